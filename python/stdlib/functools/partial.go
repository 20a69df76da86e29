package functools

import (
	"strings"

	"github.com/jinklink/jink/python/object"
)

var partialType = &object.Type{Name: "functools.partial"}

// partial is a function with some of its arguments.
type partial struct {
	object.Object
	function value
	args     value // a tuple
	keywords *object.Dict
}

func definePartial() {
	partialType.Doc = "A function with some of its arguments: calling it calls the function with those and the ones of the call."
	object.Attributable[partial](partialType)
	partialType.New = partialNew
	partialType.Call = partialCall
	partialType.Repr = partialRepr
	partialType.DescrGet = func(t *thread, self, obj value, owner *object.Type) (value, error) {
		if obj.IsNull() || obj.IsNone() {
			return self, nil
		}
		return self, t.Warn(object.FutureWarning, "functools.partial will be a method descriptor in future Python versions; "+
			"wrap it in staticmethod() if you want to preserve the old behavior")
	}
	field := func(name, doc string, get func(p *partial) value) *object.GetSet {
		return object.Attr(name, doc, func(t *thread, self value) (value, error) {
			return get(object.As[partial](self)), nil
		}, func(t *thread, self, v value) error {
			return t.Raise(object.AttributeError, "readonly attribute")
		})
	}
	object.DefineType(partialType, nil, "functools", object.TypeDef{
		Methods: []*object.Builtin{
			object.Method("__reduce__", "(self, /)", "What pickle and copy make it again from.", partialReduce),
			object.Method("__setstate__", "(self, state, /)", "Take the function and arguments of another.", partialSetState),
		},
		ClassMethods: []*object.Builtin{object.ClassGetItem()},
		GetSets: []*object.GetSet{
			field("func", "The function.", func(p *partial) value { return p.function }),
			field("args", "The first arguments.", func(p *partial) value { return p.args }),
			field("keywords", "The keyword arguments.", func(p *partial) value { return p.keywords.Value() }),
		},
	})
}

func partialNew(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
	given := len(args) - len(names)
	if given < 1 {
		return value{}, t.Raise(object.TypeError, "type 'partial' takes at least one argument")
	}
	function := args[0]
	var before []value
	keywords := object.NewDict()
	if inner := flat(function); inner != nil {
		function, before = inner.function, object.AsTuple(inner.args).Items
		keywords = inner.keywords.Copy()
	} else if !object.Callable(function) {
		return value{}, t.Raise(object.TypeError, "the first argument must be callable")
	}
	all := make([]value, 0, len(before)+given-1)
	all = append(append(all, before...), args[1:given]...)
	for i, name := range names {
		keywords.SetStr(name, args[given+i])
	}
	v, p := object.Make[partial](partialType, cls)
	p.function, p.args, p.keywords = function, object.NewTuple(all...), keywords
	return v, nil
}

// flat is the partial that v is, if it has no attributes of its own: then a partial of it can do without it.
func flat(v value) *partial {
	if !object.IsInstance(v, partialType) || !object.AttrsOf(v).IsEmpty() {
		return nil
	}
	return object.As[partial](v)
}

func partialCall(t *thread, self value, args []value, names object.Names) (value, error) {
	if err := t.EnterNative(); err != nil {
		return value{}, err
	}
	defer t.LeaveNative()
	p := object.As[partial](self)
	first := object.AsTuple(p.args).Items
	given := len(args) - len(names)
	if p.keywords.Len() == 0 {
		all, mark := t.Scratch(len(first) + len(args))
		copy(all[copy(all, first):], args)
		v, err := t.CallNamed(p.function, all, names)
		t.Release(mark)
		return v, err
	}
	all := make([]value, 0, len(first)+len(args)+p.keywords.Len())
	all = append(append(all, first...), args[:given]...)
	allNames := make(object.Names, 0, p.keywords.Len()+len(names))
	for _, e := range p.keywords.Entries() {
		if e.Key.IsNull() {
			continue
		}
		name := object.AsStr(e.Key)
		if name == nil {
			return value{}, t.Raise(object.TypeError, "keywords must be strings")
		}
		v := e.Value
		if i := names.Find(name.S); i >= 0 {
			v = args[given+i]
		}
		allNames, all = append(allNames, name), append(all, v)
	}
	for i, name := range names {
		if p.keywords.GetStr(name).IsNull() {
			allNames, all = append(allNames, name), append(all, args[given+i])
		}
	}
	return t.CallNamed(p.function, all, allNames)
}

func partialRepr(t *thread, self value) (value, error) {
	if t.Showing(self) {
		return object.NewStr("..."), nil
	}
	defer t.Shown()
	p := object.As[partial](self)
	var b strings.Builder
	b.WriteString(self.Type().Module + "." + self.Type().QualName + "(")
	text, err := t.Repr(p.function)
	if err != nil {
		return value{}, err
	}
	b.WriteString(text)
	for _, v := range object.AsTuple(p.args).Items {
		if text, err = t.Repr(v); err != nil {
			return value{}, err
		}
		b.WriteString(", " + text)
	}
	for _, e := range append([]object.Entry(nil), p.keywords.Entries()...) {
		if e.Key.IsNull() {
			continue
		}
		name, err := t.Str(e.Key)
		if err != nil {
			return value{}, err
		}
		if text, err = t.Repr(e.Value); err != nil {
			return value{}, err
		}
		b.WriteString(", " + name + "=" + text)
	}
	b.WriteByte(')')
	return object.NewStr(b.String()), t.Allocate(b.Len())
}

func partialReduce(t *thread, a []value) (value, error) {
	p := object.As[partial](a[0])
	own := object.None
	if attrs := object.AttrsOf(a[0]); !attrs.IsEmpty() {
		own = attrs.Materialise(a[0].Type()).Value()
	}
	state := object.NewTuple(p.function, p.args, p.keywords.Value(), own)
	return object.NewTuple(a[0].Type().Value(), object.NewTuple(p.function), state), nil
}

func partialSetState(t *thread, a []value) (value, error) {
	p := object.As[partial](a[0])
	s := object.AsTuple(a[1])
	if s == nil || len(s.Items) != 4 || !object.Callable(s.Items[0]) || object.AsTuple(s.Items[1]) == nil ||
		!s.Items[2].IsNone() && object.AsDict(s.Items[2]) == nil {
		return value{}, t.Raise(object.TypeError, "invalid partial state")
	}
	args := s.Items[1]
	if !args.Is(object.TupleType) {
		args = object.NewTuple(append([]value(nil), object.AsTuple(args).Items...)...)
	}
	keywords := object.NewDict()
	if d := object.AsDict(s.Items[2]); d != nil {
		keywords = d
		if !s.Items[2].Is(object.DictType) {
			keywords = d.Copy()
		}
	}
	own := object.NewDict()
	if d := object.AsDict(s.Items[3]); d != nil {
		own = d
	}
	p.function, p.args, p.keywords = s.Items[0], args, keywords
	attrs := object.AttrsOf(a[0])
	attrs.Materialise(a[0].Type())
	attrs.Dict = own
	return object.None, nil
}
