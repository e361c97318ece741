#!/bin/bash
# A real Kubernetes cluster of one node, in namespaces of its own.
#
#   cluster.sh up STATE      prints KUBECONFIG=..., NODE_ADDRESS=... and AUDIT_LOG=...; does nothing if it is up
#   cluster.sh down STATE    ends it: no process, link, mount or cgroup stays
#
#   cluster.sh stop|start|pause|resume STATE etcd|apiserver|controllers
#                            kills that part of a cluster that is up, and starts it again; or freezes it, and thaws it
#
# STATE is emptied. From this host the node, its NodePorts, ClusterIPs and pods can be
# reached; nothing inside can reach further than this host. LAB_N=1 makes a second
# cluster beside the first; LAB_PROXY=iptables (and that package) replaces nftables.
. "$(dirname "$0")/common.sh"
usage='usage: cluster.sh up|down STATE, or cluster.sh stop|start|pause|resume STATE etcd|apiserver|controllers'
[[ $#,${1:-} =~ ^(2,(up|down)|3,(stop|start|pause|resume))$ ]] || die "$usage"
[[ ${3:-etcd} =~ ^(etcd|apiserver|controllers)$ ]] || die "$usage"
need_root "$@"

n=${LAB_N:-0}
host=10.222.$n.1 node=10.222.$n.2 services=10.96.$n.0/24 pods=10.244.$n.0/24
link=cutover$n # also the name of its cgroups
private="/var/lib/kubelet /var/lib/cni" # programs insist on these two: the node gets its own

down() {
	stop KILL
	[ ! -e "$state/link" ] || link=$(cat "$state/link")
	if [ -e "$state/link" ]; then
		ip link del "$link" 2>/dev/null || :
		remove_cgroups "$link"
		# shellcheck disable=SC2086
		rmdir $private 2>/dev/null || : # unless they were the machine's own
	fi
	empty_state
}

make_cgroups() {
	local folder
	if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
		tr ' ' '\n' </sys/fs/cgroup/cgroup.controllers | while read -r controller; do
			echo "+$controller" >/sys/fs/cgroup/cgroup.subtree_control || :
		done 2>/dev/null
		mkdir -p "/sys/fs/cgroup/$link"
	else # version 1: kubelet wants it in every hierarchy
		for folder in /sys/fs/cgroup/*/cgroup.procs; do mkdir -p "${folder%/*}/$link"; done
	fi
}

# One process holds all namespaces; when it is killed the kernel ends everything in them,
# and with that the mounts and the network.
inside=()
enter() { inside=(nsenter -t "$1" -n -m -p env -C "$state"); } # enter FIRST-PROCESS

make_sandbox() {
	local holder first
	# shellcheck disable=SC2016 # meant for the inner shell
	start sandbox unshare --net --mount --pid --fork --kill-child --mount-proc --propagation private \
		bash -c 'touch "$0/sandbox"; while :; do sleep 3600 & wait $!; done' "$state"
	holder=$!
	wait_for test -e "$state/sandbox"
	first=$(tr -d ' ' <"/proc/$holder/task/$holder/children")
	echo "$first $(began "$first") first" >>"$state/pids" # it is gone only when everything inside is
	enter "$first"

	echo "$link" >"$state/link"
	ip link add "$link" type veth peer name eth0 netns "$first"
	ip addr add "$host/24" dev "$link"
	ip link set "$link" up
	# shellcheck disable=SC2086
	mkdir -p $private
	"${inside[@]}" bash -euc "
		ip link set lo up
		ip addr add $node/24 dev eth0
		ip link set eth0 up
		ip route add $services dev eth0
		[ $host = $registry_address ] || ip route add $registry_address via $host
		echo 1 >/proc/sys/net/ipv4/ip_forward
		for folder in /run $private; do mount -t tmpfs tmpfs \$folder; done
		# Settings of the whole machine which kubelet wants to change: let it write to files.
		for setting in vm/overcommit_memory vm/panic_on_oom kernel/panic kernel/panic_on_oops kernel/keys/root_maxkeys kernel/keys/root_maxbytes; do
			cat /proc/sys/\$setting >/run/\${setting##*/}
			mount --bind /run/\${setting##*/} /proc/sys/\$setting
		done"
	ip route add "$services" via "$node"
	ip route add "$pods" via "$node"
	make_cgroups
}

# user FILE NAME [GROUP]: a static token for NAME and the kubeconfig that holds it
user() {
	local token
	token=$(openssl rand -hex 16)
	echo "$token,$2,$2,${3:-}" >>tokens
	cat >"$1" <<-YAML
		apiVersion: v1
		kind: Config
		clusters: [{name: lab, cluster: {server: "https://$node:6443", certificate-authority-data: $(base64 -w0 cert.pem)}}]
		users: [{name: "$2", user: {token: $token}}]
		contexts: [{name: lab, context: {cluster: lab, user: "$2"}}]
		current-context: lab
	YAML
}

make_identities() (
	umask 077
	# "EC PRIVATE KEY", the only form the API server signs service accounts with.
	openssl ecparam -name prime256v1 -genkey -noout -out key.pem
	openssl req -x509 -key key.pem -days 365 -out cert.pem -subj /CN=lab \
		-addext "subjectAltName=IP:$node,IP:${services%.0/24}.1,DNS:kubernetes.default.svc" 2>log/openssl
	user kubeconfig admin system:masters
	user controllers.conf system:kube-controller-manager
	user scheduler.conf system:kube-scheduler
	user proxy.conf system:kube-proxy
	user kubelet.conf system:node:node1 system:nodes
)

configure() {
	mkdir -p cni kubelet containerd
	local port name
	for port in $registry_ports; do # containerd reads these at every pull
		for name in "$registry_address:$port" "127.0.0.1:$port"; do
			mkdir -p "registries/$name"
			# As server as well: one that is asked after it would hide its answer that an image is not there.
			printf 'server = "%s"\n[host."%s"]\n' "http://$registry_address:$port"{,} >"registries/$name/hosts.toml"
		done
	done
	cat >containerd.toml <<-TOML
		version = 2
		root = "$state/containerd"
		state = "/run/containerd"
		disabled_plugins = ["io.containerd.internal.v1.opt", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs"]
		[grpc]
		address = "/run/containerd/containerd.sock"
		[plugins."io.containerd.grpc.v1.cri"]
		sandbox_image = "lab/pause:1"
		restrict_oom_score_adj = true
		disable_apparmor = true
		[plugins."io.containerd.grpc.v1.cri".cni]
		bin_dir = "/usr/lib/cni"
		conf_dir = "$state/cni"
		[plugins."io.containerd.grpc.v1.cri".registry]
		config_path = "$state/registries"
	TOML
	cat >cni/lab.conflist <<-JSON
		{"cniVersion": "0.4.0", "name": "lab", "plugins": [{
		  "type": "bridge", "bridge": "cni0", "isGateway": true, "hairpinMode": true,
		  "ipam": {"type": "host-local", "dataDir": "/run/cni", "ranges": [[{"subnet": "$pods"}]], "routes": [{"dst": "0.0.0.0/0"}]}}]}
	JSON
	cat >kubelet.yaml <<-YAML
		apiVersion: kubelet.config.k8s.io/v1beta1
		kind: KubeletConfiguration
		address: $node
		authentication: {anonymous: {enabled: true}, webhook: {enabled: false}}
		authorization: {mode: AlwaysAllow}
		containerRuntimeEndpoint: unix:///run/containerd/containerd.sock
		podLogsDir: $state/pods
		failCgroupV1: false
		failSwapOn: false
		cgroupDriver: cgroupfs
		cgroupRoot: /$link
		oomScoreAdj: 0
		localStorageCapacityIsolation: false
		imageGCHighThresholdPercent: 100
		evictionHard: {memory.available: 0%, nodefs.available: 0%, nodefs.inodesFree: 0%, imagefs.available: 0%, imagefs.inodesFree: 0%}
		serializeImagePulls: false
		makeIPTablesUtilChains: false
		resolvConf: ""
		clusterDNS: [${services%.0/24}.10]
	YAML
	cat >proxy.yaml <<-YAML
		apiVersion: kubeproxy.config.k8s.io/v1alpha1
		kind: KubeProxyConfiguration
		mode: ${LAB_PROXY:-nftables}
		clientConnection: {kubeconfig: proxy.conf}
		clusterCIDR: $pods
		hostnameOverride: node1
		conntrack: {maxPerCore: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s}
	YAML
	# Who asked for what, and what exactly was written: requests of the cluster's own parts are left out.
	cat >audit.yaml <<-YAML
		apiVersion: audit.k8s.io/v1
		kind: Policy
		omitStages: [RequestReceived]
		rules:
		- {level: None, users: ["system:kube-controller-manager", "system:kube-scheduler", "system:kube-proxy", "system:apiserver"]}
		- {level: None, userGroups: ["system:nodes", "system:serviceaccounts:kube-system"]}
		- {level: Metadata, verbs: [get, list, watch]}
		- {level: Request}
	YAML
}

# The images a node needs before it can pull any: one layer with the web program, twice.
make_images() (
	mkdir images
	cd images
	cp "$bin/web" web
	tar -cf layer.tar web
	local layer name
	layer=$(sha256sum layer.tar | cut -d' ' -f1)
	for name in web pause; do
		echo "{\"architecture\": \"$(go_arch)\", \"os\": \"linux\", \"rootfs\": {\"type\": \"layers\", \"diff_ids\": [\"sha256:$layer\"]},
			\"config\": {\"Entrypoint\": [\"/web\"$([ $name = web ] || echo ', "pause"')]}}" >$name.json
	done
	echo '[{"RepoTags": ["lab/web:1"], "Config": "web.json", "Layers": ["layer.tar"]},
		{"RepoTags": ["lab/pause:1"], "Config": "pause.json", "Layers": ["layer.tar"]}]' >manifest.json
	tar -cf ../images.tar manifest.json web.json pause.json layer.tar
)
go_arch() { case $(uname -m) in aarch64) echo arm64 ;; *) echo amd64 ;; esac; }

