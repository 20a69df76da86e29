// Package cookbook holds the programs of the cookbook to their tests, in the engine that serves links.
package cookbook

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/program"
	"github.com/jinklink/jink/python"
	"github.com/jinklink/jink/redirect"
	"github.com/jinklink/jink/visitor"
)

// prelude is what tests find. It is the same that jink test gives.
const prelude = `
import json as _json


class Decision:
    """What became of a visit."""

    def __init__(self, fields):
        self.__dict__.update(fields)

    def __repr__(self):
        return f"<Decision {self.outcome} {self.url or self.status}>"


def visit(**facts):
    """Visit the link as somebody does, and tell what became of it."""
    return Decision(_json.loads(_visit(_json.dumps([globals().get("LINK", {}), facts]))))
`

// facts are what a test says of a visitor.
type facts struct {
	Device  string `py:"device"`
	OS      string `py:"os"`
	Version string `py:"os_version"`
	Browser string `py:"browser"`
	Newness string `py:"browser_version"`
	Bot     string `py:"bot"`
	Country string `py:"country"`
}
