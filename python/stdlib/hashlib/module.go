// Package hashlib is Python's modules _hashlib, _md5, _sha1, _sha2, _sha3 and _blake2: what modules hashlib and hmac, which
// are written in Python, are made of.
//
// It exists so that hashing runs at the speed of Go's own hashes. BLAKE2 has more parameters in Python than in Go: blake2.go adds
// them.
package hashlib

import (
	"encoding/hex"
	"slices"
	"strings"
	"sync"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/operator"
)

type (
	thread = object.Thread
	value  = object.Value
)

var (
	hashType = &object.Type{Name: "_hashlib.HASH", Doc: "A hash that is being computed.", Flags: object.NoNew}
	xofType  = &object.Type{Name: "_hashlib.HASHXOF", Doc: "A hash whose digest is as long as one likes.", Flags: object.NoNew}
)

// hasher is a hash object.
type hasher struct {
	object.Object
	name  string
	state `image:"refuse"`
}

var defineTypes = sync.OnceFunc(func() {
	object.Subclassable[hasher](hashType)
	hashType.Repr = func(t *thread, self value) (value, error) {
		h := object.As[hasher](self)
		return object.NewStr("<" + h.name + " " + self.Type().Name + " object at " + address(t, self) + ">"), nil
	}
	field := func(name string, get func(h *hasher) value) *object.GetSet {
		return object.Attr(name, "", func(t *thread, self value) (value, error) { return get(object.As[hasher](self)), nil }, nil)
	}
	fields := func() []*object.GetSet {
		return []*object.GetSet{
			field("name", func(h *hasher) value { return object.NewStr(h.name) }),
			field("digest_size", func(h *hasher) value { return object.Int(int64(h.Size())) }),
			field("block_size", func(h *hasher) value { return object.Int(int64(h.BlockSize())) }),
		}
	}
	methods := func() []*object.Builtin {
		return []*object.Builtin{
			object.Method("update", "(self, obj, /)", "Hash more bytes.", func(t *thread, a []value) (value, error) {
				return object.None, object.As[hasher](a[0]).update(t, a[1])
			}),
			object.Method("copy", "(self, /)", "Return a hash that goes on from here by itself.", copyHash),
			object.Method("digest", "(self, /)", "Return the hash of what came so far.", func(t *thread, a []value) (value, error) {
				return object.NewBytes(string(object.As[hasher](a[0]).Sum(nil))), nil
			}),
			object.Method("hexdigest", "(self, /)", "Return the hash of what came so far, in hexadecimal.", func(t *thread, a []value) (value, error) {
				return object.NewStr(hex.EncodeToString(object.As[hasher](a[0]).Sum(nil))), nil
			}),
		}
	}
	object.DefineType(hashType, nil, "_hashlib", object.TypeDef{GetSets: fields(), Methods: methods()})
	digest := func(t *thread, a []value) ([]byte, error) {
		n, err := t.IntArg(a[1])
		if err != nil {
			return nil, err
		}
		if n < 0 {
			return nil, t.Raise(object.ValueError, "value must be positive")
		}
		if err := t.Allocate(4 * n); err != nil {
			return nil, err
		}
		if s, ok := object.As[hasher](a[0]).state.(shake); ok {
			return s.read(n), nil
		}
		return nil, nil
	}
	object.DefineType(xofType, hashType, "_hashlib", object.TypeDef{Methods: []*object.Builtin{
		object.Method("digest", "(self, /, length)", "Return so many bytes of the hash.", func(t *thread, a []value) (value, error) {
			b, err := digest(t, a)
			return object.NewBytes(string(b)), err
		}),
		object.Method("hexdigest", "(self, /, length)", "Return so many bytes of the hash, in hexadecimal.", func(t *thread, a []value) (value, error) {
			b, err := digest(t, a)
			return object.NewStr(hex.EncodeToString(b)), err
		}),
	}})
	defineHMAC()
	defineBlake2(fields, methods)
})

func address(t *thread, v value) string {
	text, err := t.Call(object.NewStr("0x{:x}").Type().Lookup("format"), object.NewStr("0x{:x}"), object.Int(t.Interp.ID(v)))
	if err != nil {
		return "?"
	}
	return object.AsStr(text).S
}

// data is what is to be hashed: bytes.
func data(t *thread, v value) ([]byte, error) {
	if object.AsStr(v) != nil {
		return nil, t.Raise(object.TypeError, "Strings must be encoded before hashing")
	}
	b, err := object.AsBytes(t, v)
	if object.Matches(err, object.TypeError) {
		err = t.Raise(object.TypeError, "object supporting the buffer API required")
	}
	return b, err
}

