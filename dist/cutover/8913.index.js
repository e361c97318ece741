export const id = 8913;
export const ids = [8913,8942,6491];
export const modules = {

/***/ 8942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ github_exports),
/* harmony export */   r: () => (/* binding */ longestSilence),
/* harmony export */   t: () => (/* binding */ githubOf)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);


// src/record/github-errors.ts
/** A rate limit that asks for more is not waited for: nobody wants a release to stand still for an hour. */
const longestWait = 6e4;
/** GraphQL refuses with status 200 and a word; these are what REST would have said. */
const statusOf = {
	FORBIDDEN: 403,
	INSUFFICIENT_SCOPES: 403,
	NOT_FOUND: 404,
	RATE_LIMITED: 429
};
function refusalOf(thrown) {
	const [first] = thrown.errors ?? [];
	if (thrown.name === "GraphqlResponseError") return {
		status: statusOf[first?.type ?? ""] ?? 422,
		message: first?.message ?? "",
		headers: thrown.headers ?? {}
	};
	if (thrown.name !== "HttpError" || !thrown.response) return void 0;
	return {
		status: thrown.status ?? 0,
		message: thrown.message ?? "",
		headers: thrown.response.headers ?? {}
	};
}
const isLimited = ({ status, message }) => status === 429 || status === 403 && /rate limit/i.test(message);
/** Octokit wraps what the transport threw, our own errors included. */
function unwrapped(thrown) {
	const { cause } = thrown ?? {};
	return cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t ? cause : thrown;
}
/**
* How long to wait before the same request once more; undefined when it would be in vain. Rate limits name the time
* (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately).
*/
function pauseAfter(thrown, attempt, now) {
	if (thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t) return void 0;
	const refusal = refusalOf(thrown);
	const pause = refusal && isLimited(refusal) ? limitOf(refusal, now) : 1e3 * 2 ** attempt;
	return (!refusal || isLimited(refusal) || refusal.status >= 500) && pause <= 6e4 ? pause : void 0;
}
function limitOf({ headers }, now) {
	const after = Number(headers["retry-after"] ?? NaN);
	if (after >= 0) return after * 1e3;
	if (headers["x-ratelimit-remaining"] === "0") return Math.max(0, Number(headers["x-ratelimit-reset"]) * 1e3 - now);
	return longestWait;
}
/** The error of a request that asked to do `what` `where`, for which the job needs `permission`. */
function errorOf(thrown, what, where, permission) {
	if (thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t) return thrown;
	const refusal = refusalOf(thrown);
	if (!refusal || refusal.status >= 500 || isLimited(refusal)) {
		const answer = refusal ? `answered ${refusal.status}` : "gave no answer";
		const detail = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.i)(thrown.cause ?? thrown);
		return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("GITHUB_UNREACHABLE", `GitHub ${answer} when asked to ${what} in ${where}: ${detail}.`, {
			hint: "See https://www.githubstatus.com, and the proxy settings of the runner. Then run the job again.",
			cause: thrown
		});
	}
	const said = refusal.message.replace(/ - https?:\S+$/, "").replace(/\.$/, "");
	const message = `GitHub refused to ${what} in ${where} (${refusal.status}): ${said}.`;
	if (![
		401,
		403,
		404
	].includes(refusal.status)) return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("GITHUB_REFUSED", message, {
		hint: "The answer above says what GitHub does not accept.",
		cause: thrown
	});
	return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("GITHUB_DENIED", message, {
		hint: `Give the token of the job this permission, beside those it has (naming one takes the unnamed away):\npermissions:\n  ${permission}`,
		cause: thrown
	});
}
// src/record/github.ts
var github_exports = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.r)({ githubOf: () => githubOf });
const attempts = 4;
/** An answer that stops in its middle is as good as none. */
const longestSilence = 3e4;
const mostRedirects = 5;
/** Lets Octokit send through our port, for one stack of proxies, time limits and cancellation. */
function fetchOver(http, signal) {
	return async (input, init) => {
		let url = new URL(String(input));
		for (let redirects = 0;; redirects++) {
			const answer = await http.send({
				method: init?.method ?? "GET",
				url,
				headers: Object.fromEntries(new Headers(init?.headers)),
				...typeof init?.body === "string" ? { body: init.body } : {},
				idle: longestSilence,
				signal
			});
			const { location } = answer.headers;
			if (location !== void 0 && [
				301,
				307,
				308
			].includes(answer.status) && redirects < mostRedirects) {
				answer.discard();
				url = sameOrigin(url, new URL(location, url));
				continue;
			}
			const body = await answer.bytes();
			return new Response(answer.status === 204 || answer.status === 304 ? null : new Uint8Array(body), {
				status: answer.status,
				headers: answer.headers
			});
		}
	};
}
/** The token travels with the request: a renamed repository is at the same address, anything else gets nothing. */
function sameOrigin(from, to) {
	if (from.origin === to.origin) return to;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("GITHUB_REFUSED", `GitHub at ${from.origin} points to ${to.origin}.`, { hint: "Check GITHUB_API_URL and the proxy of the runner: the token is only sent to the API itself." });
}
/** Opens nothing: Octokit is loaded with the first request. */
function githubOf(access) {
	const [owner = "", repo = ""] = access.repository.split("/");
	let opened;
	const open = async () => {
		const { Octokit } = await Promise.all(/* import() */[__webpack_require__.e(9790), __webpack_require__.e(3162)]).then(__webpack_require__.bind(__webpack_require__, 3162));
		return new Octokit({
			auth: access.token,
			baseUrl: access.api,
			userAgent: "cutover",
			log: {
				debug() {},
				info() {},
				warn() {},
				error() {}
			},
			request: { fetch: fetchOver(access.http, access.signal) }
		});
	};
	return {
		owner,
		repo,
		async call(what, permission, request) {
			opened ??= open();
			const octokit = await opened;
			for (let attempt = 0;; attempt++) try {
				return await request(octokit);
			} catch (caught) {
				const thrown = unwrapped(caught);
				const pause = pauseAfter(thrown, attempt, access.clock.now());
				if (access.signal.aborted || pause === void 0 || attempt + 1 >= attempts) throw errorOf(thrown, what, `${access.repository} at ${access.api}`, permission);
				await access.clock.sleep(pause, access.signal);
			}
		}
	};
}



/***/ }),

/***/ 8913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gitopsStep: () => (/* binding */ gitopsStep)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _load_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3801);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7346);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3744);
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2186);
/* harmony import */ var _swap2_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(450);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2672);
/* harmony import */ var _lanes_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(1654);
/* harmony import */ var _github_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8942);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7598);
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3916);











