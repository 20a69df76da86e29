package atexit_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/jinklink/jink/python"
)

func TestRun_calls_what_was_registered_however_the_program_ended(t *testing.T) {
	for _, test := range []struct{ name, end, want string }{
		{"it came to its end", "", "body\nlast 2\nfirst 1 x=3\n"},
		{"it raised", "raise ValueError('why')", "body\nlast 2\nfirst 1 x=3\n"},
		{"it exited", "raise SystemExit(4)", "body\nlast 2\nfirst 1 x=3\n"},
		{"one of them registers another", "atexit.register(lambda: atexit.register(print, 'late'))", "body\nlate\nlast 2\nfirst 1 x=3\n"},
		{"one was taken back", "atexit.unregister(last)", "body\nfirst 1 x=3\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var out, stderr strings.Builder
			in, err := python.New(python.Config{Stdout: &out, Stderr: &stderr})
			if err != nil {
				t.Fatal(err)
			}
			p, err := python.Compile("program.py", []byte(`
import atexit
def first(n, *, x): print('first', n, f'x={x}')
@atexit.register
def fails(): raise KeyError('ignored')
def last(n): print('last', n)
atexit.register(first, 1, x=3)
atexit.register(last, 2)
print('body')
`+test.end+"\n"))
			if err != nil {
				t.Fatal(err)
			}
			err = in.Run(t.Context(), p)
			if raised, failed := strings.Contains(test.end, "raise"), err != nil; raised != failed {
				t.Errorf("the program ended with %v", err)
			}
			var exit *python.Exit
			if strings.Contains(test.end, "SystemExit") && (!errors.As(err, &exit) || exit.Code != 4) {
				t.Errorf("the program ended with %v", err)
			}
			if out.String() != test.want {
				t.Errorf("printed %q, want %q", out.String(), test.want)
			}
			if s := stderr.String(); !strings.HasPrefix(s, "Exception ignored in atexit callback <function fails at 0x") || !strings.HasSuffix(s, "KeyError: 'ignored'\n") {
				t.Errorf("standard error %q", s)
			}
		})
	}
}
