package object

import (
	"math/bits"
	"reflect"
	"slices"
	"strings"
	"weak"
)

// This file finds what an image consists of.

// piece is a stretch of memory that belongs to an image: n values of one type.
type piece struct {
	at     place
	typ    reflect.Type
	n      int
	offset uintptr // in the block
	from   int     // the piece that led here, for messages
	label  string
}

// link is a pointer in a piece to a place in another one.
type link struct {
	piece int
	at    uintptr // in the piece
	to    int
	into  uintptr // in the other
	weak  bool
}

// pieceKey says which piece a pointer means: what begins at a place may be a struct or its first field.
type pieceKey struct {
	at  place
	typ reflect.Type
}

// imager gathers the pieces of an image.
type imager struct {
	pieces []piece
	index  map[pieceKey]int
	links  []link
	maps   []pendingMap
	drops  []spot
	caps   []spot
	strs   map[*Str]bool

	constants map[place]bool // whether a tuple or frozenset is shared

	plans  map[reflect.Type]bool // whether a type has pointers that matter
	now    int                   // the piece that is walked
	label  string
	copied *copied // what the interpreter is a copy in, if it is one
}

type spot struct {
	piece int
	at    uintptr
	typ   reflect.Type
	n     int
}

type pendingMap struct {
	piece      int
	at         uintptr
	typ        reflect.Type
	keys, vals int
	n          int
}

var (
	valueGoType  = reflect.TypeFor[Value]()
	strGoType    = reflect.TypeFor[Str]()
	typeGoType   = reflect.TypeFor[Type]()
	entryGoType  = reflect.TypeFor[Entry]()
	dictGoType   = reflect.TypeFor[Dict]()
	cacheType    = reflect.TypeFor[Cache]()
	objectGoType = reflect.TypeFor[Object]()
	weakTypeType = reflect.TypeFor[weak.Pointer[Type]]()
	weakObject   = reflect.TypeFor[weak.Pointer[Object]]()
)

// modulePath begins the import path of every package of the language.
var modulePath = strings.TrimSuffix(typeGoType.PkgPath(), "object")

// ours reports whether a type is of the language itself: only such types are copied.
func ours(typ reflect.Type) bool {
	return strings.HasPrefix(typ.PkgPath()+"/", modulePath) && typ.PkgPath() != modulePath+"code" && typ.PkgPath() != modulePath+"syntax"
}

// newImage makes an image of all that roots, pointers to structs, lead to.
func newImage(of *copied, roots ...any) (*Image, error) {
	m := &imager{index: make(map[pieceKey]int), strs: make(map[*Str]bool), constants: make(map[place]bool), plans: make(map[reflect.Type]bool), copied: of}
	var ids []int
	for _, r := range roots {
		v := reflect.ValueOf(r)
		ids = append(ids, m.add(v.UnsafePointer(), v.Type().Elem(), 1))
	}
	for m.now = 0; m.now < len(m.pieces); m.now++ {
		p := m.pieces[m.now]
		if !m.matters(p.typ) {
			continue
		}
		for i := range p.n {
			off := uintptr(i) * p.typ.Size()
			m.label = ""
			if p.typ == entryGoType {
				m.label = labelOf(readAs[Entry](placeAt(p.at, off)).Key)
			}
			if err := m.walk(placeAt(p.at, off), p.typ, off); err != nil {
				return nil, err
			}
		}
	}
	return m.lay(ids)
}

func labelOf(key Value) string {
	if !key.IsNull() {
		if s := AsStr(key); s != nil {
			return s.S
		}
	}
	return ""
}

// add gives the number of a piece.
func (m *imager) add(at place, typ reflect.Type, n int) int {
	key := pieceKey{at, typ}
	if i, ok := m.index[key]; ok && m.pieces[i].n >= n {
		return i
	}
	m.pieces = append(m.pieces, piece{at: at, typ: typ, n: n, from: m.now, label: m.label})
	m.index[key] = len(m.pieces) - 1
	return len(m.pieces) - 1
}

func (m *imager) link(at uintptr, to int) {
	m.links = append(m.links, link{piece: m.now, at: at, to: to})
}

// fail is the error that something cannot be copied.
func (m *imager) fail(what string) error {
	var names []string
	if m.label != "" {
		names = append(names, m.label)
	}
	for i := m.now; i > 0; i = m.pieces[i].from {
		if l := m.pieces[i].label; l != "" && (len(names) == 0 || names[len(names)-1] != l) {
			names = append(names, l)
		}
	}
	slices.Reverse(names)
	return &ImageError{What: what, Path: strings.Join(names, ".")}
}

