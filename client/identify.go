package client

import (
	"context"
	"fmt"
	"strings"

	v1 "github.com/jinklink/jink/api/v1"
)

// Identify asks the server for something that only jink answers in this way, and returns an error where something else
// answers. No token is needed, and a server that refuses or puts off what it is asked is known by how it does that.
//
// It asks for a path of the API that is not there: the answer is small, nothing has to be looked up for it, and the types
// of jink's problems are URIs that no other service has reason to use.
func (c *Client) Identify(ctx context.Context) error {
	var any map[string]any // a 2xx answer, which jink does not give
	problem, _, err := c.try(ctx, request{method: "GET", path: "/", out: &any}, nil)
	switch {
	case err != nil:
		return err
	case problem == nil:
		return fmt.Errorf("%s does not answer like jink: it has something where jink has nothing", c.base)
	case !strings.HasPrefix(problem.Type, v1.ProblemType("")):
		return fmt.Errorf("%s does not answer like jink: got %d with a problem of another service", c.base, problem.Status)
	}
	return nil
}
