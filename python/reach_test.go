package python_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/jinklink/jink/python"
)

var updateReachable = flag.Bool("reachable", false, "write testdata/sandbox/reachable.txt anew")

// reachable is all that is native and that a program gets at in an interpreter with the modules of Pure and nothing else.
func reachable(t *testing.T) string {
	t.Helper()
	source, err := os.ReadFile("testdata/_sandbox/walk.py")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	in, err := python.New(python.Config{Stdout: &out, Stderr: &out, Stdlib: python.Pure()})
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Set("MODULES", pureModules(t)); err != nil {
		t.Fatal(err)
	}
	p, err := python.Compile("walk.py", source)
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Run(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestReachable_is_what_is_documented holds what a program can get at against a list that people have looked at.
func TestReachable_is_what_is_documented(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	const path = "testdata/sandbox/reachable.txt"
	got := reachable(t)
	if *updateReachable {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	known := make(map[string]bool)
	for line := range strings.Lines(string(text)) {
		known[line] = true
	}
	for line := range strings.Lines(got) {
		if !known[line] {
			t.Errorf("it is reachable and not in %s (test with -reachable to write it anew): %s", path, line)
		}
		for _, no := range []string{"posix", "os.", "socket", "subprocess", "ctypes", "_signal", "fcntl", "mmap", "select", "signal"} {
			if _, name, _ := strings.Cut(strings.TrimSpace(line), " "); name == strings.TrimSuffix(no, ".") || strings.HasPrefix(name, no+".") || strings.HasPrefix(name, no) && strings.HasSuffix(no, ".") {
				t.Errorf("it is reachable: %s", line)
			}
		}
	}
}

// TestSandbox_escapes tries what has opened other sandboxes.
func TestSandbox_escapes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	for _, attempt := range []string{
		"open('/etc/passwd')", "io.open('/etc/passwd')", "io.FileIO('/etc/passwd')", "io.open_code('/etc/passwd')", "_io.FileIO(3)", "_io.open(3)",
		"__import__('os')", "__import__('posix')", "__import__('socket')", "__import__('subprocess')", "__import__('ctypes')", "__import__('signal')", "__import__('importlib').import_module('os')",
		"__builtins__.__import__('os')", "sys.modules['os']", "sys.modules['posix']", "sys.meta_path[0].find_spec('posix')", "_imp.create_builtin(type('S', (), {'name': 'posix', 'origin': ''})())",
		"[c for c in ().__class__.__base__.__subclasses__() if c.__name__ == '_wrap_close'][0]",
		"[c.__init__.__globals__['sys'].modules['os'] for c in ().__class__.__base__.__subclasses__() if hasattr(c.__init__, '__globals__') and 'sys' in c.__init__.__globals__][0]",
		"[c for c in object.__subclasses__() if c.__name__ == 'Popen'][0]", "type.__dict__['__subclasses__'](object)[0].os", "'{0.__class__.__base__.__subclasses__.os}'.format(1)",
		"linecache.os", "json.codecs.os", "re.enum.os", "warnings.os", "random._os", "random._urandom(4)", "uuid.os", "collections.abc.sys.modules['os']", "traceback.os", "inspect",
		"(lambda: 0).__globals__['__builtins__'].open('/etc/passwd')", "next(g for g in [(sys._getframe().f_globals for _ in [1])])  .gi_frame.f_back.f_globals['os']",
		"(lambda f: f.__code__.replace(co_code=b'\\x64\\xff' * 9))(lambda: 0)", "types.CodeType(0, 0, 0, 0, 0, 0, b'\\x64\\xff', (), (), (), '', '', '', 0, b'', b'')",
		"types.FunctionType((lambda: 0).__code__.replace(co_consts=()), {})() and 1/0", "__import__('marshal').loads(b'c')", "linecache.getline('/etc/passwd', 1)[0]",
		"time.time()", "time.sleep(1)", "time.monotonic()", "time.perf_counter()", "time.process_time()", "datetime.datetime.now()", "datetime.date.today()", "time.localtime()",
		"random.SystemRandom().random()", "uuid.uuid4()", "uuid.uuid1()", "uuid.getnode() and uuid.uuid1()", "_random._urandom(4)", "hashlib.file_digest(open('/etc/passwd', 'rb'), 'md5')",
		"__import__('_thread').start_new_thread(print, ())", "sys.stdin.read()[0]", "sys.stdin.buffer.raw.read(1)[0]", "sys.settrace", "sys._current_frames()", "sys.exc_info()[2].tb_frame",
		"gc.get_objects", "exec('import os')", "eval('__import__(\"os\")')", "compile('import os', '', 'exec') and exec('import posix')", "breakpoint().tb_frame", "input()[0]", "object.__reduce_ex__(sys, 2)",
		"copyreg.__newobj__(type(sys), 'posix').system", "type(sys)('posix').system", "sys.__loader__.load_module('posix')", "json.__loader__.get_data('/etc/passwd')", "json.__spec__.loader.path",
		"json.__loader__.load_module('posix')", "abc.__spec__.loader.create_module(type('S', (), {'name': 'posix'})())", "zoneinfo.ZoneInfo('../../etc/passwd')", "_zoneinfo.ZoneInfo('../etc/passwd')",
	} {
		in, err := python.New(python.Config{Stdlib: python.Pure()})
		if err != nil {
			t.Fatal(err)
		}
		got := outcome(t, in, fmt.Sprintf(`
import sys, io, _io, json, re, random, uuid, time, datetime, collections.abc, traceback, warnings, linecache, hashlib, types, copyreg, abc
try: import _imp, _random, _zoneinfo
except ImportError: pass
x = %s
`, attempt))
		switch kind, _, _ := strings.Cut(got, ":"); kind {
		case "PermissionError", "ModuleNotFoundError", "ImportError", "AttributeError", "KeyError", "IndexError", "NameError", "TypeError", "ValueError", "OSError", "NotImplementedError",
			"EOFError", "RuntimeError", "FileNotFoundError", "StopIteration", "SystemError":
		default:
			t.Errorf("%s: %s", attempt, got)
		}
	}
}
