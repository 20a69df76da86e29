package vm

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/compile"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/syntax"
)

// This file is compile(), and what else compiles while a program runs.

// Trees are the nodes of module ast, as far as compile() must know them.
type Trees interface {
	// IsNode reports whether v is a node.
	IsNode(v object.Value) bool
	// From makes nodes of a tree.
	From(t *object.Thread, tree syntax.Tree) (object.Value, error)
	// To makes a tree of a node, which must be of the class that name names.
	To(t *object.Thread, v object.Value, name string) (syntax.Tree, error)
	// FunctionType makes a node of a comment that tells the type of a function.
	FunctionType(t *object.Thread, src []byte, filename string) (object.Value, error)
}

// The flags of compile().
const (
	dontImplyDedent  = 0x200
	onlyTree         = 0x400
	typeComments     = 0x1000
	topLevelAwait    = 0x2000
	incompleteInput  = 0x4000
	optimizedTree    = 0x8000
	futures          = 0x1fe0010
	knownFlags       = dontImplyDedent | onlyTree | typeComments | topLevelAwait | incompleteInput | optimizedTree | futures
	futureAnnotation = 0x1000000
)

// source is what is to be compiled, and how.
type source struct {
	text     []byte
	isText   bool // it was a str: no comment in it says how it is encoded
	filename string
	mode     syntax.Mode
	flags    int
	config   compile.Config
}

// parse parses source: errors become Python's, warnings are given.
func (s *source) parse(t *object.Thread) (syntax.Tree, error) {
	c := syntax.Config{Filename: s.filename, Mode: s.mode, Incomplete: s.flags&incompleteInput != 0, Check: s.check(t, perToken)}
	if err := t.Allocate(perSource + 8*len(s.text)); err != nil {
		return nil, err
	}
	if s.isText {
		c.Encoding = "utf-8"
	}
	res, failed := syntax.Parse(s.text, c)
	if res != nil {
		for _, w := range res.Warnings {
			switch err := s.warn(t, w); {
			case object.Matches(err, object.SyntaxWarning):
				// Where warnings are errors, those of a source are syntax errors.
				return nil, raiseSyntax(t, syntax.NewError(s.text, s.filename, w.At, w.Msg))
			case err != nil:
				return nil, err
			}
		}
	}
	if failed != nil {
		return nil, raiseSyntax(t, failed)
	}
	return res.Tree, nil
}

func (s *source) warn(t *object.Thread, w syntax.Warning) error {
	return t.WarnAt(object.NewStr(w.Msg), object.SyntaxWarning, object.WarningPlace{Filename: s.filename, Line: w.Line})
}

// What compiling takes, in bytes, which are steps too: of a source at all, of a token with its part of the tree, of an
// instruction with its position.
const (
	perSource      = 4096
	perToken       = 384
	perInstruction = 384
)

// check accounts for the work of compiling while it is done, so that a program that compiles is stopped as any other.
func (*source) check(t *object.Thread, cost int) func(n int) error {
	return func(n int) error { return t.Allocate(n * cost) }
}

// compile compiles a tree.
func (s *source) compile(t *object.Thread, tree syntax.Tree) (*object.Code, error) {
	c := s.config
	c.Filename, c.Source = s.filename, s.text
	c.Check = s.check(t, perInstruction)
	c.Warn = func(w syntax.Warning) error { return s.warn(t, w) }
	made, err := compile.Tree(tree, c)
	if err != nil {
		return nil, raiseSyntax(t, err)
	}
	return t.Interp.NewCode(made), nil
}

// code compiles source.
func (s *source) code(t *object.Thread) (*object.Code, error) {
	tree, err := s.parse(t)
	if err != nil {
		return nil, err
	}
	return s.compile(t, tree)
}

// inherited are the flags of the code that calls.
func inherited(t *object.Thread) code.Flags {
	if f := machineOf(t).cur; f != nil {
		return f.exec.flags & code.FutureAnnotations
	}
	return 0
}

