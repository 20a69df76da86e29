package compile

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// This file compiles calls.

func (c *compiler) call(e *syntax.Call) {
	c.checkKeywords(e.Keywords)
	if c.methodCall(e) {
		return
	}
	c.checkCaller(e.Func)
	c.expr(e.Func)
	c.arguments(e.Span(), 0, e.Args, nil, e.Keywords)
}

// checkKeywords refuses a keyword that is given twice.
func (c *compiler) checkKeywords(list []*syntax.Keyword) {
	given := make([]string, len(list))
	for i, k := range list {
		given[i] = k.Arg
		if k.Arg != "" {
			c.checkName(k.Span(), k.Arg, syntax.Store)
		}
	}
	if i := repeated(given); i >= 0 {
		c.fail(list[i].Span(), "keyword argument repeated: %s", given[i])
	}
}

// repeated finds the second of the names of which the first came earliest, or -1. An empty name is none.
func repeated(list []string) int {
	first := map[string]int{}
	earliest, found := len(list), -1
	for i, name := range list {
		if j, seen := first[name]; !seen {
			first[name] = i
		} else if j < earliest && name != "" {
			earliest, found = j, i
		}
	}
	return found
}

// plain tells whether arguments can be put on the stack one by one.
func plain(args []syntax.Expr, keywords []*syntax.Keyword) bool {
	if len(args)+2*len(keywords) > manyOnStack {
		return false
	}
	for _, a := range args {
		if _, starred := a.(*syntax.Starred); starred {
			return false
		}
	}
	for _, k := range keywords {
		if k.Arg == "" {
			return false
		}
	}
	return true
}

// methodCall compiles a call of an attribute, so that no bound method has to be made for it.
func (c *compiler) methodCall(e *syntax.Call) bool {
	f, ok := e.Func.(*syntax.Attribute)
	if !ok || f.Ctx != syntax.Load || !plain(e.Args, e.Keywords) {
		return false
	}
	c.expr(f.Value)
	c.emitName(atAttribute(f.Span(), f), code.LoadMethod, f.Attr)
	for _, a := range e.Args {
		c.expr(a)
	}
	at := atAttribute(e.Span(), f)
	n := len(e.Args) + len(e.Keywords)
	if len(e.Keywords) == 0 {
		c.emit(at, code.CallMethod, n)
		return true
	}
	c.keywordValues(at, e.Keywords)
	c.emit(at, code.CallMethodKw, n)
	return true
}

// keywordValues puts the values of keyword arguments on the stack, and a tuple of their names.
func (c *compiler) keywordValues(at syntax.Span, keywords []*syntax.Keyword) {
	list := make(code.Tuple, len(keywords))
	for i, k := range keywords {
		c.expr(k.Value)
		list[i] = mangle(c.u.private, c.u.scope, k.Arg)
	}
	c.load(at, list)
}

// arguments calls the function under pushed values, with those and more arguments. last, if there is one, comes after args.
func (c *compiler) arguments(at syntax.Span, pushed int, args []syntax.Expr, last syntax.Expr, keywords []*syntax.Keyword) {
	if last != nil {
		args = append(args[:len(args):len(args)], last)
	}
	if plain(args, keywords) {
		for _, a := range args {
			c.expr(a)
		}
		n := pushed + len(args) + len(keywords)
		if len(keywords) == 0 {
			c.emit(at, code.CallFunction, n)
			return
		}
		c.keywordValues(at, keywords)
		c.emit(at, code.CallFunctionKw, n)
		return
	}
	if star, ok := only(args); ok && pushed == 0 {
		c.expr(star.Value)
	} else {
		c.sequence(at, args, code.BuildTuple, code.ListAppend, code.ListExtend, pushed)
	}
	if len(keywords) == 0 {
		c.emit(at, code.CallFunctionEx, 0)
		return
	}
	c.keywordDict(at, keywords)
	c.emit(at, code.CallFunctionEx, 1)
}

func only(args []syntax.Expr) (*syntax.Starred, bool) {
	if len(args) != 1 {
		return nil, false
	}
	star, ok := args[0].(*syntax.Starred)
	return star, ok
}

// keywordDict builds the dict of the keyword arguments, piece by piece.
func (c *compiler) keywordDict(at syntax.Span, keywords []*syntax.Keyword) {
	built := false
	start := 0
	flush := func(end int) {
		if end > start {
			part := keywords[start:end]
			if len(part) > 1 {
				c.keywordValues(at, part)
				c.emit(at, code.BuildConstKeyMap, len(part))
			} else {
				c.load(at, mangle(c.u.private, c.u.scope, part[0].Arg))
				c.expr(part[0].Value)
				c.emit(at, code.BuildMap, 1)
			}
			if built {
				c.emit(at, code.DictMerge, 1)
			}
			built = true
		}
		start = end
	}
	for i, k := range keywords {
		switch {
		case k.Arg == "":
			flush(i)
			if !built {
				c.emit(at, code.BuildMap, 0)
				built = true
			}
			c.expr(k.Value)
			c.emit(at, code.DictMerge, 1)
			start = i + 1
		case i-start >= manyOnStack:
			flush(i)
		}
	}
	flush(len(keywords))
}
