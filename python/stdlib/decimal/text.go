package decimal

import (
	"math/big"
	"strconv"
	"strings"
	"unicode"

	"github.com/jinklink/jink/python/object"
)

// plain turns digits of any script into ASCII, and drops underscores and space around.
func plain(s string) (string, bool) {
	s = strings.TrimFunc(s, unicode.IsSpace)
	ascii := true
	for i := range len(s) {
		if s[i] >= 0x80 || s[i] == '_' {
			ascii = false
		}
	}
	if ascii {
		return s, true
	}
	var b []byte
	for _, r := range s {
		switch {
		case r == '_':
		case r < 0x80:
			b = append(b, byte(r))
		case unicode.Is(unicode.Nd, r):
			b = append(b, byte('0'+digitOf(r)))
		default:
			return "", false
		}
	}
	return string(b), true
}

// digitOf is the value of a decimal digit of any script: they stand in tens, one after the other.
func digitOf(r rune) int {
	for _, block := range unicode.Nd.R16 {
		if rune(block.Lo) <= r && r <= rune(block.Hi) {
			return int(r-rune(block.Lo)) % 10
		}
	}
	for _, block := range unicode.Nd.R32 {
		if rune(block.Lo) <= r && r <= rune(block.Hi) {
			return int(r-rune(block.Lo)) % 10
		}
	}
	return 0
}

// parse reads a number, exactly.
func parse(t *thread, text string) (n num, ok bool, err error) {
	if err := t.Charge(len(text) >> 2); err != nil {
		return n, false, err
	}
	s, ok := plain(text)
	if !ok || s == "" {
		return n, false, nil
	}
	if s[0] == '+' || s[0] == '-' {
		n.neg = s[0] == '-'
		s = s[1:]
	}
	switch low := strings.ToLower(s); {
	case low == "inf" || low == "infinity":
		n.kind = infinite
		return n, true, nil
	case strings.HasPrefix(low, "nan"):
		n.kind = quiet
		s = s[3:]
		return carry(t, n, s)
	case strings.HasPrefix(low, "snan"):
		n.kind = signaling
		s = s[4:]
		return carry(t, n, s)
	}
	exp := 0
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		e, bad := strconv.ParseInt(s[i+1:], 10, 64)
		if bad != nil {
			digits := strings.TrimLeft(s[i+1:], "+-")
			if digits == "" || strings.Trim(digits, "0123456789") != "" || len(s[i+1:])-len(digits) > 1 {
				return n, false, nil
			}
			e = 4 * maxPrec
			if s[i+1] == '-' {
				e = -4 * maxPrec
			}
		}
		exp = int(max(min(e, 4*maxPrec), -4*maxPrec))
		s = s[:i]
	}
	if i := strings.IndexByte(s, '.'); i >= 0 {
		exp -= len(s) - i - 1
		s = s[:i] + s[i+1:]
	}
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return n, false, nil
	}
	n.exp = exp
	n, err = withDigits(t, n, s)
	return n, true, err
}

func withDigits(t *thread, n num, s string) (num, error) {
	if len(s) <= 19 {
		c, _ := strconv.ParseUint(s, 10, 64)
		return n.withLow(c), nil
	}
	s = strings.TrimLeft(s, "0")
	if s == "" {
		return n, nil
	}
	words := len(s) >> 4
	if err := t.Charge(words * (words>>4 + 1)); err != nil {
		return n, err
	}
	c, _ := new(big.Int).SetString(s, 10)
	return n.withCoef(c), nil
}

// carry gives a nan what it carries.
func carry(t *thread, n num, s string) (num, bool, error) {
	if strings.Trim(s, "0123456789") != "" {
		return n, false, nil
	}
	if s == "" {
		return n, true, nil
	}
	n, err := withDigits(t, n, s)
	return n, true, err
}

