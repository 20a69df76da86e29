package v1

import (
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Nullable is a member of a merge patch, where absent, null and a value are three different things. The zero value is
// absent.
type Nullable[T any] struct {
	Set   bool // the member is there
	Value *T   // nil: it is null
}

// Value returns a member with a value.
func Value[T any](v T) Nullable[T] { return Nullable[T]{Set: true, Value: &v} }

// Null returns a member that is null.
func Null[T any]() Nullable[T] { return Nullable[T]{Set: true} }

// Null reports whether the member is there and null.
func (n Nullable[T]) Null() bool { return n.Set && n.Value == nil }

// IsZero reports whether the member is absent, so that it is left out.
func (n Nullable[T]) IsZero() bool { return !n.Set }

// MarshalJSONTo encodes the value or null.
func (n Nullable[T]) MarshalJSONTo(e *jsontext.Encoder) error { return json.MarshalEncode(e, n.Value) }

// UnmarshalJSONFrom decodes a value or null.
func (n *Nullable[T]) UnmarshalJSONFrom(d *jsontext.Decoder) error {
	n.Set = true
	return json.UnmarshalDecode(d, &n.Value)
}
