package expat

import (
	"strings"

	"github.com/jinklink/jink/python/object"
)

// This file parses what a document says of itself: the XML declaration, and the document type.

// declaration parses <?xml … ?>.
func (p *parser) declaration(s *source) error {
	start := s.at
	p.begin(s, start)
	end := strings.Index(s.text[start:], "?>")
	if end < 0 {
		p.stage = atStart
		return errMore
	}
	inner := &source{text: s.text[:start+end], at: start + len("<?xml"), entity: s.entity}
	said := map[string]string{}
	order := []string{"version", "encoding", "standalone"}
	for next := 0; ; {
		spaced := inner.space()
		if inner.at >= len(inner.text) {
			break
		}
		at := inner.at
		name, err := p.name(inner)
		for next < len(order) && order[next] != name {
			next++
		}
		if err != nil || !spaced || next == len(order) || len(said) == 0 && name != "version" {
			return p.fail(s, at, badDecl)
		}
		next++
		inner.space()
		if inner.at >= len(inner.text) || inner.text[inner.at] != '=' {
			return p.fail(s, inner.at, badDecl)
		}
		inner.at++
		inner.space()
		at = inner.at
		if said[name], err = p.quoted(inner); err != nil || name == "standalone" && said[name] != "yes" && said[name] != "no" || name == "version" && said[name] == "" {
			return p.fail(s, at+1, badDecl)
		}
	}
	if said["version"] == "" {
		return p.fail(s, start+end, badDecl)
	}
	s.at = start + end + 2
	standalone := int64(-1)
	switch said["standalone"] {
	case "yes":
		standalone, p.dtd.standalone = 1, true
	case "no":
		standalone = 0
	}
	if told, err := p.tell(xmlDecl, object.NewStr(said["version"]), optional(said["encoding"]), object.Int(standalone)); told {
		return err
	}
	return p.leave(s.text[start:s.at])
}

// doctypeEnd is where a document type declaration ends, after its ">".
func doctypeEnd(text string) int {
	inside := false
	for i := len("<!DOCTYPE"); i < len(text); i++ {
		switch c := text[i]; {
		case strings.HasPrefix(text[i:], "<!--"):
			n := strings.Index(text[i+4:], "-->")
			if n < 0 {
				return -1
			}
			i += 4 + n + 2
		case strings.HasPrefix(text[i:], "<?"):
			n := strings.Index(text[i:], "?>")
			if n < 0 {
				return -1
			}
			i += n + 1
		case c == '"' || c == '\'':
			n := strings.IndexByte(text[i+1:], c)
			if n < 0 {
				return -1
			}
			i += n + 1
		case c == '[':
			inside = true
		case c == ']':
			inside = false
		case c == '>' && !inside:
			return i + 1
		}
	}
	return -1
}

// doctype parses <!DOCTYPE … >, once all of it is there.
func (p *parser) doctype(s *source) error {
	start := s.at
	end := doctypeEnd(s.text[start:])
	if end < 0 {
		return errMore
	}
	p.dtd.seen = true
	d := &source{text: s.text[:start+end], at: start + len("<!DOCTYPE"), entity: s.entity}
	if !d.space() {
		return p.fail(s, d.at, invalidToken)
	}
	name, err := p.name(d)
	if err != nil {
		return err
	}
	d.space()
	system, public, err := p.externalID(d, false)
	if err != nil {
		return p.malformed(d, err)
	}
	p.dtd.external = system != ""
	if err := p.alone(s, start); err != nil {
		return err
	}
	d.space()
	internal := int64(0)
	if d.text[d.at] == '[' {
		internal = 1
	}
	told, err := p.tell(startDoctype, object.NewStr(name), optional(system), optional(public), object.Int(internal))
	if err != nil {
		return err
	}
	if !told {
		if err := p.leave(d.text[start:d.at]); err != nil {
			return err
		}
	}
	if internal == 1 {
		d.at++
		if err := p.subset(d); err != nil {
			return p.malformed(d, err)
		}
		d.space()
	}
	if d.text[d.at] != '>' {
		return p.fail(s, d.at, syntaxError)
	}
	d.at++
	s.at = d.at
	p.begin(s, s.at-1)
	told, err = p.tell(endDoctype)
	if !told {
		err = p.leave(">")
	}
	return err
}

// alone asks whether a document may need another one.
func (p *parser) alone(s *source, at int) error {
	if p.dtd.standalone || !p.dtd.external && !p.dtd.parameters || !p.has(notStandalone) {
		return nil
	}
	answer, err := p.t.Call(p.handlers[notStandalone])
	if err != nil {
		return err
	}
	ok, err := p.t.Truth(answer)
	if err == nil && !ok {
		return p.fail(s, at, notAlone)
	}
	return err
}

