// Package zoneinfo is Python's module _zoneinfo: time zones by their names in the IANA database.
//
// The database is the one that Go has, embedded in the binary, or the system's where there is one, which Go prefers: both say
// the same, so that programs need no files for it. Rules for times that no table reaches are those of the table's footer.
//
// Invariant: a zone never changes, and knows of each moment how far it is from UTC. Which moment a wall clock means is found
// from the moments at which the zone changes.
package zoneinfo

import (
	_ "embed"
	"strings"
	"sync"
	gotime "time"
	_ "time/tzdata" // the database

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/datetime"
)

type (
	thread = object.Thread
	value  = object.Value
)

// zone is a ZoneInfo.
type zone struct {
	datetime.Info
	key      value // a str, or None of a zone from a file without a name
	location *gotime.Location
	fromFile bool
	fresh    bool // made by no_cache
}

var zoneType = &object.Type{Name: "zoneinfo.ZoneInfo"}

//go:embed names.txt
var names string

// cacheKey is where an interpreter keeps zones it has made, by class and key: the same key gives the same object.
type cacheKey struct{}

// cache holds the zones of each class. It is made of what images can copy.
type cache struct{ classes []classZones }

type classZones struct {
	cls   *object.Type
	zones *object.Dict
}

func cacheOf(t *thread) *cache {
	c, ok := t.Interp.Memo.Get(cacheKey{}).(*cache)
	if !ok {
		c = &cache{}
		t.Interp.Memo.Set(cacheKey{}, c)
	}
	return c
}

// of are the zones of a class.
func (c *cache) of(cls *object.Type) *object.Dict {
	for _, k := range c.classes {
		if k.cls == cls {
			return k.zones
		}
	}
	k := classZones{cls, object.NewDict()}
	c.classes = append(c.classes, k)
	return k.zones
}

// Module makes module _zoneinfo for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("_zoneinfo", "Time zones by their names.")
	m.AddTypes(zoneType)
	m.Add(object.Fn("_names", "()", "Return the names of all zones.", func(t *thread, a []value) (value, error) {
		var all []value
		for name := range strings.FieldsSeq(names) {
			all = append(all, object.NewStr(name))
		}
		return object.NewList(all), t.Allocate(40 * len(all))
	}))
	return m, nil
}

var defineTypes = sync.OnceFunc(func() {
	typ := zoneType
	typ.Doc = "A time zone of the IANA database: ZoneInfo(key)."
	object.Extend[zone](typ, datetime.Tzinfo(), false)
	typ.New = zoneNew
	typ.Repr = func(t *thread, self value) (value, error) {
		z := object.As[zone](self)
		name := self.Type().Name
		if self.Type().IsHeap() {
			name = self.Type().QualName
		}
		repr, err := t.Repr(z.key)
		if err != nil {
			return value{}, err
		}
		if z.fromFile {
			return object.NewStr(name + ".from_file(" + repr + ")"), nil
		}
		return object.NewStr(name + "(key=" + repr + ")"), nil
	}
	typ.Str = func(t *thread, self value) (value, error) {
		if z := object.As[zone](self); !z.key.IsNone() {
			return z.key, nil
		}
		return t.ReprValue(self)
	}
	object.DefineType(typ, datetime.Tzinfo(), "zoneinfo", object.TypeDef{
		GetSets: []*object.GetSet{
			object.Attr("key", "The name, or None.", func(t *thread, self value) (value, error) { return object.As[zone](self).key, nil },
				func(t *thread, self, v value) error { return t.Raise(object.AttributeError, "readonly attribute") }),
		},
		ClassMethods: []*object.Builtin{
			object.Method("no_cache", "(cls, /, key)", "Return a new object for a zone.", func(t *thread, a []value) (value, error) {
				v, err := load(t, object.AsType(a[0]), a[1])
				if err == nil {
					object.As[zone](v).fresh = true
				}
				return v, err
			}),
			object.Method("from_file", "(cls, file_obj, /, key=None)", "Return the zone that a file tells of.", fromFile),
			object.Method("clear_cache", "(cls, /, *, only_keys=None)", "Forget the zones that were made, or some of them.", clearCache),
			object.Method("_unpickle", "(cls, key, from_cache, /)", "Make a zone again.", func(t *thread, a []value) (value, error) {
				cached, err := t.Truth(a[2])
				if err != nil {
					return value{}, err
				}
				if cached {
					return t.Call(a[0], a[1])
				}
				return t.CallMethod(a[0], "no_cache", a[1])
			}),
		},
		Methods: zoneMethods(),
	})
})

