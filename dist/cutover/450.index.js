export const id = 450;
export const ids = [450];
export const modules = {

/***/ 3744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ unbuilt),
/* harmony export */   n: () => (/* binding */ digestOf),
/* harmony export */   r: () => (/* binding */ isDigest),
/* harmony export */   t: () => (/* binding */ algorithmOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

// src/image/image.ts
/** Stands for the digest of an image that is not built yet. */
const unbuilt = `sha256:${"0".repeat(64)}`;
const isDigest = (text) => /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/.test(text);
const algorithmOf = (digest) => digest.startsWith("sha512:") ? "sha512" : "sha256";
const digestOf = (bytes, algorithm = "sha256") => `${algorithm}:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest("hex")}`;



/***/ }),

/***/ 450:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ valueAt),
/* harmony export */   a: () => (/* binding */ dueWrites),
/* harmony export */   b: () => (/* binding */ written),
/* harmony export */   c: () => (/* binding */ taskIn),
/* harmony export */   d: () => (/* binding */ referenceOf),
/* harmony export */   f: () => (/* binding */ readManifests),
/* harmony export */   g: () => (/* binding */ textAt),
/* harmony export */   h: () => (/* binding */ itemsOf),
/* harmony export */   i: () => (/* binding */ swap_exports),
/* harmony export */   l: () => (/* binding */ parse),
/* harmony export */   m: () => (/* binding */ entriesOf),
/* harmony export */   n: () => (/* binding */ pinnedImage),
/* harmony export */   o: () => (/* binding */ swap),
/* harmony export */   p: () => (/* binding */ cursorAt),
/* harmony export */   r: () => (/* binding */ swapStep),
/* harmony export */   s: () => (/* binding */ refuseTemplate),
/* harmony export */   t: () => (/* binding */ inWords),
/* harmony export */   u: () => (/* binding */ pinnedTo),
/* harmony export */   v: () => (/* binding */ chunksOf),
/* harmony export */   y: () => (/* binding */ placeOf)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4224);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7346);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3744);
/* harmony import */ var _dist5_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7982);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1335);
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3916);







