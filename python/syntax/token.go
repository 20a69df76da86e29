package syntax

// This file names the tokens.

// Kind says what a token is. Keywords and operators have a kind each; Name and everything before it is told apart by text.
type Kind uint8

// The kinds of tokens. Comment and NL appear only where TokensConfig asks for them.
const (
	EndMarker Kind = iota
	Newline        // the end of a logical line
	Indent
	Dedent
	NL // the end of a line that ends no statement
	Comment
	Unknown // a character that begins no token, such as ?
	Number
	String
	FStringStart
	FStringMiddle
	FStringEnd
	NameToken
	noToken // what the parser sees where the scanner gave up

	keywordsBegin
	kwFalse
	kwNone
	kwTrue
	kwAnd
	kwAs
	kwAssert
	kwAsync
	kwAwait
	kwBreak
	kwClass
	kwContinue
	kwDef
	kwDel
	kwElif
	kwElse
	kwExcept
	kwFinally
	kwFor
	kwFrom
	kwGlobal
	kwIf
	kwImport
	kwIn
	kwIs
	kwLambda
	kwNonlocal
	kwNot
	kwOr
	kwPass
	kwRaise
	kwReturn
	kwTry
	kwWhile
	kwWith
	kwYield
	keywordsEnd

	operatorsBegin
	opLParen
	opRParen
	opLBracket
	opRBracket
	opLBrace
	opRBrace
	opColon
	opComma
	opSemi
	opDot
	opEllipsis
	opArrow
	opAssign // =
	opWalrus
	opBang
	opPlus
	opMinus
	opStar
	opSlash
	opVBar
	opAmper
	opLess
	opGreater
	opPercent
	opTilde
	opCircumflex
	opAt
	opEq
	opNotEq
	opLessEq
	opGreaterEq
	opLShift
	opRShift
	opDoubleStar
	opDoubleSlash
	opPlusAssign // the augmented assignments, in the order of the operators they hold
	opMinusAssign
	opStarAssign
	opAtAssign
	opSlashAssign
	opPercentAssign
	opDoubleStarAssign
	opLShiftAssign
	opRShiftAssign
	opVBarAssign
	opCircumflexAssign
	opAmperAssign
	opDoubleSlashAssign
	operatorsEnd
)

// IsKeyword reports whether the token is a word that cannot be a name.
func (k Kind) IsKeyword() bool { return k > keywordsBegin && k < keywordsEnd }

// IsOperator reports whether the token is an operator or a delimiter.
func (k Kind) IsOperator() bool { return k > operatorsBegin && k < operatorsEnd }

// String returns what Python's token module calls the kind; a keyword is a NAME, an operator an OP.
func (k Kind) String() string {
	switch k {
	case EndMarker:
		return "ENDMARKER"
	case Newline:
		return "NEWLINE"
	case Indent:
		return "INDENT"
	case Dedent:
		return "DEDENT"
	case NL:
		return "NL"
	case Comment:
		return "COMMENT"
	case Number:
		return "NUMBER"
	case String:
		return "STRING"
	case FStringStart:
		return "FSTRING_START"
	case FStringMiddle:
		return "FSTRING_MIDDLE"
	case FStringEnd:
		return "FSTRING_END"
	case Unknown:
		return "OP"
	}
	if k.IsOperator() {
		return "OP"
	}
	return "NAME"
}

// token is a token as the parser holds it: 32 bytes without a pointer, since a source has many.
type token struct {
	kind       Kind
	level      bool  // inside brackets, counted after the token
	start, end int32 // in the source
	Span
}

