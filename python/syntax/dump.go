package syntax

import (
	"fmt"
	"reflect"
	"strconv"
)

// Dump writes a tree exactly as CPython's ast.dump does.
func Dump(node any) string { return dump(node, false) }

// DumpPlaces is Dump with include_attributes: with the position of every node.
func DumpPlaces(node any) string { return dump(node, true) }

func dump(node any, places bool) string {
	d := dumper{places: places}
	d.node(node)
	return string(d.out)
}

type dumper struct {
	out    []byte
	places bool
}

func (d *dumper) node(n any) {
	d.out = append(append(d.out, nodeName(n)...), '(')
	first := true
	field := func(name string) {
		if !first {
			d.out = append(d.out, ", "...)
		}
		first = false
		d.out = append(append(d.out, name...), '=')
	}
	eachField(n, func(name string, v any) {
		if !absent(v) {
			field(name)
			d.value(v)
		}
	})
	if node, ok := n.(Node); ok && d.places {
		s := node.Span()
		for _, attr := range [...]struct {
			name  string
			value int32
		}{{"lineno", s.Line}, {"col_offset", s.Col}, {"end_lineno", s.EndLine}, {"end_col_offset", s.EndCol}} {
			field(attr.name)
			d.out = strconv.AppendInt(d.out, int64(attr.value), 10)
		}
	}
	d.out = append(d.out, ')')
}

// absent reports whether a field is left out: it is None or an empty list.
func absent(v any) bool {
	if v == nil {
		return true
	}
	empty := true
	return eachItem(v, func(any) { empty = false }) && empty
}

func (d *dumper) value(v any) {
	switch v := v.(type) {
	case nil:
		d.out = append(d.out, "None"...)
	case ident:
		d.out = append(d.out, reprString(string(v))...)
	case int:
		d.out = strconv.AppendInt(d.out, int64(v), 10)
	case constant:
		d.out = append(d.out, repr(v.value)...)
	case ExprContext:
		d.out = append(append(d.out, v.String()...), "()"...)
	case BoolOperator:
		d.out = append(append(d.out, boolOps[v].name...), "()"...)
	case Operator:
		d.out = append(append(d.out, operators[v].name...), "()"...)
	case UnaryOperator:
		d.out = append(append(d.out, unaryOps[v].name...), "()"...)
	case CmpOperator:
		d.out = append(append(d.out, cmpOps[v].name...), "()"...)
	default:
		d.out = append(d.out, '[')
		n := len(d.out)
		if eachItem(v, func(item any) {
			if len(d.out) > n {
				d.out = append(d.out, ", "...)
			}
			d.value(item)
		}) {
			d.out = append(d.out, ']')
			return
		}
		d.out = d.out[:n-1]
		d.node(v)
	}
}

// nodeName returns what CPython calls a node.
func nodeName(n any) string {
	switch n.(type) {
	case *ExprStmt:
		return "Expr"
	case *Arguments:
		return "arguments"
	case *Arg:
		return "arg"
	case *Keyword:
		return "keyword"
	case *Alias:
		return "alias"
	case *WithItem:
		return "withitem"
	case *MatchCase:
		return "match_case"
	case *Comprehension:
		return "comprehension"
	case nil:
		return "None"
	}
	t := reflect.TypeOf(n)
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.PkgPath() == "" {
		return fmt.Sprint(n)
	}
	return t.Name()
}
