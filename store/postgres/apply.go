package postgres

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/record"
)

// Apply carries out all steps in one transaction, or none.
func (s *Store) Apply(ctx context.Context, steps ...*link.Step) error {
	if err := s.ready(ctx); err != nil || len(steps) == 0 {
		return err
	}
	made, whose, err := record.NewLinks(steps)
	if err != nil {
		return err
	}
	var changes []int // the steps that change links, in the order in which others wait for those
	refs := make([]link.Ref, len(steps))
	for i, step := range steps {
		refs[i] = step.About()
		if step.New != nil {
			continue
		}
		if !findable(step.Ref) {
			return &link.StepError{Step: i, Err: errNoLink()}
		}
		changes = append(changes, i)
	}
	slices.SortFunc(changes, func(i, j int) int {
		return cmp.Or(strings.Compare(refs[i].Key, refs[j].Key), strings.Compare(refs[i].Domain, refs[j].Domain))
	})
	results := make([]*link.Link, len(steps))
	var refused error // a caller's own error, which must come back as it is
	err = s.transact(ctx, func(ctx context.Context, t pgx.Tx) error {
		refused = nil
		if err := (tx{t}).Insert(ctx, made); err != nil {
			return err
		}
		for j, l := range made {
			if l.ID == 0 {
				refused = record.ErrTaken(whose[j], l)
				return link.Fail(link.CodeSlugTaken, "refused", refused)
			}
			results[whose[j]] = l
		}
		for _, i := range changes {
			l, no, err := update(ctx, t, steps[i].Ref, steps[i].Expect, steps[i].Change)
			if no != nil {
				refused = &link.StepError{Step: i, Err: no}
			}
			if err != nil {
				return err
			}
			results[i] = l
		}
		return logChange(ctx, t, link.Change{Refs: refs})
	})
	s.feed.tell()
	if refused != nil {
		return refused
	}
	if err != nil {
		return err
	}
	for i, step := range steps {
		step.Link = results[i]
	}
	return nil
}
