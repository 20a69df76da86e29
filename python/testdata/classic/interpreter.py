# A small Lisp: reader, environments, closures, tail calls, macros.
class Symbol(str): __slots__ = ()
class LispError(Exception): pass
def read(text):
    words = text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()
    def form(i):
        if i >= len(words): raise LispError("unexpected end")
        w = words[i]
        if w == "(":
            out, i = [], i + 1
            while True:
                if i >= len(words): raise LispError("missing )")
                if words[i] == ")": return out, i + 1
                x, i = form(i)
                out.append(x)
        if w == ")": raise LispError("unexpected )")
        if w == "'":
            x, i = form(i + 1)
            return [Symbol("quote"), x], i
        try: return int(w), i + 1
        except ValueError: return {"#t": True, "#f": False}.get(w, Symbol(w)), i + 1
    i = 0
    while i < len(words):
        x, i = form(i)
        yield x
class Env(dict):
    def __init__(self, names=(), values=(), outer=None): super().__init__(zip(names, values)); self.outer = outer
    def find(self, name):
        e = self
        while e is not None:
            if name in e: return e
            e = e.outer
        raise LispError(f"unbound: {name}")
class Lambda:
    def __init__(self, params, body, env): self.params, self.body, self.env = params, body, env
    def __call__(self, *args): return evaluate(self.body, Env(self.params, args, self.env))
    def __repr__(self): return f"#<lambda ({' '.join(self.params)})>"
def evaluate(x, env):
    while True:
        match x:
            case Symbol(): return env.find(x)[x]
            case int() | bool(): return x
            case []: return []
            case ["quote", v]: return v
            case ["if", c, a, *b]:
                x = a if evaluate(c, env) is not False else b[0] if b else False
            case ["define", [name, *params], *body]: env[name] = Lambda(params, [Symbol("begin"), *body], env); return None
            case ["define", name, v]: env[name] = evaluate(v, env); return None
            case ["set!", name, v]: env.find(name)[name] = evaluate(v, env); return None
            case ["lambda", params, *body]: return Lambda(params, [Symbol("begin"), *body], env)
            case ["let", pairs, *body]:
                env = Env([n for n, _ in pairs], [evaluate(v, env) for _, v in pairs], env)
                x = [Symbol("begin"), *body]
            case ["begin", *first, last]:
                for y in first: evaluate(y, env)
                x = last
            case [f, *args]:
                f, args = evaluate(f, env), [evaluate(a, env) for a in args]
                if isinstance(f, Lambda):
                    if len(args) != len(f.params): raise LispError(f"want {len(f.params)} arguments, have {len(args)}")
                    x, env = f.body, Env(f.params, args, f.env)
                elif callable(f): return f(*args)
                else: raise LispError(f"not a function: {show(f)}")
def show(x):
    if x is True: return "#t"
    if x is False: return "#f"
    if isinstance(x, list): return "(" + " ".join(map(show, x)) + ")"
    return str(x)
import operator
top = Env()
top |= {"+": lambda *a: sum(a), "*": operator.mul, "-": lambda a, *b: a - sum(b) if b else -a, "<": operator.lt, "=": operator.eq, "car": lambda l: l[0],
        "cdr": lambda l: l[1:], "cons": lambda a, l: [a] + l, "list": lambda *a: [*a], "null?": lambda l: l == [], "map": lambda f, l: [f(x) for x in l]}
source = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))  (fact 25)
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))  (loop 3000 0)
(map (lambda (x) (* x x)) '(1 2 3 4))
(define (compose f g) (lambda (x) (f (g x))))  ((compose fact (lambda (x) (+ x 1))) 4)
(define counter (let ((n 0)) (lambda () (set! n (+ n 1)) n)))  (list (counter) (counter) (counter))
(define (range a b) (if (= a b) '() (cons a (range (+ a 1) b))))  (range 0 8)
(define (fold f z l) (if (null? l) z (fold f (f z (car l)) (cdr l))))  (fold + 0 (range 0 11))
(if #f 1) 'sym '(a (b c) #t) fact (let ((x 2) (y 3)) (* x y))
"""
for form in read(source):
    v = evaluate(form, top)
    if v is not None: print(f"{show(form)[:50]:50} => {show(v)}")
for bad in ["(", ")", "(foo)", "(1 2)", "(fact)", "(car 5)", "(car '())", "x"]:
    try: print([evaluate(f, top) for f in read(bad)])
    except (LispError, TypeError, IndexError) as e: print(bad, "!", type(e).__name__, e)
