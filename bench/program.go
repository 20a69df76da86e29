package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/program"
	"github.com/jinklink/jink/redirect"
	"github.com/jinklink/jink/visitor"
)

// This file measures what the logic of links costs.

// visitorScript makes wrk send what browsers send.
const visitorScript = `
wrk.headers["User-Agent"] = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"
wrk.headers["Accept-Language"] = "de-AT,de;q=0.9,en;q=0.5"
`

// pauseScript makes each of wrk's 32 connections pause for ten milliseconds after each answer: about 3,000 requests a second, however
// long the answers take.
const pauseScript = `
function delay() return 10 end
`

// looksAtReferrer makes a logic look at what no decision is remembered for.
const looksAtReferrer = `req.referrer == "https://elsewhere.example/" or `

// threeRules are the rules of a usual link; the last one holds for the visitor. Each condition may have something in front.
func threeRules(first string) []link.Rule {
	return []link.Rule{
		{When: first + `os == "android"`, To: "https://play.example/store/apps/details?id=com.example"},
		{When: `bot`, To: "https://example.com/for-bots"},
		{When: `os == "ios" and language in {"de", "fr"}`, To: "https://apps.example/{language}/app?campaign=spring"},
	}
}

// fifteenLines is a usual program, whose first condition may have something in front.
func fifteenLines(first string) string {
	return strings.Replace(program15, "if req.bot", "if "+first+"req.bot", 1)
}

const program15 = `
SHOPS = {"de": "https://shop.example/de", "fr": "https://shop.example/fr", "en": "https://shop.example/en"}
STORES = {"ios": "https://apps.example/app", "android": "https://play.example/app"}

def shop(language, campaign):
    base = SHOPS.get(language) or SHOPS["en"]
    return f"{base}?campaign={campaign}"

def route(req):
    if req.bot:
        return None
    campaign = req.query.get("utm_campaign", "spring")
    if req.device == "mobile" and campaign == "app":
        return STORES.get(req.os)
    return shop(req.language, campaign)
`

// logicCosts measures links with rules and programs.
func logicCosts(ctx context.Context, b *bench) error {
	if err := routeAlone(); err != nil {
		return err
	}
	jink, err := b.startJink()
	if err != nil {
		return err
	}
	if err := costPerLink(ctx, b, jink); err != nil {
		return err
	}
	return rotation(ctx, b, jink)
}

