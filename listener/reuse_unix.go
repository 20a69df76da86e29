//go:build linux || darwin

package listener

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// reusePort lets several sockets listen on one port.
func reusePort(_, _ string, c syscall.RawConn) error {
	var failed error
	if err := c.Control(func(fd uintptr) { failed = unix.SetsockoptInt(int(fd), unix.SOL_SOCKET, unix.SO_REUSEPORT, 1) }); err != nil {
		return err
	}
	return failed
}
