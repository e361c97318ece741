export const id = 9334;
export const ids = [9334];
export const modules = {

/***/ 6222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ passedTo),
/* harmony export */   t: () => (/* binding */ missing)
/* harmony export */ });
// src/aws/denied.ts
/** Whom roles may be handed to: a role that can be passed to anything is a way to more rights. */
const passedTo = {
	tasks: "ecs-tasks.amazonaws.com",
	schedules: "events.amazonaws.com"
};
/** Words of AWS for a policy that no statement of the role's own can help against. */
const elsewhere = /with an explicit deny|service control policy|permissions boundary|session policy|resource control policy/;
/** What has to be allowed, as a statement to paste, from what AWS says of it or else from the call itself. */
function missing(name, said) {
	const [, action = name, resource = "*"] = /not authorized to perform:? ([\w-]+:\w+)(?: on(?: the)? resources?:? "?(arn:[^\s,"]+|\*))?/.exec(said) ?? [];
	const statement = {
		Effect: "Allow",
		Action: action,
		Resource: resource,
		...action === "iam:PassRole" ? { Condition: passing(receiverOf(name)) } : {}
	};
	const barrier = elsewhere.exec(said)?.[0];
	return `${barrier ? `AWS names what refuses it (${barrier}): that has to change, beside this statement.\n` : ""}Allow it to the role of this run, by this statement in its policy:\n${JSON.stringify(statement)}`;
}
/** To whom a call hands the roles that it names. */
const receiverOf = (name) => name.startsWith("events:") ? passedTo.schedules : passedTo.tasks;
const passing = (...services) => ({ StringEquals: { "iam:PassedToService": services.length === 1 ? services[0] ?? "" : services } });



/***/ }),

/***/ 6953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openAws: () => (/* binding */ openAws)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4527);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7346);
/* harmony import */ var _denied_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6222);
/* harmony import */ var _patient_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8876);





