package client

import (
	"context"
	"errors"
	"net/url"

	v1 "github.com/jinklink/jink/api/v1"
)

// Tokens returns all tokens, without their secrets.
func (c *Client) Tokens(ctx context.Context) ([]v1.Token, error) {
	out := v1.TokenList{}
	err := c.do(ctx, request{method: "GET", path: "/tokens", out: &out})
	return out.Tokens, err
}

// CreateToken makes a token. The answer holds its secret, which the server does not show again.
func (c *Client) CreateToken(ctx context.Context, n v1.NewToken) (*v1.Token, error) {
	out := &v1.Token{}
	return out, c.do(ctx, request{method: "POST", path: "/tokens", body: n, once: true, out: out})
}

// RevokeToken ends a token by its ID, at once.
func (c *Client) RevokeToken(ctx context.Context, id string) error {
	if id == "" || id == "." || id == ".." {
		return errors.New("a token is named by its ID")
	}
	return c.do(ctx, request{method: "DELETE", path: "/tokens/" + url.PathEscape(id), once: true})
}
