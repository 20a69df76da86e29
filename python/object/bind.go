package object

import (
	"strings"
	"sync"
)

// params are the parameters of a Builtin, from its signature.
type params struct {
	all        []param
	positional int // how many can be given by position
	posOnly    int // how many of them only so
	required   int // how many of the positional ones must be given
	args       int // where *args is, or -1
	kwargs     int // where **kwargs is, or -1
	text       string
}

type param struct {
	name     string
	optional bool
}

// parseSignature reads a signature such as "(self, key, default=None, /)".
func parseSignature(sig string) *params {
	p := &params{args: -1, kwargs: -1, text: sig}
	inner := strings.TrimSuffix(strings.TrimPrefix(sig, "("), ")")
	byPosition := true
	for inner != "" {
		part := inner
		depth := 0
		cut := len(inner)
	scan:
		for i := range len(inner) {
			switch inner[i] {
			case '(', '[', '{':
				depth++
			case ')', ']', '}':
				depth--
			case ',':
				if depth == 0 {
					cut = i
					break scan
				}
			}
		}
		part = strings.TrimSpace(inner[:cut])
		inner = strings.TrimSpace(strings.TrimPrefix(inner[cut:], ","))
		switch {
		case part == "/":
			p.posOnly = len(p.all)
		case part == "*":
			byPosition = false
		case strings.HasPrefix(part, "**"):
			p.kwargs = len(p.all)
			p.all = append(p.all, param{part[2:], true})
		case strings.HasPrefix(part, "*"):
			byPosition = false
			p.args = len(p.all)
			p.all = append(p.all, param{part[1:], true})
		default:
			name, _, optional := strings.Cut(part, "=")
			p.all = append(p.all, param{name, optional})
			if byPosition {
				p.positional++
				if !optional {
					p.required = p.positional
				}
			}
		}
	}
	return p
}

// count finds out how many arguments the function takes, without a full look at the signature: that waits until it is needed.
func (b *Builtin) count() {
	switch b.Sig {
	case "(*)":
		b.simple, b.max = true, -1
		return
	case "(**)":
		return
	}
	inner := strings.TrimSuffix(strings.TrimPrefix(b.Sig, "("), ")")
	if inner == "" {
		b.simple = true
		return
	}
	if strings.Contains(inner, "*") {
		return
	}
	b.simple = true
	for part := range strings.SplitSeq(inner, ",") {
		if strings.TrimSpace(part) == "/" {
			continue
		}
		b.max++
		if !strings.Contains(part, "=") {
			b.min = b.max
		}
	}
}

// lazyParams are parameters read from a signature when they are first needed. Copies of a Builtin share them.
type lazyParams struct {
	once sync.Once
	read *params
}

// parameters are the parameters of b.
func (b *Builtin) parameters() *params {
	b.params.once.Do(func() { b.params.read = parseSignature(b.Sig) })
	return b.params.read
}

// bindArguments puts each argument to its parameter, in all, which is NULL everywhere.
func (b *Builtin) bindArguments(t *Thread, all, args []Value, names Names) error {
	p := b.parameters()
	self := 0
	if b.kind != plainFunction && b.kind != staticMethodOfType {
		self = 1
	}
	given := len(args) - len(names)
	if b.simple && b.max < 0 {
		return t.Raise(TypeError, "%s() takes no keyword arguments", b.callName())
	}
	if given > p.positional && p.args < 0 {
		return b.tooMany(t, p, self, given, len(args))
	}
	if len(names) > 0 && p.posOnly == len(p.all) && p.kwargs < 0 {
		return t.Raise(TypeError, "%s() takes no keyword arguments", b.callName())
	}
	if len(names) > 0 && len(args) > len(p.all) && p.args < 0 && p.kwargs < 0 {
		kind := ""
		if given == self {
			kind = "keyword "
		}
		return t.Raise(TypeError, "%s() takes at most %d %sargument%s (%d given)", b.Name, len(p.all)-self, kind, plural(len(p.all)-self), len(args)-self)
	}
	copy(all[:p.positional], args[:min(given, p.positional)])
	if p.args >= 0 {
		rest := args[min(given, p.positional):given]
		all[p.args] = NewTuple(append([]Value(nil), rest...)...)
	}
	var extra *Dict
	// What is wrong with a name is told only if nothing is missing; that an argument is given twice, first.
	twice := -1
	unexpected := ""
	for i, name := range names {
		at := -1
		for k := p.posOnly; k < len(p.all); k++ {
			if p.all[k].name == name.S && k != p.args && k != p.kwargs {
				at = k
				break
			}
		}
		switch {
		case at >= 0 && !all[at].IsNull():
			if twice < 0 || at < twice {
				twice = at
			}
		case at >= 0:
			all[at] = args[given+i]
		case p.kwargs >= 0:
			if extra == nil {
				extra = NewDict()
			}
			extra.SetStr(name, args[given+i])
		case unexpected == "":
			unexpected = name.S
		}
	}
	if extra != nil {
		all[p.kwargs] = extra.Value()
	}
	for i := range p.all {
		if all[i].IsNull() && !p.all[i].optional {
			if p.posOnly == len(p.all) {
				return b.tooFew(t, p, self, given)
			}
			if i < p.posOnly && len(names) == 0 && p.posOnly == p.positional {
				return b.tooFew(t, p, self, given)
			}
			if i < p.posOnly {
				return b.tooFewPositional(t, p, self, given)
			}
			if i >= p.positional {
				return t.Raise(TypeError, "%s() missing required keyword-only argument: '%s'", b.Name, p.all[i].name)
			}
			return t.Raise(TypeError, "%s() missing required argument '%s' (pos %d)", b.Name, p.all[i].name, i+1-self)
		}
	}
	switch {
	case twice >= 0:
		return t.Raise(TypeError, "argument for %s() given by name ('%s') and position (%d)", b.Name, p.all[twice].name, twice+1-self)
	case unexpected != "":
		var possible []string
		for _, q := range p.all[p.posOnly:] {
			possible = append(possible, q.name)
		}
		return t.UnexpectedKeyword(b.Name+"()", unexpected, possible...)
	}
	return nil
}

