package python

import (
	"bytes"
	"crypto/rand"
	"errors"
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/python/filesystem"
	"github.com/jinklink/jink/python/syntax"
)

var record = flag.Bool("record", false, "record what CPython 3.13 prints beside the programs of testdata that have no recording yet")

// oracle is CPython 3.13, "" where there is none.
func oracle() string {
	if name := os.Getenv("JINK_CPYTHON"); name != "" {
		return name
	}
	for _, name := range []string{"python3.13", "python3"} {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		out, err := exec.Command(path, "-c", "import sys; print(sys.version_info[:2])").Output()
		if err == nil && strings.TrimSpace(string(out)) == "(3, 13)" {
			return path
		}
	}
	return ""
}

// programs are the programs of the corpus. What has a name that begins with "_", or is in a folder with one, is there for others.
func programs(t *testing.T) []string {
	var all []string
	err := filepath.WalkDir("testdata", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(path, ".py") && !strings.HasPrefix(filepath.Base(path), "_") &&
			!strings.Contains(path, "/_") {
			all = append(all, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// optOut is why a program is not compared, said in the program itself: "# jink: differs: reason".
func optOut(source []byte) string {
	for line := range strings.SplitSeq(string(source), "\n") {
		if reason, ok := strings.CutPrefix(line, "# jink: differs: "); ok {
			return reason
		}
	}
	return ""
}

// output is what a program wrote: to its standard output, and to standard error.
type output struct{ out, err string }

func recorded(path string) (output, bool) {
	out, err := os.ReadFile(strings.TrimSuffix(path, ".py") + ".out")
	if err != nil {
		return output{}, false
	}
	stderr, err := os.ReadFile(strings.TrimSuffix(path, ".py") + ".err")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return output{}, false
	}
	return output{string(out), string(stderr)}, true
}

// dirFiles are the files of a directory, as its programs see them.
type dirFiles struct{ dir string }

func (d dirFiles) ReadFile(name string) ([]byte, error) {
	return os.ReadFile(filepath.Join(d.dir, name))
}

func (d dirFiles) Kind(name string) (file, dir bool) {
	info, err := os.Stat(filepath.Join(d.dir, name))
	if err != nil {
		return false, false
	}
	return info.Mode().IsRegular(), info.IsDir()
}

// runHere runs a program of the corpus as "jink run" would in its directory.
func runHere(t testing.TB, path string, source []byte, optimize int) output {
	var out, stderr bytes.Buffer
	in, err := New(Config{Stdout: &out, Stderr: &stderr, Threads: 100, Clock: clock{time.Now()}, Files: dirFiles{filepath.Dir(path)}, Path: []string{""}, Args: []string{filepath.Base(path)},
		Open: filesystem.NewView(filesystem.Host()), Entropy: rand.Reader, LoadCode: true, Environment: map[string]string{"HOME": os.Getenv("HOME"), "PATH": os.Getenv("PATH")}})
	if err != nil {
		t.Fatal(err)
	}
	program, err := compileMode(filepath.Base(path), source, syntax.Exec, optimize)
	if err == nil {
		err = in.Run(t.Context(), program)
	}
	var raised *Error
	var exit *Exit
	switch {
	case errors.As(err, &raised):
		stderr.WriteString(raised.Text)
	case err != nil && !errors.As(err, &exit):
		stderr.WriteString("jink: " + err.Error() + "\n")
	}
	return output{out.String(), stderr.String()}
}

func TestCorpus(t *testing.T) {
	cpython := oracle()
	for i, path := range programs(t) {
		if testing.Short() && i%8 != 0 {
			continue // a sample is enough where time matters, as under the race detector
		}
		t.Run(strings.TrimSuffix(strings.TrimPrefix(path, "testdata/"), ".py"), func(t *testing.T) {
			source, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want, ok := recorded(path)
			if !ok && *record {
				want, ok = recordFrom(t, cpython, path), true
			}
			if !ok {
				t.Fatal("nothing is recorded beside it: go test ./python -run Corpus -record")
			}
			if reason := optOut(source); reason != "" {
				t.Skip("differs from CPython: " + reason)
			}
			t.Parallel()
			have := runHere(t, path, source, 0)
			if have.out != want.out {
				t.Errorf("standard output\n%s", difference(have.out, want.out))
			}
			if have.err != want.err {
				t.Errorf("standard error\n%s", difference(have.err, want.err))
			}
		})
	}
}

// TestCorpus_unoptimised runs the programs with nothing folded and no jump threaded: they must do the same.
func TestCorpus_unoptimised(t *testing.T) {
	if testing.Short() {
		t.Skip("the whole corpus once more takes time")
	}
	for _, path := range programs(t) {
		t.Run(strings.TrimSuffix(strings.TrimPrefix(path, "testdata/"), ".py"), func(t *testing.T) {
			source, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if reason := optOut(source); reason != "" {
				t.Skip("differs from CPython: " + reason)
			}
			t.Parallel()
			have := runHere(t, path, source, -1)
			if want, _ := recorded(path); have.out != want.out {
				t.Errorf("standard output\n%s", difference(have.out, want.out))
			}
		})
	}
}

// recordFrom runs a program under CPython and keeps what it wrote.
func recordFrom(t *testing.T, cpython, path string) output {
	if cpython == "" {
		t.Fatal("there is no CPython 3.13 to record from")
	}
	have := runOracle(t, cpython, path)
	base := strings.TrimSuffix(path, ".py")
	if err := os.WriteFile(base+".out", []byte(have.out), 0o644); err != nil {
		t.Fatal(err)
	}
	if have.err != "" {
		if err := os.WriteFile(base+".err", []byte(have.err), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return have
}

func runOracle(t *testing.T, cpython, path string) output {
	cmd := exec.Command(cpython, filepath.Base(path))
	cmd.Dir = filepath.Dir(path)
	cmd.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1", "PYTHONHASHSEED=0", "NO_COLOR=1", "PYTHONIOENCODING=utf-8", "PYTHONWARNINGS=")
	var out, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &stderr
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	abs, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	// CPython names the program by its whole path.
	strip := func(b []byte) string { return strings.ReplaceAll(string(b), abs+"/", "") }
	return output{strip(out.Bytes()), strip(stderr.Bytes())}
}

// TestCorpus_is_what_the_oracle_prints checks the recordings themselves, wherever there is an oracle.
func TestCorpus_is_what_the_oracle_prints(t *testing.T) {
	cpython := oracle()
	if cpython == "" || testing.Short() {
		t.Skip("needs CPython 3.13 (JINK_CPYTHON), and time")
	}
	for _, path := range programs(t) {
		want, ok := recorded(path)
		if !ok {
			continue
		}
		if have := runOracle(t, cpython, path); have != want {
			t.Errorf("%s: the oracle prints something else than what is recorded\n%s", path, difference(have.out+have.err, want.out+want.err))
		}
	}
}

// difference shows the first lines in which two texts differ.
func difference(have, want string) string {
	h, w := strings.Split(have, "\n"), strings.Split(want, "\n")
	i := 0
	for i < len(h) && i < len(w) && h[i] == w[i] {
		i++
	}
	show := func(lines []string) string {
		from, to := max(i-2, 0), min(i+6, len(lines))
		if from >= to {
			return "(nothing)\n"
		}
		return strings.Join(lines[from:to], "\n") + "\n"
	}
	return "--- have\n" + show(h) + "--- want\n" + show(w)
}
