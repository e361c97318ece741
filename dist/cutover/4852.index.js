export const id = 4852;
export const ids = [4852];
export const modules = {

/***/ 6222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ passedTo),
/* harmony export */   t: () => (/* binding */ missing)
/* harmony export */ });
// src/aws/denied.ts
/** Whom roles may be handed to: a role that can be passed to anything is a way to more rights. */
const passedTo = {
	tasks: "ecs-tasks.amazonaws.com",
	schedules: "events.amazonaws.com"
};
/** Words of AWS for a policy that no statement of the role's own can help against. */
const elsewhere = /with an explicit deny|service control policy|permissions boundary|session policy|resource control policy/;
/** What has to be allowed, as a statement to paste, from what AWS says of it or else from the call itself. */
function missing(name, said) {
	const [, action = name, resource = "*"] = /not authorized to perform:? ([\w-]+:\w+)(?: on(?: the)? resources?:? "?(arn:[^\s,"]+|\*))?/.exec(said) ?? [];
	const statement = {
		Effect: "Allow",
		Action: action,
		Resource: resource,
		...action === "iam:PassRole" ? { Condition: passing(receiverOf(name)) } : {}
	};
	const barrier = elsewhere.exec(said)?.[0];
	return `${barrier ? `AWS names what refuses it (${barrier}): that has to change, beside this statement.\n` : ""}Allow it to the role of this run, by this statement in its policy:\n${JSON.stringify(statement)}`;
}
/** To whom a call hands the roles that it names. */
const receiverOf = (name) => name.startsWith("events:") ? passedTo.schedules : passedTo.tasks;
const passing = (...services) => ({ StringEquals: { "iam:PassedToService": services.length === 1 ? services[0] ?? "" : services } });



/***/ }),

/***/ 4852:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ shortOf),
/* harmony export */   c: () => (/* binding */ S3Lock),
/* harmony export */   d: () => (/* binding */ describeServices),
/* harmony export */   f: () => (/* binding */ serviceOf),
/* harmony export */   g: () => (/* binding */ tagNames),
/* harmony export */   h: () => (/* binding */ tagOf),
/* harmony export */   i: () => (/* binding */ termsOf),
/* harmony export */   l: () => (/* binding */ reviewImages),
/* harmony export */   m: () => (/* binding */ revisionOf),
/* harmony export */   n: () => (/* binding */ nextStep),
/* harmony export */   o: () => (/* binding */ settleAfter),
/* harmony export */   p: () => (/* binding */ nameOf$1),
/* harmony export */   r: () => (/* binding */ tell),
/* harmony export */   s: () => (/* binding */ rollOut),
/* harmony export */   t: () => (/* binding */ ecs_exports),
/* harmony export */   u: () => (/* binding */ activeService)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(398);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7346);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3744);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4224);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4400);
/* harmony import */ var _manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7503);
/* harmony import */ var _small_blob_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6672);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6565);
/* harmony import */ var _denied_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6222);
/* harmony import */ var _patient_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8876);
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(2186);
/* harmony import */ var _watch_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(1566);
/* harmony import */ var _masks_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(9900);
/* harmony import */ var _release_id_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(2992);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(4527);
/* harmony import */ var _swap2_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(450);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(1335);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(7150);



















