package code

// Op is one operation of the virtual machine. Its names, and with few exceptions its meanings, are those of CPython 3.8 to
// 3.10; its numbers are our own. What each does to the stack stands in the table below, top of the stack last.
type Op uint8

// The operations without an argument. Their second byte is zero.
const (
	Nop Op = iota
	PopTop
	RotTwo
	RotThree
	RotFour
	DupTop
	DupTopTwo
	UnaryPositive
	UnaryNegative
	UnaryNot
	UnaryInvert
	BinaryAdd // the order of Binary… and Inplace… is that of Operator
	BinarySubtract
	BinaryMultiply
	BinaryMatrixMultiply
	BinaryTrueDivide
	BinaryFloorDivide
	BinaryModulo
	BinaryPower
	BinaryLshift
	BinaryRshift
	BinaryAnd
	BinaryXor
	BinaryOr
	InplaceAdd
	InplaceSubtract
	InplaceMultiply
	InplaceMatrixMultiply
	InplaceTrueDivide
	InplaceFloorDivide
	InplaceModulo
	InplacePower
	InplaceLshift
	InplaceRshift
	InplaceAnd
	InplaceXor
	InplaceOr
	BinarySubscr
	StoreSubscr
	DeleteSubscr
	GetLen
	MatchMapping
	MatchSequence
	MatchKeys
	CopyDictWithoutKeys
	GetIter
	GetYieldFromIter
	GetAiter
	GetAnext
	GetAwaitable
	EndAsyncFor
	BeforeAsyncWith
	LoadBuildClass
	LoadAssertionError
	LoadLocals
	PrintExpr
	ReturnValue
	YieldValue
	YieldFrom
	ImportStar
	SetupAnnotations
	PopBlock
	PopExcept
	Reraise
	WithExceptStart
	CheckEgMatch
	PrepReraiseStar
	ListToTuple

	firstWithArg
)

// The operations with an argument.
const (
	StoreName Op = iota + firstWithArg
	DeleteName
	UnpackSequence
	UnpackEx
	ForIter
	StoreAttr
	DeleteAttr
	StoreGlobal
	DeleteGlobal
	RotN
	LoadConst
	LoadName
	LoadAttr
	LoadMethod
	LoadGlobal
	LoadFromDictOrGlobals
	BuildTuple
	BuildList
	BuildSet
	BuildMap
	BuildConstKeyMap
	BuildString
	BuildSlice
	ListAppend
	SetAdd
	MapAdd
	ListExtend
	SetUpdate
	DictMerge
	DictUpdate
	CompareOp
	IsOp
	ContainsOp
	ImportName
	ImportFrom
	JumpForward
	JumpAbsolute
	JumpIfFalseOrPop
	JumpIfTrueOrPop
	PopJumpIfFalse
	PopJumpIfTrue
	JumpIfNotExcMatch
	SetupFinally
	SetupWith
	SetupAsyncWith
	LoadFast
	StoreFast
	DeleteFast
	LoadFastAndClear
	LoadClosure
	StoreClosure
	MakeCell
	LoadDeref
	StoreDeref
	DeleteDeref
	LoadClassderef
	RaiseVarargs
	MakeFunction
	CallFunction
	CallFunctionKw
	CallFunctionEx
	CallMethod
	CallMethodKw
	MatchClass
	FormatValue
	CallIntrinsic1
	CallIntrinsic2
	ExtendedArg

	opCount
)

// HaveArgument is the first operation whose argument means something.
const HaveArgument = firstWithArg

// Kind says what an operation's argument is.
type Kind uint8

// The kinds of arguments.
const (
	NoArg      Kind = iota
	Number          // a plain number: a count, a depth, or flags
	Const           // an index into Consts
	Name            // an index into Names
	Local           // an index into VarNames
	Free            // an index into CellVars followed by FreeVars
	JumpRel         // so many instructions after the next one
	JumpAbs         // the number of an instruction
	Comparison      // one of Comparisons
	Conversion      // of FORMAT_VALUE: one of Conversions, plus WithSpec
	Function        // of MAKE_FUNCTION: a set of With… flags
	Intrinsic       // the number of an intrinsic function
)

