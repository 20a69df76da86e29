package cli

import (
	"github.com/spf13/cobra"

	"github.com/jinklink/jink/monitor"
	"github.com/jinklink/jink/slo"
)

func (c *commands) monitoringCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "monitoring",
		Short: "Print rules, alerts and dashboards for monitoring a server",
		Long: `Print what Prometheus, Grafana and the blackbox exporter need to watch servers of this
version: the names, bounds and objectives are those that the servers use.`,
		Example: `  jink monitoring rules > /etc/prometheus/jink-rules.yaml
  jink monitoring alerts --objective 99.95 > /etc/prometheus/jink-alerts.yaml`,
		Args: noSuchCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	c.add(cmd, "",
		c.monitoringPart("rules", "Print recording rules for Prometheus", monitor.Rules,
			"  jink monitoring rules > jink-rules.yaml\n  jink monitoring rules --objective 99.95 --job links | promtool check rules"),
		c.monitoringPart("alerts", "Print alerts for Prometheus", monitor.Alerts,
			"  jink monitoring alerts > jink-alerts.yaml\n  jink monitoring alerts --runbooks https://wiki.example/jink/"),
		c.monitoringPart("dashboards", "Print the dashboard for Grafana, as JSON", monitor.Dashboard,
			"  jink monitoring dashboards > jink.json"),
		c.blackboxCommand())
	return cmd
}

// monitoringFlags are those that say what to watch.
func monitoringFlags(cmd *cobra.Command, cfg *monitor.Config) {
	d := slo.Defaults()
	f := cmd.Flags()
	f.Float64Var(&cfg.Objectives.Redirects, "objective", d.Redirects, "`PERCENT` of redirects to be answered without an error")
	f.Float64Var(&cfg.Objectives.Latency, "objective-latency", d.Latency, "`PERCENT` of redirects to be answered within 25 ms")
	f.Float64Var(&cfg.Objectives.API, "objective-api", d.API, "`PERCENT` of API requests to be answered without an error")
	f.Float64Var(&cfg.Objectives.Clicks, "objective-clicks", d.Clicks, "`PERCENT` of clicks to be counted")
	f.Float64Var(&cfg.Objectives.Probe, "objective-probe", d.Probe, "`PERCENT` of probes to succeed")
	f.StringVar(&cfg.Job, "job", "jink", "job `LABEL` under which Prometheus scrapes the servers")
	f.StringVar(&cfg.ProbeJob, "probe-job", "jink-probe", "job `LABEL` of the probers")
	f.StringVar(&cfg.Runbooks, "runbooks", slo.DefaultRunbooks, "`URL` where the runbooks begin")
	f.StringVar(&cfg.Dashboard, "dashboard", "", "`URL` of the dashboard, to be shown with alerts")
	f.Uint64Var(&cfg.MinBad, "min-bad", slo.MinBad, "`NUMBER` of bad events below which no error budget alerts")
}

func (c *commands) monitoringPart(name, short string, print func(monitor.Config) ([]byte, error), example string) *cobra.Command {
	var cfg monitor.Config
	cmd := &cobra.Command{Use: name, Short: short, Example: example, Args: exactly(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := print(cfg)
			if err != nil {
				return usage(cmd, "%s", err.Error())
			}
			return c.write(string(b))
		}}
	monitoringFlags(cmd, &cfg)
	return cmd
}

func (c *commands) blackboxCommand() *cobra.Command {
	var cfg monitor.Config
	cmd := &cobra.Command{
		Use:   "blackbox SHORT-URL TARGET",
		Short: "Print a module for the blackbox exporter that follows a short link",
		Long: `Print a module for Prometheus' blackbox exporter that asks for SHORT-URL and expects to be
redirected to TARGET, and how Prometheus scrapes it.`,
		Example: "  jink monitoring blackbox https://s.example/canary https://example.com/",
		Args:    exactly("SHORT-URL", "TARGET"),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := monitor.Blackbox(cfg, args[0], args[1])
			if err != nil {
				return usage(cmd, "%s", err.Error())
			}
			return c.write(string(b))
		}}
	cmd.Flags().StringVar(&cfg.ProbeJob, "probe-job", "jink-probe", "job `LABEL` of the probers")
	return cmd
}
