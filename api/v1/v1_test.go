package v1_test

import (
	"testing"

	"github.com/go-json-experiment/json"

	v1 "github.com/jinklink/jink/api/v1"
)

func TestNewLink_sends_what_is_set(t *testing.T) {
	empty, off := "", false
	for want, n := range map[string]v1.NewLink{
		`{"url":"https://example.com/"}`: {URL: "https://example.com/"},
		`{"url":"","title":"","tags":[],"enabled":false,"reuse":true}`: {Title: &empty, Tags: []string{}, Enabled: &off,
			Reuse: true},
	} {
		if got, err := json.Marshal(n); err != nil || string(got) != want {
			t.Errorf("got %s, %v, want %s", got, err, want)
		}
	}
}

func TestLinkPatch_tells_absent_from_null(t *testing.T) {
	for want, p := range map[string]v1.LinkPatch{
		`{}`:                          {},
		`{"title":"","note":null}`:    {Title: v1.Value(""), Note: v1.Null[string]()},
		`{"tags":[],"enabled":false}`: {Tags: v1.Value([]string{}), Enabled: v1.Value(false)},
	} {
		got, err := json.Marshal(p)
		if err != nil || string(got) != want {
			t.Errorf("got %s, %v, want %s", got, err, want)
		}
		var back v1.LinkPatch
		if err := json.Unmarshal(got, &back); err != nil || back.Note.Null() != p.Note.Null() || back.Title.Set != p.Title.Set {
			t.Errorf("%s reads as %+v, %v", want, back, err)
		}
	}
}

func TestProblem_Error(t *testing.T) {
	for want, p := range map[string]v1.Problem{
		"Not found":                  {Title: "Not found"},
		"there is no such link":      {Title: "Not found", Detail: "there is no such link"},
		"limit must be a number":     {Detail: "limit must be a number", Errors: []v1.FieldError{{Field: "limit", Detail: "must be a number"}}},
		"not valid: url is; slug is": {Detail: "not valid", Errors: []v1.FieldError{{Field: "url", Detail: "is"}, {Field: "slug", Detail: "is"}}},
	} {
		if got := p.Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
