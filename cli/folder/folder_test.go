package folder

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	v1 "github.com/jinklink/jink/api/v1"
)

func noEnv(string) (string, bool) { return "", false }

// place writes files below a new folder.
func place(t testing.TB, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func domains() []v1.Domain {
	return []v1.Domain{{Host: "s.example", Default: true, Status: 302, ForwardQuery: true}, {Host: "go.example", Status: 307}}
}

// wantedOf is what files should say of a link.
func wantedOf(r *v1.Record) v1.WantedLink {
	w := v1.WantedLink{Slug: r.Slug, URL: r.URL, Status: &r.Status, ForwardQuery: &r.ForwardQuery, ForwardPath: &r.ForwardPath,
		StartsAt: r.StartsAt, ExpiresAt: r.ExpiresAt, ExpiredURL: r.ExpiredURL, MaxClicks: r.MaxClicks, Rules: r.Rules,
		Program: r.Program, TimeZone: r.TimeZone, Tags: r.Tags}
	if r.Domain != "s.example" {
		w.Domain = &r.Domain
	}
	if r.Title != "" {
		w.Title = &r.Title
	}
	if r.Note != "" {
		w.Note = &r.Note
	}
	if r.PasswordHash != "" {
		w.PasswordHash = &r.PasswordHash
	}
	if !r.Enabled {
		w.Enabled = &r.Enabled
	}
	return w
}

// lines draws text as it may stand in a link: of any characters that are not control characters, and line ends.
func lines(r *rapid.T, name string) string {
	special := rapid.SampledFrom([]string{"\n", "\r\n", "\t", " ", "-", "#", ": ", "'", "\"", "yes", "null", "~", "1e3", "0x1", "2026-01-01", "|", ">", "&a", "*a", "!x", "%", "@", "`", "{", "]", ",", "\u0085", "\u2028", "\ufeff", "é", "🦊", "\u00a0"})
	letter := rapid.StringMatching(`[a-z0-9 ]{1,6}`)
	parts := rapid.SliceOfN(rapid.OneOf(special, letter), 0, 8).Draw(r, name)
	return strings.Join(parts, "")
}

func drawRecord(r *rapid.T, slug string) v1.Record {
	rec := v1.Record{}
	rec.Slug, rec.URL = slug, "https://example.com/"+rapid.StringMatching(`[a-z#?&=%20]{0,10}`).Draw(r, "url")
	rec.Domain = rapid.SampledFrom([]string{"s.example", "go.example"}).Draw(r, "domain")
	rec.Title, rec.Note = lines(r, "title"), lines(r, "note")
	for range rapid.IntRange(0, 3).Draw(r, "tags") {
		rec.Tags = append(rec.Tags, "t"+lines(r, "tag"))
	}
	rec.Status = rapid.SampledFrom([]int{301, 302, 307}).Draw(r, "status")
	rec.ForwardQuery, rec.ForwardPath, rec.Enabled = rapid.Bool().Draw(r, "q"), rapid.Bool().Draw(r, "p"), rapid.Bool().Draw(r, "on")
	if rapid.Bool().Draw(r, "times") {
		rec.StartsAt = new(time.UnixMilli(rapid.Int64Range(0, 4e12).Draw(r, "at")).UTC())
		rec.MaxClicks, rec.ExpiredURL, rec.TimeZone = new(int64(7)), new("https://example.com/x"), new("Europe/Berlin")
	}
	if rapid.Bool().Draw(r, "programmed") {
		rec.Program = new(lines(r, "program") + "x")
		rec.Rules = []v1.Rule{{When: "w" + lines(r, "when"), To: "t" + lines(r, "to"), Hosts: []string{"a.example"}}}
	}
	return rec
}

func TestWrite_and_Read_are_reverse(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		owner := rapid.SampledFrom([]string{"", "team", "007"}).Draw(r, "owner")
		var records []v1.Record
		want := map[string]v1.WantedLink{}
		for i, slug := range []string{"a", "A", "a/b", "a_b", "a b", "grün", "007", "no", ".x", "docs.py", "docs.py/x", "🦊", strings.Repeat("x", 150)} {
			if rapid.Bool().Draw(r, fmt.Sprint("link ", i)) {
				rec := drawRecord(r, slug)
				records = append(records, rec)
				want[slug] = wantedOf(&rec)
				if owner != "" {
					records[len(records)-1].Tags = append(rec.Tags[:len(rec.Tags):len(rec.Tags)], ownerTag+owner)
				}
			}
		}
		files, err := Write(owner, domains(), records)
		if err != nil {
			r.Fatal(err)
		}
		dir := place(t, files)
		f, err := Read([]string{dir}, noEnv)
		if err != nil {
			r.Fatalf("%v\n%s", err, files[Main])
		}
		if f.Owner != owner || len(f.Links) != len(records) {
			r.Fatalf("owner %q, %d links\n%s", f.Owner, len(f.Links), files[Main])
		}
		for i := range f.Links {
			if diff := cmp.Diff(want[f.Links[i].Slug], f.Links[i].WantedLink); diff != "" {
				r.Fatalf("%s\n%s", diff, files[Main])
			}
		}
		backwards := make([]v1.Record, 0, len(records))
		for i := range records {
			backwards = append(backwards, records[len(records)-1-i])
		}
		again, err := Write(owner, domains(), backwards)
		if err != nil {
			r.Fatal(err)
		}
		for name, content := range files {
			if !bytes.Equal(content, again[name]) {
				r.Fatalf("%s depends on the order of the links", name)
			}
		}
	})
}

