package cli

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	v1 "github.com/jinklink/jink/api/v1"
)

func (c *commands) historyCommand() *cobra.Command {
	var domain string
	cmd := &cobra.Command{
		Use:   "history SLUG|SHORT_URL",
		Short: "List the states that a link has had",
		Long: `List the states that a link has had, newest first, with who made each so, when, and what
changed. It works for deleted links too.`,
		Example: `  jink history sale
  jink history sale --json | jq -r .link.url`,
		Args: exactly("SLUG"),
		RunE: func(cmd *cobra.Command, args []string) error {
			cl, at, err := c.target(cmd, args[0], domain)
			if err != nil {
				return err
			}
			t := c.newTable("REVISION", "TIME ("+c.zoneName()+")", "BY", "CHANGE")
			var newer *v1.Revision // waits for the state before it, to be compared with
			for r, err := range cl.Revisions(cmd.Context(), at) {
				if err != nil {
					return err
				}
				if c.json {
					if err := c.writeJSON(&r); err != nil {
						return err
					}
					continue
				}
				if newer != nil {
					if err := c.historyRow(t, newer, difference(&r, newer)); err != nil {
						return err
					}
				}
				newer = &r
			}
			if newer != nil {
				if err := c.historyRow(t, newer, "made, for "+newer.Link.URL); err != nil {
					return err
				}
			}
			return t.flush()
		},
	}
	return c.overServer(overDomain(cmd, &domain))
}

func (c *commands) historyRow(t *table, r *v1.Revision, change string) error {
	return t.row(strconv.FormatInt(r.Revision, 10), c.tableTime(t, &r.UpdatedAt), r.UpdatedBy, change)
}

// difference names what changed from one state to the next.
func difference(before, after *v1.Revision) string {
	switch {
	case after.Deleted && !before.Deleted:
		return "deleted"
	case before.Deleted && !after.Deleted:
		return "brought back"
	}
	var names []string
	a, b := reflect.ValueOf(before.Link), reflect.ValueOf(after.Link)
	for i := range a.NumField() {
		name, _, _ := strings.Cut(a.Type().Field(i).Tag.Get("json"), ",")
		switch name {
		case "clicks", "updated_at", "revision", "warnings", "check":
			continue // these are no decision of anybody
		case "url":
			if before.Link.URL != after.Link.URL {
				names = append(names, "url to "+after.Link.URL)
			}
			continue
		}
		if !reflect.DeepEqual(a.Field(i).Interface(), b.Field(i).Interface()) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "nothing that is shown" // a password that was replaced by another
	}
	return strings.Join(names, ", ")
}

func (c *commands) rollbackCommand() *cobra.Command {
	var domain string
	cmd := &cobra.Command{
		Use:   "rollback SLUG|SHORT_URL REVISION",
		Short: "Make a link what it was at a revision",
		Long: `Make a link again what it was at a revision that "jink history" lists. That is a change like
any other and can be taken back in the same way. It also brings a deleted link back.`,
		Example: `  jink history sale
  jink rollback sale 3`,
		Args: exactly("SLUG", "REVISION"),
		RunE: func(cmd *cobra.Command, args []string) error {
			revision, err := strconv.ParseInt(args[1], 10, 64)
			if err != nil || revision < 1 {
				return usage(cmd, "%q is no revision: it is a number from 1 on", args[1])
			}
			cl, at, err := c.target(cmd, args[0], domain)
			if err != nil {
				return err
			}
			l, err := cl.Rollback(cmd.Context(), at, revision)
			if err != nil {
				return err
			}
			return c.showMade(l)
		},
	}
	return c.overServer(overDomain(cmd, &domain))
}