// variable marks the effect of an operation that depends on its argument; Effect knows it.
const variable = 1 << 6

// Info describes an operation.
type Info struct {
	Name   string
	Kind   Kind
	effect int8 // by how much the stack grows when the operation does not jump
	Doc    string
}

// Infos is the one table of operations, from which names, the disassembler, stack depths and checks derive.
//
// A handler (where SETUP_FINALLY, SETUP_WITH and SETUP_ASYNC_WITH lead) begins with the stack as deep as it was at the SETUP
// (of SETUP_WITH: with __exit__ still on it), and on top of that two values: the exception that was handled before (or
// NULL), and the one to handle now.
var infos = [opCount]Info{
	Nop:                   {"NOP", NoArg, 0, "does nothing"},
	PopTop:                {"POP_TOP", NoArg, -1, "a →"},
	RotTwo:                {"ROT_TWO", NoArg, 0, "a b → b a"},
	RotThree:              {"ROT_THREE", NoArg, 0, "a b c → c a b"},
	RotFour:               {"ROT_FOUR", NoArg, 0, "a b c d → d a b c"},
	DupTop:                {"DUP_TOP", NoArg, 1, "a → a a"},
	DupTopTwo:             {"DUP_TOP_TWO", NoArg, 2, "a b → a b a b"},
	UnaryPositive:         {"UNARY_POSITIVE", NoArg, 0, "a → +a"},
	UnaryNegative:         {"UNARY_NEGATIVE", NoArg, 0, "a → -a"},
	UnaryNot:              {"UNARY_NOT", NoArg, 0, "a → not a"},
	UnaryInvert:           {"UNARY_INVERT", NoArg, 0, "a → ~a"},
	BinaryAdd:             {"BINARY_ADD", NoArg, -1, "a b → a + b"},
	BinarySubtract:        {"BINARY_SUBTRACT", NoArg, -1, "a b → a - b"},
	BinaryMultiply:        {"BINARY_MULTIPLY", NoArg, -1, "a b → a * b"},
	BinaryMatrixMultiply:  {"BINARY_MATRIX_MULTIPLY", NoArg, -1, "a b → a @ b"},
	BinaryTrueDivide:      {"BINARY_TRUE_DIVIDE", NoArg, -1, "a b → a / b"},
	BinaryFloorDivide:     {"BINARY_FLOOR_DIVIDE", NoArg, -1, "a b → a // b"},
	BinaryModulo:          {"BINARY_MODULO", NoArg, -1, "a b → a % b"},
	BinaryPower:           {"BINARY_POWER", NoArg, -1, "a b → a ** b"},
	BinaryLshift:          {"BINARY_LSHIFT", NoArg, -1, "a b → a << b"},
	BinaryRshift:          {"BINARY_RSHIFT", NoArg, -1, "a b → a >> b"},
	BinaryAnd:             {"BINARY_AND", NoArg, -1, "a b → a & b"},
	BinaryXor:             {"BINARY_XOR", NoArg, -1, "a b → a ^ b"},
	BinaryOr:              {"BINARY_OR", NoArg, -1, "a b → a | b"},
	InplaceAdd:            {"INPLACE_ADD", NoArg, -1, "a b → a += b"},
	InplaceSubtract:       {"INPLACE_SUBTRACT", NoArg, -1, "a b → a -= b"},
	InplaceMultiply:       {"INPLACE_MULTIPLY", NoArg, -1, "a b → a *= b"},
	InplaceMatrixMultiply: {"INPLACE_MATRIX_MULTIPLY", NoArg, -1, "a b → a @= b"},
	InplaceTrueDivide:     {"INPLACE_TRUE_DIVIDE", NoArg, -1, "a b → a /= b"},
	InplaceFloorDivide:    {"INPLACE_FLOOR_DIVIDE", NoArg, -1, "a b → a //= b"},
	InplaceModulo:         {"INPLACE_MODULO", NoArg, -1, "a b → a %= b"},
	InplacePower:          {"INPLACE_POWER", NoArg, -1, "a b → a **= b"},
	InplaceLshift:         {"INPLACE_LSHIFT", NoArg, -1, "a b → a <<= b"},
	InplaceRshift:         {"INPLACE_RSHIFT", NoArg, -1, "a b → a >>= b"},
	InplaceAnd:            {"INPLACE_AND", NoArg, -1, "a b → a &= b"},
	InplaceXor:            {"INPLACE_XOR", NoArg, -1, "a b → a ^= b"},
	InplaceOr:             {"INPLACE_OR", NoArg, -1, "a b → a |= b"},
	BinarySubscr:          {"BINARY_SUBSCR", NoArg, -1, "a i → a[i]"},
	StoreSubscr:           {"STORE_SUBSCR", NoArg, -3, "v a i →   a[i] = v"},
	DeleteSubscr:          {"DELETE_SUBSCR", NoArg, -2, "a i →   del a[i]"},
	GetLen:                {"GET_LEN", NoArg, 1, "a → a len(a)"},
	MatchMapping:          {"MATCH_MAPPING", NoArg, 1, "a → a bool: whether a is a mapping"},
	MatchSequence:         {"MATCH_SEQUENCE", NoArg, 1, "a → a bool: whether a is a sequence (and no str, bytes, bytearray)"},
	MatchKeys:             {"MATCH_KEYS", NoArg, 2, "a keys → a keys values True, or a keys None False"},
	CopyDictWithoutKeys:   {"COPY_DICT_WITHOUT_KEYS", NoArg, 0, "a keys → a dict of what else a has"},
	GetIter:               {"GET_ITER", NoArg, 0, "a → iter(a)"},
	GetYieldFromIter:      {"GET_YIELD_FROM_ITER", NoArg, 0, "a → a if it is a generator (or coroutine, where allowed), else iter(a)"},
	GetAiter:              {"GET_AITER", NoArg, 0, "a → aiter(a)"},
	GetAnext:              {"GET_ANEXT", NoArg, 1, "a → a awaitable of the next item"},
	GetAwaitable:          {"GET_AWAITABLE", NoArg, 0, "a → what await a runs"},
	EndAsyncFor:           {"END_ASYNC_FOR", NoArg, -3, "a prev exc →   ends the loop over a if exc is StopAsyncIteration, else raises exc again"},
	BeforeAsyncWith:       {"BEFORE_ASYNC_WITH", NoArg, 1, "a → a.__aexit__ a.__aenter__()"},
	LoadBuildClass:        {"LOAD_BUILD_CLASS", NoArg, 1, "→ __build_class__"},
	LoadAssertionError:    {"LOAD_ASSERTION_ERROR", NoArg, 1, "→ AssertionError"},
	LoadLocals:            {"LOAD_LOCALS", NoArg, 1, "→ the namespace of the class body or module"},
	PrintExpr:             {"PRINT_EXPR", NoArg, -1, "a →   sys.displayhook(a)"},
	ReturnValue:           {"RETURN_VALUE", NoArg, -1, "a →   returns a"},
	YieldValue:            {"YIELD_VALUE", NoArg, 0, "a → what was sent"},
	YieldFrom:             {"YIELD_FROM", NoArg, -1, "it sent → result; yields until the iterator it is done"},
	ImportStar:            {"IMPORT_STAR", NoArg, -1, "module →   its public names become local"},
	SetupAnnotations:      {"SETUP_ANNOTATIONS", NoArg, 0, "makes __annotations__ in the namespace, unless there is one"},
	PopBlock:              {"POP_BLOCK", NoArg, 0, "ends the innermost SETUP"},
	PopExcept:             {"POP_EXCEPT", NoArg, -1, "prev →   ends the handling of an exception; prev is handled again"},
	Reraise:               {"RERAISE", NoArg, -2, "prev exc →   ends the handling and raises exc on, as if it had not been caught"},
	WithExceptStart:       {"WITH_EXCEPT_START", NoArg, 1, "exit prev exc → exit prev exc exit(type, exc, traceback)"},
	CheckEgMatch:          {"CHECK_EG_MATCH", NoArg, 0, "exc types → rest match (each None if empty)"},
	PrepReraiseStar:       {"PREP_RERAISE_STAR", NoArg, -1, "exc list → the exception to raise after except*, or None"},
	ListToTuple:           {"LIST_TO_TUPLE", NoArg, 0, "list → tuple"},
	StoreName:             {"STORE_NAME", Name, -1, "a →   name = a, in the namespace of the class body or module"},
	DeleteName:            {"DELETE_NAME", Name, 0, "del name"},
	UnpackSequence:        {"UNPACK_SEQUENCE", Number, variable, "a → its n items, the first on top"},
	UnpackEx:              {"UNPACK_EX", Number, variable, "a → items, the first on top: low byte before the star, high byte after it"},
	ForIter:               {"FOR_ITER", JumpRel, 1, "it → it next; or, when done, it → and jumps"},
	StoreAttr:             {"STORE_ATTR", Name, -2, "v a →   a.name = v"},
	DeleteAttr:            {"DELETE_ATTR", Name, -1, "a →   del a.name"},
	StoreGlobal:           {"STORE_GLOBAL", Name, -1, "a →   name = a"},
	DeleteGlobal:          {"DELETE_GLOBAL", Name, 0, "del name"},
	RotN:                  {"ROT_N", Number, 0, "the top moves down to place n, the others up"},
	LoadConst:             {"LOAD_CONST", Const, 1, "→ constant"},
	LoadName:              {"LOAD_NAME", Name, 1, "→ name, from namespace, globals or builtins"},
	LoadAttr:              {"LOAD_ATTR", Name, 0, "a → a.name"},
	LoadMethod:            {"LOAD_METHOD", Name, 1, "a → function a, or NULL a.name: two values for CALL_METHOD"},
	LoadGlobal:            {"LOAD_GLOBAL", Name, 1, "→ name, from globals or builtins"},
	LoadFromDictOrGlobals: {"LOAD_FROM_DICT_OR_GLOBALS", Name, 0, "mapping → name, from it, globals or builtins"},
	BuildTuple:            {"BUILD_TUPLE", Number, variable, "n values → tuple"},
	BuildList:             {"BUILD_LIST", Number, variable, "n values → list"},
	BuildSet:              {"BUILD_SET", Number, variable, "n values → set"},
	BuildMap:              {"BUILD_MAP", Number, variable, "n pairs of key value → dict"},
	BuildConstKeyMap:      {"BUILD_CONST_KEY_MAP", Number, variable, "n values, tuple of keys → dict"},
	BuildString:           {"BUILD_STRING", Number, variable, "n strings → one"},
	BuildSlice:            {"BUILD_SLICE", Number, variable, "2 or 3 values → slice"},
	ListAppend:            {"LIST_APPEND", Number, -1, "a →   appends a to the list at depth n (1 is the top once a is gone)"},
	SetAdd:                {"SET_ADD", Number, -1, "a →   adds a to the set at depth n"},
	MapAdd:                {"MAP_ADD", Number, -2, "k v →   sets k to v in the dict at depth n"},
	ListExtend:            {"LIST_EXTEND", Number, -1, "a →   extends the list at depth n by all of a"},
	SetUpdate:             {"SET_UPDATE", Number, -1, "a →   adds all of a to the set at depth n"},
	DictMerge:             {"DICT_MERGE", Number, -1, "a →   adds a's items to the dict at depth n, for a call whose function is 2 under that: no key twice"},
	DictUpdate:            {"DICT_UPDATE", Number, -1, "a →   adds a's items to the dict at depth n"},
	CompareOp:             {"COMPARE_OP", Comparison, -1, "a b → a op b"},
	IsOp:                  {"IS_OP", Number, -1, "a b → a is b; 1: is not"},
	ContainsOp:            {"CONTAINS_OP", Number, -1, "a b → a in b; 1: not in"},
	ImportName:            {"IMPORT_NAME", Name, -1, "level fromlist → module"},
	ImportFrom:            {"IMPORT_FROM", Name, 1, "module → module module.name"},
	JumpForward:           {"JUMP_FORWARD", JumpRel, 0, "jumps"},
	JumpAbsolute:          {"JUMP_ABSOLUTE", JumpAbs, 0, "jumps"},
	JumpIfFalseOrPop:      {"JUMP_IF_FALSE_OR_POP", JumpAbs, -1, "a → a and jumps if it is false, else a →"},
	JumpIfTrueOrPop:       {"JUMP_IF_TRUE_OR_POP", JumpAbs, -1, "a → a and jumps if it is true, else a →"},
	PopJumpIfFalse:        {"POP_JUMP_IF_FALSE", JumpAbs, -1, "a →   jumps if it is false"},
	PopJumpIfTrue:         {"POP_JUMP_IF_TRUE", JumpAbs, -1, "a →   jumps if it is true"},
	JumpIfNotExcMatch:     {"JUMP_IF_NOT_EXC_MATCH", JumpAbs, -2, "exc types →   jumps if exc is none of the types"},
	SetupFinally:          {"SETUP_FINALLY", JumpRel, 0, "exceptions lead to the target, until POP_BLOCK"},
	SetupWith:             {"SETUP_WITH", JumpRel, 1, "a → a.__exit__ a.__enter__(); exceptions lead to the target, until POP_BLOCK"},
	SetupAsyncWith:        {"SETUP_ASYNC_WITH", JumpRel, 0, "exit entered → exit entered; exceptions lead to the target, until POP_BLOCK"},
	LoadFast:              {"LOAD_FAST", Local, 1, "→ local variable"},
	StoreFast:             {"STORE_FAST", Local, -1, "a →   local variable = a"},
	DeleteFast:            {"DELETE_FAST", Local, 0, "del local variable"},
	LoadFastAndClear:      {"LOAD_FAST_AND_CLEAR", Local, 1, "→ local variable or NULL; it is unbound then"},
	LoadClosure:           {"LOAD_CLOSURE", Free, 1, "→ cell"},
	StoreClosure:          {"STORE_CLOSURE", Free, -1, "cell →   puts back a cell that LOAD_CLOSURE saved"},
	MakeCell:              {"MAKE_CELL", Free, 0, "the variable gets a new, empty cell"},
	LoadDeref:             {"LOAD_DEREF", Free, 1, "→ what the cell holds"},
	StoreDeref:            {"STORE_DEREF", Free, -1, "a →   into the cell"},
	DeleteDeref:           {"DELETE_DEREF", Free, 0, "empties the cell"},
	LoadClassderef:        {"LOAD_CLASSDEREF", Free, 0, "mapping → name, from it or the cell"},
	RaiseVarargs:          {"RAISE_VARARGS", Number, variable, "0: raise; 1: exc → raise exc; 2: exc cause → raise exc from cause"},
	MakeFunction:          {"MAKE_FUNCTION", Function, variable, "what the flags say, code, qualified name → function"},
	CallFunction:          {"CALL_FUNCTION", Number, variable, "f n arguments → result"},
	CallFunctionKw:        {"CALL_FUNCTION_KW", Number, variable, "f n arguments, tuple of the names of the last ones → result"},
	CallFunctionEx:        {"CALL_FUNCTION_EX", Number, variable, "f iterable → result; 1: f iterable mapping → result"},
	CallMethod:            {"CALL_METHOD", Number, variable, "the two values of LOAD_METHOD, n arguments → result"},
	CallMethodKw:          {"CALL_METHOD_KW", Number, variable, "the two values of LOAD_METHOD, n arguments, tuple of the names of the last ones → result"},
	MatchClass:            {"MATCH_CLASS", Number, -1, "a class names → attributes True, or None False; n of them positional"},
	FormatValue:           {"FORMAT_VALUE", Conversion, variable, "a → string; with a spec: a spec → string"},
	CallIntrinsic1:        {"CALL_INTRINSIC_1", Intrinsic, 0, "a → result"},
	CallIntrinsic2:        {"CALL_INTRINSIC_2", Intrinsic, -1, "a b → result"},
	ExtendedArg:           {"EXTENDED_ARG", Number, 0, "the higher bits of the next argument"},
}

