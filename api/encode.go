package api

import (
	"encoding/base64"
	"strconv"
	"strings"
	"time"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/link"
)

// This file turns what the service speaks of into what goes over the wire, and back.

// link returns a link as the API shows it.
func (a *API) link(l *link.Link) v1.Link {
	out := v1.Link{
		ID: strconv.FormatInt(l.ID, 10), Domain: a.catalog.Host(l.Domain), Slug: l.Slug, ShortURL: a.catalog.ShortURL(l),
		URL: l.URL, Title: l.Title, Note: l.Note, Tags: l.Tags, Status: l.Status,
		ForwardQuery: l.ForwardQuery, ForwardPath: l.ForwardPath,
		StartsAt: optional(l.StartsAt), ExpiresAt: optional(l.ExpiresAt),
		HasPassword: l.PasswordHash != "", Enabled: l.Enabled, Clicks: l.Clicks,
		CreatedAt: l.CreatedAt, UpdatedAt: l.UpdatedAt, CreatedBy: l.CreatedBy, Revision: l.Revision,
	}
	if l.ExpiredURL != "" {
		out.ExpiredURL = &l.ExpiredURL
	}
	if l.MaxClicks != 0 {
		out.MaxClicks = &l.MaxClicks
	}
	out.Rules = []v1.Rule{}
	for _, r := range l.Logic.Rules {
		out.Rules = append(out.Rules, v1.Rule(r))
	}
	if l.Logic.Program != "" {
		out.Program = &l.Logic.Program
	}
	if l.Logic.TimeZone != "" {
		out.TimeZone = &l.Logic.TimeZone
	}
	return out
}

// result returns a link that was made or changed, with what there is to say about it.
func (a *API) result(r *catalog.Result) v1.Link {
	out := a.link(r.Link)
	out.Warnings = r.Warnings
	if r.Check != nil {
		out.Check = &v1.Check{Result: r.Check.Result, Status: r.Check.Status, Detail: r.Check.Detail}
	}
	return out
}

