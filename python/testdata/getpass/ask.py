# Asking for a password where there is no terminal, and for the name of the user.
import getpass
import io
import os
import sys
import warnings

for name in 'LOGNAME', 'USER', 'LNAME', 'USERNAME':
    os.environ.pop(name, None)
os.environ['USERNAME'] = 'last'
print(getpass.getuser())
os.environ['USER'] = 'second'
print(getpass.getuser())
print(issubclass(getpass.GetPassWarning, UserWarning))
