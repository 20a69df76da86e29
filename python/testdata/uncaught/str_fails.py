class Broken(Exception):
    def __str__(self): raise ValueError("no text")
class Silent(Exception): pass
try: raise Silent
except Silent: raise Broken(1)
