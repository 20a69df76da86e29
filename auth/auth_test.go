package auth

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/jinklink/jink/link"
)

// clock is a time that stands still until it is moved.
type clock struct{ ns atomic.Int64 }

func (c *clock) moment() time.Time       { return time.Unix(0, c.ns.Load()).UTC() }
func (c *clock) forward(d time.Duration) { c.ns.Add(int64(d)) }

// fixture is a Keeper over a real store, with what the tests turn and look at.
type fixture struct {
	*Keeper
	*clock
	store *watched
}

func setup(t *testing.T, c Config) *fixture {
	t.Helper()
	f := &fixture{clock: &clock{}, store: &watched{TokenStore: open(t)}}
	f.ns.Store(time.Date(2026, 5, 1, 12, 0, 30, 0, time.UTC).UnixNano())
	c.Store, c.Now = f.store, f.moment
	k, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	f.Keeper = k
	t.Cleanup(k.Close)
	return f
}

// watched counts what the store is asked, and fails where it is told to.
type watched struct {
	link.TokenStore
	reads, touches atomic.Int64
	fail           atomic.Pointer[error]
	during         func() // called in the middle of a read
}

func (w *watched) read() error {
	w.reads.Add(1)
	if w.during != nil {
		w.during()
	}
	if err := w.fail.Load(); err != nil {
		return *err
	}
	return nil
}

func (w *watched) TokenByHash(ctx context.Context, hash []byte) (*link.Token, error) {
	t, err := w.TokenStore.TokenByHash(ctx, hash)
	if failure := w.read(); failure != nil {
		return nil, failure
	}
	return t, err
}

func (w *watched) TokenByID(ctx context.Context, id string) (*link.Token, error) {
	t, err := w.TokenStore.TokenByID(ctx, id)
	if failure := w.read(); failure != nil {
		return nil, failure
	}
	return t, err
}

func (w *watched) TouchToken(ctx context.Context, id string, at time.Time) error {
	w.touches.Add(1)
	return w.TokenStore.TouchToken(ctx, id, at)
}

func admin() *link.Actor {
	return &link.Actor{Name: "root", ID: "x", Scopes: []link.Scope{link.ScopeAdmin}}
}

func (f *fixture) issue(t *testing.T, expires time.Time, scopes ...link.Scope) (string, *link.Token) {
	t.Helper()
	secret, token, err := f.Issue(t.Context(), admin(), "robot", scopes, expires)
	if err != nil {
		t.Fatal(err)
	}
	return secret, token
}

func TestFirst(t *testing.T) {
	f := setup(t, Config{})
	secret, err := f.First(t.Context())
	if err != nil || !isSecret(secret) {
		t.Fatalf("%q, %v", secret, err)
	}
	actor, err := f.Verify(t.Context(), secret)
	if err != nil || !actor.May(link.ScopeAdmin) {
		t.Errorf("%+v, %v", actor, err)
	}
	if again, err := f.First(t.Context()); again != "" || err != nil {
		t.Errorf("a second first token: %q, %v", again, err)
	}
}

func TestFirst_notWithAnAdminToken(t *testing.T) {
	f := setup(t, Config{AdminToken: "0123456789abcdef"})
	if secret, err := f.First(t.Context()); secret != "" || err != nil {
		t.Errorf("%q, %v", secret, err)
	}
	if all, _ := f.Tokens(t.Context()); len(all) != 0 {
		t.Errorf("%d tokens", len(all))
	}
}

func TestNew_refusesWhatIsNotSafe(t *testing.T) {
	for name, c := range map[string]Config{
		"short admin token":       {AdminToken: "0123456789abcde"},
		"admin token with spaces": {AdminToken: "0123456789abcdef "},
		"long admin token":        {AdminToken: strings.Repeat("x", 257)},
		"short session key":       {SessionKey: make([]byte, 31)},
		"empty session key":       {SessionKey: []byte{}},
	} {
		c.Store = open(t)
		if _, err := New(c); err == nil {
			t.Errorf("%s is accepted", name)
		} else if c.AdminToken != "" && strings.Contains(err.Error(), c.AdminToken) {
			t.Errorf("%s: the error shows the secret: %v", name, err)
		}
	}
	if _, err := New(Config{}); err == nil {
		t.Error("no store is accepted")
	}
}

