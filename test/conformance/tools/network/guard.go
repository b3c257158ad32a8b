package main

import (
	"net"

	"github.com/google/nftables"
	"github.com/google/nftables/binaryutil"
	"github.com/google/nftables/expr"
	"golang.org/x/sys/unix"
)

// guard is all that stands between a pod and the network: its walls, and the Services that its connections are led by.
type guard struct {
	Ingress  *wall     `json:"ingress"`
	Egress   *wall     `json:"egress"`
	Services []service `json:"services"`
}

// service leads connections to its address on to one of its endpoints, as kube-proxy does.
type service struct {
	IP        string     `json:"ip"`
	Port      uint16     `json:"port"`
	Endpoints []endpoint `json:"endpoints"`
}

type endpoint struct {
	IP   string `json:"ip"`
	Port uint16 `json:"port"`
}

const tableName = "guard"

// install puts the guard in place of an earlier one, in the network namespace that it runs in and in one step.
func (g guard) install() error {
	conn, err := nftables.New()
	if err != nil {
		return err
	}
	table := &nftables.Table{Family: nftables.TableFamilyIPv4, Name: tableName}
	conn.AddTable(table)
	conn.DelTable(table)
	conn.AddTable(table)
	if err := g.Ingress.install(conn, table, "in", nftables.ChainHookInput, expr.MetaKeyIIFNAME, sourceAddress); err != nil {
		return err
	}
	if err := g.Egress.install(conn, table, "out", nftables.ChainHookOutput, expr.MetaKeyOIFNAME, destinationAddress); err != nil {
		return err
	}
	if len(g.Services) > 0 {
		chain := conn.AddChain(&nftables.Chain{Name: "services", Table: table, Type: nftables.ChainTypeNAT, Hooknum: nftables.ChainHookOutput, Priority: nftables.ChainPriorityNATDest})
		for _, s := range g.Services {
			s.install(conn, chain)
		}
	}
	return conn.Flush()
}

// install adds a chain that refuses what no rule admits; the node of a pod and answers always pass.
func (w *wall) install(conn *nftables.Conn, table *nftables.Table, name string, hook *nftables.ChainHook, link expr.MetaKey, other uint32) error {
	if w == nil {
		return nil
	}
	chain := conn.AddChain(&nftables.Chain{Name: name, Table: table, Type: nftables.ChainTypeFilter, Hooknum: hook, Priority: nftables.ChainPriorityFilter})
	node, _, err := net.ParseCIDR(nodeIP)
	if err != nil {
		return err
	}
	fromNode, err := addressIn(node.String()+"/32", other, expr.CmpOpEq)
	if err != nil {
		return err
	}
	conn.AddRule(ruleOf(chain, answers(), accepted()))
	conn.AddRule(ruleOf(chain, onLoopback(link), accepted()))
	conn.AddRule(ruleOf(chain, fromNode, accepted()))
	for _, a := range *w {
		exprs, err := a.exprs(other)
		if err != nil {
			return err
		}
		conn.AddRule(ruleOf(chain, exprs))
	}
	conn.AddRule(ruleOf(chain, refusedTCP()))
	conn.AddRule(ruleOf(chain, refusedOther()))
	return nil
}

// install adds a rule for each endpoint: each is taken by its share of the connections that come as far as it.
func (s service) install(conn *nftables.Conn, chain *nftables.Chain) {
	for i, e := range s.Endpoints {
		left := uint32(len(s.Endpoints) - i)
		chosen := []expr.Any{
			&expr.Numgen{Register: 1, Modulus: left, Type: unix.NFT_NG_RANDOM},
			&expr.Cmp{Op: expr.CmpOpEq, Register: 1, Data: binaryutil.NativeEndian.PutUint32(0)},
		}
		asked, err := addressIn(s.IP+"/32", destinationAddress, expr.CmpOpEq)
		if err != nil {
			continue
		}
		conn.AddRule(ruleOf(chain, isTCP(), asked, toPort(s.Port), chosen, []expr.Any{
			&expr.Immediate{Register: 1, Data: net.ParseIP(e.IP).To4()},
			&expr.Immediate{Register: 2, Data: binaryutil.BigEndian.PutUint16(e.Port)},
			&expr.NAT{Type: expr.NATTypeDestNAT, Family: unix.NFPROTO_IPV4, RegAddrMin: 1, RegProtoMin: 2},
		}))
	}
}
