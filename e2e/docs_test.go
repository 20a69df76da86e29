package e2e

import (
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// This file reads commands out of the documentation.

// blocks returns the blocks of commands in a file of docs/ that contain these words, in the order of the words.
func blocks(t *testing.T, file string, words ...string) []string {
	t.Helper()
	b, err := os.ReadFile("../docs/" + file)
	if err != nil {
		t.Fatal(err)
	}
	all := regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(string(b), -1)
	var found []string
	for _, word := range words {
		i := slices.IndexFunc(all, func(m []string) bool { return strings.Contains(m[1], word) })
		if i < 0 {
			t.Fatalf("docs/%s has no commands with %s", file, word)
		}
		found = append(found, all[i][1])
	}
	return found
}

// visit follows a short link and says where it leads.
func visit(t *testing.T, addr, slug string) (status, location string) {
	t.Helper()
	c := &http.Client{Timeout: patience, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := c.Get("http://" + addr + "/" + slug)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	return resp.Status, resp.Header.Get("Location")
}
