package syntax

import (
	"math/big"
	"strings"
)

// Print writes a tree as source that parses to the same tree, in the form of CPython's ast.unparse. It takes any node.
func Print(node any) string {
	w := &printer{}
	switch n := node.(type) {
	case *Module:
		w.ignored = map[int32]string{}
		for _, c := range n.TypeIgnores {
			w.ignored[c.Line] = c.Tag
		}
		w.docBody(n.Body)
	case *Interactive:
		w.body(n.Body)
	case *Expression:
		w.expr(n.Body, precTest)
	case Stmt:
		w.stmt(n)
	case Expr:
		w.expr(n, precTest)
	case Pattern:
		w.pattern(n, precTest)
	case TypeParam:
		w.typeParam(n)
	case *Arguments:
		w.arguments(n)
	case *Arg:
		w.arg(n)
	case *Keyword:
		w.keyword(n)
	case *Alias:
		w.alias(n)
	case *Comprehension:
		w.comprehension(n)
	case *ExceptHandler:
		w.handler(n, false)
	case *MatchCase:
		w.matchCase(n)
	case *WithItem:
		w.withItem(*n)
	}
	return strings.TrimPrefix(string(w.out), "\n")
}

type printer struct {
	out     []byte
	indent  int
	ignored map[int32]string // what follows "type: ignore" in a line
}

func (w *printer) write(parts ...string) {
	for _, s := range parts {
		w.out = append(w.out, s...)
	}
}

// line begins a line.
func (w *printer) line(parts ...string) {
	w.out = append(w.out, '\n')
	for range w.indent {
		w.out = append(w.out, "    "...)
	}
	w.write(parts...)
}

func (w *printer) body(list []Stmt) {
	for _, s := range list {
		w.stmt(s)
	}
}

// docBody writes a body whose first statement may be a docstring.
func (w *printer) docBody(list []Stmt) {
	if len(list) > 0 {
		if s, ok := list[0].(*ExprStmt); ok {
			if c, ok := s.Value.(*Constant); ok {
				if text, ok := c.Value.(string); ok {
					w.line(c.Kind, docstring(text))
					list = list[1:]
				}
			}
		}
	}
	w.body(list)
}

// typeComment writes the comment that tells a type, or that a line's types are not to be looked at.
func (w *printer) typeComment(at Span, text string) {
	if tag, ok := w.ignored[at.Line]; ok {
		text = "ignore" + tag
	}
	if text != "" {
		w.write(" # type: ", text)
	}
}

// commented is block with a comment after its colon.
func (w *printer) commented(list []Stmt, at Span, text string) {
	w.write(":")
	w.typeComment(at, text)
	w.indent++
	w.body(list)
	w.indent--
}

func (w *printer) block(list []Stmt) {
	w.write(":")
	w.indent++
	w.body(list)
	w.indent--
}

func (w *printer) orelse(list []Stmt) {
	if len(list) > 0 {
		w.line("else")
		w.block(list)
	}
}

func (w *printer) stmt(s Stmt) {
	switch s := s.(type) {
	case *FunctionDef:
		w.function("def ", s)
	case *AsyncFunctionDef:
		w.function("async def ", (*FunctionDef)(s))
	case *ClassDef:
		w.class(s)
	case *Return:
		w.line("return")
		w.after(s.Value)
	case *Delete:
		w.line("del ")
		w.list(s.Targets)
	case *Assign:
		w.line()
		for _, t := range s.Targets {
			w.expr(t, precTuple)
			w.write(" = ")
		}
		w.expr(s.Value, precTest)
		w.typeComment(s.At, s.TypeComment)
	case *TypeAlias:
		w.line("type ")
		w.expr(s.Name, precTuple)
		w.typeParams(s.TypeParams)
		w.write(" = ")
		w.expr(s.Value, precTest)
	case *AugAssign:
		w.line()
		w.expr(s.Target, precTuple)
		w.write(" ", s.Op.String(), "= ")
		w.expr(s.Value, precTest)
	case *AnnAssign:
		w.annotated(s)
	case *For:
		w.loop("for ", s)
	case *AsyncFor:
		w.loop("async for ", (*For)(s))
	case *While:
		w.line("while ")
		w.expr(s.Test, precTest)
		w.block(s.Body)
		w.orelse(s.Orelse)
	case *If:
		w.ifStatement(s)
	case *With:
		w.with("with ", s)
	case *AsyncWith:
		w.with("async with ", (*With)(s))
	case *Match:
		w.line("match ")
		w.expr(s.Subject, precTest)
		w.write(":")
		w.indent++
		for _, c := range s.Cases {
			w.matchCase(c)
		}
		w.indent--
	case *Raise:
		w.line("raise")
		if s.Exc != nil {
			w.write(" ")
			w.expr(s.Exc, precTest)
		}
		if s.Cause != nil {
			w.write(" from ")
			w.expr(s.Cause, precTest)
		}
	case *Try:
		w.try(s, false)
	case *TryStar:
		w.try((*Try)(s), true)
	case *Assert:
		w.line("assert ")
		w.expr(s.Test, precTest)
		if s.Msg != nil {
			w.write(", ")
			w.expr(s.Msg, precTest)
		}
	case *Import:
		w.line("import ")
		w.aliases(s.Names)
	case *ImportFrom:
		w.line("from ", strings.Repeat(".", s.Level), s.Module, " import ")
		w.aliases(s.Names)
	case *Global:
		w.line("global ", strings.Join(s.Names, ", "))
	case *Nonlocal:
		w.line("nonlocal ", strings.Join(s.Names, ", "))
	case *ExprStmt:
		w.line()
		w.expr(s.Value, precYield)
	case *Pass:
		w.line("pass")
	case *Break:
		w.line("break")
	case *Continue:
		w.line("continue")
	}
}

