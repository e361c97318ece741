export const id = 398;
export const ids = [398,4224];
export const modules = {

/***/ 4602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ severities),
/* harmony export */   t: () => (/* binding */ secretKeys)
/* harmony export */ });
// src/config/gate-settings.ts
const severities = [
	"critical",
	"high",
	"medium",
	"low"
];
/** Keys of a gate that may hold secrets. */
const secretKeys = [
	"url",
	"headers",
	"body",
	"bearer",
	"basic",
	"ca",
	"apiKey",
	"appKey"
];



/***/ }),

/***/ 6869:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ template),
/* harmony export */   i: () => (/* binding */ tagPolicyOf),
/* harmony export */   n: () => (/* binding */ isFixed),
/* harmony export */   r: () => (/* binding */ patternOf),
/* harmony export */   t: () => (/* binding */ helmOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7346);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4224);


// src/config/tag-policy.ts
/** Priorities and defaults are those of docker/metadata-action, so that its users find the order they know. */
const types = {
	schedule: {
		attribute: "pattern",
		value: /./,
		byDefault: "nightly",
		priority: 1e3
	},
	semver: {
		attribute: "pattern",
		value: /./,
		priority: 900
	},
	match: {
		attribute: "pattern",
		value: /./,
		priority: 800
	},
	edge: {
		attribute: "branch",
		value: /^/,
		byDefault: "",
		priority: 700
	},
	ref: {
		attribute: "event",
		value: /^(?:branch|tag|pr)$/,
		priority: 600
	},
	raw: {
		attribute: "value",
		value: /./,
		priority: 200
	},
	sha: {
		attribute: "format",
		value: /^(?:short|long)$/,
		byDefault: "short",
		priority: 100
	}
};
const everywhere = [
	"branch",
	"tag",
	"sha",
	"date",
	"is_default_branch",
	"is_prerelease"
];
const ofVersions = [
	"version",
	"raw",
	"major",
	"minor",
	"patch"
];
const words = [
	"latest",
	"major",
	"minor",
	"none"
];
/**
* Reads the words `latest`, `major`, `minor`, `none` and lines of `type=`, and the flavor around them.
* @throws INPUT_INVALID, which names the line
*/
function tagPolicyOf(lines, flavor = []) {
	const entries = (lines ?? [
		"latest",
		"major",
		"minor"
	]).map((line) => line.trim()).filter((line) => !/^(?:#|$)/.test(line));
	const rules = entries.filter((entry) => !words.includes(entry)).map(ruleOf);
	const { latest, affixes, latestAffixes } = flavorOf(flavor);
	const versions = rules.some(({ type, value }) => type === "semver" || type === "match" || type === "ref" && value === "tag");
	return {
		latest: latest ?? (entries.includes("latest") || versions),
		major: entries.includes("major"),
		minor: entries.includes("minor"),
		...rules.length === 0 ? {} : { rules },
		...affixes ? { affixes } : {},
		...latestAffixes ? { latestAffixes } : {}
	};
}
function ruleOf(line) {
	const { type = "", ...attributes } = line.includes("=") ? attributesOf("tags", line) : {};
	if (!isType(type)) {
		const known = Object.keys(types).join(", ");
		throw wrong("tags", line, `it must be latest, major, minor, none, or begin with type= and one of ${known}`);
	}
	const { attribute, value: form, byDefault, priority: usual } = types[type];
	const { [attribute]: value = byDefault, prefix, suffix, enable = "true", priority = `${usual}`, ...others } = attributes;
	const { group = "0" } = others;
	const other = Object.keys(others).find((name) => type !== "match" || name !== "group");
	if (other !== void 0) throw wrong("tags", line, `type=${type} has no attribute ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(other)}`);
	if (value === void 0 || !form.test(value)) throw wrong("tags", line, `type=${type} needs ${attribute}=`);
	if (!/^\d{1,6}$/.test(priority)) throw wrong("tags", line, "its priority must be a whole number");
	if (!/^(?:true|false|\{\{\s*is_\w+\s*\}\})$/.test(enable)) throw wrong("tags", line, "enable must be true, false, {{is_default_branch}} or {{is_prerelease}}");
	checkTemplates(line, type, `${type === "match" ? "" : value}${prefix ?? ""}${suffix ?? ""}${enable}`);
	if (type === "match") checkPattern(line, value, group);
	return {
		type,
		value,
		...type === "match" ? { group: Number(group) } : {},
		...prefix === void 0 ? {} : { prefix },
		...suffix === void 0 ? {} : { suffix },
		enable,
		priority: Number(priority)
	};
}
const isType = (text) => Object.hasOwn(types, text);
/** A name with an argument, in double braces: `{{date 'YYYYMMDD'}}`. */
const template = /\{\{\s*(\w+)(?:\s+'([^']*)')?\s*\}\}/g;
function checkTemplates(line, type, text) {
	const known = type === "semver" ? [...ofVersions, ...everywhere] : everywhere;
	const unknown = [...text.matchAll(template)].map((found) => found[1] ?? "").find((name) => !known.includes(name));
	if (unknown !== void 0) throw wrong("tags", line, `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(unknown)} is none of ${known.join(", ")}`);
	if (/\{\{|\}\}/.test(text.replace(template, ""))) throw wrong("tags", line, "its double braces hold no name");
}
/** The regular expression of a line: its source, or `/source/flags`. */
function patternOf(text) {
	const [, source = text, flags = ""] = /^\/(.+)\/([a-z]*)$/.exec(text) ?? [];
	return new RegExp(source, `${flags.replace(/[dgy]/g, "")}d`);
}
function checkPattern(line, pattern, group) {
	try {
		const { source, flags } = patternOf(pattern);
		const groups = (new RegExp(`${source}|`, flags).exec("")?.length ?? 1) - 1;
		if (/^\d{1,2}$/.test(group) && Number(group) <= groups) return;
	} catch (error) {
		throw wrong("tags", line, `its pattern is no regular expression: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.i)(error).split(": ").at(-1)}`);
	}
	throw wrong("tags", line, `its pattern has no group ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(group)}`);
}
function flavorOf(lines) {
	const around = {
		prefix: "",
		suffix: ""
	};
	const aroundLatest = {
		prefix: "",
		suffix: ""
	};
	let latest;
	for (const line of lines.map((one) => one.trim()).filter((one) => !/^(?:#|$)/.test(one))) {
		const { latest: asked, prefix, suffix, onlatest = "false", ...unknown } = attributesOf("flavor", line);
		if (!(Object.keys(unknown).length === 0 && /^(?:true|false)$/.test(onlatest)) || !/^(?:auto|true|false)$/.test(asked ?? "auto")) throw wrong("flavor", line, "it must be latest=auto, true or false, prefix=, suffix=, with onlatest=true or false");
		if (asked === "true" || asked === "false") latest = asked === "true";
		for (const part of [around, ...onlatest === "true" ? [aroundLatest] : []]) {
			part.prefix = prefix ?? part.prefix;
			part.suffix = suffix ?? part.suffix;
		}
	}
	if (!/^(?:[A-Za-z0-9_][\w.-]*)?$/.test(around.prefix) || !/^[\w.-]*$/.test(around.suffix)) throw wrong("flavor", `${around.prefix}, ${around.suffix}`, "a tag holds letters, digits, _, . and - only");
	const given = ({ prefix, suffix }) => prefix !== "" || suffix !== "";
	return {
		latest,
		affixes: given(around) ? around : void 0,
		latestAffixes: given(aroundLatest) ? aroundLatest : void 0
	};
}
function attributesOf(input, line) {
	const pairs = fieldsOf(line).map((part) => {
		const equals = part.indexOf("=");
		if (equals < 1) throw wrong(input, line, `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(part)} is no name=value`);
		return [part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim()];
	});
	return Object.fromEntries(pairs);
}
/** As docker/metadata-action reads a line: commas part fields, but not within one that is in double quotes. */
const fieldsOf = (line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"(?=,|$)|([^,]*))/g)].map(([, inQuotes, plain = ""]) => inQuotes?.replaceAll("\"\"", "\"") ?? plain);
const wrong = (input, line, why) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("INPUT_INVALID", `Entry ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(line)} of ${input} is not understood: ${why}.`, { hint: input === "tags" ? "The exact tag of the release is always written. Beside it write latest, major or minor, or lines such as type=semver,pattern={{major}}.{{minor}}" : "Write for example latest=false, or suffix=-alpine,onlatest=true" });
// src/config/helm.ts
/** @throws INPUT_INVALID for values without a chart, and for a chart whose version may be another tomorrow */
function helmOf(inputs, written, environment, app) {
	const chart = inputs.helmChart ?? written?.chart;
	if (chart === void 0) {
		if (inputs.helmValues === void 0) return void 0;
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("INPUT_INVALID", `Input helm-values is ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(inputs.helmValues.join(", "))}, but there is no chart.`, { hint: "Give the chart as helm-chart: charts/shop." });
	}
	if (inputs.helmChart !== void 0) assertFixed(inputs.helmChart);
	return {
		chart,
		release: written?.release ?? app,
		values: inputs.helmValues ?? written?.values ?? [],
		...(0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.s)({ set: written?.set }),
		crds: written?.crds ?? false,
		key: `environments.${environment}.target.kubernetes.helm`
	};
}
/** A chart that is the same whenever it is read: a path of the repository, or an OCI reference with a version or digest. */
const isFixed = (chart) => !chart.includes("://") || /^oci:\/\/[^\s@]+(?::[^\s@/:]+|@sha256:[0-9a-f]{64})$/.test(chart);
function assertFixed(chart) {
	if (isFixed(chart)) return;
	throw (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.l)("helm-chart", chart, "a path of the repository, or oci:// with a version or a digest", "Write helm-chart: charts/shop or helm-chart: oci://ghcr.io/acme/charts/shop:1.2.3.");
}



/***/ }),

/***/ 3801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ assertNamed),
/* harmony export */   i: () => (/* binding */ verifyOf),
/* harmony export */   n: () => (/* binding */ forms),
/* harmony export */   o: () => (/* binding */ environmentOf),
/* harmony export */   r: () => (/* binding */ verifyFor),
/* harmony export */   t: () => (/* binding */ loadConfig)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1335);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4224);




