package cli

import (
	"os"
	"path/filepath"

	"github.com/jinklink/jink/python/vm"
)

// moduleCache is where compiled Python modules are kept: a folder of the user's own. JINK_PYTHON_CACHE names another one;
// if it is empty there is none. nil: nothing is kept.
func (c *commands) moduleCache() vm.Cache {
	if dir, ok := c.env.LookupEnv("JINK_PYTHON_CACHE"); ok {
		if dir == "" {
			return nil
		}
		return folderCache{dir}
	}
	if dir, ok := c.env.LookupEnv("XDG_CACHE_HOME"); ok && filepath.IsAbs(dir) {
		return folderCache{filepath.Join(dir, "jink", "python")}
	}
	if home, ok := c.env.LookupEnv("HOME"); ok && filepath.IsAbs(home) {
		return folderCache{filepath.Join(home, ".cache", "jink", "python")}
	}
	return nil
}

// folderCache keeps each module in a file named by its key.
type folderCache struct{ dir string }

func (f folderCache) Load(key string) ([]byte, bool) {
	data, err := os.ReadFile(filepath.Join(f.dir, key))
	return data, err == nil
}

// Store writes beside and renames, so that nobody reads half a module. That it fails is no error: the next run compiles again.
func (f folderCache) Store(key string, data []byte) {
	if os.MkdirAll(f.dir, 0o700) != nil {
		return
	}
	tmp, err := os.CreateTemp(f.dir, "new-*")
	if err != nil {
		return
	}
	_, err = tmp.Write(data)
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(tmp.Name(), filepath.Join(f.dir, key))
	}
	if err != nil {
		_ = os.Remove(tmp.Name())
	}
}
