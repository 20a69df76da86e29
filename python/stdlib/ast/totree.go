package ast

import (
	"fmt"
	"math"
	"reflect"
	"strings"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/syntax"
)

// This file makes a tree of the nodes that a program built, which may be any nodes: the tree is what its fields say, or an error
// tells why it is none.

// IsNode reports whether v is a node.
func IsNode(v value) bool { return object.IsInstance(v, nodeType) }

// To makes a tree of nodes for the compiler, which must be a whole one: of the class that name names.
func To(t *thread, v value, name string) (syntax.Tree, error) {
	n, err := nodesOf(t)
	if err != nil {
		return nil, err
	}
	want := n.classes[known().byName[name]]
	if ok, err := t.IsInstance(v, want.typ.Value()); err != nil {
		return nil, err
	} else if !ok {
		return nil, t.Raise(object.TypeError, "expected %s node, got %s", name, v.Type().Short())
	}
	r := &reader{nodes: n, thread: t, known: known(), strict: true}
	got, err := r.sum(v, want.sum)
	if err != nil {
		return nil, err
	}
	tree := got.Interface().(syntax.Tree)
	return tree, validate(t, tree)
}

// text is the source of a node, as ast.unparse gives it.
func text(t *thread, v value) (string, error) {
	n, err := nodesOf(t)
	if err != nil {
		return "", err
	}
	c := n.classOf(v.Type())
	if c == nil || c.is == nil {
		return "", t.Raise(object.TypeError, "cannot unparse a node of type '%s'", v.Type().Name)
	}
	r := &reader{nodes: n, thread: t, known: known()}
	got, err := r.node(v, c)
	if err != nil {
		return "", err
	}
	if err := t.Charge(r.count * 8); err != nil {
		return "", err
	}
	if err := printable(t, got.Interface()); err != nil {
		return "", err
	}
	s := syntax.Print(got.Interface())
	return s, t.Allocate(len(s))
}

// printable reports what no source could be written for.
func printable(t *thread, node any) (err error) {
	syntax.Inspect(node, func(n any) bool {
		switch n := n.(type) {
		case *syntax.Raise:
			if n.Exc == nil && n.Cause != nil {
				err = t.Raise(object.ValueError, "Node can't be used without a value attribute.")
			}
		case *syntax.JoinedStr:
			for _, v := range n.Values {
				switch v := v.(type) {
				case *syntax.FormattedValue, *syntax.JoinedStr:
					continue
				case *syntax.Constant:
					if _, ok := v.Value.(string); ok {
						continue
					}
				}
				err = t.Raise(object.ValueError, "Unexpected node inside JoinedStr, %s", strings.TrimPrefix(fmt.Sprintf("%T", v), "*syntax."))
			}
		}
		return err == nil
	})
	return err
}

// classOf is the class of the grammar that a type is or inherits from, or nil.
func (n *nodes) classOf(typ *object.Type) *class {
	for _, base := range typ.MRO {
		if c := n.byType[base]; c != nil {
			return c
		}
	}
	return nil
}

// maxDepth is how deep nodes may stand in one another: what the compiler bears.
const maxDepth = 6000

type reader struct {
	*nodes
	thread *thread
	known  *classes
	strict bool // places must be there
	count  int
	depth  int
}

// sum reads a node of any alternative of a sum, or of a product.
func (r *reader) sum(v value, sum *class) (reflect.Value, error) {
	t := r.thread
	// The place comes first, whatever else is wrong with the node.
	var at syntax.Span
	if sum.name != "mod" && len(sum.attributes) > 0 && r.strict {
		var err error
		if at, err = r.span(v, sum); err != nil {
			return reflect.Value{}, err
		}
	}
	c := r.classOf(v.Type())
	if c == nil || c.is == nil || c != sum && c.sum != sum {
		shown, err := t.Repr(v)
		if err != nil {
			return reflect.Value{}, err
		}
		return reflect.Value{}, t.Raise(object.TypeError, "expected some sort of %s, but got %s", sum.name, shown)
	}
	made, err := r.node(v, c)
	if err != nil {
		return made, err
	}
	if placed, ok := made.Interface().(interface{ SetSpan(syntax.Span) }); ok {
		placed.SetSpan(at)
	}
	return made, nil
}

