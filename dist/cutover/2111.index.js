export const id = 2111;
export const ids = [2111,9534,3582,6883,825,4595];
export const modules = {

/***/ 9534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deployStep: () => (/* binding */ deployStep),
/* harmony export */   foresee: () => (/* binding */ foresee),
/* harmony export */   goLive: () => (/* binding */ goLive),
/* harmony export */   verified: () => (/* binding */ verified)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(398);
/* harmony import */ var _swap2_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(450);



// src/steps/deploy.ts
/** What would stop the release after its build, found before it. A version that was built for nothing can't be built again. */
async function foresee(context, plan) {
	const { ecs } = plan.settings;
	if (ecs) await (await Promise.all(/* import() */[__webpack_require__.e(7150), __webpack_require__.e(4400), __webpack_require__.e(4852)]).then(__webpack_require__.bind(__webpack_require__, 4852)).then((n) => n.t)).foresee(context, plan, ecs);
	else await (await Promise.all(/* import() */[__webpack_require__.e(4400), __webpack_require__.e(4305)]).then(__webpack_require__.bind(__webpack_require__, 4305)).then((n) => n.t)).foresee(context, plan);
}
/** Takes a release of these images live, wherever the plan says. Only what is spoken there is loaded. */
async function goLive(context, plan, images, dryRun) {
	const { ecs } = plan.settings;
	if (ecs) return await (await Promise.all(/* import() */[__webpack_require__.e(7150), __webpack_require__.e(4400), __webpack_require__.e(4852)]).then(__webpack_require__.bind(__webpack_require__, 4852)).then((n) => n.t)).goLive(context, plan, ecs, images, dryRun);
	return await (await Promise.all(/* import() */[__webpack_require__.e(4400), __webpack_require__.e(4305)]).then(__webpack_require__.bind(__webpack_require__, 4305)).then((n) => n.t)).release(context, plan, images, dryRun);
}
/** Lets only images pass that the environment's `verify` accepts. */
async function verified(context, plan, images) {
	if (plan.settings.verify) await (await Promise.all(/* import() */[__webpack_require__.e(7150), __webpack_require__.e(1596), __webpack_require__.e(6421)]).then(__webpack_require__.bind(__webpack_require__, 1596))).verifyImages(context, plan, images);
}
/** Deploys images that another step or job has built. */
const deployStep = async (context, inputs) => {
	const plan = await (0,_plan_js__WEBPACK_IMPORTED_MODULE_1__.r)(context, {
		...inputs,
		built: false
	});
	const images = (inputs.images ?? []).map(_swap2_js__WEBPACK_IMPORTED_MODULE_2__.n);
	if (plan.settings.verify) await context.report.phase("Verify", () => verified(context, plan, images));
	return await goLive(context, plan, images, inputs["dry-run"]);
};



/***/ }),

/***/ 2111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildStep: () => (/* binding */ buildStep),
/* harmony export */   releasePipeline: () => (/* binding */ releasePipeline),
/* harmony export */   summarized: () => (/* reexport safe */ _summarized_js__WEBPACK_IMPORTED_MODULE_21__.summarized)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _deploy2_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9534);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7346);
/* harmony import */ var _promote2_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7471);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3744);
/* harmony import */ var _lanes_js__WEBPACK_IMPORTED_MODULE_30__ = __webpack_require__(1654);
/* harmony import */ var _manifest_answer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7503);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4224);
/* harmony import */ var _small_blob_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6672);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6565);
/* harmony import */ var _version_tag_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3320);
/* harmony import */ var _wanted_tags_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(1762);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(398);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(7150);
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(2186);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(4527);
/* harmony import */ var _replace_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(9189);
/* harmony import */ var _scratch_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(4595);
/* harmony import */ var _version2_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(1591);
/* harmony import */ var _retire2_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(3582);
/* harmony import */ var _rollback2_js__WEBPACK_IMPORTED_MODULE_19__ = __webpack_require__(6883);
/* harmony import */ var _status2_js__WEBPACK_IMPORTED_MODULE_20__ = __webpack_require__(825);
/* harmony import */ var _summarized_js__WEBPACK_IMPORTED_MODULE_21__ = __webpack_require__(6762);
/* harmony import */ var _swap2_js__WEBPACK_IMPORTED_MODULE_22__ = __webpack_require__(450);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_23__ = __webpack_require__(7075);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_24__ = __webpack_require__(8522);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_25__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_26__ = __webpack_require__(6760);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_27__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_28__ = __webpack_require__(1455);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_29__ = __webpack_require__(6466);































