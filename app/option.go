package app

import (
	"fmt"
	"math"
	"net/netip"
	"strconv"
	"strings"
	"time"

	"github.com/jinklink/jink/ratelimit"
)

// Kind is the type of an option's value.
type Kind string

const (
	String   Kind = "string"
	Bool     Kind = "bool"
	Int      Kind = "int"
	Duration Kind = "duration"
	Strings  Kind = "strings" // separated by commas, or a list in the file
	Bytes    Kind = "bytes"   // 64MiB
	Rate     Kind = "rate"    // 100/s, 30/m, 10/h, or 0 for no limit
	Percent  Kind = "percent" // 99.9
)

// Option is one thing that can be configured. Its flag is the key with dashes, its variable JINK_ and the key in upper
// case.
type Option struct {
	Key     string // as it stands in the file
	Kind    Kind
	Default string
	Usage   string

	set func(c *Config, value string) error
}

// Flag returns the name of the option's flag, without dashes in front.
func (o Option) Flag() string { return strings.ReplaceAll(o.Key, "_", "-") }

// Env returns the name of the option's environment variable.
func (o Option) Env() string { return "JINK_" + strings.ToUpper(o.Key) }

// Options lists everything that can be configured, but for the tables of short domains, which only a file can hold.
func Options() []Option {
	return []Option{
		{"addr", String, ":8080", "public listener: short links, API and dashboard", text(func(c *Config) *string { return &c.Addr })},
		{"admin_addr", String, "127.0.0.1:8081", "admin listener: health, metrics and profiles; empty for none", text(func(c *Config) *string { return &c.AdminAddr })},
		{"base_url", String, "", "where short links begin, such as https://s.example; by default http://localhost and the port of addr", text(func(c *Config) *string { return &c.BaseURL })},
		{"domains", Strings, "", "further short domains, such as https://go.example", list(func(c *Config) *[]string { return &c.DomainURLs })},
		{"name", String, "jink", "what the pages call this instance", text(func(c *Config) *string { return &c.Name })},
		{"root", String, "", "where / redirects to; by default it is a landing page", text(func(c *Config) *string { return &c.Root })},
		{"not_found", String, "", "where visitors of unknown slugs are sent; by default they get a page with 404", text(func(c *Config) *string { return &c.NotFound })},
		{"open", Bool, "false", "let anyone create links, within rate_open", boolean(func(c *Config) *bool { return &c.Open })},

		{"tls_addr", String, "", "listener for https, such as :443; empty for none", text(func(c *Config) *string { return &c.TLSAddr })},
		{"acme", Bool, "false", "obtain certificates for all https domains by ACME, which agrees to the terms of the authority", boolean(func(c *Config) *bool { return &c.ACME })},
		{"acme_email", String, "", "address that the certificate authority may write to", text(func(c *Config) *string { return &c.ACMEEmail })},
		{"acme_directory", String, "https://acme-v02.api.letsencrypt.org/directory", "where the certificate authority is asked", text(func(c *Config) *string { return &c.ACMEDirectory })},
		{"tls_cert", String, "", "file with a certificate and its chain (PEM), instead of acme; read anew when it changes", text(func(c *Config) *string { return &c.TLSCert })},
		{"tls_key", String, "", "file with the key of tls_cert (PEM)", text(func(c *Config) *string { return &c.TLSKey })},
		{"proxy_protocol", Bool, "false", "have connections from trusted_proxies begin with a header of the PROXY protocol", boolean(func(c *Config) *bool { return &c.ProxyProtocol })},
		{"reuse_port", Bool, "false", "let another server of the same user listen on the same ports, to take over without a pause", boolean(func(c *Config) *bool { return &c.ReusePort })},

		{"data_dir", String, "jink-data", "folder of the embedded database", text(func(c *Config) *string { return &c.DataDir })},
		{"store", String, "", "sqlite:PATH or postgres://…; by default jink.db in data_dir", text(func(c *Config) *string { return &c.Store })},
		{"store_read", String, "", "read replicas of the PostgreSQL database, as postgres://…, for links that are not in memory", text(func(c *Config) *string { return &c.StoreRead })},
		{"store_conns", Int, "20", "connections to PostgreSQL, and as many to read replicas, unless the address says pool_max_conns", integer(func(c *Config) *int { return &c.StoreConns })},
		{"cache_size", Bytes, "256MiB", "memory for links that were asked for lately", size(func(c *Config) *int64 { return &c.CacheSize })},
		{"click_queue", Int, "1000000", "links whose clicks may wait in memory while the database is away", integer(func(c *Config) *int { return &c.ClickQueue })},

		{"generator", String, "random", "how slugs are made: random, hash, sequence or words", text(func(c *Config) *string { return &c.Generator })},
		{"slug_length", Int, "0", "characters (for words: words) of a made slug; 0 for the generator's usual length", integer(func(c *Config) *int { return &c.SlugLength })},
		{"fold_case", Bool, "false", "treat slugs that differ only by case as the same", boolean(func(c *Config) *bool { return &c.FoldCase })},
		{"schemes", Strings, "http,https", "schemes that targets may have", list(func(c *Config) *[]string { return &c.Schemes })},
		{"status", Int, "302", "redirect status of links that do not choose one", integer(func(c *Config) *int { return &c.Status })},
		{"forward_query", Bool, "true", "whether links pass the visitor's query on unless they choose", boolean(func(c *Config) *bool { return &c.ForwardQuery })},
		{"forward_path", Bool, "false", "whether links pass on what follows the slug unless they choose", boolean(func(c *Config) *bool { return &c.ForwardPath })},
		{"permanent_max_age", Duration, "24h", "how long browsers may remember redirects with status 301 or 308", duration(func(c *Config) *time.Duration { return &c.PermanentMaxAge })},
		{"check_allow", Strings, "", "private networks that the check of a target may open, such as 10.0.0.0/8", prefixes(func(c *Config) *[]netip.Prefix { return &c.CheckAllow })},

		{"program", String, "", "file of a site program (Python), which has a say in what links are made and where they lead; loaded anew when it changes", text(func(c *Config) *string { return &c.Program })},
		{"program_steps", Int, "100000", "steps that the logic of a link may take for one visit", integer(func(c *Config) *int { return &c.ProgramSteps })},
		{"program_memory", Bytes, "8MiB", "memory that it may allocate for one visit", size(func(c *Config) *int64 { return &c.ProgramMemory })},
		{"program_output", Bytes, "64KiB", "text that it may print for one visit", size(func(c *Config) *int64 { return &c.ProgramOutput })},
		{"program_time", Duration, "5ms", "time that it may take for one visit", duration(func(c *Config) *time.Duration { return &c.ProgramTime })},
		{"program_cache", Bytes, "128MiB", "memory for compiled rules and programs", size(func(c *Config) *int64 { return &c.ProgramCache })},
		{"program_ip", Bool, "false", "let the logic of links see the addresses of visitors", boolean(func(c *Config) *bool { return &c.ProgramIP })},

		{"trusted_proxies", Strings, "", "networks of proxies whose X-Forwarded-For is believed", prefixes(func(c *Config) *[]netip.Prefix { return &c.TrustedProxies })},
		{"geoip", String, "", "file of countries (MaxMind DB format), for links that ask where a visitor is; read anew when it changes", text(func(c *Config) *string { return &c.GeoIP })},
		{"rate_token", Rate, "1000/s", "API requests of one token", rate(func(c *Config) *ratelimit.Limit { return &c.RateToken })},
		{"rate_address", Rate, "20/s", "API requests without a token from one network", rate(func(c *Config) *ratelimit.Limit { return &c.RateAddress })},
		{"rate_open", Rate, "10/m", "links created without a token from one network, with open", rate(func(c *Config) *ratelimit.Limit { return &c.RateOpen })},
		{"rate_sign_in", Rate, "10/m", "wrong tokens from one network", rate(func(c *Config) *ratelimit.Limit { return &c.RateSignIn })},
		{"rate_password", Rate, "10/m", "wrong passwords for one link from one network", rate(func(c *Config) *ratelimit.Limit { return &c.RatePassword })},
		{"rate_missing", Rate, "100/s", "requests of one network for unknown slugs about which the site program is asked", rate(func(c *Config) *ratelimit.Limit { return &c.RateMissing })},
		{"api_concurrency", Int, "64", "requests to API and dashboard that may be under way at once; more are put off with 503", integer(func(c *Config) *int { return &c.APIConcurrency })},

		{"log_level", String, "info", "debug, info, warn or error", text(func(c *Config) *string { return &c.LogLevel })},
		{"log_format", String, "auto", "json, text, or auto: text on a terminal", text(func(c *Config) *string { return &c.LogFormat })},
		{"access_log", String, "errors", "requests to log: off, errors (5xx), all, or errors and a share of the others such as 0.01", text(func(c *Config) *string { return &c.AccessLog })},
		{"objective_redirects", Percent, "99.9", "redirects to be answered without an error, in percent of 30 days", percent(func(c *Config) *float64 { return &c.ObjectiveRedirects })},
		{"objective_latency", Percent, "99", "redirects to be answered within 25 ms", percent(func(c *Config) *float64 { return &c.ObjectiveLatency })},
		{"objective_api", Percent, "99.5", "API requests to be answered without an error", percent(func(c *Config) *float64 { return &c.ObjectiveAPI })},
		{"objective_clicks", Percent, "99.99", "clicks to be counted", percent(func(c *Config) *float64 { return &c.ObjectiveClicks })},
		{"alert_webhook", String, "", "URL to post to when an objective is in danger, in the format of Alertmanager", text(func(c *Config) *string { return &c.AlertWebhook })},
		{"drain_delay", Duration, "5s", "how long a stopping server goes on accepting, so that load balancers notice; not after an interrupt from the keyboard", duration(func(c *Config) *time.Duration { return &c.DrainDelay })},
		{"stop_timeout", Duration, "20s", "how long a stopping server waits for requests under way", duration(func(c *Config) *time.Duration { return &c.StopTimeout })},
	}
}

