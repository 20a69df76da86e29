package cli

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	v1 "github.com/jinklink/jink/api/v1"
)

func (c *commands) showCommand() *cobra.Command {
	var domain string
	cmd := &cobra.Command{
		Use:   "show SLUG|SHORT_URL",
		Short: "Show everything about a link",
		Example: `  jink show sale
  jink show https://s.example/sale
  jink show sale --json | jq .expires_at`,
		Args: exactly("SLUG"),
		RunE: func(cmd *cobra.Command, args []string) error {
			cl, at, err := c.target(cmd, args[0], domain)
			if err != nil {
				return err
			}
			l, err := cl.Get(cmd.Context(), at)
			if err != nil {
				return err
			}
			if c.json {
				return c.writeJSON(l)
			}
			return c.write(c.describe(l))
		},
	}
	return c.overServer(overDomain(cmd, &domain))
}

// describe writes a link as a person reads it, one member a line.
func (c *commands) describe(l *v1.Link) string {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%-14s %s\n", name, clean(value))
		}
	}
	moment := func(name string, t *time.Time) {
		if t != nil {
			line(name, c.showTime(*t))
		}
	}
	line("short URL", l.ShortURL)
	line("target", l.URL)
	line("title", l.Title)
	line("note", l.Note)
	line("tags", strings.Join(l.Tags, ", "))
	line("state", c.state(l, false))
	line("status", strconv.Itoa(l.Status))
	line("forwards", strings.Join(forwards(l), ", "))
	moment("starts", l.StartsAt)
	moment("expires", l.ExpiresAt)
	if l.ExpiredURL != nil {
		line("then to", *l.ExpiredURL)
	}
	for _, r := range l.Rules {
		line("if "+r.When, r.To)
	}
	if l.Program != nil {
		line("program", strconv.Itoa(strings.Count(*l.Program, "\n"))+" lines of Python")
	}
	if l.TimeZone != nil {
		line("time zone", *l.TimeZone)
	}
	clicks := strconv.FormatInt(l.Clicks, 10)
	if l.MaxClicks != nil {
		clicks += " of at most " + strconv.FormatInt(*l.MaxClicks, 10)
	}
	line("clicks", clicks)
	if l.HasPassword {
		line("password", "yes")
	}
	moment("made", &l.CreatedAt)
	line("made by", l.CreatedBy)
	moment("changed", &l.UpdatedAt)
	line("revision", strconv.FormatInt(l.Revision, 10))
	line("id", l.ID)
	return b.String()
}

func forwards(l *v1.Link) []string {
	var s []string
	if l.ForwardQuery {
		s = append(s, "query")
	}
	if l.ForwardPath {
		s = append(s, "path")
	}
	return s
}
