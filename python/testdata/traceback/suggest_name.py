def compute():
    total_count = 1
    return total_cuont


compute()
