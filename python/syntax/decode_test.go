package syntax_test

import (
	"strings"
	"testing"

	"github.com/jinklink/jink/python/syntax"
)

func TestParse_reads_encodings(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"'é'", "é"},
		{"\xef\xbb\xbf'é'", "é"},
		{"# coding: latin-1\n'\xe9'", "é"},
		{"#!/bin/python\n# -*- coding: iso-8859-15 -*-\n'\xa4'", "€"},
		{"# vim: set fileencoding=cp1252 :\n'\x80'", "€"},
		{"# coding: utf-8\r\n'é'\r\n", "é"},
		{"\n\n# coding: latin-1\n'é'", "é"}, // too late to mean something
		{"'a'\r", "a"},
	} {
		m := parse(t, c.src)
		if got := m.Body[0].(*syntax.ExprStmt).Value.(*syntax.Constant).Value; got != c.want {
			t.Errorf("%q gives %q, want %q", c.src, got, c.want)
		}
	}
}

func TestParse_refuses_encodings(t *testing.T) {
	for src, want := range map[string]string{
		"# coding: nonsense\n":                "unknown encoding: nonsense",
		"'\xf6'":                              `Non-UTF-8 code starting with '\xf6' on line 1, but no encoding declared; see https://peps.python.org/pep-0263/ for details`,
		"# coding: utf-8\n'\xf6'":             "(unicode error) 'utf-8' codec can't decode byte 0xf6 in position",
		"\xef\xbb\xbf# coding: iso-8859-1\n1": "encoding problem: iso-8859-1 with BOM",
		"# coding: ascii\n'é'":                "encoding problem: ascii",
		"a\x00b":                              "source code string cannot contain null bytes",
	} {
		if _, err := syntax.Parse([]byte(src), syntax.Config{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", src, err, want)
		}
	}
}

func TestTokens_are_those_of_tokenize(t *testing.T) {
	src := "def f(x):  # c\n\n    return f'{x!r:>{y}}' \\\n      + 0x1F\n"
	for _, c := range []struct {
		comments bool
		want     string
	}{
		{false, "NAME:def NAME:f OP:( NAME:x OP:) OP:: NEWLINE: INDENT: NAME:return FSTRING_START:f' OP:{ NAME:x OP:! NAME:r OP:: " +
			"FSTRING_MIDDLE:> OP:{ NAME:y OP:} FSTRING_MIDDLE: OP:} FSTRING_END:' OP:+ NUMBER:0x1F NEWLINE: DEDENT: ENDMARKER:"},
		{true, "NAME:def NAME:f OP:( NAME:x OP:) OP:: COMMENT:# c NEWLINE: NL: INDENT: NAME:return FSTRING_START:f' OP:{ NAME:x OP:! NAME:r OP:: " +
			"FSTRING_MIDDLE:> OP:{ NAME:y OP:} FSTRING_MIDDLE: OP:} FSTRING_END:' OP:+ NUMBER:0x1F NEWLINE: DEDENT: ENDMARKER:"},
	} {
		var got []string
		for tok, err := range syntax.Tokens([]byte(src), syntax.TokensConfig{Comments: c.comments}) {
			if err != nil {
				t.Fatal(err)
			}
			text := tok.Text
			if tok.Kind == syntax.Newline {
				text = ""
			}
			got = append(got, tok.Kind.String()+":"+text)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("comments %v\ngot  %s\nwant %s", c.comments, s, c.want)
		}
	}
}

func TestTokens_end_with_an_error(t *testing.T) {
	var last error
	n := 0
	for _, err := range syntax.Tokens([]byte("a (]"), syntax.TokensConfig{}) {
		last = err
		n++
	}
	if n != 3 || last == nil {
		t.Error(n, last)
	}
}
