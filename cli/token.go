package cli

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	v1 "github.com/jinklink/jink/api/v1"
)

func (c *commands) tokenCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "token",
		Short: "Make, list and revoke API tokens",
		Example: `  jink token create --name ci --scope links:write --expires 90d
  jink token ls
  jink token revoke 3kf9x2`,
		Args: noSuchCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	c.add(cmd, "", c.tokenCreateCommand(), c.tokenListCommand(), c.tokenRevokeCommand())
	return cmd
}

func (c *commands) tokenCreateCommand() *cobra.Command {
	var n v1.NewToken
	var expires string
	cmd := &cobra.Command{
		Use:   "create --name NAME --scope SCOPE",
		Short: "Make a token and print it",
		Long: `Make a token and print it, alone on its line. The server does not keep it and cannot show it
again. Who may make tokens needs the scope admin.

Scopes are links:read, links:write (which includes reading), stats:read, and admin (which
includes everything).`,
		Example: `  jink token create --name ci --scope links:write --expires 90d
  jink token create --name dashboard --scope links:read --scope stats:read
  (umask 077; jink token create --name me --scope admin > ~/.jink-token)`,
		Args: exactly(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if n.Name == "" {
				return usage(cmd, "--name is missing")
			}
			if len(n.Scopes) == 0 {
				return usage(cmd, "--scope is missing: links:read, links:write, stats:read or admin")
			}
			if expires != "" {
				at, err := c.parseTime(expires, true)
				if err != nil {
					return usage(cmd, "--expires: %s", err.Error())
				}
				at = at.UTC().Truncate(time.Millisecond)
				n.ExpiresAt = &at
			}
			cl, err := c.client(cmd)
			if err != nil {
				return err
			}
			t, err := cl.CreateToken(cmd.Context(), n)
			if err != nil {
				return err
			}
			if t.ExpiresAt != nil {
				c.note("the token expires %s", c.showTime(*t.ExpiresAt))
			}
			if c.json {
				return c.writeJSON(t)
			}
			return c.write(clean(t.Secret) + "\n")
		},
	}
	f := cmd.Flags()
	f.StringVar(&n.Name, "name", "", "`NAME` that says who or what the token is for")
	f.StringSliceVar(&n.Scopes, "scope", nil, "`SCOPE` that the token allows (repeatable): "+
		"links:read, links:write, stats:read, admin")
	f.StringVar(&expires, "expires", "", "`TIME` until which the token works: "+
		"90d, 2026-12-31, RFC 3339 … (default: for ever)")
	return c.overServer(cmd)
}

func (c *commands) tokenListCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "ls",
		Short: "List tokens",
		Example: `  jink token ls
  jink token ls --json | jq -r 'select(.expires_at == null) | .name'`,
		Args: exactly(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			cl, err := c.client(cmd)
			if err != nil {
				return err
			}
			tokens, err := cl.Tokens(cmd.Context())
			if err != nil {
				return err
			}
			zone := " (" + c.zoneName() + ")"
			t := c.newTable("ID", "SCOPES", "MADE"+zone, "EXPIRES"+zone, "LAST USED"+zone, "NAME")
			for i := range tokens {
				k := &tokens[i]
				if c.json {
					err = c.writeJSON(k)
				} else {
					err = t.row(k.ID, strings.Join(k.Scopes, ","), c.tableTime(t, &k.CreatedAt), c.tableTime(t, k.ExpiresAt),
						c.tableTime(t, k.LastUsedAt), k.Name)
				}
				if err != nil {
					return err
				}
			}
			return t.flush()
		},
	}
	return c.overServer(cmd)
}

func (c *commands) tokenRevokeCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "revoke ID",
		Short: "End a token at once",
		Long:  `End a token at once. The ID is the one that "jink token ls" lists, not the token itself.`,
		Example: `  jink token ls
  jink token revoke 3kf9x2`,
		Args: exactly("ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if strings.HasPrefix(args[0], "jink_") {
				return usage(cmd, "a token is revoked by its ID, which \"jink token ls\" lists, not by the token itself")
			}
			cl, err := c.client(cmd)
			if err != nil {
				return err
			}
			if err := cl.RevokeToken(cmd.Context(), args[0]); err != nil {
				return err
			}
			if c.json {
				return c.writeJSON(map[string]string{"id": args[0], "result": "revoked"})
			}
			c.note("revoked %s", args[0])
			return nil
		},
	}
	return c.overServer(cmd)
}
