// Package record is the stored form of things that both stores write in the same way: the state of a link inside a
// revision, tags, times, the hash by which equal targets are found, and which text can be stored at all. It exists so
// that a link means the same bytes in either database.
//
// Invariants: what Check accepts both databases can store and give back unchanged; the stored forms never change their
// meaning, because databases outlive programs.
package record

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jinklink/jink/link"
)

// URLHash returns the number under which a target is indexed. It is cut from a cryptographic hash, so that nobody can
// make many targets share one; those that do by chance are told apart by comparing the targets.
func URLHash(url string) int64 {
	sum := sha256.Sum256([]byte(url))
	return int64(binary.BigEndian.Uint64(sum[:8]))
}

// Storable reports whether s can be stored as text: PostgreSQL takes neither NUL nor invalid UTF-8.
func Storable(s string) bool { return utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 }

// maxKey is the length in bytes of what is looked up by an index. PostgreSQL has room for two of them in an entry. It is
// far above what the domain allows.
const maxKey = 1000

// CheckText fails with CodeInvalid unless every value can be stored. The arguments are pairs of field and value.
func CheckText(what string, pairs ...string) error {
	var p link.Problems
	for i := 0; i+1 < len(pairs); i += 2 {
		if !Storable(pairs[i+1]) {
			p.Addf(pairs[i], "contains NUL or is not valid UTF-8")
		}
	}
	return p.Err(what)
}

// CheckKeys is CheckText for values that are looked up by an index and must not be long.
func CheckKeys(what string, pairs ...string) error {
	var p link.Problems
	for i := 0; i+1 < len(pairs); i += 2 {
		if len(pairs[i+1]) > maxKey {
			p.Addf(pairs[i], "is longer than %d bytes", maxKey)
		}
	}
	if err := p.Err(what); err != nil {
		return err
	}
	return CheckText(what, pairs...)
}

// CheckIdempotency fails with CodeInvalid unless an idempotency key can be stored.
func CheckIdempotency(id *link.Idempotency) error {
	return CheckKeys("the request", "Idempotency-Key", id.Key, "Idempotency-Key", id.Scope, "Idempotency-Key", id.Hash)
}

// Check fails with CodeInvalid unless all text of l can be stored.
func Check(l *link.Link) error {
	if err := CheckKeys("the link", "domain", l.Domain, "slug", l.Slug, "slug", l.Key); err != nil {
		return err
	}
	for i, tag := range l.Tags {
		if len(tag) > maxKey || !Storable(tag) {
			return CheckKeys("the link", fmt.Sprintf("tags[%d]", i), tag)
		}
	}
	for i := range l.Logic.Rules {
		r, field := &l.Logic.Rules[i], fmt.Sprintf("rules[%d]", i)
		if err := CheckText("the link", field+".when", r.When, field+".to", r.To, field+".hosts", strings.Join(r.Hosts, " ")); err != nil {
			return err
		}
	}
	return CheckText("the link", "url", l.URL, "title", l.Title, "note", l.Note, "expired_url", l.ExpiredURL,
		"password", l.PasswordHash, "program", l.Logic.Program, "time_zone", l.Logic.TimeZone, "created_by", l.CreatedBy, "updated_by", l.UpdatedBy)
}

// CheckHistory fails with CodeInvalid unless the revisions can be stored as what came before l: each has a number of its
// own below that of l.
func CheckHistory(l *link.Link, history []link.Revision) error {
	seen := make(map[int64]bool, len(history))
	for i := range history {
		r := &history[i]
		if r.Revision < 1 || r.Revision >= l.Revision || seen[r.Revision] {
			return link.Errorf(link.CodeInvalid, "revision %d does not belong before revision %d of the link, or is there twice",
				r.Revision, l.Revision)
		}
		seen[r.Revision] = true
		if err := CheckText("the revision", "by", r.By); err != nil {
			return err
		}
		if err := Check(&r.State); err != nil {
			return err
		}
	}
	return nil
}

// UniqueTags returns the tags without repetition, for the index of tags.
func UniqueTags(tags []string) []string {
	var unique []string
	for i, tag := range tags {
		repeated := false
		for _, earlier := range tags[:i] {
			repeated = repeated || earlier == tag
		}
		if !repeated {
			unique = append(unique, tag)
		}
	}
	return unique
}

// Time returns the time that is ms milliseconds after the epoch.
func Time(ms int64) time.Time { return time.UnixMilli(ms).UTC() }
