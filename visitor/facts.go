package visitor

import (
	"crypto/hmac"
	"crypto/sha256"
	"hash"
	"net/http"
	"net/netip"
	"net/url"
	"time"
)

// What a visitor may come with. A program compares with the words, so they are never renamed.
const (
	Mobile  = "mobile"
	Tablet  = "tablet"
	Desktop = "desktop"
	TV      = "tv"
	Console = "console"
	Bot     = "bot"
	Other   = "other" // a device, system or browser that is none of those we know
)

// Source is what facts are worked out with. It is shared by all requests and must not be changed once it is used.
type Source struct {
	Trusted []netip.Prefix // the proxies whose headers are believed, as for Address
	Geo     Geo            // nil: countries are not known
	Memory  *Memory        // nil: what headers say is read anew each time
	Salt    []byte         // what visitors are named with: the same on all nodes, known to nobody else
}

// Geo knows in which country an address is used. Its methods may be called by any number of goroutines.
type Geo interface {
	// Country returns two capital letters as in ISO 3166-1, or "" where it does not know.
	Country(netip.Addr) string
}

// Facts are what one request tells about who made it. Each is worked out when it is first asked for and then kept, so
// that a link that only wants the country does not pay for the rest. A value serves one goroutine, and may be used for
// the next request after another Start.
type Facts struct {
	source  *Source
	request *http.Request
	at      time.Time

	assumed Assumed
	known   known

	agent     Agent
	languages []string
	address   netip.Addr
	country   string
	visitor   string

	mac hash.Hash // keyed with the source's salt; kept from request to request
}

// known is a set of what was worked out already.
type known uint8

const (
	knowsAgent known = 1 << iota
	knowsLanguages
	knowsAddress
	knowsCountry
	knowsVisitor
)

// first reports whether k is not known yet, and makes it known.
func (f *Facts) first(k known) bool {
	if f.known&k != 0 {
		return false
	}
	f.known |= k
	return true
}

// Start makes f tell about r, which was made at a time, and forget what it told about another. The request is kept until
// the next Start; its headers must not change meanwhile.
func (f *Facts) Start(s *Source, r *http.Request, at time.Time) {
	next := Facts{source: s, request: r, at: at, languages: f.languages[:0]}
	if f.source == s {
		next.mac = f.mac
	}
	*f = next
}

// Forget makes f hold on to nothing of the request it told about.
func (f *Facts) Forget() {
	clear(f.languages[:cap(f.languages)])
	f.Start(f.source, nil, time.Time{})
}

// Assume makes f tell what a says. It must be called right after Start.
func (f *Facts) Assume(a Assumed) { f.assumed = a }

// Agent returns what the program is that made the request, and what it runs on.
func (f *Facts) Agent() *Agent {
	if f.first(knowsAgent) {
		f.agent = f.source.Memory.agent(f.request.Header)
		f.agent.assume(&f.assumed)
	}
	return &f.agent
}

// Device returns one of the words above.
func (f *Facts) Device() string { return f.Agent().Device }

// OS returns the system: ios, android, windows, macos, linux, chromeos, or other.
func (f *Facts) OS() string { return f.Agent().OS }

// OSVersion returns the version of the system with dots, or "".
func (f *Facts) OSVersion() string { return f.Agent().OSVersion }

// Browser returns the browser: chrome, safari, firefox, edge, opera, samsung, other names that agent.go lists, or other.
func (f *Facts) Browser() string { return f.Agent().Browser }

// BrowserVersion returns the version of the browser with dots, or "".
func (f *Facts) BrowserVersion() string { return f.Agent().BrowserVersion }

// Bot reports whether it is no person who asks.
func (f *Facts) Bot() bool { return f.Agent().Device == Bot }

// BotName returns the name that a bot goes by, or "" for a person or a bot without one.
func (f *Facts) BotName() string { return f.Agent().BotName }

// Languages returns the languages that the visitor reads, the best first, written as in de-AT. It is only good until the
// next Start.
func (f *Facts) Languages() []string {
	if f.first(knowsLanguages) {
		if f.languages = append(f.languages, f.assumed.Languages...); len(f.languages) == 0 {
			f.languages = f.source.Memory.appendLanguages(f.languages, f.request.Header["Accept-Language"])
		}
	}
	return f.languages
}

// Language returns the language that the visitor likes best without a region, as in de, or "".
func (f *Facts) Language() string {
	if l := f.Languages(); len(l) > 0 {
		return baseLanguage(l[0])
	}
	return ""
}

// Referrer returns the page that the visitor came from, as much as his browser tells, or "".
func (f *Facts) Referrer() string { return f.request.Header.Get("Referer") }

// ReferrerHost returns the host of the referrer in small letters and without a port, or "".
func (f *Facts) ReferrerHost() string {
	u, err := url.Parse(f.Referrer())
	if err != nil {
		return ""
	}
	return lower(u.Hostname())
}

// Address returns the address of the visitor, see Address. It is personal data.
func (f *Facts) Address() netip.Addr {
	if f.first(knowsAddress) {
		f.address = Address(f.request, f.source.Trusted)
	}
	return f.address
}

// Country returns the country of the visitor as two capital letters, or "" where it is not known.
func (f *Facts) Country() string {
	if f.first(knowsCountry) {
		if f.country = f.assumed.Country; f.country == "" && f.source.Geo != nil {
			f.country = f.source.Geo.Country(f.Address())
		}
	}
	return f.country
}

// Visitor returns a name for the visitor that stays the same for the day, and that nobody can lead back to him or to his
// name of the day before. Two people behind one address with the same browser share it.
func (f *Facts) Visitor() string {
	if f.first(knowsVisitor) {
		if f.visitor = f.assumed.Visitor; f.visitor == "" {
			if f.mac == nil {
				f.mac = hmac.New(sha256.New, f.source.Salt)
			}
			f.visitor = name(f.mac, f.at, f.Address(), f.request.UserAgent())
		}
	}
	return f.visitor
}
