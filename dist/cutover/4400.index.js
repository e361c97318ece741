export const id = 4400;
export const ids = [4400];
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

/***/ 8876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ patient),
/* harmony export */   r: () => (/* binding */ steady),
/* harmony export */   t: () => (/* binding */ isRead)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7346);
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2186);


// src/aws/patient.ts
/** Waits of 0.25, 0.5, 1 and 2 s and a quarter at most: buckets of AWS' request quotas refill each second. */
const attempts = 5;
const first = 250;
/** What only asks may be asked again. */
const isRead = (name) => /:(?:Describe|List|Get|BatchGet|Simulate)/.test(name);
/** Asks again what was throttled or got no answer. What writes is sent once: only a look tells what became of it. */
const patient = (aws, clock) => ({
	region: aws.region,
	async call(name, input, signal) {
		for (let attempt = 1;; attempt += 1) try {
			return await aws.call(name, input, signal);
		} catch (error) {
			if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t && error.code === "CLOUD_UNREACHABLE") || !isRead(name) || attempt === attempts) throw error;
			await clock.sleep((0,_random_js__WEBPACK_IMPORTED_MODULE_1__.t)(first * 2 ** (attempt - 1)), signal);
		}
	}
});
/** Between two looks of who has minutes. */
const pause = 5e3;
/**
* Asks again for `patience` what only asks, and tells so: for what comes before and after a rollout, which has no loop that
* looks again. An account can be throttled for minutes, by others.
*/
const steady = (aws, patience, { clock, report }) => ({
	region: aws.region,
	async call(name, input, signal) {
		const until = clock.monotonic() + patience;
		for (;;) try {
			return await aws.call(name, input, signal);
		} catch (error) {
			if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t && error.code === "CLOUD_UNREACHABLE") || !isRead(name) || clock.monotonic() >= until) throw error;
			report.progress(`Trying again: ${error.message}`);
			await clock.sleep((0,_random_js__WEBPACK_IMPORTED_MODULE_1__.t)(pause), signal);
		}
	}
});



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

/***/ 4400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ inWaves),
/* harmony export */   c: () => (/* binding */ history_exports),
/* harmony export */   d: () => (/* binding */ silent),
/* harmony export */   f: () => (/* binding */ exitCode),
/* harmony export */   i: () => (/* binding */ allReady),
/* harmony export */   l: () => (/* binding */ awsOf),
/* harmony export */   n: () => (/* binding */ recordedTogether),
/* harmony export */   o: () => (/* binding */ placesOf),
/* harmony export */   r: () => (/* binding */ untouched),
/* harmony export */   s: () => (/* binding */ titled),
/* harmony export */   t: () => (/* binding */ recorded),
/* harmony export */   u: () => (/* binding */ openAccount)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);
/* harmony import */ var _patient_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8876);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6565);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2672);
/* harmony import */ var _summary_of_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6572);






