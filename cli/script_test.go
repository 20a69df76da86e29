package cli

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"jink": func() { os.Exit(runProcess()) }})
}

// runProcess runs the command in a process of its own, which testscript starts. JINK_TEST_TERMINAL makes it believe that
// its streams are a terminal, and JINK_TEST_NOW stops the clock.
func runProcess() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	executable, err := os.Executable()
	if err != nil {
		panic(err)
	}
	env := Env{Args: os.Args[1:], Executable: executable, Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, LookupEnv: os.LookupEnv,
		Version: "v1.2.3", Zone: time.FixedZone("CET", 3600), Hangups: hangups}
	if s, ok := os.LookupEnv("JINK_TEST_NOW"); ok {
		now, err := time.Parse(time.RFC3339, s)
		if err != nil {
			panic(err)
		}
		env.Now = func() time.Time { return now }
	}
	if os.Getenv("JINK_TEST_TERMINAL") != "" {
		env.Terminal = func(any) bool { return true }
		env.Width = func() int { return 100 }
		env.ReadPassword = func(context.Context) (string, error) { return os.Getenv("JINK_TEST_PASSWORD"), nil }
	}
	return Run(ctx, env)
}

// hangups has SIGHUP call f, as cmd/jink does.
func hangups(f func()) (stop func()) {
	came := make(chan os.Signal, 1)
	signal.Notify(came, syscall.SIGHUP)
	go func() {
		for range came {
			f()
		}
	}()
	return func() { signal.Stop(came) }
}

// leads is the command "leads URL WANT ...": it waits until a server answers with the status and Location that are wanted.
func leads(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: leads URL WANT ...")
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	want, got := strings.Join(args[1:], " "), ""
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		r, err := client.Get(args[0])
		if err != nil {
			got = err.Error()
			continue
		}
		r.Body.Close()
		if got = strings.TrimSpace(strconv.Itoa(r.StatusCode) + " " + r.Header.Get("Location")); got == want {
			return
		}
	}
	ts.Fatalf("%s leads to %q, want %q", args[0], got, want)
}

// free returns an address of the loopback interface that nobody listens on.
func free(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// TestScript runs the scripts of testdata/script: what a person types and what comes of it. Each has a server of its own
// unless it says so.
func TestScript(t *testing.T) {
	ledger, err := filepath.Abs("../python/conform/ledger.txt")
	if err != nil {
		t.Fatal(err)
	}
	library := cpythonLibrary()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"leads": leads},
		UpdateScripts:       os.Getenv("JINK_UPDATE") != "",
		Condition: func(name string) (bool, error) {
			if name != "cpython" {
				return false, fmt.Errorf("there is no condition %q", name)
			}
			return library != "", nil
		},
		Setup: func(e *testscript.Env) error {
			e.Setenv("JINK_URL", startServer(t))
			e.Setenv("JINK_TOKEN", adminToken)
			e.Setenv("LEDGER", ledger)
			e.Setenv("CPYTHON_LIBRARY", library)
			e.Setenv("FREE", free(t))
			e.Setenv("GORACE", "atexit_sleep_ms=0") // the race detector would have each command wait for a second at its end
			return nil
		},
	})
}
