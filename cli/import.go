package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/dustin/go-humanize"
	"github.com/spf13/cobra"

	"github.com/jinklink/jink/cli/rows"
)

// importFlags are the flags of one import.
type importFlags struct {
	format        string
	rejects       string
	ignoreUnknown bool
	restart       bool
	parallel      int
}

func (c *commands) importCommand() *cobra.Command {
	var o importFlags
	cmd := &cobra.Command{
		Use:   "import FILE | -",
		Short: "Make links of the rows of a file",
		Long: `Make a link of each row of a file, or of the standard input with -.

JSON lines hold one object a line: either what the API takes for a new link ({"url": ...,
"slug": ...}), or what "jink export" wrote, which comes back as it was (the token needs the
scope admin). CSV has a header whose columns are called like the JSON fields; url must be
there, and an empty cell leaves the field to its default. Other shorteners' names are known:
long_url, target and destination for url, keyword, shortcode and back-half for slug, and more
in the documentation. Tags are apart by |, cells by comma, semicolon or tab, and times are
RFC 3339 or a date or time of this zone.

A row that is refused is reported with its line and the reason, and the import goes on; the
exit code is then 1. An import of a file that was ended early goes on where it was when the
same command is run again: FILE.jink-import holds the place until the end. No row is made twice,
not even from the standard input, if the same input comes again within 24 hours; a row with a
slug is there already, at any time, where its link does the same.`,
		Example: `  jink import links.jsonl
  jink import bitly.csv --ignore-unknown --rejects refused.csv
  zcat links.jsonl.gz | jink import -`,
		Args:              exactly("FILE"),
		ValidArgsFunction: cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.parallel < 1 || o.parallel > 16 {
				return usage(cmd, "--parallel is %d, and may be 1 to 16", o.parallel)
			}
			if o.format != "" && o.format != string(rows.CSV) && o.format != string(rows.JSONL) {
				return usage(cmd, "--format is %q, and may be jsonl or csv", o.format)
			}
			return c.runImport(cmd, args[0], o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "", "`FORMAT` of the rows, jsonl or csv (default: told by the first character)")
	f.StringVar(&o.rejects, "rejects", "", "write the rows that are refused to `FILE`, to be mended and imported")
	f.BoolVar(&o.ignoreUnknown, "ignore-unknown", false, "pass over CSV columns that are no field of a link")
	f.BoolVar(&o.restart, "restart", false, "begin at the first row, whatever an earlier run has done")
	f.IntVar(&o.parallel, "parallel", 4, "`N` requests at a time")
	return c.overServer(cmd)
}

func (c *commands) runImport(cmd *cobra.Command, file string, o importFlags) error {
	cl, err := c.patientClient(cmd, 1000)
	if err != nil {
		return err
	}
	in, name, size, err := c.openInput(file)
	if err != nil {
		return err
	}
	defer in.Close()
	reader, err := rows.NewReader(in, rows.Config{Format: rows.Format(o.format), IgnoreUnknown: o.ignoreUnknown,
		ParseTime: c.parseMoment})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for _, w := range reader.Warnings() {
		c.note("warning: %s: %s", name, w)
	}
	ledger := &ledger{c: c, name: name, header: reader.Header(), began: c.env.Now()}
	if size >= 0 {
		ledger.state = &stateFile{path: file + stateSuffix}
		if err := ledger.resume(reader, cl.URL(), o.restart); err != nil {
			return err
		}
	}
	if err := ledger.openRejects(o.rejects); err != nil {
		return err
	}
	ledger.startBar(size)
	err = (&importer{rows: reader, server: cl, done: ledger.commit, parallel: o.parallel}).run(cmd.Context())
	ledger.stopBar()
	if closed := ledger.closeRejects(); err == nil {
		err = closed
	}
	if err == nil && reader.Unfinished() {
		c.note("warning: %s: the export that it is from is not complete, its last line is missing", name)
	}
	return ledger.finish(cmd.Context(), err)
}

// openInput opens what is to be imported. Size is negative for an input that cannot be read twice.
func (c *commands) openInput(file string) (in io.ReadCloser, name string, size int64, err error) {
	if file == "-" {
		return io.NopCloser(c.env.Stdin), "stdin", -1, nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, "", 0, err
	}
	info, err := f.Stat()
	switch {
	case err != nil:
		f.Close()
		return nil, "", 0, err
	case info.IsDir():
		f.Close()
		return nil, "", 0, fmt.Errorf("%s is a directory", file)
	case !info.Mode().IsRegular():
		return f, file, -1, nil
	}
	return f, file, info.Size(), nil
}

// finish ends an import that ended with err: it tells what was done, and how to go on where it is not all.
func (l *ledger) finish(ctx context.Context, err error) error {
	t := &l.totals
	if err != nil {
		if interrupted(ctx, err) {
			err = errors.New("interrupted")
		}
		l.c.complain(fmt.Sprintf("%s after line %d", l.name, t.Position.Line), err)
		switch {
		case l.state == nil:
			l.c.note("run it again with the same input within 24 hours to go on: no row is made twice")
		case l.state.saved:
			l.c.note("run the same command again to go on: %s holds the place", l.state.path)
		default:
			l.c.note("run the same command again")
		}
		return errReported
	}
	if l.state != nil {
		if err := l.state.remove(); err != nil {
			return err
		}
	}
	if l.c.json {
		err = l.c.writeJSON(t.summary())
	} else {
		err = l.c.write(fmt.Sprintf("%s: %s made, %s there already, %s refused, in %s\n", clean(l.name), humanize.Comma(t.Made),
			humanize.Comma(t.Existing), humanize.Comma(t.Refused), l.c.env.Now().Sub(l.began).Round(100*time.Millisecond)))
	}
	if err == nil && t.Refused > 0 {
		err = errReported
	}
	return err
}
