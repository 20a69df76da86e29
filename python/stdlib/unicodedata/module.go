// Package unicodedata is Python's module unicodedata: what Unicode says of each character.
//
// It exists apart from Go's package unicode since Python 3.13 has Unicode 15.1, and tells more of a character than that does.
// All of it is in characters.txt, which tables.py wrote, but for the names, which package charname knows. The table is read when
// first needed, once for all interpreters, and never changes. The database of Unicode 3.2, ucd_3_2_0, is absent.
package unicodedata

import (
	"strings"

	"github.com/jinklink/jink/python/charname"
	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

// longestName is how long a name can be at most.
const longestName = 256

// character is the argument of a function that asks for a single character.
func character(t *thread, v value, what string) (rune, error) {
	if s := object.AsStr(v); s != nil {
		if s.S != "" {
			if r, n := object.DecodePoint(s.S); n == len(s.S) {
				return r, nil
			}
		}
	}
	return 0, t.Raise(object.TypeError, "%s must be a unicode character, not %s", what, kind(v))
}

// property makes a function that gives a property of a character.
func property(name, doc string, get func(d *database, r rune) value) *object.Builtin {
	return object.Fn(name, "(chr, /)", doc, func(t *thread, a []value) (value, error) {
		r, err := character(t, a[0], name+"() argument")
		if err != nil {
			return value{}, err
		}
		return get(read(), r), nil
	})
}

// orDefault makes a function that gives something of a character, or what it was told to give if there is none.
func orDefault(name, doc, none string, get func(r rune) (value, bool)) *object.Builtin {
	return object.Fn(name, "(chr, default=<unrepresentable>, /)", doc, func(t *thread, a []value) (value, error) {
		r, err := character(t, a[0], name+"() argument 1")
		if err != nil {
			return value{}, err
		}
		v, ok := get(r)
		switch {
		case ok:
			return v, nil
		case a[1].IsNull():
			return v, t.Raise(object.ValueError, "%s", none)
		}
		return a[1], nil
	})
}

func lookup(t *thread, a []value) (value, error) {
	var name string
	if s := object.AsStr(a[0]); s != nil {
		name = s.S
	} else {
		b, err := object.AsBytes(t, a[0])
		if err != nil {
			return value{}, err
		}
		if err := t.Charge(len(b) >> 7); err != nil {
			return value{}, err
		}
		name = string(b)
	}
	if len(name) > longestName {
		return value{}, t.Raise(object.KeyError, "name too long")
	}
	r, ok := charname.Find(name)
	if !ok {
		return value{}, t.Raise(object.KeyError, "undefined character name '%s'", name)
	}
	return object.NewStr(string(r)), nil
}

// formAndText are the arguments of normalize and of is_normalized.
func formAndText(t *thread, a []value, function string) (form, *object.Str, error) {
	for i, v := range a {
		if object.AsStr(v) == nil {
			return form{}, nil, t.Raise(object.TypeError, "%s() argument %d must be str, not %s", function, i+1, v.Type().Name)
		}
	}
	f, err := formOf(t, a[0])
	return f, object.AsStr(a[1]), err
}

// Module makes module unicodedata for an interpreter.
func Module(t *thread) (*object.Module, error) {
	m := object.NewModule("unicodedata", "What Unicode says of each character.")
	m.Add(
		property("category", "Return the general category of a character.", func(d *database, r rune) value { return d.of(r).category }),
		property("bidirectional", "Return in which direction a character is written.", func(d *database, r rune) value { return d.of(r).bidirectional }),
		property("east_asian_width", "Return how wide a character is in East Asian text.", func(d *database, r rune) value { return d.of(r).width }),
		property("combining", "Return the combining class of a character: 0 if it does not combine.", func(d *database, r rune) value { return object.Int(int64(d.of(r).combining)) }),
		property("mirrored", "Return 1 if a character is mirrored in text from right to left.", func(d *database, r rune) value {
			if d.of(r).mirrored {
				return object.Int(1)
			}
			return object.Int(0)
		}),
		property("decomposition", "Return what a character consists of.", func(d *database, r rune) value { return object.NewStr(d.apart[r]) }),
		orDefault("decimal", "Return the value of a decimal digit.", "not a decimal", func(r rune) (value, bool) {
			n := read().numbers[r]
			return object.Int(int64(n.value)), n.decimal
		}),
		orDefault("digit", "Return the value of a digit.", "not a digit", func(r rune) (value, bool) {
			n := read().numbers[r]
			return object.Int(int64(n.value)), n.digit
		}),
		orDefault("numeric", "Return the number that a character stands for.", "not a numeric character", func(r rune) (value, bool) {
			n, ok := read().numbers[r]
			return object.Float(n.value), ok
		}),
		orDefault("name", "Return the name of a character.", "no such name", func(r rune) (value, bool) {
			n := charname.Of(r)
			return object.NewStr(n), n != ""
		}),
		object.Fn("lookup", "(name, /)", "Return the character with a name.", lookup),
		object.Fn("normalize", "(form, unistr, /)", "Return the normal form of a text.", func(t *thread, a []value) (value, error) {
			f, s, err := formAndText(t, a, "normalize")
			if err != nil {
				return value{}, err
			}
			out, err := read().normal(t, s, f)
			if err == nil && out == s.S {
				return a[1], nil
			}
			return object.NewStr(out), err
		}),
		object.Fn("is_normalized", "(form, unistr, /)", "Tell whether a text is in a normal form.", func(t *thread, a []value) (value, error) {
			f, s, err := formAndText(t, a, "is_normalized")
			if err != nil {
				return value{}, err
			}
			out, err := read().normal(t, s, f)
			return object.Bool(out == s.S), err
		}),
	)
	version, _, _ := strings.Cut(strings.TrimPrefix(characters, "version "), "\n")
	m.Set("unidata_version", object.NewStr(version))
	return m, nil
}

// kind is how messages name the type of an argument.
func kind(v value) string {
	if v == object.None {
		return "None"
	}
	return v.Type().Name
}