func TestVerify(t *testing.T) {
	f := setup(t, Config{AdminToken: "0123456789abcdef"})
	secret, token := f.issue(t, time.Time{}, link.ScopeLinksRead)
	for _, c := range []struct {
		name, secret string
		want         *link.Actor
	}{
		{"a token", secret, &link.Actor{Name: "robot", ID: token.ID, Scopes: []link.Scope{link.ScopeLinksRead}}},
		{"the admin token", "0123456789abcdef", &link.Actor{Name: "admin", ID: "env", Scopes: []link.Scope{link.ScopeAdmin}}},
		{"none", "", nil},
		{"a token cut short", secret[:len(secret)-1], nil},
		{"a token with more", secret + "A", nil},
		{"another token", newSecret(), nil},
		{"the prefix alone", "jink_", nil},
		{"another admin token", "0123456789abcdeF", nil},
		{"the ID", token.ID, nil},
		{"the ID of the admin token", "env", nil},
		{"the hash", string(token.Hash), nil},
		{"endless", strings.Repeat("x", 1<<20), nil},
		{"zero bytes", "jink_\x00", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := f.Verify(t.Context(), c.secret)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if c.want == nil && link.CodeOf(err) != link.CodeUnauthorized {
				t.Errorf("error %v", err)
			}
		})
	}
}

func TestVerify_expiry(t *testing.T) {
	f := setup(t, Config{})
	secret, token := f.issue(t, f.moment().Add(time.Hour), link.ScopeAdmin)
	f.forward(time.Hour - time.Millisecond)
	if _, err := f.Verify(t.Context(), secret); err != nil {
		t.Errorf("just before: %v", err)
	}
	f.forward(time.Millisecond) // the copy in memory is fresh still
	for range 2 {
		_, err := f.Verify(t.Context(), secret)
		if link.CodeOf(err) != link.CodeUnauthorized || !strings.Contains(err.Error(), token.ExpiresAt.Format(time.RFC3339)) {
			t.Errorf("at the moment: %v", err)
		}
		f.forward(cacheLifetime)
	}
}

func TestVerify_asksTheStoreSeldom(t *testing.T) {
	f := setup(t, Config{})
	secret, _ := f.issue(t, time.Time{}, link.ScopeAdmin)
	for range 100 {
		f.Verify(t.Context(), secret)
	}
	if n := f.store.reads.Load(); n != 1 {
		t.Errorf("asked %d times within no time", n)
	}
	f.forward(cacheLifetime)
	f.Verify(t.Context(), secret)
	if n := f.store.reads.Load(); n != 2 {
		t.Errorf("asked %d times after %v", n, cacheLifetime)
	}
}

// endless is a store in which every secret is a token's, so that there are more of them than anybody would store.
type endless struct{ link.TokenStore }

func (endless) TokenByHash(_ context.Context, hash []byte) (*link.Token, error) {
	return &link.Token{ID: fmt.Sprintf("%x", hash[:8]), Name: "robot", Hash: hash}, nil
}

func (endless) TouchToken(context.Context, string, time.Time) error { return nil }

