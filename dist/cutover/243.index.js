export const id = 243;
export const ids = [243];
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



/***/ })

};
