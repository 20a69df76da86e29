// Package builtins holds the functions of Python's module builtins that need no frame of the program, and publishes the
// built-in types and exceptions under their names. What looks at frames, or compiles, is added by the virtual machine.
//
// Each function asks first for the types that nearly all calls have, and only then for the protocol that any type may
// implement; the words of its errors are CPython's.
package builtins

import "github.com/jinklink/jink/python/object"

type (
	thread = object.Thread
	value  = object.Value
)

// Module makes module builtins for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("builtins", "Built-in functions, types, exceptions, and other objects.")
	for _, typ := range publicTypes {
		m.Set(typ.Name, typ.Value())
	}
	m.Set("IOError", object.OSError.Value())
	m.Set("EnvironmentError", object.OSError.Value())
	m.Set("None", object.None)
	m.Set("True", object.True)
	m.Set("False", object.False)
	m.Set("Ellipsis", object.Ellipsis)
	m.Set("NotImplemented", object.NotImplemented)
	m.Set("__debug__", object.True)
	for _, group := range [][]*object.Builtin{
		numberFunctions(), objectFunctions(), iterationFunctions(), orderFunctions(), textFunctions(), streamFunctions(), asyncFunctions(),
	} {
		m.Add(group...)
	}
	addSite(m)
	return m, nil
}

// publicTypes are the types that every program sees.
var publicTypes = []*object.Type{
	object.ObjectType, object.TypeType, object.IntType, object.BoolType, object.FloatType, object.ComplexType, object.StrType,
	object.BytesType, object.ByteArrayType, object.MemoryViewType, object.ListType, object.TupleType, object.DictType,
	object.SetType, object.FrozenSetType, object.RangeType, object.SliceType, object.PropertyType, object.StaticMethodType,
	object.ClassMethodType, object.SuperType, object.EnumerateType, object.ZipType, object.MapType, object.FilterType,
	object.ReversedType,

	object.BaseException, object.BaseExceptionGroup, object.GeneratorExit, object.KeyboardInterrupt, object.SystemExit,
	object.ExceptionType, object.ArithmeticError, object.FloatingPointError, object.OverflowError, object.ZeroDivisionError,
	object.AssertionError, object.AttributeError, object.BufferError, object.EOFError, object.ExceptionGroup,
	object.ImportError, object.ModuleNotFoundError, object.LookupError, object.IndexError, object.KeyError,
	object.MemoryError, object.NameError, object.UnboundLocalError, object.OSError, object.BlockingIOError,
	object.ChildProcessError, object.ConnectionError, object.BrokenPipeError, object.ConnectionAbortedError,
	object.ConnectionRefusedError, object.ConnectionResetError, object.FileExistsError, object.FileNotFoundError,
	object.InterruptedError, object.IsADirectoryError, object.NotADirectoryError, object.PermissionError,
	object.ProcessLookupError, object.TimeoutError, object.ReferenceError, object.RuntimeError, object.NotImplementedError,
	object.RecursionError, object.PythonFinalizationError, object.StopAsyncIteration, object.StopIteration,
	object.SyntaxError, object.IndentationError, object.TabError, object.IncompleteInputError, object.SystemError,
	object.TypeError, object.ValueError, object.UnicodeError, object.UnicodeDecodeError, object.UnicodeEncodeError,
	object.UnicodeTranslateError,

	object.Warning, object.BytesWarning, object.DeprecationWarning, object.EncodingWarning, object.FutureWarning,
	object.ImportWarning, object.PendingDeprecationWarning, object.ResourceWarning, object.RuntimeWarning,
	object.SyntaxWarning, object.UnicodeWarning, object.UserWarning,
}

// given is v, or None where it was not given.
func given(v value) value {
	if v.IsNull() {
		return object.None
	}
	return v
}