// src/gitops/proposal.ts
const versionOf = ({ tag, digest }) => tag || digest.slice(0, 19);
/** Images that a headline names before it only counts them. */
const named = 3;
function headlineOf(images, environment) {
	const names = images.map((image) => `${image.name} ${versionOf(image)}`);
	return `Release ${names.length > named ? `${names.length} images` : names.join(", ")} to ${environment}`;
}
function commitMessage({ environment, images, message, runUrl }) {
	const [headline = "", ...rest] = ((message ?? "").split(/\r\n|\r|\n/).filter((line) => !line.trimStart().startsWith("Cutover-")).join("\n").trim() || headlineOf(images, environment)).split("\n");
	const trailers = [...images.map(({ name, repository, tag, digest }) => `Cutover-Image: ${name}=${repository}${tag && `:${tag}`}@${digest}`), ...trailersOfRun(environment, runUrl)];
	return {
		headline,
		body: [rest.join("\n").trim(), trailers.join("\n")].filter(Boolean).join("\n\n")
	};
}
/** The message of a commit of ours that pins nothing, such as a merge; `anew` of one that takes back all before it. */
const upkeepMessage = (headline, { environment, runUrl }, anew = false) => ({
	headline,
	body: [...anew ? ["Cutover-Anew: true"] : [], ...trailersOfRun(environment, runUrl)].join("\n")
});
const trailersOfRun = (environment, runUrl) => [`Cutover-Environment: ${environment}`, ...runUrl === "" ? [] : [`Cutover-Run: ${runUrl}`]];
/** Undefined for a commit that is not from here. */
function trailersOf(message) {
	const lines = message.split("\n");
	const all = (name) => lines.flatMap((line) => line.startsWith(`${name}: `) ? [line.slice(name.length + 2).trimEnd()] : []);
	const environment = all("Cutover-Environment").at(-1);
	if (environment === void 0) return void 0;
	return {
		environment,
		images: all("Cutover-Image").flatMap(imageOf),
		runUrl: all("Cutover-Run").at(-1) ?? "",
		anew: all("Cutover-Anew").length > 0
	};
}
function imageOf(text) {
	const [, name, repository, tag = "", digest = ""] = /^([^=]+)=(.+?)(?::([^:/@]+))?@(\S+)$/.exec(text) ?? [];
	return name && repository && (0,_image_js__WEBPACK_IMPORTED_MODULE_3__.r)(digest) ? [{
		name,
		repository,
		tag,
		digest
	}] : [];
}
/** Whether a commit is one that a run made for `environment`, and nobody touched since. */
const isOwn = ({ message, madeByGitHub }, environment) => madeByGitHub && trailersOf(message)?.environment === environment;
/** Whether nobody but runs for this environment has a commit on the branch. */
const onlyOurs = ({ commits, complete }, { environment }) => complete && commits.every((commit) => isOwn(commit, environment));
/** Whether the commits pin no other images than the proposal: several apps may share an environment. */
const coversAll = (commits, { environment, images }) => pinsOf(commits, environment).every((pin) => images.some(({ repository }) => repository === pin.repository));
/** What several commits pin together: for each repository what the last of them says. */
function pinsOf(commits, environment) {
	const told = commits.flatMap(({ message }) => trailersOf(message) ?? []).filter((one) => one.environment === environment);
	const valid = told.slice(told.findLastIndex(({ anew }) => anew) + 1);
	return [...new Map(valid.flatMap(({ images }) => images).map((image) => [image.repository, image])).values()].sort((a, b) => a.name < b.name ? -1 : 1);
}
const runNumber = (url) => Number(/\/runs\/(\d+)/.exec(url)?.[1] ?? 0);
/**
* The newer run that has the last word over one of the images, if there is one; GitHub counts runs up over all
* repositories. Nobody is newer than a run that a person started again: they want what it says.
*/
function newerRun(commits, { environment, images, runUrl }) {
	if (runUrl === "" || runUrl.includes("/attempts/")) return void 0;
	const ours = new Set(images.map(({ repository }) => repository));
	const last = commits.map(({ message }) => trailersOf(message)).find((found) => found?.environment === environment && found.images.some((one) => ours.has(one.repository)));
	return last && runNumber(last.runUrl) > runNumber(runUrl) ? last.runUrl : void 0;
}
// src/gitops/repository.ts
/** What a job needs to change files: GitHub's name for it in `permissions:`. */
const writeContents = "contents: write";
const readContents = "contents: read";
const query = `query ($owner: String!, $repo: String!, $base: String!, $head: String!) {
  repository(owner: $owner, name: $repo) {
    id
    defaultBranchRef { name target { oid } }
    base: ref(qualifiedName: $base) { name target { oid } }
    head: ref(qualifiedName: $head) { target { oid } }
  }
}`;
/** Where `branch` (the default one unless given) and `head` are now, in one request. Fails with NOT_FOUND. */
async function readBranches(github, branch, head) {
	const { owner, repo } = github;
	const { repository } = await github.call("read its branches", readContents, (octokit) => octokit.graphql(query, {
		owner,
		repo,
		base: qualified(branch ?? "HEAD"),
		head: qualified(head ?? "HEAD")
	}));
	const base = branch === void 0 ? repository.defaultBranchRef : repository.base;
	if (!base) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("NOT_FOUND", `${owner}/${repo} has no branch ${branch ?? "yet"}.`, { hint: "Name a branch that exists in the input branch, or leave it out for the default branch." });
	return {
		id: repository.id,
		base: {
			name: base.name,
			oid: base.target.oid
		},
		head: repository.head?.target.oid
	};
}
const qualified = (branch) => `refs/heads/${branch}`;
/** https://docs.github.com/rest/commits/commits#compare-two-commits: 250 commits and 300 files at most. */
const mostPaths = 300;
const seen = ({ sha, commit, committer }) => ({
	oid: sha,
	message: commit.message,
	madeByGitHub: commit.verification?.verified === true && committer?.login === "web-flow"
});
async function compare(github, base, head) {
	const { owner, repo } = github;
	const { data } = await github.call("compare two commits", readContents, (octokit) => octokit.rest.repos.compareCommitsWithBasehead({
		owner,
		repo,
		basehead: `${base}...${head}`
	}));
	const files = data.files ?? [];
	return {
		behind: data.behind_by,
		commits: data.commits.map(seen),
		paths: files.map(({ filename }) => filename),
		complete: data.total_commits <= data.commits.length && files.length < mostPaths
	};
}
/** The newest commits that `head` came from and that changed `path`, newest first. */
async function commitsOf(github, head, path) {
	const { owner, repo } = github;
	const { data } = await github.call(`list the commits of ${path}`, readContents, (octokit) => octokit.rest.repos.listCommits({
		owner,
		repo,
		sha: head,
		path,
		per_page: 30
	}));
	return data.map(seen);
}
// src/gitops/rewrite.ts
/** What the files of `commit` have to become. Fails with MANIFEST_INVALID for one that the API can't commit. */
async function rewriteAt({ filesAt, rewrite }, commit) {
	const files = filesAt(commit);
	const rewritten = await rewrite(files);
	for (const path of rewritten.due.keys()) await files.refuseUnwritable(path);
	return rewritten;
}
/** Fails with SUPERSEDED when a newer run has changed the same images on the way to `head`. */
async function refuseOvertaken({ github }, head, { due }, proposal) {
	const [path] = due.keys();
	if (path !== void 0 && proposal.runUrl !== "") refuseNewer(path, await commitsOf(github, head, path), proposal);
}
/** The same for commits that are known, newest first. */
function refuseNewer(where, commits, proposal) {
	const newer = newerRun(commits, proposal);
	if (newer === void 0) return;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("SUPERSEDED", `A newer run has written ${where} already: ${newer}`, { hint: "Nothing has to be done. To go back to this version all the same, run this job again." });
}
/** As often as others may come in between; each of them has got through, so that all together always get on. */
const attempts = 10;
const firstPause = 100;
/** Does `work` until it has an answer: it has none when somebody else wrote meanwhile. Fails with CONFLICT. */
async function untilSettled({ clock, report, signal }, what, work) {
	for (let attempt = 0; attempt < attempts; attempt++) {
		if (attempt > 0) {
			report.progress(`${what} has changed meanwhile: once more, from what it is now`);
			await clock.sleep((0,_random_js__WEBPACK_IMPORTED_MODULE_4__.t)(firstPause * 2 ** Math.min(attempt, 5)), signal);
		}
		const answer = await work();
		if (answer !== void 0) return answer;
	}
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFLICT", `${what} was changed by somebody else each of ${attempts} times in a row.`, { hint: "Find out what writes there all the time, and run this job again. Nothing of theirs was overwritten." });
}
// src/gitops/write.ts
const createCommit = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;
/**
* Commits whole files on top of `branch`, as GitHub, which signs it. Answers the commit, or undefined when the branch is
* no longer where `branch` says: then nothing has happened. Null removes a file.
* https://docs.github.com/graphql/reference/mutations#createcommitonbranch
*/
async function commitFiles(github, branch, message, files) {
	const additions = [];
	const deletions = [];
	for (const [path, content] of files) if (content === null) deletions.push({ path });
	else additions.push({
		path,
		contents: Buffer.from(content).toString("base64")
	});
	const input = {
		branch: {
			repositoryNameWithOwner: `${github.owner}/${github.repo}`,
			branchName: branch.name
		},
		expectedHeadOid: branch.oid,
		message,
		fileChanges: {
			additions,
			deletions
		}
	};
	try {
		return (await github.call(`commit to ${branch.name}`, writeContents, (octokit) => octokit.graphql(createCommit, { input }))).createCommitOnBranch.commit.oid;
	} catch (error) {
		if (typeOf(error) === "STALE_DATA") return void 0;
		if (isMissing(error) && await headOf(github, branch.name) !== branch.oid) return void 0;
		throw explained(error, github, branch.name);
	}
}
const update = "mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }";
const none = "0".repeat(40);
/**
* Makes `branch` name `to`, if it still names `from`; undefined is no branch. Answers false when it names something else.
* Never by force: GitHub refuses what is no way forward.
* https://docs.github.com/graphql/reference/mutations#updaterefs
*/
async function moveBranch(github, repositoryId, branch, { from, to }) {
	const refUpdates = [{
		name: qualified(branch),
		beforeOid: from ?? none,
		afterOid: to ?? none,
		force: false
	}];
	for (let attempt = 1;; attempt += 1) try {
		await github.call(`move ${branch}`, writeContents, (octokit) => octokit.graphql(update, { input: {
			repositoryId,
			refUpdates
		} }));
		return true;
	} catch (error) {
		const head = await headOf(github, branch);
		if (head === to) return true;
		if (head !== from) return false;
		if (attempt > 1 || !(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t) || isProtected(error)) throw explained(error, github, branch);
	}
}
/**
* Merges `oid` into the branch, whatever the branch names by then: the server adds a commit on top and loses none. Answers
* how it went; `gone` where there is no such branch any more.
* https://docs.github.com/rest/branches/branches#merge-a-branch
*/
async function mergeInto(github, branch, oid, message) {
	const { owner, repo } = github;
	const commit_message = `${message.headline}\n\n${message.body}`;
	try {
		await github.call(`merge into ${branch}`, writeContents, (octokit) => octokit.rest.repos.merge({
			owner,
			repo,
			base: branch,
			head: oid,
			commit_message
		}));
		return "merged";
	} catch (error) {
		if (causeOf(error)?.status === 409 && /merge conflict/i.test((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.i)(error))) return "conflict";
		if (isMissing(error) && await headOf(github, branch) === void 0) return "gone";
		throw explained(error, github, branch);
	}
}
const headOf = async (github, branch) => (await readBranches(github, void 0, branch)).head;
const causeOf = (error) => error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t ? error.cause : void 0;
const typeOf = (error) => causeOf(error)?.errors?.[0]?.type;
/** A branch that is gone, or a repository that the token does not see. */
const isMissing = (error) => typeOf(error) === "NOT_FOUND" || causeOf(error)?.status === 404;
/** Branch protection has a type of its own; rulesets, which replace it, only say so in words. */
const isProtected = (error) => typeOf(error) === "BRANCH_PROTECTION_RULE_VIOLATION" || /rule violations? found|protected branch|through a pull request/i.test(error.message);
function explained(error, { owner, repo }, branch) {
	if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t) || !isProtected(error)) return error;
	const said = error.message.replace(/^GitHub refused to .*? \(\d+\): |[\s.]+$/gs, "").replace(/\s+/g, " ");
	return new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("GITHUB_DENIED", `The branch ${branch} of ${owner}/${repo} is protected: ${said}.`, {
		hint: "Use mode: pull-request. Or add the GitHub App that the token is of to the bypass list of the rule, under Settings > Rules.",
		cause: error
	});
}
// src/gitops/commit.ts
/**
* Commits what the swap makes of the files of `branch`, on top of it and never over anything: when the branch has moved
* meanwhile, the swap is made anew from what is there now. Fails with CONFLICT, SUPERSEDED, GITHUB_DENIED and NOT_FOUND.
*/
async function commitSwap(around, branch, proposal) {
	const { github, report } = around;
	const message = commitMessage(proposal);
	let asked = [];
	return untilSettled(around, `${branch ?? "The default branch"} of ${github.owner}/${github.repo}`, async () => {
		const { base } = await readBranches(github, branch);
		const rewritten = await rewriteAt(around, base.oid);
		if (rewritten.due.size === 0) return landedUnheard(around, base.oid, asked, proposal);
		await refuseOvertaken(around, base.oid, rewritten, proposal);
		asked = [...rewritten.due.keys()];
		const commit = await commitFiles(github, base, message, rewritten.due);
		if (commit === void 0) return void 0;
		for (const line of rewritten.lines) report.line(line);
		report.line(`Committed ${commit.slice(0, 7)} to ${base.name} of ${github.owner}/${github.repo}`);
		return {
			files: asked,
			commit
		};
	});
}
/** Nothing is due: because it was so before, or because our commit was made and only GitHub's answer got lost. */
async function landedUnheard({ github }, head, asked, { runUrl }) {
	const [path] = asked;
	if (path === void 0 || runUrl === "") return {
		files: [],
		commit: void 0
	};
	const own = (await commitsOf(github, head, path)).find(({ message }) => message.split("\n").includes(`Cutover-Run: ${runUrl}`));
	return {
		files: own ? asked : [],
		commit: own?.oid
	};
}
// src/gitops/description.ts
const begin = "<!-- cutover: from here on each release writes anew -->";
const end = "<!-- cutover: until here -->";
/** GitHub refuses a longer one. */
const longestTitle = 256;
/**
* Title and text of a pull request, from the commits that it would bring and nothing else: whichever of two runs writes
* last, it says what is there.
*/
function described(commits, { environment, images: proposed }, stuck) {
	const pins = pinsOf(commits, environment);
	const images = pins.length > 0 ? pins : proposed;
	const own = commits.filter(({ message }) => (trailersOf(message)?.images ?? []).length > 0).at(-1);
	const last = own && trailersOf(own.message);
	const title = (last?.images.length === images.length ? own?.message.split("\n")[0] ?? "" : headlineOf(images, environment)).slice(0, longestTitle);
	const foreign = commits.filter((commit) => !isOwn(commit, environment)).length;
	const notes = [
		`Merging this brings it to **${environment}**. The next release updates this pull request, adds to its branch and never rewrites what people add there.`,
		...foreign > 0 ? [`${foreign} of its commits ${foreign === 1 ? "is" : "are"} not from a release.`] : [],
		...stuck ? ["It conflicts with what it is to be merged into: please resolve that here, on its branch."] : [],
		...last?.runUrl ? [`[The run that wrote this](${last.runUrl})`] : []
	];
	return {
		title,
		section: [
			begin,
			table(images),
			...notes,
			end
		].join("\n\n")
	};
}
const table = (images) => [
	"| image | version | digest |",
	"| --- | --- | --- |",
	...images.map(({ repository, tag, digest }) => `| \`${repository}\` | ${tag && `\`${tag}\``} | \`${digest}\` |`)
].join("\n");
const sectionOf = (body) => {
	const [from, to] = [body.indexOf(begin), body.indexOf(end)];
	if (from < 0 || to < from) return void 0;
	return {
		before: body.slice(0, from),
		ours: body.slice(from, to + 28),
		after: body.slice(to + 28)
	};
};
/** `body` with our part as it is to be, and every word of people as it was. */
function bodyWith(body, section) {
	const found = sectionOf(body);
	if (found) return found.ours.replaceAll("\r\n", "\n") === section ? body : found.before + section + found.after;
	return body.trim() === "" ? section : `${body.trimEnd()}\n\n${section}`;
}
/** Whether a person closed this without merging, though it proposed each of these very images. */
const declines = ({ open, merged, body }, images) => {
	const ours = sectionOf(body)?.ours ?? "";
	const told = ({ repository, digest }) => ours.includes(`| \`${repository}\` |`) && ours.includes(digest);
	return !open && !merged && images.every(told);
};
// src/gitops/pulls.ts
const writePulls = "pull-requests: write";
const pullOf = ({ number, html_url, title, body, state, merged_at, base, head }) => ({
	number,
	url: html_url,
	title,
	body: body ?? "",
	open: state === "open",
	merged: merged_at !== null,
	base: base.ref,
	head: head.sha
});
/** The pull requests from `head`, newest first; those from forks, whose branches may have the same name, left out. */
async function pullsFrom(github, head) {
	const { owner, repo } = github;
	const { data } = await github.call("list its pull requests", "pull-requests: read", (octokit) => octokit.rest.pulls.list({
		owner,
		repo,
		head: `${owner}:${head}`,
		state: "all",
		sort: "created",
		direction: "desc",
		per_page: 30
	}));
	return data.map(pullOf);
}
/** Undefined when there is one already, no commit that it could be for, or no branch any more: then look again. */
async function openPull(github, { head, base, title, body }) {
	const { owner, repo } = github;
	try {
		const { data } = await github.call("open a pull request", writePulls, (octokit) => octokit.rest.pulls.create({
			owner,
			repo,
			head,
			base,
			title,
			body
		}));
		return pullOf(data);
	} catch (error) {
		if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t)) throw error;
		if (/pull request already exists|no commits between|head invalid/i.test(saidBy(error))) return void 0;
		throw /not permitted to create or approve/i.test(error.message) ? notAllowed(error, github) : error;
	}
}
async function changePull(github, { number }, changes) {
	const { owner, repo } = github;
	const { data } = await github.call(`change pull request ${number}`, writePulls, (octokit) => octokit.rest.pulls.update({
		owner,
		repo,
		pull_number: number,
		...changes
	}));
	return pullOf(data);
}
/** What GitHub says in detail, which its message does not always repeat. */
const saidBy = ({ message, cause }) => {
	const { response } = cause ?? {};
	return [message, ...(response?.data?.errors ?? []).map((one) => one.message ?? `${one.field} ${one.code}`)].join(" ");
};
const notAllowed = (error, { owner, repo }) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("GITHUB_DENIED", error.message, {
	hint: `Allow it under Settings > Actions > General of ${owner}/${repo}: "Allow GitHub Actions to create and approve pull requests". Or give the input token that of a GitHub App, whose pull requests also start workflows.`,
	cause: error
});
// src/gitops/up-to-date.ts
/**
* Brings the branch of a pull request to what its base is now, by no force:
* - one that is not there is made, one that has nothing of its own follows the base;
* - one that a closed pull request left there, all of it ours, goes first; GitHub keeps its commits with that;
* - the base is merged in. On a conflict, files that we alone changed become what they are in the base, which ends it;
*   where others changed something, all stays as it is, and they are told.
*
* Undefined when the branch moved meanwhile. Fails with SUPERSEDED.
*/
async function upToDate(around, scene, proposal) {
	const { github } = around;
	const { id, base, head, branch, pull, newest } = scene;
	const follow = async () => await moveBranch(github, id, branch, {
		from: head,
		to: base.oid
	}) ? at(base.oid) : void 0;
	if (head === void 0) return follow();
	const comparison = await compare(github, base.oid, head);
	if (comparison.commits.length === 0) return comparison.behind === 0 ? at(head) : follow();
	refuseNewer(branch, comparison.commits.toReversed(), proposal);
	const ours = onlyOurs(comparison, proposal);
	if (!pull && ours && (newest?.head === head || pinsOf(comparison.commits, proposal.environment).length === 0)) {
		await moveBranch(github, id, branch, {
			from: head,
			to: void 0
		});
		return;
	}
	if (comparison.behind === 0) return at(head);
	return merge(around, scene, proposal, ours && coversAll(comparison.commits, proposal) ? comparison.paths : void 0);
}
const at = (oid) => ({
	oid,
	stuck: false
});
/** `paths` are what the branch changed, if that may be taken back. */
async function merge(around, scene, proposal, paths) {
	const { github, report } = around;
	const { base, branch, head = "" } = scene;
	const message = upkeepMessage(`Merge ${base.name} into ${branch}`, proposal);
	const merged = await mergeInto(github, branch, base.oid, message);
	if (merged === "gone") return void 0;
	if (merged === "conflict") {
		if (paths) {
			await takeBase(around, scene, proposal, paths);
			return;
		}
		report.warning(`${branch} conflicts with ${base.name}, and others have changed it: its pull request needs them.`);
		return {
			oid: head,
			stuck: true
		};
	}
	report.line(`Merged ${base.name} into ${branch}`);
	const { head: now } = await readBranches(github, base.name, branch);
	return now === void 0 ? void 0 : at(now);
}
/** Makes every file that the branch changed what it is in the base: a merge then finds the same on both sides. */
async function takeBase({ github, report, filesAt }, { base, branch, head = "" }, proposal, paths) {
	const files = filesAt(base.oid);
	const texts = /* @__PURE__ */ new Map();
	for (const path of paths) texts.set(path, await files.exists(path) ? await files.read(path) : null);
	const message = upkeepMessage(`Take the files of ${base.name}`, proposal, true);
	if (await commitFiles(github, {
		name: branch,
		oid: head
	}, message, texts)) report.line(`Began anew on ${branch}, from the files of ${base.name}`);
}
// src/gitops/pull-request.ts
/** Where the pull request of an environment comes from. */
const branchOf = (environment) => `cutover/${environment}`;
/**
* Brings what the swap makes of the files of `base` into the one pull request of the environment. The branch is never
* forced; title and body follow what it holds, so that runs that race end with the same. A pull request that somebody
* closed is not opened again for the same images.
*
* Fails with CONFLICT, SUPERSEDED, GITHUB_DENIED and NOT_FOUND.
*/
async function proposeSwap(around, base, proposal) {
	const { github } = around;
	const branch = branchOf(proposal.environment);
	const done = {
		asked: [],
		landed: {
			files: [],
			commit: void 0
		}
	};
	return untilSettled(around, `${branch} of ${github.owner}/${github.repo}`, async () => {
		const pulls = await pullsFrom(github, branch);
		const branches = await readBranches(github, base, branch);
		const pull = pulls.find(({ open }) => open);
		const [newest] = pulls;
		const scene = {
			...branches,
			branch,
			pull,
			newest
		};
		refuseElsewhere(scene);
		const onBase = await rewriteAt(around, branches.base.oid);
		if (!pull && onBase.due.size === 0) return done.landed;
		if (!pull && newest && declines(newest, proposal.images)) return declined(around, newest);
		if (pull && onBase.due.size === 0 && await isPointless(around, scene, proposal)) return close(around, scene, pull);
		return attempt(around, scene, proposal, done);
	});
}
async function attempt(around, scene, proposal, done) {
	const { github, report } = around;
	const ready = await upToDate(around, scene, proposal);
	if (ready === void 0) return void 0;
	const head = await add(around, scene, proposal, ready, done);
	if (head === void 0) return void 0;
	const pull = await tell(around, scene, proposal, {
		oid: head,
		stuck: ready.stuck
	});
	if (!pull?.open) return void 0;
	if ((await readBranches(github, scene.base.name, scene.branch)).head !== head) return void 0;
	report.line(`Pull request: ${pull.url}`);
	return {
		...done.landed,
		pullRequest: pull.url
	};
}
/** Adds a commit with what is due on the branch, and answers its head. Undefined when the branch moved meanwhile. */
async function add(around, { branch }, proposal, { oid }, done) {
	const { github, report } = around;
	const rewritten = await rewriteAt(around, oid);
	if (rewritten.due.size === 0) {
		if (!done.landed.commit) done.landed = await landedUnheard(around, oid, done.asked, proposal);
		return oid;
	}
	await refuseOvertaken(around, oid, rewritten, proposal);
	done.asked = [...rewritten.due.keys()];
	const commit = await commitFiles(github, {
		name: branch,
		oid
	}, commitMessage(proposal), rewritten.due);
	if (commit === void 0) return void 0;
	done.landed = {
		commit,
		files: [.../* @__PURE__ */ new Set([...done.landed.files, ...done.asked])]
	};
	for (const line of rewritten.lines) report.line(line);
	report.line(`Committed ${commit.slice(0, 7)} to ${branch} of ${github.owner}/${github.repo}`);
	return commit;
}
/** Opens the pull request, or makes the one that is there say what its branch holds now. */
async function tell({ github }, { base, branch, pull }, proposal, { oid, stuck }) {
	const { commits } = await compare(github, base.oid, oid);
	const { title, section } = described(commits, proposal, stuck);
	if (!pull) return openPull(github, {
		head: branch,
		base: base.name,
		title,
		body: section
	});
	const body = bodyWith(pull.body, section);
	if (body === pull.body && title === pull.title) return pull;
	const changed = await changePull(github, pull, {
		title,
		body
	});
	if (!changed.open) await changePull(github, pull, {
		title: pull.title,
		body: pull.body
	});
	return changed;
}
/**
* Whether all that the pull request proposes is in the base already, while nobody else has work on its branch. Fails with
* SUPERSEDED when a newer run proposes something else there.
*/
async function isPointless({ github }, { base, head }, proposal) {
	if (head === void 0) return false;
	const comparison = await compare(github, base.oid, head);
	refuseNewer(branchOf(proposal.environment), comparison.commits.toReversed(), proposal);
	return onlyOurs(comparison, proposal) && coversAll(comparison.commits, proposal);
}
/** Nobody should be asked to merge what the base has left behind. */
async function close({ github, report }, { base }, pull) {
	const why = `${base.name} says this already, so there is nothing left to merge. The next release opens another one.`;
	await changePull(github, pull, {
		state: "closed",
		body: bodyWith(pull.body, why)
	});
	report.line(`Closed pull request ${pull.number}: ${why}`);
	return {
		files: [],
		commit: void 0
	};
}
function declined({ report }, { number, url }) {
	report.warning(`Pull request ${number} with these images was closed without a merge, so no other one is opened: ${url}\nReopen it to have it after all; the next release opens a new one.`);
	return {
		files: [],
		commit: void 0
	};
}
function refuseElsewhere({ pull, base: { name } }) {
	if (!pull || pull.base === name) return;
	const { number, base, url } = pull;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFLICT", `Pull request ${number} of this environment is for ${base}, not ${name}: ${url}`, { hint: `Change its base to ${name}, close it, or give another environment its own pull request with the input environment.` });
}
// src/gitops/summary.ts
/** The summary of the job: what was done where, with which images, and the files that it changed. */
function summaryOf({ files, commit, pullRequest }, { owner, repo }, images, dryRun) {
	const where = `${owner}/${repo}`;
	const made = commit ? `Committed ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__.n)(commit.slice(0, 7))} to ${where}` : `Nothing to commit to ${where}`;
	const done = dryRun ? `Dry run: nothing was changed in ${where}, where these files are due` : made;
	const told = pullRequest ? `${done}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__.a)("pull request", pullRequest)}` : done;
	const items = (texts) => texts.length === 0 ? [] : [texts.map((text) => `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__.n)(text)}`).join("\n")];
	return [
		"## Swap",
		told,
		...items(images.map((image) => (0,_swap2_js__WEBPACK_IMPORTED_MODULE_5__.u)(image.repository, image))),
		...items(files)
	].join("\n\n");
}
// src/gitops/tree.ts
const link = "120000";
const program = "100755";
/** Blobs that are asked for at once. */
const width = 8;
/** As much as a manifest may have; a larger one is not even asked for. */
const largest = 16777216;
/**
* The files of any commit, by its name. Opens nothing until it is asked, and asks for nothing twice. A file that the
* checkout has with the same bytes, by git's own hash, is read there. Links are passed over in folders, as what they lead
* to has a name of its own.
*/
function treesOf(github, local) {
	const { owner, repo } = github;
	const trees = /* @__PURE__ */ new Map();
	const blobs = /* @__PURE__ */ new Map();
	const line = (0,_lanes_js__WEBPACK_IMPORTED_MODULE_10__.t)(width);
	async function list(sha, deep, name) {
		const { data } = await github.call(`list the files of ${nameOf(name)}`, "contents: read", (octokit) => octokit.rest.git.getTree({
			owner,
			repo,
			tree_sha: sha,
			...deep ? { recursive: "1" } : {}
		}));
		if (data.truncated) throw tooMany(name);
		return data.tree;
	}
	const entries = (sha, deep, name) => once(trees, `${sha} ${deep}`, () => list(sha, deep, name));
	async function read(sha, path) {
		const here = local && await inCheckout(local, path);
		if (here && blobId(here) === sha) return here;
		const { data } = await github.call(`read ${path}`, "contents: read", (octokit) => octokit.rest.git.getBlob({
			owner,
			repo,
			file_sha: sha
		}));
		return Buffer.from(data.content, "base64");
	}
	const blob = (sha, path) => once(blobs, sha, async () => (await line.each(["github"], [path], () => read(sha, path)))[0] ?? Buffer.alloc(0));
	return (commit) => treeFiles(commit, entries, blob);
}
function once(known, key, ask) {
	const found = known.get(key) ?? ask();
	known.set(key, found);
	return found;
}
function treeFiles(commit, entries, blob) {
	/** Walks down from the root, one folder a request, so that a repository of any size can be read. */
	async function entryAt(path) {
		let entry = {
			path: "",
			mode: "040000",
			type: "tree",
			sha: commit
		};
		let at = "";
		for (const name of namesIn(path)) {
			refuseAside(entry, at);
			if (entry.type !== "tree") return void 0;
			const next = (await entries(entry.sha, false, at)).find((one) => one.path === name);
			if (!next) return void 0;
			at = (0,node_path_posix__WEBPACK_IMPORTED_MODULE_8__.join)(at, name);
			entry = next;
		}
		return entry;
	}
	return {
		exists: async (path) => await entryAt(path) !== void 0,
		isFolder: async (path) => (await entryAt(path))?.type === "tree",
		async list(folder) {
			const entry = await entryAt(folder);
			return (entry?.type === "tree" ? await entries(entry.sha, true, folder) : []).filter(isPlainFile).map(({ path }) => (0,node_path_posix__WEBPACK_IMPORTED_MODULE_8__.join)(folder, path)).sort();
		},
		async read(path) {
			const entry = await entryAt(path);
			if (!entry) throw gone(path);
			refuseAside(entry, path);
			if ((entry.size ?? 0) > largest) throw invalid(path, `has ${entry.size} bytes, too many for a manifest`);
			return blob(entry.sha, path);
		},
		async refuseUnwritable(path) {
			if ((await entryAt(path))?.mode === program) throw invalid(path, "is executable, which a commit through the API would take away", "Name the image in a file that is not executable, which the program reads; or use mode: files and commit with git.");
		}
	};
}
function namesIn(path) {
	const names = path.split("/").filter((name) => name !== "" && name !== ".");
	if (path.startsWith("/") || names.includes("..")) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `${path} is no path within the repository.`, { hint: "Name files and folders from the root of the repository that is written to, such as k8s/." });
	return names;
}
/** What the checkout passes over is passed over here: dot folders and node_modules. */
const isPlainFile = ({ path, type, mode }) => type === "blob" && mode !== link && !path.split("/").slice(0, -1).some((name) => name.startsWith(".") || name === "node_modules");
const inCheckout = async (local, path) => await local.exists(path) && !await local.isFolder(path) ? local.read(path) : void 0;
/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
const blobId = (bytes) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_7__.createHash)("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
function refuseAside({ mode, type }, path) {
	if (mode === link) throw invalid(path, "is a link", "Name the file or folder that it leads to.");
	if (type === "commit") throw invalid(path, "is a submodule", "Name its own repository in the input repository, and the files in there.");
}
const invalid = (path, what, hint = "Name the files of the manifests only.") => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("MANIFEST_INVALID", `${path} ${what}.`, {
	hint,
	at: { file: path }
});
const gone = (path) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("FILE_UNREADABLE", `There is no ${path} in the repository.`, { hint: "Check the path: it is relative to the root of the repository." });
const nameOf = (folder) => folder === "" || folder === "." ? "the repository" : folder;
const tooMany = (folder) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("GITHUB_REFUSED", `GitHub does not list all files of ${nameOf(folder)}: there are too many.`, { hint: "Name the folders of the manifests in the input files, such as k8s/, instead of what lies above them." });
// src/steps/gitops.ts
/** Swaps the files of a branch, wherever it is, and leaves the result there as a commit or a pull request. */
async function gitopsStep(context, inputs, images, kinds, containers) {
	refuseCheck(inputs);
	const github = githubOfInputs(context, inputs);
	await verified(context, inputs, images);
	const lock = inputs.lock === void 0 ? void 0 : (0,node_path_posix__WEBPACK_IMPORTED_MODULE_8__.normalize)(inputs.lock);
	const { clock, report, signal, files: local } = context;
	const around = {
		github,
		clock,
		report,
		signal,
		filesAt: treesOf(github, local),
		async rewrite(files) {
			const swapped = (0,_swap2_js__WEBPACK_IMPORTED_MODULE_5__.o)(await (0,_swap2_js__WEBPACK_IMPORTED_MODULE_5__.f)(files, inputs.files), images, kinds, containers);
			return {
				due: await (0,_swap2_js__WEBPACK_IMPORTED_MODULE_5__.a)(files, swapped, lock),
				lines: swapped.changes.map(_swap2_js__WEBPACK_IMPORTED_MODULE_5__.t)
			};
		}
	};
	const proposal = {
		environment: branchable(inputs.environment),
		images,
		runUrl: context.run.url,
		...inputs.message === void 0 ? {} : { message: inputs.message }
	};
	const land = {
		commit: commitSwap,
		"pull-request": proposeSwap
	}[inputs.mode];
	const landed = await report.phase("Swap", () => inputs["dry-run"] ? foreseen(around, inputs.branch) : land(around, inputs.branch, proposal));
	return {
		outputs: {
			changed: String(landed.files.length > 0),
			files: landed.files.join("\n"),
			lock: lock ?? "",
			commit: landed.commit ?? "",
			"pull-request": landed.pullRequest ?? ""
		},
		summary: summaryOf(landed, github, images, inputs["dry-run"])
	};
}
/** Nobody should be asked to merge what no deploy would take: what the environment asks of its images holds here as well. */
async function verified(context, inputs, images) {
	const { environment, token } = inputs;
	const verify = (0,_load_js__WEBPACK_IMPORTED_MODULE_1__.r)(inputs, await (0,_load_js__WEBPACK_IMPORTED_MODULE_1__.t)(context.files, inputs.config));
	if (!verify) return;
	const release = {
		kind: context.event.name === "workflow_dispatch" ? "dispatch" : "release",
		sha: context.run.sha,
		version: images[0]?.tag ?? ""
	};
	const { verifyImages } = await Promise.all(/* import() */[__webpack_require__.e(7150), __webpack_require__.e(1596), __webpack_require__.e(6815)]).then(__webpack_require__.bind(__webpack_require__, 1596));
	const asked = {
		settings: {
			environment,
			verify
		},
		release,
		token
	};
	await context.report.phase("Verify", () => verifyImages(context, asked, images));
}
/** The answer of a dry run: what would be changed, and that nothing was. */
async function foreseen(around, branch) {
	const { base } = await readBranches(around.github, branch);
	const { due, lines } = await rewriteAt(around, base.oid);
	for (const line of lines) around.report.line(line);
	return {
		files: [...due.keys()],
		commit: void 0
	};
}
function refuseCheck({ check, mode }) {
	if (!check) return;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `Input check is true, but input mode is ${mode}, which writes.`, { hint: "Leave one of the two out: mode: check asks, and writes nothing." });
}
/** Stops with the run: unlike a record of how it ended, a commit is nothing that a cancelled run still owes. */
function githubOfInputs(context, { repository, token, mode }) {
	const { http, clock, signal, run, report } = context;
	const where = repository ?? run.repository;
	if (!/^[\w.-]+\/[\w.-]+$/.test(where)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `Input repository is ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(where)}: it must be a repository.`, { hint: "Write owner/name, such as acme/deploy." });
	if (!token) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `Input token is missing, which mode: ${mode} needs.`, { hint: "Leave the input out for the token of the job, or give that of a GitHub App; on a command line set GITHUB_TOKEN." });
	report.mask(token);
	const github = (0,_github_js__WEBPACK_IMPORTED_MODULE_6__.t)({
		http,
		clock,
		signal,
		token,
		api: run.api,
		repository: where
	});
	return where === run.repository ? github : elsewhere(github);
}
/** Says of another repository what a permission of the job could never mend. */
const elsewhere = (github) => ({
	...github,
	async call(what, permission, request) {
		try {
			return await github.call(what, permission, request);
		} catch (error) {
			if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t) || error.code !== "GITHUB_DENIED") throw error;
			throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("GITHUB_DENIED", error.message, {
				hint: `The token of a job reaches its own repository only. Give the input token that of a GitHub App which is installed on ${github.owner}/${github.repo} with "Contents: write" and "Pull requests: write", such as actions/create-github-app-token makes.`,
				cause: error.cause
			});
		}
	}
});
/** A name that can be a part of a branch's name (git check-ref-format), so that no two environments share a branch. */
function branchable(environment) {
	if (!/^[./-]|[./]$|\.\.|\/[./]|\.lock$|[^\w./-]/.test(environment)) return environment;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `Input environment is ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(environment)}: no branch can have that name.`, { hint: "Use letters, digits, \".\", \"_\", \"-\" and \"/\", such as production or shop/uat." });
}



