// Package expat is module pyexpat: a parser of XML that tells handlers what it finds, as the one does that CPython has.
//
// It exists because all of Python's modules for XML stand on it. It is a parser of its own, which takes documents in pieces, knows
// namespaces and the declarations inside of a document, and reads nothing from elsewhere.
//
// Invariants: what a document makes of itself by entities is bounded, by its size and by the memory that a program may use; no
// document makes the parser recurse without bound.
package expat

import (
	"errors"
	"strconv"
	"strings"
	"sync"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

var parserType = &object.Type{Name: "pyexpat.xmlparser", Doc: "XML parser"}

// Module makes module pyexpat for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineParser()
	m := object.NewModule("pyexpat", "Python wrapper for Expat parser.")
	names := object.NewDict()
	names.SetString("__module__", object.NewStr("xml.parsers.expat"))
	failed, err := t.NewClass(object.TypeType, "ExpatError", []*object.Type{object.ExceptionType}, names)
	if err != nil {
		return nil, err
	}
	m.Set("ExpatError", failed.Value())
	m.Set("error", failed.Value())
	m.Set("XMLParserType", parserType.Value())
	m.Set("EXPAT_VERSION", object.NewStr("expat_2.6.3"))
	m.Set("version_info", object.NewTuple(object.Int(2), object.Int(6), object.Int(3)))
	m.Set("native_encoding", object.NewStr("UTF-8"))
	m.Set("features", object.NewList(nil))
	for n, name := range []string{"NEVER", "UNLESS_STANDALONE", "ALWAYS"} {
		m.Set("XML_PARAM_ENTITY_PARSING_"+name, object.Int(int64(n)))
	}
	failures, err := errorsModule(t)
	if err != nil {
		return nil, err
	}
	m.Set("errors", failures.Value())
	m.Set("model", modelModule().Value())
	m.Add(
		object.Fn("ErrorString", "(code, /)", "Return what an error means.", func(t *thread, a []value) (value, error) {
			n, err := t.IntArg(a[0])
			if err != nil || n < 1 || n >= len(messages) {
				return object.None, err
			}
			return object.NewStr(messages[n].text), nil
		}),
		object.Fn("ParserCreate", "(encoding=None, namespace_separator=None, intern=None)", "Return a new XML parser object.", func(t *thread, a []value) (value, error) {
			return create(t, failed, a)
		}),
	)
	return m, nil
}

func errorsModule(t *thread) (*object.Module, error) {
	m := object.NewModule("pyexpat.errors", "Constants used to describe error conditions.")
	codes, texts := object.NewDict(), object.NewDict()
	for n, e := range messages[1:] {
		m.Set("XML_ERROR_"+e.name, object.NewStr(e.text))
		codes.SetString(e.text, object.Int(int64(n+1)))
		if err := texts.Set(t, object.Int(int64(n+1)), object.NewStr(e.text)); err != nil {
			return nil, err
		}
	}
	m.Set("codes", codes.Value())
	m.Set("messages", texts.Value())
	return m, nil
}

func modelModule() *object.Module {
	m := object.NewModule("pyexpat.model", "Constants used to interpret content model information.")
	for n, name := range []string{"EMPTY", "ANY", "MIXED", "NAME", "CHOICE", "SEQ"} {
		m.Set("XML_CTYPE_"+name, object.Int(int64(n+1)))
	}
	for n, name := range []string{"NONE", "OPT", "REP", "PLUS"} {
		m.Set("XML_CQUANT_"+name, object.Int(int64(n)))
	}
	return m
}

func textOf(v value) string { return object.AsStr(v).S }

func create(t *thread, failed *object.Type, a []value) (value, error) {
	v, p := object.Make[parser](parserType, parserType)
	p.failure, p.bufferSize, p.deferral = failed, 8192, true
	p.from, p.now = place{line: 1}, place{line: 1}
	p.intern, p.base = object.NewDict().Value(), object.None
	p.prefixes, p.expanding = map[string]string{}, map[string]bool{}
	p.dtd = dtd{general: map[string]*entity{}, parameter: map[string]*entity{}, attributes: map[string][]*attribute{}, kinds: map[attributeKey]string{}}
	if !a[0].IsNull() && !a[0].IsNone() {
		name, err := textArgument(t, a[0], "encoding")
		if err != nil {
			return value{}, err
		}
		p.input.encoding, p.input.forced = strings.ToLower(name), true
	}
	if !a[1].IsNull() && !a[1].IsNone() {
		separator, err := textArgument(t, a[1], "namespace_separator")
		if err != nil {
			return value{}, err
		}
		if len([]rune(separator)) > 1 {
			return value{}, t.Raise(object.ValueError, "namespace_separator must be at most one character, omitted, or None")
		}
		p.separator, p.namespaced = separator, true
	}
	if !a[2].IsNull() {
		if !a[2].IsNone() && !object.IsInstance(a[2], object.DictType) {
			return value{}, t.Raise(object.TypeError, "intern must be a dictionary")
		}
		p.intern = a[2]
	}
	for i := range p.handlers {
		p.handlers[i] = object.None
	}
	return v, nil
}

