export const id = 5888;
export const ids = [5888];
export const modules = {

/***/ 4691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ AwsJson1_1Protocol)
/* harmony export */ });
/* harmony import */ var _AwsJsonRpcProtocol_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4471);

// node_modules/@aws-sdk/core/dist-es/submodules/protocols/json/AwsJson1_1Protocol.js
var AwsJson1_1Protocol = class extends _AwsJsonRpcProtocol_js__WEBPACK_IMPORTED_MODULE_0__.t {
	constructor({ defaultNamespace, errorTypeRegistries, serviceTarget, awsQueryCompatible, jsonCodec }) {
		super({
			defaultNamespace,
			errorTypeRegistries,
			serviceTarget,
			awsQueryCompatible,
			jsonCodec
		});
	}
	getShapeId() {
		return "aws.protocols#awsJson1_1";
	}
	getJsonRpcVersion() {
		return "1.1";
	}
	getDefaultContentType() {
		return "application/x-amz-json-1.1";
	}
};



/***/ }),

/***/ 4471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ AwsJsonRpcProtocol)
/* harmony export */ });
/* harmony import */ var _JsonCodec2_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2823);
/* harmony import */ var _RpcProtocol_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3014);
/* harmony import */ var _defaultProvider_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(261);



// node_modules/@aws-sdk/core/dist-es/submodules/protocols/json/AwsJsonRpcProtocol.js
var AwsJsonRpcProtocol = class extends _RpcProtocol_js__WEBPACK_IMPORTED_MODULE_1__.t {
	serializer;
	deserializer;
	serviceTarget;
	codec;
	mixin;
	awsQueryCompatible;
	constructor({ defaultNamespace, errorTypeRegistries, serviceTarget, awsQueryCompatible, jsonCodec }) {
		super({
			defaultNamespace,
			errorTypeRegistries
		});
		this.serviceTarget = serviceTarget;
		this.codec = jsonCodec ?? new _JsonCodec2_js__WEBPACK_IMPORTED_MODULE_0__.t({
			timestampFormat: {
				useTrait: true,
				default: 7
			},
			jsonName: false
		});
		this.serializer = this.codec.createSerializer();
		this.deserializer = this.codec.createDeserializer();
		this.awsQueryCompatible = !!awsQueryCompatible;
		this.mixin = new _defaultProvider_js__WEBPACK_IMPORTED_MODULE_2__.r(this.awsQueryCompatible);
	}
	async serializeRequest(operationSchema, input, context) {
		const request = await super.serializeRequest(operationSchema, input, context);
		if (!request.path.endsWith("/")) request.path += "/";
		request.headers["content-type"] = `application/x-amz-json-${this.getJsonRpcVersion()}`;
		request.headers["x-amz-target"] = `${this.serviceTarget}.${operationSchema.name}`;
		if (this.awsQueryCompatible) request.headers["x-amzn-query-mode"] = "true";
		if ((0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_2__.ht)(operationSchema.input) === "unit" || !request.body) request.body = "{}";
		return request;
	}
	getPayloadCodec() {
		return this.codec;
	}
	async handleError(operationSchema, context, response, dataObject, metadata) {
		const { awsQueryCompatible } = this;
		if (awsQueryCompatible) this.mixin.setQueryCompatError(dataObject, response);
		const errorIdentifier = (0,_JsonCodec2_js__WEBPACK_IMPORTED_MODULE_0__.n)(response, dataObject, awsQueryCompatible) ?? "Unknown";
		this.mixin.compose(this.compositeErrorRegistry, errorIdentifier, this.options.defaultNamespace);
		const { errorSchema, errorMetadata } = await this.mixin.getErrorSchemaOrThrowBaseException(errorIdentifier, this.options.defaultNamespace, response, dataObject, metadata, awsQueryCompatible ? this.mixin.findQueryCompatibleError : void 0);
		const ns = _defaultProvider_js__WEBPACK_IMPORTED_MODULE_2__.pt.of(errorSchema);
		const message = dataObject.message ?? dataObject.Message ?? "UnknownError";
		const exception = new ((this.compositeErrorRegistry.getErrorCtor(errorSchema)) ?? Error)({});
		const output = {};
		const errorDeserializer = this.codec.createDeserializer();
		for (const [name, member] of ns.structIterator()) if (dataObject[name] != null) output[name] = errorDeserializer.readObject(member, dataObject[name]);
		if (awsQueryCompatible) this.mixin.queryCompatOutput(dataObject, output);
		throw this.mixin.decorateServiceException(Object.assign(exception, errorMetadata, {
			$fault: ns.getMergedTraits().error,
			message
		}, output), dataObject);
	}
};



/***/ }),

/***/ 3014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ RpcProtocol)
/* harmony export */ });
/* harmony import */ var _hex_encoding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5892);
/* harmony import */ var _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(261);


// node_modules/@smithy/core/dist-es/submodules/protocols/RpcProtocol.js
var RpcProtocol = class extends _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.L {
	async serializeRequest(operationSchema, _input, context) {
		const serializer = this.serializer;
		const query = {};
		const headers = {};
		const endpoint = await context.endpoint();
		const ns = _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.pt.of(operationSchema?.input);
		const schema = ns.getSchema();
		let payload;
		const input = _input && typeof _input === "object" ? _input : {};
		const request = new _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.Ft({
			protocol: "",
			hostname: "",
			port: void 0,
			path: "/",
			fragment: void 0,
			query,
			headers,
			body: void 0
		});
		if (endpoint) {
			this.updateServiceEndpoint(request, endpoint);
			this.setHostPrefix(request, operationSchema, input);
		}
		if (input) {
			const eventStreamMember = ns.getEventStreamMember();
			if (eventStreamMember) {
				if (input[eventStreamMember]) {
					const initialRequest = {};
					for (const [memberName] of ns.structIterator()) if (memberName !== eventStreamMember && input[memberName] != null) initialRequest[memberName] = input[memberName];
					payload = await this.serializeEventStream({
						eventStream: input[eventStreamMember],
						requestSchema: ns,
						initialRequest
					});
				}
			} else {
				serializer.write(schema, input);
				payload = serializer.flush();
			}
		}
		request.headers = Object.assign(request.headers, headers);
		request.query = query;
		request.body = payload;
		request.method = "POST";
		return request;
	}
	async deserializeResponse(operationSchema, context, response) {
		const deserializer = this.deserializer;
		const ns = _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.pt.of(operationSchema.output);
		const dataObject = {};
		if (this.isErrorResponse(response.statusCode)) {
			const bytes = await (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.V)(response.body, context);
			if (bytes.byteLength > 0) Object.assign(dataObject, await deserializer.read(15, bytes));
			await this.handleError(operationSchema, context, response, dataObject, this.deserializeMetadata(response));
			throw new Error("@smithy/core/protocols - RPC Protocol error handler failed to throw.");
		}
		for (const header in response.headers) {
			if (!(0,_hex_encoding_js__WEBPACK_IMPORTED_MODULE_0__.r)(response.headers, header)) continue;
			const value = response.headers[header];
			delete response.headers[header];
			response.headers[header.toLowerCase()] = value;
		}
		const eventStreamMember = ns.getEventStreamMember();
		if (eventStreamMember) dataObject[eventStreamMember] = await this.deserializeEventStream({
			response,
			responseSchema: ns,
			initialResponseContainer: dataObject
		});
		else {
			const bytes = await (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.V)(response.body, context);
			if (bytes.byteLength > 0) Object.assign(dataObject, await deserializer.read(ns, bytes));
		}
		dataObject.$metadata = this.deserializeMetadata(response);
		return dataObject;
	}
	isErrorResponse(statusCode) {
		return statusCode >= 300;
	}
};



