package visitor

import (
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
)

// agentsOf are headers with each User-Agent of testdata/agents.tsv, alone and with hints.
func agentsOf(t *testing.T) []http.Header {
	data, err := os.ReadFile("testdata/agents.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var all []http.Header
	for line := range strings.Lines(string(data)) {
		agent := strings.TrimSpace(line[strings.LastIndex(line, "\t")+1:])
		for _, hints := range []http.Header{
			{}, {"Sec-Ch-Ua": {`"Brave";v="126"`}}, {"Sec-Ch-Ua-Mobile": {"?1"}}, {"Sec-Ch-Ua-Platform": {`"Windows"`}, "Sec-Ch-Ua-Platform-Version": {`"15.0.0"`}},
		} {
			hints.Set("User-Agent", agent)
			all = append(all, hints)
		}
	}
	return all
}

func TestMemory_tells_what_the_headers_say(t *testing.T) {
	m, all := NewMemory(), agentsOf(t)
	var wait sync.WaitGroup
	for worker := range 4 {
		wait.Go(func() {
			for range 3 { // there are more texts than places: each is forgotten and comes again
				for i := range all {
					h := all[(i+worker*len(all)/4)%len(all)]
					if got, want := m.agent(h), ReadAgent(h); got != want {
						t.Errorf("%v: got %+v, want %+v", h, got, want)
					}
				}
				for i := range 1000 {
					lines := []string{fmt.Sprintf("de-%02d, en;q=0.%d", i%100, i%10)}
					if got, want := m.appendLanguages([]string{"x"}, lines), AppendLanguages([]string{"x"}, lines); !slices.Equal(got, want) {
						t.Errorf("%q: got %q, want %q", lines, got, want)
					}
				}
			}
		})
	}
	wait.Wait()
}

func TestMemory_keeps_no_long_texts(t *testing.T) {
	m := NewMemory()
	long := strings.Repeat("x", maxRemembered+1)
	m.agent(http.Header{"User-Agent": {long}})
	m.appendLanguages(nil, []string{long})
	for i := range m.agents {
		if m.agents[i].Load() != nil {
			t.Fatal("a long User-Agent is kept")
		}
	}
	for i := range m.languages {
		if m.languages[i].Load() != nil {
			t.Fatal("a long Accept-Language is kept")
		}
	}
}

func TestMemory_allocates_nothing_for_what_it_knows(t *testing.T) {
	m := NewMemory()
	h := http.Header{"User-Agent": {"Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0"}, "Sec-Ch-Ua-Platform": {`"Linux"`}}
	lines, to := []string{"de-at,en;q=0.5"}, make([]string, 0, 4)
	if n := testing.AllocsPerRun(100, func() { m.agent(h); m.appendLanguages(to, lines) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
