export const id = 225;
export const ids = [225,752,303,908];
export const modules = {

/***/ 9996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ systemClock),
/* harmony export */   t: () => (/* binding */ cancelled)
/* harmony export */ });
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(403);

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

/***/ 2303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ longestSilence),
/* harmony export */   githubOf: () => (/* binding */ githubOf)
/* harmony export */ });
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(403);

// src/record/github-errors.ts
/** A rate limit that asks for more is not waited for: nobody wants a release to stand still for an hour. */
const longestWait = 6e4;
/** GraphQL refuses with status 200 and a word; these are what REST would have said. */
const statusOf = {
	FORBIDDEN: 403,
	INSUFFICIENT_SCOPES: 403,
	NOT_FOUND: 404,
	RATE_LIMITED: 429
};
function refusalOf(thrown) {
	const [first] = thrown.errors ?? [];
	if (thrown.name === "GraphqlResponseError") return {
		status: statusOf[first?.type ?? ""] ?? 422,
		message: first?.message ?? "",
		headers: thrown.headers ?? {}
	};
	if (thrown.name !== "HttpError" || !thrown.response) return void 0;
	return {
		status: thrown.status ?? 0,
		message: thrown.message ?? "",
		headers: thrown.response.headers ?? {}
	};
}
const isLimited = ({ status, message }) => status === 429 || status === 403 && /rate limit/i.test(message);
/** Octokit wraps what the transport threw, our own errors included. */
function unwrapped(thrown) {
	const { cause } = thrown ?? {};
	return cause instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.a ? cause : thrown;
}
/**
* How long to wait before the same request once more; undefined when it would be in vain. Rate limits name the time
* (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately).
*/
function pauseAfter(thrown, attempt, now) {
	if (thrown instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.a) return void 0;
	const refusal = refusalOf(thrown);
	const pause = refusal && isLimited(refusal) ? limitOf(refusal, now) : 1e3 * 2 ** attempt;
	return (!refusal || isLimited(refusal) || refusal.status >= 500) && pause <= 6e4 ? pause : void 0;
}
function limitOf({ headers }, now) {
	const after = Number(headers["retry-after"] ?? NaN);
	if (after >= 0) return after * 1e3;
	if (headers["x-ratelimit-remaining"] === "0") return Math.max(0, Number(headers["x-ratelimit-reset"]) * 1e3 - now);
	return longestWait;
}
/** The error of a request that asked to do `what` `where`, for which the job needs `permission`. */
function errorOf(thrown, what, where, permission) {
	if (thrown instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.a) return thrown;
	const refusal = refusalOf(thrown);
	if (!refusal || refusal.status >= 500 || isLimited(refusal)) {
		const answer = refusal ? `answered ${refusal.status}` : "gave no answer";
		const detail = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)(thrown.cause ?? thrown);
		return new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("GITHUB_UNREACHABLE", `GitHub ${answer} when asked to ${what} in ${where}: ${detail}.`, {
			hint: "See https://www.githubstatus.com, and the proxy settings of the runner. Then run the job again.",
			cause: thrown
		});
	}
	const said = refusal.message.replace(/ - https?:\S+$/, "").replace(/\.$/, "");
	const message = `GitHub refused to ${what} in ${where} (${refusal.status}): ${said}.`;
	if (![
		401,
		403,
		404
	].includes(refusal.status)) return new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("GITHUB_REFUSED", message, {
		hint: "The answer above says what GitHub does not accept.",
		cause: thrown
	});
	return new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("GITHUB_DENIED", message, {
		hint: `Give the token of the job this permission, beside those it has (naming one takes the unnamed away):\npermissions:\n  ${permission}`,
		cause: thrown
	});
}
// src/record/github.ts
const attempts = 4;
/** An answer that stops in its middle is as good as none. */
const longestSilence = 3e4;
const mostRedirects = 5;
/** Lets Octokit send through our port, for one stack of proxies, time limits and cancellation. */
function fetchOver(http, signal) {
	return async (input, init) => {
		let url = new URL(String(input));
		for (let redirects = 0;; redirects++) {
			const answer = await http.send({
				method: init?.method ?? "GET",
				url,
				headers: Object.fromEntries(new Headers(init?.headers)),
				...typeof init?.body === "string" ? { body: init.body } : {},
				idle: longestSilence,
				signal
			});
			const { location } = answer.headers;
			if (location !== void 0 && [
				301,
				307,
				308
			].includes(answer.status) && redirects < mostRedirects) {
				answer.discard();
				url = sameOrigin(url, new URL(location, url));
				continue;
			}
			const body = await answer.bytes();
			return new Response(answer.status === 204 || answer.status === 304 ? null : new Uint8Array(body), {
				status: answer.status,
				headers: answer.headers
			});
		}
	};
}
/** The token travels with the request: a renamed repository is at the same address, anything else gets nothing. */
function sameOrigin(from, to) {
	if (from.origin === to.origin) return to;
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("GITHUB_REFUSED", `GitHub at ${from.origin} points to ${to.origin}.`, { hint: "Check GITHUB_API_URL and the proxy of the runner: the token is only sent to the API itself." });
}
/** Opens nothing: Octokit is loaded with the first request. */
function githubOf(access) {
	const [owner = "", repo = ""] = access.repository.split("/");
	let opened;
	const open = async () => {
		const { Octokit } = await __webpack_require__.e(/* import() */ 476).then(__webpack_require__.bind(__webpack_require__, 4095));
		return new Octokit({
			auth: access.token,
			baseUrl: access.api,
			userAgent: "cutover",
			log: {
				debug() {},
				info() {},
				warn() {},
				error() {}
			},
			request: { fetch: fetchOver(access.http, access.signal) }
		});
	};
	return {
		owner,
		repo,
		async call(what, permission, request) {
			opened ??= open();
			const octokit = await opened;
			for (let attempt = 0;; attempt++) try {
				return await request(octokit);
			} catch (caught) {
				const thrown = unwrapped(caught);
				const pause = pauseAfter(thrown, attempt, access.clock.now());
				if (access.signal.aborted || pause === void 0 || attempt + 1 >= attempts) throw errorOf(thrown, what, `${access.repository} at ${access.api}`, permission);
				await access.clock.sleep(pause, access.signal);
			}
		}
	};
}



/***/ }),

/***/ 6752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

var node_https__WEBPACK_IMPORTED_MODULE_4___namespace_cache;
var node_http__WEBPACK_IMPORTED_MODULE_3___namespace_cache;
__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ http_exports),
/* harmony export */   r: () => (/* binding */ systemHttp),
/* harmony export */   t: () => (/* binding */ BodyTooLarge)
/* harmony export */ });
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(403);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9996);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3024);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4708);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1692);






// src/io/http.ts
var http_exports = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.u)({ systemHttp: () => systemHttp });
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
		return { ca: [...node_tls__WEBPACK_IMPORTED_MODULE_5__.getCACertificates("default"), (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.readFileSync)(file, "utf8")] };
	} catch (error) {
		throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("FILE_UNREADABLE", `Can't read the certificates in SSL_CERT_FILE: ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)(error)}.`, {
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
		const agent = secure.get(key) ?? new node_https__WEBPACK_IMPORTED_MODULE_4__.Agent({
			...options,
			...trusted(environment),
			...tls
		});
		secure.set(key, agent);
		return agent;
	};
	return {
		send: (request) => new Promise((resolve, reject) => {
			if (request.signal?.aborted) return reject((0,_clock_js__WEBPACK_IMPORTED_MODULE_1__.t)());
			const tls = request.url.protocol === "https:";
			const outgoing = (tls ? /*#__PURE__*/ (node_https__WEBPACK_IMPORTED_MODULE_4___namespace_cache || (node_https__WEBPACK_IMPORTED_MODULE_4___namespace_cache = __webpack_require__.t(node_https__WEBPACK_IMPORTED_MODULE_4__, 2))) : /*#__PURE__*/ (node_http__WEBPACK_IMPORTED_MODULE_3___namespace_cache || (node_http__WEBPACK_IMPORTED_MODULE_3___namespace_cache = __webpack_require__.t(node_http__WEBPACK_IMPORTED_MODULE_3__, 2)))).request(request.url, {
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
				reject(request.signal?.aborted ? (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__.t)() : error);
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

/***/ 4908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   systemScratch: () => (/* binding */ systemScratch)
/* harmony export */ });
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(403);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);




// src/io/scratch.ts
/** Below the runner's own temporary folder where there is one, because a self-hosted runner empties that one. */
const systemScratch = async (work) => {
	const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(process.env.RUNNER_TEMP ?? (0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)(), "cutover-"));
	try {
		return await work(folder);
	} finally {
		await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(folder, {
			recursive: true,
			force: true
		});
	}
};



/***/ }),

/***/ 8225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

var node_http__WEBPACK_IMPORTED_MODULE_7___namespace_cache;
__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   askedFor: () => (/* binding */ askedFor),
/* harmony export */   verifyImages: () => (/* binding */ verifyImages)
/* harmony export */ });
/* harmony import */ var _deploy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3587);
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(403);
/* harmony import */ var _scratch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4908);
/* harmony import */ var _github_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2303);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9996);
/* harmony import */ var _http2_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6752);
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3979);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7067);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6760);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7598);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7075);
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8877);
/* harmony import */ var node_vm__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(714);













