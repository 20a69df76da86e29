package cli

import (
	"os"
	"path/filepath"
)

// cpythonLibrary is the library of the CPython 3.13 that JINK_CPYTHON names, if it has come with its tests; otherwise "".
func cpythonLibrary() string {
	cpython, err := filepath.EvalSymlinks(os.Getenv("JINK_CPYTHON"))
	if err != nil {
		return ""
	}
	library := filepath.Join(filepath.Dir(filepath.Dir(cpython)), "lib", "python3.13")
	if _, err := os.Stat(filepath.Join(library, "test", "support")); err != nil {
		return ""
	}
	return library
}
