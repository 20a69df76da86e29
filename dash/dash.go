// Package dash is everything under /-/ that a person clicks: signing in, the first page with its form and its list, the
// page of each link with its rules, its program and what came of them, the form of an open instance, and the QR codes. It
// exists so that making, finding, changing and trying short links takes a browser and nothing else.
//
// Invariants:
//   - Everything works without JavaScript; the script only saves a click.
//   - Whatever changes something is a POST from one of our own pages (http.CrossOriginProtection); every such page can
//     be sent again without making anything twice.
//   - A token is never in a URL that reaches a server or a log: a sign-in link carries it behind the "#".
//   - A page never says more than the API would say to the same token. What is public (QR codes) says nothing that
//     following the link would not say.
package dash

import (
	"context"
	"embed"
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/page"
	"github.com/jinklink/jink/ratelimit"
)

// Catalog is what the pages need of the book of links.
type Catalog interface {
	Create(ctx context.Context, actor *link.Actor, reqs ...catalog.Request) ([]catalog.Result, error)
	Get(ctx context.Context, domain, slug string) (*link.Link, error)
	List(ctx context.Context, q link.Query) (*link.Page, error)
	Update(ctx context.Context, actor *link.Actor, domain, slug string, expect int64, ch catalog.Change) (catalog.Result, error)
	Delete(ctx context.Context, actor *link.Actor, domain, slug string, expect int64) error
	Rollback(ctx context.Context, actor *link.Actor, domain, slug string, revision int64) (*link.Link, error)
	Revisions(ctx context.Context, domain, slug string, before int64, limit int) ([]link.Revision, error)
	Variants(ctx context.Context, domain, slug string) ([]link.ClickCount, error)
	ShortURL(l *link.Link) string
	Host(domain string) string
	Domain(host string) (domain string, ok bool)
	Domains() []string
}

// Keeper says who is who.
type Keeper interface {
	SignIn(ctx context.Context, secret string) (session string, expires time.Time, err error)
	Session(ctx context.Context, session string) (*link.Actor, error)
}

// Config is what the dashboard needs. Catalog, Keeper and Pages must be set.
type Config struct {
	Catalog Catalog
	Keeper  Keeper
	Pages   *page.Pages
	Logic   Logic // nil: this instance runs no rules and programs

	BaseURL        string         // of the default short domain; cookies are Secure if it is https
	Open           bool           // whether everyone may shorten
	TrustedProxies []netip.Prefix // whose X-Forwarded-For is believed

	// SignIns limits wrong attempts to sign in, by network; nil: 10, then one in six seconds.
	SignIns *ratelimit.Limiter

	// Creations limits links made by visitors of an open instance, by network, shared with the API; nil: 10, then one in
	// 30 s.
	Creations *ratelimit.Limiter

	Now func() time.Time // nil: time.Now
	Log *slog.Logger     // nil: nothing is logged
}

// Dash answers every path under /-/. It may be used by many goroutines.
type Dash struct {
	cfg      Config
	cookie   string // name of the session cookie
	secure   bool
	origins  *http.CrossOriginProtection
	drawing  chan struct{} // one place for each QR code that may be drawn at the same time
	home     *template.Template
	linkPage *template.Template
	signIn   *template.Template
}

//go:embed templates
var files embed.FS

