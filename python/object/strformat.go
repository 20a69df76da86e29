package object

import "strings"

// This file is str.format: replacement fields in braces.

// FormatField is a piece of a format string: literal text and, if Present, the replacement field that follows it.
type FormatField struct {
	Literal    string
	Present    bool
	Name       string // what names the object: "0", "x.y[z]", or nothing
	Conversion rune   // after !, or 0
	Spec       string // after :
	nested     bool   // Spec has fields of its own
}

// NextField reads the first piece of a format string and gives what is left.
func (t *Thread) NextField(s string) (f FormatField, rest string, err error) {
	at := strings.IndexAny(s, "{}")
	if at < 0 {
		return FormatField{Literal: s}, "", nil
	}
	c := s[at]
	f.Literal, rest = s[:at], s[at+1:]
	doubled := rest != "" && rest[0] == c
	switch {
	case doubled:
		f.Literal = s[:at+1]
		return f, rest[1:], nil
	case c == '}':
		return f, "", t.Raise(ValueError, "Single '}' encountered in format string")
	case rest == "":
		return f, "", t.Raise(ValueError, "Single '{' encountered in format string")
	}
	f.Present = true
	rest, err = t.readField(&f, rest)
	return f, rest, err
}

// readField reads a replacement field after its opening brace.
func (t *Thread) readField(f *FormatField, s string) (rest string, err error) {
	end := byte(0)
	i := 0
name:
	for i < len(s) {
		c := s[i]
		i++
		switch c {
		case '{':
			return "", t.Raise(ValueError, "unexpected '{' in field name")
		case '[':
			if close := strings.IndexByte(s[i:], ']'); close >= 0 {
				i += close
			} else {
				i = len(s)
			}
		case '}', ':', '!':
			end = c
			break name
		}
	}
	if end == 0 {
		return "", t.Raise(ValueError, "expected '}' before end of string")
	}
	f.Name = s[:i-1]
	s = s[i:]
	if end == '!' {
		if s == "" {
			return "", t.Raise(ValueError, "end of string while looking for conversion specifier")
		}
		r, n := decodePoint(s)
		f.Conversion = r
		s = s[n:]
		if s != "" {
			switch s[0] {
			case '}':
				return s[1:], nil
			case ':':
				s = s[1:]
			default:
				return "", t.Raise(ValueError, "expected ':' after conversion specifier")
			}
		}
	} else if end == '}' {
		return s, nil
	}
	open := 1
	for i := range len(s) {
		switch s[i] {
		case '{':
			f.nested = true
			open++
		case '}':
			if open--; open == 0 {
				f.Spec = s[:i]
				return s[i+1:], nil
			}
		}
	}
	return "", t.Raise(ValueError, "unmatched '{' in format spec")
}

// formatter is one call of str.format.
type formatter struct {
	args    []Value
	named   func(t *Thread, name *Str) (Value, error)
	mapping bool // of format_map: there are no positional arguments
	auto    int  // the number of the next {}; numbered says whether fields have numbers of their own
	mode    int8 // 0: not known yet; 1: automatic; 2: manual
}

func strFormatMethod(t *Thread, args []Value, names Names) (Value, error) {
	positional := args[1 : len(args)-len(names)]
	values := args[len(args)-len(names):]
	return t.formatText(args[0].str(), positional, func(t *Thread, name *Str) (Value, error) {
		for i, n := range names {
			if n.S == name.S {
				return values[i], nil
			}
		}
		return Value{}, t.RaiseArgs(KeyError, name.Value())
	}, false)
}

func (t *Thread) formatText(s *Str, args []Value, named func(t *Thread, name *Str) (Value, error), mapping bool) (Value, error) {
	f := &formatter{args: args, named: named, mapping: mapping}
	b, err := f.build(t, make([]byte, 0, len(s.S)+16), s.S, 2)
	if err != nil {
		return Value{}, err
	}
	return newStrBytes(b), nil
}

// build appends a format string with its fields filled. depth is how deep fields may still nest.
func (f *formatter) build(t *Thread, b []byte, s string, depth int) ([]byte, error) {
	if depth <= 0 {
		return nil, t.Raise(ValueError, "Max string recursion exceeded")
	}
	for s != "" {
		field, rest, err := t.NextField(s)
		if err != nil {
			return nil, err
		}
		s = rest
		b = append(b, field.Literal...)
		if err := t.Allocate(len(field.Literal)); err != nil {
			return nil, err
		}
		if !field.Present {
			continue
		}
		v, err := f.object(t, field.Name)
		if err != nil {
			return nil, err
		}
		if field.Conversion != 0 {
			if v, err = t.convert(v, field.Conversion); err != nil {
				return nil, err
			}
		}
		spec := field.Spec
		if field.nested {
			expanded, err := f.build(t, nil, spec, depth-1)
			if err != nil {
				return nil, err
			}
			spec = string(expanded)
		}
		text, err := t.formatField(v, spec)
		if err != nil {
			return nil, err
		}
		if err := t.Allocate(len(text.str().S)); err != nil {
			return nil, err
		}
		b = append(b, text.str().S...)
	}
	return b, nil
}

