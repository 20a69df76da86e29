package deploy

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// packaged builds the Debian package and returns where it is.
func packaged(t *testing.T, version, arch string) string {
	t.Helper()
	dir := t.TempDir()
	cmd := exec.CommandContext(t.Context(), "sh", "debian/build.sh", version, arch, dir)
	cmd.Env = append(os.Environ(), "SOURCE_DATE_EPOCH=1700000000")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return filepath.Join(dir, "jink_"+strings.TrimPrefix(version, "v")+"_"+arch+".deb")
}

func output(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

func TestPackage(t *testing.T) {
	if !slices.Contains(strings.Split(os.Getenv("JINK_REQUIRE"), ","), "debian") {
		t.Skip("builds the program as it is published, which takes minutes where it has not been done: JINK_REQUIRE=debian")
	}
	deb := tool(t, "dpkg-deb", "debian")
	arch := runtime.GOARCH
	if arch != "amd64" && arch != "arm64" {
		arch = "amd64"
	}
	first := packaged(t, "v1.2.3", arch)
	one, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	two, err := os.ReadFile(packaged(t, "v1.2.3", arch))
	if err != nil || !bytes.Equal(one, two) {
		t.Errorf("two builds differ: %v", err)
	}

	for _, field := range []string{"Package: jink", "Version: 1.2.3", "Architecture: " + arch} {
		if !strings.Contains(output(t, deb, "-I", first), "\n "+field+"\n") {
			t.Errorf("lacks %s:\n%s", field, output(t, deb, "-I", first))
		}
	}
	contents := output(t, deb, "-c", first)
	for _, want := range []string{
		`-rwxr-xr-x root/root +\d+ 2023-11-14 \d\d:13 ./usr/bin/jink`,
		`-rw------- root/root +\d+ 2023-11-14 \d\d:13 ./etc/jink/jink.toml`,
		`-rw-r--r-- root/root +\d+ 2023-11-14 \d\d:13 ./usr/lib/systemd/system/jink.service`,
		`-rw-r--r-- root/root +\d+ 2023-11-14 \d\d:13 ./usr/lib/systemd/system/jink.service.d/config.conf`,
		`-rw-r--r-- root/root +\d+ 2023-11-14 \d\d:13 ./usr/lib/systemd/system/jink.socket`,
		`-rw-r--r-- root/root +\d+ 2023-11-14 \d\d:13 ./usr/lib/systemd/system/jink-tls.socket`,
		`-rw-r--r-- root/root +\d+ 2023-11-14 \d\d:13 ./usr/lib/systemd/system/jink-backup.service`,
		`-rw-r--r-- root/root +\d+ 2023-11-14 \d\d:13 ./usr/lib/systemd/system/jink-backup.timer`,
		`-rw-r--r-- root/root +\d+ 2023-11-14 \d\d:13 ./usr/share/doc/jink/copyright`,
		`-rw-r--r-- root/root +\d+ 2023-11-14 \d\d:13 ./usr/share/doc/jink/changelog.gz`,
	} {
		if !regexp.MustCompile(`(?m)^` + want + `$`).MatchString(contents) {
			t.Errorf("lacks %s", want)
		}
	}
	if n := strings.Count("\n"+contents, "\n-"); n != 10 {
		t.Errorf("%d files:\n%s", n, contents)
	}

	dir := filepath.Join(t.TempDir(), "root")
	output(t, deb, "-R", first, dir)
	if b, err := os.ReadFile(filepath.Join(dir, "DEBIAN/conffiles")); err != nil || string(b) != "/etc/jink/jink.toml\n" {
		t.Errorf("conffiles %q %v", b, err)
	}
	for _, script := range []string{"postinst", "prerm", "postrm"} {
		output(t, "sh", "-n", filepath.Join(dir, "DEBIAN", script))
	}
	if units := output(t, "grep", "-rh", "ExecStart", filepath.Join(dir, "usr/lib/systemd/system")); strings.Contains(units, "/usr/local") || !strings.Contains(units, "=/usr/bin/jink serve\n") {
		t.Errorf("%s", units)
	}
	if arch == runtime.GOARCH {
		if out := output(t, filepath.Join(dir, "usr/bin/jink"), "check", "--config", filepath.Join(dir, "etc/jink/jink.toml"), "--data-dir", t.TempDir()); out == "" {
			t.Error("the program says nothing")
		}
	}
}

func TestPackage_refuses(t *testing.T) {
	for _, args := range [][]string{{}, {"1.0"}, {"latest", "amd64"}, {"1.0", "sparc"}} {
		out, err := exec.CommandContext(t.Context(), "sh", append([]string{"debian/build.sh"}, args...)...).CombinedOutput()
		if err == nil || len(out) == 0 {
			t.Errorf("takes %v: %s", args, out)
		}
	}
}
