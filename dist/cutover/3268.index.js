export const id = 3268;
export const ids = [3268];
export const modules = {

/***/ 3268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ fence),
/* harmony export */   A: () => (/* binding */ findLeftOver),
/* harmony export */   At: () => (/* binding */ unstartable),
/* harmony export */   B: () => (/* binding */ onceServed),
/* harmony export */   Bt: () => (/* binding */ together),
/* harmony export */   C: () => (/* binding */ selects),
/* harmony export */   Ct: () => (/* binding */ backendName),
/* harmony export */   D: () => (/* binding */ bindingsRight),
/* harmony export */   Dt: () => (/* binding */ progressOf),
/* harmony export */   E: () => (/* binding */ rollFollowers),
/* harmony export */   Et: () => (/* binding */ lostCause),
/* harmony export */   F: () => (/* binding */ handOver),
/* harmony export */   Ft: () => (/* binding */ giveUp),
/* harmony export */   G: () => (/* binding */ gateBefore),
/* harmony export */   H: () => (/* binding */ awaitReady),
/* harmony export */   Ht: () => (/* binding */ undecided),
/* harmony export */   I: () => (/* binding */ define),
/* harmony export */   It: () => (/* binding */ names$2),
/* harmony export */   J: () => (/* binding */ readyPods),
/* harmony export */   K: () => (/* binding */ isStanding),
/* harmony export */   L: () => (/* binding */ definedBy),
/* harmony export */   Lt: () => (/* binding */ note),
/* harmony export */   M: () => (/* binding */ sweepServices),
/* harmony export */   Mt: () => (/* binding */ samePorts),
/* harmony export */   N: () => (/* binding */ claimsIn),
/* harmony export */   Nt: () => (/* binding */ end),
/* harmony export */   O: () => (/* binding */ overlapsFor),
/* harmony export */   Ot: () => (/* binding */ diagnose),
/* harmony export */   P: () => (/* binding */ conflictError),
/* harmony export */   Pt: () => (/* binding */ first),
/* harmony export */   Q: () => (/* binding */ underEpoch),
/* harmony export */   R: () => (/* binding */ isDefinedBy),
/* harmony export */   Rt: () => (/* binding */ ownClock),
/* harmony export */   S: () => (/* binding */ podTemplateOf),
/* harmony export */   St: () => (/* binding */ specOf),
/* harmony export */   T: () => (/* binding */ companions),
/* harmony export */   Tt: () => (/* binding */ rollingOrder),
/* harmony export */   U: () => (/* binding */ carriesTraffic),
/* harmony export */   Ut: () => (/* binding */ withoutServerFields),
/* harmony export */   V: () => (/* binding */ applied),
/* harmony export */   Vt: () => (/* binding */ turnBack),
/* harmony export */   W: () => (/* binding */ expire),
/* harmony export */   Wt: () => (/* binding */ manifestObjects),
/* harmony export */   X: () => (/* binding */ stageObjects),
/* harmony export */   Y: () => (/* binding */ stageDeployments),
/* harmony export */   Z: () => (/* binding */ stagePreviews),
/* harmony export */   _: () => (/* binding */ retire),
/* harmony export */   _t: () => (/* binding */ classOf),
/* harmony export */   a: () => (/* binding */ fenceDeployments),
/* harmony export */   at: () => (/* binding */ ReadySince),
/* harmony export */   b: () => (/* binding */ names),
/* harmony export */   bt: () => (/* binding */ releaseOfCanary),
/* harmony export */   c: () => (/* binding */ isWide),
/* harmony export */   ct: () => (/* binding */ namesService),
/* harmony export */   d: () => (/* binding */ widened),
/* harmony export */   dt: () => (/* binding */ weightOf),
/* harmony export */   et: () => (/* binding */ isPinned),
/* harmony export */   f: () => (/* binding */ conclude),
/* harmony export */   ft: () => (/* binding */ whole),
/* harmony export */   g: () => (/* binding */ prune),
/* harmony export */   gt: () => (/* binding */ canaryOf),
/* harmony export */   h: () => (/* binding */ notNow),
/* harmony export */   ht: () => (/* binding */ canaryMark),
/* harmony export */   i: () => (/* binding */ adoption),
/* harmony export */   it: () => (/* binding */ unpin),
/* harmony export */   j: () => (/* binding */ sweep),
/* harmony export */   jt: () => (/* binding */ portsOf),
/* harmony export */   k: () => (/* binding */ servesBindings),
/* harmony export */   kt: () => (/* binding */ logsOf),
/* harmony export */   l: () => (/* binding */ overlap),
/* harmony export */   lt: () => (/* binding */ routeKind),
/* harmony export */   m: () => (/* binding */ hasDue),
/* harmony export */   mt: () => (/* binding */ canaries),
/* harmony export */   n: () => (/* binding */ isScaledBy),
/* harmony export */   nt: () => (/* binding */ reroute),
/* harmony export */   o: () => (/* binding */ fenceServices),
/* harmony export */   ot: () => (/* binding */ shares),
/* harmony export */   p: () => (/* binding */ dropStaged),
/* harmony export */   pt: () => (/* binding */ backendsIn),
/* harmony export */   q: () => (/* binding */ placedKey),
/* harmony export */   r: () => (/* binding */ adopt),
/* harmony export */   rt: () => (/* binding */ resize),
/* harmony export */   s: () => (/* binding */ awaitBack),
/* harmony export */   st: () => (/* binding */ concerns),
/* harmony export */   t: () => (/* binding */ foreignFields),
/* harmony export */   tt: () => (/* binding */ point),
/* harmony export */   u: () => (/* binding */ overlapBack),
/* harmony export */   ut: () => (/* binding */ rulesOf),
/* harmony export */   v: () => (/* binding */ retirement),
/* harmony export */   vt: () => (/* binding */ ingressKind),
/* harmony export */   w: () => (/* binding */ awaitFollowers),
/* harmony export */   wt: () => (/* binding */ applyOrder),
/* harmony export */   x: () => (/* binding */ podLabelsOf),
/* harmony export */   xt: () => (/* binding */ sendsAlike),
/* harmony export */   y: () => (/* binding */ matches),
/* harmony export */   yt: () => (/* binding */ isCanary),
/* harmony export */   z: () => (/* binding */ isDefinition),
/* harmony export */   zt: () => (/* binding */ seconds)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7346);
/* harmony import */ var _release_id_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2992);
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5894);



