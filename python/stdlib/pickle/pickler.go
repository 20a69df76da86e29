package pickle

import (
	"encoding/binary"

	"github.com/jinklink/jink/python/object"
)

var picklerType = &object.Type{Name: "_pickle.Pickler", Doc: "What writes objects to a file."}

// pickler writes objects.
type pickler struct {
	object.Object
	self     value // the Pickler, NULL if there is none
	write    value // NULL: what is written is kept in done
	protocol int
	fix      bool
	fast     bool
	callback value
	memo     memo

	persistent, override, dispatch value // NULL if not given
	out                            []byte
	frame                          int // where in out the frame that is being written begins; -1: none
	done                           []byte
	charged                        int
}

const (
	frameTarget = 64 << 10
	frameLeast  = 4
	frameHeader = 9
)

func definePickler() {
	object.Attributable[pickler](picklerType)
	sig := object.Fn("Pickler", "(file, protocol=None, fix_imports=True, buffer_callback=None)", "", nil)
	picklerType.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		v, p := object.Make[pickler](picklerType, cls)
		p.self = value{}
		return v, nil
	}
	picklerType.Init = func(t *thread, self value, args []value, names object.Names) error {
		a, err := sig.Bind(t, args, names)
		if err != nil {
			return err
		}
		p := object.As[pickler](self)
		return p.init(t, a[0], a[1], a[2], a[3])
	}
	get := func(v value) *pickler { return object.As[pickler](v) }
	object.DefineType(picklerType, nil, "_pickle", object.TypeDef{
		Methods: []*object.Builtin{
			object.Method("dump", "(self, obj, /)", "Write an object.", func(t *thread, a []value) (value, error) {
				p := get(a[0])
				if p.write.IsNull() {
					return value{}, raisePickling(t, "Pickler.__init__() was not called by %s.__init__()", a[0].Type().Short())
				}
				p.self = a[0]
				defer func() { p.self = value{} }()
				return object.None, p.dump(t, a[1])
			}),
			object.Method("clear_memo", "(self, /)", "Forget what was written.", func(t *thread, a []value) (value, error) {
				get(a[0]).memo = memo{}
				return object.None, nil
			}),
			object.Method("persistent_id", "(self, obj, /)", "Return what names an object that is kept elsewhere, or None.", func(t *thread, a []value) (value, error) {
				return object.None, nil
			}),
		},
		GetSets: []*object.GetSet{
			object.Attr("bin", "", func(t *thread, self value) (value, error) { return object.Int(int64(min(get(self).protocol, 1))), nil }, nil),
			object.Attr("fast", "", func(t *thread, self value) (value, error) {
				if get(self).fast {
					return object.Int(1), nil
				}
				return object.Int(0), nil
			}, func(t *thread, self, v value) error {
				if v.IsNull() {
					return t.Raise(object.TypeError, "can't delete numeric/char attribute")
				}
				n, err := t.IntArg(v)
				get(self).fast = n != 0
				return err
			}),
			object.Attr("dispatch_table", "", func(t *thread, self value) (value, error) {
				if v := get(self).dispatch; !v.IsNull() {
					return v, nil
				}
				return value{}, t.Raise(object.AttributeError, "'%s' object has no attribute 'dispatch_table'", self.Type().Name)
			}, func(t *thread, self, v value) error {
				get(self).dispatch = v
				return nil
			}),
			object.Attr("memo", "", func(t *thread, self value) (value, error) { return newMemoProxy(memoType, self), nil }, setPicklerMemo),
		},
	})
}

func (p *pickler) init(t *thread, file, protocol, fix, callback value) error {
	p.protocol, p.fix = usual, true
	if isSet(protocol) {
		n, err := t.IntArg(protocol)
		if err != nil {
			return err
		}
		if n < 0 {
			n = highest
		}
		if n > highest {
			return t.Raise(object.ValueError, "pickle protocol must be <= %d", highest)
		}
		p.protocol = n
	}
	if !fix.IsNull() {
		yes, err := t.Truth(fix)
		if err != nil {
			return err
		}
		p.fix = yes
	}
	p.fix = p.fix && p.protocol < 3
	if isSet(callback) {
		if p.protocol < 5 {
			return t.Raise(object.ValueError, "buffer_callback needs protocol >= 5")
		}
		p.callback = callback
	} else {
		p.callback = value{}
	}
	if !file.IsNull() {
		w, err := t.FindAttr(file, t.Interp.Intern("write"))
		if err != nil {
			return err
		}
		if w.IsNull() {
			return t.Raise(object.TypeError, "file must have a 'write' attribute")
		}
		p.write = w
	}
	p.memo, p.frame = memo{}, -1
	return nil
}

