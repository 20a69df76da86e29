package certificate

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"

	"golang.org/x/crypto/acme/autocert"

	"github.com/jinklink/jink/link"
)

// cache has the library keep everything in the store: certificates with their keys, the account's key, and the answers to
// challenges, so that a node can answer for another that has ordered.
type cache struct {
	store link.CertificateStore
	away  atomic.Bool // the last operation failed
}

func (c *cache) note(err error) error {
	if link.CodeOf(err) == link.CodeNotFound {
		c.away.Store(false)
		return autocert.ErrCacheMiss
	}
	c.away.Store(err != nil)
	return err
}

// Get returns what is stored.
func (c *cache) Get(ctx context.Context, name string) ([]byte, error) {
	data, err := c.store.Certificate(ctx, name)
	return data, c.note(err)
}

// Put stores data.
func (c *cache) Put(ctx context.Context, name string, data []byte) error {
	return c.note(c.store.SetCertificate(ctx, name, data))
}

// Delete removes what is stored.
func (c *cache) Delete(ctx context.Context, name string) error {
	return c.note(c.store.RemoveCertificate(ctx, name))
}

// errStoreAway says why nothing is ordered.
var errStoreAway = errors.New("the store is away: a certificate that cannot be kept is not ordered")

// careful is the way to the authority. While the store is away it is closed: the library would order again and again what
// it cannot keep, until the authority gives no more for a week. What the authority refuses is logged, because the library
// keeps to itself why it could not renew.
type careful struct {
	next  http.RoundTripper
	store *cache
	log   *slog.Logger
}

// maxAnswer bounds what is read of an answer that is not a certificate.
const maxAnswer = 64 << 10

// RoundTrip sends a request.
func (c *careful) RoundTrip(r *http.Request) (*http.Response, error) {
	if c.store.away.Load() {
		return nil, errStoreAway
	}
	next := c.next
	if next == nil {
		next = http.DefaultTransport
	}
	resp, err := next.RoundTrip(r)
	if err != nil || !strings.Contains(resp.Header.Get("Content-Type"), "json") {
		return resp, err
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer))
	resp.Body.Close()
	resp.Body = io.NopCloser(bytes.NewReader(body))
	if err == nil {
		c.tell(r, resp.StatusCode, body)
	}
	return resp, err
}

// tell logs what the authority holds against an order.
func (c *careful) tell(r *http.Request, status int, body []byte) {
	var answer struct {
		Type, Detail string // of a problem
		Status       any    // of a problem: a number
		Identifier   struct{ Value string }
		Challenges   []struct {
			Type  string
			Error *struct{ Detail string }
		}
	}
	if json.Unmarshal(body, &answer) != nil {
		return
	}
	if status >= 400 && !strings.HasSuffix(answer.Type, ":badNonce") { // that is answered by asking again
		c.log.Warn("the certificate authority refuses", "url", r.URL.String(), "status", status, "type", answer.Type, "detail", answer.Detail)
	}
	for _, challenge := range answer.Challenges {
		if challenge.Error != nil {
			c.log.Warn("the certificate authority could not check a host", "host", answer.Identifier.Value, "challenge", challenge.Type, "detail", challenge.Error.Detail)
		}
	}
}