// malformed is an error within a declaration, which is all there.
func (p *parser) malformed(d *source, err error) error {
	if err == errMore {
		return p.fail(d, min(d.at, len(d.text)-1), syntaxError)
	}
	return err
}

// externalID parses SYSTEM "…" or PUBLIC "…" "…", if it is there.
func (p *parser) externalID(d *source, publicAlone bool) (system, public string, err error) {
	switch rest := d.text[d.at:]; {
	case strings.HasPrefix(rest, "SYSTEM"):
		d.at += len("SYSTEM")
	case strings.HasPrefix(rest, "PUBLIC"):
		d.at += len("PUBLIC")
		d.space()
		if public, err = p.quoted(d); err != nil {
			return "", "", err
		}
		public = strings.Join(strings.Fields(public), " ")
		if publicAlone {
			d.space()
			if d.at < len(d.text) && d.text[d.at] == '>' {
				return "", public, nil
			}
		}
	default:
		return "", "", nil
	}
	d.space()
	system, err = p.quoted(d)
	return system, public, err
}

// subset parses the declarations up to "]".
func (p *parser) subset(d *source) error {
	for {
		start := d.at
		if d.space() {
			if err := p.leave(d.text[start:d.at]); err != nil {
				return err
			}
		}
		if d.at >= len(d.text) {
			return errMore
		}
		start = d.at
		p.begin(d, start)
		if err := p.t.Charge(1); err != nil {
			return err
		}
		var err error
		switch rest := d.text[start:]; {
		case rest[0] == ']':
			d.at++
			return nil
		case rest[0] == '%':
			if err = p.parameterReference(d); err != nil {
				return err
			}
			continue
		case strings.HasPrefix(rest, "<!--"):
			err = p.comment(d)
		case strings.HasPrefix(rest, "<?"):
			err = p.instruction(d)
		case strings.HasPrefix(rest, "<!ENTITY"):
			err = p.statement(d, "<!ENTITY", p.entity)
		case strings.HasPrefix(rest, "<!ATTLIST"):
			err = p.statement(d, "<!ATTLIST", p.attlist)
		case strings.HasPrefix(rest, "<!ELEMENT"):
			err = p.statement(d, "<!ELEMENT", p.elementType)
		case strings.HasPrefix(rest, "<!NOTATION"):
			err = p.statement(d, "<!NOTATION", p.notation)
		default:
			return p.fail(d, start, syntaxError)
		}
		if err != nil {
			return err
		}
	}
}

// statement parses one declaration of a kind.
func (p *parser) statement(d *source, keyword string, parse func(d *source) (bool, error)) error {
	start := d.at
	d.at += len(keyword)
	if !d.space() {
		return p.fail(d, d.at, syntaxError)
	}
	told, err := parse(d)
	if err != nil {
		return err
	}
	if !told {
		return p.leave(d.text[start:d.at])
	}
	return nil
}

// end goes over the end of a declaration.
func (p *parser) end(d *source) error {
	d.space()
	if d.at >= len(d.text) {
		return errMore
	}
	if d.text[d.at] != '>' {
		return p.fail(d, d.at, syntaxError)
	}
	d.at++
	return nil
}

// parameterReference goes over %name;, whose declarations are not read, unless they stand in the document.
func (p *parser) parameterReference(d *source) error {
	start := d.at
	d.at++
	name, err := p.name(d)
	if err != nil {
		return err
	}
	if d.text[d.at] != ';' {
		return p.fail(d, d.at, invalidToken)
	}
	d.at++
	p.dtd.parameters = true
	if err := p.alone(d, start); err != nil {
		return err
	}
	e := p.dtd.parameter[name]
	if e == nil || !e.internal || p.parameterEntities == 0 {
		return p.leave(d.text[start:d.at])
	}
	if p.expanding["%"+name] {
		return p.fail(d, start, recursiveEntity)
	}
	if err := p.enter(d, start, "%"+name, e); err != nil {
		return err
	}
	defer delete(p.expanding, "%"+name)
	return p.malformed(d, p.subset(&source{text: e.text + "]", entity: true, whole: true}))
}

