package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/client"
)

func (c *commands) rmCommand() *cobra.Command {
	var domain string
	var purge, yes bool
	cmd := &cobra.Command{
		Use:   "rm SLUG|SHORT_URL...",
		Short: "Delete links",
		Long: `Delete links. A deleted link answers 410 Gone, its slug stays reserved, and "jink rollback"
brings it back. With --purge the link goes with its history, for good, and its slug is free.

On a terminal this asks first. Elsewhere --purge needs --yes.`,
		Example: `  jink rm sale
  jink rm --yes sale spring https://s.example/summer
  jink rm --purge --yes sale`,
		Args: atLeastOne("SLUG"),
		RunE: func(cmd *cobra.Command, args []string) error {
			refs := make([]client.Ref, len(args))
			for i, arg := range args {
				var err error
				if refs[i], err = ref(cmd, arg, domain); err != nil {
					return err
				}
			}
			if ok, err := c.maySure(cmd, args, purge, yes); err != nil || !ok {
				return err
			}
			cl, err := c.client(cmd)
			if err != nil {
				return err
			}
			return c.removeAll(cmd.Context(), cl, args, refs, purge)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&purge, "purge", false, "remove the links for good, with their history, and free their slugs")
	f.BoolVarP(&yes, "yes", "y", false, "do not ask")
	return c.overServer(overDomain(cmd, &domain))
}

// maySure reports whether the links may be removed, asking where that is possible.
func (c *commands) maySure(cmd *cobra.Command, args []string, purge, yes bool) (bool, error) {
	if yes {
		return true, nil
	}
	if !c.env.Terminal(c.env.Stdin) {
		if purge {
			return false, usage(cmd, "--purge cannot be undone, and there is no terminal to ask on: say --yes")
		}
		return true, nil
	}
	question := "Delete " + strings.Join(args, ", ") + "?"
	if purge {
		question = "Remove " + strings.Join(args, ", ") + " for good?"
	}
	ok, err := c.confirm(cmd.Context(), question)
	if err == nil && !ok {
		c.note("nothing was removed")
		err = errReported
	}
	return ok, err
}

// removal is what --json tells of a link that was removed.
type removal struct {
	Domain string `json:"domain,omitempty"`
	Slug   string `json:"slug"`
	Result string `json:"result"` // deleted or purged
}

func (c *commands) removeAll(ctx context.Context, cl *client.Client, args []string, refs []client.Ref, purge bool) error {
	var failed error
	result := "deleted"
	remove := func(r client.Ref) error { return cl.Delete(ctx, r, 0) }
	if purge {
		result = "purged"
		remove = func(r client.Ref) error { return cl.Purge(ctx, r) }
	}
	for i, r := range refs {
		err := remove(r)
		p, refused := errors.AsType[*v1.Problem](err)
		switch {
		case refused && (p.Status == 404 || p.Status == 410) && len(refs) > 1:
			c.complain(args[i], err)
			failed = errReported
		case err != nil:
			return err
		case c.json:
			if err := c.writeJSON(removal{Domain: r.Domain, Slug: r.Slug, Result: result}); err != nil {
				return err
			}
		default:
			c.note("%s %s", result, args[i])
		}
	}
	return failed
}
