package python

import (
	"github.com/jinklink/jink/python/stdlib/builtins"
	"github.com/jinklink/jink/python/stdlib/cmath"
	"github.com/jinklink/jink/python/stdlib/io"
	"github.com/jinklink/jink/python/stdlib/math"
	"github.com/jinklink/jink/python/stdlib/operator"
	"github.com/jinklink/jink/python/stdlib/sys"
	"github.com/jinklink/jink/python/vm"
)

// modules are the modules that are written in Go.
func modules() map[string]vm.Module {
	return map[string]vm.Module{
		"builtins":  builtins.Module,
		"_io":       io.Config{}.Module,
		"cmath":     cmath.Module,
		"math":      math.Module,
		"operator":  operator.Module,
		"_operator": operator.Module,
		"sys":       sys.Module,
	}
}
