package pickle

import (
	"encoding/binary"

	"github.com/jinklink/jink/python/object"
)

var bufferType = &object.Type{Name: "pickle.PickleBuffer", Doc: "The memory of an object, which may be handed over apart from the pickle."}

// pickleBuffer is a PickleBuffer.
type pickleBuffer struct {
	object.Object
	view value // a memoryview; NULL once it was released
}

func (b *pickleBuffer) alive(t *thread) (value, error) {
	if b.view.IsNull() {
		return value{}, t.Raise(object.ValueError, "operation forbidden on released PickleBuffer object")
	}
	return b.view, nil
}

func defineBuffer() {
	sig := object.Fn("PickleBuffer", "(object, /)", "", nil)
	object.Attributable[pickleBuffer](bufferType)
	bufferType.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		a, err := sig.Bind(t, args, names)
		if err != nil {
			return value{}, err
		}
		v, b := object.Make[pickleBuffer](bufferType, cls)
		b.view, err = object.NewMemoryView(t, a[0])
		return v, err
	}
	bufferType.Buffer = func(t *thread, self value) (object.Buffer, error) {
		view, err := object.As[pickleBuffer](self).alive(t)
		if err != nil {
			return object.Buffer{}, err
		}
		return object.As[object.MemoryView](view).Buffer, nil
	}
	object.DefineType(bufferType, nil, "pickle", object.TypeDef{Methods: []*object.Builtin{
		object.Method("raw", "(self, /)", "Return the memory as a row of bytes.", func(t *thread, a []value) (value, error) {
			view, err := object.As[pickleBuffer](a[0]).alive(t)
			if err != nil {
				return value{}, err
			}
			whole, err := t.Attr(view, "contiguous")
			if err != nil {
				return value{}, err
			}
			if whole != object.True {
				return value{}, t.Raise(object.BufferError, "cannot extract raw buffer from non-contiguous buffer")
			}
			return t.CallMethod(view, "cast", object.NewStr("B"))
		}),
		object.Method("release", "(self, /)", "Let go of the memory.", func(t *thread, a []value) (value, error) {
			object.As[pickleBuffer](a[0]).view = value{}
			return object.None, nil
		}),
	}})
}

func (p *pickler) saveBuffer(t *thread, v value) error {
	if p.protocol < 5 {
		return raisePickling(t, "PickleBuffer can only be pickled with protocol >= 5")
	}
	view, err := object.As[pickleBuffer](v).alive(t)
	if err != nil {
		return err
	}
	whole, err := t.Attr(view, "contiguous")
	if err != nil {
		return err
	}
	if whole != object.True {
		return raisePickling(t, "PickleBuffer can not be pickled when pointing to a non-contiguous buffer")
	}
	inside := true
	if !p.callback.IsNull() {
		r, err := t.Call(p.callback, v)
		if err != nil {
			return err
		}
		if inside, err = t.Truth(r); err != nil {
			return err
		}
	}
	fixed, err := t.Attr(view, "readonly")
	if err != nil {
		return err
	}
	if !inside {
		p.out = append(p.out, 0x97)
		if fixed == object.True {
			p.out = append(p.out, 0x98)
		}
		return nil
	}
	b, err := object.AsBytes(t, view)
	if err != nil {
		return err
	}
	if fixed == object.True {
		if err := p.bytes(t, string(b)); err != nil {
			return err
		}
		return p.memoize(t, v)
	}
	if err := p.large(t, binary.LittleEndian.AppendUint64([]byte{0x96}, uint64(len(b))), b); err != nil {
		return err
	}
	return p.memoize(t, v)
}
