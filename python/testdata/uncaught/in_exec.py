source = """
def run(x):
    return 1 / x
run(0)
"""
exec(compile(source, "<generated>", "exec"))
