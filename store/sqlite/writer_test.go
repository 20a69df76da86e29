package sqlite

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jinklink/jink/link"
)

// queued opens a store and has the jobs wait in its queue until all are there, so that they share a transaction. It
// returns their errors once they are done.
func queued(t *testing.T, s *Store, contexts []context.Context, jobs ...func(*conn) error) []error {
	t.Helper()
	holding, release := make(chan struct{}), make(chan struct{})
	held := make(chan error, 1)
	go func() {
		held <- s.write(t.Context(), func(*conn) error {
			close(holding)
			<-release
			return nil
		})
	}()
	<-holding
	errs := make([]chan error, len(jobs))
	for i, fn := range jobs {
		errs[i] = make(chan error, 1)
		go func() { errs[i] <- s.write(contexts[i], fn) }()
		for { // until it is in the queue, or was withdrawn from it
			s.writer.mu.Lock()
			n := len(s.writer.queue)
			s.writer.mu.Unlock()
			if n == i+1 {
				break
			}
		}
	}
	for _, ctx := range contexts {
		if stop, ok := ctx.Value(stopKey{}).(context.CancelFunc); ok {
			stop()
			<-ctx.Done()
		}
	}
	var results []error
	for i, ctx := range contexts {
		if ctx.Err() != nil { // the caller gives up before the writer gets there
			errs[i] <- <-errs[i]
		}
	}
	close(release)
	if err := <-held; err != nil {
		t.Fatal(err)
	}
	for i := range jobs {
		results = append(results, <-errs[i])
	}
	return results
}

// stopKey finds in a context the function that is to end it once all jobs are in the queue.
type stopKey struct{}

func setting(name string, then error) func(*conn) error {
	return func(c *conn) error {
		_, err := c.exec(context.Background(), "INSERT INTO settings (name, value) VALUES (?, '')", name)
		return errors.Join(err, then)
	}
}

func settings(t *testing.T, s *Store) []string {
	t.Helper()
	names := []string{}
	err := s.read(t.Context(), func(c *conn) error {
		return c.query(t.Context(), "SELECT name FROM settings ORDER BY name", func(r row) error {
			names = append(names, r.text(0))
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func openStore(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.Context(), Config{Path: filepath.Join(t.TempDir(), "jink.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestJobsThatShareATransaction(t *testing.T) {
	refused := errors.New("refused")
	background := []context.Context{t.Context(), t.Context(), t.Context()}
	for name, second := range map[string]func(*conn) error{
		"one fails half-way":       setting("b", refused),
		"one fails before writing": func(*conn) error { return refused },
	} {
		t.Run(name, func(t *testing.T) {
			s := openStore(t)
			errs := queued(t, s, background, setting("a", nil), second, setting("c", nil))
			if errs[0] != nil || !errors.Is(errs[1], refused) || errs[2] != nil {
				t.Errorf("got %v", errs)
			}
			if diff := cmp.Diff([]string{"a", "c"}, settings(t, s)); diff != "" {
				t.Error(diff)
			}
		})
	}
	t.Run("one is withdrawn", func(t *testing.T) {
		s := openStore(t)
		ctx, cancel := context.WithCancel(t.Context())
		contexts := []context.Context{t.Context(), context.WithValue(ctx, stopKey{}, cancel), t.Context()}
		errs := queued(t, s, contexts, setting("a", nil), setting("b", nil), setting("c", nil))
		if errs[0] != nil || link.CodeOf(errs[1]) != link.CodeUnavailable || !errors.Is(errs[1], context.Canceled) || errs[2] != nil {
			t.Errorf("got %v", errs)
		}
		if diff := cmp.Diff([]string{"a", "c"}, settings(t, s)); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("the transaction is lost", func(t *testing.T) {
		s := openStore(t)
		end := func(c *conn) error { return c.script(context.Background(), "ROLLBACK") } // as SQLite does when it is full
		for _, err := range queued(t, s, background, setting("a", nil), end, setting("c", nil)) {
			if err == nil {
				t.Error("a job was acknowledged")
			}
		}
		if err := s.write(t.Context(), setting("d", nil)); err != nil {
			t.Error(err)
		}
	})
}
