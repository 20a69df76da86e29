// Package metric names every metric that jink exports, once, for those that export them (observe), those that make rules,
// alerts and dashboards of them (monitor), and the documentation. It exists so that the three cannot drift apart.
//
// Invariants:
//   - Names and labels follow the Prometheus conventions and, for HTTP and the database, the OpenTelemetry semantic
//     conventions in Prometheus spelling.
//   - No label ever takes what a visitor sent: each label lists the values that it may have, or says which closed set of
//     the operator's own things they come from.
package metric

// Names of metrics.
const (
	RequestDuration = "http_server_request_duration_seconds"
	ActiveRequests  = "http_server_active_requests"

	StoreDuration     = "db_client_operation_duration_seconds"
	StoreConnections  = "jink_store_connections"
	StoreWaits        = "jink_store_connection_waits_total"
	StoreWaitSeconds  = "jink_store_connection_wait_seconds_total"
	ReplicaReads      = "jink_store_replica_reads_total"
	FeedLastSuccess   = "jink_change_feed_last_success_timestamp_seconds"
	FeedDelay         = "jink_change_feed_delay_seconds"
	FeedChanges       = "jink_change_feed_changes_total"
	FeedResets        = "jink_change_feed_resets_total"
	FeedListening     = "jink_change_feed_listening"
	Redirects         = "jink_redirects_total"
	CacheRequests     = "jink_link_cache_requests_total"
	CacheEntries      = "jink_link_cache_entries"
	CacheBytes        = "jink_link_cache_bytes"
	CacheEvictions    = "jink_link_cache_evictions_total"
	ClickQueueLength  = "jink_click_queue_length"
	ClickQueueSize    = "jink_click_queue_capacity"
	ClicksRecorded    = "jink_clicks_recorded_total"
	ClicksStored      = "jink_clicks_stored_total"
	ClicksDropped     = "jink_clicks_dropped_total"
	ClicksExcluded    = "jink_clicks_excluded_total"
	ProgramRuns       = "jink_program_runs_total"
	ProgramSeconds    = "jink_program_seconds"
	ProgramsCached    = "jink_programs_cached"
	ProgramBytes      = "jink_program_cache_bytes"
	ProgramsBypassed  = "jink_programs_bypassed"
	SiteRuns          = "jink_site_program_runs_total"
	SiteSeconds       = "jink_site_program_seconds"
	SiteLoads         = "jink_site_program_loads_total"
	SiteRefused       = "jink_site_program_refused"
	ClickFlush        = "jink_click_flush_duration_seconds"
	ClickLastFlush    = "jink_click_last_flush_timestamp_seconds"
	Shed              = "jink_shed_requests_total"
	HealthCheck       = "jink_health_check_status"
	LogMessages       = "jink_log_messages_total"
	WebhookDeliveries = "jink_alert_webhook_deliveries_total"
	CertificateExpiry = "jink_certificate_expiry_timestamp_seconds"
	BuildInfo         = "jink_build_info"

	ProbeSuccess      = "probe_success"
	ProbeDuration     = "probe_duration_seconds"
	ProbeDNS          = "probe_dns_lookup_time_seconds"
	ProbeHTTPDuration = "probe_http_duration_seconds"
	ProbeHTTPStatus   = "probe_http_status_code"
	ProbeSSL          = "probe_http_ssl"
	ProbeCertificate  = "probe_ssl_earliest_cert_expiry"
	ProbeIPProtocol   = "probe_ip_protocol"
	ProbeStepSuccess  = "probe_step_success"
	ProbeStepDuration = "probe_step_duration_seconds"
)

// Values of labels that code and rules must agree on.
const (
	RouteRedirect = "/{slug}" // http_route of everything that is answered as a short link
	RouteAPI      = "/api/"   // every http_route of the API begins with it
)

// Type is what Prometheus calls the type of a metric.
type Type string

const (
	Counter   Type = "counter"
	Gauge     Type = "gauge"
	Histogram Type = "histogram"
)

// Metric is one metric that a server exports.
type Metric struct {
	Name   string
	Type   Type
	Help   string
	Labels []Label
}

// Label is one label of a metric and where its values come from.
type Label struct {
	Name   string
	Values []string // all of them, where they are few
	From   string   // else the closed set that they come from: "the routes of the API", "configured domains"
}

// LatencyBound is what a redirect's latency is held against, in seconds. It must be a bound of RequestBuckets.
const LatencyBound = 0.025

// RequestBuckets are the bounds of RequestDuration, in seconds: those that the semantic conventions advise, and finer ones
// below, because a redirect takes far less than a millisecond.
func RequestBuckets() []float64 {
	return []float64{0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, LatencyBound, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10}
}

// StoreBuckets are the bounds of StoreDuration, in seconds, as the semantic conventions advise.
func StoreBuckets() []float64 { return []float64{0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10} }
