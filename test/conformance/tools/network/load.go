package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

func init() { commands["load"] = load }

// loaded is what became of a load.
type loaded struct {
	Total   int            `json:"total"`
	Counts  map[string]int `json:"counts"`  // "question status/grpcStatus by" → how many
	Failed  []failure      `json:"failed"`  // the first hundred
	Failing int            `json:"failing"` // how many
}

type failure struct {
	Question int    `json:"question"`
	Answer   answer `json:"answer"`
}

// load reads a line of JSON with a list of questions and asks each of them over and over, Count times a second (as fast as it can for 0), until
// its input ends; then it prints what became of them. An answer fails that is neither 200 with gRPC status 0 or none, nor a line.
func load([]string) error {
	decoder := json.NewDecoder(os.Stdin)
	var questions []question
	if err := decoder.Decode(&questions); err != nil {
		return err
	}
	var stopped atomic.Bool
	out := loaded{Counts: map[string]int{}, Failed: []failure{}}
	var mutex sync.Mutex
	var wait sync.WaitGroup
	for i, q := range questions {
		wait.Go(func() {
			pause := time.Duration(0)
			if q.Count > 0 {
				pause = time.Second / time.Duration(q.Count)
			}
			q.Count = 1
			if q.Timeout == 0 {
				q.Timeout = 5000
			}
			client := q.client()
			for !stopped.Load() {
				start := time.Now()
				a := q.once(client)
				a.Start, a.Millis = start.UnixMilli(), time.Since(start).Milliseconds()
				mutex.Lock()
				out.add(i, a)
				mutex.Unlock()
				time.Sleep(pause - time.Since(start))
			}
		})
	}
	fmt.Fprintln(os.Stderr, "READY")
	_, _ = io.Copy(io.Discard, decoder.Buffered())
	_, _ = io.Copy(io.Discard, os.Stdin)
	stopped.Store(true)
	wait.Wait()
	return json.NewEncoder(os.Stdout).Encode(out)
}

func (l *loaded) add(i int, a answer) {
	l.Total++
	l.Counts[fmt.Sprintf("%d %d/%s %s", i, a.Status, a.GRPCStatus, a.By)]++
	good := a.Error == "" && (a.Status == 0 || a.Status == 200) && (a.GRPCStatus == "" || a.GRPCStatus == "0")
	if good {
		return
	}
	l.Failing++
	if len(l.Failed) < 100 {
		l.Failed = append(l.Failed, failure{i, a})
	}
}