// src/config/environment.ts
/**
* The environment that a release goes to: the one that was `asked` for; else the one whose `when` fits; else, where no
* `when` is written for it, `production` for a release, `uat` for a prerelease, `dev` for a push. A run by hand must ask.
* Fails with INPUT_INVALID, CONFIG_INVALID (two environments fit) or EVENT_UNUSABLE (none does).
*/
function environmentOf(occasion, asked, file) {
	const environments = Object.entries(file?.config.environments ?? {});
	if (asked !== void 0) return knownEnvironment(asked, file);
	const fitting = environments.filter(([, { when }]) => fits(when, occasion)).map(([name]) => name);
	if (fitting.length > 1) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("CONFIG_INVALID", `${title(occasion)} leads to ${fitting.join(" and ")}.`, {
		hint: "Let `when` of one environment alone fit it, or name the environment by the input environment.",
		...file ? { at: { file: file.path } } : {}
	});
	const usual = usualName(occasion);
	const open = environments.length === 0 || environments.some(([name, { when }]) => name === usual && when === void 0);
	const chosen = fitting[0] ?? (open ? usual : void 0);
	if (chosen !== void 0) return chosen;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("EVENT_UNUSABLE", `${title(occasion)} leads to no environment.`, { hint: environments.length ? `Add \`when: ${condition(occasion)}\` to one of ${environments.map(([name]) => name).join(", ")}, or name it by the input environment.` : "Name one by the input environment." });
}
/**
* Inputs alone have one place for every event. Only a release may take it without a word: whatever else came there
* by a guess could be in production. @throws INPUT_INVALID
*/
function assertNamed(occasion, place) {
	const { kind, prerelease } = occasion;
	if (kind === "dispatch" || kind === "release" && !prerelease) return;
	const [guess, condition] = kind === "push" ? ["dev", "github.event_name != 'push'"] : ["uat", "!github.event.release.prerelease"];
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("INPUT_INVALID", `${title(occasion)} would go to ${place}, as a release does: no environment is named.`, { hint: `Name it by the input environment (environment: ${guess}), give each environment a ${place.split(" ")[0]} of its own under environments in .github/cutover.yml, or keep such events out: if: \${{ ${condition} }}` });
}
/** The environment that was asked for, if the file has it, or none at all. @throws INPUT_INVALID */
function knownEnvironment(asked, file) {
	const names = Object.keys(file?.config.environments ?? {});
	if (names.length === 0 || names.includes(asked)) return asked;
	const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__.t)(asked, names);
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("INPUT_INVALID", `There is no environment ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.a)(asked)} in ${file?.path}.`, { hint: meant ? `Did you mean ${meant}?` : `It has ${names.join(", ")}.` });
}
function fits(when, { kind, prerelease, ref }) {
	if (kind === "push") return when?.push?.some((branch) => (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__.a)(branch).test(ref)) ?? false;
	if (kind === "dispatch") return when?.dispatch === true;
	return (prerelease ? when?.prerelease : when?.release) === true;
}
function usualName({ kind, prerelease }) {
	if (kind === "dispatch") return void 0;
	if (kind === "push") return "dev";
	return prerelease ? "uat" : "production";
}
function title({ kind, prerelease, ref }) {
	if (kind === "push") return `A push to ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.a)(ref)}`;
	if (kind === "dispatch") return "A run by hand";
	return prerelease ? "A prerelease" : "A release";
}
function condition({ kind, prerelease, ref }) {
	if (kind === "push") return `{ push: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.a)(ref)} }`;
	if (kind === "dispatch") return "{ dispatch: true }";
	return prerelease ? "{ prerelease: true }" : "{ release: true }";
}
// src/config/verify.ts
/** What a text must be, for the file and for the input: a test and the words for it. */
const forms = {
	repository: [/^(?:https:\/\/[^\s/]+\/)?[\w.-]+(?:\/[\w.-]+)+$/, "a repository as owner/name, or its whole address"],
	workflow: [/^[^\s@:]+\.ya?ml(?:@[^\s@]+)?$/, "the path of a workflow"],
	ref: [/^refs\/\S+$/, "a ref in full, such as refs/tags/v*"],
	issuer: [/^https:\/\/\S+$/, "an address that begins with https://"],
	identity: [{ test: compiles }, "a regular expression"],
	trustedRoot: [/\S/, "a path"],
	source: [/^(?:registry|github)(?:,(?:registry|github))?$/, "registry, github, or both with a comma between"]
};
const flags = [
	"commit",
	"denySelfHostedRunners",
	"provenance"
];
const defaults = {
	commit: false,
	denySelfHostedRunners: false,
	provenance: true,
	source: ["registry", "github"]
};
/**
* What is asked where the environment alone is known. One that the file does not have gets no way past what the file asks
* of others: it may be one of them, misspelt. @throws INPUT_INVALID
*/
function verifyFor(inputs, file) {
	const environments = file?.config.environments ?? {};
	const asks = Object.values(environments).some(({ verify }) => verify);
	if (inputs.verify === void 0 && asks) knownEnvironment(inputs.environment, file);
	return verifyOf(inputs, environments[inputs.environment]?.verify);
}
/**
* The input goes before all that the file says of it. Its lines are keys of the file, as `repository=acme/web`.
* @throws INPUT_INVALID
*/
function verifyOf({ verify: lines }, written) {
	if (lines === void 0) return written && {
		...defaults,
		...(0,_reference_js__WEBPACK_IMPORTED_MODULE_2__.s)(written),
		repository: written.repository
	};
	const read = Object.fromEntries(lines.map(pairOf));
	const { repository, workflow, identity } = read;
	if (repository === void 0) throw (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__.l)("verify", lines.join(" "), "lines of which one names the repository", "Add repository=owner/name.");
	if (workflow !== void 0 && identity !== void 0) throw (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__.l)("verify", `identity=${identity}`, "left out where there is a workflow", "Keep one of the two.");
	return {
		...defaults,
		...(0,_reference_js__WEBPACK_IMPORTED_MODULE_2__.s)(read),
		repository
	};
}
function pairOf(line) {
	const [, name = "", value = ""] = /^([\w-]+)\s*=\s*(.*)$/.exec(line) ?? [];
	const key = name.replace(/-([a-z])/g, (_whole, letter) => letter.toUpperCase());
	if (flags.some((flag) => flag === key)) {
		if (value === "true" || value === "false") return [key, value === "true"];
		throw (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__.l)("verify", line, `${name}=true or ${name}=false`, "Write it without quotes.");
	}
	if (!Object.hasOwn(forms, key)) throw unknown(line, key);
	const [form, must] = forms[key];
	if (!form.test(value)) throw (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__.l)("verify", line, `${name}= and ${must}`, "See docs/attestations.md.");
	return [key, key === "source" ? value.split(",") : value];
}
function unknown(line, key) {
	const known = [...Object.keys(forms), ...flags];
	const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__.t)(key, known);
	const hint = meant ? `Did you mean ${meant}=...?` : "Write one key=value a line, such as repository=acme/web.";
	return (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__.l)("verify", line, `a line with one of ${known.join(", ")}`, hint);
}
function compiles(pattern) {
	try {
		return new RegExp(pattern) instanceof RegExp;
	} catch {
		return false;
	}
}
// src/config/load.ts
/** Where the file is looked for when no input names another. */
const usualPaths = [".github/cutover.yml", ".github/cutover.yaml"];
/**
* Reads `path`, or the file at one of the usual paths, which may be missing: one image and a folder of manifests need none.
* Fails with FILE_UNREADABLE, or with one CONFIG_INVALID that lists every problem with its line, value and fix.
*/
async function loadConfig(files, path) {
	if (path !== void 0) return {
		path,
		config: await parseConfig(String(await files.read(path)), path)
	};
	for (const usual of usualPaths) if (await files.exists(usual)) return loadConfig(files, usual);
}
/** @throws CONFIG_INVALID as {@link loadConfig} does; `file` is how messages name the text. */
async function parseConfig(text, file) {
	const [{ LineCounter, parseDocument }, { problemsOf }, { jsonSchema, schema }] = await Promise.all([
		__webpack_require__.e(/* import() */ 7982).then(__webpack_require__.bind(__webpack_require__, 7982)).then((n) => /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.a)(n.t(), 1)),
		Promise.all(/* import() */[__webpack_require__.e(7982), __webpack_require__.e(7549)]).then(__webpack_require__.bind(__webpack_require__, 7549)),
		__webpack_require__.e(/* import() */ 6810).then(__webpack_require__.bind(__webpack_require__, 6810))
	]);
	const lines = new LineCounter();
	const document = parseDocument(text, {
		lineCounter: lines,
		prettyErrors: false,
		customTags: plainNumbers
	});
	const refuse = (problems) => invalid(file, problems, (offset) => lines.linePos(offset));
	if (document.errors.length > 0) throw refuse(syntax(document.errors, text, lines));
	let value;
	try {
		value = document.toJS();
	} catch (error) {
		throw refuse([{
			text: `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.i)(error)}.`,
			offset: 0
		}]);
	}
	const parsed = schema.safeParse(value);
	if (!parsed.success) throw refuse(problemsOf(parsed.error.issues, document.contents, jsonSchema()));
	return parsed.data;
}
/** An account's `012345678901` stays what it looks like, as does `0x1F`: read as numbers, texts would lose what was written. */
const plainNumbers = (tags) => tags.flatMap((tag) => {
	if (typeof tag === "string" || tag.collection || tag.tag !== "tag:yaml.org,2002:int") return [tag];
	return tag.format ? [] : [{
		...tag,
		test: /^[-+]?(?:0|[1-9]\d*)$/
	}];
});
/** One problem a line: what follows on the same line is mostly the parser losing its way. */
function syntax(errors, text, lines) {
	const firsts = /* @__PURE__ */ new Map();
	for (const { message, pos } of errors) {
		const { line } = lines.linePos(pos[0]);
		const fix = /\{.*\$\{\w+\}/.test(text.split("\n")[line - 1] ?? "") ? " Inside { }, put ${NAME} in quotes: '${NAME}'." : "";
		if (!firsts.has(line)) firsts.set(line, {
			text: `${message.replace(/\.?$/, ".")}${fix}`,
			offset: pos[0]
		});
	}
	return [...firsts.values()];
}
function invalid(file, problems, placeOf) {
	const sorted = [...problems].sort((a, b) => a.offset - b.offset);
	const rows = sorted.map(({ text, offset }) => {
		const { line, col } = placeOf(offset);
		return `${file}:${line}:${col}: ${text}`;
	});
	const { line, col } = placeOf(sorted[0]?.offset ?? 0);
	return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("CONFIG_INVALID", rows.length === 1 ? rows[0] ?? "" : [`${file} has ${rows.length} problems:`, ...rows].join("\n"), {
		hint: "An editor shows such mistakes while you type, with this first line: # yaml-language-server: $schema=https://raw.githubusercontent.com/cutover-dev/cutover/main/docs/cutover.schema.json",
		at: {
			file,
			line,
			column: col
		}
	});
}



/***/ }),

