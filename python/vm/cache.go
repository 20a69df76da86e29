package vm

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

// Cache keeps compiled modules from one run to the next. What it gives back is proved to be sound before it runs, but not
// that each operation finds objects of the right type: nobody else may be able to write to where it keeps them.
type Cache interface {
	// Load gives what was stored under a key, if it is there.
	Load(key string) ([]byte, bool)
	// Store keeps data. It may fail, and says nothing then: the module is compiled again.
	Store(key string, data []byte)
}

// compileModule compiles a module, unless the cache has the code of this very source.
func (rt *Runtime) compileModule(t *object.Thread, src Source) (*object.Code, error) {
	cache := rt.config.Cache
	if cache == nil {
		return (&source{text: src.Text, filename: src.Filename}).code(t)
	}
	sum := sha256.Sum256(append([]byte(src.Filename+"\x00"), src.Text...))
	key := hex.EncodeToString(sum[:])
	if data, ok := cache.Load(key); ok {
		if c, err := code.Decode(data); err == nil {
			return rt.Interp.NewCode(c), nil
		}
	}
	c, err := (&source{text: src.Text, filename: src.Filename}).code(t)
	if err == nil {
		cache.Store(key, code.Append(nil, c.Code))
	}
	return c, err
}
