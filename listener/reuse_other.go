//go:build !linux && !darwin

package listener

import "syscall"

func reusePort(string, string, syscall.RawConn) error { return errNoReusePort }
