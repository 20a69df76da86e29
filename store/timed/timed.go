// Package timed puts something around each operation of a store: a clock, a span. It exists so that both stores are
// watched in the same way and neither knows of it.
//
// Invariant: every operation of link.Store passes under a name of its own, but for Ping, which health checks call all the
// time and which says nothing about the work that is done, and Close.
package timed

import (
	"context"
	"time"

	"github.com/jinklink/jink/link"
)

// Begin is called before an operation. The operation gets the context that it returns, and the function that it returns
// is called with what came of it.
type Begin func(ctx context.Context, operation string) (context.Context, func(error))

// New returns a store that calls begin around each operation of s.
func New(s link.Store, begin Begin) link.Store { return &store{Store: s, begin: begin} }

type store struct {
	link.Store // for Ping and Close
	begin      Begin
}

// run has an operation without a result passed.
func (s *store) run(ctx context.Context, name string, fn func(context.Context) error) error {
	ctx, end := s.begin(ctx, name)
	err := fn(ctx)
	end(err)
	return err
}

// get has an operation with a result passed.
func get[T any](ctx context.Context, s *store, name string, fn func(context.Context) (T, error)) (T, error) {
	ctx, end := s.begin(ctx, name)
	v, err := fn(ctx)
	end(err)
	return v, err
}

func (s *store) Lookup(ctx context.Context, ref link.Ref) (*link.Link, error) {
	ctx, end := s.begin(ctx, "lookup")
	l, err := s.Store.Lookup(ctx, ref)
	end(err)
	return l, err
}

func (s *store) List(ctx context.Context, q link.Query) (*link.Page, error) {
	return get(ctx, s, "list", func(ctx context.Context) (*link.Page, error) { return s.Store.List(ctx, q) })
}

func (s *store) Each(ctx context.Context, fn func(*link.Link) error) error {
	return s.run(ctx, "each", func(ctx context.Context) error { return s.Store.Each(ctx, fn) })
}

func (s *store) Create(ctx context.Context, creations ...*link.Creation) error {
	return s.run(ctx, "create", func(ctx context.Context) error { return s.Store.Create(ctx, creations...) })
}

func (s *store) Update(ctx context.Context, ref link.Ref, expect int64, change func(*link.Link) error) (*link.Link, error) {
	return get(ctx, s, "update", func(ctx context.Context) (*link.Link, error) { return s.Store.Update(ctx, ref, expect, change) })
}

func (s *store) Apply(ctx context.Context, steps ...*link.Step) error {
	return s.run(ctx, "apply", func(ctx context.Context) error { return s.Store.Apply(ctx, steps...) })
}

func (s *store) Purge(ctx context.Context, ref link.Ref) error {
	return s.run(ctx, "purge", func(ctx context.Context) error { return s.Store.Purge(ctx, ref) })
}

func (s *store) Revisions(ctx context.Context, linkID, before int64, limit int) ([]link.Revision, error) {
	return get(ctx, s, "revisions", func(ctx context.Context) ([]link.Revision, error) {
		return s.Store.Revisions(ctx, linkID, before, limit)
	})
}

func (s *store) AddClicks(ctx context.Context, batch link.ClickBatch) error {
	return s.run(ctx, "add_clicks", func(ctx context.Context) error { return s.Store.AddClicks(ctx, batch) })
}

func (s *store) Variants(ctx context.Context, linkID int64) ([]link.ClickCount, error) {
	return get(ctx, s, "variants", func(ctx context.Context) ([]link.ClickCount, error) { return s.Store.Variants(ctx, linkID) })
}

func (s *store) TakeClick(ctx context.Context, linkID int64) (bool, error) {
	ctx, end := s.begin(ctx, "take_click")
	ok, err := s.Store.TakeClick(ctx, linkID)
	end(err)
	return ok, err
}

func (s *store) NextSequence(ctx context.Context, domain string, n int64) (int64, error) {
	return get(ctx, s, "next_sequence", func(ctx context.Context) (int64, error) { return s.Store.NextSequence(ctx, domain, n) })
}

func (s *store) Rekey(ctx context.Context, fold func(string) string) error {
	return s.run(ctx, "rekey", func(ctx context.Context) error { return s.Store.Rekey(ctx, fold) })
}

func (s *store) CreateToken(ctx context.Context, t *link.Token, onlyFirst bool) error {
	return s.run(ctx, "create_token", func(ctx context.Context) error { return s.Store.CreateToken(ctx, t, onlyFirst) })
}

func (s *store) TokenByHash(ctx context.Context, hash []byte) (*link.Token, error) {
	return get(ctx, s, "token_by_hash", func(ctx context.Context) (*link.Token, error) { return s.Store.TokenByHash(ctx, hash) })
}

func (s *store) TokenByID(ctx context.Context, id string) (*link.Token, error) {
	return get(ctx, s, "token_by_id", func(ctx context.Context) (*link.Token, error) { return s.Store.TokenByID(ctx, id) })
}

func (s *store) Tokens(ctx context.Context) ([]*link.Token, error) {
	return get(ctx, s, "tokens", s.Store.Tokens)
}

func (s *store) RevokeToken(ctx context.Context, id string) error {
	return s.run(ctx, "revoke_token", func(ctx context.Context) error { return s.Store.RevokeToken(ctx, id) })
}

func (s *store) TouchToken(ctx context.Context, id string, at time.Time) error {
	return s.run(ctx, "touch_token", func(ctx context.Context) error { return s.Store.TouchToken(ctx, id, at) })
}

func (s *store) Setting(ctx context.Context, name string, init func() string) (string, error) {
	return get(ctx, s, "setting", func(ctx context.Context) (string, error) { return s.Store.Setting(ctx, name, init) })
}

func (s *store) SetSetting(ctx context.Context, name, value string) error {
	return s.run(ctx, "set_setting", func(ctx context.Context) error { return s.Store.SetSetting(ctx, name, value) })
}

func (s *store) Certificate(ctx context.Context, name string) ([]byte, error) {
	return get(ctx, s, "certificate", func(ctx context.Context) ([]byte, error) { return s.Store.Certificate(ctx, name) })
}

func (s *store) SetCertificate(ctx context.Context, name string, data []byte) error {
	return s.run(ctx, "set_certificate", func(ctx context.Context) error { return s.Store.SetCertificate(ctx, name, data) })
}

func (s *store) RemoveCertificate(ctx context.Context, name string) error {
	return s.run(ctx, "remove_certificate", func(ctx context.Context) error { return s.Store.RemoveCertificate(ctx, name) })
}
