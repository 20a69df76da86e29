package program

import (
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/python"
	"github.com/jinklink/jink/redirect"
)

// This file asks the site program about links that are to be made or changed.

// makeFactor is how many times more OnCreate and OnChange may take than a visit: nobody is waiting to be led on.
const makeFactor = 10

// OnCreate asks the site program about a link that is to be made, which has passed its checks, and changes it as that says. It
// fails with CodeRefused where the site will not have the link, and with CodeSiteProgram where it could not say. at is when the
// link is made: its clock stands there, and its random numbers come of that and of the link, so that it says the same again.
func (e *Engine) OnCreate(actor *link.Actor, l *link.Link, at time.Time) error {
	return e.consult(OnCreate, "made", l, at, func(w *worker) (changed bool, err error) {
		v, err := w.hooks[OnCreate].CallValues(&w.run, newLinkClass().New(l), actorClass().New(actor))
		if err != nil || v == python.None {
			return false, err
		}
		return w.change(l, v, e.cfg.Targets)
	})
}

// OnChange asks the site program about a link that is to become l where it was before. It fails as OnCreate does, and changes
// nothing: who changes a link gets what was asked for, or learns why not.
func (e *Engine) OnChange(actor *link.Actor, l, before *link.Link, at time.Time) error {
	return e.consult(OnChange, "changed", l, at, func(w *worker) (changed bool, err error) {
		v, err := w.hooks[OnChange].CallValues(&w.run, newLinkClass().New(l), newLinkClass().New(before), actorClass().New(actor))
		if err == nil && v != python.None {
			err = &badAnswer{fmt.Sprintf("on_change returned %s; it must return None: it can refuse a change, and makes none", python.TypeName(v))}
		}
		return false, err
	})
}

// consult has ask run one of them about l. done is what is not done with the link where that fails.
func (e *Engine) consult(h Hook, done string, l *link.Link, at time.Time, ask func(*worker) (changed bool, err error)) error {
	s := e.site.Load()
	if !s.has(h) {
		return nil
	}
	began := time.Now()
	changed, refused, failure := s.consult(e, h, l, at, ask)
	n := ending{hook: h, failure: failure, outcome: outcomeOf(changed), took: time.Since(began)}
	if refused != nil {
		n.outcome = OutcomeRefused
	}
	s.note(e, n, e.cfg.Now())
	switch {
	case failure != nil:
		return link.Errorf(link.CodeSiteProgram, "the site program failed on the link, so that it was not %s; the operator sees why", done)
	case refused != nil:
		return refused.error()
	}
	return nil
}

func (s *site) consult(e *Engine, h Hook, l *link.Link, at time.Time, ask func(*worker) (bool, error)) (changed bool, refused *refusal, failure *Failure) {
	w, err := s.program.take()
	if err != nil {
		return false, nil, failureOf(err, string(h), nil)
	}
	defer s.program.give(w)
	seed := fnv.New64a()
	seed.Write([]byte(l.Domain + " " + l.Slug + " " + l.URL))
	w.start(e, &linkFacts{id: int64(seed.Sum64()), slug: l.Slug}, s.program, &redirect.Request{}, "", at)
	budget := s.program.budget.each()
	budget.Steps *= makeFactor
	w.in.SetBudget(budget)
	w.run.limit *= makeFactor
	if changed, err = ask(w); err == nil {
		return changed, nil, nil
	}
	if r, ok := errors.AsType[*refusal](err); ok {
		return false, r, nil
	}
	return false, nil, failureOf(err, string(h), &w.run)
}

// refusal is what refuse raises.
type refusal struct{ message, field string }

func (r *refusal) Error() string { return r.message }

func (r *refusal) error() error {
	e := link.Errorf(link.CodeRefused, "%s", r.message)
	if r.field != "" {
		e.Fields = []link.FieldError{{Field: r.field, Message: r.message}}
	}
	return e
}

// maxRefusal bounds what is said about why a link is refused.
const maxRefusal = 500

