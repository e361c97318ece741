export const id = 9215;
export const ids = [9215];
export const modules = {

/***/ 9215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   capabilitiesOf: () => (/* binding */ capabilitiesOf)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3192);



// src/target/kubernetes/capabilities.ts
/** Every kind in one answer, where the API server knows how (aggregated discovery, Kubernetes 1.26; v2 since 1.30). */
const aggregated = ["v2", "v2beta1"].map((version) => `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`).join(",");
/** Three requests, which every authenticated user may make (ClusterRole system:discovery). */
async function capabilitiesOf(access, http) {
	const ask = async (name) => {
		const call = {
			verb: "get",
			resource: {
				apiVersion: "v1",
				kind: "the path",
				name,
				namespaced: false
			},
			name: `/${name}`,
			namespace: void 0
		};
		const headers = { accept: `${aggregated},application/json` };
		const answer = await (0,_request_js__WEBPACK_IMPORTED_MODULE_2__.a)(http, access, call, {
			method: "GET",
			path: `/${name}`,
			headers
		});
		if (answer.status === 403) {
			answer.discard();
			throw denied(name);
		}
		return (0,_request_js__WEBPACK_IMPORTED_MODULE_2__.n)(answer, access, call);
	};
	const [{ gitVersion }, core, groups] = await Promise.all([
		ask("version"),
		ask("api"),
		ask("apis")
	]);
	return {
		version: gitVersion,
		apis: [.../* @__PURE__ */ new Set([...apisOf(core), ...apisOf(groups)])]
	};
}
const denied = (name) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("CLUSTER_DENIED", `The credentials may not read /${name} of the API server, which a chart is rendered for.`, { hint: "Bind them to the ClusterRole system:discovery, which Kubernetes binds to every authenticated user by itself." });
function apisOf({ versions = [], groups = [], items = [] }) {
	const grouped = groups.flatMap((group) => group.versions.map(({ groupVersion }) => groupVersion));
	const all = items.flatMap(({ metadata, versions }) => versions.flatMap(({ version, resources = [] }) => {
		const apiVersion = metadata.name ? `${metadata.name}/${version}` : version;
		return [apiVersion, ...resources.flatMap(({ responseKind }) => responseKind?.kind ? `${apiVersion}/${responseKind.kind}` : [])];
	}));
	return [
		...versions,
		...grouped,
		...all
	];
}



/***/ }),

/***/ 3192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ send),
/* harmony export */   c: () => (/* binding */ unreachable),
/* harmony export */   i: () => (/* binding */ resourcePath),
/* harmony export */   n: () => (/* binding */ jsonOf),
/* harmony export */   o: () => (/* binding */ textOf),
/* harmony export */   r: () => (/* binding */ query),
/* harmony export */   s: () => (/* binding */ statusError),
/* harmony export */   t: () => (/* binding */ beginningOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7346);
/* harmony import */ var _rights_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8590);


