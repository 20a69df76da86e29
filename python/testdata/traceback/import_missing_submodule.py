def f():
    import _names.sub


f()
