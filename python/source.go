package python

import (
	"strings"
	"sync"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/lib"
)

// This file holds where the lines come from that tracebacks and warnings show.

// sources are the texts that were compiled or read so far. An interpreter shares them with the copies that are made of it.
type sources struct {
	mu   sync.RWMutex
	text map[string][]byte
}

func newSources() *sources { return &sources{text: make(map[string][]byte)} }

func (s *sources) get(filename string) ([]byte, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	text, ok := s.text[filename]
	return text, ok
}

func (s *sources) set(filename string, text []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.text[filename] = text
}

// source gives the lines of a file, for tracebacks.
func (in *Interpreter) source(filename string) ([]string, bool) {
	if lines, ok := in.made(filename); ok {
		return lines, true
	}
	text, ok := in.sources.get(filename)
	if !ok {
		read := lib.Files.ReadFile
		name, builtIn := strings.CutPrefix(filename, builtinDir)
		if !builtIn {
			if in.config.Files == nil {
				return nil, false
			}
			read = in.config.Files.ReadFile
		}
		var err error
		if text, err = read(name); err != nil {
			return nil, false
		}
		in.sources.set(filename, text)
	}
	return splitLines(string(text)), true
}

// made gives the lines of a source that a program made and put into linecache.cache: a tuple of size, None, lines, name.
func (in *Interpreter) made(filename string) ([]string, bool) {
	m := object.AsModule(in.rt.Interp.Modules.GetString("linecache"))
	if m == nil {
		return nil, false
	}
	cache := object.AsDict(m.Dict.GetString("cache"))
	if cache == nil {
		return nil, false
	}
	entry := object.AsTuple(cache.GetString(filename))
	if entry == nil || len(entry.Items) != 4 || !entry.Items[1].IsNone() {
		return nil, false
	}
	list := object.AsList(entry.Items[2])
	if list == nil {
		return nil, false
	}
	lines := make([]string, len(list.Items))
	for i, v := range list.Items {
		if s := object.AsStr(v); s != nil {
			lines[i] = strings.TrimRight(s.S, "\r\n")
		}
	}
	return lines, true
}
