package object

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// This file is the % of str and of bytes: printf's conversions.

// percent is one such operation.
type percent struct {
	t       *Thread
	bytes   bool // the format is of bytes
	format  string
	at      int // where in format we are
	out     []byte
	args    Value   // all arguments, or the only one
	items   []Value // if they are a tuple
	next    int
	single  bool  // args is the only argument, and next says whether it was used
	mapping Value // what keys are looked up in; NULL if args is no mapping
}

// conversion is one conversion specifier.
type conversion struct {
	minus, plus, space, sharp, zero bool
	width                           int
	precision                       int // -1: none
	verb                            rune
	verbAt                          int
}

func (t *Thread) strPercent(s *Str, args Value) (Value, error) {
	p := &percent{t: t, format: s.S}
	if err := p.run(args); err != nil {
		return Value{}, err
	}
	return newStrBytes(p.out), nil
}

func (p *percent) run(args Value) error {
	p.args = args
	if tuple := AsTuple(args); tuple != nil {
		p.items = tuple.Items
	} else {
		p.single = true
		typ := args.Type()
		if typ.GetItem != nil && typ.Layout != LayoutStr && !(p.bytes && (typ.Layout == LayoutBytes || typ.Layout == LayoutByteArray)) {
			p.mapping = args
		}
	}
	if err := p.t.Allocate(len(p.format)); err != nil {
		return err
	}
	p.out = make([]byte, 0, len(p.format)+16)
	for {
		i := strings.IndexByte(p.format[p.at:], '%')
		if i < 0 {
			p.out = append(p.out, p.format[p.at:]...)
			break
		}
		p.out = append(p.out, p.format[p.at:p.at+i]...)
		p.at += i + 1
		if p.at < len(p.format) && p.format[p.at] == '%' {
			p.at++
			p.out = append(p.out, '%')
			continue
		}
		if err := p.convert(); err != nil {
			return err
		}
	}
	if p.mapping.IsNull() && (p.single && p.next == 0 || !p.single && p.next < len(p.items)) {
		return p.t.Raise(TypeError, "not all arguments converted during %s formatting", p.kind())
	}
	return nil
}

func (p *percent) kind() string {
	if p.bytes {
		return "bytes"
	}
	return "string"
}

// argument takes the next argument.
func (p *percent) argument() (Value, error) {
	switch {
	case p.single && p.next == 0:
		p.next = 1
		return p.args, nil
	case !p.single && p.next < len(p.items):
		p.next++
		return p.items[p.next-1], nil
	}
	return Value{}, p.t.Raise(TypeError, "not enough arguments for format string")
}

// char takes the next character of the format; it is an error if there is none.
func (p *percent) char() (rune, error) {
	if p.at >= len(p.format) {
		return 0, p.t.Raise(ValueError, "incomplete format")
	}
	r, n := rune(p.format[p.at]), 1
	if !p.bytes {
		r, n = decodePoint(p.format[p.at:])
	}
	p.at += n
	return r, nil
}

func (p *percent) convert() error {
	c, err := p.parse()
	if err != nil {
		return err
	}
	v, err := p.argument()
	if err != nil {
		return err
	}
	switch c.verb {
	case 's', 'r', 'a', 'b':
		return p.text(c, v)
	case 'c':
		return p.character(c, v)
	case 'd', 'i', 'u', 'o', 'x', 'X':
		return p.integer(c, v)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		return p.float(c, v)
	}
	return p.unsupported(c)
}

func (p *percent) unsupported(c conversion) error {
	shown := c.verb
	if shown < 31 || shown > 126 {
		shown = '?'
	}
	at := c.verbAt
	if !p.bytes {
		at = countPoints(p.format[:at])
	}
	return p.t.Raise(ValueError, "unsupported format character '%c' (0x%x) at index %d", shown, c.verb, at)
}

