package main

import (
	"encoding/json"
	"os"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/test/xds"
	"istio.io/istio/pkg/cluster"
	"istio.io/istio/pkg/test"
)

func init() { commands["dump"] = dump }

// proxy is a pod with a proxy.
type proxy struct {
	Name           string            `json:"name"`
	Namespace      string            `json:"namespace"`
	IP             string            `json:"ip"`
	Labels         map[string]string `json:"labels"`
	ServiceAccount string            `json:"serviceAccount"`
	Waypoint       bool              `json:"waypoint"`
}

// compiled is what a proxy gets.
type compiled struct {
	Listeners []json.RawMessage `json:"listeners"`
	Clusters  []json.RawMessage `json:"clusters"`
	Routes    []json.RawMessage `json:"routes"`
	Endpoints []json.RawMessage `json:"endpoints"`
	// Bytes of all of it as protocol buffers.
	Bytes int `json:"bytes"`
}

// dump FILES... reads a JSON list of proxies and prints, by namespace/name, what istiod compiles for each.
func dump(files []string) error {
	var proxies []proxy
	if err := json.NewDecoder(os.Stdin).Decode(&proxies); err != nil {
		return err
	}
	return test.Wrap(func(t test.Failer) {
		server := discovery(t, files, "")
		out := map[string]compiled{}
		for _, p := range proxies {
			out[p.Namespace+"/"+p.Name] = p.compiled(t, server)
		}
		if err := json.NewEncoder(os.Stdout).Encode(out); err != nil {
			t.Fatal(err)
		}
	})
}

// compiled is what istiod makes for the proxy.
func (p proxy) compiled(t test.Failer, server *xds.FakeDiscoveryServer) compiled {
	kind := model.SidecarProxy
	if p.Waypoint {
		kind = model.Waypoint
	}
	node := server.SetupProxy(&model.Proxy{
		Type: kind, ID: p.Name + "." + p.Namespace, ConfigNamespace: p.Namespace, IPAddresses: []string{p.IP}, Labels: p.Labels,
		Metadata: &model.NodeMetadata{Namespace: p.Namespace, Labels: p.Labels, IstioVersion: "1.31.0", ClusterID: cluster.ID("Kubernetes"), ServiceAccount: p.ServiceAccount},
	})
	var c compiled
	c.Listeners = encoded(t, &c.Bytes, server.Listeners(node))
	c.Clusters = encoded(t, &c.Bytes, server.Clusters(node))
	c.Routes = encoded(t, &c.Bytes, server.Routes(node))
	c.Endpoints = encoded(t, &c.Bytes, server.Endpoints(node))
	return c
}

func encoded[M proto.Message](t test.Failer, bytes *int, messages []M) []json.RawMessage {
	out := []json.RawMessage{}
	for _, message := range messages {
		*bytes += proto.Size(message)
		text, err := protojson.Marshal(message)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, text)
	}
	return out
}
