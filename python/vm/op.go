package vm

import "github.com/jinklink/jink/python/code"

// instr is an instruction as the loop runs it: decoded once from wordcode, of one size, with several operations in one
// where that is common.
type instr struct {
	op op
	a  uint8
	b  uint16
	c  int32
}

// op is an operation of the loop. The first ones are those of code.Op, with the same numbers; after them come the fused
// ones, which exist only here.
type op uint8

const (
	// Arithmetic on two locals (FF), or a local and a constant (FK): b is the left one, the low half of c the right one,
	// the high half the local that gets the result, or negative. All that end in FK have the same lowest bit: fusedConst.
	opAddFF op = iota + op(code.ExtendedArg) + 1
	opAddFK
	opSubtractFF
	opSubtractFK
	opMultiplyFF
	opMultiplyFK

	opLoadFastLoadFast  // b, c: push two locals
	opLoadFastLoadConst // b, c: push a local and a constant
	opStoreFastLoadFast // b, c: pop into local b, push local c
	opLoadFastAttr      // b local, c attribute cache
	opLoadFastMethod    // b local, c attribute cache
	opLoadFastReturn    // b
	opLoadConstReturn   // c

	// Comparisons followed by a conditional jump: a is the comparison, with jumpIfTrue or not.
	opCompareJump   // c: target
	opCompareJumpFF // b left, low half of c right, high half of c: target
	opCompareJumpFK
	opIsNoneJump // POP_JUMP on `is None` of the top: a as above, b: 1 for `is not`; c target
	opCallKwConst
	opCallMethodKwConst
	opForIterStore // FOR_ITER and STORE_FAST b
	opForIterPair  // FOR_ITER and UNPACK_SEQUENCE 2
	opSuperMethod  // super().name as a method: b name, c attribute cache
	opSubscrFF     // local b [ local c ]
)

const (
	noStore    = 0xffff
	jumpIfTrue = 0x80
	fusedConst = opAddFK & 1
)

// attrCache remembers where an attribute was found: an inline cache, as those of LOAD_ATTR, LOAD_METHOD and STORE_ATTR.
// It holds while the type, its version and the object's shape are the same.
type attrCache struct {
	typ     *typeRef
	version uint64
	shape   *shapeRef
	next    *shapeRef // of STORE_ATTR that adds the attribute: the shape it leads to
	name    *strRef
	value   valueRef
	found   valueRef
	class   uint64 // of cacheType: the version of the class
	dict    *dictRef
	place   int32
	keys    uint32
	kind    cacheKind
	misses  uint8
}

type cacheKind uint8

const (
	cacheNone     cacheKind = iota
	cacheSlot               // in the object, at place
	cacheClass              // value, from the class; the object cannot hide it
	cacheMethod             // a function of the class, to be called with the object
	cacheProperty           // value is the property, whose getter may be exchanged
	cacheModule             // in a module's namespace, at place
	cacheAdd                // STORE_ATTR: a new attribute
	cacheMember             // one of __slots__, at place
	cacheData               // in the namespace of a class, dict, at place: a value that may change
	cacheType               // of a class: value is the class; found is what was found, or, if dict is not nil, it is there at place
	cacheGetSet             // value is a computed attribute of a built-in type, which no instance can hide
	cacheOff                // missed too often: not tried any more
)

// globalCache remembers where LOAD_GLOBAL found a name.
type globalCache struct {
	globals     *dictRef
	builtins    *dictRef
	keys        uint32
	builtinKeys uint32
	place       int32
	builtin     bool
}