// node reads the fields of a node into the struct of its class, and gives a pointer to it.
func (r *reader) node(v value, c *class) (reflect.Value, error) {
	t := r.thread
	where := c.name
	if c.sum != nil {
		where = c.sum.name
	}
	if r.depth++; r.depth > maxDepth {
		return reflect.Value{}, t.Raise(object.RecursionError, "maximum recursion depth exceeded while traversing '%s' node", where)
	}
	if err := t.EnterNative(); err != nil {
		return reflect.Value{}, err
	}
	defer func() { t.LeaveNative(); r.depth-- }()
	if r.count++; r.count%64 == 0 {
		if err := t.Allocate(64 * nodeBytes); err != nil {
			return reflect.Value{}, err
		}
	}
	if c.name == "Constant" && !r.strict {
		return r.shownConstant(v)
	}
	made := reflect.New(c.is)
	names := r.classes[c].names
	for i := range c.fields {
		f := &c.fields[i]
		got, err := t.FindAttr(v, names[i])
		if err != nil {
			return made, err
		}
		to := made.Elem().Field(f.index)
		switch {
		case f.many:
			err = r.list(c, f, to, got)
		case got.IsNull() && f.kind == "expr_context":
			continue // Load
		case got.IsNull() && !f.optional:
			if !r.strict && f.kind == "int" {
				continue
			}
			err = t.Raise(object.TypeError, `required field "%s" missing from %s`, f.name, c.name)
		case got.IsNull() || got.IsNone() && f.optional:
			if c.name == "FormattedValue" && f.name == "conversion" {
				to.SetInt(-1)
			}
			continue
		case got.IsNone() && f.kind != "constant" && f.kind != "int" && !r.operator(f.kind):
			err = t.Raise(object.ValueError, "field '%s' is required for %s", f.name, c.name)
		default:
			err = r.item(f, to, got)
		}
		if err != nil {
			return made, err
		}
	}
	return made, nil
}

func (r *reader) operator(kind string) bool {
	c := r.known.byName[kind]
	return c != nil && c.simple
}

func (r *reader) list(c *class, f *field, to reflect.Value, v value) error {
	t := r.thread
	if v.IsNull() {
		return nil
	}
	l := object.AsList(v)
	if l == nil {
		if tuple := object.AsTuple(v); tuple != nil && !r.strict {
			l = object.AsList(object.NewList(tuple.Items))
		} else {
			return t.Raise(object.TypeError, "%s field \"%s\" must be a list, not a %s", c.name, f.name, v.Type().Name)
		}
	}
	n := len(l.Items)
	if err := t.Allocate(16 * n); err != nil {
		return err
	}
	made := reflect.MakeSlice(to.Type(), n, n)
	for i := range n {
		if len(l.Items) != n {
			return t.Raise(object.RuntimeError, "%s field \"%s\" changed size during iteration", c.name, f.name)
		}
		item := l.Items[i]
		if item.IsNone() && (f.kind == "expr" || f.kind == "stmt" || f.kind == "pattern") {
			if f.kind == "expr" && (c.name == "Dict" && f.name == "keys" || f.name == "kw_defaults") {
				continue
			}
			if f.kind == "pattern" {
				return t.Raise(object.TypeError, "unexpected pattern")
			}
			word := map[string]string{"expr": "expression", "stmt": "statement"}[f.kind]
			return t.Raise(object.ValueError, "None disallowed in %s list", word)
		}
		if err := r.item(f, made.Index(i), item); err != nil {
			return err
		}
	}
	to.Set(made)
	return nil
}

func (r *reader) item(f *field, to reflect.Value, v value) error {
	t := r.thread
	switch f.kind {
	case "identifier", "string":
		s := object.AsStr(v)
		if s == nil || !v.Is(object.StrType) {
			if s == nil || f.kind == "string" {
				if f.kind == "string" && object.AsBytesObject(v) != nil {
					return nil
				}
				return t.Raise(object.TypeError, "AST %s must be of type str", f.kind)
			}
			return t.Raise(object.TypeError, "AST identifier must be of type str")
		}
		to.SetString(s.S)
		return nil
	case "int":
		n, err := r.int(v)
		if err != nil {
			return err
		}
		if to.Kind() == reflect.Bool {
			to.SetBool(n != 0)
			return nil
		}
		to.SetInt(int64(n))
		return nil
	case "constant":
		c, err := r.constant(v)
		if err == nil && c != nil {
			to.Set(reflect.ValueOf(c))
		}
		return err
	}
	sum := r.known.byName[f.kind]
	if sum.simple {
		c := r.classOf(v.Type())
		if c == nil || c.sum != sum {
			shown, err := t.Repr(v)
			if err != nil {
				return err
			}
			return t.Raise(object.TypeError, "expected some sort of %s, but got %s", sum.name, shown)
		}
		to.SetUint(uint64(c.number))
		return nil
	}
	made, err := r.sum(v, sum)
	if err != nil {
		return err
	}
	if to.Kind() == reflect.Struct {
		made = made.Elem()
	}
	to.Set(made)
	return nil
}

