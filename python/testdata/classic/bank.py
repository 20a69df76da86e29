class InsufficientFunds(Exception):
    def __init__(self, need, have):
        super().__init__(need, have)
        self.need, self.have = need, have
    def __str__(self): return f"need {self.need:.2f}, have {self.have:.2f}"

class Account:
    _next = 1000
    rate = 0.01
    def __init__(self, owner, balance=0):
        self.owner, self._balance, self.log = owner, balance, []
        self.number = Account._next
        Account._next += 1
    @property
    def balance(self): return self._balance
    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"cannot deposit {amount!r}")
        self._balance += amount
        self.log.append(("+", amount))
        return self
    def withdraw(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(amount, self._balance)
        self._balance -= amount
        self.log.append(("-", amount))
        return self
    def month(self):
        self.deposit(round(self._balance * self.rate / 12, 2) or 0.01)
    def __repr__(self): return f"<{type(self).__name__} {self.number} {self.owner}: {self._balance:,.2f}>"
    def __lt__(self, other): return self._balance < other._balance

class Savings(Account):
    rate = 0.05
    def withdraw(self, amount):
        if len([1 for sign, _ in self.log if sign == "-"]) >= 2:
            raise PermissionError("too many withdrawals")
        return super().withdraw(amount)

class Bank:
    def __init__(self): self.accounts = {}
    def open(self, cls, *args, **kwargs):
        a = cls(*args, **kwargs)
        self.accounts[a.number] = a
        return a
    def transfer(self, source, target, amount):
        a, b = self.accounts[source], self.accounts[target]
        a.withdraw(amount)
        try:
            b.deposit(amount)
        except Exception:
            a.deposit(amount)
            raise
    def total(self): return sum(a.balance for a in self.accounts.values())

bank = Bank()
ann = bank.open(Account, "Ann", 100)
bob = bank.open(Savings, "Bob", balance=1500)
print(ann, bob, ann < bob, max(bank.accounts.values()))
ann.deposit(50).withdraw(20).deposit(0.5)
print(ann.balance, ann.log)
for args in [(1001, 1000, 200), (1000, 1001, 10_000), (1001, 1000, 1), (1001, 1000, 1), (1000, 1, 5), (1000, 1001, -5)]:
    try:
        bank.transfer(*args)
        print("moved", args, bank.total())
    except (InsufficientFunds, PermissionError, KeyError, ValueError) as e:
        print(type(e).__name__, e, e.args, bank.total())
try:
    ann.balance = 5
except AttributeError as e:
    print(e)
for _ in range(12):
    for a in bank.accounts.values():
        a.month()
print(*bank.accounts.values(), sep="\n")
print(f"{bank.total():012.3f}", sorted(bank.accounts.values()) == [ann, bob])
