package catalog

import (
	"context"
	"time"

	"github.com/jinklink/jink/link"
)

// Request asks for a link. A nil member takes the domain's default.
type Request struct {
	URL          string
	Domain       *string
	Slug         *string
	Generator    *string
	Length       *int
	Title        *string
	Note         *string
	Tags         []string
	Status       *int
	ForwardQuery *bool
	ForwardPath  *bool
	StartsAt     *time.Time
	ExpiresAt    *time.Time
	ExpiredURL   *string
	MaxClicks    *int64
	Password     *string
	Enabled      *bool
	Rules        []link.Rule
	Program      *string
	TimeZone     *string
	Reuse        bool
	Check        bool

	Idempotency *link.Idempotency
}

// Result is what became of a Request.
type Result struct {
	Link     *link.Link
	Outcome  link.Outcome
	Check    *Check   // where the request asked for it
	Warnings []string // what is odd though nothing is wrong
	Err      error
}

// Check is what opening a target showed.
type Check struct {
	Result string // Reachable, Unreachable or Refused
	Status int    // of the last answer, 0 without one
	Detail string
}

// Results of a Check.
const (
	Reachable   = "reachable"
	Unreachable = "unreachable"
	Refused     = "refused" // an address that the checker does not open: private, loopback, link-local, metadata
)

// Checker opens a target to see whether it answers.
type Checker interface {
	Check(ctx context.Context, url string) Check
}

// Change says what to change about a link: a member that is nil stays as it is. Clear names optional members to be unset
// ("starts_at", "expires_at", "expired_url", "max_clicks", "password"): what null means in a merge patch.
type Change struct {
	URL          *string
	Title        *string
	Note         *string
	Tags         *[]string
	Status       *int
	ForwardQuery *bool
	ForwardPath  *bool
	StartsAt     *time.Time
	ExpiresAt    *time.Time
	ExpiredURL   *string
	MaxClicks    *int64
	Password     *string
	Enabled      *bool
	Rules        *[]link.Rule
	Program      *string
	TimeZone     *string
	Clear        []string
	Check        bool
}
