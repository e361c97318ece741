export const id = 524;
export const ids = [524];
export const modules = {

/***/ 524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollOut: () => (/* binding */ rollOut)
/* harmony export */ });
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(472);
/* harmony import */ var _replace_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(689);
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(682);
/* harmony import */ var _adopt_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(739);




// src/gate/http.ts
/** A foreign body is shown in part only, on one line. */
const shownBody = 120;
/** Passes when the path answers with the expected status. */
const httpGate = (gate, ask) => ({
	name: `http ${gate.path}`,
	attempts: gate.attempts,
	interval: gate.interval,
	async probe(signal) {
		try {
			const { status, body } = await ask(gate, signal);
			const text = body.replaceAll(/\s+/g, " ").trim().slice(0, shownBody);
			return {
				ok: status === gate.expect,
				says: `${status}, expected ${gate.expect}${status === gate.expect || !text ? "" : `: ${text}`}`
			};
		} catch (error) {
			if (signal.aborted) throw (0,_replace_js__WEBPACK_IMPORTED_MODULE_1__.c)();
			return {
				ok: false,
				says: `no answer: ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)(error)}`
			};
		}
	}
});
// src/rollout/engine.ts
/** Another writer was first, or the effect of a request is unknown: what counts is what is seen next. */
const settledByLooking = ["CONFLICT", "CLUSTER_UNREACHABLE"];
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
				await firstOf(signal, target, clock, decision.wait);
			} else {
				acting = true;
				await target.act(decision.act, signal);
				if (decision.why) report.line(decision.why);
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
			await clock.sleep((0,_replace_js__WEBPACK_IMPORTED_MODULE_1__.r)(Math.min(pause.longest, pause.first * 2 ** failures)), signal);
			failures += 1;
		}
	}
}
const retryText = (error) => error.code === "CONFLICT" ? `Somebody else wrote first, looking again: ${error.message}` : `Trying again: ${error.message}`;
/** Until the target changed or `longest` is over; the loser is stopped. */
async function firstOf(signal, target, clock, longest) {
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
	return new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("CANCELLED", `The run was cancelled: ${standing(journal, services)}. ${expiry}`, { hint: `Run the same ${journal.intent} again: it goes on from there. Any other starts from what the Services select.` });
}
/** Where the traffic is, and what stays undone. */
function standing(journal, live) {
	const { phase, version, from, fromVersion, services } = journal;
	const before = fromVersion ?? (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.R)(from);
	const left = {
		stage: `the pods of ${version} stay`,
		bake: `nobody watches ${version} now`,
		reverse: `the way back to ${before} is not finished`,
		retire: `${before} is not cleared away yet`,
		done: "nothing is left to do"
	};
	const all = Object.entries(services);
	const moved = all.flatMap(([name, { to }]) => {
		const service = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.u)(live, name);
		return service && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__._)(service), to) ? [name] : [];
	});
	const whole = `the traffic is on ${moved.length === 0 ? before : version}`;
	const parted = `of the Services ${all.map(([name]) => name).join(", ")} only ${moved.join(", ")} selects ${version}`;
	return `${moved.length === 0 || moved.length === all.length ? whole : parted}; ${left[phase]}`;
}
// src/target/kubernetes/cutover.ts
/** Objects that all releases share take the new release's form just before its traffic. */
const applyShared = ({ goal, seen }) => {
	const due = goal.set.shared.filter((object) => !seen.placed.has(`applied ${(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__._)(object)}`));
	return due.length === 0 ? void 0 : {
		act: {
			verb: "apply",
			objects: due
		},
		why: `Applied ${due.map(_adopt_js__WEBPACK_IMPORTED_MODULE_3__._).join(", ")}`
	};
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
/** The cutover: one guarded write per Service. */
const cutOver = (world) => {
	for (const service of world.goal.set.services) {
		const decision = cutOverOne(world, service);
		if (decision) return decision;
	}
};
function cutOverOne(world, service) {
	const { goal, seen, epoch, journal } = world;
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.c)(seen, service.name);
	const { rid } = goal.set;
	if (!live) return {
		act: {
			verb: "create",
			objects: [(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.C)(service.object, epoch, { [_seen_js__WEBPACK_IMPORTED_MODULE_2__.L.active]: rid })]
		},
		why: `Created Service ${service.name} on ${rid}`
	};
	const selector = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__._)(live);
	if ((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)(selector, service.selector)) return void 0;
	const from = journal.services[service.name]?.from;
	if (!from || !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)(selector, from)) {
		const found = JSON.stringify(selector);
		if (journal.intent === "rollback" && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.m)(selector) !== void 0) {
			const services = {
				...journal.services,
				[service.name]: {
					from: selector,
					to: service.selector
				}
			};
			return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.z)(world, { services }, `Service ${service.name} was moved meanwhile; it is taken from ${found}`, true);
		}
		return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.L)(world, "STOPPED", `somebody else changed the selector of Service ${service.name} to ${found}`);
	}
	const ports = samePorts((0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.v)(live), service.ports) ? {} : { ports: service.ports };
	const previous = journal.from.join(",");
	return {
		act: (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.E)(live, {
			selector: service.selector,
			active: rid,
			previous,
			epoch,
			...ports
		}),
		why: `Cut over: Service ${service.name} now selects ${rid}`
	};
}
/** Equal in what a Service's author writes; node ports and the like are the server's. */
function samePorts(a, b) {
	const written = (ports) => ports.map((p) => [
		p.name ?? "",
		p.port,
		p.protocol ?? "TCP",
		p.targetPort ?? p.port
	]);
	return JSON.stringify(written(a)) === JSON.stringify(written(b));
}
/** The new release's autoscaler begins once it has the traffic to be measured by. */
const scaleGreen = ({ goal, seen }) => {
	const missing = goal.set.autoscalers.filter(({ metadata }) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.u)(seen.autoscalers, metadata.name));
	return missing.length === 0 ? void 0 : {
		act: {
			verb: "create",
			objects: missing
		},
		why: `Created ${missing.map(_adopt_js__WEBPACK_IMPORTED_MODULE_3__._).join(", ")}`
	};
};
/** New connections reach the new release alone, as the EndpointSlices of the live Services say. */
const confirm = (world) => {
	const { goal, seen, now, journal } = world;
	for (const service of goal.set.services) {
		const pods = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.b)(service.deployments.flatMap((name) => (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.y)(seen, name)));
		const reached = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.r)(seen, service.name);
		if (pods.length === 0 || pods.join() !== reached.join()) {
			if (now >= journal.deadline) return void 0;
			return {
				wait: 1e3,
				why: `Service ${service.name} reaches ${reached.length} of ${pods.length} pods of ${goal.set.rid}`
			};
		}
	}
	return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.z)(world, {
		phase: "bake",
		cutAt: now
	}, `${journal.version} has all the traffic`);
};
/** Watches the release under its traffic; what fails here sends the traffic back. */
const bake$1 = (world) => {
	const { goal, seen, now, journal } = world;
	const changed = goal.set.services.find((service) => {
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.c)(seen, service.name);
		return !live || !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__._)(live), service.selector);
	});
	if (changed) return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.F)(world, "SUPERSEDED", `somebody else moved the traffic of Service ${changed.name}; it is left alone`);
	const down = goal.set.deployments.find(({ object }) => (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.y)(seen, object.metadata.name).length === 0);
	if (down) return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.L)(world, "ROLLED_BACK", `no pod of Deployment ${down.object.metadata.name} is ready any more`);
	const after = goal.gates.after && journal.intent === "release" ? seen.after : void 0;
	if (after?.state === "failed") return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.L)(world, "ROLLED_BACK", `${journal.version} failed its gate under traffic: ${after.says}`);
	const over = (journal.cutAt ?? now) + (journal.intent === "release" ? goal.bake : 0);
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
		why: `Watching ${journal.version} for ${(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.V)(over - now)} more${after ? ` (${after.says})` : ""}`
	};
};
/** What gets no traffic from a Service is rolled in place once the release has proved itself. */
const rollFollowers = (world) => {
	const { goal, seen, now, journal } = world;
	const due = goal.set.followers.filter((object) => !seen.placed.has(`applied ${(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__._)(object)}`));
	if (due.length > 0) return {
		act: {
			verb: "apply",
			objects: due
		},
		why: `Rolled ${due.map(_adopt_js__WEBPACK_IMPORTED_MODULE_3__._).join(", ")}`
	};
	const rolling = goal.set.followers.find((object) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(seen, object));
	if (!rolling) return void 0;
	return now < (journal.cutAt ?? now) + goal.bake + goal.deadline ? {
		wait: 2e3,
		why: `${(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__._)(rolling)} is rolling out`
	} : (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.L)(world, "ROLLED_BACK", `${(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__._)(rolling)} did not roll out`);
};
/** From here on the release is the one to come back to. */
const commit = (world) => (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.z)(world, { phase: "retire" }, `${world.journal.version} is committed`);
// src/target/kubernetes/hooks.ts
const conditionOf = (job, type) => (job.status?.conditions ?? []).find((condition) => condition.type === type && condition.status === "True");
const hasSucceeded = (job) => conditionOf(job, "Complete") !== void 0;
const podsOfJob = (pods, job) => pods.filter((pod) => (pod.metadata.ownerReferences ?? []).some(({ uid }) => uid === job.metadata.uid));
/** Why a Job has failed, or will never end: its own controller gives up crashes only, not pods that can't start. */
function failureOf(job, pods) {
	const failed = conditionOf(job, "Failed");
	if (failed) return failed.message ?? failed.reason ?? "its Job failed";
	return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.P)(podsOfJob(pods, job));
}
const hasPredecessor = ({ goal, journal }) => goal.fallback ? goal.fallback.followers.length > 0 : journal.from.length > 0;
function dueAt(world, point) {
	const occasion = hasPredecessor(world) ? "upgrade" : "install";
	return world.goal.set.hooks.filter((hook) => hook.point === point && (hook.only ?? occasion) === occasion);
}
/**
* Runs the hooks of one point, one after another, and waits for each. The Job is the record of its run: one that succeeded
* never runs again in this release; one that failed under an earlier epoch makes room for a new attempt. A rollback runs
* none: what they did to databases and the like is done.
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
	const { name } = object.metadata;
	const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.u)(seen.jobs, name);
	if (!live) return {
		act: {
			verb: "create",
			objects: [(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.C)(object, epoch)]
		},
		why: `Started hook ${name} (${point})`
	};
	if (hasSucceeded(live)) return void 0;
	const failure = live.metadata.deletionTimestamp ? void 0 : failureOf(live, seen.pods);
	if (failure === void 0) return awaitEnd(world, name, point);
	if ((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.i)(live) < epoch) return {
		act: {
			verb: "remove",
			object: live
		},
		why: `Removed hook ${name}: it failed in an earlier attempt`
	};
	return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.L)(world, point === "after-cutover" ? "ROLLED_BACK" : "STOPPED", `hook ${name} failed: ${failure}`);
}
/** A hook that is given up runs on: to end a migration half-way is for its own activeDeadlineSeconds to decide. */
function awaitEnd(world, name, point) {
	const { goal, now, journal } = world;
	const after = point === "after-cutover";
	const until = after ? (journal.cutAt ?? now) + goal.bake + goal.deadline : journal.deadline;
	if (now >= until) {
		const limit = (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.V)(after ? goal.bake + goal.deadline : goal.deadline);
		return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.L)(world, after ? "ROLLED_BACK" : "TIMED_OUT", `hook ${name} did not end within ${limit} and runs on`);
	}
	return {
		wait: Math.max(1, Math.min(2e3, until - now)),
		why: `Hook ${name} runs`
	};
}
// src/target/kubernetes/lock.ts
/** How this run comes to hold the lock, or why it need not; nothing once it holds it. */
function acquire(goal, seen, now, lock) {
	const ended = endOf(goal, seen, now, lock);
	if (ended) return ended;
	if (lock?.holder === goal.run.holder) return seen.renewDue ? renew(goal, seen, now, lock) : void 0;
	if (seen.wasHolder) return {
		done: "SUPERSEDED",
		why: `${who(lock)} took over; it finishes or undoes what this run began`
	};
	if (lock?.holder && !seen.leaseIdle) return waitForHolder(goal, now, lock);
	return take(goal, seen, now, lock);
}
function endOf(goal, seen, now, lock) {
	const journal = lock?.journal;
	if (journal?.phase !== "done" || !journal.outcome) return void 0;
	if (journal.run.holder === goal.run.holder) return {
		done: journal.outcome,
		why: journal.why ?? ""
	};
	const keptUntil = (journal.endedAt ?? 0) + goal.keepPrevious;
	const toRetire = goal.keepPrevious > 0 && now >= keptUntil && others$1(seen, goal.set.rid);
	if (journal.outcome !== "SUCCEEDED" || journal.to !== goal.set.rid || toRetire || !carries(goal, seen)) return void 0;
	return {
		done: "SUCCEEDED",
		why: `${goal.set.version} is live already; nothing to do`
	};
}
const others$1 = (seen, release) => seen.deployments.some((deployment) => {
	const id = deployment.metadata.labels?.["cutover.dev/release"];
	return id !== void 0 && id !== release && deployment.spec.replicas !== 0;
});
/** Every Service of the set sends its traffic to the goal's release, and its Deployments stand. */
function carries(goal, seen) {
	if (goal.fallback) return false;
	const standing = goal.set.deployments.every(({ object }) => seen.deployments.some((d) => d.metadata.name === object.metadata.name && d.spec.replicas !== 0));
	const selected = goal.set.services.every((service) => {
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.c)(seen, service.name);
		return live && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__._)(live), service.selector);
	});
	return standing && selected;
}
const who = (lock) => lock?.journal?.run.url ?? lock?.holder ?? "Somebody who removed the Lease";
function waitForHolder(goal, now, lock) {
	const doing = lock.journal ? `${lock.journal.intent} of ${lock.journal.version}` : "work of its own";
	const held = `${goal.set.app} is locked by ${who(lock)}, ${doing}`;
	const left = goal.startedAt + goal.lockWait - now;
	return left <= 0 ? {
		code: "LOCK_HELD",
		done: "STOPPED",
		why: `${held}, for longer than ${(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.V)(goal.lockWait)}; nothing was changed`
	} : {
		wait: Math.min(left, 1e3),
		why: `${held}; waiting for it to end`
	};
}
/** Takes a lock that nobody holds any more: the write that takes it is the write that states the intent. */
function take(goal, seen, now, lock) {
	const journal = intentOf(goal, seen, now, lock);
	if (!("intent" in journal)) return journal;
	const object = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.A)(goal.set, {
		holder: goal.run.holder,
		epoch: (lock?.epoch ?? 0) + 1,
		journal
	}, now, seen.lease);
	const why = `Locked ${goal.set.app} to ${journal.intent} ${goal.set.version} (from ${journal.from.join(", ") || "nothing"})`;
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
function renew(goal, seen, now, lock) {
	if (!lock.journal) return void 0;
	return {
		act: {
			verb: "replace",
			object: (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.A)(goal.set, {
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
	const begun = unfinished(goal, lock);
	const services = {};
	let adopted;
	for (const service of goal.set.services) {
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.c)(seen, service.name);
		const found = live && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__._)(live), service.selector) && begun?.services[service.name] || (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.n)(seen, service, goal.set);
		if ("impossible" in found) return {
			done: "STOPPED",
			why: `${found.impossible}; nothing was changed`
		};
		if ("unsettled" in found) return waitToAdopt(goal, now, found.unsettled);
		if ("version" in found) adopted = found.version;
		services[service.name] = {
			from: found.from,
			to: service.selector
		};
	}
	const blue = Object.values(services).flatMap(({ from }) => (from && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.m)(from)) ?? []);
	const from = [...new Set(goal.fallback ? [goal.fallback.rid] : blue)].filter((release) => release !== goal.set.rid);
	const known = begun?.fromVersion ?? versionOf$1(from, lock?.journal) ?? adopted;
	return {
		intent: goal.intent,
		from,
		...known === void 0 ? {} : { fromVersion: known },
		to: goal.set.rid,
		version: goal.set.version,
		...placeIn(begun, goal, seen),
		startedAt: begun?.startedAt ?? now,
		deadline: now + goal.deadline,
		...goal.reason ? { reason: goal.reason } : {},
		run: goal.run,
		services
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
	const lock = seen.lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.j)(seen.lease);
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
	return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.I)(phases[lock.journal.phase], world) ?? {
		wait: 1e3,
		why: "Waiting"
	};
};
// src/target/kubernetes/retire.ts
const releaseOfDeployment = (deployment) => deployment.metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.L.release] ?? "";
/** Deployments of the app's other releases, newest first. What a live Service selects is never among them. */
function others({ goal, seen, journal }) {
	return seen.deployments.filter(({ metadata }) => metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.L.app] === goal.set.app && metadata.labels[_seen_js__WEBPACK_IMPORTED_MODULE_2__.L.release] !== void 0).filter((deployment) => releaseOfDeployment(deployment) !== journal.to).filter((deployment) => !(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.p)(seen, releaseOfDeployment(deployment))).sort((a, b) => (a.metadata.creationTimestamp ?? "") < (b.metadata.creationTimestamp ?? "") ? 1 : -1);
}
/** Old pods go when clients had the drain time to leave them; with keepPrevious the last release stays as it is. */
const retire = (world) => {
	const { goal, now, journal, epoch } = world;
	const kept = goal.keepPrevious > 0 ? journal.from : [];
	const due = others(world).find((d) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.h)(d) > 0 && !kept.includes(releaseOfDeployment(d)));
	if (!due) return void 0;
	const left = (journal.cutAt ?? now) + goal.drain - now;
	if (left > 0) return {
		wait: Math.min(left, 2e3),
		why: `Draining ${releaseOfDeployment(due)} for ${(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.V)(left)} more`
	};
	return {
		act: (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.D)(due, 0, epoch),
		why: `Retired: scaled Deployment ${due.metadata.name} to 0`
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
const conclude$1 = (world) => (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.F)(world, "SUCCEEDED", `${world.goal.set.app} ${world.journal.version} is live`);
// src/target/kubernetes/reverse.ts
/** Before the traffic goes back, what it goes back to must be able to take it. */
const awaitBlue = (world) => {
	const { seen, now, journal, goal } = world;
	if (!(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.p)(seen, journal.to)) return void 0;
	const down = journal.from.find((release) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.n)(seen, release).every((d) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.f)(seen, d).some(_seen_js__WEBPACK_IMPORTED_MODULE_2__.o)));
	if (down === void 0) return void 0;
	return now < journal.deadline + goal.bake + goal.deadline ? {
		wait: 1e3,
		why: `Waiting for a ready pod of ${down} to go back to`
	} : (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.F)(world, "ROLLBACK_FAILED", `${down} has no ready pod to go back to; the traffic stays on ${journal.to}. ${journal.why ?? ""}`);
};
/**
* One guarded write per Service fences it and, where it had been moved, moves it back. A Service not yet moved is fenced
* too: that is what stops a move that was sent before and has not landed.
*/
const pointBack = (world) => {
	const { goal, seen, epoch, journal } = world;
	for (const [name, { from, to }] of Object.entries(journal.services)) {
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.c)(seen, name);
		if (!live || (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.i)(live) >= epoch) continue;
		if (!from || !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.a)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__._)(live), to)) return {
			act: (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.w)(live, epoch),
			why: `Fenced Service ${name} at epoch ${epoch}`
		};
		const active = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.m)(from) ?? "";
		return {
			act: (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.E)(live, {
				selector: from,
				active,
				previous: goal.set.rid,
				epoch
			}),
			why: `Rolled back: Service ${name} selects ${active} again`
		};
	}
};
/** The traffic is back as the EndpointSlices say, and clients had the drain time to leave the failed release. */
const drainGreen = (world) => {
	const { goal, seen, now, journal } = world;
	const green = new Set((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.b)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.n)(seen, journal.to).flatMap((d) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.f)(seen, d))));
	const moved = Object.keys(journal.services).filter((name) => wasMoved(seen, name, journal.to, world.epoch));
	const still = moved.find((name) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.r)(seen, name).some((uid) => green.has(uid)));
	if (still) return {
		wait: 500,
		why: `Service ${still} still reaches pods of ${journal.to}`
	};
	if (moved.length === 0 || green.size === 0) return void 0;
	if (journal.backAt === void 0) return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.z)(world, { backAt: now }, `The traffic is on ${(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.R)(journal.from)} again`);
	const left = journal.backAt + goal.drain - now;
	return left > 0 ? {
		wait: Math.min(left, 2e3),
		why: `Draining ${journal.to} before it is scaled down`
	} : void 0;
};
const wasMoved = (seen, name, to, epoch) => {
	const annotations = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.c)(seen, name)?.metadata.annotations;
	return annotations?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.L.previous] === to && annotations[_seen_js__WEBPACK_IMPORTED_MODULE_2__.L.epoch] === String(epoch);
};
/** What failed goes to size 0, never while a Service still selects it. */
const stopGreen = ({ seen, journal, epoch }) => {
	if ((0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.p)(seen, journal.to)) return void 0;
	const green = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.n)(seen, journal.to).find((deployment) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.h)(deployment) > 0);
	return green && {
		act: (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.D)(green, 0, epoch),
		why: `Scaled Deployment ${green.metadata.name} to 0`
	};
};
/** Autoscalers and shared objects of the release that has the traffic again take its form again. */
const restoreBlue = ({ seen }) => {
	if (!seen.from) return void 0;
	const missing = seen.from.autoscalers.filter(({ metadata }) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.u)(seen.autoscalers, metadata.name));
	if (missing.length > 0) return {
		act: {
			verb: "create",
			objects: missing
		},
		why: `Restored ${missing.map(_adopt_js__WEBPACK_IMPORTED_MODULE_3__._).join(", ")}`
	};
	const pinned = seen.from.autoscalers.flatMap((original) => {
		const live = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.u)(seen.autoscalers, original.metadata.name);
		return live && (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.T)(live) && !(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.T)(original) ? [{
			live,
			original
		}] : [];
	})[0];
	if (pinned) return {
		act: (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.O)(pinned.live, pinned.original),
		why: `Released ${(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__._)(pinned.live)} to its own bounds`
	};
	const due = [...seen.from.shared, ...seen.from.followers].filter((object) => !seen.placed.has(`back ${(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__._)(object)}`));
	return due.length === 0 ? void 0 : {
		act: {
			verb: "apply",
			objects: due,
			as: "back"
		},
		why: `Restored ${due.map(_adopt_js__WEBPACK_IMPORTED_MODULE_3__._).join(", ")}`
	};
};
const concludeReversal = (world) => {
	const { journal, seen } = world;
	const why = journal.why ?? "";
	if ((0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.p)(seen, journal.to)) return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.F)(world, "ROLLBACK_FAILED", `${why}; there is no earlier release to go back to, the traffic stays on ${journal.to}`);
	return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.F)(world, journal.outcome ?? "ROLLED_BACK", `${why}; the traffic is on ${journal.fromVersion ?? (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.R)(journal.from)}`);
};
// src/target/kubernetes/decide.ts
/**
* A rollback to a release that still stands has nothing to stage. Its Services need no fence of their own either: the
* write that moves each is one.
*/
const unlessStanding = (phase) => (world) => world.goal.intent === "rollback" && (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.g)(world) ? void 0 : phase(world);
/** What to do next about a blue-green goal. */
const decide = deciding({
	stage: [
		_adopt_js__WEBPACK_IMPORTED_MODULE_3__.H,
		_adopt_js__WEBPACK_IMPORTED_MODULE_3__.m,
		_adopt_js__WEBPACK_IMPORTED_MODULE_3__.r,
		...[
			_adopt_js__WEBPACK_IMPORTED_MODULE_3__.i,
			_adopt_js__WEBPACK_IMPORTED_MODULE_3__.t,
			_adopt_js__WEBPACK_IMPORTED_MODULE_3__.x,
			runHooks("before-staging"),
			_adopt_js__WEBPACK_IMPORTED_MODULE_3__.b,
			_adopt_js__WEBPACK_IMPORTED_MODULE_3__.S,
			_adopt_js__WEBPACK_IMPORTED_MODULE_3__.f,
			_adopt_js__WEBPACK_IMPORTED_MODULE_3__.h,
			runHooks("before-cutover")
		].map(unlessStanding),
		applyShared,
		freezeBlue,
		cutOver,
		scaleGreen,
		confirm
	],
	bake: [
		_adopt_js__WEBPACK_IMPORTED_MODULE_3__.H,
		_adopt_js__WEBPACK_IMPORTED_MODULE_3__.B,
		_adopt_js__WEBPACK_IMPORTED_MODULE_3__.r,
		_adopt_js__WEBPACK_IMPORTED_MODULE_3__.i,
		startHooks("after-cutover"),
		bake$1,
		runHooks("after-cutover"),
		rollFollowers,
		commit
	],
	reverse: [
		_adopt_js__WEBPACK_IMPORTED_MODULE_3__.B,
		awaitBlue,
		pointBack,
		drainGreen,
		stopGreen,
		restoreBlue,
		concludeReversal
	],
	retire: [
		_adopt_js__WEBPACK_IMPORTED_MODULE_3__.B,
		_adopt_js__WEBPACK_IMPORTED_MODULE_3__.r,
		_adopt_js__WEBPACK_IMPORTED_MODULE_3__.i,
		retire,
		prune,
		conclude$1
	],
	done: []
});
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
// src/target/kubernetes/decide-rolling.ts
/** Both bundles are there before anything is changed: what is to come, and what to go back to. */
const storeBundles = ({ goal, seen }) => {
	const missing = (goal.fallbackBundle ? [goal.fallbackBundle, goal.bundle] : [goal.bundle]).filter((bundle) => !seen.placed.has((0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__._)(bundle)));
	const named = missing.map(({ metadata }) => metadata.name).join(", ");
	return missing.length === 0 ? void 0 : {
		act: {
			verb: "create",
			objects: missing
		},
		why: `Stored ${named}`
	};
};
/** Applies the classes of a set one after another; `mark` keeps a reversal apart from the release itself. */
function applyInOrder(seen, set, mark) {
	for (const objects of rollingOrder(set)) {
		const due = objects.filter((object) => !seen.placed.has(`${mark} ${(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__._)(object)}`));
		if (due.length === 0) continue;
		const why = `${mark === "back" ? "Restored" : "Applied"} ${due.map(_adopt_js__WEBPACK_IMPORTED_MODULE_3__._).join(", ")}`;
		return {
			act: {
				verb: "apply",
				objects: due,
				...mark === "back" ? { as: mark } : {}
			},
			why
		};
	}
}
const unsettled = (set, seen) => set.followers.filter((object) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(seen, object));
const progress = (objects, seen) => objects.map((object) => object.kind === "Deployment" ? (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.j)(seen, object.metadata.name) : `${(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__._)(object)} rolling`).join("; ");
/** What hooks need is there before anything is changed that runs: only what is missing is created. */
const prepareHooks = (world) => world.goal.set.hooks.length > 0 ? (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.x)(world) : void 0;
const roll = ({ goal, seen }) => applyInOrder(seen, goal.set, "applied");
const awaitRolled = (world) => {
	const { goal, seen, now, journal } = world;
	const rolling = unsettled(goal.set, seen);
	const lost = rolling.flatMap((object) => object.kind === "Deployment" && (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.A)(seen, object.metadata.name) || []);
	if (lost.length > 0) return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.L)(world, "ROLLED_BACK", `${journal.version} can't become ready: ${lost.join("; ")}`);
	if (rolling.length === 0) return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.z)(world, {
		phase: "bake",
		cutAt: now
	}, `${journal.version} is rolled out`);
	if (now >= journal.deadline) return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.L)(world, "ROLLED_BACK", `not rolled out within ${(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.V)(goal.deadline)}: ${progress(rolling, seen)}`);
	return {
		wait: Math.min(2e3, journal.deadline - now),
		why: `${progress(rolling, seen)} (${(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.V)(now - journal.startedAt)})`
	};
};
const bake = (world) => {
	const { goal, seen, now, journal } = world;
	const gate = goal.gates.after && journal.intent === "release" ? seen.after : void 0;
	if (gate?.state === "failed") return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.L)(world, "ROLLED_BACK", `${journal.version} failed its gate: ${gate.says}`);
	const over = (journal.cutAt ?? now) + (journal.intent === "release" ? goal.bake : 0);
	if (gate && gate.next <= now && (now < over || gate.state === "pending")) return {
		act: {
			verb: "gate",
			when: "after"
		},
		why: ""
	};
	if (now < over || gate?.state === "pending") return {
		wait: 1e3,
		why: `Watching ${journal.version} for ${(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.V)(over - now)} more`
	};
};
const conclude = (world) => (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.F)(world, "SUCCEEDED", `${world.goal.set.app} ${world.journal.version} is live`);
const rollBack = ({ goal, seen }) => goal.fallback && applyInOrder(seen, goal.fallback, "back");
const awaitRolledBack = (world) => {
	const { goal, seen, now, journal } = world;
	const set = goal.fallback;
	if (!set || set.followers.length === 0) return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.F)(world, "ROLLBACK_FAILED", `${journal.why ?? ""}; there is no earlier release to go back to`);
	const rolling = unsettled(set, seen);
	if (rolling.length === 0) return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.F)(world, journal.outcome ?? "ROLLED_BACK", `${journal.why ?? ""}; ${set.version} runs again`);
	return now < journal.deadline + goal.bake + goal.deadline ? {
		wait: 2e3,
		why: `Rolling back: ${progress(rolling, seen)}`
	} : (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.F)(world, "ROLLBACK_FAILED", `${journal.why ?? ""}; ${progress(rolling, seen)}`);
};
/** The strategy `rolling`: applied in place, watched, and what was there before applied again when it fails. */
const decideRolling = deciding({
	stage: [
		_adopt_js__WEBPACK_IMPORTED_MODULE_3__.H,
		storeBundles,
		prepareHooks,
		runHooks("before-staging"),
		runHooks("before-cutover"),
		roll,
		awaitRolled
	],
	bake: [
		_adopt_js__WEBPACK_IMPORTED_MODULE_3__.H,
		startHooks("after-cutover"),
		bake,
		runHooks("after-cutover"),
		conclude
	],
	reverse: [rollBack, awaitRolledBack],
	retire: [],
	done: []
});
// src/gate/gate.ts
/** Passed when each gate's last answer was good, failed when one was bad `attempts` times in a row. */
function watchGates(gates, clock) {
	const failures = /* @__PURE__ */ new Map();
	const interval = Math.min(...gates.map((gate) => gate.interval), 1e4);
	let verdict = {
		state: gates.length === 0 ? "passed" : "pending",
		says: "not asked yet",
		next: 0
	};
	return {
		get verdict() {
			return verdict;
		},
		async look(signal) {
			const answers = await Promise.all(gates.map(async (gate) => ({
				gate,
				answer: await gate.probe(signal)
			})));
			const bad = answers.filter(({ answer }) => !answer.ok);
			for (const { gate, answer } of answers) failures.set(gate.name, answer.ok ? 0 : (failures.get(gate.name) ?? 0) + 1);
			const lost = bad.find(({ gate }) => (failures.get(gate.name) ?? 0) >= gate.attempts);
			const shown = (bad.length > 0 ? bad : answers).map(({ gate, answer }) => `${gate.name}: ${answer.says}${tries(failures, gate)}`);
			verdict = {
				state: lost ? "failed" : bad.length > 0 ? "pending" : "passed",
				says: shown.join("; "),
				next: clock.now() + interval
			};
		}
	};
}
const tries = (failures, gate) => {
	const count = failures.get(gate.name) ?? 0;
	return count === 0 ? "" : ` (${count} of ${gate.attempts} times in a row)`;
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
	const labels = [...set.deployments.map(({ object }) => object), ...set.followers].map(_adopt_js__WEBPACK_IMPORTED_MODULE_3__.s);
	return view.objects("Pod").filter((pod) => !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.o)(pod) && labels.some((own) => (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.l)(own, pod.metadata.labels ?? {})));
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
	const logs = await Promise.allSettled((0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.N)(pods).map((source) => readLog(cluster, source)));
	for (const log of logs) if (log.status === "rejected") unread(log.reason);
	const read = logs.flatMap((log) => log.status === "fulfilled" ? [log.value] : []);
	for (const line of (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.M)(pods, events, read)) report.foreign(line);
}
// src/target/kubernetes/hook-logs.ts
const mostLines = 50;
const longestLine = 500;
/** Shows what hooks wrote, once they have ended: those alone that ended before the eyes of this run. */
var HookLogs = class {
	#cluster;
	#report;
	#running = /* @__PURE__ */ new Set();
	#shown = /* @__PURE__ */ new Set();
	constructor(cluster, report) {
		this.#cluster = cluster;
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
			await this.#show(job, failure);
		}
	}
	async #show(job, failure) {
		const { name } = job.metadata;
		try {
			const resource = await this.#cluster.resource("v1", "Pod");
			const { items } = await this.#cluster.list(resource, { labelSelector: `job-name=${name}` });
			if (failure) for (const line of (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.M)(items, [], [])) this.#report.foreign(line);
			const [last] = items.sort((a, b) => createdOf(a) < createdOf(b) ? 1 : -1);
			for (const source of last ? (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.N)([last]) : []) await this.#showLog(name, source);
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
/**
* Keeps a collection up to date until `signal` aborts, by one watch after the other. A break is mended by going on from
* where the last one stood; rejects only with what waiting does not cure.
*/
async function follow(following) {
	const { clock, report, signal, wanted } = following;
	let fruitless = 0;
	let denied = 0;
	while (!signal.aborted) {
		try {
			fruitless = await watchOnce(following) ? 0 : fruitless + 1;
			denied = 0;
		} catch (thrown) {
			const error = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.o)(thrown);
			fruitless += 1;
			if (error.code === "CLUSTER_DENIED" && ++denied > 1) return poll(following);
			if (error.code !== "CLUSTER_DENIED" && error.code !== "CLUSTER_UNREACHABLE") throw error;
			if (fruitless === worthTelling) report.warning(`Watching ${wanted.resource.kind} objects fails: ${error.message}`);
		}
		if (signal.aborted) return;
		if (fruitless > 0) await clock.sleep((0,_replace_js__WEBPACK_IMPORTED_MODULE_1__.r)(Math.min(longestPause, shortestPause * 2 ** (fruitless - 1))), signal);
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
		this.#followings = wanted.map((one) => {
			return {
				cluster,
				wanted: one,
				collection: new Collection(),
				clock,
				report,
				signal: this.#ending,
				onChange
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
			if (ending.aborted) return reject((0,_replace_js__WEBPACK_IMPORTED_MODULE_1__.c)());
			const stop = () => {
				this.#waiting.delete(wake);
				reject((0,_replace_js__WEBPACK_IMPORTED_MODULE_1__.c)());
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
// src/target/kubernetes/target.ts
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
/** Opens the view that a set needs: StatefulSets, DaemonSets and hooks only where it has any. */
async function openNamespace(cluster, set, surroundings) {
	const rolled = ["StatefulSet", "DaemonSet"].filter((kind) => set.followers.some((f) => f.kind === kind));
	const kinds = [
		...watched,
		...rolled.map((kind) => ["apps/v1", kind]),
		...set.hooks.length > 0 ? [["batch/v1", "Job"]] : []
	];
	return openView(cluster, await Promise.all(kinds.map(async ([apiVersion, kind]) => ({ resource: await cluster.resource(apiVersion, kind) }))), surroundings);
}
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
	#before;
	#after;
	#lease = {
		version: "",
		since: 0,
		held: false,
		writtenAt: 0
	};
	#hookLogs;
	#readySince = new _adopt_js__WEBPACK_IMPORTED_MODULE_3__.k();
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
		this.#hookLogs = new HookLogs(cluster, report);
		this.#before = watchGates(gates.before, clock);
		this.#after = watchGates(gates.after, clock);
	}
	async observe() {
		const view = this.#view;
		const lease = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.u)(view.objects("Lease"), (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.k)(this.#goal.set.app));
		const idleFor = this.#followLease(lease);
		await this.#findBlue(lease);
		await this.#followHooks();
		const pods = view.objects("Pod");
		return {
			lease,
			leaseIdle: idleFor >= 15e3,
			renewDue: this.#clock.monotonic() - this.#lease.writtenAt >= _seen_js__WEBPACK_IMPORTED_MODULE_2__.M,
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
			placed: this.#placed,
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
		const hands = {
			cluster: this.#cluster,
			view: this.#view,
			placed: this.#placed
		};
		if (step.verb === "apply" && step.as === "back") await this.#restore(step, hands);
		else await (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.u)(step, hands);
	}
	/** The traffic is back already: what can't be restored beside it is told, and does not keep the reversal from its end. */
	async #restore(step, hands) {
		try {
			await (0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__.u)(step, hands);
		} catch (thrown) {
			const error = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.o)(thrown);
			if (!refusals.includes(error.code)) throw error;
			this.#report.warning(`Not restored: ${error.message} ${error.hint}`);
			for (const object of step.objects) this.#placed.add(`back ${(0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__._)(object)}`);
		}
	}
	/** Before a failed release's pods go, what they have to say is kept: once, and never in the way of the rollback. */
	async #explain() {
		const lease = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.u)(this.#view.objects("Lease"), (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.k)(this.#goal.set.app));
		if (this.#explained || !lease || (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.j)(lease).journal?.phase !== "reverse") return;
		this.#explained = true;
		await explain(this.#cluster, this.#view, this.#goal.set, this.#report);
	}
	/** A release that still can is turned back; the second refusal, of the way back itself, is the end. */
	refused({ code, message }) {
		const lease = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.u)(this.#view.objects("Lease"), (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.k)(this.#goal.set.app));
		const lock = lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.j)(lease);
		const phase = lock?.holder === this.#goal.run.holder ? lock.journal?.phase : void 0;
		if (!refusals.includes(code) || this.#refused !== void 0 || phase !== "stage" && phase !== "bake") return false;
		this.#refused = message;
		return true;
	}
	changed(signal) {
		return this.#view.changed(signal);
	}
	refresh() {
		return this.#view.refresh();
	}
	/** Time since the Lease last changed, on our own clock: wall clocks of other machines are never compared. */
	#followLease(lease) {
		const now = this.#clock.monotonic();
		const version = lease?.metadata.resourceVersion ?? "";
		if (version !== this.#lease.version) {
			this.#lease.version = version;
			this.#lease.since = now;
			if (lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.j)(lease).holder === this.#goal.run.holder) {
				this.#lease.held = true;
				this.#lease.writtenAt = now;
			}
		}
		return now - this.#lease.since;
	}
	async #followHooks() {
		const names = this.#goal.set.hooks.map(({ object }) => object.metadata.name);
		const jobs = this.#view.objects("Job").filter(({ metadata }) => names.includes(metadata.name));
		await this.#hookLogs.follow(jobs, this.#view.objects("Pod"), (job) => this.#placed.has((0,_adopt_js__WEBPACK_IMPORTED_MODULE_3__._)(job)));
	}
	/** Reads the bundle of the release that the traffic comes from, once: a reversal restores what it holds. */
	async #findBlue(lease) {
		const journal = lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.j)(lease).journal;
		const [release] = journal?.phase === "reverse" ? journal.from : [];
		if (release === void 0 || this.#sought === release) return;
		const secrets = await this.#cluster.resource("v1", "Secret");
		const secret = await this.#cluster.get(secrets, (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.N)(this.#goal.set.app, release));
		this.#from = secret && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.I)(secret);
		this.#sought = release;
	}
};
// src/target/kubernetes/rollout.ts
const history = 3;
/** After its deadline a release may still be turned back; an API server that is gone for longer ends the run. */
const graceForReversal = 6e5;
function goalOf(set, terms, now) {
	const { strategy, gates, run } = terms;
	const blueGreen = strategy.kind === "blueGreen" ? strategy : {
		...strategy,
		drain: 0,
		keepPrevious: 0
	};
	return {
		intent: terms.intent,
		set,
		run: {
			holder: `${run.id || "local"}-${(0,_replace_js__WEBPACK_IMPORTED_MODULE_1__.i)(4)}`,
			...run.url ? { url: run.url } : {},
			...run.actor ? { actor: run.actor } : {}
		},
		...terms.reason ? { reason: terms.reason } : {},
		startedAt: now,
		deadline: blueGreen.deadline,
		lockWait: blueGreen.deadline + blueGreen.bake + blueGreen.drain,
		bake: blueGreen.bake,
		drain: blueGreen.drain,
		keepPrevious: blueGreen.keepPrevious,
		history,
		gates: {
			before: gates.before.length > 0,
			after: gates.after.length > 0
		},
		bundle: (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.P)(set),
		...terms.fallback ? {
			fallback: terms.fallback,
			fallbackBundle: (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.P)(terms.fallback)
		} : {}
	};
}
/** Takes `set` live, or the traffic back where it was. The namespace has been found fit for it before. */
async function rollOut(cluster, set, terms, around) {
	const { clock, report, signal } = around;
	const goal = goalOf(set, terms, clock.now());
	const view = await openNamespace(cluster, set, around);
	try {
		const target = new KubernetesTarget(cluster, view, goal, terms.fallback ? decideRolling : decide, gatesFor(cluster, set, terms.gates), around);
		const until = clock.now() + goal.lockWait + 2 * goal.deadline + goal.bake + goal.drain + graceForReversal;
		return {
			...await freeing(cluster, view, goal, () => reconcile(target, {
				until,
				signal
			}, {
				clock,
				report
			})),
			set,
			previous: journalOf(view, set.app)?.fromVersion
		};
	} finally {
		view.close();
	}
}
const journalOf = (view, app) => {
	const lease = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.u)(view.objects("Lease"), (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.k)(app));
	return lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.j)(lease).journal;
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
		const lease = (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.u)(view.objects("Lease"), (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.k)(goal.set.app));
		const ours = lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.j)(lease).holder === goal.run.holder ? lease : void 0;
		const lock = ours && await freed(cluster, ours) ? "free" : "kept";
		throw error.code === "CANCELLED" ? cancelledAt(ours && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.j)(ours).journal, view.objects("Service"), lock) : error;
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
/** Gates ask through the API server's Service proxy: the preview before the cutover, the live Service after it. */
function gatesFor(cluster, set, gates) {
	const live = [...set.services.map(({ object }) => object), ...set.shared.filter(({ kind }) => kind === "Service")];
	const serviceFor = (name) => {
		const service = name === void 0 ? live[0] : (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.u)(live, name);
		if (service) return service;
		throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("CONFIG_INVALID", `A gate asks Service ${name ?? ""}, which the manifests do not have.`, { hint: `Name one of ${live.map(({ metadata }) => metadata.name).join(", ") || "the Services in the manifests"}.` });
	};
	const gate = (when) => (settings) => {
		const service = serviceFor(settings.service);
		const { name } = service.metadata;
		const asked = when === "before" ? (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.w)(name) : name;
		return httpGate(settings, ({ path, port, timeout }, signal) => cluster.proxy(asked, port ?? (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.p)(service), path, {
			timeout,
			signal
		}));
	};
	return {
		before: gates.before.map(gate("before")),
		after: gates.after.map(gate("after"))
	};
}



/***/ })

};
