def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return type(e).__name__ + ": " + str(e)


Alias = type(list[int])
Union = type(int | None)


class Box:
    __class_getitem__ = classmethod(Alias)

    def __init__(self, v=None):
        self.v = v

    def method(self):
        return "method"


for a in [list[int], list[int, str], dict[str, list[int]], tuple[int, ...], tuple[()], set[None], frozenset["quoted"], type[int], list[[int, str]], list[[1]], list[type(None)],
          Box[int], Box[Box], list[list[Box[int]]], enumerate[int], dict[int | None, tuple], list[lambda: 1] if False else list[len], {}.__class_getitem__(int)]:
    print(a, a.__origin__, a.__args__, a.__parameters__, type(a) is Alias)
print(list[int] == list[int], list[int] != list[str], list[int] == list, list[int] == set[int], hash(list[int]) == hash(list[int]), {list[int]: 1}[list[int]], list[int] is list[int])
print(list[int](), list[int]("ab"), dict[str, int](a=1), tuple[int, ...]([1]), set[int]([1]), Box[int](5).v, Box[int](5).__orig_class__, Box[int].method(Box()), attempt(list[int], 1, 2))
print(list[int].append is list.append, list[int].__name__, list[int].__doc__ == list.__doc__, list[int].__class__, list[int].__module__, attempt(lambda: list[int].foo))
print(attempt(isinstance, [], list[int]), attempt(issubclass, list, list[int]), attempt(isinstance, [], (int, list[int])), isinstance(list[int], type), attempt(lambda: list[int][str]), attempt(lambda: int[str]), attempt(lambda: [][int:"a"]))
print(list[int].__mro_entries__(()), list[int].__reduce__(), list[int].__unpacked__, Alias(list, (int,)), Alias(5, 6), Alias(list, ()), attempt(Alias), attempt(Alias, list), attempt(Alias, list, x=1))


class Sub(list[int], Box[str]):
    pass


print(Sub.__bases__, Sub.__orig_bases__, Sub([1]), Sub.__mro__)
starred = [*list[int]]
print(starred, starred[0].__unpacked__, starred[0] == list[int], starred[0] == [*list[int]][0], tuple[*tuple[int, str]], [*tuple[int, str]][0].__typing_unpacked_tuple_args__, list[int].__typing_unpacked_tuple_args__)


class T:
    "A type variable, as far as aliases care."

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return "~" + self.name

    def __typing_subst__(self, arg):
        return arg


X, Y = T("X"), T("Y")
a = dict[X, list[Y]]
print(a, a.__parameters__, a[int, str], a[X, int].__parameters__, list[X][int], list[X, Y, X][int, str], list[list[X]][bool], tuple[X, ...][int], list[X][Y], list[X][list[Y]][int])
print(attempt(lambda: a[int]), attempt(lambda: list[X][int, str]), attempt(lambda: list[X][()]), list[X][(int,)], dict[X, X].__parameters__, dict[X, Y][Y, X], list[X | None] if hasattr(X, "__or__") else "")

for u in [int | None, None | int, int | str | None, int | (str | int), list[int] | None, int | list[int] | list[int], None | list[int], Box | int, int | type, (int | str) | (str | float)]:
    print(u, u.__args__ if type(u) is Union else "", type(u).__name__, hash(u) == hash(u))
print(int | int, int | int is int, (int | None) == (None | int), (int | str) == (str | int), (int | str) != (int | float), int | str == str | int, (int | None) == int, {int | str: 1}[str | int])
print(isinstance(1, int | str), isinstance(None, int | None), isinstance([], int | None), issubclass(bool, int | str), issubclass(list, int | str), isinstance(1, int | list[int]), attempt(isinstance, "a", int | list[int]), attempt(issubclass, 5, int | str), isinstance(True, (str, int | None)))
for bad in [lambda: int | 5, lambda: int | "a", lambda: 5 | int, lambda: (int | None)[int], lambda: Union(), lambda: None | None, lambda: isinstance([], int | list[int])]:
    print(attempt(bad))
u = list[X] | dict[X, Y] | None
print(u, u.__parameters__, u[int, str], (list[X] | None)[list[int]], (list[X] | list[Y])[int, int], (int | list[X]).__parameters__)
match 5:
    case int() | str():
        print("matched")


def annotated(a: int | None, b: list[str] = []) -> dict[str, int | None]:
    pass


print(annotated.__annotations__)
