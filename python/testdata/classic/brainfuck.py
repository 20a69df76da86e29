def match_brackets(code):
    stack, jumps = [], {}
    for i, c in enumerate(code):
        if c == "[": stack.append(i)
        elif c == "]":
            if not stack: raise SyntaxError(f"unmatched ] at {i}")
            j = stack.pop()
            jumps[i], jumps[j] = j, i
    if stack: raise SyntaxError(f"unmatched [ at {stack[-1]}")
    return jumps
def run(code, input=""):
    jumps, tape, out, feed = match_brackets(code), [0], [], iter(input)
    at = pc = steps = 0
    while pc < len(code):
        c = code[pc]
        if c == ">":
            at += 1
            if at == len(tape): tape.append(0)
        elif c == "<": at -= 1
        elif c == "+": tape[at] = (tape[at] + 1) & 255
        elif c == "-": tape[at] = (tape[at] - 1) & 255
        elif c == ".": out.append(chr(tape[at]))
        elif c == ",": tape[at] = ord(next(feed, "\0"))
        elif c == "[" and not tape[at] or c == "]" and tape[at]: pc = jumps[pc]
        pc += 1
        steps += 1
    return "".join(out), steps, tape[:8]
print(run("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."))
print(run(",[.,]", "echo"), run(",>,<[->+<]>.", "\x20\x21"), run(">,[>,]<[.<]", "stressed"))
for bad in ["[", "]", "[[]", "[]]"]:
    try: run(bad)
    except SyntaxError as e: print(bad, e)
def translate(code):
    lines, depth = ["def program(out):", "    t, p = [0] * 30, 0"], 1
    i = 0
    while i < len(code):
        j = i
        while j < len(code) and code[j] == code[i]: j += 1
        n, pad = j - i, "    " * depth
        match code[i]:
            case "+" | "-" as c: lines.append(f"{pad}t[p] = (t[p] {c} {n}) % 256")
            case ">" | "<" as c: lines.append(f"{pad}p {'+' if c == '>' else '-'}= {n}")
            case ".": lines += [f"{pad}out(chr(t[p]))"] * n
            case "[":
                for _ in range(n):
                    lines.append("    " * depth + "while t[p]:")
                    depth += 1
            case "]": depth -= n
        i = j
    return "\n".join(lines)
source = translate("+++++[>+++++[>++>++++<<-]<-]>>>+.-<.")
print(source)
scope, out = {}, []
exec(source, scope)
scope["program"](out.append)
print(out)
