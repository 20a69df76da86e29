// Package lib holds the modules of the standard library that are written in Python, as part of the binary.
//
// They are our own: what they do is what CPython 3.13 documents, how they do it is not taken from there. A module stands
// here, and not in Go, where its speed does not matter or where programs expect Python objects all the way down.
package lib

import "embed"

// Files are the sources: name.py, or name/__init__.py for a package.
//
//go:embed all:*
var Files embed.FS
