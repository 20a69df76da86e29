package cli

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/client"
	"github.com/jinklink/jink/load"
)

// What a run may be without --force.
const (
	maxBenchTime        = 10 * time.Minute
	maxBenchRate        = 10_000
	maxBenchConnections = 1_000
)

// maxBenchLinks is how many links of a server are asked for where none are named.
const maxBenchLinks = 1_000

// benching is what the flags of "jink bench" say.
type benching struct {
	load       load.Config
	arrivals   string
	slugs      string
	domain     string
	yes, force bool
}

func (c *commands) benchCommand() *cobra.Command {
	b := &benching{}
	cmd := &cobra.Command{
		Use:   "bench URL [SLUG...]",
		Short: "Measure what a server does under load",
		Long: `Ask the server at URL for short links at a stated rate and tell how long its answers took, from
when each request was due: a request that had to wait for an earlier one shows it.

The links are those that are named, or those of the file --slugs, or the most visited ones of the
server, which are listed with the token. The first one is the most popular, by Zipf's law. Links
with a password or a limit of visits are left out of a list; named, they are used up.

Only jink is asked: the run does not begin where something else answers, and ends where that comes
up meanwhile. It also ends when more than half of the answers of five seconds are failures, and at
Ctrl-C; then what was measured is told. The visits are not counted as clicks unless --count is
given.

On a terminal this asks first where the server is not on this machine or in a private network.
Elsewhere that needs --yes.`,
		Example: `  jink bench http://127.0.0.1:8080
  jink bench https://s.example sale docs --rate 500 --duration 1m --yes
  jink bench http://10.0.0.1:8080 --slugs slugs.txt --zipf 0 --arrivals constant --json`,
		Args: atLeastOne("URL"),
		RunE: func(cmd *cobra.Command, args []string) error { return c.runBench(cmd, args[0], args[1:], b) },
	}
	f := cmd.Flags()
	f.Float64Var(&b.load.Rate, "rate", 100, "`NUMBER` of requests a second")
	f.DurationVar(&b.load.Duration, "duration", 30*time.Second, "`TIME` to go on for")
	f.IntVar(&b.load.Connections, "connections", 16, "`NUMBER` of connections, and of requests under way at once")
	f.StringVar(&b.arrivals, "arrivals", string(load.Poisson), "`KIND` of distance between requests: poisson, as visitors come, or constant")
	f.Float64Var(&b.load.Zipf, "zipf", 1.1, "`EXPONENT` of the popularity of the links; 0 for all alike")
	f.StringVar(&b.slugs, "slugs", "", "read the slugs from `FILE`, one a line, the most popular one first")
	f.BoolVar(&b.load.Counted, "count", false, "let the visits count as clicks")
	f.DurationVar(&b.load.Timeout, "timeout", 5*time.Second, "`TIME` after which a visitor gives up")
	f.BoolVarP(&b.yes, "yes", "y", false, "do not ask")
	f.BoolVar(&b.force, "force", false, "allow more than 10m, 10000 requests a second and 1000 connections")
	c.overServer(overDomain(cmd, &b.domain))
	f.Lookup("server").Usage = "base `URL` of the server that lists the links (JINK_URL, default: URL)"
	return cmd
}

func (c *commands) runBench(cmd *cobra.Command, target string, slugs []string, b *benching) error {
	ctx := cmd.Context()
	cfg := b.load
	cfg.Target, cfg.Host, cfg.Arrivals, cfg.Version = strings.TrimRight(target, "/"), b.domain, load.Arrivals(b.arrivals), c.env.Version
	cfg.Seed = uint64(c.env.Now().UnixNano())
	cfg.Slugs = []string{"x"} // so that what is wrong with the flags is said before anything is asked
	if err := b.check(cmd, cfg, slugs); err != nil {
		return err
	}
	server, token, insecure, err := c.access(cmd)
	if err != nil {
		return err
	}
	anybody, err := client.New(client.Config{URL: cfg.Target, UserAgent: "jink/" + cmp.Or(c.env.Version, "devel"), Retries: -1})
	if err != nil {
		return asUsage(cmd, err)
	}
	if err := anybody.Identify(ctx); err != nil {
		return err
	}
	switch {
	case b.slugs != "":
		cfg.Slugs, err = readSlugs(b.slugs)
	case len(slugs) > 0:
		cfg.Slugs = slugs
	case token == "":
		return usage(cmd, "there are no links to ask for: name some, a file of them with --slugs, or set JINK_TOKEN so that they can be listed")
	default:
		cl, e := client.New(client.Config{URL: cmp.Or(server, cfg.Target), Token: token, Insecure: insecure, UserAgent: "jink/" + cmp.Or(c.env.Version, "devel")})
		if e != nil {
			return asUsage(cmd, e)
		}
		cfg.Slugs, err = benchLinks(ctx, cl, cfg.Target, b.domain)
	}
	if err != nil {
		return err
	}
	if err := load.Recognize(ctx, cfg); err != nil {
		return err
	}
	if ok, err := c.mayBench(cmd, cfg, b.yes); err != nil || !ok {
		return err
	}
	result, err := load.Run(ctx, cfg)
	if err != nil {
		return err
	}
	return c.tellBench(result)
}

