package time

import (
	"strings"
	"testing"
	gotime "time"
)

// FuzzFormat holds that any format can be written, that text without directives is written as it is, and that %% is %.
func FuzzFormat(f *testing.F) {
	f.Add("%Y-%m-%dT%H:%M:%S%z", int64(1e9))
	f.Fuzz(func(t *testing.T, format string, seconds int64) {
		if len(format) > 1000 {
			return
		}
		b := takeApart(gotime.Unix(seconds%(1<<40), 0).UTC(), true)
		b.format(format, gotime.UTC)
		if have := b.format(strings.ReplaceAll(format, "%", "%%"), gotime.UTC); have != format {
			t.Errorf("%q without directives is written as %q", format, have)
		}
	})
}
