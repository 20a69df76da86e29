package program

import (
	"encoding/binary"
	"hash/fnv"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/redirect"
	"github.com/jinklink/jink/visitor"
)

// visit is one request for a link as its logic sees it. It belongs to a worker, which uses it for one visit after the other;
// what takes work is only found out when the logic asks for it.
type visit struct {
	engine *Engine
	link   *linkFacts // nil: there is none
	facts  visitor.Facts
	http   *http.Request
	zone   *time.Location
	now    time.Time
	method string
	host   string
	slug   string
	rest   string // what followed the slug, as it was sent
	query  string // as it was sent

	parameters []pair // of query; nil until they are wanted
	parsed     bool
	cookies    []*http.Cookie
	hasCookies bool
	variants   []link.Variant
	read       inputs // what logic has looked at
}

// linkFacts are what logic sees of its link.
type linkFacts struct {
	id        int64
	domain    string
	slug      string
	title     string
	tags      []string
	url       string
	status    int
	clicks    int64
	createdAt time.Time
}

func factsOf(l *link.Link) *linkFacts {
	return &linkFacts{id: l.ID, domain: l.Domain, slug: l.Slug, title: l.Title, tags: l.Tags, url: l.URL, status: l.Status, clicks: l.Clicks, createdAt: l.CreatedAt}
}

// pair is a name and a value.
type pair struct{ name, value string }

// noRequest is what is asked for facts where there is no request of HTTP.
func noRequest() *http.Request {
	return &http.Request{Method: "GET", URL: &url.URL{}, Header: http.Header{}}
}

// start makes v a visit of a link, which is nil where there is none.
func (v *visit) start(e *Engine, l *linkFacts, zone *time.Location, req *redirect.Request, rest string, at time.Time) {
	v.engine, v.link, v.zone, v.now = e, l, zone, at
	v.method, v.host, v.rest, v.query = req.Method, req.Host, rest, req.Query
	if v.slug = strings.TrimPrefix(req.Path, "/"); l != nil {
		v.slug = l.slug
	}
	if v.http = req.HTTP; v.http == nil {
		v.http = noRequest()
	}
	v.facts.Start(e.cfg.Visitors, v.http, at)
	v.facts.Assume(req.Assumed)
}

func (v *visit) forget() {
	v.facts.Forget()
	*v = visit{engine: v.engine, facts: v.facts, parameters: v.parameters[:0]}
}

// maxParameters bounds the parameters of a query that logic sees.
const maxParameters = 1000

func (v *visit) parse() []pair {
	if v.look(readsQuery).parsed {
		return v.parameters
	}
	v.parsed = true
	for item := range strings.SplitSeq(v.query, "&") {
		if item == "" || len(v.parameters) >= maxParameters {
			continue
		}
		name, value, _ := strings.Cut(item, "=")
		v.parameters = append(v.parameters, pair{unescape(name), unescape(value)})
	}
	return v.parameters
}

// unescape decodes a part of a query. A broken escape is taken literally.
func unescape(s string) string {
	if !strings.ContainsAny(s, "%+") {
		return s
	}
	decoded, err := url.QueryUnescape(s)
	if err != nil {
		return s
	}
	return decoded
}

// parameter returns the first parameter of a name.
func (v *visit) parameter(name string) (string, bool) {
	for _, p := range v.parse() {
		if p.name == name {
			return p.value, true
		}
	}
	return "", false
}

// header returns a header that logic may see; lines of the same name are joined.
func (v *visit) header(name string) (string, bool) {
	if !visibleHeader(name, v.look(readsOther).engine.cfg.ShowIP) {
		return "", false
	}
	if http.CanonicalHeaderKey(name) == "Host" {
		return v.host, true
	}
	lines := v.http.Header.Values(name)
	if len(lines) == 0 {
		return "", false
	}
	if len(lines) == 1 {
		return lines[0], true
	}
	return strings.Join(lines, ", "), true
}

// visibleHeader reports whether logic sees a header. It does not see those that tell the address of a visitor, unless it may,
// nor what proves who somebody is; cookies have an attribute of their own.
func visibleHeader(name string, addresses bool) bool {
	lower := strings.ToLower(name)
	switch lower {
	case "cookie", "authorization", "proxy-authorization":
		return false
	}
	if addresses {
		return true
	}
	switch lower {
	case "forwarded", "via", "client-ip", "true-client-ip", "fly-client-ip", "fastly-client-ip":
		return false
	}
	return !strings.HasPrefix(lower, "x-forwarded") && !strings.HasPrefix(lower, "cf-") &&
		!(strings.HasPrefix(lower, "x-") && strings.HasSuffix(lower, "-ip")) && !strings.Contains(lower, "client-ip") &&
		!strings.Contains(lower, "remote-addr")
}

