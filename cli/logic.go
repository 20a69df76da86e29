package cli

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	v1 "github.com/jinklink/jink/api/v1"
)

func (c *commands) errorsCommand() *cobra.Command {
	var domain string
	var site bool
	cmd := &cobra.Command{
		Use:   "errors SLUG|SHORT_URL",
		Short: "List what goes wrong with the rules and the program of a link",
		Long: `List what went wrong with the rules and the program of a link, the latest first: how often,
when last, where, and what it was. Visitors were led to the link's own target. Each node of
several knows its own.

With --site it is about the site program that the server runs with, and needs the scope admin.`,
		Example: `  jink errors sale
  jink errors sale --json | jq .bypassed_until
  jink errors --site`,
		Args: func(cmd *cobra.Command, args []string) error {
			if site {
				return exactly()(cmd, args)
			}
			return exactly("SLUG")(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if site {
				return c.siteErrors(cmd)
			}
			cl, at, err := c.target(cmd, args[0], domain)
			if err != nil {
				return err
			}
			r, err := cl.Errors(cmd.Context(), at)
			if err != nil {
				return err
			}
			if c.json {
				return c.writeJSON(r)
			}
			if r.BypassedUntil != nil {
				c.note("%d visits failed in a row: the logic is not asked until %s", r.InARow, c.showTime(*r.BypassedUntil))
			}
			return c.listErrors(r.Errors)
		},
	}
	cmd.Flags().BoolVar(&site, "site", false, "the errors of the site program")
	return c.overServer(overDomain(cmd, &domain))
}

// siteErrors tells of the site program.
func (c *commands) siteErrors(cmd *cobra.Command) error {
	cl, err := c.client(cmd)
	if err != nil {
		return err
	}
	r, err := cl.SiteErrors(cmd.Context())
	if err != nil {
		return err
	}
	if c.json {
		return c.writeJSON(r)
	}
	if r.Refused != nil {
		c.note("the file cannot be used; the program that was loaded at %s goes on:", c.showTime(r.Loaded))
		for line := range strings.SplitSeq(*r.Refused, "\n") {
			c.note("  %s", line)
		}
	}
	for _, b := range r.Bypassed {
		c.note("%s fails and is not asked until %s", b.Function, c.showTime(b.Until))
	}
	return c.listErrors(r.Errors)
}

// listErrors writes a table of errors.
func (c *commands) listErrors(errors []v1.LinkError) error {
	t := c.newTable("COUNT", "LAST ("+c.zoneName()+")", "WHERE", "VISIT", "ERROR")
	for i := range errors {
		f := &errors[i]
		where := f.Where
		if f.Line > 0 {
			where += ":" + strconv.Itoa(f.Line)
		}
		if err := t.row(strconv.FormatInt(f.Count, 10), c.tableTime(t, &f.Last), where, f.Request, f.Type+": "+f.Message); err != nil {
			return err
		}
	}
	if len(errors) == 0 && c.env.Terminal(c.env.Stderr) {
		c.note("nothing went wrong")
	}
	return t.flush()
}

func (c *commands) variantsCommand() *cobra.Command {
	var domain string
	cmd := &cobra.Command{
		Use:   "variants SLUG|SHORT_URL",
		Short: "Count what the splits of a link chose",
		Long: `Count the clicks of each variant that the splits of a link's rules and program chose, by the
name of the split.`,
		Example: `  jink variants sale
  jink variants sale --json | jq -r .name`,
		Args: exactly("SLUG"),
		RunE: func(cmd *cobra.Command, args []string) error {
			cl, at, err := c.target(cmd, args[0], domain)
			if err != nil {
				return err
			}
			variants, err := cl.Variants(cmd.Context(), at)
			if err != nil {
				return err
			}
			t := c.newTable("SPLIT", "CLICKS", "VARIANT")
			for i := range variants {
				v := &variants[i]
				if c.json {
					err = c.writeJSON(v)
				} else {
					err = t.row(v.Split, strconv.FormatInt(v.Clicks, 10), v.Name)
				}
				if err != nil {
					return err
				}
			}
			return t.flush()
		},
	}
	return c.overServer(overDomain(cmd, &domain))
}
