package app

import (
	"sync"
	"time"
)

// This file tells whoever started the server, an init system, how it is.

func (s Streams) notify(state string) {
	if s.Notify != nil {
		s.Notify(state)
	}
}

// watchdog gives a sign of life twice as often as one is waited for, as long as the process gets on, also while it starts and
// stops. The function that it returns ends that.
func (s *server) watchdog(streams Streams) func() {
	if streams.Watchdog <= 0 {
		return func() {}
	}
	end := make(chan struct{})
	var running sync.WaitGroup
	running.Go(func() {
		tick := time.NewTicker(streams.Watchdog / 2)
		defer tick.Stop()
		for {
			if s.health.alive() {
				streams.notify("WATCHDOG=1")
			}
			select {
			case <-end:
				return
			case <-tick.C:
			}
		}
	})
	return func() {
		close(end)
		running.Wait()
	}
}
