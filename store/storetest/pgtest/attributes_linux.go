package pgtest

import "syscall"

// attributes make a process run as the given user and end it when the test binary ends, however that happens.
func attributes(who *syscall.Credential) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: who, Pdeathsig: syscall.SIGINT, Setpgid: true}
}
