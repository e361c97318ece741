export const id = 1596;
export const ids = [1596,4595];
export const modules = {

/***/ 2198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ referring),
/* harmony export */   c: () => (/* binding */ parsed),
/* harmony export */   i: () => (/* binding */ readEach),
/* harmony export */   l: () => (/* binding */ provenanceType),
/* harmony export */   n: () => (/* binding */ attach),
/* harmony export */   o: () => (/* binding */ claimed),
/* harmony export */   r: () => (/* binding */ layersOf),
/* harmony export */   s: () => (/* binding */ fieldsOf),
/* harmony export */   t: () => (/* binding */ attestationsOf),
/* harmony export */   u: () => (/* binding */ statementOf)
/* harmony export */ });
/* unused harmony export d */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7346);
/* harmony import */ var _lanes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1654);
/* harmony import */ var _small_blob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6672);
/* harmony import */ var _github_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8942);




// src/image/signature/statement.ts
/** SLSA build provenance, version 1: https://slsa.dev/spec/v1.0/provenance */
const provenanceType = "https://slsa.dev/provenance/v1";
/** The payload type of an in-toto statement in its envelope. */
const statementPayload = "application/vnd.in-toto+json";
const algorithms = ["sha256", "sha512"];
const fieldsOf = (value) => typeof value === "object" && value !== null ? value : {};
const listOf = (value) => Array.isArray(value) ? value : [];
/** JSON, or undefined for anything else. */
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
/** Reads an in-toto statement of any version; undefined when it is none. */
function statementOf(payload) {
	const { _type, predicateType, subject, predicate } = fieldsOf(parsed(Buffer.from(payload).toString("utf8")));
	if (typeof _type !== "string" || !_type.startsWith("https://in-toto.io/Statement/")) return void 0;
	if (typeof predicateType !== "string") return void 0;
	return {
		predicateType,
		subjects: listOf(subject).flatMap((one) => Object.entries(fieldsOf(fieldsOf(one).digest)).flatMap(([algorithm, hex]) => algorithms.includes(algorithm) && typeof hex === "string" ? [`${algorithm}:${hex.toLowerCase()}`] : [])),
		predicate
	};
}
/** The statement in a bundle's envelope, unverified. */
function claimed(bundle) {
	const { payload, payloadType } = fieldsOf(fieldsOf(bundle).dsseEnvelope);
	if (payloadType !== "application/vnd.in-toto+json" || typeof payload !== "string") return void 0;
	return statementOf(Buffer.from(payload, "base64"));
}
// src/image/signature/referring.ts
const bundleType = "application/vnd.dev.sigstore.bundle";
const manifestType = "application/vnd.oci.image.manifest.v1+json";
const emptyType = "application/vnd.oci.empty.v1+json";
/** The layers as the manifest has them: `contentOf` keeps neither their types nor their annotations. */
function layersOf({ bytes }) {
	return listOf(fieldsOf(parsed(bytes.toString("utf8"))).layers).map((layer) => {
		const { mediaType, digest, size, annotations } = fieldsOf(layer);
		return {
			mediaType: String(mediaType),
			digest: String(digest),
			size: Number(size),
			annotations: fieldsOf(annotations)
		};
	});
}
/** As many as docker asks for. */
const atOnce$1 = 5;
/** `find` for one thing: what can't be read there is told, and hides nothing else. */
async function readEach(items, where, find) {
	return (await (0,_lanes_js__WEBPACK_IMPORTED_MODULE_3__.t)(atOnce$1).each(["registry"], items, async (item) => {
		try {
			return await find(item);
		} catch (error) {
			if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t) || error.code === "CANCELLED") throw error;
			return [{
				where: where(item),
				unreadable: error.message
			}];
		}
	})).flat();
}
/** Sigstore bundles that refer to the image (OCI 1.1, or its tag): where GitHub's actions and cosign 3 put them. */
const referring = (registry) => ({
	name: "the registry",
	async find(image) {
		const entries = (await registry.referrers(image, image.digest)).filter(mayBeBundle);
		const { domain, path, spelling } = image;
		const where = ({ digest }) => `${spelling}@${digest}`;
		return readEach(entries.slice(0, 100), where, async (entry) => {
			const layers = layersOf(await registry.get({
				domain,
				path,
				spelling,
				digest: entry.digest
			})).filter(({ mediaType }) => mediaType.startsWith(bundleType));
			return (await Promise.all(layers.map((layer) => (0,_small_blob_js__WEBPACK_IMPORTED_MODULE_1__.r)(registry, image, layer)))).map((text) => ({
				where: where(entry),
				bundle: parsed(text.toString("utf8"))
			}));
		});
	}
});
/** Some registries leave the type out of their lists: then the manifest tells. */
const mayBeBundle = ({ artifactType, mediaType }) => artifactType === void 0 && mediaType === manifestType || artifactType?.startsWith(bundleType) === true;
/** Pushes a bundle so that it refers to the image, in the form that actions/attest gives it. */
async function attach(registry, image, { bundle, annotations }) {
	const { mediaType, bytes } = await registry.get(image);
	const manifest = {
		schemaVersion: 2,
		mediaType: manifestType,
		artifactType: bundle.mediaType,
		config: {
			mediaType: emptyType,
			...await (0,_small_blob_js__WEBPACK_IMPORTED_MODULE_1__.n)(registry, image, Buffer.from("{}"))
		},
		layers: [{
			mediaType: bundle.mediaType,
			...await (0,_small_blob_js__WEBPACK_IMPORTED_MODULE_1__.n)(registry, image, Buffer.from(JSON.stringify(bundle)))
		}],
		subject: {
			mediaType,
			digest: image.digest,
			size: bytes.length
		},
		annotations
	};
	return registry.putReferrer(image, {
		mediaType: manifestType,
		bytes: Buffer.from(JSON.stringify(manifest))
	});
}
// src/record/snappy.ts
/**
* Unpacks one block of Snappy (https://github.com/google/snappy/blob/main/format_description.txt): GitHub keeps
* attestations so, and node knows the format not. @throws GITHUB_REFUSED for anything that is no such block, or is larger
* than `limit` bytes
*/
function unpacked(block, limit) {
	const [size, start] = varint(block);
	if (size > limit) throw broken(`it would be ${size} bytes long`);
	const out = Buffer.alloc(size);
	let at = start;
	let end = 0;
	while (at < block.length) {
		const [length, offset, next] = element(block, at);
		const from = offset === 0 ? next : end - offset;
		if (end + length > size || from < 0) throw broken("it does not fit its own length");
		if (offset === 0) {
			if (next + length > block.length) throw broken("it breaks off");
			block.copy(out, end, next, next + length);
		} else for (let i = 0; i < length; i++) out[end + i] = out[from + i] ?? 0;
		end += length;
		at = offset === 0 ? next + length : next;
	}
	if (end !== size) throw broken("it breaks off");
	return out;
}
/** Length of an element, how far back it copies from (0 for a literal), and where what follows its head begins. */
function element(block, at) {
	const tag = block[at] ?? 0;
	const kind = tag & 3;
	const extra = kind === 0 ? Math.max(0, (tag >> 2) - 59) : kind === 3 ? 4 : kind;
	if (at + extra >= block.length) throw broken("it breaks off");
	const number = extra === 0 ? 0 : block.readUIntLE(at + 1, extra);
	const next = at + 1 + extra;
	if (kind === 0) return [
		(extra === 0 ? tag >> 2 : number) + 1,
		0,
		next
	];
	const offset = kind === 1 ? tag >> 5 << 8 | number : number;
	if (offset === 0) throw broken("it copies from nowhere");
	return [
		kind === 1 ? (tag >> 2 & 7) + 4 : (tag >> 2) + 1,
		offset,
		next
	];
}
/** Seven bits a byte, the lowest first, at most five of them. */
function varint(block) {
	let value = 0;
	for (let at = 0; at < Math.min(5, block.length); at++) {
		const byte = block[at] ?? 0;
		value += (byte & 127) * 2 ** (7 * at);
		if (byte < 128) return [value, at + 1];
	}
	throw broken("it has no length");
}
const broken = (why) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("GITHUB_REFUSED", `An attestation that GitHub keeps can't be unpacked: ${why}.`, { hint: "Run again. If it stays so, look at it: gh attestation download." });
// src/record/attestations.ts
const mostListed = 100;
const atOnce = 5;
/** https://docs.github.com/rest/repos/attestations */
function attestationsOf(github, options) {
	const { owner, repo } = github;
	return {
		async list(digest, instead = rethrown) {
			const listed = await github.call("list attestations", "attestations: read", (octokit) => request(octokit, {
				owner,
				repo,
				digest,
				provenance: options.provenance
			}));
			return (0,_lanes_js__WEBPACK_IMPORTED_MODULE_3__.t)(atOnce).each(["storage"], listed, async ({ bundle, bundle_url: url }) => bundle || !url ? bundle : kept(options, url).catch((error) => told(error, instead)));
		},
		async store(bundle) {
			await github.call("store an attestation", "attestations: write", (octokit) => octokit.rest.repos.createAttestation({
				owner,
				repo,
				bundle
			}));
		}
	};
}
const rethrown = (error) => {
	throw error;
};
function told(error, instead) {
	if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t && error.code !== "CANCELLED") return instead(error);
	throw error;
}
async function request(octokit, { owner, repo, digest, provenance }) {
	const wanted = {
		owner,
		repo,
		subject_digest: digest,
		per_page: mostListed
	};
	try {
		const { data } = await octokit.rest.repos.listAttestations({
			...wanted,
			...provenance ? { predicate_type: "provenance" } : {}
		});
		return data.attestations ?? [];
	} catch (error) {
		if (error.status === 404) return [];
		throw error;
	}
}
/** What lies at an address that GitHub has signed. It gets no token: the address is all that it needs. */
async function kept({ http, signal, api }, address) {
	const url = URL.canParse(address) ? new URL(address) : void 0;
	if (!url || url.protocol !== "https:" && url.protocol !== new URL(api).protocol) throw refused("names no address for it");
	try {
		const answer = await http.send({
			method: "GET",
			url,
			idle: _github_js__WEBPACK_IMPORTED_MODULE_2__.r,
			signal
		});
		const bytes = await answer.bytes(_small_blob_js__WEBPACK_IMPORTED_MODULE_1__.t);
		if (answer.status !== 200) throw refused(`answered ${answer.status} at ${url.host}`);
		const text = bytes[0] === 123 ? bytes : unpacked(bytes, _small_blob_js__WEBPACK_IMPORTED_MODULE_1__.t);
		return JSON.parse(text.toString("utf8"));
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t) throw error;
		throw refused(`${url.host}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.i)(error)}`, error);
	}
}
const refused = (why, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("GITHUB_REFUSED", `GitHub keeps an attestation that it does not give: ${why}.`, {
	hint: "Run again, and see https://www.githubstatus.com.",
	...cause === void 0 ? {} : { cause }
});



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

/***/ 1596:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

var node_http__WEBPACK_IMPORTED_MODULE_9___namespace_cache;
__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   askedFor: () => (/* binding */ askedFor),
/* harmony export */   verifyImages: () => (/* binding */ verifyImages)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4224);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7346);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3744);
/* harmony import */ var _small_blob_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6672);
/* harmony import */ var _attestations_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2198);
/* harmony import */ var _scratch_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4595);
/* harmony import */ var _github_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8942);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7150);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7067);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7598);











