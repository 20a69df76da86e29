package object

import (
	"github.com/jinklink/jink/python/code"
)

// Code is a code object as Python sees it: the compiled code, its constants and names as objects of this interpreter, and
// what the virtual machine made of it.
type Code struct {
	Object
	*code.Code
	Consts []Value `image:"fixed"`
	Names  []*Str  `image:"share"`
	Exec   any     // the decoded form; it belongs to the virtual machine
}

// NewCode makes a code object, and those in its constants.
func (in *Interpreter) NewCode(c *code.Code) *Code {
	o := &Code{Object: Object{CodeType}, Code: c}
	o.Consts = make([]Value, len(c.Consts))
	for i, k := range c.Consts {
		o.Consts[i] = in.Constant(k)
	}
	o.Names = make([]*Str, len(c.Names))
	for i, n := range c.Names {
		o.Names[i] = in.Intern(n)
	}
	return o
}

// Value is c as an object.
func (c *Code) Value() Value { return From(c) }

// Constant is a constant of code as an object.
func (in *Interpreter) Constant(k code.Constant) Value {
	switch k := k.(type) {
	case nil:
		return None
	case bool:
		return Bool(k)
	case int64:
		return Int(k)
	case float64:
		return Float(k)
	case string:
		if len(k) <= 20 {
			return in.Intern(k).Value()
		}
		return NewStr(k)
	case code.Tuple:
		items := make([]Value, len(k))
		for i, item := range k {
			items[i] = in.Constant(item)
		}
		return NewTuple(items...)
	case *code.Code:
		return in.NewCode(k).Value()
	case code.Ellipsis:
		return Ellipsis
	}
	if bytes, ok := k.(code.Bytes); ok {
		return NewBytes(string(bytes))
	}
	if set, ok := k.(code.FrozenSet); ok {
		items := make([]Value, len(set))
		for i, item := range set {
			items[i] = in.Constant(item)
		}
		return newFrozenConstant(in, items)
	}
	return orNone(numberConstant(k))
}

// Function is a function that Python code defines.
type Function struct {
	Object
	Code        *Code
	Globals     *Dict
	Builtins    *Dict
	Defaults    []Value `image:"fixed"` // of the last positional parameters
	KwDefaults  *Dict   // nil if none
	Closure     []Value // cells, as many as the code has free variables
	Name        Value   // a str
	QualName    Value   // a str
	Module      Value   // NULL: none
	Doc         Value
	Annotations Value  // a dict; or the tuple that MAKE_FUNCTION got, until someone asks; NULL: none
	TypeParams  Value  // a tuple, or NULL
	Dict        *Dict  // of attributes; nil while there are none
	Version     uint32 // changes with Code and defaults: inline caches compare it
}

// Value is f as an object.
func (f *Function) Value() Value { return From(f) }

// AsFunction is the Python function that v is, or nil.
func AsFunction(v Value) *Function {
	if v.Is(FunctionType) {
		return (*Function)(v.p)
	}
	return nil
}

// Cell holds a variable that an inner function shares with an outer one.
type Cell struct {
	Object
	V Value // NULL: empty
}

// NewCell is a cell that holds v.
func NewCell(v Value) Value { return From(&Cell{Object{CellType}, v}) }

// AsCell reads v, which must be a cell.
func AsCell(v Value) *Cell { return (*Cell)(v.p) }

// BoundMethod is a function with the object that it was found on.
type BoundMethod struct {
	Object
	Func Value
	Self Value
}

// NewMethod binds a function.
func NewMethod(f, self Value) Value {
	return From(&BoundMethod{Object{MethodType}, f, self})
}

// AsMethod is the bound method that v is, or nil.
func AsMethod(v Value) *BoundMethod {
	if v.Is(MethodType) {
		return (*BoundMethod)(v.p)
	}
	return nil
}

// Generator is a generator, a coroutine, or an asynchronous generator: a frame that can be continued.
type Generator struct {
	Object
	Code      *Code
	Name      Value
	QualName  Value
	Frame     any // the virtual machine's; nil once it is done
	Running   bool
	Started   bool
	Handled   HandledException
	Awaiting  Value // what yield from or await is in; NULL if nothing
	Closed    bool
	Watched   bool  // it is closed once it is gone
	Hooks     Value // of asynchronous generators: the finalizer; NULL if none
	AsyncBusy bool  // an asynchronous generator is running a step
	Announced bool  // the hook for asynchronous generators has seen it
	Yielded   bool  // the last suspension was a yield, not an await
	Result    Value // what it returned, once it is over; NULL before
	Origin    Value // cr_origin
}

// NewGenerator makes a generator, coroutine or asynchronous generator; its frame is set by who makes it.
func NewGenerator(typ *Type, c *Code, name, qualName Value) *Generator {
	return &Generator{Object: Object{typ}, Code: c, Name: name, QualName: qualName}
}

// Value is g as an object.
func (g *Generator) Value() Value { return From(g) }

// AsGenerator is the generator, coroutine or asynchronous generator that v is, or nil.
func AsGenerator(v Value) *Generator {
	switch v.Type() {
	case GeneratorType, CoroutineType, AsyncGeneratorType:
		return (*Generator)(v.p)
	}
	return nil
}

// Module is a module.
type Module struct {
	Object
	Dict         *Dict
	Initializing bool // its code runs for the first time
}

// NewModule makes a module with the names every module has.
func NewModule(name, doc string) *Module {
	m := &Module{Object: Object{ModuleType}, Dict: NewDict()}
	m.Dict.SetString("__name__", NewStr(name))
	d := None
	if doc != "" {
		d = NewStr(doc)
	}
	m.Dict.SetString("__doc__", d)
	m.Dict.SetString("__package__", None)
	m.Dict.SetString("__loader__", None)
	m.Dict.SetString("__spec__", None)
	return m
}

// Value is m as an object.
func (m *Module) Value() Value { return From(m) }

// AsModule is the module that v is, or nil.
func AsModule(v Value) *Module {
	if v.p != nil && v.Type().Layout == LayoutModule {
		return (*Module)(v.p)
	}
	return nil
}
