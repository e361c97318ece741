#!/bin/bash
# Runs a workflow of a repository on this host, offline: no Docker, no GitHub.
#
#   act.sh REPOSITORY [ARGUMENTS OF act]     act.sh . release -e event.json --env GITHUB_REPOSITORY=o/r
#
# Steps run with the first `node` on PATH, whatever their action asks for. A `uses:` of
# another repository needs --local-repository owner/name@ref=FOLDER.
. "$(dirname "$0")/common.sh"
[ $# -ge 1 ] || die "usage: act.sh REPOSITORY [ARGUMENTS OF act]"
need act git
cd "$1"
home=$(mktemp -d) # act writes its caches and settings there, not into yours
trap 'rm -rf "$home"' EXIT
HOME=$home XDG_CACHE_HOME=$home/cache act "${@:2}" \
	--platform ubuntu-latest=-self-hosted --platform ubuntu-24.04=-self-hosted \
	--action-offline-mode --no-cache-server
