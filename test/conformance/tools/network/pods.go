package main

import (
	"encoding/json"
	"fmt"
	"net"
	"os"
	"runtime"

	"github.com/vishvananda/netlink"
	"github.com/vishvananda/netns"
)

func init() {
	commands["pods"] = pods
	commands["remove-pods"] = removePods
}

// pod is a network namespace with an address on the node's bridge.
type pod struct {
	Name     string    `json:"name"`
	IP       string    `json:"ip"`
	Redirect *redirect `json:"redirect"`
}

const (
	bridgeName = "cni0"
	nodeIP     = "10.244.0.1/16"
)

// pods reads a JSON list of pods and makes them, and the bridge in the namespace that it runs in where there is none yet.
func pods([]string) error {
	var wanted []pod
	if err := json.NewDecoder(os.Stdin).Decode(&wanted); err != nil {
		return err
	}
	runtime.LockOSThread()
	node, err := netns.Get()
	if err != nil {
		return err
	}
	bridge, err := bridgeOfNode()
	if err != nil {
		return err
	}
	for _, p := range wanted {
		if err := p.make(node, bridge); err != nil {
			return fmt.Errorf("pod %s: %w", p.Name, err)
		}
	}
	return nil
}

func bridgeOfNode() (netlink.Link, error) {
	if found, err := netlink.LinkByName(bridgeName); err == nil {
		return found, nil
	}
	if err := up("lo"); err != nil {
		return nil, err
	}
	attributes := netlink.NewLinkAttrs()
	attributes.Name = bridgeName
	bridge := &netlink.Bridge{LinkAttrs: attributes}
	if err := netlink.LinkAdd(bridge); err != nil {
		return nil, err
	}
	return bridge, addressed(bridgeName, nodeIP)
}

func (p pod) make(node netns.NsHandle, bridge netlink.Link) error {
	space, err := netns.NewNamed(p.Name) // and enters it
	if err != nil {
		return err
	}
	defer space.Close()
	defer netns.Set(node)
	if err := up("lo"); err != nil {
		return err
	}
	if err := netns.Set(node); err != nil {
		return err
	}
	attributes := netlink.NewLinkAttrs()
	attributes.Name = linkName(p.Name)
	attributes.MasterIndex = bridge.Attrs().Index
	veth := &netlink.Veth{LinkAttrs: attributes, PeerName: "eth0", PeerNamespace: netlink.NsFd(int(space))}
	if err := netlink.LinkAdd(veth); err != nil {
		return err
	}
	if err := netlink.LinkSetUp(veth); err != nil {
		return err
	}
	if err := netns.Set(space); err != nil {
		return err
	}
	if err := addressed("eth0", p.IP+"/16"); err != nil {
		return err
	}
	gateway, _, err := net.ParseCIDR(nodeIP)
	if err != nil {
		return err
	}
	if err := netlink.RouteAdd(&netlink.Route{Gw: gateway}); err != nil {
		return err
	}
	if p.Redirect == nil {
		return nil
	}
	return p.Redirect.install()
}

// removePods reads a JSON list of names and takes these pods away. The kernel takes a namespace down some time after its last process: until then
// it would answer for its address on the bridge, that a pod of another name may have by now. So its link goes first.
func removePods([]string) error {
	var names []string
	if err := json.NewDecoder(os.Stdin).Decode(&names); err != nil {
		return err
	}
	for _, name := range names {
		link, err := netlink.LinkByName(linkName(name))
		if err != nil {
			return fmt.Errorf("pod %s: %w", name, err)
		}
		if err := netlink.LinkDel(link); err != nil {
			return fmt.Errorf("pod %s: %w", name, err)
		}
		if err := netns.DeleteNamed(name); err != nil {
			return fmt.Errorf("pod %s: %w", name, err)
		}
	}
	return nil
}

// linkName is the end of a pod's link that is on the bridge; names of links have at most 15 characters.
func linkName(pod string) string {
	return fmt.Sprintf("veth%08x", hashed(pod))
}

func up(name string) error {
	link, err := netlink.LinkByName(name)
	if err != nil {
		return err
	}
	return netlink.LinkSetUp(link)
}

func addressed(name, cidr string) error {
	link, err := netlink.LinkByName(name)
	if err != nil {
		return err
	}
	address, err := netlink.ParseAddr(cidr)
	if err != nil {
		return err
	}
	if err := netlink.AddrAdd(link, address); err != nil {
		return err
	}
	return netlink.LinkSetUp(link)
}

// hashed is FNV-1a.
func hashed(name string) uint32 {
	hash := uint32(2166136261)
	for _, c := range []byte(name) {
		hash = (hash ^ uint32(c)) * 16777619
	}
	return hash
}
