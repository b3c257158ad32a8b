package main

import (
	"context"
	"net"
	"os"
	"path/filepath"

	core "github.com/envoyproxy/go-control-plane/envoy/config/core/v3"
	tls "github.com/envoyproxy/go-control-plane/envoy/extensions/transport_sockets/tls/v3"
	secret "github.com/envoyproxy/go-control-plane/envoy/service/secret/v3"
	"github.com/envoyproxy/go-control-plane/pkg/cache/types"
	"github.com/envoyproxy/go-control-plane/pkg/cache/v3"
	resource "github.com/envoyproxy/go-control-plane/pkg/resource/v3"
	"github.com/envoyproxy/go-control-plane/pkg/server/v3"
	"google.golang.org/grpc"
)

// Names by which Istio's configuration asks for the certificate of a workload and for the root that it trusts.
const (
	certificateName = "default"
	rootName        = "ROOTCA"
)

// anyNode gives every proxy the same: each socket has one identity.
type anyNode struct{}

func (anyNode) ID(*core.Node) string { return "" }

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
	secrets, err := secretsOf(cert, key)
	if err != nil {
		return err
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
	secret.RegisterSecretDiscoveryServiceServer(s, server.NewServer(context.Background(), secrets, nil))
	go s.Serve(l)
	return nil
}

func secretsOf(cert, key []byte) (cache.Cache, error) {
	certificate := &tls.TlsCertificate{CertificateChain: bytesOf(cert), PrivateKey: bytesOf(key)}
	snapshot, err := cache.NewSnapshot("1", map[resource.Type][]types.Resource{resource.SecretType: {
		&tls.Secret{Name: certificateName, Type: &tls.Secret_TlsCertificate{TlsCertificate: certificate}},
		&tls.Secret{Name: rootName, Type: &tls.Secret_ValidationContext{ValidationContext: &tls.CertificateValidationContext{TrustedCa: bytesOf(authority.pem)}}},
	}})
	if err != nil {
		return nil, err
	}
	secrets := cache.NewSnapshotCache(false, anyNode{}, nil)
	return secrets, secrets.SetSnapshot(context.Background(), "", snapshot)
}

func bytesOf(b []byte) *core.DataSource {
	return &core.DataSource{Specifier: &core.DataSource_InlineBytes{InlineBytes: b}}
}
