package object

// This file holds OSError. Numbers of errors are Linux's wherever the program runs, so that programs need not care.

// osErrorTypes are the subclasses that OSError(errno, …) makes instances of.
func osErrorType(errno int64) *Type {
	switch errno {
	case 11, 114, 115: // EAGAIN, EALREADY, EINPROGRESS
		return BlockingIOError
	case 32, 108: // EPIPE, ESHUTDOWN
		return BrokenPipeError
	case 10: // ECHILD
		return ChildProcessError
	case 103: // ECONNABORTED
		return ConnectionAbortedError
	case 111: // ECONNREFUSED
		return ConnectionRefusedError
	case 104: // ECONNRESET
		return ConnectionResetError
	case 17: // EEXIST
		return FileExistsError
	case 2: // ENOENT
		return FileNotFoundError
	case 21: // EISDIR
		return IsADirectoryError
	case 20: // ENOTDIR
		return NotADirectoryError
	case 4: // EINTR
		return InterruptedError
	case 1, 13: // EPERM, EACCES
		return PermissionError
	case 3: // ESRCH
		return ProcessLookupError
	case 110: // ETIMEDOUT
		return TimeoutError
	}
	return nil
}

// The places of an OSError's fields.
const (
	osErrno = iota
	osStrerror
	osFilename
	osFilename2
	osWritten // characters_written of a BlockingIOError
	osFieldCount
)

func fillOSError(typ, base *Type) {
	typ.Flags |= ownFields | takesFields
	typ.New = osErrorNew
	typ.Init = func(t *Thread, self Value, args []Value, names Names) error {
		if !osErrorByInit(self.Type()) {
			return nil
		}
		if len(names) > 0 {
			return t.Raise(TypeError, "%s() takes no keyword arguments", self.Type().Name)
		}
		return self.exception().takeOSError(t, args)
	}
	typ.Str = osErrorStr
	define(typ, base, "builtins", TypeDef{
		Methods: []*Builtin{Method("__reduce__", "(self, /)", "", osErrorReduce)},
		GetSets: []*GetSet{
			exceptionMember("errno", osErrno, osFieldCount, nil),
			exceptionMember("strerror", osStrerror, osFieldCount, nil),
			exceptionMember("filename", osFilename, osFieldCount, nil),
			exceptionMember("filename2", osFilename2, osFieldCount, nil),
			Attr("characters_written", "", func(t *Thread, self Value) (Value, error) {
				if v := *self.exception().field(osWritten, osFieldCount, nil); !v.IsNull() {
					return v, nil
				}
				return Value{}, t.Raise(AttributeError, "characters_written")
			}, func(t *Thread, self, v Value) error {
				at := self.exception().field(osWritten, osFieldCount, nil)
				if v.IsNull() {
					if at.IsNull() {
						return t.Raise(AttributeError, "characters_written")
					}
					*at = v
					return nil
				}
				n, err := t.IntArg(v)
				if err != nil {
					if Matches(err, OverflowError) {
						return t.Raise(ValueError, "cannot fit '%s' into an index-sized integer", v.Type().Name)
					}
					return err
				}
				*at = Int(int64(n))
				return nil
			}),
		},
	})
}

// osErrorByInit reports whether __init__ takes the arguments, not __new__: so it is for classes that override __init__ and
// leave __new__ alone, since they may take arguments of their own and pass others on.
func osErrorByInit(cls *Type) bool {
	init := cls.Lookup("__init__")
	ownInit := !(init.Is(SlotWrapperType) && (*Builtin)(init.p).Owner.IsSubtype(OSError))
	b := builtinNew(cls.Lookup("__new__"))
	return ownInit && b != nil && b.Owner.IsSubtype(OSError)
}

func osErrorNew(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	byInit := osErrorByInit(cls)
	if !byInit {
		if len(names) > 0 {
			return Value{}, t.Raise(TypeError, "%s() takes no keyword arguments", cls.Name)
		}
		if cls == OSError && len(args) >= 2 && len(args) <= 5 && args[0].IsInt() {
			if better := osErrorType(args[0].Int64()); better != nil {
				cls = better
			}
		}
	}
	e := newException(cls)
	e.Fields = make([]Value, osFieldCount)
	if byInit {
		return e.Value(), nil
	}
	return e.Value(), e.takeOSError(t, args)
}

// takeOSError takes the arguments: errno, strerror, filename, one that only Windows knows, filename2.
func (e *Exception) takeOSError(t *Thread, args []Value) error {
	if len(e.Fields) < osFieldCount {
		e.Fields = make([]Value, osFieldCount)
	}
	kept := args
	if len(args) >= 2 && len(args) <= 5 {
		e.Fields[osErrno], e.Fields[osStrerror] = args[0], args[1]
		if len(args) >= 3 && !args[2].IsNone() {
			if e.typ == BlockingIOError && args[2].Type().Index != nil {
				n, err := t.IntArg(args[2])
				if err != nil {
					return err
				}
				e.Fields[osWritten] = Int(int64(n))
			} else {
				e.Fields[osFilename] = args[2]
				if len(args) == 5 && !args[4].IsNone() {
					e.Fields[osFilename2] = args[4]
				}
				kept = args[:2]
			}
		}
	}
	e.setArgs(kept)
	return nil
}

func osErrorStr(t *Thread, self Value) (Value, error) {
	e := self.exception()
	f := func(i int) Value { return *e.field(i, osFieldCount, nil) }
	if f(osFilename).IsNull() && (f(osErrno).IsNull() || f(osStrerror).IsNull()) {
		return exceptionStr(t, self)
	}
	errno, err := t.Str(orNone(f(osErrno)))
	if err != nil {
		return Value{}, err
	}
	strerror, err := t.Str(orNone(f(osStrerror)))
	if err != nil {
		return Value{}, err
	}
	text := "[Errno " + errno + "] " + strerror
	for i, sep := range []string{osFilename: ": ", osFilename2: " -> "} {
		if sep == "" || f(i).IsNull() || f(osFilename).IsNull() {
			continue
		}
		name, err := t.Repr(f(i))
		if err != nil {
			return Value{}, err
		}
		text += sep + name
	}
	return NewStr(text), nil
}

// osErrorReduce gives back the arguments that were left out of args.
func osErrorReduce(t *Thread, a []Value) (Value, error) {
	e := a[0].exception()
	args := e.Args
	if items := args.tuple().Items; len(items) == 2 {
		name, name2 := *e.field(osFilename, osFieldCount, nil), *e.field(osFilename2, osFieldCount, nil)
		switch {
		case !name2.IsNull():
			args = NewTuple(items[0], items[1], orNone(name), None, name2)
		case !name.IsNull():
			args = NewTuple(items[0], items[1], name)
		}
	}
	if d := DictOf(a[0]); d.Len() > 0 {
		return NewTuple(a[0].Type().Value(), args, d.Value()), nil
	}
	return NewPair(a[0].Type().Value(), args), nil
}
