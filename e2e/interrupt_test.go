package e2e

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestInterrupt sends Ctrl-C's signal to a Python program, more than once, and then lets it end by it.
func TestInterrupt(t *testing.T) {
	cmd := exec.Command(filepath.Join(program, "jink"), "run", "-c", `
import time
def wait():
    try:
        while True: pass
    finally:
        print("finally", flush=True)
for f in wait, lambda: time.sleep(100), input, lambda: sum(range(10**12)):
    try:
        print("begin", flush=True)
        f()
    except KeyboardInterrupt:
        print("caught", flush=True)
print("begin", flush=True)
wait()
`)
	out, code, stderr := interrupted(t, cmd, 5)
	if want := "begin\nfinally\n" + strings.Repeat("caught\nbegin\n", 4) + "finally\n"; out != want || code != 130 ||
		!strings.HasSuffix(stderr, "\nKeyboardInterrupt\n") {
		t.Errorf("printed %q, exit code %d, errors\n%s", out, code, stderr)
	}
}

// interrupted runs a program and sends it the signal each time it says that it begins something.
func interrupted(t *testing.T, cmd *exec.Cmd, times int) (out string, code int, stderr string) {
	t.Helper()
	var errs strings.Builder
	cmd.Stderr = &errs
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
	defer kill.Stop()
	var all strings.Builder
	lines := bufio.NewReader(io.TeeReader(stdout, &all))
	for sent := 0; ; {
		line, err := lines.ReadString('\n')
		if err != nil {
			break
		}
		if line == "begin\n" && sent < times {
			sent++
			time.Sleep(50 * time.Millisecond) // it has to begin indeed
			if err := cmd.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
		}
	}
	err = cmd.Wait()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return all.String(), cmd.ProcessState.ExitCode(), errs.String()
}
