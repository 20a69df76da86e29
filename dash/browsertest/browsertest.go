// Package browsertest finds and starts the browser that tests of pages run in. It exists so that every such test is
// skipped, or fails, in the same way where there is none, and so that no browser outlives its test.
//
// Invariants: the browser uses a fresh profile that is removed afterwards, and reaches loopback addresses only: every
// host name that a test does not map leads nowhere.
package browsertest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// Find returns the path of a Chromium, or skips the test where there is none. Where JINK_REQUIRE names chromium it fails
// instead.
func Find(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
		"/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	const missing = "no Chromium on PATH: the tests in a browser need one"
	if slices.Contains(strings.Split(os.Getenv("JINK_REQUIRE"), ","), "chromium") {
		t.Fatal(missing)
	}
	t.Skip(missing)
	return ""
}

// Open starts a browser that is closed when the test ends and returns the context of its first tab. The hosts given are
// resolved to 127.0.0.1.
func Open(t testing.TB, hosts ...string) context.Context {
	t.Helper()
	path := Find(t)
	rules := make([]string, 0, len(hosts)+1)
	for _, h := range hosts {
		rules = append(rules, fmt.Sprintf("MAP %s 127.0.0.1", h))
	}
	rules = append(rules, "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1")
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	allocator, closeAllocator := chromedp.NewExecAllocator(ctx,
		chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck, chromedp.WindowSize(1000, 800),
		chromedp.Flag("host-resolver-rules", strings.Join(rules, ",")),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.Flag("disable-features", "HttpsUpgrades,HttpsFirstBalancedModeAutoEnable"),
	)
	tab, closeTab := chromedp.NewContext(allocator)
	t.Cleanup(func() {
		if err := chromedp.Cancel(tab); err != nil && ctx.Err() == nil {
			t.Logf("closing the browser: %v", err)
		}
		closeTab()
		closeAllocator()
		cancel()
	})
	// The first use starts the browser, which then lives as long as the context of that use: it must be this one.
	if err := chromedp.Do(tab); err != nil {
		t.Fatalf("starting %s: %v", path, err)
	}
	return tab
}
