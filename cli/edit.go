package cli

import (
	"github.com/spf13/cobra"

	v1 "github.com/jinklink/jink/api/v1"
)

func (c *commands) editCommand() *cobra.Command {
	l := &linkFlags{}
	var domain string
	var clear []string
	var revision int64
	cmd := &cobra.Command{
		Use:   "edit SLUG|SHORT_URL",
		Short: "Change a link",
		Long: `Change what the flags name and leave the rest as it is. The state before is kept: see
"jink history" and "jink rollback". --tag replaces all tags.`,
		Example: `  jink edit sale --url https://example.com/summer-sale
  jink edit sale --expires 2026-12-31 --expired-url https://example.com/over
  jink edit sale --clear expires,password --enable
  jink edit sale --disable --if-revision 4`,
		Args: exactly("SLUG"),
		RunE: func(cmd *cobra.Command, args []string) error {
			at, err := ref(cmd, args[0], domain)
			if err != nil {
				return err
			}
			fields, err := c.fields(cmd, l)
			if err != nil {
				return err
			}
			if err := cleared(cmd, clear, fields); err != nil {
				return err
			}
			if len(fields) == 0 {
				return usage(cmd, "nothing is said that should change")
			}
			patch, err := requestOf[v1.LinkPatch](fields)
			if err != nil {
				return err
			}
			if revision < 0 {
				return usage(cmd, "--if-revision is %d, and revisions are counted from 1", revision)
			}
			cl, err := c.client(cmd)
			if err != nil {
				return err
			}
			changed, err := cl.Update(cmd.Context(), at, patch, revision)
			if err != nil {
				return err
			}
			return c.showMade(changed)
		},
	}
	f := cmd.Flags()
	f.StringVar(&l.url, "url", "", "new target `URL`")
	l.common(f)
	f.BoolVar(&l.enabled, "enable", false, "let the link work")
	f.BoolVar(&l.disabled, "disable", false, "keep the link from working")
	f.StringSliceVar(&clear, "clear", nil, "unset `WHAT`: "+
		"starts, expires, expired-url, max-clicks, password, tags, title, note")
	f.Int64Var(&revision, "if-revision", 0, "only if the link is still at revision `N`")
	// Here domain says which link is meant; a link never moves to another.
	return c.overServer(overDomain(cmd, &domain))
}
