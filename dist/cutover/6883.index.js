export const id = 6883;
export const ids = [6883];
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
/* harmony import */ var _deploy2_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9534);





// src/steps/rollback.ts
/** The place that a step without a release works on: everything that the config says of the environment asked for. */
async function placeOf(context, inputs) {
	const file = await (0,_load_js__WEBPACK_IMPORTED_MODULE_1__.t)(context.files, inputs.config);
	if (!file && inputs.namespace === void 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t("INPUT_INVALID", "Input namespace is missing.", { hint: "Give namespace and app as the release has them, or run where its .github/cutover.yml is." });
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
/** Back to the version before, or to the one that is named: from what the cluster keeps, without a build or a checkout. */
const rollbackStep = async (context, inputs) => {
	const plan = await placeOf(context, inputs);
	const places = (0,_deploy2_js__WEBPACK_IMPORTED_MODULE_4__.a)((0,_deploy2_js__WEBPACK_IMPORTED_MODULE_4__.targetOf)(plan));
	const { reason, "dry-run": dryRun } = inputs;
	let to = inputs.to;
	const waves = places.map(({ wave = "", target }) => ({
		name: wave,
		async go() {
			const told = await (0,_deploy2_js__WEBPACK_IMPORTED_MODULE_4__.n)(context, {
				plan,
				target,
				wave,
				to,
				reason,
				dryRun
			});
			to ??= told.outputs.version;
			return told;
		}
	}));
	const [only] = waves;
	const { environment } = plan.settings;
	const told = only && waves.length === 1 ? await only.go() : await (0,_deploy2_js__WEBPACK_IMPORTED_MODULE_4__.i)(waves, {
		goOn: () => to !== void 0,
		environment,
		version: to ?? "",
		hide: context.report.hide
	});
	const { outcome, summary, previous: from, waves: all } = told.outputs;
	return {
		...told,
		outputs: {
			outcome,
			environment,
			summary,
			from,
			to: to ?? "",
			...all ? { waves: all } : {}
		}
	};
};



/***/ })

};
