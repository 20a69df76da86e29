package dash

import (
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/page"
	"github.com/jinklink/jink/visitor"
)

// This file holds signing in and out.

// signInPage is the state of the form that asks for a token.
type signInPage struct {
	To    string // where to go afterwards
	Wrong string
}

func (d *Dash) askToken(w http.ResponseWriter, r *http.Request) {
	// Also to who is signed in: a sign-in link may be for another token, which only its fragment tells.
	d.showSignIn(w, r, http.StatusOK, signInPage{To: returnPath(r.URL.Query().Get("to"))})
}

func (d *Dash) takeToken(w http.ResponseWriter, r *http.Request) {
	p := signInPage{To: returnPath(r.PostForm.Get("to"))}
	if s := d.cfg.SignIns.Take(d.network(r), 0); !s.OK {
		p.Wrong = "Too many attempts. Please try again in " + page.RetryAfter(w, s.RetryAfter) + "."
		d.showSignIn(w, r, http.StatusTooManyRequests, p)
		return
	}
	session, expires, err := d.cfg.Keeper.SignIn(r.Context(), strings.TrimSpace(r.PostForm.Get("token")))
	if err != nil {
		status, message := d.explain(r, err)
		if link.CodeOf(err) == link.CodeUnauthorized {
			d.cfg.SignIns.Take(d.network(r), 1)
			status, message = http.StatusForbidden, "This token is not known. It may have been mistyped, revoked, or have expired."
		}
		p.Wrong = message
		d.showSignIn(w, r, status, p)
		return
	}
	d.setCookie(w, session, expires)
	lead(w, http.StatusSeeOther, p.To)
}

func (d *Dash) showSignIn(w http.ResponseWriter, r *http.Request, status int, p signInPage) {
	d.cfg.Pages.Show(w, r, status, d.signIn, page.View{Title: "Sign in", Scripts: true, Body: p})
}

func (d *Dash) signOut(w http.ResponseWriter, _ *http.Request) {
	d.setCookie(w, "", time.Unix(1, 0))
	lead(w, http.StatusSeeOther, "/-/sign-in")
}

func (d *Dash) setCookie(w http.ResponseWriter, session string, expires time.Time) {
	http.SetCookie(w, &http.Cookie{Name: d.cookie, Value: session, Path: "/-/", Expires: expires, HttpOnly: true,
		Secure: d.secure, SameSite: http.SameSiteLaxMode})
}

// actor returns who is signed in.
func (d *Dash) actor(r *http.Request) (*link.Actor, error) {
	c, err := r.Cookie(d.cookie)
	if err != nil {
		return nil, link.Errorf(link.CodeUnauthorized, "nobody is signed in")
	}
	return d.cfg.Keeper.Session(r.Context(), c.Value)
}

// signedIn makes a handler for those who are signed in; others are asked to sign in first.
func (d *Dash) signedIn(next func(http.ResponseWriter, *http.Request, *link.Actor)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		actor, err := d.actor(r)
		switch {
		case link.CodeOf(err) == link.CodeUnauthorized:
			to := "/-/"
			if r.Method != http.MethodPost { // what was posted is lost with the session, so there is nothing to come back to
				to = r.URL.RequestURI()
			}
			location := "/-/sign-in"
			if to != "/-/" {
				location += "?to=" + url.QueryEscape(to)
			}
			lead(w, http.StatusSeeOther, location)
		case err != nil:
			d.fail(w, r, err)
		default:
			next(w, r, actor)
		}
	}
}

// returnPath returns to if it is a path of the dashboard, else that of its first page: nobody is to be sent elsewhere by
// a link to the sign-in page.
func returnPath(to string) string {
	u, err := url.Parse(to)
	if err != nil || u.Path != "/-/" || u.Host != "" || u.Scheme != "" {
		return "/-/"
	}
	return (&url.URL{Path: u.Path, RawQuery: u.RawQuery}).String()
}

// network is the key by which visitors are limited.
func (d *Dash) network(r *http.Request) string {
	return visitor.Network(visitor.Address(r, d.cfg.TrustedProxies))
}
