export const id = 939;
export const ids = [939];
export const modules = {

/***/ 939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ secretKeys),
/* harmony export */   n: () => (/* binding */ isFixed),
/* harmony export */   r: () => (/* binding */ tagPolicyOf),
/* harmony export */   t: () => (/* binding */ forms),
/* harmony export */   versionStep: () => (/* binding */ versionStep)
/* harmony export */ });
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(744);

// src/config/gate-settings.ts
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
	if (other !== void 0) throw wrong("tags", line, `type=${type} has no attribute ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(other)}`);
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
	if (unknown !== void 0) throw wrong("tags", line, `${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(unknown)} is none of ${known.join(", ")}`);
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
		throw wrong("tags", line, `its pattern is no regular expression: ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)(error).split(": ").at(-1)}`);
	}
	throw wrong("tags", line, `its pattern has no group ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(group)}`);
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
	const pairs = fieldsOf$1(line).map((part) => {
		const equals = part.indexOf("=");
		if (equals < 1) throw wrong(input, line, `${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(part)} is no name=value`);
		return [part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim()];
	});
	return Object.fromEntries(pairs);
}
/** As docker/metadata-action reads a line: commas part fields, but not within one that is in double quotes. */
const fieldsOf$1 = (line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"(?=,|$)|([^,]*))/g)].map(([, inQuotes, plain = ""]) => inQuotes?.replaceAll("\"\"", "\"") ?? plain);
const wrong = (input, line, why) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("INPUT_INVALID", `Entry ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(line)} of ${input} is not understood: ${why}.`, { hint: input === "tags" ? "The exact tag of the release is always written. Beside it write latest, major or minor, or lines such as type=semver,pattern={{major}}.{{minor}}" : "Write for example latest=false, or suffix=-alpine,onlatest=true" });
// src/config/overrides.ts
/** `fields` without those that nobody gave. */
const given = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== void 0));
const wrongInput = (name, value, must, hint) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("INPUT_INVALID", `Input ${name} is ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(value)}: it must be ${must}.`, { hint });
/** `NAME=value` entries. No message shows a value, because the same form carries secrets. */
function pairsOf(name, entries) {
	const pairs = entries.map((entry, index) => {
		const equals = entry.indexOf("=");
		if (equals > 0) return [entry.slice(0, equals).trim(), entry.slice(equals + 1)];
		throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("INPUT_INVALID", `Entry ${index + 1} of input ${name} has no name and value.`, { hint: "Write one NAME=value a line." });
	});
	return Object.fromEntries(pairs);
}
// src/config/helm.ts
/** @throws INPUT_INVALID for values without a chart, and for a chart whose version may be another tomorrow */
function helmOf(inputs, written, environment, app) {
	const chart = inputs.helmChart ?? written?.chart;
	if (chart === void 0) {
		if (inputs.helmValues === void 0) return void 0;
		throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("INPUT_INVALID", `Input helm-values is ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(inputs.helmValues.join(", "))}, but there is no chart.`, { hint: "Give the chart as helm-chart: charts/shop." });
	}
	if (inputs.helmChart !== void 0) assertFixed(inputs.helmChart);
	return {
		chart,
		release: written?.release ?? app,
		values: inputs.helmValues ?? written?.values ?? [],
		...given({ set: written?.set }),
		crds: written?.crds ?? false,
		key: `environments.${environment}.target.kubernetes.helm`
	};
}
/** A chart that is the same whenever it is read: a path of the repository, or an OCI reference with a version or digest. */
const isFixed = (chart) => !chart.includes("://") || /^oci:\/\/[^\s@]+(?::[^\s@/:]+|@sha256:[0-9a-f]{64})$/.test(chart);
function assertFixed(chart) {
	if (isFixed(chart)) return;
	throw wrongInput("helm-chart", chart, "a path of the repository, or oci:// with a version or a digest", "Write helm-chart: charts/shop or helm-chart: oci://ghcr.io/acme/charts/shop:1.2.3.");
}
// src/config/glob.ts
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
	if (fitting.length > 1) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("CONFIG_INVALID", `${title(occasion)} leads to ${fitting.join(" and ")}.`, {
		hint: "Let `when` of one environment alone fit it, or name the environment by the input environment.",
		...file ? { at: { file: file.path } } : {}
	});
	const usual = usualName(occasion);
	const open = environments.length === 0 || environments.some(([name, { when }]) => name === usual && when === void 0);
	const chosen = fitting[0] ?? (open ? usual : void 0);
	if (chosen !== void 0) return chosen;
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("EVENT_UNUSABLE", `${title(occasion)} leads to no environment.`, { hint: environments.length ? `Add \`when: ${condition(occasion)}\` to one of ${environments.map(([name]) => name).join(", ")}, or name it by the input environment.` : "Name one by the input environment." });
}
/**
* Inputs alone have one namespace for every event. Only a release may take it without a word: whatever else came there
* by a guess could be in production. @throws INPUT_INVALID
*/
function assertNamed(occasion, namespace) {
	const { kind, prerelease } = occasion;
	if (kind === "dispatch" || kind === "release" && !prerelease) return;
	const [guess, condition] = kind === "push" ? ["dev", "github.event_name != 'push'"] : ["uat", "!github.event.release.prerelease"];
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("INPUT_INVALID", `${title(occasion)} would go to namespace ${namespace}, as a release does: no environment is named.`, { hint: `Name it by the input environment (environment: ${guess}), give each environment a namespace of its own under environments in .github/cutover.yml, or keep such events out: if: \${{ ${condition} }}` });
}
/** The environment that was asked for, if the file has it, or none at all. @throws INPUT_INVALID */
function knownEnvironment(asked, file) {
	const names = Object.keys(file?.config.environments ?? {});
	if (names.length === 0 || names.includes(asked)) return asked;
	const meant = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.n)(asked, names);
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("INPUT_INVALID", `There is no environment ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(asked)} in ${file?.path}.`, { hint: meant ? `Did you mean ${meant}?` : `It has ${names.join(", ")}.` });
}
function fits(when, { kind, prerelease, ref }) {
	if (kind === "push") return when?.push?.some((branch) => globToRegExp(branch).test(ref)) ?? false;
	if (kind === "dispatch") return when?.dispatch === true;
	return (prerelease ? when?.prerelease : when?.release) === true;
}
function usualName({ kind, prerelease }) {
	if (kind === "dispatch") return void 0;
	if (kind === "push") return "dev";
	return prerelease ? "uat" : "production";
}
function title({ kind, prerelease, ref }) {
	if (kind === "push") return `A push to ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(ref)}`;
	if (kind === "dispatch") return "A run by hand";
	return prerelease ? "A prerelease" : "A release";
}
function condition({ kind, prerelease, ref }) {
	if (kind === "push") return `{ push: ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(ref)} }`;
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
const defaults$1 = {
	commit: false,
	denySelfHostedRunners: false,
	provenance: true,
	source: ["registry", "github"]
};
/**
* The input goes before all that the file says of it. Its lines are keys of the file, as `repository=acme/web`.
* @throws INPUT_INVALID
*/
function verifyOf({ verify: lines }, written) {
	if (lines === void 0) return written && {
		...defaults$1,
		...given(written),
		repository: written.repository
	};
	const read = Object.fromEntries(lines.map(pairOf));
	const { repository, workflow, identity } = read;
	if (repository === void 0) throw wrongInput("verify", lines.join(" "), "lines of which one names the repository", "Add repository=owner/name.");
	if (workflow !== void 0 && identity !== void 0) throw wrongInput("verify", `identity=${identity}`, "left out where there is a workflow", "Keep one of the two.");
	return {
		...defaults$1,
		...given(read),
		repository
	};
}
function pairOf(line) {
	const [, name = "", value = ""] = /^([\w-]+)\s*=\s*(.*)$/.exec(line) ?? [];
	const key = name.replace(/-([a-z])/g, (_whole, letter) => letter.toUpperCase());
	if (flags.some((flag) => flag === key)) {
		if (value === "true" || value === "false") return [key, value === "true"];
		throw wrongInput("verify", line, `${name}=true or ${name}=false`, "Write it without quotes.");
	}
	if (!Object.hasOwn(forms, key)) throw unknown(line, key);
	const [form, must] = forms[key];
	if (!form.test(value)) throw wrongInput("verify", line, `${name}= and ${must}`, "See docs/attestations.md.");
	return [key, key === "source" ? value.split(",") : value];
}
function unknown(line, key) {
	const known = [...Object.keys(forms), ...flags];
	const meant = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.n)(key, known);
	const hint = meant ? `Did you mean ${meant}=...?` : "Write one key=value a line, such as repository=acme/web.";
	return wrongInput("verify", line, `a line with one of ${known.join(", ")}`, hint);
}
function compiles(pattern) {
	try {
		return new RegExp(pattern) instanceof RegExp;
	} catch {
		return false;
	}
}
// node_modules/semver/internal/constants.js
var require_constants = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
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
var require_debug = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	module.exports = typeof process === "object" && process.env && process.env.NODE_DEBUG && /\bsemver\b/i.test(process.env.NODE_DEBUG) ? (...args) => console.error("SEMVER", ...args) : () => {};
}));
// node_modules/semver/internal/re.js
var require_re = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
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
var require_parse_options = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
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
var require_identifiers = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
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
var require_semver$1 = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
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
var require_parse = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const SemVer = require_semver$1();
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
// node_modules/semver/functions/valid.js
var require_valid$1 = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const parse = require_parse();
	const valid = (version, options) => {
		const v = parse(version, options);
		return v ? v.version : null;
	};
	module.exports = valid;
}));
// node_modules/semver/functions/clean.js
var require_clean = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const parse = require_parse();
	const clean = (version, options) => {
		const s = parse(version.trim().replace(/^[=v]+/, ""), options);
		return s ? s.version : null;
	};
	module.exports = clean;
}));
// node_modules/semver/functions/inc.js
var require_inc = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const SemVer = require_semver$1();
	const inc = (version, release, options, identifier, identifierBase) => {
		if (typeof options === "string") {
			identifierBase = identifier;
			identifier = options;
			options = void 0;
		}
		try {
			return new SemVer(version instanceof SemVer ? version.version : version, options).inc(release, identifier, identifierBase).version;
		} catch (er) {
			return null;
		}
	};
	module.exports = inc;
}));
// node_modules/semver/functions/diff.js
var require_diff = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const parse = require_parse();
	const diff = (version1, version2) => {
		const v1 = parse(version1, null, true);
		const v2 = parse(version2, null, true);
		const comparison = v1.compare(v2);
		if (comparison === 0) return null;
		const v1Higher = comparison > 0;
		const highVersion = v1Higher ? v1 : v2;
		const lowVersion = v1Higher ? v2 : v1;
		const highHasPre = !!highVersion.prerelease.length;
		if (!!lowVersion.prerelease.length && !highHasPre) {
			if (!lowVersion.patch && !lowVersion.minor) return "major";
			if (lowVersion.compareMain(highVersion) === 0) {
				if (lowVersion.minor && !lowVersion.patch) return "minor";
				return "patch";
			}
		}
		const prefix = highHasPre ? "pre" : "";
		if (v1.major !== v2.major) return prefix + "major";
		if (v1.minor !== v2.minor) return prefix + "minor";
		if (v1.patch !== v2.patch) return prefix + "patch";
		return "prerelease";
	};
	module.exports = diff;
}));
// node_modules/semver/functions/major.js
var require_major = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const SemVer = require_semver$1();
	const major = (a, loose) => new SemVer(a, loose).major;
	module.exports = major;
}));
// node_modules/semver/functions/minor.js
var require_minor = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const SemVer = require_semver$1();
	const minor = (a, loose) => new SemVer(a, loose).minor;
	module.exports = minor;
}));
// node_modules/semver/functions/patch.js
var require_patch = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const SemVer = require_semver$1();
	const patch = (a, loose) => new SemVer(a, loose).patch;
	module.exports = patch;
}));
// node_modules/semver/functions/prerelease.js
var require_prerelease = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const parse = require_parse();
	const prerelease = (version, options) => {
		const parsed = parse(version, options);
		return parsed && parsed.prerelease.length ? parsed.prerelease : null;
	};
	module.exports = prerelease;
}));
// node_modules/semver/functions/compare.js
var require_compare = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const SemVer = require_semver$1();
	const compare = (a, b, loose) => new SemVer(a, loose).compare(new SemVer(b, loose));
	module.exports = compare;
}));
// node_modules/semver/functions/rcompare.js
var require_rcompare = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const compare = require_compare();
	const rcompare = (a, b, loose) => compare(b, a, loose);
	module.exports = rcompare;
}));
// node_modules/semver/functions/compare-loose.js
var require_compare_loose = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const compare = require_compare();
	const compareLoose = (a, b) => compare(a, b, true);
	module.exports = compareLoose;
}));
// node_modules/semver/functions/compare-build.js
var require_compare_build = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const SemVer = require_semver$1();
	const compareBuild = (a, b, loose) => {
		const versionA = new SemVer(a, loose);
		const versionB = new SemVer(b, loose);
		return versionA.compare(versionB) || versionA.compareBuild(versionB);
	};
	module.exports = compareBuild;
}));
// node_modules/semver/functions/sort.js
var require_sort = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const compareBuild = require_compare_build();
	const sort = (list, loose) => list.sort((a, b) => compareBuild(a, b, loose));
	module.exports = sort;
}));
// node_modules/semver/functions/rsort.js
var require_rsort = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const compareBuild = require_compare_build();
	const rsort = (list, loose) => list.sort((a, b) => compareBuild(b, a, loose));
	module.exports = rsort;
}));
// node_modules/semver/functions/gt.js
var require_gt = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const compare = require_compare();
	const gt = (a, b, loose) => compare(a, b, loose) > 0;
	module.exports = gt;
}));
// node_modules/semver/functions/lt.js
var require_lt = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const compare = require_compare();
	const lt = (a, b, loose) => compare(a, b, loose) < 0;
	module.exports = lt;
}));
// node_modules/semver/functions/eq.js
var require_eq = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const compare = require_compare();
	const eq = (a, b, loose) => compare(a, b, loose) === 0;
	module.exports = eq;
}));
// node_modules/semver/functions/neq.js
var require_neq = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const compare = require_compare();
	const neq = (a, b, loose) => compare(a, b, loose) !== 0;
	module.exports = neq;
}));
// node_modules/semver/functions/gte.js
var require_gte = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const compare = require_compare();
	const gte = (a, b, loose) => compare(a, b, loose) >= 0;
	module.exports = gte;
}));
// node_modules/semver/functions/lte.js
var require_lte = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const compare = require_compare();
	const lte = (a, b, loose) => compare(a, b, loose) <= 0;
	module.exports = lte;
}));
// node_modules/semver/functions/cmp.js
var require_cmp = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const eq = require_eq();
	const neq = require_neq();
	const gt = require_gt();
	const gte = require_gte();
	const lt = require_lt();
	const lte = require_lte();
	const cmp = (a, op, b, loose) => {
		switch (op) {
			case "===":
				if (typeof a === "object") a = a.version;
				if (typeof b === "object") b = b.version;
				return a === b;
			case "!==":
				if (typeof a === "object") a = a.version;
				if (typeof b === "object") b = b.version;
				return a !== b;
			case "":
			case "=":
			case "==": return eq(a, b, loose);
			case "!=": return neq(a, b, loose);
			case ">": return gt(a, b, loose);
			case ">=": return gte(a, b, loose);
			case "<": return lt(a, b, loose);
			case "<=": return lte(a, b, loose);
			default: throw new TypeError(`Invalid operator: ${op}`);
		}
	};
	module.exports = cmp;
}));
// node_modules/semver/functions/coerce.js
var require_coerce = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const SemVer = require_semver$1();
	const parse = require_parse();
	const { safeRe: re, t } = require_re();
	const coerce = (version, options) => {
		if (version instanceof SemVer) return version;
		if (typeof version === "number") version = String(version);
		if (typeof version !== "string") return null;
		options = options || {};
		let match = null;
		if (!options.rtl) match = version.match(options.includePrerelease ? re[t.COERCEFULL] : re[t.COERCE]);
		else {
			const coerceRtlRegex = options.includePrerelease ? re[t.COERCERTLFULL] : re[t.COERCERTL];
			let next;
			while ((next = coerceRtlRegex.exec(version)) && (!match || match.index + match[0].length !== version.length)) {
				if (!match || next.index + next[0].length !== match.index + match[0].length) match = next;
				coerceRtlRegex.lastIndex = next.index + next[1].length + next[2].length;
			}
			coerceRtlRegex.lastIndex = -1;
		}
		if (match === null) return null;
		const major = match[2];
		const minor = match[3] || "0";
		const patch = match[4] || "0";
		const prerelease = options.includePrerelease && match[5] ? `-${match[5]}` : "";
		const build = options.includePrerelease && match[6] ? `+${match[6]}` : "";
		return parse(`${major}.${minor}.${patch}${prerelease}${build}`, options);
	};
	module.exports = coerce;
}));
// node_modules/semver/functions/truncate.js
var require_truncate = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const parse = require_parse();
	const constants = require_constants();
	const SemVer = require_semver$1();
	const truncate = (version, truncation, options) => {
		if (!constants.RELEASE_TYPES.includes(truncation)) return null;
		const clonedVersion = cloneInputVersion(version, options);
		return clonedVersion && doTruncation(clonedVersion, truncation);
	};
	const cloneInputVersion = (version, options) => {
		const versionStringToParse = version instanceof SemVer ? version.version : version;
		return parse(versionStringToParse, options);
	};
	const doTruncation = (version, truncation) => {
		if (isPrerelease(truncation)) return version.version;
		version.prerelease = [];
		switch (truncation) {
			case "major":
				version.minor = 0;
				version.patch = 0;
				break;
			case "minor": version.patch = 0;
		}
		return version.format();
	};
	const isPrerelease = (type) => {
		return type.startsWith("pre");
	};
	module.exports = truncate;
}));
// node_modules/semver/internal/lrucache.js
var require_lrucache = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	var LRUCache = class {
		constructor() {
			this.max = 1e3;
			this.map = /* @__PURE__ */ new Map();
		}
		get(key) {
			const value = this.map.get(key);
			if (value === void 0) return;
			else {
				this.map.delete(key);
				this.map.set(key, value);
				return value;
			}
		}
		delete(key) {
			return this.map.delete(key);
		}
		set(key, value) {
			if (!this.delete(key) && value !== void 0) {
				if (this.map.size >= this.max) {
					const firstKey = this.map.keys().next().value;
					this.delete(firstKey);
				}
				this.map.set(key, value);
			}
			return this;
		}
	};
	module.exports = LRUCache;
}));
// node_modules/semver/internal/trim-comparator-whitespace.js
var require_trim_comparator_whitespace = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const { MAX_LENGTH, MAX_SAFE_BUILD_LENGTH, WHITESPACE_CHARACTERS } = require_constants();
	/**
	* Remembers the last two rows of digits so their characters need not be reread.
	* Positions start at -1 until a row has been found.
	*
	* @typedef {object} DigitRunCache
	* @property {number} start The first character of the most recently found row.
	* @property {number} end The position after that row's last character.
	* @property {number} previousStart The first character of the previous row.
	* @property {number} previousEnd The position after the previous row.
	*/
	const whitespace = /* @__PURE__ */ new Uint8Array(65536);
	for (const char of WHITESPACE_CHARACTERS) whitespace[char.charCodeAt(0)] = 1;
	/**
	* Checks whether a character is whitespace, like a space, tab, or newline.
	* Looking past the end of the string returns false.
	*
	* @param {string|undefined} char One character, or undefined past the string's end.
	* @returns {boolean} Whether the character is whitespace.
	* @example isWhitespace(' ') // true
	* @example isWhitespace('1') // false
	*/
	const isWhitespace = (char) => char !== void 0 && whitespace[char.charCodeAt(0)] === 1;
	/**
	* Checks for v, =, or whitespace before the version number.
	* These are historical version prefixes, not range operators:
	* < and > are handled separately, as are tilde and caret ranges.
	*
	* @param {string|undefined} char One character to check.
	* @returns {boolean} Whether the character can belong to a version prefix.
	* @example isVersionPrefix('=') // true
	* @example isVersionPrefix('>') // false
	*/
	const isVersionPrefix = (char) => char === "v" || char === "=" || isWhitespace(char);
	/**
	* Checks whether a character is one of the digits 0 through 9.
	*
	* @param {string|undefined} char One character to check.
	* @returns {boolean} Whether the character is an ASCII digit.
	* @example isDigit('7') // true
	* @example isDigit('.') // false
	*/
	const isDigit = (char) => char !== void 0 && char >= "0" && char <= "9";
	/**
	* Checks whether a character is an English letter, uppercase or lowercase.
	*
	* @param {string|undefined} char One character to check.
	* @returns {boolean} Whether the character is an ASCII letter.
	* @example isLetter('b') // true
	* @example isLetter('7') // false
	*/
	const isLetter = (char) => char !== void 0 && (char >= "a" && char <= "z" || char >= "A" && char <= "Z");
	/**
	* Checks for a letter, digit, or hyphen: the characters allowed inside
	* prerelease and build names such as beta-1.
	*
	* @param {string|undefined} char One character to check.
	* @returns {boolean} Whether the character can be part of an identifier.
	* @example isIdentifierCharacter('-') // true
	* @example isIdentifierCharacter('.') // false; dots separate identifiers
	*/
	const isIdentifierCharacter = (char) => isDigit(char) || isLetter(char) || char === "-";
	/**
	* Checks whether a version component can begin here: with a digit or
	* a wildcard such as x, X, or *.
	*
	* @param {string|undefined} char One character to check.
	* @returns {boolean} Whether a number or wildcard can start with this character.
	* @example isVersionStart('x') // true
	* @example isVersionStart('v') // false; v belongs to the prefix
	*/
	const isVersionStart = (char) => isDigit(char) || char === "x" || char === "X" || char === "*";
	/**
	* Finds the end of a row of digits, but returns no more than limit digits.
	* Remembers the last two rows so looking at them again does not reread them.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position of the first character to check.
	* @param {number} limit The most digit characters the returned match can include.
	* @param {DigitRunCache} digitRuns Shared cache of digit-run positions, updated in place.
	* @returns {number} The position after the matched digits, or start if none match.
	* @example findDigitsEndIndex('123abc', 0, 10, digitRuns) // 3, pointing at a
	* @example findDigitsEndIndex('123abc', 0, 2, digitRuns) // 2, pointing at the unread 3
	*/
	const findDigitsEndIndex = (range, start, limit, digitRuns) => {
		if (!isDigit(range[start])) return start;
		if (start >= digitRuns.start && start < digitRuns.end) return Math.min(start + limit, digitRuns.end);
		if (start >= digitRuns.previousStart && start < digitRuns.previousEnd) return Math.min(start + limit, digitRuns.previousEnd);
		let end = start + 1;
		while (isDigit(range[end])) end++;
		digitRuns.previousStart = digitRuns.start;
		digitRuns.previousEnd = digitRuns.end;
		digitRuns.start = start;
		digitRuns.end = end;
		return Math.min(start + limit, end);
	};
	/**
	* Reads a number using the old regex's length and leading-zero rules.
	* Strict mode reads just the first zero in 012; loose mode can read all three.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the number should begin.
	* @param {boolean} loose Whether to allow leading zeros.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the matched digits, not their numeric value.
	* @example findVersionNumberEndIndex('012', 0, false, digitRuns) // 1
	* @example findVersionNumberEndIndex('012', 0, true, digitRuns) // 3
	*/
	const findVersionNumberEndIndex = (range, start, loose, digitRuns) => {
		if (!loose && range[start] === "0") return start + 1;
		return findDigitsEndIndex(range, start, loose ? MAX_LENGTH : MAX_LENGTH + 1, digitRuns);
	};
	/**
	* Reads one piece of a prerelease name, such as beta or 1 in beta.1.
	* Tries the letter-or-hyphen form first, then the number-only form.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the identifier should begin.
	* @param {boolean} loose Whether numeric identifiers may have leading zeros.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the identifier, or start if none matches.
	* @example findPrereleaseIdentifierEndIndex('beta.1', 0, false, digitRuns) // 4, at the dot
	* @example findPrereleaseIdentifierEndIndex('001beta', 0, false, digitRuns) // 7
	*/
	const findPrereleaseIdentifierEndIndex = (range, start, loose, digitRuns) => {
		const digitsEnd = findDigitsEndIndex(range, start, MAX_LENGTH, digitRuns);
		if (isLetter(range[digitsEnd]) || range[digitsEnd] === "-") {
			let end = digitsEnd + 1;
			const limit = end + MAX_SAFE_BUILD_LENGTH;
			while (end < limit && isIdentifierCharacter(range[end])) end++;
			return end;
		}
		return findVersionNumberEndIndex(range, start, loose, digitRuns);
	};
	/**
	* Reads a prerelease suffix such as -beta.1, one dot-separated piece at a time.
	* Loose mode also allows the name without its opening hyphen.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the suffix should begin, including -.
	* @param {boolean} loose Whether the opening hyphen is optional and zeros allowed.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the matched suffix, or start if absent.
	* @example findPrereleaseEndIndex('-beta.1+sha', 0, false, digitRuns) // 7, at the plus
	* @example findPrereleaseEndIndex('beta', 0, false, digitRuns) // 0; no opening hyphen
	*/
	const findPrereleaseEndIndex = (range, start, loose, digitRuns) => {
		const hyphen = range[start] === "-";
		if (!loose && !hyphen) return start;
		const identifierStart = start + (hyphen ? 1 : 0);
		let end = findPrereleaseIdentifierEndIndex(range, identifierStart, loose, digitRuns);
		if (end === identifierStart) {
			if (!loose || !hyphen) return start;
			end = findPrereleaseIdentifierEndIndex(range, start, loose, digitRuns);
		}
		while (range[end] === ".") {
			const next = findPrereleaseIdentifierEndIndex(range, end + 1, loose, digitRuns);
			if (next === end + 1) break;
			end = next;
		}
		return end;
	};
	/**
	* Reads one build-name piece, such as sha or 123 in +sha.123.
	* Stops at a disallowed character or the old regex's length limit.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the identifier should begin.
	* @returns {number} The position after the identifier, or start if none matches.
	* @example findBuildIdentifierEndIndex('sha.123', 0) // 3, at the dot
	* @example findBuildIdentifierEndIndex('001', 0) // 3; leading zeros are allowed
	*/
	const findBuildIdentifierEndIndex = (range, start) => {
		let end = start;
		while (end - start < MAX_SAFE_BUILD_LENGTH && isIdentifierCharacter(range[end])) end++;
		return end;
	};
	/**
	* Reads optional build metadata such as +sha.123.
	* Leaves the position unchanged if there is no plus sign followed by a name.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the opening + should be.
	* @returns {number} The position after the matched metadata, or start if absent.
	* @example findBuildEndIndex('+sha.123 <2', 0) // 8, at the space
	* @example findBuildEndIndex('+', 0) // 0; a plus sign alone is not a match
	*/
	const findBuildEndIndex = (range, start) => {
		if (range[start] !== "+") return start;
		let end = findBuildIdentifierEndIndex(range, start + 1);
		if (end === start + 1) return start;
		while (range[end] === ".") {
			const next = findBuildIdentifierEndIndex(range, end + 1);
			if (next === end + 1) break;
			end = next;
		}
		return end;
	};
	/**
	* Reads three numbers separated by dots, then any prerelease and build suffixes.
	* Uses loose rules, so forms such as 01.02.03beta can match here.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position of the first number, after any prefix.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the version match, or start if none matches.
	* @example findLooseFullVersionEndIndex('1.2.3-beta+sha <2', 0, digitRuns) // 14
	* @example findLooseFullVersionEndIndex('1.2', 0, digitRuns) // 0; needs three numbers
	*/
	const findLooseFullVersionEndIndex = (range, start, digitRuns) => {
		let end = start;
		for (let component = 0; component < 3; component++) {
			const next = findVersionNumberEndIndex(range, end, true, digitRuns);
			if (next === end) return start;
			end = next;
			if (component < 2) {
				if (range[end] !== ".") return start;
				end++;
			}
		}
		const prereleaseEnd = findPrereleaseEndIndex(range, end, true, digitRuns);
		return findBuildEndIndex(range, prereleaseEnd);
	};
	/**
	* Reads one component of a partial or wildcard version, such as 2 or x in 2.x.
	* Numbers use strict leading-zero rules; wildcards take up one character.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the component should begin.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the component, or start if none matches.
	* @example findPartialVersionComponentEndIndex('2.x', 0, digitRuns) // 1, at the dot
	* @example findPartialVersionComponentEndIndex('2.x', 2, digitRuns) // 3, after x
	*/
	const findPartialVersionComponentEndIndex = (range, start, digitRuns) => {
		if (isDigit(range[start])) return findVersionNumberEndIndex(range, start, false, digitRuns);
		return isVersionStart(range[start]) ? start + 1 : start;
	};
	/**
	* Reads up to three components, allowing forms such as 1, 1.2, or 1.x.
	* After the third component, also reads any strict prerelease and build suffixes.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position of a number or wildcard, after any prefix.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the matched version text.
	* @example findPartialVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
	* @example findPartialVersionEndIndex('1.', 0, digitRuns) // 1; the trailing dot is unread
	*/
	const findPartialVersionEndIndex = (range, start, digitRuns) => {
		let end = findPartialVersionComponentEndIndex(range, start, digitRuns);
		for (let component = 0; component < 2; component++) {
			if (range[end] !== ".") return end;
			const next = findPartialVersionComponentEndIndex(range, end + 1, digitRuns);
			if (next === end + 1) return end;
			end = next;
		}
		const prereleaseEnd = findPrereleaseEndIndex(range, end, false, digitRuns);
		return findBuildEndIndex(range, prereleaseEnd);
	};
	/**
	* Finds where a version match ends, without deciding whether the range is valid.
	* Tries a loose full version first, then a partial or wildcard version, just
	* like the old regex's LOOSEPLAIN and XRANGEPLAIN alternatives.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position of a number or wildcard, after any prefix.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position where scanning the next candidate can resume.
	* @example findVersionEndIndex('1.2.3 <2', 0, digitRuns) // 5, at the space
	* @example findVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
	*/
	const findVersionEndIndex = (range, start, digitRuns) => {
		const fullVersionEnd = findLooseFullVersionEndIndex(range, start, digitRuns);
		return fullVersionEnd !== start ? fullVersionEnd : findPartialVersionEndIndex(range, start, digitRuns);
	};
	/**
	* Finds the one whitespace character the old replacement would remove.
	* Keeps leading whitespace, skips an optional operator, and checks immediately
	* after it. Returns -1 if there is nothing to remove.
	*
	* @param {string} range The text containing a candidate already found by the caller.
	* @param {number} matchStart The candidate's position, including leading whitespace.
	* @returns {number} The position of the removable whitespace, or -1 if absent.
	* @example findRemovableWhitespaceIndex(' > 1', 0) // 2; keep the space at position 0
	* @example findRemovableWhitespaceIndex('>1', 0) // -1
	*/
	const findRemovableWhitespaceIndex = (range, matchStart) => {
		let position = matchStart;
		if (isWhitespace(range[position])) position++;
		if (range[position] === "<" || range[position] === ">") position++;
		if (range[position] === "=") position++;
		return isWhitespace(range[position]) ? position : -1;
	};
	/**
	* Joins an operator to its version, turning > 1.2.3 into >1.2.3.
	* Copies everything else according to the old regex's matching rules.
	* Moves forward through prefixes and whole versions to avoid repeatedly
	* searching the same characters on long inputs.
	*
	* @param {string} range The range text to process; the original string is unchanged.
	* @returns {string} The range with matched operator whitespace removed.
	* @example trimComparatorWhitespace('> 1.2.3 < 2') // '>1.2.3 <2'
	* @example trimComparatorWhitespace('> invalid') // '> invalid'
	*/
	const trimComparatorWhitespace = (range) => {
		let result = "";
		let copyFrom = 0;
		let cursor = 0;
		const digitRuns = {
			start: -1,
			end: -1,
			previousStart: -1,
			previousEnd: -1
		};
		while (cursor < range.length) {
			const matchStart = cursor;
			if (range[cursor] === "<" || range[cursor] === ">") cursor++;
			else if (!isVersionPrefix(range[cursor]) && !isVersionStart(range[cursor])) {
				cursor++;
				continue;
			}
			while (cursor < range.length && isVersionPrefix(range[cursor])) cursor++;
			if (!isVersionStart(range[cursor])) continue;
			const whitespacePosition = findRemovableWhitespaceIndex(range, matchStart);
			if (whitespacePosition !== -1) {
				result += range.slice(copyFrom, whitespacePosition);
				copyFrom = whitespacePosition + 1;
			}
			cursor = findVersionEndIndex(range, cursor, digitRuns);
		}
		return result + range.slice(copyFrom);
	};
	module.exports = trimComparatorWhitespace;
}));
// node_modules/semver/classes/range.js
var require_range = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const SPACE_CHARACTERS = /\s+/g;
	module.exports = class Range {
		constructor(range, options) {
			options = parseOptions(options);
			if (range instanceof Range) {
				if (range.loose === !!options.loose && range.includePrerelease === !!options.includePrerelease) return range;
				else return new Range(range.raw, options);
			}
			if (range instanceof Comparator) {
				this.raw = range.value;
				this.set = [[range]];
				this.formatted = void 0;
				return this;
			}
			this.options = options;
			this.loose = !!options.loose;
			this.includePrerelease = !!options.includePrerelease;
			this.raw = range.trim().replace(SPACE_CHARACTERS, " ");
			this.set = this.raw.split("||").map((r) => this.parseRange(r.trim())).filter((c) => c.length);
			if (!this.set.length) throw new TypeError(`Invalid SemVer Range: ${this.raw}`);
			if (this.set.length > 1) {
				const first = this.set[0];
				this.set = this.set.filter((c) => !isNullSet(c[0]));
				if (this.set.length === 0) this.set = [first];
				else if (this.set.length > 1) {
					for (const c of this.set) if (c.length === 1 && isAny(c[0])) {
						this.set = [c];
						break;
					}
				}
			}
			this.formatted = void 0;
		}
		get range() {
			if (this.formatted === void 0) {
				this.formatted = "";
				for (let i = 0; i < this.set.length; i++) {
					if (i > 0) this.formatted += "||";
					const comps = this.set[i];
					for (let k = 0; k < comps.length; k++) {
						if (k > 0) this.formatted += " ";
						this.formatted += comps[k].toString().trim();
					}
				}
			}
			return this.formatted;
		}
		format() {
			return this.range;
		}
		toString() {
			return this.range;
		}
		parseRange(range) {
			range = range.replace(BUILDSTRIPRE, "");
			const memoKey = ((this.options.includePrerelease && FLAG_INCLUDE_PRERELEASE) | (this.options.loose && FLAG_LOOSE)) + ":" + range;
			const cached = cache.get(memoKey);
			if (cached) return cached;
			const loose = this.options.loose;
			const hr = loose ? re[t.HYPHENRANGELOOSE] : re[t.HYPHENRANGE];
			range = range.replace(hr, hyphenReplace(this.options.includePrerelease));
			debug("hyphen replace", range);
			range = trimComparatorWhitespace(range);
			debug("comparator trim", range);
			range = range.replace(re[t.TILDETRIM], tildeTrimReplace);
			debug("tilde trim", range);
			range = range.replace(re[t.CARETTRIM], caretTrimReplace);
			debug("caret trim", range);
			let rangeList = range.split(" ").map((comp) => parseComparator(comp, this.options)).join(" ").split(/\s+/).map((comp) => replaceGTE0(comp, this.options));
			if (loose) rangeList = rangeList.filter((comp) => {
				debug("loose invalid filter", comp, this.options);
				return !!comp.match(re[t.COMPARATORLOOSE]);
			});
			debug("range list", rangeList);
			const rangeMap = /* @__PURE__ */ new Map();
			const comparators = rangeList.map((comp) => new Comparator(comp, this.options));
			for (const comp of comparators) {
				if (isNullSet(comp)) return [comp];
				rangeMap.set(comp.value, comp);
			}
			if (rangeMap.size > 1 && rangeMap.has("")) rangeMap.delete("");
			const result = [...rangeMap.values()];
			cache.set(memoKey, result);
			return result;
		}
		intersects(range, options) {
			if (!(range instanceof Range)) throw new TypeError("a Range is required");
			return this.set.some((thisComparators) => {
				return isSatisfiable(thisComparators, options) && range.set.some((rangeComparators) => {
					return isSatisfiable(rangeComparators, options) && thisComparators.every((thisComparator) => {
						return rangeComparators.every((rangeComparator) => {
							return thisComparator.intersects(rangeComparator, options);
						});
					});
				});
			});
		}
		test(version) {
			if (!version) return false;
			if (typeof version === "string") try {
				version = new SemVer(version, this.options);
			} catch (er) {
				return false;
			}
			for (let i = 0; i < this.set.length; i++) if (testSet(this.set[i], version, this.options)) return true;
			return false;
		}
	};
	const cache = new (require_lrucache())();
	const parseOptions = require_parse_options();
	const Comparator = require_comparator();
	const debug = require_debug();
	const SemVer = require_semver$1();
	const trimComparatorWhitespace = require_trim_comparator_whitespace();
	const { safeRe: re, src, t, tildeTrimReplace, caretTrimReplace } = require_re();
	const { FLAG_INCLUDE_PRERELEASE, FLAG_LOOSE } = require_constants();
	const BUILDSTRIPRE = new RegExp(src[t.BUILD], "g");
	const isNullSet = (c) => c.value === "<0.0.0-0";
	const isAny = (c) => c.value === "";
	const isSatisfiable = (comparators, options) => {
		let result = true;
		const remainingComparators = comparators.slice();
		let testComparator = remainingComparators.pop();
		while (result && remainingComparators.length) {
			result = remainingComparators.every((otherComparator) => {
				return testComparator.intersects(otherComparator, options);
			});
			testComparator = remainingComparators.pop();
		}
		return result;
	};
	const parseComparator = (comp, options) => {
		comp = comp.replace(re[t.BUILD], "");
		debug("comp", comp, options);
		comp = replaceCarets(comp, options);
		debug("caret", comp);
		comp = replaceTildes(comp, options);
		debug("tildes", comp);
		comp = replaceXRanges(comp, options);
		debug("xrange", comp);
		comp = replaceStars(comp, options);
		debug("stars", comp);
		return comp;
	};
	const isX = (id) => !id || id.toLowerCase() === "x" || id === "*";
	const invalidXRangeOrder = (M, m, p) => isX(M) && !isX(m) || isX(m) && p && !isX(p);
	const replaceTildes = (comp, options) => {
		return comp.trim().split(/\s+/).map((c) => replaceTilde(c, options)).join(" ");
	};
	const replaceTilde = (comp, options) => {
		const r = options.loose ? re[t.TILDELOOSE] : re[t.TILDE];
		const z = options.includePrerelease ? "-0" : "";
		return comp.replace(r, (_, M, m, p, pr) => {
			debug("tilde", comp, _, M, m, p, pr);
			let ret;
			if (isX(M)) ret = "";
			else if (isX(m)) ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`;
			else if (isX(p)) ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`;
			else if (pr) {
				debug("replaceTilde pr", pr);
				ret = `>=${M}.${m}.${p}-${pr} <${M}.${+m + 1}.0-0`;
			} else ret = `>=${M}.${m}.${p} <${M}.${+m + 1}.0-0`;
			debug("tilde return", ret);
			return ret;
		});
	};
	const replaceCarets = (comp, options) => {
		return comp.trim().split(/\s+/).map((c) => replaceCaret(c, options)).join(" ");
	};
	const replaceCaret = (comp, options) => {
		debug("caret", comp, options);
		const r = options.loose ? re[t.CARETLOOSE] : re[t.CARET];
		const z = options.includePrerelease ? "-0" : "";
		return comp.replace(r, (_, M, m, p, pr) => {
			debug("caret", comp, _, M, m, p, pr);
			let ret;
			if (isX(M)) ret = "";
			else if (isX(m)) ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`;
			else if (isX(p)) {
				if (M === "0") ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`;
				else ret = `>=${M}.${m}.0${z} <${+M + 1}.0.0-0`;
			} else if (pr) {
				debug("replaceCaret pr", pr);
				if (M === "0") {
					if (m === "0") ret = `>=${M}.${m}.${p}-${pr} <${M}.${m}.${+p + 1}-0`;
					else ret = `>=${M}.${m}.${p}-${pr} <${M}.${+m + 1}.0-0`;
				} else ret = `>=${M}.${m}.${p}-${pr} <${+M + 1}.0.0-0`;
			} else {
				debug("no pr");
				if (M === "0") {
					if (m === "0") ret = `>=${M}.${m}.${p} <${M}.${m}.${+p + 1}-0`;
					else ret = `>=${M}.${m}.${p} <${M}.${+m + 1}.0-0`;
				} else ret = `>=${M}.${m}.${p} <${+M + 1}.0.0-0`;
			}
			debug("caret return", ret);
			return ret;
		});
	};
	const replaceXRanges = (comp, options) => {
		debug("replaceXRanges", comp, options);
		return comp.split(/\s+/).map((c) => replaceXRange(c, options)).join(" ");
	};
	const replaceXRange = (comp, options) => {
		comp = comp.trim();
		const r = options.loose ? re[t.XRANGELOOSE] : re[t.XRANGE];
		return comp.replace(r, (ret, gtlt, M, m, p, pr) => {
			debug("xRange", comp, ret, gtlt, M, m, p, pr);
			if (invalidXRangeOrder(M, m, p)) return comp;
			const xM = isX(M);
			const xm = xM || isX(m);
			const xp = xm || isX(p);
			const anyX = xp;
			if (gtlt === "=" && anyX) gtlt = "";
			pr = options.includePrerelease ? "-0" : "";
			if (xM) {
				if (gtlt === ">" || gtlt === "<") ret = "<0.0.0-0";
				else ret = "*";
			} else if (gtlt && anyX) {
				if (xm) m = 0;
				p = 0;
				if (gtlt === ">") {
					gtlt = ">=";
					if (xm) {
						M = +M + 1;
						m = 0;
						p = 0;
					} else {
						m = +m + 1;
						p = 0;
					}
				} else if (gtlt === "<=") {
					gtlt = "<";
					if (xm) M = +M + 1;
					else m = +m + 1;
				}
				if (gtlt === "<") pr = "-0";
				ret = `${gtlt + M}.${m}.${p}${pr}`;
			} else if (xm) ret = `>=${M}.0.0${pr} <${+M + 1}.0.0-0`;
			else if (xp) ret = `>=${M}.${m}.0${pr} <${M}.${+m + 1}.0-0`;
			debug("xRange return", ret);
			return ret;
		});
	};
	const replaceStars = (comp, options) => {
		debug("replaceStars", comp, options);
		return comp.trim().replace(re[t.STAR], "");
	};
	const replaceGTE0 = (comp, options) => {
		debug("replaceGTE0", comp, options);
		return comp.trim().replace(re[options.includePrerelease ? t.GTE0PRE : t.GTE0], "");
	};
	const hyphenReplace = (incPr) => ($0, from, fM, fm, fp, fpr, fb, to, tM, tm, tp, tpr) => {
		if (isX(fM)) from = "";
		else if (isX(fm)) from = `>=${fM}.0.0${incPr ? "-0" : ""}`;
		else if (isX(fp)) from = `>=${fM}.${fm}.0${incPr ? "-0" : ""}`;
		else if (fpr) from = `>=${from}`;
		else from = `>=${from}${incPr ? "-0" : ""}`;
		if (isX(tM)) to = "";
		else if (isX(tm)) to = `<${+tM + 1}.0.0-0`;
		else if (isX(tp)) to = `<${tM}.${+tm + 1}.0-0`;
		else if (tpr) to = `<=${tM}.${tm}.${tp}-${tpr}`;
		else if (incPr) to = `<${tM}.${tm}.${+tp + 1}-0`;
		else to = `<=${to}`;
		return `${from} ${to}`.trim();
	};
	const testSet = (set, version, options) => {
		for (let i = 0; i < set.length; i++) if (!set[i].test(version)) return false;
		if (version.prerelease.length && !options.includePrerelease) {
			for (let i = 0; i < set.length; i++) {
				debug(set[i].semver);
				if (set[i].semver === Comparator.ANY) continue;
				if (set[i].semver.prerelease.length > 0) {
					const allowed = set[i].semver;
					if (allowed.major === version.major && allowed.minor === version.minor && allowed.patch === version.patch) return true;
				}
			}
			return false;
		}
		return true;
	};
}));
// node_modules/semver/classes/comparator.js
var require_comparator = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const ANY = Symbol("SemVer ANY");
	module.exports = class Comparator {
		static get ANY() {
			return ANY;
		}
		constructor(comp, options) {
			options = parseOptions(options);
			if (comp instanceof Comparator) {
				if (comp.loose === !!options.loose) return comp;
				else comp = comp.value;
			}
			comp = comp.trim().split(/\s+/).join(" ");
			debug("comparator", comp, options);
			this.options = options;
			this.loose = !!options.loose;
			this.parse(comp);
			if (this.semver === ANY) this.value = "";
			else this.value = this.operator + this.semver.version;
			debug("comp", this);
		}
		parse(comp) {
			const r = this.options.loose ? re[t.COMPARATORLOOSE] : re[t.COMPARATOR];
			const m = comp.match(r);
			if (!m) throw new TypeError(`Invalid comparator: ${comp}`);
			this.operator = m[1] !== void 0 ? m[1] : "";
			if (this.operator === "=") this.operator = "";
			if (!m[2]) this.semver = ANY;
			else this.semver = new SemVer(m[2], this.options.loose);
		}
		toString() {
			return this.value;
		}
		test(version) {
			debug("Comparator.test", version, this.options.loose);
			if (this.semver === ANY || version === ANY) return true;
			if (typeof version === "string") try {
				version = new SemVer(version, this.options);
			} catch (er) {
				return false;
			}
			return cmp(version, this.operator, this.semver, this.options);
		}
		intersects(comp, options) {
			if (!(comp instanceof Comparator)) throw new TypeError("a Comparator is required");
			if (this.operator === "") {
				if (this.value === "") return true;
				return new Range(comp.value, options).test(this.value);
			} else if (comp.operator === "") {
				if (comp.value === "") return true;
				return new Range(this.value, options).test(comp.semver);
			}
			options = parseOptions(options);
			if (options.includePrerelease && (this.value === "<0.0.0-0" || comp.value === "<0.0.0-0")) return false;
			if (!options.includePrerelease && (this.value.startsWith("<0.0.0") || comp.value.startsWith("<0.0.0"))) return false;
			if (this.operator.startsWith(">") && comp.operator.startsWith(">")) return true;
			if (this.operator.startsWith("<") && comp.operator.startsWith("<")) return true;
			if (this.semver.version === comp.semver.version && this.operator.includes("=") && comp.operator.includes("=")) return true;
			if (cmp(this.semver, "<", comp.semver, options) && this.operator.startsWith(">") && comp.operator.startsWith("<")) return true;
			if (cmp(this.semver, ">", comp.semver, options) && this.operator.startsWith("<") && comp.operator.startsWith(">")) return true;
			return false;
		}
	};
	const parseOptions = require_parse_options();
	const { safeRe: re, t } = require_re();
	const cmp = require_cmp();
	const debug = require_debug();
	const SemVer = require_semver$1();
	const Range = require_range();
}));
// node_modules/semver/functions/satisfies.js
var require_satisfies = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const Range = require_range();
	const satisfies = (version, range, options) => {
		try {
			range = new Range(range, options);
		} catch (er) {
			return false;
		}
		return range.test(version);
	};
	module.exports = satisfies;
}));
// node_modules/semver/ranges/to-comparators.js
var require_to_comparators = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const Range = require_range();
	const toComparators = (range, options) => new Range(range, options).set.map((comp) => comp.map((c) => c.value).join(" ").trim().split(" "));
	module.exports = toComparators;
}));
// node_modules/semver/ranges/max-satisfying.js
var require_max_satisfying = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const SemVer = require_semver$1();
	const Range = require_range();
	const maxSatisfying = (versions, range, options) => {
		let max = null;
		let maxSV = null;
		let rangeObj = null;
		try {
			rangeObj = new Range(range, options);
		} catch (er) {
			return null;
		}
		versions.forEach((v) => {
			if (rangeObj.test(v)) {
				if (!max || maxSV.compare(v) === -1) {
					max = v;
					maxSV = new SemVer(max, options);
				}
			}
		});
		return max;
	};
	module.exports = maxSatisfying;
}));
// node_modules/semver/ranges/min-satisfying.js
var require_min_satisfying = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const SemVer = require_semver$1();
	const Range = require_range();
	const minSatisfying = (versions, range, options) => {
		let min = null;
		let minSV = null;
		let rangeObj = null;
		try {
			rangeObj = new Range(range, options);
		} catch (er) {
			return null;
		}
		versions.forEach((v) => {
			if (rangeObj.test(v)) {
				if (!min || minSV.compare(v) === 1) {
					min = v;
					minSV = new SemVer(min, options);
				}
			}
		});
		return min;
	};
	module.exports = minSatisfying;
}));
// node_modules/semver/ranges/min-version.js
var require_min_version = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const SemVer = require_semver$1();
	const Range = require_range();
	const gt = require_gt();
	const minVersion = (range, loose) => {
		range = new Range(range, loose);
		let minver = new SemVer("0.0.0");
		if (range.test(minver)) return minver;
		minver = new SemVer("0.0.0-0");
		if (range.test(minver)) return minver;
		minver = null;
		for (let i = 0; i < range.set.length; ++i) {
			const comparators = range.set[i];
			let setMin = null;
			comparators.forEach((comparator) => {
				const compver = new SemVer(comparator.semver.version);
				switch (comparator.operator) {
					case ">":
						if (compver.prerelease.length === 0) compver.patch++;
						else compver.prerelease.push(0);
						compver.raw = compver.format();
					case "":
					case ">=":
						if (!setMin || gt(compver, setMin)) setMin = compver;
						break;
					case "<":
					case "<=": break;
					/* istanbul ignore next */
					default: throw new Error(`Unexpected operation: ${comparator.operator}`);
				}
			});
			if (setMin && (!minver || gt(minver, setMin))) minver = setMin;
		}
		if (minver && range.test(minver)) return minver;
		return null;
	};
	module.exports = minVersion;
}));
// node_modules/semver/ranges/valid.js
var require_valid = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const Range = require_range();
	const validRange = (range, options) => {
		try {
			return new Range(range, options).range || "*";
		} catch (er) {
			return null;
		}
	};
	module.exports = validRange;
}));
// node_modules/semver/ranges/outside.js
var require_outside = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const SemVer = require_semver$1();
	const Comparator = require_comparator();
	const { ANY } = Comparator;
	const Range = require_range();
	const satisfies = require_satisfies();
	const gt = require_gt();
	const lt = require_lt();
	const lte = require_lte();
	const gte = require_gte();
	const outside = (version, range, hilo, options) => {
		version = new SemVer(version, options);
		range = new Range(range, options);
		let gtfn, ltefn, ltfn, comp, ecomp;
		switch (hilo) {
			case ">":
				gtfn = gt;
				ltefn = lte;
				ltfn = lt;
				comp = ">";
				ecomp = ">=";
				break;
			case "<":
				gtfn = lt;
				ltefn = gte;
				ltfn = gt;
				comp = "<";
				ecomp = "<=";
				break;
			default: throw new TypeError("Must provide a hilo val of \"<\" or \">\"");
		}
		if (satisfies(version, range, options)) return false;
		for (let i = 0; i < range.set.length; ++i) {
			const comparators = range.set[i];
			let high = null;
			let low = null;
			comparators.forEach((comparator) => {
				if (comparator.semver === ANY) comparator = new Comparator(">=0.0.0");
				high = high || comparator;
				low = low || comparator;
				if (gtfn(comparator.semver, high.semver, options)) high = comparator;
				else if (ltfn(comparator.semver, low.semver, options)) low = comparator;
			});
			if (high.operator === comp || high.operator === ecomp) return false;
			if ((!low.operator || low.operator === comp) && ltefn(version, low.semver)) return false;
			else if (low.operator === ecomp && ltfn(version, low.semver)) return false;
		}
		return true;
	};
	module.exports = outside;
}));
// node_modules/semver/ranges/gtr.js
var require_gtr = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const outside = require_outside();
	const gtr = (version, range, options) => outside(version, range, ">", options);
	module.exports = gtr;
}));
// node_modules/semver/ranges/ltr.js
var require_ltr = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const outside = require_outside();
	const ltr = (version, range, options) => outside(version, range, "<", options);
	module.exports = ltr;
}));
// node_modules/semver/ranges/intersects.js
var require_intersects = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const Range = require_range();
	const intersects = (r1, r2, options) => {
		r1 = new Range(r1, options);
		r2 = new Range(r2, options);
		return r1.intersects(r2, options);
	};
	module.exports = intersects;
}));
// node_modules/semver/ranges/simplify.js
var require_simplify = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const satisfies = require_satisfies();
	const compare = require_compare();
	module.exports = (versions, range, options) => {
		const set = [];
		let first = null;
		let prev = null;
		const v = versions.sort((a, b) => compare(a, b, options));
		for (const version of v) if (satisfies(version, range, options)) {
			prev = version;
			if (!first) first = version;
		} else {
			if (prev) set.push([first, prev]);
			prev = null;
			first = null;
		}
		if (first) set.push([first, null]);
		const ranges = [];
		for (const [min, max] of set) if (min === max) ranges.push(min);
		else if (!max && min === v[0]) ranges.push("*");
		else if (!max) ranges.push(`>=${min}`);
		else if (min === v[0]) ranges.push(`<=${max}`);
		else ranges.push(`${min} - ${max}`);
		const simplified = ranges.join(" || ");
		const original = typeof range.raw === "string" ? range.raw : String(range);
		return simplified.length < original.length ? simplified : range;
	};
}));
// node_modules/semver/ranges/subset.js
var require_subset = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const Range = require_range();
	const Comparator = require_comparator();
	const { ANY } = Comparator;
	const satisfies = require_satisfies();
	const compare = require_compare();
	const subset = (sub, dom, options = {}) => {
		if (sub === dom) return true;
		sub = new Range(sub, options);
		dom = new Range(dom, options);
		let sawNonNull = false;
		OUTER: for (const simpleSub of sub.set) {
			for (const simpleDom of dom.set) {
				const isSub = simpleSubset(simpleSub, simpleDom, options);
				sawNonNull = sawNonNull || isSub !== null;
				if (isSub) continue OUTER;
			}
			if (sawNonNull) return false;
		}
		return true;
	};
	const minimumVersionWithPreRelease = [new Comparator(">=0.0.0-0")];
	const minimumVersion = [new Comparator(">=0.0.0")];
	const simpleSubset = (sub, dom, options) => {
		if (sub === dom) return true;
		if (sub.length === 1 && sub[0].semver === ANY) {
			if (dom.length === 1 && dom[0].semver === ANY) return true;
			else if (options.includePrerelease) sub = minimumVersionWithPreRelease;
			else sub = minimumVersion;
		}
		if (dom.length === 1 && dom[0].semver === ANY) {
			if (options.includePrerelease) return true;
			else dom = minimumVersion;
		}
		const eqSet = /* @__PURE__ */ new Set();
		let gt, lt;
		for (const c of sub) if (c.operator === ">" || c.operator === ">=") gt = higherGT(gt, c, options);
		else if (c.operator === "<" || c.operator === "<=") lt = lowerLT(lt, c, options);
		else eqSet.add(c.semver);
		if (eqSet.size > 1) return null;
		let gtltComp;
		if (gt && lt) {
			gtltComp = compare(gt.semver, lt.semver, options);
			if (gtltComp > 0) return null;
			else if (gtltComp === 0 && (gt.operator !== ">=" || lt.operator !== "<=")) return null;
		}
		for (const eq of eqSet) {
			if (gt && !satisfies(eq, String(gt), options)) return null;
			if (lt && !satisfies(eq, String(lt), options)) return null;
			for (const c of dom) if (!satisfies(eq, String(c), options)) return false;
			return true;
		}
		let higher, lower;
		let hasDomLT, hasDomGT;
		let needDomLTPre = lt && !options.includePrerelease && lt.semver.prerelease.length ? lt.semver : false;
		let needDomGTPre = gt && !options.includePrerelease && gt.semver.prerelease.length ? gt.semver : false;
		if (needDomLTPre && needDomLTPre.prerelease.length === 1 && lt.operator === "<" && needDomLTPre.prerelease[0] === 0) needDomLTPre = false;
		for (const c of dom) {
			hasDomGT = hasDomGT || c.operator === ">" || c.operator === ">=";
			hasDomLT = hasDomLT || c.operator === "<" || c.operator === "<=";
			if (gt) {
				if (needDomGTPre) {
					if (c.semver.prerelease && c.semver.prerelease.length && c.semver.major === needDomGTPre.major && c.semver.minor === needDomGTPre.minor && c.semver.patch === needDomGTPre.patch) needDomGTPre = false;
				}
				if (c.operator === ">" || c.operator === ">=") {
					higher = higherGT(gt, c, options);
					if (higher === c && higher !== gt) return false;
				} else if (gt.operator === ">=" && !c.test(gt.semver)) return false;
			}
			if (lt) {
				if (needDomLTPre) {
					if (c.semver.prerelease && c.semver.prerelease.length && c.semver.major === needDomLTPre.major && c.semver.minor === needDomLTPre.minor && c.semver.patch === needDomLTPre.patch) needDomLTPre = false;
				}
				if (c.operator === "<" || c.operator === "<=") {
					lower = lowerLT(lt, c, options);
					if (lower === c && lower !== lt) return false;
				} else if (lt.operator === "<=" && !c.test(lt.semver)) return false;
			}
			if (!c.operator && (lt || gt) && gtltComp !== 0) return false;
		}
		if (gt && hasDomLT && !lt && gtltComp !== 0) return false;
		if (lt && hasDomGT && !gt && gtltComp !== 0) return false;
		if (needDomGTPre || needDomLTPre) return false;
		return true;
	};
	const higherGT = (a, b, options) => {
		if (!a) return b;
		const comp = compare(a.semver, b.semver, options);
		return comp > 0 ? a : comp < 0 ? b : b.operator === ">" && a.operator === ">=" ? b : a;
	};
	const lowerLT = (a, b, options) => {
		if (!a) return b;
		const comp = compare(a.semver, b.semver, options);
		return comp < 0 ? a : comp > 0 ? b : b.operator === "<" && a.operator === "<=" ? b : a;
	};
	module.exports = subset;
}));
// node_modules/semver/index.js
var require_semver = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.l)(((exports, module) => {
	const internalRe = require_re();
	const constants = require_constants();
	const SemVer = require_semver$1();
	const identifiers = require_identifiers();
	module.exports = {
		parse: require_parse(),
		valid: require_valid$1(),
		clean: require_clean(),
		inc: require_inc(),
		diff: require_diff(),
		major: require_major(),
		minor: require_minor(),
		patch: require_patch(),
		prerelease: require_prerelease(),
		compare: require_compare(),
		rcompare: require_rcompare(),
		compareLoose: require_compare_loose(),
		compareBuild: require_compare_build(),
		sort: require_sort(),
		rsort: require_rsort(),
		gt: require_gt(),
		lt: require_lt(),
		eq: require_eq(),
		neq: require_neq(),
		gte: require_gte(),
		lte: require_lte(),
		cmp: require_cmp(),
		coerce: require_coerce(),
		truncate: require_truncate(),
		Comparator: require_comparator(),
		Range: require_range(),
		satisfies: require_satisfies(),
		toComparators: require_to_comparators(),
		maxSatisfying: require_max_satisfying(),
		minSatisfying: require_min_satisfying(),
		minVersion: require_min_version(),
		validRange: require_valid(),
		outside: require_outside(),
		gtr: require_gtr(),
		ltr: require_ltr(),
		intersects: require_intersects(),
		simplifyRange: require_simplify(),
		subset: require_subset(),
		SemVer,
		re: internalRe.re,
		src: internalRe.src,
		tokens: internalRe.t,
		SEMVER_SPEC_VERSION: constants.SEMVER_SPEC_VERSION,
		RELEASE_TYPES: constants.RELEASE_TYPES,
		compareIdentifiers: identifiers.compareIdentifiers,
		rcompareIdentifiers: identifiers.rcompareIdentifiers
	};
}));
// src/image/reference.ts
var import_parse = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.f)(require_parse(), 1);
var import_semver = require_semver();
const label = "[a-zA-Z0-9]+(?:-+[a-zA-Z0-9]+)*";
new RegExp(`^${`(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])`}(?::[0-9]+)?$`);
const component$1 = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
new RegExp(`^${component$1}(?:/${component$1})*$`);
const tag = /^\w[\w.-]{0,127}$/;
/** Whether `text` may stand after the colon of a reference. */
const isTag = (text) => tag.test(text);
// src/image/version-tag.ts
const none$1 = {
	prefix: "",
	suffix: ""
};
/** The write-once tag of a version. A tag can not hold `+`, and no version holds `_`: the way back is unique. */
function exactTag(version, { prefix, suffix } = none$1) {
	const tag = `${prefix}${requiredVersion(version).raw.replace("+", "_")}${suffix}`;
	if (isTag(tag)) return tag;
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("VERSION_INVALID", `${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(version)} is too long for an image tag.`, { hint: "An image tag has at most 128 characters: choose a shorter prerelease or build part." });
}
/** Exactly as semver.org writes it: no `v`, no spaces. */
const parseVersion = (text) => /^\d/.test(text) && !/\s/.test(text) ? (0, import_parse.default)(text) ?? void 0 : void 0;
/** @throws VERSION_INVALID */
function requiredVersion(text) {
	const version = parseVersion(text);
	if (version) return version;
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("VERSION_INVALID", `${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(text)} is no semantic version.`, { hint: "Give a version such as 1.4.2 or 1.4.2-rc.1, without v." });
}
// src/image/wanted-tags.ts
const none = {
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
	const { major, minor, rules = [], affixes = none, latestAffixes = none } = policy;
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
const unfit = (tag, { type }) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("INPUT_INVALID", `${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(tag)}, which type=${type} makes here, can't be a tag.`, { hint: "A tag has 1 to 128 characters and is never cut, because two would become one. Shorten the name, or disable the rule." });
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
		__webpack_require__.e(/* import() */ 839).then(__webpack_require__.bind(__webpack_require__, 839)).then((m) => /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.f)(m.default, 1)),
		Promise.all(/* import() */[__webpack_require__.e(839), __webpack_require__.e(139)]).then(__webpack_require__.bind(__webpack_require__, 139)),
		__webpack_require__.e(/* import() */ 768).then(__webpack_require__.bind(__webpack_require__, 768))
	]);
	const lines = new LineCounter();
	const document = parseDocument(text, {
		lineCounter: lines,
		prettyErrors: false
	});
	const refuse = (problems) => invalid(file, problems, (offset) => lines.linePos(offset));
	if (document.errors.length > 0) throw refuse(syntax(document.errors, text, lines));
	let value;
	try {
		value = document.toJS();
	} catch (error) {
		throw refuse([{
			text: `${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)(error)}.`,
			offset: 0
		}]);
	}
	const parsed = schema.safeParse(value);
	if (!parsed.success) throw refuse(problemsOf(parsed.error.issues, document.contents, jsonSchema()));
	return parsed.data;
}
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
	return new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("CONFIG_INVALID", rows.length === 1 ? rows[0] ?? "" : [`${file} has ${rows.length} problems:`, ...rows].join("\n"), {
		hint: "An editor shows such mistakes while you type, with this first line: # yaml-language-server: $schema=https://raw.githubusercontent.com/cutover-dev/cutover/main/docs/cutover.schema.json",
		at: {
			file,
			line,
			column: col
		}
	});
}
// src/config/variables.ts
/** The value of the variable `name`, for the key `key` of the file. @throws CONFIG_INVALID when it is unset or empty. */
function variable(variables, name, key) {
	const value = variables[name];
	if (value) return value;
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("CONFIG_INVALID", `${key} reads \${${name}}, which is not set or empty.`, { hint: `Pass it to the step: env: { ${name}: \${{ secrets.${name} }} }` });
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
		...given(written?.pods ?? {})
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
function settledOf({ http, command, prometheus, datadog, newrelic }) {
	if (http) {
		const { json, latency, ...rest } = http;
		const more = {
			json: json && [json].flat().map(given),
			latency: latency && {
				probes: 20,
				...given(latency)
			},
			name: http.name ?? (http.url === void 0 ? void 0 : `http ${http.url.replace(/\?.*/, "")}`)
		};
		return {
			...httpDefaults,
			...given(rest),
			...given(more)
		};
	}
	if (command) return {
		...commandDefaults,
		...given(command),
		run: command.run
	};
	if (prometheus) return {
		...metricDefaults,
		kind: "prometheus",
		...given(prometheus)
	};
	if (datadog) {
		const { site = "datadoghq.com", ...rest } = datadog;
		return {
			...datadogDefaults,
			kind: "datadog",
			url: `https://api.${site}`,
			...given(rest)
		};
	}
	const { region = "us", ...rest } = newrelic ?? {};
	return {
		...newrelicDefaults,
		kind: "newrelic",
		url: nerdgraph[region],
		...given(rest)
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
			const kept = Object.entries(gate).map(([name, held]) => [name, secretKeys.includes(name) ? readAll(held, `${key}.${gate.kind}.${name}`) : held]);
			const settings = Object.fromEntries(kept);
			if ("basic" in settings && settings.basic) secrets.add(basicCredentials(settings.basic));
			return settings;
		}
	};
}
/** What `Authorization: Basic` carries (RFC 7617). */
const basicCredentials = ({ username, password }) => Buffer.from(`${username}:${password}`, "utf8").toString("base64");
const both = ["before", "after"];
const neverAsked = (place) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("CONFIG_INVALID", `${place} is to be asked before traffic moves: the strategy rolling can't wait there.`, { hint: "Move these gates to after, or use the strategy blueGreen." });
/** Without a word a path is asked in each of `phases`. */
function fromInput(lines, phases) {
	const gates = {
		before: [],
		after: []
	};
	for (const line of lines) {
		const [, when, path, status] = /^(?:(before|after)\s+)?(\/[!-~]*)(?:\s+([1-5](?:\d\d|xx)))?$/.exec(line) ?? [];
		if (path === void 0) throw wrongInput("gates", line, "a path with a status", "Write for example /healthz, or before /healthz 200.");
		if (when === "before" && !phases.includes(when)) throw wrongInput("gates", line, "without before", "The strategy rolling can ask nothing before traffic moves.");
		const expect = status?.endsWith("xx") ? status : Number(status ?? httpDefaults.expect);
		for (const phase of phases) if (when === void 0 || when === phase) gates[phase].push({
			...httpDefaults,
			path,
			expect
		});
	}
	return gates;
}
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
		...given({
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
			...given(rest),
			...changes,
			...append ? { append: {
				...noChanges,
				...given(append),
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
const builtWithout = (name, tool) => wrongInput("build-with", tool, `left out for ${name}`, "The configuration appends that image to a base, without a tool.");
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
	return new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("INPUT_INVALID", `Input ${input} does not say which of the images ${names} it means.`, { hint: `Say it in ${file?.path}, under images.` });
}
function changesOf(inputs) {
	return given({
		repository: inputs.image === void 0 ? void 0 : repositoryOf("image", inputs.image),
		context: inputs.context,
		file: inputs.file,
		target: inputs.stage,
		platforms: inputs.platforms,
		buildArgs: inputs.buildArgs && pairsOf("build-args", inputs.buildArgs),
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
	throw wrongInput(input, image, "a repository without tag and digest", "The tag comes from the release: ghcr.io/acme/web");
}
function provenanceOf(text) {
	if (text === "false") return false;
	if (text === "min" || text === "max") return text;
	throw wrongInput("provenance", text, "min, max or false", "min tells how it was built, max the build arguments too.");
}
/** An input of tags goes before all that the file says of them. */
function tagsOf(tags, flavor, inputs) {
	const lines = inputs.tags ?? (Array.isArray(tags) ? tags : void 0);
	const switches = lines === void 0 && tags !== void 0 && !Array.isArray(tags) ? given(tags) : {};
	return {
		...tagPolicyOf(lines, inputs.flavor ?? flavor),
		...switches
	};
}
function secretsOf(name, configured, inputs, variables) {
	const fromInputs = pairsOf("secrets", inputs.secrets ?? []);
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
	if (namespace === void 0) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("INPUT_INVALID", "Input namespace is missing.", { hint: "Manifests are deployed to one namespace: give it as namespace: shop." });
	const key = `environments.${name}.target.kubernetes`;
	const access = given({
		context: inputs.kubeContext ?? written?.context,
		kubeconfig: inputs.kubeconfig ?? pathOf(written?.kubeconfig, variables, `${key}.kubeconfig`)
	});
	const waves = written?.waves?.map((wave, index) => ({
		name: wave.name,
		namespace: wave.namespace ?? namespace,
		...access,
		...given({
			context: wave.context,
			kubeconfig: pathOf(wave.kubeconfig, variables, `${key}.waves[${index}].kubeconfig`)
		})
	}));
	const app = inputs.app ?? written?.app ?? appOf(images, name);
	const helm = helmOf(inputs, written?.helm, name, app);
	return {
		namespace,
		manifests: manifests ?? [],
		app,
		...access,
		...given({
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
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("CONFIG_INVALID", `The environment ${environment} ${what}, and nothing names its app.`, { hint: "Give it as app, under target.kubernetes or as an input. It names the lock in the cluster: never change it." });
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
	const asked = given({
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
			...given(rest),
			...asked,
			...given(further),
			kind: "blueGreen"
		});
	}
	if (inputs.until === "staged") throw wrongInput("until", "staged", "live", "The strategy rolling changes what is live: nothing can be staged.");
	const { bake: watched, deadline: limit } = {
		...strategyDefaults,
		...given(written?.rolling ?? {}),
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
		...given(rest),
		...asked,
		...given({
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
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("CONFIG_INVALID", `strategy.blueGreen.overlap is ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.r)(overlap)}, and the deadline ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.r)(deadline)}: no release would be live in time.`, { hint: "Give the deadline more time, or the overlap less." });
}
// src/config/settings.ts
/**
* What to do for a release: inputs before the file before defaults. Fails with the one error that names the input, or
* the key of the file, that is wrong or missing (INPUT_INVALID, CONFIG_INVALID, EVENT_UNUSABLE).
*/
function settings(inputs, file, occasion, variables) {
	const name = environmentOf(occasion, inputs.environment, file);
	const written = file?.config.environments?.[name];
	const environment = written ?? {};
	const { promoteFrom } = environment;
	const images = imagesOf(inputs, file, occasion, variables, inputs.built ?? promoteFrom === void 0);
	const target = inputs.deployed === false ? void 0 : kubernetesOf(inputs, environment, name, namesOfApp(file, images), variables);
	if (target && !written && inputs.environment === void 0) assertNamed(occasion, target.namespace);
	const strategy = strategyOf(inputs, environment.strategy);
	return {
		environment: name,
		images,
		...given({
			promoteFrom,
			target,
			verify: verifyOf(inputs, environment.verify)
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
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("EVENT_UNUSABLE", `GITHUB_SHA is ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(sha)}, which is no commit.`, { hint: "The Actions runner sets GITHUB_SHA; elsewhere, set it to the full name of the commit: git rev-parse HEAD" });
}
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
/** As {@link readTag}; fails with VERSION_INVALID, or with EVENT_UNUSABLE for a tag of another component than `prefix` names. */
function parseTag(tag, prefix = "") {
	const found = readTag(tag, prefix);
	if (found) return found;
	if (prefix !== "" && !tag.startsWith(prefix)) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("EVENT_UNUSABLE", `The tag ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(tag)} doesn't begin with tag-prefix ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(prefix)}.`, { hint: `Start this job for its own tags only: if: startsWith(github.ref_name, '${prefix.replaceAll("'", "''")}')` });
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("VERSION_INVALID", `The tag ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(tag)} is no semantic version${tag.length > longestVersion ? ` of at most ${longestVersion} characters` : ""}.`, { hint: advice(tag) });
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
		default: throw unusable(`The event ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(event)} names no version.`, "Start this job by release (types: [published]), push or workflow_dispatch, or give the version by the input version.");
	}
}
const onDeletion = "Skip such pushes: if: github.event.deleted != true";
const unusable = (message, hint) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("EVENT_UNUSABLE", message, { hint });
function published(fields, prefix, sha) {
	const action = textOf(fields, "action") ?? "";
	const release = fieldsOf(fields.release);
	if (action !== "published") throw unusable(`The release event ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(action)} is not "published".`, "Use on: { release: { types: [published] } }: it comes once for each release and prerelease, for drafts when they are published.");
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
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.a("INPUT_INVALID", `The input ref ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(wanted)} is neither a version nor the branch of this run.`, { hint: "Choose the branch under \"Use workflow from\", so that the run has its commit, or name a version such as 1.4.2." });
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
	throw unusable(`The ref ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.c)(ref)} is neither a branch nor a tag.`, "Run this job on a branch or on a tag.");
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
var import_compare = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.f)(require_compare(), 1);
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
	keepPrevious: inputs["keep-previous"]
});
async function githubFor({ http, clock, signal, run, report }, token) {
	if (!token || !run.repository) return void 0;
	report.mask(token);
	const { githubOf } = await __webpack_require__.e(/* import() */ 492).then(__webpack_require__.bind(__webpack_require__, 492));
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
	const file = await loadConfig(files, inputs.config);
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
	const { publishedReleases } = await __webpack_require__.e(/* import() */ 837).then(__webpack_require__.bind(__webpack_require__, 837));
	return publishedReleases(github);
};
const previousRelease = async ({ release, published, tagPrefix }) => previousOf(await published(), release, tagPrefix);
// src/steps/tag-event.ts
/** What the rules of tags may ask about the event that started this run. */
function tagEventOf({ event, environment, clock }, release) {
	const ofBranch = release.kind === "push" || release.kind === "dispatch" && release.version.startsWith("0.0.0-");
	const pull = /^refs\/pull\/(\d+)\//.exec(environment.GITHUB_REF ?? "")?.[1];
	const defaultBranch = textOf(fieldsOf(fieldsOf(event.payload).repository), "default_branch");
	return {
		sha: release.sha,
		now: clock.now(),
		...ofBranch ? { branch: release.ref } : { tag: release.ref },
		...defaultBranch === void 0 ? {} : { defaultBranch },
		...pull === void 0 ? {} : { pull },
		...event.name === "schedule" ? { scheduled: true } : {}
	};
}
// src/steps/version.ts
/** The event as a version, its parts, its tags and its environment: for workflows that go their own way from there. */
const versionStep = async (context, inputs) => {
	const plan = await planOf(context, {
		...inputs,
		built: false,
		deployed: false,
		gates: []
	});
	const { version, channel, prerelease } = plan.release;
	const parts = (0, import_semver.parse)(version);
	const previous = await previousRelease(plan);
	const configured = plan.settings.images.map((image) => image.tags);
	const policies = configured.length > 0 ? configured : [tagPolicyOf(inputs.tags, inputs.flavor)];
	return { outputs: {
		version,
		major: String(parts?.major ?? ""),
		minor: String(parts?.minor ?? ""),
		patch: String(parts?.patch ?? ""),
		prerelease: String(prerelease),
		channel,
		tags: allTags(policies, {
			...tagEventOf(context, plan.release),
			version
		}).join("\n"),
		environment: plan.settings.environment,
		previous: previous?.version ?? ""
	} };
};
/** What the event alone asks for, exact tags first. Whether a floating one may move, only the registry can tell. */
const allTags = (policies, event) => [.../* @__PURE__ */ new Set([...policies.map(({ affixes }) => exactTag(event.version, affixes)), ...policies.flatMap((policy) => wantedTags(policy, event).map(({ tag }) => tag))])];



/***/ })

};
