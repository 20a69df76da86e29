total_price = 5
def show(items):
    count = len(items)
    return total_prise * count
show([1])
