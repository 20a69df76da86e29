package cli

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	v1 "github.com/jinklink/jink/api/v1"
)

// linkFlags are the flags that say how a link is to be. Add and edit share them.
type linkFlags struct {
	url, slug, domain, generator    string
	length, status                  int
	title, note, expiredURL         string
	tags                            []string
	starts, expires                 string
	maxClicks                       int64
	password                        string
	forwardQuery, noForwardQuery    bool
	forwardPath, noForwardPath      bool
	reuse, check, enabled, disabled bool
	rules                           []string
	program, timeZone               string
}

// common registers the flags that add and edit share.
func (l *linkFlags) common(f *pflag.FlagSet) {
	f.StringVar(&l.title, "title", "", "`TEXT` that names the link in lists and on its preview page")
	f.StringVar(&l.note, "note", "", "`TEXT` for whoever looks after the link")
	f.StringArrayVar(&l.tags, "tag", nil, "`TAG` to find the link by (repeatable, or several with commas between)")
	f.IntVar(&l.status, "status", 0, "`CODE` that redirects answer with: 301, 302, 303, 307 or 308")
	f.StringVar(&l.starts, "starts", "", "`TIME` from which the link works: 12h, 2026-12-31, RFC 3339 …")
	f.StringVar(&l.expires, "expires", "", "`TIME` until which the link works: "+
		"30d, 2026-12-31 (that day included), RFC 3339 …")
	f.StringVar(&l.expiredURL, "expired-url", "", "`URL` that visitors are sent to afterwards")
	f.Int64Var(&l.maxClicks, "max-clicks", 0, "`N` redirects after which the link no longer works")
	f.Var((*passwordSource)(&l.password), "password",
		"ask for a password that visitors must enter; --password=- reads it from the standard input")
	f.Lookup("password").NoOptDefVal = passwordAsked
	f.BoolVar(&l.forwardQuery, "forward-query", false, "pass the visitor's query on to the target")
	f.BoolVar(&l.noForwardQuery, "no-forward-query", false, "do not pass the query on")
	f.BoolVar(&l.forwardPath, "forward-path", false, "append to the target what follows the slug in the path")
	f.BoolVar(&l.noForwardPath, "no-forward-path", false, "do not append what follows the slug")
	f.StringArrayVar(&l.rules, "rule", nil, "`WHEN=>URL`: lead to URL where the Python expression WHEN holds (repeatable; the first that holds wins)")
	f.StringVar(&l.program, "program", "", "`FILE` of Python that defines route(req); - is the standard input")
	f.StringVar(&l.timeZone, "time-zone", "", "`NAME` of the time zone in which rules and program see the time, such as Europe/Berlin")
	f.BoolVar(&l.check, "check", false, "open the target and say whether it answers")
}

// fields returns the members of the link that the flags set, by their names in JSON.
func (c *commands) fields(cmd *cobra.Command, l *linkFlags) (map[string]any, error) {
	flags, m := cmd.Flags(), map[string]any{}
	tags := strings.Split(strings.Join(l.tags, ","), ",") // no tag has a comma in it
	for flag, set := range map[string]struct {
		name  string
		value any
	}{
		"title": {"title", l.title}, "note": {"note", l.note}, "tag": {"tags", tags}, "status": {"status", l.status},
		"expired-url": {"expired_url", l.expiredURL}, "max-clicks": {"max_clicks", l.maxClicks},
		"slug": {"slug", l.slug}, "domain": {"domain", l.domain}, "generator": {"generator", l.generator},
		"length": {"length", l.length}, "url": {"url", l.url}, "reuse": {"reuse", l.reuse}, "check": {"check", l.check},
		"time-zone": {"time_zone", l.timeZone},
	} {
		f := flags.Lookup(flag)
		if f == nil || !f.Changed {
			continue
		}
		if set.value == "" && flag != "title" && flag != "note" {
			return nil, usage(cmd, "--%s is empty", flag)
		}
		m[set.name] = set.value
	}
	for _, b := range []struct{ name, yes, no string }{
		{"forward_query", "forward-query", "no-forward-query"},
		{"forward_path", "forward-path", "no-forward-path"},
		{"enabled", "enable", "disable"},
	} {
		v, said, err := yesNo(cmd, b.yes, b.no)
		if err != nil {
			return nil, err
		}
		if said {
			m[b.name] = v
		}
	}
	if err := c.times(cmd, l, m); err != nil {
		return nil, err
	}
	if err := c.logic(cmd, l, m); err != nil {
		return nil, err
	}
	if flags.Changed("password") {
		password, err := c.readPassword(cmd, l.password)
		if err != nil {
			return nil, err
		}
		m["password"] = password
	}
	return m, nil
}

