export const id = 6649;
export const ids = [6649];
export const modules = {

/***/ 6649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   httpGate: () => (/* binding */ httpGate)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4527);
/* harmony import */ var _json_path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8103);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8447);
/* harmony import */ var _situation_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9497);






// src/gate/expectation.ts
/** A foreign body is shown in part only, on one line. */
const shownBody = 120;
/** A pattern is tried on the beginning alone: what it costs grows with the text, and a release chooses the text. */
const matchedBody = 65536;
/** Whether an answer is what was expected, and what it was. */
function judgeAnswer(status, body, expectation, values) {
	const expected = [expectation.expect].flat();
	const said = `${status}, expected ${expected.join(" or ")}`;
	if (!expected.some((one) => isOf(status, one))) {
		const text = body.replaceAll(/\s+/g, " ").trim().slice(0, shownBody);
		return {
			ok: false,
			says: text === "" ? said : `${said}: ${text}`
		};
	}
	const checks = [...judgeText(body, expectation, values), ...judgeJson(body, expectation.json ?? [], values)];
	const shown = checks.some(({ ok }) => !ok) ? checks.filter(({ ok }) => !ok) : checks;
	return {
		ok: checks.every(({ ok }) => ok),
		says: [said, ...shown.map(({ says }) => says)].join("; ")
	};
}
const isOf = (status, expected) => typeof expected === "number" ? status === expected : `${Math.floor(status / 100)}xx` === expected;
function judgeText(body, { contains, matches }, values) {
	const judged = [];
	if (contains !== void 0) {
		const wanted = filled(contains, values);
		const ok = body.includes(wanted);
		judged.push({
			ok,
			says: `the body ${ok ? "holds" : "does not hold"} ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.a)(wanted)}`
		});
	}
	if (matches !== void 0) {
		const ok = new RegExp(matches, "m").test(body.slice(0, matchedBody));
		judged.push({
			ok,
			says: `the body ${ok ? "matches" : "does not match"} ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.a)(matches)}`
		});
	}
	return judged;
}
function judgeJson(body, checks, values) {
	if (checks.length === 0) return [];
	let value;
	try {
		value = JSON.parse(body);
	} catch (error) {
		return [{
			ok: false,
			says: `the body is no JSON: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.a)((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.i)(error), shownBody)}`
		}];
	}
	return checks.map((check) => judgeValue((0,_json_path_js__WEBPACK_IMPORTED_MODULE_3__.n)(value, (0,_json_path_js__WEBPACK_IMPORTED_MODULE_3__.t)(check.path) ?? []), check, values));
}
function judgeValue(found, { path, equals, min, max }, values) {
	if (found === void 0) return {
		ok: false,
		says: `there is no ${path} in the body`
	};
	const wanted = typeof equals === "string" ? filled(equals, values) : equals;
	const bounds = [
		...wanted === void 0 ? [] : [{
			ok: found === wanted,
			says: `expected ${JSON.stringify(wanted)}`
		}],
		...min === void 0 ? [] : [{
			ok: typeof found === "number" && found >= min,
			says: `at least ${min}`
		}],
		...max === void 0 ? [] : [{
			ok: typeof found === "number" && found <= max,
			says: `at most ${max}`
		}]
	];
	const said = bounds.map(({ says }) => says).join(", ");
	return {
		ok: bounds.every(({ ok }) => ok),
		says: `${path} is ${quotedValue(found)}, ${said}`
	};
}
const quotedValue = (value) => typeof value === "string" ? (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.a)(value) : (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.a)(JSON.stringify(value)).slice(1, -1).replaceAll("\\\"", "\"");
/** What has no value stays as it is written, and so matches nothing. */
function filled(text, values) {
	const made = (0,_placeholders_js__WEBPACK_IMPORTED_MODULE_4__.t)(text, values);
	return "text" in made ? made.text : text;
}
// src/gate/latency.ts
/** The `p`-th percentile by nearest rank: the smallest of `values` that at least p % of them do not exceed. */
function percentile(values, p) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(p / 100 * sorted.length) - 1)] ?? NaN;
}
const ranks = {
	p50: 50,
	p90: 90,
	p95: 95,
	p99: 99,
	max: 100
};
/** How fast the answers were, each bound in words; `ok` when all are met. */
function judgeLatency(taken, latency) {
	const judged = Object.keys(ranks).flatMap((rank) => {
		const bound = latency[rank];
		if (bound === void 0) return [];
		const value = percentile(taken, ranks[rank]);
		const shown = value < 10 ? value.toFixed(1) : value.toFixed(0);
		return [{
			ok: value <= bound,
			says: `${rank} ${shown} ms, at most ${bound} ms`
		}];
	});
	const probes = `over ${taken.length} ${taken.length === 1 ? "request" : "requests"}`;
	return {
		ok: judged.every(({ ok }) => ok),
		says: `${judged.map(({ says }) => says).join(", ")}, ${probes}`
	};
}
// src/gate/http.ts
/** Passes when every answer is as expected, and all of them came fast enough. No answer is a bad answer. */
function httpGate(settings, ask, clock, situate) {
	const { attempts, successes, interval, initialDelay, latency } = settings;
	return {
		name: settings.name ?? `http ${settings.path ?? ""}`,
		attempts,
		successes,
		interval,
		initialDelay,
		async probe(signal) {
			const taken = [];
			const values = (0,_situation_js__WEBPACK_IMPORTED_MODULE_5__.t)(situate());
			let says = "";
			for (let probe = 0; probe < (latency?.probes ?? 1); probe += 1) {
				const from = clock.monotonic();
				try {
					const { status, body } = await ask(settings, signal);
					taken.push(clock.monotonic() - from);
					const judged = judgeAnswer(status, body, settings, values);
					if (!judged.ok) return {
						state: "bad",
						says: judged.says
					};
					says = judged.says;
				} catch (error) {
					if (signal.aborted) throw (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__.t)();
					return {
						state: "bad",
						says: `no answer: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.i)(error)}`
					};
				}
			}
			if (!latency) return {
				state: "good",
				says
			};
			const judged = judgeLatency(taken, latency);
			return {
				state: judged.ok ? "good" : "bad",
				says: `${says}; ${judged.says}`
			};
		}
	};
}



/***/ }),

/***/ 8103:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ valueAt),
/* harmony export */   t: () => (/* binding */ parseJsonPath)
/* harmony export */ });
// src/config/json-path.ts
const part = /\.([A-Za-z_]\w*)|\[(-?(?:0|[1-9]\d{0,8}))\]|\['([^'\\]*)'\]|\["([^"\\]*)"\]/y;
/**
* Reads `$.items[0]['last-seen']`: of RFC 9535 the queries that select at most one value ("singular queries"), without
* escapes in quotes. Undefined for anything else.
*/
function parseJsonPath(text) {
	if (!text.startsWith("$")) return void 0;
	const path = [];
	for (part.lastIndex = 1; part.lastIndex < text.length;) {
		const found = part.exec(text);
		if (!found) return void 0;
		const [, name, index, single, double] = found;
		path.push(index === void 0 ? name ?? single ?? double ?? "" : Number(index));
	}
	return path;
}
/** The value at `path`; undefined where there is none. A negative index counts from the end. */
const valueAt = (value, path) => path.reduce(stepInto, value);
function stepInto(held, step) {
	if (typeof step === "number") return Array.isArray(held) ? held.at(step) : void 0;
	if (typeof held !== "object" || held === null || Array.isArray(held) || !Object.hasOwn(held, step)) return void 0;
	return held[step];
}



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
