package python

import "github.com/jinklink/jink/python/vm"

// modules are the modules that are written in Go.
func modules() map[string]vm.Module {
	return map[string]vm.Module{}
}
