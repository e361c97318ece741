#!/bin/bash
# Puts everything the lab needs on this machine. Run it again as often as you like:
# what is there and unchanged is left alone.
#
#   install.sh [web kube buildkit actions zizmor conformance registry swap helm aws]     (default: all of them)
#
# Debian or Ubuntu, root or sudo, Go 1.26 and Python 3 on PATH. The programs go to
# ${CUTOVER_LAB_CACHE:-~/.cache/cutover-lab}/bin, which is worth caching in CI.
set -Eeuo pipefail
shopt -s inherit_errexit
here=$(cd "$(dirname "$0")" && pwd)
cache=${CUTOVER_LAB_CACHE:-$HOME/.cache/cutover-lab}
bin=$cache/bin
zizmor_version=1.32.0
# moto and the AWS CLI stand on the same botocore, so they are chosen together.
aws_packages=("moto[server]==5.2.1" awscli==1.45.11 boto3==1.43.11 botocore==1.43.11)

say() { echo "lab: $*" >&2; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

packages() { # installs the Debian packages whose program is missing
	local PATH=$PATH:/usr/sbin:/sbin program package missing=()
	while read -r program package; do
		command -v "$program" >/dev/null || missing+=("$package")
	done <<-LIST
		containerd containerd
		runc runc
		/usr/lib/cni/bridge containernetworking-plugins
		nft nftables
		ip iproute2
		unshare util-linux
		openssl openssl
		docker-registry docker-registry
		skopeo skopeo
		buildah buildah
		htpasswd apache2-utils
		shellcheck shellcheck
		curl curl
		git git
	LIST
	# An image base must run without shared libraries, which the plain busybox package does not.
	dpkg -s busybox-static >/dev/null 2>&1 || missing+=(busybox-static)
	python3 -c 'import ensurepip' 2>/dev/null || missing+=(python3-venv)
	[ ${#missing[@]} -gt 0 ] || return 0

	say "installing ${missing[*]}"
	as_root apt-get update -qq
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
	# Where systemd runs, a freshly installed registry takes port 5000. The lab starts its own.
	if [ -d /run/systemd/system ] && [[ " ${missing[*]} " == *" docker-registry "* ]]; then
		as_root systemctl disable --now docker-registry
	fi
}

pinned() { # pinned GROUP MODULE: the version go.mod names, without the v
	(cd "$here/go/$1" && go list -m -f '{{.Version}}' "$2") | sed 's/^v//; s/+incompatible//'
}

build() { # build NAME FOLDER FLAGS OUTPUT PACKAGE...: unless the same sources were built before
	local name=$1 folder=$2 flags="-s -w $3" output=$bin/$4 stamp
	stamp=$(cd "$folder" && { go version; echo "$flags"; find . -type f -exec sha256sum {} + | sort; } | sha256sum)
	[ "$(cat "$bin/.$name.stamp" 2>/dev/null)" = "$stamp" ] && return
	say "building $name"
	(cd "$folder" && CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags "$flags" -o "$output" "${@:5}")
	echo "$stamp" >"$bin/.$name.stamp"
}

install_web() { build web "$here/web" "" web .; }

install_kube() {
	local at=k8s.io/component-base/version version name
	version=$(pinned kube k8s.io/kubernetes)
	# Without these the API calls itself v0.0.0 and clients refuse to compare versions with it.
	build kube "$here/go/kube" "-X $at.gitVersion=v$version -X $at.gitMajor=1 -X $at.gitMinor=$(cut -d. -f2 <<<"$version") -X $at.gitTreeState=clean" kube .
	for name in kube-apiserver kube-controller-manager kube-scheduler kube-proxy kubelet kubectl; do
		ln -sfn kube "$bin/$name"
	done
	build etcd "$here/go/kube" "" etcd go.etcd.io/etcd/server/v3
}

install_buildkit() {
	build buildkit "$here/go/buildkit" "-X github.com/moby/buildkit/version.Version=v$(pinned buildkit github.com/moby/buildkit) -X github.com/docker/buildx/version.Version=v$(pinned buildkit github.com/docker/buildx) -X github.com/docker/cli/cli/version.Version=$(pinned buildkit github.com/docker/cli)" "" tool
}

install_actions() { build actions "$here/go/actions" "-X main.version=$(pinned actions github.com/nektos/act)" "" tool; }

install_conformance() { build conformance "$here/go/conformance" "-X main.Version=$(pinned conformance github.com/opencontainers/distribution-spec/conformance)" conformance tool; }

install_registry() {
	build registry "$here/go/registry" "-X github.com/google/go-containerregistry/cmd/crane/cmd.Version=$(pinned registry github.com/google/go-containerregistry)" crane github.com/google/go-containerregistry/cmd/crane
	build referrers "$here/go/registry" "" registry-with-referrers .
}

install_swap() { build swap "$here/go/swap" "-X sigs.k8s.io/kustomize/api/provenance.version=v$(pinned swap sigs.k8s.io/kustomize/kustomize/v5)" "" tool; }

install_helm() { build helm "$here/go/helm" "-X helm.sh/helm/v3/internal/version.version=v$(pinned helm helm.sh/helm/v3)" "" tool; }

install_zizmor() {
	[ "$("$bin/zizmor" --version 2>/dev/null)" = "zizmor $zizmor_version" ] && return
	say "installing zizmor $zizmor_version"
	python3 -m venv --clear "$cache/python"
	"$cache/python/bin/pip" install --quiet --disable-pip-version-check "zizmor==$zizmor_version"
	ln -sfn ../python/bin/zizmor "$bin/zizmor"
}

install_aws() {
	local stamp="${aws_packages[*]}"
	[ "$(cat "$bin/.aws.stamp" 2>/dev/null)" = "$stamp" ] && return
	say "installing $stamp"
	python3 -m venv --clear "$cache/aws"
	"$cache/aws/bin/pip" install --quiet --disable-pip-version-check "${aws_packages[@]}"
	ln -sfn ../aws/bin/moto_server "$bin/moto_server"
	ln -sfn ../aws/bin/aws "$bin/aws"
	echo "$stamp" >"$bin/.aws.stamp"
}

command -v go >/dev/null || { say "Go 1.26 or newer is needed on PATH (Debian's own is too old)"; exit 1; }
mkdir -p "$bin"
exec 9>"$cache/lock"
flock 9 # two installs at once would build everything twice
packages
for part in "${@:-web kube buildkit actions zizmor conformance registry swap helm aws}"; do
	for name in $part; do "install_$name"; done
done
echo "$bin"
