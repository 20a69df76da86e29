// Package syntax turns Python 3.13 source text into tokens and tokens into a tree. It exists because whoever runs Python
// here must be told what is wrong with it in the words, at the line and under the caret that CPython would use, and because
// a parser for the sources of strangers must not be made to overflow a stack.
//
// Invariants: the tree is the one CPython's ast module describes, node for node and position for position; nothing that
// was parsed refers to the bytes it was parsed from; no source makes the package panic or recurse without bound; an error
// that the symbol table or the compiler of CPython reports is not reported here.
package syntax

// Span is where a node stands: lines from 1, columns in bytes of UTF-8 from 0, the end exclusive, as in CPython's ast.
type Span struct{ Line, Col, EndLine, EndCol int32 }

// Node is any part of the tree that has a position.
type Node interface{ Span() Span }

// Stmt is a statement.
type Stmt interface {
	Node
	stmt()
}

// Expr is an expression. The statement that consists of one is an ExprStmt, which CPython calls Expr as well.
type Expr interface {
	Node
	expr()
}

// Pattern is what stands after case.
type Pattern interface {
	Node
	pattern()
}

// TypeParam is a parameter in the brackets of a generic function, class or type alias.
type TypeParam interface {
	Node
	typeParam()
}

// Tree is what Parse returns: a Module, an Expression or an Interactive.
type Tree interface{ tree() }

// Place is the part of every node that holds its position.
type Place struct{ At Span }

// Span returns the position.
func (p *Place) Span() Span { return p.At }

// SetSpan moves the node, for who builds a tree by hand.
func (p *Place) SetSpan(s Span) { p.At = s }

type (
	stmtNode      struct{ Place }
	exprNode      struct{ Place }
	patternNode   struct{ Place }
	typeParamNode struct{ Place }
)

func (*stmtNode) stmt()           {}
func (*exprNode) expr()           {}
func (*patternNode) pattern()     {}
func (*typeParamNode) typeParam() {}

// The roots.
type (
	Module struct {
		Body        []Stmt
		TypeIgnores []TypeIgnore
	}
	Expression  struct{ Body Expr }
	Interactive struct{ Body []Stmt }
)

func (*Module) tree()      {}
func (*Expression) tree()  {}
func (*Interactive) tree() {}

// TypeIgnore is a "# type: ignore" comment. Parse does not look for them; a tree that a program built may have them.
type TypeIgnore struct {
	Line int32
	Tag  string
}

// The statements. A name that is not there is "", a node that is not there is nil. TypeComment is never set by Parse.
type (
	FunctionDef struct {
		stmtNode
		Name          string
		Args          *Arguments
		Body          []Stmt
		DecoratorList []Expr
		Returns       Expr // or nil
		TypeComment   string
		TypeParams    []TypeParam
	}
	AsyncFunctionDef struct {
		stmtNode
		Name          string
		Args          *Arguments
		Body          []Stmt
		DecoratorList []Expr
		Returns       Expr // or nil
		TypeComment   string
		TypeParams    []TypeParam
	}
	ClassDef struct {
		stmtNode
		Name          string
		Bases         []Expr
		Keywords      []*Keyword
		Body          []Stmt
		DecoratorList []Expr
		TypeParams    []TypeParam
	}
	Return struct {
		stmtNode
		Value Expr // or nil
	}
	Delete struct {
		stmtNode
		Targets []Expr
	}
	Assign struct {
		stmtNode
		Targets     []Expr
		Value       Expr
		TypeComment string
	}
	TypeAlias struct {
		stmtNode
		Name       Expr
		TypeParams []TypeParam
		Value      Expr
	}
	AugAssign struct {
		stmtNode
		Target Expr
		Op     Operator
		Value  Expr
	}
	AnnAssign struct {
		stmtNode
		Target     Expr
		Annotation Expr
		Value      Expr // or nil
		Simple     bool // the target is a name without parentheses
	}
	For struct {
		stmtNode
		Target, Iter Expr
		Body, Orelse []Stmt
		TypeComment  string
	}
	AsyncFor struct {
		stmtNode
		Target, Iter Expr
		Body, Orelse []Stmt
		TypeComment  string
	}
	While struct {
		stmtNode
		Test         Expr
		Body, Orelse []Stmt
	}
	If struct {
		stmtNode
		Test         Expr
		Body, Orelse []Stmt
	}
	With struct {
		stmtNode
		Items       []WithItem
		Body        []Stmt
		TypeComment string
	}
	AsyncWith struct {
		stmtNode
		Items       []WithItem
		Body        []Stmt
		TypeComment string
	}
	Match struct {
		stmtNode
		Subject Expr
		Cases   []*MatchCase
	}
	Raise struct {
		stmtNode
		Exc, Cause Expr // or nil
	}
	Try struct {
		stmtNode
		Body      []Stmt
		Handlers  []*ExceptHandler
		Orelse    []Stmt
		Finalbody []Stmt
	}
	TryStar struct {
		stmtNode
		Body      []Stmt
		Handlers  []*ExceptHandler
		Orelse    []Stmt
		Finalbody []Stmt
	}
	Assert struct {
		stmtNode
		Test Expr
		Msg  Expr // or nil
	}
	Import struct {
		stmtNode
		Names []*Alias
	}
	ImportFrom struct {
		stmtNode
		Module string // "" in: from . import x
		Names  []*Alias
		Level  int
	}
	Global struct {
		stmtNode
		Names []string
	}
	Nonlocal struct {
		stmtNode
		Names []string
	}
	ExprStmt struct { // Expr in CPython
		stmtNode
		Value Expr
	}
	Pass     struct{ stmtNode }
	Break    struct{ stmtNode }
	Continue struct{ stmtNode }
)

