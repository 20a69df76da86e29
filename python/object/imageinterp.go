package object

import (
	"maps"
	"reflect"
	"slices"
)

// This file makes images of whole interpreters.

// subclass is a class of a program that inherits from a built-in type.
type subclass struct{ base, sub *Type }

// imageRoots is what an image has besides its interpreter.
type imageRoots struct {
	values []Value
	kept   Memo // what modules keep for the main thread
}

// NewImage makes an image of an interpreter that runs nothing, and of values that are held from elsewhere; main is its main thread. The interpreter
// may not be used after that, nor may it have been used by another goroutine meanwhile.
func NewImage(main *Thread, values ...Value) (*Image, error) {
	in := main.Interp
	for _, name := range []string{"last_exc", "last_type", "last_value", "last_traceback"} {
		in.Sys.DeleteString(name) // what failed has frames, and is over
	}
	in.settle()
	im, err := newImage(in.copied, in, &imageRoots{slices.Clone(values), main.Values})
	if err != nil {
		return nil, err
	}
	return im, nil
}

// settle makes what an interpreter knows by weak pointers or in maps that grow known in a form that images share or copy.
func (in *Interpreter) settle() {
	known := maps.Clone(in.known)
	if known == nil {
		known = make(map[string]*Str, len(in.interned.held))
	}
	in.interned.all(known)
	for _, s := range known {
		s.complete()
		if !s.IsASCII() {
			s.more = nil
			s.buildIndex()
		}
	}
	in.known, in.interned = known, interned{}
	done := make(map[*Type]bool)
	var keep func(typ *Type)
	keep = func(typ *Type) {
		if done[typ] {
			return
		}
		done[typ] = true
		typ.kept, typ.subclasses = typ.liveSubclasses(), nil
		for _, s := range typ.kept {
			keep(s)
		}
	}
	for base, subs := range in.subclasses {
		for _, w := range subs {
			if s := w.Value(); s != nil {
				in.kept = append(in.kept, subclass{base, s})
			}
		}
	}
	in.subclasses = nil
	for _, k := range in.kept {
		keep(k.sub)
	}
}

// Renew makes a thread that runs nothing one that never ran anything, and reports whether it could.
func (t *Thread) Renew() bool {
	if t.Depth != 0 || t.nested != 0 || len(t.shown) != 0 || len(t.scratch) != 0 || t.Handled.Outer != nil {
		return false
	}
	t.Fuel, t.Handled.Exc = 0, Value{}
	clear(t.scratch[:cap(t.scratch)])
	return true
}

// Copy is a copy of the interpreter that an image is of.
type Copy struct {
	Interp *Interpreter
	Values []Value // the copies of those that NewImage got
	Kept   Memo    // the copy of what the main thread kept
	image  *Image
	block  reflect.Value
	base   place  // where the block lies
	clean  []byte // what its bytes were when it was new; nil before it is reset for the first time
	maps   []copiedMap
	copied copied
}

// New makes a copy.
func (im *Image) New() *Copy {
	c := &Copy{image: im, block: reflect.New(im.typ).Elem()}
	c.block.Set(im.block)
	c.base = c.block.Addr().UnsafePointer()
	c.maps = im.relocate(c.base)
	c.take(interned{}, new(Bell))
	return c
}

// Reset makes the copy again what it was when it was new. All objects that were there then are there again, and at the same
// place, whatever was done to them and by whatever way; those that came later are forgotten.
func (c *Copy) Reset() {
	names := c.Interp.interned
	names.reset()
	bell := c.Interp.bell
	if bell.used.Load() {
		bell = new(Bell) // whoever holds the old one speaks of what is over
	}
	c.restore()
	c.take(names, bell)
}

func (c *Copy) take(names interned, bell *Bell) {
	im, base := c.image, c.base
	c.Interp = readAs[Interpreter](placeAt(base, im.roots[0]))
	c.Interp.interned = names
	c.copied.base, c.copied.size, c.copied.origins = base, im.size, im.origins
	c.Interp.copied = &c.copied
	c.Interp.control.steps, c.Interp.bell = NoLimit, bell
	roots := readAs[imageRoots](placeAt(base, im.roots[1]))
	c.Values, c.Kept = roots.values, roots.kept
}
