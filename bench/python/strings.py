def main():
    text = ("The quick brown fox jumps over the lazy dog. " * 40).strip()
    total = 0
    for i in range(6_000):
        words = text.split(" ")
        upper = [w.upper() for w in words if w.startswith(("q", "b", "l"))]
        joined = "-".join(upper)
        total += len(joined) + joined.count("QUICK") + text.find("lazy", i)
        total += len(joined.replace("QUICK", "slow").strip("-"))
    s = ""
    for i in range(240_000):
        s += chr(97 + i % 26)
    print(total, len(s), s[1000:1010], s == s[::-1])

main()
