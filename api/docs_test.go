package api

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestDocs sends the examples of docs/api.md, one after the other: each must be answered as it says.
func TestDocs(t *testing.T) {
	b, err := os.ReadFile("../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	s := start(t)
	examples := regexp.MustCompile("(?s)```http (\\d+)\n(.*?)\n```").FindAllStringSubmatch(string(b), -1)
	if len(examples) < 10 {
		t.Errorf("%d examples", len(examples))
	}
	for _, example := range examples {
		head, body, _ := strings.Cut(example[2], "\n\n")
		lines := strings.Split(head, "\n")
		method, target, _ := strings.Cut(lines[0], " ")
		x := s.do(t, method, target, body, lines[1:]...)
		if status, _ := strconv.Atoi(example[1]); x.Code != status {
			t.Errorf("%s is answered with %d: %s", example[0], x.Code, x.Body)
		}
	}
}

// TestDocs_limits holds the table of limits to the code.
func TestDocs_limits(t *testing.T) {
	b, err := os.ReadFile("../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	l := DefaultLimits()
	for _, row := range []struct {
		line        string
		rate, burst float64
	}{
		{"per token | 1,000 a second (`rate_token`) |", l.Token.Rate - 1000, float64(l.Token.Burst - 1000)},
		{"per address | 20 a second (`rate_address`) |", l.Address.Rate - 20, float64(l.Address.Burst - 20)},
		{"per address | 10 a minute (`rate_open`) |", l.Anonymous.Rate - 10.0/60, float64(l.Anonymous.Burst - 10)},
		{"per address | 10 a minute (`rate_sign_in`) |", l.WrongToken.Rate - 10.0/60, float64(l.WrongToken.Burst - 10)},
	} {
		if row.rate*row.rate > 1e-9 || row.burst != 0 || !strings.Contains(string(b), row.line) {
			t.Errorf("docs/api.md does not say, or the code does not do: %s", row.line)
		}
	}
}
