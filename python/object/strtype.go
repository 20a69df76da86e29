package object

import (
	"strings"

	"github.com/jinklink/jink/python/code"
)

func fillText() {
	typ := StrType
	typ.Doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nText: a sequence of characters that does not change."
	typ.Flags = MatchSelf | noReflected
	subclassable[Str](typ, LayoutStr)
	typ.New = strNew
	typ.Repr = func(t *Thread, self Value) (Value, error) { return t.strRepr(self.str()) }
	typ.Str = func(t *Thread, self Value) (Value, error) { return exactStr(self.str()), nil }
	typ.Hash = func(t *Thread, self Value) (int64, error) { return self.str().Hash(), nil }
	typ.Compare = strCompare
	typ.Len = func(t *Thread, self Value) (int, error) { return self.str().Len(), nil }
	typ.GetItem = strGetItem
	typ.Contains = strContains
	typ.Iter = strIter
	typ.Binary[Add] = func(t *Thread, a, b Value) (Value, error) {
		left, right := AsStr(a), AsStr(b)
		if left == nil || right == nil {
			return NotImplemented, nil
		}
		return t.concat(left, right)
	}
	typ.Binary[Multiply] = strMultiply
	typ.Binary[Modulo] = func(t *Thread, a, b Value) (Value, error) {
		if AsStr(a) == nil {
			return NotImplemented, nil
		}
		return t.strPercent(AsStr(a), b)
	}
	define(typ, ObjectType, "builtins", TypeDef{
		Methods: concatMethods(strCaseMethods(), strTestMethods(), strSearchMethods(), strSplitMethods(), strPadMethods(),
			strMapMethods(), strOtherMethods()),
		StaticMethods: []*Builtin{
			Method("maketrans", "(x, y=None, z=None, /)", "Make a table for translate.", strMakeTrans),
		},
	})
	fillStrIterators()
}

