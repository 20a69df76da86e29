package password

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"github.com/jinklink/jink/link"
)

// small makes hashes that cost next to nothing.
func small() *Hasher { return New(Config{MemoryKiB: 8, Passes: 1}) }

func TestHashAndVerify(t *testing.T) {
	h := small()
	for _, c := range []struct {
		name, set, typed string
		want             bool
	}{
		{"the same", "correct horse", "correct horse", true},
		{"another", "correct horse", "correct hors", false},
		{"case counts", "secret", "Secret", false},
		{"spaces count", "secret", "secret ", false},
		{"nothing", "secret", "", false},
		{"composed and decomposed", "caf\u00e9", "cafe\u0301", true},
		{"not text", "secret", "\xff", false},
		{"far too long", "secret", strings.Repeat("x", 1<<20), false},
		{"the longest", strings.Repeat("x", MaxLength), strings.Repeat("x", MaxLength), true},
		{"the longest, decomposed", strings.Repeat("\u00e9", MaxLength/2), strings.Repeat("e\u0301", MaxLength/2), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			phc, err := h.Hash(t.Context(), c.set)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := h.Verify(t.Context(), phc, c.typed); got != c.want || err != nil {
				t.Errorf("got %v, %v", got, err)
			}
		})
	}
}

func TestHash_isSalted(t *testing.T) {
	h := small()
	a, _ := h.Hash(t.Context(), "secret")
	b, _ := h.Hash(t.Context(), "secret")
	if a == b {
		t.Errorf("two hashes of one password are the same: %s", a)
	}
}

func TestHash_refuses(t *testing.T) {
	for name, p := range map[string]string{
		"nothing": "", "too long": strings.Repeat("x", MaxLength+1), "not text": "a\xff",
		"too long in NFC": strings.Repeat("\u0958", 60), // each becomes two code points of three bytes
	} {
		phc, err := small().Hash(t.Context(), p)
		if link.CodeOf(err) != link.CodeInvalid || phc != "" {
			t.Errorf("%s: %q, %v", name, phc, err)
		}
	}
}

// TestVerify_reference holds us to what the reference implementation computes (its test vector of 64 MiB, 2 passes).
func TestVerify_reference(t *testing.T) {
	const phc = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	h := small()
	for password, want := range map[string]bool{"password": true, "passwore": false} {
		if got, err := h.Verify(t.Context(), phc, password); got != want || err != nil {
			t.Errorf("%s: %v, %v", password, got, err)
		}
	}
}

func TestNew_standardCost(t *testing.T) {
	phc, err := New(Config{}).Hash(t.Context(), "secret")
	if err != nil || !strings.HasPrefix(phc, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("%s, %v", phc, err)
	}
	if err := small().CheckHash(phc); err != nil {
		t.Error(err)
	}
}

// TestNew_boundsTheCost holds that whatever is asked for, a Hasher accepts what it makes.
func TestNew_boundsTheCost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.OneOf(rapid.Int(), rapid.IntRange(-2, 20), rapid.IntRange(1000, 200000))
		c := Config{MemoryKiB: n.Draw(t, "memory"), Passes: n.Draw(t, "passes"), Lanes: n.Draw(t, "lanes"), Parallel: -1}
		if err := New(c).cost.check(); err != nil {
			t.Errorf("%+v: %v", c, err)
		}
	})
}

