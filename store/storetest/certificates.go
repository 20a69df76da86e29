package storetest

import (
	"bytes"
	"strings"
	"testing"

	"github.com/jinklink/jink/link"
)

func certificateTests() []test {
	return []test{
		{"what is stored comes back as it was", func(t *testing.T, s link.Store) {
			for name, data := range map[string][]byte{"s.example": []byte("cert\x00\xff"), "s.example+token": {}, "none": nil,
				"large": bytes.Repeat([]byte{0, 1, 255}, 50_000), "ümlaut.example": []byte("x")} {
				ok(t, s.SetCertificate(t.Context(), name, data))
				got, err := s.Certificate(t.Context(), name)
				ok(t, err)
				if !bytes.Equal(got, data) {
					t.Errorf("%s: %d bytes, want %d", name, len(got), len(data))
				}
			}
		}},
		{"the last one stays", func(t *testing.T, s link.Store) {
			for _, data := range []string{"one", "two"} {
				ok(t, s.SetCertificate(t.Context(), "a", []byte(data)))
			}
			got, err := s.Certificate(t.Context(), "a")
			ok(t, err)
			same(t, "data", string(got), "two")
		}},
		{"what is not there is NotFound, and removed without complaint", func(t *testing.T, s link.Store) {
			ok(t, s.SetCertificate(t.Context(), "a", []byte("x")))
			for _, name := range []string{"", "b", "A", "a\x00", "\xff"} {
				_, err := s.Certificate(t.Context(), name)
				wantCode(t, err, link.CodeNotFound)
				ok(t, s.RemoveCertificate(t.Context(), name))
			}
			ok(t, s.RemoveCertificate(t.Context(), "a"))
			_, err := s.Certificate(t.Context(), "a")
			wantCode(t, err, link.CodeNotFound)
		}},
		{"a name that cannot be stored is refused", func(t *testing.T, s link.Store) {
			for _, name := range []string{"a\x00", "\xff", strings.Repeat("a", 1001)} {
				wantCode(t, s.SetCertificate(t.Context(), name, []byte("x")), link.CodeInvalid)
			}
		}},
	}
}
