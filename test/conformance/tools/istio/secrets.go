package main

import (
	"net"
	"os"

	core "github.com/envoyproxy/go-control-plane/envoy/config/core/v3"
	tls "github.com/envoyproxy/go-control-plane/envoy/extensions/transport_sockets/tls/v3"
	discoveryapi "github.com/envoyproxy/go-control-plane/envoy/service/discovery/v3"
	secret "github.com/envoyproxy/go-control-plane/envoy/service/secret/v3"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/anypb"
)

// secrets answers a proxy's questions for its certificate and its root.
type secrets struct {
	secret.UnimplementedSecretDiscoveryServiceServer
	cert, key []byte
}

func (s *secrets) StreamSecrets(stream secret.SecretDiscoveryService_StreamSecretsServer) error {
	for {
		request, err := stream.Recv()
		if err != nil {
			return nil
		}
		if request.ErrorDetail != nil || request.ResponseNonce != "" {
			continue
		}
		var resources []*anypb.Any
		for _, name := range request.ResourceNames {
			resource, err := anypb.New(s.named(name))
			if err != nil {
				return err
			}
			resources = append(resources, resource)
		}
		if err := stream.Send(&discoveryapi.DiscoveryResponse{TypeUrl: request.TypeUrl, VersionInfo: "1", Nonce: "1", Resources: resources}); err != nil {
			return nil
		}
	}
}

func (s *secrets) named(name string) *tls.Secret {
	inline := func(b []byte) *core.DataSource { return &core.DataSource{Specifier: &core.DataSource_InlineBytes{InlineBytes: b}} }
	if name == "ROOTCA" {
		return &tls.Secret{Name: name, Type: &tls.Secret_ValidationContext{ValidationContext: &tls.CertificateValidationContext{TrustedCa: inline(authority.pem)}}}
	}
	return &tls.Secret{Name: name, Type: &tls.Secret_TlsCertificate{TlsCertificate: &tls.TlsCertificate{CertificateChain: inline(s.cert), PrivateKey: inline(s.key)}}}
}

// serveSecrets serves the certificate of one identity on the Unix socket FOLDER/socket, and leaves it as FOLDER/cert.pem and key.pem too.
func serveSecrets(folder, spiffe string) error {
	cert, key, err := authority.workload(spiffe)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for name, content := range map[string][]byte{"cert.pem": cert, "key.pem": key, "root.pem": authority.pem} {
		if err := os.WriteFile(folder+"/"+name, content, 0o644); err != nil {
			return err
		}
	}
	l, err := net.Listen("unix", folder+"/socket")
	if err != nil {
		return err
	}
	if err := os.Chmod(folder+"/socket", 0o777); err != nil {
		return err
	}
	server := grpc.NewServer()
	secret.RegisterSecretDiscoveryServiceServer(server, &secrets{cert: cert, key: key})
	go server.Serve(l)
	return nil
}
