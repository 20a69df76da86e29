package expat

import (
	"strings"

	"github.com/jinklink/jink/python/object"
)

// This file parses the tags of elements, and finds what their prefixes stand for.

// written is an attribute in a tag.
type written struct {
	name, value string
	at          int
	given       bool // it is written, not a default
}

func (p *parser) startTag(s *source) error {
	start := s.at
	s.at++
	name, err := p.name(s)
	if err != nil {
		return err
	}
	if err := p.t.Charge(len(p.dtd.attributes[name])); err != nil {
		return err
	}
	attrs, empty, err := p.attributes(s, name)
	if err != nil {
		return err
	}
	raw := s.text[start:s.at]
	if err := p.t.Allocate(len(raw) + 64 + 96*len(attrs)); err != nil {
		return err
	}
	p.begin(s, start)
	e := element{raw: name}
	if p.namespaced {
		if attrs, err = p.declare(s, start, &e, attrs); err != nil {
			return err
		}
		if e.name, err = p.qualify(s, start, name, true); err != nil {
			return err
		}
		seen := map[string]bool{}
		for i := range attrs {
			if attrs[i].name, err = p.qualify(s, start, attrs[i].name, false); err != nil {
				return err
			}
			if seen[attrs[i].name] {
				return p.fail(s, start, duplicateAttr)
			}
			seen[attrs[i].name] = true
		}
	} else {
		e.name = name
	}
	p.open = append(p.open, e)
	told, err := p.tell(startElement, object.NewStr(e.name), p.attributesValue(attrs))
	if !told {
		err = p.leave(raw)
	}
	if err != nil {
		return err
	}
	if empty {
		p.begin(s, s.at)
		return p.close(s, s.at, "")
	}
	return nil
}

// attributes parses what follows the name of an element, to the end of the tag.
func (p *parser) attributes(s *source, of string) (attrs []written, empty bool, err error) {
	names := map[string]bool{}
	for {
		spaced := s.space()
		if s.at >= len(s.text) {
			return nil, false, errMore
		}
		switch s.text[s.at] {
		case '>':
			s.at++
			return p.defaults(s, of, attrs, names), false, nil
		case '/':
			if s.at+1 >= len(s.text) {
				return nil, false, errMore
			}
			if s.text[s.at+1] != '>' {
				return nil, false, p.fail(s, s.at+1, invalidToken)
			}
			s.at += 2
			return p.defaults(s, of, attrs, names), true, nil
		}
		if !spaced {
			return nil, false, p.fail(s, s.at, invalidToken)
		}
		a := written{at: s.at, given: true}
		if a.name, err = p.name(s); err != nil {
			return nil, false, err
		}
		s.space()
		if s.at >= len(s.text) {
			return nil, false, errMore
		}
		if s.text[s.at] != '=' {
			return nil, false, p.fail(s, s.at, invalidToken)
		}
		s.at++
		s.space()
		if a.value, err = p.attributeValue(s); err != nil {
			return nil, false, err
		}
		if names[a.name] {
			return nil, false, p.fail(s, a.at, duplicateAttr)
		}
		names[a.name] = true
		if kind, declared := p.dtd.kinds[attributeKey{of, a.name}]; declared && kind != "CDATA" {
			a.value = strings.Join(strings.FieldsFunc(a.value, func(r rune) bool { return r == ' ' }), " ")
		}
		attrs = append(attrs, a)
	}
}

// defaults adds the attributes that a tag leaves out.
func (p *parser) defaults(s *source, of string, attrs []written, names map[string]bool) []written {
	for _, d := range p.dtd.attributes[of] {
		if !names[d.name] {
			attrs = append(attrs, written{name: d.name, value: d.value, at: s.at})
		}
	}
	return attrs
}

// attributeValue parses the value of an attribute, with its quotes.
func (p *parser) attributeValue(s *source) (string, error) {
	if s.at >= len(s.text) {
		return "", errMore
	}
	quote := s.text[s.at]
	if quote != '"' && quote != '\'' {
		return "", p.fail(s, s.at, invalidToken)
	}
	s.at++
	end := strings.IndexByte(s.text[s.at:], quote)
	inside := s.text[s.at:]
	if end >= 0 {
		inside = inside[:end]
	}
	if i := strings.IndexByte(inside, '<'); i >= 0 {
		return "", p.fail(s, s.at+i, invalidToken)
	}
	if end < 0 {
		return "", errMore
	}
	value := &source{text: s.text[:s.at+end], at: s.at, entity: s.entity}
	var b strings.Builder
	if err := p.appendValue(&b, value); err != nil {
		if err == errMore {
			err = p.fail(s, value.at, invalidToken)
		}
		return "", err
	}
	s.at += end + 1
	return b.String(), nil
}

