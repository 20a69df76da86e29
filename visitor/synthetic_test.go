package visitor

import (
	"net/http/httptest"
	"testing"
)

func TestSynthetic(t *testing.T) {
	for agent, want := range map[string]bool{"": false, "jink-probe/v1.2": true, "Mozilla/5.0 (jink-probe/1)": false, "jink-probe": false, "JINK-PROBE/1": false} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Header.Set("User-Agent", agent)
		if got := Synthetic(r); got != want {
			t.Errorf("%q: %v", agent, got)
		}
	}
}
