package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/jinklink/jink/app"
	"github.com/jinklink/jink/probe"
)

// probing is what the flags of "jink probe" say.
type probing struct {
	targets, resolve    []string
	domain              string
	slug, expect        string
	interval, timeout   time.Duration
	freshness, minValid time.Duration
	metricsAddr         string
	warnCertificate     string
}

func (c *commands) probeCommand() *cobra.Command {
	p := &probing{}
	cmd := &cobra.Command{
		Use:   "probe",
		Short: "See from outside whether a server works",
		Long: `Do what users and visitors do, and see whether it works: connect, make a short link, follow it,
change it, see the change, remove it, see that it is gone. The exit code is 1 where it does not.
The link leads nowhere that is asked, is not counted, and expires by itself.

With --slug a link that is there is followed instead, and no token is needed.

The link is made by the server that --server or JINK_URL names, or else by the target itself;
only that server gets the token. Where it is one of several nodes, or a balancer before them, the
probe sees whether changes come to the targets in time.

With --interval the probe goes round until it is stopped, logs a line for each round, and serves
metrics for Prometheus by the names that its blackbox exporter has.`,
		Example: `  jink probe --target https://s.example
  jink probe --target https://s.example --slug known --expect https://example.com/
  jink probe --target s=https://s.example --interval 30s --token-file /etc/jink/probe-token
  jink probe --target https://s.example --resolve s.example:443=10.0.0.1`,
		Args: exactly(),
		RunE: func(cmd *cobra.Command, _ []string) error { return c.runProbe(cmd, p) },
	}
	f := cmd.Flags()
	f.StringArrayVar(&p.targets, "target", nil, "base `URL` of what to probe, or NAME=URL; repeatable (default: the server)")
	f.StringArrayVar(&p.resolve, "resolve", nil, "where to connect instead of what the name resolves to, as `HOST:PORT=ADDRESS`; several for one host are probed each for itself")
	f.StringVar(&p.slug, "slug", "", "follow the link `SLUG` instead of making one")
	f.StringVar(&p.expect, "expect", "", "`URL` that the link of --slug must redirect to")
	f.DurationVar(&p.interval, "interval", 0, "go round each `TIME`, give or take a tenth, until stopped")
	f.DurationVar(&p.timeout, "timeout", 10*time.Second, "`TIME` that a round may take")
	f.DurationVar(&p.freshness, "freshness", time.Second, "`TIME` within which a change must be seen")
	f.StringVar(&p.warnCertificate, "warn-certificate", "14d", "warn where a certificate expires within `TIME`")
	f.StringVar(&p.metricsAddr, "metrics-addr", "127.0.0.1:9116", "`ADDRESS` that serves /metrics with --interval; empty for none")
	c.overServer(overDomain(cmd, &p.domain))
	f.Lookup("server").Usage = "base `URL` of the server that makes the link (JINK_URL, default: the target)"
	return cmd
}

func (c *commands) runProbe(cmd *cobra.Command, p *probing) error {
	switch {
	case p.interval != 0 && p.interval < time.Second:
		return usage(cmd, "--interval: must be at least 1s")
	case p.interval == 0 && cmd.Flags().Changed("metrics-addr"):
		return usage(cmd, "--metrics-addr goes with --interval")
	case p.timeout <= 0:
		return usage(cmd, "--timeout: must be above 0")
	case p.freshness < 0:
		return usage(cmd, "--freshness: must not be below 0")
	}
	until, ok := c.parseSpan(p.warnCertificate)
	if !ok {
		return usage(cmd, "--warn-certificate: %q is no span of time such as 14d", p.warnCertificate)
	}
	p.minValid = until.Sub(c.env.Now())
	probers, err := c.probers(cmd, p)
	if err != nil {
		return err
	}
	if p.interval == 0 {
		return c.probeOnce(cmd.Context(), probers)
	}
	return c.probeOn(cmd.Context(), probers, p)
}

