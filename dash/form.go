package dash

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/jinklink/jink/link"
)

// form reads what was entered. What makes no sense is noted in the problems, by field.
type form struct {
	url.Values
	problems link.Problems
}

// text is what stands in a field, or nil.
func (f *form) text(field string) *string {
	if s := strings.TrimSpace(f.Get(field)); s != "" {
		return &s
	}
	return nil
}

// moment is how a time stands in a field of type datetime-local, which has no zone: without JavaScript there is no way to know the
// visitor's. The form says that it means UTC.
const moment = "2006-01-02T15:04:05.999"

func (f *form) instant(field string) *time.Time {
	s := f.text(field)
	if s == nil {
		return nil
	}
	for _, layout := range []string{"2006-01-02T15:04", moment, "2006-01-02 15:04", time.DateOnly} {
		if t, err := time.Parse(layout, *s); err == nil {
			return &t
		}
	}
	f.problems.Addf(field, "must be a day and a time, like 2027-01-31T18:00")
	return nil
}

func (f *form) number(field string) *int64 {
	s := f.text(field)
	if s == nil {
		return nil
	}
	n, err := strconv.ParseInt(*s, 10, 64)
	if err != nil {
		f.problems.Addf(field, "must be a whole number")
		return nil
	}
	return &n
}

// status is that of redirects.
func (f *form) status() *int {
	n := f.number("status")
	if n == nil {
		return nil
	}
	status := int(*n)
	return &status
}

func (f *form) tags() (tags []string) {
	for tag := range strings.SplitSeq(f.Get("tags"), ",") {
		if tag = strings.TrimSpace(tag); tag != "" {
			tags = append(tags, tag)
		}
	}
	return tags
}

// password is taken as it is: spaces may be part of it.
func (f *form) password() *string {
	if s := f.Get("password"); s != "" {
		return &s
	}
	return nil
}
