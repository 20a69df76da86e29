package python_test

import (
	"testing"

	"github.com/jinklink/jink/python"
)

// cacheSites are functions that find something where a program can change it, each with changes after which they find something
// else. What a function has found during a change must not be found once that is undone.
const cacheSites = `
import collections, builtins, math
class Base:
    kind = "base"
    def hi(self): return "hi"
    @property
    def prop(self): return "prop"
    @classmethod
    def make(cls): return "make"
    def other(self): return "other"
class Point(Base):
    __slots__ = ("x",)
    def __init__(self): self.x = 1
    def hi(self): return super().hi() + "!"
class Bag(Base):
    def __init__(self): self.a = 1
class Late(Base): pass
point, bag, number, late = Point(), Bag(), 7, Late()
def getter(f): return f
def site_global(): return number
def site_builtin(): return len("abc")
def site_module(): return math.floor(2.5)
def site_class(): return Bag.kind
def site_classmethod(): return Bag.make()
def site_attr(): return bag.a
def site_data(): return bag.kind
def site_method(): return bag.hi()
def site_super(): return point.hi()
def site_slot(): return point.x
def site_property(): return bag.prop
def site_str(): return "abc".upper()
def site_store():
    b = Bag(); b.a = 2; b.b = 3
    return sorted(vars(b))
def site_new(): return Bag().a
def site_late(): return hasattr(late, "z"), late.hi()
sites = [v for k, v in sorted(globals().items()) if k.startswith("site_")]
def look(): return repr([f() for f in sites])
`

var cacheChanges = []string{
	`number = 8`,
	`del number; builtins.number = 9`,
	`len = lambda x: -1`,
	`builtins.len = lambda x: -2`,
	`globals()["len"] = abs; del globals()["len"]; builtins.len = lambda x: -3`,
	`math.floor = lambda x: -4`,
	`Bag.kind = "mine"`,
	`Base.kind = "theirs"`,
	`bag.kind = "own"`,
	`Bag.make = staticmethod(lambda: "made")`,
	`bag.a = 5`,
	`del bag.a; bag.b = 1; bag.a = 6`,
	`bag.hi = lambda: "ho"`,
	`Base.hi = lambda self: "ho"`,
	`Bag.hi = Base.other`,
	`Point.hi = lambda self: "he"`,
	`point.x = 10`,
	`Base.__dict__["prop"].__init__(Base.other)`,
	`Base.__dict__["prop"].__init__(lambda self: "new")`,
	`Base.prop = 3`,
	`Bag.__init__ = lambda self: setattr(self, "a", 99)`,
	`Bag.__bases__ = (type("Other", (Base,), {"kind": "other", "hi": Base.other}),)`,
	`late.__class__ = type("Later", (Base,), {"z": 1, "hi": Base.other})`,
	`late.z = 1`,
	`Base.hi.__code__ = Base.other.__code__`,
	`site_new.__code__ = site_str.__code__`,
	`Base.__setattr__ = lambda self, k, v: object.__setattr__(self, k, 0)`,
	`Base.__getattribute__ = lambda self, k: object.__getattribute__(self, k) if k != "a" else 55`,
	`Bag.z = 1; del Bag.z; Bag.kind = "later"`,
}

func TestReset_forgets_what_was_found_meanwhile(t *testing.T) {
	in := template(t, python.Config{}, cacheSites).New()
	look := func() string { return do(t, in, "out = look()") }
	want := look()
	for _, change := range cacheChanges {
		for _, source := range []string{
			change + "\nlook(); out = look()",                      // found after the change
			"look(); look()\n" + change + "\nlook(); out = look()", // and before
		} {
			// Twice: what the first time leaves behind must not mislead the second.
			for range 2 {
				if err := in.Reset(); err != nil {
					t.Fatal(err)
				}
				if got := do(t, in, source); got == want {
					t.Errorf("%s changes nothing", change)
				}
				if err := in.Reset(); err != nil {
					t.Fatal(err)
				}
				if got := look(); got != want {
					t.Fatalf("after %s and a reset:\n%s\nwant\n%s", source, got, want)
				}
			}
		}
	}
}
