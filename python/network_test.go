package python_test

import (
	"testing"

	"github.com/jinklink/jink/python"
)

// TestNetwork_is_refused has programs use what the library has of the network: all that would reach it is an error, whatever the
// host grants.
func TestNetwork_is_refused(t *testing.T) {
	const imports = "import http.client, select, socket\n"
	for source, want := range map[string]string{
		"socket.socket()":                                                  "PermissionError: [Errno 13] There is no network",
		"socket.socketpair()":                                              "PermissionError: [Errno 13] There is no network",
		"socket.create_server(('', 0))":                                    "PermissionError: [Errno 13] There is no network",
		"socket.create_connection(('localhost', 80))":                      "PermissionError: [Errno 13] There is no network",
		"socket.create_connection(('example.com', 80))":                    "gaierror: [Errno -3] Temporary failure in name resolution",
		"http.client.HTTPConnection('127.0.0.1:8080').request('GET', '/')": "PermissionError: [Errno 13] There is no network",
		"http.client.HTTPConnection('host:x')":                             "InvalidURL: nonnumeric port: 'x'",
		"select.select([0], [], [], 0)":                                    "PermissionError: [Errno 13] Descriptors cannot be waited for",
		"class S(socket.socket): pass\nS(socket.AF_INET6)":                 "PermissionError: [Errno 13] There is no network",
	} {
		in, err := python.New(python.Config{})
		if err != nil {
			t.Fatal(err)
		}
		if got := outcome(t, in, imports+source); got != want {
			t.Errorf("%s: %s, want %s", source, got, want)
		}
	}
}
