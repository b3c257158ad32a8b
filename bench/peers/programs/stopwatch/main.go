// Command stopwatch runs a program with its output in a file, and tells as JSON what it took: `stopwatch FILE PROGRAM ARGUMENT...`.
//
// Node cannot tell what its children took. And a program that a large process starts counts the memory of that process as its own: this one is small.
package main

import (
	"encoding/json"
	"log"
	"os"
	"os/exec"
	"syscall"
	"time"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 3 {
		log.Fatal("stopwatch FILE PROGRAM ARGUMENT...")
	}
	output, err := os.Create(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	command := exec.Command(os.Args[2], os.Args[3:]...)
	command.Stdout, command.Stderr = output, os.Stderr
	start := time.Now()
	if err := command.Run(); err != nil {
		log.Fatal(err)
	}
	passed := time.Since(start)
	if err := json.NewEncoder(os.Stdout).Encode(sample(passed, command.ProcessState)); err != nil {
		log.Fatal(err)
	}
}

// sample is in milliseconds and megabytes.
func sample(passed time.Duration, state *os.ProcessState) map[string]float64 {
	milliseconds := func(duration time.Duration) float64 { return float64(duration.Microseconds()) / 1000 }
	return map[string]float64{
		"passed":    milliseconds(passed),
		"processor": milliseconds(state.UserTime() + state.SystemTime()),
		"megabytes": float64(state.SysUsage().(*syscall.Rusage).Maxrss) / 1024, // kilobytes on Linux
	}
}
