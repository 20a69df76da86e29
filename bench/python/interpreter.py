def run(program, steps):
    stack, pc, variables, done = [], 0, {"i": 0, "s": 0}, 0
    while done < steps:
        op, arg = program[pc]
        pc += 1
        done += 1
        if op == "load":
            stack.append(variables[arg])
        elif op == "const":
            stack.append(arg)
        elif op == "add":
            b = stack.pop()
            stack[-1] = stack[-1] + b
        elif op == "store":
            variables[arg] = stack.pop()
        elif op == "less":
            b = stack.pop()
            stack[-1] = stack[-1] < b
        elif op == "jump_if":
            if stack.pop():
                pc = arg
        elif op == "jump":
            pc = arg
        else:
            break
    return variables

program = [("load", "s"), ("load", "i"), ("add", None), ("store", "s"), ("load", "i"), ("const", 1), ("add", None),
           ("store", "i"), ("load", "i"), ("const", 10_000_000), ("less", None), ("jump_if", 0), ("halt", None)]
print(run(program, 2_000_000))
