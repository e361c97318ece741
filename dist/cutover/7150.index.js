export const id = 7150;
export const ids = [7150,3320,243];
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

/***/ 243:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

var node_https__WEBPACK_IMPORTED_MODULE_6___namespace_cache;
var node_http__WEBPACK_IMPORTED_MODULE_3___namespace_cache;
__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ http_exports),
/* harmony export */   r: () => (/* binding */ systemHttp),
/* harmony export */   t: () => (/* binding */ BodyTooLarge)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4527);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7067);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1692);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3024);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4708);







// src/io/http.ts
var http_exports = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.r)({ systemHttp: () => systemHttp });
/** A body larger than what the caller was ready to hold. */
var BodyTooLarge = class extends Error {
	name = "BodyTooLarge";
};
/** 64 MiB: manifests, tokens and API objects are far smaller; blobs are streamed. */
const largestBody = 67108864;
async function collect(body, limit) {
	const chunks = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.length;
		if (size > limit) {
			body.destroy();
			throw new BodyTooLarge(`the answer is larger than ${limit} bytes`);
		}
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
function answer(message) {
	const headers = {};
	for (const [name, value] of Object.entries(message.headers)) if (value !== void 0) headers[name] = Array.isArray(value) ? value.join(", ") : value;
	return {
		status: message.statusCode ?? 0,
		headers,
		body: message,
		bytes: (limit = largestBody) => collect(message, limit),
		text: async (limit = largestBody) => (await collect(message, limit)).toString("utf8"),
		discard: () => void message.resume()
	};
}
/** Node heeds NODE_EXTRA_CA_CERTS by itself, but not the variable by which every other program is told of a private CA. */
function trusted({ SSL_CERT_FILE: file }) {
	if (!file) return {};
	try {
		return { ca: [...node_tls__WEBPACK_IMPORTED_MODULE_4__.getCACertificates("default"), (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.readFileSync)(file, "utf8")] };
	} catch (error) {
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("FILE_UNREADABLE", `Can't read the certificates in SSL_CERT_FILE: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.i)(error)}.`, {
			hint: "Correct the path in that variable, or take the variable away.",
			cause: error
		});
	}
}
/** HTTP over node's own client, with kept-alive connections and the proxy variables of the environment (Node >= 24.5). */
function systemHttp(environment = process.env) {
	const options = {
		keepAlive: true,
		proxyEnv: environment
	};
	const plain = new node_http__WEBPACK_IMPORTED_MODULE_3__.Agent(options);
	const secure = /* @__PURE__ */ new Map();
	const secureAgent = (tls) => {
		const key = tls ? JSON.stringify(tls) : "";
		const agent = secure.get(key) ?? new node_https__WEBPACK_IMPORTED_MODULE_6__.Agent({
			...options,
			...trusted(environment),
			...tls
		});
		secure.set(key, agent);
		return agent;
	};
	return {
		send: (request) => new Promise((resolve, reject) => {
			if (request.signal?.aborted) return reject((0,_clock_js__WEBPACK_IMPORTED_MODULE_2__.t)());
			const tls = request.url.protocol === "https:";
			const outgoing = (tls ? /*#__PURE__*/ (node_https__WEBPACK_IMPORTED_MODULE_6___namespace_cache || (node_https__WEBPACK_IMPORTED_MODULE_6___namespace_cache = __webpack_require__.t(node_https__WEBPACK_IMPORTED_MODULE_6__, 2))) : /*#__PURE__*/ (node_http__WEBPACK_IMPORTED_MODULE_3___namespace_cache || (node_http__WEBPACK_IMPORTED_MODULE_3___namespace_cache = __webpack_require__.t(node_http__WEBPACK_IMPORTED_MODULE_3__, 2)))).request(request.url, {
				method: request.method,
				agent: tls ? secureAgent(request.tls) : plain,
				headers: {
					"user-agent": "cutover",
					...request.headers
				},
				...request.signal ? { signal: request.signal } : {}
			});
			const timeout = request.timeout ?? 3e4;
			const timer = setTimeout(() => outgoing.destroy(late(`no answer within ${timeout} ms`)), timeout);
			outgoing.on("drain", () => timer.refresh());
			outgoing.on("response", (message) => {
				clearTimeout(timer);
				const { idle } = request;
				if (idle) message.setTimeout(idle, () => message.destroy(late(`no data within ${idle} ms`)));
				resolve(answer(message));
			});
			outgoing.on("error", (error) => {
				clearTimeout(timer);
				reject(request.signal?.aborted ? (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__.t)() : error);
			});
			send(outgoing, request.body);
		}),
		close() {
			plain.destroy();
			for (const agent of secure.values()) agent.destroy();
		}
	};
}
const late = (message) => Object.assign(new Error(message), { code: "ETIMEDOUT" });
function send(outgoing, body) {
	if (body === void 0) return void outgoing.end();
	if (typeof body === "string" || body instanceof Uint8Array) {
		outgoing.setHeader("content-length", Buffer.byteLength(body));
		outgoing.end(body);
		return;
	}
	body.on("error", (error) => outgoing.destroy(error));
	outgoing.on("close", () => body.destroy());
	body.pipe(outgoing);
}



/***/ }),

/***/ 7503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ parsePlatforms),
/* harmony export */   a: () => (/* binding */ denied),
/* harmony export */   c: () => (/* binding */ mismatch),
/* harmony export */   d: () => (/* binding */ unreachable),
/* harmony export */   f: () => (/* binding */ ecrRegistry),
/* harmony export */   g: () => (/* binding */ parsePlatform),
/* harmony export */   h: () => (/* binding */ formatPlatform),
/* harmony export */   i: () => (/* binding */ verified),
/* harmony export */   l: () => (/* binding */ refusal),
/* harmony export */   m: () => (/* binding */ isAttestation),
/* harmony export */   n: () => (/* binding */ indexType),
/* harmony export */   o: () => (/* binding */ inWords),
/* harmony export */   p: () => (/* binding */ contentOf),
/* harmony export */   r: () => (/* binding */ mediaTypeOf),
/* harmony export */   s: () => (/* binding */ isPassing),
/* harmony export */   t: () => (/* binding */ accept),
/* harmony export */   u: () => (/* binding */ tooLarge),
/* harmony export */   v: () => (/* binding */ platformIn),
/* harmony export */   y: () => (/* binding */ samePlatform)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7346);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4224);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3744);



