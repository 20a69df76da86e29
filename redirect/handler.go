package redirect

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/ratelimit"
	"github.com/jinklink/jink/visitor"
)

// Pages writes the answers that are not redirects, as HTML or JSON by what the visitor accepts.
type Pages interface {
	Error(w http.ResponseWriter, r *http.Request, status int, title, detail string)
	Password(w http.ResponseWriter, r *http.Request, wrong bool, retryAfter time.Duration)
	Preview(w http.ResponseWriter, r *http.Request, p Preview)
}

// Preview is what may be told about a link without following it.
type Preview struct {
	ShortURL  string
	URL       string // "" for a protected link
	Title     string
	Created   time.Time
	Protected bool
	State     string // "" where the link works, else why it does not
	Depends   bool   // the link has logic: URL is only where it leads if that does not decide otherwise
}

// Passwords compares passwords with hashes.
type Passwords interface {
	Verify(ctx context.Context, phc, password string) (bool, error)
}

// HandlerConfig is what a Handler needs.
type HandlerConfig struct {
	Redirector *Redirector
	Pages      Pages
	Passwords  Passwords
	// Attempts limits wrong passwords for one link from one network, AllAttempts those from anywhere.
	Attempts, AllAttempts *ratelimit.Limiter
	TrustedProxies        []netip.Prefix
	ShortURL              func(*link.Link) string
	// Uncounted reports whether a request is a prober's, whose visits are no clicks; nil: none is.
	Uncounted func(*http.Request) bool
	// Count is told what became of each request; nil: nobody is.
	Count func(Outcome)
	Log   *slog.Logger
}

// Handler is a Redirector behind net/http.
type Handler struct{ HandlerConfig }

// NewHandler returns a Handler. Everything in the Config must be set but TrustedProxies, Uncounted and Count.
func NewHandler(cfg HandlerConfig) *Handler { return &Handler{cfg} }

func (h *Handler) count(o Outcome) {
	if h.Count != nil {
		h.Count(o)
	}
}

// ServeHTTP answers a request for a short link. The path is taken as it came: no router has cleaned it, and Location is
// set as it was decided, because http.Redirect would change both.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if strings.HasSuffix(r.URL.Path, "+") && (r.Method == http.MethodGet || r.Method == http.MethodHead) {
		h.preview(w, r)
		return
	}
	req := Request{Method: r.Method, Host: r.Host, Path: r.URL.Path, Raw: r.URL.RawPath, Query: r.URL.RawQuery, HTTP: r}
	req.Uncounted = h.Uncounted != nil && h.Uncounted(r)
	d, err := h.Redirector.Decide(r.Context(), &req)
	if err == nil && d.Outcome == Protected {
		h.protected(w, r, &req, d)
		return
	}
	h.answer(w, r, d, err)
}

func (h *Handler) answer(w http.ResponseWriter, r *http.Request, d Decision, err error) {
	if err != nil {
		h.unavailable(w, r, err)
		return
	}
	h.count(d.Outcome)
	header := w.Header()
	for _, f := range d.Header {
		header.Add(f.Name, f.Value)
	}
	if d.Outcome == Page {
		h.page(w, r, d)
		return
	}
	if d.Location != nil {
		header["Location"] = d.Location
		header["Cache-Control"] = d.CacheControl
		w.WriteHeader(d.Status)
		return
	}
	status, title, detail := d.Outcome.text()
	if d.Outcome == Refused {
		w.Header().Set("Allow", "GET, HEAD")
	}
	h.Pages.Error(w, r, status, title, detail)
}

// page shows a page that the logic of a link made.
func (h *Handler) page(w http.ResponseWriter, r *http.Request, d Decision) {
	header := w.Header()
	header["Cache-Control"] = d.CacheControl
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Content-Security-Policy", PagePolicy)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Content-Length", strconv.Itoa(len(d.Body)))
	w.WriteHeader(d.Status)
	if r.Method != http.MethodHead {
		io.WriteString(w, d.Body) // an error means that the visitor has gone
	}
}

