package hashlib

import (
	"bytes"
	"crypto/hmac"
	"crypto/subtle"
	"encoding/binary"
	"encoding/hex"
	"hash"

	"golang.org/x/crypto/scrypt"

	"github.com/jinklink/jink/python/object"
)

var hmacType = &object.Type{Name: "_hashlib.HMAC", Doc: "An HMAC that is being computed.", Flags: object.NoNew}

// keyed is an HMAC object: the hashes of the key, inside and outside, and of the message so far.
type keyed struct {
	object.Object
	name         string
	inner, outer state
}

func newKeyed(g *algorithm, key []byte) keyed {
	k := keyed{name: "hmac-" + g.name, inner: g.make(), outer: g.make()}
	size := k.inner.BlockSize()
	if len(key) > size {
		h := g.make()
		h.Write(key)
		key = h.Sum(nil)
	}
	block := make([]byte, size)
	copy(block, key)
	for i := range block {
		block[i] ^= 0x36
	}
	k.inner.Write(block)
	for i := range block {
		block[i] ^= 0x36 ^ 0x5c
	}
	k.outer.Write(block)
	return k
}

func (k *keyed) sum() []byte {
	outer := k.outer.copy()
	outer.Write(k.inner.Sum(nil))
	return outer.Sum(nil)
}

func defineHMAC() {
	field := func(name string, get func(k *keyed) value) *object.GetSet {
		return object.Attr(name, "", func(t *thread, self value) (value, error) { return get(object.As[keyed](self)), nil }, nil)
	}
	hmacType.Repr = func(t *thread, self value) (value, error) {
		return object.NewStr("<" + object.As[keyed](self).name[5:] + " HMAC object @ " + address(t, self) + ">"), nil
	}
	object.Subclassable[keyed](hmacType)
	object.DefineType(hmacType, nil, "_hashlib", object.TypeDef{
		GetSets: []*object.GetSet{
			field("name", func(k *keyed) value { return object.NewStr(k.name) }),
			field("digest_size", func(k *keyed) value { return object.Int(int64(k.inner.Size())) }),
			field("block_size", func(k *keyed) value { return object.Int(int64(k.inner.BlockSize())) }),
		},
		Methods: []*object.Builtin{
			object.Method("update", "(self, /, msg)", "Take in more bytes.", func(t *thread, a []value) (value, error) {
				b, err := data(t, a[1])
				if err != nil {
					return value{}, err
				}
				if err := t.Charge(len(b) >> 5); err != nil {
					return value{}, err
				}
				object.As[keyed](a[0]).inner.Write(b)
				return object.None, nil
			}),
			object.Method("copy", "(self, /)", "Return an HMAC that goes on from here by itself.", func(t *thread, a []value) (value, error) {
				k := object.As[keyed](a[0])
				v, c := object.Make[keyed](hmacType, a[0].Type())
				c.name, c.inner, c.outer = k.name, k.inner.copy(), k.outer
				return v, t.Allocate(512)
			}),
			object.Method("digest", "(self, /)", "Return the HMAC of what came so far.", func(t *thread, a []value) (value, error) {
				return object.NewBytes(string(object.As[keyed](a[0]).sum())), nil
			}),
			object.Method("hexdigest", "(self, /)", "Return the HMAC of what came so far, in hexadecimal.", func(t *thread, a []value) (value, error) {
				return object.NewStr(hex.EncodeToString(object.As[keyed](a[0]).sum())), nil
			}),
		},
	})
}

// digestArg is the hash that a program names, by its name or by what makes it.
func digestArg(t *thread, v value) (*algorithm, error) {
	var name string
	if s := object.AsStr(v); s != nil {
		name = s.S
	} else if b := object.AsBuiltin(v); b != nil && (b.Module == "_hashlib" || find(b.Name) != nil) {
		name = b.Name
		if len(name) > 8 && name[:8] == "openssl_" {
			name = name[8:]
		}
	} else {
		return nil, unsupportedDigest(t, v)
	}
	if g := find(name); g != nil && !g.xof {
		return g, nil
	}
	return nil, unsupportedDigest(t, v)
}

func unsupportedDigest(t *thread, v value) error {
	text, err := t.Str(v)
	if err != nil {
		return err
	}
	return unsupported(t, "Unsupported digestmod "+text)
}

func unsupported(t *thread, msg string) error {
	m, err := t.Import("_hashlib")
	if err != nil {
		return err
	}
	cls, err := t.Attr(m, "UnsupportedDigestmodError")
	if err != nil {
		return err
	}
	if typ := object.AsType(cls); typ != nil && typ.IsSubtype(object.ValueError) {
		return t.Raise(typ, "%s", msg)
	}
	return t.Raise(object.ValueError, "%s", msg)
}

func hmacNew(t *thread, a []value) (value, error) {
	key, err := object.AsBytes(t, a[0])
	if err != nil {
		return value{}, err
	}
	key = bytes.Clone(key)
	if a[2].IsNull() || a[2].IsNone() {
		return value{}, t.Raise(object.TypeError, "Missing required parameter 'digestmod'.")
	}
	g, err := digestArg(t, a[2])
	if err != nil {
		return value{}, err
	}
	if err := t.Allocate(512); err != nil {
		return value{}, err
	}
	v, k := object.Make[keyed](hmacType, hmacType)
	made := newKeyed(g, key)
	k.name, k.inner, k.outer = made.name, made.inner, made.outer
	if a[1].IsNull() || a[1].IsNone() {
		return v, nil
	}
	msg, err := data(t, a[1])
	if err != nil {
		return value{}, err
	}
	k.inner.Write(msg)
	return v, t.Charge(len(msg) >> 5)
}