// matters reports whether values of a type hold pointers that an image has to look at.
func (m *imager) matters(typ reflect.Type) bool {
	if known, ok := m.plans[typ]; ok {
		return known
	}
	m.plans[typ] = true
	yes := false
	switch typ.Kind() {
	case reflect.Struct:
		for i := range typ.NumField() {
			yes = yes || m.matters(typ.Field(i).Type) || typ.Field(i).Tag.Get("image") != ""
		}
	case reflect.Array:
		yes = typ.Len() > 0 && m.matters(typ.Elem())
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface, reflect.UnsafePointer, reflect.Chan:
		yes = true
	}
	m.plans[typ] = yes
	return yes
}

// walk looks at a value of a type, which lies at off in the piece.
func (m *imager) walk(at place, typ reflect.Type, off uintptr) error {
	if !m.matters(typ) {
		return nil
	}
	switch typ {
	case dictGoType:
		if m.sharesItems(readAs[Dict](at)) {
			return m.walk(at, objectGoType, off)
		}
	case valueGoType:
		return m.value(valueIn(at), off)
	case objectGoType:
		if t := readAs[Object](at).typ; t != nil && t.IsHeap() {
			return m.object(t.Value(), off)
		}
		return nil
	case weakTypeType, weakObject:
		return m.weak(at, off)
	}
	switch typ.Kind() {
	case reflect.Struct:
		for i := range typ.NumField() {
			f := typ.Field(i)
			switch f.Tag.Get("image") {
			case "share":
				continue
			case "refuse":
				if reflect.NewAt(f.Type, placeAt(at, f.Offset)).Elem().IsZero() {
					continue
				}
				if isObject(m.pieces[m.now].typ) {
					return m.fail("a " + readAs[Object](m.pieces[m.now].at).typ.Name)
				}
				return m.fail("the state of " + m.pieces[m.now].typ.String())
			case "fixed":
				if m.sharesAll(*readAs[[]Value](placeAt(at, f.Offset))) {
					continue
				}
			case "drop":
				m.drops = append(m.drops, spot{piece: m.now, at: off + f.Offset, typ: f.Type})
				continue
			}
			if err := m.walk(placeAt(at, f.Offset), f.Type, off+f.Offset); err != nil {
				return err
			}
		}
	case reflect.Array:
		for i := range typ.Len() {
			o := uintptr(i) * typ.Elem().Size()
			if err := m.walk(placeAt(at, o), typ.Elem(), off+o); err != nil {
				return err
			}
		}
	case reflect.Pointer:
		return m.pointer(pointerIn(at), typ.Elem(), off)
	case reflect.Slice:
		return m.slice(at, typ.Elem(), off)
	case reflect.Map:
		return m.dict(at, typ, off)
	case reflect.Interface:
		return m.iface(at, typ, off)
	case reflect.Chan:
		if pointerIn(at) != nil {
			return m.fail("a Go channel")
		}
	case reflect.UnsafePointer:
		return m.fail("a bare pointer of a " + typ.String())
	}
	return nil
}

// value looks at a Value that lies at off.
func (m *imager) value(v Value, off uintptr) error {
	if isPlain(v) {
		return nil
	}
	return m.object(v, off)
}

// object looks at a pointer to an object.
func (m *imager) object(v Value, off uintptr) error {
	if m.shares(v) {
		return nil
	}
	typ := v.Type().goType()
	if typ == nil {
		return m.fail("a " + v.Type().Name)
	}
	m.link(off, m.add(v.p, typ, 1))
	return nil
}

// shares reports whether an object never changes, nor leads to one that does, so that all copies may have it.
func (m *imager) shares(v Value) bool {
	typ := v.Type()
	switch typ {
	case StrType:
		m.share(v.str())
		return true
	case IntType, ComplexType, RangeType:
		return true
	case TupleType:
		return m.sharesConstant(v.p, v.tuple().Items)
	case FrozenSetType:
		s := AsSet(v)
		if s.hashed == 0 {
			s.hashed = s.hash()
		}
		return m.sharesConstant(v.p, s.Items())
	case BytesType:
		return v.p == placeOf(emptyBytes)
	case BuiltinType, MethodDescriptorType, ClassMethodDescriptorType, SlotWrapperType, MethodWrapperType:
		b := As[Builtin](v)
		return b.Self.IsNull() && (b.Owner == nil || !b.Owner.IsHeap())
	case GetSetType:
		owner := As[GetSet](v).Owner
		return owner == nil || !owner.IsHeap()
	}
	if t := AsType(v); t != nil {
		return !t.IsHeap()
	}
	// What descriptors and constants of built-in types are, their types share already.
	return typ.constant || typ.Held != nil
}

