package posix

import (
	"path"
	"strings"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/io"
)

// filePath is an argument that names a file.
type filePath struct {
	name  string // in the bytes of the system
	fd    int
	isFD  bool
	bytes bool  // what comes of it is bytes too
	shown value // as errors show it
}

// pathKinds says what else than a name an argument may be.
type pathKinds uint8

const (
	orFD pathKinds = 1 << iota
	orNone
)

// pathArg reads an argument that names a file.
func pathArg(t *thread, function, param string, v value, kinds pathKinds) (filePath, error) {
	p := filePath{shown: v}
	if kinds&orNone != 0 && given(v).IsNone() {
		p.name, p.shown = ".", value{}
		return p, nil
	}
	if kinds&orFD != 0 && v.Type().Index != nil {
		n, err := t.IntArg(v)
		p.fd, p.isFD = n, true
		return p, err
	}
	name := v
	if !object.IsInstance(v, object.StrType) && !object.IsInstance(v, object.BytesType) {
		inner, found, err := t.CallSpecial(v, "__fspath__")
		if err != nil {
			return p, err
		}
		if !found {
			what := map[pathKinds]string{0: "string, bytes or os.PathLike", orFD: "string, bytes, os.PathLike or integer", orNone: "string, bytes, os.PathLike or None", orFD | orNone: "string, bytes, os.PathLike, integer or None"}[kinds]
			return p, t.Raise(object.TypeError, "%s: %s should be %s, not %s", function, param, what, v.Type().Name)
		}
		if !object.IsInstance(inner, object.StrType) && !object.IsInstance(inner, object.BytesType) {
			return p, t.Raise(object.TypeError, "expected %s.__fspath__() to return str or bytes, not %s", v.Type().Name, inner.Type().Name)
		}
		name, p.shown = inner, inner
	}
	p.bytes = object.IsInstance(name, object.BytesType)
	var err error
	if p.name, err = io.SystemName(t, name); err != nil {
		return p, err
	}
	if strings.IndexByte(p.name, 0) >= 0 {
		return p, t.Raise(object.ValueError, "%s: embedded null character in %s", function, param)
	}
	return p, nil
}

// named is a name as programs see it: text, or bytes where they gave bytes.
func named(t *thread, name string, bytes bool) (value, error) {
	if bytes {
		return object.NewBytes(name), nil
	}
	return t.Decode(name, "utf-8", "surrogateescape")
}

// pathFunctions work on names alone, and need no files.
func pathFunctions() []*object.Builtin {
	return []*object.Builtin{
		fn("fspath", "(path)", "Return the name that a path-like object stands for.", func(t *thread, a []value) (value, error) { return io.FSPath(t, a[0]) }),
		fn("_path_normpath", "(path)", "Return the shortest name of the same file, links apart.", func(t *thread, a []value) (value, error) {
			_, err := pathArg(t, "_path_normpath", "path", a[0], 0)
			if err != nil && !object.Matches(err, object.ValueError) {
				return value{}, err
			}
			text, wrap, err := textOf(t, a[0])
			if err != nil {
				return value{}, err
			}
			if err := t.Allocate(len(text)); err != nil {
				return value{}, err
			}
			return wrap(normal(text)), nil
		}),
		fn("_path_splitroot_ex", "(path)", "Take the root off a name.", func(t *thread, a []value) (value, error) {
			text, wrap, err := textOf(t, a[0])
			if err != nil {
				return value{}, err
			}
			n := rootLength(text)
			return object.NewTuple(wrap(""), wrap(text[:n]), wrap(text[n:])), nil
		}),
	}
}

// textOf is the text of a str or bytes, and how to make the same kind of object of another text.
func textOf(t *thread, v value) (string, func(string) value, error) {
	v, err := io.FSPath(t, v)
	if err != nil {
		return "", nil, err
	}
	if s := object.AsStr(v); s != nil {
		return s.S, object.NewStr, nil
	}
	b, err := object.AsBytes(t, v)
	return string(b), object.NewBytes, err
}

// rootLength is how long the root of a name is: two slashes are another root than one or three.
func rootLength(s string) int {
	switch {
	case !strings.HasPrefix(s, "/"):
		return 0
	case strings.HasPrefix(s, "//") && !strings.HasPrefix(s, "///"):
		return 2
	}
	return 1
}

func normal(s string) string {
	if s == "" {
		return "."
	}
	clean := path.Clean(s)
	if strings.HasPrefix(s, "//") && !strings.HasPrefix(s, "///") {
		return "/" + clean
	}
	return clean
}
