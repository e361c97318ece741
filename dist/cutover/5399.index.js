export const id = 5399;
export const ids = [5399,9614];
export const modules = {

/***/ 9614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   goBack: () => (/* binding */ goBack),
/* harmony export */   nameOf: () => (/* binding */ nameOf),
/* harmony export */   t: () => (/* binding */ readHistory)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _ecs2_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4852);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7346);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4400);
/* harmony import */ var _swap2_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(450);





// src/target/ecs/families.ts
/** As many as DescribeServiceRevisions takes. */
const looked$1 = 20;
/** Families of the task definitions that a service was taken to by its newest deployments; ECS keeps these for 90 days. */
async function familiesBefore(aws, cluster, { serviceName = "", deploymentController }, signal) {
	if ((deploymentController?.type ?? "ECS") !== "ECS") return [];
	const input = {
		cluster,
		service: serviceName,
		maxResults: looked$1
	};
	const { serviceDeployments = [] } = await aws.call("ecs:ListServiceDeployments", input, signal);
	const arns = new Set(serviceDeployments.flatMap(({ targetServiceRevisionArn }) => targetServiceRevisionArn ?? []));
	if (arns.size === 0) return [];
	const named = { serviceRevisionArns: [...arns].slice(0, looked$1) };
	const { serviceRevisions = [] } = await aws.call("ecs:DescribeServiceRevisions", named, signal);
	return serviceRevisions.flatMap(({ taskDefinition }) => taskDefinition ? [(0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.p)(taskDefinition).family] : []);
}
// src/target/ecs/history.ts
/** How many of a family's newest revisions are looked at, of those that are ACTIVE and of those that are not. */
const looked = 30;
const keptOf = (revision) => ({
	revision,
	release: (0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.h)(revision.definition, _ecs2_js__WEBPACK_IMPORTED_MODULE_1__.g.release),
	version: (0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.h)(revision.definition, _ecs2_js__WEBPACK_IMPORTED_MODULE_1__.g.version),
	previous: (0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.h)(revision.definition, _ecs2_js__WEBPACK_IMPORTED_MODULE_1__.g.previous),
	left: (0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.h)(revision.definition, _ecs2_js__WEBPACK_IMPORTED_MODULE_1__.g.left)
});
async function readHistory(aws, place, signal) {
	const described = await (0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.d)(aws, place, signal);
	const services = await Promise.all(described.map(async (one) => {
		const { name, revision, desired, primary } = (0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.f)(one);
		return {
			name,
			live: keptOf(await (0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.m)(aws, revision, signal)),
			desired,
			running: primary.running,
			state: primary.state
		};
	}));
	const before = await Promise.all(described.map((one) => familiesBefore(aws, place.cluster, one, signal)));
	const families = [.../* @__PURE__ */ new Set([...services.flatMap(({ live }) => familiesIn(live)), ...before.flat()])];
	const arns = (await Promise.all(families.map((family) => newestOf(aws, family, signal)))).flat();
	const kept = [];
	for (const arn of arns) kept.push(keptOf(await (0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.m)(aws, arn, signal)));
	const byAge = kept.sort((a, b) => age(b) - age(a) || b.revision.number - a.revision.number);
	const isOurs = ({ release }) => release !== void 0;
	return {
		services,
		families,
		kept: byAge.filter(isOurs),
		foreign: byAge.filter((one) => !isOurs(one))
	};
}
const age = ({ revision: { registeredAt } }) => registeredAt ?? 0;
/** Its own, and those of the revisions that it names. */
const familiesIn = ({ revision, previous, left }) => [revision.family, ...[previous, left].flatMap((arn) => arn === void 0 ? [] : [(0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.p)(arn).family])];
async function newestOf(aws, familyPrefix, signal) {
	return (await Promise.all(["ACTIVE", "INACTIVE"].map((status) => aws.call("ecs:ListTaskDefinitions", {
		familyPrefix,
		status,
		sort: "DESC",
		maxResults: looked
	}, signal)))).flatMap(({ taskDefinitionArns = [] }) => taskDefinitionArns.filter((arn) => (0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.p)(arn).family === familyPrefix));
}
/**
* Where a rollback goes: to the version (or `family:revision`) `to`, or to what was live before the last release. A
* revision that is INACTIVE is registered again by the rollout. NOT_FOUND says what there is.
*/
async function wayBack(aws, place, history, to, signal) {
	const found = to === void 0 ? await before(aws, place, history, signal) : named(history, to);
	if (found) return releaseOf(place, found);
	throw unknown(`${place.app} has no version ${to} to go back to`, history);
}
const named = ({ kept, services, foreign }, to) => {
	const wanted = to.replace(/^v(?=\d)/, "");
	return [
		...kept,
		...services.map(({ live }) => live),
		...foreign
	].find(({ version, release, revision }) => version === wanted || release === to || revision.arn.endsWith(`/${to}`));
};
/** What the journal of the release that is live says was there before it. */
async function before(aws, place, history, signal) {
	const { app } = place;
	const [newest] = history.kept;
	const active = await (0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.u)(aws, place, signal);
	const service = history.services.find(({ name }) => name === active);
	if (!newest || !service) throw unknown(`Nothing was ever released as ${app}`, history);
	const { live: current, state } = service;
	const isBack = current.revision.arn !== newest.revision.arn && current.release !== void 0 || current.left !== void 0 || newest.previous === current.revision.arn;
	if (isBack && state === "IN_PROGRESS") return current;
	if (isBack) throw unknown(`${app} was taken back to ${nameIn(current)} already`, history);
	if (current.previous === void 0) throw unknown(`What ran before ${nameIn(current)} of ${app} is not known`, history);
	return keptOf(await (0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.m)(aws, current.previous, signal));
}
const nameIn = ({ version, revision }) => version ?? `${revision.family}:${revision.number}`;
/** As it was, under the same release; what can't be used again is registered again. */
function releaseOf({ app, cluster, services }, kept) {
	const { revision } = kept;
	const { definition, arn, status } = revision;
	const rid = kept.release ?? `${revision.family}-${revision.number}`;
	const own = (definition.tags ?? []).filter(({ key }) => key !== _ecs2_js__WEBPACK_IMPORTED_MODULE_1__.g.release && key !== _ecs2_js__WEBPACK_IMPORTED_MODULE_1__.g.left);
	const containers = definition.containerDefinitions ?? [];
	return {
		app,
		version: nameIn(kept),
		rid,
		cluster,
		services,
		revision: {
			...definition,
			tags: [...own, {
				key: _ecs2_js__WEBPACK_IMPORTED_MODULE_1__.g.release,
				value: rid
			}]
		},
		...status === "ACTIVE" ? { arn } : {},
		images: containers.flatMap(({ name = "", image }) => image ? [{
			name,
			reference: image
		}] : [])
	};
}
function unknown(message, { kept, families }) {
	const versions = [...new Set(kept.map(nameIn))].slice(0, 10).join(", ");
	return new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("NOT_FOUND", `${message}.`, { hint: versions ? `Name the version to go to, or its revision as ${families[0]}:12; among the newest ${looked} of ${families.join(", ")} are ${versions}.` : `Release the wanted version again from its tag: none of the newest ${looked} revisions of ${families.join(", ")} is a release.` });
}
// src/steps/ecs-back.ts
/** Takes the services back to an earlier revision. The output `previous` is the version that was live. */
async function goBack(context, { plan, ecs, to, reason, dryRun }) {
	const { signal } = context;
	const account = await (0,_record_js__WEBPACK_IMPORTED_MODULE_3__.u)(context, ecs);
	const { aws, steady, requests } = account;
	const history = await readHistory(steady, ecs, signal);
	const set = await wayBack(steady, ecs, history, to, signal);
	(0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.r)(context, set, await (0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.l)({
		aws: steady,
		signal
	}, set.revision));
	const active = await (0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.u)(steady, ecs, signal);
	const live = history.services.find(({ name }) => name === active)?.live;
	const from = live ? nameOf(live) : "";
	const why = reason ? { reason } : {};
	const facts = {
		task: "rollback",
		plan,
		images: imagesOf(set),
		set,
		from,
		nextStep: _ecs2_js__WEBPACK_IMPORTED_MODULE_1__.n,
		...why
	};
	if (dryRun) return withFrom((0,_record_js__WEBPACK_IMPORTED_MODULE_3__.r)(context, facts, planned(set, live)), from);
	const terms = {
		...(0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.i)(context, ecs, account),
		intent: "rollback",
		strategy: plan.settings.strategy,
		gates: {
			before: [],
			after: []
		}
	};
	const told = await (0,_record_js__WEBPACK_IMPORTED_MODULE_3__.t)(context, facts, requests, (around) => (0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.s)(aws, set, terms, around));
	const { keepRevisions: _all, ...rest } = ecs;
	return withFrom(await (0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.o)(context, steady, rest, told), from);
}
const withFrom = (told, previous) => ({
	...told,
	outputs: {
		...told.outputs,
		previous
	}
});
const nameOf = ({ version, revision }) => version ?? (0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.a)(revision);
/** What is pinned in it: a rollback brings the bytes back that ran then. */
const imagesOf = ({ images }) => images.flatMap(({ reference }) => reference.includes("@") ? [(0,_swap2_js__WEBPACK_IMPORTED_MODULE_4__.n)(reference)] : []);
const planned = ({ version, arn, revision: { family } }, live) => [...arn === void 0 ? [`Would register the revision of ${version} in ${family} again: it is INACTIVE`] : [], `Would go from ${live ? nameOf(live) : "nothing"} to ${version}${arn === void 0 ? "" : ` (${arn.split("/").at(-1)})`}`];



