package pattern

import (
	"errors"
	"strings"
	"testing"
	"time"
)

var (
	errSteps  = errors.New("too many steps")
	errMemory = errors.New("too much memory")
	errDeep   = errors.New("too deep")
)

// limits is a meter with limits.
type limits struct{ steps, bytes, depth int }

func (l *limits) Charge(n int) error {
	if l.steps -= n; l.steps < 0 {
		return errSteps
	}
	return nil
}

func (l *limits) Allocate(n int) error {
	if l.bytes -= n; l.bytes < 0 {
		return errMemory
	}
	return nil
}

func (l *limits) Enter(string) error {
	if l.depth--; l.depth < 0 {
		return errDeep
	}
	return nil
}

func (l *limits) Leave() { l.depth++ }

func silent(string) error { return nil }

// TestHostile_patterns_stop_at_the_limit matches what takes for ever: it must end in no time, with the error of the meter.
func TestHostile_patterns_stop_at_the_limit(t *testing.T) {
	for _, test := range []struct{ pattern, text string }{
		{`(a+)+$`, strings.Repeat("a", 40) + "b"},
		{`(?:a|aa)+$`, strings.Repeat("a", 80) + "b"},
		{`(a|b|ab)*c`, strings.Repeat("ab", 60)},
		{`(.*)(.*)(.*)(.*)(.*)(.*)x`, strings.Repeat("a", 400)},
		{`(?:(?:a{0,100}){0,100}){0,100}b`, strings.Repeat("a", 200)},
		{`(?=(.*)(.*)(.*)(.*)(.*)x)`, strings.Repeat("é", 400)},
		{`(?<=a)(?:(\w+)|(\w\w+))*$`, "a" + strings.Repeat("b", 60) + "-"},
		{`(?i)(é|e|ée)*z`, strings.Repeat("éE", 60)},
		{`(a*?)*?b\1`, strings.Repeat("a", 4000)},
		{`(?>(a|b|ab)*)c|(\w*\w*\w*\w*)d`, strings.Repeat("ab", 300)},
	} {
		m := &limits{2_000_000, 16 << 20, 1000}
		p, err := Compile(m, []rune(test.pattern), false, 0, silent)
		if err != nil {
			t.Errorf("%s: %v", test.pattern, err)
			continue
		}
		start := time.Now()
		_, err = new(Matcher).Find(m, p, test.text, 0, -1, Search)
		if !errors.Is(err, errSteps) && !errors.Is(err, errMemory) {
			t.Errorf("%s: %v, with %d steps left", test.pattern, err, m.steps)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s took %v", test.pattern, took)
		}
	}
}

// TestLarge_patterns_stop_at_the_limit compiles what is too large or too deep.
func TestLarge_patterns_stop_at_the_limit(t *testing.T) {
	for _, pattern := range []string{
		strings.Repeat("(", 5000) + strings.Repeat(")", 5000),
		strings.Repeat("(?:a|", 5000) + strings.Repeat(")", 5000),
		strings.Repeat("[a-z]", 100_000),
		"(?:" + strings.Repeat("ab|", 100_000) + "c)",
		"[" + strings.Repeat("ac", 400_000) + "]",
		strings.Repeat("a", 4_000_000),
	} {
		m := &limits{20_000_000, 16 << 20, 1000}
		start := time.Now()
		if _, err := Compile(m, []rune(pattern), false, FlagIgnoreCase, silent); err == nil {
			t.Errorf("%.20s... compiles, with %d steps and %d bytes left", pattern, m.steps, m.bytes)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%.20s... took %v", pattern, took)
		}
	}
}

// FuzzMatch compiles patterns and operations of any kind and matches them: nothing panics, and matches lie within the text.
func FuzzMatch(f *testing.F) {
	f.Add(`(a|b)*?c(?<=x)\1`, "aabc", 0)
	f.Add(`(?i)[^\W\dé-ü]{2,}+(?(1)a|b)$`, "Éab\n", FlagMultiLine)
	f.Add(`(?P<n>\w+)(?!(?P=n))\b.*?`, "ab ab", FlagDotAll)
	f.Fuzz(func(t *testing.T, pattern, text string, flags int) {
		for _, bytes := range []bool{false, true} {
			m := &limits{200_000, 4 << 20, 200}
			chars := []rune(strings.ToValidUTF8(pattern, "é"))
			if bytes {
				chars = chars[:0]
				for i := range len(pattern) {
					chars = append(chars, rune(pattern[i]))
				}
			} else {
				text = strings.ToValidUTF8(text, "é")
			}
			p, err := Compile(m, chars, bytes, flags&0x1ff&^FlagLocale, silent)
			if err != nil {
				continue
			}
			check(t, m, p, text)
		}
		var code []uint32
		for i := range len(pattern) {
			code = append(code, uint32(pattern[i]))
		}
		m := &limits{200_000, 4 << 20, 200}
		if p, err := Decode(m, code, flags&1 != 0, flags, len(text)%5); err == nil {
			check(t, m, p, strings.ToValidUTF8(text, "é"))
		}
	})
}

func check(t *testing.T, m Meter, p *Program, text string) {
	for how := range 3 {
		matcher := new(Matcher)
		found, err := matcher.Find(m, p, text, 0, 0, how)
		if !found || err != nil {
			continue
		}
		for i := 0; i < len(matcher.Spans); i += 2 {
			// In a look behind, a group can end before it begins: its parts were read in no order.
			if a, b := matcher.Spans[i], matcher.Spans[i+1]; a < -1 || b > len(text) || a > len(text) {
				t.Fatalf("group %d is at %d to %d of %d", i/2, a, b, len(text))
			}
		}
	}
}
