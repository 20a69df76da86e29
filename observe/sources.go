package observe

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/jinklink/jink/observe/metric"
)

// Sources are asked when metrics are scraped, for what other packages count themselves. Those that are nil have nothing
// to tell in this server, and their metrics are not exported.
type Sources struct {
	Cache    func() CacheStats
	Clicks   func() ClickStats
	Pool     func() PoolStats // PostgreSQL only
	Feed     func() FeedStats // PostgreSQL only
	Replicas func() ReplicaStats
	Programs func() ProgramStats
	// SiteRefused reports whether the file of the site program cannot be used as it stands.
	SiteRefused func() bool
	// Certificates returns until when the certificate of each short domain is valid.
	Certificates func() map[string]time.Time
	// Health returns whether each check of /readyz succeeds.
	Health func() map[string]bool
}

// CacheStats is what the cache of links holds and has done.
type CacheStats struct {
	Hits, Negative, Stale, Misses int64
	Links, Missing                CacheUsage
}

// CacheUsage is one half of the cache.
type CacheUsage struct {
	Entries, Bytes int
	Evicted        int64
}

// ClickStats is what the recorder of clicks has done.
type ClickStats struct {
	Waiting, Capacity                            int
	Recorded, Stored                             int64
	DroppedFull, DroppedShutdown, DroppedByStore int64
	LastFlush                                    time.Time
}

// PoolStats says how the connections to PostgreSQL are used.
type PoolStats struct {
	Used, Idle, Max int
	Waits           int64
	WaitSeconds     float64
}

// FeedStats says how well this node knows what others change.
type FeedStats struct {
	LastSuccess          time.Time
	Changes              int64
	Gap, Failover, Other int64 // resets, by reason
	Listening            bool
}

// ProgramStats is what the engine of rules and programs holds, and of how many links it does not ask them.
type ProgramStats struct {
	Programs int
	Bytes    int64
	Bypassed int
}

// ReplicaStats says where links were read from.
type ReplicaStats struct{ Replica, Behind, Failed int64 }

// scrape is a collector over Sources.
type scrape struct {
	sources Sources
	descs   map[string]*prometheus.Desc
	types   map[string]prometheus.ValueType
}

func newScrape(s Sources) *scrape {
	c := &scrape{sources: s, descs: map[string]*prometheus.Desc{}, types: map[string]prometheus.ValueType{}}
	for _, d := range metric.Table() {
		c.descs[d.Name] = prometheus.NewDesc(d.Name, d.Help, labelNames(d), nil)
		c.types[d.Name] = prometheus.GaugeValue
		if d.Type == metric.Counter {
			c.types[d.Name] = prometheus.CounterValue
		}
	}
	return c
}

// Describe describes nothing: which metrics there are depends on the sources.
func (c *scrape) Describe(chan<- *prometheus.Desc) {}

// Collect asks the sources.
func (c *scrape) Collect(out chan<- prometheus.Metric) {
	send := func(name string, value float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(c.descs[name], c.types[name], value, labels...)
	}
	if c.sources.Cache != nil {
		c.cache(c.sources.Cache(), send)
	}
	if c.sources.Clicks != nil {
		c.clicks(c.sources.Clicks(), send)
	}
	if c.sources.Pool != nil {
		p := c.sources.Pool()
		send(metric.StoreConnections, float64(p.Used), "used")
		send(metric.StoreConnections, float64(p.Idle), "idle")
		send(metric.StoreConnections, float64(p.Max), "max")
		send(metric.StoreWaits, float64(p.Waits))
		send(metric.StoreWaitSeconds, p.WaitSeconds)
	}
	if c.sources.Feed != nil {
		f := c.sources.Feed()
		send(metric.FeedLastSuccess, timestamp(f.LastSuccess))
		send(metric.FeedChanges, float64(f.Changes))
		send(metric.FeedResets, float64(f.Gap), "gap")
		send(metric.FeedResets, float64(f.Failover), "failover")
		send(metric.FeedResets, float64(f.Other), "other")
		send(metric.FeedListening, truth(f.Listening))
	}
	if c.sources.Replicas != nil {
		r := c.sources.Replicas()
		send(metric.ReplicaReads, float64(r.Replica), "replica")
		send(metric.ReplicaReads, float64(r.Behind), "behind")
		send(metric.ReplicaReads, float64(r.Failed), "failed")
	}
	if c.sources.Programs != nil {
		p := c.sources.Programs()
		send(metric.ProgramsCached, float64(p.Programs))
		send(metric.ProgramBytes, float64(p.Bytes))
		send(metric.ProgramsBypassed, float64(p.Bypassed))
	}
	if c.sources.SiteRefused != nil {
		send(metric.SiteRefused, truth(c.sources.SiteRefused()))
	}
	if c.sources.Certificates != nil {
		for domain, until := range c.sources.Certificates() {
			send(metric.CertificateExpiry, timestamp(until), domain)
		}
	}
	if c.sources.Health != nil {
		for check, ok := range c.sources.Health() {
			send(metric.HealthCheck, truth(ok), check)
		}
	}
}

func (c *scrape) cache(s CacheStats, send func(string, float64, ...string)) {
	for result, n := range map[string]int64{"hit": s.Hits, "negative": s.Negative, "stale": s.Stale, "miss": s.Misses} {
		send(metric.CacheRequests, float64(n), result)
	}
	for kind, u := range map[string]CacheUsage{"link": s.Links, "missing": s.Missing} {
		send(metric.CacheEntries, float64(u.Entries), kind)
		send(metric.CacheBytes, float64(u.Bytes), kind)
		send(metric.CacheEvictions, float64(u.Evicted), kind)
	}
}

func (c *scrape) clicks(s ClickStats, send func(string, float64, ...string)) {
	send(metric.ClickQueueLength, float64(s.Waiting))
	send(metric.ClickQueueSize, float64(s.Capacity))
	send(metric.ClicksRecorded, float64(s.Recorded))
	send(metric.ClicksStored, float64(s.Stored))
	send(metric.ClicksDropped, float64(s.DroppedFull), "full")
	send(metric.ClicksDropped, float64(s.DroppedShutdown), "shutdown")
	send(metric.ClicksDropped, float64(s.DroppedByStore), "store")
	send(metric.ClickLastFlush, timestamp(s.LastFlush))
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// timestamp is a time as Prometheus has it; 0 for none.
func timestamp(t time.Time) float64 {
	if t.IsZero() {
		return 0
	}
	return float64(t.UnixMilli()) / 1000
}
