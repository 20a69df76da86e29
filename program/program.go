// Package program runs the logic of links: rules, which are Python expressions over a visit, and programs, which define
// route(req). It exists to turn text that strangers wrote into decisions in about a microsecond, without ever breaking a
// redirect.
//
// Invariants:
//   - Whatever a program does, a visit is answered: what goes wrong is counted, kept for the author, and answered with the
//     link's own target.
//   - A program reaches nothing but what it is given: the request, and modules that compute. Nothing that it did to its
//     interpreter is there when the next visit begins, not even for the same link.
//   - Every target that a program or a template made has passed link.Targets.Parse, or was put together from parts of one that
//     has, escaped for where they stand.
//   - The same logic is compiled once, however many links have it and however many visits wait for it.
package program

import (
	"crypto/sha256"
	"encoding/binary"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/python"
)

// Budget is what one run may use. Zero fields have the defaults below.
type Budget struct {
	Steps  int64         // one for each call and each turn of a loop, or for each few nanoseconds of a function in Go
	Memory int64         // bytes that may be allocated
	Output int           // bytes that may be printed
	Time   time.Duration // on the clock; it is only a net, because steps run out first
}

// each is what an interpreter counts of it.
func (b Budget) each() python.Budget {
	return python.Budget{Steps: b.Steps, Memory: b.Memory, Output: int64(b.Output)}
}

// The budget of a run where none is given.
const (
	DefaultSteps  = 100_000
	DefaultMemory = 8 << 20
	DefaultOutput = 64 << 10
	DefaultTime   = 5 * time.Millisecond
)

// What loading may take, as often as a run: modules are imported, tables made. It happens when a link is saved, and again
// when a program that was not used for long is.
const (
	loadSteps  = 100
	loadMemory = 8
	loadTime   = 2 * time.Second
)

// maxImage bounds what a loaded program may hold, because each visit begins by copying it.
const maxImage = 4 << 20

func (b Budget) withDefaults() Budget {
	if b.Steps <= 0 {
		b.Steps = DefaultSteps
	}
	if b.Memory <= 0 {
		b.Memory = DefaultMemory
	}
	if b.Output <= 0 {
		b.Output = DefaultOutput
	}
	if b.Time <= 0 {
		b.Time = DefaultTime
	}
	return b
}

// key identifies a logic by its content.
type key [sha256.Size]byte

func keyOf(l *link.Logic) key {
	h := sha256.New()
	add := func(s string) {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(s)))
		h.Write(n[:])
		h.Write([]byte(s))
	}
	add(l.Program)
	add(l.TimeZone)
	for i := range l.Rules {
		r := &l.Rules[i]
		add(r.When)
		add(r.To)
		for _, host := range r.Hosts {
			add(host)
		}
		add("") // no host is empty
	}
	return key(h.Sum(nil))
}

// Program is a logic that was compiled and loaded, ready for visits. It does not change but for the interpreters that wait in
// it, and what it remembers.
type Program struct {
	rules    []target // where each rule leads
	hasRoute bool
	hooks    []Hook // of the site program
	random   bool   // it speaks of random numbers
	zone     *time.Location
	template *python.Template
	budget   Budget
	loaded   int64 // bytes that were allocated while it was loaded
	idle     idle
	memory   memory
}

// freeLoad is how much may be allocated while a program is loaded before it counts: what modules leave behind is mostly shared,
// or garbage. What is beyond is taken to be text that the program keeps.
const freeLoad = 4 << 20

// size estimates the memory that a program and its interpreters take.
func (p *Program) size() int64 {
	n := int64(1<<12) + int64(len(p.rules))*256
	for i := range p.rules {
		n += int64(len(p.rules[i].whole)) * 2
	}
	// The stack of an interpreter is about 8 KiB, and one or two interpreters are what most programs ever need; each takes the
	// template's size twice.
	if p.loaded > freeLoad {
		n += p.loaded
	}
	return n + 5*int64(p.template.Size()) + 2*(8<<10) + sizeOfMemory
}

// take gives an interpreter for one visit.
func (p *Program) take() (*worker, error) {
	if w := p.idle.take(); w != nil {
		return w, nil
	}
	return newWorker(p)
}

// give takes an interpreter back, as new.
func (p *Program) give(w *worker) {
	w.run.end()
	w.visit.forget()
	if w.in.Reset() != nil {
		return
	}
	p.idle.give(w)
}
