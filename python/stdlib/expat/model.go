package expat

import (
	"strings"

	"github.com/jinklink/jink/python/object"
)

// This file parses what may stand in an element, which is told to handlers and not held against the document.

// The types of the parts of a model, and how often they may come.
const (
	modelEmpty = iota + 1
	modelAny
	modelMixed
	modelName
	modelChoice
	modelSeq
)

const quantifiers = " ?*+"

// maxModel is how deep the parts of a model may lie in one another.
const maxModel = 200

func model(kind, quantifier int, name value, parts []value) value {
	return object.NewTuple(object.Int(int64(kind)), object.Int(int64(quantifier)), name, object.NewTuple(parts...))
}

func (p *parser) elementType(d *source) (bool, error) {
	name, err := p.name(d)
	if err != nil {
		return false, err
	}
	d.space()
	m := model(modelEmpty, 0, object.None, nil)
	switch rest := d.text[d.at:]; {
	case strings.HasPrefix(rest, "EMPTY"):
		d.at += len("EMPTY")
	case strings.HasPrefix(rest, "ANY"):
		d.at += len("ANY")
		m = model(modelAny, 0, object.None, nil)
	case strings.HasPrefix(rest, "("):
		m, err = p.group(d, 0)
	default:
		err = p.fail(d, d.at, syntaxError)
	}
	if err == nil {
		err = p.end(d)
	}
	if err != nil {
		return false, err
	}
	return p.tell(elementDecl, object.NewStr(name), m)
}

// group parses ( … ), and how often it may come.
func (p *parser) group(d *source, depth int) (value, error) {
	if depth > maxModel {
		return value{}, p.fail(d, d.at, syntaxError)
	}
	d.at++
	kind := modelSeq
	var parts []value
	for {
		d.space()
		if d.at >= len(d.text) {
			return value{}, errMore
		}
		var part value
		var err error
		switch c := d.text[d.at]; {
		case c == '(':
			part, err = p.group(d, depth+1)
		case strings.HasPrefix(d.text[d.at:], "#PCDATA") && len(parts) == 0:
			d.at += len("#PCDATA")
			kind = modelMixed
		default:
			var name string
			if name, err = p.name(d); err == nil {
				part = model(modelName, p.quantifier(d), object.NewStr(name), nil)
			}
		}
		if err != nil {
			return value{}, err
		}
		if !part.IsNull() {
			parts = append(parts, part)
		}
		if err := p.t.Allocate(64); err != nil {
			return value{}, err
		}
		d.space()
		if d.at >= len(d.text) {
			return value{}, errMore
		}
		switch d.text[d.at] {
		case '|':
			if kind == modelSeq {
				kind = modelChoice
			}
		case ',':
		case ')':
			d.at++
			return model(kind, p.quantifier(d), object.None, parts), nil
		default:
			return value{}, p.fail(d, d.at, syntaxError)
		}
		d.at++
	}
}

func (p *parser) quantifier(d *source) int {
	if d.at < len(d.text) {
		if n := strings.IndexByte(quantifiers, d.text[d.at]); n > 0 {
			d.at++
			return n
		}
	}
	return 0
}
