package e2e

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
)

// terminal is a program at a terminal that we hold the other end of.
type terminal struct {
	t      *testing.T
	tty    *os.File
	mu     sync.Mutex
	screen bytes.Buffer // what was written since the last expect
	ended  chan struct{}
}

func atTerminal(t *testing.T, cmd *exec.Cmd) *terminal {
	t.Helper()
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 40, Cols: 120})
	if err != nil {
		t.Fatal(err)
	}
	w := &terminal{t: t, tty: tty, ended: make(chan struct{})}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		tty.Close()
		<-w.ended
	})
	go w.read()
	return w
}

// read keeps what the program writes, and tells it where the cursor is when it asks.
func (w *terminal) read() {
	defer close(w.ended)
	buf := make([]byte, 4096)
	for {
		n, err := w.tty.Read(buf)
		if err != nil {
			return
		}
		if bytes.Contains(buf[:n], []byte("\x1b[6n")) {
			_, _ = w.tty.WriteString("\x1b[1;5R")
		}
		w.mu.Lock()
		w.screen.Write(buf[:n])
		w.mu.Unlock()
	}
}

// press sends a key, or several that are one to the program.
func (w *terminal) press(keys string) {
	w.t.Helper()
	if _, err := w.tty.WriteString(keys); err != nil {
		w.t.Fatal(err)
	}
}

// drawn is what the editor writes last when it has drawn the line: the cursor is shown again.
const drawn = "\x1b[?25h"

// enter types as a person does, one key after the other was seen, and ends the line.
func (w *terminal) enter(text string) {
	w.t.Helper()
	w.keys(text)
	w.press("\r")
}

func (w *terminal) keys(text string) {
	w.t.Helper()
	for _, key := range text {
		w.press(string(key))
		w.expect(drawn)
	}
}

// ready waits for a prompt.
func (w *terminal) ready() {
	w.t.Helper()
	w.expect(">>> ")
	w.expect(drawn)
}

// expect waits until the program has written a text.
func (w *terminal) expect(text string) {
	w.t.Helper()
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		w.mu.Lock()
		have := w.screen.String()
		if at := strings.Index(have, text); at >= 0 {
			w.screen.Next(at + len(text))
			w.mu.Unlock()
			return
		}
		w.mu.Unlock()
		if time.Now().After(deadline) {
			w.t.Fatalf("%q is not in %q", text, have)
		}
	}
}

// TestREPL has a person try Python: names are completed, blocks are one piece, errors have colours and end nothing, and what was
// typed is there again the next time.
func TestREPL(t *testing.T) {
	history := filepath.Join(t.TempDir(), "made", "history")
	start := func(env ...string) *terminal {
		cmd := exec.Command(filepath.Join(program, "jink"), "repl")
		cmd.Env = append(os.Environ(), append([]string{"TERM=xterm-256color", "INPUTRC=" + os.DevNull, "NO_COLOR=", "JINK_PYTHON_HISTORY=" + history}, env...)...)
		w := atTerminal(t, cmd)
		w.expect("Python 3.13")
		w.ready()
		return w
	}
	shows := func(w *terminal, typed string, shown ...string) {
		t.Helper()
		w.enter(typed)
		for _, text := range shown {
			w.expect(text)
		}
		w.ready()
	}

	w := start()
	shows(w, "6 * 7", "42\r\n")
	shows(w, "_ + 1", "43\r\n")
	shows(w, "import colo\t") // colorsys
	w.keys("colorsys.rgb_to_h")
	w.press("\t")
	w.expect("rgb_to_hls")
	w.expect("rgb_to_hsv")
	w.expect(drawn)
	shows(w, "sv(0, 0, 6)[2]", "6\r\n")
	w.enter("def twice(n):")
	w.expect(drawn)
	w.enter("return 2 * n") // the body is indented by itself
	w.expect(drawn)
	shows(w, "")
	shows(w, "twice(600)", "1200\r\n")
	shows(w, "1 / 0", "\x1b[1;31m~~^~~\x1b[0m", "\x1b[1;35mZeroDivisionError\x1b[0m: \x1b[35mdivision by zero\x1b[0m")
	w.keys("half typed")
	w.press("\x03")
	w.expect("KeyboardInterrupt")
	w.ready()
	w.enter("while True: print('on')")
	w.expect(drawn)
	w.enter("")
	w.expect("on\r\non\r\n")
	w.press("\x03")
	w.expect("KeyboardInterrupt")
	w.ready()
	w.enter("exit")
	<-w.ended

	w = start("NO_COLOR=1")
	for _, before := range []string{"exit", "while", "1 / 0", "twice(600)"} {
		w.press("\x1b[A")
		w.expect(before)
		w.expect(drawn)
	}
	w.press("\r")
	w.expect("NameError: name 'twice' is not defined")
	w.ready()
	w.press("\x04")
	<-w.ended
}
