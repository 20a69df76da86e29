package vm

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

// operatorOf is the operator of an operation, and whether it works in place.
func operatorOf(o op) (operator object.Operator, inplace bool) {
	if o >= op(code.InplaceAdd) {
		return object.Operator(o - op(code.InplaceAdd)), true
	}
	return object.Operator(o - op(code.BinaryAdd)), false
}

// arithmetic is a binary or in-place operator, by its operation.
func (m *machine) arithmetic(o op, a, b object.Value) (object.Value, error) {
	if (o == op(code.BinaryTrueDivide) || o == op(code.InplaceTrueDivide)) && a.IsFloat() && b.IsFloat() && b.Float64() != 0 {
		return object.Float(a.Float64() / b.Float64()), nil
	}
	operator, inplace := operatorOf(o)
	if inplace {
		return m.thread.InplaceOp(operator, a, b)
	}
	return m.thread.BinaryOp(operator, a, b)
}

// pushOperator begins the call of a special method in Python that an operator means: that of the left operand, at args. nil
// if it must be done the long way.
func (m *machine) pushOperator(f *frame, o op, args int) (*frame, error) {
	operator, inplace := operatorOf(o)
	a, b := f.st[args], f.st[args+1]
	left, right := a.Type(), b.Type()
	if inplace && left.Inplace[operator] != nil || left != right && right.IsSubtype(left) {
		return nil, nil
	}
	method := left.OperatorMethod(operator)
	if method == nil || execOf(method.Code).flags&suspendable != 0 {
		return nil, nil
	}
	nf, err := m.pushCall(f, method, args, 2)
	if err != nil {
		return nil, err
	}
	nf.kind, nf.self, nf.other, nf.operator = operatorFrame, a, b, o
	return nf, nil
}

// reflected goes on where the left operand's method did not know what to do.
func (m *machine) reflected(f *frame) (object.Value, error) {
	operator, inplace := operatorOf(f.operator)
	return m.thread.ReflectedOp(operator, inplace, f.self, f.other)
}
