package catalog

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/slug"
)

// Domain is a short domain and what its links are by default.
type Domain struct {
	BaseURL      string    // where its links begin: https://s.example, without a slash at the end
	Generator    slug.Kind // "" means slug.Random
	Length       int       // of generated slugs; 0: the generator's usual length
	Status       int       // 0 means 302
	ForwardQuery bool
	ForwardPath  bool
}

// domains finds a domain by the host that a request names. Links of the default domain are stored under the name "", so
// that they follow the instance when it moves to another host.
type domains struct {
	list []namedDomain
}

type namedDomain struct {
	Domain
	name string // as links are stored
	host string // canonical host[:port]
}

func (d *domains) add(list []Domain) error {
	if len(list) == 0 {
		return fmt.Errorf("there must be one at least")
	}
	for i, domain := range list {
		u, err := url.Parse(domain.BaseURL)
		if err != nil {
			return fmt.Errorf("%q is not a URL: %w", domain.BaseURL, err)
		}
		if u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || strings.Trim(u.Path, "/") != "" {
			return fmt.Errorf("%q must be like https://s.example: a scheme and a host and nothing after it", domain.BaseURL)
		}
		host, err := link.ParseHost(u.Host, u.Scheme)
		if err != nil {
			return fmt.Errorf("%q %w", domain.BaseURL, err)
		}
		if domain.Generator == "" {
			domain.Generator = slug.Random
		}
		if domain.Status == 0 {
			domain.Status = 302
		}
		if field, err := slug.Check(domain.Generator, domain.Length); err != nil {
			return fmt.Errorf("%s: %s %w", domain.BaseURL, field, err)
		}
		domain.BaseURL = u.Scheme + "://" + host
		n := namedDomain{Domain: domain, host: host}
		if i > 0 {
			n.name = host
		}
		for _, other := range d.list {
			if other.host == host {
				return fmt.Errorf("%q is there twice", host)
			}
		}
		d.list = append(d.list, n)
	}
	return nil
}

// byHost finds a domain by the host a caller wrote, "" meaning the default one.
func (d *domains) byHost(host string) *namedDomain {
	if host == "" {
		return &d.list[0]
	}
	for i := range d.list {
		n := &d.list[i]
		scheme, _, _ := strings.Cut(n.BaseURL, ":")
		if n.host == host {
			return n
		}
		if canonical, err := link.ParseHost(host, scheme); err == nil && canonical == n.host {
			return n
		}
	}
	return nil
}

// byName finds a domain by the name that links are stored under; for one that is no longer configured it returns nil.
func (d *domains) byName(name string) *namedDomain {
	for i := range d.list {
		if d.list[i].name == name {
			return &d.list[i]
		}
	}
	return nil
}

// own reports whether a target's host is one of the domains. All the names of this machine itself count as one.
// A dot at the end of a name makes it absolute in the DNS, and no other.
func (d *domains) own(host string) bool {
	if p := port(host); p != "" {
		host = strings.TrimSuffix(strings.TrimSuffix(host, ":"+p), ".") + ":" + p
	}
	host = strings.TrimSuffix(host, ".")
	for i := range d.list {
		if d.list[i].host == host || loopback(d.list[i].host) && loopback(host) && port(d.list[i].host) == port(host) {
			return true
		}
	}
	return false
}

func loopback(host string) bool {
	name := strings.Trim(strings.TrimSuffix(host, ":"+port(host)), "[]")
	if name == "localhost" || strings.HasSuffix(name, ".localhost") {
		return true
	}
	a, err := netip.ParseAddr(name)
	return err == nil && a.IsLoopback()
}

func port(host string) string {
	if i := strings.LastIndexByte(host, ':'); i >= 0 && !strings.HasSuffix(host, "]") {
		return host[i+1:]
	}
	return ""
}

// Domain returns the name under which links of the domain with this host are stored.
func (c *Catalog) Domain(host string) (name string, ok bool) {
	d := c.domains.byHost(host)
	if d == nil {
		return "", false
	}
	return d.name, true
}

// Host returns the host of the domain with this name, as callers see it.
func (c *Catalog) Host(name string) string {
	if d := c.domains.byName(name); d != nil {
		return d.host
	}
	return name
}

// Domains returns the hosts of all domains, the default one first.
func (c *Catalog) Domains() []string {
	hosts := make([]string, len(c.domains.list))
	for i, d := range c.domains.list {
		hosts[i] = d.host
	}
	return hosts
}

// DomainDefaults returns all domains with what their links are where nothing else is said, the default one first.
func (c *Catalog) DomainDefaults() []Domain {
	list := make([]Domain, len(c.domains.list))
	for i, d := range c.domains.list {
		list[i] = d.Domain
	}
	return list
}

// ShortURL returns the address of a link: absolute, ASCII, percent-encoded.
func (c *Catalog) ShortURL(l *link.Link) string {
	base := "https://" + l.Domain
	if d := c.domains.byName(l.Domain); d != nil {
		base = d.BaseURL
	}
	return base + "/" + link.EncodePath(l.Slug)
}