// text is what a visitor is told who is not redirected.
func (o Outcome) text() (status int, title, detail string) {
	switch o {
	case Gone:
		return http.StatusGone, "This link was removed", "Whoever made it has deleted it."
	case Expired:
		return http.StatusGone, "This link has expired", "It was made for a limited time or a limited number of visits."
	case Disabled:
		return http.StatusForbidden, "This link is switched off", "Whoever made it may switch it on again."
	case Refused:
		return http.StatusMethodNotAllowed, "This link can only be opened", "It does not accept data that is sent to it."
	default:
		return http.StatusNotFound, "There is no such link", "Check the address for a missing or a wrong character."
	}
}

func (h *Handler) unavailable(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil {
		return // the visitor has gone
	}
	h.count(Failed)
	h.Log.ErrorContext(r.Context(), "a link could not be looked up", "error", err)
	w.Header().Set("Retry-After", "5")
	h.Pages.Error(w, r, http.StatusServiceUnavailable, "Please try again in a moment", "The link could not be looked up just now.")
}

// maxForm bounds the body of a password form.
const maxForm = 4 << 10

func (h *Handler) protected(w http.ResponseWriter, r *http.Request, req *Request, locked Decision) {
	if r.Method != http.MethodPost {
		h.count(Protected)
		h.Pages.Password(w, r, false, 0)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	if err := r.ParseForm(); err != nil {
		h.count(Protected)
		h.Pages.Error(w, r, http.StatusBadRequest, "The form could not be read", "Go back and try again.")
		return
	}
	wait, ok, err := h.attempt(r, locked.entry)
	if wait > 0 {
		h.count(Protected)
		h.Pages.Password(w, r, false, wait)
		return
	}
	switch {
	case err != nil:
		h.unavailable(w, r, err)
	case !ok:
		h.count(Protected)
		h.Pages.Password(w, r, true, 0)
	default:
		d, err := h.Redirector.Unlock(r.Context(), req, locked)
		if err == nil && d.Outcome == Redirect {
			w.Header().Set("Cache-Control", "no-store")
			d.CacheControl = w.Header()["Cache-Control"]
		}
		h.answer(w, r, d, err)
	}
}

// attempt compares the password in a form that was parsed. A wait above 0 says that no attempt is left until then. The
// network's own limit comes first, so that one that has used it up takes nothing from the rest of the world; and a right
// password is given back, so that those who know it do not lock each other out, however many they are.
func (h *Handler) attempt(r *http.Request, e *entry) (wait time.Duration, ok bool, err error) {
	id := strconv.FormatInt(e.id, 10)
	own := id + " " + visitor.Network(visitor.Address(r, h.TrustedProxies))
	if s := h.Attempts.Take(own, 1); !s.OK {
		return max(s.RetryAfter, time.Second), false, nil
	}
	if s := h.AllAttempts.Take(id, 1); !s.OK {
		h.Attempts.Give(own, 1)
		return max(s.RetryAfter, time.Second), false, nil
	}
	ok, err = h.Passwords.Verify(r.Context(), e.special.passwordHash, r.PostForm.Get("password"))
	if ok || err != nil {
		h.Attempts.Give(own, 1)
		h.AllAttempts.Give(id, 1)
	}
	return 0, ok, err
}

// preview shows where a link leads. It never redirects and never counts.
func (h *Handler) preview(w http.ResponseWriter, r *http.Request) {
	l, err := h.Redirector.Link(r.Context(), r.Host, strings.TrimSuffix(r.URL.Path, "+"))
	switch code := link.CodeOf(err); {
	case code == link.CodeNotFound:
		h.answer(w, r, Decision{Outcome: NotFound}, nil)
		return
	case err != nil:
		h.unavailable(w, r, err)
		return
	}
	state := newSpecial(l, nil).state(h.Redirector.cfg.Now())
	if state == NotFound || state == Gone || state == Disabled { // where it leads is nobody's business (any more, or yet)
		h.answer(w, r, Decision{Outcome: state}, nil)
		return
	}
	h.count(Previewed)
	p := Preview{ShortURL: h.ShortURL(l), URL: l.URL, Title: l.Title, Created: l.CreatedAt, Depends: h.Redirector.depends(l)}
	if state == Expired {
		p.State = "expired"
	}
	if l.PasswordHash != "" {
		p.Protected, p.URL, p.Title = true, "", ""
	}
	h.Pages.Preview(w, r, p)
}
