export const id = 3582;
export const ids = [3582,6883];
export const modules = {

/***/ 3582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   retireStep: () => (/* binding */ retireStep)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4400);
/* harmony import */ var _kubernetes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4305);
/* harmony import */ var _rollback2_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6883);





// src/steps/retire.ts
/** Puts what is kept no longer to size 0, from what the cluster itself tells: for a schedule, and for people. */
const retireStep = async (context, inputs) => {
	const { settings } = await (0,_rollback2_js__WEBPACK_IMPORTED_MODULE_4__.placeOf)(context, inputs);
	const { report, changes } = listening(context);
	const places = (0,_record_js__WEBPACK_IMPORTED_MODULE_2__.o)((0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_3__.n)({ settings }));
	const done = await (0,_record_js__WEBPACK_IMPORTED_MODULE_2__.i)(places, (place) => retireIn(context, report, settings, place, inputs.now));
	for (const { why } of done) context.report.line(why);
	const outputs = {
		outcome: done.find(({ outcome }) => (0,_record_js__WEBPACK_IMPORTED_MODULE_2__.f)(outcome) !== 0)?.outcome ?? "SUCCEEDED",
		environment: settings.environment,
		version: [...new Set(done.map(({ version }) => version))].join(", "),
		changes: changes.join("\n")
	};
	const failures = done.filter(({ outcome }) => (0,_record_js__WEBPACK_IMPORTED_MODULE_2__.f)(outcome) !== 0).map(({ why }) => why);
	if (failures.length === 0) return { outputs };
	return {
		outputs,
		failure: new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("STOPPED", `${failures.join("; ")}.`, { hint: "Nobody watches a release that was cut off. Its workflow, run again, resumes it." })
	};
};
async function retireIn(context, report, { strategy }, { wave, target }, atOnce) {
	const { clock, signal, run } = context;
	const { cluster, patient } = await (0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_3__.i)(context, target);
	const { readHistory } = await __webpack_require__.e(/* import() */ 6497).then(__webpack_require__.bind(__webpack_require__, 6497));
	const { rollOut } = await Promise.all(/* import() */[__webpack_require__.e(3268), __webpack_require__.e(2688)]).then(__webpack_require__.bind(__webpack_require__, 2688));
	const set = liveSet(await readHistory(patient, target.app), target.app);
	const terms = {
		intent: "retire",
		strategy,
		gates: {
			before: [],
			after: []
		},
		outside: context,
		run,
		atOnce
	};
	const { outcome, why } = await report.phase((0,_record_js__WEBPACK_IMPORTED_MODULE_2__.s)("Retire", wave), () => rollOut(cluster, set, terms, {
		clock,
		signal,
		report
	}));
	return {
		outcome,
		why: `${wave ? `${target.app} in ${wave}` : target.app}: ${why}`,
		version: set.version
	};
}
/** What is done by the way, told and kept. */
function listening({ report }) {
	const changes = [];
	const line = (text) => {
		changes.push(text);
		report.line(text);
	};
	return {
		changes,
		report: {
			...report,
			line
		}
	};
}
/** The release that has the traffic, as its bundle keeps it. */
function liveSet({ live, kept }, app) {
	const releases = new Set(live.values());
	const found = kept.find(({ release }) => releases.has(release));
	if (found) return found.set();
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("NOT_FOUND", `No release of ${app} is live, so there is nothing to retire.`, { hint: "Check the app, the namespace and the cluster." });
}



/***/ }),

/***/ 6883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   placeOf: () => (/* binding */ placeOf),
/* harmony export */   rollbackStep: () => (/* binding */ rollbackStep)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _load_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3801);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(398);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7346);
/* harmony import */ var _kubernetes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4305);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4400);






// src/steps/rollback.ts
/** The place that a step without a release works on: everything that the config says of the environment asked for. */
async function placeOf(context, inputs) {
	const file = await (0,_load_js__WEBPACK_IMPORTED_MODULE_1__.t)(context.files, inputs.config);
	if (!file && inputs.namespace === void 0 && inputs.cluster === void 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t("INPUT_INVALID", "Input namespace is missing.", { hint: "Give namespace and app (on Amazon ECS cluster and service) as the release has them, or run where its .github/cutover.yml is." });
	const occasion = {
		kind: "dispatch",
		ref: "",
		prerelease: false
	};
	const environment = inputs.environment ?? (file ? void 0 : "production");
	const overrides = {
		...(0,_plan_js__WEBPACK_IMPORTED_MODULE_2__.n)(inputs),
		environment,
		built: false,
		gates: [],
		...inputs.namespace && !file ? { manifests: [] } : {}
	};
	return {
		settings: (0,_plan_js__WEBPACK_IMPORTED_MODULE_2__.l)(overrides, file, occasion, context.environment),
		github: await (0,_plan_js__WEBPACK_IMPORTED_MODULE_2__.t)(context, inputs.token)
	};
}
/** Back to the version before, or to the one that is named: from what is kept where it runs, without a build or a checkout. */
const rollbackStep = async (context, inputs) => {
	const plan = await placeOf(context, inputs);
	const { ecs } = plan.settings;
	const { to, reason, "dry-run": dryRun } = inputs;
	const told = ecs ? await (await Promise.all(/* import() */[__webpack_require__.e(7150), __webpack_require__.e(4852), __webpack_require__.e(9614)]).then(__webpack_require__.bind(__webpack_require__, 9614))).goBack(context, {
		plan,
		ecs,
		to,
		reason,
		dryRun
	}) : await inClusters(context, inputs, plan);
	const { outcome, summary, environment, version, previous: from, waves } = told.outputs;
	return {
		...told,
		outputs: {
			outcome,
			environment,
			summary,
			from,
			to: version,
			...waves ? { waves } : {}
		}
	};
};
/** One cluster after the other. */
async function inClusters(context, inputs, plan) {
	const places = (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.o)((0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_4__.n)(plan));
	const { reason, "dry-run": dryRun } = inputs;
	let to = inputs.to;
	const wavesWith = (record) => places.map(({ wave = "", target }) => ({
		name: wave,
		async go() {
			const told = await (0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_4__.r)(context, {
				plan,
				target,
				wave,
				to,
				reason,
				record,
				dryRun
			});
			to ??= told.outputs.version;
			return told;
		}
	}));
	const { environment } = plan.settings;
	const { hide } = context.report;
	const rules = {
		goOn: () => to !== void 0,
		environment,
		version: to ?? "",
		hide
	};
	const [only] = wavesWith();
	const told = only && places.length === 1 ? await only.go() : await (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.n)(context, plan, (record) => (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.a)(wavesWith(record), rules));
	return {
		...told,
		outputs: {
			...told.outputs,
			version: to ?? ""
		}
	};
}



/***/ })

};
