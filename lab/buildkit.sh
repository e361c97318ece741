#!/bin/bash
# An image builder: buildkitd, and the settings that make `docker buildx build` use it.
#
#   buildkit.sh up STATE      prints DOCKER_CONFIG=..., BUILDX_BUILDER=... and BUILDKIT_HOST=...
#   buildkit.sh down STATE
#
# No Docker daemon is involved. Pushes to and pulls from the lab's registries go without TLS.
. "$(dirname "$0")/common.sh"
[ $# = 2 ] || die "usage: buildkit.sh up|down STATE"
need_root "$@"

up() {
	running && return
	need buildkitd buildctl buildx runc
	[ ${#address} -lt 107 ] || die "the path of the socket is too long for Linux: ${address#unix://}"
	stop TERM KILL
	rm -f "$state/pids" "$state/s"
	mkdir -p "$DOCKER_CONFIG/cli-plugins"
	ln -sfn "$bin/buildx" "$DOCKER_CONFIG/cli-plugins/docker-buildx"
	configure >"$state/buildkitd.toml"
	# Mounts of its own: whatever a killed build leaves mounted goes with the process.
	start buildkitd unshare --mount --propagation private buildkitd --config "$state/buildkitd.toml"
	wait_for buildctl --addr "$address" debug workers
	buildx inspect "$BUILDX_BUILDER" >/dev/null 2>&1 ||
		buildx create --name "$BUILDX_BUILDER" --driver remote --use "$address" >/dev/null
	chmod 666 "$state/s" # sudo's caller must be able to build
	give_back "$DOCKER_CONFIG"
}

configure() {
	cat <<-TOML
		root = "$state/root"
		[otel]
		socketPath = "$state/otel"
		[grpc]
		address = ["$address"]
		[worker.containerd]
		enabled = false
		[worker.oci]
		enabled = true
		binary = "runc"
		networkMode = "host"
		defaultCgroupParent = "$cgroup"
		gc = false
	TOML
	local port
	for port in $registry_ports; do
		printf '[registry."%s"]\nhttp = true\n' "$registry_address:$port"
	done
}

case $1 in
up) ;;
down) [ -d "$2" ] || exit 0 ;;
*) die "usage: buildkit.sh up|down STATE" ;;
esac
in_state "$2"
address=unix://$state/s
cgroup=cutover-$(cksum <<<"$state" | cut -d' ' -f1)
export DOCKER_CONFIG=$state/docker BUILDX_BUILDER=cutover-lab
if [ "$1" = up ]; then
	up >&2
	echo "DOCKER_CONFIG=$DOCKER_CONFIG"
	echo "BUILDX_BUILDER=$BUILDX_BUILDER"
	echo "BUILDKIT_HOST=$address"
else
	stop TERM KILL
	remove_cgroups "$cgroup"
	empty_state
fi
