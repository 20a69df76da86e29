//go:build !linux

package postgres

import "syscall"

// boundUnanswered leaves the bound to keep-alive probes, which find an idle connection lost, and to patience.
func boundUnanswered(string, string, syscall.RawConn) error { return nil }
