package record

import "github.com/jinklink/jink/link"

// Changed returns what change makes of old, which is nil where there is no link. It decides what both stores' Update
// lets a change do.
func Changed(old *link.Link, expect int64, change func(*link.Link) error) (*link.Link, error) {
	if old == nil {
		return nil, link.Errorf(link.CodeNotFound, "there is no such link")
	}
	if expect != 0 && expect != old.Revision {
		return nil, link.Errorf(link.CodeRevision, "the link is at revision %d, not %d", old.Revision, expect)
	}
	l := old.Clone()
	if err := change(l); err != nil {
		return nil, err
	}
	l.ID, l.Domain, l.Slug, l.Key = old.ID, old.Domain, old.Slug, old.Key
	l.Clicks, l.CreatedAt, l.CreatedBy, l.Revision = old.Clicks, old.CreatedAt, old.CreatedBy, old.Revision+1
	if old.MaxClicks == 0 && l.MaxClicks != 0 {
		l.Used = old.Clicks
	}
	return l, Check(l)
}

// Past returns l, as it was before a change, as a revision.
func Past(l *link.Link) *link.Revision {
	return &link.Revision{LinkID: l.ID, Revision: l.Revision, At: l.UpdatedAt, By: l.UpdatedBy, State: *l}
}
