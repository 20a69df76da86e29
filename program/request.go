package program

import (
	"slices"
	"strings"
	"sync"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/python"
)

// requestNames are what a request has, and what may stand bare in a rule.
var requestNames = []string{
	"bot", "bot_name", "browser", "browser_version", "chance", "cookies", "country", "device", "headers", "host", "ip", "language",
	"languages", "link", "method", "now", "os", "os_version", "path", "query", "referrer", "slug", "split", "url", "visitor",
}

// requestClass is the class of req. The attributes that rules ask for most come first: reading them allocates nothing.
var requestClass = sync.OnceValue(func() *python.Class[*visit] {
	return python.NewClass("Request", "A visit of a link.",
		python.Attribute("os", "The system: ios, android, windows, macos, linux, chromeos, or other.", func(v *visit) string { return v.look(readsOS).facts.OS() }),
		python.Attribute("device", "mobile, tablet, desktop, tv, console, bot, or other.", func(v *visit) string { return v.look(readsDevice).facts.Device() }),
		python.Attribute("browser", "chrome, safari, firefox, edge, and so on.", func(v *visit) string { return v.look(readsBrowser).facts.Browser() }),
		python.Attribute("language", "The language that the visitor likes best, without a region; or empty.", func(v *visit) string { return v.look(readsLanguages).facts.Language() }),
		python.Attribute("path", "What followed the slug, decoded and without a slash in front.", func(v *visit) string { return v.path() }),
		python.Attribute("slug", "The slug of the link.", func(v *visit) string { return v.look(readsSlug).slug }),
		python.Attribute("host", "The host that was asked.", func(v *visit) string { return v.look(readsHost).host }),
		python.Attribute("method", "GET, HEAD or another method.", func(v *visit) string { return v.look(readsMethod).method }),
		python.Attribute("url", "What was asked for, with its query.", (*visit).url),
		python.Attribute("os_version", "The version of the system, or empty.", func(v *visit) string { return v.look(readsOSVersion).facts.OSVersion() }),
		python.Attribute("browser_version", "The version of the browser, or empty.", func(v *visit) string { return v.look(readsBrowserVersion).facts.BrowserVersion() }),
		python.Attribute("bot", "Whether it is no person who asks.", func(v *visit) bool { return v.look(readsDevice).facts.Bot() }),
		python.Attribute("bot_name", "The name of the bot, or None.", func(v *visit) python.Value { return optional(v.look(readsBotName).facts.BotName()) }),
		python.Attribute("country", "Two capital letters, or None where it is not known.", func(v *visit) python.Value { return optional(v.look(readsCountry).facts.Country()) }),
		python.Attribute("referrer", "The page that the visitor came from, or empty.", func(v *visit) string { return v.look(readsOther).facts.Referrer() }),
		python.Attribute("visitor", "A name for the visitor that stays the same for a day.", func(v *visit) string { return v.look(readsOther).facts.Visitor() }),
		python.Attribute("ip", "The address of the visitor, or None where logic may not see it.", func(v *visit) python.Value {
			a, ok := v.address()
			if !ok {
				return python.None
			}
			return python.String(a.String())
		}),
		python.Computed("languages", "The languages that the visitor reads, the best first.", func(c python.Call, v *visit) (python.Value, error) {
			return texts(c, v.look(readsLanguages).facts.Languages())
		}),
		python.Computed("now", "The time, in the zone of the link.", now),
		python.Attribute("query", "The parameters of the query.", func(v *visit) python.Value { return queryClass().New(v) }),
		python.Attribute("headers", "The headers, whose names may be written in any case.", func(v *visit) python.Value { return headersClass().New(v) }),
		python.Attribute("cookies", "The cookies.", func(v *visit) python.Value { return cookiesClass().New(v) }),
		python.Attribute("link", "The link; None where there is none.", func(v *visit) python.Value {
			if v.look(readsOther).link == nil { // links with the same logic share what is remembered
				return python.None
			}
			return linkClass().New(v.link)
		}),
		python.Method("split", "(name, choices, /)", "Choose one of the choices, the same for a visitor all day. A dict has weights.", split),
		python.Method("chance", "(share, name='chance', /)", "Whether a visitor is among this share of all, from 0 to 1; the same all day.", chance),
		python.Repr(func(v *visit) string { return "<Request " + v.method + " " + clip(v.url(), 200) + ">" }),
	)
})

// linkClass is the class of req.link.
var linkClass = sync.OnceValue(func() *python.Class[*linkFacts] {
	return python.NewClass("Link", "A link.",
		python.Attribute("slug", "The slug.", func(l *linkFacts) string { return l.slug }),
		python.Attribute("domain", "The short domain; empty for the default one.", func(l *linkFacts) string { return l.domain }),
		python.Attribute("title", "The title.", func(l *linkFacts) string { return l.title }),
		python.Attribute("url", "The link's own target.", func(l *linkFacts) string { return l.url }),
		python.Attribute("clicks", "How often it was followed; the number trails the truth by some seconds.", func(l *linkFacts) int64 { return l.clicks }),
		python.Computed("tags", "The tags.", func(c python.Call, l *linkFacts) (python.Value, error) { return texts(c, l.tags) }),
		python.Computed("created_at", "When it was made.", func(c python.Call, l *linkFacts) (python.Value, error) {
			return c.Value(l.createdAt.UTC())
		}),
		python.Repr(func(l *linkFacts) string { return "<Link " + l.slug + ">" }),
	)
})

