package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

func init() { commands["serve"] = serve }

// server is an application: it tells who it is, and keeps a line of JSON in its log for each request that it sees.
type server struct {
	name  string
	mutex sync.Mutex
	log   *json.Encoder
	seen  map[string]int
}

// seenRequest is a line of the log.
type seenRequest struct {
	Time    int64             `json:"time"` // milliseconds
	Port    string            `json:"port"`
	Proto   string            `json:"proto"`
	Method  string            `json:"method,omitempty"`
	Path    string            `json:"path,omitempty"`
	Headers map[string]string `json:"headers,omitempty"`
}

// serve -name NAME -log FILE PORT=PROTOCOL... listens until it is killed. Protocols: http (HTTP/1.1, HTTP/2 without TLS, and gRPC by
// content type), tcp (answers each line with its name), server-first (greets with its name, then as tcp), udp (gives back what it gets).
// Requests say what they want to get, by headers: x-status (200), x-grpc-status (0), x-delay (milliseconds), and x-fail-first (so many
// requests of the same x-key get x-status or x-grpc-status, the later ones 200 and 0), x-reset (closes the connection), x-at (only the
// application of that name does so).
func serve(args []string) error {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	name := flags.String("name", "", "what it answers")
	log := flags.String("log", "/dev/null", "file for requests")
	if err := flags.Parse(args); err != nil {
		return err
	}
	file, err := os.OpenFile(*log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	s := &server{name: *name, log: json.NewEncoder(file), seen: map[string]int{}}
	failed := make(chan error)
	for _, arg := range flags.Args() {
		port, protocol, _ := strings.Cut(arg, "=")
		if protocol == "udp" {
			go func() { failed <- echo(port) }()
			continue
		}
		l, err := net.Listen("tcp", ":"+port)
		if err != nil {
			return err
		}
		go func() { failed <- s.listen(l, port, protocol) }()
	}
	fmt.Println("READY")
	return <-failed
}

func (s *server) listen(l net.Listener, port, protocol string) error {
	if protocol == "http" {
		h := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.answer(w, r, port) }), Protocols: new(http.Protocols)}
		h.Protocols.SetHTTP1(true)
		h.Protocols.SetUnencryptedHTTP2(true)
		return h.Serve(l)
	}
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		go s.lines(conn, port, protocol == "server-first")
	}
}

func (s *server) lines(conn net.Conn, port string, greets bool) {
	defer conn.Close()
	if greets {
		fmt.Fprintln(conn, s.name)
	}
	for scanner := bufio.NewScanner(conn); scanner.Scan(); {
		s.note(seenRequest{Port: port, Proto: "tcp", Path: scanner.Text()})
		fmt.Fprintln(conn, s.name)
	}
}

func (s *server) note(r seenRequest) {
	r.Time = time.Now().UnixMilli()
	s.mutex.Lock()
	defer s.mutex.Unlock()
	_ = s.log.Encode(r)
}

func (s *server) answer(w http.ResponseWriter, r *http.Request, port string) {
	_, _ = io.Copy(io.Discard, r.Body)
	headers := map[string]string{"host": r.Host}
	for name, values := range r.Header {
		headers[strings.ToLower(name)] = strings.Join(values, ", ")
	}
	s.note(seenRequest{Port: port, Proto: r.Proto, Method: r.Method, Path: r.URL.RequestURI(), Headers: headers})
	if delay, err := strconv.Atoi(headers["x-delay"]); err == nil && s.concerned(headers) {
		time.Sleep(time.Duration(delay) * time.Millisecond)
	}
	failing := s.concerned(headers) && s.failing(headers)
	if failing && headers["x-reset"] != "" {
		panic(http.ErrAbortHandler)
	}
	status, code := http.StatusOK, "0"
	if failing {
		if asked, err := strconv.Atoi(headers["x-status"]); err == nil {
			status = asked
		}
		if asked := headers["x-grpc-status"]; asked != "" {
			code = asked
		}
	}
	w.Header().Set("x-served-by", s.name)
	if strings.HasPrefix(headers["content-type"], "application/grpc") && status == http.StatusOK {
		w.Header().Set("content-type", "application/grpc")
		if code != "0" { // a failure without a message has its status among the headers
			w.Header().Set("grpc-status", code)
			w.WriteHeader(status)
			return
		}
		w.Header().Set("trailer", "grpc-status")
		w.WriteHeader(status)
		_, _ = w.Write([]byte{0, 0, 0, 0, 0}) // one empty message
		w.Header().Set("grpc-status", code)
		return
	}
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"name": s.name, "headers": headers})
}

// concerned tells whether this application is meant where one is named.
func (s *server) concerned(headers map[string]string) bool {
	return headers["x-at"] == "" || headers["x-at"] == s.name
}

// failing tells whether this request is to get what it asks for, or a good answer since enough of its kind have failed.
func (s *server) failing(headers map[string]string) bool {
	first, err := strconv.Atoi(headers["x-fail-first"])
	if err != nil {
		return true
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.seen[headers["x-key"]]++
	return s.seen[headers["x-key"]] <= first
}
