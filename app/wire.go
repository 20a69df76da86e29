package app

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/jinklink/jink/api"
	"github.com/jinklink/jink/auth"
	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/click"
	"github.com/jinklink/jink/dash"
	"github.com/jinklink/jink/geo"
	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/overload"
	"github.com/jinklink/jink/page"
	"github.com/jinklink/jink/password"
	"github.com/jinklink/jink/ratelimit"
	"github.com/jinklink/jink/reach"
	"github.com/jinklink/jink/redirect"
	"github.com/jinklink/jink/slug"
	"github.com/jinklink/jink/visitor"
)

// This file makes the parts and connects them.

// wire makes what answers requests, over a store that is open.
func (s *server) wire(ctx context.Context) error {
	cfg := s.cfg
	instanceKey, err := s.secret(ctx, "instance_key")
	if err != nil {
		return err
	}
	sessionKey, err := s.secret(ctx, "session_key")
	if err != nil {
		return err
	}
	if err := s.openVisitors(ctx); err != nil {
		return err
	}
	slugs := link.Slugs{FoldCase: cfg.FoldCase}
	if err := s.matchKeys(ctx, slugs); err != nil {
		return err
	}
	s.keeper, err = auth.New(auth.Config{Store: s.store, AdminToken: cfg.AdminToken, SessionKey: sessionKey, Log: s.log})
	if err != nil {
		return err
	}
	s.recorder = click.New(click.Config{Store: s.store, MaxPending: cfg.ClickQueue, Log: s.log, ObserveFlush: s.metrics.ClickFlush})
	// Visitors who enter a password do not wait for a bulk of links that get one.
	entered, chosen := password.New(password.Config{}), password.New(password.Config{Parallel: 1})

	var book *catalog.Catalog
	s.openPrograms(func(host string) bool { return book.Own(host) })
	if err := s.openSite(); err != nil {
		return err
	}
	book, err = catalog.New(catalog.Config{
		Store: s.store, Domains: cfg.domains(), Targets: link.Targets{Schemes: cfg.Schemes}, Slugs: slugs,
		Generators: slug.New(slug.Config{Key: instanceKey, Lease: s.store.NextSequence, Policy: slugs}),
		Passwords:  chosen, Logic: s.programs, Site: s.programs, Checker: reach.New(reach.Config{Allow: cfg.CheckAllow}), Changed: func(refs ...link.Ref) { s.redirector.Changed(refs...) },
	})
	if err != nil {
		return err
	}
	roots, notFound := cfg.fronts(book)
	s.redirector = redirect.New(redirect.Config{Store: s.lookups, Recorder: s.recorder, Slugs: slugs, Domains: extraDomains(book), Logic: s.programs,
		NotFound: notFound, CacheBytes: cfg.CacheSize, PermanentMaxAge: cfg.PermanentMaxAge})
	pages, err := page.New(page.Config{Name: cfg.Name, BaseURL: cfg.baseURL(), Hosts: book.Domains()[1:], Open: cfg.Open})
	if err != nil {
		return err
	}
	creations := ratelimit.New(cfg.RateOpen, maxKeys, nil) // one allowance, however a visitor makes links
	rest, err := api.New(api.Config{Catalog: book, Keeper: s.keeper, TrustedProxies: cfg.TrustedProxies, Open: cfg.Open,
		Version: s.version, BaseURL: cfg.baseURL(), Log: s.log, Limits: &api.Limits{
			Token: cfg.RateToken, Address: cfg.RateAddress, WrongToken: cfg.RateSignIn}, Creations: creations, Failures: s.failures, Site: s.siteErrors, Logic: s.programs})
	if err != nil {
		return err
	}
	dashboard, err := dash.New(dash.Config{Catalog: book, Keeper: s.keeper, Pages: pages, Logic: s.programs, BaseURL: cfg.baseURL(), Open: cfg.Open,
		TrustedProxies: cfg.TrustedProxies, SignIns: ratelimit.New(cfg.RateSignIn, maxKeys, nil),
		Creations: creations, Log: s.log})
	if err != nil {
		return err
	}
	everywhere := ratelimit.Limit{Rate: 10 * cfg.RatePassword.Rate, Burst: 10 * cfg.RatePassword.Burst}
	redirects := redirect.NewHandler(redirect.HandlerConfig{
		Redirector: s.redirector, Pages: visitorPages{pages}, Passwords: entered, ShortURL: book.ShortURL,
		Attempts: ratelimit.New(cfg.RatePassword, maxKeys, nil), AllAttempts: ratelimit.New(everywhere, maxKeys, nil),
		TrustedProxies: cfg.TrustedProxies, Count: s.outcomes(), Uncounted: s.uncounted(), Log: s.log,
	})
	s.gate = overload.New(overload.Config{Concurrency: cfg.APIConcurrency})
	if err := s.openCertificates(s.readFile); err != nil {
		return err
	}
	s.public = newHTTPServer(s.drained(s.watched(s.secured(&public{
		roots: roots, domain: s.redirector.Domain, pages: pages, redirects: redirects,
		api: s.gate.Wrap(rest, s.shed("api", rest.Busy)),
		dash: s.gate.Wrap(dashboard, s.shed("dashboard", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "2")
			pages.Error(w, r, http.StatusServiceUnavailable, "Please try again in a moment", "The server is busy just now.")
		})),
	}))), s.log)
	if s.certificates != nil {
		s.public.TLSConfig = s.certificates.TLSConfig()
	}
	return nil
}

