package record

import (
	"fmt"
	"strings"

	"github.com/jinklink/jink/link"
)

// MaxConflicts is how many links the failure of a Rekey names.
const MaxConflicts = 10

// ErrConflicts is the failure of a Rekey. The refs hold the slugs of links whose keys would not be unique.
func ErrConflicts(refs []link.Ref) error {
	names := make([]string, len(refs))
	for i, ref := range refs {
		names[i] = fmt.Sprintf("%q", ref.Key)
		if ref.Domain != "" {
			names[i] += " on " + ref.Domain
		}
	}
	return link.Errorf(link.CodeConflict, "some links could not be told apart any more: %s", strings.Join(names, ", "))
}