// entity parses the declaration of an entity. Of several of one name the first counts.
func (p *parser) entity(d *source) (bool, error) {
	kinds, parameter := p.dtd.general, int64(0)
	if d.text[d.at] == '%' {
		d.at++
		d.space()
		kinds, parameter = p.dtd.parameter, 1
	}
	name, err := p.name(d)
	if err != nil {
		return false, err
	}
	d.space()
	e, text := &entity{}, object.None
	if c := d.text[d.at]; c == '"' || c == '\'' {
		if e.text, err = p.quoted(d); err == nil {
			e.text, err = p.entityText(d, e.text)
		}
		e.internal, text = true, object.NewStr(e.text)
	} else if e.system, e.public, err = p.externalID(d, false); err == nil && e.system == "" {
		err = p.fail(d, d.at, syntaxError)
	}
	if err != nil {
		return false, err
	}
	if d.space() && strings.HasPrefix(d.text[d.at:], "NDATA") && !e.internal && parameter == 0 {
		d.at += len("NDATA")
		d.space()
		if e.notation, err = p.name(d); err != nil {
			return false, err
		}
	}
	if err := p.end(d); err != nil {
		return false, err
	}
	if _, known := kinds[name]; known {
		return false, nil
	}
	if err := p.t.Allocate(len(name) + len(e.text) + 128); err != nil {
		return false, err
	}
	kinds[name] = e
	if e.notation != "" && p.has(unparsedEntityDecl) {
		return p.tell(unparsedEntityDecl, object.NewStr(name), p.base, optional(e.system), optional(e.public), object.NewStr(e.notation))
	}
	return p.tell(entityDecl, object.NewStr(name), object.Int(parameter), text, p.base, optional(e.system), optional(e.public), optional(e.notation))
}

// entityText is the value of an entity: the characters that are told by number stand in it as they are.
func (p *parser) entityText(d *source, text string) (string, error) {
	var b strings.Builder
	s := &source{text: normal(text), entity: true, whole: true}
	for s.at < len(s.text) {
		if !strings.HasPrefix(s.text[s.at:], "&#") {
			if s.text[s.at] == '%' {
				return "", p.fail(d, d.at-1, 10)
			}
			b.WriteByte(s.text[s.at])
			s.at++
			continue
		}
		char, _, err := p.reference(s)
		if err != nil {
			return "", p.malformed(d, err)
		}
		b.WriteRune(char)
	}
	return b.String(), nil
}

func (p *parser) notation(d *source) (bool, error) {
	name, err := p.name(d)
	if err != nil {
		return false, err
	}
	d.space()
	system, public, err := p.externalID(d, true)
	if err == nil {
		err = p.end(d)
	}
	if err != nil {
		return false, err
	}
	return p.tell(notationDecl, object.NewStr(name), p.base, optional(system), optional(public))
}

func (p *parser) attlist(d *source) (bool, error) {
	of, err := p.name(d)
	if err != nil {
		return false, err
	}
	told := false
	for {
		d.space()
		if d.at < len(d.text) && d.text[d.at] == '>' {
			return told, p.end(d)
		}
		a, given := &attribute{}, false
		if a.name, err = p.name(d); err != nil {
			return told, err
		}
		d.space()
		kind, err := p.attributeKind(d)
		if err != nil {
			return told, err
		}
		d.space()
		required := int64(0)
		switch rest := d.text[d.at:]; {
		case strings.HasPrefix(rest, "#REQUIRED"):
			d.at += len("#REQUIRED")
			required = 1
		case strings.HasPrefix(rest, "#IMPLIED"):
			d.at += len("#IMPLIED")
		default:
			if strings.HasPrefix(rest, "#FIXED") {
				d.at += len("#FIXED")
				d.space()
				required = 1
			}
			if a.value, err = p.attributeValue(d); err != nil {
				return told, err
			}
			given = true
		}
		if _, known := p.dtd.kinds[attributeKey{of, a.name}]; !known {
			if err := p.t.Allocate(len(a.name) + len(a.value) + 128); err != nil {
				return told, err
			}
			p.dtd.kinds[attributeKey{of, a.name}] = kind
			if given {
				p.dtd.attributes[of] = append(p.dtd.attributes[of], a)
			}
		}
		value := object.None
		if given {
			value = object.NewStr(a.value)
		}
		if told, err = p.tell(attlistDecl, object.NewStr(of), object.NewStr(a.name), object.NewStr(kind), value, object.Int(required)); err != nil {
			return told, err
		}
	}
}

// attributeKind parses the type of an attribute; spaces in it say nothing.
func (p *parser) attributeKind(d *source) (string, error) {
	kind := ""
	if d.text[d.at] != '(' {
		var err error
		if kind, err = p.name(d); err != nil || kind != "NOTATION" {
			return kind, err
		}
		d.space()
	}
	if d.at >= len(d.text) || d.text[d.at] != '(' {
		return "", p.fail(d, d.at, syntaxError)
	}
	list, err := p.until(d, ")")
	return kind + strings.Join(strings.Fields(list), "") + ")", err
}
