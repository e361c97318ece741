export const id = 4176;
export const ids = [4176];
export const modules = {

/***/ 4664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ some),
/* harmony export */   t: () => (/* binding */ askAws)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7346);

// src/gate/ask-aws.ts
const longestSaid = 300;
/** What `ask` brings. Whatever stands in the way is `unread`, and a refusal says which right is missing; only the end of the run throws. */
async function askAws(ask) {
	try {
		return { value: await ask() };
	} catch (error) {
		if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t) || error.code === "CANCELLED") throw error;
		const { code, message, hint } = error;
		const why = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.r)(message).slice(0, longestSaid);
		if (code === "CLOUD_UNREACHABLE" || code === "CONFLICT") return { unread: why };
		return {
			unread: code === "CLOUD_DENIED" ? `${why}. ${hint}` : why,
			refused: true
		};
	}
}
/** A few names, and how many more there are. */
const some = (names, most = 5) => [...names.slice(0, most).map((name) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(name).slice(1, -1)), ...names.length > most ? [`${names.length - most} more`] : []].join(", ");



/***/ }),

/***/ 7503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ parsePlatforms),
/* harmony export */   a: () => (/* binding */ denied),
/* harmony export */   c: () => (/* binding */ mismatch),
/* harmony export */   d: () => (/* binding */ unreachable),
/* harmony export */   f: () => (/* binding */ ecrRegistry),
/* harmony export */   g: () => (/* binding */ parsePlatform),
/* harmony export */   h: () => (/* binding */ formatPlatform),
/* harmony export */   i: () => (/* binding */ verified),
/* harmony export */   l: () => (/* binding */ refusal),
/* harmony export */   m: () => (/* binding */ isAttestation),
/* harmony export */   n: () => (/* binding */ indexType),
/* harmony export */   o: () => (/* binding */ inWords),
/* harmony export */   p: () => (/* binding */ contentOf),
/* harmony export */   r: () => (/* binding */ mediaTypeOf),
/* harmony export */   s: () => (/* binding */ isPassing),
/* harmony export */   t: () => (/* binding */ accept),
/* harmony export */   u: () => (/* binding */ tooLarge),
/* harmony export */   v: () => (/* binding */ platformIn),
/* harmony export */   y: () => (/* binding */ samePlatform)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7346);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4224);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3744);