// src/target/ecs/read-codedeploy.ts
const minute$1 = 6e4;
const active = [
	"Created",
	"Queued",
	"InProgress",
	"Ready",
	"Baking"
];
/** Reads deployments of CodeDeploy, in the words of ECS. */
var CodeDeployments = class {
	#aws;
	#cluster;
	#group;
	constructor(aws, cluster) {
		this.#aws = aws;
		this.#cluster = cluster;
	}
	/** What CodeDeploy adds to a service: its group, where that stops, how long that waits, and the newest deployment. */
	async of(service, signal) {
		this.#group ??= await this.#groupOf(service.serviceName ?? "", signal);
		if (!this.#group) return {};
		const named = {
			applicationName: this.#group.application,
			deploymentGroupName: this.#group.name
		};
		const { deploymentGroupInfo: info } = await this.#aws.call("codedeploy:GetDeploymentGroup", named, signal);
		const { deploymentReadyOption: ready } = info?.blueGreenDeploymentConfiguration ?? {};
		const deployment = await this.#newest(named, info, service, signal);
		return {
			group: this.#group,
			pauses: ready?.actionOnTimeout === "STOP_DEPLOYMENT" ? ["READY"] : [],
			shifting: shiftingOf$1(info?.deploymentConfigName ?? ""),
			...deployment ? { deployment } : {}
		};
	}
	async #newest(named, info, service, signal) {
		const input = {
			...named,
			includeOnlyStatuses: [...active]
		};
		const { deployments: running = [] } = await this.#aws.call("codedeploy:ListDeployments", input, signal);
		const id = running[0] ?? info?.lastAttemptedDeployment?.deploymentId;
		if (id === void 0) return void 0;
		const newest = await this.#get(id, signal);
		const cause = newest.creator === "codeDeployRollback" ? newest.rollbackInfo?.rollbackTriggeringDeploymentId : void 0;
		const one = cause === void 0 ? newest : await this.#get(cause, signal);
		const backId = one.rollbackInfo?.rollbackDeploymentId;
		return seenOf(one, (cause === void 0 ? backId && await this.#get(backId, signal) : newest) || void 0, service);
	}
	async #get(deploymentId, signal) {
		const { deploymentInfo } = await this.#aws.call("codedeploy:GetDeployment", { deploymentId }, signal);
		return deploymentInfo ?? { deploymentId };
	}
	/** By the names that the console gives first; then by asking each group whom it deploys to. */
	async #groupOf(service, signal) {
		const cluster = this.#cluster.replace(/^.*\//, "");
		const { applications = [] } = await this.#aws.call("codedeploy:ListApplications", {}, signal);
		const likely = `AppECS-${cluster}-${service}`;
		for (const applicationName of [...applications].sort((a, b) => Number(b === likely) - Number(a === likely))) {
			const { deploymentGroups = [] } = await this.#aws.call("codedeploy:ListDeploymentGroups", { applicationName }, signal);
			for (const deploymentGroupName of deploymentGroups) {
				const named = {
					applicationName,
					deploymentGroupName
				};
				const { deploymentGroupInfo } = await this.#aws.call("codedeploy:GetDeploymentGroup", named, signal);
				if ((deploymentGroupInfo?.ecsServices ?? []).some((one) => one.serviceName === service && one.clusterName === cluster)) return {
					application: applicationName,
					name: deploymentGroupName
				};
			}
		}
	}
};
/** `CodeDeployDefault.ECSLinear10PercentEvery3Minutes`, `...ECSCanary10Percent5Minutes`; configurations of one's own: an hour. */
function shiftingOf$1(config) {
	const [, part, step] = /Linear(\d+)PercentEvery(\d+)Minutes?$/.exec(config) ?? [];
	if (part && step) return Math.ceil(100 / Number(part)) * Number(step) * minute$1;
	const [, rest] = /Canary\d+Percent(\d+)Minutes?$/.exec(config) ?? [];
	if (rest) return Number(rest) * minute$1;
	return config.startsWith("CodeDeployDefault.") || config === "" ? 0 : 60 * minute$1;
}
const revisionIn = (text) => /arn:[\w-]+:ecs:[\w-]+:\d+:task-definition\/[\w-]+:\d+/.exec(text)?.[0] ?? "";
function seenOf(one, back, service) {
	const id = one.deploymentId ?? "";
	const sets = service.taskSets ?? [];
	const own = sets.find(({ externalId }) => externalId === id);
	const live = sets.find(({ status }) => status === "PRIMARY");
	const said = `${one.description ?? ""} ${one.revision?.appSpecContent?.content ?? ""} ${one.revision?.string?.content ?? ""}`;
	const revision = own?.taskDefinition ?? revisionIn(said);
	const hasTraffic = own !== void 0 && own === live;
	const reason = one.errorInformation?.message ?? back?.rollbackInfo?.rollbackMessage;
	const ready = one.status === "Ready";
	return {
		id,
		revision,
		from: sets.flatMap((set) => set !== own && set.taskDefinition ? [set.taskDefinition] : []),
		status: statusOf(one, back, live?.taskDefinition === revision),
		stage: ready ? "READY" : hasTraffic || one.instanceTerminationWaitTimeStarted ? "BAKE_TIME" : "",
		hooks: ready ? [{
			id: `${id} READY`,
			pause: true,
			status: "AWAITING_ACTION",
			...expiryOf(one)
		}] : [],
		share: hasTraffic ? 100 : 0,
		...reason ? { reason } : {},
		...one.completeTime ? { finishedAt: one.completeTime.getTime() } : {}
	};
}
/** What the group's wait ends in: STOP_DEPLOYMENT stops there. CodeDeploy does not say since when it waits. */
const expiryOf = ({ blueGreenDeploymentConfiguration: { deploymentReadyOption } = {} }) => deploymentReadyOption?.actionOnTimeout === "STOP_DEPLOYMENT" ? { onExpiry: "ROLLBACK" } : {};
function statusOf({ status, rollbackInfo }, back, isLive) {
	const known = {
		Created: "PENDING",
		Queued: "PENDING",
		InProgress: "IN_PROGRESS",
		Ready: "IN_PROGRESS",
		Baking: "IN_PROGRESS",
		Succeeded: "SUCCESSFUL"
	}[status ?? "Created"];
	if (known) return known;
	if (back) {
		if (back.status === "Succeeded") return "ROLLBACK_SUCCESSFUL";
		return back.status === "Failed" || back.status === "Stopped" ? "ROLLBACK_FAILED" : "ROLLBACK_IN_PROGRESS";
	}
	if (!isLive) return "ROLLBACK_SUCCESSFUL";
	return rollbackInfo?.rollbackMessage ? "ROLLBACK_FAILED" : "STOPPED";
}
// src/target/ecs/read-deployment.ts
/** The list of deployments may be behind the service's own description by that much, and is read again after it. */
const oldest = 1e4;
/** Reads service deployments of ECS. What a service revision consists of never changes, and is read once. */
var ServiceDeployments = class {
	#aws;
	#cluster;
	#clock;
	#listed = /* @__PURE__ */ new Map();
	#definitions = /* @__PURE__ */ new Map();
	/** By service, the revision that its newest deployment takes live. */
	#targets = /* @__PURE__ */ new Map();
	constructor(aws, cluster, clock) {
		this.#aws = aws;
		this.#cluster = cluster;
		this.#clock = clock;
	}
	/** The newest one. None for a service that has not been deployed for 90 days, or since there are any. */
	async newest(described, signal) {
		const service = described.serviceName ?? "";
		const arn = await this.#newestOf(service, described, signal);
		if (arn === void 0) return void 0;
		const { serviceDeployments: found = [] } = await this.#aws.call("ecs:DescribeServiceDeployments", { serviceDeploymentArns: [arn] }, signal);
		const [one] = found;
		if (one?.targetServiceRevision?.arn) this.#targets.set(service, one.targetServiceRevision.arn);
		return one && await this.#seen(one, arn, signal);
	}
	/** A deployment that is new shows in the service's own description, which is read anyway. */
	async #newestOf(service, described, signal) {
		const { deployments = [], currentServiceDeployment = "" } = described;
		const of = [...deployments.map(({ id = "" }) => id), currentServiceDeployment].join();
		const now = this.#clock.monotonic();
		const known = this.#listed.get(service);
		if (known && known.of === of && now - known.at < oldest) return known.arn;
		const input = {
			cluster: this.#cluster,
			service,
			maxResults: 20
		};
		const { serviceDeployments: briefs = [] } = await this.#aws.call("ecs:ListServiceDeployments", input, signal);
		const [brief] = [...briefs].sort((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0));
		const arn = brief?.serviceDeploymentArn;
		this.#listed.set(service, {
			of,
			at: now,
			arn
		});
		return arn;
	}
	/** The target group that ECS gave the newest revision, which of two that is it chooses itself. */
	async groupOf(service, signal) {
		const arn = this.#targets.get(service);
		if (arn === void 0) return void 0;
		const input = { serviceRevisionArns: [arn] };
		const { serviceRevisions = [] } = await this.#aws.call("ecs:DescribeServiceRevisions", input, signal);
		return serviceRevisions[0]?.resolvedConfiguration?.loadBalancers?.[0]?.targetGroupArn;
	}
	async #seen(one, id, signal) {
		const target = one.targetServiceRevision;
		const sources = (one.sourceServiceRevisions ?? []).flatMap(({ arn }) => arn ?? []);
		const [revision = "", ...from] = await this.#definitionsOf([target?.arn ?? "", ...sources], signal);
		const reason = one.rollback?.reason ?? one.statusReason;
		return {
			id,
			revision,
			from,
			status: one.status ?? "",
			stage: one.lifecycleStage ?? "",
			hooks: (one.lifecycleHookDetails ?? []).map(hookOf),
			share: target?.requestedProductionTrafficWeight ?? 0,
			...reason ? { reason } : {},
			...one.finishedAt ? { finishedAt: one.finishedAt.getTime() } : {}
		};
	}
	async #definitionsOf(arns, signal) {
		const unknown = [...new Set(arns)].filter((arn) => arn !== "" && !this.#definitions.has(arn));
		if (unknown.length > 0) {
			const input = { serviceRevisionArns: unknown.slice(0, 20) };
			const { serviceRevisions = [] } = await this.#aws.call("ecs:DescribeServiceRevisions", input, signal);
			for (const { serviceRevisionArn = "", taskDefinition = "" } of serviceRevisions) this.#definitions.set(serviceRevisionArn, taskDefinition);
		}
		return arns.map((arn) => this.#definitions.get(arn) ?? "");
	}
};
const hookOf = ({ hookId = "", targetType, status, expiresAt, timeoutAction }) => ({
	id: hookId,
	pause: targetType === "PAUSE",
	status: status ?? "",
	...expiresAt ? { expiresAt: expiresAt.getTime() } : {},
	...timeoutAction ? { onExpiry: timeoutAction } : {}
});
// src/target/ecs/read-health.ts
/** How old may be what is only told. */
const undecisive = 1e4;
/** Reads the health of targets; once for all who ask for it at about the same time, because it is what AWS throttles first. */
var TargetHealths = class {
	#aws;
	#clock;
	#read = /* @__PURE__ */ new Map();
	constructor(aws, clock) {
		this.#aws = aws;
		this.#clock = clock;
	}
	/** Of all targets of a group (ARN), as it was at most `age` ago. */
	async of(TargetGroupArn, age, signal) {
		const now = this.#clock.monotonic();
		const known = this.#read.get(TargetGroupArn);
		if (known && now - known.at < age) return known.found;
		const found = (await this.#aws.call("elasticloadbalancing:DescribeTargetHealth", { TargetGroupArn }, signal)).TargetHealthDescriptions ?? [];
		this.#read.set(TargetGroupArn, {
			at: now,
			found
		});
		return found;
	}
};
function countOf(found) {
	const states = found.map(({ TargetHealth: health }) => health?.State ?? "");
	const count = (...these) => states.filter((state) => these.includes(state)).length;
	return {
		healthy: count("healthy"),
		initial: count("initial"),
		unhealthy: count("unhealthy", "unavailable"),
		draining: count("draining", "unhealthy.draining")
	};
}
// src/target/ecs/release.ts
/** Tags on a task definition that make it the journal of the release. */
const tagNames = {
	/** The release id. */
	release: "cutover:release",
	version: "cutover:version",
	/** ARN of the revision that was live when this one was registered. */
	previous: "cutover:previous",
	/** ARN of the revision that a rollback left for this one, where it had to be registered again for that. */
	left: "cutover:left",
	/** Digests of the images that were swapped in, `name=sha256:...` joined by blanks. */
	digest: "cutover:digest"
};
/** What tags begin with that say what became of the tasks of a release. */
const oneOffTag = "cutover:task:";
// src/target/ecs/task-definition/revision.ts
/** What AWS adds to a definition when it describes it. */
const describedOnly = [
	"taskDefinitionArn",
	"revision",
	"status",
	"requiresAttributes",
	"compatibilities",
	"registeredAt",
	"deregisteredAt",
	"deleteRequestedAt",
	"registeredBy"
];
/** A description as the input that registers the same again. */
function registrable(described, tags = []) {
	const left = Object.entries(described).filter(([field, value]) => value !== void 0 && value !== null && !describedOnly.some((one) => one === field));
	const carried = tags.filter(({ key }) => !key?.startsWith("aws:"));
	return {
		...Object.fromEntries(left),
		...carried.length > 0 && { tags: carried }
	};
}
/** The value of a tag of a revision. */
const tagOf = ({ tags = [] }, name) => tags.find(({ key }) => key === name)?.value;
/** A definition without the tags that make it a release's. */
function withoutJournal({ tags = [], ...rest }) {
	const journal = Object.values(tagNames);
	const own = tags.filter(({ key = "" }) => !journal.includes(key) && !key.startsWith("cutover:task:"));
	return own.length > 0 ? {
		...rest,
		tags: own
	} : rest;
}
/** `web` and 12 of `arn:aws:ecs:eu-west-1:111122223333:task-definition/web:12`; no number where the newest is meant. */
function nameOf$1(arn) {
	const [family = "", number] = (arn.split("/").at(-1) ?? "").split(":");
	return number === void 0 ? { family } : {
		family,
		number: Number(number)
	};
}
/** The revision of this ARN (or `family:number`), whatever its status. Fails with NOT_FOUND where it was deleted. */
async function revisionOf(aws, arn, signal) {
	const input = {
		taskDefinition: arn,
		include: ["TAGS"]
	};
	const { taskDefinition, tags } = await aws.call("ecs:DescribeTaskDefinition", input, signal);
	if (!taskDefinition?.taskDefinitionArn || !taskDefinition.family) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("NOT_FOUND", `There is no task definition ${arn} in ${aws.region}.`, { hint: "It may have been deleted: a deleted revision can not be registered again." });
	return {
		arn: taskDefinition.taskDefinitionArn,
		family: taskDefinition.family,
		number: taskDefinition.revision ?? 0,
		status: taskDefinition.status ?? "ACTIVE",
		...taskDefinition.registeredAt ? { registeredAt: taskDefinition.registeredAt.getTime() } : {},
		definition: registrable(taskDefinition, tags)
	};
}
// src/target/ecs/task-definition/base.ts
/** A service as it is described. Fails with NOT_FOUND where there is none, or none any more. */
async function serviceOf$1(aws, cluster, service, signal) {
	const { services = [] } = await aws.call("ecs:DescribeServices", {
		cluster,
		services: [service]
	}, signal);
	const [found] = services;
	if (found && found.status !== "INACTIVE") return found;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("NOT_FOUND", `There is no service ${service} in the cluster ${cluster} in ${aws.region}.`, { hint: "Look at the names of the cluster and the service, and at the region: Cutover creates no services." });
}
/** The task set that a service of CodeDeploy has its traffic on, or the service itself where it needs none. */
const primaryOf = (service) => service.taskSets?.find(({ status }) => status === "PRIMARY") ?? service;
/**
* The revision that a service runs, by its ARN: the newest of the family may be anybody's, and not be deployed at all.
* Fails with NOT_FOUND.
*/
async function liveRevision(aws, cluster, service, signal) {
	const { taskDefinition } = primaryOf(await serviceOf$1(aws, cluster, service, signal));
	if (taskDefinition) return revisionOf(aws, taskDefinition, signal);
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("NOT_FOUND", `The service ${service} in the cluster ${cluster} has no task definition yet.`, { hint: "Deploy it once, or name a file in taskDefinition." });
}
// src/target/ecs/read-service.ts
const minute = 6e4;
/** How a cutover goes on these services: asked of nobody but themselves. */
function modeOf(services) {
	const controllers = services.map(({ deploymentController }) => deploymentController?.type ?? "ECS");
	const strategies = services.map(({ deploymentConfiguration }) => deploymentConfiguration?.strategy ?? "ROLLING");
	const [controller] = controllers;
	const [strategy] = strategies;
	if (services.length > 1) return controllers.every((one) => one === "ECS") && strategies.every((one) => one === "ROLLING") ? { mode: "weights" } : refused$2(`weights between ${namesOf$1(services)} need services that ECS deploys by ROLLING`);
	if (controller === "CODE_DEPLOY") return { mode: "codedeploy" };
	if (controller !== "ECS") return refused$2(`the deployment controller of ${namesOf$1(services)} is ${controller}: its owner deploys`);
	return { mode: strategy === "ROLLING" ? "rolling" : "native" };
}
const refused$2 = (trouble) => ({
	mode: "refused",
	trouble
});
const namesOf$1 = (services) => services.map(({ serviceName }) => serviceName).join(", ");
/** What one description tells, before deployments and targets are looked at. */
function serviceOf(service) {
	const live = primaryOf(service).taskDefinition ?? "";
	const { lifecycleHooks = [], bakeTimeInMinutes = 0 } = service.deploymentConfiguration ?? {};
	const pauses = lifecycleHooks.flatMap((one) => one.targetType === "PAUSE" ? one.lifecycleStages ?? [] : []);
	return {
		name: service.serviceName ?? "",
		revision: live,
		desired: service.desiredCount ?? 0,
		running: service.runningCount ?? 0,
		pending: service.pendingCount ?? 0,
		primary: tasksOf$1(service, live),
		targets: [],
		pauses: [...new Set(pauses)],
		shifting: shiftingOf(service),
		baking: bakeTimeInMinutes * minute
	};
}
function tasksOf$1(service, live) {
	const newest = [...service.taskSets ?? []].sort((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0))[0];
	if (newest) return {
		revision: newest.taskDefinition ?? live,
		desired: newest.computedDesiredCount ?? 0,
		running: newest.runningCount ?? 0,
		pending: newest.pendingCount ?? 0,
		failed: 0,
		state: newest.stabilityStatus === "STEADY_STATE" ? "COMPLETED" : "IN_PROGRESS"
	};
	const one = service.deployments?.find(({ status }) => status === "PRIMARY");
	return {
		revision: one?.taskDefinition ?? live,
		desired: one?.desiredCount ?? service.desiredCount ?? 0,
		running: one?.runningCount ?? service.runningCount ?? 0,
		pending: one?.pendingCount ?? service.pendingCount ?? 0,
		failed: one?.failedTasks ?? 0,
		state: one?.rolloutState ?? "",
		...one?.rolloutStateReason ? { reason: one.rolloutStateReason } : {}
	};
}
/** The waits between the steps that the service itself is set to. */
function shiftingOf({ deploymentConfiguration: configuration = {} }) {
	const { strategy, linearConfiguration: linear = {}, canaryConfiguration: canary = {} } = configuration;
	if (strategy === "LINEAR") return Math.ceil(100 / (linear.stepPercent ?? 10)) * (linear.stepBakeTimeInMinutes ?? 6) * minute;
	return strategy === "CANARY" ? (canary.canaryBakeTimeInMinutes ?? 10) * minute : 0;
}
/** Target groups that a service registers its tasks in. */
const groupsOf$2 = ({ loadBalancers = [] }) => [...new Set(loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration: more }) => [targetGroupArn, more?.alternateTargetGroupArn].flatMap((arn) => arn ?? [])))];
// src/target/ecs/step.ts
/** What a step leads to, as one text: equal for two calls that do the same. */
function effectOf(step) {
	switch (step.verb) {
		case "update": return `${step.service} to ${step.to}${step.size === void 0 ? "" : ` x${step.size}`}`;
		case "scale": return `${step.service} x${step.to}`;
		case "weigh": return `${step.rule} ${sharesText(step.to)}`;
		case "answer": return `${step.hook} ${step.action}`;
		case "stop": return `stop ${step.deployment}`;
		default: return step.verb;
	}
}
/** `web-a 90, web-b 10` */
const sharesText = (shares) => Object.entries(shares).sort(([a], [b]) => a < b ? -1 : 1).map(([service, share]) => `${service} ${share}`).join(", ");
// src/target/ecs/rules.ts
const isListener = (arn) => arn.includes(":listener/");
/** The actions of a rule, or of a listener where none of its rules fits. @throws NOT_FOUND */
async function actionsOf$1(aws, arn, signal) {
	if (isListener(arn)) {
		const { Listeners } = await aws.call("elasticloadbalancing:DescribeListeners", { ListenerArns: [arn] }, signal);
		return Listeners?.[0]?.DefaultActions ?? missing$1(arn);
	}
	const { Rules } = await aws.call("elasticloadbalancing:DescribeRules", { RuleArns: [arn] }, signal);
	return Rules?.[0]?.Actions ?? missing$1(arn);
}
function missing$1(arn) {
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("NOT_FOUND", `There is no rule or listener ${arn}.`, { hint: "Correct rules or testRule in target.ecs." });
}
const isForward = ({ Type }) => Type === "forward";
/** What each target group gets of a forward action: one that stands alone gets all (it has no weights then). */
const groupsOf$1 = ({ ForwardConfig, TargetGroupArn }) => {
	const groups = ForwardConfig?.TargetGroups ?? [];
	return groups.length > 0 ? groups : TargetGroupArn ? [{
		TargetGroupArn,
		Weight: 1
	}] : [];
};
/** Whether these actions send any request to a target group. */
const reaches = (actions, group) => actions.filter(isForward).flatMap(groupsOf$1).some(({ TargetGroupArn, Weight = 1 }) => TargetGroupArn === group && Weight > 0);
/** By service, the percentage of its requests; `foreign` when others than their target groups get some, or nobody does. */
function sharesIn(actions, groups) {
	const forwards = actions.filter(isForward);
	const weights = forwards.flatMap(groupsOf$1);
	const total = weights.reduce((sum, { Weight = 1 }) => sum + Weight, 0);
	const shares = Object.fromEntries(Object.entries(groups).map(([service, own]) => {
		const part = weights.filter(({ TargetGroupArn = "" }) => own.includes(TargetGroupArn)).reduce((sum, { Weight = 1 }) => sum + Weight, 0);
		return [service, percentage(part, total)];
	}));
	const known = Object.values(groups).flat();
	const others = weights.some(({ TargetGroupArn = "", Weight = 1 }) => Weight > 0 && !known.includes(TargetGroupArn));
	return {
		shares,
		foreign: forwards.length !== 1 || others
	};
}
/** To a tenth; and 0 or 100 only for what is nothing or all. */
const percentage = (part, total) => part === 0 || part === total ? total === 0 ? 0 : 100 * part / total : Math.min(99.9, Math.max(.1, Math.round(1e3 * part / total) / 10));
/**
* The same actions with other weights. ModifyRule replaces them all: logins, redirects and stickiness are sent as they were
* read, and only what is read but never written (the shortcut TargetGroupArn beside a ForwardConfig) is left out.
*/
function reweighted$1(actions, groups, shares) {
	return actions.map((action) => {
		if (!isForward(action)) return action;
		const { TargetGroupArn: _shortcut, ForwardConfig, ...rest } = action;
		const there = groupsOf$1(action);
		const sides = Object.entries(groups);
		const port = Math.max(0, ...sides.map(([, own]) => own.findIndex((group) => there.some(isOf(group)))));
		const others = there.filter(({ TargetGroupArn = "" }) => !sides.some(([, own]) => own.includes(TargetGroupArn)));
		const moved = sides.flatMap(([service, own]) => {
			const TargetGroupArn = own[port] ?? own[0];
			return TargetGroupArn === void 0 ? [] : [{
				TargetGroupArn,
				Weight: shares[service] ?? 0
			}];
		});
		return {
			...rest,
			ForwardConfig: {
				...ForwardConfig,
				TargetGroups: [...moved, ...others]
			}
		};
	});
}
const isOf = (group) => ({ TargetGroupArn }) => TargetGroupArn === group;
/** Read again, compared, and written: what AWS itself does not compare. @throws CONFLICT when it is not as it was seen */
async function moveWeights(aws, groups, move, signal) {
	const actions = await actionsOf$1(aws, move.rule, signal);
	const { shares } = sharesIn(actions, groups);
	if (sharesText(shares) !== sharesText(move.from)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFLICT", `The weights of ${move.rule} are ${sharesText(shares)} meanwhile.`, { hint: "The run looks again." });
	const next = reweighted$1(actions, groups, move.to);
	if (isListener(move.rule)) {
		const input = {
			ListenerArn: move.rule,
			DefaultActions: next
		};
		await aws.call("elasticloadbalancing:ModifyListener", input, signal);
	} else await aws.call("elasticloadbalancing:ModifyRule", {
		RuleArn: move.rule,
		Actions: next
	}, signal);
}
// src/target/ecs/observe.ts
/** Reads all that a cutover is decided from; only calls that describe. */
var Observer = class {
	#aws;
	#place;
	#journal;
	#lock;
	#deployments;
	#codeDeployments;
	health;
	#bounds;
	constructor(aws, place, journal, lock, clock) {
		this.#aws = aws;
		this.#place = place;
		this.#journal = journal;
		this.#lock = lock;
		this.health = new TargetHealths(aws, clock);
		this.#deployments = new ServiceDeployments(aws, place.cluster, clock);
		this.#codeDeployments = new CodeDeployments(aws, place.cluster);
	}
	/** Target groups by service, as the last look found them. */
	groups = {};
	/** ARN of the target group that the newest tasks of a service are in. */
	async groupOf(service, signal) {
		return await this.#deployments.groupOf(service, signal) ?? this.groups[service]?.[0];
	}
	async look(signal) {
		const lock = await this.#lock?.read(signal);
		const described = await describeServices(this.#aws, this.#place, signal);
		this.groups = Object.fromEntries(described.map((one) => [one.serviceName ?? "", groupsOf$2(one)]));
		const { mode, trouble } = modeOf(described);
		const [services, rules] = await Promise.all([Promise.all(described.map((one) => this.#service(one, mode, signal))), mode === "weights" ? this.#rules(signal) : []]);
		const live = services.map(({ revision }) => revision);
		const related = services.flatMap(({ deployment }) => deployment ? [deployment.revision, ...deployment.from] : []);
		const bears = ({ name }) => mode !== "weights" || rules.some((one) => !one.test && (one.shares[name] ?? 0) > 0);
		const bearing = services.filter(bears).map(({ revision }) => revision);
		return {
			mode,
			services,
			rules,
			...await this.#journal.find(live, bearing, related, signal),
			...trouble ? { trouble } : {},
			...lock ? { lock } : {}
		};
	}
	async #service(described, mode, signal) {
		const seen = serviceOf(described);
		const [targets, more, bounds] = await Promise.all([
			Promise.all(groupsOf$2(described).map((group) => this.#targets(group, mode, signal))),
			mode === "codedeploy" ? this.#codeDeployments.of(described, signal) : this.#newest(described, signal),
			mode === "weights" ? this.#boundsOf(seen.name, signal) : void 0
		]);
		return {
			...seen,
			targets,
			...more,
			...bounds ? { bounds } : {}
		};
	}
	async #newest(service, signal) {
		const deployment = await this.#deployments.newest(service, signal);
		return deployment ? { deployment } : {};
	}
	/** Outside of weights nothing is decided by the health of targets: it is told. */
	async #targets(group, mode, signal) {
		return countOf(await this.health.of(group, mode === "weights" ? 0 : undecisive, signal));
	}
	async #rules(signal) {
		const { rules, testRule } = this.#place;
		const all = [...rules.map((arn) => ({
			arn,
			test: false
		})), ...testRule ? [{
			arn: testRule,
			test: true
		}] : []];
		return Promise.all(all.map(async (rule) => ({
			...rule,
			...sharesIn(await actionsOf$1(this.#aws, rule.arn, signal), this.groups)
		})));
	}
	/** Asked once: who changes them while a release is on its way changes what comes after it. */
	async #boundsOf(service, signal) {
		this.#bounds ??= await boundsOf(this.#aws, this.#place, signal);
		return this.#bounds[service];
	}
};
async function boundsOf(aws, { cluster, services }, signal) {
	const ids = services.map((service) => `service/${cluster.replace(/^.*\//, "")}/${service}`);
	const { ScalableTargets = [] } = await aws.call("application-autoscaling:DescribeScalableTargets", {
		ServiceNamespace: "ecs",
		ResourceIds: ids,
		ScalableDimension: "ecs:service:DesiredCount"
	}, signal);
	return Object.fromEntries(ScalableTargets.map(({ ResourceId = "", MinCapacity = 0, MaxCapacity = 0 }) => [ResourceId.replace(/^.*\//, ""), {
		min: MinCapacity,
		max: MaxCapacity
	}]));
}
/** In the order in which they are named. @throws NOT_FOUND for one that is not there, or not any more */
async function describeServices(aws, { cluster, services }, signal) {
	const answer = await aws.call("ecs:DescribeServices", {
		cluster,
		services: [...services]
	}, signal);
	return services.map((name) => {
		const found = answer.services?.find((one) => one.serviceName === name || one.serviceArn === name);
		if (found && found.status === "ACTIVE") return found;
		const how = found ? `is ${found.status}` : "is not there";
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("NOT_FOUND", `Service ${name} in cluster ${cluster} ${how}.`, { hint: "Check its name, the cluster, the region and the account; Cutover creates no services." });
	});
}
// src/target/ecs/active.ts
/** The service that most requests go to: its revision is the live one. The first where the rules do not tell. */
async function activeService(aws, place, signal) {
	const [first = "", ...others] = place.services;
	const [rule] = place.rules;
	if (others.length === 0 || rule === void 0) return first;
	const described = await describeServices(aws, {
		...place,
		app: ""
	}, signal);
	const groups = Object.fromEntries(described.map((one) => [one.serviceName ?? "", groupsOf$2(one)]));
	const { shares } = sharesIn(await actionsOf$1(aws, rule, signal), groups);
	return place.services.reduce((most, one) => (shares[one] ?? 0) > (shares[most] ?? 0) ? one : most, first);
}
// src/target/ecs/finding.ts
const finding = (severity) => (message, hint) => ({
	severity,
	message,
	hint
});
const problem = finding("error");
const caution = finding("warning");
const note$1 = finding("note");
/**
* What `review` finds. What it may not ask is a finding as well, at once and with the IAM statement that allows it: an error
* where the release itself needs the same right, a note where only this look does, which stops no release by failing itself.
*/
async function reviewed(what, right, review) {
	try {
		return await review();
	} catch (error) {
		if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t) || error.code === "CANCELLED") throw error;
		const told = `${what} could not be looked at: ${error.message}`;
		if (right === "nice") return [note$1(told, error.hint)];
		if (error.code === "CLOUD_DENIED") return [problem(told, error.hint)];
		throw error;
	}
}
/** What `ask` brings; undefined where there is no such thing. */
async function present(ask) {
	try {
		return await ask();
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t && error.code === "NOT_FOUND") return void 0;
		throw error;
	}
}
// src/target/ecs/preflight-subject.ts
const containersOf = ({ containerDefinitions = [] }) => containerDefinitions;
/** Whether the tasks run on Fargate: what the services say goes before what the revision could do. */
function onFargate({ requiresCompatibilities = [] }, services) {
	const said = services.flatMap(({ launchType, capacityProviderStrategy = [] }) => [...launchType === void 0 ? [] : [launchType === "FARGATE"], ...capacityProviderStrategy.map(({ capacityProvider = "" }) => capacityProvider.startsWith("FARGATE"))]);
	return said.length > 0 ? said.includes(true) : requiresCompatibilities.includes("FARGATE");
}
// src/target/ecs/preflight-images.ts
/** Every image of the revision is there, and runs on its platform: sidecars as well, which nobody else looks at. */
async function reviewImages(asking, revision) {
	const wanted = platformOf(revision);
	const images = new Map(containersOf(revision).map(({ name = "", image = "" }) => [image, name]));
	return (await Promise.all([...images].map(([image, container]) => {
		const what = `The image ${image} of container ${container}`;
		return reviewed(what, "nice", () => reviewImage(asking, what, image, wanted));
	}))).flat();
}
const architectures = {
	X86_64: "amd64",
	ARM64: "arm64"
};
/** Linux on x86 is what ECS takes where the revision does not say. Undefined for Windows, whose versions it would take as well. */
function platformOf({ runtimePlatform }) {
	const { cpuArchitecture = "X86_64", operatingSystemFamily = "LINUX" } = runtimePlatform ?? {};
	const architecture = architectures[cpuArchitecture];
	return operatingSystemFamily !== "LINUX" || architecture === void 0 ? void 0 : {
		os: "linux",
		architecture
	};
}
async function reviewImage(asking, what, image, wanted) {
	const reference = referenceOf(image);
	if (!reference) return [problem(`${what} has no valid name.`, "Correct image in the task definition.")];
	const { account, region } = (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.f)(reference.domain) ?? {};
	const inEcr = region === asking.aws.region && account !== void 0;
	if (!inEcr && !asking.registry) return [note$1(`${what} was not looked at.`, "Make sure that it is there.")];
	const platforms = inEcr ? await inEcrOf(asking, account, reference) : asking.registry && await inRegistry(asking.registry, reference);
	if (!platforms) return [problem(`${what} is not in its registry.`, "Push it, or see which retention rule of the registry deleted it.")];
	if (!wanted || platforms.length === 0 || platforms.some((platform) => (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.y)(platform, wanted))) return [];
	return [problem(`${what} has nothing for ${wanted ? (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.h)(wanted) : ""}, but for ${platforms.map(_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.h).join(", ")}.`, "Build it for that platform (platforms), or set runtimePlatform.cpuArchitecture in the task definition.")];
}
function referenceOf(image) {
	try {
		return (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.r)(image);
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t && error.code === "REFERENCE_INVALID") return void 0;
		throw error;
	}
}
/** What an image in the ECR of this region is for: of one that is no index ECR's API does not tell. Undefined where it is absent. */
async function inEcrOf({ aws, signal }, account, { path, digest, tag = "latest" }) {
	const manifest = (await present(() => aws.call("ecr:BatchGetImage", {
		registryId: account,
		repositoryName: path,
		imageIds: [digest === void 0 ? { imageTag: tag } : { imageDigest: digest }],
		acceptedMediaTypes: _manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.t.split(", ")
	}, signal)))?.images?.[0]?.imageManifest;
	return manifest === void 0 ? void 0 : indexed(Buffer.from(manifest), path);
}
async function inRegistry(registry, reference) {
	const found = await registry.resolve(reference);
	if (!found) return void 0;
	const { domain, path, spelling } = reference;
	const { bytes } = await registry.get({
		domain,
		path,
		spelling,
		digest: found.digest
	});
	const { manifests, blobs } = (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.p)(bytes, spelling);
	const [config] = blobs;
	if (manifests.length > 0 || !config) return indexed(bytes, spelling);
	const own = (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.v)(JSON.parse((await (0,_small_blob_js__WEBPACK_IMPORTED_MODULE_7__.r)(registry, reference, config)).toString("utf8")));
	return own ? [own] : [];
}
const indexed = (bytes, what) => (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.p)(bytes, what).manifests.flatMap((entry) => entry.platform && !(0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.m)(entry) ? [entry.platform] : []);
// src/target/ecs/diagnose.ts
const mostKinds = 3;
const longestLine = 500;
const short$2 = (text) => {
	const line = text.replaceAll(/\s+/g, " ");
	return line.length > longestLine ? `${line.slice(0, longestLine)}...` : (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.r)(line);
};
const because = (text) => text ? `: ${short$2(text)}` : "";
const idOf$2 = (arn) => arn?.split("/").at(-1) ?? "";
/** Stopped because somebody wanted fewer of it, which is nobody's failure. */
const wasWanted = ({ stoppedReason = "", stopCode }) => /^Scaling activity initiated by/i.test(stoppedReason) || stopCode === "UserInitiated";
/** Of these tasks those that failed: of those that still give back what they had, too. */
const failedOf = (tasks) => tasks.filter((task) => task.stopCode !== void 0 && !wasWanted(task));
/** SIGKILL and SIGTERM to a container that did nothing wrong itself: the whole task was stopped. */
const wasStopped = ({ exitCode, reason }) => !reason && (exitCode === 0 || exitCode === 143 || exitCode === 137);
/** What became of each container. One that never ran has no exit code. */
function containerSays({ name, exitCode, reason, lastStatus }) {
	return `container ${name} ${exitCode === void 0 ? lastStatus === "STOPPED" || lastStatus === "PENDING" ? "never ran" : "is being stopped" : `exited with ${exitCode}`}${because(reason)}`;
}
/** The containers whose logs tell why: those that failed themselves, or else all that ran. */
function failedContainers({ containers = [] }) {
	const ran = containers.filter(({ exitCode }) => exitCode !== void 0);
	const failed = ran.filter((container) => !wasStopped(container));
	return (failed.length > 0 ? failed : ran).flatMap(({ name }) => name ?? []);
}
/** The same of all tasks that fail alike: ids are no difference. */
const general = (text) => text.replaceAll(/[0-9a-f]{16,}|\d+\.\d+\.\d+\.\d+/g, "*");
/** Nothing more is to come of how its containers ended. */
const isSettled = ({ containers = [] }) => containers.every(({ exitCode, lastStatus }) => exitCode !== void 0 || lastStatus !== "RUNNING");
const endOf = ({ stoppedAt, stoppingAt }) => (stoppingAt ?? stoppedAt)?.getTime() ?? 0;
/** One task for each way to fail, the latest of those that are told in full: tasks of one revision mostly fail alike. */
function kindsOf(tasks) {
	const kinds = /* @__PURE__ */ new Map();
	const inOrder = failedOf(tasks).sort((a, b) => Number(isSettled(b)) - Number(isSettled(a)) || endOf(b) - endOf(a));
	for (const task of inOrder) {
		const { stopCode, stoppedReason, containers = [] } = task;
		const why = `${stopCode ?? "stopped"}${because(stoppedReason)}`;
		const says = [why, ...containers.map(containerSays)];
		const key = general(says.join("\n"));
		const alike = [...kinds.values()].find((kind) => general(kind.says[0] ?? "") === general(why));
		const known = kinds.get(key) ?? (isSettled(task) ? void 0 : alike);
		if (known) known.alike += 1;
		else kinds.set(key, {
			task,
			says,
			alike: 0
		});
	}
	return [...kinds.values()].slice(0, mostKinds);
}
/** What ECS writes about every deployment that goes well. */
const isRoutine = ({ message = "" }) => /(?:has reached a steady state|has started \d+ tasks|has begun draining|registered \d+ targets|has stopped \d+ running tasks|deployment completed)/i.test(message);
/** What targets say that are not healthy, each reason once with how many say so. */
function targetLines(targets) {
	const counted = /* @__PURE__ */ new Map();
	for (const { TargetHealth: health } of targets) {
		if (health?.State !== "unhealthy" && health?.State !== "unavailable") continue;
		const text = `${health.State} (${health.Reason ?? "no reason given"})${because(health.Description)}`;
		counted.set(text, (counted.get(text) ?? 0) + 1);
	}
	return [...counted].map(([text, count]) => `Targets: ${count} ${text}`);
}
function eventLines(events) {
	const told = /* @__PURE__ */ new Map();
	const inOrder = events.filter((event) => !isRoutine(event)).sort((a, b) => (a.createdAt?.getTime() ?? 0) - (b.createdAt?.getTime() ?? 0));
	for (const { message = "" } of inOrder) told.set(general(message), (told.get(general(message)) ?? 0) + 1);
	return [...new Map(inOrder.map(({ message = "" }) => [general(message), message])).entries()].slice(-8).map(([key, message]) => {
		const times = told.get(key) ?? 1;
		return `Event: ${short$2(message)}${times > 1 ? ` (${times} times)` : ""}`;
	});
}
/**
* Why a release fails, as lines for people: how its tasks stopped, each kind once, with the exit code of every container and the
* end of the logs, what targets say of their health, and what ECS wrote meanwhile. Everything is bounded.
*/
function diagnose(tasks, targets, events, logs) {
	return [
		...kindsOf(tasks).flatMap(({ task, says, alike }) => {
			const id = idOf$2(task.taskArn);
			const [first = "", ...rest] = says;
			const ends = logs.filter((log) => log.task === id && log.lines.length > 0).flatMap(({ container, lines }) => [`  the log of ${container} ends with:`, ...lines.slice(-20).map((line) => `    ${line.slice(0, longestLine)}`)]);
			return [
				`Task ${id}: ${first}${alike > 0 ? ` (${alike} more alike)` : ""}`,
				...rest.map((one) => `  ${one}`),
				...ends
			];
		}),
		...targetLines(targets),
		...eventLines(events)
	];
}
// src/target/ecs/one-off-log.ts
/** Lines that are shown of a task that failed. */
const shown = 30;
/**
* The last lines that a container of a task wrote, or one line that says why there are none here: a log is never the
* reason for which a release fails. awslogs names streams `prefix/container/task id`.
*/
async function logTail(aws, { definition }, container, taskArn, signal) {
	const found = definition.containerDefinitions?.find(({ name }) => name === container)?.logConfiguration;
	const { "awslogs-group": group, "awslogs-stream-prefix": prefix, "awslogs-region": region = aws.region } = found?.options ?? {};
	if (found?.logDriver !== "awslogs" || group === void 0 || prefix === void 0) return [`(its log driver is ${found?.logDriver ?? "that of the host"}: look for its log there)`];
	if (region !== aws.region) return [`(its log is in ${region}: ${group})`];
	const stream = `${prefix}/${container}/${taskArn.split("/").at(-1)}`;
	try {
		const input = {
			logGroupName: group,
			logStreamName: stream,
			limit: shown,
			startFromHead: false
		};
		const { events = [] } = await aws.call("logs:GetLogEvents", input, signal);
		return events.length > 0 ? events.map(({ message = "" }) => message.trimEnd()) : [`(${group} ${stream} is empty)`];
	} catch (error) {
		if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t) || error.code === "CANCELLED") throw error;
		return [`(its log ${group} ${stream} can't be read: ${error.message})`];
	}
}
// src/target/ecs/explain.ts
/** Between two looks at what has stopped: ECS keeps it for about an hour. */
const apart = 1e4;
/** As many as DescribeTasks takes, and as are remembered. */
const mostTasks = 100;
/**
* Gathers why tasks of a release fail while it is under way, because AWS forgets it, and tells it when it is asked to. Never fails
* but for a run that is cancelled: whatever it can't read it says once, because what comes next must not depend on it.
*/
var Evidence = class {
	#aws;
	#place;
	#around;
	#health;
	#since;
	#tasks = /* @__PURE__ */ new Map();
	#seen = /* @__PURE__ */ new Set();
	#unread = /* @__PURE__ */ new Set();
	#targets = [];
	#next = 0;
	#told = false;
	constructor(aws, place, around, health) {
		this.#health = health;
		this.#aws = aws;
		this.#place = place;
		this.#around = around;
		this.#since = around.clock.now();
	}
	/** To be called at every look: it asks AWS every ten seconds at most. */
	async gather({ revision, groups }) {
		const now = this.#around.clock.now();
		if (revision === void 0 || now < this.#next) return;
		this.#next = now + apart;
		await Promise.all([this.#quietly("stopped tasks", async () => {
			for (const service of this.#place.services) await this.#gatherTasks(service, revision);
		}), this.#quietly("the health of targets", () => this.#gatherTargets(groups))]);
	}
	/** Looks once more, and tells all that was found; once only. */
	async tell(suspect) {
		if (this.#told) return;
		this.#told = true;
		this.#next = 0;
		await this.gather(suspect);
		const tasks = [...this.#tasks.values()];
		const [logs, events] = await Promise.all([this.#logs(tasks), this.#events()]);
		const { report } = this.#around;
		for (const line of diagnose(tasks, this.#targets, events, logs)) report.foreign(line);
		for (const line of this.#unread) report.line(line);
	}
	async #gatherTasks(serviceName, revision) {
		const { cluster } = this.#place;
		const { signal } = this.#around;
		const { taskArns = [] } = await this.#aws.call("ecs:ListTasks", {
			cluster,
			serviceName,
			desiredStatus: "STOPPED",
			maxResults: mostTasks
		}, signal);
		const fresh = taskArns.filter((arn) => !this.#seen.has(arn));
		if (fresh.length === 0) return;
		const { tasks = [] } = await this.#aws.call("ecs:DescribeTasks", {
			cluster,
			tasks: fresh
		}, signal);
		for (const task of tasks) if (task.lastStatus === "STOPPED") this.#seen.add(task.taskArn ?? "");
		for (const task of failedOf(tasks)) if (task.taskDefinitionArn === revision && this.#tasks.size < mostTasks) this.#tasks.set(task.taskArn ?? "", task);
	}
	/** What was unhealthy last: at the end, targets of a release that is taken back are gone. */
	async #gatherTargets(groups) {
		const { signal } = this.#around;
		const bad = (await Promise.all(groups.map((group) => this.#health.of(group, undecisive, signal)))).flat().filter(({ TargetHealth: health }) => health?.State === "unhealthy");
		if (bad.length > 0) this.#targets = bad;
	}
	async #logs(tasks) {
		const wanted = kindsOf(tasks).flatMap(({ task }) => failedContainers(task).map((container) => ({
			task,
			container
		})));
		const [first] = wanted;
		const { signal } = this.#around;
		const definition = await this.#quietly("the revision of the tasks", async () => {
			if (!first) return void 0;
			const input = { taskDefinition: first.task.taskDefinitionArn };
			return (await this.#aws.call("ecs:DescribeTaskDefinition", input, signal)).taskDefinition;
		});
		if (!definition) return [];
		const revision = {
			arn: definition.taskDefinitionArn ?? "",
			family: definition.family ?? "",
			number: definition.revision ?? 0,
			status: "ACTIVE",
			definition: registrable(definition)
		};
		return Promise.all(wanted.map(async ({ task, container }) => ({
			task: idOf$2(task.taskArn),
			container,
			lines: await logTail(this.#aws, revision, container, task.taskArn ?? "", signal)
		})));
	}
	async #events() {
		return (await this.#quietly("events of the services", async () => {
			const { cluster, services } = this.#place;
			const input = {
				cluster,
				services: [...services]
			};
			return ((await this.#aws.call("ecs:DescribeServices", input, this.#around.signal)).services ?? []).flatMap((service) => service.events ?? []);
		}) ?? []).filter(({ createdAt }) => (createdAt?.getTime() ?? 0) >= this.#since);
	}
	async #quietly(what, ask) {
		try {
			return await ask();
		} catch (error) {
			if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t && error.code === "CANCELLED") throw error;
			const hint = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t && error.code === "CLOUD_DENIED" ? ` ${error.hint}` : "";
			this.#unread.add(`Not everything could be read (${what}): ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.i)(error)}${hint}`);
			return;
		}
	}
};
// src/target/ecs/address.ts
/**
* Where requests enter: by the test rule or listener before the cutover, by that of users after it. ARN of a rule or a
* listener; undefined where nothing of the service tells.
*/
async function routeOf(aws, { rules, testRule }, service, when, signal) {
	if (rules.length > 0) return when === "before" ? testRule : rules[0];
	const [balancer] = service.loadBalancers ?? [];
	const { testListenerRule, productionListenerRule } = balancer?.advancedConfiguration ?? {};
	if (when === "before") return testListenerRule;
	if (productionListenerRule) return productionListenerRule;
	const group = balancer?.targetGroupArn ?? service.taskSets?.[0]?.loadBalancers?.[0]?.targetGroupArn;
	if (!group) return void 0;
	const input = { TargetGroupArns: [group] };
	const { TargetGroups = [] } = await aws.call("elasticloadbalancing:DescribeTargetGroups", input, signal);
	const LoadBalancerArn = TargetGroups[0]?.LoadBalancerArns?.[0];
	if (!LoadBalancerArn) return void 0;
	return entryOf(aws, LoadBalancerArn, group, signal);
}
/** The listener or else the rule that sends requests to a target group: beside it, one may redirect, or be another app's. */
async function entryOf(aws, LoadBalancerArn, group, signal) {
	const { Listeners = [] } = await aws.call("elasticloadbalancing:DescribeListeners", { LoadBalancerArn }, signal);
	const found = Listeners.find(({ DefaultActions = [] }) => reaches(DefaultActions, group));
	if (found) return found.ListenerArn;
	for (const { ListenerArn } of Listeners) {
		const { Rules = [] } = await aws.call("elasticloadbalancing:DescribeRules", { ListenerArn }, signal);
		const rule = Rules.find(({ Actions = [] }) => reaches(Actions, group));
		if (rule) return rule.RuleArn;
	}
}
/** The address of a listener rule: scheme and port of its listener, name of its load balancer, headers of its conditions. */
async function addressOf(aws, route, signal) {
	const isRule = route.includes(":listener-rule/");
	const listener = isRule ? route.replace(":listener-rule/", ":listener/").replace(/\/[^/]*$/, "") : route;
	const { Listeners = [] } = await aws.call("elasticloadbalancing:DescribeListeners", { ListenerArns: [listener] }, signal);
	const { Protocol = "HTTP", Port = 80, LoadBalancerArn = "" } = Listeners[0] ?? {};
	const input = { LoadBalancerArns: [LoadBalancerArn] };
	const { LoadBalancers = [] } = await aws.call("elasticloadbalancing:DescribeLoadBalancers", input, signal);
	const host = LoadBalancers[0]?.DNSName;
	if (!host) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("NOT_FOUND", `The load balancer of ${route} has no address.`, { hint: "Give the gate a url." });
	const { Rules = [] } = isRule ? await aws.call("elasticloadbalancing:DescribeRules", { RuleArns: [route] }, signal) : {};
	const headers = Object.assign({}, ...(Rules[0]?.Conditions ?? []).map(headerOf));
	return {
		url: `${Protocol.toLowerCase()}://${host}:${Port}`,
		headers
	};
}
/** The first value of a condition that a header can meet; patterns are met by none that could be guessed. */
function headerOf({ Field, Values = [], HostHeaderConfig, HttpHeaderConfig }) {
	const [host] = HostHeaderConfig?.Values ?? (Field === "host-header" ? Values : []);
	if (host !== void 0) return /[*?]/.test(host) ? {} : { host };
	const { HttpHeaderName: name, Values: [value] = [] } = HttpHeaderConfig ?? {};
	return name && value !== void 0 && !/[*?]/.test(value) ? { [name.toLowerCase()]: value } : {};
}
// src/target/ecs/gates.ts
/** Opens the gates of a release. @throws CONFIG_INVALID for one that could never be asked, before anything is changed */
async function gatesFor({ aws, calm }, place, release, { gates, outside, patience }, standing, { clock, report, signal }) {
	const hidden = (0,_masks_js__WEBPACK_IMPORTED_MODULE_17__.t)();
	for (const secret of gates.secrets ?? []) hidden.add(secret);
	const needsWay = (when) => gates[when].some((gate) => gate.kind === "http" && gate.url === void 0);
	const open = async (when) => {
		const address = needsWay(when) ? await wayTo(calm, place, when, signal) : void 0;
		const ports = {
			...outside ?? nowhere,
			aws: outside?.aws ?? (async () => aws),
			clock,
			report,
			hide: hidden.hide,
			images: release.images.map(({ reference }) => reference),
			targetGroup: () => standing().targetGroup(),
			askService: askBy(address, outside ?? nowhere),
			situate: () => situationOf(place, release, standing(), when, clock, address)
		};
		return Promise.all(gates[when].map((settings) => (0,_watch_js__WEBPACK_IMPORTED_MODULE_12__.n)(settings, ports)));
	};
	await assertCounted(aws, place, gates, signal);
	const [before, after] = await Promise.all([open("before"), open("after")]);
	await foresee$1(after, signal);
	const watches = {
		before: (0,_watch_js__WEBPACK_IMPORTED_MODULE_12__.t)(before, clock, patience.before),
		after: (0,_watch_js__WEBPACK_IMPORTED_MODULE_12__.t)(after, clock, patience.after)
	};
	const both = ["before", "after"];
	return {
		...watches,
		records: () => both.flatMap((when) => watches[when].results.map((result) => ({
			when,
			...result
		}))),
		close: async () => void await Promise.all([watches.before.close(), watches.after.close()])
	};
}
async function wayTo(aws, place, when, signal) {
	const [service] = await describeServices(aws, place, signal);
	const route = service && await routeOf(aws, place, service, when, signal);
	if (route) return addressOf(aws, route, signal);
	const what = when === "before" ? "test listener rule" : "load balancer";
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFIG_INVALID", `A gate ${when} asks a path, and ${place.services.join(", ")} has no ${what}.`, { hint: when === "before" ? "Give the gate a url, or the service a test listener rule." : "Give the gate a url." });
}
/** Where no load balancer is, none counts: that would be found under traffic only. @throws CONFIG_INVALID */
async function assertCounted(aws, place, { before, after }, signal) {
	if (![...before, ...after].some((gate) => gate.kind === "alb" && gate.targetGroup === void 0)) return;
	if ((await describeServices(aws, place, signal)).flatMap(({ loadBalancers = [], taskSets = [] }) => [...loadBalancers, ...taskSets.flatMap((set) => set.loadBalancers ?? [])]).some(({ targetGroupArn }) => targetGroupArn !== void 0)) return;
	const names = place.services.join(", ");
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFIG_INVALID", `A gate alb asks a load balancer, and ${names} is behind none.`, { hint: "Name a target group in the gate as targetGroup, or leave the gate out." });
}
const askBy = (address, { http }) => async (settings, signal) => {
	const { addressAsk } = await __webpack_require__.e(/* import() */ 25).then(__webpack_require__.bind(__webpack_require__, 25));
	return addressAsk(new URL(settings.path ?? "/", address?.url).href, http)({
		...settings,
		headers: {
			...address?.headers,
			...settings.headers
		}
	}, signal);
};
function situationOf({ app, cluster, services }, { version, rid }, { cutAt, previous }, phase, clock, address) {
	return {
		now: clock.now(),
		phase,
		app,
		namespace: cluster,
		service: services[0] ?? "",
		version,
		release: rid,
		...phase === "after" && cutAt !== void 0 ? { cutAt } : {},
		...previous ? {
			previous: previous.release,
			previousVersion: previous.version
		} : {},
		url: phase === "after" ? address?.url ?? "" : "",
		previewUrl: phase === "before" ? address?.url ?? "" : ""
	};
}
/** Asks those who measure once before anything is changed: what they refuse then, they would refuse under traffic. */
async function foresee$1(gates, signal) {
	const asked = gates.filter(({ foreseeable }) => foreseeable);
	const first = (await Promise.all(asked.map(async (gate) => ({
		gate,
		answer: await gate.probe(signal)
	})))).find(({ answer }) => answer.refused);
	if (!first) return;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFIG_INVALID", `Gate ${first.gate.name} can't be asked: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.r)(first.answer.says)}.`, { hint: "Nothing was changed. Check its address, its rights and its query: the same question would be refused under traffic." });
}
const cutOff = (what) => () => Promise.reject(new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INTERNAL", `A gate needs ${what}, and this caller of the rollout gave it none.`, { hint: "Give `outside` to rollOut." }));
const nowhere = {
	http: { send: cutOff("a way out") },
	processes: { run: cutOff("commands") }
};
// src/target/ecs/goal.ts
function first$2(phases, world) {
	for (const phase of phases) {
		const decision = phase(world);
		if (decision) return decision;
	}
}
/** Since when the release itself is on its way: what was done before it has deadlines of its own. */
const begunAt = ({ goal, seen: { memory } }) => memory.preparedAt ?? goal.startedAt;
/** What comes before anything is moved, once in a run; a run that finds the release on a service needs none. */
const prepare$1 = ({ goal, seen: { memory } }) => goal.prepares && memory.preparedAt === void 0 ? {
	act: { verb: "prepare" },
	why: ""
} : void 0;
const note = (memory, why) => ({
	act: {
		verb: "note",
		memory
	},
	why
});
/** Turns the run round: from here on everything leads back to what was live. Only the first word counts. */
function giveUp({ seen, now }, outcome, why) {
	const to = seen.previous === void 0 ? "what was live before" : short$1(seen.previous);
	return note({ back: {
		outcome,
		why,
		since: now
	} }, `Going back to ${to}: ${why}`);
}
/** The end; not before every call whose answer got lost can take effect no more. A rollback that is turned back has failed. */
function end$1({ goal, seen, now }, outcome, why) {
	const [late] = seen.memory.lost.filter(({ until }) => until > now);
	if (late) return {
		wait: Math.min(1e3, late.until - now),
		why: `${why}; a call without an answer may still land`
	};
	return {
		done: goal.intent === "rollback" && outcome === "ROLLED_BACK" ? "ROLLBACK_FAILED" : outcome,
		why
	};
}
/** Every second for ten seconds after an act, then ever more slowly, up to 15 s. */
function wait({ goal, seen: { memory }, now }, why, longest = 15e3) {
	const quiet = now - (memory.actedAt ?? goal.startedAt);
	return {
		wait: Math.max(1, Math.min(longest, 15e3, Math.max(1e3, quiet / 10))),
		why
	};
}
const seconds = (duration) => `${Math.max(0, Math.round(duration / 1e3))} s`;
/** `web:42` of an ARN. */
const short$1 = (arn) => arn.replace(/^.*task-definition\//, "");
const count = (number, what) => number > 0 ? ` ${number} ${what}` : "";
/** `web:42 3/4 running, 1 pending, stage TEST_TRAFFIC_SHIFT, targets 2 healthy 1 initial, weights web-a 90, web-b 10` */
function progressOf({ seen }, service) {
	const { primary, deployment, targets, desired } = service;
	const sum = (key) => targets.reduce((total, one) => total + one[key], 0);
	const health = `${count(sum("healthy"), "healthy")}${count(sum("initial"), "initial")}${count(sum("unhealthy"), "unhealthy")}${count(sum("draining"), "draining")}`;
	const [rule] = seen.rules.filter(({ test }) => !test);
	return [
		`${short$1(primary.revision)} ${primary.running}/${primary.desired || desired} running`,
		...primary.pending > 0 ? [`${primary.pending} pending`] : [],
		...primary.failed > 0 ? [`${primary.failed} failed`] : [],
		...deployment?.stage && deployment.status !== "SUCCESSFUL" ? [`stage ${deployment.stage}`] : [],
		...health ? [`targets${health}`] : [],
		...rule ? [`weights ${seen.services.map(({ name }) => rule.shares[name] ?? 0).join("/")}`] : []
	].join(", ");
}
// src/target/ecs/task-definition/find.ts
/** Calls under way at once: DescribeTaskDefinition is throttled for the whole account. */
const atOnce = 5;
/** ARNs of a family's ACTIVE revisions, the newest first, at most `limit`. */
async function activeArns(aws, family, limit, signal) {
	const input = {
		familyPrefix: family,
		status: "ACTIVE",
		sort: "DESC",
		maxResults: Math.min(limit, 100)
	};
	const found = [];
	let nextToken;
	do {
		const page = await aws.call("ecs:ListTaskDefinitions", {
			...input,
			...nextToken && { nextToken }
		}, signal);
		found.push(...(page.taskDefinitionArns ?? []).filter((arn) => nameOf$1(arn).family === family));
		nextToken = page.nextToken;
	} while (nextToken && found.length < limit);
	return found.slice(0, limit);
}
/** Revisions of these ARNs, a few at a time and in their order. */
async function* revisionsOf(aws, arns, signal) {
	for (let at = 0; at < arns.length; at += atOnce) yield* await Promise.all(arns.slice(at, at + atOnce).map((arn) => revisionOf(aws, arn, signal)));
}
// src/target/ecs/task-definition/same.ts
/** Lists that ECS reads as sets: their order says nothing. Those that are not here (commands, DNS servers, files of variables) keep it. */
const unordered = /* @__PURE__ */ new Set([
	...[
		"containerDefinitions",
		"environment",
		"secrets",
		"secretOptions",
		"portMappings",
		"mountPoints",
		"volumesFrom"
	],
	...[
		"volumes",
		"placementConstraints",
		"requiresCompatibilities",
		"inferenceAccelerators",
		"properties",
		"tags"
	],
	...[
		"dependsOn",
		"ulimits",
		"systemControls",
		"resourceRequirements",
		"extraHosts",
		"add",
		"drop",
		"devices",
		"tmpfs"
	]
]);
/**
* A definition in one form for all that mean the same to ECS: without the tags of a release, with what AWS fills in,
* lists that are sets in order, and without what is empty. To compare and to hash only: it is never registered.
*
* Defaults: API reference of ContainerDefinition, PortMapping, HealthCheck and EFSVolumeConfiguration; `1 vCPU` and `2 GB`
* are described as 1024 and 2048.
*/
function normal(definition) {
	const { containerDefinitions = [], cpu, memory, networkMode, ...rest } = withoutJournal(definition);
	return reduced("", {
		...rest,
		...cpu !== void 0 && { cpu: units(cpu, /^([\d.]+) ?vcpu$/i) },
		...memory !== void 0 && { memory: units(memory, /^([\d.]+) ?gb$/i) },
		...networkMode !== "bridge" && { networkMode },
		volumes: rest.volumes?.map(({ efsVolumeConfiguration: efs, ...volume }) => ({
			...volume,
			...efs && { efsVolumeConfiguration: {
				...efs,
				rootDirectory: efs.rootDirectory ?? "/"
			} }
		})),
		containerDefinitions: containerDefinitions.map((one) => filledIn(one, networkMode))
	});
}
/** Whether two definitions mean the same to ECS. */
const same = (a, b) => (0,_release_id_js__WEBPACK_IMPORTED_MODULE_13__.t)(normal(a)) === (0,_release_id_js__WEBPACK_IMPORTED_MODULE_13__.t)(normal(b));
function units(text, form) {
	const [, amount] = form.exec(text.trim()) ?? [];
	return amount === void 0 ? text : String(Math.trunc(Number(amount) * 1024));
}
function filledIn(container, networkMode) {
	const { portMappings = [], healthCheck } = container;
	const isOwn = networkMode === "awsvpc" || networkMode === "host";
	return {
		...container,
		cpu: container.cpu ?? 0,
		essential: container.essential ?? true,
		portMappings: portMappings.map((mapping) => ({
			...mapping,
			protocol: mapping.protocol ?? "tcp",
			...mapping.containerPort !== void 0 && { hostPort: (mapping.hostPort || void 0) ?? (isOwn ? mapping.containerPort : 0) }
		})),
		...healthCheck && { healthCheck: {
			interval: 30,
			timeout: 5,
			retries: 3,
			...healthCheck
		} }
	};
}
/** Without what is empty, and with the order of sets in one way. Texts stay, though they be empty. */
function reduced(field, value) {
	if (Array.isArray(value)) {
		const items = value.map((item) => reduced("", item) ?? {});
		return items.length === 0 ? void 0 : unordered.has(field) ? ordered$1(items) : items;
	}
	if (typeof value !== "object" || value === null) return value ?? void 0;
	const entries = Object.entries(value).flatMap(([key, held]) => {
		const left = reduced(key, held);
		return left === void 0 ? [] : [[key, left]];
	});
	return entries.length === 0 ? void 0 : Object.fromEntries(entries);
}
/** By name alone where they have one: of two values of one variable the order decides. */
function ordered$1(items) {
	return items.map((item) => ({
		item,
		key: nameIn(item) ?? (0,_release_id_js__WEBPACK_IMPORTED_MODULE_13__.t)(item)
	})).sort((a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0).map(({ item }) => item);
}
const nameIn = (item) => typeof item === "object" && item !== null && "name" in item && typeof item.name === "string" ? item.name : void 0;
/** Whether `there` has all that `wanted` says. It may have more: a default of AWS that we know nothing of. */
const covers = (there, wanted) => within$1(normal(wanted), normal(there));
function within$1(wanted, there) {
	if (Array.isArray(wanted)) return Array.isArray(there) && wanted.length === there.length && wanted.every((item, index) => within$1(item, there[index]));
	if (typeof wanted !== "object" || wanted === null) return wanted === there;
	return typeof there === "object" && there !== null && Object.entries(wanted).every(([key, held]) => within$1(held, there[key]));
}
/**
* Whether what is live is what would be registered, so that nothing has to be: this very release, which may have got more
* from AWS; or a revision of no release that is the same, where each field that a file leaves out is a difference.
*/
function isRegistered(live, wanted) {
	const release = tagOf(live, tagNames.release);
	return release === void 0 ? same(live, wanted) : release === tagOf(wanted, tagNames.release) && covers(live, wanted);
}
// src/target/ecs/journal.ts
/** How many of a family's newest revisions are looked at for one that was registered before. */
const looked = 20;
/**
* The journal of a release: its revision, registered with the release's id and with what was live before it. A revision
* whose `cutover:previous` is something else is the journal of another attempt, unless it is on a service already.
*/
var Journal = class {
	#aws;
	#release;
	#intent;
	#read = /* @__PURE__ */ new Map();
	#found;
	/** What this run registered itself is its own, whatever AWS has made of it. */
	#registered;
	/** Of a rollback: what it leaves. Its own revision names what was before that one. */
	#left;
	#sought = false;
	/** What became of the tasks of this release, as an earlier revision of it says. */
	#ran = [];
	constructor(aws, release, intent) {
		this.#aws = aws;
		this.#intent = intent;
		this.#release = release;
		this.#found = release.arn;
	}
	/** `live` are the services' revisions, `bearing` those of them with requests, `related` those of their newest deployments. */
	async find(live, bearing, related, signal) {
		const asked = [.../* @__PURE__ */ new Set([...live, ...related])].filter((arn) => arn !== "");
		const revisions = await Promise.all(asked.map((arn) => this.#revision(arn, signal)));
		const usable = ({ arn, status }) => status === "ACTIVE" || live.includes(arn);
		const own = revisions.find((one) => one && usable(one) && this.#isOf(bearing, one));
		if (own) this.#found = own.arn;
		else if (await this.#isOutdated(bearing, signal)) this.#sought = false;
		if (!this.#sought && !own) this.#found = this.#release.arn ?? await this.#seek(bearing, signal);
		this.#sought = true;
		const found = this.#found === void 0 ? void 0 : await this.#revision(this.#found, signal);
		this.#left ??= asked.find((arn) => arn !== found?.arn);
		const previous = this.#intent === "rollback" ? this.#left : found && tagOf(found.definition, tagNames.previous);
		if (previous !== void 0) await this.#revision(previous, signal);
		return {
			known: revisions.flatMap((one) => one && tagOf(one.definition, tagNames.release) ? [one.arn] : []),
			...found ? { revision: found.arn } : {},
			...previous === void 0 ? {} : { previous }
		};
	}
	async register(previous, signal) {
		const { revision } = this.#release;
		const key = this.#intent === "rollback" ? tagNames.left : tagNames.previous;
		const tags = (revision.tags ?? []).filter((tag) => tag.key !== key);
		const input = {
			...revision,
			tags: [
				...tags,
				{
					key,
					value: previous
				},
				...this.#ran
			]
		};
		const { taskDefinition } = await this.#aws.call("ecs:RegisterTaskDefinition", input, signal);
		this.#registered = taskDefinition?.taskDefinitionArn;
		this.#found = this.#registered;
	}
	/** The release that was live before, as its tags say; nothing for a revision that is no release. */
	releaseBefore(seen) {
		const { definition = {} } = this.#read.get(seen?.previous ?? "") ?? {};
		const [release, version] = [tagOf(definition, tagNames.release), tagOf(definition, tagNames.version)];
		return release === void 0 || version === void 0 ? void 0 : {
			release,
			version
		};
	}
	/** The version of what was live before, or the name of its revision. */
	async previousVersion(seen) {
		const arn = seen?.previous;
		const revision = arn === void 0 ? void 0 : this.#read.get(arn);
		return (revision && tagOf(revision.definition, tagNames.version)) ?? (arn && nameText(arn));
	}
	/** Somebody else took what is live to another revision since it was registered: it would lead back to the wrong one. */
	async #isOutdated(bearing, signal) {
		if (this.#found === void 0 || this.#found === this.#release.arn) return false;
		const found = await this.#revision(this.#found, signal);
		return found !== void 0 && !this.#isOf(bearing, found);
	}
	/** The answer to a registration may have got lost. */
	forget() {
		this.#sought = false;
	}
	/** By content as well: what somebody made from it in the console has its tags. */
	#isOwn({ arn, definition }) {
		const { rid, revision } = this.#release;
		if (arn === this.#registered) return true;
		return tagOf(definition, tagNames.release) === rid && covers(definition, revision);
	}
	/** The journal of this attempt: it has the requests already, or is to follow what has them. */
	#isOf(bearing, revision) {
		if (!this.#isOwn(revision)) return false;
		const previous = tagOf(revision.definition, tagNames.previous) ?? "";
		return this.#intent === "rollback" || bearing.includes(revision.arn) || bearing.includes(previous);
	}
	/** The oldest, so that two looks choose the same. */
	async #seek(bearing, signal) {
		const arns = await activeArns(this.#aws, this.#release.revision.family ?? "", looked, signal);
		const own = [];
		for (const arn of arns) {
			const revision = await this.#revision(arn, signal);
			if (revision && this.#isOwn(revision)) own.push(revision);
		}
		this.#ran = (own[0]?.definition.tags ?? []).filter(({ key }) => key?.startsWith(oneOffTag));
		return own.findLast((one) => this.#isOf(bearing, one))?.arn;
	}
	async #revision(arn, signal) {
		const known = this.#read.get(arn);
		if (known) return known;
		try {
			const revision = await revisionOf(this.#aws, arn, signal);
			this.#read.set(arn, revision);
			return revision;
		} catch (error) {
			if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t && error.code === "NOT_FOUND") return void 0;
			throw error;
		}
	}
};
const nameText = (arn) => arn.split("/").at(-1) ?? arn;
// src/target/ecs/lock.ts
/** Waits between two looks last 15 s at most (see `wait`), and a look a few seconds: three chances to renew. */
const leaseTime = 9e4;
const renewAfter = 2e4;
/**
* A lock in one object of S3. Each write is conditional (If-None-Match: * creates, If-Match renews or takes over), so that of
* two writers one gets CONFLICT. It expires when its ETag has not changed for `leaseTime` on this run's own clock that never
* jumps: wall clocks of two machines are never compared.
*/
var S3Lock = class {
	#aws;
	#where;
	#own;
	#clock;
	#beat = 0;
	#etag;
	#since;
	constructor(aws, { bucket, prefix }, app, own, clock) {
		this.#aws = aws;
		this.#where = {
			Bucket: bucket,
			Key: `${prefix}${app}.lock.json`
		};
		this.#own = own;
		this.#clock = clock;
		this.#since = clock.monotonic();
	}
	/** @throws CLOUD_INVALID for an object that is no lock */
	async read(signal) {
		const found = await this.#get(signal);
		const now = this.#clock.monotonic();
		if (found?.etag !== this.#etag) this.#since = now;
		this.#etag = found?.etag;
		const { holder = "", epoch = 0, url, etag } = found ?? {};
		const age = now - this.#since;
		return {
			holder,
			epoch,
			idle: age >= leaseTime,
			renewDue: age >= renewAfter,
			...url === void 0 ? {} : { url },
			...etag === void 0 ? {} : { etag }
		};
	}
	/** Creates, renews or takes over. CONFLICT when the object is not as it was seen. */
	async write({ epoch, etag }, signal) {
		this.#beat += 1;
		await this.#put({
			...this.#own,
			epoch,
			beat: this.#beat
		}, etag, signal);
	}
	/** Lets go, for the next run not to wait: nothing depends on it. */
	async free() {
		const found = await this.#get();
		if (found?.holder === this.#own.holder) await this.#put({
			holder: "",
			epoch: found.epoch,
			beat: 0
		}, found.etag);
	}
	/** A run that stood still may have lost it. @throws CONFLICT when it has */
	async confirm(signal) {
		if ((await this.#get(signal))?.holder === this.#own.holder) return;
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFLICT", `The lock ${this.#name} is no longer this run's.`, { hint: "The run looks again." });
	}
	/** Keeps it while `work` takes its time. @throws CONFLICT when it was lost, at once: `work` is told to end */
	async during(work, signal) {
		const over = new AbortController();
		const lost = new AbortController();
		const keeping = this.#keep(AbortSignal.any([signal, over.signal])).catch((reason) => {
			if (!over.signal.aborted) lost.abort(reason);
		});
		try {
			await work(AbortSignal.any([signal, lost.signal]));
		} catch (error) {
			throw lost.signal.aborted ? lost.signal.reason : error;
		} finally {
			over.abort();
			await keeping;
		}
	}
	/** A renewal that does not come through is tried again with the next; four fit into a lease. */
	async #keep(signal) {
		for (;;) {
			await this.#clock.sleep(renewAfter, signal);
			try {
				await this.confirm(signal);
				const { epoch, etag } = await this.read(signal);
				await this.write({
					epoch,
					...etag === void 0 ? {} : { etag }
				}, signal);
			} catch (error) {
				if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t) || error.code !== "CLOUD_UNREACHABLE") throw error;
			}
		}
	}
	get #name() {
		return `s3://${this.#where.Bucket}/${this.#where.Key}`;
	}
	async #get(signal) {
		try {
			const { Body, ETag = "" } = await this.#aws.call("s3:GetObject", this.#where, signal);
			return {
				...this.#parsed(await Body?.transformToString() ?? ""),
				etag: ETag
			};
		} catch (error) {
			if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t && error.code === "NOT_FOUND" && !/NoSuchBucket/.test(error.message)) return void 0;
			throw error;
		}
	}
	#parsed(text) {
		try {
			const { holder, epoch, url, beat = 0 } = JSON.parse(text);
			if (typeof holder === "string" && typeof epoch === "number") return {
				holder,
				epoch,
				beat,
				...typeof url === "string" ? { url } : {}
			};
		} catch {}
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CLOUD_INVALID", `The object ${this.#name} is no lock of Cutover.`, { hint: "Name another bucket or prefix in target.ecs.lock, or delete the object when nobody uses it." });
	}
	async #put(content, etag, signal) {
		const condition = etag === void 0 ? { IfNoneMatch: "*" } : { IfMatch: etag };
		const input = {
			...this.#where,
			...condition,
			Body: JSON.stringify(content),
			ContentType: "application/json"
		};
		await this.#aws.call("s3:PutObject", input, signal);
	}
};
// src/target/ecs/memory.ts
/**
* How long a call whose answer got lost may still take effect. AWS names no bound; requests are signed for 5 minutes, but
* its front ends give up on a connection that is gone within seconds. A minute is far beyond that.
*/
const settleTime = 6e4;
/** What a run knows when it has been told that `step` was done. */
function afterAnswer(memory, step, now) {
	if (step.verb === "gate") return memory;
	if (step.verb === "note") return {
		...memory,
		...step.memory
	};
	const isBack = step.verb === "scale" && memory.back !== void 0;
	return asked$1({
		...memory,
		actedAt: now,
		...isBack ? { givenBack: true } : {}
	}, step, now);
}
/** A revision that is registered twice is never used; a late write of the lock fails its condition. */
const harmless = ["register", "lock"];
/**
* What can still take effect long after it was sent, and is waited for. The others are bound to one deployment or hook, which
* are used up; only the lock is not let go before they are.
*/
const quarantined = [
	"update",
	"scale",
	"weigh"
];
/** What it knows when no answer came: the call may have been done, may be done later, or never. */
function afterLoss(memory, step, now) {
	if (harmless.includes(step.verb)) return {
		...memory,
		actedAt: now
	};
	if (!quarantined.includes(step.verb)) return {
		...memory,
		actedAt: now,
		unheardUntil: now + settleTime
	};
	const effect = effectOf(step);
	const lost = [...memory.lost.filter((one) => one.effect !== effect && one.until > now), {
		effect,
		until: now + settleTime
	}];
	return {
		...asked$1(memory, step, now),
		actedAt: now,
		lost
	};
}
/** Whether the next run may begin: a lock that is let go while a call can still take effect protects nobody from it. */
const mayLetGo = ({ lost, unheardUntil }, now) => (unheardUntil ?? now) <= now && lost.every(({ until }) => until <= now);
/** Answers that no waiting changes. */
const refusals = [
	"CLOUD_DENIED",
	"CLOUD_INVALID",
	"NOT_FOUND"
];
/**
* What it knows when a call was refused for good; nothing where that ends the run. A refusal on the way there turns the run
* round, where it has changed anything; one on the way back is the end.
*/
function afterRefusal(memory, step, code, message) {
	const { back, refused, sent, mine, aim, unstoppable } = memory;
	if (!refusals.includes(code)) return void 0;
	if (step.verb === "stop" && back && code === "CLOUD_INVALID" && !unstoppable) return {
		...memory,
		unstoppable: true
	};
	return !(Object.keys(sent).length > 0 || Object.keys(mine).length > 0 || aim !== void 0) || back || refused !== void 0 ? void 0 : {
		...memory,
		refused: (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.r)(message)
	};
}
function asked$1(memory, step, now) {
	if (step.verb === "lock") return {
		...memory,
		held: true
	};
	if (step.verb === "prepare") return {
		...memory,
		preparedAt: now
	};
	if (step.verb === "answer") return {
		...memory,
		answered: [...memory.answered, step.hook]
	};
	if (step.verb !== "update") return memory;
	const { service, to, after } = step;
	const sent = {
		to,
		at: now,
		...after === void 0 ? {} : { after }
	};
	return {
		...memory,
		sent: {
			...memory.sent,
			[service]: sent
		}
	};
}
// src/target/ecs/app-spec.ts
/**
* The AppSpec of a deployment by CodeDeploy, in JSON. What it does not name is taken from CodeDeploy's defaults and not from
* the service: platform, network and capacity providers are therefore sent as the service has them.
* https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html
*/
function appSpecOf(service, revision) {
	const live = service.taskSets?.find(({ status }) => status === "PRIMARY");
	const [balancer] = service.loadBalancers ?? live?.loadBalancers ?? [];
	const platform = service.platformVersion ?? live?.platformVersion;
	const network = (service.networkConfiguration ?? live?.networkConfiguration)?.awsvpcConfiguration;
	const providers = service.capacityProviderStrategy ?? live?.capacityProviderStrategy ?? [];
	return JSON.stringify({
		version: 0,
		Resources: [{ TargetService: {
			Type: "AWS::ECS::Service",
			Properties: {
				TaskDefinition: revision,
				...balancer && { LoadBalancerInfo: {
					ContainerName: balancer.containerName,
					ContainerPort: balancer.containerPort
				} },
				...platform ? { PlatformVersion: platform } : {},
				...network && { NetworkConfiguration: { AwsvpcConfiguration: {
					Subnets: network.subnets ?? [],
					SecurityGroups: network.securityGroups ?? [],
					AssignPublicIp: network.assignPublicIp ?? "DISABLED"
				} } },
				...providers.length > 0 ? { CapacityProviderStrategy: providers.map(({ capacityProvider, base = 0, weight = 0 }) => ({
					CapacityProvider: capacityProvider,
					Base: base,
					Weight: weight
				})) } : {}
			}
		} }]
	});
}
// src/target/ecs/act.ts
/**
* Sends one decided call. Where AWS compares nothing, what it is based on is read again right before: what differs then is
* CONFLICT, and decided anew.
*/
async function carryOut(step, hands, signal) {
	const { aws, lock, journal } = hands;
	if (step.verb === "lock") return lock?.write(step, signal);
	await lock?.confirm(signal);
	switch (step.verb) {
		case "register": return journal.register(step.previous, signal);
		case "prepare": return prepare(hands, signal);
		case "update": return update(step, hands, signal);
		case "scale":
			await (step.to < step.from ? unreached(step.service, hands, signal) : asSmall(step, hands, signal));
			await aws.call("ecs:UpdateService", {
				...named$1(step, hands),
				desiredCount: step.to
			}, signal);
			return;
		case "weigh": return moveWeights(aws, hands.observer.groups, step, signal);
		case "answer": return answer$1(step, hands, signal);
		case "stop": return stop(step.deployment, hands, signal);
	}
}
/** It may take longer than the lock lasts without being renewed. */
async function prepare({ before, lock, seen: { revision } }, signal) {
	if (!before || revision === void 0) return;
	if (lock) await lock.during((during) => before(revision, during), signal);
	else await before(revision, signal);
}
const named$1 = ({ service }, { place: { cluster } }) => ({
	cluster,
	service
});
async function update(step, hands, signal) {
	const { aws, place, seen } = hands;
	const [service] = await describeServices(aws, {
		...place,
		services: [step.service]
	}, signal);
	const live = service && primaryOf(service).taskDefinition;
	if (!service || live !== step.from) throw changed$1(`Service ${step.service} runs ${live ?? "nothing"} meanwhile, not ${step.from}.`);
	if (seen.mode === "codedeploy") return create(step, service, hands, signal);
	if (step.size !== void 0) await unreached(step.service, hands, signal);
	const size = step.size === void 0 ? {} : { desiredCount: step.size };
	const input = {
		...named$1(step, hands),
		taskDefinition: step.to,
		...size
	};
	await aws.call("ecs:UpdateService", input, signal);
}
async function create({ to, service: name }, service, { aws, seen }, signal) {
	const group = seen.services.find((one) => one.name === name)?.group;
	if (!group) throw changed$1(`Service ${name} has no deployment group any more.`);
	await aws.call("codedeploy:CreateDeployment", {
		applicationName: group.application,
		deploymentGroupName: group.name,
		description: `Cutover: ${to}`,
		revision: {
			revisionType: "AppSpecContent",
			appSpecContent: { content: appSpecOf(service, to) }
		}
	}, signal);
}
/** What somebody else has raised meanwhile is not made smaller. */
async function asSmall({ service: name, from }, { aws, place }, signal) {
	const [service] = await describeServices(aws, {
		...place,
		services: [name]
	}, signal);
	const size = service?.desiredCount ?? 0;
	if (size !== from) throw changed$1(`Service ${name} is to run ${size} tasks meanwhile, not ${from}.`);
}
/** No rule sends requests to a service whose tasks are about to be changed or taken. */
async function unreached(service, { aws, place, observer }, signal) {
	for (const rule of [...place.rules, ...place.testRule ? [place.testRule] : []]) {
		const { shares } = sharesIn(await actionsOf$1(aws, rule, signal), observer.groups);
		if ((shares[service] ?? 0) > 0 && rule !== place.testRule) throw changed$1(`Rule ${rule} sends ${shares[service]} % of its requests to service ${service} meanwhile.`);
	}
}
async function answer$1({ deployment, hook, action }, { aws, seen }, signal) {
	if (seen.mode !== "codedeploy") {
		const input = {
			serviceDeploymentArn: deployment,
			hookId: hook,
			action
		};
		await aws.call("ecs:ContinueServiceDeployment", input, signal).catch(answeredBefore);
	} else if (action === "ROLLBACK") await aws.call("codedeploy:StopDeployment", {
		deploymentId: deployment,
		autoRollbackEnabled: true
	}, signal);
	else {
		const input = {
			deploymentId: deployment,
			deploymentWaitType: hook.endsWith("TERMINATION_WAIT") ? "TERMINATION_WAIT" : "READY_WAIT"
		};
		await aws.call("codedeploy:ContinueDeployment", input, signal);
	}
}
/** A hook that waits no more has been answered, by a call without an answer or by somebody else: what is seen next counts. */
function answeredBefore(error) {
	if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t && error.code === "CLOUD_INVALID" && /hookId/i.test(error.message)) throw changed$1(error.message);
	throw error;
}
async function stop(deployment, { aws, seen }, signal) {
	if (seen.mode === "codedeploy") await aws.call("codedeploy:StopDeployment", {
		deploymentId: deployment,
		autoRollbackEnabled: true
	}, signal);
	else {
		const input = {
			serviceDeploymentArn: deployment,
			stopType: "ROLLBACK"
		};
		await aws.call("ecs:StopServiceDeployment", input, signal);
	}
}
const changed$1 = (message) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFLICT", message, { hint: "The run looks again, and decides anew." });
// src/target/ecs/bake.ts
/** Watches the release under all requests; what fails here takes it back. Nothing once it is over, but `until`. */
function watch(world, { since, until }) {
	const { goal, seen, now } = world;
	const { cutAt } = seen.memory;
	if (cutAt === void 0) return note({ cutAt: since ?? now }, `${goal.version} has all requests`);
	const fallen = fall(world, seen.services.find(({ revision, primary }) => revision === seen.revision && isDown(primary)));
	if (fallen) return fallen;
	const over = cutAt + (goal.intent === "release" ? goal.bake : 0);
	const judged = judge(world, "after", now < over || until !== void 0);
	if (judged) return judged;
	if (now < over) return wait(world, `Watching ${goal.version} for ${seconds(over - now)} more${says(world)}`, over - now);
	const short = until === void 0 ? missing(world) : until;
	if (short !== until && now >= over + goal.deadline) return giveUp(world, "ROLLED_BACK", short ?? "");
	return short === void 0 ? void 0 : wait(world, `${short}${says(world)}`);
}
/** One look may put together what is of two moments, when AWS is slow to answer: a service is down that is so twice. */
function fall(world, down) {
	const { seen, now } = world;
	const { downSince } = seen.memory;
	if (!down) return downSince === void 0 ? void 0 : note({ downSince: void 0 }, "");
	const why = `no task of service ${down.name} runs any more`;
	if (downSince === void 0) return note({ downSince: now }, "");
	return now > downSince ? giveUp(world, "ROLLED_BACK", why) : wait(world, why, 1e3);
}
const isDown = ({ running, desired }) => desired > 0 && running === 0;
/** What crashes under traffic is never complete: a release does not end with tasks missing. */
function missing({ seen }) {
	const found = seen.services.find(({ revision, primary }) => revision === seen.revision && primary.running < primary.desired);
	return found && `Service ${found.name} runs ${found.primary.running} of ${found.primary.desired} tasks`;
}
const bake = (world, watched) => watch(world, watched) ?? end$1(world, "SUCCEEDED", `${world.goal.version} is live${unproven(world)}`);
/** What a success is worth where nothing was to run. */
const unproven = ({ seen: { services } }) => {
	const [one] = services;
	return one && services.every(({ desired }) => desired === 0) ? `, but service ${one.name} wants 0 tasks, so nothing of it has run` : "";
};
const says = ({ goal, seen }) => goal.gates.after && goal.intent === "release" ? ` (${seen.after.says})` : "";
/**
* Asks the gates of one side, when they are due, as long as `going` or undecided. A gate that failed gives the release up.
* Nothing when they have nothing to say at this moment.
*/
function judge(world, when, going) {
	const { goal, seen, now } = world;
	if (!goal.gates[when] || goal.intent === "rollback") return void 0;
	const verdict = seen[when];
	const where = when === "before" ? "before its cutover" : "under traffic";
	const outcome = when === "before" ? "STOPPED" : "ROLLED_BACK";
	if (verdict.state === "failed") return giveUp(world, outcome, `${goal.version} failed its gate ${where}: ${verdict.says}`);
	const limit = goal.deadline + goal.bake;
	const since = seen.memory.cutAt ?? seen.memory.shareSince ?? begunAt(world);
	if (verdict.state === "pending" && now >= since + limit) return giveUp(world, outcome, `${goal.version} did not pass its gate within ${seconds(limit)}: ${verdict.says}`);
	if (verdict.next <= now && (going || verdict.state === "pending")) return {
		act: {
			verb: "gate",
			when
		},
		why: ""
	};
	if (verdict.state === "pending") return wait(world, verdict.says, Math.max(1, verdict.next - now));
}
// src/target/ecs/seen.ts
const blank = {
	stale: {},
	sent: {},
	mine: {},
	lost: [],
	answered: []
};
const ended = [
	"SUCCESSFUL",
	"STOPPED",
	"ROLLBACK_SUCCESSFUL",
	"ROLLBACK_FAILED"
];
const isOver = ({ status }) => ended.includes(status);
const isTurning = ({ status }) => status === "ROLLBACK_REQUESTED" || status === "ROLLBACK_IN_PROGRESS" || status === "STOP_REQUESTED";
/**
* No task runs, and more failed than the circuit breaker of ECS lets pass (half of those wanted, at least 3 and at most 200):
* there is none, and nothing ends the deployment.
*/
const isHopeless = ({ running, failed, desired }) => running === 0 && failed > Math.min(200, Math.max(3, desired / 2));
/** The hook of ours that waits for a word, and has had none. */
const awaiting = ({ memory }, { hooks }) => hooks.find(({ id, pause, status }) => pause && status === "AWAITING_ACTION" && !memory.answered.includes(id));
/** The newest deployment, unless it was over before this run began. */
const currentOf = ({ memory }, { name, deployment }) => deployment && deployment.id !== memory.stale[name] ? deployment : void 0;
const only = ({ seen }) => seen.services[0];
/** From what is live to the release: one deployment of one service, started by this run or found on its way. */
const forward = (onTheWay) => (world) => {
	const service = only(world);
	const deployment = currentOf(world.seen, service);
	const ours = deployment?.revision === world.seen.revision ? deployment : void 0;
	return ours ? follow(world, service, ours, onTheWay) : begin(world, service, deployment);
};
/** Nothing of ours is on its way: it is live already, is to be started, or somebody else was quicker. */
function begin(world, service, other) {
	const { seen, goal } = world;
	const { revision, memory } = seen;
	const overtaken = supersededBy(world, service, other);
	if (overtaken) return {
		done: "SUPERSEDED",
		why: overtaken
	};
	if (revision !== void 0 && service.revision === revision && (!other || isOver(other))) return standing(world, service);
	const isFirst = seen.mode === "rolling" && other?.from.length === 0;
	if (other && !isOver(other) && !isFirst) return inTheWay(world, service, other);
	if (revision === void 0) return register(service, goal.version);
	const sent = memory.sent[service.name];
	if (!sent) return prepare$1(world) ?? start$1(service, revision, other);
	if (world.now - sent.at < 1e4) return wait(world, `Waiting for ECS to show the deployment of ${short$1(sent.to)}`, 1e3);
	return late(world) ?? start$1(service, revision, other);
}
const register = (service, version) => ({
	act: {
		verb: "register",
		previous: service.revision
	},
	why: `Registered ${version} as a revision, to follow ${short$1(service.revision)}`
});
function start$1(service, to, other) {
	const after = other ?? service.deployment;
	const more = after ? { after: after.id } : {};
	return {
		act: {
			verb: "update",
			service: service.name,
			from: service.revision,
			to,
			...more
		},
		why: `Service ${service.name} goes from ${short$1(service.revision)} to ${short$1(to)}`
	};
}
/** Somebody else's deployment or revision that came after this run's own. */
function supersededBy({ seen: { memory, revision, previous } }, service, newest) {
	const { name } = service;
	const sent = memory.sent[name];
	const own = memory.mine[name];
	const foreign = newest && newest.id !== own && newest.id !== sent?.after && newest.revision !== sent?.to;
	if (sent && foreign && newest.revision !== revision) return `somebody else deploys ${short$1(newest.revision)} to service ${name}; it is left so`;
	if (own === void 0 || service.revision === revision || service.revision === sent?.to) return void 0;
	if (service.revision === previous) return `somebody else put service ${name} back to ${short$1(service.revision)}`;
	return `somebody else took service ${name} to ${short$1(service.revision)}; it is left so`;
}
/** The revision is on the service, and no deployment of this run brought it there. */
function standing(world, service) {
	const { seen, goal, now } = world;
	const { state, reason, running, desired } = service.primary;
	if (service.deployment?.status === "STOPPED" && service.deployment.revision === seen.revision || state === "FAILED" && service.primary.revision === seen.revision) return giveUp(world, "ROLLED_BACK", `ECS gave ${goal.version} up: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.r)(reason ?? "no reason given")}`);
	const isOwn = seen.memory.sent[service.name] !== void 0;
	if (state === "IN_PROGRESS" || (isOwn ? running < desired : desired > 0 && running === 0)) return (isOwn ? late(world) : tooLate(world)) ?? wait(world, progressOf(world, service));
	const begunBake = service.deployment?.finishedAt;
	const rest = begunBake === void 0 ? 0 : Math.min(now, begunBake) + goal.bake - now;
	if (seen.memory.cutAt === void 0 && !isOwn && rest <= 0 && !isUnjudged(world, service)) return {
		done: "SUCCEEDED",
		why: `${goal.version} is live already${unproven(world) || "; nothing to do"}`
	};
	return bake(world, { since: begunBake === void 0 ? now : Math.min(now, begunBake) });
}
/**
* A run that died, or a call of it that landed late, may have left it live before any gate has judged it: for so long whoever finds it
* asks the gates once more. After that it is what was live before.
*/
function isUnjudged({ goal, now }, { deployment }) {
	if (!goal.gates.after || goal.intent === "rollback" || deployment?.finishedAt === void 0) return false;
	const steps = goal.steps.reduce((sum, step) => sum + step.for, 0);
	return now < deployment.finishedAt + goal.deadline + steps + goal.bake;
}
/** What was live before this run is not turned back by it, though it does not run. */
function tooLate({ goal, now }) {
	if (now < goal.startedAt + goal.deadline) return void 0;
	return {
		done: "TIMED_OUT",
		why: `${goal.version} is deployed already, and does not run; nothing was changed`
	};
}
/** A deployment of another revision, before this run has asked for its own. */
function inTheWay(world, service, other) {
	const { goal, seen, now } = world;
	const { name } = service;
	if (goal.intent === "rollback" && other.from.includes(seen.revision ?? "") && !isTurning(other)) return {
		act: {
			verb: "stop",
			deployment: other.id
		},
		why: `Stopped the deployment of ${short$1(other.revision)}: ECS takes service ${name} back`
	};
	const hook = awaiting(seen, other);
	if (hook && (other.share === 0 || goal.locked) && seen.known.includes(other.revision)) return {
		act: {
			verb: "answer",
			deployment: other.id,
			hook: hook.id,
			action: "ROLLBACK"
		},
		why: `Dropped ${short$1(other.revision)}, which ${other.share === 0 ? "was staged" : `waited at ${other.stage} for a run that is gone`}`
	};
	const kept = seen.mode === "codedeploy" && other.stage === "BAKE_TIME" && !isTurning(other) && seen.known.includes(other.revision);
	const ending = `${other.id} TERMINATION_WAIT`;
	if (kept && !seen.memory.answered.includes(ending)) return {
		act: {
			verb: "answer",
			deployment: other.id,
			hook: ending,
			action: "CONTINUE"
		},
		why: `CodeDeploy keeps what ran before ${short$1(other.revision)} no longer`
	};
	const never = isTurning(other) ? void 0 : neverThere(service, other);
	if (never) return {
		code: "PREFLIGHT_FAILED",
		done: "STOPPED",
		why: `${never}; nothing was changed`
	};
	const left = goal.startedAt + goal.lockWait - now;
	const stands = `a deployment of ${short$1(other.revision)} to service ${name} is on its way (${other.stage || other.status})`;
	const wayOut = hook ? ". It waits for an answer: run its release again, or a rollback" : "";
	if (left <= 0) return {
		code: "LOCK_HELD",
		done: "STOPPED",
		why: `${stands}; nothing was changed${wayOut}`
	};
	return wait(world, `${stands}; waiting for its end`, left);
}
/** The first deployment of a service that shifts traffic has nothing to go back to, and fails for as long as nobody ends it. */
function neverThere({ name, primary }, { from, revision }) {
	if (from.length > 0 || !isHopeless(primary)) return void 0;
	return `the first deployment of service ${name} (${short$1(revision)}) does not get there: ${primary.failed} of its tasks failed, and none runs`;
}
/** Over its deadline, a release is turned back; what the service's own steps take does not count. */
function late(world) {
	const { goal, seen, now } = world;
	if (seen.memory.cutAt !== void 0 || seen.memory.aim !== void 0) return void 0;
	const shifting = Math.max(0, ...seen.services.map((one) => one.shifting));
	if (now < begunAt(world) + goal.deadline + shifting) return void 0;
	const stood = seen.services.map((service) => progressOf(world, service)).join("; ");
	return giveUp(world, "TIMED_OUT", `${goal.version} was not live within ${seconds(goal.deadline)}: ${stood}`);
}
function follow(world, service, ours, onTheWay) {
	const { goal, seen } = world;
	const { name } = service;
	if (seen.memory.mine[name] !== ours.id) return note({ mine: {
		...seen.memory.mine,
		[name]: ours.id
	} }, "");
	const because = ours.reason ? `: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.r)(ours.reason)}` : "";
	switch (ours.status) {
		case "SUCCESSFUL": return service.revision === seen.revision ? bake(world, {}) : late(world) ?? wait(world, `Waiting for service ${name} to show ${short$1(ours.revision)}`, 1e3);
		case "STOPPED": return giveUp(world, "ROLLED_BACK", `the deployment of ${goal.version} was stopped${because}`);
		case "ROLLBACK_SUCCESSFUL": return note(turned(world, "ROLLED_BACK", `ECS took ${goal.version} back${because}`), "");
		case "ROLLBACK_FAILED": return note(turned(world, "ROLLBACK_FAILED", `ECS could not take ${goal.version} back${because}`), "");
		default:
			if (isTurning(ours)) return note(turned(world, "ROLLED_BACK", `ECS takes ${goal.version} back${because}`), "");
			return first$2([(one) => onTheWay(one, service, ours), late], world) ?? wait(world, progressOf(world, service));
	}
}
const turned = ({ now }, outcome, why) => ({ back: {
	outcome,
	why,
	since: now
} });
// src/target/ecs/reverse.ts
/** A way back has at least that long, whatever the deadline of the way there was. */
const leastForReversal$1 = 6e5;
/** Takes the one service back to what was live, from wherever it stands; also what a late call of this run brought. */
const reverse = (world) => {
	const { seen } = world;
	if (!seen.memory.back) return void 0;
	const service = only(world);
	const newest = currentOf(seen, service);
	if (newest && newest.revision === seen.revision) return backFrom(world, service, newest);
	const sent = seen.memory.sent[service.name];
	if (newest && newest.revision === sent?.to) return backTo(world, service, newest);
	const overtaken = supersededBy(world, service, newest);
	if (overtaken && service.revision !== seen.previous) return {
		done: "SUPERSEDED",
		why: overtaken
	};
	if (newest && newest.revision === seen.previous && !isOver(newest)) return backTo(world, service, newest);
	if (service.revision === seen.revision) return putBack(world, service);
	return over(world);
};
/** Back; not as long as the service says that it is still on its way: the list of its deployments may be behind it. */
const over = (world) => {
	const service = only(world);
	if (service.revision === world.seen.previous && service.primary.state === "IN_PROGRESS") return soon$1(world, service);
	const { outcome, why } = world.seen.memory.back ?? {
		outcome: "ROLLED_BACK",
		why: ""
	};
	return end$1(world, outcome, why);
};
/** The deployment of the release itself: stopped, waited for, or over. */
function backFrom(world, service, ours) {
	const { memory, previous } = world.seen;
	if (ours.status === "ROLLBACK_FAILED") return failed(world, (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.r)(ours.reason ?? "ECS gives no reason"));
	if (ours.status === "ROLLBACK_SUCCESSFUL") {
		if (service.revision !== ours.revision) return over(world);
		return service.primary.state === "COMPLETED" && world.now >= (ours.finishedAt ?? world.now) + 1e4 ? putBack(world, service) : soon$1(world, service);
	}
	if (ours.status === "SUCCESSFUL" || ours.status === "STOPPED") return previous !== void 0 && service.revision === previous ? over(world) : putBack(world, service);
	if (isTurning(ours)) return soon$1(world, service);
	if (memory.unstoppable) return putBack(world, service);
	const again = memory.mine[service.name] === ours.id ? "" : "A call whose answer got lost has landed: ";
	const hook = awaiting(world.seen, ours);
	if (hook) return {
		act: {
			verb: "answer",
			deployment: ours.id,
			hook: hook.id,
			action: "ROLLBACK"
		},
		why: `${again}answered the hook at ${ours.stage} with ROLLBACK`
	};
	return {
		act: {
			verb: "stop",
			deployment: ours.id
		},
		why: `${again}stopped the deployment of ${short$1(ours.revision)}: ECS takes service ${service.name} back`
	};
}
/** The deployment of what was live before: nothing holds it up. */
function backTo(world, service, back) {
	if (back.status === "SUCCESSFUL") return over(world);
	const hook = awaiting(world.seen, back);
	if (hook) return {
		act: {
			verb: "answer",
			deployment: back.id,
			hook: hook.id,
			action: "CONTINUE"
		},
		why: ""
	};
	if (back.status === "PENDING" || back.status === "IN_PROGRESS") return soon$1(world, service);
	return failed(world, `the deployment of ${short$1(back.revision)} ended ${back.status}${back.reason ? `: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.r)(back.reason)}` : ""}`);
}
/** By a deployment of its own, where none can be stopped any more. */
function putBack(world, service) {
	const { previous, memory } = world.seen;
	if (previous === void 0) return failed(world, "there is no earlier revision to go back to");
	const sent = memory.sent[service.name];
	if (sent?.to === previous && world.now - sent.at < 1e4) return soon$1(world, service);
	return start$1(service, previous, service.deployment);
}
function soon$1(world, service) {
	const { goal, seen, now } = world;
	const limit = Math.max(goal.deadline, leastForReversal$1);
	if (now >= (seen.memory.back?.since ?? now) + limit) return failed(world, `not back within ${seconds(limit)}: ${progressOf(world, service)}`);
	return wait(world, `Going back: ${progressOf(world, service)}`);
}
const failed = (world, why) => end$1(world, "ROLLBACK_FAILED", `${world.seen.memory.back?.why ?? ""}; ${why}`);
// src/target/ecs/decide-native.ts
/** Stages in their order; READY is where CodeDeploy waits. */
const stages = [
	"RECONCILE_SERVICE",
	"PRE_SCALE_UP",
	"SCALE_UP",
	"POST_SCALE_UP",
	"TEST_TRAFFIC_SHIFT",
	"POST_TEST_TRAFFIC_SHIFT",
	"READY",
	"PRE_PRODUCTION_TRAFFIC_SHIFT",
	"PRODUCTION_TRAFFIC_SHIFT",
	"POST_PRODUCTION_TRAFFIC_SHIFT",
	"BAKE_TIME",
	"CLEAN_UP"
];
const beforeTraffic = (stage) => stages.indexOf(stage) < stages.indexOf("PRODUCTION_TRAFFIC_SHIFT");
/** Where the gates `before` are asked: the last place to stop at that users do not reach. */
const gateStage = ({ pauses }) => [...pauses].sort((a, b) => stages.indexOf(a) - stages.indexOf(b)).findLast(beforeTraffic);
/** Gates that would never be asked, and a stage that would never be held, are no promise to make. */
const unaskable$1 = ({ goal, seen }) => {
	const [service] = seen.services;
	const needed = goal.intent === "release" && (goal.pause || goal.gates.before);
	if (!service || !needed || gateStage(service) !== void 0 || seen.memory.mine[service.name] !== void 0) return void 0;
	const what = goal.pause ? "be staged" : "ask gates before its cutover";
	const how = seen.mode === "codedeploy" ? "its deployment group does not wait (deploymentReadyOption STOP_DEPLOYMENT)" : "it has no PAUSE hook at POST_TEST_TRAFFIC_SHIFT";
	return {
		done: "STOPPED",
		code: "PREFLIGHT_FAILED",
		why: `can't ${what}: service ${service.name} never stops before its traffic, ${how}; nothing was changed`
	};
};
function onTheWay(world, service, ours) {
	const hook = awaiting(world.seen, ours);
	if (hook) return answer(world, service, ours, hook);
	if (ours.stage !== "BAKE_TIME" && ours.stage !== "CLEAN_UP") return void 0;
	if (world.seen.mode === "codedeploy") return bake(world, {});
	return watch(world, { until: `ECS ends the deployment of ${world.goal.version} (${ours.stage})` });
}
/** One of our hooks waits: it is held, judged, or let go. */
function answer(world, service, ours, hook) {
	const { goal } = world;
	const hidden = ours.share === 0 && beforeTraffic(ours.stage);
	if (goal.intent === "release" && hidden && ours.stage === gateStage(service)) {
		const judged = late(world) ?? judge(world, "before", false);
		if (judged) return judged;
		if (goal.pause) return end$1(world, "STAGED", staged(goal.version, ours, hook));
	}
	if (!hidden) {
		if (world.seen.memory.shareSince === void 0) return note({ shareSince: world.now }, "");
		const judged = judge(world, "after", true);
		if (judged) return judged;
	}
	return {
		act: {
			verb: "answer",
			deployment: ours.id,
			hook: hook.id,
			action: "CONTINUE"
		},
		why: `Continued the deployment at ${ours.stage}`
	};
}
function staged(version, { stage }, { expiresAt, onExpiry }) {
	return `${version} waits at ${stage} and gets no requests of users yet; run this release again to cut over${expiresAt === void 0 ? "" : `; AWS ${onExpiry === "CONTINUE" ? "continues with it" : "rolls it back"} by itself at ${new Date(expiresAt).toISOString()}`}`;
}
/** BLUE_GREEN, LINEAR and CANARY of ECS: PAUSE hooks are our gates, and its bake is watched. */
const native = [
	reverse,
	unaskable$1,
	forward(onTheWay)
];
// src/target/ecs/decide-codedeploy.ts
/** Nothing can be deployed to a service of CodeDeploy without its deployment group. */
const ungrouped = ({ seen: { services } }) => {
	const lost = services.find(({ group }) => group === void 0);
	return lost && {
		done: "STOPPED",
		code: "PREFLIGHT_FAILED",
		why: `can't be deployed: service ${lost.name} leaves its deployments to CodeDeploy, and no deployment group names it`
	};
};
/** The deployments of CodeDeploy are seen in the words of ECS: READY is its wait before, BAKE_TIME the one after. */
const codedeploy = [ungrouped, ...native];
// src/target/ecs/decide-rolling.ts
/** ECS replaces the tasks in place: nothing can be asked before users meet the release. */
const unaskable = ({ goal, seen }) => {
	if (!(goal.pause || goal.gates.before && goal.intent === "release") || seen.memory.sent[seen.services[0]?.name ?? ""] !== void 0) return void 0;
	return {
		done: "STOPPED",
		code: "PREFLIGHT_FAILED",
		why: `can't ${goal.pause ? "be staged" : "ask gates before its cutover"}: service ${seen.services[0]?.name} is deployed by the strategy ROLLING. Use gates after, or a service with BLUE_GREEN; nothing was changed`
	};
};
/** UpdateService; what fails is taken back by ECS, or by this run. */
const rolling = [
	reverse,
	unaskable,
	forward(() => void 0)
];
// src/target/ecs/roles.ts
const usersRules = ({ rules }) => rules.filter(({ test }) => !test);
const shareOf = (rule, { name }) => rule.shares[name] ?? 0;
function sidesOf({ services, memory: { roles } }) {
	const green = services.find(({ name }) => name === roles?.green);
	const blue = services.find(({ name }) => name === roles?.blue);
	return roles && green && blue ? {
		green,
		blue,
		idle: roles.idle
	} : void 0;
}
/** Settles which service is which, once: by who has the requests, and for a mix by who is on the release already. */
function settleRoles(world) {
	const { seen } = world;
	const elsewhere = seen.rules.find(({ foreign }) => foreign);
	const refuse = (why) => ({
		done: "STOPPED",
		code: "PREFLIGHT_FAILED",
		why: `${why}; nothing was changed`
	});
	if (elsewhere && !seen.memory.roles) return refuse(`rule ${elsewhere.arn} forwards to target groups of neither ${namesOf(seen)}`);
	if (seen.memory.roles) return void 0;
	const [one, other] = seen.services;
	const rules = usersRules(seen);
	if (!one || !other || rules.length === 0) return refuse("weights need two services and the rules that carry the traffic");
	const has = (service) => rules.some((rule) => shareOf(rule, service) > 0);
	const ours = (service) => seen.revision !== void 0 && service.revision === seen.revision;
	if (!has(one) && !has(other)) return refuse(`no rule sends requests to either of ${namesOf(seen)}`);
	const mixed = has(one) && has(other);
	if (mixed && ours(one) === ours(other)) return refuse(`the weights are mixed, and no journal explains them: ${mix(rules)}`);
	const active = has(one) ? one : other;
	const green = mixed ? ours(one) ? one : other : ours(active) ? active : active === one ? other : one;
	const blue = green === one ? other : one;
	const idle = world.goal.intent === "release" && ours(green) ? 0 : green.desired;
	const shares = Object.fromEntries(rules.map((rule) => [rule.arn, shareOf(rule, green)]));
	return note({ roles: {
		green: green.name,
		blue: blue.name,
		idle,
		shares
	} }, "");
}
/** Somebody else's deployment or revision came after the one that this run has asked for. */
function isTaken({ memory, revision }, { name, revision: on, deployment: newest }) {
	const sent = memory.sent[name];
	const own = memory.mine[name];
	if (newest?.id === own) return false;
	return own !== void 0 && on !== revision || isAfter(sent, newest);
}
const isAfter = (sent, newest) => sent !== void 0 && newest !== void 0 && newest.id !== sent.after && newest.revision !== sent.to;
const takenOver = ({ name, revision }) => ({
	done: "SUPERSEDED",
	why: `somebody else took service ${name} to ${short$1(revision)}; it is left so`
});
const namesOf = ({ services }) => services.map(({ name }) => name).join(", ");
const mix = (rules) => rules.map(({ arn, shares }) => `${arn} ${sharesText(shares)}`).join("; ");
// src/target/ecs/shift.ts
const sharesFor = ({ green, blue }, share) => ({
	[green.name]: share,
	[blue.name]: 100 - share
});
const weigh = (sides, rule, share) => ({
	verb: "weigh",
	rule: rule.arn,
	from: rule.shares,
	to: sharesFor(sides, share)
});
/** What went back to the revision that it came with has left it complete as well. */
const settled = ["SUCCESSFUL", "ROLLBACK_SUCCESSFUL"];
/** All its tasks run, and the load balancer finds each of them healthy in each of their target groups. */
const isReady = ({ revision, primary, targets, deployment }, size) => primary.revision === revision && primary.state !== "IN_PROGRESS" && primary.state !== "FAILED" && primary.running >= Math.max(1, size) && (deployment === void 0 || deployment.revision !== revision || settled.includes(deployment.status)) && targets.length > 0 && targets.every((one) => one.healthy >= primary.running && one.initial + one.unhealthy === 0);
const isServing = ({ targets }) => targets.length > 0 && targets.every((one) => one.healthy > 0);
/** What a rule shows: the aim, what it had before it, what a lost call of this run brought, or somebody else's weights. */
function standOf({ seen: { memory } }, sides, rule, aim) {
	const share = shareOf(rule, sides.green);
	if (share === aim?.share) return "there";
	if (memory.lost.some(({ effect }) => effect === effectOf(weigh(sides, rule, share)))) return "late";
	const before = aim ? aim.from : memory.roles?.shares;
	return aim?.since === void 0 && share === (before?.[rule.arn] ?? 0) ? "before" : "foreign";
}
const foreignWeights = (rule) => ({
	done: "SUPERSEDED",
	why: `somebody else set the weights of ${rule.arn} to ${sharesText(rule.shares)}; they are left so`
});
/** Requests move to green in steps; each is there on every rule, watched and judged before the next. */
const shift = (world) => {
	const { goal, seen, now } = world;
	const sides = sidesOf(seen);
	if (!sides) return void 0;
	const rules = usersRules(seen);
	const { aim } = seen.memory;
	if (!aim) return take(world, sides, goal.steps.find(({ weight }) => weight >= most(rules, sides))?.weight ?? 100);
	const stands = rules.map((rule) => ({
		rule,
		stand: standOf(world, sides, rule, aim)
	}));
	const foreign = stands.find(({ stand }) => stand === "foreign");
	if (foreign) return foreignWeights(foreign.rule);
	const next = stands.find(({ stand }) => stand !== "there");
	if (!isServing(sides.green)) return giveUp(world, most(rules, sides) > 0 ? "ROLLED_BACK" : "STOPPED", `no target of ${sides.green.name} is healthy any more`);
	if (next) {
		if (shareOf(next.rule, sides.green) < aim.share && !isReady(sides.green, 1)) return recover(world, sides, aim.at);
		if (shareOf(next.rule, sides.blue) < 100 - aim.share && !isServing(sides.blue)) return wait(world, `No target of ${sides.blue.name} is healthy: ${next.rule.arn} stays`);
		const said = next.stand === "late" && aim.since !== void 0 ? "A call whose answer got lost has landed: " : "";
		const act = weigh(sides, next.rule, aim.share);
		return {
			act,
			why: `${said}${next.rule.arn} goes to ${sharesText(act.to)}`
		};
	}
	if (aim.since === void 0) return note({ aim: {
		...aim,
		since: now
	} }, "");
	return aim.share === 100 ? void 0 : hold(world, sides, aim, aim.since);
};
const most = (rules, { green }) => Math.max(...rules.map((rule) => shareOf(rule, green)));
function take({ seen, goal, now }, sides, share) {
	const from = Object.fromEntries(usersRules(seen).map((rule) => [rule.arn, shareOf(rule, sides.green)]));
	return note({ aim: {
		share,
		from,
		at: now
	} }, `${goal.version} is to get ${share} % of the requests`);
}
/** No share rises on a service that has targets which are not healthy; how long they may take counts from `since`. */
function recover(world, { green }, since) {
	const { goal, now, seen } = world;
	if (now < since + goal.deadline) return wait(world, `Waiting for all targets of ${green.name} to be healthy`);
	return giveUp(world, usersRules(seen).some((rule) => shareOf(rule, green) > 0) ? "ROLLED_BACK" : "STOPPED", `targets of ${green.name} on ${short$1(green.revision)} are not healthy`);
}
function hold(world, sides, aim, since) {
	const { goal, now, seen } = world;
	const over = since + (goal.steps.find(({ weight }) => weight === aim.share)?.for ?? 0);
	const judged = judge(world, "after", now < over);
	if (judged) return judged;
	if (now < over) return wait(world, `Watching ${aim.share} % for ${seconds(over - now)} more (${seen.after.says})`, over - now);
	if (!isReady(sides.green, 1)) return recover(world, sides, over);
	return take(world, sides, goal.steps.find(({ weight }) => weight > aim.share)?.weight ?? 100);
}
// src/target/ecs/weights-back.ts
const leastForReversal = 6e5;
/** Takes all requests back to blue, one ModifyRule a rule, and then what green was given. */
const reverseWeights = (world) => {
	const { seen } = world;
	const { back } = seen.memory;
	if (!back) return void 0;
	const sides = sidesOf(seen);
	if (sides && isTaken(seen, sides.green)) return takenOver(sides.green);
	return sides ? pointBack(world, sides) ?? settle(world, sides) : end$1(world, back.outcome, back.why);
};
function pointBack(world, sides) {
	const { seen, goal, now } = world;
	const { aim, back } = seen.memory;
	const foreign = usersRules(seen).find((rule) => shareOf(rule, sides.green) > 0 && standOf(world, sides, rule, aim) === "foreign");
	if (foreign) return foreignWeights(foreign);
	const away = seen.rules.find((rule) => shareOf(rule, sides.green) > 0);
	if (!away) return void 0;
	if (!isServing(sides.blue)) {
		const limit = Math.max(goal.deadline, leastForReversal);
		const lost = `no target of ${sides.blue.name} is healthy`;
		return now < (back?.since ?? now) + limit ? wait(world, `Going back: ${lost}`) : end$1(world, "ROLLBACK_FAILED", `${back?.why ?? ""}; ${lost}`);
	}
	return {
		act: weigh(sides, away, 0),
		why: `${away.arn} sends all requests back to ${sides.blue.name}`
	};
}
/** Green keeps its tasks until no late call can send requests there, and those that it has are answered. */
function settle(world, { green, blue, idle }) {
	const { seen, goal, now } = world;
	const { back, clearSince, lost, givenBack } = seen.memory;
	const said = {
		outcome: back?.outcome ?? "ROLLED_BACK",
		why: back?.why ?? ""
	};
	const elsewhere = usersRules(seen).find((rule) => shareOf(rule, blue) !== 100);
	if (elsewhere) return foreignWeights(elsewhere);
	if (green.revision !== seen.revision && seen.memory.sent[green.name] === void 0 || givenBack || green.bounds || green.desired <= idle) return end$1(world, said.outcome, said.why);
	if (clearSince === void 0) return note({ clearSince: now }, "");
	const until = Math.max(clearSince + goal.drain, ...lost.map((one) => one.until));
	if (now < until) return wait(world, `All requests are back; ${green.name} drains for ${seconds(until - now)} more`, until - now);
	return {
		act: {
			verb: "scale",
			service: green.name,
			from: green.desired,
			to: idle
		},
		why: `Service ${green.name} went back to ${idle} tasks`
	};
}
// src/target/ecs/decide-weights.ts
const withSides = (phase) => (world) => {
	const sides = sidesOf(world.seen);
	return sides && phase(world, sides);
};
/** A side that somebody else takes to another revision is no side of this cutover any more. */
const overtaken = withSides(({ goal, seen }, { green, blue }) => {
	const { previous, memory } = seen;
	const sent = memory.sent[green.name];
	const moved = goal.intent === "release" && sent && previous !== void 0 && blue.revision !== previous;
	const replaced = memory.aim?.share === 100 && !sent && green.revision !== seen.revision;
	const changed = moved ? blue : replaced || isTaken(seen, green) ? green : void 0;
	return changed && takenOver(changed);
});
/** Before its first step a run has given nothing to anybody: weights that differ by then are somebody else's. */
const reweighted = withSides((world, sides) => {
	const { memory } = world.seen;
	if (memory.aim) return void 0;
	const moved = usersRules(world.seen).find((rule) => standOf(world, sides, rule, void 0) === "foreign");
	return moved && foreignWeights(moved);
});
/** All requests are there already: at once over, unless a run died before gates have judged it, or it took the old release's tasks. */
const live = withSides((world, { green, blue }) => {
	const { goal, seen } = world;
	const rules = usersRules(seen);
	if (seen.memory.aim || green.revision !== seen.revision || !rules.every((rule) => shareOf(rule, green) === 100)) return void 0;
	if (!isServing(green)) return revive(world, green, blue);
	if (!(goal.keepPrevious === 0 && blue.revision === seen.previous && blue.desired > 0 && !blue.bounds) && !isUnjudged(world, green)) return {
		done: "SUCCEEDED",
		why: `${goal.version} is live already; nothing to do`
	};
});
/** All requests, and nobody to answer them: a call that landed after its time, or a person, has taken the tasks. */
function revive(world, green, blue) {
	const { goal, now } = world;
	if (green.desired === 0 && !green.bounds) {
		const to = Math.max(1, blue.desired);
		return {
			act: {
				verb: "scale",
				service: green.name,
				from: 0,
				to
			},
			why: `Service ${green.name} has all requests and no task; it gets ${to}, see whether that is enough`
		};
	}
	if (now < goal.startedAt + goal.deadline) return wait(world, progressOf(world, green));
	return {
		done: "TIMED_OUT",
		why: `${goal.version} has all requests already, and no target of ${green.name} is healthy`
	};
}
const journal = withSides(({ goal, seen }, { blue }) => seen.revision === void 0 ? register(blue, goal.version) : void 0);
/** Where a run before this one has raised green already, it has done that. */
const prepared$1 = withSides((world, { green }) => world.seen.memory.aim || green.revision === world.seen.revision ? void 0 : prepare$1(world));
/** What passed its gate is no longer there: whatever is raised after it has passed none. */
const stripped = withSides(({ goal, seen }, { green }) => {
	if (!(goal.gates.before && goal.intent === "release" && seen.before.state === "passed") || seen.memory.aim || green.desired > 0) return void 0;
	return {
		done: "SUPERSEDED",
		why: `somebody else took the tasks of service ${green.name} after its gate had passed`
	};
});
/** Green as large as blue is now: what is smaller than its traffic is no release. Never under requests. */
const raise = withSides((world, { green, blue }) => {
	const { seen, goal, now } = world;
	const { revision, memory } = seen;
	if (revision === void 0 || memory.aim) return void 0;
	if (usersRules(seen).some((rule) => shareOf(rule, green) > 0)) return green.revision === revision ? void 0 : takenOver(green);
	const size = Math.max(1, blue.desired, blue.running);
	if (green.bounds && green.bounds.max < size) {
		const why = `autoscaling of service ${green.name} allows ${green.bounds.max} tasks, and ${blue.name} has ${size}`;
		return memory.sent[green.name] ? giveUp(world, "STOPPED", why) : {
			done: "STOPPED",
			code: "PREFLIGHT_FAILED",
			why
		};
	}
	const failed = failureOf(world, green);
	if (failed) return giveUp(world, "STOPPED", failed);
	const sent = memory.sent[green.name];
	const missing = green.revision !== revision || green.desired < size;
	if (missing && (!sent || now - sent.at >= 1e4)) {
		const step = start$1(green, revision, currentOf(seen, green));
		const act = "act" in step && step.act.verb === "update" ? {
			...step.act,
			size
		} : void 0;
		return (sent && late(world)) ?? (act && {
			act,
			why: `Service ${green.name} goes to ${short$1(revision)}, ${size} tasks`
		});
	}
	if (!missing && isReady(green, size)) return void 0;
	return late(world) ?? wait(world, `${progressOf(world, green)} of ${goal.version} on ${green.name}`);
});
/** ECS gave green's deployment up. */
function failureOf({ seen, goal }, green) {
	const ours = currentOf(seen, green);
	if (!ours || ours.revision !== seen.revision) return void 0;
	const { status, reason } = ours;
	if (status !== "STOPPED" && !status.startsWith("ROLLBACK")) return void 0;
	return `${goal.version} could not start on ${green.name}${reason ? `: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.r)(reason)}` : ` (${status})`}`;
}
// src/target/ecs/decide.ts
const protocols = {
	rolling,
	native,
	codedeploy,
	weights: [
		settleRoles,
		reverseWeights,
		overtaken,
		reweighted,
		live,
		journal,
		prepared$1,
		withSides(({ seen }, { green }) => {
			const ours = currentOf(seen, green);
			if (ours === void 0 || ours.revision !== seen.revision || seen.memory.mine[green.name] === ours.id) return void 0;
			return note({ mine: {
				...seen.memory.mine,
				[green.name]: ours.id
			} }, "");
		}),
		stripped,
		raise,
		withSides(({ seen, goal }, sides) => {
			const rule = seen.rules.find(({ test }) => test);
			if (!rule || seen.memory.aim || shareOf(rule, sides.green) === 100) return void 0;
			return {
				act: weigh(sides, rule, 100),
				why: `The test rule sends its requests to ${goal.version}`
			};
		}),
		withSides((world, { green }) => {
			const { goal, seen } = world;
			if (seen.memory.aim || usersRules(seen).some((rule) => shareOf(rule, green) > 0)) return void 0;
			const judged = judge(world, "before", false);
			if (judged) return judged;
			if (!goal.pause || goal.intent === "rollback") return void 0;
			return end$1(world, "STAGED", `${goal.version} is ready and gets no requests of users yet; run this release again to cut over`);
		}),
		shift,
		(world) => watch(world, {}),
		withSides((world, { blue, green }) => {
			const { goal, seen, now } = world;
			const { clearSince, lost } = seen.memory;
			const done = end$1(world, "SUCCEEDED", `${goal.version} is live on ${green.name}`);
			if (goal.keepPrevious > 0 || blue.bounds || blue.desired === 0) return done;
			const served = seen.rules.find((rule) => shareOf(rule, blue) > 0);
			if (served) return end$1(world, "SUCCEEDED", `${goal.version} is live; ${blue.name} keeps its tasks, for ${served.arn} uses it`);
			if (clearSince === void 0) return note({ clearSince: now }, "");
			const until = Math.max(clearSince + goal.drain, ...lost.map((one) => one.until));
			if (now < until) return wait(world, `${blue.name} drains for ${seconds(until - now)} more`, until - now);
			return {
				act: {
					verb: "scale",
					service: blue.name,
					from: blue.desired,
					to: 0
				},
				why: `Service ${blue.name} gave its ${blue.desired} tasks back`
			};
		})
	],
	refused: [({ seen }) => ({
		done: "STOPPED",
		code: "PREFLIGHT_FAILED",
		why: `${seen.trouble ?? "this can not be deployed"}; nothing was changed`
	})]
};
/** What was refused for good on the way there turns the run round; on the way back it is for the run to end. */
const turnBack = (world) => {
	const { refused: why, back, cutAt, aim } = world.seen.memory;
	if (why === void 0 || back) return void 0;
	return giveUp(world, cutAt === void 0 && aim === void 0 ? "STOPPED" : "ROLLED_BACK", why);
};
/** What to do next. Pure and total: all that is known is in `seen`, its memory included. */
function decide(goal, seen, now) {
	const world = {
		goal,
		seen,
		now
	};
	return first$2([
		...goal.locked ? [acquire] : [],
		turnBack,
		...protocols[seen.mode]
	], world) ?? wait(world, "Waiting");
}
const who = ({ url, holder }) => url ?? holder;
/** Comes to hold the lock, keeps it, or sees it lost. */
const acquire = (world) => {
	const { goal, seen, now } = world;
	const lock = seen.lock ?? {
		holder: "",
		epoch: 0,
		idle: true,
		renewDue: false
	};
	const take = {
		verb: "lock",
		epoch: lock.epoch + 1,
		...lock.etag === void 0 ? {} : { etag: lock.etag }
	};
	if (lock.holder === goal.holder) return lock.renewDue ? {
		act: {
			...take,
			epoch: lock.epoch
		},
		why: ""
	} : void 0;
	if (seen.memory.held) return {
		done: "SUPERSEDED",
		why: lock.holder ? `${who(lock)} took over; it finishes or undoes what this run began` : "somebody removed the lock"
	};
	if (lock.holder === "" || lock.idle) return {
		act: take,
		why: `Locked ${goal.app} to ${goal.intent} ${goal.version}`
	};
	const left = goal.startedAt + goal.lockWait - now;
	const held = `${goal.app} is locked by ${who(lock)}`;
	return left > 0 ? wait(world, `${held}; waiting for it to end`, Math.min(left, 5e3)) : {
		code: "LOCK_HELD",
		done: "STOPPED",
		why: `${held}, for longer than ${seconds(goal.lockWait)}; nothing was changed`
	};
};
// src/target/ecs/target.ts
/** Described parts of one look are taken for one moment. What is throttled twice is still within it. */
const longestLook = 5e3;
/**
* After a look that took long the next one waits four times as long, up to `longestRest`: AWS was slow, or throttled the account,
* and many who ask at once come through only when each asks less. A look that nothing holds up takes a tenth of `easy`.
*/
const easy = 1500;
const restFactor = 4;
const longestRest = 15e3;
/** One goal on one service, or two behind one load balancer, for the engine. */
var EcsTarget = class {
	#goal;
	#hands;
	#gates;
	#around;
	#evidence;
	#memory = blank;
	#seen;
	/** The last look is still good: what was done since has changed nothing but the memory. */
	#fresh = false;
	#acting;
	/** Not to be looked again before, on the monotonic clock. */
	#rested = 0;
	constructor(goal, hands, gates, around, evidence) {
		this.#evidence = evidence;
		this.#goal = goal;
		this.#hands = hands;
		this.#gates = gates;
		this.#around = around;
	}
	get memory() {
		return this.#memory;
	}
	get seen() {
		return this.#seen;
	}
	/** Whose failures are looked for: those of the tasks of the release. */
	get suspect() {
		const { groups } = this.#hands.observer;
		const green = this.#memory.roles?.green;
		return {
			revision: this.#seen?.revision,
			groups: (green === void 0 ? void 0 : groups[green]) ?? Object.values(groups).flat()
		};
	}
	async observe(signal) {
		if (!this.#fresh || !this.#seen) {
			const first = this.#seen === void 0;
			this.#seen = await this.#restedLook(signal);
			if (first) this.#memory = {
				...this.#memory,
				stale: staleIn(this.#seen)
			};
			await this.#evidence.gather(this.suspect);
		}
		this.#fresh = false;
		return {
			...this.#seen,
			before: this.#gates.before.verdict,
			after: this.#gates.after.verdict,
			memory: this.#memory
		};
	}
	async #restedLook(signal) {
		const { clock, report } = this.#around;
		const left = this.#rested - clock.monotonic();
		if (left > 0) {
			report.progress(`AWS answers slowly; looking again in ${seconds(left)}`);
			await clock.sleep((0,_random_js__WEBPACK_IMPORTED_MODULE_11__.t)(left), signal);
		}
		const began = clock.monotonic();
		try {
			return await this.#look(signal);
		} finally {
			const now = clock.monotonic();
			if (this.#seen && now - began > easy) this.#rested = now + Math.min(longestRest, restFactor * (now - began));
		}
	}
	/** The parts of a look that took long do not go together: a deployment that is over, and tasks that have not started. */
	async #look(signal) {
		const { clock } = this.#around;
		const began = clock.monotonic();
		const seen = await this.#hands.observer.look(signal);
		return clock.monotonic() - began > longestLook ? this.#hands.observer.look(signal) : seen;
	}
	decide(seen, now) {
		return decide(this.#goal, seen, now);
	}
	async act(step, signal) {
		if (step.verb === "gate") return await this.#gates[step.when].look(signal);
		const now = this.#around.clock.now();
		if (step.verb === "note") {
			this.#memory = afterAnswer(this.#memory, step, now);
			this.#fresh = true;
			return;
		}
		if (!this.#seen) return;
		this.#acting = step;
		try {
			await carryOut(step, {
				...this.#hands,
				seen: this.#seen
			}, signal);
			this.#memory = afterAnswer(this.#memory, step, this.#around.clock.now());
		} catch (thrown) {
			const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.n)(thrown);
			if (error.code === "CLOUD_UNREACHABLE") {
				this.#memory = afterLoss(this.#memory, step, this.#around.clock.now());
				this.#around.report.progress(`No word of what became of it: ${error.message}`);
			}
			throw error;
		}
	}
	/** What is decided after a refusal for good; a refusal that says nothing new ends the run. */
	refused({ code, message }) {
		const step = this.#acting;
		const next = step && afterRefusal(this.#memory, step, code, message);
		if (next) this.#memory = next;
		return next !== void 0;
	}
	/** AWS tells nothing by itself: the engine looks again when the time of the decision is over. */
	changed(signal) {
		return new Promise((_resolve, reject) => {
			if (signal.aborted) return reject((0,_clock_js__WEBPACK_IMPORTED_MODULE_14__.t)());
			signal.addEventListener("abort", () => reject((0,_clock_js__WEBPACK_IMPORTED_MODULE_14__.t)()), { once: true });
		});
	}
	async refresh() {
		this.#fresh = false;
		this.#hands.journal.forget();
	}
};
/** What was over before this run began is none of its own. */
const staleIn = ({ services }) => Object.fromEntries(services.flatMap(({ name, deployment }) => deployment && isOver(deployment) ? [[name, deployment.id]] : []));
// src/target/ecs/rollout.ts
const leastPatience = 6e4;
/** After its deadline a release may still be taken back, and AWS has its own bakes and hooks. */
const grace = 36e5;
function goalOf({ app, version }, terms, now) {
	const { strategy, gates, run, intent } = terms;
	const { drain, keepPrevious } = strategy.kind === "rolling" ? {
		drain: 0,
		keepPrevious: 0
	} : strategy;
	const { bake, deadline } = strategy;
	const { patience = 0 } = terms.before ?? {};
	const steps = strategy.kind === "weighted" && intent === "release" ? strategy.steps : [{
		weight: 100,
		for: 0
	}];
	return {
		intent,
		app,
		version,
		startedAt: now,
		deadline,
		bake,
		drain,
		keepPrevious,
		steps,
		holder: `${run.id || "local"}-${(0,_random_js__WEBPACK_IMPORTED_MODULE_11__.n)(4)}`,
		lockWait: patience + deadline + bake + drain + steps.reduce((sum, step) => sum + step.for, 0),
		pause: terms.pause === true && intent === "release",
		gates: {
			before: gates.before.length > 0,
			after: gates.after.length > 0
		},
		locked: terms.lock !== void 0,
		prepares: terms.before !== void 0 && intent === "release"
	};
}
/** Takes `release` live, or what is live back to it. The services have been found fit for it before. */
async function rollOut(aws, release, terms, around) {
	const { clock, report, signal } = around;
	const goal = goalOf(release, terms, clock.now());
	const { app, cluster, services } = release;
	const { rules, testRule, run } = terms;
	/** For what is asked outside of the loop, which looks again by itself. */
	const calm = (0,_patient_js__WEBPACK_IMPORTED_MODULE_10__.r)(aws, goal.deadline, around);
	const place = {
		app,
		cluster,
		services,
		rules,
		...testRule ? { testRule } : {}
	};
	const journal = new Journal(aws, release, terms.intent);
	const own = {
		holder: goal.holder,
		...run.url ? { url: run.url } : {}
	};
	const lock = terms.lock && new S3Lock(aws, terms.lock, app, own, clock);
	const observer = new Observer(aws, place, journal, lock, clock);
	const evidence = new Evidence(aws, place, around, observer.health);
	const standing = () => ({
		cutAt: target?.memory.cutAt,
		previous: journal.releaseBefore(target?.seen),
		targetGroup: () => observer.groupOf(target?.memory.roles?.green ?? services[0] ?? "", signal)
	});
	const { before: first } = terms;
	const before = first && ((arn, during) => first.run(arn, {
		...around,
		signal: during
	}));
	let target;
	const patience = {
		before: goal.deadline,
		after: Math.max(goal.bake, leastPatience)
	};
	const asked = {
		gates: terms.gates,
		patience,
		...terms.outside ? { outside: terms.outside } : {}
	};
	const gates = await gatesFor({
		aws,
		calm
	}, place, release, asked, standing, around);
	try {
		target = new EcsTarget(goal, {
			aws,
			place,
			journal,
			lock,
			observer,
			before
		}, gates, around, evidence);
		const until = clock.now() + 3 * goal.deadline + goal.lockWait + goal.bake + goal.drain + grace + await ownTime(calm, place, signal);
		const ended = await (0,_watch_js__WEBPACK_IMPORTED_MODULE_12__.r)(target, {
			until,
			signal
		}, {
			clock,
			report
		});
		if ((0,_record_js__WEBPACK_IMPORTED_MODULE_5__.f)(ended.outcome) === 1 && ended.outcome !== "SUPERSEDED") await evidence.tell(target.suspect);
		return {
			...ended,
			previous: await journal.previousVersion(target.seen),
			gates: gates.records()
		};
	} catch (error) {
		if (target && !signal.aborted) await evidence.tell(target.suspect);
		throw cancelledAt(error, target, release);
	} finally {
		await gates.close();
		if (!target || mayLetGo(target.memory, clock.now())) await lock?.free().catch(() => report.progress("The lock is left to expire"));
	}
}
/** How long the services' own steps and bakes take; CodeDeploy's longest steps take 100 minutes. */
async function ownTime(aws, place, signal) {
	const described = await describeServices(aws, place, signal);
	const times = described.map(serviceOf).map(({ shifting, baking }) => shifting + baking);
	const isCodeDeploy = described.some(({ deploymentController }) => deploymentController?.type === "CODE_DEPLOY");
	return Math.max(...times, isCodeDeploy ? 6e6 : 0);
}
/** What stays as it is when a run is cancelled. */
function cancelledAt(error, target, { version }) {
	if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t) || error.code !== "CANCELLED") return error;
	const [service] = target?.seen?.services ?? [];
	const sent = target !== void 0 && Object.keys(target.memory.sent).length > 0;
	const on = service ? ` Service ${service.name} is on ${short$1(service.revision)}.` : "";
	const what = sent ? `while ${version} was on its way.${on}` : "before it changed any service.";
	return new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CANCELLED", `The run was cancelled ${what}`, { hint: sent ? "Run it again: it goes on from what AWS shows. A deployment that ECS has begun goes on by itself." : error.hint });
}
// src/target/ecs/preflight-balancers.ts
/** Containers and ports that load balancers send to are in the revision; target groups, listeners and rules belong together. */
async function reviewBalancers(asking, revision, services, routing) {
	const weighed = services.length > 1 ? weighedRules(services, routing) : [];
	const rules = [...services.flatMap(nativeRules), ...weighed];
	const found = await Promise.all([reviewGroups(asking, revision, services), ...rules.map((rule) => reviewRule(asking, rule))]);
	const unnamed = services.length > 1 && routing.rules.length === 0 ? [problem(`No rule is named that carries the traffic of ${services.map(({ serviceName }) => serviceName).join(" and ")}.`, "Name the listener rules under rules: their weights are what moves.")] : [];
	return [
		...services.flatMap((service) => reviewPorts(service, revision)),
		...unnamed,
		...found.flat()
	];
}
/** ECS refuses a revision without the container and port that the service sends to, but only when the release is under way. */
function reviewPorts({ serviceName, loadBalancers = [] }, revision) {
	const containers = containersOf(revision);
	return loadBalancers.flatMap(({ containerName, containerPort }) => {
		const container = containers.find(({ name }) => name === containerName);
		const says = `The load balancer of the service ${serviceName} sends to port ${containerPort} of container ${containerName}`;
		if (!container) return [problem(`${says}, and the task definition has no such container: ${containers.map(({ name }) => name).join(", ")}.`, "Keep the name of the container, or change the service first.")];
		const ports = (container.portMappings ?? []).flatMap(({ containerPort: port, containerPortRange: range }) => range === void 0 ? [String(port)] : [range]);
		return ports.some((port) => isWithin(containerPort ?? 0, port)) ? [] : [problem(`${says}, which the container does not map: ${ports.join(", ") || "it has no portMappings"}.`, "Add it to portMappings, or change the service first.")];
	});
}
const isWithin = (port, range) => {
	const [first, last = first] = range.split("-").map(Number);
	return first !== void 0 && last !== void 0 && port >= first && port <= last;
};
const groupsOf = ({ loadBalancers = [] }) => loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration }) => [targetGroupArn, advancedConfiguration?.alternateTargetGroupArn].flatMap((arn) => arn ?? []));
/** `targetgroup/web/0123456789abcdef` of an ARN. */
const short = (arn) => arn.split(":").at(-1) ?? arn;
async function reviewGroups({ aws, signal }, { networkMode }, services) {
	const arns = [...new Set(services.flatMap(groupsOf))];
	const wanted = networkMode === "awsvpc" ? "ip" : "instance";
	return (await Promise.all(arns.map(async (arn) => {
		const group = (await present(() => aws.call("elasticloadbalancing:DescribeTargetGroups", { TargetGroupArns: [arn] }, signal)))?.TargetGroups?.[0];
		const hint = "Correct the target group of the service, which Cutover does not change.";
		if (!group) return [problem(`The target group ${short(arn)} does not exist.`, hint)];
		const { TargetType, LoadBalancerArns = [] } = group;
		return [...TargetType === wanted ? [] : [problem(`The target group ${short(arn)} has targets of type ${TargetType}, and tasks with the network mode ${networkMode ?? "bridge"} are of type ${wanted}.`, hint)], ...LoadBalancerArns.length > 0 ? [] : [problem(`No load balancer has the target group ${short(arn)}: its targets are never checked, and never healthy.`, "Forward to it by a rule or listener.")]];
	}))).flat();
}
const nativeRules = (service) => (service.loadBalancers ?? []).flatMap(({ targetGroupArn, advancedConfiguration: more = {} }) => {
	const { alternateTargetGroupArn, productionListenerRule, testListenerRule } = more;
	const groups = [targetGroupArn, alternateTargetGroupArn].flatMap((arn) => arn ?? []);
	return [...productionListenerRule ? [{
		arn: productionListenerRule,
		words: "production rule",
		groups
	}] : [], ...testListenerRule ? [{
		arn: testListenerRule,
		words: "test rule",
		groups
	}] : []];
});
/** Weights move between groups that a rule has already: another one would be traffic that nobody accounts for. */
function weighedRules(services, { rules, testRule }) {
	const groups = services.flatMap(groupsOf);
	return [...rules.map((arn) => ({
		arn,
		words: "rule",
		groups,
		all: true
	})), ...testRule ? [{
		arn: testRule,
		words: "test rule",
		groups
	}] : []];
}
async function reviewRule(asking, { arn, words, groups, all = false }) {
	const actions = await actionsOf(asking, arn);
	const what = `The ${words} ${short(arn)}`;
	if (!actions) return [problem(`${what} does not exist.`, "Correct its ARN.")];
	const forwarded = actions.flatMap(({ TargetGroupArn, ForwardConfig }) => [...TargetGroupArn ? [TargetGroupArn] : [], ...(ForwardConfig?.TargetGroups ?? []).flatMap(({ TargetGroupArn: one }) => one ?? [])]);
	const own = groups.filter((group) => forwarded.includes(group));
	const foreign = [...new Set(forwarded)].filter((group) => !groups.includes(group));
	const needed = groups.map(short).join(" and ");
	if (own.length === 0 || all && own.length < groups.length) return [problem(`${what} forwards to ${[...new Set(forwarded)].map(short).join(", ") || "no target group"}, and not to ${needed}.`, all ? "Let it forward to both target groups, the idle one with weight 0." : "Let it forward to the target group.")];
	return foreign.length === 0 ? [] : [problem(`${what} forwards to ${foreign.map(short).join(", ")} as well, which is no target group of these services.`, "Take it out of the rule: its share of the traffic would stay where it is.")];
}
/** A listener stands for its default action. Undefined where there is none of that name. */
async function actionsOf({ aws, signal }, arn) {
	if (arn.includes(":listener-rule/")) return (await present(() => aws.call("elasticloadbalancing:DescribeRules", { RuleArns: [arn] }, signal)))?.Rules?.[0]?.Actions;
	return (await present(() => aws.call("elasticloadbalancing:DescribeListeners", { ListenerArns: [arn] }, signal)))?.Listeners?.[0]?.DefaultActions;
}
// src/target/ecs/preflight-logs.ts
/** The groups of the driver awslogs exist, or may be made by ECS. */
async function reviewLogs(asking, revision, fargate) {
	return (await Promise.all(containersOf(revision).map(async ({ name = "", logConfiguration }) => {
		const { logDriver, options = {} } = logConfiguration ?? {};
		if (logDriver !== "awslogs") return [];
		const streams = fargate && !options["awslogs-stream-prefix"] ? [problem(`Container ${name} has no awslogs-stream-prefix, without which Fargate starts nothing.`, `Set the option awslogs-stream-prefix, for example to ${name}.`)] : [];
		const what = `The log group ${options["awslogs-group"]} of container ${name}`;
		return [...streams, ...await reviewed(what, "nice", () => reviewGroup(asking, name, options))];
	}))).flat();
}
async function reviewGroup({ aws, signal }, container, options) {
	const { "awslogs-group": group, "awslogs-region": region, "awslogs-create-group": created } = options;
	if (!group) return [problem(`Container ${container} has no awslogs-group.`, "Set the option awslogs-group to a log group.")];
	if (created === "true") return [];
	if (region && region !== aws.region) return [note$1(`The log group ${group} of container ${container} is in ${region}: it was not looked at.`, "Make sure that it is there.")];
	const { logGroups = [] } = await aws.call("logs:DescribeLogGroups", { logGroupNamePrefix: group }, signal);
	if (logGroups.some(({ logGroupName }) => logGroupName === group)) return [];
	return [problem(`The log group ${group} of container ${container} does not exist: no task would start.`, `Create it (aws logs create-log-group --log-group-name ${group}), or set awslogs-create-group: "true" and allow logs:CreateLogGroup to the execution role.`)];
}
// src/target/ecs/lifecycle-policy.ts
const day = 864e5;
/**
* Which rule takes the image `digest` away, and when. An image belongs to the first rule whose tags it has, by priority, and no
* later one can take it: https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
*/
function doomOf(rules, images, digest) {
	const image = images.find((one) => one.digest === digest);
	const rule = [...rules].sort((a, b) => a.rulePriority - b.rulePriority).find(({ selection }) => image && selection.storageClass !== "archive" && selects(selection, image.tags));
	if (!image || !rule) return void 0;
	const { countType, countNumber } = rule.selection;
	if (countType === "imageCountMoreThan") {
		const alike = images.filter(({ tags }) => selects(rule.selection, tags)).sort((a, b) => b.pushedAt - a.pushedAt);
		return {
			rule,
			pushes: Math.max(0, countNumber - alike.indexOf(image))
		};
	}
	if (countType === "sinceImagePushed") return {
		rule,
		at: image.pushedAt + countNumber * day
	};
	if (countType === "sinceImagePulled") return {
		rule,
		at: (image.pulledAt ?? image.pushedAt) + countNumber * day
	};
}
/** Of several prefixes or patterns an image must have all. */
function selects({ tagStatus, tagPrefixList = [], tagPatternList = [] }, tags) {
	if (tagStatus === "any") return true;
	if (tagStatus === "untagged") return tags.length === 0;
	const wanted = [...tagPrefixList.map((prefix) => `${prefix}*`), ...tagPatternList];
	return tags.length > 0 && wanted.every((pattern) => tags.some((tag) => fits(pattern, tag)));
}
/** `*` stands for any number of characters. At most four of them, says ECR, so that this is quick. */
const fits = (pattern, tag) => new RegExp(`^${pattern.split("*").map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&")).join(".*")}$`).test(tag);
/** The rules of a policy's text; none for what is no policy. */
function rulesOf(text) {
	try {
		const { rules } = JSON.parse(text);
		return Array.isArray(rules) ? rules : [];
	} catch {
		return [];
	}
}
// src/target/ecs/preflight-repository.ts
/** More pages than that are not read: a count over 10,000 images says what is needed. */
const mostPages = 10;
/** What happens later than that, the next release is in time to tell. */
const soon = 864e5;
/** The repositories keep what a rollback needs: the images of `previous`, the revision that is live. */
async function reviewRepositories(asking, previous) {
	const kept = containersOf(previous).flatMap(({ name = "", image = "" }) => keptOf(name, image, asking.aws.region));
	const repositories = Map.groupBy(kept, ({ account, repository }) => `${account}/${repository}`);
	return (await Promise.all([...repositories].map(async ([name, images]) => [...await reviewed(`Whether tags of the repository ${name} may move`, "nice", () => reviewTags(asking, name)), ...await reviewed(`The lifecycle policy of the repository ${name}`, "nice", () => reviewLifecycle(asking, name, images))]))).flat();
}
function keptOf(container, image, here) {
	if (!image.includes("@")) return [];
	const { domain, path, digest } = (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.r)(image);
	const { account, region } = (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.f)(domain) ?? {};
	return account === void 0 || region !== here || digest === void 0 ? [] : [{
		container,
		account,
		repository: path,
		digest
	}];
}
const idOf$1 = (name) => {
	const [registryId = "", ...path] = name.split("/");
	return {
		registryId,
		path: path.join("/")
	};
};
async function reviewTags({ aws, signal }, name) {
	const { registryId, path } = idOf$1(name);
	const { repositories = [] } = await aws.call("ecr:DescribeRepositories", {
		registryId,
		repositoryNames: [path]
	}, signal);
	if (repositories[0]?.imageTagMutability !== "MUTABLE") return [];
	return [note$1(`Tags of the repository ${path} can be moved to other images. Releases go by digest, so nothing that runs changes by that.`, "Set imageTagMutability to IMMUTABLE_WITH_EXCLUSION with filters for the floating tags alone, such as latest.")];
}
async function reviewLifecycle(asking, name, kept) {
	const { aws, signal, clock } = asking;
	const { registryId, path } = idOf$1(name);
	const rules = rulesOf((await present(() => aws.call("ecr:GetLifecyclePolicy", {
		registryId,
		repositoryName: path
	}, signal)))?.lifecyclePolicyText ?? "");
	if (rules.length === 0) return [];
	const images = await imagesIn(asking, name);
	return kept.flatMap(({ container, digest }) => {
		const doom = doomOf(rules, images, digest);
		const when = doom && whenOf(doom, clock);
		if (!doom || when === void 0) return [];
		const does = doom.rule.action.type === "transition" ? "archives" : "deletes";
		return [caution(`The lifecycle policy of ${path} ${does} the image that a rollback of ${container} needs (${digest.slice(0, 19)}) ${when}: rule ${doom.rule.rulePriority}, ${ruleInWords(doom.rule)}.`, "Let the rule keep more, or give released images tags of their own (tagPatternList) that an earlier rule keeps long.")];
	});
}
function whenOf({ pushes, at }, clock) {
	if (pushes !== void 0) return pushes === 0 ? "now" : pushes === 1 ? "at the next push" : void 0;
	const left = (at ?? 0) - clock.now();
	if (left > soon) return void 0;
	return left <= 0 ? "now" : `in ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_8__.t)(left - left % 6e4)}`;
}
const ruleInWords = ({ selection }) => {
	const { tagStatus, tagPrefixList = [], tagPatternList = [], countType, countNumber } = selection;
	const tags = [...tagPrefixList.map((prefix) => `${prefix}*`), ...tagPatternList].join(" ");
	return `${tagStatus}${tags ? ` ${tags}` : ""}, ${countType} ${countNumber}`;
};
async function imagesIn({ aws, signal }, name) {
	const { registryId, path } = idOf$1(name);
	const images = [];
	let nextToken;
	for (let page = 0; page < mostPages; page++) {
		const answer = await aws.call("ecr:DescribeImages", {
			registryId,
			repositoryName: path,
			maxResults: 1e3,
			...nextToken ? { nextToken } : {}
		}, signal);
		for (const { imageDigest = "", imageTags = [], imagePushedAt, lastRecordedPullTime } of answer.imageDetails ?? []) images.push({
			digest: imageDigest,
			tags: imageTags,
			pushedAt: imagePushedAt?.getTime() ?? 0,
			...lastRecordedPullTime ? { pulledAt: lastRecordedPullTime.getTime() } : {}
		});
		nextToken = answer.nextToken;
		if (!nextToken) break;
	}
	return images;
}
// src/aws/arn.ts
/** The parts of an ARN; undefined for what is none: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
function parseArn(text) {
	const [, partition = "", service = "", region = "", account = "", resource = ""] = /^arn:([^:]+):([^:]+):([^:]*):([^:]*):(.+)$/s.exec(text) ?? [];
	return resource === "" ? void 0 : {
		partition,
		service,
		region,
		account,
		resource
	};
}
// src/target/ecs/preflight-roles.ts
/** The roles of the tasks exist, trust ECS, and may be handed to it by this run. */
async function reviewRoles(asking, revision, fargate) {
	const { taskRoleArn, executionRoleArn } = revision;
	const roles = [...taskRoleArn ? [{
		kind: "task",
		given: taskRoleArn
	}] : [], ...executionRoleArn ? [{
		kind: "execution",
		given: executionRoleArn
	}] : []];
	const needed = executionRoleArn ? [] : needsExecution(revision, fargate);
	const found = await Promise.all([...roles.map((role) => reviewed(`The ${role.kind} role ${role.given}`, "nice", () => exists(asking, role))), reviewed("Whether this run may hand over the roles of the tasks", "nice", () => mayBePassed(asking, roles))]);
	return [...needed, ...found.flat()];
}
/** Without one nobody can pull from ECR, write logs or read secrets for a task on Fargate. */
function needsExecution({ containerDefinitions = [] }, fargate) {
	const why = containerDefinitions.flatMap(({ name, image = "", secrets = [], logConfiguration }) => [
		...fargate && image.includes(".dkr.ecr") ? [`${name} is pulled from ECR`] : [],
		...fargate && logConfiguration?.logDriver === "awslogs" ? [`${name} writes to CloudWatch Logs`] : [],
		...secrets.length > 0 ? [`${name} has secrets`] : []
	]);
	if (why.length === 0) return [];
	return [problem(`The task definition has no execution role, and needs one: ${why.join(", ")}.`, "Set executionRoleArn to a role with the policy AmazonECSTaskExecutionRolePolicy.")];
}
const nameOf = (role) => role.split("/").at(-1) ?? role;
async function exists({ aws, signal }, { kind, given }) {
	const role = (await present(() => aws.call("iam:GetRole", { RoleName: nameOf(given) }, signal)))?.Role;
	if (!role || parseArn(given) && role.Arn !== given) {
		const other = role?.Arn ? ` There is ${role.Arn}.` : "";
		return [problem(`The ${kind} role ${given} does not exist.${other}`, `Create it, or correct ${kind}RoleArn in the task definition.`)];
	}
	if (decodeURIComponent(role.AssumeRolePolicyDocument ?? _denied_js__WEBPACK_IMPORTED_MODULE_9__.n.tasks).includes(_denied_js__WEBPACK_IMPORTED_MODULE_9__.n.tasks)) return [];
	return [problem(`The ${kind} role ${given} does not trust ${_denied_js__WEBPACK_IMPORTED_MODULE_9__.n.tasks}: no task can take it.`, `Allow sts:AssumeRole to the service ${_denied_js__WEBPACK_IMPORTED_MODULE_9__.n.tasks} in the trust policy of the role.`)];
}
/** Asks IAM's own simulator, which knows boundaries and the organisation's policies too. */
async function mayBePassed({ aws, signal }, roles) {
	if (roles.length === 0) return [];
	const { Arn: caller = "", Account: account = "" } = await aws.call("sts:GetCallerIdentity", {}, signal);
	const { partition = "aws" } = parseArn(caller) ?? {};
	const arns = roles.map(({ given }) => parseArn(given) ? given : `arn:${partition}:iam::${account}:role/${given}`);
	const { EvaluationResults = [] } = await aws.call("iam:SimulatePrincipalPolicy", {
		PolicySourceArn: await principal({
			aws,
			...signal ? { signal } : {}
		}, caller),
		ActionNames: ["iam:PassRole"],
		ResourceArns: [...new Set(arns)],
		ContextEntries: [{
			ContextKeyName: "iam:PassedToService",
			ContextKeyType: "string",
			ContextKeyValues: [_denied_js__WEBPACK_IMPORTED_MODULE_9__.n.tasks]
		}]
	}, signal);
	return EvaluationResults.filter(({ EvalDecision }) => EvalDecision !== "allowed").map(({ EvalResourceName = "", EvalDecision }) => problem(`${caller} may not hand ${EvalResourceName} to ECS (iam:PassRole: ${EvalDecision}).`, (0,_denied_js__WEBPACK_IMPORTED_MODULE_9__.t)("ecs:RegisterTaskDefinition", `not authorized to perform: iam:PassRole on resource: ${EvalResourceName}`)));
}
/** The policies are those of the role behind a session, whose ARN has a path that the session's leaves out. */
async function principal({ aws, signal }, caller) {
	const { partition, account, resource = "" } = parseArn(caller) ?? {};
	const [, name] = /^assumed-role\/([^/]+)\//.exec(resource) ?? [];
	if (name === void 0) return caller;
	const bare = `arn:${partition}:iam::${account}:role/${name}`;
	try {
		return (await aws.call("iam:GetRole", { RoleName: name }, signal)).Role?.Arn ?? bare;
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t && (error.code === "CLOUD_DENIED" || error.code === "NOT_FOUND")) return bare;
		throw error;
	}
}
// src/target/ecs/preflight-secrets.ts
/** As many as ssm:GetParameters takes. */
const mostParameters = 10;
/** What ECS reads when it starts a task is there; no value is read. */
async function reviewSecrets(asking, revision) {
	const sources = containersOf(revision).flatMap(sourcesOf);
	const service = ({ from }) => parseArn(from)?.service;
	const elsewhere = sources.filter(({ from }) => (parseArn(from)?.region ?? asking.aws.region) !== asking.aws.region);
	const here = sources.filter((source) => !elsewhere.includes(source));
	const secrets = Map.groupBy(here.filter((source) => service(source) === "secretsmanager"), ({ from }) => from);
	const parameters = here.filter((source) => service(source) !== "secretsmanager");
	return [...(await Promise.all([...[...secrets].map(([arn, users]) => reviewed(`The secret ${arn}`, "nice", () => reviewSecret(asking, arn, users))), ...chunks(parameters).map((some) => reviewed(`The parameters ${some.map(({ from }) => from).join(", ")}`, "nice", () => reviewParameters(asking, some)))])).flat(), ...elsewhere.map(otherRegion)];
}
function sourcesOf({ name = "", secrets, logConfiguration, repositoryCredentials }) {
	const all = [...secrets ?? [], ...logConfiguration?.secretOptions ?? []];
	const login = repositoryCredentials?.credentialsParameter;
	return [...all.map((one) => ({
		container: name,
		name: one.name ?? "",
		from: one.valueFrom ?? ""
	})), ...login ? [{
		container: name,
		name: "repositoryCredentials",
		from: login
	}] : []];
}
const usedBy = (users) => users.map(({ container, name }) => `${name} of container ${container}`).join(", ");
const otherRegion = (source) => note$1(`${source.from} (${usedBy([source])}) is in another region: it was not looked at.`, "Make sure that it is there.");
/** A secret and what follows it: `secret:name-AbCdEf:json-key:version-stage:version-id`. */
async function reviewSecret({ aws, signal }, arn, users) {
	const [head, , , , , kind, name, , stage, version] = arn.split(":");
	const id = [
		head,
		...arn.split(":").slice(1, 5),
		kind,
		name
	].join(":");
	const secret = await present(() => aws.call("secretsmanager:DescribeSecret", { SecretId: id }, signal));
	const wrong = (what, hint) => [problem(`The secret ${id} (${usedBy(users)}) ${what}.`, hint)];
	if (!secret) return wrong("does not exist", "Create it, or correct valueFrom in the task definition.");
	if (secret.DeletedDate) return wrong("is being deleted", "Restore it with aws secretsmanager restore-secret.");
	const versions = Object.entries(secret.VersionIdsToStages ?? {});
	if (versions.length === 0) return wrong("has no value", "Give it one: ECS can start no task without.");
	return versions.some(([known, stages]) => (!version || known === version) && (!stage || stages.includes(stage))) ? [] : wrong(`has no version ${version || stage}`, "Correct the version in valueFrom, or leave it out.");
}
async function reviewParameters({ aws, signal }, sources) {
	const names = [...new Set(sources.map(({ from }) => from))];
	const { InvalidParameters = [] } = await aws.call("ssm:GetParameters", {
		Names: names,
		WithDecryption: false
	}, signal);
	return InvalidParameters.map((name) => problem(`The parameter ${name} (${usedBy(sources.filter(({ from }) => from === name))}) does not exist.`, "Create it in the Parameter Store of this region, or correct valueFrom in the task definition."));
}
const chunks = (sources) => {
	const names = [...new Set(sources.map(({ from }) => from))];
	return Array.from({ length: Math.ceil(names.length / mostParameters) }, (_, index) => {
		const some = names.slice(index * mostParameters, (index + 1) * mostParameters);
		return sources.filter(({ from }) => some.includes(from));
	});
};
// src/target/ecs/preflight-motion.ts
/** What is under way on a service, and whose it is: what a release goes on with, takes the place of, waits for, or not. */
async function reviewMotion(asking, mine, service) {
	const { deployments = [], taskSets = [] } = service;
	const moving = deployments.filter(({ rolloutState }) => rolloutState === "IN_PROGRESS");
	if (moving.length === 0 && deployments.length < 2 && taskSets.length < 2) return [];
	const newest = await newestOf(asking, mine, service);
	if (newest && !isOver(newest)) return ofDeployment(asking, mine, service, newest);
	const revisions = [...new Set(moving.flatMap(({ taskDefinition }) => taskDefinition ?? []))];
	return (await Promise.all(revisions.map(async (revision) => ofRevision(service, revision, mine, await releaseOf(asking, revision))))).flat();
}
async function newestOf({ aws, clock, signal }, { cluster }, service) {
	if (service.deploymentController?.type !== "CODE_DEPLOY") return new ServiceDeployments(aws, cluster, clock).newest(service, signal);
	return (await new CodeDeployments(aws, cluster).of(service, signal)).deployment;
}
/** The release that a revision is of; none of ours without one. */
async function releaseOf({ aws, signal }, taskDefinition) {
	return (await present(() => aws.call("ecs:DescribeTaskDefinition", {
		taskDefinition,
		include: ["TAGS"]
	}, signal)))?.tags?.find(({ key }) => key === tagNames.release)?.value;
}
async function ofDeployment(asking, mine, service, deployment) {
	const { revision, stage } = deployment;
	const release = await releaseOf(asking, revision);
	if (isTurning(deployment)) return [turning(mine, service, deployment, release)];
	if (service.deploymentController?.type === "CODE_DEPLOY" && stage === "BAKE_TIME" && release !== void 0) return [];
	return deployment.from.length === 0 && !isRolling(service) && release !== mine.rid ? [first$1(service, revision)] : ofRevision(service, revision, mine, release);
}
/** Being rolled back by AWS itself, by a run or by a person: that ends by itself, and what is live then is whole. */
function turning({ rid }, service, deployment, release) {
	const { serviceName = "", deploymentController } = service;
	const by = deploymentController?.type === "CODE_DEPLOY" ? "CodeDeploy" : "ECS";
	const [to] = deployment.from;
	const revision = short$1(deployment.revision);
	const what = `${by} takes ${release === rid ? `this very release (${revision})` : release ? `release ${release} (${revision})` : revision} of the service ${serviceName} back${to ? ` to ${short$1(to)}` : ""}`;
	return release === rid ? caution(`${what}: this run waits for the end of that, and does not send it again.`, "Once it is back, run this again if the release was not to blame.") : caution(`${what}: this release waits for the end of that.`, "Nothing is to be done.");
}
/** A service that shifts traffic has nothing to shift it from before its first deployment is there. */
function first$1(service, revision) {
	const { primary, name } = serviceOf(service);
	const what = `The first deployment of the service ${name} (${short$1(revision)})`;
	if (!isHopeless(primary)) return caution(`${what} is still on its way: this release waits for its end.`, "Nothing is to be done.");
	return problem(`${what} does not get there: ${primary.failed} of its tasks failed, and none runs.`, `Take it to a task definition that runs (aws ecs update-service --task-definition), or create it again with one; then run this again.`);
}
function ofRevision(service, revision, { rid }, release) {
	const { serviceName = "", deployments = [], taskDefinition } = service;
	const shown = short$1(revision);
	if (release === rid) return [];
	if (release !== void 0) return [caution(`The service ${serviceName} is still being deployed to release ${release} (${shown}): this release waits for its end.`, "Nothing is to be done if that is meant.")];
	if (isRolling(service) && deployments.length === 1 && deployments[0]?.taskDefinition === taskDefinition) return [caution(`The service ${serviceName} is not stable on ${shown} yet, and nothing else runs there: this release takes its place.`, "If this release fails as well, there is nothing good to go back to.")];
	return [problem(`The service ${serviceName} is being deployed to ${shown} by somebody else.`, "Wait until that deployment is over, or stop it (aws ecs stop-service-deployment), and run this again.")];
}
const isRolling = ({ deploymentConfiguration, deploymentController }) => deploymentController?.type !== "CODE_DEPLOY" && (deploymentConfiguration?.strategy ?? "ROLLING") === "ROLLING";
// src/target/ecs/preflight-service.ts
/** The services as they are; what is not there is a finding. */
async function readServices({ aws, signal }, { cluster, services }) {
	const answer = await present(() => aws.call("ecs:DescribeServices", {
		cluster,
		services: [...services]
	}, signal));
	if (!answer) return {
		services: [],
		findings: [problem(`The cluster ${cluster} does not exist.`, "Correct cluster, or the region.")]
	};
	const found = answer.services ?? [];
	return {
		services: found,
		findings: services.filter((name) => !found.some((one) => one.serviceName === name || one.serviceArn === name)).map((name) => problem(`The cluster ${cluster} has no service ${name}.`, "Cutover releases to services that there are: create it once, with Terraform for example, or correct the name."))
	};
}
/** Whether a service can take a release at all, and at this moment. */
async function reviewService(asking, mine, service) {
	const { serviceName = "", status, deploymentController } = service;
	const name = `The service ${serviceName}`;
	if (status !== "ACTIVE") return [problem(`${name} is ${status}, and only an ACTIVE one takes releases.`, "Create it again, or correct the name.")];
	const controller = deploymentController?.type ?? "ECS";
	if (controller === "EXTERNAL") return [problem(`${name} has the deployment controller EXTERNAL: its task sets belong to another tool.`, "Use a service with the controller ECS (its strategy may be ROLLING, BLUE_GREEN, LINEAR or CANARY) or CODE_DEPLOY.")];
	return [
		...await reviewMotion(asking, mine, service),
		...controller === "ECS" ? reviewDeployment(mine, service) : [],
		...service.desiredCount === 0 && mine.services.length === 1 ? [caution(`${name} wants 0 tasks: nothing of the release would run.`, "Set its desired count.")] : []
	];
}
const strategyOf = ({ deploymentConfiguration }) => deploymentConfiguration?.strategy ?? "ROLLING";
/** What the deployment configuration makes of a release by the controller ECS. */
function reviewDeployment(mine, service) {
	return strategyOf(service) === "ROLLING" ? reviewRolling(service) : reviewNative(mine, service);
}
/** Both bounds are of the desired count, the lower one rounded up, the upper one down. */
function reviewRolling({ serviceName, desiredCount = 0, deploymentConfiguration = {} }) {
	const { minimumHealthyPercent: least = 100, maximumPercent: most = 200, deploymentCircuitBreaker } = deploymentConfiguration;
	const kept = Math.ceil(desiredCount * least / 100);
	const allowed = Math.floor(desiredCount * most / 100);
	const stuck = desiredCount > 0 && kept >= desiredCount && allowed <= desiredCount;
	const breaks = deploymentCircuitBreaker?.enable && deploymentCircuitBreaker.rollback;
	return [...stuck ? [problem(`The service ${serviceName} can't be rolled: of ${desiredCount} tasks ${kept} must stay (minimumHealthyPercent ${least}), and no more than ${allowed} may run (maximumPercent ${most}).`, "Raise maximumPercent (200 is usual), or lower minimumHealthyPercent.")] : [], ...breaks ? [] : [caution(`The circuit breaker of the service ${serviceName} ${deploymentCircuitBreaker?.enable ? "does not roll back" : "is off"}: if this run is lost, ECS starts a release that fails again and again.`, "Set deploymentCircuitBreaker to { enable: true, rollback: true }.")]];
}
const testable = ["POST_TEST_TRAFFIC_SHIFT", "PRE_PRODUCTION_TRAFFIC_SHIFT"];
/** Blue-green of ECS itself needs rules to move, and a pause where gates are to be asked. */
function reviewNative({ gatedBefore = false }, service) {
	const { serviceName, loadBalancers = [], deploymentConfiguration } = service;
	const name = `The service ${serviceName}`;
	const rules = loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration: more }) => {
		if (!targetGroupArn) return [];
		const lacks = [
			...more?.alternateTargetGroupArn ? [] : ["alternateTargetGroupArn"],
			...more?.productionListenerRule ? [] : ["productionListenerRule"],
			...more?.roleArn ? [] : ["roleArn"]
		];
		return [...lacks.length > 0 ? [problem(`${name} deploys by ${strategyOf(service)}, and its load balancer lacks ${lacks.join(", ")}.`, "Set them under advancedConfiguration of the load balancer.")] : [], ...gatedBefore && !more?.testListenerRule ? [caution(`${name} has no testListenerRule: gates before the cutover can't reach the new tasks through the load balancer.`, "Set testListenerRule under advancedConfiguration, or ask these gates after the cutover.")] : []];
	});
	const paused = (deploymentConfiguration?.lifecycleHooks ?? []).filter(({ targetType }) => targetType === "PAUSE").flatMap(({ lifecycleStages = [] }) => lifecycleStages).some((stage) => testable.includes(stage));
	return [
		...rules,
		...gatedBefore && !paused ? [problem(`${name} never pauses before production traffic moves: gates before the cutover could stop nothing.`, "Add a lifecycle hook { targetType: PAUSE, lifecycleStages: [POST_TEST_TRAFFIC_SHIFT] }, or move these gates to after.")] : [],
		...deploymentConfiguration?.bakeTimeInMinutes === 0 ? [note$1(`${name} has no bake time: ECS ends the old tasks as soon as traffic has moved, and the way back is a deployment of its own.`, "Set bakeTimeInMinutes.")] : []
	];
}
// src/target/ecs/preflight-size.ts
/**
* CPU units, and the MiB of memory that go with them: first, last, step.
* https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
*/
const sizes = /* @__PURE__ */ new Map([
	[256, [
		512,
		2048,
		512
	]],
	[512, [
		1024,
		4096,
		1024
	]],
	[1024, [
		2048,
		8192,
		1024
	]],
	[2048, [
		4096,
		16384,
		1024
	]],
	[4096, [
		8192,
		30720,
		1024
	]],
	[8192, [
		16384,
		61440,
		4096
	]],
	[16384, [
		32768,
		122880,
		8192
	]]
]);
/** Of 0.25 vCPU there is no 1.5 GB. */
const isGap = (cpu, memory) => cpu === 256 && memory === 1536;
const largest = 16384;
/** Task-level CPU and memory that Fargate has no place for, and a network mode that it does not know. */
function reviewSize({ cpu, memory, networkMode }) {
	return [...networkMode === "awsvpc" ? [] : [problem(`The task definition has the network mode ${networkMode ?? "bridge"}, and Fargate knows awsvpc alone.`, "Set networkMode: awsvpc.")], ...pair(cpu, memory)];
}
function pair(cpu, memory) {
	const units = inUnits(cpu, "vcpu");
	const mebibytes = inUnits(memory, "gb");
	if (units === void 0 || mebibytes === void 0) {
		const shown = `cpu ${cpu ?? "missing"}, memory ${memory ?? "missing"}`;
		return [problem(`Fargate needs cpu and memory of the whole task: ${shown}.`, "Write cpu: \"256\" and memory: \"512\".")];
	}
	if (units > largest) return [];
	const [least, most, step] = sizes.get(units) ?? [];
	if (least === void 0 || most === void 0 || step === void 0) return [problem(`Fargate has no tasks of cpu ${cpu}.`, `It has ${[...sizes.keys()].join(", ")} (1024 are one vCPU).`)];
	if (mebibytes >= least && mebibytes <= most && mebibytes % step === 0 && !isGap(units, mebibytes)) return [];
	const there = units === 256 ? "512, 1024 or 2048" : `${least} to ${most} in steps of ${step}`;
	return [problem(`Fargate has no tasks of cpu ${cpu} with memory ${memory}.`, `With that cpu it has memory of ${there} (MiB).`)];
}
/** A whole number, or vCPUs and GB as ECS takes them too: `.5 vCPU`, `1GB`. */
function inUnits(text, unit) {
	const [, number, word] = /^\s*(\d+|\d*\.\d+)\s*(vcpu|gb)?\s*$/i.exec(text ?? "") ?? [];
	if (number === void 0) return void 0;
	if (word === void 0) return Number(number);
	return word.toLowerCase() === unit ? Number(number) * 1024 : void 0;
}
// src/target/ecs/preflight.ts
/**
* Everything that stands in the way of `release`, at once, errors first, notes last. Reads only, and no secret values. A right
* that is missing is a finding with the statement to paste. CLOUD_UNREACHABLE when what is needed does not answer.
*/
async function preflight(aws, release, terms) {
	const { clock, rules = [], testRule, gatedBefore = false, registry, signal } = terms;
	const asking = {
		aws,
		clock,
		...registry ? { registry } : {},
		...signal ? { signal } : {}
	};
	const mine = {
		...release,
		gatedBefore
	};
	const seen = { services: [] };
	const named = await reviewed(`The services ${release.services.join(", ")}`, "needed", async () => {
		const { services, findings } = await readServices(asking, mine);
		seen.services = services;
		return findings;
	});
	const { services } = seen;
	const { revision } = release;
	const fargate = onFargate(revision, services);
	const live = services.filter(({ status }) => status === "ACTIVE");
	const found = await Promise.all([
		...services.map((service) => reviewed(`What the service ${service.serviceName} is doing`, "needed", () => reviewService(asking, mine, service))),
		reviewed("The load balancer", "needed", () => reviewBalancers(asking, revision, live, {
			rules,
			...testRule ? { testRule } : {}
		})),
		reviewRoles(asking, revision, fargate),
		reviewSecrets(asking, revision),
		reviewLogs(asking, revision, fargate),
		reviewImages(asking, revision),
		reviewed("The revision that is live", "needed", () => reviewKept(asking, live))
	]);
	const all = [
		...named,
		...fargate ? reviewSize(revision) : [],
		...found.flat()
	];
	return [...new Map(all.map((finding) => [finding.message, finding])).values()].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}