// src/target/kubernetes/status.ts
const longestMessage = 1e3;
/** `patch Service web in namespace shop` */
function describeCall({ verb, resource, name, namespace, subresource }) {
	if (resource.kind.startsWith("SelfSubject")) return "list the rights of the credentials";
	const several = verb === "create" ? resource.kind : `${resource.kind} objects`;
	const what = name === void 0 ? several : `${resource.kind} ${name}`;
	return `${verb} ${subresource === void 0 ? "" : `the ${subresource} of `}${what}${namespace ? ` in namespace ${namespace}` : ""}`;
}
/** A Status if the body is one, else the text as its message: load balancers and proxies answer in HTML. */
function statusOf(body) {
	try {
		const parsed = JSON.parse(body);
		if (parsed?.kind === "Status") return parsed;
	} catch {}
	return { message: body.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ").trim() };
}
function saidBy({ message }, http) {
	const text = typeof message === "string" && message !== "" ? message : "no reason given";
	return `${text.length > longestMessage ? `${text.slice(0, longestMessage)}...` : text.replace(/\.$/, "")} (HTTP ${http})`;
}
/** The rule that is missing, from the server's own words where it uses the usual ones, else from the request. */
function missingRule(call, message) {
	const found = /cannot (\w+) resource "([^"]+)" in API group "([^"]*)"/.exec(message);
	const group = found?.[3] ?? (call.resource.apiVersion.includes("/") ? call.resource.apiVersion.split("/")[0] : "");
	const own = call.subresource === void 0 ? call.resource.name : `${call.resource.name}/${call.subresource}`;
	const rule = {
		group: group ?? "",
		resource: found?.[2] ?? own,
		verbs: [found?.[1] ?? call.verb]
	};
	return `Add this rule to ${call.namespace ? `the Role for it in namespace ${call.namespace}` : "the ClusterRole for it"}:\nrules:\n${(0,_rights_js__WEBPACK_IMPORTED_MODULE_1__.s)([rule])}`;
}
/** Refusals that come with several status codes, by the words that every version of Kubernetes uses for them. */
const refusals = [
	[/exceeded quota/, "Blue-green needs room for two releases at once: raise the ResourceQuota, lower the requests, or use strategy rolling."],
	[/failed calling webhook/, "The API server could not reach that admission webhook. Repair it, or ask for its failurePolicy to be Ignore."],
	[/admission webhook "|ValidatingAdmissionPolicy '/, "A policy of the cluster refuses this object. Change the manifest as it says, or ask its owners for an exception."],
	[/violates PodSecurity/, "Set the securityContext that it names, or use a namespace with a less strict Pod Security level."],
	[/field is immutable|may not change once set|updates to .* forbidden/, "Kubernetes never changes that field of an existing object. Rename the object in the manifest, or delete the old one by hand (kubectl delete --cascade=orphan keeps its pods)."],
	[/is being terminated/, "Wait until the namespace is gone and create it again, or release to another one."],
	[/conflict with "/, "Another manager set these fields. Remove them from the manifest, or let that manager give them up."],
	[/namespaces "[^"]*" not found/, "Create the namespace first, or correct the input namespace."]
];
const known = (message) => refusals.find(([words]) => words.test(message))?.[1];
/**
* kube-apiserver says 422 to a JSON Patch that does not apply without saying which operation failed, and lists no cause;
* an object that fails validation comes with a cause for every field.
*/
const isFailedTest = (call, status, http) => http === 422 && call.guarded === true && (status.details?.causes ?? []).length === 0 && known(String(status.message)) === void 0;
/** Server-side apply of a field that there is not, or of another type, is answered with 500: it is no failure of the server. */
const isMistyped = (message) => message.startsWith("failed to create typed patch object");
/** The error that an answer with a status of 400 or more stands for. */
function statusError(call, http, body) {
	const status = statusOf(body);
	const said = saidBy(status, http);
	const words = String(status.message ?? "");
	const failed = `Can't ${describeCall(call)}: ${said}.`;
	if (http === 401) return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("CLUSTER_DENIED", `The API server does not accept the credentials: ${said}, when asked to ${describeCall(call)}.`, { hint: "They may have expired or belong to another cluster: log in again in a step before this one, or correct the kubeconfig." });
	if (http === 403) return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("CLUSTER_DENIED", failed, { hint: known(words) ?? missingRule(call, words) });
	if (http === 404) return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("NOT_FOUND", failed, { hint: known(words) ?? "Check its name and the namespace." });
	if (http === 409 || isFailedTest(call, status, http)) return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("CONFLICT", failed, { hint: known(words) ?? "Somebody else changed it meanwhile. Run again: Cutover looks at it anew." });
	if (http === 429 || http >= 500 && !isMistyped(words)) return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("CLUSTER_UNREACHABLE", failed, { hint: known(words) ?? "The API server is overloaded or failing. Run the same release again: it resumes." });
	return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("CLUSTER_INVALID", failed, { hint: known(words) ?? "Correct the object in the manifests as the API server says." });
}
/** Certificates that do not fit are not cured by waiting, unlike every other failure to connect. */
const untrusted = /^(CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)|ALTNAME/;
/** The error of a request that got no answer, or only a part of one. */
function unreachable(call, server, cause) {
	const { code = "", message = String(cause) } = cause ?? {};
	const why = message.replace(/; if the root CA .*$/, "");
	const what = `Can't ${describeCall(call)}: no answer from the API server ${server} (${why}).`;
	if (untrusted.test(code)) return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("CREDENTIALS_UNUSABLE", what, {
		hint: "Its certificate is not the one that the kubeconfig trusts: check certificate-authority-data, server and tls-server-name there.",
		cause
	});
	return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("CLUSTER_UNREACHABLE", what, {
		hint: "Check that this runner may connect to it: a private cluster needs a runner in its network, a proxy needs HTTPS_PROXY.",
		cause
	});
}
// src/target/kubernetes/request.ts
/** An answer that stalls in the middle is given up after this time. */
const longestSilence = 3e4;
/** Where a resource is served: `/apis/apps/v1/namespaces/shop/deployments`. */
function resourcePath({ apiVersion, name }, namespace, object) {
	return `${apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`}${namespace === void 0 ? "" : `/namespaces/${encodeURIComponent(namespace)}`}/${name}${object === void 0 ? "" : `/${encodeURIComponent(object)}`}`;
}
/** Parameters as a query, without those that are undefined. */
function query(parameters) {
	const given = Object.entries(parameters).filter((pair) => pair[1] !== void 0);
	return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}
/**
* Sends a request and returns whatever the API server answers; CLUSTER_UNREACHABLE when it answers nothing. What is refused
* with credentials that can be had anew had no effect, and is sent once more; what a backend refuses is for its gate to judge.
*/
async function send(http, access, call, parts) {
	const answer = await sendOnce(http, access, call, parts);
	if (answer.status !== 401 || call.subresource === "proxy" || !access.renew()) return answer;
	answer.discard();
	return sendOnce(http, access, call, parts);
}
async function sendOnce(http, access, call, parts) {
	const { method, path, contentType = "application/json", body, signal, timeout, idle = longestSilence } = parts;
	const authorization = await access.headers();
	try {
		return await http.send({
			method,
			url: new URL(access.server.href.replace(/\/$/, "") + path),
			headers: {
				accept: "application/json",
				...parts.headers,
				...body === void 0 ? {} : { "content-type": contentType },
				...authorization
			},
			...body === void 0 ? {} : { body: JSON.stringify(body) },
			...access.tls ? { tls: access.tls } : {},
			...signal ? { signal } : {},
			...timeout === void 0 ? {} : { timeout },
			...idle > 0 ? { idle } : {}
		});
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t) throw error;
		throw unreachable(call, access.server.origin, error);
	}
}
/** The text of a successful answer; every other answer is thrown as the error that it stands for. */
async function textOf(answer, access, call) {
	let text;
	try {
		text = await answer.text();
	} catch (error) {
		throw unreachable(call, access.server.origin, error);
	}
	if (answer.status >= 200 && answer.status < 300) return text;
	throw statusError(call, answer.status, text);
}
/** The object of a successful answer. CLUSTER_INVALID when something that is no API server answers. */
async function jsonOf(answer, access, call) {
	const text = await textOf(answer, access, call);
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("CLUSTER_INVALID", `${access.server.origin} answered with something that is not JSON.`, {
			hint: "Check that `server` in the kubeconfig is the address of an API server, and that no proxy answers in its place.",
			cause: error
		});
	}
}
/** The first `limit` bytes of an answer's body, as text; what is beyond is not received. */
async function beginningOf(answer, limit, access, call) {
	const chunks = [];
	let size = 0;
	try {
		for await (const chunk of answer.body) {
			chunks.push(chunk);
			size += chunk.length;
			if (size >= limit) break;
		}
	} catch (error) {
		throw unreachable(call, access.server.origin, error);
	}
	return Buffer.concat(chunks).subarray(0, limit).toString("utf8");
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
