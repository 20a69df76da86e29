package cli

import (
	"testing"
	"time"
)

func TestParseTime(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("the time zone database is missing: " + err.Error())
	}
	c := newCommands(Env{Zone: berlin, Now: func() time.Time { return time.Date(2026, 3, 28, 12, 0, 0, 0, berlin) }})
	for s, want := range map[string][2]string{ // as the beginning, and as the end
		"12h":                       {"2026-03-29T00:00:00+01:00", "2026-03-29T00:00:00+01:00"},
		"1d":                        {"2026-03-29T12:00:00+02:00", "2026-03-29T12:00:00+02:00"}, // 23 hours: clocks change
		"24h":                       {"2026-03-29T13:00:00+02:00", "2026-03-29T13:00:00+02:00"},
		"2w":                        {"2026-04-11T12:00:00+02:00", "2026-04-11T12:00:00+02:00"},
		"1y1d2h3m4s":                {"2027-03-29T14:03:04+02:00", "2027-03-29T14:03:04+02:00"},
		"2026-12-31":                {"2026-12-31T00:00:00+01:00", "2027-01-01T00:00:00+01:00"},
		"2026-03-29":                {"2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00"},
		"2026-12-31 18:00":          {"2026-12-31T18:00:00+01:00", "2026-12-31T18:00:00+01:00"},
		"2026-07-01T18:00":          {"2026-07-01T18:00:00+02:00", "2026-07-01T18:00:00+02:00"},
		"2026-07-01 18:00:30":       {"2026-07-01T18:00:30+02:00", "2026-07-01T18:00:30+02:00"},
		"2026-07-01T18:00:00Z":      {"2026-07-01T20:00:00+02:00", "2026-07-01T20:00:00+02:00"},
		"2026-07-01T18:00:00-07:00": {"2026-07-02T03:00:00+02:00", "2026-07-02T03:00:00+02:00"},
	} {
		for i, endOfDay := range []bool{false, true} {
			got, err := c.parseTime(s, endOfDay)
			if err != nil || got.In(berlin).Format(time.RFC3339) != want[i] {
				t.Errorf("parseTime(%q, %t) = %v, %v; want %s", s, endOfDay, got.In(berlin), err, want[i])
			}
		}
	}
	for _, s := range []string{"", "soon", "30", "d", "-3d", "3x", "3 d", "1.5h", "2026-13-01", "2026-02-30", "31.12.2026", "99999999999999999999d", "10000000d"} {
		if got, err := c.parseTime(s, false); err == nil {
			t.Errorf("parseTime(%q) = %v, want an error", s, got)
		}
	}
}

func TestClean(t *testing.T) {
	for s, want := range map[string]string{
		"plain grün 漢字 👩‍👩‍👧": "plain grün 漢字 👩‍👩‍👧",
		"a\x1b[31mred":        "a\uFFFD[31mred",
		"two\nlines\tand\r":   "two lines and\uFFFD",
		"right\u202eto left":  "right\uFFFDto left",
		"c1 \u009b31m":        "c1 \uFFFD31m",
	} {
		if got := clean(s); got != want {
			t.Errorf("clean(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	for s, want := range map[string]string{"short": "short", "exactly ten": "exactly t…", "漢字漢字漢字": "漢字漢字…", "ten chars.": "ten chars."} {
		if got := cut(s, 10); got != want {
			t.Errorf("cut(%q, 10) = %q, want %q", s, got, want)
		}
	}
}