/***/ }),

/***/ 6148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ AwsSdkSigV4ASigner),
/* harmony export */   n: () => (/* binding */ NODE_SIGV4A_CONFIG_OPTIONS),
/* harmony export */   r: () => (/* binding */ resolveAwsSdkSigV4AConfig),
/* harmony export */   t: () => (/* binding */ SignatureV4MultiRegion)
/* harmony export */ });
/* harmony import */ var _defaultProvider_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(261);
/* harmony import */ var _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8658);


// node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/aws_sdk/AwsSdkSigV4ASigner.js
var AwsSdkSigV4ASigner = class extends _defaultProvider_js__WEBPACK_IMPORTED_MODULE_0__.s {
	async sign(httpRequest, identity, signingProperties) {
		if (!_defaultProvider_js__WEBPACK_IMPORTED_MODULE_0__.Ft.isInstance(httpRequest)) throw new Error("The request is not an instance of `HttpRequest` and cannot be signed");
		const { config, signer, signingRegion, signingRegionSet, signingName } = await (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_0__.c)(signingProperties);
		const multiRegionOverride = (await config.sigv4aSigningRegionSet?.() ?? signingRegionSet ?? [signingRegion]).join(",");
		const noSkewCorrection = await config.disableClockSkewCorrection?.() === true;
		signingProperties._disableClockSkewCorrection = noSkewCorrection;
		if (!noSkewCorrection) {
			signingProperties._preRequestSystemClockOffset = config.systemClockOffset;
			signingProperties._requestSentAt = Date.now();
		}
		return await signer.sign(httpRequest, {
			signingDate: noSkewCorrection ? /* @__PURE__ */ new Date() : (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_0__.l)(config.systemClockOffset),
			signingRegion: multiRegionOverride,
			signingService: signingName
		});
	}
};
// node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/aws_sdk/resolveAwsSdkSigV4AConfig.js
const resolveAwsSdkSigV4AConfig = (config) => {
	config.sigv4aSigningRegionSet = (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_0__.T)(config.sigv4aSigningRegionSet);
	return config;
};
const NODE_SIGV4A_CONFIG_OPTIONS = {
	environmentVariableSelector(env) {
		if (env.AWS_SIGV4A_SIGNING_REGION_SET) return env.AWS_SIGV4A_SIGNING_REGION_SET.split(",").map((_) => _.trim());
		throw new _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_1__.n("AWS_SIGV4A_SIGNING_REGION_SET not set in env.", { tryNextLink: true });
	},
	configFileSelector(profile) {
		if (profile.sigv4a_signing_region_set) return (profile.sigv4a_signing_region_set ?? "").split(",").map((_) => _.trim());
		throw new _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_1__.n("sigv4a_signing_region_set not set in profile.", { tryNextLink: true });
	},
	default: void 0
};
// node_modules/@smithy/signature-v4/dist-es/signature-v4a-container.js
const signatureV4aContainer = { SignatureV4a: null };
// node_modules/@aws-sdk/signature-v4-multi-region/dist-es/signature-v4-crt-container.js
const signatureV4CrtContainer = { CrtSignerV4: null };
// node_modules/@aws-sdk/signature-v4-multi-region/dist-es/SignatureV4SignWithCredentials.js
const SESSION_TOKEN_QUERY_PARAM = "X-Amz-S3session-Token";
const SESSION_TOKEN_HEADER = SESSION_TOKEN_QUERY_PARAM.toLowerCase();
var SignatureV4SignWithCredentials = class extends _defaultProvider_js__WEBPACK_IMPORTED_MODULE_0__.a {
	async signWithCredentials(requestToSign, credentials, options) {
		const credentialsWithoutSessionToken = getCredentialsWithoutSessionToken(credentials);
		requestToSign.headers[SESSION_TOKEN_HEADER] = credentials.sessionToken;
		const privateAccess = this;
		setSingleOverride(privateAccess, credentialsWithoutSessionToken);
		return privateAccess.signRequest(requestToSign, options ?? {});
	}
	async presignWithCredentials(requestToSign, credentials, options) {
		const credentialsWithoutSessionToken = getCredentialsWithoutSessionToken(credentials);
		delete requestToSign.headers[SESSION_TOKEN_HEADER];
		requestToSign.headers[SESSION_TOKEN_QUERY_PARAM] = credentials.sessionToken;
		requestToSign.query = requestToSign.query ?? {};
		requestToSign.query[SESSION_TOKEN_QUERY_PARAM] = credentials.sessionToken;
		setSingleOverride(this, credentialsWithoutSessionToken);
		return this.presign(requestToSign, options);
	}
};
function getCredentialsWithoutSessionToken(credentials) {
	return {
		accessKeyId: credentials.accessKeyId,
		secretAccessKey: credentials.secretAccessKey,
		expiration: credentials.expiration
	};
}
function setSingleOverride(privateAccess, credentialsWithoutSessionToken) {
	const currentCredentialProvider = privateAccess.credentialProvider;
	privateAccess.credentialProvider = () => {
		privateAccess.credentialProvider = currentCredentialProvider;
		return Promise.resolve(credentialsWithoutSessionToken);
	};
}
// node_modules/@aws-sdk/signature-v4-multi-region/dist-es/SignatureV4MultiRegion.js
var SignatureV4MultiRegion = class {
	sigv4aSigner;
	sigv4Signer;
	signerOptions;
	static sigv4aDependency() {
		if (typeof signatureV4CrtContainer.CrtSignerV4 === "function") return "crt";
		else if (typeof signatureV4aContainer.SignatureV4a === "function") return "js";
		return "none";
	}
	constructor(options) {
		this.sigv4Signer = new SignatureV4SignWithCredentials(options);
		this.signerOptions = options;
	}
	async sign(requestToSign, options = {}) {
		if (options.signingRegion === "*") return this.getSigv4aSigner().sign(requestToSign, options);
		return this.sigv4Signer.sign(requestToSign, options);
	}
	async signWithCredentials(requestToSign, credentials, options = {}) {
		if (options.signingRegion === "*") {
			const signer = this.getSigv4aSigner();
			const CrtSignerV4 = signatureV4CrtContainer.CrtSignerV4;
			if (CrtSignerV4 && signer instanceof CrtSignerV4) return signer.signWithCredentials(requestToSign, credentials, options);
			else throw new Error("signWithCredentials with signingRegion '*' is only supported when using the CRT dependency @aws-sdk/signature-v4-crt. Please check whether you have installed the \"@aws-sdk/signature-v4-crt\" package explicitly. You must also register the package by calling [require(\"@aws-sdk/signature-v4-crt\");] or an ESM equivalent such as [import \"@aws-sdk/signature-v4-crt\";]. For more information please go to https://github.com/aws/aws-sdk-js-v3#functionality-requiring-aws-common-runtime-crt");
		}
		return this.sigv4Signer.signWithCredentials(requestToSign, credentials, options);
	}
	async presign(originalRequest, options = {}) {
		if (options.signingRegion === "*") {
			const signer = this.getSigv4aSigner();
			const CrtSignerV4 = signatureV4CrtContainer.CrtSignerV4;
			if (CrtSignerV4 && signer instanceof CrtSignerV4) return signer.presign(originalRequest, options);
			else throw new Error("presign with signingRegion '*' is only supported when using the CRT dependency @aws-sdk/signature-v4-crt. Please check whether you have installed the \"@aws-sdk/signature-v4-crt\" package explicitly. You must also register the package by calling [require(\"@aws-sdk/signature-v4-crt\");] or an ESM equivalent such as [import \"@aws-sdk/signature-v4-crt\";]. For more information please go to https://github.com/aws/aws-sdk-js-v3#functionality-requiring-aws-common-runtime-crt");
		}
		return this.sigv4Signer.presign(originalRequest, options);
	}
	async presignWithCredentials(originalRequest, credentials, options = {}) {
		if (options.signingRegion === "*") throw new Error("Method presignWithCredentials is not supported for [signingRegion=*].");
		return this.sigv4Signer.presignWithCredentials(originalRequest, credentials, options);
	}
	getSigv4aSigner() {
		if (!this.sigv4aSigner) {
			const CrtSignerV4 = signatureV4CrtContainer.CrtSignerV4;
			const JsSigV4aSigner = signatureV4aContainer.SignatureV4a;
			if (this.signerOptions.runtime === "node") {
				if (!CrtSignerV4 && !JsSigV4aSigner) throw new Error("Neither CRT nor JS SigV4a implementation is available. Please load either @aws-sdk/signature-v4-crt or @aws-sdk/signature-v4a. For more information please go to https://github.com/aws/aws-sdk-js-v3#functionality-requiring-aws-common-runtime-crt");
				if (CrtSignerV4 && typeof CrtSignerV4 === "function") this.sigv4aSigner = new CrtSignerV4({
					...this.signerOptions,
					signingAlgorithm: 1
				});
				else if (JsSigV4aSigner && typeof JsSigV4aSigner === "function") this.sigv4aSigner = new JsSigV4aSigner({ ...this.signerOptions });
				else throw new Error("Available SigV4a implementation is not a valid constructor. Please ensure you've properly imported @aws-sdk/signature-v4-crt or @aws-sdk/signature-v4a.For more information please go to https://github.com/aws/aws-sdk-js-v3#functionality-requiring-aws-common-runtime-crt");
			} else {
				if (!JsSigV4aSigner || typeof JsSigV4aSigner !== "function") throw new Error("JS SigV4a implementation is not available or not a valid constructor. Please check whether you have installed the @aws-sdk/signature-v4a package explicitly. The CRT implementation is not available for browsers. You must also register the package by calling [require('@aws-sdk/signature-v4a');] or an ESM equivalent such as [import '@aws-sdk/signature-v4a';]. For more information please go to https://github.com/aws/aws-sdk-js-v3#using-javascript-non-crt-implementation-of-sigv4a");
				this.sigv4aSigner = new JsSigV4aSigner({ ...this.signerOptions });
			}
		}
		return this.sigv4aSigner;
	}
};



