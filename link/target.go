package link

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxURLBytes bounds a target, before and after it is made canonical.
const MaxURLBytes = 8 << 10

// Targets is the instance's policy for where a link may lead.
type Targets struct {
	Schemes []string          // allowed, in lower case; nil means http and https
	Own     func(string) bool // whether a canonical host[:port] is one of the instance's own short domains; nil: none is
}

// dangerousSchemes run code in the page that opened the link, or show local files. No configuration allows them.
func dangerousSchemes() []string {
	return []string{"javascript", "data", "vbscript", "file", "blob", "about"}
}

// CheckScheme says why a scheme cannot be put on the allow-list, or nil.
func CheckScheme(scheme string) error {
	if s, rest := cutScheme(scheme + ":"); s != scheme || rest != "" {
		return fmt.Errorf("%q is not a URL scheme in lower case", scheme)
	}
	if slices.Contains(dangerousSchemes(), scheme) {
		return fmt.Errorf("the scheme %q is never allowed: browsers run or show its content themselves", scheme)
	}
	return nil
}

// Target is a parsed target in canonical form. All parts are ASCII and percent-encoded.
type Target struct {
	Scheme   string // lower case
	Host     string // host[:port] with the scheme's default port left out; "" for a scheme without hosts, such as mailto
	Path     string // begins with a slash where there is a host, else everything up to the query
	Query    string // with its question mark, or ""
	Fragment string // with its hash, or ""
}

func (t Target) String() string {
	if t.Host == "" {
		return t.Scheme + ":" + t.Path + t.Query + t.Fragment
	}
	return t.Scheme + "://" + t.Host + t.Path + t.Query + t.Fragment
}

// Web reports whether the target is an http or https URL, the only ones to which queries and paths can be forwarded.
func (t Target) Web() bool { return t.Scheme == "http" || t.Scheme == "https" }

// Parse checks a target and makes it canonical, for web URLs the way browsers do (the WHATWG URL Standard: the host
// lower-cased and in Punycode, numeric IPv4 forms resolved, backslashes read as slashes, dot segments removed, other
// characters percent-encoded), so that what was checked is what a browser opens. It is stricter than browsers about
// what people mistype or smuggle: white space, control characters and credentials are refused rather than mended. The
// error is in words that follow the field's name.
func (p Targets) Parse(raw string) (Target, error) {
	if err := checkRaw(raw); err != nil {
		return Target{}, err
	}
	scheme, rest := cutScheme(raw)
	if scheme == "" {
		return Target{}, fmt.Errorf("is not absolute: it must begin with a scheme such as https://")
	}
	if slices.Contains(dangerousSchemes(), scheme) {
		return Target{}, fmt.Errorf("has the scheme %q, which is never allowed", scheme)
	}
	allowed := p.Schemes
	if allowed == nil {
		allowed = []string{"http", "https"}
	}
	if !slices.Contains(allowed, scheme) {
		return Target{}, fmt.Errorf("has the scheme %q; allowed are %s", scheme, strings.Join(allowed, ", "))
	}
	t := Target{Scheme: scheme}
	var err error
	if t.Web() {
		err = t.parseWeb(rest)
	} else {
		t.parseOther(rest)
		if t.Path == "" || t.Path == "//" {
			err = fmt.Errorf("has nothing after the scheme")
		}
	}
	if err != nil {
		return Target{}, err
	}
	if len(t.String()) > MaxURLBytes {
		return Target{}, fmt.Errorf("is longer than %d bytes once it is percent-encoded", MaxURLBytes)
	}
	if p.Own != nil && t.Host != "" && p.Own(t.Host) {
		return Target{}, fmt.Errorf("leads to %s, a short domain of this instance, and could go in circles", t.Host)
	}
	return t, nil
}

func checkRaw(raw string) error {
	switch {
	case raw == "":
		return fmt.Errorf("must not be empty")
	case len(raw) > MaxURLBytes:
		return fmt.Errorf("is longer than %d bytes", MaxURLBytes)
	case !utf8.ValidString(raw):
		return fmt.Errorf("is not valid UTF-8")
	}
	for i, r := range raw {
		if unicode.IsSpace(r) || r == '\uFEFF' {
			return fmt.Errorf("has white space (%U) at byte %d", r, i)
		}
		if unicode.IsControl(r) {
			return fmt.Errorf("has the control character %U at byte %d", r, i)
		}
	}
	return nil
}

// cutScheme splits "Scheme:rest"; the scheme comes back in lower case, or empty where there is none.
func cutScheme(s string) (scheme, rest string) {
	before, after, found := strings.Cut(s, ":")
	if !found || before == "" {
		return "", s
	}
	for i := 0; i < len(before); i++ {
		c := before[i] | 0x20
		letter := 'a' <= c && c <= 'z'
		other := '0' <= before[i] && before[i] <= '9' || strings.IndexByte("+-.", before[i]) >= 0
		if !letter && (i == 0 || !other) {
			return "", s
		}
	}
	return strings.ToLower(before), after
}