// src/image/origin.ts
/** https://github.com/opencontainers/image-spec/blob/main/annotations.md#pre-defined-annotation-keys */
const labels = {
	revision: "org.opencontainers.image.revision",
	version: "org.opencontainers.image.version",
	created: "org.opencontainers.image.created"
};
/** A commit, whole or shortened as git does it; other systems write other things there, which nothing can be told from. */
const commit = /^[0-9a-f]{7,64}$/i;
/**
* What an image says about its origin, by its labels: of an index, the first image in it.
* @throws NOT_FOUND, DIGEST_MISMATCH, REGISTRY_REFUSED, and what every request to a registry throws
*/
async function originOf(registry, image) {
	const what = (0,_reference_js__WEBPACK_IMPORTED_MODULE_6__.t)(image);
	const { manifests, blobs } = (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_5__.p)((await registry.get(image)).bytes, what);
	const first = manifests.find((entry) => !(0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_5__.m)(entry));
	if (first) {
		const { domain, path, spelling } = image;
		return originOf(registry, {
			domain,
			path,
			spelling,
			digest: first.digest
		});
	}
	const [config] = blobs;
	if (!config) return {};
	return originIn(labelsOf((await (0,_small_blob_js__WEBPACK_IMPORTED_MODULE_7__.r)(registry, image, config)).toString("utf8")));
}
/** The commit that an image says it was built from; undefined where none is named. @throws as `originOf` does */
const revisionOf = async (registry, image) => (await originOf(registry, image)).revision;
function originIn(found) {
	const { [labels.revision]: revision, [labels.version]: version, [labels.created]: date } = found;
	const created = typeof date === "string" ? Date.parse(date) : NaN;
	return {
		...typeof revision === "string" && commit.test(revision) ? { revision } : {},
		...typeof version === "string" ? { version } : {},
		...Number.isNaN(created) ? {} : { created }
	};
}
/** Whatever is no config of an image has no label either: what runs images will say so in its turn. */
function labelsOf(text) {
	try {
		const content = JSON.parse(text);
		return Object(content?.config?.Labels);
	} catch (error) {
		if (error instanceof SyntaxError) return {};
		throw error;
	}
}
// src/image/replicated.ts
/** "Most images replicate in less than 30 minutes": https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html */
const patience = 18e5;
const first = 2e3;
const slowest = 3e4;
/**
* Waits until a registry that is a replica of another has the very image, by its digest.
* @throws TIMED_OUT after half an hour, DIGEST_MISMATCH, and what the registry throws
*/
async function awaitReplica({ registry, clock, report, signal }, image) {
	const what = (0,_reference_js__WEBPACK_IMPORTED_MODULE_6__.t)(image);
	const started = clock.monotonic();
	for (let pause = first;; pause = Math.min(pause * 2, slowest)) {
		const waited = clock.monotonic() - started;
		if (await registry.resolve(image)) {
			report.line(`${what}: replicated${waited > 0 ? ` after ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_8__.t)(waited)}` : ""}`);
			return;
		}
		if (waited + pause > patience) throw late(what);
		report.progress(`${what} is not replicated yet, for ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_8__.t)(waited)}`);
		await clock.sleep(pause, signal);
	}
}
const late = (what) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("TIMED_OUT", `${what} was not replicated in ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_8__.t)(patience)}.`, { hint: "Look at the replication configuration of the registry (its filters, its destinations), or name the repository under mirrors: then it is copied." });
// src/runner/apart.ts
/**
* A report for work beside which other work goes on: what it says is kept, and told in one piece, as one phase, when
* `tell` is called. Warnings and secrets are not kept back.
*/
function apart(report) {
	const kept = [];
	const line = (text) => void kept.push(() => report.line(text));
	return {
		report: {
			...report,
			phase: (title, work) => {
				line(title);
				return work();
			},
			line,
			foreign: (text) => kept.push(() => report.foreign(text))
		},
		tell: (title) => report.phase(title, async () => {
			for (const say of kept.splice(0)) say();
		})
	};
}
// src/image/append-base.ts
/** Of what nothing else is said about: what most nodes run. */
const usual = "linux/amd64";
const emptyBase = (platforms) => ({ images: (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_5__._)(platforms.length > 0 ? platforms : [usual]).map((platform) => ({
	platform,
	config: {
		...platform,
		rootfs: {
			type: "layers",
			diff_ids: []
		}
	},
	layers: [],
	blobs: []
})) });
/**
* The images of a base to append to: of an index those for `platforms`, or for linux/amd64; a base that is no index is
* taken as it is. @throws NOT_FOUND when one is missing, and what the registry throws
*/
async function baseOf(registry, base, platforms) {
	const root = await registry.get(base);
	const { manifests } = (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_5__.p)(root.bytes, (0,_reference_js__WEBPACK_IMPORTED_MODULE_6__.t)(base));
	const wanted = (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_5__._)(platforms);
	if (manifests.length === 0) {
		const image = await imageOf(registry, base, root);
		const other = wanted.find((platform) => !(0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_5__.y)(platform, image.platform));
		if (other) throw missing(base, other, [image.platform]);
		return { images: [image] };
	}
	const entries = manifests.filter((entry) => !(0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_5__.m)(entry));
	const { domain, path, spelling } = base;
	const chosen = (wanted.length > 0 ? wanted : (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_5__._)([usual])).map((platform) => {
		const found = entries.find((entry) => entry.platform && (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_5__.y)(entry.platform, platform));
		if (found) return found.digest;
		throw missing(base, platform, entries.flatMap((entry) => entry.platform ?? []));
	});
	const images = await Promise.all(chosen.map(async (digest) => imageOf(registry, base, await registry.get({
		domain,
		path,
		spelling,
		digest
	}))));
	return {
		digest: root.digest,
		images
	};
}
async function imageOf(registry, base, { bytes, digest }) {
	const what = `${base.spelling}@${digest}`;
	const [configBlob, ...blobs] = (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_5__.p)(bytes, what).blobs;
	const manifest = JSON.parse(bytes.toString("utf8"));
	const config = configBlob ? await configOf$1(registry, base, configBlob) : {};
	const platform = (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_5__.v)(config);
	if (platform && Array.isArray(Object(config.rootfs).diff_ids)) return {
		platform,
		config,
		layers: manifest.layers ?? [],
		blobs,
		digest
	};
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("BUILD_FAILED", `${what} is no image of a platform that something can be appended to.`, { hint: "Name an image that runs as the base: its config names an operating system, an architecture and its layers." });
}
async function configOf$1(registry, base, blob) {
	const bytes = await (0,_small_blob_js__WEBPACK_IMPORTED_MODULE_7__.r)(registry, base, blob);
	try {
		return Object(JSON.parse(bytes.toString("utf8")));
	} catch (error) {
		if (error instanceof SyntaxError) return {};
		throw error;
	}
}
const missing = (base, platform, there) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("NOT_FOUND", `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_6__.t)(base)} has no image for ${(0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_5__.h)(platform)}.`, { hint: `It has ${there.map(_manifest_answer_js__WEBPACK_IMPORTED_MODULE_5__.h).join(", ") || "none that names a platform"}. Name others under platforms, or another base.` });
// src/image/append-config.ts
const oci = (kind) => `application/vnd.oci.image.${kind}`;
const manifestType = oci("manifest.v1+json");
const configType = oci("config.v1+json");
/** Layers are the same bytes in both families of media types, and a manifest must not mix them. */
const layerTypes = {
	"application/vnd.docker.image.rootfs.diff.tar.gzip": oci("layer.v1.tar+gzip"),
	"application/vnd.docker.image.rootfs.diff.tar": oci("layer.v1.tar"),
	"application/vnd.docker.image.rootfs.diff.tar.zstd": oci("layer.v1.tar+zstd"),
	"application/vnd.docker.image.rootfs.foreign.diff.tar.gzip": oci("layer.nondistributable.v1.tar+gzip")
};
/** An image of one platform: the base's, with one layer more and what the settings say changed. Pure. */
function appended(base, addition, annotations) {
	const { digest, size } = addition.layer;
	const config = Buffer.from(JSON.stringify(configOf(base.config, addition)));
	const layers = [...base.layers.map((layer) => ({
		...layer,
		mediaType: layerTypes[String(layer.mediaType)] ?? layer.mediaType
	})), {
		mediaType: oci("layer.v1.tar+gzip"),
		digest,
		size
	}];
	const fields = {
		config: {
			mediaType: configType,
			digest: (0,_image_js__WEBPACK_IMPORTED_MODULE_4__.n)(config),
			size: config.length
		},
		layers
	};
	const version = base.config["os.version"];
	const platform = {
		...base.platform,
		...typeof version === "string" ? { "os.version": version } : {}
	};
	return {
		...manifestOf(manifestType, fields, annotations),
		config,
		platform
	};
}
function indexOf(images, annotations) {
	const manifests = images.map(({ mediaType, digest, bytes, platform }) => ({
		mediaType,
		digest,
		size: bytes.length,
		platform
	}));
	return manifestOf(oci("index.v1+json"), { manifests }, annotations);
}
function manifestOf(mediaType, fields, annotations) {
	const told = Object.keys(annotations).length > 0 ? { annotations } : {};
	const bytes = Buffer.from(JSON.stringify({
		schemaVersion: 2,
		mediaType,
		...fields,
		...told
	}));
	return {
		mediaType,
		digest: (0,_image_js__WEBPACK_IMPORTED_MODULE_4__.n)(bytes),
		bytes
	};
}
/** https://github.com/opencontainers/image-spec/blob/main/config.md */
function configOf(base, { layer, settings, labels, time }) {
	const created = (/* @__PURE__ */ new Date(time * 1e3)).toISOString();
	const diffIds = Object(base.rootfs).diff_ids;
	const told = Array.isArray(base.history) || diffIds.length === 0;
	const line = {
		created,
		created_by: `append to ${settings.to}`,
		comment: "cutover"
	};
	return {
		...base,
		created,
		config: { ...changedConfig(Object(base.config), settings, labels) },
		rootfs: {
			type: "layers",
			diff_ids: [...diffIds, layer.diffId]
		},
		...told ? { history: [...base.history ?? [], line] } : {}
	};
}
function changedConfig(base, settings, labels) {
	const { entrypoint, cmd, env, user, workdir, exposedPorts } = settings;
	const variables = new Map(listOf(base.Env).map((line) => [line.split("=")[0] ?? "", line]));
	for (const [name, value] of Object.entries(env)) variables.set(name, `${name}=${value}`);
	const { Cmd, ...rest } = base;
	return {
		...Cmd === void 0 || entrypoint !== void 0 ? rest : {
			...rest,
			Cmd
		},
		...entrypoint === void 0 ? {} : { Entrypoint: entrypoint },
		...cmd === void 0 ? {} : { Cmd: cmd },
		...variables.size === 0 ? {} : { Env: [...variables.values()] },
		...user === void 0 ? {} : { User: user },
		...workdir === void 0 ? {} : { WorkingDir: workdir },
		...exposedPorts.length === 0 ? {} : { ExposedPorts: {
			...Object(base.ExposedPorts),
			...portsOf(exposedPorts)
		} },
		Labels: {
			...Object(base.Labels),
			...labels,
			...settings.labels
		}
	};
}
const portsOf = (ports) => Object.fromEntries(ports.map((port) => [port.includes("/") ? port : `${port}/tcp`, {}]));
const listOf = (value) => Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
// src/image/tar.ts
const block = 512;
/** What ends an archive. */
const tarEnd = Buffer.alloc(2 * block);
/** What follows a file of `size` bytes. */
const tarPadding = (size) => Buffer.alloc((block - size % block) % block);
const flag = {
	file: "0",
	link: "2",
	folder: "5"
};
/** Eleven octal digits: what is larger has its size in a pax header. */
const largest = 8 ** 11 - 1;
const fits = (path) => Buffer.byteLength(path) <= 100;
/**
* What goes before an entry's content in the POSIX ustar format (IEEE Std 1003.1, pax): without owner, with the time
* that all have (seconds since 1970), the same for the same entry. What ustar can't hold stands in a pax header before.
*/
function tarHeader(entry, time = 0) {
	const records = paxRecords(entry);
	const bytes = Buffer.from(records);
	const pax = records === "" ? [] : [
		raw("pax", 420, bytes.length, "x", "", time),
		bytes,
		tarPadding(bytes.length)
	];
	const size = entry.type === "file" ? entry.size : 0;
	const mode = entry.type === "link" ? 511 : entry.mode;
	const path = entry.type === "folder" ? `${entry.path}/` : entry.path;
	const target = entry.type === "link" ? entry.target : "";
	return Buffer.concat([...pax, raw(path, mode, size > largest ? 0 : size, flag[entry.type], target, time)]);
}
function paxRecords(entry) {
	const path = fits(entry.path) ? "" : record("path", entry.path);
	const link = entry.type === "link" && !fits(entry.target) ? record("linkpath", entry.target) : "";
	const size = entry.type === "file" && entry.size > largest ? record("size", String(entry.size)) : "";
	return path + link + size;
}
/** `LENGTH name=value\n`, where LENGTH counts itself as well. */
function record(name, value) {
	const rest = Buffer.byteLength(` ${name}=${value}\n`);
	let length = rest + String(rest).length;
	if (rest + String(length).length !== length) length += 1;
	return `${length} ${name}=${value}\n`;
}
function raw(path, mode, size, type, target, time) {
	const bytes = Buffer.alloc(block);
	const octal = (value, length) => value.toString(8).padStart(length - 1, "0");
	const put = (text, at, length) => void bytes.write(text, at, length, "utf8");
	put(path, 0, 100);
	put(octal(mode, 8), 100, 8);
	put(octal(0, 8), 108, 8);
	put(octal(0, 8), 116, 8);
	put(octal(size, 12), 124, 12);
	put(octal(time, 12), 136, 12);
	put(" ".repeat(8), 148, 8);
	put(type, 156, 1);
	put(target, 157, 100);
	put("ustar\0", 257, 6);
	put("00", 263, 2);
	put(`${octal(bytes.reduce((total, byte) => total + byte, 0), 7)}\0 `, 148, 8);
	return bytes;
}
// src/image/layer.ts
/**
* Packs what is in `folder` as a layer that has it in `to`, into the new file `path`: no owner, one time (seconds since
* 1970) for all, so that the same files give the same bytes (with one version of zlib; `diffId` with any). No more than
* a piece of a file is held at a time. What a folder is above `to`, and `to` itself, stays as the base has it.
* @throws FILE_UNREADABLE, FILE_UNWRITABLE, CANCELLED, BUILD_FAILED for a file that changes meanwhile
*/
async function writeLayer(ports, { folder, to, time }, path) {
	const plain = (0,node_crypto__WEBPACK_IMPORTED_MODULE_25__.createHash)("sha256");
	const packed = (0,node_crypto__WEBPACK_IMPORTED_MODULE_25__.createHash)("sha256");
	let size = 0;
	const archive = async function* () {
		for await (const piece of archiveOf(ports, folder, to, time)) {
			plain.update(piece);
			yield piece;
			(0,_registry_js__WEBPACK_IMPORTED_MODULE_12__.i)(piece.length);
		}
	};
	const hashed = async function* (pieces) {
		for await (const piece of pieces) {
			packed.update(piece);
			size += piece.length;
			yield piece;
		}
	};
	const gzip = (0,node_stream__WEBPACK_IMPORTED_MODULE_23__.pipeline)(node_stream__WEBPACK_IMPORTED_MODULE_23__.Readable.from(archive(), { objectMode: false }), (0,node_zlib__WEBPACK_IMPORTED_MODULE_24__.createGzip)(), () => {});
	await ports.writeStream(path, node_stream__WEBPACK_IMPORTED_MODULE_23__.Readable.from(hashed(gzip), { objectMode: false }), ports.signal);
	return {
		digest: `sha256:${packed.digest("hex")}`,
		size,
		diffId: `sha256:${plain.digest("hex")}`
	};
}
async function* archiveOf({ readTree, readPart }, folder, to, time) {
	const prefix = to.replace(/^\/+|\/+$/g, "");
	for await (const entry of readTree(folder)) {
		if (whiteout.test(entry.path)) throw hiding((0,node_path__WEBPACK_IMPORTED_MODULE_26__.join)(folder, entry.path));
		yield tarHeader({
			...entry,
			path: prefix === "" ? entry.path : `${prefix}/${entry.path}`
		}, time);
		if (entry.type !== "file") continue;
		yield* exactly(readPart, (0,node_path__WEBPACK_IMPORTED_MODULE_26__.join)(folder, entry.path), entry);
		yield tarPadding(entry.size);
	}
	yield tarEnd;
}
/** https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts */
const whiteout = /(?:^|\/)\.wh\.[^/]*$/;
const hiding = (path) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("BUILD_FAILED", `${path} would take a file of the base away instead of adding one.`, { hint: "In an image a name that begins with .wh. hides what is below it: rename the file." });
/** Exactly as many bytes as the header said: anything else would spoil all that follows. */
async function* exactly(readPart, path, { size }) {
	let at = 0;
	try {
		for await (const piece of readPart(path, 0, size)) {
			at += piece.length;
			yield piece;
		}
	} catch (error) {
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("FILE_UNREADABLE", `Can't read ${path}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.i)(error)}.`, {
			hint: "Check that this user may read all that goes into the image.",
			cause: error,
			at: { file: path }
		});
	}
	if (at === size) return;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("BUILD_FAILED", `${path} changed while it was packed: it had ${size} bytes, then ${at}.`, { hint: "Build when everything that writes to the folder has ended." });
}
// src/image/append.ts
/** As many as docker push sends. */
const blobsAtOnce$2 = 5;
/**
* Builds without any tool: puts the files of the context on a base image as one more layer, sets what the image says of
* itself, and pushes it by its digest, under no name. What the base has is mounted, or copied from its registry. The
* same base, files, settings and labels give the same digest.
* @throws FILE_UNREADABLE, BUILD_FAILED, NOT_FOUND, INPUT_INVALID, and what the registries throw
*/
const append = (options) => ({ async build(request) {
	checkRequest$1(request);
	if (!await options.files.isFolder(request.context)) throw noFolder(request.context);
	return options.scratch((folder) => build$2(options, request, (0,node_path__WEBPACK_IMPORTED_MODULE_26__.join)(folder, "layer.tar.gz")));
} });
async function build$2(options, request, path) {
	const { registry, report, settings, time } = options;
	const { platforms = [], labels = {} } = request;
	const to = (0,_reference_js__WEBPACK_IMPORTED_MODULE_6__.r)(request.repository);
	const from = settings.base === "scratch" ? void 0 : (0,_reference_js__WEBPACK_IMPORTED_MODULE_6__.r)(settings.base);
	const base = from ? await baseOf(registry, from, platforms) : emptyBase(platforms);
	const layer = await writeLayer(options, {
		folder: request.context,
		to: settings.to,
		time
	}, path);
	report.line(`Packed ${request.context} as a layer of ${(layer.size / 1e6).toFixed(1)} MB`);
	const addition = {
		layer,
		settings,
		labels,
		time
	};
	const images = base.images.map((image) => appended(image, addition, annotationsOf(from, image.digest)));
	const tools = {
		registry,
		report,
		lanes: (0,_lanes_js__WEBPACK_IMPORTED_MODULE_30__.t)(blobsAtOnce$2)
	};
	const inherited = base.images.flatMap(({ blobs }) => blobs);
	if (from && !(0,_reference_js__WEBPACK_IMPORTED_MODULE_6__.i)(from, to)) await (0,_promote2_js__WEBPACK_IMPORTED_MODULE_3__.n)(tools, from, to, inherited);
	if (!await registry.hasBlob(to, layer)) await registry.pushBlob(to, layer, (start, end) => options.readPart(path, start, end));
	for (const { config } of images) await (0,_small_blob_js__WEBPACK_IMPORTED_MODULE_7__.n)(registry, to, config);
	const [first, ...others] = images;
	const root = first && others.length === 0 ? first : indexOf(images, annotationsOf(from, base.digest));
	if (root !== first) for (const image of images) await registry.put(to, image.digest, image);
	const digest = await registry.put(to, root.digest, root);
	return {
		digest,
		metadata: { "containerimage.digest": digest }
	};
}
/** https://github.com/opencontainers/image-spec/blob/main/annotations.md#pre-defined-annotation-keys */
function annotationsOf(base, digest) {
	if (!base || digest === void 0) return {};
	const { domain, path, tag = base.digest === void 0 ? "latest" : void 0 } = base;
	return {
		"org.opencontainers.image.base.name": (0,_reference_js__WEBPACK_IMPORTED_MODULE_6__.t)({
			domain,
			path,
			spelling: `${domain}/${path}`,
			...tag ? { tag } : {}
		}),
		"org.opencontainers.image.base.digest": digest
	};
}
/** Nothing that was asked for is left out in silence. @throws INPUT_INVALID */
function checkRequest$1(request) {
	const { repository, buildArgs = [], secrets = [], cacheFrom = [], cacheTo = [], annotations = [], extra = [] } = request;
	const reason = [
		[request.file !== void 0, "reads no Dockerfile (file)"],
		[request.target !== void 0, "has no stages (target)"],
		[buildArgs.length > 0, "takes no build arguments"],
		[secrets.length > 0, "takes no secrets"],
		[cacheFrom.length + cacheTo.length > 0, "needs no cache"],
		[request.builder !== void 0 || request.network !== void 0, "needs no builder and no network of one"],
		[annotations.length + extra.length > 0, "takes no arguments of buildx"],
		[(request.sbom ?? "false") !== "false", "writes no software bill of materials (sbom)"],
		[request.provenance === "mode=max", "writes no provenance, and provenance: max asks for it"]
	].find(([applies]) => applies)?.[1];
	if (reason === void 0) return;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `${repository} can't be built as asked: append ${reason}.`, { hint: "Leave that out, or write a Dockerfile and take append out of the configuration." });
}
const noFolder = (context) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("FILE_UNREADABLE", `There is no folder ${context} to append.`, { hint: "Check the path, relative to the repository, and that a step before this one made the folder." });
// src/image/build-secret.ts
/**
* The arguments that hand secrets to buildx, and the environment that holds the values: an argument list is for all to
* see who can list processes.
*/
function secretArguments(secrets) {
	const args = [];
	const environment = {};
	for (const [index, secret] of secrets.entries()) {
		const variable = "env" in secret ? secret.env : `CUTOVER_BUILD_SECRET_${index}`;
		if ("value" in secret) environment[variable] = secret.value;
		const from = "src" in secret ? `src=${secret.src}` : `env=${variable}`;
		args.push("--secret", [`id=${secret.id}`, from].map(csvField).join(","));
	}
	return {
		args,
		environment
	};
}
/** buildx reads its options as lines of RFC 4180. */
const csvField = (text) => /[",\n]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
// src/image/build-failure.ts
/** A build that went wrong; of what the tool said, the last line that is an error. */
function buildFailed(tool, repository, how, output, cause) {
	const lines = output.split("\n").filter((line) => line.trim() !== "");
	const last = lines.findLast((line) => /^error/i.test(line)) ?? lines.at(-1);
	const said = last === void 0 ? "" : `: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(last, 300)}`;
	const denied = /denied|unauthorized|insufficient_scope|\b40[13]\b/i.test(last ?? "");
	const unallowed = /^error: additional privileges requested/i.test(last ?? "");
	const shown = `The log above shows what ${tool} did. No tag was set, and nothing was deployed.`;
	return new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("BUILD_FAILED", `The build of ${repository} ended with ${how}${said}.`, {
		hint: denied ? refused : unallowed ? privileged : shown,
		cause
	});
}
const refused = "A registry refused: log in to it before this step, and let the job push (permissions: packages: write for ghcr.io).";
const privileged = "The bake file asks for more than its folder: allow what the log above names, as images.NAME.bake.allow: [fs.read=..].";
const alternatives = {
	docker: "Use a runner with Docker, or build without it by build-with: buildah or podman, which then must be installed.",
	buildah: "Install it in a step before this one (apt-get install buildah), or set build-with to podman or buildx.",
	podman: "Install it in a step before this one (apt-get install podman), or set build-with to buildah or buildx."
};
/** Runs a tool that builds. @throws TOOL_MISSING, which says what else could build */
async function runBuildTool(processes, command) {
	try {
		return await processes.run(command);
	} catch (error) {
		const hint = alternatives[command.tool];
		if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t) || error.code !== "TOOL_MISSING" || !hint) throw error;
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("TOOL_MISSING", error.message, {
			hint,
			cause: error
		});
	}
}
// src/image/buildx-builder.ts
/**
* Does `work` with a builder that can push by digest. The one inside the Docker daemon, which is there without any
* set-up, can not: then a BuildKit container is started for this build and removed after it.
* @throws TOOL_MISSING, BUILD_FAILED, CANCELLED, and what `work` throws
*/
async function withBuilder(options, { builder, repository }, work) {
	const { report, signal } = options;
	const found = await docker(options, [
		"buildx",
		"inspect",
		...builder ? [builder] : []
	], signal);
	if (found.code !== 0) throw unusable(found, builder);
	if (!/^Driver:\s*docker$/m.test(found.stdout)) return work(builder);
	const name = `cutover-${(0,_random_js__WEBPACK_IMPORTED_MODULE_13__.n)(4)}`;
	report.line(`The builder of the Docker daemon can't push by digest: starting BuildKit as ${name} for this build.`);
	report.line("With docker/setup-buildx-action before this step there is a builder already.");
	try {
		const create = [
			"buildx",
			"create",
			"--name",
			name,
			"--driver",
			"docker-container",
			...(0,_registry_js__WEBPACK_IMPORTED_MODULE_12__.r)((0,_reference_js__WEBPACK_IMPORTED_MODULE_6__.r)(repository).domain) ? ["--driver-opt", "network=host"] : [],
			"--bootstrap"
		];
		const created = await docker(options, create, signal);
		if (created.code !== 0) throw unusable(created, name);
		return await work(name);
	} finally {
		if ((await docker(options, [
			"buildx",
			"rm",
			"--force",
			name
		])).code !== 0) report.warning(`The builder ${name} is still there; remove it with docker buildx rm ${name}.`);
	}
}
const docker = ({ processes, environment }, args, signal) => runBuildTool(processes, {
	tool: "docker",
	args,
	...environment ? { environment } : {},
	...signal ? { signal } : {}
});
function unusable({ code, stdout, stderr }, builder = "the default one") {
	const said = (stderr.trim() || stdout.trim()).split("\n")[0] ?? "";
	if (/is not a docker command|unknown command/i.test(stderr)) return new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("TOOL_MISSING", `This docker has no buildx: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(said, 200)}.`, { hint: "Run docker/setup-buildx-action before this step, or install the package docker-buildx-plugin; build-with: buildah or podman builds without Docker." });
	return new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("BUILD_FAILED", `The builder ${builder} can't be used (exit code ${code}): ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(said, 200)}.`, { hint: "Run docker/setup-buildx-action before this step, and check that the Docker daemon runs." });
}
// src/image/buildx.ts
/** Builds with `docker buildx`, which must be installed; what it prints is reported as it comes. */
const buildx = (options) => buildxBuilder(options, {
	argumentsOf: buildxArguments,
	metadataOf: (all) => all
});
const buildxBuilder = (options, verb) => ({ build: (request) => withBuilder(options, request, (builder) => options.scratch((folder) => build$1(options, verb, {
	...request,
	...builder ? { builder } : {}
}, folder))) });
/** Pushed by digest, under no name. */
function outputOf({ repository, insecure }) {
	return [...[
		"type=image",
		`name=${repository}`,
		"push-by-digest=true",
		"name-canonical=true",
		"push=true"
	], ...insecure ? ["registry.insecure=true"] : []].map(csvField).join(",");
}
/**
* The arguments of `docker` for one build. The image is pushed by digest, under no name: nobody can pull a tag before
* all of the image is there, and a build that fails half-way changes no tag.
*/
function buildxArguments(request, metadataFile) {
	const { platforms = [], labels = {}, secrets = [] } = request;
	const each = (flag, values = []) => values.flatMap((value) => [flag, value]);
	const one = (flag, value) => value ? [flag, value] : [];
	return [
		"buildx",
		"build",
		...one("--builder", request.builder),
		...one("--file", request.file),
		...one("--target", request.target),
		...one("--platform", platforms.join(",")),
		...each("--build-arg", request.buildArgs),
		...secretArguments(secrets).args,
		...each("--cache-from", request.cacheFrom),
		...each("--cache-to", request.cacheTo),
		...Object.entries(labels).flatMap(([name, value]) => ["--label", `${name}=${value}`]),
		...each("--annotation", request.annotations),
		...one("--provenance", request.provenance),
		...one("--sbom", request.sbom),
		...one("--network", request.network),
		...request.extra ?? [],
		"--output",
		outputOf(request),
		"--metadata-file",
		metadataFile,
		request.context
	];
}
async function build$1(options, verb, request, folder) {
	const { processes, report, signal } = options;
	const { secrets = [], repository } = request;
	for (const secret of secrets) if ("value" in secret) report.mask(secret.value);
	const metadataFile = (0,node_path__WEBPACK_IMPORTED_MODULE_26__.join)(folder, "metadata.json");
	const ended = await runBuildTool(processes, {
		tool: "docker",
		args: verb.argumentsOf(request, metadataFile),
		environment: {
			...options.environment,
			...secretArguments(secrets).environment
		},
		onLine: (line) => report.foreign(line),
		...signal ? { signal } : {}
	});
	if (ended.code !== 0) throw buildFailed("docker buildx", repository, `exit code ${ended.code}`, ended.stderr);
	const metadata = verb.metadataOf(await readMetadata(options.files, metadataFile, repository));
	const digest = metadata["containerimage.digest"];
	if (typeof digest === "string" && (0,_image_js__WEBPACK_IMPORTED_MODULE_4__.r)(digest)) return {
		digest,
		metadata
	};
	throw buildFailed("docker buildx", repository, "no digest of what it pushed", "");
}
async function readMetadata(files, path, repository) {
	if (!await files.exists(path)) throw buildFailed("docker buildx", repository, "no word on what it pushed", "");
	try {
		return Object(JSON.parse((await files.read(path)).toString("utf8")));
	} catch (error) {
		throw buildFailed("docker buildx", repository, "unreadable words on what it pushed", "", error);
	}
}
// src/image/bake.ts
/** Builds one target of a bake file with `docker buildx bake`, and pushes it by its digest instead of under its tags. */
const bake = (options, settings) => buildxBuilder(options, {
	argumentsOf: (request, metadataFile) => bakeArguments(settings, request, metadataFile),
	metadataOf: (all) => Object(all[settings.target])
});
/** The arguments of `docker` for one target. What the request does not speak of stays as the file has it. */
function bakeArguments({ files, target, allow }, request, metadataFile) {
	const { platforms = [], labels = {}, buildArgs = [], secrets = [], cacheFrom = [], cacheTo = [] } = request;
	const set = (key, ...values) => values.flatMap((value) => ["--set", `${target}.${key}=${value}`]);
	const one = (flag, value) => value ? [flag, value] : [];
	const given = (key, value) => value === void 0 ? [] : set(key, value);
	return [
		...[
			"buildx",
			"bake",
			...one("--builder", request.builder),
			...files.flatMap((file) => ["--file", file])
		],
		...allow.flatMap((one) => ["--allow", one]),
		...given("context", request.context === "." ? void 0 : request.context),
		...given("dockerfile", request.file),
		...given("target", request.target),
		...given("network", request.network),
		...set("platform", ...platforms),
		...buildArgs.flatMap((argument) => ["--set", `${target}.args.${argument}`]),
		...secretsOf(secrets).flatMap((secret) => set("secrets+", secret)),
		...set("cache-from", ...cacheFrom),
		...set("cache-to", ...cacheTo),
		...Object.entries(labels).flatMap(([name, value]) => set(`labels.${name}`, value)),
		...set("annotations", ...request.annotations ?? []),
		...one("--provenance", request.provenance),
		...one("--sbom", request.sbom),
		...request.extra ?? [],
		...set("tags", request.repository),
		...set("output", outputOf(request)),
		...[
			"--metadata-file",
			metadataFile,
			target
		]
	];
}
/** What stands after each `--secret`. */
const secretsOf = (secrets = []) => secretArguments(secrets).args.filter((argument) => argument !== "--secret");
// src/image/build.ts
/** What an image says about where it comes from: https://github.com/opencontainers/image-spec/blob/main/annotations.md */
function originLabels(origin) {
	const { version, revision, source, created } = origin;
	return {
		"org.opencontainers.image.version": version,
		"org.opencontainers.image.revision": revision,
		...source === void 0 ? {} : { "org.opencontainers.image.source": source },
		...created === void 0 ? {} : { "org.opencontainers.image.created": new Date(created).toISOString() }
	};
}
/**
* SOURCE_DATE_EPOCH, the time that a reproducible build gives to all that it makes, in seconds since 1970:
* https://reproducible-builds.org/specs/source-date-epoch/ @throws INPUT_INVALID
*/
function sourceTime({ SOURCE_DATE_EPOCH: text }) {
	if (!text) return void 0;
	if (/^\d{1,11}$/.test(text)) return Number(text);
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `The variable SOURCE_DATE_EPOCH is ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(text)}: it must be whole seconds.`, { hint: "Set it to the time of the commit: git log -1 --format=%ct" });
}
// src/image/layout.ts
/**
* Pushes the one image of an OCI layout by its digest, under no name: parts first, what refers to them after. What is
* there already is not sent. https://github.com/opencontainers/image-spec/blob/main/image-layout.md
* @throws BUILD_FAILED when the layout has no image, and what the registry throws
*/
async function pushLayout(tools, { files, readPart }, folder, to) {
	const pathOf = (digest) => (0,node_path__WEBPACK_IMPORTED_MODULE_26__.join)(folder, "blobs", ...digest.split(":"));
	const { manifests } = (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_5__.p)(await files.read((0,node_path__WEBPACK_IMPORTED_MODULE_26__.join)(folder, "index.json")), folder);
	const entryOf = new Map(manifests.map((entry) => [entry.digest, entry]));
	const [root] = manifests;
	if (!root) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("BUILD_FAILED", `The builder left no image of ${to.spelling}.`, { hint: "The log above shows what it did." });
	const load = async (digest) => {
		const bytes = await files.read(pathOf(digest));
		for (const entry of (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_5__.p)(bytes, digest).manifests) entryOf.set(entry.digest, entry);
		return {
			mediaType: entryOf.get(digest)?.mediaType ?? root.mediaType,
			digest,
			bytes
		};
	};
	const registry = {
		...tools.registry,
		get: ({ digest }) => load(digest),
		readPart: (_from, { digest }, start, end) => readPart(pathOf(digest), start, end)
	};
	const manifest = await load(root.digest);
	await (0,_promote2_js__WEBPACK_IMPORTED_MODULE_3__.r)({
		...tools,
		registry
	}, {
		domain: folder,
		path: "",
		spelling: folder
	}, to, manifest);
	return tools.registry.put(to, manifest.digest, manifest);
}
// src/image/buildah.ts
/** As many as docker push sends. */
const blobsAtOnce$1 = 5;
/**
* Builds with buildah or podman, for machines without Docker: the image is written to a layout on the disk, and pushed
* from there by its digest under no name, as with buildx. They know no provenance and no bill of materials.
*/
const buildah = (options) => ({ async build(request) {
	checkRequest(options.tool, request);
	return options.scratch((folder) => build(options, request, folder));
} });
const isList = ({ platforms = [] }) => platforms.length > 1;
/** The arguments of one build, whose image or list of images is `name` in the tool's own store afterwards. */
function buildahArguments(request, name) {
	const { platforms = [], labels = {}, secrets = [], cacheFrom = [], cacheTo = [] } = request;
	const each = (flag, values = []) => values.flatMap((value) => [flag, value]);
	const one = (flag, value) => value ? [flag, value] : [];
	const caches = [...each("--cache-from", cacheFrom.map(cacheOf)), ...each("--cache-to", cacheTo.map(cacheOf))];
	return [
		...[
			"build",
			"--format",
			"oci",
			isList(request) ? "--manifest" : "--tag",
			name
		],
		...one("--file", request.file),
		...one("--target", request.target),
		...one("--platform", platforms.join(",")),
		...each("--build-arg", request.buildArgs),
		...secretArguments(secrets).args,
		...caches.length > 0 ? ["--layers", ...caches] : [],
		...Object.entries(labels).flatMap(([key, value]) => ["--label", `${key}=${value}`]),
		...each("--annotation", request.annotations),
		...one("--network", request.network),
		...request.extra ?? [],
		request.context
	];
}
/** The arguments that write `name` to a layout in `folder`. */
const layoutArguments = (request, name, folder) => [
	...isList(request) ? [
		"manifest",
		"push",
		"--all"
	] : ["push"],
	name,
	`oci:${folder}:image`
];
const removeArguments = (request, name) => isList(request) ? [
	"manifest",
	"rm",
	name
] : [
	"rmi",
	"--force",
	name
];
/** `ghcr.io/acme/cache` of `type=registry,ref=ghcr.io/acme/cache`; buildx would take both too. */
const cacheOf = (cache) => /^type=registry,ref=([^,]+)$/.exec(cache)?.[1] ?? cache;
/** Nothing that was asked for is left out in silence. @throws INPUT_INVALID */
function checkRequest(tool, request) {
	const { cacheFrom = [], cacheTo = [] } = request;
	const cache = [...cacheFrom, ...cacheTo].map(cacheOf).find((one) => one.includes("="));
	const reason = [
		[cache !== void 0, `knows no cache ${cache}, only those in registries (type=registry,ref=…)`],
		[(request.sbom ?? "false") !== "false", "writes no software bill of materials (sbom)"],
		[request.provenance === "mode=max", "writes no provenance, and provenance: max asks for it"],
		[request.builder !== void 0, `knows no builder ${request.builder} of buildx`]
	].find(([applies]) => applies)?.[1];
	if (reason === void 0) return;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `${tool} can't build ${request.repository} as asked: it ${reason}.`, { hint: "Leave that out, or build with buildx (build-with: buildx)." });
}
async function build(options, request, folder) {
	const { processes, report, registry, tool } = options;
	const { secrets = [] } = request;
	for (const secret of secrets) if ("value" in secret) report.mask(secret.value);
	const name = `localhost/cutover-${(0,_random_js__WEBPACK_IMPORTED_MODULE_13__.n)(8)}`;
	const layout = (0,node_path__WEBPACK_IMPORTED_MODULE_26__.join)(folder, "layout");
	await run(options, request, buildahArguments(request, name));
	try {
		await run(options, request, layoutArguments(request, name, layout));
		const digest = await pushLayout({
			registry,
			lanes: (0,_lanes_js__WEBPACK_IMPORTED_MODULE_30__.t)(blobsAtOnce$1),
			report
		}, options, layout, (0,_reference_js__WEBPACK_IMPORTED_MODULE_6__.r)(request.repository));
		return {
			digest,
			metadata: { "containerimage.digest": digest }
		};
	} finally {
		if ((await processes.run({
			tool,
			args: removeArguments(request, name)
		})).code !== 0) report.warning(`The image ${name} is still in the store of ${tool}.`);
	}
}
async function run(options, request, args) {
	const { processes, report, signal, tool } = options;
	const ended = await runBuildTool(processes, {
		tool,
		args,
		environment: secretArguments(request.secrets ?? []).environment,
		onLine: (line) => report.foreign(line),
		...signal ? { signal } : {}
	});
	if (ended.code === 0) return ended;
	throw buildFailed(tool, request.repository, `exit code ${ended.code}`, ended.stderr);
}
// src/io/parts.ts
/** Bytes of a file from `start` up to, not including, `end`, a piece at a time. Rejects as node's streams do. */
async function* readPart(path, start, end) {
	if (start < end) yield* (0,node_fs__WEBPACK_IMPORTED_MODULE_27__.createReadStream)(path, {
		start,
		end: end - 1
	});
}
/** @throws FILE_UNWRITABLE, CANCELLED, and what `content` fails with */
const writeStream = async (path, content, signal) => {
	try {
		await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_29__.pipeline)(content, (0,node_fs__WEBPACK_IMPORTED_MODULE_27__.createWriteStream)(path, { flags: "wx" }), signal ? { signal } : {});
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t) throw error;
		throw signal?.aborted ? (0,_clock_js__WEBPACK_IMPORTED_MODULE_14__.t)() : (0,_replace_js__WEBPACK_IMPORTED_MODULE_15__.n)(path, error);
	}
};
// src/io/tree.ts
/** In one order on every machine. @throws FILE_UNREADABLE, also for what is no file, folder or link */
const readTree = (folder) => below(folder, "");
async function* below(folder, path) {
	const names = await reading((0,node_path__WEBPACK_IMPORTED_MODULE_26__.join)(folder, path), (at) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_28__.readdir)(at));
	for (const name of names.sort((a, b) => a < b ? -1 : 1)) {
		const entry = await reading((0,node_path__WEBPACK_IMPORTED_MODULE_26__.join)(folder, path, name), (at) => described(at, path === "" ? name : `${path}/${name}`));
		yield entry;
		if (entry.type === "folder") yield* below(folder, entry.path);
	}
}
async function described(full, path) {
	const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_28__.lstat)(full);
	const mode = found.mode & 4095;
	if (found.isSymbolicLink()) return {
		type: "link",
		path,
		target: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_28__.readlink)(full)
	};
	if (found.isDirectory()) return {
		type: "folder",
		path,
		mode
	};
	if (found.isFile()) return {
		type: "file",
		path,
		mode,
		size: found.size
	};
	throw unreadable(full, "it is no file, folder or link");
}
async function reading(path, read) {
	try {
		return await read(path);
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t) throw error;
		throw unreadable(path, (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.i)(error).replace(/^E[A-Z0-9]+: |, \w+ '.*'$/g, ""), error);
	}
}
const unreadable = (path, why, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("FILE_UNREADABLE", `Can't read ${path}: ${why}.`, {
	hint: "Check that the path is right, relative to the repository, and that a step before this one made what should be there.",
	cause,
	at: { file: path }
});
// src/steps/builder.ts
/** What builds an image; `environment` is the one with the logins to registries. */
function builderFor({ processes, files, report, signal }, { append: appending, bake: baking, buildWith }, environment, registry) {
	const tools = {
		processes,
		files,
		report,
		signal,
		scratch: _scratch_js__WEBPACK_IMPORTED_MODULE_16__.n
	};
	if (appending) {
		const time = sourceTime(environment) ?? 0;
		return append({
			...tools,
			settings: appending,
			time,
			registry,
			readTree,
			readPart,
			writeStream
		});
	}
	if (!baking && buildWith !== "buildx") return buildah({
		...tools,
		tool: buildWith,
		registry,
		readPart
	});
	const { DOCKER_AUTH_CONFIG } = environment;
	const ofDocker = {
		...tools,
		...DOCKER_AUTH_CONFIG ? { environment: { DOCKER_AUTH_CONFIG } } : {}
	};
	return baking ? bake(ofDocker, baking) : buildx(ofDocker);
}
/** What the builder is asked for: the settings, and labels that tell where the image comes from. */
function requestOf({ run, clock, environment }, release, image) {
	const time = sourceTime(environment);
	const labels = originLabels({
		version: release.version,
		revision: release.sha,
		...run.repository ? { source: `${run.server}/${run.repository}` } : {},
		created: time === void 0 ? clock.now() : time * 1e3
	});
	return {
		...settingsOf(image),
		labels
	};
}
const settingsOf = (image) => ({
	repository: image.repository,
	context: image.context,
	...image.file === void 0 ? {} : { file: image.file },
	...image.target === void 0 ? {} : { target: image.target },
	platforms: image.platforms,
	buildArgs: Object.entries(image.buildArgs).map(([name, value]) => `${name}=${value}`),
	secrets: Object.entries(image.secrets).map(([id, value]) => ({
		id,
		value
	})),
	cacheFrom: image.cacheFrom,
	cacheTo: image.cacheTo,
	...image.bake && image.provenance === "min" ? {} : { provenance: image.provenance === false ? "false" : `mode=${image.provenance}` },
	...image.bake && !image.sbom ? {} : { sbom: String(image.sbom) },
	...image.builder === void 0 ? {} : { builder: image.builder }
});
// src/steps/promoted.ts
/** As many records as one request gives. */
const mostRecords = 100;
/**
* The image that the environment `from` runs of this release: by its record of the same version, or of a prerelease of
* it (1.4.2-rc.1 of 1.4.2) built from the same commit; without any record, by the version's exact tag. Never a build.
* @throws PREFLIGHT_FAILED when the version did not succeed there, NOT_FOUND when there is no image to take
*/
async function promotedImage(registry, plan, from, repository, tag = (0,_version_tag_js__WEBPACK_IMPORTED_MODULE_9__.t)(plan.release.version)) {
	const { domain, path, spelling } = repository;
	const place = {
		domain,
		path,
		spelling
	};
	const { version } = plan.release;
	const digest = await recordedDigest(registry, plan, from, place);
	const found = await registry.resolve({
		...place,
		...digest ? { digest } : { tag }
	});
	if (found) return found;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("NOT_FOUND", `There is no image of ${spelling} ${version} to promote from ${from}.`, { hint: digest ? `${from} was released with ${digest}, which the registry has no more: release it there anew.` : `Release ${version}, or a prerelease of the same commit, to ${from} first: this environment builds nothing.` });
}
async function recordedDigest(registry, plan, from, repository) {
	const { github, release } = plan;
	if (!github) return void 0;
	const { historyOf } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 4400)).then((n) => n.c);
	const history = await historyOf(github, from, mostRecords);
	const same = history.find(({ version }) => version === release.version);
	if (same && same.outcome !== "SUCCEEDED") throw unproven(same, from);
	if (same) return digestIn(same, repository);
	for (const entry of history.filter((one) => isPrereleaseOf(one, release.version) && one.outcome === "SUCCEEDED")) {
		const digest = digestIn(entry, repository);
		const revision = digest && await revisionOf(registry, {
			...repository,
			digest
		});
		if (revision && release.sha.startsWith(revision.toLowerCase())) return digest;
	}
}
const isPrereleaseOf = (entry, version) => entry.version.startsWith(`${version}-`);
/** Of an entry the image of this repository, however it was spelled. */
function digestIn({ images }, repository) {
	const digest = images.find((image) => (0,_reference_js__WEBPACK_IMPORTED_MODULE_6__.i)((0,_reference_js__WEBPACK_IMPORTED_MODULE_6__.r)(image.repository), repository))?.digest;
	return digest !== void 0 && (0,_image_js__WEBPACK_IMPORTED_MODULE_4__.r)(digest) ? digest : void 0;
}
const unproven = ({ version, outcome, runUrl }, from) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("PREFLIGHT_FAILED", `${version} can't be promoted from ${from}: its release there ended with ${outcome ?? "no known outcome"}.`, { hint: `Let it succeed there first${runUrl ? ` (${runUrl})` : ""}, or release a repaired version.` });
// src/steps/images.ts
/** Two builds keep both processors of a runner busy; more would only wait for each other's memory. */
const buildsAtOnce = 2;
const anything = async () => {};
/**
* Builds every image of the release, pushes it by digest, and only when it is accepted sets its tags: exact first,
* floating after.
*/
async function buildImages(context, plan, given, accept = anything) {
	const environment = await (0,_registry_js__WEBPACK_IMPORTED_MODULE_12__.t)(context, plan.token, repositoriesOf(plan));
	const registry = (0,_registry_js__WEBPACK_IMPORTED_MODULE_12__.n)(context, environment);
	const { images } = plan.settings;
	if (images.some(({ attest }) => attest)) (await __webpack_require__.e(/* import() */ 2404).then(__webpack_require__.bind(__webpack_require__, 2404))).assertAttestable(context, plan);
	const one = (context, image) => buildOne(context, plan, {
		image,
		builder: given ?? builderFor(context, image, environment, registry),
		registry,
		accept
	});
	const [first, second] = images;
	if (first && !second) return [await context.report.phase(`Build ${first.name}`, () => one(context, first))];
	return (0,_lanes_js__WEBPACK_IMPORTED_MODULE_30__.t)(buildsAtOnce).each(["build"], images, async (image) => {
		const { report, tell } = apart(context.report);
		context.report.progress(`Building ${image.name}`);
		return one({
			...context,
			report
		}, image).finally(() => tell(`Build ${image.name}`));
	});
}
const repositoriesOf = ({ settings }) => settings.images.flatMap(({ repository, mirrors, replicated = [], append }) => {
	const bases = append && append.base !== "scratch" ? [append.base] : [];
	return [
		repository,
		...mirrors,
		...replicated,
		...bases
	].map((one) => (0,_reference_js__WEBPACK_IMPORTED_MODULE_6__.r)(one));
});
/** For a dry run: each image as the registry has it, or unbuilt. */
async function plannedImages(context, plan, accept = anything) {
	const { release, settings } = plan;
	const registry = (0,_registry_js__WEBPACK_IMPORTED_MODULE_12__.n)(context, await (0,_registry_js__WEBPACK_IMPORTED_MODULE_12__.t)(context, plan.token, repositoriesOf(plan)));
	const images = await Promise.all(settings.images.map(async ({ name, repository, tags }) => {
		const tag = (0,_version_tag_js__WEBPACK_IMPORTED_MODULE_9__.t)(release.version, tags.affixes);
		const found = await presentImage(registry, plan, (0,_reference_js__WEBPACK_IMPORTED_MODULE_6__.r)(repository), tag);
		const digest = found?.digest ?? _image_js__WEBPACK_IMPORTED_MODULE_4__.i;
		context.report.line(found ? `Would use ${repository}:${tag}@${digest}` : `Would build ${repository}:${tag}`);
		return {
			name,
			repository,
			digest,
			tag
		};
	}));
	await accept(context, plan, images);
	return images;
}
/** The image to go on with instead of a build: where an environment takes those of another, there must be one. */
const presentImage = (registry, plan, repository, tag) => plan.settings.promoteFrom === void 0 ? taggedImage(registry, plan.release, repository, tag) : promotedImage(registry, plan, plan.settings.promoteFrom, repository, tag);
/** What the exact tag means already. @throws TAG_TAKEN when that was built from another commit */
async function taggedImage(registry, release, repository, tag) {
	const found = await registry.resolve({
		...repository,
		tag
	});
	if (!found || release.kind === "dispatch") return found;
	const { domain, path, spelling } = repository;
	const revision = await revisionOf(registry, {
		domain,
		path,
		spelling,
		digest: found.digest
	});
	if (revision === void 0 || release.sha.startsWith(revision.toLowerCase())) return found;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("TAG_TAKEN", `${spelling}:${tag} was built from commit ${revision}, and this release is of ${release.sha}.`, { hint: "A published version is never replaced: publish this commit under a new version. Where another job builds the image, let it set the label org.opencontainers.image.revision to the commit." });
}
async function buildOne(context, plan, { image, builder, registry, accept }) {
	const { report } = context;
	const { release, settings } = plan;
	const repository = (0,_reference_js__WEBPACK_IMPORTED_MODULE_6__.r)(image.repository);
	const tag = (0,_version_tag_js__WEBPACK_IMPORTED_MODULE_9__.t)(release.version, image.tags.affixes);
	(0,_wanted_tags_js__WEBPACK_IMPORTED_MODULE_10__.t)(image.tags, {
		...(0,_version2_js__WEBPACK_IMPORTED_MODULE_17__.t)(context, release),
		version: release.version
	});
	const found = await presentImage(registry, plan, repository, tag);
	const { digest, metadata } = found ? {
		...found,
		metadata: {}
	} : await builder.build(requestOf(context, release, image));
	report.line(`${found ? "Found" : "Pushed"} ${image.repository}@${digest}`);
	if (image.attest && !found) await (await __webpack_require__.e(/* import() */ 2404).then(__webpack_require__.bind(__webpack_require__, 2404))).attestImage(context, plan, registry, {
		...repository,
		digest
	});
	const pinned = {
		name: image.name,
		repository: image.repository,
		digest,
		tag
	};
	await accept(context, plan, [pinned]);
	const mirrors = settings.promoteFrom === void 0 ? image.mirrors.map((mirror) => (0,_reference_js__WEBPACK_IMPORTED_MODULE_6__.r)(mirror)) : [];
	for (const to of mirrors) await mirror({
		registry,
		report,
		lanes: (0,_lanes_js__WEBPACK_IMPORTED_MODULE_30__.t)(blobsAtOnce)
	}, {
		...repository,
		digest
	}, to);
	const tags = [];
	for (const place of [repository, ...mirrors]) tags.push(...await tagOne(context, plan, {
		image,
		registry,
		place,
		digest
	}));
	const { clock, signal } = context;
	for (const replica of settings.promoteFrom === void 0 ? image.replicated ?? [] : []) await awaitReplica({
		registry,
		clock,
		report,
		signal
	}, {
		...(0,_reference_js__WEBPACK_IMPORTED_MODULE_6__.r)(replica),
		digest
	});
	return {
		...pinned,
		tags: [...new Set(tags)],
		metadata
	};
}
/** As many as docker push sends. */
const blobsAtOnce = 5;
/** Everything but the tags, which come when the image is everywhere. */
async function mirror(tools, from, to) {
	const { action } = await (0,_promote2_js__WEBPACK_IMPORTED_MODULE_3__.t)(tools, {
		from,
		to,
		tags: [],
		referrers: true,
		signatures: false,
		refresh: false
	});
	const copy = {
		domain: to.domain,
		path: to.path,
		spelling: to.spelling,
		digest: from.digest ?? ""
	};
	if (!await tools.registry.resolve(copy)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("NOT_FOUND", `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_6__.t)(copy)} was copied, and is not there.`, { hint: "Run it again. Look whether a rule of that registry deletes images as soon as they come." });
	tools.report.line(`${(0,_reference_js__WEBPACK_IMPORTED_MODULE_6__.t)(copy)}: ${action}`);
}
/** @returns the tags that mean the image afterwards */
async function tagOne(context, plan, { image, registry, place, digest }) {
	const { release, published, tagPrefix } = plan;
	return (await (0,_promote2_js__WEBPACK_IMPORTED_MODULE_3__.i)(registry, context.report, {
		repository: place,
		version: release.version,
		digest,
		floating: image.tags,
		event: (0,_version2_js__WEBPACK_IMPORTED_MODULE_17__.t)(context, release),
		originOf: (reference) => originOf(registry, reference),
		published: async () => (await published()).flatMap((one) => one.draft ? [] : (0,_plan_js__WEBPACK_IMPORTED_MODULE_11__.o)(one.tag, tagPrefix)?.version ?? [])
	})).filter((step) => step.digest === digest).map((step) => step.tag);
}
// src/steps/build.ts
/** Builds and pushes the release's images, for workflows that deploy by other means or in another job. */
const buildStep = async (context, inputs) => {
	const plan = await (0,_plan_js__WEBPACK_IMPORTED_MODULE_11__.r)(context, {
		...inputs,
		deployed: false,
		gates: []
	});
	const built = await buildImages(context, plan);
	const references = built.map(({ repository, tag, digest }) => `${repository}:${tag}@${digest}`);
	return { outputs: {
		digest: built[0]?.digest ?? "",
		image: references[0] ?? "",
		images: references.join("\n"),
		tags: built.flatMap((image) => tagged(plan, image)).join("\n"),
		metadata: JSON.stringify(Object.fromEntries(built.map(({ name, metadata }) => [name, metadata])))
	} };
};
/** Every tag in every repository that has the image. */
function tagged({ settings }, { name, repository, tags }) {
	const { mirrors = [] } = settings.images.find((image) => image.name === name) ?? {};
	return [repository, ...mirrors].flatMap((place) => tags.map((tag) => `${place}:${tag}`));
}
// src/pipeline.ts
/**
* A published release becomes images, images become pinned manifests, manifests become a guarded cutover of live traffic,
* and the cutover leaves a record from which it can be undone in one write.
*/
const releaseWith = (builder) => async (context, inputs) => {
	const plan = await context.report.phase("Plan", () => (0,_plan_js__WEBPACK_IMPORTED_MODULE_11__.r)(context, inputs));
	await (0,_deploy2_js__WEBPACK_IMPORTED_MODULE_1__.foresee)(context, plan);
	const images = inputs["dry-run"] ? await plannedImages(context, plan, _deploy2_js__WEBPACK_IMPORTED_MODULE_1__.verified) : await buildImages(context, plan, builder, _deploy2_js__WEBPACK_IMPORTED_MODULE_1__.verified);
	const told = await (0,_deploy2_js__WEBPACK_IMPORTED_MODULE_1__.goLive)(context, plan, images, inputs["dry-run"]);
	const [first] = images;
	const image = first && `${first.repository}:${first.tag}@${first.digest}`;
	const { requests: _requests, ...outputs } = told.outputs;
	return {
		...told,
		outputs: {
			...outputs,
			digest: first?.digest ?? "",
			image: image ?? ""
		}
	};
};
const releasePipeline = releaseWith();



/***/ }),

