export const id = 311;
export const ids = [311];
export const modules = {

/***/ 899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

var node_https__WEBPACK_IMPORTED_MODULE_4___namespace_cache;
var node_http__WEBPACK_IMPORTED_MODULE_3___namespace_cache;
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ cancelled),
/* harmony export */   i: () => (/* binding */ randomHex),
/* harmony export */   n: () => (/* binding */ systemHttp),
/* harmony export */   o: () => (/* binding */ systemClock),
/* harmony export */   r: () => (/* binding */ jittered),
/* harmony export */   t: () => (/* binding */ BodyTooLarge)
/* harmony export */ });
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(796);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(598);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(708);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(692);






// src/io/clock.ts
/** The error of a run that was told to stop. */
const cancelled = () => new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("CANCELLED", "The run was cancelled.", { hint: "Run the same release again: it resumes from what the cluster shows." });
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
// src/io/random.ts
/** `bytes` random bytes in lower-case hexadecimal. */
const randomHex = (bytes) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_2__.randomBytes)(bytes).toString("hex");
/** `duration` with up to a quarter added, so that many runners that failed together do not come back together. */
const jittered = (duration) => duration + (0,node_crypto__WEBPACK_IMPORTED_MODULE_2__.randomInt)(Math.max(1, Math.ceil(duration / 4)));
// src/io/http.ts
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
		return { ca: [...node_tls__WEBPACK_IMPORTED_MODULE_5__.getCACertificates("default"), (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(file, "utf8")] };
	} catch (error) {
		throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("FILE_UNREADABLE", `Can't read the certificates in SSL_CERT_FILE: ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.i)(error)}.`, {
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
			if (request.signal?.aborted) return reject(cancelled());
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
				reject(request.signal?.aborted ? cancelled() : error);
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

/***/ 311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   promoteStep: () => (/* binding */ promoteStep)
/* harmony export */ });
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(796);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(899);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(760);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(598);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(75);
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(877);
/* harmony import */ var node_vm__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(714);







// src/config/tag-policy.ts
/** A name with an argument, in double braces: `{{date 'YYYYMMDD'}}`. */
const template = /\{\{\s*(\w+)(?:\s+'([^']*)')?\s*\}\}/g;
/** The regular expression of a line: its source, or `/source/flags`. */
function patternOf(text) {
	const [, source = text, flags = ""] = /^\/(.+)\/([a-z]*)$/.exec(text) ?? [];
	return new RegExp(source, `${flags.replace(/[dgy]/g, "")}d`);
}
`${"0".repeat(64)}`;
const isDigest = (text) => /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/.test(text);
const algorithmOf = (digest) => digest.startsWith("sha512:") ? "sha512" : "sha256";
const digestOf = (bytes, algorithm = "sha256") => `${algorithm}:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_3__.createHash)(algorithm).update(bytes).digest("hex")}`;
// src/image/digest-by.ts
/**
* The digest of what a reference means now, by `algorithm`, so that it can be compared: where the registry names it by
* another one, only the bytes tell. Undefined when there is no such thing. @throws what the registry throws
*/
async function digestBy(algorithm, registry, reference) {
	const found = await registry.resolve(reference);
	if (!found || algorithmOf(found.digest) === algorithm) return found?.digest;
	const { domain, path, spelling } = reference;
	return digestOf((await registry.get({
		domain,
		path,
		spelling,
		digest: found.digest
	})).bytes, algorithm);
}
// node_modules/semver/internal/debug.js
var require_debug = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.o)(((exports, module) => {
	module.exports = typeof process === "object" && process.env && process.env.NODE_DEBUG && /\bsemver\b/i.test(process.env.NODE_DEBUG) ? (...args) => console.error("SEMVER", ...args) : () => {};
}));
// node_modules/semver/internal/constants.js
var require_constants = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.o)(((exports, module) => {
	module.exports = {
		MAX_LENGTH: 256,
		MAX_SAFE_COMPONENT_LENGTH: 16,
		MAX_SAFE_BUILD_LENGTH: 250,
		MAX_SAFE_INTEGER: Number.MAX_SAFE_INTEGER || 
		/* istanbul ignore next */ 9007199254740991,
		WHITESPACE_CHARACTERS: [
			"	",
			"\n",
			"\v",
			"\f",
			"\r",
			" ",
			"\xA0",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			"\u2028",
			"\u2029",
			" ",
			" ",
			"　",
			"﻿"
		],
		RELEASE_TYPES: [
			"major",
			"premajor",
			"minor",
			"preminor",
			"patch",
			"prepatch",
			"prerelease"
		],
		SEMVER_SPEC_VERSION: "2.0.0",
		FLAG_INCLUDE_PRERELEASE: 1,
		FLAG_LOOSE: 2
	};
}));
// node_modules/semver/internal/re.js
var require_re = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.o)(((exports, module) => {
	const { MAX_SAFE_COMPONENT_LENGTH, MAX_SAFE_BUILD_LENGTH, MAX_LENGTH } = require_constants();
	const debug = require_debug();
	exports = module.exports = {};
	const re = exports.re = [];
	const safeRe = exports.safeRe = [];
	const src = exports.src = [];
	const safeSrc = exports.safeSrc = [];
	const t = exports.t = {};
	let R = 0;
	const LETTERDASHNUMBER = "[a-zA-Z0-9-]";
	const safeRegexReplacements = [
		["\\s", 1],
		["\\d", MAX_LENGTH],
		[LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH]
	];
	const makeSafeRegex = (value) => {
		for (const [token, max] of safeRegexReplacements) value = value.split(`${token}*`).join(`${token}{0,${max}}`).split(`${token}+`).join(`${token}{1,${max}}`);
		return value;
	};
	const createToken = (name, value, isGlobal) => {
		const safe = makeSafeRegex(value);
		const index = R++;
		debug(name, index, value);
		t[name] = index;
		src[index] = value;
		safeSrc[index] = safe;
		re[index] = new RegExp(value, isGlobal ? "g" : void 0);
		safeRe[index] = new RegExp(safe, isGlobal ? "g" : void 0);
	};
	createToken("NUMERICIDENTIFIER", "0|[1-9]\\d*");
	createToken("NUMERICIDENTIFIERLOOSE", "\\d+");
	createToken("NONNUMERICIDENTIFIER", `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`);
	createToken("MAINVERSION", `(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})`);
	createToken("MAINVERSIONLOOSE", `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})`);
	createToken("PRERELEASEIDENTIFIER", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIER]})`);
	createToken("PRERELEASEIDENTIFIERLOOSE", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIERLOOSE]})`);
	createToken("PRERELEASE", `(?:-(${src[t.PRERELEASEIDENTIFIER]}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`);
	createToken("PRERELEASELOOSE", `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`);
	createToken("BUILDIDENTIFIER", `${LETTERDASHNUMBER}+`);
	createToken("BUILD", `(?:\\+(${src[t.BUILDIDENTIFIER]}(?:\\.${src[t.BUILDIDENTIFIER]})*))`);
	createToken("FULLPLAIN", `v?${src[t.MAINVERSION]}${src[t.PRERELEASE]}?${src[t.BUILD]}?`);
	createToken("FULL", `^${src[t.FULLPLAIN]}$`);
	createToken("LOOSEPLAIN", `[v=\\s]*${src[t.MAINVERSIONLOOSE]}${src[t.PRERELEASELOOSE]}?${src[t.BUILD]}?`);
	createToken("LOOSE", `^${src[t.LOOSEPLAIN]}$`);
	createToken("GTLT", "((?:<|>)?=?)");
	createToken("XRANGEIDENTIFIERLOOSE", `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`);
	createToken("XRANGEIDENTIFIER", `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`);
	createToken("XRANGEPLAIN", `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:${src[t.PRERELEASE]})?${src[t.BUILD]}?)?)?`);
	createToken("XRANGEPLAINLOOSE", `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:${src[t.PRERELEASELOOSE]})?${src[t.BUILD]}?)?)?`);
	createToken("XRANGE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`);
	createToken("XRANGELOOSE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("COERCEPLAIN", `(^|[^\\d])(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}})(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`);
	createToken("COERCE", `${src[t.COERCEPLAIN]}(?:$|[^\\d])`);
	createToken("COERCEFULL", src[t.COERCEPLAIN] + `(?:${src[t.PRERELEASE]})?(?:${src[t.BUILD]})?(?:$|[^\\d])`);
	createToken("COERCERTL", src[t.COERCE], true);
	createToken("COERCERTLFULL", src[t.COERCEFULL], true);
	createToken("LONETILDE", "(?:~>?)");
	createToken("TILDETRIM", `(\\s*)${src[t.LONETILDE]}\\s+`, true);
	exports.tildeTrimReplace = "$1~";
	createToken("TILDE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`);
	createToken("TILDELOOSE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("LONECARET", "(?:\\^)");
	createToken("CARETTRIM", `(\\s*)${src[t.LONECARET]}\\s+`, true);
	exports.caretTrimReplace = "$1^";
	createToken("CARET", `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`);
	createToken("CARETLOOSE", `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("COMPARATORLOOSE", `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`);
	createToken("COMPARATOR", `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`);
	createToken("COMPARATORTRIM", `(\\s*)${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true);
	exports.comparatorTrimReplace = "$1$2$3";
	createToken("HYPHENRANGE", `^\\s*(${src[t.XRANGEPLAIN]})\\s+-\\s+(${src[t.XRANGEPLAIN]})\\s*$`);
	createToken("HYPHENRANGELOOSE", `^\\s*(${src[t.XRANGEPLAINLOOSE]})\\s+-\\s+(${src[t.XRANGEPLAINLOOSE]})\\s*$`);
	createToken("STAR", "(<|>)?=?\\s*\\*");
	createToken("GTE0", "^\\s*>=\\s*0\\.0\\.0\\s*$");
	createToken("GTE0PRE", "^\\s*>=\\s*0\\.0\\.0-0\\s*$");
}));
// node_modules/semver/internal/parse-options.js
var require_parse_options = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.o)(((exports, module) => {
	const looseOption = Object.freeze({ loose: true });
	const emptyOpts = Object.freeze({});
	const parseOptions = (options) => {
		if (!options) return emptyOpts;
		if (typeof options !== "object") return looseOption;
		return options;
	};
	module.exports = parseOptions;
}));
// node_modules/semver/internal/identifiers.js
var require_identifiers = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.o)(((exports, module) => {
	const numeric = /^[0-9]+$/;
	const compareIdentifiers = (a, b) => {
		if (typeof a === "number" && typeof b === "number") return a === b ? 0 : a < b ? -1 : 1;
		const anum = numeric.test(a);
		const bnum = numeric.test(b);
		if (anum && bnum) {
			a = +a;
			b = +b;
		}
		return a === b ? 0 : anum && !bnum ? -1 : bnum && !anum ? 1 : a < b ? -1 : 1;
	};
	const rcompareIdentifiers = (a, b) => compareIdentifiers(b, a);
	module.exports = {
		compareIdentifiers,
		rcompareIdentifiers
	};
}));
// node_modules/semver/classes/semver.js
var require_semver = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.o)(((exports, module) => {
	const debug = require_debug();
	const { MAX_LENGTH, MAX_SAFE_INTEGER } = require_constants();
	const { safeRe: re, t } = require_re();
	const parseOptions = require_parse_options();
	const { compareIdentifiers } = require_identifiers();
	const isPrereleaseIdentifier = (prerelease, identifier) => {
		const identifiers = identifier.split(".");
		if (identifiers.length > prerelease.length) return false;
		for (let i = 0; i < identifiers.length; i++) if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) return false;
		return true;
	};
	module.exports = class SemVer {
		constructor(version, options) {
			options = parseOptions(options);
			if (version instanceof SemVer) {
				if (version.loose === !!options.loose && version.includePrerelease === !!options.includePrerelease) return version;
				else version = version.version;
			} else if (typeof version !== "string") throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`);
			if (version.length > MAX_LENGTH) throw new TypeError(`version is longer than ${MAX_LENGTH} characters`);
			debug("SemVer", version, options);
			this.options = options;
			this.loose = !!options.loose;
			this.includePrerelease = !!options.includePrerelease;
			const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL]);
			if (!m) throw new TypeError(`Invalid Version: ${version}`);
			this.raw = version;
			this.major = +m[1];
			this.minor = +m[2];
			this.patch = +m[3];
			if (this.major > MAX_SAFE_INTEGER || this.major < 0) throw new TypeError("Invalid major version");
			if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) throw new TypeError("Invalid minor version");
			if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) throw new TypeError("Invalid patch version");
			if (!m[4]) this.prerelease = [];
			else this.prerelease = m[4].split(".").map((id) => {
				if (/^[0-9]+$/.test(id)) {
					const num = +id;
					if (num >= 0 && num < MAX_SAFE_INTEGER) return num;
				}
				return id;
			});
			this.build = m[5] ? m[5].split(".") : [];
			this.format();
		}
		format() {
			this.version = `${this.major}.${this.minor}.${this.patch}`;
			if (this.prerelease.length) this.version += `-${this.prerelease.join(".")}`;
			return this.version;
		}
		toString() {
			return this.version;
		}
		compare(other) {
			debug("SemVer.compare", this.version, this.options, other);
			if (!(other instanceof SemVer)) {
				if (typeof other === "string" && other === this.version) return 0;
				other = new SemVer(other, this.options);
			}
			if (other.version === this.version) return 0;
			return this.compareMain(other) || this.comparePre(other);
		}
		compareMain(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			if (this.major < other.major) return -1;
			if (this.major > other.major) return 1;
			if (this.minor < other.minor) return -1;
			if (this.minor > other.minor) return 1;
			if (this.patch < other.patch) return -1;
			if (this.patch > other.patch) return 1;
			return 0;
		}
		comparePre(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			if (this.prerelease.length && !other.prerelease.length) return -1;
			else if (!this.prerelease.length && other.prerelease.length) return 1;
			else if (!this.prerelease.length && !other.prerelease.length) return 0;
			let i = 0;
			do {
				const a = this.prerelease[i];
				const b = other.prerelease[i];
				debug("prerelease compare", i, a, b);
				if (a === void 0 && b === void 0) return 0;
				else if (b === void 0) return 1;
				else if (a === void 0) return -1;
				else if (a === b) continue;
				else return compareIdentifiers(a, b);
			} while (++i);
		}
		compareBuild(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			let i = 0;
			do {
				const a = this.build[i];
				const b = other.build[i];
				debug("build compare", i, a, b);
				if (a === void 0 && b === void 0) return 0;
				else if (b === void 0) return 1;
				else if (a === void 0) return -1;
				else if (a === b) continue;
				else return compareIdentifiers(a, b);
			} while (++i);
		}
		inc(release, identifier, identifierBase) {
			if (release.startsWith("pre")) {
				if (!identifier && identifierBase === false) throw new Error("invalid increment argument: identifier is empty");
				if (identifier) {
					const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE]);
					if (!match || match[1] !== identifier) throw new Error(`invalid identifier: ${identifier}`);
				}
			}
			switch (release) {
				case "premajor":
					this.prerelease.length = 0;
					this.patch = 0;
					this.minor = 0;
					this.major++;
					this.inc("pre", identifier, identifierBase);
					break;
				case "preminor":
					this.prerelease.length = 0;
					this.patch = 0;
					this.minor++;
					this.inc("pre", identifier, identifierBase);
					break;
				case "prepatch":
					this.prerelease.length = 0;
					this.inc("patch", identifier, identifierBase);
					this.inc("pre", identifier, identifierBase);
					break;
				case "prerelease":
					if (this.prerelease.length === 0) this.inc("patch", identifier, identifierBase);
					this.inc("pre", identifier, identifierBase);
					break;
				case "release":
					if (this.prerelease.length === 0) throw new Error(`version ${this.raw} is not a prerelease`);
					this.prerelease.length = 0;
					break;
				case "major":
					if (this.minor !== 0 || this.patch !== 0 || this.prerelease.length === 0) this.major++;
					this.minor = 0;
					this.patch = 0;
					this.prerelease = [];
					break;
				case "minor":
					if (this.patch !== 0 || this.prerelease.length === 0) this.minor++;
					this.patch = 0;
					this.prerelease = [];
					break;
				case "patch":
					if (this.prerelease.length === 0) this.patch++;
					this.prerelease = [];
					break;
				case "pre": {
					const base = Number(identifierBase) ? 1 : 0;
					if (this.prerelease.length === 0) this.prerelease = [base];
					else {
						let i = this.prerelease.length;
						while (--i >= 0) if (typeof this.prerelease[i] === "number") {
							this.prerelease[i]++;
							i = -2;
						}
						if (i === -1) {
							if (identifier === this.prerelease.join(".") && identifierBase === false) throw new Error("invalid increment argument: identifier already exists");
							this.prerelease.push(base);
						}
					}
					if (identifier) {
						let prerelease = [identifier, base];
						if (identifierBase === false) prerelease = [identifier];
						if (isPrereleaseIdentifier(this.prerelease, identifier)) {
							const prereleaseBase = this.prerelease[identifier.split(".").length];
							if (isNaN(prereleaseBase)) this.prerelease = prerelease;
						} else this.prerelease = prerelease;
					}
					break;
				}
				default: throw new Error(`invalid increment argument: ${release}`);
			}
			this.raw = this.format();
			if (this.build.length) this.raw += `+${this.build.join(".")}`;
			return this;
		}
	};
}));
// src/image/reference.ts
var import_compare_build = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)((/* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.o)(((exports, module) => {
	const SemVer = require_semver();
	const compareBuild = (a, b, loose) => {
		const versionA = new SemVer(a, loose);
		const versionB = new SemVer(b, loose);
		return versionA.compare(versionB) || versionA.compareBuild(versionB);
	};
	module.exports = compareBuild;
})))(), 1);
const label = "[a-zA-Z0-9]+(?:-+[a-zA-Z0-9]+)*";
const domain = new RegExp(`^${`(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])`}(?::[0-9]+)?$`);
const component$1 = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const path = new RegExp(`^${component$1}(?:/${component$1})*$`);
const tag = /^\w[\w.-]{0,127}$/;
const digest = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
const longestPath = 255;
/** Whether `text` may stand after the colon of a reference. */
const isTag = (text) => tag.test(text);
/**
* Reads `[domain[:port]/]path[:tag][@digest]`.
* @throws REFERENCE_INVALID, which names the text, what is wrong with it, and `at` where given.
*/
function parseReference(text, at) {
	const [name, digestPart] = splitOnce(text, "@");
	const colon = name.indexOf(":", name.lastIndexOf("/") + 1);
	const spelling = colon < 0 ? name : name.slice(0, colon);
	const tagPart = colon < 0 ? void 0 : name.slice(colon + 1);
	const repository = {
		...normalised$1(spelling),
		spelling
	};
	const wrong = flaw(repository, tagPart, digestPart);
	if (wrong) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("REFERENCE_INVALID", `${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(text, 200)} is no image reference: ${wrong}.`, {
		hint: "Write it as [registry/]path[:tag][@sha256:digest], for example ghcr.io/acme/web:1.4.2.",
		...at ? { at } : {}
	});
	return {
		...repository,
		...tagPart === void 0 ? {} : { tag: tagPart },
		...digestPart === void 0 ? {} : { digest: digestPart }
	};
}
/** The reference as text, in its author's spelling of the repository: parsing what this gives is the identity. */
const formatReference = (reference) => reference.spelling + (reference.tag === void 0 ? "" : `:${reference.tag}`) + (reference.digest === void 0 ? "" : `@${reference.digest}`);
/** Whether two references mean one repository, however they are spelled. Host names do not tell upper case from lower. */
const sameRepository = (a, b) => a.path === b.path && a.domain.toLowerCase() === b.domain.toLowerCase();
function normalised$1(spelling) {
	const [first, rest] = splitOnce(spelling, "/");
	if (rest === void 0) return {
		domain: "docker.io",
		path: `library/${spelling}`
	};
	if (first !== "localhost" && !/[.:]/.test(first) && first === first.toLowerCase()) return {
		domain: "docker.io",
		path: spelling
	};
	if (first !== "docker.io" && first !== "index.docker.io") return {
		domain: first,
		path: rest
	};
	return {
		domain: "docker.io",
		path: rest.includes("/") ? rest : `library/${rest}`
	};
}
function flaw(at, tagPart, digestPart) {
	if (at.spelling === "") return "it names no repository";
	if (/^[a-f0-9]{64}$/.test(at.spelling)) return "an image id can not be pulled, a repository must be named";
	if (at.spelling.includes("://")) return "it has no place for a scheme";
	if (!domain.test(at.domain)) return `${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(at.domain)} is no registry host`;
	if (/[A-Z]/.test(at.path)) return "the path of a repository is in lower case";
	if (!path.test(at.path)) return `${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(at.spelling.endsWith(at.path) ? at.path : at.spelling)} is no repository path`;
	if (at.path.length > longestPath) return `its path has ${at.path.length} characters, ${longestPath} are allowed`;
	if (tagPart !== void 0 && !tag.test(tagPart)) return `${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(tagPart)} is no tag`;
	if (digestPart !== void 0 && !digest.test(digestPart)) return `${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(digestPart)} is no sha256 or sha512 digest`;
}
function splitOnce(text, separator) {
	const index = text.indexOf(separator);
	return index < 0 ? [text, void 0] : [text.slice(0, index), text.slice(index + 1)];
}
// src/image/version-tag.ts
var import_parse = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)((/* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.o)(((exports, module) => {
	const SemVer = require_semver();
	const parse = (version, options, throwErrors = false) => {
		if (version instanceof SemVer) return version;
		try {
			return new SemVer(version, options);
		} catch (er) {
			if (!throwErrors) return null;
			throw er;
		}
	};
	module.exports = parse;
})))(), 1);
const none$2 = {
	prefix: "",
	suffix: ""
};
/** The write-once tag of a version. A tag can not hold `+`, and no version holds `_`: the way back is unique. */
function exactTag(version, { prefix, suffix } = none$2) {
	const tag = `${prefix}${requiredVersion(version).raw.replace("+", "_")}${suffix}`;
	if (isTag(tag)) return tag;
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("VERSION_INVALID", `${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(version)} is too long for an image tag.`, { hint: "An image tag has at most 128 characters: choose a shorter prerelease or build part." });
}
/** Whether a tag is that of one version, written once: `1.4.2`, not `1.4` or `latest`. */
const isVersionTag = (tag) => versionOf(tag) !== void 0;
/** The version whose exact tag this is. */
function versionOf(tag, { prefix, suffix } = none$2) {
	if (!tag.startsWith(prefix) || !tag.endsWith(suffix)) return void 0;
	return parseVersion(tag.slice(prefix.length, tag.length - suffix.length).replace("_", "+"));
}
/** Exactly as semver.org writes it: no `v`, no spaces. */
const parseVersion = (text) => /^\d/.test(text) && !/\s/.test(text) ? (0, import_parse.default)(text) ?? void 0 : void 0;
/** @throws VERSION_INVALID */
function requiredVersion(text) {
	const version = parseVersion(text);
	if (version) return version;
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("VERSION_INVALID", `${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(text)} is no semantic version.`, { hint: "Give a version such as 1.4.2 or 1.4.2-rc.1, without v." });
}
// src/image/wanted-tags.ts
const none$1 = {
	prefix: "",
	suffix: ""
};
const byVersion = (value) => ({
	type: "semver",
	value,
	enable: "true",
	priority: 900
});
/**
* The tags that a policy asks for at an event, beside the exact one, in the order of their priority. Asked once more with
* another version, it tells whether that one wants the same tag. Pure.
* @throws INPUT_INVALID for a tag that no registry takes: it is never cut
*/
function wantedTags(policy, event) {
	const version = (0, import_parse.default)(event.version);
	if (version === null) return [];
	const { major, minor, rules = [], affixes = none$1, latestAffixes = none$1 } = policy;
	const words = [...minor ? [byVersion("{{major}}.{{minor}}")] : [], ...major ? [byVersion("{{major}}")] : []];
	const wanted = /* @__PURE__ */ new Map();
	for (const rule of [...words, ...rules].sort((a, b) => b.priority - a.priority)) {
		const found = tagOf(rule, affixes, event, version);
		if (found && !wanted.has(found.tag)) wanted.set(found.tag, found);
	}
	const latest = `${latestAffixes.prefix}latest${latestAffixes.suffix}`;
	if (policy.latest && isRelease(event) && isStable(version) && !wanted.has(latest)) wanted.set(latest, {
		tag: latest,
		keeps: "highest"
	});
	return [...wanted.values()];
}
const isStable = ({ prerelease }) => prerelease.length === 0;
const isRelease = ({ branch, pull }) => branch === void 0 && pull === void 0;
function tagOf(rule, affixes, event, version) {
	const render = (text) => text.replace(template, (_all, name, argument) => partOf(name, argument, event, version));
	const base = render(rule.enable) === "true" ? baseOf(rule, event, version) : void 0;
	if (base === void 0) return void 0;
	const { prefix = rule.type === "sha" ? "sha-" : event.pull && rule.type === "ref" ? "pr-" : affixes.prefix } = rule;
	const tag = legal(render(`${prefix}${base}${rule.suffix ?? affixes.suffix}`));
	if (!isTag(tag)) throw unfit(tag, rule);
	const keeps = rule.type === "match" && base.includes(version.raw) ? "once" : keepsOf(rule, event);
	if (tag === "latest" && keeps === "highest" && !isStable(version)) return void 0;
	return {
		tag,
		keeps
	};
}
/** The template of a rule's tag; undefined where the rule has nothing to say about this event. */
function baseOf({ type, value, group }, event, version) {
	const { branch, tag, pull, sha } = event;
	switch (type) {
		case "semver": return isRelease(event) && versionFits(value, version) ? value : void 0;
		case "match": return isRelease(event) && tag !== void 0 ? matched(patternOf(value), group ?? 0, tag, version) : void 0;
		case "ref": return {
			branch,
			tag,
			pr: pull
		}[value];
		case "edge": return branch !== void 0 && branch === (value || event.defaultBranch) ? "edge" : void 0;
		case "schedule": return event.scheduled ? value : void 0;
		case "raw": return value;
		case "sha": return value === "long" ? sha : sha.slice(0, 7);
	}
}
/** A prerelease has only those tags that a part of what makes it one is in: `1` of `v1.4.2-rc.1` is for stable versions. */
function matched(pattern, group, tag, version) {
	const found = pattern.exec(tag);
	const [, end = 0] = found?.indices?.[group] ?? [];
	const prerelease = tag.lastIndexOf(`-${version.prerelease.join(".")}`) + 1;
	return isStable(version) || end > prerelease ? found?.[group] : void 0;
}
/** A prerelease has no part in `1` and `1.4`; and no tag `0`, because 0.1 and 0.2 promise nothing to each other. */
function versionFits(pattern, version) {
	if (names(pattern, "version", "raw")) return true;
	if (!isStable(version)) return false;
	return version.major > 0 || !names(pattern, "major") || names(pattern, "minor", "patch");
}
const names = (text, ...wanted) => [...text.matchAll(template)].some((found) => wanted.includes(found[1] ?? ""));
function keepsOf({ type, value, prefix = "", suffix = "" }, event) {
	const all = `${prefix}${value}${suffix}`;
	if (names(all, "version", "raw", "tag") || type === "ref" && value === "tag") return "once";
	if (type === "sha" || names(all, "sha")) return "commit";
	return (type === "semver" || type === "match" || type === "raw") && isRelease(event) && !names(all, "date", "branch") ? "highest" : "newest";
}
function partOf(name, argument, event, version) {
	const { branch = "", tag = "", sha, defaultBranch } = event;
	return {
		version: () => version.raw,
		raw: () => tag || version.raw,
		major: () => `${version.major}`,
		minor: () => `${version.minor}`,
		patch: () => `${version.patch}`,
		branch: () => branch,
		tag: () => tag,
		sha: () => sha.slice(0, 7),
		date: () => dated(event.now, argument ?? "YYYYMMDD"),
		is_default_branch: () => `${branch !== "" && branch === defaultBranch}`,
		is_prerelease: () => `${isRelease(event) && !isStable(version)}`
	}[name]?.() ?? "";
}
/** In UTC: a tag must not depend on where a runner stands. */
function dated(now, format) {
	const [YYYY = "", MM = "", DD = "", HH = "", mm = "", ss = ""] = new Date(now).toISOString().split(/\D/);
	return format.replace(/YYYY|MM|DD|HH|mm|ss/g, (part) => ({
		YYYY,
		MM,
		DD,
		HH,
		mm,
		ss
	})[part] ?? part);
}
/** `feature/x` as `feature-x`; a `+` as `_`, as in exact tags. */
const legal = (text) => text.replaceAll("+", "_").replace(/[^\w.-]+/g, "-").replace(/^[.-]+/, "");
const unfit = (tag, { type }) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("INPUT_INVALID", `${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(tag)}, which type=${type} makes here, can't be a tag.`, { hint: "A tag has 1 to 128 characters and is never cut, because two would become one. Shorten the name, or disable the rule." });
// src/image/tags.ts
const exactTagOf = ({ floating }, version) => exactTag(version, floating?.affixes);
/** Which tags must be resolved before `planTags` can decide. Pure. */
function tagsToRead(facts) {
	const present = new Set(facts.tags);
	const wanted = /* @__PURE__ */ new Set([exactTagOf(facts, facts.version)]);
	for (const line of linesOf(facts)) {
		wanted.add(line.tag);
		if (line.keeps !== "highest") continue;
		const { highest, higher } = ranked(line, facts);
		for (const version of [highest, ...higher]) wanted.add(exactTagOf(facts, version.raw));
	}
	return [...wanted].filter((tag) => present.has(tag));
}
/** Which images must tell their origin before `planTags` can decide: no list of tags says which is newer. Pure. */
function imagesToCompare(facts) {
	const present = linesOf(facts).flatMap(({ tag, keeps }) => keeps === "newest" || keeps === "commit" ? facts.digests.get(tag) ?? [] : []);
	const others = [...new Set(present)].filter((digest) => digest !== facts.digest);
	return others.length === 0 ? [] : [facts.digest, ...others];
}
/**
* The tags of one version, exact tag first: tags of one version are written once, `latest`, `X`, `X.Y` and what else
* floats over versions mean the highest version of their line and never move to a lower one, and those of branches and
* commits never move to an older image. Of these words a prerelease has none. Pure.
* @throws TAG_TAKEN when a tag of one version has another image, VERSION_INVALID, INPUT_INVALID
*/
function planTags(facts) {
	const steps = [exactStep(exactTagOf(facts, facts.version), facts)];
	for (const line of linesOf(facts)) if (line.keeps === "once") steps.push(exactStep(line.tag, facts));
	else if (line.keeps === "highest") steps.push(floatingStep(line, facts));
	else steps.push(newestStep(line, facts));
	return steps;
}
function exactStep(tag, { version, digest, digests }) {
	const present = digests.get(tag);
	if (present === void 0) return {
		tag,
		action: "create",
		version,
		digest,
		why: `${version} is new`
	};
	if (present === digest) return {
		tag,
		action: "keep",
		version,
		digest,
		why: "it has this image already"
	};
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("TAG_TAKEN", `The tag ${tag} has another image: ${present}, not ${digest}.`, { hint: "A published version is never replaced. Release the change under a new version." });
}
const usual$1 = {
	latest: true,
	major: true,
	minor: true
};
function linesOf({ version, channelTag, floating = usual$1, event = {
	sha: "",
	now: 0
} }) {
	const own = requiredVersion(version);
	const asked = /* @__PURE__ */ new Map();
	const ask = ({ raw }) => {
		const { tag, ...rest } = event;
		const theirs = tag?.endsWith(own.raw) ? `${tag.slice(0, -own.raw.length)}${raw}` : void 0;
		const named = raw === own.raw ? tag : theirs;
		const at = {
			...rest,
			version: raw,
			...named === void 0 ? {} : { tag: named }
		};
		const wanted = asked.get(raw) ?? wantedTags(floating, at);
		asked.set(raw, wanted);
		return wanted;
	};
	const lines = ask(own).filter(({ tag }) => tag !== exactTag(version, floating.affixes)).map((wanted) => ({
		...wanted,
		of: wanted.tag === "latest" ? "all" : wanted.tag,
		includes: (other) => ask(other).some(({ tag }) => tag === wanted.tag)
	}));
	for (const { tag, keeps } of lines) if (keeps !== "once" && versionOf(tag, floating.affixes)) throw unsteady(tag);
	return channelTag === void 0 || own.prerelease.length === 0 ? lines : [...lines, channelLine(channelTag, own)];
}
const unsteady = (tag) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("INPUT_INVALID", `The rules of tags make ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(tag)} here, which is the exact tag of a version.`, { hint: "Such a tag is written once and never moves. Give the rule a prefix or a suffix." });
function channelLine(tag, own) {
	if (!isTag(tag) || tag === "latest" || /^\d/.test(tag)) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("INPUT_INVALID", `${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(tag)} can't be the tag of a channel.`, { hint: "Choose a word such as next or beta: latest and numbers belong to stable versions." });
	const channel = own.prerelease[0];
	return {
		tag,
		keeps: "highest",
		of: `channel ${channel}`,
		includes: (other) => other.prerelease[0] === channel
	};
}
function floatingStep(line, facts) {
	const { tag } = line;
	const { highest, higher } = ranked(line, facts);
	const present = facts.digests.get(tag);
	const own = highest.raw === facts.version;
	const digest = own ? facts.digest : facts.digests.get(exactTagOf(facts, highest.raw));
	const above = higher.find((version) => present !== void 0 && facts.digests.get(exactTagOf(facts, version.raw)) === present);
	if (above && present) return {
		tag,
		action: "skip",
		version: above.raw,
		digest: present,
		why: `it means ${above.raw}, which is higher`
	};
	if (digest === void 0) throw unread(highest.raw);
	const step = {
		tag,
		version: highest.raw,
		digest
	};
	const why = `${highest.raw} is the highest of ${line.of}`;
	if (present === void 0) return {
		...step,
		action: "create",
		why
	};
	if (present !== digest) return {
		...step,
		action: "move",
		why
	};
	return {
		...step,
		action: own ? "keep" : "skip",
		why
	};
}
/** Where nothing is known of what is there, it is older. Of builds in the same second the digest decides. */
function newestStep({ tag, keeps }, { version, digest, digests, origins }) {
	const present = digests.get(tag);
	const step = {
		tag,
		version,
		digest
	};
	if (present === void 0) return {
		...step,
		action: "create",
		why: `${version} is the first`
	};
	if (present === digest) return {
		...step,
		action: "keep",
		why: "it has this image already"
	};
	const own = {
		version,
		...origins?.get(digest)
	};
	const other = origins?.get(present) ?? {};
	const byVersion = keeps === "commit" ? compareVersions(own.version, other.version) : 0;
	if ((byVersion || (own.created ?? 0) - (other.created ?? 0) || (digest < present ? -1 : 1)) > 0) return {
		...step,
		action: "move",
		why: `${version} is ${byVersion > 0 ? "higher" : "newer"}`
	};
	const why = `what it means is ${byVersion < 0 ? "higher" : "newer"}`;
	return {
		tag,
		action: "skip",
		version: other.version ?? "",
		digest: present,
		why
	};
}
function compareVersions(own, other) {
	const theirs = other === void 0 ? void 0 : versionOf(other);
	return theirs ? (0, import_compare_build.default)(requiredVersion(own), theirs) : 1;
}
/** The highest candidate of a line, the version itself included, and what else in the registry is above it. */
function ranked(line, { version, tags, published, floating }) {
	const releases = published && new Set(published);
	const inLine = tags.flatMap((tag) => versionOf(tag, floating?.affixes) ?? []).filter((other) => line.includes(other));
	const highest = inLine.filter((other) => !releases || releases.has(other.raw)).reduce((a, b) => (0, import_compare_build.default)(a, b) < 0 ? b : a, requiredVersion(version));
	return {
		highest,
		higher: inLine.filter((other) => (0, import_compare_build.default)(other, highest) > 0)
	};
}
const unread = (version) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("INTERNAL", `The tags were planned before the tag of ${version} was read.`, { hint: "This is a defect in Cutover. Please report it with the log of this run." });
// src/image/apply-tags.ts
/** What a registry with immutable tags answers, in its own words or not. */
const lateCodes = /* @__PURE__ */ new Set(["REGISTRY_REFUSED", "TAG_IMMUTABLE"]);
/** Each round either writes or ends; more than a few mean that others write the same tags without end. */
const mostRounds$1 = 10;
/**
* Makes the tags of a version what `planTags` says, exact tag first, and reads them again until nothing is left to do.
* A registry has no guarded write, so that two releases at once may set a floating tag in the wrong order: whoever wrote
* last finds it and repairs it. It costs one read of the manifest and one write per tag, and moves no layer.
* @returns every step of the first plan, then each repair.
* @throws TAG_TAKEN, NOT_FOUND, CONFLICT, and what the registry throws
*/
async function applyTags(registry, report, request) {
	const { domain, path, spelling } = request.repository;
	const repository = {
		domain,
		path,
		spelling
	};
	const write = writer(registry, repository);
	const taken = [];
	let floating = false;
	for (let round = 0; round < mostRounds$1; round++) {
		const plan = planTags(await observe$1(registry, {
			...request,
			repository
		}));
		const pending = plan.filter(({ action }) => action === "create" || action === "move");
		const exact = pending.filter(({ tag }) => tag === plan[0]?.tag);
		if (round === 0) taken.push(...plan);
		else if (floating) taken.push(...pending);
		if (pending.length === 0) return taken;
		floating = exact.length === 0;
		for (const step of floating ? pending : exact) {
			await write(step);
			report.line(`${spelling}:${step.tag} is now ${step.version} (${step.digest}): ${step.why}`);
		}
	}
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("CONFLICT", `The tags of ${spelling} do not come to rest.`, { hint: "Something else sets the same tags again and again: find it, or release one version after the other." });
}
/** All that `planTags` needs. Releases are listed after the tags, because each is published before its tag is pushed. */
async function observe$1(registry, { repository, published, originOf, ...own }) {
	let tags = await registry.tags(repository);
	const facts = {
		...own,
		...published ? { published: await published() } : {}
	};
	const digests = /* @__PURE__ */ new Map();
	for (;;) {
		const unread = tagsToRead({
			...facts,
			tags
		}).filter((tag) => !digests.has(tag));
		if (unread.length === 0) {
			const origins = await originsOf({
				...facts,
				tags,
				digests
			}, repository, originOf);
			return {
				...facts,
				tags,
				digests,
				origins
			};
		}
		const algorithm = algorithmOf(own.digest);
		const found = await Promise.all(unread.map((tag) => digestBy(algorithm, registry, {
			...repository,
			tag
		})));
		for (const [index, tag] of unread.entries()) {
			const digest = found[index];
			if (digest) digests.set(tag, digest);
			else tags = tags.filter((other) => other !== tag);
		}
	}
}
async function originsOf(facts, repository, originOf) {
	const digests = originOf ? imagesToCompare(facts) : [];
	const origins = await Promise.all(digests.map(async (digest) => originOf?.({
		...repository,
		digest
	})));
	return new Map(digests.map((digest, index) => [digest, origins[index] ?? {}]));
}
function writer(registry, repository) {
	const manifests = /* @__PURE__ */ new Map();
	return async ({ tag, digest, action }) => {
		const manifest = manifests.get(digest) ?? registry.get({
			...repository,
			digest
		});
		manifests.set(digest, manifest);
		try {
			await registry.put(repository, tag, await manifest);
		} catch (error) {
			if (!(error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.n && lateCodes.has(error.code) && action === "create") || !await registry.resolve({
				...repository,
				tag
			})) throw error;
		}
	};
}
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
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("INPUT_INVALID", `${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(text)} is no platform.`, { hint: "Write it as os/architecture[/variant]: linux/amd64, linux/arm64, linux/arm/v7." });
}
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
	const json = fieldsOf(parsed$3(bytes, what));
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
	if (typeof digest === "string" && isDigest(digest) && typeof size === "number" && Number.isSafeInteger(size)) return {
		digest,
		size
	};
	throw unreadable(what, `it names a part by ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(String(digest), 100)} with the size ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(String(size), 30)}`);
}
function parsed$3(bytes, what) {
	try {
		return JSON.parse(bytes.toString("utf8"));
	} catch (error) {
		throw unreadable(what, "it is not JSON", error);
	}
}
const unreadable = (what, why, cause) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("REGISTRY_REFUSED", `${what} can't be read as an image: ${why}.`, {
	hint: "Check what pushed it: an image has a manifest of the OCI image specification or of Docker, with SHA-256 or SHA-512 digests.",
	cause
});
// src/image/dry-registry.ts
/**
* A registry that is read, but never written to: what would have been written is remembered here, so that everything
* goes the way that it would. Blobs count as mounted or sent, and are not touched.
*/
function dryRegistry(registry) {
	const written = /* @__PURE__ */ new Map();
	const keyOf = ({ domain, path }, name) => `${domain}/${path} ${name}`;
	const found = (reference) => written.get(keyOf(reference, reference.digest ?? reference.tag ?? "latest"));
	const put = async (repository, as, { mediaType, bytes }) => {
		const manifest = {
			mediaType,
			bytes,
			digest: digestOf(bytes)
		};
		for (const name of [as, manifest.digest]) written.set(keyOf(repository, name), manifest);
		return manifest.digest;
	};
	return {
		...registry,
		put,
		resolve: async (reference) => {
			const ours = found(reference);
			return ours ? {
				mediaType: ours.mediaType,
				digest: ours.digest
			} : registry.resolve(reference);
		},
		get: async (reference) => found(reference) ?? registry.get(reference),
		async tags(repository) {
			const prefix = keyOf(repository, "");
			const names = [...written.keys()].flatMap((key) => key.startsWith(prefix) ? key.slice(prefix.length) : []);
			return [.../* @__PURE__ */ new Set([...await registry.tags(repository), ...names.filter((name) => !isDigest(name))])];
		},
		async referrers(repository, digest) {
			const there = await registry.referrers(repository, digest);
			const ours = [...written].flatMap(([key, { mediaType, bytes, digest: own }]) => {
				return key === keyOf(repository, own) && contentOf(bytes, own).subject === digest ? [{
					mediaType,
					digest: own,
					size: bytes.length
				}] : [];
			});
			return [...there, ...ours];
		},
		mountBlob: async () => void 0,
		pushBlob: async () => {},
		putReferrer: async (repository, manifest) => put(repository, digestOf(manifest.bytes), manifest),
		remove: async () => true
	};
}
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
// src/image/platform-index.ts
/**
* An index with what `index` has for `platforms`, and what BuildKit attests of that. It has a digest of its own, because
* it is other bytes; where nothing is left out, it is the one that is there.
* @throws NOT_FOUND for a platform that is not there, INPUT_INVALID where there is no index to choose from
*/
function indexFor(index, from, platforms) {
	const { manifests } = contentOf(index.bytes, formatReference(from));
	if (manifests.length === 0) throw single(from);
	const images = manifests.filter((entry) => !isAttestation(entry));
	const chosen = new Set(platforms.flatMap((text) => digestsFor(parsePlatform(text), images, from)));
	const kept = (entry) => chosen.has(isAttestation(entry) ? entry.annotations?.["vnd.docker.reference.digest"] ?? "" : entry.digest);
	if (manifests.every(kept)) return index;
	const json = JSON.parse(index.bytes.toString("utf8"));
	const left = json.manifests.filter((_, position) => manifests[position] && kept(manifests[position]));
	const bytes = Buffer.from(JSON.stringify({
		...json,
		manifests: left
	}));
	return {
		mediaType: index.mediaType,
		digest: digestOf(bytes),
		bytes
	};
}
/** A registry in which `from` has a manifest that is nowhere yet. */
const having = (registry, from, manifest) => ({
	...registry,
	get: async (reference) => reference.digest === manifest.digest && sameRepository(reference, from) ? manifest : registry.get(reference)
});
/** Of Windows there are several for one platform, one for each version. */
function digestsFor(platform, images, from) {
	const found = images.filter((entry) => entry.platform && samePlatform(entry.platform, platform));
	if (found.length > 0) return found.map(({ digest }) => digest);
	const there = images.flatMap((entry) => entry.platform ? formatPlatform(entry.platform) : []);
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("NOT_FOUND", `${formatReference(from)} has no image for ${formatPlatform(platform)}.`, { hint: `Name one that it has: ${[...new Set(there)].join(", ")}.` });
}
const single = (from) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("INPUT_INVALID", `Input platforms can't choose from ${formatReference(from)}: it is one image.`, { hint: "Leave platforms out: there is no index of several to choose from." });
// src/image/head-start.ts
/**
* Begins to read a blob before anybody asks for its bytes: many registries redirect to a storage that takes its time, which
* goes by while the other side prepares to receive. No more comes than a connection's buffer holds.
*/
function headStart(source, size) {
	const begun = source(0, size)[Symbol.asyncIterator]();
	const first = begun.next();
	const unheard = () => {};
	first.catch(unheard);
	let taken = false;
	async function* resumed() {
		if (taken) return yield* source(0, size);
		taken = true;
		try {
			for (let next = await first; !next.done; next = await begun.next()) yield next.value;
		} finally {
			await begun.return?.();
		}
	}
	return {
		source: (start, end) => start === 0 && end === size ? resumed() : source(start, end),
		drop() {
			if (!taken) begun.return?.().catch(unheard);
		}
	};
}
// src/image/copy.ts
/**
* Copies all that `root` consists of, but not `root` itself: blobs first, then what is below an index, leaves first, so
* that nothing is ever there without its parts. Repeated, it sends only what is missing. No byte is held longer than it
* takes to pass it on.
*/
async function copyParts(tools, from, to, root) {
	const { registry, lanes } = tools;
	const levels = await levelsOf(tools, from, root);
	const moved = await copyBlobs(tools, from, to, levels.flat().flatMap(({ bytes, digest }) => contentOf(bytes, `${from.spelling}@${digest}`).blobs));
	for (const level of levels.slice(1).reverse()) await lanes.each([to.domain], level, (manifest) => registry.put(to, manifest.digest, manifest));
	return moved;
}
/** Makes `to` have blobs of `from`, by as little as that takes. */
async function copyBlobs(tools, from, to, blobs) {
	const unique = [...new Map(blobs.map((blob) => [blob.digest, blob])).values()].sort((a, b) => b.size - a.size);
	const moved = {
		mounted: 0,
		sent: 0,
		present: 0,
		bytes: 0
	};
	let done = 0;
	await tools.lanes.each([from.domain, to.domain], unique, async (blob) => {
		await copyBlob(tools, from, to, blob, moved);
		done += 1;
		tools.report.progress(`${to.spelling}: ${done} of ${unique.length} blobs`);
	});
	return moved;
}
/** The manifests of a tree: `root`, what it lists, what those list … */
async function levelsOf({ registry, lanes }, from, root) {
	const { domain, path, spelling } = from;
	const levels = [[root]];
	const known = /* @__PURE__ */ new Set([root.digest]);
	for (;;) {
		const below = (levels.at(-1) ?? []).flatMap(({ bytes, digest }) => contentOf(bytes, `${spelling}@${digest}`).manifests);
		const fresh = [...new Set(below.map(({ digest }) => digest))].filter((digest) => !known.has(digest));
		if (fresh.length === 0) return levels;
		for (const digest of fresh) known.add(digest);
		levels.push(await lanes.each([domain], fresh, (digest) => registry.get({
			domain,
			path,
			spelling,
			digest
		})));
	}
}
async function copyBlob({ registry }, from, to, blob, moved) {
	const upload = from.domain === to.domain ? await registry.mountBlob(to, blob, from) : "denied";
	if (upload === void 0) moved.mounted += 1;
	else if (await registry.hasBlob(to, blob)) moved.present += 1;
	else {
		const begun = headStart((start, end) => registry.readPart(from, blob, start, end), blob.size);
		try {
			await registry.pushBlob(to, blob, begun.source, upload === "denied" ? {} : { upload });
		} finally {
			begun.drop();
		}
		moved.sent += 1;
		moved.bytes += blob.size;
	}
}
// src/image/attached.ts
/** https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md#tag-based-discovery */
const cosignTag = /^(sha256)-([0-9a-f]{64})\.(?:sig|att|sbom)$/;
/**
* What is attached to an image and to its platforms, and to that in turn. Attestations that BuildKit puts into the index
* are parts of the image: they are not meant here.
*/
async function attachedTo({ registry, lanes }, from, root, { referrers, signatures }) {
	const { domain, path, spelling } = from;
	const platforms = contentOf(root.bytes, `${spelling}@${root.digest}`).manifests.filter((one) => !isAttestation(one));
	const image = /* @__PURE__ */ new Set([root.digest, ...platforms.map(({ digest }) => digest)]);
	const found = /* @__PURE__ */ new Map();
	for (let subjects = referrers ? [...image] : []; subjects.length > 0;) {
		const lists = await lanes.each([domain], subjects, (digest) => registry.referrers(from, digest));
		const fresh = [...new Set(lists.flat().map(({ digest }) => digest))].filter((digest) => !found.has(digest));
		const manifests = await lanes.each([domain], fresh, (digest) => registry.get({
			domain,
			path,
			spelling,
			digest
		}));
		for (const manifest of manifests) found.set(manifest.digest, { manifest });
		subjects = fresh;
	}
	const tags = signatures ? (await registry.tags(from)).filter((tag) => image.has(subjectOf(tag))) : [];
	const tagged = await lanes.each([domain], tags, async (tag) => ({
		tag,
		manifest: await registry.get({
			domain,
			path,
			spelling,
			tag
		})
	}));
	return [...found.values(), ...tagged];
}
const subjectOf = (tag) => tag.match(cosignTag)?.slice(1, 3).join(":");
/** Copies what `attachedTo` found. A list of signatures at the target that has more than ours is left as it is. */
async function copyAttached(tools, from, to, attached) {
	const { registry, report } = tools;
	const { domain, path, spelling } = to;
	for (const { manifest, tag } of attached) {
		const present = tag === void 0 ? void 0 : await registry.resolve({
			domain,
			path,
			spelling,
			tag
		});
		if (present?.digest === manifest.digest) continue;
		if (tag !== void 0 && present) {
			if (!includes(manifest, await registry.get({
				domain,
				path,
				spelling,
				digest: present.digest
			}))) {
				report.warning(`${spelling}:${tag} has signatures of its own and keeps them: ${manifest.digest} is not copied.`);
				continue;
			}
		}
		await copyParts(tools, from, to, manifest);
		if (tag === void 0) await registry.putReferrer(to, manifest);
		else await registry.put(to, tag, manifest);
		report.line(`${spelling}${tag === void 0 ? "@" : `:${tag}@`}${manifest.digest} is attached`);
	}
}
/** Each signature is a layer: whoever has all of theirs takes none away. */
function includes(ours, theirs) {
	const own = new Set(contentOf(ours.bytes, ours.digest).blobs.map(({ digest }) => digest));
	const [, ...layers] = contentOf(theirs.bytes, theirs.digest).blobs;
	return layers.every(({ digest }) => own.has(digest));
}
// src/image/promote.ts
/**
* Makes `to` have the very image of `from`, by digest, under `tags`, without a build. Tags come last: where one of them
* is right, everything else was there before it, which makes a repeated promotion cost one request a tag and one more.
* A killed one is repeated as a whole and sends only what is missing.
* @throws NOT_FOUND, TAG_TAKEN, DIGEST_MISMATCH, and what the registries throw
*/
async function promote(tools, request) {
	const { registry } = tools;
	const { from, tags, refresh } = request;
	const to = placeOf(request.to);
	if (sameRepository(from, to)) return retag(tools, request);
	const given = from.digest && isDigest(from.digest) ? from.digest : void 0;
	const seen = await observe(tools, to, tags, given);
	const unseen = [...seen.values()].every((digest) => digest === void 0);
	const named = given ?? (unseen ? void 0 : (await registry.resolve(from))?.digest);
	const source = unseen || !named || !isTold(named) ? canonical(await registry.get(from)) : { digest: named };
	const { digest } = source;
	const pending = pendingTags(to, tags, seen, digest);
	const present = [...seen.values()].includes(digest);
	const complete = present && tags.length > 0 && !refresh;
	if (complete && pending.length === 0) return {
		digest,
		action: "present",
		moved: nothing()
	};
	const manifest = "bytes" in source ? source : await registry.get({
		...placeOf(from),
		digest
	});
	const moved = present ? nothing() : await copyParts(tools, from, to, manifest);
	const attached = complete ? [] : await attachedTo(tools, from, manifest, request);
	if (!present && (attached.length > 0 || tags.length === 0)) await registry.put(to, digest, manifest);
	await copyAttached(tools, from, to, attached);
	for (const tag of pending) await registry.put(to, tag, manifest);
	if (present) return {
		digest,
		action: pending.length > 0 ? "tagged" : "present",
		moved
	};
	return {
		digest,
		action: "copied",
		moved
	};
}
/** Within a repository everything is there: one read and one write a tag. A tag that may move is not looked at before. */
async function retag({ registry }, { from, to, tags }) {
	const manifest = canonical(await registry.get(from));
	const place = placeOf(to);
	const pending = pendingTags(place, tags, await observe({ registry }, place, tags.filter(isVersionTag), void 0), manifest.digest).filter((tag) => tag !== from.tag || from.digest);
	for (const tag of pending) await registry.put(place, tag, manifest);
	return {
		digest: manifest.digest,
		action: pending.length > 0 ? "tagged" : "present",
		moved: nothing()
	};
}
/** What the tags mean there now; without tags, whether the digest is there. */
async function observe({ registry }, to, tags, digest) {
	const asked = tags.length > 0 ? tags.map((tag) => ({ tag })) : digest && isTold(digest) ? [{ digest }] : [];
	const found = await Promise.all(asked.map((one) => digestBy("sha256", registry, {
		...to,
		...one
	})));
	return new Map(asked.map((one, index) => ["tag" in one ? one.tag : one.digest, found[index]]));
}
/** Those that are not right yet, versions first: a floating tag may never mean what has no name of its own. */
function pendingTags(to, tags, seen, digest) {
	const pending = tags.filter((tag) => seen.get(tag) !== digest);
	const taken = pending.find((tag) => isVersionTag(tag) && seen.get(tag) !== void 0);
	if (taken === void 0) return pending.sort((a, b) => Number(isVersionTag(b)) - Number(isVersionTag(a)));
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("TAG_TAKEN", `The tag ${to.spelling}:${taken} has another image: ${seen.get(taken)}, not ${digest}.`, { hint: "A published version is never replaced. Promote under another tag, or release a new version." });
}
/** Tags are told by SHA-256: what is named otherwise has to be read to be known again. */
const isTold = (digest) => algorithmOf(digest) === "sha256";
const canonical = ({ mediaType, bytes }) => ({
	mediaType,
	bytes,
	digest: digestOf(bytes)
});
const placeOf = ({ domain, path, spelling }) => ({
	domain,
	path,
	spelling
});
const nothing = () => ({
	mounted: 0,
	sent: 0,
	present: 0,
	bytes: 0
});
// src/release/tag.ts
/** A git ref is a file name on most hosts: 255 bytes. Nothing longer is a tag that somebody made by hand. */
const longestTag = 255;
/** Where a component may end and its version begin: `web@1.2.3`, `web@v1.2.3`, `web-v1.2.3`, `web/v1.2.3`, `web-1.2.3`. */
const boundary = /[@/-]v?(?=\d)/g;
const component = /^(?:@[a-z0-9._~-]+\/)?\w[\w.-]*(?:\/\w[\w.-]*)*$/i;
/** The version that a tag names, or undefined when it names none, or does not begin with `prefix`. */
function readTag(tag, prefix = "") {
	if (tag.length > longestTag || !tag.startsWith(prefix)) return void 0;
	const rest = tag.slice(prefix.length);
	const whole = semantic(rest.replace(/^v(?=\d)/, ""));
	if (whole) {
		const name = prefix.replace(/[@/-]?v?$/, "");
		return name === "" ? whole : {
			component: name,
			...whole
		};
	}
	return prefix === "" ? split(rest) : void 0;
}
function split(tag) {
	for (const match of tag.matchAll(boundary)) {
		const name = tag.slice(0, match.index);
		const found = component.test(name) ? semantic(tag.slice(match.index + match[0].length)) : void 0;
		if (found) return {
			component: name,
			...found
		};
	}
}
/** The longest tag that a registry takes (OCI distribution): a longer version could not be pushed. */
const longestVersion = 128;
/** semver's own parser also takes `=1.2.3` and white space around, which no tag may have. */
function semantic(text) {
	const parsed = text.length <= longestVersion && /^\d\S*$/.test(text) ? (0, import_parse.default)(text) : null;
	return parsed ? {
		version: parsed.raw,
		prerelease: parsed.prerelease
	} : void 0;
}
// src/config/gates.ts
const pace = {
	timeout: 5e3,
	attempts: 3,
	successes: 1,
	interval: 5e3,
	initialDelay: 0
};
({ ...pace });
({ ...pace });
/** Metrics are scraped every 15 to 60 s mostly: asking more often gives the same answer. */
const metricDefaults = {
	...pace,
	timeout: 1e4,
	interval: 15e3,
	window: 6e4
};
({ ...metricDefaults });
({ ...metricDefaults });
(/* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.o)(((exports, module) => {
	const SemVer = require_semver();
	const compare = (a, b, loose) => new SemVer(a, loose).compare(new SemVer(b, loose));
	module.exports = compare;
})))();
// src/steps/plan.ts
async function githubFor({ http, clock, signal, run, report }, token) {
	if (!token || !run.repository) return void 0;
	report.mask(token);
	const { githubOf } = await __webpack_require__.e(/* import() */ 232).then(__webpack_require__.bind(__webpack_require__, 232));
	return githubOf({
		http,
		clock,
		signal: later(signal, clock),
		token,
		api: run.api,
		repository: run.repository
	});
}
/** The runner kills a cancelled step after 10 seconds: half of them are for the record of how the run ended. */
const lastWords = 5e3;
/** Aborts some time after `signal`. */
function later(signal, clock) {
	const stop = new AbortController();
	signal.addEventListener("abort", () => void clock.sleep(lastWords).then(() => stop.abort()), { once: true });
	return stop.signal;
}
const publishedBy = (github) => async () => {
	if (!github) return [];
	const { publishedReleases } = await __webpack_require__.e(/* import() */ 193).then(__webpack_require__.bind(__webpack_require__, 955));
	return publishedReleases(github);
};
// src/image/credential-helper.ts
/** What every helper says when it has none: https://github.com/docker/docker-credential-helpers (credentials/error.go). */
const none = /credentials not found/i;
/**
* Asks a program of the Docker credential helper protocol; undefined when it has nothing for `server`.
* @throws CREDENTIALS_UNUSABLE when it is missing, fails or answers nonsense, CANCELLED.
*/
async function askHelper({ processes, helper, server, signal }) {
	const tool = `docker-credential-${helper}`;
	if (!/^[\w.-]+$/.test(helper)) throw unusable$1((0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(tool), server, "its name is no plain word");
	const ended = await run(processes, tool, server, signal);
	if (ended.code !== 0) {
		const said = (ended.stdout.trim() || ended.stderr.trim()).split("\n")[0] ?? "";
		if (none.test(ended.stdout) || none.test(ended.stderr)) return void 0;
		throw unusable$1(tool, server, `it ended with exit code ${ended.code}: ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(said, 200)}`);
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
		if (error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.n && error.code !== "TOOL_MISSING") throw error;
		throw unusable$1(tool, input, (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.i)(error), error);
	}
}
function parsed$2(text) {
	try {
		return Object(JSON.parse(text));
	} catch {
		return {};
	}
}
const unusable$1 = (tool, server, what, cause) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("CREDENTIALS_UNUSABLE", `${tool} gave no credentials for ${server}: ${what.replace(/\.$/, "")}.`, {
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
	const folder = environment.DOCKER_CONFIG || (home ? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(home, ".docker") : void 0);
	return folder ? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, "config.json") : void 0;
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
const unusable = (source, what) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("CREDENTIALS_UNUSABLE", `Can't use the registry credentials in ${source}: ${what}.`, { hint: "Log in again with docker/login-action or docker login, which writes it anew." });
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
const inWords$1 = (failure) => causes[codeOf(failure)] ?? (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)((0,_index_js__WEBPACK_IMPORTED_MODULE_0__.i)(failure), 200);
const unreachable = (host, failure) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("REGISTRY_UNREACHABLE", `Can't reach the registry ${host}: ${inWords$1(failure)}.`, {
	hint: unreachableHint(host, failure),
	cause: failure
});
function unreachableHint(host, failure) {
	if (codeOf(failure).includes("SSL")) return `If ${host} really has no TLS, list it as an insecure registry.`;
	if (inWords$1(failure).includes("certificate is signed by")) return "Give the certificate of that authority by the variable NODE_EXTRA_CA_CERTS or SSL_CERT_FILE: a path to a PEM file.";
	return "Check its name and port, and whether this runner may reach it (proxy, firewall, private network).";
}
const tooLarge = (host, cause) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("REGISTRY_REFUSED", `The answer of ${host} was not read to its end: ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.i)(cause)}.`, {
	hint: "No manifest may be that large. Check that the host is a registry and not a web page in front of one.",
	cause
});
/** An answer that was not what was asked for. `what` continues "… to": `push ghcr.io/acme/web:1.4.2`. */
function refusal(host, what, answer) {
	if (answer.status === 401 || answer.status === 403) return denied(host, what, answer);
	const waiting = answer.headers["retry-after"];
	return new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("REGISTRY_REFUSED", `${host} refused to ${what}: it answered ${answer.status}${words(answer)}.`, { hint: waiting ? `It asks to come back later (Retry-After: ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(waiting)}).` : hintFor$1(answer.status) });
}
function hintFor$1(status) {
	if (status === 429) return "Too many requests: log in, so that the limits of an account count, or wait and run again.";
	if (status >= 500) return "The registry itself is in trouble; it was asked several times. Run again when it is well.";
	if (status === 404) return "Check the spelling, and that the repository exists: some registries do not create it.";
	return "The registry says why; if it does not, its own log will.";
}
/** `source` says where the credentials came from; none means that none are known. */
function denied(host, what, answer, source) {
	const known = source ? `the credentials of ${source} were not accepted` : `no credentials for ${host} are known`;
	const reason = answer.status === 401 ? known : `it answered ${answer.status}`;
	return new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("REGISTRY_DENIED", `${host} refused to ${what}: ${reason}${words(answer)}.`, { hint: deniedHint(host, answer.status) });
}
function deniedHint(host, status) {
	const login = `Log in to ${host} in a step before this one, with docker/login-action or docker login.`;
	if (host === "ghcr.io") return `${status === 401 ? `${login} ` : ""}Let the job write packages:\npermissions:\n  packages: write\nand give this repository write access in the settings of a package that it did not create.`;
	return status === 401 ? login : `The account that logged in to ${host} needs the right to push and pull here.`;
}
const mismatch = (what, expected, actual) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("DIGEST_MISMATCH", `${what} should have the digest ${expected}, but has ${actual}.`, { hint: "Something between here and the registry changes what it passes on (a proxy, a cache), or the registry is damaged." });
/** What the registry itself says, in the form of the OCI distribution specification; nothing if it says it otherwise. */
function words(answer) {
	try {
		const { errors } = JSON.parse(answer.bytes.toString("utf8"));
		const first = errors?.[0];
		const text = [first?.code, first?.message].filter((part) => typeof part === "string" && part !== "").join(": ");
		return text === "" ? "" : ` (${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(text, 300)})`;
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
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("REGISTRY_REFUSED", `${access.domain} wants us to log in at ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(text, 200)}, where credentials would not be safe.`, { hint: "A token service needs an https address. Check that the registry is the one that is meant." });
}
function readToken(answer, realm) {
	const body = parsed(answer.bytes);
	const value = body?.token || body?.access_token;
	if (typeof value !== "string" || !/^[\x21-\x7e]+$/.test(value)) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("REGISTRY_REFUSED", `The token service ${realm.host} answered 200, but gave no token.`, { hint: "Check that the registry is the one that is meant, and that no sign-in page stands in front of it." });
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
	(0,node_v8__WEBPACK_IMPORTED_MODULE_5__.setFlagsFromString)("--expose-gc");
	return (0,node_vm__WEBPACK_IMPORTED_MODULE_6__.runInNewContext)("gc");
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
		if (request.signal?.aborted) throw (0,_http_js__WEBPACK_IMPORTED_MODULE_1__.a)();
		if (failure instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.n) throw failure;
		if (failure instanceof _http_js__WEBPACK_IMPORTED_MODULE_1__.t) throw tooLarge(request.url.host, failure);
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
	const backoff = (0,_http_js__WEBPACK_IMPORTED_MODULE_1__.r)(patience.first * 2 ** (attempt - 1));
	if ("failure" in outcome) return isPassing(outcome.failure) ? backoff : void 0;
	if (!passing.has(outcome.status)) return void 0;
	const asked = retryAfter(outcome.headers["retry-after"], clock);
	return asked === void 0 ? backoff : (0,_http_js__WEBPACK_IMPORTED_MODULE_1__.r)(asked);
}
/** Both forms of RFC 9110, section 10.2.3: seconds, or the date when to come back. */
function retryAfter(header, clock) {
	if (header === void 0) return void 0;
	if (/^\d+$/.test(header)) return Number(header) * 1e3;
	const date = Date.parse(header);
	return Number.isNaN(date) ? void 0 : Math.max(0, date - clock.now());
}
const said$1 = (outcome, host) => "failure" in outcome ? `${host}: ${inWords$1(outcome.failure)}` : `${host} answered ${outcome.status}`;
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
			if (signal?.aborted) throw (0,_http_js__WEBPACK_IMPORTED_MODULE_1__.a)();
			if (error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.n) throw error;
			broken = error;
		}
		if (at === end) return;
		failures += 1;
		const wait = isPassing(broken) ? pauseAfter({ failure: broken }, failures, clock) : void 0;
		if (wait === void 0) throw unreachable(repository.domain, broken);
		report.progress(`${nameOf(repository, blob)}: ${inWords$1(broken)} after ${at} of ${blob.size} bytes, going on there`);
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
const missing = (repository, blob) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("NOT_FOUND", `${repository.domain} has no blob ${nameOf(repository, blob)}.`, { hint: "Its manifest is there, a part of it is not: the registry is damaged, or was cleaned too eagerly. Push it again." });
function verifier(repository, blob) {
	const algorithm = algorithmOf(blob.digest);
	const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_3__.createHash)(algorithm);
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
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("REGISTRY_REFUSED", `${repository.domain} began an upload, but did not say where it goes on.`, { hint: "Check that the host is a registry, and what stands in front of it." });
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
const said = (outcome) => "failure" in outcome ? inWords$1(outcome.failure) : `the registry answered ${outcome.status}`;
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
	const body = end === at ? {} : { body: () => node_stream__WEBPACK_IMPORTED_MODULE_4__.Readable.from(noting(), { objectMode: false }) };
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
		if (unread || !(error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.n) || error.code !== "REGISTRY_UNREACHABLE") throw error;
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
		if (error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.n && error.code === "REGISTRY_DENIED") return "denied";
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
	if (isDigest(tag) || !statuses.has(answer.status) || !ways.test(answer.bytes.toString("utf8"))) return void 0;
	return new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("TAG_IMMUTABLE", `${domain} does not let the tag ${spelling}:${tag} move.`, { hint: isVersionTag(tag) ? "A published version is never replaced. Release the change under a new version." : hintFor(domain, path, tag) });
}
function hintFor(domain, path, tag) {
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
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("REGISTRY_REFUSED", `${formatReference(reference)} is no image manifest: ${reference.domain} gave the type ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(mediaType)}.`, { hint: "Check that the host is a registry, and that the image is newer than the schema of Docker 1.9 (2015)." });
}
/**
* A manifest whose bytes have the digest that the reference, or else the registry, promises.
* @throws DIGEST_MISMATCH, REGISTRY_REFUSED
*/
function verified(reference, answer) {
	const { bytes } = answer;
	const promised = reference.digest ?? answer.headers["docker-content-digest"];
	const actual = digestOf(bytes, algorithmOf(promised ?? ""));
	if (promised !== void 0 && promised !== actual) throw mismatch(formatReference(reference), promised, actual);
	return {
		mediaType: mediaTypeOf(answer, reference),
		digest: actual,
		bytes
	};
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
		if (error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.n) throw error;
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
const nonsense = (repository, what, cause) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("REGISTRY_REFUSED", `${repository.domain} can't list the tags of ${repository.spelling}: ${what}.`, {
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
			const { digest, answer } = await write(repository, digestOf(manifest.bytes), manifest);
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
			throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("CONFLICT", `The list of what refers to ${subject} does not come to rest.`, { hint: `Something else writes ${repository.spelling}:${referrersTag(subject)} all the time: find it, and run again.` });
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
	throw lost(domain, call, `it named ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(call.target, 200)} for it`);
}
function next(from, answer, call, domain) {
	const location = answer.headers.location ?? "";
	if (!reads(call.method)) throw lost(domain, call, `it redirected the upload to ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(location, 200)}`);
	const url = URL.canParse(location, from.href) ? new URL(location, from) : void 0;
	const safe = url?.protocol === "https:" || url?.protocol === "http:" && from.protocol === "http:";
	if (url && safe && url.username === "") return url;
	throw lost(domain, call, `it redirected to ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(location, 200)}`);
}
const lost = (domain, call, what) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("REGISTRY_REFUSED", `${domain} was asked to ${call.purpose}, but ${what}.`, { hint: "Check the address of the registry, and what stands in front of it." });
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
		if (answer.status === 405 || !isDigest(digest)) return read(reference);
		if (reference.digest !== void 0 && reference.digest !== digest) {
			if (algorithmOf(reference.digest) !== algorithmOf(digest)) return read(reference);
			throw mismatch(formatReference(reference), reference.digest, digest);
		}
		return {
			mediaType: mediaTypeOf(answer, reference),
			digest
		};
	}
	async function write(repository, as, { mediaType, bytes }) {
		const digest = digestOf(bytes, algorithmOf(as));
		const place = `${repository.spelling}${isDigest(as) ? "@" : ":"}${as}`;
		if (isDigest(as) && as !== digest) throw mismatch(place, as, digest);
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
			...isDigest(as) ? { digest: as } : { tag: as }
		};
		const stored = answer.headers["docker-content-digest"] ?? (await resolve(written))?.digest;
		if (stored !== digestOf(bytes, algorithmOf(stored ?? ""))) throw mismatch(place, digest, stored ?? "none");
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
			throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("NOT_FOUND", `${formatReference(reference)} is not in the registry.`, { hint: "Check that it was pushed there and not removed since, by hand or by a retention rule." });
		},
		put: async (repository, as, manifest) => (await write(repository, as, manifest)).digest,
		async remove(reference) {
			const target = `manifests/${reference.digest ?? reference.tag ?? "latest"}`;
			const purpose = `remove ${formatReference(reference)}`;
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
	purpose: `give ${formatReference(reference)}`
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
// src/steps/promote.ts
/** Blobs on their way at once at any one host: as many as docker push sends. */
const width = 5;
/** Tags that follow the highest version; anything else in the input tags is taken as it is. */
const floatingWords = [
	"latest",
	"major",
	"minor"
];
/** Copies an image by its digest to other repositories, registries and regions, with what is attached, and tags it there. */
const promoteStep = async (around, inputs) => {
	const context = inputs["dry-run"] ? {
		...around,
		report: foreseeing(around.report)
	} : around;
	const named = parseReference(inputs.from);
	const targets = inputs.to.map((text) => targetOf(text, named, inputs.tags ?? []));
	const environment = await loginFor(context, inputs.token, [named, ...targets.map(({ to }) => to)]);
	const client = registryFor(context, environment);
	const ended = await context.report.phase("Promote", async () => {
		const { from, registry } = await sourceOf(inputs["dry-run"] ? dryRegistry(client) : client, named, inputs.platforms);
		const tools = {
			registry,
			lanes: lanes(width),
			report: context.report
		};
		return Promise.allSettled(targets.map((target) => toOne(context, tools, from, target, inputs)));
	});
	const [failure, ...others] = ended.flatMap((result) => result.status === "rejected" ? [(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.r)(result.reason)] : []);
	for (const { code, message } of others) if (code !== "CANCELLED") context.report.warning(message);
	if (failure) throw failure;
	const done = ended.flatMap((result) => result.status === "fulfilled" ? [result.value] : []);
	const told = (actions) => done.flatMap(({ name, promoted }) => actions.includes(promoted.action) ? [name] : []).join("\n");
	return { outputs: {
		digest: done[0]?.promoted.digest ?? "",
		copied: told(["copied", "tagged"]),
		skipped: told(["present"]),
		tags: done.flatMap(({ tags }) => tags).join("\n")
	} };
};
/** What is promoted: all of the image, or an index of our own with the platforms that were asked for. */
async function sourceOf(registry, from, platforms = []) {
	if (platforms.length === 0) return {
		from,
		registry
	};
	const all = await registry.get(from);
	const index = indexFor(all, from, platforms);
	if (index === all) return {
		from,
		registry
	};
	const { domain, path, spelling } = from;
	return {
		from: {
			domain,
			path,
			spelling,
			digest: index.digest
		},
		registry: having(registry, from, index)
	};
}
const foreseeing = (report) => ({
	...report,
	line: (text) => report.line(`Dry run, not done: ${text}`)
});
function targetOf(text, from, asked) {
	const to = parseReference(text);
	if (to.digest !== void 0) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("INPUT_INVALID", `Input to has ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.a)(text, 200)}, which names a digest.`, { hint: "The digest is that of the image that is promoted: name a repository, with or without a tag." });
	const floating = asked.filter((tag) => floatingWords.includes(tag));
	const named = [...to.tag ? [to.tag] : [], ...asked.filter((tag) => !floatingWords.includes(tag))];
	const tags = [...new Set(named.length > 0 ? named : from.tag ? [from.tag] : [])];
	if (floating.length === 0) return {
		to,
		tags,
		floating
	};
	const exact = tags.find(isVersionTag);
	if (exact) return {
		to,
		tags,
		floating,
		version: exact.replace("_", "+")
	};
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.n("INPUT_INVALID", `Input tags has ${floating.join(", ")}, but no version that they follow.`, { hint: "Promote from the tag of a version, such as 1.4.2, or write that version among the tags." });
}
async function toOne(context, tools, from, target, inputs) {
	const { to, tags, version } = target;
	const { referrers, signatures, refresh } = inputs;
	if (inputs.platforms && from.digest && sameRepository(from, to)) await tools.registry.put(to, from.digest, await tools.registry.get(from));
	const promoted = await promote(tools, {
		from,
		to,
		tags,
		referrers,
		signatures,
		refresh
	});
	const name = `${to.spelling}${tags[0] ? `:${tags[0]}` : ""}@${promoted.digest}`;
	context.report.line(`${name}: ${promoted.action}${inWords(promoted.moved)}`);
	const moved = version === void 0 ? [] : await floatingTags(context, tools, target, version, promoted, inputs);
	return {
		name,
		promoted,
		tags: [.../* @__PURE__ */ new Set([...tags, ...moved])].map((tag) => `${to.spelling}:${tag}`)
	};
}
async function floatingTags(context, { registry }, { to, floating }, version, { digest }, { token }) {
	const published = publishedBy(await githubFor(context, token));
	return (await applyTags(registry, context.report, {
		repository: to,
		version,
		digest,
		floating: {
			latest: floating.includes("latest"),
			major: floating.includes("major"),
			minor: floating.includes("minor")
		},
		...token ? { published: async () => (await published()).flatMap((one) => one.draft ? [] : readTag(one.tag)?.version ?? []) } : {}
	})).filter((step) => step.digest === digest && step.tag !== exactTag(version)).map(({ tag }) => tag);
}
const inWords = ({ mounted, sent, present, bytes }) => mounted + sent + present === 0 ? "" : `, ${mounted} blobs mounted, ${sent} sent (${(bytes / 1e6).toFixed(1)} MB), ${present} there already`;



/***/ })

};