const order = [
	"error",
	"warning",
	"note"
];
/** What a rollback goes back to: the live revisions, which are the same where there are two services mostly. */
async function reviewKept(asking, services) {
	const { aws, signal } = asking;
	const revisions = [...new Set(services.flatMap(({ taskDefinition }) => taskDefinition ?? []))];
	return (await Promise.all(revisions.map(async (taskDefinition) => {
		const known = await present(() => aws.call("ecs:DescribeTaskDefinition", { taskDefinition }, signal));
		return known?.taskDefinition ? reviewRepositories(asking, known.taskDefinition) : [];
	}))).flat();
}
// src/target/ecs/one-off-input.ts
/** Names that look alike are told apart by a hash. */
const idOf = (name) => `${(0,_release_id_js__WEBPACK_IMPORTED_MODULE_13__.i)(name, 40)}-${(0,_release_id_js__WEBPACK_IMPORTED_MODULE_13__.n)(name, 6)}`;
/** What the task is found by again: at most 128 letters, digits, dashes and slashes. */
const startedByOf = ({ rid, task: { name } }) => `cutover/${rid}/${idOf(name)}`;
/** The container whose exit code counts. Fails with CONFIG_INVALID where it is not clear which. */
function containerOf({ task, revision }) {
	const containers = revision.definition.containerDefinitions ?? [];
	const main = containers.filter(({ essential = true, firelensConfiguration: router }) => essential && !router);
	const [only] = task.container === void 0 ? main : containers.filter(({ name }) => name === task.container);
	if (only?.name !== void 0 && (main.length === 1 || task.container !== void 0)) return only.name;
	const which = task.container === void 0 ? "does not say which container it runs in" : `has no container ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(task.container)}`;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFIG_INVALID", `The task ${task.name} ${which}.`, { hint: `The containers of ${revision.family} are ${containers.map(({ name = "" }) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(name)).join(", ")}.` });
}
/** `attempt` counts those that failed in earlier runs: each has a token of its own, and is started once. */
async function runInput(aws, oneOff, attempt, signal) {
	const { cluster, service, revision, task } = oneOff;
	const input = {
		cluster,
		services: [service],
		include: ["TAGS"]
	};
	const { services = [] } = await aws.call("ecs:DescribeServices", input, signal);
	const found = services.find(({ status }) => status !== "INACTIVE");
	if (!found) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("NOT_FOUND", `There is no service ${service} in the cluster ${cluster} in ${aws.region}.`, { hint: `The task ${task.name} runs as its tasks do. Look at the names, and at the region.` });
	const override = {
		name: containerOf(oneOff),
		...task.command && { command: [...task.command] }
	};
	const wanted = {
		cluster,
		taskDefinition: revision.arn,
		count: 1,
		startedBy: startedByOf(oneOff),
		overrides: { containerOverrides: [override] },
		...placement(found),
		...tagging(found)
	};
	return {
		...wanted,
		clientToken: (0,_release_id_js__WEBPACK_IMPORTED_MODULE_13__.n)([wanted, attempt], 32)
	};
}
/** A strategy of capacity providers takes the place of a launch type: ECS refuses both at once. */
function placement(service) {
	const { networkConfiguration, capacityProviderStrategy: strategy = [], launchType, platformVersion } = primaryOf(service);
	return {
		...networkConfiguration && { networkConfiguration },
		...strategy.length > 0 ? { capacityProviderStrategy: strategy } : launchType && { launchType },
		...platformVersion && { platformVersion },
		...service.enableExecuteCommand && { enableExecuteCommand: true }
	};
}
/** RunTask takes no tags from a service, so that these are given one by one. */
function tagging({ propagateTags, enableECSManagedTags, tags = [] }) {
	const own = tags.filter(({ key }) => !key?.startsWith("aws:"));
	return {
		...enableECSManagedTags && { enableECSManagedTags },
		...propagateTags === "TASK_DEFINITION" && { propagateTags },
		...propagateTags === "SERVICE" && own.length > 0 && { tags: own }
	};
}
// src/target/ecs/one-off-record.ts
/**
* ECS shows a task for an hour after its end, and remembers its start's token for no longer: within a shorter time, what is
* not shown was not started. ECS_Idempotency in the API reference.
*/
const remembered = 3e6;
const keyOf = ({ task: { name } }) => `${oneOffTag}${idOf(name)}`;
/** `begun 0 2026-11-21T12:00:00.000Z`; a person may write `done` alone. */
function readRecord(oneOff) {
	const [state = "", failed = "0", at = ""] = (tagOf(oneOff.revision.definition, keyOf(oneOff)) ?? "").split(" ");
	return {
		state: [
			"begun",
			"failed",
			"done"
		].find((one) => one === state) ?? "none",
		failed: Number.parseInt(failed, 10) || 0,
		at: Date.parse(at) || 0
	};
}
/** Safe to repeat: the value is written whole. */
async function writeRecord(aws, oneOff, { state, failed, at }, signal) {
	const value = `${state} ${failed} ${new Date(at).toISOString()}`;
	const input = {
		resourceArn: oneOff.revision.arn,
		tags: [{
			key: keyOf(oneOff),
			value
		}]
	};
	await aws.call("ecs:TagResource", input, signal);
}
/** What was begun and is no longer shown may have ended either way, and must not run twice. @throws NOT_FOUND */
function assertKnown(oneOff, { state, at }, now) {
	if (state !== "begun" || now - at < remembered) return;
	const { task, revision } = oneOff;
	const key = keyOf(oneOff);
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("NOT_FOUND", `The task ${task.name} was started ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_8__.t)(now - at)} ago, and ECS no longer shows how it ended.`, { hint: `Look at its log. If it ended well, say so: aws ecs tag-resource --resource-arn ${revision.arn} --tags key=${key},value=done\nTo run it again: aws ecs untag-resource --resource-arn ${revision.arn} --tag-keys ${key}` });
}
// src/target/ecs/one-off.ts
/** Milliseconds between looks: the first is soon, and an image that takes minutes to pull is not asked after each second. */
const pauses = {
	first: 1e3,
	longest: 1e4
};
/**
* Runs a task to its end, once in a release: one that an earlier run of the release started is found and waited for, and
* one that ended well is not run again. One that failed in an earlier run is tried again. ECS shows tasks for an hour
* after their end; what became of older ones is on the release's revision, where each start and each end is written.
*
* Fails with STOPPED when the task fails, TIMED_OUT when it has not ended at its deadline (it is stopped then), NOT_FOUND
* when it ended so long ago that nobody knows how, and CONFIG_INVALID or CLOUD_INVALID when it can't be started.
*/
async function runOneOff(aws, oneOff, around) {
	const { report, clock, signal } = around;
	const { name } = oneOff.task;
	const container = containerOf(oneOff);
	const record = readRecord(oneOff);
	const ran = `Task ${name} ran in an earlier run of this release`;
	if (record.state === "done") return report.line(ran);
	const write = (state, failed) => writeRecord(aws, oneOff, {
		state,
		failed,
		at: clock.now()
	}, signal);
	const earlier = await tasksOf(aws, oneOff, signal);
	const running = earlier.find(({ lastStatus }) => lastStatus !== "STOPPED");
	const failed = Math.max(record.failed, earlier.length - (running ? 1 : 0));
	if (earlier.some((one) => succeeded(one, container))) {
		await write("done", failed);
		return report.line(ran);
	}
	if (earlier.length === 0) assertKnown(oneOff, record, clock.now());
	if (!running && (record.state !== "begun" || record.failed !== failed)) await write("begun", failed);
	await finish(aws, oneOff, running?.taskArn, failed, write, around);
	await write("done", failed);
	report.line(`Task ${name} ended with exit code 0`);
}
/** From where it stands to its good end. */
async function finish(aws, oneOff, running, failed, write, around) {
	const { report, clock, signal } = around;
	const { task } = oneOff;
	const container = containerOf(oneOff);
	const deadline = clock.monotonic() + task.deadline;
	const arn = running ?? await start(aws, oneOff, failed, deadline, write, around);
	report.line(`Task ${task.name} ${running ? "runs already" : "started"}: ${arn}`);
	const ended = await end(aws, oneOff, arn, deadline, around);
	if (ended && succeeded(ended, container)) return;
	await write("failed", failed + 1);
	if (!ended) throw await stopped(aws, oneOff, arn, around);
	for (const line of await logTail(aws, oneOff.revision, container, arn, signal)) report.foreign(line);
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("STOPPED", `The task ${task.name} failed: ${reasonOf(ended)}.`, { hint: `Its last lines are in the log of this run. It is run again when this release is. The task is ${arn}.` });
}
const succeeded = ({ lastStatus, containers = [] }, container) => lastStatus === "STOPPED" && containers.some(({ name, exitCode }) => name === container && exitCode === 0);
/** All exit codes: a sidecar that is stopped with the task has one of its own, which says nothing. */
const reasonOf = ({ stoppedReason, stopCode, containers = [] }) => [(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.r)(stoppedReason ?? stopCode ?? "ECS does not say why"), ...containers.map(({ name, exitCode, reason }) => `${name} ${exitCode === void 0 ? "never ran" : `exit code ${exitCode}`}${reason ? ` (${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.r)(reason)})` : ""}`)].join("; ");
/** Those that ECS shows: running and stopped ones are listed apart. */
async function tasksOf(aws, oneOff, signal) {
	const { cluster } = oneOff;
	const lists = await Promise.all(["RUNNING", "STOPPED"].map((desiredStatus) => aws.call("ecs:ListTasks", {
		cluster,
		startedBy: startedByOf(oneOff),
		desiredStatus
	}, signal)));
	const arns = [...new Set(lists.flatMap(({ taskArns = [] }) => taskArns))];
	return arns.length === 0 ? [] : described(aws, cluster, arns, signal);
}
async function described(aws, cluster, tasks, signal) {
	return (await aws.call("ecs:DescribeTasks", {
		cluster,
		tasks
	}, signal)).tasks ?? [];
}
/** The same token asks for the same task, so that a call of which nobody knows what became is simply made again. */
async function start(aws, oneOff, attempt, deadline, write, { clock, signal }) {
	const input = await runInput(aws, oneOff, attempt, signal);
	for (;;) try {
		const { tasks = [], failures = [] } = await aws.call("ecs:RunTask", input, signal);
		const arn = tasks[0]?.taskArn;
		if (arn !== void 0) return arn;
		throw refused$1(oneOff, failures);
	} catch (error) {
		const passes = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t && error.code === "CLOUD_UNREACHABLE";
		if (!passes && !signal.aborted) await write("failed", attempt);
		if (!passes || clock.monotonic() >= deadline) throw error;
		await clock.sleep(pauses.longest, signal);
	}
}
const refused$1 = ({ task, cluster }, failures) => {
	const reasons = failures.map(({ reason, detail }) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.r)([reason, detail].filter(Boolean).join(" ")));
	return new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CLOUD_INVALID", `ECS could not place the task ${task.name} in ${cluster}: ${reasons.join("; ") || "it gave no reason"}.`, { hint: "RESOURCE names what the instances have too little of; AGENT that none of them is connected." });
};
/** The task when it has ended; nothing at its deadline. */
async function end(aws, oneOff, arn, deadline, { clock, report, signal }) {
	const { cluster, task } = oneOff;
	let seen = false;
	for (let pause = pauses.first;; pause = Math.min(pause * 1.5, pauses.longest)) {
		const [found] = await described(aws, cluster, [arn], signal);
		if (found?.lastStatus === "STOPPED") return found;
		const left = deadline - clock.monotonic();
		if (left <= 0) return void 0;
		if (!found && (seen || task.deadline - left > settling)) throw gone(oneOff, arn);
		seen = found !== void 0;
		const status = found?.lastStatus ?? "not shown yet";
		report.progress(`Task ${task.name} is ${status.toLowerCase()}, ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_8__.t)(left)} left`);
		await clock.sleep(Math.min(pause, left), signal);
	}
}
/** Milliseconds until what ECS has started is shown by it: its lists may be behind for a few seconds. */
const settling = 3e4;
const gone = ({ task }, arn) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("NOT_FOUND", `The task ${task.name} ended in an earlier run, and ECS no longer shows how: ${arn}.`, { hint: "Look at its log. To run it again, give it another name in tasks; if it ended well, take it out for this release." });
async function stopped(aws, { cluster, task, revision }, arn, { report, signal }) {
	await aws.call("ecs:StopTask", {
		cluster,
		task: arn,
		reason: `Cutover: not ended after ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_8__.t)(task.deadline)}`
	}, signal);
	const container = containerOf({
		task,
		revision
	});
	for (const line of await logTail(aws, revision, container, arn, signal)) report.foreign(line);
	return new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("TIMED_OUT", `The task ${task.name} had not ended after ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_8__.t)(task.deadline)}, and was stopped.`, { hint: `Its last lines are in the log of this run. Give it a longer deadline, or make it quicker. The task is ${arn}.` });
}
// src/target/ecs/schedules.ts
const asked = ({ rule, bus }) => ({
	Rule: rule,
	...bus !== void 0 && { EventBusName: bus }
});
/** All targets of a rule. */
async function seeSchedule(aws, schedule, signal) {
	const targets = [];
	let next;
	do {
		const input = {
			...asked(schedule),
			...next && { NextToken: next }
		};
		const page = await aws.call("events:ListTargetsByRule", input, signal);
		targets.push(...page.Targets ?? []);
		next = page.NextToken;
	} while (next);
	return {
		schedule,
		targets
	};
}
/** Revisions that a rule's targets start, by the targets' ids. */
const startedBy = ({ targets }) => new Map(targets.flatMap(({ Id = "", EcsParameters: ecs }) => ecs?.TaskDefinitionArn ? [[Id, ecs.TaskDefinitionArn]] : []));
/**
* Lets every target of the rule that starts the family of `revision` start just this one, and answers the targets as they
* are then. The targets are written whole, with nothing but TaskDefinitionArn changed; others are not written. Done again,
* it writes nothing. With the ARN of the previous revision it is its own reverse.
*
* Fails with NOT_FOUND where no target starts the family, CONFLICT where they are no longer as `seen`, and CLOUD_INVALID
* for what EventBridge refuses.
*/
async function moveSchedule(aws, seen, revision, signal) {
	const { family } = nameOf$1(revision);
	const started = startedBy(seen);
	const ids = [...started].flatMap(([id, arn]) => nameOf$1(arn).family === family ? [id] : []);
	if (ids.length > 0) return place(aws, seen, new Map(ids.map((id) => [id, revision])), signal);
	const families = [...new Set([...started.values()].map((arn) => nameOf$1(arn).family))];
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("NOT_FOUND", `No target of the rule ${seen.schedule.rule} starts the task definition ${family}.`, { hint: families.length > 0 ? `They start ${families.join(", ")}.` : "None of its targets is an ECS task." });
}
/** EventBridge compares nothing itself: so it is read right before and right after. */
async function place(aws, seen, arns, signal) {
	const { schedule } = seen;
	const wanted = seen.targets.map((target) => withRevision(target, arns.get(target.Id ?? "")));
	const due = wanted.filter((target, index) => target !== seen.targets[index]);
	if (due.length === 0) return seen;
	if (!equal(await seeSchedule(aws, schedule, signal), seen.targets)) throw changed(schedule, "Nothing was written.");
	const unknown = await put(aws, schedule, due, signal);
	const after = await seeSchedule(aws, schedule, signal);
	if (equal(after, wanted)) return after;
	throw unknown ?? changed(schedule, "Look at its targets.");
}
const withRevision = (target, arn) => arn === void 0 || target.EcsParameters?.TaskDefinitionArn === arn ? target : {
	...target,
	EcsParameters: {
		...target.EcsParameters,
		TaskDefinitionArn: arn
	}
};
const equal = ({ targets }, others) => ordered(targets) === ordered(others);
const ordered = (targets) => targets.map(_release_id_js__WEBPACK_IMPORTED_MODULE_13__.t).sort().join();
/** The error of a call of which it is unknown what became. */
async function put(aws, schedule, targets, signal) {
	try {
		const { FailedEntries = [] } = await aws.call("events:PutTargets", {
			...asked(schedule),
			Targets: [...targets]
		}, signal);
		if (FailedEntries.length > 0) throw refused(schedule, FailedEntries);
		return;
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t && error.code === "CLOUD_UNREACHABLE") return error;
		throw error;
	}
}
const refused = ({ rule }, entries) => {
	const each = entries.map((one) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.r)(`${one.TargetId}: ${one.ErrorCode ?? "no code"} ${one.ErrorMessage ?? ""}`));
	return new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CLOUD_INVALID", `EventBridge did not take targets of the rule ${rule}: ${each.join("; ")}.`, { hint: "Targets that it took start the new revision already; run the same release again, or roll back." });
};
const changed = ({ rule }, state) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFLICT", `Somebody else changed the targets of the rule ${rule} at the same time. ${state}`, { hint: "Run the same release again: it takes the targets as they are then." });
// src/target/ecs/task-definition/prune.ts
/**
* How many of the newest ACTIVE revisions are looked at: each costs a call. Where every release prunes, ours are never so
* many; what is older stays, and costs nothing.
*/
const newest = 60;
/**
* The revisions to deregister: ACTIVE ones with the tag of a release, but for the `keep` newest of them and for those in
* `used`. Untagged ones are somebody else's.
*/
function pruned(revisions, used, keep) {
	return revisions.filter(({ status, definition }) => status === "ACTIVE" && tagOf(definition, tagNames.release) !== void 0).filter(({ arn }) => !used.has(arn)).sort((a, b) => b.number - a.number).slice(keep);
}
/**
* Deregisters what `pruned` finds, and answers it. What is in use is read right before: the revisions of the services and
* their deployments, of every task in the cluster, and those that the live ones have as their `cutover:previous`.
* A revision that is deregistered can be registered again, and its tasks go on.
*/
async function prune(aws, pruning, signal) {
	const { cluster, services, family, keep, also = [] } = pruning;
	const revisions = [];
	const arns = await activeArns(aws, family, newest, signal);
	for await (const revision of revisionsOf(aws, arns, signal)) revisions.push(revision);
	const live = await liveArns(aws, cluster, services, signal);
	const previous = [];
	for await (const { definition } of revisionsOf(aws, live, signal)) previous.push(tagOf(definition, tagNames.previous) ?? "");
	const due = pruned(revisions, /* @__PURE__ */ new Set([
		...also,
		...live,
		...previous,
		...await ofTasks(aws, cluster, family, signal)
	]), keep);
	for (const { arn } of due) await aws.call("ecs:DeregisterTaskDefinition", { taskDefinition: arn }, signal);
	return due;
}
async function liveArns(aws, cluster, services, signal) {
	const arns = (await Promise.all(services.map((service) => serviceOf$1(aws, cluster, service, signal)))).flatMap(({ taskDefinition, deployments = [], taskSets = [] }) => [taskDefinition, ...[...deployments, ...taskSets].map((one) => one.taskDefinition)].flatMap((arn) => arn ?? []));
	return [...new Set(arns)];
}
/** Of running and starting tasks, whoever started them: ECS never sets the desired status PENDING. */
async function ofTasks(aws, cluster, family, signal) {
	const found = [];
	let nextToken;
	do {
		const input = {
			cluster,
			family,
			desiredStatus: "RUNNING",
			...nextToken && { nextToken }
		};
		const page = await aws.call("ecs:ListTasks", input, signal);
		const tasks = page.taskArns ?? [];
		const described = tasks.length > 0 ? await aws.call("ecs:DescribeTasks", {
			cluster,
			tasks
		}, signal) : void 0;
		found.push(...(described?.tasks ?? []).flatMap(({ taskDefinitionArn }) => taskDefinitionArn ?? []));
		nextToken = page.nextToken;
	} while (nextToken);
	return found;
}
// src/steps/ecs-beside.ts
/** The tasks that a release has before its cutover, one after another on its own revision. They fail with STOPPED, TIMED_OUT. */
function tasksBefore(aws, { cluster, tasks }, { release: { rid }, active }) {
	if (tasks.length === 0) return {};
	return { before: {
		patience: tasks.reduce((sum, { deadline }) => sum + deadline, 0),
		async run(arn, around) {
			const revision = await revisionOf(aws, arn, around.signal);
			for (const task of tasks) await runOneOff(aws, {
				cluster,
				service: active,
				revision,
				rid,
				task
			}, around);
		}
	} };
}
/** A schedule that starts nothing of this family is found before anything is changed. @throws PREFLIGHT_FAILED */
async function assertSchedules(aws, { schedules }, { revision: { family } }, signal) {
	for (const schedule of schedules) {
		const started = [...startedBy(await seeSchedule(aws, schedule, signal)).values()];
		if (started.some((arn) => nameOf$1(arn).family === family)) continue;
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("PREFLIGHT_FAILED", `No target of the rule ${schedule.rule} starts the task definition ${family}.`, { hint: `Nothing was changed. ${started.length > 0 ? `Its targets start ${started.join(", ")}.` : "None of its targets is an ECS task."}` });
	}
}
/**
* What follows a release that has the traffic: schedules start the same revision, and old revisions go. A schedule that can't
* be moved makes the run fail, though the release stays: nobody should take the two for the same.
*/
async function settleAfter(context, aws, ecs, told) {
	if (told.failure || told.outputs.outcome !== "SUCCEEDED") return told;
	const { report, signal } = context;
	const { cluster, services, schedules, keepRevisions } = ecs;
	if (schedules.length === 0 && keepRevisions === void 0) return told;
	const live = await liveRevision(aws, cluster, await activeService(aws, ecs, signal), signal);
	try {
		for (const schedule of schedules) {
			await moveSchedule(aws, await seeSchedule(aws, schedule, signal), live.arn, signal);
			report.line(`Schedule ${schedule.rule} starts ${live.family}:${live.number}`);
		}
	} catch (thrown) {
		const { code, message, hint } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.n)(thrown);
		const but = `${told.outputs.version} has the traffic, but a schedule does not start it: ${message}`;
		return {
			...told,
			failure: new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t(code, but, {
				hint,
				cause: thrown
			})
		};
	}
	if (keepRevisions === void 0) return told;
	try {
		const gone = await prune(aws, {
			cluster,
			services,
			family: live.family,
			keep: keepRevisions
		}, signal);
		for (const { family, number } of gone) report.line(`Deregistered ${family}:${number}`);
	} catch (thrown) {
		const { message, hint } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.n)(thrown);
		report.warning(`Old revisions of ${live.family} were not deregistered: ${message}\n${hint}`);
	}
	return told;
}
// src/target/ecs/task-definition/flaw.ts
/**
* The first field that ECS has not, or that is of another type than ECS has it; `also` are fields of the task definition
* itself that are no part of its shape. `null` is what is not given.
*/
function flawIn(task, shape, also) {
	const entries = [...(0,_swap2_js__WEBPACK_IMPORTED_MODULE_15__.m)(task)].filter(([name]) => !also.includes(name));
	return first(entries.map((entry) => inField(entry, shape, "")));
}
const first = (flaws) => flaws.find((flaw) => flaw !== void 0);
function inField([name, cursor], shape, where) {
	const known = shape;
	const place = where === "" ? name : `${where}.${name}`;
	const field = Object.hasOwn(known, name) ? known[name] : void 0;
	if (field) return within(cursor, field, place);
	const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_18__.t)(name, Object.keys(known));
	return {
		offset: cursor.offset,
		what: `${where === "" ? "The task definition" : where} has ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(name)}, which Amazon ECS has not`,
		hint: meant ? `Did you mean ${meant}?` : "Take it out."
	};
}
function within(cursor, shape, place) {
	const { node } = cursor;
	if (node.is === "leaf" && node.value === null) return void 0;
	if (typeof shape === "string" && shape !== "texts") return node.is === "leaf" && typeof node.value === types[shape] ? void 0 : other(cursor, shape, place);
	if (Array.isArray(shape)) return node.is === "seq" ? first((0,_swap2_js__WEBPACK_IMPORTED_MODULE_15__.h)(cursor).map((item, index) => within(item, shape[0], `${place}[${index}]`))) : other(cursor, "list", place);
	if (node.is !== "map") return other(cursor, "map", place);
	const fields = [...(0,_swap2_js__WEBPACK_IMPORTED_MODULE_15__.m)(cursor)];
	return first(fields.map((field) => shape === "texts" ? within(field[1], "text", `${place}.${field[0]}`) : inField(field, shape, place)));
}
const types = {
	text: "string",
	number: "number",
	flag: "boolean"
};
const wanted = {
	text: ["a text", "Put it in quotes."],
	number: ["a number", "Write it without quotes."],
	flag: ["true or false", "Write it without quotes."],
	list: ["a list", "Put it in [ ]."],
	map: ["fields with values", "Put them in { }."]
};
function other({ node, offset }, kind, place) {
	const is = node.is === "leaf" ? (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(node.text) : node.is === "seq" ? "a list" : "fields with values";
	const [must, hint] = wanted[kind];
	return {
		offset,
		what: `${place} is ${is}, and must be ${must}`,
		hint
	};
}
// src/target/ecs/task-definition/shape.ts
const named = [{
	name: "text",
	value: "text"
}];
const fromSecret = [{
	name: "text",
	valueFrom: "text"
}];
/** All that a task definition may say to ECS. */
const shape = {
	family: "text",
	taskRoleArn: "text",
	executionRoleArn: "text",
	networkMode: "text",
	cpu: "text",
	memory: "text",
	pidMode: "text",
	ipcMode: "text",
	requiresCompatibilities: ["text"],
	enableFaultInjection: "flag",
	containerDefinitions: [{
		name: "text",
		image: "text",
		essential: "flag",
		cpu: "number",
		memory: "number",
		memoryReservation: "number",
		command: ["text"],
		entryPoint: ["text"],
		workingDirectory: "text",
		user: "text",
		hostname: "text",
		environment: named,
		environmentFiles: [{
			value: "text",
			type: "text"
		}],
		secrets: fromSecret,
		repositoryCredentials: { credentialsParameter: "text" },
		links: ["text"],
		portMappings: [{
			name: "text",
			containerPort: "number",
			hostPort: "number",
			containerPortRange: "text",
			protocol: "text",
			appProtocol: "text"
		}],
		restartPolicy: {
			enabled: "flag",
			ignoredExitCodes: ["number"],
			restartAttemptPeriod: "number"
		},
		mountPoints: [{
			sourceVolume: "text",
			containerPath: "text",
			readOnly: "flag"
		}],
		volumesFrom: [{
			sourceContainer: "text",
			readOnly: "flag"
		}],
		linuxParameters: {
			capabilities: {
				add: ["text"],
				drop: ["text"]
			},
			devices: [{
				hostPath: "text",
				containerPath: "text",
				permissions: ["text"]
			}],
			initProcessEnabled: "flag",
			sharedMemorySize: "number",
			tmpfs: [{
				containerPath: "text",
				size: "number",
				mountOptions: ["text"]
			}],
			maxSwap: "number",
			swappiness: "number"
		},
		dependsOn: [{
			containerName: "text",
			condition: "text"
		}],
		startTimeout: "number",
		stopTimeout: "number",
		versionConsistency: "text",
		disableNetworking: "flag",
		privileged: "flag",
		readonlyRootFilesystem: "flag",
		dnsServers: ["text"],
		dnsSearchDomains: ["text"],
		extraHosts: [{
			hostname: "text",
			ipAddress: "text"
		}],
		dockerSecurityOptions: ["text"],
		interactive: "flag",
		pseudoTerminal: "flag",
		dockerLabels: "texts",
		ulimits: [{
			name: "text",
			softLimit: "number",
			hardLimit: "number"
		}],
		logConfiguration: {
			logDriver: "text",
			options: "texts",
			secretOptions: fromSecret
		},
		healthCheck: {
			command: ["text"],
			interval: "number",
			timeout: "number",
			retries: "number",
			startPeriod: "number"
		},
		systemControls: [{
			namespace: "text",
			value: "text"
		}],
		resourceRequirements: [{
			value: "text",
			type: "text",
			sharingStrategy: { nvidiaMps: {
				memory: "number",
				maxComputePercent: "number"
			} }
		}],
		firelensConfiguration: {
			type: "text",
			options: "texts"
		},
		credentialSpecs: ["text"]
	}],
	volumes: [{
		name: "text",
		host: { sourcePath: "text" },
		dockerVolumeConfiguration: {
			scope: "text",
			autoprovision: "flag",
			driver: "text",
			driverOpts: "texts",
			labels: "texts"
		},
		efsVolumeConfiguration: {
			fileSystemId: "text",
			rootDirectory: "text",
			transitEncryption: "text",
			transitEncryptionPort: "number",
			authorizationConfig: {
				accessPointId: "text",
				iam: "text"
			}
		},
		s3filesVolumeConfiguration: {
			fileSystemArn: "text",
			rootDirectory: "text",
			transitEncryptionPort: "number",
			accessPointArn: "text"
		},
		fsxWindowsFileServerVolumeConfiguration: {
			fileSystemId: "text",
			rootDirectory: "text",
			authorizationConfig: {
				credentialsParameter: "text",
				domain: "text"
			}
		},
		configuredAtLaunch: "flag"
	}],
	placementConstraints: [{
		type: "text",
		expression: "text"
	}],
	tags: [{
		key: "text",
		value: "text"
	}],
	proxyConfiguration: {
		type: "text",
		containerName: "text",
		properties: named
	},
	inferenceAccelerators: [{
		deviceName: "text",
		deviceType: "text"
	}],
	ephemeralStorage: { sizeInGiB: "number" },
	runtimePlatform: {
		cpuArchitecture: "text",
		operatingSystemFamily: "text"
	}
};
// src/target/ecs/task-definition/file.ts
const noField = [...describedOnly, "$schema"];
/**
* The task definition that a file holds, JSON with comments and trailing commas: as `aws ecs register-task-definition`
* takes it, or as describe-task-definition answers, with the tags beside it. `null` stands for what is not given.
*
* Fails with MANIFEST_INVALID, at its place, for a field that ECS has not (the SDK would leave it out without a word) or has
* as something else, without a family or containers, and for what is no task definition.
*/
function baseOfFile(file) {
	const [parsed] = (0,_swap2_js__WEBPACK_IMPORTED_MODULE_15__.v)(file).flatMap(_swap2_js__WEBPACK_IMPORTED_MODULE_15__.l);
	const root = parsed && (0,_swap2_js__WEBPACK_IMPORTED_MODULE_15__.p)(parsed.chunk, parsed.root);
	const task = root && (0,_swap2_js__WEBPACK_IMPORTED_MODULE_15__.c)(root);
	if (!parsed || !task || task.node.is !== "map") throw invalid({ file: file.path }, "This is no task definition", usual);
	const inner = task.path.length > 0;
	const value = parsed.value;
	const flaw = flawIn(task, shape, noField);
	if (flaw) throw invalid((0,_swap2_js__WEBPACK_IMPORTED_MODULE_15__.y)(parsed.chunk, flaw.offset), flaw.what, flaw.hint);
	const { $schema: _schema, tags, ...described } = inner ? value.taskDefinition : value;
	const list = (0,_swap2_js__WEBPACK_IMPORTED_MODULE_15__._)(task, "containerDefinitions");
	const at = (0,_swap2_js__WEBPACK_IMPORTED_MODULE_15__.y)(parsed.chunk, list?.offset ?? 0);
	if ((0,_swap2_js__WEBPACK_IMPORTED_MODULE_15__.g)(task, "family") === void 0) throw invalid(at, "The task definition names no family", "Add \"family\": the name that the revisions share.");
	if ((0,_swap2_js__WEBPACK_IMPORTED_MODULE_15__.h)(list).some((item) => (0,_swap2_js__WEBPACK_IMPORTED_MODULE_15__.g)(item, "name") === void 0)) throw invalid(at, "The task definition has a container without a name", "Give each of containerDefinitions a name and an image.");
	return {
		definition: registrable(given(described), (inner ? value.tags : tags) ?? []),
		name: (0,_swap2_js__WEBPACK_IMPORTED_MODULE_15__.b)(at),
		at
	};
}
const usual = "Give a file as aws ecs register-task-definition --cli-input-json takes it, with family and containerDefinitions.";
const invalid = (at, what, hint) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("MANIFEST_INVALID", `${(0,_swap2_js__WEBPACK_IMPORTED_MODULE_15__.b)(at)}: ${what}.`, {
	hint,
	at
});
/** Exports of the console have `null` wherever nothing is set. */
function given(value) {
	if (Array.isArray(value)) return value.map(given);
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).filter(([, held]) => held !== null);
	return Object.fromEntries(entries.map(([key, held]) => [key, given(held)]));
}
// src/target/ecs/task-definition/assign.ts
/**
* Which image each container gets, by the containers' names. `named` says it itself; where it is empty, a container gets
* the image whose repository it has already or whose name is its own, and else the one essential container the one image.
*
* Fails with IMAGE_UNMATCHED for an image that no container gets and for a name that no container has, and with
* CONFIG_INVALID for a name that no image has.
*/
function imagesByContainer(base, images, named) {
	const containers = base.definition.containerDefinitions ?? [];
	const pairs = Object.keys(named).length > 0 ? byConfig(base, images, named) : byThemselves(containers, images);
	const given = new Map(pairs);
	const missing = images.filter((image) => ![...given.values()].includes(image));
	if (missing.length === 0) return given;
	throw unmatched(base, `No container gets the image ${missing.map(({ name }) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(name)).join(" or ")}`);
}
function byConfig(base, images, named) {
	const there = (base.definition.containerDefinitions ?? []).map(({ name }) => name);
	const unknown = Object.keys(named).filter((name) => !there.includes(name));
	if (unknown.length > 0) throw unmatched(base, `There is no container ${unknown.map((name) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(name)).join(" or ")}`);
	return Object.entries(named).map(([container, wanted]) => {
		const image = images.find(({ name }) => name === wanted);
		if (image) return [container, image];
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFIG_INVALID", `The container ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(container)} is to get the image ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(wanted)}, which is none of this release.`, { hint: `Its images are ${images.map(({ name }) => name).join(", ")}.` });
	});
}
function byThemselves(containers, images) {
	const pairs = containers.flatMap(({ name = "", image = "" }) => {
		const found = images.find((one) => holds(one, image)) ?? images.find((one) => one.name === name);
		return found ? [[name, found]] : [];
	});
	const [only, ...others] = images;
	if (pairs.length > 0 || !only || others.length > 0) return pairs;
	const main = containers.filter(({ essential = true, firelensConfiguration: router }) => essential && !router);
	return main.length === 1 ? [[main[0]?.name ?? "", only]] : [];
}
const holds = ({ repository }, image) => {
	const reference = (0,_swap2_js__WEBPACK_IMPORTED_MODULE_15__.d)(image);
	return reference !== void 0 && (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.i)(reference, (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.r)(repository));
};
/** The reference to write for `image` where `before` stands: the spelling of the repository stays its author's. */
const pinnedIn = (before, image) => {
	const reference = (0,_swap2_js__WEBPACK_IMPORTED_MODULE_15__.d)(before ?? "");
	return (0,_swap2_js__WEBPACK_IMPORTED_MODULE_15__.u)(reference && holds(image, before ?? "") ? reference.spelling : image.repository, image);
};
function unmatched({ name, at, definition }, what) {
	const there = (definition.containerDefinitions ?? []).map((one) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(one.name ?? ""));
	return new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("IMAGE_UNMATCHED", `${name}: ${what}.`, {
		hint: `The containers there are ${there.join(", ")}. Say in containers which gets which image.`,
		...at && { at }
	});
}
// src/target/ecs/task-definition/settings.ts
/** `base` with the settings made. Fails with IMAGE_UNMATCHED for an unknown container, CONFIG_INVALID for options that belong to nothing. */
function withSettings(base, { containers = {}, ...task }) {
	const there = base.definition.containerDefinitions ?? [];
	const unknown = Object.keys(containers).filter((name) => !there.some((one) => one.name === name));
	if (unknown.length > 0) throw unmatched(base, `There is no container ${unknown.map((name) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(name)).join(" or ")} to set anything of`);
	return {
		...base.definition,
		...task,
		containerDefinitions: there.map((one) => {
			const settings = containers[one.name ?? ""];
			return settings ? inContainer(base, one, settings) : one;
		})
	};
}
function inContainer(base, container, settings) {
	const { environment, secrets, logDriver, logOptions, firelensOptions } = settings;
	const { logConfiguration: log, firelensConfiguration: router } = container;
	const options = (one, what, hint) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFIG_INVALID", `${base.name}: ${one} of ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(container.name ?? "")} belong to ${what}.`, {
		hint,
		...base.at && { at: base.at }
	});
	if (logOptions && !log && !logDriver) throw options("logOptions", "no log driver", "Say logDriver as well.");
	if (firelensOptions && !router) throw options("firelensOptions", "no log router", "Give them to the container that has a firelensConfiguration.");
	const left = without(container.environment, secrets);
	const hidden = without(container.secrets, environment);
	return {
		...container,
		...(environment || left !== container.environment) && { environment: set(left, environment, "value") },
		...(secrets || hidden !== container.secrets) && { secrets: set(hidden, secrets, "valueFrom") },
		...(logDriver || logOptions) && { logConfiguration: logOf(log, logDriver, logOptions) },
		...router && firelensOptions && { firelensConfiguration: {
			...router,
			options: {
				...router.options,
				...firelensOptions
			}
		} }
	};
}
function without(list, names = {}) {
	return list?.some(({ name }) => Object.hasOwn(names, name ?? "")) ? list.filter(({ name }) => !Object.hasOwn(names, name ?? "")) : list;
}
/** What is there keeps its place; what is new comes after it. */
function set(list = [], values = {}, field) {
	const kept = list.map((one) => ({
		...one,
		...Object.hasOwn(values, one.name ?? "") && { [field]: values[one.name ?? ""] }
	}));
	const fresh = Object.keys(values).filter((name) => !list.some((one) => one.name === name));
	return [...kept, ...fresh.map((name) => ({
		name,
		[field]: values[name]
	}))];
}
/** Options of one driver mean nothing to another. */
function logOf(log, driver, options) {
	const kept = driver !== void 0 && driver !== log?.logDriver ? { logDriver: driver } : {
		...log,
		logDriver: log?.logDriver
	};
	return {
		...kept,
		options: {
			..."options" in kept ? kept.options : {},
			...options
		}
	};
}
// src/target/ecs/task-definition/revise.ts
/**
* The definition that the release asks for: images and settings in `base`, and nothing else touched; without the tags of
* the release that `base` was.
*
* Fails with IMAGE_UNMATCHED or CONFIG_INVALID, as `imagesByContainer` and `withSettings` do.
*/
function revised(base, { images, containers, settings = {} }) {
	const given = imagesByContainer(base, images, containers);
	const definition = withoutJournal(withSettings(base, settings));
	return {
		...definition,
		containerDefinitions: (definition.containerDefinitions ?? []).map((one) => {
			const image = given.get(one.name ?? "");
			return image ? {
				...one,
				image: pinnedIn(one.image, image)
			} : one;
		})
	};
}
// src/target/ecs/task-definition/prepare.ts
/** A tag's value has at most so many characters (API reference of Tag). */
const longestValue = 256;
/** The definition that the release asks for, and the release's id: the version, and a hash of what is registered. */
function prepared(base, version, revising) {
	const definition = revised(base, revising);
	const rid = (0,_release_id_js__WEBPACK_IMPORTED_MODULE_13__.r)(version, normal(definition));
	const journal = [
		{
			key: tagNames.release,
			value: rid
		},
		{
			key: tagNames.version,
			value: version
		},
		{
			key: tagNames.digest,
			value: digestsOf(revising.images)
		}
	];
	return {
		rid,
		definition: {
			...definition,
			tags: [...definition.tags ?? [], ...journal]
		}
	};
}
/** As many whole entries as a tag holds: all of them are in the definition itself. */
function digestsOf(images) {
	return images.map(({ name, digest }) => `${name}=${digest}`).reduce((held, entry) => {
		const longer = held === "" ? entry : `${held} ${entry}`;
		return longer.length > longestValue ? held : longer;
	}, "");
}
// src/steps/ecs-release.ts
/**
* The release that the images make of the live task definition, or of the file. It only reads.
* @throws CONFIG_INVALID too for a task that has no container in it
*/
async function readyRelease({ files, signal }, aws, ecs, version, images) {
	const { app, cluster, services, taskDefinition: path, containers, set: settings = {}, tasks } = ecs;
	const active = await activeService(aws, ecs, signal);
	const live = await liveRevision(aws, cluster, active, signal);
	const base = path === void 0 ? {
		definition: live.definition,
		name: shortOf(live)
	} : baseOfFile({
		path,
		text: String(await files.read(path))
	});
	const { rid, definition } = prepared(base, version, {
		images,
		containers,
		settings
	});
	for (const task of tasks) containerOf({
		task,
		revision: {
			definition,
			family: definition.family ?? ""
		}
	});
	const release = {
		app,
		version,
		rid,
		cluster,
		services,
		revision: definition,
		images: images.map(({ name, repository, tag, digest }) => ({
			name,
			reference: `${repository}${tag ? `:${tag}` : ""}@${digest}`
		})),
		...isRegistered(live.definition, definition) ? { arn: live.arn } : {}
	};
	const others = services.filter((service) => service !== active);
	return {
		release,
		live,
		active,
		staged: [live, ...await Promise.all(others.map((service) => liveRevision(aws, cluster, service, signal)))].some((one) => tagOf(one.definition, tagNames.release) === rid),
		changes: changesIn(base, definition)
	};
}
const shortOf = ({ family, number }) => `${family}:${number}`;
function changesIn({ definition, name }, wanted) {
	return (wanted.containerDefinitions ?? []).flatMap((container) => {
		const before = definition.containerDefinitions?.find((one) => one.name === container.name)?.image;
		if (before === container.image) return [];
		return [`${name}, ${container.name}: ${before ?? "no image"} -> ${container.image}`];
	});
}
// src/steps/ecs.ts
var ecs_exports = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.r)({
	foresee: () => foresee,
	goLive: () => goLive
});
/** What to do after a failure, where services of ECS have other words for it. */
const nextStep = {
	ROLLBACK_FAILED: "Look at the service and its deployments now; a rollback by hand to a named version may help.",
	TIMED_OUT: "Mend what it waits for (the log above tells more), or give it more time with the input deadline."
};
/** What would stop the release after its build, found before it: no login, no service, no container for an image. */
async function foresee(context, plan, ecs) {
	const { mask, hide } = context.report;
	const quietly = {
		...context,
		report: {
			..._record_js__WEBPACK_IMPORTED_MODULE_5__.d,
			mask,
			hide
		}
	};
	const { verify, images: built } = plan.settings;
	const images = built.map(({ name, repository }) => ({
		name,
		repository,
		digest: _image_js__WEBPACK_IMPORTED_MODULE_3__.i,
		tag: "0"
	}));
	if (verify) await (await Promise.all(/* import() */[__webpack_require__.e(1596), __webpack_require__.e(6491)]).then(__webpack_require__.bind(__webpack_require__, 1596))).askedFor(context, plan, verify);
	const { steady } = await (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.u)(quietly, ecs);
	await readyRelease(quietly, steady, ecs, plan.release.version, images);
}
/** Takes a release of these images live on the services, once they were found fit for it, and records how it went. */
async function goLive(context, plan, ecs, images, dryRun) {
	const { release: published, settings } = plan;
	const account = await (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.u)(context, ecs);
	const { aws, steady, requests } = account;
	const ready = await context.report.phase("Swap", async () => {
		const found = await readyRelease(context, steady, ecs, published.version, images);
		for (const change of found.changes) context.report.line(change);
		return found;
	});
	const { release } = ready;
	await context.report.phase("Preflight", () => assertFit(context, plan, ecs, account, ready));
	const facts = {
		task: "deploy",
		plan,
		images,
		set: release,
		nextStep
	};
	if (dryRun) return (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.r)(context, facts, planned(ecs, ready));
	const { strategy, gates } = settings;
	const pause = (0,_plan_js__WEBPACK_IMPORTED_MODULE_1__.d)(strategy, ready.staged, context.event.name === "workflow_dispatch");
	const terms = {
		...termsOf(context, ecs, account),
		intent: "release",
		strategy,
		gates,
		pause,
		...tasksBefore(aws, ecs, ready)
	};
	return settleAfter(context, steady, ecs, await (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.t)(context, facts, requests, (around) => rollOut(aws, release, terms, around)));
}
/** What every rollout on these services has alike. */
function termsOf(context, { rules, testRule, lock }, { inRegion }) {
	return {
		run: context.run,
		outside: {
			http: context.http,
			processes: context.processes,
			aws: inRegion
		},
		rules,
		...testRule === void 0 ? {} : { testRule },
		...lock ? { lock } : {}
	};
}
/** @throws PREFLIGHT_FAILED with everything that stands in the way, at once */
async function assertFit(context, plan, ecs, { steady: aws }, { release }) {
	const { clock, signal } = context;
	const { gates } = plan.settings;
	const references = release.images.map(({ reference }) => (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.r)(reference));
	const registry = (0,_registry_js__WEBPACK_IMPORTED_MODULE_16__.n)(context, await (0,_registry_js__WEBPACK_IMPORTED_MODULE_16__.t)(context, plan.token, references));
	const { rules, testRule } = ecs;
	const findings = await preflight(aws, release, {
		clock,
		signal,
		registry,
		rules,
		gatedBefore: gates.before.length > 0,
		...testRule === void 0 ? {} : { testRule }
	});
	await assertSchedules(aws, ecs, release, signal);
	tell(context, release, findings);
}
/** Warnings and notes are told; errors end the run. */
function tell({ report }, { app, version }, findings) {
	for (const { severity, message, hint } of findings) {
		if (severity === "warning") report.warning(`${message} ${hint}`);
		if (severity === "note") report.line(message);
	}
	const errors = findings.filter(({ severity }) => severity === "error");
	if (errors.length === 0) return;
	const counted = errors.length === 1 ? "nothing was changed" : `${errors.length} findings; nothing was changed`;
	const lines = errors.map(({ message }) => `- ${message}`);
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("PREFLIGHT_FAILED", `${app} ${version} can't be released (${counted}):\n${lines.join("\n")}`, { hint: [...new Set(errors.map(({ hint }) => hint.trimEnd()))].join("\n") });
}
/** What a release would do, in words and in order. */
function planned({ services, tasks, schedules, keepRevisions, rules }, ready) {
	const { release, live, active } = ready;
	const { family = "" } = release.revision;
	const idle = services.find((service) => service !== active) ?? active;
	const unchanged = release.arn !== void 0;
	return [
		unchanged ? `Nothing to register: ${shortOf(live)} is the same` : `Would register a revision of ${family}`,
		...unchanged ? [] : tasks.map(({ name }) => `Would run the task ${name}`),
		...unchanged ? [] : [`Would take service ${idle} from ${shortOf(live)} to it`],
		...rules.map((rule) => `Would move the weights of ${rule} to service ${idle}`),
		...schedules.map(({ rule }) => `Would let the schedule ${rule} start it`),
		...keepRevisions === void 0 ? [] : [`Would keep ${keepRevisions} revisions of Cutover beside it`]
	];
}



