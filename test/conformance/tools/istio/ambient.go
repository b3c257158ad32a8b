package main

import (
	"encoding/json"
	"os"

	"google.golang.org/protobuf/proto"

	"istio.io/istio/pkg/test"
)

func init() { commands["ambient"] = ambient }

// installation is a cluster in ambient mode: its objects, its waypoints and, where it has one, its mesh configuration.
type installation struct {
	Objects    string  `json:"objects"`
	Waypoints  []proxy `json:"waypoints"`
	MeshConfig string  `json:"meshConfig"` // a file
}

// layers is what istiod makes of an installation: of authorizations and addresses (workloads and services) for ztunnels, and for each waypoint.
type layers struct {
	Authorizations []json.RawMessage   `json:"authorizations"`
	Addresses      []json.RawMessage   `json:"addresses"`
	Waypoints      map[string]compiled `json:"waypoints"`
}

// ambient reads a JSON list of installations, and prints what istiod makes of each.
func ambient([]string) error {
	var all []installation
	if err := json.NewDecoder(os.Stdin).Decode(&all); err != nil {
		return err
	}
	made := []layers{}
	for _, one := range all {
		if err := os.Setenv("MESH_CONFIG", one.MeshConfig); err != nil {
			return err
		}
		if err := test.Wrap(func(t test.Failer) { made = append(made, one.layers(t)) }); err != nil {
			return err
		}
	}
	return json.NewEncoder(os.Stdout).Encode(made)
}

func (i installation) layers(t test.Failer) layers {
	server := discovery(t, []string{i.Objects}, "")
	l := layers{Authorizations: []json.RawMessage{}, Addresses: []json.RawMessage{}, Waypoints: map[string]compiled{}}
	var bytes int
	for _, policy := range server.AmbientIndex.Policies(nil) {
		if policy.Authorization != nil {
			l.Authorizations = append(l.Authorizations, encoded(t, &bytes, []proto.Message{policy.Authorization})...)
		}
	}
	for _, address := range server.AmbientIndex.All() {
		l.Addresses = append(l.Addresses, encoded(t, &bytes, []proto.Message{address.Address})...)
	}
	for _, w := range i.Waypoints {
		l.Waypoints[w.Namespace+"/"+w.Name] = w.compiled(t, server)
	}
	return l
}
