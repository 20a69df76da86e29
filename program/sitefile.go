package program

import (
	"bytes"
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/jinklink/jink/link"
)

// sitePoll is how often the file of a site program is looked at.
const sitePoll = time.Second

// SiteFileConfig is where a site program stands, and who wants to know of it. All fields must be set.
type SiteFileConfig struct {
	Path     string
	ReadFile func(name string) ([]byte, error)
	Log      *slog.Logger
	Loaded   func(ok bool) // told of each attempt to load another version
	Turned   func()        // told when what was prepared of links is no longer right
}

// SiteFile is the file of an engine's site program, which is loaded anew when it changes. A version that cannot be used never
// takes the place of one that can.
type SiteFile struct {
	cfg    SiteFileConfig
	engine *Engine

	mu      sync.Mutex
	current []byte // in use
	waiting []byte // seen once, and perhaps not written to its end
	bad     []byte // complained of
	refused string // why the file as it stands is not in use; "" where it is
}

// SiteError is why a site program cannot be used.
type SiteError struct {
	File     string
	Problems link.Problems
}

func (e *SiteError) Error() string { return Describe(e.File, e.Problems) }

// OpenSite loads the site program of an engine for the first time. A program that is not good is a *SiteError.
func (e *Engine) OpenSite(cfg SiteFileConfig) (*SiteFile, error) {
	f := &SiteFile{cfg: cfg, engine: e}
	data, err := cfg.ReadFile(cfg.Path)
	if err != nil {
		return nil, err
	}
	if _, problems := e.SetSite(data); len(problems) > 0 {
		return nil, &SiteError{cfg.Path, problems}
	}
	f.current = data
	return f, nil
}

// Run loads the file anew when it has changed, until ctx ends.
func (f *SiteFile) Run(ctx context.Context) {
	tick := time.NewTicker(sitePoll)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		f.look(false)
	}
}

// Reload loads the file at once, if it has changed.
func (f *SiteFile) Reload() { f.look(true) }

// Refused says why the file as it stands is not in use, "" where it is.
func (f *SiteFile) Refused() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.refused
}

// look loads the file if it holds something else than what is in use. What was not there at the look before may be half of what
// is being written, and is left until the next one, unless somebody says that it is whole.
func (f *SiteFile) look(whole bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	data, err := f.cfg.ReadFile(f.cfg.Path)
	if err != nil {
		if f.refused != err.Error() {
			f.refused, f.bad = err.Error(), nil
			f.cfg.Loaded(false)
			f.cfg.Log.Error("the site program cannot be read; the one in use goes on", "error", err)
		}
		return
	}
	switch {
	case bytes.Equal(data, f.current):
		f.waiting, f.bad, f.refused = nil, nil, ""
		return
	case f.bad != nil && bytes.Equal(data, f.bad):
		return
	case !whole && (f.waiting == nil || !bytes.Equal(data, f.waiting)):
		f.waiting = append([]byte{}, data...)
		return
	}
	f.load(data)
}

func (f *SiteFile) load(data []byte) {
	turned, problems := f.engine.SetSite(data)
	f.waiting = nil
	f.cfg.Loaded(len(problems) == 0)
	if len(problems) > 0 {
		p := problems[0]
		f.bad, f.refused = append([]byte{}, data...), Describe(f.cfg.Path, problems)
		f.cfg.Log.Error("the site program cannot be used; the one in use goes on", "file", f.cfg.Path, "error", p.Message,
			"line", p.Line, "column", p.Column, "caret", p.Caret)
		return
	}
	f.current, f.bad, f.refused = data, nil, ""
	if turned {
		f.cfg.Turned()
	}
	f.cfg.Log.Info("the site program was loaded anew", "file", f.cfg.Path)
}
