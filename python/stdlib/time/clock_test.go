package time_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/python"
)

// still is a clock that goes on only while a program sleeps.
type still struct {
	now  time.Time
	gone time.Duration
}

func (s *still) Now() time.Time           { return s.now.Add(s.gone) }
func (s *still) Monotonic() time.Duration { return s.gone }
func (s *still) Sleep(ctx context.Context, d time.Duration) error {
	s.gone += d
	return ctx.Err()
}

func run(t *testing.T, source string, c python.Config) string {
	t.Helper()
	var out strings.Builder
	c.Stdout = &out
	in, err := python.New(c)
	if err != nil {
		t.Fatal(err)
	}
	p, err := python.Compile("program.py", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Run(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestClock_is_the_host_s(t *testing.T) {
	zone := time.FixedZone("CEST", 2*3600)
	clock := &still{now: time.Date(2001, 9, 9, 3, 46, 40, 250e6, zone)}
	out := run(t, `
import time
print(time.time(), time.time_ns(), time.monotonic(), time.perf_counter_ns())
time.sleep(1.5)
time.sleep(2)
print(time.time(), time.monotonic_ns(), time.process_time())
print(time.gmtime()[:6], time.localtime()[:6], time.localtime().tm_zone, time.localtime().tm_gmtoff)
print(time.ctime(), time.asctime(), time.ctime(0), sep=' | ')
print(time.strftime('%Y-%m-%d %H:%M:%S %Z %z'), time.strftime('%s %z', time.gmtime(0)))
print(time.mktime(time.localtime()), time.timezone, time.altzone, time.daylight, time.tzname)
print(time.clock_gettime(time.CLOCK_REALTIME), time.clock_gettime_ns(time.CLOCK_MONOTONIC))
`, python.Config{Clock: clock})
	want := `1000000000.25 1000000000250000000 0.0 0
1000000003.75 3500000000 3.5
(2001, 9, 9, 1, 46, 43) (2001, 9, 9, 3, 46, 43) CEST 7200
Sun Sep  9 03:46:43 2001 | Sun Sep  9 03:46:43 2001 | Thu Jan  1 02:00:00 1970
2001-09-09 03:46:43 CEST +0200 -7200 +0000
1000000003.0 -7200 -7200 0 ('CEST', 'CEST')
1000000003.75 3500000000
`
	if out != want {
		t.Errorf("printed\n%s\nwant\n%s", out, want)
	}
}

func TestClock_is_refused_where_there_is_none(t *testing.T) {
	out := run(t, `
import time
for f in time.time, time.monotonic_ns, time.gmtime, time.ctime, lambda: time.sleep(1), lambda: time.strftime('%Y'):
    try:
        print(f())
    except PermissionError as e:
        print(e)
print(time.ctime(0), time.tzname)
`, python.Config{})
	want := strings.Repeat("there is no clock here\n", 6) + "Thu Jan  1 00:00:00 1970 ('UTC', 'UTC')\n"
	if out != want {
		t.Errorf("printed\n%s\nwant\n%s", out, want)
	}
}
