#!/bin/bash
# An image registry which this host and the cluster's node know by the same name.
#
#   registry.sh up STATE PORT [htpasswd USER PASSWORD]    prints REGISTRY=... and REGISTRY_LOOPBACK=...
#   registry.sh down STATE
#
# It has two names, 10.222.0.1:PORT and 127.0.0.1:PORT, and nodes know both. The second is
# for `docker login`, `docker buildx imagetools` and whatever else refuses to speak plain
# HTTP to anything but loopback. STATE keeps the images from one up to the next, until down empties it. Ports 5000 to 5003
# are the ones that nodes and buildkit use without TLS.
. "$(dirname "$0")/common.sh"
usage="usage: registry.sh up STATE PORT [htpasswd USER PASSWORD] | down STATE"
[ $# -ge 2 ] || die "$usage"
need_root "$@"

# The address is on loopback, so that it exists without a cluster; the last registry takes
# it away. The label says that it is ours.
add_address() {
	[ -n "$(our_address)" ] || ip addr add $registry_address/32 dev lo label lo:cutover
}
remove_address() {
	if [ -n "$(our_address)" ] && [ -z "$(ss -Hltn src $registry_address)" ]; then
		ip addr del $registry_address/32 dev lo
	fi
}
our_address() { ip -o addr show to $registry_address/32 label lo:cutover; }

up() {
	local port=$1
	address=$registry_address:$port loopback=127.0.0.1:$port
	running && return
	need docker-registry ip ss curl htpasswd
	[[ " $registry_ports " == *" $port "* ]] || die "use one of the ports $registry_ports"
	stop TERM KILL # half of it may still be there
	rm -f "$state/pids" "$state/htpasswd"
	add_address
	[ -z "$(ss -Hltn "sport = :$port")" ] || die "port $port is taken"
	if [ "${2:-}" = htpasswd ]; then htpasswd -Bbn "$3" "$4" >"$state/htpasswd"; fi
	# Two processes on one storage, because a registry listens on one address or on all.
	configure "$address" >"$state/registry.yml"
	configure "$loopback" >"$state/loopback.yml"
	start registry docker-registry serve "$state/registry.yml"
	start loopback docker-registry serve "$state/loopback.yml"
	wait_for curl -s -o "$state/log/first-answer" "http://$address/v2/"
	wait_for curl -s -o "$state/log/first-answer" "http://$loopback/v2/"
}

configure() { # configure ADDRESS
	cat <<-YAML
		version: 0.1
		log: {level: warn, accesslog: {disabled: false}}
		storage: {delete: {enabled: true}, filesystem: {rootdirectory: "$state/data"}, maintenance: {uploadpurging: {enabled: false}}}
		http: {addr: "$1", secret: lab}
	YAML
	[ ! -e "$state/htpasswd" ] || echo "auth: {htpasswd: {realm: lab, path: \"$state/htpasswd\"}}"
}

case $1 in
up)
	[ $# = 3 ] || { [ $# = 6 ] && [ "$4" = htpasswd ]; } || die "$usage"
	in_state "$2"
	up "${@:3}" >&2
	echo "REGISTRY=$address"
	echo "REGISTRY_LOOPBACK=$loopback"
	;;
down)
	[ -d "$2" ] || exit 0
	in_state "$2"
	stop TERM KILL
	remove_address
	empty_state
	;;
*) die "$usage" ;;
esac
