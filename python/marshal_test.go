package python

import (
	"errors"
	"strings"
	"testing"
)

func marshalled(t testing.TB, c Config, source string) (string, error) {
	t.Helper()
	var out strings.Builder
	c.Stdout, c.Stderr = &out, &out
	in, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Compile("program.py", []byte("import marshal\n"+source))
	if err != nil {
		t.Fatal(err)
	}
	err = in.Run(t.Context(), p)
	return out.String(), err
}

func TestMarshal_reads_code_only_where_it_is_trusted(t *testing.T) {
	const source = `
data = marshal.dumps(compile('1 + 1', 'f', 'eval'))
try: print(eval(marshal.loads(data)))
except ValueError as e: print(e)
`
	for _, test := range []struct {
		trusted bool
		want    string
	}{{true, "2\n"}, {false, "unmarshalling code objects is disallowed\n"}} {
		out, err := marshalled(t, Config{LoadCode: test.trusted}, source)
		if err != nil || out != test.want {
			t.Errorf("trusted %t: it printed %q, and ended with %v", test.trusted, out, err)
		}
	}
}

// TestMarshal_believes_no_lengths says that lengths which the data only claims to have take no memory.
func TestMarshal_believes_no_lengths(t *testing.T) {
	const source = `
import io
for kind in b'[(<>sutaAl':
    data = bytes([kind]) + b'\xff\xff\xff\x7f\1\0'
    for load in (marshal.loads, lambda b: marshal.load(io.BytesIO(b))):
        try: load(data)
        except EOFError: pass
        except ValueError as e: print(chr(kind), e)
print('done')
`
	out, err := marshalled(t, Config{Memory: 16 << 20}, source)
	const want = "[ bad marshal data (unknown type code)\n[ bad marshal data (unknown type code)\n" +
		"( bad marshal data (unknown type code)\n( bad marshal data (unknown type code)\n" +
		"< bad marshal data (unknown type code)\n< bad marshal data (unknown type code)\n" +
		"> bad marshal data (unknown type code)\n> bad marshal data (unknown type code)\ndone\n"
	if err != nil || out != want {
		t.Errorf("it printed %q, and ended with %v", out, err)
	}
}

// FuzzMarshal reads whatever it is given. What can be read is written, read and written again: that must be the same.
func FuzzMarshal(f *testing.F) {
	for _, seed := range []string{
		"", "N", "[\x01\x00\x00\x00i\x05\x00\x00\x00", "\xdb\x01\x00\x00\x00r\x00\x00\x00\x00", "{NT0", ">\x01\x00\x00\x00z\x01a", "\xa9\x02\xe9\x01\x00\x00\x00r\x01\x00\x00\x00",
		"l\x02\x00\x00\x00\x01\x00\x01\x00", "f\x031.5", "x\x011\x012", "u\x03\x00\x00\x00\xed\xa0\x80", "c\x05\x00\x00\x00abcde", "<\x01\x00\x00\x00\xa9\x01r\x00\x00\x00\x00", "I12345678",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in, err := New(Config{Steps: 1_000_000, Memory: 16 << 20})
		if err != nil {
			t.Fatal(err)
		}
		if err := in.Set("data", data); err != nil {
			t.Fatal(err)
		}
		p, err := Compile("program.py", []byte(`
import marshal
try: value = marshal.loads(data)
except (EOFError, ValueError, TypeError, RecursionError): pass
else:
    once = marshal.dumps(value)
    assert marshal.dumps(marshal.loads(once)) == once, (data, once)
`))
		if err != nil {
			t.Fatal(err)
		}
		var stopped *Stopped
		if err := in.Run(t.Context(), p); err != nil && !errors.As(err, &stopped) {
			t.Error(err)
		}
	})
}
