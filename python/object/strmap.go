package object

func strMapMethods() []*Builtin {
	return []*Builtin{
		Method("translate", "(self, table, /)", "The text with each character replaced by what a table says.", strTranslate),
	}
}

func strTranslate(t *Thread, a []Value) (Value, error) {
	s := a[0].str()
	if err := t.Allocate(len(s.S)); err != nil {
		return Value{}, err
	}
	b := make([]byte, 0, len(s.S))
	var known [128]string // what a dict said of an ASCII character
	var asked [128]bool
	for i, due := 0, 0; i < len(s.S); {
		r, n := decodePoint(s.S[i:])
		part := s.S[i : i+n]
		i += n
		if r < 0x80 && asked[r] {
			with := known[r]
			if cap(b)-len(b) < len(with) {
				var err error
				if b, err = t.Room(b, len(with)); err != nil {
					return Value{}, err
				}
			}
			b = append(b, with...)
			if i >= due {
				if err := t.Charge(chargedPoints >> 2); err != nil {
					return Value{}, err
				}
				due = i + chargedPoints
			}
			continue
		}
		if err := t.Charge(1); err != nil {
			return Value{}, err
		}
		before := len(b)
		v, err := t.GetItem(a[1], Int(int64(r)))
		switch {
		case err != nil:
			if !Matches(err, LookupError) {
				return Value{}, err
			}
			b = append(b, part...)
		case v.IsNone():
		case AsStr(v) != nil:
			if b, err = t.Room(b, len(v.str().S)); err != nil {
				return Value{}, err
			}
			b = append(b, v.str().S...)
		default:
			if v.Type().Layout != LayoutInt {
				return Value{}, t.Raise(TypeError, "character mapping must return integer, None or str")
			}
			c, ok := AsInt64(v)
			if !ok || c < 0 || c > 0x10ffff {
				return Value{}, t.Raise(ValueError, "character mapping must be in range(0x110000)")
			}
			b = appendPoint(b, rune(c))
		}
		if r < 0x80 && a[1].Is(DictType) {
			known[r], asked[r] = string(b[before:]), true
		}
	}
	return newStrBytes(b), nil
}

func strMakeTrans(t *Thread, a []Value) (Value, error) {
	table := NewDict()
	if a[1].IsNull() {
		if a[0].Type() != DictType {
			return Value{}, t.Raise(TypeError, "if you give only one argument to maketrans it must be a dict")
		}
		for _, e := range AsDict(a[0]).Entries() {
			if e.Key.IsNull() {
				continue
			}
			key := e.Key
			if s := AsStr(key); s != nil {
				if s.Len() != 1 {
					return Value{}, t.Raise(ValueError, "string keys in translate table must be of length 1")
				}
				r, _ := decodePoint(s.S)
				key = Int(int64(r))
			} else if key.Type().Layout != LayoutInt {
				return Value{}, t.Raise(TypeError, "keys in translate table must be strings or integers")
			}
			if err := table.Set(t, key, e.Value); err != nil {
				return Value{}, err
			}
		}
		return table.Value(), nil
	}
	x := AsStr(a[0])
	if x == nil {
		return Value{}, t.Raise(TypeError, "first maketrans argument must be a string if there is a second argument")
	}
	y, err := t.strArgument(a[1], "maketrans", 2)
	if err != nil {
		return Value{}, err
	}
	if x.Len() != y.Len() {
		return Value{}, t.Raise(ValueError, "the first two maketrans arguments must have equal length")
	}
	for i, j := 0, 0; i < len(x.S); {
		from, n := decodePoint(x.S[i:])
		to, m := decodePoint(y.S[j:])
		if err := t.Charge(1); err != nil {
			return Value{}, err
		}
		if err := table.Set(t, Int(int64(from)), Int(int64(to))); err != nil {
			return Value{}, err
		}
		i, j = i+n, j+m
	}
	if a[2].IsNull() {
		return table.Value(), nil
	}
	z, err := t.strArgument(a[2], "maketrans", 3)
	if err != nil {
		return Value{}, err
	}
	for i := 0; i < len(z.S); {
		r, n := decodePoint(z.S[i:])
		if err := table.Set(t, Int(int64(r)), None); err != nil {
			return Value{}, err
		}
		i += n
	}
	return table.Value(), nil
}
