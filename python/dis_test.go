package python

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite what the programs of testdata/dis print")

// TestDis runs programs that look at their own bytecode. It is not CPython's, so that there is no oracle for it: what they
// print stands behind them, and is read when it changes.
func TestDis(t *testing.T) {
	files, err := filepath.Glob("testdata/dis/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			const program, output = "-- program.py --\n", "-- output --\n"
			_, rest, found := strings.Cut(string(text), program)
			if !found {
				t.Fatal("there is no program in it")
			}
			source, want, _ := strings.Cut(rest, output)
			have := printed(t, source)
			if *update {
				head, _, _ := strings.Cut(string(text), output)
				if err := os.WriteFile(file, []byte(head+output+have), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if have != want {
				t.Error(difference(have, want))
			}
		})
	}
}

// printed is what a program prints, and what it ends with.
func printed(t *testing.T, source string) string {
	have := runHere(t, "program.py", []byte(source), 0)
	return have.out + have.err
}

// TestDis_is_the_disassembler: what a program sees of a source is what "jink dis" shows of it, for every program of the
// corpus that compiles.
func TestDis_is_the_disassembler(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long under the race detector, and nothing runs at the same time")
	}
	var want, have bytes.Buffer
	show := "import dis, linecache, warnings\nwarnings.simplefilter('ignore')\n"
	for _, path := range programs(t) {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		program, err := Compile(path, source)
		if err != nil {
			continue
		}
		if err := program.Disassemble(&want); err != nil {
			t.Fatal(err)
		}
		show += fmt.Sprintf("dis.dis(compile(''.join(linecache.getlines(%[1]q)), %[1]q, 'exec'))\n", path)
	}
	in, err := New(Config{Stdout: &have, Files: dirFiles{"."}})
	if err != nil {
		t.Fatal(err)
	}
	program, err := Compile("show.py", []byte(show))
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Run(t.Context(), program); err != nil {
		t.Fatal(err)
	}
	if have.String() != want.String() {
		t.Errorf("module dis and the disassembler differ\n%s", difference(have.String(), want.String()))
	}
}
