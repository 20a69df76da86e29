package reach

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"syscall"

	"github.com/jinklink/jink/catalog"
)

// refusal says why a target is not opened, fault what is wrong with one that was. Both are written for the person who
// makes the link and continue a sentence that begins with the target.
type (
	refusal string
	fault   string
)

func (r refusal) Error() string { return string(r) }
func (f fault) Error() string   { return string(f) }

// failed turns an error into what a person may know of it. The error itself may name addresses and is dropped.
func (c *Checker) failed(ctx context.Context, status int, err error) catalog.Check {
	if r, ok := errors.AsType[refusal](err); ok {
		return catalog.Check{Result: catalog.Refused, Status: status, Detail: string(r)}
	}
	return catalog.Check{Result: catalog.Unreachable, Status: status, Detail: c.explain(ctx, err)}
}

func (c *Checker) explain(ctx context.Context, err error) string {
	if f, ok := errors.AsType[fault](err); ok {
		return string(f)
	}
	if errors.Is(ctx.Err(), context.Canceled) {
		return "could not be checked: the request was broken off"
	}
	if n, ok := errors.AsType[net.Error](err); ctx.Err() != nil || ok && n.Timeout() {
		return fmt.Sprintf("did not answer within %v", c.cfg.Timeout)
	}
	if d, ok := errors.AsType[*net.DNSError](err); ok {
		if d.IsNotFound {
			return "has a host name that does not exist"
		}
		return "has a host name that cannot be resolved at the moment"
	}
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return "has a certificate that is not valid"
	}
	if errors.Is(err, syscall.ECONNREFUSED) {
		return "refuses connections"
	}
	return "cannot be reached"
}
