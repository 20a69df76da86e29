def validated(f):
    if not f.__doc__:
        raise TypeError(f"{f.__name__} needs a docstring")
    return f
@validated
def good(): "documented"
@validated
def bad(): pass
