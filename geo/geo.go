// Package geo tells in which country an address is used, out of a file in the format of MaxMind DB, which MaxMind
// (GeoLite2, GeoIP2), DB-IP and IPinfo give away. It exists so that links can lead people by country without asking a
// service on the network, which would cost time and tell others who visits what.
//
// Invariants: a file is in use whole or not at all, and one that cannot be used never takes the place of one that can;
// a lookup waits for nothing.
package geo

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"github.com/oschwald/maxminddb-golang/v2"
)

// pollEvery is how often a file is looked at. Those who publish such files do so twice a week.
const pollEvery = time.Minute

// Config is where the file is and how it is read.
type Config struct {
	Path     string
	ReadFile func(name string) ([]byte, error)
	Stat     func(name string) (fs.FileInfo, error)
	Log      *slog.Logger
}

// File is a file that is read anew when it changes.
type File struct {
	cfg     Config
	current atomic.Pointer[maxminddb.Reader]

	mu   sync.Mutex
	seen stamp
}

// stamp tells one version of a file from the next.
type stamp struct {
	size     int64
	modified time.Time
}

// Open reads a file. All of it is held in memory: a file that is mapped instead ends the process when somebody cuts it
// short in place.
func Open(cfg Config) (*File, error) {
	f := &File{cfg: cfg}
	if _, err := f.load(false); err != nil {
		return nil, err
	}
	return f, nil
}

// load reads the file if it has changed or that is asked for, and reports whether it did. Where it is no good, what was there
// stays.
func (f *File) load(always bool) (changed bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	info, err := f.cfg.Stat(f.cfg.Path)
	if err != nil {
		return false, err
	}
	found := stamp{info.Size(), info.ModTime()}
	if found == f.seen && !always {
		return false, nil
	}
	data, err := f.cfg.ReadFile(f.cfg.Path)
	if err != nil {
		return false, err
	}
	f.seen = found // one that is no good is complained of once
	db, err := maxminddb.OpenBytes(data)
	if err != nil {
		return false, fmt.Errorf("%s: %w", f.cfg.Path, err)
	}
	if err := check(db); err != nil {
		return false, fmt.Errorf("%s: %w", f.cfg.Path, err)
	}
	f.current.Store(db)
	return true, nil
}

// enough is in how many networks a country is looked for: files about countries know one for nearly all.
const enough = 1000

// check finds out whether a file is about countries: there are others in the same format, about providers for example.
func check(db *maxminddb.Reader) error {
	n := 0
	for network := range db.Networks() {
		if err := network.Err(); err != nil {
			return err
		}
		if country(network) != "" {
			return nil
		}
		if n++; n == enough {
			break
		}
	}
	return errors.New("holds no countries")
}

// Country returns the country in which an address is used, as two capital letters, or "" where that is not known.
func (f *File) Country(a netip.Addr) string {
	if !a.IsValid() {
		return ""
	}
	return country(f.current.Load().Lookup(a.Unmap().WithZone("")))
}

// country reads what MaxMind and DB-IP write, or else what IPinfo does. A file that is damaged there is one that does not
// know.
func country(found maxminddb.Result) string {
	var code string
	if err := found.DecodePath(&code, "country", "iso_code"); err != nil || code == "" {
		if err := found.DecodePath(&code, "country_code"); err != nil {
			return ""
		}
	}
	if len(code) != 2 || code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z' {
		return ""
	}
	return code
}

// Built returns when the file was made, as it says itself.
func (f *File) Built() time.Time { return f.current.Load().Metadata.BuildTime() }

// Run reads the file anew when it has changed, until ctx ends.
func (f *File) Run(ctx context.Context) {
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		f.reload(false)
	}
}

// Reload reads the file anew at once.
func (f *File) Reload() { f.reload(true) }

func (f *File) reload(always bool) {
	switch changed, err := f.load(always); {
	case err != nil:
		f.cfg.Log.Error("the file of countries cannot be used; the old one serves on", "error", err, "built", f.Built())
	case changed:
		f.cfg.Log.Info("the file of countries was read anew", "file", f.cfg.Path, "built", f.Built())
	}
}
