def area(shape):
    match shape:
        case {"kind": "circle", "r": r}: return 3 * r ** 2
        case {"kind": "square", "side": s}: return s ** 2
        case _: raise NotImplementedError(shape)
print(area({"kind": "circle", "r": 2}))
print(area({"kind": "square", "side": "x"}))
