package main

import (
	"encoding/json"
	"fmt"
	"os"

	"istio.io/istio/pkg/config/analysis/analyzers"
	"istio.io/istio/pkg/config/analysis/diag"
	"istio.io/istio/pkg/config/analysis/local"
	"istio.io/istio/pkg/config/resource"
)

func init() { commands["analyze"] = analyze }

// analysis is what is said of one cluster.
type analysis struct {
	Messages  diag.Messages `json:"messages"`
	Analyzers []string      `json:"analyzers"` // those that ran
}

// analyze FILES... prints the messages of all of istiod's analyzers, of each file as a cluster of its own. None of the clusters
// has a mesh configuration other than the default: Istio keeps the first one that it sees.
func analyze(files []string) error {
	analyses := []analysis{}
	for _, file := range files {
		one, err := analyzeCluster(file)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		analyses = append(analyses, one)
	}
	return json.NewEncoder(os.Stdout).Encode(analyses)
}

func analyzeCluster(file string) (analysis, error) {
	analyzer := local.NewIstiodAnalyzer(analyzers.AllCombined(), resource.Namespace(""), resource.Namespace("istio-system"), nil)
	reader, err := os.Open(file)
	if err != nil {
		return analysis{}, err
	}
	defer reader.Close()
	// the reader for tests keeps Services, Namespaces, Pods and Secrets, without which 20 of 36 analyzers are skipped
	if err := analyzer.AddTestReaderKubeSource([]local.ReaderSource{{Name: file, Reader: reader}}); err != nil {
		return analysis{}, err
	}
	if err := analyzer.AddDefaultResources(); err != nil {
		return analysis{}, err
	}
	result, err := analyzer.Analyze(make(chan struct{}))
	if err != nil {
		return analysis{}, err
	}
	if len(result.SkippedAnalyzers) > 0 {
		return analysis{}, fmt.Errorf("skipped: %v", result.SkippedAnalyzers)
	}
	return analysis{Messages: result.Messages, Analyzers: result.ExecutedAnalyzers}, nil
}