// UnexpectedKeyword is the error that an argument has a name that is none of those possible; function is how the message
// calls what was called.
func (t *Thread) UnexpectedKeyword(function, name string, possible ...string) error {
	if meant := Suggest(name, possible); meant != "" {
		return t.Raise(TypeError, "%s got an unexpected keyword argument '%s'. Did you mean '%s'?", function, name, meant)
	}
	return t.Raise(TypeError, "%s got an unexpected keyword argument '%s'", function, name)
}

// callName is how messages about the number of arguments name the function: a method with its type, a function with its
// module.
func (b *Builtin) callName() string {
	switch cls := b.Owner; {
	case cls == nil && b.Module != "" && b.Module != "builtins":
		return b.Module + "." + b.Name
	case cls == nil:
		return b.Name
	case b.Self.IsNull():
		return cls.shortName() + "." + b.Name
	}
	// Bound to an object, it goes by the name of the object's own type.
	if cls := AsType(b.Self); cls != nil {
		return cls.QualName + "." + b.Name
	}
	return b.Self.Type().QualName + "." + b.Name
}

func (b *Builtin) tooMany(t *Thread, p *params, self, given, total int) error {
	given, total = given-self, total-self
	most := p.positional - self
	if b.kind == slotWrapper && p.required == p.positional {
		return t.Raise(TypeError, "expected %d argument%s, got %d", most, plural(most), given)
	}
	if p.posOnly == len(p.all) {
		switch {
		case most == 0:
			return t.Raise(TypeError, "%s() takes no arguments (%d given)", b.callName(), given)
		case most == 1 && p.required-self == 1:
			return t.Raise(TypeError, "%s() takes exactly one argument (%d given)", b.callName(), given)
		case p.required == p.positional:
			return t.Raise(TypeError, "%s expected %d argument%s, got %d", b.Name, most, plural(most), given)
		}
		return t.Raise(TypeError, "%s expected at most %d argument%s, got %d", b.Name, most, plural(most), given)
	}
	if all := len(p.all) - self; len(p.all) > p.positional && p.kwargs < 0 && total > all {
		return t.Raise(TypeError, "%s() takes at most %d argument%s (%d given)", b.Name, all, plural(all), total)
	}
	if len(p.all) > p.positional {
		if most == 0 {
			return t.Raise(TypeError, "%s() takes no positional arguments", b.Name)
		}
		word := "at most"
		if p.required == p.positional {
			word = "exactly"
		}
		return t.Raise(TypeError, "%s() takes %s %d positional argument%s (%d given)", b.Name, word, most, plural(most), given)
	}
	return t.Raise(TypeError, "%s() takes at most %d argument%s (%d given)", b.Name, most, plural(most), total)
}

func (b *Builtin) tooFew(t *Thread, p *params, self, given int) error {
	given -= self
	least := p.required - self
	switch {
	case b.kind == slotWrapper && p.required == p.positional:
		return t.Raise(TypeError, "expected %d argument%s, got %d", least, plural(least), given)
	case len(p.all) > p.positional && p.args < 0 && p.kwargs < 0:
		word := "at least"
		if p.required == p.positional {
			word = "exactly"
		}
		return t.Raise(TypeError, "%s() takes %s %d positional argument%s (%d given)", b.Name, word, least, plural(least), given)
	case least == 1 && p.positional-self == 1:
		return t.Raise(TypeError, "%s() takes exactly one argument (%d given)", b.callName(), given)
	case p.required == p.positional:
		return t.Raise(TypeError, "%s expected %d argument%s, got %d", b.Name, least, plural(least), given)
	}
	return t.Raise(TypeError, "%s expected at least %d argument%s, got %d", b.Name, least, plural(least), given)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// tooFewPositional is tooFew for a function that takes some arguments by keyword too, but not those that are missing.
func (b *Builtin) tooFewPositional(t *Thread, p *params, self, given int) error {
	least, word := 0, "exactly"
	for i, q := range p.all {
		if i >= p.posOnly || q.optional {
			word = "at least"
			break
		}
		least = i + 1 - self
	}
	return t.Raise(TypeError, "%s() takes %s %d positional argument%s (%d given)", b.Name, word, least, plural(least), given-self)
}
