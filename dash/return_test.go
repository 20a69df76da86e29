package dash

import (
	"net/url"
	"strings"
	"testing"
)

// FuzzReturnPath holds that no link to the sign-in page leads anywhere but to the first page of the dashboard.
func FuzzReturnPath(f *testing.F) {
	for _, s := range []string{"/-/?q=a&after=b", "//evil.example/-/", "/\\evil.example/-/", "https:/-/", "/-/\r\nX: y", "/-/?\x00", "/%2d/", "/-/#/../"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, to string) {
		got := returnPath(to)
		u, err := url.Parse("http://s.example" + got)
		if err != nil || u.Host != "s.example" || u.Path != "/-/" || !strings.HasPrefix(got, "/-/") || strings.ContainsAny(got, "\r\n#") {
			t.Fatalf("%q leads to %q", to, got)
		}
		if again := returnPath(got); again != got {
			t.Fatalf("%q, then %q", got, again)
		}
	})
}
