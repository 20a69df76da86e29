a = b = c = d = 1
e = None
result = (a + b
          - c * d
          + e
          + a)
