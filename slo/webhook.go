package slo

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// WebhookConfig is what a Webhook needs.
type WebhookConfig struct {
	URL      string // of the receiver
	Instance string // the base URL of this server, as a label and a place to look
	Runbooks string // where the runbooks begin, with a slash at its end

	HTTP      *http.Client     // nil: one with a deadline of ten seconds
	Log       *slog.Logger     // nil: nothing is logged
	Delivered func(ok bool)    // told of each alert that was delivered, or given up; nil: nobody is
	Now       func() time.Time // nil: time.Now
}

const (
	// webhookQueue is how many alerts may wait. There are a dozen different ones.
	webhookQueue = 64
	// repeatInterval is after how long an alert that still fires is told of again, as Alertmanager does by default.
	repeatInterval = 4 * time.Hour
	// webhookTries is how often a delivery is tried, with pauses of 1, 2, 4 … seconds in between: two minutes in all.
	webhookTries = 7
)

// Webhook posts alerts in the format that Alertmanager posts them in (version 4), so that what receives those receives
// these. It is for servers that no Prometheus watches.
type Webhook struct {
	cfg    WebhookConfig
	queue  chan Alert
	firing map[string]repeated
}

type repeated struct {
	alert Alert
	told  time.Time
}

// NewWebhook returns a webhook that delivers while Run does.
func NewWebhook(cfg WebhookConfig) *Webhook {
	if cfg.HTTP == nil {
		cfg.HTTP = &http.Client{Timeout: 10 * time.Second}
	}
	if cfg.HTTP.CheckRedirect == nil { // following would ask by GET, without the alert, and take the answer for a receipt
		client := *cfg.HTTP
		client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
		cfg.HTTP = &client
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Delivered == nil {
		cfg.Delivered = func(bool) {}
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	return &Webhook{cfg: cfg, queue: make(chan Alert, webhookQueue), firing: map[string]repeated{}}
}

// Notify queues an alert. It never blocks: where too many wait, the alert is given up and logged.
func (w *Webhook) Notify(a Alert) {
	select {
	case w.queue <- a:
	default:
		w.cfg.Delivered(false)
		w.cfg.Log.Error("an alert was not delivered, because too many wait", "alert", a.Objective.Alert, "state", a.State)
	}
}

// Run delivers alerts, one after the other, until ctx ends.
func (w *Webhook) Run(ctx context.Context) {
	tick := time.NewTicker(time.Minute)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case a := <-w.queue:
			w.deliver(ctx, a)
		case <-tick.C:
			for _, r := range w.firing {
				if w.cfg.Now().Sub(r.told) >= repeatInterval {
					w.deliver(ctx, r.alert)
				}
			}
		}
	}
}

func (w *Webhook) deliver(ctx context.Context, a Alert) {
	key := fingerprint(w.labels(a))
	if a.State == Firing {
		w.firing[key] = repeated{a, w.cfg.Now()}
	} else {
		delete(w.firing, key)
	}
	body, err := json.Marshal(w.payload(a))
	pause := time.Second
	for try := 1; err == nil; try++ {
		if err = w.post(ctx, body); err == nil {
			w.cfg.Delivered(true)
			return
		}
		if try == webhookTries {
			break
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
			pause, err = 2*pause, nil
		}
	}
	w.cfg.Delivered(false)
	w.cfg.Log.Error("an alert was not delivered", "alert", a.Objective.Alert, "state", a.State, "error", err)
}

// post sends a body. Its errors do not tell the URL, which may hold a secret.
func (w *Webhook) post(ctx context.Context, body []byte) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, w.cfg.URL, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("the URL of the webhook cannot be used")
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "jink")
	resp, err := w.cfg.HTTP.Do(r)
	if err != nil {
		if e, ok := err.(*url.Error); ok {
			err = e.Err
		}
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode/100 != 2 {
		return fmt.Errorf("the receiver answered %s", resp.Status)
	}
	return nil
}

// message is what Alertmanager posts: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config.
type message struct {
	Version           string            `json:"version"`
	GroupKey          string            `json:"groupKey"`
	TruncatedAlerts   int               `json:"truncatedAlerts"`
	Status            string            `json:"status"`
	Receiver          string            `json:"receiver"`
	GroupLabels       map[string]string `json:"groupLabels"`
	CommonLabels      map[string]string `json:"commonLabels"`
	CommonAnnotations map[string]string `json:"commonAnnotations"`
	ExternalURL       string            `json:"externalURL"`
	Alerts            []messageAlert    `json:"alerts"`
}

type messageAlert struct {
	Status       string            `json:"status"`
	Labels       map[string]string `json:"labels"`
	Annotations  map[string]string `json:"annotations"`
	StartsAt     time.Time         `json:"startsAt"`
	EndsAt       time.Time         `json:"endsAt"` // year 1 while it fires
	GeneratorURL string            `json:"generatorURL"`
	Fingerprint  string            `json:"fingerprint"`
}

func (w *Webhook) labels(a Alert) map[string]string {
	return map[string]string{"alertname": a.Objective.Alert, "severity": string(a.Burn.Severity), "slo": a.Objective.Name,
		"long": Format(a.Burn.Long), "short": Format(a.Burn.Short), "instance": w.cfg.Instance, "job": "jink"}
}

func (w *Webhook) payload(a Alert) message {
	labels := w.labels(a)
	notes := map[string]string{"summary": a.Objective.Summary(a.Burn),
		"description": strconv.FormatFloat(100*a.ErrorRatio, 'g', 3, 64) + " % of " + a.Objective.Subject + " " + a.Objective.Fault + " over " + Format(a.Burn.Long) + ".",
		"runbook_url": Runbook(w.cfg.Runbooks, a.Objective.Alert)}
	status := string(Firing)
	if a.State == Resolved {
		status = string(Resolved)
	}
	return message{Version: "4", GroupKey: "{}:{alertname=\"" + a.Objective.Alert + "\"}", Status: status, Receiver: "jink",
		GroupLabels: map[string]string{"alertname": a.Objective.Alert}, CommonLabels: labels, CommonAnnotations: notes, ExternalURL: w.cfg.Instance,
		Alerts: []messageAlert{{Status: status, Labels: labels, Annotations: notes, StartsAt: a.StartsAt.UTC(), EndsAt: a.EndsAt.UTC(),
			GeneratorURL: w.cfg.Instance, Fingerprint: fingerprint(labels)}}}
}

// fingerprint tells alerts apart by their labels.
func fingerprint(labels map[string]string) string {
	b, _ := json.Marshal(labels) // keys come sorted
	h := fnv.New64a()
	h.Write(b)
	return fmt.Sprintf("%016x", h.Sum64())
}
