package redirect

import (
	"net/url"
	"slices"
	"strings"
	"unsafe"

	"github.com/jinklink/jink/link"
)

// entry is a link made ready for redirects: what could be computed when it was loaded is not computed again. It never
// changes but for special.exhausted, so that it may be used without a lock after it left the cache. It is kept small,
// because the more links fit into the cache the fewer visitors wait for the store.
type entry struct {
	id           int64
	location     [1]string // an array, so that location[:] is a header value without an allocation
	queryKeys    *[]string // sorted names of the target's own parameters; only where the query is forwarded and it has any
	special      *special
	pathEnd      uint16 // offsets in location[0], which link.MaxURLBytes bounds: where the path ends and the query begins,
	queryEnd     uint16 // where the query ends and the fragment begins
	status       uint16
	forwardQuery bool
	forwardPath  bool
}

// newEntry makes one; logic is nil where nobody decides for links.
func newEntry(l *link.Link, logic Logic) *entry {
	t := link.SplitTarget(l.URL)
	queryEnd := len(l.URL) - len(t.Fragment)
	e := &entry{
		id: l.ID, location: [1]string{l.URL}, special: newSpecial(l, logic), status: uint16(l.Status),
		pathEnd: uint16(queryEnd - len(t.Query)), queryEnd: uint16(queryEnd),
		forwardQuery: l.ForwardQuery && t.Web(), forwardPath: l.ForwardPath && t.Web(),
	}
	if e.forwardQuery && len(t.Query) > 1 {
		var keys []string
		for pair := range strings.SplitSeq(t.Query[1:], "&") {
			if key := queryKey(pair); key != "" {
				keys = append(keys, key)
			}
		}
		slices.Sort(keys) // a visitor may send thousands of parameters to a target that has thousands itself
		keys = slices.Clip(slices.Compact(keys))
		e.queryKeys = &keys
	}
	return e
}

// has reports whether the target itself has a parameter of this name.
func (e *entry) has(key string) bool {
	if e.queryKeys == nil {
		return false
	}
	_, found := slices.BinarySearch(*e.queryKeys, key)
	return found
}

// size estimates the memory that an entry takes. TestCache_is_bounded_by_bytes holds it against the truth.
func (e *entry) size() int {
	n := int(unsafe.Sizeof(*e)) + len(e.location[0])
	if e.queryKeys != nil {
		n += 24 + 16*len(*e.queryKeys) // the names themselves are mostly parts of location
	}
	if e.special != nil {
		n += int(unsafe.Sizeof(*e.special)) + len(e.special.expiredURL) + len(e.special.passwordHash)
		if e.special.logic != nil {
			n += e.special.logic.Size()
		}
	}
	return n
}

// forward adds what the visitor sent along to the target: rest to its path, the parameters of query that the target
// does not have itself to its query. All of it is escaped as its place requires, and all of it comes after the host.
func (e *entry) forward(rest, query string) string {
	url := e.location[0]
	path, own, fragment := url[:e.pathEnd], url[e.pathEnd:e.queryEnd], url[e.queryEnd:]
	var b strings.Builder
	b.Grow(len(url) + len(rest) + len(query) + 2)
	b.WriteString(path)
	if rest != "" {
		if !strings.HasSuffix(path, "/") {
			b.WriteByte('/')
		}
		b.WriteString(link.EncodePath(rest))
	}
	b.WriteString(own)
	if e.forwardQuery && query != "" {
		e.forwardParameters(&b, own, query)
	}
	b.WriteString(fragment)
	return b.String()
}

func (e *entry) forwardParameters(b *strings.Builder, own, query string) {
	separator := byte('?')
	if own != "" {
		separator = '&'
	}
	if own == "?" {
		separator = 0
	}
	for pair := range strings.SplitSeq(query, "&") {
		if pair == "" || e.has(queryKey(pair)) {
			continue
		}
		if separator != 0 {
			b.WriteByte(separator)
		}
		b.WriteString(link.EncodeQuery(pair))
		separator = '&'
	}
}

// queryKey returns the decoded name of a parameter. A name with a broken escape is taken literally.
func queryKey(pair string) string {
	key, _, _ := strings.Cut(pair, "=")
	if !strings.ContainsAny(key, "%+") {
		return key
	}
	if decoded, err := url.QueryUnescape(key); err == nil {
		return decoded
	}
	return key
}
