package compile

import (
	"reflect"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// Optimize puts, in a tree, the value of each constant expression in its place, as the compiler would without showing it. The tree is
// changed. It is for programs that ask for the tree as it is compiled.
func Optimize(tree syntax.Tree, config Config) syntax.Tree {
	c := newCompiler(config)
	c.replace(reflect.ValueOf(tree), 0)
	return tree
}

var exprType = reflect.TypeFor[syntax.Expr]()

// replace looks for expressions in a part of a tree.
func (c *compiler) replace(v reflect.Value, depth int) {
	if depth > 4*maxDepth {
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return
		}
		c.replace(v.Elem(), depth+1)
		if v.Type() == exprType && v.CanSet() {
			e := v.Interface().(syntax.Expr)
			if k, ok := c.fold(e); ok {
				made := &syntax.Constant{Value: fromConstant(k)}
				if old, ok := e.(*syntax.Constant); ok {
					made.Kind = old.Kind
				}
				made.SetSpan(e.Span())
				v.Set(reflect.ValueOf(made))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			c.replace(v.Index(i), depth+1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && v.Type().Field(i).Name != "Value" || v.Field(i).Type() == exprType {
				c.replace(v.Field(i), depth+1)
			}
		}
	}
}

// fromConstant is a constant as a literal holds it.
func fromConstant(k code.Constant) any {
	switch k := k.(type) {
	case code.Bytes:
		return syntax.Bytes(k)
	case code.Ellipsis:
		return syntax.Ellipsis{}
	}
	return k
}
