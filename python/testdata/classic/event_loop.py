import heapq
class Sleep:
    def __init__(self, ticks): self.ticks = ticks
    def __await__(self): return (yield self)
class Future:
    def __init__(self): self.done, self.result, self.waiting = False, None, []
    def set(self, result): self.done, self.result = True, result
    def __await__(self):
        if not self.done: yield self
        return self.result
class Task(Future):
    def __init__(self, name, coroutine): super().__init__(); self.name, self.coroutine, self.error = name, coroutine, None
    def __await__(self):
        if not self.done: yield self
        if self.error: raise self.error
        return self.result
class Loop:
    def __init__(self): self.now, self.queue, self.serial, self.tasks = 0, [], 0, []
    def spawn(self, name, coroutine):
        task = Task(name, coroutine)
        self.tasks.append(task)
        self.later(0, task)
        return task
    def later(self, ticks, task, value=None):
        self.serial += 1
        heapq.heappush(self.queue, (self.now + ticks, self.serial, task, value))
    def run(self):
        while self.queue:
            self.now, _, task, value = heapq.heappop(self.queue)
            try: asked = task.coroutine.send(value)
            except StopIteration as stop:
                task.set(stop.value)
                print(f"[{self.now}] {task.name} done: {stop.value!r}")
                for t in task.waiting: self.later(0, t)
            except Exception as e:
                task.done, task.error = True, e
                print(f"[{self.now}] {task.name} died: {e!r}")
                for t in task.waiting: self.later(0, t)
            else:
                match asked:
                    case Sleep(ticks=n): self.later(n, task, self.now)
                    case Future() as f: f.waiting.append(task)
loop = Loop()
async def worker(name, n):
    for i in range(n):
        since = await Sleep(n)
        print(f"[{loop.now}] {name} {i} slept since {since}")
    if n == 3: raise ValueError("three is too much")
    return name * n
async def lock_step():
    a, b = loop.spawn("a", worker("a", 2)), loop.spawn("b", worker("b", 3))
    first = await a
    try: await b
    except ValueError as e: return first, str(e)
    finally: print("cleaned")
async def gather(*coroutines):
    tasks = [loop.spawn(f"g{i}", c) for i, c in enumerate(coroutines)]
    return [await t for t in tasks]
async def main():
    print(await loop.spawn("lock", lock_step()))
    return await gather(worker("x", 1), worker("y", 2), worker("z", 1))
task = loop.spawn("main", main())
loop.run()
print(task.result, loop.now, [t.name for t in loop.tasks])
