package traceback

import (
	"strconv"
	"strings"
)

// This file holds how reports are put together: chains and groups.

const (
	causeText   = "\nThe above exception was the direct cause of the following exception:\n\n"
	contextText = "\nDuring handling of the above exception, another exception occurred:\n\n"
)

// Format is the text of the report in parts, each of whole lines.
func (r *Report) Format(cfg Config) []string {
	p := &printer{cfg: cfg, width: cfg.GroupWidth, deepest: cfg.GroupDepth}
	if p.width == 0 {
		p.width = 15
	}
	if p.deepest == 0 {
		p.deepest = 10
	}
	p.report(r)
	return p.out
}

// FormatOnly is the part behind the frames.
func (r *Report) FormatOnly() []string {
	var out []string
	switch {
	case r.syntax != nil:
		out = r.syntax.format(r.Type)
	case r.Text == "":
		out = []string{r.Type + "\n"}
	default:
		out = []string{r.Type + ": " + r.Text + "\n"}
	}
	for _, note := range r.Notes {
		for line := range strings.SplitSeq(note, "\n") {
			out = append(out, line+"\n")
		}
	}
	return out
}

// printer draws the tree of groups at the left margin.
type printer struct {
	cfg            Config
	width, deepest int
	out            []string
	depth          int  // how many groups deep
	needClose      bool // the line that closes a group is still to be drawn
}

func (p *printer) indent() string { return strings.Repeat("  ", p.depth) }

// emit prints text behind the margin.
func (p *printer) emit(text string, margin string) {
	if text == "" {
		return
	}
	prefix := p.indent()
	if p.depth > 0 {
		prefix += margin + " "
	}
	if prefix == "" {
		p.out = append(p.out, text)
		return
	}
	var b strings.Builder
	for _, line := range splitLines(text) {
		b.WriteString(prefix + line)
	}
	p.out = append(p.out, b.String())
}

func (p *printer) emitAll(texts []string) {
	for _, text := range texts {
		p.emit(text, "|")
	}
}

// report prints a chain, what came first at the top.
func (p *printer) report(r *Report) {
	type link struct {
		text   string // between this report and the one above it
		report *Report
	}
	chain := []link{{"", r}}
	for !p.cfg.NoChain {
		last := &chain[len(chain)-1]
		next := last.report.Cause
		last.text = causeText
		if next == nil && last.report.Context != nil && !last.report.SuppressContext {
			next, last.text = last.report.Context, contextText
		}
		if next == nil {
			last.text = ""
			break
		}
		chain = append(chain, link{"", next})
	}
	for i := len(chain) - 1; i >= 0; i-- {
		p.emit(chain[i].text, "|")
		p.one(chain[i].report)
	}
}

func (p *printer) one(r *Report) {
	switch {
	case !r.isGroup:
		if len(r.Stack) > 0 {
			p.emit("Traceback (most recent call last):\n", "|")
			p.emitAll(FormatStack(r.Stack, p.cfg))
		}
		p.emitAll(r.FormatOnly())
	case p.depth > p.deepest:
		p.emit("... (max_group_depth is "+strconv.Itoa(p.deepest)+")\n", "|")
	default:
		p.group(r)
	}
}

// group prints a group and, indented, what is in it.
func (p *printer) group(r *Report) {
	outermost := p.depth == 0
	margin := "|"
	if outermost {
		p.depth++
		margin = "+"
	}
	if len(r.Stack) > 0 {
		p.emit("Exception Group Traceback (most recent call last):\n", margin)
		p.emitAll(FormatStack(r.Stack, p.cfg))
	}
	p.emitAll(r.FormatOnly())
	whole := min(len(r.Group), p.width)
	n := min(len(r.Group)+r.Cut, whole+1)
	p.needClose = false
	for i := range n {
		last := i == n-1
		if last {
			// What is in the last one may draw the closing line itself.
			p.needClose = true
		}
		corner, title := "  ", strconv.Itoa(i+1)
		if i == 0 {
			corner = "+-"
		}
		if i >= whole {
			title = "..."
		}
		p.out = append(p.out, p.indent()+corner+"+---------------- "+title+" ----------------\n")
		p.depth++
		if i < whole {
			p.report(r.Group[i])
		} else {
			rest := len(r.Group) + r.Cut - whole
			p.emit("and "+strconv.Itoa(rest)+" more exception"+plural(rest)+"\n", "|")
		}
		if last && p.needClose {
			p.out = append(p.out, p.indent()+"+------------------------------------\n")
			p.needClose = false
		}
		p.depth--
	}
	if outermost {
		p.depth = 0
	}
}