// parse reads a conversion specifier after its percent sign.
func (p *percent) parse() (c conversion, err error) {
	c.precision = -1
	r, err := p.char()
	if err != nil {
		return c, err
	}
	if r == '(' {
		if err := p.key(); err != nil {
			return c, err
		}
		if r, err = p.char(); err != nil {
			return c, err
		}
	}
flags:
	for {
		switch r {
		case '-':
			c.minus = true
		case '+':
			c.plus = true
		case ' ':
			c.space = true
		case '#':
			c.sharp = true
		case '0':
			c.zero = true
		default:
			break flags
		}
		if r, err = p.char(); err != nil {
			return c, err
		}
	}
	if c.width, r, err = p.number(r, false); err != nil {
		return c, err
	}
	if c.width < 0 {
		c.minus = true
		c.width = -c.width
	}
	if r == '.' {
		if r, err = p.char(); err != nil {
			return c, err
		}
		if c.precision, r, err = p.number(r, true); err != nil {
			return c, err
		}
		c.precision = max(c.precision, 0)
	}
	if r == 'h' || r == 'l' || r == 'L' {
		if r, err = p.char(); err != nil {
			return c, err
		}
	}
	c.verb = r
	c.verbAt = p.at - 1
	if !p.bytes {
		c.verbAt = p.at - len(string(r))
	}
	return c, nil
}

// key takes the value of a key in parentheses as the only argument.
func (p *percent) key() error {
	if p.mapping.IsNull() {
		return p.t.Raise(TypeError, "format requires a mapping")
	}
	start, open := p.at, 1
	for ; p.at < len(p.format) && open > 0; p.at++ {
		switch p.format[p.at] {
		case '(':
			open++
		case ')':
			open--
		}
	}
	if open > 0 {
		return p.t.Raise(ValueError, "incomplete format key")
	}
	key := NewStr(p.format[start : p.at-1])
	if p.bytes {
		key = NewBytes(p.format[start : p.at-1])
	}
	v, err := p.t.GetItem(p.mapping, key)
	if err != nil {
		return err
	}
	p.args, p.items, p.single, p.next = v, nil, true, 0
	return nil
}

// number reads a width or a precision, which may be an argument and is 0 if it is left out; r is its first character. It
// gives the character after it too.
func (p *percent) number(r rune, precision bool) (int, rune, error) {
	if r == '*' {
		v, err := p.argument()
		if err != nil {
			return 0, 0, err
		}
		if v.Type().Layout != LayoutInt {
			return 0, 0, p.t.Raise(TypeError, "* wants int")
		}
		n, ok := AsInt64(v)
		if precision && (!ok || n != int64(int32(n))) {
			return 0, 0, p.t.Raise(OverflowError, "Python int too large to convert to C int")
		}
		if !ok {
			return 0, 0, p.t.Raise(OverflowError, "Python int too large to convert to C ssize_t")
		}
		r, err = p.char()
		return int(n), r, err
	}
	n := 0
	most, complaint := math.MaxInt, "width too big"
	if precision {
		most, complaint = math.MaxInt32, "precision too big"
		if p.bytes {
			complaint = "prec too big"
		}
	}
	for '0' <= r && r <= '9' {
		d := int(r - '0')
		if n > (most-d)/10 {
			return 0, 0, p.t.Raise(ValueError, "%s", complaint)
		}
		n = n*10 + d
		var err error
		if r, err = p.char(); err != nil {
			return 0, 0, err
		}
	}
	return n, r, nil
}

// text converts by s, r, a and, for bytes, b.
func (p *percent) text(c conversion, v Value) error {
	var text string
	switch {
	case c.verb == 'b' && !p.bytes:
		return p.unsupported(c)
	case p.bytes && (c.verb == 's' || c.verb == 'b'):
		s, err := p.bytesOf(v)
		if err != nil {
			return err
		}
		text = s
	default:
		var s Value
		var err error
		switch {
		case c.verb == 's':
			s, err = p.t.StrValue(v)
		case c.verb == 'r' && !p.bytes:
			s, err = p.t.ReprValue(v)
		default:
			s, err = p.t.ASCIIValue(v)
		}
		if err != nil {
			return err
		}
		text = AsStr(s).S
	}
	if c.precision >= 0 {
		if p.bytes {
			text = text[:min(c.precision, len(text))]
		} else if s := newStr(text); c.precision < s.Len() {
			text = text[:s.offset(c.precision)]
		}
	}
	return p.pad(c, text)
}

