export const id = 4150;
export const ids = [4150];
export const modules = {

/***/ 6565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ parseDuration),
/* harmony export */   t: () => (/* binding */ formatDuration)
/* harmony export */ });
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



/***/ }),

/***/ 7346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ quoted),
/* harmony export */   i: () => (/* binding */ messageOf),
/* harmony export */   n: () => (/* binding */ asCutoverError),
/* harmony export */   r: () => (/* binding */ clause),
/* harmony export */   t: () => (/* binding */ CutoverError)
/* harmony export */ });
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
/** What somebody else said, as a part of a sentence of ours: without full stops of its own. */
const clause = (said) => said.trimEnd().replace(/\.+$/, "");
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
* character that could move the cursor, reorder the line or hide in it (controls, format characters, line separators)
* escaped.
*/
function quoted(text, limit = 80) {
	const shown = text.length > limit ? `${text.slice(0, limit)}…` : text;
	return JSON.stringify(shown).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => Array.from(character.split(""), (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""));
}



/***/ }),

/***/ 1196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ releaseAction),
/* harmony export */   c: () => (/* binding */ statusAction),
/* harmony export */   d: () => (/* binding */ secretsOf),
/* harmony export */   i: () => (/* binding */ promoteAction),
/* harmony export */   l: () => (/* binding */ swapAction),
/* harmony export */   n: () => (/* binding */ buildAction),
/* harmony export */   o: () => (/* binding */ retireAction),
/* harmony export */   r: () => (/* binding */ deployAction),
/* harmony export */   s: () => (/* binding */ rollbackAction),
/* harmony export */   t: () => (/* binding */ run),
/* harmony export */   u: () => (/* binding */ versionAction)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7346);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1335);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6565);



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
const text = () => optional((value) => value);
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
	const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__.t)(value, options);
	return new Refused(`one of ${options.join(", ")}`, meant ? `Did you mean ${meant}?` : `Write one of them, such as ${options[0]}.`);
});
const duration = () => optional((value) => (0,_duration_js__WEBPACK_IMPORTED_MODULE_1__.n)(value) ?? new Refused("a duration", "Write whole numbers with units, such as 30s, 5m or 1h30m; 0 for none."));
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
		const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__.t)(name, known);
		if (meant) throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("INPUT_INVALID", `Input ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(name)} does not exist.`, { hint: `Did you mean ${meant}?` });
	}
}
/** Reads every input from the environment that the runner sets. Throws INPUT_INVALID for the first that is wrong. */
function readInputs(inputs, environment) {
	refuseMisspelt(inputs, environment);
	const values = {};
	for (const [name, text] of textsOf(inputs, environment)) {
		const input = inputs[name];
		if (text === "" && input.required) throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("INPUT_INVALID", `Input ${name} is missing.`, { hint: `Give it under \`with:\`, as \`${name}: ...\`.` });
		const value = input.read(text);
		if (value instanceof Refused) throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("INPUT_INVALID", `Input ${name} is ${input.secrets ? "wrong" : (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(text)}: it must be ${value.must}.`, { hint: value.hint });
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
	config: text(),
	environment: text()
};
const sources = {
	manifests: list(),
	"helm-chart": text(),
	"helm-values": list(),
	"task-definition": path()
};
const versioned = {
	version: text(),
	"tag-prefix": text()
};
const building = {
	image: text(),
	context: text(),
	file: text(),
	"build-target": text(),
	platforms: list(),
	"build-args": list(),
	secrets: secret(list(), afterEquals),
	"cache-from": list(),
	"cache-to": list(),
	provenance: text(),
	sbom: flag(),
	attest: flag(),
	"build-with": choice([
		"buildx",
		"buildah",
		"podman"
	]),
	builder: text(),
	tags: list(),
	flavor: list(),
	mirrors: list()
};
const cluster = {
	namespace: text(),
	app: text(),
	kubeconfig: secret(path(), credentials),
	"kube-context": text()
};
const services = {
	cluster: text(),
	service: list(),
	region: text()
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
const github = { token: secret(text()) };
const releaseAction = {
	inputs: {
		...where,
		...versioned,
		...building,
		...sources,
		...cluster,
		...services,
		...rollout,
		...github
	},
	outputs: [
		"outcome",
		"version",
		"digest",
		"image",
		"environment",
		"release-id",
		"previous",
		"waves",
		"summary"
	]
};
const versionAction = {
	inputs: {
		...where,
		...versioned,
		tags: list(),
		flavor: list(),
		...github
	},
	outputs: [
		"version",
		"major",
		"minor",
		"patch",
		"prerelease",
		"channel",
		"tags",
		"environment",
		"previous"
	]
};
const buildAction = {
	inputs: {
		...where,
		...versioned,
		...building,
		...github
	},
	outputs: [
		"digest",
		"image",
		"images",
		"tags",
		"metadata"
	]
};
const promoteAction = {
	inputs: {
		from: required(text()),
		to: required(list()),
		tags: list(),
		platforms: list(),
		referrers: withDefault(flag(), "true"),
		signatures: withDefault(flag(), "true"),
		refresh: withDefault(flag(), "false"),
		"dry-run": withDefault(flag(), "false"),
		...github
	},
	outputs: [
		"digest",
		"copied",
		"skipped",
		"tags"
	]
};
const swapAction = {
	inputs: {
		files: required(list()),
		images: required(list()),
		"image-paths": list(),
		containers: list(),
		lock: text(),
		mode: withDefault(choice([
			"files",
			"check",
			"commit",
			"pull-request"
		]), "files"),
		repository: text(),
		branch: text(),
		environment: withDefault(text(), "production"),
		message: text(),
		config: text(),
		verify: list(),
		check: withDefault(flag(), "false"),
		"dry-run": withDefault(flag(), "false"),
		...github
	},
	outputs: [
		"changed",
		"files",
		"lock",
		"commit",
		"pull-request"
	]
};
const deployAction = {
	inputs: {
		...where,
		...versioned,
		images: list(),
		...sources,
		...cluster,
		...services,
		...rollout,
		...github
	},
	outputs: [
		"outcome",
		"version",
		"environment",
		"release-id",
		"previous",
		"requests",
		"waves",
		"summary"
	]
};
const rollbackAction = {
	inputs: {
		...where,
		to: text(),
		reason: text(),
		...cluster,
		...services,
		deadline: duration(),
		"dry-run": withDefault(flag(), "false"),
		...github
	},
	outputs: [
		"outcome",
		"from",
		"to",
		"environment",
		"waves",
		"summary"
	]
};
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
const statusAction = {
	inputs: {
		...where,
		...cluster,
		...services,
		format: withDefault(choice(["table", "json"]), "table"),
		...github
	},
	outputs: ["json", "healthy"]
};
// src/runner/main.ts
function attempt(inputs) {
	try {
		return readInputs(inputs, process.env);
	} catch (error) {
		return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.n)(error);
	}
}
/**
* Runs one action from its inputs to its exit code. Nothing is loaded before the inputs are read, so that a wrong one
* costs no time; everything else, the reading of the event included, happens under the guard of `perform`.
*/
async function run(action, work) {
	const inputs = attempt(action.inputs);
	const { perform } = await __webpack_require__.e(/* import() */ 3979).then(__webpack_require__.bind(__webpack_require__, 3979));
	await perform(action, inputs, work);
}



/***/ }),

/***/ 1335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ nearest)
/* harmony export */ });
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



/***/ }),

/***/ 4150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1196);


// src/entry/retire.ts
(0,_main_js__WEBPACK_IMPORTED_MODULE_1__.t)(_main_js__WEBPACK_IMPORTED_MODULE_1__.o, async (context, inputs) => (await Promise.all(/* import() */[__webpack_require__.e(7982), __webpack_require__.e(398), __webpack_require__.e(450), __webpack_require__.e(4400), __webpack_require__.e(4305), __webpack_require__.e(3582)]).then(__webpack_require__.bind(__webpack_require__, 3582))).retireStep(context, inputs));



/***/ })

};
