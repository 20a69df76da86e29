package python

import (
	"fmt"
	"sync"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/vm"
)

// This file holds copies of interpreters.

// Template is an interpreter as it was when it was ready: modules imported, programs run, caches warm. New makes copies of it
// in microseconds, each an Interpreter of its own that shares nothing with another one but what never changes. A Template
// may be used by several goroutines at once.
//
// Objects that a template has are part of each copy for as long as that lives: no __del__ of theirs is called, and weak
// references to them stay.
type Template struct {
	image   *vm.Image
	config  Config
	sources *sources
}

// Template makes a template of an interpreter, which cannot be used any more after that. It is an error if something cannot be
// copied: a running generator, an open file, an iterator. The error names it and the way to it.
//
// Copies share the files, the clock and the streams of Config, which therefore must be ones that several goroutines may use;
// and they have the limits of Config, each for itself.
func (in *Interpreter) Template() (*Template, error) {
	if in.failed != nil {
		return nil, in.failed
	}
	if in.rt.Thread.Depth > 0 {
		return nil, fmt.Errorf("make a template: a program is running")
	}
	image, err := in.rt.Image()
	if err != nil {
		return nil, fmt.Errorf("make a template: %w", err)
	}
	in.failed = fmt.Errorf("the interpreter became a template")
	return &Template{image, in.config, in.sources}, nil
}

// New makes a copy.
func (m *Template) New() *Interpreter {
	in := &Interpreter{rt: m.image.New(), sources: m.sources, config: m.config}
	in.formatExceptions()
	in.limit()
	return in
}

// Size is how many bytes of an interpreter a copy has. It takes twice as many from its first Reset on, because it
// keeps what they were.
func (m *Template) Size() int { return m.image.Size() }

// Reset makes a copy of a template again what it was when it was new: whatever programs did to it is undone, by whatever way
// they did it: all of its memory is compared with what it was, and written over where it differs. Values and Callables from before
// anything was run stay what they are. It takes about as long as reading Size bytes twice. It is an error if that cannot be done: then the interpreter is of no more use.
func (in *Interpreter) Reset() error {
	if in.failed == nil && !in.rt.Reset() {
		in.failed = fmt.Errorf("reset a Python interpreter: it is no copy of a template, or still runs")
	}
	if in.failed != nil {
		return in.failed
	}
	in.formatExceptions()
	in.limit()
	return nil
}

// Pool keeps copies of a template for those that need one for a moment, such as for a request. Nothing that a program does in
// one is to be seen by the next: a copy is reset before it is given out again. Several goroutines may use a Pool at once.
type Pool struct {
	template *Template
	idle     sync.Pool
}

// NewPool makes a pool.
func NewPool(m *Template) *Pool { return &Pool{template: m} }

// Get gives an interpreter that is as the template is, for the caller alone until Put.
func (p *Pool) Get() *Interpreter {
	if in, ok := p.idle.Get().(*Interpreter); ok {
		return in
	}
	return p.template.New()
}

// Put gives an interpreter back, which the caller must not use any more, nor anything that came of it. One that cannot be reset
// is thrown away.
func (p *Pool) Put(in *Interpreter) {
	if in.Reset() == nil {
		p.idle.Put(in)
	}
}

// ImageError is why no template can be made: What cannot be copied, and Path is the way to it.
type ImageError = object.ImageError