// src/manifest/syntax.ts
const endings = [
	[/\.ya?ml$/i, "yaml"],
	[/\.(?:json|jsonc)$/i, "json"],
	[/\.(?:tfvars|pkrvars\.hcl)$/i, "hcl"],
	[/^Kustomization$/, "yaml"]
];
/** What the ending of a file's name says; undefined where it says nothing. */
const endingOf = (path) => endings.find(([ending]) => ending.test((0,node_path_posix__WEBPACK_IMPORTED_MODULE_5__.basename)(path)))?.[1];
/** A file of unknown kind is read as a manifest, unless it says itself which of its lines hold images. */
const syntaxOf = (path, text) => endingOf(path) ?? (text.includes("cutover:") ? "text" : "yaml");
/** Variables of Terraform and Packer have the names that their authors gave them: an image may be under any. */
const isVariables = (path) => /\.(?:tfvars|pkrvars\.hcl|tfvars\.json|pkrvars\.json)$/i.test(path);
// src/manifest/source.ts
/** A `---` at the start of a line ends a document wherever it stands, even in a block scalar (YAML 1.2.2, 9.1.2). */
const marker = /(?:^|\n)---(?=[ \t\r\n]|$)/g;
/** The documents of a file, each by itself where possible: one that holds nothing of interest need not be parsed. */
function chunksOf({ path, text, rendered = false }) {
	const syntax = rendered ? "yaml" : syntaxOf(path, text);
	if (syntax !== "yaml") return text === "" ? [] : [{
		path,
		syntax,
		line: 1,
		text
	}];
	const chunks = [];
	let start = 0;
	let line = 1;
	const cut = (end) => {
		const part = text.slice(start, end);
		if (part !== "") chunks.push({
			path,
			syntax,
			line,
			text: part,
			...rendered && { rendered }
		});
		line += linesIn(part);
		start = end;
	};
	for (const { index, 0: found } of text.matchAll(marker)) {
		const end = found.startsWith("\n") ? index + 1 : index;
		if (!hasDirective(text, start, end)) cut(end);
	}
	cut(text.length);
	return chunks;
}
function hasDirective(text, start, end) {
	const part = text.slice(start, end);
	return part.includes("%") && /(?:^|\n)%/.test(part);
}
function linesIn(text) {
	let lines = 0;
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
	return lines;
}
/** Where the `offset` of a chunk is in its file. */
function placeOf({ path, line, text, rendered }, offset) {
	if (rendered) return { file: path };
	const before = text.slice(0, offset);
	return {
		file: path,
		line: line + linesIn(before),
		column: offset - before.lastIndexOf("\n")
	};
}
const written = ({ file, line, column }) => line === void 0 ? file : `${file}:${line}:${column}`;
/** The error of what stands at `offset`: `file:line:column: message`. */
const invalidAt = (chunk, offset, message, hint, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("MANIFEST_INVALID", `${written(placeOf(chunk, offset))}: ${message}`, {
	hint,
	at: placeOf(chunk, offset),
	...cause === void 0 ? {} : { cause }
});
// src/manifest/cursor.ts
function cursorAt(chunk, node, path = [], offset = node.start) {
	return node.is === "alias" ? cursorAt(chunk, node.target, path, offset) : {
		chunk,
		node,
		path,
		offset
	};
}
const isSlot = (cursor) => cursor?.node.is === "leaf";
const below = ({ chunk, path }, node, key) => cursorAt(chunk, node, [...path, key]);
const itemsOf = (cursor) => cursor?.node.is === "seq" ? cursor.node.items.map((item, index) => below(cursor, item, index)) : [];
/** A mapping's entries with those merged into it; the first that has a key wins (https://yaml.org/type/merge.html). */
function entriesOf(cursor) {
	const found = /* @__PURE__ */ new Map();
	if (cursor?.node.is !== "map") return found;
	for (const { key, value } of merged(cursor.node.entries)) if (!found.has(key)) found.set(key, below(cursor, value, key));
	return found;
}
function merged(entries) {
	if (!entries.some(({ merge }) => merge)) return entries;
	return [...entries.filter(({ merge }) => !merge), ...entries.filter(({ merge }) => merge).flatMap(({ value }) => mergedFrom(value))];
}
function mergedFrom(source) {
	if (source.is === "alias") return mergedFrom(source.target);
	if (source.is === "seq") return source.items.flatMap(mergedFrom);
	return source.is === "map" ? merged(source.entries) : [];
}
const valueAt = (cursor, ...keys) => keys.reduce((at, key) => childOf(at, key), cursor);
function childOf(cursor, key) {
	if (cursor?.node.is !== "map") return void 0;
	const found = merged(cursor.node.entries).find((entry) => entry.key === key);
	return found && below(cursor, found.value, key);
}
function textAt(cursor, ...keys) {
	const node = valueAt(cursor, ...keys)?.node;
	return node?.is === "leaf" && typeof node.value === "string" ? node.value : void 0;
}
/** What a pattern such as `spec.containers[].image` leads to; `*` is any key. */
function select(cursor, pattern, holder = cursor) {
	const [step, ...rest] = pattern;
	if (!cursor || !holder) return [];
	if (step === void 0) return [{
		cursor,
		holder
	}];
	if (step === "[]") return itemsOf(cursor).flatMap((item) => select(item, rest, item));
	if (step === "*") return [...entriesOf(cursor).values()].flatMap((value) => select(value, rest, holder));
	return select(valueAt(cursor, step), rest, holder);
}
/** `spec.containers[].image` as its steps. */
const patternOf = (path) => path.replaceAll("[]", ".[]").split(".").filter(Boolean);
// src/manifest/kinds.ts
const pod = (spec) => [...[
	"initContainers",
	"containers",
	"ephemeralContainers"
].map((list) => `${spec}.${list}[].image`), `${spec}.volumes[].image.reference`];
const task = (spec) => [
	`${spec}.steps[].image`,
	`${spec}.sidecars[].image`,
	`${spec}.stepTemplate.image`
];
const pipeline = (spec) => [...task(`${spec}.tasks[].taskSpec`), ...task(`${spec}.finally[].taskSpec`)];
const table = [
	["Pod", pod("spec")],
	["PodTemplate", pod("template.spec")],
	["Deployment ReplicaSet ReplicationController StatefulSet DaemonSet Job", pod("spec.template.spec")],
	["CronJob", pod("spec.jobTemplate.spec.template.spec")],
	[
		"Rollout",
		pod("spec.template.spec"),
		"argoproj.io"
	],
	[
		"Service Configuration",
		pod("spec.template.spec"),
		"serving.knative.dev"
	],
	[
		"Revision",
		pod("spec"),
		"serving.knative.dev"
	],
	[
		"Task ClusterTask",
		task("spec"),
		"tekton.dev"
	],
	[
		"StepAction",
		["spec.image"],
		"tekton.dev"
	],
	[
		"TaskRun",
		task("spec.taskSpec"),
		"tekton.dev"
	],
	[
		"Pipeline",
		pipeline("spec"),
		"tekton.dev"
	],
	[
		"PipelineRun",
		pipeline("spec.pipelineSpec"),
		"tekton.dev"
	]
];
const builtIn = new Map(table.flatMap(([kinds, paths, group]) => kinds.split(" ").map((kind) => {
	return [kind, {
		kind,
		patterns: paths.map(patternOf),
		...group === void 0 ? {} : { group }
	}];
})));
/** The patterns that hold for an object; `more` are those that its users told of. */
function patternsFor(kind, apiVersion, more) {
	const group = apiVersion.includes("/") ? apiVersion.split("/")[0] ?? "" : "";
	const known = builtIn.get(kind);
	return [...known ? [known] : [], ...more.filter((one) => one.kind === kind)].flatMap((one) => one.group === void 0 || one.group === group ? one.patterns : []);
}
/** `Kind[.group]=path`, for instance `WebApp.example.com=spec.workers[].image`. @throws INPUT_INVALID */
function kindImages(entry) {
	const [, kind, group, path = ""] = /^([A-Z][A-Za-z0-9]*)(?:\.([a-z0-9.-]+))?=(\S+)$/.exec(entry) ?? [];
	const steps = path.split(".");
	if (!kind || !steps.every((step) => /^[^[\]]+(?:\[\])?$/.test(step))) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `Input image-paths has ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(entry)}, which is no path to an image.`, { hint: "Write Kind=path or Kind.group=path, for instance WebApp.example.com=spec.workers[].image." });
	return {
		kind,
		patterns: [patternOf(path)],
		...group === void 0 ? {} : { group }
	};
}
/** The same pins always make the same lock, whatever order files and images came in. */
function lockOf(images, used) {
	return {
		version: 1,
		images: images.map(({ name, repository, tag, digest }) => ({
			name,
			repository,
			tag,
			digest
		})).sort((a, b) => order(a.name, b.name)),
		files: used.filter(({ images }) => images.size > 0).map(({ path, images }) => ({
			path,
			images: [...images].sort(order)
		})).sort((a, b) => order(a.path, b.path))
	};
}
const lockText = (lock) => `${JSON.stringify(lock, null, 2)}\n`;
/** By code unit: a locale would order the same names differently on another machine. */
const order = (a, b) => a < b ? -1 : a > b ? 1 : 0;
// src/manifest/read.ts
/** etcd takes no object over 1.5 MiB; a file far over that holds something else. */
const largest = 16777216;
/**
* Reads manifests: files, folders (every .yml, .yaml and .json below) and patterns with `*`, in the order given and
* by name within a folder, each file once. Fails with MANIFEST_MISSING for an entry that finds nothing, and with
* MANIFEST_INVALID for a file that is no UTF-8 text.
*/
async function readManifests(files, entries) {
	const paths = /* @__PURE__ */ new Set();
	for (const entry of entries) for (const path of await find(files, entry)) paths.add(path);
	if (paths.size === 0) throw missing("No manifests are given.");
	return Promise.all([...paths].map(async (path) => ({
		path,
		text: decode(await files.read(path), path)
	})));
}
async function find(files, entry) {
	const path = (0,node_path_posix__WEBPACK_IMPORTED_MODULE_5__.normalize)(entry);
	if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.o)(path)) return matching(files, path);
	if (!await files.exists(path)) throw missing(`There are no manifests at ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(entry)}.`);
	if (!await files.isFolder(path)) return [path];
	const found = (await files.list(path)).map((file) => (0,node_path_posix__WEBPACK_IMPORTED_MODULE_5__.normalize)(file)).filter(isManifest);
	if (found.length > 0) return found;
	throw missing(`The folder ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(entry)} holds no .yml, .yaml or .json file.`);
}
async function matching(files, pattern) {
	const parts = pattern.split("/");
	const folder = parts.slice(0, parts.findIndex(_reference_js__WEBPACK_IMPORTED_MODULE_1__.o)).join("/") || (pattern.startsWith("/") ? "/" : ".");
	const expression = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.a)(pattern);
	const named = /\.[A-Za-z]+$/.test(parts.at(-1) ?? "");
	const found = (await files.isFolder(folder) ? await files.list(folder) : []).map((file) => (0,node_path_posix__WEBPACK_IMPORTED_MODULE_5__.normalize)(file)).filter((file) => expression.test(file) && (named || isManifest(file)));
	if (found.length > 0) return found;
	throw missing(`No .yml, .yaml or .json file matches ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(pattern)}.`);
}
const isManifest = (path) => /\.(?:ya?ml|json)$/i.test(path) && (0,node_path_posix__WEBPACK_IMPORTED_MODULE_5__.basename)(path) !== "cutover.lock.json";
const missing = (message) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("MANIFEST_MISSING", message, { hint: "Give files, folders or patterns such as k8s/, k8s/web.yml or k8s/**/*.yml, relative to the repository; check it out before this step." });
const decoder = new TextDecoder("utf-8", {
	fatal: true,
	ignoreBOM: true
});
function decode(bytes, path) {
	const refuse = (what, hint, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("MANIFEST_INVALID", `${path} ${what}.`, {
		hint,
		cause,
		at: { file: path }
	});
	if (bytes.length > largest) throw refuse(`has ${bytes.length} bytes, too many for a manifest`, "Give the folder or the files of the manifests only.");
	let text;
	try {
		text = decoder.decode(bytes);
	} catch (cause) {
		throw refuse("is no UTF-8 text", "Save it as UTF-8, or leave it out of the manifests.", cause);
	}
	if (text.includes("\0")) throw refuse("is a binary file", "Leave it out of the manifests.");
	return text;
}
// src/manifest/dialect.ts
/**
* The number that kubectl takes a plain scalar for, or else the text itself. kubectl reads YAML as go-yaml v2 does
* (resolve.go, by way of sigs.k8s.io/yaml): `0644` and `0o644` are 420, `1_000` is 1000, and `.`, `1:30`, `1.2.3` and
* `1234e567` are texts.
*/
function numberOrText(text) {
	if (text.startsWith(".")) return /^\.\d+(?:[eE][-+]?\d+)?$/.test(text) ? finite(Number(text), text) : text;
	const plain = text.replaceAll("_", "");
	return integer(plain) ?? (decimal.test(plain) ? finite(Number(plain), text) : text);
}
const decimal = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const finite = (value, text) => Number.isFinite(value) ? value : text;
const bases = [
	[/^0[xX][\da-fA-F]+$/, 16],
	[/^0[bB][01]+$/, 2],
	[/^0[oO]?[0-7]+$/, 8],
	[/^(?:0|[1-9]\d*)$/, 10]
];
function integer(plain) {
	const digits = plain.replace(/^[-+]/, "");
	const base = bases.find(([form]) => form.test(digits))?.[1];
	if (base === void 0) return void 0;
	const value = Number.parseInt(digits.replace(/^0[xXbBoO]/, ""), base);
	if (value >= 2 ** 64) return void 0;
	return plain.startsWith("-") && value !== 0 ? -value : value;
}
const number = (tag) => ({
	tag: `tag:yaml.org,2002:${tag}`,
	default: true,
	test: /^[-+.\d]/,
	resolve: numberOrText
});
/** Of YAML 1.1 kubectl knows the booleans (`on`, `no`, `y`) and merge keys, but no times, sets or ordered maps. */
const kubectlTags = (tags) => [
	...tags.filter((tag) => typeof tag === "object" && /:(?:map|seq|str|null|bool|merge)$/.test(tag.tag)),
	number("int"),
	number("float")
];
// src/manifest/quick.ts
/** Tabs, controls, separators and a byte order mark: YAML has rules of its own for each of them. */
const unusual = /[^\n\r\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\uffff]|\r(?!\n)/;
const deepest$1 = 100;
const reserved = new Map([
	...[
		"null",
		"Null",
		"NULL"
	].map((text) => [text, null]),
	...[
		"y",
		"Y",
		"yes",
		"Yes",
		"YES",
		"true",
		"True",
		"TRUE",
		"on",
		"On",
		"ON"
	].map((text) => [text, true]),
	...[
		"n",
		"N",
		"no",
		"No",
		"NO",
		"false",
		"False",
		"FALSE",
		"off",
		"Off",
		"OFF"
	].map((text) => [text, false])
]);
const keyed = /([A-Za-z_][\w./-]*):(?: +|(?=\r?\n|\r?$))/y;
const quotedValue = /(?:"[^"\\\n]*"|'[^'\n]*')/y;
const plainValue = /(?:[A-Za-z0-9_/.(=+^;$]|-(?=[^ \r\n]))(?:[^\n\r:#]|:(?=[^ \r\n])|(?<=[^ ])#)*/y;
const emptyMapping = /\{ *\}/y;
const flowItem = /(?:"[^"\\\n]*"|'[^'\n]*'|-{0,2}[A-Za-z0-9_./][\w./=@+-]*)(?= *[,\]])/y;
const flowSequence = /\[[^\]\n]*\]/y;
const tail = / *(?:(?<= )#[^\n]*?)?\r?(?:\n|$)/y;
/** The one document of a chunk, if it is written in the small part of YAML that this reads; else undefined. */
function quick(chunk) {
	const { text } = chunk;
	if (chunk.syntax !== "yaml" || unusual.test(text)) return void 0;
	const lines = linesOf(text);
	const [first] = lines;
	if (first?.indent !== 0) return void 0;
	const reader = {
		text,
		lines,
		at: 0
	};
	const root = mapping(reader, 0, first.start, 0);
	if (!root || reader.at !== lines.length) return void 0;
	return [{
		chunk,
		root,
		isSimple: true,
		get value() {
			return plainOf(root);
		}
	}];
}
/** Whether a leaf whose source is `source` reads as `text` wherever a simple document has a leaf. */
function readsAs(source, text) {
	const inQuotes = match(quotedValue, source, 0);
	if (inQuotes !== void 0) return inQuotes === source && source.slice(1, -1) === text;
	return match(plainValue, source, 0) === source && !/[[\]{},\s]/.test(source) && plainly(source) === text;
}
function plainOf(node) {
	if (node.is === "map") return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainOf(value)]));
	if (node.is === "seq") return node.items.map(plainOf);
	return node.is === "leaf" ? node.value : void 0;
}
/** The lines that hold something; the mark of the document's beginning does not. */
function linesOf(text) {
	const lines = [];
	let begin = /^---(?= *(?:#[^\n]*)?\r?\n)/.test(text) ? text.indexOf("\n") + 1 : 0;
	while (begin < text.length) {
		const newline = text.indexOf("\n", begin);
		const end = newline < 0 ? text.length : newline;
		const start = blanks(text, begin);
		const code = text.charCodeAt(start);
		if (start < end && code !== 35 && !(code === 13 && start + 1 === end)) lines.push({
			indent: start - begin,
			start,
			end
		});
		begin = end + 1;
	}
	return lines;
}
const match = (pattern, text, at) => {
	pattern.lastIndex = at;
	return pattern.exec(text)?.[0];
};
/** A block mapping whose keys stand `indent` blanks in; the first of them at `start`, which may be behind a dash. */
function mapping(reader, indent, start, depth) {
	const entries = [];
	for (let from = start;;) {
		keyed.lastIndex = from;
		const [all, key] = keyed.exec(reader.text) ?? [];
		if (all === void 0 || key === void 0 || reserved.has(key) || has(entries, key)) return void 0;
		if (key === "__proto__" || depth > deepest$1) return void 0;
		reader.at++;
		const own = valueAfter(reader, indent, from + all.length, depth);
		if (!own) return void 0;
		entries.push({
			key,
			merge: false,
			value: own
		});
		const next = reader.lines[reader.at];
		if (!next || next.indent < indent) return {
			is: "map",
			start,
			entries
		};
		if (next.indent > indent) return void 0;
		from = next.start;
	}
}
const has = (entries, key) => {
	for (const entry of entries) if (entry.key === key) return true;
	return false;
};
/** What stands behind a key: a leaf on its line, or what is below it. */
function valueAfter(reader, indent, at, depth) {
	if (match(tail, reader.text, at) === void 0) return leafAt(reader, indent, at);
	const next = reader.lines[reader.at];
	const isItem = next !== void 0 && reader.text.startsWith("- ", next.start);
	if (next && isItem && next.indent >= indent) return sequence(reader, next.indent, depth + 1);
	if (next && next.indent > indent) return mapping(reader, next.indent, next.start, depth + 1);
	return {
		is: "leaf",
		start: at,
		end: at,
		style: "plain",
		text: "",
		value: null,
		anchored: false
	};
}
function sequence(reader, indent, depth) {
	const items = [];
	const start = reader.lines[reader.at]?.start ?? 0;
	for (let next = reader.lines[reader.at]; next?.indent === indent; next = reader.lines[reader.at]) {
		if (!reader.text.startsWith("- ", next.start)) break;
		const at = blanks(reader.text, next.start + 1);
		const own = itemAt(reader, indent + at - next.start, at, depth);
		if (!own) return void 0;
		items.push(own);
	}
	const next = reader.lines[reader.at];
	return next && next.indent > indent ? void 0 : {
		is: "seq",
		start,
		items
	};
}
function itemAt(reader, indent, at, depth) {
	if (match(keyed, reader.text, at) !== void 0) return mapping(reader, indent, at, depth + 1);
	reader.at++;
	return leafAt(reader, indent - 2, at);
}
function leafAt(reader, indent, start) {
	const { text } = reader;
	const next = reader.lines[reader.at];
	if (next && next.indent > indent) return void 0;
	const sequence = match(flowSequence, text, start);
	const flow = sequence ?? match(emptyMapping, text, start);
	const inQuotes = match(quotedValue, text, start);
	const own = flow ?? inQuotes ?? match(plainValue, text, start)?.trimEnd();
	if (own === void 0 || match(tail, text, start + own.length) === void 0) return void 0;
	if (sequence !== void 0) return flowItems(text, start, start + sequence.length - 1);
	if (flow !== void 0) return {
		is: "map",
		start,
		entries: []
	};
	return leafOf$3(own, start);
}
/** `[a, "b"]` on one line, whose items are leaves; `end` is where it closes. */
function flowItems(text, start, end) {
	const items = [];
	let at = blanks(text, start + 1);
	while (at < end) {
		const item = match(flowItem, text, at);
		if (item === void 0) return void 0;
		items.push(leafOf$3(item, at));
		at = blanks(text, at + item.length);
		if (at < end) at = blanks(text, at + 1);
	}
	if (at !== end) return void 0;
	return {
		is: "seq",
		start,
		items
	};
}
function blanks(text, from) {
	let at = from;
	while (text.charCodeAt(at) === 32) at++;
	return at;
}
function leafOf$3(source, start) {
	const style = source.startsWith("\"") ? "double" : source.startsWith("'") ? "single" : "plain";
	const text = style === "plain" ? source : source.slice(1, -1);
	const value = style === "plain" ? plainly(text) : text;
	return {
		is: "leaf",
		start,
		end: start + source.length,
		style,
		text,
		value,
		anchored: false
	};
}
function plainly(text) {
	if (/^[-+.\d]/.test(text)) return numberOrText(text);
	return reserved.has(text) ? reserved.get(text) : text;
}
// src/manifest/splice.ts
var import_dist = (0,_dist5_js__WEBPACK_IMPORTED_MODULE_4__.t)();
/** Where a write goes in the chunk. Escapes and folded lines are left to their author: MANIFEST_INVALID. */
function spliceOf(chunk, { slot, start, end, text }) {
	const { node } = slot;
	const run = runsOf(chunk, node)?.find((run) => run.text <= start && end <= run.text + run.length);
	if (!run) throw invalidAt(chunk, node.start, `The image ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(node.text)} is written with escapes or over several lines.`, "Write it plainly, on one line.");
	const shift = run.source - run.text;
	return {
		start: start + shift,
		end: end + shift,
		text: quotedFor(chunk, node, text, end - start)
	};
}
/** A plain scalar that would no longer be a text gets quotes: 1.10 is a number, and 1.1 to most readers. */
function quotedFor({ syntax }, node, text, replaced) {
	if (node.style !== "plain" || replaced !== node.text.length) return text;
	return syntax === "yaml" && isText(text) ? text : `"${text}"`;
}
/** Whether YAML 1.1, YAML 1.2 and kubectl all take a plain scalar for the text that it is. */
const isText = (text) => /^[A-Za-z]\S*[/.:@]\S*[A-Za-z]\S*$/.test(text) || numberOrText(text) === text && ["1.1", "1.2"].every((version) => (0, import_dist.parse)(text, {
	version,
	logLevel: "silent"
}) === text);
/** Where the text of a leaf stands in its source, line by line; undefined where it is not there as it is. */
function runsOf({ text: source }, { start, end, style, text }) {
	if (style === "block") return blockRuns(source.slice(start, end), start, text);
	const from = style === "plain" ? start : start + 1;
	const to = style === "plain" ? end : end - 1;
	return source.slice(from, to) === text ? [{
		source: from,
		text: 0,
		length: text.length
	}] : void 0;
}
function blockRuns(block, start, text) {
	const [header = "", ...lines] = block.split("\n");
	const values = text.split("\n");
	const first = values.findIndex((value) => value !== "");
	const indent = bare(lines[first] ?? "").length - (values[first] ?? "").length;
	const runs = [];
	let at = start + header.length + 1;
	let done = 0;
	for (const [index, value] of values.entries()) {
		const line = lines[index] ?? "";
		if (value !== "" && (indent < 1 || bare(line).slice(indent) !== value)) return void 0;
		if (value !== "") runs.push({
			source: at + indent,
			text: done,
			length: value.length
		});
		at += line.length + 1;
		done += value.length + 1;
	}
	return runs;
}
const bare = (line) => line.replace(/\r$/, "");
/** `text` with every splice made. They must not overlap. */
function spliced(text, splices) {
	let result = "";
	let done = 0;
	for (const { start, end, text: own } of [...splices].sort((a, b) => a.start - b.start)) {
		result += text.slice(done, start) + own;
		done = end;
	}
	return result + text.slice(done);
}
// src/manifest/edit.ts
/** Whether a leaf says something else than is to be written. A number that looks like the text is not the text. */
const changes = ({ slot: { node }, start, end, text }) => node.text.slice(start, end) !== text || typeof node.value !== "string";
/**
* The chunk's text with the writes of `uses` made, and proof that its meaning changed in them alone: `reparse` reads
* what came out.
*/
function edit(chunk, before, uses, reparse) {
	const byLeaf = /* @__PURE__ */ new Map();
	for (const write of uses.flatMap(({ writes }) => writes)) {
		const others = byLeaf.get(write.slot.node) ?? [];
		if (!others.some((other) => same(other, write))) byLeaf.set(write.slot.node, [...others, write]);
	}
	if (byLeaf.size === 0) return chunk.text;
	const edits = [...byLeaf].map(([leaf, writes]) => {
		refuseOverlap(chunk, writes);
		return {
			leaf,
			text: spliced(leaf.text, writes),
			splices: writes.map((write) => spliceOf(chunk, write))
		};
	});
	const text = spliced(chunk.text, edits.flatMap(({ splices }) => splices));
	if (before.every(({ isSimple }) => isSimple) && edits.every((one) => staysLeaf(chunk, one))) return text;
	prove(chunk, before, reparse({
		...chunk,
		text
	}), uses, byLeaf);
	return text;
}
/** In a simple document a leaf that reads as it should is proof enough: nothing beside it depends on its text. */
function staysLeaf(chunk, { leaf, text, splices }) {
	const { start, end } = leaf;
	const moved = splices.map((splice) => ({
		...splice,
		start: splice.start - start,
		end: splice.end - start
	}));
	return readsAs(spliced(chunk.text.slice(start, end), moved), text);
}
const same = (a, b) => a.start === b.start && a.end === b.end && a.text === b.text;
function refuseOverlap(chunk, writes) {
	const ordered = [...writes].sort((a, b) => a.start - b.start);
	const clash = ordered.find((write, index) => index > 0 && write.start < (ordered[index - 1]?.end ?? 0));
	if (!clash) return;
	const texts = ordered.map(({ text }) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(text, 200)).join(" and ");
	throw invalidAt(chunk, clash.slot.offset, `This value would have to be ${texts}.`, "Mark it for one image only.");
}
/** Compares what the cluster would get before and after: through an anchor, another value may have changed with an image. */
function prove(chunk, before, after, uses, byLeaf) {
	const changed = before.flatMap(({ value }, document) => differences(value, after[document]?.value, [document]));
	const expected = new Set(uses.flatMap(({ document, writes }) => writes.map(({ slot: { node, path } }) => JSON.stringify([[document, ...path], spliced(node.text, byLeaf.get(node) ?? [])]))));
	const stray = changed.find(({ path, value }) => !expected.has(JSON.stringify([path, value])));
	if (!stray && changed.length === expected.size && before.length === after.length) return;
	const use = uses.find(({ writes }) => writes.some(({ slot }) => slot.node.anchored)) ?? uses.find(({ changed }) => changed);
	const slot = use?.writes[0]?.slot;
	throw invalidAt(chunk, slot?.node.start ?? 0, `The image ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(use?.from ?? "")} can't be changed alone: ${dotted(stray?.path ?? [])} would change with it.`, "They share an anchor (&). Write the image out where it is used.");
}
const dotted = ([, ...path]) => path.map((part) => typeof part === "number" ? `[${part}]` : `.${part}`).join("").slice(1) || "its document";
function differences(a, b, path) {
	if (Object.is(a, b)) return [];
	if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) return a.flatMap((item, index) => differences(item, b[index], [...path, index]));
	if (!isPlain(a) || !isPlain(b)) return [{
		path,
		value: b
	}];
	const keys = Object.keys(a);
	if (keys.join("\0") !== Object.keys(b).join("\0")) return [{
		path,
		value: b
	}];
	return keys.flatMap((key) => differences(a[key], b[key], [...path, key]));
}
const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
// src/manifest/spelling.ts
/** Other people's images may be anything, placeholders too: what is no reference names no repository of ours. */
function referenceOf(text) {
	try {
		return (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.r)(text);
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t && error.code === "REFERENCE_INVALID") return void 0;
		throw error;
	}
}
// src/manifest/field.ts
const pinnedTo = (spelling, { tag, digest }) => `${spelling}${tag === "" ? "" : `:${tag}`}@${digest}`;
const whole = (slot, text) => ({
	slot,
	start: 0,
	end: slot.node.text.length,
	text
});
/** `image: ghcr.io/acme/web:1.4.1` */
function wholeImage(slot, label) {
	const { value } = slot.node;
	if (typeof value !== "string") return [];
	const reference = referenceOf(value);
	return [{
		...label,
		offset: slot.offset,
		from: value,
		reference,
		pin(image) {
			const isSame = reference && (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.i)(reference, (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.r)(image.repository));
			const to = pinnedTo(isSame ? reference.spelling : image.repository, image);
			return {
				to,
				writes: [whole(slot, to)]
			};
		}
	}];
}
const writtenIn = (cursor) => isSlot(cursor) ? cursor.node.text : "";
/** `{registry: ghcr.io, repository: acme/web, tag: 1.4.1, digest: ''}`, all but the repository optional. */
function imageInParts(parts, label) {
	const { repository, tag, digest } = parts;
	const registry = textAt(parts.registry);
	const spelling = `${registry ? `${registry}/` : ""}${textAt(repository)}`;
	const reference = referenceOf(spelling);
	if (!reference) return [];
	const shownTag = writtenIn(tag) === "" ? "" : `:${writtenIn(tag)}`;
	return [{
		...label,
		offset: repository.offset,
		from: `${spelling}${shownTag}${writtenIn(digest) === "" ? "" : `@${writtenIn(digest)}`}`,
		reference: (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.r)(reference.spelling),
		pin: (image) => ({
			to: pinnedTo(spelling, image),
			writes: partWrites(parts, image)
		})
	}];
}
function partWrites({ repository, tag, digest }, image) {
	const named = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(`${repository.path.join(".")}: ${writtenIn(repository)}`);
	if (!isSlot(tag) && !isSlot(digest)) throw invalidAt(repository.chunk, repository.offset, `${named} has neither tag nor digest beside it.`, "Add tag: '' or digest: '' beside it, where your chart reads them.");
	if (tag && !isSlot(digest) && image.tag === "") throw invalidAt(tag.chunk, tag.offset, `${named} has a tag but the image has none.`, "Name the image with its tag.");
	const tagText = isSlot(digest) ? image.tag : `${image.tag}@${image.digest}`;
	return [...isSlot(tag) && image.tag !== "" ? [partWrite(tag, tagText)] : [], ...isSlot(digest) ? [partWrite(digest, image.digest)] : []];
}
function partWrite(slot, text) {
	const { chunk, offset, path, node } = slot;
	if (node.start < node.end) return whole(slot, text);
	throw invalidAt(chunk, offset, `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(String(path.at(-1)))} has no value.`, "Write '' for one that is to be filled in.");
}
/** An image at `cursor`, in whichever of the two forms. */
function imagesAt(cursor, label, family) {
	if (isSlot(cursor)) return wholeImage(cursor, label);
	return cursor?.node.is === "map" ? family(cursor).map((field) => ({
		...field,
		...label
	})) : [];
}
// src/manifest/hcl.ts
const deepest = 200;
const token = /(?:[ \t\r\n\uFEFF]|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*(?:(?<text>"(?:[^"\\\n]|\\.)*")|(?<heredoc><<-?(?<label>[\w-]+)\r?\n[\s\S]*?\n[ \t]*\k<label>(?=\r?\n|$))|(?<word>[\p{L}_][\p{L}\p{N}_-]*)|(?<number>-?\d[\w.+-]*)|(?<mark>[[\]{}=:,])|$)/uy;
const refuse = (chunk, offset) => invalidAt(chunk, offset, "This is no variable with a literal value.", "Files of variables hold lines like web_image = \"ghcr.io/acme/web:1.4.1\". In other files mark the line of the image with the comment # cutover: NAME.");
/** The variables of a file with their values. @throws MANIFEST_INVALID for what is no literal. */
function parseVariables(chunk) {
	const unexpected = (offset) => refuse(chunk, offset);
	let at = 0;
	let current = read();
	function read() {
		token.lastIndex = at;
		const found = token.exec(chunk.text);
		if (!found) throw unexpected(at + (/^\s*/.exec(chunk.text.slice(at))?.[0].length ?? 0));
		at = token.lastIndex;
		const { text, heredoc, word, number, mark } = found.groups ?? {};
		const source = text ?? heredoc ?? word ?? number ?? mark ?? "";
		return {
			is: text ? "text" : heredoc ? "heredoc" : word ? "word" : number ? "number" : mark ? "mark" : "end",
			source,
			start: at - source.length
		};
	}
	function take() {
		const taken = current;
		current = read();
		return taken;
	}
	const accept = (mark) => current.is === "mark" && current.source === mark && take() !== void 0;
	function assignments(start, closing, depth) {
		const entries = [];
		const value = {};
		while (closing === "" ? current.is !== "end" : !accept(closing)) {
			const name = take();
			if (name.is !== "word" && name.is !== "text" && name.is !== "number") throw unexpected(name.start);
			if (!accept("=") && !accept(":")) throw unexpected(current.start);
			const key = name.is === "text" ? unescaped(name.source) : name.source;
			const own = expression(depth);
			entries.push({
				key,
				merge: false,
				value: own.root
			});
			value[key] = own.value;
			accept(",");
		}
		return {
			root: {
				is: "map",
				start,
				entries
			},
			value
		};
	}
	function list(start, depth) {
		const items = [];
		while (!accept("]")) {
			items.push(expression(depth));
			if (!accept(",") && !(current.is === "mark" && current.source === "]")) throw unexpected(current.start);
		}
		return {
			root: {
				is: "seq",
				start,
				items: items.map(({ root }) => root)
			},
			value: items.map(({ value }) => value)
		};
	}
	function expression(depth) {
		const { is, source, start } = take();
		if (depth > deepest) throw unexpected(start);
		if (source === "{" && is === "mark") return assignments(start, "}", depth + 1);
		if (source === "[" && is === "mark") return list(start, depth + 1);
		if (is === "mark" || is === "end" || is === "word" && !/^(?:true|false|null)$/.test(source)) throw unexpected(start);
		const leaf = leafOf$2(is, source, start);
		return {
			root: leaf,
			value: leaf.value
		};
	}
	return assignments(0, "", 0);
}
function leafOf$2(is, source, start) {
	const text = is === "text" ? unescaped(source) : source;
	const value = is === "number" ? Number(source) : is === "word" ? literals[source] : text;
	const style = is === "text" ? "double" : "plain";
	return {
		is: "leaf",
		start,
		end: start + source.length,
		style,
		text,
		value,
		anchored: false
	};
}
const literals = {
	true: true,
	false: false,
	null: null
};
/** Only compared and never written back, so the rarer escapes may stay as they are. */
const unescaped = (source) => source.slice(1, -1).replace(/\\(["\\])/g, "$1");
// node_modules/jsonc-parser/lib/esm/impl/scanner.js
/**
* Creates a JSON scanner on the given text.
* If ignoreTrivia is set, whitespaces or comments are ignored.
*/
function createScanner(text, ignoreTrivia = false) {
	const len = text.length;
	let pos = 0, value = "", tokenOffset = 0, token = 16, lineNumber = 0, lineStartOffset = 0, tokenLineStartOffset = 0, prevTokenLineStartOffset = 0, scanError = 0;
	function scanHexDigits(count, exact) {
		let digits = 0;
		let value = 0;
		while (digits < count || !exact) {
			let ch = text.charCodeAt(pos);
			if (ch >= 48 && ch <= 57) value = value * 16 + ch - 48;
			else if (ch >= 65 && ch <= 70) value = value * 16 + ch - 65 + 10;
			else if (ch >= 97 && ch <= 102) value = value * 16 + ch - 97 + 10;
			else break;
			pos++;
			digits++;
		}
		if (digits < count) value = -1;
		return value;
	}
	function setPosition(newPosition) {
		pos = newPosition;
		value = "";
		tokenOffset = 0;
		token = 16;
		scanError = 0;
	}
	function scanNumber() {
		let start = pos;
		if (text.charCodeAt(pos) === 48) pos++;
		else {
			pos++;
			while (pos < text.length && isDigit(text.charCodeAt(pos))) pos++;
		}
		if (pos < text.length && text.charCodeAt(pos) === 46) {
			pos++;
			if (pos < text.length && isDigit(text.charCodeAt(pos))) {
				pos++;
				while (pos < text.length && isDigit(text.charCodeAt(pos))) pos++;
			} else {
				scanError = 3;
				return text.substring(start, pos);
			}
		}
		let end = pos;
		if (pos < text.length && (text.charCodeAt(pos) === 69 || text.charCodeAt(pos) === 101)) {
			pos++;
			if (pos < text.length && text.charCodeAt(pos) === 43 || text.charCodeAt(pos) === 45) pos++;
			if (pos < text.length && isDigit(text.charCodeAt(pos))) {
				pos++;
				while (pos < text.length && isDigit(text.charCodeAt(pos))) pos++;
				end = pos;
			} else scanError = 3;
		}
		return text.substring(start, end);
	}
	function scanString() {
		let result = "", start = pos;
		while (true) {
			if (pos >= len) {
				result += text.substring(start, pos);
				scanError = 2;
				break;
			}
			const ch = text.charCodeAt(pos);
			if (ch === 34) {
				result += text.substring(start, pos);
				pos++;
				break;
			}
			if (ch === 92) {
				result += text.substring(start, pos);
				pos++;
				if (pos >= len) {
					scanError = 2;
					break;
				}
				switch (text.charCodeAt(pos++)) {
					case 34:
						result += "\"";
						break;
					case 92:
						result += "\\";
						break;
					case 47:
						result += "/";
						break;
					case 98:
						result += "\b";
						break;
					case 102:
						result += "\f";
						break;
					case 110:
						result += "\n";
						break;
					case 114:
						result += "\r";
						break;
					case 116:
						result += "	";
						break;
					case 117:
						const ch3 = scanHexDigits(4, true);
						if (ch3 >= 0) result += String.fromCharCode(ch3);
						else scanError = 4;
						break;
					default: scanError = 5;
				}
				start = pos;
				continue;
			}
			if (ch >= 0 && ch <= 31) {
				if (isLineBreak(ch)) {
					result += text.substring(start, pos);
					scanError = 2;
					break;
				} else scanError = 6;
			}
			pos++;
		}
		return result;
	}
	function scanNext() {
		value = "";
		scanError = 0;
		tokenOffset = pos;
		lineStartOffset = lineNumber;
		prevTokenLineStartOffset = tokenLineStartOffset;
		if (pos >= len) {
			tokenOffset = len;
			return token = 17;
		}
		let code = text.charCodeAt(pos);
		if (isWhiteSpace(code)) {
			do {
				pos++;
				value += String.fromCharCode(code);
				code = text.charCodeAt(pos);
			} while (isWhiteSpace(code));
			return token = 15;
		}
		if (isLineBreak(code)) {
			pos++;
			value += String.fromCharCode(code);
			if (code === 13 && text.charCodeAt(pos) === 10) {
				pos++;
				value += "\n";
			}
			lineNumber++;
			tokenLineStartOffset = pos;
			return token = 14;
		}
		switch (code) {
			case 123:
				pos++;
				return token = 1;
			case 125:
				pos++;
				return token = 2;
			case 91:
				pos++;
				return token = 3;
			case 93:
				pos++;
				return token = 4;
			case 58:
				pos++;
				return token = 6;
			case 44:
				pos++;
				return token = 5;
			case 34:
				pos++;
				value = scanString();
				return token = 10;
			case 47:
				const start = pos - 1;
				if (text.charCodeAt(pos + 1) === 47) {
					pos += 2;
					while (pos < len) {
						if (isLineBreak(text.charCodeAt(pos))) break;
						pos++;
					}
					value = text.substring(start, pos);
					return token = 12;
				}
				if (text.charCodeAt(pos + 1) === 42) {
					pos += 2;
					const safeLength = len - 1;
					let commentClosed = false;
					while (pos < safeLength) {
						const ch = text.charCodeAt(pos);
						if (ch === 42 && text.charCodeAt(pos + 1) === 47) {
							pos += 2;
							commentClosed = true;
							break;
						}
						pos++;
						if (isLineBreak(ch)) {
							if (ch === 13 && text.charCodeAt(pos) === 10) pos++;
							lineNumber++;
							tokenLineStartOffset = pos;
						}
					}
					if (!commentClosed) {
						pos++;
						scanError = 1;
					}
					value = text.substring(start, pos);
					return token = 13;
				}
				value += String.fromCharCode(code);
				pos++;
				return token = 16;
			case 45:
				value += String.fromCharCode(code);
				pos++;
				if (pos === len || !isDigit(text.charCodeAt(pos))) return token = 16;
			case 48:
			case 49:
			case 50:
			case 51:
			case 52:
			case 53:
			case 54:
			case 55:
			case 56:
			case 57:
				value += scanNumber();
				return token = 11;
			default:
				while (pos < len && isUnknownContentCharacter(code)) {
					pos++;
					code = text.charCodeAt(pos);
				}
				if (tokenOffset !== pos) {
					value = text.substring(tokenOffset, pos);
					switch (value) {
						case "true": return token = 8;
						case "false": return token = 9;
						case "null": return token = 7;
					}
					return token = 16;
				}
				value += String.fromCharCode(code);
				pos++;
				return token = 16;
		}
	}
	function isUnknownContentCharacter(code) {
		if (isWhiteSpace(code) || isLineBreak(code)) return false;
		switch (code) {
			case 125:
			case 93:
			case 123:
			case 91:
			case 34:
			case 58:
			case 44:
			case 47: return false;
		}
		return true;
	}
	function scanNextNonTrivia() {
		let result;
		do
			result = scanNext();
		while (result >= 12 && result <= 15);
		return result;
	}
	return {
		setPosition,
		getPosition: () => pos,
		scan: ignoreTrivia ? scanNextNonTrivia : scanNext,
		getToken: () => token,
		getTokenValue: () => value,
		getTokenOffset: () => tokenOffset,
		getTokenLength: () => pos - tokenOffset,
		getTokenStartLine: () => lineStartOffset,
		getTokenStartCharacter: () => tokenOffset - prevTokenLineStartOffset,
		getTokenError: () => scanError
	};
}
function isWhiteSpace(ch) {
	return ch === 32 || ch === 9;
}
function isLineBreak(ch) {
	return ch === 10 || ch === 13;
}
function isDigit(ch) {
	return ch >= 48 && ch <= 57;
}
var CharacterCodes;
(function(CharacterCodes) {
	CharacterCodes[CharacterCodes["lineFeed"] = 10] = "lineFeed";
	CharacterCodes[CharacterCodes["carriageReturn"] = 13] = "carriageReturn";
	CharacterCodes[CharacterCodes["space"] = 32] = "space";
	CharacterCodes[CharacterCodes["_0"] = 48] = "_0";
	CharacterCodes[CharacterCodes["_1"] = 49] = "_1";
	CharacterCodes[CharacterCodes["_2"] = 50] = "_2";
	CharacterCodes[CharacterCodes["_3"] = 51] = "_3";
	CharacterCodes[CharacterCodes["_4"] = 52] = "_4";
	CharacterCodes[CharacterCodes["_5"] = 53] = "_5";
	CharacterCodes[CharacterCodes["_6"] = 54] = "_6";
	CharacterCodes[CharacterCodes["_7"] = 55] = "_7";
	CharacterCodes[CharacterCodes["_8"] = 56] = "_8";
	CharacterCodes[CharacterCodes["_9"] = 57] = "_9";
	CharacterCodes[CharacterCodes["a"] = 97] = "a";
	CharacterCodes[CharacterCodes["b"] = 98] = "b";
	CharacterCodes[CharacterCodes["c"] = 99] = "c";
	CharacterCodes[CharacterCodes["d"] = 100] = "d";
	CharacterCodes[CharacterCodes["e"] = 101] = "e";
	CharacterCodes[CharacterCodes["f"] = 102] = "f";
	CharacterCodes[CharacterCodes["g"] = 103] = "g";
	CharacterCodes[CharacterCodes["h"] = 104] = "h";
	CharacterCodes[CharacterCodes["i"] = 105] = "i";
	CharacterCodes[CharacterCodes["j"] = 106] = "j";
	CharacterCodes[CharacterCodes["k"] = 107] = "k";
	CharacterCodes[CharacterCodes["l"] = 108] = "l";
	CharacterCodes[CharacterCodes["m"] = 109] = "m";
	CharacterCodes[CharacterCodes["n"] = 110] = "n";
	CharacterCodes[CharacterCodes["o"] = 111] = "o";
	CharacterCodes[CharacterCodes["p"] = 112] = "p";
	CharacterCodes[CharacterCodes["q"] = 113] = "q";
	CharacterCodes[CharacterCodes["r"] = 114] = "r";
	CharacterCodes[CharacterCodes["s"] = 115] = "s";
	CharacterCodes[CharacterCodes["t"] = 116] = "t";
	CharacterCodes[CharacterCodes["u"] = 117] = "u";
	CharacterCodes[CharacterCodes["v"] = 118] = "v";
	CharacterCodes[CharacterCodes["w"] = 119] = "w";
	CharacterCodes[CharacterCodes["x"] = 120] = "x";
	CharacterCodes[CharacterCodes["y"] = 121] = "y";
	CharacterCodes[CharacterCodes["z"] = 122] = "z";
	CharacterCodes[CharacterCodes["A"] = 65] = "A";
	CharacterCodes[CharacterCodes["B"] = 66] = "B";
	CharacterCodes[CharacterCodes["C"] = 67] = "C";
	CharacterCodes[CharacterCodes["D"] = 68] = "D";
	CharacterCodes[CharacterCodes["E"] = 69] = "E";
	CharacterCodes[CharacterCodes["F"] = 70] = "F";
	CharacterCodes[CharacterCodes["G"] = 71] = "G";
	CharacterCodes[CharacterCodes["H"] = 72] = "H";
	CharacterCodes[CharacterCodes["I"] = 73] = "I";
	CharacterCodes[CharacterCodes["J"] = 74] = "J";
	CharacterCodes[CharacterCodes["K"] = 75] = "K";
	CharacterCodes[CharacterCodes["L"] = 76] = "L";
	CharacterCodes[CharacterCodes["M"] = 77] = "M";
	CharacterCodes[CharacterCodes["N"] = 78] = "N";
	CharacterCodes[CharacterCodes["O"] = 79] = "O";
	CharacterCodes[CharacterCodes["P"] = 80] = "P";
	CharacterCodes[CharacterCodes["Q"] = 81] = "Q";
	CharacterCodes[CharacterCodes["R"] = 82] = "R";
	CharacterCodes[CharacterCodes["S"] = 83] = "S";
	CharacterCodes[CharacterCodes["T"] = 84] = "T";
	CharacterCodes[CharacterCodes["U"] = 85] = "U";
	CharacterCodes[CharacterCodes["V"] = 86] = "V";
	CharacterCodes[CharacterCodes["W"] = 87] = "W";
	CharacterCodes[CharacterCodes["X"] = 88] = "X";
	CharacterCodes[CharacterCodes["Y"] = 89] = "Y";
	CharacterCodes[CharacterCodes["Z"] = 90] = "Z";
	CharacterCodes[CharacterCodes["asterisk"] = 42] = "asterisk";
	CharacterCodes[CharacterCodes["backslash"] = 92] = "backslash";
	CharacterCodes[CharacterCodes["closeBrace"] = 125] = "closeBrace";
	CharacterCodes[CharacterCodes["closeBracket"] = 93] = "closeBracket";
	CharacterCodes[CharacterCodes["colon"] = 58] = "colon";
	CharacterCodes[CharacterCodes["comma"] = 44] = "comma";
	CharacterCodes[CharacterCodes["dot"] = 46] = "dot";
	CharacterCodes[CharacterCodes["doubleQuote"] = 34] = "doubleQuote";
	CharacterCodes[CharacterCodes["minus"] = 45] = "minus";
	CharacterCodes[CharacterCodes["openBrace"] = 123] = "openBrace";
	CharacterCodes[CharacterCodes["openBracket"] = 91] = "openBracket";
	CharacterCodes[CharacterCodes["plus"] = 43] = "plus";
	CharacterCodes[CharacterCodes["slash"] = 47] = "slash";
	CharacterCodes[CharacterCodes["formFeed"] = 12] = "formFeed";
	CharacterCodes[CharacterCodes["tab"] = 9] = "tab";
})(CharacterCodes || (CharacterCodes = {}));
new Array(20).fill(0).map((_, index) => {
	return " ".repeat(index);
});
const maxCachedValues = 200;
new Array(maxCachedValues).fill(0).map((_, index) => {
	return "\n" + " ".repeat(index);
}), new Array(maxCachedValues).fill(0).map((_, index) => {
	return "\r" + " ".repeat(index);
}), new Array(maxCachedValues).fill(0).map((_, index) => {
	return "\r\n" + " ".repeat(index);
}), new Array(maxCachedValues).fill(0).map((_, index) => {
	return "\n" + "	".repeat(index);
}), new Array(maxCachedValues).fill(0).map((_, index) => {
	return "\r" + "	".repeat(index);
}), new Array(maxCachedValues).fill(0).map((_, index) => {
	return "\r\n" + "	".repeat(index);
});
// node_modules/jsonc-parser/lib/esm/impl/parser.js
var ParseOptions;
(function(ParseOptions) {
	ParseOptions.DEFAULT = { allowTrailingComma: false };
})(ParseOptions || (ParseOptions = {}));
/**
* Parses the given text and returns a tree representation the JSON content. On invalid input, the parser tries to be as fault tolerant as possible, but still return a result.
*/
function parseTree$1(text, errors = [], options = ParseOptions.DEFAULT) {
	let currentParent = {
		type: "array",
		offset: -1,
		length: -1,
		children: [],
		parent: void 0
	};
	function ensurePropertyComplete(endOffset) {
		if (currentParent.type === "property") {
			currentParent.length = endOffset - currentParent.offset;
			currentParent = currentParent.parent;
		}
	}
	function onValue(valueNode) {
		currentParent.children.push(valueNode);
		return valueNode;
	}
	visit$1(text, {
		onObjectBegin: (offset) => {
			currentParent = onValue({
				type: "object",
				offset,
				length: -1,
				parent: currentParent,
				children: []
			});
		},
		onObjectProperty: (name, offset, length) => {
			currentParent = onValue({
				type: "property",
				offset,
				length: -1,
				parent: currentParent,
				children: []
			});
			currentParent.children.push({
				type: "string",
				value: name,
				offset,
				length,
				parent: currentParent
			});
		},
		onObjectEnd: (offset, length) => {
			ensurePropertyComplete(offset + length);
			currentParent.length = offset + length - currentParent.offset;
			currentParent = currentParent.parent;
			ensurePropertyComplete(offset + length);
		},
		onArrayBegin: (offset, length) => {
			currentParent = onValue({
				type: "array",
				offset,
				length: -1,
				parent: currentParent,
				children: []
			});
		},
		onArrayEnd: (offset, length) => {
			currentParent.length = offset + length - currentParent.offset;
			currentParent = currentParent.parent;
			ensurePropertyComplete(offset + length);
		},
		onLiteralValue: (value, offset, length) => {
			onValue({
				type: getNodeType(value),
				offset,
				length,
				parent: currentParent,
				value
			});
			ensurePropertyComplete(offset + length);
		},
		onSeparator: (sep, offset, length) => {
			if (currentParent.type === "property") {
				if (sep === ":") currentParent.colonOffset = offset;
				else if (sep === ",") ensurePropertyComplete(offset);
			}
		},
		onError: (error, offset, length) => {
			errors.push({
				error,
				offset,
				length
			});
		}
	}, options);
	const result = currentParent.children[0];
	if (result) delete result.parent;
	return result;
}
/**
* Parses the given text and invokes the visitor functions for each object, array and literal reached.
*/
function visit$1(text, visitor, options = ParseOptions.DEFAULT) {
	const _scanner = createScanner(text, false);
	const _jsonPath = [];
	let suppressedCallbacks = 0;
	function toNoArgVisit(visitFunction) {
		return visitFunction ? () => suppressedCallbacks === 0 && visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter()) : () => true;
	}
	function toOneArgVisit(visitFunction) {
		return visitFunction ? (arg) => suppressedCallbacks === 0 && visitFunction(arg, _scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter()) : () => true;
	}
	function toOneArgVisitWithPath(visitFunction) {
		return visitFunction ? (arg) => suppressedCallbacks === 0 && visitFunction(arg, _scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter(), () => _jsonPath.slice()) : () => true;
	}
	function toBeginVisit(visitFunction) {
		return visitFunction ? () => {
			if (suppressedCallbacks > 0) suppressedCallbacks++;
			else if (visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter(), () => _jsonPath.slice()) === false) suppressedCallbacks = 1;
		} : () => true;
	}
	function toEndVisit(visitFunction) {
		return visitFunction ? () => {
			if (suppressedCallbacks > 0) suppressedCallbacks--;
			if (suppressedCallbacks === 0) visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter());
		} : () => true;
	}
	const onObjectBegin = toBeginVisit(visitor.onObjectBegin), onObjectProperty = toOneArgVisitWithPath(visitor.onObjectProperty), onObjectEnd = toEndVisit(visitor.onObjectEnd), onArrayBegin = toBeginVisit(visitor.onArrayBegin), onArrayEnd = toEndVisit(visitor.onArrayEnd), onLiteralValue = toOneArgVisitWithPath(visitor.onLiteralValue), onSeparator = toOneArgVisit(visitor.onSeparator), onComment = toNoArgVisit(visitor.onComment), onError = toOneArgVisit(visitor.onError);
	const disallowComments = options && options.disallowComments;
	const allowTrailingComma = options && options.allowTrailingComma;
	function scanNext() {
		while (true) {
			const token = _scanner.scan();
			switch (_scanner.getTokenError()) {
				case 4:
					handleError(14);
					break;
				case 5:
					handleError(15);
					break;
				case 3:
					handleError(13);
					break;
				case 1:
					if (!disallowComments) handleError(11);
					break;
				case 2:
					handleError(12);
					break;
				case 6: handleError(16);
			}
			switch (token) {
				case 12:
				case 13:
					if (disallowComments) handleError(10);
					else onComment();
					break;
				case 16:
					handleError(1);
					break;
				case 15:
				case 14: break;
				default: return token;
			}
		}
	}
	function handleError(error, skipUntilAfter = [], skipUntil = []) {
		onError(error);
		if (skipUntilAfter.length + skipUntil.length > 0) {
			let token = _scanner.getToken();
			while (token !== 17) {
				if (skipUntilAfter.indexOf(token) !== -1) {
					scanNext();
					break;
				} else if (skipUntil.indexOf(token) !== -1) break;
				token = scanNext();
			}
		}
	}
	function parseString(isValue) {
		const value = _scanner.getTokenValue();
		if (isValue) onLiteralValue(value);
		else {
			onObjectProperty(value);
			_jsonPath.push(value);
		}
		scanNext();
		return true;
	}
	function parseLiteral() {
		switch (_scanner.getToken()) {
			case 11:
				const tokenValue = _scanner.getTokenValue();
				let value = Number(tokenValue);
				if (isNaN(value)) {
					handleError(2);
					value = 0;
				}
				onLiteralValue(value);
				break;
			case 7:
				onLiteralValue(null);
				break;
			case 8:
				onLiteralValue(true);
				break;
			case 9:
				onLiteralValue(false);
				break;
			default: return false;
		}
		scanNext();
		return true;
	}
	function parseProperty() {
		if (_scanner.getToken() !== 10) {
			handleError(3, [], [2, 5]);
			return false;
		}
		parseString(false);
		if (_scanner.getToken() === 6) {
			onSeparator(":");
			scanNext();
			if (!parseValue()) handleError(4, [], [2, 5]);
		} else handleError(5, [], [2, 5]);
		_jsonPath.pop();
		return true;
	}
	function parseObject() {
		onObjectBegin();
		scanNext();
		let needsComma = false;
		while (_scanner.getToken() !== 2 && _scanner.getToken() !== 17) {
			if (_scanner.getToken() === 5) {
				if (!needsComma) handleError(4, [], []);
				onSeparator(",");
				scanNext();
				if (_scanner.getToken() === 2 && allowTrailingComma) break;
			} else if (needsComma) handleError(6, [], []);
			if (!parseProperty()) handleError(4, [], [2, 5]);
			needsComma = true;
		}
		onObjectEnd();
		if (_scanner.getToken() !== 2) handleError(7, [2], []);
		else scanNext();
		return true;
	}
	function parseArray() {
		onArrayBegin();
		scanNext();
		let isFirstElement = true;
		let needsComma = false;
		while (_scanner.getToken() !== 4 && _scanner.getToken() !== 17) {
			if (_scanner.getToken() === 5) {
				if (!needsComma) handleError(4, [], []);
				onSeparator(",");
				scanNext();
				if (_scanner.getToken() === 4 && allowTrailingComma) break;
			} else if (needsComma) handleError(6, [], []);
			if (isFirstElement) {
				_jsonPath.push(0);
				isFirstElement = false;
			} else _jsonPath[_jsonPath.length - 1]++;
			if (!parseValue()) handleError(4, [], [4, 5]);
			needsComma = true;
		}
		onArrayEnd();
		if (!isFirstElement) _jsonPath.pop();
		if (_scanner.getToken() !== 4) handleError(8, [4], []);
		else scanNext();
		return true;
	}
	function parseValue() {
		switch (_scanner.getToken()) {
			case 3: return parseArray();
			case 1: return parseObject();
			case 10: return parseString(true);
			default: return parseLiteral();
		}
	}
	scanNext();
	if (_scanner.getToken() === 17) {
		if (options.allowEmptyContent) return true;
		handleError(4, [], []);
		return false;
	}
	if (!parseValue()) {
		handleError(4, [], []);
		return false;
	}
	if (_scanner.getToken() !== 17) handleError(9, [], []);
	return true;
}
function getNodeType(value) {
	switch (typeof value) {
		case "boolean": return "boolean";
		case "number": return "number";
		case "string": return "string";
		case "object":
			if (!value) return "null";
			else if (Array.isArray(value)) return "array";
			return "object";
		default: return "null";
	}
}
// node_modules/jsonc-parser/lib/esm/main.js
var ScanError;
(function(ScanError) {
	ScanError[ScanError["None"] = 0] = "None";
	ScanError[ScanError["UnexpectedEndOfComment"] = 1] = "UnexpectedEndOfComment";
	ScanError[ScanError["UnexpectedEndOfString"] = 2] = "UnexpectedEndOfString";
	ScanError[ScanError["UnexpectedEndOfNumber"] = 3] = "UnexpectedEndOfNumber";
	ScanError[ScanError["InvalidUnicode"] = 4] = "InvalidUnicode";
	ScanError[ScanError["InvalidEscapeCharacter"] = 5] = "InvalidEscapeCharacter";
	ScanError[ScanError["InvalidCharacter"] = 6] = "InvalidCharacter";
})(ScanError || (ScanError = {}));
var SyntaxKind;
(function(SyntaxKind) {
	SyntaxKind[SyntaxKind["OpenBraceToken"] = 1] = "OpenBraceToken";
	SyntaxKind[SyntaxKind["CloseBraceToken"] = 2] = "CloseBraceToken";
	SyntaxKind[SyntaxKind["OpenBracketToken"] = 3] = "OpenBracketToken";
	SyntaxKind[SyntaxKind["CloseBracketToken"] = 4] = "CloseBracketToken";
	SyntaxKind[SyntaxKind["CommaToken"] = 5] = "CommaToken";
	SyntaxKind[SyntaxKind["ColonToken"] = 6] = "ColonToken";
	SyntaxKind[SyntaxKind["NullKeyword"] = 7] = "NullKeyword";
	SyntaxKind[SyntaxKind["TrueKeyword"] = 8] = "TrueKeyword";
	SyntaxKind[SyntaxKind["FalseKeyword"] = 9] = "FalseKeyword";
	SyntaxKind[SyntaxKind["StringLiteral"] = 10] = "StringLiteral";
	SyntaxKind[SyntaxKind["NumericLiteral"] = 11] = "NumericLiteral";
	SyntaxKind[SyntaxKind["LineCommentTrivia"] = 12] = "LineCommentTrivia";
	SyntaxKind[SyntaxKind["BlockCommentTrivia"] = 13] = "BlockCommentTrivia";
	SyntaxKind[SyntaxKind["LineBreakTrivia"] = 14] = "LineBreakTrivia";
	SyntaxKind[SyntaxKind["Trivia"] = 15] = "Trivia";
	SyntaxKind[SyntaxKind["Unknown"] = 16] = "Unknown";
	SyntaxKind[SyntaxKind["EOF"] = 17] = "EOF";
})(SyntaxKind || (SyntaxKind = {}));
/**
* Parses the given text and returns a tree representation the JSON content. On invalid input, the parser tries to be as fault tolerant as possible, but still return a result.
*/
const parseTree = parseTree$1;
var ParseErrorCode;
(function(ParseErrorCode) {
	ParseErrorCode[ParseErrorCode["InvalidSymbol"] = 1] = "InvalidSymbol";
	ParseErrorCode[ParseErrorCode["InvalidNumberFormat"] = 2] = "InvalidNumberFormat";
	ParseErrorCode[ParseErrorCode["PropertyNameExpected"] = 3] = "PropertyNameExpected";
	ParseErrorCode[ParseErrorCode["ValueExpected"] = 4] = "ValueExpected";
	ParseErrorCode[ParseErrorCode["ColonExpected"] = 5] = "ColonExpected";
	ParseErrorCode[ParseErrorCode["CommaExpected"] = 6] = "CommaExpected";
	ParseErrorCode[ParseErrorCode["CloseBraceExpected"] = 7] = "CloseBraceExpected";
	ParseErrorCode[ParseErrorCode["CloseBracketExpected"] = 8] = "CloseBracketExpected";
	ParseErrorCode[ParseErrorCode["EndOfFileExpected"] = 9] = "EndOfFileExpected";
	ParseErrorCode[ParseErrorCode["InvalidCommentToken"] = 10] = "InvalidCommentToken";
	ParseErrorCode[ParseErrorCode["UnexpectedEndOfComment"] = 11] = "UnexpectedEndOfComment";
	ParseErrorCode[ParseErrorCode["UnexpectedEndOfString"] = 12] = "UnexpectedEndOfString";
	ParseErrorCode[ParseErrorCode["UnexpectedEndOfNumber"] = 13] = "UnexpectedEndOfNumber";
	ParseErrorCode[ParseErrorCode["InvalidUnicode"] = 14] = "InvalidUnicode";
	ParseErrorCode[ParseErrorCode["InvalidEscapeCharacter"] = 15] = "InvalidEscapeCharacter";
	ParseErrorCode[ParseErrorCode["InvalidCharacter"] = 16] = "InvalidCharacter";
})(ParseErrorCode || (ParseErrorCode = {}));
function printParseErrorCode(code) {
	switch (code) {
		case 1: return "InvalidSymbol";
		case 2: return "InvalidNumberFormat";
		case 3: return "PropertyNameExpected";
		case 4: return "ValueExpected";
		case 5: return "ColonExpected";
		case 6: return "CommaExpected";
		case 7: return "CloseBraceExpected";
		case 8: return "CloseBracketExpected";
		case 9: return "EndOfFileExpected";
		case 10: return "InvalidCommentToken";
		case 11: return "UnexpectedEndOfComment";
		case 12: return "UnexpectedEndOfString";
		case 13: return "UnexpectedEndOfNumber";
		case 14: return "InvalidUnicode";
		case 15: return "InvalidEscapeCharacter";
		case 16: return "InvalidCharacter";
	}
	return "<unknown ParseErrorCode>";
}
// src/manifest/json.ts
/** What JSON with comments and trailing commas says; undefined where it says nothing. The first mistake is handed to `refuse`. */
function parseJson({ text }, refuse) {
	const errors = [];
	const node = parseTree(text.replace(/^\uFEFF/, " "), errors, {
		allowTrailingComma: true,
		allowEmptyContent: true
	});
	const [error] = errors;
	if (error) throw refuse({
		offset: error.offset,
		message: inWords$1(error)
	});
	return node && convert(node, text, refuse);
}
/** `CommaExpected` as "Comma expected". */
const inWords$1 = ({ error }) => {
	return `This is no JSON: ${printParseErrorCode(error).replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase()}`;
};
function convert(node, text, refuse) {
	const { type, offset, children = [] } = node;
	if (type === "array") {
		const items = children.map((child) => convert(child, text, refuse));
		return {
			root: {
				is: "seq",
				start: offset,
				items: items.map(({ root }) => root)
			},
			value: items.map(({ value }) => value)
		};
	}
	if (type !== "object") return {
		root: leafOf$1(node, text),
		value: node.value
	};
	const entries = /* @__PURE__ */ new Map();
	for (const { children: [name, held] = [], offset: at } of children) {
		const key = String(name?.value);
		if (entries.has(key)) throw refuse({
			offset: at,
			message: `The key ${JSON.stringify(key)} is there twice`
		});
		if (held) entries.set(key, convert(held, text, refuse));
	}
	const pairs = [...entries];
	return {
		root: {
			is: "map",
			start: offset,
			entries: pairs.map(([key, { root }]) => ({
				key,
				merge: false,
				value: root
			}))
		},
		value: Object.fromEntries(pairs.map(([key, held]) => [key, held.value]))
	};
}
function leafOf$1({ type, offset, length, value }, text) {
	const isText = type === "string";
	return {
		is: "leaf",
		start: offset,
		end: offset + length,
		style: isText ? "double" : "plain",
		text: isText ? String(value) : text.slice(offset, offset + length),
		value,
		anchored: false
	};
}
// src/manifest/tree.ts
const styles = {
	QUOTE_SINGLE: "single",
	QUOTE_DOUBLE: "double",
	BLOCK_LITERAL: "block",
	BLOCK_FOLDED: "block"
};
const nothing = {
	is: "leaf",
	start: 0,
	end: 0,
	style: "plain",
	text: "",
	value: null,
	anchored: false
};
/** The tree of a YAML document whose aliases are known to end somewhere. */
function treeOf({ contents }) {
	const anchors = /* @__PURE__ */ new Map();
	const convert = (node) => {
		if ((0, import_dist.isAlias)(node)) return {
			is: "alias",
			start: node.range?.[0] ?? 0,
			target: anchors.get(node.source) ?? nothing
		};
		const made = madeOf(node, convert);
		if (((0, import_dist.isScalar)(node) || (0, import_dist.isMap)(node) || (0, import_dist.isSeq)(node)) && node.anchor !== void 0) anchors.set(node.anchor, made);
		return made;
	};
	return convert(contents);
}
function madeOf(node, convert) {
	if ((0, import_dist.isScalar)(node)) return leafOf(node);
	if ((0, import_dist.isSeq)(node)) return {
		is: "seq",
		start: node.range?.[0] ?? 0,
		items: node.items.map(convert)
	};
	if (!(0, import_dist.isMap)(node)) return nothing;
	const entries = node.items.map(({ key, value }) => {
		const name = (0, import_dist.isScalar)(key) ? key.value : void 0;
		const merge = name === "<<" || typeof name === "symbol" && name.description === "<<";
		if ((0, import_dist.isScalar)(key)) convert(key);
		return {
			key: merge ? "<<" : String(name),
			merge,
			value: convert(value)
		};
	});
	return {
		is: "map",
		start: node.range?.[0] ?? 0,
		entries
	};
}
function leafOf(scalar) {
	const [start, end] = scalar.range ?? [0, 0];
	return {
		is: "leaf",
		start,
		end,
		style: styles[scalar.type ?? ""] ?? "plain",
		text: scalar.source ?? (typeof scalar.value === "string" ? scalar.value : ""),
		value: scalar.value,
		anchored: scalar.anchor !== void 0
	};
}
/** Every node that is written in the document itself, in the order of the text. */
function* writtenNodes(node) {
	yield node;
	if (node.is === "map") for (const { value } of node.entries) yield* writtenNodes(value);
	if (node.is === "seq") for (const item of node.items) yield* writtenNodes(item);
}
// src/manifest/parse.ts
/** Aliases may multiply a document by so much: a hundred is far beyond any manifest, and stops a bomb at once. */
const maxAliasCount = 100;
/** The library looks each alias up among all others, so their number must not grow with the document. */
const maxAliases = 1e3;
const fix = ({ path, text, syntax }) => {
	if (text.includes("{{")) return `It looks like a template ({{ }}). ${templateHint}`;
	if (endingOf(path) === void 0) return markHint;
	if (syntax === "yaml") return "Correct the YAML; kubectl apply --dry-run=client -f shows the same mistake.";
	return "Correct the JSON; comments and trailing commas are allowed.";
};
const markHint = "Mark the line of the image with the comment # cutover: NAME.";
/** What to do with a template, which is no manifest yet. */
const templateHint = "Render it first (helm template, kustomize build) and give the result. The action swap also takes a line that the comment # cutover: NAME marks.";
/** The documents of a chunk, empty ones left out. @throws MANIFEST_INVALID with file, line and column of the first mistake. */
function parse(chunk) {
	if (chunk.syntax === "text") return [];
	if (chunk.syntax === "hcl") return [{
		chunk,
		...parseVariables(chunk)
	}];
	const refuse = (offset, message, cause) => invalidAt(chunk, offset, message.replace(/\.?$/, "."), fix(chunk), cause);
	try {
		if (chunk.syntax === "json") return jsonOf(chunk, refuse);
		return [...(0, import_dist.parseAllDocuments)(chunk.text, {
			version: "1.1",
			schema: "yaml-1.1",
			customTags: kubectlTags,
			prettyErrors: false,
			logLevel: "error"
		})].flatMap((document) => {
			const [error] = document.errors;
			if (error) throw refuse(error.pos[0], error.message);
			refuseLoops(document, refuse);
			const value = document.toJS({ maxAliasCount });
			return value === null ? [] : [{
				chunk,
				root: treeOf(document),
				value
			}];
		});
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t) throw error;
		throw refuse(0, (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.i)(error), error);
	}
}
function jsonOf(chunk, refuse) {
	const parsed = parseJson(chunk, ({ offset, message }) => refuse(offset, message));
	return parsed === void 0 || parsed.value === null ? [] : [{
		chunk,
		...parsed
	}];
}
function refuseLoops(document, refuse) {
	const anchors = /* @__PURE__ */ new Map();
	let aliases = 0;
	(0, import_dist.visit)(document, { Node: (_key, node, path) => {
		if (!(0, import_dist.isAlias)(node)) {
			if (node.anchor !== void 0) anchors.set(node.anchor, node);
			return;
		}
		const offset = node.range?.[0] ?? 0;
		const target = anchors.get(node.source);
		if (++aliases > maxAliases) throw refuse(offset, `More than ${maxAliases} aliases in one document`);
		if (target && path.includes(target)) throw refuse(offset, `The alias *${node.source} is part of what it stands for`);
	} });
}
// src/manifest/embedded.ts
/**
* The images of the manifests that a ConfigMap or a Secret carries as texts, under keys that end as manifests do. Texts
* that are nothing of the kind are left alone.
*/
const embeddedImages = (object, more) => ["data", "stringData"].flatMap((field) => [...entriesOf(valueAt(object, field))]).flatMap(([key, value]) => isSlot(value) && /\.(?:ya?ml|json)$/.test(key) ? ofText(key, value, more) : []);
function ofText(key, slot, more) {
	const { node, chunk, offset } = slot;
	if (typeof node.value !== "string") return [];
	const first = placeOf(chunk, offset).line ?? chunk.line;
	const inner = {
		path: chunk.path,
		syntax: endingOf(key) ?? "yaml",
		line: node.style === "block" ? first + 1 : first,
		text: node.value
	};
	return manifestsIn(inner).flatMap((parsed) => imageFields(parsed, more)).map((field) => ({
		...field,
		offset,
		pin(image) {
			const { to, writes } = field.pin(image);
			return {
				to,
				writes: writes.map((write) => ({
					slot,
					...spliceOf(inner, write)
				}))
			};
		}
	}));
}
/** Whatever is no manifest is somebody else's text, and may be written as they like. */
function manifestsIn(chunk) {
	try {
		return parse(chunk);
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t && error.code === "MANIFEST_INVALID") return [];
		throw error;
	}
}
// src/manifest/values.ts
/** Keys that hold a repository, whatever is before these words in them: `imageRepository`, `web_image`. */
const words = [
	"repository",
	"image",
	"name"
];
/**
* The images of a file of values, as Helm charts have them below any key: `image: REFERENCE`, or `repository` (`image`,
* `name`) with `tag`, `digest` and `registry` beside it, all with one prefix. With `anyKey` a text with a tag or digest is
* an image under every key.
*/
function valueImages(cursor, anyKey) {
	const items = itemsOf(cursor);
	if (items.length > 0) return items.flatMap((item) => isSlot(item) && anyKey ? tagged(item) : valueImages(item, anyKey));
	const entries = entriesOf(cursor);
	return [...entries].flatMap(([key, value]) => {
		if (!isSlot(value)) return valueImages(value, anyKey);
		return ofKey(entries, key, value) ?? (anyKey ? tagged(value) : []);
	});
}
/** The images of one mapping that is known to hold one. */
const imagesOfMap = (cursor) => {
	const entries = entriesOf(cursor);
	return [...entries].flatMap(([key, value]) => ofKey(entries, key, value) ?? []);
};
const labelOf = ({ path }) => ({
	kind: "value",
	name: String(path.slice(0, -1).join(".")),
	container: String(path.at(-1) ?? "")
});
function ofKey(entries, key, value) {
	const word = words.find((one) => key.toLowerCase().endsWith(one));
	const text = textAt(value);
	if (!word || !text || !isSlot(value)) return void 0;
	const { tag, digest } = referenceOf(text) ?? {};
	if (tag !== void 0 || digest !== void 0) return word === "name" ? void 0 : wholeImage(value, labelOf(value));
	const beside = siblings(entries, key, word);
	if (beside.tag || beside.digest) return imageInParts({
		repository: value,
		...beside
	}, labelOf(value));
	if (word === "image") return wholeImage(value, labelOf(value));
	return word === "repository" ? imageInParts({
		repository: value,
		...beside
	}, labelOf(value)) : void 0;
}
function siblings(entries, key, word) {
	const prefix = key.slice(0, -word.length);
	const prefixes = word === "image" ? [
		`${key}`,
		`${key}_`,
		`${key}-`,
		prefix
	] : [prefix];
	const names = new Map([...entries].map(([name, value]) => [name.toLowerCase(), value]));
	const find = (part) => prefixes.map((one) => names.get(`${one}${part}`.toLowerCase())).find((found) => found !== void 0);
	return {
		registry: find("registry"),
		tag: find("tag"),
		digest: find("digest")
	};
}
function tagged(value) {
	const { tag, digest } = referenceOf(textAt(value) ?? "") ?? {};
	return isSlot(value) && (tag !== void 0 || digest !== void 0) ? wholeImage(value, labelOf(value)) : [];
}
// src/manifest/find.ts
/** All images of a document, whichever of the known kinds of file it is from. */
function imageFields({ chunk, root }, more = []) {
	const cursor = cursorAt(chunk, root);
	if (!chunk.rendered && isVariables(chunk.path)) return valueImages(cursor, true);
	const kind = textAt(cursor, "kind");
	if (!chunk.rendered && (kind === "Kustomization" || kind === "Component" || isKustomization(chunk.path))) return kustomizationImages(cursor);
	if (kind !== void 0) return objectImages(cursor, "", "", more);
	if (isCompose(cursor)) return serviceImages(cursor);
	const task = taskIn(cursor);
	if (task) return taskImages(task);
	return valueImages(cursor, false);
}
const isKustomization = (path) => /^kustomization(?:\.ya?ml)?$/i.test((0,node_path_posix__WEBPACK_IMPORTED_MODULE_5__.basename)(path));
function objectImages(object, kindOfList, versionOfList, more) {
	const kind = textAt(object, "kind") ?? kindOfList;
	const version = textAt(object, "apiVersion") ?? versionOfList;
	if (kind.endsWith("List")) return itemsOf(valueAt(object, "items")).flatMap((item) => objectImages(item, kind.slice(0, -4), kind === "List" ? "" : version, more));
	const name = textAt(object, "metadata", "name") ?? textAt(object, "metadata", "generateName") ?? "";
	const own = patternsFor(kind, version, more).flatMap((pattern) => select(object, pattern)).flatMap(({ cursor, holder }) => imagesAt(cursor, {
		kind,
		name,
		container: textAt(holder, "name") ?? ""
	}, imagesOfMap));
	return kind === "ConfigMap" || kind === "Secret" ? [...own, ...embeddedImages(object, more)] : own;
}
/** https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/ */
function kustomizationImages(cursor) {
	return itemsOf(valueAt(cursor, "images")).flatMap((item) => {
		const entries = entriesOf(item);
		const repository = entries.get("newName") ?? entries.get("name");
		const label = {
			kind: "Kustomization",
			name: "images",
			container: textAt(item, "name") ?? ""
		};
		return isSlot(repository) ? imageInParts({
			repository,
			tag: entries.get("newTag"),
			digest: entries.get("digest")
		}, label) : [];
	});
}
function isCompose(cursor) {
	if (/^(?:docker-)?compose\b.*\.ya?ml$/i.test((0,node_path_posix__WEBPACK_IMPORTED_MODULE_5__.basename)(cursor.chunk.path))) return true;
	const services = [...entriesOf(valueAt(cursor, "services")).values()];
	return services.length > 0 && services.every((service) => valueAt(service, "image") ?? valueAt(service, "build"));
}
/** https://docs.docker.com/reference/compose-file/services/#image */
const serviceImages = (cursor) => [...entriesOf(valueAt(cursor, "services"))].flatMap(([name, service]) => {
	const image = valueAt(service, "image");
	return isSlot(image) ? wholeImage(image, {
		kind: "service",
		name,
		container: ""
	}) : [];
});
/** What images of task definitions of Amazon ECS are labelled with. */
const taskKind = "task";
/** A task definition of Amazon ECS, by itself or in what `aws ecs describe-task-definition` answers. */
const taskIn = (document) => [document, valueAt(document, "taskDefinition")].find((one) => valueAt(one, "containerDefinitions"));
/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html */
const taskImages = (task) => itemsOf(valueAt(task, "containerDefinitions")).flatMap((container) => {
	const image = valueAt(container, "image");
	const label = {
		kind: taskKind,
		name: textAt(task, "family") ?? "",
		container: textAt(container, "name") ?? ""
	};
	return isSlot(image) ? wholeImage(image, label) : [];
});
// src/manifest/marked-leaf.ts
/** The marked lines of documents that can be read, each as a write to the leaf that it is in. Comments name nothing. */
function markedUses(documents, marked) {
	if (marked.length === 0) return [];
	const leaves = documents.flatMap((parsed, document) => slotsOf(parsed, parsed.root, []).map((slot) => ({
		document,
		slot
	})));
	return marked.flatMap((one) => {
		const found = leaves.find(({ slot: { node } }) => node.start <= one.start && one.end <= node.end);
		return found ? [useOf(found.slot, found.document, one)] : [];
	});
}
function slotsOf(parsed, node, path) {
	if (node.is === "map") return node.entries.flatMap(({ key, value }) => slotsOf(parsed, value, [...path, key]));
	if (node.is === "seq") return node.items.flatMap((item, index) => slotsOf(parsed, item, [...path, index]));
	const cursor = node.is === "leaf" ? cursorAt(parsed.chunk, node, path) : void 0;
	return isSlot(cursor) ? [cursor] : [];
}
function useOf(slot, document, { image, from, text, start, end }) {
	const { chunk, node, path } = slot;
	const run = runsOf(chunk, node)?.find(({ source, length }) => source <= start && end <= source + length);
	if (!run) throw invalidAt(chunk, start, `The marked value ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(from)} is written with escapes or over several lines.`, "Write it plainly, on one line.");
	const shift = run.text - run.source;
	const writes = [{
		slot,
		start: start + shift,
		end: end + shift,
		text
	}].filter(changes);
	return {
		kind: "line",
		name: image.name,
		container: String(path.at(-1) ?? ""),
		chunk,
		document,
		offset: start,
		image,
		from,
		to: text,
		writes,
		changed: writes.length > 0
	};
}
// src/manifest/marker.ts
const comment = /(?:#|\/\/|\/\*|<!--|--|;)[ \t]*cutover:[ \t]*([a-z0-9][a-z0-9._-]*)(?::(tag|digest|name))?[ \t]*(?:\*\/|-->)?[ \t]*\r?$/gm;
const hasMarkers = ({ text }) => text.includes("cutover:");
/**
* The values of the lines that a marker comment ends, for the images that are wanted. Fails with MANIFEST_INVALID for a
* line with no such value, or with several.
*/
function markedIn(chunk, wanted) {
	if (!hasMarkers(chunk)) return [];
	return [...chunk.text.matchAll(comment)].flatMap((found) => {
		const [, name, part] = found;
		const one = wanted.find(({ image }) => image.name === name);
		const start = chunk.text.lastIndexOf("\n", found.index) + 1;
		return one ? [part ? partOn(chunk, start, found.index, part, one) : imageOn(chunk, start, found.index, one)] : [];
	});
}
/** Images are told apart from what is around them by blanks, quotes, brackets and the signs of an assignment. */
function imageOn(chunk, start, end, { image, repository }) {
	return only(chunk, start, [...chunk.text.slice(start, end).matchAll(/(?:docker:\/\/)?([^\s"'`=,;(){}<>|\\]+)/g)].flatMap(({ index, 0: all, 1: text = "" }) => {
		const reference = referenceOf(text);
		const at = start + index + all.length - text.length;
		return reference && (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.i)(reference, repository) ? [{
			image,
			from: text,
			start: at,
			end: at + text.length,
			text: pinnedTo(reference.spelling, image)
		}] : [];
	}), `image ${repository.spelling}`, `Name it there once, as ${repository.spelling}:TAG, or mark only its tag.`);
}
/** A tag, digest or name, or a template's text, which is told of; anything else is none of an image's parts. */
const plausible = /^(?:\w[\w./:@-]*|.*\{\{.*|)$/;
function partOn(chunk, start, end, part, { image, repository }) {
	const values = valuesOn(chunk.text.slice(start, end)).filter(({ text }) => plausible.test(text));
	const digests = values.filter(({ text }) => (0,_image_js__WEBPACK_IMPORTED_MODULE_3__.r)(text));
	const found = part === "digest" && digests.length > 0 ? digests : values;
	const to = {
		tag: image.tag,
		digest: image.digest,
		name: image.repository
	}[part] ?? "";
	const hint = "Write one value on the line, in quotes or after = or :.";
	if (to === "") throw invalidAt(chunk, start, `The image ${image.name} has no ${part}.`, "Name the image with its tag.");
	return only(chunk, start, found.map(({ at, text }) => ({
		image,
		from: text,
		start: start + at,
		end: start + at + text.length,
		text: to
	})), `${part} of ${repository.spelling}`, hint);
}
/** What is in quotes, or else what is assigned: the words after the first `=` or `: `, up to a tag of XML. */
function valuesOn(line) {
	const inQuotes = [...line.matchAll(/(["'])([^"'\\]*)\1(\s*:)?/g)].flatMap(({ index, 2: text = "", 3: colon }) => colon === void 0 ? [{
		at: index + 1,
		text
	}] : []);
	if (inQuotes.length > 0) return inQuotes;
	const assigned = /[:=](?:[ \t]+|(?<==))|>/.exec(line);
	if (!assigned) return [];
	const from = assigned.index + assigned[0].length;
	const rest = /^[^\s<]*/.exec(line.slice(from))?.[0] ?? "";
	const more = line.slice(from + rest.length).replace(/<.*/, "");
	return rest === "" || more.trim() !== "" ? [] : [{
		at: from,
		text: rest
	}];
}
function only(chunk, start, found, what, hint) {
	const [one, another] = found;
	if (one && !another && !one.from.includes("{{")) return one;
	const texts = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(found.map(({ from }) => from).join(" and "));
	const why = another ? `has ${texts}: it is not clear which is meant` : one ? `has the template ${texts}` : "has none";
	throw invalidAt(chunk, start, `This line is marked for the ${what} but ${why}.`, hint);
}
// src/manifest/task-containers.ts
/** `wanted` with the containers that are to get each. @throws CONFIG_INVALID for a name that no image has */
function withContainers(wanted, containers) {
	for (const [container, image] of Object.entries(containers)) if (!wanted.some((one) => one.image.name === image)) {
		const names = wanted.map((one) => one.image.name).join(", ");
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFIG_INVALID", `The container ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(container)} is to get the image ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(image)}, which is none of this release.`, { hint: `Its images are ${names}.` });
	}
	return wanted.map((one) => ({
		...one,
		containers: Object.keys(containers).filter((container) => containers[container] === one.image.name)
	}));
}
/** Fails with IMAGE_UNMATCHED, at the first list of containers, for names that none of the files' task definitions has. */
function refuseUnknownContainers(containers, files) {
	const names = Object.keys(containers);
	if (names.length === 0) return;
	const lists = files.filter(({ text }) => text.includes("containerDefinitions")).flatMap(listsIn);
	const known = lists.flatMap((list) => list.names);
	const unknown = names.filter((name) => !known.includes(name));
	if (unknown.length === 0) return;
	const [first] = lists;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("IMAGE_UNMATCHED", `${first ? `${written(first.at)}: ` : ""}There is no container ${unknown.map((name) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(name)).join(" or ")}.`, {
		hint: first ? `The containers there are ${known.map((name) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(name)).join(", ")}.` : `No file is a task definition: ${files.map(({ path }) => path).join(", ")}.`,
		...first && { at: first.at }
	});
}
const listsIn = (file) => chunksOf(file).flatMap(parse).flatMap(({ chunk, root }) => {
	const list = valueAt(taskIn(cursorAt(chunk, root)), "containerDefinitions");
	if (!list) return [];
	return {
		at: placeOf(chunk, list.offset),
		names: itemsOf(list).flatMap((item) => textAt(item, "name") ?? [])
	};
});
// src/manifest/template.ts
/**
* Fails with MANIFEST_INVALID for a document that is a template. `image: {{ .Values.image }}` parses without error: as a
* mapping whose key is a mapping.
*/
function refuseTemplate(parsed) {
	const { chunk, root } = parsed;
	if (!chunk.text.includes("{{")) return;
	for (const { is, start } of writtenNodes(root)) if (is === "map" && chunk.text.startsWith("{{", start)) throw template(parsed, start);
	const found = imageFields(parsed).find(({ from, kind }) => kind !== "value" && from.includes("{{"));
	if (found) throw template(parsed, found.offset);
}
const template = ({ chunk }, offset) => invalidAt(chunk, offset, "This is a template ({{ }}), not a manifest.", templateHint);
// src/manifest/unmatched.ts
/** Names that a message lists before it only counts the rest. */
const listed$1 = 8;
/** The error of images that no manifest uses: where was looked, and what was there instead. */
function unmatched(missing, files, kinds) {
	const found = [...new Set(files.flatMap((file) => repositoriesIn(file, kinds)))].sort();
	const names = missing.map(({ repository }) => repository.spelling);
	const where = `${few(files.map(({ path }) => path))} (${files.length} ${files.length === 1 ? "file" : "files"} searched)`;
	return new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("IMAGE_UNMATCHED", `Nothing in the manifests uses the image ${names.join(" or ")}: ${where}.`, { hint: hintFor(missing, found) });
}
function hintFor(missing, found) {
	if (found.length === 0) return "There is no image in them that we know of. Are these the right manifests? In any other file mark the line of the image with the comment # cutover: NAME.";
	const meant = missing.flatMap(({ repository }) => likely(repository, found) ?? []);
	const guess = meant.length > 0 ? `, of which ${[...new Set(meant)].join(" and ")} may be meant` : "";
	return `They use ${few(found)}${found.length > 1 ? guess : ""}. Write the repository in the manifests and for the release alike, without variables.`;
}
/** The same name elsewhere is likelier than another name here. */
const likely = ({ path, spelling }, found) => {
	const last = path.split("/").at(-1);
	return found.find((other) => other.split("/").at(-1) === last) ?? (0,_nearest_js__WEBPACK_IMPORTED_MODULE_6__.t)(spelling, found);
};
const few = (names) => names.length <= listed$1 ? names.join(", ") : `${names.slice(0, listed$1).join(", ")} and ${names.length - listed$1} more`;
const repositoriesIn = (file, kinds) => chunksOf(file).flatMap(parse).flatMap((parsed) => imageFields(parsed, kinds)).flatMap(({ reference }) => reference?.spelling ?? []);
// src/manifest/swap.ts
/**
* Pins `images` wherever the files name their repositories as images, or mark a line with an image's name, and changes
* no other byte. Swapping twice is swapping once. `kinds` tells where custom resources name images, `containers` which
* image (by its name) a container of a task definition gets (by its own), whatever it has now.
*
* Fails with IMAGE_UNMATCHED for an image that no file uses, MANIFEST_INVALID (with file, line and column) for a
* document that can't be read, is a template, has no place for a digest, or shares an image's text with something else
* through an anchor, and REFERENCE_INVALID or CONFIG_INVALID for images that are wrong themselves.
*/
function swap(files, images, kinds = [], containers = {}) {
	const parsed = images.map((image) => ({
		image,
		repository: (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.r)(pinnedTo(image.repository, image))
	}));
	refuseDoubled(parsed);
	const wanted = withContainers(parsed, containers);
	const found = files.map((file) => swapFile(file, wanted, kinds));
	refuseUnknownContainers(containers, files);
	const used = found.map(({ file, matched }) => ({
		path: file.path,
		images: matched
	}));
	const missing = wanted.filter(({ image }) => !used.some(({ images }) => images.has(image.name)));
	if (missing.length > 0) throw unmatched(missing, files, kinds);
	return {
		sources: found.map(({ file, after }) => ({
			...file,
			text: after
		})),
		files: found.flatMap(({ file, after }) => after === file.text ? [] : [{
			path: file.path,
			before: file.text,
			after
		}]),
		changes: found.flatMap(({ changes }) => changes),
		lock: lockOf(images, used)
	};
}
function refuseDoubled(wanted) {
	for (const [index, { image, repository }] of wanted.entries()) {
		const other = wanted.slice(0, index).find((one) => (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.i)(one.repository, repository));
		if (other) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFIG_INVALID", `The images ${other.image.name} and ${image.name} are in one repository, ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(repository.spelling)}: a manifest can't say which it means.`, { hint: "Give each image a repository of its own." });
	}
}
const untouched = (file) => ({
	file,
	after: file.text,
	changes: [],
	matched: /* @__PURE__ */ new Set()
});
function swapFile(file, wanted, kinds) {
	const concerned = concernedBy(wanted);
	if (!concerned(file.text)) return untouched(file);
	const uses = [];
	return {
		file,
		after: chunksOf(file).map((chunk) => {
			if (!concerned(chunk.text)) return chunk.text;
			const swapped = swapChunk(chunk, wanted, kinds);
			uses.push(...swapped.uses);
			return swapped.text;
		}).join(""),
		changes: uses.filter(({ changed }) => changed).map(changeOf),
		matched: new Set(uses.map(({ image }) => image.name))
	};
}
/** Whether a text can name one of the images, or be a template, without reading it. */
function concernedBy(wanted) {
	const paths = wanted.map(({ repository }) => repository.path.replace(/^library\//, ""));
	const names = paths.map((path) => path.split("/").at(-1) ?? path);
	const byName = wanted.some(({ containers = [] }) => containers.length > 0);
	return (text) => paths.some((path) => text.includes(path)) || byName && text.includes("containerDefinitions") || text.includes("{{") || text.includes("cutover:") || names.some((name) => text.includes(name)) && /egistry["']?\s*[:=]\s/.test(text);
}
function swapChunk(chunk, wanted, kinds) {
	const marked = hasMarkers(chunk) ? markedIn(chunk, wanted) : [];
	const documents = documentsIn(chunk, marked);
	if (!documents) return swapLines(chunk, marked);
	const uses = [...documents.flatMap((parsed, document) => usesIn(parsed, document, wanted, kinds)), ...markedUses(documents, marked)];
	return {
		text: edit(chunk, documents, uses, read),
		uses
	};
}
function swapLines(chunk, marked) {
	const text = spliced(chunk.text, marked);
	if (chunk.syntax !== "text" && documentsIn({
		...chunk,
		text
	}, marked)) throw invalidAt(chunk, marked[0]?.start ?? 0, "What is marked here is no value.", "Correct it by hand first.");
	return {
		text,
		uses: marked.map((one) => useOfLine(chunk, one))
	};
}
const read = (chunk) => quick(chunk) ?? parse(chunk);
/** Undefined for what can't be read as a whole: any text, and a template whose lines are marked. */
function documentsIn(chunk, marked) {
	if (chunk.syntax === "text") return void 0;
	try {
		const documents = read(chunk);
		for (const parsed of documents) refuseTemplate(parsed);
		return documents;
	} catch (error) {
		if (marked.length > 0 && chunk.text.includes("{{") && error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t && error.code === "MANIFEST_INVALID") return void 0;
		throw error;
	}
}
function usesIn(parsed, document, wanted, kinds) {
	return imageFields(parsed, kinds).flatMap(({ reference, pin, ...field }) => {
		const found = (field.kind === "task" ? wanted.find((one) => one.containers?.includes(field.container)) : void 0) ?? (reference && wanted.find(({ repository }) => (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.i)(repository, reference)));
		if (!found) return [];
		const { to, writes } = pin(found.image);
		const due = writes.filter(changes);
		return [{
			...field,
			chunk: parsed.chunk,
			document,
			image: found.image,
			to,
			writes: due,
			changed: due.length > 0
		}];
	});
}
const useOfLine = (chunk, { image, from, text, start }) => ({
	kind: "line",
	name: image.name,
	container: "",
	chunk,
	document: 0,
	offset: start,
	image,
	from,
	to: text,
	writes: [],
	changed: from !== text
});
function changeOf({ chunk, offset, kind, name, container, from, to }) {
	const { file, line } = placeOf(chunk, offset);
	return {
		file,
		...line === void 0 ? {} : { line },
		kind,
		name,
		container,
		from,
		to
	};
}
// src/manifest/write.ts
/**
* What has to be written for the files on the disk to be as swapped, by path; what says so already is left out, so that
* a second run has nothing to write. With `lockPath` the lock file is among it.
*
* Fails with CONFLICT when a file is no longer what the swap read.
*/
async function dueWrites(files, swapped, lockPath) {
	const due = /* @__PURE__ */ new Map();
	for (const { path, before, after } of swapped.files) {
		const now = String(await files.read(path));
		if (now !== before && now !== after) throw conflict(path);
		if (now !== after) due.set(path, after);
	}
	const lock = lockText(swapped.lock);
	if (lockPath !== void 0 && !await says(files, lockPath, lock)) due.set(lockPath, lock);
	return due;
}
/** Writes what is due, all of it or nothing, and answers the paths. Fails with CONFLICT or FILE_UNWRITABLE. */
async function writeSwap(files, swapped, lockPath) {
	const due = await dueWrites(files, swapped, lockPath);
	try {
		await files.writeAll(due);
	} catch (error) {
		await takeBack(files, swapped, due);
		throw error;
	}
	return [...due.keys()];
}
/** A file that takes no rename (a mount of its own, an immutable one) shows it only when others have been replaced. */
async function takeBack(files, swapped, due) {
	const old = /* @__PURE__ */ new Map();
	for (const { path, before, after } of swapped.files) if (due.has(path) && String(await files.read(path)) === after) old.set(path, before);
	await files.writeAll(old);
}
const says = async (files, path, text) => await files.exists(path) && String(await files.read(path)) === text;
const conflict = (path) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFLICT", `${path} was changed by somebody else while it was being rewritten.`, {
	hint: "Run this step again. Nothing was written.",
	at: { file: path }
});
// src/steps/swap.ts
var swap_exports = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.r)({ swapStep: () => swapStep });
/** `[name=]repository[:tag]@digest`, one a line, as the action build gives them. */
function pinnedImage(entry) {
	const [, given, text = entry] = /^([a-z0-9][a-z0-9-]*)=(.+)$/.exec(entry) ?? [];
	const { spelling, path, tag, digest } = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.r)(text);
	if (digest === void 0 || !(0,_image_js__WEBPACK_IMPORTED_MODULE_3__.r)(digest)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `Input images has ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(entry)}, which names no digest.`, { hint: "Write repository:tag@sha256:..., for instance from the output images of the action build." });
	const repository = spelling;
	return {
		name: given ?? path.split("/").at(-1) ?? path,
		repository,
		digest,
		tag: tag ?? ""
	};
}
const inWords = ({ file, line, kind, name, container, from, to }) => `${file}${line === void 0 ? "" : `:${line}`} ${kind} ${name}, ${container}: ${from} -> ${to}`;
/** Writes pinned references into files, or to a branch through GitHub's API; or tells whether they are there. */
const swapStep = async (context, inputs) => {
	const { files, report } = context;
	const { mode } = inputs;
	const images = inputs.images.map(pinnedImage);
	const kinds = (inputs["image-paths"] ?? []).map(kindImages);
	const containers = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.c)("containers", inputs.containers ?? []);
	if (mode === "commit" || mode === "pull-request") {
		const { gitopsStep } = await __webpack_require__.e(/* import() */ 8913).then(__webpack_require__.bind(__webpack_require__, 8913));
		return gitopsStep(context, {
			...inputs,
			mode
		}, images, kinds, containers);
	}
	refuseElsewhere(inputs);
	const swapped = await report.phase("Swap", async () => {
		const found = swap(await readManifests(files, inputs.files), images, kinds, containers);
		for (const change of found.changes) report.line(inWords(change));
		return found;
	});
	const changed = swapped.files.map(({ path }) => path);
	const outputs = {
		changed: String(changed.length > 0),
		files: changed.join("\n"),
		lock: inputs.lock ?? "",
		...nowhere
	};
	if (inputs.check || mode === "check") return {
		outputs,
		...outdated([...(await dueWrites(files, swapped, inputs.lock)).keys()])
	};
	if (!inputs["dry-run"]) await writeSwap(files, swapped, inputs.lock);
	return { outputs };
};
/** Whoever names a branch wants it written to: a swap of the checkout alone would look as if it had been. */
function refuseElsewhere(inputs) {
	const given = [
		"repository",
		"branch",
		"message",
		"config",
		"verify"
	].find((name) => inputs[name] !== void 0);
	if (given === void 0) return;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", `Input ${given} is given, but mode: ${inputs.mode} stays in the checkout.`, { hint: `Add mode: commit or mode: pull-request, or leave ${given} out.` });
}
/** What a swap of files has no part in. */
const nowhere = {
	commit: "",
	"pull-request": ""
};
/** Files that a message names before it only counts the rest. */
const listed = 8;
function outdated(due) {
	const [file] = due;
	if (file === void 0) return {};
	const more = due.length > listed ? ` and ${due.length - listed} more` : "";
	const names = due.slice(0, listed).join(", ") + more;
	return { failure: new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("IMAGES_OUTDATED", `A swap would change ${names}.`, {
		hint: "Run it without check, and commit what it wrote. Nothing was written now.",
		at: { file }
	}) };
}



/***/ })

};
