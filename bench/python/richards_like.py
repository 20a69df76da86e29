class Packet:
    def __init__(self, link, ident, kind):
        self.link = link
        self.ident = ident
        self.kind = kind
        self.data = [0] * 4

class Task:
    def __init__(self, ident, priority, queue):
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.runs = 0
        self.waiting = False

    def add(self, packet):
        self.queue.append(packet)
        self.waiting = False

    def run(self, tasks):
        if not self.queue:
            self.waiting = True
            return
        p = self.queue.pop(0)
        self.runs += 1
        p.data[self.runs & 3] += 1
        p.kind = (p.kind * 7 + self.priority) % 13
        tasks[(self.ident + p.kind) % len(tasks)].add(p)

def main():
    tasks = [Task(i, 10 * i, []) for i in range(8)]
    for i in range(24):
        tasks[i % 8].add(Packet(None, i, i % 5))
    for _ in range(80_000):
        for t in tasks:
            if not t.waiting:
                t.run(tasks)
    print([t.runs for t in tasks])

main()