// src/image/platform.ts
const form = /^([a-z0-9]+)\/([a-z0-9_]+)(?:\/([a-z0-9]+))?$/;
/** @throws INPUT_INVALID */
function parsePlatform(text) {
	const [, os, architecture, variant] = form.exec(text) ?? [];
	if (os !== void 0 && architecture !== void 0) return normalised({
		os,
		architecture,
		...variant === void 0 ? {} : { variant }
	});
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("INPUT_INVALID", `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(text)} is no platform.`, { hint: "Write it as os/architecture[/variant]: linux/amd64, linux/arm64, linux/arm/v7." });
}
/** Each machine once, however it is written. @throws INPUT_INVALID */
const parsePlatforms = (texts) => [...new Map(texts.map(parsePlatform).map((platform) => [formatPlatform(platform), platform])).values()];
const formatPlatform = ({ os, architecture, variant }) => [
	os,
	architecture,
	...variant === void 0 ? [] : [variant]
].join("/");
/** Whether two mean the same machine, of which each may leave the usual variant out. */
const samePlatform = (a, b) => formatPlatform(normalised(a)) === formatPlatform(normalised(b));
/** The variant that is meant where none is named: https://github.com/containerd/platforms (database.go). */
const usual = {
	amd64: "v1",
	arm64: "v8",
	arm: "v7"
};
function normalised({ os, architecture, variant }) {
	const bare = {
		os,
		architecture
	};
	if (variant === void 0 || variant === "") return architecture === "arm" ? {
		...bare,
		variant: "v7"
	} : bare;
	const full = /^\d/.test(variant) ? `v${variant}` : variant;
	return usual[architecture] === full && architecture !== "arm" ? bare : {
		...bare,
		variant: full
	};
}
/** The platform that an entry of an index, or the config of an image, names. */
function platformIn(fields) {
	const { os, architecture, variant } = Object(fields);
	if (typeof os !== "string" || typeof architecture !== "string") return void 0;
	return normalised({
		os,
		architecture,
		...typeof variant === "string" ? { variant } : {}
	});
}
// src/image/content.ts
/** BuildKit marks the attestations in an index so: https://docs.docker.com/build/metadata/attestations/attestation-storage/ */
const isAttestation = ({ annotations }) => annotations?.["vnd.docker.reference.type"] === "attestation-manifest";
/** Reads a manifest or index. `what` names it. @throws REGISTRY_REFUSED when it is none */
function contentOf(bytes, what) {
	const json = fieldsOf(parsed(bytes, what));
	const blobs = [json.config, ...listOf(json.layers)].filter((one) => one !== void 0 && !isForeign(one)).map((one) => blobOf(one, what));
	const subject = json.subject === void 0 ? void 0 : blobOf(json.subject, what).digest;
	const config = fieldsOf(json.config);
	const artifactType = textOf(json.artifactType) ?? textOf(config.mediaType);
	return {
		manifests: listOf(json.manifests).map((one) => entryOf(one, what)),
		blobs: [...new Map(blobs.map((blob) => [blob.digest, blob])).values()],
		...subject ? { subject } : {},
		...artifactType ? { artifactType } : {},
		...annotationsOf(json)
	};
}
const fieldsOf = (value) => typeof value === "object" && value !== null ? value : {};
const listOf = (value) => Array.isArray(value) ? value : [];
const textOf = (value) => typeof value === "string" && value !== "" ? value : void 0;
/** Base layers of Windows, for one: registries refuse them, and whoever pulls fetches them from `urls`. */
const isForeign = (value) => listOf(fieldsOf(value).urls).length > 0;
function annotationsOf(fields) {
	const texts = Object.entries(fieldsOf(fields.annotations)).filter((pair) => {
		return typeof pair[1] === "string";
	});
	return texts.length > 0 ? { annotations: Object.fromEntries(texts) } : {};
}
function entryOf(value, what) {
	const fields = fieldsOf(value);
	const artifactType = textOf(fields.artifactType);
	const platform = platformIn(fields.platform);
	return {
		...blobOf(value, what),
		mediaType: textOf(fields.mediaType) ?? "",
		...artifactType ? { artifactType } : {},
		...platform ? { platform } : {},
		...annotationsOf(fields)
	};
}
function blobOf(value, what) {
	const { digest, size } = fieldsOf(value);
	if (typeof digest === "string" && (0,_image_js__WEBPACK_IMPORTED_MODULE_2__.r)(digest) && typeof size === "number" && Number.isSafeInteger(size)) return {
		digest,
		size
	};
	throw unreadable(what, `it names a part by ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(String(digest), 100)} with the size ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(String(size), 30)}`);
}
function parsed(bytes, what) {
	try {
		return JSON.parse(bytes.toString("utf8"));
	} catch (error) {
		throw unreadable(what, "it is not JSON", error);
	}
}
const unreadable = (what, why, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("REGISTRY_REFUSED", `${what} can't be read as an image: ${why}.`, {
	hint: "Check what pushed it: an image has a manifest of the OCI image specification or of Docker, with SHA-256 or SHA-512 digests.",
	cause
});
// src/image/ecr-host.ts
/** https://docs.aws.amazon.com/general/latest/gr/ecr.html: with FIPS, in China, in the European Sovereign Cloud, and dual-stack. */
const host = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|on\.(?:aws|amazonwebservices\.com\.cn))$/;
/** The account and region of a host of ECR; undefined for other registries. */
function ecrRegistry(domain) {
	const [, account, region] = host.exec(domain.toLowerCase()) ?? [];
	return account === void 0 || region === void 0 ? void 0 : {
		account,
		region
	};
}
// src/image/registry-errors.ts
/** Codes of node and OpenSSL that say which part of the way to a server is broken. */
const causes = {
	ECONNREFUSED: "the connection was refused",
	ECONNRESET: "the connection was cut",
	EPIPE: "the connection was cut",
	ENOTFOUND: "its name does not resolve (DNS)",
	EAI_AGAIN: "the name server did not answer (DNS)",
	ETIMEDOUT: "it did not answer in time",
	EHOSTUNREACH: "there is no route to it",
	ENETUNREACH: "there is no route to it",
	EPROTO: "it does not speak TLS as expected",
	ERR_SSL_WRONG_VERSION_NUMBER: "it speaks plain HTTP, not TLS",
	ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name (TLS)",
	CERT_HAS_EXPIRED: "its certificate has expired (TLS)",
	DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by itself (TLS)",
	SELF_SIGNED_CERT_IN_CHAIN: "its certificate is signed by an authority that this machine does not trust (TLS)",
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate is signed by an authority that this machine does not trust (TLS)",
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate is signed by an authority that this machine does not trust (TLS)"
};
const passingCauses = /* @__PURE__ */ new Set([
	"ECONNREFUSED",
	"ECONNRESET",
	"EPIPE",
	"EAI_AGAIN",
	"ETIMEDOUT",
	"EHOSTUNREACH",
	"ENETUNREACH"
]);
const codeOf = (failure) => failure instanceof Error && "code" in failure && typeof failure.code === "string" ? failure.code : "";
/** Whether a failed connection may well succeed when tried again: not for a wrong name or an untrusted certificate. */
const isPassing = (failure) => passingCauses.has(codeOf(failure));
const inWords = (failure) => causes[codeOf(failure)] ?? (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.i)(failure), 200);
const unreachable = (host, failure) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("REGISTRY_UNREACHABLE", `Can't reach the registry ${host}: ${inWords(failure)}.`, {
	hint: unreachableHint(host, failure),
	cause: failure
});
function unreachableHint(host, failure) {
	if (codeOf(failure).includes("SSL")) return `If ${host} really has no TLS, list it as an insecure registry.`;
	if (inWords(failure).includes("certificate is signed by")) return "Give the certificate of that authority by the variable NODE_EXTRA_CA_CERTS or SSL_CERT_FILE: a path to a PEM file.";
	return "Check its name and port, and whether this runner may reach it (proxy, firewall, private network).";
}
const tooLarge = (host, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("REGISTRY_REFUSED", `The answer of ${host} was not read to its end: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.i)(cause)}.`, {
	hint: "No manifest may be that large. Check that the host is a registry and not a web page in front of one.",
	cause
});
/** An answer that was not what was asked for. `what` continues "… to": `push ghcr.io/acme/web:1.4.2`. */
function refusal(host, what, answer) {
	if (answer.status === 401 || answer.status === 403) return denied(host, what, answer);
	const waiting = answer.headers["retry-after"];
	return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("REGISTRY_REFUSED", `${host} refused to ${what}: it answered ${answer.status}${words(answer)}.`, { hint: waiting ? `It asks to come back later (Retry-After: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(waiting)}).` : hintFor(answer.status) });
}
function hintFor(status) {
	if (status === 429) return "Too many requests: log in, so that the limits of an account count, or wait and run again.";
	if (status >= 500) return "The registry itself is in trouble; it was asked several times. Run again when it is well.";
	if (status === 404) return "Check the spelling, and that the repository exists: some registries do not create it.";
	return "The registry says why; if it does not, its own log will.";
}
/** `source` says where the credentials came from; none means that none are known. */
function denied(host, what, answer, source) {
	const known = source ? `the credentials of ${source} were not accepted` : `no credentials for ${host} are known`;
	const reason = answer.status === 401 ? known : `it answered ${answer.status}`;
	return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("REGISTRY_DENIED", `${host} refused to ${what}: ${reason}${words(answer)}.`, { hint: deniedHint(host, answer.status) });
}
function deniedHint(host, status) {
	const login = `Log in to ${host} in a step before this one, with docker/login-action or docker login.`;
	if (host === "ghcr.io") return `${status === 401 ? `${login} ` : ""}Let the job write packages:\npermissions:\n  packages: write\nand give this repository write access in the settings of a package that it did not create.`;
	return status === 401 ? login : `The account that logged in to ${host} needs the right to push and pull here.`;
}
const mismatch = (what, expected, actual) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("DIGEST_MISMATCH", `${what} should have the digest ${expected}, but has ${actual}.`, { hint: "Something between here and the registry changes what it passes on (a proxy, a cache), or the registry is damaged." });
/** What the registry itself says, in the form of the OCI distribution specification; nothing if it says it otherwise. */
function words(answer) {
	try {
		const { errors } = JSON.parse(answer.bytes.toString("utf8"));
		const first = errors?.[0];
		const text = [first?.code, first?.message].filter((part) => typeof part === "string" && part !== "").join(": ");
		return text === "" ? "" : ` (${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(text, 300)})`;
	} catch {
		return "";
	}
}
// src/image/manifest-answer.ts
const indexType = "application/vnd.oci.image.index.v1+json";
const mediaTypes = [
	indexType,
	"application/vnd.oci.image.manifest.v1+json",
	"application/vnd.docker.distribution.manifest.list.v2+json",
	"application/vnd.docker.distribution.manifest.v2+json"
];
/** Without all four a registry may convert what it has, and the digest with it. */
const accept = mediaTypes.join(", ");
/** The media type of a manifest. @throws REGISTRY_REFUSED for anything else, such as a sign-in page. */
function mediaTypeOf(answer, reference) {
	const mediaType = (answer.headers["content-type"] ?? "").split(";")[0]?.trim() ?? "";
	if (mediaTypes.includes(mediaType)) return mediaType;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("REGISTRY_REFUSED", `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.t)(reference)} is no image manifest: ${reference.domain} gave the type ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(mediaType)}.`, { hint: "Check that the host is a registry, and that the image is newer than the schema of Docker 1.9 (2015)." });
}
/**
* A manifest whose bytes have the digest that the reference, or else the registry, promises.
* @throws DIGEST_MISMATCH, REGISTRY_REFUSED
*/
function verified(reference, answer) {
	const { bytes } = answer;
	const promised = reference.digest ?? answer.headers["docker-content-digest"];
	const actual = (0,_image_js__WEBPACK_IMPORTED_MODULE_2__.n)(bytes, (0,_image_js__WEBPACK_IMPORTED_MODULE_2__.t)(promised ?? ""));
	if (promised !== void 0 && promised !== actual) throw mismatch((0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.t)(reference), promised, actual);
	return {
		mediaType: mediaTypeOf(answer, reference),
		digest: actual,
		bytes
	};
}



/***/ }),