/***/ }),

/***/ 9900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ masks)
/* harmony export */ });
// src/runner/masks.ts
/** Shorter lines of a multi-line secret are braces and the like: masking them would only make the log unreadable. */
const shortestLine = 4;
/** Every form in which a secret could show up in a line of text: its lines, and the whole in base64 and URL encoding. */
function formsOf(secret) {
	const whole = secret.trim();
	if (whole === "") return [];
	const lines = whole.split(/\r\n|\r|\n/).map((line) => line.trim());
	const plain = lines.length === 1 ? lines : lines.filter((line) => line.length >= shortestLine);
	const base64 = [secret, whole].map((form) => Buffer.from(form, "utf8").toString("base64"));
	return [.../* @__PURE__ */ new Set([
		...plain,
		...base64,
		...plain.map(encodeURIComponent)
	])];
}
function masks() {
	const known = /* @__PURE__ */ new Set();
	return {
		add(secret) {
			const fresh = formsOf(secret).filter((form) => !known.has(form));
			for (const form of fresh) known.add(form);
			return fresh;
		},
		hide: (text) => [...known].sort((a, b) => b.length - a.length).reduce((left, form) => left.replaceAll(form, "***"), text)
	};
}



/***/ }),

/***/ 2992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ slug),
/* harmony export */   n: () => (/* binding */ contentHash),
/* harmony export */   r: () => (/* binding */ releaseId),
/* harmony export */   t: () => (/* binding */ canonical)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

