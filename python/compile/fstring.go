package compile

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// This file compiles f-strings.

// joined builds an f-string. Of one with very many parts the parts are collected in a list first.
func (c *compiler) joined(e *syntax.JoinedStr) {
	at := e.Span()
	switch n := len(e.Values); {
	case n == 0:
		c.load(at, "")
	case n > manyOnStack:
		c.load(at, "")
		c.emitName(at, code.LoadMethod, "join")
		c.emit(at, code.BuildList, 0)
		for _, v := range e.Values {
			c.expr(v)
			c.emit(at, code.ListAppend, 1)
		}
		c.emit(at, code.CallMethod, 1)
	default:
		for _, v := range e.Values {
			c.expr(v)
		}
		if n > 1 {
			c.emit(at, code.BuildString, n)
		}
	}
}

func (c *compiler) formatted(e *syntax.FormattedValue) {
	c.expr(e.Value)
	arg := code.ConvertNone
	switch e.Conversion {
	case 's':
		arg = code.ConvertStr
	case 'r':
		arg = code.ConvertRepr
	case 'a':
		arg = code.ConvertASCII
	}
	if e.FormatSpec != nil {
		c.expr(e.FormatSpec)
		arg |= code.WithSpec
	}
	c.emit(e.Span(), code.FormatValue, arg)
}
