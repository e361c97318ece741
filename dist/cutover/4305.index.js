export const id = 4305;
export const ids = [4305];
export const modules = {

/***/ 4305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ errorIn),
/* harmony export */   c: () => (/* binding */ withoutValues),
/* harmony export */   i: () => (/* binding */ openCluster),
/* harmony export */   n: () => (/* binding */ targetOf),
/* harmony export */   o: () => (/* binding */ runTool),
/* harmony export */   r: () => (/* binding */ goBack),
/* harmony export */   s: () => (/* binding */ versionOf),
/* harmony export */   t: () => (/* binding */ kubernetes_exports)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(398);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7346);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3744);
/* harmony import */ var _swap2_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(450);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4400);
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2186);
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3916);








// src/manifest/render-tool.ts
/** In characters: a release takes 1 MiB when it is compressed, and manifests seldom shrink to less than a tenth. */
const longest = 33554432;
/**
* Runs a tool to its end. MANIFEST_INVALID when it writes more than any release can hold, TOOL_MISSING when it is not there,
* CANCELLED.
*/
async function runTool({ processes, signal }, command) {
	const enough = new AbortController();
	let size = 0;
	const onLine = (line) => {
		size += line.length + 1;
		if (size > longest) enough.abort();
	};
	try {
		return await processes.run({
			...command,
			onLine,
			signal: AbortSignal.any([signal, enough.signal])
		});
	} catch (error) {
		if (!enough.signal.aborted) throw error;
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("MANIFEST_INVALID", `${command.tool} writes more than ${longest / 2 ** 20} MiB.`, { hint: "A release holds 1 MiB of compressed manifests at most: render less." });
	}
}
/** What a tool says of its own version, in one word. */
async function versionOf(tools, tool, args) {
	const { stdout } = await runTool(tools, {
		tool,
		args
	});
	return /\bv?\d+\.\d+\.\d+[\w.+-]*/.exec(stdout)?.[0] ?? "of unknown version";
}
/** The error that a tool ended with, on one line, and without the Go types and values that may follow it. */
function errorIn(stderr) {
	const lines = stderr.split(/\r?\n/).filter((line) => line.trim() !== "");
	const from = lines.findIndex((line) => /^error:/i.test(line));
	return (from < 0 ? lines.slice(-1) : lines.slice(from)).map((line) => line.trim()).filter((line) => !/^Use --debug/.test(line)).join(" ").replace(/^error:\s*/i, "");
}
/** A warning of Helm's quotes the values that it warns of; they may be secret. */
const withoutValues = (line) => line.replace(/ \(?map\[.*$/, "");
// src/steps/cluster.ts
/** Opens the cluster of a target. Everything of Kubernetes is loaded here, not at the start. */
async function openCluster(context, settings) {
	const [{ openAccess }, { ApiServer }] = await Promise.all([__webpack_require__.e(/* import() */ 5458).then(__webpack_require__.bind(__webpack_require__, 5458)), __webpack_require__.e(/* import() */ 806).then(__webpack_require__.bind(__webpack_require__, 806))]);
	const access = await openAccess(settings, context);
	const http = access.proxy ? await through(access.proxy, context.environment) : context.http;
	let requests = 0;
	const cluster = new ApiServer(access, { send(request) {
		if (changes(request)) requests += 1;
		return http.send(request);
	} });
	const steady = persistent(http, context);
	const patient = new ApiServer(access, steady);
	context.report.line(`Cluster ${cluster.server}, namespace ${cluster.namespace}`);
	return {
		cluster,
		patient,
		requests: () => requests,
		capabilities: async () => (await __webpack_require__.e(/* import() */ 9215).then(__webpack_require__.bind(__webpack_require__, 9215))).capabilitiesOf(access, steady)
	};
}
/** An API server that restarts is away for seconds; waits of 0.25, 0.5, 1 and 2 s and a quarter, or as it asks. */
const attempts = 5;
const longestWait = 1e4;
const passing = [
	429,
	500,
	502,
	503,
	504
];
function persistent(http, { clock, signal, report }) {
	return { async send(request) {
		for (let attempt = 1;; attempt += 1) {
			const last = attempt === attempts;
			try {
				const answer = await http.send(request);
				if (last || !passing.includes(answer.status)) return answer;
				answer.discard();
				report.progress(`The API server answers ${answer.status}: trying again`);
				const asked = Number(answer.headers["retry-after"] ?? 0) * 1e3;
				await clock.sleep(Math.min(longestWait, asked > 0 ? asked : (0,_random_js__WEBPACK_IMPORTED_MODULE_6__.t)(125 * 2 ** attempt)), signal);
			} catch (error) {
				if (last || signal.aborted) throw error;
				report.progress(`No answer from the API server: trying again (${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.i)(error)})`);
				await clock.sleep((0,_random_js__WEBPACK_IMPORTED_MODULE_6__.t)(125 * 2 ** attempt), signal);
			}
		}
	} };
}
/** The proxy of the kubeconfig goes before those of the environment, and for every address, as with kubectl. */
async function through(proxy, environment) {
	const { systemHttp } = await __webpack_require__.e(/* import() */ 243).then(__webpack_require__.bind(__webpack_require__, 243)).then((n) => n.n);
	const { NO_PROXY: _upper, no_proxy: _lower, ...rest } = environment;
	const { href } = proxy;
	return systemHttp({
		...rest,
		HTTP_PROXY: href,
		HTTPS_PROXY: href,
		http_proxy: href,
		https_proxy: href
	});
}
/** Neither reads nor server-side dry runs nor questions about one's own rights. */
const changes = ({ method, url }) => method !== "GET" && !url.searchParams.has("dryRun") && !url.pathname.startsWith("/apis/authorization.k8s.io/");
// src/manifest/objects.ts
/**
* The objects of the manifests in their order: Lists unpacked, empty documents left out. Fails with MANIFEST_INVALID for
* one that is no object, lacks apiVersion, kind or metadata.name, or is there twice; `namespace` is the one that is meant
* where an object names none.
*/
function objectsOf(files, namespace = "") {
	const objects = files.flatMap(_swap2_js__WEBPACK_IMPORTED_MODULE_4__.v).flatMap(_swap2_js__WEBPACK_IMPORTED_MODULE_4__.l).flatMap(ofDocument);
	const places = /* @__PURE__ */ new Map();
	for (const { object, at } of objects) {
		const { apiVersion, kind, metadata } = object;
		const group = apiVersion.includes("/") ? apiVersion.split("/")[0] : "";
		const identity = JSON.stringify([
			group,
			kind,
			metadata.namespace ?? namespace,
			metadata.name
		]);
		const other = places.get(identity);
		if (other) throw invalid(at, `${kind} ${metadata.name} is there twice; the other is at ${(0,_swap2_js__WEBPACK_IMPORTED_MODULE_4__.b)(other)}.`, "Remove one of the two, or name the files so that only one is read.");
		places.set(identity, at);
	}
	return objects;
}
const invalid = (at, message, hint) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("MANIFEST_INVALID", `${(0,_swap2_js__WEBPACK_IMPORTED_MODULE_4__.b)(at)}: ${message}`, {
	hint,
	at
});
function ofDocument(parsed) {
	(0,_swap2_js__WEBPACK_IMPORTED_MODULE_4__.s)(parsed);
	return unpacked(parsed, parsed.root, parsed.value, {});
}
function unpacked(parsed, node, value, implied) {
	const at = (0,_swap2_js__WEBPACK_IMPORTED_MODULE_4__.y)(parsed.chunk, node.start);
	const fields = isFields(value) ? {
		...implied,
		...value
	} : void 0;
	const { apiVersion, kind, items } = fields ?? {};
	if (typeof kind !== "string" || !kind.endsWith("List") || !Array.isArray(items)) return [{
		object: complete(fields, at),
		at
	}];
	const ofItems = kind === "List" ? {} : {
		apiVersion,
		kind: kind.slice(0, -4)
	};
	const nodes = node.is === "map" ? node.entries.find(({ key }) => key === "items")?.value : void 0;
	return items.flatMap((item, index) => {
		return unpacked(parsed, (nodes?.is === "seq" ? nodes.items[index] : void 0) ?? node, item, ofItems);
	});
}
function complete(fields, at) {
	if (!fields) throw invalid(at, "This document is no Kubernetes object.", notManifest);
	const metadata = isFields(fields.metadata) ? fields.metadata : {};
	const { apiVersion, kind } = fields;
	const parts = {
		apiVersion,
		kind,
		"metadata.name": metadata.name
	};
	const lacking = Object.entries(parts).filter(([, part]) => typeof part !== "string" || part === "");
	if (lacking.length > 0) {
		const what = typeof kind === "string" ? `This ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(kind)}` : "This object";
		throw invalid(at, `${what} has no ${lacking.map(([name]) => name).join(" and no ")}.`, hintFor(at, metadata));
	}
	return fields;
}
const notManifest = "Give files that hold Kubernetes objects only, or name them one by one.";
function hintFor({ file }, metadata) {
	if (/(?:^|\/)[Kk]ustomization(?:\.ya?ml)?$/.test(file)) return "Give its own folder: one that holds a kustomization itself is rendered.";
	if ("generateName" in metadata) return "Give it a name: generateName makes another object in every run.";
	if (typeof metadata.name === "number" || typeof metadata.name === "boolean") return "Put the name in quotes.";
	return notManifest;
}
const isFields = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
// src/steps/back.ts
/** What was rolled in place goes back in place: to come back to, if that fails, is what runs now. */
function rolledFrom({ journal, kept }, set) {
	if (set.services.length > 0) return {};
	const now = kept.find(({ release }) => release === journal?.to);
	return { fallback: now ? now.set() : set };
}
/** Takes one cluster back, from what it keeps itself. The output `previous` is what was live. */
async function goBack(context, back) {
	const { plan, target, wave, to, reason, record, dryRun } = back;
	const { cluster, patient, requests } = await openCluster(context, target);
	const { readHistory, wayBack } = await __webpack_require__.e(/* import() */ 6497).then(__webpack_require__.bind(__webpack_require__, 6497));
	const { planned } = await Promise.all(/* import() */[__webpack_require__.e(3268), __webpack_require__.e(366)]).then(__webpack_require__.bind(__webpack_require__, 366));
	const { rollOut } = await Promise.all(/* import() */[__webpack_require__.e(3268), __webpack_require__.e(2688)]).then(__webpack_require__.bind(__webpack_require__, 2688));
	const history = await readHistory(patient, target.app);
	const set = wayBack(history, target.app, to);
	const from = history.journal?.version ?? "";
	const why = reason ? { reason } : {};
	const facts = {
		task: "rollback",
		plan,
		images: set.images.flatMap(({ name, reference }) => reference.includes("@") ? (0,_swap2_js__WEBPACK_IMPORTED_MODULE_4__.n)(`${name}=${reference}`) : []),
		set,
		record,
		...from ? { from } : {},
		...why,
		...wave ? { wave } : {}
	};
	const terms = {
		intent: "rollback",
		strategy: plan.settings.strategy,
		gates: {
			before: [],
			after: []
		},
		run: context.run,
		...why,
		...rolledFrom(history, set)
	};
	const told = dryRun ? (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.r)(context, facts, planned(set)) : await (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.t)(context, facts, requests, (around) => rollOut(cluster, set, terms, around));
	return {
		...told,
		outputs: {
			...told.outputs,
			previous: from
		}
	};
}
// src/config/helm-values.ts
/**
* `set` of a chart as a file of values would have it: texts with their `${NAME}` read, keys with dots on the outermost
* level taken for paths, as with `helm --set`. @throws CONFIG_INVALID for a variable that is not set, and for a value
* within one that has no parts
*/
function helmValues(set, variables, key) {
	const secrets = [];
	const read = (value, at) => {
		if (typeof value === "string") return value.replaceAll(/\$\{([A-Za-z_]\w*)\}/g, (_, name) => {
			const found = (0,_plan_js__WEBPACK_IMPORTED_MODULE_1__.p)(variables, name, at);
			secrets.push(found);
			return found;
		});
		if (Array.isArray(value)) return value.map((item, index) => read(item, `${at}[${index}]`));
		return isValues(value) ? Object.fromEntries(Object.entries(value).map(([name, held]) => [name, read(held, `${at}.${name}`)])) : value;
	};
	return {
		values: Object.entries(set).reduce((all, [path, value]) => within(all, path.split("."), read(value, `${key}.${path}`), `${key}.${path}`), {}),
		secrets
	};
}
/** `held` with `value` at `path`, beside what is there already. */
function within(held, [name = "", ...rest], value, key) {
	const there = Object.hasOwn(held, name) ? held[name] : void 0;
	if (rest.length === 0) return {
		...held,
		[name]: isValues(there) && isValues(value) ? {
			...there,
			...value
		} : value
	};
	if (there !== void 0 && !isValues(there)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFIG_INVALID", `${key} is a path through ${name}, which has a value of its own.`, { hint: "Write each value once." });
	return {
		...held,
		[name]: within(there ?? {}, rest, value, key)
	};
}
const isValues = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
// src/manifest/kustomize.ts
/** The names that kustomize takes (its konfig package, RecognizedKustomizationFileNames). */
const names = [
	"kustomization.yaml",
	"kustomization.yml",
	"Kustomization"
];
/** The kustomization that an entry of the manifests is: a folder that holds one, or the file itself. */
async function kustomizationAt(files, entry) {
	const path = (0,node_path_posix__WEBPACK_IMPORTED_MODULE_7__.normalize)(entry).replace(/(?<=.)\/$/, "");
	const named = names.find((name) => path === name || path.endsWith(`/${name}`));
	if (named !== void 0 && await files.exists(path)) return {
		folder: (0,node_path_posix__WEBPACK_IMPORTED_MODULE_7__.normalize)(path.slice(0, -named.length) || ".").replace(/(?<=.)\/$/, ""),
		file: path
	};
	if (!await files.isFolder(path)) return void 0;
	for (const name of names) {
		const file = (0,node_path_posix__WEBPACK_IMPORTED_MODULE_7__.join)(path, name);
		if (await files.exists(file)) return {
			folder: path,
			file
		};
	}
}
/** A kustomize of its own is the one that somebody chose; that within kubectl is as old as kubectl. */
const ways = (folder) => [{
	tool: "kustomize",
	args: ["build", folder],
	version: ["version"]
}, {
	tool: "kubectl",
	args: ["kustomize", folder],
	version: ["version", "--client"]
}];
/** Its objects, by the tool that is there. @throws TOOL_MISSING, MANIFEST_INVALID with what the tool said */
async function renderKustomization(tools, { folder, file }) {
	for (const { tool, args, version } of ways(folder)) {
		const ended = await unlessMissing(runTool(tools, {
			tool,
			args
		}));
		if (!ended) continue;
		for (const line of ended.stderr.split("\n")) if (ended.code === 0 && line) tools.report.foreign(withoutValues(line));
		const text = checked(ended, tool, file);
		tools.report.line(`Rendered ${folder} by ${tool} ${await versionOf(tools, tool, version)}`);
		return {
			path: file,
			text,
			rendered: true
		};
	}
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("TOOL_MISSING", `${file} needs kustomize or kubectl to be rendered, and neither is on PATH.`, {
		hint: "Install one of them in a step before this one; runners of GitHub have both. Or render it there, and give the result as manifests.",
		at: { file }
	});
}
async function unlessMissing(running) {
	try {
		return await running;
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t && error.code === "TOOL_MISSING") return void 0;
		throw error;
	}
}
function checked({ code, stdout, stderr }, tool, file) {
	if (code === 0 && stdout.trim() !== "") return stdout;
	const why = code === 0 ? "it renders to nothing" : `${tool} ended with exit code ${code}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(errorIn(stderr), 500)}`;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("MANIFEST_INVALID", `${file} can't be rendered: ${why}.`, {
		hint: `The same is shown by: ${tool === "kubectl" ? "kubectl kustomize" : "kustomize build"} ${file.replace(/\/?[^/]*$/, "") || "."}`,
		at: { file }
	});
}
// src/steps/sources.ts
/** The manifests of a target: files as they are, kustomizations and a chart as they are rendered. */
async function readSources(context, target) {
	const { files } = context;
	const found = await Promise.all(target.manifests.map((entry) => kustomizationAt(files, entry)));
	const plain = target.manifests.filter((_, index) => found[index] === void 0);
	const kustomizations = found.filter((one) => one !== void 0);
	return [
		...plain.length > 0 || kustomizations.length === 0 && !target.helm ? await (0,_swap2_js__WEBPACK_IMPORTED_MODULE_4__.f)(files, plain) : [],
		...await renderAll(context, kustomizations),
		...target.helm ? await chartOf(context, target, target.helm) : []
	];
}
/** Pins `images` in what is deployed, in memory; it is never what somebody edited meanwhile. */
async function pinSources(context, target, images) {
	const swapped = (0,_swap2_js__WEBPACK_IMPORTED_MODULE_4__.o)(await readSources(context, target), images);
	for (const change of swapped.changes) context.report.line((0,_swap2_js__WEBPACK_IMPORTED_MODULE_4__.t)(change));
	return swapped;
}
/** One after another: tools that render share caches, and a runner has few processors. */
async function renderAll(context, all) {
	const rendered = [];
	for (const one of all) rendered.push(await renderKustomization(context, one));
	return rendered;
}
async function chartOf(context, target, helm) {
	const [{ renderChart }, { systemScratch }] = await Promise.all([__webpack_require__.e(/* import() */ 8759).then(__webpack_require__.bind(__webpack_require__, 8759)), __webpack_require__.e(/* import() */ 4595).then(__webpack_require__.bind(__webpack_require__, 4595)).then((n) => n.t)]);
	const [first] = (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.o)(target);
	const { values, secrets } = helmValues(helm.set ?? {}, context.environment, `${helm.key}.set`);
	for (const secret of secrets) context.report.mask(secret);
	const { capabilities } = await openCluster({
		...context,
		report: _record_js__WEBPACK_IMPORTED_MODULE_5__.d
	}, first?.target ?? target);
	const { chart, release, crds } = helm;
	return await renderChart({
		...context,
		scratch: systemScratch
	}, {
		chart,
		release,
		crds,
		namespace: target.namespace,
		values: helm.values,
		set: values,
		capabilities: await capabilities()
	});
}
// src/steps/kubernetes.ts
var kubernetes_exports = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.r)({
	foresee: () => foresee,
	release: () => release
});
/**
* What would stop the release after its build, found before it: manifests that can't be read or name no such image, roots
* of trust that can't be read, no way to the cluster. A version that was built for nothing can't be built again.
*/
async function foresee(context, plan) {
	const target = targetOf(plan);
	const { mask, hide } = context.report;
	const quietly = {
		...context,
		report: {
			..._record_js__WEBPACK_IMPORTED_MODULE_5__.d,
			mask,
			hide
		}
	};
	const { sources } = await pinSources(quietly, target, plan.settings.images.map(({ name, repository }) => ({
		name,
		repository,
		digest: _image_js__WEBPACK_IMPORTED_MODULE_3__.i,
		tag: "0"
	})));
	const { verify } = plan.settings;
	if (verify) await (await Promise.all(/* import() */[__webpack_require__.e(7150), __webpack_require__.e(1596), __webpack_require__.e(3342)]).then(__webpack_require__.bind(__webpack_require__, 1596))).askedFor(context, plan, verify);
	await (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.i)((0,_record_js__WEBPACK_IMPORTED_MODULE_5__.o)(target), async (place) => {
		objectsOf(sources, place.target.namespace);
		await openCluster(quietly, place.target);
	});
}
/** Pins the images in what the plan deploys, and takes it live. */
async function release(context, plan, images, dryRun) {
	return await goLive(context, plan, images, await context.report.phase("Swap", () => pinSources(context, targetOf(plan), images)), dryRun);
}
/** Takes the pinned manifests live in each cluster of the plan, once all were found fit for it, and records how it went. */
async function goLive(context, plan, images, swapped, dryRun) {
	const target = targetOf(plan);
	const places = (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.o)(target);
	const ready = await (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.i)(places, (place) => readied(context, plan, place, images, swapped, dryRun));
	const [only] = ready;
	if (only && ready.length === 1) return await only();
	const reason = `A later wave of ${plan.release.version} failed`;
	const { environment } = plan.settings;
	const undo = target.onFailure === "rollback" && !dryRun;
	return await (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.n)(context, plan, (record) => {
		const waves = places.map((place, index) => ({
			name: place.wave ?? "",
			go: () => ready[index](record),
			back: () => goBack(context, {
				plan,
				...place,
				reason,
				record,
				dryRun: false
			})
		}));
		return (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.a)(waves, {
			environment,
			version: plan.release.version,
			undo,
			hide: context.report.hide
		});
	});
}
/** Finds one cluster fit for the release. What it gives takes the release live there. */
async function readied(context, plan, { wave, target }, images, swapped, dryRun) {
	const { release, settings } = plan;
	const { cluster, patient, requests } = await openCluster(context, target);
	const [{ planned, prepare }, { rollOut }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(3268), __webpack_require__.e(366)]).then(__webpack_require__.bind(__webpack_require__, 366)), Promise.all(/* import() */[__webpack_require__.e(3268), __webpack_require__.e(2688)]).then(__webpack_require__.bind(__webpack_require__, 2688))]);
	const { namespace, app } = target;
	const wanted = {
		app,
		namespace,
		version: release.version,
		tag: release.ref.replace(/^v(?=\d)/, ""),
		images: images.map(referenceOf),
		...(0,_plan_js__WEBPACK_IMPORTED_MODULE_1__.u)(settings.strategy),
		gated: asksServices(settings.gates)
	};
	const objects = objectsOf(swapped.sources, namespace);
	const ready = await context.report.phase((0,_record_js__WEBPACK_IMPORTED_MODULE_5__.s)("Preflight", wave), () => prepare(patient, objects, wanted, context));
	const from = ready.previous === void 0 ? {} : { from: ready.previous };
	const facts = {
		task: "deploy",
		plan,
		images,
		set: ready.set,
		...from,
		...wave ? { wave } : {}
	};
	if (dryRun) return async () => (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.r)(context, facts, planned(ready.set, settings.strategy));
	const { strategy, gates } = settings;
	const pause = (0,_plan_js__WEBPACK_IMPORTED_MODULE_1__.d)(strategy, ready.staged, context.event.name === "workflow_dispatch");
	const fallback = ready.fallback ? { fallback: ready.fallback } : {};
	const { http, processes } = context;
	const terms = {
		intent: "release",
		strategy,
		gates,
		outside: {
			http,
			processes,
			aws: (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.l)(context),
			images: wanted.images.map(({ reference }) => reference)
		},
		run: context.run,
		pause,
		...fallback
	};
	return (record) => (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.t)(context, {
		...facts,
		record
	}, requests, (around) => rollOut(cluster, ready.set, terms, around));
}
/** Whether any gate goes by the API server's way to Services. */
const asksServices = ({ before, after }) => [...before, ...after].some((gate) => gate.kind === "http" && gate.url === void 0);
function targetOf({ settings }) {
	if (settings.target) return settings.target;
	if (settings.ecs) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `${settings.environment} is on Amazon ECS, where nothing is retired later.`, { hint: "Leave this action out: with weights, the next release takes what keepPrevious has kept." });
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `Nothing says where ${settings.environment} is.`, { hint: "Give the inputs manifests or helm-chart, and namespace (on Amazon ECS cluster and service), or environments.NAME.target in .github/cutover.yml." });
}
const referenceOf = ({ name, repository, tag, digest }) => ({
	name,
	reference: `${repository}${tag ? `:${tag}` : ""}@${digest}`
});



/***/ })

};