func refuseFunction() *python.Function {
	return python.Func("refuse", "(message, field=None)", "Refuse to make or change the link, and say why; field is what is wrong with it.", func(c python.Call) (python.Value, error) {
		r := &refusal{}
		var err error
		if r.message, err = c.String(0); err != nil {
			return python.None, err
		}
		if strings.TrimSpace(r.message) == "" {
			return python.None, python.Raise("ValueError", "say why the link is refused")
		}
		if r.message = clip(r.message, maxRefusal); c.Given(1) && c.Arg(1) != python.None {
			if r.field, err = c.String(1); err != nil {
				return python.None, err
			}
			if !slices.Contains(changeable(), r.field) {
				return python.None, python.Raise("ValueError", "the field is one of %s, not %s", strings.Join(changeable(), ", "), clip(r.field, 50))
			}
		}
		return python.None, python.Raise("PermissionError", "%w", r)
	})
}

// newLinkClass is the class of a link that is to be made or changed.
var newLinkClass = sync.OnceValue(func() *python.Class[*link.Link] {
	return python.NewClass("NewLink", "A link that is to be made or changed.",
		python.Attribute("slug", "The slug that was chosen, or None where one will be generated.", func(l *link.Link) python.Value { return optional(l.Slug) }),
		python.Attribute("domain", "The short domain; empty for the default one.", func(l *link.Link) string { return l.Domain }),
		python.Attribute("url", "The target.", func(l *link.Link) string { return l.URL }),
		python.Attribute("title", "The title.", func(l *link.Link) string { return l.Title }),
		python.Attribute("note", "The note.", func(l *link.Link) string { return l.Note }),
		python.Computed("tags", "The tags.", func(c python.Call, l *link.Link) (python.Value, error) { return texts(c, l.Tags) }),
		python.Attribute("status", "The status of the redirect.", func(l *link.Link) int { return l.Status }),
		python.Attribute("forward_query", "Whether the visitor's query is passed on.", func(l *link.Link) bool { return l.ForwardQuery }),
		python.Attribute("forward_path", "Whether what follows the slug is passed on.", func(l *link.Link) bool { return l.ForwardPath }),
		python.Computed("starts_at", "When it begins to work, or None.", func(c python.Call, l *link.Link) (python.Value, error) { return moment(c, l.StartsAt) }),
		python.Computed("expires_at", "When it ends, or None.", func(c python.Call, l *link.Link) (python.Value, error) { return moment(c, l.ExpiresAt) }),
		python.Attribute("expired_url", "Where it leads afterwards; empty for nowhere.", func(l *link.Link) string { return l.ExpiredURL }),
		python.Attribute("max_clicks", "How often it may be followed, or None.", func(l *link.Link) python.Value {
			if l.MaxClicks == 0 {
				return python.None
			}
			return python.Int(l.MaxClicks)
		}),
		python.Attribute("enabled", "Whether it is switched on.", func(l *link.Link) bool { return l.Enabled }),
		python.Attribute("program", "Its program, or empty.", func(l *link.Link) string { return l.Logic.Program }),
		python.Attribute("rules", "How many rules it has.", func(l *link.Link) int { return len(l.Logic.Rules) }),
		python.Repr(func(l *link.Link) string { return "<NewLink " + clip(l.URL, 200) + ">" }),
	)
})

// actorClass is the class of who makes or changes a link.
var actorClass = sync.OnceValue(func() *python.Class[*link.Actor] {
	return python.NewClass("Actor", "Who makes or changes a link.",
		python.Attribute("name", "The name of the token.", func(a *link.Actor) string { return a.Name }),
		python.Attribute("anonymous", "Whether it is a visitor of an instance that is open to all.", func(a *link.Actor) bool { return a.ID == "" && a.Name == link.Anonymous }),
		python.Computed("scopes", "What the token allows.", func(c python.Call, a *link.Actor) (python.Value, error) {
			var scopes []string
			for _, s := range a.Scopes {
				scopes = append(scopes, string(s))
			}
			return texts(c, scopes)
		}),
		python.Repr(func(a *link.Actor) string { return "<Actor " + a.Name + ">" }),
	)
})

