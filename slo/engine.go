package slo

import (
	"context"
	"errors"
	"sync"
	"time"
)

// Config is what an Engine needs. Objectives and Source must be set.
type Config struct {
	Objectives []Objective

	// Source returns the events since the process began, by the objective's name. It is asked once an interval.
	Source func() map[string]Counts

	Now      func() time.Time // time.Now if nil
	Interval time.Duration    // between evaluations; 0: 30 s, which is what the rules for Prometheus have
	MinBad   uint64           // 0: the constant MinBad

	// Notify is told of each alert that begins or ceases to fire, in order. It must not block.
	Notify func(Alert)
}

// State is how far an alert has come.
type State string

const (
	Inactive State = "inactive"
	Pending  State = "pending" // holds, but not yet for long enough
	Firing   State = "firing"
	Resolved State = "resolved" // only told to Notify; afterwards it is inactive
)

// Alert is one that began or ceased to fire.
type Alert struct {
	Objective  Objective
	Burn       Burn
	State      State     // Firing or Resolved
	StartsAt   time.Time // when it began to fire
	EndsAt     time.Time // zero while it fires
	ErrorRatio float64   // over the long window
}

// Engine evaluates objectives inside the process that they are about.
type Engine struct {
	cfg   Config
	began time.Time

	mu     sync.Mutex
	at     time.Duration // of the last evaluation
	last   []Counts      // what Source said then
	total  []Counts      // that, without the steps back
	fine   *history      // for the windows of the table
	coarse *history      // for the budget
	alerts [][]alert     // by objective, as Objective.Burns lists them
}

type alert struct {
	burn  Burn
	state State
	since time.Time // of the state
}

// New returns an engine that knows of nothing before now.
func New(cfg Config) (*Engine, error) {
	if cfg.Source == nil {
		return nil, errors.New("slo: Config.Source must be set")
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Interval == 0 {
		cfg.Interval = 30 * time.Second
	}
	if cfg.MinBad == 0 {
		cfg.MinBad = MinBad
	}
	windows, width := Windows(), len(cfg.Objectives)
	e := &Engine{cfg: cfg, began: cfg.Now(), last: make([]Counts, width), total: make([]Counts, width),
		fine:   newHistory(windows[len(windows)-1], cfg.Interval, width),
		coarse: newHistory(Window, max(time.Hour, cfg.Interval), width)}
	for _, o := range cfg.Objectives {
		if err := o.Check(); err != nil {
			return nil, err
		}
		rows, _ := o.Burns()
		alerts := make([]alert, len(rows))
		for i, b := range rows {
			alerts[i] = alert{burn: b, state: Inactive, since: e.began}
		}
		e.alerts = append(e.alerts, alerts)
	}
	// A process begins with counters at zero. What was counted before the engine was made belongs to its first interval.
	e.fine.add(0, e.total)
	e.coarse.add(0, e.total)
	return e, nil
}

// Run evaluates once an interval until ctx ends.
func (e *Engine) Run(ctx context.Context) {
	tick := time.NewTicker(e.cfg.Interval)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			e.evaluate()
		}
	}
}

func (e *Engine) evaluate() {
	counts, now := e.cfg.Source(), e.cfg.Now()
	for _, a := range e.step(counts, now) {
		if e.cfg.Notify != nil {
			e.cfg.Notify(a)
		}
	}
}

// step takes in what the source says and returns the alerts that changed.
func (e *Engine) step(counts map[string]Counts, now time.Time) (changed []Alert) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.at = now.Sub(e.began)
	for i, o := range e.cfg.Objectives {
		c, ok := counts[o.Name]
		if !ok {
			continue
		}
		if c.Bad < e.last[i].Bad || c.Total < e.last[i].Total { // begun anew, as Prometheus takes it
			e.last[i] = Counts{}
		}
		d := c.minus(e.last[i])
		e.total[i].Bad += d.Bad
		e.total[i].Total += d.Total
		e.last[i] = c
	}
	e.fine.add(e.at, e.total)
	e.coarse.add(e.at, e.total)
	for i, o := range e.cfg.Objectives {
		for j := range e.alerts[i] {
			if a, ok := e.judge(i, o, &e.alerts[i][j], now); ok {
				changed = append(changed, a)
			}
		}
	}
	return changed
}

// judge moves an alert on, and reports whether others should know.
func (e *Engine) judge(i int, o Objective, a *alert, now time.Time) (Alert, bool) {
	long, _ := e.over(i, a.burn.Long)
	short, _ := e.over(i, a.burn.Short)
	limit := o.Threshold(a.burn)
	holds := long.ratio() > limit && short.ratio() > limit && long.Bad >= e.cfg.MinBad
	told := Alert{Objective: o, Burn: a.burn, ErrorRatio: long.ratio()}
	switch {
	case holds && a.state == Inactive:
		a.state, a.since = Pending, now
	case holds && a.state == Pending && now.Sub(a.since) >= a.burn.For:
		a.state, a.since = Firing, now
		told.State, told.StartsAt = Firing, now
		return told, true
	case !holds && a.state == Pending:
		a.state, a.since = Inactive, now
	case !holds && a.state == Firing:
		told.State, told.StartsAt, told.EndsAt = Resolved, a.since, now
		a.state, a.since = Inactive, now
		return told, true
	}
	return Alert{}, false
}

// over returns the events of the window that ends with the last evaluation, and how much of it the engine has seen.
func (e *Engine) over(i int, window time.Duration) (Counts, time.Duration) {
	h := e.fine
	if window > time.Duration(len(h.at)-2)*h.step {
		h = e.coarse
	}
	at, counts := h.before(e.at - window)
	return e.total[i].minus(counts[i]), e.at - at
}
