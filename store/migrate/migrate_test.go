package migrate_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/jinklink/jink/store/migrate"
)

func files(names ...string) fstest.MapFS {
	all := fstest.MapFS{}
	for _, name := range names {
		all[name] = &fstest.MapFile{Data: []byte("SQL of " + name)}
	}
	return all
}

func TestLoad(t *testing.T) {
	got, err := migrate.Load(files("0002_tags.sql", "0001_links.sql", "0010_x.sql"))
	if err == nil {
		t.Errorf("a gap was not noticed: %v", got)
	}
	for _, bad := range [][]string{{"0002_a.sql"}, {"0001.sql"}, {"0001_a.txt"}, {"x_a.sql"}, {"0001_a.sql", "0001_b.sql"}} {
		if got, err := migrate.Load(files(bad...)); err == nil {
			t.Errorf("%v was accepted: %v", bad, got)
		}
	}
	got, err = migrate.Load(files("0002_tags.sql", "0001_links.sql"))
	want := []migrate.Migration{{1, "links", "SQL of 0001_links.sql"}, {2, "tags", "SQL of 0002_tags.sql"}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
}

func TestPending(t *testing.T) {
	all := []migrate.Migration{{1, "a", "1"}, {2, "b", "2"}, {3, "c", "3"}}
	for k := range len(all) + 1 {
		got, err := migrate.Pending(all, all[:k])
		if diff := cmp.Diff(all[k:], got); diff != "" || err != nil {
			t.Errorf("%d applied: %v\n%s", k, err, diff)
		}
	}
	for _, c := range []struct {
		name    string
		applied []migrate.Migration
		message string
	}{
		{"newer", append(all[:3:3], migrate.Migration{Version: 4, Name: "d"}), "newer jink"},
		{"a gap", []migrate.Migration{all[0], all[2]}, "damaged"},
		{"another name", []migrate.Migration{{Version: 1, Name: "z"}}, "damaged"},
	} {
		if _, err := migrate.Pending(all, c.applied); err == nil || !strings.Contains(err.Error(), c.message) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
