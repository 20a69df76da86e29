package object

import "testing"

func TestBuiltin_types_are_filled(t *testing.T) {
	in := NewInterpreter()
	th := NewThread(in, nil)
	v, err := th.Attr(TypeType.Value(), "__name__")
	if err != nil || AsStr(v).S != "type" {
		t.Fatal(v, err)
	}
	if m := ObjectType.Lookup("__repr__"); m.IsNull() || m.Type() != SlotWrapperType {
		t.Error("object has no __repr__")
	}
}