// New returns the dashboard.
func New(cfg Config) (*Dash, error) {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.SignIns == nil {
		cfg.SignIns = ratelimit.New(ratelimit.Limit{Rate: 1.0 / 6, Burst: 10}, 10_000, cfg.Now)
	}
	if cfg.Creations == nil {
		cfg.Creations = ratelimit.New(ratelimit.Limit{Rate: 1.0 / 30, Burst: 10}, 10_000, cfg.Now)
	}
	base, err := url.Parse(cfg.BaseURL)
	if err != nil {
		return nil, fmt.Errorf("the base URL of the dashboard: %w", err)
	}
	d := &Dash{cfg: cfg, cookie: "jink-session", origins: http.NewCrossOriginProtection(), drawing: make(chan struct{}, 2)}
	if d.secure = base.Scheme == "https"; d.secure {
		// Not __Host-: that needs Path=/, and the short links have no business with the cookie.
		d.cookie = "__Secure-jink-session"
	}
	if base.Host != "" {
		// A proxy in front may pass another Host on; our own origin is ours whatever it says.
		if err := d.origins.AddTrustedOrigin(base.Scheme + "://" + base.Host); err != nil {
			return nil, fmt.Errorf("the base URL of the dashboard: %w", err)
		}
	}
	if d.home, err = cfg.Pages.Parse(files, "templates/home.html", "templates/nav.html"); err != nil {
		return nil, err
	}
	if d.linkPage, err = cfg.Pages.Parse(files, "templates/link.html", "templates/nav.html"); err != nil {
		return nil, err
	}
	if d.signIn, err = cfg.Pages.Parse(files, "templates/sign-in.html"); err != nil {
		return nil, err
	}
	return d, nil
}

// maxForm bounds the body of a form, in which every byte may be percent-encoded: a note of link.MaxNote characters is up to
// 120 KB then, and each of two addresses 24 KiB. On the page of a link a program of link.MaxProgram bytes takes up to 192 KiB
// more, and rules have no bound but this one.
const (
	maxForm     = 256 << 10
	maxLinkForm = 1 << 20
)

// bound is how long a form may be that is sent to a path.
func bound(path string) int64 {
	if strings.HasPrefix(path, linkPrefix) {
		return maxLinkForm
	}
	return maxForm
}

// ServeHTTP does without a http.ServeMux, which cleans paths: those of QR codes are to be taken as they are.
func (d *Dash) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := d.origins.Check(r); err != nil {
		d.cfg.Pages.Error(w, r, http.StatusForbidden, "Not from here", "Forms are taken only from the pages of this site.")
		return
	}
	path := r.URL.Path
	switch {
	case strings.HasPrefix(path, page.AssetPrefix):
		d.methods(w, r, d.cfg.Pages.Asset, nil)
	case strings.HasPrefix(path, page.QRPrefix):
		d.methods(w, r, d.code, nil)
	case path == "/-/":
		d.methods(w, r, d.signedIn(d.list), d.signedIn(d.create))
	case strings.HasPrefix(path, linkPrefix) && len(path) > len(linkPrefix):
		d.methods(w, r, d.signedIn(d.link), d.signedIn(d.edit))
	case path == "/-/sign-in":
		d.methods(w, r, d.askToken, d.takeToken)
	case path == "/-/sign-out":
		d.methods(w, r, nil, d.signOut)
	case path == "/-/shorten" && d.cfg.Open:
		d.methods(w, r, d.toLanding, d.createOpen)
	case path == "/-":
		lead(w, http.StatusMovedPermanently, "/-/")
	default:
		d.cfg.Pages.Error(w, r, http.StatusNotFound, "", "")
	}
}

// methods calls the handler for the request's method, with a bounded form already parsed for post.
func (d *Dash) methods(w http.ResponseWriter, r *http.Request, get, post http.HandlerFunc) {
	switch {
	case (r.Method == http.MethodGet || r.Method == http.MethodHead) && get != nil:
		get(w, r)
	case r.Method == http.MethodPost && post != nil:
		r.Body = http.MaxBytesReader(w, r.Body, bound(r.URL.Path))
		if err := r.ParseForm(); err != nil {
			d.unreadable(w, r, err)
			return
		}
		post(w, r)
	default:
		var allow []string
		if get != nil {
			allow = append(allow, "GET, HEAD")
		}
		if post != nil {
			allow = append(allow, "POST")
		}
		w.Header().Set("Allow", strings.Join(allow, ", "))
		d.cfg.Pages.Error(w, r, http.StatusMethodNotAllowed, "", "")
	}
}

// lead sends the browser to a path of our own. http.Redirect would clean it.
func lead(w http.ResponseWriter, status int, location string) {
	w.Header().Set("Location", location)
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
}