// src/target/release-id.ts
const longestSlug = 20;
/** Lower-case letters, digits and single dashes, as names and label values allow; empty when nothing is left. */
const slug = (text, length) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replace(/^-/, "").slice(0, length).replace(/-$/, "");
/** JSON with every object's keys in order: equal values give equal text, however their source was written. */
const canonical = (value) => JSON.stringify(value, (_key, held) => held !== null && typeof held === "object" && !Array.isArray(held) ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => a < b ? -1 : 1)) : held);
/** The first `length` hexadecimal digits of the SHA-256 of `value`'s canonical JSON. */
const contentHash = (value, length) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(canonical(value)).digest("hex").slice(0, length);
/** `<version slug>-<8 hex over content>`: a rerun of the same release finds what the first run made. */
const releaseId = (version, content) => `${slug(version, longestSlug) || "release"}-${contentHash(content, 8)}`;



/***/ }),

/***/ 6672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ pushSmall),
/* harmony export */   r: () => (/* binding */ readSmall),
/* harmony export */   t: () => (/* binding */ largestSmall)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7346);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3744);


// src/image/small-blob.ts
/** Of a config or a bundle, in bytes. Those there are have some 10,000: a hostile one must not fill the memory. */
const largestSmall = 16777216;
/** Reads a blob whole. @throws REGISTRY_REFUSED when it is said to be larger than any that is held, and as `readBlob` */
async function readSmall(registry, repository, { digest, size }) {
	if (!(size >= 0 && size <= 16777216)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("REGISTRY_REFUSED", `${repository.spelling}@${digest} is to be read as a config or a signature, and has ${size} bytes.`, { hint: "Look at what the manifest that names it is, and who pushed it." });
	const chunks = [];
	for await (const chunk of registry.readBlob(repository, {
		digest,
		size
	})) chunks.push(chunk);
	return Buffer.concat(chunks);
}
/** Makes a repository have these bytes, and names them. @throws as `pushBlob` */
async function pushSmall(registry, repository, bytes) {
	const blob = {
		digest: (0,_image_js__WEBPACK_IMPORTED_MODULE_1__.n)(bytes),
		size: bytes.length
	};
	async function* source(start, end) {
		yield bytes.subarray(start, end);
	}
	if (!await registry.hasBlob(repository, blob)) await registry.pushBlob(repository, blob, source);
	return blob;
}



/***/ }),

