package python

import (
	"errors"

	"github.com/jinklink/jink/python/syntax"
	"github.com/jinklink/jink/python/traceback"
)

// syntaxError turns an error of the parser or compiler into one that prints as CPython prints it. It is for sources that
// were never run, so that there is no traceback: only the place, the line, and what is wrong.
func syntaxError(err error) error {
	se, ok := errors.AsType[*syntax.SyntaxError](err)
	if !ok {
		return err
	}
	name := se.Kind.String()
	if se.Kind == syntax.LimitError {
		name = "RecursionError"
	}
	return &Error{Type: name, Message: se.Msg, Text: traceback.FormatSyntax(se), Incomplete: se.Incomplete}
}
