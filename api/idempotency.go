package api

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/link"
)

// This file sees to it that a creation that is sent twice happens once.

const maxIdempotencyKey = 255

// idempotencyKey returns the Idempotency-Key of the request, "" if it has none.
func (c *call) idempotencyKey() (string, error) {
	key, err := c.header("Idempotency-Key")
	if err != nil {
		return "", err
	}
	if len(c.Header["Idempotency-Key"]) > 0 && (key == "" || len(key) > maxIdempotencyKey ||
		strings.ContainsFunc(key, func(r rune) bool { return r < '!' || r > '~' })) {
		return "", malformed("Idempotency-Key",
			fmt.Sprintf("must be 1 to %d printable ASCII characters without spaces", maxIdempotencyKey))
	}
	return key, nil
}

// itemKey is the key of an item of a bulk. The space, which no caller's key has, keeps it from meeting that of another
// request.
func itemKey(key string, index int) string { return key + " " + strconv.Itoa(index) }

// idempotency identifies the creation of a link; nil without a key.
//
// The request is told from others by a hash of its members, not of its bytes, so that a client may encode it anew. The
// hash is keyed by the token, which the store does not know: else it would be a cheap way to try out the password that the
// request holds.
func (c *call) idempotency(key string, n *v1.NewLink) (*link.Idempotency, error) {
	if key == "" {
		return nil, nil
	}
	b, err := json.Marshal(n, json.Deterministic(true))
	if err != nil {
		return nil, fmt.Errorf("encoding the request: %w", err)
	}
	mac := hmac.New(sha256.New, []byte(c.secret))
	mac.Write(b)
	scope := c.actor.ID
	if c.isAnonymous() {
		scope = link.Anonymous + " " + c.network()
	}
	return &link.Idempotency{Scope: scope, Key: key, Hash: hex.EncodeToString(mac.Sum(nil)), At: c.api.now().UTC()}, nil
}
