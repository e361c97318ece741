export const id = 2004;
export const ids = [2004];
export const modules = {

/***/ 2004:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   commandGate: () => (/* binding */ commandGate)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4527);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6565);




// src/gate/command.ts
/** What of its output is shown when a command fails. */
const mostLines = 20;
const longestLine = 500;
/** Passes when a command of the shell exits with 0. What it wrote is shown when it does not. */
function commandGate(settings, { processes, clock, report, situate }) {
	const { run, timeout, attempts, successes, interval, initialDelay } = settings;
	const name = settings.name ?? `command ${(run.trim().split("\n")[0] ?? "").slice(0, 60)}`;
	return {
		name,
		attempts,
		successes,
		interval,
		initialDelay,
		async probe(signal) {
			const lines = [];
			const onLine = (line) => {
				lines.push(line.slice(0, longestLine));
				if (lines.length > mostLines) lines.shift();
			};
			const limit = new AbortController();
			const from = clock.monotonic();
			const timer = clock.sleep(timeout, AbortSignal.any([signal, limit.signal])).then(() => limit.abort(), () => void 0);
			const end = await processes.run({
				tool: "bash",
				args: [
					"--noprofile",
					"--norc",
					"-e",
					"-o",
					"pipefail",
					"-c",
					run
				],
				environment: environmentOf(situate()),
				onLine,
				signal: AbortSignal.any([signal, limit.signal])
			}).then(({ code }) => code === 0 ? void 0 : `exit code ${code}`).catch((error) => {
				if (signal.aborted) throw (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__.t)();
				return limit.signal.aborted ? `not done within ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_3__.t)(timeout)}` : (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.n)(error);
			}).finally(() => limit.abort());
			await timer;
			if (end === void 0) return {
				state: "good",
				says: `exit code 0 in ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_3__.t)(clock.monotonic() - from)}`
			};
			if (typeof end !== "string") return {
				state: "unread",
				says: `${end.message} ${end.hint}`
			};
			report.foreign([`The last lines of ${name}:`, ...lines].join("\n"));
			return {
				state: "bad",
				says: `${end}, expected 0`
			};
		}
	};
}
/** What a command is told, beside the environment of the step. */
function environmentOf(situation) {
	return {
		CUTOVER_PHASE: situation.phase,
		CUTOVER_APP: situation.app,
		CUTOVER_NAMESPACE: situation.namespace,
		CUTOVER_SERVICE: situation.service,
		CUTOVER_VERSION: situation.version,
		CUTOVER_RELEASE: situation.release,
		CUTOVER_PREVIOUS: situation.previous ?? "",
		CUTOVER_PREVIOUS_VERSION: situation.previousVersion ?? "",
		CUTOVER_URL: situation.url,
		CUTOVER_PREVIEW_URL: situation.previewUrl
	};
}



/***/ })

};
