export const id = 159;
export const ids = [159];
export const modules = {

/***/ 2220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ systemClock),
/* harmony export */   t: () => (/* binding */ cancelled)
/* harmony export */ });
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4147);

// src/io/clock.ts
/** The error of a run that was told to stop. */
const cancelled = () => new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("CANCELLED", "The run was cancelled.", { hint: "Run the same release again: it resumes from what the cluster shows." });
const systemClock = {
	now: () => Date.now(),
	monotonic: () => performance.now(),
	sleep(duration, signal) {
		return new Promise((resolve, reject) => {
			if (signal?.aborted) return reject(cancelled());
			const timer = setTimeout(done, duration);
			signal?.addEventListener("abort", stop, { once: true });
			function done() {
				signal?.removeEventListener("abort", stop);
				resolve();
			}
			function stop() {
				clearTimeout(timer);
				reject(cancelled());
			}
		});
	}
};



/***/ }),

/***/ 7432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ isServed),
/* harmony export */   t: () => (/* binding */ discovery)
/* harmony export */ });
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4147);

// src/target/kubernetes/discovery.ts
/** Finds resources by kind; one `load` per group version, whoever asks and however often. A failed one is tried again. */
function discovery(load) {
	const loaded = /* @__PURE__ */ new Map();
	const served = (apiVersion) => {
		const known = loaded.get(apiVersion);
		if (known) return known;
		const loading = load(apiVersion);
		loaded.set(apiVersion, loading);
		loading.catch(() => loaded.delete(apiVersion));
		return loading;
	};
	return async (apiVersion, kind) => {
		const found = (await served(apiVersion))?.find((entry) => entry.kind === kind && !entry.name.includes("/"));
		if (found) return {
			apiVersion,
			kind,
			name: found.name,
			namespaced: found.namespaced
		};
		loaded.delete(apiVersion);
		throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("NOT_FOUND", `The cluster does not serve ${kind} of ${apiVersion}.`, { hint: "Install what defines it (a custom resource definition) first, or use an apiVersion that this cluster serves." });
	};
}
/** Does the API server serve this kind, by now? */
async function isServed(cluster, { apiVersion, kind }) {
	try {
		await cluster.resource(apiVersion, kind);
		return true;
	} catch (error) {
		if (error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.a && error.code === "NOT_FOUND") return false;
		throw error;
	}
}



/***/ }),

/***/ 6675:
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

/***/ 9159:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollOut: () => (/* binding */ rollOut)
/* harmony export */ });
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4147);
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8667);
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4823);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2220);
/* harmony import */ var _masks_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6675);
/* harmony import */ var _discovery_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7432);






