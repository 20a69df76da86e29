package visitor

import (
	"net/http"
	"strings"
)

// Prober is what the User-Agent of a prober begins with that wants to be known as one. Its visits are no clicks. Whoever
// else calls himself so is not counted either, which harms nobody: a limit of visits is held all the same.
const Prober = "jink-probe/"

// Synthetic reports whether a request was made to see whether the service works, not to get anywhere.
func Synthetic(r *http.Request) bool { return strings.HasPrefix(r.UserAgent(), Prober) }
