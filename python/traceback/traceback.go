// Package traceback prints exceptions as CPython 3.13 does when a program ends by one: the frames with their source lines
// and the marks below them, causes and contexts, groups, notes, syntax errors, and what may have been meant.
//
// It exists apart from the virtual machine because whoever wrote a program reads nothing else of it when it fails, and
// because the module traceback and the log of a failed link need the parts of it.
//
// Invariants: the text is CPython's to the letter. Sources come only from Config.Source. What an exception's own methods do
// wrong is shown in its place and never ends the printing. An exception is read once, before anything is printed of it.
package traceback

import (
	"strings"

	"github.com/jinklink/jink/python/object"
)

// Config says how to print.
type Config struct {
	// Source gives the lines of a source, with or without their line feeds, as the module linecache would.
	Source func(filename string) ([]string, bool)

	// Limit picks the frames that are shown; nil: as many as sys.tracebacklimit says, from the innermost.
	Limit func(frames []Frame) []Frame

	// NoChain leaves out causes and contexts.
	NoChain bool

	// Groups wider or deeper than this are cut; 0: 15 and 10.
	GroupWidth, GroupDepth int
}

// Format is the text that is printed of an exception, with its line feed.
func Format(t *object.Thread, exc object.Value, cfg Config) string {
	var b strings.Builder
	for _, part := range Capture(t, exc, cfg).Format(cfg) {
		b.WriteString(part)
	}
	return b.String()
}

// FormatOnly is the last part of that text: type and message, notes, for a syntax error the line.
func FormatOnly(t *object.Thread, exc object.Value, cfg Config) string {
	e := object.AsException(exc)
	return strings.Join(capture(t, e, nil, cfg).FormatOnly(), "")
}
