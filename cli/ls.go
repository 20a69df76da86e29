package cli

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/client"
)

// pageSize is how many links a list asks for at once.
const pageSize = 1000

func (c *commands) lsCommand() *cobra.Command {
	var q client.Query
	var limit int
	var all bool
	cmd := &cobra.Command{
		Use:   "ls",
		Short: "List links",
		Long: `List links, newest first. On a terminal this is a table; otherwise each line has the cells
short URL, clicks, state, time made (RFC 3339), tags and target, apart by tabs.`,
		Example: `  jink ls
  jink ls --q example.com --tag spring --sort -clicks
  jink ls --deleted
  jink ls --all | cut -f1
  jink ls --all --json | jq -r .url`,
		Args: exactly(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if limit < 1 {
				return usage(cmd, "--limit is %d, and must be at least 1", limit)
			}
			if all {
				limit = 0
			}
			return c.runList(cmd, q, limit)
		},
	}
	f := cmd.Flags()
	f.StringVar(&q.Text, "q", "", "only links with `TEXT` in their slug, URL, title or note")
	f.StringVar(&q.Tag, "tag", "", "only links with this `TAG`")
	f.StringVar(&q.Domain, "domain", "", "only links of this short domain `HOST`")
	f.StringVar(&q.Sort, "sort", "", "`ORDER` created_at, updated_at, clicks or slug; "+
		"with a minus sign downwards (default -created_at)")
	f.IntVar(&limit, "limit", 50, "at most `N` links")
	f.BoolVar(&all, "all", false, "all links, however many")
	f.BoolVar(&q.Deleted, "deleted", false, "deleted links instead of live ones")
	return c.overServer(cmd)
}

// runList writes up to limit links, all if it is 0.
func (c *commands) runList(cmd *cobra.Command, q client.Query, limit int) error {
	cl, err := c.client(cmd)
	if err != nil {
		return err
	}
	q.Limit = pageSize
	if limit > 0 {
		q.Limit = min(limit+1, pageSize) // one more tells whether there are more
	}
	t := c.newTable("SHORT URL", "CLICKS", "STATE", "MADE ("+c.zoneName()+")", "TAGS", "TARGET")
	n := 0
	for l, err := range cl.Links(cmd.Context(), q) {
		if err != nil {
			return err
		}
		if n++; limit > 0 && n > limit {
			if c.env.Terminal(c.env.Stderr) {
				defer c.note("there are more: see --all and --limit")
			}
			break
		}
		if c.json {
			err = c.writeJSON(&l)
		} else {
			err = c.listRow(t, &l, q.Deleted)
		}
		if err != nil {
			return err
		}
	}
	if n == 0 && c.env.Terminal(c.env.Stderr) {
		c.note("no links")
	}
	return t.flush()
}

func (c *commands) listRow(t *table, l *v1.Link, deleted bool) error {
	return t.row(l.ShortURL, strconv.FormatInt(l.Clicks, 10), c.state(l, deleted), c.tableTime(t, &l.CreatedAt),
		strings.Join(l.Tags, ","), l.URL)
}

// state says in a word whether a link works, as far as the client can tell.
func (c *commands) state(l *v1.Link, deleted bool) string {
	now := c.env.Now()
	switch {
	case deleted:
		return "deleted"
	case !l.Enabled:
		return "disabled"
	case l.StartsAt != nil && now.Before(*l.StartsAt):
		return "not started"
	case l.ExpiresAt != nil && !now.Before(*l.ExpiresAt):
		return "expired"
	case l.MaxClicks != nil && l.Clicks >= *l.MaxClicks:
		return "used up"
	case l.HasPassword:
		return "password"
	}
	return "live"
}
