export const id = 9534;
export const ids = [9534];
export const modules = {

/***/ 9534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deployStep: () => (/* binding */ deployStep),
/* harmony export */   foresee: () => (/* binding */ foresee),
/* harmony export */   goLive: () => (/* binding */ goLive),
/* harmony export */   verified: () => (/* binding */ verified)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(398);
/* harmony import */ var _swap2_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(450);



// src/steps/deploy.ts
/** What would stop the release after its build, found before it. A version that was built for nothing can't be built again. */
async function foresee(context, plan) {
	const { ecs } = plan.settings;
	if (ecs) await (await Promise.all(/* import() */[__webpack_require__.e(7150), __webpack_require__.e(4400), __webpack_require__.e(4852)]).then(__webpack_require__.bind(__webpack_require__, 4852)).then((n) => n.t)).foresee(context, plan, ecs);
	else await (await Promise.all(/* import() */[__webpack_require__.e(4400), __webpack_require__.e(4305)]).then(__webpack_require__.bind(__webpack_require__, 4305)).then((n) => n.t)).foresee(context, plan);
}
/** Takes a release of these images live, wherever the plan says. Only what is spoken there is loaded. */
async function goLive(context, plan, images, dryRun) {
	const { ecs } = plan.settings;
	if (ecs) return await (await Promise.all(/* import() */[__webpack_require__.e(7150), __webpack_require__.e(4400), __webpack_require__.e(4852)]).then(__webpack_require__.bind(__webpack_require__, 4852)).then((n) => n.t)).goLive(context, plan, ecs, images, dryRun);
	return await (await Promise.all(/* import() */[__webpack_require__.e(4400), __webpack_require__.e(4305)]).then(__webpack_require__.bind(__webpack_require__, 4305)).then((n) => n.t)).release(context, plan, images, dryRun);
}
/** Lets only images pass that the environment's `verify` accepts. */
async function verified(context, plan, images) {
	if (plan.settings.verify) await (await Promise.all(/* import() */[__webpack_require__.e(7150), __webpack_require__.e(1596), __webpack_require__.e(6421)]).then(__webpack_require__.bind(__webpack_require__, 1596))).verifyImages(context, plan, images);
}
/** Deploys images that another step or job has built. */
const deployStep = async (context, inputs) => {
	const plan = await (0,_plan_js__WEBPACK_IMPORTED_MODULE_1__.r)(context, {
		...inputs,
		built: false
	});
	const images = (inputs.images ?? []).map(_swap2_js__WEBPACK_IMPORTED_MODULE_2__.n);
	if (plan.settings.verify) await context.report.phase("Verify", () => verified(context, plan, images));
	return await goLive(context, plan, images, inputs["dry-run"]);
};



/***/ })

};
