//go:build unix && !linux

package pgtest

import "syscall"

// attributes make a process run as the given user.
func attributes(who *syscall.Credential) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: who, Setpgid: true}
}
