package csv

import (
	"unicode/utf8"

	"github.com/jinklink/jink/python/object"
)

var readerType = &object.Type{Name: "_csv.reader", Flags: object.NoNew, Doc: "An iterator over rows."}

type place uint8

const (
	rowStart place = iota
	fieldStart
	escaped
	inField
	inQuotes
	escapedInQuotes
	quoteInQuotes
	lineEnd
	afterEscapedEnd
)

// reader is a reader.
type reader struct {
	object.Object
	*dialect
	lines        value
	fields       []value
	field        []byte
	at           place
	plain        bool // the field is not quoted: QUOTE_NONNUMERIC makes a number of it
	count        int64
	dialectValue value
}

func newReader(t *thread, args []value, names object.Names) (value, error) {
	if len(args)-len(names) < 1 {
		return value{}, t.Raise(object.TypeError, " expected at least 1 argument, got 0")
	}
	t.MadeInstance(readerType)
	lines, err := t.Iter(args[0])
	if err != nil {
		return value{}, err
	}
	d, err := dialectOf(t, args, names)
	if err != nil {
		return value{}, err
	}
	return object.From(&reader{Object: object.Head(readerType), dialect: d, lines: lines, dialectValue: object.From(d)}), nil
}

func defineReader() {
	readerType.Iter = func(t *thread, self value) (value, error) { return self, nil }
	readerType.Next = func(t *thread, self value) (value, error) { return object.As[reader](self).next(t) }
	object.DefineType(readerType, nil, "_csv", object.TypeDef{GetSets: []*object.GetSet{
		object.Attr("dialect", "", func(t *thread, self value) (value, error) { return object.As[reader](self).dialectValue, nil }, nil),
		object.Attr("line_num", "", func(t *thread, self value) (value, error) { return object.Int(object.As[reader](self).count), nil }, nil),
	}})
}

// next reads the next row.
func (r *reader) next(t *thread) (value, error) {
	r.fields, r.field, r.at, r.plain = nil, r.field[:0], rowStart, false
	for {
		line, err := t.Next(r.lines)
		if err != nil {
			return value{}, err
		}
		if line.IsNull() {
			if len(r.field) == 0 && r.at != inQuotes {
				return value{}, nil
			}
			if r.strict {
				return value{}, raise(t, "unexpected end of data")
			}
			if err := r.save(t); err != nil {
				return value{}, err
			}
			break
		}
		s := object.AsStr(line)
		if s == nil {
			return value{}, raise(t, "iterator should return strings, not %s (the file should be opened in text mode)", line.Type().Name)
		}
		r.count++
		if err := t.Charge(len(s.S)); err != nil {
			return value{}, err
		}
		for i := 0; i < len(s.S); {
			c, n := rune(s.S[i]), 1
			if c >= utf8.RuneSelf {
				c, n = utf8.DecodeRuneInString(s.S[i:])
			}
			if err := r.take(t, c, s.S[i:i+n]); err != nil {
				return value{}, err
			}
			i += n
		}
		if err := r.take(t, none, ""); err != nil {
			return value{}, err
		}
		if r.at == rowStart {
			break
		}
	}
	fields := r.fields
	r.fields = nil
	return object.NewList(fields), nil
}

func (r *reader) add(t *thread, text string) error {
	if limit := memoryOf(t).limit; int64(len(r.field)+len(text)) > limit {
		return raise(t, "field larger than field limit (%d)", limit)
	}
	r.field = append(r.field, text...)
	return nil
}

func (r *reader) save(t *thread) error {
	if err := t.Allocate(64 + len(r.field)); err != nil {
		return err
	}
	v := object.NewStr(string(r.field))
	switch {
	case !r.plain:
	case (r.quoting == quoteNonNumeric || r.quoting == quoteStrings) && len(r.field) > 0:
		f, err := t.Call(object.FloatType.Value(), v)
		if err != nil {
			return err
		}
		v = f
	case (r.quoting == quoteStrings || r.quoting == quoteNotNull) && len(r.field) == 0:
		v = object.None
	}
	r.fields = append(r.fields, v)
	r.field, r.plain = r.field[:0], false
	return nil
}

// take takes one character, whose text is given with it, or the end of a line.
func (r *reader) take(t *thread, c rune, text string) error {
	ends := c == '\n' || c == '\r' || c == none
	end := func() {
		r.at = lineEnd
		if c == none {
			r.at = rowStart
		}
	}
	switch r.at {
	case rowStart:
		if c == none {
			return nil
		}
		if ends {
			r.at = lineEnd
			return nil
		}
		r.at = fieldStart
		return r.take(t, c, text)
	case fieldStart:
		r.plain = true
		switch {
		case ends:
			if err := r.save(t); err != nil {
				return err
			}
			end()
		case c == r.quote && r.quoting != quoteNone:
			r.plain = false
			r.at = inQuotes
		case c == r.escape:
			r.at = escaped
		case c == ' ' && r.skip:
		case c == r.delimiter:
			return r.save(t)
		default:
			r.at = inField
			return r.add(t, text)
		}
	case escaped:
		if c == '\n' || c == '\r' {
			r.at = afterEscapedEnd
			return r.add(t, text)
		}
		r.at = inField
		if c == none {
			return r.add(t, "\n")
		}
		return r.add(t, text)
	case afterEscapedEnd:
		if c == none {
			return nil
		}
		r.at = inField
		return r.take(t, c, text)
	case inField:
		switch {
		case ends:
			if err := r.save(t); err != nil {
				return err
			}
			end()
		case c == r.escape:
			r.at = escaped
		case c == r.delimiter:
			r.at = fieldStart
			return r.save(t)
		default:
			return r.add(t, text)
		}
	case inQuotes:
		switch {
		case c == none:
		case c == r.escape:
			r.at = escapedInQuotes
		case c == r.quote && r.quoting != quoteNone:
			r.at = inField
			if r.double {
				r.at = quoteInQuotes
			}
		default:
			return r.add(t, text)
		}
	case escapedInQuotes:
		r.at = inQuotes
		if c == none {
			return r.add(t, "\n")
		}
		return r.add(t, text)
	case quoteInQuotes:
		switch {
		case c == r.quote && r.quoting != quoteNone:
			r.at = inQuotes
			return r.add(t, text)
		case c == r.delimiter:
			r.at = fieldStart
			return r.save(t)
		case ends:
			if err := r.save(t); err != nil {
				return err
			}
			end()
		case !r.strict:
			r.at = inField
			return r.add(t, text)
		default:
			return raise(t, "'%c' expected after '%c'", r.delimiter, r.quote)
		}
	case lineEnd:
		switch {
		case c == none:
			r.at = rowStart
		case !ends:
			return raise(t, "new-line character seen in unquoted field - do you need to open the file with newline=''?")
		}
	}
	return nil
}
