package compile

import (
	"strings"
	"unicode/utf8"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// This file compiles functions and lambdas.

// functionParts are what FunctionDef and AsyncFunctionDef have in common.
type functionParts struct {
	node       syntax.Stmt
	name       string
	args       *syntax.Arguments
	body       []syntax.Stmt
	decorators []syntax.Expr
	returns    syntax.Expr
	typeParams []syntax.TypeParam
	async      bool
}

func (c *compiler) function(f functionParts) {
	at := f.node.Span()
	for _, d := range f.decorators {
		c.expr(d)
	}
	firstLine := int(at.Line)
	if len(f.decorators) > 0 {
		firstLine = int(f.decorators[0].Span().Line)
	}
	flags := c.defaults(at, f.args)
	generic := len(f.typeParams) > 0
	given := 0
	if generic {
		for _, flag := range []int{code.WithDefaults, code.WithKwDefaults} {
			if flags&flag != 0 {
				given++
			}
		}
		c.enterUnit("<generic parameters of "+f.name+">", annotationUnit, c.scopeOf(f.node, typeParamsOf), firstLine)
		c.u.argCount = given
		c.typeParams(at, f.typeParams)
		for i := range given {
			c.emit(at, code.LoadFast, i)
		}
	}
	if c.annotations(at, f.args, f.returns) {
		flags |= code.WithAnnotations
	}
	c.checkParameters(f.args)
	c.functionBody(f, firstLine, flags)
	if generic {
		c.emit(at, code.RotTwo, 0)
		c.emit(at, code.CallIntrinsic2, code.IntrinsicSetFunctionTypeParams)
		c.emit(at, code.ReturnValue, 0)
		made := c.leaveUnit()
		c.makeFunction(at, made, 0)
		switch given { // the function goes under its arguments
		case 1:
			c.emit(at, code.RotTwo, 0)
		case 2:
			c.emit(at, code.RotThree, 0)
		}
		c.emit(at, code.CallFunction, given)
	}
	c.decorate(f.decorators)
	c.name(at, f.name, syntax.Store)
}

// decorate calls the decorators, the last first, with what is on top of the stack.
func (c *compiler) decorate(list []syntax.Expr) {
	for i := len(list) - 1; i >= 0; i-- {
		c.emit(list[i].Span(), code.CallFunction, 1)
	}
}

func (c *compiler) functionBody(f functionParts, firstLine, flags int) {
	at := f.node.Span()
	kind := functionUnit
	if f.async {
		kind = asyncFunctionUnit
	}
	c.enterUnit(f.name, kind, c.scopeOf(f.node, wholeNode), firstLine)
	c.parameters(f.args)
	body := f.body
	if doc, ok := docstring(body); ok {
		body = body[1:]
		if c.Optimize < 2 {
			c.u.constant(cleanDoc(doc))
			c.u.docstring = true
		}
	}
	if !c.u.docstring {
		c.u.constant(nil)
	}
	for _, s := range body {
		c.stmt(s)
	}
	c.returnNone()
	made := c.leaveUnit()
	c.makeFunction(at, made, flags)
}

// returnNone ends a unit that may run off its end.
func (c *compiler) returnNone() {
	at := c.u.lastPosition
	if at.Line == 0 {
		at = syntax.Span{Line: int32(c.u.firstLine), EndLine: int32(c.u.firstLine)}
	}
	c.load(at, nil)
	c.emit(at, code.ReturnValue, 0)
}

func (c *compiler) parameters(args *syntax.Arguments) {
	c.u.argCount = len(args.Posonlyargs) + len(args.Args)
	c.u.posOnlyCount = len(args.Posonlyargs)
	c.u.kwOnlyCount = len(args.Kwonlyargs)
}

func (c *compiler) lambda(e *syntax.Lambda) {
	at := e.Span()
	c.checkParameters(e.Args)
	flags := c.defaults(at, e.Args)
	c.enterUnit("<lambda>", lambdaUnit, c.scopeOf(e, wholeNode), int(at.Line))
	c.parameters(e.Args)
	c.u.constant(nil) // so that no lambda has a docstring
	c.expr(e.Body)
	c.emit(e.Body.Span(), code.ReturnValue, 0)
	made := c.leaveUnit()
	c.makeFunction(at, made, flags)
}

func (c *compiler) checkParameters(args *syntax.Arguments) {
	eachArg(args, func(a *syntax.Arg) { c.checkName(a.Span(), a.Arg, syntax.Store) })
}

// defaults puts the defaults of parameters on the stack and tells which there are.
func (c *compiler) defaults(at syntax.Span, args *syntax.Arguments) int {
	flags := 0
	if len(args.Defaults) > 0 {
		flags |= code.WithDefaults
		if items, ok := c.foldAll(args.Defaults); ok && c.Optimize >= 0 {
			c.load(at, code.Tuple(items))
		} else {
			c.sequence(at, args.Defaults, code.BuildTuple, code.ListAppend, code.ListExtend, 0)
		}
	}
	var list code.Tuple
	for i, d := range args.KwDefaults {
		if d != nil {
			list = append(list, mangle(c.u.private, c.u.scope, args.Kwonlyargs[i].Arg))
			c.expr(d)
		}
	}
	if len(list) > 0 {
		flags |= code.WithKwDefaults
		c.load(at, list)
		c.emit(at, code.BuildConstKeyMap, len(list))
	}
	return flags
}

// annotations puts a tuple of names and annotations on the stack, if there are any.
func (c *compiler) annotations(at syntax.Span, args *syntax.Arguments, returns syntax.Expr) bool {
	n := 0
	one := func(name string, annotation syntax.Expr) {
		if annotation == nil {
			return
		}
		n += 2
		c.load(at, mangle(c.u.private, c.u.scope, name))
		if star, ok := annotation.(*syntax.Starred); ok && !c.futureAnnotations {
			c.expr(star.Value)
			c.emit(star.Span(), code.UnpackSequence, 1)
			return
		}
		c.annotation(annotation)
	}
	eachArg(args, func(a *syntax.Arg) { one(a.Arg, a.Annotation) })
	one("return", returns)
	if n > 0 {
		c.emit(at, code.BuildTuple, n)
	}
	return n > 0
}

// annotation puts an annotation on the stack, or its text if it is not to be evaluated.
func (c *compiler) annotation(e syntax.Expr) {
	if c.futureAnnotations {
		c.load(e.Span(), syntax.Print(e))
		return
	}
	c.expr(e)
}

// docstring gives the string that a body begins with.
func docstring(body []syntax.Stmt) (string, bool) {
	if len(body) == 0 || !isDocstring(body[0]) {
		return "", false
	}
	return body[0].(*syntax.ExprStmt).Value.(*syntax.Constant).Value.(string), true
}

// cleanDoc takes from each line of a docstring the indentation that all lines but the first have. Blank lines at the
// beginning and the end stay, so that lines keep their numbers.
func cleanDoc(doc string) string {
	doc = expandTabs(doc)
	lines := strings.Split(doc, "\n")
	margin := -1
	for _, line := range lines[1:] {
		if bare := strings.TrimLeft(line, " "); bare != "" {
			if indent := len(line) - len(bare); margin < 0 || indent < margin {
				margin = indent
			}
		}
	}
	lines[0] = strings.TrimLeft(lines[0], " ")
	for i, line := range lines[1:] {
		bare := strings.TrimLeft(line, " ")
		lines[i+1] = line[min(max(margin, 0), len(line)-len(bare)):]
	}
	return strings.Join(lines, "\n")
}

func expandTabs(s string) string {
	if !strings.Contains(s, "\t") {
		return s
	}
	var b strings.Builder
	column := 0
	for len(s) > 0 {
		_, width := utf8.DecodeRuneInString(s)
		switch s[0] {
		case '\t':
			n := 8 - column%8
			b.WriteString("        "[:n])
			column += n
		case '\n', '\r':
			b.WriteByte(s[0])
			column = 0
		default:
			b.WriteString(s[:width])
			column++
		}
		s = s[width:]
	}
	return b.String()
}
