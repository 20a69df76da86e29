package page

import (
	"cmp"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"time"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/link"
)

// This file holds the pages of one link: the question for its password, and its preview.

// Password asks for the password of a link. The form is sent by POST to the page's own address, in the field
// "password". wrong says that the one just sent was not right; a retryAfter above 0 that no more are taken until then.
func (p *Pages) Password(w http.ResponseWriter, r *http.Request, wrong bool, retryAfter time.Duration) {
	status, code := http.StatusOK, link.CodeForbidden
	title, message := "Password", ""
	if negotiate(r.Header["Accept"]) != formHTML {
		status = http.StatusForbidden // a program cannot fill in a form, and must not take this for the target
	}
	switch {
	case retryAfter > 0:
		status, code = http.StatusTooManyRequests, link.CodeTooMany
		message = "Too many attempts. Please try again in " + RetryAfter(w, retryAfter) + "."
	case wrong:
		status = http.StatusForbidden
		message = "That is not the password of this link."
	}
	detail := cmp.Or(message, "This link is protected. Send its password by POST in the form field \"password\".")
	d, err := p.render(p.password, View{Title: title, Body: message}, detail+"\n",
		v1.Problem{Type: v1.ProblemType(string(code)), Title: "This link is protected", Status: status, Detail: detail})
	if err != nil {
		p.Error(w, r, http.StatusInternalServerError, "", "")
		return
	}
	if status != http.StatusOK {
		d.forms[formJSON].contentType = []string{"application/problem+json"}
	}
	d.answer(w, r, status, policyPassword)
}

// RetryAfter sets the header of that name and returns the time in words.
func RetryAfter(w http.ResponseWriter, wait time.Duration) string {
	seconds := int64((max(wait, time.Second) + time.Second - 1) / time.Second)
	w.Header().Set("Retry-After", strconv.FormatInt(seconds, 10))
	switch {
	case seconds == 1:
		return "a second"
	case seconds < 60:
		return fmt.Sprintf("%d seconds", seconds)
	case seconds <= 90:
		return "a minute or so"
	case seconds <= 90*60:
		return fmt.Sprintf("%d minutes", (seconds+59)/60)
	}
	return fmt.Sprintf("%d hours", (seconds+3599)/3600)
}

// Preview is what a preview tells of a link.
type Preview struct {
	ShortURL  string
	URL       string // "" where the link is protected
	Title     string
	Created   time.Time
	Protected bool
	State     string // why the link does not redirect at the moment ("expired", "disabled", …), "" if it does
	Depends   bool   // the link may lead elsewhere, depending on the visit
}

// Preview shows where a link leads without going there.
func (p *Pages) Preview(w http.ResponseWriter, r *http.Request, v Preview) {
	value := struct {
		ShortURL  string    `json:"short_url"`
		URL       string    `json:"url"`
		Title     string    `json:"title"`
		CreatedAt time.Time `json:"created_at"`
		Protected bool      `json:"protected"`
		State     string    `json:"state"`
	}{v.ShortURL, v.URL, v.Title, v.Created, v.Protected, v.State}

	text := v.ShortURL + "\n"
	switch {
	case v.Protected:
		text += "is protected by a password\n"
	default:
		text += "leads to " + v.URL + "\n"
	}
	if v.Depends && !v.Protected {
		text += "may lead elsewhere, depending on the visit\n"
	}
	if v.State != "" {
		text += "is " + v.State + "\n"
	}
	if v.Title != "" {
		text += "title: " + v.Title + "\n"
	}
	text += "created: " + v.Created.UTC().Format(time.DateOnly) + "\n"

	d, err := p.render(p.preview, View{Title: "Preview", Body: previewBody{v, Linkable(v.URL)}}, text, value)
	if err != nil {
		p.Error(w, r, http.StatusInternalServerError, "", "")
		return
	}
	d.answer(w, r, http.StatusOK, policyPage)
}

type previewBody struct {
	Preview
	Linkable bool
}

// Short is the short URL as people say it.
func (b previewBody) Short() string { return Spoken(b.ShortURL) }

// Date is how the preview shows a day; the exact time is in the datetime attribute.
func (b previewBody) Date() template.HTML {
	t := b.Created.UTC()
	return template.HTML(`<time datetime="` + t.Format(time.RFC3339) + `">` + t.Format("2 January 2006") + `</time>`)
}
