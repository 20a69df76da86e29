package python

import (
	"fmt"
	"reflect"
	"strings"
)

// This file tells which part of a value could not be converted.

// path is the way from the value that is converted to the part that is in hand, for messages.
type path []step

type step struct {
	field string
	key   reflect.Value
	named string // a key that is text
	index int
}

func (p *path) push(s step) { *p = append(*p, s) }
func (p *path) pop()        { *p = (*p)[:len(*p)-1] }

func (p path) String() string {
	var b strings.Builder
	for i, s := range p {
		switch {
		case s.field != "":
			if i > 0 {
				b.WriteByte('.')
			}
			b.WriteString(s.field)
		case s.named != "":
			fmt.Fprintf(&b, "[%q]", s.named)
		case s.key.IsValid() && s.key.Kind() == reflect.String:
			fmt.Fprintf(&b, "[%q]", s.key.String())
		case s.key.IsValid():
			fmt.Fprintf(&b, "[%v]", s.key)
		default:
			fmt.Fprintf(&b, "[%d]", s.index)
		}
	}
	return b.String()
}

func (p path) errorf(format string, args ...any) error {
	return &ConversionError{Path: p.String(), Message: fmt.Sprintf(format, args...)}
}

// ConversionError is the error of a value that the other language cannot hold.
type ConversionError struct {
	Path    string // the way to the part that is the matter, such as Links[3].Tags; "" if it is the value itself
	Message string
}

func (e *ConversionError) Error() string {
	if e.Path == "" {
		return e.Message
	}
	return e.Path + ": " + e.Message
}
