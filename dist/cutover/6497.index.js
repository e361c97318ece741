export const id = 6497;
export const ids = [6497];
export const modules = {

/***/ 6497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readHistory: () => (/* binding */ readHistory),
/* harmony export */   wayBack: () => (/* binding */ wayBack)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5894);



// src/target/kubernetes/history.ts
async function readHistory(cluster, app) {
	const [leases, services, secrets] = await Promise.all([
		cluster.resource("coordination.k8s.io/v1", "Lease"),
		cluster.resource("v1", "Service"),
		cluster.resource("v1", "Secret")
	]);
	const [lease, bundles] = await Promise.all([cluster.get(leases, (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.D)(app)), cluster.list(secrets, { labelSelector: `${_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.app}=${app},${_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release}` })]);
	const lock = lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.k)(lease);
	const names = Object.keys(lock?.journal?.services ?? {});
	const live = await Promise.all(names.map(async (name) => {
		const service = await cluster.get(services, name);
		return [name, service && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.h)((0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.v)(service))];
	}));
	const kept = bundles.items.map((item) => ({
		...item,
		apiVersion: "v1",
		kind: "Secret"
	})).filter(_seen_js__WEBPACK_IMPORTED_MODULE_2__.N).map((secret) => ({
		release: secret.metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.release] ?? "",
		version: secret.metadata.annotations?.[_seen_js__WEBPACK_IMPORTED_MODULE_2__.I.version] ?? "",
		at: secret.metadata.creationTimestamp ?? "",
		set: () => (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__.F)(secret)
	})).sort((a, b) => a.at < b.at ? 1 : -1);
	return {
		journal: lock?.journal,
		holder: lock?.holder ?? "",
		live: new Map(live),
		kept
	};
}
/** What hooks did to databases and the like is done, and going back does not do it again. */
const withoutHooks = (set) => ({
	...set,
	hooks: []
});
/** Where a rollback goes: to the version `to`, or to what was live before the last release. NOT_FOUND says what there is. */
function wayBack({ journal, live, kept }, app, to) {
	if (to !== void 0) {
		const wanted = to.replace(/^v(?=\d)/, "");
		const found = kept.find(({ version, release }) => version === wanted || release === to);
		if (found) return withoutHooks(found.set());
		throw unknown(`${app} has no version ${to} to go back to`, kept);
	}
	if (!journal) throw unknown(`Nothing was ever released as ${app}`, kept);
	const onIt = [...live.values()].every((release) => release === journal.to);
	const turnedBack = journal.outcome !== "SUCCEEDED" && [...live.values()].every((one) => journal.from.includes(one ?? ""));
	const begun = journal.intent === "rollback" && (journal.phase !== "done" || turnedBack);
	if (journal.intent === "rollback" && onIt && !begun) throw unknown(`${app} was rolled back to ${journal.version} already`, kept);
	const staged = journal.outcome === "STAGED" && journal.phase === "done";
	if (journal.phase === "done" && !onIt && !staged && !begun) throw unknown(`The last release of ${app} (${journal.version}) is not live: it ended ${journal.outcome ?? ""}`, kept);
	const before = kept.find(({ release }) => release === (begun ? journal.to : journal.from[0]));
	if (before) return withoutHooks(before.set());
	throw unknown(`What ran before ${journal.version} of ${app} is not kept`, kept);
}
function unknown(message, kept) {
	const versions = [...new Set(kept.map(({ version }) => version))].join(", ");
	return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("NOT_FOUND", `${message}.`, { hint: versions ? `Name the version to go to; the cluster keeps ${versions}.` : "Release the wanted version again from its tag." });
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
