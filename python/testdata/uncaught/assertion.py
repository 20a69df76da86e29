def check(x, limit=10):
    assert x < limit, f"{x} is not below {limit}"
    return x
check(3)
check(
    30,
    limit=20)
