def div(a, b): return 1 + (a //
    b)
div(1, 0)