func TestCheckHash(t *testing.T) {
	const salt, key = "c29tZXNhbHQ", "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	for _, c := range []struct{ name, phc, want string }{
		{"good", "$argon2id$v=19$m=65536,t=3,p=4$" + salt + "$" + key, ""},
		{"empty", "", "not an argon2id hash"},
		{"bcrypt", "$2b$12$abcdefghijklmnopqrstuv", "not an argon2id hash"},
		{"argon2i", "$argon2i$v=19$m=8,t=1,p=1$" + salt + "$" + key, "not an argon2id hash"},
		{"text before it", "x$argon2id$v=19$m=8,t=1,p=1$" + salt + "$" + key, "not an argon2id hash"},
		{"an old version", "$argon2id$v=16$m=8,t=1,p=1$" + salt + "$" + key, "another version"},
		{"no version", "$argon2id$m=8,t=1,p=1$" + salt + "$" + key, "not an argon2id hash"},
		{"4 GiB", "$argon2id$v=19$m=4194304,t=1,p=1$" + salt + "$" + key, "asks for 4194304 KiB"},
		{"more than fits", "$argon2id$v=19$m=99999999999999999999,t=1,p=1$" + salt + "$" + key, "parameters m, t and p"},
		{"2^32", "$argon2id$v=19$m=4294967304,t=1,p=1$" + salt + "$" + key, "parameters m, t and p"},
		{"negative", "$argon2id$v=19$m=-8,t=1,p=1$" + salt + "$" + key, "parameters m, t and p"},
		{"a million passes", "$argon2id$v=19$m=8,t=1000000,p=1$" + salt + "$" + key, "asks for 1000000 passes"},
		{"no passes", "$argon2id$v=19$m=8,t=0,p=1$" + salt + "$" + key, "asks for 0 passes"},
		{"256 lanes", "$argon2id$v=19$m=65536,t=1,p=256$" + salt + "$" + key, "asks for 256 lanes"},
		{"no lanes", "$argon2id$v=19$m=65536,t=1,p=0$" + salt + "$" + key, "asks for 0 lanes"},
		{"too little memory for the lanes", "$argon2id$v=19$m=8,t=1,p=2$" + salt + "$" + key, "asks for 8 KiB"},
		{"too much in all", "$argon2id$v=19$m=131072,t=16,p=1$" + salt + "$" + key, "16 passes over 131072 KiB"},
		{"another order", "$argon2id$v=19$t=1,m=8,p=1$" + salt + "$" + key, "parameters m, t and p"},
		{"leading zero", "$argon2id$v=19$m=08,t=1,p=1$" + salt + "$" + key, "parameters m, t and p"},
		{"an empty key, which everything would match", "$argon2id$v=19$m=8,t=1,p=1$" + salt + "$", "a key of 16 to 64"},
		{"a short salt", "$argon2id$v=19$m=8,t=1,p=1$YQ$" + key, "a salt of 8 to 64"},
		{"padding", "$argon2id$v=19$m=8,t=1,p=1$" + salt + "=$" + key, "base64"},
		{"not base64", "$argon2id$v=19$m=8,t=1,p=1$" + salt + "$****************************", "base64"},
		{"endless", "$argon2id$v=19$m=8,t=1,p=1$" + salt + "$" + strings.Repeat("A", 1<<20), "longer than 512"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := small().CheckHash(c.phc)
			if c.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want …%s…", err, c.want)
			}
			if ok, verr := small().Verify(t.Context(), c.phc, "password"); ok || verr == nil {
				t.Errorf("Verify accepts what CheckHash does not: %v, %v", ok, verr)
			}
		})
	}
}

func TestHasher_waitsForItsTurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := New(Config{MemoryKiB: 8, Passes: 1, Parallel: 1})
		h.slots <- struct{}{} // one is being computed
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
		defer cancel()
		start := time.Now()
		_, err := h.Hash(ctx, "secret")
		if link.CodeOf(err) != link.CodeUnavailable || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
		if waited := time.Since(start); waited != 3*time.Second {
			t.Errorf("gave up after %v", waited)
		}
		done := make(chan error)
		go func() {
			_, err := h.Hash(t.Context(), "secret")
			done <- err
		}()
		synctest.Wait()
		select {
		case err := <-done:
			t.Errorf("did not wait: %v", err)
		default:
		}
		<-h.slots
		if err := <-done; err != nil {
			t.Error(err)
		}
		if _, err := h.Hash(ctx, "secret"); link.CodeOf(err) != link.CodeUnavailable {
			t.Errorf("with a context that has ended: %v", err)
		}
	})
}

func FuzzCheckHash(f *testing.F) {
	f.Add("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
	f.Add("$argon2id$v=19$m=8,t=1,p=1$$")
	f.Add("$$$$$")
	f.Add("$argon2id$v=19$m=10,t=1,p=1$00000000000$00000000000000000000\n0000")
	f.Fuzz(func(t *testing.T, phc string) {
		d, err := parse(phc)
		if err != nil {
			return
		}
		if d.String() != phc {
			t.Errorf("%q is read as %q", phc, d)
		}
		if d.memory > maxMemoryKiB || d.memory*d.passes > maxWork {
			t.Errorf("%q asks for too much", phc)
		}
	})
}

func BenchmarkHash(b *testing.B) {
	h := New(Config{})
	for b.Loop() {
		if _, err := h.Hash(b.Context(), "correct horse battery staple"); err != nil {
			b.Fatal(err)
		}
	}
}
