export const id = 3320;
export const ids = [3320];
export const modules = {

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
