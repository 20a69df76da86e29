package load

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"time"
)

// maxSamples is how many links are looked at before a run.
const maxSamples = 10

// Recognize looks at a few of the links before a run, by HEAD, which uses no visit of a link with a limit up. It returns an
// error where one of them does not redirect as jink does.
func Recognize(ctx context.Context, cfg Config) error {
	if err := cfg.Check(); err != nil {
		return err
	}
	cfg.Connections, cfg.Timeout = 1, 5*time.Second
	a, err := newAsker(cfg)
	if err != nil {
		return err
	}
	defer a.close()
	step := max(len(cfg.Slugs)/maxSamples, 1)
	for i := 0; i < len(cfg.Slugs) && i < maxSamples*step; i += step {
		slug := cfg.Slugs[i]
		switch got := a.askBy(ctx, "HEAD", slug); {
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case got.err != nil:
			return fmt.Errorf("%s could not be asked for %q: %w", cfg.Target, slug, got.err)
		case got.kind == foreign:
			return fmt.Errorf("%s does not answer like jink when it is asked for %q: got %d", cfg.Target, slug, got.status)
		case got.kind != redirected:
			return fmt.Errorf("the link %q of %s does not redirect: got %d", slug, cfg.Target, got.status)
		}
	}
	return nil
}

// Public reports whether a URL leads to where others may be disturbed: anywhere but the own machine and private networks.
func Public(ctx context.Context, target string) (bool, error) {
	u, err := url.Parse(target)
	if err != nil {
		return false, err
	}
	addrs, err := net.DefaultResolver.LookupNetIP(ctx, "ip", u.Hostname())
	if err != nil {
		return false, fmt.Errorf("%s cannot be resolved: %w", u.Hostname(), err)
	}
	shared := netip.MustParsePrefix("100.64.0.0/10") // behind a carrier, and of private networks laid over others
	for _, a := range addrs {
		a = a.Unmap()
		if !a.IsLoopback() && !a.IsPrivate() && !a.IsLinkLocalUnicast() && !shared.Contains(a) {
			return true, nil
		}
	}
	return false, nil
}
