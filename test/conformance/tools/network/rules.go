package main

import (
	"net"

	"github.com/google/nftables"
	"github.com/google/nftables/binaryutil"
	"github.com/google/nftables/expr"
	"golang.org/x/sys/unix"
)

// wall is what may come into a pod or go out of it: everything where there is none, else what one of its rules admits.
type wall []admission

// admission lets connections with some addresses pass, on some ports.
type admission struct {
	CIDR     string   `json:"cidr"`
	Except   []string `json:"except"`
	Protocol string   `json:"protocol"` // TCP, UDP, SCTP; any for none
	From     uint16   `json:"from"`     // first port; any for 0
	To       uint16   `json:"to"`       // last port
}

var protocols = map[string]byte{"TCP": unix.IPPROTO_TCP, "UDP": unix.IPPROTO_UDP, "SCTP": unix.IPPROTO_SCTP}

// Offsets of the other end's address in the header of IPv4.
const (
	sourceAddress      = 12
	destinationAddress = 16
)

// exprs of a rule that accepts what the admission names.
func (a admission) exprs(offset uint32) ([]expr.Any, error) {
	within, err := addressIn(a.CIDR, offset, expr.CmpOpEq)
	if err != nil {
		return nil, err
	}
	for _, cidr := range a.Except {
		without, err := addressIn(cidr, offset, expr.CmpOpNeq)
		if err != nil {
			return nil, err
		}
		within = append(within, without...)
	}
	if a.Protocol != "" {
		within = append(within, isProtocol(protocols[a.Protocol])...)
	}
	if a.From > 0 {
		within = append(within, toPorts(a.From, a.To)...)
	}
	return append(within, accepted()...), nil
}

func addressIn(cidr string, offset uint32, op expr.CmpOp) ([]expr.Any, error) {
	_, block, err := net.ParseCIDR(cidr)
	if err != nil {
		return nil, err
	}
	return []expr.Any{
		&expr.Payload{DestRegister: 1, Base: expr.PayloadBaseNetworkHeader, Offset: offset, Len: 4},
		&expr.Bitwise{SourceRegister: 1, DestRegister: 1, Len: 4, Mask: block.Mask, Xor: make([]byte, 4)},
		&expr.Cmp{Op: op, Register: 1, Data: block.IP.To4()},
	}, nil
}

func isProtocol(number byte) []expr.Any {
	return []expr.Any{&expr.Meta{Key: expr.MetaKeyL4PROTO, Register: 1}, &expr.Cmp{Op: expr.CmpOpEq, Register: 1, Data: []byte{number}}}
}

func toPorts(from, to uint16) []expr.Any {
	return []expr.Any{
		&expr.Payload{DestRegister: 1, Base: expr.PayloadBaseTransportHeader, Offset: 2, Len: 2},
		&expr.Range{Op: expr.CmpOpEq, Register: 1, FromData: binaryutil.BigEndian.PutUint16(from), ToData: binaryutil.BigEndian.PutUint16(to)},
	}
}

// answers are packets of connections that were let pass when they began, and what is told about them.
func answers() []expr.Any {
	mask := binaryutil.NativeEndian.PutUint32(expr.CtStateBitESTABLISHED | expr.CtStateBitRELATED)
	return []expr.Any{
		&expr.Ct{Register: 1, Key: expr.CtKeySTATE},
		&expr.Bitwise{SourceRegister: 1, DestRegister: 1, Len: 4, Mask: mask, Xor: make([]byte, 4)},
		&expr.Cmp{Op: expr.CmpOpNeq, Register: 1, Data: make([]byte, 4)},
	}
}

func onLoopback(key expr.MetaKey) []expr.Any {
	name := make([]byte, 16)
	copy(name, "lo")
	return []expr.Any{&expr.Meta{Key: key, Register: 1}, &expr.Cmp{Op: expr.CmpOpEq, Register: 1, Data: name}}
}

// refusedTCP tells the client at once, so that nobody waits for what will not come.
func refusedTCP() []expr.Any {
	return append(isProtocol(unix.IPPROTO_TCP), &expr.Reject{Type: unix.NFT_REJECT_TCP_RST})
}

func refusedOther() []expr.Any {
	return []expr.Any{&expr.Reject{Type: unix.NFT_REJECT_ICMP_UNREACH, Code: 3}}
}

func ruleOf(chain *nftables.Chain, exprs ...[]expr.Any) *nftables.Rule {
	rule := &nftables.Rule{Table: chain.Table, Chain: chain}
	for _, e := range exprs {
		rule.Exprs = append(rule.Exprs, e...)
	}
	return rule
}
