async def fetch(n):
    if n == 0: raise ConnectionError("no route")
    return await fetch(n - 1)
async def main():
    return [await fetch(n) for n in (2,)]
main().send(None)
