package hashlib

import (
	"bytes"

	"github.com/jinklink/jink/python/object"
)

var (
	blake2bType = &object.Type{Name: "_blake2.blake2b", Doc: "A BLAKE2b hash that is being computed."}
	blake2sType = &object.Type{Name: "_blake2.blake2s", Doc: "A BLAKE2s hash that is being computed."}
)

// Blake2Module makes module _blake2 for an interpreter.
func Blake2Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("_blake2", "BLAKE2, with all of its parameters.")
	m.AddTypes(blake2bType, blake2sType)
	return m, nil
}

func defineBlake2(fields func() []*object.GetSet, methods func() []*object.Builtin) {
	for _, b := range []struct {
		typ  *object.Type
		name string
		word int
		make func(p parameters) state
	}{
		{blake2bType, "blake2b", 8, func(p parameters) state { return newBlake2b(p) }},
		{blake2sType, "blake2s", 4, func(p parameters) state { return newBlake2s(p) }},
	} {
		object.Subclassable[hasher](b.typ)
		sig := object.Fn(b.name, "(data=b'', /, *, digest_size=64, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, "+
			"node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)", "", nil)
		b.typ.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
			data, p := value{}, plainParameters(8*b.word)
			if len(args) == 1 {
				data = args[0]
			}
			if len(args) > 1 || len(names) > 0 {
				a, err := sig.Bind(t, args, names)
				if err != nil {
					return value{}, err
				}
				if p, err = blakeParameters(t, a, b.word); err != nil {
					return value{}, err
				}
				data = a[0]
			}
			if err := t.Allocate(512); err != nil {
				return value{}, err
			}
			v, h := object.Make[hasher](b.typ, cls)
			h.name, h.state = b.name, b.make(p)
			if data.IsNull() {
				return v, nil
			}
			return v, h.update(t, data)
		}
		size := int64(8 * b.word)
		object.DefineType(b.typ, nil, "_blake2", object.TypeDef{GetSets: fields(), Methods: methods(), Constants: map[string]value{
			"MAX_DIGEST_SIZE": object.Int(size), "MAX_KEY_SIZE": object.Int(size), "SALT_SIZE": object.Int(size / 4), "PERSON_SIZE": object.Int(size / 4),
		}})
	}
}

func blakeParameters(t *thread, a []value, word int) (p parameters, err error) {
	most := 8 * word
	p = plainParameters(most)
	number := func(i int, to *int, low, high int, msg string) {
		if err != nil || a[i].IsNull() {
			return
		}
		var n int
		if n, err = t.IntArg(a[i]); err == nil && (n < low || n > high) {
			err = t.Raise(object.ValueError, "%s", msg)
			if i == 7 && n > 0 {
				err = t.Raise(object.OverflowError, "%s", msg)
			}
			if i == 1 {
				err = t.Raise(object.ValueError, "digest_size for %s must be between 1 and %d bytes, here it is %d", map[int]string{8: "Blake2b", 4: "Blake2s"}[word], most, n)
			}
		}
		*to = n
	}
	text := func(i int, to *[]byte, most int, name string) {
		if err != nil || a[i].IsNull() {
			return
		}
		var b []byte
		if b, err = object.AsBytes(t, a[i]); err == nil && len(b) > most {
			err = t.Raise(object.ValueError, "maximum %s length is %d bytes", name, most)
		}
		*to = bytes.Clone(b)
	}
	number(1, &p.size, 1, most, "")
	text(3, &p.salt, 2*word, "salt")
	text(4, &p.person, 2*word, "person")
	number(5, &p.fanout, 0, 255, "fanout must be between 0 and 255")
	number(6, &p.depth, 1, 255, "depth must be between 1 and 255")
	number(7, &p.leafSize, 0, 1<<32-1, "leaf_size is too large")
	if err == nil && !a[8].IsNull() {
		var v value
		if v, err = t.Index(a[8]); err == nil {
			n, ok := object.AsBig(v)
			switch {
			case !ok || n.Sign() < 0:
				err = t.Raise(object.ValueError, "value must be positive")
			case n.BitLen() > 64:
				err = t.Raise(object.OverflowError, "int too big to convert")
			case word == 4 && n.BitLen() > 48:
				err = t.Raise(object.OverflowError, "node_offset is too large")
			default:
				p.nodeOffset = n.Uint64()
			}
		}
	}
	number(9, &p.nodeDepth, 0, 255, "node_depth must be between 0 and 255")
	number(10, &p.innerSize, 0, most, "inner_size must be between 0 and is 64")
	if err == nil && !a[11].IsNull() {
		p.lastNode, err = t.Truth(a[11])
	}
	text(2, &p.key, most, "key")
	return p, err
}
