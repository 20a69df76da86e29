// Package conform runs the test files of an installed CPython 3.13 over jink, each in a process of its own, and holds the
// outcome against a ledger of what is known to fail.
//
// It exists so that how much of the language and of its library is there can be told by numbers that others made the tests
// for. No file of CPython is part of jink: where none is installed, nothing can be run.
//
// Invariants: a test that fails and is not in the ledger is an error, and so is one that is in the ledger and passes; a file
// that cannot be loaded, or that does not end in time, counts as all of its tests failing.
package conform

import (
	"bufio"
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Config says what is run, and how.
type Config struct {
	Binary  string        // jink
	Library string        // the directory of the library of CPython, in which there is one called test
	Whole   bool          // use the whole library of CPython, rather than only what jink has no module of its own for
	BuiltIn []string      // the modules that jink has
	Timeout time.Duration // for one file
	Memory  int64         // bytes of address space for one file, where there is a shell to limit it
}

// Test is what became of one test.
type Test struct {
	ID      string // test_bool.BoolTest.test_int
	Outcome Outcome
	Reason  string // of a failure or skip: one line
}

// Outcome is how a test ended.
type Outcome string

// What a test can end in. Loading and stopping are those of files.
const (
	Pass    Outcome = "pass"
	Skip    Outcome = "skip"
	Fail    Outcome = "fail"
	Error   Outcome = "error"
	Unready Outcome = "load" // the file could not be loaded
	Stopped Outcome = "stop" // the process ended before the tests did, or was ended
)

// Failed reports whether an outcome is none that is wanted.
func (o Outcome) Failed() bool { return o != Pass && o != Skip }

// Result is what became of a file.
type Result struct {
	File   string
	Tests  []Test
	Count  int // how many tests there are, skipped ones aside
	Passed int
	Time   time.Duration
}

// Skipped is how many tests were skipped.
func (r *Result) Skipped() int {
	n := 0
	for _, t := range r.Tests {
		if t.Outcome == Skip {
			n++
		}
	}
	return n
}

//go:embed driver.py
var driver string

// mark begins the lines that the driver writes for us. What tests print is of no interest.
const mark = "\x1ejink\t"

// Run runs one file, such as test_bool.
func (c Config) Run(ctx context.Context, file string) (*Result, error) {
	dir, err := os.MkdirTemp("", "jink-conform-")
	if err != nil {
		return nil, fmt.Errorf("run %s: %w", file, err)
	}
	defer os.RemoveAll(dir)
	args := []string{"run"}
	if c.Whole {
		args = append(args, "--stdlib", c.Library)
	} else {
		beside := filepath.Join(dir, "lib")
		if err := c.link(beside); err != nil {
			return nil, fmt.Errorf("run %s: %w", file, err)
		}
		args = append(args, "--path", beside)
	}
	args = append(args, "-c", driver, file)
	work := filepath.Join(dir, "work")
	if err := os.Mkdir(work, 0o700); err != nil {
		return nil, fmt.Errorf("run %s: %w", file, err)
	}
	limited, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	cmd := c.command(limited, args)
	var out, errs bytes.Buffer
	// CPython's sysconfig reads what CPython was built with from a module that is named after its platform.
	if names, _ := filepath.Glob(filepath.Join(c.Library, "_sysconfigdata_*.py")); len(names) > 0 {
		cmd.Env = append(os.Environ(), "_PYTHON_SYSCONFIGDATA_NAME="+strings.TrimSuffix(filepath.Base(names[0]), ".py"))
	}
	cmd.Dir, cmd.Stdout, cmd.Stderr = work, &out, &errs
	begun := time.Now()
	err = cmd.Run()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	r := &Result{File: file, Time: time.Since(begun)}
	ended := r.read(out.Bytes())
	if !ended {
		reason := lastLine(errs.String())
		if errors.Is(limited.Err(), context.DeadlineExceeded) {
			reason = fmt.Sprintf("more than %s", c.Timeout)
		} else if reason == "" && err != nil {
			reason = err.Error()
		}
		r.Tests = append(r.Tests, Test{ID: file, Outcome: Stopped, Reason: clean(reason)})
	}
	r.count(c.Library)
	return r, nil
}

// command is jink with these arguments, under a limit of memory where a shell can set one.
func (c Config) command(ctx context.Context, args []string) *exec.Cmd {
	sh, err := exec.LookPath("sh")
	if err != nil || c.Memory == 0 {
		return exec.CommandContext(ctx, c.Binary, args...)
	}
	limit := fmt.Sprintf(`ulimit -v %d; exec "$0" "$@"`, c.Memory/1024)
	return exec.CommandContext(ctx, sh, append([]string{"-c", limit, c.Binary}, args...)...)
}

// link makes a directory in which all of the library is but what jink has itself.
func (c Config) link(dir string) error {
	if err := os.Mkdir(dir, 0o700); err != nil {
		return err
	}
	entries, err := os.ReadDir(c.Library)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), ".py")
		if slices.Contains(c.BuiltIn, name) || name == "lib-dynload" || name == "site-packages" {
			continue
		}
		if err := os.Symlink(filepath.Join(c.Library, e.Name()), filepath.Join(dir, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// read takes what the driver wrote, and reports whether that is all.
func (r *Result) read(out []byte) bool {
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, len(out)+1)
	failed := map[string]int{}
	for lines.Scan() {
		_, line, ok := strings.Cut(lines.Text(), mark)
		if !ok {
			continue
		}
		f := strings.SplitN(line, "\t", 3)
		if f[0] == "end" {
			return true
		}
		if len(f) < 3 {
			continue
		}
		t := Test{ID: strings.TrimPrefix(f[1], "test."), Outcome: Outcome(f[0]), Reason: clean(f[2])}
		// A test has one outcome: the first failure that it, one of its subtests or its fixtures had.
		if at, ok := failed[t.ID]; ok {
			if !r.Tests[at].Outcome.Failed() && t.Outcome.Failed() {
				r.Tests[at] = t
			}
			continue
		}
		failed[t.ID] = len(r.Tests)
		r.Tests = append(r.Tests, t)
	}
	return false
}

var method = regexp.MustCompile(`(?m)^[ \t]+(?:async )?def test`)

// count counts the tests. Where the file ended early, those count that it defines.
func (r *Result) count(library string) {
	whole := true
	for _, t := range r.Tests {
		switch t.Outcome {
		case Pass:
			r.Passed++
			r.Count++
		case Fail, Error:
			r.Count++
		case Unready, Stopped:
			whole = false
		}
	}
	if whole {
		return
	}
	defined := 0
	base := filepath.Join(library, "test", filepath.FromSlash(strings.ReplaceAll(r.File, ".", "/")))
	names, _ := filepath.Glob(base + "/*.py")
	for _, name := range append(names, base+".py") {
		if text, err := os.ReadFile(name); err == nil {
			defined += len(method.FindAll(text, -1))
		}
	}
	r.Count = max(r.Count, defined, 1)
}

func lastLine(s string) string {
	s = strings.TrimSpace(s)
	return s[strings.LastIndexByte(s, '\n')+1:]
}

var address = regexp.MustCompile(`0x[0-9a-f]{6,}|/tmp/[^\s'"]*`)

// clean makes a line of a reason that is the same each time.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == '\uFFFD' {
			return ' '
		}
		return r
	}, s)
	s = address.ReplaceAllString(strings.TrimSpace(s), "…")
	if r := []rune(s); len(r) > 160 {
		s = string(r[:160]) + "…"
	}
	return s
}
