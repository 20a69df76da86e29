package record

import (
	"slices"
	"strconv"
	"strings"

	"github.com/jinklink/jink/link"
)

// MaxPage is the most that a page of a list may hold.
const MaxPage = 1000

// CheckQuery fails with CodeInvalid if q asks for something impossible, and sets its Order where that is empty. It
// returns the value of its cursor as a store compares it: an int64 or a string.
func CheckQuery(q *link.Query) (after any, err error) {
	var p link.Problems
	if q.Order == "" {
		q.Order = link.Orders()[0]
	}
	if !slices.Contains(link.Orders(), q.Order) {
		p.Addf("sort", "is not one of the orders that there are")
	}
	if q.Limit < 1 || q.Limit > MaxPage {
		p.Addf("limit", "is not between 1 and %d", MaxPage)
	}
	if !Storable(q.Text) {
		p.Addf("q", "contains NUL or is not valid UTF-8")
	}
	if !Storable(q.Tag) {
		p.Addf("tag", "contains NUL or is not valid UTF-8")
	}
	if q.Domain != nil && !Storable(*q.Domain) {
		p.Addf("domain", "contains NUL or is not valid UTF-8")
	}
	if q.After != nil {
		var ok bool
		if after, ok = cursorValue(q.After, q.Order); !ok {
			p.Addf("cursor", "does not belong to this list")
		}
	}
	return after, p.Err("the list")
}

func cursorValue(c *link.Cursor, order link.Order) (any, bool) {
	if !order.Numeric() {
		return c.Value, c.Order == order && Storable(c.Value)
	}
	n, err := strconv.ParseInt(c.Value, 10, 64)
	return n, c.Order == order && err == nil
}

// LowerASCII returns s with A to Z in lower case and all else as it is, which is what both databases do to the text that
// they search.
func LowerASCII(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}
