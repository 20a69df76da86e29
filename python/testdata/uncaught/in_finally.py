def work():
    try:
        raise ValueError("from the body")
    finally:
        cleanup()
def cleanup(): raise OSError(5, "disk trouble", "a.txt")
work()
