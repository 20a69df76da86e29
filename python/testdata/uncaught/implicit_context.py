def load():
    try:
        return int("not a number")
    except ValueError:
        return fallback["missing"]
fallback = {}
load()