// src/target/kubernetes/manifest-objects.ts
/** Kinds that become part of a release and therefore live in its one namespace. */
const bound = [
	"ConfigMap",
	"CronJob",
	"DaemonSet",
	"Deployment",
	"HorizontalPodAutoscaler",
	"Job",
	"Pod",
	"PodDisruptionBudget",
	"ReplicaSet",
	"Secret",
	"Service",
	"StatefulSet"
];
const invalid = (message, hint, at) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("MANIFEST_INVALID", message, {
	hint,
	...at ? { at } : {}
});
const identityOf = ({ apiVersion, kind, metadata }) => [
	apiVersion.includes("/") ? apiVersion.split("/")[0] : "",
	kind,
	metadata.namespace ?? "",
	metadata.name
].join("/");
/** The items of a List, with the List's place; any other object as it is. */
function expanded({ object, at }) {
	const items = object.kind?.endsWith("List") ? object.items : void 0;
	if (!Array.isArray(items)) return [{
		object,
		...at ? { at } : {}
	}];
	return items.flatMap((item) => expanded({
		object: item,
		...at ? { at } : {}
	}));
}
/** What a server adds to an object, and refuses or misreads when it comes back with a manifest. */
const serverSide = [
	"uid",
	"resourceVersion",
	"generation",
	"creationTimestamp",
	"managedFields",
	"selfLink"
];
const serverAnnotations = [
	"kubectl.kubernetes.io/last-applied-configuration",
	"deployment.kubernetes.io/revision",
	"deprecated.daemonset.template.generation"
];
const without = (held, fields) => Object.fromEntries(Object.entries(held).filter(([field]) => !fields.includes(field)));
/** The object as its author could have written it, if it was exported from a cluster. */
function authored({ status: _, ...object }) {
	const { name, annotations, ...metadata } = object.metadata;
	return {
		...object,
		metadata: {
			name,
			...without(metadata, serverSide),
			...annotations ? { annotations: without(annotations, serverAnnotations) } : {}
		}
	};
}
function located({ object, at }, namespace) {
	const { apiVersion, kind, metadata } = object;
	if (typeof apiVersion !== "string" || typeof kind !== "string" || typeof metadata?.name !== "string") {
		const what = typeof kind === "string" ? `A ${kind}` : "An object";
		throw invalid(`${what} in the manifests lacks ${typeof kind !== "string" ? "kind" : typeof apiVersion !== "string" ? "apiVersion" : "metadata.name"}.`, "Every object needs apiVersion, kind and metadata.name; generateName would make a new object at every run.", at);
	}
	if (kind === "Namespace" && metadata.name !== namespace) throw invalid(`Namespace ${metadata.name} is in the manifests, but the release goes to ${namespace}.`, "A release has one namespace: leave others out, and create them where their owners do.", at);
	if (metadata.namespace !== void 0 && metadata.namespace !== namespace) throw invalid(`${kind} ${metadata.name} belongs to namespace ${metadata.namespace}, but the release goes to ${namespace}.`, `Remove metadata.namespace, or release that namespace in a step of its own with namespace: ${metadata.namespace}.`, at);
	return authored(bound.includes(kind) ? {
		...object,
		metadata: {
			...metadata,
			namespace
		}
	} : object);
}
/**
* The objects of the manifests: Lists unpacked, the release's namespace filled in where it is left out, in an order that
* does not depend on files. MANIFEST_INVALID for one that is incomplete, doubled, or meant for another namespace.
*/
function manifestObjects(manifests, namespace) {
	const seen = /* @__PURE__ */ new Map();
	for (const manifest of manifests.flatMap(expanded)) {
		const object = located(manifest, namespace);
		const identity = identityOf(object);
		if (seen.has(identity)) throw invalid(`${object.kind} ${object.metadata.name} is in the manifests twice.`, "Remove one of the two, or give only one of the overlapping folders.", manifest.at);
		seen.set(identity, object);
	}
	return [...seen].sort(([a], [b]) => a < b ? -1 : 1).map(([, object]) => object);
}
// src/target/kubernetes/adopted-set.ts
/** What runs before the first release, as a release: stored like any other, so that one can go back to it. */
function adoptedSet(set, deployment, hash, services, seen) {
	const images = imagesOf(deployment);
	return {
		app: set.app,
		namespace: set.namespace,
		rid: (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.C)(hash),
		version: runningVersion(deployment) ?? (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.C)(hash),
		images,
		config: [],
		deployments: [{
			base: deployment.metadata.name,
			object: withoutServerFields(deployment),
			replicas: (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.g)(deployment)
		}],
		autoscalers: (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.t)(seen, deployment.metadata.name).map(withoutServerFields),
		budgets: [],
		services: services.map((service) => adoptedService(service, deployment, hash, seen)),
		shared: seen.found.filter(({ kind }) => kind !== "CronJob").map(withoutServerFields),
		followers: [...set.followers.flatMap(({ kind, metadata }) => liveFollower(seen, kind, metadata.name)), ...seen.found.filter(({ kind }) => kind === "CronJob").map(withoutServerFields)],
		hooks: []
	};
}
/** A workload that the release will roll in place, as it is now; its size is its autoscaler's where it has one. */
function liveFollower(seen, kind, name) {
	const of = {
		Deployment: seen.deployments,
		StatefulSet: seen.statefulSets,
		DaemonSet: seen.daemonSets
	};
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(of[kind] ?? [], name);
	if (!live) return [];
	const object = withoutServerFields(live);
	const { replicas: _, ...spec } = object.spec;
	return [kind === "Deployment" && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.t)(seen, name).length > 0 ? {
		...object,
		spec
	} : object];
}
/** The tag of a Deployment's first image: the only version that what runs without us has. */
const runningVersion = (deployment) => /:([\w][\w.-]{0,127})(@|$)/.exec(imagesOf(deployment)[0]?.reference ?? "")?.[1];
function adoptedService(service, deployment, hash, seen) {
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.l)(seen, service.name) ?? service.object;
	const sel0 = { ...(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(live) };
	const selector = {
		...sel0,
		[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.podTemplateHash]: hash
	};
	const object = withoutServerFields(live);
	const ports = live.spec.ports ?? [];
	const preview = service.preview;
	return {
		name: service.name,
		object: {
			...object,
			spec: {
				...object.spec,
				selector
			}
		},
		sel0,
		selector,
		ports,
		deployments: [deployment.metadata.name],
		preview: {
			...preview,
			spec: {
				...preview.spec,
				selector
			}
		}
	};
}
function imagesOf(deployment) {
	return (deployment.spec.template?.spec?.containers ?? []).map(({ name, image }) => ({
		name,
		reference: image
	}));
}
/** The object as somebody could create it again: without what the server, or one controller for another, wrote to it. */
function withoutServerFields(object) {
	const { metadata, ...rest } = authored(object);
	const { name, namespace, labels, annotations } = metadata;
	return {
		...rest,
		metadata: {
			name,
			...namespace ? { namespace } : {},
			...labels ? { labels } : {},
			...annotations ? { annotations } : {}
		}
	};
}
// src/target/kubernetes/goal.ts
/** The first decision that any of `phases` makes. */
function first(phases, world) {
	for (const phase of phases) {
		const decision = phase(world);
		if (decision) return decision;
	}
}
/** Writes of different objects that wait for nothing of each other's: every one is guarded by itself. */
function together(acts) {
	const [next, ...also] = acts;
	return next && also.length > 0 ? {
		...next,
		also
	} : next;
}
/** Writes how the intent goes on. Raising `epoch` makes it a new intent: whatever was sent before can't land any more. */
function note(world, change, why, raise = false) {
	const journal = {
		...world.journal,
		...change
	};
	const lock = {
		holder: journal.phase === "done" ? "" : world.goal.run.holder,
		epoch: raise ? world.epoch + 1 : world.epoch,
		journal
	};
	return {
		act: {
			verb: "replace",
			object: (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.O)(world.goal.set, lock, world.now, world.lease)
		},
		why
	};
}
/** Times that a runner with a faster clock wrote would make this one wait for its lead: they become its own now. */
const ownClock = (world) => {
	const { now, journal } = world;
	const ahead = [
		"cutAt",
		"backAt",
		"overlapAt",
		"backOverlapAt"
	].filter((time) => (journal[time] ?? now) > now);
	if (ahead.length === 0) return void 0;
	return note(world, Object.fromEntries(ahead.map((time) => [time, now])), "Took times of the run before, whose clock is ahead");
};
/** Turns the intent round: from here on everything leads back to the release that had the traffic. */
function giveUp(world, outcome, why) {
	const { backOverlapAt: _, ...journal } = world.journal;
	const said = `Going back to ${names$2(journal.from)}: ${why}`;
	return note({
		...world,
		journal
	}, {
		phase: "reverse",
		outcome,
		why
	}, said, true);
}
/** Of a gate that was asked for as long as the bake and the deadline, and has neither passed nor failed. */
const undecided = ({ goal, journal }, says) => `${journal.version} did not pass its gate within ${seconds(goal.bake + goal.deadline)}: ${says}`;
/** A release that is not allowed to go on goes back, as far as it got. */
const turnBack = (world) => world.seen.refused === void 0 ? void 0 : giveUp(world, world.journal.phase === "bake" ? "ROLLED_BACK" : "STOPPED", world.seen.refused);
const end = (world, outcome, why) => note(world, {
	phase: "done",
	outcome,
	why,
	endedAt: world.now
}, `${outcome}: ${why}`);
const names$2 = (releases) => releases.join(", ") || "no release";
const seconds = (duration) => `${Math.max(0, Math.round(duration / 1e3))} s`;
// src/target/kubernetes/ports.ts
const portsOf = (service) => service.spec.ports ?? [];
const written = ({ name = "", port, protocol = "TCP", targetPort = port, appProtocol = "" }) => JSON.stringify([
	name,
	port,
	protocol,
	targetPort,
	appProtocol
]);
/** Equal in what a Service's author writes; a node port that nobody asked for is the server's. */
function samePorts(live, wanted) {
	const found = live;
	return live.length === wanted.length && wanted.every((port, index) => {
		const there = found[index];
		return there !== void 0 && written(there) === written(port) && (port.nodePort === void 0 || port.nodePort === there.nodePort);
	});
}
// src/target/kubernetes/diagnose.ts
/** Two restarts are three failed starts within 15 s: whoever waits for a dependency at start has had three chances. */
const restartsOfALostCause = 2;
const mostPods = 3;
const longestLine = 500;
const statusOf = (pod) => pod.status ?? {};
function containersOf(pod) {
	const { initContainerStatuses = [], containerStatuses = [] } = statusOf(pod);
	return [...initContainerStatuses, ...containerStatuses].map((status) => ({
		pod: pod.metadata.name,
		status
	}));
}
/** An init container that is done counts as ready, too. */
const isUp = ({ status }) => status.ready === true;
const short = (text) => text.length > longestLine ? `${text.slice(0, longestLine)}...` : text.replace(/\.$/, "");
const because = (message) => message ? `: ${short(message)}` : "";
/** `container web exits with 1 (Error), 3 starts so far`, of a container that is down and was started before. */
function crash({ status }) {
	const ended = status.state?.terminated ?? status.lastState?.terminated;
	if (!ended || status.state?.running) return void 0;
	const why = ended.reason && ended.reason !== "Error" ? ` (${ended.reason})` : "";
	const starts = status.restartCount + 1;
	return `container ${status.name} exits with ${ended.exitCode}${why}, ${starts} ${starts === 1 ? "start" : "starts"} so far${because(ended.message)}`;
}
/** An image that is not there stays so; every other failure to pull may pass (a registry that rests, a new login). */
const isAbsent = (message) => /not found|manifest unknown|does not exist/i.test(message);
const isMisspelt = (message) => /invalid reference format|failed to parse image/i.test(message);
/** The kubelet's own caches and timeouts pass; what names an object or key that is not there does not. */
const isBeingSynced = (message) => /failed to sync|timed out|deadline exceeded/i.test(message);
/** Why a container will never start. */
function stuck({ status }) {
	const { name, image } = status;
	const { reason = "", message = "" } = status.state?.waiting ?? {};
	const pull = reason === "ErrImagePull" || reason === "ImagePullBackOff";
	if (reason === "InvalidImageName" || pull && isMisspelt(message)) return `the image ${image} of container ${name} is no valid name`;
	if (pull && isAbsent(message)) return `the image ${image} of container ${name} is not found`;
	if (reason === "ErrImageNeverPull") return `the image ${image} of container ${name} is not on the node, and never pulled`;
	if (reason === "CreateContainerConfigError" && !isBeingSynced(message)) return `container ${name} can't be configured${because(message)}`;
}
/** Why a container will never run by waiting alone. */
const lost = (container) => stuck(container) ?? (container.status.restartCount >= restartsOfALostCause ? crash(container) : void 0);
/** Why one of these pods will never start; what it does once started is not looked at. */
const unstartable = (pods) => pods.flatMap(containersOf).map(stuck).find((reason) => reason !== void 0);
/**
* Why none of these pods will become ready by waiting, or undefined while one of them still may. Reads what pods have been
* through, not the word CrashLoopBackOff: a pod in a crash loop bears it only for moments.
*/
function doomed(pods) {
	const reasons = pods.map((pod) => containersOf(pod).map(lost).find((reason) => reason !== void 0));
	return reasons.every((reason) => reason !== void 0) ? reasons[0] : void 0;
}
/** What keeps one pod from being ready, each thing in a few words. */
function troubles(pod) {
	const { conditions = [], phase, reason, message } = statusOf(pod);
	const placed = conditions.find(({ type }) => type === "PodScheduled");
	if (placed?.status === "False") return [`finds no node (${placed.reason ?? "Unschedulable"})${because(placed.message)}`];
	if (phase === "Failed") return [`failed (${reason ?? "no reason given"})${because(message)}`];
	return containersOf(pod).filter((container) => !isUp(container)).map((container) => {
		const { name, state } = container.status;
		const waiting = state?.waiting;
		const known = lost(container) ?? crash(container);
		if (known) return known;
		if (waiting) return `container ${name} waits (${waiting.reason ?? "no reason given"})${because(waiting.message)}`;
		return `container ${name} runs but is not ready`;
	});
}
const timeOf = ({ lastTimestamp, eventTime }) => lastTimestamp ?? eventTime ?? "";
/** The warnings about a pod, each kind once with its number, the last ones last. */
function warnings(pod, events) {
	const counted = /* @__PURE__ */ new Map();
	const own = events.filter((event) => event.involvedObject?.name === pod && event.type !== "Normal");
	for (const { reason, message = "", count = 1 } of own.sort((a, b) => timeOf(a) < timeOf(b) ? -1 : 1)) {
		const text = `${reason}${because(message)}`;
		counted.set(text, (counted.get(text) ?? 0) + count);
	}
	return [...counted].slice(-5).map(([text, count]) => count > 1 ? `${text} (${count} times)` : text);
}
/** One pod for each kind of trouble: pods of one template mostly suffer alike. */
function examples(pods) {
	const kinds = /* @__PURE__ */ new Map();
	for (const pod of pods) {
		const said = troubles(pod);
		if (said.length === 0) continue;
		const known = kinds.get(said.join());
		if (known) known.alike += 1;
		else kinds.set(said.join(), {
			pod,
			said,
			alike: 0
		});
	}
	return [...kinds.values()].slice(0, mostPods);
}
const hasRun = ({ status: { containerID, state, lastState } }) => [
	containerID,
	state?.running,
	state?.terminated,
	lastState?.terminated
].some(Boolean);
/** The logs that explain these pods: of containers that ran and are not ready. */
const logsOf = (pods) => examples(pods).flatMap(({ pod }) => containersOf(pod).filter((container) => !isUp(container) && hasRun(container)).map(({ status }) => ({
	pod: pod.metadata.name,
	container: status.name,
	previous: status.lastState?.terminated !== void 0 && status.state?.terminated === void 0
})));
/**
* Why pods are not ready, as lines for people: state of containers, conditions, warnings among their events, and the last
* lines of their logs. Pods that suffer alike are told once. Everything is bounded.
*/
function diagnose(pods, events, logs) {
	return examples(pods).flatMap(({ pod, said, alike }) => {
		const { name } = pod.metadata;
		const others = alike > 0 ? ` (${alike} more alike)` : "";
		const quoted = logs.filter((log) => log.pod === name && log.text.trim() !== "").flatMap(({ container, text }) => [`  the log of ${container} ends with:`, ...text.trimEnd().split("\n").slice(-20).map((line) => `    ${line.slice(0, longestLine)}`)]);
		return [
			...said.map((trouble, i) => `Pod ${name}: ${trouble}${i === 0 ? others : ""}`),
			...warnings(name, events).map((warning) => `  ${warning}`),
			...quoted
		];
	});
}
// src/target/kubernetes/progress.ts
/** Why a Deployment will not become ready by waiting, or nothing: its pods can't be made, or all of them are doomed. */
function lostCause(seen, deployment) {
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(seen.deployments, deployment);
	if (!live || !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.f)(live)) return void 0;
	const refused = (live.status?.conditions ?? []).find(({ type, status }) => type === "ReplicaFailure" && status === "True");
	if (refused) return `${deployment} gets no pods: ${refused.message ?? refused.reason ?? "ReplicaFailure"}`;
	const pods = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.p)(seen, live);
	if (pods.length === 0 || pods.some(_seen_js__WEBPACK_IMPORTED_MODULE_2__.s)) return void 0;
	const why = doomed(pods);
	return why && `${deployment}: ${why}`;
}
/** How far a Deployment is, and what its slowest pod waits for: `web-1-1-0-ab12cd34 2/3 ready, ContainerCreating`. */
function progressOf(seen, deployment) {
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(seen.deployments, deployment);
	if (!live) return `${deployment} not created yet`;
	const pods = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.p)(seen, live);
	const waiting = pods.filter((pod) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.s)(pod)).flatMap((pod) => {
		const { containerStatuses = [], phase = "Pending" } = pod.status ?? {};
		return containerStatuses.map(({ state }) => state?.waiting?.reason)[0] ?? (phase === "Running" ? "not ready yet" : phase);
	});
	return `${deployment} ${pods.filter(_seen_js__WEBPACK_IMPORTED_MODULE_2__.s).length}/${(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.g)(live)} ready${waiting[0] ? `, ${waiting[0]}` : ""}`;
}
// src/target/kubernetes/rolling.ts
/**
* Kinds by what must be there first, as `kubectl apply` in the order of Helm's installer: definitions, then rights and
* identities, configuration and storage, network, and workloads. Whatever scales or watches workloads comes after them.
*/
const classes = [
	[
		"CustomResourceDefinition",
		"Namespace",
		"PriorityClass",
		"StorageClass"
	],
	[
		"ServiceAccount",
		"ClusterRole",
		"Role",
		"ResourceQuota",
		"LimitRange",
		"NetworkPolicy"
	],
	[
		"ClusterRoleBinding",
		"RoleBinding",
		"ConfigMap",
		"Secret",
		"PersistentVolume",
		"PersistentVolumeClaim"
	],
	["Service", "PodDisruptionBudget"],
	[
		"DaemonSet",
		"Deployment",
		"ReplicaSet",
		"ReplicationController",
		"StatefulSet",
		"Pod",
		"CronJob",
		"Job"
	],
	[
		"HorizontalPodAutoscaler",
		"Ingress",
		"APIService"
	]
];
/** Kinds that no class names (custom resources) come after the workloads, whose webhooks or controllers they may need. */
const rank = ({ kind }) => {
	const found = classes.findIndex((kinds) => kinds.includes(kind));
	return found === -1 ? classes.length : found;
};
/** Objects in order classes: those of one class can be created side by side, after all of the class before. */
function applyOrder(objects) {
	const ordered = [];
	for (const object of objects) {
		const at = rank(object);
		ordered[at] ??= [];
		ordered[at].push(object);
	}
	return ordered.filter((group) => group !== void 0);
}
/**
* What the strategy `rolling` applies in place, for a set rendered with `strategy: 'rolling'`: everything, with names and
* selectors as the manifests have them; only configuration and Jobs are named anew.
*/
const rollingOrder = (set) => applyOrder([
	...set.config,
	...set.shared,
	...set.followers
]);
// src/target/kubernetes/share.ts
/** The Service of one release, which gets its share while the live Service still selects the one before. */
const backendName = (service, rid) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.E)(service, rid);
// src/target/kubernetes/canaries.ts
const ingressKind = ["networking.k8s.io/v1", "Ingress"];
/**
* ingress-nginx attaches a canary to the backends that the main Ingress has for the same host and path, and takes one alone.
* Whatever else the main one is annotated with counts for both.
* https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#canary
*/
const nginx = (name) => `nginx.ingress.kubernetes.io/${name}`;
const canaryMark = nginx("canary");
const weightMark = nginx("canary-weight");
const totalMark = nginx("canary-weight-total");
const classMark = "kubernetes.io/ingress.class";
const specOf = ({ spec }) => spec ?? {};
const markOf = ({ metadata }, name) => metadata.annotations?.[name];
const isCanary = (ingress) => markOf(ingress, canaryMark) === "true";
/** The class that says which controller reads an Ingress; undefined where the cluster has a default. */
const classOf = (ingress) => specOf(ingress).ingressClassName ?? markOf(ingress, classMark);
const backendsIn = (ingress) => {
	const { defaultBackend, rules = [] } = specOf(ingress);
	return [...defaultBackend ? [defaultBackend] : [], ...rules.flatMap(({ http }) => (http?.paths ?? []).map(({ backend }) => backend))];
};
const names$1 = (ingress, service) => backendsIn(ingress).some((backend) => backend.service?.name === service);
/** The release that a canary of ours was made for. */
const releaseOfCanary = ({ kind, metadata }) => kind === ingressKind[1] && metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.app] !== void 0 ? metadata.labels[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release] : void 0;
const leads = (ingress, services) => !isCanary(ingress) && releaseOfCanary(ingress) === void 0 && services.some((name) => names$1(ingress, name));
/** Whatever has become of its backends: somebody may have changed them, and its share is to be taken back all the same. */
const concerns$1 = (ingress, _services, releases) => releases.includes(releaseOfCanary(ingress) ?? "");
const weightIn = (ingress) => Number(markOf(ingress, weightMark) ?? 0);
function shareOf$1(ingress, _services, release) {
	const weight = weightIn(ingress);
	return isCanary(ingress) && markOf(ingress, totalMark) === void 0 && Number.isInteger(weight) && releaseOfCanary(ingress) === release ? weight : void 0;
}
const weighing = (ingress, weight) => [{
	path: `/metadata/annotations/${(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.L)(weightMark)}`,
	from: markOf(ingress, weightMark),
	to: String(weight)
}];
/** By an Ingress beside the main one, for each release that gets a share: the main one is never written. */
const canaries = {
	leads,
	concerns: concerns$1,
	givesShare: (ingress, release) => releaseOfCanary(ingress) === release && weightIn(ingress) !== 0,
	shareOf: shareOf$1,
	sharing: (ingress, _services, _release, percent) => weighing(ingress, percent),
	whole: (ingress) => weightIn(ingress) === 0 ? [] : weighing(ingress, 0),
	names: names$1
};
/** The backend of the release's own, for one that is a Service of the release. */
function ownBackend({ service }, services, rid) {
	return service && services.includes(service.name) ? [{ service: {
		...service,
		name: backendName(service.name, rid)
	} }] : [];
}
/**
* The canary of an Ingress, without a share: the same class, hosts and paths, as far as they lead to Services of the release.
* Sessions that stick to a canary could not be taken back from it by its weight: they are left out (`legacy`).
*/
function canaryOf(ingress, { app, namespace, rid, version }, services) {
	const { defaultBackend, rules = [], ingressClassName } = specOf(ingress);
	const [own] = defaultBackend ? ownBackend(defaultBackend, services, rid) : [];
	const led = rules.flatMap(({ http, ...rule }) => {
		const paths = (http?.paths ?? []).flatMap((path) => ownBackend(path.backend, services, rid).map((backend) => ({
			...path,
			backend
		})));
		return paths.length === 0 ? [] : [{
			...rule,
			http: { paths }
		}];
	});
	const legacyClass = markOf(ingress, classMark);
	return {
		apiVersion: ingressKind[0],
		kind: ingressKind[1],
		metadata: {
			name: (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.E)(ingress.metadata.name, rid),
			namespace,
			labels: {
				[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.app]: app,
				[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release]: rid
			},
			annotations: {
				...legacyClass === void 0 ? {} : { [classMark]: legacyClass },
				[canaryMark]: "true",
				[weightMark]: "0",
				[nginx("affinity-canary-behavior")]: "legacy",
				[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.version]: version
			}
		},
		spec: {
			...ingressClassName === void 0 ? {} : { ingressClassName },
			...own ? { defaultBackend: own } : {},
			...led.length === 0 ? {} : { rules: led }
		}
	};
}
/** Both send the requests for the same hosts and paths to the same backends. */
const sendsAlike = (a, b) => (0,_release_id_js__WEBPACK_IMPORTED_MODULE_1__.t)(specOf(a)) === (0,_release_id_js__WEBPACK_IMPORTED_MODULE_1__.t)(specOf(b));
// src/target/kubernetes/routes.ts
/** Gateway API, v1: https://gateway-api.sigs.k8s.io/reference/spec/#httproute */
const routeKind = ["gateway.networking.k8s.io/v1", "HTTPRoute"];
const rulesOf = (route) => route.spec?.rules ?? [];
const weightOf = ({ weight = 1 }) => weight;
/** Names a Service of the route's own namespace. */
const namesService = (route, ref, name) => ref.name === name && (ref.group ?? "") === "" && (ref.kind ?? "Service") === "Service" && (ref.namespace === void 0 || ref.namespace === route.metadata.namespace);
/** The rules of a route that send requests to a Service, or to one of its releases. */
function rulesFor(route, services, releases) {
	const names = services.flatMap((service) => [service, ...releases.map((release) => backendName(service, release))]);
	return rulesOf(route).map(({ backendRefs = [] }, index) => ({
		path: `/spec/rules/${index}/backendRefs`,
		refs: backendRefs
	})).filter(({ refs }) => refs.some((ref) => names.some((name) => namesService(route, ref, name))));
}
const concerns = (route, services, releases) => rulesFor(route, services, releases).length > 0;
/** Sends requests to the backends of a release by itself, whichever Service that is for. */
const givesShare = (route, release) => rulesOf(route).some(({ backendRefs = [] }) => backendRefs.some((ref) => weightOf(ref) > 0 && ref.name.endsWith(`-${release}`)));
const total = (refs) => refs.reduce((sum, ref) => sum + weightOf(ref), 0);
const bare = ({ name: _name, weight: _weight, ...rest }) => JSON.stringify(Object.entries(rest).sort(([a], [b]) => a < b ? -1 : 1));
/** What one rule gives a release, in percent; undefined for what no release of ours has written, and may not write over. */
function shareIn(refs, services, release) {
	const [own, twin] = refs;
	if (!own || !services.includes(own.name)) return void 0;
	if (!twin) return weightOf(own) > 0 ? 0 : void 0;
	const paired = refs.length === 2 && twin.name === backendName(own.name, release) && bare(own) === bare(twin);
	const sum = total(refs);
	const share = weightOf(twin) * 100 / sum;
	return paired && sum > 0 && sum % 100 === 0 && Number.isInteger(share) ? share : void 0;
}
/**
* What a route gives a release of the requests for `services`, in percent; undefined where its rules differ, or somebody
* else has changed them.
*/
function shareOf(route, services, release) {
	const shares = rulesFor(route, services, [release]).map(({ refs }) => shareIn(refs, services, release));
	return shares.every((share) => share === shares[0]) ? shares[0] : void 0;
}
/**
* Gives a release its share in every rule. The weight that a rule had is kept: both weights are multiples of it, so that
* the rule alone says what it was, whoever puts it back.
*/
function sharing(route, services, release, percent) {
	return rulesFor(route, services, [release]).flatMap(({ path, refs }) => {
		const [own] = refs;
		if (!own) return [];
		const unit = refs.length === 1 ? weightOf(own) : total(refs) / 100;
		const twin = {
			...own,
			name: backendName(own.name, release),
			weight: unit * percent
		};
		return [{
			path,
			from: refs,
			to: [{
				...own,
				weight: unit * (100 - percent)
			}, twin]
		}];
	});
}
/** Takes every share of `releases` back, whoever has changed the weights since: no rule names their backends any more. */
function whole(route, services, releases) {
	const owners = new Map(services.flatMap((name) => releases.map((release) => [backendName(name, release), name])));
	return rulesFor(route, services, releases).flatMap(({ path, refs }) => {
		const isShare = (ref) => owners.has(ref.name) && namesService(route, ref, ref.name);
		const twin = refs.find(isShare);
		if (!twin) return [];
		const rest = refs.filter((ref) => !isShare(ref));
		const name = owners.get(twin.name) ?? "";
		const unit = total(refs) % 100 === 0 ? Math.max(1, total(refs) / 100) : 1;
		const own = {
			...rest.find((ref) => ref.name === name) ?? twin,
			name,
			weight: unit
		};
		return [{
			path,
			from: refs,
			to: rest.length < 2 || total(rest) === 0 ? [own] : rest
		}];
	});
}
/** By the weights of the backends in its rules: the route itself holds the shares. */
const httpRoutes = {
	leads: concerns,
	concerns,
	givesShare,
	shareOf,
	sharing,
	whole,
	names: (route, service) => rulesOf(route).some(({ backendRefs = [] }) => backendRefs.some((ref) => namesService(route, ref, service)))
};
// src/target/kubernetes/shares.ts
const sharingOf = ({ kind }) => kind === ingressKind[1] ? canaries : httpRoutes;
/** Both kinds of objects by which releases share requests, each in its own way. */
const shares = {
	leads: (object, ...more) => sharingOf(object).leads(object, ...more),
	concerns: (object, ...more) => sharingOf(object).concerns(object, ...more),
	givesShare: (object, release) => sharingOf(object).givesShare(object, release),
	shareOf: (object, ...more) => sharingOf(object).shareOf(object, ...more),
	sharing: (object, ...more) => sharingOf(object).sharing(object, ...more),
	whole: (object, ...more) => sharingOf(object).whole(object, ...more),
	names: (object, service) => sharingOf(object).names(object, service)
};
// src/target/kubernetes/steady.ts
/**
* A pod in a crash loop is ready for a moment in each of its lives, and all pods of a release may be so at once. One that
* has crashed is believed after it stood for as long as the kubelet's first pause between restarts (10 s, doubled with
* each crash). One that never crashed is believed at once: `minReadySeconds` of its Deployment says otherwise.
*/
const believedAfter = 1e4;
const restartsOf = (pod) => {
	const { containerStatuses = [] } = pod.status ?? {};
	return containerStatuses.reduce((sum, { restartCount = 0 }) => sum + restartCount, 0);
};
/** Remembers since when each life of each pod has been ready without a break, on our own clock. */
var ReadySince = class {
	#since = /* @__PURE__ */ new Map();
	/** By the pods' UIDs. What is not ready, or was restarted, begins anew. */
	of(pods, now) {
		const ready = pods.filter(_seen_js__WEBPACK_IMPORTED_MODULE_2__.s).map((pod) => ({
			uid: pod.metadata.uid ?? "",
			restarts: restartsOf(pod)
		}));
		this.#since = new Map(ready.map(({ uid, restarts }) => {
			const life = `${uid} ${restarts}`;
			return [life, this.#since.get(life) ?? now];
		}));
		return new Map(ready.map(({ uid, restarts }) => [uid, this.#since.get(`${uid} ${restarts}`) ?? now]));
	}
};
/** How long these ready pods must stand on before all of them are believed, and what to say of it; nothing when they are. */
function unbelieved(pods, readySince, now) {
	const [slowest] = pods.filter((pod) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.s)(pod) && restartsOf(pod) > 0).map((pod) => ({
		pod,
		wait: (readySince.get(pod.metadata.uid ?? "") ?? now) + believedAfter - now
	})).sort((a, b) => b.wait - a.wait);
	if (!slowest || slowest.wait <= 0) return void 0;
	const restarts = restartsOf(slowest.pod);
	return {
		wait: slowest.wait,
		why: `pod ${slowest.pod.metadata.name} was restarted ${restarts} ${restarts === 1 ? "time" : "times"} and must stand for ${Math.ceil(slowest.wait / 1e3)} s more`
	};
}
// src/target/kubernetes/writes.ts
const annotation = (name) => `/metadata/annotations/${(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.L)(name)}`;
const label = (name) => `/metadata/labels/${(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.L)(name)}`;
const sameObject = (object) => ({
	op: "test",
	path: "/metadata/uid",
	value: object.metadata.uid
});
/** Refuses the write once a later intent has fenced the object. An object that was never fenced has no epoch to test. */
const sameEpoch = (object) => object.metadata.annotations?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.epoch] === void 0 ? [{
	op: "test",
	path: "/metadata/resourceVersion",
	value: object.metadata.resourceVersion
}] : [{
	op: "test",
	path: annotation(_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.epoch),
	value: object.metadata.annotations[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.epoch]
}];
const annotate = (object, values) => object.metadata.annotations === void 0 ? [{
	op: "add",
	path: "/metadata/annotations",
	value: values
}] : Object.entries(values).map(([name, value]) => ({
	op: "add",
	path: annotation(name),
	value
}));
const relabel = (object, values) => object.metadata.labels === void 0 ? [{
	op: "add",
	path: "/metadata/labels",
	value: values
}] : Object.entries(values).map(([name, value]) => ({
	op: "add",
	path: label(name),
	value
}));
/**
* Raises the epoch of a Service or Deployment, so that nothing decided under an older intent can write it any more.
* Guarded by resourceVersion: a late fence of a dead run must fail rather than lower the epoch.
*/
function fence(object, epoch, labels = {}) {
	return {
		verb: "patch",
		object,
		operations: [
			sameObject(object),
			{
				op: "test",
				path: "/metadata/resourceVersion",
				value: object.metadata.resourceVersion
			},
			...annotate(object, { [_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.epoch]: String(epoch) }),
			...Object.keys(labels).length === 0 ? [] : relabel(object, labels)
		]
	};
}
const movedPorts = (service, ports) => [{
	op: "test",
	path: "/spec/ports",
	value: portsOf(service)
}, {
	op: "replace",
	path: "/spec/ports",
	value: ports
}];
/** Moves a Service's traffic in one request; with a higher `epoch` it fences in the same request. */
function point(service, to) {
	return {
		verb: "patch",
		object: service,
		operations: [
			sameObject(service),
			...sameEpoch(service),
			{
				op: "test",
				path: "/spec/selector",
				value: (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(service)
			},
			{
				op: "replace",
				path: "/spec/selector",
				value: to.selector
			},
			...to.ports ? movedPorts(service, to.ports) : [],
			...annotate(service, {
				[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.epoch]: String(to.epoch),
				[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.active]: to.active,
				[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.previous]: to.previous
			})
		]
	};
}
/**
* Changes where a route sends requests (or the weight of a canary), in one request; with a higher `epoch` it fences in the same request. A route comes
* back to the backends that it had within one intent, so that only its version tells a late write from a timely one.
*/
function reroute(route, changes, to) {
	return {
		verb: "patch",
		object: route,
		operations: [
			sameObject(route),
			{
				op: "test",
				path: "/metadata/resourceVersion",
				value: route.metadata.resourceVersion
			},
			...sameEpoch(route),
			...changes.flatMap(({ path, from, to: refs }) => [{
				op: "test",
				path,
				value: from
			}, {
				op: "replace",
				path,
				value: refs
			}]),
			...annotate(route, {
				[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.epoch]: String(to.epoch),
				[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.active]: to.active,
				[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.previous]: to.previous
			})
		]
	};
}
/** Sets a release's size; with a higher `epoch` it fences in the same request. */
function resize(deployment, replicas, epoch) {
	return {
		verb: "patch",
		object: deployment,
		operations: [
			sameObject(deployment),
			...sameEpoch(deployment),
			{
				op: "replace",
				path: "/spec/replicas",
				value: replicas
			},
			...epoch > (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.i)(deployment) ? annotate(deployment, { [_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.epoch]: String(epoch) }) : []
		]
	};
}
/** Holds an autoscaler at one size, so that idle pods that its selector also matches can't make it shrink the live ones. */
const pin = (autoscaler, replicas) => ({
	verb: "patch",
	object: autoscaler,
	operations: [
		sameObject(autoscaler),
		{
			op: "test",
			path: "/metadata/resourceVersion",
			value: autoscaler.metadata.resourceVersion
		},
		{
			op: "add",
			path: "/spec/minReplicas",
			value: replicas
		},
		{
			op: "replace",
			path: "/spec/maxReplicas",
			value: replicas
		}
	]
});
function isPinned({ spec }) {
	const { minReplicas = 1, maxReplicas } = spec;
	return minReplicas === maxReplicas;
}
/** Gives a pinned autoscaler the bounds back that it had. */
function unpin(autoscaler, original) {
	const { minReplicas = 1, maxReplicas } = original.spec;
	return {
		verb: "patch",
		object: autoscaler,
		operations: [
			sameObject(autoscaler),
			{
				op: "test",
				path: "/metadata/resourceVersion",
				value: autoscaler.metadata.resourceVersion
			},
			{
				op: "add",
				path: "/spec/minReplicas",
				value: minReplicas
			},
			{
				op: "replace",
				path: "/spec/maxReplicas",
				value: maxReplicas
			}
		]
	};
}
/** Narrows a disruption budget to the adopted pods: a pod that two budgets match can't be evicted at all. */
const narrowBudget = (budget, matchLabels) => ({
	verb: "patch",
	object: budget,
	operations: [
		sameObject(budget),
		{
			op: "test",
			path: "/metadata/resourceVersion",
			value: budget.metadata.resourceVersion
		},
		{
			op: "add",
			path: "/spec/selector/matchLabels",
			value: matchLabels
		}
	]
});
// src/target/kubernetes/stage.ts
const placedKey = (object) => `${object.kind}/${object.metadata.name}`;
/** What is created under an epoch may not be written by an older one. */
const underEpoch = (object, epoch, more = {}) => ({
	...object,
	metadata: {
		...object.metadata,
		annotations: {
			...object.metadata.annotations,
			[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.epoch]: String(epoch),
			...more
		}
	}
});
/** Over its deadline before the traffic is moved: the release is given up, and says what `phases` waited for until then. */
const expire = (phases) => (world) => {
	const { goal, now, journal } = world;
	if (now < journal.deadline) return void 0;
	const last = first(phases, {
		...world,
		now: journal.deadline - 1
	});
	const pods = standing$1(world);
	const missing = last && "wait" in last && !last.why.startsWith(pods) ? last.why : `${pods}${open(world)}`;
	return giveUp(world, "TIMED_OUT", `${journal.version} was not live within ${seconds(goal.deadline)}: ${missing}`);
};
const standing$1 = ({ goal, seen }) => goal.set.deployments.map(({ object }) => progressOf(seen, object.metadata.name)).join("; ");
const isThere = ({ placed }, object) => placed.has(placedKey(object)) || placed.has(`applied ${placedKey(object)}`);
/** What gates said that were asked and have not let the release go on. */
const open = ({ goal, seen: { before } }) => goal.gates.before && before.state !== "passed" && before.next > 0 ? `; ${before.says}` : "";
/** Configuration, bundle, budgets, shared objects that are missing: created in one go, each at most once. */
const stageObjects = ({ goal, seen }) => {
	const { set } = goal;
	const classes = [
		...applyOrder(set.shared).map((objects) => ["shared objects", objects]),
		["configuration and bundle", [...set.config, goal.bundle]],
		["disruption budgets", set.budgets]
	];
	for (const [what, objects] of classes) {
		const missing = objects.filter((object) => !isThere(seen, object));
		if (missing.length > 0) return {
			act: {
				verb: "create",
				objects: missing
			},
			why: `Staged ${what}: ${missing.map(placedKey).join(", ")}`
		};
	}
};
/** Green, as large as blue is now: a release that is smaller than the traffic it gets is no release. */
const stageDeployments = (world) => {
	const { goal, seen, epoch } = world;
	const missing = goal.set.deployments.filter(({ object }) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(seen.deployments, object.metadata.name));
	if (missing.length > 0) {
		const objects = missing.map((versioned) => sized(underEpoch(versioned.object, epoch), sizeOf(world, versioned)));
		return {
			act: {
				verb: "create",
				objects
			},
			why: `Staged ${objects.map((o) => `${placedKey(o)} x${(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.g)(o)}`).join(", ")}`
		};
	}
	return resizeFirst(world);
};
/** A creation can't be guarded: one that lands after its release was turned back leaves an autoscaler to the next attempt. */
function removeEarly({ goal, seen, journal }) {
	const [early] = goal.set.deployments.flatMap(({ object }) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.t)(seen, object.metadata.name)).filter(({ metadata }) => metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release] === journal.to);
	return early && {
		act: {
			verb: "remove",
			object: early
		},
		why: `Removed HorizontalPodAutoscaler ${early.metadata.name}: its Deployment has no traffic yet to be sized by`
	};
}
function resizeFirst(world) {
	const { goal, seen, epoch, journal } = world;
	if (carriesTraffic(seen, journal.to)) return void 0;
	const early = removeEarly(world);
	if (early) return early;
	for (const versioned of goal.set.deployments) {
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(seen.deployments, versioned.object.metadata.name);
		const size = sizeOf(world, versioned);
		if (live && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.g)(live) < size) return {
			act: resize(live, size, epoch),
			why: `Scaled Deployment ${live.metadata.name} to ${size}`
		};
	}
}
/** A live Service selects the release, or a route gives it a share. Only Services of single releases are labelled with one. */
const carriesTraffic = (seen, release) => seen.services.some((service) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.h)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(service)) === release && service.metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release] === void 0) || seen.routes.some((route) => shares.givesShare(route, release));
const sized = (deployment, replicas) => ({
	...deployment,
	spec: {
		...deployment.spec,
		replicas
	}
});
/** The manifest's size, or the ready pods of its live predecessor where an autoscaler or a person made it larger. */
function sizeOf({ seen, journal }, { base, replicas }) {
	const live = journal.from.map((release) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(seen.deployments, (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.S)(release) === void 0 ? (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.E)(base, release) : base)).map((blue) => blue ? (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.p)(seen, blue).filter(_seen_js__WEBPACK_IMPORTED_MODULE_2__.s).length : 0);
	return Math.max(replicas, ...live);
}
/** Services through which the release can be reached before it is live. */
const stagePreviews = ({ goal, seen, epoch }) => {
	if (goal.intent === "rollback") return void 0;
	return together(goal.set.services.flatMap(({ preview }) => stagePreview(preview, seen, epoch, goal.set.rid) ?? []));
};
function stagePreview(preview, seen, epoch, rid) {
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(seen.services, preview.metadata.name);
	if (!live) return {
		act: {
			verb: "create",
			objects: [underEpoch(preview, epoch)]
		},
		why: `Staged Service ${preview.metadata.name}`
	};
	const selector = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(preview);
	if ((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(live), selector)) return void 0;
	return {
		act: point(live, {
			selector,
			active: rid,
			previous: (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.h)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(live)) ?? "",
			epoch,
			ports: portsOf(preview)
		}),
		why: `Pointed Service ${preview.metadata.name} at ${rid}`
	};
}
/** All pods of the release are ready, and the previews reach exactly them. */
const awaitReady = (world) => {
	const { goal, seen, now, journal } = world;
	const lost = goal.set.deployments.flatMap(({ object }) => lostCause(seen, object.metadata.name) ?? []);
	if (lost.length > 0 && !carriesTraffic(seen, journal.to)) return giveUp(world, "STOPPED", `${journal.version} can't become ready: ${lost.join("; ")}`);
	if (isReleaseReady(world)) return stand(world);
	const late = `${seconds(now - journal.startedAt)} of ${seconds(goal.deadline)}`;
	return {
		wait: Math.max(1, Math.min(2e3, journal.deadline - now)),
		why: `${standing$1(world)} (${late})`
	};
};
/** Ready is not enough for pods that have crashed. */
function stand({ goal, seen, now, journal }) {
	const doubt = unbelieved(goal.set.deployments.flatMap(({ object }) => readyPods(seen, object.metadata.name)), seen.readySince, now);
	return doubt && {
		wait: Math.max(1, Math.min(doubt.wait, journal.deadline - now)),
		why: doubt.why
	};
}
/** Every Deployment of the release is rolled out, and every preview lists exactly its ready pods. */
function isReleaseReady({ goal, seen }) {
	const { deployments, services } = goal.set;
	const rolled = deployments.every(({ object }) => {
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(seen.deployments, object.metadata.name);
		return live !== void 0 && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.g)(live) > 0 && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__._)(live);
	});
	const reached = services.every((service) => {
		const pods = service.deployments.flatMap((name) => readyPods(seen, name));
		return (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.x)(pods).join() === (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.r)(seen, service.preview.metadata.name).join();
	});
	return rolled && (goal.intent === "rollback" || reached);
}
/**
* The release has all its pods, ready, and every Service would reach some: the traffic can go there at once. The
* Deployments must say so too: the answer to their fence is newer than the pods that were listed. The fence itself counts
* as a change that the controller has not seen (generation grows with annotations: deploymentStrategy.PrepareForUpdate).
*/
function isStanding({ goal, seen }) {
	const sized = goal.set.deployments.every(({ object }) => {
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(seen.deployments, object.metadata.name);
		if (!live || (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.g)(live) === 0 || !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__._)(live, 1)) return false;
		return readyPods(seen, live.metadata.name).length >= (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.g)(live);
	});
	const ready = seen.pods.filter(_seen_js__WEBPACK_IMPORTED_MODULE_2__.s);
	return sized && goal.set.services.every(({ selector }) => ready.some((pod) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.u)(selector, pod.metadata.labels)));
}
const readyPods = (seen, deployment) => {
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(seen.deployments, deployment);
	return live ? (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.p)(seen, live).filter(_seen_js__WEBPACK_IMPORTED_MODULE_2__.s) : [];
};
/** What a person or a gate says before any traffic. */
const gateBefore = (world) => {
	const { goal, seen, now, journal } = world;
	if (!goal.gates.before || seen.before.state === "passed" || journal.intent === "rollback") return void 0;
	if (seen.before.state === "failed") return giveUp(world, "STOPPED", `${journal.version} failed its gate before the cutover: ${seen.before.says}`);
	return seen.before.next > now ? {
		wait: seen.before.next - now,
		why: seen.before.says
	} : {
		act: {
			verb: "gate",
			when: "before"
		},
		why: ""
	};
};
// src/target/kubernetes/applied.ts
/** Objects are applied one after another, and the lock lasts for 15 s: after so many it is looked at again, and renewed. */
const atOnce = 10;
/** A route that gives releases their shares has been applied before: its plain form would take them back. */
const isShared = ({ routes }, { kind, metadata }) => kind === "HTTPRoute" && routes.some((route) => route.kind === kind && route.metadata.name === metadata.name && route.metadata.annotations?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.active]);
/** Applies what of `objects` this run has not applied yet, some at a time; `back` tells a reversal from the release itself. */
function applied(seen, objects, said, as) {
	const due = objects.filter((object) => !seen.placed.has(`${as ?? "applied"} ${placedKey(object)}`)).filter((object) => as === "back" || !isShared(seen, object)).slice(0, atOnce);
	const why = `${said} ${due.map(placedKey).join(", ")}`;
	return due.length === 0 ? void 0 : {
		act: {
			verb: "apply",
			objects: due,
			...as ? { as } : {}
		},
		why
	};
}
// src/target/kubernetes/definitions.ts
const isDefinition = ({ kind }) => kind === "CustomResourceDefinition";
/** What a custom resource definition makes the API server serve, once for each version. */
function definedBy({ spec }) {
	const { group = "", scope, names = {}, versions = [] } = spec ?? {};
	const { kind = "", plural = "" } = names;
	return versions.filter(({ served }) => served !== false).map(({ name }) => ({
		apiVersion: `${group}/${name}`,
		kind,
		name: plural,
		namespaced: scope !== "Cluster"
	}));
}
const isDefinedBy = (set, { apiVersion, kind }) => set.shared.filter(isDefinition).flatMap(definedBy).some((resource) => resource.apiVersion === apiVersion && resource.kind === kind);
/** A kind that is new can be listed a moment before it can be written: until then its objects are tried again. */
async function onceServed(set, objects, work) {
	try {
		await work;
	} catch (error) {
		if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t && error.code === "NOT_FOUND") || !objects.some((object) => isDefinedBy(set, object))) throw error;
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("CONFLICT", error.message, {
			hint: error.hint ?? "",
			cause: error
		});
	}
}
/** Definitions come before all else, and what they define can be written when the API server serves it. */
const define = (world) => {
	const { goal, seen, now, journal } = world;
	const definitions = goal.set.shared.filter(isDefinition);
	const due = applied(seen, definitions, "Applied");
	if (due) return due;
	const waiting = definitions.find(({ metadata }) => !seen.served.has(metadata.name));
	if (!waiting) return void 0;
	const { name } = waiting.metadata;
	return now < journal.deadline ? {
		wait: Math.min(500, journal.deadline - now),
		why: `Waiting for the API server to serve ${name}`
	} : giveUp(world, "TIMED_OUT", `the API server does not serve ${name} within ${seconds(goal.deadline)}`);
};
// src/target/kubernetes/conflicts.ts
/** Field managers that hand over: people at a terminal with the same manifests, and ourselves as creator of the object. */
const handsOver = /^(cutover|kubectl|kubectl-[a-z-]+)$/;
/**
* Reads the refusal of a server-side apply, which names one manager with one field on a line, or with a list of them below
* (structured-merge-diff, `conflicts.go`; API machinery, `NewConflictError`).
*/
function claimsIn(message) {
	return [...message.matchAll(/conflicts? with "([^"]+)"[^\n]*?:( \.\S+|(?:\n- \S+)+)/g)].map(([, manager = "", fields = ""]) => ({
		manager,
		fields: fields.match(/\.\S+/g) ?? []
	}));
}
/** Helm hands over what its own chart renders: such an object says in the manifests that it is Helm's. */
const isHelms = ({ metadata }) => metadata.labels?.["app.kubernetes.io/managed-by"] === "Helm";
const handOver = (claims, object) => claims.length > 0 && claims.every(({ manager }) => handsOver.test(manager) || isHelms(object) && /^helm$/i.test(manager));
/** Who is behind a manager's name, and what to do about it. */
const known = [
	{
		manager: /^(kube-controller-manager|keda.*)$/,
		fields: /\.spec\.replicas$/,
		says: "An autoscaler sets its size: leave spec.replicas out of the manifest."
	},
	{
		manager: /^argocd/,
		says: "Argo CD applies the same object: leave it out of its Application, or out of the manifests of the release."
	},
	{
		manager: /^(kustomize|helm)-controller$/,
		says: "Flux applies the same object: leave it out of what Flux reconciles, or out of the manifests of the release."
	},
	{
		manager: /^helm$/i,
		says: "Helm installed it. If its chart is what is released, give the object the label app.kubernetes.io/managed-by: Helm there, and Helm hands over; else leave these fields to the chart."
	}
];
function advice({ manager, fields }) {
	return known.find((one) => one.manager.test(manager) && (one.fields === void 0 || fields.every((field) => one.fields?.test(field))))?.says ?? `Leave what ${manager} owns out of the manifests; or take it over once: kubectl apply --server-side --force-conflicts --field-manager=cutover -f FILE`;
}
/** What stands between a release and an object: which fields, whose they are, and what to do. */
function conflictError(object, claims, cause) {
	const owned = claims.map(({ manager, fields }) => `${fields.join(", ") || "fields"} (${manager})`);
	return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("CLUSTER_INVALID", `${object.kind} ${object.metadata.name} has fields that another manager owns: ${owned.join("; ")}.`, {
		hint: [...new Set(claims.map(advice))].join("\n"),
		cause
	});
}
// src/target/kubernetes/left-over.ts
/** What holds data is never deleted because a manifest is gone. */
const keepers = ["PersistentVolumeClaim"];
const idOf = ({ apiVersion, kind, metadata }) => `${apiVersion.includes("/") ? apiVersion.split("/")[0] : ""}/${kind}/${metadata.name}`;
/** The objects of a release that are one for all releases, under the names that they have in the cluster. */
const lasting = ({ shared, followers, services }) => [
	...shared,
	...followers.filter(({ kind }) => kind !== "Job"),
	...services.flatMap(({ object, preview }) => [object, preview])
];
/**
* What earlier releases have applied and `set` has no more. An object that exists once for each release now, or did, is
* no such one: it goes with its release.
*/
function leftOver(set, earlier) {
	const own = [
		...set.deployments.map(({ object }) => object),
		...set.autoscalers,
		...set.budgets
	];
	const versioned = new Set(own.map(idOf));
	const wanted = new Set(lasting(set).map(idOf));
	const isLeft = (object) => {
		const { metadata, kind } = object;
		const asVersioned = {
			...object,
			metadata: {
				...metadata,
				name: (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.E)(metadata.name, set.rid)
			}
		};
		return !wanted.has(idOf(object)) && !versioned.has(idOf(asVersioned)) && !keepers.includes(kind);
	};
	return [...new Map(earlier.flatMap(lasting).filter(isLeft).map((object) => [idOf(object), object])).values()];
}
/** Helm's own word for it comes with charts. */
const isKept = ({ metadata: { annotations = {} } }) => annotations[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.prune] === "never" || annotations["helm.sh/resource-policy"] === "keep";
/** Ours to delete: labelled as the app's, no release of its own, and not to be kept. */
function isOurs(live, written, app) {
	const { labels, deletionTimestamp } = live.metadata;
	const isRelease = labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release] !== void 0 && live.kind !== "Service";
	const kept = [live, written].some(isKept);
	return labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.app] === app && !isRelease && !kept && deletionTimestamp === void 0;
}
/**
* The objects of `set`'s app that left the manifests, as they are now. What can't be read is left alone, and so is what
* belongs to the whole cluster: an app of the same name in another namespace may have it in its manifests.
*/
async function findLeftOver(cluster, set) {
	const secrets = await cluster.resource("v1", "Secret");
	const labelSelector = `${_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.app}=${set.app},${_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release}`;
	const { items = [] } = await (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.R)(["CLUSTER_DENIED"], () => cluster.list(secrets, { labelSelector })) ?? {};
	const found = leftOver(set, (await Promise.all(items.filter(_seen_js__WEBPACK_IMPORTED_MODULE_2__.N).map(_seen_js__WEBPACK_IMPORTED_MODULE_2__.P))).filter((one) => one !== void 0)).map((object) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.R)(["CLUSTER_DENIED", "NOT_FOUND"], async () => {
		const resource = await cluster.resource(object.apiVersion, object.kind);
		if (!resource.namespaced) return void 0;
		const live = await cluster.get(resource, object.metadata.name);
		const whole = live && {
			...live,
			apiVersion: object.apiVersion,
			kind: object.kind
		};
		return whole && isOurs(whole, object, set.app) ? whole : void 0;
	}));
	return (await Promise.all(found)).filter((object) => object !== void 0);
}
/**
* Once the release is committed, what left the manifests goes, one guarded deletion each: Services before the old release is
* retired, which they would keep from it, and the rest after it, because its last requests may need it.
*/
const sweep = ({ seen, journal }) => {
	const [next] = journal.intent === "release" ? seen.leftOver : [];
	return next && {
		act: {
			verb: "remove",
			object: next
		},
		why: `Deleted ${placedKey(next)}: it left the manifests`
	};
};
const sweepServices = (world) => {
	const leftOver = world.seen.leftOver.filter(({ kind }) => kind === "Service");
	return sweep({
		...world,
		seen: {
			...world.seen,
			leftOver
		}
	});
};
// src/target/kubernetes/load-balancers.ts
/**
* Twice what a target group of the AWS Load Balancer Controller needs to call a target healthy (two checks, 15 seconds
* apart, by its defaults), and what network endpoint groups need as a rule.
*/
const overlapByDefault = 6e4;
const bindings = ["elbv2.k8s.aws/v1beta1", "TargetGroupBinding"];
/** Asked for only where the cluster has target group bindings at all. */
const bindingsRight = {
	group: "elbv2.k8s.aws",
	resource: "targetgroupbindings",
	verbs: ["list"],
	why: "see which load balancers send traffic to pods by their addresses",
	optional: true
};
/** Google's annotation on a Service whose pods are the endpoints of a load balancer: `{"ingress": true}`, or ports. */
function hasEndpointGroup({ metadata }) {
	const text = metadata.annotations?.["cloud.google.com/neg"];
	if (text === void 0) return false;
	try {
		const { ingress, exposed_ports: ports } = JSON.parse(text);
		return ingress === true || Object.keys(ports ?? {}).length > 0;
	} catch {
		return false;
	}
}
async function servesBindings(cluster) {
	try {
		await cluster.resource(...bindings);
		return true;
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t && (error.code === "NOT_FOUND" || error.code === "CLUSTER_DENIED")) return false;
		throw error;
	}
}
/** Services whose pods are targets of an AWS load balancer; undefined where the right to look is missing. */
async function boundServices(cluster) {
	if (!await servesBindings(cluster)) return /* @__PURE__ */ new Set();
	try {
		const { items } = await cluster.list(await cluster.resource(...bindings));
		return new Set(items.flatMap(({ spec }) => {
			const { serviceRef, targetType } = spec;
			return targetType === "instance" ? [] : serviceRef?.name ?? [];
		}));
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t && error.code === "CLUSTER_DENIED") return void 0;
		throw error;
	}
}
/** How long each Service of the set has to select both releases: as the settings say, else as load balancers are found. */
async function overlapsFor(cluster, live, set, strategy, report) {
	if (strategy.kind !== "blueGreen" || set.services.length === 0) return {};
	const { overlap } = strategy;
	const all = set.services.map(({ name }) => name);
	if (overlap !== void 0) return overlap === 0 ? {} : Object.fromEntries(all.map((name) => [name, overlap]));
	const bound = await boundServices(cluster);
	if (!bound) report.warning("No right to list TargetGroupBindings: grant it, or set strategy.blueGreen.overlap (0 where no load balancer knows pods by their addresses).");
	const found = all.filter((name) => {
		const service = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(live, name);
		return bound?.has(name) || service !== void 0 && hasEndpointGroup(service);
	});
	return Object.fromEntries(found.map((name) => [name, overlapByDefault]));
}
// src/target/kubernetes/followers.ts
/** With which part of a release a workload is rolled that no Service of the set selects. */
const companions = [
	"staging",
	"cutover",
	"commit"
];
const companionOf = ({ metadata }) => companions.find((known) => known === metadata.annotations?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.with]) ?? "commit";
/**
* Going back is first of all about the traffic, so everything follows after it; and Jobs that ran in their time do not
* run again.
*/
function followersWith(when, { goal, journal }) {
	if (journal.intent !== "rollback") return goal.set.followers.filter((object) => companionOf(object) === when);
	return when === "commit" ? goal.set.followers.filter(({ kind }) => kind !== "Job") : [];
}
/** Applies the followers of one part in place, and does not wait for them. */
const rollFollowers = (when) => (world) => applied(world.seen, followersWith(when, world), "Rolled");
const standing = (seen, object) => object.kind === "Deployment" ? progressOf(seen, object.metadata.name) : `${placedKey(object)} is rolling out`;
/**
* Waits until the followers of one part are rolled out. One that is not in time, or never will be, undoes the release; the
* traffic that a person took back stays where it is: what it came from is what they wanted to leave.
*/
const awaitFollowers = (when) => (world) => {
	const { goal, seen, now, journal } = world;
	const rolling = followersWith(when, world).find((object) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.y)(seen, object));
	if (!rolling) return void 0;
	const fail = (why) => journal.intent === "rollback" ? end(world, "ROLLBACK_FAILED", `the traffic is on ${journal.version} again, and ${why}`) : giveUp(world, when === "staging" ? "STOPPED" : "ROLLED_BACK", why);
	const lost = rolling.kind === "Deployment" ? lostCause(seen, rolling.metadata.name) : void 0;
	if (lost) return fail(`${placedKey(rolling)} can't become ready: ${lost}`);
	const until = when === "staging" ? journal.deadline : (journal.cutAt ?? now) + goal.bake + goal.deadline;
	return now < until ? {
		wait: Math.min(2e3, until - now),
		why: standing(seen, rolling)
	} : fail(`${placedKey(rolling)} did not roll out`);
};
// src/target/kubernetes/workload.ts
const templated = [
	"Deployment",
	"StatefulSet",
	"DaemonSet",
	"ReplicaSet",
	"ReplicationController",
	"Job"
];
/** The pod template of an object that runs pods (of a Pod: itself), undefined for every other object. */
function podTemplateOf(object) {
	if (object.kind === "Pod") return object;
	const spec = object.spec;
	if (templated.includes(object.kind)) return spec?.template;
	if (object.kind === "CronJob") return spec?.jobTemplate?.spec?.template;
}
const podLabelsOf = (object) => podTemplateOf(object)?.metadata?.labels ?? {};
/** Does a Service's selector match these labels? One without requirements matches nothing. */
function selects(selector, labels) {
	const wanted = Object.entries(selector ?? {});
	return wanted.length > 0 && wanted.every(([name, value]) => labels[name] === value);
}
function meets({ key, operator, values = [] }, labels) {
	const value = labels[key];
	if (operator === "Exists") return value !== void 0;
	if (operator === "DoesNotExist") return value === void 0;
	const listed = value !== void 0 && values.includes(value);
	return operator === "NotIn" ? !listed : listed;
}
/** Does a label selector match these labels? An absent one matches nothing, an empty one everything. */
const matches = (selector, labels) => selector !== void 0 && Object.entries(selector.matchLabels ?? {}).every(([name, value]) => labels[name] === value) && (selector.matchExpressions ?? []).every((requirement) => meets(requirement, labels));
/** Does a label selector match these labels because it names one of them, and not just because it asks for nothing? */
const names = (selector, labels) => matches(selector, labels) && (Object.keys(selector?.matchLabels ?? {}).length > 0 || (selector?.matchExpressions ?? []).some(({ operator }) => operator === "In" || operator === "Exists"));
// src/target/kubernetes/retire.ts
const releaseOfDeployment = (deployment) => deployment.metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release] ?? "";
/** Deployments of the app's other releases, newest first. What a live Service selects is never among them. */
function others({ goal, seen, journal }) {
	return seen.deployments.filter(({ metadata }) => metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.app] === goal.set.app && metadata.labels[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release] !== void 0).filter((deployment) => releaseOfDeployment(deployment) !== journal.to).filter((deployment) => !carriesTraffic(seen, releaseOfDeployment(deployment))).sort((a, b) => (a.metadata.creationTimestamp ?? "") < (b.metadata.creationTimestamp ?? "") ? 1 : -1);
}
/** Deployments that have a size, though nothing goes to them and they are not kept to go back to. */
function dueNow(view) {
	const { goal, now, journal } = view;
	const kept = now < (journal.keepUntil ?? 0) && !goal.atOnce ? journal.from : [];
	return others(view).filter((d) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.g)(d) > 0 && !kept.includes(releaseOfDeployment(d)));
}
/** What has a size and is no part of the intent: kept, staged or left over from earlier releases. */
const bystanders = (world) => others(world).filter((d) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.g)(d) > 0 && !world.journal.from.includes(releaseOfDeployment(d)));
/** Old pods go when clients had the drain time to leave them; what is kept to go back to stays as it is. */
const retire = (world) => {
	const { goal, now, journal, epoch } = world;
	const due = dueNow(world);
	const [next] = due;
	if (!next) return void 0;
	const left = (journal.cutAt ?? now) + goal.drain - now;
	if (left > 0) return {
		wait: Math.min(left, 2e3),
		why: `Draining ${releaseOfDeployment(next)} for ${seconds(left)} more`
	};
	return together(due.map((one) => ({
		act: resize(one, 0, epoch),
		why: `Retired: scaled Deployment ${one.metadata.name} to 0`
	})));
};
/** A release that was staged and never live makes room for the next one: it has nobody to drain. */
const dropStaged = (world) => {
	const { journal, epoch } = world;
	const stale = bystanders(world).find((d) => (journal.supersedes ?? []).includes(releaseOfDeployment(d)));
	return stale && {
		act: resize(stale, 0, epoch),
		why: `Superseded: scaled staged Deployment ${stale.metadata.name} to 0`
	};
};
/** Releases beyond the history are deleted, with all that belongs to them alone. */
const prune = (world) => {
	const release = [...new Set(others(world).map(releaseOfDeployment))].filter((r) => !world.journal.from.includes(r))[Math.max(0, world.goal.history - world.journal.from.length)];
	return release === void 0 ? void 0 : {
		act: {
			verb: "prune",
			release
		},
		why: `Deleted release ${release}: it is older than the history kept`
	};
};
/** A retirement that comes later changes nothing about how its release had ended. */
const conclude = (world) => {
	const { goal, journal } = world;
	const why = journal.why ?? [`${goal.set.app} ${journal.version} is live`, ...held(world)].join("; ");
	return end(world, journal.outcome ?? "SUCCEEDED", why);
};
/** Deployments that are not retired because a Service still selects them, which is none of the release: whoever has it must know. */
const held = ({ goal, seen, journal }) => seen.services.flatMap((service) => {
	const release = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.h)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(service));
	const isPreview = service.metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release] !== void 0;
	if (release === void 0 || release === journal.to || isPreview) return [];
	const names = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.n)(seen, release).filter(({ metadata }) => metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.app] === goal.set.app).filter((d) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.g)(d) > 0).map((d) => `Deployment ${d.metadata.name}`);
	return names.length === 0 ? [] : `${names.join(", ")} stays for Service ${service.metadata.name}, which still selects it`;
});
/** Whether an intent that is over has left something at its size whose time is over too. */
const hasDue = (goal, seen, now, journal) => now >= (journal.keepUntil ?? 0) && dueNow({
	goal,
	seen,
	now,
	journal
}).length > 0;
/** The intent of the last run, gone on with where it retires: who released what and when stays as it was. */
const retirement = (goal, journal, now) => ({
	...journal,
	phase: "retire",
	cutAt: journal.cutAt ?? journal.endedAt ?? now,
	run: {
		...journal.run,
		holder: goal.run.holder
	}
});
/** Why there is nothing to retire, or not now. What another run left half-way is told: nobody watches it. */
function notNow(goal, seen, now, lock) {
	const journal = lock?.journal;
	if (!journal) return {
		done: "SUCCEEDED",
		why: "Nothing was released yet"
	};
	const { version, phase, keepUntil = 0 } = journal;
	if (phase === "retire") return void 0;
	if (phase !== "done") {
		if (lock.holder && !seen.leaseIdle) return void 0;
		const hint = journal.intent === "rollback" ? "run the rollback again" : "run the release again, or roll back";
		return {
			done: "STOPPED",
			why: `the ${journal.intent} of ${version} was cut off in its phase ${phase}: ${hint}`
		};
	}
	if (now < keepUntil && !goal.atOnce) {
		const left = seconds(keepUntil - now);
		return {
			done: "SUCCEEDED",
			why: `Nothing is due; ${journal.fromVersion ?? "what ran before"} is kept for ${left} more`
		};
	}
	return dueNow({
		goal,
		seen,
		now,
		journal
	}).length > 0 ? void 0 : {
		done: "SUCCEEDED",
		why: "Nothing is due"
	};
}
// src/target/kubernetes/overlap.ts
/** What a selector of ours picks without the label that tells releases apart: every release of the app. */
function widened(selector) {
	const { [_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release]: _release, [_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.podTemplateHash]: _hash, ...plain } = selector;
	return plain;
}
/** The Service selects both releases, as this intent or one before it meant it to. */
function isWide(seen, journal, name) {
	const { from, overlap, wide } = journal.services[name] ?? {};
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.l)(seen, name);
	return (wide || overlap !== void 0) && !!from && !!live && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(live), widened(from));
}
/** What is on its way: a Service that somebody else moved meanwhile is the cutover's to judge. */
const joinsOf = ({ goal, seen, journal }) => goal.set.services.filter(({ name, selector }) => {
	const { overlap, from } = journal.services[name] ?? {};
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.l)(seen, name);
	if (overlap === void 0 || !from || !live || (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(live), selector)) return false;
	return (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(live), from) || isWide(seen, journal, name);
});
/** Both releases get traffic, until the load balancers know the new pods. Nothing else may match the wider selector. */
const overlap = (world) => {
	const { goal, seen, epoch, journal } = world;
	const joining = joinsOf(world);
	if (joining.length === 0) return void 0;
	if (!journal.widening && goal.set.services.some(({ name }) => isWide(seen, journal, name))) return void 0;
	if (!journal.widening) return clearWay(world, joining) ?? note(world, { widening: true }, "");
	for (const { name } of joining) {
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.l)(seen, name);
		const from = journal.services[name]?.from;
		if (!live || !from || !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(live), from)) continue;
		const active = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.h)(from) ?? "";
		return {
			act: point(live, {
				selector: widened(from),
				active,
				previous: goal.set.rid,
				epoch
			}),
			why: `Overlap: Service ${name} selects ${active} and ${goal.set.rid}`
		};
	}
	return awaitKnown(world, joining);
};
/** The time counts from the last Service that was widened, and from there every new pod must be listed. */
function awaitKnown(world, joining) {
	const { seen, now, journal } = world;
	if (journal.overlapAt === void 0) return note(world, { overlapAt: now }, "");
	const longest = Math.max(...joining.map(({ name }) => journal.services[name]?.overlap ?? 0));
	const left = journal.overlapAt + longest - now;
	if (left > 0) return {
		wait: Math.min(left, 2e3),
		why: `Both releases get traffic for ${seconds(left)} more: load balancers follow`
	};
	const missing = joining.find(({ name, deployments }) => {
		const reached = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.r)(seen, name);
		return (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.x)(deployments.flatMap((deployment) => readyPods(seen, deployment))).some((uid) => !reached.includes(uid));
	});
	return missing && {
		wait: 1e3,
		why: `Service ${missing.name} does not list every new pod yet`
	};
}
/** What is kept of earlier releases goes first: the wider selector would match it too. */
function clearWay(world, joining) {
	const { seen, epoch, journal } = world;
	const [kept] = bystanders(world);
	if (kept) return {
		act: resize(kept, 0, epoch),
		why: `Scaled Deployment ${kept.metadata.name} to 0: it would join the overlap`
	};
	const ours = new Set((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.x)([...journal.from, journal.to].flatMap((release) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.n)(seen, release)).flatMap((d) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.p)(seen, d))));
	const stranger = seen.pods.find((pod) => !pod.metadata.deletionTimestamp && !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.o)(pod) && !ours.has(pod.metadata.uid ?? "") && joining.some(({ sel0 }) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.u)(sel0, pod.metadata.labels)));
	if (!stranger) return void 0;
	const { name, labels } = stranger.metadata;
	return labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release] !== void 0 ? {
		wait: 1e3,
		why: `Pod ${name} of ${labels[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release]} is still ending`
	} : giveUp(world, "STOPPED", `pod ${name} of neither release would get traffic in the overlap`);
}
/** A run that died on its way back has left Services wide: they are made narrow when load balancers have had their time. */
const awaitBack = ({ seen, now, journal }) => {
	if (journal.widening || journal.backOverlapAt === void 0) return void 0;
	const left = journal.backOverlapAt + longest(journal, seen) - now;
	if (left <= 0) return void 0;
	const why = `Both releases get traffic for ${seconds(left)} more, as the run before has left it: load balancers follow`;
	return {
		wait: Math.min(left, 2e3),
		why
	};
};
/** How long the widest of the Services that select both releases has to. */
const longest = (journal, seen) => Math.max(0, ...Object.entries(journal.services).map(([name, { overlap = 0 }]) => isWide(seen, journal, name) ? overlap : 0));
/** On the way back: what it goes back to is known to load balancers before what failed is let go. */
const overlapBack = (world) => {
	const { goal, seen, now, epoch, journal } = world;
	const wide = Object.keys(journal.services).filter((name) => isWide(seen, journal, name));
	if (wide.length === 0) return void 0;
	if (journal.backOverlapAt === void 0) return note(world, { backOverlapAt: now }, "");
	const left = journal.backOverlapAt + longest(journal, seen) - now;
	if (left > 0) {
		const why = `${names$2(journal.from)} gets traffic again, ${journal.to} for ${seconds(left)} more: load balancers follow`;
		return {
			wait: Math.min(left, 2e3),
			why
		};
	}
	const [name = ""] = wide;
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.l)(seen, name);
	const from = journal.services[name]?.from;
	if (!live || !from) return void 0;
	const active = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.h)(from) ?? "";
	return {
		act: point(live, {
			selector: from,
			active,
			previous: goal.set.rid,
			epoch
		}),
		why: `Rolled back: Service ${name} selects ${active} alone`
	};
};
// src/target/kubernetes/adopt.ts
/** Finds what carries a Service today, before anything is touched. */
function adoption(seen, service, set) {
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.l)(seen, service.name);
	if (!live) return { from: null };
	const selector = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(live);
	if ((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.h)(selector) !== void 0) return { from: selector };
	const carriers = seen.deployments.filter((d) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.g)(d) > 0 && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.u)(selector, (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.b)(d)));
	const pods = seen.pods.filter((pod) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.u)(selector, pod.metadata.labels) && !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.o)(pod));
	if (carriers.length === 0 && pods.length === 0) return { from: null };
	const active = live.metadata.annotations?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.active];
	if (active && carriers.length > 1 && carriers.some(({ metadata }) => metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release] === active)) return {
		from: {
			...selector,
			...(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.T)(active)
		},
		wide: true
	};
	const [deployment] = carriers;
	if (!deployment || carriers.length > 1) return { impossible: unclear(service.name, carriers, pods) };
	const release = deployment.metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release];
	if (release !== void 0 && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.S)(release) === void 0) return { from: {
		...selector,
		[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release]: release
	} };
	return adoptable(seen, service.name, selector, deployment, set);
}
function adoptable(seen, service, selector, deployment, set) {
	const { name } = deployment.metadata;
	if (!set.deployments.some(({ base }) => base === name)) return { impossible: `Service ${service} gets its pods from Deployment ${name}, which the manifests do not have` };
	const [replicaSet, second] = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.c)(seen, deployment);
	const hash = replicaSet?.metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.podTemplateHash];
	if (!hash || second || !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__._)(deployment)) return { unsettled: `Deployment ${name} is still rolling out, and can be adopted only when it has one ReplicaSet with pods` };
	const version = runningVersion(deployment);
	return {
		from: {
			...selector,
			[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.podTemplateHash]: hash
		},
		...version === void 0 ? {} : { version }
	};
}
function unclear(service, carriers, pods) {
	return `Service ${service} gets its pods from ${(carriers.length > 0 ? carriers.map((d) => `Deployment ${d.metadata.name}`) : pods.map((p) => `pod ${p.metadata.name}`)).slice(0, 5).join(", ")}: only one Deployment can be adopted (use strategy rolling)`;
}
/** The plain Deployments that this intent comes from, with the hash of their one ReplicaSet. */
function adoptees({ seen, journal }) {
	return [...new Set(Object.values(journal.services).flatMap(({ from }) => from?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.podTemplateHash] ?? []))].flatMap((hash) => {
		const owner = seen.replicaSets.find((candidate) => candidate.metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.podTemplateHash] === hash)?.metadata.ownerReferences?.[0]?.uid;
		const deployment = seen.deployments.find((candidate) => candidate.metadata.uid === owner);
		return deployment ? [{
			deployment,
			hash
		}] : [];
	});
}
/** Raises the epoch of the Deployments that this intent moves traffic between, those to be adopted included. */
const fenceDeployments = (world) => {
	const { goal, seen, epoch, journal } = world;
	const ours = [...journal.from, journal.to].flatMap((release) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.n)(seen, release)).map((deployment) => ({
		deployment,
		labels: {}
	}));
	return together([...adoptees(world).filter(({ deployment }) => deployment.metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release] === void 0).map(({ deployment, hash }) => ({
		deployment,
		labels: {
			[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.app]: goal.set.app,
			[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release]: (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.C)(hash)
		}
	})), ...ours].filter(({ deployment, labels }) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.i)(deployment) < epoch || Object.keys(labels).length > 0).map(({ deployment, labels }) => ({
		act: fence(deployment, epoch, labels),
		why: `Fenced Deployment ${deployment.metadata.name} at epoch ${epoch}`
	})));
};
/** Raises the epoch of every Service of the set and of its previews. */
const fenceServices = ({ goal, seen, epoch }) => {
	return together(goal.set.services.flatMap((service) => [(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.l)(seen, service.name), (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(seen.services, service.preview.metadata.name)]).filter((service) => service !== void 0).filter((service) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.i)(service) < epoch).map((service) => ({
		act: fence(service, epoch),
		why: `Fenced Service ${service.metadata.name} at epoch ${epoch}`
	})));
};
/** First release over a plain Deployment: the traffic is narrowed to the pods that carry it now. No pod restarts. */
const adopt = (world) => {
	const { goal, seen, journal } = world;
	const plain = goal.set.services.find(({ name }) => !(journal.widening && isWide(seen, journal, name)) && isPlain(seen, name, journal.services[name]?.from));
	if (!plain) return narrowBudgets(world) ?? claimEmpty(world);
	const hash = journal.services[plain.name]?.from?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.podTemplateHash];
	const adoptee = adoptees(world).find((candidate) => candidate.hash === hash);
	return (adoptee && keepAdoptee(world, adoptee)) ?? narrow(world, plain);
};
/** Before an adopted Deployment's traffic is touched, its size is pinned and what is needed to come back is stored. */
function keepAdoptee(world, { deployment, hash }) {
	const { goal, seen, journal, epoch } = world;
	const services = goal.set.services.filter(({ name }) => journal.services[name]?.from?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.podTemplateHash] === hash);
	const bundle = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.M)(adoptedSet(goal.set, deployment, hash, services, seen), epoch);
	if (seen.placed.has(placedKey(bundle))) return pinAutoscaler(seen, deployment);
	return {
		act: {
			verb: "create",
			objects: [bundle]
		},
		why: `Stored what runs today as ${bundle.metadata.name}`
	};
}
/** The Service still has the selector that is to be narrowed; one that a person changed since is not ours to narrow. */
const isPlain = (seen, service, from) => {
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.l)(seen, service);
	if (!live || !from) return false;
	return (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(live), widened(from));
};
function pinAutoscaler(seen, deployment) {
	const size = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.p)(seen, deployment).length;
	const loose = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.t)(seen, deployment.metadata.name).find((autoscaler) => !isPinned(autoscaler));
	return loose && {
		act: pin(loose, Math.max(1, size)),
		why: `Pinned HorizontalPodAutoscaler ${loose.metadata.name} at ${size}`
	};
}
function narrow({ seen, journal, epoch }, service) {
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.l)(seen, service.name);
	const from = journal.services[service.name]?.from;
	if (!live || !from) return void 0;
	const active = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.h)(from) ?? "";
	return {
		act: point(live, {
			selector: from,
			active,
			previous: "",
			epoch
		}),
		why: `Adopted: Service ${service.name} now names the pods that carry it (${active})`
	};
}
/** A budget that matches the adopted pods by the app's labels would match the new ones as well. */
function narrowBudgets(world) {
	for (const { deployment, hash } of adoptees(world)) for (const budget of world.seen.budgets) {
		const labels = budget.spec.selector?.matchLabels;
		if (!labels || (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.h)(labels) !== void 0 || !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.u)(labels, (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.b)(deployment))) continue;
		const wanted = {
			...labels,
			[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.podTemplateHash]: hash
		};
		if ((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)(labels, wanted)) continue;
		return {
			act: narrowBudget(budget, wanted),
			why: `Narrowed PodDisruptionBudget ${budget.metadata.name} to the adopted pods`
		};
	}
}
/** A Service that another run put on its release meanwhile is taken from there, under an intent that says so. */
function takeFrom(world, service, live, from) {
	const { journal } = world;
	const release = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.h)(from) ?? "";
	const ports = samePorts(portsOf(live), service.ports) ? {} : { ports: portsOf(live) };
	const way = {
		to: service.selector,
		...journal.services[service.name],
		from,
		...ports
	};
	return note(world, {
		from: [.../* @__PURE__ */ new Set([...journal.from, release])],
		services: {
			...journal.services,
			[service.name]: way
		}
	}, `Service ${service.name} was put on ${release} meanwhile; it is taken from there`, true);
}
/**
* A Service that selects no pod at all is given to the release at once: else its pods would get traffic before the gate.
* The journal may have been written from lists that were behind: what carries the Service is looked at again.
*/
function claimEmpty(world) {
	const { goal, seen, journal, epoch } = world;
	for (const service of goal.set.services) {
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.l)(seen, service.name);
		if (!live || journal.services[service.name]?.from !== null || (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(live), service.selector)) continue;
		const today = adoption(seen, service, goal.set);
		if (!("from" in today)) return giveUp(world, "STOPPED", `Service ${service.name} has pods meanwhile, which it had not when the release began`);
		if (today.from) return takeFrom(world, service, live, today.from);
		const active = goal.set.rid;
		return {
			act: point(live, {
				selector: service.selector,
				active,
				previous: "",
				epoch
			}),
			why: `Service ${service.name} selects no pods: it is given to ${active}`
		};
	}
}
// src/target/kubernetes/managed-fields.ts
const absent = Symbol("absent");
/** One step down: a field, or the item of a list that has these keys. */
function below(value, step) {
	const [kind, name] = [step.slice(0, 2), step.slice(2)];
	if (kind === "f:" && value !== null && typeof value === "object" && !Array.isArray(value)) {
		const held = value[name];
		return held === void 0 ? absent : held;
	}
	if (kind !== "k:" || !Array.isArray(value)) return absent;
	const keys = Object.entries(JSON.parse(name));
	const fits = (item) => keys.every(([field, wanted]) => (item[field] ?? wanted) === wanted);
	return value.find(fits) ?? absent;
}
function shown(step) {
	if (step.startsWith("f:")) return `.${step.slice(2)}`;
	return `[${Object.values(JSON.parse(step.slice(2))).join(",")}]`;
}
/** Every value that we wrote is there, whatever else the server has added. */
function holds(live, written) {
	if (Array.isArray(written)) return Array.isArray(live) && live.length === written.length && written.every((item, i) => holds(live[i], item));
	if (written === null || typeof written !== "object") return live === written;
	return Object.entries(written).every(([field, value]) => holds(live?.[field], value));
}
/** Paths below `fields` at which `live` is not what was written. */
function differing(fields, written, live, path) {
	const steps = Object.keys(fields).filter((step) => step.startsWith("f:") || step.startsWith("k:"));
	if (steps.length === 0) return holds(live, written) ? [] : [path];
	return steps.flatMap((step) => {
		const own = below(written, step);
		return own === absent ? [] : differing(fields[step] ?? {}, own, below(live, step), path + shown(step));
	});
}
/** The fields of `written` that somebody else owns in `live`, with another value. */
function foreignFields(written, live) {
	return (live.metadata.managedFields ?? []).filter(({ manager, subresource }) => manager !== "cutover" && subresource !== "status").flatMap(({ manager = "unknown", fieldsV1 = {} }) => differing(fieldsV1, written, live, "").map((path) => ({
		path,
		manager
	})));
}
/** An autoscaler is meant to change the size. */
const isScaledBy = ({ path, manager }) => path === ".spec.replicas" && /^(kube-controller-manager|keda.*)$/.test(manager);



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

