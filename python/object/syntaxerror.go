package object

import (
	"strconv"
	"strings"
)

// The places of a SyntaxError's fields.
const (
	syntaxMsg = iota
	syntaxFilename
	syntaxLine
	syntaxOffset
	syntaxText
	syntaxEndLine
	syntaxEndOffset
	syntaxPrint
	syntaxFieldCount
)

func syntaxErrorFields(args []Value) []Value {
	if len(args) > 0 {
		return args[:1:1]
	}
	return nil
}

func fillSyntaxError(typ, base *Type) {
	typ.Flags |= ownFields | takesFields
	typ.New = newWithFields(syntaxFieldCount)
	typ.Init = syntaxErrorInit
	typ.Str = syntaxErrorStr
	var fields []*GetSet
	for i, name := range []string{"msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line"} {
		fields = append(fields, exceptionMember(name, i, syntaxFieldCount, syntaxErrorFields))
	}
	define(typ, base, "builtins", TypeDef{GetSets: fields})
}

// syntaxErrorInit takes SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset])).
func syntaxErrorInit(t *Thread, self Value, args []Value, names Names) error {
	if err := exceptionInit(t, self, args, names); err != nil {
		return err
	}
	e := self.exception()
	e.field(0, syntaxFieldCount, nil)
	if len(args) >= 1 {
		e.Fields[syntaxMsg] = args[0]
	}
	if len(args) != 2 {
		return nil
	}
	info, err := t.Items(args[1])
	if err != nil {
		return err
	}
	switch n := len(info); {
	case n < 4:
		return t.Raise(TypeError, "function takes at least 4 arguments (%d given)", n)
	case n > 6:
		return t.Raise(TypeError, "function takes at most 6 arguments (%d given)", n)
	}
	e.Fields[syntaxEndLine], e.Fields[syntaxEndOffset] = Value{}, Value{}
	copy(e.Fields[syntaxFilename:], info)
	if len(info) == 5 {
		return t.Raise(TypeError, "end_offset must be provided when end_lineno is provided")
	}
	return nil
}

// syntaxErrorStr shows the message with the file's last name and the line.
func syntaxErrorStr(t *Thread, self Value) (Value, error) {
	e := self.exception()
	e.field(0, syntaxFieldCount, syntaxErrorFields)
	msg, err := t.Str(orNone(e.Fields[syntaxMsg]))
	if err != nil {
		return Value{}, err
	}
	var where []string
	if name := AsStr(e.Fields[syntaxFilename]); name != nil {
		where = append(where, name.S[strings.LastIndexByte(name.S, '/')+1:])
	}
	if line := e.Fields[syntaxLine]; !line.IsNull() && line.Is(IntType) {
		n, _ := AsInt64(line)
		where = append(where, "line "+strconv.FormatInt(n, 10))
	}
	if where == nil {
		return NewStr(msg), nil
	}
	return NewStr(msg + " (" + strings.Join(where, ", ") + ")"), nil
}
