package python

import (
	"context"

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

// Run runs what was typed so far. If that is not all of a statement, it reports more, and has run nothing. last says that
// nothing will follow: an empty line was typed. It is stopped when ctx ends.
func (s *Session) Run(ctx context.Context, source string, last bool) (more bool, err error) {
	res, err := syntax.Parse([]byte(source), syntax.Config{Filename: "<stdin>", Mode: syntax.Single, Incomplete: !last})
	if err != nil {
		err = syntaxError(err)
		if e, ok := err.(*Error); ok && e.Incomplete && !last {
			return true, nil
		}
		return false, err
	}
	c, err := compile.Tree(res.Tree, compile.Config{Filename: "<stdin>", Source: []byte(source), Flags: s.flags})
	if err != nil {
		return false, syntaxError(err)
	}
	s.flags |= c.Flags & code.FutureAnnotations
	s.in.sources.set("<stdin>", []byte(source))
	outer, err := s.in.begin(ctx)
	if err != nil {
		return false, err
	}
	defer s.in.end(outer)
	_, err = s.in.rt.Exec(s.in.rt.Interp.NewCode(c), s.main.Dict, s.main.Dict.Value())
	return false, s.in.outcome(err)
}
