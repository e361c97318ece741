export const id = 7471;
export const ids = [7471];
export const modules = {

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

/***/ 7471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ applyTags),
/* harmony export */   n: () => (/* binding */ copyBlobs),
/* harmony export */   promoteStep: () => (/* binding */ promoteStep),
/* harmony export */   r: () => (/* binding */ copyParts),
/* harmony export */   t: () => (/* binding */ promote)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3744);
/* harmony import */ var _wanted_tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1762);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4224);
/* harmony import */ var _version_tag_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3320);
/* harmony import */ var _manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7503);
/* harmony import */ var _lanes_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1654);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(398);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7150);










// src/image/digest-by.ts
/**
* The digest of what a reference means now, by `algorithm`, so that it can be compared: where the registry names it by
* another one, only the bytes tell. Undefined when there is no such thing. @throws what the registry throws
*/
async function digestBy(algorithm, registry, reference) {
	const found = await registry.resolve(reference);
	if (!found || (0,_image_js__WEBPACK_IMPORTED_MODULE_2__.t)(found.digest) === algorithm) return found?.digest;
	const { domain, path, spelling } = reference;
	return (0,_image_js__WEBPACK_IMPORTED_MODULE_2__.n)((await registry.get({
		domain,
		path,
		spelling,
		digest: found.digest
	})).bytes, algorithm);
}
// src/image/tags.ts
var import_compare_build = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.a)((0,_wanted_tags_js__WEBPACK_IMPORTED_MODULE_3__.n)(), 1);
const exactTagOf = ({ floating }, version) => (0,_version_tag_js__WEBPACK_IMPORTED_MODULE_5__.t)(version, floating?.affixes);
/** Which tags must be resolved before `planTags` can decide. Pure. */
function tagsToRead(facts) {
	const present = new Set(facts.tags);
	const wanted = /* @__PURE__ */ new Set([exactTagOf(facts, facts.version)]);
	for (const line of linesOf(facts)) {
		wanted.add(line.tag);
		if (line.keeps !== "highest") continue;
		const { highest, higher } = ranked(line, facts);
		for (const version of [highest, ...higher]) wanted.add(exactTagOf(facts, version.raw));
	}
	return [...wanted].filter((tag) => present.has(tag));
}
/** Which images must tell their origin before `planTags` can decide: no list of tags says which is newer. Pure. */
function imagesToCompare(facts) {
	const present = linesOf(facts).flatMap(({ tag, keeps }) => keeps === "newest" || keeps === "commit" ? facts.digests.get(tag) ?? [] : []);
	const others = [...new Set(present)].filter((digest) => digest !== facts.digest);
	return others.length === 0 ? [] : [facts.digest, ...others];
}
/**
* The tags of one version, exact tag first: tags of one version are written once, `latest`, `X`, `X.Y` and what else
* floats over versions mean the highest version of their line and never move to a lower one, and those of branches and
* commits never move to an older image. Of these words a prerelease has none. Pure.
* @throws TAG_TAKEN when a tag of one version has another image, VERSION_INVALID, INPUT_INVALID
*/
function planTags(facts) {
	const steps = [exactStep(exactTagOf(facts, facts.version), facts)];
	for (const line of linesOf(facts)) if (line.keeps === "once") steps.push(exactStep(line.tag, facts));
	else if (line.keeps === "highest") steps.push(floatingStep(line, facts));
	else steps.push(newestStep(line, facts));
	return steps;
}
function exactStep(tag, { version, digest, digests }) {
	const present = digests.get(tag);
	if (present === void 0) return {
		tag,
		action: "create",
		version,
		digest,
		why: `${version} is new`
	};
	if (present === digest) return {
		tag,
		action: "keep",
		version,
		digest,
		why: "it has this image already"
	};
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("TAG_TAKEN", `The tag ${tag} has another image: ${present}, not ${digest}.`, { hint: "A published version is never replaced. Release the change under a new version." });
}
const usual = {
	latest: true,
	major: true,
	minor: true
};
function linesOf({ version, channelTag, floating = usual, event = {
	sha: "",
	now: 0
} }) {
	const own = (0,_version_tag_js__WEBPACK_IMPORTED_MODULE_5__.r)(version);
	const asked = /* @__PURE__ */ new Map();
	const ask = ({ raw }) => {
		const { tag, ...rest } = event;
		const theirs = tag?.endsWith(own.raw) ? `${tag.slice(0, -own.raw.length)}${raw}` : void 0;
		const named = raw === own.raw ? tag : theirs;
		const at = {
			...rest,
			version: raw,
			...named === void 0 ? {} : { tag: named }
		};
		const wanted = asked.get(raw) ?? (0,_wanted_tags_js__WEBPACK_IMPORTED_MODULE_3__.t)(floating, at);
		asked.set(raw, wanted);
		return wanted;
	};
	const lines = ask(own).filter(({ tag }) => tag !== (0,_version_tag_js__WEBPACK_IMPORTED_MODULE_5__.t)(version, floating.affixes)).map((wanted) => ({
		...wanted,
		of: wanted.tag === "latest" ? "all" : wanted.tag,
		includes: (other) => ask(other).some(({ tag }) => tag === wanted.tag)
	}));
	for (const { tag, keeps } of lines) if (keeps !== "once" && (0,_version_tag_js__WEBPACK_IMPORTED_MODULE_5__.i)(tag, floating.affixes)) throw unsteady(tag);
	return channelTag === void 0 || own.prerelease.length === 0 ? lines : [...lines, channelLine(channelTag, own)];
}
const unsteady = (tag) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("INPUT_INVALID", `The rules of tags make ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.a)(tag)} here, which is the exact tag of a version.`, { hint: "Such a tag is written once and never moves. Give the rule a prefix or a suffix." });
function channelLine(tag, own) {
	if (!(0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.n)(tag) || tag === "latest" || /^\d/.test(tag)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("INPUT_INVALID", `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.a)(tag)} can't be the tag of a channel.`, { hint: "Choose a word such as next or beta: latest and numbers belong to stable versions." });
	const channel = own.prerelease[0];
	return {
		tag,
		keeps: "highest",
		of: `channel ${channel}`,
		includes: (other) => other.prerelease[0] === channel
	};
}
function floatingStep(line, facts) {
	const { tag } = line;
	const { highest, higher } = ranked(line, facts);
	const present = facts.digests.get(tag);
	const own = highest.raw === facts.version;
	const digest = own ? facts.digest : facts.digests.get(exactTagOf(facts, highest.raw));
	const above = higher.find((version) => present !== void 0 && facts.digests.get(exactTagOf(facts, version.raw)) === present);
	if (above && present) return {
		tag,
		action: "skip",
		version: above.raw,
		digest: present,
		why: `it means ${above.raw}, which is higher`
	};
	if (digest === void 0) throw unread(highest.raw);
	const step = {
		tag,
		version: highest.raw,
		digest
	};
	const why = `${highest.raw} is the highest of ${line.of}`;
	if (present === void 0) return {
		...step,
		action: "create",
		why
	};
	if (present !== digest) return {
		...step,
		action: "move",
		why
	};
	return {
		...step,
		action: own ? "keep" : "skip",
		why
	};
}
/** Where nothing is known of what is there, it is older. Of builds in the same second the digest decides. */
function newestStep({ tag, keeps }, { version, digest, digests, origins }) {
	const present = digests.get(tag);
	const step = {
		tag,
		version,
		digest
	};
	if (present === void 0) return {
		...step,
		action: "create",
		why: `${version} is the first`
	};
	if (present === digest) return {
		...step,
		action: "keep",
		why: "it has this image already"
	};
	const own = {
		version,
		...origins?.get(digest)
	};
	const other = origins?.get(present) ?? {};
	const byVersion = keeps === "commit" ? compareVersions(own.version, other.version) : 0;
	if ((byVersion || (own.created ?? 0) - (other.created ?? 0) || (digest < present ? -1 : 1)) > 0) return {
		...step,
		action: "move",
		why: `${version} is ${byVersion > 0 ? "higher" : "newer"}`
	};
	const why = `what it means is ${byVersion < 0 ? "higher" : "newer"}`;
	return {
		tag,
		action: "skip",
		version: other.version ?? "",
		digest: present,
		why
	};
}
function compareVersions(own, other) {
	const theirs = other === void 0 ? void 0 : (0,_version_tag_js__WEBPACK_IMPORTED_MODULE_5__.i)(other);
	return theirs ? (0, import_compare_build.default)((0,_version_tag_js__WEBPACK_IMPORTED_MODULE_5__.r)(own), theirs) : 1;
}
/** The highest candidate of a line, the version itself included, and what else in the registry is above it. */
function ranked(line, { version, tags, published, floating }) {
	const releases = published && new Set(published);
	const inLine = tags.flatMap((tag) => (0,_version_tag_js__WEBPACK_IMPORTED_MODULE_5__.i)(tag, floating?.affixes) ?? []).filter((other) => line.includes(other));
	const highest = inLine.filter((other) => !releases || releases.has(other.raw)).reduce((a, b) => (0, import_compare_build.default)(a, b) < 0 ? b : a, (0,_version_tag_js__WEBPACK_IMPORTED_MODULE_5__.r)(version));
	return {
		highest,
		higher: inLine.filter((other) => (0, import_compare_build.default)(other, highest) > 0)
	};
}
const unread = (version) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("INTERNAL", `The tags were planned before the tag of ${version} was read.`, { hint: "This is a defect in Cutover. Please report it with the log of this run." });
// src/image/apply-tags.ts
/** What a registry with immutable tags answers, in its own words or not. */
const lateCodes = /* @__PURE__ */ new Set(["REGISTRY_REFUSED", "TAG_IMMUTABLE"]);
/** Each round either writes or ends; more than a few mean that others write the same tags without end. */
const mostRounds = 10;
/**
* Makes the tags of a version what `planTags` says, exact tag first, and reads them again until nothing is left to do.
* A registry has no guarded write, so that two releases at once may set a floating tag in the wrong order: whoever wrote
* last finds it and repairs it. It costs one read of the manifest and one write per tag, and moves no layer.
* @returns every step of the first plan, then each repair.
* @throws TAG_TAKEN, NOT_FOUND, CONFLICT, and what the registry throws
*/
async function applyTags(registry, report, request) {
	const { domain, path, spelling } = request.repository;
	const repository = {
		domain,
		path,
		spelling
	};
	const write = writer(registry, repository);
	const taken = [];
	let floating = false;
	for (let round = 0; round < mostRounds; round++) {
		const plan = planTags(await observe$1(registry, {
			...request,
			repository
		}));
		const pending = plan.filter(({ action }) => action === "create" || action === "move");
		const exact = pending.filter(({ tag }) => tag === plan[0]?.tag);
		if (round === 0) taken.push(...plan);
		else if (floating) taken.push(...pending);
		if (pending.length === 0) return taken;
		floating = exact.length === 0;
		for (const step of floating ? pending : exact) {
			await write(step);
			report.line(`${spelling}:${step.tag} is now ${step.version} (${step.digest}): ${step.why}`);
		}
	}
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("CONFLICT", `The tags of ${spelling} do not come to rest.`, { hint: "Something else sets the same tags again and again: find it, or release one version after the other." });
}
/** All that `planTags` needs. Releases are listed after the tags, because each is published before its tag is pushed. */
async function observe$1(registry, { repository, published, originOf, ...own }) {
	let tags = await registry.tags(repository);
	const facts = {
		...own,
		...published ? { published: await published() } : {}
	};
	const digests = /* @__PURE__ */ new Map();
	for (;;) {
		const unread = tagsToRead({
			...facts,
			tags
		}).filter((tag) => !digests.has(tag));
		if (unread.length === 0) {
			const origins = await originsOf({
				...facts,
				tags,
				digests
			}, repository, originOf);
			return {
				...facts,
				tags,
				digests,
				origins
			};
		}
		const algorithm = (0,_image_js__WEBPACK_IMPORTED_MODULE_2__.t)(own.digest);
		const found = await Promise.all(unread.map((tag) => digestBy(algorithm, registry, {
			...repository,
			tag
		})));
		for (const [index, tag] of unread.entries()) {
			const digest = found[index];
			if (digest) digests.set(tag, digest);
			else tags = tags.filter((other) => other !== tag);
		}
	}
}
async function originsOf(facts, repository, originOf) {
	const digests = originOf ? imagesToCompare(facts) : [];
	const origins = await Promise.all(digests.map(async (digest) => originOf?.({
		...repository,
		digest
	})));
	return new Map(digests.map((digest, index) => [digest, origins[index] ?? {}]));
}
function writer(registry, repository) {
	const manifests = /* @__PURE__ */ new Map();
	return async ({ tag, digest, action }) => {
		const manifest = manifests.get(digest) ?? registry.get({
			...repository,
			digest
		});
		manifests.set(digest, manifest);
		try {
			await registry.put(repository, tag, await manifest);
		} catch (error) {
			if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t && lateCodes.has(error.code) && action === "create") || !await registry.resolve({
				...repository,
				tag
			})) throw error;
		}
	};
}
// src/image/head-start.ts
/**
* Begins to read a blob before anybody asks for its bytes: many registries redirect to a storage that takes its time, which
* goes by while the other side prepares to receive. No more comes than a connection's buffer holds.
*/
function headStart(source, size) {
	const begun = source(0, size)[Symbol.asyncIterator]();
	const first = begun.next();
	const unheard = () => {};
	first.catch(unheard);
	let taken = false;
	async function* resumed() {
		if (taken) return yield* source(0, size);
		taken = true;
		try {
			for (let next = await first; !next.done; next = await begun.next()) yield next.value;
		} finally {
			await begun.return?.();
		}
	}
	return {
		source: (start, end) => start === 0 && end === size ? resumed() : source(start, end),
		drop() {
			if (!taken) begun.return?.().catch(unheard);
		}
	};
}
// src/image/copy.ts
/**
* Copies all that `root` consists of, but not `root` itself: blobs first, then what is below an index, leaves first, so
* that nothing is ever there without its parts. Repeated, it sends only what is missing. No byte is held longer than it
* takes to pass it on.
*/
async function copyParts(tools, from, to, root) {
	const { registry, lanes } = tools;
	const levels = await levelsOf(tools, from, root);
	const moved = await copyBlobs(tools, from, to, levels.flat().flatMap(({ bytes, digest }) => (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.p)(bytes, `${from.spelling}@${digest}`).blobs));
	for (const level of levels.slice(1).reverse()) await lanes.each([to.domain], level, (manifest) => registry.put(to, manifest.digest, manifest));
	return moved;
}
/** Makes `to` have blobs of `from`, by as little as that takes. */
async function copyBlobs(tools, from, to, blobs) {
	const unique = [...new Map(blobs.map((blob) => [blob.digest, blob])).values()].sort((a, b) => b.size - a.size);
	const moved = {
		mounted: 0,
		sent: 0,
		present: 0,
		bytes: 0
	};
	let done = 0;
	await tools.lanes.each([from.domain, to.domain], unique, async (blob) => {
		await copyBlob(tools, from, to, blob, moved);
		done += 1;
		tools.report.progress(`${to.spelling}: ${done} of ${unique.length} blobs`);
	});
	return moved;
}
/** The manifests of a tree: `root`, what it lists, what those list … */
async function levelsOf({ registry, lanes }, from, root) {
	const { domain, path, spelling } = from;
	const levels = [[root]];
	const known = /* @__PURE__ */ new Set([root.digest]);
	for (;;) {
		const below = (levels.at(-1) ?? []).flatMap(({ bytes, digest }) => (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.p)(bytes, `${spelling}@${digest}`).manifests);
		const fresh = [...new Set(below.map(({ digest }) => digest))].filter((digest) => !known.has(digest));
		if (fresh.length === 0) return levels;
		for (const digest of fresh) known.add(digest);
		levels.push(await lanes.each([domain], fresh, (digest) => registry.get({
			domain,
			path,
			spelling,
			digest
		})));
	}
}
async function copyBlob({ registry }, from, to, blob, moved) {
	const upload = from.domain === to.domain ? await registry.mountBlob(to, blob, from) : "denied";
	if (upload === void 0) moved.mounted += 1;
	else if (await registry.hasBlob(to, blob)) moved.present += 1;
	else {
		const begun = headStart((start, end) => registry.readPart(from, blob, start, end), blob.size);
		try {
			await registry.pushBlob(to, blob, begun.source, upload === "denied" ? {} : { upload });
		} finally {
			begun.drop();
		}
		moved.sent += 1;
		moved.bytes += blob.size;
	}
}
// src/image/attached.ts
/** https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md#tag-based-discovery */
const cosignTag = /^(sha256)-([0-9a-f]{64})\.(?:sig|att|sbom)$/;
/**
* What is attached to an image and to its platforms, and to that in turn. Attestations that BuildKit puts into the index
* are parts of the image: they are not meant here.
*/
async function attachedTo({ registry, lanes }, from, root, { referrers, signatures }) {
	const { domain, path, spelling } = from;
	const platforms = (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.p)(root.bytes, `${spelling}@${root.digest}`).manifests.filter((one) => !(0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.m)(one));
	const image = /* @__PURE__ */ new Set([root.digest, ...platforms.map(({ digest }) => digest)]);
	const found = /* @__PURE__ */ new Map();
	for (let subjects = referrers ? [...image] : []; subjects.length > 0;) {
		const lists = await lanes.each([domain], subjects, (digest) => registry.referrers(from, digest));
		const fresh = [...new Set(lists.flat().map(({ digest }) => digest))].filter((digest) => !found.has(digest));
		const manifests = await lanes.each([domain], fresh, (digest) => registry.get({
			domain,
			path,
			spelling,
			digest
		}));
		for (const manifest of manifests) found.set(manifest.digest, { manifest });
		subjects = fresh;
	}
	const tags = signatures ? (await registry.tags(from)).filter((tag) => image.has(subjectOf(tag))) : [];
	const tagged = await lanes.each([domain], tags, async (tag) => ({
		tag,
		manifest: await registry.get({
			domain,
			path,
			spelling,
			tag
		})
	}));
	return [...found.values(), ...tagged];
}
const subjectOf = (tag) => tag.match(cosignTag)?.slice(1, 3).join(":");
/** Copies what `attachedTo` found. A list of signatures at the target that has more than ours is left as it is. */
async function copyAttached(tools, from, to, attached) {
	const { registry, report } = tools;
	const { domain, path, spelling } = to;
	for (const { manifest, tag } of attached) {
		const present = tag === void 0 ? void 0 : await registry.resolve({
			domain,
			path,
			spelling,
			tag
		});
		if (present?.digest === manifest.digest) continue;
		if (tag !== void 0 && present) {
			if (!includes(manifest, await registry.get({
				domain,
				path,
				spelling,
				digest: present.digest
			}))) {
				report.warning(`${spelling}:${tag} has signatures of its own and keeps them: ${manifest.digest} is not copied.`);
				continue;
			}
		}
		await copyParts(tools, from, to, manifest);
		if (tag === void 0) await registry.putReferrer(to, manifest);
		else await registry.put(to, tag, manifest);
		report.line(`${spelling}${tag === void 0 ? "@" : `:${tag}@`}${manifest.digest} is attached`);
	}
}
/** Each signature is a layer: whoever has all of theirs takes none away. */
function includes(ours, theirs) {
	const own = new Set((0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.p)(ours.bytes, ours.digest).blobs.map(({ digest }) => digest));
	const [, ...layers] = (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.p)(theirs.bytes, theirs.digest).blobs;
	return layers.every(({ digest }) => own.has(digest));
}
// src/image/promote.ts
/**
* Makes `to` have the very image of `from`, by digest, under `tags`, without a build. Tags come last: where one of them
* is right, everything else was there before it, which makes a repeated promotion cost one request a tag and one more.
* A killed one is repeated as a whole and sends only what is missing.
* @throws NOT_FOUND, TAG_TAKEN, DIGEST_MISMATCH, and what the registries throw
*/
async function promote(tools, request) {
	const { registry } = tools;
	const { from, tags, refresh } = request;
	const to = placeOf(request.to);
	if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.i)(from, to)) return retag(tools, request);
	const given = from.digest && (0,_image_js__WEBPACK_IMPORTED_MODULE_2__.r)(from.digest) ? from.digest : void 0;
	const seen = await observe(tools, to, tags, given);
	const unseen = [...seen.values()].every((digest) => digest === void 0);
	const named = given ?? (unseen ? void 0 : (await registry.resolve(from))?.digest);
	const source = unseen || !named || !isTold(named) ? canonical(await registry.get(from)) : { digest: named };
	const { digest } = source;
	const pending = pendingTags(to, tags, seen, digest);
	const present = [...seen.values()].includes(digest);
	const complete = present && tags.length > 0 && !refresh;
	if (complete && pending.length === 0) return {
		digest,
		action: "present",
		moved: nothing()
	};
	const manifest = "bytes" in source ? source : await registry.get({
		...placeOf(from),
		digest
	});
	const moved = present ? nothing() : await copyParts(tools, from, to, manifest);
	const attached = complete ? [] : await attachedTo(tools, from, manifest, request);
	if (!present && (attached.length > 0 || tags.length === 0)) await registry.put(to, digest, manifest);
	await copyAttached(tools, from, to, attached);
	for (const tag of pending) await registry.put(to, tag, manifest);
	if (present) return {
		digest,
		action: pending.length > 0 ? "tagged" : "present",
		moved
	};
	return {
		digest,
		action: "copied",
		moved
	};
}
/** Within a repository everything is there: one read and one write a tag. A tag that may move is not looked at before. */
async function retag({ registry }, { from, to, tags }) {
	const manifest = canonical(await registry.get(from));
	const place = placeOf(to);
	const pending = pendingTags(place, tags, await observe({ registry }, place, tags.filter(_version_tag_js__WEBPACK_IMPORTED_MODULE_5__.n), void 0), manifest.digest).filter((tag) => tag !== from.tag || from.digest);
	for (const tag of pending) await registry.put(place, tag, manifest);
	return {
		digest: manifest.digest,
		action: pending.length > 0 ? "tagged" : "present",
		moved: nothing()
	};
}
/** What the tags mean there now; without tags, whether the digest is there. */
async function observe({ registry }, to, tags, digest) {
	const asked = tags.length > 0 ? tags.map((tag) => ({ tag })) : digest && isTold(digest) ? [{ digest }] : [];
	const found = await Promise.all(asked.map((one) => digestBy("sha256", registry, {
		...to,
		...one
	})));
	return new Map(asked.map((one, index) => ["tag" in one ? one.tag : one.digest, found[index]]));
}
/** Those that are not right yet, versions first: a floating tag may never mean what has no name of its own. */
function pendingTags(to, tags, seen, digest) {
	const pending = tags.filter((tag) => seen.get(tag) !== digest);
	const taken = pending.find((tag) => (0,_version_tag_js__WEBPACK_IMPORTED_MODULE_5__.n)(tag) && seen.get(tag) !== void 0);
	if (taken === void 0) return pending.sort((a, b) => Number((0,_version_tag_js__WEBPACK_IMPORTED_MODULE_5__.n)(b)) - Number((0,_version_tag_js__WEBPACK_IMPORTED_MODULE_5__.n)(a)));
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("TAG_TAKEN", `The tag ${to.spelling}:${taken} has another image: ${seen.get(taken)}, not ${digest}.`, { hint: "A published version is never replaced. Promote under another tag, or release a new version." });
}
/** Tags are told by SHA-256: what is named otherwise has to be read to be known again. */
const isTold = (digest) => (0,_image_js__WEBPACK_IMPORTED_MODULE_2__.t)(digest) === "sha256";
const canonical = ({ mediaType, bytes }) => ({
	mediaType,
	bytes,
	digest: (0,_image_js__WEBPACK_IMPORTED_MODULE_2__.n)(bytes)
});
const placeOf = ({ domain, path, spelling }) => ({
	domain,
	path,
	spelling
});
const nothing = () => ({
	mounted: 0,
	sent: 0,
	present: 0,
	bytes: 0
});
// src/image/dry-registry.ts
/**
* A registry that is read, but never written to: what would have been written is remembered here, so that everything
* goes the way that it would. Blobs count as mounted or sent, and are not touched.
*/
function dryRegistry(registry) {
	const written = /* @__PURE__ */ new Map();
	const keyOf = ({ domain, path }, name) => `${domain}/${path} ${name}`;
	const found = (reference) => written.get(keyOf(reference, reference.digest ?? reference.tag ?? "latest"));
	const put = async (repository, as, { mediaType, bytes }) => {
		const manifest = {
			mediaType,
			bytes,
			digest: (0,_image_js__WEBPACK_IMPORTED_MODULE_2__.n)(bytes)
		};
		for (const name of [as, manifest.digest]) written.set(keyOf(repository, name), manifest);
		return manifest.digest;
	};
	return {
		...registry,
		put,
		resolve: async (reference) => {
			const ours = found(reference);
			return ours ? {
				mediaType: ours.mediaType,
				digest: ours.digest
			} : registry.resolve(reference);
		},
		get: async (reference) => found(reference) ?? registry.get(reference),
		async tags(repository) {
			const prefix = keyOf(repository, "");
			const names = [...written.keys()].flatMap((key) => key.startsWith(prefix) ? key.slice(prefix.length) : []);
			return [.../* @__PURE__ */ new Set([...await registry.tags(repository), ...names.filter((name) => !(0,_image_js__WEBPACK_IMPORTED_MODULE_2__.r)(name))])];
		},
		async referrers(repository, digest) {
			const there = await registry.referrers(repository, digest);
			const ours = [...written].flatMap(([key, { mediaType, bytes, digest: own }]) => {
				return key === keyOf(repository, own) && (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.p)(bytes, own).subject === digest ? [{
					mediaType,
					digest: own,
					size: bytes.length
				}] : [];
			});
			return [...there, ...ours];
		},
		mountBlob: async () => void 0,
		pushBlob: async () => {},
		putReferrer: async (repository, manifest) => put(repository, (0,_image_js__WEBPACK_IMPORTED_MODULE_2__.n)(manifest.bytes), manifest),
		remove: async () => true
	};
}
// src/image/platform-index.ts
/**
* An index with what `index` has for `platforms`, and what BuildKit attests of that. It has a digest of its own, because
* it is other bytes; where nothing is left out, it is the one that is there.
* @throws NOT_FOUND for a platform that is not there, INPUT_INVALID where there is no index to choose from
*/
function indexFor(index, from, platforms) {
	const { manifests } = (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.p)(index.bytes, (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.t)(from));
	if (manifests.length === 0) throw single(from);
	const images = manifests.filter((entry) => !(0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.m)(entry));
	const chosen = new Set(platforms.flatMap((text) => digestsFor((0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.g)(text), images, from)));
	const kept = (entry) => chosen.has((0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.m)(entry) ? entry.annotations?.["vnd.docker.reference.digest"] ?? "" : entry.digest);
	if (manifests.every(kept)) return index;
	const json = JSON.parse(index.bytes.toString("utf8"));
	const left = json.manifests.filter((_, position) => manifests[position] && kept(manifests[position]));
	const bytes = Buffer.from(JSON.stringify({
		...json,
		manifests: left
	}));
	return {
		mediaType: index.mediaType,
		digest: (0,_image_js__WEBPACK_IMPORTED_MODULE_2__.n)(bytes),
		bytes
	};
}
/** A registry in which `from` has a manifest that is nowhere yet. */
const having = (registry, from, manifest) => ({
	...registry,
	get: async (reference) => reference.digest === manifest.digest && (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.i)(reference, from) ? manifest : registry.get(reference)
});
/** Of Windows there are several for one platform, one for each version. */
function digestsFor(platform, images, from) {
	const found = images.filter((entry) => entry.platform && (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.y)(entry.platform, platform));
	if (found.length > 0) return found.map(({ digest }) => digest);
	const there = images.flatMap((entry) => entry.platform ? (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.h)(entry.platform) : []);
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("NOT_FOUND", `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.t)(from)} has no image for ${(0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_6__.h)(platform)}.`, { hint: `Name one that it has: ${[...new Set(there)].join(", ")}.` });
}
const single = (from) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("INPUT_INVALID", `Input platforms can't choose from ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.t)(from)}: it is one image.`, { hint: "Leave platforms out: there is no index of several to choose from." });
// src/steps/promote.ts
/** Blobs on their way at once at any one host: as many as docker push sends. */
const width = 5;
/** Tags that follow the highest version; anything else in the input tags is taken as it is. */
const floatingWords = [
	"latest",
	"major",
	"minor"
];
/** Copies an image by its digest to other repositories, registries and regions, with what is attached, and tags it there. */
const promoteStep = async (around, inputs) => {
	const context = inputs["dry-run"] ? {
		...around,
		report: foreseeing(around.report)
	} : around;
	const named = (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.r)(inputs.from);
	const targets = inputs.to.map((text) => targetOf(text, named, inputs.tags ?? []));
	const environment = await (0,_registry_js__WEBPACK_IMPORTED_MODULE_8__.t)(context, inputs.token, [named, ...targets.map(({ to }) => to)]);
	const client = (0,_registry_js__WEBPACK_IMPORTED_MODULE_8__.n)(context, environment);
	const ended = await context.report.phase("Promote", async () => {
		const { from, registry } = await sourceOf(inputs["dry-run"] ? dryRegistry(client) : client, named, inputs.platforms);
		const tools = {
			registry,
			lanes: (0,_lanes_js__WEBPACK_IMPORTED_MODULE_9__.t)(width),
			report: context.report
		};
		return Promise.allSettled(targets.map((target) => toOne(context, tools, from, target, inputs)));
	});
	const [failure, ...others] = ended.flatMap((result) => result.status === "rejected" ? [(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.n)(result.reason)] : []);
	for (const { code, message } of others) if (code !== "CANCELLED") context.report.warning(message);
	if (failure) throw failure;
	const done = ended.flatMap((result) => result.status === "fulfilled" ? [result.value] : []);
	const told = (actions) => done.flatMap(({ name, promoted }) => actions.includes(promoted.action) ? [name] : []).join("\n");
	return { outputs: {
		digest: done[0]?.promoted.digest ?? "",
		copied: told(["copied", "tagged"]),
		skipped: told(["present"]),
		tags: done.flatMap(({ tags }) => tags).join("\n")
	} };
};
/** What is promoted: all of the image, or an index of our own with the platforms that were asked for. */
async function sourceOf(registry, from, platforms = []) {
	if (platforms.length === 0) return {
		from,
		registry
	};
	const all = await registry.get(from);
	const index = indexFor(all, from, platforms);
	if (index === all) return {
		from,
		registry
	};
	const { domain, path, spelling } = from;
	return {
		from: {
			domain,
			path,
			spelling,
			digest: index.digest
		},
		registry: having(registry, from, index)
	};
}
const foreseeing = (report) => ({
	...report,
	line: (text) => report.line(`Dry run, not done: ${text}`)
});
function targetOf(text, from, asked) {
	const to = (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.r)(text);
	if (to.digest !== void 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("INPUT_INVALID", `Input to has ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.a)(text, 200)}, which names a digest.`, { hint: "The digest is that of the image that is promoted: name a repository, with or without a tag." });
	const floating = asked.filter((tag) => floatingWords.includes(tag));
	const named = [...to.tag ? [to.tag] : [], ...asked.filter((tag) => !floatingWords.includes(tag))];
	const tags = [...new Set(named.length > 0 ? named : from.tag ? [from.tag] : [])];
	if (floating.length === 0) return {
		to,
		tags,
		floating
	};
	const exact = tags.find(_version_tag_js__WEBPACK_IMPORTED_MODULE_5__.n);
	if (exact) return {
		to,
		tags,
		floating,
		version: exact.replace("_", "+")
	};
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("INPUT_INVALID", `Input tags has ${floating.join(", ")}, but no version that they follow.`, { hint: "Promote from the tag of a version, such as 1.4.2, or write that version among the tags." });
}
async function toOne(context, tools, from, target, inputs) {
	const { to, tags, version } = target;
	const { referrers, signatures, refresh } = inputs;
	if (inputs.platforms && from.digest && (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.i)(from, to)) await tools.registry.put(to, from.digest, await tools.registry.get(from));
	const promoted = await promote(tools, {
		from,
		to,
		tags,
		referrers,
		signatures,
		refresh
	});
	const name = `${to.spelling}${tags[0] ? `:${tags[0]}` : ""}@${promoted.digest}`;
	context.report.line(`${name}: ${promoted.action}${inWords(promoted.moved)}`);
	const moved = version === void 0 ? [] : await floatingTags(context, tools, target, version, promoted, inputs);
	return {
		name,
		promoted,
		tags: [.../* @__PURE__ */ new Set([...tags, ...moved])].map((tag) => `${to.spelling}:${tag}`)
	};
}
async function floatingTags(context, { registry }, { to, floating }, version, { digest }, { token }) {
	const published = (0,_plan_js__WEBPACK_IMPORTED_MODULE_7__.a)(await (0,_plan_js__WEBPACK_IMPORTED_MODULE_7__.t)(context, token));
	return (await applyTags(registry, context.report, {
		repository: to,
		version,
		digest,
		floating: {
			latest: floating.includes("latest"),
			major: floating.includes("major"),
			minor: floating.includes("minor")
		},
		...token ? { published: async () => (await published()).flatMap((one) => one.draft ? [] : (0,_plan_js__WEBPACK_IMPORTED_MODULE_7__.o)(one.tag)?.version ?? []) } : {}
	})).filter((step) => step.digest === digest && step.tag !== (0,_version_tag_js__WEBPACK_IMPORTED_MODULE_5__.t)(version)).map(({ tag }) => tag);
}
const inWords = ({ mounted, sent, present, bytes }) => mounted + sent + present === 0 ? "" : `, ${mounted} blobs mounted, ${sent} sent (${(bytes / 1e6).toFixed(1)} MB), ${present} there already`;



/***/ })

};