/***/ 5894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ renewAfterMs),
/* harmony export */   C: () => (/* binding */ adoptedId),
/* harmony export */   D: () => (/* binding */ leaseName),
/* harmony export */   E: () => (/* binding */ suffixedName),
/* harmony export */   F: () => (/* binding */ unbundle),
/* harmony export */   I: () => (/* binding */ key),
/* harmony export */   L: () => (/* binding */ pointer),
/* harmony export */   M: () => (/* binding */ bundleSecret),
/* harmony export */   N: () => (/* binding */ isBundle),
/* harmony export */   O: () => (/* binding */ leaseObject),
/* harmony export */   P: () => (/* binding */ readable),
/* harmony export */   R: () => (/* binding */ unless),
/* harmony export */   S: () => (/* binding */ adoptedHash),
/* harmony export */   T: () => (/* binding */ releaseLabels),
/* harmony export */   _: () => (/* binding */ rolledOut),
/* harmony export */   a: () => (/* binding */ equal),
/* harmony export */   b: () => (/* binding */ templateLabels),
/* harmony export */   c: () => (/* binding */ liveReplicaSets),
/* harmony export */   d: () => (/* binding */ named),
/* harmony export */   f: () => (/* binding */ observed),
/* harmony export */   g: () => (/* binding */ replicasOf),
/* harmony export */   h: () => (/* binding */ releaseOf),
/* harmony export */   i: () => (/* binding */ epochOf),
/* harmony export */   j: () => (/* binding */ bundleName),
/* harmony export */   k: () => (/* binding */ readLock),
/* harmony export */   l: () => (/* binding */ liveService),
/* harmony export */   m: () => (/* binding */ portOf),
/* harmony export */   n: () => (/* binding */ deploymentsOf),
/* harmony export */   o: () => (/* binding */ hasEnded),
/* harmony export */   p: () => (/* binding */ podsOf),
/* harmony export */   r: () => (/* binding */ endpointUids),
/* harmony export */   s: () => (/* binding */ isReady),
/* harmony export */   t: () => (/* binding */ autoscalersOf),
/* harmony export */   u: () => (/* binding */ matches),
/* harmony export */   v: () => (/* binding */ selectorOf),
/* harmony export */   w: () => (/* binding */ previewName),
/* harmony export */   x: () => (/* binding */ uids),
/* harmony export */   y: () => (/* binding */ settled)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7346);
/* harmony import */ var _release_id_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2992);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8522);