// keyword returns the kind of a word: of a keyword, or NameToken.
func keyword(w []byte) Kind {
	switch len(w) {
	case 2:
		switch string(w) {
		case "as":
			return kwAs
		case "if":
			return kwIf
		case "in":
			return kwIn
		case "is":
			return kwIs
		case "or":
			return kwOr
		}
	case 3:
		switch string(w) {
		case "and":
			return kwAnd
		case "def":
			return kwDef
		case "del":
			return kwDel
		case "for":
			return kwFor
		case "not":
			return kwNot
		case "try":
			return kwTry
		}
	case 4:
		switch string(w) {
		case "None":
			return kwNone
		case "True":
			return kwTrue
		case "elif":
			return kwElif
		case "else":
			return kwElse
		case "from":
			return kwFrom
		case "pass":
			return kwPass
		case "with":
			return kwWith
		}
	case 5:
		switch string(w) {
		case "False":
			return kwFalse
		case "async":
			return kwAsync
		case "await":
			return kwAwait
		case "break":
			return kwBreak
		case "class":
			return kwClass
		case "raise":
			return kwRaise
		case "while":
			return kwWhile
		case "yield":
			return kwYield
		}
	case 6:
		switch string(w) {
		case "assert":
			return kwAssert
		case "except":
			return kwExcept
		case "global":
			return kwGlobal
		case "import":
			return kwImport
		case "lambda":
			return kwLambda
		case "return":
			return kwReturn
		}
	case 7:
		if string(w) == "finally" {
			return kwFinally
		}
	case 8:
		switch string(w) {
		case "continue":
			return kwContinue
		case "nonlocal":
			return kwNonlocal
		}
	}
	return NameToken
}

// operator returns the longest operator at the start of s, which ends with a zero byte, and its length; 0 where there is none.
func operator(s []byte) (Kind, int) {
	at := func(i int) byte {
		if i < len(s) {
			return s[i]
		}
		return 0
	}
	pick := func(plain, assign Kind) (Kind, int) {
		if at(1) == '=' {
			return assign, 2
		}
		return plain, 1
	}
	switch at(0) {
	case '(':
		return opLParen, 1
	case ')':
		return opRParen, 1
	case '[':
		return opLBracket, 1
	case ']':
		return opRBracket, 1
	case '{':
		return opLBrace, 1
	case '}':
		return opRBrace, 1
	case ',':
		return opComma, 1
	case ';':
		return opSemi, 1
	case '~':
		return opTilde, 1
	case ':':
		return pick(opColon, opWalrus)
	case '.':
		if at(1) == '.' && at(2) == '.' {
			return opEllipsis, 3
		}
		return opDot, 1
	case '=':
		return pick(opAssign, opEq)
	case '!':
		return pick(opBang, opNotEq)
	case '+':
		return pick(opPlus, opPlusAssign)
	case '-':
		if at(1) == '>' {
			return opArrow, 2
		}
		return pick(opMinus, opMinusAssign)
	case '*':
		if at(1) == '*' {
			if at(2) == '=' {
				return opDoubleStarAssign, 3
			}
			return opDoubleStar, 2
		}
		return pick(opStar, opStarAssign)
	case '/':
		if at(1) == '/' {
			if at(2) == '=' {
				return opDoubleSlashAssign, 3
			}
			return opDoubleSlash, 2
		}
		return pick(opSlash, opSlashAssign)
	case '%':
		return pick(opPercent, opPercentAssign)
	case '@':
		return pick(opAt, opAtAssign)
	case '&':
		return pick(opAmper, opAmperAssign)
	case '|':
		return pick(opVBar, opVBarAssign)
	case '^':
		return pick(opCircumflex, opCircumflexAssign)
	case '<':
		switch at(1) {
		case '<':
			if at(2) == '=' {
				return opLShiftAssign, 3
			}
			return opLShift, 2
		case '>':
			return opNotEq, 2 // which the parser refuses
		}
		return pick(opLess, opLessEq)
	case '>':
		if at(1) == '>' {
			if at(2) == '=' {
				return opRShiftAssign, 3
			}
			return opRShift, 2
		}
		return pick(opGreater, opGreaterEq)
	}
	return Unknown, 0
}
