package validate

import (
	"bufio"
	"context"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
)

func seconds(t *testing.T, duration string) int64 {
	t.Helper()
	d, err := time.ParseDuration(duration)
	if err != nil {
		t.Fatal(err)
	}
	return int64(d / time.Second)
}

// example returns what .env.example asks for, filled in.
func example(t *testing.T) map[string]string {
	t.Helper()
	f, err := os.Open("../compose/.env.example")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	env := map[string]string{}
	for s := bufio.NewScanner(f); s.Scan(); {
		if name, value, ok := strings.Cut(s.Text(), "="); ok && !strings.HasPrefix(name, "#") {
			if value == "" {
				value = "0123456789abcdef"
			}
			env[name] = value
		}
	}
	return env
}

func load(env map[string]string) (*types.Project, error) {
	return loader.LoadWithContext(context.Background(), types.ConfigDetails{
		WorkingDir: "../compose", Environment: env, ConfigFiles: []types.ConfigFile{{Filename: "../compose/compose.yaml"}}})
}

// TestCompose has compose's own library read the file: it knows the schema, fills in the variables, and misses what is named and
// not there.
func TestCompose(t *testing.T) {
	project, err := load(example(t))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"a", "alertmanager", "b", "grafana", "haproxy", "postgres", "prober", "prometheus"}
	if got := slices.Sorted(maps.Keys(project.Services)); !slices.Equal(got, want) {
		t.Errorf("services %v", got)
	}
	for name, s := range project.Services {
		if s.Image == "" || strings.HasSuffix(s.Image, ":latest") || !strings.Contains(s.Image, ":") {
			t.Errorf("%s is made of %q, which may be another one tomorrow", name, s.Image)
		}
		if s.Build != nil {
			if _, err := os.Stat(filepath.Join(s.Build.Context, s.Build.Dockerfile)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if !s.ReadOnly && name != "postgres" {
			t.Errorf("%s may write to its image", name)
		}
		for _, v := range s.Volumes {
			if v.Type == types.VolumeTypeBind {
				if _, err := os.Stat(v.Source); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		}
		for _, p := range s.Ports {
			if p.HostIP != "127.0.0.1" {
				t.Errorf("%s is published at %s:%s", name, p.HostIP, p.Published)
			}
		}
	}
	if grace := time.Duration(*project.Services["a"].StopGracePeriod); grace < 55*time.Second {
		t.Errorf("%v for a stop that takes up to 25 s and the storing of clicks", grace)
	}
	proxy := project.Services["haproxy"].Networks["front"].Ipv4Address
	if trusted := project.Services["a"].Environment["JINK_TRUSTED_PROXIES"]; trusted == nil || *trusted != proxy || proxy == "" {
		t.Errorf("HAProxy is %q, and another one is trusted", proxy)
	}
}

// TestCompose_says_what_is_missing takes away each variable that has no default.
func TestCompose_says_what_is_missing(t *testing.T) {
	for name, value := range example(t) {
		env := example(t)
		delete(env, name)
		_, err := load(env)
		if needed := value == "0123456789abcdef" || name == "JINK_BASE_URL"; (err != nil) != needed || needed && !strings.Contains(err.Error(), name) {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

// TestCompose_names_hosts_that_there_are looks for services in the configurations of the others.
func TestCompose_names_hosts_that_there_are(t *testing.T) {
	project, err := load(example(t))
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range []string{"compose.yaml", "haproxy.cfg", "prometheus/prometheus.yml", "grafana/datasources/prometheus.yaml"} {
		b, err := os.ReadFile(filepath.Join("../compose", file))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?:http://|'|server \w+ )([a-z]+):(\d{4})\b`).FindAllStringSubmatch(string(b), -1) {
			if found++; m[1] != "localhost" && project.Services[m[1]].Name == "" {
				t.Errorf("%s names %s, which is no service", file, m[1])
			}
		}
	}
	if found < 10 {
		t.Errorf("%d names found", found)
	}
}
