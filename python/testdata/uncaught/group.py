def task(n):
    if n % 2: raise ValueError(f"odd {n}")
    raise KeyError(n)
errors = []
for i in range(3):
    try: task(i)
    except Exception as e: errors.append(e)
errors[1].add_note("a note\nof two lines")
raise ExceptionGroup("tasks failed", errors)
