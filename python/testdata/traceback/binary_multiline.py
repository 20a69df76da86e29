first, second = 1, "b"
value = (
    first
    + # the operator
    second
)
