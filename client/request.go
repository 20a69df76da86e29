package client

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/go-json-experiment/json"

	v1 "github.com/jinklink/jink/api/v1"
)

// maxBody bounds an answer that is held in memory. The largest, a bulk of 1,000 links in full, is well below it.
const maxBody = 64 << 20

const jsonType = "application/json"

// request is one call of the API.
type request struct {
	method string
	path   string // escaped, below /api/v1
	query  url.Values
	body   any            // sent as JSON; []byte is sent as it is
	media  string         // the content type of the body; application/json if empty
	header http.Header    // beside what every request carries
	accept string         // the content type expected of a 2xx answer; application/json if empty
	out    any            // where the answer is decoded to; nil for an answer without a body
	stream *http.Response // where not nil, a 2xx answer is put there unread
	// once marks a call that may have taken effect although the answer is 503, and would take effect again.
	once bool
}

// do carries out a request, again where the server put it off and that is safe.
func (c *Client) do(ctx context.Context, r request) error {
	body, err := encode(r.body)
	if err != nil {
		return err
	}
	for attempt := 0; ; attempt++ {
		problem, retryAfter, err := c.try(ctx, r, body)
		if err != nil {
			return err
		}
		if problem == nil {
			return nil
		}
		again := problem.Status == http.StatusTooManyRequests ||
			problem.Status == http.StatusServiceUnavailable && !r.once
		wait := retryAfter
		if wait < 0 {
			wait = min(time.Second<<min(attempt, 10), c.maxWait)
		}
		if !again || attempt >= c.retries || wait > c.maxWait {
			return problem
		}
		select {
		case <-ctx.Done():
			return errors.Join(ctx.Err(), problem)
		case <-time.After(wait):
		}
	}
}

func encode(v any) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return nil, nil
	case []byte:
		return v, nil
	}
	b, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("encoding the request: %w", err)
	}
	return b, nil
}

// try sends a request once. A refusal is returned as a problem, with the time after which the server wants to be asked
// again, negative where it does not say.
func (c *Client) try(ctx context.Context, r request, body []byte) (*v1.Problem, time.Duration, error) {
	req, err := c.build(ctx, r, body)
	if err != nil {
		return nil, 0, err
	}
	resp, err := c.http.Do(req)
	if err != nil {
		if ctx.Err() != nil {
			return nil, 0, fmt.Errorf("asking %s: %w", c.base, context.Cause(ctx))
		}
		if ue, ok := errors.AsType[*url.Error](err); ok {
			err = ue.Err // the URL and method are named below, and the query may be long
		}
		return nil, 0, fmt.Errorf("cannot reach %s: %w", c.base, err)
	}
	if resp.StatusCode/100 == 2 {
		return nil, 0, c.accept(r, resp)
	}
	defer resp.Body.Close()
	problem, err := c.problem(resp)
	return problem, retryAfter(resp.Header, time.Now()), err
}

func (c *Client) build(ctx context.Context, r request, body []byte) (*http.Request, error) {
	var reader io.Reader
	if body != nil {
		reader = bytes.NewReader(body) // a type that NewRequest knows how to send again
	}
	u := *c.base
	u.RawQuery = r.query.Encode()
	u.RawPath = u.EscapedPath() + "/api/v1" + r.path
	path, err := url.PathUnescape(u.RawPath)
	if err != nil {
		return nil, fmt.Errorf("making the request: %w", err)
	}
	u.Path = path
	req, err := http.NewRequestWithContext(ctx, r.method, u.String(), reader)
	if err != nil {
		return nil, fmt.Errorf("making the request: %w", err)
	}
	for name, values := range r.header {
		req.Header[name] = values
	}
	req.Header.Set("Accept", cmp.Or(r.accept, jsonType)+", application/problem+json")
	req.Header.Set("User-Agent", c.userAgent)
	if body != nil {
		req.Header.Set("Content-Type", cmp.Or(r.media, jsonType))
	}
	if c.token != "" {
		req.Header.Set("Authorization", "Bearer "+c.token)
	}
	return req, nil
}

// accept takes a 2xx answer.
func (c *Client) accept(r request, resp *http.Response) error {
	if r.out == nil && r.stream == nil {
		defer resp.Body.Close()
		if resp.StatusCode != http.StatusNoContent {
			return c.foreign(resp)
		}
		return nil
	}
	if mediaType(resp) != cmp.Or(r.accept, jsonType) {
		defer resp.Body.Close()
		return c.foreign(resp)
	}
	if r.stream != nil {
		*r.stream = *resp
		return nil
	}
	defer resp.Body.Close()
	if err := decode(resp.Body, r.out); err != nil {
		return fmt.Errorf("reading the answer of %s: %w", c.base, err)
	}
	return nil
}

func decode(r io.Reader, out any) error {
	b, err := io.ReadAll(io.LimitReader(r, maxBody+1))
	if err != nil {
		return err
	}
	if len(b) > maxBody {
		return fmt.Errorf("it is larger than %d MiB", maxBody>>20)
	}
	return json.Unmarshal(b, out)
}

// problem reads the problem of an answer that is not 2xx.
func (c *Client) problem(resp *http.Response) (*v1.Problem, error) {
	if mediaType(resp) != "application/problem+json" {
		return nil, c.foreign(resp)
	}
	p := &v1.Problem{}
	if err := decode(resp.Body, p); err != nil {
		return nil, fmt.Errorf("reading the %d answer of %s: %w", resp.StatusCode, c.base, err)
	}
	p.Status = resp.StatusCode
	if p.Title == "" {
		p.Title = http.StatusText(resp.StatusCode)
	}
	return p, nil
}

// foreign says that something else than jink answered.
func (c *Client) foreign(resp *http.Response) error {
	what := mediaType(resp)
	if what == "" {
		what = "no content type"
	}
	if location := resp.Header.Get("Location"); location != "" {
		what = "a redirect to " + strconv.Quote(location)
	}
	return fmt.Errorf("%s does not answer like jink: got %d %s", c.base, resp.StatusCode, what)
}

func mediaType(resp *http.Response) string {
	t, _, err := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	if err != nil {
		return ""
	}
	return t
}

// retryAfter reads the Retry-After header: seconds or a date. It returns a negative duration where there is none.
func retryAfter(h http.Header, now time.Time) time.Duration {
	s := strings.TrimSpace(h.Get("Retry-After"))
	if n, err := strconv.ParseUint(s, 10, 31); err == nil {
		return time.Duration(n) * time.Second
	}
	if t, err := http.ParseTime(s); err == nil {
		return max(t.Sub(now), 0)
	}
	return -1
}

// idempotent returns the header of a request that makes something: key, or a new random key.
func idempotent(key string) http.Header {
	if key == "" {
		key = rand.Text()
	}
	return http.Header{"Idempotency-Key": {key}}
}
