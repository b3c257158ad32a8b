package main

import (
	"encoding/json"
	"errors"
	"io"
	"net"
	"os"
	"runtime"
	"syscall"
	"time"

	"github.com/vishvananda/netns"
)

func init() { commands["policies"] = policies }

// change is what pods are to be guarded by from now on, and connections to try then.
type change struct {
	Guards []struct {
		Pod   string `json:"pod"`
		Guard guard  `json:"guard"`
	} `json:"guards"`
	Tries []try `json:"tries"`
}

// try is a connection from a pod (from the node for none), or a datagram that is to be answered.
type try struct {
	From    string `json:"from"`
	Network string `json:"network"` // tcp, udp
	Address string `json:"address"` // ip:port
	Local   string `json:"local"`   // address of the node's that it comes from; the usual one for none
}

// policies reads lines of JSON, each a change; it puts the guards in place in their order, tries the connections and
// prints a line with what became of each: passed, refused, or the error.
func policies([]string) error {
	runtime.LockOSThread()
	node, err := netns.Get()
	if err != nil {
		return err
	}
	spaces := map[string]netns.NsHandle{"": node}
	decoder, encoder := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		var c change
		if err := decoder.Decode(&c); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		results := make([]string, len(c.Tries))
		for _, g := range c.Guards {
			if err := enter(spaces, g.Pod); err != nil {
				return err
			}
			if err := g.Guard.install(); err != nil {
				return err
			}
		}
		for i, t := range c.Tries {
			if err := enter(spaces, t.From); err != nil {
				return err
			}
			results[i] = t.result()
		}
		if err := encoder.Encode(results); err != nil {
			return err
		}
	}
}

func enter(spaces map[string]netns.NsHandle, name string) error {
	if _, known := spaces[name]; !known {
		space, err := netns.GetFromName(name)
		if err != nil {
			return err
		}
		spaces[name] = space
	}
	return netns.Set(spaces[name])
}

const patience = 3 * time.Second

func (t try) result() string {
	conn, err := t.dial()
	if err == nil {
		defer conn.Close()
		if tcp, is := conn.(*net.TCPConn); is {
			_ = tcp.SetLinger(0)
			return "passed"
		}
		_ = conn.SetDeadline(time.Now().Add(patience))
		if _, err = conn.Write([]byte("?")); err == nil {
			_, err = conn.Read(make([]byte, 16))
		}
	}
	switch {
	case err == nil:
		return "passed"
	case errors.Is(err, syscall.ECONNREFUSED), errors.Is(err, syscall.EPERM): // by the other end, or by its own
		return "refused"
	}
	return reason(err)
}

func (t try) dial() (net.Conn, error) {
	dialer := net.Dialer{Timeout: patience}
	if t.Local != "" {
		// loopback holds addresses of the node's that no link has
		if err := addressed("lo", t.Local+"/32"); err != nil && !errors.Is(err, syscall.EEXIST) {
			return nil, err
		}
		dialer.LocalAddr = &net.TCPAddr{IP: net.ParseIP(t.Local)}
	}
	return dialer.Dial(t.Network, t.Address)
}
