package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"
)

// newHTTPServer returns a server with bounds on how long and how much a client may take.
func newHTTPServer(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:                      h,
		ReadHeaderTimeout:            5 * time.Second,
		ReadTimeout:                  time.Minute,
		WriteTimeout:                 2 * time.Minute,
		IdleTimeout:                  2 * time.Minute,
		MaxHeaderBytes:               16 << 10,
		DisableGeneralOptionsHandler: true,
		ErrorLog:                     slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
}

// serve begins to answer on a listener, with run.
func (s *server) serve(name string, run func() error) {
	go func() {
		if err := run(); !errors.Is(err, http.ErrServerClosed) {
			s.failed <- fmt.Errorf("the %s listener: %w", name, err)
		}
	}()
}

// drained has clients whose connection is kept open connect anew, elsewhere, after the answer that they get. Connections
// that are idle are left alone until a balancer has had time to notice: one that is closed just as a request is sent over
// it looks like a failure.
func (s *server) drained(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.health.draining.Load() {
			w.Header()["Connection"] = []string{"close"}
		}
		next.ServeHTTP(w, r)
	})
}

// closeTimeout is what the parts behind the listeners are given to end, each: clicks to be stored, above all.
const closeTimeout = 10 * time.Second

// stop ends everything in an order in which nothing is refused or lost that need not be:
//
//  1. the node says that it is not ready, and asks clients that send something to open new connections elsewhere;
//  2. it goes on accepting for a while, because load balancers need time to notice;
//  3. it stops accepting and finishes what it has begun;
//  4. clicks that wait are stored;
//  5. the node no longer follows the others, and the store is closed;
//  6. the admin listener goes last, so that all of this can be watched.
func (s *server) stop(ctx context.Context) error {
	interrupted := errors.Is(context.Cause(ctx), ErrInterrupted)
	ctx = context.WithoutCancel(ctx)
	began := time.Now()
	s.log.Info("stopping")
	s.health.draining.Store(true)
	if !interrupted {
		time.Sleep(s.cfg.DrainDelay)
	}
	var failures []error
	note := func(what string, err error) {
		if err != nil {
			failures = append(failures, fmt.Errorf("%s: %w", what, err))
		}
	}
	within := func(d time.Duration, end func(context.Context) error) error {
		ctx, cancel := context.WithTimeout(ctx, d)
		defer cancel()
		return end(ctx)
	}
	s.open.drain()
	if err := within(s.cfg.StopTimeout, s.public.Shutdown); err != nil {
		note("requests were cut off", err)
		s.public.Close()
	}
	note("clicks", within(closeTimeout, s.recorder.Close))
	s.keeper.Close()
	s.endBackground()
	s.background.Wait()
	note("store", s.close())
	note("traces", within(time.Second, s.tracing.Close))
	if err := within(time.Second, s.admin.Shutdown); err != nil {
		s.admin.Close()
	}
	err := errors.Join(failures...)
	if err != nil {
		s.log.Error("stopped, but not cleanly", "error", err, "seconds", time.Since(began).Seconds())
		return err
	}
	s.log.Info("stopped", "seconds", time.Since(began).Seconds())
	return nil
}
