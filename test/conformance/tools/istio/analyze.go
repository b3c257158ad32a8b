package main

import (
	"encoding/json"
	"fmt"
	"os"

	"istio.io/istio/pkg/config/analysis/analyzers"
	"istio.io/istio/pkg/config/analysis/local"
	"istio.io/istio/pkg/config/resource"
)

func init() { commands["analyze"] = analyze }

// analyze FILES... prints the messages of all of istiod's analyzers; one run a process, since Istio keeps the mesh configuration.
func analyze(files []string) error {
	analyzer := local.NewIstiodAnalyzer(analyzers.AllCombined(), resource.Namespace(""), resource.Namespace("istio-system"), nil)
	var readers []local.ReaderSource
	for _, file := range files {
		reader, err := os.Open(file)
		if err != nil {
			return err
		}
		readers = append(readers, local.ReaderSource{Name: file, Reader: reader})
	}
	// the reader for tests keeps Services, Namespaces, Pods and Secrets, without which 20 of 36 analyzers are skipped
	if err := analyzer.AddTestReaderKubeSource(readers); err != nil {
		return err
	}
	if err := analyzer.AddDefaultResources(); err != nil {
		return err
	}
	result, err := analyzer.Analyze(make(chan struct{}))
	if err != nil {
		return err
	}
	if len(result.SkippedAnalyzers) > 0 {
		return fmt.Errorf("skipped: %v", result.SkippedAnalyzers)
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]any{"messages": result.Messages, "analyzers": result.ExecutedAnalyzers})
}
