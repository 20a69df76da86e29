package vm

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

// run runs the frame f, and all that it calls, until f is over. It gives what f returns, or the exception that left it.
//
// What is common stands in this function; what is not, in functions that it calls. A function this large gets only the
// smallest functions inlined: what must be fast is written out.
func (m *machine) run(f *frame) (object.Value, error) {
	var (
		t      = m.thread
		e      = f.exec
		instrs = e.instrs
		st     = f.st
		sp     = f.sp
		pc     = f.pc
		err    error
		in     instr

		yielded, result object.Value
		target          int
	)
	for {
		in = instrs[pc]
		pc++
		switch in.op {
		case op(code.Nop), op(code.PopBlock):

		case op(code.LoadFast):
			v := st[in.b]
			if v.IsNull() {
				err = m.unbound(f, int(in.b))
				goto raise
			}
			st[sp] = v
			sp++
		case op(code.StoreFast):
			sp--
			st[in.b] = st[sp]
		case op(code.LoadConst):
			st[sp] = e.consts[in.c]
			sp++
		case op(code.PopTop):
			sp--
		case opLoadFastLoadFast:
			v, w := st[in.b], st[in.c]
			if v.IsNull() || w.IsNull() {
				err = m.unboundOf(f, int(in.b), int(in.c), 0)
				goto raise
			}
			st[sp], st[sp+1] = v, w
			sp += 2
		case opLoadFastLoadConst:
			v := st[in.b]
			if v.IsNull() {
				err = m.unbound(f, int(in.b))
				goto raise
			}
			st[sp], st[sp+1] = v, e.consts[in.c]
			sp += 2
		case opStoreFastLoadFast:
			st[in.b] = st[sp-1]
			v := st[in.c]
			if v.IsNull() {
				err = m.unbound(f, int(in.c))
				goto raise
			}
			st[sp-1] = v

		case opAddFF, opAddFK:
			left, right := st[in.b], operand(e, st, in)
			if left.IsInt() && right.IsInt() {
				x, y := left.Int64(), right.Int64()
				if s := x + y; (x^s)&(y^s) >= 0 {
					result = object.Int(s)
					goto store
				}
			} else if left.IsFloat() && right.IsFloat() {
				result = object.Float(left.Float64() + right.Float64())
				goto store
			}
			goto fused
		case opSubtractFF, opSubtractFK:
			left, right := st[in.b], operand(e, st, in)
			if left.IsInt() && right.IsInt() {
				x, y := left.Int64(), right.Int64()
				if s := x - y; (x^y)&(x^s) >= 0 {
					result = object.Int(s)
					goto store
				}
			} else if left.IsFloat() && right.IsFloat() {
				result = object.Float(left.Float64() - right.Float64())
				goto store
			}
			goto fused
		case opMultiplyFF, opMultiplyFK:
			left, right := st[in.b], operand(e, st, in)
			if left.IsFloat() && right.IsFloat() {
				result = object.Float(left.Float64() * right.Float64())
				goto store
			}
			if p, ok := object.MultiplyInt(left, right); ok {
				result = p
				goto store
			}
			goto fused

		case op(code.BinaryAdd), op(code.InplaceAdd):
			a, b := st[sp-2], st[sp-1]
			sp--
			if a.IsInt() && b.IsInt() {
				x, y := a.Int64(), b.Int64()
				s := x + y
				if (x^s)&(y^s) >= 0 {
					st[sp-1] = object.Int(s)
					continue
				}
			} else if a.IsFloat() && b.IsFloat() {
				st[sp-1] = object.Float(a.Float64() + b.Float64())
				continue
			}
			goto operator
		case op(code.BinarySubtract), op(code.InplaceSubtract):
			a, b := st[sp-2], st[sp-1]
			sp--
			if a.IsInt() && b.IsInt() {
				x, y := a.Int64(), b.Int64()
				s := x - y
				if (x^y)&(x^s) >= 0 {
					st[sp-1] = object.Int(s)
					continue
				}
			} else if a.IsFloat() && b.IsFloat() {
				st[sp-1] = object.Float(a.Float64() - b.Float64())
				continue
			}
			goto operator
		case op(code.BinaryMultiply), op(code.InplaceMultiply):
			a, b := st[sp-2], st[sp-1]
			sp--
			if a.IsFloat() && b.IsFloat() {
				st[sp-1] = object.Float(a.Float64() * b.Float64())
				continue
			}
			if p, ok := object.MultiplyInt(a, b); ok {
				st[sp-1] = p
				continue
			}
			goto operator
		case op(code.BinaryModulo), op(code.InplaceModulo):
			a, b := st[sp-2], st[sp-1]
			sp--
			if a.IsInt() && b.IsInt() && b.Int64() > 0 {
				r := a.Int64() % b.Int64()
				if r < 0 {
					r += b.Int64()
				}
				st[sp-1] = object.Int(r)
				continue
			}
			goto operator
		case op(code.BinaryFloorDivide), op(code.InplaceFloorDivide):
			a, b := st[sp-2], st[sp-1]
			sp--
			if a.IsInt() && b.IsInt() && b.Int64() > 0 {
				x, y := a.Int64(), b.Int64()
				q := x / y
				if x%y < 0 {
					q--
				}
				st[sp-1] = object.Int(q)
				continue
			}
			goto operator
		case op(code.BinaryAnd), op(code.InplaceAnd):
			a, b := st[sp-2], st[sp-1]
			sp--
			if a.IsInt() && b.IsInt() {
				st[sp-1] = object.Int(a.Int64() & b.Int64())
				continue
			}
			goto operator
		case op(code.BinaryRshift), op(code.InplaceRshift):
			a, b := st[sp-2], st[sp-1]
			sp--
			if a.IsInt() && b.IsInt() && b.Int64() >= 0 {
				st[sp-1] = object.Int(a.Int64() >> min(uint64(b.Int64()), 63))
				continue
			}
			goto operator
		case op(code.BinaryXor), op(code.InplaceXor), op(code.BinaryOr), op(code.InplaceOr), op(code.BinaryPower), op(code.InplacePower),
			op(code.BinaryLshift), op(code.InplaceLshift), op(code.BinaryTrueDivide), op(code.InplaceTrueDivide),
			op(code.BinaryMatrixMultiply), op(code.InplaceMatrixMultiply):
			sp--
			goto operator

		case opCompareJumpFF, opCompareJumpFK, opCompareJump:
			var a, b object.Value
			to := in.c
			switch in.op {
			case opCompareJumpFF:
				a, b = st[in.b], st[in.c&0xffff]
				to >>= 16
			case opCompareJumpFK:
				a, b = st[in.b], e.consts[in.c&0xffff]
				to >>= 16
			default:
				sp -= 2
				a, b = st[sp], st[sp+1]
			}
			var yes bool
			if a.IsInt() && b.IsInt() {
				x, y := a.Int64(), b.Int64()
				switch in.a &^ jumpIfTrue {
				case code.Less:
					yes = x < y
				case code.LessEqual:
					yes = x <= y
				case code.Equal:
					yes = x == y
				case code.NotEqual:
					yes = x != y
				case code.Greater:
					yes = x > y
				default:
					yes = x >= y
				}
			} else {
				f.pc = pc
				if yes, err = m.compareBool(f, in, a, b); err != nil {
					goto raise
				}
			}
			if yes == (in.a&jumpIfTrue != 0) {
				target = int(to)
				goto jump
			}
		case op(code.CompareOp):
			sp--
			a, b := st[sp-1], st[sp]
			if a.IsInt() && b.IsInt() {
				st[sp-1] = object.Bool(compareInts(int(in.a), a.Int64(), b.Int64()))
				continue
			}
			f.pc = pc
			if st[sp-1], err = t.Compare(int(in.a), a, b); err != nil {
				goto raise
			}
		case op(code.IsOp):
			sp--
			st[sp-1] = object.Bool((st[sp-1] == st[sp]) == (in.c == 0))
		case opIsNoneJump:
			sp--
			if (st[sp].IsNone() == (in.b == 0)) == (in.a != 0) {
				pc = int(in.c)
			}
		case op(code.PopJumpIfFalse), op(code.PopJumpIfTrue):
			sp--
			v := st[sp]
			yes := v == object.True
			if !v.IsBool() {
				f.pc = pc
				if yes, err = t.Truth(v); err != nil {
					goto raise
				}
			}
			if yes == (in.op == op(code.PopJumpIfTrue)) {
				target = int(in.c)
				goto jump
			}
		case op(code.JumpIfFalseOrPop), op(code.JumpIfTrueOrPop):
			v := st[sp-1]
			yes := v == object.True
			if !v.IsBool() {
				f.pc = pc
				if yes, err = t.Truth(v); err != nil {
					goto raise
				}
			}
			if yes == (in.op == op(code.JumpIfTrueOrPop)) {
				pc = int(in.c)
			} else {
				sp--
			}
		case op(code.JumpForward), op(code.JumpAbsolute):
			target = int(in.c)
			goto jump

		case op(code.LoadGlobal):
			c := &e.globals[in.c]
			if c.globals == f.globals && c.keys == f.globals.KeysVersion {
				if !c.builtin {
					st[sp] = f.globals.ValueAt(int(c.place))
					sp++
					continue
				}
				if c.builtins == f.builtins && c.builtinKeys == f.builtins.KeysVersion {
					st[sp] = f.builtins.ValueAt(int(c.place))
					sp++
					continue
				}
			}
			f.pc = pc
			if st[sp], err = m.loadGlobal(f, c, e.code.Names[in.b]); err != nil {
				goto raise
			}
			sp++
		case op(code.LoadDeref):
			v := object.AsCell(st[in.b]).V
			if v.IsNull() {
				err = m.unboundCell(f, int(in.b))
				goto raise
			}
			st[sp] = v
			sp++

		case op(code.LoadAttr), opLoadFastAttr:
			if in.op == opLoadFastAttr {
				v := st[in.b]
				if v.IsNull() {
					err = m.unboundOf(f, int(in.b), -1, -1)
					goto raise
				}
				st[sp] = v
				sp++
			}
			obj := st[sp-1]
			typ := obj.Type()
			c := &e.attrs[in.c]
			if c.typ == typ && c.version == typ.Version {
				switch c.kind {
				case cacheSlot:
					if a := typ.Attrs(obj); a.Shape == c.shape {
						st[sp-1] = a.Slots[c.place]
						continue
					}
				case cacheMember:
					if v := typ.Attrs(obj).Slots[c.place]; !v.IsNull() {
						st[sp-1] = v
						continue
					}
				case cacheClass:
					if c.shape == nil || typ.Attrs(obj).Shape == c.shape {
						st[sp-1] = c.value
						continue
					}
				case cacheData:
					if (c.shape == nil || typ.Attrs(obj).Shape == c.shape) && c.dict.KeysVersion == c.keys {
						st[sp-1] = c.dict.ValueAt(int(c.place))
						continue
					}
				case cacheProperty:
					if get := object.As[object.Property](c.value).Get; get.Is(object.FunctionType) {
						f.pc, f.sp = pc, sp-1
						if f, err = m.pushCall(f, object.AsFunction(get), sp-1, 1); err != nil {
							f = m.cur
							goto raise
						}
						goto enter
					}
				case cacheModule:
					if d := object.AsModule(obj).Dict; d == c.dict && d.KeysVersion == c.keys {
						st[sp-1] = d.ValueAt(int(c.place))
						continue
					}
				}
			}
			f.pc = pc
			if st[sp-1], err = m.loadAttr(obj, c); err != nil {
				goto raise
			}
		case op(code.StoreAttr):
			sp -= 2
			v, obj := st[sp], st[sp+1]
			typ := obj.Type()
			c := &e.attrs[in.c]
			if c.typ == typ && c.version == typ.Version {
				a := typ.Attrs(obj)
				if c.kind == cacheMember {
					a.Slots[c.place] = v
					continue
				}
				if a.Shape == c.shape {
					if c.kind == cacheSlot {
						a.Slots[c.place] = v
						continue
					}
					if n := len(a.Slots); n < cap(a.Slots) {
						a.Slots = a.Slots[:n+1]
						a.Slots[n] = v
						a.Shape = c.next
						continue
					}
				}
			}
			f.pc = pc
			if err = m.storeAttr(obj, v, c); err != nil {
				goto raise
			}
		case op(code.LoadMethod), opLoadFastMethod:
			if in.op == opLoadFastMethod {
				v := st[in.b]
				if v.IsNull() {
					err = m.unboundOf(f, int(in.b), -1, -1)
					goto raise
				}
				st[sp] = v
				sp++
			}
			obj := st[sp-1]
			typ := obj.Type()
			c := &e.attrs[in.c]
			if c.typ == typ && c.version == typ.Version {
				switch c.kind {
				case cacheMethod:
					if c.shape == nil || typ.Attrs(obj).Shape == c.shape {
						st[sp-1], st[sp] = c.value, obj
						sp++
						continue
					}
				case cacheModule:
					if d := object.AsModule(obj).Dict; d == c.dict && d.KeysVersion == c.keys {
						st[sp-1], st[sp] = object.Value{}, d.ValueAt(int(c.place))
						sp++
						continue
					}
				}
			}
			f.pc = pc
			if st[sp-1], st[sp], err = m.loadMethod(obj, c); err != nil {
				goto raise
			}
			sp++

		case opSuperMethod:
			f.pc, f.sp = pc, sp
			if st[sp], st[sp+1], err = m.superMethod(f, e.code.Names[in.b], &e.attrs[in.c]); err != nil {
				goto raise
			}
			sp += 2

		case op(code.CallMethod):
			n := int(in.c)
			args := sp - n
			if st[args-2].IsNull() {
				// NULL f: the result replaces both.
				st[args-2] = st[args-1]
				copy(st[args-1:sp-1], st[args:sp])
				sp--
				args = sp - n
			} else {
				args--
				n++
			}
			// The function is at args-1, n arguments follow it.
			callee := st[args-1]
			f.pc, f.sp, t.Fuel = pc, args-1, t.Fuel-1
			if callee.Is(object.FunctionType) {
				if f, err = m.pushCall(f, object.AsFunction(callee), args, n); err != nil {
					f = m.cur
					goto raise
				}
				goto enter
			}
			var r object.Value
			if callee.Is(object.MethodDescriptorType) {
				b := object.As[object.Builtin](callee)
				if b.IsSimple(n) && b.OwnerIs(st[args].Type()) {
					r, err = b.Fn(t, st[args:sp:sp])
				} else {
					r, err = t.CallBuiltin(b, st[args:sp:sp], nil)
				}
			} else {
				r, err = t.CallNamed(callee, st[args:sp:sp], nil)
			}
			if err != nil {
				goto raise
			}
			sp = args
			st[sp-1] = r
		case op(code.CallFunction):
			n := int(in.c)
			args := sp - n
			callee := st[args-1]
			f.pc, f.sp, t.Fuel = pc, args-1, t.Fuel-1
		call:
			switch callee.Type() {
			case object.FunctionType:
				if f, err = m.pushCall(f, object.AsFunction(callee), args, n); err != nil {
					f = m.cur
					goto raise
				}
				goto enter
			case object.BuiltinType:
				b := object.As[object.Builtin](callee)
				var r object.Value
				if b.IsPlainFunction() && b.IsSimple(n) {
					r, err = b.Fn(t, st[args:sp:sp])
				} else {
					r, err = t.CallBuiltin(b, st[args:sp:sp], nil)
				}
				if err != nil {
					goto raise
				}
				sp = args
				st[sp-1] = r
				continue
			case object.MethodType:
				bound := object.AsMethod(callee)
				if bound.Func.Is(object.FunctionType) {
					args--
					n++
					st[args] = bound.Self
					callee = bound.Func
					goto call
				}
			case object.TypeType:
				var nf *frame
				if nf, err = m.pushNew(f, object.AsType(callee), args, n); err != nil {
					f = m.cur
					goto raise
				}
				if nf != nil {
					f = nf
					goto enter
				}
			}
			var r object.Value
			if r, err = t.CallNamed(callee, st[args:sp:sp], nil); err != nil {
				goto raise
			}
			sp = args
			st[sp-1] = r
		case opCallKwConst, opCallMethodKwConst:
			n := int(in.b)
			args := sp - n
			if in.op == opCallMethodKwConst {
				if st[args-2].IsNull() {
					st[args-2] = st[args-1]
					copy(st[args-1:sp-1], st[args:sp])
					sp--
					args--
				} else {
					args--
				}
			}
			f.pc, f.sp, t.Fuel = pc, args-1, t.Fuel-1
			var nf *frame
			var r object.Value
			if r, nf, err = m.callNamed(f, st[args-1], st[args:sp:sp], e.names[in.c]); err != nil {
				f = m.cur
				goto raise
			}
			if nf != nil {
				f = nf
				goto enter
			}
			sp = args
			st[sp-1] = r

		case op(code.ReturnValue), opLoadFastReturn, opLoadConstReturn:
			switch in.op {
			case op(code.ReturnValue):
				result = st[sp-1]
			case opLoadFastReturn:
				if result = st[in.b]; result.IsNull() {
					err = m.unbound(f, int(in.b))
					goto raise
				}
			default:
				result = e.consts[in.c]
			}
			f.pc = pc
			switch f.kind {
			case callFrame:
				f = m.release(f)
				goto returned
			case entryFrame:
				m.finish(f)
				return result, nil
			case initFrame:
				if !result.IsNone() {
					err = t.Raise(object.TypeError, "__init__() should return None, not '%s'", result.Type().Name)
					goto raise
				}
				result = f.self
				f = m.release(f)
				goto returned
			case operatorFrame:
				if result == object.NotImplemented {
					result, err = m.reflected(f)
				}
				f = m.release(f)
				goto returned
			case iterFrame:
				f = m.finish(f)
				e, st, pc = f.exec, f.st, f.pc
				instrs = e.instrs
				// The for loop is over: the iterator goes.
				sp = f.sp - 1
				pc = int(instrs[pc-1].c)
			}
		case op(code.YieldValue):
			sp--
			yielded = st[sp]
			f.gen.Yielded = true
			goto yield
		case op(code.YieldFrom):
			var done bool
			f.pc, f.sp = pc, sp
			if yielded, done, err = t.Send(st[sp-2], st[sp-1]); err != nil {
				f.gen.Awaiting = object.Value{}
				goto raise
			}
			sp--
			if done {
				f.gen.Awaiting = object.Value{}
				st[sp-1] = yielded
				continue
			}
			// The instruction is run again when the generator is continued.
			f.gen.Awaiting = st[sp-1]
			f.gen.Yielded = false
			pc--
			goto yield

		case op(code.ForIter), opForIterStore:
			it := st[sp-1]
			var v object.Value
			switch it.Type() {
			case object.RangeIteratorType:
				if r := object.As[object.RangeIterator](it); r.Left > 0 {
					r.Left--
					v = object.Int(r.Next)
					r.Next += r.Step
				}
			case object.ListIteratorType:
				l := object.As[object.ListIterator](it)
				if l.List != nil && l.At < len(l.List.Items) {
					v = l.List.Items[l.At]
					l.At++
				} else {
					l.List = nil
				}
			case object.TupleIteratorType:
				l := object.As[object.TupleIterator](it)
				if l.Tuple != nil && l.At < len(l.Tuple.Items) {
					v = l.Tuple.Items[l.At]
					l.At++
				} else {
					l.Tuple = nil
				}
			case object.GeneratorType:
				g := object.AsGenerator(it)
				if gf := m.resumeInLoop(g); gf != nil {
					f.pc, f.sp = pc, sp
					if err = m.deeper(); err != nil {
						goto raise
					}
					m.pushGenerator(f, g, gf)
					gf.kind = iterFrame
					f = gf
					goto enter
				}
				fallthrough
			default:
				f.pc, f.sp = pc, sp
				if v, err = t.Next(it); err != nil {
					goto raise
				}
			}
			if v.IsNull() {
				sp--
				pc = int(in.c)
				continue
			}
			if in.op == opForIterStore {
				st[in.b] = v
			} else {
				st[sp] = v
				sp++
			}

		case opForIterPair:
			f.pc, f.sp = pc, sp
			var first object.Value
			if first, st[sp], err = m.nextPair(f, st[sp-1]); err != nil {
				goto raise
			}
			if first.IsNull() {
				sp--
				pc = int(in.c)
				continue
			}
			st[sp+1] = first
			sp += 2

		case op(code.BinarySubscr), opSubscrFF:
			if in.op == opSubscrFF {
				st[sp], st[sp+1] = st[in.b], st[in.c]
				if st[sp].IsNull() || st[sp+1].IsNull() {
					err = m.unboundOf(f, int(in.b), int(in.c), -2)
					goto raise
				}
				sp += 2
			}
			a, i := st[sp-2], st[sp-1]
			sp--
			if i.IsInt() {
				switch a.Type() {
				case object.ListType:
					items := object.As[object.List](a).Items
					n := i.Int64()
					if n < 0 {
						n += int64(len(items))
					}
					if uint64(n) < uint64(len(items)) {
						st[sp-1] = items[n]
						continue
					}
				case object.TupleType:
					items := object.As[object.Tuple](a).Items
					n := i.Int64()
					if n < 0 {
						n += int64(len(items))
					}
					if uint64(n) < uint64(len(items)) {
						st[sp-1] = items[n]
						continue
					}
				}
			}
			f.pc = pc
			if a.Type().IsHeap() {
				if get := object.AsFunction(orNone(a.Type().Lookup("__getitem__"))); get != nil {
					f.sp = sp - 1
					if f, err = m.pushCall(f, get, sp-1, 2); err != nil {
						f = m.cur
						goto raise
					}
					goto enter
				}
			}
			if st[sp-1], err = t.GetItem(a, i); err != nil {
				goto raise
			}
		case op(code.StoreSubscr):
			sp -= 3
			v, a, i := st[sp], st[sp+1], st[sp+2]
			if i.IsInt() && a.Is(object.ListType) {
				items := object.As[object.List](a).Items
				n := i.Int64()
				if n < 0 {
					n += int64(len(items))
				}
				if uint64(n) < uint64(len(items)) {
					items[n] = v
					continue
				}
			}
			f.pc = pc
			if err = t.SetItem(a, i, v); err != nil {
				goto raise
			}
		case op(code.ContainsOp):
			sp--
			f.pc = pc
			if st[sp-1], err = m.contains(st[sp], st[sp-1], in.c == 0); err != nil {
				goto raise
			}

		case op(code.RotTwo):
			st[sp-1], st[sp-2] = st[sp-2], st[sp-1]
		case op(code.DupTop):
			st[sp] = st[sp-1]
			sp++
		case op(code.ListAppend):
			sp--
			l := object.As[object.List](st[sp-int(in.c)])
			if f.pc = pc; len(l.Items) == cap(l.Items) {
				if err = l.Grow(t); err != nil {
					goto raise
				}
			}
			l.Items = append(l.Items, st[sp])
		case op(code.UnpackSequence):
			n := int(in.c)
			f.pc = pc
			if err = m.unpack(st[sp-1], st[sp-1:sp-1+n]); err != nil {
				goto raise
			}
			sp += n - 1
		default:
			f.pc, f.sp = pc, sp
			if sp, err = m.rare(f, in, sp); err != nil {
				goto raise
			}
			pc = f.pc
		}
		continue

	jump:
		if target < pc {
			if t.Fuel -= stepsOf(pc - target); t.Fuel < 0 {
				f.pc = pc
				if err = m.refuel(); err != nil {
					goto raise
				}
			}
		}
		pc = target
		continue

	enter:
		// A frame was pushed, or its result is on the stack already.
		e, st, sp, pc = f.exec, f.st, f.sp, f.pc
		instrs = e.instrs
		continue

	returned:
		e, st, sp, pc = f.exec, f.st, f.sp, f.pc
		instrs = e.instrs
		if err != nil {
			goto raise
		}
		st[sp] = result
		sp++
		continue

	fused:
		f.pc = pc
		if result, err = m.fusedOp(f, in, st[in.b], operand(e, st, in)); err != nil {
			goto raise
		}
	store:
		if d := in.c >> 16; d >= 0 {
			st[d] = result
		} else {
			st[sp] = result
			sp++
		}
		continue

	operator:
		// The operands are at sp-1 and sp; the result goes to sp-1.
		f.pc = pc
		if st[sp-1].Type().IsHeap() {
			f.sp = sp - 1
			var nf *frame
			if nf, err = m.pushOperator(f, in.op, sp-1); err != nil {
				goto raise
			}
			if nf != nil {
				f = nf
				goto enter
			}
		}
		if st[sp-1], err = m.arithmetic(in.op, st[sp-1], st[sp]); err != nil {
			goto raise
		}
		continue

	yield:
		f.pc, f.sp = pc, sp
		if f.kind != iterFrame {
			m.suspend(f)
			return yielded, nil
		}
		f = m.suspend(f)
		e, instrs, st, pc, sp = f.exec, f.exec.instrs, f.st, f.pc, f.sp
		if last := instrs[pc-1]; last.op == opForIterStore {
			st[last.b] = yielded
		} else {
			st[sp] = yielded
			sp++
		}
		continue

	raise:
		f.pc = pc
		for {
			var found bool
			sp, found = m.unwind(f, &err)
			if found {
				pc = f.pc
				break
			}
			if f.kind == entryFrame {
				return object.Value{}, m.leave(f, err)
			}
			p := f.prev
			err = m.leave(f, err)
			f = p
			e, instrs, st = f.exec, f.exec.instrs, f.st
		}
	}
}
