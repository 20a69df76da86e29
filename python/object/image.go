package object

import (
	"fmt"
	"reflect"
	"weak"
)

// Image is a snapshot of all that can change in an interpreter, laid out as one block of memory, from which copies are made:
// the block is copied as a whole, and the pointers in it that lead into it are set to lead into the copy. That takes about a
// nanosecond for each, with no table and no allocation for each object.
//
// What never changes is shared by all copies: strs, ints, built-in types, functions in Go, code as it was compiled. What Go
// values outside of the language hold (files, writers, the host's own) is shared too.
//
// How a struct is copied, its type says. A field with the tag `image:"share"` holds what never changes, one with
// `image:"fixed"` Values that are never exchanged for others, and that are shared if none of them changes, one with `image:"drop"` what a copy can find out again: it is empty in a copy. What has a field `image:"refuse"` that is not zero cannot be
// copied. Fields that are functions are shared, so none may have caught a variable that changes.
type Image struct {
	block   reflect.Value // of a struct of arrays, one for each type of the pieces
	typ     reflect.Type
	size    uintptr
	fixes   []fix
	weaks   []weakFix
	maps    []mapFix
	roots   []uintptr // where the roots lie
	origins *origins
}

// fix is a pointer that leads into the block.
type fix struct{ at, to uint32 }

// weakFix is a weak pointer that does.
type weakFix struct{ at, to uintptr }

// mapFix is a map whose keys and items lie in the block.
type mapFix struct {
	at         uintptr
	typ        reflect.Type
	keys, vals uintptr
	n          int
}

// Size is how many bytes a copy takes, not counting its maps.
func (im *Image) Size() int { return int(im.size) }

// Pointers is how many pointers a copy has to set: what making it costs.
func (im *Image) Pointers() int { return len(im.fixes) }

// fill makes a block, whose address is base, a copy of the image: a new block, or one that was a copy already.
func (im *Image) fill(block reflect.Value) {
	block.Set(im.block)
	im.relocate(block.Addr().UnsafePointer())
}

func (im *Image) relocate(base place) {
	for _, f := range im.fixes {
		setPointer(placeAt(base, uintptr(f.at)), placeAt(base, uintptr(f.to)))
	}
	for _, f := range im.weaks {
		*readAs[weak.Pointer[Type]](placeAt(base, f.at)) = weak.Make(readAs[Type](placeAt(base, f.to)))
	}
	for i := len(im.maps) - 1; i >= 0; i-- { // those that are items of maps were found after these
		f := &im.maps[i]
		m := reflect.MakeMapWithSize(f.typ, f.n)
		if f.n > 0 {
			keys := reflect.NewAt(reflect.ArrayOf(f.n, f.typ.Key()), placeAt(base, f.keys)).Elem()
			vals := reflect.NewAt(reflect.ArrayOf(f.n, f.typ.Elem()), placeAt(base, f.vals)).Elem()
			for k := range f.n {
				m.SetMapIndex(keys.Index(k), vals.Index(k))
			}
		}
		reflect.NewAt(f.typ, placeAt(base, f.at)).Elem().Set(m)
	}
}

// ImageError is why no image can be made: something cannot be copied.
type ImageError struct {
	What string // such as "a generator"
	Path string // the way to it, such as __main__.counter
}

func (e *ImageError) Error() string {
	return fmt.Sprintf("%s cannot be copied: %s", e.What, e.Path)
}