/***/ 7186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ require_re),
/* harmony export */   i: () => (/* binding */ require_parse_options),
/* harmony export */   n: () => (/* binding */ require_semver),
/* harmony export */   o: () => (/* binding */ require_debug),
/* harmony export */   r: () => (/* binding */ require_identifiers),
/* harmony export */   s: () => (/* binding */ require_constants),
/* harmony export */   t: () => (/* binding */ require_parse)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);

// node_modules/semver/internal/constants.js
var require_constants = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
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
// node_modules/semver/internal/debug.js
var require_debug = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
	module.exports = typeof process === "object" && process.env && process.env.NODE_DEBUG && /\bsemver\b/i.test(process.env.NODE_DEBUG) ? (...args) => console.error("SEMVER", ...args) : () => {};
}));
// node_modules/semver/internal/re.js
var require_re = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
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
var require_parse_options = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
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
var require_identifiers = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
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
var require_semver = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
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
// node_modules/semver/functions/parse.js
var require_parse = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
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
}));



/***/ }),

/***/ 398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ publishedBy),
/* harmony export */   c: () => (/* binding */ textOf),
/* harmony export */   d: () => (/* binding */ pauses),
/* harmony export */   f: () => (/* binding */ basicCredentials),
/* harmony export */   i: () => (/* binding */ previousRelease),
/* harmony export */   l: () => (/* binding */ settings),
/* harmony export */   m: () => (/* binding */ require_compare),
/* harmony export */   n: () => (/* binding */ overridesOf),
/* harmony export */   o: () => (/* binding */ readTag),
/* harmony export */   p: () => (/* binding */ variable),
/* harmony export */   r: () => (/* binding */ planOf),
/* harmony export */   s: () => (/* binding */ fieldsOf),
/* harmony export */   t: () => (/* binding */ githubFor),
/* harmony export */   u: () => (/* binding */ mannerOf)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _load_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3801);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7346);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4224);
/* harmony import */ var _gate_settings_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4602);
/* harmony import */ var _helm_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6869);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6565);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7186);








