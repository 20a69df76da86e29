package listener

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

func open(t *testing.T, cfg Config) *Listener {
	t.Helper()
	l, err := Open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func TestOpen_says_what_is_wrong(t *testing.T) {
	addr := open(t, Config{Addr: "127.0.0.1:0"}).Addr().String()
	for _, reuse := range []bool{false, true} {
		_, err := Open(t.Context(), Config{Addr: addr, ReusePort: reuse})
		if err == nil || err.Error() != "the port of "+addr+" is taken by another program" {
			t.Errorf("reuse %v: %v", reuse, err)
		}
	}
	_, err := Open(t.Context(), Config{Addr: "192.0.2.1:80"})
	if err == nil || !strings.HasPrefix(err.Error(), "cannot listen on 192.0.2.1:80: ") || strings.Contains(err.Error(), "\n") {
		t.Errorf("%v", err)
	}
}

func TestOpen_shares_a_port_with_those_who_share_it_too(t *testing.T) {
	addr := open(t, Config{Addr: "127.0.0.1:0", ReusePort: true}).Addr().String()
	open(t, Config{Addr: addr, ReusePort: true})
}

func TestClose_frees_the_port(t *testing.T) {
	for _, accepting := range []bool{false, true} {
		l := open(t, Config{Addr: "127.0.0.1:0"})
		done := make(chan error, 1)
		if accepting {
			go func() {
				_, err := l.Accept()
				done <- err
			}()
			for !l.accepting.Load() {
				time.Sleep(time.Millisecond)
			}
		} else {
			done <- net.ErrClosed
		}
		l.Close()
		if err := <-done; !errors.Is(err, net.ErrClosed) {
			t.Errorf("%v", err)
		}
		again, err := Open(t.Context(), Config{Addr: l.Addr().String()})
		if err != nil {
			t.Errorf("accepting %v: %v", accepting, err)
			continue
		}
		again.Close()
	}
}

// TestClose_answers_who_waits_in_the_queue has connections wait while a server stops, which a plain listener would reset.
func TestClose_answers_who_waits_in_the_queue(t *testing.T) {
	for _, c := range []struct {
		name   string
		listen func() net.Listener
		lost   bool
	}{
		{"drained", func() net.Listener { return open(t, Config{Addr: "127.0.0.1:0"}) }, false},
		{"plain", func() net.Listener {
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			return l
		}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := c.listen()
			var held sync.Once
			first, release := make(chan struct{}), make(chan struct{})
			s := &http.Server{
				Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "hello") }),
				ConnState: func(_ net.Conn, state http.ConnState) { // called by who accepts
					if state == http.StateNew {
						held.Do(func() { close(first); <-release })
					}
				},
			}
			go s.Serve(l)
			var conns []net.Conn
			for range 20 {
				conn, err := net.Dial("tcp", l.Addr().String())
				if err != nil {
					t.Fatal(err)
				}
				defer conn.Close()
				if _, err := io.WriteString(conn, "GET / HTTP/1.0\r\n\r\n"); err != nil {
					t.Fatal(err)
				}
				conns = append(conns, conn)
			}
			<-first
			stopped := make(chan error, 1)
			go func() {
				if l, ok := l.(*Listener); ok {
					l.Drain()
				}
				stopped <- s.Shutdown(context.Background())
			}()
			time.Sleep(20 * time.Millisecond) // until it has closed the listener
			close(release)
			lost := 0
			for _, conn := range conns {
				conn.SetDeadline(time.Now().Add(5 * time.Second))
				if b, err := io.ReadAll(conn); err != nil || !strings.HasSuffix(string(b), "hello") {
					lost++
				}
			}
			if (lost > 0) != c.lost {
				t.Errorf("%d of 20 got no answer", lost)
			}
			if err := <-stopped; err != nil {
				t.Error(err)
			}
		})
	}
}

func TestClose_of_a_shared_port_ends_although_connections_go_on_to_come(t *testing.T) {
	l := open(t, Config{Addr: "127.0.0.1:0", ReusePort: true})
	s := &http.Server{Handler: http.NotFoundHandler()}
	served := make(chan error, 1)
	go func() { served <- s.Serve(l) }()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	for range 4 {
		go func() {
			for ctx.Err() == nil {
				if c, err := net.Dial("tcp", l.Addr().String()); err == nil {
					c.Close()
				}
				time.Sleep(time.Millisecond)
			}
		}()
	}
	time.Sleep(50 * time.Millisecond)
	began := time.Now()
	l.Drain()
	if err := s.Shutdown(t.Context()); err != nil {
		t.Error(err)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
	if err := <-served; !errors.Is(err, http.ErrServerClosed) {
		t.Error(err)
	}
}
