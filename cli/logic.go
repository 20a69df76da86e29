package cli

import (
	"strconv"

	"github.com/spf13/cobra"
)

func (c *commands) errorsCommand() *cobra.Command {
	var domain string
	cmd := &cobra.Command{
		Use:   "errors SLUG|SHORT_URL",
		Short: "List what goes wrong with the rules and the program of a link",
		Long: `List what went wrong with the rules and the program of a link, the latest first: how often,
when last, where, and what it was. Visitors were led to the link's own target. Each node of
several knows its own.`,
		Example: `  jink errors sale
  jink errors sale --json | jq .bypassed_until`,
		Args: exactly("SLUG"),
		RunE: func(cmd *cobra.Command, args []string) error {
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
			t := c.newTable("COUNT", "LAST ("+c.zoneName()+")", "WHERE", "VISIT", "ERROR")
			for i := range r.Errors {
				f := &r.Errors[i]
				where := f.Where
				if f.Line > 0 {
					where += ":" + strconv.Itoa(f.Line)
				}
				if err := t.row(strconv.FormatInt(f.Count, 10), c.tableTime(t, &f.Last), where, f.Request, f.Type+": "+f.Message); err != nil {
					return err
				}
			}
			if len(r.Errors) == 0 && c.env.Terminal(c.env.Stderr) {
				c.note("nothing went wrong")
			}
			return t.flush()
		},
	}
	return c.overServer(overDomain(cmd, &domain))
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
