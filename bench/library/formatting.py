rows = [line.rstrip("\n").split("\t") for line in open("visitor/testdata/agents.tsv") if not line.startswith("#")]
rows = [r for r in rows if len(r) == 7]
size = 0
for n in range(80):
    for i, (device, system, version, browser, number, bot, agent) in enumerate(rows):
        size += len(f"{i:>6} {device:<10}{system}/{version:8} {browser!r} {number} {n / 7:.3f}")
        size += len("{0} {1:<10} {name!r:>20} {0:05d} {ratio:8.2%}".format(i, device, name=browser, ratio=n / 100))
        size += len("%s (%d): %-12s %6.2f" % (system, i, browser, i / 3))
        size += len(str(i) + repr(version) + format(i * 12345, ","))
print(size)
