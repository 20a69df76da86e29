package json

import (
	"github.com/jinklink/jink/python/object"
)

var scannerType = &object.Type{Name: "_json.Scanner", Doc: "What reads JSON values."}

// scanner reads values; it is what make_scanner makes of the settings of a decoder.
type scanner struct {
	object.Object
	strict                                  bool
	objectHook, pairsHook                   value
	parseFloat, parseInt, parseConstant     value
	plainFloat, plainInt, hasHook, hasPairs bool
}

func defineScanner() {
	object.Subclassable[scanner](scannerType)
	make := object.Fn("make_scanner", "(context)", "", nil)
	scannerType.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		a, err := make.Bind(t, args, names)
		if err != nil {
			return value{}, err
		}
		v, s := object.Make[scanner](scannerType, cls)
		strict, err := t.Attr(a[0], "strict")
		if err != nil {
			return value{}, err
		}
		if s.strict, err = t.Truth(strict); err != nil {
			return value{}, err
		}
		for _, f := range []struct {
			name string
			to   *value
		}{
			{"object_hook", &s.objectHook}, {"object_pairs_hook", &s.pairsHook}, {"parse_float", &s.parseFloat},
			{"parse_int", &s.parseInt}, {"parse_constant", &s.parseConstant},
		} {
			if *f.to, err = t.Attr(a[0], f.name); err != nil {
				return value{}, err
			}
		}
		s.plainFloat = s.parseFloat == object.FloatType.Value()
		s.plainInt = s.parseInt == object.IntType.Value()
		s.hasHook, s.hasPairs = !s.objectHook.IsNone(), !s.pairsHook.IsNone()
		return v, nil
	}
	call := object.Fn("scan_once", "(string, idx)", "", nil)
	scannerType.Call = func(t *thread, self value, args []value, names object.Names) (value, error) {
		a, err := call.Bind(t, args, names)
		if err != nil {
			return value{}, err
		}
		return object.As[scanner](self).scanOnce(t, a[0], a[1])
	}
	field := func(name string, get func(s *scanner) value) *object.GetSet {
		return object.Attr(name, "", func(t *thread, self value) (value, error) { return get(object.As[scanner](self)), nil }, nil)
	}
	object.StructOf[scanner](scannerType)
	object.DefineType(scannerType, nil, "_json", object.TypeDef{Methods: []*object.Builtin{
		object.Method("document", "(self, string, /)", "Read a str that holds one document and nothing else.", document),
	}, GetSets: []*object.GetSet{
		field("strict", func(s *scanner) value { return object.Bool(s.strict) }),
		field("object_hook", func(s *scanner) value { return s.objectHook }),
		field("object_pairs_hook", func(s *scanner) value { return s.pairsHook }),
		field("parse_float", func(s *scanner) value { return s.parseFloat }),
		field("parse_int", func(s *scanner) value { return s.parseInt }),
		field("parse_constant", func(s *scanner) value { return s.parseConstant }),
	}})
}

// scanOnce reads the value at a place, and gives it and the place after it.
func (s *scanner) scanOnce(t *thread, str, idx value) (value, error) {
	text := object.AsStr(str)
	if text == nil {
		return value{}, t.Raise(object.TypeError, "first argument must be a string, not %s", str.Type().Name)
	}
	at, err := t.IntArg(idx)
	if err != nil {
		return value{}, err
	}
	if at < 0 {
		return value{}, t.Raise(object.ValueError, "idx cannot be negative")
	}
	if at >= text.Len() {
		return value{}, t.RaiseArgs(object.StopIteration, object.Int(int64(at)))
	}
	p := parser{scanner: s, text: text, s: text.S, ascii: text.IsASCII()}
	p.at = p.byteOf(at)
	v, err := p.value(t)
	if err != nil {
		return value{}, err
	}
	return object.NewPair(v, object.Int(int64(p.pointOf(p.at)))), nil
}

// document reads a whole text: what JSONDecoder.decode does, in one go.
func document(t *thread, a []value) (value, error) {
	text := object.AsStr(a[1])
	if text == nil {
		return value{}, t.Raise(object.TypeError, "first argument must be a string, not %s", a[1].Type().Name)
	}
	p := parser{scanner: object.As[scanner](a[0]), text: text, s: text.S, ascii: text.IsASCII()}
	p.space()
	v, err := p.value(t)
	if err != nil {
		if e := object.Raised(err); e != nil && object.Matches(err, object.StopIteration) {
			at, ok := object.AsInt64(object.StopValue(e))
			if ok {
				err = decodeError(t, "Expecting value", text, int(at))
			}
		}
		return value{}, err
	}
	p.space()
	if p.at < len(p.s) {
		return value{}, p.fail(t, "Extra data", p.at)
	}
	return v, nil
}

// decodeError is the JSONDecodeError for a place in a text.
func decodeError(t *thread, msg string, text *object.Str, point int) error {
	m, err := t.Import("json.decoder")
	if err != nil {
		return err
	}
	cls, err := t.Attr(m, "JSONDecodeError")
	if err != nil {
		return err
	}
	v, err := t.Call(cls, object.NewStr(msg), text.Value(), object.Int(int64(point)))
	if err != nil {
		return err
	}
	e := object.AsException(v)
	if e == nil {
		return t.Raise(object.TypeError, "exceptions must derive from BaseException")
	}
	t.SetContext(e)
	return e
}
