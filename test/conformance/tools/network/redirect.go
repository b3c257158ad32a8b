package main

import (
	"github.com/google/nftables"
	"github.com/google/nftables/binaryutil"
	"github.com/google/nftables/expr"
	"golang.org/x/sys/unix"
)

// redirect leads the TCP connections of a pod through its proxy.
type redirect struct {
	UID           uint32   `json:"uid"`
	Inbound       uint16   `json:"inbound"`
	Outbound      uint16   `json:"outbound"`
	ExceptInbound []uint16 `json:"exceptInbound"`
}

func (r redirect) install() error {
	conn, err := nftables.New()
	if err != nil {
		return err
	}
	table := conn.AddTable(&nftables.Table{Family: nftables.TableFamilyIPv4, Name: "redirect"})
	in := conn.AddChain(&nftables.Chain{Name: "in", Table: table, Type: nftables.ChainTypeNAT, Hooknum: nftables.ChainHookPrerouting, Priority: nftables.ChainPriorityNATDest})
	out := conn.AddChain(&nftables.Chain{Name: "out", Table: table, Type: nftables.ChainTypeNAT, Hooknum: nftables.ChainHookOutput, Priority: nftables.ChainPriorityNATDest})
	add := func(chain *nftables.Chain, exprs ...[]expr.Any) {
		rule := &nftables.Rule{Table: table, Chain: chain}
		for _, e := range exprs {
			rule.Exprs = append(rule.Exprs, e...)
		}
		conn.AddRule(rule)
	}
	for _, port := range r.ExceptInbound {
		add(in, isTCP(), toPort(port), accepted())
	}
	add(in, isTCP(), redirected(r.Inbound))
	add(out, isTCP(), byUser(r.UID), accepted())
	add(out, isTCP(), overLoopback(), accepted())
	add(out, isTCP(), redirected(r.Outbound))
	return conn.Flush()
}

func isTCP() []expr.Any {
	return []expr.Any{&expr.Meta{Key: expr.MetaKeyL4PROTO, Register: 1}, &expr.Cmp{Op: expr.CmpOpEq, Register: 1, Data: []byte{unix.IPPROTO_TCP}}}
}

func toPort(port uint16) []expr.Any {
	return []expr.Any{
		&expr.Payload{DestRegister: 1, Base: expr.PayloadBaseTransportHeader, Offset: 2, Len: 2},
		&expr.Cmp{Op: expr.CmpOpEq, Register: 1, Data: binaryutil.BigEndian.PutUint16(port)},
	}
}

func byUser(uid uint32) []expr.Any {
	return []expr.Any{&expr.Meta{Key: expr.MetaKeySKUID, Register: 1}, &expr.Cmp{Op: expr.CmpOpEq, Register: 1, Data: binaryutil.NativeEndian.PutUint32(uid)}}
}

func overLoopback() []expr.Any {
	name := make([]byte, 16)
	copy(name, "lo")
	return []expr.Any{&expr.Meta{Key: expr.MetaKeyOIFNAME, Register: 1}, &expr.Cmp{Op: expr.CmpOpEq, Register: 1, Data: name}}
}

func redirected(port uint16) []expr.Any {
	return []expr.Any{&expr.Immediate{Register: 1, Data: binaryutil.BigEndian.PutUint16(port)}, &expr.Redir{RegisterProtoMin: 1}}
}

func accepted() []expr.Any { return []expr.Any{&expr.Verdict{Kind: expr.VerdictAccept}} }
