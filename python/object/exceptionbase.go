package object

import "strings"

// This file holds BaseException: what all exceptions have.

func fillBaseException() {
	typ := BaseException
	typ.Doc = "The base of all exceptions."
	subclassable[Exception](typ, LayoutException)
	typ.Flags = HasDict
	typ.attrsAt = typ.subAttrs
	typ.New = exceptionNew
	typ.Init = exceptionInit
	typ.Repr = exceptionRepr
	typ.Str = exceptionStr
	define(typ, ObjectType, "builtins", TypeDef{
		Methods: []*Builtin{
			Method("__reduce__", "(self, /)", "", exceptionReduce),
			Method("__setstate__", "(self, state, /)", "", exceptionSetState),
			Method("with_traceback", "(self, tb, /)", "Set self.__traceback__ to tb and give self.", func(t *Thread, a []Value) (Value, error) {
				return a[0], setTraceback(t, a[0], a[1])
			}),
			Method("add_note", "(self, note, /)", "Add a line to what is shown below the exception.", func(t *Thread, a []Value) (Value, error) {
				if AsStr(a[1]) == nil {
					return Value{}, t.Raise(TypeError, "note must be a str, not '%s'", a[1].Type().Name)
				}
				return None, t.appendNote(a[0], a[1])
			}),
		},
		GetSets: []*GetSet{
			Attr("args", "", func(t *Thread, self Value) (Value, error) { return self.exception().Args, nil }, setArgs),
			Attr("__traceback__", "", func(t *Thread, self Value) (Value, error) { return self.exception().Traceback.orNone(), nil }, setTraceback),
			Attr("__context__", "", func(t *Thread, self Value) (Value, error) { return orNone(self.exception().Context), nil },
				chainSetter("__context__", "exception context", func(e *Exception, v Value) { e.Context = v })),
			Attr("__cause__", "", func(t *Thread, self Value) (Value, error) { return orNone(self.exception().Cause), nil },
				chainSetter("__cause__", "exception cause", func(e *Exception, v Value) { e.Cause, e.SuppressContext = v, true })),
			asMember(Attr("__suppress_context__", "", func(t *Thread, self Value) (Value, error) { return Bool(self.exception().SuppressContext), nil },
				func(t *Thread, self, v Value) error {
					switch {
					case v.IsNull():
						return t.Raise(TypeError, "can't delete numeric/char attribute")
					case !v.IsBool():
						return t.Raise(TypeError, "attribute value type must be bool")
					}
					self.exception().SuppressContext = v == True
					return nil
				})),
			dictAttr(),
		},
	})
}

func asMember(g *GetSet) *GetSet {
	g.member = true
	return g
}

// exceptionMember is a field of an exception, at place i of Fields, of which there are n. Where Go code made the exception and left
// Fields out, derive tells them from the arguments.
func exceptionMember(name string, i, n int, derive func(args []Value) []Value) *GetSet {
	return asMember(Attr(name, "", func(t *Thread, self Value) (Value, error) {
		return orNone(*self.exception().field(i, n, derive)), nil
	}, func(t *Thread, self, v Value) error {
		*self.exception().field(i, n, derive) = v
		return nil
	}))
}

func (e *Exception) field(i, n int, derive func(args []Value) []Value) *Value {
	if len(e.Fields) < n {
		all := make([]Value, n)
		if e.Fields == nil && derive != nil {
			copy(all, derive(e.Args.tuple().Items))
		}
		copy(all, e.Fields)
		e.Fields = all
	}
	return &e.Fields[i]
}

// exceptionKind is the built-in type whose __new__ makes instances of an exception: most share one.
func exceptionKind(cls *Type) *Type {
	for _, kind := range []*Type{OSError, BaseExceptionGroup} {
		if cls.IsSubtype(kind) {
			return kind
		}
	}
	return BaseException
}

// exceptionNew keeps the arguments even if a subclass's __init__ knows nothing of them.
func exceptionNew(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	t.Made(Bytes(len(args)))
	e := cls.allocInstance().exception()
	e.Args = argumentTuple(args[:len(args)-len(names)])
	return e.Value(), nil
}

// tuple1 keeps a single item and the tuple in one piece: most exceptions have one argument.
type tuple1 struct {
	Tuple
	room [1]Value
}

// argumentTuple is a tuple of arguments, which are copied.
func argumentTuple(args []Value) Value {
	if len(args) == 1 {
		one := &tuple1{Tuple: Tuple{Object: Object{TupleType}}, room: [1]Value{args[0]}}
		one.Items = one.room[:]
		return From(&one.Tuple)
	}
	return NewTuple(append([]Value(nil), args...)...)
}

// newWithFields is exceptionNew for types with n fields, which are empty until __init__ fills them.
func newWithFields(n int) func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	return func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		v, err := exceptionNew(t, cls, args, names)
		v.exception().Fields = make([]Value, n)
		return v, err
	}
}

func exceptionInit(t *Thread, self Value, args []Value, names Names) error {
	if len(names) > 0 {
		return t.Raise(TypeError, "%s() takes no keyword arguments", self.Type().Name)
	}
	self.exception().setArgs(args)
	return nil
}