func text(field func(*Config) *string) func(*Config, string) error {
	return func(c *Config, s string) error {
		*field(c) = s
		return nil
	}
}

func boolean(field func(*Config) *bool) func(*Config, string) error {
	return func(c *Config, s string) error {
		switch strings.ToLower(s) {
		case "true", "yes", "on", "1":
			*field(c) = true
		case "false", "no", "off", "0":
			*field(c) = false
		default:
			return fmt.Errorf("is %q; it must be true or false", s)
		}
		return nil
	}
}

func integer(field func(*Config) *int) func(*Config, string) error {
	return func(c *Config, s string) error {
		n, err := strconv.Atoi(s)
		if err != nil {
			return fmt.Errorf("is %q; it must be a whole number", s)
		}
		*field(c) = n
		return nil
	}
}

// percent reads a share that is neither nothing nor everything: an objective of 100 % leaves no budget to spend.
func percent(field func(*Config) *float64) func(*Config, string) error {
	return func(c *Config, s string) error {
		n, err := strconv.ParseFloat(strings.TrimSuffix(s, "%"), 64)
		if err != nil || !(n > 0 && n < 100) {
			return fmt.Errorf("is %q; it must be a percentage above 0 and below 100, such as 99.9", s)
		}
		*field(c) = n
		return nil
	}
}

