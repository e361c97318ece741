export const id = 4224;
export const ids = [4224];
export const modules = {

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