// write is str() of a number, or with engineering to_eng_string.
func (n num) write(capitals, engineering bool) string {
	sign := ""
	if n.neg {
		sign = "-"
	}
	switch n.kind {
	case infinite:
		return sign + "Infinity"
	case quiet, signaling:
		name := "NaN"
		if n.kind == signaling {
			name = "sNaN"
		}
		if n.noCoef() {
			return sign + name
		}
		return sign + name + n.text()
	}
	digits := n.text()
	left := n.exp + len(digits) // digits before the point
	point := 1
	switch {
	case n.exp <= 0 && left > -6:
		point = left
	case !engineering:
	case n.noCoef():
		point = floorMod(left+1, 3) - 1
	default:
		point = floorMod(left-1, 3) + 1
	}
	var b strings.Builder
	b.WriteString(sign)
	switch {
	case point <= 0:
		b.WriteString("0.")
		b.WriteString(strings.Repeat("0", -point))
		b.WriteString(digits)
	case point >= len(digits):
		b.WriteString(digits)
		b.WriteString(strings.Repeat("0", point-len(digits)))
	default:
		b.WriteString(digits[:point])
		b.WriteByte('.')
		b.WriteString(digits[point:])
	}
	if left != point {
		e := byte('e')
		if capitals {
			e = 'E'
		}
		b.WriteByte(e)
		if left-point > 0 {
			b.WriteByte('+')
		}
		b.WriteString(strconv.Itoa(left - point))
	}
	return b.String()
}

func floorMod(a, b int) int { return ((a % b) + b) % b }

// spec is a format specification for decimals.
type spec struct {
	fill      string
	align     byte
	sign      byte
	noNegZero bool
	zero      bool
	width     int
	separator string
	precision int // -1: none
	kind      byte
}

// parseSpec reads [[fill]align][sign][z][0][width][,][.precision][type].
func parseSpec(s string) (f spec, ok bool) {
	f = spec{fill: " ", align: '>', sign: '-', precision: -1}
	r := []rune(s)
	aligned := false
	isAlign := func(i int) bool { return i < len(r) && strings.ContainsRune("<>=^", r[i]) }
	i := 0
	if len(r) > 1 && isAlign(1) {
		f.fill, f.align, aligned, i = string(r[0]), byte(r[1]), true, 2
	} else if isAlign(0) {
		f.align, aligned, i = byte(r[0]), true, 1
	}
	take := func(set string) byte {
		if i < len(r) && strings.ContainsRune(set, r[i]) {
			i++
			return byte(r[i-1])
		}
		return 0
	}
	number := func() (int, bool) {
		start := i
		n := 0
		for i < len(r) && r[i] >= '0' && r[i] <= '9' {
			n = min(n*10+int(r[i]-'0'), 1<<40)
			i++
		}
		return n, i > start
	}
	if c := take("+- "); c != 0 {
		f.sign = c
	}
	f.noNegZero = take("z") != 0
	if take("0") != 0 {
		if aligned {
			return f, false
		}
		f.fill, f.align, f.zero = "0", '=', true
	}
	f.width, _ = number()
	if c := take(",_"); c == ',' {
		f.separator = ","
	} else if c != 0 {
		return f, false
	}
	if take(".") != 0 {
		n, given := number()
		if !given {
			return f, false
		}
		f.precision = n
	}
	f.kind = take("eEfFgGn%")
	return f, i == len(r)
}