start_inside() { # start_inside NAME COMMAND...
	start "$1" "${inside[@]}" "${@:2}"
}

etcd=http://127.0.0.1:2379
start_etcd() {
	local peer=http://127.0.0.1:2380
	start_inside etcd etcd --name lab --data-dir etcd --unsafe-no-fsync --log-level warn \
		--listen-client-urls $etcd --advertise-client-urls $etcd \
		--listen-peer-urls $peer --initial-advertise-peer-urls $peer --initial-cluster lab=$peer \
		--watch-progress-notify-interval 5s
}

start_apiserver() {
	start_inside apiserver kube-apiserver --etcd-servers=$etcd \
		--bind-address="$node" --advertise-address="$node" --secure-port=6443 \
		--tls-cert-file=cert.pem --tls-private-key-file=key.pem --token-auth-file=tokens \
		--authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction \
		--service-account-issuer=https://kubernetes.default.svc \
		--service-account-key-file=key.pem --service-account-signing-key-file=key.pem \
		--service-cluster-ip-range="$services" --allow-privileged=true --kubelet-preferred-address-types=InternalIP \
		--audit-policy-file=audit.yaml --audit-log-path=log/audit
}

start_controllers() { # the high limits take four seconds off its start
	start_inside controllers kube-controller-manager --kubeconfig=controllers.conf --leader-elect=false \
		--kube-api-qps=500 --kube-api-burst=1000 --use-service-account-credentials=true \
		--root-ca-file=cert.pem --service-account-private-key-file=key.pem --bind-address=127.0.0.1 --cert-dir=.
}

