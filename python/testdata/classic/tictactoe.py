LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
def winner(b): return next((b[i] for i, j, k in LINES if b[i] != "." and b[i] == b[j] == b[k]), None)
def moves(b): return [i for i, c in enumerate(b) if c == "."]
def put(b, i, who): return b[:i] + who + b[i + 1:]
cache = {}
def minimax(b, who):
    if (key := (b, who)) in cache: return cache[key]
    if w := winner(b): result = (1 if w == "X" else -1, None)
    elif not moves(b): result = (0, None)
    else:
        other = "XO"[who == "X"]
        result = (max if who == "X" else min)(((minimax(put(b, i, who), other)[0], -i if who == "X" else i) for i in moves(b)))
        result = result[0], abs(result[1])
    cache[key] = result
    return result
def play(b="." * 9, who="X"):
    while not winner(b) and moves(b):
        score, i = minimax(b, who)
        b = put(b, i, who)
        print(f"{who} plays {i} ({score:+d}):", " ".join(b[k:k + 3] for k in (0, 3, 6)))
        who = "XO"[who == "X"]
    print("winner:", winner(b) or "nobody")
play()
play("XO..X....", "O"); play("XX.OO....", "X"); play("X.O......", "X")
print(len(cache), minimax("." * 9, "X"), sum(1 for b, _ in cache if winner(b)))
def nim(n, memo={}):
    if n not in memo: memo[n] = next((k for k in (1, 2, 3) if k <= n and not nim(n - k)), 0)
    return memo[n]
print([nim(n) for n in range(13)])
def alphabeta(node, depth, a, b, big):
    global visited
    visited += 1
    if isinstance(node, int): return node
    best = float("-inf") if big else float("inf")
    for child in node:
        v = alphabeta(child, depth + 1, a, b, not big)
        if big: best = max(best, v); a = max(a, best)
        else: best = min(best, v); b = min(b, best)
        if b <= a: break
    return best
visited = 0
print(alphabeta([[[3, 17], [2, 12]], [[15], [25, 0]], [[2, 5], [3]]], 0, float("-inf"), float("inf"), True), visited)
