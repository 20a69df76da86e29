def f(*a):
    raise ValueError


x = [
    1,

    f(

        2,

    ),

    3,
]
