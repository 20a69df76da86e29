package program

import "sync"

// moduleCache keeps the modules of the library as they were compiled, so that programs that import the same need not compile
// it again. It is bounded by what there is to import.
type moduleCache struct {
	mu   sync.RWMutex
	data map[string][]byte
}

func newModuleCache() *moduleCache { return &moduleCache{data: map[string][]byte{}} }

// Load gives a module, if it is there.
func (c *moduleCache) Load(key string) ([]byte, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	data, ok := c.data[key]
	return data, ok
}

// Store keeps a module.
func (c *moduleCache) Store(key string, data []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.data[key] = data
}
