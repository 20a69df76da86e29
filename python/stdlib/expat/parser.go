package expat

import (
	"unicode/utf8"

	"github.com/jinklink/jink/python/object"
)

// This file holds the state of a parser, where it is, and how what it finds gets to the handlers.

// event is a kind of thing that a document holds, for which there may be a handler.
type event int

const (
	startElement event = iota
	endElement
	characterData
	comment
	processingInstruction
	startCdata
	endCdata
	startNamespace
	endNamespace
	xmlDecl
	startDoctype
	endDoctype
	entityDecl
	elementDecl
	attlistDecl
	notationDecl
	unparsedEntityDecl
	externalEntityRef
	skippedEntity
	notStandalone
	byDefault
	byDefaultExpanded
	eventCount
)

var handlerNames = [eventCount]string{
	"StartElementHandler", "EndElementHandler", "CharacterDataHandler", "CommentHandler", "ProcessingInstructionHandler",
	"StartCdataSectionHandler", "EndCdataSectionHandler", "StartNamespaceDeclHandler", "EndNamespaceDeclHandler", "XmlDeclHandler",
	"StartDoctypeDeclHandler", "EndDoctypeDeclHandler", "EntityDeclHandler", "ElementDeclHandler", "AttlistDeclHandler",
	"NotationDeclHandler", "UnparsedEntityDeclHandler", "ExternalEntityRefHandler", "SkippedEntityHandler", "NotStandaloneHandler",
	"DefaultHandler", "DefaultHandlerExpand",
}

// place is where something stands in a document.
type place struct{ line, column, index int }

// over is the place after some text.
func (p place) over(text string) place {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n':
			p.line, p.column = p.line+1, 0
		case c == '\r' && i+1 < len(text) && text[i+1] == '\n':
		case c == '\r':
			p.line, p.column = p.line+1, 0
		case utf8.RuneStart(c):
			p.column++
		}
	}
	p.index += len(text)
	return p
}

// stage is how far a document has come.
type stage uint8

const (
	atStart stage = iota // nothing was read, where an XML declaration may stand
	inProlog
	inContent
	inEpilog
	isOver
)

// element is one that is open.
type element struct {
	raw, name  string
	namespaces []binding // declared here, with what they hid
}

// binding is a prefix and what it was bound to before.
type binding struct {
	prefix, before string
	was            bool
}

// parser is an xmlparser.
type parser struct {
	object.Object
	t        *thread // whose call is parsing
	handlers [eventCount]value
	failure  *object.Type // ExpatError
	intern   value
	base     value

	separator           string
	namespaced, triplet bool
	bufferText          bool
	bufferSize          int
	ordered, specified  bool
	deferral, foreign   bool
	parameterEntities   int

	input    decoder
	text     string // what is not parsed yet
	from     place  // where text begins
	now      place  // of the event
	stage    stage
	final    bool
	running  bool
	err      *failure
	pending  []byte // character data that is collected
	inCdata  bool
	open     []element
	prefixes map[string]string

	dtd       dtd
	expanding map[string]bool
	read      int // bytes of the document
	expanded  int // bytes of the entities in it
}

// dtd is what a document says of itself.
type dtd struct {
	seen, external, standalone, parameters bool
	general, parameter                     map[string]*entity
	attributes                             map[string][]*attribute // those with a value, by the name of the element
	kinds                                  map[attributeKey]string // the types of all
}

// entity is a name for a text.
type entity struct {
	text                     string
	internal                 bool
	system, public, notation string
}

// attribute is one that a tag has where it is not written.
type attribute struct{ name, value string }

// attributeKey is the attribute of an element.
type attributeKey struct{ element, name string }

// source is text that is parsed: the document's, or that of an entity.
type source struct {
	text   string
	at     int
	entity bool // the places in it are none of the document
	depth  int  // of an entity: how many elements are open around it
	whole  bool // nothing follows
}

func (p *parser) has(e event) bool { return !p.handlers[e].IsNull() && !p.handlers[e].IsNone() }

// tell calls a handler, if there is one, and reports whether there was.
func (p *parser) tell(e event, args ...value) (bool, error) {
	if !p.has(e) {
		return false, nil
	}
	if e != characterData {
		if err := p.flush(); err != nil {
			return true, err
		}
	}
	_, err := p.t.Call(p.handlers[e], args...)
	return true, err
}

// leave gives what nobody handles to the handler for that.
func (p *parser) leave(raw string) error {
	for _, e := range []event{byDefaultExpanded, byDefault} {
		if told, err := p.tell(e, object.NewStr(raw)); told {
			return err
		}
	}
	return nil
}

// data gives character data to its handler.
func (p *parser) data(text, raw string) error {
	if text == "" {
		return nil
	}
	if !p.has(characterData) {
		return p.leave(raw)
	}
	if !p.bufferText {
		_, err := p.tell(characterData, object.NewStr(text))
		return err
	}
	if len(p.pending)+len(text) > p.bufferSize {
		if err := p.flush(); err != nil {
			return err
		}
	}
	if len(text) > p.bufferSize {
		_, err := p.tell(characterData, object.NewStr(text))
		return err
	}
	p.pending = append(p.pending, text...)
	return nil
}

func (p *parser) flush() error {
	if len(p.pending) == 0 {
		return nil
	}
	text := string(p.pending)
	p.pending = p.pending[:0]
	if !p.has(characterData) {
		return nil
	}
	_, err := p.t.Call(p.handlers[characterData], object.NewStr(text))
	return err
}

// begin notes where the thing begins that is looked at.
func (p *parser) begin(s *source, at int) {
	if !s.entity {
		p.now = p.from.over(s.text[:at])
	}
}

// fail is an error at a place of the source.
func (p *parser) fail(s *source, at, code int) error {
	p.begin(s, at)
	return &failure{code}
}

// parse goes on with the document as far as it is there.
func (p *parser) parse() error {
	s := &source{text: p.text, whole: p.final}
	for p.stage != isOver {
		before := s.at
		err := p.step(s)
		if err == errMore && !p.final {
			break
		}
		if err == errMore {
			return p.unclosed(s, before)
		}
		if err != nil {
			return err
		}
		p.from = p.from.over(s.text[before:s.at])
		s.text, s.at = s.text[s.at:], 0
		p.text = s.text
		if s.text == "" {
			break
		}
	}
	if !p.final {
		return nil
	}
	p.now = p.from
	if p.inCdata {
		return &failure{unclosedCdata}
	}
	if p.stage < inEpilog {
		return &failure{noElements}
	}
	p.stage = isOver
	return p.flush()
}

// unclosed is what is wrong where the document ends within something.
func (p *parser) unclosed(s *source, at int) error {
	if p.inCdata {
		return p.fail(s, at, unclosedCdata)
	}
	if at >= len(s.text) {
		return p.fail(s, at, noElements)
	}
	if !utf8.FullRuneInString(s.text[at:]) {
		return p.fail(s, at, partialChar)
	}
	return p.fail(s, at, unclosedToken)
}

// step parses the next thing of the document.
func (p *parser) step(s *source) error {
	switch p.stage {
	case atStart, inProlog, inEpilog:
		return p.outside(s)
	}
	return p.content(s)
}
