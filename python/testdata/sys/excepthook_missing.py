# Without a hook there is still a traceback.
import sys

del sys.excepthook
1 / 0