/***/ 1566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ openGate),
/* harmony export */   r: () => (/* binding */ reconcile),
/* harmony export */   t: () => (/* binding */ watchGates)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7346);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4527);
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2186);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6565);




// src/rollout/engine.ts
/** Another writer was first, or the effect of a request is unknown: what counts is what is seen next. */
const settledByLooking = [
	"CONFLICT",
	"CLUSTER_UNREACHABLE",
	"CLOUD_UNREACHABLE"
];
/** First and longest pause after a failed request; doubled in between. */
const pause = {
	first: 100,
	longest: 5e3
};
/** Runs `target` to its end. Rejects with what can't be cured by looking again: denied, invalid, cancelled. */
async function reconcile(target, { until, signal }, { clock, report }) {
	let failures = 0;
	let stale = false;
	for (;;) {
		let acting = false;
		try {
			if (stale) await target.refresh(signal);
			stale = false;
			const decision = target.decide(await target.observe(signal), clock.now());
			if ("done" in decision) {
				const { done, ...rest } = decision;
				return {
					outcome: done,
					...rest
				};
			}
			if ("wait" in decision) {
				if (clock.now() >= until) return {
					outcome: "TIMED_OUT",
					why: `Gave up at the deadline: ${decision.why}`
				};
				report.progress(decision.why);
				await firstOf$1(signal, target, clock, decision.wait);
			} else {
				acting = true;
				await allOf([decision, ...decision.also ?? []], async ({ act, why }) => {
					await target.act(act, signal);
					if (why) report.line(why);
				});
			}
			failures = 0;
		} catch (thrown) {
			const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.n)(thrown);
			if (!settledByLooking.includes(error.code)) {
				if (acting && target.refused(error)) continue;
				throw error;
			}
			if (clock.now() >= until) return {
				outcome: "TIMED_OUT",
				why: `Gave up at the deadline: ${error.message}`
			};
			report.progress(retryText(error));
			stale = true;
			await clock.sleep((0,_random_js__WEBPACK_IMPORTED_MODULE_2__.t)(Math.min(pause.longest, pause.first * 2 ** failures)), signal);
			failures += 1;
		}
	}
}
/** Does all at the same time, and is over when each has ended; of several failures the one counts that ends the run. */
async function allOf(acts, carryOut) {
	const errors = (await Promise.allSettled(acts.map(carryOut))).flatMap((end) => end.status === "rejected" ? [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.n)(end.reason)] : []);
	const worst = errors.find(({ code }) => !settledByLooking.includes(code)) ?? errors[0];
	if (worst) throw worst;
}
const retryText = (error) => error.code === "CONFLICT" ? `Somebody else wrote first, looking again: ${error.message}` : `Trying again: ${error.message}`;
/** Until the target changed or `longest` is over; the loser is stopped. */
async function firstOf$1(signal, target, clock, longest) {
	const stop = new AbortController();
	const both = AbortSignal.any([signal, stop.signal]);
	const ignoreStop = (thrown) => {
		if (!stop.signal.aborted) throw thrown;
	};
	try {
		await Promise.race([target.changed(both).catch(ignoreStop), clock.sleep(longest, both).catch(ignoreStop)]);
	} finally {
		stop.abort();
	}
}
// src/gate/open.ts
/** The gate that `settings` describe. One file a kind, loaded when it is used: a kind more is a file and a case more. */
async function openGate(settings, ports) {
	switch (settings.kind) {
		case "http": {
			const { httpGate } = await __webpack_require__.e(/* import() */ 6649).then(__webpack_require__.bind(__webpack_require__, 6649));
			return httpGate(settings, await wayTo(settings, ports), ports.clock, ports.situate);
		}
		case "command": return (await __webpack_require__.e(/* import() */ 2004).then(__webpack_require__.bind(__webpack_require__, 2004))).commandGate(settings, ports);
		case "prometheus": return (await __webpack_require__.e(/* import() */ 2605).then(__webpack_require__.bind(__webpack_require__, 2605))).prometheusGate(settings, ports);
		case "datadog": return (await __webpack_require__.e(/* import() */ 1947).then(__webpack_require__.bind(__webpack_require__, 1947))).datadogGate(settings, ports);
		case "newrelic": return (await __webpack_require__.e(/* import() */ 608).then(__webpack_require__.bind(__webpack_require__, 608))).newRelicGate(settings, ports);
		case "alarms": return (await __webpack_require__.e(/* import() */ 4199).then(__webpack_require__.bind(__webpack_require__, 4199))).alarmsGate(settings, await awsFor(settings, ports));
		case "cloudwatch": return (await __webpack_require__.e(/* import() */ 4199).then(__webpack_require__.bind(__webpack_require__, 4199))).cloudWatchGate(settings, await awsFor(settings, ports), ports.situate);
		case "alb": return (await __webpack_require__.e(/* import() */ 7712).then(__webpack_require__.bind(__webpack_require__, 7712))).albGate(settings, await awsFor(settings, ports), ports);
		case "scan": return (await __webpack_require__.e(/* import() */ 4176).then(__webpack_require__.bind(__webpack_require__, 4176))).scanGate(settings, ports.images ?? [], (region) => awsFor({
			...settings,
			region
		}, ports));
	}
}
async function awsFor({ kind, region }, { aws }) {
	if (aws) return aws(region);
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("CONFIG_INVALID", `A gate ${kind} asks AWS, which this run has no way to.`, { hint: "Log in with aws-actions/configure-aws-credentials before this step, or leave the gate out." });
}
async function wayTo({ url }, { http, askService, hide }) {
	const ask = url === void 0 ? askService : (await __webpack_require__.e(/* import() */ 25).then(__webpack_require__.bind(__webpack_require__, 25))).addressAsk(url, http);
	return async (settings, signal) => {
		const { status, body } = await ask(settings, signal);
		return {
			status,
			body: hide(body)
		};
	};
}
// src/gate/watch.ts
/** Longer than that no look lasts: the lock must be renewed beside a command that runs for minutes. */
const longestLook = 2e3;
const nextLook = 1e3;
const begun = (gate, now) => ({
	gate,
	due: now + gate.initialDelay,
	good: 0,
	bad: 0,
	unreadSince: void 0,
	last: void 0,
	asked: 0,
	passes: 0,
	running: void 0
});
/**
* Passed when each gate's last answers were good, `successes` in a row; failed when one was bad `attempts` times in a row,
* or could not be read for the time of `patience`. A question that is refused will be again: it counts as a failure.
*/
function watchGates(gates, clock, patience) {
	const stop = new AbortController();
	let courses;
	let lookedAt = 0;
	const ask = async (course, signal) => {
		const answer = await course.gate.probe(signal).catch((error) => ({
			state: "unread",
			says: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.i)(error)
		}));
		course.running = void 0;
		if (!signal.aborted) take(course, answer, clock.now());
	};
	return {
		get verdict() {
			return courses ? judged(courses, clock.now(), lookedAt, patience) : unasked(gates);
		},
		get results() {
			return (courses ?? gates.map((gate) => begun(gate, 0))).map(resultOf);
		},
		async look(signal) {
			lookedAt = clock.now();
			courses ??= gates.map((gate) => begun(gate, lookedAt));
			const until = AbortSignal.any([signal, stop.signal]);
			for (const course of courses.filter(({ running, due }) => !running && due <= lookedAt)) course.running = {
				since: lookedAt,
				done: ask(course, until)
			};
			await firstOf(Promise.all(courses.map(({ running }) => running?.done)), clock);
			if (signal.aborted) throw (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__.t)();
		},
		async close() {
			stop.abort();
			await Promise.all((courses ?? []).map(({ running }) => running?.done));
		}
	};
}
const unasked = (gates) => ({
	state: gates.length === 0 ? "passed" : "pending",
	says: "not asked yet",
	next: 0
});
function take(course, answer, now) {
	course.last = answer;
	course.asked += 1;
	course.due = now + course.gate.interval;
	if (answer.state === "unread") {
		course.unreadSince ??= now;
		course.good = 0;
		if (answer.refused) course.bad += 1;
		return;
	}
	const good = answer.state === "good";
	course.unreadSince = void 0;
	course.good = good ? course.good + 1 : 0;
	course.bad = good ? 0 : course.bad + 1;
	if (good) course.passes += 1;
}
function judged(courses, now, lookedAt, patience) {
	const lost = courses.filter((course) => isLost(course, now, patience));
	const open = courses.filter(({ good, gate }) => good < gate.successes);
	const shown = [
		lost,
		open,
		courses
	].find((some) => some.length > 0) ?? [];
	const dues = courses.map(({ running, due }) => running ? lookedAt + nextLook : due);
	return {
		state: lost.length > 0 ? "failed" : open.length > 0 ? "pending" : "passed",
		says: shown.map((course) => `${course.gate.name}: ${standing(course, now)}`).join("; "),
		next: Math.min(...dues)
	};
}
const isLost = ({ bad, gate, unreadSince }, now, patience) => bad >= gate.attempts || unreadSince !== void 0 && now - unreadSince >= patience;
function standing({ gate, last, running, good, bad, unreadSince, due }, now) {
	if (!last) return running ? `asked ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_3__.t)(now - running.since)} ago` : `is asked in ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_3__.t)(due - now)}`;
	if (last.refused) return `can't be asked (${bad} of ${gate.attempts} times in a row): ${last.says}`;
	if (last.state === "unread") return `can't be read for ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_3__.t)(now - (unreadSince ?? now))}, which is no pass: ${last.says}`;
	if (last.state === "bad") return `${last.says} (${bad} of ${gate.attempts} times in a row)`;
	return good < gate.successes ? `${last.says} (good ${good} of ${gate.successes} times in a row)` : last.says;
}
const resultOf = ({ gate, last, passes, asked }) => ({
	name: gate.name,
	state: last?.state ?? "unasked",
	says: last?.says ?? "not asked",
	good: passes,
	asked
});
/** Until all is done, or it has taken too long. */
async function firstOf(done, clock) {
	const enough = new AbortController();
	const limit = clock.sleep(longestLook, enough.signal).catch(() => void 0);
	await Promise.race([done, limit]);
	enough.abort();
}



/***/ })

};
