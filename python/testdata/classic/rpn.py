import operator
OPS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv, "^": operator.pow}
PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2, "//": 2, "^": 3}
class StackError(Exception): ...
def rpn(text):
    stack = []
    for word in text.split():
        if word in OPS:
            try: b, a = stack.pop(), stack.pop()
            except IndexError: raise StackError(f"too few operands for {word!r}") from None
            stack.append(OPS[word](a, b))
        elif word == "dup": stack.append(stack[-1])
        elif word == "swap": stack[-2:] = stack[:-3:-1]
        elif word == "sum": stack[:] = [sum(stack)]
        else: stack.append(float(word) if "." in word else int(word))
    if len(stack) != 1: raise StackError(f"{len(stack)} values left: {stack}")
    return stack[0]
def shunt(text):
    out, ops = [], []
    for t in text.replace("(", " ( ").replace(")", " ) ").split():
        if t in PRECEDENCE:
            while ops and ops[-1] != "(" and (PRECEDENCE[ops[-1]] > PRECEDENCE[t] or PRECEDENCE[ops[-1]] == PRECEDENCE[t] and t != "^"): out.append(ops.pop())
            ops.append(t)
        elif t == "(": ops.append(t)
        elif t == ")":
            while ops and ops[-1] != "(": out.append(ops.pop())
            if not ops: raise SyntaxError("unbalanced )")
            ops.pop()
        else: out.append(t)
    if "(" in ops: raise SyntaxError("unbalanced (")
    return " ".join(out + ops[::-1])
for text in ["1 2 +", "3 4 5 * -", "2 3 ^ 4 ^", "5 dup *", "1 2 swap -", "1 2 3 4 sum", "1 +", "1 2", "7 2 //", "7 2 /", "1 0 /", "x", "1.5 2 *", ""]:
    try: print(f"{text:<14} {rpn(text)!r}")
    except (StackError, ValueError, ArithmeticError) as e: print(f"{text:<14} {type(e).__name__}: {e} {e.__cause__} {type(e.__context__).__name__}")
for text in ["1 + 2 * 3", "( 1 + 2 ) * 3", "2 ^ 3 ^ 2", "8 - 3 - 2", "(1 + (2 * (3 + 4)))", "(1", "1)"]:
    try: print(text, "=>", shunt(text), "=>", rpn(shunt(text)))
    except SyntaxError as e: print(text, "=>", e)
