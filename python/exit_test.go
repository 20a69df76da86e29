package python_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/jinklink/jink/python"
)

// TestExit_at_once has programs end by os._exit wherever they could still do something: nothing of them runs after that.
func TestExit_at_once(t *testing.T) {
	for name, source := range map[string]string{
		"in try":             "try: os._exit(7)\nexcept BaseException: print('caught')\nfinally: print('finally')\nprint('on')",
		"in with":            "with M(): os._exit(7)",
		"in a generator":     "def g():\n  try: yield\n  finally: print('closed')\nh = g(); next(h); os._exit(7)",
		"with functions":     "import atexit; atexit.register(print, 'registered'); os._exit(7)",
		"with finalizers":    "class D:\n  def __del__(self): print('deleted')\nd = D(); os._exit(7)",
		"in a function":      "import atexit; atexit.register(os._exit, 7)",
		"in a finalizer":     "class D:\n  def __del__(self): os._exit(7)\nd = D()",
		"in a sort key":      "try: sorted([1, 2], key=lambda n: os._exit(7))\nfinally: print('finally')",
		"in exec":            "try: exec('os._exit(7)')\nfinally: print('finally')",
		"in a host's call":   "try: host(lambda: os._exit(7))\nexcept BaseException: print('caught')",
		"in a thread":        "import _thread\n_thread.start_new_thread(os._exit, (7,))\ntry:\n  while True: pass\nexcept BaseException: print('caught')\nfinally: print('finally')",
		"while it waits":     "import _thread\n_thread.start_new_thread(os._exit, (7,))\nl = _thread.allocate_lock(); l.acquire()\ntry: l.acquire()\nfinally: print('finally')",
		"from a last thread": "import threading\ndef f():\n  for _ in range(10**5): pass\n  os._exit(7)\nthreading.Thread(target=f).start()",
		"by abort":           "try: os.abort()\nexcept BaseException: print('caught')\nfinally: print('finally')",
	} {
		t.Run(name, func(t *testing.T) {
			var out, stderr bytes.Buffer
			in, err := python.New(python.Config{Stdout: &out, Stderr: &stderr, Threads: 1})
			if err != nil {
				t.Fatal(err)
			}
			if err := in.Set("host", func(v python.Value) error {
				f, err := in.Callable(v)
				if err == nil {
					_, err = f.Call(t.Context())
				}
				return err
			}); err != nil {
				t.Fatal(err)
			}
			p, err := python.Compile("exit.py", []byte("import os\nclass M:\n  def __enter__(self): pass\n  def __exit__(self, *a): print('exited')\n"+source))
			if err != nil {
				t.Fatal(err)
			}
			err = in.Run(t.Context(), p)
			want := 7
			if name == "by abort" {
				want = 134
			}
			var exit *python.Exit
			if !errors.As(err, &exit) || exit.Code != want || out.Len()+stderr.Len() > 0 {
				t.Errorf("it ended with %v and wrote %q and %q", err, &out, &stderr)
			}
		})
	}
}