// format is format(n, spec).
func (w *work) format(n num, s string, capitals bool) (value, error) {
	f, ok := parseSpec(s)
	if !ok {
		return value{}, w.t.Raise(object.ValueError, "invalid format string")
	}
	if f.width > maxDigits || f.precision > maxDigits {
		return value{}, w.t.RaiseArgs(object.MemoryError)
	}
	if !w.room(max(f.width, f.precision+20)) {
		return value{}, w.err
	}
	if n.isSpecial() {
		text := n.abs().write(capitals, false)
		if f.kind == '%' {
			text += "%"
		}
		if f.zero {
			f.fill, f.align, f.zero = " ", '>', false
		}
		return f.pad(n.neg, "", text)
	}
	kind := f.kind
	if kind == 0 {
		kind = 'g'
		if capitals {
			kind = 'G'
		}
	} else if kind == 'n' {
		kind = 'g'
	}
	if kind == '%' {
		n.exp += 2
	}
	if f.precision >= 0 {
		var exact bool
		switch kind {
		case 'e', 'E':
			n, exact = w.figures(n, f.precision+1)
		case 'f', 'F', '%':
			n, exact = w.rescaled(n, -f.precision, w.rounding)
		default:
			if n.digits() > max(f.precision, 1) {
				n, exact = w.figures(n, max(f.precision, 1))
			}
		}
		_ = exact
	}
	if w.err != nil {
		return value{}, w.err
	}
	if n.noCoef() && n.exp > 0 && (kind == 'f' || kind == 'F' || kind == '%') {
		n.exp = 0
	}
	digits := n.text()
	left := n.exp + len(digits)
	if f.noNegZero && n.noCoef() {
		n.neg = false
	}
	point := left
	switch kind {
	case 'e', 'E':
		point = 1
		if n.noCoef() && f.precision >= 0 {
			point = 1 - f.precision
			digits = strings.Repeat("0", 1)
		}
	case 'f', 'F', '%':
	default:
		if n.exp <= 0 && left > -6 {
			point = left
		} else {
			point = 1
		}
	}
	if !w.room(max(point, -point)) {
		return value{}, w.err
	}
	var whole, fraction string
	switch {
	case point < 0:
		whole, fraction = "0", strings.Repeat("0", -point)+digits
	case point > len(digits):
		whole = digits + strings.Repeat("0", point-len(digits))
	default:
		whole, fraction = digits[:point], digits[point:]
		if whole == "" {
			whole = "0"
		}
	}
	tail := ""
	if fraction != "" {
		tail = "." + fraction
	}
	if e := left - point; e != 0 || kind == 'e' || kind == 'E' {
		if kind == 'e' || kind == 'E' || e != 0 {
			mark := "e"
			if kind == 'E' || kind == 'G' {
				mark = "E"
			}
			if e >= 0 {
				mark += "+"
			}
			tail += mark + strconv.Itoa(e)
		}
	}
	if kind == '%' {
		tail += "%"
	}
	return f.pad(n.neg, whole, tail)
}

// figures rounds to so many digits.
func (w *work) figures(n num, count int) (num, bool) {
	if n.noCoef() {
		return n, true
	}
	d := n.digits()
	if d <= count {
		m := w.times(n, count-d)
		m.exp -= count - d
		return m, true
	}
	m, exact := w.cut(n, d-count, w.rounding)
	if m.digits() > count {
		m, _ = w.cut(m, 1, down)
	}
	return m, exact
}

// pad puts separators into the whole part and fills up to the width.
func (f *spec) pad(neg bool, whole, tail string) (value, error) {
	sign := ""
	if neg {
		sign = "-"
	} else if f.sign != '-' {
		sign = string(f.sign)
	}
	if f.zero {
		room := f.width - len(sign) - len(tail)
		whole = f.zeros(whole, room)
	} else if f.separator != "" {
		whole = f.group(whole)
	}
	body := whole + tail
	missing := f.width - len(sign) - len(body)
	if missing <= 0 || f.zero {
		return object.NewStr(sign + body), nil
	}
	left := missing
	switch f.align {
	case '<':
		return object.NewStr(sign + body + strings.Repeat(f.fill, missing)), nil
	case '=':
		return object.NewStr(sign + strings.Repeat(f.fill, missing) + body), nil
	case '^':
		left = missing / 2
	}
	return object.NewStr(strings.Repeat(f.fill, left) + sign + body + strings.Repeat(f.fill, missing-left)), nil
}

// group puts a separator before each three digits.
func (f *spec) group(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if i > 0 && (len(s)-i)%3 == 0 {
			b.WriteString(f.separator)
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// zeros fills up with zeros, which are grouped as the digits are.
func (f *spec) zeros(whole string, room int) string {
	if f.separator == "" {
		return strings.Repeat("0", max(room-len(whole), 0)) + whole
	}
	digits := max(len(whole), room*3/4-2)
	for digits+(digits-1)/3 < room {
		digits++
	}
	return f.group(strings.Repeat("0", digits-len(whole)) + whole)
}
