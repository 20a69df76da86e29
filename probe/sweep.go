package probe

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/client"
)

// leftoverAge is how old a link of a prober is that will not be removed by the prober that made it, and how often such
// links are looked for.
const leftoverAge = time.Hour

// maxSweep bounds how many leftovers are removed in one round.
const maxSweep = 100

// sweep removes what probers that were killed have left behind. It costs a round nothing but a warning if that fails.
func (p *Prober) sweep(ctx context.Context, r *Report) {
	p.swept = time.Now()
	page, err := p.api.List(ctx, client.Query{Tag: Tag, Sort: "created_at", Limit: maxSweep})
	if err != nil {
		r.warn("links that other probers may have left could not be listed: %v", err)
		return
	}
	for i := range page.Links {
		l := &page.Links[i]
		if !leftover(l) {
			continue
		}
		err := p.api.Purge(ctx, client.Ref{Domain: l.Domain, Slug: l.Slug})
		if problem, ok := errors.AsType[*v1.Problem](err); ok && problem.Status == 404 {
			continue // another prober was faster
		}
		if err != nil {
			r.warn("%s, which another prober has left, could not be removed: %v", l.Slug, err)
			return
		}
		r.warn("removed %s, which another prober has left on %s", l.Slug, l.CreatedAt.Format(time.DateTime))
	}
}

// leftover reports whether a link is one that a prober has left. Somebody may use the tag for links of his own, so
// everything must fit that a prober gives its links.
func leftover(l *v1.Link) bool {
	return slices.Contains(l.Tags, Tag) && strings.HasPrefix(l.Slug, slugPrefix) && strings.HasPrefix(l.URL, urlPrefix) &&
		l.ExpiresAt != nil && time.Since(*l.ExpiresAt) > 0 && time.Since(l.CreatedAt) > leftoverAge
}