/***/ }),

/***/ 1654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ lanes)
/* harmony export */ });
// src/image/lanes.ts
function lanes(width) {
	const busy = /* @__PURE__ */ new Map();
	const waiting = [];
	const isFree = (hosts) => hosts.every((host) => (busy.get(host) ?? 0) < width);
	const count = (hosts, by) => {
		for (const host of hosts) busy.set(host, (busy.get(host) ?? 0) + by);
	};
	const enter = (hosts) => new Promise((resolve) => {
		waiting.push({
			hosts,
			enter: resolve
		});
		admit();
	});
	const admit = () => {
		const next = waiting.findIndex(({ hosts }) => isFree(hosts));
		const [found] = next < 0 ? [] : waiting.splice(next, 1);
		if (!found) return;
		count(found.hosts, 1);
		found.enter();
		admit();
	};
	return { async each(hosts, items, work) {
		const needed = [...new Set(hosts)];
		let failed = false;
		const one = async (item) => {
			await enter(needed);
			try {
				return failed ? void 0 : await work(item);
			} catch (error) {
				failed = true;
				throw error;
			} finally {
				count(needed, -1);
				admit();
			}
		};
		const ended = await Promise.allSettled(items.map(one));
		const failure = ended.find(({ status }) => status === "rejected");
		if (failure?.status === "rejected") throw failure.reason;
		return ended.flatMap((result) => result.status === "fulfilled" ? [result.value] : []);
	} };
}



