package contextvars

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

const (
	equal    = code.Equal
	notEqual = code.NotEqual
)

// variable is a ContextVar.
type variable struct {
	object.Object
	name  value
	value value // the default; NULL if there is none
}

// token tells what a variable was before it was set.
type token struct {
	object.Object
	of   value
	in   value // the context
	old  value // NULL: it had none
	used bool
}

func newVar(t *thread, cls *class, args []value, n names) (value, error) {
	v, x := object.Make[variable](varType, cls)
	positional := args[:len(args)-len(n)]
	if len(positional) > 1 {
		return value{}, t.Raise(object.TypeError, "ContextVar() takes at most 1 positional argument (%d given)", len(positional))
	}
	if len(positional) == 1 {
		x.name = positional[0]
	}
	for i, name := range n {
		given := args[len(positional)+i]
		switch {
		case name.S == "default":
			x.value = given
		case name.S == "name" && x.name.IsNull():
			x.name = given
		default:
			return value{}, t.Raise(object.TypeError, "ContextVar() got an unexpected keyword argument '%s'", name.S)
		}
	}
	if x.name.IsNull() {
		return value{}, t.Raise(object.TypeError, "ContextVar() takes exactly 1 positional argument (0 given)")
	}
	if object.AsStr(x.name) == nil {
		return value{}, t.Raise(object.TypeError, "context variable name must be a str")
	}
	return v, nil
}

func defineVar() {
	typ := varType
	typ.New = newVar
	typ.Repr = func(t *thread, self value) (value, error) {
		x := object.As[variable](self)
		if t.Showing(self) {
			return object.NewStr("..."), nil
		}
		defer t.Shown()
		name, err := t.Repr(x.name)
		if err != nil {
			return value{}, err
		}
		if x.value.IsNull() {
			return reprOf(t, "<ContextVar name=%s at %#x>", name, t.Interp.ID(self))
		}
		def, err := t.Repr(x.value)
		if err != nil {
			return value{}, err
		}
		return reprOf(t, "<ContextVar name=%s default=%s at %#x>", name, def, t.Interp.ID(self))
	}
	object.StructOf[variable](typ)
	object.DefineType(typ, nil, "_contextvars", object.TypeDef{
		ClassMethods: []*object.Builtin{object.ClassGetItem()},
		Methods: []*object.Builtin{
			object.Method("get", "(self, default=None, /)", "Return the value in this context, or the default.", func(t *thread, a []value) (value, error) {
				x := object.As[variable](a[0])
				if v, ok := object.As[context](current(t)).vars[x]; ok {
					return v, nil
				}
				switch {
				case !a[1].IsNull():
					return a[1], nil
				case !x.value.IsNull():
					return x.value, nil
				}
				return value{}, t.RaiseArgs(object.LookupError, a[0])
			}),
			object.Method("set", "(self, value, /)", "Set the value in this context, and return a token for reset.", func(t *thread, a []value) (value, error) {
				in, x := current(t), object.As[variable](a[0])
				v, k := object.Make[token](tokenType, tokenType)
				k.of, k.in, k.old = a[0], in, object.As[context](in).vars[x]
				return v, object.As[context](in).set(t, x, a[1])
			}),
			object.Method("reset", "(self, token, /)", "Have the variable be as it was before set gave the token.", reset),
		},
		GetSets: []*object.GetSet{object.Attr("name", "", func(t *thread, self value) (value, error) { return object.As[variable](self).name, nil }, nil)},
	})
}

func reset(t *thread, a []value) (value, error) {
	if !a[1].Is(tokenType) {
		repr, err := t.Repr(a[1])
		if err != nil {
			return value{}, err
		}
		return value{}, t.Raise(object.TypeError, "expected an instance of Token, got %s", repr)
	}
	repr, err := t.Repr(a[1])
	if err != nil {
		return value{}, err
	}
	k := object.As[token](a[1])
	switch {
	case k.used:
		return value{}, t.Raise(object.RuntimeError, "%s has already been used once", repr)
	case k.of != a[0]:
		return value{}, t.Raise(object.ValueError, "%s was created by a different ContextVar", repr)
	case k.in != current(t):
		return value{}, t.Raise(object.ValueError, "%s was created in a different Context", repr)
	}
	k.used = true
	return object.None, object.As[context](k.in).set(t, object.As[variable](a[0]), k.old)
}

func defineToken() {
	typ := tokenType
	typ.New = func(t *thread, cls *class, args []value, n names) (value, error) {
		return value{}, t.Raise(object.RuntimeError, "Tokens can only be created by ContextVars")
	}
	absent, _ := object.Make[missing](missingType, missingType)
	typ.Repr = func(t *thread, self value) (value, error) {
		k := object.As[token](self)
		of, err := t.Repr(k.of)
		if err != nil {
			return value{}, err
		}
		used := ""
		if k.used {
			used = " used"
		}
		return reprOf(t, "<Token%s var=%s at %#x>", used, of, t.Interp.ID(self))
	}
	object.StructOf[token](typ)
	object.DefineType(typ, nil, "_contextvars", object.TypeDef{
		Constants:    map[string]value{"MISSING": absent},
		ClassMethods: []*object.Builtin{object.ClassGetItem()},
		GetSets: []*object.GetSet{
			object.Attr("var", "", func(t *thread, self value) (value, error) { return object.As[token](self).of, nil }, nil),
			object.Attr("old_value", "", func(t *thread, self value) (value, error) {
				if old := object.As[token](self).old; !old.IsNull() {
					return old, nil
				}
				return absent, nil
			}, nil),
		},
	})
}
