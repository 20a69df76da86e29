package geo

import (
	"bytes"
	"log/slog"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/geo/geotest"
)

// write stores a file with a time of its own, so that two versions differ however fast they are written.
func write(t *testing.T, path string, data []byte, age time.Duration) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	at := time.Now().Add(-age)
	if err := os.Chtimes(path, at, at); err != nil {
		t.Fatal(err)
	}
}

func config(path string, log *bytes.Buffer) Config {
	return Config{Path: path, ReadFile: os.ReadFile, Stat: os.Stat, Log: slog.New(slog.NewTextHandler(log, nil))}
}

var countries = map[string]string{"203.0.113.0/24": "DE", "198.51.100.0/25": "AT", "198.51.100.128/25": "CH", "2001:db8::/32": "FR", "192.0.2.0/24": "x1"}

func TestCountry(t *testing.T) {
	for _, shape := range []geotest.Shape{geotest.MaxMind, geotest.IPinfo} {
		path := filepath.Join(t.TempDir(), "country.mmdb")
		write(t, path, geotest.Database(shape, countries), 0)
		f, err := Open(config(path, &bytes.Buffer{}))
		if err != nil {
			t.Fatal(err)
		}
		for address, want := range map[string]string{
			"203.0.113.9": "DE", "203.0.113.255": "DE", "203.0.114.0": "", "198.51.100.1": "AT", "198.51.100.200": "CH",
			"::ffff:203.0.113.9": "DE", "2001:db8:1::1": "FR", "2001:db9::": "", "2001:db8::1%eth0": "FR", "127.0.0.1": "",
			"192.0.2.1": "", // what is no code is no country
		} {
			if got := f.Country(netip.MustParseAddr(address)); got != want {
				t.Errorf("shape %d, %s: got %q, want %q", shape, address, got, want)
			}
		}
		if got := f.Country(netip.Addr{}); got != "" {
			t.Errorf("no address is in %q", got)
		}
		if f.Built().Unix() != 1_700_000_000 {
			t.Errorf("built %v", f.Built())
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	good := geotest.Database(geotest.MaxMind, countries)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty":        {nil, "empty.mmdb: "},
		"text":         {[]byte("<html>Not found</html>"), "text.mmdb: "},
		"half":         {good[:len(good)/2], "half.mmdb: "},
		"of providers": {geotest.Database(geotest.Provider, countries), "of providers.mmdb: holds no countries"},
	} {
		path := filepath.Join(dir, name+".mmdb")
		write(t, path, c.data, 0)
		if _, err := Open(config(path, &bytes.Buffer{})); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Open(config(filepath.Join(dir, "missing"), &bytes.Buffer{})); !os.IsNotExist(err) {
		t.Errorf("missing: %v", err)
	}
}

func TestReload(t *testing.T) {
	path := filepath.Join(t.TempDir(), "country.mmdb")
	log := &bytes.Buffer{}
	write(t, path, geotest.Database(geotest.MaxMind, countries), time.Hour)
	f, err := Open(config(path, log))
	if err != nil {
		t.Fatal(err)
	}
	address := netip.MustParseAddr("203.0.113.9")
	step := func(what, country, logged string) {
		t.Helper()
		log.Reset()
		f.reload(false)
		if got := f.Country(address); got != country {
			t.Errorf("%s: the country is %q, want %q", what, got, country)
		}
		if got := log.String(); !strings.Contains(got, logged) || logged == "" && got != "" {
			t.Errorf("%s: logged %q, want %q", what, got, logged)
		}
	}
	step("the same file", "DE", "")
	write(t, path, geotest.Database(geotest.MaxMind, map[string]string{"203.0.113.0/24": "NL"}), 30*time.Minute)
	step("a new one", "NL", "read anew")
	write(t, path, []byte("half a download"), 20*time.Minute)
	step("a broken one", "NL", "the old one serves on")
	step("it is complained of once", "NL", "")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	step("none", "NL", "no such file")
	write(t, path, geotest.Database(geotest.MaxMind, countries), 10*time.Minute)
	step("the first again", "DE", "read anew")
}

func BenchmarkCountry(b *testing.B) {
	path := filepath.Join(b.TempDir(), "country.mmdb")
	if err := os.WriteFile(path, geotest.Database(geotest.MaxMind, countries), 0o600); err != nil {
		b.Fatal(err)
	}
	f, err := Open(config(path, &bytes.Buffer{}))
	if err != nil {
		b.Fatal(err)
	}
	address := netip.MustParseAddr("203.0.113.9")
	b.ReportAllocs()
	for b.Loop() {
		f.Country(address)
	}
}