// convert applies !r, !s or !a.
func (t *Thread) convert(v Value, conversion rune) (Value, error) {
	switch conversion {
	case 'r':
		return t.ReprValue(v)
	case 's':
		return t.StrValue(v)
	case 'a':
		return t.ASCIIValue(v)
	}
	if conversion > 32 && conversion < 127 {
		return Value{}, t.Raise(ValueError, "Unknown conversion specifier %c", conversion)
	}
	return Value{}, t.Raise(ValueError, "Unknown conversion specifier \\x%x", conversion)
}

// formatField is format(v, spec).
func (t *Thread) formatField(v Value, spec string) (Value, error) {
	if v.Is(StrType) {
		if spec == "" {
			return v, nil
		}
		return FormatStr(t, v.str(), spec)
	}
	return t.Format(v, NewStr(spec))
}

// object finds what the name of a field means.
func (f *formatter) object(t *Thread, name string) (Value, error) {
	first := name
	if i := strings.IndexAny(name, ".["); i >= 0 {
		first = name[:i]
	}
	path := name[len(first):]
	number, err := t.fieldNumber(first)
	if err != nil {
		return Value{}, err
	}
	if first == "" || number >= 0 {
		if number, err = f.count(t, number); err != nil {
			return Value{}, err
		}
	}
	var v Value
	switch {
	case number < 0:
		v, err = f.named(t, newStr(first))
	case f.mapping:
		err = t.Raise(ValueError, "Format string contains positional fields")
	case number >= len(f.args):
		err = t.Raise(IndexError, "Replacement index %d out of range for positional args tuple", number)
	default:
		v = f.args[number]
	}
	for err == nil && path != "" {
		v, path, err = t.fieldStep(v, path)
	}
	return v, err
}

// count numbers a field that has no number, and refuses to mix fields with and without one.
func (f *formatter) count(t *Thread, number int) (int, error) {
	if number < 0 {
		if f.mode == 2 {
			return 0, t.Raise(ValueError, "cannot switch from manual field specification to automatic field numbering")
		}
		f.mode = 1
		f.auto++
		return f.auto - 1, nil
	}
	if f.mode == 1 {
		return 0, t.Raise(ValueError, "cannot switch from automatic field numbering to manual field specification")
	}
	f.mode = 2
	return number, nil
}

// fieldNumber reads a number, -1 if s is none.
func (t *Thread) fieldNumber(s string) (int, error) {
	if s == "" {
		return -1, nil
	}
	n := 0
	for i := 0; i < len(s); {
		r, w := decodePoint(s[i:])
		d := decimalValue(r)
		if d < 0 {
			return -1, nil
		}
		if n > (1<<63-1-d)/10 {
			return 0, t.Raise(ValueError, "Too many decimal digits in format string")
		}
		n = n*10 + d
		i += w
	}
	return n, nil
}

// fieldStep takes one step of a path such as ".name[key]".
func (t *Thread) fieldStep(v Value, path string) (Value, string, error) {
	switch path[0] {
	case '.':
		path = path[1:]
		end := strings.IndexAny(path, ".[")
		if end < 0 {
			end = len(path)
		}
		if end == 0 {
			return Value{}, "", t.Raise(ValueError, "Empty attribute in format string")
		}
		v, err := t.GetAttrStrict(v, newStr(path[:end]))
		return v, path[end:], err
	case '[':
		path = path[1:]
		end := strings.IndexByte(path, ']')
		if end < 0 {
			return Value{}, "", t.Raise(ValueError, "Missing ']' in format string")
		}
		if end == 0 {
			return Value{}, "", t.Raise(ValueError, "Empty attribute in format string")
		}
		number, err := t.fieldNumber(path[:end])
		if err != nil {
			return Value{}, "", err
		}
		key := Int(int64(number))
		if number < 0 {
			key = NewStr(path[:end])
		}
		v, err := t.GetItem(v, key)
		return v, path[end+1:], err
	}
	return Value{}, "", t.Raise(ValueError, "Only '.' or '[' may follow ']' in format field specifier")
}
