package main

import (
	"fmt"
	"io"
	"net"
	"strings"
)

func init() { commands["forward"] = forward }

// forward leads connections to local addresses on to others until it is killed: proxies reach controllers on loopback without TLS.
func forward(args []string) error {
	failed := make(chan error)
	for _, arg := range args {
		local, remote, found := strings.Cut(arg, "=")
		if !found {
			return fmt.Errorf("not LOCAL=REMOTE: %s", arg)
		}
		listener, err := net.Listen("tcp", local)
		if err != nil {
			return err
		}
		go func() { failed <- lead(listener, remote) }()
	}
	return <-failed
}

func lead(listener net.Listener, remote string) error {
	for {
		near, err := listener.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer near.Close()
			far, err := net.Dial("tcp", remote)
			if err != nil {
				return
			}
			defer far.Close()
			go func() { _, _ = io.Copy(far, near) }()
			_, _ = io.Copy(near, far)
		}()
	}
}
