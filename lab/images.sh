#!/bin/bash
# Fills a registry with the base images that tests build on.
#
#   images.sh [REGISTRY]      (default 10.222.0.1:5000)
#
# Needs what registry.sh and buildkit.sh printed in its environment. Prints the two names:
#   REGISTRY/base/busybox:1   a shell and its tools
#   REGISTRY/base/web:1       the same with the lab's web application, which it starts
. "$(dirname "$0")/common.sh"
registry=${1:-${REGISTRY:-$registry_address:5000}}
[ -n "${BUILDX_BUILDER:-}" ] || die "set what buildkit.sh up printed in the environment"
need web buildx
context=$(mktemp -d)
trap 'rm -rf "$context"' EXIT
cp /bin/busybox "$bin/web" "$context"

image() { # image NAME : builds the Dockerfile it reads and pushes it
	buildx build --quiet --provenance=false --push --tag "$registry/base/$1:1" --file - "$context" >/dev/null
	echo "$registry/base/$1:1"
}

image busybox <<-DOCKERFILE
	FROM scratch
	COPY busybox /bin/busybox
	RUN ["/bin/busybox", "--install", "-s", "/bin"]
	ENV PATH=/bin
	CMD ["sh"]
DOCKERFILE
image web <<-DOCKERFILE
	FROM $registry/base/busybox:1
	COPY web /bin/web
	EXPOSE 8080
	ENTRYPOINT ["/bin/web"]
DOCKERFILE
