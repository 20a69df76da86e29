package record_test

import (
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/record"
)

// TestStoredFormsNeverChange holds what databases already contain. If it fails, the code is wrong, not the test.
func TestStoredFormsNeverChange(t *testing.T) {
	at := time.UnixMilli(1_780_000_000_123).UTC()
	whole := link.Link{ID: 5, Domain: "s.example", Slug: "A", Key: "a", URL: "https://example.com/?a=1&b=<2>", Title: "T", Note: "N\n",
		Tags: []string{"x", "ü"}, Status: 301, ForwardQuery: true, ForwardPath: true, StartsAt: at, ExpiresAt: at,
		ExpiredURL: "https://example.com/late", MaxClicks: 9, PasswordHash: "$argon2id$", Enabled: true, Clicks: 3, Used: 2,
		CreatedAt: at, UpdatedAt: at, DeletedAt: at, CreatedBy: "ann", UpdatedBy: "bob", Revision: 4}
	text := `{"url":"https://example.com/?a=1&b=<2>","title":"T","note":"N\n","tags":["x","ü"],"status":301,` +
		`"forward_query":true,"forward_path":true,"starts_at":1780000000123,"expires_at":1780000000123,` +
		`"expired_url":"https://example.com/late","max_clicks":9,"password_hash":"$argon2id$","enabled":true,"clicks":3,` +
		`"used":2,"created_at":1780000000123,"updated_at":1780000000123,"deleted_at":1780000000123,"created_by":"ann",` +
		`"updated_by":"bob","revision":4}`
	got, err := record.EncodeState(&whole)
	if diff := cmp.Diff(text, got); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
	back := link.Link{ID: 5, Domain: "s.example", Slug: "A", Key: "a", Title: "what was there before"}
	if err := record.DecodeState(text, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(whole, back); diff != "" {
		t.Error(diff)
	}
	if h := record.URLHash("https://example.com/"); h != 1085751997324837085 {
		t.Errorf("the hash of a URL is %d", h)
	}
	if tags, err := record.EncodeTags([]string{"a", `b"`}); tags != `["a","b\""]` || err != nil {
		t.Errorf("tags are %s %v", tags, err)
	}
	if scopes := record.EncodeScopes([]link.Scope{link.ScopeLinksRead, link.ScopeAdmin}); scopes != "links:read admin" {
		t.Errorf("scopes are %q", scopes)
	}
}

// TestStateRoundTrip stores and reads any state.
func TestStateRoundTrip(t *testing.T) {
	text := rapid.StringOfN(rapid.Rune(), 0, 20, -1).Filter(record.Storable)
	at := rapid.OneOf(rapid.Just(time.Time{}), rapid.Map(rapid.Int64Range(-1<<52, 1<<52), record.Time))
	number := rapid.Int64Range(0, math.MaxInt64)
	rapid.Check(t, func(t *rapid.T) {
		l := link.Link{URL: text.Draw(t, "url"), Title: text.Draw(t, "title"), Note: text.Draw(t, "note"),
			Status: rapid.IntRange(300, 308).Draw(t, "status"), ForwardQuery: rapid.Bool().Draw(t, "query"),
			ForwardPath: rapid.Bool().Draw(t, "path"), StartsAt: at.Draw(t, "starts"), ExpiresAt: at.Draw(t, "expires"),
			ExpiredURL: text.Draw(t, "expired"), MaxClicks: number.Draw(t, "max"), PasswordHash: text.Draw(t, "password"),
			Enabled: rapid.Bool().Draw(t, "enabled"), Clicks: number.Draw(t, "clicks"), Used: number.Draw(t, "used"),
			CreatedAt: at.Draw(t, "created"), UpdatedAt: at.Draw(t, "updated"), DeletedAt: at.Draw(t, "deleted"),
			CreatedBy: text.Draw(t, "by"), UpdatedBy: text.Draw(t, "changer"), Revision: number.Draw(t, "revision")}
		if tags := rapid.SliceOfN(text, 0, 4).Draw(t, "tags"); len(tags) > 0 {
			l.Tags = tags
		}
		stored, err := record.EncodeState(&l)
		if err != nil {
			t.Fatal(err)
		}
		var back link.Link
		if err := record.DecodeState(stored, &back); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(l, back); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestStorable(t *testing.T) {
	for text, want := range map[string]bool{"": true, "ü🦊\n\x01": true, "\ufffd": true, "a\x00": false, "\xff": false, "\xed\xa0\x80": false} {
		if record.Storable(text) != want {
			t.Errorf("%q", text)
		}
	}
}
