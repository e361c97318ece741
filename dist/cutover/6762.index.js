export const id = 6762;
export const ids = [6762];
export const modules = {

/***/ 2672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ link),
/* harmony export */   i: () => (/* binding */ label),
/* harmony export */   n: () => (/* binding */ code),
/* harmony export */   o: () => (/* binding */ table),
/* harmony export */   r: () => (/* binding */ escaped),
/* harmony export */   t: () => (/* binding */ block)
/* harmony export */ });
// src/record/markdown.ts
/**
* Text that somebody else chose, inside Markdown: every character that Markdown, HTML or GitHub's autolinks could take
* for markup becomes a character reference, and line ends become spaces.
*/
const escaped = (text) => text.replace(/[\s\p{Cc}]+/gu, " ").trim().replace(/[^\p{L}\p{N} .,\-/:]|:\/\/|www\./giu, (found) => Array.from(found, reference).join(""));
const reference = (character) => `&#${character.codePointAt(0)};`;
/** Text as code, where nothing is markup; a fence longer than any run of backticks inside. */
function code(text) {
	const line = text.replace(/[\s\p{Cc}]+/gu, " ").replaceAll("|", "¦").trim();
	if (line === "") return "";
	const fence = "`".repeat(Math.max(0, ...Array.from(line.matchAll(/`+/g), (run) => run[0].length)) + 1);
	const space = fence.length > 1 ? " " : "";
	return `${fence}${space}${line}${space}${fence}`;
}
/** Lines as a block of code, behind a fence that none of them can close. */
function block(lines) {
	const plain = lines.flatMap((line) => line.split(/\r\n|\r|\n/)).map((line) => line.replace(/\p{Cc}/gu, " "));
	const ticks = Math.max(2, ...plain.flatMap((line) => Array.from(line.matchAll(/`+/g), (run) => run[0].length)));
	const fence = "`".repeat(ticks + 1);
	return [
		`${fence}text`,
		...plain,
		fence
	].join("\n");
}
const table = (rows) => [
	"| | |",
	"|---|---|",
	...rows.map(([name, value]) => `| ${name} | ${value} |`)
].join("\n");
/** A label in a mermaid diagram: there `:`, `;`, `#`, `,` and quotes are syntax, and no escape is dependable. */
const label = (text) => text.replace(/[^\p{L}\p{N}._()/+-]+/gu, " ").trim().slice(0, 60) || "phase";
/** A link target; undefined unless it is an http(s) URL. */
function link(text, url) {
	const target = URL.canParse(url) ? new URL(url) : void 0;
	if (target?.protocol !== "https:" && target?.protocol !== "http:") return escaped(text);
	return `[${escaped(text)}](${target.href.replace(/[()<>|\s]/g, (found) => `%${found.charCodeAt(0).toString(16)}`)})`;
}



/***/ }),

/***/ 6762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   summarized: () => (/* binding */ summarized)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);
/* harmony import */ var _summary_of_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6572);



// src/steps/summarized.ts
/** Gives work that ends in an error a summary as well: whoever opens the run reads there first what happened. */
const summarized = (work) => async (context, inputs) => {
	try {
		return await work(context, inputs);
	} catch (error) {
		if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t)) throw error;
		return {
			outputs: { outcome: "STOPPED" },
			summary: (0,_summary_of_error_js__WEBPACK_IMPORTED_MODULE_2__.t)(error, context.report.hide),
			failure: error
		};
	}
};



/***/ }),

/***/ 6572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ summaryOfError)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2672);

// src/record/summary-of-error.ts
/** What follows the first line may be there to be pasted, and keeps its form. */
const rest = (lines) => lines.length > 0 ? [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.t)(lines)] : [];
/** The summary of a run that ended before it had a story to tell: what happened, and what to do about it. `hide` takes secrets out. */
function summaryOfError({ code: kind, message, hint }, hide) {
	const [what = "", ...details] = hide(message).split("\n");
	const [advice = "", ...example] = hide(hint).split("\n");
	return [
		`## ⛔ Stopped: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.n)(kind)}`,
		`> [!CAUTION]\n> ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.r)(what)}`,
		...rest(details),
		(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.r)(advice),
		...rest(example)
	].join("\n\n").concat("\n");
}



/***/ })

};
