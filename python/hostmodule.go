package python

import (
	"fmt"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/vm"
)

// Module is a module of the host: what its programs can import besides the standard library. It never changes, and any
// number of interpreters may have it.
type Module struct {
	Doc string
	// Functions are its functions.
	Functions []*Function
	// Values are its other names: Go values, which each interpreter gets as Interpreter.Value makes them, and classes.
	Values map[string]any
}

// make makes the module for an interpreter.
func (m *Module) make(name string) vm.Module {
	return func(t *object.Thread) (*object.Module, error) {
		made := object.NewModule(name, m.Doc)
		for _, f := range m.Functions {
			made.Add(f.builtin())
		}
		for key, x := range m.Values {
			v, err := toPython(t, x)
			if err != nil {
				return nil, fmt.Errorf("value %s of module %s: %w", key, name, err)
			}
			made.Set(key, v)
		}
		return made, nil
	}
}
