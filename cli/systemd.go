package cli

import (
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/coreos/go-systemd/v22/activation"
	"github.com/coreos/go-systemd/v22/daemon"
)

// This file is about systemd, where it has started the server: sockets that it has opened, and what it wants to be told.
// Without it there is nothing here to do.

// inherited returns the sockets that were handed over, by name: "public", "tls" and "admin", as FileDescriptorName= says.
// A single one that has no name of its own is the public one.
func inherited() (map[string]net.Listener, error) {
	named, err := activation.ListenersWithNames()
	if err != nil {
		return nil, fmt.Errorf("the sockets that were handed over: %w", err)
	}
	count := 0
	for _, list := range named {
		count += len(list)
	}
	all := map[string]net.Listener{}
	for name, list := range named {
		if count == 1 && nameless(name) {
			name = "public"
		}
		switch name {
		case "public", "tls", "admin":
		default:
			return nil, fmt.Errorf("a socket named %q was handed over; the names are public, tls and admin (FileDescriptorName=)", name)
		}
		if len(list) != 1 {
			return nil, fmt.Errorf("%d sockets named %s were handed over; there can be one", len(list), name)
		}
		all[name] = list[0]
	}
	return all, nil
}

// nameless reports whether a socket has the name that it gets where nobody gives it one.
func nameless(name string) bool {
	return name == "" || name == "unknown" || strings.HasPrefix(name, "LISTEN_FD_") || strings.HasSuffix(name, ".socket")
}

// notify tells systemd how the server is. Where that fails there is nobody to tell of it: systemd will find out.
func notify(state string) { _, _ = daemon.SdNotify(false, state) }

// watchdog returns how long systemd waits for a sign of life; 0: it does not.
func watchdog() (time.Duration, error) {
	d, err := daemon.SdWatchdogEnabled(true)
	if err != nil {
		return 0, fmt.Errorf("WATCHDOG_USEC: %w", err)
	}
	return d, nil
}
