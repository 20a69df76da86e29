package cli

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
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
	env := Env{Args: os.Args[1:], Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, LookupEnv: os.LookupEnv,
		Version: "v1.2.3", Zone: time.FixedZone("CET", 3600)}
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
			return nil
		},
	})
}