// bytesOf is the content of a bytes-like object, or what __bytes__ gives.
func (p *percent) bytesOf(v Value) (string, error) {
	if s, ok := bufferString(v); ok {
		return s, nil
	}
	made, found, err := p.t.CallSpecial(v, "__bytes__")
	if err != nil {
		return "", err
	}
	if !found && p.t.isBytesLike(v) {
		return p.t.bytesLike(v)
	}
	if !found {
		return "", p.t.Raise(TypeError, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", v.Type().Name)
	}
	b := AsBytesObject(made)
	if b == nil {
		return "", p.t.Raise(TypeError, "__bytes__ returned non-bytes (type %s)", made.Type().Name)
	}
	return b.S, nil
}

// pad appends text, filled with spaces up to the width.
func (p *percent) pad(c conversion, text string) error {
	n := len(text)
	if !p.bytes {
		n = countPoints(text)
	}
	fill := max(c.width-n, 0)
	if err := p.t.checkSize(len(text) + fill); err != nil {
		return err
	}
	if !c.minus {
		p.fill(' ', fill)
	}
	p.out = append(p.out, text...)
	if c.minus {
		p.fill(' ', fill)
	}
	return nil
}

func (p *percent) fill(c byte, n int) {
	for range n {
		p.out = append(p.out, c)
	}
}

func (p *percent) character(c conversion, v Value) error {
	limit, complaint := int64(0x110000), "%c requires int or char"
	if p.bytes {
		limit, complaint = 256, "%c requires an integer in range(256) or a single byte"
		if s, ok := byteString(v); ok {
			if len(s) != 1 {
				return p.t.Raise(TypeError, "%s", complaint)
			}
			return p.pad(c, s)
		}
	} else if s := AsStr(v); s != nil {
		if s.Len() != 1 {
			return p.t.Raise(TypeError, "%s", complaint)
		}
		return p.pad(c, s.S)
	}
	if v.Type().Index == nil && v.Type().Layout != LayoutInt {
		return p.t.Raise(TypeError, "%s", complaint)
	}
	i, err := p.t.Index(v)
	if err != nil {
		return err
	}
	n, ok := AsInt64(i)
	if !ok || n < 0 || n >= limit {
		if p.bytes {
			return p.t.Raise(OverflowError, "%s", "%c arg not in range(256)")
		}
		return p.t.Raise(OverflowError, "%s", "%c arg not in range(0x110000)")
	}
	if p.bytes {
		return p.pad(c, string([]byte{byte(n)}))
	}
	return p.pad(c, string(appendPoint(nil, rune(n))))
}

// integer converts by d, i, u, o, x and X.
func (p *percent) integer(c conversion, v Value) error {
	base, prefix := 10, ""
	switch c.verb {
	case 'o':
		base, prefix = 8, "0o"
	case 'x', 'X':
		base, prefix = 16, "0x"
	}
	i, err := p.whole(v, c.verb, base != 10)
	if err != nil {
		return err
	}
	var digits string
	if n, ok := AsInt64(i); ok {
		digits = strconv.FormatInt(n, base)
	} else if big, ok := AsBig(i); ok {
		if digits, err = p.bigDigits(i, big, base); err != nil {
			return err
		}
	}
	negative := digits[0] == '-'
	digits = strings.TrimPrefix(digits, "-")
	if missing := c.precision - len(digits); missing > 0 {
		if err := p.t.checkSize(missing); err != nil {
			return err
		}
		digits = strings.Repeat("0", missing) + digits
	}
	if c.verb == 'X' {
		digits, prefix = strings.ToUpper(digits), "0X"
	}
	if !c.sharp {
		prefix = ""
	}
	return p.signed(c, negative, prefix, digits)
}

func (p *percent) bigDigits(v Value, n *big.Int, base int) (string, error) {
	if base == 10 {
		return p.t.Str(v) // which knows the limit of digits
	}
	if err := p.t.Allocate(n.BitLen() / 3); err != nil {
		return "", err
	}
	return n.Text(base), nil
}

// whole is the int that v is or stands for.
func (p *percent) whole(v Value, verb rune, exact bool) (Value, error) {
	typ := v.Type()
	if v.IsInt() || typ.Layout == LayoutInt {
		return v, nil
	}
	if exact {
		if typ.Index == nil {
			return Value{}, p.t.Raise(TypeError, "%%%c format: an integer is required, not %s", verb, typ.Name)
		}
		i, err := p.t.Index(v)
		if err != nil && Matches(err, TypeError) {
			err = p.t.Raise(TypeError, "%%%c format: an integer is required, not %s", verb, typ.Name)
		}
		return i, err
	}
	convert := typ.AsInt
	if convert == nil {
		convert = typ.Index
	}
	if convert != nil {
		i, err := convert(p.t, v)
		if err == nil && (i.IsInt() || i.Type().Layout == LayoutInt) || err != nil && !Matches(err, TypeError) {
			return i, err
		}
	}
	return Value{}, p.t.Raise(TypeError, "%%%c format: a real number is required, not %s", verb, typ.Name)
}

// signed appends a number that is written as sign, prefix and digits.
func (p *percent) signed(c conversion, negative bool, prefix, digits string) error {
	sign := ""
	switch {
	case negative:
		sign = "-"
	case c.plus:
		sign = "+"
	case c.space:
		sign = " "
	}
	fill := max(c.width-len(sign)-len(prefix)-len(digits), 0)
	if err := p.t.checkSize(fill + len(digits)); err != nil {
		return err
	}
	zeros := c.zero && !c.minus
	if !c.minus && !zeros {
		p.fill(' ', fill)
	}
	p.out = append(p.out, sign...)
	p.out = append(p.out, prefix...)
	if zeros {
		p.fill('0', fill)
	}
	p.out = append(p.out, digits...)
	if c.minus {
		p.fill(' ', fill)
	}
	return nil
}

// float converts by e, f, g and their capitals.
func (p *percent) float(c conversion, v Value) error {
	f, err := p.realOf(v)
	if err != nil {
		return err
	}
	precision := c.precision
	if precision < 0 {
		precision = 6
	}
	if err := p.t.checkSize(precision + 8); err != nil {
		return err
	}
	digits := printfFloat(math.Abs(f), c.verb, precision, c.sharp)
	return p.signed(c, math.Signbit(f) && !math.IsNaN(f), "", digits)
}

// realOf is float(v) for numbers.
func (p *percent) realOf(v Value) (float64, error) {
	typ := v.Type()
	switch {
	case v.IsFloat():
		return v.Float64(), nil
	case v.IsInt():
		return float64(v.Int64()), nil
	case typ.Layout == LayoutFloat:
		return asFloat(v), nil
	case typ.AsFloat != nil:
		f, err := typ.AsFloat(p.t, v)
		if err != nil {
			return 0, err
		}
		if f.IsFloat() || f.Type().Layout == LayoutFloat {
			return asFloat(f), nil
		}
		return 0, p.t.Raise(TypeError, "%s.__float__ returned non-float (type %s)", typ.Name, f.Type().Name)
	case typ.Index != nil:
		i, err := p.t.Index(v)
		if err != nil {
			return 0, err
		}
		return p.realOf(i)
	case p.bytes:
		return 0, p.t.Raise(TypeError, "float argument required, not %s", typ.Name)
	}
	return 0, p.t.Raise(TypeError, "must be real number, not %s", typ.Name)
}

// printfFloat writes a float that is not negative as C's printf does. keep keeps the point and the zeros of %g.
func printfFloat(f float64, verb rune, precision int, keep bool) string {
	upper := verb >= 'A' && verb <= 'Z'
	lower := byte(verb)
	if upper {
		lower += 32
	}
	var text string
	switch {
	case math.IsInf(f, 0):
		text = "inf"
	case math.IsNaN(f):
		text = "nan"
	case lower == 'g':
		text = generalFloat(f, max(precision, 1), keep)
	default:
		text = strconv.FormatFloat(f, lower, precision, 64)
		if keep && precision == 0 {
			text = withPoint(text)
		}
	}
	if upper {
		return strings.ToUpper(text)
	}
	return text
}

// generalFloat writes f with so many digits, with an exponent if it is small or large.
func generalFloat(f float64, precision int, keep bool) string {
	if !keep {
		return strconv.FormatFloat(f, 'g', precision, 64)
	}
	text := strconv.FormatFloat(f, 'e', precision-1, 64)
	exponent, _ := strconv.Atoi(text[strings.IndexByte(text, 'e')+1:])
	if exponent >= -4 && exponent < precision {
		text = strconv.FormatFloat(f, 'f', precision-1-exponent, 64)
	}
	return withPoint(text)
}

// withPoint gives a number without a decimal point one.
func withPoint(text string) string {
	if strings.IndexByte(text, '.') >= 0 {
		return text
	}
	if i := strings.IndexByte(text, 'e'); i >= 0 {
		return text[:i] + "." + text[i:]
	}
	return text + "."
}
