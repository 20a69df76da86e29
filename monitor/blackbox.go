package monitor

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
)

// Blackbox returns a module for the blackbox exporter that follows one short link, and how Prometheus scrapes it. The link
// at shortURL must lead to target.
func Blackbox(cfg Config, shortURL, target string) ([]byte, error) {
	c := cfg.withDefaults()
	for _, s := range []string{shortURL, target} {
		if u, err := url.Parse(s); err != nil || u.Host == "" {
			return nil, fmt.Errorf("%q is not a URL such as https://s.example/canary", s)
		}
	}
	return fmt.Appendf(nil, `# Made by "jink monitoring blackbox". The first part belongs into the blackbox exporter's configuration.
modules:
  jink:
    prober: http
    timeout: 5s
    http:
      follow_redirects: false
      valid_status_codes: [301, 302, 303, 307, 308]
      fail_if_header_not_matches:
        - header: Location
          regexp: '^%s$'
---
# The second part belongs under scrape_configs of prometheus.yml.
- job_name: %s
  metrics_path: /probe
  params: {module: [jink]}
  scrape_interval: 30s
  static_configs:
    - targets: ['%s']
  relabel_configs:
    - {source_labels: [__address__], target_label: __param_target}
    - {source_labels: [__param_target], target_label: instance}
    - {target_label: __address__, replacement: '127.0.0.1:9115'}
`, strings.ReplaceAll(regexp.QuoteMeta(target), "'", "''"), c.ProbeJob, strings.ReplaceAll(shortURL, "'", "''")), nil
}
