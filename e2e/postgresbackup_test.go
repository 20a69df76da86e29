package e2e

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/store/storetest/pgtest"
)

// TestPostgres_backup does with PostgreSQL's own tools what docs/operating.md says, word for word but for the addresses, and starts
// two nodes on what comes out of it: links, clicks and tokens are there, and a change of one node is known to the other.
func TestPostgres_backup(t *testing.T) {
	if testing.Short() {
		t.Skip("starts two database servers")
	}
	one, two := pgtest.Own(t), pgtest.Own(t)
	server := func(s *pgtest.Server, database string) string { // as pgtest says, but for the schema
		t.Helper()
		u, err := url.Parse(s.Start(t))
		if err != nil {
			t.Fatal(err)
		}
		q := u.Query()
		q.Del("search_path")
		u.Path, u.RawQuery = "/"+database, q.Encode()
		return u.String()
	}
	one.Command(t, "CREATE DATABASE jink")
	adapt := strings.NewReplacer("postgres://jink@db1/jink", "'"+server(one, "jink")+"'", "postgres://jink@db2/jink", "'"+server(two, "jink")+"'",
		"postgres://jink@db2/postgres", "'"+server(two, "postgres")+"'").Replace
	dir := t.TempDir()
	run := func(commands string) {
		t.Helper()
		cmd := command(t, "sh", "-e", "-c", adapt(commands))
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "PATH="+one.Programs(t)+string(os.PathListSeparator)+os.Getenv("PATH"))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s\n%s", err, commands, out)
		}
	}
	visits := map[string]float64{}
	follow := func(addr, slug, to string) {
		t.Helper()
		status, location := "", ""
		for deadline := time.Now().Add(5 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
			visits[slug]++
			if status, location = visit(t, addr, slug); location == to {
				return
			}
		}
		t.Errorf("/%s is answered with %s %s, not sent to %q", slug, status, location, to)
	}

	addr, admin := freeAddr(), freeAddr()
	node := startNode(t, server(one, "jink"), addr, admin)
	base := "http://" + addr + "/api/v1"
	for _, slug := range []string{"docs", "gone"} {
		call(t, "POST", base+"/links", `{"url": "https://example.com/`+slug+`", "slug": "`+slug+`"}`)
	}
	call(t, "PATCH", base+"/links/docs", `{"note": "changed"}`)
	token := call(t, "POST", base+"/tokens", `{"name": "kept", "scopes": ["links:read"]}`)["token"].(string)
	for range 3 {
		follow(addr, "docs", "https://example.com/docs")
	}
	before := visits["docs"]
	// More transactions than the second server will have seen: what was logged of changes must not be taken for its future.
	for range 200 {
		one.Command(t, "SELECT pg_current_xact_id()")
	}
	counted := func(base string, want float64) {
		t.Helper()
		var n any
		for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
			if n = call(t, "GET", base+"/links/docs", "")["clicks"]; n == want {
				return
			}
		}
		t.Errorf("%v clicks of %v", n, want)
	}
	counted(base, before)

	commands := blocks(t, "operating.md", "pg_dump", "pg_restore")
	run(commands[0])
	follow(addr, "docs", "https://example.com/docs") // it went on meanwhile
	node.stop(t)
	one.Kill(t)
	run(commands[1])

	var addrs [2]string
	for i := range addrs {
		addrs[i] = freeAddr()
		startNode(t, server(two, "jink"), addrs[i], freeAddr())
	}
	base = "http://" + addrs[0] + "/api/v1"
	counted(base, before)
	if h := call(t, "GET", base+"/links/docs", ""); h["note"] != "changed" || h["revision"] != 2.0 {
		t.Errorf("the link is %v", h)
	}
	list := command(t, filepath.Join(program, "jink"), "ls", "--json")
	list.Env = append(os.Environ(), "JINK_URL=http://"+addrs[0], "JINK_TOKEN="+token)
	if out, err := list.CombinedOutput(); err != nil || strings.Count(string(out), `"slug"`) != 2 {
		t.Errorf("with a token of before: %v\n%s", err, out)
	}
	visits["docs"] = before
	for _, a := range addrs {
		follow(a, "docs", "https://example.com/docs")
		follow(a, "gone", "https://example.com/gone")
	}
	call(t, "PATCH", base+"/links/docs", `{"url": "https://example.com/new"}`)
	follow(addrs[1], "docs", "https://example.com/new")
	counted(base, visits["docs"])
}
