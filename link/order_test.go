package link

import (
	"testing"
	"time"
)

func TestCursor_survives_the_trip_to_a_caller(t *testing.T) {
	l := &Link{ID: 42, Key: "döcs\nx", Clicks: -7, CreatedAt: time.UnixMilli(1), UpdatedAt: time.UnixMilli(-2)}
	for _, order := range Orders() {
		c := CursorOf(l, order)
		got, err := ParseCursor(c.String(), order)
		if err != nil || *got != *c {
			t.Errorf("%s: ParseCursor = %+v, %v, want %+v", order, got, err, c)
		}
	}
}

func TestParseCursor_refuses_what_it_did_not_make(t *testing.T) {
	l := &Link{ID: 1, Key: "a"}
	for _, s := range []string{"", "x", "!!", "AAAA", CursorOf(l, BySlug).String(), "LWNyZWF0ZWRfYXQKMQp4"} {
		if c, err := ParseCursor(s, NewestFirst); CodeOf(err) != CodeInvalid {
			t.Errorf("ParseCursor(%q) = %+v, %v", s, c, err)
		}
	}
	for _, key := range []string{"a\xd3", "a\x00"} { // no store could compare with it
		if c, err := ParseCursor(CursorOf(&Link{ID: 1, Key: key}, BySlug).String(), BySlug); CodeOf(err) != CodeInvalid {
			t.Errorf("a cursor with %q gives %+v, %v", key, c, err)
		}
	}
	if _, err := ParseCursor(CursorOf(l, "x").String(), "x"); CodeOf(err) != CodeInvalid {
		t.Errorf("an unknown order is accepted: %v", err)
	}
}
