package timed_test

import (
	"context"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/sqlite"
	"github.com/jinklink/jink/store/storetest"
	"github.com/jinklink/jink/store/timed"
)

func open(tb testing.TB) link.Store {
	s, err := sqlite.Open(tb.Context(), sqlite.Config{Path: filepath.Join(tb.TempDir(), "jink.db")})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = s.Close() })
	return s
}

func ignored(ctx context.Context, _ string) (context.Context, func(error)) {
	return ctx, func(error) {}
}

func TestStore_is_what_it_was(t *testing.T) {
	storetest.Run(t, func(tb testing.TB) link.Store { return timed.New(open(tb), ignored) })
}

// TestEveryOperation_passes_under_its_name calls each method of link.Store with zero arguments in a context that has ended,
// so that none does anything.
func TestEveryOperation_passes_under_its_name(t *testing.T) {
	var names []string
	s := timed.New(open(t), func(ctx context.Context, name string) (context.Context, func(error)) {
		names = append(names, name)
		return ctx, func(err error) {
			if err != nil {
				names = append(names, "failed")
			}
		}
	})
	over, cancel := context.WithCancel(t.Context())
	cancel()
	capital := regexp.MustCompile(`([a-z])([A-Z])`)
	v := reflect.ValueOf(s)
	for i := range reflect.TypeFor[link.Store]().NumMethod() {
		m := reflect.TypeFor[link.Store]().Method(i)
		if m.Name == "Close" {
			continue
		}
		args := []reflect.Value{reflect.ValueOf(over)}
		for j := 1; j < m.Type.NumIn() && !(m.Type.IsVariadic() && j == m.Type.NumIn()-1); j++ {
			args = append(args, reflect.Zero(m.Type.In(j)))
		}
		if m.Name == "CreateToken" {
			args[1] = reflect.ValueOf(&link.Token{})
		}
		names = nil
		v.MethodByName(m.Name).Call(args)
		want := strings.ToLower(capital.ReplaceAllString(m.Name, "${1}_${2}"))
		if m.Name == "Ping" {
			want = ""
		}
		if got := strings.TrimSuffix(strings.Join(names, " "), " failed"); got != want {
			t.Errorf("%s passes as %q, want %q", m.Name, got, want)
		}
	}
}

func TestLookup_costs_nothing_more(t *testing.T) {
	s := open(t)
	measure := func(s link.Store) float64 {
		return testing.AllocsPerRun(50, func() { s.Lookup(t.Context(), link.Ref{Key: "none"}) })
	}
	bare, watched := measure(s), measure(timed.New(s, ignored))
	if watched > bare {
		t.Errorf("%v allocations become %v", bare, watched)
	}
}