// src/image/platform.ts
const form = /^([a-z0-9]+)\/([a-z0-9_]+)(?:\/([a-z0-9]+))?$/;
/** @throws INPUT_INVALID */
function parsePlatform(text) {
	const [, os, architecture, variant] = form.exec(text) ?? [];
	if (os !== void 0 && architecture !== void 0) return normalised({
		os,
		architecture,
		...variant === void 0 ? {} : { variant }
	});
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("INPUT_INVALID", `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(text)} is no platform.`, { hint: "Write it as os/architecture[/variant]: linux/amd64, linux/arm64, linux/arm/v7." });
}
/** Each machine once, however it is written. @throws INPUT_INVALID */
const parsePlatforms = (texts) => [...new Map(texts.map(parsePlatform).map((platform) => [formatPlatform(platform), platform])).values()];
const formatPlatform = ({ os, architecture, variant }) => [
	os,
	architecture,
	...variant === void 0 ? [] : [variant]
].join("/");
/** Whether two mean the same machine, of which each may leave the usual variant out. */
const samePlatform = (a, b) => formatPlatform(normalised(a)) === formatPlatform(normalised(b));
/** The variant that is meant where none is named: https://github.com/containerd/platforms (database.go). */
const usual = {
	amd64: "v1",
	arm64: "v8",
	arm: "v7"
};
function normalised({ os, architecture, variant }) {
	const bare = {
		os,
		architecture
	};
	if (variant === void 0 || variant === "") return architecture === "arm" ? {
		...bare,
		variant: "v7"
	} : bare;
	const full = /^\d/.test(variant) ? `v${variant}` : variant;
	return usual[architecture] === full && architecture !== "arm" ? bare : {
		...bare,
		variant: full
	};
}
/** The platform that an entry of an index, or the config of an image, names. */
function platformIn(fields) {
	const { os, architecture, variant } = Object(fields);
	if (typeof os !== "string" || typeof architecture !== "string") return void 0;
	return normalised({
		os,
		architecture,
		...typeof variant === "string" ? { variant } : {}
	});
}
// src/image/content.ts
/** BuildKit marks the attestations in an index so: https://docs.docker.com/build/metadata/attestations/attestation-storage/ */
const isAttestation = ({ annotations }) => annotations?.["vnd.docker.reference.type"] === "attestation-manifest";
/** Reads a manifest or index. `what` names it. @throws REGISTRY_REFUSED when it is none */
function contentOf(bytes, what) {
	const json = fieldsOf(parsed(bytes, what));
	const blobs = [json.config, ...listOf(json.layers)].filter((one) => one !== void 0 && !isForeign(one)).map((one) => blobOf(one, what));
	const subject = json.subject === void 0 ? void 0 : blobOf(json.subject, what).digest;
	const config = fieldsOf(json.config);
	const artifactType = textOf(json.artifactType) ?? textOf(config.mediaType);
	return {
		manifests: listOf(json.manifests).map((one) => entryOf(one, what)),
		blobs: [...new Map(blobs.map((blob) => [blob.digest, blob])).values()],
		...subject ? { subject } : {},
		...artifactType ? { artifactType } : {},
		...annotationsOf(json)
	};
}
const fieldsOf = (value) => typeof value === "object" && value !== null ? value : {};
const listOf = (value) => Array.isArray(value) ? value : [];
const textOf = (value) => typeof value === "string" && value !== "" ? value : void 0;
/** Base layers of Windows, for one: registries refuse them, and whoever pulls fetches them from `urls`. */
const isForeign = (value) => listOf(fieldsOf(value).urls).length > 0;
function annotationsOf(fields) {
	const texts = Object.entries(fieldsOf(fields.annotations)).filter((pair) => {
		return typeof pair[1] === "string";
	});
	return texts.length > 0 ? { annotations: Object.fromEntries(texts) } : {};
}
function entryOf(value, what) {
	const fields = fieldsOf(value);
	const artifactType = textOf(fields.artifactType);
	const platform = platformIn(fields.platform);
	return {
		...blobOf(value, what),
		mediaType: textOf(fields.mediaType) ?? "",
		...artifactType ? { artifactType } : {},
		...platform ? { platform } : {},
		...annotationsOf(fields)
	};
}
function blobOf(value, what) {
	const { digest, size } = fieldsOf(value);
	if (typeof digest === "string" && (0,_image_js__WEBPACK_IMPORTED_MODULE_2__.r)(digest) && typeof size === "number" && Number.isSafeInteger(size)) return {
		digest,
		size
	};
	throw unreadable(what, `it names a part by ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(String(digest), 100)} with the size ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(String(size), 30)}`);
}
function parsed(bytes, what) {
	try {
		return JSON.parse(bytes.toString("utf8"));
	} catch (error) {
		throw unreadable(what, "it is not JSON", error);
	}
}
const unreadable = (what, why, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("REGISTRY_REFUSED", `${what} can't be read as an image: ${why}.`, {
	hint: "Check what pushed it: an image has a manifest of the OCI image specification or of Docker, with SHA-256 or SHA-512 digests.",
	cause
});
// src/image/ecr-host.ts
/** https://docs.aws.amazon.com/general/latest/gr/ecr.html: with FIPS, in China, in the European Sovereign Cloud, and dual-stack. */
const host = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|on\.(?:aws|amazonwebservices\.com\.cn))$/;
/** The account and region of a host of ECR; undefined for other registries. */
function ecrRegistry(domain) {
	const [, account, region] = host.exec(domain.toLowerCase()) ?? [];
	return account === void 0 || region === void 0 ? void 0 : {
		account,
		region
	};
}
// src/image/registry-errors.ts
/** Codes of node and OpenSSL that say which part of the way to a server is broken. */
const causes = {
	ECONNREFUSED: "the connection was refused",
	ECONNRESET: "the connection was cut",
	EPIPE: "the connection was cut",
	ENOTFOUND: "its name does not resolve (DNS)",
	EAI_AGAIN: "the name server did not answer (DNS)",
	ETIMEDOUT: "it did not answer in time",
	EHOSTUNREACH: "there is no route to it",
	ENETUNREACH: "there is no route to it",
	EPROTO: "it does not speak TLS as expected",
	ERR_SSL_WRONG_VERSION_NUMBER: "it speaks plain HTTP, not TLS",
	ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name (TLS)",
	CERT_HAS_EXPIRED: "its certificate has expired (TLS)",
	DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by itself (TLS)",
	SELF_SIGNED_CERT_IN_CHAIN: "its certificate is signed by an authority that this machine does not trust (TLS)",
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate is signed by an authority that this machine does not trust (TLS)",
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate is signed by an authority that this machine does not trust (TLS)"
};
const passingCauses = /* @__PURE__ */ new Set([
	"ECONNREFUSED",
	"ECONNRESET",
	"EPIPE",
	"EAI_AGAIN",
	"ETIMEDOUT",
	"EHOSTUNREACH",
	"ENETUNREACH"
]);
const codeOf = (failure) => failure instanceof Error && "code" in failure && typeof failure.code === "string" ? failure.code : "";
/** Whether a failed connection may well succeed when tried again: not for a wrong name or an untrusted certificate. */
const isPassing = (failure) => passingCauses.has(codeOf(failure));
const inWords = (failure) => causes[codeOf(failure)] ?? (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.i)(failure), 200);
const unreachable = (host, failure) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("REGISTRY_UNREACHABLE", `Can't reach the registry ${host}: ${inWords(failure)}.`, {
	hint: unreachableHint(host, failure),
	cause: failure
});
function unreachableHint(host, failure) {
	if (codeOf(failure).includes("SSL")) return `If ${host} really has no TLS, list it as an insecure registry.`;
	if (inWords(failure).includes("certificate is signed by")) return "Give the certificate of that authority by the variable NODE_EXTRA_CA_CERTS or SSL_CERT_FILE: a path to a PEM file.";
	return "Check its name and port, and whether this runner may reach it (proxy, firewall, private network).";
}
const tooLarge = (host, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("REGISTRY_REFUSED", `The answer of ${host} was not read to its end: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.i)(cause)}.`, {
	hint: "No manifest may be that large. Check that the host is a registry and not a web page in front of one.",
	cause
});
/** An answer that was not what was asked for. `what` continues "… to": `push ghcr.io/acme/web:1.4.2`. */
function refusal(host, what, answer) {
	if (answer.status === 401 || answer.status === 403) return denied(host, what, answer);
	const waiting = answer.headers["retry-after"];
	return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("REGISTRY_REFUSED", `${host} refused to ${what}: it answered ${answer.status}${words(answer)}.`, { hint: waiting ? `It asks to come back later (Retry-After: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(waiting)}).` : hintFor(answer.status) });
}
function hintFor(status) {
	if (status === 429) return "Too many requests: log in, so that the limits of an account count, or wait and run again.";
	if (status >= 500) return "The registry itself is in trouble; it was asked several times. Run again when it is well.";
	if (status === 404) return "Check the spelling, and that the repository exists: some registries do not create it.";
	return "The registry says why; if it does not, its own log will.";
}
/** `source` says where the credentials came from; none means that none are known. */
function denied(host, what, answer, source) {
	const known = source ? `the credentials of ${source} were not accepted` : `no credentials for ${host} are known`;
	const reason = answer.status === 401 ? known : `it answered ${answer.status}`;
	return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("REGISTRY_DENIED", `${host} refused to ${what}: ${reason}${words(answer)}.`, { hint: deniedHint(host, answer.status) });
}
function deniedHint(host, status) {
	const login = `Log in to ${host} in a step before this one, with docker/login-action or docker login.`;
	if (host === "ghcr.io") return `${status === 401 ? `${login} ` : ""}Let the job write packages:\npermissions:\n  packages: write\nand give this repository write access in the settings of a package that it did not create.`;
	return status === 401 ? login : `The account that logged in to ${host} needs the right to push and pull here.`;
}
const mismatch = (what, expected, actual) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("DIGEST_MISMATCH", `${what} should have the digest ${expected}, but has ${actual}.`, { hint: "Something between here and the registry changes what it passes on (a proxy, a cache), or the registry is damaged." });
/** What the registry itself says, in the form of the OCI distribution specification; nothing if it says it otherwise. */
function words(answer) {
	try {
		const { errors } = JSON.parse(answer.bytes.toString("utf8"));
		const first = errors?.[0];
		const text = [first?.code, first?.message].filter((part) => typeof part === "string" && part !== "").join(": ");
		return text === "" ? "" : ` (${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(text, 300)})`;
	} catch {
		return "";
	}
}
// src/image/manifest-answer.ts
const indexType = "application/vnd.oci.image.index.v1+json";
const mediaTypes = [
	indexType,
	"application/vnd.oci.image.manifest.v1+json",
	"application/vnd.docker.distribution.manifest.list.v2+json",
	"application/vnd.docker.distribution.manifest.v2+json"
];
/** Without all four a registry may convert what it has, and the digest with it. */
const accept = mediaTypes.join(", ");
/** The media type of a manifest. @throws REGISTRY_REFUSED for anything else, such as a sign-in page. */
function mediaTypeOf(answer, reference) {
	const mediaType = (answer.headers["content-type"] ?? "").split(";")[0]?.trim() ?? "";
	if (mediaTypes.includes(mediaType)) return mediaType;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t("REGISTRY_REFUSED", `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.t)(reference)} is no image manifest: ${reference.domain} gave the type ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.a)(mediaType)}.`, { hint: "Check that the host is a registry, and that the image is newer than the schema of Docker 1.9 (2015)." });
}
/**
* A manifest whose bytes have the digest that the reference, or else the registry, promises.
* @throws DIGEST_MISMATCH, REGISTRY_REFUSED
*/
function verified(reference, answer) {
	const { bytes } = answer;
	const promised = reference.digest ?? answer.headers["docker-content-digest"];
	const actual = (0,_image_js__WEBPACK_IMPORTED_MODULE_2__.n)(bytes, (0,_image_js__WEBPACK_IMPORTED_MODULE_2__.t)(promised ?? ""));
	if (promised !== void 0 && promised !== actual) throw mismatch((0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.t)(reference), promised, actual);
	return {
		mediaType: mediaTypeOf(answer, reference),
		digest: actual,
		bytes
	};
}



/***/ }),

