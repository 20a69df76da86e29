package dash

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/link"
)

// This file holds what the form of a link does.

// edit does what the button of the form says that was pressed: save, try, change the rows of rules, bring back a revision, delete.
func (d *Dash) edit(w http.ResponseWriter, r *http.Request, actor *link.Actor) {
	if !actor.May(link.ScopeLinksWrite) {
		d.cfg.Pages.Error(w, r, http.StatusForbidden, "", "The token that you signed in with may not change links.")
		return
	}
	l, err := d.asked(r)
	if err != nil {
		d.fail(w, r, err)
		return
	}
	f := &form{Values: r.PostForm}
	p := d.pageOf(r, actor, l)
	switch do, what, _ := strings.Cut(f.Get("do"), ":"); do {
	case "delete":
		d.remove(w, r, p, f)
	case "restore":
		d.restore(w, r, p, what)
	case "try":
		p.entered(f)
		d.showLink(w, r, d.try(r.Context(), p, f), p)
	case "add", "drop", "up", "down":
		p.entered(f)
		p.Rules = moved(p.Rules, do, what)
		d.showLink(w, r, http.StatusOK, p)
	default:
		d.save(w, r, p, f)
	}
}

// save stores what was entered.
func (d *Dash) save(w http.ResponseWriter, r *http.Request, p *linkPage, f *form) {
	change := changeOf(f)
	err := f.problems.Err("the link")
	if err == nil {
		_, err = d.cfg.Catalog.Update(r.Context(), p.Actor, d.cfg.Catalog.Host(p.Link.Domain), p.Link.Slug, revision(f), change)
	}
	if err == nil {
		lead(w, http.StatusSeeOther, saved(p))
		return
	}
	p.entered(f)
	d.showLink(w, r, d.complain(r, p, err), p)
}

// saved is where the browser goes after a change, so that to load the page again changes nothing again.
func saved(p *linkPage) string {
	path := p.Action()
	if strings.Contains(path, "?") {
		return path + "&saved"
	}
	return path + "?saved"
}

// complain puts what is wrong to its fields, and returns the status of the answer.
func (d *Dash) complain(r *http.Request, p *linkPage, err error) int {
	status, message := d.explain(r, err)
	e, ok := errors.AsType[*link.Error](err)
	switch {
	case ok && e.Code == link.CodeRevision:
		// The form has the number of the state that is stored now: who saves it again has been told what he overwrites.
		p.note("", "somebody else has changed this link meanwhile, to what is listed below. What you entered is still here: save it again to put it in the place of that")
	case ok && len(e.Fields) > 0:
		for _, field := range e.Fields {
			if !p.has(field.Field) {
				field.Message, field.Field = field.Field+" "+field.Message, ""
			}
			p.wrong[field.Field] = append(p.wrong[field.Field], field)
		}
	default:
		p.note("", strings.TrimSuffix(message, "."))
	}
	return status
}

// has reports whether there is a place on the page to say what is wrong with a field.
func (p *linkPage) has(field string) bool {
	if rest, ok := strings.CutPrefix(field, "rules["); ok {
		n, part, _ := strings.Cut(rest, "].")
		i, err := strconv.Atoi(n)
		return err == nil && i < len(p.Rules) && (part == "when" || part == "to" || part == "hosts")
	}
	_, ok := p.values[field]
	return ok
}

func (p *linkPage) note(field, message string) {
	p.wrong[field] = append(p.wrong[field], link.FieldError{Field: field, Message: message})
}

// entered puts what was entered in the place of what is stored, but for a password.
func (p *linkPage) entered(f *form) {
	for field := range p.values {
		p.values[field] = f.Get(field)
	}
	p.values["password"] = ""
	p.Rules = rowsIn(f)
	p.Trial = trialIn(f)
}

