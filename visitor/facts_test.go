package visitor

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"testing"
	"time"
)

// counted is a Geo that counts how often it is asked.
type counted struct{ asked int }

func (c *counted) Country(a netip.Addr) string {
	c.asked++
	return map[string]string{"203.0.113.9": "DE", "2001:db8::1": "AT"}[a.String()]
}

func visit(peer string, header ...string) *http.Request {
	r := httptest.NewRequest("GET", "/x", nil)
	r.RemoteAddr = peer
	r.Header = http.Header{}
	for i := 0; i < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	return r
}

func TestFacts(t *testing.T) {
	geo := &counted{}
	source := &Source{Trusted: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}, Geo: geo, Salt: []byte("salt")}
	at := time.Date(2026, 3, 1, 23, 59, 0, 0, time.UTC)
	var f Facts
	f.Start(source, visit("10.0.0.1:80", "X-Forwarded-For", "203.0.113.9", "Accept-Language", "de-AT, en;q=0.5",
		"User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1",
		"Referer", "https://News.Example:8443/a?b=c"), at)
	for what, got := range map[string][2]string{
		"device": {f.Device(), Mobile}, "os": {f.OS(), "ios"}, "os version": {f.OSVersion(), "17.5.1"},
		"browser": {f.Browser(), "safari"}, "browser version": {f.BrowserVersion(), "17.5"}, "bot name": {f.BotName(), ""},
		"language": {f.Language(), "de"}, "country": {f.Country(), "DE"}, "address": {f.Address().String(), "203.0.113.9"},
		"referrer": {f.Referrer(), "https://News.Example:8443/a?b=c"}, "its host": {f.ReferrerHost(), "news.example"},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: got %q, want %q", what, got[0], got[1])
		}
	}
	if f.Bot() || !slices.Equal(f.Languages(), []string{"de-AT", "en"}) {
		t.Errorf("bot %v, languages %q", f.Bot(), f.Languages())
	}
	f.Country()
	if geo.asked != 1 {
		t.Errorf("the country was looked up %d times", geo.asked)
	}

	// The next request starts from nothing.
	f.Start(source, visit("192.0.2.1:1"), at)
	if f.Device() != Other || f.Country() != "" || f.Language() != "" || len(f.Languages()) != 0 || f.ReferrerHost() != "" || f.Referrer() != "" {
		t.Errorf("facts of another request are left: %+v", f)
	}
	f.Start(&Source{}, visit("192.0.2.1:1", "Referer", "::nonsense"), at)
	if f.Country() != "" || f.ReferrerHost() != "" {
		t.Errorf("country %q without a file, host %q", f.Country(), f.ReferrerHost())
	}
	f.Forget()
	if f.request != nil || f.known != 0 || f.agent != (Agent{}) {
		t.Error("the request is held on to")
	}
}

func TestFactsAssumed(t *testing.T) {
	var f Facts
	f.Start(&Source{Geo: &counted{}}, visit("203.0.113.9:1", "User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "Accept-Language", "fr"), time.Now())
	f.Assume(Assumed{Device: Tablet, OS: "ios", OSVersion: "18", Country: "CH", Languages: []string{"it-CH", "de"}, Visitor: "ann"})
	if f.Device() != Tablet || f.OS() != "ios" || f.OSVersion() != "18" || f.Browser() != "firefox" || f.Country() != "CH" ||
		f.Language() != "it" || f.Visitor() != "ann" || f.Bot() {
		t.Errorf("%+v", f)
	}
	f.Start(&Source{}, visit("203.0.113.9:1"), time.Now())
	f.Assume(Assumed{BotName: "Slackbot"})
	if !f.Bot() || f.BotName() != "Slackbot" || f.Device() != Bot {
		t.Errorf("%+v", f.Agent())
	}
	f.Start(&Source{}, visit("203.0.113.9:1", "User-Agent", "curl/8.5.0"), time.Now())
	f.Assume(Assumed{Device: Mobile})
	if f.Bot() || f.BotName() != "" {
		t.Errorf("%+v", f.Agent())
	}
}

func TestName(t *testing.T) {
	day := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	address := netip.MustParseAddr("203.0.113.9")
	name := Name([]byte("salt"), day, address, "browser")
	if len(name) != 2*nameBytes {
		t.Errorf("%q", name)
	}
	for what, other := range map[string]string{
		"the end of the day":      Name([]byte("salt"), day.Add(24*time.Hour-1), address, "browser"),
		"another zone":            Name([]byte("salt"), day.In(time.FixedZone("", -5*3600)), address, "browser"),
		"IPv4 written as IPv6":    Name([]byte("salt"), day, netip.MustParseAddr("::ffff:203.0.113.9"), "browser"),
		"asking another time too": Name([]byte("salt"), day.Add(time.Hour), address, "browser"),
	} {
		if other != name {
			t.Errorf("%s makes another visitor", what)
		}
	}
	seen := map[string]string{name: "the visitor"}
	for what, other := range map[string]string{
		"the next day":    Name([]byte("salt"), day.Add(24*time.Hour), address, "browser"),
		"another salt":    Name([]byte("tlas"), day, address, "browser"),
		"another address": Name([]byte("salt"), day, netip.MustParseAddr("203.0.113.10"), "browser"),
		"another browser": Name([]byte("salt"), day, address, "Browser"),
		"no address":      Name([]byte("salt"), day, netip.Addr{}, "browser"),
	} {
		if seen[other] != "" {
			t.Errorf("%s and %s have the same name", what, seen[other])
		}
		seen[other] = what
	}
	six := netip.MustParseAddr("2001:db8::1")
	if Name(nil, day, six, "") != Name(nil, day, six.Next(), "") {
		t.Error("an address of the same household makes another visitor")
	}
}

// TestVisitorSalt holds that a hash is not used again for another source.
func TestVisitorSalt(t *testing.T) {
	var f Facts
	at := time.Now()
	r := visit("203.0.113.9:80", "User-Agent", "x")
	for _, salt := range []string{"a", "b", "a"} {
		source := &Source{Salt: []byte(salt)}
		for range 2 {
			f.Start(source, r, at)
			if got, want := f.Visitor(), Name([]byte(salt), at, netip.MustParseAddr("203.0.113.9"), "x"); got != want {
				t.Errorf("salt %s: got %s, want %s", salt, got, want)
			}
		}
	}
}

func BenchmarkVisitor(b *testing.B) {
	source := &Source{Salt: make([]byte, 32)}
	r := visit("203.0.113.9:80", "User-Agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36")
	at := time.Now()
	b.ReportAllocs()
	var f Facts
	for b.Loop() {
		f.Start(source, r, at)
		f.Visitor()
	}
}
