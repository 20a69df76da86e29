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

// stubborn runs nothing, and what it runs does not end before it is killed.
type stubborn struct{}

func (stubborn) ID() (self, parent int) { return 1, 0 }

func (stubborn) Start(c posix.Command) (posix.Process, error) {
	return &stubbornProcess{killed: make(chan struct{}), has: c}, nil
}

type stubbornProcess struct {
	killed chan struct{}
	has    posix.Command // its streams, which are closed when nobody has them
}

func (*stubbornProcess) ID() int { return 42 }

func (p *stubbornProcess) Wait() (int, error) {
	<-p.killed
	return -9, nil
}

func (p *stubbornProcess) Signal(int) error {
	close(p.killed)
	return nil
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
	const begin = "import subprocess\np = subprocess.Popen(['x'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)\n"
	for _, wait := range []string{"p.wait()", "p.communicate()", "p.stdout.read()", "p.stdin.write(bytes(10**7))", "import os; os.waitpid(p.pid, 0)"} {
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		_, err := runWithProcesses(t, ctx, stubborn{}, begin+"try: "+wait+"\nexcept BaseException: print('caught')")
		cancel()
		var stopped *Stopped
		if !errors.As(err, &stopped) || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s ended with %v, not with its context", wait, err)
		}
	}
	out, err := runWithProcesses(t, t.Context(), stubborn{}, begin+`
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
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("there is no shell")
	}
	in, err := New(Config{Processes: shell{}, Memory: 16 << 20, Clock: clock{time.Now()}})
	if err != nil {
		t.Fatal(err)
	}
	p, err := Compile("program.py", []byte("import subprocess\nsubprocess.run(['yes'], stdout=subprocess.PIPE)"))
	if err != nil {
		t.Fatal(err)
	}
	err = in.Run(t.Context(), p)
	var stopped *Stopped
	if !errors.As(err, &stopped) {
		t.Errorf("it ended with %v", err)
	}
}

// shell runs "yes" for every command.
type shell struct{ stubborn }

func (shell) Start(c posix.Command) (posix.Process, error) {
	cmd := exec.Command("sh", "-c", "yes")
	cmd.Stdout = c.Streams[1].File
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return yes{cmd}, nil
}

type yes struct{ *exec.Cmd }

func (y yes) ID() int { return y.Process.Pid }

func (y yes) Wait() (int, error) { return 1, y.Cmd.Wait() }

func (y yes) Signal(int) error { return y.Process.Kill() }
