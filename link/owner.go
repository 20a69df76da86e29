package link

import "strings"

// ownerPrefix begins the tag of a link that files elsewhere say everything about. A tag is what can be listed, searched,
// exported and taken off by hand.
const ownerPrefix = "managed:"

// MaxOwner is the length of an owner's name.
const MaxOwner = 40

// OwnerTag returns the tag of the links of an owner.
func OwnerTag(owner string) string { return ownerPrefix + owner }

// Owner returns the owner that one of the tags names, "" if none does.
func Owner(tags []string) string {
	for _, tag := range tags {
		if owner, ok := strings.CutPrefix(tag, ownerPrefix); ok {
			return owner
		}
	}
	return ""
}

// CheckOwner says what is wrong with the name of an owner: it is made of lower-case letters, digits, dots, dashes and
// underscores, and begins with a letter or a digit.
func CheckOwner(p *Problems, field, owner string) {
	bad := strings.ContainsFunc(owner, func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || strings.ContainsRune("._-", r))
	})
	if bad || len(owner) > MaxOwner || owner != "" && strings.ContainsRune("._-", rune(owner[0])) {
		p.Addf(field, "%.100q must be 1 to %d lower-case letters, digits, dots, dashes and underscores, a letter or digit first",
			owner, MaxOwner)
	}
}