// src/target/kubernetes/manifest-objects.ts
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
	const said = `Going back to ${names(journal.from)}: ${why}`;
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
const names = (releases) => releases.join(", ") || "no release";
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
const longestLine$1 = 500;
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
const short = (text) => text.length > longestLine$1 ? `${text.slice(0, longestLine$1)}...` : text.replace(/\.$/, "");
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
const lost$1 = (container) => stuck(container) ?? (container.status.restartCount >= restartsOfALostCause ? crash(container) : void 0);
/** Why one of these pods will never start; what it does once started is not looked at. */
const unstartable = (pods) => pods.flatMap(containersOf).map(stuck).find((reason) => reason !== void 0);
/**
* Why none of these pods will become ready by waiting, or undefined while one of them still may. Reads what pods have been
* through, not the word CrashLoopBackOff: a pod in a crash loop bears it only for moments.
*/
function doomed(pods) {
	const reasons = pods.map((pod) => containersOf(pod).map(lost$1).find((reason) => reason !== void 0));
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
		const known = lost$1(container) ?? crash(container);
		if (known) return known;
		if (waiting) return `container ${name} waits (${waiting.reason ?? "no reason given"})${because(waiting.message)}`;
		return `container ${name} runs but is not ready`;
	});
}
const timeOf$1 = ({ lastTimestamp, eventTime }) => lastTimestamp ?? eventTime ?? "";
/** The warnings about a pod, each kind once with its number, the last ones last. */
function warnings(pod, events) {
	const counted = /* @__PURE__ */ new Map();
	const own = events.filter((event) => event.involvedObject?.name === pod && event.type !== "Normal");
	for (const { reason, message = "", count = 1 } of own.sort((a, b) => timeOf$1(a) < timeOf$1(b) ? -1 : 1)) {
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
		const quoted = logs.filter((log) => log.pod === name && log.text.trim() !== "").flatMap(({ container, text }) => [`  the log of ${container} ends with:`, ...text.trimEnd().split("\n").slice(-20).map((line) => `    ${line.slice(0, longestLine$1)}`)]);
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
// src/target/kubernetes/routes.ts
/** Gateway API, v1: https://gateway-api.sigs.k8s.io/reference/spec/#httproute */
const routeKind = ["gateway.networking.k8s.io/v1", "HTTPRoute"];
/** The Service of one release, which gets its share while the live Service still selects the one before. */
const backendName = (service, rid) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.E)(service, rid);
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
* Changes where a route sends requests, in one request; with a higher `epoch` it fences in the same request. A route comes
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
	const pods = standing$3(world);
	const missing = last && "wait" in last && !last.why.startsWith(pods) ? last.why : `${pods}${open(world)}`;
	return giveUp(world, "TIMED_OUT", `${journal.version} was not live within ${seconds(goal.deadline)}: ${missing}`);
};
const standing$3 = ({ goal, seen }) => goal.set.deployments.map(({ object }) => progressOf(seen, object.metadata.name)).join("; ");
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
const carriesTraffic = (seen, release) => seen.services.some((service) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.h)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(service)) === release && service.metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release] === void 0) || seen.routes.some((route) => givesShare(route, release));
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
		why: `${standing$3(world)} (${late})`
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
const isShared = ({ routes }, { kind, metadata }) => kind === "HTTPRoute" && !!(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(routes, metadata.name)?.metadata.annotations?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.active];
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
		if (!(error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.a && error.code === "NOT_FOUND") || !objects.some((object) => isDefinedBy(set, object))) throw error;
		throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("CONFLICT", error.message, {
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
	return new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("CLUSTER_INVALID", `${object.kind} ${object.metadata.name} has fields that another manager owns: ${owned.join("; ")}.`, {
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
		if (error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.a && (error.code === "NOT_FOUND" || error.code === "CLUSTER_DENIED")) return false;
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
		if (error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.a && error.code === "CLUSTER_DENIED") return void 0;
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
const standing$2 = (seen, object) => object.kind === "Deployment" ? progressOf(seen, object.metadata.name) : `${placedKey(object)} is rolling out`;
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
		why: standing$2(seen, rolling)
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
const prune$1 = (world) => {
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
const conclude$1 = (world) => {
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
		const why = `${names(journal.from)} gets traffic again, ${journal.to} for ${seconds(left)} more: load balancers follow`;
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
// src/rollout/engine.ts
/** Another writer was first, or the effect of a request is unknown: what counts is what is seen next. */
const settledByLooking = ["CONFLICT", "CLUSTER_UNREACHABLE"];
/** First and longest pause after a failed request; doubled in between. */
const pause$1 = {
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
			const error = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.o)(thrown);
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
			await clock.sleep((0,_random_js__WEBPACK_IMPORTED_MODULE_1__.t)(Math.min(pause$1.longest, pause$1.first * 2 ** failures)), signal);
			failures += 1;
		}
	}
}
/** Does all at the same time, and is over when each has ended; of several failures the one counts that ends the run. */
async function allOf(acts, carryOut) {
	const errors = (await Promise.allSettled(acts.map(carryOut))).flatMap((end) => end.status === "rejected" ? [(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.o)(end.reason)] : []);
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
// src/target/kubernetes/cancelled.ts
/** The error of a run that was cancelled on its way, or before its way began: what stays as it is, and who goes on. */
function cancelledAt(journal, services, lock) {
	if (!journal) return new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("CANCELLED", "The run was cancelled before it changed anything in the cluster.", { hint: "Run it again when it is wanted." });
	const expiry = lock === "free" ? "The lock is free." : `The lock expires in 15 s.`;
	return new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("CANCELLED", `The run was cancelled: ${standing$1(journal, services)}. ${expiry}`, { hint: `Run the same ${journal.intent} again: it goes on from there. Any other starts from what the Services select.` });
}
/** Where the traffic is, and what stays undone. */
function standing$1(journal, live) {
	const { phase, version, from, fromVersion, services } = journal;
	const before = fromVersion ?? names(from);
	const left = {
		stage: `the pods of ${version} stay`,
		bake: `nobody watches ${version} now`,
		reverse: `the way back to ${before} is not finished`,
		retire: `${before} is not cleared away yet`,
		done: "nothing is left to do"
	};
	const all = Object.entries(services);
	const moved = all.flatMap(([name, { to }]) => {
		const service = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(live, name);
		return service && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(service), to) ? [name] : [];
	});
	const whole = `the traffic is on ${moved.length === 0 ? before : version}`;
	const parted = `of the Services ${all.map(([name]) => name).join(", ")} only ${moved.join(", ")} selects ${version}`;
	return `${moved.length === 0 || moved.length === all.length ? whole : parted}; ${left[phase]}`;
}
// src/target/kubernetes/cutover.ts
/** Objects that all releases share take the new release's form just before its traffic. */
const applyShared = ({ goal, seen }) => applied(seen, goal.set.shared, "Applied");
/** Everything but the traffic is there: a person, or another run, has the next word. */
const pause = (world) => {
	const { goal, seen, journal } = world;
	if (!goal.pause || goal.intent !== "release" || carriesTraffic(seen, journal.to)) return void 0;
	return end(world, "STAGED", `${journal.version} is ready and gets no traffic yet; run this release again to cut over`);
};
/** Blue keeps the size that it has: its autoscaler goes before the traffic does, or it would shrink what we may need again. */
const freezeBlue = ({ seen, journal }) => {
	const [autoscaler] = journal.from.flatMap((release) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.n)(seen, release)).flatMap((deployment) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.t)(seen, deployment.metadata.name));
	return autoscaler && {
		act: {
			verb: "remove",
			object: autoscaler
		},
		why: `Removed HorizontalPodAutoscaler ${autoscaler.metadata.name}: its Deployment keeps its size until it is retired`
	};
};
/** The cutover: one guarded write per Service, all at the same time. What speaks against one of them goes before. */
const cutOver = (world) => {
	const acts = world.goal.set.services.flatMap((service) => cutOverOne(world, service) ?? []);
	return acts.find(({ act }) => act.verb === "replace") ?? together(acts);
};
function cutOverOne(world, service) {
	const { goal, seen, epoch, journal } = world;
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.l)(seen, service.name);
	const { rid } = goal.set;
	if (!live) return {
		act: {
			verb: "create",
			objects: [underEpoch(service.object, epoch, { [_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.active]: rid })]
		},
		why: `Created Service ${service.name} on ${rid}`
	};
	const selector = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(live);
	if ((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)(selector, service.selector)) return void 0;
	const from = journal.services[service.name]?.from;
	if (!from || !((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)(selector, from) || isWide(seen, journal, service.name))) {
		const found = JSON.stringify(selector);
		if (journal.intent === "rollback" && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.h)(selector) !== void 0) return note(world, { services: {
			...journal.services,
			[service.name]: {
				from: selector,
				to: service.selector
			}
		} }, `Service ${service.name} was moved meanwhile; it is taken from ${found}`, true);
		return giveUp(world, "STOPPED", takenOver(live, service.selector));
	}
	const ports = samePorts(portsOf(live), service.ports) ? {} : { ports: service.ports };
	const previous = journal.from.join(",");
	return {
		act: point(live, {
			selector: service.selector,
			active: rid,
			previous,
			epoch,
			...ports
		}),
		why: `Cut over: Service ${service.name} now selects ${rid}`
	};
}
/** Who set a selector to what it should not be, as far as the API server knows, and what has to end. */
function takenOver(live, selector) {
	const managers = foreignFields({
		...live,
		spec: { selector }
	}, live).filter(({ path }) => path.startsWith(".spec.selector")).map(({ manager }) => manager);
	const by = managers.length > 0 ? ` (${managers.join(", ")})` : "";
	const found = JSON.stringify((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(live));
	return `somebody else${by} changed the selector of Service ${live.metadata.name} to ${found}: have it leave the selector alone`;
}
/** The new release's autoscaler begins once it has the traffic to be measured by. */
const scaleGreen = ({ goal, seen }) => {
	const missing = goal.set.autoscalers.filter(({ metadata }) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(seen.autoscalers, metadata.name));
	return missing.length === 0 ? void 0 : {
		act: {
			verb: "create",
			objects: missing
		},
		why: `Created ${missing.map(placedKey).join(", ")}`
	};
};
/** New connections reach the new release alone, as the EndpointSlices of the live Services say. */
const confirm = (world) => {
	const { goal, seen, now, journal } = world;
	for (const service of goal.set.services) {
		const pods = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.x)(service.deployments.flatMap((name) => readyPods(seen, name)));
		const reached = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.r)(seen, service.name);
		if (pods.length === 0 || pods.join() !== reached.join()) return {
			wait: 1e3,
			why: `Service ${service.name} reaches ${reached.length} of ${pods.length} pods of ${goal.set.rid}`
		};
	}
	return note(world, {
		phase: "bake",
		cutAt: now
	}, `${journal.version} has all the traffic`);
};
/** Watches the release under its traffic; what fails here sends the traffic back. */
const bake$1 = (world) => {
	const { goal, seen, now, journal } = world;
	for (const { name, selector } of goal.set.services) {
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.l)(seen, name);
		if (!live) return end(world, "SUPERSEDED", `somebody else deleted Service ${name}; it is left so`);
		if (!(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(live), selector)) return end(world, "SUPERSEDED", `${takenOver(live, selector)}; it stays as it was found`);
	}
	const down = goal.set.deployments.find(({ object }) => readyPods(seen, object.metadata.name).length === 0);
	if (down) return giveUp(world, "ROLLED_BACK", `no pod of Deployment ${down.object.metadata.name} is ready any more`);
	const over = (journal.cutAt ?? now) + (journal.intent === "release" ? goal.bake : 0);
	return watchUntil(world, over, `Watching ${journal.version} for ${seconds(over - now)} more`);
};
/** Asks the gates `after` until the time is over and none of them is open any more. */
function watchUntil(world, over, why) {
	const { goal, seen, now, journal } = world;
	const after = goal.gates.after && journal.intent === "release" ? seen.after : void 0;
	if (after?.state === "failed") return giveUp(world, "ROLLED_BACK", `${journal.version} failed its gate under traffic: ${after.says}`);
	if (after?.state === "pending" && now >= over + goal.deadline) return giveUp(world, "ROLLED_BACK", undecided(world, after.says));
	if (after && after.next <= now && (now < over || after.state === "pending")) return {
		act: {
			verb: "gate",
			when: "after"
		},
		why: ""
	};
	if (now >= over && after?.state !== "pending") return void 0;
	return {
		wait: Math.max(1, Math.min(2e3, now < over ? over - now : 2e3, after && after.next > now ? after.next - now : 2e3)),
		why: `${why}${after ? ` (${after.says})` : ""}`
	};
}
/** From here on the release is the one to come back to; how long the one before is kept is settled now. */
const commit = (world) => {
	const { goal, now, journal } = world;
	const { keepUntil: _before, ...rest } = journal;
	const kept = goal.keepPrevious > 0 ? { keepUntil: now + goal.keepPrevious } : {};
	return note({
		...world,
		journal: rest
	}, {
		phase: "retire",
		...kept
	}, `${journal.version} is committed`);
};
// src/target/kubernetes/hooks.ts
const conditionOf = (job, type) => (job.status?.conditions ?? []).find((condition) => condition.type === type && condition.status === "True");
const hasSucceeded = (job) => conditionOf(job, "Complete") !== void 0;
const podsOfJob = (pods, job) => pods.filter((pod) => (pod.metadata.ownerReferences ?? []).some(({ uid }) => uid === job.metadata.uid));
/** Why a Job has failed, or will never end: its own controller gives up crashes only, not pods that can't start. */
function failureOf(job, pods) {
	const failed = conditionOf(job, "Failed");
	if (failed) return failed.message ?? failed.reason ?? "its Job failed";
	return unstartable(podsOfJob(pods, job));
}
const hasPredecessor = ({ goal, journal }) => goal.fallback ? goal.fallback.followers.length > 0 : journal.from.length > 0;
function dueAt(world, point) {
	const occasion = hasPredecessor(world) ? "upgrade" : "install";
	return world.goal.set.hooks.filter((hook) => hook.point === point && (hook.only ?? occasion) === occasion);
}
/**
* Runs the hooks of one point, one after another, and waits for each. The Job is the record of its run: one that succeeded
* never runs again in this release; what failed under an earlier epoch gets a new attempt. A rollback runs none: what they
* did to databases and the like is done.
*/
const runHooks = (point) => (world) => {
	if (world.journal.intent === "rollback") return void 0;
	for (const hook of dueAt(world, point)) {
		const decision = advance(world, hook);
		if (decision) return decision;
	}
};
/** The same without waiting: for hooks that run while something else is watched. */
const startHooks = (point) => (world) => {
	const decision = runHooks(point)(world);
	return decision && "wait" in decision ? void 0 : decision;
};
function advance(world, { point, object }) {
	const { seen, epoch } = world;
	const attempts = attemptsOf(seen.jobs, object);
	const last = attempts.at(-1);
	if (!last) return start(world, object, point);
	if (attempts.some(hasSucceeded)) return void 0;
	const failure = failureOf(last, seen.pods);
	if (failure === void 0) return awaitEnd(world, last.metadata.name, point);
	if ((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.i)(last) < epoch) return start(world, attempt(object, attempts.length + 1), point);
	return giveUp(world, point === "after-cutover" ? "ROLLED_BACK" : "STOPPED", `hook ${last.metadata.name} failed: ${failure}`);
}
const start = ({ epoch }, job, point) => ({
	act: {
		verb: "create",
		objects: [underEpoch(job, epoch)]
	},
	why: `Started hook ${job.metadata.name} (${point})`
});
/**
* The Job of one attempt. Those that failed stay until their release goes: so each name is created once, whatever
* requests are under way, and an attempt can begin only where the one before has ended.
*/
const attempt = (object, number) => number === 1 ? object : {
	...object,
	metadata: {
		...object.metadata,
		name: (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.E)(object.metadata.name, String(number))
	}
};
/** All attempts at a hook so far, in their order. */
function attemptsOf(jobs, object) {
	const found = [];
	for (;;) {
		const next = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(jobs, attempt(object, found.length + 1).metadata.name);
		if (!next) return found;
		found.push(next);
	}
}
/** A hook that is given up runs on: to end a migration half-way is for its own activeDeadlineSeconds to decide. */
function awaitEnd(world, name, point) {
	const { goal, now, journal } = world;
	const after = point === "after-cutover";
	const until = after ? (journal.cutAt ?? now) + goal.bake + goal.deadline : journal.deadline;
	if (now >= until) {
		const limit = seconds(after ? goal.bake + goal.deadline : goal.deadline);
		return giveUp(world, after ? "ROLLED_BACK" : "TIMED_OUT", `hook ${name} did not end within ${limit} and runs on`);
	}
	return {
		wait: Math.min(2e3, until - now),
		why: `Hook ${name} runs`
	};
}
// src/target/kubernetes/lock.ts
/** How this run comes to hold the lock, or why it need not; nothing once it holds it. */
function acquire(goal, seen, now, lock) {
	const ended = endOf(goal, seen, now, lock);
	if (ended) return ended;
	if (lock?.journal && lock.holder === goal.run.holder) return seen.renewDue ? renew(goal, seen, now, lock) : void 0;
	if (seen.wasHolder) return {
		done: "SUPERSEDED",
		why: lost(goal, lock)
	};
	if (lock?.holder && !seen.leaseIdle) return waitForHolder(goal, now, lock);
	return take$1(goal, seen, now, lock);
}
function endOf(goal, seen, now, lock) {
	const journal = lock?.journal;
	if (journal?.phase === "done" && journal.outcome && journal.run.holder === goal.run.holder) return {
		done: goal.intent === "retire" ? "SUCCEEDED" : journal.outcome,
		why: journal.why ?? ""
	};
	if (goal.intent === "retire") return lock?.holder === goal.run.holder ? void 0 : notNow(goal, seen, now, lock);
	if (journal?.phase !== "done" || journal.to !== goal.set.rid) return void 0;
	if (journal.outcome === "STAGED" && goal.pause && isStanding({
		goal,
		seen
	})) return {
		done: "STAGED",
		why: `${goal.set.version} is staged already; nothing to do`
	};
	if (!isLive(goal, seen, journal) || hasDue(goal, seen, now, journal)) return void 0;
	return {
		done: "SUCCEEDED",
		why: `${goal.set.version} is live already; nothing to do`
	};
}
/** What the last run left is what this one wants. */
const isLive = (goal, seen, { outcome, to, phase }) => phase === "done" && outcome === "SUCCEEDED" && to === goal.set.rid && carries(goal, seen);
/** Every Service of the set sends its traffic to the goal's release, and its Deployments stand. */
function carries(goal, seen) {
	if (goal.fallback) return false;
	const standing = goal.set.deployments.every(({ object }) => seen.deployments.some((d) => d.metadata.name === object.metadata.name && d.spec.replicas !== 0));
	const selected = goal.set.services.every((service) => {
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.l)(seen, service.name);
		return live && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(live), service.selector);
	});
	return standing && selected;
}
const who = ({ journal, holder }) => journal?.run.url ?? holder;
/** How this run came to hold the lock no more. */
function lost({ set }, lock) {
	if (lock?.journal) return `${who(lock)} took over; it finishes or undoes what this run began`;
	return `somebody removed ${lock ? `the journal from the Lease ${(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.D)(set.app)}` : `the Lease ${(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.D)(set.app)}`}; the next run starts from what the Services select`;
}
function waitForHolder(goal, now, lock) {
	const doing = lock.journal ? `${lock.journal.intent} of ${lock.journal.version}` : "work of its own";
	const held = `${goal.set.app} is locked by ${who(lock)}, ${doing}`;
	const left = goal.startedAt + goal.lockWait - now;
	if (left <= 0 && goal.intent === "retire") return {
		done: "SUCCEEDED",
		why: `${held}; it retires what is due itself`
	};
	return left <= 0 ? {
		code: "LOCK_HELD",
		done: "STOPPED",
		why: `${held}, for longer than ${seconds(goal.lockWait)}; nothing was changed`
	} : {
		wait: Math.min(left, 1e3),
		why: `${held}; waiting for it to end`
	};
}
/** Takes a lock that nobody holds any more: the write that takes it is the write that states the intent. */
function take$1(goal, seen, now, lock) {
	const journal = intentOf(goal, seen, now, lock);
	if (!("intent" in journal)) return journal;
	const hasty = goal.pause ? notHeldBack(seen, journal) : void 0;
	if (hasty) return {
		done: "STOPPED",
		why: `${hasty}; nothing was changed. Release this version without a pause`
	};
	const object = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.O)(goal.set, {
		holder: goal.run.holder,
		epoch: highestEpoch(seen, lock) + 1,
		journal
	}, now, seen.lease);
	const why = `Locked ${goal.set.app} to ${goal.intent} ${goal.set.version} (from ${journal.from.join(", ") || "nothing"})`;
	return {
		act: seen.lease ? {
			verb: "replace",
			object
		} : {
			verb: "create",
			objects: [object]
		},
		why
	};
}
/** What would keep a staged release from waiting for days without harm. */
function notHeldBack(seen, { services }) {
	for (const [name, { from }] of Object.entries(services)) {
		if (from?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.podTemplateHash] !== void 0) return `Service ${name} would be bound to the pods that a plain Deployment has today, and lose them at its next change`;
		if (from === null && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.l)(seen, name)) return `Service ${name} reaches no pods: it would reach the new ones as soon as they are ready`;
	}
}
/** A Lease that somebody deleted begins again at 0: what was sent under the epochs before must be refused even so. */
const highestEpoch = ({ services, deployments, routes }, lock) => Math.max(lock?.epoch ?? 0, ...[
	...services,
	...deployments,
	...routes
].map(_seen_js__WEBPACK_IMPORTED_MODULE_2__.i));
function renew(goal, seen, now, lock) {
	if (!lock.journal) return void 0;
	return {
		act: {
			verb: "replace",
			object: (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.O)(goal.set, {
				...lock,
				journal: lock.journal
			}, now, seen.lease)
		},
		why: ""
	};
}
/** The unfinished intent of a run that died is this run's own, where both mean the same. */
function unfinished({ intent, set }, lock) {
	const journal = lock?.journal;
	return journal && journal.phase !== "done" && journal.to === set.rid && journal.intent === intent ? journal : void 0;
}
/** What this run means to do, from what it sees; of an unfinished intent it keeps where moved Services came from. */
function intentOf(goal, seen, now, lock) {
	const last = lock?.journal;
	if (last && (goal.intent === "retire" || isLive(goal, seen, last))) return retirement(goal, last, now);
	if (goal.intent === "retire") return {
		wait: 100,
		why: "The Lease was removed; looking again"
	};
	const begun = unfinished(goal, lock);
	const services = {};
	let adopted;
	for (const service of goal.set.services) {
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.l)(seen, service.name);
		const found = live && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(live), service.selector) && begun?.services[service.name] || adoption(seen, service, goal.set);
		if ("impossible" in found) return {
			done: "STOPPED",
			why: `${found.impossible}; nothing was changed`
		};
		if ("unsettled" in found) return waitToAdopt(goal, now, found.unsettled);
		if ("version" in found) adopted = found.version;
		services[service.name] = wayOf(goal, service, live, found);
	}
	const blue = Object.values(services).flatMap(({ from }) => (from && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.h)(from)) ?? []);
	const from = [...new Set(goal.fallback ? [goal.fallback.rid] : blue)].filter((release) => release !== goal.set.rid);
	const known = begun?.fromVersion ?? versionOf$1(from, last) ?? adopted;
	return {
		intent: goal.intent,
		from,
		...known === void 0 ? {} : { fromVersion: known },
		to: goal.set.rid,
		version: goal.set.version,
		...placeIn(begun, goal, seen),
		startedAt: begun?.startedAt ?? now,
		deadline: now + goal.deadline,
		...carriedOn(goal, last),
		...backOverlapOf(last, now),
		...sharesOf(goal, begun, last),
		...goal.reason ? { reason: goal.reason } : {},
		run: goal.run,
		services
	};
}
/** How the traffic of one Service moves. Ports that change can't be those of two releases at once: then it moves in one write. */
function wayOf({ overlaps }, { name, selector, sel0, ports }, live, found) {
	const { from, wide } = found;
	const before = found.ports ?? (from && live && !samePorts(portsOf(live), ports) ? portsOf(live) : void 0);
	const common = from !== null && before === void 0 && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)(widened(from), sel0);
	const overlap = found.overlap ?? (common ? overlaps?.[name] : void 0);
	return {
		from,
		to: selector,
		...before ? { ports: before } : {},
		...overlap === void 0 ? {} : { overlap },
		...wide ? { wide } : {}
	};
}
/** What a new intent takes over from the last one: releases to drop that were staged, and until when another is kept. */
function carriedOn({ set }, last) {
	const staged = [...last?.phase === "done" ? [] : last?.supersedes ?? [], ...last?.outcome === "STAGED" ? [last.to] : []].filter((release) => release !== set.rid);
	return {
		...staged.length > 0 ? { supersedes: staged } : {},
		...last?.keepUntil === void 0 ? {} : { keepUntil: last.keepUntil }
	};
}
/** A reversal that died in its overlap: load balancers do not know what it goes back to for longer than that, by our own clock. */
const backOverlapOf = (last, now) => last?.phase === "done" || last?.backOverlapAt === void 0 ? {} : { backOverlapAt: Math.min(last.backOverlapAt, now) };
/** Shares that a run left to its release are watched anew, for the whole time of their step; any other's are taken back. */
function sharesOf(goal, begun, last) {
	const { from, to } = begun?.phase === "stage" && goal.weights && begun.weight || {};
	return {
		...last?.routed ? { routed: true } : {},
		...from !== void 0 && to !== void 0 ? { weight: {
			from,
			to
		} } : {}
	};
}
/** Of releases that carry the traffic, what the last run knew them as: the release it made, or the one it came from. */
function versionOf$1(releases, last) {
	if (!last) return void 0;
	if (releases.includes(last.to)) return last.version;
	return releases.some((release) => last.from.includes(release)) ? last.fromVersion : void 0;
}
/** An intent whose traffic had all moved goes on where it was; any other begins again, and finds what is there. */
function placeIn(begun, goal, seen) {
	const { phase, cutAt } = begun ?? {};
	if (phase !== "bake" && phase !== "retire" || !carries(goal, seen)) return { phase: "stage" };
	return {
		phase,
		...cutAt === void 0 ? {} : { cutAt }
	};
}
function waitToAdopt(goal, now, why) {
	return now < goal.startedAt + goal.deadline ? {
		wait: 2e3,
		why
	} : {
		done: "TIMED_OUT",
		why: `${why}; nothing was changed`
	};
}
// src/target/kubernetes/protocol.ts
/** Decides by `phases`, once the lock is held. Pure and total: all that is known is in `seen`. */
const deciding = (phases) => (goal, seen, now) => {
	const lock = seen.lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.k)(seen.lease);
	const before = acquire(goal, seen, now, lock);
	if (before) return before;
	const { lease } = seen;
	if (!lease || !lock?.journal) return {
		wait: 100,
		why: "The Lease was removed; looking again"
	};
	const world = {
		goal,
		seen,
		now,
		lease,
		epoch: lock.epoch,
		journal: lock.journal
	};
	return first(phases[lock.journal.phase], world) ?? {
		wait: 1e3,
		why: "Waiting"
	};
};
// src/target/kubernetes/reverse.ts
/** Before the traffic goes back, what it goes back to must be able to take it. */
const awaitBlue = (world) => {
	const { seen, now, journal, goal } = world;
	const wide = Object.keys(journal.services).some((name) => isWide(seen, journal, name));
	if (!carriesTraffic(seen, journal.to) && !wide) return void 0;
	const down = journal.from.find((release) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.n)(seen, release).every((d) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.p)(seen, d).some(_seen_js__WEBPACK_IMPORTED_MODULE_2__.s)));
	if (down === void 0) return void 0;
	return now < journal.deadline + goal.bake + goal.deadline ? {
		wait: 1e3,
		why: `Waiting for a ready pod of ${down} to go back to`
	} : end(world, "ROLLBACK_FAILED", `${down} has no ready pod to go back to; the traffic stays on ${journal.to}. ${journal.why ?? ""}`);
};
/**
* One guarded write per Service fences it and, where it had been moved, moves it back. A Service not yet moved is fenced
* too: that is what stops a move that was sent before and has not landed.
*/
const pointBack = (world) => {
	const { goal, seen, epoch, journal } = world;
	for (const [name, { from, to, ports, overlap }] of Object.entries(journal.services)) {
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.l)(seen, name);
		if (!live || (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.i)(live) >= epoch) continue;
		const wide = isWide(seen, journal, name);
		if (!from || !(wide || (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(live), to))) return {
			act: fence(live, epoch),
			why: `Fenced Service ${name} at epoch ${epoch}`
		};
		const active = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.h)(from) ?? "";
		return {
			act: point(live, {
				selector: overlap === void 0 || wide ? from : widened(from),
				active,
				previous: goal.set.rid,
				epoch,
				...ports ? { ports } : {}
			}),
			why: `Rolled back: Service ${name} selects ${active} again`
		};
	}
};
/** The traffic is back as the EndpointSlices say, and clients had the drain time to leave the failed release. */
const drainGreen = (world) => {
	const { goal, seen, now, journal } = world;
	const green = new Set((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.x)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.n)(seen, journal.to).flatMap((d) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.p)(seen, d))));
	const moved = Object.keys(journal.services).filter((name) => wasMoved(world, name));
	const still = moved.find((name) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.r)(seen, name).some((uid) => green.has(uid)));
	if (still) return {
		wait: 500,
		why: `Service ${still} still reaches pods of ${journal.to}`
	};
	const shared = seen.routes.some((route) => route.metadata.annotations?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.previous] === journal.to && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.i)(route) === world.epoch);
	if (moved.length === 0 && !shared || green.size === 0) return void 0;
	if (journal.backAt === void 0) return note(world, { backAt: now }, `The traffic is on ${names(journal.from)} again`);
	const left = journal.backAt + goal.drain - now;
	return left > 0 ? {
		wait: Math.min(left, 2e3),
		why: `Draining ${journal.to} before it is scaled down`
	} : void 0;
};
/** This reversal took its traffic off the release, and nobody has given it back since. */
const wasMoved = ({ seen, journal, epoch }, name) => {
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.l)(seen, name);
	if (!live || (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.h)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(live)) === journal.to) return false;
	return live.metadata.annotations?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.previous] === journal.to && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.i)(live) === epoch;
};
/**
* What failed goes to size 0, never while a Service still selects it. Its autoscaler goes first: it would shrink the release
* when that is tried again, before there is any traffic to measure.
*/
const stopGreen = ({ seen, journal, epoch }) => {
	if (carriesTraffic(seen, journal.to)) return void 0;
	const green = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.n)(seen, journal.to);
	const [autoscaler] = green.flatMap(({ metadata }) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.t)(seen, metadata.name));
	if (autoscaler) return {
		act: {
			verb: "remove",
			object: autoscaler
		},
		why: `Removed ${placedKey(autoscaler)} of ${journal.version}`
	};
	const up = green.find((deployment) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.g)(deployment) > 0);
	return up && {
		act: resize(up, 0, epoch),
		why: `Scaled Deployment ${up.metadata.name} to 0`
	};
};
/** Autoscalers and shared objects of the release that has the traffic again take its form again. */
const restoreBlue = ({ seen }) => {
	if (!seen.from) return void 0;
	const missing = seen.from.autoscalers.filter(({ metadata }) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(seen.autoscalers, metadata.name));
	if (missing.length > 0) return {
		act: {
			verb: "create",
			objects: missing
		},
		why: `Restored ${missing.map(placedKey).join(", ")}`
	};
	const pinned = seen.from.autoscalers.flatMap((original) => {
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(seen.autoscalers, original.metadata.name);
		return live && isPinned(live) && !isPinned(original) ? [{
			live,
			original
		}] : [];
	})[0];
	if (pinned) return {
		act: unpin(pinned.live, pinned.original),
		why: `Released ${placedKey(pinned.live)} to its own bounds`
	};
	const { shared, followers } = seen.from;
	return applied(seen, [...shared, ...followers.filter(({ kind }) => kind !== "Job")], "Restored", "back");
};
const concludeReversal = (world) => {
	const { journal, seen } = world;
	const { services, from, fromVersion, to, why = "" } = journal;
	const stay = Object.keys(services).filter((name) => releaseAt(seen, name) === to);
	const isBack = from.length > 0 && stay.every((name) => services[name]?.from === null);
	if (carriesTraffic(seen, to) && !isBack) return end(world, "ROLLBACK_FAILED", `${why}; there is no earlier release to go back to, the traffic stays on ${to}`);
	const left = [...stay.map((name) => `Service ${name}, which is new, stays on ${to}`), ...bound(world)];
	const told = [
		why,
		`the traffic is on ${fromVersion ?? names(from)}`,
		...left
	].join("; ");
	return end(world, journal.outcome ?? "ROLLED_BACK", told);
};
const releaseAt = (seen, service) => {
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.l)(seen, service);
	return live && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.h)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(live));
};
/** Services that were narrowed to the pods of a plain Deployment, which goes on to be changed by who knows nothing of it. */
const bound = ({ seen, journal }) => Object.keys(journal.services).flatMap((name) => {
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.l)(seen, name);
	const hash = live && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(live)[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.podTemplateHash];
	return hash === void 0 ? [] : `Service ${name} selects the pods of today alone (${_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.podTemplateHash}=${hash}): whoever changes or restarts their Deployment before the next release takes its traffic away`;
});
// src/target/kubernetes/weigh.ts
const serviceNames = ({ goal }) => goal.set.services.map(({ name }) => name);
/** The releases that may have a share of a route: this one, and the one whose run was cut off. */
const sharers = (route, { journal }) => [.../* @__PURE__ */ new Set([
	journal.to,
	...journal.from,
	route.metadata.annotations?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.active] ?? ""
])].filter(Boolean);
const routesOf = (world) => world.seen.routes.filter((route) => concerns(route, serviceNames(world), sharers(route, world)));
/** Something answers behind every live Service to which a route would send all requests. */
const isServed = (world, route) => serviceNames(world).filter((name) => concerns(route, [name], sharers(route, world))).every((name) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(world.seen.services, name) || (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.r)(world.seen, name).length > 0);
/**
* Fences every route, and gives the live Services all requests in the same write where a release had a share; a step under
* way keeps it. One write a route: it is how a release is turned back.
*/
const settleRoutes = (world) => {
	const { epoch } = world;
	const routes = routesOf(world).map((route) => ({
		route,
		changes: takenBack(world, route)
	}));
	const blocked = routes.find(({ route, changes }) => changes.length > 0 && !mayTakeBack(world, route));
	if (blocked && sharer(world, blocked.route) !== world.journal.to) {
		const { name } = blocked.route.metadata;
		return {
			wait: 1e3,
			why: `HTTPRoute ${name} stays as it is until the live Services reach a ready pod`
		};
	}
	return together(routes.flatMap(({ route, changes }) => {
		const { name } = route.metadata;
		if (changes.length > 0 && mayTakeBack(world, route)) {
			const why = `HTTPRoute ${name} sends all requests to the live Service`;
			return [{
				act: reroute(route, changes, {
					epoch,
					active: "",
					previous: sharer(world, route)
				}),
				why
			}];
		}
		if ((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.i)(route) >= epoch) return [];
		return [{
			act: fence(route, epoch),
			why: `Fenced HTTPRoute ${name} at epoch ${epoch}`
		}];
	}));
};
/** A step under way keeps its share. */
const takenBack = (world, route) => world.journal.phase === "stage" && world.journal.weight ? [] : whole(route, serviceNames(world), sharers(route, world));
const sharer = ({ journal }, { metadata }) => metadata.annotations?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.active] || journal.to;
/** Before the live Services are moved, what they select may have died: then what has a share keeps it. */
const mayTakeBack = (world, route) => world.journal.phase !== "stage" || isServed(world, route);
/** While it has a share, the release must be able to serve it, and the routes must be as this run left them. */
const guardShares = (world) => {
	const { goal, seen, journal } = world;
	const { weight, to, phase } = journal;
	if (!weight || phase !== "stage") return void 0;
	const down = goal.set.deployments.find(({ object }) => readyPods(seen, object.metadata.name).length === 0);
	if (down && carriesTraffic(seen, to)) return giveUp(world, "ROLLED_BACK", `no pod of Deployment ${down.object.metadata.name} is ready any more`);
	for (const route of routesOf(world)) {
		const share = shareOf(route, serviceNames(world), to);
		if (share === weight.to || weight.since === void 0 && share === weight.from) continue;
		const found = share === void 0 ? "its backends are not those of a release" : `${to} has ${share} %`;
		return giveUp(world, "STOPPED", `somebody else changed HTTPRoute ${route.metadata.name}: ${found}`);
	}
};
/** Raises the new release's share step by step; each is watched for its time, and what fails takes all of it back. */
const weigh = (world) => {
	const { goal, journal } = world;
	const [first] = goal.weights ?? [];
	if (!goal.weights || !first || journal.intent !== "release" || journal.from.length === 0) return void 0;
	if (routesOf(world).length === 0) return giveUp(world, "STOPPED", `no HTTPRoute sends requests to ${serviceNames(world).join(", ")}`);
	const { weight } = journal;
	if (!weight) return note(world, {
		routed: true,
		weight: {
			from: 0,
			to: first.weight
		}
	}, "");
	return serve(world) ?? raise(world, weight) ?? watchStep(world, weight) ?? nextStep(world, weight);
};
/** The Service of this release alone, for routes to name: its selector never changes. One that comes late goes with its Deployment. */
function backend({ goal, seen }, { name, selector, ports, deployments }) {
	const { uid = "", ...owner } = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(seen.deployments, deployments[0] ?? "")?.metadata ?? { name: "" };
	const { app, namespace, rid, version } = goal.set;
	return {
		apiVersion: "v1",
		kind: "Service",
		metadata: {
			name: backendName(name, rid),
			namespace,
			labels: {
				[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.app]: app,
				[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release]: rid
			},
			annotations: { [_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.version]: version },
			ownerReferences: [{
				apiVersion: "apps/v1",
				kind: "Deployment",
				name: owner.name,
				uid
			}]
		},
		spec: {
			type: "ClusterIP",
			selector,
			ports: ports.map(({ nodePort: _, ...port }) => port)
		}
	};
}
/** A route that names a Service without endpoints answers 5xx: they are there, and list every ready pod, before any share. */
function serve(world) {
	const { goal, seen, epoch } = world;
	const used = goal.set.services.filter(({ name }) => routesOf(world).some((route) => concerns(route, [name], [goal.set.rid])));
	for (const service of used) {
		const object = backend(world, service);
		const { name } = object.metadata;
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(seen.services, name);
		if (!live) return {
			act: {
				verb: "create",
				objects: [underEpoch(object, epoch)]
			},
			why: `Staged Service ${name}`
		};
		if ((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.i)(live) < epoch) return {
			act: fence(live, epoch),
			why: `Fenced Service ${name} at epoch ${epoch}`
		};
		const pods = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.x)(service.deployments.flatMap((deployment) => readyPods(seen, deployment)));
		const reached = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.r)(seen, name);
		if (pods.length === 0 || pods.join() !== reached.join()) return {
			wait: 1e3,
			why: `Service ${name} reaches ${reached.length} of ${pods.length} pods of ${goal.set.rid}`
		};
	}
}
/** One guarded write a route, all at the same time. */
function raise(world, { from, to }) {
	const { epoch, journal } = world;
	const services = serviceNames(world);
	return together(routesOf(world).filter((route) => shareOf(route, services, journal.to) === from).map((route) => ({
		act: reroute(route, sharing(route, services, journal.to, to), {
			epoch,
			active: journal.to,
			previous: journal.from.join(",")
		}),
		why: `HTTPRoute ${route.metadata.name} sends ${to} % to ${journal.to}`
	})));
}
function watchStep(world, weight) {
	const { goal, now, journal } = world;
	const { since, to } = weight;
	const lasts = goal.weights?.find((step) => step.weight === to)?.for ?? 0;
	if (since === void 0) {
		const deadline = now + lasts + goal.deadline;
		return note(world, {
			weight: {
				...weight,
				since: now
			},
			deadline
		}, `${journal.version} has ${to} % of the requests`);
	}
	const left = seconds(since + lasts - now);
	return watchUntil(world, since + lasts, `Watching ${journal.version} at ${to} % for ${left} more`);
}
function nextStep(world, { to }) {
	const next = world.goal.weights?.find(({ weight }) => weight > to);
	return next && note(world, { weight: {
		from: to,
		to: next.weight
	} }, "");
}
/** The Services of single releases go when no route names them, and gateways had the drain time to learn it. */
const dropBackends = (world) => {
	const { goal, seen, now, journal } = world;
	if (!journal.routed) return void 0;
	const left = journal.phase === "retire" ? (journal.cutAt ?? now) + goal.drain - now : 0;
	if (left > 0) return {
		wait: Math.min(left, 2e3),
		why: `Gateways leave ${journal.to}'s own Service for ${seconds(left)} more`
	};
	const stale = seen.services.find((service) => isBackend(world, service) && !isNamed(world, service));
	if (stale) return {
		act: {
			verb: "remove",
			object: stale
		},
		why: `Deleted Service ${stale.metadata.name}`
	};
	const { routed: _routed, weight: _weight, ...rest } = journal;
	return note({
		...world,
		journal: rest
	}, {}, "");
};
const isBackend = ({ goal }, { metadata }) => {
	const release = metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release];
	return release !== void 0 && metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.app] === goal.set.app && goal.set.services.some(({ name }) => metadata.name === backendName(name, release));
};
const isNamed = ({ seen }, { metadata }) => seen.routes.some((route) => rulesOf(route).some(({ backendRefs = [] }) => backendRefs.some((ref) => namesService(route, ref, metadata.name))));
// src/target/kubernetes/decide.ts
/**
* A rollback to a release that still stands has nothing to stage. Its Services need no fence of their own either: the
* write that moves each is one.
*/
const unlessStanding = (phase) => (world) => world.goal.intent === "rollback" && isStanding(world) ? void 0 : phase(world);
/** From the lock to the traffic. */
const staging = [
	fenceDeployments,
	settleRoutes,
	guardShares,
	awaitBack,
	...[
		fenceServices,
		adopt,
		dropStaged,
		define,
		stageObjects,
		runHooks("before-staging"),
		rollFollowers("staging"),
		stageDeployments,
		stagePreviews,
		awaitReady,
		awaitFollowers("staging"),
		gateBefore,
		pause,
		runHooks("before-cutover")
	].map(unlessStanding),
	applyShared,
	freezeBlue,
	weigh,
	overlap,
	cutOver,
	scaleGreen,
	confirm
];
/** What to do next about a blue-green goal. */
const decide = deciding({
	stage: [
		turnBack,
		expire(staging),
		...staging
	],
	bake: [
		turnBack,
		ownClock,
		fenceDeployments,
		fenceServices,
		settleRoutes,
		rollFollowers("cutover"),
		startHooks("after-cutover"),
		bake$1,
		runHooks("after-cutover"),
		awaitFollowers("cutover"),
		rollFollowers("commit"),
		awaitFollowers("commit"),
		commit
	],
	reverse: [
		ownClock,
		awaitBlue,
		settleRoutes,
		pointBack,
		overlapBack,
		drainGreen,
		stopGreen,
		dropBackends,
		restoreBlue,
		concludeReversal
	],
	retire: [
		ownClock,
		fenceDeployments,
		fenceServices,
		settleRoutes,
		sweepServices,
		retire,
		sweep,
		dropBackends,
		prune$1,
		conclude$1
	],
	done: []
});
// src/target/kubernetes/decide-rolling.ts
/** Both bundles are there before anything is changed: what is to come, and what to go back to. */
const storeBundles = ({ goal, seen }) => {
	const missing = (goal.fallbackBundle ? [goal.fallbackBundle, goal.bundle] : [goal.bundle]).filter((bundle) => !seen.placed.has(placedKey(bundle)));
	const named = missing.map(({ metadata }) => metadata.name).join(", ");
	return missing.length === 0 ? void 0 : {
		act: {
			verb: "create",
			objects: missing
		},
		why: `Stored ${named}`
	};
};
const unsettled = (set, seen) => set.followers.filter((object) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.y)(seen, object));
const progress = (objects, seen) => objects.map((object) => object.kind === "Deployment" ? progressOf(seen, object.metadata.name) : `${placedKey(object)} rolling`).join("; ");
/** What hooks need is there before anything is changed that runs: only what is missing is created. */
const prepareHooks = (world) => world.goal.set.hooks.length > 0 ? stageObjects(world) : void 0;
const roll = ({ goal, seen }) => applied(seen, rollingOrder(goal.set).flat(), "Applied");
const awaitRolled = (world) => {
	const { goal, seen, now, journal } = world;
	const rolling = unsettled(goal.set, seen);
	const lost = rolling.flatMap((object) => object.kind === "Deployment" && lostCause(seen, object.metadata.name) || []);
	if (lost.length > 0) return giveUp(world, "ROLLED_BACK", `${journal.version} can't become ready: ${lost.join("; ")}`);
	if (rolling.length === 0) return note(world, {
		phase: "bake",
		cutAt: now
	}, `${journal.version} is rolled out`);
	if (now >= journal.deadline) return giveUp(world, "ROLLED_BACK", `not rolled out within ${seconds(goal.deadline)}: ${progress(rolling, seen)}`);
	return {
		wait: Math.min(2e3, journal.deadline - now),
		why: `${progress(rolling, seen)} (${seconds(now - journal.startedAt)})`
	};
};
const bake = (world) => {
	const { goal, seen, now, journal } = world;
	const gate = goal.gates.after && journal.intent === "release" ? seen.after : void 0;
	if (gate?.state === "failed") return giveUp(world, "ROLLED_BACK", `${journal.version} failed its gate: ${gate.says}`);
	const over = (journal.cutAt ?? now) + (journal.intent === "release" ? goal.bake : 0);
	if (gate?.state === "pending" && now >= over + goal.deadline) return giveUp(world, "ROLLED_BACK", undecided(world, gate.says));
	if (gate && gate.next <= now && (now < over || gate.state === "pending")) return {
		act: {
			verb: "gate",
			when: "after"
		},
		why: ""
	};
	if (now < over || gate?.state === "pending") return {
		wait: 1e3,
		why: `Watching ${journal.version} for ${seconds(over - now)} more${gate ? ` (${gate.says})` : ""}`
	};
};
const conclude = (world) => end(world, "SUCCEEDED", `${world.goal.set.app} ${world.journal.version} is live`);
const rollBack = ({ goal, seen }) => goal.fallback && applied(seen, rollingOrder(goal.fallback).flat(), "Restored", "back");
const awaitRolledBack = (world) => {
	const { goal, seen, now, journal } = world;
	const set = goal.fallback;
	if (!set || set.followers.length === 0) return end(world, "ROLLBACK_FAILED", `${journal.why ?? ""}; there is no earlier release to go back to`);
	const rolling = unsettled(set, seen);
	if (rolling.length === 0) return end(world, journal.outcome ?? "ROLLED_BACK", `${journal.why ?? ""}; ${set.version} runs again`);
	return now < journal.deadline + goal.bake + goal.deadline ? {
		wait: 2e3,
		why: `Rolling back: ${progress(rolling, seen)}`
	} : end(world, "ROLLBACK_FAILED", `${journal.why ?? ""}; ${progress(rolling, seen)}`);
};
/** The strategy `rolling`: applied in place, watched, and what was there before applied again when it fails. */
const decideRolling = deciding({
	stage: [
		turnBack,
		storeBundles,
		define,
		prepareHooks,
		runHooks("before-staging"),
		runHooks("before-cutover"),
		roll,
		awaitRolled
	],
	bake: [
		turnBack,
		startHooks("after-cutover"),
		bake,
		runHooks("after-cutover"),
		sweep,
		conclude
	],
	reverse: [rollBack, awaitRolledBack],
	retire: [],
	done: []
});
// src/gate/open.ts
/** The gate that `settings` describe. One file a kind, loaded when it is used: a kind more is a file and a case more. */
async function openGate(settings, ports) {
	switch (settings.kind) {
		case "http": {
			const { httpGate } = await __webpack_require__.e(/* import() */ 280).then(__webpack_require__.bind(__webpack_require__, 4280));
			return httpGate(settings, await wayTo(settings, ports), ports.clock, ports.situate);
		}
		case "command": return (await __webpack_require__.e(/* import() */ 871).then(__webpack_require__.bind(__webpack_require__, 5871))).commandGate(settings, ports);
		case "prometheus": return (await __webpack_require__.e(/* import() */ 392).then(__webpack_require__.bind(__webpack_require__, 9392))).prometheusGate(settings, ports);
		case "datadog": return (await __webpack_require__.e(/* import() */ 336).then(__webpack_require__.bind(__webpack_require__, 3336))).datadogGate(settings, ports);
		case "newrelic": return (await __webpack_require__.e(/* import() */ 313).then(__webpack_require__.bind(__webpack_require__, 9313))).newRelicGate(settings, ports);
	}
}
async function wayTo({ url }, { http, askService, hide }) {
	const ask = url === void 0 ? askService : (await __webpack_require__.e(/* import() */ 986).then(__webpack_require__.bind(__webpack_require__, 4986))).addressAsk(url, http);
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
			says: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)(error)
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
			if (signal.aborted) throw (0,_clock_js__WEBPACK_IMPORTED_MODULE_3__.t)();
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
	if (!last) return running ? `asked ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.r)(now - running.since)} ago` : `is asked in ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.r)(due - now)}`;
	if (last.refused) return `can't be asked (${bad} of ${gate.attempts} times in a row): ${last.says}`;
	if (last.state === "unread") return `can't be read for ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.r)(now - (unreadSince ?? now))}, which is no pass: ${last.says}`;
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
// src/target/kubernetes/gates.ts
/** A gate that is silent under traffic is waited for as long as the bake takes, but not for less than that. */
const leastPatience = 6e4;
/** Opens the gates of a release. @throws CONFIG_INVALID for one that asks what the release does not have */
async function gatesFor(cluster, view, set, { gates, strategy, outside = nowhere }, around) {
	const { clock, report } = around;
	const hidden = (0,_masks_js__WEBPACK_IMPORTED_MODULE_5__.t)();
	for (const secret of gates.secrets ?? []) hidden.add(secret);
	const live = [...set.services.map(({ object }) => object), ...set.shared.filter(({ kind }) => kind === "Service")];
	const open = (when) => {
		const situate = () => situationOf(view, set, live[0], when, clock.now());
		const askService = (settings, signal) => {
			const { path = "/", timeout, headers, method } = settings;
			const { name, port } = reached(live, settings, isHidden(view, set) ? "before" : when);
			const more = {
				...headers ? { headers } : {},
				...method === "HEAD" ? { method } : {}
			};
			return cluster.proxy(name, port, path, {
				timeout,
				signal,
				...more
			});
		};
		return gates[when].map((settings) => {
			if (settings.kind === "http" && settings.url === void 0) reached(live, settings, when);
			return openGate(settings, {
				...outside,
				clock,
				report,
				askService,
				situate,
				hide: hidden.hide
			});
		});
	};
	const [before, after] = await Promise.all([Promise.all(open("before")), Promise.all(open("after"))]);
	if (gates.pods) {
		const { podsGate } = await __webpack_require__.e(/* import() */ 672).then(__webpack_require__.bind(__webpack_require__, 1672));
		after.push(podsGate(gates.pods, () => podsOf(view, set), clock.now));
	}
	await foresee(after, around);
	const watches = {
		before: watchGates(before, clock, strategy.deadline),
		after: watchGates(after, clock, Math.max(strategy.bake, leastPatience))
	};
	return {
		...watches,
		records: () => ["before", "after"].flatMap((when) => watches[when].results.map((result) => ({
			when,
			...result
		}))),
		close: async () => void await Promise.all([watches.before.close(), watches.after.close()])
	};
}
/**
* Asks those who measure once before anything is changed: a query or a token that they refuse would be found under
* traffic only, and turn a good release back. No value is no trouble yet.
*/
async function foresee(gates, { signal, report }) {
	const asked = gates.filter(({ foreseeable }) => foreseeable);
	const refused = (await Promise.all(asked.map(async (gate) => ({
		gate,
		answer: await gate.probe(signal)
	})))).filter(({ answer }) => answer.refused);
	const [first] = refused;
	if (!first) return;
	for (const { gate, answer } of refused.slice(1)) report.warning(`Gate ${gate.name} can't be asked: ${answer.says}.`);
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("CONFIG_INVALID", `Gate ${first.gate.name} can't be asked: ${first.answer.says}.`, { hint: "Nothing was changed. Check its address, its token and its query: the same question would be refused under traffic." });
}
/** The Service that a gate asks, and its port: the preview before the cutover, the live Service after it. */
function reached(services, { service: name, port }, when) {
	const service = name === void 0 ? services[0] : (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(services, name);
	if (!service) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("CONFIG_INVALID", `A gate asks Service ${name ?? ""}, which the manifests do not have.`, { hint: `Name one of ${services.map(({ metadata }) => metadata.name).join(", ") || "the Services in the manifests"}.` });
	const live = service.metadata.name;
	return {
		name: when === "before" ? (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.w)(live) : live,
		port: port ?? (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.m)(service)
	};
}
/** With only a share of the requests a release is reached by itself through its preview: the live Service is the old one's. */
function isHidden(view, { app }) {
	const lease = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(view.objects("Lease"), (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.D)(app));
	const { phase, weight } = (lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.k)(lease).journal) ?? {};
	return phase === "stage" && weight !== void 0;
}
function situationOf(view, set, service, phase, now) {
	const lease = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(view.objects("Lease"), (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.D)(set.app));
	const journal = lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.k)(lease).journal;
	const previous = journal?.from.find((release) => release !== set.rid);
	const name = service?.metadata.name ?? "";
	const since = journal?.cutAt ?? journal?.weight?.since;
	const address = (host) => service ? `http://${host}.${set.namespace}.svc:${(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.m)(service)}` : "";
	return {
		now,
		phase,
		...phase === "after" && since !== void 0 ? { cutAt: since } : {},
		app: set.app,
		namespace: set.namespace,
		service: name,
		version: set.version,
		release: inPodNames(set.rid),
		...previous === void 0 ? {} : { previous: inPodNames(previous) },
		...previous === void 0 || journal?.fromVersion === void 0 ? {} : { previousVersion: journal.fromVersion },
		url: address(name),
		previewUrl: address((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.w)(name))
	};
}
/** Names of pods hold the id of their release, or the hash of the ReplicaSet that was adopted. */
const inPodNames = (release) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.S)(release) ?? release;
/** What is going, or was evicted, is replaced by another pod. */
const isWanted = (pod) => !pod.metadata.deletionTimestamp && !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.o)(pod);
/** The pods that serve: of the release's own Deployments, or where it is rolled in place, of its workloads. */
function podsOf(view, set) {
	const labels = (set.deployments.length > 0 ? set.deployments.map(({ object }) => object) : set.followers).map(podLabelsOf);
	return view.objects("Pod").filter((pod) => isWanted(pod) && labels.some((one) => selects(one, pod.metadata.labels ?? {}))).map((pod) => {
		const statuses = pod.status?.containerStatuses ?? [];
		return {
			uid: pod.metadata.uid ?? "",
			name: pod.metadata.name,
			ready: (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.s)(pod),
			restarts: statuses.reduce((sum, { restartCount = 0 }) => sum + restartCount, 0),
			oomKilled: statuses.filter(wasKilledForMemory).length
		};
	});
}
const wasKilledForMemory = ({ state, lastState }) => [state, lastState].some((one) => one?.terminated?.reason === "OOMKilled");
const cutOff = (what) => () => Promise.reject(new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("INTERNAL", `A gate needs ${what}, and this caller of the rollout gave it none.`, { hint: "Give `outside` to rollOut." }));
const nowhere = {
	http: { send: cutOff("a way out of the cluster") },
	processes: { run: cutOff("commands") }
};
// src/target/kubernetes/collection.ts
const versionOf = (object) => object?.metadata.resourceVersion;
/**
* Is `version` later than `known`? Versions of one resource are integers that only grow (KEP-5504, guaranteed since 1.35,
* true of every kube-apiserver before). Where one is no integer all that can be said is whether they differ.
*/
function isLater(version, known) {
	if (version === void 0 || known === void 0) return true;
	return /^[0-9]+$/.test(version) && /^[0-9]+$/.test(known) ? BigInt(version) > BigInt(known) : version !== known;
}
/** The newest known state of the objects of one resource, from lists, watch events and the answers to our own writes. */
var Collection = class {
	/** Where a watch goes on from. */
	resourceVersion = "";
	#objects = /* @__PURE__ */ new Map();
	/** The last version of what we deleted: older news of it come late. */
	#gone = /* @__PURE__ */ new Map();
	#listed;
	values() {
		return [...this.#objects.values()];
	}
	get(name) {
		return this.#objects.get(name);
	}
	/** Takes over a list; what is newer than it stays. Returns whether anything changed. */
	absorb({ items, resourceVersion }) {
		if (isLater(this.resourceVersion || void 0, resourceVersion) && this.#listed !== void 0) return false;
		const listed = new Set(items.map((item) => item.metadata.name));
		let changed = false;
		for (const [name, known] of this.#objects) {
			if (listed.has(name) || isLater(versionOf(known), resourceVersion)) continue;
			this.#objects.delete(name);
			changed = true;
		}
		for (const item of items) changed = this.#take(item) || changed;
		this.resourceVersion = resourceVersion;
		this.#listed = resourceVersion;
		return changed;
	}
	/** Takes over an event of a watch. Returns whether anything changed. */
	accept(event) {
		const { object, type } = event;
		const version = versionOf(object);
		this.resourceVersion = version ?? this.resourceVersion;
		if (type === "BOOKMARK" || !isLater(version, this.#listed)) return false;
		if (type !== "DELETED") return this.#take(object);
		return isLater(version, versionOf(this.#objects.get(object.metadata.name))) && this.#objects.delete(object.metadata.name);
	}
	/** Takes over the answer to a write of our own. Returns whether anything changed. */
	put(object) {
		return (this.#objects.has(object.metadata.name) || isLater(versionOf(object), this.resourceVersion)) && this.#take(object);
	}
	/** Our own deletion of it was accepted. Returns whether anything changed. */
	forget(name) {
		this.#gone.set(name, versionOf(this.#objects.get(name)) ?? "0");
		return this.#objects.delete(name);
	}
	/** Takes over an object unless a newer state of it is known. */
	#take(object) {
		const { name } = object.metadata;
		const version = versionOf(object);
		if (this.#objects.has(name) && !isLater(version, versionOf(this.#objects.get(name)))) return false;
		if (this.#gone.has(name) && !isLater(version, this.#gone.get(name))) return false;
		this.#gone.delete(name);
		this.#objects.set(name, object);
		return true;
	}
};
// src/target/kubernetes/follow.ts
const pollEvery = 2e3;
const shortestPause = 500;
const longestPause = 15e3;
/** So many attempts in a row that brought nothing are told to people, once. */
const worthTelling = 4;
/** Lists a resource into its collection. */
async function relist({ cluster, wanted, collection, onChange }) {
	const { resource, labelSelector } = wanted;
	const listing = await cluster.list(resource, labelSelector ? { labelSelector } : {});
	if (collection.absorb(listing)) onChange();
}
/** One watch until it ends. Says whether it brought anything; lists anew when it came too late to go on. */
async function watchOnce(following) {
	const { cluster, wanted, collection, signal, onChange } = following;
	const { resource, labelSelector } = wanted;
	let heard = false;
	let gone = false;
	const from = {
		resourceVersion: collection.resourceVersion,
		signal,
		...labelSelector ? { labelSelector } : {}
	};
	await cluster.watch(resource, from, (event) => {
		heard = true;
		if (event.type === "GONE") gone = true;
		else if (collection.accept(event)) onChange();
	});
	if (gone) await relist(following);
	return heard;
}
/** Keeps a collection up to date by asking every two seconds, for those who may list but not watch. */
async function poll(following) {
	const { wanted, report, clock, signal } = following;
	const { kind, name } = wanted.resource;
	report.warning(`No right to watch ${kind} objects: asking every ${pollEvery / 1e3} s instead. Grant watch on ${name}.`);
	for (;;) {
		await clock.sleep(pollEvery, signal);
		try {
			await relist(following);
		} catch (error) {
			if (!(error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.a) || error.code !== "CLUSTER_UNREACHABLE") throw error;
		}
	}
}
function tell({ outage, report, wanted }, { message }) {
	if (!outage.told) report.warning(`Watching ${wanted.resource.kind} objects fails: ${message}`);
	outage.told = true;
}
/**
* Keeps a collection up to date until `signal` aborts, by one watch after the other. A break is mended by going on from
* where the last one stood; rejects only with what waiting does not cure.
*/
async function follow(following) {
	const { clock, signal, outage } = following;
	let fruitless = 0;
	let denied = 0;
	while (!signal.aborted) {
		try {
			fruitless = await watchOnce(following) ? 0 : fruitless + 1;
			denied = 0;
			outage.told = false;
		} catch (thrown) {
			const error = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.o)(thrown);
			fruitless += 1;
			if (error.code === "CLUSTER_DENIED" && ++denied > 1) return poll(following);
			if (error.code !== "CLUSTER_DENIED" && error.code !== "CLUSTER_UNREACHABLE") throw error;
			if (fruitless === worthTelling) tell(following, error);
		}
		if (signal.aborted) return;
		if (fruitless > 0) await clock.sleep((0,_random_js__WEBPACK_IMPORTED_MODULE_1__.t)(Math.min(longestPause, shortestPause * 2 ** (fruitless - 1))), signal);
	}
}
// src/target/kubernetes/view.ts
var LiveView = class {
	#followings;
	#closing = new AbortController();
	/** Aborts when the run does, and when the view is closed. */
	#ending;
	#waiting = /* @__PURE__ */ new Set();
	#version = 0;
	#read = 0;
	#watching = false;
	#failure;
	constructor(cluster, wanted, { clock, report, signal }) {
		this.#ending = AbortSignal.any([signal, this.#closing.signal]);
		const onChange = () => this.#wake();
		const outage = { told: false };
		this.#followings = wanted.map((one) => {
			return {
				cluster,
				wanted: one,
				collection: new Collection(),
				clock,
				report,
				signal: this.#ending,
				onChange,
				outage
			};
		});
	}
	objects(kind) {
		this.#read = this.#version;
		return [...new Map(this.#of(kind).flatMap(({ collection }) => collection.values().map((o) => [o.metadata.name, o]))).values()].sort((a, b) => a.metadata.name < b.metadata.name ? -1 : 1);
	}
	find(kind, name) {
		this.#read = this.#version;
		return this.#of(kind).map(({ collection }) => collection.get(name)).find((object) => object !== void 0);
	}
	async changed(signal) {
		this.#watch();
		while (this.#version === this.#read && this.#failure === void 0) await this.#next(signal);
		if (this.#failure !== void 0) throw this.#failure;
	}
	put(object) {
		if (this.#of(object.kind).map(({ collection }) => collection.put(object)).includes(true)) this.#wake();
	}
	forget(kind, name) {
		if (this.#of(kind).map(({ collection }) => collection.forget(name)).includes(true)) this.#wake();
	}
	async refresh() {
		await Promise.all(this.#followings.map(relist));
	}
	close() {
		this.#closing.abort();
	}
	#of(kind) {
		return this.#followings.filter(({ wanted }) => wanted.resource.kind === kind);
	}
	/** Watches are opened when somebody first waits: a run that finds everything done opens none. */
	#watch() {
		if (this.#watching) return;
		this.#watching = true;
		for (const following of this.#followings) follow(following).catch((error) => {
			if (this.#ending.aborted) return;
			this.#failure = error;
			this.#wake();
		});
	}
	#wake() {
		this.#version += 1;
		for (const wake of [...this.#waiting]) wake();
	}
	#next(signal) {
		return new Promise((resolve, reject) => {
			const ending = AbortSignal.any([signal, this.#ending]);
			if (ending.aborted) return reject((0,_clock_js__WEBPACK_IMPORTED_MODULE_3__.t)());
			const stop = () => {
				this.#waiting.delete(wake);
				reject((0,_clock_js__WEBPACK_IMPORTED_MODULE_3__.t)());
			};
			const wake = () => {
				this.#waiting.delete(wake);
				ending.removeEventListener("abort", stop);
				resolve();
			};
			this.#waiting.add(wake);
			ending.addEventListener("abort", stop, { once: true });
		});
	}
};
/** Lists `wanted` and keeps it up to date from the first wait on; no polling while watches work. */
async function openView(cluster, wanted, ports) {
	const view = new LiveView(cluster, wanted, ports);
	await view.refresh();
	return view;
}
// src/target/kubernetes/open-namespace.ts
/** What a cutover has to see all the time: one list and one watch each. */
const watched = [
	["coordination.k8s.io/v1", "Lease"],
	["v1", "Service"],
	["apps/v1", "Deployment"],
	["apps/v1", "ReplicaSet"],
	["v1", "Pod"],
	["discovery.k8s.io/v1", "EndpointSlice"],
	["autoscaling/v2", "HorizontalPodAutoscaler"],
	["policy/v1", "PodDisruptionBudget"]
];
/** Opens the view that a set needs: StatefulSets, DaemonSets and hooks only where it has any, routes where they are `routed`. */
async function openNamespace(cluster, set, surroundings, routed = false) {
	const rolled = ["StatefulSet", "DaemonSet"].filter((kind) => set.followers.some((f) => f.kind === kind));
	const kinds = [
		...watched,
		...rolled.map((kind) => ["apps/v1", kind]),
		...set.hooks.length > 0 ? [["batch/v1", "Job"]] : [],
		...routed ? [routeKind] : []
	];
	return openView(cluster, await Promise.all(kinds.map(async ([apiVersion, kind]) => ({ resource: await cluster.resource(apiVersion, kind) }))), surroundings);
}
// src/target/kubernetes/act.ts
/** Kinds that are seen through the view: finding one where none was expected means to look again. */
const viewed = [
	"Deployment",
	"Service",
	"HorizontalPodAutoscaler",
	"Lease",
	"Job"
];
/** Sends one decided write. What the API server answers is known at once, before any watch tells it. */
async function carryOut(write, hands) {
	switch (write.verb) {
		case "create":
			await Promise.all(write.objects.map((object) => create(object, hands)));
			return;
		case "apply":
			await applyAll(write, hands);
			return;
		case "replace":
			hands.view.put(await hands.cluster.replace(await resourceOf(write.object, hands), write.object));
			return;
		case "patch":
			hands.view.put(await hands.cluster.patch(await resourceOf(write.object, hands), write.object.metadata.name, write.operations));
			return;
		case "remove":
			await remove(write.object, hands);
			hands.view.forget(write.object.kind, write.object.metadata.name);
			return;
		case "prune": await prune(write.release, hands);
	}
}
const resourceOf = (object, { cluster }) => cluster.resource(object.apiVersion, object.kind);
/** A quota that is written by two at once also answers 409, and nothing was created. */
const isTaken = (error) => error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.a && error.code === "CONFLICT" && / already exists\b/.test(error.message);
/** Names carry the content or the release, so what exists already under the name is what was to be created. */
async function create(object, hands) {
	try {
		const created = await hands.cluster.create(await resourceOf(object, hands), object);
		if (viewed.includes(object.kind)) hands.view.put(created);
	} catch (error) {
		if (!isTaken(error)) throw error;
		hands.placed.add(placedKey(object));
		if (viewed.includes(object.kind)) throw error;
	}
	hands.placed.add(placedKey(object));
}
/**
* Guarded by the versions that the objects had when the lock was still this run's: whoever took over later has changed
* them. Versions alone do not tell, for a run that stood still reads those that its successor has written.
*/
async function applyAll({ objects, as }, hands) {
	const guarded = await Promise.all(objects.map((object) => withVersion(object, hands)));
	await confirmLock(hands);
	for (const object of guarded) {
		await apply(object, hands);
		hands.placed.add(`${as ?? "applied"} ${placedKey(object)}`);
	}
}
/** Watches may lie behind, and this run may have stood still: the Lease itself says whose turn it is. CONFLICT when not ours. */
async function confirmLock({ cluster, lock: { app, holder } }) {
	const name = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.D)(app);
	const lease = await cluster.get(await cluster.resource("coordination.k8s.io/v1", "Lease"), name);
	if (lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.k)(lease).holder === holder) return;
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("CONFLICT", `Lease ${name} is no longer this run's.`, { hint: "The run looks again." });
}
async function withVersion(object, hands) {
	const { name, namespace } = object.metadata;
	const resourceVersion = (await hands.cluster.get(await resourceOf(object, hands), name, namespace))?.metadata.resourceVersion;
	return resourceVersion ? {
		...object,
		metadata: {
			...object.metadata,
			resourceVersion
		}
	} : object;
}
/** Server-side apply; a field that another controller owns stays its own, and the release stops with its name. */
async function apply(guarded, hands) {
	const { cluster, view } = hands;
	const resource = await resourceOf(guarded, hands);
	try {
		view.put(await cluster.apply(resource, guarded));
	} catch (error) {
		if (!(error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.a) || error.code !== "CONFLICT") throw error;
		const claims = claimsIn(error.message);
		if (claims.length === 0) throw error;
		if (!handOver(claims, guarded)) throw conflictError(guarded, claims, error);
		view.put(await cluster.apply(resource, guarded, { takeOver: true }));
	}
}
async function remove(object, { cluster }) {
	const { uid, resourceVersion, name } = object.metadata;
	if (uid === void 0) return;
	try {
		const guard = resourceVersion === void 0 ? { uid } : {
			uid,
			resourceVersion
		};
		await cluster.remove(await cluster.resource(object.apiVersion, object.kind), name, guard);
	} catch (error) {
		if (!(error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.a) || error.code !== "NOT_FOUND") throw error;
	}
}
/**
* Deletes what belongs to `release` alone: by its label, and configuration that no other bundle names. Its Deployments go
* last: by them a later run finds what a crash has left.
*/
async function prune(release, hands) {
	await pruneOwned("autoscaling/v2", "HorizontalPodAutoscaler", release, hands);
	await pruneOwned("policy/v1", "PodDisruptionBudget", release, hands);
	await pruneBundle(release, hands);
	await pruneOwned("apps/v1", "Deployment", release, hands);
}
/** Nothing depends on finished Jobs, and the Role of a release without any may have no right to those of earlier ones. */
async function pruneJobs(release, hands) {
	try {
		await pruneOwned("batch/v1", "Job", release, hands);
	} catch (error) {
		if (!(error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.a) || error.code !== "CLUSTER_DENIED") throw error;
	}
}
async function pruneOwned(apiVersion, kind, release, hands) {
	const { cluster, view } = hands;
	const resource = await cluster.resource(apiVersion, kind);
	const { items } = await cluster.list(resource, { labelSelector: `${_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release}=${release}` });
	await Promise.all(items.map(async (item) => {
		await remove({
			...item,
			apiVersion,
			kind
		}, hands);
		view.forget(kind, item.metadata.name);
	}));
}
/** Jobs and configuration first, then the bundle that names them. While any bundle can't be read, no configuration goes. */
async function pruneBundle(release, hands) {
	const { cluster } = hands;
	const secrets = await cluster.resource("v1", "Secret");
	const { items } = await cluster.list(secrets, { labelSelector: _seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release });
	const bundles = items.filter(_seen_js__WEBPACK_IMPORTED_MODULE_2__.N);
	const own = bundles.find((item) => item.metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release] === release);
	if (!own) return;
	const set = await (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.P)(own);
	if (set?.hooks.length || set?.followers.some(({ kind }) => kind === "Job")) await pruneJobs(release, hands);
	const others = await Promise.all(bundles.filter((item) => item !== own).map(_seen_js__WEBPACK_IMPORTED_MODULE_2__.P));
	const used = new Set(others.flatMap((other) => other?.config.map(placedKey) ?? []));
	const unused = others.includes(void 0) ? [] : (set?.config ?? []).filter((one) => !used.has(placedKey(one)));
	for (const object of unused) {
		const live = await cluster.get(await resourceOf(object, hands), object.metadata.name);
		if (live) await remove({
			...live,
			apiVersion: object.apiVersion,
			kind: object.kind
		}, hands);
	}
	await remove({
		...own,
		apiVersion: "v1",
		kind: "Secret"
	}, hands);
}
// src/target/kubernetes/as-found.ts
/** Seen all the time, or never gone back with. */
const passed = [
	"Deployment",
	"StatefulSet",
	"DaemonSet",
	"Job"
];
/**
* Before the first release there is no bundle to go back to: what stands under the names of its shared objects and CronJobs is
* looked at once, as soon as a plain Deployment is to be adopted and before anything is applied.
*/
var AsFound = class {
	#cluster;
	#set;
	#found;
	constructor(cluster, set) {
		this.#cluster = cluster;
		this.#set = set;
	}
	async find(journal) {
		if (!(journal?.phase === "stage" ? Object.values(journal.services) : []).some(({ from }) => from?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.podTemplateHash] !== void 0)) return [];
		this.#found ??= await this.#look();
		return this.#found;
	}
	async #look() {
		const found = [...this.#set.shared, ...this.#set.followers].filter(({ kind }) => !passed.includes(kind)).map(({ apiVersion, kind, metadata }) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.R)(["CLUSTER_DENIED", "NOT_FOUND"], async () => {
			const resource = await this.#cluster.resource(apiVersion, kind);
			const live = resource.namespaced ? await this.#cluster.get(resource, metadata.name) : void 0;
			return live && {
				...live,
				apiVersion,
				kind
			};
		}));
		return (await Promise.all(found)).filter((object) => object !== void 0);
	}
};
// src/target/kubernetes/explain.ts
const mostLogLines = 20;
async function readLog(cluster, source) {
	const text = await cluster.logs(source.pod, source.container, mostLogLines, source.previous);
	return {
		...source,
		text
	};
}
/** The pods of a release that are not ready, whatever keeps them. */
function waitingPods(view, set) {
	const labels = [...set.deployments.map(({ object }) => object), ...set.followers].map(podLabelsOf);
	return view.objects("Pod").filter((pod) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.s)(pod) && labels.some((own) => selects(own, pod.metadata.labels ?? {})));
}
/**
* Tells why the pods of `set` are not ready: one list of events and the logs of a few containers. Never fails: what it can't
* read it says, because whatever comes next must not depend on it.
*/
async function explain(cluster, view, set, report) {
	const pods = waitingPods(view, set);
	if (pods.length === 0) return;
	const unread = (error) => report.line(`Not everything could be read: ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)(error)}`);
	const events = await cluster.resource("v1", "Event").then((resource) => cluster.list(resource, { fieldSelector: "involvedObject.kind=Pod" })).then((listing) => listing.items, (error) => {
		unread(error);
		return [];
	});
	const logs = await Promise.allSettled(logsOf(pods).map((source) => readLog(cluster, source)));
	for (const log of logs) if (log.status === "rejected") unread(log.reason);
	const read = logs.flatMap((log) => log.status === "fulfilled" ? [log.value] : []);
	for (const line of diagnose(pods, events, read)) report.foreign(line);
}
// src/target/kubernetes/hook-logs.ts
const mostLines = 50;
const longestLine = 500;
/** A log that takes longer is shown when it comes: what a failed hook leads to does not wait for a kubelet that is gone. */
const longestWait = 3e3;
/** Shows what hooks wrote, once they have ended: those alone that ended before the eyes of this run. */
var HookLogs = class {
	#cluster;
	#report;
	#clock;
	#running = /* @__PURE__ */ new Set();
	#shown = /* @__PURE__ */ new Set();
	constructor(cluster, report, clock) {
		this.#cluster = cluster;
		this.#clock = clock;
		this.#report = report;
	}
	/** `started` says which Jobs this run has created. Never fails: what can't be read is told. */
	async follow(jobs, pods, started) {
		for (const job of jobs) {
			const uid = job.metadata.uid ?? "";
			const failure = failureOf(job, pods);
			const ended = hasSucceeded(job) || failure !== void 0;
			if (!ended || started(job)) this.#running.add(uid);
			if (!ended || !this.#running.has(uid) || this.#shown.has(uid)) continue;
			this.#shown.add(uid);
			await this.#briefly(this.#show(job, failure));
		}
	}
	async #briefly(showing) {
		const shown = new AbortController();
		const limit = this.#clock.sleep(longestWait, shown.signal).catch(() => void 0);
		await Promise.race([showing, limit]);
		shown.abort();
	}
	async #show(job, failure) {
		const { name } = job.metadata;
		try {
			const resource = await this.#cluster.resource("v1", "Pod");
			const { items } = await this.#cluster.list(resource, { labelSelector: `job-name=${name}` });
			if (failure) for (const line of diagnose(items, [], [])) this.#report.foreign(line);
			const [last] = items.sort((a, b) => createdOf(a) < createdOf(b) ? 1 : -1);
			for (const source of last ? logsOf([last]) : []) await this.#showLog(name, source);
		} catch (error) {
			this.#report.line(`The log of hook ${name} could not be read: ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)(error)}`);
		}
	}
	async #showLog(hook, { pod, container, previous }) {
		const text = (await this.#cluster.logs(pod, container, mostLines, previous)).trimEnd();
		this.#report.line(`Hook ${hook}, container ${container}${text === "" ? " wrote nothing" : ":"}`);
		for (const line of text === "" ? [] : text.split("\n")) this.#report.foreign(`  ${line.slice(0, longestLine)}`);
	}
};
const createdOf = ({ metadata }) => metadata.creationTimestamp ?? "";
// src/target/kubernetes/leftovers.ts
/** What this run still has to delete because it left the manifests; looked for once, when the release is committed. */
var Leftovers = class {
	#cluster;
	#set;
	#report;
	#found;
	constructor(cluster, set, report) {
		this.#cluster = cluster;
		this.#set = set;
		this.#report = report;
	}
	async find(journal) {
		const rolling = journal?.phase === "bake" && this.#set.services.length === 0;
		if (!(journal?.intent === "release" && journal.to === this.#set.rid && (journal.phase === "retire" || rolling))) return [];
		this.#found ??= await findLeftOver(this.#cluster, this.#set);
		return this.#found;
	}
	/** They may have been written since: look again. */
	forget() {
		this.#found = void 0;
	}
	isOne = (object) => this.#found?.includes(object) ?? false;
	/** The release stands: what can't be deleted beside it is told, and left. */
	async remove(object, removing) {
		try {
			await removing();
		} catch (thrown) {
			const error = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.o)(thrown);
			if (error.code !== "CLUSTER_DENIED" && error.code !== "CLUSTER_INVALID") throw error;
			this.#report.warning(`Not deleted: ${error.message} ${error.hint}`);
		}
		this.#found = this.#found?.filter((one) => one !== object);
	}
};
// src/target/kubernetes/target.ts
/** Answers that no waiting changes. */
const refusals = [
	"CLUSTER_DENIED",
	"CLUSTER_INVALID",
	"NOT_FOUND"
];
/** One goal in one namespace, for the engine. */
var KubernetesTarget = class {
	#cluster;
	#view;
	#goal;
	#decide;
	#clock;
	#report;
	#placed = /* @__PURE__ */ new Set();
	#served = /* @__PURE__ */ new Set();
	#before;
	#after;
	#lease = {
		version: "",
		since: 0,
		held: false,
		writtenAt: 0
	};
	#hookLogs;
	#leftovers;
	#asFound;
	#readySince = new ReadySince();
	#from;
	#sought = "";
	#explained = false;
	#refused;
	constructor(cluster, view, goal, decide, gates, { clock, report }) {
		this.#cluster = cluster;
		this.#view = view;
		this.#goal = goal;
		this.#decide = decide;
		this.#clock = clock;
		this.#report = report;
		this.#hookLogs = new HookLogs(cluster, report, clock);
		this.#leftovers = new Leftovers(cluster, goal.set, report);
		this.#asFound = new AsFound(cluster, goal.set);
		this.#before = gates.before;
		this.#after = gates.after;
	}
	async observe() {
		const view = this.#view;
		const lease = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(view.objects("Lease"), (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.D)(this.#goal.set.app));
		const idleFor = this.#followLease(lease);
		await this.#findBlue(lease);
		const journal = lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.k)(lease).journal;
		const leftOver = await this.#leftovers.find(journal);
		const found = await this.#asFound.find(journal);
		await this.#findServed();
		await this.#followHooks();
		const pods = view.objects("Pod");
		return {
			lease,
			leaseIdle: idleFor >= 15e3,
			renewDue: this.#clock.monotonic() - this.#lease.writtenAt >= _seen_js__WEBPACK_IMPORTED_MODULE_2__.A,
			wasHolder: this.#lease.held,
			services: view.objects("Service"),
			deployments: view.objects("Deployment"),
			statefulSets: view.objects("StatefulSet"),
			daemonSets: view.objects("DaemonSet"),
			jobs: view.objects("Job"),
			replicaSets: view.objects("ReplicaSet"),
			pods,
			readySince: this.#readySince.of(pods, this.#clock.now()),
			slices: view.objects("EndpointSlice"),
			autoscalers: view.objects("HorizontalPodAutoscaler"),
			budgets: view.objects("PodDisruptionBudget"),
			routes: view.objects(routeKind[1]),
			placed: this.#placed,
			served: this.#served,
			leftOver,
			found,
			refused: this.#refused,
			before: this.#before.verdict,
			after: this.#after.verdict,
			from: this.#from
		};
	}
	decide(seen, now) {
		return this.#decide(this.#goal, seen, now);
	}
	async act(step, signal) {
		if (step.verb === "gate") return await (step.when === "before" ? this.#before : this.#after).look(signal);
		if (step.verb === "patch" && step.object.kind === "Deployment") await this.#explain();
		const lock = {
			app: this.#goal.set.app,
			holder: this.#goal.run.holder
		};
		const hands = {
			cluster: this.#cluster,
			view: this.#view,
			placed: this.#placed,
			lock
		};
		if (step.verb === "apply" && step.as === "back") for (const object of step.objects) {
			await this.#forgiving(() => carryOut({
				...step,
				objects: [object]
			}, hands));
			this.#placed.add(`back ${placedKey(object)}`);
		}
		else if (step.verb === "remove" && this.#leftovers.isOne(step.object)) await this.#leftovers.remove(step.object, () => carryOut(step, hands));
		else if (step.verb === "create" || step.verb === "apply") await onceServed(this.#goal.set, step.objects, carryOut(step, hands));
		else await carryOut(step, hands);
	}
	/** A reversal is about the traffic: what can't be restored beside it is told, and does not keep it from its end. */
	async #forgiving(restore) {
		try {
			await restore();
		} catch (thrown) {
			const error = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.o)(thrown);
			if (!refusals.includes(error.code)) throw error;
			this.#report.warning(`Not restored: ${error.message} ${error.hint}`);
		}
	}
	/** Before a failed release's pods go, what they have to say is kept: once, and never in the way of the rollback. */
	async #explain() {
		const lease = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(this.#view.objects("Lease"), (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.D)(this.#goal.set.app));
		if (this.#explained || !lease || (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.k)(lease).journal?.phase !== "reverse") return;
		this.#explained = true;
		await explain(this.#cluster, this.#view, this.#goal.set, this.#report);
	}
	/** A release that still can is turned back; the second refusal, of the way back itself, is the end. */
	refused({ code, message }) {
		const lease = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(this.#view.objects("Lease"), (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.D)(this.#goal.set.app));
		const lock = lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.k)(lease);
		const phase = lock?.holder === this.#goal.run.holder ? lock.journal?.phase : void 0;
		if (!refusals.includes(code) || this.#refused !== void 0 || phase !== "stage" && phase !== "bake") return false;
		this.#refused = message;
		return true;
	}
	changed(signal) {
		return this.#view.changed(signal);
	}
	refresh() {
		this.#leftovers.forget();
		return this.#view.refresh();
	}
	/** Time since the Lease last changed, on our own clock: wall clocks of other machines are never compared. */
	#followLease(lease) {
		const now = this.#clock.monotonic();
		const version = lease?.metadata.resourceVersion ?? "";
		if (version !== this.#lease.version) {
			this.#lease.version = version;
			this.#lease.since = now;
			if (lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.k)(lease).holder === this.#goal.run.holder) {
				this.#lease.held = true;
				this.#lease.writtenAt = now;
			}
		}
		return now - this.#lease.since;
	}
	/** Discovery names what is established, and a moment later. */
	async #findServed() {
		const isDue = (object) => !this.#served.has(object.metadata.name) && this.#placed.has(`applied ${placedKey(object)}`);
		for (const definition of this.#goal.set.shared.filter(isDefinition).filter(isDue)) if ((await Promise.all(definedBy(definition).map((resource) => (0,_discovery_js__WEBPACK_IMPORTED_MODULE_4__.n)(this.#cluster, resource)))).every(Boolean)) this.#served.add(definition.metadata.name);
	}
	async #followHooks() {
		const all = this.#view.objects("Job");
		const jobs = this.#goal.set.hooks.flatMap(({ object }) => attemptsOf(all, object));
		await this.#hookLogs.follow(jobs, this.#view.objects("Pod"), (job) => this.#placed.has(placedKey(job)));
	}
	/** Reads the bundle of the release that the traffic comes from, once: a reversal restores what it holds. */
	async #findBlue(lease) {
		const journal = lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.k)(lease).journal;
		const [release] = journal?.phase === "reverse" ? journal.from : [];
		if (release === void 0 || this.#sought === release) return;
		await this.#forgiving(async () => {
			const secrets = await this.#cluster.resource("v1", "Secret");
			const secret = await this.#cluster.get(secrets, (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.j)(this.#goal.set.app, release));
			this.#from = secret && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.F)(secret);
		});
		this.#sought = release;
	}
};
// src/target/kubernetes/rollout.ts
const keptReleases = 3;
/** Long enough to see that a holder is gone (its Lease lasts 15 s); one that lives retires by itself. */
const lockWaitOfRetire = 2e4;
/** After its deadline a release may still be turned back; an API server that is gone for longer ends the run. */
const graceForReversal = 6e5;
const timeOf = (weights) => weights.reduce((sum, step) => sum + step.for, 0);
function goalOf(set, terms, now) {
	const { strategy, gates, run } = terms;
	const blueGreen = strategy.kind === "rolling" ? {
		...strategy,
		drain: 0,
		keepPrevious: 0
	} : strategy;
	const weights = strategy.kind === "weighted" ? strategy.steps : [];
	return {
		intent: terms.intent,
		set,
		run: {
			holder: `${run.id || "local"}-${(0,_random_js__WEBPACK_IMPORTED_MODULE_1__.n)(4)}`,
			...run.url ? { url: run.url } : {},
			...run.actor ? { actor: run.actor } : {}
		},
		...terms.reason ? { reason: terms.reason } : {},
		...terms.pause ? { pause: true } : {},
		...terms.atOnce ? { atOnce: true } : {},
		startedAt: now,
		deadline: blueGreen.deadline,
		lockWait: terms.intent === "retire" ? lockWaitOfRetire : blueGreen.deadline + timeOf(weights) + blueGreen.bake + blueGreen.drain,
		...weights.length > 0 ? { weights } : {},
		bake: blueGreen.bake,
		drain: blueGreen.drain,
		keepPrevious: blueGreen.keepPrevious,
		history: (strategy.kind === "rolling" ? void 0 : strategy.keepReleases) ?? keptReleases,
		gates: {
			before: gates.before.length > 0,
			after: gates.after.length > 0 || gates.pods !== void 0
		},
		bundle: (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.M)(set),
		...terms.fallback ? {
			fallback: terms.fallback,
			fallbackBundle: (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.M)(terms.fallback)
		} : {}
	};
}
/** Takes `set` live, or the traffic back where it was. The namespace has been found fit for it before. */
async function rollOut(cluster, set, terms, around) {
	const { clock, report, signal } = around;
	const view = await openedFor(cluster, set, terms, around);
	try {
		const overlaps = await overlapsFor(cluster, view.objects("Service"), set, terms.strategy, report);
		const goal = {
			...goalOf(set, terms, clock.now()),
			overlaps
		};
		const gates = await gatesFor(cluster, view, set, terms, around);
		const target = new KubernetesTarget(cluster, view, goal, terms.fallback ? decideRolling : decide, gates, around);
		const until = clock.now() + goal.lockWait + timeOf(goal.weights ?? []) + 2 * goal.deadline + goal.bake + goal.drain + graceForReversal;
		const work = () => reconcile(target, {
			until,
			signal
		}, {
			clock,
			report
		});
		return {
			...await freeing(cluster, view, goal, work).finally(gates.close),
			set,
			previous: journalOf(view, set.app)?.fromVersion,
			gates: gates.records()
		};
	} finally {
		view.close();
	}
}
/** Routes are looked at where they are to be moved, or where a run that was cut off may have left them half-way. */
async function openedFor(cluster, set, { strategy }, around) {
	const routed = strategy.kind === "weighted";
	const view = await openNamespace(cluster, set, around, routed);
	if (routed || !journalOf(view, set.app)?.routed) return view;
	view.close();
	return openNamespace(cluster, set, around, true);
}
const journalOf = (view, app) => {
	const lease = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(view.objects("Lease"), (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.D)(app));
	return lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.k)(lease).journal;
};
/**
* A run that is cancelled lets go of the lock, so that the next one need not wait for it to expire. Nothing depends on it:
* what was begun stays as the journal says, for the next run to finish or undo.
*/
async function freeing(cluster, view, goal, work) {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.a)) throw error;
		const lease = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.d)(view.objects("Lease"), (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.D)(goal.set.app));
		const ours = lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.k)(lease).holder === goal.run.holder ? lease : void 0;
		const lock = ours && await freed(cluster, ours) ? "free" : "kept";
		throw error.code === "CANCELLED" ? cancelledAt(ours && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.k)(ours).journal, view.objects("Service"), lock) : error;
	}
}
async function freed(cluster, lease) {
	const { holderIdentity: _holder, ...spec } = lease.spec;
	const resource = await cluster.resource(lease.apiVersion, lease.kind);
	return cluster.replace(resource, {
		...lease,
		spec
	}).then(() => true, () => false);
}



