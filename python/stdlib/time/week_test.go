package time

import (
	"testing"
	gotime "time"
)

// TestWeeks_are_those_of_the_calendar holds the weeks that are computed here against those of Go, for each day of 40 years,
// and that a day of the year is found again from its week and weekday.
func TestWeeks_are_those_of_the_calendar(t *testing.T) {
	for day := gotime.Date(1990, 1, 1, 0, 0, 0, 0, gotime.UTC); day.Year() < 2030; day = day.AddDate(0, 0, 1) {
		b := takeApart(day, true)
		year, week := b.isoWeek()
		if y, w := day.ISOWeek(); y != year || w != week {
			t.Errorf("%s: week %d of %d, want %d of %d", day.Format(gotime.DateOnly), week, year, w, y)
		}
		monday := (b.yearday + 6 - b.weekday) / 7
		sunday := (b.yearday + 6 - (b.weekday+1)%7) / 7
		if have := weekToDay(b.year, monday, b.weekday, true); have != b.yearday {
			t.Errorf("%s: by Mondays it is day %d, want %d", day.Format(gotime.DateOnly), have, b.yearday)
		}
		if have := weekToDay(b.year, sunday, b.weekday, false); have != b.yearday {
			t.Errorf("%s: by Sundays it is day %d, want %d", day.Format(gotime.DateOnly), have, b.yearday)
		}
	}
}
