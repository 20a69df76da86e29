package program

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/redirect"
)

func TestLong_runs_take_turns(t *testing.T) {
	seen := map[string]int{}
	e := New(Config{Budget: Budget{Time: 10 * time.Second}, Observe: func(o string, _ time.Duration) { seen[o]++ }})
	l := testLink(link.Logic{Program: `
def route(req):
    for i in range({"long": 20_000, "endless": 1_000_000}.get(req.path, 1)): pass
    return "https://a.de"
`})
	d := e.Prepare(l)
	visit := func(rest string) redirect.Outcome {
		return d.Decide(context.Background(), &redirect.Request{Method: "GET"}, rest).Outcome
	}
	visit("") // compiles it
	all := cap(e.turns.free)
	for range all {
		<-e.turns.free
	}
	if visit("") != redirect.Redirect {
		t.Error("a short run needed a turn")
	}
	if visit("long") != 0 || seen[OutcomeBusy] != 1 {
		t.Errorf("a long run went on without a turn: %v", seen)
	}
	tried := make(chan *Verdict)
	go func() {
		v, _ := e.Try(l, &Trial{Path: "long"})
		tried <- v
	}()
	if r := e.Errors(l.ID); len(r.Failures) > 0 || r.InARow > 0 {
		t.Errorf("it was held against the program: %+v", r)
	}
	select {
	case v := <-tried:
		t.Errorf("a trial went on without a turn: %+v", v)
	case <-time.After(2 * maxTurnWait):
	}
	for range all {
		e.turns.give(0)
	}
	if visit("long") != redirect.Redirect {
		t.Error("a long run got no turn")
	}
	if v := <-tried; v.By != "program" {
		t.Errorf("an author who had to wait got %+v", v)
	}
	visit("endless")
	if v, _ := e.Try(l, &Trial{Path: "long"}); v.By != "program" || v.Line == 0 {
		t.Errorf("got %+v", v)
	}
	e.Check(&link.Logic{Program: "for i in range(100_000): pass\nraise ValueError"})
	for deadline := time.Now().Add(10 * time.Second); len(e.turns.free) != all; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d of %d turns are left", len(e.turns.free), all)
		}
	}
}

// What takes all that it may does so for half of the time at most, and less often the more it allocates.
func TestTurns_rest(t *testing.T) {
	turns := newTurns()
	for range cap(turns.free) {
		<-turns.free
	}
	began := time.Now()
	turns.give(rest(10*time.Millisecond, 1<<20))
	<-turns.free
	if took := time.Since(began); took < 18*time.Millisecond {
		t.Errorf("a turn rested for %v after ten milliseconds and a mebibyte", took)
	}
}

func TestTurns_few_wait(t *testing.T) {
	turns := newTurns()
	for range cap(turns.free) {
		turns.take(false)
	}
	most := waitersPerTurn * cap(turns.free)
	var waiting sync.WaitGroup
	for range most {
		waiting.Go(func() { turns.take(true) })
	}
	if turns.take(false) {
		t.Error("there was a turn")
	}
	turns.waiting.Add(int64(most)) // as many as may wait
	if turns.take(false) {
		t.Error("there was a turn when too many waited")
	}
	turns.waiting.Add(-int64(most))
	for range most {
		turns.give(0)
	}
	waiting.Wait()
	if n := turns.waiting.Load(); n != 0 {
		t.Errorf("%d are said to wait", n)
	}
}
