package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/spf13/cobra"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/client"
)

func (c *commands) addCommand() *cobra.Command {
	l := &linkFlags{}
	cmd := &cobra.Command{
		Use:   "add URL... | -",
		Short: "Make short links",
		Long: `Make a short link for each URL and print it, alone on its line. With - the URLs are read
from the standard input, one a line; for many thousands "jink import" is faster.

Times are a span from now (30d, 12h, 2w, 1y), a date or time of this zone (2026-12-31,
"2026-12-31 18:00"), or RFC 3339 (2026-12-31T18:00:00+01:00).`,
		Example: `  jink add https://example.com/a/long/way
  jink add https://example.com/sale --slug sale --expires 30d --tag spring --tag shop
  jink add https://example.com/once --max-clicks 1 --password
  jink add --generator words --reuse - < urls.txt`,
		Args: atLeastOne("URL"),
		RunE: func(cmd *cobra.Command, args []string) error { return c.runAdd(cmd, args, l) },
	}
	f := cmd.Flags()
	f.StringVar(&l.slug, "slug", "", "`SLUG` of the link (default: generated)")
	f.StringVar(&l.domain, "domain", "", "short domain `HOST` of the link (default: the server's default domain)")
	f.StringVar(&l.generator, "generator", "", "`NAME` of what makes the slug: random, hash, sequence or words")
	f.IntVar(&l.length, "length", 0, "`N` characters of a generated slug")
	l.common(f)
	f.BoolVar(&l.reuse, "reuse", false, "hand out a link that does the same already, instead of a new one")
	f.BoolVar(&l.disabled, "disabled", false, "make the link without it working yet")
	return c.overServer(cmd)
}

func (c *commands) runAdd(cmd *cobra.Command, args []string, l *linkFlags) error {
	ctx := cmd.Context()
	fromStdin := args[0] == "-" && len(args) == 1
	switch {
	case !fromStdin && slices.Contains(args, "-"):
		return usage(cmd, "- stands for all URLs and goes with no other; a password from the standard input is --password=-")
	case l.slug != "" && (fromStdin || len(args) > 1):
		return usage(cmd, "--slug names one link, and there may be several here")
	case fromStdin && l.password == passwordStdin:
		return usage(cmd, "the standard input cannot give both the URLs and the password")
	}
	fields, err := c.fields(cmd, l)
	if err != nil {
		return err
	}
	if l.disabled {
		fields["enabled"] = false
	}
	wanted, err := requestOf[v1.NewLink](fields)
	if err != nil {
		return err
	}
	cl, err := c.client(cmd)
	if err != nil {
		return err
	}
	next := each(args)
	if fromStdin {
		next = readLines(ctx, c.env.Stdin).next
	}
	return c.addAll(ctx, cl, wanted, next, len(args) > 1 || fromStdin)
}

// each returns a function that returns one element after the other, then io.EOF.
func each(args []string) func(context.Context) (string, error) {
	return func(context.Context) (string, error) {
		if len(args) == 0 {
			return "", io.EOF
		}
		s := args[0]
		args = args[1:]
		return s, nil
	}
}

// addAll makes a link for every URL. A refusal of one does not keep the others from being made; anything else ends it.
func (c *commands) addAll(ctx context.Context, cl *client.Client, wanted v1.NewLink,
	next func(context.Context) (string, error), several bool) error {
	var failed error
	for {
		s, err := next(ctx)
		if errors.Is(err, io.EOF) {
			return failed
		}
		if err != nil {
			return err
		}
		if s = strings.TrimSpace(s); s == "" && several {
			continue
		}
		wanted.URL = s
		made, err := cl.Create(ctx, wanted)
		p, refused := errors.AsType[*v1.Problem](err)
		switch {
		case refused && several && p.Status/100 == 4 && p.Status != 401 && p.Status != 403 && p.Status != 429:
			c.complain(s, err)
			failed = errReported
		case err != nil:
			return err
		default:
			if err := c.showMade(made); err != nil {
				return err
			}
		}
	}
}

// showMade prints a link that was made or changed.
func (c *commands) showMade(made *v1.Link) error {
	for _, w := range made.Warnings {
		c.note("warning: %s", w)
	}
	if k := made.Check; k != nil && k.Result == "reachable" { // else there is a warning that says so
		c.note("the target answers with %d", k.Status)
	}
	if c.json {
		return c.writeJSON(made)
	}
	return c.write(clean(made.ShortURL) + "\n")
}

// requestOf makes a request of the members that flags set.
func requestOf[T any](fields map[string]any) (T, error) {
	var request T
	b, err := json.Marshal(fields)
	if err == nil {
		err = json.Unmarshal(b, &request, json.RejectUnknownMembers(true))
	}
	if err != nil {
		return request, fmt.Errorf("encoding the request: %w", err)
	}
	return request, nil
}
