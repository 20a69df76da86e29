package app

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/jinklink/jink/certificate"
	"github.com/jinklink/jink/link"
)

// This file is about https: what has to be configured for it, the certificates, and what plain requests are answered with.

// checkTLS checks what can be known of listeners and certificates without opening anything.
func (c *Config) checkTLS() error {
	if c.ProxyProtocol && len(c.TrustedProxies) == 0 {
		return errors.New("proxy_protocol: needs trusted_proxies, because a header is believed from those alone")
	}
	if c.TLSAddr == "" {
		for key, set := range map[string]bool{"acme": c.ACME, "tls_cert": c.TLSCert != "", "tls_key": c.TLSKey != ""} {
			if set {
				return fmt.Errorf("%s: is of no use without tls_addr", key)
			}
		}
		return nil
	}
	switch {
	case c.TLSAddr == c.Addr || c.TLSAddr == c.AdminAddr:
		return fmt.Errorf("tls_addr: is %q, which another listener has", c.TLSAddr)
	case c.ACME && (c.TLSCert != "" || c.TLSKey != ""):
		return errors.New("acme: and tls_cert cannot both be where certificates come from")
	case !c.ACME && c.TLSCert == "" && c.TLSKey == "":
		return errors.New("tls_addr: needs certificates: set acme, or tls_cert and tls_key")
	case !c.ACME && c.TLSCert == "":
		return errors.New("tls_cert: is missing, although tls_key is set")
	case !c.ACME && c.TLSKey == "":
		return errors.New("tls_key: is missing, although tls_cert is set")
	case !c.ACME:
		return nil
	}
	if u, err := url.Parse(c.ACMEDirectory); err != nil || u.Scheme != "https" || u.Host == "" {
		return fmt.Errorf("acme_directory: is %q; it must be a URL such as https://acme-v02.api.letsencrypt.org/directory", c.ACMEDirectory)
	}
	if u, err := url.Parse(c.baseURL()); err != nil || u.Scheme != "https" {
		return fmt.Errorf("acme: base_url is %s; certificates are for domains whose base_url begins with https://", c.baseURL())
	}
	for _, host := range c.secureHosts() {
		if err := certificate.CheckHost(host); err != nil {
			return fmt.Errorf("acme: %w", err)
		}
	}
	return nil
}

// secure maps the hosts of the domains with https, without ports, to where they are found: with the port, if that is not
// 443.
func (c *Config) secure() map[string]string {
	all := map[string]string{}
	for _, d := range c.domains() {
		u, err := url.Parse(d.BaseURL)
		if err != nil || u.Scheme != "https" {
			continue
		}
		where, err := link.ParseHost(u.Host, u.Scheme)
		if err != nil {
			continue // the catalog has seen that it is valid
		}
		name := where
		if bare := hostOf(where); bare != "" {
			name = bare
		}
		if _, taken := all[name]; !taken {
			all[name] = where
		}
	}
	return all
}

// secureHosts lists the hosts of the domains with https, without ports.
func (c *Config) secureHosts() []string { return slices.Sorted(maps.Keys(c.secure())) }

// strayNodes is how long a node waits at most before it orders a certificate, so that of nodes that are started at once one
// is first.
const strayNodes = 10 * time.Second

// openCertificates makes what keeps the certificates, where there is a listener for https.
func (s *server) openCertificates(readFile func(string) ([]byte, error)) error {
	cfg := s.cfg
	if cfg.TLSAddr == "" {
		return nil
	}
	of := certificate.Config{Hosts: cfg.secureHosts(), CertFile: cfg.TLSCert, KeyFile: cfg.TLSKey, ReadFile: readFile,
		Store: s.store, Directory: cfg.ACMEDirectory, Email: cfg.ACMEEmail, Log: s.log}
	if s.nodes != nil {
		of.Stray = strayNodes
	}
	m, err := certificate.New(of)
	if err != nil {
		return &Error{Message: err.Error()}
	}
	s.certificates = m
	return nil
}

// secured is the public handler where there is https: what comes in plain is sent there, but for what certificate
// authorities ask.
func (s *server) secured(next http.Handler) http.Handler {
	if s.certificates == nil {
		return next
	}
	return s.certificates.Challenges(certificate.Redirect(s.cfg.secure(), next))
}

// checkCertificates fails where a domain with https has no certificate that is valid.
func (s *server) checkCertificates(context.Context) error {
	expiries := s.certificates.Expiries()
	for _, host := range s.cfg.secureHosts() {
		switch until, ok := expiries[host]; {
		case !ok:
			return fmt.Errorf("there is no certificate for %s", host)
		case time.Now().After(until):
			return fmt.Errorf("the certificate for %s has expired", host)
		}
	}
	return nil
}
