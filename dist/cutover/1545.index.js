export const id = 1545;
export const ids = [1545];
export const modules = {

/***/ 1545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   podsGate: () => (/* binding */ podsGate)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6565);


// src/gate/pods.ts
/**
* The built-in gate of the bake, from what the watch of pods shows anyway. Restarts count from the first look, because
* what a pod needed to start is forgiven once it is ready; pods that come later (a drained node, an autoscaler) may take
* the time they need to become ready.
*/
function podsGate(bounds, podsNow, now) {
	const known = /* @__PURE__ */ new Map();
	return {
		name: "pods",
		attempts: 1,
		successes: 1,
		interval: 2e3,
		initialDelay: 0,
		async probe() {
			const at = now();
			const pods = podsNow();
			const first = known.size === 0;
			for (const pod of pods) follow(known, pod, at, first);
			return judge(bounds, pods, known, at);
		}
	};
}
function follow(known, pod, at, first) {
	const one = known.get(pod.uid) ?? {
		restarts: first ? pod.restarts : 0,
		oomKills: 0,
		seenRestarts: first ? pod.restarts : 0,
		wasReady: pod.ready,
		unreadySince: void 0
	};
	if (pod.restarts > one.seenRestarts) {
		one.oomKills += pod.oomKilled > 0 ? 1 : 0;
		one.seenRestarts = pod.restarts;
	}
	one.wasReady ||= pod.ready;
	one.unreadySince = pod.ready || !one.wasReady ? void 0 : one.unreadySince ?? at;
	known.set(pod.uid, one);
}
function judge(bounds, pods, known, at) {
	const all = [...known.values()];
	const restarts = all.reduce((sum, one) => sum + one.seenRestarts - one.restarts, 0);
	const oomKills = all.reduce((sum, { oomKills }) => sum + oomKills, 0);
	const lost = pods.flatMap(({ uid, name }) => {
		const since = known.get(uid)?.unreadySince;
		return since === void 0 ? [] : [{
			name,
			for: at - since
		}];
	});
	const longest = lost.sort((a, b) => b.for - a.for)[0];
	const unready = longest ? `${lost.length} unready, ${longest.name} for ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_1__.t)(longest.for)}, at most ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_1__.t)(bounds.unready)}` : "none unready that was ready";
	const says = [
		`${restarts} ${restarts === 1 ? "restart" : "restarts"}, at most ${bounds.restarts}`,
		`${oomKills} out of memory, at most ${bounds.oomKills}`,
		unready
	].join("; ");
	return {
		state: restarts <= bounds.restarts && oomKills <= bounds.oomKills && (longest?.for ?? 0) <= bounds.unready ? "good" : "bad",
		says
	};
}



/***/ })

};