// The expressions.
type (
	BoolOp struct {
		exprNode
		Op     BoolOperator
		Values []Expr
	}
	NamedExpr struct {
		exprNode
		Target, Value Expr
	}
	BinOp struct {
		exprNode
		Left  Expr
		Op    Operator
		Right Expr
	}
	UnaryOp struct {
		exprNode
		Op      UnaryOperator
		Operand Expr
	}
	Lambda struct {
		exprNode
		Args *Arguments
		Body Expr
	}
	IfExp struct {
		exprNode
		Test, Body, Orelse Expr
	}
	Dict struct {
		exprNode
		Keys   []Expr // nil where the value is unpacked by **
		Values []Expr
	}
	Set struct {
		exprNode
		Elts []Expr
	}
	ListComp struct {
		exprNode
		Elt        Expr
		Generators []*Comprehension
	}
	SetComp struct {
		exprNode
		Elt        Expr
		Generators []*Comprehension
	}
	DictComp struct {
		exprNode
		Key, Value Expr
		Generators []*Comprehension
	}
	GeneratorExp struct {
		exprNode
		Elt        Expr
		Generators []*Comprehension
	}
	Await struct {
		exprNode
		Value Expr
	}
	Yield struct {
		exprNode
		Value Expr // or nil
	}
	YieldFrom struct {
		exprNode
		Value Expr
	}
	Compare struct {
		exprNode
		Left        Expr
		Ops         []CmpOperator
		Comparators []Expr
	}
	Call struct {
		exprNode
		Func     Expr
		Args     []Expr
		Keywords []*Keyword
	}
	FormattedValue struct {
		exprNode
		Value      Expr
		Conversion int  // 's', 'r', 'a' or -1
		FormatSpec Expr // a JoinedStr or nil
	}
	JoinedStr struct {
		exprNode
		Values []Expr // Constant and FormattedValue
	}
	Constant struct {
		exprNode
		Value any    // nil, bool, int64, *big.Int (beyond int64), float64, complex128, string, Bytes or Ellipsis
		Kind  string // "u" or ""
	}
	Attribute struct {
		exprNode
		Value Expr
		Attr  string
		Ctx   ExprContext
	}
	Subscript struct {
		exprNode
		Value, Slice Expr
		Ctx          ExprContext
	}
	Starred struct {
		exprNode
		Value Expr
		Ctx   ExprContext
	}
	Name struct {
		exprNode
		ID  string
		Ctx ExprContext
	}
	List struct {
		exprNode
		Elts []Expr
		Ctx  ExprContext
	}
	Tuple struct {
		exprNode
		Elts []Expr
		Ctx  ExprContext
	}
	Slice struct {
		exprNode
		Lower, Upper, Step Expr // or nil
	}
)

// Bytes is the value of a bytes literal. A str literal is a Go string in which a lone surrogate has the three bytes that
// UTF-8 would give it if it allowed them.
type Bytes string

// Ellipsis is the value of the literal "...".
type Ellipsis struct{}

// The patterns.
type (
	MatchValue struct {
		patternNode
		Value Expr
	}
	MatchSingleton struct {
		patternNode
		Value any // nil, true or false
	}
	MatchSequence struct {
		patternNode
		Patterns []Pattern
	}
	MatchMapping struct {
		patternNode
		Keys     []Expr
		Patterns []Pattern
		Rest     string
	}
	MatchClass struct {
		patternNode
		Cls         Expr
		Patterns    []Pattern
		KwdAttrs    []string
		KwdPatterns []Pattern
	}
	MatchStar struct {
		patternNode
		Name string // "" for _
	}
	MatchAs struct {
		patternNode
		Pattern Pattern // or nil
		Name    string  // "" for _
	}
	MatchOr struct {
		patternNode
		Patterns []Pattern
	}
)

// The type parameters.
type (
	TypeVar struct {
		typeParamNode
		Name         string
		Bound        Expr // or nil
		DefaultValue Expr // or nil
	}
	ParamSpec struct {
		typeParamNode
		Name         string
		DefaultValue Expr // or nil
	}
	TypeVarTuple struct {
		typeParamNode
		Name         string
		DefaultValue Expr // or nil
	}
)

// The parts of statements and expressions.
type (
	Comprehension struct {
		Target, Iter Expr
		Ifs          []Expr
		IsAsync      bool
	}
	ExceptHandler struct {
		Place
		Type Expr // or nil
		Name string
		Body []Stmt
	}
	Arguments struct {
		Posonlyargs, Args []*Arg
		Vararg            *Arg // or nil
		Kwonlyargs        []*Arg
		KwDefaults        []Expr // one for each of Kwonlyargs, nil where there is none
		Kwarg             *Arg   // or nil
		Defaults          []Expr // of the last of Posonlyargs and Args
	}
	Arg struct {
		Place
		Arg         string
		Annotation  Expr // or nil
		TypeComment string
	}
	Keyword struct {
		Place
		Arg   string // "" where the value is unpacked by **
		Value Expr
	}
	Alias struct {
		Place
		Name, Asname string
	}
	WithItem struct {
		ContextExpr  Expr
		OptionalVars Expr // or nil
	}
	MatchCase struct {
		Pattern Pattern
		Guard   Expr // or nil
		Body    []Stmt
	}
)
