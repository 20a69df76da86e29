package conform

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestResult_read(t *testing.T) {
	out := "noise\n" + mark + "pass\ttest.test_a.T.test_one\t\n" +
		"no end of line" + mark + "fail\ttest.test_a.T.test_two\tAssertionError: 1 at 0x7f00aabbcc\n" +
		mark + "pass\ttest.test_a.T.test_two\t\n" +
		mark + "skip\ttest.test_a.T.test_three\twhy\n" + mark + "end\t\t\n"
	r := &Result{File: "test_a"}
	if !r.read([]byte(out)) {
		t.Error("the end was not seen")
	}
	r.count("")
	want := []Test{{"test_a.T.test_one", Pass, ""}, {"test_a.T.test_two", Fail, "AssertionError: 1 at …"}, {"test_a.T.test_three", Skip, "why"}}
	if !slices.Equal(r.Tests, want) {
		t.Errorf("have %v, want %v", r.Tests, want)
	}
	if r.Count != 2 || r.Passed != 1 || r.Skipped() != 1 {
		t.Errorf("have %d tests, %d passed, %d skipped", r.Count, r.Passed, r.Skipped())
	}
	if (&Result{}).read([]byte(mark + "pass\ta\t\n")) {
		t.Error("an end was seen that is not there")
	}
}

func TestLedger(t *testing.T) {
	text := "# about\ntest_a.T.test_one\tfail\told\ntest_a.T.test_two\terror\tTypeError: x\ntest_ab.T.test_one\tfail\tother\n"
	l, err := ReadLedger(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	r := &Result{File: "test_a", Tests: []Test{{"test_a.T.test_one", Pass, ""}, {"test_a.T.test_two", Fail, "x"}, {"test_a.T.test_new", Fail, "y"}}}
	want := []string{"test_a.T.test_new: fail, which is new: y", "test_a.T.test_one: is in the ledger, but does not fail any more"}
	if have := l.Compare(r); !slices.Equal(have, want) {
		t.Errorf("have %q, want %q", have, want)
	}
	l.Update(r)
	if have := l.Compare(r); len(have) > 0 {
		t.Errorf("after the update %q differ", have)
	}
	var b bytes.Buffer
	if err := l.Write(&b); err != nil {
		t.Fatal(err)
	}
	if _, rest, _ := strings.Cut(b.String(), "\n"); rest != "test_a.T.test_new\tfail\ty\ntest_a.T.test_two\tfail\tx\ntest_ab.T.test_one\tfail\tother\n" {
		t.Errorf("wrote %q", rest)
	}
	if _, err := ReadLedger(strings.NewReader("test_a fail\n")); err == nil {
		t.Error("a line without tabs is no error")
	}
}

// A file is in one tier, so that it counts once.
func TestTiers(t *testing.T) {
	seen := map[string]string{}
	for _, tier := range Tiers() {
		for _, f := range tier.Files {
			if in, ok := seen[f]; ok {
				t.Errorf("%s is in %s and in %s", f, in, tier.Name)
			}
			seen[f] = tier.Name
		}
	}
}
