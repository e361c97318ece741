import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 3916:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path/posix");

/***/ }),

/***/ 6193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  a: () => (/* binding */ CutoverError),
  c: () => (/* binding */ quoted),
  d: () => (/* binding */ __require),
  f: () => (/* binding */ __toESM),
  i: () => (/* binding */ parseDuration),
  l: () => (/* binding */ __commonJSMin),
  n: () => (/* binding */ nearest),
  o: () => (/* binding */ asCutoverError),
  r: () => (/* binding */ formatDuration),
  s: () => (/* binding */ messageOf),
  t: () => (/* binding */ secretsOf),
  u: () => (/* binding */ __exportAll)
});

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
;// CONCATENATED MODULE: ./build/retire/index.js

// \0rolldown/runtime.js
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __commonJSMin = (cb, mod) => () => (mod || (cb((mod = { exports: {} }).exports, mod, mod.exports), cb = null), mod.exports);
var __exportAll = (all, no_symbols) => {
	let target = {};
	for (var name in all) __defProp(target, name, {
		get: all[name],
		enumerable: true
	});
	if (!no_symbols) __defProp(target, Symbol.toStringTag, { value: "Module" });
	return target;
};
var __copyProps = (to, from, except, desc) => {
	if (from && typeof from === "object" || typeof from === "function") for (var keys = __getOwnPropNames(from), i = 0, n = keys.length, key; i < n; i++) {
		key = keys[i];
		if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
			get: ((k) => from[k]).bind(null, key),
			enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
		});
	}
	return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(isNodeMode || !mod || !mod.__esModule || !__hasOwnProp.call(mod, "default") ? __defProp(target, "default", {
	value: mod,
	enumerable: true
}) : target, mod));
var __require = /* #__PURE__ */ (() => (0,external_node_module_namespaceObject.createRequire)(import.meta.url))();
// src/errors.ts
/** The one error of Cutover: a closed code, what happened to what, what to do, and no secret in any of them. */
var CutoverError = class extends Error {
	name = "CutoverError";
	code;
	hint;
	at;
	constructor(code, message, details) {
		super(message, details.cause === void 0 ? void 0 : { cause: details.cause });
		this.code = code;
		this.hint = details.hint;
		this.at = details.at;
	}
};
/** The message of anything that was thrown. */
const messageOf = (thrown) => thrown instanceof Error ? thrown.message : String(thrown);
/** Anything thrown, as a CutoverError; what was none becomes INTERNAL, because only a defect of ours gets that far. */
function asCutoverError(thrown) {
	if (thrown instanceof CutoverError) return thrown;
	return new CutoverError("INTERNAL", messageOf(thrown), {
		hint: "This is a defect in Cutover. Please report it with the log of this run.",
		cause: thrown
	});
}
/**
* Text that somebody else chose, fit for a message: in double quotes, at most `limit` characters of it, and every
* character that could move the cursor or reorder the line (C0, C1, line separators, bidirectional controls) escaped.
*/
function quoted(text, limit = 80) {
	const shown = text.length > limit ? `${text.slice(0, limit)}…` : text;
	return JSON.stringify(shown).replace(/[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
// src/runner/duration.ts
const units = [
	["d", 864e5],
	["h", 36e5],
	["m", 6e4],
	["s", 1e3],
	["ms", 1]
];
const written = new RegExp(`^${units.map(([unit]) => `(?:(\\d{1,9})${unit})?`).join("")}$`);
/** Reads `90s`, `1h30m`, `500ms`, `2d`: whole numbers with units, the largest first; a bare `0` too. Undefined for anything else. */
function parseDuration(text) {
	if (text === "0") return 0;
	const parts = text === "" ? null : written.exec(text);
	if (!parts) return void 0;
	return units.reduce((sum, [, length], index) => sum + Number(parts[index + 1] ?? 0) * length, 0);
}
/** A duration as a person reads it, in its two largest units: `1 h 5 min`, `14 s`, `0.4 s`. */
function formatDuration(duration) {
	const seconds = Math.max(0, Math.round(duration / 1e3));
	if (seconds < 10) return `${(Math.max(0, duration) / 1e3).toFixed(1).replace(/\.0$/, "")} s`;
	if (seconds < 60) return `${seconds} s`;
	const minutes = Math.floor(seconds / 60);
	if (minutes < 60) return seconds % 60 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`;
	return minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes / 60} h`;
}
// src/runner/nearest.ts
/** Optimal string alignment distance: the fewest insertions, deletions, replacements and swaps of neighbours. */
function distance(a, b) {
	const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
	const cell = (row, column) => rows[row]?.[column] ?? 0;
	for (let row = 1; row <= a.length; row++) {
		const line = [row];
		rows.push(line);
		for (let column = 1; column <= b.length; column++) {
			const same = a[row - 1] === b[column - 1];
			let least = Math.min(cell(row - 1, column) + 1, cell(row, column - 1) + 1, cell(row - 1, column - 1) + (same ? 0 : 1));
			if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) least = Math.min(least, cell(row - 2, column - 2) + 1);
			line.push(least);
		}
	}
	return cell(a.length, b.length);
}
/** The known word that was most likely meant; undefined when none is near (more than a third of it would have to change). */
function nearest(word, known) {
	const plain = word.toLowerCase().replaceAll("_", "-");
	const best = known.map((candidate) => ({
		candidate,
		cost: distance(plain, candidate.toLowerCase())
	})).sort((a, b) => a.cost - b.cost)[0];
	return best && best.cost <= Math.max(1, Math.floor(best.candidate.length / 3)) ? best.candidate : void 0;
}
// src/runner/inputs.ts
/** Why a text is no value: completes `Input bake is "x": it must be ...`, and what to write instead. */
var Refused = class {
	must;
	hint;
	constructor(must, hint) {
		this.must = must;
		this.hint = hint;
	}
};
const optional = (read) => ({
	default: "",
	required: false,
	read: (text) => text === "" ? void 0 : read(text)
});
const retire_text = () => optional((value) => value);
/** A path: what has several lines is the content of a file, given for its name. */
const path = () => optional((value) => /[\r\n]/.test(value) ? new Refused("a path", "Write the text to a file in a step before this one, and give its path.") : value);
/** One entry a line; blank lines are dropped. */
const list = () => optional((value) => value.split(/\r\n|\r|\n/).flatMap((line) => line.trim() || []));
/** The booleans of YAML 1.2. */
const flag = () => optional((value) => {
	if (/^(true|True|TRUE)$/.test(value)) return true;
	if (/^(false|False|FALSE)$/.test(value)) return false;
	return new Refused("true or false", "Write true or false, without quotes inside the value.");
});
const choice = (options) => optional((value) => {
	const chosen = options.find((option) => option === value);
	if (chosen) return chosen;
	const meant = nearest(value, options);
	return new Refused(`one of ${options.join(", ")}`, meant ? `Did you mean ${meant}?` : `Write one of them, such as ${options[0]}.`);
});
const duration = () => optional((value) => parseDuration(value) ?? new Refused("a duration", "Write whole numbers with units, such as 30s, 5m or 1h30m; 0 for none."));
/** The same input, with a value when nobody gives one. */
const withDefault = (input, value) => ({
	...input,
	default: value
});
/** The same input, which must be given. */
const required = (input) => ({
	...input,
	required: true
});
/** The same input, of which the parts that `pick` finds are masked in the log. */
const secret = (input, pick = (all) => [all]) => ({
	...input,
	secrets: pick
});
const variable = (name) => `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;
/** A composite action hands its inputs on in one JSON variable, because the runner gives its steps no INPUT_ variables. */
function handedOn(environment) {
	const all = JSON.parse(environment.CUTOVER_INPUTS || "{}");
	const texts = Object.entries(all ?? {}).filter((entry) => typeof entry[1] === "string");
	return Object.fromEntries(texts);
}
/** The text of every given input, with its default applied. */
function textsOf(inputs, environment) {
	const handed = handedOn(environment);
	const entries = Object.entries(inputs).map(([name, input]) => {
		const given = (environment[variable(name)] || handed[name] || "").trim();
		return [name, given === "" ? input.default : given];
	});
	return new Map(entries);
}
/**
* Refuses a misspelt input, which the runner only warns of, and whose default would be taken instead. Variables that are
* like no input are let be: some runners hand the inputs of a composite action down to the steps in it.
*/
function refuseMisspelt(inputs, environment) {
	if (environment.CUTOVER_INPUTS) return;
	const known = Object.keys(inputs);
	const variables = new Set(known.map(variable));
	for (const stray of Object.keys(environment).filter((key) => key.startsWith("INPUT_") && !variables.has(key))) {
		const name = stray.slice(6).toLowerCase();
		const meant = nearest(name, known);
		if (meant) throw new CutoverError("INPUT_INVALID", `Input ${quoted(name)} does not exist.`, { hint: `Did you mean ${meant}?` });
	}
}
/** Reads every input from the environment that the runner sets. Throws INPUT_INVALID for the first that is wrong. */
function readInputs(inputs, environment) {
	refuseMisspelt(inputs, environment);
	const values = {};
	for (const [name, text] of textsOf(inputs, environment)) {
		const input = inputs[name];
		if (text === "" && input.required) throw new CutoverError("INPUT_INVALID", `Input ${name} is missing.`, { hint: `Give it under \`with:\`, as \`${name}: ...\`.` });
		const value = input.read(text);
		if (value instanceof Refused) throw new CutoverError("INPUT_INVALID", `Input ${name} is ${input.secrets ? "wrong" : quoted(text)}: it must be ${value.must}.`, { hint: value.hint });
		values[name] = value;
	}
	return values;
}
/** What must be masked before anything is written. */
const secretsOf = (inputs, environment) => [...textsOf(inputs, environment)].flatMap(([name, text]) => [...inputs[name]?.secrets?.(text) ?? []]);
// src/runner/actions.ts
/** `npm=abc`: the value is secret, its name is not. */
const afterEquals = (lines) => lines.split(/\r\n|\r|\n/).map((line) => line.slice(line.indexOf("=") + 1));
/** Whoever gives the kubeconfig itself for its path: masking `kind: Config` as well would make every log unreadable. */
const credentials = (kubeconfig) => Array.from(kubeconfig.matchAll(/\b(?:token|password|client-key-data)["']?: *["']?([^\s"',}]+)/g), (found) => found[1] ?? "");
const where = {
	config: retire_text(),
	environment: retire_text()
};
const sources = {
	manifests: list(),
	"helm-chart": retire_text(),
	"helm-values": list()
};
const versioned = {
	version: retire_text(),
	"tag-prefix": retire_text()
};
const building = {
	image: retire_text(),
	context: retire_text(),
	file: retire_text(),
	"build-target": retire_text(),
	platforms: list(),
	"build-args": list(),
	secrets: secret(list(), afterEquals),
	"cache-from": list(),
	"cache-to": list(),
	provenance: retire_text(),
	sbom: flag(),
	attest: flag(),
	"build-with": choice([
		"buildx",
		"buildah",
		"podman"
	]),
	builder: retire_text(),
	tags: list(),
	flavor: list(),
	mirrors: list()
};
const cluster = {
	namespace: retire_text(),
	app: retire_text(),
	kubeconfig: secret(path(), credentials),
	"kube-context": retire_text()
};
const rollout = {
	verify: list(),
	strategy: choice(["blue-green", "rolling"]),
	until: choice(["staged", "live"]),
	gates: list(),
	bake: duration(),
	"keep-previous": duration(),
	drain: duration(),
	deadline: duration(),
	"dry-run": withDefault(flag(), "false")
};
const github = { token: secret(retire_text()) };
({
	...where,
	...versioned,
	...building,
	...sources,
	...cluster,
	...rollout,
	...github
});
({
	...where,
	...versioned
}), list(), list(), { ...github };
({
	...where,
	...versioned,
	...building,
	...github
});
required(retire_text()), required(list()), list(), list(), withDefault(flag(), "true"), withDefault(flag(), "true"), withDefault(flag(), "false"), withDefault(flag(), "false"), { ...github };
required(list()), required(list()), list(), retire_text(), withDefault(choice([
	"files",
	"check",
	"commit",
	"pull-request"
]), "files"), retire_text(), retire_text(), withDefault(retire_text(), "production"), retire_text(), retire_text(), list(), withDefault(flag(), "false"), withDefault(flag(), "false"), { ...github };
({
	...where,
	...versioned
}), list(), {
	...sources,
	...cluster,
	...rollout,
	...github
};
({ ...where }), retire_text(), retire_text(), { ...cluster }, duration(), withDefault(flag(), "false"), { ...github };
const retireAction = {
	inputs: {
		...where,
		now: withDefault(flag(), "false"),
		...cluster,
		...github
	},
	outputs: [
		"outcome",
		"version",
		"environment",
		"changes"
	]
};
({
	...where,
	...cluster
}), withDefault(choice(["table", "json"]), "table"), { ...github };
// src/runner/main.ts
function attempt(inputs) {
	try {
		return readInputs(inputs, process.env);
	} catch (error) {
		return asCutoverError(error);
	}
}
/**
* Runs one action from its inputs to its exit code. Nothing is loaded before the inputs are read, so that a wrong one
* costs no time; everything else, the reading of the event included, happens under the guard of `perform`.
*/
async function run(action, work) {
	const inputs = attempt(action.inputs);
	const { perform } = await __nccwpck_require__.e(/* import() */ 762).then(__nccwpck_require__.bind(__nccwpck_require__, 2762));
	await perform(action, inputs, work);
}
// src/entry/retire.ts
run(retireAction, async (context, inputs) => (await __nccwpck_require__.e(/* import() */ 911).then(__nccwpck_require__.bind(__nccwpck_require__, 1911))).retireStep(context, inputs));



/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module is referenced by other modules so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(4147);
/******/ var __webpack_exports__a = __webpack_exports__.a;
/******/ var __webpack_exports__c = __webpack_exports__.c;
/******/ var __webpack_exports__d = __webpack_exports__.d;
/******/ var __webpack_exports__f = __webpack_exports__.f;
/******/ var __webpack_exports__i = __webpack_exports__.i;
/******/ var __webpack_exports__l = __webpack_exports__.l;
/******/ var __webpack_exports__n = __webpack_exports__.n;
/******/ var __webpack_exports__o = __webpack_exports__.o;
/******/ var __webpack_exports__r = __webpack_exports__.r;
/******/ var __webpack_exports__s = __webpack_exports__.s;
/******/ var __webpack_exports__t = __webpack_exports__.t;
/******/ var __webpack_exports__u = __webpack_exports__.u;
/******/ export { __webpack_exports__a as a, __webpack_exports__c as c, __webpack_exports__d as d, __webpack_exports__f as f, __webpack_exports__i as i, __webpack_exports__l as l, __webpack_exports__n as n, __webpack_exports__o as o, __webpack_exports__r as r, __webpack_exports__s as s, __webpack_exports__t as t, __webpack_exports__u as u };
/******/ 
