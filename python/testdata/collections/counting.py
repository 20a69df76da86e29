from collections import Counter, ChainMap, UserDict, UserList, UserString, OrderedDict
import copy

def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)

c = Counter('abracadabra'); print(c, c['z'], 'z' in c, c.most_common(2), c.most_common(0), c.total(), sorted(c.elements()))
print(Counter(a=3, b=-1), Counter({'x': 2}), Counter([1, 1.0, True]), Counter(), Counter(None), len(c), list(c))
d = Counter('aabbz'); print(c + d, c - d, c & d, c | d, +Counter(a=1, b=-2), -Counter(a=1, b=-2))
print(c > d, c >= d, Counter('ab') <= Counter('aab'), Counter('ab') < Counter('ab'), Counter(a=0) == Counter(), Counter(a=1) != Counter())
e = Counter('ab'); e += Counter('bc'); print(e); e -= Counter('bbb'); print(e); e |= Counter('zz'); print(e); e &= Counter('z'); print(e)
c.update('aaa'); c.update({'b': 10}, q=1); c.subtract('ab', zz=2); print(c); del c['nothing']; del c['a']; print('a' in c)
t(lambda: Counter.fromkeys('ab')); t(lambda: Counter(1)); t(lambda: Counter(a=1) + 1); t(lambda: Counter('a', 'b')); print(Counter({'a': 'x', 'b': 1}))
print(c.copy() == c, type(c.copy()), copy.copy(c) == c, Counter(a=1).__reduce__(), c.__missing__('q'))
class My(Counter):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
print(My('aab'))
m = ChainMap({'a': 1}, {'a': 2, 'b': 3}); print(m, m['a'], m['b'], len(m), list(m), 'b' in m, m.get('z', 9), bool(ChainMap()), m.maps, m.parents)
m['c'] = 5; print(m.maps[0]); ch = m.new_child({'b': 0}, a=7); print(ch, ch['a']); t(lambda: m['zz']); t(lambda: m.__delitem__('b')); t(lambda: ChainMap().popitem()); t(lambda: m.pop('b'))
print(m | {'k': 1}, {'k': 1} | m, ChainMap.fromkeys('ab', 0), m.copy() == m, dict(m), list(m.items())); m |= {'w': 1}; print(m, m.pop('w')); m.clear(); print(m)
u = UserDict({'a': 1}, b=2); print(u, u['a'], u | {'c': 3}, {'z': 0} | u, len(u), list(u), u.get('q'), u == {'a': 1, 'b': 2}, u.copy(), UserDict.fromkeys('ab'))
t(lambda: u['q']); u |= {'d': 4}; print(u.pop('d'), u)
class Def(UserDict):
    def __missing__(self, k): return k * 2
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
v = Def(a=1); v['b'] = 2; v.update(c=3); print(v, v['xy'], copy.copy(v), v.copy(), 'a' in v)
l = UserList([3, 1, 2]); l.append(0); l.sort(); print(l, l + [9], [9] + l, l * 2, l[1:], type(l[1:]), l == [0, 1, 2, 3], l < [1], l.index(2), l.count(1), l.pop(), 2 in l)
l.extend(UserList('ab')); l += (5,); l[0] = 'z'; del l[1]; l.insert(1, 'i'); l.reverse(); print(l, l.copy(), UserList(l), copy.copy(l), hash is None)
t(lambda: hash(l)); t(lambda: UserList().pop())
s = UserString('Hello'); print(s, repr(s), s.upper(), s + ' x', 'x ' + s, s * 2, s[1], s[1:3], type(s[1:3]), len(s), 'ell' in s, s == 'Hello', hash(s) == hash('Hello'), s.find('l'), s.replace('l', 'L'), s.split('l'))
print(UserString(12), int(UserString('12')), s % (), UserString('%s!') % 'a', s.center(9, '*'), s.startswith('He'), s.encode(), s.isalpha(), sorted([UserString('b'), UserString('a')]), '%s' % s, s.join(['a', 'b']), s.removeprefix('He'))
