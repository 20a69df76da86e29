package auth

import (
	"bytes"
	"context"
	"sync"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
)

// memory keeps tokens as link.TokenStore says.
type memory struct {
	mu     sync.Mutex
	tokens []*link.Token
}

func open(testing.TB) link.TokenStore { return &memory{} }

func (m *memory) CreateToken(_ context.Context, t *link.Token, onlyFirst bool) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if onlyFirst && len(m.tokens) > 0 {
		return link.Errorf(link.CodeConflict, "there is a token already")
	}
	c := *t
	m.tokens = append(m.tokens, &c)
	return nil
}

func (m *memory) find(is func(*link.Token) bool) (*link.Token, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, t := range m.tokens {
		if is(t) {
			c := *t
			return &c, nil
		}
	}
	return nil, link.Errorf(link.CodeNotFound, "no such token")
}

func (m *memory) TokenByHash(_ context.Context, hash []byte) (*link.Token, error) {
	return m.find(func(t *link.Token) bool { return bytes.Equal(t.Hash, hash) })
}

func (m *memory) TokenByID(_ context.Context, id string) (*link.Token, error) {
	return m.find(func(t *link.Token) bool { return t.ID == id })
}

func (m *memory) Tokens(context.Context) ([]*link.Token, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.tokens, nil
}

func (m *memory) RevokeToken(_ context.Context, id string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i, t := range m.tokens {
		if t.ID == id {
			m.tokens = append(m.tokens[:i:i], m.tokens[i+1:]...)
			return nil
		}
	}
	return link.Errorf(link.CodeNotFound, "no such token")
}

func (m *memory) TouchToken(_ context.Context, id string, at time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, t := range m.tokens {
		if t.ID == id {
			t.LastUsedAt = at
		}
	}
	return nil
}
