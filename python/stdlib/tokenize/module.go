// Package tokenize holds module _tokenize: the tokens of a source as Python's module tokenize shows them.
//
// It exists so that programs see the tokens that the compiler reads, and not those of a second scanner. The source is read to its
// end before the first token is given, since the scanner works on a whole one.
package tokenize

import (
	"errors"
	"iter"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/syntax"
)

type (
	thread = object.Thread
	value  = object.Value
)

var iteratorType = &object.Type{Name: "_tokenize.TokenizerIter"}

// iterator gives the tokens of a source, one after the other.
type iterator struct {
	object.Object
	readline value
	encoding string
	extra    bool
	next     func() (syntax.Token, error, bool)
	stop     func()
	lines    []string // of the source, with their ends
	columns  columns
	text     bool // the last line has an end of its own
}

// numbers are the kinds of tokens that are told apart by more than their text.
var numbers = map[syntax.Kind]int64{
	syntax.EndMarker: 0, syntax.NameToken: 1, syntax.Number: 2, syntax.String: 3, syntax.Newline: 4, syntax.Indent: 5, syntax.Dedent: 6,
	syntax.FStringStart: 59, syntax.FStringMiddle: 60, syntax.FStringEnd: 61, syntax.Comment: 62, syntax.NL: 63,
}

const operator = 55

// exact are the kinds of operators.
var exact = map[string]int64{
	"(": 7, ")": 8, "[": 9, "]": 10, ":": 11, ",": 12, ";": 13, "+": 14, "-": 15, "*": 16, "/": 17, "|": 18, "&": 19, "<": 20, ">": 21,
	"=": 22, ".": 23, "%": 24, "{": 25, "}": 26, "==": 27, "!=": 28, "<=": 29, ">=": 30, "~": 31, "^": 32, "<<": 33, ">>": 34, "**": 35,
	"+=": 36, "-=": 37, "*=": 38, "/=": 39, "%=": 40, "&=": 41, "|=": 42, "^=": 43, "<<=": 44, ">>=": 45, "**=": 46, "//": 47, "//=": 48,
	"@": 49, "@=": 50, "->": 51, "...": 52, ":=": 53, "!": 54, "<>": 28,
}

var defined sync.Once

func fill() {
	iteratorType.Doc = "The tokens of the source that readline gives, line by line."
	iteratorType.New = newIterator
	iteratorType.Iter = func(t *thread, self value) (value, error) { return self, nil }
	iteratorType.Next = func(t *thread, self value) (value, error) { return object.As[iterator](self).token(t) }
	object.DefineType(iteratorType, nil, "_tokenize", object.TypeDef{})
}

// Module makes module _tokenize for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defined.Do(fill)
	m := object.NewModule("_tokenize", "The tokens of a source.")
	m.AddTypes(iteratorType)
	return m, nil
}

var signature = object.Fn("tokenizeriter", "(readline, /, *, encoding=None, extra_tokens=False)", "", nil)

func newIterator(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
	a, err := signature.Bind(t, args, names)
	if err != nil {
		return value{}, err
	}
	v, it := object.Make[iterator](iteratorType, cls)
	it.readline = a[0]
	if !a[1].IsNull() && !a[1].IsNone() {
		if it.encoding, err = t.StrArg(a[1], "tokenizeriter() argument 'encoding'"); err != nil {
			return value{}, err
		}
	}
	if !a[2].IsNull() {
		if it.extra, err = t.Truth(a[2]); err != nil {
			return value{}, err
		}
	}
	return v, nil
}

// read reads the source to its end.
func (it *iterator) read(t *thread) (string, error) {
	var b strings.Builder
	for {
		line, err := t.Call(it.readline)
		if object.Matches(err, object.StopIteration) {
			break
		}
		if err != nil {
			return "", err
		}
		text := ""
		if s := object.AsStr(line); s != nil && it.encoding == "" {
			text = s.S
		} else if s != nil {
			return "", t.Raise(object.TypeError, "readline() returned a non-bytes object")
		} else if object.AsBytesObject(line) == nil {
			kind := "string"
			if it.encoding != "" {
				kind = "bytes"
			}
			return "", t.Raise(object.TypeError, "readline() returned a non-%s object", kind)
		} else if it.encoding == "" {
			return "", t.Raise(object.TypeError, "readline() returned a non-string object")
		} else {
			data, err := object.AsBytes(t, line)
			if err != nil {
				return "", err
			}
			decoded, err := t.Decode(string(data), it.encoding, "replace")
			if err != nil {
				return "", err
			}
			text = object.AsStr(decoded).S
		}
		if text == "" {
			break
		}
		if err := t.Allocate(2*len(text) + 16); err != nil {
			return "", err
		}
		b.WriteString(text)
	}
	return b.String(), nil
}

func (it *iterator) begin(t *thread) error {
	src, err := it.read(t)
	if err != nil {
		return err
	}
	if i := strings.IndexByte(src, 0); i >= 0 {
		return t.Raise(object.SyntaxError, "source code cannot contain null bytes")
	}
	it.lines = strings.SplitAfter(src, "\n")
	if it.lines[len(it.lines)-1] == "" {
		it.lines = it.lines[:len(it.lines)-1]
		it.text = true
	}
	config := syntax.TokensConfig{Config: syntax.Config{Filename: "<string>", Encoding: "utf-8"}, Comments: it.extra}
	it.next, it.stop = pull(syntax.Tokens([]byte(src), config))
	return nil
}

