package main

import (
	"crypto/tls"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"

	"istio.io/istio/pkg/hbone"
)

func init() { commands["tunnel"] = tunnel }

// way leads connections to an address through a waypoint, with the identity of a source.
type way struct {
	Listen   string `json:"listen"`
	Identity string `json:"identity"` // folder with cert.pem and key.pem
	Proxy    string `json:"proxy"`    // address of the waypoint
	To       string `json:"to"`       // address that the source calls
}

// tunnel FILE reads a JSON list of ways and opens them, until it is killed: HBONE as a ztunnel speaks it.
func tunnel(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("tunnel takes a file")
	}
	text, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	var ways []way
	if err := json.Unmarshal(text, &ways); err != nil {
		return err
	}
	for _, w := range ways {
		cert, err := tls.LoadX509KeyPair(w.Identity+"/cert.pem", w.Identity+"/key.pem")
		if err != nil {
			return err
		}
		config := hbone.Config{ProxyAddress: w.Proxy, TLS: &tls.Config{Certificates: []tls.Certificate{cert}, InsecureSkipVerify: true, NextProtos: []string{"h2"}}}
		l, err := net.Listen("tcp", w.Listen)
		if err != nil {
			return err
		}
		go accept(l, hbone.NewDialer(config), w.To)
	}
	fmt.Println("READY")
	select {}
}

func accept(l net.Listener, dialer hbone.Dialer, to string) {
	for {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		go func() {
			defer conn.Close()
			upstream, err := dialer.Dial("tcp", to)
			if err != nil {
				fmt.Fprintln(os.Stderr, to, err)
				return
			}
			defer upstream.Close()
			done := make(chan struct{}, 2)
			go func() { _, _ = io.Copy(upstream, conn); done <- struct{}{} }()
			go func() { _, _ = io.Copy(conn, upstream); done <- struct{}{} }()
			<-done
		}()
	}
}