// Lookup tells about an operation, and whether there is such a one.
func Lookup(op Op) (Info, bool) {
	if op >= opCount || infos[op].Name == "" {
		return Info{}, false
	}
	return infos[op], true
}

// String gives the name of the operation.
func (op Op) String() string {
	if info, ok := Lookup(op); ok {
		return info.Name
	}
	return "<" + itoa(int(op)) + ">"
}

// Effect is by how much the stack grows: when the operation goes on to the next one, or when it jumps (for SETUP_… : when an
// exception leads to the handler, measured from the SETUP).
func Effect(op Op, arg int, jump bool) int {
	if jump {
		switch op {
		case ForIter:
			return -1
		case JumpIfFalseOrPop, JumpIfTrueOrPop:
			return 0
		case SetupFinally:
			return 2
		case SetupWith:
			return 2
		case SetupAsyncWith:
			return 1
		}
	}
	if e := int(infos[op].effect); e != variable {
		return e
	}
	switch op {
	case UnpackSequence:
		return arg - 1
	case UnpackEx:
		return arg&0xff + arg>>8
	case BuildTuple, BuildList, BuildSet, BuildString, BuildSlice:
		return 1 - arg
	case BuildMap:
		return 1 - 2*arg
	case BuildConstKeyMap:
		return -arg
	case RaiseVarargs, CallFunction:
		return -arg
	case CallFunctionKw, CallMethod:
		return -1 - arg
	case CallFunctionEx:
		return -1 - arg&1
	case CallMethodKw:
		return -2 - arg
	case FormatValue:
		if arg&WithSpec != 0 {
			return -1
		}
		return 0
	case MakeFunction:
		n := -1
		for flag := WithDefaults; flag <= WithClosure; flag <<= 1 {
			if arg&flag != 0 {
				n--
			}
		}
		return n
	}
	panic("code: no stack effect for " + op.String())
}

