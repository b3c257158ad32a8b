package main

import "net"

// echo gives datagrams back.
func echo(port string) error {
	conn, err := net.ListenPacket("udp4", ":"+port)
	if err != nil {
		return err
	}
	text := make([]byte, 2048)
	for {
		n, from, err := conn.ReadFrom(text)
		if err != nil {
			return err
		}
		if _, err := conn.WriteTo(text[:n], from); err != nil {
			return err
		}
	}
}
