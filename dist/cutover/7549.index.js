export const id = 7549;
export const ids = [7549];
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

/***/ 7549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   problemsOf: () => (/* binding */ problemsOf)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _dist5_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7982);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7346);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1335);
/* harmony import */ var _gate_settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4602);





// src/config/problems.ts
var import_dist = (0,_dist5_js__WEBPACK_IMPORTED_MODULE_1__.t)();
/** Keys whose values are not shown, in case that somebody wrote a secret there. */
const mayBeSecret = [
	"secrets",
	"kubeconfig",
	..._gate_settings_js__WEBPACK_IMPORTED_MODULE_3__.t
];
/** What zod found wrong, in words that name the key, the value and the fix. */
function problemsOf(issues, root, schema) {
	return issues.flatMap((issue) => {
		if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(key, issue.path, known(schema, issue.path), root));
		if (issue.code === "invalid_key") {
			const must = issue.issues[0]?.message ?? "must be another name";
			return [{
				text: `The name ${dotted(issue.path)} ${must}.`,
				offset: offsetOf(root, issue.path, "key")
			}];
		}
		return [wrongValue(issue, root, schema)];
	});
}
function unknownKey(key, path, candidates, root) {
	const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_4__.t)(key, candidates);
	const fix = meant ? `did you mean ${meant}?` : `known here: ${candidates.join(", ")}.`;
	return {
		text: `There is no key ${dotted([...path, key])}; ${fix}`,
		offset: offsetOf(root, [...path, key], "key")
	};
}
function wrongValue(issue, root, schema) {
	const node = at(root, issue.path);
	const value = (0, import_dist.isNode)(node) ? node.toJSON() : void 0;
	const shown = issue.path.some((key) => mayBeSecret.includes(key)) || typeof value === "object" ? "" : ` is ${typeof value === "string" ? (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(value) : value}, but`;
	const name = issue.path.length === 0 ? "The file" : dotted(issue.path);
	if (node === void 0 && issue.path.length === 0) return {
		text: "The file is empty; begin with version: 1",
		offset: 0
	};
	return {
		text: `${node === void 0 ? `${name} is missing` : `${name}${shown} ${must(issue)}`}${example(schema, issue.path)}.`,
		offset: offsetOf(root, issue.path, "value")
	};
}
function must(issue) {
	if (issue.code === "invalid_type" && (issue.expected === "object" || issue.expected === "record")) return "must be keys with values";
	return issue.code === "too_small" && issue.origin === "array" ? "must not be empty" : issue.message;
}
const dotted = (path) => path.map((key) => typeof key === "number" ? `[${key}]` : `.${plain(key)}`).join("").replace(/^\./, "");
const plain = (key) => /^[\w-]+$/.test(String(key)) ? String(key) : (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(String(key));
function at(root, path) {
	return path.reduce((node, key) => (0, import_dist.isMap)(node) || (0, import_dist.isSeq)(node) ? node.get(key, true) : void 0, root ?? void 0);
}
/** Where to look: at the value, at its key, or, for what is missing, at the nearest parent that is there. */
function offsetOf(root, path, part) {
	const parent = at(root, path.slice(0, -1));
	const pair = (0, import_dist.isMap)(parent) ? parent.items.find(({ key }) => (0, import_dist.isNode)(key) && String(key) === String(path.at(-1))) : void 0;
	const node = part === "key" ? pair?.key : at(root, path);
	if ((0, import_dist.isNode)(node) && node.range) return node.range[0];
	return path.length === 0 ? 0 : offsetOf(root, path.slice(0, -1), "key");
}
function schemasAt(root, path, schema = root) {
	const [key, ...rest] = path;
	const all = alternatives(root, schema);
	if (key === void 0) return all;
	return all.flatMap((one) => {
		const next = typeof key === "number" ? one.items : one.properties?.[String(key)] ?? one.additionalProperties;
		return typeof next === "object" && !Array.isArray(next) ? schemasAt(root, rest, next) : [];
	});
}
/** A schema, each that it leaves the choice of, and the definition that it refers to. */
function alternatives(root, schema) {
	const { anyOf = [], $ref = "" } = schema;
	const named = root.$defs?.[$ref.replace("#/$defs/", "")];
	return [schema, ...[...anyOf, ...named ? [named] : []].flatMap((one) => alternatives(root, one))];
}
const known = (schema, path) => schemasAt(schema, path).flatMap((one) => Object.keys(one.properties ?? {}));
function example(schema, path) {
	const found = schemasAt(schema, path).flatMap((one) => one.examples ?? [])[0];
	if (found === void 0) return "";
	return `, for example ${typeof found === "string" ? found : JSON.stringify(found)}`;
}



/***/ })

};