/***/ 7150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ passedOn),
/* harmony export */   n: () => (/* binding */ registryFor),
/* harmony export */   r: () => (/* binding */ isLoopback),
/* harmony export */   t: () => (/* binding */ loginFor)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7346);
/* harmony import */ var _manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7503);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4527);
/* harmony import */ var _http2_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(243);
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2186);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3744);
/* harmony import */ var _version_tag_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3320);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4224);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7075);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6760);
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8877);
/* harmony import */ var node_vm__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(714);













// src/io/memory.ts
/** How much may pass between two collections. */
const most = 8388608;
let collect;
let passed = 0;
/**
* Told of the bytes of each buffer that a stream has done with, frees them before they are many. To V8 a buffer of 64 KiB
* from a socket is an object of a hundred bytes, so that it lets hundreds of megabytes of them wait for a collection: a
* minor one each 8 MiB (1 ms) keeps an image of 500 MB below 150 MiB of memory, without it 180 were measured.
*/
function passedOn(bytes) {
	passed += bytes;
	if (passed < most) return;
	passed = 0;
	collect ??= exposed();
	collect({ type: "minor" });
}
function exposed() {
	(0,node_v8__WEBPACK_IMPORTED_MODULE_11__.setFlagsFromString)("--expose-gc");
	return (0,node_vm__WEBPACK_IMPORTED_MODULE_12__.runInNewContext)("gc");
}
// src/image/registry-session.ts
const mostRedirects = 5;
/** Docker Hub's registry has another name than its references. */
const hostOf = (domain) => domain === "docker.io" ? "registry-1.docker.io" : domain;
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/;
/** Registries that everyone speaks to without TLS, because nobody can listen between. */
const isLoopback = (domain) => loopback.test(domain);
function registrySession(options) {
	const { exchange, authority, credentials, insecure = [] } = options;
	async function authorised(access, call, request) {
		const send = (authorization) => exchange({
			...request,
			headers: {
				...request.headers,
				...authorization ? { authorization } : {}
			}
		});
		const known = await authority.known(access);
		const answer = await send(known);
		if (answer.status !== 401) return answer;
		const again = await send(await authority.obtain(access, answer, known));
		if (again.status !== 401) return again;
		throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.a)(access.domain, call.purpose, again, (await credentials(access.domain))?.source);
	}
	return async (repository, call) => {
		const { domain, path } = repository;
		const scheme = isLoopback(domain) || insecure.includes(domain) ? "http:" : "https:";
		const { method, target, pushes, from, purpose: _, ...rest } = call;
		const access = {
			domain,
			path,
			actions: actionsOf(call),
			scheme,
			...from === void 0 ? {} : { from }
		};
		const own = new URL(`${scheme}//${hostOf(domain)}/v2/${path}/`);
		let url = addressOf(own, call, domain);
		for (let hop = 0; hop <= mostRedirects; hop++) {
			const request = {
				method,
				url,
				...rest
			};
			const answer = url.origin === own.origin ? await authorised(access, call, request) : await exchange(request);
			if (![
				301,
				302,
				303,
				307,
				308
			].includes(answer.status)) return answer;
			url = next(url, answer, call, domain);
		}
		throw lost(domain, call, `it redirected more than ${mostRedirects} times`);
	};
}
function actionsOf({ method, pushes }) {
	if (method === "DELETE") return "pull,push,delete";
	return pushes || !reads(method) ? "pull,push" : "pull";
}
const reads = (method) => method === "GET" || method === "HEAD";
/** A registry behind a proxy may think that it is spoken to without TLS: for its own host, our scheme and port hold. */
function addressOf(own, call, domain) {
	if (call.target.startsWith("/")) return new URL(own.origin + call.target);
	if (!/^https?:\/\//i.test(call.target)) return new URL(own.href + call.target);
	const url = URL.canParse(call.target) ? new URL(call.target) : void 0;
	if (url && url.hostname === own.hostname) return new URL(own.origin + url.pathname + url.search);
	if (url && url.username === "" && (url.protocol === "https:" || own.protocol === "http:")) return url;
	throw lost(domain, call, `it named ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(call.target, 200)} for it`);
}
function next(from, answer, call, domain) {
	const location = answer.headers.location ?? "";
	if (!reads(call.method)) throw lost(domain, call, `it redirected the upload to ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(location, 200)}`);
	const url = URL.canParse(location, from.href) ? new URL(location, from) : void 0;
	const safe = url?.protocol === "https:" || url?.protocol === "http:" && from.protocol === "http:";
	if (url && safe && url.username === "") return url;
	throw lost(domain, call, `it redirected to ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(location, 200)}`);
}
const lost = (domain, call, what) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("REGISTRY_REFUSED", `${domain} was asked to ${call.purpose}, but ${what}.`, { hint: "Check the address of the registry, and what stands in front of it." });
// src/image/credential-helper.ts
/** What every helper says when it has none: https://github.com/docker/docker-credential-helpers (credentials/error.go). */
const none = /credentials not found/i;
/**
* Asks a program of the Docker credential helper protocol; undefined when it has nothing for `server`.
* @throws CREDENTIALS_UNUSABLE when it is missing, fails or answers nonsense, CANCELLED.
*/
async function askHelper({ processes, helper, server, signal }) {
	const tool = `docker-credential-${helper}`;
	if (!/^[\w.-]+$/.test(helper)) throw unusable$1((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(tool), server, "its name is no plain word");
	const ended = await run(processes, tool, server, signal);
	if (ended.code !== 0) {
		const said = (ended.stdout.trim() || ended.stderr.trim()).split("\n")[0] ?? "";
		if (none.test(ended.stdout) || none.test(ended.stderr)) return void 0;
		throw unusable$1(tool, server, `it ended with exit code ${ended.code}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(said, 200)}`);
	}
	const { Username: username, Secret: secret } = parsed$2(ended.stdout);
	if (typeof username !== "string" || typeof secret !== "string") throw unusable$1(tool, server, "its answer has no user name and secret");
	if (secret === "") return void 0;
	if (username === "<token>") return {
		source: tool,
		identityToken: secret
	};
	return {
		source: tool,
		username,
		password: secret
	};
}
async function run(processes, tool, input, signal) {
	try {
		return await processes.run({
			tool,
			args: ["get"],
			input,
			...signal ? { signal } : {}
		});
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t && error.code !== "TOOL_MISSING") throw error;
		throw unusable$1(tool, input, (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.i)(error), error);
	}
}
function parsed$2(text) {
	try {
		return Object(JSON.parse(text));
	} catch {
		return {};
	}
}
const unusable$1 = (tool, server, what, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("CREDENTIALS_UNUSABLE", `${tool} gave no credentials for ${server}: ${what.replace(/\.$/, "")}.`, {
	hint: "The Docker configuration names this helper (credHelpers, credsStore): install it, or log in without it.",
	cause
});
// src/image/docker-config.ts
/** Under which Docker Hub is kept by every `docker login` and asked of every helper. */
const hub = "https://index.docker.io/v1/";
const hubNames = /* @__PURE__ */ new Set([
	"docker.io",
	"index.docker.io",
	"registry-1.docker.io"
]);
/**
* Credentials where `docker login` and docker/login-action leave them, in Docker's order: the variable
* DOCKER_AUTH_CONFIG, the helper of this registry, the store of all, the file. Each registry is looked up once.
* @throws CREDENTIALS_UNUSABLE when the file or a helper can not be used, never with a secret in the message.
*/
function dockerCredentials(options) {
	const known = /* @__PURE__ */ new Map();
	return (domain) => {
		const credential = known.get(domain) ?? lookUp(options, domain);
		known.set(domain, credential);
		return credential;
	};
}
/** DOCKER_AUTH_CONFIG for `entries` by registry: Docker and buildx (28.1, 0.24 and newer) prefer it to all else. */
const dockerAuthConfig = (entries) => JSON.stringify({ auths: Object.fromEntries(Object.entries(entries).map(([domain, { username, password }]) => [hubNames.has(domain) ? hub : domain, { auth: Buffer.from(`${username}:${password}`).toString("base64") }])) });
async function lookUp(options, domain) {
	const { environment, files, processes, signal } = options;
	const given = environment.DOCKER_AUTH_CONFIG;
	const fromGiven = given ? inAuths(read(given, "DOCKER_AUTH_CONFIG"), domain, "DOCKER_AUTH_CONFIG") : void 0;
	if (fromGiven) return fromGiven;
	const path = pathOf(environment);
	if (!path || !await files.exists(path)) return void 0;
	const found = read((await files.read(path)).toString("utf8"), path);
	const helper = found.credHelpers?.[domain] ?? found.credsStore;
	const server = hubNames.has(domain) ? hub : domain;
	return (helper ? await askHelper({
		processes,
		helper,
		server,
		signal
	}) : void 0) ?? inAuths(found, domain, path);
}
function pathOf(environment) {
	const home = environment.HOME ?? environment.USERPROFILE;
	const folder = environment.DOCKER_CONFIG || (home ? (0,node_path__WEBPACK_IMPORTED_MODULE_10__.join)(home, ".docker") : void 0);
	return folder ? (0,node_path__WEBPACK_IMPORTED_MODULE_10__.join)(folder, "config.json") : void 0;
}
function read(text, source) {
	const found = parsed$1(text, source);
	const where = flawIn(found);
	if (where === void 0) return found;
	throw unusable(source, `${where} has not the form of a Docker configuration`);
}
const isFields = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === "string";
/** Where the first thing stands that is not as Docker writes it. By hand, because zod takes as long to load as node. */
function flawIn(found) {
	if (!isFields(found)) return "the whole";
	const { auths, credHelpers, credsStore } = found;
	if (credsStore != null && !isText(credsStore)) return "credsStore";
	for (const [name, entries] of Object.entries({
		auths,
		credHelpers
	})) {
		if (entries == null) continue;
		if (!isFields(entries)) return name;
		for (const [key, entry] of Object.entries(entries)) {
			if (name === "credHelpers" ? !isText(entry) : !isFields(entry)) return `${name}.${key}`;
			const wrong = isFields(entry) ? loginFields.find((field) => entry[field] !== void 0 && !isText(entry[field])) : void 0;
			if (wrong) return `${name}.${key}.${wrong}`;
		}
	}
}
const loginFields = [
	"auth",
	"username",
	"password",
	"identitytoken"
];
function parsed$1(text, source) {
	try {
		return JSON.parse(text);
	} catch {
		throw unusable(source, "it is not JSON");
	}
}
function inAuths({ auths }, domain, source) {
	const matching = Object.entries(auths ?? {}).filter(([key]) => sameHost(key, domain));
	const [key, found] = matching.find(([key]) => key === domain || key === hub) ?? matching[0] ?? [];
	if (key === void 0 || !found) return void 0;
	if (found.identitytoken) return {
		source,
		identityToken: found.identitytoken
	};
	if (found.username && found.password) return {
		source,
		username: found.username,
		password: found.password
	};
	if (!found.auth) return void 0;
	const text = Buffer.from(found.auth, "base64").toString("utf8");
	const colon = text.indexOf(":");
	if (colon < 1) throw unusable(source, `the auth of ${key} is not the base64 form of user:password`);
	return {
		source,
		username: text.slice(0, colon),
		password: text.slice(colon + 1).replace(/\0+$/, "")
	};
}
/** Keys are hosts, or addresses as old clients wrote them: `https://ghcr.io/v1/`. */
function sameHost(key, domain) {
	const host = key.replace(/^https?:\/\//, "").split("/")[0] ?? "";
	return host === domain || hubNames.has(host) && hubNames.has(domain);
}
const unusable = (source, what) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("CREDENTIALS_UNUSABLE", `Can't use the registry credentials in ${source}: ${what}.`, { hint: "Log in again with docker/login-action or docker login, which writes it anew." });
// src/image/ecr-login.ts
/** A token is not used in its last minutes: a large push goes on for that long. */
const margin$1 = 6e5;
/**
* Credentials for registries of Amazon ECR from the AWS login of the run, where Docker has none. A token opens all registries
* that its owner may use, of any account, in its region: it is asked for once a region.
* @throws CLOUD_DENIED, CREDENTIALS_UNUSABLE, CLOUD_UNREACHABLE, and what `before` throws
*/
function ecrCredentials({ before, clock, inRegion }) {
	const known = /* @__PURE__ */ new Map();
	const login = async (region) => {
		const found = await known.get(region);
		if (found && found.expires > clock.now()) return found;
		const asked = inRegion(region).then((aws) => tokenOf(aws, region, clock));
		known.set(region, asked);
		asked.catch(() => known.delete(region));
		return asked;
	};
	return async (domain) => {
		const given = await before(domain);
		const registry = given ? void 0 : (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.f)(domain);
		return registry ? (await login(registry.region)).credential : given;
	};
}
/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html: `AWS:password` in base64, for 12 hours. */
async function tokenOf(aws, region, clock) {
	const { authorizationData = [] } = await aws.call("ecr:GetAuthorizationToken", {});
	const [{ authorizationToken = "", expiresAt } = {}] = authorizationData;
	const [, username, password] = /^([^:]+):(.+)$/s.exec(Buffer.from(authorizationToken, "base64").toString("utf8")) ?? [];
	if (username === void 0 || password === void 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("CREDENTIALS_UNUSABLE", `ECR in ${region} gave no token that a registry would take.`, { hint: "Log in with aws-actions/amazon-ecr-login before this step." });
	return {
		credential: {
			source: `ecr:GetAuthorizationToken in ${region}`,
			username,
			password
		},
		expires: (expiresAt?.getTime() ?? clock.now()) - margin$1
	};
}
// src/image/challenge.ts
/** A scheme, or a parameter of the scheme before it: RFC 9110, section 11.6.1. */
const part$1 = /[\s,]*([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+)))?(?=[\s,]|$)/gy;
/** Reads a `WWW-Authenticate` header, which may hold several challenges; what follows a fault is left out. */
function parseChallenges(header) {
	const challenges = [];
	for (const [, name = "", inQuotes, bare] of header.matchAll(part$1)) {
		const value = inQuotes?.replace(/\\(.)/g, "$1") ?? bare;
		const last = challenges.at(-1);
		if (value === void 0) challenges.push({
			scheme: name.toLowerCase(),
			parameters: {}
		});
		else if (last) last.parameters[name.toLowerCase()] = value;
	}
	return challenges;
}
// src/image/auth.ts
/** A token without `expires_in` is good for a minute: https://distribution.github.io/distribution/spec/auth/token */
const shortestLife = 6e4;
/** A token is not used in its last seconds, so that it does not expire on the way. */
const margin = 5e3;
function authority(options) {
	const asked = /* @__PURE__ */ new Map();
	const granted = /* @__PURE__ */ new Map();
	const keyOf = (access) => [access.domain, ...scopesOf(access)].join(" ");
	const isLive = (grant) => grant !== void 0 && grant.expires > options.clock.monotonic();
	const ask = (access, answer) => {
		const key = keyOf(access);
		const grant = request(options, access, answer);
		asked.set(key, grant);
		grant.then((got) => granted.set(key, got), () => asked.delete(key));
		return grant;
	};
	return {
		async known(access) {
			const own = await asked.get(keyOf(access));
			if (isLive(own)) return own.header;
			return [...granted.values()].find((grant) => isLive(grant) && covers(grant, access))?.header;
		},
		async obtain(access, answer, rejected) {
			const before = asked.get(keyOf(access));
			const present = before && await before;
			if (isLive(present) && present.header !== rejected) return present.header;
			const now = asked.get(keyOf(access));
			return (await (now && now !== before ? now : ask(access, answer))).header;
		}
	};
}
const scopesOf = ({ path, actions, from }) => [`repository:${path}:${actions}`, ...from === void 0 || from === path ? [] : [`repository:${from}:pull`]];
/** Whether what was asked for with a grant includes what `access` needs; the registry still says whether it was given. */
const covers = ({ domain, scopes }, access) => domain === access.domain && (!scopes || scopesOf(access).every((scope) => scopes.some((given) => given.startsWith(scope))));
async function request(options, access, answer) {
	const { credentials, report } = options;
	const challenges = parseChallenges(answer.headers["www-authenticate"] ?? "");
	const credential = await credentials(access.domain);
	for (const secret of secretsOf(credential)) report.mask(secret);
	const bearer = challenges.find(({ scheme, parameters }) => scheme === "bearer" && parameters.realm !== void 0);
	if (bearer) return token(options, access, bearer, credential);
	if (challenges.some(({ scheme }) => scheme === "basic") && credential && "username" in credential) return {
		domain: access.domain,
		header: basic(credential),
		expires: Number.POSITIVE_INFINITY
	};
	throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.a)(access.domain, purpose(access), answer, credential?.source);
}
async function token({ exchange, clock, report }, access, challenge, credential) {
	const realm = checkedRealm(challenge.parameters.realm ?? "", access);
	const asked = clock.monotonic();
	const own = scopesOf(access);
	const told = (challenge.parameters.scope ?? "").split(" ");
	const answer = await exchange(tokenRequest(realm, [...own, ...told.filter((scope) => scope !== "" && !own.some((ours) => ours.startsWith(scope)))], challenge, credential));
	if (answer.status === 401 || answer.status === 403) throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.a)(access.domain, purpose(access), answer, credential?.source);
	if (answer.status !== 200) throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.l)(realm.host, `give a token to ${purpose(access)}`, answer);
	const { value, life } = readToken(answer, realm);
	report.mask(value);
	return {
		domain: access.domain,
		scopes: own,
		header: `Bearer ${value}`,
		expires: asked + life - margin
	};
}
/** An identity token is exchanged by OAuth 2, anything else (nothing too) by the older GET: both as Docker does. */
function tokenRequest(realm, scopes, challenge, credential) {
	const fields = new URLSearchParams();
	if (challenge.parameters.service !== void 0) fields.set("service", challenge.parameters.service);
	if (credential && "identityToken" in credential) {
		fields.set("scope", scopes.join(" "));
		fields.set("grant_type", "refresh_token");
		fields.set("client_id", "cutover");
		fields.set("refresh_token", credential.identityToken);
		return {
			method: "POST",
			url: realm,
			headers: { "content-type": "application/x-www-form-urlencoded" },
			body: fields.toString()
		};
	}
	const url = new URL(realm);
	for (const [name, value] of fields) url.searchParams.set(name, value);
	for (const scope of scopes) url.searchParams.append("scope", scope);
	if (!credential) return {
		method: "GET",
		url
	};
	url.searchParams.set("account", credential.username);
	return {
		method: "GET",
		url,
		headers: { authorization: basic(credential) }
	};
}
/** A password goes to the realm that the registry names: never in the clear, unless the registry itself is so. */
function checkedRealm(text, access) {
	const realm = URL.canParse(text) ? new URL(text) : void 0;
	const safe = realm?.protocol === "https:" || realm?.protocol === "http:" && access.scheme === "http:";
	if (realm && safe && realm.username === "" && realm.password === "") return realm;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("REGISTRY_REFUSED", `${access.domain} wants us to log in at ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(text, 200)}, where credentials would not be safe.`, { hint: "A token service needs an https address. Check that the registry is the one that is meant." });
}
function readToken(answer, realm) {
	const body = parsed(answer.bytes);
	const value = body?.token || body?.access_token;
	if (typeof value !== "string" || !/^[\x21-\x7e]+$/.test(value)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("REGISTRY_REFUSED", `The token service ${realm.host} answered 200, but gave no token.`, { hint: "Check that the registry is the one that is meant, and that no sign-in page stands in front of it." });
	const seconds = body?.expires_in;
	return {
		value,
		life: typeof seconds === "number" ? Math.max(seconds * 1e3, shortestLife) : shortestLife
	};
}
function parsed(bytes) {
	try {
		return JSON.parse(bytes.toString("utf8"));
	} catch {
		return;
	}
}
const purpose = ({ domain, path, actions }) => `${actions === "pull" ? "pull from" : "push to"} ${domain}/${path}`;
const pair = (username, password) => `${username}:${password}`;
const basic = ({ username, password }) => `Basic ${Buffer.from(pair(username, password)).toString("base64")}`;
/** The pair is a secret too: its base64 form is what a Basic header shows. */
const secretsOf = (credential) => {
	if (!credential) return [];
	if ("identityToken" in credential) return [credential.identityToken];
	return [credential.password, pair(credential.username, credential.password)];
};
// src/image/exchange.ts
/** Six attempts, 1 + 2 + 4 + 8 + 16 s apart, or as the server asks by Retry-After; two minutes for all of them. */
const patience = {
	attempts: 6,
	first: 1e3,
	total: 12e4
};
/** Longest time to the head of an answer, and longest silence within it. */
const silence = 3e4;
/** Registries take manifests up to 4 MiB (OCI distribution specification 1.1); lists of tags are smaller. */
const largest = 4194304;
const passing = /* @__PURE__ */ new Set([
	408,
	429,
	500,
	502,
	503,
	504
]);
/**
* @throws REGISTRY_UNREACHABLE when no answer came in the end, REGISTRY_REFUSED when one was too large, CANCELLED.
*/
function patientExchange({ http, clock, report, signal }) {
	return async (request) => {
		const started = clock.monotonic();
		for (let attempt = 1;; attempt++) {
			const outcome = await once(http, {
				...request,
				...signal ? { signal } : {}
			});
			const wait = request.once ? void 0 : pauseAfter(outcome, attempt, clock);
			const spent = clock.monotonic() - started;
			if (wait === void 0 || spent + wait > patience.total) return settled(outcome);
			const seconds = Math.ceil(wait / 1e3);
			report.progress(`${said$1(outcome, request.url.host)}, attempt ${attempt + 1} in ${seconds} s`);
			await clock.sleep(wait, signal);
		}
	};
}
async function once(http, { body, streamed, once: _, ...request }) {
	const sent = typeof body === "function" ? { body: body() } : body === void 0 ? {} : { body };
	try {
		const response = await http.send({
			timeout: silence,
			idle: silence,
			...request,
			...sent
		});
		const { status, headers } = response;
		if (streamed && (status === 200 || status === 206)) return {
			status,
			headers,
			bytes: Buffer.alloc(0),
			body: response.body
		};
		return {
			status,
			headers,
			bytes: await response.bytes(largest)
		};
	} catch (failure) {
		if (request.signal?.aborted) throw (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__.t)();
		if (failure instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t) throw failure;
		if (failure instanceof _http2_js__WEBPACK_IMPORTED_MODULE_3__.t) throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.u)(request.url.host, failure);
		return {
			failure,
			host: request.url.host
		};
	}
}
function settled(outcome) {
	if ("failure" in outcome) throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.d)(outcome.host ?? "", outcome.failure);
	return outcome;
}
/** How long to wait after the attempt of that number, from 1; undefined when there is no sense in another. */
function pauseAfter(outcome, attempt, clock) {
	if (attempt >= patience.attempts) return void 0;
	const backoff = (0,_random_js__WEBPACK_IMPORTED_MODULE_4__.t)(patience.first * 2 ** (attempt - 1));
	if ("failure" in outcome) return (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.s)(outcome.failure) ? backoff : void 0;
	if (!passing.has(outcome.status)) return void 0;
	const asked = retryAfter(outcome.headers["retry-after"], clock);
	return asked === void 0 ? backoff : (0,_random_js__WEBPACK_IMPORTED_MODULE_4__.t)(asked);
}
/** Both forms of RFC 9110, section 10.2.3: seconds, or the date when to come back. */
function retryAfter(header, clock) {
	if (header === void 0) return void 0;
	if (/^\d+$/.test(header)) return Number(header) * 1e3;
	const date = Date.parse(header);
	return Number.isNaN(date) ? void 0 : Math.max(0, date - clock.now());
}
const said$1 = (outcome, host) => "failure" in outcome ? `${host}: ${(0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.o)(outcome.failure)}` : `${host} answered ${outcome.status}`;
// src/image/blob-download.ts
/**
* The bytes of a blob as they come. A connection that breaks is taken up again where it broke, while that helps.
* @throws NOT_FOUND, REGISTRY_UNREACHABLE when it breaks again and again, DIGEST_MISMATCH when there are more than there should be
*/
async function* download(transfer, repository, blob, start = 0, end = blob.size) {
	const { clock, report, signal } = transfer;
	let failures = 0;
	for (let at = start; at < end;) {
		const body = await open(transfer, repository, blob, at, end);
		let broken = cut;
		try {
			for await (const chunk of body) {
				at += chunk.length;
				if (at > end) throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.c)(nameOf(repository, blob), `${blob.size} bytes`, "more");
				failures = 0;
				yield chunk;
				passedOn(chunk.length);
			}
		} catch (error) {
			if (signal?.aborted) throw (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__.t)();
			if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t) throw error;
			broken = error;
		}
		if (at === end) return;
		failures += 1;
		const wait = (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.s)(broken) ? pauseAfter({ failure: broken }, failures, clock) : void 0;
		if (wait === void 0) throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.d)(repository.domain, broken);
		report.progress(`${nameOf(repository, blob)}: ${(0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.o)(broken)} after ${at} of ${blob.size} bytes, going on there`);
		await clock.sleep(wait, signal);
	}
}
/** What is short although its end looks regular was cut by something on the way. */
const cut = Object.assign(/* @__PURE__ */ new Error("the answer ended too early"), { code: "ECONNRESET" });
const nameOf = ({ spelling }, { digest }) => `${spelling}@${digest}`;
async function open({ session }, repository, blob, at, end) {
	const whole = at === 0 && end === blob.size;
	const call = {
		method: "GET",
		target: `blobs/${blob.digest}`,
		streamed: true,
		purpose: `give ${nameOf(repository, blob)}`,
		...whole ? {} : { headers: { range: `bytes=${at}-${end - 1}` } }
	};
	const answer = await session(repository, call);
	if (answer.status === 404) throw missing(repository, blob);
	if (!answer.body) throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.l)(repository.domain, call.purpose, answer);
	if (whole || answer.status === 206 && answer.headers["content-range"]?.startsWith(`bytes ${at}-`)) return answer.body;
	return part(answer.body, at, end);
}
/** Of a server that does not know ranges, and sends all. */
async function* part(body, start, end) {
	let at = 0;
	for await (const chunk of body) {
		const wanted = chunk.subarray(Math.max(0, start - at), Math.max(0, end - at));
		at += chunk.length;
		if (wanted.length > 0) yield wanted;
		if (at >= end) return;
	}
}
const missing = (repository, blob) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("NOT_FOUND", `${repository.domain} has no blob ${nameOf(repository, blob)}.`, { hint: "Its manifest is there, a part of it is not: the registry is damaged, or was cleaned too eagerly. Push it again." });
function verifier(repository, blob) {
	const algorithm = (0,_image_js__WEBPACK_IMPORTED_MODULE_5__.t)(blob.digest);
	const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_9__.createHash)(algorithm);
	let hashed = 0;
	const take = (chunk, at) => {
		const fresh = chunk.subarray(Math.max(0, hashed - at));
		if (fresh.length === 0) return;
		hash.update(fresh);
		hashed += fresh.length;
		if (hashed < blob.size) return;
		const actual = `${algorithm}:${hash.digest("hex")}`;
		if (actual !== blob.digest) throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.c)(nameOf(repository, blob), blob.digest, actual);
	};
	return { over: (source) => async function* (start, end) {
		let at = start;
		for await (const chunk of source(start, end)) {
			take(chunk, at);
			at += chunk.length;
			yield chunk;
		}
	} };
}
// src/image/blob-upload.ts
/** For what stands in front of a registry and lets through no large request: 413 says so, but not how much it would. */
const smallPiece = 33554432;
function uploadOf(repository, answer) {
	const { location } = answer.headers;
	if (location) return { target: location };
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("REGISTRY_REFUSED", `${repository.domain} began an upload, but did not say where it goes on.`, { hint: "Check that the host is a registry, and what stands in front of it." });
}
async function beginUpload({ session }, repository) {
	const purpose = `push to ${repository.spelling}`;
	const answer = await session(repository, {
		method: "POST",
		target: "blobs/uploads/",
		headers: { "content-length": "0" },
		purpose
	});
	if (answer.status !== 202) throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.l)(repository.domain, purpose, answer);
	return uploadOf(repository, answer);
}
/**
* Sends a blob that is not there: in one request; where that breaks, the rest from where the registry says that it is.
* Where large requests are refused, or `piece` says so, in pieces of that many bytes.
* @throws DIGEST_MISMATCH before the last byte is sent when `source` gives another blob
*/
async function push(transfer, repository, blob, source, options = {}) {
	const { clock, report, signal } = transfer;
	const verified = verifier(repository, blob).over(source);
	let piece = options.piece ?? Number.POSITIVE_INFINITY;
	let state = {
		upload: options.upload ?? await beginUpload(transfer, repository),
		at: 0
	};
	for (let failures = 0;;) {
		const end = Math.min(blob.size, state.at + piece);
		const outcome = await send(transfer, repository, blob, state, verified, end);
		const status = "failure" in outcome ? 0 : outcome.status;
		if (status >= 200 && status < 300 && !("failure" in outcome)) {
			if (end === blob.size) return;
			state = {
				upload: uploadOf(repository, outcome),
				at: end
			};
			failures = 0;
		} else if (status === 413 && piece > smallPiece) {
			piece = smallPiece;
			state = {
				upload: await beginUpload(transfer, repository),
				at: 0
			};
		} else {
			failures += 1;
			const wait = pauseAfter(state.at > 0 && (status === 404 || status === 416) ? { failure: cut } : outcome, failures, clock);
			if (wait === void 0) throw failed(repository, blob, outcome);
			report.progress(`${repository.spelling}@${blob.digest}: ${said(outcome)} at ${state.at} of ${blob.size} bytes`);
			await clock.sleep(wait, signal);
			const standing = await standingOf(transfer, repository, blob, state);
			if (!standing) return;
			state = standing;
		}
	}
}
const said = (outcome) => "failure" in outcome ? (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.o)(outcome.failure) : `the registry answered ${outcome.status}`;
function failed(repository, blob, outcome) {
	if (!("failure" in outcome)) return (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.l)(repository.domain, purposeOf(repository, blob), outcome);
	return (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.d)(repository.domain, outcome.failure);
}
const purposeOf = ({ spelling }, { digest }) => `push ${spelling}@${digest}`;
/** One piece; the last one ends the upload, which is one request less than the specification's PATCH and PUT. */
async function send({ session }, repository, blob, { upload, at }, source, end) {
	const last = end === blob.size;
	const whole = last && at === 0;
	const mark = upload.target.includes("?") ? "&" : "?";
	let unread = false;
	const noting = async function* () {
		try {
			yield* source(at, end);
		} catch (error) {
			unread = true;
			throw error;
		}
	};
	const body = end === at ? {} : { body: () => node_stream__WEBPACK_IMPORTED_MODULE_8__.Readable.from(noting(), { objectMode: false }) };
	try {
		return await session(repository, {
			method: last ? "PUT" : "PATCH",
			target: last ? `${upload.target}${mark}digest=${encodeURIComponent(blob.digest)}` : upload.target,
			headers: {
				"content-type": "application/octet-stream",
				"content-length": String(end - at),
				...whole ? {} : { "content-range": `${at}-${end - 1}` }
			},
			...body,
			once: true,
			purpose: purposeOf(repository, blob)
		});
	} catch (error) {
		if (unread || !(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t) || error.code !== "REGISTRY_UNREACHABLE") throw error;
		return { failure: error.cause };
	}
}
/** Where an upload that broke stands now, or a new one where it was lost; nothing when it came to its end after all. */
async function standingOf(transfer, repository, blob, { upload }) {
	const purpose = `push to ${repository.spelling}`;
	const answer = await transfer.session(repository, {
		method: "GET",
		target: upload.target,
		pushes: true,
		purpose
	});
	const received = /^(?:bytes=)?0-(\d+)$/.exec(answer.headers.range ?? "")?.[1];
	if (answer.status === 204 && received !== void 0 && received !== "0") return {
		upload: answer.headers.location ? uploadOf(repository, answer) : upload,
		at: Number(received) + 1
	};
	if (await hasBlob(transfer, repository, blob)) return void 0;
	return {
		upload: await beginUpload(transfer, repository),
		at: 0
	};
}
async function hasBlob({ session }, repository, blob) {
	const purpose = `look for ${repository.spelling}@${blob.digest}`;
	const answer = await session(repository, {
		method: "HEAD",
		target: `blobs/${blob.digest}`,
		purpose,
		pushes: true
	});
	if (answer.status === 200) return true;
	if (answer.status === 404) return false;
	throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.l)(repository.domain, purpose, answer);
}
// src/image/blobs.ts
const blobsOf = (transfer) => ({
	hasBlob: (repository, blob) => hasBlob(transfer, repository, blob),
	readPart: (repository, blob, start, end) => download(transfer, repository, blob, start, end),
	readBlob: (repository, blob) => verifier(repository, blob).over((start, end) => download(transfer, repository, blob, start, end))(0, blob.size),
	mountBlob: (repository, blob, from) => mount(transfer, repository, blob, from),
	pushBlob: (repository, blob, source, options) => push(transfer, repository, blob, source, options)
});
async function mount({ session }, repository, { digest }, from) {
	const query = new URLSearchParams({
		mount: digest,
		from: from.path
	});
	const purpose = `mount ${digest} of ${from.spelling} in ${repository.spelling}`;
	try {
		const answer = await session(repository, {
			method: "POST",
			target: `blobs/uploads/?${query}`,
			headers: { "content-length": "0" },
			from: from.path,
			purpose
		});
		if (answer.status === 201) return void 0;
		if (answer.status === 202) return uploadOf(repository, answer);
		throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.l)(repository.domain, purpose, answer);
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t && error.code === "REGISTRY_DENIED") return "denied";
		throw error;
	}
}
// src/image/immutable-tag.ts
/** Registries refuse to move a tag with any of these, and each of them means something else as well. */
const statuses = /* @__PURE__ */ new Set([
	400,
	403,
	405,
	409,
	412
]);
/** Amazon ECR, Google Artifact Registry, Harbor, Docker Hub and Artifactory say it in one of these ways. */
const ways = /immutab|cannot be overwritten|can ?not overwrite|already exists|write.?once|TAG_INVALID/i;
/**
* The error of a tag that the registry keeps where it is, told apart from an account that may not push: that one has to
* log in, this one has to leave the tag alone. Undefined where the answer means something else.
*/
function immutable({ domain, path, spelling }, tag, answer) {
	if ((0,_image_js__WEBPACK_IMPORTED_MODULE_5__.r)(tag) || !statuses.has(answer.status) || !ways.test(answer.bytes.toString("utf8"))) return void 0;
	return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("TAG_IMMUTABLE", `${domain} does not let the tag ${spelling}:${tag} move.`, { hint: (0,_version_tag_js__WEBPACK_IMPORTED_MODULE_6__.n)(tag) ? "A published version is never replaced. Release the change under a new version." : hintFor(domain, path, tag) });
}
function hintFor(domain, path, tag) {
	const without = `leave ${tag} out of the tags of this image (tags: none for no floating tag at all)`;
	if (!/\.ecr[.-]/.test(domain)) return `Let the registry's rule of immutable tags spare ${tag}, or ${without}.`;
	return `Exclude it in Amazon ECR: aws ecr put-image-tag-mutability --image-tag-mutability IMMUTABLE_WITH_EXCLUSION --image-tag-mutability-exclusion-filters filterType=WILDCARD,filter=${tag} --repository-name ${path}, or ${without}.`;
}
// src/image/tag-list.ts
/** 1,000 is the most that Amazon ECR accepts; others give fewer and a link to the rest. */
const pageSize = 1e3;
const mostPages$1 = 1e3;
/**
* All tags of a repository; none when there is no such repository.
* @throws REGISTRY_REFUSED also for a list without end: half a list would make a lower release look like the highest.
*/
async function listTags(session, repository) {
	const purpose = `list the tags of ${repository.spelling}`;
	const found = [];
	let target = `tags/list?n=${pageSize}`;
	for (let page = 0; page < mostPages$1; page++) {
		const answer = await session(repository, {
			method: "GET",
			target,
			purpose
		});
		if (answer.status === 404) return found;
		if (answer.status !== 200) throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.l)(repository.domain, purpose, answer);
		found.push(...tagsIn(answer, repository));
		target = nextPage(answer.headers.link);
		if (target === void 0) return found;
	}
	throw nonsense(repository, `the list goes on after ${mostPages$1} pages`);
}
function tagsIn(answer, repository) {
	try {
		const { tags } = JSON.parse(answer.bytes.toString("utf8"));
		if (tags === null || tags === void 0) return [];
		if (Array.isArray(tags) && tags.every((tag) => typeof tag === "string")) return tags;
		throw nonsense(repository, "its answer holds no list");
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t) throw error;
		throw nonsense(repository, "its answer is not JSON", error);
	}
}
/** Of the link only path and query count: behind a proxy, registries name themselves by hosts that nobody can reach. */
function nextPage(link) {
	const found = /<([^>]+)>\s*;\s*rel="?next"?/i.exec(link ?? "")?.[1];
	if (found === void 0 || !URL.canParse(found, "http://registry")) return void 0;
	const { pathname, search } = new URL(found, "http://registry");
	return pathname + search;
}
const nonsense = (repository, what, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("REGISTRY_REFUSED", `${repository.domain} can't list the tags of ${repository.spelling}: ${what}.`, {
	hint: "Check that the host is a registry, and what stands in front of it.",
	cause
});
// src/image/referrers.ts
const mostPages = 100;
const mostRounds = 5;
/** https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema */
const referrersTag = (digest) => digest.replace(":", "-").slice(0, 71);
function referrersOf(session, read, write) {
	const listed = (repository, digest) => {
		const { domain, path, spelling } = repository;
		return read({
			domain,
			path,
			spelling,
			tag: referrersTag(digest)
		});
	};
	return {
		async referrers(repository, digest) {
			const found = await fromApi(session, repository, digest);
			if (found) return found;
			const list = await listed(repository, digest);
			return list ? (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.p)(list.bytes, `${repository.spelling}:${referrersTag(digest)}`).manifests : [];
		},
		async putReferrer(repository, manifest) {
			const { digest, answer } = await write(repository, (0,_image_js__WEBPACK_IMPORTED_MODULE_5__.n)(manifest.bytes), manifest);
			const { subject, artifactType, annotations } = (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.p)(manifest.bytes, `${repository.spelling}@${digest}`);
			if (subject === void 0 || answer.headers["oci-subject"] !== void 0) return digest;
			const described = {
				mediaType: manifest.mediaType,
				digest,
				size: manifest.bytes.length,
				...artifactType ? { artifactType } : {},
				...annotations ? { annotations } : {}
			};
			for (let round = 0; round < mostRounds; round++) {
				const list = await listed(repository, subject);
				const entries = list ? (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.p)(list.bytes, `${repository.spelling}:${referrersTag(subject)}`).manifests : [];
				if (entries.some((one) => one.digest === digest)) return digest;
				const index = {
					schemaVersion: 2,
					mediaType: _manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.n,
					manifests: [...entries, described]
				};
				const bytes = Buffer.from(JSON.stringify(index));
				await write(repository, referrersTag(subject), {
					mediaType: _manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.n,
					bytes
				});
			}
			throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("CONFLICT", `The list of what refers to ${subject} does not come to rest.`, { hint: `Something else writes ${repository.spelling}:${referrersTag(subject)} all the time: find it, and run again.` });
		}
	};
}
async function fromApi(session, repository, digest) {
	const purpose = `list what refers to ${repository.spelling}@${digest}`;
	const found = [];
	let target = `referrers/${digest}`;
	for (let page = 0; page < mostPages && target !== void 0; page++) {
		const answer = await session(repository, {
			method: "GET",
			target,
			headers: { accept: _manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.n },
			purpose
		});
		if ([
			400,
			404,
			405,
			406
		].includes(answer.status)) return void 0;
		if (answer.status !== 200) throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.l)(repository.domain, purpose, answer);
		found.push(...(0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.p)(answer.bytes, purpose).manifests);
		target = nextPage(answer.headers.link);
	}
	return found;
}
// src/image/registry.ts
/** A registry may need a moment until a manifest that was just pushed is there for every reader. */
const settling = [
	1e3,
	2e3,
	4e3
];
function registryClient(options) {
	const exchange = patientExchange(options);
	const session = registrySession({
		...options,
		exchange,
		authority: authority({
			...options,
			exchange
		})
	});
	const { clock, signal } = options;
	/** Undefined when there is no such manifest. */
	async function read(reference) {
		const call = manifestCall("GET", reference);
		const answer = await session(reference, call);
		if (answer.status === 404) return void 0;
		if (answer.status !== 200) throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.l)(reference.domain, call.purpose, answer);
		return (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.i)(reference, answer);
	}
	async function resolve(reference) {
		const call = manifestCall("HEAD", reference);
		const answer = await session(reference, call);
		if (answer.status === 404) return void 0;
		if (answer.status !== 200 && answer.status !== 405) throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.l)(reference.domain, call.purpose, answer);
		const digest = answer.headers["docker-content-digest"] ?? "";
		if (answer.status === 405 || !(0,_image_js__WEBPACK_IMPORTED_MODULE_5__.r)(digest)) return read(reference);
		if (reference.digest !== void 0 && reference.digest !== digest) {
			if ((0,_image_js__WEBPACK_IMPORTED_MODULE_5__.t)(reference.digest) !== (0,_image_js__WEBPACK_IMPORTED_MODULE_5__.t)(digest)) return read(reference);
			throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.c)((0,_reference_js__WEBPACK_IMPORTED_MODULE_7__.t)(reference), reference.digest, digest);
		}
		return {
			mediaType: (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.r)(answer, reference),
			digest
		};
	}
	async function write(repository, as, { mediaType, bytes }) {
		const digest = (0,_image_js__WEBPACK_IMPORTED_MODULE_5__.n)(bytes, (0,_image_js__WEBPACK_IMPORTED_MODULE_5__.t)(as));
		const place = `${repository.spelling}${(0,_image_js__WEBPACK_IMPORTED_MODULE_5__.r)(as) ? "@" : ":"}${as}`;
		if ((0,_image_js__WEBPACK_IMPORTED_MODULE_5__.r)(as) && as !== digest) throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.c)(place, as, digest);
		const purpose = `push ${place}`;
		const headers = { "content-type": mediaType };
		const answer = await session(repository, {
			method: "PUT",
			target: `manifests/${as}`,
			headers,
			body: bytes,
			purpose
		});
		if (answer.status < 200 || answer.status > 299) throw immutable(repository, as, answer) ?? (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.l)(repository.domain, purpose, answer);
		const { domain, path, spelling } = repository;
		const written = {
			domain,
			path,
			spelling,
			...(0,_image_js__WEBPACK_IMPORTED_MODULE_5__.r)(as) ? { digest: as } : { tag: as }
		};
		const stored = answer.headers["docker-content-digest"] ?? (await resolve(written))?.digest;
		if (stored !== (0,_image_js__WEBPACK_IMPORTED_MODULE_5__.n)(bytes, (0,_image_js__WEBPACK_IMPORTED_MODULE_5__.t)(stored ?? ""))) throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.c)(place, digest, stored ?? "none");
		return {
			digest,
			answer
		};
	}
	return {
		resolve: async (reference) => {
			const found = await resolve(reference);
			return found && {
				mediaType: found.mediaType,
				digest: found.digest
			};
		},
		async get(reference) {
			for (const pause of [...settling, void 0]) {
				const manifest = await read(reference);
				if (manifest) return manifest;
				if (pause !== void 0) await clock.sleep(pause, signal);
			}
			throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("NOT_FOUND", `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_7__.t)(reference)} is not in the registry.`, { hint: "Check that it was pushed there and not removed since, by hand or by a retention rule." });
		},
		put: async (repository, as, manifest) => (await write(repository, as, manifest)).digest,
		async remove(reference) {
			const target = `manifests/${reference.digest ?? reference.tag ?? "latest"}`;
			const purpose = `remove ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_7__.t)(reference)}`;
			const answer = await session(reference, {
				method: "DELETE",
				target,
				purpose
			});
			if (answer.status === 404) return false;
			if (answer.status !== 202 && answer.status !== 200) throw (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.l)(reference.domain, purpose, answer);
			return true;
		},
		...blobsOf({
			...options,
			session
		}),
		...referrersOf(session, read, write),
		tags: (repository) => listTags(session, repository)
	};
}
const manifestCall = (method, reference) => ({
	method,
	target: `manifests/${reference.digest ?? reference.tag ?? "latest"}`,
	headers: { accept: _manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.t },
	purpose: `give ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_7__.t)(reference)}`
});
// src/steps/registry.ts
const githubRegistry = "ghcr.io";
/**
* Where docker and we find credentials: the environment as it is. For GitHub's own registry without a login, the job's
* token is added, and for registries of Amazon ECR what the AWS login of the run opens: a release to either needs no login
* to the registry before it.
*/
async function loginFor(context, token, repositories) {
	const { environment, run } = context;
	const logins = {};
	const domains = [...new Set(repositories.map(({ domain }) => domain))];
	if (token && domains.includes(githubRegistry) && !await ofDocker(context, environment)(githubRegistry)) logins[githubRegistry] = {
		username: run.actor || "token",
		password: token
	};
	const inEcr = domains.filter(_manifest_answer_js__WEBPACK_IMPORTED_MODULE_1__.f);
	const credentials = credentialsFor(context, environment);
	for (const domain of inEcr) {
		if (await ofDocker(context, environment)(domain)) continue;
		const login = await asFarAsThereIs(credentials(domain));
		if (!login) continue;
		context.report.mask(login.password);
		context.report.mask(`${login.username}:${login.password}`);
		logins[domain] = login;
	}
	if (Object.keys(logins).length === 0) return environment;
	const own = JSON.parse(dockerAuthConfig(logins));
	const { auths = {} } = JSON.parse(environment.DOCKER_AUTH_CONFIG || "{}");
	return {
		...environment,
		DOCKER_AUTH_CONFIG: JSON.stringify({ auths: {
			...auths,
			...own.auths
		} })
	};
}
/** Who has no AWS login is told so by the first request that needs one: a dry run may need none. */
async function asFarAsThereIs(asked) {
	try {
		const found = await asked;
		return found && "username" in found ? found : void 0;
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t && error.code !== "CANCELLED") return void 0;
		throw error;
	}
}
const ofDocker = ({ files, processes, signal }, environment) => dockerCredentials({
	files,
	processes,
	environment,
	signal
});
/** The SDK is loaded when the first registry of ECR wants to know who asks. */
function credentialsFor(context, environment) {
	const inRegion = async (region) => (await __webpack_require__.e(/* import() */ 9334).then(__webpack_require__.bind(__webpack_require__, 6953))).openAws({ region }, {
		...context,
		environment
	});
	return ecrCredentials({
		before: ofDocker(context, environment),
		clock: context.clock,
		inRegion
	});
}
const registryFor = (context, environment) => {
	const { http, clock, report, signal } = context;
	return registryClient({
		http,
		clock,
		report,
		signal,
		credentials: credentialsFor(context, environment)
	});
};