// int reads a number that must be in a C int.
func (r *reader) int(v value) (int32, error) {
	t := r.thread
	if !object.IsInstance(v, object.IntType) {
		shown, err := t.Repr(v)
		if err != nil {
			return 0, err
		}
		return 0, t.Raise(object.ValueError, "invalid integer value: %s", shown)
	}
	n, ok := object.AsInt64(v)
	if !ok {
		return 0, t.Raise(object.OverflowError, "Python int too large to convert to C long")
	}
	if n < math.MinInt32 || n > math.MaxInt32 {
		return 0, t.Raise(object.OverflowError, "Python int too large to convert to C int")
	}
	return int32(n), nil
}

// span reads where a node stands. What is not told of its end is that of its beginning.
func (r *reader) span(v value, sum *class) (syntax.Span, error) {
	t := r.thread
	var at [4]int32
	for i := range placeNames {
		got, err := t.FindAttr(v, r.place[i])
		if err != nil {
			return syntax.Span{}, err
		}
		switch {
		case got.IsNull() && !sum.attributes[i].optional:
			return syntax.Span{}, t.Raise(object.TypeError, `required field "%s" missing from %s`, placeNames[i], sum.name)
		case got.IsNull() || got.IsNone() && sum.attributes[i].optional:
			at[i] = at[i-2]
		default:
			if at[i], err = r.int(got); err != nil {
				return syntax.Span{}, err
			}
		}
	}
	s := syntax.Span{Line: at[0], Col: at[1], EndLine: at[2], EndCol: at[3]}
	switch {
	case s.Line > s.EndLine:
		return s, t.Raise(object.ValueError, "AST node line range (%d, %d) is not valid", s.Line, s.EndLine)
	case s.Line < 0 && s.EndLine != s.Line || s.Col < 0 && s.EndCol != s.Col:
		return s, t.Raise(object.ValueError, "AST node column range (%d, %d) for line range (%d, %d) is not valid", s.Col, s.EndCol, s.Line, s.EndLine)
	case s.Line == s.EndLine && s.Col > s.EndCol:
		return s, t.Raise(object.ValueError, "line %d, column %d-%d is not a valid range", s.Line, s.Col, s.EndCol)
	}
	return s, nil
}

// constant reads the value of a Constant, which may be a tuple or a frozenset of such.
func (r *reader) constant(v value) (any, error) {
	t := r.thread
	switch {
	case v.IsNone():
		return nil, nil
	case v == object.Ellipsis:
		return syntax.Ellipsis{}, nil
	case v.IsBool():
		return v == object.True, nil
	case v.Is(object.IntType):
		if n, ok := object.AsInt64(v); ok {
			return n, nil
		}
		n, _ := object.AsBig(v)
		return n, nil
	case v.IsFloat():
		return v.Float64(), nil
	case v.Is(object.ComplexType):
		c, _ := object.AsComplex(v)
		return c, nil
	case v.Is(object.StrType):
		return strings.Clone(object.AsStr(v).S), nil
	case v.Is(object.BytesType):
		b, err := object.AsBytes(t, v)
		return syntax.Bytes(b), err
	case v.Is(object.TupleType), v.Is(object.FrozenSetType):
		return r.collection(v)
	}
	return nil, t.Raise(object.TypeError, "got an invalid type in Constant: %s", v.Type().Short())
}

// shownConstant reads a constant that is only to be shown: of what no literal gives, its repr.
func (r *reader) shownConstant(v value) (reflect.Value, error) {
	t := r.thread
	got, err := t.Attr(v, "value")
	if err != nil {
		return reflect.Value{}, err
	}
	made := &syntax.Constant{}
	switch typ := got.Type(); {
	case typ == object.TupleType, typ == object.FrozenSetType, typ.IsHeap():
	default:
		if made.Value, err = r.constant(got); err != nil {
			break
		}
		kind, err := t.FindAttr(v, t.Interp.Intern("kind"))
		if err != nil {
			return reflect.Value{}, err
		}
		if !kind.IsNull() {
			if s := object.AsStr(kind); s != nil {
				made.Kind = s.S
			}
		}
		return reflect.ValueOf(made), nil
	}
	shown, err := t.Repr(got)
	return reflect.ValueOf(&syntax.Name{ID: shown}), err
}

func (r *reader) collection(v value) (any, error) {
	t := r.thread
	if err := t.Enter(" during compilation"); err != nil {
		return nil, err
	}
	defer t.Leave()
	items, err := t.Items(v)
	if err != nil {
		return nil, err
	}
	all := make([]code.Constant, len(items))
	for i, item := range items {
		c, err := r.constant(item)
		if err != nil {
			return nil, err
		}
		switch c := c.(type) {
		case syntax.Bytes:
			all[i] = code.Bytes(c)
		case syntax.Ellipsis:
			all[i] = code.Ellipsis{}
		default:
			all[i] = c
		}
	}
	if v.Is(object.TupleType) {
		return code.Tuple(all), nil
	}
	return code.FrozenSet(all), nil
}
