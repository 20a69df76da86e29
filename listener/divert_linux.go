package listener

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// divert has the kernel give new connections to the second of the sockets that share a port, if there are several. Sockets
// are in the order in which they were opened: where a server is followed by another, this is the other one. So the queue of
// the first runs dry; else there is always a connection that comes just as it is closed. Where the order is another one, all
// is as it was without.
func divert(c syscall.RawConn) {
	program := &unix.SockFprog{Len: 1, Filter: &unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: 1}} // an index
	_ = c.Control(func(fd uintptr) {
		_ = unix.SetsockoptSockFprog(int(fd), unix.SOL_SOCKET, unix.SO_ATTACH_REUSEPORT_CBPF, program)
	})
}

// share ends what divert has begun: the kernel shares connections out among all sockets.
func share(c syscall.RawConn) {
	_ = c.Control(func(fd uintptr) { _ = unix.SetsockoptInt(int(fd), unix.SOL_SOCKET, unix.SO_DETACH_REUSEPORT_BPF, 0) })
}
