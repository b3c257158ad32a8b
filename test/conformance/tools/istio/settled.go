package main

import (
	"fmt"
	"net/http"
	"sort"
	"strings"
	"time"

	"istio.io/istio/pilot/test/xds"
)

// quiet is how long nothing may happen until a change counts as over: longer than istiod waits for more changes.
const quiet = 300 * time.Millisecond

// settled answers once all proxies have all that is known, and have said so; a proxy that refused something has said so, too.
func settled(server *xds.FakeDiscoveryServer) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		last, since := "", time.Now()
		for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
			state, waiting := stateOf(server)
			if state != last || waiting != "" {
				last, since = state, time.Now()
			}
			if time.Since(since) >= quiet {
				fmt.Fprintln(w, "done")
				return
			}
		}
		_, waiting := stateOf(server)
		http.Error(w, "not settled: "+waiting, http.StatusInternalServerError)
	}
}

// stateOf gives all that changes when something is sent, and which proxy is behind.
func stateOf(server *xds.FakeDiscoveryServer) (state, waiting string) {
	inbound, committed := server.Discovery.InboundUpdates.Load(), server.Discovery.CommittedUpdates.Load()
	if inbound != committed {
		waiting = "istiod"
	}
	all := []string{fmt.Sprint(inbound)}
	for _, client := range server.Discovery.SortedClients() {
		proxy := client.Proxy()
		for kind, resource := range proxy.DeepCloneWatchedResources() {
			all = append(all, resource.NonceSent)
			if resource.LastError == "" && resource.NonceSent != resource.NonceAcked {
				waiting = proxy.ID + " " + kind
			}
		}
	}
	sort.Strings(all)
	return strings.Join(all, " "), waiting
}
