package posix

import (
	goio "io"
	"os"
	"runtime"
	"syscall"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/errno"
	"github.com/jinklink/jink/python/stdlib/io"
)

// userID is the user that files belong to: without files it is nobody's business.
func (s *state) userID() int {
	if s.Files == nil {
		return 0
	}
	return max(os.Getuid(), 0)
}

func (s *state) groupID() int {
	if s.Files == nil {
		return 0
	}
	return max(os.Getgid(), 0)
}

func (s *state) systemFunctions() []*object.Builtin {
	text := object.NewStr
	env := func(name, sig string) *object.Builtin {
		return fn(name, sig, "Note a change of the environment. os.environ is what counts.", func(t *thread, a []value) (value, error) {
			key, err := io.SystemName(t, a[0])
			if err != nil {
				return value{}, err
			}
			for _, c := range []byte(key) {
				if c == '=' {
					return value{}, t.Raise(object.ValueError, "illegal environment variable name")
				}
			}
			return object.None, nil
		})
	}
	return []*object.Builtin{
		env("putenv", "(name, value, /)"), env("unsetenv", "(name, /)"),
		fn("strerror", "(code, /)", "Return what an error is called.", func(t *thread, a []value) (value, error) {
			n, err := t.IntArg(a[0])
			return text(errno.Text(n)), err
		}),
		fn("urandom", "(size, /)", "Return random bytes.", func(t *thread, a []value) (value, error) {
			n, err := t.IntArg(a[0])
			if err != nil {
				return value{}, err
			}
			if n < 0 {
				return value{}, t.Raise(object.ValueError, "negative argument not allowed")
			}
			return s.random(t, n)
		}),
		fn("getrandom", "(size, flags=0)", "Return random bytes.", func(t *thread, a []value) (value, error) {
			n, err := t.IntArg(a[0])
			if err != nil {
				return value{}, err
			}
			if n < 0 {
				return value{}, io.OSError(t, syscall.EINVAL, value{}, value{})
			}
			return s.random(t, n)
		}),
		fn("cpu_count", "()", "Return how many processors there are: one, since an interpreter uses no more.", func(t *thread, a []value) (value, error) { return object.Int(1), nil }),
		fn("sched_getaffinity", "(pid, /)", "Return the processors that may be used.", func(t *thread, a []value) (value, error) {
			return t.Call(object.SetType.Value(), object.NewList([]value{object.Int(0)}))
		}),
		fn("sched_yield", "()", "Let others run.", func(t *thread, a []value) (value, error) { return object.None, nil }),
		fn("uname", "()", "Tell what system this is: no more than where jink runs.", func(t *thread, a []value) (value, error) {
			machine := map[string]string{"amd64": "x86_64", "arm64": "aarch64"}[runtime.GOARCH]
			if machine == "" {
				machine = runtime.GOARCH
			}
			return object.NewRecord(unameType, text("Linux"), text("localhost"), text(""), text(""), text(machine)), nil
		}),
		fn("times", "()", "Tell how long the process ran: not measured here.", func(t *thread, a []value) (value, error) {
			zero := object.Float(0)
			return object.NewRecord(timesType, zero, zero, zero, zero, zero), nil
		}),
		fn("getloadavg", "()", "Refused: how busy the machine is is not told.", func(t *thread, a []value) (value, error) {
			return value{}, t.Raise(object.OSError, "Load averages are unobtainable")
		}),
		fn("getlogin", "()", "Return who logged in.", func(t *thread, a []value) (value, error) {
			if name := s.Environment["LOGNAME"]; name != "" {
				return text(name), nil
			}
			return value{}, io.OSError(t, syscall.ENXIO, value{}, value{})
		}),
		fn("getgroups", "()", "Return the groups.", func(t *thread, a []value) (value, error) {
			return object.NewList([]value{object.Int(int64(s.groupID()))}), nil
		}),
	}
}

// random gives n random bytes of the host.
func (s *state) random(t *thread, n int) (value, error) {
	if s.Entropy == nil {
		return value{}, t.Raise(object.PermissionError, "there is no source of random bytes here")
	}
	if err := t.Allocate(n); err != nil {
		return value{}, err
	}
	b := make([]byte, n)
	if _, err := goio.ReadFull(s.Entropy, b); err != nil {
		return value{}, io.OSError(t, err, value{}, value{})
	}
	return object.NewBytes(string(b)), nil
}
