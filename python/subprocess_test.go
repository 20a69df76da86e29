package python

import (
	"context"
	"errors"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/python/stdlib/posix"
)

// always runs one command, whatever is asked for. What it runs ends with the test, if not before.
type always struct {
	t       *testing.T
	command []string
	started func() // nil: nobody wants to know
}

func (always) ID() (self, parent int) { return 1, 0 }

func (a always) Start(c posix.Command) (posix.Process, error) {
	cmd := exec.CommandContext(a.t.Context(), a.command[0], a.command[1:]...)
	if f := c.Streams[0].File; f != nil {
		cmd.Stdin = f
	}
	if f := c.Streams[1].File; f != nil {
		cmd.Stdout = f
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	if a.started != nil {
		a.started()
	}
	return running{cmd}, nil
}

type running struct{ *exec.Cmd }

func (r running) ID() int { return r.Process.Pid }

// Wait waits for what only ends by being killed.
func (r running) Wait() (int, error) {
	_ = r.Cmd.Wait()
	return -9, nil
}

func (r running) Signal(int) error { return r.Process.Kill() }

// needs skips a test where there is no such command.
func needs(t *testing.T, command string) {
	t.Helper()
	if _, err := exec.LookPath(command); err != nil {
		t.Skip(err)
	}
}

func runWithProcesses(t *testing.T, ctx context.Context, processes posix.Processes, source string) (string, error) {
	t.Helper()
	var out strings.Builder
	in, err := New(Config{Stdout: &out, Stderr: &out, Processes: processes, Clock: clock{time.Now()}, Environment: map[string]string{"PATH": "/bin"}})
	if err != nil {
		t.Fatal(err)
	}
	p, err := Compile("program.py", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	err = in.Run(ctx, p)
	return out.String(), err
}

func TestSubprocess_needs_to_be_granted(t *testing.T) {
	for _, source := range []string{
		"subprocess.run(['true'])", "subprocess.Popen('true', shell=True, stdout=subprocess.PIPE)", "os.system('true')", "os.popen('true')",
		"subprocess.getoutput('true')", "posix._pipe()", "os.kill(1, 9)",
	} {
		out, err := runWithProcesses(t, t.Context(), nil, "import os, posix, subprocess\ntry:\n "+source+"\nexcept PermissionError as e: print(e.errno)")
		if err != nil || out != "13\n" && out != "1\n" {
			t.Errorf("%s: it printed %q, and ended with %v", source, out, err)
		}
	}
}

func TestSubprocess_waits_no_longer_than_it_may(t *testing.T) {
	endless := []string{"sleep", "600"}
	needs(t, endless[0])
	const begin = "import subprocess\np = subprocess.Popen(['x'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)\n"
	for _, wait := range []string{"p.wait()", "p.communicate()", "p.stdout.read()", "p.stdin.write(bytes(10**7))", "import os; os.waitpid(p.pid, 0)"} {
		ctx, cancel := context.WithCancel(t.Context())
		soon := func() { time.AfterFunc(50*time.Millisecond, cancel) } // when it waits, however long it took to come so far
		_, err := runWithProcesses(t, ctx, always{t, endless, soon}, begin+"try: "+wait+"\nexcept BaseException: print('caught')")
		cancel()
		var stopped *Stopped
		if !errors.As(err, &stopped) || !errors.Is(err, context.Canceled) {
			t.Errorf("%s ended with %v, not with its context", wait, err)
		}
	}
	out, err := runWithProcesses(t, t.Context(), always{t, endless, nil}, begin+`
try: p.wait(timeout=0.01)
except subprocess.TimeoutExpired as e: print(e)
try: p.communicate(timeout=0.01)
except subprocess.TimeoutExpired as e: print(e, e.output)
p.kill()
print(p.wait(), p.poll(), p.send_signal(15))
`)
	const want = "Command '['x']' timed out after 0.01 seconds\nCommand '['x']' timed out after 0.01 seconds None\n-9 -9 None\n"
	if err != nil || out != want {
		t.Errorf("it printed %q, and ended with %v", out, err)
	}
}

// TestSubprocess_output_counts says that what another program writes is limited by the memory of the one that runs it.
func TestSubprocess_output_counts(t *testing.T) {
	needs(t, "yes")
	in, err := New(Config{Processes: always{t, []string{"yes"}, nil}, Memory: 16 << 20, Clock: clock{time.Now()}})
	if err != nil {
		t.Fatal(err)
	}
	p, err := Compile("program.py", []byte("import subprocess\nsubprocess.run(['yes'], stdout=subprocess.PIPE)"))
	if err != nil {
		t.Fatal(err)
	}
	err = in.Run(t.Context(), p)
	var stopped *Stopped
	if !errors.As(err, &stopped) || stopped.Reason != OutOfMemory {
		t.Errorf("it ended with %v", err)
	}
}