// src/image/lanes.ts
function lanes(width) {
	const busy = /* @__PURE__ */ new Map();
	const waiting = [];
	const isFree = (hosts) => hosts.every((host) => (busy.get(host) ?? 0) < width);
	const count = (hosts, by) => {
		for (const host of hosts) busy.set(host, (busy.get(host) ?? 0) + by);
	};
	const enter = (hosts) => new Promise((resolve) => {
		waiting.push({
			hosts,
			enter: resolve
		});
		admit();
	});
	const admit = () => {
		const next = waiting.findIndex(({ hosts }) => isFree(hosts));
		const [found] = next < 0 ? [] : waiting.splice(next, 1);
		if (!found) return;
		count(found.hosts, 1);
		found.enter();
		admit();
	};
	return { async each(hosts, items, work) {
		const needed = [...new Set(hosts)];
		let failed = false;
		const one = async (item) => {
			await enter(needed);
			try {
				return failed ? void 0 : await work(item);
			} catch (error) {
				failed = true;
				throw error;
			} finally {
				count(needed, -1);
				admit();
			}
		};
		const ended = await Promise.allSettled(items.map(one));
		const failure = ended.find(({ status }) => status === "rejected");
		if (failure?.status === "rejected") throw failure.reason;
		return ended.flatMap((result) => result.status === "fulfilled" ? [result.value] : []);
	} };
}
// src/image/small-blob.ts
/** Of a config or a bundle, in bytes. Those there are have some 10,000: a hostile one must not fill the memory. */
const largestSmall = 16777216;
/** Reads a blob whole. @throws REGISTRY_REFUSED when it is said to be larger than any that is held, and as `readBlob` */
async function readSmall(registry, repository, { digest, size }) {
	if (!(size >= 0 && size <= 16777216)) throw new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("REGISTRY_REFUSED", `${repository.spelling}@${digest} is to be read as a config or a signature, and has ${size} bytes.`, { hint: "Look at what the manifest that names it is, and who pushed it." });
	const chunks = [];
	for await (const chunk of registry.readBlob(repository, {
		digest,
		size
	})) chunks.push(chunk);
	return Buffer.concat(chunks);
}
// src/image/signature/statement.ts
/** SLSA build provenance, version 1: https://slsa.dev/spec/v1.0/provenance */
const provenanceType = "https://slsa.dev/provenance/v1";
const algorithms = ["sha256", "sha512"];
const fieldsOf$1 = (value) => typeof value === "object" && value !== null ? value : {};
const listOf$1 = (value) => Array.isArray(value) ? value : [];
/** JSON, or undefined for anything else. */
function parsed$4(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
/** Reads an in-toto statement of any version; undefined when it is none. */
function statementOf(payload) {
	const { _type, predicateType, subject, predicate } = fieldsOf$1(parsed$4(Buffer.from(payload).toString("utf8")));
	if (typeof _type !== "string" || !_type.startsWith("https://in-toto.io/Statement/")) return void 0;
	if (typeof predicateType !== "string") return void 0;
	return {
		predicateType,
		subjects: listOf$1(subject).flatMap((one) => Object.entries(fieldsOf$1(fieldsOf$1(one).digest)).flatMap(([algorithm, hex]) => algorithms.includes(algorithm) && typeof hex === "string" ? [`${algorithm}:${hex.toLowerCase()}`] : [])),
		predicate
	};
}
// src/image/signature/referring.ts
const bundleType = "application/vnd.dev.sigstore.bundle";
const manifestType = "application/vnd.oci.image.manifest.v1+json";
/** The layers as the manifest has them: `contentOf` keeps neither their types nor their annotations. */
function layersOf({ bytes }) {
	return listOf$1(fieldsOf$1(parsed$4(bytes.toString("utf8"))).layers).map((layer) => {
		const { mediaType, digest, size, annotations } = fieldsOf$1(layer);
		return {
			mediaType: String(mediaType),
			digest: String(digest),
			size: Number(size),
			annotations: fieldsOf$1(annotations)
		};
	});
}
/** As many as docker asks for. */
const atOnce$1 = 5;
/** `find` for one thing: what can't be read there is told, and hides nothing else. */
async function readEach(items, where, find) {
	return (await lanes(atOnce$1).each(["registry"], items, async (item) => {
		try {
			return await find(item);
		} catch (error) {
			if (!(error instanceof _index_js__WEBPACK_IMPORTED_MODULE_1__.a) || error.code === "CANCELLED") throw error;
			return [{
				where: where(item),
				unreadable: error.message
			}];
		}
	})).flat();
}
/** Sigstore bundles that refer to the image (OCI 1.1, or its tag): where GitHub's actions and cosign 3 put them. */
const referring = (registry) => ({
	name: "the registry",
	async find(image) {
		const entries = (await registry.referrers(image, image.digest)).filter(mayBeBundle);
		const { domain, path, spelling } = image;
		const where = ({ digest }) => `${spelling}@${digest}`;
		return readEach(entries.slice(0, 100), where, async (entry) => {
			const layers = layersOf(await registry.get({
				domain,
				path,
				spelling,
				digest: entry.digest
			})).filter(({ mediaType }) => mediaType.startsWith(bundleType));
			return (await Promise.all(layers.map((layer) => readSmall(registry, image, layer)))).map((text) => ({
				where: where(entry),
				bundle: parsed$4(text.toString("utf8"))
			}));
		});
	}
});
/** Some registries leave the type out of their lists: then the manifest tells. */
const mayBeBundle = ({ artifactType, mediaType }) => artifactType === void 0 && mediaType === manifestType || artifactType?.startsWith(bundleType) === true;
// src/image/signature/cosign.ts
const signature = "dev.cosignproject.cosign/signature";
const certificate = "dev.sigstore.cosign/certificate";
const logEntry = "dev.sigstore.cosign/bundle";
const timestamp = "dev.sigstore.cosign/rfc3161timestamp";
const envelopeType = "application/vnd.dsse.envelope.v1+json";
/** Keys have to be known beforehand; who holds them, nobody certifies. */
const keySigned = "it is signed with a key, not with a certificate";
const oldBundle = "application/vnd.dev.sigstore.bundle+json;version=0.1";
/** What cosign up to version 2 left beside an image, under the tags `sha256-….sig` and `sha256-….att`, as bundles. */
const cosignTags = (registry) => ({
	name: "cosign's tags",
	async find(image) {
		const { domain, path, spelling, digest } = image;
		const tags = ["sig", "att"].map((end) => ({
			domain,
			path,
			spelling,
			tag: `${digest.replace(":", "-")}.${end}`
		}));
		return readEach((await Promise.all(tags.map(async (one) => await registry.resolve(one) ? [one] : []))).flat(), _deploy_js__WEBPACK_IMPORTED_MODULE_0__.r, async (one) => signaturesIn(registry, image, one.tag, await registry.get(one)));
	}
});
async function signaturesIn(registry, image, tag, manifest) {
	const layers = layersOf(manifest).slice(0, 100);
	const where = ({ digest }) => `${image.spelling}:${tag}, ${digest}`;
	return readEach(layers, where, async (layer) => {
		if (!layer.annotations[certificate]) return [{
			where: where(layer),
			unreadable: keySigned
		}];
		const text = await readSmall(registry, image, layer);
		if (layer.mediaType === envelopeType) return [{
			where: where(layer),
			bundle: asBundle(layer, { dsseEnvelope: parsed$4(text.toString("utf8")) })
		}];
		const messageSignature = {
			messageDigest: {
				algorithm: "SHA2_256",
				digest: Buffer.from(layer.digest.slice(7), "hex").toString("base64")
			},
			signature: layer.annotations[signature]
		};
		return [{
			where: where(layer),
			bundle: asBundle(layer, { messageSignature }),
			payload: text
		}];
	});
}
/** https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto, from cosign's annotations. */
function asBundle({ annotations }, content) {
	const pem = /-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/.exec(annotations[certificate] ?? "")?.[1];
	const stamp = fieldsOf$1(parsed$4(annotations[timestamp] ?? "")).SignedRFC3161Timestamp;
	return {
		mediaType: oldBundle,
		verificationMaterial: {
			x509CertificateChain: { certificates: [{ rawBytes: (pem ?? "").replace(/\s/g, "") }] },
			tlogEntries: logEntriesOf(annotations[logEntry]),
			timestampVerificationData: { rfc3161Timestamps: stamp ? [{ signedTimestamp: stamp }] : [] }
		},
		...content
	};
}
/** Rekor's answer as cosign keeps it. Kind and version stand in the entry itself. */
function logEntriesOf(text) {
	const { SignedEntryTimestamp, Payload } = fieldsOf$1(parsed$4(text ?? ""));
	const { body, integratedTime, logIndex, logID } = fieldsOf$1(Payload);
	if (SignedEntryTimestamp === void 0) return [];
	const { kind, apiVersion } = fieldsOf$1(parsed$4(Buffer.from(String(body), "base64").toString("utf8")));
	return [{
		logIndex: String(logIndex),
		logId: { keyId: Buffer.from(String(logID), "hex").toString("base64") },
		kindVersion: {
			kind,
			version: apiVersion
		},
		integratedTime: String(integratedTime),
		inclusionPromise: { signedEntryTimestamp: SignedEntryTimestamp },
		canonicalizedBody: body
	}];
}
/** The image that cosign's payload names: https://github.com/containers/image/blob/main/docs/containers-signature.5.md */
function signedImage(payload) {
	const { critical } = fieldsOf$1(parsed$4(payload.toString("utf8")));
	const digest = fieldsOf$1(fieldsOf$1(critical).image)["docker-manifest-digest"];
	return typeof digest === "string" ? digest : void 0;
}
// src/io/proxies.ts
let users = 0;
let restore;
/**
* While `work` lasts, node's own `fetch` takes the proxies of the environment, as `systemHttp` always does: for libraries
* that send by themselves. Before Node 24.14 it can't, and such a library needs a direct way. There is one `fetch` for all
* that goes on at once, so that the last one out gives it back as it was.
*/
async function withProxies(environment, work) {
	const { setGlobalProxyFromEnv } = /*#__PURE__*/ (node_http__WEBPACK_IMPORTED_MODULE_7___namespace_cache || (node_http__WEBPACK_IMPORTED_MODULE_7___namespace_cache = __webpack_require__.t(node_http__WEBPACK_IMPORTED_MODULE_7__, 2)));
	if (users++ === 0) restore = setGlobalProxyFromEnv?.(environment);
	try {
		return await work();
	} finally {
		if (--users === 0) restore?.();
	}
}
// src/image/signature/trust.ts
/**
* The roots in a file: one in JSON, or one a line as `gh attestation trusted-root` writes them. No network is used.
* @throws FILE_UNREADABLE
*/
async function rootsInFile(files, path) {
	const text = (await files.read(path)).toString("utf8").trim();
	const whole = parsed$4(text);
	const values = whole === void 0 ? text.split(/\r?\n/).map(parsed$4) : [whole];
	const { TrustedRoot } = await __webpack_require__.e(/* import() */ 40).then(__webpack_require__.bind(__webpack_require__, 4040)).then((n) => /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_1__.f)(n.t(), 1));
	try {
		const roots = values.map((value) => {
			if (!Array.isArray(fieldsOf$1(value).certificateAuthorities)) throw new TypeError("it names no certificate authority");
			return TrustedRoot.fromJSON(value);
		});
		return { rootsFor: async () => roots };
	} catch (error) {
		throw new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("FILE_UNREADABLE", `${path} is no trusted root of sigstore: ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.s)(error)}.`, {
			hint: `Write it anew: gh attestation trusted-root > ${path}`,
			cause: error,
			at: { file: path }
		});
	}
}
/** As certificates name it: the instance of sigstore that signs for private repositories. */
const githubOrganization = "GitHub, Inc.";
const githubMirror = "https://tuf-repo.github.com";
const githubRoot = {
	version: 3,
	digest: "7efcfe1a3dd38bac140a920c39f64a00fd9a116d2f1218e2cd022177f1c478a2"
};
/**
* The roots that sigstore (for public repositories) and GitHub (for private ones) publish by The Update Framework:
* https://theupdateframework.github.io/specification/latest/. Each is fetched once, and only when it is needed.
*/
function publishedRoots(tools) {
	const known = /* @__PURE__ */ new Map();
	return { rootsFor(organization) {
		const mirror = organization === githubOrganization ? githubMirror : "https://tuf-repo-cdn.sigstore.dev";
		const roots = known.get(mirror) ?? fetched(tools, mirror);
		known.set(mirror, roots);
		return roots;
	} };
}
const fetched = ({ http, files, scratch, signal, environment }, mirrorURL) => scratch(async (cachePath) => {
	const { getTrustedRoot } = await Promise.all(/* import() */[__webpack_require__.e(40), __webpack_require__.e(223)]).then(__webpack_require__.bind(__webpack_require__, 1223)).then((m) => /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_1__.f)(m.default, 1));
	const get = async (rootPath) => [await withProxies(environment, () => getTrustedRoot({
		mirrorURL,
		cachePath,
		...rootPath ? { rootPath } : {}
	}))];
	try {
		if (mirrorURL !== githubMirror) return await get();
		const rootPath = `${cachePath}/github-root.json`;
		await files.write(rootPath, await pinnedRoot(http, signal));
		return await get(rootPath);
	} catch (error) {
		if (error instanceof _index_js__WEBPACK_IMPORTED_MODULE_1__.a) throw error;
		throw new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("UNVERIFIED", `The trusted root at ${mirrorURL} can't be had: ${causes$1(error)}.`, {
			hint: "Let the runner reach it, or keep a copy in the repository and name it by trustedRoot: gh attestation trusted-root > trusted_root.jsonl",
			cause: error
		});
	}
});
const causes$1 = (error) => error instanceof Error && error.cause ? `${error.message}: ${causes$1(error.cause)}` : (0,_index_js__WEBPACK_IMPORTED_MODULE_1__.s)(error);
async function pinnedRoot(http, signal) {
	const { version, digest } = githubRoot;
	const url = new URL(`${githubMirror}/${version}.root.json`);
	const answer = await http.send({
		method: "GET",
		url,
		idle: 3e4,
		signal
	});
	const bytes = await answer.bytes(largestSmall);
	const signed = canonical(fieldsOf$1(parsed$4(bytes.toString("utf8"))).signed);
	if (answer.status === 200 && (0,node_crypto__WEBPACK_IMPORTED_MODULE_9__.createHash)("sha256").update(signed).digest("hex") === digest) return bytes;
	throw new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("UNVERIFIED", `${githubMirror} gave another root of trust than the one that is known.`, { hint: "Do not deploy by it. Something between may have changed it; compare with gh attestation verify." });
}
/** JSON in one spelling, so that white space decides nothing. */
function canonical(value) {
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
	return `{${Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(",")}}`;
}
// src/image/signature/identity.ts
const extensions = "1.3.6.1.4.1.57264.1";
const runnerEnvironment = `${extensions}.11`;
const sourceRepository = `${extensions}.12`;
const sourceDigest = `${extensions}.13`;
const sourceRef = `${extensions}.14`;
/** What the certificate says of a signer whose signature has been verified; empty where it says nothing. */
function identityOf({ identity = {} }) {
	const texts = new Map((identity.oids ?? []).map(({ oid, value }) => [oid?.id.join(".") ?? "", textIn(value)]));
	return {
		issuer: identity.extensions?.issuer ?? "",
		signer: identity.subjectAlternativeName ?? "",
		repository: texts.get(sourceRepository) ?? "",
		ref: texts.get(sourceRef) ?? "",
		commit: texts.get(sourceDigest) ?? "",
		runner: texts.get(runnerEnvironment) ?? ""
	};
}
/** The organization in a name as node writes it, a part a line with commas escaped (RFC 4514): `O=GitHub\\, Inc.` */
const organizationIn = (name) => (/^O=(.*)$/m.exec(name)?.[1] ?? "").replace(/\\(.)/g, "$1");
const utf8String = 12;
/** The text of a UTF8String of at most 65,535 bytes; empty for anything else. */
function textIn(der) {
	const [tag, first = 0, second = 0, third = 0] = der;
	const long = first === 129 ? [3, second] : first === 130 ? [4, second * 256 + third] : [0, -1];
	const [head = 0, length = -1] = first < 128 ? [2, first] : long;
	return tag === utf8String && der.length === head + length ? Buffer.from(der.subarray(head)).toString("utf8") : "";
}
// src/image/signature/policy.ts
/**
* Why this identity is not the one that is asked for; undefined when it is. Repositories, as at GitHub, do not tell upper
* case from lower; workflows are files, which do.
*/
function objection(policy, identity) {
	const { issuer, signer, repository, ref, commit, runner } = identity;
	const { workflow } = policy;
	if (issuer !== policy.issuer) return `its signer ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(signer, 200)} is vouched for by ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(issuer, 200)}`;
	if (!policy.identity && workflow !== void 0 && !isWorkflow(signer, workflow)) return `it is signed by ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(signer, 200)}, not by ${workflow}`;
	if (!policy.identity && workflow === void 0 && !isBelow(signer, policy.repository)) return `it is signed by ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(signer, 200)}, which is no workflow of ${policy.repository}`;
	if (policy.identity && !policy.identity.test(signer)) return `it is signed by ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(signer, 200)}, which ${policy.identity.source} does not match`;
	if (!same(repository, policy.repository)) return `it is of the repository ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(repository, 200)}`;
	if (policy.ref && !policy.ref.test.test(ref)) return `it was built from ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(ref)}, not from ${policy.ref.pattern}`;
	if (policy.commit !== void 0 && commit !== policy.commit) return `it was built from commit ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(commit)}`;
	if (policy.denySelfHostedRunners && runner !== "github-hosted") return `it was built on a runner that is ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(runner)}, not github-hosted`;
}
const same = (a, b) => a.toLowerCase() === b.toLowerCase();
/** With the slash: `acme/web` must not be taken for the beginning of `acme/web-evil`. */
const isBelow = (signer, repository) => signer.toLowerCase().startsWith(`${repository.toLowerCase()}/`);
/** A workflow may be named with its ref (`…/build.yml@refs/tags/v1`) or without, which means any. */
function isWorkflow(signer, workflow) {
	if (workflow.includes("@")) return signer === workflow;
	return signer.startsWith(`${workflow}@`);
}
// src/image/signature/judge.ts
/**
* Holds a candidate against a policy: first what it is about, then its signature, certificate, log entry and time stamp
* against the trusted roots, then the certified signer. Only what passes all of it counts.
*/
async function judge(bench, image, candidate) {
	if ("unreadable" in candidate) return { no: candidate.unreadable.replace(/\.$/, "") };
	try {
		const { bundleFromJSON } = await Promise.all(/* import() */[__webpack_require__.e(40), __webpack_require__.e(504)]).then(__webpack_require__.bind(__webpack_require__, 1504)).then((m) => /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_1__.f)(m.default, 1));
		if (typeof candidate.bundle !== "object" || candidate.bundle === null) return { no: "it is no bundle of sigstore" };
		const bundle = bundleFromJSON(candidate.bundle);
		const aside = offTopic(bench.policy, image, bundle, candidate.payload);
		if (aside !== void 0) return { no: aside };
		const identity = await signerOf(bundle, candidate.payload ?? (bundle.content.$case === "messageSignature" ? await bench.manifest() : void 0), await bench.roots.rootsFor(organizationOf(bundle)));
		const against = objection(bench.policy, identity);
		return against === void 0 ? { identity } : { no: against };
	} catch (error) {
		if (error instanceof _index_js__WEBPACK_IMPORTED_MODULE_1__.a && error.code === "CANCELLED") throw error;
		return { no: reasonOf(error) };
	}
}
/** Why a bundle would not count even if it is well signed. */
function offTopic(policy, { digest }, { content }, payload) {
	if (content.$case === "messageSignature") {
		if (policy.provenance) return "it is a signature, not build provenance";
		const signed = payload ? signedImage(payload) : digest;
		return signed === digest ? void 0 : `it is about ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(signed ?? "nothing")}`;
	}
	const { payloadType, payload: body } = content.dsseEnvelope;
	const statement = payloadType === "application/vnd.in-toto+json" ? statementOf(body) : void 0;
	if (!statement) return `it is no in-toto statement, but ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(payloadType)}`;
	if (policy.provenance && statement.predicateType !== "https://slsa.dev/provenance/v1") return `it is ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(statement.predicateType, 200)}, not ${provenanceType}`;
	if (statement.subjects.includes(digest)) return void 0;
	return `it is about ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(statement.subjects[0] ?? "nothing")}`;
}
/** Verifies everything but who the signer is. @throws when any of it fails against each of the roots */
async function signerOf(bundle, payload, roots) {
	const { toSignedEntity, toTrustMaterial, Verifier } = await Promise.all(/* import() */[__webpack_require__.e(40), __webpack_require__.e(342)]).then(__webpack_require__.bind(__webpack_require__, 6342)).then((m) => /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_1__.f)(m.default, 1));
	const entity = toSignedEntity(bundle, payload);
	const failures = [];
	for (const root of roots) {
		const wanted = {
			ctlogThreshold: Math.min(1, root.ctlogs.length),
			tlogThreshold: Math.min(1, root.tlogs.length)
		};
		try {
			return identityOf(new Verifier(toTrustMaterial(root), {
				...wanted,
				timestampThreshold: 1
			}).verify(entity));
		} catch (error) {
			failures.push(error);
		}
	}
	throw failures.find((failure) => !isForeign$1(failure)) ?? failures[0];
}
/** Of several roots, the one that does not know the certificate's issuer at all has nothing to say. */
const isForeign$1 = (failure) => /certificate path found/.test((0,_index_js__WEBPACK_IMPORTED_MODULE_1__.s)(failure.cause));
function organizationOf({ verificationMaterial: { content } }) {
	const certificate = content.$case === "certificate" ? content.certificate : content.$case === "x509CertificateChain" ? content.x509CertificateChain.certificates[0] : void 0;
	if (!certificate) throw new TypeError("public key");
	return organizationIn(new node_crypto__WEBPACK_IMPORTED_MODULE_9__.X509Certificate(certificate.rawBytes).issuer);
}
/** What the libraries say, and what people understand. */
const words$1 = [
	[/^invalid (?:v0\.\d )?(?:bundle|media)/, "it is no bundle of sigstore"],
	[/certificate is not valid or expired/, "its certificate was not valid at the time of the signature"],
	[/certificate path found/, "its certificate is of no authority that is trusted here"],
	[/^expected 1 timestamps/, "nobody who is trusted here says when it was signed"],
	[/^expected 1 tlog entries/, "it is in no log of signatures"],
	[/^expected 1 SCTs/, "its certificate is in no log of certificates"],
	[/^public key$/, keySigned],
	[/^signature verification failed/, "its signature does not fit what it signs"]
];
function reasonOf(error) {
	if (error instanceof _index_js__WEBPACK_IMPORTED_MODULE_1__.a) return error.message.replace(/\.$/, "");
	const said = [error instanceof Error && error.cause ? (0,_index_js__WEBPACK_IMPORTED_MODULE_1__.s)(error.cause) : "", (0,_index_js__WEBPACK_IMPORTED_MODULE_1__.s)(error)].filter((text) => text !== "");
	return words$1.find(([pattern]) => said.some((text) => pattern.test(text)))?.[1] ?? `it can't be verified: ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(said.reverse().join(": "), 300)}`;
}
// src/image/signature/verify.ts
/**
* Finds one signature of the image that the policy accepts. One is enough, as with cosign: others may be of other people,
* or about other things. What can't be read is no proof. @throws UNVERIFIED, which tells all that was found
*/
async function verifyImage(verifying, image) {
	const { policy, roots, sources, registry, hint } = verifying;
	const { domain, path, spelling, digest } = image;
	const bench = {
		policy,
		roots,
		manifest: async () => (await registry.get({
			domain,
			path,
			spelling,
			digest
		})).bytes
	};
	const reasons = [];
	const silent = [];
	for (const source of sources) {
		const candidates = await findIn(source, image);
		if (candidates.length === 0) silent.push(source.name);
		for (const candidate of candidates) {
			const verdict = await judge(bench, image, candidate);
			if ("identity" in verdict) return {
				where: candidate.where,
				identity: verdict.identity
			};
			reasons.push(`- ${candidate.where}: ${verdict.no}.`);
		}
	}
	const what = policy.provenance ? "build provenance" : "signature";
	const nothing = silent.length > 0 ? [`- ${silent.join(" and ")}: nothing.`] : [];
	throw new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("UNVERIFIED", [
		`${spelling}@${digest} has no ${what} that counts. Found:`,
		...reasons,
		...nothing
	].join("\n"), { hint });
}
async function findIn(source, image) {
	try {
		return await source.find(image);
	} catch (error) {
		if (!(error instanceof _index_js__WEBPACK_IMPORTED_MODULE_1__.a) || error.code === "CANCELLED") throw error;
		return [{
			where: source.name,
			unreadable: error.message
		}];
	}
}
// src/record/snappy.ts
/**
* Unpacks one block of Snappy (https://github.com/google/snappy/blob/main/format_description.txt): GitHub keeps
* attestations so, and node knows the format not. @throws GITHUB_REFUSED for anything that is no such block, or is larger
* than `limit` bytes
*/
function unpacked(block, limit) {
	const [size, start] = varint(block);
	if (size > limit) throw broken(`it would be ${size} bytes long`);
	const out = Buffer.alloc(size);
	let at = start;
	let end = 0;
	while (at < block.length) {
		const [length, offset, next] = element(block, at);
		const from = offset === 0 ? next : end - offset;
		if (end + length > size || from < 0) throw broken("it does not fit its own length");
		if (offset === 0) {
			if (next + length > block.length) throw broken("it breaks off");
			block.copy(out, end, next, next + length);
		} else for (let i = 0; i < length; i++) out[end + i] = out[from + i] ?? 0;
		end += length;
		at = offset === 0 ? next + length : next;
	}
	if (end !== size) throw broken("it breaks off");
	return out;
}
/** Length of an element, how far back it copies from (0 for a literal), and where what follows its head begins. */
function element(block, at) {
	const tag = block[at] ?? 0;
	const kind = tag & 3;
	const extra = kind === 0 ? Math.max(0, (tag >> 2) - 59) : kind === 3 ? 4 : kind;
	if (at + extra >= block.length) throw broken("it breaks off");
	const number = extra === 0 ? 0 : block.readUIntLE(at + 1, extra);
	const next = at + 1 + extra;
	if (kind === 0) return [
		(extra === 0 ? tag >> 2 : number) + 1,
		0,
		next
	];
	const offset = kind === 1 ? tag >> 5 << 8 | number : number;
	if (offset === 0) throw broken("it copies from nowhere");
	return [
		kind === 1 ? (tag >> 2 & 7) + 4 : (tag >> 2) + 1,
		offset,
		next
	];
}
/** Seven bits a byte, the lowest first, at most five of them. */
function varint(block) {
	let value = 0;
	for (let at = 0; at < Math.min(5, block.length); at++) {
		const byte = block[at] ?? 0;
		value += (byte & 127) * 2 ** (7 * at);
		if (byte < 128) return [value, at + 1];
	}
	throw broken("it has no length");
}
const broken = (why) => new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("GITHUB_REFUSED", `An attestation that GitHub keeps can't be unpacked: ${why}.`, { hint: "Run again. If it stays so, look at it: gh attestation download." });
// src/record/attestations.ts
const mostListed = 100;
const atOnce = 5;
/** https://docs.github.com/rest/repos/attestations */
function attestationsOf(github, options) {
	const { owner, repo } = github;
	return {
		async list(digest, instead = rethrown) {
			const listed = await github.call("list attestations", "attestations: read", (octokit) => request$1(octokit, {
				owner,
				repo,
				digest,
				provenance: options.provenance
			}));
			return lanes(atOnce).each(["storage"], listed, async ({ bundle, bundle_url: url }) => bundle || !url ? bundle : kept(options, url).catch((error) => told(error, instead)));
		},
		async store(bundle) {
			await github.call("store an attestation", "attestations: write", (octokit) => octokit.rest.repos.createAttestation({
				owner,
				repo,
				bundle
			}));
		}
	};
}
const rethrown = (error) => {
	throw error;
};
function told(error, instead) {
	if (error instanceof _index_js__WEBPACK_IMPORTED_MODULE_1__.a && error.code !== "CANCELLED") return instead(error);
	throw error;
}
async function request$1(octokit, { owner, repo, digest, provenance }) {
	const wanted = {
		owner,
		repo,
		subject_digest: digest,
		per_page: mostListed
	};
	try {
		const { data } = await octokit.rest.repos.listAttestations({
			...wanted,
			...provenance ? { predicate_type: "provenance" } : {}
		});
		return data.attestations ?? [];
	} catch (error) {
		if (error.status === 404) return [];
		throw error;
	}
}
/** What lies at an address that GitHub has signed. It gets no token: the address is all that it needs. */
async function kept({ http, signal, api }, address) {
	const url = URL.canParse(address) ? new URL(address) : void 0;
	if (!url || url.protocol !== "https:" && url.protocol !== new URL(api).protocol) throw refused("names no address for it");
	try {
		const answer = await http.send({
			method: "GET",
			url,
			idle: _github_js__WEBPACK_IMPORTED_MODULE_3__/* .longestSilence */ .a,
			signal
		});
		const bytes = await answer.bytes(largestSmall);
		if (answer.status !== 200) throw refused(`answered ${answer.status} at ${url.host}`);
		const text = bytes[0] === 123 ? bytes : unpacked(bytes, largestSmall);
		return JSON.parse(text.toString("utf8"));
	} catch (error) {
		if (error instanceof _index_js__WEBPACK_IMPORTED_MODULE_1__.a) throw error;
		throw refused(`${url.host}: ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.s)(error)}`, error);
	}
}
const refused = (why, cause) => new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("GITHUB_REFUSED", `GitHub keeps an attestation that it does not give: ${why}.`, {
	hint: "Run again, and see https://www.githubstatus.com.",
	...cause === void 0 ? {} : { cause }
});
// src/image/credential-helper.ts
/** What every helper says when it has none: https://github.com/docker/docker-credential-helpers (credentials/error.go). */
const none$1 = /credentials not found/i;
/**
* Asks a program of the Docker credential helper protocol; undefined when it has nothing for `server`.
* @throws CREDENTIALS_UNUSABLE when it is missing, fails or answers nonsense, CANCELLED.
*/
async function askHelper({ processes, helper, server, signal }) {
	const tool = `docker-credential-${helper}`;
	if (!/^[\w.-]+$/.test(helper)) throw unusable$1((0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(tool), server, "its name is no plain word");
	const ended = await run(processes, tool, server, signal);
	if (ended.code !== 0) {
		const said = (ended.stdout.trim() || ended.stderr.trim()).split("\n")[0] ?? "";
		if (none$1.test(ended.stdout) || none$1.test(ended.stderr)) return void 0;
		throw unusable$1(tool, server, `it ended with exit code ${ended.code}: ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(said, 200)}`);
	}
	const { Username: username, Secret: secret } = parsed$3(ended.stdout);
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
		if (error instanceof _index_js__WEBPACK_IMPORTED_MODULE_1__.a && error.code !== "TOOL_MISSING") throw error;
		throw unusable$1(tool, input, (0,_index_js__WEBPACK_IMPORTED_MODULE_1__.s)(error), error);
	}
}
function parsed$3(text) {
	try {
		return Object(JSON.parse(text));
	} catch {
		return {};
	}
}
const unusable$1 = (tool, server, what, cause) => new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("CREDENTIALS_UNUSABLE", `${tool} gave no credentials for ${server}: ${what.replace(/\.$/, "")}.`, {
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
	const folder = environment.DOCKER_CONFIG || (home ? (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(home, ".docker") : void 0);
	return folder ? (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(folder, "config.json") : void 0;
}
function read(text, source) {
	const found = parsed$2(text, source);
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
function parsed$2(text, source) {
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
const unusable = (source, what) => new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("CREDENTIALS_UNUSABLE", `Can't use the registry credentials in ${source}: ${what}.`, { hint: "Log in again with docker/login-action or docker login, which writes it anew." });
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
const inWords = (failure) => causes[codeOf(failure)] ?? (0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)((0,_index_js__WEBPACK_IMPORTED_MODULE_1__.s)(failure), 200);
const unreachable = (host, failure) => new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("REGISTRY_UNREACHABLE", `Can't reach the registry ${host}: ${inWords(failure)}.`, {
	hint: unreachableHint(host, failure),
	cause: failure
});
function unreachableHint(host, failure) {
	if (codeOf(failure).includes("SSL")) return `If ${host} really has no TLS, list it as an insecure registry.`;
	if (inWords(failure).includes("certificate is signed by")) return "Give the certificate of that authority by the variable NODE_EXTRA_CA_CERTS or SSL_CERT_FILE: a path to a PEM file.";
	return "Check its name and port, and whether this runner may reach it (proxy, firewall, private network).";
}
const tooLarge = (host, cause) => new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("REGISTRY_REFUSED", `The answer of ${host} was not read to its end: ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.s)(cause)}.`, {
	hint: "No manifest may be that large. Check that the host is a registry and not a web page in front of one.",
	cause
});
/** An answer that was not what was asked for. `what` continues "… to": `push ghcr.io/acme/web:1.4.2`. */
function refusal(host, what, answer) {
	if (answer.status === 401 || answer.status === 403) return denied(host, what, answer);
	const waiting = answer.headers["retry-after"];
	return new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("REGISTRY_REFUSED", `${host} refused to ${what}: it answered ${answer.status}${words(answer)}.`, { hint: waiting ? `It asks to come back later (Retry-After: ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(waiting)}).` : hintFor$2(answer.status) });
}
function hintFor$2(status) {
	if (status === 429) return "Too many requests: log in, so that the limits of an account count, or wait and run again.";
	if (status >= 500) return "The registry itself is in trouble; it was asked several times. Run again when it is well.";
	if (status === 404) return "Check the spelling, and that the repository exists: some registries do not create it.";
	return "The registry says why; if it does not, its own log will.";
}
/** `source` says where the credentials came from; none means that none are known. */
function denied(host, what, answer, source) {
	const known = source ? `the credentials of ${source} were not accepted` : `no credentials for ${host} are known`;
	const reason = answer.status === 401 ? known : `it answered ${answer.status}`;
	return new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("REGISTRY_DENIED", `${host} refused to ${what}: ${reason}${words(answer)}.`, { hint: deniedHint(host, answer.status) });
}
function deniedHint(host, status) {
	const login = `Log in to ${host} in a step before this one, with docker/login-action or docker login.`;
	if (host === "ghcr.io") return `${status === 401 ? `${login} ` : ""}Let the job write packages:\npermissions:\n  packages: write\nand give this repository write access in the settings of a package that it did not create.`;
	return status === 401 ? login : `The account that logged in to ${host} needs the right to push and pull here.`;
}
const mismatch = (what, expected, actual) => new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("DIGEST_MISMATCH", `${what} should have the digest ${expected}, but has ${actual}.`, { hint: "Something between here and the registry changes what it passes on (a proxy, a cache), or the registry is damaged." });
/** What the registry itself says, in the form of the OCI distribution specification; nothing if it says it otherwise. */
function words(answer) {
	try {
		const { errors } = JSON.parse(answer.bytes.toString("utf8"));
		const first = errors?.[0];
		const text = [first?.code, first?.message].filter((part) => typeof part === "string" && part !== "").join(": ");
		return text === "" ? "" : ` (${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(text, 300)})`;
	} catch {
		return "";
	}
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
	throw denied(access.domain, purpose(access), answer, credential?.source);
}
async function token({ exchange, clock, report }, access, challenge, credential) {
	const realm = checkedRealm(challenge.parameters.realm ?? "", access);
	const asked = clock.monotonic();
	const own = scopesOf(access);
	const told = (challenge.parameters.scope ?? "").split(" ");
	const answer = await exchange(tokenRequest(realm, [...own, ...told.filter((scope) => scope !== "" && !own.some((ours) => ours.startsWith(scope)))], challenge, credential));
	if (answer.status === 401 || answer.status === 403) throw denied(access.domain, purpose(access), answer, credential?.source);
	if (answer.status !== 200) throw refusal(realm.host, `give a token to ${purpose(access)}`, answer);
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
	throw new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("REGISTRY_REFUSED", `${access.domain} wants us to log in at ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(text, 200)}, where credentials would not be safe.`, { hint: "A token service needs an https address. Check that the registry is the one that is meant." });
}
function readToken(answer, realm) {
	const body = parsed$1(answer.bytes);
	const value = body?.token || body?.access_token;
	if (typeof value !== "string" || !/^[\x21-\x7e]+$/.test(value)) throw new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("REGISTRY_REFUSED", `The token service ${realm.host} answered 200, but gave no token.`, { hint: "Check that the registry is the one that is meant, and that no sign-in page stands in front of it." });
	const seconds = body?.expires_in;
	return {
		value,
		life: typeof seconds === "number" ? Math.max(seconds * 1e3, shortestLife) : shortestLife
	};
}
function parsed$1(bytes) {
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
		if (request.signal?.aborted) throw (0,_clock_js__WEBPACK_IMPORTED_MODULE_4__.t)();
		if (failure instanceof _index_js__WEBPACK_IMPORTED_MODULE_1__.a) throw failure;
		if (failure instanceof _http2_js__WEBPACK_IMPORTED_MODULE_5__.t) throw tooLarge(request.url.host, failure);
		return {
			failure,
			host: request.url.host
		};
	}
}
function settled(outcome) {
	if ("failure" in outcome) throw unreachable(outcome.host ?? "", outcome.failure);
	return outcome;
}
/** How long to wait after the attempt of that number, from 1; undefined when there is no sense in another. */
function pauseAfter(outcome, attempt, clock) {
	if (attempt >= patience.attempts) return void 0;
	const backoff = (0,_random_js__WEBPACK_IMPORTED_MODULE_6__.t)(patience.first * 2 ** (attempt - 1));
	if ("failure" in outcome) return isPassing(outcome.failure) ? backoff : void 0;
	if (!passing.has(outcome.status)) return void 0;
	const asked = retryAfter(outcome.headers["retry-after"], clock);
	return asked === void 0 ? backoff : (0,_random_js__WEBPACK_IMPORTED_MODULE_6__.t)(asked);
}
/** Both forms of RFC 9110, section 10.2.3: seconds, or the date when to come back. */
function retryAfter(header, clock) {
	if (header === void 0) return void 0;
	if (/^\d+$/.test(header)) return Number(header) * 1e3;
	const date = Date.parse(header);
	return Number.isNaN(date) ? void 0 : Math.max(0, date - clock.now());
}
const said$1 = (outcome, host) => "failure" in outcome ? `${host}: ${inWords(outcome.failure)}` : `${host} answered ${outcome.status}`;
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
				if (at > end) throw mismatch(nameOf(repository, blob), `${blob.size} bytes`, "more");
				failures = 0;
				yield chunk;
				passedOn(chunk.length);
			}
		} catch (error) {
			if (signal?.aborted) throw (0,_clock_js__WEBPACK_IMPORTED_MODULE_4__.t)();
			if (error instanceof _index_js__WEBPACK_IMPORTED_MODULE_1__.a) throw error;
			broken = error;
		}
		if (at === end) return;
		failures += 1;
		const wait = isPassing(broken) ? pauseAfter({ failure: broken }, failures, clock) : void 0;
		if (wait === void 0) throw unreachable(repository.domain, broken);
		report.progress(`${nameOf(repository, blob)}: ${inWords(broken)} after ${at} of ${blob.size} bytes, going on there`);
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
	if (!answer.body) throw refusal(repository.domain, call.purpose, answer);
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
const missing = (repository, blob) => new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("NOT_FOUND", `${repository.domain} has no blob ${nameOf(repository, blob)}.`, { hint: "Its manifest is there, a part of it is not: the registry is damaged, or was cleaned too eagerly. Push it again." });
function verifier(repository, blob) {
	const algorithm = (0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.a)(blob.digest);
	const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_9__.createHash)(algorithm);
	let hashed = 0;
	const take = (chunk, at) => {
		const fresh = chunk.subarray(Math.max(0, hashed - at));
		if (fresh.length === 0) return;
		hash.update(fresh);
		hashed += fresh.length;
		if (hashed < blob.size) return;
		const actual = `${algorithm}:${hash.digest("hex")}`;
		if (actual !== blob.digest) throw mismatch(nameOf(repository, blob), blob.digest, actual);
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
	throw new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("REGISTRY_REFUSED", `${repository.domain} began an upload, but did not say where it goes on.`, { hint: "Check that the host is a registry, and what stands in front of it." });
}
async function beginUpload({ session }, repository) {
	const purpose = `push to ${repository.spelling}`;
	const answer = await session(repository, {
		method: "POST",
		target: "blobs/uploads/",
		headers: { "content-length": "0" },
		purpose
	});
	if (answer.status !== 202) throw refusal(repository.domain, purpose, answer);
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
const said = (outcome) => "failure" in outcome ? inWords(outcome.failure) : `the registry answered ${outcome.status}`;
function failed(repository, blob, outcome) {
	if (!("failure" in outcome)) return refusal(repository.domain, purposeOf(repository, blob), outcome);
	return unreachable(repository.domain, outcome.failure);
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
	const body = end === at ? {} : { body: () => node_stream__WEBPACK_IMPORTED_MODULE_10__.Readable.from(noting(), { objectMode: false }) };
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
		if (unread || !(error instanceof _index_js__WEBPACK_IMPORTED_MODULE_1__.a) || error.code !== "REGISTRY_UNREACHABLE") throw error;
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
	throw refusal(repository.domain, purpose, answer);
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
		throw refusal(repository.domain, purpose, answer);
	} catch (error) {
		if (error instanceof _index_js__WEBPACK_IMPORTED_MODULE_1__.a && error.code === "REGISTRY_DENIED") return "denied";
		throw error;
	}
}
// src/image/version-tag.ts
var import_parse = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.n)(), 1);
const none = {
	prefix: "",
	suffix: ""
};
/** Whether a tag is that of one version, written once: `1.4.2`, not `1.4` or `latest`. */
const isVersionTag = (tag) => versionOf(tag) !== void 0;
/** The version whose exact tag this is. */
function versionOf(tag, { prefix, suffix } = none) {
	if (!tag.startsWith(prefix) || !tag.endsWith(suffix)) return void 0;
	return parseVersion(tag.slice(prefix.length, tag.length - suffix.length).replace("_", "+"));
}
/** Exactly as semver.org writes it: no `v`, no spaces. */
const parseVersion = (text) => /^\d/.test(text) && !/\s/.test(text) ? (0, import_parse.default)(text) ?? void 0 : void 0;
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
	if ((0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.s)(tag) || !statuses.has(answer.status) || !ways.test(answer.bytes.toString("utf8"))) return void 0;
	return new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("TAG_IMMUTABLE", `${domain} does not let the tag ${spelling}:${tag} move.`, { hint: isVersionTag(tag) ? "A published version is never replaced. Release the change under a new version." : hintFor$1(domain, path, tag) });
}
function hintFor$1(domain, path, tag) {
	const without = `leave ${tag} out of the tags of this image (tags: none for no floating tag at all)`;
	if (!/\.ecr[.-]/.test(domain)) return `Let the registry's rule of immutable tags spare ${tag}, or ${without}.`;
	return `Exclude it in Amazon ECR: aws ecr put-image-tag-mutability --image-tag-mutability IMMUTABLE_WITH_EXCLUSION --image-tag-mutability-exclusion-filters filterType=WILDCARD,filter=${tag} --repository-name ${path}, or ${without}.`;
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
	throw new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("REGISTRY_REFUSED", `${(0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.r)(reference)} is no image manifest: ${reference.domain} gave the type ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(mediaType)}.`, { hint: "Check that the host is a registry, and that the image is newer than the schema of Docker 1.9 (2015)." });
}
/**
* A manifest whose bytes have the digest that the reference, or else the registry, promises.
* @throws DIGEST_MISMATCH, REGISTRY_REFUSED
*/
function verified(reference, answer) {
	const { bytes } = answer;
	const promised = reference.digest ?? answer.headers["docker-content-digest"];
	const actual = (0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.o)(bytes, (0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.a)(promised ?? ""));
	if (promised !== void 0 && promised !== actual) throw mismatch((0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.r)(reference), promised, actual);
	return {
		mediaType: mediaTypeOf(answer, reference),
		digest: actual,
		bytes
	};
}
// src/image/platform.ts
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
	if (typeof digest === "string" && (0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.s)(digest) && typeof size === "number" && Number.isSafeInteger(size)) return {
		digest,
		size
	};
	throw unreadable(what, `it names a part by ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(String(digest), 100)} with the size ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(String(size), 30)}`);
}
function parsed(bytes, what) {
	try {
		return JSON.parse(bytes.toString("utf8"));
	} catch (error) {
		throw unreadable(what, "it is not JSON", error);
	}
}
const unreadable = (what, why, cause) => new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("REGISTRY_REFUSED", `${what} can't be read as an image: ${why}.`, {
	hint: "Check what pushed it: an image has a manifest of the OCI image specification or of Docker, with SHA-256 or SHA-512 digests.",
	cause
});
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
		if (answer.status !== 200) throw refusal(repository.domain, purpose, answer);
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
		if (error instanceof _index_js__WEBPACK_IMPORTED_MODULE_1__.a) throw error;
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
const nonsense = (repository, what, cause) => new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("REGISTRY_REFUSED", `${repository.domain} can't list the tags of ${repository.spelling}: ${what}.`, {
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
			return list ? contentOf(list.bytes, `${repository.spelling}:${referrersTag(digest)}`).manifests : [];
		},
		async putReferrer(repository, manifest) {
			const { digest, answer } = await write(repository, (0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.o)(manifest.bytes), manifest);
			const { subject, artifactType, annotations } = contentOf(manifest.bytes, `${repository.spelling}@${digest}`);
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
				const entries = list ? contentOf(list.bytes, `${repository.spelling}:${referrersTag(subject)}`).manifests : [];
				if (entries.some((one) => one.digest === digest)) return digest;
				const index = {
					schemaVersion: 2,
					mediaType: indexType,
					manifests: [...entries, described]
				};
				const bytes = Buffer.from(JSON.stringify(index));
				await write(repository, referrersTag(subject), {
					mediaType: indexType,
					bytes
				});
			}
			throw new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("CONFLICT", `The list of what refers to ${subject} does not come to rest.`, { hint: `Something else writes ${repository.spelling}:${referrersTag(subject)} all the time: find it, and run again.` });
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
			headers: { accept: indexType },
			purpose
		});
		if ([
			400,
			404,
			405,
			406
		].includes(answer.status)) return void 0;
		if (answer.status !== 200) throw refusal(repository.domain, purpose, answer);
		found.push(...contentOf(answer.bytes, purpose).manifests);
		target = nextPage(answer.headers.link);
	}
	return found;
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
		throw denied(access.domain, call.purpose, again, (await credentials(access.domain))?.source);
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
	throw lost(domain, call, `it named ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(call.target, 200)} for it`);
}
function next(from, answer, call, domain) {
	const location = answer.headers.location ?? "";
	if (!reads(call.method)) throw lost(domain, call, `it redirected the upload to ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(location, 200)}`);
	const url = URL.canParse(location, from.href) ? new URL(location, from) : void 0;
	const safe = url?.protocol === "https:" || url?.protocol === "http:" && from.protocol === "http:";
	if (url && safe && url.username === "") return url;
	throw lost(domain, call, `it redirected to ${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.c)(location, 200)}`);
}
const lost = (domain, call, what) => new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("REGISTRY_REFUSED", `${domain} was asked to ${call.purpose}, but ${what}.`, { hint: "Check the address of the registry, and what stands in front of it." });
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
		if (answer.status !== 200) throw refusal(reference.domain, call.purpose, answer);
		return verified(reference, answer);
	}
	async function resolve(reference) {
		const call = manifestCall("HEAD", reference);
		const answer = await session(reference, call);
		if (answer.status === 404) return void 0;
		if (answer.status !== 200 && answer.status !== 405) throw refusal(reference.domain, call.purpose, answer);
		const digest = answer.headers["docker-content-digest"] ?? "";
		if (answer.status === 405 || !(0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.s)(digest)) return read(reference);
		if (reference.digest !== void 0 && reference.digest !== digest) {
			if ((0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.a)(reference.digest) !== (0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.a)(digest)) return read(reference);
			throw mismatch((0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.r)(reference), reference.digest, digest);
		}
		return {
			mediaType: mediaTypeOf(answer, reference),
			digest
		};
	}
	async function write(repository, as, { mediaType, bytes }) {
		const digest = (0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.o)(bytes, (0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.a)(as));
		const place = `${repository.spelling}${(0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.s)(as) ? "@" : ":"}${as}`;
		if ((0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.s)(as) && as !== digest) throw mismatch(place, as, digest);
		const purpose = `push ${place}`;
		const headers = { "content-type": mediaType };
		const answer = await session(repository, {
			method: "PUT",
			target: `manifests/${as}`,
			headers,
			body: bytes,
			purpose
		});
		if (answer.status < 200 || answer.status > 299) throw immutable(repository, as, answer) ?? refusal(repository.domain, purpose, answer);
		const { domain, path, spelling } = repository;
		const written = {
			domain,
			path,
			spelling,
			...(0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.s)(as) ? { digest: as } : { tag: as }
		};
		const stored = answer.headers["docker-content-digest"] ?? (await resolve(written))?.digest;
		if (stored !== (0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.o)(bytes, (0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.a)(stored ?? ""))) throw mismatch(place, digest, stored ?? "none");
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
			throw new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("NOT_FOUND", `${(0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.r)(reference)} is not in the registry.`, { hint: "Check that it was pushed there and not removed since, by hand or by a retention rule." });
		},
		put: async (repository, as, manifest) => (await write(repository, as, manifest)).digest,
		async remove(reference) {
			const target = `manifests/${reference.digest ?? reference.tag ?? "latest"}`;
			const purpose = `remove ${(0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.r)(reference)}`;
			const answer = await session(reference, {
				method: "DELETE",
				target,
				purpose
			});
			if (answer.status === 404) return false;
			if (answer.status !== 202 && answer.status !== 200) throw refusal(reference.domain, purpose, answer);
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
	headers: { accept },
	purpose: `give ${(0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.r)(reference)}`
});
// src/steps/registry.ts
const githubRegistry = "ghcr.io";
/**
* Where docker and we find credentials: the environment as it is. For GitHub's own registry without a login, the job's
* token is added, so that a release to ghcr.io needs no step before it.
*/
async function loginFor(context, token, repositories) {
	const { environment, run, files, processes, signal } = context;
	if (!repositories.some(({ domain }) => domain === githubRegistry) || !token) return environment;
	if (await dockerCredentials({
		files,
		processes,
		environment,
		signal
	})(githubRegistry)) return environment;
	const own = dockerAuthConfig({ [githubRegistry]: {
		username: run.actor || "token",
		password: token
	} });
	const { auths = {} } = JSON.parse(environment.DOCKER_AUTH_CONFIG || "{}");
	const merged = JSON.stringify({ auths: {
		...auths,
		...JSON.parse(own).auths
	} });
	return {
		...environment,
		DOCKER_AUTH_CONFIG: merged
	};
}
const registryFor = ({ http, clock, report, signal, files, processes }, environment) => registryClient({
	http,
	clock,
	report,
	signal,
	credentials: dockerCredentials({
		files,
		processes,
		environment,
		signal
	})
});
// src/steps/verify.ts
/**
* The gate before a deploy: each image must have a signature that the environment's `verify` accepts. It only reads.
* @throws UNVERIFIED
*/
async function verifyImages(context, plan, images) {
	const { verify, environment } = plan.settings;
	if (!verify) return;
	const { report } = context;
	if (images.length === 0) throw nothingNamed(environment);
	const subjects = images.map(({ repository, digest }) => {
		const { domain, path, spelling } = (0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.i)(repository);
		return {
			domain,
			path,
			spelling,
			digest
		};
	});
	const { policy, roots } = await askedFor(context, plan, verify);
	const registry = registryFor(context, await loginFor(context, plan.token, subjects));
	const verifying = {
		policy,
		roots,
		sources: sourcesOf(context, plan, registry, policy),
		registry,
		hint: hintFor(environment, verify, policy)
	};
	for (const subject of subjects) if (subject.digest === _deploy_js__WEBPACK_IMPORTED_MODULE_0__.c) report.line(`Would verify ${subject.spelling} once it is built`);
	else {
		const { where, identity } = await verifyImage(verifying, subject);
		report.line(`${subject.spelling}@${subject.digest} is signed by ${identity.signer} (${where})`);
	}
}
/** What is asked for, and by whose word: what is wrong with either is found without looking at an image. */
async function askedFor(context, plan, verify) {
	const { files, http, signal, environment } = context;
	return {
		policy: policyOf(context, plan, verify),
		roots: verify.trustedRoot ? await rootsInFile(files, verify.trustedRoot) : publishedRoots({
			http,
			files,
			signal,
			environment,
			scratch: _scratch_js__WEBPACK_IMPORTED_MODULE_2__.systemScratch
		})
	};
}
/** Addresses of GitHub in full: what the file has short, certificates have long. */
function policyOf({ run }, { release }, verify) {
	const { workflow, identity, ref, issuer, commit, denySelfHostedRunners, provenance } = verify;
	const repository = /^https:/.test(verify.repository) ? verify.repository : `${run.server}/${verify.repository}`;
	const server = new URL(repository).origin;
	if (commit && release.kind === "dispatch") throw commitUnknown(release.version);
	const whole = workflow?.startsWith(".") ? `${repository}/${workflow}` : `${server}/${workflow}`;
	return {
		issuer: issuer ?? issuerOf(server),
		repository,
		...workflow === void 0 ? {} : { workflow: whole },
		...identity === void 0 ? {} : { identity: new RegExp(`^(?:${identity})$`) },
		...ref === void 0 ? {} : { ref: {
			pattern: ref,
			test: (0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__.g)(ref)
		} },
		...commit ? { commit: release.sha } : {},
		denySelfHostedRunners,
		provenance
	};
}
/** `https://token.actions.githubusercontent.com`; of a tenant, `https://token.actions.acme.ghe.com`. */
const issuerOf = (server) => {
	const { hostname } = new URL(server);
	return `https://token.actions.${hostname.endsWith(".ghe.com") ? hostname : "githubusercontent.com"}`;
};
/** Cosign's old tags come last, because three questions more are only worth it where nothing else counts. */
function sourcesOf(context, plan, registry, policy) {
	const { source = [] } = plan.settings.verify ?? {};
	const asked = source.includes("registry");
	return [
		...asked ? [referring(registry)] : [],
		...source.includes("github") ? githubSource(context, plan, policy) : [],
		...asked ? [cosignTags(registry)] : []
	];
}
function githubSource({ http, clock, signal, run }, { token }, policy) {
	const repository = policy.repository.slice(run.server.length + 1);
	if (!policy.repository.startsWith(`${run.server}/`)) return [];
	const name = `GitHub, ${repository}`;
	if (!token) return [{
		name,
		find: async () => [{
			where: name,
			unreadable: "there is no token to ask with"
		}]
	}];
	const { list } = attestationsOf((0,_github_js__WEBPACK_IMPORTED_MODULE_3__.githubOf)({
		http,
		clock,
		signal,
		token,
		api: run.api,
		repository
	}), {
		http,
		signal,
		api: run.api,
		provenance: policy.provenance
	});
	return [{
		name,
		async find({ digest }) {
			return (await list(digest, (error) => error)).map((bundle, index) => ({
				where: `${name}, attestation ${index + 1}`,
				...bundle instanceof _index_js__WEBPACK_IMPORTED_MODULE_1__.a ? { unreadable: bundle.message } : { bundle }
			}));
		}
	}];
}
function hintFor(environment, { source }, { repository, workflow, provenance }) {
	const signing = provenance ? "with attest: true" : "and sign it";
	const asking = source.includes("github") ? " The token needs attestations: read to ask GitHub." : "";
	return `Nothing was changed. Let ${workflow ?? `a workflow of ${repository}`} build the image ${signing}, or correct verify of ${environment}.${asking}`;
}
const nothingNamed = (environment) => new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("UNVERIFIED", `${environment} takes verified images only, and no image is named by its digest.`, { hint: "Give the input images, for instance from the output images of the action build." });
const commitUnknown = (version) => new _index_js__WEBPACK_IMPORTED_MODULE_1__.a("UNVERIFIED", `A run by hand does not tell which commit ${version} is of, and verify wants it.`, { hint: "Start the run by the release, or leave commit out of verify." });



/***/ })

};
