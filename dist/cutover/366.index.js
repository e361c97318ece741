export const id = 366;
export const ids = [366];
export const modules = {

/***/ 366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planned: () => (/* binding */ planned),
/* harmony export */   prepare: () => (/* binding */ prepare)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);
/* harmony import */ var _release_id_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2992);
/* harmony import */ var _managed_fields_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3268);
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5894);
/* harmony import */ var _rights_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8590);






// src/target/kubernetes/release-set.ts
/** The points of a release at which Jobs run, in the order in which they come. */
const hookPoints = [
	"before-staging",
	"before-cutover",
	"after-cutover"
];
// src/target/kubernetes/hook-annotations.ts
/** Helm's annotations (Chart Hooks), which charts bring along. */
const helm = {
	hook: "helm.sh/hook",
	weight: "helm.sh/hook-weight"
};
const helmPoints = {
	"pre-install": "before-staging",
	"pre-upgrade": "before-staging",
	"post-install": "after-cutover",
	"post-upgrade": "after-cutover"
};
const annotationOf = ({ metadata }, name) => metadata.annotations?.[name];
const helmEvents = (object) => annotationOf(object, helm.hook)?.split(",").map((event) => event.trim());
/** Events that no release has. `test-success` is what Helm 2 called a test. */
const otherEvents = [
	"test",
	"test-success",
	"pre-delete",
	"post-delete",
	"pre-rollback",
	"post-rollback"
];
/** A hook of events that no release has (`helm test`, deletion, Helm's own rollback) is no part of a release. */
const isForOtherEvents = (object) => annotationOf(object, _seen_js__WEBPACK_IMPORTED_MODULE_4__.I.hook) === void 0 && (helmEvents(object)?.every((event) => otherEvents.includes(event)) ?? false);
/** What of the manifests is left out of the release, in words. */
const leftOut = (objects) => objects.filter(isForOtherEvents).map((object) => `Left out: ${object.kind} ${object.metadata.name}, a Helm hook of ${helmEvents(object)?.join(", ")}`);
function refused(object, why, hint, at) {
	const { kind, metadata } = object;
	return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("MANIFEST_INVALID", `${kind} ${metadata.name} ${why}.`, {
		hint,
		...at ? { at } : {}
	});
}
function helmSchedule(job, at) {
	const events = (helmEvents(job) ?? []).filter((event) => helmPoints[event] !== void 0);
	const points = [...new Set(events.flatMap((event) => helmPoints[event] ?? []))];
	const [point, second] = points;
	if (point === void 0) return void 0;
	if (second !== void 0) throw refused(job, `is a hook of ${points.join(" and of ")}, and a Job runs once in a release`, "Give it the annotation cutover.dev/hook with one point, or make two Jobs of it.", at);
	const kinds = new Set(events.map((event) => event.endsWith("install") ? "install" : "upgrade"));
	const [only] = kinds;
	return {
		point,
		...kinds.size === 1 && only ? { only } : {}
	};
}
/** What Helm does with an object of a chart, and a release could only do otherwise, is refused and not guessed. */
function checkHelmHook(object, at) {
	const events = helmEvents(object) ?? [];
	const unknown = events.find((event) => helmPoints[event] === void 0 && !otherEvents.includes(event));
	if (unknown !== void 0) {
		const hint = `Helm has ${[...Object.keys(helmPoints), ...otherEvents].join(", ")}; definitions go to the chart's folder crds.`;
		throw refused(object, `is a Helm hook of '${unknown}', which there is not`, hint, at);
	}
	if (events.length > 0 && object.kind === "Pod") throw refused(object, `is a Helm hook of ${events.join(", ")}, and only Jobs run as hooks`, "Make a Job of it: a Job is the record of whether its hook has run.", at);
}
/**
* When the release runs this object as a hook, if it is one: by `cutover.dev/hook`, else by Helm's annotation.
* MANIFEST_INVALID for a hook that is no Job, a point that there is not, or a weight that is no whole number.
*/
function scheduleOf(object, at) {
	const own = annotationOf(object, _seen_js__WEBPACK_IMPORTED_MODULE_4__.I.hook);
	const isJob = object.kind === "Job" && object.apiVersion === "batch/v1";
	if (own !== void 0 && !isJob) throw refused(object, `has the annotation ${_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.hook}`, "Only a Job can be a hook.", at);
	if (own === void 0) checkHelmHook(object, at);
	if (!isJob) return void 0;
	const named = hookPoints.find((known) => known === own);
	if (own !== void 0 && named === void 0) throw refused(object, `is a hook of '${own}', which is no point of a release`, `Use ${hookPoints.join(", ")}.`, at);
	const schedule = named ? { point: named } : helmSchedule(object, at);
	return schedule && {
		...schedule,
		weight: weightOf(object, at)
	};
}
function weightOf(job, at) {
	const written = annotationOf(job, _seen_js__WEBPACK_IMPORTED_MODULE_4__.I.hookWeight) ?? annotationOf(job, helm.weight) ?? "0";
	if (/^-?\d{1,9}$/.test(written)) return Number(written);
	throw refused(job, `has the hook weight '${written}'`, "A weight is a whole number; hooks run in ascending order.", at);
}
// src/target/kubernetes/finding.ts
const finding = (severity) => (message, hint, at) => ({
	severity,
	message,
	hint,
	...at ? { at } : {}
});
const problem = finding("error");
const caution = finding("warning");
// src/target/kubernetes/access-review.ts
const reviews = {
	apiVersion: "authorization.k8s.io/v1",
	kind: "SelfSubjectRulesReview",
	name: "selfsubjectrulesreviews",
	namespaced: false
};
const covers = (list = [], value) => list.includes("*") || list.includes(value);
/** Does one of the rules grant it for objects of every name? */
const isGranted = (rules, verb, group, resource) => rules.some((rule) => covers(rule.verbs, verb) && covers(rule.apiGroups, group) && covers(rule.resources, resource) && !rule.resourceNames?.length);
/** All rules of the caller, in one request. They may be incomplete: an authorizer outside of the cluster tells none. */
async function ownRules(cluster) {
	const { apiVersion, kind } = reviews;
	const asked = {
		apiVersion,
		kind,
		metadata: { name: "" },
		spec: { namespace: cluster.namespace }
	};
	const { status } = await cluster.create(reviews, asked);
	return status?.resourceRules ?? [];
}
/** The verbs of `right` that the caller lacks; asked one by one where the rules do not say. */
async function lacking(cluster, right, rules) {
	const { group, resource, verbs } = right;
	const [name = "", subresource] = resource.split("/");
	const unclear = verbs.filter((verb) => !isGranted(rules, verb, group, resource));
	const allowed = await Promise.all(unclear.map((verb) => cluster.may(verb, group, name, subresource)));
	const missing = unclear.filter((_, i) => !allowed[i]);
	if (missing.length === 0) return [];
	const optional = right.optional || missing.every((verb) => verb === "watch");
	return [{
		...right,
		verbs: missing,
		...optional ? { optional: true } : {}
	}];
}
/** So many missing rights are named; the rules below name all. */
const mostNamed = 4;
function named$1(missing) {
	const list = missing.slice(0, mostNamed).map(({ verbs, resource, why }) => `${verbs.join("/")} ${resource} (to ${why})`);
	const more = missing.length - mostNamed;
	return list.join(", ") + (more > 0 ? `, and ${more} more` : "");
}
/** Which of `rights` the caller lacks: those that a release needs in one finding, the others in a second. */
async function reviewAccess(cluster, rights) {
	const rules = await ownRules(cluster);
	const missing = (await Promise.all(rights.map((right) => lacking(cluster, right, rules)))).flat();
	const needed = missing.filter(({ optional }) => !optional);
	const spared = missing.filter(({ optional }) => optional);
	const { namespace } = cluster;
	const lack = `The credentials lack rights in namespace ${namespace}: `;
	if (needed.length === rights.filter(({ optional }) => !optional).length) {
		const hint = `Apply this Role, and bind it to them by a RoleBinding:\n${(0,_rights_js__WEBPACK_IMPORTED_MODULE_5__.o)(namespace, rights)}`;
		return [problem(`${lack}${named$1(needed)}.`, hint)];
	}
	const add = (some) => `Add these rules to the Role that is bound to them:\n${(0,_rights_js__WEBPACK_IMPORTED_MODULE_5__.s)(some)}`;
	return [...needed.length > 0 ? [problem(`${lack}${named$1(needed)}.`, add(needed))] : [], ...spared.length > 0 ? [caution(`${lack}${named$1(spared)}; releases go without.`, add(spared))] : []];
}
// src/target/kubernetes/dry-run.ts
const withoutSuffix = (name, suffix) => name.endsWith(`-${suffix}`) ? name.slice(0, -suffix.length - 1) : name;
/** What the release writes first: everything new. What exists already is no surprise to anybody. */
function trialsOf(set) {
	const own = (object) => ({
		object,
		by: "create",
		base: withoutSuffix(object.metadata.name, set.rid)
	});
	const hashed = (object) => ({
		object,
		by: "create",
		base: object.metadata.name.replace(/-[0-9a-f]{10}$/, "")
	});
	return [
		...set.config.map(hashed),
		...set.deployments.map(({ base, object }) => ({
			object,
			by: "create",
			base
		})),
		...[
			...set.autoscalers,
			...set.budgets,
			...set.hooks.map((hook) => hook.object)
		].map(own),
		...set.services.map(({ name, object }) => ({
			object,
			by: "create",
			base: name
		})),
		...[...set.shared, ...set.followers].map((object) => ({
			...own(object),
			by: "apply"
		}))
	];
}
async function write({ object, by, takeOver = false }, cluster) {
	const resource = await cluster.resource(object.apiVersion, object.kind);
	if (by === "create") await cluster.create(resource, object, { dryRun: true });
	else await cluster.apply(resource, object, {
		dryRun: true,
		takeOver
	});
}
const isAboveNamespaces = (cluster, { apiVersion, kind }) => cluster.resource(apiVersion, kind).then(({ namespaced }) => !namespaced, () => false);
/** No Role grants what belongs to the whole cluster. */
const needsMore = ({ kind, metadata }, message, at) => problem(`${kind} ${metadata.name} belongs to the whole cluster: ${message}`, `Leave it out of the manifests and let a cluster's administrator apply it, or grant get, create and patch on its kind by a ClusterRole.`, at);
async function attempt(trial, set, cluster, places) {
	const { object, by, base, takeOver } = trial;
	try {
		await write(trial, cluster);
		return [];
	} catch (thrown) {
		const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.n)(thrown);
		const { code, message, hint } = error;
		const at = places(object.kind, base);
		if (code === "CONFLICT" && by === "create") return [];
		if (code === "CONFLICT") {
			const claims = (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.N)(message);
			const told = (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.P)(object, claims, error);
			if (claims.length > 0 && !(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.F)(claims, object)) return [problem(told.message, told.hint ?? "", at)];
			return takeOver ? [] : attempt({
				...trial,
				takeOver: true
			}, set, cluster, places);
		}
		if (code === "CLUSTER_DENIED" && await isAboveNamespaces(cluster, object)) return [needsMore(object, message, at)];
		if (code === "CLUSTER_DENIED" && /cannot \w+ resource/.test(message)) return [];
		if (code === "NOT_FOUND" && (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.R)(set, object)) return [];
		if (code === "CLUSTER_UNREACHABLE" || code === "CREDENTIALS_UNUSABLE") throw error;
		if (/namespaces "[^"]*" not found/.test(message)) return [problem(`Namespace ${cluster.namespace} does not exist.`, `Create it first: kubectl create namespace ${cluster.namespace}`)];
		if (/does not support dry run/.test(message)) return [caution(message, "Its webhook has side effects, so that only the release itself shows what it says.", at)];
		return [problem(message, hint, at)];
	}
}
/**
* Lets the API server try every object of the set without storing it: schemas, immutable fields, admission and quotas speak
* before anything is changed. CLUSTER_UNREACHABLE when it does not answer.
*/
async function reviewByDryRun(cluster, set, places) {
	const findings = (await Promise.all(trialsOf(set).map((trial) => attempt(trial, set, cluster, places)))).flat();
	if (findings.length === 0) {
		const previews = set.services.map(({ name, preview }) => ({
			object: preview,
			by: "create",
			base: name
		}));
		findings.push(...(await Promise.all(previews.map((trial) => attempt(trial, set, cluster, places)))).flat());
	}
	return [...new Map(findings.map((finding) => [finding.message, finding])).values()];
}
// src/target/kubernetes/config-references.ts
const named = (kind, holder) => holder ? [{
	kind,
	holder,
	field: "name"
}] : [];
const ofContainer = ({ env = [], envFrom = [] }) => [...env.flatMap(({ valueFrom }) => [...named("ConfigMap", valueFrom?.configMapKeyRef), ...named("Secret", valueFrom?.secretKeyRef)]), ...envFrom.flatMap((source) => [...named("ConfigMap", source.configMapRef), ...named("Secret", source.secretRef)])];
/** Volume sources are many (projected, csi, azureFile ...), but all name their objects by these few fields. */
function ofVolume(value) {
	if (value === null || typeof value !== "object") return [];
	const holder = value;
	return Object.entries(holder).flatMap(([field, held]) => {
		if (field === "configMap") return named("ConfigMap", held);
		if (field === "secretName") return [{
			kind: "Secret",
			holder,
			field
		}];
		if (field === "secretRef" || field === "nodePublishSecretRef") return named("Secret", held);
		if (field === "secret") return [...held?.name ? named("Secret", held) : [], ...ofVolume(held)];
		return ofVolume(held);
	});
}
function referencesOf(spec) {
	if (!spec) return [];
	const ephemeral = spec.ephemeralContainers ?? [];
	return [
		...[
			...spec.initContainers ?? [],
			...spec.containers ?? [],
			...ephemeral
		].flatMap(ofContainer),
		...(spec.volumes ?? []).flatMap(ofVolume),
		...(spec.imagePullSecrets ?? []).flatMap((holder) => named("Secret", holder))
	];
}
const configKey = (kind, name) => `${kind}/${String(name)}`;
/** Keys of all ConfigMaps and Secrets that a pod names. */
const referencedConfig = (spec) => referencesOf(spec).map(({ kind, holder, field }) => configKey(kind, holder[field]));
/** Changes, in place, the names of `renamed` (by key) in a pod. */
function renameConfig(spec, renamed) {
	for (const { kind, holder, field } of referencesOf(spec)) holder[field] = renamed.get(configKey(kind, holder[field])) ?? holder[field];
}
/** Fields below which an object that runs no pods may name a ConfigMap or Secret, in APIs unknown to us as well. */
const telling = /secret|configmap|cert|credential|auth|resourcenames/i;
/** Does an object that runs no pods seem to name this ConfigMap or Secret? Wrongly yes only leaves an unused copy behind. */
function mentions(object, kind, name) {
	const found = (value, told) => {
		if (typeof value === "string") return told && value === name;
		if (value === null || typeof value !== "object") return false;
		const here = told || value.kind === kind;
		return Object.entries(value).some(([field, held]) => found(held, here || telling.test(field)));
	};
	return Object.entries(object).some(([field, held]) => field !== "metadata" && found(held, telling.test(field)));
}
/**
* An immutable copy whose name ends in a hash of its content: it can be in use by several releases, and none changes it.
* The app is part of the hash, so that retiring a release of one app never takes the configuration of another.
*/
function immutableCopy(object, app) {
	const { type, data, binaryData, stringData } = object;
	const hash = (0,_release_id_js__WEBPACK_IMPORTED_MODULE_2__.n)({
		app,
		type,
		data,
		binaryData,
		stringData
	}, 10);
	return {
		...object,
		metadata: {
			...object.metadata,
			name: (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.E)(object.metadata.name, hash)
		},
		immutable: true
	};
}
/** A token Secret is filled in by the cluster, so its content is not what the manifest says. */
const isConfig = (object) => object.apiVersion === "v1" && (object.kind === "ConfigMap" || object.kind === "Secret" && object.type !== "kubernetes.io/service-account-token");
// src/target/kubernetes/versioned.ts
const isAutoscaler = (object) => object.kind === "HorizontalPodAutoscaler";
const isBudget = (object) => object.kind === "PodDisruptionBudget";
/** Is this the autoscaler of the Deployment named `base` in the manifests? */
function scales(object, base) {
	const target = object.spec?.scaleTargetRef;
	return isAutoscaler(object) && target?.kind === "Deployment" && target.name === base;
}
/** Is this the disruption budget of pods with these labels? */
const budgets = (object, labels) => isBudget(object) && (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.b)(object.spec?.selector, labels);
const narrowed = (selector, rid) => ({
	...selector,
	matchLabels: {
		...selector?.matchLabels,
		...(0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.T)(rid)
	}
});
/** A copy that belongs to the release by name (`<base>-<rid>`), labels and version. */
function ofRelease(object, { app, rid, version }) {
	const { name, labels, annotations } = object.metadata;
	return {
		...structuredClone(object),
		metadata: {
			...structuredClone(object.metadata),
			name: (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.E)(name, rid),
			labels: {
				...labels,
				[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.app]: app,
				[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.release]: rid
			},
			annotations: {
				...annotations,
				[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.version]: version
			}
		}
	};
}
/**
* Spread and anti-affinity rules that name the pods' own labels apply within the release: green must not be unschedulable
* because blue stands on every node. Changes the template in place.
*/
function spreadWithinRelease(object, rid) {
	const labels = (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.x)(object);
	const spec = (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.S)(object)?.spec;
	const anti = spec?.affinity?.podAntiAffinity;
	const terms = [
		...anti?.requiredDuringSchedulingIgnoredDuringExecution ?? [],
		...(anti?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map((weighted) => weighted.podAffinityTerm),
		...spec?.topologySpreadConstraints ?? []
	];
	for (const term of terms) if ((0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.b)(term?.labelSelector, labels)) term.labelSelector = narrowed(term.labelSelector, rid);
}
/** The Deployment of one release: own name, own selector, own pods. */
function versionedDeployment(source, all, identity) {
	const base = source.metadata.name;
	const object = ofRelease(source, identity);
	spreadWithinRelease(object, identity.rid);
	const template = (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.S)(object);
	if (template) {
		const labels = {
			...template.metadata?.labels,
			[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.app]: identity.app,
			[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.release]: identity.rid
		};
		template.metadata = {
			...template.metadata,
			labels
		};
	}
	const spec = object.spec;
	const least = all.filter((other) => scales(other, base)).map((other) => other.spec.minReplicas ?? 1);
	const replicas = Math.max(spec.replicas ?? 1, ...least);
	object.spec = {
		...spec,
		replicas,
		selector: narrowed(spec.selector, identity.rid)
	};
	return {
		base,
		object,
		replicas
	};
}
function versionedAutoscaler(source, identity) {
	const object = ofRelease(source, identity);
	const spec = object.spec;
	const name = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.E)(spec.scaleTargetRef?.name ?? "", identity.rid);
	return {
		...object,
		spec: {
			...spec,
			scaleTargetRef: {
				...spec.scaleTargetRef,
				name
			}
		}
	};
}
function versionedBudget(source, identity) {
	const object = ofRelease(source, identity);
	const spec = object.spec;
	return {
		...object,
		spec: {
			...spec,
			selector: narrowed(spec.selector, identity.rid)
		}
	};
}
/** A Job's template never changes, so every release runs its own. */
const versionedJob = ofRelease;
/** A hook's Job is the record that it ran, so no time to live may remove it; it goes with its release. */
function versionedHook(source, identity) {
	const { ttlSecondsAfterFinished: _, ...spec } = source.spec;
	return {
		...ofRelease(source, identity),
		spec: structuredClone(spec)
	};
}
const serviceSpecOf = (object) => object.spec ?? {};
/** The preview is reached through the API server only: no labels that monitors select, no address outside of the cluster. */
function preview(source, selector, ports, identity) {
	const { app, namespace, rid, version } = identity;
	return {
		apiVersion: "v1",
		kind: "Service",
		metadata: {
			name: (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.w)(source.metadata.name),
			namespace,
			labels: {
				[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.app]: app,
				[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.release]: rid
			},
			annotations: { [_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.version]: version }
		},
		spec: {
			type: "ClusterIP",
			selector,
			ports: ports.map(({ nodePort: _, ...port }) => port)
		}
	};
}
/** A Service of the manifests, and how it selects this release; its ports carry the defaults that the server would add. */
function trafficService(source, deployments, identity) {
	const spec = serviceSpecOf(source);
	const sel0 = { ...spec.selector };
	const selector = {
		...sel0,
		...(0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.T)(identity.rid)
	};
	const ports = (spec.ports ?? []).map((port) => ({
		protocol: "TCP",
		targetPort: port.port,
		...port
	}));
	const { labels } = source.metadata;
	return {
		name: source.metadata.name,
		object: {
			...source,
			metadata: {
				...source.metadata,
				labels: {
					...labels,
					[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.app]: identity.app
				}
			},
			spec: {
				...spec,
				selector,
				ports
			}
		},
		sel0,
		selector,
		ports,
		deployments: deployments.filter(({ object }) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.C)(sel0, (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.x)(object))).map(({ object }) => object.metadata.name),
		preview: preview(source, selector, ports, identity)
	};
}
// src/target/kubernetes/render.ts
/** Gives every ConfigMap and Secret that pods use a name by its content, and the pods that name. */
function versionConfig(objects, app) {
	const used = new Set(objects.flatMap((object) => referencedConfig((0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.S)(object)?.spec)));
	const sources = objects.filter((object) => isConfig(object) && used.has(configKey(object.kind, object.metadata.name)));
	const config = sources.map((source) => immutableCopy(source, app));
	const renamed = new Map(sources.map((source, i) => [configKey(source.kind, source.metadata.name), config[i]?.metadata.name ?? ""]));
	const stays = (object) => !sources.includes(object) || objects.some((other) => !(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.S)(other) && mentions(other, object.kind, object.metadata.name));
	const rest = objects.filter(stays).map((object) => structuredClone(object));
	for (const object of rest) renameConfig((0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.S)(object)?.spec, renamed);
	return {
		config,
		rest
	};
}
/** Services that choose among pods; one without selector, or an alias for a name outside, moves no traffic. */
const isSelecting = (object) => object.kind === "Service" && object.apiVersion === "v1" && serviceSpecOf(object).type !== "ExternalName" && Object.keys(serviceSpecOf(object).selector ?? {}).length > 0;
const isDeployment = (object) => object.kind === "Deployment" && object.apiVersion.startsWith("apps/");
/** The Jobs that run at points of the release, in the order in which they do: by point, weight and name. */
function hooksOf(objects, manifests) {
	const found = objects.flatMap((object) => {
		const { kind, metadata } = object;
		const place = manifests.find((one) => one.object.kind === kind && one.object.metadata?.name === metadata.name)?.at;
		const schedule = scheduleOf(object, place);
		return schedule ? [{
			...schedule,
			object
		}] : [];
	});
	const rank = (hook) => hookPoints.indexOf(hook.point);
	return found.sort((a, b) => rank(a) - rank(b) || a.weight - b.weight).map(({ weight: _, ...hook }) => hook);
}
function sortOut(objects, manifests, app, strategy) {
	const versioned = versionConfig(objects, app);
	const hooks = hooksOf(versioned.rest, manifests);
	const rest = versioned.rest.filter((object) => !hooks.some((hook) => hook.object === object));
	const pairs = strategy === "rolling" ? [] : rest.filter(isSelecting);
	const deployments = rest.filter((object) => isDeployment(object) && pairs.some((service) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.C)(serviceSpecOf(service).selector, (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.x)(object))));
	const services = pairs.filter((service) => deployments.some((object) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.C)(serviceSpecOf(service).selector, (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.x)(object))));
	const autoscalers = rest.filter((object) => deployments.some(({ metadata }) => scales(object, metadata.name)));
	const budgeted = rest.filter((object) => deployments.some((deployment) => budgets(object, (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.x)(deployment))));
	const own = /* @__PURE__ */ new Set([
		...deployments,
		...services,
		...autoscalers,
		...budgeted
	]);
	const others = rest.filter((object) => !own.has(object));
	return {
		config: versioned.config,
		deployments,
		autoscalers,
		budgets: budgeted,
		services,
		followers: others.filter(_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.S),
		shared: others.filter((object) => !(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.S)(object)),
		hooks
	};
}
/** The name that labels give the app, from the objects that carry traffic where there are any. */
function appOf(objects) {
	const ranked = [
		isSelecting,
		isDeployment,
		_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.S,
		() => true
	].flatMap((holds) => objects.filter(holds));
	const label = (name) => ranked.map(({ metadata }) => metadata.labels?.[name]).find((value) => value);
	const named = label("app.kubernetes.io/part-of") ?? label("app.kubernetes.io/name") ?? ranked[0]?.metadata.name;
	return (0,_release_id_js__WEBPACK_IMPORTED_MODULE_2__.i)(named ?? "", 40);
}
function checkedApp(app) {
	if (/^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/.test(app)) return app;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("INPUT_INVALID", `The app name '${app}' can't be used in names of Kubernetes objects.`, { hint: "Use at most 40 lower-case letters, digits and dashes, beginning and ending with a letter or digit." });
}
function checkedFollower(object) {
	const written = object.metadata.annotations?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.with];
	if (written === void 0 || _managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.T.some((known) => known === written)) return object;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("MANIFEST_INVALID", `${object.kind} ${object.metadata.name} is rolled with '${written}', which is no part of a release.`, { hint: `Give the annotation ${_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.with} as ${_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.T.join(", ")}.` });
}
const belonging = (object, { app, version }, versioned = true) => ({
	...object,
	metadata: {
		...object.metadata,
		labels: {
			...object.metadata.labels,
			[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.app]: app
		},
		...versioned ? { annotations: {
			...object.metadata.annotations,
			[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.version]: version
		} } : {}
	}
});
/**
* What the release is in the cluster. Pure, and independent of the manifests' order and formatting. The caller has pinned
* the images. MANIFEST_INVALID for objects that can't be told apart, INPUT_INVALID for an unusable app name.
*/
function render(manifests, options) {
	const { namespace, version, tag, images, strategy = "blueGreen" } = options;
	const objects = (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.Wt)(manifests, namespace).filter((object) => !isForOtherEvents(object) && object.kind !== "Namespace");
	const app = checkedApp(options.app ?? appOf(objects));
	const parts = sortOut(objects, manifests, app, strategy);
	const references = images.map((image) => image.reference).sort();
	const { hooks, ...others } = parts;
	const content = {
		tag,
		references,
		app,
		parts: hooks.length > 0 ? parts : others
	};
	const identity = {
		app,
		namespace,
		version,
		rid: (0,_release_id_js__WEBPACK_IMPORTED_MODULE_2__.r)(version, content)
	};
	const deployments = parts.deployments.map((source) => versionedDeployment(source, parts.autoscalers, identity));
	return {
		...identity,
		images,
		config: parts.config.map((object) => belonging(object, identity, false)),
		deployments,
		autoscalers: parts.autoscalers.map((object) => versionedAutoscaler(object, identity)),
		budgets: parts.budgets.map((object) => versionedBudget(object, identity)),
		services: parts.services.map((object) => trafficService(object, deployments, identity)),
		shared: (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.wt)(parts.shared.map((object) => belonging(object, identity))).flat(),
		followers: parts.followers.map(checkedFollower).map((object) => object.kind === "Job" ? versionedJob(object, identity) : belonging(object, identity)),
		hooks: parts.hooks.map((hook) => ({
			...hook,
			object: versionedHook(hook.object, identity)
		}))
	};
}
// src/target/kubernetes/review-manifests.ts
const placesIn = (manifests) => (kind, name) => manifests.find(({ object }) => object.kind === kind && object.metadata?.name === name)?.at;
const containersOf = (object) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.S)(object)?.spec?.containers ?? [];
const rolling = "or use strategy: rolling, which needs none of this.";
/** Nothing to cut over, and Services that mean something else than they say. */
function reviewTraffic(set, places) {
	const workloads = [...set.deployments.map(({ object }) => object), ...set.followers];
	const idle = set.shared.filter((object) => isSelecting(object) && !workloads.some((workload) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.C)(serviceSpecOf(object).selector, (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.x)(workload))));
	const [deployment] = set.followers.filter(isDeployment);
	return [...set.services.length === 0 ? [problem(deployment ? `No Service of the manifests selects the pods of Deployment ${deployment.metadata.name}, so there is no traffic to cut over.` : "The manifests hold no Deployment that a Service selects, so there is no traffic to cut over.", `Add its Service to the manifests, correct the selector, ${rolling}`, deployment && places("Deployment", deployment.metadata.name))] : [], ...idle.map(({ metadata: { name } }) => caution(`Service ${name} selects no pods of the manifests.`, "Check its selector: it is applied as it is, and no traffic of it is cut over.", places("Service", name)))];
}
function reviewService(service, set, places) {
	const at = places("Service", service.name);
	const { clusterIP, sessionAffinity } = serviceSpecOf(service.object);
	const findings = set.followers.filter((follower) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.C)(service.sel0, (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.x)(follower))).map(({ kind, metadata }) => problem(`Service ${service.name} also selects the pods of ${kind} ${metadata.name}, which can't be released blue-green: they would lose its traffic.`, `Give ${kind} ${metadata.name} a Service and labels of its own, ${rolling}`, at));
	if (set.services.some(({ name }) => name === (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.w)(service.name))) findings.push(problem(`Service ${(0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.w)(service.name)} has the name of the preview of Service ${service.name}.`, "Rename it in the manifests.", at));
	if (clusterIP === "None") findings.push(reviewHeadless(service, at));
	if (sessionAffinity === "ClientIP") findings.push(caution(`Service ${service.name} has sessionAffinity ClientIP: after the cutover every client meets another pod.`, "Keep sessions outside of the pods.", at));
	return findings;
}
/** Its clients hold addresses of pods, not of the Service: what a cutover does to them only its owner can say. */
function reviewHeadless({ name, object }, at) {
	const text = `Service ${name} is headless: clients that know the addresses of old pods keep them after the cutover`;
	return object.metadata.annotations?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.headless] === "move" ? caution(`${text}.`, "Make sure that its clients look the name up anew within the drain time.", at) : problem(`${text}, and meet pods that are gone.`, `Give it a cluster IP, ${rolling} Where its clients look the name up anew within the drain time, annotate it with ${_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.headless}: move.`, at);
}
/** Ports of a Service that lead to nothing on the pods of a Deployment. */
function reviewPorts(service, { base, object }, places) {
	const offered = containersOf(object).flatMap((container) => container.ports ?? []);
	const at = places("Service", service.name);
	return service.ports.flatMap(({ port, targetPort = port }) => {
		if (offered.some(({ name, containerPort }) => targetPort === name || targetPort === containerPort) || typeof targetPort === "number" && offered.length === 0) return [];
		const message = `Service ${service.name} sends port ${port} to ${targetPort}, which no container of Deployment ${base} offers.`;
		const hint = `Correct targetPort, or add the port to the container. Offered: ${offered.map(({ name, containerPort }) => name ? `${name} (${containerPort})` : containerPort).join(", ") || "none"}.`;
		return [(typeof targetPort === "string" ? problem : caution)(message, hint, at)];
	});
}
function reviewDeployment({ base, object, replicas }, places) {
	const at = places("Deployment", base);
	const containers = containersOf(object);
	const { strategy } = object.spec;
	return [
		[replicas < 1, problem(`Deployment ${base} has 0 replicas, so no traffic can go to it.`, "Set replicas to 1 or more.", at)],
		[strategy?.type === "Recreate", problem(`Deployment ${base} has strategy Recreate, which says that two versions of it must not run at once; blue-green runs both.`, "Remove that strategy if they may, or use strategy: rolling.", at)],
		[!containers.some(({ readinessProbe }) => readinessProbe), caution(`Deployment ${base} has no readinessProbe: ready will mean no more than started.`, "Add a readinessProbe, so that traffic moves only to pods that can answer.", at)],
		[!containers.some(({ lifecycle }) => lifecycle?.preStop), caution(`Deployment ${base} has no preStop hook: connections that clients keep open are cut when its pods end.`, "Add lifecycle.preStop with a sleep of a few seconds, or let the program finish its requests on SIGTERM.", at)]
	].flatMap(([applies, finding]) => applies ? [finding] : []);
}
/** What the pods of two releases would have in common while both stand. */
function reviewSharing({ base, object }, places) {
	const at = places("Deployment", base);
	const spec = (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.S)(object)?.spec;
	const claims = (spec?.volumes ?? []).flatMap((volume) => volume.persistentVolumeClaim?.claimName ?? []);
	const hostPorts = spec?.hostNetwork || containersOf(object).some(({ ports = [] }) => ports.some(({ hostPort }) => hostPort));
	return [[claims.length > 0, caution(`Deployment ${base} mounts ${claims.join(", ")}: both releases have it open during the cutover.`, "Make sure that it is ReadWriteMany and that two versions may write to it.", at)], [hostPorts === true, caution(`Deployment ${base} uses ports of its nodes: a node that runs the old release can't run the new one.`, "Use container ports and the Service, or have twice as many nodes.", at)]].flatMap(([applies, finding]) => applies ? [finding] : []);
}
/** Objects of other APIs that point to a Deployment by its name, which is a new one in each release. */
function reviewPointers(set, places) {
	const bases = set.deployments.map(({ base }) => base);
	return set.shared.flatMap(({ kind, metadata, spec }) => {
		const { scaleTargetRef, targetRef } = spec ?? {};
		const name = scaleTargetRef?.name ?? targetRef?.name;
		if (name === void 0 || !bases.includes(name)) return [];
		return [caution(`${kind} ${metadata.name} points to Deployment ${name}, whose name is another one in each release.`, `Use a HorizontalPodAutoscaler, which follows the release, ${rolling}`, places(kind, metadata.name))];
	});
}
/** Credentials of a release reach into its namespace, not above it. */
const reviewNamespaces = (manifests) => manifests.filter(({ object }) => object.kind === "Namespace").map(({ object, at }) => caution(`Namespace ${object.metadata.name} is left out of the release, which goes on within it.`, "Create and label it where namespaces are made, and remove it from the manifests.", at));
/** What the manifests alone tell: pure, and for blue-green only. */
function reviewManifests(set, manifests) {
	const places = placesIn(manifests);
	return [
		...reviewNamespaces(manifests),
		...reviewTraffic(set, places),
		...set.services.flatMap((service) => reviewService(service, set, places)),
		...set.services.flatMap((service) => set.deployments.filter(({ object }) => service.deployments.includes(object.metadata.name)).flatMap((deployment) => reviewPorts(service, deployment, places))),
		...set.deployments.flatMap((deployment) => [...reviewDeployment(deployment, places), ...reviewSharing(deployment, places)]),
		...reviewPointers(set, places)
	];
}
// src/target/kubernetes/drift.ts
const mostFields = 5;
/** Everything of a release that stands in the namespace for longer than its staging. */
const standing = ({ deployments, services, shared, followers }) => [
	...services.map(({ object }) => object),
	...deployments.map(({ object }) => object),
	...shared,
	...followers.filter(({ kind }) => kind !== "Job")
];
/**
* What others have changed since the live release wrote it: fields of ours with another value and another owner. A value
* that the API server merely spells differently is still owned by us.
*/
function reviewDrift(pairs, version) {
	return pairs.flatMap(({ written, live }) => {
		const changed = (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.t)(written, live).filter((change) => !(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.n)(change));
		if (changed.length === 0) return [];
		const named = changed.slice(0, mostFields).map(({ path, manager }) => `${path} (by ${manager})`);
		const more = changed.length > mostFields ? ` and ${changed.length - mostFields} more` : "";
		const { kind, metadata } = live;
		return [caution(`${kind} ${metadata.name} was changed since ${version} was released: ${named.join(", ")}${more}.`, metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.release] === void 0 ? "The release sets them as its manifests have them: change the manifests to keep the change." : "The new release does not have that change: make it in the manifests to keep it.")];
	});
}
/** Marks of ours that somebody has changed so that a cutover can't trust them any more: it must not begin. */
function reviewMarks(app, objects) {
	return objects.filter(({ metadata }) => metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.app] === app || metadata.annotations?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.epoch] !== void 0).flatMap((object) => [...reviewEpoch(object), ...reviewRelease(object)]);
}
function reviewEpoch({ kind, metadata }) {
	const epoch = metadata.annotations?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.epoch];
	if (epoch === void 0 || /^\d{1,15}$/.test(epoch)) return [];
	return [problem(`${kind} ${metadata.name} has the annotation ${_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.epoch}: '${epoch}', which is no number: late requests could not be told from new ones.`, `Remove it, and the next release fences the ${kind} anew: kubectl annotate ${kind.toLowerCase()} ${metadata.name} ${_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.epoch}-`)];
}
/** An adopted Deployment carries the label itself alone; one of ours on its pods as well. */
function reviewRelease(object) {
	const { kind, metadata } = object;
	const said = metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.release];
	const own = kind === "Deployment" ? (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.b)(object)[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.release] : void 0;
	if (kind !== "Deployment" || said === own || own === void 0 && said !== void 0 && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.S)(said)) return [];
	return [problem(`Deployment ${metadata.name} has the label ${_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.release}: ${said ?? "none"}, and its pods ${own ?? "none"}: it would be taken for another release.`, own === void 0 ? `Remove it: kubectl label deployment ${metadata.name} ${_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.release}-` : `Set it back: kubectl label --overwrite deployment ${metadata.name} ${_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.release}=${own}`)];
}
// src/target/kubernetes/quota.ts
const factors = {
	n: 1e-9,
	u: 1e-6,
	m: .001,
	"": 1,
	k: 1e3,
	M: 1e6,
	G: 1e9,
	T: 0xe8d4a51000,
	P: 0x38d7ea4c68000,
	E: 0xde0b6b3a7640000,
	Ki: 1024,
	Mi: 2 ** 20,
	Gi: 2 ** 30,
	Ti: 2 ** 40,
	Pi: 2 ** 50,
	Ei: 2 ** 60
};
/** A quantity of Kubernetes (`100m`, `1.5Gi`, `2e3`) as a number; NaN for what is none. */
function quantity(text) {
	const [, digits = "", suffix = ""] = /^([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)([a-zA-Z]*)$/.exec(text) ?? [];
	return digits === "" ? NaN : Number(digits) * (factors[suffix] ?? NaN);
}
const sum = (amounts) => {
	const total = {};
	for (const amount of amounts) for (const [name, value] of Object.entries(amount)) total[name] = (total[name] ?? 0) + value;
	return total;
};
/** What one container counts under the names that quotas use; `cpu` and `memory` mean requests. */
function amountsOf({ requests = {}, limits = {} }) {
	const named = (prefix, values) => Object.entries(values).map(([name, value]) => [`${prefix}${name}`, quantity(String(value))]);
	const asked = {
		...limits,
		...requests
	};
	return Object.fromEntries([
		...named("requests.", asked),
		...named("", asked),
		...named("limits.", limits)
	]);
}
/** What a release takes while the one before still stands. */
function needOf({ object, replicas }) {
	const containers = (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.S)(object)?.spec?.containers ?? [];
	const pod = sum([{
		pods: 1,
		"count/pods": 1
	}, ...containers.map(({ resources = {} }) => amountsOf(resources))]);
	return {
		...Object.fromEntries(Object.entries(pod).map(([name, value]) => [name, value * replicas])),
		"count/deployments.apps": 1,
		"count/replicasets.apps": 1
	};
}
/**
* Quotas that can't hold the release beside the one that runs. Deployments that `live` has already are counted in what is
* used. Quotas for some pods only (scopes) are left to the API server.
*/
function reviewQuotas(set, live, quotas) {
	const present = new Set(live.map(({ metadata }) => metadata.name));
	const need = sum(set.deployments.filter(({ object }) => !present.has(object.metadata.name)).map(needOf));
	return quotas.flatMap((object) => {
		const { spec = {}, status = {} } = object;
		if (spec.scopes?.length || spec.scopeSelector) return [];
		const short = Object.entries(status.hard ?? {}).flatMap(([name, hard]) => {
			const needed = need[name] ?? 0;
			const used = status.used?.[name] ?? "0";
			return needed > 0 && needed > quantity(hard) - quantity(used) ? [`${name} ${used} of ${hard} used, ${amount(needed)} more needed`] : [];
		});
		if (short.length === 0) return [];
		return [problem(`ResourceQuota ${object.metadata.name} has no room for the new release beside the old one: ${short.join("; ")}.`, "Raise the quota for the time of the release, lower replicas or requests, or use strategy: rolling.")];
	});
}
/** A number as a person would write the quantity. */
function amount(value) {
	const unit = [
		"Gi",
		"Mi",
		"Ki"
	].find((suffix) => value >= (factors[suffix] ?? 1) && value % (factors[suffix] ?? 1) === 0);
	if (unit) return `${value / (factors[unit] ?? 1)}${unit}`;
	return Number.isInteger(value) ? String(value) : `${Math.round(value * 1e3)}m`;
}
// src/target/kubernetes/review-namespace.ts
const isOurs = (object) => object.metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.app] !== void 0;
/** One lock per app: two apps that move one Service would not know of each other. */
function reviewOwner(set, live) {
	return set.services.flatMap(({ name }) => {
		const owner = live.services.find(({ metadata }) => metadata.name === name)?.metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.app];
		if (owner === void 0 || owner === set.app) return [];
		return [problem(`Service ${name} belongs to the app ${owner}, and this release is one of ${set.app}.`, `Set app: ${owner} to go on with it, or remove the label ${_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.app} from the Service if that app is gone.`)];
	});
}
/** A Service that was there before Cutover is no preview, whatever its name. */
function reviewPreviews(set, live) {
	return set.services.flatMap(({ name, preview }) => {
		const taken = live.services.find(({ metadata }) => metadata.name === preview.metadata.name);
		if (!taken || taken.metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.app] === set.app) return [];
		return [problem(`Service ${taken.metadata.name} is not one of ${set.app}, and has the name of the preview of Service ${name}: it would be pointed at the new release.`, `Rename Service ${taken.metadata.name}, or Service ${name} in the manifests.`)];
	});
}
/** Who else writes a Service, with the rule that makes them leave its selector alone. */
const gitOps = [{
	tool: "Argo CD",
	mark: /^argocd\.argoproj\.io\/(tracking-id|instance)$/,
	rule: "Add to its Application:\nspec:\n  ignoreDifferences:\n    - { kind: Service, jsonPointers: [/spec/selector] }\n  syncPolicy:\n    syncOptions: [RespectIgnoreDifferences=true]"
}, {
	tool: "Flux",
	mark: /^(kustomize|helm)\.toolkit\.fluxcd\.io\/name$/,
	rule: "Leave the Service out of what it reconciles, or annotate it with kustomize.toolkit.fluxcd.io/ssa: IfNotPresent."
}];
function reviewGitOps(set, live) {
	return set.services.flatMap(({ name }) => {
		const { labels, annotations } = live.services.find(({ metadata }) => metadata.name === name)?.metadata ?? {};
		const marks = Object.keys({
			...labels,
			...annotations
		});
		return gitOps.filter(({ mark }) => marks.some((found) => mark.test(found))).map(({ tool, rule }) => caution(`${tool} manages Service ${name} and would set its selector back.`, rule));
	});
}
/** Services that nobody told us of, and that would send traffic to the new pods as soon as they are ready. */
function reviewStrangers(set, live) {
	const known = set.services.flatMap(({ name, preview }) => [
		name,
		preview.metadata.name,
		(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.Ct)(name, set.rid)
	]);
	return live.services.filter((service) => !known.includes(service.metadata.name)).flatMap((service) => {
		const { selector, clusterIP } = serviceSpecOf(service);
		const hit = set.deployments.find(({ object }) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.C)(selector, (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.x)(object)));
		if (!hit) return [];
		const { name } = service.metadata;
		return [(clusterIP === "None" ? caution : problem)(`Service ${name} is not in the manifests and selects the pods of Deployment ${hit.base}: it would reach the new release before the cutover.`, `Add Service ${name} to the manifests, or make its selector more specific.`)];
	});
}
/** Autoscalers and disruption budgets that are nobody's: they do not follow the release. */
function reviewKeepers(set, live, manifests) {
	const isKnown = ({ kind, metadata }) => manifests.some(({ object }) => object.kind === kind && object.metadata?.name === metadata.name);
	return [...live.autoscalers.filter((autoscaler) => !controllerOf$1(autoscaler)), ...live.budgets].filter((object) => !isOurs(object) && !isKnown(object)).flatMap((object) => {
		const { kind, metadata } = object;
		const selector = object.spec?.selector;
		const hit = set.deployments.find(({ base, object: deployment }) => scales(object, base) || kind === "PodDisruptionBudget" && (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.y)(selector, (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.x)(deployment)));
		if (!hit) return [];
		const effect = kind === "PodDisruptionBudget" ? "it counts the pods of both releases, and a pod with two budgets can never be evicted" : "it would scale the old release and not the new one";
		return [caution(`${kind} ${metadata.name} is not in the manifests, and is one of Deployment ${hit.base}: ${effect}.`, `Add ${kind} ${metadata.name} to the manifests.`)];
	});
}
const controllerOf$1 = ({ metadata }) => metadata.ownerReferences?.find(({ controller }) => controller);
/** An autoscaler with a controller comes back whenever it is removed: KEDA's does, and with it shrinks what should stay. */
function reviewControlled(set, live) {
	return live.autoscalers.flatMap(({ kind, metadata, ...rest }) => {
		const owner = controllerOf$1({ metadata });
		const hit = set.deployments.find(({ base }) => scales({
			kind,
			metadata,
			...rest
		}, base));
		if (!owner || !hit) return [];
		return [problem(`${kind} ${metadata.name} belongs to ${owner.kind} ${owner.name}, which makes it anew whenever it is taken off Deployment ${hit.base}: the old release could not keep its size through a cutover.`, `Scale ${hit.base} by a ${kind} in the manifests instead, or use strategy: rolling, which leaves it alone.`)];
	});
}
const unasked = {
	lease: void 0,
	leaseIdle: false,
	renewDue: false,
	wasHolder: false,
	statefulSets: [],
	daemonSets: [],
	jobs: [],
	slices: [],
	routes: [],
	refused: void 0,
	readySince: /* @__PURE__ */ new Map(),
	placed: /* @__PURE__ */ new Set(),
	served: /* @__PURE__ */ new Set(),
	leftOver: [],
	found: [],
	before: {
		state: "pending",
		says: "",
		next: 0
	},
	after: {
		state: "pending",
		says: "",
		next: 0
	},
	from: void 0
};
/** Whether what carries the traffic today can be told apart from the new release without a restart. */
function reviewAdoption(set, live) {
	const findings = set.services.flatMap((service) => {
		const found = (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.i)({
			...unasked,
			...live
		}, service, set);
		if ("impossible" in found) return [problem(`${found.impossible}.`, "Bring the manifests in line with what runs, or release it once with strategy: rolling.")];
		if ("unsettled" in found) return [caution(`${found.unsettled}.`, "The release waits for that until its deadline; kubectl rollout status tells what is missing, kubectl rollout undo ends it.")];
		return [];
	});
	return [...new Map(findings.map((finding) => [finding.message, finding])).values()];
}
/** What the namespace tells: pure, and for blue-green only. */
const reviewNamespace = (set, live, manifests) => [
	...reviewMarks(set.app, [...live.services, ...live.deployments]),
	...reviewOwner(set, live),
	...reviewPreviews(set, live),
	...reviewAdoption(set, live),
	...reviewStrangers(set, live),
	...reviewKeepers(set, live, manifests),
	...reviewControlled(set, live),
	...reviewGitOps(set, live),
	...reviewQuotas(set, live.deployments, live.quotas)
];
// src/target/kubernetes/review-ingresses.ts
/**
* Controllers whose canaries have been read about: ingress-nginx, whatever its operator has added to its name
* (--controller-class), and Higress, which took its annotations over. To any other one a canary is an Ingress like the
* main one, for the same hosts and paths.
*/
const honours = /(^|[/.-])(ingress-nginx|higress-controller)$/;
const otherwise$1 = "Use strategy: blueGreen";
/** What keeps Ingresses from giving a release its share; pure. Nothing is written to them: whoever else manages them need not know. */
function reviewIngresses(set, live, manifests, ingressClass) {
	const services = set.services.map(({ name }) => name);
	const mains = mainsAmong(set, live).filter((ingress) => _managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.mt.leads(ingress, services, []) && (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__._t)(ingress) === ingressClass.name);
	const at = placesIn(manifests);
	return [
		...reviewController(ingressClass),
		...mains.length === 0 ? [noneOf(ingressClass, services)] : [],
		...mains.flatMap((ingress) => [
			...(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.pt)(ingress).flatMap((backend) => reviewPort(ingress, backend, set.services, at)),
			...live.filter((other) => isForeign(other, set.app) && overlap(ingress, other)).map((other) => taken(ingress, other)),
			...sticks(ingress) ? [reviewSessions(ingress, at)] : []
		])
	];
}
/** Those of the manifests go before those that stand; the class that the cluster chose for one is its own. */
function mainsAmong({ shared }, live) {
	const written = shared.filter(({ apiVersion, kind }) => apiVersion === _managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.vt[0] && kind === _managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.vt[1]);
	const standing = new Map(live.map((ingress) => [ingress.metadata.name, ingress]));
	return [...written.map((ingress) => {
		const same = standing.get(ingress.metadata.name);
		const ingressClassName = (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__._t)(ingress) === void 0 && same ? (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__._t)(same) : void 0;
		return ingressClassName === void 0 ? ingress : {
			...ingress,
			spec: {
				...(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.St)(ingress),
				ingressClassName
			}
		};
	}), ...live.filter((one) => !written.some(({ metadata }) => metadata.name === one.metadata.name))];
}
const noneOf = ({ name }, services) => problem(`No Ingress of class ${name} sends requests to ${services.map((service) => `Service ${service}`).join(" or ") || "a Service of the release"}: there is nothing to give weights to.`, `Add one to the manifests, with ingressClassName: ${name}. Leave strategy.weighted.ingressClass out where HTTPRoutes give the shares. ${otherwise$1} where nothing is meant to.`);
function reviewController({ name, controller }) {
	if (controller === void 0 || honours.test(controller)) return [];
	return [problem(`Ingresses of class ${name} are read by ${controller}, which is not known to honour ${_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.ht}: a canary would get requests of its own choosing.`, `Name the class of ingress-nginx (controller k8s.io/ingress-nginx) in strategy.weighted.ingressClass. ${otherwise$1} where there is none.`)];
}
/** A canary that no release of the app has made. */
const isForeign = (ingress, app) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.yt)(ingress) && ((0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.bt)(ingress) === void 0 || ingress.metadata.labels?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.app] !== app);
const taken = (ingress, other) => problem(`Ingress ${other.metadata.name} is a canary of Ingress ${ingress.metadata.name} already: each host and path has one.`, `Delete Ingress ${other.metadata.name}. ${otherwise$1} until then.`);
const placesOf = (ingress) => {
	const { defaultBackend, rules = [] } = (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.St)(ingress);
	return [...defaultBackend ? ["*"] : [], ...rules.flatMap(({ host = "", http }) => (http?.paths ?? []).map(({ path = "/" }) => `${host}${path}`))];
};
const overlap = (a, b) => placesOf(a).some((place) => placesOf(b).includes(place));
function reviewPort({ metadata }, { service }, services, at) {
	const { number, name } = service?.port ?? {};
	const known = services.find((one) => one.name === service?.name);
	if (!known || number === void 0 && name === void 0) return [];
	const ports = known.ports;
	if (ports.some((port) => number === void 0 ? port.name === name : port.port === number)) return [];
	const said = ports.map((port) => number === void 0 ? port.name ?? port.port : port.port).join(", ");
	return [problem(`Ingress ${metadata.name} names port ${number ?? name} of Service ${known.name}, which has ${said}.`, `Name one of its ports. ${otherwise$1}.`, at(_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.vt[1], metadata.name))];
}
const sticks = ({ metadata }) => metadata.annotations?.["nginx.ingress.kubernetes.io/affinity"] === "cookie";
const reviewSessions = ({ kind, metadata }, at) => caution(`Ingress ${metadata.name} keeps sessions by cookie: who has one stays on the old release at any weight, until the live Service moves.`, "The shares are of requests without a session. Give the steps time, or leave the cookie out.", at(kind, metadata.name));
// src/target/kubernetes/review-routes.ts
/** The Gateway API's bound of a weight is 1000000, and shares are hundredths of it. */
const heaviest = 1e4;
const otherwise = "Use strategy: blueGreen";
/** Whether the cluster has routes, and those that are there; none where the right to list them is missing. */
async function readRoutes(cluster) {
	try {
		const resource = await cluster.resource(..._managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.lt);
		const { items } = await cluster.list(resource);
		return items.map((item) => ({
			...item,
			apiVersion: resource.apiVersion,
			kind: resource.kind
		}));
	} catch (error) {
		if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t)) throw error;
		if (error.code === "NOT_FOUND") return void 0;
		if (error.code === "CLUSTER_DENIED") return [];
		throw error;
	}
}
/** What keeps routes from giving a release its share; pure. `live` is undefined where the cluster has no such kind. */
function reviewRoutes(set, live, manifests) {
	const [apiVersion, kind] = _managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.lt;
	if (!live) return [problem(`The cluster serves no ${kind} (${apiVersion}).`, `Install the Gateway API. ${otherwise} until then.`)];
	const written = set.shared.filter((object) => object.kind === kind && object.apiVersion === apiVersion);
	const others = live.filter((route) => !written.some(({ metadata }) => metadata.name === route.metadata.name));
	const services = set.services.map(({ name }) => name);
	const routes = [...written, ...others.map((route) => asPlain(route, services))].filter((route) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.st)(route, services, []));
	if (routes.length === 0) return [problem(`No ${kind} sends requests to ${services.map((name) => `Service ${name}`).join(" or ") || "a Service of the release"}: there is nothing to give weights to.`, `Add one to the manifests, in the namespace of the release. ${otherwise} where none is meant to.`)];
	const at = placesIn(manifests);
	return [...routes.flatMap((route) => reviewRoute(route, set).map((message) => problem(message, `Give the rule one backend, with a weight. ${otherwise}.`, at(route.kind, route.metadata.name)))), ...live.filter((route) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.st)(route, services, [])).flatMap(managed)];
}
/** As it is when no release has a share of it. */
function asPlain(route, services) {
	const active = route.metadata.annotations?.[_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.active];
	const changes = active ? (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.ft)(route, services, [active]) : [];
	const rules = (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.ut)(route).map((rule, index) => {
		const change = changes.find(({ path }) => path === `/spec/rules/${index}/backendRefs`);
		return change ? {
			...rule,
			backendRefs: change.to
		} : rule;
	});
	return {
		...route,
		spec: {
			...route.spec,
			rules
		}
	};
}
function reviewRoute(route, { services }) {
	return (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.ut)(route).flatMap(({ backendRefs = [] }, index) => {
		const rule = `Rule ${index + 1} of HTTPRoute ${route.metadata.name}`;
		const own = services.flatMap((service) => {
			const ref = backendRefs.find((one) => (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.ct)(route, one, service.name));
			return ref ? [{
				ref,
				service
			}] : [];
		})[0];
		if (!own) return [];
		const { ref, service } = own;
		if (backendRefs.length > 1) return [`${rule} shares the requests for Service ${service.name} with ${backendRefs.length - 1} other backends.`];
		if ((0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.dt)(ref) < 1 || (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.dt)(ref) > heaviest) return [`${rule} gives Service ${service.name} the weight ${(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.dt)(ref)}: it must be from 1 to ${heaviest}.`];
		const ports = service.ports.map(({ port }) => port);
		if (ref.port !== void 0 && !ports.includes(ref.port)) return [`${rule} names port ${ref.port} of Service ${service.name}, which has ${ports.join(", ")}.`];
		return [];
	});
}
/** Who would set the weights back. */
function managed({ metadata }) {
	const marks = Object.keys({
		...metadata.labels,
		...metadata.annotations
	});
	const argo = marks.some((mark) => /^argocd\.argoproj\.io\/(tracking-id|instance)$/.test(mark));
	const flux = marks.some((mark) => /^(kustomize|helm)\.toolkit\.fluxcd\.io\/name$/.test(mark));
	if (!argo && !flux) return [];
	return [caution(`${argo ? "Argo CD" : "Flux"} manages HTTPRoute ${metadata.name} and would set its weights back: the release would stop.`, argo ? "Add to its Application: ignoreDifferences for kind HTTPRoute, jqPathExpressions [.spec.rules[].backendRefs[].weight, .spec.rules[].backendRefs], and the sync option RespectIgnoreDifferences=true." : "Leave the route out of what it reconciles, or annotate it with kustomize.toolkit.fluxcd.io/ssa: IfNotPresent.")];
}
// src/target/kubernetes/review-shares.ts
/** What keeps a release from getting its shares, by the way in that its strategy names. */
async function reviewShares(cluster, set, manifests, ingressClass) {
	if (ingressClass === void 0) return reviewRoutes(set, await readRoutes(cluster), manifests);
	const [live, controller] = await Promise.all([readIngresses(cluster), controllerOf(cluster, ingressClass)]);
	return reviewIngresses(set, live, manifests, {
		name: ingressClass,
		controller
	});
}
/** None where the right to list them is missing: that is a finding of its own. */
async function readIngresses(cluster) {
	const resource = await cluster.resource(..._managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.vt);
	const { items = [] } = await (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.R)(["CLUSTER_DENIED"], () => cluster.list(resource)) ?? {};
	return items.map((item) => ({
		...item,
		apiVersion: resource.apiVersion,
		kind: resource.kind
	}));
}
/** Classes belong to the whole cluster: a Role can't give the right to read them, and one can do without. */
async function controllerOf(cluster, ingressClass) {
	return ((await (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.R)(["CLUSTER_DENIED", "NOT_FOUND"], async () => cluster.get(await cluster.resource(_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.vt[0], "IngressClass"), ingressClass)))?.spec)?.controller;
}
// src/target/kubernetes/preflight.ts
/** Objects of a kind; undefined where the right to list them is missing, which the access review tells. */
const listed = (cluster, apiVersion, kind) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.R)(["CLUSTER_DENIED"], async () => (await cluster.list(await cluster.resource(apiVersion, kind))).items);
/** What runs already; undefined to those who may not see what it is made of: of the rest, wrong things would be said. */
async function readNamespace(cluster) {
	const [services, deployments, replicaSets, pods, autoscalers, budgets, quotas] = await Promise.all([
		listed(cluster, "v1", "Service"),
		listed(cluster, "apps/v1", "Deployment"),
		listed(cluster, "apps/v1", "ReplicaSet"),
		listed(cluster, "v1", "Pod"),
		listed(cluster, "autoscaling/v2", "HorizontalPodAutoscaler"),
		listed(cluster, "policy/v1", "PodDisruptionBudget"),
		listed(cluster, "v1", "ResourceQuota")
	]);
	if (!services || !deployments || !replicaSets || !pods) return void 0;
	return {
		services,
		deployments,
		replicaSets,
		pods,
		autoscalers: autoscalers ?? [],
		budgets: budgets ?? [],
		quotas: quotas ?? []
	};
}
/** The API server refuses what a quota has no room for; the review of quotas says that of all objects at once. */
const isToldOfQuota = ({ message }, known) => {
	const [, quota] = /exceeded quota: ([^\s,]+)/.exec(message) ?? [];
	return quota !== void 0 && known.some((finding) => finding.message.startsWith(`ResourceQuota ${quota} `));
};
/** The resources of objects that are applied in place, those that they define included; other unknown kinds show in the dry run. */
async function resourcesOf(cluster, objects) {
	const found = await Promise.allSettled(objects.map(({ apiVersion, kind }) => cluster.resource(apiVersion, kind)));
	const defined = objects.filter(_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.z).flatMap(_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.L);
	const known = found.flatMap((one) => one.status === "fulfilled" ? [one.value] : []);
	const isUsed = ({ apiVersion, kind }) => objects.some((object) => object.apiVersion === apiVersion && object.kind === kind);
	return [...known, ...defined.filter(isUsed)].filter(({ namespaced }) => namespaced);
}
const leaving = ({ kind, metadata }) => caution(`${kind} ${metadata.name} left the manifests: it is deleted when the release is committed.`, `Annotate it in the cluster with ${_seen_js__WEBPACK_IMPORTED_MODULE_4__.I.prune}: never to keep it.`);
/**
* Everything that stands in the way of releasing `set`, at once, errors first: reads and server-side dry runs only. `manifests` are
* what it was rendered from, for the lines to show. CLUSTER_UNREACHABLE when the API server does not answer.
*/
async function preflight(cluster, set, manifests, { strategy = "blueGreen", ingressClass, gated = false } = {}) {
	const [resources, left] = await Promise.all([resourcesOf(cluster, [...set.shared, ...set.followers]), (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.A)(cluster, set)]);
	const balanced = strategy === "blueGreen" && await (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.k)(cluster);
	const needed = (0,_rights_js__WEBPACK_IMPORTED_MODULE_5__.n)([
		...(0,_rights_js__WEBPACK_IMPORTED_MODULE_5__.r)({
			gated,
			hooks: set.hooks.length > 0
		}),
		...balanced ? [_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.D] : [],
		...strategy === "weighted" ? ingressClass === void 0 ? _rights_js__WEBPACK_IMPORTED_MODULE_5__.c : _rights_js__WEBPACK_IMPORTED_MODULE_5__.t : [],
		...(0,_rights_js__WEBPACK_IMPORTED_MODULE_5__.i)(resources)
	]);
	const [access, trials, live, routed] = await Promise.all([
		reviewAccess(cluster, [...needed, ...(0,_rights_js__WEBPACK_IMPORTED_MODULE_5__.a)(await resourcesOf(cluster, left))]),
		reviewByDryRun(cluster, set, placesIn(manifests)),
		strategy === "rolling" ? void 0 : readNamespace(cluster),
		strategy === "weighted" ? reviewShares(cluster, set, manifests, ingressClass) : []
	]);
	const known = [
		...strategy === "rolling" ? [] : reviewManifests(set, manifests),
		...live ? reviewNamespace(set, live, manifests) : [],
		...routed
	];
	return [
		...known,
		...left.map(leaving),
		...access,
		...trials.filter((trial) => !isToldOfQuota(trial, known))
	].sort((a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"));
}
// src/target/kubernetes/read-drift.ts
/** What has become of an object; nothing where it is gone, or can't be read. */
const pairOf = (cluster, written) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.R)(["CLUSTER_DENIED", "NOT_FOUND"], async () => {
	const { apiVersion, kind, metadata } = written;
	const live = await cluster.get(await cluster.resource(apiVersion, kind), metadata.name);
	return live && {
		written,
		live: {
			...live,
			apiVersion,
			kind
		}
	};
});
/** What others have changed of the release that is live, before the next one begins. */
async function readDrift(cluster, app, journal) {
	const live = journal?.outcome === "SUCCEEDED" ? journal.to : journal?.from[0];
	if (live === void 0 || journal?.phase !== "done") return [];
	const secrets = await cluster.resource("v1", "Secret");
	const stored = await (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.R)(["CLUSTER_DENIED"], () => cluster.get(secrets, (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.j)(app, live)));
	const bundle = stored && {
		...stored,
		apiVersion: "v1",
		kind: "Secret"
	};
	const set = bundle && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.N)(bundle) ? await (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.P)(bundle) : void 0;
	if (!set) return [];
	return reviewDrift((await Promise.all(standing(set).map((written) => pairOf(cluster, written)))).filter((pair) => pair !== void 0), set.version);
}
// src/target/kubernetes/prepare.ts
/** Reads and server-side dry runs only. PREFLIGHT_FAILED names everything that stands in the way, at once. */
async function prepare(cluster, manifests, options, { report }) {
	for (const line of leftOut(manifests.map(({ object }) => object))) report.line(line);
	const set = render(manifests, options);
	const journal = await lastJournal(cluster, set.app);
	const findings = (await Promise.all([preflight(cluster, set, manifests, options), readDrift(cluster, set.app, journal)])).flat();
	for (const { message, hint, at } of findings.filter(isWarning)) report.warning(`${message} ${hint}`, at);
	const errors = findings.filter((finding) => !isWarning(finding));
	if (errors.length > 0) throw failed(set, errors);
	const previous = journal?.outcome === "SUCCEEDED" ? journal.version : journal?.fromVersion;
	return {
		set,
		staged: journal?.phase === "done" && journal.outcome === "STAGED" && journal.to === set.rid,
		...previous === void 0 ? {} : { previous },
		...options.strategy === "rolling" ? { fallback: await fallbackOf(cluster, set, journal) } : {}
	};
}
const isWarning = ({ severity }) => severity === "warning";
function failed(set, errors) {
	const [first] = errors;
	const counted = errors.length === 1 ? "nothing was changed" : `${errors.length} findings; nothing was changed`;
	const lines = errors.map(({ message }) => `- ${message}`);
	return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("PREFLIGHT_FAILED", `${set.app} ${set.version} can't be released (${counted}):\n${lines.join("\n")}`, {
		hint: [...new Set(errors.map(({ hint }) => hint.trimEnd()))].join("\n"),
		...first?.at ? { at: first.at } : {}
	});
}
/** Without the right to read it nothing is known of the last release; that the right is missing, the preflight tells. */
async function lastJournal(cluster, app) {
	const leases = await cluster.resource("coordination.k8s.io/v1", "Lease");
	try {
		const lease = await cluster.get(leases, (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.D)(app));
		return lease && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.k)(lease).journal;
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t && error.code === "CLUSTER_DENIED") return void 0;
		throw error;
	}
}
/** The bundle of the last release that went live; before the first one, the live objects as they are. */
async function fallbackOf(cluster, set, journal) {
	const good = journal?.outcome === "SUCCEEDED" ? journal.to : journal?.from[0];
	const secrets = await cluster.resource("v1", "Secret");
	const stored = good === void 0 ? void 0 : await cluster.get(secrets, (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.j)(set.app, good));
	const bundle = stored && {
		...stored,
		apiVersion: "v1",
		kind: "Secret"
	};
	return bundle && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.N)(bundle) ? (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.F)(bundle) : await snapshot(cluster, set);
}
async function snapshot(cluster, set) {
	const liveOf = async (objects) => {
		return (await Promise.all(objects.map(async ({ apiVersion, kind, metadata }) => {
			const live = await cluster.get(await cluster.resource(apiVersion, kind), metadata.name, metadata.namespace);
			return live && (0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.Ut)({
				...live,
				apiVersion,
				kind
			});
		}))).filter((object) => object !== void 0);
	};
	const [shared, followers] = await Promise.all([liveOf(set.shared), liveOf(set.followers)]);
	const rid = `before-${(0,_release_id_js__WEBPACK_IMPORTED_MODULE_2__.n)([shared, followers], 8)}`;
	return {
		...set,
		rid,
		version: rid,
		images: [],
		config: [],
		shared,
		followers,
		hooks: []
	};
}
const run = (set, point) => set.hooks.filter((hook) => hook.point === point).map(({ object, only }) => `Would run Job ${object.metadata.name} ${point}${only ? ` (at an ${only} only)` : ""}`);
const shares = (set, { steps, ingressClass }) => [
	...set.services.map(({ name }) => `Would create Service ${(0,_managed_fields_js__WEBPACK_IMPORTED_MODULE_3__.Ct)(name, set.rid)}, if a route names ${name}`),
	...ingressClass === void 0 ? [] : [`Would create a canary of each Ingress of class ${ingressClass}`],
	`Would have ${ingressClass === void 0 ? "routes" : "canaries"} send ${steps.map(({ weight }) => `${weight} %`).join(", ")} to ${set.rid}`
];
/** What a release would write, in words and in order. */
function planned(set, strategy) {
	const create = (objects) => objects.map(({ kind, metadata }) => `Would create ${kind} ${metadata.name}`);
	const apply = (objects) => objects.map(({ kind, metadata }) => `Would apply ${kind} ${metadata.name}`);
	return [
		...create(set.config),
		`Would create Secret ${(0,_seen_js__WEBPACK_IMPORTED_MODULE_4__.j)(set.app, set.rid)}`,
		...create(set.budgets),
		...run(set, "before-staging"),
		...set.deployments.map(({ object, replicas }) => `Would create Deployment ${object.metadata.name} with at least ${replicas} replicas`),
		...set.services.map(({ preview }) => `Would point Service ${preview.metadata.name} at ${set.rid}`),
		...run(set, "before-cutover"),
		...apply(set.shared),
		...strategy?.kind === "weighted" ? shares(set, strategy) : [],
		...set.services.map(({ name }) => `Would move Service ${name} to ${set.rid}, in one write`),
		...create(set.autoscalers),
		...run(set, "after-cutover"),
		...apply(set.followers)
	];
}



