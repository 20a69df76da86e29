package v1

import (
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// timeLayout is RFC 3339 with milliseconds, always all three of them, so that times can be compared as text.
const timeLayout = `"2006-01-02T15:04:05.000Z"`

// Encoding returns how answers are written: the same value always gives the same text.
func Encoding() json.Options {
	times := json.MarshalToFunc(func(e *jsontext.Encoder, t time.Time) error {
		return e.WriteValue(t.UTC().AppendFormat(e.AvailableBuffer(), timeLayout))
	})
	return json.JoinOptions(json.WithMarshalers(times), json.Deterministic(true))
}