func concatMethods(parts ...[]*Builtin) []*Builtin {
	var all []*Builtin
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

var strNewArguments = Fn("str", "(object='', encoding='utf-8', errors='strict')", "", nil)

func strNew(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	v, err := strNewPlain(t, args, names)
	if err != nil || cls == StrType {
		return v, err
	}
	s := AsStr(v)
	made := cls.Alloc(cls)
	o := made.str()
	o.S, o.n, o.hash = s.S, s.n, s.hash
	return made, nil
}

func strNewPlain(t *Thread, args []Value, names Names) (Value, error) {
	if len(names) == 0 {
		switch len(args) {
		case 0:
			return emptyStr.Value(), nil
		case 1:
			return t.StrValue(args[0])
		}
		if len(args) > 3 {
			return Value{}, t.Raise(TypeError, "str expected at most 3 arguments, got %d", len(args))
		}
	}
	var a [3]Value
	if err := strNewArguments.bindArguments(t, a[:], args, names); err != nil {
		return Value{}, err
	}
	if a[1].IsNull() && a[2].IsNull() {
		if a[0].IsNull() {
			return emptyStr.Value(), nil
		}
		return t.StrValue(a[0])
	}
	option := [2]string{"utf-8", ""}
	for i, name := range [...]string{"encoding", "errors"} {
		if v := a[i+1]; !v.IsNull() {
			s := AsStr(v)
			if s == nil {
				return Value{}, t.Raise(TypeError, "str() argument '%s' must be str, not %s", name, argTypeName(v))
			}
			option[i] = s.S
		}
	}
	switch {
	case a[0].IsNull():
		return emptyStr.Value(), nil
	case AsStr(a[0]) != nil:
		return Value{}, t.Raise(TypeError, "decoding str is not supported")
	}
	if !t.isBytesLike(a[0]) {
		return Value{}, t.Raise(TypeError, "decoding to str: need a bytes-like object, %s found", a[0].Type().Name)
	}
	data, err := t.bytesLike(a[0])
	if err != nil {
		return Value{}, err
	}
	return t.Decode(strings.Clone(data), option[0], option[1])
}

// argTypeName is how a message about a wrong argument names its type.
func argTypeName(v Value) string {
	if v.IsNone() {
		return "None"
	}
	return v.Type().Name
}

// strArgument is the text of argument number at of a function; 0 says that the function has but one.
func (t *Thread) strArgument(v Value, function string, at int) (*Str, error) {
	if s := AsStr(v); s != nil {
		return s, t.chargeText(len(s.S))
	}
	if at == 0 {
		return nil, t.Raise(TypeError, "%s() argument must be str, not %s", function, argTypeName(v))
	}
	return nil, t.Raise(TypeError, "%s() argument %d must be str, not %s", function, at, argTypeName(v))
}

func strCompare(t *Thread, a, b Value, op int) (Value, error) {
	y := AsStr(b)
	x := AsStr(a)
	if y == nil || x == nil {
		return NotImplemented, nil
	}
	if err := t.chargeText(min(len(x.S), len(y.S))); err != nil {
		return Value{}, err
	}
	switch op {
	case code.Equal:
		return Bool(x.S == y.S), nil
	case code.NotEqual:
		return Bool(x.S != y.S), nil
	}
	// The order of bytes in UTF-8 is that of code points.
	return orderResult(strings.Compare(x.S, y.S), op), nil
}

// orderResult is what a comparison tells of operands that are less (-1), equal or greater.
func orderResult(order, op int) Value {
	switch op {
	case code.Less:
		return Bool(order < 0)
	case code.LessEqual:
		return Bool(order <= 0)
	case code.Greater:
		return Bool(order > 0)
	case code.GreaterEqual:
		return Bool(order >= 0)
	case code.Equal:
		return Bool(order == 0)
	}
	return Bool(order != 0)
}

func strContains(t *Thread, self, item Value) (bool, error) {
	s := AsStr(item)
	if s == nil {
		return false, t.Raise(TypeError, "'in <string>' requires string as left operand, not %s", item.Type().Name)
	}
	whole := self.str().S
	if err := t.Charge(len(whole) >> 6); err != nil {
		return false, err
	}
	return strings.Contains(whole, s.S), nil
}

func strMultiply(t *Thread, a, b Value) (Value, error) {
	s, other := AsStr(a), b
	if s == nil {
		s, other = AsStr(b), a
	}
	n, v, err := t.timesOf(a, b, other)
	if err != nil || !v.IsNull() {
		return v, err
	}
	switch {
	case n <= 0 || len(s.S) == 0:
		return emptyStr.Value(), nil
	case n == 1:
		return exactStr(s), nil
	case len(s.S) > maxSize/n:
		return Value{}, t.tooLong(len(s.S), n)
	}
	if err := t.Allocate(len(s.S) * n); err != nil {
		return Value{}, err
	}
	return newCounted(strings.Repeat(s.S, n), s.Len()*n), nil
}

func (t *Thread) tooLong(size, n int) error {
	if size > int(^uint(0)>>1)/n {
		return t.Raise(OverflowError, "repeated string is too long")
	}
	return t.RaiseArgs(MemoryError)
}

// timesOf is how often a * b repeats the sequence among a and b. An operand that multiplies in a way of its own is asked
// first, as numbers are before sequences; then result is its answer.
func (t *Thread) timesOf(a, b, other Value) (n int, result Value, err error) {
	typ := other.Type()
	if other.IsInt() {
		return int(other.Int64()), Value{}, nil
	}
	if typ.Layout != LayoutInt && typ.Layout != LayoutStr && typ.Layout != LayoutBytes && typ.Layout != LayoutByteArray {
		if f := typ.Binary[Multiply]; f != nil && typ.Index != nil {
			if v, err := f(t, a, b); err != nil || v != NotImplemented {
				return 0, v, err
			}
		}
	}
	if typ.Index == nil {
		return 0, NotImplemented, nil
	}
	i, err := t.Index(other)
	if err != nil {
		return 0, Value{}, err
	}
	m, ok := AsInt64(i)
	if !ok {
		return 0, Value{}, t.Raise(OverflowError, "cannot fit '%s' into an index-sized integer", typ.Name)
	}
	return int(m), Value{}, nil
}

func strOtherMethods() []*Builtin {
	return []*Builtin{
		Method("encode", "(self, /, encoding='utf-8', errors='strict')", "The text as bytes, in an encoding.", func(t *Thread, a []Value) (Value, error) {
			encoding, errors, err := t.codecArguments("encode", a[1], a[2])
			if err != nil {
				return Value{}, err
			}
			return t.Encode(a[0].str(), encoding, errors)
		}),
		Method("__format__", "(self, format_spec, /)", "The text as a format specification wants it.", func(t *Thread, a []Value) (Value, error) {
			spec := AsStr(a[1])
			if spec == nil {
				return Value{}, t.Raise(TypeError, "__format__() argument must be str, not %s", argTypeName(a[1]))
			}
			if spec.S == "" {
				return t.StrValue(a[0])
			}
			return FormatStr(t, a[0].str(), spec.S)
		}),
		FullMethod("format", "The text with its replacement fields filled from the arguments.", strFormatMethod),
		Method("format_map", "(self, mapping, /)", "The text with its replacement fields filled from a mapping.", func(t *Thread, a []Value) (Value, error) {
			return t.formatText(a[0].str(), nil, func(t *Thread, name *Str) (Value, error) { return t.GetItem(a[1], name.Value()) }, true)
		}),
		Method("__getnewargs__", "(self, /)", "", func(t *Thread, a []Value) (Value, error) { return NewTuple(copyStr(a[0].str())), nil }),
		Method("__sizeof__", "(self, /)", "How many bytes the text takes.", func(t *Thread, a []Value) (Value, error) {
			s := a[0].str()
			return Int(int64(strSize(s))), t.Charge(len(s.S) >> 4)
		}),
	}
}

func copyStr(s *Str) Value { return newCounted(s.S, s.Len()) }

// strSize is the size that CPython gives a str.
func strSize(s *Str) int {
	n := s.Len()
	if s.IsASCII() {
		return 40 + n + 1
	}
	var widest rune
	for i := 0; i < len(s.S); {
		r, w := decodePoint(s.S[i:])
		widest = max(widest, r)
		i += w
	}
	switch {
	case widest < 0x100:
		return 56 + n + 1
	case widest < 0x10000:
		return 56 + 2*(n+1)
	}
	return 56 + 4*(n+1)
}

// codecArguments are the arguments of encode and decode; without errors, that is the empty text.
func (t *Thread) codecArguments(function string, encoding, errors Value) (string, string, error) {
	out := [2]string{"utf-8", ""}
	for i, v := range [...]Value{encoding, errors} {
		if v.IsNull() {
			continue
		}
		s := AsStr(v)
		if s == nil {
			return "", "", t.Raise(TypeError, "%s() argument '%s' must be str, not %s", function, [...]string{"encoding", "errors"}[i], argTypeName(v))
		}
		if strings.IndexByte(s.S, 0) >= 0 {
			return "", "", t.Raise(ValueError, "embedded null character")
		}
		out[i] = s.S
	}
	return out[0], out[1], nil
}