func textArgument(t *thread, v value, name string) (string, error) {
	if object.AsStr(v) == nil {
		return "", t.Raise(object.TypeError, "ParserCreate() argument '%s' must be str or None, not %s", name, v.Type().Name)
	}
	return textOf(v), nil
}

var defineParser = sync.OnceFunc(func() {
	self := func(v value) *parser { return object.As[parser](v) }
	var fields []*object.GetSet
	for e, name := range handlerNames {
		fields = append(fields, object.Attr(name, "", func(t *thread, v value) (value, error) { return self(v).handlers[e], nil },
			func(t *thread, v, h value) error {
				p := self(v)
				if event(e) == characterData && p.running {
					if err := p.flush(); err != nil {
						return err
					}
				}
				if h.IsNull() {
					h = object.None
				}
				p.handlers[e] = h
				return nil
			}))
	}
	number := func(name string, get func(p *parser) int) {
		fields = append(fields, object.Attr(name, "", func(t *thread, v value) (value, error) { return object.Int(int64(get(self(v)))), nil }, nil))
	}
	for _, kind := range []string{"Current", "Error"} {
		number(kind+"LineNumber", func(p *parser) int { return p.now.line })
		number(kind+"ColumnNumber", func(p *parser) int { return p.now.column })
		number(kind+"ByteIndex", func(p *parser) int { return p.now.index })
	}
	number("ErrorCode", func(p *parser) int {
		if p.err == nil {
			return 0
		}
		return p.err.code
	})
	number("buffer_used", func(p *parser) int { return len(p.pending) })
	flag := func(name string, field func(p *parser) *bool) {
		fields = append(fields, object.Attr(name, "", func(t *thread, v value) (value, error) { return object.Bool(*field(self(v))), nil },
			func(t *thread, v, to value) error {
				on, err := t.Truth(to)
				if err == nil && name == "buffer_text" && !on {
					err = self(v).handOver(t)
				}
				if err == nil {
					*field(self(v)) = on
				}
				return err
			}))
	}
	flag("buffer_text", func(p *parser) *bool { return &p.bufferText })
	flag("namespace_prefixes", func(p *parser) *bool { return &p.triplet })
	flag("ordered_attributes", func(p *parser) *bool { return &p.ordered })
	flag("specified_attributes", func(p *parser) *bool { return &p.specified })
	fields = append(fields,
		object.Attr("intern", "", func(t *thread, v value) (value, error) { return self(v).intern, nil }, nil),
		object.Attr("buffer_size", "", func(t *thread, v value) (value, error) { return object.Int(int64(self(v).bufferSize)), nil }, setBufferSize))
	object.DefineType(parserType, nil, "pyexpat", object.TypeDef{GetSets: fields, Methods: []*object.Builtin{
		object.Method("Parse", "(self, data, isfinal=False, /)", "Parse XML data.", parse),
		object.Method("ParseFile", "(self, file, /)", "Parse XML data from file-like object.", parseFile),
		object.Method("SetBase", "(self, base, /)", "Set the base URL for the parser.", func(t *thread, a []value) (value, error) {
			self(a[0]).base = a[1]
			return object.None, nil
		}),
		object.Method("GetBase", "(self, /)", "Return base URL string for the parser.", func(t *thread, a []value) (value, error) { return self(a[0]).base, nil }),
		object.Method("GetInputContext", "(self, /)", "Return the untranslated text of the input that caused the current event.", func(t *thread, a []value) (value, error) {
			if p := self(a[0]); p.running {
				return object.NewBytes(p.text), nil
			}
			return object.None, nil
		}),
		object.Method("UseForeignDTD", "(self, flag=True, /)", "Allows the application to provide an artificial external subset.", func(t *thread, a []value) (value, error) {
			p := self(a[0])
			if p.stage != atStart || p.text != "" {
				return value{}, p.raise(t, &failure{cantChange})
			}
			on, err := true, error(nil)
			if !a[1].IsNull() {
				on, err = t.Truth(a[1])
			}
			p.foreign = on
			return object.None, err
		}),
		object.Method("SetParamEntityParsing", "(self, flag, /)", "Controls parsing of parameter entities.", func(t *thread, a []value) (value, error) {
			n, err := t.IntArg(a[1])
			self(a[0]).parameterEntities = n
			return object.Int(1), err
		}),
		object.Method("SetReparseDeferralEnabled", "(self, enabled, /)", "Enable/Disable reparse deferral.", func(t *thread, a []value) (value, error) {
			on, err := t.Truth(a[1])
			self(a[0]).deferral = on
			return object.None, err
		}),
		object.Method("GetReparseDeferralEnabled", "(self, /)", "Retrieve reparse deferral enabled status.", func(t *thread, a []value) (value, error) {
			return object.Bool(self(a[0]).deferral), nil
		}),
	}})
})

