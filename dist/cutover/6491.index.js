export const id = 6491;
export const ids = [6491,8942];
export const modules = {

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



/***/ }),

/***/ 1654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ lanes)
/* harmony export */ });
// src/image/lanes.ts
function lanes(width) {
	const busy = /* @__PURE__ */ new Map();
	const waiting = [];
	const isFree = (hosts) => hosts.every((host) => (busy.get(host) ?? 0) < width);
	const count = (hosts, by) => {
		for (const host of hosts) busy.set(host, (busy.get(host) ?? 0) + by);
	};
	const enter = (hosts) => new Promise((resolve) => {
		waiting.push({
			hosts,
			enter: resolve
		});
		admit();
	});
	const admit = () => {
		const next = waiting.findIndex(({ hosts }) => isFree(hosts));
		const [found] = next < 0 ? [] : waiting.splice(next, 1);
		if (!found) return;
		count(found.hosts, 1);
		found.enter();
		admit();
	};
	return { async each(hosts, items, work) {
		const needed = [...new Set(hosts)];
		let failed = false;
		const one = async (item) => {
			await enter(needed);
			try {
				return failed ? void 0 : await work(item);
			} catch (error) {
				failed = true;
				throw error;
			} finally {
				count(needed, -1);
				admit();
			}
		};
		const ended = await Promise.allSettled(items.map(one));
		const failure = ended.find(({ status }) => status === "rejected");
		if (failure?.status === "rejected") throw failure.reason;
		return ended.flatMap((result) => result.status === "fulfilled" ? [result.value] : []);
	} };
}



/***/ })

};
