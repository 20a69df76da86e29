class A:
    pass


try:
    A().zzz
except AttributeError:
    unknown_thing_entirely
