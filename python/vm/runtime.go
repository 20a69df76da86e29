package vm

import (
	"io"
	"sync/atomic"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

// Module makes a native module for an interpreter.
type Module func(t *object.Thread) (*object.Module, error)

// Config says what an interpreter has.
type Config struct {
	Stdout, Stderr io.Writer
	Stdin          io.Reader
	Clock          object.Clock // nil: there is none

	// Modules are the native modules, by their full names.
	Modules map[string]Module
	// Finder finds the source of other modules; nil: there are none.
	Finder Finder
	// Cache keeps compiled modules; nil: they are compiled each time.
	Cache Cache
	// Trees are the nodes of module ast; nil: compile() knows none.
	Trees Trees
	// Path is sys.path.
	Path []string
	// Args is sys.argv.
	Args []string
	// Executable is sys.executable.
	Executable string
}

// Finder finds modules that are written in Python.
type Finder interface {
	// Find looks for the module with this full name in the directories of path.
	Find(name string, path []string) (Source, bool, error)
}

// Source is where a module comes from.
type Source struct {
	Filename string
	Text     []byte
	Package  bool     // it has submodules
	Path     []string // of a package: where they are
	NoFile   bool     // a namespace package: directories only
}

// Runtime is an interpreter: its modules and what the machine remembers.
type Runtime struct {
	Interp         *object.Interpreter
	Thread         *object.Thread
	bell           atomic.Pointer[object.Bell] // of Interp: for other goroutines
	config         Config
	copy           *object.Copy // of an image; nil: it was made anew
	importFunction object.Value // __import__ as it was made: as long as it is that, import statements need not call it
}

// New makes an interpreter.
func New(c Config) (*Runtime, error) {
	in := object.NewInterpreter()
	in.SetOutput(c.Stdout, c.Stderr)
	in.Clock = c.Clock
	in.Stdin = object.NewInput(c.Stdin)
	in.Path, in.Args, in.Executable = c.Path, c.Args, c.Executable
	rt := &Runtime{Interp: in, config: c}
	rt.start()
	for name := range c.Modules {
		in.Native[name] = true
	}
	b, err := rt.builtinsModule(rt.Thread)
	if err != nil {
		return nil, err
	}
	in.Builtins = b.Dict
	in.Modules.SetString("builtins", b.Value())
	in.Native["builtins"] = true
	return rt, nil
}

// Signal tells the program of a signal. Any goroutine may call it.
func (rt *Runtime) Signal(n int) { rt.bell.Load().Signal(n) }

// furnish gives a thread its machine.
func (rt *Runtime) furnish(t *object.Thread, size int) {
	t.Frame = &machine{thread: t, rt: rt, chunk: make([]object.Value, size)}
}

// NewThread makes a thread beside the main one. Its first piece of stack is small, since there may be many.
func (rt *Runtime) NewThread() *object.Thread {
	t := object.NewThread(rt.Interp, rt)
	rt.furnish(t, chunkSize/16)
	return t
}

// NewMain makes module __main__, in place of any that there was.
func (rt *Runtime) NewMain() *object.Module {
	main := object.NewModule("__main__", "")
	main.Dict.SetString("__annotations__", object.NewDict().Value())
	main.Dict.SetString("__builtins__", rt.Interp.Modules.GetString("builtins"))
	rt.Interp.Modules.SetString("__main__", main.Value())
	return main
}

// Main is module __main__: the one that there is, or a new one.
func (rt *Runtime) Main() *object.Module {
	if v := rt.Interp.Modules.GetString("__main__"); !v.IsNull() {
		if m := object.AsModule(v); m != nil {
			return m
		}
	}
	return rt.NewMain()
}

// RunMain runs code as the program, in module __main__. Programs that are run one after the other share its names.
func (rt *Runtime) RunMain(c *code.Code) (object.Value, error) {
	main := rt.Main()
	if c.Filename != "" {
		if c.Filename != "<string>" { // the text of -c is in no file
			main.Dict.SetString("__file__", object.NewStr(c.Filename))
		}
	}
	return rt.Exec(rt.Interp.NewCode(c), main.Dict, main.Dict.Value())
}

// Exec runs code in a namespace.
func (rt *Runtime) Exec(c *object.Code, globals *object.Dict, locals object.Value) (object.Value, error) {
	return machineOf(rt.Thread).runCode(c, globals, locals, nil)
}

// CurrentGlobals is the global namespace of the innermost frame.
func (rt *Runtime) CurrentGlobals(t *object.Thread) *object.Dict {
	if f := machineOf(t).cur; f != nil {
		return f.globals
	}
	return nil
}

// CurrentFrame is the frame so many calls up, or nil.
func (rt *Runtime) CurrentFrame(t *object.Thread, up int) *object.Frame {
	f := machineOf(t).cur
	for ; f != nil && up > 0; up-- {
		f = f.prev
	}
	if f == nil {
		return nil
	}
	if f.obj == nil {
		t.Made(tracebackBytes + object.Bytes(f.exec.first))
	}
	return f.frameObject()
}

// GeneratorFrame is the frame object of a generator, nil if it is over.
func (rt *Runtime) GeneratorFrame(g *object.Generator) *object.Frame {
	if f, ok := g.Frame.(*frame); ok {
		return f.frameObject()
	}
	return nil
}

// SuperArguments are the class and object of super(): __class__ of the innermost function, and its first argument.
func (rt *Runtime) SuperArguments(t *object.Thread) (*object.Type, object.Value, error) {
	f := machineOf(t).cur
	if f == nil {
		return nil, object.Value{}, t.Raise(object.RuntimeError, "super(): no current frame")
	}
	c := f.exec.code
	if c.ArgCount == 0 {
		return nil, object.Value{}, t.Raise(object.RuntimeError, "super(): no arguments")
	}
	obj := f.st[0]
	for _, cell := range f.exec.cells {
		if cell[0] == 0 {
			obj = object.AsCell(f.st[cell[1]]).V
		}
	}
	if obj.IsNull() {
		return nil, object.Value{}, t.Raise(object.RuntimeError, "super(): arg[0] deleted")
	}
	for i, name := range c.FreeVars {
		if name != "__class__" {
			continue
		}
		v := object.AsCell(f.st[f.exec.first-f.exec.nfree+i]).V
		if v.IsNull() {
			return nil, object.Value{}, t.Raise(object.RuntimeError, "super(): empty __class__ cell")
		}
		cls := object.AsType(v)
		if cls == nil {
			return nil, object.Value{}, t.Raise(object.RuntimeError, "super(): __class__ is not a type (%s)", v.Type().Name)
		}
		return cls, obj, nil
	}
	return nil, object.Value{}, t.Raise(object.RuntimeError, "super(): __class__ cell not found")
}