/***/ }),

/***/ 3320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ versionOf),
/* harmony export */   n: () => (/* binding */ isVersionTag),
/* harmony export */   r: () => (/* binding */ requiredVersion),
/* harmony export */   t: () => (/* binding */ exactTag)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7186);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7346);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4224);




// src/image/version-tag.ts
var import_parse = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.a)((0,_parse_js__WEBPACK_IMPORTED_MODULE_1__.t)(), 1);
const none = {
	prefix: "",
	suffix: ""
};
/** The write-once tag of a version. A tag can not hold `+`, and no version holds `_`: the way back is unique. */
function exactTag(version, { prefix, suffix } = none) {
	const tag = `${prefix}${requiredVersion(version).raw.replace("+", "_")}${suffix}`;
	if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.n)(tag)) return tag;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("VERSION_INVALID", `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(version)} is too long for an image tag.`, { hint: "An image tag has at most 128 characters: choose a shorter prerelease or build part." });
}
/** Whether a tag is that of one version, written once: `1.4.2`, not `1.4` or `latest`. */
const isVersionTag = (tag) => versionOf(tag) !== void 0;
/** The version whose exact tag this is. */
function versionOf(tag, { prefix, suffix } = none) {
	if (!tag.startsWith(prefix) || !tag.endsWith(suffix)) return void 0;
	return parseVersion(tag.slice(prefix.length, tag.length - suffix.length).replace("_", "+"));
}
/** Exactly as semver.org writes it: no `v`, no spaces. */
const parseVersion = (text) => /^\d/.test(text) && !/\s/.test(text) ? (0, import_parse.default)(text) ?? void 0 : void 0;
/** @throws VERSION_INVALID */
function requiredVersion(text) {
	const version = parseVersion(text);
	if (version) return version;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("VERSION_INVALID", `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(text)} is no semantic version.`, { hint: "Give a version such as 1.4.2 or 1.4.2-rc.1, without v." });
}



/***/ })

};
