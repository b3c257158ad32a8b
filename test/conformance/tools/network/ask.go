package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"
)

func init() { commands["ask"] = ask }

// question is one request, or one connection where the protocol has no requests.
type question struct {
	Protocol string            `json:"protocol"` // http, http2, grpc, tcp, server-first
	Address  string            `json:"address"`  // ip:port
	Host     string            `json:"host"`
	Method   string            `json:"method"`
	Path     string            `json:"path"`
	Headers  map[string]string `json:"headers"`
	Count    int               `json:"count"`   // how often; 1
	Timeout  int               `json:"timeout"` // milliseconds; 5000
	Fresh    bool              `json:"fresh"`   // a connection of its own for each
}

// answer is what came back.
type answer struct {
	Status     int                 `json:"status,omitempty"`
	GRPCStatus string              `json:"grpcStatus,omitempty"`
	By         string              `json:"by,omitempty"` // name of the application
	Headers    map[string][]string `json:"headers,omitempty"`
	Body       string              `json:"body,omitempty"`
	Error      string              `json:"error,omitempty"`
	Start      int64               `json:"start"` // milliseconds
	Millis     int64               `json:"millis"`
}

// ask reads a JSON list of questions, asks them side by side (-order: one after the other) and prints a list of lists of answers.
func ask(args []string) error {
	var questions []question
	if err := json.NewDecoder(os.Stdin).Decode(&questions); err != nil {
		return err
	}
	answers := make([][]answer, len(questions))
	var wait sync.WaitGroup
	slots := make(chan struct{}, 16)
	for i, q := range questions {
		run := func() { answers[i] = q.ask() }
		if len(args) > 0 && args[0] == "-order" {
			run()
			continue
		}
		slots <- struct{}{}
		wait.Go(func() { defer func() { <-slots }(); run() })
	}
	wait.Wait()
	return json.NewEncoder(os.Stdout).Encode(answers)
}

func (q question) ask() []answer {
	if q.Timeout == 0 {
		q.Timeout = 5000
	}
	client := q.client()
	defer client.CloseIdleConnections()
	var answers []answer
	for range max(q.Count, 1) {
		start := time.Now()
		a := q.once(client)
		a.Start, a.Millis = start.UnixMilli(), time.Since(start).Milliseconds()
		answers = append(answers, a)
	}
	return answers
}

func (q question) client() *http.Client {
	transport := &http.Transport{
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "tcp", q.Address)
		},
		DisableKeepAlives: q.Fresh, DisableCompression: true, Protocols: new(http.Protocols),
	}
	if q.Protocol == "grpc" || q.Protocol == "http2" {
		transport.Protocols.SetUnencryptedHTTP2(true)
	} else {
		transport.Protocols.SetHTTP1(true)
	}
	noRedirects := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &http.Client{Transport: transport, Timeout: time.Duration(q.Timeout) * time.Millisecond, CheckRedirect: noRedirects}
}

func (q question) once(client *http.Client) answer {
	if q.Protocol == "tcp" || q.Protocol == "server-first" {
		return q.line()
	}
	var body io.Reader
	method := q.Method
	if q.Protocol == "grpc" {
		method, body = http.MethodPost, bytes.NewReader([]byte{0, 0, 0, 0, 0})
	}
	r, err := http.NewRequest(method, "http://"+q.Host+q.Path, body)
	if err != nil {
		return answer{Error: err.Error()}
	}
	for name, value := range q.Headers {
		r.Header.Set(name, value)
	}
	if q.Protocol == "grpc" {
		r.Header.Set("content-type", "application/grpc")
		r.Header.Set("te", "trailers")
	}
	response, err := client.Do(r)
	if err != nil {
		return answer{Error: reason(err)}
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	a := answer{Status: response.StatusCode, By: response.Header.Get("x-served-by"), Headers: response.Header, Body: string(text[:min(len(text), 2000)])}
	if err != nil {
		a.Error = reason(err)
	}
	if q.Protocol == "grpc" {
		a.GRPCStatus = response.Trailer.Get("grpc-status")
		if a.GRPCStatus == "" {
			a.GRPCStatus = response.Header.Get("grpc-status") // answered without a message
		}
	}
	return a
}

func (q question) line() answer {
	timeout := time.Duration(q.Timeout) * time.Millisecond
	conn, err := net.DialTimeout("tcp", q.Address, timeout)
	if err != nil {
		return answer{Error: reason(err)}
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(timeout))
	if q.Protocol == "tcp" {
		if _, err := fmt.Fprintln(conn, "PING"); err != nil {
			return answer{Error: reason(err)}
		}
	}
	text := make([]byte, 256)
	n, err := conn.Read(text)
	if err != nil {
		return answer{Error: reason(err)}
	}
	return answer{By: strings.TrimSpace(string(text[:n]))}
}

// reason is the last part of an error: what happened, without addresses.
func reason(err error) string {
	if e, ok := err.(net.Error); ok && e.Timeout() {
		return "timeout"
	}
	text := err.Error()
	switch {
	case strings.Contains(text, "connection refused"):
		return "refused"
	case strings.Contains(text, "connection reset") || strings.Contains(text, "broken pipe"):
		return "reset"
	case strings.HasSuffix(text, "EOF") || strings.Contains(text, "closed") || strings.Contains(text, "could not be established"):
		return "closed"
	case strings.Contains(text, "unreachable") || strings.Contains(text, "no route"):
		return "unreachable"
	}
	return text
}