// src/aws/services.ts
/** The AWS services that are spoken to, by their prefix in IAM policies. Each is loaded when it is first called. */
const services = {
	"application-autoscaling": () => Promise.all(/* import() */[__webpack_require__.e(261), __webpack_require__.e(2823), __webpack_require__.e(2334)]).then(__webpack_require__.bind(__webpack_require__, 2334)),
	cloudwatch: () => Promise.all(/* import() */[__webpack_require__.e(261), __webpack_require__.e(2823), __webpack_require__.e(2357)]).then(__webpack_require__.bind(__webpack_require__, 2357)),
	codedeploy: () => Promise.all(/* import() */[__webpack_require__.e(261), __webpack_require__.e(2823), __webpack_require__.e(3191)]).then(__webpack_require__.bind(__webpack_require__, 3191)),
	ecr: () => Promise.all(/* import() */[__webpack_require__.e(261), __webpack_require__.e(2823), __webpack_require__.e(891)]).then(__webpack_require__.bind(__webpack_require__, 891)),
	ecs: () => Promise.all(/* import() */[__webpack_require__.e(261), __webpack_require__.e(2823), __webpack_require__.e(2948)]).then(__webpack_require__.bind(__webpack_require__, 2948)),
	elasticloadbalancing: () => Promise.all(/* import() */[__webpack_require__.e(261), __webpack_require__.e(8278), __webpack_require__.e(5071)]).then(__webpack_require__.bind(__webpack_require__, 5071)),
	events: () => Promise.all(/* import() */[__webpack_require__.e(261), __webpack_require__.e(2823), __webpack_require__.e(5888)]).then(__webpack_require__.bind(__webpack_require__, 5888)),
	iam: () => Promise.all(/* import() */[__webpack_require__.e(261), __webpack_require__.e(8278), __webpack_require__.e(4944)]).then(__webpack_require__.bind(__webpack_require__, 4944)),
	logs: () => Promise.all(/* import() */[__webpack_require__.e(261), __webpack_require__.e(2823), __webpack_require__.e(4157), __webpack_require__.e(1302)]).then(__webpack_require__.bind(__webpack_require__, 1302)),
	s3: () => Promise.all(/* import() */[__webpack_require__.e(261), __webpack_require__.e(9806), __webpack_require__.e(4157), __webpack_require__.e(6587)]).then(__webpack_require__.bind(__webpack_require__, 6587)),
	secretsmanager: () => Promise.all(/* import() */[__webpack_require__.e(261), __webpack_require__.e(2823), __webpack_require__.e(4177)]).then(__webpack_require__.bind(__webpack_require__, 4177)),
	ssm: () => Promise.all(/* import() */[__webpack_require__.e(261), __webpack_require__.e(2823), __webpack_require__.e(7696)]).then(__webpack_require__.bind(__webpack_require__, 7696)),
	sts: () => Promise.all(/* import() */[__webpack_require__.e(261), __webpack_require__.e(8278), __webpack_require__.e(5339)]).then(__webpack_require__.bind(__webpack_require__, 5339))
};
// src/aws/identity.ts
const login = "Log in with a step before this one: aws-actions/configure-aws-credentials with role-to-assume, aws-region, and the permission id-token: write. On a machine of your own, aws sso login or AWS_PROFILE.";
/** Who asks, and where. @throws INPUT_INVALID without a region; the credentials reject with CREDENTIALS_UNUSABLE */
async function identityOf(region, environment, requestHandler) {
	const { Client } = await services.sts();
	const named = region ?? (environment.AWS_REGION || environment.AWS_DEFAULT_REGION || void 0);
	const written = credentialsIn(environment);
	const client = new Client({
		requestHandler,
		...named ? { region: named } : {},
		...written ? { credentials: written } : {}
	});
	return {
		region: await client.config.region().catch((cause) => {
			throw regionUnknown(cause);
		}),
		credentials: () => client.config.credentials().catch(refuse)
	};
}
/** As the chain has it: the environment goes first, where no profile is named. */
function credentialsIn(environment) {
	const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token, AWS_PROFILE } = environment;
	if (!id || !secret || AWS_PROFILE) return void 0;
	return {
		accessKeyId: id,
		secretAccessKey: secret,
		...token ? { sessionToken: token } : {}
	};
}
const regionUnknown = (cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("INPUT_INVALID", "No AWS region is named.", {
	hint: "Give the input region, region under target.ecs, or AWS_REGION, which aws-actions/configure-aws-credentials sets.",
	cause
});
/** Not told apart further: an AccessDenied of the login says nothing of the rights of whom it would have logged in. */
function refuse(cause) {
	if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t) throw cause;
	throw unusable(`There are no AWS credentials to be had: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.i)(cause).replace(/\.$/, "")}.`, cause);
}
const unusable = (message, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t("CREDENTIALS_UNUSABLE", message, {
	hint: login,
	cause
});
// src/aws/errors.ts
const credentials = /^(?:Expired|RequestExpired|InvalidClientTokenId|UnrecognizedClient|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|InvalidAccessKeyId|InvalidToken|TokenRefreshRequired|MissingAuthenticationToken|AuthFailure|CredentialsProviderError|TokenProviderError)/;
const denied = /^(?:AccessDenied|Unauthorized|NotAuthorized|Forbidden|OptInRequired)/;
const conflict = /^(?:PreconditionFailed|ConditionalRequestConflict|OperationAborted|UpdateInProgress|Conflict|ConcurrentModification|ConcurrentUpdate|ResourceInUse|DeploymentLimitExceeded|DeploymentAlreadyCompleted)/;
const absent = /NotFound(?:Exception|Fault)?$|^NoSuch|DoesNotExist(?:Exception)?$|^ServiceNotActive/;
const passing = /^(?:Throttl|TooManyRequests|RequestLimitExceeded|RequestThrottled|SlowDown|RequestTimeout|PriorRequestNotComplete|Server(?:Exception|Error)|Service(?:Exception|Unavailable)|Internal|TimeoutError)/;
const hints = {
	CLOUD_INVALID: "The answer above is AWS own word, and the same request would get it again.",
	CLOUD_UNREACHABLE: "Run it again: it resumes from what AWS shows.",
	CONFLICT: "Somebody else changes the same thing at this moment. Run it again.",
	NOT_FOUND: "Check the name, the region and the account."
};
/** As much of what AWS says as anybody reads. */
const longestSaid = 1e3;
/** Neither AWS nor the network throws these: asked again, they would come again. */
const defects = [
	TypeError,
	RangeError,
	ReferenceError,
	SyntaxError
];
/**
* What a failed call means for the run, in the words of AWS but for what nobody should read: values of the environment in
* the `input` that it may repeat. What was thrown before there was any answer by a defect of ours is INTERNAL.
*/
function cloudError(name, thrown, input = {}) {
	if (thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t) return thrown;
	const { name: kind, message, $metadata } = thrown;
	const status = $metadata?.httpStatusCode;
	if (status === void 0 && defects.some((defect) => thrown instanceof defect)) return (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.n)(thrown);
	const told = readable(message ?? (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.i)(thrown));
	const code = codeOf(kind, told, status);
	const said = code === "CLOUD_DENIED" ? told : withoutValues(told, input);
	const shown = said.length > longestSaid ? `${said.slice(0, longestSaid)}…` : said;
	const unread = status === void 0 ? "no answer from AWS" : status < 300 ? "no answer that can be read" : void 0;
	const text = `${name}: ${unread ? `${unread} (${shown})` : `${kind}${shown ? `: ${shown}` : ""}`}.`;
	if (code === "CREDENTIALS_UNUSABLE") return unusable(text, thrown);
	const hint = code === "CLOUD_DENIED" ? (0,_denied_js__WEBPACK_IMPORTED_MODULE_3__.t)(name, said) : hints[code] ?? "";
	return new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t(code, text, {
		hint,
		cause: thrown
	});
}
function codeOf(kind, said, status) {
	if (credentials.test(kind)) return "CREDENTIALS_UNUSABLE";
	if (status === void 0 || status < 300) return "CLOUD_UNREACHABLE";
	if (denied.test(kind) || status === 403 || status === 401) return "CLOUD_DENIED";
	if (passing.test(kind) || status >= 500 || status === 429) return "CLOUD_UNREACHABLE";
	if (/too many concurrent attempts|rate exceeded/i.test(said)) return "CLOUD_UNREACHABLE";
	if (conflict.test(kind) || status === 412) return "CONFLICT";
	if (absent.test(kind) || status === 404 || /^Unable to describe task definition/.test(said)) return "NOT_FOUND";
	return "CLOUD_INVALID";
}
/** Without the encoded explanation, which names what the caller may not see, and without advice to who debugs the SDK. */
const readable = (message) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.r)(message.replace(/\s*(?:Encoded authorization failure message|Deserialization error):.*$/s, "").replace(/\s+/g, " ")).trim();
/** Shorter ones are words of every message: `true`, `8080`, `eu-west-1`. */
const shortestValue = 10;
/** Without the values that containers get: nobody said which of them are secrets. */
function withoutValues(said, input) {
	return valuesIn(input).filter((value) => value.length >= shortestValue).reduce((left, value) => left.replaceAll(value, "***"), said);
}
/** The values under every `environment` in it, the longest first. */
function valuesIn(input) {
	if (typeof input !== "object" || input === null) return [];
	return Object.entries(input).flatMap(([field, value]) => field === "environment" && Array.isArray(value) ? value.flatMap((one) => typeof one?.value === "string" ? one.value : []) : valuesIn(value)).sort((a, b) => b.length - a.length);
}
// src/aws/handler.ts
/** AWS answers within seconds, or has lost the request. */
const patience = 3e4;
/** Sends what the SDK signs by our own client, which knows proxies and private authorities. The SDK's type wants a class's shape. */
var HttpHandler = class {
	metadata = { handlerProtocol: "http/1.1" };
	#http;
	constructor(http) {
		this.#http = http;
	}
	async handle(request, { abortSignal } = {}) {
		const { method, headers, body } = request;
		const answer = await this.#http.send({
			method,
			url: addressOf(request),
			headers,
			timeout: patience,
			idle: patience,
			...body === void 0 ? {} : { body },
			...abortSignal ? { signal: abortSignal } : {}
		});
		return { response: {
			statusCode: answer.status,
			headers: answer.headers,
			body: answer.body
		} };
	}
	updateHttpClientConfig() {}
	httpHandlerConfigs() {
		return {};
	}
};
/** Blanks stay %20, as they were signed: what `URLSearchParams` makes of them would be another query. */
function addressOf({ protocol, hostname, port, path, query = {} }) {
	const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => one === null ? encodeURIComponent(name) : `${encodeURIComponent(name)}=${encodeURIComponent(one)}`));
	const search = pairs.length === 0 ? "" : `?${pairs.join("&")}`;
	return new URL(`${protocol}//${hostname}${port === void 0 ? "" : `:${port}`}${path}${search}`);
}
// src/aws/open.ts
/**
* The account and region that the environment is logged in to, behind the SDK; each service is loaded when it is first
* called. What reads is asked again when it is throttled; what writes is sent once.
* @throws INPUT_INVALID without a region, CREDENTIALS_UNUSABLE without credentials
*/
async function openAws({ region, endpoint }, { http, clock, environment }) {
	const requestHandler = new HttpHandler(http);
	const identity = await identityOf(region, environment, requestHandler);
	await identity.credentials();
	const standIn = endpoint ?? (environment.AWS_ENDPOINT_URL || void 0);
	const open = opener(identity, requestHandler, standIn);
	const clients = /* @__PURE__ */ new Map();
	const clientOf = (service) => {
		const found = clients.get(service) ?? open(service);
		clients.set(service, found);
		return found;
	};
	return (0,_patient_js__WEBPACK_IMPORTED_MODULE_4__.n)({
		region: identity.region,
		async call(name, input, signal) {
			const [service, operation] = name.split(":");
			const Command = (await services[service]())[operation];
			try {
				return await (await clientOf(service)).send(new Command(input), signal ? { abortSignal: signal } : {});
			} catch (error) {
				throw signal?.aborted ? (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__.t)() : cloudError(name, error, input);
			}
		}
	}, clock);
}
/** Virtual hosts of buckets have no name at a stand-in. */
const opener = ({ region, credentials }, requestHandler, endpoint) => async (service) => {
	const { Client } = await services[service]();
	return new Client({
		region,
		credentials,
		requestHandler,
		maxAttempts: 1,
		...endpoint ? {
			endpoint,
			...service === "s3" ? { forcePathStyle: true } : {}
		} : {}
	});
};