// maxKeys bounds how many addresses or links a rate limit remembers: some ten megabytes at most.
const maxKeys = 100_000

// extraDomains maps the hosts of the short domains besides the default one to the names their links are stored under. A
// proxy may have taken the port off the host, so a host is known without it too, unless that is a domain of its own.
func extraDomains(book *catalog.Catalog) map[string]string {
	hosts := book.Domains()
	domains := map[string]string{}
	for _, host := range hosts[1:] {
		name, _ := book.Domain(host)
		domains[host] = name
		if bare := hostOf(host); bare != "" && !slices.Contains(hosts, bare) && bare != hostOf(hosts[0]) {
			domains[bare] = name
		}
	}
	return domains
}

// fronts returns where the short domains lead those who ask for no link, and for one that is not there, by the names that
// links of the domains are stored under.
func (c *Config) fronts(book *catalog.Catalog) (roots, notFound map[string]string) {
	roots, notFound = map[string]string{"": c.Root}, map[string]string{"": c.NotFound}
	set := func(base, root, missing string) {
		u, err := url.Parse(base)
		if err != nil {
			return // the catalog has seen that it is valid
		}
		if name, ok := book.Domain(u.Host); ok {
			roots[name], notFound[name] = root, missing
		}
	}
	for _, base := range c.DomainURLs {
		set(base, c.Root, c.NotFound)
	}
	for _, d := range c.Domains {
		set(d.BaseURL, d.Root, d.NotFound)
	}
	return roots, notFound
}

// openVisitors makes what tells who visits. All nodes share the salt, so that they call a visitor the same.
func (s *server) openVisitors(ctx context.Context) error {
	salt, err := s.secret(ctx, "visitor_salt")
	if err != nil {
		return err
	}
	s.visitors = &visitor.Source{Trusted: s.cfg.TrustedProxies, Memory: visitor.NewMemory(), Salt: salt}
	if s.cfg.GeoIP == "" {
		return nil
	}
	s.countries, err = geo.Open(geo.Config{Path: s.cfg.GeoIP, ReadFile: s.readFile, Stat: s.stat, Log: s.log})
	if err != nil {
		return &Error{Message: "geoip: " + err.Error()}
	}
	s.visitors.Geo = s.countries
	return nil
}

// secret returns 32 random bytes that stay the same for the life of the store.
func (s *server) secret(ctx context.Context, name string) ([]byte, error) {
	text, err := s.store.Setting(ctx, name, func() string {
		var key [32]byte
		rand.Read(key[:])
		return hex.EncodeToString(key[:])
	})
	if err != nil {
		return nil, fmt.Errorf("reading the setting %s: %w", name, err)
	}
	key, err := hex.DecodeString(text)
	if err != nil || len(key) != 32 {
		return nil, &Error{Message: fmt.Sprintf("store: the setting %s is damaged", name)}
	}
	return key, nil
}

// visitorPages shows previews as the redirect describes them.
type visitorPages struct{ *page.Pages }

func (v visitorPages) Preview(w http.ResponseWriter, r *http.Request, p redirect.Preview) {
	v.Pages.Preview(w, r, page.Preview(p))
}

// matchKeys makes the keys of all links fit the instance's policy, where that has changed since they were stored.
func (s *server) matchKeys(ctx context.Context, slugs link.Slugs) error {
	const name = "slug_case"
	want := map[bool]string{false: "kept", true: "folded"}[slugs.FoldCase]
	have, err := s.store.Setting(ctx, name, func() string { return want })
	if err != nil || have == want {
		return err
	}
	s.log.Info("storing slugs under new keys, because fold_case has changed", "fold_case", slugs.FoldCase)
	if err := s.store.Rekey(ctx, slugs.Fold); err != nil {
		if link.CodeOf(err) == link.CodeConflict {
			return &Error{Message: "fold_case: " + err.Error()}
		}
		return err
	}
	return s.store.SetSetting(ctx, name, want)
}
