// Command web is the application the lab releases, and the client that watches
// a release from outside. One static binary, no dependencies:
//
//	web                     serve on :8080 (serve.go lists the environment)
//	web call URL            GET once, print the body; exit 1 unless 200 (exec probes and hooks)
//	web load URL [FLAGS]    send requests until told to stop, then print a JSON report (load.go)
//	web pause               do nothing until SIGTERM: the process that holds a pod's network
package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	command, args := "serve", []string{}
	if len(os.Args) > 1 {
		command, args = os.Args[1], os.Args[2:]
	}
	switch {
	case command == "serve":
		exitOn(serve())
	case command == "pause":
		<-stopSignal()
	case command == "call" && len(args) == 1:
		exitOn(call(args[0]))
	case command == "load" && len(args) > 0:
		exitOn(load(args[0], args[1:]))
	default:
		fmt.Fprintln(os.Stderr, "usage: web [serve | pause | call URL | load URL [--connections N] [--rate R] [--seconds S] [--timeout S]]")
		os.Exit(2)
	}
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "web:", err)
		os.Exit(1)
	}
}

func stopSignal() <-chan os.Signal {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT)
	return signals
}

func call(url string) error {
	answer, err := http.Get(url)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if _, err := io.Copy(os.Stdout, answer.Body); err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answered %s", url, answer.Status)
	}
	return nil
}