func TestVerify_keepsLittle(t *testing.T) {
	k, err := New(Config{Store: endless{}})
	if err != nil {
		t.Fatal(err)
	}
	defer k.Close()
	for range 2 * cacheSize {
		if _, err := k.Verify(t.Context(), newSecret()); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(k.known); n > cacheSize {
		t.Errorf("%d entries in memory", n)
	}
}

func TestVerify_storeFailure(t *testing.T) {
	f := setup(t, Config{})
	secret, _ := f.issue(t, time.Time{}, link.ScopeAdmin)
	var down error = link.Fail(link.CodeUnavailable, "the store does not answer", errors.New("locked"))
	f.store.fail.Store(&down)
	if _, err := f.Verify(t.Context(), secret); link.CodeOf(err) != link.CodeUnavailable {
		t.Errorf("a store that is down makes tokens wrong: %v", err)
	}
	f.store.fail.Store(nil)
	if _, err := f.Verify(t.Context(), secret); err != nil {
		t.Errorf("and they stay so: %v", err)
	}
}

func TestRevoke(t *testing.T) {
	f := setup(t, Config{})
	secret, token := f.issue(t, time.Time{}, link.ScopeAdmin)
	other, _ := f.issue(t, time.Time{}, link.ScopeAdmin)
	session, _, err := f.SignIn(t.Context(), secret)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Session(t.Context(), session); err != nil {
		t.Fatal(err)
	}
	if err := f.Revoke(t.Context(), token.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Verify(t.Context(), secret); link.CodeOf(err) != link.CodeUnauthorized {
		t.Errorf("the token is still good: %v", err)
	}
	if _, err := f.Session(t.Context(), session); link.CodeOf(err) != link.CodeUnauthorized {
		t.Errorf("its session is still good: %v", err)
	}
	if _, err := f.Verify(t.Context(), other); err != nil {
		t.Errorf("another token went with it: %v", err)
	}
	if err := f.Revoke(t.Context(), token.ID); link.CodeOf(err) != link.CodeNotFound {
		t.Errorf("revoking it again: %v", err)
	}
}

func TestRevoke_theAdminTokenIsNotInTheStore(t *testing.T) {
	f := setup(t, Config{AdminToken: "0123456789abcdef"})
	if err := f.Revoke(t.Context(), adminID); link.CodeOf(err) != link.CodeInvalid {
		t.Errorf("%v", err)
	}
}

// TestRevoke_duringALookUp holds that a look-up that began before a revocation does not bring the token back.
func TestRevoke_duringALookUp(t *testing.T) {
	f := setup(t, Config{})
	secret, token := f.issue(t, time.Time{}, link.ScopeAdmin)
	f.store.during = func() {
		f.store.during = nil
		if err := f.Revoke(context.Background(), token.ID); err != nil {
			t.Error(err)
		}
	}
	f.Verify(t.Context(), secret)
	if _, err := f.Verify(t.Context(), secret); link.CodeOf(err) != link.CodeUnauthorized {
		t.Errorf("still good: %v", err)
	}
}

func TestTouch_onceAMinute(t *testing.T) {
	f := setup(t, Config{})
	secret, token := f.issue(t, time.Time{}, link.ScopeAdmin)
	use := func(times int, step time.Duration) {
		for range times {
			if _, err := f.Verify(t.Context(), secret); err != nil {
				t.Fatal(err)
			}
			f.forward(step)
		}
		f.Close()
	}
	use(60, time.Second)
	if n := f.store.touches.Load(); n != 1 {
		t.Errorf("noted %d times in a minute", n)
	}
	stored, err := f.store.TokenStore.TokenByID(t.Context(), token.ID)
	if want := time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC); err != nil || !stored.LastUsedAt.Equal(want) {
		t.Errorf("noted %v, %v; want %v", stored.LastUsedAt, err, want)
	}
	use(60, time.Second)
	if n := f.store.touches.Load(); n < 2 || n > 3 {
		t.Errorf("noted %d times in two minutes", n)
	}
}

func TestVerify_fromManyGoroutines(t *testing.T) {
	f := setup(t, Config{})
	secret, _ := f.issue(t, time.Time{}, link.ScopeAdmin)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 200 {
				if _, err := f.Verify(context.Background(), secret); err != nil {
					t.Error(err)
				}
				f.forward(time.Second)
			}
		})
	}
	wg.Wait()
}

