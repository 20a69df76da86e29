package object

// This file holds the exceptions that know the name that was looked for: AttributeError, NameError, ImportError.

// keywordFields puts the arguments given by keyword into an exception's fields; all others are refused. Fields not given
// become empty.
func (t *Thread) keywordFields(self Value, typ *Type, args []Value, names Names, fields []string, first int) error {
	e := self.exception()
	n := first + len(fields)
	given := make([]Value, n)
	positional := len(args) - len(names)
next:
	for i, name := range names {
		for k, field := range fields {
			if name.S == field {
				given[first+k] = args[positional+i]
				continue next
			}
		}
		return t.UnexpectedKeyword(typ.Name+"()", name.S, fields...)
	}
	e.Fields = given
	return nil
}

func fillAttributeError(typ, base *Type) {
	typ.Flags |= ownFields
	typ.Str = exceptionStr
	typ.Init = func(t *Thread, self Value, args []Value, names Names) error {
		self.exception().setArgs(args[:len(args)-len(names)])
		return t.keywordFields(self, typ, args, names, []string{"name", "obj"}, 0)
	}
	// The object is left out: it may be anything, and need not be such as can be pickled.
	state := func(self Value) (*Dict, Value) {
		e := self.exception()
		d := DictOf(self).Copy()
		if name := *e.field(0, 2, nil); !name.IsNull() {
			d.SetString("name", name)
		}
		d.SetString("args", e.Args)
		return d, e.Args
	}
	define(typ, base, "builtins", TypeDef{
		Methods: []*Builtin{
			Method("__getstate__", "(self, /)", "", func(t *Thread, a []Value) (Value, error) {
				d, _ := state(a[0])
				return d.Value(), nil
			}),
			Method("__reduce__", "(self, /)", "", func(t *Thread, a []Value) (Value, error) {
				d, args := state(a[0])
				return NewTuple(a[0].Type().Value(), args, d.Value()), nil
			}),
		},
		GetSets: []*GetSet{exceptionMember("name", 0, 2, nil), exceptionMember("obj", 1, 2, nil)},
	})
}

func fillNameError(typ, base *Type) {
	typ.Flags |= ownFields
	typ.Str = exceptionStr
	typ.Init = func(t *Thread, self Value, args []Value, names Names) error {
		self.exception().setArgs(args[:len(args)-len(names)])
		return t.keywordFields(self, typ, args, names, []string{"name"}, 0)
	}
	define(typ, base, "builtins", TypeDef{GetSets: []*GetSet{exceptionMember("name", 0, 1, nil)}})
}

// The places of an ImportError's fields.
const (
	importMsg = iota
	importName
	importPath
	importNameFrom
	importFieldCount
)

func importErrorFields(args []Value) []Value {
	if len(args) == 1 {
		return args[:1:1]
	}
	return nil
}

func fillImportError(typ, base *Type) {
	typ.Flags |= ownFields
	typ.New = newWithFields(importFieldCount)
	typ.Init = func(t *Thread, self Value, args []Value, names Names) error {
		positional := args[:len(args)-len(names)]
		self.exception().setArgs(positional)
		if err := t.keywordFields(self, ImportError, args, names, []string{"name", "path", "name_from"}, importName); err != nil {
			return err
		}
		if len(positional) == 1 {
			self.exception().Fields[importMsg] = args[0]
		}
		return nil
	}
	typ.Str = func(t *Thread, self Value) (Value, error) {
		if msg := *self.exception().field(importMsg, importFieldCount, importErrorFields); !msg.IsNull() && msg.Is(StrType) {
			return msg, nil
		}
		return exceptionStr(t, self)
	}
	define(typ, base, "builtins", TypeDef{
		Methods: []*Builtin{
			Method("__reduce__", "(self, /)", "", func(t *Thread, a []Value) (Value, error) {
				e := a[0].exception()
				state := DictOf(a[0]).Copy()
				for i, name := range []string{importName: "name", importPath: "path", importNameFrom: "name_from"} {
					if name == "" {
						continue
					}
					if v := *e.field(i, importFieldCount, importErrorFields); !v.IsNull() {
						state.SetString(name, v)
					}
				}
				if state.Len() == 0 {
					return NewPair(a[0].Type().Value(), e.Args), nil
				}
				return NewTuple(a[0].Type().Value(), e.Args, state.Value()), nil
			}),
		},
		GetSets: []*GetSet{
			exceptionMember("msg", importMsg, importFieldCount, importErrorFields),
			exceptionMember("name", importName, importFieldCount, importErrorFields),
			exceptionMember("path", importPath, importFieldCount, importErrorFields),
			exceptionMember("name_from", importNameFrom, importFieldCount, importErrorFields),
		},
	})
}

// RaiseImport is an ImportError, or a subclass of it, that knows the module's name.
func (t *Thread) RaiseImport(cls *Type, name, format string, args ...any) error {
	err := t.Raise(cls, format, args...)
	e := err.(*Exception)
	e.Fields = []Value{importMsg: e.Args.tuple().Items[0], importName: NewStr(name), importNameFrom: {}}
	return err
}

// RaiseImportFrom is the ImportError that a module has no such name. where is its file or, if it has none, other words.
func (t *Thread) RaiseImportFrom(module, where string, mod Value, name string) error {
	var err error
	if m := AsModule(mod); m != nil && m.Initializing {
		err = t.RaiseImport(ImportError, module, "cannot import name '%s' from partially initialized module '%s' (most likely due to a circular import) (%s)",
			name, module, where)
	} else {
		err = t.RaiseImport(ImportError, module, "cannot import name '%s' from '%s' (%s)", name, module, where)
	}
	fields := err.(*Exception).Fields
	fields[importNameFrom] = NewStr(name)
	if file, failed := t.FindAttr(mod, t.Interp.Intern("__file__")); failed == nil && AsStr(orNone(file)) != nil {
		fields[importPath] = file
	}
	return err
}

// ImportErrorName is the name of the module that an ImportError is about, or "".
func ImportErrorName(e *Exception) string {
	if s := AsStr(*e.field(importName, importFieldCount, importErrorFields)); s != nil {
		return s.S
	}
	return ""
}
