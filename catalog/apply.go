package catalog

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jinklink/jink/link"
)

// Wanted is a link as it is to be: what is left out is as a new link has it.
type Wanted struct {
	Request
	PasswordHash *string // instead of Password
}

// Application asks that links be as they are wanted.
type Application struct {
	Owner    string // whose links they are; "": nobody's
	Links    []Wanted
	Prune    bool   // delete the owner's other links
	TakeOver bool   // also links of other owners
	DryRun   bool   // only say what would be done
	Plan     string // "" or the ID of the plan that is expected: for any other nothing is done
}

// MaxApply bounds the links of an Application, and the changes that come of it.
const MaxApply = 5000

// Apply makes links as they are wanted, all of them or, where anything is wrong, none. What is so already stays
// untouched, so that it may be repeated. It fails with CodeRevision where a link changes meanwhile, or where another plan
// was expected.
func (c *Catalog) Apply(ctx context.Context, actor *link.Actor, a Application) (*Plan, error) {
	plan, err := c.plan(ctx, actor, &a)
	if err != nil {
		return nil, err
	}
	if a.Plan != "" && a.Plan != plan.ID {
		return nil, link.Errorf(link.CodeRevision, "the links are no longer as they were when the plan was made")
	}
	if a.DryRun {
		return plan, nil
	}
	return plan, c.carryOut(ctx, actor, plan)
}

// plan compares what is wanted with what there is.
func (c *Catalog) plan(ctx context.Context, actor *link.Actor, a *Application) (*Plan, error) {
	var p link.Problems
	if link.CheckOwner(&p, "owner", a.Owner); a.Prune && a.Owner == "" {
		p.Addf("prune", "needs an owner, whose other links are deleted")
	}
	plan := &Plan{Steps: make([]Planned, len(a.Links))}
	places := make(map[link.Ref]int, len(a.Links))
	for i := range a.Links {
		var found link.Problems
		s := &plan.Steps[i]
		if err := c.planOne(ctx, &found, actor, a, &a.Links[i], s); err != nil {
			return nil, err
		}
		if s.After != nil {
			ref := link.Ref{Domain: s.After.Domain, Key: s.After.Key}
			if first, twice := places[ref]; twice {
				found.Addf("slug", "%q is there twice: links[%d] has it too", s.After.Slug, first)
			} else {
				places[ref] = i
			}
		}
		for _, f := range found {
			f.Field = fmt.Sprintf("links[%d].%s", i, f.Field)
			p = append(p, f)
		}
	}
	if err := p.Err("the set of links"); err != nil {
		return nil, err
	}
	if err := c.planRest(ctx, a, plan, places); err != nil {
		return nil, err
	}
	plan.identify()
	return plan, nil
}

// planOne plans what is to be done about one link. The error is not nil only where the store does not answer.
func (c *Catalog) planOne(ctx context.Context, p *link.Problems, actor *link.Actor, a *Application, w *Wanted, s *Planned) error {
	l, _ := c.wanted(p, actor, &w.Request)
	s.asked = l.Clone()
	addOwner(p, a, s.asked)
	if w.Slug == nil {
		p.Addf("slug", "is missing: a link that is wanted has one")
	} else {
		var err error
		if l.Slug, l.Key, err = c.cfg.Slugs.Parse(*w.Slug); err != nil {
			p.Addf("slug", "%v", err)
		}
	}
	switch {
	case w.Password != nil && w.PasswordHash != nil:
		p.Addf("password", "excludes password_hash")
	case w.PasswordHash != nil:
		if err := c.cfg.Passwords.CheckHash(*w.PasswordHash); err != nil {
			p.Addf("password_hash", "%v", err)
		}
		l.PasswordHash = *w.PasswordHash
	}
	if c.checkLogic(p, l); len(*p) > 0 {
		return nil
	}
	before, err := c.reviewWanted(ctx, p, actor, l)
	if err != nil || len(*p) > 0 {
		return err
	}
	if addOwner(p, a, l); len(*p) > 0 {
		return nil
	}
	if s.After, s.Action = l, ActionCreate; before != nil {
		c.planChange(p, a, s, before)
	}
	if err := c.planPassword(ctx, w, s); err != nil {
		return err
	}
	if s.Action == ActionChange && !s.Password && alike(s.Before, s.After) {
		s.Action = ActionKeep
	}
	if s.Action == ActionChange || s.Action == ActionRestore {
		if err := c.reviewChange(actor, s.After, s.Before); link.CodeOf(err) == link.CodeRefused {
			addRefusal(p, err)
			return nil
		} else if err != nil {
			return err
		}
	}
	if s.Action != ActionKeep {
		s.Warnings = c.warnings(l)
	}
	return nil
}

// addOwner adds the tag that says whose link it is, which nobody else may.
func addOwner(p *link.Problems, a *Application, l *link.Link) {
	if owner := link.Owner(l.Tags); owner != "" {
		p.Addf("tags", "has %q, which only says whose links these are: that is the owner's to say", link.OwnerTag(owner))
	}
	if a.Owner != "" {
		if l.Tags = append(l.Tags, link.OwnerTag(a.Owner)); len(l.Tags) > link.MaxTags {
			p.Addf("tags", "has %d tags; with that of the owner at most %d are allowed", len(l.Tags)-1, link.MaxTags)
		}
	}
}