// pull is iter.Pull2 without a goroutine: the tokens are gathered at once.
func pull(seq iter.Seq2[syntax.Token, error]) (func() (syntax.Token, error, bool), func()) {
	type pair struct {
		token syntax.Token
		err   error
	}
	var all []pair
	for token, err := range seq {
		all = append(all, pair{token, err})
	}
	return func() (syntax.Token, error, bool) {
		if len(all) == 0 {
			return syntax.Token{}, nil, false
		}
		p := all[0]
		all = all[1:]
		return p.token, p.err, true
	}, func() { all = nil }
}

func (it *iterator) token(t *thread) (value, error) {
	if it.next == nil {
		if err := it.begin(t); err != nil {
			return value{}, err
		}
	}
	if err := t.Allocate(256); err != nil {
		return value{}, err
	}
	token, err, more := it.next()
	switch {
	case !more:
		return value{}, nil
	case err != nil:
		it.stop()
		return value{}, raise(t, err)
	}
	return it.show(token), nil
}

// line is a line, or nothing after the last.
func (it *iterator) line(n int) string {
	if n < 1 || n > len(it.lines) {
		return ""
	}
	return it.lines[n-1]
}

// show makes what Python sees of a token.
func (it *iterator) show(token syntax.Token) value {
	kind, plain := numbers[token.Kind]
	switch {
	case plain:
	case token.Kind.IsKeyword():
		kind = numbers[syntax.NameToken]
	case it.extra:
		kind = operator
	default:
		if kind = exact[token.Text]; kind == 0 {
			kind = operator
		}
	}
	text := token.Text
	first, last := int(token.Line), int(token.EndLine)
	from, to := it.columns.of(first, it.line(first), int(token.Col)), it.columns.of(last, it.line(last), int(token.EndCol))
	shown := ""
	for n := first; n <= last; n++ {
		shown += it.line(n)
	}
	switch token.Kind {
	case syntax.Newline, syntax.NL:
		text = ""
		if !it.extra {
			to = from
			break
		}
		switch line := it.line(first); {
		case strings.HasSuffix(line, "\r\n"):
			text, to = "\r\n", from+2
		case strings.HasSuffix(line, "\n"):
			text = "\n"
		}
	case syntax.FStringMiddle:
		if strings.HasSuffix(text, "{") || strings.HasSuffix(text, "}") {
			to-- // of two braces one counts
		}
	case syntax.Indent:
		if line := it.line(first); it.extra {
			text = line[:len(line)-len(strings.TrimLeft(line, " \t\f"))]
			from, to = 0, utf8.RuneCountInString(text)
		}
	case syntax.EndMarker, syntax.Dedent:
		atEnd := token.Kind == syntax.EndMarker || first >= len(it.lines) && int(token.Col) >= len(strings.TrimRight(it.line(first), "\r\n"))
		if it.extra && atEnd {
			first, last, from, to, shown = len(it.lines)+1, len(it.lines)+1, 0, 0, ""
		}
	}
	if !it.extra && (token.Kind == syntax.Indent || token.Kind == syntax.Dedent || token.Kind == syntax.EndMarker) {
		from, to = -1, -1
	}
	place := func(line, col int) value { return object.NewPair(object.Int(int64(line)), object.Int(int64(col))) }
	return object.NewTuple(object.Int(kind), object.NewStr(text), place(first, from), place(last, to), object.NewStr(shown))
}

// columns turns columns in bytes into columns in characters, quickly where they rise on one line.
type columns struct {
	line, bytes, chars int
}

func (c *columns) of(n int, line string, col int) int {
	if col <= 0 {
		return col
	}
	extra := max(0, col-len(line))
	col = min(col, len(line))
	if n != c.line || col < c.bytes {
		*c = columns{line: n}
	}
	c.chars += utf8.RuneCountInString(line[c.bytes:col])
	c.bytes = col
	return c.chars + extra
}

// raise makes Python's SyntaxError of the scanner's.
func raise(t *thread, err error) error {
	var found *syntax.SyntaxError
	if !errors.As(err, &found) {
		return t.Raise(object.ValueError, "%s", err.Error())
	}
	typ := object.SyntaxError
	switch found.Kind {
	case syntax.IndentationError:
		typ = object.IndentationError
	case syntax.TabError:
		typ = object.TabError
	}
	message := found.Msg
	if found.Incomplete && strings.HasSuffix(message, "was never closed") {
		message, found.Col = "unexpected EOF in multi-line statement", 0
	}
	number := func(n int) value {
		if typ != object.SyntaxError {
			return object.None
		}
		return object.Int(int64(n))
	}
	details := object.NewTuple(object.NewStr("<string>"), object.Int(int64(found.Line)), object.Int(int64(found.Col)),
		object.NewStr(strings.TrimSuffix(found.Text, "\n")), number(found.EndLine), number(found.EndCol))
	exc, cerr := t.Call(typ.Value(), object.NewStr(message), details)
	if cerr != nil {
		return cerr
	}
	return object.AsException(exc)
}
