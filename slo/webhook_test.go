package slo

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func firing() Alert {
	o := Percents{Redirects: 99.9}.Objectives()[0]
	return Alert{Objective: o, Burn: Burns()[0], State: Firing, StartsAt: time.Unix(1000, 0), ErrorRatio: 0.025}
}

func TestWebhook_posts_what_Alertmanager_would(t *testing.T) {
	bodies, tries := make(chan message, 10), 0
	receiver := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch tries++; {
		case r.URL.Path == "/elsewhere":
			t.Error("a redirect was followed, as if the page it leads to had received the alert")
			return
		case tries == 1: // the first time it is not there
			w.WriteHeader(502)
			return
		case tries == 2:
			http.Redirect(w, r, "/elsewhere", http.StatusFound)
			return
		}
		var m message
		if err := json.NewDecoder(r.Body).Decode(&m); err != nil || r.Header.Get("Content-Type") != "application/json" {
			t.Error(err)
		}
		bodies <- m
	}))
	defer receiver.Close()
	delivered := make(chan bool, 10)
	w := NewWebhook(WebhookConfig{URL: receiver.URL, Instance: "https://s.example", Runbooks: "https://runbooks.example/", Delivered: func(ok bool) { delivered <- ok }})
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	go w.Run(ctx)
	w.Notify(firing())
	m := <-bodies
	a := m.Alerts[0]
	if m.Version != "4" || m.Status != "firing" || a.Labels["alertname"] != "RedirectErrorBudgetBurn" || a.Labels["severity"] != "page" ||
		a.Labels["long"] != "1h" || a.Labels["short"] != "5m" || a.Annotations["description"] != "2.5 % of redirects were answered with an error over 1h." ||
		a.Annotations["runbook_url"] != "https://runbooks.example/redirecterrorbudgetburn.md" || !a.StartsAt.Equal(time.Unix(1000, 0)) || !a.EndsAt.IsZero() {
		t.Errorf("%+v", m)
	}
	over := firing()
	over.State, over.EndsAt = Resolved, time.Unix(2000, 0)
	w.Notify(over)
	if r := <-bodies; r.Status != "resolved" || r.Alerts[0].Fingerprint != a.Fingerprint || !r.Alerts[0].EndsAt.Equal(time.Unix(2000, 0)) {
		t.Errorf("%+v", r)
	}
	for range 2 {
		if !<-delivered {
			t.Error("what was delivered counts as given up")
		}
	}
}

// away is a receiver that cannot be reached.
type away struct{ asked int }

func (a *away) RoundTrip(*http.Request) (*http.Response, error) {
	a.asked++
	return nil, context.DeadlineExceeded
}

func TestWebhook_gives_up_after_a_while_and_keeps_secrets(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		var given atomic.Int64 // by Notify and by Run
		receiver := &away{}
		w := NewWebhook(WebhookConfig{URL: "https://user:sesame@hooks.example/T0/sesame", HTTP: &http.Client{Transport: receiver},
			Log: slog.New(slog.NewTextHandler(&out, nil)), Delivered: func(ok bool) {
				if !ok {
					given.Add(1)
				}
			}})
		ctx, stop := context.WithCancel(t.Context())
		go w.Run(ctx)
		for range webhookQueue + 10 { // never blocks
			w.Notify(firing())
		}
		time.Sleep(3 * time.Minute)
		synctest.Wait()
		stop()
		synctest.Wait()
		if given.Load() < 10 || receiver.asked < webhookTries || !strings.Contains(out.String(), "was not delivered") || strings.Contains(out.String(), "sesame") {
			t.Errorf("%d given up, %d tries: %s", given.Load(), receiver.asked, out.String())
		}
	})
}

type accepting struct{ asked int }

func (a *accepting) RoundTrip(*http.Request) (*http.Response, error) {
	a.asked++
	return &http.Response{StatusCode: 200, Body: http.NoBody}, nil
}

func TestWebhook_repeats_what_still_fires(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		receiver := &accepting{}
		w := NewWebhook(WebhookConfig{URL: "https://hooks.example/", HTTP: &http.Client{Transport: receiver}})
		ctx, stop := context.WithCancel(t.Context())
		go w.Run(ctx)
		w.Notify(firing())
		time.Sleep(9 * time.Hour)
		synctest.Wait()
		if receiver.asked != 3 {
			t.Errorf("told %d times in nine hours", receiver.asked)
		}
		over := firing()
		over.State = Resolved
		w.Notify(over)
		time.Sleep(9 * time.Hour)
		synctest.Wait()
		if receiver.asked != 4 {
			t.Errorf("told %d times, the last time that it is over", receiver.asked)
		}
		stop()
		synctest.Wait()
	})
}
