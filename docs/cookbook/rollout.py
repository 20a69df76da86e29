"""Show something new to a share of visitors that grows day by day.

Whoever is in stays in for the day. The name keeps this choice apart from others of the same link.
"""

from datetime import date

START = date(2026, 3, 1)
SHARES = [0.01, 0.05, 0.2, 0.5]  # day by day; then all


def share(day):
    n = (day - START).days
    if n < 0:
        return 0
    return SHARES[n] if n < len(SHARES) else 1


def route(req):
    if req.chance(share(req.now.date()), "rollout"):
        return "https://example.com/new"
