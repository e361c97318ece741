// An image registry with the referrers API of OCI distribution 1.1, which docker-registry 2.8 lacks: that of
// go-containerregistry, in memory. It prints nothing, and ends with its process.
//
//	registry-with-referrers ADDRESS
package main

import (
	"io"
	"log"
	"net/http"
	"os"

	"github.com/google/go-containerregistry/pkg/registry"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: registry-with-referrers ADDRESS")
	}
	quiet := registry.Logger(log.New(io.Discard, "", 0))
	log.Fatal(http.ListenAndServe(os.Args[1], registry.New(quiet, registry.WithReferrersSupport(true))))
}
