package dash

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/page"
	"github.com/jinklink/jink/qr"
)

// code answers /-/qr/{slug}.svg and .png. The slug is everything between, slashes and dots included.
//
// The codes are public, as the links are, but only those of links that lead somewhere now: a code must not tell that a
// link exists which says itself that it does not. Who is signed in gets those of all links.
func (d *Dash) code(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, page.QRPrefix)
	slug, kind := name, ""
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		slug, kind = name[:i], name[i+1:]
	}
	if kind != "svg" && kind != "png" {
		d.cfg.Pages.Error(w, r, http.StatusNotFound, "", "QR codes end in .svg or .png.")
		return
	}
	query := r.URL.Query()
	options, err := qr.ParseOptions(query)
	if err != nil {
		d.badOptions(w, r, err)
		return
	}
	l, public, err := d.find(r, query.Get("domain"), slug)
	switch code := link.CodeOf(err); {
	case code == link.CodeNotFound, code == link.CodeGone:
		d.cfg.Pages.Error(w, r, http.StatusNotFound, "", "")
		return
	case err != nil:
		d.fail(w, r, err)
		return
	}
	h := w.Header()
	text := d.cfg.Catalog.ShortURL(l)
	// Drawing is deterministic, so the tag needs no picture, and an unchanged one costs nothing. The 1 is for the way
	// of drawing: it changes when that does.
	sum := sha256.Sum256([]byte("1 " + kind + " " + options.Key() + " " + text))
	tag := `"` + hex.EncodeToString(sum[:12]) + `"`
	h.Set("ETag", tag)
	h.Set("Cache-Control", "public, max-age=3600")
	if !public {
		h.Set("Cache-Control", "private, no-cache")
	}
	if matches(r.Header.Values("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	b, err := d.draw(r, kind, text, options)
	if err != nil {
		h.Del("ETag")
		d.badOptions(w, r, err)
		return
	}
	h.Set("Content-Type", map[string]string{"svg": "image/svg+xml", "png": "image/png"}[kind])
	h.Set("Content-Length", strconv.Itoa(len(b)))
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Robots-Tag", "noindex")
	if query.Has("download") {
		file := strings.ReplaceAll(l.Slug, "/", "-") + "." + kind
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": file}))
	}
	if r.Method != http.MethodHead {
		_, _ = w.Write(b) // the visitor may be gone; there is nobody to tell
	}
}

// find returns the link whose code is asked for, and whether everyone may have it.
func (d *Dash) find(r *http.Request, host, slug string) (l *link.Link, public bool, err error) {
	if host == "" {
		host = r.Host
		if _, ok := d.cfg.Catalog.Domain(host); !ok {
			host = ""
		}
	}
	l, err = d.cfg.Catalog.Get(r.Context(), host, slug)
	if err != nil {
		return nil, false, err
	}
	if l.Follows(d.cfg.Now()) {
		return l, true, nil
	}
	if actor, err := d.actor(r); err == nil && actor.May(link.ScopeLinksRead) {
		return l, false, nil
	}
	return nil, false, link.Errorf(link.CodeNotFound, "there is no link %q", slug)
}

// draw draws a code, a few at the same time: drawing takes a thousand times as long as a redirect, and everyone may ask
// for it.
func (d *Dash) draw(r *http.Request, kind, text string, o qr.Options) ([]byte, error) {
	select {
	case d.drawing <- struct{}{}:
		defer func() { <-d.drawing }()
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
	var b bytes.Buffer
	draw := qr.SVG
	if kind == "png" {
		draw = qr.PNG
	}
	err := draw(&b, text, o)
	return b.Bytes(), err
}

// badOptions answers with what is wrong about the options of a code.
func (d *Dash) badOptions(w http.ResponseWriter, r *http.Request, err error) {
	e, ok := errors.AsType[*link.Error](err)
	if !ok || e.Code != link.CodeInvalid {
		d.fail(w, r, err)
		return
	}
	var wrong []string
	for _, f := range e.Fields {
		wrong = append(wrong, f.Field+" "+f.Message)
	}
	d.cfg.Pages.Error(w, r, http.StatusBadRequest, "This QR code cannot be drawn", strings.Join(wrong, "; ")+".")
}

// matches reports whether one of the entity tags in If-None-Match is tag (RFC 9110, 13.1.2).
func matches(header []string, tag string) bool {
	for _, line := range header {
		for entry := range strings.SplitSeq(line, ",") {
			entry = strings.TrimSpace(entry)
			if entry == "*" || strings.TrimPrefix(entry, "W/") == tag {
				return true
			}
		}
	}
	return false
}
