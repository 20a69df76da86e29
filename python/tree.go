package python

import (
	"fmt"

	"github.com/jinklink/jink/python/compile"
	"github.com/jinklink/jink/python/syntax"
)

// CompileTree compiles a tree that the host built or changed. source is what it was parsed from, so that errors and tracebacks
// can show lines, or nil.
func CompileTree(filename string, tree *syntax.Module, source []byte) (*Program, error) {
	c, err := compile.Tree(tree, compile.Config{Filename: filename, Source: source})
	if err != nil {
		return nil, fmt.Errorf("compile %s: %w", filename, err)
	}
	return &Program{code: c, source: source}, nil
}
