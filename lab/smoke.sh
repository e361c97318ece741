#!/bin/bash
# The whole lab once, in a folder of its own: build two versions, push them by digest, run
# them on the cluster, turn the Service from one to the other under load, lose nothing.
#
#   smoke.sh      less than a minute once install.sh has run; exit 0 if no request was lost
. "$(dirname "$0")/common.sh"
need_root "$@"
here=$(cd "$(dirname "$0")" && pwd)
state=$(mktemp -d)
export KUBECACHEDIR=$state/kubectl
load=

finish() {
	[ -z "$load" ] || kill "$load" 2>/dev/null || :
	"$here/cluster.sh" down "$state/cluster"
	"$here/buildkit.sh" down "$state/buildkit"
	"$here/registry.sh" down "$state/registry"
	rm -rf "$state"
	step "all taken down"
}
trap finish EXIT
step() { echo "== $SECONDS s: $*"; }

settings=$("$here/cluster.sh" up "$state/cluster" && "$here/registry.sh" up "$state/registry" 5000 && "$here/buildkit.sh" up "$state/buildkit")
while read -r setting; do export "${setting?}"; done <<<"$settings"
step "cluster, registry and buildkit are up"

"$here/images.sh" >/dev/null
build() { # build VERSION : prints the image by its digest
	printf 'FROM %s/base/web:1\nENV VERSION=%s\n' "$REGISTRY" "$1" >"$state/Dockerfile"
	docker buildx build --quiet --metadata-file "$state/metadata.json" --file "$state/Dockerfile" \
		--output "type=image,name=$REGISTRY/shop,push=true,push-by-digest=true" "$here/web" >/dev/null
	echo "$REGISTRY/shop@$(sed -n 's/.*"containerimage.digest": "\(sha256:[0-9a-f]*\)".*/\1/p' "$state/metadata.json" | tail -1)"
}
blue=$(build v1)
green=$(build v2)
step "images are pushed: $blue and $green"

deployment() { # deployment COLOUR IMAGE
	cat <<-YAML
		---
		apiVersion: apps/v1
		kind: Deployment
		metadata: {name: shop-$1}
		spec:
		  replicas: 2
		  selector: {matchLabels: {app: shop, colour: $1}}
		  template:
		    metadata: {labels: {app: shop, colour: $1}}
		    spec:
		      containers:
		      - name: web
		        image: $2
		        env: [{name: DRAIN, value: "3"}]
		        readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 1}
	YAML
}
{
	deployment blue "$blue"
	deployment green "$green"
	cat <<-YAML
		---
		apiVersion: v1
		kind: Service
		metadata: {name: shop}
		spec: {selector: {app: shop, colour: blue}, ports: [{port: 80, targetPort: 8080}]}
	YAML
} | kubectl apply -f - >/dev/null
kubectl rollout status deployment/shop-blue --timeout=60s >/dev/null
kubectl rollout status deployment/shop-green --timeout=60s >/dev/null
service=http://$(kubectl get service shop -o jsonpath='{.spec.clusterIP}')
wait_for web call "$service/ready"
step "both versions run, $service answers: $(web call "$service")"

web load "$service" >"$state/report.json" &
load=$!
sleep 2
kubectl patch service shop --patch '{"spec": {"selector": {"colour": "green"}}}' >/dev/null
sleep 2
step "the selector is turned, $service answers: $(web call "$service")"
kubectl delete deployment shop-blue --wait=false >/dev/null
kubectl wait --for=delete pod -l colour=blue --timeout=60s >/dev/null
sleep 1
kill -INT "$load"
wait "$load"
load=
step "blue is gone; the load client's report:"
cat "$state/report.json"
grep -q '"failed":0,.*"v1":.*"v2":' "$state/report.json" || die "requests were lost, or one version never answered"
