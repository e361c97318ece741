export const id = 8875;
export const ids = [8875];
export const modules = {

/***/ 8875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   publishedReleases: () => (/* binding */ publishedReleases)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);

// src/record/releases.ts
const pageSize = 100;
/** The newest 300 releases: the version before the present one is among them in every repository that we know of. */
const mostPages = 3;
/** The releases of the repository as GitHub lists them, newest first. Drafts are only seen with write access, and left out. */
async function publishedReleases(github) {
	const found = [];
	for (let page = 1; page <= mostPages; page++) {
		const { data } = await github.call("list the releases", "contents: read", (octokit) => octokit.rest.repos.listReleases({
			owner: github.owner,
			repo: github.repo,
			per_page: pageSize,
			page
		}));
		for (const { tag_name, draft, prerelease } of data) if (!draft) found.push({
			tag: tag_name,
			draft,
			prerelease
		});
		if (data.length < pageSize) break;
	}
	return found;
}



/***/ })

};