// after writes what may follow a keyword.
func (w *printer) after(e Expr) {
	if e != nil {
		w.write(" ")
		w.expr(e, precTest)
	}
}

func (w *printer) annotated(s *AnnAssign) {
	w.line()
	if _, name := s.Target.(*Name); name && !s.Simple {
		w.write("(")
		w.expr(s.Target, precTuple)
		w.write(")")
	} else {
		w.expr(s.Target, precTest)
	}
	w.write(": ")
	w.expr(s.Annotation, precTest)
	if s.Value != nil {
		w.write(" = ")
		w.expr(s.Value, precTest)
	}
}

// definition begins a function or class: an empty line is before it, but at the very beginning.
func (w *printer) definition(decorators []Expr) {
	if len(w.out) > 0 {
		w.write("\n")
	}
	for _, d := range decorators {
		w.line("@")
		w.expr(d, precTest)
	}
}

func (w *printer) function(word string, f *FunctionDef) {
	w.definition(f.DecoratorList)
	w.line(word, f.Name)
	w.typeParams(f.TypeParams)
	w.write("(")
	w.arguments(f.Args)
	w.write(")")
	if f.Returns != nil {
		w.write(" -> ")
		w.expr(f.Returns, precTest)
	}
	w.write(":")
	w.typeComment(f.At, f.TypeComment)
	w.indent++
	w.docBody(f.Body)
	w.indent--
}

func (w *printer) class(c *ClassDef) {
	w.definition(c.DecoratorList)
	w.line("class ", c.Name)
	w.typeParams(c.TypeParams)
	if len(c.Bases)+len(c.Keywords) > 0 {
		w.write("(")
		w.callArguments(c.Bases, c.Keywords)
		w.write(")")
	}
	w.write(":")
	w.indent++
	w.docBody(c.Body)
	w.indent--
}

func (w *printer) loop(word string, f *For) {
	w.line(word)
	w.expr(f.Target, precTuple)
	w.write(" in ")
	w.expr(f.Iter, precTest)
	w.commented(f.Body, f.At, f.TypeComment)
	w.orelse(f.Orelse)
}

func (w *printer) ifStatement(s *If) {
	word := "if "
	for {
		w.line(word)
		w.expr(s.Test, precTest)
		w.block(s.Body)
		if len(s.Orelse) == 1 {
			if next, ok := s.Orelse[0].(*If); ok {
				s, word = next, "elif "
				continue
			}
		}
		w.orelse(s.Orelse)
		return
	}
}

func (w *printer) with(word string, s *With) {
	w.line(word)
	group := len(s.Items) == 1 && s.Items[0].OptionalVars == nil // (a, b): would be read as two items
	for i, item := range s.Items {
		if i > 0 {
			w.write(", ")
		}
		if _, tuple := item.ContextExpr.(*Tuple); group && tuple {
			w.write("(")
			w.withItem(item)
			w.write(")")
			continue
		}
		w.withItem(item)
	}
	w.commented(s.Body, s.At, s.TypeComment)
}

func (w *printer) withItem(item WithItem) {
	w.expr(item.ContextExpr, precTest)
	if item.OptionalVars != nil {
		w.write(" as ")
		w.expr(item.OptionalVars, precTest)
	}
}

func (w *printer) try(t *Try, star bool) {
	w.line("try")
	w.block(t.Body)
	for _, h := range t.Handlers {
		w.handler(h, star)
	}
	w.orelse(t.Orelse)
	if len(t.Finalbody) > 0 {
		w.line("finally")
		w.block(t.Finalbody)
	}
}

func (w *printer) handler(h *ExceptHandler, star bool) {
	w.line("except")
	if star {
		w.write("*")
	}
	if h.Type != nil {
		w.write(" ")
		w.expr(h.Type, precTest)
	}
	if h.Name != "" {
		w.write(" as ", h.Name)
	}
	w.block(h.Body)
}

func (w *printer) aliases(list []*Alias) {
	for i, a := range list {
		if i > 0 {
			w.write(", ")
		}
		w.alias(a)
	}
}

func (w *printer) alias(a *Alias) {
	w.write(a.Name)
	if a.Asname != "" {
		w.write(" as ", a.Asname)
	}
}

// number writes a number. One that is infinite is written as one that is too large, and one that is none as their difference.
func number(v any) string {
	switch v := v.(type) {
	case float64, complex128:
		text := strings.ReplaceAll(repr(v), "inf", "1e309")
		return strings.ReplaceAll(text, "nan", "(1e309-1e309)")
	case *big.Int:
		if len(v.String()) > maxDigits {
			return "0x" + v.Text(16)
		}
	}
	return repr(v)
}
