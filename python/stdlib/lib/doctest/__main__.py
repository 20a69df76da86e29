"""python -m doctest FILE...: run the examples of modules and of texts."""

import argparse
import importlib
import os
import sys

from doctest import FAIL_FAST, OPTIONFLAGS_BY_NAME, testfile, testmod


def main():
    """Return 1 if an example failed."""
    parser = argparse.ArgumentParser(prog='doctest.py', description='doctest runner')
    parser.add_argument('-v', '--verbose', action='store_true', default=False, help='print very verbose output for all tests')
    parser.add_argument('-o', '--option', action='append', choices=OPTIONFLAGS_BY_NAME.keys(), default=[],
                        help='specify a doctest option flag to apply to the test run; may be specified more than once to apply multiple options')
    parser.add_argument('-f', '--fail-fast', action='store_true',
                        help='stop running tests after first failure (this is a shorthand for -o FAIL_FAST, and is in addition to any other -o options)')
    parser.add_argument('file', nargs='+', help='file containing the tests to run')
    options = parser.parse_args()
    flags = FAIL_FAST if options.fail_fast else 0
    for name in options.option:
        flags |= OPTIONFLAGS_BY_NAME[name]
    for name in options.file:
        if name.endswith('.py'):
            # It is imported as any module is, from its own directory.
            directory, file = os.path.split(name)
            sys.path.insert(0, directory)
            module = importlib.import_module(file[:-3])
            del sys.path[0]
            failures, _ = testmod(module, verbose=options.verbose, optionflags=flags)
        else:
            failures, _ = testfile(name, module_relative=False, verbose=options.verbose, optionflags=flags)
        if failures:
            return 1
    return 0


sys.exit(main())