// setArgs makes args a tuple, unless that is what __new__ has done already.
func (e *Exception) setArgs(args []Value) {
	have := e.Args.tuple().Items
	if len(have) == len(args) {
		same := true
		for i := range have {
			same = same && have[i] == args[i]
		}
		if same {
			return
		}
	}
	e.Args = argumentTuple(args)
}

func exceptionRepr(t *Thread, self Value) (Value, error) {
	args := self.exception().Args.tuple().Items
	var b strings.Builder
	b.WriteString(self.Type().Name)
	b.WriteByte('(')
	for i, arg := range args {
		if i > 0 {
			b.WriteString(", ")
		}
		s, err := t.Repr(arg)
		if err != nil {
			return Value{}, err
		}
		if err := t.Allocate(len(s)); err != nil {
			return Value{}, err
		}
		b.WriteString(s)
	}
	b.WriteByte(')')
	return NewStr(b.String()), nil
}

func exceptionStr(t *Thread, self Value) (Value, error) {
	e := self.exception()
	switch args := e.Args.tuple().Items; len(args) {
	case 0:
		return NewStr(""), nil
	case 1:
		return t.StrValue(args[0])
	}
	return t.StrValue(e.Args)
}

// exceptionReduce is how pickle and copy see an exception: its type, its arguments, its attributes if it has any.
func exceptionReduce(t *Thread, a []Value) (Value, error) {
	if d := DictOf(a[0]); d.Len() > 0 {
		return NewTuple(a[0].Type().Value(), a[0].exception().Args, d.Value()), nil
	}
	return NewPair(a[0].Type().Value(), a[0].exception().Args), nil
}

func exceptionSetState(t *Thread, a []Value) (Value, error) {
	if a[1].IsNone() {
		return None, nil
	}
	d := AsDict(a[1])
	if d == nil {
		return Value{}, t.Raise(TypeError, "state is not a dictionary")
	}
	for _, entry := range d.Copy().Entries() {
		if entry.Key.IsNull() {
			continue
		}
		name := AsStr(entry.Key)
		if name == nil {
			return Value{}, t.Raise(TypeError, "attribute name must be string, not '%s'", entry.Key.Type().Name)
		}
		if err := t.SetAttr(a[0], name, entry.Value); err != nil {
			return Value{}, err
		}
	}
	return None, nil
}

func setArgs(t *Thread, self, v Value) error {
	if v.IsNull() {
		return t.Raise(TypeError, "args may not be deleted")
	}
	e := self.exception()
	if e.Fields == nil {
		e.settle()
	}
	if v.Is(TupleType) {
		e.Args = v
		return nil
	}
	items, err := t.Items(v)
	if err == nil {
		e.Args = NewTuple(append([]Value(nil), items...)...)
	}
	return err
}

// settle fills the fields from the arguments before these change.
func (e *Exception) settle() {
	switch typ := e.typ; {
	case typ.IsSubtype(StopIteration):
		e.Fields = stopIterationFields(e.Args.tuple().Items)
	case typ.IsSubtype(SystemExit):
		e.Fields = systemExitFields(e.Args.tuple().Items)
	case typ.IsSubtype(ImportError):
		e.Fields = importErrorFields(e.Args.tuple().Items)
	case typ.IsSubtype(SyntaxError):
		e.Fields = syntaxErrorFields(e.Args.tuple().Items)
	}
}

func setTraceback(t *Thread, self, v Value) error {
	switch {
	case v.IsNull():
		return t.Raise(TypeError, "__traceback__ may not be deleted")
	case v.IsNone():
		self.exception().Traceback = nil
	case v.Is(TracebackType):
		self.exception().Traceback = As[Traceback](v)
	default:
		return t.Raise(TypeError, "__traceback__ must be a traceback or None")
	}
	return nil
}

func chainSetter(name, what string, set func(e *Exception, v Value)) func(t *Thread, self, v Value) error {
	return func(t *Thread, self, v Value) error {
		switch {
		case v.IsNull():
			return t.Raise(TypeError, "%s may not be deleted", name)
		case v.IsNone():
			set(self.exception(), Value{})
		case AsException(v) == nil:
			return t.Raise(TypeError, "%s must be None or derive from BaseException", what)
		default:
			set(self.exception(), v)
		}
		return nil
	}
}

// addNote adds a note to an exception that is on its way. That this may fail, if a program has put something odd in place of
// the notes, must not hide the exception.
func (t *Thread) addNote(e *Exception, note string) {
	if err := t.appendNote(e.Value(), NewStr(note)); err != nil {
		return
	}
}

func (t *Thread) appendNote(exc, note Value) error {
	name := t.Interp.Intern("__notes__")
	notes, err := t.FindAttr(exc, name)
	if err != nil {
		return err
	}
	if notes.IsNull() {
		return t.SetAttr(exc, name, NewList([]Value{note}))
	}
	l := AsList(notes)
	if l == nil {
		return t.Raise(TypeError, "Cannot add note: __notes__ is not a list")
	}
	l.Items = append(l.Items, note)
	return nil
}
