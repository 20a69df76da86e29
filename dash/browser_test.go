package dash_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/dash/browsertest"
)

// The service is on plain http and a host that is not local: there browsers send neither Sec-Fetch-Site nor offer the
// clipboard API, so whatever works here works everywhere.
const host = "s.example"

func in(t *testing.T, tab context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(tab, 20*time.Second)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

func value[T any](t *testing.T, tab context.Context, a chromedp.Action[T]) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(tab, 20*time.Second)
	defer cancel()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// logged notes every URL and Referer that reaches the server.
type logged struct {
	mu   sync.Mutex
	seen []string
}

func (l *logged) around(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		l.mu.Lock()
		l.seen = append(l.seen, r.Method+" "+r.RequestURI+" "+r.Referer())
		l.mu.Unlock()
		next.ServeHTTP(w, r)
	})
}

func TestBrowser_signsInByLinkAndShortens(t *testing.T) {
	tab := browsertest.Open(t, host)
	s := start(t, options{baseURL: "http://" + host + ":PORT"})
	log := &logged{}
	s.Config.Handler = log.around(s.Config.Handler)

	// The sign-in link carries the token behind the "#".
	in(t, tab, chromedp.Navigate(s.URL+"/-/sign-in#"+url.PathEscape(adminToken)), chromedp.WaitVisible(chromedp.CSS(`input[name=url]`)))
	if got := value(t, tab, chromedp.Location()); got != s.URL+"/-/" {
		t.Errorf("signed in at %s", got)
	}
	for _, e := range value(t, tab, chromedp.NavigationEntries()).Entries {
		if strings.Contains(e.URL, "horse") {
			t.Errorf("the history keeps %s", e.URL)
		}
	}
	log.mu.Lock()
	for _, line := range log.seen {
		if strings.Contains(line, "horse") {
			t.Errorf("the token reached the server in %s", line)
		}
	}
	log.mu.Unlock()

	in(t, tab, chromedp.Navigate(s.URL+"/-/"), chromedp.WaitVisible(chromedp.CSS(`input[name=url]`)),
		chromedp.Click(chromedp.CSS(`details summary`)),
		chromedp.SendKeys(chromedp.CSS(`input[name=slug]`), "grüße/a"),
		chromedp.SendKeys(chromedp.CSS(`input[name=url]`), "https://example.com/long\r"),
		chromedp.WaitVisible(chromedp.CSS(`.result`)))
	short := s.URL + "/gr%C3%BC%C3%9Fe/a"
	if l, err := s.catalog.Get(t.Context(), "", "grüße/a"); err != nil || l.URL != "https://example.com/long" {
		t.Errorf("%+v, %v", l, err)
	}
	// The picture of the code is really shown.
	if n := value(t, tab, chromedp.Poll[float64](`document.querySelector(".qr img").complete && document.querySelector(".qr img").naturalWidth`)); n != 160 {
		t.Errorf("the QR code is %v wide", n)
	}
	// The copy button copies: paste into a field to see what.
	in(t, tab, chromedp.Click(chromedp.CSS(`.result .copy`)))
	if got := value(t, tab, chromedp.Poll[string](`(b => b.startsWith("Cop") && b !== "Copy" && b)(document.querySelector(".result .copy").textContent)`)); got != "Copied" {
		t.Errorf("the button says %q", got)
	}
	in(t, tab, chromedp.Focus(chromedp.CSS(`input[name=q]`)), chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "v", Commands: []string{"paste"}})
		return err
	}))
	if got := value(t, tab, chromedp.Value(chromedp.CSS(`input[name=q]`))); got != short {
		t.Errorf("the button copied %q, want %q", got, short)
	}
	in(t, tab, chromedp.Click(chromedp.CSS(`nav button`)), chromedp.WaitVisible(chromedp.CSS(`input[name=token]`)))
}

// The token leaves the address bar before the form is sent, so that it is gone even where no answer comes.
func TestBrowser_takesTheTokenOutOfTheAddress(t *testing.T) {
	tab := browsertest.Open(t, host)
	s := start(t, options{baseURL: "http://" + host + ":PORT"})
	inner, posted := s.Config.Handler, make(chan string, 1)
	s.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			posted <- r.PostFormValue("token")
			w.WriteHeader(http.StatusNoContent) // the browser stays where it is
			return
		}
		inner.ServeHTTP(w, r)
	})
	in(t, tab, chromedp.Navigate(s.URL+"/-/sign-in?to=%2F-%2F#"+url.PathEscape(adminToken)))
	select {
	case got := <-posted:
		if got != adminToken {
			t.Errorf("the form holds %q", got)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("the form was not sent")
	}
	if got := value(t, tab, chromedp.Location()); got != s.URL+"/-/sign-in?to=%2F-%2F" {
		t.Errorf("the address is %s", got)
	}
}

