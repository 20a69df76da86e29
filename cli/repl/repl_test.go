package repl

import (
	"regexp"
	"testing"
)

func TestNextIndent(t *testing.T) {
	for text, want := range map[string]int{
		"if x:":                             4,
		"if x:\n    y = 1":                  4,
		"if x:\n    for y in z:":            8,
		"if x:\n    for y in z:\n        y": 8,
		"def f():\n    return 1":            0,
		"def f():\n    if x:\n        pass": 4,
		"x = (":                             0,
		"while x:\n    break ":              0,
		"while x:\n    breaking = 1":        4,
		"if x:\n    ":                       0,
	} {
		if have := nextIndent(text); have != want {
			t.Errorf("after %q a line is indented by %d, want %d", text, have, want)
		}
	}
}

func TestColourSource(t *testing.T) {
	for text, want := range map[string]string{
		"":                     "",
		"x = 1":                "x = \x1b[36m1\x1b[0m",
		"if x: pass  # why":    "\x1b[1;34mif\x1b[0m x: \x1b[1;34mpass\x1b[0m  \x1b[90m# why\x1b[0m",
		"é = 'ü'\nx = 'y'":     "é = \x1b[32m'ü'\x1b[0m\nx = \x1b[32m'y'\x1b[0m",
		"f('not closed":        "f('not closed",
		"x = \"\"\"a\nb\"\"\"": "x = \x1b[32m\"\"\"a\nb\"\"\"\x1b[0m",
	} {
		if have := colourSource(text); have != want {
			t.Errorf("%q\nhave %q\nwant %q", text, have, want)
		}
	}
}

func TestColourTraceback(t *testing.T) {
	text := "Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\n    a: b\n    ~~^\nmy.Error: it: failed\nNote\n"
	want := "Traceback (most recent call last):\n  File \x1b[35m\"<stdin>\"\x1b[0m, line \x1b[35m1\x1b[0m, in \x1b[35m<module>\x1b[0m\n    a: b\n" +
		"    \x1b[1;31m~~^\x1b[0m\n\x1b[1;35mmy.Error\x1b[0m: \x1b[35mit: failed\x1b[0m\n\x1b[1;35mNote\x1b[0m\n"
	if have := colourTraceback(text); have != want {
		t.Errorf("have %q\nwant %q", have, want)
	}
}

func TestNameBefore(t *testing.T) {
	for text, want := range map[string]string{"": "", "x": "x", "print(os.pa": "os.pa", "a+b.": "b.", "é_1.ü": "é_1.ü", "f() ": ""} {
		if have := nameBefore(text); have != want {
			t.Errorf("%q ends with %q, want %q", text, have, want)
		}
	}
}

// FuzzColours: colours add nothing but themselves, whatever is typed.
func FuzzColours(f *testing.F) {
	for _, text := range []string{"if x:\n    f'{y!r:>{z}}' # 1", "'", "\"\"\"\n", "0x", "  File \"x\", line 1", "\t\r\n\\", "é\x00\xff"} {
		f.Add(text)
	}
	escape := regexp.MustCompile("\x1b\\[[0-9;]*m")
	f.Fuzz(func(t *testing.T, text string) {
		if escape.MatchString(text) {
			t.Skip()
		}
		for _, coloured := range []string{colourSource(text), colourTraceback(text)} {
			if have := escape.ReplaceAllString(coloured, ""); have != text {
				t.Errorf("%q became %q", text, have)
			}
		}
	})
}
