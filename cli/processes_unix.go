//go:build unix

package cli

import (
	"os/exec"
	"syscall"

	"github.com/jinklink/jink/python/stdlib/posix"
)

// group has a command begin a session or a group of processes, or join one.
func group(cmd *exec.Cmd, c posix.Command) error {
	if c.Session || c.Group >= 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: c.Session, Setpgid: c.Group >= 0, Pgid: max(c.Group, 0)}
	}
	return nil
}
