package link

import (
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// value is what l is sorted by in order o, as it stands in a cursor.
func (o Order) value(l *Link) string {
	switch strings.TrimPrefix(string(o), "-") {
	case "clicks":
		return strconv.FormatInt(l.Clicks, 10)
	case "updated_at":
		return strconv.FormatInt(l.UpdatedAt.UnixMilli(), 10)
	case "slug":
		return l.Key
	default: // created_at: an import may bring any time along, so the ID decides only between equal ones
		return strconv.FormatInt(l.CreatedAt.UnixMilli(), 10)
	}
}

// Column returns the name of the column that o sorts by and whether it does so downwards. Ties are broken by id in the
// same direction.
func (o Order) Column() (name string, descending bool) {
	name, descending = strings.CutPrefix(string(o), "-")
	if name == "slug" {
		name = "key"
	}
	return name, descending
}

// Numeric reports whether a cursor's value in order o is a decimal number rather than text.
func (o Order) Numeric() bool { return o != BySlug && o != BySlugDesc }

// String encodes the cursor for a caller to hand back. Callers must not look inside.
func (c *Cursor) String() string {
	if c == nil {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString([]byte(string(c.Order) + "\n" + strconv.FormatInt(c.ID, 10) + "\n" + c.Value))
}

// ParseCursor decodes what String returned. It fails with CodeInvalid if s is anything else, or belongs to a list in
// another order.
func ParseCursor(s string, order Order) (*Cursor, error) {
	invalid := &Error{Code: CodeInvalid, Message: "the list cannot be continued", Fields: []FieldError{
		{Field: "cursor", Message: "is not a cursor that this list returned"}}}
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil {
		return nil, invalid
	}
	parts := strings.SplitN(string(b), "\n", 3)
	if len(parts) != 3 || Order(parts[0]) != order || !slices.Contains(Orders(), order) {
		return nil, invalid
	}
	id, err := strconv.ParseInt(parts[1], 10, 64)
	if err != nil {
		return nil, invalid
	}
	if order.Numeric() {
		_, err = strconv.ParseInt(parts[2], 10, 64)
	}
	if err != nil || !utf8.ValidString(parts[2]) || strings.Contains(parts[2], "\x00") {
		return nil, invalid
	}
	return &Cursor{Order: order, Value: parts[2], ID: id}, nil
}