// node_modules/semver/functions/compare.js
var require_compare = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
	const SemVer = (0,_parse_js__WEBPACK_IMPORTED_MODULE_6__.n)();
	const compare = (a, b, loose) => new SemVer(a, loose).compare(new SemVer(b, loose));
	module.exports = compare;
}));
// src/config/cloud-gates.ts
const pace$1 = {
	timeout: 1e4,
	attempts: 3,
	successes: 1,
	interval: 15e3,
	initialDelay: 0
};
/** Metrics of load balancers come a minute or two late: a window of one would often be empty. */
const window = 18e4;
/** Each metric that is asked for costs money, and there is one value a minute. */
const metricPace = {
	...pace$1,
	interval: 3e4,
	window
};
/** Gates on what AWS itself measures, with their defaults; undefined for all others. */
function cloudGateOf({ alarms, cloudwatch, alb, scan }) {
	if (alarms) return {
		...pace$1,
		kind: "alarms",
		...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(alarms)
	};
	if (cloudwatch) {
		const { metrics = {}, ...rest } = cloudwatch;
		const more = {
			metrics,
			period: 6e4,
			reduce: "average"
		};
		return {
			...metricPace,
			...more,
			kind: "cloudwatch",
			...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(rest)
		};
	}
	if (alb) {
		const { errors, ...rest } = alb;
		const rate = errors === void 0 ? {} : { errors: Number.parseFloat(errors) };
		return {
			...metricPace,
			kind: "alb",
			...rate,
			...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(rest)
		};
	}
	return scan && {
		...pace$1,
		kind: "scan",
		...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(scan)
	};
}
// src/config/variables.ts
/** The value of the variable `name`, for the key `key` of the file. @throws CONFIG_INVALID when it is unset or empty. */
function variable(variables, name, key) {
	const value = variables[name];
	if (value) return value;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFIG_INVALID", `${key} reads \${${name}}, which is not set or empty.`, { hint: `Pass it to the step: env: { ${name}: \${{ secrets.${name} }} }` });
}
// src/config/gates.ts
const pace = {
	timeout: 5e3,
	attempts: 3,
	successes: 1,
	interval: 5e3,
	initialDelay: 0
};
const httpDefaults = {
	...pace,
	kind: "http",
	expect: 200
};
/** A command has had its say when it fails: whoever wrote it can try again in it. */
const commandDefaults = {
	...pace,
	kind: "command",
	timeout: 3e5,
	attempts: 1,
	interval: 3e4
};
/** Metrics are scraped every 15 to 60 s mostly: asking more often gives the same answer. */
const metricDefaults = {
	...pace,
	timeout: 1e4,
	interval: 15e3,
	window: 6e4
};
const datadogDefaults = {
	...metricDefaults,
	apiKey: "${DD_API_KEY}",
	appKey: "${DD_APP_KEY}"
};
const newrelicDefaults = {
	...metricDefaults,
	apiKey: "${NEW_RELIC_API_KEY}"
};
const nerdgraph = {
	us: "https://api.newrelic.com",
	eu: "https://api.eu.newrelic.com"
};
/** Half a minute: a readiness probe at its defaults takes that long to fail and to pass again (3 x 10 s). */
const podDefaults = {
	restarts: 0,
	oomKills: 0,
	unready: 3e4
};
/**
* The gates of an environment, inputs before the file. Texts with ${NAME} are read from `variables`; `place` is how messages
* name the gates of the file. @throws INPUT_INVALID, CONFIG_INVALID
*/
function gatesOf(inputs, written, variables, place, strategy) {
	const phases = strategy === "rolling" ? ["after"] : both;
	const pods = written?.pods === false ? {} : { pods: {
		...podDefaults,
		...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(written?.pods ?? {})
	} };
	if (inputs.gates !== void 0) return {
		...fromInput(inputs.gates, phases),
		...pods
	};
	if (strategy === "rolling" && written?.before?.length) throw neverAsked(`${place}.before`);
	const reading = reader(variables);
	const settled = (when) => (written?.[when] ?? []).map((gate, index) => reading.read(settledOf(gate), `${place}.${when}[${index}]`));
	const gates = {
		before: settled("before"),
		after: settled("after"),
		...pods
	};
	return reading.secrets.length > 0 ? {
		...gates,
		secrets: reading.secrets
	} : gates;
}
/** With its defaults, and its name as it is written: a text that is shown must not be one that secrets were put in. */
function settledOf(written) {
	const { http, command, prometheus, datadog, newrelic } = written;
	if (http) {
		const { json, latency, ...rest } = http;
		const more = {
			json: json && [json].flat().map(_reference_js__WEBPACK_IMPORTED_MODULE_3__.s),
			latency: latency && {
				probes: 20,
				...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(latency)
			},
			name: http.name ?? (http.url === void 0 ? void 0 : `http ${http.url.replace(/\?.*/, "")}`)
		};
		return {
			...httpDefaults,
			...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(rest),
			...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(more)
		};
	}
	if (command) return {
		...commandDefaults,
		...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(command),
		run: command.run
	};
	if (prometheus) return {
		...metricDefaults,
		kind: "prometheus",
		...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(prometheus)
	};
	if (datadog) {
		const { site = "datadoghq.com", ...rest } = datadog;
		return {
			...datadogDefaults,
			kind: "datadog",
			url: `https://api.${site}`,
			...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(rest)
		};
	}
	const cloud = cloudGateOf(written);
	if (cloud) return cloud;
	const { region = "us", ...rest } = newrelic ?? {};
	return {
		...newrelicDefaults,
		kind: "newrelic",
		url: nerdgraph[region],
		...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(rest)
	};
}
/** Puts what `variables` hold in the place of each ${NAME}, where a setting may hold secrets, and keeps them. */
function reader(variables) {
	const secrets = /* @__PURE__ */ new Set();
	const readText = (text, key) => text.replaceAll(/\$\{([A-Za-z_]\w*)\}/g, (_whole, name) => {
		const value = variable(variables, name, key);
		secrets.add(value);
		return value;
	});
	const readAll = (held, key) => {
		if (typeof held === "string") return readText(held, key);
		if (typeof held !== "object" || held === null) return held;
		return Object.fromEntries(Object.entries(held).map(([name, value]) => [name, readAll(value, `${key}.${name}`)]));
	};
	return {
		get secrets() {
			return [...secrets];
		},
		read(gate, key) {
			const kept = Object.entries(gate).map(([name, held]) => [name, _gate_settings_js__WEBPACK_IMPORTED_MODULE_7__.t.includes(name) ? readAll(held, `${key}.${gate.kind}.${name}`) : held]);
			const settings = Object.fromEntries(kept);
			if ("basic" in settings && settings.basic) secrets.add(basicCredentials(settings.basic));
			return settings;
		}
	};
}
/** What `Authorization: Basic` carries (RFC 7617). */
const basicCredentials = ({ username, password }) => Buffer.from(`${username}:${password}`, "utf8").toString("base64");
const both = ["before", "after"];
const neverAsked = (place) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFIG_INVALID", `${place} is to be asked before traffic moves: the strategy rolling can't wait there.`, { hint: "Move these gates to after, or use the strategy blueGreen." });
/** Without a word a path is asked in each of `phases`. */
function fromInput(lines, phases) {
	const gates = {
		before: [],
		after: []
	};
	for (const line of lines) {
		const [, when, path, status] = /^(?:(before|after)\s+)?(\/[!-~]*)(?:\s+([1-5](?:\d\d|xx)))?$/.exec(line) ?? [];
		if (path === void 0) throw (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.l)("gates", line, "a path with a status", "Write for example /healthz, or before /healthz 200.");
		if (when === "before" && !phases.includes(when)) throw (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.l)("gates", line, "without before", "The strategy rolling can ask nothing before traffic moves.");
		const expect = status?.endsWith("xx") ? status : Number(status ?? httpDefaults.expect);
		for (const phase of phases) if (when === void 0 || when === phase) gates[phase].push({
			...httpDefaults,
			path,
			expect
		});
	}
	return gates;
}
// src/config/ecs-task.ts
/** The settings as they are written, without what is not. */
const taskSettingsOf = ({ containers, runtimePlatform, ...size }) => ({
	...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(size),
	...runtimePlatform && { runtimePlatform: (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(runtimePlatform) },
	...containers && { containers: Object.fromEntries(Object.entries(containers).map(([name, settings]) => [name, (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(settings)])) }
});
// src/config/ecs.ts
/** A migration that takes longer should be one that can be waited for elsewhere. */
const taskDeadline = 6e5;
const lockPrefix = "cutover/";
/**
* The services of an environment, inputs before the file; undefined where neither names any.
* @throws INPUT_INVALID, CONFIG_INVALID, also for what is said of Kubernetes beside it
*/
function ecsOf(inputs, environment, name) {
	const written = environment.target?.ecs;
	if (!written && inputs.cluster === void 0 && inputs.service === void 0) return void 0;
	refuseKubernetes(inputs, environment, name);
	const cluster = inputs.cluster ?? written?.cluster;
	if (cluster === void 0) throw missing("cluster", "shop");
	const services = inputs.service ?? written?.service;
	if (services === void 0) throw missing("service", "web");
	if (services.length === 1 && environment.strategy?.weighted && inputs.strategy === void 0) throw weightless(services, name);
	return {
		cluster,
		services,
		app: inputs.app ?? written?.app ?? appOf$1(services, name),
		...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)({
			region: inputs.region ?? written?.region,
			taskDefinition: inputs.taskDefinition ?? written?.taskDefinition,
			set: written?.set && taskSettingsOf(written.set),
			testRule: written?.testRule,
			lock: written?.lock && {
				bucket: written.lock.bucket,
				prefix: written.lock.prefix ?? lockPrefix
			},
			keepRevisions: written?.keepRevisions
		}),
		...rulesOf(services, written, name),
		containers: written?.containers ?? {},
		schedules: (written?.schedules ?? []).map(({ rule, bus }) => ({
			rule,
			...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)({ bus })
		})),
		tasks: (written?.tasks ?? []).map((task) => ({
			deadline: taskDeadline,
			...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(task),
			name: task.name
		}))
	};
}
/** Two services without rules have no traffic to move, and who names one by an input has another way to go. */
function rulesOf(services, written, environment) {
	const rules = services.length === 2 ? written?.rules ?? [] : [];
	if (services.length === 1 || services.length === 2 && rules.length > 0) return { rules };
	const said = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(services.join(", "));
	throw services.length === 2 ? new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `Input service names two services, ${said}, and nothing says which rules move.`, { hint: `Give the ARNs of the listener rules as environments.${environment}.target.ecs.rules in .github/cutover.yml.` }) : new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `Input service is ${said}: it must be one service, or two.`, { hint: "Two services are the two sides behind one load balancer. Release more than one app in jobs of their own." });
}
/** Inputs and keys that say something of Kubernetes alone, or of nothing that ECS has. */
function refuseKubernetes(inputs, { strategy, gates }, name) {
	const { manifests, namespace, kubeconfig } = inputs;
	const kubernetes = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)({
		manifests,
		namespace,
		kubeconfig,
		"helm-chart": inputs.helmChart,
		"helm-values": inputs.helmValues,
		"kube-context": inputs.kubeContext
	});
	const [input] = Object.keys(kubernetes);
	if (input !== void 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `Input ${input} is for Kubernetes, and this release goes to Amazon ECS.`, { hint: `Leave it out, or release to ${name} and to a cluster of Kubernetes in two environments.` });
	const { overlap, keepReleases } = {
		overlap: void 0,
		...strategy?.blueGreen,
		...strategy?.weighted
	};
	const keys = [
		...overlap === void 0 ? [] : ["strategy.blueGreen.overlap (targets leave a target group by its deregistration delay)"],
		...keepReleases === void 0 ? [] : ["keepReleases of its strategy (target.ecs.keepRevisions does that)"],
		...gates?.pods ? ["gates.pods (tasks that fail are seen by ECS itself)"] : []
	];
	if (keys.length === 0) return;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFIG_INVALID", `environments.${name} has what means nothing on Amazon ECS: ${keys.join("; ")}.`, { hint: "Take it out of the file." });
}
function appOf$1(services, environment) {
	const [only] = services;
	if (only !== void 0 && services.length === 1) return only;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFIG_INVALID", `The environment ${environment} has two services, and nothing names its app.`, { hint: "Give it as app, under target.ecs or as an input. It names the lock and the releases: never change it." });
}
/** Who writes shares of the requests must not get all of them moved at once. */
const weightless = ([service], environment) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFIG_INVALID", `environments.${environment}.strategy.weighted moves weights between two services, and ${service} is one.`, { hint: "Name two services behind one load balancer; or give the service the strategy LINEAR or CANARY of ECS, and blueGreen here." });
const missing = (input, example) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `Input ${input} is missing.`, { hint: `Amazon ECS needs a cluster and a service: give it as ${input}: ${example}.` });
// src/config/images.ts
/**
* The images of a release. A monorepo tag that names one of the file's images (`web@1.2.3`) is of that one alone.
* Inputs that speak of an image go before the file, and fail with INPUT_INVALID where it is not clear which they mean.
* Where nothing is `built`, nothing is read from the environment.
*/
function imagesOf(inputs, file, occasion, variables, built) {
	const changes = changesOf(inputs);
	const images = ofComponent(Object.entries(file?.config.images ?? {}), occasion.component);
	const field = Object.keys({
		...changes,
		...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)({
			tags: inputs.tags,
			flavor: inputs.flavor
		})
	})[0];
	if (images.length === 0 && inputs.image !== void 0) images.push([nameOf(inputs.image), { repository: inputs.image }]);
	if (images.length > 1 && field !== void 0) throw unclear(field, images, file);
	return images.map(([name, image]) => {
		const { tags, flavor, secrets, append, bake, ...rest } = image;
		if (append && inputs.buildWith !== void 0) throw builtWithout(name, inputs.buildWith);
		const values = built ? secretsOf(name, secrets, inputs, variables) : {};
		return {
			...defaults,
			repository: image.repository,
			...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(rest),
			...changes,
			...append ? { append: {
				...noChanges,
				...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(append),
				base: append.base
			} } : {},
			...bake ? { bake: {
				files: bake.files ?? [],
				target: bake.target ?? name,
				allow: bake.allow ?? []
			} } : {},
			tags: tagsOf(tags, flavor, inputs),
			name,
			secrets: values
		};
	});
}
const defaults = {
	context: ".",
	platforms: [],
	buildArgs: {},
	cacheFrom: [],
	cacheTo: [],
	provenance: "min",
	sbom: false,
	attest: false,
	buildWith: "buildx",
	mirrors: []
};
/** What an appended layer leaves as the base has it. */
const noChanges = {
	to: "/",
	env: {},
	labels: {},
	exposedPorts: []
};
const builtWithout = (name, tool) => (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.l)("build-with", tool, `left out for ${name}`, "The configuration appends that image to a base, without a tool.");
function ofComponent(images, component) {
	const named = images.filter(([name]) => name === component?.split("/").at(-1));
	return named.length > 0 ? named : images;
}
/** The last path component, as a DNS label: `web` of `ghcr.io/acme/web`. */
const nameOf = (repository) => (repository.split("/").at(-1) ?? "").toLowerCase().replace(/[^a-z0-9-]+/g, "-").slice(0, 40).replace(/^-+|-+$/g, "") || "image";
/** Inputs of the action that are not named as the setting is. */
const inputNames = {
	repository: "image",
	target: "build-target"
};
function unclear(field, images, file) {
	const input = inputNames[field] ?? field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
	const names = images.map(([name]) => name).join(", ");
	return new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `Input ${input} does not say which of the images ${names} it means.`, { hint: `Say it in ${file?.path}, under images.` });
}
function changesOf(inputs) {
	return (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)({
		repository: inputs.image === void 0 ? void 0 : repositoryOf("image", inputs.image),
		context: inputs.context,
		file: inputs.file,
		target: inputs.stage,
		platforms: inputs.platforms,
		buildArgs: inputs.buildArgs && (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.c)("build-args", inputs.buildArgs),
		cacheFrom: inputs.cacheFrom,
		cacheTo: inputs.cacheTo,
		provenance: inputs.provenance === void 0 ? void 0 : provenanceOf(inputs.provenance),
		sbom: inputs.sbom,
		attest: inputs.attest,
		buildWith: inputs.buildWith,
		builder: inputs.builder,
		mirrors: inputs.mirrors?.map((mirror) => repositoryOf("mirrors", mirror))
	});
}
function repositoryOf(input, image) {
	if (/^(?:[^\s@]*\/)?[^\s@:/]+$/.test(image)) return image;
	throw (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.l)(input, image, "a repository without tag and digest", "The tag comes from the release: ghcr.io/acme/web");
}
function provenanceOf(text) {
	if (text === "false") return false;
	if (text === "min" || text === "max") return text;
	throw (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.l)("provenance", text, "min, max or false", "min tells how it was built, max the build arguments too.");
}
/** An input of tags goes before all that the file says of them. */
function tagsOf(tags, flavor, inputs) {
	const lines = inputs.tags ?? (Array.isArray(tags) ? tags : void 0);
	const switches = lines === void 0 && tags !== void 0 && !Array.isArray(tags) ? (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(tags) : {};
	return {
		...(0,_helm_js__WEBPACK_IMPORTED_MODULE_4__.i)(lines, inputs.flavor ?? flavor),
		...switches
	};
}
function secretsOf(name, configured, inputs, variables) {
	const fromInputs = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.c)("secrets", inputs.secrets ?? []);
	const read = Object.entries(configured ?? {}).filter(([id]) => !Object.hasOwn(fromInputs, id)).map(([id, from]) => [id, variable(variables, from, `images.${name}.secrets.${id}`)]);
	return {
		...Object.fromEntries(read),
		...fromInputs
	};
}
// src/config/kubernetes.ts
function kubernetesOf(inputs, environment, name, images, variables) {
	const written = environment.target?.kubernetes;
	const manifests = inputs.manifests ?? written?.manifests;
	const isCharted = [
		written?.helm,
		inputs.helmChart,
		inputs.helmValues
	].some((given) => given !== void 0);
	if (manifests === void 0 && !isCharted) return void 0;
	const namespace = inputs.namespace ?? written?.namespace;
	if (namespace === void 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", "Input namespace is missing.", { hint: "Manifests are deployed to one namespace: give it as namespace: shop." });
	const key = `environments.${name}.target.kubernetes`;
	const access = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)({
		context: inputs.kubeContext ?? written?.context,
		kubeconfig: inputs.kubeconfig ?? pathOf(written?.kubeconfig, variables, `${key}.kubeconfig`)
	});
	const waves = written?.waves?.map((wave, index) => ({
		name: wave.name,
		namespace: wave.namespace ?? namespace,
		...access,
		...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)({
			context: wave.context,
			kubeconfig: pathOf(wave.kubeconfig, variables, `${key}.waves[${index}].kubeconfig`)
		})
	}));
	const app = inputs.app ?? written?.app ?? appOf(images, name);
	const helm = (0,_helm_js__WEBPACK_IMPORTED_MODULE_4__.t)(inputs, written?.helm, name, app);
	return {
		namespace,
		manifests: manifests ?? [],
		app,
		...access,
		...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)({
			helm,
			waves,
			onFailure: written?.onFailure
		})
	};
}
const pathOf = (written, variables, key) => written?.variable === void 0 ? written?.path : variable(variables, written.variable, key);
function appOf(images, environment) {
	if (images.length === 1 && images[0] !== void 0) return images[0];
	const what = images.length === 0 ? "deploys no image of its own" : `deploys ${images.length} images (${images.join(", ")})`;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFIG_INVALID", `The environment ${environment} ${what}, and nothing names its app.`, { hint: "Give it as app, under target.kubernetes or as an input. It names the lock in the cluster: never change it." });
}
// src/config/strategy.ts
/** 10 minutes are the progress deadline of a Deployment, 30 seconds the grace period of a Pod (Kubernetes' defaults). */
const strategyDefaults = {
	bake: 6e4,
	keepPrevious: 0,
	drain: 3e4,
	deadline: 6e5
};
/** How long a share is watched that does not say so itself. */
const stepLasts = 6e4;
function strategyOf(inputs, written) {
	const { bake, keepPrevious, drain, deadline } = inputs;
	const asked = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)({
		bake,
		keepPrevious,
		drain,
		deadline
	});
	const rolling = inputs.strategy === void 0 ? written?.rolling !== void 0 : inputs.strategy === "rolling";
	if (inputs.strategy === void 0 && written?.weighted) return weightedOf(inputs, written.weighted, asked);
	if (!rolling) {
		const { pause, overlap, ...rest } = written?.blueGreen ?? {};
		const further = {
			pause: pause && true,
			until: inputs.until,
			overlap: overlap === "auto" ? void 0 : overlap
		};
		return inTime({
			...strategyDefaults,
			...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(rest),
			...asked,
			...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(further),
			kind: "blueGreen"
		});
	}
	if (inputs.until === "staged") throw (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.l)("until", "staged", "live", "The strategy rolling changes what is live: nothing can be staged.");
	const { bake: watched, deadline: limit } = {
		...strategyDefaults,
		...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(written?.rolling ?? {}),
		...asked
	};
	return {
		kind: "rolling",
		bake: watched,
		deadline: limit
	};
}
/** With all requests at the end, for no time: there the Services are moved, and the bake begins. */
function weightedOf(inputs, written, asked) {
	const { steps, pause, ...rest } = written;
	const listed = steps.map((step) => typeof step === "number" ? { weight: step } : step);
	const all = listed.some(({ weight }) => weight === 100) ? listed : [...listed, { weight: 100 }];
	return {
		...strategyDefaults,
		...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)(rest),
		...asked,
		...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)({
			pause: pause && true,
			until: inputs.until
		}),
		kind: "weighted",
		steps: all.map(({ weight, for: lasts }) => ({
			weight,
			for: lasts ?? (weight === 100 ? 0 : stepLasts)
		}))
	};
}
/** The overlap is a part of the way to the new release, and the deadline the end of it. */
function inTime(strategy) {
	const { overlap = 0, deadline } = strategy;
	if (overlap === 0 || overlap < deadline) return strategy;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFIG_INVALID", `strategy.blueGreen.overlap is ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_5__.t)(overlap)}, and the deadline ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_5__.t)(deadline)}: no release would be live in time.`, { hint: "Give the deadline more time, or the overlap less." });
}
/** Where releases pause, it takes a run by hand of one that is staged already to go on: no other run goes past the stage. */
const pauses = (strategy, staged, byHand) => strategy.kind !== "rolling" && (strategy.until === void 0 ? strategy.pause === true && !(staged && byHand) : strategy.until === "staged");
/** What decides which rights and objects a release needs. */
const mannerOf = (strategy) => ({
	strategy: strategy.kind,
	...strategy.kind === "weighted" && strategy.ingressClass !== void 0 ? { ingressClass: strategy.ingressClass } : {}
});
// src/config/settings.ts
/**
* What to do for a release: inputs before the file before defaults. Fails with the one error that names the input, or
* the key of the file, that is wrong or missing (INPUT_INVALID, CONFIG_INVALID, EVENT_UNUSABLE).
*/
function settings(inputs, file, occasion, variables) {
	const name = (0,_load_js__WEBPACK_IMPORTED_MODULE_1__.o)(occasion, inputs.environment, file);
	const written = file?.config.environments?.[name];
	const environment = written ?? {};
	const { promoteFrom } = environment;
	const images = imagesOf(inputs, file, occasion, variables, inputs.built ?? promoteFrom === void 0);
	const deployed = inputs.deployed !== false;
	const ecs = deployed ? ecsOf(inputs, environment, name) : void 0;
	const target = deployed && !ecs ? kubernetesOf(inputs, environment, name, namesOfApp(file, images), variables) : void 0;
	const place = ecs ? `cluster ${ecs.cluster}` : target && `namespace ${target.namespace}`;
	if (place && !written && inputs.environment === void 0) (0,_load_js__WEBPACK_IMPORTED_MODULE_1__.a)(occasion, place);
	const strategy = strategyOf(inputs, environment.strategy);
	return {
		environment: name,
		images,
		...(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.s)({
			promoteFrom,
			target,
			ecs,
			verify: (0,_load_js__WEBPACK_IMPORTED_MODULE_1__.i)(inputs, environment.verify)
		}),
		strategy,
		gates: gatesOf(inputs, environment.gates, variables, `environments.${name}.gates`, strategy.kind)
	};
}
/** All images of the file, whatever this release is of: the app must keep its name from release to release. */
const namesOfApp = (file, images) => {
	const configured = Object.keys(file?.config.images ?? {});
	return configured.length > 0 ? configured : images.map(({ name }) => name);
};
// src/release/payload.ts
const fieldsOf = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
const textOf = (fields, name) => {
	const value = fields[name];
	return typeof value === "string" ? value : void 0;
};
/** The commit that the run has. Fails with EVENT_UNUSABLE when GITHUB_SHA is no object name (SHA-1 or SHA-256). */
function commitOf(variables) {
	const sha = variables.GITHUB_SHA ?? "";
	if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha)) return sha;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("EVENT_UNUSABLE", `GITHUB_SHA is ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(sha)}, which is no commit.`, { hint: "The Actions runner sets GITHUB_SHA; elsewhere, set it to the full name of the commit: git rev-parse HEAD" });
}
// src/release/tag.ts
var import_parse = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.a)((0,_parse_js__WEBPACK_IMPORTED_MODULE_6__.t)(), 1);
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
/** As {@link readTag}; fails with VERSION_INVALID, or with EVENT_UNUSABLE for a tag of another component than `prefix` names. */
function parseTag(tag, prefix = "") {
	const found = readTag(tag, prefix);
	if (found) return found;
	if (prefix !== "" && !tag.startsWith(prefix)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("EVENT_UNUSABLE", `The tag ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(tag)} doesn't begin with tag-prefix ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(prefix)}.`, { hint: `Start this job for its own tags only: if: startsWith(github.ref_name, '${prefix.replaceAll("'", "''")}')` });
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("VERSION_INVALID", `The tag ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(tag)} is no semantic version${tag.length > longestVersion ? ` of at most ${longestVersion} characters` : ""}.`, { hint: advice(tag) });
}
function advice(tag) {
	const examples = "1.4.2, v1.4.2, v1.5.0-rc.1, web@1.4.2, web-v1.4.2 or web/v1.4.2";
	if (/^v?\d+(\.\d+)?$/.test(tag)) return `A release names all three numbers: ${tag}${".0".repeat(3 - tag.split(".").length)}. A tag that moves, like ${tag}, should carry no release.`;
	return `Publish the release from a tag such as ${examples}; for another prefix set tag-prefix.`;
}
// src/release/event.ts
/**
* The release that an event of GitHub Actions asks for.
*
* - `release` with action `published`: the version of its tag; a prerelease if it is ticked or if its version is one.
* - `push` of a tag: as a release of that tag. `push` to a branch: `0.0.0-<branch>.g<commit>`.
* - `schedule`: as a push to the branch that it runs on.
* - `workflow_dispatch`: the input `version` (or `ref`), else the tag or branch that the form was started on.
*
* `sha` is the commit that the run has, GITHUB_SHA: a dispatch that names another version must check that tag out.
* Fails with EVENT_UNUSABLE, VERSION_INVALID, or INPUT_INVALID for an input that is neither version nor branch of this run.
*/
function releaseOf(event, payload, variables, reading = {}) {
	const fields = fieldsOf(payload);
	const prefix = reading.tagPrefix ?? "";
	const sha = commitOf(variables);
	if (reading.version !== void 0) return ofVersion(reading.version, prefix, sha);
	switch (event) {
		case "release": return published(fields, prefix, sha);
		case "push":
		case "schedule":
			if (fields.deleted === true) throw unusable("The push deleted its ref: there is nothing to release.", onDeletion);
			return ofRef("push", textOf(fields, "ref") ?? variables.GITHUB_REF ?? "", prefix, sha);
		case "workflow_dispatch": return dispatched(fieldsOf(fields.inputs), variables.GITHUB_REF ?? "", prefix, sha);
		default: throw unusable(`The event ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(event)} names no version.`, "Start this job by release (types: [published]), push or workflow_dispatch, or give the version by the input version.");
	}
}
const onDeletion = "Skip such pushes: if: github.event.deleted != true";
const unusable = (message, hint) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("EVENT_UNUSABLE", message, { hint });
function published(fields, prefix, sha) {
	const action = textOf(fields, "action") ?? "";
	const release = fieldsOf(fields.release);
	if (action !== "published") throw unusable(`The release event ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(action)} is not "published".`, "Use on: { release: { types: [published] } }: it comes once for each release and prerelease, for drafts when they are published.");
	if (release.draft === true) throw unusable("The release is a draft.", "Publish it; the event that GitHub sends then starts this job.");
	const tag = textOf(release, "tag_name");
	if (tag === void 0) throw unusable("The payload of the release event has no tag_name.", "Run this job on the payload that GitHub sends.");
	const url = textOf(release, "html_url");
	return {
		...ofTag("release", tag, parseTag(tag, prefix), sha, release.prerelease === true),
		...url !== void 0 && /^https?:\/\/[!-~]+$/.test(url) ? { url } : {}
	};
}
function dispatched(inputs, ref, prefix, sha) {
	const version = textOf(inputs, "version");
	if (version) return ofVersion(version, prefix, sha);
	const wanted = textOf(inputs, "ref");
	if (!wanted || wanted === ref || `refs/heads/${wanted}` === ref) return ofRef("dispatch", ref, prefix, sha);
	const tag = wanted.replace(/^refs\/tags\//, "");
	if (readTag(tag, prefix)) return ofVersion(tag, prefix, sha);
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `The input ref ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(wanted)} is neither a version nor the branch of this run.`, { hint: "Choose the branch under \"Use workflow from\", so that the run has its commit, or name a version such as 1.4.2." });
}
/** A version as a person types it (`1.4.2`) or as it is tagged (`web-v1.4.2`), whatever the prefix. */
function ofVersion(text, prefix, sha) {
	const bare = text.replace(/^refs\/tags\//, "");
	return ofTag("dispatch", bare, readTag(bare, prefix) ?? readTag(`${prefix}${bare}`, prefix) ?? parseTag(bare, prefix), sha);
}
/** git allows no control character in a ref, and no host a longer one; a payload that was not made by git may have both. */
const branchRef = /^refs\/heads\/[^\u0000-\u0020\u007f]{1,255}$/;
function ofRef(kind, ref, prefix, sha) {
	if (ref.startsWith("refs/tags/")) {
		const tag = ref.slice(10);
		return ofTag(kind === "push" ? "release" : kind, tag, parseTag(tag, prefix), sha);
	}
	if (branchRef.test(ref)) return ofBranch(kind, ref.slice(11), sha);
	throw unusable(`The ref ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(ref)} is neither a branch nor a tag.`, "Run this job on a branch or on a tag.");
}
function ofTag(kind, tag, tagged, sha, ticked = false) {
	const { component, version, prerelease } = tagged;
	return {
		kind,
		ref: tag,
		...component === void 0 ? {} : { component },
		version,
		channel: ticked || prerelease.length > 0 ? channelOf(prerelease[0]) : "stable",
		prerelease: ticked || prerelease.length > 0,
		sha
	};
}
/** `rc` for `rc.1`, `rc1` and `rc-1`; a prerelease without a word (`1.0.0-1`, or one that is only ticked) is `prerelease`. */
const channelOf = (identifier) => /^[a-z]+/i.exec(String(identifier ?? ""))?.[0] ?? "prerelease";
/** A branch's version sorts below every release. The `g` is git describe's: `0.0.0-dev.0123456` would be no version. */
function ofBranch(kind, branch, sha) {
	const slug = slugOf(branch);
	return {
		kind,
		ref: branch,
		version: `0.0.0-${slug}.g${sha.slice(0, 12)}`,
		channel: slug,
		prerelease: true,
		sha
	};
}
function slugOf(branch) {
	const slug = branch.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-/, "").slice(0, 40).replace(/-$/, "");
	return /[a-z]/.test(slug) ? slug : `branch-${slug}`.replace(/-$/, "");
}
// src/release/previous.ts
var import_compare = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.a)(require_compare(), 1);
/**
* The release that `current` follows: the highest lower version of the same component. A stable version follows a
* stable one, a prerelease follows either. Dates say nothing: 1.2.9 may be published after 2.0.0, and GitHub's
* "latest" follows the date of the commit.
*/
function previousOf(releases, current, tagPrefix = "") {
	let highest;
	for (const { tag, draft, prerelease } of releases) {
		const found = draft ? void 0 : readTag(tag, tagPrefix);
		if (!found || found.component !== current.component) continue;
		if (!current.prerelease && (prerelease || found.prerelease.length > 0)) continue;
		if ((0, import_compare.default)(found.version, current.version) >= 0) continue;
		if (!highest || (0, import_compare.default)(found.version, highest.version) > 0) highest = {
			tag,
			version: found.version
		};
	}
	return highest;
}
// src/steps/plan.ts
const overridesOf = (inputs) => ({
	...inputs,
	stage: inputs["build-target"],
	buildArgs: inputs["build-args"],
	buildWith: inputs["build-with"],
	cacheFrom: inputs["cache-from"],
	cacheTo: inputs["cache-to"],
	helmChart: inputs["helm-chart"],
	helmValues: inputs["helm-values"],
	kubeContext: inputs["kube-context"],
	taskDefinition: inputs["task-definition"],
	keepPrevious: inputs["keep-previous"]
});
async function githubFor({ http, clock, signal, run, report }, token) {
	if (!token || !run.repository) return void 0;
	report.mask(token);
	const { githubOf } = await __webpack_require__.e(/* import() */ 8942).then(__webpack_require__.bind(__webpack_require__, 8942)).then((n) => n.n);
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
/** Reads event, config and inputs, and settles what they mean together. Touches nothing. */
async function planOf(context, inputs) {
	const { environment, event, files, report } = context;
	const tagPrefix = inputs["tag-prefix"] ?? "";
	const { version } = inputs;
	const release = releaseOf(event.name, event.payload, environment, {
		tagPrefix,
		...version ? { version } : {}
	});
	const file = await (0,_load_js__WEBPACK_IMPORTED_MODULE_1__.t)(files, inputs.config);
	const found = settings(overridesOf(inputs), file, release, environment);
	for (const image of found.images) for (const secret of Object.values(image.secrets)) report.mask(secret);
	for (const secret of found.gates.secrets ?? []) report.mask(secret);
	const github = await githubFor(context, inputs.token);
	report.line(`${release.version} (${release.ref}) goes to ${found.environment}`);
	return {
		release,
		settings: found,
		github,
		published: publishedBy(github),
		tagPrefix,
		token: inputs.token
	};
}
const publishedBy = (github) => async () => {
	if (!github) return [];
	const { publishedReleases } = await __webpack_require__.e(/* import() */ 8875).then(__webpack_require__.bind(__webpack_require__, 8875));
	return publishedReleases(github);
};
const previousRelease = async ({ release, published, tagPrefix }) => previousOf(await published(), release, tagPrefix);



/***/ }),

