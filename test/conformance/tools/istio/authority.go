package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net/url"
	"sync"
	"time"
)

// certificateAuthority signs the certificates of one run; it is thrown away with it.
type certificateAuthority struct {
	once sync.Once
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
	pem  []byte
}

var authority certificateAuthority

func (a *certificateAuthority) ready() {
	a.once.Do(func() {
		a.key, _ = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		template := template()
		template.Subject = pkix.Name{CommonName: "root of one run"}
		template.IsCA, template.BasicConstraintsValid, template.KeyUsage = true, true, x509.KeyUsageCertSign
		der, _ := x509.CreateCertificate(rand.Reader, template, template, &a.key.PublicKey, a.key)
		a.cert, _ = x509.ParseCertificate(der)
		a.pem = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	})
}

func template() *x509.Certificate {
	now := time.Now()
	return &x509.Certificate{
		SerialNumber: big.NewInt(now.UnixNano()), NotBefore: now.Add(-time.Hour), NotAfter: now.Add(24 * time.Hour),
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth, x509.ExtKeyUsageServerAuth},
	}
}

// workload gives a certificate for a SPIFFE id, as PEM.
func (a *certificateAuthority) workload(spiffe string) (cert, key []byte, err error) {
	t := template()
	id, err := url.Parse(spiffe)
	if err != nil {
		return nil, nil, err
	}
	t.URIs = []*url.URL{id}
	return a.sign(t)
}

func (a *certificateAuthority) sign(t *x509.Certificate) (cert, key []byte, err error) {
	a.ready()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	der, err := x509.CreateCertificate(rand.Reader, t, a.cert, &k.PublicKey, a.key)
	if err != nil {
		return nil, nil, err
	}
	encoded, err := x509.MarshalECPrivateKey(k)
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: encoded}), err
}
