// Reads texts as kubectl reads files: a text a line, as JSON; answers with what is in it, a line each.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"log"
	"os"
	"strings"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/yaml"
)

// lookahead is how far kubectl looks to tell JSON from YAML, in bytes.
const lookahead = 4096

type answer struct {
	Documents []json.RawMessage `json:"documents"`
	Refusal   string            `json:"refusal,omitempty"`
}

func main() {
	in := json.NewDecoder(bufio.NewReaderSize(os.Stdin, 1<<20))
	buffered := bufio.NewWriterSize(os.Stdout, 1<<20)
	out := json.NewEncoder(buffered)
	for {
		var text string
		if err := in.Decode(&text); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			log.Fatal(err)
		}
		if err := out.Encode(answerOf(text)); err != nil {
			log.Fatal(err)
		}
	}
	if err := buffered.Flush(); err != nil {
		log.Fatal(err)
	}
}

// answerOf reads document by document, as resource.StreamVisitor of kubectl does, until one is refused.
func answerOf(text string) answer {
	decoder := yaml.NewYAMLOrJSONDecoder(strings.NewReader(text), lookahead)
	documents := []json.RawMessage{}
	for {
		var object runtime.RawExtension
		if err := decoder.Decode(&object); errors.Is(err, io.EOF) {
			return answer{Documents: documents}
		} else if err != nil {
			return answer{Documents: documents, Refusal: err.Error()}
		}
		documents = append(documents, object.Raw)
	}
}
