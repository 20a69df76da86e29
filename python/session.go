package python

import (
	"context"
	"errors"
	"strings"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/compile"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/syntax"
)

// Session is an interactive session: pieces of source that share one namespace, the values of expressions being printed.
type Session struct {
	in    *Interpreter
	main  *object.Module
	flags code.Flags
}

// NewSession begins a session, whose namespace is module __main__.
func (in *Interpreter) NewSession() *Session {
	return &Session{in: in, main: in.rt.NewMain()}
}

// Whole reports whether source is all of a statement, or can become none: there is something for Run to run or to refuse. last is
// as for Run.
func (s *Session) Whole(source string, last bool) bool {
	_, more, _ := parse(source, last)
	return !more
}

// parse reads lines as a statement. Where they are not all of one, and an empty line is not the last, it reports more. As CPython's
// codeop does, it looks at what another line end changes: one at the very end counts as an empty line, which ends a block.
func parse(source string, last bool) (res *syntax.Result, more bool, err error) {
	if last {
		res, err = syntax.Parse([]byte(source), syntax.Config{Filename: "<stdin>", Mode: syntax.Single})
		return res, false, syntaxError(err)
	}
	cfg := syntax.Config{Filename: "<stdin>", Mode: syntax.Single, Incomplete: true}
	if res, err = syntax.Parse([]byte(strings.TrimSuffix(source, "\n")), cfg); err == nil {
		return res, false, nil
	}
	_, err = syntax.Parse([]byte(source), cfg)
	if e, ok := errors.AsType[*syntax.SyntaxError](err); err == nil || ok && e.Incomplete {
		return nil, true, nil
	}
	return parse(source, true)
}

// Run runs what was typed so far. If that is not all of a statement, it reports more, and has run nothing. last says that
// nothing will follow: an empty line was typed. It is stopped when ctx ends.
func (s *Session) Run(ctx context.Context, source string, last bool) (more bool, err error) {
	res, more, err := parse(source, last)
	if more || err != nil {
		return more, err
	}
	c, err := compile.Tree(res.Tree, compile.Config{Filename: "<stdin>", Source: []byte(source), Flags: s.flags})
	if err != nil {
		return false, syntaxError(err)
	}
	s.flags |= c.Flags & code.FutureAnnotations
	s.in.sources.set("<stdin>", []byte(source))
	defer func() {
		if r := recover(); r != nil {
			err = s.in.broken(r)
		}
	}()
	outer, err := s.in.begin(ctx)
	if err != nil {
		return false, err
	}
	defer s.in.end(outer)
	_, err = s.in.rt.Exec(s.in.rt.Interp.NewCode(c), s.main.Dict, s.main.Dict.Value())
	return false, s.in.outcome(err)
}