/***/ 4224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ globToRegExp),
/* harmony export */   c: () => (/* binding */ pairsOf),
/* harmony export */   i: () => (/* binding */ sameRepository),
/* harmony export */   l: () => (/* binding */ wrongInput),
/* harmony export */   n: () => (/* binding */ isTag),
/* harmony export */   o: () => (/* binding */ isGlob),
/* harmony export */   r: () => (/* binding */ parseReference),
/* harmony export */   s: () => (/* binding */ given),
/* harmony export */   t: () => (/* binding */ formatReference)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7346);

// src/config/overrides.ts
/** `fields` without those that nobody gave. */
const given = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== void 0));
const wrongInput = (name, value, must, hint) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("INPUT_INVALID", `Input ${name} is ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(value)}: it must be ${must}.`, { hint });
/** `NAME=value` entries. No message shows a value, because the same form carries secrets. */
function pairsOf(name, entries) {
	const pairs = entries.map((entry, index) => {
		const equals = entry.indexOf("=");
		if (equals > 0) return [entry.slice(0, equals).trim(), entry.slice(equals + 1)];
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("INPUT_INVALID", `Entry ${index + 1} of input ${name} has no name and value.`, { hint: "Write one NAME=value a line." });
	});
	return Object.fromEntries(pairs);
}
// src/config/glob.ts
/** Whether `text` is a pattern: it has one of `*`, `?`. */
const isGlob = (text) => /[*?]/.test(text);
/** A branch or path pattern as a regular expression for the whole text. */
function globToRegExp(pattern) {
	const source = pattern.replace(/\*\*\/|\*\*|\*|\?|[\\^$.+()[\]{}|]/g, (part) => {
		if (part === "**/") return "(?:.*/)?";
		if (part === "**") return ".*";
		if (part === "*") return "[^/]*";
		return part === "?" ? "[^/]" : `\\${part}`;
	});
	return new RegExp(`^${source}$`, "s");
}
// src/image/reference.ts
const label = "[a-zA-Z0-9]+(?:-+[a-zA-Z0-9]+)*";
const domain = new RegExp(`^${`(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])`}(?::[0-9]+)?$`);
const component = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const path = new RegExp(`^${component}(?:/${component})*$`);
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
		...normalised(spelling),
		spelling
	};
	const wrong = flaw(repository, tagPart, digestPart);
	if (wrong) throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("REFERENCE_INVALID", `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(text, 200)} is no image reference: ${wrong}.`, {
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
function normalised(spelling) {
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
	if (!domain.test(at.domain)) return `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(at.domain)} is no registry host`;
	if (/[A-Z]/.test(at.path)) return "the path of a repository is in lower case";
	if (!path.test(at.path)) return `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(at.spelling.endsWith(at.path) ? at.path : at.spelling)} is no repository path`;
	if (at.path.length > longestPath) return `its path has ${at.path.length} characters, ${longestPath} are allowed`;
	if (tagPart !== void 0 && !tag.test(tagPart)) return `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(tagPart)} is no tag`;
	if (digestPart !== void 0 && !digest.test(digestPart)) return `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(digestPart)} is no sha256 or sha512 digest`;
}
function splitOnce(text, separator) {
	const index = text.indexOf(separator);
	return index < 0 ? [text, void 0] : [text.slice(0, index), text.slice(index + 1)];
}



/***/ })

};
