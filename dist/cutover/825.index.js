export const id = 825;
export const ids = [825,6883];
export const modules = {

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



/***/ }),

/***/ 825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   statusStep: () => (/* binding */ statusStep)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _kubernetes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4305);
/* harmony import */ var _rollback2_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6883);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4400);




// src/steps/status.ts
/** What runs in one cluster, since when, and what can be gone back to: as the cluster tells it. */
async function statusOf(context, environment, { wave, target }) {
	const { cluster, patient } = await (0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_1__.i)(context, target);
	const { readHistory } = await __webpack_require__.e(/* import() */ 6497).then(__webpack_require__.bind(__webpack_require__, 6497));
	const { journal, holder, live, kept } = await readHistory(patient, target.app);
	const versionOf = (release) => kept.find((one) => one.release === release)?.version ?? release ?? "unknown";
	const releases = [...new Set(live.values())];
	const healthy = journal?.phase === "done" && releases.length === 1;
	const turnedBack = journal?.phase === "done" && journal.outcome !== "SUCCEEDED" ? journal.to : void 0;
	const status = {
		app: target.app,
		namespace: cluster.namespace,
		environment,
		live: releases.map(versionOf),
		services: Object.fromEntries(live),
		last: journal && {
			intent: journal.intent,
			version: journal.version,
			phase: journal.phase,
			outcome: journal.outcome ?? null,
			why: journal.why ?? null,
			since: new Date(journal.endedAt ?? journal.startedAt).toISOString(),
			by: journal.run.actor ?? null,
			run: journal.run.url ?? null
		},
		lockedBy: holder || null,
		kept: kept.map(({ release, version, at }) => ({
			release,
			version,
			at
		})),
		healthy
	};
	const where = wave ? `${status.namespace} of ${wave}` : status.namespace;
	return {
		wave,
		status,
		lines: [
			`${status.app} in ${where}: ${status.live.join(", ") || "nothing released yet"}${healthy ? "" : " (not settled)"}`,
			...journal ? [`Last: ${journal.intent} of ${journal.version}, ${journal.outcome ?? journal.phase}${journal.why ? `: ${journal.why}` : ""}`] : [],
			...kept.map((one) => `Kept: ${one.version} (${one.release}), stored ${one.at}${one.release === turnedBack ? `, was ${journal?.outcome}` : ""}`)
		]
	};
}
/** What runs where. */
const statusStep = async (context, inputs) => {
	const plan = await (0,_rollback2_js__WEBPACK_IMPORTED_MODULE_2__.placeOf)(context, inputs);
	const { ecs, environment } = plan.settings;
	const { status, lines, healthy } = ecs ? await (await Promise.all(/* import() */[__webpack_require__.e(7150), __webpack_require__.e(4852), __webpack_require__.e(5399)]).then(__webpack_require__.bind(__webpack_require__, 5399))).statusOf(context, environment, ecs) : await inClusters(context, plan);
	for (const line of inputs.format === "json" ? JSON.stringify(status, null, 2).split("\n") : lines) context.report.line(line);
	return { outputs: {
		json: JSON.stringify(status),
		healthy: String(healthy)
	} };
};
/** Several clusters are healthy when each is, and all are on one version. */
async function inClusters(context, plan) {
	const { environment } = plan.settings;
	const places = (0,_record_js__WEBPACK_IMPORTED_MODULE_3__.o)((0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_1__.n)(plan));
	const found = await (0,_record_js__WEBPACK_IMPORTED_MODULE_3__.i)(places, (place) => statusOf(context, environment, place));
	const [only] = found;
	const versions = [...new Set(found.flatMap(({ status }) => status.live))];
	const healthy = found.every(({ status }) => status.healthy) && versions.length <= 1;
	const waves = Object.fromEntries(found.map(({ wave, status }) => [wave, status]));
	const status = only && found.length === 1 ? only.status : {
		environment,
		live: versions,
		waves,
		healthy
	};
	const told = found.length > 1 && versions.length > 1 ? [`The waves differ: ${versions.join(", ")}`] : [];
	return {
		status,
		lines: [...found.flatMap((one) => one.lines), ...told],
		healthy
	};
}



/***/ })

};
