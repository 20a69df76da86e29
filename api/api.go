// Package api is version 1 of the REST API: links, their revisions, tokens, export and import as JSON over HTTP. It exists
// to put the catalog and the keeper of tokens on the wire; what a link may be is decided there, how a request must look
// is decided here.
//
// Invariants:
//   - One table (routes) says what there is: the multiplexer, the checks of parameters, bodies and scopes, and the OpenAPI
//     document all derive from it.
//   - Whatever is sent, the answer is JSON of the documented shape: a result or a problem (RFC 9457), never a redirect, a
//     page or an internal text. One table (kinds) maps error codes to statuses.
//   - A request is decoded whole and strictly before anything is done; nothing of it is done where a part is not valid,
//     but for the items of a bulk or an import, which stand for themselves.
//   - Every request is counted against exactly one rate limit before its body is read.
package api

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"github.com/go-json-experiment/json"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/ratelimit"
)

// Catalog is what the API needs of the book of links.
type Catalog interface {
	Create(ctx context.Context, actor *link.Actor, reqs ...catalog.Request) ([]catalog.Result, error)
	Get(ctx context.Context, domain, slug string) (*link.Link, error)
	List(ctx context.Context, q link.Query) (*link.Page, error)
	Update(ctx context.Context, actor *link.Actor, domain, slug string, expect int64,
		ch catalog.Change) (catalog.Result, error)
	Delete(ctx context.Context, actor *link.Actor, domain, slug string, expect int64) error
	Purge(ctx context.Context, actor *link.Actor, domain, slug string) error
	Revisions(ctx context.Context, domain, slug string, before int64, limit int) ([]link.Revision, error)
	Rollback(ctx context.Context, actor *link.Actor, domain, slug string, revision int64) (*link.Link, error)
	Import(ctx context.Context, actor *link.Actor, records ...catalog.Record) ([]catalog.ImportResult, error)
	Export(ctx context.Context, fn func(*link.Link, []link.Revision) error) error
	Apply(ctx context.Context, actor *link.Actor, a catalog.Application) (*catalog.Plan, error)
	Variants(ctx context.Context, domain, slug string) ([]link.ClickCount, error)
	DomainDefaults() []catalog.Domain
	ShortURL(l *link.Link) string
	Host(domain string) string
	Domain(host string) (domain string, ok bool)
}

// Keeper is what the API needs of the keeper of tokens.
type Keeper interface {
	Verify(ctx context.Context, secret string) (*link.Actor, error)
	Issue(ctx context.Context, actor *link.Actor, name string, scopes []link.Scope,
		expires time.Time) (secret string, t *link.Token, err error)
	Tokens(ctx context.Context) ([]*link.Token, error)
	Revoke(ctx context.Context, id string) error
}

// Limits says how often requests may come. Each request counts as one, however many links a bulk holds.
type Limits struct {
	Token      ratelimit.Limit // with a valid token, per token
	Address    ratelimit.Limit // without a token, per address (IPv6: per /64)
	Anonymous  ratelimit.Limit // that make a link without a token, per address
	WrongToken ratelimit.Limit // with a wrong token, per address; used up, the address is not listened to for a while
}

// DefaultLimits are far above what people and their scripts do, and far below what would hurt.
func DefaultLimits() *Limits {
	return &Limits{
		Token:      ratelimit.Limit{Rate: 1000, Burst: 1000},
		Address:    ratelimit.Limit{Rate: 20, Burst: 20},
		Anonymous:  ratelimit.Limit{Rate: 10.0 / 60, Burst: 10},
		WrongToken: ratelimit.Limit{Rate: 10.0 / 60, Burst: 10},
	}
}

// Config is what an API needs.
type Config struct {
	Catalog Catalog
	Keeper  Keeper
	Logic   Logic   // nil: rules and programs are not run here
	Limits  *Limits // nil: DefaultLimits

	// Failures tells what went wrong with the logic of a link on this node; nil: nothing is known.
	Failures func(linkID int64) v1.LinkErrors

	// Site tells of the site program on this node, nil where there is none; nil: no node has one.
	Site func() *v1.SiteErrors

	// Creations limits links made without a token instead of Limits.Anonymous, where another way in shares the limit.
	Creations *ratelimit.Limiter

	// TrustedProxies are the peers whose X-Forwarded-For is believed.
	TrustedProxies []netip.Prefix

	// Open lets everyone make links, with few of their members and within Limits.Anonymous.
	Open bool

	Version string           // of the program, for the OpenAPI document; "" means "development"
	BaseURL string           // of the server, for the OpenAPI document; "" means the host it is read from
	Log     *slog.Logger     // nil: nothing is logged
	Now     func() time.Time // nil: time.Now
}

const maxLimitKeys = 1 << 16 // of each limiter: about 10 MB at most

// API answers everything under /api/.
type API struct {
	catalog  Catalog
	keeper   Keeper
	logic    Logic
	trusted  []netip.Prefix
	open     bool
	log      *slog.Logger
	now      func() time.Time
	mux      *http.ServeMux
	failures func(linkID int64) v1.LinkErrors
	site     func() *v1.SiteErrors
	unknown  http.Handler // answers what no route matches
	document []byte       // the OpenAPI document
	encoding json.Options // of answers
	buffers  sync.Pool    // of *bytes.Buffer

	perToken, perAddress, perAnonymous, perWrongToken *ratelimit.Limiter
}

// New makes an API.
func New(c Config) (*API, error) {
	if c.Catalog == nil || c.Keeper == nil {
		return nil, errors.New("making the API: a catalog and a keeper of tokens are needed")
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Limits == nil {
		c.Limits = DefaultLimits()
	}
	limiter := func(l ratelimit.Limit) *ratelimit.Limiter { return ratelimit.New(l, maxLimitKeys, c.Now) }
	a := &API{
		catalog: c.Catalog, failures: c.Failures, site: c.Site, keeper: c.Keeper, logic: c.Logic, trusted: c.TrustedProxies, open: c.Open, log: c.Log, now: c.Now,
		mux: http.NewServeMux(), encoding: v1.Encoding(),
		buffers:  sync.Pool{New: func() any { return new(bytes.Buffer) }},
		perToken: limiter(c.Limits.Token), perAddress: limiter(c.Limits.Address),
		perAnonymous: cmp.Or(c.Creations, limiter(c.Limits.Anonymous)), perWrongToken: limiter(c.Limits.WrongToken),
	}
	a.unknown = a.handler(&route{handle: (*API).notFound})
	a.mux.Handle("/", a.unknown)
	table := routes()
	for i := range table {
		a.mux.Handle(table[i].method+" "+table[i].path, a.handler(&table[i]))
	}
	var err error
	a.document, err = document(table, cmp.Or(c.Version, "development"), c.BaseURL)
	return a, err
}

// ServeHTTP answers a request.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	// The multiplexer would redirect to a cleaned path. A client that sends such a path means something else than what it
	// would be cleaned to, as no slug has empty or dotted segments.
	if !isClean(r.URL.EscapedPath()) {
		a.unknown.ServeHTTP(w, r)
		return
	}
	a.mux.ServeHTTP(w, r)
}
