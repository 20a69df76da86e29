// Package redirect is the hot path: from a host and a path to a decision. It exists to do this in memory, without SQL,
// HTML or waiting, for every link that was asked for lately.
//
// Invariants:
//   - Everything but handler.go knows nothing of net/http, but that a Request hands what came on to the logic of links: the
//     transport can be replaced without touching a decision.
//   - A cached link is decided on without allocating, but for what is forwarded to the target.
//   - A decision never depends on a state of the link older than the last Changed, nor than the last Doubt as long as the
//     store can be asked.
//   - The host of a Location comes from the stored target alone, never from the visitor.
package redirect

import (
	"context"
	"net/url"
	"strings"
	"time"

	"github.com/jinklink/jink/link"
)

// Store is what the hot path needs of a store.
type Store interface {
	Lookup(ctx context.Context, ref link.Ref) (*link.Link, error)
	TakeClick(ctx context.Context, linkID int64) (bool, error)
}

// Recorder is told of every redirect to a link's own target. It must not block.
type Recorder interface {
	Record(link.Click)
}

// Config is what a Redirector needs. Store and Recorder must be set.
type Config struct {
	Store    Store
	Recorder Recorder
	Slugs    link.Slugs
	// Logic decides for links with rules or programs; nil: all lead to their own targets.
	Logic Logic
	// Domains maps the hosts of the short domains besides the default one to the names that their links are stored
	// under. Every other host belongs to the default domain, "".
	Domains map[string]string
	// NotFound maps the names of short domains to where visitors of slugs that do not exist are sent, where they are.
	NotFound map[string]string
	// CacheBytes bounds the memory that cached links take; 0: 256 MiB. An eighth more may be taken to remember
	// slugs that do not exist.
	CacheBytes int64
	// PermanentMaxAge is how long browsers may remember a permanent redirect; 0: a day.
	PermanentMaxAge time.Duration
	// LoadTimeout bounds one look-up in the store; 0: five seconds.
	LoadTimeout time.Duration
	Now         func() time.Time // nil: time.Now
}

// Redirector decides what becomes of requests for short links.
type Redirector struct {
	cfg       Config
	cache     *loader
	temporary []string // Cache-Control of redirects that may change at any time
	permanent []string
	never     []string // of what depends on the visit
}