func (v *visit) allCookies() []*http.Cookie {
	if !v.look(readsOther).hasCookies {
		v.hasCookies = true
		for _, c := range v.http.Cookies() {
			if !reservedCookie(c.Name) {
				v.cookies = append(v.cookies, c)
			}
		}
	}
	return v.cookies
}

// reservedCookie reports whether a cookie is none of logic's business: the service's own, and those with prefixes that
// promise something about who has set them.
func reservedCookie(name string) bool {
	lower := strings.ToLower(name)
	return strings.HasPrefix(lower, "__") || strings.HasPrefix(lower, "jink")
}

func (v *visit) cookie(name string) (string, bool) {
	for _, c := range v.allCookies() {
		if c.Name == name {
			return c.Value, true
		}
	}
	return "", false
}

// path is what followed the slug, decoded.
func (v *visit) path() string {
	if !strings.Contains(v.look(readsPath).rest, "%") {
		return v.rest
	}
	decoded, err := url.PathUnescape(v.rest)
	if err != nil {
		return v.rest
	}
	return decoded
}

// placeholder is what stands for a placeholder of a template.
func (v *visit) placeholder(kind, name string) string {
	var s string
	switch kind {
	case "country":
		s = v.look(readsCountry).facts.Country()
	case "language":
		s = v.look(readsLanguages).facts.Language()
	case "device":
		s = v.look(readsDevice).facts.Device()
	case "os":
		s = v.look(readsOS).facts.OS()
	case "browser":
		s = v.look(readsBrowser).facts.Browser()
	case "path":
		s = v.path()
	case "slug":
		s = v.look(readsSlug).slug
	case "host":
		s = v.look(readsHost).host
	case "visitor":
		s = v.look(readsOther).facts.Visitor()
	case "query":
		s, _ = v.parameter(name)
	case "header":
		s, _ = v.header(name)
	case "cookie":
		s, _ = v.cookie(name)
	}
	return s
}

// address is the visitor's, where the operator lets logic see it.
func (v *visit) address() (netip.Addr, bool) {
	if !v.engine.cfg.ShowIP {
		return netip.Addr{}, false
	}
	a := v.look(readsOther).facts.Address()
	return a, a.IsValid()
}

// share is a number from 0 up to 1 that is the same for a visitor, a link and a name, and evenly spread over visitors.
func (v *visit) share(name string) float64 {
	return float64(v.hash(name)>>11) / (1 << 53)
}

// linkID is that of the link; 0 where there is none.
func (v *visit) linkID() int64 {
	if v.link == nil {
		return 0
	}
	return v.link.id
}

func (v *visit) hash(name string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(v.look(readsOther).facts.Visitor()))
	var id [10]byte
	id[0], id[9] = 0xff, 0xff
	binary.LittleEndian.PutUint64(id[1:], uint64(v.linkID()))
	h.Write(id[:])
	h.Write([]byte(name))
	// The finalizer of MurmurHash3: FNV alone leaves the high bits of similar texts alike.
	x := h.Sum64()
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}

// Bounds of what is recorded of one visit.
const (
	maxVariants    = 8
	maxVariantText = 200
)

// record notes what a split has chosen.
func (v *visit) record(split, name string) {
	split, name = cut(split), cut(name)
	for _, known := range v.variants {
		if known.Split == split {
			return
		}
	}
	if len(v.variants) < maxVariants {
		v.variants = append(v.variants, link.Variant{Split: split, Name: name})
	}
}

func cut(s string) string {
	if len(s) <= maxVariantText {
		return strings.Clone(s)
	}
	return strings.ToValidUTF8(s[:maxVariantText], "")
}

// randomSeed is the same for a visitor, a link and a moment. To name the visitor takes longer than most runs: it is done for
// logic that speaks of random numbers, and by whatever way another one comes to them, it finds a seed that lacks the visitor.
func (v *visit) randomSeed(named bool) int64 {
	seed := uint64(v.linkID())
	if named {
		seed = v.hash("random")
	}
	return int64((seed ^ uint64(v.now.UnixNano())*0x9e3779b97f4a7c15) >> 2)
}
