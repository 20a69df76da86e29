package csv

import (
	"unicode/utf8"

	"github.com/jinklink/jink/python/object"
)

const (
	quoteMinimal = iota
	quoteAll
	quoteNonNumeric
	quoteNone
	quoteStrings
	quoteNotNull
)

var dialectType = &object.Type{Name: "_csv.Dialect", Doc: "How rows are written: what separates, quotes and ends."}

// none is no character at all.
const none = rune(-1)

// dialect is a Dialect.
type dialect struct {
	object.Object
	delimiter, quote, escape rune
	double, skip, strict     bool
	terminator               string
	quoting                  int
}

var fieldNames = []string{"delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict"}

func defineDialect() {
	object.Subclassable[dialect](dialectType)
	sig := object.Fn("Dialect", "(dialect=None, delimiter=None, doublequote=None, escapechar=None, lineterminator=None, quotechar=None, quoting=None, skipinitialspace=None, strict=None)", "", nil)
	dialectType.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		a, err := sig.Bind(t, args, names)
		if err != nil {
			return value{}, err
		}
		return makeDialect(t, cls, a)
	}
	char := func(get func(d *dialect) rune) func(d *dialect) value {
		return func(d *dialect) value {
			if r := get(d); r != none {
				return object.NewStr(string(r))
			}
			return object.None
		}
	}
	var fields []*object.GetSet
	for name, get := range map[string]func(d *dialect) value{
		"delimiter":        char(func(d *dialect) rune { return d.delimiter }),
		"quotechar":        char(func(d *dialect) rune { return d.quote }),
		"escapechar":       char(func(d *dialect) rune { return d.escape }),
		"doublequote":      func(d *dialect) value { return object.Bool(d.double) },
		"skipinitialspace": func(d *dialect) value { return object.Bool(d.skip) },
		"strict":           func(d *dialect) value { return object.Bool(d.strict) },
		"lineterminator":   func(d *dialect) value { return object.NewStr(d.terminator) },
		"quoting":          func(d *dialect) value { return object.Int(int64(d.quoting)) },
	} {
		fields = append(fields, object.Attr(name, "", func(t *thread, self value) (value, error) { return get(object.As[dialect](self)), nil }, nil))
	}
	refuse := func(t *thread, a []value) (value, error) {
		return value{}, t.Raise(object.TypeError, "cannot pickle '%s' object", a[0].Type().Short())
	}
	object.DefineType(dialectType, nil, "_csv", object.TypeDef{GetSets: fields, Methods: []*object.Builtin{
		object.Method("__reduce__", "(self, /)", "", refuse), object.Method("__reduce_ex__", "(self, protocol, /)", "", refuse),
	}})
}

// makeDialect makes a dialect of another one, or of its name, and of what differs.
func makeDialect(t *thread, cls *object.Type, a []value) (value, error) {
	from := a[0]
	given := false
	for _, v := range a[1:] {
		given = given || !v.IsNull()
	}
	if !from.IsNull() && !from.IsNone() {
		if object.AsStr(from) != nil {
			d, err := named(t, from)
			if err != nil {
				return value{}, err
			}
			from = d
		}
		if !given && from.Is(dialectType) && cls == dialectType {
			return from, nil
		}
		for i, name := range fieldNames {
			if !a[1+i].IsNull() {
				continue
			}
			v, err := t.FindAttr(from, t.Interp.Intern(name))
			if err != nil {
				return value{}, err
			}
			a[1+i] = v
		}
	}
	v, d := object.Make[dialect](dialectType, cls)
	*d = dialect{Object: d.Object, delimiter: ',', quote: '"', escape: none, double: true, terminator: "\r\n"}
	return v, d.fill(t, a)
}

func (d *dialect) fill(t *thread, a []value) error {
	var err error
	char := func(i int, to *rune, name string, needed bool) {
		v := a[i]
		if err != nil || v.IsNull() {
			return
		}
		if v.IsNone() && !needed {
			*to = none
			return
		}
		s := object.AsStr(v)
		kind := "string or None"
		if needed {
			kind = "string"
		}
		switch {
		case s == nil:
			err = t.Raise(object.TypeError, "\"%s\" must be %s, not %s", name, kind, v.Type().Name)
		case s.Len() != 1:
			err = t.Raise(object.TypeError, "\"%s\" must be a 1-character string", name)
		default:
			*to, _ = utf8.DecodeRuneInString(s.S)
		}
	}
	truth := func(i int, to *bool) {
		if err == nil && !a[i].IsNull() {
			*to, err = t.Truth(a[i])
		}
	}
	char(1, &d.delimiter, "delimiter", true)
	truth(2, &d.double)
	char(3, &d.escape, "escapechar", false)
	if v := a[4]; err == nil && !v.IsNull() {
		if s := object.AsStr(v); s != nil {
			d.terminator = s.S
		} else if v.IsNone() {
			err = t.Raise(object.TypeError, "lineterminator must be set")
		} else {
			err = t.Raise(object.TypeError, "\"lineterminator\" must be a string")
		}
	}
	char(5, &d.quote, "quotechar", false)
	if v := a[6]; err == nil && !v.IsNull() {
		n, ok := object.AsInt64(v)
		switch {
		case !ok || !v.IsInt():
			err = t.Raise(object.TypeError, "\"quoting\" must be an integer")
		case n < quoteMinimal || n > quoteNotNull:
			err = t.Raise(object.TypeError, "bad \"quoting\" value")
		default:
			d.quoting = int(n)
		}
	}
	truth(7, &d.skip)
	truth(8, &d.strict)
	if err != nil {
		return err
	}
	if !a[5].IsNull() && a[5].IsNone() && a[6].IsNull() {
		d.quoting = quoteNone
	}
	if d.quoting != quoteNone && d.quote == none {
		return t.Raise(object.TypeError, "quotechar must be set if quoting enabled")
	}
	return d.check(t)
}

// check refuses characters that would be taken for each other.
func (d *dialect) check(t *thread) error {
	bad := func(name string, r rune, space bool) error {
		if r == '\n' || r == '\r' || r == ' ' && !space {
			return t.Raise(object.ValueError, "bad %s value", name)
		}
		for _, c := range d.terminator {
			if c == r {
				return t.Raise(object.ValueError, "bad %s or lineterminator value", name)
			}
		}
		return nil
	}
	if err := bad("delimiter", d.delimiter, true); err != nil {
		return err
	}
	if d.escape != none {
		if err := bad("escapechar", d.escape, !d.skip); err != nil {
			return err
		}
	}
	if d.quote != none {
		if err := bad("quotechar", d.quote, !d.skip); err != nil {
			return err
		}
	}
	for _, p := range []struct {
		a, b  rune
		names string
	}{{d.delimiter, d.escape, "delimiter or escapechar"}, {d.delimiter, d.quote, "delimiter or quotechar"}, {d.escape, d.quote, "escapechar or quotechar"}} {
		if p.a == p.b && p.a != none {
			return t.Raise(object.ValueError, "bad %s value", p.names)
		}
	}
	return nil
}

// dialectOf is the dialect that the arguments after the first describe.
func dialectOf(t *thread, args []value, names object.Names) (*dialect, error) {
	v, err := t.CallNamed(dialectType.Value(), args[1:], names)
	if err != nil {
		return nil, err
	}
	return object.As[dialect](v), nil
}
