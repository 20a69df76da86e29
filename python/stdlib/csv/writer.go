package csv

import (
	"strings"
	"unicode/utf8"

	"github.com/jinklink/jink/python/object"
)

var writerType = &object.Type{Name: "_csv.writer", Flags: object.NoNew, Doc: "What writes rows."}

// writer is a writer.
type writer struct {
	object.Object
	*dialect
	write value
}

func newWriter(t *thread, args []value, names object.Names) (value, error) {
	if len(args)-len(names) < 1 {
		return value{}, t.Raise(object.TypeError, " expected at least 1 argument, got 0")
	}
	d, err := dialectOf(t, args, names)
	if err != nil {
		return value{}, err
	}
	write, err := t.FindAttr(args[0], t.Interp.Intern("write"))
	if err != nil {
		return value{}, err
	}
	if write.IsNull() || !object.Callable(write) {
		return value{}, t.Raise(object.TypeError, "argument 1 must have a \"write\" method")
	}
	return object.From(&writer{Object: object.Head(writerType), dialect: d, write: write}), nil
}

func defineWriter() {
	object.DefineType(writerType, nil, "_csv", object.TypeDef{
		GetSets: []*object.GetSet{
			object.Attr("dialect", "", func(t *thread, self value) (value, error) { return object.From(object.As[writer](self).dialect), nil }, nil),
		},
		Methods: []*object.Builtin{
			object.Method("writerow", "(self, row, /)", "Write a row.", func(t *thread, a []value) (value, error) {
				return object.As[writer](a[0]).row(t, a[1])
			}),
			object.Method("writerows", "(self, rows, /)", "Write rows.", func(t *thread, a []value) (value, error) {
				return object.None, t.Each(a[1], func(row value) error {
					_, err := object.As[writer](a[0]).row(t, row)
					return err
				})
			}),
		},
	})
}

func (w *writer) row(t *thread, row value) (value, error) {
	it, err := t.Iter(row)
	if err != nil {
		if object.Matches(err, object.TypeError) {
			err = raise(t, "iterable expected, not %s", row.Type().Name)
		}
		return value{}, err
	}
	var b []byte
	n, empty := 0, false
	err = t.Each(it, func(v value) error {
		if n > 0 {
			b = utf8.AppendRune(b, w.delimiter)
		}
		n++
		quoted := false
		switch w.quoting {
		case quoteNonNumeric:
			quoted = !isNumber(v)
		case quoteAll:
			quoted = true
		case quoteStrings:
			quoted = object.AsStr(v) != nil
		case quoteNotNull:
			quoted = !v.IsNone()
		}
		text := ""
		if !v.IsNone() {
			var err error
			if text, err = t.Str(v); err != nil {
				return err
			}
		}
		empty = n == 1 && len(text) == 0 && !quoted
		if err := t.Allocate(2 * len(text)); err != nil {
			return err
		}
		had := len(b)
		b, err = w.field(t, b, text, quoted)
		if err == nil && v.IsNone() && (w.quoting == quoteStrings || w.quoting == quoteNotNull) && len(b) > had {
			b = b[:had]
		}
		return err
	})
	if err != nil {
		return value{}, err
	}
	if n == 1 && empty {
		// A row of one empty field would be none at all.
		if w.quoting == quoteNone || w.quoting == quoteStrings || w.quoting == quoteNotNull {
			return value{}, raise(t, "single empty field record must be quoted")
		}
		b = utf8.AppendRune(utf8.AppendRune(b[:0], w.quote), w.quote)
	}
	b = append(b, w.terminator...)
	return t.Call(w.write, object.NewStr(string(b)))
}

func isNumber(v value) bool {
	typ := v.Type()
	return typ == object.ComplexType || typ.IsSubtype(object.IntType) || typ.IsSubtype(object.FloatType) || typ.Index != nil || typ.AsFloat != nil || typ.AsInt != nil
}

// field appends a field, quoted if it needs to be.
func (w *writer) field(t *thread, b []byte, text string, quoted bool) ([]byte, error) {
	var out []byte
	for i := 0; i < len(text); {
		c, n := utf8.DecodeRuneInString(text[i:])
		part := text[i : i+n]
		i += n
		special := c == w.delimiter || c == w.escape || c == w.quote || c == '\n' || c == '\r' || strings.ContainsRune(w.terminator, c)
		escape := false
		switch {
		case !special:
		case w.quoting == quoteNone:
			escape = true
		case c == w.quote && w.double:
			out = append(out, part...)
			quoted = true
		case c == w.quote || c == w.escape:
			escape = true
		default:
			quoted = true
		}
		if escape {
			if w.escape == none {
				return b, raise(t, "need to escape, but no escapechar set")
			}
			out = utf8.AppendRune(out, w.escape)
		}
		out = append(out, part...)
	}
	// A blank may be skipped when it is read, and the field with it.
	if text == "" && w.delimiter == ' ' && w.skip {
		if w.quoting == quoteNone {
			return b, raise(t, "empty field must be quoted if delimiter is a space and skipinitialspace is true")
		}
		quoted = true
	}
	if quoted {
		b = utf8.AppendRune(b, w.quote)
		b = append(b, out...)
		return utf8.AppendRune(b, w.quote), nil
	}
	return append(b, out...), nil
}
