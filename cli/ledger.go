package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/schollz/progressbar/v3"

	"github.com/jinklink/jink/cli/rows"
)

// totals is what an import has done so far.
type totals struct {
	Position rows.Position `json:"position"`
	Made     int64         `json:"made"`
	Existing int64         `json:"existing"` // the server had them already
	Refused  int64         `json:"refused"`
}

type importSummary struct {
	Made     int64 `json:"made"`
	Existing int64 `json:"existing"`
	Refused  int64 `json:"refused"`
}

func (t *totals) summary() importSummary {
	return importSummary{Made: t.Made, Existing: t.Existing, Refused: t.Refused}
}

// ledger keeps account of an import: it reports the rows that were refused, counts, and notes the place in the input
// before which everything is done.
type ledger struct {
	c       *commands
	name    string
	header  []byte
	state   *stateFile // nil where the input cannot be read twice
	server  string
	resumed bool
	totals  totals
	began   time.Time
	rejects *os.File
	bar     *progressbar.ProgressBar
}

// resume goes on where an earlier run ended, if there was one.
func (l *ledger) resume(r *rows.Reader, server string, restart bool) error {
	l.server = server
	if restart {
		return l.state.remove()
	}
	s, err := l.state.load()
	if err != nil || s == nil {
		return err
	}
	if s.Server != server {
		return fmt.Errorf("%s is from an import into %s; --restart begins a new one", l.state.path, s.Server)
	}
	if err := r.Seek(s.Totals.Position); err != nil {
		if errors.Is(err, rows.ErrChanged) {
			return fmt.Errorf("%s: %w, by %s; --restart begins at the first row", l.name, err, l.state.path)
		}
		return fmt.Errorf("%s: %w", l.name, err)
	}
	l.totals, l.resumed, l.state.saved = s.Totals, true, true
	l.c.note("going on after line %d of %s", l.totals.Position.Line, l.name)
	return nil
}

// commit takes the outcome of the next batch.
func (l *ledger) commit(b *batch) error {
	for i, row := range b.rows {
		if row.refused == nil {
			continue
		}
		l.totals.Refused++
		if l.bar != nil {
			_ = l.bar.Clear() // the bar is decoration
		}
		fmt.Fprintf(l.c.env.Stderr, "%s:%d: %s\n", clean(l.name), row.line, clean(row.refused.Error()))
		if err := l.reject(b.text(i)); err != nil {
			return err
		}
	}
	l.totals.Made += int64(b.made)
	l.totals.Existing += int64(b.existing)
	l.totals.Position = b.end
	if l.bar != nil {
		_ = l.bar.Set64(b.end.Offset)
	}
	if l.state == nil {
		return nil
	}
	return l.state.save(&importState{Server: l.server, Totals: l.totals})
}

// openRejects opens the file for the rows that are refused, if one is wanted.
func (l *ledger) openRejects(path string) error {
	if path == "" {
		return nil
	}
	flags := os.O_CREATE | os.O_WRONLY | os.O_TRUNC
	if l.resumed {
		flags = os.O_CREATE | os.O_WRONLY | os.O_APPEND
	}
	f, err := os.OpenFile(path, flags, 0o600)
	if err != nil {
		return err
	}
	l.rejects = f
	info, err := f.Stat()
	if err == nil && info.Size() == 0 && l.header != nil {
		err = l.reject(l.header)
	}
	return err
}

func (l *ledger) reject(row []byte) error {
	if l.rejects == nil {
		return nil
	}
	_, err := l.rejects.Write(append(row[:len(row):len(row)], '\n'))
	return err
}

func (l *ledger) closeRejects() error {
	if l.rejects == nil {
		return nil
	}
	return l.rejects.Close()
}

// startBar shows how far the import is, on a terminal.
func (l *ledger) startBar(size int64) {
	if !l.c.env.Terminal(l.c.env.Stderr) {
		return
	}
	l.bar = progressbar.NewOptions64(size, progressbar.OptionSetWriter(l.c.env.Stderr), progressbar.OptionShowBytes(true),
		progressbar.OptionSetDescription("importing"), progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionSetWidth(30), progressbar.OptionClearOnFinish(), progressbar.OptionSetRenderBlankState(true),
		progressbar.OptionSetPredictTime(size > 0))
	_ = l.bar.Set64(l.totals.Position.Offset)
}

func (l *ledger) stopBar() {
	if l.bar != nil {
		_ = l.bar.Clear()
	}
}

// stateSuffix follows the name of an input in that of the file which holds how far its import is.
const stateSuffix = ".jink-import"

// stateFile is the file which holds how far an import is.
type stateFile struct {
	path  string
	saved bool
}

type importState struct {
	Server string `json:"server"`
	Totals totals `json:"totals"`
}

func (f *stateFile) load() (*importState, error) {
	b, err := os.ReadFile(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	s := &importState{}
	if err := json.Unmarshal(b, s, json.RejectUnknownMembers(true)); err != nil || s.Totals.Position.Offset < 0 {
		return nil, fmt.Errorf("%s does not hold the place of an import; --restart begins at the first row", f.path)
	}
	return s, nil
}

func (f *stateFile) save(s *importState) error {
	b, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("encoding the place of the import: %w", err)
	}
	write := func(w io.Writer) error {
		_, err := w.Write(append(b, '\n'))
		return err
	}
	if err := replaceFile(f.path, write, false); err != nil {
		return err
	}
	f.saved = true
	return nil
}

func (f *stateFile) remove() error {
	f.saved = false
	if err := os.Remove(f.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
