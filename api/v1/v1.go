// Package v1 is what goes over the wire in version 1 of the REST API: the JSON bodies, shared by the server (api) and
// the client. It holds no behaviour but how these are encoded and how a problem is told, so that
// the two cannot drift apart.
//
// Invariants: fields are only ever added; an optional field that is not set is null, never left out, in an answer; times
// are RFC 3339 in UTC with milliseconds.
package v1

import (
	"cmp"
	"time"
)

// Link is a link as the API shows it.
type Link struct {
	ID           string     `json:"id"`
	Domain       string     `json:"domain"`
	Slug         string     `json:"slug"`
	ShortURL     string     `json:"short_url"`
	URL          string     `json:"url"`
	Title        string     `json:"title"`
	Note         string     `json:"note"`
	Tags         []string   `json:"tags"`
	Status       int        `json:"status"`
	ForwardQuery bool       `json:"forward_query"`
	ForwardPath  bool       `json:"forward_path"`
	StartsAt     *time.Time `json:"starts_at"`
	ExpiresAt    *time.Time `json:"expires_at"`
	ExpiredURL   *string    `json:"expired_url"`
	MaxClicks    *int64     `json:"max_clicks"`
	HasPassword  bool       `json:"has_password"`
	Enabled      bool       `json:"enabled"`
	Rules        []Rule     `json:"rules"`
	Program      *string    `json:"program"`
	TimeZone     *string    `json:"time_zone"`
	Clicks       int64      `json:"clicks"`
	CreatedAt    time.Time  `json:"created_at"`
	UpdatedAt    time.Time  `json:"updated_at"`
	CreatedBy    string     `json:"created_by"`
	Revision     int64      `json:"revision"`

	// Check is set in the answer to a request with check: true.
	Check *Check `json:"check,omitempty"`
	// Warnings says what is odd about the link though nothing is wrong with it.
	Warnings []string `json:"warnings,omitempty"`
}

// Rule leads elsewhere when its condition holds.
type Rule struct {
	When  string   `json:"when"`
	To    string   `json:"to"`
	Hosts []string `json:"hosts,omitempty"`
}

// Check is what opening the target showed.
type Check struct {
	Result string `json:"result"`          // reachable, unreachable or refused
	Status int    `json:"status,omitzero"` // the HTTP status that the target answered with at last
	Detail string `json:"detail,omitempty"`
}

// NewLink asks for a link. A member that is nil takes the instance's default; one that points to an empty value asks for
// just that, and is sent.
type NewLink struct {
	URL          string     `json:"url"`
	Domain       *string    `json:"domain,omitzero"`
	Slug         *string    `json:"slug,omitzero"`
	Generator    *string    `json:"generator,omitzero"` // random, hash, sequence or words
	Length       *int       `json:"length,omitzero"`    // of a generated slug, in characters
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
	Enabled      *bool      `json:"enabled,omitzero"`
	Rules        []Rule     `json:"rules,omitzero"`
	Program      *string    `json:"program,omitzero"`
	TimeZone     *string    `json:"time_zone,omitzero"`
	Reuse        bool       `json:"reuse,omitzero"`
	Check        bool       `json:"check,omitzero"`
}

// LinkPatch changes a link, as a JSON merge patch (RFC 7396): what is absent stays as it is, and null unsets what can be
// unset.
type LinkPatch struct {
	URL          Nullable[string]    `json:"url,omitzero"`
	Title        Nullable[string]    `json:"title,omitzero"`
	Note         Nullable[string]    `json:"note,omitzero"`
	Tags         Nullable[[]string]  `json:"tags,omitzero"`
	Status       Nullable[int]       `json:"status,omitzero"`
	ForwardQuery Nullable[bool]      `json:"forward_query,omitzero"`
	ForwardPath  Nullable[bool]      `json:"forward_path,omitzero"`
	StartsAt     Nullable[time.Time] `json:"starts_at,omitzero"`
	ExpiresAt    Nullable[time.Time] `json:"expires_at,omitzero"`
	ExpiredURL   Nullable[string]    `json:"expired_url,omitzero"`
	MaxClicks    Nullable[int64]     `json:"max_clicks,omitzero"`
	Password     Nullable[string]    `json:"password,omitzero"`
	Enabled      Nullable[bool]      `json:"enabled,omitzero"`
	Rules        Nullable[[]Rule]    `json:"rules,omitzero"`
	Program      Nullable[string]    `json:"program,omitzero"`
	TimeZone     Nullable[string]    `json:"time_zone,omitzero"`
	Check        Nullable[bool]      `json:"check,omitzero"`
}

// LinkPage is a page of a list of links.
type LinkPage struct {
	Links      []Link  `json:"links"`
	NextCursor *string `json:"next_cursor"` // null where the list ends
}

// BulkRequest asks for up to 1,000 links at once.
type BulkRequest struct {
	Links []NewLink `json:"links"`
}

// BulkResult tells, in the order of the request, what became of each link.
type BulkResult struct {
	Results []BulkItem `json:"results"`
	Created int        `json:"created"`
	Reused  int        `json:"reused"`
	Failed  int        `json:"failed"`
}

// BulkItem is what became of one link: Status is what it would have been answered with alone; either Link or Problem is
// set.
type BulkItem struct {
	Status  int      `json:"status"`
	Link    *Link    `json:"link,omitempty"`
	Problem *Problem `json:"problem,omitempty"`
}

// Revision is a state that a link has or had.
type Revision struct {
	Revision  int64     `json:"revision"`
	UpdatedAt time.Time `json:"updated_at"`
	UpdatedBy string    `json:"updated_by"`
	Deleted   bool      `json:"deleted"`
	Link      Link      `json:"link"`
}

