package main

import (
	"net"
	"os"
	"strings"
	"time"

	"istio.io/istio/pilot/pkg/features"
	"istio.io/istio/pilot/test/xds"
	"istio.io/istio/pkg/config/mesh"
	"istio.io/istio/pkg/test"
)

// isIstio tells Istio's own configuration from objects for the Kubernetes registry.
func isIstio(document string) bool {
	return strings.Contains(document, "istio.io/v") && !strings.Contains(document, "gateway.networking.k8s.io/v")
}

func documents(text string) []string {
	var found []string
	for _, document := range strings.Split("\n"+text, "\n---") {
		if strings.TrimSpace(document) != "" {
			found = append(found, document)
		}
	}
	return found
}

// discovery is istiod's discovery server over the objects of files; it listens where an address is given.
// Environment: PILOT_ENABLE_AMBIENT (read by Istio at start), MESH_CONFIG (a file).
func discovery(t test.Failer, files []string, listen string) *xds.FakeDiscoveryServer {
	// telemetry filters that only Istio's build of Envoy has
	features.MetadataExchange = false
	features.ALPNFilter = false
	var kube, istio []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, document := range documents(string(text)) {
			if isIstio(document) {
				istio = append(istio, document)
			}
			// ambient's index reads Istio's kinds from the API server as well
			if !isIstio(document) || features.EnableAmbient {
				kube = append(kube, document)
			}
		}
	}
	options := xds.FakeOptions{
		DebounceTime:           50 * time.Millisecond,
		KubernetesObjectString: strings.Join(kube, "\n---\n"),
		ConfigString:           strings.Join(istio, "\n---\n"),
	}
	if file := os.Getenv("MESH_CONFIG"); file != "" {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if options.MeshConfig, err = mesh.ApplyMeshConfigDefaults(string(text)); err != nil {
			t.Fatal(err)
		}
	}
	if listen != "" {
		options.ListenerBuilder = func() (net.Listener, error) { return net.Listen("tcp", listen) }
	}
	return xds.NewFakeDiscoveryServer(t, options)
}
