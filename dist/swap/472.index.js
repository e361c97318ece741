export const id = 472;
export const ids = [472];
export const modules = {

/***/ 472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gitopsStep: () => (/* binding */ gitopsStep)
/* harmony export */ });
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(521);
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(151);
/* harmony import */ var _swap_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(479);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(598);
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(916);





// src/gitops/proposal.ts
const versionOf = ({ tag, digest }) => tag || digest.slice(0, 19);
/** Images that a headline names before it only counts them. */
const named = 3;
function headlineOf(images, environment) {
	const names = images.map((image) => `${image.name} ${versionOf(image)}`);
	return `Release ${names.length > named ? `${names.length} images` : names.join(", ")} to ${environment}`;
}
function commitMessage({ environment, images, message, runUrl }) {
	const [headline = "", ...rest] = ((message ?? "").split(/\r\n|\r|\n/).filter((line) => !line.startsWith("Cutover-")).join("\n").trim() || headlineOf(images, environment)).split("\n");
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
	const all = (name) => Array.from(message.matchAll(new RegExp(`^${name}: (.+)$`, "gm")), (found) => found[1] ?? "");
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
	const [, name, repository, tag = "", digest] = /^([^=]+)=(.+?)(?::([^:/@]+))?@(sha256:[0-9a-f]{64})$/.exec(text) ?? [];
	return name && repository && digest ? [{
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
		base: qualified(branch ?? ""),
		head: qualified(head ?? "")
	}));
	const base = branch === void 0 ? repository.defaultBranchRef : repository.base;
	if (!base) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.r("NOT_FOUND", `${owner}/${repo} has no branch ${branch ?? "yet"}.`, { hint: "Name a branch that exists in the input branch, or leave it out for the default branch." });
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
async function compare$1(github, base, head) {
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
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.r("SUPERSEDED", `A newer run has written ${where} already: ${newer}`, { hint: "Nothing has to be done. To go back to this version all the same, run this job again." });
}
/** As often as others may come in between; each of them has got through, so that all together always get on. */
const attempts = 10;
const firstPause = 100;
/** Does `work` until it has an answer: it has none when somebody else wrote meanwhile. Fails with CONFLICT. */
async function untilSettled({ clock, report, signal }, what, work) {
	for (let attempt = 0; attempt < attempts; attempt++) {
		if (attempt > 0) {
			report.progress(`${what} has changed meanwhile: once more, from what it is now`);
			await clock.sleep((0,_random_js__WEBPACK_IMPORTED_MODULE_1__.t)(firstPause * 2 ** Math.min(attempt, 5)), signal);
		}
		const answer = await work();
		if (answer !== void 0) return answer;
	}
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.r("CONFLICT", `${what} was changed by somebody else each of ${attempts} times in a row.`, { hint: "Find out what writes there all the time, and run this job again. Nothing of theirs was overwritten." });
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
		throw explained(error, github, branch.name);
	}
}
const update = "mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }";
const none = "0".repeat(40);
/**
* Makes `branch` name `to`, if it still names `from` (undefined: if there is none yet). Answers false when it does not.
* Never by force: GitHub refuses what is no way forward.
* https://docs.github.com/graphql/reference/mutations#updaterefs
*/
async function moveBranch(github, repositoryId, branch, { from, to }) {
	const refUpdates = [{
		name: qualified(branch),
		beforeOid: from ?? none,
		afterOid: to,
		force: false
	}];
	try {
		await github.call(`move ${branch}`, writeContents, (octokit) => octokit.graphql(update, { input: {
			repositoryId,
			refUpdates
		} }));
		return true;
	} catch (error) {
		const { head } = await readBranches(github, void 0, branch);
		if (head === to) return true;
		if (head !== from) return false;
		throw explained(error, github, branch);
	}
}
/**
* Merges `oid` into the branch, whatever the branch names by then: the server adds a commit on top and loses none.
* Answers whether it could; false is a conflict. https://docs.github.com/rest/branches/branches#merge-a-branch
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
		return true;
	} catch (error) {
		if (error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.r && statusOf(error) === 409 && /merge conflict/i.test(error.message)) return false;
		throw explained(error, github, branch);
	}
}
const causeOf = (error) => error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.r ? error.cause : void 0;
const statusOf = (error) => causeOf(error)?.status;
const typeOf = (error) => causeOf(error)?.errors?.[0]?.type;
/** Branch protection has a type of its own; rulesets, which replace it, only say so in words. */
const isProtected = (error) => typeOf(error) === "BRANCH_PROTECTION_RULE_VIOLATION" || /rule violations? found|protected branch|through a pull request/i.test(error.message);
function explained(error, { owner, repo }, branch) {
	if (!(error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.r) || !isProtected(error)) return error;
	const said = error.message.replace(/^GitHub refused to .*? \(\d+\): |[\s.]+$/gs, "").replace(/\s+/g, " ");
	return new _index_js__WEBPACK_IMPORTED_MODULE_0__.r("GITHUB_DENIED", `The branch ${branch} of ${owner}/${repo} is protected: ${said}.`, {
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
/**
* Title and text of a pull request, from the commits that it would bring and nothing else: whichever of two runs writes
* last, it says what is there.
*/
function described(commits, environment, stuck) {
	const images = pinsOf(commits, environment);
	const own = commits.filter(({ message }) => (trailersOf(message)?.images ?? []).length > 0).at(-1);
	const last = own && trailersOf(own.message);
	const title = last?.images.length === images.length ? own?.message.split("\n")[0] ?? "" : headlineOf(images, environment);
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
/** Undefined when there is one already, or no commit that it could be for: then look again. */
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
		if (!(error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.r)) throw error;
		if (/pull request already exists|no commits between/i.test(saidBy(error))) return void 0;
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
	const { errors = [] } = cause.response?.data ?? {};
	return [message, ...errors.map((one) => one.message ?? "")].join(" ");
};
const notAllowed = (error, { owner, repo }) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.r("GITHUB_DENIED", error.message, {
	hint: `Allow it under Settings > Actions > General of ${owner}/${repo}: "Allow GitHub Actions to create and approve pull requests". Or give the input token that of a GitHub App, whose pull requests also start workflows.`,
	cause: error
});
// src/gitops/up-to-date.ts
/**
* Brings the branch of a pull request to what its base is now. The branch only ever moves forward:
* - one that is not there is made, one that has nothing of its own follows the base;
* - what a closed pull request left there, all of it ours, is taken back by a commit;
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
	const comparison = await compare$1(github, base.oid, head);
	if (comparison.commits.length === 0) return comparison.behind === 0 ? at(head) : follow();
	refuseNewer(branch, comparison.commits.toReversed(), proposal);
	const ours = onlyOurs(comparison, proposal);
	if (!pull && newest?.head === head && ours && comparison.paths.length > 0) {
		await takeBase(around, scene, proposal, comparison.paths);
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
	if (!await mergeInto(github, branch, base.oid, message)) {
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
* Brings what the swap makes of the files of `base` into the one pull request of the environment. The branch is only ever
* added to; title and body follow what it holds, so that runs that race end with the same. A pull request that somebody
* closed is not opened again for the same images.
*
* Fails with CONFLICT, SUPERSEDED, GITHUB_DENIED and NOT_FOUND.
*/
async function proposeSwap(around, base, proposal) {
	const { github } = around;
	const branch = branchOf(proposal.environment);
	const done = {
		commit: void 0,
		files: []
	};
	return untilSettled(around, `${branch} of ${github.owner}/${github.repo}`, async () => {
		const branches = await readBranches(github, base, branch);
		const pulls = await pullsFrom(github, branch);
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
		if (!pull && onBase.due.size === 0) return done;
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
		...done,
		pullRequest: pull.url
	};
}
/** Adds a commit with what is due on the branch, and answers its head. Undefined when the branch moved meanwhile. */
async function add(around, { branch }, proposal, { oid }, done) {
	const { github, report } = around;
	const rewritten = await rewriteAt(around, oid);
	if (rewritten.due.size === 0) {
		if (!done.commit) Object.assign(done, await landedUnheard(around, oid, done.files, proposal));
		return oid;
	}
	await refuseOvertaken(around, oid, rewritten, proposal);
	done.files = [...rewritten.due.keys()];
	done.commit = await commitFiles(github, {
		name: branch,
		oid
	}, commitMessage(proposal), rewritten.due);
	if (done.commit === void 0) return void 0;
	for (const line of rewritten.lines) report.line(line);
	report.line(`Committed ${done.commit.slice(0, 7)} to ${branch} of ${github.owner}/${github.repo}`);
	return done.commit;
}
/** Opens the pull request, or makes the one that is there say what its branch holds now. */
async function tell({ github }, { base, branch, pull }, { environment }, { oid, stuck }) {
	const { commits } = await compare$1(github, base.oid, oid);
	const { title, section } = described(commits, environment, stuck);
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
	const comparison = await compare$1(github, base.oid, head);
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
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.r("CONFLICT", `Pull request ${number} of this environment is for ${base}, not ${name}: ${url}`, { hint: `Change its base to ${name}, close it, or give another environment its own pull request with the input environment.` });
}
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
	const line = lanes(width);
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
			at = (0,node_path_posix__WEBPACK_IMPORTED_MODULE_4__.join)(at, name);
			entry = next;
		}
		return entry;
	}
	return {
		exists: async (path) => await entryAt(path) !== void 0,
		isFolder: async (path) => (await entryAt(path))?.type === "tree",
		async list(folder) {
			const entry = await entryAt(folder);
			return (entry?.type === "tree" ? await entries(entry.sha, true, folder) : []).filter(isPlainFile).map(({ path }) => (0,node_path_posix__WEBPACK_IMPORTED_MODULE_4__.join)(folder, path)).sort();
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
	if (path.startsWith("/") || names.includes("..")) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.r("INPUT_INVALID", `${path} is no path within the repository.`, { hint: "Name files and folders from the root of the repository that is written to, such as k8s/." });
	return names;
}
/** What the checkout passes over is passed over here: dot folders and node_modules. */
const isPlainFile = ({ path, type, mode }) => type === "blob" && mode !== link && !path.split("/").slice(0, -1).some((name) => name.startsWith(".") || name === "node_modules");
const inCheckout = async (local, path) => await local.exists(path) && !await local.isFolder(path) ? local.read(path) : void 0;
/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
const blobId = (bytes) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_3__.createHash)("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
function refuseAside({ mode, type }, path) {
	if (mode === link) throw invalid(path, "is a link", "Name the file or folder that it leads to.");
	if (type === "commit") throw invalid(path, "is a submodule", "Name its own repository in the input repository, and the files in there.");
}
const invalid = (path, what, hint = "Name the files of the manifests only.") => new _index_js__WEBPACK_IMPORTED_MODULE_0__.r("MANIFEST_INVALID", `${path} ${what}.`, {
	hint,
	at: { file: path }
});
const gone = (path) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.r("FILE_UNREADABLE", `There is no ${path} in the repository.`, { hint: "Check the path: it is relative to the root of the repository." });
const nameOf = (folder) => folder === "" || folder === "." ? "the repository" : folder;
const tooMany = (folder) => new _index_js__WEBPACK_IMPORTED_MODULE_0__.r("GITHUB_REFUSED", `GitHub does not list all files of ${nameOf(folder)}: there are too many.`, { hint: "Name the folders of the manifests in the input files, such as k8s/, instead of what lies above them." });
// src/config/gates.ts
const pace = {
	timeout: 5e3,
	attempts: 3,
	successes: 1,
	interval: 5e3,
	initialDelay: 0
};
({ ...pace });
({ ...pace });
/** Metrics are scraped every 15 to 60 s mostly: asking more often gives the same answer. */
const metricDefaults = {
	...pace,
	timeout: 1e4,
	interval: 15e3,
	window: 6e4
};
({ ...metricDefaults });
({ ...metricDefaults });
// ../../../work/main/node_modules/semver/internal/debug.js
var require_debug = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)(((exports, module) => {
	module.exports = typeof process === "object" && process.env && process.env.NODE_DEBUG && /\bsemver\b/i.test(process.env.NODE_DEBUG) ? (...args) => console.error("SEMVER", ...args) : () => {};
}));
// ../../../work/main/node_modules/semver/internal/constants.js
var require_constants = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)(((exports, module) => {
	module.exports = {
		MAX_LENGTH: 256,
		MAX_SAFE_COMPONENT_LENGTH: 16,
		MAX_SAFE_BUILD_LENGTH: 250,
		MAX_SAFE_INTEGER: Number.MAX_SAFE_INTEGER || 
		/* istanbul ignore next */ 9007199254740991,
		WHITESPACE_CHARACTERS: [
			"	",
			"\n",
			"\v",
			"\f",
			"\r",
			" ",
			"\xA0",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			"\u2028",
			"\u2029",
			" ",
			" ",
			"　",
			"﻿"
		],
		RELEASE_TYPES: [
			"major",
			"premajor",
			"minor",
			"preminor",
			"patch",
			"prepatch",
			"prerelease"
		],
		SEMVER_SPEC_VERSION: "2.0.0",
		FLAG_INCLUDE_PRERELEASE: 1,
		FLAG_LOOSE: 2
	};
}));
// ../../../work/main/node_modules/semver/internal/re.js
var require_re = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)(((exports, module) => {
	const { MAX_SAFE_COMPONENT_LENGTH, MAX_SAFE_BUILD_LENGTH, MAX_LENGTH } = require_constants();
	const debug = require_debug();
	exports = module.exports = {};
	const re = exports.re = [];
	const safeRe = exports.safeRe = [];
	const src = exports.src = [];
	const safeSrc = exports.safeSrc = [];
	const t = exports.t = {};
	let R = 0;
	const LETTERDASHNUMBER = "[a-zA-Z0-9-]";
	const safeRegexReplacements = [
		["\\s", 1],
		["\\d", MAX_LENGTH],
		[LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH]
	];
	const makeSafeRegex = (value) => {
		for (const [token, max] of safeRegexReplacements) value = value.split(`${token}*`).join(`${token}{0,${max}}`).split(`${token}+`).join(`${token}{1,${max}}`);
		return value;
	};
	const createToken = (name, value, isGlobal) => {
		const safe = makeSafeRegex(value);
		const index = R++;
		debug(name, index, value);
		t[name] = index;
		src[index] = value;
		safeSrc[index] = safe;
		re[index] = new RegExp(value, isGlobal ? "g" : void 0);
		safeRe[index] = new RegExp(safe, isGlobal ? "g" : void 0);
	};
	createToken("NUMERICIDENTIFIER", "0|[1-9]\\d*");
	createToken("NUMERICIDENTIFIERLOOSE", "\\d+");
	createToken("NONNUMERICIDENTIFIER", `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`);
	createToken("MAINVERSION", `(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})`);
	createToken("MAINVERSIONLOOSE", `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})`);
	createToken("PRERELEASEIDENTIFIER", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIER]})`);
	createToken("PRERELEASEIDENTIFIERLOOSE", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIERLOOSE]})`);
	createToken("PRERELEASE", `(?:-(${src[t.PRERELEASEIDENTIFIER]}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`);
	createToken("PRERELEASELOOSE", `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`);
	createToken("BUILDIDENTIFIER", `${LETTERDASHNUMBER}+`);
	createToken("BUILD", `(?:\\+(${src[t.BUILDIDENTIFIER]}(?:\\.${src[t.BUILDIDENTIFIER]})*))`);
	createToken("FULLPLAIN", `v?${src[t.MAINVERSION]}${src[t.PRERELEASE]}?${src[t.BUILD]}?`);
	createToken("FULL", `^${src[t.FULLPLAIN]}$`);
	createToken("LOOSEPLAIN", `[v=\\s]*${src[t.MAINVERSIONLOOSE]}${src[t.PRERELEASELOOSE]}?${src[t.BUILD]}?`);
	createToken("LOOSE", `^${src[t.LOOSEPLAIN]}$`);
	createToken("GTLT", "((?:<|>)?=?)");
	createToken("XRANGEIDENTIFIERLOOSE", `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`);
	createToken("XRANGEIDENTIFIER", `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`);
	createToken("XRANGEPLAIN", `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:${src[t.PRERELEASE]})?${src[t.BUILD]}?)?)?`);
	createToken("XRANGEPLAINLOOSE", `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:${src[t.PRERELEASELOOSE]})?${src[t.BUILD]}?)?)?`);
	createToken("XRANGE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`);
	createToken("XRANGELOOSE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("COERCEPLAIN", `(^|[^\\d])(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}})(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`);
	createToken("COERCE", `${src[t.COERCEPLAIN]}(?:$|[^\\d])`);
	createToken("COERCEFULL", src[t.COERCEPLAIN] + `(?:${src[t.PRERELEASE]})?(?:${src[t.BUILD]})?(?:$|[^\\d])`);
	createToken("COERCERTL", src[t.COERCE], true);
	createToken("COERCERTLFULL", src[t.COERCEFULL], true);
	createToken("LONETILDE", "(?:~>?)");
	createToken("TILDETRIM", `(\\s*)${src[t.LONETILDE]}\\s+`, true);
	exports.tildeTrimReplace = "$1~";
	createToken("TILDE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`);
	createToken("TILDELOOSE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("LONECARET", "(?:\\^)");
	createToken("CARETTRIM", `(\\s*)${src[t.LONECARET]}\\s+`, true);
	exports.caretTrimReplace = "$1^";
	createToken("CARET", `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`);
	createToken("CARETLOOSE", `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("COMPARATORLOOSE", `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`);
	createToken("COMPARATOR", `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`);
	createToken("COMPARATORTRIM", `(\\s*)${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true);
	exports.comparatorTrimReplace = "$1$2$3";
	createToken("HYPHENRANGE", `^\\s*(${src[t.XRANGEPLAIN]})\\s+-\\s+(${src[t.XRANGEPLAIN]})\\s*$`);
	createToken("HYPHENRANGELOOSE", `^\\s*(${src[t.XRANGEPLAINLOOSE]})\\s+-\\s+(${src[t.XRANGEPLAINLOOSE]})\\s*$`);
	createToken("STAR", "(<|>)?=?\\s*\\*");
	createToken("GTE0", "^\\s*>=\\s*0\\.0\\.0\\s*$");
	createToken("GTE0PRE", "^\\s*>=\\s*0\\.0\\.0-0\\s*$");
}));
// ../../../work/main/node_modules/semver/internal/parse-options.js
var require_parse_options = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)(((exports, module) => {
	const looseOption = Object.freeze({ loose: true });
	const emptyOpts = Object.freeze({});
	const parseOptions = (options) => {
		if (!options) return emptyOpts;
		if (typeof options !== "object") return looseOption;
		return options;
	};
	module.exports = parseOptions;
}));
// ../../../work/main/node_modules/semver/internal/identifiers.js
var require_identifiers = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)(((exports, module) => {
	const numeric = /^[0-9]+$/;
	const compareIdentifiers = (a, b) => {
		if (typeof a === "number" && typeof b === "number") return a === b ? 0 : a < b ? -1 : 1;
		const anum = numeric.test(a);
		const bnum = numeric.test(b);
		if (anum && bnum) {
			a = +a;
			b = +b;
		}
		return a === b ? 0 : anum && !bnum ? -1 : bnum && !anum ? 1 : a < b ? -1 : 1;
	};
	const rcompareIdentifiers = (a, b) => compareIdentifiers(b, a);
	module.exports = {
		compareIdentifiers,
		rcompareIdentifiers
	};
}));
// ../../../work/main/node_modules/semver/classes/semver.js
var require_semver = /* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)(((exports, module) => {
	const debug = require_debug();
	const { MAX_LENGTH, MAX_SAFE_INTEGER } = require_constants();
	const { safeRe: re, t } = require_re();
	const parseOptions = require_parse_options();
	const { compareIdentifiers } = require_identifiers();
	const isPrereleaseIdentifier = (prerelease, identifier) => {
		const identifiers = identifier.split(".");
		if (identifiers.length > prerelease.length) return false;
		for (let i = 0; i < identifiers.length; i++) if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) return false;
		return true;
	};
	module.exports = class SemVer {
		constructor(version, options) {
			options = parseOptions(options);
			if (version instanceof SemVer) {
				if (version.loose === !!options.loose && version.includePrerelease === !!options.includePrerelease) return version;
				else version = version.version;
			} else if (typeof version !== "string") throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`);
			if (version.length > MAX_LENGTH) throw new TypeError(`version is longer than ${MAX_LENGTH} characters`);
			debug("SemVer", version, options);
			this.options = options;
			this.loose = !!options.loose;
			this.includePrerelease = !!options.includePrerelease;
			const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL]);
			if (!m) throw new TypeError(`Invalid Version: ${version}`);
			this.raw = version;
			this.major = +m[1];
			this.minor = +m[2];
			this.patch = +m[3];
			if (this.major > MAX_SAFE_INTEGER || this.major < 0) throw new TypeError("Invalid major version");
			if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) throw new TypeError("Invalid minor version");
			if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) throw new TypeError("Invalid patch version");
			if (!m[4]) this.prerelease = [];
			else this.prerelease = m[4].split(".").map((id) => {
				if (/^[0-9]+$/.test(id)) {
					const num = +id;
					if (num >= 0 && num < MAX_SAFE_INTEGER) return num;
				}
				return id;
			});
			this.build = m[5] ? m[5].split(".") : [];
			this.format();
		}
		format() {
			this.version = `${this.major}.${this.minor}.${this.patch}`;
			if (this.prerelease.length) this.version += `-${this.prerelease.join(".")}`;
			return this.version;
		}
		toString() {
			return this.version;
		}
		compare(other) {
			debug("SemVer.compare", this.version, this.options, other);
			if (!(other instanceof SemVer)) {
				if (typeof other === "string" && other === this.version) return 0;
				other = new SemVer(other, this.options);
			}
			if (other.version === this.version) return 0;
			return this.compareMain(other) || this.comparePre(other);
		}
		compareMain(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			if (this.major < other.major) return -1;
			if (this.major > other.major) return 1;
			if (this.minor < other.minor) return -1;
			if (this.minor > other.minor) return 1;
			if (this.patch < other.patch) return -1;
			if (this.patch > other.patch) return 1;
			return 0;
		}
		comparePre(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			if (this.prerelease.length && !other.prerelease.length) return -1;
			else if (!this.prerelease.length && other.prerelease.length) return 1;
			else if (!this.prerelease.length && !other.prerelease.length) return 0;
			let i = 0;
			do {
				const a = this.prerelease[i];
				const b = other.prerelease[i];
				debug("prerelease compare", i, a, b);
				if (a === void 0 && b === void 0) return 0;
				else if (b === void 0) return 1;
				else if (a === void 0) return -1;
				else if (a === b) continue;
				else return compareIdentifiers(a, b);
			} while (++i);
		}
		compareBuild(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			let i = 0;
			do {
				const a = this.build[i];
				const b = other.build[i];
				debug("build compare", i, a, b);
				if (a === void 0 && b === void 0) return 0;
				else if (b === void 0) return 1;
				else if (a === void 0) return -1;
				else if (a === b) continue;
				else return compareIdentifiers(a, b);
			} while (++i);
		}
		inc(release, identifier, identifierBase) {
			if (release.startsWith("pre")) {
				if (!identifier && identifierBase === false) throw new Error("invalid increment argument: identifier is empty");
				if (identifier) {
					const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE]);
					if (!match || match[1] !== identifier) throw new Error(`invalid identifier: ${identifier}`);
				}
			}
			switch (release) {
				case "premajor":
					this.prerelease.length = 0;
					this.patch = 0;
					this.minor = 0;
					this.major++;
					this.inc("pre", identifier, identifierBase);
					break;
				case "preminor":
					this.prerelease.length = 0;
					this.patch = 0;
					this.minor++;
					this.inc("pre", identifier, identifierBase);
					break;
				case "prepatch":
					this.prerelease.length = 0;
					this.inc("patch", identifier, identifierBase);
					this.inc("pre", identifier, identifierBase);
					break;
				case "prerelease":
					if (this.prerelease.length === 0) this.inc("patch", identifier, identifierBase);
					this.inc("pre", identifier, identifierBase);
					break;
				case "release":
					if (this.prerelease.length === 0) throw new Error(`version ${this.raw} is not a prerelease`);
					this.prerelease.length = 0;
					break;
				case "major":
					if (this.minor !== 0 || this.patch !== 0 || this.prerelease.length === 0) this.major++;
					this.minor = 0;
					this.patch = 0;
					this.prerelease = [];
					break;
				case "minor":
					if (this.patch !== 0 || this.prerelease.length === 0) this.minor++;
					this.patch = 0;
					this.prerelease = [];
					break;
				case "patch":
					if (this.prerelease.length === 0) this.patch++;
					this.prerelease = [];
					break;
				case "pre": {
					const base = Number(identifierBase) ? 1 : 0;
					if (this.prerelease.length === 0) this.prerelease = [base];
					else {
						let i = this.prerelease.length;
						while (--i >= 0) if (typeof this.prerelease[i] === "number") {
							this.prerelease[i]++;
							i = -2;
						}
						if (i === -1) {
							if (identifier === this.prerelease.join(".") && identifierBase === false) throw new Error("invalid increment argument: identifier already exists");
							this.prerelease.push(base);
						}
					}
					if (identifier) {
						let prerelease = [identifier, base];
						if (identifierBase === false) prerelease = [identifier];
						if (isPrereleaseIdentifier(this.prerelease, identifier)) {
							const prereleaseBase = this.prerelease[identifier.split(".").length];
							if (isNaN(prereleaseBase)) this.prerelease = prerelease;
						} else this.prerelease = prerelease;
					}
					break;
				}
				default: throw new Error(`invalid increment argument: ${release}`);
			}
			this.raw = this.format();
			if (this.build.length) this.raw += `+${this.build.join(".")}`;
			return this;
		}
	};
}));
(/* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)(((exports, module) => {
	const SemVer = require_semver();
	const parse = (version, options, throwErrors = false) => {
		if (version instanceof SemVer) return version;
		try {
			return new SemVer(version, options);
		} catch (er) {
			if (!throwErrors) return null;
			throw er;
		}
	};
	module.exports = parse;
})))();
(/* @__PURE__ */ (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)(((exports, module) => {
	const SemVer = require_semver();
	const compare = (a, b, loose) => new SemVer(a, loose).compare(new SemVer(b, loose));
	module.exports = compare;
})))();
// src/steps/plan.ts
async function githubFor({ http, clock, signal, run, report }, token) {
	if (!token || !run.repository) return void 0;
	report.mask(token);
	const { githubOf } = await __webpack_require__.e(/* import() */ 35).then(__webpack_require__.bind(__webpack_require__, 35));
	return githubOf({
		http,
		clock,
		signal: later(signal, clock),
		token,
		api: run.api,
		repository: run.repository
	});
}
/** The runner kills a cancelled step after 10 seconds: half of them are for the record of how the run ended. */
const lastWords = 5e3;
/** Aborts some time after `signal`. */
function later(signal, clock) {
	const stop = new AbortController();
	signal.addEventListener("abort", () => void clock.sleep(lastWords).then(() => stop.abort()), { once: true });
	return stop.signal;
}
// src/steps/gitops.ts
/** Swaps the files of a branch, wherever it is, and leaves the result there as a commit or a pull request. */
async function gitopsStep(context, inputs, images, kinds) {
	refuseCheck(inputs);
	const github = await githubOfInputs(context, inputs);
	const lock = inputs.lock === void 0 ? void 0 : (0,node_path_posix__WEBPACK_IMPORTED_MODULE_4__.normalize)(inputs.lock);
	const { clock, report, signal, files: local } = context;
	const around = {
		github,
		clock,
		report,
		signal,
		filesAt: treesOf(github, local),
		async rewrite(files) {
			const swapped = (0,_swap_js__WEBPACK_IMPORTED_MODULE_2__.n)(await (0,_swap_js__WEBPACK_IMPORTED_MODULE_2__.r)(files, inputs.files), images, kinds);
			return {
				due: await (0,_swap_js__WEBPACK_IMPORTED_MODULE_2__.t)(files, swapped, lock),
				lines: swapped.changes.map(_swap_js__WEBPACK_IMPORTED_MODULE_2__.inWords)
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
	return { outputs: {
		changed: String(landed.files.length > 0),
		files: landed.files.join("\n"),
		lock: lock ?? "",
		commit: landed.commit ?? "",
		"pull-request": landed.pullRequest ?? ""
	} };
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
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.r("INPUT_INVALID", `Input check is true, but input mode is ${mode}, which writes.`, { hint: "Leave one of the two out: mode: check asks, and writes nothing." });
}
async function githubOfInputs(context, { repository, token, mode }) {
	const where = repository ?? context.run.repository;
	if (!/^[\w.-]+\/[\w.-]+$/.test(where)) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.r("INPUT_INVALID", `Input repository is ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.o)(where)}: it must be a repository.`, { hint: "Write owner/name, such as acme/deploy." });
	const github = await githubFor({
		...context,
		run: {
			...context.run,
			repository: where
		}
	}, token);
	if (!github) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.r("INPUT_INVALID", `Input token is missing, which mode: ${mode} needs.`, { hint: "Leave the input out for the token of the job, or give that of a GitHub App; on a command line set GITHUB_TOKEN." });
	return where === context.run.repository ? github : elsewhere(github);
}
/** Says of another repository what a permission of the job could never mend. */
const elsewhere = (github) => ({
	...github,
	async call(what, permission, request) {
		try {
			return await github.call(what, permission, request);
		} catch (error) {
			if (!(error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.r) || error.code !== "GITHUB_DENIED") throw error;
			throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.r("GITHUB_DENIED", error.message, {
				hint: `The token of a job reaches its own repository only. Give the input token that of a GitHub App which is installed on ${github.owner}/${github.repo} with "Contents: write" and "Pull requests: write", such as actions/create-github-app-token makes.`,
				cause: error.cause
			});
		}
	}
});
/** A name that can be a part of a branch's name (git check-ref-format), so that no two environments share a branch. */
function branchable(environment) {
	if (!/^[./-]|[./]$|\.\.|\/[./]|\.lock$|[^\w./-]/.test(environment)) return environment;
	throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.r("INPUT_INVALID", `Input environment is ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.o)(environment)}: no branch can have that name.`, { hint: "Use letters, digits, \".\", \"_\", \"-\" and \"/\", such as production or shop/uat." });
}



/***/ }),

/***/ 151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ randomHex),
/* harmony export */   t: () => (/* binding */ jittered)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(598);

// src/io/random.ts
/** `bytes` random bytes in lower-case hexadecimal. */
const randomHex = (bytes) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(bytes).toString("hex");
/** `duration` with up to a quarter added, so that many runners that failed together do not come back together. */
const jittered = (duration) => duration + (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomInt)(Math.max(1, Math.ceil(duration / 4)));



/***/ })

};
