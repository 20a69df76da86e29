package object

import "strings"

// This file makes bytes and bytearrays from what their constructors get.

var (
	bytesNewArguments     = Fn("bytes", "(source=b'', encoding='utf-8', errors='strict')", "", nil)
	bytearrayNewArguments = Fn("bytearray", "(source=b'', encoding='utf-8', errors='strict')", "", nil)
)

func bytesNew(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	if cls == BytesType && len(args) == 1 && len(names) == 0 && args[0].Is(BytesType) {
		return args[0], nil
	}
	b, err := t.bytesFrom(bytesNewArguments, args, names)
	if err != nil {
		return Value{}, err
	}
	if cls == BytesType {
		return newBytesOf(b), nil
	}
	v := cls.Alloc(cls)
	As[BytesObject](v).S = bytesString(b)
	return v, nil
}

// bytesFrom is the content that the arguments of a constructor give; nobody else has it.
func (t *Thread) bytesFrom(f *Builtin, args []Value, names Names) ([]byte, error) {
	var a [3]Value
	if err := f.bindArguments(t, a[:], args, names); err != nil {
		return nil, err
	}
	for i, name := range [...]string{"encoding", "errors"} {
		if v := a[i+1]; !v.IsNull() && AsStr(v) == nil {
			return nil, t.Raise(TypeError, "%s() argument '%s' must be str, not %s", f.Name, name, argTypeName(v))
		}
	}
	source := a[0]
	switch {
	case !source.IsNull() && AsStr(source) != nil:
		if a[1].IsNull() {
			return nil, t.Raise(TypeError, "string argument without an encoding")
		}
		errors := ""
		if !a[2].IsNull() {
			errors = AsStr(a[2]).S
		}
		v, err := t.Encode(AsStr(source), AsStr(a[1]).S, errors)
		if err != nil {
			return nil, err
		}
		s, _ := byteString(v)
		return []byte(s), t.checkSize(len(s))
	case !a[1].IsNull():
		return nil, t.Raise(TypeError, "encoding without a string argument")
	case !a[2].IsNull():
		return nil, t.Raise(TypeError, "errors without a string argument")
	case source.IsNull():
		return nil, nil
	}
	if f == bytesNewArguments {
		v, found, err := t.CallSpecial(source, "__bytes__")
		if err != nil {
			return nil, err
		}
		if found {
			b := AsBytesObject(v)
			if b == nil {
				return nil, t.Raise(TypeError, "__bytes__ returned non-bytes (type %s)", v.Type().Name)
			}
			return []byte(b.S), t.checkSize(len(b.S))
		}
	}
	if source.IsInt() || source.Type().Index != nil {
		b, done, err := t.zeros(source)
		if done || err != nil {
			return b, err
		}
	}
	return t.contentOf(source, f.Name)
}

// zeros are as many zero bytes as v says; done is false if v after all is no int.
func (t *Thread) zeros(v Value) (b []byte, done bool, err error) {
	i, err := t.Index(v)
	if err != nil {
		if Matches(err, TypeError) {
			return nil, false, nil
		}
		return nil, true, err
	}
	n, ok := AsInt64(i)
	switch {
	case !ok:
		return nil, true, t.Raise(OverflowError, "cannot fit '%s' into an index-sized integer", v.Type().Name)
	case n < 0:
		return nil, true, t.Raise(ValueError, "negative count")
	}
	if err := t.checkSize(int(n)); err != nil {
		return nil, true, err
	}
	return make([]byte, n), true, nil
}

// contentOf copies a bytes-like object, or collects the items of an iterable.
func (t *Thread) contentOf(v Value, what string) ([]byte, error) {
	if t.isBytesLike(v) {
		s, err := t.bytesLike(v)
		if err != nil {
			return nil, err
		}
		return []byte(s), t.checkSize(len(s))
	}
	if typ := v.Type(); AsStr(v) != nil || typ.Iter == nil && typ.GetItem == nil {
		return nil, t.Raise(TypeError, "cannot convert '%s' object to %s", typ.Name, what)
	}
	return t.collectBytes(v, what)
}

func (t *Thread) collectBytes(v Value, what string) ([]byte, error) {
	n, err := t.LengthHint(v, 0)
	if err != nil {
		return nil, err
	}
	b := make([]byte, 0, min(max(n, 0), 1<<16))
	err = t.Each(v, func(item Value) error {
		if item.IsInt() && uint64(item.Int64()) < 256 {
			b = append(b, byte(item.Int64()))
			t.Made(2)
			return t.Charge(1)
		}
		c, err := t.byteValue(item)
		if err != nil && what == "bytes" && Matches(err, ValueError) && strings.HasPrefix(Raised(err).Error(), "ValueError: byte must") {
			err = t.Raise(ValueError, "bytes must be in range(0, 256)")
		}
		b = append(b, c)
		return err
	})
	return b, err
}
