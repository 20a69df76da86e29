package record

import (
	"fmt"
	"time"

	"github.com/go-json-experiment/json"

	"github.com/jinklink/jink/link"
)

// state is a link inside a revision. ID, domain, slug and key are left out: they belong to the link as a whole and never
// differ between its revisions. Times are milliseconds.
type state struct {
	URL          string   `json:"url"`
	Title        string   `json:"title,omitzero"`
	Note         string   `json:"note,omitzero"`
	Tags         []string `json:"tags,omitempty"`
	Status       int      `json:"status"`
	ForwardQuery bool     `json:"forward_query,omitzero"`
	ForwardPath  bool     `json:"forward_path,omitzero"`
	StartsAt     *int64   `json:"starts_at,omitzero"`
	ExpiresAt    *int64   `json:"expires_at,omitzero"`
	ExpiredURL   string   `json:"expired_url,omitzero"`
	MaxClicks    int64    `json:"max_clicks,omitzero"`
	PasswordHash string   `json:"password_hash,omitzero"`
	Enabled      bool     `json:"enabled,omitzero"`
	Logic        *logic   `json:"logic,omitzero"`
	Clicks       int64    `json:"clicks,omitzero"`
	Used         int64    `json:"used,omitzero"`
	CreatedAt    *int64   `json:"created_at,omitzero"`
	UpdatedAt    *int64   `json:"updated_at,omitzero"`
	DeletedAt    *int64   `json:"deleted_at,omitzero"`
	CreatedBy    string   `json:"created_by,omitzero"`
	UpdatedBy    string   `json:"updated_by,omitzero"`
	Revision     int64    `json:"revision"`
}

// EncodeState returns the stored form of what l is like, without what it is.
func EncodeState(l *link.Link) (string, error) {
	b, err := json.Marshal(&state{
		URL: l.URL, Title: l.Title, Note: l.Note, Tags: l.Tags, Status: l.Status,
		ForwardQuery: l.ForwardQuery, ForwardPath: l.ForwardPath,
		StartsAt: millis(l.StartsAt), ExpiresAt: millis(l.ExpiresAt), ExpiredURL: l.ExpiredURL, MaxClicks: l.MaxClicks,
		PasswordHash: l.PasswordHash, Enabled: l.Enabled, Logic: logicOf(&l.Logic), Clicks: l.Clicks, Used: l.Used,
		CreatedAt: millis(l.CreatedAt), UpdatedAt: millis(l.UpdatedAt), DeletedAt: millis(l.DeletedAt),
		CreatedBy: l.CreatedBy, UpdatedBy: l.UpdatedBy, Revision: l.Revision,
	})
	if err != nil {
		return "", fmt.Errorf("encoding a revision: %w", err)
	}
	return string(b), nil
}

// DecodeState fills l from its stored form and leaves ID, Domain, Slug and Key alone.
func DecodeState(text string, l *link.Link) error {
	var s state
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		return fmt.Errorf("decoding a revision: %w", err)
	}
	*l = link.Link{
		ID: l.ID, Domain: l.Domain, Slug: l.Slug, Key: l.Key,
		URL: s.URL, Title: s.Title, Note: s.Note, Tags: s.Tags, Status: s.Status,
		ForwardQuery: s.ForwardQuery, ForwardPath: s.ForwardPath,
		StartsAt: fromMillis(s.StartsAt), ExpiresAt: fromMillis(s.ExpiresAt), ExpiredURL: s.ExpiredURL,
		MaxClicks: s.MaxClicks, PasswordHash: s.PasswordHash, Enabled: s.Enabled, Logic: s.Logic.link(), Clicks: s.Clicks, Used: s.Used,
		CreatedAt: fromMillis(s.CreatedAt), UpdatedAt: fromMillis(s.UpdatedAt), DeletedAt: fromMillis(s.DeletedAt),
		CreatedBy: s.CreatedBy, UpdatedBy: s.UpdatedBy, Revision: s.Revision,
	}
	return nil
}

// EncodeTags returns the tags as a JSON array.
func EncodeTags(tags []string) (string, error) {
	b, err := json.Marshal(tags)
	if err != nil {
		return "", fmt.Errorf("encoding tags: %w", err)
	}
	return string(b), nil
}

// DecodeTags reads what EncodeTags wrote.
func DecodeTags(text string) ([]string, error) {
	var tags []string
	if err := json.Unmarshal([]byte(text), &tags); err != nil {
		return nil, fmt.Errorf("decoding tags: %w", err)
	}
	return tags, nil
}

func millis(t time.Time) *int64 {
	if t.IsZero() {
		return nil
	}
	return new(t.UnixMilli())
}

func fromMillis(ms *int64) time.Time {
	if ms == nil {
		return time.Time{}
	}
	return Time(*ms)
}