func TestIssue(t *testing.T) {
	f := setup(t, Config{})
	secret, token, err := f.Issue(t.Context(), admin(), "CI of the website ✓",
		[]link.Scope{link.ScopeLinksRead, link.ScopeLinksWrite}, f.moment().Add(time.Hour+time.Microsecond))
	if err != nil {
		t.Fatal(err)
	}
	stored, err := f.store.TokenByID(t.Context(), token.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(token, stored); diff != "" {
		t.Errorf("returned and stored (-want +got):\n%s", diff)
	}
	if token.CreatedBy != "root" || !token.ExpiresAt.Equal(f.moment().Add(time.Hour)) || strings.Contains(secret, token.ID) {
		t.Errorf("%s %+v", secret, token)
	}
}

func TestIssue_refuses(t *testing.T) {
	f := setup(t, Config{})
	writer := &link.Actor{Name: "writer", Scopes: []link.Scope{link.ScopeLinksWrite}}
	ok := []link.Scope{link.ScopeLinksRead}
	for _, c := range []struct {
		name    string
		actor   *link.Actor
		token   string
		scopes  []link.Scope
		expires time.Time
		want    string // field
	}{
		{"no name", admin(), "", ok, time.Time{}, "name"},
		{"a long name", admin(), strings.Repeat("é", 101), ok, time.Time{}, "name"},
		{"a name of two lines", admin(), "a\nb", ok, time.Time{}, "name"},
		{"a name that is not text", admin(), "a\xff", ok, time.Time{}, "name"},
		{"a name that turns the line around", admin(), "a\u202eb", ok, time.Time{}, "name"},
		{"a name with a space at its end", admin(), "a ", ok, time.Time{}, "name"},
		{"the name of visitors", admin(), "anonymous", ok, time.Time{}, "name"},
		{"no scope", admin(), "a", nil, time.Time{}, "scopes"},
		{"an unknown scope", admin(), "a", []link.Scope{link.ScopeAdmin, "root"}, time.Time{}, "scopes[1]"},
		{"a scope twice", admin(), "a", []link.Scope{link.ScopeAdmin, link.ScopeAdmin}, time.Time{}, "scopes[1]"},
		{"the past", admin(), "a", ok, f.moment(), "expires_at"},
		{"the far future", admin(), "a", ok, time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), "expires_at"},
		{"more than one's own", writer, "a", []link.Scope{link.ScopeAdmin}, time.Time{}, "scopes[0]"},
		{"from nobody", nil, "a", ok, time.Time{}, "scopes[0]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			secret, token, err := f.Issue(t.Context(), c.actor, c.token, c.scopes, c.expires)
			e, ok := errors.AsType[*link.Error](err)
			if !ok || e.Code != link.CodeInvalid || len(e.Fields) != 1 || e.Fields[0].Field != c.want || secret != "" || token != nil {
				t.Errorf("%v", err)
			}
		})
	}
	t.Run("everything at once", func(t *testing.T) {
		_, _, err := f.Issue(t.Context(), admin(), "", make([]link.Scope, 1000), time.Unix(0, 0))
		if e, _ := errors.AsType[*link.Error](err); len(e.Fields) != 7 {
			t.Errorf("%d fields: %v", len(e.Fields), err)
		}
	})
	if all, _ := f.Tokens(t.Context()); len(all) != 0 {
		t.Errorf("%d tokens were made", len(all))
	}
}

