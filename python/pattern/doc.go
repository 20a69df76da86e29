// Package pattern reads regular expressions as Python 3.13 has them, and matches them.
//
// It exists because none of Go's engines does what programs rely on: references back, looking around, atomic groups, the order in
// which alternatives are tried. It knows nothing of interpreters: who counts steps, bytes and nesting is a Meter.
//
// A pattern becomes a tree (parse.go, group.go, escape.go), the tree a program (program.go); decode.go makes trees of what CPython's own
// module re compiles patterns to. A program is run by one loop that keeps what it can go back to on a stack of its own (attempt.go), so that no
// pattern can exhaust Go's; matcher.go holds what it needs, and the search. Text is UTF-8 and matched by bytes: a set has a table of bytes for
// what is ASCII, and characters are decoded only beyond that.
//
// What makes it fast is known when a pattern is compiled: what bytes each part can begin with. By that alternatives that cannot match are never
// tried, repetitions do not stop where nothing can follow, and those that must go as far as they can are never gone back into.
//
// Invariants: every step is charged for and all memory is accounted for, before it is used; compiled programs never change.
package pattern
