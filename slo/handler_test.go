package slo

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// The shape of GET /slo is something that other programs read. JINK_UPDATE=1 writes it anew.
func TestHandler(t *testing.T) {
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	s := service{Counts{30, 1000}}
	p := Percents{Redirects: 90, Clicks: 99.99}
	e, err := New(Config{Objectives: p.Objectives(), Source: s.counts, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	now = now.Add(90 * time.Second)
	e.evaluate()
	h := Handler(e)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/slo", nil))
	if w.Code != 200 || w.Header().Get("Content-Type") != "application/json" || !json.Valid(w.Body.Bytes()) {
		t.Fatal(w.Code, w.Header())
	}
	const golden = "testdata/slo.json"
	if os.Getenv("JINK_UPDATE") != "" {
		if err := os.WriteFile(golden, w.Body.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, w.Body.Bytes()) {
		t.Errorf("the answer differs (-want +got):\n%s", cmp.Diff(string(want), w.Body.String()))
	}
	w = httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("POST", "/slo", nil))
	if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") == "" {
		t.Errorf("POST: %d", w.Code)
	}
}
