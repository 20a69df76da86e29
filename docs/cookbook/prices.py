"""Lead to prices in the visitor's currency.

The visitor may choose another by ?currency=; what we do not have is ignored.
"""

CURRENCIES = {"GB": "GBP", "CH": "CHF", "US": "USD"} | dict.fromkeys("AT BE DE ES FI FR IE IT NL PT".split(), "EUR")


def route(req):
    currency = req.query.get("currency", "").upper()
    if currency not in CURRENCIES.values():
        currency = CURRENCIES.get(req.country, "USD")
    return f"https://shop.example/prices?currency={currency}"
