PUSH, ADD, SUB, MUL, JZ, JMP, LOAD, STORE, PRINT, CALL, RET, HALT, LT, DUP = range(14)
NAMES = [n for n, v in sorted(globals().items(), key=lambda kv: kv[1] if isinstance(kv[1], int) else 99) if n.isupper()]
def assemble(text):
    labels, code = {}, []
    for line in text.strip().splitlines():
        line = line.split(";")[0].strip()
        if not line: continue
        if line.endswith(":"):
            labels[line[:-1]] = len(code)
            continue
        op, *args = line.split()
        code.append((globals()[op], *args))
    return [(op, *(labels[a] if a in labels else int(a) if a.lstrip("-").isdigit() else a for a in args)) for op, *args in code]
def run(code, limit=10000):
    stack, calls, env, pc, steps, out = [], [], {}, 0, 0, []
    while True:
        steps += 1
        if steps > limit: raise RuntimeError(f"limit reached at {pc}")
        instruction = code[pc]
        pc += 1
        match instruction:
            case (0, n): stack.append(n)
            case (1 | 2 | 3 as op,):
                b, a = stack.pop(), stack.pop()
                stack.append(a + b if op == ADD else a - b if op == SUB else a * b)
            case (12,): b, a = stack.pop(), stack.pop(); stack.append(int(a < b))
            case (4, to):
                if not stack.pop(): pc = to
            case (5, to): pc = to
            case (6, name): stack.append(env[name])
            case (7, name): env[name] = stack.pop()
            case (8,): out.append(stack.pop())
            case (9, to): calls.append(pc); pc = to
            case (10,): pc = calls.pop()
            case (13,): stack.append(stack[-1])
            case (11,): return out, steps, env
            case _: raise ValueError(f"bad instruction {instruction}")
print(NAMES)
program = assemble("""
  PUSH 10
  STORE n
  PUSH 1
  STORE f
loop:
  LOAD n
  JZ done        ; until zero
  LOAD f
  LOAD n
  MUL
  STORE f
  LOAD n
  PUSH 1
  SUB
  STORE n
  JMP loop
done:
  LOAD f
  PRINT
  PUSH 7
  CALL square
  PRINT
  HALT
square:
  DUP
  MUL
  RET
""")
for i, ins in enumerate(program): print(i, NAMES[ins[0]], *ins[1:])
print(run(program))
for bad in ["l:\nJMP l", "ADD\nHALT", "LOAD q", "PUSH", "PUSH 1"]:
    try: print(run(assemble(bad)))
    except Exception as e: print(type(e).__name__, e)
