package compile

import "github.com/jinklink/jink/python/syntax"

// This file looks for future statements.

// features are what from __future__ may import. All but annotations are part of the language by now.
var features = map[string]bool{"nested_scopes": true, "generators": true, "division": true, "absolute_import": true,
	"with_statement": true, "print_function": true, "unicode_literals": true, "barry_as_FLUFL": true, "generator_stop": true,
	"annotations": true}

// future looks at the future statements that a source begins with.
func (c *compiler) future(body []syntax.Stmt) {
	for i, s := range body {
		switch s := s.(type) {
		case *syntax.ImportFrom:
			if s.Module != "__future__" || s.Level != 0 {
				return
			}
			c.lastFuture = s.Span().Line
			for _, alias := range s.Names {
				if alias != nil {
					c.feature(s, alias.Name)
				}
			}
		case *syntax.ExprStmt:
			if i != 0 || !isDocstring(s) {
				return
			}
		default:
			return
		}
	}
}

func (c *compiler) feature(s *syntax.ImportFrom, name string) {
	if c.err != nil {
		return
	}
	at := s.Span()
	at.Col, at.EndLine, at.EndCol = 0, at.Line, 0
	switch {
	case name == "annotations":
		c.futureAnnotations = true
		return
	case name == "braces":
		c.fail(at, "not a chance")
	case !features[name]:
		c.fail(at, "future feature %s is not defined", name)
	default:
		return
	}
	if e, ok := c.err.(*syntax.SyntaxError); ok {
		e.EndCol = 0 // CPython tells only where these begin
	}
}

func isDocstring(s syntax.Stmt) bool {
	e, ok := s.(*syntax.ExprStmt)
	if !ok {
		return false
	}
	k, ok := e.Value.(*syntax.Constant)
	if !ok {
		return false
	}
	_, ok = k.Value.(string)
	return ok
}
