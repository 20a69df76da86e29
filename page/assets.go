package page

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strconv"
)

// AssetPrefix is where the style sheet, the script and the icon are served.
const AssetPrefix = "/-/assets/"

// assets are files that are served under the hash of their content, so that they may be cached for ever.
type assets struct {
	byName map[string]asset
	byPath map[string]asset
}

type asset struct {
	path        string
	contentType string
	body        string
}

func loadAssets(fsys fs.FS, dir string) (*assets, error) {
	// Spelled out, because mime.TypeByExtension asks the machine and machines differ.
	types := map[string]string{
		".css": "text/css; charset=utf-8",
		".js":  "text/javascript; charset=utf-8",
		".svg": "image/svg+xml",
		".ico": "image/x-icon",
	}
	s := &assets{byName: map[string]asset{}, byPath: map[string]asset{}}
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil, fmt.Errorf("reading the assets: %w", err)
	}
	for _, e := range entries {
		b, err := fs.ReadFile(fsys, path.Join(dir, e.Name()))
		if err != nil {
			return nil, fmt.Errorf("reading the assets: %w", err)
		}
		sum := sha256.Sum256(b)
		a := asset{
			path:        AssetPrefix + hex.EncodeToString(sum[:6]) + "/" + e.Name(),
			contentType: types[path.Ext(e.Name())],
			body:        string(b),
		}
		s.byName[e.Name()], s.byPath[a.path] = a, a
	}
	return s, nil
}

// path returns the path under which an asset is served; templates call it.
func (s *assets) path(name string) (string, error) {
	a, ok := s.byName[name]
	if !ok {
		return "", fmt.Errorf("no asset is called %q", name)
	}
	return a.path, nil
}

func (s *assets) named(name string) (asset, bool) { a, ok := s.byName[name]; return a, ok }
func (s *assets) at(path string) (asset, bool)    { a, ok := s.byPath[path]; return a, ok }

// serve answers with a body that is the same for everybody.
func serve(w http.ResponseWriter, r *http.Request, contentType, cache, body string) {
	h := w.Header()
	h.Set("Content-Type", contentType)
	h.Set("Cache-Control", cache)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	if r.Method != http.MethodHead {
		_, _ = io.WriteString(w, body) // the visitor may be gone; there is nobody to tell
	}
}