func (b *benching) check(cmd *cobra.Command, cfg load.Config, slugs []string) error {
	if err := cfg.Check(); err != nil {
		return usage(cmd, "%s", err.Error())
	}
	switch {
	case len(slugs) > 0 && b.slugs != "":
		return usage(cmd, "the links are named, or in the file of --slugs, not both")
	case cfg.Connections < 1:
		return usage(cmd, "--connections: must be at least 1")
	case cfg.Timeout <= 0:
		return usage(cmd, "--timeout: must be above 0")
	case !b.force && (cfg.Duration > maxBenchTime || cfg.Rate > maxBenchRate || cfg.Connections > maxBenchConnections):
		return usage(cmd, "more than %s, %d requests a second or %d connections need --force", maxBenchTime, maxBenchRate, maxBenchConnections)
	}
	return nil
}

func readSlugs(name string) ([]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("reading the slugs: %w", err)
	}
	defer f.Close()
	var slugs []string
	for lines := bufio.NewScanner(f); ; {
		if !lines.Scan() {
			if err := lines.Err(); err != nil {
				return nil, fmt.Errorf("reading the slugs: %w", err)
			}
			break
		}
		if s := strings.Trim(strings.TrimSpace(lines.Text()), "/"); s != "" {
			slugs = append(slugs, s)
		}
	}
	if len(slugs) == 0 {
		return nil, fmt.Errorf("reading the slugs: %s has none", name)
	}
	return slugs, nil
}

// benchLinks lists the most visited links that the target redirects for anybody, any number of times.
func benchLinks(ctx context.Context, cl *client.Client, target, domain string) ([]string, error) {
	byDomain := map[string][]string{}
	seen, found := 0, 0
	for l, err := range cl.Links(ctx, client.Query{Sort: "-clicks", Domain: domain, Limit: maxBenchLinks}) {
		if err != nil {
			return nil, fmt.Errorf("listing the links: %w", err)
		}
		if usable(&l) {
			byDomain[l.Domain] = append(byDomain[l.Domain], l.Slug)
			found++
		}
		if seen++; found == maxBenchLinks || seen == 10*maxBenchLinks {
			break
		}
	}
	u, err := url.Parse(target)
	if err != nil {
		return nil, err
	}
	switch {
	case len(byDomain[u.Host]) > 0:
		return byDomain[u.Host], nil
	case len(byDomain) == 1:
		for _, slugs := range byDomain {
			return slugs, nil
		}
	case len(byDomain) > 1:
		return nil, fmt.Errorf("the server has links of %s: --domain says which to ask for", strings.Join(slices.Sorted(maps.Keys(byDomain)), ", "))
	}
	return nil, errors.New("the server has no links that redirect for everybody: make some, or name some")
}

// usable reports whether a link redirects for anybody, without being used up by it.
func usable(l *v1.Link) bool {
	now := time.Now()
	return l.Enabled && !l.HasPassword && l.MaxClicks == nil && (l.StartsAt == nil || l.StartsAt.Before(now)) &&
		(l.ExpiresAt == nil || l.ExpiresAt.After(now.Add(maxBenchTime)))
}

// mayBench says what is about to be done, and asks where others may be disturbed by it.
func (c *commands) mayBench(cmd *cobra.Command, cfg load.Config, yes bool) (bool, error) {
	all := int(math.Round(cfg.Rate * cfg.Duration.Seconds()))
	counted := "they are not counted as clicks"
	if cfg.Counted {
		counted = fmt.Sprintf("they add up to %d clicks", all)
	}
	links := fmt.Sprintf("%d links", len(cfg.Slugs))
	if len(cfg.Slugs) == 1 {
		links = "one link"
	}
	c.note("%g requests a second to %s for %s, about %d in all, for %s over %d connections; %s",
		cfg.Rate, cfg.Target, cfg.Duration, all, links, cfg.Connections, counted)
	if yes {
		return true, nil
	}
	public, err := load.Public(cmd.Context(), cfg.Target)
	if err != nil || !public {
		return err == nil, err
	}
	if !c.env.Terminal(c.env.Stdin) {
		return false, usage(cmd, "%s is neither on this machine nor in a private network, and there is no terminal to ask on: say --yes if it is yours", cfg.Target)
	}
	ok, err := c.confirm(cmd.Context(), "Is "+cfg.Target+" yours, and may this begin?")
	if err == nil && !ok {
		c.note("nothing was asked")
		err = errReported
	}
	return ok, err
}
