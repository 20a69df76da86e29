// Package re is Python's module _sre: regular expressions, as module re, which is written in Python over it, gives them to programs.
//
// Package pattern reads and runs the patterns; this one ties it to the objects of Python: patterns, matches, and what is made of them.
//
// A match keeps byte offsets. That characters are counted happens only when a program asks for a position in text that is not
// ASCII.
package re

import (
	"sync"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/pattern"
)

type (
	thread = object.Thread
	value  = object.Value
)

// Module makes module _sre for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("_sre", "Regular expressions.")
	for name, n := range map[string]int64{"MAGIC": pattern.Magic, "CODESIZE": 4, "MAXREPEAT": 1<<32 - 1, "MAXGROUPS": 1<<30 - 1} {
		m.Set(name, object.Int(n))
	}
	m.Set("copyright", object.NewStr(" Regular expressions of jink "))
	// Module re takes its types from here: those of CPython's own module find them by making instances.
	m.Set("Pattern", patternType.Value())
	m.Set("Match", matchType.Value())
	m.Add(
		object.Fn("_compile", "(pattern, flags=0, /)", "Compile the text of a pattern.", compileText),
		object.Fn("compile", "(pattern, flags, code, groups, groupindex, indexgroup)", "Make a pattern of a list of operations.", compileCode),
		object.Fn("template", "(pattern, template, /)", "Make a template of its parts.", newTemplate),
		object.Fn("escape", "(text, /)", "Put a backslash before all that means something in a pattern.", escape),
		object.Fn("getcodesize", "()", "How many bytes an operation takes.", func(t *thread, a []value) (value, error) { return object.Int(4), nil }),
		ofChar("ascii_iscased", func(r rune) value { return object.Bool(pattern.IsCased(true, r)) }),
		ofChar("ascii_tolower", func(r rune) value { return object.Int(int64(pattern.Lower(true, r))) }),
		ofChar("unicode_iscased", func(r rune) value { return object.Bool(pattern.IsCased(false, r)) }),
		ofChar("unicode_tolower", func(r rune) value { return object.Int(int64(pattern.Lower(false, r))) }),
		object.Fn("getlower", "(character, flags, /)", "The lower case of a character, as flags see it.", func(t *thread, a []value) (value, error) {
			r, err := t.IntArg(a[0])
			if err != nil {
				return value{}, err
			}
			flags, err := t.IntArg(a[1])
			if err != nil {
				return value{}, err
			}
			return object.Int(int64(pattern.Lower(flags&pattern.FlagUnicode == 0, rune(r)))), nil
		}),
	)
	return m, nil
}

func ofChar(name string, f func(r rune) value) *object.Builtin {
	return object.Fn(name, "(character, /)", "What a character is.", func(t *thread, a []value) (value, error) {
		r, err := t.IntArg(a[0])
		if err != nil {
			return value{}, err
		}
		return f(rune(r)), nil
	})
}

// defineTypes makes the types of this package, once for all interpreters.
var defineTypes = sync.OnceFunc(func() {
	definePattern()
	defineMatch()
	defineScanner()
	defineTemplate()
})

// raise is a PatternError. The class is written in Python; where the module has another one, that is what programs expect.
func raise(t *thread, msg string, source value, pos value) error {
	m, err := t.Runner.Import(t, "re")
	if err != nil {
		return err
	}
	cls, err := t.Attr(m, "PatternError")
	if err != nil {
		return err
	}
	e, err := t.Call(cls, object.NewStr(msg), source, pos)
	if err != nil {
		return err
	}
	if !object.IsInstance(e, object.BaseException) {
		return t.Raise(object.TypeError, "re.PatternError must be an exception")
	}
	return t.RaiseValue(e)
}

// patternError is what is wrong with a pattern, for programs.
func patternError(t *thread, err error, source value) error {
	switch e := err.(type) {
	case *pattern.Error:
		pos := object.None
		if e.Pos >= 0 {
			pos = object.Int(int64(e.Pos))
		} else {
			source = object.None
		}
		return raise(t, e.Msg, source, pos)
	case *pattern.TooLarge:
		return t.Raise(object.OverflowError, "%s", e.Msg)
	case *pattern.WrongFlags:
		return t.Raise(object.ValueError, "%s", e.Msg)
	}
	return err
}

// escape is re.escape of a str or bytes-like object.
func escape(t *thread, a []value) (value, error) {
	s, isText := "", false
	if str := object.AsStr(a[0]); str != nil {
		s, isText = str.S, true
	} else {
		var err error
		if s, err = object.ContentOf(t, a[0]); err != nil {
			return value{}, err
		}
	}
	if err := t.Allocate(2 * len(s)); err != nil {
		return value{}, err
	}
	b := make([]byte, 0, len(s)+len(s)/4)
	for i := range len(s) {
		switch s[i] {
		case '(', ')', '[', ']', '{', '}', '?', '*', '+', '-', '|', '^', '$', '\\', '.', '&', '~', '#', ' ', '\t', '\n', '\r', '\v', '\f':
			b = append(b, '\\')
		}
		b = append(b, s[i])
	}
	if isText {
		return object.NewStr(string(b)), nil
	}
	return object.NewBytes(string(b)), nil
}
