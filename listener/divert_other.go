//go:build !linux

package listener

import "syscall"

// divert cannot be done here.
func divert(syscall.RawConn) {}

func share(syscall.RawConn) {}
