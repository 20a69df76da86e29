package app

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/ratelimit"
)

// sources makes Sources of a file's text ("" for no file), variables and flags.
func sources(file string, env, flags map[string]string) Sources {
	s := Sources{Flags: flags, LookupEnv: func(name string) (string, bool) { v, ok := env[name]; return v, ok }}
	if file != "" {
		s.File = "jink.toml"
		s.ReadFile = func(string) ([]byte, error) { return []byte(file), nil }
	}
	return s
}

func TestLoad_needs_nothing(t *testing.T) {
	c, err := Load(Sources{})
	if err != nil {
		t.Fatal(err)
	}
	if c.Addr != ":8080" || c.AdminAddr != "127.0.0.1:8081" || c.baseURL() != "http://localhost:8080" || c.CacheSize != 256<<20 {
		t.Errorf("%+v", c)
	}
	if kind, where, err := c.store(); kind != "sqlite" || where != "jink-data/jink.db" || err != nil {
		t.Errorf("store %q %q %v", kind, where, err)
	}
}

func TestLoad_flag_before_variable_before_file(t *testing.T) {
	file := "addr = ':1'\nname = 'file'\nopen = true\nslug_length = 9\nschemes = ['https', 'mailto']\nrate_token = '5/m'\n"
	c, err := Load(sources(file, map[string]string{"JINK_ADDR": ":2", "JINK_NAME": "env"}, map[string]string{"addr": ":3"}))
	if err != nil {
		t.Fatal(err)
	}
	if c.Addr != ":3" || c.Name != "env" || !c.Open || c.SlugLength != 9 || !slices.Equal(c.Schemes, []string{"https", "mailto"}) ||
		c.RateToken != (ratelimit.Limit{Rate: 5.0 / 60, Burst: 5}) {
		t.Errorf("%+v", c)
	}
}

func TestLoad_domains_take_what_they_do_not_say_from_the_default(t *testing.T) {
	c, err := Load(sources(`
base_url = "https://s.example"
slug_length = 8
domains = ["https://a.example"]
[[domain]]
base_url = "https://b.example"
generator = "words"
status = 307
forward_query = false
`, nil, nil))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range c.domains() {
		got = append(got, fmt.Sprint(d.BaseURL, d.Generator, d.Length, d.Status, d.ForwardQuery))
	}
	want := []string{"https://s.examplerandom8 302 true", "https://a.examplerandom8 302 true", "https://b.examplewords0 307 false"}
	if !slices.EqualFunc(got, want, func(a, b string) bool { return strings.ReplaceAll(a, " ", "") == strings.ReplaceAll(b, " ", "") }) {
		t.Errorf("%q", got)
	}
}