/***/ }),

/***/ 5888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Client: () => (/* binding */ EventBridgeClient),
/* harmony export */   ListTargetsByRule: () => (/* binding */ ListTargetsByRuleCommand),
/* harmony export */   PutTargets: () => (/* binding */ PutTargetsCommand)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(261);
/* harmony import */ var _SignatureV4MultiRegion_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6148);
/* harmony import */ var _getDefaultSocketTimeout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9650);
/* harmony import */ var _AwsJson1_1Protocol_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4691);





// node_modules/@aws-sdk/client-eventbridge/dist-es/endpoint/bdd.js
const o = "ref";
const a = -1;
const b = true;
const c = "isSet";
const d = "PartitionResult";
const e = "booleanEquals";
const f = "stringEquals";
const g = "getAttr";
const h = { [o]: "Endpoint" };
const i = { [o]: "EndpointId" };
const j = { [o]: d };
const k = { [o]: "Region" };
const l = {};
const m = { "authSchemes": [{
	"name": "sigv4a",
	"signingName": "events",
	"signingRegionSet": ["*"]
}] };
const n = [k];
const _data = {
	conditions: [
		[c, n],
		[c, [h]],
		[c, [i]],
		[
			"aws.partition",
			n,
			d
		],
		[e, [{ [o]: "UseFIPS" }, b]],
		[e, [{ [o]: "UseDualStack" }, b]],
		[f, [{
			fn: g,
			argv: [j, "name"]
		}, "aws-us-gov"]],
		["isValidHostLabel", [i, b]],
		[e, [{
			fn: g,
			argv: [j, "supportsFIPS"]
		}, b]],
		[e, [{
			fn: g,
			argv: [j, "supportsDualStack"]
		}, b]],
		[f, [k, "us-gov-east-1"]],
		[f, [k, "us-gov-west-1"]]
	],
	results: [
		[a],
		["https://events.{Region}.{PartitionResult#dualStackDnsSuffix}", l],
		[h, m],
		["https://{EndpointId}.endpoint.events.{PartitionResult#dualStackDnsSuffix}", m],
		[a, "DualStack is enabled but this partition does not support DualStack"],
		["https://{EndpointId}.endpoint.events.{PartitionResult#dnsSuffix}", m],
		[a, "Invalid Configuration: FIPS is not supported with EventBridge multi-region endpoints."],
		[a, "EndpointId must be a valid host label."],
		[a, "Invalid Configuration: FIPS and custom endpoint are not supported"],
		[a, "Invalid Configuration: Dualstack and custom endpoint are not supported"],
		[h, l],
		["https://events-fips.{Region}.{PartitionResult#dualStackDnsSuffix}", l],
		[a, "FIPS and DualStack are enabled, but this partition does not support one or both"],
		["https://events.us-gov-east-1.amazonaws.com", l],
		["https://events.us-gov-west-1.amazonaws.com", l],
		["https://events-fips.{Region}.{PartitionResult#dnsSuffix}", l],
		[a, "FIPS is enabled but this partition does not support FIPS"],
		["https://events.{Region}.{PartitionResult#dnsSuffix}", l],
		[a, "Invalid Configuration: Missing Region"]
	]
};
const root = 2;
const nodes = new Int32Array([
	-1,
	1,
	-1,
	0,
	4,
	3,
	1,
	27,
	100000018,
	1,
	25,
	5,
	2,
	17,
	6,
	3,
	7,
	100000018,
	4,
	10,
	8,
	5,
	9,
	100000017,
	9,
	100000001,
	100000004,
	5,
	14,
	11,
	8,
	12,
	100000016,
	10,
	100000013,
	13,
	11,
	100000014,
	100000015,
	6,
	100000001,
	15,
	8,
	16,
	100000012,
	9,
	100000011,
	100000012,
	3,
	18,
	100000018,
	4,
	23,
	19,
	5,
	21,
	20,
	7,
	100000005,
	100000007,
	7,
	22,
	100000007,
	9,
	100000003,
	100000004,
	5,
	24,
	31,
	6,
	100000001,
	31,
	2,
	26,
	27,
	3,
	29,
	27,
	4,
	100000008,
	28,
	5,
	100000009,
	100000010,
	4,
	31,
	30,
	7,
	100000002,
	100000007,
	7,
	100000006,
	100000007
]);
const bdd = _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.Q.from(nodes, root, _data.conditions, _data.results);
// node_modules/@aws-sdk/client-eventbridge/dist-es/endpoint/endpointResolver.js
const cache = new _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.Z({
	size: 50,
	params: [
		"Endpoint",
		"EndpointId",
		"Region",
		"UseDualStack",
		"UseFIPS"
	]
});
const defaultEndpointResolver = (endpointParams, context = {}) => {
	return cache.get(endpointParams, () => (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.Y)(bdd, {
		endpointParams,
		logger: context.logger
	}));
};
_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.X.aws = _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.m;
// node_modules/@aws-sdk/client-eventbridge/dist-es/auth/httpAuthSchemeProvider.js
const createEndpointRuleSetHttpAuthSchemeParametersProvider = (defaultHttpAuthSchemeParametersProvider) => async (config, context, input) => {
	if (!input) throw new Error("Could not find `input` for `defaultEndpointRuleSetHttpAuthSchemeParametersProvider`");
	const defaultParameters = await defaultHttpAuthSchemeParametersProvider(config, context, input);
	const instructionsFn = (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.It)(context)?.commandInstance?.constructor?.getEndpointParameterInstructions;
	if (!instructionsFn) throw new Error(`getEndpointParameterInstructions() is not defined on '${context.commandName}'`);
	const endpointParameters = await (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.$)(input, { getEndpointParameterInstructions: instructionsFn }, config);
	return Object.assign(defaultParameters, endpointParameters);
};
const _defaultEventBridgeHttpAuthSchemeParametersProvider = async (config, context, input) => {
	return {
		operation: (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.It)(context).operation,
		region: await (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.Nt)(config.region)() || (() => {
			throw new Error("expected `region` to be configured for `aws.auth#sigv4`");
		})()
	};
};
const defaultEventBridgeHttpAuthSchemeParametersProvider = createEndpointRuleSetHttpAuthSchemeParametersProvider(_defaultEventBridgeHttpAuthSchemeParametersProvider);
function createAwsAuthSigv4HttpAuthOption(authParameters) {
	return {
		schemeId: "aws.auth#sigv4",
		signingProperties: {
			name: "events",
			region: authParameters.region
		},
		propertiesExtractor: (config, context) => ({ signingProperties: {
			config,
			context
		} })
	};
}
function createAwsAuthSigv4aHttpAuthOption(authParameters) {
	return {
		schemeId: "aws.auth#sigv4a",
		signingProperties: {
			name: "events",
			region: authParameters.region
		},
		propertiesExtractor: (config, context) => ({ signingProperties: {
			config,
			context
		} })
	};
}
const createEndpointRuleSetHttpAuthSchemeProvider = (defaultEndpointResolver, defaultHttpAuthSchemeResolver, createHttpAuthOptionFunctions) => {
	const endpointRuleSetHttpAuthSchemeProvider = (authParameters) => {
		const authSchemes = defaultEndpointResolver(authParameters).properties?.authSchemes;
		if (!authSchemes) return defaultHttpAuthSchemeResolver(authParameters);
		const options = [];
		for (const scheme of authSchemes) {
			const { name: resolvedName, properties = {}, ...rest } = scheme;
			const name = resolvedName.toLowerCase();
			if (resolvedName !== name) console.warn(`HttpAuthScheme has been normalized with lowercasing: '${resolvedName}' to '${name}'`);
			let schemeId;
			if (name === "sigv4a") {
				schemeId = "aws.auth#sigv4a";
				const sigv4Present = authSchemes.find((s) => {
					const name = s.name.toLowerCase();
					return name !== "sigv4a" && name.startsWith("sigv4");
				});
				if (_SignatureV4MultiRegion_js__WEBPACK_IMPORTED_MODULE_2__.t.sigv4aDependency() === "none" && sigv4Present) continue;
			} else if (name.startsWith("sigv4")) schemeId = "aws.auth#sigv4";
			else throw new Error(`Unknown HttpAuthScheme found in '@smithy.rules#endpointRuleSet': '${name}'`);
			const createOption = createHttpAuthOptionFunctions[schemeId];
			if (!createOption) throw new Error(`Could not find HttpAuthOption create function for '${schemeId}'`);
			const option = createOption(authParameters);
			option.schemeId = schemeId;
			option.signingProperties = {
				...option.signingProperties || {},
				...rest,
				...properties
			};
			options.push(option);
		}
		return options;
	};
	return endpointRuleSetHttpAuthSchemeProvider;
};
const _defaultEventBridgeHttpAuthSchemeProvider = (authParameters) => {
	const options = [];
	switch (authParameters.operation) {
		default:
			options.push(createAwsAuthSigv4HttpAuthOption(authParameters));
			options.push(createAwsAuthSigv4aHttpAuthOption(authParameters));
	}
	return options;
};
const defaultEventBridgeHttpAuthSchemeProvider = createEndpointRuleSetHttpAuthSchemeProvider(defaultEndpointResolver, _defaultEventBridgeHttpAuthSchemeProvider, {
	"aws.auth#sigv4": createAwsAuthSigv4HttpAuthOption,
	"aws.auth#sigv4a": createAwsAuthSigv4aHttpAuthOption
});
const resolveHttpAuthSchemeConfig = (config) => {
	const config_0 = (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.i)(config);
	const config_1 = (0,_SignatureV4MultiRegion_js__WEBPACK_IMPORTED_MODULE_2__.r)(config_0);
	return Object.assign(config_1, { authSchemePreference: (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.Nt)(config.authSchemePreference ?? []) });
};
// node_modules/@aws-sdk/client-eventbridge/dist-es/endpoint/EndpointParameters.js
const resolveClientEndpointParameters = (options) => {
	return Object.assign(options, {
		useDualstackEndpoint: options.useDualstackEndpoint ?? false,
		useFipsEndpoint: options.useFipsEndpoint ?? false,
		defaultSigningName: "events"
	});
};
const commonParams = {
	UseFIPS: {
		type: "builtInParams",
		name: "useFipsEndpoint"
	},
	Endpoint: {
		type: "builtInParams",
		name: "endpoint"
	},
	Region: {
		type: "builtInParams",
		name: "region"
	},
	UseDualStack: {
		type: "builtInParams",
		name: "useDualstackEndpoint"
	}
};
// node_modules/@aws-sdk/client-eventbridge/package.json
var version = "3.1169.0";
// node_modules/@aws-sdk/client-eventbridge/dist-es/models/EventBridgeServiceException.js
var EventBridgeServiceException = class EventBridgeServiceException extends _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.ut {
	static shapeId = "smithy.ts.sdk.synthetic.com.amazonaws.eventbridge#EventBridgeServiceException";
	constructor(options) {
		super(options);
		Object.setPrototypeOf(this, EventBridgeServiceException.prototype);
	}
};
// node_modules/@aws-sdk/client-eventbridge/dist-es/models/errors.js
var AccessDeniedException = class AccessDeniedException extends EventBridgeServiceException {
	static shapeId = "com.amazonaws.eventbridge#AccessDeniedException";
	name = "AccessDeniedException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "AccessDeniedException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, AccessDeniedException.prototype);
	}
};
var ConcurrentModificationException = class ConcurrentModificationException extends EventBridgeServiceException {
	static shapeId = "com.amazonaws.eventbridge#ConcurrentModificationException";
	name = "ConcurrentModificationException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "ConcurrentModificationException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ConcurrentModificationException.prototype);
	}
};
var InternalException = class InternalException extends EventBridgeServiceException {
	static shapeId = "com.amazonaws.eventbridge#InternalException";
	name = "InternalException";
	$fault = "server";
	constructor(opts) {
		super({
			name: "InternalException",
			$fault: "server",
			...opts
		});
		Object.setPrototypeOf(this, InternalException.prototype);
	}
};
var InvalidStateException = class InvalidStateException extends EventBridgeServiceException {
	static shapeId = "com.amazonaws.eventbridge#InvalidStateException";
	name = "InvalidStateException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "InvalidStateException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidStateException.prototype);
	}
};
var OperationDisabledException = class OperationDisabledException extends EventBridgeServiceException {
	static shapeId = "com.amazonaws.eventbridge#OperationDisabledException";
	name = "OperationDisabledException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "OperationDisabledException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, OperationDisabledException.prototype);
	}
};
var ResourceNotFoundException = class ResourceNotFoundException extends EventBridgeServiceException {
	static shapeId = "com.amazonaws.eventbridge#ResourceNotFoundException";
	name = "ResourceNotFoundException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "ResourceNotFoundException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ResourceNotFoundException.prototype);
	}
};
var IllegalStatusException = class IllegalStatusException extends EventBridgeServiceException {
	static shapeId = "com.amazonaws.eventbridge#IllegalStatusException";
	name = "IllegalStatusException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "IllegalStatusException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, IllegalStatusException.prototype);
	}
};
var LimitExceededException = class LimitExceededException extends EventBridgeServiceException {
	static shapeId = "com.amazonaws.eventbridge#LimitExceededException";
	name = "LimitExceededException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "LimitExceededException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, LimitExceededException.prototype);
	}
};
var ResourceAlreadyExistsException = class ResourceAlreadyExistsException extends EventBridgeServiceException {
	static shapeId = "com.amazonaws.eventbridge#ResourceAlreadyExistsException";
	name = "ResourceAlreadyExistsException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "ResourceAlreadyExistsException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ResourceAlreadyExistsException.prototype);
	}
};
var InvalidEventPatternException = class InvalidEventPatternException extends EventBridgeServiceException {
	static shapeId = "com.amazonaws.eventbridge#InvalidEventPatternException";
	name = "InvalidEventPatternException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "InvalidEventPatternException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidEventPatternException.prototype);
	}
};
var ThrottlingException = class ThrottlingException extends EventBridgeServiceException {
	static shapeId = "com.amazonaws.eventbridge#ThrottlingException";
	name = "ThrottlingException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "ThrottlingException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ThrottlingException.prototype);
	}
};
var ManagedRuleException = class ManagedRuleException extends EventBridgeServiceException {
	static shapeId = "com.amazonaws.eventbridge#ManagedRuleException";
	name = "ManagedRuleException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "ManagedRuleException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ManagedRuleException.prototype);
	}
};
var PolicyLengthExceededException = class PolicyLengthExceededException extends EventBridgeServiceException {
	static shapeId = "com.amazonaws.eventbridge#PolicyLengthExceededException";
	name = "PolicyLengthExceededException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "PolicyLengthExceededException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, PolicyLengthExceededException.prototype);
	}
};
// node_modules/@aws-sdk/client-eventbridge/dist-es/schemas/schemas_0.js
const _ADE = "AccessDeniedException";
const _AP = "ArrayProperties";
const _API = "AssignPublicIp";
const _ASP = "AppSyncParameters";
const _AVC = "AwsVpcConfiguration";
const _Ar = "Arn";
const _At = "Attempts";
const _BAP = "BatchArrayProperties";
const _BP = "BatchParameters";
const _BRS = "BatchRetryStrategy";
const _CME = "ConcurrentModificationException";
const _CPS = "CapacityProviderStrategy";
const _CPSI = "CapacityProviderStrategyItem";
const _DLC = "DeadLetterConfig";
const _DU = "DbUser";
const _Da = "Database";
const _EBN = "EventBusName";
const _ECr = "ErrorCode";
const _EEC = "EnableExecuteCommand";
const _EECSMT = "EnableECSManagedTags";
const _EM = "ErrorMessage";
const _EPc = "EcsParameters";
const _FE = "FailedEntries";
const _FEC = "FailedEntryCount";
const _G = "Group";
const _GQLO = "GraphQLOperation";
const _HP = "HeaderParameters";
const _HPt = "HttpParameters";
const _IE = "InternalException";
const _IEPE = "InvalidEventPatternException";
const _IP = "InputPath";
const _IPM = "InputPathsMap";
const _ISE = "IllegalStatusException";
const _ISEn = "InvalidStateException";
const _IT = "InputTransformer";
const _ITn = "InputTemplate";
const _Id = "Id";
const _In = "Input";
const _JD = "JobDefinition";
const _JN = "JobName";
const _K = "Key";
const _KP = "KinesisParameters";
const _L = "Limit";
const _LEE = "LimitExceededException";
const _LT = "LaunchType";
const _LTBR = "ListTargetsByRule";
const _LTBRR = "ListTargetsByRuleRequest";
const _LTBRRi = "ListTargetsByRuleResponse";
const _MEAIS = "MaximumEventAgeInSeconds";
const _MGI = "MessageGroupId";
const _MRA = "MaximumRetryAttempts";
const _MRE = "ManagedRuleException";
const _N = "Name";
const _NC = "NetworkConfiguration";
const _NT = "NextToken";
const _ODE = "OperationDisabledException";
const _PC = "PlacementConstraints";
const _PCl = "PlacementConstraint";
const _PKP = "PartitionKeyPath";
const _PLEE = "PolicyLengthExceededException";
const _PPL = "PipelineParameterList";
const _PPV = "PathParameterValues";
const _PS = "PlacementStrategy";
const _PSl = "PlacementStrategies";
const _PT = "PropagateTags";
const _PTR = "PutTargetsRequest";
const _PTRE = "PutTargetsResultEntry";
const _PTREL = "PutTargetsResultEntryList";
const _PTRu = "PutTargetsResponse";
const _PTu = "PutTargets";
const _PV = "PlatformVersion";
const _QSP = "QueryStringParameters";
const _RAEE = "ResourceAlreadyExistsException";
const _RAo = "RoleArn";
const _RCP = "RunCommandParameters";
const _RCT = "RunCommandTargets";
const _RCTu = "RunCommandTarget";
const _RDP = "RedshiftDataParameters";
const _RI = "ReferenceId";
const _RNFE = "ResourceNotFoundException";
const _RPe = "RetryPolicy";
const _RS = "RetryStrategy";
const _Rul = "Rule";
const _S = "Sql";
const _SG = "SecurityGroups";
const _SMA = "SecretManagerArn";
const _SMPP = "SageMakerPipelineParameter";
const _SMPPL = "SageMakerPipelineParameterList";
const _SMPPa = "SageMakerPipelineParameters";
const _SN = "StatementName";
const _SP = "SqsParameters";
const _Si = "Size";
const _Sq = "Sqls";
const _Su = "Subnets";
const _TC = "TaskCount";
const _TDA = "TaskDefinitionArn";
const _TE = "ThrottlingException";
const _TI = "TargetId";
const _TL = "TagList";
const _TLa = "TargetList";
const _Ta = "Tags";
const _Tag = "Tag";
const _Tar = "Targets";
const _Targ = "Target";
const _V = "Value";
const _Va = "Values";
const _WE = "WithEvent";
const _aC = "awsvpcConfiguration";
const _b = "base";
const _c = "client";
const _cP = "capacityProvider";
const _e = "error";
const _ex = "expression";
const _f = "field";
const _m = "message";
const _s = "smithy.ts.sdk.synthetic.com.amazonaws.eventbridge";
const _se = "server";
const _t = "type";
const _w = "weight";
const n0 = "com.amazonaws.eventbridge";
const _s_registry = new _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.ft(_s);
var EventBridgeServiceException$ = [
	-3,
	_s,
	"EventBridgeServiceException",
	0,
	[],
	[]
];
_s_registry.registerError(EventBridgeServiceException$, EventBridgeServiceException);
const n0_registry = new _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.ft(n0);
var AccessDeniedException$ = [
	-3,
	n0,
	_ADE,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(AccessDeniedException$, AccessDeniedException);
var ConcurrentModificationException$ = [
	-3,
	n0,
	_CME,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(ConcurrentModificationException$, ConcurrentModificationException);
var IllegalStatusException$ = [
	-3,
	n0,
	_ISE,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(IllegalStatusException$, IllegalStatusException);
var InternalException$ = [
	-3,
	n0,
	_IE,
	{ [_e]: _se },
	[_m],
	[0]
];
n0_registry.registerError(InternalException$, InternalException);
var InvalidEventPatternException$ = [
	-3,
	n0,
	_IEPE,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(InvalidEventPatternException$, InvalidEventPatternException);
var InvalidStateException$ = [
	-3,
	n0,
	_ISEn,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(InvalidStateException$, InvalidStateException);
var LimitExceededException$ = [
	-3,
	n0,
	_LEE,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(LimitExceededException$, LimitExceededException);
var ManagedRuleException$ = [
	-3,
	n0,
	_MRE,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(ManagedRuleException$, ManagedRuleException);
var OperationDisabledException$ = [
	-3,
	n0,
	_ODE,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(OperationDisabledException$, OperationDisabledException);
var PolicyLengthExceededException$ = [
	-3,
	n0,
	_PLEE,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(PolicyLengthExceededException$, PolicyLengthExceededException);
var ResourceAlreadyExistsException$ = [
	-3,
	n0,
	_RAEE,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(ResourceAlreadyExistsException$, ResourceAlreadyExistsException);
var ResourceNotFoundException$ = [
	-3,
	n0,
	_RNFE,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(ResourceNotFoundException$, ResourceNotFoundException);
var ThrottlingException$ = [
	-3,
	n0,
	_TE,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(ThrottlingException$, ThrottlingException);
const errorTypeRegistries = [_s_registry, n0_registry];
var GraphQLOperation = [
	0,
	n0,
	_GQLO,
	8,
	0
];
var Sql = [
	0,
	n0,
	_S,
	8,
	0
];
var AppSyncParameters$ = [
	3,
	n0,
	_ASP,
	0,
	[_GQLO],
	[[() => GraphQLOperation, 0]]
];
var AwsVpcConfiguration$ = [
	3,
	n0,
	_AVC,
	0,
	[
		_Su,
		_SG,
		_API
	],
	[
		64,
		64,
		0
	],
	1
];
var BatchArrayProperties$ = [
	3,
	n0,
	_BAP,
	0,
	[_Si],
	[1]
];
var BatchParameters$ = [
	3,
	n0,
	_BP,
	0,
	[
		_JD,
		_JN,
		_AP,
		_RS
	],
	[
		0,
		0,
		() => BatchArrayProperties$,
		() => BatchRetryStrategy$
	],
	2
];
var BatchRetryStrategy$ = [
	3,
	n0,
	_BRS,
	0,
	[_At],
	[1]
];
var CapacityProviderStrategyItem$ = [
	3,
	n0,
	_CPSI,
	0,
	[
		_cP,
		_w,
		_b
	],
	[
		0,
		1,
		1
	],
	1
];
var DeadLetterConfig$ = [
	3,
	n0,
	_DLC,
	0,
	[_Ar],
	[0]
];
var EcsParameters$ = [
	3,
	n0,
	_EPc,
	0,
	[
		_TDA,
		_TC,
		_LT,
		_NC,
		_PV,
		_G,
		_CPS,
		_EECSMT,
		_EEC,
		_PC,
		_PS,
		_PT,
		_RI,
		_Ta
	],
	[
		0,
		1,
		0,
		() => NetworkConfiguration$,
		0,
		0,
		() => CapacityProviderStrategy,
		2,
		2,
		() => PlacementConstraints,
		() => PlacementStrategies,
		0,
		0,
		() => TagList
	],
	1
];
var HttpParameters$ = [
	3,
	n0,
	_HPt,
	0,
	[
		_PPV,
		_HP,
		_QSP
	],
	[
		64,
		128,
		128
	]
];
var InputTransformer$ = [
	3,
	n0,
	_IT,
	0,
	[_ITn, _IPM],
	[0, 128],
	1
];
var KinesisParameters$ = [
	3,
	n0,
	_KP,
	0,
	[_PKP],
	[0],
	1
];
var ListTargetsByRuleRequest$ = [
	3,
	n0,
	_LTBRR,
	0,
	[
		_Rul,
		_EBN,
		_NT,
		_L
	],
	[
		0,
		0,
		0,
		1
	],
	1
];
var ListTargetsByRuleResponse$ = [
	3,
	n0,
	_LTBRRi,
	0,
	[_Tar, _NT],
	[[() => TargetList, 0], 0]
];
var NetworkConfiguration$ = [
	3,
	n0,
	_NC,
	0,
	[_aC],
	[() => AwsVpcConfiguration$]
];
var PlacementConstraint$ = [
	3,
	n0,
	_PCl,
	0,
	[_t, _ex],
	[0, 0]
];
var PlacementStrategy$ = [
	3,
	n0,
	_PS,
	0,
	[_t, _f],
	[0, 0]
];
var PutTargetsRequest$ = [
	3,
	n0,
	_PTR,
	0,
	[
		_Rul,
		_Tar,
		_EBN
	],
	[
		0,
		[() => TargetList, 0],
		0
	],
	2
];
var PutTargetsResponse$ = [
	3,
	n0,
	_PTRu,
	0,
	[_FEC, _FE],
	[1, () => PutTargetsResultEntryList]
];
var PutTargetsResultEntry$ = [
	3,
	n0,
	_PTRE,
	0,
	[
		_TI,
		_ECr,
		_EM
	],
	[
		0,
		0,
		0
	]
];
var RedshiftDataParameters$ = [
	3,
	n0,
	_RDP,
	0,
	[
		_Da,
		_SMA,
		_DU,
		_S,
		_SN,
		_WE,
		_Sq
	],
	[
		0,
		0,
		0,
		[() => Sql, 0],
		0,
		2,
		[() => Sqls, 0]
	],
	1
];
var RetryPolicy$ = [
	3,
	n0,
	_RPe,
	0,
	[_MRA, _MEAIS],
	[1, 1]
];
var RunCommandParameters$ = [
	3,
	n0,
	_RCP,
	0,
	[_RCT],
	[() => RunCommandTargets],
	1
];
var RunCommandTarget$ = [
	3,
	n0,
	_RCTu,
	0,
	[_K, _Va],
	[0, 64],
	2
];
var SageMakerPipelineParameter$ = [
	3,
	n0,
	_SMPP,
	0,
	[_N, _V],
	[0, 0],
	2
];
var SageMakerPipelineParameters$ = [
	3,
	n0,
	_SMPPa,
	0,
	[_PPL],
	[() => SageMakerPipelineParameterList]
];
var SqsParameters$ = [
	3,
	n0,
	_SP,
	0,
	[_MGI],
	[0]
];
var Tag$ = [
	3,
	n0,
	_Tag,
	0,
	[_K, _V],
	[0, 0],
	2
];
var Target$ = [
	3,
	n0,
	_Targ,
	0,
	[
		_Id,
		_Ar,
		_RAo,
		_In,
		_IP,
		_IT,
		_KP,
		_RCP,
		_EPc,
		_BP,
		_SP,
		_HPt,
		_RDP,
		_SMPPa,
		_DLC,
		_RPe,
		_ASP
	],
	[
		0,
		0,
		0,
		0,
		0,
		() => InputTransformer$,
		() => KinesisParameters$,
		() => RunCommandParameters$,
		() => EcsParameters$,
		() => BatchParameters$,
		() => SqsParameters$,
		() => HttpParameters$,
		[() => RedshiftDataParameters$, 0],
		() => SageMakerPipelineParameters$,
		() => DeadLetterConfig$,
		() => RetryPolicy$,
		[() => AppSyncParameters$, 0]
	],
	2
];
var CapacityProviderStrategy = [
	1,
	n0,
	_CPS,
	0,
	() => CapacityProviderStrategyItem$
];
var PlacementConstraints = [
	1,
	n0,
	_PC,
	0,
	() => PlacementConstraint$
];
var PlacementStrategies = [
	1,
	n0,
	_PSl,
	0,
	() => PlacementStrategy$
];
var PutTargetsResultEntryList = [
	1,
	n0,
	_PTREL,
	0,
	() => PutTargetsResultEntry$
];
var RunCommandTargets = [
	1,
	n0,
	_RCT,
	0,
	() => RunCommandTarget$
];
var SageMakerPipelineParameterList = [
	1,
	n0,
	_SMPPL,
	0,
	() => SageMakerPipelineParameter$
];
var Sqls = [
	1,
	n0,
	_Sq,
	8,
	[() => Sql, 0]
];
var TagList = [
	1,
	n0,
	_TL,
	0,
	() => Tag$
];
var TargetList = [
	1,
	n0,
	_TLa,
	0,
	[() => Target$, 0]
];
var ListTargetsByRule$ = [
	9,
	n0,
	_LTBR,
	0,
	() => ListTargetsByRuleRequest$,
	() => ListTargetsByRuleResponse$
];
var PutTargets$ = [
	9,
	n0,
	_PTu,
	0,
	() => PutTargetsRequest$,
	() => PutTargetsResponse$
];
// node_modules/@aws-sdk/client-eventbridge/dist-es/runtimeConfig.shared.js
const getRuntimeConfig$1 = (config) => {
	return {
		apiVersion: "2015-10-07",
		base64Decoder: config?.base64Decoder ?? _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.Bt,
		base64Encoder: config?.base64Encoder ?? _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.Rt,
		disableHostPrefix: config?.disableHostPrefix ?? false,
		endpointProvider: config?.endpointProvider ?? defaultEndpointResolver,
		extensions: config?.extensions ?? [],
		httpAuthSchemeProvider: config?.httpAuthSchemeProvider ?? defaultEventBridgeHttpAuthSchemeProvider,
		httpAuthSchemes: config?.httpAuthSchemes ?? [{
			schemeId: "aws.auth#sigv4",
			identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4"),
			signer: new _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.s()
		}, {
			schemeId: "aws.auth#sigv4a",
			identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4a"),
			signer: new _SignatureV4MultiRegion_js__WEBPACK_IMPORTED_MODULE_2__.i()
		}],
		logger: config?.logger ?? new _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.at(),
		protocol: config?.protocol ?? _AwsJson1_1Protocol_js__WEBPACK_IMPORTED_MODULE_3__.t,
		protocolSettings: config?.protocolSettings ?? {
			defaultNamespace: "com.amazonaws.eventbridge",
			errorTypeRegistries,
			xmlNamespace: "http://events.amazonaws.com/doc/2015-10-07",
			version: "2015-10-07",
			serviceTarget: "AWSEvents"
		},
		serviceId: config?.serviceId ?? "EventBridge",
		sha256: config?.sha256 ?? _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.n,
		signerConstructor: config?.signerConstructor ?? _SignatureV4MultiRegion_js__WEBPACK_IMPORTED_MODULE_2__.t,
		urlParser: config?.urlParser ?? _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.Mt,
		utf8Decoder: config?.utf8Decoder ?? _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.zt,
		utf8Encoder: config?.utf8Encoder ?? _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.Lt
	};
};
// node_modules/@aws-sdk/client-eventbridge/dist-es/runtimeConfig.js
const getRuntimeConfig = (config) => {
	(0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.ct)(process.version);
	const defaultsMode = (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.et)(config);
	const defaultConfigProvider = () => defaultsMode().then(_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.lt);
	const clientSharedValues = getRuntimeConfig$1(config);
	(0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.Ht)(process.version);
	const loaderConfig = {
		profile: config?.profile,
		logger: clientSharedValues.logger
	};
	return {
		...clientSharedValues,
		...config,
		runtime: "node",
		defaultsMode,
		authSchemePreference: config?.authSchemePreference ?? (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.yt)(_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.o, loaderConfig),
		bodyLengthChecker: config?.bodyLengthChecker ?? _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.wt,
		credentialDefaultProvider: config?.credentialDefaultProvider ?? _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.t,
		defaultSocketTimeout: (0,_getDefaultSocketTimeout_js__WEBPACK_IMPORTED_MODULE_4__.t)(config?.requestHandler, 3e5),
		defaultUserAgentProvider: config?.defaultUserAgentProvider ?? (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.g)({
			serviceId: clientSharedValues.serviceId,
			clientVersion: version
		}),
		maxAttempts: config?.maxAttempts ?? (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.yt)(_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.y, config),
		region: config?.region ?? (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.yt)(_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.rt, {
			..._defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.nt,
			...loaderConfig
		}),
		requestHandler: _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.u.create(config?.requestHandler ?? defaultConfigProvider),
		retryMode: config?.retryMode ?? (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.yt)({
			..._defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.b,
			default: async () => (await defaultConfigProvider()).retryMode || _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.S
		}, config),
		sigv4aSigningRegionSet: config?.sigv4aSigningRegionSet ?? (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.yt)(_SignatureV4MultiRegion_js__WEBPACK_IMPORTED_MODULE_2__.n, loaderConfig),
		streamCollector: config?.streamCollector ?? _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.W,
		useDualstackEndpoint: config?.useDualstackEndpoint ?? (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.yt)(_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.vt, loaderConfig),
		useFipsEndpoint: config?.useFipsEndpoint ?? (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.yt)(_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__._t, loaderConfig),
		userAgentAppId: config?.userAgentAppId ?? (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.yt)(_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.h, loaderConfig)
	};
};
// node_modules/@aws-sdk/client-eventbridge/dist-es/auth/httpAuthExtensionConfiguration.js
const getHttpAuthExtensionConfiguration = (runtimeConfig) => {
	const _httpAuthSchemes = runtimeConfig.httpAuthSchemes;
	let _httpAuthSchemeProvider = runtimeConfig.httpAuthSchemeProvider;
	let _credentials = runtimeConfig.credentials;
	return {
		setHttpAuthScheme(httpAuthScheme) {
			const index = _httpAuthSchemes.findIndex((scheme) => scheme.schemeId === httpAuthScheme.schemeId);
			if (index === -1) _httpAuthSchemes.push(httpAuthScheme);
			else _httpAuthSchemes.splice(index, 1, httpAuthScheme);
		},
		httpAuthSchemes() {
			return _httpAuthSchemes;
		},
		setHttpAuthSchemeProvider(httpAuthSchemeProvider) {
			_httpAuthSchemeProvider = httpAuthSchemeProvider;
		},
		httpAuthSchemeProvider() {
			return _httpAuthSchemeProvider;
		},
		setCredentials(credentials) {
			_credentials = credentials;
		},
		credentials() {
			return _credentials;
		}
	};
};
const resolveHttpAuthRuntimeConfig = (config) => {
	return {
		httpAuthSchemes: config.httpAuthSchemes(),
		httpAuthSchemeProvider: config.httpAuthSchemeProvider(),
		credentials: config.credentials()
	};
};
// node_modules/@aws-sdk/client-eventbridge/dist-es/runtimeExtensions.js
const resolveRuntimeExtensions = (runtimeConfig, extensions) => {
	const extensionConfiguration = Object.assign((0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.f)(runtimeConfig), (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.ot)(runtimeConfig), (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.P)(runtimeConfig), getHttpAuthExtensionConfiguration(runtimeConfig));
	extensions.forEach((extension) => extension.configure(extensionConfiguration));
	return Object.assign(runtimeConfig, (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.p)(extensionConfiguration), (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.st)(extensionConfiguration), (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.F)(extensionConfiguration), resolveHttpAuthRuntimeConfig(extensionConfiguration));
};
// node_modules/@aws-sdk/client-eventbridge/dist-es/EventBridgeClient.js
var EventBridgeClient = class extends _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.gt {
	config;
	constructor(...[configuration]) {
		const _config_0 = getRuntimeConfig(configuration || {});
		super(_config_0);
		this.initConfig = _config_0;
		const _config_1 = resolveClientEndpointParameters(_config_0);
		const _config_2 = (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.C)(_config_1);
		const _config_3 = (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.x)(_config_2);
		const _config_4 = (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.tt)(_config_3);
		const _config_5 = (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.M)(_config_4);
		const _config_6 = (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.J)(_config_5);
		const _config_7 = resolveHttpAuthSchemeConfig(_config_6);
		const _config_8 = resolveRuntimeExtensions(_config_7, configuration?.extensions || []);
		this.config = _config_8;
		this.middlewareStack.use((0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.mt)(this.config));
		this.middlewareStack.use((0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__._)(this.config));
		this.middlewareStack.use((0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.v)(this.config));
		this.middlewareStack.use((0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.N)(this.config));
		this.middlewareStack.use((0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.j)(this.config));
		this.middlewareStack.use((0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.A)(this.config));
		this.middlewareStack.use((0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.k)(this.config));
		this.middlewareStack.use((0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.O)(this.config, {
			httpAuthSchemeParametersProvider: defaultEventBridgeHttpAuthSchemeParametersProvider,
			identityProviderConfigProvider: async (config) => new _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.w({
				"aws.auth#sigv4": config.credentials,
				"aws.auth#sigv4a": config.credentials
			})
		}));
		this.middlewareStack.use((0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.E)(this.config));
	}
	destroy() {
		super.destroy();
	}
};
// node_modules/@aws-sdk/client-eventbridge/dist-es/commandBuilder.js
const command = (0,_defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.it)(commonParams, "AWSEvents", "EventBridgeClient", _defaultProvider_js__WEBPACK_IMPORTED_MODULE_1__.q);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];
// node_modules/@aws-sdk/client-eventbridge/dist-es/commands/ListTargetsByRuleCommand.js
var ListTargetsByRuleCommand = class extends command(_ep0, _mw0, "ListTargetsByRule", ListTargetsByRule$) {};
// node_modules/@aws-sdk/client-eventbridge/dist-es/commands/PutTargetsCommand.js
var PutTargetsCommand = class extends command(_ep0, _mw0, "PutTargets", PutTargets$) {};



/***/ }),

/***/ 9650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ getDefaultSocketTimeout)
/* harmony export */ });
// node_modules/@aws-sdk/core/dist-es/submodules/client/getDefaultSocketTimeout.js
const isDefaultSocketTimeoutEnabled = () => typeof process === "object" && process?.env?.AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026 === "true";
const getDefaultSocketTimeout = (requestHandler, timeoutMs) => {
	if (!isDefaultSocketTimeoutEnabled()) return;
	if (typeof requestHandler?.handle === "function") return;
	return timeoutMs;
};



/***/ })

};
