package syntax

import "strings"

// TypeComments gives a tree the comments in its source that tell types, which the grammar knows from before there were annotations.
func TypeComments(tree Tree, src []byte) {
	found := map[int32]string{}
	for tok, err := range Tokens(src, TokensConfig{Comments: true}) {
		if err != nil {
			return
		}
		if tok.Kind != Comment {
			continue
		}
		text, ok := strings.CutPrefix(strings.TrimLeft(tok.Text[1:], " \t"), "type: ")
		if !ok {
			continue
		}
		if tag, ignore := ignored(text); ignore {
			if m, ok := tree.(*Module); ok {
				m.TypeIgnores = append(m.TypeIgnores, TypeIgnore{Line: tok.Line, Tag: tag})
			}
			continue
		}
		found[tok.Line] = strings.TrimLeft(text, " \t")
	}
	if len(found) == 0 {
		return
	}
	Inspect(tree, func(n any) bool {
		switch n := n.(type) {
		case *Assign:
			n.TypeComment = found[n.At.EndLine]
		case *For:
			n.TypeComment = header(found, n.Body, n.Iter.Span().EndLine)
		case *AsyncFor:
			n.TypeComment = header(found, n.Body, n.Iter.Span().EndLine)
		case *With:
			n.TypeComment = header(found, n.Body, n.Items[len(n.Items)-1].ContextExpr.Span().EndLine)
		case *AsyncWith:
			n.TypeComment = header(found, n.Body, n.Items[len(n.Items)-1].ContextExpr.Span().EndLine)
		case *FunctionDef:
			n.comment(found)
		case *AsyncFunctionDef:
			(*FunctionDef)(n).comment(found)
		}
		return true
	})
}

// ignored reports whether a comment says "type: ignore", and what follows that.
func ignored(text string) (tag string, ok bool) {
	tag, ok = strings.CutPrefix(text, "ignore")
	if ok && tag != "" && (tag[0] == '_' || tag[0] >= 0x80 || '0' <= tag[0] && tag[0] <= '9' || 'a' <= tag[0]|0x20 && tag[0]|0x20 <= 'z') {
		return "", false
	}
	return tag, ok
}

// header is the comment after the colon of a compound statement.
func header(found map[int32]string, body []Stmt, line int32) string {
	if text, ok := found[line]; ok && body[0].Span().Line > line {
		return text
	}
	return ""
}

// comment gives a function and its parameters their comments.
func (f *FunctionDef) comment(found map[int32]string) {
	last := f.At.Line
	a := f.Args
	for _, list := range [][]*Arg{a.Posonlyargs, a.Args, {a.Vararg}, a.Kwonlyargs, {a.Kwarg}} {
		for _, arg := range list {
			if arg == nil {
				continue
			}
			last = max(last, arg.At.EndLine)
			if arg.At.Line > f.At.Line {
				arg.TypeComment = found[arg.At.EndLine]
			}
		}
	}
	if f.Returns != nil {
		last = f.Returns.Span().EndLine
	}
	first := f.Body[0].Span().Line
	for line := last; line < first; line++ {
		if text, ok := found[line]; ok && strings.HasPrefix(text, "(") {
			f.TypeComment = text
			return
		}
	}
}
