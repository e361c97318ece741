export const id = 806;
export const ids = [806];
export const modules = {

/***/ 806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ApiServer: () => (/* binding */ ApiServer)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);
/* harmony import */ var _discovery_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2855);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3192);




// src/target/kubernetes/watch.ts
/** Each line of a stream of UTF-8 text, however the network cut it up. */
async function* lines(body) {
	const decoder = new TextDecoder();
	let rest = "";
	for await (const chunk of body) {
		const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
		rest = parts.pop() ?? "";
		for (const line of parts) if (line.trim() !== "") yield line;
	}
	if (rest.trim() !== "") yield rest;
}
function parsed(line, call) {
	try {
		return JSON.parse(line);
	} catch (error) {
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("CLUSTER_UNREACHABLE", `A watch of ${call.resource.kind} objects broke off within an event.`, {
			hint: "Nothing to do: the watch is opened again.",
			cause: error
		});
	}
}
/** Hands on the events of a watch until it ends. An expired resourceVersion is the event GONE, the last one. */
async function readEvents(body, call, onEvent) {
	for await (const line of lines(body)) {
		const { type, object } = parsed(line, call);
		if (type === "ERROR") {
			if (object.code !== 410) throw (0,_request_js__WEBPACK_IMPORTED_MODULE_3__.s)(call, object.code ?? 500, JSON.stringify(object));
			return onEvent({ type: "GONE" });
		}
		if (type === "ADDED" || type === "MODIFIED" || type === "DELETED" || type === "BOOKMARK") onEvent({
			type,
			object
		});
	}
}
// src/target/kubernetes/client.ts
/** Owner of the fields that Cutover writes, for server-side apply. */
const fieldManager = "cutover";
/** A watch ends by itself after that many seconds, so that one that a proxy silently cut is not trusted for longer. */
const watchSeconds = "290";
/** What of a backend's answer a gate looks at, in bytes. */
const longestProxied = 1048576;
const longestLog = "65536";
const services = {
	apiVersion: "v1",
	kind: "Service",
	name: "services",
	namespaced: true
};
const pods = {
	apiVersion: "v1",
	kind: "Pod",
	name: "pods",
	namespaced: true
};
const reviews = {
	apiVersion: "authorization.k8s.io/v1",
	kind: "SelfSubjectAccessReview",
	name: "selfsubjectaccessreviews",
	namespaced: false
};
/** The API server's own refusal of a proxied request: a backend that says 403 does not say it as a Status. */
const isOwnRefusal = ({ status, body }, codes) => codes.includes(status) && /"kind":\s*"Status"/.test(body);
const written = ({ dryRun }, more = {}) => (0,_request_js__WEBPACK_IMPORTED_MODULE_3__.r)({
	fieldManager,
	...more,
	dryRun: dryRun ? "All" : void 0
});
/** A Kubernetes API server, spoken to over HTTP with the credentials of a kubeconfig. */
var ApiServer = class {
	namespace;
	server;
	/** See {@link Cluster.resource}. */
	resource;
	#access;
	#http;
	constructor(access, http) {
		this.namespace = access.namespace;
		this.server = access.server.origin;
		this.#access = access;
		this.#http = http;
		this.resource = (0,_discovery_js__WEBPACK_IMPORTED_MODULE_2__.t)((apiVersion) => this.#served(apiVersion));
	}
	async get(resource, name, namespace) {
		const call = this.#call("get", resource, name, namespace);
		const answer = await this.#send(call, {
			method: "GET",
			path: this.#path(call)
		});
		if (answer.status === 404) return void answer.discard();
		return (0,_request_js__WEBPACK_IMPORTED_MODULE_3__.n)(answer, this.#access, call);
	}
	async list(resource, { namespace, ...selectors } = {}) {
		const call = this.#call("list", resource, void 0, namespace);
		const list = await this.#ask(call, {
			method: "GET",
			path: this.#path(call) + (0,_request_js__WEBPACK_IMPORTED_MODULE_3__.r)(selectors)
		});
		const { apiVersion, kind } = resource;
		return {
			items: (list.items ?? []).map((item) => ({
				...item,
				apiVersion,
				kind
			})),
			resourceVersion: list.metadata?.resourceVersion ?? ""
		};
	}
	async watch(resource, options, onEvent) {
		const { resourceVersion, labelSelector, namespace, signal } = options;
		if (signal.aborted) return;
		const call = this.#call("watch", resource, void 0, namespace);
		const bounds = {
			watch: "1",
			allowWatchBookmarks: "true",
			timeoutSeconds: watchSeconds
		};
		const path = this.#path(call) + (0,_request_js__WEBPACK_IMPORTED_MODULE_3__.r)({
			...bounds,
			resourceVersion,
			labelSelector
		});
		try {
			const answer = await this.#send(call, {
				method: "GET",
				path,
				signal,
				idle: 0
			});
			if (answer.status === 410) {
				answer.discard();
				return onEvent({ type: "GONE" });
			}
			if (answer.status !== 200) await (0,_request_js__WEBPACK_IMPORTED_MODULE_3__.o)(answer, this.#access, call);
			await readEvents(answer.body, call, (event) => {
				if (!signal.aborted) onEvent(event);
			});
		} catch (error) {
			if (signal.aborted) return;
			throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t ? error : (0,_request_js__WEBPACK_IMPORTED_MODULE_3__.c)(call, this.server, error);
		}
	}
	create(resource, object, options = {}) {
		const call = this.#call("create", resource, object.metadata.name, object.metadata.namespace);
		const path = (0,_request_js__WEBPACK_IMPORTED_MODULE_3__.i)(resource, call.namespace) + written(options);
		return this.#ask(call, {
			method: "POST",
			path,
			body: object
		});
	}
	replace(resource, object, options = {}) {
		const call = this.#call("update", resource, object.metadata.name, object.metadata.namespace);
		return this.#ask(call, {
			method: "PUT",
			path: this.#path(call) + written(options),
			body: object
		});
	}
	patch(resource, name, operations, options = {}) {
		const { subresource } = options;
		const guarded = operations.some(({ op }) => op === "test");
		const call = {
			...this.#call("patch", resource, name),
			guarded,
			...subresource ? { subresource } : {}
		};
		return this.#ask(call, {
			method: "PATCH",
			path: this.#path(call) + written(options),
			contentType: "application/json-patch+json",
			body: operations
		});
	}
	apply(resource, object, options = {}) {
		const call = this.#call("patch", resource, object.metadata.name, object.metadata.namespace);
		return this.#ask(call, {
			method: "PATCH",
			path: this.#path(call) + written(options, { force: String(options.takeOver ?? false) }),
			contentType: "application/apply-patch+yaml",
			body: object
		});
	}
	async remove(resource, name, preconditions) {
		const call = this.#call("delete", resource, name);
		const body = {
			apiVersion: "v1",
			kind: "DeleteOptions",
			propagationPolicy: "Background",
			preconditions
		};
		await this.#ask(call, {
			method: "DELETE",
			path: this.#path(call),
			body
		});
	}
	async proxy(service, port, path, options = {}) {
		const call = {
			...this.#call("get", services, service),
			subresource: "proxy"
		};
		const root = `${(0,_request_js__WEBPACK_IMPORTED_MODULE_3__.i)(services, this.namespace)}/${service}:${port}`;
		const below = path.startsWith("/") ? path : `/${path}`;
		const ask = async () => {
			const answer = await this.#send(call, {
				method: "GET",
				path: `${root}/proxy${below}`,
				...options
			});
			return {
				status: answer.status,
				body: await (0,_request_js__WEBPACK_IMPORTED_MODULE_3__.t)(answer, longestProxied, this.#access, call)
			};
		};
		const first = await ask();
		const answer = isOwnRefusal(first, [401]) && this.#access.renew() ? await ask() : first;
		if (isOwnRefusal(answer, [401, 403])) throw (0,_request_js__WEBPACK_IMPORTED_MODULE_3__.s)(call, answer.status, answer.body);
		return answer;
	}
	async logs(pod, container, lines, previous = false) {
		const call = {
			...this.#call("get", pods, pod),
			subresource: "log"
		};
		const bounds = {
			tailLines: String(lines),
			limitBytes: longestLog,
			previous: previous ? "true" : void 0
		};
		const answer = await this.#send(call, {
			method: "GET",
			path: this.#path(call) + (0,_request_js__WEBPACK_IMPORTED_MODULE_3__.r)({
				container,
				...bounds
			})
		});
		return (0,_request_js__WEBPACK_IMPORTED_MODULE_3__.o)(answer, this.#access, call);
	}
	async may(verb, group, resource, subresource) {
		const call = this.#call("create", reviews);
		const resourceAttributes = {
			namespace: this.namespace,
			verb,
			group,
			resource,
			...subresource ? { subresource } : {}
		};
		const body = {
			apiVersion: reviews.apiVersion,
			kind: reviews.kind,
			spec: { resourceAttributes }
		};
		return (await this.#ask(call, {
			method: "POST",
			path: this.#path(call),
			body
		})).status?.allowed === true;
	}
	#call(verb, resource, name, namespace = this.namespace) {
		return {
			verb,
			resource,
			namespace: resource.namespaced ? namespace : void 0,
			...name ? { name } : {}
		};
	}
	#path({ resource, namespace, name, subresource }) {
		return (0,_request_js__WEBPACK_IMPORTED_MODULE_3__.i)(resource, namespace, name) + (subresource === void 0 ? "" : `/${subresource}`);
	}
	#send(call, parts) {
		return (0,_request_js__WEBPACK_IMPORTED_MODULE_3__.a)(this.#http, this.#access, call, parts);
	}
	async #ask(call, parts) {
		return (0,_request_js__WEBPACK_IMPORTED_MODULE_3__.n)(await this.#send(call, parts), this.#access, call);
	}
	/** What a group version serves; undefined when the cluster does not have it. */
	async #served(apiVersion) {
		const resource = {
			apiVersion,
			kind: "APIResourceList",
			name: "",
			namespaced: false
		};
		const call = {
			verb: "get",
			resource,
			name: apiVersion,
			namespace: void 0
		};
		const path = (0,_request_js__WEBPACK_IMPORTED_MODULE_3__.i)(resource, void 0).replace(/\/$/, "");
		const answer = await this.#send(call, {
			method: "GET",
			path
		});
		if (answer.status === 404) return void answer.discard();
		return (await (0,_request_js__WEBPACK_IMPORTED_MODULE_3__.n)(answer, this.#access, call)).resources ?? [];
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
