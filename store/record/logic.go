package record

import (
	"fmt"

	"github.com/go-json-experiment/json"

	"github.com/jinklink/jink/link"
)

// logic is a link's logic in its column and inside a revision.
type logic struct {
	Rules    []rule `json:"rules,omitempty"`
	Program  string `json:"program,omitzero"`
	TimeZone string `json:"time_zone,omitzero"`
}

type rule struct {
	When  string   `json:"when"`
	To    string   `json:"to"`
	Hosts []string `json:"hosts,omitempty"`
}

// logicOf returns nil where there is nothing to decide.
func logicOf(l *link.Logic) *logic {
	if l.IsZero() {
		return nil
	}
	stored := &logic{Program: l.Program, TimeZone: l.TimeZone}
	for _, r := range l.Rules {
		stored.Rules = append(stored.Rules, rule(r))
	}
	return stored
}

func (s *logic) link() link.Logic {
	if s == nil {
		return link.Logic{}
	}
	l := link.Logic{Program: s.Program, TimeZone: s.TimeZone}
	for _, r := range s.Rules {
		l.Rules = append(l.Rules, link.Rule(r))
	}
	return l
}

// EncodeLogic returns the logic as JSON, "" where there is nothing to decide.
func EncodeLogic(l *link.Logic) (string, error) {
	stored := logicOf(l)
	if stored == nil {
		return "", nil
	}
	b, err := json.Marshal(stored)
	if err != nil {
		return "", fmt.Errorf("encoding rules and program: %w", err)
	}
	return string(b), nil
}

// DecodeLogic reads what EncodeLogic wrote.
func DecodeLogic(text string) (link.Logic, error) {
	if text == "" {
		return link.Logic{}, nil
	}
	var stored logic
	if err := json.Unmarshal([]byte(text), &stored); err != nil {
		return link.Logic{}, fmt.Errorf("decoding rules and program: %w", err)
	}
	return stored.link(), nil
}
