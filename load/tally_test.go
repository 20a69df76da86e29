package load

import (
	"context"
	"errors"
	"testing"
	"time"
)

func TestTally_failing(t *testing.T) {
	began := time.Now()
	at := func(d time.Duration) time.Time { return began.Add(d) }
	const second = time.Second
	// feed adds ten answers a second, failures where fails says so.
	feed := func(until time.Duration, fails func(time.Duration) bool) *tally {
		y := newTally(began, func(error) {})
		for d := time.Duration(0); d < until; d += second / 10 {
			a := answer{kind: redirected, status: 302}
			if fails(d) {
				a = answer{kind: failed, status: 502}
			}
			y.add(a, at(d), at(d), at(d))
		}
		return y
	}
	always := func(time.Duration) bool { return true }
	for name, test := range map[string]struct {
		until time.Duration
		fails func(time.Duration) bool
		want  bool
	}{
		"everything fails for five seconds": {5 * second, always, true},
		"for less":                          {4900 * time.Millisecond, always, false},
		"two of five seconds":               {5 * second, func(d time.Duration) bool { return d < 2*second }, false},
		"three of the last five":            {20 * second, func(d time.Duration) bool { return d >= 17*second }, true},
		"three, but long ago":               {20 * second, func(d time.Duration) bool { return d < 14*second }, false},
		"half of the answers":               {20 * second, func(d time.Duration) bool { return d/(second/10)%2 == 0 }, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := feed(test.until, test.fails).failing(at(test.until)); got != test.want {
				t.Errorf("failing: %v", got)
			}
		})
	}
	if y := feed(5*second, always); y.failing(at(30 * second)) {
		t.Error("what was 25 seconds ago says nothing about now")
	}
	few := newTally(began, func(error) {})
	for range minAnswers - 1 {
		few.add(answer{kind: failed}, at(4*second), at(4*second), at(4*second))
	}
	if few.failing(at(5 * second)) {
		t.Error("too few answers to conclude anything")
	}
}

func TestErrorKind(t *testing.T) {
	if got := errorKind(errors.New("something new")); got != "other" {
		t.Error(got)
	}
	if got := errorKind(context.DeadlineExceeded); got != "timeout" {
		t.Error(got)
	}
}
