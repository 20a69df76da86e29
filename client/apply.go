package client

import (
	"context"

	v1 "github.com/jinklink/jink/api/v1"
)

// Apply makes links as they are wanted, all of them or none, or says what it would take. Where a link has changed since
// the plan that is named was made, the problem has status 412 and nothing is done.
func (c *Client) Apply(ctx context.Context, a v1.ApplyRequest) (*v1.Plan, error) {
	if a.Links == nil {
		a.Links = []v1.WantedLink{}
	}
	out := &v1.Plan{}
	return out, c.do(ctx, request{method: "POST", path: "/links/apply", body: a, once: a.Plan != nil, out: out})
}

// Domains returns the short domains, the default one first.
func (c *Client) Domains(ctx context.Context) ([]v1.Domain, error) {
	out := &v1.DomainList{}
	err := c.do(ctx, request{method: "GET", path: "/domains", out: out})
	return out.Domains, err
}
