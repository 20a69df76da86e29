package cli

import (
	"context"
	"os"
	"strings"
	"time"

	"github.com/jinklink/jink/python/filesystem"
	pyio "github.com/jinklink/jink/python/stdlib/io"
)

// environment is that of the process, for Python programs.
func environment() map[string]string {
	env := make(map[string]string)
	for _, entry := range os.Environ() {
		if name, text, ok := strings.Cut(entry, "="); ok && name != "" {
			env[name] = text
		}
	}
	return env
}

// diskFiles is the file system as a Python program and its imports see it.
type diskFiles struct{ filesystem.Tree }

func (diskFiles) ReadFile(name string) ([]byte, error) { return os.ReadFile(name) }

// Open opens a file for a program, which may do what the user may.
func (d diskFiles) Open(name string, flags int) (pyio.File, error) {
	return d.OpenFile(name, flags, 0o666)
}

func (diskFiles) Kind(name string) (file, dir bool) {
	info, err := os.Stat(name)
	if err != nil {
		return false, false
	}
	return info.Mode().IsRegular(), info.IsDir()
}

// wallClock is the clock of the machine.
type wallClock struct{ begun time.Time }

func (wallClock) Now() time.Time { return time.Now() }

func (w wallClock) Monotonic() time.Duration { return time.Since(w.begun) }

func (wallClock) Sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