// planChange goes on where there is such a link already.
func (c *Catalog) planChange(p *link.Problems, a *Application, s *Planned, before *link.Link) {
	s.Before, s.Action = before, ActionChange
	if before.Deleted() {
		s.Action = ActionRestore
	} else if owner := link.Owner(before.Tags); owner != "" && owner != a.Owner && !a.TakeOver {
		p.Addf("slug", "%q belongs to the links of %q", before.Slug, owner)
	}
	l := s.After
	l.ID, l.Slug, l.Clicks, l.Used, l.Revision = before.ID, before.Slug, before.Clicks, before.Used, before.Revision
	l.CreatedAt, l.CreatedBy = before.CreatedAt, before.CreatedBy
}

// planPassword finds out whether the link gets another password. The one that it has stays as it is stored.
func (c *Catalog) planPassword(ctx context.Context, w *Wanted, s *Planned) error {
	had := ""
	if s.Before != nil {
		had = s.Before.PasswordHash
	}
	if w.Password == nil {
		s.Password = s.After.PasswordHash != had
		return nil
	}
	if had != "" {
		same, err := c.cfg.Passwords.Verify(ctx, had, *w.Password)
		if err != nil {
			return err
		}
		if same {
			s.After.PasswordHash = had
			return nil
		}
	}
	s.Password, s.fresh = true, w.Password
	s.After.PasswordHash = "?" // until it is hashed
	return nil
}

// planRest plans what is to be done about the owner's links that are not wanted.
func (c *Catalog) planRest(ctx context.Context, a *Application, plan *Plan, wanted map[link.Ref]int) error {
	if a.Owner == "" {
		return nil
	}
	action := ActionOrphan
	if a.Prune {
		action = ActionDelete
	}
	q := link.Query{Tag: link.OwnerTag(a.Owner), Order: link.BySlug, Limit: 1000}
	for rest := 0; ; {
		page, err := c.cfg.Store.List(ctx, q)
		if err != nil {
			return err
		}
		for _, l := range page.Links {
			if _, ok := wanted[link.Ref{Domain: l.Domain, Key: l.Key}]; ok {
				continue
			}
			if rest++; rest > MaxApply {
				return link.Errorf(link.CodeInvalid, "more than %d links of %q are not wanted: that is too many for one step",
					MaxApply, a.Owner)
			}
			plan.Steps = append(plan.Steps, Planned{Action: action, Before: l})
		}
		if page.Next == nil {
			return nil
		}
		q.After = page.Next
	}
}

// carryOut does what the plan says.
func (c *Catalog) carryOut(ctx context.Context, actor *link.Actor, plan *Plan) error {
	var steps []*link.Step
	var whose []int
	now := c.now()
	for i := range plan.Steps {
		s := &plan.Steps[i]
		if s.fresh != nil {
			hash, err := c.hash(ctx, *s.fresh)
			if e, ok := errors.AsType[*link.Error](err); ok {
				for j := range e.Fields {
					e.Fields[j].Field = fmt.Sprintf("links[%d].%s", i, e.Fields[j].Field)
				}
			}
			if err != nil {
				return err
			}
			s.After.PasswordHash = hash
		}
		if step := s.step(actor, now); step != nil {
			steps, whose = append(steps, step), append(whose, i)
		}
	}
	if len(steps) > 0 {
		if err := c.cfg.Store.Apply(ctx, steps...); err != nil {
			return stale(steps, err)
		}
	}
	var changed []link.Ref
	for j, step := range steps {
		if s := &plan.Steps[whose[j]]; s.Action != ActionDelete {
			s.After = step.Link
		}
		changed = append(changed, step.About())
	}
	plan.Applied = true
	if len(changed) > 0 {
		c.cfg.Changed(changed...)
	}
	return nil
}

// step returns what the store is to do, nil for nothing.
func (s *Planned) step(actor *link.Actor, now time.Time) *link.Step {
	switch s.Action {
	case ActionKeep, ActionOrphan:
		return nil
	case ActionCreate:
		return &link.Step{New: s.After}
	}
	return &link.Step{Ref: link.Ref{Domain: s.Before.Domain, Key: s.Before.Key}, Expect: s.Before.Revision,
		Change: func(l *link.Link) error {
			if s.Action == ActionDelete {
				l.DeletedAt = now
			} else {
				to := s.After.Clone()
				l.URL, l.Title, l.Note, l.Tags, l.Status = to.URL, to.Title, to.Note, to.Tags, to.Status
				l.ForwardQuery, l.ForwardPath, l.StartsAt, l.ExpiresAt = to.ForwardQuery, to.ForwardPath, to.StartsAt, to.ExpiresAt
				l.ExpiredURL, l.MaxClicks, l.PasswordHash, l.Enabled = to.ExpiredURL, to.MaxClicks, to.PasswordHash, to.Enabled
				l.Logic, l.DeletedAt = to.Logic, time.Time{}
			}
			l.UpdatedAt, l.UpdatedBy = now, actor.Name
			return nil
		}}
}

// stale says that somebody was faster where that is why the steps could not be carried out.
func stale(steps []*link.Step, err error) error {
	e, ok := errors.AsType[*link.StepError](err)
	if !ok {
		return err
	}
	switch link.CodeOf(err) {
	case link.CodeRevision, link.CodeNotFound, link.CodeSlugTaken:
		return link.Errorf(link.CodeRevision, "the link %q was changed by somebody else meanwhile; nothing was done",
			steps[e.Step].About().Key)
	}
	return e.Err
}
