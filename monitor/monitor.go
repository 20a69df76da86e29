// Package monitor writes what watches jink from outside: recording rules and alerts for Prometheus, dashboards for
// Grafana, a module for the blackbox exporter. It exists so that they are made of the same names, bounds and objectives
// as the code that they watch, and cannot drift from it.
//
// Invariants:
//   - Every metric that is named here is one of metric.Table, of a prober or of the runtime; tests hold that.
//   - Ratios are sums over sums; no ratio is ever averaged.
//   - A series that does not exist yet is no error, and no data at all is not silence: JinkAbsent fires.
//   - Every alert has a runbook under docs/runbooks, named like it.
package monitor

import (
	"fmt"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/jinklink/jink/slo"
)

// Config says what to watch.
type Config struct {
	Objectives slo.Percents
	Job        string // the job label of jink's servers; "" means "jink"
	ProbeJob   string // that of the probers; "" means "jink-probe"
	Runbooks   string // where runbooks begin, with a slash at the end; "" means slo.DefaultRunbooks
	Dashboard  string // URL of the overview dashboard, for alerts; "" for none
	MinBad     uint64 // bad events below which no error budget alerts; 0: slo.MinBad
}

func (c Config) withDefaults() Config {
	if c.Job == "" {
		c.Job = "jink"
	}
	if c.ProbeJob == "" {
		c.ProbeJob = "jink-probe"
	}
	if c.Runbooks == "" {
		c.Runbooks = slo.DefaultRunbooks
	}
	if c.MinBad == 0 {
		c.MinBad = slo.MinBad
	}
	return c
}

// file is a file of rules as Prometheus reads it.
type file struct {
	Groups []group `yaml:"groups"`
}

type group struct {
	Name     string `yaml:"name"`
	Interval string `yaml:"interval,omitempty"`
	Rules    []rule `yaml:"rules"`
}

type rule struct {
	Record      string            `yaml:"record,omitempty"`
	Alert       string            `yaml:"alert,omitempty"`
	Expr        string            `yaml:"expr"`
	For         string            `yaml:"for,omitempty"`
	Labels      map[string]string `yaml:"labels,omitempty"`
	Annotations map[string]string `yaml:"annotations,omitempty"`
}

// encode writes a file with a note of where it comes from.
func encode(what string, f file) ([]byte, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "# Made by \"jink monitoring %s\". Change its flags, not this file.\n", what)
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(f); err != nil {
		return nil, fmt.Errorf("writing %s: %w", what, err)
	}
	return []byte(b.String()), e.Close()
}

// seconds is a duration as a number in PromQL.
func seconds(d time.Duration) string { return fmt.Sprint(int64(d / time.Second)) }
