package app

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/observe"
	"github.com/jinklink/jink/ratelimit"
	"github.com/jinklink/jink/slug"
)

// Config is everything that an instance can be told. Options says what each field means; Load makes one.
type Config struct {
	Addr, AdminAddr string
	BaseURL         string
	DomainURLs      []string
	Domains         []DomainConfig // from the file's [[domain]] tables
	Name            string
	Root, NotFound  string
	Open            bool

	TLSAddr, TLSCert, TLSKey string
	ACME                     bool
	ACMEEmail, ACMEDirectory string
	ProxyProtocol, ReusePort bool

	DataDir, Store, StoreRead string
	StoreConns                int
	CacheSize                 int64
	ClickQueue                int

	Generator                 string
	SlugLength                int
	FoldCase                  bool
	Schemes                   []string
	Status                    int
	ForwardQuery, ForwardPath bool
	PermanentMaxAge           time.Duration
	CheckAllow                []netip.Prefix

	TrustedProxies                                             []netip.Prefix
	GeoIP                                                      string
	RateToken, RateAddress, RateOpen, RateSignIn, RatePassword ratelimit.Limit
	RateMissing                                                ratelimit.Limit

	APIConcurrency int

	Program                                    string // file of the site program
	ProgramSteps                               int
	ProgramMemory, ProgramOutput, ProgramCache int64
	ProgramTime                                time.Duration
	ProgramIP                                  bool

	LogLevel, LogFormat, AccessLog                                      string
	ObjectiveRedirects, ObjectiveLatency, ObjectiveAPI, ObjectiveClicks float64 // percent
	AlertWebhook                                                        string
	DrainDelay, StopTimeout                                             time.Duration

	// AdminToken is a token that is always valid. It comes from JINK_ADMIN_TOKEN alone: flags can be seen by every
	// user of the machine, and files get copied.
	AdminToken string
}

// DomainConfig is a short domain with defaults of its own. What is left out is as for the default domain, but for Root and
// NotFound: where visitors of one domain end is nothing to be inherited by another.
type DomainConfig struct {
	BaseURL      string  `toml:"base_url"`
	Generator    *string `toml:"generator"`
	SlugLength   *int    `toml:"slug_length"`
	Status       *int    `toml:"status"`
	ForwardQuery *bool   `toml:"forward_query"`
	ForwardPath  *bool   `toml:"forward_path"`
	Root         string  `toml:"root"`      // "" for a landing page, whatever the default domain has
	NotFound     string  `toml:"not_found"` // "" for a page, whatever the default domain has
}

// adminTokenVariable holds the admin token.
const adminTokenVariable = "JINK_ADMIN_TOKEN"

// minAdminToken keeps tokens that people make up from being guessed.
const minAdminToken = 16

// check finds out everything that can be found out without touching anything.
func (c *Config) check() error {
	if c.Addr == "" {
		return errors.New("addr: must not be empty")
	}
	for key, addr := range map[string]string{"addr": c.Addr, "admin_addr": c.AdminAddr, "tls_addr": c.TLSAddr} {
		if addr == "" {
			continue
		}
		if _, port, err := net.SplitHostPort(addr); err != nil || port == "" {
			return fmt.Errorf("%s: is %q; it must be an address and a port such as 127.0.0.1:8080 or :8080", key, addr)
		}
	}
	if c.AdminToken != "" && len(c.AdminToken) < minAdminToken {
		return fmt.Errorf("%s: must have at least %d characters", adminTokenVariable, minAdminToken)
	}
	if strings.ContainsFunc(c.AdminToken, func(r rune) bool { return r <= ' ' || r > '~' }) {
		// A line break at the end, which files of secrets tend to have, could never be sent, and nobody would see why.
		return fmt.Errorf("%s: must be printable ASCII without spaces and line breaks", adminTokenVariable)
	}
	for _, s := range c.Schemes {
		if err := link.CheckScheme(s); err != nil {
			return fmt.Errorf("schemes: %w", err)
		}
	}
	if field, err := slug.Check(slug.Kind(c.Generator), c.SlugLength); err != nil {
		return fmt.Errorf("%s: %w", map[string]string{"generator": "generator", "length": "slug_length"}[field], err)
	}
	if !slices.Contains(link.Statuses(), c.Status) {
		return fmt.Errorf("status: is %d; it must be 301, 302, 303, 307 or 308", c.Status)
	}
	if err := checkFronts("", c.Root, c.NotFound); err != nil {
		return err
	}
	for _, d := range c.Domains {
		if err := checkFronts("domain "+d.BaseURL+": ", d.Root, d.NotFound); err != nil {
			return err
		}
	}
	for key, n := range map[string]int{"store_conns": c.StoreConns, "click_queue": c.ClickQueue, "api_concurrency": c.APIConcurrency} {
		if n < 1 {
			return fmt.Errorf("%s: is %d; it must be at least 1", key, n)
		}
	}
	if _, err := observe.ParseAccessLog(c.AccessLog); err != nil {
		return fmt.Errorf("access_log: is %q; it %w", c.AccessLog, err)
	}
	if _, err := c.logLevel(); err != nil {
		return err
	}
	if !slices.Contains([]string{"auto", "json", "text"}, c.LogFormat) {
		return fmt.Errorf("log_format: is %q; it must be auto, json or text", c.LogFormat)
	}
	if c.AlertWebhook != "" {
		if u, err := url.Parse(c.AlertWebhook); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return errors.New("alert_webhook: must be a URL such as https://hooks.example/jink") // it may hold a secret, so it is not shown
		}
	}
	kind, _, err := c.store()
	if err != nil {
		return err
	}
	if c.StoreRead != "" && kind != "postgres" {
		return errors.New("store_read: only a PostgreSQL database has read replicas; set store to postgres://…")
	}
	if c.StoreRead != "" && !strings.HasPrefix(c.StoreRead, "postgres://") && !strings.HasPrefix(c.StoreRead, "postgresql://") {
		return fmt.Errorf("store_read: is %q; it must be like postgres://user@host/database", redact(c.StoreRead))
	}
	if _, err = catalog.New(catalog.Config{Domains: c.domains()}); err != nil {
		return err
	}
	return c.checkTLS()
}

