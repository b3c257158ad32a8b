package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"time"

	"github.com/linkerd/linkerd2-proxy-api/go/inbound"
	"github.com/linkerd/linkerd2-proxy-api/go/outbound"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
)

// question is what a pod's proxy asks: about a port of its own, or about an authority ("name:port") that its application calls.
type question struct {
	Namespace string `json:"namespace"`
	Pod       string `json:"pod"`
	Port      uint32 `json:"port,omitempty"`
	Authority string `json:"authority,omitempty"`
}

// answer is what the controller says, as the API's own JSON, or that it knows no such thing.
type answer struct {
	Policy  json.RawMessage `json:"policy,omitempty"`
	Refusal string          `json:"refusal,omitempty"`
}

const patience = 2 * time.Minute

func init() { commands["ask"] = ask }

// ask gives an answer to each question, in their order.
func ask(args []string) error {
	if len(args) != 1 {
		return errors.New("the address of the API is missing")
	}
	var questions []question
	if err := json.NewDecoder(os.Stdin).Decode(&questions); err != nil {
		return err
	}
	connection, err := grpc.NewClient("passthrough:///"+args[0], grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	answers := make([]answer, 0, len(questions))
	for _, each := range questions {
		policy, err := policyOf(ctx, connection, each)
		found, err := answerOf(policy, err)
		if err != nil {
			return err
		}
		answers = append(answers, found)
	}
	return json.NewEncoder(os.Stdout).Encode(answers)
}

func policyOf(ctx context.Context, connection grpc.ClientConnInterface, asked question) (proto.Message, error) {
	if asked.Authority == "" {
		workload := asked.Namespace + ":" + asked.Pod
		return inbound.NewInboundServerPoliciesClient(connection).GetPort(ctx, &inbound.PortSpec{Workload: workload, Port: asked.Port})
	}
	workload, err := json.Marshal(map[string]string{"ns": asked.Namespace, "pod": asked.Pod})
	if err != nil {
		return nil, err
	}
	target := &outbound.TrafficSpec_Authority{Authority: asked.Authority}
	return outbound.NewOutboundPoliciesClient(connection).Get(ctx, &outbound.TrafficSpec{SourceWorkload: string(workload), Target: target})
}

// answerOf tells what the controller refuses from what went wrong on the way.
func answerOf(policy proto.Message, err error) (answer, error) {
	if code := status.Code(err); code == codes.NotFound || code == codes.InvalidArgument {
		return answer{Refusal: code.String()}, nil
	}
	if err != nil {
		return answer{}, err
	}
	text, err := protojson.Marshal(policy)
	return answer{Policy: text}, err
}
