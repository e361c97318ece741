export const id = 8759;
export const ids = [8759];
export const modules = {

/***/ 8759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderChart: () => (/* binding */ renderChart)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);
/* harmony import */ var _swap2_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(450);
/* harmony import */ var _kubernetes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4305);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6760);
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3916);






// src/manifest/chart.ts
const isRemote = ({ chart }) => chart.startsWith("oci://");
/** Where a person finds what Helm calls `shop/templates/web.yaml`: its first part is the name of the chart. */
function templateIn(chart, source) {
	const path = `${chart.chart.replace(/\/$/, "")}/${source.split("/").slice(1).join("/")}`;
	return isRemote(chart) ? path : (0,node_path_posix__WEBPACK_IMPORTED_MODULE_5__.normalize)(path);
}
// src/manifest/helm-output.ts
/** What Helm writes above each document: the chart's name and the template's path in it. */
const source = /^# Source: (\S.*?)\r?$/m;
/** The rendered documents, each with its template for a path. */
function documentsOf(output, chart) {
	return (0,_swap2_js__WEBPACK_IMPORTED_MODULE_2__.v)({
		path: chart.chart,
		text: output,
		rendered: true
	}).map(({ text }) => {
		const [, path] = source.exec(text) ?? [];
		return {
			path: path === void 0 ? chart.chart : templateIn(chart, path),
			text,
			rendered: true
		};
	});
}
/** Random values, certificates and times: a second run would not find its release, and every release gets others. */
function warnOfChance({ report }, { chart }, first, second) {
	const texts = new Set(second.map(({ text }) => text));
	const paths = [...new Set(first.filter(({ text }) => !texts.has(text)).map(({ path }) => path))];
	const [file] = paths;
	if (file === void 0) return;
	report.warning(`${chart} renders differently each time: ${paths.join(", ")}. Every run makes another release of it, with other values: give them yourself (values, set).`, { file });
}
const lookup = /\{\{[^}]*\blookup\s+["($.]/;
/** Nothing of the cluster is known while a chart is rendered: what it looks up there is empty, as for `helm template`. */
async function warnOfLookups({ report, files }, chart, found) {
	if (!await files.isFolder(found)) return;
	const templates = (await files.list(found)).filter((path) => path.includes("/templates/"));
	for (const path of templates) {
		const text = String(await files.read(path));
		const place = text.search(lookup);
		if (place < 0) continue;
		const file = templateIn(chart, (0,node_path_posix__WEBPACK_IMPORTED_MODULE_5__.normalize)(path).slice((0,node_path_posix__WEBPACK_IMPORTED_MODULE_5__.normalize)(found).replace(/\/$/, "").length));
		const at = {
			file,
			line: text.slice(0, place).split("\n").length
		};
		const what = `${file} looks something up in the cluster, and gets nothing: a chart is rendered without it. Give the value yourself (values, set).`;
		report.warning(what, isRemote(chart) ? void 0 : at);
		return;
	}
}
// src/manifest/helm-run.ts
/** @throws TOOL_MISSING, MANIFEST_INVALID for too much output, CANCELLED */
async function helm(tools, args) {
	try {
		return await (0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_3__.o)(tools, {
			tool: "helm",
			args
		});
	} catch (error) {
		if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t) || error.code !== "TOOL_MISSING") throw error;
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("TOOL_MISSING", error.message, {
			hint: "Install Helm in a step before this one; runners of GitHub have it. Or render the chart there (helm template), and give the result as manifests.",
			cause: error
		});
	}
}
/** Runs `helm template`. @throws MANIFEST_INVALID with the template and its line, as far as Helm names them */
async function templated(tools, args, chart) {
	const ended = await helm(tools, args);
	if (ended.code === 0) return ended;
	const said = (0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_3__.a)(ended.stderr);
	const at = await placeIn(tools, chart, said);
	const where = at?.line === void 0 ? chart.chart : `${at.file}:${at.line}`;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("MANIFEST_INVALID", `${where}: the chart can't be rendered; helm ended with exit code ${ended.code}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.a)(said, 500)}.`, {
		hint: hintFor(said, chart),
		...at ? { at } : {}
	});
}
/** `template: shop/templates/web.yaml:12:20: executing ...`, `execution error at (shop/templates/web.yaml:7:10): ...` */
const named = /([\w.-]+\/(?:[\w.-]+\/)*templates\/[\w./-]+?)(?::(\d+))?(?::(\d+))?[:)\s]/g;
async function placeIn({ files }, chart, said) {
	if (isRemote(chart)) return void 0;
	for (const [, source = "", line, column] of [...`${said} `.matchAll(named)].reverse()) {
		const file = templateIn(chart, source);
		if (await files.exists(file)) return {
			file,
			...line && { line: Number(line) },
			...column && { column: Number(column) }
		};
	}
}
function hintFor(said, { chart, release, values }) {
	if (said.includes("helm dependency")) return `Run helm dependency build ${chart} in a step before this one: Cutover changes nothing in the checkout.`;
	return `The same is shown by: ${[
		"helm template",
		release,
		chart,
		...values.flatMap((path) => ["--values", path])
	].join(" ")}`;
}
// src/manifest/helm.ts
/**
* The objects of a chart, hooks included, each with its template for a place. Touches no cluster and nothing of the
* checkout. Warns of a chart that another run would render otherwise.
* @throws TOOL_MISSING, MANIFEST_MISSING, MANIFEST_INVALID with what Helm said, CANCELLED
*/
function renderChart(tools, chart) {
	return tools.scratch(async (folder) => {
		const found = isRemote(chart) ? await pulled(tools, chart.chart, folder) : await present(tools, chart);
		const args = await argumentsOf(tools, chart, found, folder);
		const first = await templated(tools, args, chart);
		const second = await templated(tools, args, chart);
		const version = await (0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_3__.s)(tools, "helm", ["version", "--short"]);
		for (const line of first.stderr.split("\n")) if (line) tools.report.foreign((0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_3__.c)(line));
		tools.report.line(`Rendered ${chart.chart} by helm ${version}`);
		const sources = documentsOf(first.stdout, chart);
		warnOfChance(tools, chart, sources, documentsOf(second.stdout, chart));
		await warnOfLookups(tools, chart, found);
		return sources;
	});
}
/** A chart of the checkout: what Helm would look up in its own repositories instead may be another one tomorrow. */
async function present({ files }, { chart, values }) {
	const [absent] = await absentOf(files, values);
	if (absent !== void 0) throw missing(`There are no values at ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.a)(absent)}.`);
	if (!await files.exists(chart)) throw missing(`There is no chart at ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.a)(chart)}.`);
	if (!(!await files.isFolder(chart) || await files.exists((0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)(chart, "Chart.yaml")))) throw missing(`The folder ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.a)(chart)} holds no Chart.yaml.`);
	return chart;
}
async function absentOf(files, paths) {
	const found = await Promise.all(paths.map((path) => files.exists(path)));
	return paths.filter((_, index) => !found[index]);
}
const missing = (message) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("MANIFEST_MISSING", message, { hint: "Give paths relative to the repository, such as charts/shop, or a chart as oci://registry/path:version." });
/** Registries on loopback speak plain HTTP, as with Docker. */
const plainly = /^oci:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])[:/]/;
async function pulled(tools, chart, folder) {
	const [, repository = chart, version] = /^(oci:\/\/.+\/[^/:@]+)(?::([^/:@]+))?/.exec(chart) ?? [];
	const into = (0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)(folder, "chart");
	const ended = await helm(tools, [
		"pull",
		...version === void 0 ? [chart] : [
			repository,
			"--version",
			version
		],
		...[
			"--untar",
			"--untardir",
			into
		],
		...plainly.test(chart) ? ["--plain-http"] : []
	]);
	if (ended.code === 0) return (0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)(into, repository.split("/").at(-1) ?? "");
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("MANIFEST_MISSING", `${chart} can't be pulled: helm ended with exit code ${ended.code}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.a)((0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_3__.a)(ended.stderr), 500)}.`, { hint: "Check the name and the version, and log in to its registry in a step before this one (helm registry login)." });
}
/** Values that may be secret are in a file that nobody else can read: a command line is open to all users of a machine. */
async function argumentsOf(tools, chart, found, folder) {
	const { release, namespace, values, set, crds, capabilities } = chart;
	const own = Object.keys(set).length > 0 ? [(0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)(folder, "set.json")] : [];
	for (const path of own) await tools.files.write(path, JSON.stringify(set));
	return [
		...[
			"template",
			release,
			found,
			"--namespace",
			namespace
		],
		...[...values, ...own].flatMap((path) => ["--values", path]),
		...crds ? ["--include-crds"] : [],
		...["--kube-version", capabilities.version],
		...portionsOf(capabilities.apis).flatMap((apis) => ["--api-versions", apis.join(",")])
	];
}
/** No single argument may be longer than 128 KiB (Linux, MAX_ARG_STRLEN). */
const portion = 500;
const portionsOf = (items) => Array.from({ length: Math.ceil(items.length / portion) }, (_, at) => items.slice(at * portion, (at + 1) * portion));



/***/ })

};
