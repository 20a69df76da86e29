package re

import (
	"strconv"
	"strings"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/pattern"
)

var patternType = &object.Type{Name: "re.Pattern", Flags: object.Final | object.NoNew | object.HasWeakRef}

// patternObject is a compiled pattern.
type patternObject struct {
	object.Object
	prog   *pattern.Program `image:"share"`
	source value            // None: it is of no kind, and matches both
	index  *object.Dict
	names  []value // of groups; NULL for one that has none

	// The template that was used last: most programs use one.
	templateOf string
	template   *template `image:"share"`
}

func newPattern(t *thread, prog *pattern.Program, source value, index *object.Dict) (value, error) {
	if err := t.Allocate(512); err != nil {
		return value{}, err
	}
	names := make([]value, len(prog.Names))
	for i, name := range prog.Names {
		if name != "" {
			names[i] = object.NewStr(name)
		}
	}
	return object.From(&patternObject{Object: object.Head(patternType), prog: prog, source: source, index: index, names: names}), nil
}

// subject is what is searched.
type subject struct {
	value value
	str   *object.Str // nil: bytes
	text  string
}

// subject checks that v is of the kind of the pattern.
func (p *patternObject) subject(t *thread, v value) (subject, error) {
	if s := object.AsStr(v); s != nil {
		if p.prog.Bytes && !p.source.IsNone() {
			return subject{}, t.Raise(object.TypeError, "cannot use a bytes pattern on a string-like object")
		}
		return subject{v, s, s.S}, nil
	}
	var content string
	if b := object.AsBytesObject(v); b != nil {
		content = b.S
	} else {
		s, err := object.ContentOf(t, v)
		if err != nil {
			if object.Raised(err) == nil {
				return subject{}, err
			}
			return subject{}, t.Raise(object.TypeError, "expected string or bytes-like object, got '%s'", v.Type().Name)
		}
		// The program may change it while it is searched.
		if err := t.Allocate(len(s)); err != nil {
			return subject{}, err
		}
		content = strings.Clone(s)
	}
	if !p.prog.Bytes {
		return subject{}, t.Raise(object.TypeError, "cannot use a string pattern on a bytes-like object")
	}
	return subject{v, nil, content}, nil
}

// part is a part of the subject.
func (s *subject) part(from, to int) value {
	if s.str != nil {
		return s.str.Part(from, to)
	}
	if from == 0 && to == len(s.text) && s.value.Is(object.BytesType) {
		return s.value
	}
	return object.NewBytes(s.text[from:to])
}

// length is how many characters there are.
func (s *subject) length() int {
	if s.str != nil {
		return s.str.Len()
	}
	return len(s.text)
}

// offset is the byte where a character begins.
func (s *subject) offset(i int) int {
	if s.str != nil {
		return s.str.Offset(i)
	}
	return i
}

// place is the number of the character that begins at a byte.
func (s *subject) place(at int) int {
	if s.str != nil {
		return s.str.PointAt(at)
	}
	return at
}

// window is the subject from pos to endpos, arguments of a method, and the bytes where they are.
type window struct {
	subject
	pos, endpos int // characters
	from, to    int // bytes
}

func (p *patternObject) window(t *thread, v, pos, endpos value) (w window, err error) {
	if pos.IsNull() && endpos.IsNull() {
		if w.subject, err = p.subject(t, v); err == nil {
			w.endpos, w.to = -1, len(w.text) // counted when someone asks
		}
		return w, err
	}
	from, to := 0, -1
	if !pos.IsNull() {
		if from, err = t.IntArg(pos); err != nil {
			return w, err
		}
	}
	if !endpos.IsNull() {
		if to, err = t.IntArg(endpos); err != nil {
			return w, err
		}
		to = max(to, 0)
	}
	if w.subject, err = p.subject(t, v); err != nil {
		return w, err
	}
	n := w.length()
	if to < 0 {
		to = n
	}
	w.pos, w.endpos = min(max(from, 0), n), min(to, n)
	w.from, w.to = w.offset(w.pos), w.offset(w.endpos)
	return w, nil
}

type matcherKey struct{}

// spare are the matchers that an interpreter has at hand.
type spare struct {
	matchers []*pattern.Matcher `image:"drop"`
}

// matcher takes one; release gives it back.
func matcher(t *thread) *pattern.Matcher {
	s, ok := t.Interp.Memo.Get(matcherKey{}).(*spare)
	if ok && len(s.matchers) > 0 {
		m := s.matchers[len(s.matchers)-1]
		s.matchers = s.matchers[:len(s.matchers)-1]
		return m
	}
	return new(pattern.Matcher)
}

func release(t *thread, m *pattern.Matcher) {
	s, ok := t.Interp.Memo.Get(matcherKey{}).(*spare)
	if !ok {
		s = new(spare)
		t.Interp.Memo.Set(matcherKey{}, s)
	}
	m.Forget()
	if len(s.matchers) < 8 {
		s.matchers = append(s.matchers, m)
	}
}

// find is one match in the window, or None.
func (p *patternObject) find(t *thread, self value, w *window, how int) (value, error) {
	if w.from > w.to {
		return object.None, nil
	}
	m := matcher(t)
	found, err := m.Find(t, p.prog, w.text[:w.to], w.from, -1, how)
	v := object.None
	if found {
		v, err = newMatch(t, self, w, m)
	}
	release(t, m)
	return v, err
}

