package v1

import (
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// TryRequest asks what becomes of a visit, or of each of a matrix of visits. Nothing is counted, and nothing is stored.
type TryRequest struct {
	Request VisitRequest `json:"request,omitzero"`
	Matrix  *VisitMatrix `json:"matrix,omitzero"`

	// What is not stored yet, in place of what the link has.
	URL      *string `json:"url,omitzero"`
	Rules    []Rule  `json:"rules,omitzero"`
	Program  *string `json:"program,omitzero"`
	TimeZone *string `json:"time_zone,omitzero"`
}

// VisitRequest is a visit that is made up. What is left out is worked out from the headers as for anybody.
type VisitRequest struct {
	Method         string            `json:"method,omitzero"`
	Host           string            `json:"host,omitzero"`
	Path           string            `json:"path,omitzero"`
	Query          map[string]Texts  `json:"query,omitzero"`
	Headers        map[string]string `json:"headers,omitzero"`
	Device         string            `json:"device,omitzero"`
	OS             string            `json:"os,omitzero"`
	OSVersion      string            `json:"os_version,omitzero"`
	Browser        string            `json:"browser,omitzero"`
	BrowserVersion string            `json:"browser_version,omitzero"`
	Bot            string            `json:"bot,omitzero"` // the name of one
	Country        string            `json:"country,omitzero"`
	Language       string            `json:"language,omitzero"`
	Languages      []string          `json:"languages,omitzero"`
	Visitor        string            `json:"visitor,omitzero"`
	Now            *time.Time        `json:"now,omitzero"`
}

// VisitMatrix lists values of which each is tried with each of the others.
type VisitMatrix struct {
	Device   []string    `json:"device,omitzero"`
	OS       []string    `json:"os,omitzero"`
	Browser  []string    `json:"browser,omitzero"`
	Country  []string    `json:"country,omitzero"`
	Language []string    `json:"language,omitzero"`
	Visitor  []string    `json:"visitor,omitzero"`
	Path     []string    `json:"path,omitzero"`
	Now      []time.Time `json:"now,omitzero"`
}

// TryResult tells what becomes of the visits: one, or one for each combination of the matrix, its last member changing
// fastest.
type TryResult struct {
	Results []Verdict `json:"results"`
}

// Verdict is what becomes of a visit, and why.
type Verdict struct {
	Where    map[string]string `json:"where,omitempty"` // the values of the matrix
	Outcome  string            `json:"outcome"`         // redirect, page, not_found or gone
	Status   int               `json:"status"`
	URL      *string           `json:"url"`
	Headers  []Header          `json:"headers"`
	Body     *string           `json:"body"`
	By       string            `json:"by"`   // rule, program or link
	Rule     *int              `json:"rule"` // the number of the rule, from 0
	Line     *int              `json:"line"` // of the program
	Rules    []RuleTrace       `json:"rules"`
	Variants []Variant         `json:"variants"`
	Steps    int64             `json:"steps"`
	Micros   int64             `json:"microseconds"`
	Output   string            `json:"output"`
	Failure  *Failure          `json:"failure,omitempty"`
}

// Header is a header of an answer.
type Header struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// RuleTrace is what came of a rule's condition.
type RuleTrace struct {
	When  string `json:"when"`
	Value string `json:"value"` // as Python shows it
	Holds bool   `json:"holds"`
	Error string `json:"error,omitempty"`
}

// Variant is what a split of a link's logic chose, and how often.
type Variant struct {
	Split  string `json:"split"`
	Name   string `json:"name"`
	Clicks int64  `json:"clicks,omitzero"`
}

// VariantList is the answer to a request for the variants of a link.
type VariantList struct {
	Variants []Variant `json:"variants"`
}

// Failure is what went wrong with a visit that was tried.
type Failure struct {
	Outcome string `json:"outcome"`
	Type    string `json:"type"`
	Message string `json:"message"`
	Where   string `json:"where"`
	Line    int    `json:"line,omitzero"`
}

// Texts is a list of strings that may also be written as a single one.
type Texts []string

// UnmarshalJSONFrom decodes a string or an array of strings.
func (t *Texts) UnmarshalJSONFrom(d *jsontext.Decoder) error {
	if d.PeekKind() == jsontext.KindString {
		*t = make(Texts, 1)
		return json.UnmarshalDecode(d, &(*t)[0])
	}
	return json.UnmarshalDecode(d, (*[]string)(t))
}
