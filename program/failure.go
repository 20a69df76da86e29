package program

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/python"
)

// Outcomes of runs, as metrics name them.
const (
	OutcomeDecided  = "decided"  // a target or a page
	OutcomeOwn      = "own"      // the link's own target
	OutcomeRaised   = "raised"   // an exception
	OutcomeSteps    = "steps"    // too many steps
	OutcomeMemory   = "memory"   // too much memory
	OutcomeTime     = "time"     // too long
	OutcomeOutput   = "output"   // printed too much
	OutcomeInvalid  = "invalid"  // an answer that is none
	OutcomeBroken   = "broken"   // could not be compiled or loaded, or the machine failed
	OutcomeBusy     = "busy"     // not asked to its end, because too many that take long ran at the same time
	OutcomeBypassed = "bypassed" // not asked, because it failed too often

	// Of the site program alone.
	OutcomeRefused = "refused" // a link that may not be made
	OutcomeLimited = "limited" // not asked, because the visitor asks for too much that is not there
)

// Outcomes lists them.
func Outcomes() []string {
	return []string{OutcomeDecided, OutcomeOwn, OutcomeRaised, OutcomeSteps, OutcomeMemory, OutcomeTime, OutcomeOutput,
		OutcomeInvalid, OutcomeBroken, OutcomeBusy, OutcomeBypassed}
}

// Failure is what went wrong with a link's logic.
type Failure struct {
	Outcome string
	Type    string // the class of the exception, or what budget was exceeded
	Message string
	Where   string // program, rules[0].when, or the function of the site program
	Line    int    // 0: not known
	Request string // what the visit was like; nothing in it is about a person
	Count   int64
	First   time.Time
	Last    time.Time
}

// failureOf describes an error of a run. where is program, or the rule that was followed.
func failureOf(err error, where string, run *runContext) *Failure {
	f := &Failure{Where: where, Message: clip(err.Error(), 500)}
	var frames []python.Frame
	exception, isException := errors.AsType[*python.Error](err)
	stop, isStop := errors.AsType[*python.Stopped](err)
	switch {
	case isException:
		f.Outcome, f.Type, f.Message, frames = OutcomeRaised, exception.Type, clip(exception.Message, 500), exception.Frames
	case isStop:
		f.Outcome, f.Type = stopped(stop)
	case errors.Is(err, errSleep):
		f.Outcome, f.Type = OutcomeRaised, "PermissionError"
	default:
		f.Outcome, f.Type = OutcomeInvalid, "InvalidAnswer"
		if _, ok := errors.AsType[*python.Exit](err); ok {
			f.Outcome, f.Type, f.Message = OutcomeRaised, "SystemExit", "the program called sys.exit"
		} else if _, ok := errors.AsType[*badAnswer](err); !ok {
			f.Outcome, f.Type = OutcomeBroken, "InternalError"
		}
	}
	for _, frame := range frames {
		switch frame.File {
		case filename:
			f.Where, f.Line = "program", frame.Line
		case siteFilename:
			f.Line = frame.Line
		case "rules":
			f.Where, f.Line = fmt.Sprintf("rules[%d].when", frame.Line/linesPerRule), frame.Line%linesPerRule
		}
	}
	return f
}

func stopped(stop *python.Stopped) (outcome, kind string) {
	switch {
	case stop.Reason == python.OutOfSteps:
		return OutcomeSteps, "OutOfSteps"
	case stop.Reason == python.OutOfMemory:
		return OutcomeMemory, "OutOfMemory"
	case stop.Reason == python.OutOfOutput:
		return OutcomeOutput, "TooMuchOutput"
	case errors.Is(stop.Err, errTime):
		return OutcomeTime, "OutOfTime"
	case errors.Is(stop.Err, errBusy):
		return OutcomeBusy, "Busy"
	}
	return OutcomeRaised, "Stopped"
}

// problem is a failure while a program was loaded.
func (f *Failure) problem(l *link.Logic) link.FieldError {
	e := link.FieldError{Field: "program", Message: "fails when it is loaded: " + f.Type + ": " + f.Message, Line: f.Line}
	if lines := strings.Split(l.Program, "\n"); f.Line > 0 && f.Line <= len(lines) {
		e.Caret = caret(lines[f.Line-1], 0, 0, true)
	}
	return e
}

// summary says what a visit was like, without anything that is about a person: the parameters of its query, for example, are
// left out.
func (v *visit) summary() string {
	parts := []string{v.method, v.facts.Device(), v.facts.OS(), v.facts.Browser()}
	if c := v.facts.Country(); c != "" {
		parts = append(parts, c)
	}
	if l := v.facts.Language(); l != "" {
		parts = append(parts, l)
	}
	if v.rest != "" {
		parts = append(parts, "with a path")
	}
	if v.query != "" {
		parts = append(parts, "with a query")
	}
	return strings.Join(parts, " ")
}
