// Package object holds what Python programs are about: values, types, and everything that the built-in types can do.
//
// It exists apart from package vm so that objects can be read, and used from Go, without knowing how code runs. Where they must
// call back into Python (a __getattr__, a sort key, a generator) they ask the thread's Runner, which is all that this package
// knows of the virtual machine.
//
// Where to look: value.go says how a value is held, and alone uses package unsafe; type.go is the type with its slots, slot.go and
// slotpython.go tie slots and special methods together, define.go fills the built-in types, class.go makes those of programs, shape.go keeps the
// attributes of instances; attr.go, call.go, bind.go and operators.go are the operations that the machine, and Go code, use. Each built-in
// type has files that begin with its name.
//
// Invariants:
//   - Built-in types are filled once, before there is any interpreter, and never change. Interpreters share them, and nothing
//     else that changes.
//   - A function that may run Python code takes the Thread first, and gives an error: an *Exception, which Python code can
//     catch, or another one, which it cannot. Nothing panics because of what a program does.
//   - Every loop in Go whose length a program decides charges for its steps, every allocation whose size it decides is accounted for
//     before it is made, and every nesting that it can deepen is counted.
//   - Calling back into Python may change any list, dict or set: no index or slice of one is trusted across such a call.
//   - Messages are CPython 3.13's, word for word, since programs and people read them.
package object