// checkFronts checks where a domain leads those who ask for no link.
func checkFronts(domain, root, notFound string) error {
	for key, target := range map[string]string{"root": root, "not_found": notFound} {
		if target == "" {
			continue
		}
		if _, err := (link.Targets{}).Parse(target); err != nil {
			return fmt.Errorf("%s%s: %w", domain, key, err)
		}
	}
	return nil
}

func (c *Config) logLevel() (slog.Level, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(c.LogLevel)); err != nil {
		return 0, fmt.Errorf("log_level: is %q; it must be debug, info, warn or error", c.LogLevel)
	}
	return level, nil
}

// store returns which store to open, "sqlite" or "postgres", and the file or the address of the server.
func (c *Config) store() (kind, where string, err error) {
	scheme, rest, _ := strings.Cut(c.Store, ":")
	switch {
	case c.Store == "":
		return "sqlite", filepath.Join(c.DataDir, "jink.db"), nil
	case scheme == "sqlite" && rest != "":
		return "sqlite", strings.TrimPrefix(rest, "//"), nil
	case scheme == "postgres", scheme == "postgresql":
		return "postgres", c.Store, nil
	}
	return "", "", fmt.Errorf("store: is %q; it must be like sqlite:PATH or postgres://user@host/database", redact(c.Store))
}

// redact hides the password of a URL that is about to be shown.
func redact(s string) string {
	if u, err := url.Parse(s); err == nil {
		return u.Redacted()
	}
	return "(not a URL)"
}

// baseURL is where the links of the default domain begin.
func (c *Config) baseURL() string {
	if c.BaseURL != "" {
		return c.BaseURL
	}
	host, port, err := net.SplitHostPort(c.Addr)
	if a, aerr := netip.ParseAddr(host); host == "" || aerr == nil && a.IsUnspecified() {
		host = "localhost"
	}
	if err != nil {
		return "http://localhost"
	}
	return "http://" + net.JoinHostPort(host, port)
}

func (c *Config) domains() []catalog.Domain {
	first := catalog.Domain{BaseURL: c.baseURL(), Generator: slug.Kind(c.Generator), Length: c.SlugLength,
		Status: c.Status, ForwardQuery: c.ForwardQuery, ForwardPath: c.ForwardPath}
	list := []catalog.Domain{first}
	for _, u := range c.DomainURLs {
		d := first
		d.BaseURL = u
		list = append(list, d)
	}
	for _, dc := range c.Domains {
		d := first
		d.BaseURL = dc.BaseURL
		if dc.Generator != nil {
			d.Generator, d.Length = slug.Kind(*dc.Generator), 0
		}
		override(&d.Length, dc.SlugLength)
		override(&d.Status, dc.Status)
		override(&d.ForwardQuery, dc.ForwardQuery)
		override(&d.ForwardPath, dc.ForwardPath)
		list = append(list, d)
	}
	return list
}

func override[T any](field *T, value *T) {
	if value != nil {
		*field = *value
	}
}
