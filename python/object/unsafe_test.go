package object

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestUnsafe_is_confined_to_one_file(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		imports := strings.Contains(string(text), "\t\"unsafe\"\n") || strings.Contains(string(text), "import \"unsafe\"")
		if wanted := name == "value.go"; imports != wanted && name != "unsafe_test.go" {
			t.Errorf("%s: imports unsafe: %t, want %t", name, imports, wanted)
		}
	}
}
