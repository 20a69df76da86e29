# A module without a name cannot be imported, neither by name nor by a pickle.
import importlib
import io
import pickle

for attempt in (lambda: __import__(''), lambda: importlib.import_module(''), lambda: pickle.Unpickler(io.BytesIO()).find_class('', 'log')):
    try:
        attempt()
    except ValueError as error:
        print(error)
