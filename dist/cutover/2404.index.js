export const id = 2404;
export const ids = [2404,8942];
export const modules = {

/***/ 2404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   assertAttestable: () => (/* binding */ assertAttestable),
/* harmony export */   attestImage: () => (/* binding */ attestImage)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);
/* harmony import */ var _attestations_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2198);



// src/image/signature/attest.ts
/**
* Gives an image the build provenance of this workflow: signed, kept at GitHub, and pushed beside the image. What is there
* already is not made again: a run that died anywhere in between is completed by the next one.
*/
async function attest(tools, image, workflow) {
	const { registry, report, github, sign, now } = tools;
	const { domain, path, spelling, digest } = image;
	const ours = (bundle) => isOurs(bundle, image, workflow);
	const pushed = (await (0,_attestations_js__WEBPACK_IMPORTED_MODULE_2__.a)(registry).find(image)).map((one) => "bundle" in one ? one.bundle : void 0).find(ours);
	const kept = (await github.list(digest)).find(ours);
	if (pushed && kept) return report.line(`${spelling}@${digest} is attested already`);
	const bundle = pushed ?? kept ?? await sign({
		name: `${domain}/${path}`,
		digest
	});
	if (!kept) await github.store(bundle);
	const annotations = {
		"org.opencontainers.image.created": new Date(now).toISOString(),
		"dev.sigstore.bundle.content": "dsse-envelope",
		"dev.sigstore.bundle.predicateType": _attestations_js__WEBPACK_IMPORTED_MODULE_2__.l
	};
	if (!pushed) await (0,_attestations_js__WEBPACK_IMPORTED_MODULE_2__.n)(registry, image, {
		bundle,
		annotations
	});
	report.line(`Attested ${spelling}@${digest}: build provenance of ${workflow.path}`);
}
/** Whether a bundle says of this image that this workflow has built it: https://actions.github.io/buildtypes/workflow/v1 */
function isOurs(bundle, { digest }, { repository, path, ref }) {
	const statement = (0,_attestations_js__WEBPACK_IMPORTED_MODULE_2__.o)(bundle);
	if (statement?.predicateType !== "https://slsa.dev/provenance/v1" || !statement.subjects.includes(digest)) return false;
	const { externalParameters } = (0,_attestations_js__WEBPACK_IMPORTED_MODULE_2__.s)((0,_attestations_js__WEBPACK_IMPORTED_MODULE_2__.s)(statement.predicate).buildDefinition);
	const told = (0,_attestations_js__WEBPACK_IMPORTED_MODULE_2__.s)((0,_attestations_js__WEBPACK_IMPORTED_MODULE_2__.s)(externalParameters).workflow);
	return told.repository === repository && told.path === path && told.ref === ref;
}
// src/runner/provenance.ts
const permissions = "Give the job these permissions, beside those it has (naming one takes the unnamed away):\npermissions:\n  id-token: write\n  attestations: write";
/** @throws GITHUB_DENIED when the job may not say who it is: nothing could be signed. */
function assertIdentity(environment) {
	if (environment.ACTIONS_ID_TOKEN_REQUEST_URL && environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN) return;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("GITHUB_DENIED", "The job may not attest its images: GitHub gives it no identity token.", { hint: permissions });
}
/**
* The signer of GitHub Actions: sigstore's public instance for a public repository, GitHub's own for a private one. It
* asks GitHub for the run's identity, and the run is what it can speak for: the environment can't be another one.
*/
const signProvenance = async ({ name, digest }) => {
	const { attestProvenance } = await Promise.all(/* import() */[__webpack_require__.e(9790), __webpack_require__.e(742)]).then(__webpack_require__.bind(__webpack_require__, 742));
	try {
		const [algorithm = "", hex = ""] = digest.split(":");
		const { bundle } = await attestProvenance({
			subjects: [{
				name,
				digest: { [algorithm]: hex }
			}],
			token: "",
			skipWrite: true
		});
		return bundle;
	} catch (error) {
		const why = withoutTokens((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.i)(error));
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("ATTESTATION_FAILED", `${name}@${digest} can't be signed: ${why}.`, { hint: "See https://status.sigstore.dev and https://www.githubstatus.com, and whether the runner may reach both. Then run the job again: it signs only what is not signed yet." });
	}
};
/** The libraries put an identity token that they can't read into their message. The error itself is not kept either. */
const withoutTokens = (text) => text.replace(/(identity token: )\S+/, "$1(not shown)").replace(/\.$/, "");
// src/steps/attest.ts
/** What would stop the attestation after the build, found before it. @throws GITHUB_DENIED, INPUT_INVALID */
function assertAttestable({ environment }, { settings, github }) {
	if (settings.promoteFrom !== void 0) return;
	keeperOf(github);
	assertIdentity(environment);
}
/** Attests an image that this run has built. An older one keeps what it has: this run can't say how it was made. */
async function attestImage(context, plan, registry, image, sign = signProvenance) {
	const { http, signal, run, report, clock } = context;
	const github = (0,_attestations_js__WEBPACK_IMPORTED_MODULE_2__.t)(keeperOf(plan.github), {
		http,
		signal,
		api: run.api,
		provenance: true
	});
	await attest({
		registry,
		report,
		now: clock.now(),
		github,
		sign
	}, image, workflowOf(context));
}
function keeperOf(github) {
	if (github) return github;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("INPUT_INVALID", "Nothing can be attested: there is no token to keep attestations at GitHub.", { hint: "Leave the input token as it is, or give one with attestations: write. Outside of GitHub Actions, leave attest out." });
}
/** `GITHUB_WORKFLOW_REF` is `acme/web/.github/workflows/release.yml@refs/tags/v1.4.2`. */
function workflowOf({ run, environment }) {
	const [file = ""] = (environment.GITHUB_WORKFLOW_REF ?? "").split("@");
	return {
		repository: `${run.server}/${run.repository}`,
		path: file.slice(run.repository.length + 1),
		ref: environment.GITHUB_REF ?? ""
	};
}



/***/ }),

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



/***/ })

};