func TestRead_stays_inside(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	dir := place(t, map[string][]byte{"a.yaml": []byte("links:\n  - {slug: a, url: u, program: link.py}\n")})
	if err := os.Symlink(secret, filepath.Join(dir, "link.py")); err != nil {
		t.Skip(err)
	}
	_, err := Read([]string{dir}, noEnv)
	if _, ok := errors.AsType[Problems](err); !ok || !strings.Contains(err.Error(), "a.yaml:2:32: ") || strings.Contains(err.Error(), "is not a regular") {
		t.Errorf("got %v", err)
	}
	if err := os.Remove(filepath.Join(dir, "link.py")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "link.py"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err = Read([]string{dir}, noEnv); err == nil || !strings.Contains(err.Error(), "is not a regular file") {
		t.Errorf("got %v", err)
	}
}

func TestRead_needs_files(t *testing.T) {
	if _, err := Read([]string{t.TempDir()}, noEnv); err == nil || !strings.Contains(err.Error(), "no YAML file") {
		t.Errorf("got %v", err)
	}
	if _, err := Read([]string{filepath.Join(t.TempDir(), "x.yaml")}, noEnv); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	dir := place(t, map[string][]byte{"a.yaml": nil, "b.yml": []byte("# nothing\n"), "c.yaml": []byte("links:\n")})
	f, err := Read([]string{dir, filepath.Join(dir, "a.yaml")}, noEnv)
	if err != nil || len(f.Links) != 0 {
		t.Errorf("%v, %v", f, err)
	}
}

func TestLocate(t *testing.T) {
	dir := place(t, map[string][]byte{
		"a.yaml": []byte("links:\n  - slug: a\n    url: u\n    tags: &t\n      - x\n      - y\n    rules:\n      - when: w\n        to: t\n" +
			"  - slug: b\n    url: u\n    tags: *t\n    program: |\n      def route(req):\n        oops\n" +
			"  - {slug: c, url: u, program: c.py}\n"),
		"c.py": []byte("x\ny\n"),
	})
	f, err := Read([]string{dir}, noEnv)
	if err != nil {
		t.Fatal(err)
	}
	for field, want := range map[string]string{
		"links[0].url": "3:10 url", "links[0].rules[0].when": "8:15 rules[0].when", "links[0].rules[0].hosts[2]": "8:9 rules[0].hosts[2]",
		"links[0].tags[1]": "6:9 tags[1]", "links[1].tags[0]": "5:9 tags[0]", "links[0].title": "2:5 title", "links[1]": "10:5 ", "links[9].url": "", "owner": "",
	} {
		at, rest, ok := f.Locate(field)
		got := ""
		if ok {
			got = strings.TrimPrefix(at.String(), filepath.Join(dir, "a.yaml")+":") + " " + rest
		}
		if got != want {
			t.Errorf("%s is at %q, want %q", field, got, want)
		}
	}
	at, ok := f.InProgram("links[1].program", 2, 3)
	if !ok || at.String() != filepath.Join(dir, "a.yaml")+":15" {
		t.Error(at)
	}
	if at, ok = f.InProgram("links[2].program", 2, 1); !ok || at.String() != filepath.Join(dir, "c.py")+":2:1" {
		t.Error(at)
	}
	if _, ok = f.InProgram("links[0].program", 1, 1); ok {
		t.Error("a link without a program has a line in it")
	}
	if got := f.Explain(`"a" is there twice: links[0] has it too, links[99] not`); got != `"a" is there twice: `+filepath.Join(dir, "a.yaml")+`:2:5 has it too, links[99] not` {
		t.Error(got)
	}
}

// FuzzRead holds that whatever a file says, it is read or refused with a place.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{"links: []", "links:\n - slug: a\n   url: u", "a: &a [*a]", "links: &x\n - *x", "defaults: {domain: [1]}\nlinks: {}", "links:\n - {? [a] : b}", "---\n---\n",
		"links:\n  - &l {slug: a, url: u}\n  - *l\n  - <<: *l", "\xff", "\x00", "links: !!binary aGk=", "owner: !!set {a}", "%YAML 1.1\n---\nlinks:"} {
		f.Add([]byte(seed))
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, content []byte) {
		file := filepath.Join(dir, "a.yaml")
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Read([]string{file}, noEnv)
		p, ok := errors.AsType[Problems](err)
		if err != nil && !ok {
			t.Fatalf("%T: %v", err, err)
		}
		for _, one := range p {
			if one.Place.File != file || one.Message == "" {
				t.Errorf("%+v", one)
			}
		}
	})
}