// The flags of MAKE_FUNCTION: which values lie under the code, in this order.
const (
	WithDefaults    = 1 << iota // a tuple of defaults of positional parameters
	WithKwDefaults              // a dict of defaults of keyword-only parameters
	WithAnnotations             // a tuple of names and annotations, in turn
	WithClosure                 // a tuple of cells
)

// Comparisons are the operators of COMPARE_OP.
var Comparisons = [...]string{"<", "<=", "==", "!=", ">", ">="}

// The numbers of Comparisons.
const (
	Less = iota
	LessEqual
	Equal
	NotEqual
	Greater
	GreaterEqual
)

// The argument of FORMAT_VALUE.
const (
	ConvertNone  = iota
	ConvertStr   // !s
	ConvertRepr  // !r
	ConvertASCII // !a
	WithSpec     // a format specification lies on top of the value
)

// The functions of CALL_INTRINSIC_1.
const (
	IntrinsicTypeVar          = iota + 1 // name → TypeVar
	IntrinsicParamSpec                   // name → ParamSpec
	IntrinsicTypeVarTuple                // name → TypeVarTuple
	IntrinsicSubscriptGeneric            // tuple of parameters → Generic[parameters]
	IntrinsicTypeAlias                   // tuple (name, parameters or None, function that evaluates) → TypeAliasType
)

// The functions of CALL_INTRINSIC_2.
const (
	IntrinsicTypeVarWithBound       = iota + 1 // name, function that evaluates the bound → TypeVar
	IntrinsicTypeVarWithConstraints            // name, function that evaluates them → TypeVar
	IntrinsicSetFunctionTypeParams             // function, tuple → function
	IntrinsicSetTypeParamDefault               // parameter, function that evaluates → parameter
)

// Intrinsic1Names and Intrinsic2Names are what the disassembler calls them.
var (
	Intrinsic1Names = [...]string{"", "INTRINSIC_TYPEVAR", "INTRINSIC_PARAMSPEC", "INTRINSIC_TYPEVARTUPLE",
		"INTRINSIC_SUBSCRIPT_GENERIC", "INTRINSIC_TYPEALIAS"}
	Intrinsic2Names = [...]string{"", "INTRINSIC_TYPEVAR_WITH_BOUND", "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
		"INTRINSIC_SET_FUNCTION_TYPE_PARAMS", "INTRINSIC_SET_TYPEPARAM_DEFAULT"}
)
