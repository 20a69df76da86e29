package jink

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// TestPlatforms checks the types of the program, and of all that it imports, for each platform that it is published for and is not
// tested on. That finds nearly all that compiling would, in a twentieth of the time.
func TestPlatforms(t *testing.T) {
	if !slices.Contains(strings.Split(os.Getenv("JINK_REQUIRE"), ","), "platforms") {
		t.Skip("reads a million lines for each platform: JINK_REQUIRE=platforms")
	}
	for _, platform := range []string{"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64"} {
		if platform == runtime.GOOS+"/"+runtime.GOARCH {
			continue // all tests are run on it
		}
		t.Run(platform, func(t *testing.T) {
			system, arch, _ := strings.Cut(platform, "/")
			cmd := exec.CommandContext(t.Context(), "go", "list", "-deps", "-json=ImportPath,Dir,GoFiles,ImportMap", "./cmd/jink")
			cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+arch)
			cmd.Stderr = os.Stderr
			listed, err := cmd.Output()
			if err != nil {
				t.Fatal(err)
			}
			checked := map[string]*types.Package{"unsafe": types.Unsafe}
			for d := json.NewDecoder(strings.NewReader(string(listed))); ; { // what is imported comes first
				var p listedPackage
				if err := d.Decode(&p); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatal(err)
				}
				if p.ImportPath == "unsafe" {
					continue
				}
				if checked[p.ImportPath], err = p.check(checked, arch); err != nil {
					t.Fatalf("%s: %v", p.ImportPath, err)
				}
			}
			if len(checked) < 100 {
				t.Errorf("only %d packages", len(checked))
			}
		})
	}
}

// listedPackage is a package as go list tells of it.
type listedPackage struct {
	ImportPath, Dir string
	GoFiles         []string
	ImportMap       map[string]string // where an import is found, if it is not what it says
}

func (p *listedPackage) check(checked map[string]*types.Package, arch string) (*types.Package, error) {
	set, files := token.NewFileSet(), []*ast.File{}
	for _, name := range p.GoFiles {
		f, err := parser.ParseFile(set, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	cfg := types.Config{Sizes: types.SizesFor("gc", arch), FakeImportC: true, Importer: importer(func(path string) (*types.Package, error) {
		if found, ok := p.ImportMap[path]; ok {
			path = found
		}
		if p := checked[path]; p != nil {
			return p, nil
		}
		return nil, errors.New("nobody has listed " + path)
	})}
	return cfg.Check(p.ImportPath, set, files, nil)
}

type importer func(path string) (*types.Package, error)

func (i importer) Import(path string) (*types.Package, error) { return i(path) }
