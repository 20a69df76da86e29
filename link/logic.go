package link

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Limits of a link's logic. Programs and rules are in bytes: what they cost is to scan them.
const (
	MaxRules   = 100
	MaxWhen    = 4_000
	MaxProgram = 64 << 10
	MaxHosts   = 50 // that a rule's placeholders may choose from
)

// Logic is how a link decides where it leads, visit by visit. The zero value always leads to the link's own URL. What rules
// and programs mean is the business of package program; here they are text.
type Logic struct {
	Rules    []Rule // tried in order; the first that holds wins
	Program  string // Python that defines route(req); asked where no rule holds
	TimeZone string // an IANA name, in which the logic sees the time; "" for UTC
}

// Rule leads elsewhere when its condition holds.
type Rule struct {
	When  string   // a Python expression over the request
	To    string   // the target, which may hold placeholders
	Hosts []string // the hosts that placeholders in the host of To may make, if there are any
}

// IsZero reports whether there is nothing to decide.
func (l *Logic) IsZero() bool { return len(l.Rules) == 0 && l.Program == "" && l.TimeZone == "" }

// Decides reports whether there are rules or a program to be asked.
func (l *Logic) Decides() bool { return len(l.Rules) > 0 || l.Program != "" }

// Equal reports whether two logics are the same text.
func (l *Logic) Equal(other *Logic) bool {
	return l.Program == other.Program && l.TimeZone == other.TimeZone &&
		slices.EqualFunc(l.Rules, other.Rules, func(a, b Rule) bool {
			return a.When == b.When && a.To == b.To && slices.Equal(a.Hosts, b.Hosts)
		})
}

// Clone returns a copy that shares nothing with l.
func (l *Logic) Clone() Logic {
	c := *l
	c.Rules = slices.Clone(l.Rules)
	for i := range c.Rules {
		c.Rules[i].Hosts = slices.Clone(c.Rules[i].Hosts)
	}
	return c
}

// check notes what is wrong with the logic as text.
func (l *Logic) check(p *Problems) {
	if len(l.Rules) > MaxRules {
		p.Addf("rules", "has %d rules; at most %d are allowed", len(l.Rules), MaxRules)
		return
	}
	for i := range l.Rules {
		r, field := &l.Rules[i], fmt.Sprintf("rules[%d]", i)
		r.When, r.To = strings.TrimSpace(r.When), strings.TrimSpace(r.To)
		checkSource(p, field+".when", r.When, MaxWhen)
		checkSource(p, field+".to", r.To, MaxURLBytes)
		if r.When == "" {
			p.Addf(field+".when", "must not be empty; a rule that always holds says True")
		}
		if r.To == "" {
			p.Addf(field+".to", "must not be empty")
		}
		if len(r.Hosts) > MaxHosts {
			p.Addf(field+".hosts", "has %d hosts; at most %d are allowed", len(r.Hosts), MaxHosts)
		}
		for j, host := range r.Hosts {
			canonical, err := ParseHost(host, "https")
			if err != nil {
				p.Addf(fmt.Sprintf("%s.hosts[%d]", field, j), "%v", err)
				continue
			}
			r.Hosts[j] = canonical
		}
	}
	checkSource(p, "program", l.Program, MaxProgram)
	if strings.TrimSpace(l.Program) == "" {
		l.Program = ""
	}
	if l.TimeZone != "" {
		if _, err := time.LoadLocation(l.TimeZone); err != nil || l.TimeZone == "Local" {
			p.Addf("time_zone", "%q is not a time zone; they are named as in Europe/Berlin", l.TimeZone)
		}
	}
}

func checkSource(p *Problems, field, s string, most int) {
	switch {
	case len(s) > most:
		p.Addf(field, "has %d bytes; at most %d are allowed", len(s), most)
	case !utf8.ValidString(s):
		p.Addf(field, "is not valid UTF-8")
	case strings.IndexByte(s, 0) >= 0:
		p.Addf(field, "contains NUL")
	}
}