/***/ 9189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ unwritable),
/* harmony export */   t: () => (/* binding */ replaceAll)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7346);
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2186);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3024);




// src/io/replace.ts
const unwritable = (path, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("FILE_UNWRITABLE", `Can't write ${path}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.i)(cause)}.`, {
	hint: "Check the free space and the permissions of its folder. Nothing of the old file was changed.",
	cause,
	at: { file: path }
});
/** Files.writeAll. Synchronous, because thousands of files go several times faster that way, and nothing else is due. */
function replaceAll(contents) {
	const suffix = (0,_random_js__WEBPACK_IMPORTED_MODULE_1__.n)(4);
	const staged = [];
	let current = "";
	try {
		for (const [path, content] of contents) {
			current = path;
			const { target, mode } = placeOf(path);
			const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(target), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(target)}.${suffix}`);
			staged.push({
				path,
				target,
				temporary
			});
			stage(temporary, content, mode);
		}
		for (const { path, target, temporary } of staged) {
			current = path;
			(0,node_fs__WEBPACK_IMPORTED_MODULE_3__.renameSync)(temporary, target);
		}
	} catch (error) {
		for (const { temporary } of staged) (0,node_fs__WEBPACK_IMPORTED_MODULE_3__.rmSync)(temporary, { force: true });
		throw unwritable(current, error);
	}
}
/** A link stays one: what it points to is replaced. A file that is new gets what the umask allows. */
function placeOf(path) {
	const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_3__.lstatSync)(path, { throwIfNoEntry: false });
	if (!found?.isSymbolicLink()) return {
		target: path,
		mode: found?.mode
	};
	const target = (0,node_fs__WEBPACK_IMPORTED_MODULE_3__.realpathSync)(path);
	return {
		target,
		mode: (0,node_fs__WEBPACK_IMPORTED_MODULE_3__.lstatSync)(target).mode
	};
}
function stage(temporary, content, mode) {
	const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_3__.openSync)(temporary, "wx", mode);
	try {
		(0,node_fs__WEBPACK_IMPORTED_MODULE_3__.writeFileSync)(file, content);
	} finally {
		(0,node_fs__WEBPACK_IMPORTED_MODULE_3__.closeSync)(file);
	}
}



/***/ }),

/***/ 3582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   retireStep: () => (/* binding */ retireStep)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4400);
/* harmony import */ var _kubernetes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4305);
/* harmony import */ var _rollback2_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6883);





// src/steps/retire.ts
/** Puts what is kept no longer to size 0, from what the cluster itself tells: for a schedule, and for people. */
const retireStep = async (context, inputs) => {
	const { settings } = await (0,_rollback2_js__WEBPACK_IMPORTED_MODULE_4__.placeOf)(context, inputs);
	const { report, changes } = listening(context);
	const places = (0,_record_js__WEBPACK_IMPORTED_MODULE_2__.o)((0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_3__.n)({ settings }));
	const done = await (0,_record_js__WEBPACK_IMPORTED_MODULE_2__.i)(places, (place) => retireIn(context, report, settings, place, inputs.now));
	for (const { why } of done) context.report.line(why);
	const outputs = {
		outcome: done.find(({ outcome }) => (0,_record_js__WEBPACK_IMPORTED_MODULE_2__.f)(outcome) !== 0)?.outcome ?? "SUCCEEDED",
		environment: settings.environment,
		version: [...new Set(done.map(({ version }) => version))].join(", "),
		changes: changes.join("\n")
	};
	const failures = done.filter(({ outcome }) => (0,_record_js__WEBPACK_IMPORTED_MODULE_2__.f)(outcome) !== 0).map(({ why }) => why);
	if (failures.length === 0) return { outputs };
	return {
		outputs,
		failure: new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("STOPPED", `${failures.join("; ")}.`, { hint: "Nobody watches a release that was cut off. Its workflow, run again, resumes it." })
	};
};
async function retireIn(context, report, { strategy }, { wave, target }, atOnce) {
	const { clock, signal, run } = context;
	const { cluster, patient } = await (0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_3__.i)(context, target);
	const { readHistory } = await __webpack_require__.e(/* import() */ 6497).then(__webpack_require__.bind(__webpack_require__, 6497));
	const { rollOut } = await Promise.all(/* import() */[__webpack_require__.e(3268), __webpack_require__.e(2688)]).then(__webpack_require__.bind(__webpack_require__, 2688));
	const set = liveSet(await readHistory(patient, target.app), target.app);
	const terms = {
		intent: "retire",
		strategy,
		gates: {
			before: [],
			after: []
		},
		outside: context,
		run,
		atOnce
	};
	const { outcome, why } = await report.phase((0,_record_js__WEBPACK_IMPORTED_MODULE_2__.s)("Retire", wave), () => rollOut(cluster, set, terms, {
		clock,
		signal,
		report
	}));
	return {
		outcome,
		why: `${wave ? `${target.app} in ${wave}` : target.app}: ${why}`,
		version: set.version
	};
}
/** What is done by the way, told and kept. */
function listening({ report }) {
	const changes = [];
	const line = (text) => {
		changes.push(text);
		report.line(text);
	};
	return {
		changes,
		report: {
			...report,
			line
		}
	};
}
/** The release that has the traffic, as its bundle keeps it. */
function liveSet({ live, kept }, app) {
	const releases = new Set(live.values());
	const found = kept.find(({ release }) => releases.has(release));
	if (found) return found.set();
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("NOT_FOUND", `No release of ${app} is live, so there is nothing to retire.`, { hint: "Check the app, the namespace and the cluster." });
}



/***/ }),

/***/ 6883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   placeOf: () => (/* binding */ placeOf),
/* harmony export */   rollbackStep: () => (/* binding */ rollbackStep)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _load_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3801);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(398);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7346);
/* harmony import */ var _kubernetes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4305);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4400);






// src/steps/rollback.ts
/** The place that a step without a release works on: everything that the config says of the environment asked for. */
async function placeOf(context, inputs) {
	const file = await (0,_load_js__WEBPACK_IMPORTED_MODULE_1__.t)(context.files, inputs.config);
	if (!file && inputs.namespace === void 0 && inputs.cluster === void 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t("INPUT_INVALID", "Input namespace is missing.", { hint: "Give namespace and app (on Amazon ECS cluster and service) as the release has them, or run where its .github/cutover.yml is." });
	const occasion = {
		kind: "dispatch",
		ref: "",
		prerelease: false
	};
	const environment = inputs.environment ?? (file ? void 0 : "production");
	const overrides = {
		...(0,_plan_js__WEBPACK_IMPORTED_MODULE_2__.n)(inputs),
		environment,
		built: false,
		gates: [],
		...inputs.namespace && !file ? { manifests: [] } : {}
	};
	return {
		settings: (0,_plan_js__WEBPACK_IMPORTED_MODULE_2__.l)(overrides, file, occasion, context.environment),
		github: await (0,_plan_js__WEBPACK_IMPORTED_MODULE_2__.t)(context, inputs.token)
	};
}
/** Back to the version before, or to the one that is named: from what is kept where it runs, without a build or a checkout. */
const rollbackStep = async (context, inputs) => {
	const plan = await placeOf(context, inputs);
	const { ecs } = plan.settings;
	const { to, reason, "dry-run": dryRun } = inputs;
	const told = ecs ? await (await Promise.all(/* import() */[__webpack_require__.e(7150), __webpack_require__.e(4852), __webpack_require__.e(9614)]).then(__webpack_require__.bind(__webpack_require__, 9614))).goBack(context, {
		plan,
		ecs,
		to,
		reason,
		dryRun
	}) : await inClusters(context, inputs, plan);
	const { outcome, summary, environment, version, previous: from, waves } = told.outputs;
	return {
		...told,
		outputs: {
			outcome,
			environment,
			summary,
			from,
			to: version,
			...waves ? { waves } : {}
		}
	};
};
/** One cluster after the other. */
async function inClusters(context, inputs, plan) {
	const places = (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.o)((0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_4__.n)(plan));
	const { reason, "dry-run": dryRun } = inputs;
	let to = inputs.to;
	const wavesWith = (record) => places.map(({ wave = "", target }) => ({
		name: wave,
		async go() {
			const told = await (0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_4__.r)(context, {
				plan,
				target,
				wave,
				to,
				reason,
				record,
				dryRun
			});
			to ??= told.outputs.version;
			return told;
		}
	}));
	const { environment } = plan.settings;
	const { hide } = context.report;
	const rules = {
		goOn: () => to !== void 0,
		environment,
		version: to ?? "",
		hide
	};
	const [only] = wavesWith();
	const told = only && places.length === 1 ? await only.go() : await (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.n)(context, plan, (record) => (0,_record_js__WEBPACK_IMPORTED_MODULE_5__.a)(wavesWith(record), rules));
	return {
		...told,
		outputs: {
			...told.outputs,
			version: to ?? ""
		}
	};
}



/***/ }),

/***/ 4595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ systemScratch),
/* harmony export */   t: () => (/* binding */ scratch_exports)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8161);




// src/io/scratch.ts
var scratch_exports = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.r)({ systemScratch: () => systemScratch });
/** Below the runner's own temporary folder where there is one, because a self-hosted runner empties that one. */
const systemScratch = async (work) => {
	const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(process.env.RUNNER_TEMP ?? (0,node_os__WEBPACK_IMPORTED_MODULE_3__.tmpdir)(), "cutover-"));
	try {
		return await work(folder);
	} finally {
		await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(folder, {
			recursive: true,
			force: true
		});
	}
};



/***/ }),

/***/ 6672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ pushSmall),
/* harmony export */   r: () => (/* binding */ readSmall),
/* harmony export */   t: () => (/* binding */ largestSmall)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7346);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3744);


// src/image/small-blob.ts
/** Of a config or a bundle, in bytes. Those there are have some 10,000: a hostile one must not fill the memory. */
const largestSmall = 16777216;
/** Reads a blob whole. @throws REGISTRY_REFUSED when it is said to be larger than any that is held, and as `readBlob` */
async function readSmall(registry, repository, { digest, size }) {
	if (!(size >= 0 && size <= 16777216)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("REGISTRY_REFUSED", `${repository.spelling}@${digest} is to be read as a config or a signature, and has ${size} bytes.`, { hint: "Look at what the manifest that names it is, and who pushed it." });
	const chunks = [];
	for await (const chunk of registry.readBlob(repository, {
		digest,
		size
	})) chunks.push(chunk);
	return Buffer.concat(chunks);
}
/** Makes a repository have these bytes, and names them. @throws as `pushBlob` */
async function pushSmall(registry, repository, bytes) {
	const blob = {
		digest: (0,_image_js__WEBPACK_IMPORTED_MODULE_1__.n)(bytes),
		size: bytes.length
	};
	async function* source(start, end) {
		yield bytes.subarray(start, end);
	}
	if (!await registry.hasBlob(repository, blob)) await registry.pushBlob(repository, blob, source);
	return blob;
}



/***/ }),

/***/ 825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   statusStep: () => (/* binding */ statusStep)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _kubernetes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4305);
/* harmony import */ var _rollback2_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6883);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4400);




// src/steps/status.ts
/** What runs in one cluster, since when, and what can be gone back to: as the cluster tells it. */
async function statusOf(context, environment, { wave, target }) {
	const { cluster, patient } = await (0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_1__.i)(context, target);
	const { readHistory } = await __webpack_require__.e(/* import() */ 6497).then(__webpack_require__.bind(__webpack_require__, 6497));
	const { journal, holder, live, kept } = await readHistory(patient, target.app);
	const versionOf = (release) => kept.find((one) => one.release === release)?.version ?? release ?? "unknown";
	const releases = [...new Set(live.values())];
	const healthy = journal?.phase === "done" && releases.length === 1;
	const turnedBack = journal?.phase === "done" && journal.outcome !== "SUCCEEDED" ? journal.to : void 0;
	const status = {
		app: target.app,
		namespace: cluster.namespace,
		environment,
		live: releases.map(versionOf),
		services: Object.fromEntries(live),
		last: journal && {
			intent: journal.intent,
			version: journal.version,
			phase: journal.phase,
			outcome: journal.outcome ?? null,
			why: journal.why ?? null,
			since: new Date(journal.endedAt ?? journal.startedAt).toISOString(),
			by: journal.run.actor ?? null,
			run: journal.run.url ?? null
		},
		lockedBy: holder || null,
		kept: kept.map(({ release, version, at }) => ({
			release,
			version,
			at
		})),
		healthy
	};
	const where = wave ? `${status.namespace} of ${wave}` : status.namespace;
	return {
		wave,
		status,
		lines: [
			`${status.app} in ${where}: ${status.live.join(", ") || "nothing released yet"}${healthy ? "" : " (not settled)"}`,
			...journal ? [`Last: ${journal.intent} of ${journal.version}, ${journal.outcome ?? journal.phase}${journal.why ? `: ${journal.why}` : ""}`] : [],
			...kept.map((one) => `Kept: ${one.version} (${one.release}), stored ${one.at}${one.release === turnedBack ? `, was ${journal?.outcome}` : ""}`)
		]
	};
}
/** What runs where. */
const statusStep = async (context, inputs) => {
	const plan = await (0,_rollback2_js__WEBPACK_IMPORTED_MODULE_2__.placeOf)(context, inputs);
	const { ecs, environment } = plan.settings;
	const { status, lines, healthy } = ecs ? await (await Promise.all(/* import() */[__webpack_require__.e(7150), __webpack_require__.e(4852), __webpack_require__.e(5399)]).then(__webpack_require__.bind(__webpack_require__, 5399))).statusOf(context, environment, ecs) : await inClusters(context, plan);
	for (const line of inputs.format === "json" ? JSON.stringify(status, null, 2).split("\n") : lines) context.report.line(line);
	return { outputs: {
		json: JSON.stringify(status),
		healthy: String(healthy)
	} };
};
/** Several clusters are healthy when each is, and all are on one version. */
async function inClusters(context, plan) {
	const { environment } = plan.settings;
	const places = (0,_record_js__WEBPACK_IMPORTED_MODULE_3__.o)((0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_1__.n)(plan));
	const found = await (0,_record_js__WEBPACK_IMPORTED_MODULE_3__.i)(places, (place) => statusOf(context, environment, place));
	const [only] = found;
	const versions = [...new Set(found.flatMap(({ status }) => status.live))];
	const healthy = found.every(({ status }) => status.healthy) && versions.length <= 1;
	const waves = Object.fromEntries(found.map(({ wave, status }) => [wave, status]));
	const status = only && found.length === 1 ? only.status : {
		environment,
		live: versions,
		waves,
		healthy
	};
	const told = found.length > 1 && versions.length > 1 ? [`The waves differ: ${versions.join(", ")}`] : [];
	return {
		status,
		lines: [...found.flatMap((one) => one.lines), ...told],
		healthy
	};
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



/***/ })

};
