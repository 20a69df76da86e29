// Package signal holds module _signal: what a program does when a signal comes.
//
// Signals come from the host, which says so by Interpreter.Signal, from raise_signal, and from alarms. Handlers run in the main
// thread, between two instructions. A signal that would end a process ends the program.
package signal

import (
	"fmt"
	"math"
	"sync"
	"syscall"
	"time"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

// Config says what is granted.
type Config struct {
	// Alarms lets programs have signals sent to themselves after a while.
	Alarms bool
}

// What handlers are that are no functions.
const (
	byDefault = 0
	ignored   = 1
)

const (
	sigint  = 2
	sigalrm = 14
)

// state is what an interpreter has set.
type state struct {
	c        Config
	alarm    *alarm
	interval time.Duration
	wakeup   int
	failed   *object.Type // the exception of timers
}

// alarm is a timer that sends SIGALRM, from a goroutine of its own.
type alarm struct {
	mu    sync.Mutex
	timer *time.Timer // nil once it was stopped
	due   time.Time
}

// ring sends the signal, and sets the timer again.
func (a *alarm) ring(in *object.Interpreter, interval time.Duration) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.timer == nil {
		return
	}
	in.Bell().Signal(sigalrm)
	if interval > 0 {
		a.due = time.Now().Add(interval)
		a.timer.Reset(interval)
	}
}

func (a *alarm) stop() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.timer.Stop()
	a.timer = nil
}