// src/target/kubernetes/denied.ts
/** What `ask` brings, or nothing where it is answered by one of `codes`: for what one can do without. */
async function unless(codes, ask) {
	try {
		return await ask();
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t && codes.includes(error.code)) return void 0;
		throw error;
	}
}
// src/target/kubernetes/objects.ts
/** A key as one step of a JSON Pointer (RFC 6901). */
const pointer = (key) => key.replaceAll("~", "~0").replaceAll("/", "~1");
/** Labels and annotations that Cutover reads and writes. */
const key = {
	/** Label: the release that an object belongs to, and the selector that carries traffic. */
	release: "cutover.dev/release",
	/** Label: the app (one lock, one journal) that an object belongs to. */
	app: "cutover.dev/app",
	/** Annotation on Services and release Deployments: the highest epoch that may still write them. */
	epoch: "cutover.dev/epoch",
	/** Annotations on Services: the release that gets the traffic, and the one before. */
	active: "cutover.dev/active",
	previous: "cutover.dev/previous",
	/** Annotation on the Lease: the intent. */
	journal: "cutover.dev/journal",
	/** Annotation on everything of a release: its version, for people. */
	version: "cutover.dev/version",
	/** Annotations on Jobs of the manifests: at which point of a release they run, and in what order there. */
	hook: "cutover.dev/hook",
	hookWeight: "cutover.dev/hook-weight",
	/** Annotation on workloads that no Service selects: with which part of a release they are rolled. */
	with: "cutover.dev/with",
	/** Annotation `never` on what is kept when it leaves the manifests. */
	prune: "cutover.dev/prune",
	/** Annotation `move` on a headless Service whose clients look its name up anew. */
	headless: "cutover.dev/headless",
	/** The label by which a Deployment's controller tells its ReplicaSets apart. */
	podTemplateHash: "pod-template-hash"
};
// src/target/kubernetes/bundle.ts
/** What the API server takes in one Secret: `MaxSecretSize` of the core API, over the decoded values. */
const largestSecret = 1048576;
/** Far above what compresses into a Secret, far below what would hurt the process. */
const largestSet = 67108864;
const type = "cutover.dev/release";
/** Version of the bundle's format. A later Cutover reads older ones; an older one refuses newer ones. */
const format = 1;
const bundleName = (app, rid) => `cutover-${app}-${rid}`;
/** The same bytes for the same text on every system: the header's operating system (byte 9, RFC 1952) says `unknown`. */
function zipped(text) {
	const bytes = (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.gzipSync)(text, { level: 9 });
	bytes[9] = 255;
	return bytes;
}
const sizeOf = (object) => JSON.stringify(object).length;
function tooLarge(set, size) {
	const named = [
		...set.config,
		...set.deployments.map(({ object }) => object),
		...set.shared,
		...set.followers
	].sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, 3).map((object) => `${object.kind} ${object.metadata.name} (${sizeOf(object)} bytes)`).join(", ");
	return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("MANIFEST_INVALID", `The manifests of ${set.app} ${set.version} need ${size} bytes compressed; the Secret that keeps them for a rollback takes ${largestSecret}.`, { hint: `Keep large files out of the manifests, for instance in an image or a volume. The largest objects: ${named}.` });
}
/**
* The Secret `cutover-<app>-<rid>` that keeps a release's objects, so that a rollback needs nothing but the cluster.
* `epoch` is the intent under which it is stored. MANIFEST_INVALID when it exceeds what a Secret takes.
*/
function bundleSecret(set, epoch) {
	const bytes = zipped(JSON.stringify({
		format,
		set
	}));
	if (bytes.length > largestSecret) throw tooLarge(set, bytes.length);
	return {
		apiVersion: "v1",
		kind: "Secret",
		metadata: {
			name: bundleName(set.app, set.rid),
			namespace: set.namespace,
			labels: {
				[key.app]: set.app,
				[key.release]: set.rid
			},
			annotations: {
				[key.version]: set.version,
				...epoch === void 0 ? {} : { [key.epoch]: String(epoch) }
			}
		},
		type,
		immutable: true,
		data: { release: bytes.toString("base64") }
	};
}
/** Is this Secret one of ours? */
const isBundle = (object) => object.kind === "Secret" && object.type === type;
function decoded(secret) {
	const release = secret.data?.release;
	if (!isBundle(secret) || typeof release !== "string") return {};
	const text = (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.gunzipSync)(Buffer.from(release, "base64"), { maxOutputLength: largestSet }).toString("utf8");
	return JSON.parse(text);
}
/** The release that a bundle keeps. CLUSTER_INVALID for a Secret that holds none, or one of a newer Cutover. */
function unbundle(secret) {
	const where = `Secret ${secret.metadata.name} in namespace ${secret.metadata.namespace ?? "default"}`;
	const unusable = (message, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("CLUSTER_INVALID", `${where} ${message}.`, {
		hint: "Release the wanted version again from its tag; that stores it anew.",
		...cause === void 0 ? {} : { cause }
	});
	try {
		const { format: found, set } = decoded(secret);
		if (typeof found === "number" && found > format) throw unusable("was stored by a newer version of Cutover");
		if (found !== format || !set?.rid || bundleName(set.app, set.rid) !== secret.metadata.name) throw unusable("holds no release of Cutover");
		return {
			...set,
			hooks: set.hooks ?? []
		};
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t) throw error;
		throw unusable(`holds a damaged release (${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.i)(error)})`, error);
	}
}
/** The same for what one can do without: nothing where it can't be read. */
const readable = (secret) => unless(["CLUSTER_INVALID"], async () => unbundle(secret));
/** A holder renews after a third of that, so that two renewals may fail. */
const renewAfterMs = 5e3;
const leaseName = (app) => `cutover-${app}`;
/** Reads a Lease; a journal that is not ours to read is one error, never a guess. */
function readLock(lease) {
	const spec = lease.spec ?? {};
	const text = lease.metadata.annotations?.[key.journal];
	return {
		holder: spec.holderIdentity ?? "",
		epoch: spec.leaseTransitions ?? 0,
		journal: text === void 0 ? void 0 : parse(text, lease.metadata.name)
	};
}
function parse(text, lease) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("CLUSTER_INVALID", `The journal of Lease ${lease} can't be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.i)(error)}.`, {
			hint: `Somebody edited annotation ${key.journal} of Lease ${lease}. Look which release the Services select, then delete the annotation and run again.`,
			cause: error
		});
	}
}
/** RFC 3339 with the six decimals that the API demands of a MicroTime. */
const microTime = (now) => new Date(now).toISOString().replace("Z", "000Z");
/** The Lease as it is to be written: over `seen` (its resourceVersion guards the write), or new. */
function leaseObject(where, lock, now, seen) {
	const before = seen?.spec ?? {};
	const taken = before.holderIdentity !== lock.holder;
	return {
		apiVersion: "coordination.k8s.io/v1",
		kind: "Lease",
		metadata: {
			name: leaseName(where.app),
			namespace: where.namespace,
			...seen?.metadata.resourceVersion ? { resourceVersion: seen.metadata.resourceVersion } : {},
			labels: {
				...seen?.metadata.labels,
				[key.app]: where.app
			},
			annotations: {
				...seen?.metadata.annotations,
				[key.journal]: JSON.stringify(lock.journal)
			}
		},
		spec: {
			...lock.holder === "" ? {} : { holderIdentity: lock.holder },
			leaseDurationSeconds: 15,
			leaseTransitions: lock.epoch,
			acquireTime: taken || !before.acquireTime ? microTime(now) : before.acquireTime,
			renewTime: microTime(now)
		}
	};
}
// src/target/kubernetes/release-id.ts
/** A DNS label (RFC 1123): the tightest limit that any name or label value made here meets. */
const longestName = 63;
/** `<base>-<suffix>` within 63 characters. What is cut off the base lives on as a hash, so that two long bases never meet. */
function suffixedName(base, suffix) {
	const name = `${base}-${suffix}`;
	if (name.length <= longestName) return name;
	const room = longestName - suffix.length - 8;
	return `${base.slice(0, room).replace(/[-.]+$/, "")}-${(0,_release_id_js__WEBPACK_IMPORTED_MODULE_1__.n)(base, 6)}-${suffix}`;
}
const previewName = (service) => suffixedName(service, "preview");
/** The id of a release that Cutover did not make: the ReplicaSet of a plain Deployment, known by its pod-template-hash. */
const adoptedId = (podTemplateHash) => `adopted-${podTemplateHash}`;
/** The pod-template-hash of an adopted release, undefined for one of Cutover's own. */
const adoptedHash = (rid) => /^adopted-([a-z0-9]+)$/.exec(rid)?.[1];
/** The labels that only the pods of release `rid` carry. */
function releaseLabels(rid) {
	const hash = adoptedHash(rid);
	return hash === void 0 ? { [key.release]: rid } : { [key.podTemplateHash]: hash };
}
// src/target/kubernetes/seen.ts
const named = (objects, name) => objects.find((object) => object.metadata.name === name);
const epochOf = (object) => Number(object.metadata.annotations?.[key.epoch] ?? 0);
const selectorOf = (service) => service.spec?.selector ?? {};
/** The release that a selector picks: by our label, by a ReplicaSet's hash when adopted, or none. */
function releaseOf(selector) {
	const hash = selector[key.podTemplateHash];
	return selector[key.release] ?? (hash === void 0 ? void 0 : adoptedId(hash));
}
const matches = (selector, labels) => Object.entries(selector).every(([name, value]) => labels?.[name] === value);
const equal = (a, b) => matches(a, b) && matches(b, a);
const replicasOf = (deployment) => deployment.spec?.replicas ?? 1;
const templateLabels = (deployment) => deployment.spec?.template?.metadata?.labels ?? {};
const isReady = (pod) => {
	const { conditions } = pod.status ?? {};
	return !pod.metadata.deletionTimestamp && (conditions ?? []).some((c) => c.type === "Ready" && c.status === "True");
};
/** It has run to its end, or was evicted: what is left is its object, which never gets traffic again. */
const hasEnded = ({ status }) => ["Succeeded", "Failed"].includes(status?.phase ?? "");
const owns = (owner, object) => (object.metadata.ownerReferences ?? []).some((reference) => reference.uid === owner.metadata.uid);
/** The ReplicaSets of a Deployment that still have or want pods. */
const liveReplicaSets = (seen, deployment) => seen.replicaSets.filter((set) => owns(deployment, set) && (replicasOf(set) > 0 || (set.status?.replicas ?? 0) > 0));
const podsOf = (seen, deployment) => {
	const sets = seen.replicaSets.filter((set) => owns(deployment, set));
	return seen.pods.filter((pod) => sets.some((set) => owns(set, pod)) && !pod.metadata.deletionTimestamp && !hasEnded(pod));
};
/**
* The Deployment's controller has seen its spec, or all but the last `unseen` changes of it, and every replica is of the
* newest template and available.
*/
function rolledOut(deployment, unseen = 0) {
	const status = deployment.status ?? {};
	const wanted = replicasOf(deployment);
	return (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0) - unseen && (status.updatedReplicas ?? 0) === wanted && (status.availableReplicas ?? 0) === wanted && (status.replicas ?? 0) === wanted;
}
/**
* A rolled workload is where its manifest wants it, as `kubectl rollout status` judges; kinds that do not roll always are,
* and so are those whose pods are new only when somebody deletes them.
*/
function settled(seen, { kind, metadata }) {
	if (kind === "Deployment") {
		const live = named(seen.deployments, metadata.name);
		return live !== void 0 && rolledOut(live);
	}
	if (kind === "StatefulSet") return statefulSetRolledOut(named(seen.statefulSets, metadata.name));
	return kind !== "DaemonSet" || daemonSetRolledOut(named(seen.daemonSets, metadata.name));
}
/** Its controller has seen its spec: what its status says is about that. */
const observed = (live) => (live.status?.observedGeneration ?? 0) >= (live.metadata.generation ?? 0);
const updateOf = ({ spec }) => spec?.updateStrategy ?? {};
function statefulSetRolledOut(live) {
	if (!live || !observed(live)) return false;
	const { type, rollingUpdate } = updateOf(live);
	if (type === "OnDelete") return true;
	const status = live.status;
	const kept = rollingUpdate?.partition ?? 0;
	return (kept > 0 ? (status.updatedReplicas ?? 0) >= replicasOf(live) - kept : status.currentRevision === status.updateRevision) && (status.readyReplicas ?? 0) === replicasOf(live);
}
function daemonSetRolledOut(live) {
	if (!live || !observed(live)) return false;
	if (updateOf(live).type === "OnDelete") return true;
	const status = live.status;
	const wanted = status.desiredNumberScheduled ?? 0;
	return (status.updatedNumberScheduled ?? 0) === wanted && (status.numberAvailable ?? 0) === wanted;
}
/**
* UIDs of the pods to which a Service sends new connections, as its EndpointSlices say; sorted. Those of a Service of the
* same name that was deleted say nothing: they are about to go with it.
*/
function endpointUids(seen, service) {
	const live = liveService(seen, service);
	const ready = seen.slices.filter(({ metadata }) => metadata.labels?.["kubernetes.io/service-name"] === service && !(metadata.ownerReferences ?? []).some(({ kind, uid }) => kind === "Service" && uid !== live?.metadata.uid)).flatMap((slice) => slice.endpoints ?? []).filter((endpoint) => endpoint.conditions?.ready !== false);
	return [...new Set(ready.flatMap((endpoint) => endpoint.targetRef?.uid ?? []))].sort();
}
const uids = (pods) => pods.map((pod) => pod.metadata.uid ?? "").sort();
/** The Deployments that are a release's: adopted ones carry the label on themselves, not on their pods. */
const deploymentsOf = (seen, release) => seen.deployments.filter((deployment) => deployment.metadata.labels?.[key.release] === release);
const liveService = (seen, name) => named(seen.services, name);
/** The autoscalers that set the size of a Deployment. */
const autoscalersOf = (seen, deployment) => seen.autoscalers.filter(({ spec }) => {
	const target = spec.scaleTargetRef;
	return target?.kind === "Deployment" && target.name === deployment;
});
/** The first port of a Service, by which a gate asks it where it names none. */
const portOf = (service) => service.spec?.ports?.[0]?.port ?? 80;



/***/ })

};