func hmacDigest(t *thread, a []value) (value, error) {
	g, err := digestArg(t, a[2])
	if err != nil {
		return value{}, err
	}
	key, err := object.AsBytes(t, a[0])
	if err != nil {
		return value{}, err
	}
	k := newKeyed(g, key)
	msg, err := object.AsBytes(t, a[1])
	if err != nil {
		return value{}, err
	}
	if err := t.Charge(len(msg)>>5 + 32); err != nil {
		return value{}, err
	}
	k.inner.Write(msg)
	return object.NewBytes(string(k.sum())), nil
}

func pbkdf2(t *thread, a []value) (value, error) {
	name, err := t.StrArg(a[0], "pbkdf2_hmac() argument 'hash_name'")
	if err != nil {
		return value{}, err
	}
	g := find(name)
	if g == nil || g.xof {
		return value{}, unsupported(t, "[digital envelope routines] unsupported")
	}
	var b [2][]byte
	for i := range b {
		p, err := object.AsBytes(t, a[1+i])
		if err != nil {
			return value{}, err
		}
		b[i] = bytes.Clone(p)
	}
	rounds, err := t.IntArg(a[3])
	if err != nil {
		return value{}, err
	}
	if rounds < 1 {
		return value{}, t.Raise(object.ValueError, "iteration value must be greater than 0.")
	}
	if rounds > 1<<31-1 {
		return value{}, t.Raise(object.OverflowError, "iteration value is too great.")
	}
	n := g.make().Size()
	if !a[4].IsNull() && !a[4].IsNone() {
		if n, err = t.IntArg(a[4]); err != nil {
			return value{}, err
		}
		if n < 1 {
			return value{}, t.Raise(object.ValueError, "key length must be greater than 0.")
		}
		if n > 1<<31-1 {
			return value{}, t.Raise(object.OverflowError, "key length is too great.")
		}
	}
	if err := t.Allocate(2 * n); err != nil {
		return value{}, err
	}
	mac := hmac.New(func() hash.Hash { return plainHash{g.make()} }, b[0])
	if _, ok := g.make().(goHash); ok {
		mac = hmac.New(func() hash.Hash { return g.make().(goHash).Hash }, b[0])
	}
	var key []byte
	for block := uint32(1); len(key) < n; block++ {
		mac.Reset()
		mac.Write(b[1])
		mac.Write(binary.BigEndian.AppendUint32(nil, block))
		u := mac.Sum(nil)
		sum := bytes.Clone(u)
		for i := 1; i < rounds; i++ {
			if i&255 == 0 {
				if err := t.Charge(256 * 8); err != nil {
					return value{}, err
				}
			}
			mac.Reset()
			mac.Write(u)
			u = mac.Sum(u[:0])
			subtle.XORBytes(sum, sum, u)
		}
		if err := t.Charge(64); err != nil {
			return value{}, err
		}
		key = append(key, sum...)
	}
	return object.NewBytes(string(key[:n])), nil
}

// plainHash is a state of our own as a hash of Go; it is never reset but to its beginning, which hmac makes anew.
type plainHash struct{ state }

func (p plainHash) Reset() {}

func derive(t *thread, a []value) (value, error) {
	password, err := object.AsBytes(t, a[0])
	if err != nil {
		return value{}, err
	}
	password = bytes.Clone(password)
	missing := func(i int) bool { return a[i].IsNull() || a[i].IsNone() }
	if missing(1) {
		return value{}, t.Raise(object.TypeError, "salt is required")
	}
	salt, err := object.AsBytes(t, a[1])
	if err != nil {
		return value{}, err
	}
	salt = bytes.Clone(salt)
	var n [5]int
	for i, name := range []string{"n", "r", "p"} {
		if missing(2 + i) {
			return value{}, t.Raise(object.TypeError, "%s is required and must be an unsigned int", name)
		}
		if n[i], err = t.IntArg(a[2+i]); err != nil {
			return value{}, err
		}
	}
	n[4] = 64
	for i := 3; i < 5; i++ {
		if !a[2+i].IsNull() {
			if n[i], err = t.IntArg(a[2+i]); err != nil {
				return value{}, err
			}
		}
	}
	if n[0] < 2 || n[0]&(n[0]-1) != 0 {
		return value{}, t.Raise(object.ValueError, "n must be a power of 2.")
	}
	if n[3] < 0 || n[3] > 1<<31-1 {
		return value{}, t.Raise(object.ValueError, "maxmem must be positive and smaller than %d", 1<<31-1)
	}
	if n[4] < 1 || n[4] > 1<<31-1 {
		return value{}, t.Raise(object.ValueError, "dklen must be greater than 0 and smaller than %d", 1<<31-1)
	}
	most := n[3]
	if most == 0 {
		most = 32 << 20
	}
	wrong := func() error {
		return t.Raise(object.ValueError, "Invalid parameter combination for n, r, p, maxmem.")
	}
	if n[1] < 1 || n[2] < 1 || n[1] > 1<<20 || n[2] > 1<<20 || n[0] > 1<<30 || n[1]*n[2] >= 1<<30 || 128*n[1]*n[2]+128*n[1]*(n[0]+2) > most {
		return value{}, wrong()
	}
	if err := t.Allocate(128*n[0]*n[1] + n[4]); err != nil {
		return value{}, err
	}
	if err := t.Charge(64 * n[0] * n[1] * n[2] / 4); err != nil {
		return value{}, err
	}
	key, err := scrypt.Key(password, salt, n[0], n[1], n[2], n[4])
	if err != nil {
		return value{}, wrong()
	}
	return object.NewBytes(string(key)), nil
}