func TestDomains_are_known_with_and_without_their_port(t *testing.T) {
	c, err := Load(sources("", nil, map[string]string{"base_url": "https://s.example",
		"domains": "https://go.example:8443,https://a.example:1,http://a.example:2,https://s.example:444,https://b.example"}))
	if err != nil {
		t.Fatal(err)
	}
	book, err := catalog.New(catalog.Config{Domains: c.domains()})
	if err != nil {
		t.Fatal(err)
	}
	got := extraDomains(book)
	want := map[string]string{"go.example:8443": "go.example:8443", "go.example": "go.example:8443", "a.example:1": "a.example:1",
		"a.example:2": "a.example:2", "s.example:444": "s.example:444", "b.example": "b.example"}
	delete(got, "a.example") // two domains could be meant: either will do
	if !maps.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

func TestLoad_says_in_one_line_what_is_wrong_and_where(t *testing.T) {
	for name, c := range map[string]struct {
		file  string
		env   map[string]string
		flags map[string]string
		want  string
	}{
		"unknown key":       {file: "adr = ':1'", want: `jink.toml: there is no setting "adr"; did you mean "addr"?`},
		"far from any key":  {file: "colour = 'red'", want: `jink.toml: there is no setting "colour"`},
		"syntax":            {file: "addr = \n", want: "jink.toml: line 1:"},
		"wrong type":        {file: "addr = 5.5", want: "jink.toml: addr: must be a string"},
		"table":             {file: "[addr]\nx = 1", want: "jink.toml: addr: must be a string"},
		"bad list":          {file: "schemes = [1]", want: "jink.toml: schemes: must be a list of strings"},
		"unknown in domain": {file: "[[domain]]\nbase_url = 'https://a'\ncolour = 1", want: `there is no setting "domain.colour"`},
		"domain without":    {file: "[[domain]]\nstatus = 301", want: "domain 1: base_url is missing"},
		"domain wrong":      {file: "domain = 3", want: "jink.toml: domain"},
		"bool":              {env: map[string]string{"JINK_OPEN": "maybe"}, want: `JINK_OPEN: is "maybe"; it must be true or false`},
		"int":               {flags: map[string]string{"slug_length": "x"}, want: `--slug-length: is "x"; it must be a whole number`},
		"duration":          {flags: map[string]string{"drain_delay": "-5s"}, want: "--drain-delay: is"},
		"size":              {flags: map[string]string{"cache_size": "10XB"}, want: "--cache-size: is"},
		"size overflow":     {flags: map[string]string{"cache_size": "99999999999GiB"}, want: "--cache-size: is"},
		"rate":              {flags: map[string]string{"rate_token": "10/d"}, want: "--rate-token: is"},
		"rate NaN":          {flags: map[string]string{"rate_token": "NaN/s"}, want: "--rate-token: is"},
		"network":           {flags: map[string]string{"trusted_proxies": "10.0.0.0/8,x"}, want: `--trusted-proxies: has "x"`},
		"addr":              {flags: map[string]string{"addr": "8080"}, want: `addr: is "8080"`},
		"no addr":           {flags: map[string]string{"addr": ""}, want: "addr: must not be empty"},
		"base":              {flags: map[string]string{"base_url": "s.example"}, want: "must be like https://s.example"},
		"twice":             {flags: map[string]string{"base_url": "https://a.example", "domains": "https://A.example"}, want: "twice"},
		"scheme":            {flags: map[string]string{"schemes": "http,javascript"}, want: "schemes: the scheme \"javascript\" is never allowed"},
		"generator":         {flags: map[string]string{"generator": "uuid"}, want: "generator: is \"uuid\""},
		"length":            {flags: map[string]string{"slug_length": "2"}, want: "slug_length: is 2"},
		"status":            {flags: map[string]string{"status": "200"}, want: "status: is 200"},
		"root":              {flags: map[string]string{"root": "javascript:x"}, want: "root: has the scheme"},
		"store":             {flags: map[string]string{"store": "mysql://u:secret@h/d"}, want: `store: is "mysql://u:xxxxx@h/d"`},
		"level":             {flags: map[string]string{"log_level": "loud"}, want: "log_level: is"},
		"format":            {flags: map[string]string{"log_format": "xml"}, want: "log_format: is"},
		"tls without":       {flags: map[string]string{"tls_addr": ":443"}, want: "tls_addr: needs certificates: set acme, or tls_cert and tls_key"},
		"tls without key":   {flags: map[string]string{"tls_addr": ":443", "tls_cert": "c"}, want: "tls_key: is missing"},
		"tls without cert":  {flags: map[string]string{"tls_addr": ":443", "tls_key": "k"}, want: "tls_cert: is missing"},
		"tls address":       {flags: map[string]string{"tls_addr": "443", "acme": "true"}, want: `tls_addr: is "443"`},
		"tls port twice":    {flags: map[string]string{"tls_addr": ":8080", "tls_cert": "c", "tls_key": "k"}, want: `tls_addr: is ":8080", which another`},
		"cert without tls":  {flags: map[string]string{"tls_cert": "c"}, want: "tls_cert: is of no use without tls_addr"},
		"acme without tls":  {flags: map[string]string{"acme": "true"}, want: "acme: is of no use without tls_addr"},
		"acme and files":    {flags: map[string]string{"tls_addr": ":443", "acme": "true", "tls_cert": "c"}, want: "acme: and tls_cert cannot both"},
		"acme, no base":     {flags: map[string]string{"tls_addr": ":443", "acme": "true"}, want: "acme: base_url is http://localhost:8080; "},
		"acme, http":        {flags: map[string]string{"tls_addr": ":443", "acme": "true", "base_url": "http://s.example"}, want: "acme: base_url is http://s.example; "},
		"acme, localhost":   {flags: map[string]string{"tls_addr": ":443", "acme": "true", "base_url": "https://localhost"}, want: "acme: localhost is not a public name"},
		"acme, address":     {flags: map[string]string{"tls_addr": ":443", "acme": "true", "base_url": "https://s.example", "domains": "https://192.0.2.1:444"}, want: "acme: 192.0.2.1 is an address"},
		"acme directory":    {flags: map[string]string{"tls_addr": ":443", "acme": "true", "base_url": "https://s.example", "acme_directory": "http://ca"}, want: `acme_directory: is "http://ca"`},
		"proxy protocol":    {flags: map[string]string{"proxy_protocol": "true"}, want: "proxy_protocol: needs trusted_proxies"},
		"admin token's end": {env: map[string]string{"JINK_ADMIN_TOKEN": "a-token-of-a-file\n"}, want: "JINK_ADMIN_TOKEN: must be printable ASCII without spaces"},
		"admin token":       {env: map[string]string{"JINK_ADMIN_TOKEN": "short"}, want: "JINK_ADMIN_TOKEN: must have at least 16"},
	} {
		_, err := Load(sources(c.file, c.env, c.flags))
		e, ok := err.(*Error)
		if !ok || !strings.Contains(e.Message, c.want) || strings.Contains(e.Message, "\n") || strings.Contains(e.Message, "secret") {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	missing := Sources{File: "none.toml", ReadFile: func(string) ([]byte, error) { return nil, fs.ErrNotExist }}
	if _, err := Load(missing); err == nil || err.Error() != "none.toml: there is no such file" {
		t.Errorf("a missing file: %v", err)
	}
}

func TestOptions_are_named_alike_and_once(t *testing.T) {
	seen := map[string]bool{}
	for _, o := range Options() {
		if seen[o.Key] || o.Key != strings.ToLower(o.Key) || o.Usage == "" || strings.HasSuffix(o.Usage, ".") {
			t.Errorf("%+v", o)
		}
		seen[o.Key] = true
		if o.Flag() != strings.ReplaceAll(o.Key, "_", "-") || o.Env() != "JINK_"+strings.ToUpper(o.Key) {
			t.Errorf("%s is the flag %s and the variable %s", o.Key, o.Flag(), o.Env())
		}
	}
}

func TestDocumentation_has_every_setting_with_its_default(t *testing.T) {
	data, err := os.ReadFile("../docs/configuration.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range Options() {
		row := fmt.Sprintf("| `%s` | `%s` |", o.Key, o.Default)
		if o.Default == "" {
			row = fmt.Sprintf("| `%s` | |", o.Key)
		}
		if !strings.Contains(string(data), row) {
			t.Errorf("docs/configuration.md lacks the row %s %s |", row, o.Usage)
		}
	}
}

func TestDocumentation_has_examples_that_work(t *testing.T) {
	data, err := os.ReadFile("../docs/configuration.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := regexp.MustCompile("(?s)```toml\n(.*?)```").FindAllStringSubmatch(string(data), -1)
	if len(examples) < 2 {
		t.Fatalf("%d examples", len(examples))
	}
	for _, example := range examples {
		if _, err := Load(sources(example[1], nil, nil)); err != nil {
			t.Errorf("%v in\n%s", err, example[1])
		}
	}
}

func TestSizesAndDurations(t *testing.T) {
	c, err := Load(sources("", nil, map[string]string{"cache_size": "64 MiB", "permanent_max_age": "90m"}))
	if err != nil || c.CacheSize != 64<<20 || c.PermanentMaxAge != 90*time.Minute {
		t.Errorf("%+v, %v", c, err)
	}
}