/***/ }),

/***/ 4823:
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
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4147);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7598);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8522);



// src/target/kubernetes/denied.ts
/** What `ask` brings, or nothing where it is answered by one of `codes`: for what one can do without. */
async function unless(codes, ask) {
	try {
		return await ask();
	} catch (error) {
		if (error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.a && codes.includes(error.code)) return void 0;
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
	return new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("MANIFEST_INVALID", `The manifests of ${set.app} ${set.version} need ${size} bytes compressed; the Secret that keeps them for a rollback takes ${largestSecret}.`, { hint: `Keep large files out of the manifests, for instance in an image or a volume. The largest objects: ${named}.` });
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
	const unusable = (message, cause) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("CLUSTER_INVALID", `${where} ${message}.`, {
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
		if (error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.a) throw error;
		throw unusable(`holds a damaged release (${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)(error)})`, error);
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
		throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("CLUSTER_INVALID", `The journal of Lease ${lease} can't be read: ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)(error)}.`, {
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
/** JSON with every object's keys in order: equal values give equal text, however their source was written. */
const canonical = (value) => JSON.stringify(value, (_key, held) => held !== null && typeof held === "object" && !Array.isArray(held) ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => a < b ? -1 : 1)) : held);
/** The first `length` hexadecimal digits of the SHA-256 of `value`'s canonical JSON. */
const contentHash = (value, length) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.createHash)("sha256").update(canonical(value)).digest("hex").slice(0, length);
/** `<base>-<suffix>` within 63 characters. What is cut off the base lives on as a hash, so that two long bases never meet. */
function suffixedName(base, suffix) {
	const name = `${base}-${suffix}`;
	if (name.length <= longestName) return name;
	const room = longestName - suffix.length - 8;
	return `${base.slice(0, room).replace(/[-.]+$/, "")}-${contentHash(base, 6)}-${suffix}`;
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
