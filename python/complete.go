package python

import (
	"slices"
	"strings"
	"unicode"

	"github.com/jinklink/jink/python/object"
)

// InName reports whether a character can be part of a name.
func InName(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r)
}

// Complete tells how the name that text ends with may go on: names of the session, built-ins and keywords; the attributes of
// what stands before a dot; modules where a statement imports. Names that begin with an underscore are told where one was
// typed. The result is sorted; it is empty where there is no such name, or looking for it raises.
//
// Attributes before the last dot are read, which may run code of the program, as it does when the statement is run.
func (s *Session) Complete(text string) []string {
	name := text[strings.LastIndexFunc(text, func(r rune) bool { return !InName(r) && r != '.' })+1:]
	dot := strings.LastIndexByte(name, '.')
	var names []string
	_ = s.in.guard(func(t *object.Thread) (err error) {
		switch before := strings.Fields(strings.TrimSuffix(text, name)); {
		case len(before) == 1 && (before[0] == "import" || before[0] == "from"):
			names = BuiltIn()
		case dot < 0:
			names = s.names(t)
		default:
			names, err = s.attributes(t, name[:dot])
		}
		return err
	})
	hidden := dot+1 == len(name) || name[dot+1] != '_'
	names = slices.DeleteFunc(names, func(n string) bool {
		return !strings.HasPrefix(n, name) || hidden && strings.HasPrefix(n[dot+1:], "_")
	})
	slices.Sort(names)
	return slices.Compact(names)
}

// keywords are the words that are no names.
const keywords = "False None True and as assert async await break class continue def del elif else except finally for from global " +
	"if import in is lambda nonlocal not or pass raise return try while with yield"

// names are those that an expression can begin with.
func (s *Session) names(t *object.Thread) []string {
	names := strings.Fields(keywords)
	for _, d := range []*object.Dict{s.main.Dict, t.Interp.Builtins} {
		names = appendKeys(names, d)
	}
	return names
}

func appendKeys(names []string, d *object.Dict) []string {
	for _, e := range d.Entries() {
		if key := object.AsStr(e.Key); !e.Key.IsNull() && key != nil {
			names = append(names, key.S)
		}
	}
	return names
}

// attributes are those of what a dotted name stands for, behind that name.
func (s *Session) attributes(t *object.Thread, dotted string) ([]string, error) {
	parts := strings.Split(dotted, ".")
	v := s.main.Dict.GetString(parts[0])
	if v.IsNull() {
		v = t.Interp.Builtins.GetString(parts[0])
	}
	if v.IsNull() {
		return nil, nil
	}
	var err error
	for _, part := range parts[1:] {
		if v, err = t.Attr(v, part); err != nil {
			return nil, err
		}
	}
	list, err := t.Call(t.Interp.Builtins.GetString("dir"), v)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, item := range object.AsList(list).Items {
		if n := object.AsStr(item); n != nil {
			names = append(names, dotted+"."+n.S)
		}
	}
	return names, nil
}
