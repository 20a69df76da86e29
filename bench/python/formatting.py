def main():
    n = 0
    for i in range(60_000):
        a = f"{i:05d} {i / 7:.3f} {i:x}"
        b = "%s-%d-%5.2f" % (a, i, i * 0.5)
        c = "{0:>10}|{1!r:<8}|{name}".format(i, "x", name=b)
        n += len(c)
    print(n, c)

main()
