export const id = 5458;
export const ids = [5458];
export const modules = {

/***/ 5458:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openAccess: () => (/* binding */ openAccess)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7346);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);



// src/target/kubernetes/kubeconfig-file.ts
const logIn = "Log in to the cluster in a step before this one (azure/aks-set-context, aws eks update-kubeconfig, google-github-actions/get-gke-credentials), or give the path of a kubeconfig in the input kubeconfig.";
const unusable = (message, hint, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t("CREDENTIALS_UNUSABLE", message, {
	hint,
	...cause === void 0 ? {} : { cause }
});
/** The files to merge. Of KUBECONFIG's list, those that do not exist are passed over, as kubectl does. */
async function configFiles(given, files, environment) {
	if (given && await files.exists(given)) return [given];
	if (given) throw unusable(`There is no kubeconfig ${given}.`, logIn);
	const existing = async (paths) => {
		const present = await Promise.all(paths.map((path) => files.exists(path)));
		return paths.filter((_, i) => present[i]);
	};
	const listed = (environment.KUBECONFIG ?? "").split(node_path__WEBPACK_IMPORTED_MODULE_2__.delimiter).filter((path) => path !== "");
	if (listed.length > 0) {
		const found = await existing(listed);
		if (found.length > 0) return found;
		throw unusable(`KUBECONFIG names ${listed.join(", ")}, which does not exist.`, logIn);
	}
	const home = environment.HOME ?? environment.USERPROFILE;
	return home ? existing([(0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(home, ".kube", "config")]) : [];
}
/** Adds a file's entries. The first file that has a name, or a current context, wins: kubectl's rule for merging. */
async function merge(config, path, files) {
	const { parse } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 7982)).then((n) => /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.a)(n.t(), 1));
	const text = (await files.read(path)).toString("utf8");
	let parsed;
	try {
		parsed = parse(text) ?? {};
	} catch (error) {
		const [what] = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.i)(error).split(":\n");
		throw unusable(`${path} is not a kubeconfig: ${what}.`, "Repair the file, or write it anew by logging in.");
	}
	const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(path));
	const add = (kept, list, field) => {
		for (const item of Array.isArray(list) ? list : []) {
			const name = String(item?.name);
			if (!kept.has(name)) kept.set(name, {
				entry: item[field] ?? {},
				folder
			});
		}
	};
	add(config.clusters, parsed.clusters, "cluster");
	add(config.users, parsed.users, "user");
	add(config.contexts, parsed.contexts, "context");
	config.current ||= parsed["current-context"];
}
function chosen(entries, what, name, where) {
	const found = name === void 0 ? void 0 : entries.get(name);
	if (found) return found;
	const known = entries.size > 0 ? `It has ${[...entries.keys()].join(", ")}.` : `It has no ${what} at all.`;
	const missing = name ? `has no ${what} ${name}` : `names no current ${what}`;
	throw unusable(`The kubeconfig ${where} ${missing}. ${known}`, "Set the input kube-context, or context in the config, to one that it has; or log in again.");
}
/** The merged content of kubeconfig files. CREDENTIALS_UNUSABLE for one that is no YAML. */
async function readKubeconfig(paths, files) {
	const config = {
		current: void 0,
		clusters: /* @__PURE__ */ new Map(),
		users: /* @__PURE__ */ new Map(),
		contexts: /* @__PURE__ */ new Map()
	};
	for (const path of paths) await merge(config, path, files);
	return config;
}
// src/target/kubernetes/exec-plugin.ts
/** A plugin that takes longer waits for a person. */
const patience = 6e4;
/** Credentials are renewed that long before they expire: a request must not arrive with dead ones. */
const margin = 6e4;
/** The action that brings a plugin to a runner, by the plugin's file name. */
const installers = [
	[/kubelogin/, "Add azure/use-kubelogin before this step, and azure/login for the identity."],
	[/aws/, "Add aws-actions/configure-aws-credentials before this step; its runner needs the aws command."],
	[/gke-gcloud-auth-plugin/, "Add google-github-actions/setup-gcloud with install_components: gke-gcloud-auth-plugin before this step, or use google-github-actions/get-gke-credentials, which needs no plugin."],
	[/doctl/, "Add digitalocean/action-doctl before this step."],
	[/tsh|tbot/, "Add teleport-actions/auth-k8s before this step."]
];
/** The cluster as an ExecCredential describes it, for plugins that ask for it. */
function clusterInfo({ entry }) {
	const { extensions, "certificate-authority": _, ...info } = entry;
	const config = extensions?.find(({ name }) => name === "client.authentication.k8s.io/exec")?.extension;
	return {
		...info,
		...config === void 0 ? {} : { config }
	};
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
/** Credentials that a program issues, run as kubectl runs it, and kept until they are about to expire. */
var ExecPlugin = class {
	#exec;
	#tool;
	#info;
	#ports;
	#held;
	#goodUntil = Number.POSITIVE_INFINITY;
	#tls = {};
	constructor(exec, folder, cluster, ports) {
		const { command = "" } = exec;
		this.#exec = exec;
		this.#tool = /[\\/]/.test(command) && !(0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(command) ? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folder, command) : command;
		this.#info = exec.provideClusterInfo ? { cluster: clusterInfo(cluster) } : {};
		this.#ports = ports;
	}
	tls() {
		return this.#tls;
	}
	async headers() {
		if (this.#ports.clock.now() >= this.#goodUntil) this.renew();
		this.#held ??= this.#issue();
		try {
			const { token } = await this.#held;
			return token ? { authorization: `Bearer ${token}` } : {};
		} catch (error) {
			this.renew();
			throw error;
		}
	}
	renew() {
		this.#held = void 0;
		this.#goodUntil = Number.POSITIVE_INFINITY;
		return true;
	}
	async #issue() {
		const { command = "", interactiveMode } = this.#exec;
		if (interactiveMode === "Always") throw unusable(`The credential plugin ${command} has interactiveMode Always, and there is nobody to answer it.`, "Use a login that needs no person, or write a kubeconfig that holds a token.");
		const { code, stdout, stderr } = await this.#ended();
		if (code !== 0) {
			const said = stderr.trim().split("\n").slice(-5).join("\n").slice(-2e3);
			throw unusable(`The credential plugin ${command} failed with exit code ${code}${said ? `:\n${said}` : " and said nothing."}`, "Check the login in the step before this one: it may have expired, or its identity may lack access to the cluster.");
		}
		return this.#accept(stdout);
	}
	#accept(stdout) {
		const { command = "", apiVersion = "" } = this.#exec;
		const credential = parsed(stdout);
		const { token, clientCertificateData: cert, clientKeyData: key, expirationTimestamp } = credential?.status ?? {};
		if (!credential?.status || credential.apiVersion !== apiVersion || !(token || cert && key)) throw unusable(`The credential plugin ${command} printed no ExecCredential of ${apiVersion} with a token or certificate.`, "Log in again with a current version of the tool that wrote the kubeconfig.");
		for (const secret of [token, key]) if (secret) this.#ports.report.mask(secret);
		this.#tls = cert && key ? {
			cert,
			key
		} : {};
		if (expirationTimestamp) this.#goodUntil = Date.parse(expirationTimestamp) - margin;
		return credential.status;
	}
	/** Runs the plugin, without a terminal, for as long as one that asks nobody may take. */
	async #ended() {
		const { clock, processes } = this.#ports;
		const { command = "", args = [], apiVersion, env = [] } = this.#exec;
		const spec = {
			interactive: false,
			...this.#info
		};
		const environment = {
			...Object.fromEntries(env.map(({ name, value }) => [name, value])),
			KUBERNETES_EXEC_INFO: JSON.stringify({
				apiVersion,
				kind: "ExecCredential",
				spec
			})
		};
		const late = new AbortController();
		const done = new AbortController();
		const ignore = () => void 0;
		clock.sleep(patience, done.signal).then(() => late.abort(), ignore);
		try {
			return await processes.run({
				tool: this.#tool,
				args,
				environment,
				signal: late.signal
			});
		} catch (error) {
			if (!late.signal.aborted) throw this.#missing(error);
			throw unusable(`The credential plugin ${command} gave no answer within ${patience / 1e3} s.`, "It probably waits for a person. Choose a login that needs none, such as kubelogin convert-kubeconfig -l azurecli.", error);
		} finally {
			done.abort();
		}
	}
	#missing(error) {
		if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t) || error.code !== "TOOL_MISSING") return error;
		const { command = "", installHint } = this.#exec;
		const known = [installers.find(([name]) => name.test(command))?.[1], installHint].filter((hint) => hint !== void 0).join("\n");
		return unusable(`The kubeconfig gets its credentials from ${command}, which is not installed here.`, known || "Install it in a step before this one, or write a kubeconfig that holds a token.", error);
	}
};
// src/target/kubernetes/credentials.ts
/** PEM text that stands in the kubeconfig in base64, or in a file. The text wins, as with kubectl. */
async function pem(data, path, folder, files) {
	if (data) return Buffer.from(data, "base64").toString("utf8");
	return path ? (await files.read((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folder, path))).toString("utf8") : void 0;
}
/** Whom to trust as the cluster. */
async function clusterTls({ entry, folder }, files) {
	const insecure = entry["insecure-skip-tls-verify"] === true;
	const ca = insecure ? void 0 : await pem(entry["certificate-authority-data"], entry["certificate-authority"], folder, files);
	const servername = entry["tls-server-name"];
	return {
		...ca ? { ca } : {},
		...servername ? { servername } : {},
		...insecure ? { rejectUnauthorized: false } : {}
	};
}
const bearer = (token) => ({ authorization: `Bearer ${token}` });
/** Headers that never change, or whose token is read anew from its file at each request: files are rotated. */
function plainHeaders({ entry, folder }, { files, report }) {
	const { token, tokenFile, username, password } = entry;
	if (tokenFile) return async () => {
		const text = (await files.read((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folder, tokenFile))).toString("utf8").trim();
		report.mask(text);
		return bearer(text);
	};
	if (token) report.mask(token);
	const basic = Buffer.from(`${username}:${password ?? ""}`).toString("base64");
	if (username) report.mask(basic);
	const headers = token ? bearer(token) : username ? { authorization: `Basic ${basic}` } : {};
	return async () => headers;
}
/**
* Credentials of a kubeconfig's user: client certificate, token, token file, password or exec plugin. CREDENTIALS_UNUSABLE
* for an auth-provider: kubectl has none any more either.
*/
async function userCredentials(user, cluster, ports) {
	const { entry, folder } = user;
	const provider = entry["auth-provider"]?.name;
	if (provider) throw unusable(`The kubeconfig uses the auth-provider ${provider}, which Kubernetes gave up.`, "Log in again with a current tool: it writes an exec plugin into the kubeconfig.");
	const cert = await pem(entry["client-certificate-data"], entry["client-certificate"], folder, ports.files);
	const key = await pem(entry["client-key-data"], entry["client-key"], folder, ports.files);
	const own = {
		...cert ? { cert } : {},
		...key ? { key } : {}
	};
	const plugin = entry.exec && !entry.token && !entry.tokenFile ? new ExecPlugin(entry.exec, folder, cluster, ports) : void 0;
	const headers = plugin ? () => plugin.headers() : plainHeaders(user, ports);
	const impersonated = entry.as ? { "impersonate-user": entry.as } : {};
	return {
		tls: () => ({
			...own,
			...plugin?.tls()
		}),
		headers: async () => ({
			...await headers(),
			...impersonated
		}),
		renew: () => plugin?.renew() ?? entry.tokenFile !== void 0
	};
}
// src/target/kubernetes/kubeconfig.ts
const serviceAccount = "/var/run/secrets/kubernetes.io/serviceaccount";
function serverOf(entry, where) {
	const server = entry.server ?? "";
	if (/^https?:\/\//.test(server) && URL.canParse(server)) return new URL(server);
	throw unusable(`The kubeconfig ${where} has '${server}' as its server, which is no http or https address.`, logIn);
}
function proxyOf(entry, where) {
	const proxy = entry["proxy-url"];
	if (!proxy) return void 0;
	if (/^https?:\/\//.test(proxy) && URL.canParse(proxy)) return new URL(proxy);
	throw unusable(`The kubeconfig ${where} has a proxy-url that is no http or https address.`, "Only HTTP proxies are supported. Start one in front of the SOCKS proxy.");
}
async function ofServiceAccount(options, ports) {
	const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = ports.environment;
	const tokenFile = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(serviceAccount, "token");
	if (!host || !await ports.files.exists(tokenFile)) throw unusable("No kubeconfig was found: KUBECONFIG is not set, ~/.kube/config does not exist, and this is no pod of a cluster.", logIn);
	const cluster = {
		server: `https://${host.includes(":") ? `[${host}]` : host}:${port ?? "443"}`,
		"certificate-authority": (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(serviceAccount, "ca.crt")
	};
	const folder = serviceAccount;
	const own = options.namespace ? "" : (await ports.files.read((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(serviceAccount, "namespace"))).toString("utf8").trim();
	return open({
		entry: cluster,
		folder
	}, {
		entry: { tokenFile },
		folder
	}, options.namespace ?? own, "of this pod", ports);
}
async function open(cluster, user, namespace, where, ports) {
	const server = serverOf(cluster.entry, where);
	const proxy = proxyOf(cluster.entry, where);
	const trust = await clusterTls(cluster, ports.files);
	const credentials = await userCredentials(user, cluster, ports);
	return {
		server,
		namespace: namespace || "default",
		get tls() {
			return {
				...trust,
				...credentials.tls()
			};
		},
		...proxy ? { proxy } : {},
		headers: () => credentials.headers(),
		renew: () => credentials.renew()
	};
}
/**
* Finds the cluster to speak to and the credentials for it, as kubectl does. CREDENTIALS_UNUSABLE when there are none, or
* when they can't be used; an exec plugin runs at the first request.
*/
async function openAccess(options, ports) {
	const paths = await configFiles(options.kubeconfig, ports.files, ports.environment);
	if (paths.length === 0) return ofServiceAccount(options, ports);
	const config = await readKubeconfig(paths, ports.files);
	const where = paths.join(", ");
	const { entry } = chosen(config.contexts, "context", options.context ?? config.current, where);
	return open(chosen(config.clusters, "cluster", entry.cluster, where), entry.user ? chosen(config.users, "user", entry.user, where) : {
		entry: {},
		folder: "."
	}, options.namespace ?? entry.namespace ?? "", where, ports);
}



/***/ })

};