func TestBrowser_openForm(t *testing.T) {
	tab := browsertest.Open(t, host)
	s := start(t, options{baseURL: "http://" + host + ":PORT", open: true})
	in(t, tab, chromedp.Navigate(s.URL+"/"), chromedp.WaitVisible(chromedp.CSS(`input[name=url]`)),
		chromedp.SendKeys(chromedp.CSS(`input[name=url]`), "not an address\r"),
		chromedp.WaitVisible(chromedp.CSS(`#wrong-url`)))
	if got := value(t, tab, chromedp.Value(chromedp.CSS(`input[name=url]`))); got != "not an address" {
		t.Errorf("the form keeps %q", got)
	}
	in(t, tab, chromedp.SetValue(chromedp.CSS(`input[name=url]`), "https://example.com/public"),
		chromedp.SendKeys(chromedp.CSS(`input[name=slug]`), "mine\r"),
		chromedp.WaitVisible(chromedp.CSS(`.result`)))
	if l, err := s.catalog.Get(t.Context(), "", "mine"); err != nil || l.URL != "https://example.com/public" {
		t.Errorf("%+v, %v", l, err)
	}
}

// Chromium applies the form-action of a page to the redirects that follow its forms: the page that asks for a password
// must not have one, or nobody would ever arrive.
func TestBrowser_passwordLeadsToTheTarget(t *testing.T) {
	const right = "open sesame"
	target := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" { // and the target redirects too, to yet another host
			http.Redirect(w, r, strings.Replace("http://"+r.Host, "target.example", "final.example", 1)+"/end", http.StatusFound)
			return
		}
		_, _ = w.Write([]byte("<title>arrived</title><p id=end>" + r.Method + r.Referer()))
	}))
	t.Cleanup(target.Close)
	_, port, _ := strings.Cut(strings.TrimPrefix(target.URL, "http://"), ":")

	tab := browsertest.Open(t, host, "target.example", "final.example")
	s := start(t, options{baseURL: "http://" + host + ":PORT", public: func(s *service) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch {
			case r.Method != http.MethodPost:
				s.pages.Password(w, r, false, 0)
			case r.FormValue("password") != right:
				s.pages.Password(w, r, true, 0)
			default:
				w.Header().Set("Location", "http://target.example:"+port+"/")
				w.WriteHeader(http.StatusSeeOther)
			}
		})
	}})
	in(t, tab, chromedp.Navigate(s.URL+"/locked"), chromedp.WaitVisible(chromedp.CSS(`input[name=password]`)),
		chromedp.SendKeys(chromedp.CSS(`input[name=password]`), "wrong\r"),
		chromedp.WaitVisible(chromedp.CSS(`#wrong`)),
		chromedp.SendKeys(chromedp.CSS(`input[name=password]`), right+"\r"),
		chromedp.WaitVisible(chromedp.CSS(`#end`)))
	if got := value(t, tab, chromedp.Text(chromedp.CSS(`#end`))); got != "GET" {
		t.Errorf("the target saw %q, want a GET without a Referer", got)
	}
}

// Nothing on any page is blocked by its own policy, and nothing is asked of another host.
func TestBrowser_pagesKeepTheirPolicy(t *testing.T) {
	tab := browsertest.Open(t, host)
	s := start(t, options{baseURL: "http://" + host + ":PORT", open: true})
	s.add(t, catalog.Request{URL: "https://example.com/", Slug: new("a")})
	var mu sync.Mutex
	var complaints []string
	console := make(chan struct{})
	ctx, cancel := context.WithCancel(tab)
	in(t, tab, chromedp.Navigate(s.URL+"/"))
	messages := chromedp.Console(ctx)
	go func() {
		defer close(console)
		for m, err := range messages {
			if err != nil {
				return
			}
			if s := m.String(); !strings.HasPrefix(s, "debug: ") {
				mu.Lock()
				complaints = append(complaints, s)
				mu.Unlock()
			}
		}
	}()
	in(t, tab, chromedp.Navigate(s.URL+"/-/sign-in#"+url.PathEscape(adminToken)), chromedp.WaitVisible(chromedp.CSS(`.links`)))
	for _, path := range []string{"/", "/-/", "/-/sign-in", "/-/qr/a.svg"} {
		in(t, tab, chromedp.Navigate(s.URL+path))
		blocked := value(t, tab, chromedp.Evaluate[int](`performance.getEntriesByType("resource").filter(e => !e.name.startsWith(location.origin + "/")).length`))
		if blocked != 0 {
			t.Errorf("%s asks other hosts for %d things", path, blocked)
		}
		if path != "/-/qr/a.svg" {
			if font := value(t, tab, chromedp.Evaluate[string](`getComputedStyle(document.body).display`)); font != "flex" {
				t.Errorf("%s: the style sheet is not applied", path)
			}
		}
	}
	cancel()
	<-console
	mu.Lock()
	defer mu.Unlock()
	if len(complaints) > 0 {
		t.Errorf("the browser complains: %q", complaints)
	}
}
