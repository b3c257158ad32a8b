// linkerd asks the policy API of Linkerd's control plane what it tells proxies, and leads proxies to it.
//
//	linkerd ask HOST:PORT < questions.json > answers.json
//	linkerd forward LOCAL=REMOTE...
package main

import (
	"fmt"
	"os"
)

// commands are registered by the files that hold them.
var commands = map[string]func(args []string) error{}

func main() {
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: linkerd ask HOST:PORT | linkerd forward LOCAL=REMOTE...")
		os.Exit(2)
	}
	if err := commands[os.Args[1]](os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