func optional(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// request returns what a NewLink asks for.
func request(n *v1.NewLink) catalog.Request {
	return catalog.Request{
		URL: n.URL, Domain: n.Domain, Slug: n.Slug, Generator: n.Generator, Length: n.Length,
		Title: n.Title, Note: n.Note, Tags: n.Tags, Status: n.Status,
		ForwardQuery: n.ForwardQuery, ForwardPath: n.ForwardPath,
		StartsAt: moment(n.StartsAt), ExpiresAt: moment(n.ExpiresAt), ExpiredURL: n.ExpiredURL,
		MaxClicks: n.MaxClicks, Password: n.Password, Enabled: n.Enabled,
		Rules: rules(n.Rules), Program: n.Program, TimeZone: n.TimeZone, Reuse: n.Reuse, Check: n.Check,
	}
}

func rules(list []v1.Rule) []link.Rule {
	var out []link.Rule
	for _, r := range list {
		out = append(out, link.Rule(r))
	}
	return out
}

// moment brings a time to the precision that is kept.
func moment(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	m := t.UTC().Truncate(time.Millisecond)
	return &m
}

// change returns what a LinkPatch changes. Which members may be null the catalog knows.
func change(p *v1.LinkPatch) catalog.Change {
	ch := catalog.Change{
		URL: p.URL.Value, Title: p.Title.Value, Note: p.Note.Value, Tags: p.Tags.Value, Status: p.Status.Value,
		ForwardQuery: p.ForwardQuery.Value, ForwardPath: p.ForwardPath.Value,
		StartsAt: moment(p.StartsAt.Value), ExpiresAt: moment(p.ExpiresAt.Value), ExpiredURL: p.ExpiredURL.Value,
		MaxClicks: p.MaxClicks.Value, Password: p.Password.Value, Enabled: p.Enabled.Value,
		Program: p.Program.Value, TimeZone: p.TimeZone.Value,
		Check: p.Check.Value != nil && *p.Check.Value,
	}
	if p.Rules.Value != nil {
		ch.Rules = new(rules(*p.Rules.Value))
	}
	for _, member := range []struct {
		name string
		null bool
	}{
		{"url", p.URL.Null()}, {"title", p.Title.Null()}, {"note", p.Note.Null()}, {"tags", p.Tags.Null()},
		{"status", p.Status.Null()}, {"forward_query", p.ForwardQuery.Null()}, {"forward_path", p.ForwardPath.Null()},
		{"starts_at", p.StartsAt.Null()}, {"expires_at", p.ExpiresAt.Null()}, {"expired_url", p.ExpiredURL.Null()},
		{"max_clicks", p.MaxClicks.Null()}, {"password", p.Password.Null()}, {"enabled", p.Enabled.Null()},
		{"rules", p.Rules.Null()}, {"program", p.Program.Null()}, {"time_zone", p.TimeZone.Null()},
		{"check", p.Check.Null()},
	} {
		if member.null {
			ch.Clear = append(ch.Clear, member.name)
		}
	}
	return ch
}

// record returns a link as an export holds it, history newest first.
func (a *API) record(l *link.Link, history []link.Revision) v1.Record {
	out := v1.Record{Link: a.link(l), PasswordHash: l.PasswordHash, Used: l.Used,
		DeletedAt: optional(l.DeletedAt), UpdatedBy: l.UpdatedBy}
	for i := range history {
		out.Revisions = append(out.Revisions, a.record(&history[i].State, nil))
	}
	return out
}

// unrecord is the reverse of record. What can be derived (id, short_url, has_password) is not looked at.
func unrecord(r *v1.Record) catalog.Record {
	out := catalog.Record{Link: unrecordLink(r)}
	for i := range r.Revisions {
		h := &r.Revisions[i]
		if len(h.Revisions) > 0 {
			var p link.Problems
			p.Addf("revisions["+strconv.Itoa(i)+"].revisions", "must not be there: a revision has no revisions of its own")
			out.Err = p.Err("the record")
		}
		state := unrecordLink(h)
		out.History = append(out.History, link.Revision{Revision: state.Revision, At: state.UpdatedAt, By: state.UpdatedBy,
			State: state})
	}
	return out
}

func unrecordLink(r *v1.Record) link.Link {
	at := func(t *time.Time) time.Time {
		if t == nil {
			return time.Time{}
		}
		return *moment(t)
	}
	l := link.Link{
		Domain: r.Domain, Slug: r.Slug, URL: r.URL, Title: r.Title, Note: r.Note, Tags: r.Tags, Status: r.Status,
		ForwardQuery: r.ForwardQuery, ForwardPath: r.ForwardPath, StartsAt: at(r.StartsAt), ExpiresAt: at(r.ExpiresAt),
		PasswordHash: r.PasswordHash, Enabled: r.Enabled, Clicks: r.Clicks, Used: r.Used,
		CreatedAt: at(&r.CreatedAt), UpdatedAt: at(&r.UpdatedAt), DeletedAt: at(r.DeletedAt),
		CreatedBy: r.CreatedBy, UpdatedBy: r.UpdatedBy, Revision: r.Revision,
	}
	if r.ExpiredURL != nil {
		l.ExpiredURL = *r.ExpiredURL
	}
	if r.MaxClicks != nil {
		l.MaxClicks = *r.MaxClicks
	}
	l.Logic.Rules = rules(r.Rules)
	if r.Program != nil {
		l.Logic.Program = *r.Program
	}
	if r.TimeZone != nil {
		l.Logic.TimeZone = *r.TimeZone
	}
	return l
}

// token returns a token as the API shows it, without its secret.
func token(t *link.Token) v1.Token {
	out := v1.Token{ID: t.ID, Name: t.Name, Scopes: []string{}, CreatedAt: t.CreatedAt, CreatedBy: t.CreatedBy,
		ExpiresAt: optional(t.ExpiresAt), LastUsedAt: optional(t.LastUsedAt)}
	for _, s := range t.Scopes {
		out.Scopes = append(out.Scopes, string(s))
	}
	return out
}

// etag returns the entity tag of a link, for If-Match. Clicks alone do not change it: they come in while a link is being
// edited. That is why no GET is answered with 304, which would hide them.
func etag(revision int64) string { return `"` + strconv.FormatInt(revision, 10) + `"` }

// revisionCursor and parseRevisionCursor write the revision that a page of revisions ended with, unreadable on purpose:
// callers are to hand it back and not to make one.
func revisionCursor(revision int64) string {
	return base64.RawURLEncoding.EncodeToString([]byte("before " + strconv.FormatInt(revision, 10)))
}

func parseRevisionCursor(s string) (int64, error) {
	b, err := base64.RawURLEncoding.DecodeString(s)
	digits, ok := strings.CutPrefix(string(b), "before ")
	n, numberErr := strconv.ParseInt(digits, 10, 64)
	if err != nil || !ok || numberErr != nil || n < 1 {
		return 0, malformed("cursor", "is not a cursor that this list returned")
	}
	return n, nil
}