// handOver gives out what is collected, outside of parsing.
func (p *parser) handOver(t *thread) error {
	p.t = t
	return p.flush()
}

func setBufferSize(t *thread, v, to value) error {
	p := object.As[parser](v)
	if !object.IsInstance(to, object.IntType) {
		return t.Raise(object.TypeError, "buffer_size must be an integer")
	}
	n, err := t.IntArg(to)
	if err != nil {
		return err
	}
	if n <= 0 {
		return t.Raise(object.ValueError, "buffer_size must be greater than zero")
	}
	if err := p.handOver(t); err != nil {
		return err
	}
	p.bufferSize = n
	return nil
}

func parse(t *thread, a []value) (value, error) {
	p := object.As[parser](a[0])
	final := false
	if !a[2].IsNull() {
		var err error
		if final, err = t.Truth(a[2]); err != nil {
			return value{}, err
		}
	}
	text := ""
	if s := object.AsStr(a[1]); s != nil {
		encoded, err := t.Encode(s, "utf-8", "strict")
		if err != nil {
			return value{}, err
		}
		b, err := object.AsBytes(t, encoded)
		if err != nil {
			return value{}, err
		}
		text = string(b)
		if !p.input.started {
			p.input.encoding, p.input.forced = "utf-8", true
		}
	} else {
		b, err := object.AsBytes(t, a[1])
		if err != nil {
			return value{}, err
		}
		text = string(b)
	}
	return p.feed(t, text, final)
}

// feed parses more of the document.
func (p *parser) feed(t *thread, text string, final bool) (value, error) {
	if p.running || p.final || p.err != nil {
		if p.err != nil && !p.final {
			return value{}, p.raise(t, p.err)
		}
		return value{}, p.raise(t, &failure{finished})
	}
	if err := t.Allocate(2 * len(text)); err != nil {
		return value{}, err
	}
	if err := t.Charge(len(p.text) >> 4); err != nil { // what is not complete yet is looked at again
		return value{}, err
	}
	p.t, p.final, p.running = t, final, true
	defer func() { p.running = false }()
	p.read += len(text)
	err := p.decode(text, final)
	if err == nil {
		err = p.parse()
	}
	var f *failure
	if errors.As(err, &f) {
		p.err = f
		return value{}, p.raise(t, f)
	}
	if err == nil {
		err = p.flush()
	}
	return object.Int(1), err
}

func parseFile(t *thread, a []value) (value, error) {
	p := object.As[parser](a[0])
	for {
		v, err := t.CallMethod(a[1], "read", object.Int(2048))
		if err != nil {
			return value{}, err
		}
		data, err := object.AsBytes(t, v)
		if err != nil {
			return value{}, t.Raise(object.TypeError, "read() did not return a bytes object (type=%s)", v.Type().Name)
		}
		done, err := p.feed(t, string(data), len(data) == 0)
		if err != nil || len(data) == 0 {
			return done, err
		}
	}
}

// raise makes an exception of an error.
func (p *parser) raise(t *thread, f *failure) error {
	e, err := t.Call(p.failure.Value(), object.NewStr(f.Error()+": line "+strconv.Itoa(p.now.line)+", column "+strconv.Itoa(p.now.column)))
	if err != nil {
		return err
	}
	for name, n := range map[string]int{"code": f.code, "offset": p.now.column, "lineno": p.now.line} {
		if err := t.SetAttr(e, t.Interp.Intern(name), object.Int(int64(n))); err != nil {
			return err
		}
	}
	return t.RaiseValue(e)
}
