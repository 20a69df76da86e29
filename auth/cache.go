package auth

import (
	"context"
	"crypto/sha256"
	"maps"
	"time"

	"github.com/jinklink/jink/link"
)

// This file holds the tokens that were asked for lately, so that not every request asks the store.

// lookup is how a token is found: by the hash of its secret or by its ID.
type lookup struct {
	hash [sha256.Size]byte
	id   string
}

// verified is a token that the store knew a moment ago.
type verified struct {
	actor   *link.Actor
	expires time.Time // zero: never
	read    time.Time // when the store was asked
	touched time.Time // when its use was last noted, or is being noted
}

func (v *verified) check(now time.Time) error {
	if !v.expires.IsZero() && !now.Before(v.expires) {
		return link.Errorf(link.CodeUnauthorized, "the token expired at %s", v.expires.UTC().Format(time.RFC3339))
	}
	return nil
}

// find returns the token if it is valid, from memory where that is fresh, and notes that it was used.
func (k *Keeper) find(ctx context.Context, by lookup) (*verified, error) {
	now := k.now()
	k.mu.Lock()
	v, ok := k.known[by]
	revoked := k.revoked
	if ok && now.Sub(v.read) < cacheLifetime {
		touch := k.due(v, now)
		k.mu.Unlock()
		if touch {
			k.touch(ctx, v, now)
		}
		return v, v.check(now)
	}
	k.mu.Unlock()

	t, err := k.read(ctx, by)
	if link.CodeOf(err) == link.CodeUnauthorized {
		k.mu.Lock()
		delete(k.known, by)
		k.mu.Unlock()
	}
	if err != nil {
		return nil, err
	}
	fresh := &verified{actor: &link.Actor{Name: t.Name, ID: t.ID, Scopes: t.Scopes},
		expires: t.ExpiresAt, read: now, touched: t.LastUsedAt}
	if err := fresh.check(now); err != nil {
		return nil, err
	}
	k.mu.Lock()
	if v, ok := k.known[lookup{id: t.ID}]; ok && v.touched.After(fresh.touched) {
		fresh.touched = v.touched
	}
	touch := k.due(fresh, now)
	if k.revoked == revoked {
		k.remember(t, fresh, now)
	}
	k.mu.Unlock()
	if touch {
		k.touch(ctx, fresh, now)
	}
	return fresh, nil
}

func (k *Keeper) read(ctx context.Context, by lookup) (*link.Token, error) {
	var t *link.Token
	var err error
	if by.id != "" {
		t, err = k.store.TokenByID(ctx, by.id)
	} else {
		t, err = k.store.TokenByHash(ctx, by.hash[:])
	}
	if link.CodeOf(err) == link.CodeNotFound {
		return nil, unknown()
	}
	return t, err
}

// remember keeps a token under both of its names, so that however it is asked for its last use is one. It needs k.mu.
func (k *Keeper) remember(t *link.Token, v *verified, now time.Time) {
	if len(k.known) >= cacheSize-1 {
		maps.DeleteFunc(k.known, func(_ lookup, v *verified) bool { return now.Sub(v.read) >= cacheLifetime })
		for by := range k.known { // all are fresh: any of them
			if len(k.known) < cacheSize-1 {
				break
			}
			delete(k.known, by)
		}
	}
	var hash [sha256.Size]byte
	copy(hash[:], t.Hash)
	k.known[lookup{hash: hash}], k.known[lookup{id: t.ID}] = v, v
}

// forget drops a token that was revoked, also for look-ups that are under way.
func (k *Keeper) forget(id string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.revoked++
	maps.DeleteFunc(k.known, func(_ lookup, v *verified) bool { return v.actor.ID == id })
}

// Forget drops what is in memory of tokens that were revoked elsewhere; without IDs, of all of them.
func (k *Keeper) Forget(ids ...string) {
	for _, id := range ids {
		k.forget(id)
	}
	if len(ids) == 0 {
		k.mu.Lock()
		defer k.mu.Unlock()
		k.revoked++
		clear(k.known)
	}
}

// due reports whether the token's use is to be noted now, and if so takes it as done. It needs k.mu.
func (k *Keeper) due(v *verified, now time.Time) bool {
	if v.check(now) != nil || now.Sub(v.touched) < touchInterval {
		return false
	}
	v.touched = now
	return true
}

// touch notes in the background that the token was used. Losing such a note is no harm, so a failure is only logged.
func (k *Keeper) touch(ctx context.Context, v *verified, now time.Time) {
	k.touches.Go(func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), touchTimeout)
		defer cancel()
		if err := k.store.TouchToken(ctx, v.actor.ID, now.UTC().Truncate(time.Minute)); err != nil {
			k.log.Warn("the last use of a token was not noted", "token", v.actor.ID, "error", err)
		}
	})
}
