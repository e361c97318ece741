export const id = 1947;
export const ids = [1947,25];
export const modules = {

/***/ 25:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   accessTo: () => (/* binding */ accessTo),
/* harmony export */   addressAsk: () => (/* binding */ addressAsk),
/* harmony export */   askJson: () => (/* binding */ askJson),
/* harmony export */   below: () => (/* binding */ below),
/* harmony export */   urlOf: () => (/* binding */ urlOf)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(398);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7346);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4527);




// src/gate/address.ts
/** What of an answer is read, in bytes; a gate looks at a few values. */
const longestBody = 1048576;
/** What of a server's own words is shown, in characters. */
const longestSaid = 200;
/** An address that was put together from the environment. Its text may be a secret: no message shows it. */
function urlOf(text, gate) {
	const url = URL.parse(text);
	if (url && /^https?:$/.test(url.protocol)) return url;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CONFIG_INVALID", `The url of gate ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(gate)} is no address, as the environment has it.`, { hint: "It must begin with https:// or http://. Look at the variables that it is made of." });
}
/** `path` below the address, whose own query stays. */
function below(base, path) {
	const url = new URL(base);
	url.pathname = `${url.pathname.replace(/\/$/, "")}${path}`;
	return url;
}
/** How to log in at an address, and whom to trust there. */
function accessTo({ headers, bearer, basic, ca }) {
	const authorization = bearer === void 0 ? basic && `Basic ${(0,_plan_js__WEBPACK_IMPORTED_MODULE_1__.f)(basic)}` : `Bearer ${bearer.trim()}`;
	return {
		headers: {
			accept: "application/json, */*;q=0.5",
			...authorization ? { authorization } : {},
			...headers
		},
		...ca === void 0 ? {} : { tls: { ca } }
	};
}
/** Asks an address as a user would, by the public way: no redirect is followed. */
function addressAsk(text, http) {
	return async (settings, signal) => {
		const url = urlOf(text, settings.name ?? "http");
		const { method = "GET", body, timeout } = settings;
		const answer = await http.send({
			method,
			url,
			...accessTo(settings),
			...body === void 0 ? {} : { body },
			timeout,
			idle: timeout,
			signal
		});
		return {
			status: answer.status,
			body: await answer.text(longestBody)
		};
	};
}
/** Refusals that pass by themselves: a timeout, too many requests. */
const passing = [
	408,
	425,
	429
];
/** Asks for JSON. Whatever stands in the way is `unread`, in the server's own words where it has any: `said` finds them. */
async function askJson({ http, hide }, request, said) {
	try {
		const answer = await http.send({
			...request,
			idle: request.timeout
		});
		const text = await answer.text(longestBody);
		const value = parsed(text);
		if (answer.status < 200 || answer.status > 299) {
			const words = said(value) ?? text.replaceAll(/\s+/g, " ").trim();
			const why = words === "" ? "" : `: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.a)(hide(words), longestSaid)}`;
			const refused = answer.status >= 400 && answer.status < 500 && !passing.includes(answer.status);
			return {
				unread: `${request.url.host} answers ${answer.status}${why}`,
				...refused ? { refused } : {}
			};
		}
		return typeof value === "object" && value !== null ? { value } : { unread: `${request.url.host} answers without an object of JSON` };
	} catch (error) {
		if (request.signal.aborted) throw (0,_clock_js__WEBPACK_IMPORTED_MODULE_3__.t)();
		return { unread: `no answer from ${request.url.host}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.i)(error)}` };
	}
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}



/***/ }),

/***/ 1947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   datadogGate: () => (/* binding */ datadogGate)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25);
/* harmony import */ var _metric_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2781);



// src/gate/datadog.ts
/** A gate on a metrics query or on the state of a monitor. */
function datadogGate(settings, ports) {
	const { query, monitor } = settings;
	const what = query === void 0 ? `monitor ${monitor ?? ""}` : query.slice(0, 60);
	const name = settings.name ?? `datadog ${what}`;
	const ask = asking(name, settings, ports);
	if (query !== void 0) return (0,_metric_js__WEBPACK_IMPORTED_MODULE_2__.t)(name, {
		...settings,
		query
	}, seriesQuery(ask), ports.situate);
	const { attempts, successes, interval, initialDelay } = settings;
	const probe = (signal) => monitorState(ask, monitor ?? 0, signal);
	return {
		name,
		attempts,
		successes,
		interval,
		initialDelay,
		foreseeable: true,
		probe
	};
}
/** GET below the API's address with both keys: https://docs.datadoghq.com/api/latest/authentication/ */
const asking = (name, { url, apiKey, appKey, timeout }, ports) => {
	const base = (0,_address_js__WEBPACK_IMPORTED_MODULE_1__.urlOf)(url, name);
	return (path, parameters, signal) => {
		const asked = (0,_address_js__WEBPACK_IMPORTED_MODULE_1__.below)(base, path);
		for (const [key, value] of Object.entries(parameters)) asked.searchParams.set(key, value);
		const headers = {
			accept: "application/json",
			"dd-api-key": apiKey.trim(),
			"dd-application-key": appKey.trim()
		};
		return (0,_address_js__WEBPACK_IMPORTED_MODULE_1__.askJson)(ports, {
			method: "GET",
			url: asked,
			headers,
			timeout,
			signal
		}, said);
	};
};
const said = (value) => value?.errors?.join("; ");
/** https://docs.datadoghq.com/api/latest/metrics/#query-timeseries-points */
const seriesQuery = (ask) => async ({ query, at, window, signal }) => {
	const until = Math.floor(at / 1e3);
	const from = until - Math.max(1, Math.ceil(window / 1e3));
	const asked = await ask("/api/v1/query", {
		from: String(from),
		to: String(until),
		query
	}, signal);
	return "unread" in asked ? asked : lastPoint(asked.value);
};
function lastPoint({ error, series = [] }) {
	if (error) return { unread: `Datadog could not answer: ${error}` };
	const [first] = series;
	if (series.length > 1) {
		const scopes = series.slice(0, 3).map(({ scope = "" }) => scope);
		return { unread: `the query gives ${series.length} series (${scopes.join("; ")}), and must give one: leave out "by"` };
	}
	const point = (first?.pointlist ?? []).findLast(([, value]) => value !== null);
	return point?.[1] === void 0 || point[1] === null ? { unread: "the query gives no value: nothing was measured in the window, or its tags match nothing" } : { value: point[1] };
}
/** States that tell nothing of the release are no pass, as with Datadog's own gates, which refuse at ALERT and NO DATA. */
const states = {
	OK: "good",
	Warn: "good",
	Alert: "bad"
};
/** https://docs.datadoghq.com/api/latest/monitors/#get-a-monitors-details */
async function monitorState(ask, monitor, signal) {
	const asked = await ask(`/api/v1/monitor/${monitor}`, {}, signal);
	if ("unread" in asked) return (0,_metric_js__WEBPACK_IMPORTED_MODULE_2__.n)(asked);
	const { overall_state: state = "without a state", name } = asked.value;
	const says = `${state}, expected OK${name ? ` (${name.slice(0, 80)})` : ""}`;
	return {
		state: states[state] ?? "unread",
		says
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
