package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"sync"
	"syscall"
	"time"
)

// load is a client that forgives nothing. net/http would quietly send a request
// again when a kept-alive connection dies under it, and so hide what a release
// loses. Here a request is written once, and anything but a complete 2xx answer
// is a failure. Half of the connections are kept alive, half are opened anew for
// every request: the two lose requests in different ways.

type report struct {
	Sent      int            `json:"sent"`
	OK        int            `json:"ok"`
	Failed    int            `json:"failed"`
	ByVersion map[string]int `json:"byVersion"` // good answers by their x-version
	Errors    []string       `json:"errors"`    // the first ten
	MaxGapMs  int64          `json:"maxGapMs"`  // the longest time without a good answer

	mutex  sync.Mutex
	lastOK time.Time
}

func load(url string, args []string) error {
	flags := flag.NewFlagSet("load", flag.ExitOnError)
	connections := flags.Int("connections", 8, "clients at work, every other one keeps its connection")
	rate := flags.Float64("rate", 200, "requests per second, all clients together")
	limit := flags.Float64("seconds", 0, "stop after so many seconds (0: at SIGINT or SIGTERM)")
	timeout := flags.Float64("timeout", 10, "seconds one request may take")
	flags.Parse(args)
	if *connections < 1 || *rate <= 0 {
		return errors.New("--connections and --rate must be positive")
	}
	request, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return err
	}

	stop := make(chan struct{})
	signals := stopSignal()
	var deadline <-chan time.Time // nil, so never, without --seconds
	if *limit > 0 {
		deadline = time.After(time.Duration(*limit * float64(time.Second)))
	}
	go func() {
		select {
		case <-signals:
		case <-deadline:
		}
		close(stop)
	}()

	result := &report{ByVersion: map[string]int{}, Errors: []string{}, lastOK: time.Now()}
	interval := time.Duration(float64(*connections) / *rate * float64(time.Second))
	var clients sync.WaitGroup
	for number := range *connections {
		c := &client{
			name:    fmt.Sprintf("client %d, connection kept alive", number),
			keep:    number%2 == 0,
			request: request.Clone(request.Context()),
			timeout: time.Duration(*timeout * float64(time.Second)),
		}
		if !c.keep {
			c.name = fmt.Sprintf("client %d, connection fresh", number)
			c.request.Close = true
		}
		clients.Go(func() {
			time.Sleep(interval * time.Duration(number) / time.Duration(*connections)) // spread them out
			c.run(interval, stop, result)
		})
	}
	clients.Wait()
	result.gap(time.Now())
	return json.NewEncoder(os.Stdout).Encode(result)
}

type client struct {
	name    string
	keep    bool
	request *http.Request
	timeout time.Duration

	connection net.Conn
	reader     *bufio.Reader
}

func (c *client) run(interval time.Duration, stop <-chan struct{}, result *report) {
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	defer c.hangUp()
	for {
		select {
		case <-stop:
			return
		case <-ticker.C:
			version, err := c.send()
			result.add(c.name, version, err)
		}
	}
}

func (c *client) send() (version string, err error) {
	defer func() {
		if err != nil || !c.keep {
			c.hangUp()
		}
	}()
	// A connection the server has closed is replaced before the request is sent, as
	// every connection pool does. Once it is sent there is no second attempt.
	if c.connection != nil && closed(c.connection) {
		c.hangUp()
	}
	if c.connection == nil {
		address := c.request.URL.Host
		if c.request.URL.Port() == "" {
			address = net.JoinHostPort(c.request.URL.Hostname(), "80")
		}
		if c.connection, err = net.DialTimeout("tcp", address, c.timeout); err != nil {
			return "", err
		}
		c.reader = bufio.NewReader(c.connection)
	}
	if err := c.connection.SetDeadline(time.Now().Add(c.timeout)); err != nil {
		return "", err
	}
	if err := c.request.Write(c.connection); err != nil {
		return "", err
	}
	answer, err := http.ReadResponse(c.reader, c.request)
	if err != nil {
		return "", fmt.Errorf("no answer: %w", err)
	}
	defer answer.Body.Close()
	if _, err := io.Copy(io.Discard, answer.Body); err != nil {
		return "", fmt.Errorf("half an answer: %w", err)
	}
	if answer.Close {
		c.hangUp()
	}
	if answer.StatusCode/100 != 2 {
		return "", errors.New(answer.Status)
	}
	return answer.Header.Get("x-version"), nil
}

func (c *client) hangUp() {
	if c.connection != nil {
		c.connection.Close()
		c.connection = nil
	}
}

// closed says whether the other side has already ended an idle connection.
func closed(connection net.Conn) bool {
	raw, err := connection.(*net.TCPConn).SyscallConn()
	if err != nil {
		return true
	}
	ended := false
	err = raw.Read(func(fd uintptr) bool {
		_, _, err := syscall.Recvfrom(int(fd), make([]byte, 1), syscall.MSG_PEEK|syscall.MSG_DONTWAIT)
		ended = err != syscall.EAGAIN // nothing to read yet is the only healthy state
		return true
	})
	return err != nil || ended
}

func (r *report) add(client, version string, err error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	now := time.Now()
	r.Sent++
	if err != nil {
		r.Failed++
		if len(r.Errors) < 10 {
			r.Errors = append(r.Errors, fmt.Sprintf("%s %s: %v", now.UTC().Format("15:04:05.000"), client, err))
		}
		return
	}
	r.OK++
	r.ByVersion[version]++
	r.gap(now)
	r.lastOK = now
}

func (r *report) gap(now time.Time) { r.MaxGapMs = max(r.MaxGapMs, now.Sub(r.lastOK).Milliseconds()) }