func (h *hasher) update(t *thread, v value) error {
	b, err := data(t, v)
	if err != nil {
		return err
	}
	if err := t.Charge(len(b) >> 5); err != nil {
		return err
	}
	h.Write(b)
	return nil
}

func copyHash(t *thread, a []value) (value, error) {
	h := object.As[hasher](a[0])
	if err := t.Allocate(256); err != nil {
		return value{}, err
	}
	v, c := object.Make[hasher](a[0].Type(), a[0].Type())
	c.name, c.state = h.name, h.state.copy()
	return v, nil
}

// find finds an algorithm by a name, as OpenSSL writes it or Python.
func find(name string) *algorithm {
	name = strings.ReplaceAll(strings.ToLower(name), "-", "_")
	name = strings.ReplaceAll(name, "/", "_")
	name = strings.TrimSuffix(strings.TrimSuffix(name, "b512"), "s256") + map[bool]string{true: "b", false: ""}[name == "blake2b512"] + map[bool]string{true: "s", false: ""}[name == "blake2s256"]
	for i := range algorithms {
		a := &algorithms[i]
		if a.name == name || strings.Replace(a.name, "sha", "sha_", 1) == name && !strings.Contains(a.name, "sha3") {
			return a
		}
	}
	return nil
}

// start makes a hash object that begins with data.
func (g *algorithm) start(t *thread, first value) (value, error) {
	typ := hashType
	if g.xof {
		typ = xofType
	}
	if err := t.Allocate(256); err != nil {
		return value{}, err
	}
	v, h := object.Make[hasher](typ, typ)
	h.name, h.state = g.name, g.make()
	if first.IsNull() {
		return v, nil
	}
	return v, h.update(t, first)
}

func newHash(t *thread, a []value) (value, error) {
	name, err := t.StrArg(a[0], "name")
	if err != nil {
		return value{}, err
	}
	g := find(name)
	if g == nil {
		return value{}, t.Raise(object.ValueError, "unsupported hash type %s", name)
	}
	return g.start(t, a[1])
}

// constructors make a function for each algorithm whose name begins so.
func constructors(prefix string, which ...string) []*object.Builtin {
	var all []*object.Builtin
	for i := range algorithms {
		g := &algorithms[i]
		if len(which) == 0 || slices.Contains(which, g.name) {
			all = append(all, object.Fn(prefix+g.name, "(string=b'', *, usedforsecurity=True)", "Return a "+g.name+" hash object.",
				func(t *thread, a []value) (value, error) { return g.start(t, a[0]) }))
		}
	}
	return all
}

// Module makes module _hashlib for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("_hashlib", "Hashes by their names.")
	m.AddTypes(hashType, xofType, hmacType)
	m.Add(constructors("openssl_")...)
	m.Add(
		object.Fn("new", "(name, string=b'', *, usedforsecurity=True)", "Return a hash object by the name of the hash.", newHash),
		object.Fn("get_fips_mode", "()", "Tell whether only what FIPS allows is there.", func(t *thread, a []value) (value, error) { return object.Int(0), nil }),
		object.Fn("pbkdf2_hmac", "(hash_name, password, salt, iterations, dklen=None)", "Derive a key from a password.", pbkdf2),
		object.Fn("scrypt", "(password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64)", "Derive a key from a password, with much memory.", derive),
		object.Fn("hmac_digest", "(key, msg, digest)", "Return the HMAC of a message.", hmacDigest),
		object.Fn("hmac_new", "(key, msg=b'', digestmod=None)", "Return an HMAC object.", hmacNew),
		object.Fn("compare_digest", "(a, b, /)", "Tell whether two digests are equal, in the time that any two take.", operator.CompareDigest),
	)
	names := make([]value, len(algorithms))
	for i, g := range algorithms {
		names[i] = object.NewStr(g.name)
	}
	set, err := object.NewFrozenSet(t, names)
	if err != nil {
		return nil, err
	}
	m.Set("openssl_md_meth_names", set)
	base := object.NewDict()
	base.SetString("__module__", object.NewStr("_hashlib"))
	unsupported, err := t.NewClass(object.TypeType, "UnsupportedDigestmodError", []*object.Type{object.ValueError}, base)
	if err != nil {
		return nil, err
	}
	m.Set("UnsupportedDigestmodError", unsupported.Value())
	return m, nil
}

// Part makes one of the small modules, with hashes of these names.
func Part(module string, names ...string) func(t *thread) (*object.Module, error) {
	return func(t *thread) (*object.Module, error) {
		defineTypes()
		m := object.NewModule(module, "Hashes.")
		m.Add(constructors("", names...)...)
		return m, nil
	}
}