func (t *Target) parseWeb(rest string) error {
	rest, fragment, hasFragment := strings.Cut(rest, "#")
	rest, query, hasQuery := strings.Cut(rest, "?")
	rest = strings.ReplaceAll(rest, `\`, "/")
	rest = strings.TrimLeft(rest, "/") // browsers take any number of slashes, none included
	authority, path := rest, ""
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		authority, path = rest[:i], rest[i:]
	}
	if strings.Contains(authority, "@") {
		return fmt.Errorf("has credentials before the host, which would be shown to every visitor")
	}
	host, err := parseAuthority(authority, t.Scheme)
	if err != nil {
		return err
	}
	t.Host = host
	t.Path = encode(removeDots(path), pathUnsafe)
	if hasQuery {
		t.Query = "?" + encode(query, queryUnsafe)
	}
	if hasFragment {
		t.Fragment = "#" + encode(fragment, fragmentUnsafe)
	}
	return nil
}

// parseOther splits a URL of a scheme that the operator allowed and that jink knows nothing about.
func (t *Target) parseOther(rest string) {
	rest, fragment, hasFragment := strings.Cut(rest, "#")
	rest, query, hasQuery := strings.Cut(rest, "?")
	t.Path = encode(rest, fragmentUnsafe)
	if hasQuery {
		t.Query = "?" + encode(query, queryUnsafe)
	}
	if hasFragment {
		t.Fragment = "#" + encode(fragment, fragmentUnsafe)
	}
}

// removeDots resolves "." and ".." segments, also where the dots are percent-encoded, as browsers do.
func removeDots(path string) string {
	if path == "" {
		return "/"
	}
	if !strings.Contains(path, "/.") && !strings.Contains(path, "/%") {
		return path
	}
	segments := strings.Split(path[1:], "/")
	var kept []string
	for i, s := range segments {
		last := i == len(segments)-1
		switch strings.ReplaceAll(strings.ToLower(s), "%2e", ".") {
		case ".":
			if last {
				kept = append(kept, "")
			}
		case "..":
			if len(kept) > 0 {
				kept = kept[:len(kept)-1]
			}
			if last {
				kept = append(kept, "")
			}
		default:
			kept = append(kept, s)
		}
	}
	return "/" + strings.Join(kept, "/")
}

// HasDots reports whether a path has a "." or ".." segment, percent-encoded or not, for any server: some decode slashes
// before they resolve segments, and some take backslashes for slashes.
func HasDots(path string) bool {
	if !strings.ContainsAny(path, ".%") {
		return false
	}
	path = strings.NewReplacer("%2e", ".", "%2f", "/", "%5c", "/", `\`, "/").Replace(strings.ToLower(path))
	for segment := range strings.SplitSeq(path, "/") {
		if segment == "." || segment == ".." {
			return true
		}
	}
	return false
}

// The characters that the URL Standard percent-encodes in each part, besides controls, space and all beyond ASCII.
const (
	fragmentUnsafe = "\"<>`"
	queryUnsafe    = "\"#<>'"
	pathUnsafe     = "\"#<>?^`{}"
)

// EncodeQuery and EncodePath percent-encode whatever may not stand in a query or path, and nothing that may.
func EncodeQuery(s string) string { return encode(s, queryUnsafe) }

// EncodePath is EncodeQuery for a path; slashes stay.
func EncodePath(s string) string { return encode(strings.ReplaceAll(s, `\`, "%5C"), pathUnsafe) }

func encode(s, unsafe string) string {
	const hex = "0123456789ABCDEF"
	bad := func(c byte) bool { return c <= ' ' || c >= 0x7f || strings.IndexByte(unsafe, c) >= 0 }
	n := 0
	for i := 0; i < len(s); i++ {
		if bad(s[i]) {
			n++
		}
	}
	if n == 0 {
		return s
	}
	b := make([]byte, 0, len(s)+2*n)
	for i := 0; i < len(s); i++ {
		if c := s[i]; bad(c) {
			b = append(b, '%', hex[c>>4], hex[c&15])
		} else {
			b = append(b, c)
		}
	}
	return string(b)
}

// SplitTarget takes a canonical URL apart, without checking it again.
func SplitTarget(canonical string) Target {
	var t Target
	rest := canonical
	if i := strings.IndexByte(rest, '#'); i >= 0 {
		rest, t.Fragment = rest[:i], rest[i:]
	}
	if i := strings.IndexByte(rest, '?'); i >= 0 {
		rest, t.Query = rest[:i], rest[i:]
	}
	t.Scheme, rest, _ = strings.Cut(rest, ":")
	t.Path = rest
	if after, ok := strings.CutPrefix(rest, "//"); ok && t.Web() {
		t.Host, t.Path = after, "/"
		if i := strings.IndexByte(after, '/'); i >= 0 {
			t.Host, t.Path = after[:i], after[i:]
		}
	}
	return t
}
