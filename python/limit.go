package python

import (
	"fmt"
	"io"

	"github.com/jinklink/jink/python/compile"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/syntax"
)

// This file holds what a host sets anew for each run of an interpreter, and programs that were not parsed but built.

// Limit sets how many steps may be taken and how many bytes may be allocated from now on, 0 for any number, until the next
// Limit or Reset. Loading a program may thus be given other limits than what is then called in it.
func (in *Interpreter) Limit(steps, memory int64) {
	if steps <= 0 {
		steps = object.NoLimit
	}
	in.rt.Thread.SetSteps(steps)
	in.rt.Interp.MemoryLimit, in.rt.Interp.Allocated = -1, 0
	if memory > 0 {
		in.rt.Interp.MemoryLimit = memory
	}
}

// StepsLeft is how many steps may still be taken.
func (in *Interpreter) StepsLeft() int64 { return in.rt.Thread.StepsLeft() }

// Allocated is how many bytes were allocated since Limit was last called.
func (in *Interpreter) Allocated() int64 { return in.rt.Interp.Allocated }

// SetOutput says where what programs print goes from now on, until Reset.
func (in *Interpreter) SetOutput(w io.Writer) { in.rt.Interp.Stdout, in.rt.Interp.Stderr = w, w }

// Imported reports whether a module has been imported.
func (in *Interpreter) Imported(name string) bool {
	return !in.rt.Interp.Modules.GetString(name).IsNull()
}

// CompileTree compiles a tree that the host built or changed. source is what it was parsed from, so that errors and tracebacks
// can show lines, or nil.
func CompileTree(filename string, tree *syntax.Module, source []byte) (*Program, error) {
	c, err := compile.Tree(tree, compile.Config{Filename: filename, Source: source})
	if err != nil {
		return nil, fmt.Errorf("compile %s: %w", filename, err)
	}
	return &Program{code: c, source: source}, nil
}
