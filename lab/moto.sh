#!/bin/bash
# Another implementation of AWS, to hold the sandbox's own against: moto's server on loopback.
#
#   moto.sh up STATE PORT     prints AWS_ENDPOINT_URL=http://127.0.0.1:PORT
#   moto.sh down STATE
#
# It keeps everything in memory; POST $AWS_ENDPOINT_URL/moto-api/reset empties it. Each service is loaded by the first
# call, which takes up to a second. Any credentials will do.
. "$(dirname "$0")/common.sh"
usage="usage: moto.sh up STATE PORT | down STATE"
[ $# -ge 2 ] || die "$usage"

up() {
	local port=$1
	endpoint=http://127.0.0.1:$port
	running && return
	need moto_server curl ss
	[ -z "$(ss -Hltn "sport = :$port")" ] || die "port $port is taken"
	rm -f "$state/pids"
	start moto moto_server -H 127.0.0.1 -p "$port"
	wait_for curl -sf "$endpoint/moto-api/data.json"
}

case $1 in
up)
	[ $# = 3 ] || die "$usage"
	in_state "$2"
	up "$3" >&2
	echo "AWS_ENDPOINT_URL=$endpoint"
	;;
down)
	[ -d "$2" ] || exit 0
	in_state "$2"
	stop TERM KILL
	empty_state
	;;
*) die "$usage" ;;
esac
