package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"
	"strconv"
	"sync/atomic"
	"time"
)

// The environment decides how this release behaves:
//
//	VERSION       what / answers, with the host's name, and the x-version header everywhere
//	READY_AFTER   seconds until /ready answers 200 (default 0; -1: never)
//	EXIT_AFTER    seconds until it crashes with exit code 1
//	FAIL_HEALTH   1: /healthz answers 500 while / and /ready are fine, a release that
//	              Kubernetes likes and a gate should not
//	DRAIN         seconds it goes on serving after SIGTERM (default 0)
//	PORT          default 8080
//
// POST /ready?ok=false takes readiness away, ok=true gives it back. GET /sleep?s=2
// answers after two seconds: a slow request, or a preStop hook.
type server struct {
	version, host string
	ready         atomic.Bool
	draining      atomic.Bool
}

func serve() error {
	s := &server{version: os.Getenv("VERSION")}
	s.host, _ = os.Hostname()
	if after := seconds("READY_AFTER"); after >= 0 {
		time.AfterFunc(after, func() { s.ready.Store(true) })
	}
	if os.Getenv("EXIT_AFTER") != "" {
		time.AfterFunc(seconds("EXIT_AFTER"), func() { log.Fatal("EXIT_AFTER has passed: crashing") })
	}

	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	web := &http.Server{Addr: ":" + port, Handler: s.handler()}
	stopped := make(chan error)
	stop := stopSignal()
	go func() {
		log.Printf("%v: draining for %v", <-stop, seconds("DRAIN"))
		s.draining.Store(true)
		time.Sleep(seconds("DRAIN"))
		stopped <- web.Shutdown(context.Background())
	}()
	log.Printf("serving version %q on %s", s.version, web.Addr)
	if err := web.ListenAndServe(); err != http.ErrServerClosed {
		return err
	}
	return <-stopped
}

func (s *server) handler() http.Handler {
	routes := http.NewServeMux()
	routes.HandleFunc("/{$}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "%s %s\n", s.version, s.host)
	})
	routes.HandleFunc("/ready", func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			s.ready.Store(r.FormValue("ok") != "false")
			return
		}
		if !s.ready.Load() {
			http.Error(w, "not ready", http.StatusServiceUnavailable)
		}
	})
	routes.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {
		if os.Getenv("FAIL_HEALTH") == "1" {
			http.Error(w, "not healthy", http.StatusInternalServerError)
		}
	})
	routes.HandleFunc("/sleep", func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(parse(r.FormValue("s")))
		fmt.Fprintln(w, "slept", r.FormValue("s"))
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("x-version", s.version)
		// While draining, every answer asks its client to open the next connection
		// elsewhere. Shutdown then finds no kept-alive connection left to cut.
		if s.draining.Load() {
			w.Header().Set("Connection", "close")
		}
		routes.ServeHTTP(w, r)
	})
}

func seconds(variable string) time.Duration { return parse(os.Getenv(variable)) }

func parse(text string) time.Duration {
	number, _ := strconv.ParseFloat(text, 64)
	return time.Duration(number * float64(time.Second))
}