// hook finds a method that a subclass or the instance gives.
func (p *pickler) hook(t *thread, name string) (value, error) {
	if p.self.IsNull() {
		return value{}, nil
	}
	v, err := t.FindAttr(p.self, t.Interp.Intern(name))
	if err != nil || v.IsNull() {
		return value{}, err
	}
	if b := object.AsBuiltin(v); b != nil && b.Owner == picklerType {
		return value{}, nil
	}
	return v, nil
}

func (p *pickler) dump(t *thread, obj value) error {
	var err error
	if p.persistent, err = p.hook(t, "persistent_id"); err != nil {
		return err
	}
	if p.override, err = p.hook(t, "reducer_override"); err != nil {
		return err
	}
	if p.dispatch.IsNull() && !p.self.IsNull() {
		// A subclass may have it as an attribute of the class.
		for _, cls := range p.self.Type().MRO {
			if cls == picklerType {
				break
			}
			if v := cls.Dict.GetString("dispatch_table"); !v.IsNull() {
				if p.dispatch, err = t.Attr(p.self, "dispatch_table"); err != nil {
					return err
				}
				break
			}
		}
	}
	p.out, p.frame, p.done, p.charged = nil, -1, nil, 0
	if p.protocol >= 2 {
		p.out = append(p.out, opProto, byte(p.protocol))
	}
	if p.protocol >= 4 {
		p.beginFrame()
	}
	if err := p.save(t, obj); err != nil {
		return err
	}
	p.out = append(p.out, opStop)
	p.endFrame()
	return p.flush(t)
}

func (p *pickler) beginFrame() {
	p.frame = len(p.out)
	p.out = append(p.out, make([]byte, frameHeader)...)
}

// endFrame writes the length of the frame, or takes the header away if the frame is too short to need one.
func (p *pickler) endFrame() {
	if p.frame < 0 {
		return
	}
	n := len(p.out) - p.frame - frameHeader
	if n < frameLeast {
		p.out = append(p.out[:p.frame], p.out[p.frame+frameHeader:]...)
	} else {
		p.out[p.frame] = opFrame
		binary.LittleEndian.PutUint64(p.out[p.frame+1:], uint64(n))
	}
	p.frame = -1
}

// flush hands what was written to the file, or keeps it.
func (p *pickler) flush(t *thread) error {
	if err := t.Allocate(len(p.out) - p.charged + 32); err != nil {
		return err
	}
	p.charged = 0
	if p.write.IsNull() {
		if p.done == nil {
			p.done = p.out
		} else {
			p.done = append(p.done, p.out...)
		}
		p.out = nil
		return nil
	}
	b := object.NewBytes(string(p.out))
	p.out = p.out[:0]
	_, err := t.Call(p.write, b)
	return err
}

// step is called between objects: it ends frames that are long enough.
func (p *pickler) step(t *thread) error {
	if n := len(p.out) - p.charged; n > 1024 {
		p.charged = len(p.out)
		if err := t.Allocate(2 * n); err != nil {
			return err
		}
	}
	if p.frame >= 0 && len(p.out)-p.frame-frameHeader >= frameTarget {
		p.endFrame()
		if err := p.flush(t); err != nil {
			return err
		}
		p.beginFrame()
	}
	return t.Charge(1)
}

// large writes bytes that are too many to be copied into a frame.
func (p *pickler) large(t *thread, header []byte, data []byte) error {
	if len(data) < frameTarget {
		if err := t.Charge(len(data) >> 4); err != nil {
			return err
		}
		p.out = append(append(p.out, header...), data...)
		return nil
	}
	framed := p.frame >= 0
	p.endFrame()
	if err := t.Allocate(2 * len(data)); err != nil {
		return err
	}
	p.out = append(append(p.out, header...), data...)
	p.charged = len(p.out)
	if err := p.flush(t); err != nil {
		return err
	}
	if framed {
		p.beginFrame()
	}
	return nil
}

// memoize remembers an object, and writes that it is to be remembered.
func (p *pickler) memoize(t *thread, v value) error {
	if p.fast {
		return nil
	}
	if err := t.Allocate(64); err != nil {
		return err
	}
	n := len(p.memo.entries)
	p.memo.add(v, n)
	switch {
	case p.protocol >= 4:
		p.out = append(p.out, opMemoize)
	case p.protocol >= 1 && n < 256:
		p.out = append(p.out, 'q', byte(n))
	case p.protocol >= 1:
		p.out = binary.LittleEndian.AppendUint32(append(p.out, 'r'), uint32(n))
	default:
		p.line('p', decimal(n))
	}
	return nil
}

// get writes that a remembered object is meant.
func (p *pickler) get(n int) {
	switch {
	case p.protocol >= 1 && n < 256:
		p.out = append(p.out, 'h', byte(n))
	case p.protocol >= 1:
		p.out = binary.LittleEndian.AppendUint32(append(p.out, 'j'), uint32(n))
	default:
		p.line('g', decimal(n))
	}
}

func (p *pickler) line(op byte, text string) {
	p.out = append(append(append(p.out, op), text...), '\n')
}
