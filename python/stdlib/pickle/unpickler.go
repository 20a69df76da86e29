package pickle

import (
	"github.com/jinklink/jink/python/object"
)

var unpicklerType = &object.Type{Name: "_pickle.Unpickler", Doc: "What reads objects from a file."}

// unpickler reads objects.
type unpickler struct {
	object.Object
	self             value // the Unpickler, NULL if there is none
	in               input
	fix              bool
	encoding, errors string
	buffers          value // an iterator, or NULL
	ready            bool
	proto            int

	memo               []value
	stack              []value
	marks              []int
	persistent, finder value // NULL if not given
}

func defineUnpickler() {
	object.Attributable[unpickler](unpicklerType)
	sig := object.Fn("Unpickler", "(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())", "", nil)
	unpicklerType.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		v, _ := object.Make[unpickler](unpicklerType, cls)
		return v, nil
	}
	unpicklerType.Init = func(t *thread, self value, args []value, names object.Names) error {
		a, err := sig.Bind(t, args, names)
		if err != nil {
			return err
		}
		return object.As[unpickler](self).init(t, a[0], a[1], a[2], a[3], a[4])
	}
	get := func(v value) *unpickler { return object.As[unpickler](v) }
	object.DefineType(unpicklerType, nil, "_pickle", object.TypeDef{
		Methods: []*object.Builtin{
			object.Method("load", "(self, /)", "Read an object.", func(t *thread, a []value) (value, error) {
				u := get(a[0])
				if !u.ready {
					return value{}, raiseUnpickling(t, "Unpickler.__init__() was not called by %s.__init__()", a[0].Type().Short())
				}
				u.self = a[0]
				defer func() { u.self = value{} }()
				return u.load(t)
			}),
			object.Method("find_class", "(self, module_name, global_name, /)", "Return what a global name stands for.", func(t *thread, a []value) (value, error) {
				module, err := t.StrArg(a[1], "find_class() argument 1")
				if err != nil {
					return value{}, err
				}
				name, err := t.StrArg(a[2], "find_class() argument 2")
				if err != nil {
					return value{}, err
				}
				return get(a[0]).findHere(t, module, name)
			}),
			object.Method("persistent_load", "(self, pid, /)", "Return the object that a name stands for.", func(t *thread, a []value) (value, error) {
				return value{}, raiseUnpickling(t, "A load persistent id instruction was encountered, but no persistent_load function was specified.")
			}),
		},
		GetSets: []*object.GetSet{
			object.Attr("memo", "", func(t *thread, self value) (value, error) { return newMemoProxy(unmemoType, self), nil }, setUnpicklerMemo),
		},
	})
}

func (u *unpickler) init(t *thread, file, fix, encoding, errs, buffers value) error {
	u.fix, u.encoding, u.errors = true, "ASCII", "strict"
	var err error
	if !fix.IsNull() {
		if u.fix, err = t.Truth(fix); err != nil {
			return err
		}
	}
	if !encoding.IsNull() {
		if u.encoding, err = t.StrArg(encoding, "argument 'encoding'"); err != nil {
			return err
		}
	}
	if !errs.IsNull() {
		if u.errors, err = t.StrArg(errs, "argument 'errors'"); err != nil {
			return err
		}
	}
	u.buffers = value{}
	if isSet(buffers) {
		if u.buffers, err = t.Iter(buffers); err != nil {
			return err
		}
	}
	if !file.IsNull() {
		for name, to := range map[string]*value{"read": &u.in.read, "readline": &u.in.readline} {
			if *to, err = t.FindAttr(file, t.Interp.Intern(name)); err != nil {
				return err
			}
		}
		if u.in.read.IsNull() || u.in.readline.IsNull() {
			return t.Raise(object.TypeError, "file must have 'read' and 'readline' attributes")
		}
	}
	u.memo, u.ready = nil, true
	return nil
}

func (u *unpickler) hook(t *thread, name string) (value, error) {
	if u.self.IsNull() {
		return value{}, nil
	}
	v, err := t.FindAttr(u.self, t.Interp.Intern(name))
	if err != nil || v.IsNull() {
		return value{}, err
	}
	if b := object.AsBuiltin(v); b != nil && b.Owner == unpicklerType {
		return value{}, nil
	}
	return v, nil
}

