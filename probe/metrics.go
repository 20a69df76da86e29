package probe

import (
	"net/http"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/jinklink/jink/observe/metric"
)

// Metrics shows Prometheus the last round of each target, by the names that the blackbox exporter has, so that its
// dashboards and alerts fit. A scrape sees rounds whole, and of each only the steps that were begun: the one that is 0 is the
// one that failed.
type Metrics struct {
	mu   sync.Mutex
	last map[[2]string]*Report // by target and address
}

// NewMetrics returns Metrics without any round yet.
func NewMetrics() *Metrics { return &Metrics{last: map[[2]string]*Report{}} }

// Set shows r as the last round of its target. It must not be changed afterwards.
func (m *Metrics) Set(r *Report) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.last[[2]string{r.Target, r.Address}] = r
}

// Handler answers with the metrics.
func (m *Metrics) Handler() http.Handler {
	registry := prometheus.NewRegistry()
	registry.MustRegister(m)
	return promhttp.HandlerFor(registry, promhttp.HandlerOpts{Registry: registry})
}

// describe returns a metric's description. Every one has the target's name, which the operator has given it, and the
// address that is connected to, which is empty where none was given.
func describe(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc(name, help, append([]string{"target", "address"}, labels...), nil)
}

// Describe says nothing, so that each Collect is checked for itself.
func (m *Metrics) Describe(chan<- *prometheus.Desc) {}

// Collect shows the last rounds.
func (m *Metrics) Collect(ch chan<- prometheus.Metric) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, r := range m.last {
		r.collect(ch)
	}
}

func (r *Report) collect(ch chan<- prometheus.Metric) {
	gauge := func(name, help string, value float64) {
		ch <- prometheus.MustNewConstMetric(describe(name, help), prometheus.GaugeValue, value, r.Target, r.Address)
	}
	gauge(metric.ProbeSuccess, "Whether the last round found everything well.", number(r.Healthy()))
	gauge(metric.ProbeDuration, "How long its steps took together.", r.Duration.Seconds())
	gauge(metric.ProbeDNS, "How long it took to resolve the name, when the link was followed.", r.Phases.Resolve.Seconds())
	gauge(metric.ProbeHTTPStatus, "Status that the link was answered with, 0 where there was no answer.", float64(r.Status))
	gauge(metric.ProbeSSL, "Whether the target is asked over TLS.", number(r.TLS))
	if !r.Certificate.IsZero() {
		gauge(metric.ProbeCertificate, "When the first of the target's certificates expires.", float64(r.Certificate.Unix()))
	}
	if r.IP.IsValid() {
		gauge(metric.ProbeIPProtocol, "Version of IP by which the target was reached.", map[bool]float64{true: 4, false: 6}[r.IP.Is4()])
	}
	phases := describe(metric.ProbeHTTPDuration, "How long the parts of following the link took.", "phase")
	for _, phase := range []struct {
		name string
		took time.Duration
	}{{"resolve", r.Phases.Resolve}, {"connect", r.Phases.Connect}, {"tls", r.Phases.TLS}, {"processing", r.Phases.Processing},
		{"transfer", r.Phases.Transfer}} {
		ch <- prometheus.MustNewConstMetric(phases, prometheus.GaugeValue, phase.took.Seconds(), r.Target, r.Address, phase.name)
	}
	success := describe(metric.ProbeStepSuccess, "Whether a step succeeded; absent for steps after one that did not.", "step")
	duration := describe(metric.ProbeStepDuration, "How long a step took.", "step")
	for _, s := range r.Steps {
		ch <- prometheus.MustNewConstMetric(success, prometheus.GaugeValue, number(s.OK), r.Target, r.Address, s.Name)
		ch <- prometheus.MustNewConstMetric(duration, prometheus.GaugeValue, s.Duration.Seconds(), r.Target, r.Address, s.Name)
	}
}

func number(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
