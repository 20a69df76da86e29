"""Tests as classes: cases with fixtures, suites of them, loaders that find them, runners that report."""

__all__ = ['IsolatedAsyncioTestCase', 'TestResult', 'TestCase', 'TestSuite', 'TextTestRunner', 'TestLoader', 'FunctionTestCase',
           'main', 'defaultTestLoader', 'SkipTest', 'skip', 'skipIf', 'skipUnless', 'expectedFailure', 'TextTestResult',
           'installHandler', 'registerResult', 'removeResult', 'removeHandler', 'addModuleCleanup', 'doModuleCleanups',
           'enterModuleContext']

__unittest = True

from .case import (FunctionTestCase, SkipTest, TestCase, addModuleCleanup, doModuleCleanups, enterModuleContext,
                   expectedFailure, skip, skipIf, skipUnless)
from .loader import TestLoader, defaultTestLoader
from .main import TestProgram, main
from .result import TestResult
from .runner import TextTestResult, TextTestRunner
from .signals import installHandler, registerResult, removeHandler, removeResult
from .suite import BaseTestSuite, TestSuite

# What is imported when it is first asked for: asyncio takes long, and few tests need it.
_late = {'IsolatedAsyncioTestCase': 'async_case'}


def __getattr__(name):
    if name not in _late:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib
    found = getattr(importlib.import_module(f'.{_late[name]}', __name__), name)
    globals()[name] = found
    return found


def __dir__():
    return globals().keys() | _late.keys()