// valuesOf is what the form of a stored link begins with.
func valuesOf(l *link.Link) map[string]string {
	checked := func(yes bool) string {
		if yes {
			return "on"
		}
		return ""
	}
	when := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		if t = t.UTC(); t.Equal(t.Truncate(time.Minute)) {
			return t.Format("2006-01-02T15:04")
		}
		return t.Format(moment)
	}
	most := ""
	if l.MaxClicks > 0 {
		most = strconv.FormatInt(l.MaxClicks, 10)
	}
	return map[string]string{
		"url": l.URL, "title": l.Title, "note": l.Note, "tags": strings.Join(l.Tags, ", "), "status": strconv.Itoa(l.Status),
		"starts_at": when(l.StartsAt), "expires_at": when(l.ExpiresAt), "expired_url": l.ExpiredURL, "max_clicks": most,
		"forward_query": checked(l.ForwardQuery), "forward_path": checked(l.ForwardPath), "enabled": checked(l.Enabled),
		"password": "", "no_password": "", "program": l.Logic.Program, "time_zone": l.Logic.TimeZone,
	}
}

// changeOf is the change that makes a link what the form says: fields that are empty are unset.
func changeOf(f *form) catalog.Change {
	c := catalog.Change{URL: f.text("url"), Title: f.text("title"), Note: f.text("note"), Status: f.status(), StartsAt: f.instant("starts_at"),
		ExpiresAt: f.instant("expires_at"), ExpiredURL: f.text("expired_url"), MaxClicks: f.number("max_clicks"), Password: f.password(), TimeZone: f.text("time_zone"),
		ForwardQuery: new(f.Has("forward_query")), ForwardPath: new(f.Has("forward_path")), Enabled: new(f.Has("enabled"))}
	if c.URL == nil {
		f.problems.Addf("url", "is needed: where the link leads")
	}
	if c.Status == nil {
		f.problems.Addf("status", "is needed")
	}
	tags := f.tags()
	c.Tags = &tags
	rules := rulesIn(f)
	c.Rules = &rules
	if source := sourceIn(f); strings.TrimSpace(source) != "" {
		c.Program = &source
	}
	for field, unset := range map[string]bool{"title": c.Title == nil, "note": c.Note == nil, "starts_at": c.StartsAt == nil, "expires_at": c.ExpiresAt == nil,
		"expired_url": c.ExpiredURL == nil, "max_clicks": c.MaxClicks == nil, "program": c.Program == nil, "time_zone": c.TimeZone == nil,
		"password": c.Password == nil && f.Has("no_password")} {
		if unset {
			c.Clear = append(c.Clear, field)
		}
	}
	return c
}

// sourceIn is the program, whose lines end as files' do: browsers send CR LF.
func sourceIn(f *form) string { return strings.ReplaceAll(f.Get("program"), "\r\n", "\n") }

// revision is the number of the state that the form was made of; -1, which is none, where it says nothing that makes sense.
func revision(f *form) int64 {
	n, err := strconv.ParseInt(f.Get("revision"), 10, 64)
	if err != nil || n <= 0 {
		return -1
	}
	return n
}

// remove deletes a link.
func (d *Dash) remove(w http.ResponseWriter, r *http.Request, p *linkPage, f *form) {
	if err := d.cfg.Catalog.Delete(r.Context(), p.Actor, d.cfg.Catalog.Host(p.Link.Domain), p.Link.Slug, revision(f)); err != nil {
		d.showLink(w, r, d.complain(r, p, err), p)
		return
	}
	lead(w, http.StatusSeeOther, "/-/")
}

// restore makes a link again what it was at a revision.
func (d *Dash) restore(w http.ResponseWriter, r *http.Request, p *linkPage, what string) {
	n, err := strconv.ParseInt(what, 10, 64)
	if err == nil {
		_, err = d.cfg.Catalog.Rollback(r.Context(), p.Actor, d.cfg.Catalog.Host(p.Link.Domain), p.Link.Slug, n)
	}
	if err != nil {
		d.showLink(w, r, d.complain(r, p, err), p)
		return
	}
	lead(w, http.StatusSeeOther, saved(p))
}

// capital writes the first letter large.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