/***/ 2781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ unreadFor),
/* harmony export */   t: () => (/* binding */ metricGate)
/* harmony export */ });
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8447);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6565);
/* harmony import */ var _situation_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9497);



// src/gate/metric.ts
const unreadFor = ({ unread, ...rest }) => ({
	state: "unread",
	says: unread,
	...rest
});
/** Passes while a value is within its bounds; a value that can't be read is no pass. */
function metricGate(name, settings, measure, situate) {
	const { attempts, successes, interval, initialDelay } = settings;
	const before = earlier(settings, measure);
	return {
		name,
		attempts,
		successes,
		interval,
		initialDelay,
		foreseeable: true,
		async probe(signal) {
			const situation = situate();
			const value = await ask(settings, measure, situation, situation.now, signal);
			if (!value) return {
				state: "good",
				says: "not asked: there is no release before this one"
			};
			if ("unread" in value) return unreadFor(value);
			const reference = isCompared(settings) ? await before(situation, signal) : void 0;
			if (reference && "unread" in reference) return {
				state: "unread",
				says: `${nameOf(situation)} has no value to compare with: ${reference.unread}`
			};
			return judge(value.value, settings, reference && {
				value: reference.value,
				name: nameOf(situation)
			});
		}
	};
}
const isCompared = ({ maxIncrease, maxDecrease }) => maxIncrease !== void 0 || maxDecrease !== void 0;
const nameOf = ({ previousVersion, previous }) => previousVersion ?? previous ?? "";
/** The value of the release before, as it was when it last had all the traffic: asked until it is there, and then kept. */
function earlier(settings, measure) {
	let known;
	return async (situation, signal) => {
		const { previous, previousVersion: version, cutAt, now } = situation;
		if (previous === void 0) return void 0;
		const at = cutAt ?? now;
		if (known?.at === at) return known;
		const measured = await ask(settings, measure, {
			...situation,
			release: previous,
			...version === void 0 ? {} : { version }
		}, at, signal);
		if (measured && "value" in measured) known = {
			...measured,
			at
		};
		return measured;
	};
}
/** Nothing where the query names a release before this one and there is none. */
async function ask({ query, window }, measure, situation, at, signal) {
	const made = (0,_placeholders_js__WEBPACK_IMPORTED_MODULE_1__.t)(query, (0,_situation_js__WEBPACK_IMPORTED_MODULE_2__.t)(situation, { window: `${Math.max(1, Math.round(window / 1e3))}s` }));
	if ("missing" in made) return void 0;
	const measured = await measure({
		query: made.text,
		at,
		window,
		signal
	});
	if ("unread" in measured || Number.isFinite(measured.value)) return measured;
	return { unread: `the value is ${measured.value}: mostly a division by no requests at all` };
}
function judge(value, bounds, reference) {
	const judged = [
		...bounds.min === void 0 ? [] : [{
			ok: value >= bounds.min,
			says: `at least ${shown(bounds.min)}`
		}],
		...bounds.max === void 0 ? [] : [{
			ok: value <= bounds.max,
			says: `at most ${shown(bounds.max)}`
		}],
		...compared(value, bounds.maxIncrease, 1, reference),
		...compared(value, bounds.maxDecrease, -1, reference)
	];
	const says = [
		shown(value),
		...judged.map((one) => one.says),
		`over ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__.t)(bounds.window)}`
	].join(", ");
	return {
		state: judged.every(({ ok }) => ok) ? "good" : "bad",
		says
	};
}
/** `sign` 1 bounds the value from above, -1 from below. */
function compared(value, change, sign, reference) {
	if (change === void 0) return [];
	if (!reference) return [{
		ok: true,
		says: "nothing to compare with"
	}];
	const room = typeof change === "number" ? change : Math.abs(reference.value) * Number.parseFloat(change) / 100;
	const side = sign === 1 ? "above" : "below";
	return [{
		ok: sign * (value - reference.value) <= room,
		says: `at most ${change} ${side} the ${shown(reference.value)} of ${reference.name}`
	}];
}
/** Four digits are more than a bound has. */
const shown = (value) => String(Number(value.toPrecision(4)));