// probers makes a prober for each target, and for each address where a target has several.
func (c *commands) probers(cmd *cobra.Command, p *probing) ([]*probe.Prober, error) {
	server, token, insecure, err := c.access(cmd)
	if err != nil {
		return nil, err
	}
	if token == "" && p.slug == "" {
		return nil, usage(cmd, "there is no token to make a link with: set JINK_TOKEN, name a file with --token-file, or a link that is there with --slug")
	}
	targets := p.targets
	if len(targets) == 0 {
		targets = []string{cmp.Or(server, defaultServer)}
	}
	addresses := map[string][]string{}
	for _, r := range p.resolve {
		host, address, ok := strings.Cut(r, "=")
		if !ok {
			return nil, usage(cmd, "--resolve: %q is not HOST:PORT=ADDRESS", r)
		}
		host = strings.ToLower(host)
		addresses[host] = append(addresses[host], address)
	}
	used := map[string]bool{}
	var probers []*probe.Prober
	seen := map[[2]string]bool{}
	for _, target := range targets {
		name, url, named := strings.Cut(target, "=")
		if !named || strings.Contains(name, "://") {
			name, url = "", target
		}
		cfg := probe.Config{Target: url, Name: name, Server: server, Token: token, Insecure: insecure, Domain: p.domain, Slug: p.slug, Expect: p.expect,
			Timeout: p.timeout, Freshness: orNever(p.freshness), MinCertificate: p.minValid, Version: c.env.Version}
		for _, resolve := range resolutions(addresses, url, cmp.Or(server, url), used) {
			cfg.Resolve = resolve
			prober, err := probe.New(cfg)
			if err != nil {
				return nil, asUsage(cmd, err)
			}
			id := [2]string{prober.Name(), prober.Address()}
			if seen[id] {
				return nil, usage(cmd, "the target %q is there twice; NAME=URL gives it a name of its own", prober.Name())
			}
			seen[id] = true
			probers = append(probers, prober)
		}
	}
	for host := range addresses {
		if !used[host] {
			return nil, usage(cmd, "--resolve: %s is asked for by no target", host)
		}
	}
	return probers, nil
}

// orNever turns a duration of 0, which a person means, into what a Config needs for it.
func orNever(d time.Duration) time.Duration {
	if d == 0 {
		return -1
	}
	return d
}

// resolutions returns what has to be resolved how for each prober of a target: one for each of the target's addresses. The
// server of the API is asked at the same one where it is the target, else at its first.
func resolutions(addresses map[string][]string, target, server string, used map[string]bool) []map[string]string {
	at, _ := probe.HostPort(target) // what is wrong with the URL is said when the prober is made
	api, _ := probe.HostPort(server)
	base := map[string]string{}
	if list := addresses[api]; len(list) > 0 {
		base[api], used[api] = list[0], true
	}
	if len(addresses[at]) == 0 {
		return []map[string]string{base}
	}
	used[at] = true
	var all []map[string]string
	for _, address := range addresses[at] {
		all = append(all, map[string]string{api: base[api], at: address})
		if base[api] == "" && api != at {
			delete(all[len(all)-1], api)
		}
	}
	return all
}

// probeOnce goes one round and tells what it found.
func (c *commands) probeOnce(ctx context.Context, probers []*probe.Prober) error {
	reports := make([]*probe.Report, len(probers))
	var all sync.WaitGroup
	for i, p := range probers {
		all.Go(func() { reports[i] = p.Round(ctx) })
	}
	all.Wait()
	if ctx.Err() != nil {
		return errors.New("interrupted")
	}
	var failed error
	t := c.newTable("TARGET", "STEP", "TIME", "RESULT")
	for _, r := range reports {
		var err error
		if c.json {
			err = c.writeJSON(reportJSON(r))
		} else {
			err = tellSteps(t, r)
		}
		if err != nil {
			return err
		}
	}
	if err := t.flush(); err != nil {
		return err
	}
	for _, r := range reports {
		for _, w := range r.Warnings {
			c.note("%s: warning: %s", called(r), w)
		}
		if !r.Healthy() {
			c.note("%s: %s", called(r), r.Failure)
			failed = errReported
		}
	}
	return failed
}

// probeOn goes round until ctx ends.
func (c *commands) probeOn(ctx context.Context, probers []*probe.Prober, p *probing) error {
	log := c.probeLog()
	metrics := probe.NewMetrics()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	broken := make(chan error, 1)
	if p.metricsAddr != "" {
		listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", p.metricsAddr)
		if err != nil {
			return &app.Error{Message: fmt.Sprintf("--metrics-addr: cannot listen on %s: %v", p.metricsAddr, errors.Unwrap(err))}
		}
		mux := http.NewServeMux()
		mux.Handle("GET /metrics", metrics.Handler())
		s := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second, WriteTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute,
			ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
		served := make(chan struct{})
		go func() {
			defer close(served)
			if err := s.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
				broken <- fmt.Errorf("serving metrics: %w", err)
				stop() // a prober that nobody can see is none
			}
		}()
		defer func() { s.Close(); <-served }()
		log.Info("serving metrics", "address", "http://"+listener.Addr().String()+"/metrics")
	}
	var all sync.WaitGroup
	for _, prober := range probers {
		all.Go(func() {
			probe.Every(ctx, p.interval, func(ctx context.Context) {
				if r := prober.Round(ctx); ctx.Err() == nil {
					metrics.Set(r)
					logRound(log, r)
				}
			})
		})
	}
	all.Wait()
	select {
	case err := <-broken:
		return err
	default:
		return nil
	}
}