func (u *unpickler) load(t *thread) (value, error) {
	var err error
	if u.persistent, err = u.hook(t, "persistent_load"); err != nil {
		return value{}, err
	}
	if u.finder, err = u.hook(t, "find_class"); err != nil {
		return value{}, err
	}
	// What a load calls may load with the same Unpickler: its stack is then another one.
	stack, marks := u.stack, u.marks
	u.stack, u.marks = nil, nil
	v, err := u.run(t)
	u.stack, u.marks = stack, marks
	return v, err
}

func (u *unpickler) push(v value) { u.stack = append(u.stack, v) }

// bottom is how far down the stack may be popped.
func (u *unpickler) bottom() int {
	if len(u.marks) == 0 {
		return 0
	}
	return u.marks[len(u.marks)-1]
}

func (u *unpickler) underflow(t *thread) error {
	if len(u.marks) > 0 {
		return raiseUnpickling(t, "unexpected MARK found")
	}
	return raiseUnpickling(t, "unpickling stack underflow")
}

func (u *unpickler) pop(t *thread) (value, error) {
	n := len(u.stack)
	if n <= u.bottom() {
		return value{}, u.underflow(t)
	}
	v := u.stack[n-1]
	u.stack = u.stack[:n-1]
	return v, nil
}

func (u *unpickler) top(t *thread) (value, error) {
	if len(u.stack) <= u.bottom() {
		return value{}, u.underflow(t)
	}
	return u.stack[len(u.stack)-1], nil
}

// popMark takes what came since the last mark. It is valid until the next push.
func (u *unpickler) popMark(t *thread) ([]value, error) {
	if len(u.marks) == 0 {
		return nil, raiseUnpickling(t, "could not find MARK")
	}
	from := u.marks[len(u.marks)-1]
	u.marks = u.marks[:len(u.marks)-1]
	items := u.stack[from:]
	u.stack = u.stack[:from]
	return items, t.Allocate(16 * len(items))
}

// remember puts the top of the stack into the memo.
func (u *unpickler) remember(t *thread, n int) error {
	v, err := u.top(t)
	if err != nil {
		return err
	}
	if n >= len(u.memo) {
		// A pickle may name any number: it costs what it takes.
		if n > len(u.memo)+1<<24 {
			return t.Raise(object.MemoryError, "")
		}
		if n >= cap(u.memo) {
			size := max(n+1, 2*len(u.memo), 32)
			if err := t.Allocate(16 * size); err != nil {
				return err
			}
			memo := make([]value, len(u.memo), size)
			copy(memo, u.memo)
			u.memo = memo
		}
		u.memo = u.memo[:n+1]
	}
	u.memo[n] = v
	return nil
}

func (u *unpickler) recall(t *thread, n int) error {
	if n < 0 || n >= len(u.memo) || u.memo[n].IsNull() {
		return raiseUnpickling(t, "Memo value not found at index %d", n)
	}
	u.push(u.memo[n])
	return nil
}

// find finds a global by its name, as the program wants it.
func (u *unpickler) find(t *thread, module, name string) (value, error) {
	if !u.finder.IsNull() {
		return t.Call(u.finder, object.NewStr(module), object.NewStr(name))
	}
	return u.findHere(t, module, name)
}

func (u *unpickler) findHere(t *thread, module, name string) (value, error) {
	if u.fix && u.proto < 3 {
		module, name = newName(module, name)
	}
	m, err := t.Import(module)
	if err != nil {
		return value{}, err
	}
	var v value
	if u.proto >= 4 {
		v, err = walk(t, m, name)
	} else {
		v, err = t.Attr(m, name)
	}
	if object.Matches(err, object.AttributeError) {
		return value{}, t.Raise(object.AttributeError, "Can't get attribute '%s' on %s", name, shown(t, m))
	}
	return v, err
}

func shown(t *thread, v value) string {
	s, err := t.Repr(v)
	if err != nil {
		return "?"
	}
	return s
}