func moment(c python.Call, at time.Time) (python.Value, error) {
	if at.IsZero() {
		return python.None, nil
	}
	return c.Value(at.UTC())
}

// fields are where the changes of a link go, by name; what is no pointer to a pointer cannot be None.
func fields(l *link.Link) map[string]any {
	return map[string]any{"slug": &l.Slug, "url": &l.URL, "title": &l.Title, "note": &l.Note, "tags": &l.Tags, "status": &l.Status,
		"forward_query": &l.ForwardQuery, "forward_path": &l.ForwardPath, "starts_at": &l.StartsAt, "expires_at": &l.ExpiresAt,
		"expired_url": &l.ExpiredURL, "max_clicks": &l.MaxClicks, "enabled": &l.Enabled}
}

// changeable lists what OnCreate may change.
func changeable() []string {
	var names []string
	for name := range fields(&link.Link{}) {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// change changes l as v, which OnCreate returned, says, if all of it makes sense.
func (w *worker) change(l *link.Link, v python.Value, targets link.Targets) (changed bool, err error) {
	var given map[string]python.Value
	switch {
	case python.TypeName(v) != "dict":
		return false, &badAnswer{fmt.Sprintf("on_create returned %s; it must return a dict of what is to be changed, or None", python.TypeName(v))}
	case w.in.Export(v, &given) != nil:
		return false, &badAnswer{"on_create returned a dict whose keys are not all str; they are the names of what is to be changed"}
	}
	made := l.Clone()
	to := fields(made)
	for name, value := range given {
		field, ok := to[name]
		if !ok {
			return false, &badAnswer{fmt.Sprintf("on_create cannot change %s; it may change %s", clip(name, 50), strings.Join(changeable(), ", "))}
		}
		if err := w.export(value, field); err != nil {
			return false, &badAnswer{fmt.Sprintf("%s: %v", name, err)}
		}
	}
	if problems := made.Check(targets); len(problems) > 0 {
		return false, &badAnswer{fmt.Sprintf("what on_create made of the link is not valid: %s: %s", problems[0].Field, problems[0].Message)}
	}
	*l = *made
	return len(given) > 0, nil
}

// export stores a value in a field of a link. None unsets what can be unset.
func (w *worker) export(v python.Value, to any) error {
	at, isTime := to.(*time.Time)
	if v == python.None {
		switch to := to.(type) {
		case *time.Time:
			*to = time.Time{}
		case *int64:
			*to = 0
		case *[]string:
			*to = nil
		case *string:
			*to = ""
		default:
			return errors.New("cannot be None")
		}
		return nil
	}
	if err := w.in.Export(v, to); err != nil {
		return w.mistyped(v, to)
	}
	if isTime {
		*at = at.UTC().Truncate(time.Millisecond)
	}
	return nil
}

// mistyped says in Python's words why a value cannot be that of a field.
func (w *worker) mistyped(v python.Value, to any) error {
	wanted, got := "int", python.TypeName(v)
	switch to.(type) {
	case *string:
		wanted = "str"
	case *[]string:
		if wanted = "list of str"; got == "list" || got == "tuple" {
			got += " with " + w.notString(v) + " in it"
		}
	case *bool:
		wanted = "bool"
	case *time.Time:
		wanted = "datetime.datetime"
	}
	if got == wanted {
		return errors.New("is out of range")
	}
	return fmt.Errorf("must be %s, not %s", wanted, got)
}

// notString names the type of the first item of a list that is no string.
func (w *worker) notString(list python.Value) string {
	var items []python.Value
	if w.in.Export(list, &items) == nil {
		for _, item := range items {
			if name := python.TypeName(item); name != "str" {
				return name
			}
		}
	}
	return "what is no str"
}