/***/ }),

/***/ 3801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ assertNamed),
/* harmony export */   i: () => (/* binding */ verifyOf),
/* harmony export */   n: () => (/* binding */ forms),
/* harmony export */   o: () => (/* binding */ environmentOf),
/* harmony export */   r: () => (/* binding */ verifyFor),
/* harmony export */   t: () => (/* binding */ loadConfig)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1335);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4224);




// src/config/environment.ts
/**
* The environment that a release goes to: the one that was `asked` for; else the one whose `when` fits; else, where no
* `when` is written for it, `production` for a release, `uat` for a prerelease, `dev` for a push. A run by hand must ask.
* Fails with INPUT_INVALID, CONFIG_INVALID (two environments fit) or EVENT_UNUSABLE (none does).
*/
function environmentOf(occasion, asked, file) {
	const environments = Object.entries(file?.config.environments ?? {});
	if (asked !== void 0) return knownEnvironment(asked, file);
	const fitting = environments.filter(([, { when }]) => fits(when, occasion)).map(([name]) => name);
	if (fitting.length > 1) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("CONFIG_INVALID", `${title(occasion)} leads to ${fitting.join(" and ")}.`, {
		hint: "Let `when` of one environment alone fit it, or name the environment by the input environment.",
		...file ? { at: { file: file.path } } : {}
	});
	const usual = usualName(occasion);
	const open = environments.length === 0 || environments.some(([name, { when }]) => name === usual && when === void 0);
	const chosen = fitting[0] ?? (open ? usual : void 0);
	if (chosen !== void 0) return chosen;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("EVENT_UNUSABLE", `${title(occasion)} leads to no environment.`, { hint: environments.length ? `Add \`when: ${condition(occasion)}\` to one of ${environments.map(([name]) => name).join(", ")}, or name it by the input environment.` : "Name one by the input environment." });
}
/**
* Inputs alone have one place for every event. Only a release may take it without a word: whatever else came there
* by a guess could be in production. @throws INPUT_INVALID
*/
function assertNamed(occasion, place) {
	const { kind, prerelease } = occasion;
	if (kind === "dispatch" || kind === "release" && !prerelease) return;
	const [guess, condition] = kind === "push" ? ["dev", "github.event_name != 'push'"] : ["uat", "!github.event.release.prerelease"];
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("INPUT_INVALID", `${title(occasion)} would go to ${place}, as a release does: no environment is named.`, { hint: `Name it by the input environment (environment: ${guess}), give each environment a ${place.split(" ")[0]} of its own under environments in .github/cutover.yml, or keep such events out: if: \${{ ${condition} }}` });
}
/** The environment that was asked for, if the file has it, or none at all. @throws INPUT_INVALID */
function knownEnvironment(asked, file) {
	const names = Object.keys(file?.config.environments ?? {});
	if (names.length === 0 || names.includes(asked)) return asked;
	const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__.t)(asked, names);
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("INPUT_INVALID", `There is no environment ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.a)(asked)} in ${file?.path}.`, { hint: meant ? `Did you mean ${meant}?` : `It has ${names.join(", ")}.` });
}
function fits(when, { kind, prerelease, ref }) {
	if (kind === "push") return when?.push?.some((branch) => (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__.a)(branch).test(ref)) ?? false;
	if (kind === "dispatch") return when?.dispatch === true;
	return (prerelease ? when?.prerelease : when?.release) === true;
}
function usualName({ kind, prerelease }) {
	if (kind === "dispatch") return void 0;
	if (kind === "push") return "dev";
	return prerelease ? "uat" : "production";
}
function title({ kind, prerelease, ref }) {
	if (kind === "push") return `A push to ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.a)(ref)}`;
	if (kind === "dispatch") return "A run by hand";
	return prerelease ? "A prerelease" : "A release";
}
function condition({ kind, prerelease, ref }) {
	if (kind === "push") return `{ push: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.a)(ref)} }`;
	if (kind === "dispatch") return "{ dispatch: true }";
	return prerelease ? "{ prerelease: true }" : "{ release: true }";
}
// src/config/verify.ts
/** What a text must be, for the file and for the input: a test and the words for it. */
const forms = {
	repository: [/^(?:https:\/\/[^\s/]+\/)?[\w.-]+(?:\/[\w.-]+)+$/, "a repository as owner/name, or its whole address"],
	workflow: [/^[^\s@:]+\.ya?ml(?:@[^\s@]+)?$/, "the path of a workflow"],
	ref: [/^refs\/\S+$/, "a ref in full, such as refs/tags/v*"],
	issuer: [/^https:\/\/\S+$/, "an address that begins with https://"],
	identity: [{ test: compiles }, "a regular expression"],
	trustedRoot: [/\S/, "a path"],
	source: [/^(?:registry|github)(?:,(?:registry|github))?$/, "registry, github, or both with a comma between"]
};
const flags = [
	"commit",
	"denySelfHostedRunners",
	"provenance"
];
const defaults = {
	commit: false,
	denySelfHostedRunners: false,
	provenance: true,
	source: ["registry", "github"]
};
/**
* What is asked where the environment alone is known. One that the file does not have gets no way past what the file asks
* of others: it may be one of them, misspelt. @throws INPUT_INVALID
*/
function verifyFor(inputs, file) {
	const environments = file?.config.environments ?? {};
	const asks = Object.values(environments).some(({ verify }) => verify);
	if (inputs.verify === void 0 && asks) knownEnvironment(inputs.environment, file);
	return verifyOf(inputs, environments[inputs.environment]?.verify);
}
/**
* The input goes before all that the file says of it. Its lines are keys of the file, as `repository=acme/web`.
* @throws INPUT_INVALID
*/
function verifyOf({ verify: lines }, written) {
	if (lines === void 0) return written && {
		...defaults,
		...(0,_reference_js__WEBPACK_IMPORTED_MODULE_2__.s)(written),
		repository: written.repository
	};
	const read = Object.fromEntries(lines.map(pairOf));
	const { repository, workflow, identity } = read;
	if (repository === void 0) throw (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__.l)("verify", lines.join(" "), "lines of which one names the repository", "Add repository=owner/name.");
	if (workflow !== void 0 && identity !== void 0) throw (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__.l)("verify", `identity=${identity}`, "left out where there is a workflow", "Keep one of the two.");
	return {
		...defaults,
		...(0,_reference_js__WEBPACK_IMPORTED_MODULE_2__.s)(read),
		repository
	};
}
function pairOf(line) {
	const [, name = "", value = ""] = /^([\w-]+)\s*=\s*(.*)$/.exec(line) ?? [];
	const key = name.replace(/-([a-z])/g, (_whole, letter) => letter.toUpperCase());
	if (flags.some((flag) => flag === key)) {
		if (value === "true" || value === "false") return [key, value === "true"];
		throw (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__.l)("verify", line, `${name}=true or ${name}=false`, "Write it without quotes.");
	}
	if (!Object.hasOwn(forms, key)) throw unknown(line, key);
	const [form, must] = forms[key];
	if (!form.test(value)) throw (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__.l)("verify", line, `${name}= and ${must}`, "See docs/attestations.md.");
	return [key, key === "source" ? value.split(",") : value];
}
function unknown(line, key) {
	const known = [...Object.keys(forms), ...flags];
	const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__.t)(key, known);
	const hint = meant ? `Did you mean ${meant}=...?` : "Write one key=value a line, such as repository=acme/web.";
	return (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__.l)("verify", line, `a line with one of ${known.join(", ")}`, hint);
}
function compiles(pattern) {
	try {
		return new RegExp(pattern) instanceof RegExp;
	} catch {
		return false;
	}
}
// src/config/load.ts
/** Where the file is looked for when no input names another. */
const usualPaths = [".github/cutover.yml", ".github/cutover.yaml"];
/**
* Reads `path`, or the file at one of the usual paths, which may be missing: one image and a folder of manifests need none.
* Fails with FILE_UNREADABLE, or with one CONFIG_INVALID that lists every problem with its line, value and fix.
*/
async function loadConfig(files, path) {
	if (path !== void 0) return {
		path,
		config: await parseConfig(String(await files.read(path)), path)
	};
	for (const usual of usualPaths) if (await files.exists(usual)) return loadConfig(files, usual);
}
/** @throws CONFIG_INVALID as {@link loadConfig} does; `file` is how messages name the text. */
async function parseConfig(text, file) {
	const [{ LineCounter, parseDocument }, { problemsOf }, { jsonSchema, schema }] = await Promise.all([
		__webpack_require__.e(/* import() */ 7982).then(__webpack_require__.bind(__webpack_require__, 7982)).then((n) => /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.a)(n.t(), 1)),
		Promise.all(/* import() */[__webpack_require__.e(7982), __webpack_require__.e(7549)]).then(__webpack_require__.bind(__webpack_require__, 7549)),
		__webpack_require__.e(/* import() */ 6810).then(__webpack_require__.bind(__webpack_require__, 6810))
	]);
	const lines = new LineCounter();
	const document = parseDocument(text, {
		lineCounter: lines,
		prettyErrors: false,
		customTags: plainNumbers
	});
	const refuse = (problems) => invalid(file, problems, (offset) => lines.linePos(offset));
	if (document.errors.length > 0) throw refuse(syntax(document.errors, text, lines));
	let value;
	try {
		value = document.toJS();
	} catch (error) {
		throw refuse([{
			text: `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.i)(error)}.`,
			offset: 0
		}]);
	}
	const parsed = schema.safeParse(value);
	if (!parsed.success) throw refuse(problemsOf(parsed.error.issues, document.contents, jsonSchema()));
	return parsed.data;
}
/** An account's `012345678901` stays what it looks like, as does `0x1F`: read as numbers, texts would lose what was written. */
const plainNumbers = (tags) => tags.flatMap((tag) => {
	if (typeof tag === "string" || tag.collection || tag.tag !== "tag:yaml.org,2002:int") return [tag];
	return tag.format ? [] : [{
		...tag,
		test: /^[-+]?(?:0|[1-9]\d*)$/
	}];
});
/** One problem a line: what follows on the same line is mostly the parser losing its way. */
function syntax(errors, text, lines) {
	const firsts = /* @__PURE__ */ new Map();
	for (const { message, pos } of errors) {
		const { line } = lines.linePos(pos[0]);
		const fix = /\{.*\$\{\w+\}/.test(text.split("\n")[line - 1] ?? "") ? " Inside { }, put ${NAME} in quotes: '${NAME}'." : "";
		if (!firsts.has(line)) firsts.set(line, {
			text: `${message.replace(/\.?$/, ".")}${fix}`,
			offset: pos[0]
		});
	}
	return [...firsts.values()];
}
function invalid(file, problems, placeOf) {
	const sorted = [...problems].sort((a, b) => a.offset - b.offset);
	const rows = sorted.map(({ text, offset }) => {
		const { line, col } = placeOf(offset);
		return `${file}:${line}:${col}: ${text}`;
	});
	const { line, col } = placeOf(sorted[0]?.offset ?? 0);
	return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("CONFIG_INVALID", rows.length === 1 ? rows[0] ?? "" : [`${file} has ${rows.length} problems:`, ...rows].join("\n"), {
		hint: "An editor shows such mistakes while you type, with this first line: # yaml-language-server: $schema=https://raw.githubusercontent.com/cutover-dev/cutover/main/docs/cutover.schema.json",
		at: {
			file,
			line,
			column: col
		}
	});
}



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



/***/ })

};
