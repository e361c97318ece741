export const id = 25;
export const ids = [25];
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



/***/ })

};
