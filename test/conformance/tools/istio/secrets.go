package main

import (
	"net"
	"os"
	"path/filepath"

	core "github.com/envoyproxy/go-control-plane/envoy/config/core/v3"
	tls "github.com/envoyproxy/go-control-plane/envoy/extensions/transport_sockets/tls/v3"
	discoveryapi "github.com/envoyproxy/go-control-plane/envoy/service/discovery/v3"
	secret "github.com/envoyproxy/go-control-plane/envoy/service/secret/v3"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/anypb"
)

// Names by which Istio's configuration asks for the certificate of a workload and for the root that it trusts.
const (
	certificateName = "default"
	rootName        = "ROOTCA"
)

// identity has the secrets of one workload, by the names that proxies ask for.
type identity struct {
	secret.UnimplementedSecretDiscoveryServiceServer
	secrets map[string]*tls.Secret
}

// StreamSecrets answers each first question of a stream at once; what is asked again is an acknowledgement, since nothing ever changes.
func (i *identity) StreamSecrets(stream secret.SecretDiscoveryService_StreamSecretsServer) error {
	for {
		asked, err := stream.Recv()
		if err != nil {
			return nil // the proxy is gone
		}
		if asked.GetResponseNonce() != "" {
			continue
		}
		answer := &discoveryapi.DiscoveryResponse{TypeUrl: asked.GetTypeUrl(), VersionInfo: "1", Nonce: "1"}
		for _, name := range asked.GetResourceNames() {
			packed, err := anypb.New(i.secrets[name])
			if err != nil {
				return err
			}
			answer.Resources = append(answer.Resources, packed)
		}
		if err := stream.Send(answer); err != nil {
			return err
		}
	}
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
	for name, content := range map[string][]byte{"cert.pem": cert, "key.pem": key} {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			return err
		}
	}
	socket := filepath.Join(folder, "socket")
	l, err := net.Listen("unix", socket)
	if err != nil {
		return err
	}
	if err := os.Chmod(socket, 0o777); err != nil { // proxies are users of their own
		return err
	}
	s := grpc.NewServer()
	secret.RegisterSecretDiscoveryServiceServer(s, &identity{secrets: secretsOf(cert, key)})
	go s.Serve(l)
	return nil
}

func secretsOf(cert, key []byte) map[string]*tls.Secret {
	certificate := &tls.TlsCertificate{CertificateChain: bytesOf(cert), PrivateKey: bytesOf(key)}
	root := &tls.CertificateValidationContext{TrustedCa: bytesOf(authority.pem)}
	return map[string]*tls.Secret{
		certificateName: {Name: certificateName, Type: &tls.Secret_TlsCertificate{TlsCertificate: certificate}},
		rootName:        {Name: rootName, Type: &tls.Secret_ValidationContext{ValidationContext: root}},
	}
}

func bytesOf(b []byte) *core.DataSource {
	return &core.DataSource{Specifier: &core.DataSource_InlineBytes{InlineBytes: b}}
}
