package v1

import (
	"time"

	"github.com/go-json-experiment/json/jsontext"
)

// ApplyRequest asks that links be as they are wanted: all of them, or none where anything is wrong.
type ApplyRequest struct {
	Owner    string       `json:"owner,omitzero"` // whose links they are
	Links    []WantedLink `json:"links"`
	Prune    bool         `json:"prune,omitzero"`     // delete the owner's other links
	TakeOver bool         `json:"take_over,omitzero"` // also links of other owners
	DryRun   bool         `json:"dry_run,omitzero"`   // only say what would be done
	Plan     *string      `json:"plan,omitzero"`      // the plan that is expected; for any other nothing is done
}

// WantedLink says everything about a link. A member that is nil is as a new link has it.
type WantedLink struct {
	Slug         string     `json:"slug"`
	URL          string     `json:"url"`
	Domain       *string    `json:"domain,omitzero"`
	Title        *string    `json:"title,omitzero"`
	Note         *string    `json:"note,omitzero"`
	Tags         []string   `json:"tags,omitzero"`
	Status       *int       `json:"status,omitzero"`
	ForwardQuery *bool      `json:"forward_query,omitzero"`
	ForwardPath  *bool      `json:"forward_path,omitzero"`
	StartsAt     *time.Time `json:"starts_at,omitzero"`
	ExpiresAt    *time.Time `json:"expires_at,omitzero"`
	ExpiredURL   *string    `json:"expired_url,omitzero"`
	MaxClicks    *int64     `json:"max_clicks,omitzero"`
	Password     *string    `json:"password,omitzero"`
	PasswordHash *string    `json:"password_hash,omitzero"` // instead of Password
	Enabled      *bool      `json:"enabled,omitzero"`
	Rules        []Rule     `json:"rules,omitzero"`
	Program      *string    `json:"program,omitzero"`
	TimeZone     *string    `json:"time_zone,omitzero"`
}

// Plan says what it takes to make links as they are wanted, or what was done.
type Plan struct {
	Plan      string        `json:"plan"` // tells this plan from others
	Applied   bool          `json:"applied"`
	Changes   []PlannedLink `json:"changes"`
	Unchanged int           `json:"unchanged"` // links that are as they are wanted
}

// What a plan does with a link.
const (
	ActionCreate  = "create"
	ActionChange  = "change"
	ActionRestore = "restore"
	ActionDelete  = "delete"
	ActionOrphan  = "orphan"
)

// PlannedLink is what a plan does with one link.
type PlannedLink struct {
	Action   string        `json:"action"`
	Domain   string        `json:"domain"`
	Slug     string        `json:"slug"`
	ShortURL string        `json:"short_url"`
	Revision int64         `json:"revision"` // before the change; 0 for a new link
	Fields   []FieldChange `json:"fields"`
	Warnings []string      `json:"warnings,omitempty"`
}

// FieldChange is what a plan does with a member of a link.
type FieldChange struct {
	Field  string         `json:"field"`
	Before jsontext.Value `json:"before"` // null for a new link
	After  jsontext.Value `json:"after"`
}

// Domain is a short domain and what its links are where nothing else is said.
type Domain struct {
	Host         string `json:"host"`
	Default      bool   `json:"default"` // links belong to it where no domain is named
	Status       int    `json:"status"`
	ForwardQuery bool   `json:"forward_query"`
	ForwardPath  bool   `json:"forward_path"`
	Generator    string `json:"generator"`
}

// DomainList is the answer to a request for all domains.
type DomainList struct {
	Domains []Domain `json:"domains"`
}
