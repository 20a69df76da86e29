package overload

import (
	"math"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// ask sends a request through the gate and returns the status, 503 and the reason where it was put off.
func ask(g *Gate, next http.HandlerFunc) (status int, reason Reason) {
	w := httptest.NewRecorder()
	g.Wrap(next, func(w http.ResponseWriter, _ *http.Request, why Reason) {
		reason = why
		w.WriteHeader(http.StatusServiceUnavailable)
	}).ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	return w.Code, reason
}

// hold has n requests under way until the returned function is called.
func hold(t *testing.T, g *Gate, n int) (release func()) {
	t.Helper()
	entered, leave := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() {
			if status, _ := ask(g, func(http.ResponseWriter, *http.Request) { entered <- struct{}{}; <-leave }); status != 200 {
				t.Errorf("one of %d is put off", n)
				entered <- struct{}{}
			}
		})
	}
	for range n {
		<-entered
	}
	return func() { close(leave); wg.Wait() }
}

func ok(http.ResponseWriter, *http.Request) {}

func TestGate_admits_so_many_at_once(t *testing.T) {
	g := New(Config{Concurrency: 3})
	release := hold(t, g, 3)
	if status, reason := ask(g, ok); status != 503 || reason != Concurrency {
		t.Errorf("the fourth of three: %d %q", status, reason)
	}
	release()
	if status, _ := ask(g, ok); status != 200 {
		t.Errorf("after they have gone: %d", status)
	}
}

func TestGate_counts_requests_that_panic_as_gone(t *testing.T) {
	g := New(Config{Concurrency: 1})
	func() {
		defer func() { recover() }()
		ask(g, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	}()
	if status, _ := ask(g, ok); status != 200 {
		t.Errorf("%d", status)
	}
}

func TestGate_narrows_while_the_processors_are_busy_and_widens_again(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var delay atomic.Int64
		delay.Store(int64(time.Second))
		g := New(Config{Concurrency: 8, Delay: func() time.Duration { return time.Duration(delay.Load()) }})
		go g.Run(t.Context())
		release := hold(t, g, 8)
		time.Sleep(1100 * time.Millisecond) // four looks: 4, 2, 1, 1
		release()
		release = hold(t, g, 1)
		if status, reason := ask(g, ok); status != 503 || reason != CPU {
			t.Errorf("a second one on busy processors: %d %q", status, reason)
		}
		delay.Store(0)
		time.Sleep(time.Second) // four looks
		release()
		release = hold(t, g, 5)
		if status, _ := ask(g, ok); status != 503 {
			t.Errorf("after a second of calm five of eight are admitted, and this is the sixth: %d", status)
		}
		release()
		time.Sleep(time.Second)
		hold(t, g, 8)()
	})
}

// TestSchedulingDelay sees goroutines wait for processors that others keep busy.
func TestSchedulingDelay(t *testing.T) {
	delay := schedulingDelay()
	delay()
	until := time.Now().Add(300 * time.Millisecond)
	var wg sync.WaitGroup
	for range 500 {
		wg.Go(func() {
			for time.Now().Before(until) {
			}
		})
	}
	wg.Wait()
	if d := delay(); d < 10*time.Millisecond {
		t.Errorf("500 goroutines on a few processors wait %v", d)
	}
}

func TestPercentile(t *testing.T) {
	bounds := []float64{math.Inf(-1), 0.001, 0.01, math.Inf(1)}
	for _, c := range []struct {
		counts []uint64
		want   time.Duration
	}{
		{[]uint64{0, 0, 0}, 0},
		{[]uint64{100, 0, 0}, time.Millisecond},
		{[]uint64{99, 1, 0}, time.Millisecond},
		{[]uint64{98, 2, 0}, 10 * time.Millisecond},
		{[]uint64{0, 0, 5}, 10 * time.Millisecond},
	} {
		if got := percentile(c.counts, bounds, 0.99); got != c.want {
			t.Errorf("%v: %v, want %v", c.counts, got, c.want)
		}
	}
}