// logic reads --rule and --program.
func (c *commands) logic(cmd *cobra.Command, l *linkFlags, m map[string]any) error {
	var rules []v1.Rule
	for _, s := range l.rules {
		when, to, ok := strings.Cut(s, "=>")
		if !ok {
			return usage(cmd, "--rule %q is not of the form WHEN=>URL", s)
		}
		rules = append(rules, v1.Rule{When: strings.TrimSpace(when), To: strings.TrimSpace(to)})
	}
	if rules != nil {
		m["rules"] = rules
	}
	if !cmd.Flags().Changed("program") {
		return nil
	}
	source, err := c.readProgram(l.program)
	if err != nil {
		return err
	}
	m["program"] = string(source)
	return nil
}

// yesNo reads a pair of flags of which one says the opposite of the other.
func yesNo(cmd *cobra.Command, yes, no string) (value, said bool, err error) {
	for _, name := range []string{yes, no} {
		f := cmd.Flags().Lookup(name)
		if f == nil || !f.Changed {
			continue
		}
		if said {
			return false, false, usage(cmd, "--%s and --%s say opposite things", yes, no)
		}
		said, value = true, (f.Value.String() == "true") == (name == yes)
	}
	return value, said, nil
}

// times reads --starts and --expires, and tells on a terminal which moment was understood.
func (c *commands) times(cmd *cobra.Command, l *linkFlags, m map[string]any) error {
	for _, t := range []struct {
		flag, name, value string
		endOfDay          bool
	}{{"starts", "starts_at", l.starts, false}, {"expires", "expires_at", l.expires, true}} {
		if !cmd.Flags().Changed(t.flag) {
			continue
		}
		at, err := c.parseTime(t.value, t.endOfDay)
		if err != nil {
			return usage(cmd, "--%s: %s", t.flag, err.Error())
		}
		m[t.name] = at.UTC().Truncate(time.Millisecond)
		if c.env.Terminal(c.env.Stderr) {
			c.note("the link %s %s", t.flag, c.showTime(at))
		}
	}
	return nil
}

// clearable maps what --clear takes to the member that it unsets.
func clearable() map[string]string {
	return map[string]string{
		"starts": "starts_at", "expires": "expires_at", "expired-url": "expired_url", "max-clicks": "max_clicks",
		"password": "password", "tags": "tags", "title": "title", "note": "note",
		"rules": "rules", "program": "program", "time-zone": "time_zone",
	}
}

// cleared adds to m what --clear unsets.
func cleared(cmd *cobra.Command, names []string, m map[string]any) error {
	known := clearable()
	for _, name := range names {
		member, ok := known[name]
		if !ok {
			return usage(cmd, "--clear %s: what can be cleared is %s", name,
				strings.Join(slices.Sorted(maps.Keys(known)), ", "))
		}
		if _, set := m[member]; set {
			return usage(cmd, "--clear %s and a flag that sets it say opposite things", name)
		}
		switch member {
		case "tags":
			m[member] = []string{}
		case "title", "note":
			m[member] = ""
		default:
			m[member] = nil
		}
	}
	return nil
}
