package observe

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/jinklink/jink/observe/metric"
)

// requests are the metrics of the public listener.
type requests struct {
	durations *prometheus.HistogramVec
	active    *prometheus.GaugeVec
	methods   []string

	series sync.Map // seriesKey → prometheus.Observer
	known  sync.Map // activeKey → prometheus.Gauge
	totals totals
}

// seriesKey is all that the labels of a request's duration depend on. Each part is from a closed set.
type seriesKey struct {
	method, route, version string
	status                 int // 0: there was no answer
	secure                 bool
}

type activeKey struct {
	method string
	secure bool
}

// Totals counts what the objectives are about, since the server was started. They agree with the histogram.
type Totals struct {
	Redirects      uint64 // requests for short links
	RedirectErrors uint64 // answered with 500 and above
	RedirectsSlow  uint64 // that took longer than metric.LatencyBound
	API, APIErrors uint64
}

type totals struct{ redirects, redirectErrors, redirectsSlow, api, apiErrors atomic.Uint64 }

// Totals returns what the objectives are about.
func (m *Metrics) Totals() Totals {
	t := &m.requests.totals
	return Totals{Redirects: t.redirects.Load(), RedirectErrors: t.redirectErrors.Load(), RedirectsSlow: t.redirectsSlow.Load(),
		API: t.api.Load(), APIErrors: t.apiErrors.Load()}
}

func newRequests(registry *prometheus.Registry, d metric.Metric) *requests {
	r := &requests{
		durations: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: d.Name, Help: d.Help, Buckets: metric.RequestBuckets(),
			NativeHistogramBucketFactor: 1.1, NativeHistogramMaxBucketNumber: 160, NativeHistogramMinResetDuration: time.Hour}, labelNames(d)),
	}
	for _, l := range d.Labels {
		if l.Name == "http_request_method" {
			r.methods = l.Values
		}
	}
	for _, a := range metric.Table() {
		if a.Name == metric.ActiveRequests {
			r.active = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: a.Name, Help: a.Help}, labelNames(a))
		}
	}
	registry.MustRegister(r.durations, r.active)
	// There from the start, so that rules see the first step of what matters most.
	r.observer(seriesKey{method: http.MethodGet, route: metric.RouteRedirect, version: "1.1", status: http.StatusFound})
	r.active.WithLabelValues(http.MethodGet, scheme(false))
	return r
}

// other is the label of every method that is not known.
const other = "_OTHER"

// method returns the method as a label. Any other than the known ones is one and the same.
func (r *requests) method(method string) string {
	if slices.Contains(r.methods, method) {
		return method
	}
	return other
}

func version(r *http.Request) string {
	switch {
	case r.ProtoMajor == 2:
		return "2"
	case r.ProtoMajor == 1 && r.ProtoMinor == 0:
		return "1.0"
	}
	return "1.1"
}

// route returns the pattern that a request was matched with, without method and host. To CONNECT the standard library's
// router may answer with a redirect, and then gives the path that it leads to for a pattern: what a visitor sent, so
// that of CONNECT no pattern is believed but the one that no router sets.
func route(r *http.Request) string {
	if r.Method == http.MethodConnect && r.Pattern != metric.RouteRedirect {
		return ""
	}
	if i := strings.IndexByte(r.Pattern, '/'); i >= 0 {
		return r.Pattern[i:]
	}
	return ""
}

func scheme(secure bool) string {
	if secure {
		return "https"
	}
	return "http"
}

func (r *requests) observer(k seriesKey) prometheus.Observer {
	if o, ok := r.series.Load(k); ok {
		return o.(prometheus.Observer)
	}
	status, failure := "", ""
	if k.status != 0 {
		status = strconv.Itoa(k.status)
	}
	if k.status >= 500 {
		failure = status
	}
	o := r.durations.WithLabelValues(k.method, status, k.route, scheme(k.secure), k.version, failure)
	r.series.Store(k, o)
	return o
}

// begin counts a request that is being answered and returns the gauge that counts it.
func (r *requests) begin(method string, secure bool) prometheus.Gauge {
	k := activeKey{method, secure}
	g, ok := r.known.Load(k)
	if !ok {
		g, _ = r.known.LoadOrStore(k, r.active.WithLabelValues(method, scheme(secure)))
	}
	gauge := g.(prometheus.Gauge)
	gauge.Inc()
	return gauge
}

// note counts an answer.
func (r *requests) note(k seriesKey, took time.Duration, traceID string) {
	o := r.observer(k)
	if exemplar, ok := o.(prometheus.ExemplarObserver); ok && traceID != "" {
		exemplar.ObserveWithExemplar(took.Seconds(), prometheus.Labels{"trace_id": traceID})
	} else {
		o.Observe(took.Seconds())
	}
	t := &r.totals
	switch {
	case k.route == metric.RouteRedirect:
		t.redirects.Add(1)
		if k.status >= 500 {
			t.redirectErrors.Add(1)
		}
		if took.Seconds() > metric.LatencyBound {
			t.redirectsSlow.Add(1)
		}
	case strings.HasPrefix(k.route, metric.RouteAPI):
		t.api.Add(1)
		if k.status >= 500 {
			t.apiErrors.Add(1)
		}
	}
}