func duration(field func(*Config) *time.Duration) func(*Config, string) error {
	return func(c *Config, s string) error {
		d, err := time.ParseDuration(s)
		if err != nil || d < 0 {
			return fmt.Errorf("is %q; it must be a duration such as 30s or 5m", s)
		}
		*field(c) = d
		return nil
	}
}

func list(field func(*Config) *[]string) func(*Config, string) error {
	return func(c *Config, s string) error {
		*field(c) = splitList(s)
		return nil
	}
}

func splitList(s string) []string {
	var items []string
	for item := range strings.SplitSeq(s, ",") {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}

func prefixes(field func(*Config) *[]netip.Prefix) func(*Config, string) error {
	return func(c *Config, s string) error {
		*field(c) = nil
		for _, item := range splitList(s) {
			p, err := netip.ParsePrefix(item)
			if a, aerr := netip.ParseAddr(item); aerr == nil {
				p, err = a.Prefix(a.BitLen())
			}
			if err != nil {
				return fmt.Errorf("has %q; it must be a network such as 10.0.0.0/8 or an address", item)
			}
			*field(c) = append(*field(c), p.Masked())
		}
		return nil
	}
}

func size(field func(*Config) *int64) func(*Config, string) error {
	return func(c *Config, s string) error {
		number, unit := s, int64(1)
		for _, u := range []struct {
			suffix string
			bytes  int64
		}{{"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30}, {"kB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"B", 1}} {
			if before, ok := strings.CutSuffix(s, u.suffix); ok {
				number, unit = strings.TrimSpace(before), u.bytes
				break
			}
		}
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil || n < 0 || n > math.MaxInt64/unit {
			return fmt.Errorf("is %q; it must be a size such as 64MiB", s)
		}
		*field(c) = n * unit
		return nil
	}
}

// rate reads a limit. As many as the rate names may come at once.
func rate(field func(*Config) *ratelimit.Limit) func(*Config, string) error {
	return func(c *Config, s string) error {
		if s == "0" {
			*field(c) = ratelimit.Limit{}
			return nil
		}
		number, per, _ := strings.Cut(s, "/")
		unit := map[string]float64{"s": 1, "m": 60, "h": 3600}[per]
		n, err := strconv.ParseFloat(number, 64)
		if err != nil || unit == 0 || !(n > 0 && n <= 1e9) {
			return fmt.Errorf("is %q; it must be a rate such as 100/s, 30/m or 10/h, or 0 for no limit", s)
		}
		*field(c) = ratelimit.Limit{Rate: n / unit, Burst: int(math.Ceil(n))}
		return nil
	}
}
