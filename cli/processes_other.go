//go:build !unix

package cli

import (
	"errors"
	"os/exec"

	"github.com/jinklink/jink/python/stdlib/posix"
)

// group refuses what this system does not have.
func group(_ *exec.Cmd, c posix.Command) error {
	if c.Session || c.Group >= 0 {
		return errors.ErrUnsupported
	}
	return nil
}
