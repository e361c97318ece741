export const id = 9534;
export const ids = [9534];
export const modules = {

/***/ 9534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ placesOf),
/* harmony export */   c: () => (/* binding */ historyOf),
/* harmony export */   d: () => (/* binding */ runTool),
/* harmony export */   deployStep: () => (/* binding */ deployStep),
/* harmony export */   f: () => (/* binding */ versionOf),
/* harmony export */   foresee: () => (/* binding */ foresee),
/* harmony export */   goLive: () => (/* binding */ goLive),
/* harmony export */   i: () => (/* binding */ inWaves),
/* harmony export */   l: () => (/* binding */ openCluster),
/* harmony export */   n: () => (/* binding */ goBack),
/* harmony export */   o: () => (/* binding */ titled),
/* harmony export */   p: () => (/* binding */ withoutValues),
/* harmony export */   r: () => (/* binding */ allReady),
/* harmony export */   s: () => (/* binding */ exitCode),
/* harmony export */   t: () => (/* binding */ pinSources),
/* harmony export */   targetOf: () => (/* binding */ targetOf),
/* harmony export */   u: () => (/* binding */ errorIn),
/* harmony export */   verified: () => (/* binding */ verified)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(398);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7346);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3744);
/* harmony import */ var _swap2_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(450);
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2186);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6565);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2672);
/* harmony import */ var _summary_of_error_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6572);
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
// src/manifest/objects.ts
/**
* The objects of the manifests in their order: Lists unpacked, empty documents left out. Fails with MANIFEST_INVALID for
* one that is no object, lacks apiVersion, kind or metadata.name, or is there twice; `namespace` is the one that is meant
* where an object names none.
*/
function objectsOf(files, namespace = "") {
	const objects = files.flatMap(_swap2_js__WEBPACK_IMPORTED_MODULE_4__.d).flatMap(_swap2_js__WEBPACK_IMPORTED_MODULE_4__.u).flatMap(ofDocument);
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
		if (other) throw invalid(at, `${kind} ${metadata.name} is there twice; the other is at ${(0,_swap2_js__WEBPACK_IMPORTED_MODULE_4__.p)(other)}.`, "Remove one of the two, or name the files so that only one is read.");
		places.set(identity, at);
	}
	return objects;
}
const invalid = (at, message, hint) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("MANIFEST_INVALID", `${(0,_swap2_js__WEBPACK_IMPORTED_MODULE_4__.p)(at)}: ${message}`, {
	hint,
	at
});
function ofDocument(parsed) {
	(0,_swap2_js__WEBPACK_IMPORTED_MODULE_4__.c)(parsed);
	return unpacked(parsed, parsed.root, parsed.value, {});
}
function unpacked(parsed, node, value, implied) {
	const at = (0,_swap2_js__WEBPACK_IMPORTED_MODULE_4__.f)(parsed.chunk, node.start);
	const fields = isFields$1(value) ? {
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
	const metadata = isFields$1(fields.metadata) ? fields.metadata : {};
	const { apiVersion, kind } = fields;
	const parts = {
		apiVersion,
		kind,
		"metadata.name": metadata.name
	};
	const lacking = Object.entries(parts).filter(([, part]) => typeof part !== "string" || part === "");
	if (lacking.length > 0) {
		const what = typeof kind === "string" ? `This ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.i)(kind)}` : "This object";
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
const isFields$1 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
// src/runner/report.ts
/** A report that keeps silent: for libraries' callers that want none. */
const silent = {
	phase: (_title, work) => work(),
	line() {},
	progress() {},
	warning() {},
	error() {},
	foreign() {},
	mask() {},
	hide: (text) => text
};
// src/steps/cluster.ts
/** Opens the cluster of a target. Everything of Kubernetes is loaded here, not at the start. */
async function openCluster(context, settings) {
	const [{ openAccess }, { ApiServer }] = await Promise.all([__webpack_require__.e(/* import() */ 5458).then(__webpack_require__.bind(__webpack_require__, 5458)), __webpack_require__.e(/* import() */ 806).then(__webpack_require__.bind(__webpack_require__, 806))]);
	const access = await openAccess(settings, context);
	const http = access.proxy ? await through(access.proxy, context.environment) : context.http;
	let requests = 0;
	const cluster = new ApiServer(access, { send(request) {
		if (changes$1(request)) requests += 1;
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
				await clock.sleep(Math.min(longestWait, asked > 0 ? asked : (0,_random_js__WEBPACK_IMPORTED_MODULE_5__.t)(125 * 2 ** attempt)), signal);
			} catch (error) {
				if (last || signal.aborted) throw error;
				report.progress(`No answer from the API server: trying again (${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.r)(error)})`);
				await clock.sleep((0,_random_js__WEBPACK_IMPORTED_MODULE_5__.t)(125 * 2 ** attempt), signal);
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
const changes$1 = ({ method, url }) => method !== "GET" && !url.searchParams.has("dryRun") && !url.pathname.startsWith("/apis/authorization.k8s.io/");
// src/record/payload.ts
/** Marks our records among those of other tools, and says how to read them. */
const format = "cutover/1";
/** Of an image only what a record needs: what a builder adds may hold build arguments, and GitHub shows payloads. */
const payloadOf = (intent) => ({
	format,
	...intent,
	images: intent.images.map(({ name, repository, digest, tag }) => ({
		name,
		repository,
		digest,
		tag
	}))
});
const isFields = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isImage = (value) => isFields(value) && [
	"name",
	"repository",
	"digest",
	"tag"
].every((key) => typeof value[key] === "string");
/** GitHub gives back what was sent, as JSON: an object, or a string that may hold JSON again. */
function fieldsOf(payload, depth = 0) {
	if (isFields(payload)) return payload;
	if (typeof payload !== "string" || !/^["{]/.test(payload) || depth > 1) return void 0;
	try {
		return fieldsOf(JSON.parse(payload), depth + 1);
	} catch {
		return;
	}
}
/** The intent in a deployment's payload; undefined for records that are not ours or not whole. */
function intentOf$1(payload, environment) {
	const fields = fieldsOf(payload);
	if (fields?.format !== format) return void 0;
	const { task, version, ref, releaseId, images, from, actor, runUrl, reason } = fields;
	if (task !== "deploy" && task !== "rollback") return void 0;
	if (typeof version !== "string" || typeof ref !== "string" || typeof releaseId !== "string") return void 0;
	return {
		task,
		environment,
		production: fields.production === true,
		version,
		ref,
		releaseId,
		images: Array.isArray(images) ? images.filter(isImage) : [],
		...typeof from === "string" ? { from } : {},
		actor: typeof actor === "string" ? actor : "",
		runUrl: typeof runUrl === "string" ? runUrl : "",
		...typeof reason === "string" ? { reason } : {}
	};
}
const outcomes = {
	SUCCEEDED: true,
	STAGED: true,
	BAKING: true,
	ROLLED_BACK: true,
	ROLLBACK_FAILED: true,
	STOPPED: true,
	SUPERSEDED: true,
	TIMED_OUT: true
};
/** The outcome that a status' description begins with; GitHub's own states know only success and failure. */
function outcomeIn(description) {
	const word = /^([A-Z_]+):/.exec(description ?? "")?.[1];
	return word !== void 0 && Object.hasOwn(outcomes, word) ? word : void 0;
}
// src/record/history.ts
/** One page, records of other tools included: what is older is not looked for. */
const mostListed = 100;
/** REST would need one request more for each record to learn how it ended. */
const query = `query ($owner: String!, $repo: String!, $environment: String!, $first: Int!) {
  repository(owner: $owner, name: $repo) {
    deployments(environments: [$environment], first: $first, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes {
        databaseId
        payload
        createdAt
        statuses(first: 50) { nodes { description createdAt } }
      }
    }
  }
}`;
/** Not simply the last status: GitHub adds one of its own when a newer deployment makes this one inactive. */
function lastOutcome({ statuses }) {
	return (statuses?.nodes ?? []).flatMap(({ description, createdAt }) => {
		const outcome = outcomeIn(description);
		return outcome ? [{
			outcome,
			at: Date.parse(createdAt)
		}] : [];
	}).sort((a, b) => b.at - a.at)[0]?.outcome;
}
/** The newest `limit` of our records, newest first, in one request. */
async function historyOf(github, environment, limit) {
	const { owner, repo } = github;
	const { repository } = await github.call(`list the deployments to ${environment}`, "deployments: read", (octokit) => octokit.graphql(query, {
		owner,
		repo,
		environment,
		first: mostListed
	}));
	return repository.deployments.nodes.flatMap((deployment) => {
		const intent = intentOf$1(deployment.payload, environment);
		if (!intent) return [];
		const outcome = lastOutcome(deployment);
		const entry = {
			...intent,
			id: deployment.databaseId,
			at: Date.parse(deployment.createdAt)
		};
		return [outcome === void 0 ? entry : {
			...entry,
			outcome
		}];
	}).slice(0, limit);
}
// src/record/deployments.ts
const permission = "deployments: write";
/** GitHub refuses a longer description. */
const longestDescription = 140;
/** A release that is held back or still watched is no success yet; one that another run overtook is over without fault. */
const stateOf = {
	SUCCEEDED: "success",
	STAGED: "queued",
	BAKING: "in_progress",
	ROLLED_BACK: "failure",
	ROLLBACK_FAILED: "error",
	STOPPED: "failure",
	SUPERSEDED: "inactive",
	TIMED_OUT: "failure"
};
const described = (text) => {
	const line = text.replace(/\s+/g, " ").trim();
	return line.length <= longestDescription ? line : `${line.slice(0, 139)}…`;
};
const notMade = (environment, message = "") => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("GITHUB_REFUSED", `GitHub made no deployment to ${environment}: ${message}.`, { hint: "The answer above says what GitHub does not accept." });
/** The ledger on GitHub Deployments: one deployment a run, its payload the intent, its last status the outcome. */
function deploymentsLedger(github, runUrl) {
	const { owner, repo } = github;
	const status = (id, state, description, ending = {}) => github.call(`record that deployment ${id} is ${state}`, permission, (octokit) => octokit.rest.repos.createDeploymentStatus({
		owner,
		repo,
		deployment_id: id,
		state,
		description: described(description),
		...runUrl === "" ? {} : { log_url: runUrl },
		...ending.environmentUrl === void 0 ? {} : { environment_url: ending.environmentUrl }
	}));
	return {
		async begin(intent) {
			const { data } = await github.call(`record a deployment to ${intent.environment}`, permission, (octokit) => octokit.rest.repos.createDeployment({
				owner,
				repo,
				ref: intent.ref,
				task: intent.task,
				environment: intent.environment,
				production_environment: intent.production,
				description: described(`${intent.task} ${intent.version}`),
				auto_merge: false,
				required_contexts: [],
				payload: payloadOf(intent)
			}));
			if (!("id" in data)) throw notMade(intent.environment, data.message);
			await status(data.id, "in_progress", `Started by ${intent.actor}`);
			return data.id;
		},
		progress: async (id, text) => void await status(id, "in_progress", text),
		finish: async (id, ending) => void await status(id, stateOf[ending.outcome], `${ending.outcome}: ${ending.why}`, ending),
		history: (environment, limit) => historyOf(github, environment, limit)
	};
}
// src/record/ledger.ts
/** What to do about a record that is missing: a permission can be given for the next time; the rest is GitHub's affair. */
const inStride = ({ code, hint }) => code === "GITHUB_UNREACHABLE" ? "Nothing but the history at GitHub depends on it: nothing has to be done." : hint;
/**
* Keeps the ledger from deciding over traffic. Only the begin of a deploy that lacks permission still fails: nothing has
* happened yet and one line of YAML cures it. A rollback goes on without any record.
*/
function forgiving(ledger, report) {
	const warn = (error, what) => report.warning(`${what} was not recorded on GitHub: ${error.message}\n${inStride(error)}`);
	const attempt = async (what, write) => {
		try {
			await write();
		} catch (error) {
			warn((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.n)(error), what);
		}
	};
	return {
		async begin(intent) {
			try {
				return await ledger.begin(intent);
			} catch (thrown) {
				const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.n)(thrown);
				if (intent.task === "deploy" && error.code === "GITHUB_DENIED") throw error;
				warn(error, "The start of this run");
				return;
			}
		},
		async progress(id, text) {
			if (id !== void 0) await attempt("The progress of this run", () => ledger.progress(id, text));
		},
		async finish(id, ending) {
			if (id !== void 0) await attempt("The end of this run", () => ledger.finish(id, ending));
		},
		history: (environment, limit) => ledger.history(environment, limit)
	};
}
// src/record/summary.ts
const headlines = {
	SUCCEEDED: [
		"✅",
		"is live in",
		"is live again in"
	],
	STAGED: [
		"🟡",
		"is staged in",
		"is staged in"
	],
	BAKING: [
		"🟡",
		"is live and watched in",
		"is live again and watched in"
	],
	ROLLED_BACK: [
		"↩️",
		"was bad and is rolled back in",
		"was bad and is rolled back in"
	],
	ROLLBACK_FAILED: [
		"🛑",
		"was bad and could not be rolled back in",
		"was bad and could not be rolled back in"
	],
	STOPPED: [
		"⛔",
		"was stopped on its way to",
		"was stopped on its way back to"
	],
	SUPERSEDED: [
		"⏭️",
		"was overtaken by another release in",
		"was overtaken by another release in"
	],
	TIMED_OUT: [
		"⌛",
		"did not get ready in time in",
		"did not get ready in time in"
	]
};
/** The summary of one run as Markdown for the job's page: the outcome first, then the facts, then how to go back. */
const summaryOf = (story) => [
	headline(story),
	failed(story),
	evidence(story),
	facts(story),
	gates(story),
	gantt(story.phases),
	changes(story),
	wayBack(story)
].filter((part) => part !== "").join("\n\n").concat("\n");
function headline(story) {
	const [sign, deploy, rollback] = headlines[story.outcome];
	const said = story.task === "deploy" ? deploy : rollback;
	const rehearsal = story.dryRun ? " (dry run: nothing was changed)" : "";
	return `## ${sign} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.r)(story.version)} ${said} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.r)(story.environment)}${rehearsal}\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.r)(story.why)}`;
}
function failed({ failure, why }) {
	if (!failure) return "";
	const hint = failure.hint.split("\n").map((line) => `> ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.r)(line)}`);
	return [
		"> [!CAUTION]",
		...failure.message.includes(why) ? [] : [`> ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.r)(failure.message)}`, ">"],
		...hint.map((line) => `${line}<br>`)
	].join("\n").replace(/<br>$/, "");
}
function evidence({ evidence = [] }) {
	if (evidence.length === 0) return "";
	return [
		"<details open>",
		"<summary>What its pods say</summary>",
		"",
		(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.t)(evidence),
		"",
		"</details>"
	].join("\n");
}
function facts(story) {
	const rows = [
		["Outcome", story.outcome],
		["Version", story.releaseUrl ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.a)(story.version, story.releaseUrl) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.n)(story.version)],
		["Environment", story.environmentUrl ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.a)(story.environment, story.environmentUrl) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.r)(story.environment)],
		...story.images.map((image) => [`Image ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.r)(image.name)}`, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.n)(`${image.repository}:${image.tag}@${image.digest}`)]),
		["Previous", story.previous === void 0 ? "none" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.n)(story.previous)],
		["Duration", (0,_duration_js__WEBPACK_IMPORTED_MODULE_6__.t)(story.to - story.from)]
	];
	if (story.reason) rows.push(["Reason", (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.r)(story.reason)]);
	return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.o)(rows);
}
const gateSigns = {
	good: "✅",
	bad: "❌",
	unread: "❔",
	unasked: "➖"
};
function gates({ gates = [] }) {
	if (gates.length === 0) return "";
	return [
		"| Gate | | Last answer |",
		"|---|---|---|",
		...gates.map(({ when, name, state, says, good, asked }) => {
			const last = `${gateSigns[state]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.r)(says)} (${good} of ${asked} good)`;
			return `| ${when} | ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.n)(name)} | ${last} |`;
		})
	].join("\n");
}
function gantt(phases) {
	if (phases.length === 0) return "";
	return [
		"```mermaid",
		"gantt",
		"  dateFormat x",
		"  axisFormat %H:%M:%S",
		...phases.map(({ title, from, to, failed }) => `  ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.i)(title)} :${failed ? "crit, " : ""}${Math.round(from)}, ${Math.max(1, Math.round(to - from))}ms`),
		"```"
	].join("\n");
}
function changes({ changes, dryRun }) {
	if (changes.length === 0) return "";
	return [
		"<details>",
		`<summary>${`${dryRun ? "What would change" : "What changed"} (${changes.length})`}</summary>`,
		"",
		...changes.map((change) => `1. ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.r)(change)}`),
		"",
		"</details>"
	].join("\n");
}
const wentLive = ["SUCCEEDED", "BAKING"];
function wayBack(story) {
	if (story.outcome === "STAGED" && !story.dryRun) return `**To cut over** run the release workflow by hand with version ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.n)(story.version)} and \`until: live\`; to give it up, roll back.`;
	if (story.dryRun || story.previous === void 0 || !wentLive.includes(story.outcome)) return "";
	return `**To go back** open ${story.rollbackForm ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.a)("the rollback form", story.rollbackForm) : "the rollback workflow"}, choose *Run workflow*, environment ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.n)(story.environment)}, version ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.n)(story.previous)}.`;
}
// src/rollout/outcome.ts
const green = [
	"SUCCEEDED",
	"STAGED",
	"BAKING"
];
const exitCode = (outcome) => green.includes(outcome) ? 0 : 1;
// src/runner/timeline.ts
/** A report that passes everything on and keeps when each outermost phase began and ended. */
function timeline(report, clock) {
	const phases = [];
	let depth = 0;
	const timed = async (title, work) => {
		const from = clock.now();
		let failed = true;
		depth++;
		try {
			const result = await report.phase(title, work);
			failed = false;
			return result;
		} finally {
			depth--;
			if (depth === 0) phases.push({
				title,
				from,
				to: clock.now(),
				failed
			});
		}
	};
	return {
		report: {
			...report,
			phase: timed
		},
		phases
	};
}
// src/record/summary-of-waves.ts
const signs = {
	SUCCEEDED: "✅",
	STAGED: "🟡",
	ROLLED_BACK: "↩️",
	NOT_BEGUN: "⏸️",
	PLANNED: "📋"
};
/** The summary of a release in several clusters: one line each, then what is to be told of each. */
function summaryOfWaves(environment, states, told) {
	const rows = states.map(({ name, outcome, version, previous }) => {
		const before = previous === "" ? "none" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.n)(previous);
		return `| ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.r)(name)} | ${signs[outcome] ?? "⛔"} ${outcome} | ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.n)(version)} | ${before} |`;
	});
	return [
		`## ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.r)(environment)} in ${states.length} waves`,
		[
			"| wave | outcome | version | before |",
			"|---|---|---|---|",
			...rows
		].join("\n"),
		...told.map(({ name, told: { summary } }) => `---\n\n**Wave ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__.r)(name)}**\n\n${summary.trim()}`)
	].join("\n\n").concat("\n");
}
// src/steps/waves.ts
/** Where a target is, in the order in which releases go there. */
function placesOf({ waves, onFailure: _, ...rest }) {
	return waves?.map(({ name, ...own }) => ({
		wave: name,
		target: {
			...rest,
			...own
		}
	})) ?? [{ target: rest }];
}
/** A title of a phase, with the wave that it is about. */
const titled = (title, wave) => wave ? `${title} ${wave}` : title;
/** One cluster after the other, each begun when the one before has ended well. Rejects only with CANCELLED. */
async function inWaves(waves, rules) {
	const ended = [];
	for (const { name, go } of waves) {
		const told = await attempt(go, rules);
		ended.push({
			name,
			told
		});
		if (told.failure && !rules.goOn?.()) break;
	}
	return together(waves, ended, ended.some(({ told }) => told.failure) && rules.undo ? await undone(waves, ended, rules) : [], rules);
}
/** The last one first, as a stack is taken down. */
async function undone(waves, ended, rules) {
	const back = [];
	for (const { name, told } of ended.toReversed()) {
		const undo = waves.find((wave) => wave.name === name)?.back;
		if (told.outputs.outcome !== "SUCCEEDED" || !undo) continue;
		back.push({
			name,
			told: await attempt(undo, rules)
		});
	}
	return back;
}
async function attempt(work, { environment, version, hide }) {
	try {
		return await work();
	} catch (thrown) {
		const failure = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.n)(thrown);
		if (failure.code === "CANCELLED") throw failure;
		const summary = (0,_summary_of_error_js__WEBPACK_IMPORTED_MODULE_9__.t)(failure, hide);
		return {
			outputs: {
				outcome: "STOPPED",
				version,
				environment,
				"release-id": "",
				previous: "",
				requests: "0",
				summary
			},
			summary,
			failure
		};
	}
}
/** One answer for all waves: how the one that failed ended, else how the last one did. */
function together(waves, ended, undone, { environment, version }) {
	const failed = ended.find(({ told }) => told.failure);
	const last = failed ?? ended.at(-1);
	const states = waves.map(({ name }) => {
		const told = ended.find((one) => one.name === name)?.told;
		const back = undone.find((one) => one.name === name)?.told;
		return {
			name,
			outcome: back ? back.failure ? "ROLLBACK_FAILED" : "ROLLED_BACK" : told?.outputs.outcome ?? "NOT_BEGUN",
			version: told?.outputs.version ?? version,
			previous: told?.outputs.previous ?? ""
		};
	});
	const all = [...ended, ...undone];
	const summary = summaryOfWaves(environment, states, all);
	const requests = String(all.reduce((sum, { told }) => sum + Number(told.outputs.requests), 0));
	const outputs = {
		...blankOf(last),
		environment,
		version,
		requests,
		waves: JSON.stringify(states),
		summary
	};
	return failed ? {
		outputs,
		summary,
		failure: failureOf$1(failed, states)
	} : {
		outputs,
		summary
	};
}
const blankOf = (last) => last?.told.outputs ?? {
	outcome: "STOPPED",
	version: "",
	environment: "",
	"release-id": "",
	previous: "",
	requests: "0",
	summary: ""
};
function failureOf$1({ name, told }, states) {
	const { code, message, hint } = told.failure;
	const position = `${states.findIndex((state) => state.name === name) + 1} of ${states.length}`;
	const standing = states.map((state) => `${state.name} ${state.outcome}`).join(", ");
	return new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t(code, `Wave ${name} (${position}): ${message}`, { hint: `${hint}\nThe waves: ${standing}.` });
}
/** Does `look` for every place before any is touched, and tells all that stands in the way at once. */
async function allReady(places, look) {
	const ready = [];
	const errors = [];
	for (const place of places) try {
		ready.push(await look(place));
	} catch (thrown) {
		const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.n)(thrown);
		if (error.code === "CANCELLED" || place.wave === void 0) throw error;
		errors.push({
			wave: place.wave,
			error
		});
	}
	const [first] = errors;
	if (!first) return ready;
	const message = errors.map(({ wave, error }) => `Wave ${wave}: ${error.message}`).join("\n");
	const hint = [...new Set(errors.map(({ error }) => error.hint))].join("\n");
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t(first.error.code, message, {
		hint,
		...first.error.at ? { at: first.error.at } : {}
	});
}
// src/steps/record.ts
/** Keeps each line as one change, in words, and what pods had to say. */
function listening(report) {
	const changes = [];
	const evidence = [];
	const line = (text) => {
		changes.push(report.hide(text));
		report.line(text);
	};
	const foreign = (text) => {
		evidence.push(report.hide(text));
		report.foreign(text);
	};
	return {
		changes,
		evidence,
		report: {
			...report,
			line,
			foreign
		}
	};
}
function ledgerOf({ report, run }, { plan }) {
	return plan.github && forgiving(deploymentsLedger(plan.github, run.url), report);
}
const intentOf = ({ run }, { task, plan, images, set, from, reason }) => ({
	task,
	environment: plan.settings.environment,
	production: /^prod/i.test(plan.settings.environment),
	version: set.version,
	ref: plan.release?.ref ?? run.sha,
	releaseId: set.rid,
	images,
	actor: run.actor,
	runUrl: run.url,
	...from ? { from } : {},
	...reason ? { reason } : {}
});
/** Does `work` between two records: what is meant before anything is touched, and how it ended, whatever that is. */
async function recorded(context, facts, requests, work) {
	const { clock, signal } = context;
	const from = clock.now();
	const ledger = ledgerOf(context, facts);
	const id = await ledger?.begin(intentOf(context, facts));
	const timed = timeline(context.report, clock);
	const heard = listening(timed.report);
	try {
		const title = titled(facts.task === "deploy" ? "Cut over" : "Roll back", facts.wave);
		const done = await heard.report.phase(title, async () => {
			const ended = await work({
				clock,
				signal,
				report: heard.report
			});
			if (heard.changes.length === 0) context.report.line(ended.why);
			for (const { when, name, says, asked } of ended.gates) if (asked > 0) context.report.line(`Gate ${when} ${name}: ${says}`);
			return discreet(ended, context.report);
		});
		await ledger?.finish(id, done);
		const { changes, evidence } = heard;
		return told(context, facts, done, {
			requests: requests(),
			from,
			phases: timed.phases,
			changes,
			evidence
		});
	} catch (error) {
		await interrupted(ledger, id, error, context.report);
		throw error;
	}
}
/** What the cluster and the gates said goes into records and summaries, where nobody masks it. */
const discreet = (ended, { hide }) => ({
	...ended,
	why: hide(ended.why),
	gates: ended.gates.map((gate) => ({
		...gate,
		says: hide(gate.says)
	}))
});
async function interrupted(ledger, id, error, { hide }) {
	const why = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t ? error.message : "The run ended by an error of its own.";
	await ledger?.finish(id, {
		outcome: "STOPPED",
		why: hide(why)
	});
}
function told(context, { task, plan, images, set, reason }, done, course) {
	const { environment } = plan.settings;
	const failure = failureOf(done, set);
	const { run } = context;
	const story = {
		task,
		outcome: done.outcome,
		why: done.why,
		version: set.version,
		environment,
		images,
		from: course.from,
		to: context.clock.now(),
		phases: course.phases,
		changes: course.changes,
		evidence: course.evidence,
		gates: done.gates,
		...done.previous === void 0 ? {} : { previous: done.previous },
		...reason ? { reason } : {},
		...failure ? { failure } : {},
		...run.repository ? { rollbackForm: `${run.server}/${run.repository}/actions/workflows/rollback.yml` } : {},
		...plan.release?.url ? { releaseUrl: plan.release.url } : {}
	};
	const summary = summaryOf(story);
	return {
		outputs: outputsOf(done, set, environment, course.requests, summary),
		summary,
		...failure ? { failure } : {}
	};
}
const outputsOf = (done, set, environment, requests, summary) => ({
	outcome: done.outcome,
	version: set.version,
	environment,
	"release-id": set.rid,
	previous: done.previous ?? "",
	requests: String(requests),
	summary
});
const nextStep = {
	STOPPED: "No user has met it. Mend the cause; then publish a new version, or run this one again if it was not to blame.",
	ROLLED_BACK: "The version before it has the traffic. Mend the cause and publish a new version.",
	ROLLBACK_FAILED: "Look at the Services and pods now; a rollback by hand to a named version may help.",
	TIMED_OUT: "Mend what it waits for (the log above and kubectl describe tell more), or give it more time with the input deadline.",
	LOCK_HELD: "Wait for that run to end, or cancel it; then run this one again.",
	SUPERSEDED: "The other run, or whoever changed it, has the last word; the log above tells more."
};
function failureOf({ outcome, why, code }, set) {
	if (exitCode(outcome) === 0) return void 0;
	const ended = code ?? outcome;
	const subject = why.startsWith(`${set.version} `) ? set.app : `${set.app} ${set.version}:`;
	return new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t(ended, `${subject} ${why}.`, { hint: nextStep[ended] ?? "The log above tells more." });
}
/** The answer of a dry run: what would be done, and that nothing was. */
function untouched(context, facts, planned) {
	for (const line of planned) context.report.line(line);
	const now = context.clock.now();
	const { plan, images, set, task } = facts;
	const { environment } = plan.settings;
	const why = "Dry run: nothing was changed";
	const story = {
		task,
		outcome: "SUCCEEDED",
		why,
		version: set.version,
		environment,
		images,
		from: now,
		to: now,
		phases: [],
		changes: planned,
		dryRun: true
	};
	const summary = summaryOf(story);
	return {
		outputs: {
			...outputsOf({
				outcome: "SUCCEEDED",
				why,
				set,
				previous: void 0,
				gates: []
			}, set, environment, 0, summary),
			outcome: "PLANNED"
		},
		summary
	};
}
// src/steps/back.ts
/** What was rolled in place goes back in place: to come back to, if that fails, is what runs now. */
function rolledFrom({ journal, kept }, set) {
	if (set.services.length > 0) return {};
	const now = kept.find(({ release }) => release === journal?.to);
	return { fallback: now ? now.set() : set };
}
/** Takes one cluster back, from what it keeps itself. The output `previous` is what was live. */
async function goBack(context, { plan, target, wave, to, reason, dryRun }) {
	const { cluster, patient, requests } = await openCluster(context, target);
	const { readHistory, wayBack } = await __webpack_require__.e(/* import() */ 3387).then(__webpack_require__.bind(__webpack_require__, 3387));
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
	const told = dryRun ? untouched(context, facts, planned(set)) : await recorded(context, facts, requests, (around) => rollOut(cluster, set, terms, around));
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
			const found = (0,_plan_js__WEBPACK_IMPORTED_MODULE_1__.f)(variables, name, at);
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
	const why = code === 0 ? "it renders to nothing" : `${tool} ended with exit code ${code}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.i)(errorIn(stderr), 500)}`;
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
		...plain.length > 0 || kustomizations.length === 0 && !target.helm ? await (0,_swap2_js__WEBPACK_IMPORTED_MODULE_4__.s)(files, plain) : [],
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
	const [first] = placesOf(target);
	const { values, secrets } = helmValues(helm.set ?? {}, context.environment, `${helm.key}.set`);
	for (const secret of secrets) context.report.mask(secret);
	const { capabilities } = await openCluster({
		...context,
		report: silent
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
// src/steps/deploy.ts
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
			...silent,
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
	if (verify) await (await Promise.all(/* import() */[__webpack_require__.e(7150), __webpack_require__.e(1596), __webpack_require__.e(6491)]).then(__webpack_require__.bind(__webpack_require__, 1596))).askedFor(context, plan, verify);
	await allReady(placesOf(target), async (place) => {
		objectsOf(sources, place.target.namespace);
		await openCluster(quietly, place.target);
	});
}
/** Takes the pinned manifests live in each cluster of the plan, once all were found fit for it, and records how it went. */
async function goLive(context, plan, images, swapped, dryRun) {
	const target = targetOf(plan);
	const places = placesOf(target);
	const ready = await allReady(places, (place) => readied(context, plan, place, images, swapped, dryRun));
	const [only] = ready;
	if (only && ready.length === 1) return await only();
	const reason = `A later wave of ${plan.release.version} failed`;
	const waves = places.map((place, index) => ({
		name: place.wave ?? "",
		go: ready[index],
		back: () => goBack(context, {
			plan,
			...place,
			reason,
			dryRun: false
		})
	}));
	const { environment } = plan.settings;
	const undo = target.onFailure === "rollback" && !dryRun;
	return await inWaves(waves, {
		environment,
		version: plan.release.version,
		undo,
		hide: context.report.hide
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
		strategy: settings.strategy.kind,
		gated: asksServices(settings.gates)
	};
	const objects = objectsOf(swapped.sources, namespace);
	const ready = await context.report.phase(titled("Preflight", wave), () => prepare(patient, objects, wanted, context));
	const from = ready.previous === void 0 ? {} : { from: ready.previous };
	const facts = {
		task: "deploy",
		plan,
		images,
		set: ready.set,
		...from,
		...wave ? { wave } : {}
	};
	if (dryRun) return async () => untouched(context, facts, planned(ready.set, settings.strategy));
	const { strategy, gates } = settings;
	const pause = (0,_plan_js__WEBPACK_IMPORTED_MODULE_1__.u)(strategy, ready.staged, context.event.name === "workflow_dispatch");
	const fallback = ready.fallback ? { fallback: ready.fallback } : {};
	const terms = {
		intent: "release",
		strategy,
		gates,
		outside: context,
		run: context.run,
		pause,
		...fallback
	};
	return () => recorded(context, facts, requests, (around) => rollOut(cluster, ready.set, terms, around));
}
/** Whether any gate goes by the API server's way to Services. */
const asksServices = ({ before, after }) => [...before, ...after].some((gate) => gate.kind === "http" && gate.url === void 0);
/** Lets only images pass that the environment's `verify` accepts. */
async function verified(context, plan, images) {
	if (plan.settings.verify) await (await Promise.all(/* import() */[__webpack_require__.e(7150), __webpack_require__.e(1596), __webpack_require__.e(6491)]).then(__webpack_require__.bind(__webpack_require__, 1596))).verifyImages(context, plan, images);
}
function targetOf({ settings }) {
	if (settings.target) return settings.target;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `Nothing says where ${settings.environment} is.`, { hint: "Give the inputs manifests or helm-chart, and namespace, or environments.NAME.target in .github/cutover.yml." });
}
const referenceOf = ({ name, repository, tag, digest }) => ({
	name,
	reference: `${repository}${tag ? `:${tag}` : ""}@${digest}`
});
/** Deploys images that another step or job has built. */
const deployStep = async (context, inputs) => {
	const plan = await (0,_plan_js__WEBPACK_IMPORTED_MODULE_1__.r)(context, {
		...inputs,
		built: false
	});
	const images = (inputs.images ?? []).map(_swap2_js__WEBPACK_IMPORTED_MODULE_4__.n);
	if (plan.settings.verify) await context.report.phase("Verify", () => verified(context, plan, images));
	return await goLive(context, plan, images, await context.report.phase("Swap", () => pinSources(context, targetOf(plan), images)), inputs["dry-run"]);
};



/***/ }),

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
