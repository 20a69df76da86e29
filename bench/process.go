package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// bench is one run: a folder and the processes started in it.
type bench struct {
	dir       string
	jink      string // the program
	processes []*process
}

type process struct {
	cmd *exec.Cmd
	url string
}

func (b *bench) start(url string, env []string, name string, args ...string) (*process, error) {
	p := &process{cmd: exec.Command(name, args...), url: url}
	p.cmd.Dir = b.dir
	p.cmd.Env = append(os.Environ(), env...)
	out, err := os.Create(filepath.Join(b.dir, fmt.Sprintf("process-%d.log", len(b.processes))))
	if err != nil {
		return nil, err
	}
	defer out.Close()
	p.cmd.Stdout, p.cmd.Stderr = out, out
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	b.processes = append(b.processes, p)
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if resp, err := noRedirects().Get(url + "/robots.txt"); err == nil {
			resp.Body.Close()
			return p, nil
		}
	}
	log, _ := os.ReadFile(out.Name())
	return nil, fmt.Errorf("%s does not answer at %s:\n%s", name, url, log)
}

func noRedirects() *http.Client {
	return &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// stopAll ends the processes in the reverse order of their start.
func (b *bench) stopAll() {
	for _, p := range slices.Backward(b.processes) {
		p.cmd.Process.Signal(syscall.SIGTERM)
		done := make(chan struct{})
		go func() { p.cmd.Wait(); close(done) }()
		select {
		case <-done:
		case <-time.After(20 * time.Second):
			p.cmd.Process.Kill()
			<-done
		}
	}
	b.processes = nil
}

const token = "bench-token-0123456789"

// startJink starts a server without rate limits.
func (b *bench) startJink() (*process, error) {
	addr, err := freeAddr()
	if err != nil {
		return nil, err
	}
	return b.start("http://"+addr, []string{"JINK_ADMIN_TOKEN=" + token}, b.jink, "serve", "--addr", addr, "--admin-addr=",
		"--rate-token=0", "--rate-address=0", "--drain-delay=0s", "--data-dir", filepath.Join(b.dir, "data"))
}

func freeAddr() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}

// cli runs a command of jink against the server.
func (p *process) cli(ctx context.Context, b *bench, args ...string) error {
	return command(ctx, b.dir, []string{"JINK_URL=" + p.url, "JINK_TOKEN=" + token}, b.jink, args...)
}

func command(ctx context.Context, dir string, env []string, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return nil
}

// cpu returns the CPU time that a process and its children have taken so far, user and system.
func (p *process) cpu() (time.Duration, error) {
	pids := []int{p.cmd.Process.Pid}
	children, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pids[0], pids[0]))
	if err != nil {
		return 0, fmt.Errorf("CPU time is read from /proc, which needs Linux: %w", err)
	}
	for _, f := range strings.Fields(string(children)) {
		pid, err := strconv.Atoi(f)
		if err != nil {
			return 0, err
		}
		pids = append(pids, pid)
	}
	var ticks int64
	for _, pid := range pids {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if err != nil {
			return 0, err
		}
		fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
		for _, f := range fields[11:13] { // utime and stime
			n, err := strconv.ParseInt(f, 10, 64)
			if err != nil {
				return 0, err
			}
			ticks += n
		}
	}
	return time.Duration(ticks) * 10 * time.Millisecond, nil // Linux counts in hundredths of a second
}

// peakMemory returns the greatest resident size that a process has had, in MiB.
func (p *process) peakMemory() (int, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	m := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status)
	if m == nil {
		return 0, errors.New("/proc does not tell the peak memory")
	}
	kb, err := strconv.Atoi(string(m[1]))
	return kb >> 10, err
}

// load asks the process for url from 32 connections for some seconds and returns the CPU time per request, in
// microseconds, and the rate. script may be "".
func (p *process) load(ctx context.Context, seconds int, url, script string, args ...string) (micros, rate float64, err error) {
	before, err := p.cpu()
	if err != nil {
		return 0, 0, err
	}
	wrk := []string{"-t1", "-c32", fmt.Sprintf("-d%ds", seconds)}
	if script != "" {
		wrk = append(wrk, "-s", script)
	}
	wrk = append(append(wrk, url), args...)
	out, err := exec.CommandContext(ctx, "wrk", wrk...).CombinedOutput()
	if err != nil {
		return 0, 0, fmt.Errorf("wrk: %w\n%s", err, out)
	}
	after, err := p.cpu()
	if err != nil {
		return 0, 0, err
	}
	requests := regexp.MustCompile(`(\d+) requests in`).FindSubmatch(out)
	perSecond := regexp.MustCompile(`Requests/sec:\s+([\d.]+)`).FindSubmatch(out)
	if requests == nil || perSecond == nil || bytes.Contains(out, []byte("Non-2xx")) || bytes.Contains(out, []byte("Socket errors")) {
		return 0, 0, fmt.Errorf("wrk met errors:\n%s", out)
	}
	n, err := strconv.ParseFloat(string(requests[1]), 64)
	if err != nil {
		return 0, 0, err
	}
	rate, err = strconv.ParseFloat(string(perSecond[1]), 64)
	return float64((after - before).Microseconds()) / n, rate, err
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}
