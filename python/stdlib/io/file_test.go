package io_test

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/jinklink/jink/python"
	"github.com/jinklink/jink/python/stdlib/io"
)

// disk opens the files of a directory of the test, as a host might.
type disk struct{ root *os.Root }

func (d disk) Open(name string, flags int) (io.File, error) {
	if name == "forbidden" {
		return nil, fs.ErrPermission
	}
	return d.root.OpenFile(name, flags, 0o600)
}

// run runs a program that may open the files of a new directory, and gives what it printed, and that directory.
func run(t *testing.T, source string) (string, *os.Root) {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := root.Close(); err != nil {
			t.Error(err)
		}
	})
	return runWith(t, source, python.Config{Open: disk{root}}), root
}

func runWith(t *testing.T, source string, c python.Config) string {
	t.Helper()
	var out strings.Builder
	c.Stdout = &out
	in, err := python.New(c)
	if err != nil {
		t.Fatal(err)
	}
	p, err := python.Compile("program.py", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Run(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func content(t *testing.T, root *os.Root, name string) string {
	t.Helper()
	b, err := root.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestOpen_reads_and_writes_the_files_of_the_host(t *testing.T) {
	out, root := run(t, `
with open('a.txt', 'w', encoding='utf-8') as f:
    print(f.write('één\ntwee\n'), f.name, f.mode, f.tell(), f.seekable())
print(f.closed, f)
with open('a.txt') as f:
    print(f.readline(), end='')
    at = f.tell()
    print(f.read(), at, f.seek(at), repr(f.readline()))
with open('a.txt', 'a') as f:
    print(f.tell())
    f.write('drie\n')
with open('a.txt', 'rb') as f:
    print(f, f.raw, f.read(3), f.peek(1)[:1], f.tell(), f.seek(-5, 2), f.read())
with open('a.txt', 'r+') as f:
    f.readline()
    f.seek(0)
    f.write('EEN')  # three of the five bytes of the first line
print(open('a.txt', errors='replace').readlines())
with open('b.bin', 'wb', buffering=0) as f:
    print(f, f.write(b'abc'), f.truncate(2))
with open('b.bin', 'x+b') if False else open('b.bin', 'r+b') as f:
    print(f, f.read(), f.seek(1), f.write(b'Z'))
print(open('b.bin', 'rb').read())
`)
	want := `9 a.txt w 11 True
True <_io.TextIOWrapper name='a.txt' mode='w' encoding='utf-8'>
één
twee
 6 6 'twee\n'
11
<_io.BufferedReader name='a.txt'> <_io.FileIO name='a.txt' mode='rb' closefd=True> b'\xc3\xa9\xc3' b'\xa9' 3 11 b'drie\n'
['EEN�n\n', 'twee\n', 'drie\n']
<_io.FileIO name='b.bin' mode='wb' closefd=True> 3 2
<_io.BufferedRandom name='b.bin'> b'ab' 1 1
b'aZ'
`
	if out != want {
		t.Errorf("printed\n%s\nwant\n%s", out, want)
	}
	if have := content(t, root, "b.bin"); have != "aZ" {
		t.Errorf("b.bin holds %q", have)
	}
}

func TestOpen_says_what_the_host_refuses(t *testing.T) {
	out, _ := run(t, `
open('there', 'w').close()
for name, mode in ('missing', 'r'), ('there', 'x'), ('forbidden', 'r'), ('.', 'w'):
    try:
        open(name, mode)
    except OSError as e:
        print(type(e).__name__, e)
f = open('there')
try:
    f.write('x')
except Exception as e:
    print(type(e).__name__, e)
f.close()
try:
    f.read()
except ValueError as e:
    print(e)
`)
	want := `FileNotFoundError [Errno 2] No such file or directory: 'missing'
FileExistsError [Errno 17] File exists: 'there'
PermissionError [Errno 13] Permission denied: 'forbidden'
IsADirectoryError [Errno 21] Is a directory: '.'
UnsupportedOperation not writable
I/O operation on closed file.
`
	if out != want {
		t.Errorf("printed\n%s\nwant\n%s", out, want)
	}
}

func TestOpen_is_refused_without_files(t *testing.T) {
	out := runWith(t, `
try:
    open('x')
except PermissionError as e:
    print(e)
`, python.Config{})
	if want := "[Errno 13] Permission denied: 'x'\n"; out != want {
		t.Errorf("printed %q, want %q", out, want)
	}
}

func TestFlush_writes_what_a_program_left_unclosed(t *testing.T) {
	_, root := run(t, "f = open('left', 'w')\nf.write('all of it')\ng = open('bytes', 'wb')\ng.write(b'too')\n")
	if have := content(t, root, "left") + content(t, root, "bytes"); have != "all of ittoo" {
		t.Errorf("the files hold %q", have)
	}
}

func TestConsole_reads_lines_of_the_host(t *testing.T) {
	out := runWith(t, `
import sys
print(repr(input('name? ')), repr(sys.stdin.readline()), [line for line in sys.stdin])
try:
    input()
except EOFError as e:
    print(e)
`, python.Config{Stdin: strings.NewReader("jink\r\nsecond\nthird\nlast")})
	if want := "name? 'jink' 'second\\n' ['third\\n', 'last']\nEOF when reading a line\n"; out != want {
		t.Errorf("printed %q, want %q", out, want)
	}
}

// broken is an output that cannot be written to.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("no room") }

func TestConsole_tells_programs_that_output_fails(t *testing.T) {
	var stderr strings.Builder
	in, err := python.New(python.Config{Stdout: broken{}, Stderr: &stderr})
	if err != nil {
		t.Fatal(err)
	}
	p, err := python.Compile("program.py", []byte("import sys\nfor write in print, sys.stdout.write:\n    try:\n        write('x')\n    except OSError as e:\n        sys.stderr.write(f'{type(e).__name__}\\n')\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Run(t.Context(), p); err != nil || stderr.String() != "OSError\nOSError\n" {
		t.Errorf("error %v, standard error %q", err, stderr.String())
	}
}
