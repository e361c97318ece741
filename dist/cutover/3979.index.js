export const id = 3979;
export const ids = [3979,243];
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

/***/ 2498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ setOutput),
/* harmony export */   c: () => (/* binding */ warning),
/* harmony export */   i: () => (/* binding */ info),
/* harmony export */   n: () => (/* binding */ endGroup),
/* harmony export */   o: () => (/* binding */ setSecret),
/* harmony export */   r: () => (/* binding */ error),
/* harmony export */   s: () => (/* binding */ startGroup),
/* harmony export */   t: () => (/* binding */ debug)
/* harmony export */ });
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9896);
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(857);
/* harmony import */ var crypto__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6982);
/* harmony import */ var path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6928);




// node_modules/@actions/core/lib/utils.js
/**
* Sanitizes an input into a string so it can be passed into issueCommand safely
* @param input input to sanitize into a string
*/
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
/**
*
* @param annotationProperties
* @returns The command properties to send with the actual annotation command
* See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
*/
function toCommandProperties(annotationProperties) {
	if (!Object.keys(annotationProperties).length) return {};
	return {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	};
}
// node_modules/@actions/core/lib/command.js
/**
* Issues a command to the GitHub Actions runner
*
* @param command - The command name to issue
* @param properties - Additional properties for the command (key-value pairs)
* @param message - The message to include with the command
* @remarks
* This function outputs a specially formatted string to stdout that the Actions
* runner interprets as a command. These commands can control workflow behavior,
* set outputs, create annotations, mask values, and more.
*
* Command Format:
*   ::name key=value,key=value::message
*
* @example
* ```typescript
* // Issue a warning annotation
* issueCommand('warning', {}, 'This is a warning message');
* // Output: ::warning::This is a warning message
*
* // Set an environment variable
* issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
* // Output: ::set-env name=MY_VAR::some value
*
* // Add a secret mask
* issueCommand('add-mask', {}, 'secretValue123');
* // Output: ::add-mask::secretValue123
* ```
*
* @internal
* This is an internal utility function that powers the public API functions
* such as setSecret, warning, error, and exportVariable.
*/
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os__WEBPACK_IMPORTED_MODULE_1__.EOL);
}
function issue(name, message = "") {
	issueCommand(name, {}, message);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
// node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!fs__WEBPACK_IMPORTED_MODULE_0__.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync(filePath, `${toCommandValue(message)}${os__WEBPACK_IMPORTED_MODULE_1__.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${crypto__WEBPACK_IMPORTED_MODULE_2__.randomUUID()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os__WEBPACK_IMPORTED_MODULE_1__.EOL}${convertedValue}${os__WEBPACK_IMPORTED_MODULE_1__.EOL}${delimiter}`;
}
/**
* The code to exit an action
*/
var ExitCode;
(function(ExitCode) {
	/**
	* A code indicating that the action was successful
	*/
	ExitCode[ExitCode["Success"] = 0] = "Success";
	/**
	* A code indicating that the action was a failure
	*/
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
/**
* Registers a secret which will get masked from logs
*
* @param secret - Value of the secret to be masked
* @remarks
* This function instructs the Actions runner to mask the specified value in any
* logs produced during the workflow run. Once registered, the secret value will
* be replaced with asterisks (***) whenever it appears in console output, logs,
* or error messages.
*
* This is useful for protecting sensitive information such as:
* - API keys
* - Access tokens
* - Authentication credentials
* - URL parameters containing signatures (SAS tokens)
*
* Note that masking only affects future logs; any previous appearances of the
* secret in logs before calling this function will remain unmasked.
*
* @example
* ```typescript
* // Register an API token as a secret
* const apiToken = "abc123xyz456";
* setSecret(apiToken);
*
* // Now any logs containing this value will show *** instead
* console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
* ```
*/
function setSecret(secret) {
	issueCommand("add-mask", {}, secret);
}
/**
* Sets the value of an output.
*
* @param     name     name of the output to set
* @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
*/
function setOutput(name, value) {
	if (process.env["GITHUB_OUTPUT"] || "") return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(os__WEBPACK_IMPORTED_MODULE_1__.EOL);
	issueCommand("set-output", { name }, toCommandValue(value));
}
/**
* Writes debug message to user log
* @param message debug message
*/
function debug(message) {
	issueCommand("debug", {}, message);
}
/**
* Adds an error issue
* @param message error issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Adds a warning issue
* @param message warning issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Writes info to log with console.log.
* @param message info message
*/
function info(message) {
	process.stdout.write(message + os__WEBPACK_IMPORTED_MODULE_1__.EOL);
}
/**
* Begin an output group.
*
* Output until the next `groupEnd` will be foldable in this group
*
* @param name The name of the output group
*/
function startGroup(name) {
	issue("group", name);
}
/**
* End an output group.
*/
function endGroup() {
	issue("endgroup");
}



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

/***/ 9900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ masks)
/* harmony export */ });
// src/runner/masks.ts
/** Shorter lines of a multi-line secret are braces and the like: masking them would only make the log unreadable. */
const shortestLine = 4;
/** Every form in which a secret could show up in a line of text: its lines, and the whole in base64 and URL encoding. */
function formsOf(secret) {
	const whole = secret.trim();
	if (whole === "") return [];
	const lines = whole.split(/\r\n|\r|\n/).map((line) => line.trim());
	const plain = lines.length === 1 ? lines : lines.filter((line) => line.length >= shortestLine);
	const base64 = [secret, whole].map((form) => Buffer.from(form, "utf8").toString("base64"));
	return [.../* @__PURE__ */ new Set([
		...plain,
		...base64,
		...plain.map(encodeURIComponent)
	])];
}
function masks() {
	const known = /* @__PURE__ */ new Set();
	return {
		add(secret) {
			const fresh = formsOf(secret).filter((form) => !known.has(form));
			for (const form of fresh) known.add(form);
			return fresh;
		},
		hide: (text) => [...known].sort((a, b) => b.length - a.length).reduce((left, form) => left.replaceAll(form, "***"), text)
	};
}



