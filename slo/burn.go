package slo

import (
	"fmt"
	"slices"
	"strconv"
	"time"
)

// Severity is what an alert asks of people.
type Severity string

const (
	Page   Severity = "page"   // somebody looks now
	Ticket Severity = "ticket" // somebody looks in working hours
)

// Burn is one row of the table of burn rates: an alert fires when the error ratio is Factor times the budget or more,
// over Long, so that it matters, and over Short, so that it is not over yet; and has been for For.
type Burn struct {
	Severity Severity
	Long     time.Duration
	Short    time.Duration
	Factor   float64
	For      time.Duration
}

// Burns returns the table of the SRE Workbook, with the row for a day that others have added since. The first row spends
// 2 % of a budget before it fires, the second 5 %, the others 10 %.
func Burns() []Burn {
	const day = 24 * time.Hour
	return []Burn{
		{Page, time.Hour, 5 * time.Minute, 14.4, 2 * time.Minute},
		{Page, 6 * time.Hour, 30 * time.Minute, 6, 15 * time.Minute},
		{Ticket, day, 2 * time.Hour, 3, time.Hour},
		{Ticket, 3 * day, 6 * time.Hour, 1, 3 * time.Hour},
	}
}

// Burns returns the rows that apply to the objective, and in notes why others do not: a page where a ticket is enough, and
// a factor at which even nothing but errors would be too few.
func (o Objective) Burns() (rows []Burn, notes []string) {
	for _, b := range Burns() {
		switch {
		case o.TicketOnly && b.Severity != Ticket:
		case b.Factor*o.Budget() >= 1:
			notes = append(notes, fmt.Sprintf("%s: an objective of %v %% allows so many errors that %v times as many cannot happen, so there is no %s over %s",
				o.Name, o.Percent(), b.Factor, b.Severity, Format(b.Long)))
		default:
			rows = append(rows, b)
		}
	}
	return rows, notes
}

// Threshold is the error ratio above which the row holds.
func (o Objective) Threshold(b Burn) float64 { return b.Factor * o.Budget() }

// Summary says in one sentence what an alert means. It has no numbers that change while the alert lasts.
func (o Objective) Summary(b Burn) string {
	times := strconv.FormatFloat(b.Factor, 'g', -1, 64) + " times as fast as"
	if b.Factor == 1 {
		times = "faster than"
	}
	return fmt.Sprintf("Too many %s %s: the error budget of %s is being spent %s it may be.", o.Subject, o.Fault, Format(Window), times)
}

// Windows returns the lengths of all windows of the table, the shortest first.
func Windows() []time.Duration {
	var all []time.Duration
	for _, b := range Burns() {
		all = append(all, b.Short, b.Long)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Format writes a duration as Prometheus does, in its largest unit: 5m, 6h, 3d.
func Format(d time.Duration) string {
	for _, u := range []struct {
		unit time.Duration
		name string
	}{{24 * time.Hour, "d"}, {time.Hour, "h"}, {time.Minute, "m"}} {
		if d >= u.unit && d%u.unit == 0 {
			return strconv.Itoa(int(d/u.unit)) + u.name
		}
	}
	return strconv.Itoa(int(d/time.Second)) + "s"
}
