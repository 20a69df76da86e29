package storetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
)

// calls is every method of a store, each as a call that would succeed on a store with a link "a".
func calls(s link.Store) map[string]func(context.Context) error {
	ref := link.Ref{Key: "a"}
	return map[string]func(context.Context) error{
		"Lookup":    func(ctx context.Context) error { _, err := s.Lookup(ctx, ref); return err },
		"List":      func(ctx context.Context) error { _, err := s.List(ctx, link.Query{Limit: 1}); return err },
		"Each":      func(ctx context.Context) error { return s.Each(ctx, func(*link.Link) error { return nil }) },
		"Create":    func(ctx context.Context) error { return s.Create(ctx, want("new", sample())) },
		"Update":    func(ctx context.Context) error { _, err := s.Update(ctx, ref, 0, retitle("x")); return err },
		"Purge":     func(ctx context.Context) error { return s.Purge(ctx, ref) },
		"Revisions": func(ctx context.Context) error { _, err := s.Revisions(ctx, 1, 0, 1); return err },
		"AddClicks": func(ctx context.Context) error {
			return s.AddClicks(ctx, clicks("n", 1, link.ClickCount{LinkID: 1, Count: 1}))
		},
		"TakeClick": func(ctx context.Context) error { _, err := s.TakeClick(ctx, 1); return err },
		"Sequence":  func(ctx context.Context) error { _, err := s.NextSequence(ctx, "", 1); return err },
		"Rekey":     func(ctx context.Context) error { return s.Rekey(ctx, func(slug string) string { return slug + "x" }) },
		"Setting": func(ctx context.Context) error {
			_, err := s.Setting(ctx, "n", func() string { return "v" })
			return err
		},
		"SetSetting":  func(ctx context.Context) error { return s.SetSetting(ctx, "n", "v") },
		"Ping":        s.Ping,
		"CreateToken": func(ctx context.Context) error { return s.CreateToken(ctx, token("new", noon()), false) },
		"TokenByHash": func(ctx context.Context) error { _, err := s.TokenByHash(ctx, token("t", noon()).Hash); return err },
		"TokenByID":   func(ctx context.Context) error { _, err := s.TokenByID(ctx, "t"); return err },
		"Tokens":      func(ctx context.Context) error { _, err := s.Tokens(ctx); return err },
		"RevokeToken": func(ctx context.Context) error { return s.RevokeToken(ctx, "t") },
		"TouchToken":  func(ctx context.Context) error { return s.TouchToken(ctx, "t", noon()) },
	}
}

func limitTests() []test {
	return []test{
		{"a closed store is Unavailable, and may be closed again", func(t *testing.T, s link.Store) {
			slugs(t, s, "a")
			ok(t, s.Close())
			for name, call := range calls(s) {
				if err := call(t.Context()); link.CodeOf(err) != link.CodeUnavailable {
					t.Errorf("%s: got %v", name, err)
				}
			}
			ok(t, s.Close())
		}},
		{"a call whose context has ended changes nothing", func(t *testing.T, s link.Store) {
			l := slugs(t, s, "a")[0]
			ok(t, s.CreateToken(t.Context(), token("t", noon()), false))
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			for name, call := range calls(s) {
				err := call(ctx)
				if link.CodeOf(err) != link.CodeUnavailable || !errors.Is(err, context.Canceled) {
					t.Errorf("%s: got %v", name, err)
				}
			}
			same(t, "the links", each(t, s), []*link.Link{l})
			tokens, err := s.Tokens(t.Context())
			ok(t, err)
			same(t, "the tokens", tokens, []*link.Token{token("t", noon())})
		}},
		{"contexts that end at any moment leave all or nothing, and the store usable", func(t *testing.T, s link.Store) {
			made := 0
			for i := range 60 {
				ctx, cancel := context.WithTimeout(t.Context(), time.Duration(i*40)*time.Microsecond)
				var batch []*link.Creation
				for j := range 20 {
					batch = append(batch, benchCreation(i*20+j))
				}
				err := s.Create(ctx, batch...)
				cancel()
				_, missing := s.Lookup(t.Context(), link.Ref{Key: benchSlug(i * 20)})
				if err == nil {
					ok(t, missing)
				} else {
					wantCode(t, err, link.CodeUnavailable)
				}
				if missing == nil {
					made += 20
				}
				ctx, cancel = context.WithTimeout(t.Context(), time.Duration(i*20)*time.Microsecond)
				_, _ = s.List(ctx, link.Query{Text: "nowhere", Limit: 1})
				cancel()
			}
			same(t, "links", len(each(t, s)), made)
			slugs(t, s, "a")
		}},
		{"Close finishes what was begun", func(t *testing.T, s link.Store) {
			errs := together(racers, func(i int) error {
				if i == racers-1 {
					time.Sleep(2 * time.Millisecond)
					return s.Close()
				}
				c := benchCreation(i)
				return errors.Join(s.Create(t.Context(), c), c.Err)
			})
			for _, err := range errs {
				if err != nil {
					wantCode(t, err, link.CodeUnavailable)
				}
			}
		}},
	}
}
