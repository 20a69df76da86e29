class AppError(Exception):
    def __init__(self, code, detail):
        super().__init__(code, detail)
        self.code = code
    def __str__(self): return f"[{self.code}] details follow"
class Deep(AppError): pass
class Outer:
    class Inner(Exception): pass
def f():
    try: raise Outer.Inner("first")
    except Outer.Inner as e: raise Deep(7, {"a": 1}) from e
f()
