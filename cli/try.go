package cli

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/client"
)

// tryFlags say which visits are tried. Of those with several values each is tried with each of the others.
type tryFlags struct {
	domain, program, timeZone, method, bot                           string
	device, os, browser, country, language, visitor, path, now, rule []string
	query, header                                                    []string
}

func (c *commands) tryCommand() *cobra.Command {
	var o tryFlags
	cmd := &cobra.Command{
		Use:   "try [SLUG|SHORT_URL]",
		Short: "See where the rules and the program of a link lead",
		Long: `Say what would become of a visit of a link, and why: the rule or the line of the program that
decided, what came of each condition, what the program printed and how much it took. Nothing is
counted. A flag with several values, apart by commas, makes a table: each value is tried with
each of the others.

--rule and --program try what is not stored yet, in place of what the link has; without a SLUG
they are tried alone. "jink test" runs tests of programs, without a server.`,
		Example: `  jink try sale --device mobile --os ios --country DE
  jink try sale --os ios,android,windows --country DE,FR,US
  jink try sale --now 2026-12-24T20:00:00+01:00 --query utm_source=mail
  jink try --program sale.py --language de`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return exactly("SLUG")(cmd, args)
			}
			if len(args) == 0 && o.program == "" && len(o.rule) == 0 {
				return usage(cmd, "SLUG is missing: there is neither a link to try, nor --program or --rule")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return c.runTry(cmd, args, &o) },
	}
	f := cmd.Flags()
	for _, list := range []struct {
		to          *[]string
		name, about string
	}{
		{&o.device, "device", "`DEVICE` mobile, tablet, desktop, tv, console, bot or other"},
		{&o.os, "os", "`SYSTEM` ios, android, windows, macos, linux, chromeos or other"},
		{&o.browser, "browser", "`BROWSER` chrome, safari, firefox, edge …"},
		{&o.country, "country", "`COUNTRY` in two letters"},
		{&o.language, "language", "`LANGUAGE` that the visitor reads best"},
		{&o.visitor, "visitor", "`ID` of the visitor, whom splits give the same each time"},
		{&o.path, "path", "`PATH` that follows the slug"},
		{&o.now, "now", "`TIME` of the visit: RFC 3339, or a date or time of this zone"},
	} {
		f.StringSliceVar(list.to, list.name, nil, list.about)
	}
	f.StringVar(&o.method, "method", "", "`METHOD` of the request (default GET)")
	f.StringVar(&o.bot, "bot", "", "`NAME` of a bot that asks")
	f.StringArrayVar(&o.query, "query", nil, "`NAME=VALUE` in the query (repeatable)")
	f.StringArrayVar(&o.header, "header", nil, "`NAME: VALUE` of a header (repeatable)")
	f.StringArrayVar(&o.rule, "rule", nil, "try this rule, `WHEN=>URL`, in place of the link's (repeatable)")
	f.StringVar(&o.program, "program", "", "try the program in this `FILE` in place of the link's; - is the standard input")
	f.StringVar(&o.timeZone, "time-zone", "", "try this time zone `NAME` in place of the link's")
	return c.overServer(overDomain(cmd, &o.domain))
}

func (c *commands) runTry(cmd *cobra.Command, args []string, o *tryFlags) error {
	t, axes, err := c.tryRequest(cmd, o)
	if err != nil {
		return err
	}
	var at client.Ref
	if len(args) > 0 {
		if at, err = ref(cmd, args[0], o.domain); err != nil {
			return err
		}
	}
	cl, err := c.client(cmd)
	if err != nil {
		return err
	}
	r, err := cl.Try(cmd.Context(), at, *t)
	if err != nil {
		return err
	}
	if c.json {
		return c.writeJSON(r)
	}
	if t.Matrix == nil {
		return c.write(describeVerdict(&r.Results[0]))
	}
	header := make([]string, len(axes))
	for i, axis := range axes {
		header[i] = strings.ToUpper(axis)
	}
	table := c.newTable(append(header, "BY", "ANSWER")...)
	for i := range r.Results {
		v := &r.Results[i]
		var cells []string
		for _, axis := range axes {
			cells = append(cells, v.Where[axis])
		}
		if err := table.row(append(cells, decidedBy(v), answerOf(v))...); err != nil {
			return err
		}
	}
	return table.flush()
}

