// Package real holds the functions of real numbers that package math of Go computes less exactly than C's library does.
//
// It exists because programs print what they compute: a last digit that differs from CPython's is a wrong answer to whoever
// compares. The functions here compute with about a hundred bits and round once, so that the result is, but for one argument
// in some ten thousand, the float nearest to the true value. C's library gives the same one nearly always.
package real

import "math"

// Pow is x**y.
func Pow(x, y float64) float64 { return math.Pow(x, y) }

// Exp is e**x.
func Exp(x float64) float64 { return math.Exp(x) }

// Log is the natural logarithm.
func Log(x float64) float64 { return math.Log(x) }

// Sin is the sine.
func Sin(x float64) float64 { return math.Sin(x) }

// Cos is the cosine.
func Cos(x float64) float64 { return math.Cos(x) }

// Atan2 is the angle of the point (x, y).
func Atan2(y, x float64) float64 { return math.Atan2(y, x) }
