# Shared by the lab's scripts: where things are, and how daemons are started and ended.
# shellcheck shell=bash disable=SC2034
set -Eeuo pipefail
shopt -s inherit_errexit
trap 'echo "${0##*/}: line $LINENO failed" >&2' ERR
export CUTOVER_LAB_CACHE=${CUTOVER_LAB_CACHE:-$HOME/.cache/cutover-lab}
bin=$CUTOVER_LAB_CACHE/bin
export PATH=$bin:$PATH:/usr/sbin:/sbin

# The host has this address on its loopback while a registry runs, and on the link to a
# cluster while one runs, so that both sides know a registry by the same name.
registry_address=10.222.0.1
registry_ports="5000 5001 5002 5003" # what nodes and buildkit speak plain HTTP to

die() { echo "${0##*/}: $*" >&2; exit 1; }

# Namespaces, links and cgroups need root. Others come back through sudo.
need_root() { # need_root "$@" : with the script's own arguments
	[ "$(id -u)" = 0 ] || exec sudo --preserve-env=CUTOVER_LAB_CACHE,LAB_N,LAB_PROXY env PATH="$PATH" "$0" "$@"
}
give_back() { # what sudo made belongs to who called it
	[ -z "${SUDO_UID:-}" ] || chown -R "$SUDO_UID:${SUDO_GID:-}" "$@"
}

need() { # need PROGRAM...
	local program
	for program; do
		command -v "$program" >/dev/null || die "no $program here; run lab/install.sh first"
	done
}

wait_for() { # wait_for COMMAND... to succeed, a minute at most
	local end=$((SECONDS + 60))
	until "$@" >/dev/null 2>&1; do
		[ $SECONDS -lt $end ] || die "waited a minute for: $* (the logs are in $state/log)"
		sleep 0.05
	done
}

# A process is known by its id and the moment it began, because ids are used again. One
# that has ended but was never reaped (pid 1 of a container often does not) has no moment.
began() { # began PID
	sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '$1 != "Z" { print $20 }'
}
alive() { # alive PID MOMENT
	[ -n "${2:-}" ] && [ "$(began "$1")" = "$2" ]
}

start() { # start NAME COMMAND... : a daemon; its output goes to $state/log/NAME
	local name=$1
	shift
	setsid "$@" </dev/null >>"$state/log/$name" 2>&1 &
	echo "$! $(began $!) $name" >>"$state/pids"
}

running() { # whether anything was started from $state, and all of it still runs
	local pid moment name
	[ -s "$state/pids" ] || return 1
	while read -r pid moment name; do alive "$pid" "$moment" || return 1; done <"$state/pids"
}

stop() { # ends what was started from $state: politely, then not
	local pid moment name signal end
	[ -e "$state/pids" ] || return 0
	for signal in "$@"; do
		while read -r pid moment name; do
			if alive "$pid" "$moment"; then kill "-$signal" "$pid" 2>/dev/null || :; fi
		done <"$state/pids"
		end=$((SECONDS + 5))
		while read -r pid moment name; do
			while alive "$pid" "$moment" && [ $SECONDS -lt $end ]; do sleep 0.05; done
		done <"$state/pids"
	done
}

remove_cgroups() { # remove_cgroups NAME ; the last processes in them may still be ending
	local folder end=$((SECONDS + 5))
	for folder in "/sys/fs/cgroup/$1" /sys/fs/cgroup/*/"$1"; do
		while [ -d "$folder" ] && [ $SECONDS -lt $end ]; do
			find "$folder" -depth -type d -exec rmdir {} + 2>/dev/null || sleep 0.05
		done
	done
}

empty_state() { [ ! -d "$state" ] || find "$state" -mindepth 1 -delete; }

in_state() { # in_state FOLDER : makes it $state, with an absolute path and a log folder
	mkdir -p "$1/log"
	state=$(cd "$1" && pwd)
	export KUBECACHEDIR=$state/kubectl
}
