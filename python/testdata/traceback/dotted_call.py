class A:
    class B:
        @staticmethod
        def f(): raise ValueError
    b = B()


print(A . b
      . f ( ) )
