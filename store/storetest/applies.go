package storetest

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
)

// made is a step that makes a plain link.
func made(slug string) *link.Step {
	l := sample()
	l.Slug, l.Key = slug, slug
	return &link.Step{New: l}
}

// changed is a step that gives a link a title.
func changed(key string, expect int64) *link.Step {
	return &link.Step{Ref: link.Ref{Key: key}, Expect: expect, Change: retitle("applied")}
}

// wantStep checks that err says which step failed and why.
func wantStep(t *testing.T, err error, step int, code link.Code) {
	t.Helper()
	wantCode(t, err, code)
	e, ok := errors.AsType[*link.StepError](err)
	if !ok || e.Step != step {
		t.Fatalf("got %v, want a failure of step %d", err, step)
	}
}

func applyTests() []test {
	return []test{
		{"links are made and changed together", func(t *testing.T, s link.Store) {
			before := slugs(t, s, "b", "d")
			whole := full()
			whole.Domain, whole.Slug, whole.Key, whole.DeletedAt, whole.Revision = "s.example", "A", "a", time.Time{}, 99
			steps := []*link.Step{changed("d", 1), {New: whole}, made("c"), changed("b", 0)}
			ok(t, s.Apply(t.Context(), steps...))
			for i, key := range []string{"d", "a", "c", "b"} {
				ref := steps[i].About()
				same(t, "the key", ref.Key, key)
				stored, err := s.Lookup(t.Context(), ref)
				ok(t, err)
				same(t, "what Apply returns for "+key, steps[i].Link, stored)
			}
			expected := whole.Clone()
			expected.ID, expected.Revision = steps[1].Link.ID, 1
			same(t, "a link with every part", steps[1].Link, expected)
			same(t, "revision", steps[0].Link.Revision, 2)
			same(t, "title", steps[0].Link.Title, "applied")
			revisions, err := s.Revisions(t.Context(), before[0].ID, 0, 10)
			ok(t, err)
			same(t, "earlier states", len(revisions), 1)
			same(t, "tagged", len(pages(t, s, link.Query{Tag: "a", Limit: 10}, nil)), 1)
		}},
		{"nothing is done where a link has another revision", func(t *testing.T, s link.Store) {
			before := slugs(t, s, "a", "b")
			err := s.Apply(t.Context(), made("c"), changed("a", 1), changed("b", 2))
			wantStep(t, err, 2, link.CodeRevision)
			same(t, "links", each(t, s), before)
			revisions, err := s.Revisions(t.Context(), before[0].ID, 0, 10)
			ok(t, err)
			same(t, "earlier states", len(revisions), 0)
		}},
		{"nothing is done where a slug is taken", func(t *testing.T, s link.Store) {
			before := slugs(t, s, "a", "b")
			steps := []*link.Step{changed("a", 1), made("c"), made("b")}
			wantStep(t, s.Apply(t.Context(), steps...), 2, link.CodeSlugTaken)
			same(t, "links", each(t, s), before)
			if steps[0].Link != nil || steps[1].Link != nil {
				t.Error("a step has a link though nothing was done")
			}
		}},
		{"nothing is done where a link is not there", func(t *testing.T, s link.Store) {
			before := slugs(t, s, "a")
			wantStep(t, s.Apply(t.Context(), changed("a", 1), made("c"), changed("x", 0)), 2, link.CodeNotFound)
			wantStep(t, s.Apply(t.Context(), changed("\x00", 0)), 0, link.CodeNotFound)
			same(t, "links", each(t, s), before)
		}},
		{"nothing is done where a change or a link is refused", func(t *testing.T, s link.Store) {
			before := slugs(t, s, "a")
			step := &link.Step{Ref: link.Ref{Key: "a"}, Change: func(*link.Link) error { return errAsked }}
			err := s.Apply(t.Context(), made("c"), step)
			if e, isStep := errors.AsType[*link.StepError](err); !isStep || e.Step != 1 || e.Err != errAsked {
				t.Fatalf("got %v", err)
			}
			bad := made("d")
			bad.New.Title = "\x00"
			wantStep(t, s.Apply(t.Context(), made("c"), bad), 1, link.CodeInvalid)
			same(t, "links", each(t, s), before)
		}},
		{"a link is deleted and brought back", func(t *testing.T, s link.Store) {
			slugs(t, s, "a")
			at := func(when time.Time) *link.Step {
				return &link.Step{Ref: link.Ref{Key: "a"}, Change: func(l *link.Link) error { l.DeletedAt = when; return nil }}
			}
			ok(t, s.Apply(t.Context(), at(noon())))
			same(t, "deleted", lookup(t, s, "a").Deleted(), true)
			ok(t, s.Apply(t.Context(), at(time.Time{})))
			same(t, "deleted", lookup(t, s, "a").Deleted(), false)
		}},
		{"no steps are no change", func(t *testing.T, s link.Store) { ok(t, s.Apply(t.Context())) }},
		{"a thousand links", func(t *testing.T, s link.Store) {
			var steps []*link.Step
			for i := range 1000 {
				steps = append(steps, made(fmt.Sprint("n", i)))
			}
			ok(t, s.Apply(t.Context(), steps...))
			for i, step := range steps {
				step.Ref, step.New, step.Expect, step.Change = step.About(), nil, 1, retitle(fmt.Sprint(i))
			}
			ok(t, s.Apply(t.Context(), steps...))
			same(t, "a title", lookup(t, s, "n7").Title, "7")
		}},
		{"of many who expect the same revision one is served, whatever else they do", func(t *testing.T, s link.Store) {
			slugs(t, s, "a", "b", "c")
			errs := together(8, func(i int) error {
				steps := []*link.Step{changed("a", 1), changed("b", 1), changed("c", 1), made(fmt.Sprint("new", i))}
				if i%2 == 1 {
					steps[0], steps[2] = steps[2], steps[0]
				}
				return s.Apply(t.Context(), steps...)
			})
			served := 0
			for _, err := range errs {
				if err == nil {
					served++
					continue
				}
				wantCode(t, err, link.CodeRevision)
			}
			same(t, "served", served, 1)
			same(t, "links", len(each(t, s)), 4)
		}},
	}
}
