package main

import (
	"encoding/json"
	"flag"
	"os"
	"strings"

	combined "istio.io/istio/pkg/config/analysis"
	"istio.io/istio/pkg/config/analysis/analyzers"
	"istio.io/istio/pkg/config/analysis/analyzers/maturity"
	"istio.io/istio/pkg/config/analysis/local"
	"istio.io/istio/pkg/config/resource"
)

func init() { commands["verdicts"] = verdicts }

// verdict is what is said of one object.
type verdict struct {
	Code   string `json:"code"`
	Origin string `json:"origin"`
	Text   string `json:"text"`
}

// setVerdicts is what is said of one set of objects, and what of it could not be read.
type setVerdicts struct {
	Verdicts []verdict `json:"verdicts"`
	Unread   string    `json:"unread,omitempty"`
}

// verdicts [--mesh FILE] [--networks FILE] SETS... prints what every analyzer says of each set, the one about alpha annotations too, which
// `istioctl analyze` leaves out. A set is a list of files with commas between them; all have the same mesh configuration, since Istio keeps the first.
func verdicts(args []string) error {
	flags := flag.NewFlagSet("verdicts", flag.ContinueOnError)
	mesh := flags.String("mesh", "", "file with a mesh configuration")
	networks := flags.String("networks", "", "file with mesh networks")
	if err := flags.Parse(args); err != nil {
		return err
	}
	sets := []setVerdicts{}
	for _, set := range flags.Args() {
		one, err := verdictsOf(strings.Split(set, ","), *mesh, *networks)
		if err != nil {
			return err
		}
		sets = append(sets, one)
	}
	return json.NewEncoder(os.Stdout).Encode(sets)
}

func verdictsOf(files []string, mesh, networks string) (setVerdicts, error) {
	all := combined.Combine("all", append(analyzers.All(), &maturity.AlphaAnalyzer{})...)
	analyzer := local.NewIstiodAnalyzer(all, resource.Namespace(""), resource.Namespace("istio-system"), nil)
	if mesh != "" {
		if err := analyzer.AddFileKubeMeshConfig(mesh); err != nil {
			return setVerdicts{}, err
		}
	}
	if networks != "" {
		if err := analyzer.AddFileKubeMeshNetworks(networks); err != nil {
			return setVerdicts{}, err
		}
	}
	said := setVerdicts{Verdicts: []verdict{}}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return setVerdicts{}, err
		}
		reader := local.ReaderSource{Name: file, Reader: strings.NewReader(string(content))}
		if err := analyzer.AddTestReaderKubeSource([]local.ReaderSource{reader}); err != nil {
			said.Unread += err.Error()
		}
	}
	if err := analyzer.AddDefaultResources(); err != nil {
		return setVerdicts{}, err
	}
	result, err := analyzer.Analyze(make(chan struct{}))
	if err != nil {
		return setVerdicts{}, err
	}
	for _, message := range result.Messages {
		origin := ""
		if message.Resource != nil {
			origin = message.Resource.Origin.FriendlyName()
		}
		said.Verdicts = append(said.Verdicts, verdict{Code: message.Type.Code(), Origin: origin, Text: message.String()})
	}
	return said, nil
}