func matching(name, doc string, how int) *object.Builtin {
	return object.Method(name, "(self, /, string, pos=0, endpos=sys.maxsize)", doc, func(t *thread, a []value) (value, error) {
		p := object.As[patternObject](a[0])
		w, err := p.window(t, a[1], a[2], a[3])
		if err != nil {
			return value{}, err
		}
		return p.find(t, a[0], &w, how)
	})
}

func definePattern() {
	typ := patternType
	typ.Doc = "A compiled regular expression."
	typ.Repr = patternRepr
	typ.Hash = func(t *thread, self value) (int64, error) {
		p := object.As[patternObject](self)
		h, err := t.Hash(p.source)
		return h ^ int64(p.prog.Flags)<<1, err
	}
	typ.Compare = func(t *thread, a, b value, op int) (value, error) {
		if op != code.Equal && op != code.NotEqual || !b.Is(patternType) {
			return object.NotImplemented, nil
		}
		p, q := object.As[patternObject](a), object.As[patternObject](b)
		same := p == q
		if !same && p.prog.Flags == q.prog.Flags && p.prog.Bytes == q.prog.Bytes {
			var err error
			if same, err = t.Equal(p.source, q.source); err != nil {
				return value{}, err
			}
		}
		return object.Bool(same == (op == code.Equal)), nil
	}
	this := func(t *thread, a []value) (value, error) { return a[0], nil }
	member := func(name, doc string, get func(p *patternObject) value) *object.GetSet {
		return object.Member(name, doc, func(self value) value { return get(object.As[patternObject](self)) })
	}
	object.StructOf[patternObject](typ)
	object.DefineType(typ, nil, "re", object.TypeDef{
		Methods: []*object.Builtin{
			matching("match", "A match at the beginning of the string, or None.", pattern.Match),
			matching("fullmatch", "A match of the whole string, or None.", pattern.FullMatch),
			matching("search", "The first match in the string, or None.", pattern.Search),
			object.Method("findall", "(self, /, string, pos=0, endpos=sys.maxsize)", "All matches in the string: their groups, or else themselves.", findAll),
			object.Method("finditer", "(self, /, string, pos=0, endpos=sys.maxsize)", "An iterator over all matches in the string.", findIter),
			object.Method("scanner", "(self, /, string, pos=0, endpos=sys.maxsize)", "What looks for one match after the other.", newScanner),
			object.Method("split", "(self, /, string, maxsplit=0)", "What lies between the matches in the string.", split),
			object.Method("sub", "(self, /, repl, string, count=0)", "The string with something else for its matches.", func(t *thread, a []value) (value, error) {
				v, _, err := substitute(t, a)
				return v, err
			}),
			object.Method("subn", "(self, /, repl, string, count=0)", "What sub gives, and how many matches there were.", func(t *thread, a []value) (value, error) {
				v, n, err := substitute(t, a)
				return object.NewPair(v, object.Int(int64(n))), err
			}),
			object.Method("__copy__", "(self, /)", "The pattern itself.", this),
			object.Method("__deepcopy__", "(self, memo, /)", "The pattern itself.", this),
		},
		ClassMethods: []*object.Builtin{object.ClassGetItem()},
		GetSets: []*object.GetSet{
			member("pattern", "What the pattern was made from.", func(p *patternObject) value { return p.source }),
			member("flags", "The flags of the pattern.", func(p *patternObject) value { return object.Int(int64(p.prog.Flags)) }),
			member("groups", "How many groups there are.", func(p *patternObject) value { return object.Int(int64(p.prog.Groups)) }),
			object.Attr("groupindex", "The numbers of groups that have names.", func(t *thread, self value) (value, error) {
				return object.NewMappingProxy(object.As[patternObject](self).index), nil
			}, nil),
		},
	})
}

// flagNames are the flags in the order in which repr shows them.
var flagNames = [...]struct {
	name string
	flag int
}{
	{"IGNORECASE", pattern.FlagIgnoreCase}, {"LOCALE", pattern.FlagLocale}, {"MULTILINE", pattern.FlagMultiLine},
	{"DOTALL", pattern.FlagDotAll}, {"UNICODE", pattern.FlagUnicode}, {"VERBOSE", pattern.FlagVerbose},
	{"DEBUG", pattern.FlagDebug}, {"ASCII", pattern.FlagASCII},
}

func patternRepr(t *thread, self value) (value, error) {
	p := object.As[patternObject](self)
	shown, err := t.Repr(p.source)
	if err != nil {
		return value{}, err
	}
	flags := p.prog.Flags
	// Text is Unicode anyway.
	if object.AsStr(p.source) != nil && flags&(pattern.FlagLocale|pattern.FlagUnicode|pattern.FlagASCII) == pattern.FlagUnicode {
		flags &^= pattern.FlagUnicode
	}
	var names []string
	for _, f := range flagNames {
		if flags&f.flag != 0 {
			names = append(names, "re."+f.name)
			flags &^= f.flag
		}
	}
	if flags != 0 {
		names = append(names, "0x"+strconv.FormatInt(int64(flags), 16))
	}
	out := "re.compile(" + cut(shown, 200)
	if len(names) > 0 {
		out += ", " + strings.Join(names, "|")
	}
	return object.NewStr(out + ")"), nil
}

// cut is at most n characters of s.
func cut(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