start_others() {
	start_inside scheduler kube-scheduler --kubeconfig=scheduler.conf --leader-elect=false --bind-address=127.0.0.1 --cert-dir=.
	start_inside proxy kube-proxy --config=proxy.yaml
}

start_node() {
	start_inside containerd containerd --config containerd.toml
	make_images
	wait_for "${inside[@]}" ctr --connect-timeout 1s version
	"${inside[@]}" ctr -n k8s.io images import --no-unpack images.tar >/dev/null
	start_inside kubelet kubelet --kubeconfig=kubelet.conf --config=kubelet.yaml --root-dir="$state/kubelet" \
		--cert-dir="$state/kubelet/pki" --hostname-override=node1 --node-ip="$node"
}

up() {
	if running && kubectl --request-timeout=5s wait --for=condition=Ready node/node1 --timeout=5s >/dev/null 2>&1; then
		return
	fi
	need unshare nsenter ip nft openssl containerd ctr runc /usr/lib/cni/bridge kube-apiserver etcd web
	down
	[ ! -e "/sys/class/net/$link" ] || die "another cluster has the link $link; take it down, or set LAB_N=1"
	mkdir -p "$state/log"
	cd "$state"
	make_sandbox
	make_identities
	configure
	start_etcd
	start_apiserver
	start_node
	wait_for kubectl --request-timeout=1s get --raw /readyz
	start_controllers
	start_others
	wait_for kubectl wait --for=create node/node1 --timeout=30s
	wait_for kubectl wait --for=condition=Ready node/node1 --timeout=30s
	wait_for kubectl -n default get serviceaccount default # pods are refused before it exists
	give_back kubeconfig "$state"/log
}

pid_of() { # pid_of PART, while it runs
	local pid moment name
	while read -r pid moment name; do
		if [ "$name" = "$1" ] && alive "$pid" "$moment"; then echo "$pid"; fi
	done <"$state/pids"
}

# What is known of a part is nsenter, which passes no signal on to its child, and is paused and ended with it.
signal() { # signal SIGNAL PART
	local outer
	outer=$(pid_of "$2")
	[ -n "$outer" ] || die "$2 does not run"
	# shellcheck disable=SC2046
	kill "-$1" $(cat "/proc/$outer/task/$outer/children")
	case $1 in
		CONT) kill -CONT "$outer" ;;
		KILL) wait_for ended "$outer" ;;
	esac
}
ended() { [ -z "$(began "$1")" ]; }

start_again() { # start_again PART
	local first
	[ -z "$(pid_of "$1")" ] || die "$1 runs already"
	sed -i "/ $1\$/d" "$state/pids"
	first=$(pid_of first)
	[ -n "$first" ] || die "there is no cluster in $state"
	cd "$state"
	enter "$first"
	"start_$1"
	wait_for kubectl --request-timeout=1s get --raw /readyz
}

case $1 in
up)
	in_state "$2"
	export KUBECONFIG=$state/kubeconfig
	up >&2
	echo "KUBECONFIG=$KUBECONFIG"
	echo "NODE_ADDRESS=$node"
	echo "AUDIT_LOG=$state/log/audit"
	;;
down)
	[ -d "$2" ] || exit 0
	in_state "$2"
	down
	;;
*)
	in_state "$2"
	export KUBECONFIG=$state/kubeconfig
	case $1 in
		stop) signal KILL "$3" ;;
		start) start_again "$3" >&2 ;;
		pause) signal STOP "$3" ;;
		resume) signal CONT "$3" ;;
	esac
	;;
esac