// RevisionPage is a page of the revisions of a link, newest first, the present state included.
type RevisionPage struct {
	Revisions  []Revision `json:"revisions"`
	NextCursor *string    `json:"next_cursor"`
}

// RollbackRequest asks that a link be again what it was at a revision.
type RollbackRequest struct {
	Revision int64 `json:"revision"`
}

// Token is a token without its secret.
type Token struct {
	ID         string     `json:"id"`
	Name       string     `json:"name"`
	Scopes     []string   `json:"scopes"`
	CreatedAt  time.Time  `json:"created_at"`
	CreatedBy  string     `json:"created_by"`
	ExpiresAt  *time.Time `json:"expires_at"`
	LastUsedAt *time.Time `json:"last_used_at"`

	// Token is the secret, in the answer that creates it and never again.
	Secret string `json:"token,omitempty"`
}

// NewToken asks for a token.
type NewToken struct {
	Name      string     `json:"name"`
	Scopes    []string   `json:"scopes"`
	ExpiresAt *time.Time `json:"expires_at,omitempty"`
}

// TokenList is the answer to a request for all tokens.
type TokenList struct {
	Tokens []Token `json:"tokens"`
}

// Record is a link with everything that belongs to it, as an export holds it and an import takes it: one JSON object a
// line.
type Record struct {
	Link
	PasswordHash string     `json:"password_hash,omitempty"`
	Used         int64      `json:"used"`
	DeletedAt    *time.Time `json:"deleted_at"`
	UpdatedBy    string     `json:"updated_by"`
	Revisions    []Record   `json:"revisions,omitempty"` // earlier states, newest first; these have none of their own
}

// ExportEnd is the last line of an export and the only one that is no Record. An export without it is not complete.
type ExportEnd struct {
	End   bool  `json:"end"`   // true
	Links int64 `json:"links"` // how many Records came before
}

// ImportRequest brings up to 1,000 records of an export back.
type ImportRequest struct {
	Records []Record `json:"records"`
}

// ImportResult tells, in the order of the request, what became of each record.
type ImportResult struct {
	Results   []ImportItem `json:"results"`
	Imported  int          `json:"imported"`
	Unchanged int          `json:"unchanged"` // the very same link was there already
	Failed    int          `json:"failed"`
}

// ImportItem is what became of one record: imported, unchanged or failed (then Problem says why).
type ImportItem struct {
	Result  string   `json:"result"`
	Problem *Problem `json:"problem,omitempty"`
}

// Problem is an error as RFC 9457 has it, in application/problem+json.
type Problem struct {
	Type   string       `json:"type"`
	Title  string       `json:"title"`
	Status int          `json:"status"`
	Detail string       `json:"detail,omitempty"`
	Errors []FieldError `json:"errors,omitempty"`
}

// LinkErrors is what went wrong with the rules and the program of a link, on the node that answers and since it was started.
type LinkErrors struct {
	Errors        []LinkError `json:"errors"`         // the latest first; errors at the same place are one
	InARow        int         `json:"in_a_row"`       // failures since it last worked
	BypassedUntil *time.Time  `json:"bypassed_until"` // the link's own URL is used until then; null where its logic is asked
}

// LinkError is one of them.
type LinkError struct {
	Outcome string    `json:"outcome"` // raised, steps, memory, time, output, invalid or broken
	Type    string    `json:"type"`    // of the exception, or what ended the run
	Message string    `json:"message"`
	Where   string    `json:"where"` // "program", a rule as in rules[0].when, or a function of the site program
	Line    int       `json:"line,omitzero"`
	Request string    `json:"request"` // what the last such visit was like; nothing about a person
	Count   int64     `json:"count"`
	First   time.Time `json:"first"`
	Last    time.Time `json:"last"`
}

// SiteErrors is what is known of the site program on the node that answers, since it was loaded.
type SiteErrors struct {
	Functions []string       `json:"functions"` // those that it defines
	Loaded    time.Time      `json:"loaded"`
	Refused   *string        `json:"refused"`  // why the file as it stands is not in use; null where it is
	Errors    []LinkError    `json:"errors"`   // the latest first; errors at the same place are one
	Bypassed  []SiteBypassed `json:"bypassed"` // functions that are not asked now because they fail
}

// SiteBypassed is a function of the site program that is not asked until then.
type SiteBypassed struct {
	Function string    `json:"function"`
	Until    time.Time `json:"until"`
}

// FieldError says what is wrong with one field of the request.
type FieldError struct {
	Field  string `json:"field"`
	Detail string `json:"detail"`

	// Where in a field that is source text: counted from 1, in characters. They are left out where that is not known.
	Line   int    `json:"line,omitzero"`
	Column int    `json:"column,omitzero"`
	Caret  string `json:"caret,omitempty"` // the line, and carets below what is meant
}

// ProblemType returns the type of the problems with this code: a URL that identifies it and leads to its description.
func ProblemType(code string) string {
	return "https://github.com/jinklink/jink/blob/main/docs/problems.md#" + code
}

func (p *Problem) Error() string {
	s, sep := p.Headline(), ": "
	for _, f := range p.Unsaid() {
		s += sep + f.Field + " " + f.Detail
		sep = "; "
	}
	return s
}

// Headline says in one sentence what is wrong.
func (p *Problem) Headline() string { return cmp.Or(p.Detail, p.Title) }

// Unsaid returns the errors that the headline does not tell already: where a single parameter cannot be read, it does.
func (p *Problem) Unsaid() []FieldError {
	if len(p.Errors) == 1 && p.Detail == p.Errors[0].Field+" "+p.Errors[0].Detail {
		return nil
	}
	return p.Errors
}
