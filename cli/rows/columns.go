package rows

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/go-json-experiment/json/jsontext"
)

// column is a field of a link as a CSV file can give it.
type column struct {
	field    string   // its name in JSON
	synonyms []string // what others call it
	encode   func(dst []byte, cell string, parse func(string) (time.Time, error)) ([]byte, error)
}

// columns lists every field of v1.NewLink.
func columns() []column {
	return []column{
		{"url", []string{"long_url", "target", "target_url", "destination", "destination_url", "original_url", "link"}, text},
		{"slug", []string{"keyword", "shortcode", "short_code", "back_half", "slashtag", "alias", "key", "custom_slug"}, text},
		{"domain", []string{"short_domain"}, text},
		{"generator", nil, text},
		{"length", nil, number},
		{"title", nil, text},
		{"note", []string{"notes", "description", "comment", "comments"}, text},
		{"tags", []string{"tag", "labels"}, list},
		{"status", []string{"redirect_type", "http_code"}, number},
		{"forward_query", nil, boolean},
		{"forward_path", nil, boolean},
		{"starts_at", []string{"valid_since", "start_date"}, moment},
		{"expires_at", []string{"valid_until", "expiration_date", "expiry_date", "expires"}, moment},
		{"expired_url", nil, text},
		{"max_clicks", []string{"max_visits", "clicks_limit"}, number},
		{"password", nil, text},
		{"enabled", nil, boolean},
		{"rules", nil, array},
		{"program", nil, text},
		{"time_zone", []string{"timezone"}, text},
		{"reuse", nil, boolean},
		{"check", nil, boolean},
	}
}

// Columns returns the names of the columns that a CSV file may have, each followed by its synonyms.
func Columns() [][]string {
	var all [][]string
	for _, c := range columns() {
		all = append(all, append([]string{c.field}, c.synonyms...))
	}
	return all
}

// normalColumn brings a header's cell to the form of the names above: "Back-Half" is back_half.
func normalColumn(cell string) string {
	return strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(strings.TrimSpace(cell)))
}

type timeParser = func(string) (time.Time, error)

func text(dst []byte, cell string, _ timeParser) ([]byte, error) {
	dst, err := jsontext.AppendQuote(dst, cell)
	if err != nil {
		return nil, errors.New("is not valid UTF-8")
	}
	return dst, nil
}

func list(dst []byte, cell string, _ timeParser) ([]byte, error) {
	dst = append(dst, '[')
	first := true
	for part := range strings.SplitSeq(cell, "|") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		if !first {
			dst = append(dst, ',')
		}
		first = false
		var err error
		if dst, err = text(dst, part, nil); err != nil {
			return nil, err
		}
	}
	return append(dst, ']'), nil
}

// array takes a JSON array as it is.
func array(dst []byte, cell string, _ timeParser) ([]byte, error) {
	v := jsontext.Value(strings.TrimSpace(cell))
	if !v.IsValid() || v.Kind() != jsontext.KindBeginArray {
		return nil, errors.New(`is not a JSON array such as [{"when": "os == 'ios'", "to": "https://…"}]`)
	}
	return append(dst, v...), nil
}

func number(dst []byte, cell string, _ timeParser) ([]byte, error) {
	n, err := strconv.ParseInt(strings.TrimSpace(cell), 10, 64)
	if err != nil {
		return nil, fmt.Errorf("%q is not a whole number", cell)
	}
	return strconv.AppendInt(dst, n, 10), nil
}

func boolean(dst []byte, cell string, _ timeParser) ([]byte, error) {
	switch strings.ToLower(strings.TrimSpace(cell)) {
	case "true", "yes", "1":
		return append(dst, "true"...), nil
	case "false", "no", "0":
		return append(dst, "false"...), nil
	}
	return nil, fmt.Errorf("%q is neither true nor false", cell)
}

func moment(dst []byte, cell string, parse timeParser) ([]byte, error) {
	t, err := parse(strings.TrimSpace(cell))
	if err != nil {
		return nil, fmt.Errorf("%q is not a time such as 2026-12-31T18:00:00Z", cell)
	}
	if y := t.UTC().Year(); y < 0 || y > 9999 {
		return nil, fmt.Errorf("%q is in the year %d", cell, y)
	}
	dst = append(dst, '"')
	dst = t.UTC().AppendFormat(dst, time.RFC3339Nano)
	return append(dst, '"'), nil
}
