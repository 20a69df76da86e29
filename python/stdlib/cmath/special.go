package cmath

import "math"

// This file says what the functions answer where a part of the argument is infinite or nan: what annex G of the C standard
// recommends, and Python follows.

// class is the kind of float that a part of an argument is: the tables have a row and a column for each.
func class(x float64) int {
	switch {
	case x != x:
		return 6
	case math.IsInf(x, -1):
		return 0
	case math.IsInf(x, 1):
		return 5
	case x < 0:
		return 1
	case x > 0:
		return 4
	case math.Signbit(x):
		return 2
	}
	return 3
}

// table has in row and column what a function answers: two letters, the real and the imaginary part, or xx where it is
// outside of the domain. Where both parts are finite the function computes.
type table [7]string

func isSpecial(z complex128) bool { return !isFinite(real(z)) || !isFinite(imag(z)) }

// known is the entry for z.
func (t *table) known(z complex128) (complex128, failure) {
	entry := t[class(real(z))][3*class(imag(z)):][:2]
	if entry == "xx" {
		return 0, domain
	}
	return complex(letter(entry[0]), letter(entry[1])), none
}

func letter(c byte) float64 {
	switch c {
	case 'i':
		return math.Inf(1)
	case 'I':
		return math.Inf(-1)
	case '0':
		return 0
	case 'o':
		return math.Copysign(0, -1)
	case '1':
		return 1
	case 'l':
		return -1
	case 'p':
		return math.Pi
	case 'P':
		return -math.Pi
	case 'h':
		return math.Pi / 2
	case 'H':
		return -math.Pi / 2
	case 'q':
		return math.Pi / 4
	case 'Q':
		return -math.Pi / 4
	case 't':
		return 3 * math.Pi / 4
	case 'T':
		return -3 * math.Pi / 4
	}
	return math.NaN()
}

// The tables; rows and columns are -inf, negative, -0, 0, positive, inf, nan.
var (
	acosTable = table{
		"ti pi pi pI pI tI ni",
		"hi .. .. .. .. hI nn",
		"hi .. .. .. .. hI hn",
		"hi .. .. .. .. hI hn",
		"hi .. .. .. .. hI nn",
		"qi 0i 0i 0I 0I qI ni",
		"ni nn nn nn nn nI nn",
	}
	acoshTable = table{
		"iT iP iP ip ip it in",
		"iH .. .. .. .. ih nn",
		"iH .. .. .. .. ih nn",
		"iH .. .. .. .. ih nn",
		"iH .. .. .. .. ih nn",
		"iQ io io i0 i0 iq in",
		"in nn nn nn nn in nn",
	}
	asinhTable = table{
		"IQ Io Io I0 I0 Iq In",
		"IH .. .. .. .. Ih nn",
		"IH .. .. .. .. Ih nn",
		"iH .. .. .. .. ih nn",
		"iH .. .. .. .. ih nn",
		"iQ io io i0 i0 iq in",
		"in nn no n0 nn in nn",
	}
	atanhTable = table{
		"oH oH oH oh oh oh on",
		"oH .. .. .. .. oh nn",
		"oH .. .. .. .. oh on",
		"0H .. .. .. .. 0h 0n",
		"0H .. .. .. .. 0h nn",
		"0H 0H 0H 0h 0h 0h 0n",
		"0H nn nn nn nn 0h nn",
	}
	coshTable = table{
		"xx Ii i0 io II xx in",
		"xx .. .. .. .. xx nn",
		"xx .. .. .. .. xx n0",
		"xx .. .. .. .. xx n0",
		"xx .. .. .. .. xx nn",
		"xx II io i0 Ii xx in",
		"nn nn n0 n0 nn nn nn",
	}
	expTable = table{
		"00 oo 0o 00 o0 00 00",
		"xx .. .. .. .. xx nn",
		"xx .. .. .. .. xx nn",
		"xx .. .. .. .. xx nn",
		"xx .. .. .. .. xx nn",
		"xx II io i0 Ii xx in",
		"nn nn no n0 nn nn nn",
	}
	logTable = table{
		"iT iP iP ip ip it in",
		"iH .. .. .. .. ih nn",
		"iH .. .. .. .. ih nn",
		"iH .. .. .. .. ih nn",
		"iH .. .. .. .. ih nn",
		"iQ io io i0 i0 iq in",
		"in nn nn nn nn in nn",
	}
	sinhTable = table{
		"xx iI Io I0 ii xx in",
		"xx .. .. .. .. xx nn",
		"xx .. .. .. .. xx 0n",
		"xx .. .. .. .. xx 0n",
		"xx .. .. .. .. xx nn",
		"xx II io i0 Ii xx in",
		"nn nn no n0 nn nn nn",
	}
	sqrtTable = table{
		"iI 0I 0I 0i 0i ii ni",
		"iI .. .. .. .. ii nn",
		"iI .. .. .. .. ii nn",
		"iI .. .. .. .. ii nn",
		"iI .. .. .. .. ii nn",
		"iI io io i0 i0 ii in",
		"iI nn nn nn nn ii nn",
	}
	tanhTable = table{
		"l0 l0 lo l0 lo l0 l0",
		"xx .. .. .. .. xx nn",
		"xx .. .. .. .. xx nn",
		"xx .. .. .. .. xx nn",
		"xx .. .. .. .. xx nn",
		"10 10 1o 10 1o 10 10",
		"nn nn no n0 nn nn nn",
	}
	rectTable = table{
		"xx ii I0 Io iI xx in",
		"xx .. .. .. .. xx nn",
		"00 .. .. .. .. 00 00",
		"00 .. .. .. .. 00 00",
		"xx .. .. .. .. xx nn",
		"xx II io i0 Ii xx in",
		"nn nn n0 n0 nn nn nn",
	}
)
