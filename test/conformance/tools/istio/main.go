// istio runs Istio's own code, without a cluster: what it says of objects, what it makes of them for proxies, and istiod itself.
package main

import (
	"fmt"
	"os"
	"sort"
	"strings"

	"istio.io/istio/pkg/log"
)

// commands are registered by the files that hold them.
var commands = map[string]func(args []string) error{}

func main() {
	options := log.DefaultOptions()
	options.OutputPaths = []string{"stderr"}
	_ = log.Configure(options)
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		names := make([]string, 0, len(commands))
		for name := range commands {
			names = append(names, name)
		}
		sort.Strings(names)
		fmt.Fprintln(os.Stderr, "usage: istio", strings.Join(names, "|"), "...")
		os.Exit(2)
	}
	if err := commands[os.Args[1]](os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
