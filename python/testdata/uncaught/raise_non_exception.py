class NotException: pass
try: raise NotException
except TypeError as e: print(e)
raise NotException()