/***/ }),

/***/ 8447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ placeholders),
/* harmony export */   r: () => (/* binding */ unknownPlaceholders),
/* harmony export */   t: () => (/* binding */ fill)
/* harmony export */ });
// src/config/placeholders.ts
/** What texts of a gate may name as `{{name}}`, filled in when it is asked. */
const placeholders = [
	"app",
	"namespace",
	"service",
	"version",
	"release",
	"previous",
	"previousVersion",
	"window"
];
const written = /\{\{\s*([^{}]*?)\s*\}\}/g;
/** Names in `text` that stand for nothing. */
const unknownPlaceholders = (text) => [...text.matchAll(written)].flatMap(([, name = ""]) => placeholders.some((known) => known === name) ? [] : [name]);
/** `text` with its placeholders filled in, or the names of those that have no value. */
function fill(text, values) {
	const missing = [];
	const filled = text.replaceAll(written, (whole, name) => {
		const value = values[name];
		if (value === void 0) missing.push(name);
		return value ?? whole;
	});
	return missing.length > 0 ? { missing } : { text: filled };
}



/***/ }),

/***/ 4176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   scanGate: () => (/* binding */ scanGate)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _gate_settings_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4602);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);
/* harmony import */ var _manifest_answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7503);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4224);
/* harmony import */ var _ask_aws_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4664);
/* harmony import */ var _metric_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2781);







