package object

import (
	"fmt"
	"reflect"
	"slices"
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
	layout  []part // where the arrays lie
	fixes   []fix  // sorted
	weaks   []weakFix
	maps    []mapFix
	roots   []uintptr // where the roots lie
	origins *origins
}

// part is an array in the block: where it lies, the size of an item, how many there are, and whether they are Caches.
type part struct {
	offset, size uintptr
	n            int
	caches       bool
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

// Size is how many bytes a copy takes, not counting its maps, nor as many again that it keeps, from the first reset on, to know what was written to.
func (im *Image) Size() int { return int(im.size) }

// Pointers is how many pointers a copy has to set: what making it costs.
func (im *Image) Pointers() int { return len(im.fixes) }

// relocate sets the pointers of a block that was copied, and gives it maps of its own.
func (im *Image) relocate(base place) []copiedMap {
	im.point(base, im.fixes)
	for i := range im.weaks {
		im.weaks[i].set(base)
	}
	var made []copiedMap
	for _, f := range slices.Backward(im.maps) { // those that are items of maps were found after these
		m := copiedMap{mapFix: f}
		m.find(base)
		m.make()
		m.set(base)
		made = append(made, m)
	}
	return made
}

func (im *Image) point(base place, fixes []fix) {
	for _, f := range fixes {
		setPointer(placeAt(base, uintptr(f.at)), placeAt(base, uintptr(f.to)))
	}
}

func (f *weakFix) set(base place) {
	*readAs[weak.Pointer[Type]](placeAt(base, f.at)) = f.of(base)
}

// of is the weak pointer as it is in a block.
func (f *weakFix) of(base place) weak.Pointer[Type] {
	return weak.Make(readAs[Type](placeAt(base, f.to)))
}

// ImageError is why no image can be made: something cannot be copied.
type ImageError struct {
	What string // such as "a generator"
	Path string // the way to it, such as __main__.counter
}

func (e *ImageError) Error() string {
	return fmt.Sprintf("%s cannot be copied: %s", e.What, e.Path)
}