// left is how long it is until it rings.
func (a *alarm) left() float64 {
	if a == nil {
		return 0
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	return max(time.Until(a.due).Seconds(), 0)
}

var numbers = map[string]int{
	"SIGHUP": 1, "SIGINT": 2, "SIGQUIT": 3, "SIGILL": 4, "SIGTRAP": 5, "SIGABRT": 6, "SIGIOT": 6, "SIGBUS": 7, "SIGFPE": 8, "SIGKILL": 9,
	"SIGUSR1": 10, "SIGSEGV": 11, "SIGUSR2": 12, "SIGPIPE": 13, "SIGALRM": 14, "SIGTERM": 15, "SIGSTKFLT": 16, "SIGCHLD": 17, "SIGCLD": 17,
	"SIGCONT": 18, "SIGSTOP": 19, "SIGTSTP": 20, "SIGTTIN": 21, "SIGTTOU": 22, "SIGURG": 23, "SIGXCPU": 24, "SIGXFSZ": 25, "SIGVTALRM": 26,
	"SIGPROF": 27, "SIGWINCH": 28, "SIGIO": 29, "SIGPOLL": 29, "SIGPWR": 30, "SIGSYS": 31, "SIGRTMIN": 34, "SIGRTMAX": 64,
	"NSIG": 65, "SIG_DFL": byDefault, "SIG_IGN": ignored, "SIG_BLOCK": 0, "SIG_UNBLOCK": 1, "SIG_SETMASK": 2,
	"ITIMER_REAL": 0, "ITIMER_VIRTUAL": 1, "ITIMER_PROF": 2,
}

// Module makes module _signal for an interpreter.
func (c Config) Module(t *thread) (*object.Module, error) {
	s := &state{c: c, wakeup: -1}
	m := object.NewModule("_signal", "What a program does when a signal comes.")
	for name, n := range numbers {
		m.Set(name, object.Int(int64(n)))
	}
	ns := object.NewDict()
	ns.SetString("__module__", object.NewStr("signal"))
	failed, err := t.Call(object.TypeType.Value(), object.NewStr("itimer_error"), object.NewTuple(object.OSError.Value()), ns.Value())
	if err != nil {
		return nil, err
	}
	s.failed = object.AsType(failed)
	m.Set("ItimerError", failed)
	interrupt := object.Fn("default_int_handler", "(signalnum, frame, /)", "Raise KeyboardInterrupt.", func(t *thread, a []value) (value, error) {
		return value{}, t.RaiseArgs(object.KeyboardInterrupt)
	})
	m.Add(interrupt,
		object.Fn("signal", "(signalnum, handler, /)", "Have a handler called for a signal, and return the one before.", func(t *thread, a []value) (value, error) {
			return set(t, a, interrupt)
		}),
		object.Fn("getsignal", "(signalnum, /)", "Return the handler of a signal.", func(t *thread, a []value) (value, error) {
			n, err := number(t, a[0])
			if err != nil {
				return value{}, err
			}
			return handler(t, n, interrupt), nil
		}),
		object.Fn("raise_signal", "(signalnum, /)", "Send a signal to the program itself.", func(t *thread, a []value) (value, error) {
			n, err := number(t, a[0])
			if err != nil {
				return value{}, err
			}
			t.Interp.Bell().Signal(n)
			return object.None, t.HandleSignals()
		}),
		object.Fn("pthread_kill", "(thread_id, signalnum, /)", "Send a signal to the program itself: the main thread handles it.", func(t *thread, a []value) (value, error) {
			n, err := number(t, a[1])
			if err != nil {
				return value{}, err
			}
			t.Interp.Bell().Signal(n)
			return object.None, t.HandleSignals()
		}),
		object.Fn("strsignal", "(signalnum, /)", "Describe a signal.", func(t *thread, a []value) (value, error) {
			n, err := number(t, a[0])
			if err != nil {
				return value{}, err
			}
			return describe(n), nil
		}),
		object.Fn("valid_signals", "()", "Return the numbers of all signals.", func(t *thread, a []value) (value, error) {
			var all []value
			for n := 1; n <= 64; n++ {
				if n != 32 && n != 33 {
					all = append(all, object.Int(int64(n)))
				}
			}
			return t.Call(object.SetType.Value(), object.NewTuple(all...))
		}),
		object.Fn("siginterrupt", "(signalnum, flag, /)", "Say whether a signal interrupts what waits: it always does, and that goes on.", func(t *thread, a []value) (value, error) {
			_, err := number(t, a[0])
			return object.None, err
		}),
		object.Fn("set_wakeup_fd", "(fd, /, *, warn_on_full_buffer=True)", "Remember a file to write signals to: none is written.", func(t *thread, a []value) (value, error) {
			n, err := t.IntArg(a[0])
			if err != nil {
				return value{}, err
			}
			before := s.wakeup
			s.wakeup = n
			return object.Int(int64(before)), nil
		}),
		object.Fn("alarm", "(seconds, /)", "Have SIGALRM come after a while; 0: not after all. Return what was left of the one before.", s.setAlarm),
		object.Fn("setitimer", "(which, seconds, interval=0.0, /)", "Have SIGALRM come after a while, and again and again.", s.setTimer),
		object.Fn("getitimer", "(which, /)", "Return how long it is until SIGALRM comes, and then comes again.", func(t *thread, a []value) (value, error) {
			if err := s.real(t, a[0]); err != nil {
				return value{}, err
			}
			return s.timer(), nil
		}),
		object.Fn("pause", "()", "Wait for a signal.", pause),
	)
	return m, nil
}

// number is a signal's number.
func number(t *thread, v value) (int, error) {
	n, err := t.IntArg(v)
	if err == nil && (n < 1 || n > 64) {
		err = t.Raise(object.ValueError, "signal number out of range")
	}
	return n, err
}

// handler is what getsignal tells.
func handler(t *thread, n int, interrupt *object.Builtin) value {
	h := value{}
	if n < len(t.Interp.Handlers) {
		h = t.Interp.Handlers[n]
	}
	switch {
	case h.IsNull() && n == sigint:
		return interrupt.Value()
	case h.IsNull():
		return object.Int(byDefault)
	}
	return h
}

func set(t *thread, a []value, interrupt *object.Builtin) (value, error) {
	if !t.IsMain() {
		return value{}, t.Raise(object.ValueError, "signal only works in main thread of the main interpreter")
	}
	n, err := number(t, a[0])
	if err != nil {
		return value{}, err
	}
	to := a[1]
	if !object.Callable(to) {
		i, ok := object.AsInt64(to)
		if !ok || i != byDefault && i != ignored {
			return value{}, t.Raise(object.TypeError, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
		}
		to = object.Int(i)
	}
	if n == numbers["SIGKILL"] || n == numbers["SIGSTOP"] || n == 32 || n == 33 || n >= len(t.Interp.Handlers) {
		return value{}, t.RaiseArgs(object.OSError, object.Int(22), object.NewStr("Invalid argument"))
	}
	before := handler(t, n, interrupt)
	if to == interrupt.Value() && n == sigint {
		to = value{}
	}
	t.Interp.Handlers[n] = to
	return before, nil
}

func describe(n int) value {
	switch {
	case n == 32 || n == 33 || n == 16:
		if n == 16 {
			return object.NewStr("Stack fault")
		}
		return object.NewStr(fmt.Sprintf("Unknown signal %d", n))
	case n >= 34:
		return object.NewStr(fmt.Sprintf("Real-time signal %d", n-34))
	}
	s := []byte(syscall.Signal(n).String())
	s[0] &^= 'a' - 'A'
	return object.NewStr(string(s))
}

func (s *state) real(t *thread, which value) error {
	n, err := t.IntArg(which)
	if err == nil && n != 0 {
		err = s.invalid(t)
	}
	return err
}

// invalid is the error of a timer that cannot be.
func (s *state) invalid(t *thread) error {
	v, err := t.Call(s.failed.Value(), object.Int(22), object.NewStr("Invalid argument"))
	if err != nil {
		return err
	}
	return object.AsException(v)
}

// timer is what is left of the alarm, and the interval.
func (s *state) timer() value {
	return object.NewTuple(object.Float(s.alarm.left()), object.Float(s.interval.Seconds()))
}

// start has SIGALRM come after d, and then at intervals; 0: not.
func (s *state) start(t *thread, d, interval time.Duration) error {
	if !s.c.Alarms {
		return t.Raise(object.PermissionError, "there is no clock here")
	}
	if s.alarm != nil {
		s.alarm.stop()
		s.alarm = nil
	}
	s.interval = 0
	if d <= 0 {
		return nil
	}
	s.interval = interval
	a := &alarm{due: time.Now().Add(d)}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.timer = time.AfterFunc(d, func() { a.ring(t.Interp, interval) })
	s.alarm = a
	return nil
}

func (s *state) setAlarm(t *thread, a []value) (value, error) {
	n, err := t.IntArg(a[0])
	if err != nil {
		return value{}, err
	}
	return object.Int(int64(math.Ceil(s.alarm.left()))), s.start(t, time.Duration(n)*time.Second, 0)
}

func (s *state) setTimer(t *thread, a []value) (value, error) {
	if err := s.real(t, a[0]); err != nil {
		return value{}, err
	}
	var times [2]time.Duration
	for i, v := range a[1:3] {
		if v.IsNull() {
			continue
		}
		f, err := t.FloatArg(v)
		if err != nil {
			return value{}, err
		}
		if f < 0 || f > math.MaxInt64/1e9 {
			return value{}, s.invalid(t)
		}
		times[i] = time.Duration(f * 1e9)
	}
	before := s.timer()
	return before, s.start(t, times[0], times[1])
}

// pause waits until a signal was handled.
func pause(t *thread, a []value) (value, error) { return object.None, t.Pause() }
