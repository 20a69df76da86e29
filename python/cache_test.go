package python

import (
	"bytes"
	"testing"
)

// mapCache is a cache in memory that counts what is stored.
type mapCache struct {
	data   map[string][]byte
	stores int
}

func (m *mapCache) Load(key string) ([]byte, bool) {
	data, ok := m.data[key]
	return data, ok
}

func (m *mapCache) Store(key string, data []byte) {
	m.data[key] = data
	m.stores++
}

func TestCache_keeps_modules_by_their_content(t *testing.T) {
	cache := &mapCache{data: make(map[string][]byte)}
	files := mapFiles{"m.py": "value = 1\ndef f(x): return x + value\n"}
	run := func(want string) {
		t.Helper()
		var out bytes.Buffer
		in, err := New(Config{Stdout: &out, Files: files, Path: []string{""}, Cache: cache})
		if err != nil {
			t.Fatal(err)
		}
		p, err := Compile("main.py", []byte("import m\nprint(m.f(41), m.f.__code__.co_filename)\n"))
		if err != nil {
			t.Fatal(err)
		}
		if err := in.Run(t.Context(), p); err != nil {
			t.Fatal(err)
		}
		if out.String() != want {
			t.Errorf("printed %q, want %q", out.String(), want)
		}
	}
	run("42 m.py\n")
	first := cache.stores
	if first == 0 {
		t.Fatal("nothing was kept")
	}
	run("42 m.py\n")
	if cache.stores != first {
		t.Error("a module whose source did not change was compiled again")
	}
	files["m.py"] = "value = 2\ndef f(x): return x + value\n"
	run("43 m.py\n")
	if cache.stores != first+1 {
		t.Errorf("after a change %d modules were kept, want one more than %d", cache.stores, first)
	}
	for key, data := range cache.data {
		cache.data[key] = data[:len(data)/2]
	}
	run("43 m.py\n")
}

// mapFiles are files in memory.
type mapFiles map[string]string

func (m mapFiles) ReadFile(name string) ([]byte, error) { return []byte(m[name]), nil }

func (m mapFiles) Kind(name string) (file, dir bool) {
	_, ok := m[name]
	return ok, false
}
