package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"

	kubeyaml "k8s.io/apimachinery/pkg/util/yaml"

	"istio.io/istio/pilot/pkg/config/kube/crd"
	"istio.io/istio/pkg/config/schema/collections"
	"istio.io/istio/pkg/config/schema/resource"
)

func init() { commands["validate"] = validate }

// verdict is what the validating webhook says of one object.
type verdict struct {
	Object  string `json:"object"`
	Known   bool   `json:"known"` // whether the webhook validates this kind
	Error   string `json:"error,omitempty"`
	Warning string `json:"warning,omitempty"`
}

// validate FILES... prints the verdicts of Istio's validating webhook about each object.
func validate(files []string) error {
	verdicts := []verdict{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		decoder := kubeyaml.NewYAMLOrJSONDecoder(bytes.NewReader(text), 4096)
		for {
			var object crd.IstioKind
			if err := decoder.Decode(&object); err == io.EOF {
				break
			} else if err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
			if object.Kind != "" {
				verdicts = append(verdicts, of(object))
			}
		}
	}
	return json.NewEncoder(os.Stdout).Encode(verdicts)
}

func of(object crd.IstioKind) verdict {
	kind := object.GroupVersionKind()
	v := verdict{Object: fmt.Sprintf("%s %s/%s", kind.Kind, object.Namespace, object.Name)}
	schema, known := collections.PilotGatewayAPI().FindByGroupVersionAliasesKind(resource.FromKubernetesGVK(&kind))
	if !known {
		return v
	}
	v.Known = true
	config, err := crd.ConvertObject(schema, &object, "cluster.local")
	if err != nil {
		v.Error = err.Error()
		return v
	}
	warning, err := schema.ValidateConfig(*config)
	if warning != nil {
		v.Warning = warning.Error()
	}
	if err != nil {
		v.Error = err.Error()
	}
	return v
}
