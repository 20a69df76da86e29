package certificate

import (
	"net/http"
	"strings"
)

// Redirect sends those who ask for one of hosts over plain HTTP to https. hosts are hosts without ports and where each is
// found by https, with the port if that is not 443. Hosts that are not among them are passed on to next.
//
// Only GET and HEAD are sent on, with path and query as they came. Anything else is refused: what it carries, a token or a
// password, has travelled in clear already, and whoever sends it should learn so. There is no Strict-Transport-Security: an
// operator who wants to bind browsers for a year can have a proxy add it.
func Redirect(hosts map[string]string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		secure, ok := hosts[host(r.Host)]
		switch {
		case r.TLS != nil || !ok:
			next.ServeHTTP(w, r)
		case r.Method != http.MethodGet && r.Method != http.MethodHead, !strings.HasPrefix(r.RequestURI, "/"):
			http.Error(w, "this host is asked over https: https://"+secure+"/", http.StatusBadRequest)
		default:
			w.Header()["Location"] = []string{"https://" + secure + r.RequestURI}
			w.Header()["Cache-Control"] = []string{"private, max-age=0"}
			w.WriteHeader(http.StatusPermanentRedirect)
		}
	})
}
