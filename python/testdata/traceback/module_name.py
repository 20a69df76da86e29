class E(Exception):
    __module__ = "some.where"


class F(Exception):
    __module__ = 3


try:
    raise E("a")
except E:
    raise F("b")