/***/ }),

/***/ 8876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ patient),
/* harmony export */   r: () => (/* binding */ steady),
/* harmony export */   t: () => (/* binding */ isRead)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7346);
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2186);


// src/aws/patient.ts
/** Waits of 0.25, 0.5, 1 and 2 s and a quarter at most: buckets of AWS' request quotas refill each second. */
const attempts = 5;
const first = 250;
/** What only asks may be asked again. */
const isRead = (name) => /:(?:Describe|List|Get|BatchGet|Simulate)/.test(name);
/** Asks again what was throttled or got no answer. What writes is sent once: only a look tells what became of it. */
const patient = (aws, clock) => ({
	region: aws.region,
	async call(name, input, signal) {
		for (let attempt = 1;; attempt += 1) try {
			return await aws.call(name, input, signal);
		} catch (error) {
			if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t && error.code === "CLOUD_UNREACHABLE") || !isRead(name) || attempt === attempts) throw error;
			await clock.sleep((0,_random_js__WEBPACK_IMPORTED_MODULE_1__.t)(first * 2 ** (attempt - 1)), signal);
		}
	}
});
/** Between two looks of who has minutes. */
const pause = 5e3;
/**
* Asks again for `patience` what only asks, and tells so: for what comes before and after a rollout, which has no loop that
* looks again. An account can be throttled for minutes, by others.
*/
const steady = (aws, patience, { clock, report }) => ({
	region: aws.region,
	async call(name, input, signal) {
		const until = clock.monotonic() + patience;
		for (;;) try {
			return await aws.call(name, input, signal);
		} catch (error) {
			if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t && error.code === "CLOUD_UNREACHABLE") || !isRead(name) || clock.monotonic() >= until) throw error;
			report.progress(`Trying again: ${error.message}`);
			await clock.sleep((0,_random_js__WEBPACK_IMPORTED_MODULE_1__.t)(pause), signal);
		}
	}
});



/***/ })

};
