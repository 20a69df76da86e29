package object

import (
	"maps"
	"slices"
)

// This file makes images of whole interpreters.

// subclass is a class of a program that inherits from a built-in type.
type subclass struct{ base, sub *Type }

// imageRoots is what an image has besides its interpreter.
type imageRoots struct{ values []Value }

// NewImage makes an image of an interpreter that runs nothing, and of values that are held from elsewhere. The interpreter
// may not be used after that, nor may it have been used by another goroutine meanwhile.
func NewImage(in *Interpreter, values ...Value) (*Image, error) {
	for _, name := range []string{"last_exc", "last_type", "last_value", "last_traceback"} {
		in.Sys.DeleteString(name) // what failed has frames, and is over
	}
	in.settle()
	im, err := newImage(in, &imageRoots{slices.Clone(values)})
	if err != nil {
		return nil, err
	}
	return im, nil
}

// settle makes what an interpreter knows by weak pointers or in maps that grow known in a form that images share or copy.
func (in *Interpreter) settle() {
	known := maps.Clone(in.known)
	if known == nil {
		known = make(map[string]*Str, len(in.interned))
	}
	maps.Copy(known, in.interned)
	for _, s := range known {
		s.complete()
		if !s.IsASCII() {
			s.more = nil
			s.buildIndex()
		}
	}
	in.known, in.interned = known, make(map[string]*Str)
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

// Interpreter makes an interpreter, a copy of the one that the image is of, and gives the copies of the values.
func (im *Image) Interpreter() (*Interpreter, []Value) {
	base := im.copyBlock()
	in := readAs[Interpreter](placeAt(base, im.roots[0]))
	in.interned = make(map[string]*Str)
	in.control.steps = NoLimit
	return in, readAs[imageRoots](placeAt(base, im.roots[1])).values
}
