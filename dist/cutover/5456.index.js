export const id = 5456;
export const ids = [5456];
export const modules = {

/***/ 3744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ unbuilt),
/* harmony export */   n: () => (/* binding */ digestOf),
/* harmony export */   r: () => (/* binding */ isDigest),
/* harmony export */   t: () => (/* binding */ algorithmOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

// src/image/image.ts
/** Stands for the digest of an image that is not built yet. */
const unbuilt = `sha256:${"0".repeat(64)}`;
const isDigest = (text) => /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/.test(text);
const algorithmOf = (digest) => digest.startsWith("sha512:") ? "sha512" : "sha256";
const digestOf = (bytes, algorithm = "sha256") => `${algorithm}:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest("hex")}`;



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

/***/ 1762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ require_compare_build),
/* harmony export */   t: () => (/* binding */ wantedTags)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7186);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7346);
/* harmony import */ var _helm_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6869);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4224);





// node_modules/semver/functions/compare-build.js
var require_compare_build = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
	const SemVer = (0,_parse_js__WEBPACK_IMPORTED_MODULE_1__.n)();
	const compareBuild = (a, b, loose) => {
		const versionA = new SemVer(a, loose);
		const versionB = new SemVer(b, loose);
		return versionA.compare(versionB) || versionA.compareBuild(versionB);
	};
	module.exports = compareBuild;
}));
// src/image/wanted-tags.ts
var import_parse = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.a)((0,_parse_js__WEBPACK_IMPORTED_MODULE_1__.t)(), 1);
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
	const render = (text) => text.replace(_helm_js__WEBPACK_IMPORTED_MODULE_3__.a, (_all, name, argument) => partOf(name, argument, event, version));
	const base = render(rule.enable) === "true" ? baseOf(rule, event, version) : void 0;
	if (base === void 0) return void 0;
	const { prefix = rule.type === "sha" ? "sha-" : event.pull && rule.type === "ref" ? "pr-" : affixes.prefix } = rule;
	const tag = legal(render(`${prefix}${base}${rule.suffix ?? affixes.suffix}`));
	if (!(0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.n)(tag)) throw unfit(tag, rule);
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
		case "match": return isRelease(event) && tag !== void 0 ? matched((0,_helm_js__WEBPACK_IMPORTED_MODULE_3__.r)(value), group ?? 0, tag, version) : void 0;
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
const names = (text, ...wanted) => [...text.matchAll(_helm_js__WEBPACK_IMPORTED_MODULE_3__.a)].some((found) => wanted.includes(found[1] ?? ""));
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
const unfit = (tag, { type }) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(tag)}, which type=${type} makes here, can't be a tag.`, { hint: "A tag has 1 to 128 characters and is never cut, because two would become one. Shorten the name, or disable the rule." });



/***/ })

};