// src/rollout/outcome.ts
const green = ["SUCCEEDED", "STAGED"];
const exitCode = (outcome) => green.includes(outcome) ? 0 : 1;
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
// src/steps/account.ts
/** How long what only reads is asked again outside of a rollout. */
const patience = 18e4;
/** The account that the run is logged in to, in a region: for whoever may have no use for it. */
const awsOf = (context) => async (region) => {
	maskLogin(context);
	const { openAws } = await __webpack_require__.e(/* import() */ 6953).then(__webpack_require__.bind(__webpack_require__, 6953));
	return openAws(region === void 0 ? {} : { region }, context);
};
function maskLogin({ environment, report }) {
	const { AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = environment;
	for (const hidden of [secret, token]) if (hidden) report.mask(hidden);
}
/** Opens the account that the run is logged in to. Everything of AWS is loaded here, not at the start. */
async function openAccount(context, { region, cluster }) {
	const { openAws } = await __webpack_require__.e(/* import() */ 6953).then(__webpack_require__.bind(__webpack_require__, 6953));
	maskLogin(context);
	const aws = await openAws(region === void 0 ? {} : { region }, context);
	context.report.line(`Amazon ECS in ${aws.region}, cluster ${cluster}`);
	let requests = 0;
	const counted = {
		region: aws.region,
		call(name, input, signal) {
			if (!(0,_patient_js__WEBPACK_IMPORTED_MODULE_2__.t)(name)) requests += 1;
			return aws.call(name, input, signal);
		}
	};
	return {
		aws: counted,
		steady: (0,_patient_js__WEBPACK_IMPORTED_MODULE_2__.r)(counted, patience, context),
		requests: () => requests,
		inRegion: async (other) => other === void 0 || other === aws.region ? aws : await openAws({ region: other }, context)
	};
}
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
var history_exports = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.r)({ historyOf: () => historyOf });
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
const notMade = (environment, message = "") => new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("GITHUB_REFUSED", `GitHub made no deployment to ${environment}: ${message}.`, { hint: "The answer above says what GitHub does not accept." });
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
			warn((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.n)(error), what);
		}
	};
	return {
		async begin(intent) {
			try {
				return await ledger.begin(intent);
			} catch (thrown) {
				const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.n)(thrown);
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
// src/record/one-record.ts
/** The first part begins the record, each part's end is told as its progress, and `close` ends it. */
function oneRecord(ledger) {
	let begun;
	return {
		begin(intent) {
			begun ??= ledger.begin(intent);
			return begun;
		},
		progress: (id, text) => ledger.progress(id, text),
		finish: (id, { outcome, why }) => ledger.progress(id, `${outcome}: ${why}`),
		async close(ending) {
			if (begun) await ledger.finish(await begun, ending);
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
	return `## ${sign} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.r)(story.version)} ${said} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.r)(story.environment)}${rehearsal}\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.r)(story.why)}`;
}
function failed({ failure, why }) {
	if (!failure) return "";
	const hint = failure.hint.split("\n").map((line) => `> ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.r)(line)}`);
	return [
		"> [!CAUTION]",
		...failure.message.includes(why) ? [] : [`> ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.r)(failure.message)}`, ">"],
		...hint.map((line) => `${line}<br>`)
	].join("\n").replace(/<br>$/, "");
}
function evidence({ evidence = [] }) {
	if (evidence.length === 0) return "";
	return [
		"<details open>",
		"<summary>What its pods say</summary>",
		"",
		(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.t)(evidence),
		"",
		"</details>"
	].join("\n");
}
function facts(story) {
	const rows = [
		["Outcome", story.outcome],
		["Version", story.releaseUrl ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.a)(story.version, story.releaseUrl) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.n)(story.version)],
		["Environment", story.environmentUrl ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.a)(story.environment, story.environmentUrl) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.r)(story.environment)],
		...story.images.map((image) => [`Image ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.r)(image.name)}`, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.n)(`${image.repository}:${image.tag}@${image.digest}`)]),
		["Previous", story.previous === void 0 ? "none" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.n)(story.previous)],
		["Duration", (0,_duration_js__WEBPACK_IMPORTED_MODULE_3__.t)(story.to - story.from)]
	];
	if (story.reason) rows.push(["Reason", (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.r)(story.reason)]);
	return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.o)(rows);
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
			const last = `${gateSigns[state]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.r)(says)} (${good} of ${asked} good)`;
			return `| ${when} | ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.n)(name)} | ${last} |`;
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
		...phases.map(({ title, from, to, failed }) => `  ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.i)(title)} :${failed ? "crit, " : ""}${Math.round(from)}, ${Math.max(1, Math.round(to - from))}ms`),
		"```"
	].join("\n");
}
function changes({ changes, dryRun }) {
	if (changes.length === 0) return "";
	return [
		"<details>",
		`<summary>${`${dryRun ? "What would change" : "What changed"} (${changes.length})`}</summary>`,
		"",
		...changes.map((change) => `1. ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.r)(change)}`),
		"",
		"</details>"
	].join("\n");
}
function wayBack(story) {
	if (story.outcome === "STAGED" && !story.dryRun) return `**To cut over** run the release workflow by hand with version ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.n)(story.version)} and \`until: live\`; to give it up, roll back.`;
	if (story.dryRun || story.previous === void 0 || story.outcome !== "SUCCEEDED") return "";
	return `**To go back** open ${story.rollbackForm ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.a)("the rollback form", story.rollbackForm) : "the rollback workflow"}, choose *Run workflow*, environment ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.n)(story.environment)}, version ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.n)(story.previous)}.`;
}
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
// src/steps/listening.ts
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
		const before = previous === "" ? "none" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.n)(previous);
		return `| ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.r)(name)} | ${signs[outcome] ?? "⛔"} ${outcome} | ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.n)(version)} | ${before} |`;
	});
	return [
		`## ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.r)(environment)} in ${states.length} waves`,
		[
			"| wave | outcome | version | before |",
			"|---|---|---|---|",
			...rows
		].join("\n"),
		...told.map(({ name, told: { summary } }) => `---\n\n**Wave ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__.r)(name)}**\n\n${summary.trim()}`)
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
		const failure = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.n)(thrown);
		if (failure.code === "CANCELLED") throw failure;
		const summary = (0,_summary_of_error_js__WEBPACK_IMPORTED_MODULE_5__.t)(failure, hide);
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
	return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t(code, `Wave ${name} (${position}): ${message}`, { hint: `${hint}\nThe waves: ${standing}.` });
}
/** Does `look` for every place before any is touched, and tells all that stands in the way at once. */
async function allReady(places, look) {
	const ready = [];
	const errors = [];
	for (const place of places) try {
		ready.push(await look(place));
	} catch (thrown) {
		const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.n)(thrown);
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
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t(first.error.code, message, {
		hint,
		...first.error.at ? { at: first.error.at } : {}
	});
}
// src/steps/record.ts
function ledgerOf({ report, run }, { github }) {
	return github && forgiving(deploymentsLedger(github, run.url), report);
}
/** Does `work`, whose parts all are of one record. */
async function recordedTogether(context, plan, work) {
	const ledger = ledgerOf(context, plan);
	const record = ledger && oneRecord(ledger);
	try {
		const told = await work(record);
		const { outcome, waves = "[]" } = told.outputs;
		const parts = JSON.parse(waves).map((part) => `${part.name} ${part.outcome}`);
		await record?.close({
			outcome,
			why: context.report.hide(told.failure?.message ?? parts.join(", "))
		});
		return told;
	} catch (error) {
		await record?.close({
			outcome: "STOPPED",
			why: context.report.hide(whyOf(error))
		});
		throw error;
	}
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
	const ledger = facts.record ?? ledgerOf(context, facts.plan);
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
		await ledger?.finish(id, facts.wave ? {
			...done,
			why: `${facts.wave}: ${done.why}`
		} : done);
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
	await ledger?.finish(id, {
		outcome: "STOPPED",
		why: hide(whyOf(error))
	});
}
const whyOf = (error) => error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t ? error.message : "The run ended by an error of its own.";
function told(context, facts, done, course) {
	const { task, plan, images, set, reason } = facts;
	const { environment } = plan.settings;
	const failure = failureOf(done, facts);
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
		...run.repository ? { rollbackForm: `${run.server}/${run.repository}/actions/workflows/${formOf(plan)}` } : {},
		...plan.release?.url ? { releaseUrl: plan.release.url } : {}
	};
	const summary = summaryOf(story);
	return {
		outputs: outputsOf(done, set, environment, course.requests, summary),
		summary,
		...failure ? { failure } : {}
	};
}
/** The name of the template: where it goes is left as it is by most. */
const formOf = ({ settings }) => settings.ecs ? "rollback-ecs.yml" : "rollback.yml";
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
function failureOf({ outcome, why, code }, { set, nextStep: own }) {
	if (exitCode(outcome) === 0) return void 0;
	const ended = code ?? outcome;
	const subject = why.startsWith(`${set.version} `) ? set.app : `${set.app} ${set.version}:`;
	return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t(ended, `${subject} ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.r)(why)}.`, { hint: own?.[ended] ?? nextStep[ended] ?? "The log above tells more." });
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
				previous: void 0,
				gates: []
			}, set, environment, 0, summary),
			outcome: "PLANNED"
		},
		summary
	};
}



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
