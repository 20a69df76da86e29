def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print("!", type(e).__name__, e)


def attempt(exc, types):
    try:
        try:
            raise exc
        except types as e:
            return "caught " + repr(e)
    except BaseException as e:
        return "not caught: " + type(e).__name__ + ": " + str(e)


print(attempt(ValueError(1), ValueError))
print(attempt(ValueError(1), Exception))
print(attempt(ValueError(1), (TypeError, ValueError)))
print(attempt(ValueError(1), ()))
print(attempt(ValueError(1), (TypeError, (ValueError,))))
print(attempt(ValueError(1), TypeError))
print(attempt(ValueError(1), 3))
print(attempt(ValueError(1), int))
print(attempt(ValueError(1), (ValueError, 3)))
print(attempt(ValueError(1), ValueError(1)))
print(attempt(ExceptionGroup("a", [ValueError(1)]), ExceptionGroup))


class Meta(type):
    def __instancecheck__(cls, instance):
        return True

    def __subclasscheck__(cls, sub):
        return True


class Any(Exception, metaclass=Meta):
    pass


print(attempt(ValueError(1), Any))
print(isinstance(ValueError(1), Any))
e = None
try:
    raise ValueError("deleted after")
except ValueError as e:
    pass
try:
    e
except NameError as err:
    print(err)


def order():
    try:
        raise KeyError
    except (print("evaluated"), LookupError)[1]:
        print("lookup")
    except KeyError:
        print("key")
    else:
        print("else")
    finally:
        print("finally")


order()