func zoneNew(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
	// Messages about the arguments name no function.
	switch {
	case len(args) > 1:
		return value{}, t.Raise(object.TypeError, "function takes at most 1 argument (%d given)", len(args))
	case len(args) == 0 || len(names) > 0 && names[0].S != "key":
		return value{}, t.Raise(object.TypeError, "function missing required argument 'key' (pos 1)")
	}
	a := args
	zones := cacheOf(t).of(cls)
	if s := object.AsStr(a[0]); s != nil {
		if v := zones.GetString(s.S); !v.IsNull() {
			return v, nil
		}
	}
	v, err := load(t, cls, a[0])
	if err != nil {
		return value{}, err
	}
	zones.SetString(object.AsStr(a[0]).S, v)
	return v, nil
}

// load finds a zone. Names that could lead out of the database are no names.
func load(t *thread, cls *object.Type, key value) (value, error) {
	s := object.AsStr(key)
	if s == nil {
		return value{}, t.Raise(object.TypeError, "expected str, bytes or os.PathLike object, not %s", key.Type().Name)
	}
	name := s.S
	if err := t.Charge(len(name) >> 4); err != nil {
		return value{}, err
	}
	if strings.HasPrefix(name, "/") {
		return value{}, t.Raise(object.ValueError, "ZoneInfo keys may not be absolute paths, got: %s", name)
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == ".." || part == "." || part == "" {
			return value{}, t.Raise(object.ValueError, "ZoneInfo keys must be normalized relative paths, got: %s", name)
		}
	}
	if name == "Local" || strings.ContainsAny(name, "\x00\\") {
		return value{}, notFound(t, key)
	}
	if err := t.Allocate(4 << 10); err != nil {
		return value{}, err
	}
	location, err := gotime.LoadLocation(name)
	if err != nil {
		return value{}, notFound(t, key)
	}
	v, z := object.Make[zone](zoneType, cls)
	z.key, z.location = key, location
	return v, nil
}

// notFound is the ZoneInfoNotFoundError of module zoneinfo.
func notFound(t *thread, key value) error {
	m, err := t.Import("zoneinfo")
	if err != nil {
		return err
	}
	cls, err := t.Attr(m, "ZoneInfoNotFoundError")
	if err != nil {
		return err
	}
	exc, err := t.Call(cls, object.NewStr("No time zone found with key "+object.AsStr(key).S))
	if err != nil {
		return err
	}
	if e := object.AsException(exc); e != nil {
		t.SetContext(e)
		return e
	}
	return t.Raise(object.TypeError, "exceptions must derive from BaseException")
}

func fromFile(t *thread, a []value) (value, error) {
	data, err := t.CallMethod(a[1], "read")
	if err != nil {
		return value{}, err
	}
	b := object.AsBytesObject(data)
	if b == nil {
		return value{}, t.Raise(object.TypeError, "a bytes-like object is required, not '%s'", data.Type().Name)
	}
	if len(b.S) < 4 || b.S[:4] != "TZif" {
		return value{}, t.Raise(object.ValueError, "Invalid TZif file: magic not found")
	}
	if err := t.Allocate(3 * len(b.S)); err != nil {
		return value{}, err
	}
	location, err := gotime.LoadLocationFromTZData("", []byte(b.S))
	if err != nil {
		return value{}, t.Raise(object.ValueError, "Invalid TZif file")
	}
	v, z := object.Make[zone](zoneType, object.AsType(a[0]))
	z.key, z.location, z.fromFile = a[2], location, true
	if z.key.IsNull() {
		z.key = object.None
	}
	return v, nil
}

func clearCache(t *thread, a []value) (value, error) {
	zones := cacheOf(t).of(object.AsType(a[0]))
	if a[1].IsNull() || a[1].IsNone() {
		zones.Clear()
		return object.None, nil
	}
	return object.None, t.Each(a[1], func(key value) error {
		if s := object.AsStr(key); s != nil {
			zones.DeleteString(s.S)
		}
		return nil
	})
}