// src/gate/scan.ts
/** A gate on the findings of ECR's scans of the release's images. A scan that is not over is waited for. */
function scanGate(settings, images, awsIn) {
	const { attempts, successes, interval, initialDelay } = settings;
	const inEcr = images.flatMap((image) => {
		const { domain, path, digest } = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.r)(image);
		const registry = (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_2__.f)(domain);
		return registry && digest ? [{
			...registry,
			path,
			digest
		}] : [];
	});
	if (inEcr.length === 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("CONFIG_INVALID", "A gate scan asks ECR, and no image of the release is there.", { hint: "Leave the gate out, or push the images to ECR." });
	const unfold = async (signal) => {
		return (await Promise.all(inEcr.map(async ({ account, region, path, digest }) => partsOf({
			aws: await awsIn(region),
			registryId: account,
			repositoryName: path,
			digest
		}, signal)))).flat();
	};
	return {
		name: settings.name ?? "scan",
		attempts,
		successes,
		interval,
		initialDelay,
		async probe(signal) {
			const parts = await (0,_ask_aws_js__WEBPACK_IMPORTED_MODULE_4__.t)(() => unfold(signal));
			if ("unread" in parts) return (0,_metric_js__WEBPACK_IMPORTED_MODULE_5__.n)(parts);
			const counted = await Promise.all(parts.value.map((part) => countsOf(part, signal)));
			const unread = counted.find((one) => "unread" in one);
			return unread ? (0,_metric_js__WEBPACK_IMPORTED_MODULE_5__.n)(unread) : judge(settings, counted.flatMap((one) => "unread" in one ? [] : [one.counts]));
		}
	};
}
async function partsOf(image, signal) {
	const { aws, registryId, repositoryName, digest } = image;
	const input = {
		registryId,
		repositoryName,
		imageIds: [{ imageDigest: digest }],
		acceptedMediaTypes: _manifest_answer_js__WEBPACK_IMPORTED_MODULE_2__.t.split(", ")
	};
	const { images = [] } = await aws.call("ecr:BatchGetImage", input, signal);
	const manifest = images[0]?.imageManifest;
	if (manifest === void 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("NOT_FOUND", `${repositoryName}@${digest} is not in ECR.`, { hint: "Push it first." });
	const { manifests } = (0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_2__.p)(Buffer.from(manifest), repositoryName);
	return manifests.length === 0 ? [image] : manifests.filter((entry) => !(0,_manifest_answer_js__WEBPACK_IMPORTED_MODULE_2__.m)(entry)).map((entry) => ({
		...image,
		digest: entry.digest
	}));
}
/** Of the basic scan, which ends, and of the enhanced one, which stays active. */
async function countsOf(image, signal) {
	const { aws, registryId, repositoryName, digest } = image;
	const input = {
		registryId,
		repositoryName,
		imageId: { imageDigest: digest },
		maxResults: 1
	};
	const asked = await (0,_ask_aws_js__WEBPACK_IMPORTED_MODULE_4__.t)(() => begun(() => aws.call("ecr:DescribeImageScanFindings", input, signal)));
	if ("unread" in asked) return asked;
	if (!asked.value) return { unread: `${(0,_ask_aws_js__WEBPACK_IMPORTED_MODULE_4__.n)([repositoryName])}@${digest.slice(0, 19)} has no scan: let the repository scan on push` };
	const { imageScanStatus, imageScanFindings } = asked.value;
	const status = imageScanStatus?.status ?? "UNKNOWN";
	if (status === "COMPLETE" || status === "ACTIVE") return { counts: { ...imageScanFindings?.findingSeverityCounts } };
	const why = imageScanStatus?.description ? ` (${imageScanStatus.description.slice(0, 200)})` : "";
	return { unread: `the scan of ${(0,_ask_aws_js__WEBPACK_IMPORTED_MODULE_4__.n)([repositoryName])}@${digest.slice(0, 19)} is ${status}${why}` };
}
/** Just after a push there is no scan yet. */
async function begun(ask) {
	try {
		return await ask();
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t && error.code === "NOT_FOUND") return void 0;
		throw error;
	}
}
function judge(bounds, counts) {
	const judged = _gate_settings_js__WEBPACK_IMPORTED_MODULE_6__.n.flatMap((severity) => {
		const most = bounds[severity];
		if (most === void 0) return [];
		const found = counts.reduce((sum, one) => sum + (one[severity.toUpperCase()] ?? 0), 0);
		return [{
			ok: found <= most,
			says: `${found} ${severity}, at most ${most}`
		}];
	});
	const images = `in ${counts.length} ${counts.length === 1 ? "image" : "images"}`;
	const says = [...judged.map((one) => one.says), images].join(", ");
	return {
		state: judged.every(({ ok }) => ok) ? "good" : "bad",
		says
	};
}



/***/ }),

/***/ 9497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ valuesOf)
/* harmony export */ });
// src/gate/situation.ts
/** What `{{placeholders}}` stand for. */
function valuesOf(situation, more = {}) {
	const { app, namespace, service, version, release, previous, previousVersion } = situation;
	return {
		app,
		namespace,
		service,
		version,
		release,
		...previous === void 0 ? {} : { previous },
		...previousVersion === void 0 ? {} : { previousVersion },
		...more
	};
}



/***/ })

};
