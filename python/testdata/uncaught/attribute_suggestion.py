class Account:
    def __init__(self): self.balance = 5
    def deposit(self, n): self.balence += n
a = Account()
a.deposit(3)
