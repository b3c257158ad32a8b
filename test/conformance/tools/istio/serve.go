package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"

	xdsfilters "istio.io/istio/pilot/pkg/xds/filters"
	"istio.io/istio/pkg/test"
)

func init() {
	commands["serve"] = serve
	// telemetry filters of waypoints that only Istio's build of Envoy has: one without effect takes their place
	xdsfilters.WaypointDownstreamMetadataFilter.ConfigType = xdsfilters.Fault.ConfigType
	xdsfilters.WaypointUpstreamMetadataFilter.ConfigType = xdsfilters.Fault.ConfigType
}

// serve -listen ADDRESS -control ADDRESS -identities FILE FILES... is istiod over the objects of files, until it is killed.
// FILE is a JSON object: folder for the certificate → SPIFFE id. POST to /apply and /delete changes objects (YAML documents);
// /settled answers once the proxies have them.
func serve(args []string) error {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	listen := flags.String("listen", "", "address of the discovery server")
	control := flags.String("control", "", "address for changes")
	identities := flags.String("identities", "", "file of folders and SPIFFE ids")
	if err := flags.Parse(args); err != nil {
		return err
	}
	text, err := os.ReadFile(*identities)
	if err != nil {
		return err
	}
	var ids map[string]string
	if err := json.Unmarshal(text, &ids); err != nil {
		return err
	}
	for folder, id := range ids {
		if err := serveSecrets(folder, id); err != nil {
			return err
		}
	}
	return test.Wrap(func(t test.Failer) {
		server := discovery(t, flags.Args(), *listen)
		http.HandleFunc("/apply", changing(server, put))
		http.HandleFunc("/delete", changing(server, remove))
		http.HandleFunc("/settled", settled(server))
		fmt.Println("READY")
		t.Fatal(http.ListenAndServe(*control, nil))
	})
}

func changing[S any](server S, change func(S, string) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		for _, document := range documents(string(body)) {
			if err == nil {
				err = change(server, document)
			}
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		fmt.Fprintln(w, "done")
	}
}
