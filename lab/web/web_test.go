package main

import (
	"bufio"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

func newClient(t *testing.T, url string) *client {
	t.Helper()
	request, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	return &client{keep: true, request: request, timeout: time.Second}
}

func TestReleaseThatFailsItsGateOnly(t *testing.T) {
	t.Setenv("FAIL_HEALTH", "1")
	s := &server{version: "v2", host: "here"}
	s.ready.Store(true)
	for path, want := range map[string]int{"/": 200, "/ready": 200, "/healthz": 500, "/nowhere": 404} {
		answer := httptest.NewRecorder()
		s.handler().ServeHTTP(answer, httptest.NewRequest(http.MethodGet, path, nil))
		if answer.Code != want || answer.Header().Get("x-version") != "v2" {
			t.Errorf("%s: %d %v, want %d", path, answer.Code, answer.Header(), want)
		}
	}
}

func TestDrainingAsksClientsToLeave(t *testing.T) {
	s := &server{version: "v1"}
	web := httptest.NewServer(s.handler())
	defer web.Close()
	c := newClient(t, web.URL)
	for _, draining := range []bool{false, true} {
		s.draining.Store(draining)
		if version, err := c.send(); version != "v1" || err != nil {
			t.Fatal(version, err)
		}
		if kept := c.connection != nil; kept == draining {
			t.Errorf("draining %v, connection kept %v", draining, kept)
		}
	}
}

// Two ways to lose a kept-alive connection: closed while idle is what pools cope
// with, closed under a request is a lost request.
func TestClientDoesNotForgive(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	answered, closedIdle := make(chan bool), make(chan bool)
	go func() {
		for number := 0; ; number++ {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			reader := bufio.NewReader(connection)
			http.ReadRequest(reader)
			connection.Write([]byte("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))
			if number == 0 {
				<-answered
				connection.Close()
				close(closedIdle)
				continue
			}
			http.ReadRequest(reader)
			connection.Close()
		}
	}()

	c := newClient(t, "http://"+listener.Addr().String())
	if _, err := c.send(); err != nil {
		t.Fatal(err)
	}
	answered <- true
	<-closedIdle
	time.Sleep(10 * time.Millisecond)
	if _, err := c.send(); err != nil {
		t.Error("closed while idle:", err)
	}
	if _, err := c.send(); err == nil {
		t.Error("closed under a request, and the client did not notice")
	}
}
