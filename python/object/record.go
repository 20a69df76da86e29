package object

// Record is a tuple of a type that names its items, as time.struct_time does. Some items have a name only: they are not
// among those of the tuple.
type Record struct {
	Tuple
	Hidden []Value
}

// NewRecord makes a record; values beyond the tuple's length are the hidden ones.
func NewRecord(typ *Type, values ...Value) Value {
	n := recordLength(typ)
	r := &Record{Tuple: Tuple{Object{typ}, values[:n:n]}, Hidden: values[n:]}
	return From(r)
}

func recordLength(typ *Type) int { return int(typ.Lookup("n_sequence_fields").Int64()) }

// DefineRecord completes a type of records, of which visible fields are items of the tuple. Where made is false, programs
// cannot make any.
func DefineRecord(typ *Type, module string, visible int, made bool, fields ...string) {
	fillOnce()
	typ.Flags = Final
	StructOf[Record](typ)
	if !made {
		typ.Flags |= NoNew
	}
	full := typ.Name
	if module != "builtins" {
		full = module + "." + full
	}
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		b := append([]byte(full), '(')
		for i, item := range self.tuple().Items {
			if i > 0 {
				b = append(b, ", "...)
			}
			s, err := t.Repr(item)
			if err != nil {
				return Value{}, err
			}
			b = append(append(append(b, fields[i]...), '='), s...)
		}
		return NewStr(string(append(b, ')'))), nil
	}
	if made {
		typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
			return recordNew(t, typ, full, fields, visible, args, names)
		}
	}
	def := TypeDef{
		Constants: map[string]Value{
			"n_sequence_fields": Int(int64(visible)), "n_fields": Int(int64(len(fields))), "n_unnamed_fields": Int(0),
		},
		Methods: []*Builtin{
			Method("__reduce__", "(self, /)", "", func(t *Thread, a []Value) (Value, error) {
				hidden := NewDict()
				for i, v := range As[Record](a[0]).Hidden {
					hidden.SetString(fields[visible+i], v)
				}
				return NewPair(typ.Value(), NewPair(NewTuple(a[0].tuple().Items...), hidden.Value())), nil
			}),
			FullMethod("__replace__", "Return a copy in which some fields have new values.", func(t *Thread, args []Value, names Names) (Value, error) {
				return recordReplace(t, typ, full, fields, args, names)
			}),
		},
	}
	match := make([]Value, visible)
	for i, name := range fields {
		if i < visible {
			match[i] = NewStr(name)
		}
		g := Attr(name, "", func(t *Thread, self Value) (Value, error) { return recordField(self, i), nil }, nil)
		g.member = true
		def.GetSets = append(def.GetSets, g)
	}
	def.Constants["__match_args__"] = NewTuple(match...)
	DefineType(typ, TupleType, module, def)
}

func recordField(self Value, i int) Value {
	items := self.tuple().Items
	if i < len(items) {
		return items[i]
	}
	return As[Record](self).Hidden[i-len(items)]
}

func recordNew(t *Thread, typ *Type, full string, fields []string, visible int, args []Value, names Names) (Value, error) {
	sig := newBuiltin(BuiltinType, plainFunction, "structseq", "(sequence, dict=None)", "", nil)
	a, err := sig.Bind(t, args, names)
	if err != nil {
		return Value{}, err
	}
	items, err := t.Items(a[0])
	if err != nil {
		if Matches(err, TypeError) {
			err = t.Raise(TypeError, "constructor requires a sequence")
		}
		return Value{}, err
	}
	extra := AsDict(orNone(a[1]))
	if extra == nil && !a[1].IsNull() {
		return Value{}, t.Raise(TypeError, "%s() takes a dict as second arg, if any", full)
	}
	switch n := len(items); {
	case visible == len(fields) && n != visible:
		return Value{}, t.Raise(TypeError, "%s() takes a %d-sequence (%d-sequence given)", full, visible, n)
	case n < visible:
		return Value{}, t.Raise(TypeError, "%s() takes an at least %d-sequence (%d-sequence given)", full, visible, n)
	case n > len(fields):
		return Value{}, t.Raise(TypeError, "%s() takes an at most %d-sequence (%d-sequence given)", full, len(fields), n)
	}
	values := make([]Value, len(fields))
	copy(values, items)
	for i := len(items); i < len(fields); i++ {
		values[i] = None
		if extra != nil {
			if v := extra.GetString(fields[i]); !v.IsNull() {
				values[i] = v
			}
		}
	}
	return NewRecord(typ, values...), nil
}

func recordReplace(t *Thread, typ *Type, full string, fields []string, args []Value, names Names) (Value, error) {
	if len(args)-len(names) > 1 {
		return Value{}, t.Raise(TypeError, "__replace__() takes no positional arguments (%d given)", len(args)-len(names)-1)
	}
	values := make([]Value, len(fields))
	for i := range fields {
		values[i] = recordField(args[0], i)
	}
	known := make(map[string]int, len(fields))
	for i, name := range fields {
		known[name] = i
	}
	var strange []Value
	for i, n := range names {
		at, ok := known[n.S]
		if !ok {
			strange = append(strange, n.Value())
			continue
		}
		values[at] = args[1+i]
	}
	if strange != nil {
		repr, err := t.Repr(NewList(strange))
		if err != nil {
			return Value{}, err
		}
		return Value{}, t.Raise(TypeError, "Got unexpected field name(s): %s", repr)
	}
	return NewRecord(typ, values...), nil
}
