package pattern

// This file reads the operations that CPython's own module re compiles patterns to, so that it can run over this engine.

// Magic is the version of the operations.
const Magic = 20230502

// IsCased reports whether a character has cases.
func IsCased(ascii bool, r rune) bool {
	if ascii {
		return isCased(modeASCII, r)
	}
	return isCased(modeUnicode, r)
}

// Lower is the lower case of a character.
func Lower(ascii bool, r rune) rune {
	if ascii {
		return lowerOf(modeASCII, r)
	}
	return lowerOf(modeUnicode, r)
}

// Decode makes a program of operations.
func Decode(m Meter, code []uint32, bytes bool, flags, groups int) (*Program, error) {
	return nil, &Error{"invalid SRE code", -1}
}