// tryRequest makes the request of the flags, and lists the axes of its matrix.
func (c *commands) tryRequest(cmd *cobra.Command, o *tryFlags) (*v1.TryRequest, []string, error) {
	t := &v1.TryRequest{Request: v1.VisitRequest{Method: o.method, Bot: o.bot}}
	matrix, axes := &v1.VisitMatrix{}, []string(nil)
	for _, list := range []struct {
		name   string
		values []string
		one    *string
		many   *[]string
	}{
		{"device", o.device, &t.Request.Device, &matrix.Device}, {"os", o.os, &t.Request.OS, &matrix.OS},
		{"browser", o.browser, &t.Request.Browser, &matrix.Browser}, {"country", o.country, &t.Request.Country, &matrix.Country},
		{"language", o.language, &t.Request.Language, &matrix.Language}, {"visitor", o.visitor, &t.Request.Visitor, &matrix.Visitor},
		{"path", o.path, &t.Request.Path, &matrix.Path},
	} {
		switch len(list.values) {
		case 0:
		case 1:
			*list.one = list.values[0]
		default:
			*list.many = list.values
			axes = append(axes, list.name)
		}
	}
	for _, s := range o.now {
		at, err := c.parseTime(s, false)
		if err != nil {
			return nil, nil, usage(cmd, "--now: %s", err.Error())
		}
		matrix.Now = append(matrix.Now, at.UTC().Truncate(time.Millisecond))
	}
	switch len(matrix.Now) {
	case 0:
	case 1:
		t.Request.Now, matrix.Now = &matrix.Now[0], nil
	default:
		axes = append(axes, "now")
	}
	if len(axes) > 0 {
		t.Matrix = matrix
	}
	for _, s := range o.query {
		name, value, _ := strings.Cut(s, "=")
		if t.Request.Query == nil {
			t.Request.Query = map[string]v1.Texts{}
		}
		t.Request.Query[name] = append(t.Request.Query[name], value)
	}
	for _, s := range o.header {
		name, value, ok := strings.Cut(s, ":")
		if !ok {
			return nil, nil, usage(cmd, "--header %q is not of the form NAME: VALUE", s)
		}
		if t.Request.Headers == nil {
			t.Request.Headers = map[string]string{}
		}
		t.Request.Headers[strings.TrimSpace(name)] = strings.TrimSpace(value)
	}
	return t, axes, c.tryLogic(cmd, o, t)
}

// tryLogic adds what is not stored yet.
func (c *commands) tryLogic(cmd *cobra.Command, o *tryFlags, t *v1.TryRequest) error {
	logic := map[string]any{}
	if err := c.logic(cmd, &linkFlags{rules: o.rule, program: o.program}, logic); err != nil {
		return err
	}
	if rules, ok := logic["rules"].([]v1.Rule); ok {
		t.Rules = rules
	}
	if source, ok := logic["program"].(string); ok {
		t.Program = &source
	}
	if o.timeZone != "" {
		t.TimeZone = &o.timeZone
	}
	return nil
}

// decidedBy says in a word what decided.
func decidedBy(v *v1.Verdict) string {
	switch {
	case v.Failure != nil:
		return "failure"
	case v.By == "site":
		return v.By
	case v.Rule != nil:
		return "rule " + strconv.Itoa(*v.Rule+1)
	case v.Line != nil:
		return "line " + strconv.Itoa(*v.Line)
	}
	return v.By
}

// answerOf says what the visitor gets.
func answerOf(v *v1.Verdict) string {
	switch v.Outcome {
	case "redirect":
		if v.URL != nil {
			return strconv.Itoa(v.Status) + " " + *v.URL
		}
	case "page":
		if v.Body != nil {
			return fmt.Sprintf("%d page of %d bytes", v.Status, len(*v.Body))
		}
	}
	return strconv.Itoa(v.Status) + " " + strings.ReplaceAll(v.Outcome, "_", " ")
}

// describeVerdict writes what becomes of one visit, and why.
func describeVerdict(v *v1.Verdict) string {
	var b strings.Builder
	line := func(name, format string, args ...any) {
		fmt.Fprintf(&b, "%-9s %s\n", name, clean(fmt.Sprintf(format, args...)))
	}
	line("answer", "%s", answerOf(v))
	for _, h := range v.Headers {
		line("header", "%s: %s", h.Name, h.Value)
	}
	switch {
	case v.Rule != nil && v.By != "site":
		line("by", "rule %d", *v.Rule+1)
	case v.By == "program" && v.Line != nil:
		line("by", "the program, line %d", *v.Line)
	case v.By == "program":
		line("by", "the program")
	case v.By == "site":
		line("by", "the site program")
	case v.Outcome == "not_found":
		line("by", "there is no such link")
	default:
		line("by", "the link's own target")
	}
	if f := v.Failure; f != nil {
		where := f.Where
		if f.Line > 0 {
			where += " line " + strconv.Itoa(f.Line)
		}
		line("failure", "%s: %s (%s)", f.Type, f.Message, where)
	}
	for i, r := range v.Rules {
		value := r.Value
		if r.Error != "" {
			value = r.Error
		}
		line("rule "+strconv.Itoa(i+1), "%s -> %s", r.When, value)
	}
	for _, one := range v.Variants {
		line("variant", "%s: %s", one.Split, one.Name)
	}
	if v.Steps > 0 {
		line("took", "%s, %d µs", counted(v.Steps, "step"), v.Micros)
	}
	for text := range strings.Lines(v.Output) {
		line("printed", "%s", strings.TrimSuffix(text, "\n"))
	}
	if v.Body != nil {
		for text := range strings.Lines(*v.Body) {
			line("page", "%s", strings.TrimSuffix(text, "\n"))
		}
	}
	return b.String()
}
