package record

import (
	"strings"
	"time"

	"github.com/jinklink/jink/link"
)

// CheckToken fails with CodeInvalid unless t can be stored.
func CheckToken(t *link.Token) error {
	err := CheckKeys("the token", "id", t.ID)
	if err == nil {
		err = CheckText("the token", "name", t.Name, "created_by", t.CreatedBy, "scopes", EncodeScopes(t.Scopes))
	}
	if err == nil && (t.ID == "" || len(t.Hash) == 0 || len(t.Hash) > maxKey) {
		err = link.Errorf(link.CodeInvalid, "a token needs an ID and a hash")
	}
	return err
}

// EncodeScopes returns scopes separated by spaces, as OAuth writes them.
func EncodeScopes(scopes []link.Scope) string {
	names := make([]string, len(scopes))
	for i, s := range scopes {
		names[i] = string(s)
	}
	return strings.Join(names, " ")
}

// DecodeScopes reads what EncodeScopes wrote.
func DecodeScopes(text string) []link.Scope {
	var scopes []link.Scope
	for _, name := range strings.Fields(text) {
		scopes = append(scopes, link.Scope(name))
	}
	return scopes
}

// LastUse returns the time that is stored when a token is used at t: coarse, so that it says no more than it must and
// changes seldom.
func LastUse(t time.Time) time.Time { return t.UTC().Truncate(time.Minute) }

// CheckSetting fails with CodeInvalid unless there can be a setting of this name and value.
func CheckSetting(name, value string) error {
	if err := CheckKeys("the setting", "name", name); err != nil {
		return err
	}
	return CheckText("the setting", "value", value)
}

// CheckCertificate fails with CodeInvalid unless there can be a certificate of this name.
func CheckCertificate(name string) error { return CheckKeys("the certificate", "name", name) }
