from unittest.mock import Mock, MagicMock, patch, call, ANY, sentinel, mock_open, PropertyMock, DEFAULT, seal
import builtins, functools
m = Mock(return_value=3)
print(m(1, a=2), m.called, m.call_count, m.call_args, m.call_args_list, m.mock_calls)
m.assert_called_once_with(1, a=2); m.assert_called_with(1, a=ANY)
for f in (lambda: m.assert_called_with(2), lambda: m.assert_not_called(), lambda: m.assert_any_call(5), lambda: m.x.assert_called(), lambda: m.assert_has_calls([call(9)]), lambda: Mock(spec=['a']).b, lambda: m.asert_called, lambda: Mock(side_effect=KeyError('k'))(), lambda: Mock(name='nm').assert_called_once()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
m = Mock(); m.a.b(1).c(x=2); m.d()
print(m.mock_calls, m.method_calls, m.a.b.mock_calls)
print(m.mock_calls == [call.a.b(1), call.a.b().c(x=2), call.d()])
print(call(1,2), call.foo(3), call.a.b(1).c(2), call.a.b(1).c(2).call_list(), call(1).args, call(1, z=2).kwargs)
s = Mock(side_effect=[1, 2, ValueError('z')])
print(s(), s())
try: s()
except ValueError as e: print(repr(e))
mm = MagicMock()
print(len(mm), bool(mm), int(mm), list(mm), 3 in mm, float(mm), mm == mm, mm == 3, mm < 3 if False else '')
mm.__getitem__.return_value = 'item'; print(mm[4]); mm.__getitem__.assert_called_with(4)
mm.__len__.return_value = 7; print(len(mm))
with mm as got: print(got is mm.__enter__.return_value)
with patch('builtins.hex', return_value=99) as p: print(hex(1)); 
print(hex(1), p.call_args)
class C:
    x = 1
    def f(self): return 'real'
with patch.object(C, 'f', return_value='fake'): print(C().f())
print(C().f())
@patch.object(C, 'x', 5)
@patch.object(C, 'f')
def deco(mock): print(C.x, mock is C.f); 
deco(); print(C.x)
d = {'a': 1}
with patch.dict(d, {'b': 2}, clear=True): print(d)
print(d)
with patch.multiple(C, x=DEFAULT, f=None) as r: print(r.keys(), C.f)
with patch('builtins.open', mock_open(read_data='l1\nl2\n')) as o:
    with open('f') as h: print(h.read())
    with open('f') as h: print(list(h))
o.assert_called_with('f')
print(sentinel.foo, sentinel.foo is sentinel.foo, ANY == 3)
with patch.object(C, 'x', new_callable=PropertyMock) as px:
    px.return_value = 11; print(C().x); px.assert_called_once_with()
sm = Mock(); sm.a = 1; seal(sm)
try: sm.b
except AttributeError as e: print(e)
w = Mock(wraps=C()); print(w.f(), w.f.call_count)
p = Mock(); ch = Mock(); p.attach_mock(ch, 'kid'); ch(1); print(p.mock_calls)
m.reset_mock(); print(m.mock_calls, m.called)
sp = Mock(spec=C); print(isinstance(sp, C)); print(dir(Mock(spec=['zz']))[-1])