// src/image/signature/cosign.ts
const signature = "dev.cosignproject.cosign/signature";
const certificate = "dev.sigstore.cosign/certificate";
const logEntry = "dev.sigstore.cosign/bundle";
const timestamp = "dev.sigstore.cosign/rfc3161timestamp";
const envelopeType = "application/vnd.dsse.envelope.v1+json";
/** Keys have to be known beforehand; who holds them, nobody certifies. */
const keySigned = "it is signed with a key, not with a certificate";
const oldBundle = "application/vnd.dev.sigstore.bundle+json;version=0.1";
/** What cosign up to version 2 left beside an image, under the tags `sha256-….sig` and `sha256-….att`, as bundles. */
const cosignTags = (registry) => ({
	name: "cosign's tags",
	async find(image) {
		const { domain, path, spelling, digest } = image;
		const tags = ["sig", "att"].map((end) => ({
			domain,
			path,
			spelling,
			tag: `${digest.replace(":", "-")}.${end}`
		}));
		const present = await Promise.all(tags.map(async (one) => await registry.resolve(one) ? [one] : []));
		return (0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.i)(present.flat(), _reference_js__WEBPACK_IMPORTED_MODULE_1__.t, async (one) => signaturesIn(registry, image, one.tag, await registry.get(one)));
	}
});
async function signaturesIn(registry, image, tag, manifest) {
	const layers = (0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.r)(manifest).slice(0, 100);
	const where = ({ digest }) => `${image.spelling}:${tag}, ${digest}`;
	return (0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.i)(layers, where, async (layer) => {
		if (!layer.annotations[certificate]) return [{
			where: where(layer),
			unreadable: keySigned
		}];
		const text = await (0,_small_blob_js__WEBPACK_IMPORTED_MODULE_4__.r)(registry, image, layer);
		if (layer.mediaType === envelopeType) return [{
			where: where(layer),
			bundle: asBundle(layer, { dsseEnvelope: (0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.c)(text.toString("utf8")) })
		}];
		const messageSignature = {
			messageDigest: {
				algorithm: "SHA2_256",
				digest: Buffer.from(layer.digest.slice(7), "hex").toString("base64")
			},
			signature: layer.annotations[signature]
		};
		return [{
			where: where(layer),
			bundle: asBundle(layer, { messageSignature }),
			payload: text
		}];
	});
}
/** https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto, from cosign's annotations. */
function asBundle({ annotations }, content) {
	const pem = /-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/.exec(annotations[certificate] ?? "")?.[1];
	const stamp = (0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.s)((0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.c)(annotations[timestamp] ?? "")).SignedRFC3161Timestamp;
	return {
		mediaType: oldBundle,
		verificationMaterial: {
			x509CertificateChain: { certificates: [{ rawBytes: (pem ?? "").replace(/\s/g, "") }] },
			tlogEntries: logEntriesOf(annotations[logEntry]),
			timestampVerificationData: { rfc3161Timestamps: stamp ? [{ signedTimestamp: stamp }] : [] }
		},
		...content
	};
}
/** Rekor's answer as cosign keeps it. Kind and version stand in the entry itself. */
function logEntriesOf(text) {
	const { SignedEntryTimestamp, Payload } = (0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.s)((0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.c)(text ?? ""));
	const { body, integratedTime, logIndex, logID } = (0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.s)(Payload);
	if (SignedEntryTimestamp === void 0) return [];
	const { kind, apiVersion } = (0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.s)((0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.c)(Buffer.from(String(body), "base64").toString("utf8")));
	return [{
		logIndex: String(logIndex),
		logId: { keyId: Buffer.from(String(logID), "hex").toString("base64") },
		kindVersion: {
			kind,
			version: apiVersion
		},
		integratedTime: String(integratedTime),
		inclusionPromise: { signedEntryTimestamp: SignedEntryTimestamp },
		canonicalizedBody: body
	}];
}
/** The image that cosign's payload names: https://github.com/containers/image/blob/main/docs/containers-signature.5.md */
function signedImage(payload) {
	const { critical } = (0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.s)((0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.c)(payload.toString("utf8")));
	const digest = (0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.s)((0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.s)(critical).image)["docker-manifest-digest"];
	return typeof digest === "string" ? digest : void 0;
}
// src/io/proxies.ts
let users = 0;
let restore;
/**
* While `work` lasts, node's own `fetch` takes the proxies of the environment, as `systemHttp` always does: for libraries
* that send by themselves. Before Node 24.14 it can't, and such a library needs a direct way. There is one `fetch` for all
* that goes on at once, so that the last one out gives it back as it was.
*/
async function withProxies(environment, work) {
	const { setGlobalProxyFromEnv } = /*#__PURE__*/ (node_http__WEBPACK_IMPORTED_MODULE_9___namespace_cache || (node_http__WEBPACK_IMPORTED_MODULE_9___namespace_cache = __webpack_require__.t(node_http__WEBPACK_IMPORTED_MODULE_9__, 2)));
	if (users++ === 0) restore = setGlobalProxyFromEnv?.(environment);
	try {
		return await work();
	} finally {
		if (--users === 0) restore?.();
	}
}
// src/image/signature/trust.ts
/**
* The roots in a file: one in JSON, or one a line as `gh attestation trusted-root` writes them. No network is used.
* @throws FILE_UNREADABLE
*/
async function rootsInFile(files, path) {
	const text = (await files.read(path)).toString("utf8").trim();
	const whole = (0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.c)(text);
	const values = whole === void 0 ? text.split(/\r?\n/).map(_attestations_js__WEBPACK_IMPORTED_MODULE_5__.c) : [whole];
	const { TrustedRoot } = await __webpack_require__.e(/* import() */ 9405).then(__webpack_require__.bind(__webpack_require__, 9405)).then((n) => /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.a)(n.t(), 1));
	try {
		const roots = values.map((value) => {
			if (!Array.isArray((0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.s)(value).certificateAuthorities)) throw new TypeError("it names no certificate authority");
			return TrustedRoot.fromJSON(value);
		});
		return { rootsFor: async () => roots };
	} catch (error) {
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("FILE_UNREADABLE", `${path} is no trusted root of sigstore: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.i)(error)}.`, {
			hint: `Write it anew: gh attestation trusted-root > ${path}`,
			cause: error,
			at: { file: path }
		});
	}
}
/** As certificates name it: the instance of sigstore that signs for private repositories. */
const githubOrganization = "GitHub, Inc.";
const githubMirror = "https://tuf-repo.github.com";
const githubRoot = {
	version: 3,
	digest: "7efcfe1a3dd38bac140a920c39f64a00fd9a116d2f1218e2cd022177f1c478a2"
};
/**
* The roots that sigstore (for public repositories) and GitHub (for private ones) publish by The Update Framework:
* https://theupdateframework.github.io/specification/latest/. Each is fetched once, and only when it is needed.
*/
function publishedRoots(tools) {
	const known = /* @__PURE__ */ new Map();
	return { rootsFor(organization) {
		const mirror = organization === githubOrganization ? githubMirror : "https://tuf-repo-cdn.sigstore.dev";
		const roots = known.get(mirror) ?? fetched(tools, mirror);
		known.set(mirror, roots);
		return roots;
	} };
}
const fetched = ({ http, files, scratch, signal, environment }, mirrorURL) => scratch(async (cachePath) => {
	const { getTrustedRoot } = await Promise.all(/* import() */[__webpack_require__.e(9405), __webpack_require__.e(5208)]).then(__webpack_require__.bind(__webpack_require__, 5208)).then((m) => /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.a)(m.default, 1));
	const get = async (rootPath) => [await withProxies(environment, () => getTrustedRoot({
		mirrorURL,
		cachePath,
		...rootPath ? { rootPath } : {}
	}))];
	try {
		if (mirrorURL !== githubMirror) return await get();
		const rootPath = `${cachePath}/github-root.json`;
		await files.write(rootPath, await pinnedRoot(http, signal));
		return await get(rootPath);
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t) throw error;
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("UNVERIFIED", `The trusted root at ${mirrorURL} can't be had: ${causes(error)}.`, {
			hint: "Let the runner reach it, or keep a copy in the repository and name it by trustedRoot: gh attestation trusted-root > trusted_root.jsonl",
			cause: error
		});
	}
});
const causes = (error) => error instanceof Error && error.cause ? `${error.message}: ${causes(error.cause)}` : (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.i)(error);
async function pinnedRoot(http, signal) {
	const { version, digest } = githubRoot;
	const url = new URL(`${githubMirror}/${version}.root.json`);
	const answer = await http.send({
		method: "GET",
		url,
		idle: 3e4,
		signal
	});
	const bytes = await answer.bytes(_small_blob_js__WEBPACK_IMPORTED_MODULE_4__.t);
	const signed = canonical((0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.s)((0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.c)(bytes.toString("utf8"))).signed);
	if (answer.status === 200 && (0,node_crypto__WEBPACK_IMPORTED_MODULE_10__.createHash)("sha256").update(signed).digest("hex") === digest) return bytes;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("UNVERIFIED", `${githubMirror} gave another root of trust than the one that is known.`, { hint: "Do not deploy by it. Something between may have changed it; compare with gh attestation verify." });
}
/** JSON in one spelling, so that white space decides nothing. */
function canonical(value) {
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
	return `{${Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(",")}}`;
}
// src/image/signature/identity.ts
const extensions = "1.3.6.1.4.1.57264.1";
const runnerEnvironment = `${extensions}.11`;
const sourceRepository = `${extensions}.12`;
const sourceDigest = `${extensions}.13`;
const sourceRef = `${extensions}.14`;
/** What the certificate says of a signer whose signature has been verified; empty where it says nothing. */
function identityOf({ identity = {} }) {
	const texts = new Map((identity.oids ?? []).map(({ oid, value }) => [oid?.id.join(".") ?? "", textIn(value)]));
	return {
		issuer: identity.extensions?.issuer ?? "",
		signer: identity.subjectAlternativeName ?? "",
		repository: texts.get(sourceRepository) ?? "",
		ref: texts.get(sourceRef) ?? "",
		commit: texts.get(sourceDigest) ?? "",
		runner: texts.get(runnerEnvironment) ?? ""
	};
}
/** The organization in a name as node writes it, a part a line with commas escaped (RFC 4514): `O=GitHub\\, Inc.` */
const organizationIn = (name) => (/^O=(.*)$/m.exec(name)?.[1] ?? "").replace(/\\(.)/g, "$1");
const utf8String = 12;
/** The text of a UTF8String of at most 65,535 bytes; empty for anything else. */
function textIn(der) {
	const [tag, first = 0, second = 0, third = 0] = der;
	const long = first === 129 ? [3, second] : first === 130 ? [4, second * 256 + third] : [0, -1];
	const [head = 0, length = -1] = first < 128 ? [2, first] : long;
	return tag === utf8String && der.length === head + length ? Buffer.from(der.subarray(head)).toString("utf8") : "";
}
// src/image/signature/policy.ts
/**
* Why this identity is not the one that is asked for; undefined when it is. Repositories, as at GitHub, do not tell upper
* case from lower; workflows are files, which do.
*/
function objection(policy, identity) {
	const { issuer, signer, repository, ref, commit, runner } = identity;
	const { workflow } = policy;
	if (issuer !== policy.issuer) return `its signer ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(signer, 200)} is vouched for by ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(issuer, 200)}`;
	if (!policy.identity && workflow !== void 0 && !isWorkflow(signer, workflow)) return `it is signed by ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(signer, 200)}, not by ${workflow}`;
	if (!policy.identity && workflow === void 0 && !isBelow(signer, policy.repository)) return `it is signed by ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(signer, 200)}, which is no workflow of ${policy.repository}`;
	if (policy.identity && !policy.identity.test(signer)) return `it is signed by ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(signer, 200)}, which ${policy.identity.source} does not match`;
	if (!same(repository, policy.repository)) return `it is of the repository ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(repository, 200)}`;
	if (policy.ref && !policy.ref.test.test(ref)) return `it was built from ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(ref)}, not from ${policy.ref.pattern}`;
	if (policy.commit !== void 0 && commit !== policy.commit) return `it was built from commit ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(commit)}`;
	if (policy.denySelfHostedRunners && runner !== "github-hosted") return `it was built on a runner that is ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(runner)}, not github-hosted`;
}
const same = (a, b) => a.toLowerCase() === b.toLowerCase();
/** With the slash: `acme/web` must not be taken for the beginning of `acme/web-evil`. */
const isBelow = (signer, repository) => signer.toLowerCase().startsWith(`${repository.toLowerCase()}/`);
/** A workflow may be named with its ref (`…/build.yml@refs/tags/v1`) or without, which means any. */
function isWorkflow(signer, workflow) {
	if (workflow.includes("@")) return signer === workflow;
	return signer.startsWith(`${workflow}@`);
}
// src/image/signature/judge.ts
/**
* Holds a candidate against a policy: first what it is about, then its signature, certificate, log entry and time stamp
* against the trusted roots, then the certified signer. Only what passes all of it counts.
*/
async function judge(bench, image, candidate) {
	if ("unreadable" in candidate) return { no: candidate.unreadable.replace(/\.$/, "") };
	try {
		const { bundleFromJSON } = await Promise.all(/* import() */[__webpack_require__.e(9405), __webpack_require__.e(9135)]).then(__webpack_require__.bind(__webpack_require__, 9135)).then((m) => /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.a)(m.default, 1));
		if (typeof candidate.bundle !== "object" || candidate.bundle === null) return { no: "it is no bundle of sigstore" };
		const bundle = bundleFromJSON(candidate.bundle);
		const aside = offTopic(bench.policy, image, bundle, candidate.payload);
		if (aside !== void 0) return { no: aside };
		const identity = await signerOf(bundle, candidate.payload ?? (bundle.content.$case === "messageSignature" ? await bench.manifest() : void 0), await bench.roots.rootsFor(organizationOf(bundle)));
		const against = objection(bench.policy, identity);
		return against === void 0 ? { identity } : { no: against };
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t && error.code === "CANCELLED") throw error;
		return { no: reasonOf(error) };
	}
}
/** Why a bundle would not count even if it is well signed. */
function offTopic(policy, { digest }, { content }, payload) {
	if (content.$case === "messageSignature") {
		if (policy.provenance) return "it is a signature, not build provenance";
		const signed = payload ? signedImage(payload) : digest;
		return signed === digest ? void 0 : `it is about ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(signed ?? "nothing")}`;
	}
	const { payloadType, payload: body } = content.dsseEnvelope;
	const statement = payloadType === "application/vnd.in-toto+json" ? (0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.u)(body) : void 0;
	if (!statement) return `it is no in-toto statement, but ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(payloadType)}`;
	if (policy.provenance && statement.predicateType !== "https://slsa.dev/provenance/v1") return `it is ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(statement.predicateType, 200)}, not ${_attestations_js__WEBPACK_IMPORTED_MODULE_5__.l}`;
	if (statement.subjects.includes(digest)) return void 0;
	return `it is about ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(statement.subjects[0] ?? "nothing")}`;
}
/** Verifies everything but who the signer is. @throws when any of it fails against each of the roots */
async function signerOf(bundle, payload, roots) {
	const { toSignedEntity, toTrustMaterial, Verifier } = await Promise.all(/* import() */[__webpack_require__.e(9405), __webpack_require__.e(7293)]).then(__webpack_require__.bind(__webpack_require__, 7293)).then((m) => /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.a)(m.default, 1));
	const entity = toSignedEntity(bundle, payload);
	const failures = [];
	for (const root of roots) {
		const wanted = {
			ctlogThreshold: Math.min(1, root.ctlogs.length),
			tlogThreshold: Math.min(1, root.tlogs.length)
		};
		try {
			return identityOf(new Verifier(toTrustMaterial(root), {
				...wanted,
				timestampThreshold: 1
			}).verify(entity));
		} catch (error) {
			failures.push(error);
		}
	}
	throw failures.find((failure) => !isForeign(failure)) ?? failures[0];
}
/** Of several roots, the one that does not know the certificate's issuer at all has nothing to say. */
const isForeign = (failure) => /certificate path found/.test((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.i)(failure.cause));
function organizationOf({ verificationMaterial: { content } }) {
	const certificate = content.$case === "certificate" ? content.certificate : content.$case === "x509CertificateChain" ? content.x509CertificateChain.certificates[0] : void 0;
	if (!certificate) throw new TypeError("public key");
	return organizationIn(new node_crypto__WEBPACK_IMPORTED_MODULE_10__.X509Certificate(certificate.rawBytes).issuer);
}
/** What the libraries say, and what people understand. */
const words = [
	[/^invalid (?:v0\.\d )?(?:bundle|media)/, "it is no bundle of sigstore"],
	[/certificate is not valid or expired/, "its certificate was not valid at the time of the signature"],
	[/certificate path found/, "its certificate is of no authority that is trusted here"],
	[/^expected 1 timestamps/, "nobody who is trusted here says when it was signed"],
	[/^expected 1 tlog entries/, "it is in no log of signatures"],
	[/^expected 1 SCTs/, "its certificate is in no log of certificates"],
	[/^public key$/, keySigned],
	[/^signature verification failed/, "its signature does not fit what it signs"]
];
function reasonOf(error) {
	if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t) return error.message.replace(/\.$/, "");
	const said = [error instanceof Error && error.cause ? (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.i)(error.cause) : "", (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.i)(error)].filter((text) => text !== "");
	return words.find(([pattern]) => said.some((text) => pattern.test(text)))?.[1] ?? `it can't be verified: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(said.reverse().join(": "), 300)}`;
}
// src/image/signature/verify.ts
/**
* Finds one signature of the image that the policy accepts. One is enough, as with cosign: others may be of other people,
* or about other things. What can't be read is no proof. @throws UNVERIFIED, which tells all that was found
*/
async function verifyImage(verifying, image) {
	const { policy, roots, sources, registry, hint } = verifying;
	const { domain, path, spelling, digest } = image;
	const bench = {
		policy,
		roots,
		manifest: async () => (await registry.get({
			domain,
			path,
			spelling,
			digest
		})).bytes
	};
	const reasons = [];
	const silent = [];
	for (const source of sources) {
		const candidates = await findIn(source, image);
		if (candidates.length === 0) silent.push(source.name);
		for (const candidate of candidates) {
			const verdict = await judge(bench, image, candidate);
			if ("identity" in verdict) return {
				where: candidate.where,
				identity: verdict.identity
			};
			reasons.push(`- ${candidate.where}: ${verdict.no}.`);
		}
	}
	const what = policy.provenance ? "build provenance" : "signature";
	const nothing = silent.length > 0 ? [`- ${silent.join(" and ")}: nothing.`] : [];
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("UNVERIFIED", [
		`${spelling}@${digest} has no ${what} that counts. Found:`,
		...reasons,
		...nothing
	].join("\n"), { hint });
}
async function findIn(source, image) {
	try {
		return await source.find(image);
	} catch (error) {
		if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t) || error.code === "CANCELLED") throw error;
		return [{
			where: source.name,
			unreadable: error.message
		}];
	}
}
// src/steps/verify.ts
/**
* The gate before a deploy: each image must have a signature that the environment's `verify` accepts. It only reads.
* @throws UNVERIFIED
*/
async function verifyImages(context, plan, images) {
	const { verify, environment } = plan.settings;
	if (!verify) return;
	const { report } = context;
	if (images.length === 0) throw nothingNamed(environment);
	const subjects = images.map(({ repository, digest }) => {
		const { domain, path, spelling } = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.r)(repository);
		return {
			domain,
			path,
			spelling,
			digest
		};
	});
	const { policy, roots } = await askedFor(context, plan, verify);
	const registry = (0,_registry_js__WEBPACK_IMPORTED_MODULE_8__.n)(context, await (0,_registry_js__WEBPACK_IMPORTED_MODULE_8__.t)(context, plan.token, subjects));
	const verifying = {
		policy,
		roots,
		sources: sourcesOf(context, plan, registry, policy),
		registry,
		hint: hintFor(environment, verify, policy)
	};
	for (const subject of subjects) if (subject.digest === _image_js__WEBPACK_IMPORTED_MODULE_3__.i) report.line(`Would verify ${subject.spelling} once it is built`);
	else {
		const { where, identity } = await verifyImage(verifying, subject);
		report.line(`${subject.spelling}@${subject.digest} is signed by ${identity.signer} (${where})`);
	}
}
/** What is asked for, and by whose word: what is wrong with either is found without looking at an image. */
async function askedFor(context, plan, verify) {
	const { files, http, signal, environment } = context;
	return {
		policy: policyOf(context, plan, verify),
		roots: verify.trustedRoot ? await rootsInFile(files, verify.trustedRoot) : publishedRoots({
			http,
			files,
			signal,
			environment,
			scratch: _scratch_js__WEBPACK_IMPORTED_MODULE_6__.n
		})
	};
}
/** Addresses of GitHub in full: what the file has short, certificates have long. */
function policyOf({ run }, { release }, verify) {
	const { workflow, identity, ref, issuer, commit, denySelfHostedRunners, provenance } = verify;
	const repository = /^https:/.test(verify.repository) ? verify.repository : `${run.server}/${verify.repository}`;
	const server = new URL(repository).origin;
	if (commit && release.kind === "dispatch") throw commitUnknown(release.version);
	const whole = workflow?.startsWith(".") ? `${repository}/${workflow}` : `${server}/${workflow}`;
	return {
		issuer: issuer ?? issuerOf(server),
		repository,
		...workflow === void 0 ? {} : { workflow: whole },
		...identity === void 0 ? {} : { identity: new RegExp(`^(?:${identity})$`) },
		...ref === void 0 ? {} : { ref: {
			pattern: ref,
			test: (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.a)(ref)
		} },
		...commit ? { commit: release.sha } : {},
		denySelfHostedRunners,
		provenance
	};
}
/** `https://token.actions.githubusercontent.com`; of a tenant, `https://token.actions.acme.ghe.com`. */
const issuerOf = (server) => {
	const { hostname } = new URL(server);
	return `https://token.actions.${hostname.endsWith(".ghe.com") ? hostname : "githubusercontent.com"}`;
};
/** Cosign's old tags come last, because three questions more are only worth it where nothing else counts. */
function sourcesOf(context, plan, registry, policy) {
	const { source = [] } = plan.settings.verify ?? {};
	const asked = source.includes("registry");
	return [
		...asked ? [(0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.a)(registry)] : [],
		...source.includes("github") ? githubSource(context, plan, policy) : [],
		...asked ? [cosignTags(registry)] : []
	];
}
function githubSource({ http, clock, signal, run }, { token }, policy) {
	const repository = policy.repository.slice(run.server.length + 1);
	if (!policy.repository.startsWith(`${run.server}/`)) return [];
	const name = `GitHub, ${repository}`;
	if (!token) return [{
		name,
		find: async () => [{
			where: name,
			unreadable: "there is no token to ask with"
		}]
	}];
	const github = (0,_github_js__WEBPACK_IMPORTED_MODULE_7__.t)({
		http,
		clock,
		signal,
		token,
		api: run.api,
		repository
	});
	const { list } = (0,_attestations_js__WEBPACK_IMPORTED_MODULE_5__.t)(github, {
		http,
		signal,
		api: run.api,
		provenance: policy.provenance
	});
	return [{
		name,
		async find({ digest }) {
			return (await list(digest, (error) => error)).map((bundle, index) => ({
				where: `${name}, attestation ${index + 1}`,
				...bundle instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t ? { unreadable: bundle.message } : { bundle }
			}));
		}
	}];
}
function hintFor(environment, { source }, { repository, workflow, provenance }) {
	const signing = provenance ? "with attest: true" : "and sign it";
	const asking = source.includes("github") ? " The token needs attestations: read to ask GitHub." : "";
	return `Nothing was changed. Let ${workflow ?? `a workflow of ${repository}`} build the image ${signing}, or correct verify of ${environment}.${asking}`;
}
const nothingNamed = (environment) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("UNVERIFIED", `${environment} takes verified images only, and no image is named by its digest.`, { hint: "Give the input images, for instance from the output images of the action build." });
const commitUnknown = (version) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("UNVERIFIED", `A run by hand does not tell which commit ${version} is of, and verify wants it.`, { hint: "Start the run by the release, or leave commit out of verify." });



/***/ })

};
