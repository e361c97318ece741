export const id = 2688;
export const ids = [2688];
export const modules = {

/***/ 4527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ systemClock),
/* harmony export */   t: () => (/* binding */ cancelled)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7346);

// src/io/clock.ts
/** The error of a run that was told to stop. */
const cancelled = () => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("CANCELLED", "The run was cancelled.", { hint: "Run the same release again: it resumes from what the cluster shows." });
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

/***/ 2855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ isServed),
/* harmony export */   t: () => (/* binding */ discovery)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7346);

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
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("NOT_FOUND", `The cluster does not serve ${kind} of ${apiVersion}.`, { hint: "Install what defines it (a custom resource definition) first, or use an apiVersion that this cluster serves." });
	};
}
/** Does the API server serve this kind, by now? */
async function isServed(cluster, { apiVersion, kind }) {
	try {
		await cluster.resource(apiVersion, kind);
		return true;
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t && error.code === "NOT_FOUND") return false;
		throw error;
	}
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

/***/ 2688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollOut: () => (/* binding */ rollOut)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2186);
/* harmony import */ var _watch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1566);
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5894);
/* harmony import */ var _managed_fields_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3268);
/* harmony import */ var _masks_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9900);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4527);
/* harmony import */ var _discovery_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2855);









// src/target/kubernetes/cancelled.ts
/** The error of a run that was cancelled on its way, or before its way began: what stays as it is, and who goes on. */
function cancelledAt(journal, services, lock) {
	if (!journal) return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("CANCELLED", "The run was cancelled before it changed anything in the cluster.", { hint: "Run it again when it is wanted." });
	const expiry = lock === "free" ? "The lock is free." : `The lock expires in 15 s.`;
	return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("CANCELLED", `The run was cancelled: ${standing(journal, services)}. ${expiry}`, { hint: `Run the same ${journal.intent} again: it goes on from there. Any other starts from what the Services select.` });
}
/** Where the traffic is, and what stays undone. */
function standing(journal, live) {
	const { phase, version, from, fromVersion, services } = journal;
	const before = fromVersion ?? (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.It)(from);
	const left = {
		stage: `the pods of ${version} stay`,
		bake: `nobody watches ${version} now`,
		reverse: `the way back to ${before} is not finished`,
		retire: `${before} is not cleared away yet`,
		done: "nothing is left to do"
	};
	const all = Object.entries(services);
	const moved = all.flatMap(([name, { to }]) => {
		const service = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.d)(live, name);
		return service && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.v)(service), to) ? [name] : [];
	});
	const whole = `the traffic is on ${moved.length === 0 ? before : version}`;
	const parted = `of the Services ${all.map(([name]) => name).join(", ")} only ${moved.join(", ")} selects ${version}`;
	return `${moved.length === 0 || moved.length === all.length ? whole : parted}; ${left[phase]}`;
}
// src/target/kubernetes/backends.ts
/** Of one kind: HTTPRoutes, or the Ingresses of one class. What else leads to the Services goes by them as always. */
function isInUse({ goal: { ingressClass } }, object) {
	if (ingressClass === void 0) return object.kind !== _managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.vt[1];
	return object.kind === _managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.vt[1] && (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__._t)(object) === ingressClass;
}
/** Where requests for the release's Services come in, and a share of them is to be had. */
const entrances = (world) => {
	const { services, rid } = world.goal.set;
	const names = services.map(({ name }) => name);
	return world.seen.routes.filter((object) => isInUse(world, object) && _managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.ot.leads(object, names, [rid]));
};
/** What is of one release alone goes with its Deployment, should it come late. */
function ownerOf({ goal, seen }, { deployments }) {
	const { name, uid = "" } = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.d)(seen.deployments, deployments[0] ?? "")?.metadata ?? { name: goal.set.app };
	return {
		apiVersion: "apps/v1",
		kind: "Deployment",
		name,
		uid
	};
}
/** The Service of this release alone, for routes to name: its selector never changes. */
function backend(world, service) {
	const { name, selector, ports } = service;
	const { app, namespace, rid, version } = world.goal.set;
	return {
		apiVersion: "v1",
		kind: "Service",
		metadata: {
			name: (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ct)(name, rid),
			namespace,
			labels: {
				[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.app]: app,
				[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.release]: rid
			},
			annotations: { [_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.version]: version },
			ownerReferences: [ownerOf(world, service)]
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
	const ways = entrances(world);
	const used = goal.set.services.filter(({ name }) => ways.some((one) => _managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.ot.leads(one, [name], [goal.set.rid])));
	for (const service of used) {
		const object = backend(world, service);
		const { name } = object.metadata;
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.d)(seen.services, name);
		if (!live) return {
			act: {
				verb: "create",
				objects: [(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Q)(object, epoch)]
			},
			why: `Staged Service ${name}`
		};
		if ((0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.i)(live) < epoch) return {
			act: (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.$)(live, epoch),
			why: `Fenced Service ${name} at epoch ${epoch}`
		};
		const pods = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.x)(service.deployments.flatMap((deployment) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.J)(seen, deployment)));
		const reached = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.r)(seen, name);
		if (pods.length === 0 || pods.join() !== reached.join()) return {
			wait: 1e3,
			why: `Service ${name} reaches ${reached.length} of ${pods.length} pods of ${goal.set.rid}`
		};
	}
	return used[0] && placeCanaries(world, used[0]);
}
/** Each Ingress has one canary at a time: that of an earlier release goes, if it came late, and this one's begins without a share. */
function placeCanaries(world, owner) {
	const { goal, seen, epoch } = world;
	const stale = seen.routes.find((one) => isCanaryOfApp(world, one) && (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.bt)(one) !== goal.set.rid);
	if (stale) return {
		act: {
			verb: "remove",
			object: stale
		},
		why: `Deleted Ingress ${stale.metadata.name}`
	};
	const missing = canariesOf(world).filter(({ metadata }) => !canaryIn(world, metadata.name));
	return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Bt)(missing.map((canary) => {
		const { metadata } = canary;
		const owned = {
			...canary,
			metadata: {
				...metadata,
				ownerReferences: [ownerOf(world, owner)]
			}
		};
		return {
			act: {
				verb: "create",
				objects: [(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Q)(owned, epoch)]
			},
			why: `Staged Ingress ${metadata.name}`
		};
	}));
}
/** The canaries that this release needs; none of HTTPRoutes. */
const canariesOf = (world) => entrances(world).filter(({ kind }) => kind === _managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.vt[1]).map((ingress) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.gt)(ingress, world.goal.set, world.goal.set.services.map(({ name }) => name)));
const canaryIn = ({ seen }, name) => seen.routes.find((one) => one.kind === _managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.vt[1] && one.metadata.name === name);
const isCanaryOfApp = ({ goal }, one) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.bt)(one) !== void 0 && one.metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.app] === goal.set.app;
/** What single releases had for their shares goes when none is left, and gateways had the drain time to learn it. */
const dropBackends = (world) => {
	const { goal, seen, now, journal } = world;
	if (!journal.routed && !journal.canaries) return void 0;
	const left = journal.phase === "retire" ? (journal.cutAt ?? now) + goal.drain - now : 0;
	if (left > 0) return {
		wait: Math.min(left, 2e3),
		why: `Gateways leave ${journal.to}'s own Service for ${(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.zt)(left)} more`
	};
	const stale = seen.routes.find((one) => isCanaryOfApp(world, one) && !_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.ot.givesShare(one, (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.bt)(one) ?? "")) ?? seen.services.find((service) => isBackend(world, service) && !isNamed(world, service));
	if (stale) return {
		act: {
			verb: "remove",
			object: stale
		},
		why: `Deleted ${stale.kind} ${stale.metadata.name}`
	};
	const { routed: _routed, canaries: _canaries, weight: _weight, ...rest } = journal;
	return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Lt)({
		...world,
		journal: rest
	}, {}, "");
};
const isBackend = ({ goal }, { metadata }) => {
	const release = metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.release];
	return release !== void 0 && metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.app] === goal.set.app && goal.set.services.some(({ name }) => metadata.name === (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ct)(name, release));
};
const isNamed = ({ seen }, { metadata }) => seen.routes.some((route) => _managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.ot.names(route, metadata.name));
// src/target/kubernetes/cutover.ts
/** Objects that all releases share take the new release's form just before its traffic. */
const applyShared = ({ goal, seen }) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.V)(seen, goal.set.shared, "Applied");
/** Everything but the traffic is there: a person, or another run, has the next word. */
const pause = (world) => {
	const { goal, seen, journal } = world;
	if (!goal.pause || goal.intent !== "release" || (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.U)(seen, journal.to)) return void 0;
	return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Nt)(world, "STAGED", `${journal.version} is ready and gets no traffic yet; run this release again to cut over`);
};
/** Blue keeps the size that it has: its autoscaler goes before the traffic does, or it would shrink what we may need again. */
const freezeBlue = ({ seen, journal }) => {
	const [autoscaler] = journal.from.flatMap((release) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.n)(seen, release)).flatMap((deployment) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.t)(seen, deployment.metadata.name));
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
	return acts.find(({ act }) => act.verb === "replace") ?? (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Bt)(acts);
};
function cutOverOne(world, service) {
	const { goal, seen, epoch, journal } = world;
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.l)(seen, service.name);
	const { rid } = goal.set;
	if (!live) return {
		act: {
			verb: "create",
			objects: [(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Q)(service.object, epoch, { [_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.active]: rid })]
		},
		why: `Created Service ${service.name} on ${rid}`
	};
	const selector = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.v)(live);
	if ((0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.a)(selector, service.selector)) return void 0;
	const from = journal.services[service.name]?.from;
	if (!from || !((0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.a)(selector, from) || (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.c)(seen, journal, service.name))) {
		const found = JSON.stringify(selector);
		if (journal.intent === "rollback" && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.h)(selector) !== void 0) {
			const services = {
				...journal.services,
				[service.name]: {
					from: selector,
					to: service.selector
				}
			};
			return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Lt)(world, { services }, `Service ${service.name} was moved meanwhile; it is taken from ${found}`, true);
		}
		return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ft)(world, "STOPPED", takenOver(live, service.selector));
	}
	const ports = (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Mt)((0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.jt)(live), service.ports) ? {} : { ports: service.ports };
	const previous = journal.from.join(",");
	return {
		act: (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.tt)(live, {
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
	const managers = (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.t)({
		...live,
		spec: { selector }
	}, live).filter(({ path }) => path.startsWith(".spec.selector")).map(({ manager }) => manager);
	const by = managers.length > 0 ? ` (${managers.join(", ")})` : "";
	const found = JSON.stringify((0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.v)(live));
	return `somebody else${by} changed the selector of Service ${live.metadata.name} to ${found}: have it leave the selector alone`;
}
/** The new release's autoscaler begins once it has the traffic to be measured by. */
const scaleGreen = ({ goal, seen }) => {
	const missing = goal.set.autoscalers.filter(({ metadata }) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.d)(seen.autoscalers, metadata.name));
	return missing.length === 0 ? void 0 : {
		act: {
			verb: "create",
			objects: missing
		},
		why: `Created ${missing.map(_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.q).join(", ")}`
	};
};
/** New connections reach the new release alone, as the EndpointSlices of the live Services say. */
const confirm = (world) => {
	const { goal, seen, now, journal } = world;
	for (const service of goal.set.services) {
		const pods = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.x)(service.deployments.flatMap((name) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.J)(seen, name)));
		const reached = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.r)(seen, service.name);
		if (pods.length === 0 || pods.join() !== reached.join()) return {
			wait: 1e3,
			why: `Service ${service.name} reaches ${reached.length} of ${pods.length} pods of ${goal.set.rid}`
		};
	}
	return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Lt)(world, {
		phase: "bake",
		cutAt: now
	}, `${journal.version} has all the traffic`);
};
/** Watches the release under its traffic; what fails here sends the traffic back. */
const bake$1 = (world) => {
	const { goal, seen, now, journal } = world;
	for (const { name, selector } of goal.set.services) {
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.l)(seen, name);
		if (!live) return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Nt)(world, "SUPERSEDED", `somebody else deleted Service ${name}; it is left so`);
		if (!(0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.v)(live), selector)) return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Nt)(world, "SUPERSEDED", `${takenOver(live, selector)}; it stays as it was found`);
	}
	const down = goal.set.deployments.find(({ object }) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.J)(seen, object.metadata.name).length === 0);
	if (down) return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ft)(world, "ROLLED_BACK", `no pod of Deployment ${down.object.metadata.name} is ready any more`);
	const over = (journal.cutAt ?? now) + (journal.intent === "release" ? goal.bake : 0);
	return watchUntil(world, over, `Watching ${journal.version} for ${(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.zt)(over - now)} more`);
};
/** Asks the gates `after` until the time is over and none of them is open any more. */
function watchUntil(world, over, why) {
	const { goal, seen, now, journal } = world;
	const after = goal.gates.after && journal.intent === "release" ? seen.after : void 0;
	if (after?.state === "failed") return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ft)(world, "ROLLED_BACK", `${journal.version} failed its gate under traffic: ${after.says}`);
	if (after?.state === "pending" && now >= over + goal.deadline) return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ft)(world, "ROLLED_BACK", (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ht)(world, after.says));
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
	return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Lt)({
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
	return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.At)(podsOfJob(pods, job));
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
	if ((0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.i)(last) < epoch) return start(world, attempt(object, attempts.length + 1), point);
	return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ft)(world, point === "after-cutover" ? "ROLLED_BACK" : "STOPPED", `hook ${last.metadata.name} failed: ${failure}`);
}
const start = ({ epoch }, job, point) => ({
	act: {
		verb: "create",
		objects: [(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Q)(job, epoch)]
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
		name: (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.E)(object.metadata.name, String(number))
	}
};
/** All attempts at a hook so far, in their order. */
function attemptsOf(jobs, object) {
	const found = [];
	for (;;) {
		const next = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.d)(jobs, attempt(object, found.length + 1).metadata.name);
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
		const limit = (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.zt)(after ? goal.bake + goal.deadline : goal.deadline);
		return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ft)(world, after ? "ROLLED_BACK" : "TIMED_OUT", `hook ${name} did not end within ${limit} and runs on`);
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
	if (seen.wasHolder) return seen.ended ?? {
		done: "SUPERSEDED",
		why: lost(goal, lock)
	};
	if (lock?.holder && !seen.leaseIdle) return waitForHolder(goal, now, lock);
	return take(goal, seen, now, lock);
}
function endOf(goal, seen, now, lock) {
	const journal = lock?.journal;
	if (journal?.phase === "done" && journal.outcome && journal.run.holder === goal.run.holder) return {
		done: goal.intent === "retire" ? "SUCCEEDED" : journal.outcome,
		why: journal.why ?? ""
	};
	if (goal.intent === "retire") return lock?.holder === goal.run.holder ? void 0 : (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.h)(goal, seen, now, lock);
	if (journal?.phase !== "done" || journal.to !== goal.set.rid) return void 0;
	if (journal.outcome === "STAGED" && goal.pause && (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.K)({
		goal,
		seen
	})) return {
		done: "STAGED",
		why: `${goal.set.version} is staged already; nothing to do`
	};
	if (!isLive(goal, seen, journal) || (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.m)(goal, seen, now, journal)) return void 0;
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
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.l)(seen, service.name);
		return live && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.v)(live), service.selector);
	});
	return standing && selected;
}
const who = ({ journal, holder }) => journal?.run.url ?? holder;
/** How this run came to hold the lock no more. */
function lost({ set }, lock) {
	if (lock?.journal) return `${who(lock)} took over; it finishes or undoes what this run began`;
	return `somebody removed ${lock ? `the journal from the Lease ${(0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.D)(set.app)}` : `the Lease ${(0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.D)(set.app)}`}; the next run starts from what the Services select`;
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
		why: `${held}, for longer than ${(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.zt)(goal.lockWait)}; nothing was changed`
	} : {
		wait: Math.min(left, 1e3),
		why: `${held}; waiting for it to end`
	};
}
/** Takes a lock that nobody holds any more: the write that takes it is the write that states the intent. */
function take(goal, seen, now, lock) {
	const journal = intentOf(goal, seen, now, lock);
	if (!("intent" in journal)) return journal;
	const hasty = goal.pause ? notHeldBack(seen, journal) : void 0;
	if (hasty) return {
		done: "STOPPED",
		why: `${hasty}; nothing was changed. Release this version without a pause`
	};
	const object = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.O)(goal.set, {
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
		if (from?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.podTemplateHash] !== void 0) return `Service ${name} would be bound to the pods that a plain Deployment has today, and lose them at its next change`;
		if (from === null && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.l)(seen, name)) return `Service ${name} reaches no pods: it would reach the new ones as soon as they are ready`;
	}
}
/** A Lease that somebody deleted begins again at 0: what was sent under the epochs before must be refused even so. */
const highestEpoch = ({ services, deployments, routes }, lock) => Math.max(lock?.epoch ?? 0, ...[
	...services,
	...deployments,
	...routes
].map(_seen_js__WEBPACK_IMPORTED_MODULE_4__.i));
function renew(goal, seen, now, lock) {
	if (!lock.journal) return void 0;
	return {
		act: {
			verb: "replace",
			object: (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.O)(goal.set, {
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
	if (last && (goal.intent === "retire" || isLive(goal, seen, last))) return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.v)(goal, last, now);
	if (goal.intent === "retire") return {
		wait: 100,
		why: "The Lease was removed; looking again"
	};
	const begun = unfinished(goal, lock);
	const services = {};
	let adopted;
	for (const service of goal.set.services) {
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.l)(seen, service.name);
		const found = live && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.v)(live), service.selector) && begun?.services[service.name] || (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.i)(seen, service, goal.set);
		if ("impossible" in found) return {
			done: "STOPPED",
			why: `${found.impossible}; nothing was changed`
		};
		if ("unsettled" in found) return waitToAdopt(goal, now, found.unsettled);
		if ("version" in found) adopted = found.version;
		services[service.name] = wayOf(goal, service, live, found);
	}
	const blue = Object.values(services).flatMap(({ from }) => (from && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.h)(from)) ?? []);
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
	const before = found.ports ?? (from && live && !(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Mt)((0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.jt)(live), ports) ? (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.jt)(live) : void 0);
	const common = from !== null && before === void 0 && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.a)((0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.d)(from), sel0);
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
		...last?.canaries ? { canaries: true } : {},
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
	const lock = seen.lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.k)(seen.lease);
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
	return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Pt)(phases[lock.journal.phase], world) ?? {
		wait: 1e3,
		why: "Waiting"
	};
};
// src/target/kubernetes/reverse.ts
/** Before the traffic goes back, what it goes back to must be able to take it. */
const awaitBlue = (world) => {
	const { seen, now, journal, goal } = world;
	const wide = Object.keys(journal.services).some((name) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.c)(seen, journal, name));
	if (!(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.U)(seen, journal.to) && !wide) return void 0;
	const down = journal.from.find((release) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.n)(seen, release).every((d) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.p)(seen, d).some(_seen_js__WEBPACK_IMPORTED_MODULE_4__.s)));
	if (down === void 0) return void 0;
	return now < journal.deadline + goal.bake + goal.deadline ? {
		wait: 1e3,
		why: `Waiting for a ready pod of ${down} to go back to`
	} : (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Nt)(world, "ROLLBACK_FAILED", `${down} has no ready pod to go back to; the traffic stays on ${journal.to}. ${journal.why ?? ""}`);
};
/**
* One guarded write per Service fences it and, where it had been moved, moves it back. A Service not yet moved is fenced
* too: that is what stops a move that was sent before and has not landed.
*/
const pointBack = (world) => {
	const { goal, seen, epoch, journal } = world;
	for (const [name, { from, to, ports, overlap }] of Object.entries(journal.services)) {
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.l)(seen, name);
		if (!live || (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.i)(live) >= epoch) continue;
		const wide = (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.c)(seen, journal, name);
		if (!from || !(wide || (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.v)(live), to))) return {
			act: (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.$)(live, epoch),
			why: `Fenced Service ${name} at epoch ${epoch}`
		};
		const active = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.h)(from) ?? "";
		const selector = overlap === void 0 || wide ? from : (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.d)(from);
		return {
			act: (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.tt)(live, {
				selector,
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
	const green = new Set((0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.x)((0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.n)(seen, journal.to).flatMap((d) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.p)(seen, d))));
	const moved = Object.keys(journal.services).filter((name) => wasMoved(world, name));
	const still = moved.find((name) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.r)(seen, name).some((uid) => green.has(uid)));
	if (still) return {
		wait: 500,
		why: `Service ${still} still reaches pods of ${journal.to}`
	};
	const shared = seen.routes.some((route) => route.metadata.annotations?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.previous] === journal.to && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.i)(route) === world.epoch);
	if (moved.length === 0 && !shared || green.size === 0) return void 0;
	if (journal.backAt === void 0) return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Lt)(world, { backAt: now }, `The traffic is on ${(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.It)(journal.from)} again`);
	const left = journal.backAt + goal.drain - now;
	return left > 0 ? {
		wait: Math.min(left, 2e3),
		why: `Draining ${journal.to} before it is scaled down`
	} : void 0;
};
/** This reversal took its traffic off the release, and nobody has given it back since. */
const wasMoved = ({ seen, journal, epoch }, name) => {
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.l)(seen, name);
	if (!live || (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.h)((0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.v)(live)) === journal.to) return false;
	return live.metadata.annotations?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.previous] === journal.to && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.i)(live) === epoch;
};
/**
* What failed goes to size 0, never while a Service still selects it. Its autoscaler goes first: it would shrink the release
* when that is tried again, before there is any traffic to measure.
*/
const stopGreen = ({ seen, journal, epoch }) => {
	if ((0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.U)(seen, journal.to)) return void 0;
	const green = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.n)(seen, journal.to);
	const [autoscaler] = green.flatMap(({ metadata }) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.t)(seen, metadata.name));
	if (autoscaler) return {
		act: {
			verb: "remove",
			object: autoscaler
		},
		why: `Removed ${(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.q)(autoscaler)} of ${journal.version}`
	};
	const up = green.find((deployment) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.g)(deployment) > 0);
	return up && {
		act: (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.rt)(up, 0, epoch),
		why: `Scaled Deployment ${up.metadata.name} to 0`
	};
};
/** Autoscalers and shared objects of the release that has the traffic again take its form again. */
const restoreBlue = ({ seen }) => {
	if (!seen.from) return void 0;
	const missing = seen.from.autoscalers.filter(({ metadata }) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.d)(seen.autoscalers, metadata.name));
	if (missing.length > 0) return {
		act: {
			verb: "create",
			objects: missing
		},
		why: `Restored ${missing.map(_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.q).join(", ")}`
	};
	const pinned = seen.from.autoscalers.flatMap((original) => {
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.d)(seen.autoscalers, original.metadata.name);
		return live && (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.et)(live) && !(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.et)(original) ? [{
			live,
			original
		}] : [];
	})[0];
	if (pinned) return {
		act: (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.it)(pinned.live, pinned.original),
		why: `Released ${(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.q)(pinned.live)} to its own bounds`
	};
	const { shared, followers } = seen.from;
	return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.V)(seen, [...shared, ...followers.filter(({ kind }) => kind !== "Job")], "Restored", "back");
};
const concludeReversal = (world) => {
	const { journal, seen } = world;
	const { services, from, fromVersion, to, why = "" } = journal;
	const stay = Object.keys(services).filter((name) => releaseAt(seen, name) === to);
	const isBack = from.length > 0 && stay.every((name) => services[name]?.from === null);
	if ((0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.U)(seen, to) && !isBack) return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Nt)(world, "ROLLBACK_FAILED", `${why}; there is no earlier release to go back to, the traffic stays on ${to}`);
	const left = [...stay.map((name) => `Service ${name}, which is new, stays on ${to}`), ...bound(world)];
	const told = [
		why,
		`the traffic is on ${fromVersion ?? (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.It)(from)}`,
		...left
	].join("; ");
	return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Nt)(world, journal.outcome ?? "ROLLED_BACK", told);
};
const releaseAt = (seen, service) => {
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.l)(seen, service);
	return live && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.h)((0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.v)(live));
};
/** Services that were narrowed to the pods of a plain Deployment, which goes on to be changed by who knows nothing of it. */
const bound = ({ seen, journal }) => Object.keys(journal.services).flatMap((name) => {
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.l)(seen, name);
	const hash = live && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.v)(live)[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.podTemplateHash];
	return hash === void 0 ? [] : `Service ${name} selects the pods of today alone (${_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.podTemplateHash}=${hash}): whoever changes or restarts their Deployment before the next release takes its traffic away`;
});
// src/target/kubernetes/weigh.ts
const serviceNames = ({ goal }) => goal.set.services.map(({ name }) => name);
/** The releases that may have a share of a route: this one, and the one whose run was cut off. */
const sharers = (route, { journal }) => [.../* @__PURE__ */ new Set([
	journal.to,
	...journal.from,
	route.metadata.annotations?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.active] ?? "",
	(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.bt)(route) ?? ""
])].filter(Boolean);
const routesOf = (world) => world.seen.routes.filter((route) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.bt)(route) === void 0 || isCanaryOfApp(world, route)).filter((route) => _managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.ot.concerns(route, serviceNames(world), sharers(route, world)));
/** A canary is of one release alone, a route of them all. */
const isOwn = ({ journal }, route) => ((0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.bt)(route) ?? journal.to) === journal.to;
/** The routes that give this release its share. */
const ownRoutes = (world) => routesOf(world).filter((route) => isInUse(world, route) && isOwn(world, route));
/** Something answers behind every live Service to which a route would send all requests. */
const isServed = (world, route) => serviceNames(world).filter((name) => [name, ...sharers(route, world).map((rid) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ct)(name, rid))].some((one) => _managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.ot.names(route, one))).every((name) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.d)(world.seen.services, name) || (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.r)(world.seen, name).length > 0);
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
		const { kind, metadata } = blocked.route;
		return {
			wait: 1e3,
			why: `${kind} ${metadata.name} stays as it is until the live Services reach a ready pod`
		};
	}
	return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Bt)(routes.flatMap(({ route, changes }) => {
		const name = `${route.kind} ${route.metadata.name}`;
		if (changes.length > 0 && mayTakeBack(world, route)) {
			const why = `${name} sends all requests to the live Service`;
			return [{
				act: (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.nt)(route, changes, {
					epoch,
					active: "",
					previous: sharer(world, route)
				}),
				why
			}];
		}
		if ((0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.i)(route) >= epoch) return [];
		return [{
			act: (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.$)(route, epoch),
			why: `Fenced ${name} at epoch ${epoch}`
		}];
	}));
};
/** A step under way keeps its share. */
const takenBack = (world, route) => world.journal.phase === "stage" && world.journal.weight && isOwn(world, route) ? [] : _managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.ot.whole(route, serviceNames(world), sharers(route, world));
const sharer = ({ journal }, { metadata }) => metadata.annotations?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.active] || journal.to;
/** Before the live Services are moved, what they select may have died: then what has a share keeps it. */
const mayTakeBack = (world, route) => world.journal.phase !== "stage" || isServed(world, route);
/** While it has a share, the release must be able to serve it, and the routes must be as this run left them. */
const guardShares = (world) => {
	const { goal, seen, journal } = world;
	const { weight, to, phase } = journal;
	if (!weight || phase !== "stage") return void 0;
	const down = goal.set.deployments.find(({ object }) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.J)(seen, object.metadata.name).length === 0);
	if (down && (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.U)(seen, to)) return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ft)(world, "ROLLED_BACK", `no pod of Deployment ${down.object.metadata.name} is ready any more`);
	for (const route of ownRoutes(world)) {
		const share = _managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.ot.shareOf(route, serviceNames(world), to);
		if (share === weight.to || weight.since === void 0 && share === weight.from) continue;
		const found = share === void 0 ? "its backends are not those of a release" : `${to} has ${share} %`;
		return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ft)(world, "STOPPED", `somebody else changed ${route.kind} ${route.metadata.name}: ${found}`);
	}
	return guardCanaries(world, weight);
};
/** A canary has no share of what its Ingress does not send to the same places any more, and none once it is gone. */
function guardCanaries(world, { since, from }) {
	const isWrong = (canary) => {
		const live = canaryIn(world, canary.metadata.name);
		return live ? !(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.xt)(live, canary) : since !== void 0 || from > 0;
	};
	const wrong = canariesOf(world).find(isWrong);
	const why = `somebody else changed Ingress ${wrong?.metadata.name}, or that of which it is the canary`;
	return wrong && (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ft)(world, "STOPPED", why);
}
/** Raises the new release's share step by step; each is watched for its time, and what fails takes all of it back. */
const weigh = (world) => {
	const { goal, journal } = world;
	const [first] = goal.weights ?? [];
	if (!goal.weights || !first || journal.intent !== "release" || journal.from.length === 0) return void 0;
	const way = goal.ingressClass === void 0 ? "HTTPRoute" : `Ingress of class ${goal.ingressClass}`;
	if (entrances(world).length === 0) return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ft)(world, "STOPPED", `no ${way} sends requests to ${serviceNames(world).join(", ")}`);
	const { weight } = journal;
	const by = goal.ingressClass === void 0 ? { routed: true } : { canaries: true };
	if (!weight) return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Lt)(world, {
		...by,
		weight: {
			from: 0,
			to: first.weight
		}
	}, "");
	return serve(world) ?? raise(world, weight) ?? watchStep(world, weight) ?? nextStep(world, weight);
};
/** One guarded write a route, all at the same time. */
function raise(world, { from, to }) {
	const { epoch, journal } = world;
	const services = serviceNames(world);
	const due = ownRoutes(world).filter((route) => _managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.ot.shareOf(route, services, journal.to) === from);
	return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Bt)(due.map((route) => ({
		act: (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.nt)(route, _managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.ot.sharing(route, services, journal.to, to), {
			epoch,
			active: journal.to,
			previous: journal.from.join(",")
		}),
		why: `${route.kind} ${route.metadata.name} sends ${to} % to ${journal.to}`
	})));
}
function watchStep(world, weight) {
	const { goal, now, journal } = world;
	const { since, to } = weight;
	const lasts = goal.weights?.find((step) => step.weight === to)?.for ?? 0;
	if (since === void 0) {
		const deadline = now + lasts + goal.deadline;
		return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Lt)(world, {
			weight: {
				...weight,
				since: now
			},
			deadline
		}, `${journal.version} has ${to} % of the requests`);
	}
	const left = (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.zt)(since + lasts - now);
	return watchUntil(world, since + lasts, `Watching ${journal.version} at ${to} % for ${left} more`);
}
function nextStep(world, { to }) {
	const next = world.goal.weights?.find(({ weight }) => weight > to);
	return next && (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Lt)(world, { weight: {
		from: to,
		to: next.weight
	} }, "");
}
// src/target/kubernetes/decide.ts
/**
* A rollback to a release that still stands has nothing to stage. Its Services need no fence of their own either: the
* write that moves each is one.
*/
const unlessStanding = (phase) => (world) => world.goal.intent === "rollback" && (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.K)(world) ? void 0 : phase(world);
/** From the lock to the traffic. */
const staging = [
	_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.a,
	settleRoutes,
	guardShares,
	_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.s,
	...[
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.o,
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.r,
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.p,
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.I,
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.X,
		runHooks("before-staging"),
		(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.E)("staging"),
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Y,
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Z,
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.H,
		(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.w)("staging"),
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.G,
		pause,
		runHooks("before-cutover")
	].map(unlessStanding),
	applyShared,
	freezeBlue,
	weigh,
	_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.l,
	cutOver,
	scaleGreen,
	confirm
];
/** What to do next about a blue-green goal. */
const decide = deciding({
	stage: [
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Vt,
		(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.W)(staging),
		...staging
	],
	bake: [
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Vt,
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Rt,
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.a,
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.o,
		settleRoutes,
		(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.E)("cutover"),
		startHooks("after-cutover"),
		bake$1,
		runHooks("after-cutover"),
		(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.w)("cutover"),
		(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.E)("commit"),
		(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.w)("commit"),
		commit
	],
	reverse: [
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Rt,
		awaitBlue,
		settleRoutes,
		pointBack,
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.u,
		drainGreen,
		stopGreen,
		dropBackends,
		restoreBlue,
		concludeReversal
	],
	retire: [
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Rt,
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.a,
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.o,
		settleRoutes,
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.M,
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__._,
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.j,
		dropBackends,
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.g,
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.f
	],
	done: []
});
// src/target/kubernetes/decide-rolling.ts
/** Both bundles are there before anything is changed: what is to come, and what to go back to. */
const storeBundles = ({ goal, seen }) => {
	const missing = (goal.fallbackBundle ? [goal.fallbackBundle, goal.bundle] : [goal.bundle]).filter((bundle) => !seen.placed.has((0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.q)(bundle)));
	const named = missing.map(({ metadata }) => metadata.name).join(", ");
	return missing.length === 0 ? void 0 : {
		act: {
			verb: "create",
			objects: missing
		},
		why: `Stored ${named}`
	};
};
const unsettled = (set, seen) => set.followers.filter((object) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.y)(seen, object));
const progress = (objects, seen) => objects.map((object) => object.kind === "Deployment" ? (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Dt)(seen, object.metadata.name) : `${(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.q)(object)} rolling`).join("; ");
/** What hooks need is there before anything is changed that runs: only what is missing is created. */
const prepareHooks = (world) => world.goal.set.hooks.length > 0 ? (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.X)(world) : void 0;
const roll = ({ goal, seen }) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.V)(seen, (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Tt)(goal.set).flat(), "Applied");
const awaitRolled = (world) => {
	const { goal, seen, now, journal } = world;
	const rolling = unsettled(goal.set, seen);
	const lost = rolling.flatMap((object) => object.kind === "Deployment" && (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Et)(seen, object.metadata.name) || []);
	if (lost.length > 0) return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ft)(world, "ROLLED_BACK", `${journal.version} can't become ready: ${lost.join("; ")}`);
	if (rolling.length === 0) return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Lt)(world, {
		phase: "bake",
		cutAt: now
	}, `${journal.version} is rolled out`);
	if (now >= journal.deadline) return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ft)(world, "ROLLED_BACK", `not rolled out within ${(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.zt)(goal.deadline)}: ${progress(rolling, seen)}`);
	return {
		wait: Math.min(2e3, journal.deadline - now),
		why: `${progress(rolling, seen)} (${(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.zt)(now - journal.startedAt)})`
	};
};
const bake = (world) => {
	const { goal, seen, now, journal } = world;
	const gate = goal.gates.after && journal.intent === "release" ? seen.after : void 0;
	if (gate?.state === "failed") return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ft)(world, "ROLLED_BACK", `${journal.version} failed its gate: ${gate.says}`);
	const over = (journal.cutAt ?? now) + (journal.intent === "release" ? goal.bake : 0);
	if (gate?.state === "pending" && now >= over + goal.deadline) return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ft)(world, "ROLLED_BACK", (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ht)(world, gate.says));
	if (gate && gate.next <= now && (now < over || gate.state === "pending")) return {
		act: {
			verb: "gate",
			when: "after"
		},
		why: ""
	};
	if (now < over || gate?.state === "pending") return {
		wait: 1e3,
		why: `Watching ${journal.version} for ${(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.zt)(over - now)} more${gate ? ` (${gate.says})` : ""}`
	};
};
const conclude = (world) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Nt)(world, "SUCCEEDED", `${world.goal.set.app} ${world.journal.version} is live`);
const rollBack = ({ goal, seen }) => goal.fallback && (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.V)(seen, (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Tt)(goal.fallback).flat(), "Restored", "back");
const awaitRolledBack = (world) => {
	const { goal, seen, now, journal } = world;
	const set = goal.fallback;
	if (!set || set.followers.length === 0) return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Nt)(world, "ROLLBACK_FAILED", `${journal.why ?? ""}; there is no earlier release to go back to`);
	const rolling = unsettled(set, seen);
	if (rolling.length === 0) return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Nt)(world, journal.outcome ?? "ROLLED_BACK", `${journal.why ?? ""}; ${set.version} runs again`);
	return now < journal.deadline + goal.bake + goal.deadline ? {
		wait: 2e3,
		why: `Rolling back: ${progress(rolling, seen)}`
	} : (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Nt)(world, "ROLLBACK_FAILED", `${journal.why ?? ""}; ${progress(rolling, seen)}`);
};
/** The strategy `rolling`: applied in place, watched, and what was there before applied again when it fails. */
const decideRolling = deciding({
	stage: [
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Vt,
		storeBundles,
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.I,
		prepareHooks,
		runHooks("before-staging"),
		runHooks("before-cutover"),
		roll,
		awaitRolled
	],
	bake: [
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Vt,
		startHooks("after-cutover"),
		bake,
		runHooks("after-cutover"),
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.j,
		conclude
	],
	reverse: [rollBack, awaitRolledBack],
	retire: [],
	done: []
});
// src/target/kubernetes/gates.ts
/** A gate that is silent under traffic is waited for as long as the bake takes, but not for less than that. */
const leastPatience = 6e4;
/** Opens the gates of a release. @throws CONFIG_INVALID for one that asks what the release does not have */
async function gatesFor(cluster, view, set, { gates, strategy, outside = nowhere }, around) {
	const { clock, report } = around;
	const hidden = (0,_masks_js__WEBPACK_IMPORTED_MODULE_8__.t)();
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
			return (0,_watch_js__WEBPACK_IMPORTED_MODULE_3__.n)(settings, {
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
		const { podsGate } = await __webpack_require__.e(/* import() */ 1545).then(__webpack_require__.bind(__webpack_require__, 1545));
		after.push(podsGate(gates.pods, () => podsOf(view, set), clock.now));
	}
	await foresee(after, around);
	const watches = {
		before: (0,_watch_js__WEBPACK_IMPORTED_MODULE_3__.t)(before, clock, strategy.deadline),
		after: (0,_watch_js__WEBPACK_IMPORTED_MODULE_3__.t)(after, clock, Math.max(strategy.bake, leastPatience))
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
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("CONFIG_INVALID", `Gate ${first.gate.name} can't be asked: ${first.answer.says}.`, { hint: "Nothing was changed. Check its address, its token and its query: the same question would be refused under traffic." });
}
/** The Service that a gate asks, and its port: the preview before the cutover, the live Service after it. */
function reached(services, { service: name, port }, when) {
	const service = name === void 0 ? services[0] : (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.d)(services, name);
	if (!service) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("CONFIG_INVALID", `A gate asks Service ${name ?? ""}, which the manifests do not have.`, { hint: `Name one of ${services.map(({ metadata }) => metadata.name).join(", ") || "the Services in the manifests"}.` });
	const live = service.metadata.name;
	return {
		name: when === "before" ? (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.w)(live) : live,
		port: port ?? (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.m)(service)
	};
}
/** With only a share of the requests a release is reached by itself through its preview: the live Service is the old one's. */
function isHidden(view, { app }) {
	const lease = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.d)(view.objects("Lease"), (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.D)(app));
	const { phase, weight } = (lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.k)(lease).journal) ?? {};
	return phase === "stage" && weight !== void 0;
}
function situationOf(view, set, service, phase, now) {
	const lease = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.d)(view.objects("Lease"), (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.D)(set.app));
	const journal = lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.k)(lease).journal;
	const previous = journal?.from.find((release) => release !== set.rid);
	const name = service?.metadata.name ?? "";
	const since = journal?.cutAt ?? journal?.weight?.since;
	const address = (host) => service ? `http://${host}.${set.namespace}.svc:${(0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.m)(service)}` : "";
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
		previewUrl: address((0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.w)(name))
	};
}
/** Names of pods hold the id of their release, or the hash of the ReplicaSet that was adopted. */
const inPodNames = (release) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.S)(release) ?? release;
/** What is going, or was evicted, is replaced by another pod. */
const isWanted = (pod) => !pod.metadata.deletionTimestamp && !(0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.o)(pod);
/** The pods that serve: of the release's own Deployments, or where it is rolled in place, of its workloads. */
function podsOf(view, set) {
	const labels = (set.deployments.length > 0 ? set.deployments.map(({ object }) => object) : set.followers).map(_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.x);
	return view.objects("Pod").filter((pod) => isWanted(pod) && labels.some((one) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.C)(one, pod.metadata.labels ?? {}))).map((pod) => {
		const statuses = pod.status?.containerStatuses ?? [];
		return {
			uid: pod.metadata.uid ?? "",
			name: pod.metadata.name,
			ready: (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.s)(pod),
			restarts: statuses.reduce((sum, { restartCount = 0 }) => sum + restartCount, 0),
			oomKilled: statuses.filter(wasKilledForMemory).length
		};
	});
}
const wasKilledForMemory = ({ state, lastState }) => [state, lastState].some((one) => one?.terminated?.reason === "OOMKilled");
const cutOff = (what) => () => Promise.reject(new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("INTERNAL", `A gate needs ${what}, and this caller of the rollout gave it none.`, { hint: "Give `outside` to rollOut." }));
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
			if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t) || error.code !== "CLUSTER_UNREACHABLE") throw error;
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
			const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.n)(thrown);
			fruitless += 1;
			if (error.code === "CLUSTER_DENIED" && ++denied > 1) return poll(following);
			if (error.code !== "CLUSTER_DENIED" && error.code !== "CLUSTER_UNREACHABLE") throw error;
			if (fruitless === worthTelling) tell(following, error);
		}
		if (signal.aborted) return;
		if (fruitless > 0) await clock.sleep((0,_random_js__WEBPACK_IMPORTED_MODULE_2__.t)(Math.min(longestPause, shortestPause * 2 ** (fruitless - 1))), signal);
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
			if (ending.aborted) return reject((0,_clock_js__WEBPACK_IMPORTED_MODULE_6__.t)());
			const stop = () => {
				this.#waiting.delete(wake);
				reject((0,_clock_js__WEBPACK_IMPORTED_MODULE_6__.t)());
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
/** Opens the view that a set needs: StatefulSets, DaemonSets and hooks only where it has any, and routes where they are asked for. */
async function openNamespace(cluster, set, surroundings, ways = []) {
	const rolled = ["StatefulSet", "DaemonSet"].filter((kind) => set.followers.some((f) => f.kind === kind));
	const kinds = [
		...watched,
		...rolled.map((kind) => ["apps/v1", kind]),
		...set.hooks.length > 0 ? [["batch/v1", "Job"]] : [],
		...ways
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
const isViewed = (object) => viewed.includes(object.kind) || (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.bt)(object) !== void 0;
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
const isTaken = (error) => error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t && error.code === "CONFLICT" && / already exists\b/.test(error.message);
/** Names carry the content or the release, so what exists already under the name is what was to be created. */
async function create(object, hands) {
	try {
		const created = await hands.cluster.create(await resourceOf(object, hands), object);
		if (isViewed(object)) hands.view.put(created);
	} catch (error) {
		if (!isTaken(error)) throw error;
		hands.placed.add((0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.q)(object));
		if (isViewed(object)) throw error;
	}
	hands.placed.add((0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.q)(object));
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
		hands.placed.add(`${as ?? "applied"} ${(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.q)(object)}`);
	}
}
/** Watches may lie behind, and this run may have stood still: the Lease itself says whose turn it is. CONFLICT when not ours. */
async function confirmLock({ cluster, lock: { app, holder } }) {
	const name = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.D)(app);
	const lease = await cluster.get(await cluster.resource("coordination.k8s.io/v1", "Lease"), name);
	if (lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.k)(lease).holder === holder) return;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("CONFLICT", `Lease ${name} is no longer this run's.`, { hint: "The run looks again." });
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
		if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t) || error.code !== "CONFLICT") throw error;
		const claims = (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.N)(error.message);
		if (claims.length === 0) throw error;
		if (!(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.F)(claims, guarded)) throw (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.P)(guarded, claims, error);
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
		if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t) || error.code !== "NOT_FOUND") throw error;
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
		if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t) || error.code !== "CLUSTER_DENIED") throw error;
	}
}
async function pruneOwned(apiVersion, kind, release, hands) {
	const { cluster, view } = hands;
	const resource = await cluster.resource(apiVersion, kind);
	const { items } = await cluster.list(resource, { labelSelector: `${_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.release}=${release}` });
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
	const { items } = await cluster.list(secrets, { labelSelector: _seen_js__WEBPACK_IMPORTED_MODULE_4__.I.release });
	const bundles = items.filter(_seen_js__WEBPACK_IMPORTED_MODULE_4__.N);
	const own = bundles.find((item) => item.metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.release] === release);
	if (!own) return;
	const set = await (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.P)(own);
	if (set?.hooks.length || set?.followers.some(({ kind }) => kind === "Job")) await pruneJobs(release, hands);
	const others = await Promise.all(bundles.filter((item) => item !== own).map(_seen_js__WEBPACK_IMPORTED_MODULE_4__.P));
	const used = new Set(others.flatMap((other) => other?.config.map(_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.q) ?? []));
	const unused = others.includes(void 0) ? [] : (set?.config ?? []).filter((one) => !used.has((0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.q)(one)));
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
		if (!(journal?.phase === "stage" ? Object.values(journal.services) : []).some(({ from }) => from?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.podTemplateHash] !== void 0)) return [];
		this.#found ??= await this.#look();
		return this.#found;
	}
	async #look() {
		const found = [...this.#set.shared, ...this.#set.followers].filter(({ kind }) => !passed.includes(kind)).map(({ apiVersion, kind, metadata }) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.R)(["CLUSTER_DENIED", "NOT_FOUND"], async () => {
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
	const labels = [...set.deployments.map(({ object }) => object), ...set.followers].map(_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.x);
	return view.objects("Pod").filter((pod) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.s)(pod) && labels.some((own) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.C)(own, pod.metadata.labels ?? {})));
}
/**
* Tells why the pods of `set` are not ready: one list of events and the logs of a few containers. Never fails: what it can't
* read it says, because whatever comes next must not depend on it.
*/
async function explain(cluster, view, set, report) {
	const pods = waitingPods(view, set);
	if (pods.length === 0) return;
	const unread = (error) => report.line(`Not everything could be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.i)(error)}`);
	const events = await cluster.resource("v1", "Event").then((resource) => cluster.list(resource, { fieldSelector: "involvedObject.kind=Pod" })).then((listing) => listing.items, (error) => {
		unread(error);
		return [];
	});
	const logs = await Promise.allSettled((0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.kt)(pods).map((source) => readLog(cluster, source)));
	for (const log of logs) if (log.status === "rejected") unread(log.reason);
	const read = logs.flatMap((log) => log.status === "fulfilled" ? [log.value] : []);
	for (const line of (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ot)(pods, events, read)) report.foreign(line);
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
			if (failure) for (const line of (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.Ot)(items, [], [])) this.#report.foreign(line);
			const [last] = items.sort((a, b) => createdOf(a) < createdOf(b) ? 1 : -1);
			for (const source of last ? (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.kt)([last]) : []) await this.#showLog(name, source);
		} catch (error) {
			this.#report.line(`The log of hook ${name} could not be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.i)(error)}`);
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
		this.#found ??= await (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.A)(this.#cluster, this.#set);
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
			const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.n)(thrown);
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
	#readySince = new _managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.at();
	#from;
	#sought = "";
	#explained = false;
	#refused;
	#ended;
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
		const lease = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.d)(view.objects("Lease"), (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.D)(this.#goal.set.app));
		const idleFor = this.#followLease(lease);
		await this.#findBlue(lease);
		const journal = lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.k)(lease).journal;
		const leftOver = await this.#leftovers.find(journal);
		const found = await this.#asFound.find(journal);
		await this.#findServed();
		await this.#followHooks();
		const pods = view.objects("Pod");
		return {
			lease,
			leaseIdle: idleFor >= 15e3,
			renewDue: this.#clock.monotonic() - this.#lease.writtenAt >= _seen_js__WEBPACK_IMPORTED_MODULE_4__.A,
			wasHolder: this.#lease.held,
			ended: this.#ended,
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
			routes: [...view.objects(_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.lt[1]), ...view.objects(_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.vt[1])],
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
			this.#placed.add(`back ${(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.q)(object)}`);
		}
		else if (step.verb === "remove" && this.#leftovers.isOne(step.object)) await this.#leftovers.remove(step.object, () => carryOut(step, hands));
		else if (step.verb === "create" || step.verb === "apply") await (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.B)(this.#goal.set, step.objects, carryOut(step, hands));
		else await carryOut(step, hands);
		if (step.verb === "replace") this.#ended = this.#lastWord(step.object);
	}
	#lastWord(lease) {
		const { phase, outcome, why = "" } = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.k)(lease).journal ?? {};
		if (phase !== "done" || !outcome) return void 0;
		return {
			done: this.#goal.intent === "retire" ? "SUCCEEDED" : outcome,
			why
		};
	}
	/** A reversal is about the traffic: what can't be restored beside it is told, and does not keep it from its end. */
	async #forgiving(restore) {
		try {
			await restore();
		} catch (thrown) {
			const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.n)(thrown);
			if (!refusals.includes(error.code)) throw error;
			this.#report.warning(`Not restored: ${error.message} ${error.hint}`);
		}
	}
	/** Before a failed release's pods go, what they have to say is kept: once, and never in the way of the rollback. */
	async #explain() {
		const lease = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.d)(this.#view.objects("Lease"), (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.D)(this.#goal.set.app));
		if (this.#explained || !lease || (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.k)(lease).journal?.phase !== "reverse") return;
		this.#explained = true;
		await explain(this.#cluster, this.#view, this.#goal.set, this.#report);
	}
	/** A release that still can is turned back; the second refusal, of the way back itself, is the end. */
	refused({ code, message }) {
		const lease = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.d)(this.#view.objects("Lease"), (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.D)(this.#goal.set.app));
		const lock = lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.k)(lease);
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
			if (lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.k)(lease).holder === this.#goal.run.holder) {
				this.#lease.held = true;
				this.#lease.writtenAt = now;
			}
		}
		return now - this.#lease.since;
	}
	/** Discovery names what is established, and a moment later. */
	async #findServed() {
		const isDue = (object) => !this.#served.has(object.metadata.name) && this.#placed.has(`applied ${(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.q)(object)}`);
		for (const definition of this.#goal.set.shared.filter(_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.z).filter(isDue)) if ((await Promise.all((0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.L)(definition).map((resource) => (0,_discovery_js__WEBPACK_IMPORTED_MODULE_7__.n)(this.#cluster, resource)))).every(Boolean)) this.#served.add(definition.metadata.name);
	}
	async #followHooks() {
		const all = this.#view.objects("Job");
		const jobs = this.#goal.set.hooks.flatMap(({ object }) => attemptsOf(all, object));
		await this.#hookLogs.follow(jobs, this.#view.objects("Pod"), (job) => this.#placed.has((0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.q)(job)));
	}
	/** Reads the bundle of the release that the traffic comes from, once: a reversal restores what it holds. */
	async #findBlue(lease) {
		const journal = lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.k)(lease).journal;
		const [release] = journal?.phase === "reverse" ? journal.from : [];
		if (release === void 0 || this.#sought === release) return;
		await this.#forgiving(async () => {
			const secrets = await this.#cluster.resource("v1", "Secret");
			const secret = await this.#cluster.get(secrets, (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.j)(this.#goal.set.app, release));
			this.#from = secret && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.F)(secret);
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
	const { steps: weights = [], ingressClass } = strategy.kind === "weighted" ? strategy : {};
	return {
		intent: terms.intent,
		set,
		run: {
			holder: `${run.id || "local"}-${(0,_random_js__WEBPACK_IMPORTED_MODULE_2__.n)(4)}`,
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
		...ingressClass === void 0 ? {} : { ingressClass },
		bake: blueGreen.bake,
		drain: blueGreen.drain,
		keepPrevious: blueGreen.keepPrevious,
		history: (strategy.kind === "rolling" ? void 0 : strategy.keepReleases) ?? keptReleases,
		gates: {
			before: gates.before.length > 0,
			after: gates.after.length > 0 || gates.pods !== void 0
		},
		bundle: (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.M)(set),
		...terms.fallback ? {
			fallback: terms.fallback,
			fallbackBundle: (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.M)(terms.fallback)
		} : {}
	};
}
/** Takes `set` live, or the traffic back where it was. The namespace has been found fit for it before. */
async function rollOut(cluster, set, terms, around) {
	const { clock, report, signal } = around;
	const view = await openedFor(cluster, set, terms, around);
	try {
		const overlaps = await (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.O)(cluster, view.objects("Service"), set, terms.strategy, report);
		const goal = {
			...goalOf(set, terms, clock.now()),
			overlaps
		};
		const gates = await gatesFor(cluster, view, set, terms, around);
		const target = new KubernetesTarget(cluster, view, goal, terms.fallback ? decideRolling : decide, gates, around);
		const until = clock.now() + goal.lockWait + timeOf(goal.weights ?? []) + 2 * goal.deadline + goal.bake + goal.drain + graceForReversal;
		const work = () => (0,_watch_js__WEBPACK_IMPORTED_MODULE_3__.r)(target, {
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
	const weighted = strategy.kind === "weighted" ? strategy : void 0;
	const opened = waysFor(weighted && weighted.ingressClass === void 0, weighted?.ingressClass !== void 0);
	const view = await openNamespace(cluster, set, around, opened);
	const { routed, canaries } = journalOf(view, set.app) ?? {};
	const left = waysFor(routed, canaries).filter((way) => !opened.includes(way));
	if (left.length === 0) return view;
	view.close();
	return openNamespace(cluster, set, around, [...opened, ...left]);
}
const waysFor = (routes = false, ingresses = false) => [...routes ? [_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.lt] : [], ...ingresses ? [_managed_fields_js__WEBPACK_IMPORTED_MODULE_5__.vt] : []];
const journalOf = (view, app) => {
	const lease = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.d)(view.objects("Lease"), (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.D)(app));
	return lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.k)(lease).journal;
};
/**
* A run that is cancelled lets go of the lock, so that the next one need not wait for it to expire. Nothing depends on it:
* what was begun stays as the journal says, for the next run to finish or undo.
*/
async function freeing(cluster, view, goal, work) {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t)) throw error;
		const lease = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.d)(view.objects("Lease"), (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.D)(goal.set.app));
		const ours = lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.k)(lease).holder === goal.run.holder ? lease : void 0;
		const lock = ours && await freed(cluster, ours) ? "free" : "kept";
		throw error.code === "CANCELLED" ? cancelledAt(ours && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.k)(ours).journal, view.objects("Service"), lock) : error;
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
