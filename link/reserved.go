package link

import "strings"

// ReservedWords returns the first path segments that never belong to a link, whatever their case: what jink itself
// answers, and what browsers, crawlers and certificate authorities ask every host for. The one list for the whole
// service.
func ReservedWords() []string {
	return []string{
		"-",   // dashboard, QR codes, assets
		"api", // REST API
		".well-known",
		"ads.txt",
		"app-ads.txt",
		"apple-touch-icon.png",
		"apple-touch-icon-precomposed.png",
		"browserconfig.xml",
		"crossdomain.xml",
		"favicon.ico",
		"humans.txt",
		"livez",
		"metrics",
		"readyz",
		"robots.txt",
		"security.txt",
		"sitemap.xml",

		// Kept free for APIs that clients of other shorteners speak.
		"rest",
		"v4",
		"yourls-api.php",
	}
}

// Reserved reports whether the first segment of a path belongs to jink itself.
func Reserved(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	for _, word := range ReservedWords() {
		if len(word) == len(first) && strings.EqualFold(word, first) { // most words are told apart by their length
			return true
		}
	}
	return false
}