// sharesConstant reports whether a tuple or frozenset, which lies at a place, has only items that copies share.
func (m *imager) sharesConstant(at place, items []Value) bool {
	known, ok := m.constants[at]
	if !ok {
		known = m.sharesAll(items)
		m.constants[at] = known
	}
	return known
}

func (m *imager) sharesAll(items []Value) bool {
	for _, v := range items {
		if !isPlain(v) && !m.shares(v) {
			return false
		}
	}
	return true
}

// sharesItems has all copies share the memory of the items of a dict, if none of these ever changes: names of
// built-ins, tables of constants. Who changes the dict takes memory of its own first.
func (m *imager) sharesItems(d *Dict) bool {
	if len(d.entries) == 0 {
		return false
	}
	for i := range d.entries {
		e := &d.entries[i]
		if !isPlain(e.Key) && !m.shares(e.Key) || !isPlain(e.Value) && !m.shares(e.Value) {
			return false
		}
	}
	d.shared = true
	return true
}

// isPlain reports whether a value is all there is to it: no object that could change.
func isPlain(v Value) bool {
	return v.IsNull() || v.IsInt() || v.IsFloat() || v.IsBool() || v.IsNone() || v == NotImplemented || v == Ellipsis
}

// share makes a str one that several interpreters may have.
func (m *imager) share(s *Str) {
	if m.strs[s] {
		return
	}
	m.strs[s] = true
	s.complete()
	if s.more != nil || !s.IsASCII() && s.n > indexStep {
		s.more = nil
		if !s.IsASCII() {
			s.buildIndex()
		}
	}
}

// pointer looks at a pointer to a value of a type.
func (m *imager) pointer(to place, elem reflect.Type, off uintptr) error {
	if to == nil || !ours(elem) {
		return nil
	}
	switch {
	case elem == strGoType:
		if readAs[Str](to).typ == StrType {
			m.share(readAs[Str](to))
			return nil
		}
		return m.object(of(readAs[Object](to)), off)
	case elem.Name() == "lazyParams":
		return nil
	case isObject(elem):
		return m.object(of(readAs[Object](to)), off)
	}
	m.link(off, m.add(to, elem, 1))
	return nil
}

// isObject reports whether a struct begins with the header of objects.
func isObject(typ reflect.Type) bool {
	for typ.Kind() == reflect.Struct && typ.NumField() > 0 {
		typ = typ.Field(0).Type
		if typ == objectGoType {
			return true
		}
	}
	return typ == objectGoType
}

// slice looks at a slice. In a copy there is no room after its items: who appends to it takes new memory.
func (m *imager) slice(at place, elem reflect.Type, off uintptr) error {
	to, n := pointerIn(at), intIn(placeAt(at, wordSize))
	if to == nil {
		return nil
	}
	if n == 0 || elem.Size() == 0 {
		m.drops = append(m.drops, spot{piece: m.now, at: off, typ: reflect.SliceOf(elem)})
		return nil
	}
	m.caps = append(m.caps, spot{piece: m.now, at: off + 2*wordSize, n: n})
	if p := m.pieces[m.now]; bytesBetween(p.at, to) < p.typ.Size()*uintptr(p.n) {
		// It lies in the object itself.
		m.links = append(m.links, link{piece: m.now, at: off, to: m.now, into: bytesBetween(p.at, to)})
		return nil
	}
	m.link(off, m.add(to, elem, n))
	return nil
}

const wordSize = bits.UintSize / 8

// dict looks at a Go map.
func (m *imager) dict(at place, typ reflect.Type, off uintptr) error {
	if pointerIn(at) == nil {
		return nil
	}
	v := reflect.NewAt(typ, at).Elem()
	n := v.Len()
	p := pendingMap{piece: m.now, at: off, typ: typ, n: n}
	if n > 0 {
		keys := reflect.New(reflect.ArrayOf(n, typ.Key()))
		vals := reflect.New(reflect.ArrayOf(n, typ.Elem()))
		it := v.MapRange()
		for i := 0; it.Next(); i++ {
			keys.Elem().Index(i).Set(it.Key())
			vals.Elem().Index(i).Set(it.Value())
		}
		p.keys = m.add(keys.UnsafePointer(), typ.Key(), n)
		p.vals = m.add(vals.UnsafePointer(), typ.Elem(), n)
	}
	m.maps = append(m.maps, p)
	return nil
}

