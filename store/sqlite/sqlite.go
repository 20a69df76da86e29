// Package sqlite keeps links in one SQLite file. It is the store that needs nothing else: no server, no setup.
//
// All writes go through one goroutine, which carries out whatever has queued up in a single transaction, so that many
// callers share one sync of the disk. Reads use connections of their own and never wait for a write (write-ahead log).
//
// Invariants:
//   - What a method has returned without an error survives a crash and a power failure (synchronous=FULL).
//   - One Store per file: a lock file beside the database keeps a second one out, in this process or another.
//   - The store speaks to the driver's connections directly. database/sql would add locks and conversions to each
//     statement and pool connections that this package hands out itself.
package sqlite

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"github.com/jinklink/jink/link"
)

// Config says where the database is and how to use it.
type Config struct {
	Path        string           // of the database file; it and its folder are made where they are missing
	Readers     int              // connections for reading; 0: one more than there are processors, at most 8
	BusyTimeout time.Duration    // how long to wait for another program that has locked the database; 0: 5 s
	Log         *slog.Logger     // nil: discard
	Now         func() time.Time // nil: time.Now
}

// Store is a link.Store in a SQLite file.
type Store struct {
	path    string
	log     *slog.Logger
	now     func() time.Time
	lock    *os.File
	writer  *writer
	readers chan *conn // those that are not in use
	closed  chan struct{}
	close   func() error // closes once
}

var _ link.Store = (*Store)(nil)

// Open opens the database and brings its schema up to date.
func Open(ctx context.Context, cfg Config) (_ *Store, err error) {
	path, err := filepath.Abs(cfg.Path)
	if cfg.Path == "" || err != nil {
		return nil, fmt.Errorf("the path of the database file, %q, is not valid", cfg.Path)
	}
	if cfg.Readers <= 0 {
		cfg.Readers = min(runtime.GOMAXPROCS(0)+1, 8)
	}
	if cfg.BusyTimeout <= 0 {
		cfg.BusyTimeout = 5 * time.Second
	}
	s := &Store{path: path, log: cfg.Log, now: cfg.Now,
		readers: make(chan *conn, cfg.Readers), closed: make(chan struct{})}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if s.now == nil {
		s.now = time.Now
	}
	s.close = sync.OnceValue(s.shutDown)

	if err := prepareFile(path); err != nil {
		return nil, err
	}
	if s.lock, err = lockFile(path); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			s.release()
			err = s.fail("opening "+path, err)
		}
	}()
	c, err := openWriter(path, cfg.BusyTimeout)
	if err != nil {
		return nil, err
	}
	if err := s.migrate(ctx, c); err != nil {
		return nil, closing(c, err)
	}
	for range cfg.Readers {
		r, err := openReader(path, cfg.BusyTimeout)
		if err != nil {
			return nil, closing(c, err)
		}
		s.readers <- r
	}
	s.writer = newWriter(c)
	return s, nil
}

// closing closes c because of err and returns err.
func closing(c *conn, err error) error {
	_ = c.close() // what went wrong first is what matters
	return err
}

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	return s.read(ctx, func(c *conn) error {
		return c.query(ctx, "SELECT count(*) FROM settings", func(row) error { return nil })
	})
}

// Close carries out what is queued, moves the write-ahead log into the database file and releases both.
func (s *Store) Close() error { return s.close() }

func (s *Store) shutDown() error {
	close(s.closed)
	c := s.writer.stop()
	// Neither statement matters for what is stored: the log is read again when the database is next opened.
	for _, tidy := range []string{"PRAGMA optimize", "PRAGMA wal_checkpoint(TRUNCATE)"} {
		if _, err := c.exec(context.Background(), tidy); err != nil {
			s.log.Warn("tidying the database before closing it", "path", s.path, "statement", tidy, "error", err)
		}
	}
	for range cap(s.readers) { // those in use come back first
		if err := (<-s.readers).close(); err != nil {
			s.log.Warn("closing a connection for reading", "path", s.path, "error", err)
		}
	}
	err := c.close()
	s.release()
	return s.fail("closing "+s.path, err)
}

// release gives back what Open took before it failed, or what is left at the end.
func (s *Store) release() {
	for {
		select {
		case r := <-s.readers:
			_ = r.close()
		default:
			_ = s.lock.Close() // which also unlocks
			return
		}
	}
}

// read calls fn with a connection for reading. Whoever waits for one gives up when ctx ends.
func (s *Store) read(ctx context.Context, fn func(*conn) error) error {
	if err := ctx.Err(); err != nil {
		return interrupted(err)
	}
	select {
	case <-s.closed:
		return errClosed()
	default:
	}
	select {
	case c := <-s.readers:
		err := fn(c)
		s.readers <- c
		if err != nil {
			return s.fail("reading "+s.path, err)
		}
		return nil
	case <-s.closed:
		return errClosed()
	case <-ctx.Done():
		return interrupted(ctx.Err())
	}
}

// write has fn carried out in a transaction and returns once that is durable.
func (s *Store) write(ctx context.Context, fn func(*conn) error) error {
	if err := s.writer.do(ctx, fn); err != nil {
		return s.fail("writing "+s.path, err)
	}
	return nil
}
