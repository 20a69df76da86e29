package datetime

// This file counts days in the calendar that is in use today, as if it had always been. Day 1 is the first day of year 1.

const (
	days400 = 146097
	days100 = 36524
	days4   = 1461
	maxDay  = 3652059 // the last day of year 9999
)

// before are the days of a year before each month, where February has 28.
var before = [14]int{0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

func isLeap(y int) bool { return y&3 == 0 && (y%100 != 0 || y%400 == 0) }

// monthLength is how many days a month has.
func monthLength(y, m int) int {
	if m == 2 && isLeap(y) {
		return 29
	}
	return before[m+1] - before[m]
}

// yearDay is the number of a day in its year, from 1.
func yearDay(y, m, d int) int {
	n := before[m] + d
	if m > 2 && isLeap(y) {
		n++
	}
	return n
}

func ordinal(y, m, d int) int {
	p := y - 1
	return p*365 + p/4 - p/100 + p/400 + yearDay(y, m, d)
}

// fromOrdinal is the date of a day from 1 on.
func fromOrdinal(n int) (y, m, d int) {
	n--
	y = n / days400 * 400
	n %= days400
	c := min(n/days100, 3)
	n -= c * days100
	f := n / days4
	n %= days4
	one := min(n/365, 3)
	n -= one * 365
	y += c*100 + f*4 + one + 1
	leap := 0
	if isLeap(y) {
		leap = 1
	}
	// A month has at least 28 days and at most 31: the first guess is right or one too high.
	m = (n + 50) >> 5
	first := before[m]
	if m > 2 {
		first += leap
	}
	if first > n {
		m--
		first = before[m]
		if m > 2 {
			first += leap
		}
	}
	return y, m, n - first + 1
}

// weekday is the day of the week, Monday 0.
func weekday(y, m, d int) int { return (ordinal(y, m, d) + 6) % 7 }

// isoYearStart is the Monday with which a year of ISO 8601 begins.
func isoYearStart(y int) int {
	first := ordinal(y, 1, 1)
	day := (first + 6) % 7
	monday := first - day
	if day > 3 {
		monday += 7
	}
	return monday
}

// isoWeek is the year, week and weekday of a date by ISO 8601.
func isoWeek(y, m, d int) (year, week, day int) {
	n := ordinal(y, m, d)
	start := isoYearStart(y)
	switch {
	case n < start:
		y--
		start = isoYearStart(y)
	case n >= start+52*7 && n >= isoYearStart(y+1):
		y++
		start = isoYearStart(y)
	}
	return y, (n-start)/7 + 1, (n-start)%7 + 1
}

// isoWeeks tells how many weeks a year of ISO 8601 has.
func isoWeeks(y int) int { return (isoYearStart(y+1) - isoYearStart(y)) / 7 }

// floorDiv is a / b, rounded down, and what is left.
func floorDiv(a, b int) (q, r int) {
	q, r = a/b, a%b
	if r < 0 {
		q, r = q-1, r+b
	}
	return q, r
}