func (v *visit) url() string {
	var b strings.Builder
	v.look(readsOther)
	b.WriteString("https://")
	if v.http.TLS == nil && v.http.Header.Get("X-Forwarded-Proto") != "https" {
		b.Reset()
		b.WriteString("http://")
	}
	b.WriteString(v.host)
	if path := v.http.URL.EscapedPath(); path != "" {
		b.WriteString(path)
	} else {
		b.WriteString("/" + v.slug)
		if v.rest != "" {
			b.WriteString("/" + v.rest)
		}
	}
	if v.query != "" {
		b.WriteString("?" + v.query)
	}
	return b.String()
}

func optional(s string) python.Value {
	if s == "" {
		return python.None
	}
	return python.String(s)
}

// texts is a list of strs.
func texts(c python.Call, list []string) (python.Value, error) {
	if err := c.Allocate(80 * len(list)); err != nil {
		return python.None, err
	}
	values := make([]python.Value, len(list))
	for i, s := range list {
		values[i] = python.String(s)
	}
	return python.List(values...), nil
}

// These are the global names under which a program finds the time. It cannot write them.
const (
	fromTimestampName = ".fromtimestamp"
	zoneName          = ".zone"
)

// mentions reports whether a word stands anywhere in a logic.
func mentions(l *link.Logic, word string) bool {
	return strings.Contains(l.Program, word) || slices.ContainsFunc(l.Rules, func(r link.Rule) bool { return strings.Contains(r.When, word) })
}

// giveTime puts what makes a datetime in the link's zone where now finds it, if the logic may ask for it.
func giveTime(in *python.Interpreter, l *link.Logic) error {
	if !mentions(l, "now") {
		return nil
	}
	module, err := in.Import("datetime")
	if err != nil {
		return err
	}
	class, err := in.Attr(module, "datetime")
	if err != nil {
		return err
	}
	from, err := in.Attr(class, "fromtimestamp")
	if err != nil {
		return err
	}
	zone, err := timeZone(in, module, l.TimeZone)
	if err != nil {
		return err
	}
	if err := in.Set(fromTimestampName, from); err != nil {
		return err
	}
	return in.Set(zoneName, zone)
}

func timeZone(in *python.Interpreter, datetime python.Value, name string) (python.Value, error) {
	if name == "" || name == "UTC" {
		class, err := in.Attr(datetime, "timezone")
		if err != nil {
			return class, err
		}
		return in.Attr(class, "utc")
	}
	module, err := in.Import("zoneinfo")
	if err != nil {
		return module, err
	}
	class, err := in.Attr(module, "ZoneInfo")
	if err != nil {
		return class, err
	}
	return in.Call(class, python.String(name))
}

// now is req.now.
func now(c python.Call, v *visit) (python.Value, error) {
	v.look(readsOther)
	from, ok := c.Global(fromTimestampName)
	if !ok {
		return c.Value(v.now.In(v.zone))
	}
	zone, _ := c.Global(zoneName)
	return c.Call(from, python.Float(float64(v.now.UnixMicro())/1e6), zone)
}

// maxChoices bounds the choices of a split.
const maxChoices = 1000

// split is req.split.
func split(c python.Call, v *visit) (python.Value, error) {
	name, err := c.String(0)
	if err != nil {
		return python.None, err
	}
	var choices []python.Value
	var weights []float64
	total := 0.0
	add := func(choice python.Value, weight float64) error {
		if !(weight >= 0) || weight > 1e12 {
			return python.Raise("ValueError", "a weight must be a number from 0 on")
		}
		if len(choices) == maxChoices {
			return python.Raise("ValueError", "there are more than %d choices", maxChoices)
		}
		choices, weights, total = append(choices, choice), append(weights, weight), total+weight
		return nil
	}
	if items, ok := python.Items(c.Arg(1)); ok {
		for _, choice := range items {
			if err := add(choice, 1); err != nil {
				return python.None, err
			}
		}
	} else {
		items, err := c.CallMethod(c.Arg(1), "items")
		if err != nil {
			return python.None, python.Raise("TypeError", "the choices must be a dict of weights, or a list")
		}
		err = c.Each(items, func(item python.Value) error {
			two, ok := python.Items(item)
			if !ok || len(two) != 2 {
				return python.Raise("TypeError", "the choices must be a dict of weights, or a list")
			}
			weight, ok := python.AsFloat(two[1])
			if !ok {
				return python.Raise("TypeError", "a weight must be a number, not %s", python.TypeName(two[1]))
			}
			return add(two[0], weight)
		})
		if err != nil {
			return python.None, err
		}
	}
	if total <= 0 {
		return python.None, python.Raise("ValueError", "there is nothing to choose from")
	}
	if err := c.Charge(len(choices) + len(name) + 200); err != nil {
		return python.None, err
	}
	at := v.share(name) * total
	chosen := len(choices) - 1
	for i, w := range weights {
		if at < w {
			chosen = i
			break
		}
		at -= w
	}
	for weights[chosen] == 0 {
		chosen-- // rounding may lead past the last one that has a weight
	}
	shown, err := c.Str(choices[chosen])
	if err != nil {
		return python.None, err
	}
	v.record(name, shown)
	return choices[chosen], nil
}

// chance is req.chance.
func chance(c python.Call, v *visit) (python.Value, error) {
	p, ok := python.AsFloat(c.Arg(0))
	if !ok || !(p >= 0 && p <= 1) {
		return python.None, python.Raise("ValueError", "a share must be a number from 0 to 1")
	}
	name := "chance"
	if c.Given(1) {
		var err error
		if name, err = c.String(1); err != nil {
			return python.None, err
		}
	}
	if err := c.Charge(len(name) + 200); err != nil {
		return python.None, err
	}
	yes := v.share(name) < p
	v.record(name, map[bool]string{true: "yes", false: "no"}[yes])
	return python.Bool(yes), nil
}
