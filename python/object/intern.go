package object

import "weak"

// This file holds names: strs of which an interpreter has only one with the same content.

// interned are the names that came since the interpreter was made, or its image. A program can make up any number of them, so
// they must not stay for ever: those that came last are held, others are known for as long as something else holds them.
type interned struct {
	held map[string]*Str
	seen map[string]weak.Pointer[Str]

	heldBytes, seenBytes int // what they take
}

const (
	maxHeldNames = 1 << 20 // bytes

	// nameBytes is what a name takes besides its content: the str, and its places in maps.
	nameBytes = 144
)

// Intern gives the one Str of this interpreter with this content: for names.
func (in *Interpreter) Intern(s string) *Str {
	if len(s) <= 1 {
		return newStr(s)
	}
	if have, ok := in.known[s]; ok {
		return have
	}
	if have := in.interned.find(s); have != nil {
		return have
	}
	in.Allocated += int64(len(s)) + nameBytes
	return in.interned.add(s)
}

// Interned reports whether s is what Intern gives for its content.
func (in *Interpreter) Interned(s *Str) bool {
	if len(s.S) <= 1 {
		return s == newStr(s.S)
	}
	return in.known[s.S] == s || in.interned.find(s.S) == s
}

// find is the name with this content, or nil.
func (n *interned) find(s string) *Str {
	if have, ok := n.held[s]; ok {
		return have
	}
	return n.seen[s].Value()
}

func (n *interned) add(s string) *Str {
	made := newStr(s)
	if n.held == nil {
		n.held = make(map[string]*Str)
	}
	n.held[s] = made
	n.heldBytes += len(s) + nameBytes
	if n.heldBytes > max(maxHeldNames, n.seenBytes) {
		n.let()
	}
	return made
}

// let holds no name any more, and forgets those that are gone. This comes the less often the more names there are.
func (n *interned) let() {
	if n.seen == nil {
		n.seen = make(map[string]weak.Pointer[Str])
	}
	for s, name := range n.held {
		n.seen[s] = weak.Make(name)
	}
	clear(n.held)
	n.heldBytes, n.seenBytes = 0, 0
	for s, name := range n.seen {
		if name.Value() == nil {
			delete(n.seen, s)
		} else {
			n.seenBytes += len(s) + nameBytes
		}
	}
}

// all adds the names to those of another map.
func (n *interned) all(to map[string]*Str) {
	for s, name := range n.seen {
		if have := name.Value(); have != nil {
			to[s] = have
		}
	}
	for s, name := range n.held {
		to[s] = name
	}
}

// reset forgets all names.
func (n *interned) reset() {
	clear(n.held)
	n.seen, n.heldBytes, n.seenBytes = nil, 0, 0
}
