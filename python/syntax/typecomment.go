package syntax

import "strings"

// typeComment is a comment in a source that tells a type.
type typeComment struct {
	text string
	at   Span
	used bool // a node has it
}

// typeComments are those of a source, by line.
type typeComments map[int32]*typeComment

// TypeComments gives a tree the comments in its source that tell types, which the grammar knows from before there were
// annotations. One where there can be none is an error.
func TypeComments(tree Tree, src []byte, filename string) error {
	found := typeComments{}
	var last int32
	for tok, err := range Tokens(src, TokensConfig{Comments: true}) {
		if err != nil {
			return err
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
		found[tok.Line] = &typeComment{text: strings.TrimLeft(text, " \t"), at: tok.Span}
		last = tok.Line
	}
	var twice *Span
	Inspect(tree, func(n any) bool {
		switch n := n.(type) {
		case *Assign:
			n.TypeComment = found.take(n.At.EndLine)
		case *For:
			n.TypeComment = found.header(n.Body, n.Iter.Span().EndLine)
		case *AsyncFor:
			n.TypeComment = found.header(n.Body, n.Iter.Span().EndLine)
		case *With:
			n.TypeComment = found.header(n.Body, endOf(n.Items).EndLine)
		case *AsyncWith:
			n.TypeComment = found.header(n.Body, endOf(n.Items).EndLine)
		case *FunctionDef:
			n.comment(found, &twice)
		case *AsyncFunctionDef:
			(*FunctionDef)(n).comment(found, &twice)
		}
		return true
	})
	if twice != nil {
		return NewError(src, filename, *twice, "Cannot have two type comments on def")
	}
	for line := range last + 1 {
		if c := found[line]; c != nil && !c.used {
			return NewError(src, filename, c.at, "invalid syntax")
		}
	}
	return nil
}

// endOf is where the last of the managers of a with statement is.
func endOf(items []WithItem) Span {
	last := items[len(items)-1]
	if last.OptionalVars != nil {
		return last.OptionalVars.Span()
	}
	return last.ContextExpr.Span()
}

// ignored reports whether a comment says "type: ignore", and what follows that.
func ignored(text string) (tag string, ok bool) {
	tag, ok = strings.CutPrefix(text, "ignore")
	if ok && tag != "" && (tag[0] == '_' || tag[0] >= 0x80 || '0' <= tag[0] && tag[0] <= '9' || 'a' <= tag[0]|0x20 && tag[0]|0x20 <= 'z') {
		return "", false
	}
	return tag, ok
}

// take is the comment of a line, or "".
func (found typeComments) take(line int32) string {
	c := found[line]
	if c == nil || c.used {
		return ""
	}
	c.used = true
	return c.text
}

// header is the comment after the colon of a compound statement: the head may go on after line, up to a bracket.
func (found typeComments) header(body []Stmt, line int32) string {
	for ; line < body[0].Span().Line; line++ {
		if text := found.take(line); text != "" {
			return text
		}
	}
	return ""
}

// comment gives a function and its parameters their comments. twice is where a function has two of its own.
func (f *FunctionDef) comment(found typeComments, twice **Span) {
	last := f.At.Line
	a := f.Args
	for _, list := range [][]*Arg{a.Posonlyargs, a.Args, {a.Vararg}, a.Kwonlyargs, {a.Kwarg}} {
		for _, arg := range list {
			if arg == nil {
				continue
			}
			last = max(last, arg.At.EndLine)
			if arg.At.Line > f.At.Line {
				arg.TypeComment = found.take(arg.At.EndLine)
			}
		}
	}
	if f.Returns != nil {
		last = f.Returns.Span().EndLine
	}
	f.TypeComment = found.header(f.Body, last)
	if f.TypeComment == "" {
		return
	}
	for line := last; line < f.Body[0].Span().Line; line++ {
		if c := found[line]; c != nil && !c.used {
			if *twice == nil {
				at := f.Body[0].Span()
				*twice = &at
			}
			return
		}
	}
}
