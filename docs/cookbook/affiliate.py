"""Lead to a shop with the partner's tag of the visitor's country.

Shops of other countries do not know a tag of this one, so the host changes too.
"""

SHOPS = {
    "GB": ("https://www.shop.example.co.uk", "ours-21"),
    "DE": ("https://www.shop.example.de", "ours-03"),
}
REST = ("https://www.shop.example.com", "ours-20")


def route(req):
    shop, tag = SHOPS.get(req.country, REST)
    return f"{shop}/dp/B000TEST?tag={tag}"