// routeAlone measures whole decisions without HTTP: readying the interpreter, rules or program, and making the interpreter as new.
func routeAlone() error {
	engine := program.New(program.Config{Visitors: &visitor.Source{Memory: visitor.NewMemory()}})
	header := http.Header{"Accept-Language": {"de-AT,de;q=0.9,en;q=0.5"},
		"User-Agent": {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"}}
	for _, c := range []struct {
		name  string
		logic link.Logic
	}{{"three rules", link.Logic{Rules: threeRules("")}}, {"15 lines", link.Logic{Program: fifteenLines("")}},
		{"three rules, not remembered", link.Logic{Rules: threeRules(looksAtReferrer)}}, {"15 lines, not remembered", link.Logic{Program: fifteenLines(looksAtReferrer)}}} {
		decider := engine.Prepare(&link.Link{ID: 1, Slug: "a", URL: "https://example.com/", Status: 302, Enabled: true, Logic: c.logic})
		req := &redirect.Request{Method: "GET", Host: "s.example", Path: "/a", HTTP: &http.Request{Method: "GET", URL: &url.URL{Path: "/a"}, Header: header}}
		var took []time.Duration
		for range 20_000 {
			began := time.Now()
			if a := decider.Decide(context.Background(), req, ""); a.Outcome != redirect.Redirect {
				return fmt.Errorf("%s: %+v", c.name, a)
			}
			took = append(took, time.Since(began))
		}
		slices.Sort(took)
		fmt.Printf("a whole decision, %s: median %.2f µs, one in a hundred above %.2f µs\n", c.name, us(took[len(took)/2]), us(took[len(took)*99/100]))
	}
	return nil
}

func us(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1000 }

// costPerLink compares a plain link with one that has rules and one that has a program: at a steady rate, and as fast as they are
// answered. The latter says less: whoever answers more slowly has to wake the client more often, which costs as much as many a
// program.
func costPerLink(ctx context.Context, b *bench, jink *process) error {
	kinds := []struct {
		slug, name string
		logic      link.Logic
		ratios     []float64
	}{
		{slug: "plain"},
		{slug: "rules", name: "three rules", logic: link.Logic{Rules: threeRules("")}},
		{slug: "program", name: "15 lines", logic: link.Logic{Program: fifteenLines("")}},
		{slug: "rules-anew", name: "three rules, not remembered", logic: link.Logic{Rules: threeRules(looksAtReferrer)}},
		{slug: "program-anew", name: "15 lines, not remembered", logic: link.Logic{Program: fifteenLines(looksAtReferrer)}},
	}
	for _, k := range kinds {
		if err := jink.add(ctx, k.slug, k.logic); err != nil {
			return err
		}
	}
	for _, load := range []struct{ name, script string }{{"at a steady rate", visitorScript + pauseScript}, {"at full speed", visitorScript}} {
		script := filepath.Join(b.dir, "visitor.lua")
		if err := os.WriteFile(script, []byte(load.script), 0o600); err != nil {
			return err
		}
		for round := range rounds {
			var plain float64
			for i := range kinds {
				k := &kinds[i]
				micros, rate, err := jink.load(ctx, 3, jink.url+"/"+k.slug, script)
				if err != nil {
					return err
				}
				if i == 0 {
					plain = micros
					fmt.Printf("round %d %s (%.0f/s): plain %.1f us", round+1, load.name, rate, plain)
					continue
				}
				k.ratios = append(k.ratios, micros/plain)
				fmt.Printf("; %s %.1f us, ratio %.2f", k.name, micros, micros/plain)
			}
			fmt.Println()
		}
		for i := range kinds[1:] {
			k := &kinds[i+1]
			fmt.Printf("median ratio of CPU time per redirect to that of a plain link, %s: %s %.2f\n", load.name, k.name, median(k.ratios))
			k.ratios = nil
		}
	}
	return nil
}

// rotationOf is how many different programs are asked in turn.
const rotationOf = 1000

// rotation compares many programs, asked in turn, with one.
func rotation(ctx context.Context, b *bench, jink *process) error {
	var paths []byte
	for i := range rotationOf {
		slug := fmt.Sprintf("turn-%d", i)
		if err := jink.add(ctx, slug, link.Logic{Program: fmt.Sprintf("# %d\n%s", i, fifteenLines(""))}); err != nil {
			return err
		}
		paths = fmt.Appendf(paths, "/%s\n", slug)
	}
	script, one, many := filepath.Join(b.dir, "turns.lua"), filepath.Join(b.dir, "turn.txt"), filepath.Join(b.dir, "turns.txt")
	for file, text := range map[string]string{script: visitorScript + pathsScript, one: "/turn-0\n", many: string(paths)} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			return err
		}
	}
	var ratios []float64
	for round := range rounds {
		o, _, err := jink.load(ctx, 3, jink.url, script, one)
		if err != nil {
			return err
		}
		m, _, err := jink.load(ctx, 3, jink.url, script, many)
		if err != nil {
			return err
		}
		ratios = append(ratios, m/o)
		fmt.Printf("round %d: one program %.1f us; %d in turn %.1f us; ratio %.2f\n", round+1, o, rotationOf, m, m/o)
	}
	memory, err := jink.peakMemory()
	if err != nil {
		return err
	}
	fmt.Printf("median ratio of CPU time per redirect, %d programs to one: %.2f; peak memory: %d MiB\n", rotationOf, median(ratios), memory)
	return nil
}

// add makes a link with a logic.
func (p *process) add(ctx context.Context, slug string, l link.Logic) error {
	fields := map[string]any{"url": "https://example.com/own", "slug": slug}
	if l.Program != "" {
		fields["program"] = l.Program
	}
	if len(l.Rules) > 0 {
		var rules []map[string]any
		for _, r := range l.Rules {
			rules = append(rules, map[string]any{"when": r.When, "to": r.To})
		}
		fields["rules"] = rules
	}
	body, err := json.Marshal(fields)
	if err != nil {
		return err
	}
	return post(ctx, http.DefaultTransport, p.url+"/api/v1/links", string(body))
}
