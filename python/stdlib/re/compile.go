package re

import (
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/pattern"
)

// compileText is the pattern of a text, or of bytes, for re.compile.
func compileText(t *thread, a []value) (value, error) {
	flags := 0
	if !a[1].IsNull() {
		var err error
		if flags, err = t.IntArg(a[1]); err != nil {
			return value{}, err
		}
	}
	var text []rune
	isBytes := false
	if s := object.AsStr(a[0]); s != nil {
		if err := t.Allocate(4 * len(s.S)); err != nil {
			return value{}, err
		}
		for i := 0; i < len(s.S); {
			r, n := object.DecodePoint(s.S[i:])
			text = append(text, r)
			i += n
		}
	} else {
		s, err := object.ContentOf(t, a[0])
		if err != nil {
			if e := object.Raised(err); e != nil {
				return value{}, t.Raise(object.TypeError, "first argument must be string or compiled pattern")
			}
			return value{}, err
		}
		isBytes = true
		if err := t.Allocate(4 * len(s)); err != nil {
			return value{}, err
		}
		for i := range len(s) {
			text = append(text, rune(s[i]))
		}
	}
	prog, err := pattern.Compile(t, text, isBytes, flags, func(text string) error {
		// The call of re.compile, of re._compile in it, and this.
		return t.WarnLevel(object.NewStr(text), object.FutureWarning, 3, nil, value{})
	})
	if err != nil {
		return value{}, patternError(t, err, a[0])
	}
	index := object.NewDict()
	for num, name := range prog.Names {
		if name != "" {
			index.SetString(name, object.Int(int64(num)))
		}
	}
	return newPattern(t, prog, a[0], index)
}

// compileCode makes a pattern of the operations that CPython's own module re compiles patterns to.
func compileCode(t *thread, a []value) (value, error) {
	flags, err := t.IntArg(a[1])
	if err != nil {
		return value{}, err
	}
	list, index, names := object.AsList(a[2]), object.AsDict(a[4]), object.AsTuple(a[5])
	if list == nil || index == nil || names == nil {
		return value{}, t.Raise(object.TypeError, "compile() needs a list of operations, a dict and a tuple of groups")
	}
	groups, err := t.IntArg(a[3])
	if err != nil {
		return value{}, err
	}
	if err := t.Allocate(4 * len(list.Items)); err != nil {
		return value{}, err
	}
	code := make([]uint32, len(list.Items))
	for i := range code {
		n, ok := object.AsInt64(list.Items[i])
		if !ok || n < 0 || n >= 1<<32 {
			return value{}, t.Raise(object.OverflowError, "regular expression code size limit exceeded")
		}
		code[i] = uint32(n)
	}
	isBytes := !a[0].IsNone() && object.AsStr(a[0]) == nil
	prog, err := pattern.Decode(t, code, isBytes, flags, groups)
	if err != nil {
		if e, ok := err.(*pattern.Error); ok {
			return value{}, t.Raise(object.RuntimeError, "%s", e.Msg)
		}
		return value{}, patternError(t, err, a[0])
	}
	prog.Names = make([]string, groups+1)
	for i, v := range names.Items {
		if s := object.AsStr(v); s != nil && i <= groups {
			prog.Names[i] = s.S
		}
	}
	own := object.NewDict()
	for _, e := range index.Entries() {
		if e.Key.IsNull() {
			continue
		}
		if err := own.Set(t, e.Key, e.Value); err != nil {
			return value{}, err
		}
	}
	return newPattern(t, prog, a[0], own)
}