/***/ }),

/***/ 2186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ randomHex),
/* harmony export */   t: () => (/* binding */ jittered)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

// src/io/random.ts
/** `bytes` random bytes in lower-case hexadecimal. */
const randomHex = (bytes) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(bytes).toString("hex");
/** `duration` with up to a quarter added, so that many runners that failed together do not come back together. */
const jittered = (duration) => duration + (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomInt)(Math.max(1, Math.ceil(duration / 4)));



/***/ }),

/***/ 9189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ unwritable),
/* harmony export */   t: () => (/* binding */ replaceAll)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7346);
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2186);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3024);




// src/io/replace.ts
const unwritable = (path, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("FILE_UNWRITABLE", `Can't write ${path}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.i)(cause)}.`, {
	hint: "Check the free space and the permissions of its folder. Nothing of the old file was changed.",
	cause,
	at: { file: path }
});
/** Files.writeAll. Synchronous, because thousands of files go several times faster that way, and nothing else is due. */
function replaceAll(contents) {
	const suffix = (0,_random_js__WEBPACK_IMPORTED_MODULE_1__.n)(4);
	const staged = [];
	let current = "";
	try {
		for (const [path, content] of contents) {
			current = path;
			const { target, mode } = placeOf(path);
			const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(target), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(target)}.${suffix}`);
			staged.push({
				path,
				target,
				temporary
			});
			stage(temporary, content, mode);
		}
		for (const { path, target, temporary } of staged) {
			current = path;
			(0,node_fs__WEBPACK_IMPORTED_MODULE_3__.renameSync)(temporary, target);
		}
	} catch (error) {
		for (const { temporary } of staged) (0,node_fs__WEBPACK_IMPORTED_MODULE_3__.rmSync)(temporary, { force: true });
		throw unwritable(current, error);
	}
}
/** A link stays one: what it points to is replaced. A file that is new gets what the umask allows. */
function placeOf(path) {
	const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_3__.lstatSync)(path, { throwIfNoEntry: false });
	if (!found?.isSymbolicLink()) return {
		target: path,
		mode: found?.mode
	};
	const target = (0,node_fs__WEBPACK_IMPORTED_MODULE_3__.realpathSync)(path);
	return {
		target,
		mode: (0,node_fs__WEBPACK_IMPORTED_MODULE_3__.lstatSync)(target).mode
	};
}
function stage(temporary, content, mode) {
	const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_3__.openSync)(temporary, "wx", mode);
	try {
		(0,node_fs__WEBPACK_IMPORTED_MODULE_3__.writeFileSync)(file, content);
	} finally {
		(0,node_fs__WEBPACK_IMPORTED_MODULE_3__.closeSync)(file);
	}
}



/***/ }),

/***/ 3979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   perform: () => (/* binding */ perform)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4527);
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2186);
/* harmony import */ var _replace_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9189);
/* harmony import */ var _http2_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(243);
/* harmony import */ var _core_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2498);
/* harmony import */ var _masks_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(9900);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1196);
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9896);
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(857);
/* harmony import */ var node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3053);
/* harmony import */ var node_async_hooks__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6698);
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(6193);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(6760);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(8161);


















// node_modules/@actions/core/lib/summary.js
var __awaiter = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { access, appendFile, writeFile } = fs__WEBPACK_IMPORTED_MODULE_8__.promises;
const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
	constructor() {
		this._buffer = "";
	}
	/**
	* Finds the summary file path from the environment, rejects if env var is not found or file does not exist
	* Also checks r/w permissions.
	*
	* @returns step summary file path
	*/
	filePath() {
		return __awaiter(this, void 0, void 0, function* () {
			if (this._filePath) return this._filePath;
			const pathFromEnv = process.env[SUMMARY_ENV_VAR];
			if (!pathFromEnv) throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
			try {
				yield access(pathFromEnv, fs__WEBPACK_IMPORTED_MODULE_8__.constants.R_OK | fs__WEBPACK_IMPORTED_MODULE_8__.constants.W_OK);
			} catch (_a) {
				throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
			}
			this._filePath = pathFromEnv;
			return this._filePath;
		});
	}
	/**
	* Wraps content in an HTML tag, adding any HTML attributes
	*
	* @param {string} tag HTML tag to wrap
	* @param {string | null} content content within the tag
	* @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
	*
	* @returns {string} content wrapped in HTML element
	*/
	wrap(tag, content, attrs = {}) {
		const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
		if (!content) return `<${tag}${htmlAttrs}>`;
		return `<${tag}${htmlAttrs}>${content}</${tag}>`;
	}
	/**
	* Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
	*
	* @param {SummaryWriteOptions} [options] (optional) options for write operation
	*
	* @returns {Promise<Summary>} summary instance
	*/
	write(options) {
		return __awaiter(this, void 0, void 0, function* () {
			const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
			const filePath = yield this.filePath();
			yield (overwrite ? writeFile : appendFile)(filePath, this._buffer, { encoding: "utf8" });
			return this.emptyBuffer();
		});
	}
	/**
	* Clears the summary buffer and wipes the summary file
	*
	* @returns {Summary} summary instance
	*/
	clear() {
		return __awaiter(this, void 0, void 0, function* () {
			return this.emptyBuffer().write({ overwrite: true });
		});
	}
	/**
	* Returns the current summary buffer as a string
	*
	* @returns {string} string of summary buffer
	*/
	stringify() {
		return this._buffer;
	}
	/**
	* If the summary buffer is empty
	*
	* @returns {boolen} true if the buffer is empty
	*/
	isEmptyBuffer() {
		return this._buffer.length === 0;
	}
	/**
	* Resets the summary buffer without writing to summary file
	*
	* @returns {Summary} summary instance
	*/
	emptyBuffer() {
		this._buffer = "";
		return this;
	}
	/**
	* Adds raw text to the summary buffer
	*
	* @param {string} text content to add
	* @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
	*
	* @returns {Summary} summary instance
	*/
	addRaw(text, addEOL = false) {
		this._buffer += text;
		return addEOL ? this.addEOL() : this;
	}
	/**
	* Adds the operating system-specific end-of-line marker to the buffer
	*
	* @returns {Summary} summary instance
	*/
	addEOL() {
		return this.addRaw(os__WEBPACK_IMPORTED_MODULE_9__.EOL);
	}
	/**
	* Adds an HTML codeblock to the summary buffer
	*
	* @param {string} code content to render within fenced code block
	* @param {string} lang (optional) language to syntax highlight code
	*
	* @returns {Summary} summary instance
	*/
	addCodeBlock(code, lang) {
		const attrs = Object.assign({}, lang && { lang });
		const element = this.wrap("pre", this.wrap("code", code), attrs);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML list to the summary buffer
	*
	* @param {string[]} items list of items to render
	* @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
	*
	* @returns {Summary} summary instance
	*/
	addList(items, ordered = false) {
		const tag = ordered ? "ol" : "ul";
		const listItems = items.map((item) => this.wrap("li", item)).join("");
		const element = this.wrap(tag, listItems);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML table to the summary buffer
	*
	* @param {SummaryTableCell[]} rows table rows
	*
	* @returns {Summary} summary instance
	*/
	addTable(rows) {
		const tableBody = rows.map((row) => {
			const cells = row.map((cell) => {
				if (typeof cell === "string") return this.wrap("td", cell);
				const { header, data, colspan, rowspan } = cell;
				const tag = header ? "th" : "td";
				const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
				return this.wrap(tag, data, attrs);
			}).join("");
			return this.wrap("tr", cells);
		}).join("");
		const element = this.wrap("table", tableBody);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds a collapsable HTML details element to the summary buffer
	*
	* @param {string} label text for the closed state
	* @param {string} content collapsable content
	*
	* @returns {Summary} summary instance
	*/
	addDetails(label, content) {
		const element = this.wrap("details", this.wrap("summary", label) + content);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML image tag to the summary buffer
	*
	* @param {string} src path to the image you to embed
	* @param {string} alt text description of the image
	* @param {SummaryImageOptions} options (optional) addition image attributes
	*
	* @returns {Summary} summary instance
	*/
	addImage(src, alt, options) {
		const { width, height } = options || {};
		const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
		const element = this.wrap("img", null, Object.assign({
			src,
			alt
		}, attrs));
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML section heading element
	*
	* @param {string} text heading text
	* @param {number | string} [level=1] (optional) the heading level, default: 1
	*
	* @returns {Summary} summary instance
	*/
	addHeading(text, level) {
		const tag = `h${level}`;
		const allowedTag = [
			"h1",
			"h2",
			"h3",
			"h4",
			"h5",
			"h6"
		].includes(tag) ? tag : "h1";
		const element = this.wrap(allowedTag, text);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML thematic break (<hr>) to the summary buffer
	*
	* @returns {Summary} summary instance
	*/
	addSeparator() {
		const element = this.wrap("hr", null);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML line break (<br>) to the summary buffer
	*
	* @returns {Summary} summary instance
	*/
	addBreak() {
		const element = this.wrap("br", null);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML blockquote to the summary buffer
	*
	* @param {string} text quote text
	* @param {string} cite (optional) citation url
	*
	* @returns {Summary} summary instance
	*/
	addQuote(text, cite) {
		const attrs = Object.assign({}, cite && { cite });
		const element = this.wrap("blockquote", text, attrs);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML anchor tag to the summary buffer
	*
	* @param {string} text link text/content
	* @param {string} href hyperlink
	*
	* @returns {Summary} summary instance
	*/
	addLink(text, href) {
		const element = this.wrap("a", text, { href });
		return this.addRaw(element).addEOL();
	}
};
const summary = new Summary();
// src/io/files.ts
/** `ENOENT: no such file or directory, open 'x'`, without the parts that say nothing to a person or are said already. */
const plainly = (cause) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.i)(cause).replace(/^E[A-Z0-9]+: |, \w+(?: '.*')?$/g, "");
const unreadable = (path, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("FILE_UNREADABLE", `Can't read ${path}: ${plainly(cause)}.`, {
	hint: "Check that the path is right, relative to the repository, and that a checkout step ran before this one.",
	cause,
	at: { file: path }
});
async function below(folder) {
	const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_15__.readdir)(folder, { withFileTypes: true });
	const found = [];
	for (const entry of entries.sort((a, b) => a.name < b.name ? -1 : 1)) {
		const path = (0,node_path__WEBPACK_IMPORTED_MODULE_13__.join)(folder, entry.name);
		if (entry.isDirectory()) {
			if (!entry.name.startsWith(".") && entry.name !== "node_modules") found.push(...await below(path));
		} else found.push(path);
	}
	return found;
}
const systemFiles = {
	async read(path) {
		try {
			return (0,node_fs__WEBPACK_IMPORTED_MODULE_14__.readFileSync)(path);
		} catch (error) {
			throw unreadable(path, error);
		}
	},
	exists: async (path) => await statOrNothing(path) !== void 0,
	isFolder: async (path) => (await statOrNothing(path))?.isDirectory() ?? false,
	async list(folder) {
		try {
			return await below(folder);
		} catch (error) {
			throw unreadable(folder, error);
		}
	},
	async write(path, content) {
		const target = await statOrNothing(path) ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_15__.realpath)(path) : path;
		const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_13__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_13__.dirname)(target), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_13__.basename)(target)}.${(0,_random_js__WEBPACK_IMPORTED_MODULE_3__.n)(4)}`);
		try {
			await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_15__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_13__.dirname)(target), { recursive: true });
			const mode = (await statOrNothing(target))?.mode;
			const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_15__.open)(temporary, "wx", mode);
			try {
				await handle.writeFile(content);
				await handle.sync();
			} finally {
				await handle.close();
			}
			await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_15__.rename)(temporary, target);
		} catch (error) {
			await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_15__.rm)(temporary, { force: true });
			throw (0,_replace_js__WEBPACK_IMPORTED_MODULE_4__.n)(path, error);
		}
	},
	writeAll: async (contents) => (0,_replace_js__WEBPACK_IMPORTED_MODULE_4__.t)(contents)
};
async function statOrNothing(path) {
	try {
		return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_15__.stat)(path);
	} catch (error) {
		if (error.code === "ENOENT" || error.code === "ENOTDIR") return void 0;
		throw unreadable(path, error);
	}
}
// src/io/process.ts
/**
* @actions/exec keeps the child it starts to itself, and a child that nobody knows outlives a cancelled run. Node
* announces every child in the context of the call that made it, which is how each run finds its own and no other.
*/
const running = new node_async_hooks__WEBPACK_IMPORTED_MODULE_11__.AsyncLocalStorage();
(0,node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_10__.subscribe)("child_process", (message) => {
	const run = running.getStore();
	if (!run) return;
	const { process: child } = message;
	run.child = child;
	child.once("spawn", () => {
		child.stdin?.on("error", () => {});
		if (run.signal?.aborted) interrupt(run);
	});
});
/** Programs of this machine; a cancelled one has `patience` to obey each signal before the next. */
const processes = (patience) => ({ async run(command) {
	if (command.signal?.aborted) throw (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__.t)();
	await checkFolder(command.cwd);
	const { exec } = await __webpack_require__.e(/* import() */ 2760).then(__webpack_require__.bind(__webpack_require__, 2760));
	const stdout = output((line) => command.onLine?.(line, "stdout"));
	const stderr = output((line) => command.onLine?.(line, "stderr"));
	const run = {
		patience,
		signal: command.signal
	};
	const stop = () => interrupt(run);
	command.signal?.addEventListener("abort", stop, { once: true });
	try {
		const code = await running.run(run, () => exec(`"${command.tool.replaceAll("\"", "\\\"")}"`, [...command.args], {
			...command.cwd === void 0 ? {} : { cwd: command.cwd },
			env: {
				...definedOnly(process.env),
				...command.environment
			},
			input: Buffer.from(command.input ?? ""),
			silent: true,
			ignoreReturnCode: true,
			delay: 2e3,
			listeners: {
				stdout: stdout.take,
				stderr: stderr.take
			}
		}));
		if (command.signal?.aborted) throw (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__.t)();
		return {
			code: code ?? signalCode(run.child),
			stdout: stdout.end(),
			stderr: stderr.end()
		};
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t) throw error;
		throw missing(command.tool, run.child ? (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.i)(error).replace(/\.$/, "") : "no such program is on PATH", error);
	} finally {
		command.signal?.removeEventListener("abort", stop);
	}
} });
/** The runner itself waits 7.5 s between SIGINT and SIGTERM and 2.5 s more: a command of ours has to be gone before. */
const systemProcesses = processes({
	interrupt: 5e3,
	terminate: 2e3
});
/** Asks, then tells, then makes the child end; its end settles the run. */
function interrupt({ child, patience }) {
	if (!child) return;
	child.kill("SIGINT");
	let timer = setTimeout(() => {
		child.kill("SIGTERM");
		timer = setTimeout(() => child.kill("SIGKILL"), patience.terminate);
	}, patience.interrupt);
	child.prependOnceListener("exit", () => clearTimeout(timer));
}
function output(onLine) {
	const decoder = new node_string_decoder__WEBPACK_IMPORTED_MODULE_12__.StringDecoder("utf8");
	let all = "";
	let started = "";
	const add = (text) => {
		all += text;
		const lines = (started + text).split("\n");
		started = lines.pop() ?? "";
		for (const line of lines) onLine(line.replace(/\r$/, ""));
	};
	return {
		take: (bytes) => add(decoder.write(bytes)),
		end() {
			add(decoder.end());
			if (started !== "") onLine(started);
			return all;
		}
	};
}
const signalCode = (child) => 128 + (child?.signalCode ? node_os__WEBPACK_IMPORTED_MODULE_16__.constants.signals[child.signalCode] : 0);
const definedOnly = (environment) => Object.fromEntries(Object.entries(environment).filter((entry) => entry[1] !== void 0));
async function checkFolder(folder) {
	if (folder === void 0) return;
	try {
		await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_15__.stat)(folder);
	} catch (error) {
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("FILE_UNREADABLE", `There is no folder ${folder} to work in: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.i)(error)}.`, {
			hint: "Check the path, relative to the repository, and that a checkout step ran before this one.",
			cause: error
		});
	}
}
const missing = (tool, why, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("TOOL_MISSING", `${tool} can't be started: ${why}.`, {
	hint: `Install ${tool} in a step before this one, and check that its folder is on PATH.`,
	cause
});
// src/runner/pace.ts
function pace(clock, interval) {
	let shown;
	let shownAt = Number.NEGATIVE_INFINITY;
	let waiting;
	const show = (text) => {
		shown = text;
		shownAt = clock.monotonic();
		waiting = void 0;
		return text;
	};
	return {
		next(text) {
			if (text === shown) waiting = void 0;
			else if (clock.monotonic() - shownAt >= interval) return show(text);
			else waiting = text;
		},
		rest: () => waiting === void 0 ? void 0 : show(waiting)
	};
}
// src/runner/actions-report.ts
/** The runner keeps 10 annotations of each kind per step, of 4,096 characters each. */
const mostAnnotations = 10;
const longestAnnotation = 4096;
/** A line of progress every 5 seconds is enough to see that a wait lives, and 15 minutes of it still can be read. */
const progressInterval = 5e3;
/**
* Makes text harmless that is printed while the runner listens for commands. It ends lines at CR as well, skips white
* space before `::`, and takes `##[` anywhere in a line: https://github.com/actions/runner (ActionCommand.cs).
*/
const defused = (text) => text.replace(/^([\s\u0085\p{C}]*):(?=:)/gmu, "$1:​").replaceAll("##[", "##​[");
const say = {
	warning: _core_js__WEBPACK_IMPORTED_MODULE_6__.c,
	error: _core_js__WEBPACK_IMPORTED_MODULE_6__.r
};
const annotation = (at) => ({
	...at ? { file: at.file } : {},
	...at?.line ? { startLine: at.line } : {},
	...at?.column ? { startColumn: at.column } : {}
});
const shortened = (text) => text.length <= longestAnnotation ? text : `${text.slice(0, 4095)}…`;
/** Foreign text is fenced with a token that it can't know; the fence stays open until a command of ours is due. */
function fence() {
	let token;
	return {
		close() {
			if (token !== void 0) return;
			token = (0,_random_js__WEBPACK_IMPORTED_MODULE_3__.n)(16);
			(0,_core_js__WEBPACK_IMPORTED_MODULE_6__.i)(`::stop-commands::${token}`);
		},
		open() {
			if (token !== void 0) (0,_core_js__WEBPACK_IMPORTED_MODULE_6__.i)(`::${token}::`);
			token = void 0;
		}
	};
}
/** The report for the Actions runner: log groups, annotations, masks, and no way for foreign text to speak to the runner. */
function actionsReport(clock) {
	const hidden = (0,_masks_js__WEBPACK_IMPORTED_MODULE_17__.t)();
	const progress = pace(clock, progressInterval);
	const foreign = fence();
	let depth = 0;
	const annotated = {
		warning: 0,
		error: 0
	};
	const print = (text) => (0,_core_js__WEBPACK_IMPORTED_MODULE_6__.i)(defused(hidden.hide(text)));
	const settle = () => {
		const waiting = progress.rest();
		if (waiting !== void 0) print(waiting);
	};
	const annotate = (kind, text, properties) => {
		settle();
		foreign.open();
		const message = shortened(hidden.hide(text));
		if (++annotated[kind] > mostAnnotations) print(`${kind}: ${message}`);
		else say[kind](message, properties);
	};
	return {
		async phase(title, work) {
			settle();
			foreign.open();
			if (depth === 0) (0,_core_js__WEBPACK_IMPORTED_MODULE_6__.s)(defused(hidden.hide(title)));
			else print(title);
			depth++;
			try {
				return await work();
			} finally {
				depth--;
				settle();
				foreign.open();
				if (depth === 0) (0,_core_js__WEBPACK_IMPORTED_MODULE_6__.n)();
			}
		},
		line(text) {
			settle();
			print(text);
		},
		progress(text) {
			const due = progress.next(text);
			if (due !== void 0) print(due);
		},
		warning: (text, at) => annotate("warning", text, annotation(at)),
		error: (error) => annotate("error", `${error.message}\n${error.hint}`, {
			title: error.code,
			...annotation(error.at)
		}),
		foreign(text) {
			settle();
			foreign.close();
			(0,_core_js__WEBPACK_IMPORTED_MODULE_6__.i)(hidden.hide(text).replaceAll("##[", "##​["));
		},
		mask(secret) {
			foreign.open();
			for (const form of hidden.add(secret)) (0,_core_js__WEBPACK_IMPORTED_MODULE_6__.o)(form);
		},
		hide: hidden.hide
	};
}
// src/runner/context.ts
function runOf(environment) {
	const server = environment.GITHUB_SERVER_URL || "https://github.com";
	const repository = environment.GITHUB_REPOSITORY ?? "";
	const id = environment.GITHUB_RUN_ID ?? "";
	const attempt = Number(environment.GITHUB_RUN_ATTEMPT || 1);
	return {
		id,
		attempt,
		url: id === "" ? "" : `${server}/${repository}/actions/runs/${id}${attempt > 1 ? `/attempts/${attempt}` : ""}`,
		actor: environment.GITHUB_TRIGGERING_ACTOR || environment.GITHUB_ACTOR || "",
		repository,
		sha: environment.GITHUB_SHA ?? "",
		server,
		api: environment.GITHUB_API_URL || "https://api.github.com"
	};
}
/** Throws FILE_UNREADABLE or EVENT_UNUSABLE. Without GITHUB_EVENT_PATH the payload is an empty object. */
async function eventOf(environment, files) {
	const name = environment.GITHUB_EVENT_NAME ?? "";
	const path = environment.GITHUB_EVENT_PATH;
	if (!path) return {
		name,
		payload: {}
	};
	const bytes = await files.read(path);
	try {
		return {
			name,
			payload: JSON.parse(bytes.toString("utf8"))
		};
	} catch (error) {
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("EVENT_UNUSABLE", `The event payload ${path} is no JSON: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.i)(error)}.`, {
			hint: "The runner writes this file. Check that no earlier step changed GITHUB_EVENT_PATH.",
			cause: error
		});
	}
}
// src/runner/outputs.ts
/** A job may have 1 MB of outputs in all, a step's summary 1 MiB; the runner fails what is larger. */
const largestOutput = 262144;
const largestSummary = 1048576;
const bytesOf = (text) => Buffer.byteLength(text, "utf8");
/** Sets the outputs of the step. One that is too large is left out with a warning, because half a value is worse than none. */
function setOutputs(outputs, report) {
	for (const [name, value] of Object.entries(outputs)) if (bytesOf(value) <= largestOutput) (0,_core_js__WEBPACK_IMPORTED_MODULE_6__.a)(name, value);
	else report.warning(`Output ${name} has ${bytesOf(value)} bytes, more than ${largestOutput}: it is left out.`);
}
const cutNote = "\n\n_The rest was too long for a summary: see the log._\n";
/** As many whole lines of the summary as the runner takes. */
function boundedSummary(markdown, limit = largestSummary) {
	if (bytesOf(markdown) <= limit) return markdown;
	const room = Buffer.from(markdown, "utf8").subarray(0, limit - bytesOf(cutNote));
	return room.subarray(0, Math.max(0, room.lastIndexOf("\n"))).toString("utf8") + cutNote;
}
/** Adds `markdown` to the job's summary page; where the runner has none, nothing happens. */
async function writeSummary(markdown, environment) {
	if (environment.GITHUB_STEP_SUMMARY) await summary.addRaw(boundedSummary(markdown)).write();
}
// src/runner/step.ts
/** The Node that the actions are built for and tested with; a composite action takes whichever is on the PATH. */
const oldestNode = 24;
/** The runner cancels with SIGINT, and 7.5 seconds later with SIGTERM; a second Ctrl-C in a terminal ends at once. */
function stopOnSignal(report) {
	const stop = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => {
		if (!stop.signal.aborted) report.line(`Stopping: the run got ${signal}.`);
		stop.abort(signal);
	});
	return stop.signal;
}
function exit(code) {
	process.stdout.write("", () => process.exit(code));
}
/** Ends the step red, once, with one error; whoever reads `outcome` afterwards finds one, even if the work left none. */
function failing(report, outputs) {
	let outcome = outputs.includes("outcome");
	let failed = false;
	return {
		told() {
			outcome = false;
		},
		fail(thrown) {
			if (failed) return;
			failed = true;
			const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.n)(thrown);
			if (outcome) setOutputs({ outcome: "STOPPED" }, report);
			if (error.code === "INTERNAL" && error.cause instanceof Error) report.foreign(error.cause.stack ?? "");
			report.error(error);
			exit(1);
		}
	};
}
/** Does `work` under one guard: whatever goes wrong becomes one error annotation and exit code 1. */
async function perform(action, inputs, work) {
	const environment = process.env;
	const report = actionsReport(_clock_js__WEBPACK_IMPORTED_MODULE_2__.n);
	const { fail, told } = failing(report, action.outputs);
	process.on("uncaughtException", fail);
	process.once("beforeExit", () => fail(/* @__PURE__ */ new Error("Nothing is left to wait for, but the work has not ended.")));
	try {
		for (const secret of (0,_main_js__WEBPACK_IMPORTED_MODULE_7__.d)(action.inputs, environment)) report.mask(secret);
		if (inputs instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t) throw inputs;
		if (Number.parseInt(process.versions.node, 10) < oldestNode) throw tooOld();
		const { outputs, summary, failure } = await work(await contextOf(report, environment), inputs);
		setOutputs(outputs, report);
		told();
		if (summary !== void 0) await writeSummary(summary, environment);
		if (failure) throw failure;
		exit(0);
	} catch (error) {
		fail(error);
	}
}
async function contextOf(report, environment) {
	return {
		report,
		clock: _clock_js__WEBPACK_IMPORTED_MODULE_2__.n,
		http: (0,_http2_js__WEBPACK_IMPORTED_MODULE_5__.r)(environment),
		files: systemFiles,
		processes: systemProcesses,
		environment,
		event: await eventOf(environment, systemFiles),
		run: runOf(environment),
		signal: stopOnSignal(report)
	};
}
const tooOld = () => new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("TOOL_MISSING", `Cutover needs Node ${oldestNode}; this is ${process.version}.`, { hint: `Put Node ${oldestNode} on the PATH of the runner, for instance with actions/setup-node before this step.` });



/***/ })

};
