package main

import (
	"encoding/json"
	"os"

	"sigs.k8s.io/yaml"

	"istio.io/istio/pilot/pkg/config/kube/crd"
	"istio.io/istio/pkg/config/schema/collections"
	"istio.io/istio/pkg/config/schema/resource"
)

func init() { commands["validate"] = validate }

// judgement is what the validating webhook says of one object.
type judgement struct {
	Object  string `json:"object"`            // Kind namespace/name
	Known   bool   `json:"known"`             // whether the webhook validates this kind
	Error   string `json:"error,omitempty"`   // why it refuses the object
	Warning string `json:"warning,omitempty"` // what it has to say beside
}

// validate FILES... prints what Istio's validating webhook says of each object.
func validate(files []string) error {
	judgements := []judgement{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		for _, document := range documents(string(text)) {
			judgements = append(judgements, judgeText([]byte(document)))
		}
	}
	return json.NewEncoder(os.Stdout).Encode(judgements)
}

// judgeText refuses what cannot be read, as the webhook does.
func judgeText(document []byte) judgement {
	var object crd.IstioKind
	if err := yaml.Unmarshal(document, &object); err != nil {
		return judgement{Known: true, Error: err.Error()}
	}
	return judge(object)
}

func judge(object crd.IstioKind) (j judgement) {
	kind := object.GroupVersionKind()
	j.Object = kind.Kind + " " + object.Namespace + "/" + object.Name
	schema, known := collections.PilotGatewayAPI().FindByGroupVersionAliasesKind(resource.FromKubernetesGVK(&kind))
	if j.Known = known; !known {
		return j
	}
	config, err := crd.ConvertObject(schema, &object, "cluster.local")
	if err == nil {
		var warning error
		if warning, err = schema.ValidateConfig(*config); warning != nil {
			j.Warning = warning.Error()
		}
	}
	if err != nil {
		j.Error = err.Error()
	}
	return j
}
