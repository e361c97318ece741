export const id = 768;
export const ids = [768];
export const modules = {

/***/ 768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jsonSchema: () => (/* binding */ jsonSchema),
/* harmony export */   schema: () => (/* binding */ schema),
/* harmony export */   schemaText: () => (/* binding */ schemaText)
/* harmony export */ });
/* harmony import */ var _pipeline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(673);
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(744);


// src/config/schema.ts
const variable = /^\$\{([A-Za-z_]\w*)\}$/;
const text = (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.c)({ error: "must be a text" }).min(1, "must not be empty").refine((value) => !/\$\{\w+\}/.test(value), "takes no ${NAME}: only secrets and kubeconfig are read from the environment");
const named = (pattern, what) => (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.c)({ error: `must be ${what}` }).regex(pattern, `must be ${what}`);
const label = (example) => named(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, "a name of a-z, 0-9 and - with at most 63 characters").meta({ examples: [example] });
const texts = (example) => (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.l)([text, (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.n)(text).min(1)], { error: "must be a text or a list of texts" }).meta({ examples: [[example]] }).transform((value) => typeof value === "string" ? [value] : value);
const list = (example) => (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, { error: "must be a list" }).meta({ examples: [[example]] });
const flag = (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.r)({ error: "must be true or false" });
const whole = (least, most) => {
	const error = `must be a whole number from ${least} to ${most}`;
	return (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.i)({ error }).min(least, error).max(most, error);
};
/** Milliseconds, written as `5m`. A bare `0` is a number in YAML. */
const duration = (example) => (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.l)([named(/^(?:0|(?:\d{1,9}(?:ms|[dhms]))+)$/, "a duration"), (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.a)(0)], { error: "must be a duration" }).meta({ examples: [example] }).transform((value, context) => {
	const milliseconds = (0,_index_js__WEBPACK_IMPORTED_MODULE_1__.i)(String(value));
	if (milliseconds === void 0) context.issues.push({
		code: "custom",
		message: "must be a duration",
		input: value
	});
	return milliseconds ?? 0;
});
/** The name of an environment variable, written `${NAME}`: nothing secret is ever in the file. */
const fromEnvironment = named(variable, "${NAME}, the name of an environment variable").meta({ examples: ["${NPM_TOKEN}"] }).transform((value) => variable.exec(value)?.[1] ?? "");
const tags = (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.s)({
	latest: flag.optional().describe("Moves `latest` to the highest stable version."),
	major: flag.optional().describe("Moves `1` to the highest version 1.y.z. There is no tag `0`."),
	minor: flag.optional().describe("Moves `1.4` to the highest version 1.4.z.")
}).describe("Floating tags beside the exact one. All are on unless switched off, and none ever moves back.");
const image = (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.s)({
	repository: named(/^(?:[^\s@$]*\/)?[^\s@:/$]+$/, "a repository without tag and digest").describe("Where the image is pushed.").meta({ examples: ["ghcr.io/acme/web"] }),
	context: text.optional().describe("The folder to build from; the repository by default.").meta({ examples: ["./web"] }),
	file: text.optional().describe("The Dockerfile; the one in the context by default.").meta({ examples: ["Dockerfile"] }),
	target: text.optional().describe("The stage of the Dockerfile to build.").meta({ examples: ["production"] }),
	platforms: list("linux/amd64").optional().describe("What to build for; the builder's own platform by default."),
	buildArgs: (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.o)((0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.c)(), (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.c)({ error: "must be a text, in quotes if it looks like a number" })).optional(),
	secrets: (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.o)((0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.c)(), fromEnvironment).optional().describe("Secrets of the build, by id, from the environment."),
	cacheFrom: list("type=gha").optional(),
	cacheTo: list("type=gha,mode=max").optional(),
	provenance: (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.l)([(0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.a)(false), (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.t)(["min", "max"])], { error: "must be min, max or false" }).optional().describe("How much the provenance attestation tells: min (the default), max (build arguments too), or false."),
	sbom: flag.optional().describe("Attest a software bill of materials."),
	builder: text.optional().describe("The buildx builder to use.").meta({ examples: ["default"] }),
	tags: tags.optional()
});
const when = (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.s)({
	push: texts("main").optional().describe("Branches, with * for any part of a name and ** for any names."),
	prerelease: flag.optional(),
	release: flag.optional(),
	dispatch: flag.optional().describe("Runs by hand that name no environment.")
}).describe("The events that lead here. One event must lead to one environment.");
const kubernetes = (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.s)({
	namespace: label("shop"),
	manifests: texts("k8s/").describe("Files, folders, or patterns with * and **."),
	app: label("shop").max(40, "must have at most 40 characters").optional().describe("Names the lock and the releases in the namespace. Never change it."),
	context: text.optional().describe("The context of the kubeconfig.").meta({ examples: ["production"] }),
	kubeconfig: named(/^(?:\$\{[A-Za-z_]\w*\}|[^$]+)$/, "a path, or ${NAME}").meta({ examples: ["${PRODUCTION_KUBECONFIG}"] }).transform((value) => ({
		path: value,
		variable: variable.exec(value)?.[1]
	})).optional().describe("A path, or ${NAME}: the environment variable that holds the path. KUBECONFIG by default.")
});
const blueGreen = (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.s)({
	bake: duration("5m").optional().describe("How long the new release is watched under traffic."),
	keepPrevious: duration("30m").optional().describe("How long the previous release stays at its size afterwards."),
	drain: duration("30s").optional().describe("From the cutover to the end of the old pods."),
	deadline: duration("10m").optional().describe("From the start to the traffic on the new release.")
});
const rolling = blueGreen.pick({
	bake: true,
	deadline: true
});
const http = (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.s)({
	path: named(/^\/[!-~]*$/, "a path that begins with /").meta({ examples: ["/healthz"] }),
	service: label("web").optional().describe("The Service to ask; the first one by default."),
	port: (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.l)([whole(1, 65535), named(/^[a-z0-9][a-z0-9-]{0,14}$/, "a name")], { error: "must be a port or its name" }).optional().meta({ examples: [8080] }),
	expect: whole(100, 599).optional().describe("The status of a good answer.").meta({ examples: [200] }),
	timeout: duration("5s").optional().describe("For one request."),
	attempts: whole(1, 100).optional().describe("So many failures in a row fail the gate.").meta({ examples: [3] }),
	interval: duration("5s").optional().describe("Between two requests.")
});
const gates = (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.n)((0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.s)({ http }), { error: "must be a list" }).meta({ examples: [[{ http: { path: "/healthz" } }]] });
const environment = (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.s)({
	when: when.optional(),
	promoteFrom: text.optional().describe("Deploy the digest that this environment runs, without a build.").meta({ examples: ["uat"] }),
	target: (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.s)({ kubernetes }).optional(),
	strategy: (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.s)({
		blueGreen: blueGreen.optional(),
		rolling: rolling.optional()
	}).refine(({ blueGreen, rolling }) => !(blueGreen && rolling), "must have one of blueGreen and rolling").optional(),
	gates: (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.s)({
		before: gates.optional().describe("Asked through the preview, before any traffic moves."),
		after: gates.optional().describe("Asked under traffic, all through the bake.")
	}).optional()
});
const environmentName = named(/^[A-Za-z0-9][\w .-]{0,99}$/, "a name of letters, digits, blanks, ., _ and -");
const schema = (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.s)({
	version: (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.a)(1, { error: "must be 1" }),
	images: (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.o)(label("web"), image).optional().describe("The images of this repository, by name."),
	environments: (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.o)(environmentName, environment).optional().describe("Where releases go, by name.")
}).superRefine(({ environments = {} }, context) => {
	for (const [name, { promoteFrom }] of Object.entries(environments)) {
		if (promoteFrom === void 0 || promoteFrom !== name && Object.hasOwn(environments, promoteFrom)) continue;
		context.addIssue({
			code: "custom",
			path: [
				"environments",
				name,
				"promoteFrom"
			],
			message: "must be another environment of this file"
		});
	}
}).meta({
	title: "Cutover",
	description: "How this repository is released: .github/cutover.yml"
});
const address = "https://raw.githubusercontent.com/cutover-dev/cutover/main/docs/cutover.schema.json";
/** The JSON Schema that editors complete and check by. */
const jsonSchema = () => ({
	$id: address,
	...(0,_pipeline_js__WEBPACK_IMPORTED_MODULE_0__.u)(schema, { io: "input" })
});
/** The published file's content. */
const schemaText = () => `${JSON.stringify(jsonSchema(), null, 2)}\n`;



/***/ })

};
