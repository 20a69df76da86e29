package syntax

import (
	"fmt"
	"strings"
)

// CheckVersion is the error that a tree has a construct that Python 3.minor did not have yet: the first one of the source.
// The tree is one of this version of the language, which has them all.
func CheckVersion(tree Tree, src []byte, filename string, minor int) error {
	var first Span
	message := ""
	check := func(at Span, needs int, what string) {
		if minor >= needs || message != "" && (first.Line < at.Line || first.Line == at.Line && first.Col <= at.Col) {
			return
		}
		first, message = at, fmt.Sprintf("%s only supported in Python 3.%d and greater", what, needs)
	}
	var at Span // of the innermost node that has a place
	Inspect(tree, func(n any) bool {
		if node, ok := n.(Node); ok && node.Span().Line > 0 {
			at = node.Span()
		}
		switch n := n.(type) {
		case *FunctionDef:
			checkParams(check, n.TypeParams)
		case *AsyncFunctionDef:
			check(at, 5, "Async functions are")
			checkParams(check, n.TypeParams)
		case *ClassDef:
			checkParams(check, n.TypeParams)
		case *TypeAlias:
			check(at, 12, "Type statement is")
			checkParams(check, n.TypeParams)
		case *AsyncFor:
			check(at, 5, "Async for loops are")
		case *AsyncWith:
			check(at, 5, "Async with statements are")
		case *Await:
			check(at, 5, "Await expressions are")
		case *Comprehension:
			if n.IsAsync {
				check(n.Target.Span(), 6, "Async comprehensions are")
			}
		case *BinOp:
			if n.Op == MatMult {
				check(at, 5, "The '@' operator is")
			}
		case *AugAssign:
			if n.Op == MatMult {
				check(at, 5, "The '@' operator is")
			}
		case *AnnAssign:
			check(at, 6, "Variable annotation syntax is")
		case *NamedExpr:
			check(at, 8, "Assignment expressions are")
		case *Arguments:
			if len(n.Posonlyargs) > 0 {
				check(n.Posonlyargs[0].Span(), 8, "Positional-only parameters are")
			}
		case *Match:
			check(endOfSpan(at), 10, "Pattern matching is")
		case *TryStar:
			if len(n.Handlers) > 0 {
				check(n.Handlers[0].Span(), 11, "Exception groups are")
			}
		}
		return true
	})
	for tok, err := range Tokens(src, TokensConfig{}) {
		if err != nil {
			break // what is wrong has been told by the parser
		}
		if tok.Kind == Number && strings.Contains(tok.Text, "_") {
			check(tok.Span, 6, "Underscores in numeric literals are")
		}
	}
	if message == "" {
		return nil
	}
	return NewError(src, filename, first, message)
}

func endOfSpan(s Span) Span { return Span{s.EndLine, s.EndCol, s.EndLine, s.EndCol} }

func checkParams(check func(at Span, needs int, what string), params []TypeParam) {
	for i, p := range params {
		if i == len(params)-1 { // told once they have been read
			check(endOfSpan(p.Span()), 12, "Type parameter lists are")
		}
		var otherwise Expr
		switch p := p.(type) {
		case *TypeVar:
			otherwise = p.DefaultValue
		case *ParamSpec:
			otherwise = p.DefaultValue
		case *TypeVarTuple:
			otherwise = p.DefaultValue
		}
		if otherwise != nil {
			check(otherwise.Span(), 13, "Type parameter defaults are")
		}
	}
}
