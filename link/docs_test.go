package link

import (
	"os"
	"strings"
	"testing"
)

func TestDocumentation_names_every_reserved_word(t *testing.T) {
	data, err := os.ReadFile("../docs/slugs.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(data), "### Reserved")
	section, _, _ = strings.Cut(section, "\n## ")
	for _, word := range ReservedWords() {
		if !strings.Contains(section, "`"+word+"`") {
			t.Errorf("docs/slugs.md does not name %q", word)
		}
	}
	if documented := strings.Count(section, "`") / 2; documented != len(ReservedWords()) {
		t.Errorf("docs/slugs.md names %d words, but %d are reserved", documented, len(ReservedWords()))
	}
}
