//go:build unix

package python

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// The programs of testdata/_hostile try to use up the time or the memory of the process that runs them, or to end it. They run
// in a process of their own, so that one that succeeds is a failed test and nothing more. All of them take minutes, so that
// only some are run unless JINK_HOSTILE is "all".

const hostileSample = 12 // one program in so many

const (
	hostileMemory = 48 << 20
	hostileTime   = 300 * time.Millisecond

	// How far beyond its limits a program may get: the memory that is not counted, and the time until it notices.
	memorySlack = hostileMemory / 10
	timeSlack   = 20 * time.Millisecond
	// busySlack takes its place where only a sample is run, as among all other tests, on a machine that is busy with them: no
	// test should fail because of that.
	busySlack = time.Second

	stuckTime = 5 * time.Second // after which a program is taken not to end at all
)

// hostileResult is what a program did.
type hostileResult struct {
	Program int
	Outcome string
	Peak    uint64 // bytes on the heap, beyond those that were there before
	Late    time.Duration
}

// hostilePrograms are the programs of a file: what is between lines of ---.
func hostilePrograms(t *testing.T, path string) []string {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(text), "\n---\n")
}

func TestHostile_programs_stay_within_their_limits(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	files, err := filepath.Glob("testdata/_hostile/*.py")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".py"), func(t *testing.T) {
			programs := hostilePrograms(t, path)
			var chosen []int
			for i := range programs {
				if os.Getenv("JINK_HOSTILE") == "all" || i%hostileSample == 0 {
					chosen = append(chosen, i)
				}
			}
			for _, r := range runHostile(t, path, chosen) {
				// A busy machine can make one late, or collect late; not so many times.
				for range 4 {
					if r.within() {
						break
					}
					if again := runHostile(t, path, []int{r.Program}); len(again) == 1 {
						r = again[0]
					}
				}
				if !r.within() {
					t.Errorf("program\n%s\n%s, %d KiB, %v late", programs[r.Program], r.Outcome, r.Peak>>10, r.Late)
				}
			}
		})
	}
}

func (r hostileResult) within() bool {
	slack := busySlack
	if os.Getenv("JINK_HOSTILE") == "all" {
		slack = timeSlack
	}
	return r.Peak <= hostileMemory+memorySlack && r.Late <= slack && !strings.Contains(r.Outcome, "failed")
}

// runHostile runs programs of a file in another process.
func runHostile(t *testing.T, path string, numbers []int) []hostileResult {
	t.Helper()
	which, err := json.Marshal(numbers)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], "-test.run", "^TestHostile_child$")
	cmd.Env = append(os.Environ(), "JINK_HOSTILE_RUN="+path+":"+string(which))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var stderr strings.Builder
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var results []hostileResult
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		var r hostileResult
		if json.Unmarshal(lines.Bytes(), &r) == nil {
			results = append(results, r)
		}
	}
	err = cmd.Wait()
	if at := len(results); at < len(numbers) {
		t.Errorf("program\n%s\nended the process: %v\n%.3000s", hostilePrograms(t, path)[numbers[at]], err, stderr.String())
		if at+1 < len(numbers) {
			results = append(results, runHostile(t, path, numbers[at+1:])...)
		}
	}
	return results
}

// TestHostile_child is the other process.
func TestHostile_child(t *testing.T) {
	name, rest, ok := strings.Cut(os.Getenv("JINK_HOSTILE_RUN"), ":")
	if !ok {
		t.Skip("runs programs for another test")
	}
	var numbers []int
	if err := json.Unmarshal([]byte(rest), &numbers); err != nil {
		t.Fatal(err)
	}
	debug.SetMemoryLimit(hostileMemory) // collect early: what is garbage is not held
	programs := hostilePrograms(t, name)
	for _, i := range numbers {
		r := attack(programs[i])
		r.Program = i
		line, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println(string(line))
	}
}

// heapBytes is how much lies on the heap.
func heapBytes() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// cpuTime is how long the process has run.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// attack runs a program under limits, and watches.
func attack(source string) hostileResult {
	runtime.GC()
	before := heapBytes()
	var peak atomic.Uint64
	done, watched := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(watched)
		for {
			peak.Store(max(peak.Load(), heapBytes()))
			select {
			case <-done:
				return
			case <-time.After(2 * time.Millisecond):
			}
		}
	}()
	var r hostileResult
	// Of the time since the deadline, what others took of the machine does not count.
	var due time.Time
	var used time.Duration
	fired := make(chan struct{})
	deadline := time.AfterFunc(hostileTime, func() {
		due, used = time.Now(), cpuTime()
		close(fired)
	})
	stuck := time.AfterFunc(hostileTime+stuckTime, func() { panic("the program could not be stopped") })
	defer stuck.Stop()
	r.Outcome = attackOnce(source)
	if !deadline.Stop() {
		<-fired
		r.Late = min(time.Since(due), cpuTime()-used)
	}
	peak.Store(max(peak.Load(), heapBytes()))
	close(done)
	<-watched
	r.Peak = max(peak.Load(), before) - before
	return r
}

func attackOnce(source string) string {
	ctx, cancel := context.WithTimeout(context.Background(), hostileTime)
	defer cancel()
	in, err := New(Config{Stdout: io.Discard, Stderr: io.Discard, Memory: hostileMemory, Steps: 1 << 40})
	if err != nil {
		return err.Error()
	}
	p, err := Compile("hostile.py", []byte(source))
	if err == nil {
		err = in.Run(ctx, p)
	}
	var raised *Error
	switch {
	case errors.As(err, &raised):
		return fmt.Sprintf("%s: %.200s", raised.Type, raised.Message)
	case err != nil:
		return err.Error()
	}
	return "it ended"
}
