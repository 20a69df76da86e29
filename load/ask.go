package load

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"syscall"
	"time"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/visitor"
)

// answer is what one request came to.
type answer struct {
	kind   kind
	status int // 0 where there was no answer
	err    error
}

// kind says what an answer means for the run.
type kind int

const (
	redirected kind = iota // by a link
	refused                // by jink: there is no such link, it has expired, it wants a password
	failed                 // no answer, one that puts the visitor off, or an error of the server
	foreign                // jink does not answer like this
)

// asker makes the requests. HTTP/2 is left out, so that as many connections are used as were asked for.
type asker struct {
	transport *http.Transport
	base      *url.URL
	host      string
	header    http.Header
	timeout   time.Duration
}

func newAsker(cfg Config) (*asker, error) {
	base, err := url.Parse(cfg.Target)
	if err != nil {
		return nil, err
	}
	protocols := &http.Protocols{}
	protocols.SetHTTP1(true)
	agent := visitor.Prober
	if cfg.Counted {
		agent = "jink-bench/"
	}
	agent += cmp.Or(cfg.Version, "devel")
	n := max(cfg.Connections, 1)
	return &asker{
		transport: &http.Transport{MaxConnsPerHost: n, MaxIdleConnsPerHost: n, Protocols: protocols, DisableCompression: true,
			DialContext: (&net.Dialer{Timeout: cfg.Timeout}).DialContext, TLSHandshakeTimeout: cfg.Timeout},
		base: base, host: cfg.Host, timeout: cfg.Timeout,
		// What jink says instead of redirecting then says that it is jink's.
		header: http.Header{"User-Agent": {agent}, "Accept": {"application/problem+json"}},
	}, nil
}

func (a *asker) close() { a.transport.CloseIdleConnections() }

func (a *asker) ask(ctx context.Context, slug string) answer {
	return a.askBy(ctx, http.MethodGet, slug)
}

func (a *asker) askBy(ctx context.Context, method, slug string) answer {
	ctx, cancel := context.WithTimeout(ctx, a.timeout)
	defer cancel()
	u := *a.base
	u.Path, u.RawPath = u.Path+"/"+slug, ""
	req := (&http.Request{Method: method, URL: &u, Host: a.host, Header: a.header}).WithContext(ctx)
	resp, err := a.transport.RoundTrip(req)
	if err != nil {
		return answer{kind: failed, err: err}
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxProblem))
	if err != nil {
		return answer{kind: failed, status: resp.StatusCode, err: err}
	}
	return answer{kind: judge(method, resp, body), status: resp.StatusCode}
}

// maxProblem bounds what is read of an answer. A redirect of jink's has no body, and a problem is far smaller.
const maxProblem = 16 << 10

// judge tells jink's answers from those of anything else. A redirect has no body and says who may remember it; everything
// else is a problem with a type of jink's own. Errors of balancers and limits of anything in between are failures.
func judge(method string, resp *http.Response, body []byte) kind {
	switch resp.StatusCode {
	case 301, 302, 303, 307, 308:
		if len(resp.Header["Location"]) == 1 && strings.Contains(resp.Header.Get("Location"), ":") && len(body) == 0 &&
			strings.Contains(resp.Header.Get("Cache-Control"), "max-age=") && resp.Header.Get("Content-Type") == "" {
			return redirected
		}
		return foreign
	}
	switch {
	case resp.StatusCode >= 500 || resp.StatusCode == http.StatusTooManyRequests:
		return failed
	case resp.StatusCode/100 == 4 && resp.Header.Get("Content-Type") == "application/problem+json" &&
		(method == http.MethodHead || bytes.Contains(body, []byte(v1.ProblemType("")))):
		return refused
	}
	return foreign
}

// errorKind names an error for a table.
func errorKind(err error) string {
	if e, ok := errors.AsType[net.Error](err); ok && e.Timeout() || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, os.ErrDeadlineExceeded) {
		return "timeout"
	}
	if _, ok := errors.AsType[*net.DNSError](err); ok {
		return "resolve"
	}
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return "connection refused"
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		return "connection reset"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "connection closed"
	case strings.Contains(err.Error(), "tls: ") || strings.Contains(err.Error(), "x509: "):
		return "tls"
	}
	return "other"
}
