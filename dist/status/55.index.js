export const id = 55;
export const ids = [55];
export const modules = {

/***/ 55:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readHistory: () => (/* binding */ readHistory)
/* harmony export */ });
/* unused harmony export wayBack */
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(648);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(598);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(522);



// src/target/kubernetes/objects.ts
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
/** Far above what compresses into a Secret, far below what would hurt the process. */
const largestSet = 67108864;
const type = "cutover.dev/release";
/** Version of the bundle's format. A later Cutover reads older ones; an older one refuses newer ones. */
const format = 1;
const bundleName = (app, rid) => `cutover-${app}-${rid}`;
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
// src/target/kubernetes/journal.ts
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
// src/target/kubernetes/release-id.ts
/** The id of a release that Cutover did not make: the ReplicaSet of a plain Deployment, known by its pod-template-hash. */
const adoptedId = (podTemplateHash) => `adopted-${podTemplateHash}`;
// src/target/kubernetes/seen.ts
const selectorOf = (service) => service.spec?.selector ?? {};
/** The release that a selector picks: by our label, by a ReplicaSet's hash when adopted, or none. */
function releaseOf(selector) {
	const hash = selector[key.podTemplateHash];
	return selector[key.release] ?? (hash === void 0 ? void 0 : adoptedId(hash));
}
// src/target/kubernetes/history.ts
async function readHistory(cluster, app) {
	const [leases, services, secrets] = await Promise.all([
		cluster.resource("coordination.k8s.io/v1", "Lease"),
		cluster.resource("v1", "Service"),
		cluster.resource("v1", "Secret")
	]);
	const [lease, bundles] = await Promise.all([cluster.get(leases, leaseName(app)), cluster.list(secrets, { labelSelector: `${key.app}=${app},${key.release}` })]);
	const lock = lease && readLock(lease);
	const names = Object.keys(lock?.journal?.services ?? {});
	const live = await Promise.all(names.map(async (name) => {
		const service = await cluster.get(services, name);
		return [name, service && releaseOf(selectorOf(service))];
	}));
	const kept = bundles.items.map((item) => ({
		...item,
		apiVersion: "v1",
		kind: "Secret"
	})).filter(isBundle).map((secret) => ({
		release: secret.metadata.labels?.[key.release] ?? "",
		version: secret.metadata.annotations?.[key.version] ?? "",
		at: secret.metadata.creationTimestamp ?? "",
		set: () => unbundle(secret)
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
	return new CutoverError("NOT_FOUND", `${message}.`, { hint: versions ? `Name the version to go to; the cluster keeps ${versions}.` : "Release the wanted version again from its tag." });
}



/***/ })

};
