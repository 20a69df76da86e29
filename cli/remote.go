package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jinklink/jink/client"
)

const defaultServer = "http://127.0.0.1:8080"

// remote says which server a command speaks to.
type remote struct {
	server    string
	tokenFile string
	insecure  bool
	hasToken  bool
}

// overServer gives cmd the flags of every command that speaks to a server.
//
// The server is not called --url: "jink edit x --url https://example.com" must change the link's target, not send the
// token to example.com.
func (c *commands) overServer(cmd *cobra.Command) *cobra.Command {
	f := cmd.Flags()
	f.BoolVar(&c.json, "json", false, "write JSON: one document, or one a line for a list")
	f.StringVar(&c.remote.server, "server", "", "base `URL` of the server (JINK_URL, default "+defaultServer+")")
	f.StringVar(&c.remote.tokenFile, "token-file", "", "read the API token from `FILE` (else from JINK_TOKEN)")
	f.BoolVar(&c.remote.insecure, "insecure", false, "send the token over plain HTTP to another machine (JINK_INSECURE)")
	return cmd
}

// client makes the client that the flags and the environment describe.
func (c *commands) client(cmd *cobra.Command) (*client.Client, error) {
	return c.patientClient(cmd, 0)
}

// patientClient is client for a command that is put off up to retries times in a row before it gives up.
func (c *commands) patientClient(cmd *cobra.Command, retries int) (*client.Client, error) {
	server, token, insecure, err := c.access(cmd)
	if err != nil {
		return nil, err
	}
	cl, err := client.New(client.Config{
		URL: cmp.Or(server, defaultServer), Token: token, Insecure: insecure,
		UserAgent: "jink/" + cmp.Or(c.env.Version, "devel"), Retries: retries,
	})
	return cl, asUsage(cmd, err)
}

// asUsage makes an error in what was said of a server one of the command line, but for the refusal to send a token in the
// clear, which has a way out of its own.
func asUsage(cmd *cobra.Command, err error) error {
	if _, unsafe := errors.AsType[*client.InsecureError](err); err != nil && !unsafe {
		return usage(cmd, "%s", err.Error())
	}
	return err
}

// access says which server the flags and the environment name, "" if none, and how to speak to it.
func (c *commands) access(cmd *cobra.Command) (server, token string, insecure bool, err error) {
	fromEnv, _ := c.env.LookupEnv("JINK_URL")
	if token, err = c.token(); err != nil {
		return "", "", false, err
	}
	c.remote.hasToken = token != ""
	insecure = c.remote.insecure
	if s, ok := c.env.LookupEnv("JINK_INSECURE"); ok && s != "" && !cmd.Flags().Changed("insecure") {
		if insecure, err = strconv.ParseBool(s); err != nil {
			return "", "", false, usage(cmd, "JINK_INSECURE is %q, which is neither true nor false", s)
		}
	}
	return cmp.Or(c.remote.server, fromEnv), token, insecure, nil
}

// token finds the token: a token is never an argument, because arguments are seen by every user of the machine and kept
// in the history of the shell.
func (c *commands) token() (string, error) {
	if c.remote.tokenFile == "" {
		s, _ := c.env.LookupEnv("JINK_TOKEN")
		return strings.TrimSpace(s), nil
	}
	f, err := os.Open(c.remote.tokenFile)
	if err != nil {
		return "", fmt.Errorf("reading the token: %w", err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, 4096))
	if err != nil {
		return "", fmt.Errorf("reading the token: %w", err)
	}
	token := strings.TrimSpace(string(b))
	if token == "" {
		return "", fmt.Errorf("reading the token: %s is empty", c.remote.tokenFile)
	}
	return token, nil
}

// ref reads how a person names a link: by its slug, or by its short URL.
func ref(cmd *cobra.Command, arg, domain string) (client.Ref, error) {
	if !strings.Contains(arg, "://") {
		slug := strings.Trim(arg, "/")
		if slug == "" {
			return client.Ref{}, usage(cmd, "%q is no slug", arg)
		}
		return client.Ref{Domain: domain, Slug: slug}, nil
	}
	u, err := url.Parse(arg)
	if err != nil || u.Host == "" {
		return client.Ref{}, usage(cmd, "%q is no short URL", arg)
	}
	if domain != "" && !strings.EqualFold(domain, u.Host) {
		return client.Ref{}, usage(cmd, "%q is not a link of the domain %s", arg, domain)
	}
	slug := strings.TrimSuffix(strings.Trim(u.Path, "/"), "+") // with the plus it is the preview of the same link
	if slug == "" {
		return client.Ref{}, usage(cmd, "%q has no slug", arg)
	}
	return client.Ref{Domain: u.Host, Slug: slug}, nil
}

// target returns the link that a command is about, and the client for it.
func (c *commands) target(cmd *cobra.Command, arg, domain string) (*client.Client, client.Ref, error) {
	at, err := ref(cmd, arg, domain)
	if err != nil {
		return nil, client.Ref{}, err
	}
	cl, err := c.client(cmd)
	return cl, at, err
}

// overDomain gives cmd the flag that says which domain a slug belongs to.
func overDomain(cmd *cobra.Command, domain *string) *cobra.Command {
	cmd.Flags().StringVar(domain, "domain", "",
		"short domain `HOST` that the slug belongs to (default: the server's default domain)")
	return cmd
}