// appendValue reads the value of an attribute to the end of its source.
func (p *parser) appendValue(b *strings.Builder, s *source) error {
	if i := wrong(s.text[s.at:]); i >= 0 {
		return p.fail(s, s.at+i, invalidToken)
	}
	for s.at < len(s.text) {
		switch c := s.text[s.at]; {
		case c == '&':
			at := s.at
			char, name, err := p.reference(s)
			if err != nil {
				return err
			}
			if char != 0 {
				b.WriteRune(char)
				continue
			}
			if err := p.entityInValue(b, s, at, name); err != nil {
				return err
			}
			continue
		case c == '\r' && s.at+1 < len(s.text) && s.text[s.at+1] == '\n':
			s.at++
			b.WriteByte(' ')
		case isSpace(c):
			b.WriteByte(' ')
		default:
			b.WriteByte(c)
		}
		s.at++
	}
	return nil
}

func (p *parser) entityInValue(b *strings.Builder, s *source, at int, name string) error {
	e := p.dtd.general[name]
	switch {
	case e == nil && p.mayBeElsewhere():
		return nil
	case e == nil:
		return p.fail(s, at, undefinedEntity)
	case p.expanding[name]:
		return p.fail(s, at, recursiveEntity)
	case e.notation != "":
		return p.fail(s, at, binaryEntity)
	case !e.internal:
		return p.fail(s, at, externalInAttr)
	}
	if err := p.enter(s, at, name, e); err != nil {
		return err
	}
	defer delete(p.expanding, name)
	if strings.IndexByte(e.text, '<') >= 0 {
		return p.fail(s, at, invalidToken)
	}
	return p.appendValue(b, &source{text: e.text, entity: true, whole: true})
}

func (p *parser) attributesValue(attrs []written) value {
	if p.ordered {
		var list []value
		for _, a := range attrs {
			if a.given || !p.specified {
				list = append(list, object.NewStr(a.name), object.NewStr(a.value))
			}
		}
		return object.NewList(list)
	}
	d := object.NewDict()
	for _, a := range attrs {
		if a.given || !p.specified {
			d.SetString(a.name, object.NewStr(a.value))
		}
	}
	return d.Value()
}

func (p *parser) endTag(s *source) error {
	start := s.at
	s.at += 2
	named := s.at
	name, err := p.name(s)
	if err != nil {
		return err
	}
	s.space()
	if s.at >= len(s.text) {
		return errMore
	}
	if s.text[s.at] != '>' {
		return p.fail(s, s.at, invalidToken)
	}
	s.at++
	if s.entity && len(p.open) <= s.depth {
		return p.fail(s, start, asyncEntity)
	}
	if p.open[len(p.open)-1].raw != name {
		return p.fail(s, named, tagMismatch)
	}
	return p.close(s, start, s.text[start:s.at])
}

// close ends the innermost element.
func (p *parser) close(s *source, at int, raw string) error {
	e := p.open[len(p.open)-1]
	p.open = p.open[:len(p.open)-1]
	told, err := p.tell(endElement, object.NewStr(e.name))
	if !told && raw != "" {
		err = p.leave(raw)
	}
	for i := len(e.namespaces) - 1; i >= 0 && err == nil; i-- {
		b := e.namespaces[i]
		if _, err = p.tell(endNamespace, optional(b.prefix)); b.was {
			p.prefixes[b.prefix] = b.before
		} else {
			delete(p.prefixes, b.prefix)
		}
	}
	if len(p.open) == 0 && !s.entity {
		p.stage = inEpilog
	}
	return err
}

const (
	xmlURI   = "http://www.w3.org/XML/1998/namespace"
	xmlnsURI = "http://www.w3.org/2000/xmlns/"
)

// declare takes the declarations of namespaces out of the attributes.
func (p *parser) declare(s *source, at int, e *element, attrs []written) ([]written, error) {
	kept := attrs[:0:0]
	for _, a := range attrs {
		prefix, ok := strings.CutPrefix(a.name, "xmlns:")
		if a.name == "xmlns" {
			prefix, ok = "", true
		}
		if !ok {
			kept = append(kept, a)
			continue
		}
		switch {
		case prefix == "xmlns":
			return nil, p.fail(s, at, reservedXMLNS)
		case (prefix == "xml") != (a.value == xmlURI):
			if prefix == "xml" {
				return nil, p.fail(s, at, reservedXML)
			}
			return nil, p.fail(s, at, reservedURI)
		case a.value == xmlnsURI:
			return nil, p.fail(s, at, reservedURI)
		case prefix != "" && a.value == "":
			return nil, p.fail(s, at, undeclaring)
		}
		before, was := p.prefixes[prefix]
		e.namespaces = append(e.namespaces, binding{prefix, before, was})
		p.prefixes[prefix] = a.value
		if _, err := p.tell(startNamespace, optional(prefix), optional(a.value)); err != nil {
			return nil, err
		}
	}
	return kept, nil
}

// qualify is a name with what its prefix stands for.
func (p *parser) qualify(s *source, at int, name string, elements bool) (string, error) {
	prefix, local, found := strings.Cut(name, ":")
	if !found {
		if uri := p.prefixes[""]; elements && uri != "" {
			return uri + p.separator + name, nil
		}
		return name, nil
	}
	uri := p.prefixes[prefix]
	if prefix == "xml" {
		uri = xmlURI
	}
	if uri == "" {
		return "", p.fail(s, at, unboundPrefix)
	}
	full := uri + p.separator + local
	if p.triplet && p.separator != "" {
		full += p.separator + prefix
	}
	return full, nil
}
