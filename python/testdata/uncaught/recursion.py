def forever(n):
    return forever(n + 1) + 1
import sys
sys.setrecursionlimit(60)
forever(0)
