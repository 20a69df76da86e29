package syntax

// ExprContext says what is done with a name, an attribute, an element, a star, a list or a tuple.
type ExprContext uint8

const (
	Load ExprContext = iota
	Store
	Del
)

// BoolOperator joins the values of a BoolOp.
type BoolOperator uint8

const (
	And BoolOperator = iota
	Or
)

// Operator stands in a BinOp and in an AugAssign.
type Operator uint8

const (
	Add Operator = iota
	Sub
	Mult
	MatMult
	Div
	Mod
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv
)

// UnaryOperator stands in a UnaryOp.
type UnaryOperator uint8

const (
	Invert UnaryOperator = iota
	Not
	UAdd
	USub
)

// CmpOperator stands between two operands of a Compare.
type CmpOperator uint8

const (
	Eq CmpOperator = iota
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

// spelling is what an operator is called in CPython's ast, and how it is written.
type spelling struct{ name, text string }

var (
	contexts  = [...]string{"Load", "Store", "Del"}
	boolOps   = [...]spelling{{"And", "and"}, {"Or", "or"}}
	operators = [...]spelling{{"Add", "+"}, {"Sub", "-"}, {"Mult", "*"}, {"MatMult", "@"}, {"Div", "/"}, {"Mod", "%"},
		{"Pow", "**"}, {"LShift", "<<"}, {"RShift", ">>"}, {"BitOr", "|"}, {"BitXor", "^"}, {"BitAnd", "&"}, {"FloorDiv", "//"}}
	unaryOps = [...]spelling{{"Invert", "~"}, {"Not", "not"}, {"UAdd", "+"}, {"USub", "-"}}
	cmpOps   = [...]spelling{{"Eq", "=="}, {"NotEq", "!="}, {"Lt", "<"}, {"LtE", "<="}, {"Gt", ">"}, {"GtE", ">="},
		{"Is", "is"}, {"IsNot", "is not"}, {"In", "in"}, {"NotIn", "not in"}}
)

// String returns the name of the context in CPython's ast.
func (c ExprContext) String() string { return contexts[c] }

// String returns the operator as it is written.
func (o BoolOperator) String() string { return boolOps[o].text }

// String returns the operator as it is written.
func (o Operator) String() string { return operators[o].text }

// String returns the operator as it is written.
func (o UnaryOperator) String() string { return unaryOps[o].text }

// String returns the operator as it is written.
func (o CmpOperator) String() string { return cmpOps[o].text }
