package visitor

import (
	"hash/maphash"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
)

// Memory remembers what was read of headers lately. Most visitors send one of a few thousand texts, and to find such a text
// again takes a tenth of the time that it takes to read it. It is for any number of goroutines, and what it takes is bounded,
// whatever is sent. A nil *Memory remembers nothing.
type Memory struct {
	seed      maphash.Seed
	agents    [rememberedAgents]atomic.Pointer[rememberedAgent]
	languages [rememberedLanguages]atomic.Pointer[rememberedList]
}

// Each text has one place, and the last one that came has it.
const (
	rememberedAgents    = 1 << 10
	rememberedLanguages = 1 << 8
	maxRemembered       = 1 << 10 // bytes of a text
)

// agentLines are the headers that an Agent is read from.
type agentLines struct{ agent, brands, mobile, platform, version string }

type rememberedAgent struct {
	lines agentLines
	read  Agent
}

type rememberedList struct {
	line string
	read []string
}

// NewMemory returns a Memory that remembers nothing yet.
func NewMemory() *Memory { return &Memory{seed: maphash.MakeSeed()} }

// agent is ReadAgent.
func (m *Memory) agent(h http.Header) Agent {
	lines := agentLines{first(h["User-Agent"]), first(h["Sec-Ch-Ua"]), first(h["Sec-Ch-Ua-Mobile"]), first(h["Sec-Ch-Ua-Platform"]),
		first(h["Sec-Ch-Ua-Platform-Version"])}
	if m == nil || lines.size() > maxRemembered {
		return lines.read()
	}
	sum := maphash.String(m.seed, lines.agent)
	for _, hint := range [...]string{lines.brands, lines.mobile, lines.platform, lines.version} {
		if sum *= 31; hint != "" {
			sum ^= maphash.String(m.seed, hint)
		}
	}
	place := &m.agents[sum%rememberedAgents]
	if known := place.Load(); known != nil && known.lines == lines {
		return known.read
	}
	lines = lines.clone() // what is kept must not keep the rest of a request
	known := &rememberedAgent{lines, lines.read()}
	place.Store(known)
	return known.read
}

// appendLanguages is AppendLanguages.
func (m *Memory) appendLanguages(to []string, headers []string) []string {
	if m == nil || len(headers) != 1 || len(headers[0]) > maxRemembered {
		return AppendLanguages(to, headers)
	}
	line := headers[0]
	place := &m.languages[maphash.String(m.seed, line)%rememberedLanguages]
	known := place.Load()
	if known == nil || known.line != line {
		line = strings.Clone(line)
		known = &rememberedList{line, slices.Clip(AppendLanguages(nil, []string{line}))}
		place.Store(known)
	}
	return append(to, known.read...)
}

func first(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return lines[0]
}

func (l *agentLines) size() int {
	return len(l.agent) + len(l.brands) + len(l.mobile) + len(l.platform) + len(l.version)
}

func (l *agentLines) clone() agentLines {
	return agentLines{strings.Clone(l.agent), strings.Clone(l.brands), strings.Clone(l.mobile), strings.Clone(l.platform), strings.Clone(l.version)}
}

// read is what the headers tell.
func (l *agentLines) read() Agent {
	var s scan
	s.read(l.agent)
	s.readHints(l)
	return s.agent()
}