/***/ }),

/***/ 8590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ rightsToSweep),
/* harmony export */   c: () => (/* binding */ weightedRights),
/* harmony export */   i: () => (/* binding */ rightsToApply),
/* harmony export */   n: () => (/* binding */ mergedRights),
/* harmony export */   o: () => (/* binding */ roleYaml),
/* harmony export */   r: () => (/* binding */ rightsFor),
/* harmony export */   s: () => (/* binding */ ruleYaml),
/* harmony export */   t: () => (/* binding */ canaryRights)
/* harmony export */ });
// src/target/kubernetes/rights.ts
const watched = ["list", "watch"];
/** Gates are asked through the API server's proxy. Nothing else goes there: a release without gates does without it. */
const gateRight = {
	group: "",
	resource: "services/proxy",
	verbs: ["get"],
	why: "ask the gates of the release"
};
/** Only releases with hooks do anything with Jobs. */
const hookRight = {
	group: "batch",
	resource: "jobs",
	verbs: [
		...watched,
		"create",
		"delete"
	],
	why: "run the hooks of the release"
};
const backendRight = {
	group: "",
	resource: "services",
	verbs: ["delete"],
	why: "take the Service of one release away"
};
/** Only releases by weights do anything with routes, and have Services of their own that go with them. */
const weightedRights = [{
	group: "gateway.networking.k8s.io",
	resource: "httproutes",
	verbs: [...watched, "patch"],
	why: "give releases their share of the requests"
}, backendRight];
/** The same where Ingresses give the shares: each gets a canary, and is left as it is itself. */
const canaryRights = [{
	group: "networking.k8s.io",
	resource: "ingresses",
	verbs: [
		...watched,
		"create",
		"patch",
		"delete"
	],
	why: "give releases their share of the requests"
}, backendRight];
/** Everything that Cutover does in a namespace, and what for: the one source of the preflight and of the Role to paste. */
const rights = [
	{
		group: "coordination.k8s.io",
		resource: "leases",
		verbs: [
			...watched,
			"get",
			"create",
			"update"
		],
		why: "hold the lock"
	},
	{
		group: "",
		resource: "services",
		verbs: [
			...watched,
			"get",
			"create",
			"patch"
		],
		why: "move traffic"
	},
	{
		group: "discovery.k8s.io",
		resource: "endpointslices",
		verbs: watched,
		why: "see who gets traffic"
	},
	{
		group: "apps",
		resource: "deployments",
		verbs: [
			...watched,
			"get",
			"create",
			"patch",
			"delete"
		],
		why: "run each release"
	},
	{
		group: "apps",
		resource: "replicasets",
		verbs: watched,
		why: "adopt what runs already"
	},
	{
		group: "",
		resource: "pods",
		verbs: watched,
		why: "see whether a release is ready"
	},
	{
		group: "",
		resource: "secrets",
		verbs: [
			"get",
			"list",
			"create",
			"delete"
		],
		why: "keep releases to go back to"
	},
	{
		group: "",
		resource: "configmaps",
		verbs: [
			"get",
			"create",
			"delete"
		],
		why: "keep configuration per release"
	},
	{
		group: "autoscaling",
		resource: "horizontalpodautoscalers",
		verbs: [
			...watched,
			"create",
			"patch",
			"delete"
		],
		why: "scale the release that has the traffic"
	},
	{
		group: "policy",
		resource: "poddisruptionbudgets",
		verbs: [
			...watched,
			"create",
			"patch",
			"delete"
		],
		why: "protect each release"
	},
	gateRight,
	{
		group: "",
		resource: "pods/log",
		verbs: ["get"],
		why: "say why a release is not ready",
		optional: true
	},
	{
		group: "",
		resource: "events",
		verbs: ["list"],
		why: "say why a release is not ready",
		optional: true
	},
	{
		group: "",
		resource: "resourcequotas",
		verbs: ["list"],
		why: "find out whether two releases fit",
		optional: true
	}
];
/** What a release needs that is asked gates, or has hooks, or neither. */
const rightsFor = ({ gated, hooks = false }) => [...rights.filter((right) => gated || right !== gateRight), ...hooks ? [hookRight] : []];
const groupOf = ({ apiVersion }) => apiVersion.includes("/") ? apiVersion.split("/")[0] ?? "" : "";
/** The rights that a set needs beyond those of every release: to apply kinds that it brings along. */
const rightsToApply = (resources) => [...new Map(resources.map((resource) => [`${groupOf(resource)}/${resource.name}`, resource])).values()].map((resource) => ({
	group: groupOf(resource),
	resource: resource.name,
	verbs: [
		...resource.kind === "StatefulSet" || resource.kind === "DaemonSet" ? watched : [],
		"get",
		"create",
		"patch",
		...resource.kind === "Job" ? ["list", "delete"] : []
	],
	why: `apply ${resource.kind} objects of the manifests`
}));
/** The rights to delete kinds of which something left the manifests; without them it stays. */
const rightsToSweep = (resources) => [...new Map(resources.map((resource) => [`${groupOf(resource)}/${resource.name}`, resource])).values()].map((resource) => ({
	group: groupOf(resource),
	resource: resource.name,
	verbs: ["get", "delete"],
	why: `delete ${resource.kind} objects that left the manifests`,
	optional: true
}));
/** One right for each resource: what several are for is what the first is for. */
function mergedRights(rights) {
	const merged = /* @__PURE__ */ new Map();
	for (const right of rights) {
		const id = `${right.group}/${right.resource}`;
		const known = merged.get(id);
		merged.set(id, known ? {
			...known,
			verbs: [.../* @__PURE__ */ new Set([...known.verbs, ...right.verbs])]
		} : right);
	}
	return [...merged.values()];
}
const inline = (values) => `[${values.map((value) => JSON.stringify(value)).join(", ")}]`;
/** Rules as the list items of a Role. Resources of one group with the same verbs share an item. */
function ruleYaml(rules) {
	const items = /* @__PURE__ */ new Map();
	for (const { group, resource, verbs } of rules) {
		const item = items.get(`${group} ${verbs}`) ?? {
			group,
			resources: [],
			verbs
		};
		item.resources.push(resource);
		items.set(`${group} ${verbs}`, item);
	}
	return [...items.values()].map(({ group, resources, verbs }) => `  - apiGroups: ${inline([group])}\n    resources: ${inline(resources)}\n    verbs: ${inline(verbs)}\n`).join("");
}
/** A Role, ready to paste, with these rules (by default all that Cutover needs). */
const roleYaml = (namespace, rules = rights) => `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: cutover, namespace: ${namespace} }\nrules:\n${ruleYaml(rules)}`;



/***/ })

};
