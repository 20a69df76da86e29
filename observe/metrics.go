// Package observe is how a server lets itself be watched: metrics for Prometheus, logs, traces by OpenTelemetry, and the
// middleware that all three of them see requests through. It exists so that the other packages need not know of any of it:
// they count for themselves or call a function they were given.
//
// Invariants:
//   - Every metric comes from metric.Table, and every metric of the table is exported: names, labels and help texts cannot
//     differ from what rules and documentation say.
//   - No label takes what a visitor sent.
//   - What cannot be logged, scraped or traced never fails a request.
package observe

import (
	"net/http"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/jinklink/jink/observe/metric"
)

// Metrics holds what a server exports. Its methods may be called from many goroutines.
type Metrics struct {
	registry *prometheus.Registry
	requests *requests

	counters map[string]*prometheus.CounterVec
	store    *prometheus.HistogramVec
	system   string // the database, as a label
	delay    prometheus.Observer
	flush    prometheus.Observer
	program  prometheus.Observer
	site     *prometheus.HistogramVec

	mu      sync.Mutex
	storeOf map[[2]string]prometheus.Observer // by operation and failure
}

// Config is what Metrics need.
type Config struct {
	Version string
	System  string // "sqlite" or "postgresql"
	Sources Sources
}

// NewMetrics makes a registry of its own with everything in it.
func NewMetrics(cfg Config) *Metrics {
	m := &Metrics{registry: prometheus.NewRegistry(), counters: map[string]*prometheus.CounterVec{}, system: cfg.System,
		storeOf: map[[2]string]prometheus.Observer{}}
	m.registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), newScrape(cfg.Sources))
	for _, d := range metric.Table() {
		switch {
		case d.Name == metric.RequestDuration:
			m.requests = newRequests(m.registry, d)
		case d.Name == metric.StoreDuration:
			m.store = m.histogram(d, metric.StoreBuckets())
		case d.Name == metric.FeedDelay && cfg.Sources.Feed != nil:
			m.delay = m.histogram(d, []float64{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60}).WithLabelValues()
		case d.Name == metric.ClickFlush:
			m.flush = m.histogram(d, metric.StoreBuckets()).WithLabelValues()
		case d.Name == metric.ProgramSeconds:
			m.program = m.histogram(d, programBuckets()).WithLabelValues()
		case d.Name == metric.SiteSeconds:
			m.site = m.histogram(d, programBuckets())
		case d.Name == metric.Redirects, d.Name == metric.ProgramRuns, d.Name == metric.SiteRuns, d.Name == metric.SiteLoads, d.Name == metric.Shed, d.Name == metric.LogMessages, d.Name == metric.WebhookDeliveries,
			d.Name == metric.ClicksExcluded:
			m.counters[d.Name] = m.counter(d)
		case d.Name == metric.BuildInfo:
			g := prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: d.Name, Help: d.Help}, labelNames(d))
			g.WithLabelValues(cfg.Version, revision(), runtime.Version()).Set(1)
			m.registry.MustRegister(g)
		}
	}
	return m
}

// programBuckets are the bounds of how long logic takes, in seconds.
func programBuckets() []float64 {
	return []float64{0.000001, 0.000002, 0.000005, 0.00001, 0.00002, 0.00005, 0.0001, 0.0005, 0.001, 0.005, 0.01, 0.1}
}

func labelNames(d metric.Metric) []string {
	names := make([]string, len(d.Labels))
	for i, l := range d.Labels {
		names[i] = l.Name
	}
	return names
}

func (m *Metrics) histogram(d metric.Metric, buckets []float64) *prometheus.HistogramVec {
	h := prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: d.Name, Help: d.Help, Buckets: buckets}, labelNames(d))
	m.registry.MustRegister(h)
	return h
}

// counter makes a counter that begins at 0 for every combination of its labels' values, so that rules see its first step.
func (m *Metrics) counter(d metric.Metric) *prometheus.CounterVec {
	c := prometheus.NewCounterVec(prometheus.CounterOpts{Name: d.Name, Help: d.Help}, labelNames(d))
	combinations := [][]string{{}}
	for _, l := range d.Labels {
		var longer [][]string
		for _, c := range combinations {
			for _, v := range l.Values {
				longer = append(longer, append(c[:len(c):len(c)], v))
			}
		}
		combinations = longer
	}
	for _, values := range combinations {
		c.WithLabelValues(values...)
	}
	m.registry.MustRegister(c)
	return c
}

func revision() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				return s.Value
			}
		}
	}
	return ""
}

// Handler answers GET /metrics. A scrape that fails is answered with 500 and counted.
func (m *Metrics) Handler() http.Handler {
	return promhttp.InstrumentMetricHandler(m.registry,
		promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{EnableOpenMetrics: true, Registry: m.registry}))
}

// Counter returns a counter of the table with these label values, in the order of its labels, for whoever counts often.
func (m *Metrics) Counter(name string, values ...string) func() {
	return m.counters[name].WithLabelValues(values...).Inc
}

// StoreOperation notes how long an operation of the store took. code is what it failed with, "" where it did not.
func (m *Metrics) StoreOperation(operation, code string, took time.Duration) {
	key := [2]string{operation, code}
	m.mu.Lock()
	o, ok := m.storeOf[key]
	if !ok {
		o = m.store.WithLabelValues(m.system, operation, code)
		m.storeOf[key] = o
	}
	m.mu.Unlock()
	o.Observe(took.Seconds())
}

// FeedDelay notes how long a change took to reach this node.
func (m *Metrics) FeedDelay(d time.Duration) {
	if m.delay != nil {
		m.delay.Observe(d.Seconds())
	}
}

// ProgramRun notes how long the logic of a link took.
func (m *Metrics) ProgramRun(d time.Duration) { m.program.Observe(d.Seconds()) }

// SiteRun notes how long a function of the site program took.
func (m *Metrics) SiteRun(function string) func(time.Duration) {
	o := m.site.WithLabelValues(function)
	return func(d time.Duration) { o.Observe(d.Seconds()) }
}

// ClickFlush notes how long it took to store the clicks that waited.
func (m *Metrics) ClickFlush(d time.Duration, _ error) { m.flush.Observe(d.Seconds()) }
