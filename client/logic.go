package client

import (
	"context"

	v1 "github.com/jinklink/jink/api/v1"
)

// Try says what would become of visits of a link. Without a slug it is about the logic in the request alone.
func (c *Client) Try(ctx context.Context, ref Ref, t v1.TryRequest) (*v1.TryResult, error) {
	out := &v1.TryResult{}
	if ref.Slug == "" {
		return out, c.do(ctx, request{method: "POST", path: "/try", body: t, out: out})
	}
	return out, c.onLink(ctx, ref, request{method: "POST", path: ref.path("/try"), body: t, out: out})
}

// Errors tells what goes wrong with the logic of a link, on the node that answers.
func (c *Client) Errors(ctx context.Context, ref Ref) (*v1.LinkErrors, error) {
	out := &v1.LinkErrors{}
	return out, c.onLink(ctx, ref, request{method: "GET", path: ref.path("/errors"), out: out})
}

// SiteErrors tells what goes wrong with the site program, on the node that answers.
func (c *Client) SiteErrors(ctx context.Context) (*v1.SiteErrors, error) {
	out := &v1.SiteErrors{}
	return out, c.do(ctx, request{method: "GET", path: "/site/errors", out: out})
}

// Variants returns how often the splits of a link's logic chose what.
func (c *Client) Variants(ctx context.Context, ref Ref) ([]v1.Variant, error) {
	out := &v1.VariantList{}
	err := c.onLink(ctx, ref, request{method: "GET", path: ref.path("/variants"), out: out})
	return out.Variants, err
}