/***/ }),

/***/ 5399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   statusOf: () => (/* binding */ statusOf)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _ecs2_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4852);
/* harmony import */ var _ecs_back_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9614);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4400);




// src/steps/ecs-status.ts
/** What runs on the services, and what can be gone back to: as AWS tells it. */
async function statusOf(context, environment, ecs) {
	const { signal, clock } = context;
	const { steady: aws } = await (0,_record_js__WEBPACK_IMPORTED_MODULE_3__.u)(context, ecs);
	const { app, cluster, lock } = ecs;
	const { services, kept } = await (0,_ecs_back_js__WEBPACK_IMPORTED_MODULE_2__.t)(aws, ecs, signal);
	const active = await (0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.u)(aws, ecs, signal);
	const held = lock && await new _ecs2_js__WEBPACK_IMPORTED_MODULE_1__.c(aws, lock, app, { holder: "" }, clock).read(signal);
	const live = services.find(({ name }) => name === active);
	const healthy = live !== void 0 && live.running > 0 && isSettled(live);
	const status = {
		app,
		cluster,
		environment,
		live: live ? [(0,_ecs_back_js__WEBPACK_IMPORTED_MODULE_2__.nameOf)(live.live)] : [],
		services: Object.fromEntries(services.map((service) => [service.name, toldOf(service)])),
		lockedBy: held?.holder || null,
		kept: kept.map((one) => ({
			...named(one),
			status: one.revision.status
		})),
		healthy
	};
	return {
		status,
		lines: [
			`${app} in ${cluster}: ${status.live.join(", ")}${healthy ? "" : " (not settled)"}`,
			...services.map(({ name, live, running, desired }) => {
				const where = name === active ? "" : ", without traffic";
				return `${name}: ${(0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.a)(live.revision)} (${(0,_ecs_back_js__WEBPACK_IMPORTED_MODULE_2__.nameOf)(live)}), ${running} of ${desired} running${where}`;
			}),
			...kept.map((one) => `Kept: ${(0,_ecs_back_js__WEBPACK_IMPORTED_MODULE_2__.nameOf)(one)} (${one.release}), ${(0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.a)(one.revision)}`)
		],
		healthy
	};
}
const isSettled = ({ running, desired, state }) => running === desired && (state === "" || state === "COMPLETED");
const named = (one) => ({
	release: one.release ?? null,
	version: one.version ?? null,
	revision: (0,_ecs2_js__WEBPACK_IMPORTED_MODULE_1__.a)(one.revision)
});
const toldOf = ({ live, running, desired, state }) => ({
	...named(live),
	running,
	desired,
	state
});



/***/ })

};
