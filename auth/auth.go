// Package auth decides who asks: it issues and verifies API tokens, and the sessions of people who signed in with one. It
// exists so that the API and the dashboard know the same actors and lose them at the same moment.
//
// Invariants: a secret is 256 random bits that nobody but its holder keeps (the store has its SHA-256, which is enough
// for a secret that cannot be guessed); an actor hands out only what it may do itself; a revocation through a Keeper
// takes effect there at once, and on every other node when it is told to Forget, within cacheLifetime at the latest.
package auth

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/jinklink/jink/link"
)

// Config is what a Keeper needs.
type Config struct {
	Store link.TokenStore

	// AdminToken, where set, is a secret with every scope that is not in the store. At least 16 characters.
	AdminToken string

	// SessionKey signs sessions: at least 32 bytes, the same on every node. Nil makes a random one, and sessions end
	// with the process.
	SessionKey []byte

	Now func() time.Time // nil: time.Now
	Log *slog.Logger     // nil: nothing is logged
}

// adminID is the ID of the actor that holds Config.AdminToken.
const adminID = "env"

const (
	prefix         = "jink_"          // makes a secret that leaked into a file easy to find
	maxSecret      = 256              // longer ones are not looked at
	minAdminToken  = 16               // characters
	cacheLifetime  = 5 * time.Second  // how long a token is believed without asking the store
	cacheSize      = 2048             // entries, two a token
	touchInterval  = time.Minute      // between two notes of a token's last use
	touchTimeout   = 10 * time.Second // of such a note
	sessionMaximum = 30 * 24 * time.Hour
)

// Keeper keeps the tokens. Its methods may be called from many goroutines.
type Keeper struct {
	store     link.TokenStore
	admin     *link.Actor // nil without an AdminToken
	adminHash [sha256.Size]byte
	key       []byte
	now       func() time.Time
	log       *slog.Logger

	mu      sync.Mutex
	known   map[lookup]*verified
	revoked uint64 // counts revocations: what was read before one is not remembered after it
	touches sync.WaitGroup
}

// New makes a Keeper. It fails where the configuration is not safe.
func New(c Config) (*Keeper, error) {
	k := &Keeper{store: c.Store, key: c.SessionKey, now: c.Now, log: c.Log, known: map[lookup]*verified{}}
	if k.store == nil {
		return nil, errors.New("making the keeper of tokens: there is no store")
	}
	if c.AdminToken != "" {
		if n := len([]rune(c.AdminToken)); n < minAdminToken {
			return nil, fmt.Errorf("the admin token has %d characters; at least %d are needed", n, minAdminToken)
		}
		unprintable := func(r rune) bool { return r <= ' ' || r > '~' }
		if len(c.AdminToken) > maxSecret || strings.ContainsFunc(c.AdminToken, unprintable) {
			return nil, fmt.Errorf("the admin token must be at most %d printable ASCII characters without spaces", maxSecret)
		}
		k.admin = &link.Actor{Name: "admin", ID: adminID, Scopes: []link.Scope{link.ScopeAdmin}}
		k.adminHash = sha256.Sum256([]byte(c.AdminToken))
	}
	if k.key == nil {
		k.key = make([]byte, 32)
		rand.Read(k.key)
	}
	if len(k.key) < 32 {
		return nil, fmt.Errorf("the session key has %d bytes; at least 32 are needed", len(k.key))
	}
	if k.now == nil {
		k.now = time.Now
	}
	if k.log == nil {
		k.log = slog.New(slog.DiscardHandler)
	}
	return k, nil
}

// Close waits until what was begun in the background has ended. Call it before the store is closed.
func (k *Keeper) Close() { k.touches.Wait() }

// Verify returns who holds the secret. It fails with CodeUnauthorized where nobody does, or no longer.
func (k *Keeper) Verify(ctx context.Context, secret string) (*link.Actor, error) {
	v, err := k.verify(ctx, secret)
	if err != nil {
		return nil, err
	}
	return v.actor, nil
}

func (k *Keeper) verify(ctx context.Context, secret string) (*verified, error) {
	if secret == "" || len(secret) > maxSecret {
		return nil, unknown()
	}
	hash := sha256.Sum256([]byte(secret))
	if k.isAdmin(hash) {
		return &verified{actor: k.admin}, nil
	}
	if !isSecret(secret) {
		return nil, unknown() // the store holds hashes of well-formed secrets only
	}
	return k.find(ctx, lookup{hash: hash})
}

// isAdmin compares hashes in constant time: neither the secret nor its length can be learned from how long it takes.
func (k *Keeper) isAdmin(hash [sha256.Size]byte) bool {
	return k.admin != nil && subtle.ConstantTimeCompare(hash[:], k.adminHash[:]) == 1
}

func newSecret() string {
	b := make([]byte, 32)
	rand.Read(b) // never fails: it would end the program
	return prefix + base64.RawURLEncoding.EncodeToString(b)
}

// isSecret reports whether s is of the form that newSecret returns.
func isSecret(s string) bool {
	rest, ok := strings.CutPrefix(s, prefix)
	b, err := base64.RawURLEncoding.DecodeString(rest)
	return ok && err == nil && len(b) == 32
}

func unknown() error {
	return link.Errorf(link.CodeUnauthorized, "the token is not known: it is wrong or was revoked")
}
