package metric

// Table lists every metric of a server that is jink's own. The runtime's (go_…, process_…, promhttp_…) come on top.
func Table() []Metric {
	one := func(name string, values ...string) Label { return Label{Name: name, Values: values} }
	operations := Label{Name: "db_operation_name", From: "the operations of the store"}
	return []Metric{
		{RequestDuration, Histogram, "How long requests to the public listener took, by route and answer.", []Label{
			one("http_request_method", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE", "QUERY", "_OTHER"),
			{Name: "http_response_status_code", From: "the statuses that jink answers with; empty where a connection was cut before there was one"},
			{Name: "http_route", From: "the routes of jink: /{slug}, those of the API, of the dashboard, and the few fixed paths; empty for any other path"},
			one("url_scheme", "http", "https"),
			{Name: "network_protocol_version", Values: []string{"1.0", "1.1", "2"}},
			{Name: "error_type", From: "empty, or the status of an answer of 500 and above"}}},
		{ActiveRequests, Gauge, "Requests that are being answered.", []Label{
			one("http_request_method", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE", "QUERY", "_OTHER"),
			one("url_scheme", "http", "https")}},

		{StoreDuration, Histogram, "How long the store took, by operation.", []Label{
			one("db_system_name", "sqlite", "postgresql"), operations, {Name: "error_type", From: "empty, or the code of the failure"}}},
		{StoreConnections, Gauge, "Connections to PostgreSQL, by state; max is how many there may be.", []Label{one("state", "used", "idle", "max")}},
		{StoreWaits, Counter, "How often a connection had to be waited for.", nil},
		{StoreWaitSeconds, Counter, "How long connections were waited for, all waits together.", nil},
		{ReplicaReads, Counter, "Links looked up with a read replica configured: read from it, or from the primary because the replica was behind or failed.", []Label{one("result", "replica", "behind", "failed")}},

		{FeedLastSuccess, Gauge, "When the node last knew every change that other nodes had made.", nil},
		{FeedDelay, Histogram, "How long after it was made a change became known to this node.", nil},
		{FeedChanges, Counter, "Changes that this node was told of.", nil},
		{FeedResets, Counter, "How often this node could not know what had changed and asked for every link anew.", []Label{one("reason", "gap", "failover", "other")}},
		{FeedListening, Gauge, "1 where the database tells of changes at once, 0 where the node only asks for them.", nil},

		{Redirects, Counter, "Requests for short links, by what became of them.", []Label{one("outcome", "redirect", "not_found", "gone", "expired", "disabled", "protected", "refused", "preview", "error", "page")}},
		{CacheRequests, Counter, "Look-ups of links, by where the answer came from: memory (hit; negative where it is that there is no such link; stale where the store could not confirm it), or the store (miss).", []Label{one("result", "hit", "negative", "stale", "miss")}},
		{CacheEntries, Gauge, "What the cache of links holds.", []Label{one("kind", "link", "missing")}},
		{CacheBytes, Gauge, "The memory that it takes.", []Label{one("kind", "link", "missing")}},
		{CacheEvictions, Counter, "What left the cache to make room.", []Label{one("kind", "link", "missing")}},

		{ClickQueueLength, Gauge, "Links whose clicks wait to be stored.", nil},
		{ClickQueueSize, Gauge, "How many may wait.", nil},
		{ClicksRecorded, Counter, "Clicks that were taken down to be counted.", nil},
		{ClicksStored, Counter, "Clicks that were stored.", nil},
		{ClicksDropped, Counter, "Clicks that were lost, by why: the queue was full, the process ended before they could be stored, or the database lost what it had acknowledged.", []Label{one("reason", "full", "shutdown", "store")}},
		{ClicksExcluded, Counter, "Requests of a prober for short links, which are not counted as clicks.", nil},
		{ClickFlush, Histogram, "How long it took to store the clicks that waited.", nil},
		{ClickLastFlush, Gauge, "When the clicks that waited were last stored.", nil},

		{ProgramRuns, Counter, "Visits of links with rules or a program, by what came of these: a target or page (decided), the link's own target (own), an exception (raised), a limit that was reached (steps, memory, time, output), an answer that makes no sense (invalid), code that cannot be loaded (broken), that too many that take long ran at the same time (busy), or that they were not asked because they fail (bypassed).", []Label{one("outcome", "decided", "own", "raised", "steps", "memory", "time", "output", "invalid", "broken", "busy", "bypassed")}},
		{ProgramSeconds, Histogram, "How long rules and programs took.", nil},
		{ProgramsCached, Gauge, "Different rules and programs that are compiled.", nil},
		{ProgramBytes, Gauge, "The memory that they take.", nil},
		{ProgramsBypassed, Gauge, "Links whose rules or program are not asked for a while because they fail.", nil},

		{SiteRuns, Counter, "Runs of the site program, by what came of them: as for those of links, where own means that it left things as they were; refused are links that it would not have, and limited visitors who asked for too much that is not there.", []Label{
			one("function", "on_create", "on_change", "on_redirect", "on_missing"),
			one("outcome", "decided", "own", "raised", "steps", "memory", "time", "output", "invalid", "broken", "bypassed", "refused", "limited")}},
		{SiteSeconds, Histogram, "How long the site program took.", []Label{one("function", "on_create", "on_change", "on_redirect", "on_missing")}},
		{SiteLoads, Counter, "Versions of the file of the site program that were seen since the start, by whether they could be used.", []Label{one("result", "ok", "failed")}},
		{SiteRefused, Gauge, "1 where the file of the site program as it stands cannot be used, so that an older version is; only with `program`.", nil},

		{Shed, Counter, "Requests that were put off with 503 to leave room for redirects.", []Label{one("surface", "api", "dashboard"), one("reason", "concurrency", "cpu")}},
		{HealthCheck, Gauge, "1 where a check of /readyz succeeds.", []Label{one("check", "store", "cache", "feed", "clicks", "certificates", "draining")}},
		{CertificateExpiry, Gauge, "Until when the certificate that is shown for a short domain is valid; only with `tls_addr`.", []Label{{Name: "domain", From: "the configured short domains with https"}}},
		{LogMessages, Counter, "Lines of the log.", []Label{one("level", "debug", "info", "warn", "error")}},
		{WebhookDeliveries, Counter, "Alerts posted to alert_webhook.", []Label{one("result", "ok", "failed")}},
		{BuildInfo, Gauge, "1, with the version as labels.", []Label{{Name: "version", From: "the program"}, {Name: "revision", From: "the program"}, {Name: "goversion", From: "the program"}}},
	}
}
