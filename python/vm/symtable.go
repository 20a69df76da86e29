package vm

import (
	"bytes"

	"github.com/jinklink/jink/python/compile"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/syntax"
)

// Scopes returns the scopes of a source, for module symtable.
func Scopes(t *object.Thread, v object.Value, filename string, mode syntax.Mode) (*compile.Scope, error) {
	text, ok := sourceOf(t, v)
	if !ok {
		return nil, t.Raise(object.TypeError, "symtable() arg 1 must be a string or bytes object")
	}
	if bytes.IndexByte(text, 0) >= 0 {
		return nil, t.Raise(object.SyntaxError, "source code string cannot contain null bytes")
	}
	s := &source{text: text, isText: object.AsStr(v) != nil, filename: filename, mode: mode}
	tree, err := s.parse(t)
	if err != nil {
		return nil, err
	}
	scopes, err := compile.Scopes(tree, compile.Config{Filename: filename, Source: text})
	if err != nil {
		return nil, raiseSyntax(t, err)
	}
	return scopes, nil
}
