package syntax

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/ianaindex"
)

// This file makes of a source what the scanner wants: UTF-8 without a byte order mark, lines that end with a line feed, and
// a zero byte after it all.

var mark = []byte("\xef\xbb\xbf")

func decode(src []byte, cfg Config) ([]byte, error) {
	fail := func(line int, text, format string, args ...any) error {
		return &SyntaxError{Msg: fmt.Sprintf(format, args...), Filename: cfg.Filename, Line: line, Col: -1, EndLine: line, Text: text}
	}
	name := cfg.Encoding
	rest, marked := bytes.CutPrefix(src, mark)
	if name == "" {
		name = declared(rest)
		if n := strings.ReplaceAll(strings.ToLower(name), "_", "-"); marked && name != "" && n != "utf-8" && !strings.HasPrefix(n, "utf-8-") {
			if normalName(name) == "iso-8859-1" {
				name = "iso-8859-1"
			}
			return nil, fail(0, "", "encoding problem: %s with BOM", name)
		}
	}
	src = rest
	text, ok := src, true
	if name == "" || normalName(name) == "utf-8" {
		if at := invalidUTF8(src); at >= 0 {
			line := 1 + bytes.Count(src[:at], []byte("\n"))
			if name == "" && !marked {
				return nil, fail(line, "", "Non-UTF-8 code starting with '\\x%02x' on line %d, but no encoding declared; "+
					"see https://peps.python.org/pep-0263/ for details", src[at], line)
			}
			return nil, fail(line, "", "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %d: %s", src[at], at, utf8Reason(src[at:]))
		}
	} else if text, ok = decodeAs(src, name); !ok {
		if codec(name) == nil {
			return nil, fail(0, "", "unknown encoding: %s", name)
		}
		return nil, fail(0, "", "encoding problem: %s", name)
	}
	if i := bytes.IndexByte(text, 0); i >= 0 {
		return nil, &SyntaxError{Msg: "source code string cannot contain null bytes", Filename: cfg.Filename}
	}
	return lines(text, cfg.Mode), nil
}

// lines translates line ends, and ends the last line of a file.
func lines(src []byte, mode Mode) []byte {
	out := make([]byte, 0, len(src)+2)
	for {
		i := bytes.IndexByte(src, '\r')
		if i < 0 {
			break
		}
		out = append(append(out, src[:i]...), '\n')
		if src = src[i+1:]; len(src) > 0 && src[0] == '\n' {
			src = src[1:]
		}
	}
	out = append(out, src...)
	if n := len(out); mode == Exec && n > 0 && out[n-1] != '\n' {
		out = append(out, '\n')
	}
	return append(out, 0)
}

// declared returns the encoding that a comment in the first two lines names.
func declared(src []byte) string {
	for range 2 {
		line, rest, _ := bytes.Cut(src, []byte("\n"))
		trimmed := bytes.TrimLeft(line, " \t\f")
		if len(trimmed) > 0 && trimmed[0] == '#' {
			if name := inComment(trimmed); name != "" {
				return name
			}
		} else if len(bytes.TrimRight(trimmed, "\r")) > 0 {
			return ""
		}
		src = rest
	}
	return ""
}

func inComment(line []byte) string {
	for {
		i := bytes.Index(line, []byte("coding"))
		if i < 0 {
			return ""
		}
		line = line[i+len("coding"):]
		if len(line) == 0 || line[0] != ':' && line[0] != '=' {
			continue
		}
		name := bytes.TrimLeft(line[1:], " \t")
		n := 0
		for n < len(name) && (name[n] == '-' || name[n] == '_' || name[n] == '.' || name[n] < 0x80 && class[name[n]] != 0) {
			n++
		}
		if n > 0 {
			return string(name[:n])
		}
	}
}

// normalName returns the one name of the encodings that have many.
func normalName(name string) string {
	n := strings.ReplaceAll(strings.ToLower(name), "_", "-")
	switch {
	case n == "utf-8" || n == "utf8" || strings.HasPrefix(n, "utf-8-"):
		return "utf-8"
	case n == "latin-1" || n == "iso-8859-1" || n == "iso-latin-1" || n == "latin1" || n == "l1" ||
		strings.HasPrefix(n, "latin-1-") || strings.HasPrefix(n, "iso-8859-1-"):
		return "iso-8859-1"
	case n == "ascii" || n == "us-ascii":
		return "ascii"
	}
	return n
}

func codec(name string) encoding.Encoding {
	n := normalName(name)
	if n == "ascii" {
		return encoding.Nop
	}
	for _, try := range [...]string{n, strings.Replace(n, "cp125", "windows-125", 1), strings.Replace(n, "iso", "iso-", 1), strings.Replace(n, "cp", "ibm", 1)} {
		if e, err := ianaindex.IANA.Encoding(try); err == nil && e != nil && !strings.HasPrefix(n, "utf-16") && !strings.HasPrefix(n, "utf-32") {
			return e
		}
	}
	return nil
}

func decodeAs(src []byte, name string) ([]byte, bool) {
	if normalName(name) == "ascii" {
		for _, c := range src {
			if c >= utf8.RuneSelf {
				return nil, false
			}
		}
		return src, true
	}
	e := codec(name)
	if e == nil {
		return nil, false
	}
	out, err := e.NewDecoder().Bytes(src)
	return out, err == nil && !bytes.ContainsRune(out, utf8.RuneError)
}

func invalidUTF8(src []byte) int {
	if utf8.Valid(src) {
		return -1
	}
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

func utf8Reason(b []byte) string {
	switch c := b[0]; {
	case c < 0xc2 || c > 0xf4:
		return "invalid start byte"
	case len(b) == 1:
		return "unexpected end of data"
	}
	return "invalid continuation byte"
}