// iface looks at an interface: what it holds is in hand as a pointer.
func (m *imager) iface(at place, typ reflect.Type, off uintptr) error {
	v := reflect.NewAt(typ, at).Elem()
	if v.IsNil() {
		return nil
	}
	held := v.Elem().Type()
	data := pointerIn(placeAt(at, wordSize))
	if held.Kind() == reflect.Pointer {
		return m.pointer(data, held.Elem(), off+wordSize)
	}
	if !m.matters(held) || held.Kind() == reflect.Func || !ours(held) {
		return nil
	}
	switch held.Kind() {
	case reflect.Map, reflect.Chan, reflect.UnsafePointer:
		return m.fail("a Go " + held.String())
	}
	m.link(off+wordSize, m.add(data, held, 1))
	return nil
}

// weak looks at a weak pointer to an object.
func (m *imager) weak(at place, off uintptr) error {
	o := readAs[weak.Pointer[Object]](at).Value()
	if o == nil || m.shares(of(o)) {
		return nil
	}
	typ := of(o).Type().goType()
	if typ == nil {
		return m.fail("a " + o.typ.Name)
	}
	m.links = append(m.links, link{piece: m.now, at: off, to: m.add(place(o), typ, 1), weak: true})
	return nil
}

const maxImage = 1 << 30

// lay lays the pieces out in a block.
func (m *imager) lay(roots []int) (*Image, error) {
	byType := make(map[reflect.Type][]int)
	var order []reflect.Type
	counts := make(map[reflect.Type]int)
	for i, p := range m.pieces {
		if _, ok := byType[p.typ]; !ok {
			order = append(order, p.typ)
		}
		byType[p.typ] = append(byType[p.typ], i)
		counts[p.typ] += p.n
	}
	fields := make([]reflect.StructField, len(order))
	for i, typ := range order {
		fields[i] = reflect.StructField{Name: "F" + string(rune('A'+i/26)) + string(rune('a'+i%26)), Type: reflect.ArrayOf(counts[typ], typ)}
	}
	im := &Image{typ: reflect.StructOf(fields)}
	im.size = im.typ.Size()
	if im.size > maxImage {
		return nil, &ImageError{What: "an interpreter of more than a gigabyte", Path: "all of it"}
	}
	made := reflect.New(im.typ)
	base := made.UnsafePointer()
	im.block = made.Elem()
	for i, typ := range order {
		offset := im.typ.Field(i).Offset
		im.layout = append(im.layout, part{offset, typ.Size(), counts[typ], reflect.PointerTo(typ).Implements(cacheType)})
		for _, k := range byType[typ] {
			p := &m.pieces[k]
			p.offset = offset
			arr := reflect.ArrayOf(p.n, typ)
			reflect.NewAt(arr, placeAt(base, offset)).Elem().Set(reflect.NewAt(arr, p.at).Elem())
			offset += uintptr(p.n) * typ.Size()
		}
	}
	at := func(k int, off uintptr) uintptr { return m.pieces[k].offset + off }
	for _, d := range m.drops {
		reflect.NewAt(d.typ, placeAt(base, at(d.piece, d.at))).Elem().SetZero()
	}
	for _, c := range m.caps {
		setInt(placeAt(base, at(c.piece, c.at)), c.n)
	}
	for _, l := range m.links {
		from, to := at(l.piece, l.at), at(l.to, l.into)
		if l.weak {
			im.weaks = append(im.weaks, weakFix{from, to})
			continue
		}
		im.fixes = append(im.fixes, fix{uint32(from), uint32(to)})
	}
	for _, p := range m.maps {
		f := mapFix{at: at(p.piece, p.at), typ: p.typ, n: p.n}
		if p.n > 0 {
			f.keys, f.vals = at(p.keys, 0), at(p.vals, 0)
		}
		im.maps = append(im.maps, f)
	}
	slices.SortFunc(im.fixes, func(a, b fix) int { return int(a.at) - int(b.at) })
	for _, r := range roots {
		im.roots = append(im.roots, m.pieces[r].offset)
	}
	// The block itself is a copy like any other: nothing in it leads to the interpreter that it was made of.
	im.relocate(base)
	im.origins = newOrigins(m.pieces, im.size, m.copied)
	return im, nil
}