// New returns a Redirector with an empty cache.
func New(cfg Config) *Redirector {
	if cfg.CacheBytes == 0 {
		cfg.CacheBytes = 256 << 20
	}
	if cfg.PermanentMaxAge == 0 {
		cfg.PermanentMaxAge = 24 * time.Hour
	}
	if cfg.LoadTimeout == 0 {
		cfg.LoadTimeout = 5 * time.Second
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	return &Redirector{
		cfg:       cfg,
		cache:     newLoader(cfg.Store.Lookup, cfg.Logic, cfg.CacheBytes, cfg.LoadTimeout, cfg.Now),
		temporary: []string{"private, max-age=0"},
		permanent: []string{"public, max-age=" + seconds(cfg.PermanentMaxAge)},
		never:     []string{"private, no-store"},
	}
}

// Changed drops what is cached of the links, there or not. The next request for them asks the store.
func (r *Redirector) Changed(refs ...link.Ref) {
	for _, ref := range refs {
		r.cache.drop(ref)
	}
}

// Doubt says that anything may have changed. What is cached is confirmed by the store when it is next asked for, and used
// as it is only while the store does not answer.
func (r *Redirector) Doubt() { r.cache.doubt() }

// Stats is what the cache of links holds and has done since the Redirector was made.
type Stats struct {
	Links, Missing CacheUsage
	Misses         int64 // look-ups in the store
	Stale          int64 // answers that the store could not confirm
}

// Stats returns numbers for a metric.
func (r *Redirector) Stats() Stats {
	return Stats{Links: r.cache.links.stats(), Missing: r.cache.missing.stats(),
		Misses: r.cache.misses.Load(), Stale: r.cache.stale.Load()}
}

// Outcome says what kind of answer a Decision is.
type Outcome int

const (
	Redirect  Outcome = iota + 1 // to Location, with Status
	NotFound                     // there is no such link, or it has not started yet
	Gone                         // deleted
	Expired                      // past its time or used up, and without a URL for that case
	Disabled                     // switched off
	Protected                    // asks for its password first
	Refused                      // the link does not take this method
	Previewed                    // only for Count: where a link leads was shown
	Failed                       // only for Count: the store could not be asked
	Page                         // Body is shown, with Status
)

// Decision is the answer to a Request.
type Decision struct {
	Outcome      Outcome
	Status       int      // of a redirect or a page
	Location     []string // one value, as a header holds it; not to be changed. For Redirect, and sometimes for NotFound
	CacheControl []string // likewise
	Header       []Field  // what the logic of a link adds
	Body         string   // of a Page

	entry *entry // the link, for Protected
	rest  string // what followed its slug
}

// Decide says what becomes of a request. An error means that the store could not be asked: nothing is known about the
// link.
func (r *Redirector) Decide(ctx context.Context, req *Request) (Decision, error) {
	e, rest, err := r.find(ctx, req)
	if err != nil {
		return Decision{}, err
	}
	if e == nil {
		return r.missing(ctx, req), nil
	}
	if e.special != nil {
		return r.decideSpecial(ctx, req, e, rest)
	}
	if !allowed(req.Method, int(e.status)) {
		return Decision{Outcome: Refused}, nil
	}
	return r.redirect(req, e, rest, nil), nil
}

// missing decides where there is no link.
func (r *Redirector) missing(ctx context.Context, req *Request) Decision {
	if r.cfg.Logic == nil || req.Method != "GET" && req.Method != "HEAD" {
		return r.notFound(req)
	}
	switch a := r.cfg.Logic.Missing(ctx, req); a.Outcome {
	case Redirect, Page:
		return r.decision(&a, 302)
	case Gone:
		return Decision{Outcome: Gone}
	}
	return r.notFound(req)
}

// notFound sends the visitor where the short domain wants those who ask for what is not there.
func (r *Redirector) notFound(req *Request) Decision {
	d := Decision{Outcome: NotFound}
	if to := r.cfg.NotFound[r.Domain(req.Host)]; to != "" && (req.Method == "GET" || req.Method == "HEAD") {
		d.Status, d.Location, d.CacheControl = 302, []string{to}, r.temporary
	}
	return d
}

// allowed reports whether a request of this method may be redirected with this status. Only 307 and 308 repeat a
// method other than GET and HEAD at the target; the others would silently turn it into a GET.
func allowed(method string, status int) bool {
	return method == "GET" || method == "HEAD" || link.KeepsMethod(status)
}

// redirect sends the visitor to the link's own target and records the click. HEAD asks what would happen, which is not
// a click.
func (r *Redirector) redirect(req *Request, e *entry, rest string, variants []link.Variant) Decision {
	r.record(req, e, variants)
	d := Decision{Outcome: Redirect, Status: int(e.status), Location: e.location[:1:1], CacheControl: r.temporary}
	if link.Permanent(int(e.status)) && e.special == nil {
		d.CacheControl = r.permanent
	}
	if rest != "" || e.forwardQuery && req.Query != "" {
		d.Location = []string{e.forward(rest, req.Query)}
	}
	return d
}

func (r *Redirector) record(req *Request, e *entry, variants []link.Variant) {
	if req.Method != "HEAD" && !req.Uncounted {
		r.cfg.Recorder.Record(link.Click{LinkID: e.id, At: r.cfg.Now(), Variants: variants})
	}
}

// find looks for the link that a request means: the one with the whole path as its slug; or without the punctuation that
// the sentence around the link left at its end; or the longest one before a slash that takes what follows it.
func (r *Redirector) find(ctx context.Context, req *Request) (e *entry, rest string, err error) {
	domain := r.Domain(req.Host)
	path := strings.TrimPrefix(req.Path, "/")
	if e, err = r.lookup(ctx, domain, path); e != nil || err != nil {
		return e, "", err
	}
	if trimmed := strings.TrimRight(path, ".,;:!?)]}'\"/"); trimmed != path {
		if e, err = r.lookup(ctx, domain, trimmed); e != nil || err != nil {
			return e, "", err
		}
	}
	return r.findPrefix(ctx, domain, req)
}

func (r *Redirector) lookup(ctx context.Context, domain, path string) (*entry, error) {
	key, ok := r.cfg.Slugs.Key(path)
	if !ok {
		return nil, nil
	}
	return r.cache.get(ctx, link.Ref{Domain: domain, Key: key})
}

// findPrefix splits the path as it was sent, so that an encoded slash is a part of its segment and the rest reaches the
// target as the visitor wrote it.
func (r *Redirector) findPrefix(ctx context.Context, domain string, req *Request) (*entry, string, error) {
	raw := req.Raw
	if raw == "" {
		raw = req.Path
	}
	raw = strings.TrimPrefix(raw, "/")
	ends := make([]int, 0, link.MaxSlugSegments) // of the prefixes that can be slugs
	for i := 0; i < len(raw) && len(ends) < link.MaxSlugSegments; i++ {
		if raw[i] == '/' {
			ends = append(ends, i)
		}
	}
	for i := len(ends) - 1; i >= 0; i-- {
		prefix := raw[:ends[i]]
		if req.Raw != "" {
			unescaped, err := url.PathUnescape(prefix)
			if err != nil {
				continue
			}
			prefix = unescaped
		}
		e, err := r.lookup(ctx, domain, prefix)
		if err != nil {
			return nil, "", err
		}
		if e == nil {
			continue
		}
		rest := raw[ends[i]+1:]
		if !e.forwardPath || link.HasDots(rest) {
			return nil, "", nil
		}
		return e, rest, nil
	}
	return nil, "", nil
}

// Domain returns the name of the short domain that a Host header means; every host that is not configured belongs to the
// default one, "".
func (r *Redirector) Domain(host string) string {
	if len(r.cfg.Domains) == 0 {
		return ""
	}
	if name, ok := r.cfg.Domains[host]; ok {
		return name
	}
	host = strings.ToLower(host)
	if name, ok := r.cfg.Domains[host]; ok {
		return name
	}
	if i := strings.LastIndexByte(host, ':'); i > strings.LastIndexByte(host, ']') {
		host = host[:i]
	}
	return r.cfg.Domains[strings.TrimSuffix(host, ".")] // a dot at the end makes a name absolute in the DNS, and no other
}

// Link finds the link that a path means, exactly, for pages about it. It asks the store.
func (r *Redirector) Link(ctx context.Context, host, path string) (*link.Link, error) {
	key, ok := r.cfg.Slugs.Key(strings.TrimPrefix(path, "/"))
	if !ok {
		return nil, link.Errorf(link.CodeNotFound, "there is no link %q", path)
	}
	return r.cfg.Store.Lookup(ctx, link.Ref{Domain: r.Domain(host), Key: key})
}
