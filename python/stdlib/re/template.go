package re

import (
	"strings"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/pattern"
)

var templateType = &object.Type{Name: "_sre.SRE_Template", Flags: object.Final | object.NoNew}

// template is a text with groups in it.
type template struct {
	first  string // what comes before the first group
	parts  []templatePart
	isText bool
}

// templatePart is a group, and the text after it.
type templatePart struct {
	group int
	text  string
}

// size is how long the template is with these groups put in.
func (tm *template) size(spans []int) int {
	n := len(tm.first)
	for _, p := range tm.parts {
		if spans[2*p.group] >= 0 {
			n += spans[2*p.group+1] - spans[2*p.group]
		}
		n += len(p.text)
	}
	return n
}

func (tm *template) appendTo(out []byte, text string, spans []int) []byte {
	out = append(out, tm.first...)
	for _, p := range tm.parts {
		if spans[2*p.group] >= 0 {
			out = append(out, text[spans[2*p.group]:spans[2*p.group+1]]...)
		}
		out = append(out, p.text...)
	}
	return out
}

// templateFor reads a template for the pattern, if it is not the one that was read last.
func (p *patternObject) templateFor(t *thread, self, v value) (*template, error) {
	str := object.AsStr(v)
	var text string
	if str != nil {
		text = str.S
	} else {
		s, err := object.ContentOf(t, v)
		if err != nil {
			if object.Raised(err) == nil {
				return nil, err
			}
			return nil, t.Raise(object.TypeError, "decoding to str: need a bytes-like object, %s found", v.Type().Name)
		}
		text = strings.Clone(s)
	}
	if !strings.Contains(text, `\`) {
		return &template{first: text, isText: str != nil}, nil
	}
	if p.template != nil && p.template.isText == (str != nil) && p.templateOf == text {
		return p.template, nil
	}
	if err := t.Allocate(8 * len(text)); err != nil {
		return nil, err
	}
	pieces, err := pattern.ReadTemplate(text, str == nil, p.prog.Groups, func(name string) (int, bool) {
		n, ok := object.AsInt64(orNull(p.index.GetString(name)))
		return int(n), ok
	})
	if err != nil {
		if e, ok := err.(*pattern.UnknownGroup); ok {
			return nil, t.Raise(object.IndexError, "unknown group name %s", object.ReprString(e.Name))
		}
		return nil, patternError(t, err, v)
	}
	tm := &template{isText: str != nil}
	for _, piece := range pieces {
		switch {
		case piece.Group >= 0:
			tm.parts = append(tm.parts, templatePart{group: piece.Group})
		case len(tm.parts) == 0:
			tm.first += piece.Text
		default:
			tm.parts[len(tm.parts)-1].text += piece.Text
		}
	}
	p.template, p.templateOf = tm, text
	return tm, nil
}

// orNull is v, or something that is no int.
func orNull(v value) value {
	if v.IsNull() {
		return object.None
	}
	return v
}

// expand is Match.expand.
func expand(t *thread, a []value) (value, error) {
	m := object.As[match](a[0])
	tm, err := m.pat.templateFor(t, m.of, a[1])
	if err != nil {
		return value{}, err
	}
	if len(tm.parts) == 0 {
		if tm.isText {
			return object.NewStr(tm.first), nil
		}
		return object.NewBytes(tm.first), nil
	}
	if err := t.Allocate(tm.size(m.spans)); err != nil {
		return value{}, err
	}
	out := string(tm.appendTo(nil, m.text, m.spans))
	if m.str != nil {
		return object.NewStr(out), nil
	}
	return object.NewBytes(out), nil
}

// templateObject is a template as CPython's module re makes one of its parts. It can do nothing: sub and expand read templates themselves.
type templateObject struct {
	object.Object
	parts value
}

func newTemplate(t *thread, a []value) (value, error) {
	if !a[0].Is(patternType) {
		return value{}, t.Raise(object.TypeError, "template() argument 1 must be re.Pattern, not %s", a[0].Type().Name)
	}
	if object.AsList(a[1]) == nil {
		return value{}, t.Raise(object.TypeError, "template() argument 2 must be list, not %s", a[1].Type().Name)
	}
	if err := t.Allocate(48); err != nil {
		return value{}, err
	}
	return object.From(&templateObject{object.Head(templateType), a[1]}), nil
}

func defineTemplate() { object.DefineType(templateType, nil, "_sre", object.TypeDef{}) }
