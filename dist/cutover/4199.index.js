export const id = 4199;
export const ids = [4199];
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

/***/ 4199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   alarmsGate: () => (/* binding */ alarmsGate),
/* harmony export */   cloudWatchGate: () => (/* binding */ cloudWatchGate),
/* harmony export */   failureOf: () => (/* binding */ failureOf),
/* harmony export */   metricQuery: () => (/* binding */ metricQuery),
/* harmony export */   spanOf: () => (/* binding */ spanOf)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _ask_aws_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4664);
/* harmony import */ var _metric_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2781);



// src/gate/cloudwatch.ts
/** A gate on alarms, all of which must be OK. */
function alarmsGate(settings, aws) {
	const { names, attempts, successes, interval, initialDelay } = settings;
	return {
		name: settings.name ?? `alarms ${(0,_ask_aws_js__WEBPACK_IMPORTED_MODULE_1__.n)(names, 3)}`,
		attempts,
		successes,
		interval,
		initialDelay,
		foreseeable: true,
		probe: (signal) => alarmStates(aws, [...new Set(names)], signal)
	};
}
const insufficient = "INSUFFICIENT_DATA tells nothing of the release: where no data is good news, let the alarm treat missing data as notBreaching";
/** Composite alarms are left out of the answer where they are not asked for. */
async function alarmStates(aws, names, signal) {
	const input = {
		AlarmNames: [...names],
		AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
		MaxRecords: 100
	};
	const asked = await (0,_ask_aws_js__WEBPACK_IMPORTED_MODULE_1__.t)(() => aws.call("cloudwatch:DescribeAlarms", input, signal));
	if ("unread" in asked) return (0,_metric_js__WEBPACK_IMPORTED_MODULE_2__.n)(asked);
	const { MetricAlarms = [], CompositeAlarms = [] } = asked.value;
	const found = [...MetricAlarms, ...CompositeAlarms];
	const inState = (state) => found.flatMap(({ AlarmName = "", StateValue }) => StateValue === state ? [AlarmName] : []);
	const missing = names.filter((name) => !found.some(({ AlarmName }) => AlarmName === name));
	if (missing.length > 0) return {
		state: "unread",
		says: `there is no alarm ${(0,_ask_aws_js__WEBPACK_IMPORTED_MODULE_1__.n)(missing)}`,
		refused: true
	};
	const alarming = found.filter(({ StateValue }) => StateValue === "ALARM");
	if (alarming.length > 0) return {
		state: "bad",
		says: `${alarming.slice(0, 3).map(({ AlarmName = "", StateReason }) => {
			const why = StateReason ? ` (${StateReason.replaceAll(/\s+/g, " ").slice(0, 200)})` : "";
			return `${(0,_ask_aws_js__WEBPACK_IMPORTED_MODULE_1__.n)([AlarmName])} is in ALARM${why}`;
		}).join("; ")}, expected OK`
	};
	const open = inState("INSUFFICIENT_DATA");
	if (open.length > 0) return {
		state: "unread",
		says: `${(0,_ask_aws_js__WEBPACK_IMPORTED_MODULE_1__.n)(open)}: ${insufficient}`
	};
	return {
		state: "good",
		says: `${found.length === 1 ? "OK" : `all ${found.length} OK`}, expected OK`
	};
}
/** A gate on one value of metrics, or of metric math over them. */
function cloudWatchGate(settings, aws, situate) {
	const { metrics, expression } = settings;
	const [only] = Object.values(metrics);
	const what = expression ?? `${only?.stat} ${only?.metric}`;
	const name = settings.name ?? `cloudwatch ${what.replaceAll(/\s+/g, " ").slice(0, 60)}`;
	const query = JSON.stringify({
		metrics,
		expression
	});
	return (0,_metric_js__WEBPACK_IMPORTED_MODULE_2__.t)(name, {
		...settings,
		query
	}, measured(settings, aws), situate);
}
/** The window's whole periods: one that goes on is left out, because its value still grows. */
const spanOf = (at, window, period) => {
	const end = Math.floor(at / period) * period;
	const length = Math.max(period, Math.ceil(window / period) * period);
	return {
		StartTime: new Date(end - length),
		EndTime: new Date(end)
	};
};
const metricQuery = (id, { namespace, metric, dimensions = {}, stat }, period, shown) => ({
	Id: id,
	ReturnData: shown,
	MetricStat: {
		Stat: stat,
		Period: period / 1e3,
		Metric: {
			Namespace: namespace,
			MetricName: metric,
			Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({
				Name,
				Value
			}))
		}
	}
});
const asked = "cutover_value";
const measured = ({ period, reduce }, aws) => async ({ query, at, window, signal }) => {
	const { metrics, expression } = JSON.parse(query);
	const named = Object.entries(metrics);
	const queries = named.map(([id, metric]) => metricQuery(id, metric, period, expression === void 0));
	if (expression !== void 0) queries.push({
		Id: asked,
		Expression: expression,
		ReturnData: true,
		...named.length === 0 ? { Period: period / 1e3 } : {}
	});
	const input = {
		MetricDataQueries: queries,
		...spanOf(at, window, period),
		ScanBy: "TimestampDescending"
	};
	const answer = await (0,_ask_aws_js__WEBPACK_IMPORTED_MODULE_1__.t)(() => aws.call("cloudwatch:GetMetricData", input, signal));
	if ("unread" in answer) return answer;
	return oneValue(answer.value.MetricDataResults ?? [], answer.value.Messages ?? [], reduce);
};
function oneValue(results, messages, reduce) {
	const failed = failureOf(results, messages);
	if (failed) return { unread: failed };
	if (results.length > 1) {
		const labels = (0,_ask_aws_js__WEBPACK_IMPORTED_MODULE_1__.n)(results.map(({ Label = "" }) => Label), 3);
		return { unread: `the expression gives ${results.length} series (${labels}), and must give one` };
	}
	const values = results[0]?.Values ?? [];
	if (values.length === 0) return { unread: "CloudWatch has no value yet: nothing was measured in the window, or the dimensions match nothing" };
	return { value: reductions[reduce](values) };
}
/** Why CloudWatch could not give all values; what came would be a part of the truth. */
function failureOf(results, messages) {
	const failed = results.find(({ StatusCode = "Complete" }) => StatusCode !== "Complete");
	if (!failed) return void 0;
	const [said] = [...failed.Messages ?? [], ...messages].flatMap(({ Value }) => Value ?? []);
	return `CloudWatch could not answer (${failed.StatusCode})${said ? `: ${said.slice(0, 200)}` : ""}`;
}
const sum = (values) => values.reduce((total, value) => total + value, 0);
/** The newest value comes first. */
const reductions = {
	average: (values) => sum(values) / values.length,
	sum,
	max: (values) => Math.max(...values),
	min: (values) => Math.min(...values),
	last: ([newest = NaN]) => newest
};



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