func TestSession(t *testing.T) {
	f := setup(t, Config{AdminToken: "0123456789abcdef"})
	short, _ := f.issue(t, f.moment().Add(time.Hour), link.ScopeLinksRead)
	long, _ := f.issue(t, f.moment().Add(1000*time.Hour), link.ScopeLinksRead)
	for name, c := range map[string]struct {
		secret string
		want   time.Duration
	}{
		"no longer than the token": {short, time.Hour},
		"30 days at most":          {long, 720 * time.Hour},
		"of the admin token":       {"0123456789abcdef", 720 * time.Hour},
	} {
		start := f.moment()
		session, expires, err := f.SignIn(t.Context(), c.secret)
		if err != nil || expires.Sub(start) != c.want {
			t.Errorf("%s: until %v, %v", name, expires, err)
		}
		want, _ := f.Verify(t.Context(), c.secret)
		f.forward(c.want - time.Second)
		if got, err := f.Session(t.Context(), session); !cmp.Equal(got, want) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
		f.forward(time.Second)
		if got, err := f.Session(t.Context(), session); link.CodeOf(err) != link.CodeUnauthorized {
			t.Errorf("%s: longer than it should: %+v, %v", name, got, err)
		}
		f.ns.Store(start.UnixNano())
	}
	if _, _, err := f.SignIn(t.Context(), newSecret()); link.CodeOf(err) != link.CodeUnauthorized {
		t.Errorf("signing in with a wrong token: %v", err)
	}
}

func TestSession_isBoundToTheAdminToken(t *testing.T) {
	key := []byte(strings.Repeat("k", 32))
	f := setup(t, Config{AdminToken: "0123456789abcdef", SessionKey: key})
	session, _, err := f.SignIn(t.Context(), "0123456789abcdef")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]Config{
		"another admin token": {AdminToken: "fedcba9876543210", SessionKey: key},
		"no admin token":      {SessionKey: key},
		"another key":         {AdminToken: "0123456789abcdef", SessionKey: []byte(strings.Repeat("K", 32))},
		"a random key":        {AdminToken: "0123456789abcdef"},
	} {
		if _, err := setup(t, c).Session(t.Context(), session); link.CodeOf(err) != link.CodeUnauthorized {
			t.Errorf("%s: %v", name, err)
		}
	}
	same := setup(t, Config{AdminToken: "0123456789abcdef", SessionKey: key})
	if _, err := same.Session(t.Context(), session); err != nil {
		t.Errorf("after a restart: %v", err)
	}
}

func TestSession_forged(t *testing.T) {
	f := setup(t, Config{})
	secret, token := f.issue(t, time.Time{}, link.ScopeAdmin)
	session, expires, err := f.SignIn(t.Context(), secret)
	if err != nil {
		t.Fatal(err)
	}
	reads := f.store.reads.Load()
	signature := session[strings.LastIndexByte(session, '.'):]
	for name, s := range map[string]string{
		"none":             "",
		"dots":             "..",
		"the secret":       secret,
		"without a dot":    strings.ReplaceAll(session, ".", ""),
		"a longer time":    fmt.Sprintf("%s.%d%s", token.ID, expires.Unix()+1, signature),
		"another token":    fmt.Sprintf("%s.%d%s", "0000000000000000", expires.Unix(), signature),
		"the admin token":  fmt.Sprintf("%s.%d%s", adminID, expires.Unix(), signature),
		"no signature":     strings.TrimSuffix(session, signature) + ".",
		"cut short":        session[:len(session)-1],
		"moved delimiters": strings.Replace(session, ".", "", 1) + ".",
		"endless":          strings.Repeat(".", 1<<20),
	} {
		if actor, err := f.Session(t.Context(), s); link.CodeOf(err) != link.CodeUnauthorized {
			t.Errorf("%s: %+v, %v", name, actor, err)
		}
	}
	if f.store.reads.Load() != reads {
		t.Error("a forged session reaches the store")
	}
}

func BenchmarkVerify(b *testing.B) {
	k, err := New(Config{Store: open(b)})
	if err != nil {
		b.Fatal(err)
	}
	secret, err := k.First(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	defer k.Close()
	for b.Loop() {
		if _, err := k.Verify(b.Context(), secret); err != nil {
			b.Fatal(err)
		}
	}
}