// compileFunction is compile(source, filename, mode, flags, dont_inherit, optimize).
func (rt *Runtime) compileFunction(t *object.Thread, a []object.Value) (object.Value, error) {
	s := &source{}
	none := object.Value{}
	var err error
	if s.filename, err = t.StrArg(a[1], "compile() argument 'filename'"); err != nil {
		if b := object.AsBytesObject(a[1]); b == nil {
			return none, err
		} else if data, berr := object.AsBytes(t, a[1]); berr == nil {
			s.filename = string(data)
		}
	}
	modeName, err := t.StrArg(a[2], "compile() argument 'mode'")
	if err != nil {
		return none, err
	}
	if !a[3].IsNull() {
		if s.flags, err = t.IntArg(a[3]); err != nil {
			return none, err
		}
	}
	if s.flags&^knownFlags != 0 {
		return none, t.Raise(object.ValueError, "compile(): unrecognised flags")
	}
	if !a[5].IsNull() {
		n, err := t.IntArg(a[5])
		if err != nil {
			return none, err
		}
		if n < -1 || n > 2 {
			return none, t.Raise(object.ValueError, "compile(): invalid optimize value")
		}
		s.config.Optimize = max(n, 0)
	}
	alone := false
	if !a[4].IsNull() {
		if alone, err = t.Truth(a[4]); err != nil {
			return none, err
		}
	}
	if s.flags&futureAnnotation != 0 {
		s.config.Flags |= code.FutureAnnotations
	}
	if !alone {
		s.config.Flags |= inherited(t)
	}
	s.config.TopLevelAwait = s.flags&topLevelAwait != 0
	root := ""
	switch modeName {
	case "exec":
		s.mode, root = syntax.Exec, "Module"
	case "eval":
		s.mode, root = syntax.Eval, "Expression"
	case "single":
		s.mode, root = syntax.Single, "Interactive"
	case "func_type":
		if s.flags&onlyTree == 0 {
			return none, t.Raise(object.ValueError, "compile() mode 'func_type' requires flag PyCF_ONLY_AST")
		}
		root = "FunctionType"
	default:
		if s.flags&onlyTree != 0 {
			return none, t.Raise(object.ValueError, "compile() mode must be 'exec', 'eval', 'single' or 'func_type'")
		}
		return none, t.Raise(object.ValueError, "compile() mode must be 'exec', 'eval' or 'single'")
	}
	if trees := rt.config.Trees; trees != nil && trees.IsNode(a[0]) {
		return s.fromNode(t, trees, a[0], root)
	}
	return s.fromText(t, rt.config.Trees, a[0], root)
}

// fromNode compiles a node. With the flag that asks for nodes it stays what it is.
func (s *source) fromNode(t *object.Thread, trees Trees, v object.Value, root string) (object.Value, error) {
	if s.flags&(onlyTree|optimizedTree) == onlyTree {
		return v, nil
	}
	tree, err := trees.To(t, v, root)
	if err != nil {
		return object.Value{}, err
	}
	if s.flags&onlyTree != 0 {
		return trees.From(t, compile.Optimize(tree, s.config))
	}
	made, err := s.compile(t, tree)
	if err != nil {
		return object.Value{}, err
	}
	return made.Value(), nil
}

func (s *source) fromText(t *object.Thread, trees Trees, v object.Value, root string) (object.Value, error) {
	var ok bool
	if s.text, ok = sourceOf(t, v); !ok {
		return object.Value{}, t.Raise(object.TypeError, "compile() arg 1 must be a string, bytes or AST object")
	}
	s.isText = object.AsStr(v) != nil
	for _, b := range s.text {
		if b == 0 {
			return object.Value{}, t.Raise(object.SyntaxError, "source code string cannot contain null bytes")
		}
	}
	if root == "FunctionType" && trees != nil {
		return trees.FunctionType(t, s.text, s.filename)
	}
	tree, err := s.parse(t)
	if err != nil {
		return object.Value{}, err
	}
	if s.flags&onlyTree != 0 {
		if trees == nil {
			return object.Value{}, t.Raise(object.ValueError, "compile(): there are no trees here")
		}
		if s.flags&typeComments != 0 {
			syntax.TypeComments(tree, s.text)
		}
		if s.flags&optimizedTree != 0 {
			tree = compile.Optimize(tree, s.config)
		}
		return trees.From(t, tree)
	}
	made, err := s.compile(t, tree)
	if err != nil {
		return object.Value{}, err
	}
	return made.Value(), nil
}
