"""The command line of unittest."""

import importlib
import sys

from . import loader, runner
from .signals import installHandler

__unittest = True

_NO_TESTS_EXITCODE = 5


def _examples(*rows):
    return 'Examples:\n' + ''.join(f'  %(prog)s {arguments:<25} - {meaning}\n' for arguments, meaning in rows)


MAIN_EXAMPLES = _examples(('test_module', 'run tests from test_module'),
                          ('module.TestClass', 'run tests from module.TestClass'),
                          ('module.Class.test_method', 'run specified test method'),
                          ('path/to/test_file.py', 'run tests from test_file.py'))

MODULE_EXAMPLES = _examples(('', 'run default set of tests'),
                            ('MyTestSuite', "run suite 'MyTestSuite'"),
                            ('MyTestCase.testSomething', 'run MyTestCase.testSomething'),
                            ('MyTestCase', "run all 'test*' test methods\n" + ' ' * 39 + 'in MyTestCase'))


def _convert_name(name):
    'The name of a module for the path of its file.'
    import os
    if not (os.path.isfile(name) and name.lower().endswith('.py')):
        return name
    if os.path.isabs(name):
        relative = os.path.relpath(name, os.getcwd())
        if os.path.isabs(relative) or relative.startswith(os.pardir):
            return name
        name = relative
    return os.path.normpath(name)[:-3].replace('\\', '.').replace('/', '.')


def _convert_select_pattern(pattern):
    return pattern if '*' in pattern else '*%s*' % pattern


class TestProgram:
    """A command line that loads tests and runs them."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None
    _discovery_parser = None

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None, testLoader=loader.defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False,
                 durations=None):
        self.module = importlib.import_module(module) if isinstance(module, str) else module
        self.defaultTest = defaultTest
        # What the runner is told, unless the arguments say otherwise.
        self.verbosity, self.failfast, self.buffer = verbosity, failfast, buffer
        self.catchbreak, self.tb_locals, self.durations = catchbreak, tb_locals, durations
        # Warnings that were asked for on the command line of Python stay as they are.
        self.warnings = 'default' if warnings is None and not sys.warnoptions else warnings
        self.testLoader, self.testRunner, self.exit = testLoader, testRunner, exit
        argv = sys.argv if argv is None else argv
        self.progName = argv[0].rpartition('/')[2]
        self.parseArgs(argv)
        self.runTests()

    def _print_help(self, *args, **kwargs):
        print(self._main_parser.format_help())
        if self.module is not None:
            print(MODULE_EXAMPLES % {'prog': self.progName})
            return
        print(MAIN_EXAMPLES % {'prog': self.progName})
        self._discovery_parser.print_help()

    def parseArgs(self, argv):
        'Find out from the arguments which tests to run, and load them.'
        arguments = argv[1:]
        self.tests = []
        if arguments or self.module is None:
            self._initArgParsers()
            if self.module is None and arguments and arguments[0].lower() == 'discover':
                self._do_discovery(arguments[1:])
                return
            self._main_parser.parse_args(arguments, self)
            if self.module is None and not self.tests:
                self._do_discovery([])
                return
        if self.tests:
            self.testNames = [_convert_name(name) for name in self.tests]
            if __name__ == '__main__':
                self.module = None
        elif self.defaultTest is None:
            self.testNames = None
        else:
            self.testNames = (self.defaultTest,) if isinstance(self.defaultTest, str) else list(self.defaultTest)
        self.createTests()

    def createTests(self, from_discovery=False, Loader=None):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if from_discovery:
            found = self.testLoader if Loader is None else Loader()
            self.test = found.discover(self.start, self.pattern, self.top)
        elif self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def _initArgParsers(self):
        parent = self._getParentArgParser()
        self._main_parser = self._getMainArgParser(parent)
        self._discovery_parser = self._getDiscoveryArgParser(parent)

    def _getParentArgParser(self):
        import argparse
        parser = argparse.ArgumentParser(add_help=False)
        parser.add_argument('-v', '--verbose', dest='verbosity', action='store_const', const=2, help='Verbose output')
        parser.add_argument('-q', '--quiet', dest='verbosity', action='store_const', const=0, help='Quiet output')
        parser.add_argument('--locals', dest='tb_locals', action='store_true', help='Show local variables in tracebacks')
        parser.add_argument('--durations', dest='durations', type=int, default=None, metavar='N',
                            help='Show the N slowest test cases (N=0 for all)')
        if self.failfast is None:
            parser.add_argument('-f', '--failfast', dest='failfast', action='store_true', help='Stop on first fail or error')
            self.failfast = False
        if self.catchbreak is None:
            parser.add_argument('-c', '--catch', dest='catchbreak', action='store_true',
                                help='Catch Ctrl-C and display results so far')
            self.catchbreak = False
        if self.buffer is None:
            parser.add_argument('-b', '--buffer', dest='buffer', action='store_true', help='Buffer stdout and stderr during tests')
            self.buffer = False
        if self.testNamePatterns is None:
            parser.add_argument('-k', dest='testNamePatterns', action='append', type=_convert_select_pattern,
                                help='Only run tests which match the given substring')
            self.testNamePatterns = []
        return parser

    def _getMainArgParser(self, parent):
        import argparse
        parser = argparse.ArgumentParser(parents=[parent])
        parser.prog = self.progName
        parser.print_help = self._print_help
        parser.add_argument('tests', nargs='*',
                            help='a list of any number of test modules, classes and test methods.')
        return parser

    def _getDiscoveryArgParser(self, parent):
        import argparse
        parser = argparse.ArgumentParser(parents=[parent])
        parser.prog = '%s discover' % self.progName
        parser.epilog = 'For test discovery all test modules must be importable from the top level directory of the project.'
        parser.add_argument('-s', '--start-directory', dest='start', help="Directory to start discovery ('.' default)")
        parser.add_argument('-p', '--pattern', dest='pattern', help="Pattern to match tests ('test*.py' default)")
        parser.add_argument('-t', '--top-level-directory', dest='top',
                            help='Top level directory of project (defaults to start directory)')
        for name in 'start', 'pattern', 'top':
            parser.add_argument(name, nargs='?', default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        return parser

    def _do_discovery(self, argv, Loader=None):
        self.start, self.pattern, self.top = '.', 'test*.py', None
        if argv is not None:
            if self._discovery_parser is None:
                self._initArgParsers()
            self._discovery_parser.parse_args(argv, self)
        self.createTests(Loader=Loader, from_discovery=True)

    def runTests(self):
        'Run the tests, and exit if that was asked for.'
        if self.catchbreak:
            installHandler()
        testRunner = self.testRunner = self.testRunner or runner.TextTestRunner
        if isinstance(testRunner, type):
            options = dict(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer, warnings=self.warnings)
            try:
                try:
                    testRunner = testRunner(**options, tb_locals=self.tb_locals, durations=self.durations)
                except TypeError:
                    testRunner = testRunner(**options)
            except TypeError:
                testRunner = testRunner()
        self.result = testRunner.run(self.test)
        if self.exit:
            if not self.result.wasSuccessful():
                sys.exit(1)
            if self.result.testsRun == 0 and len(self.result.skipped) == 0:
                sys.exit(_NO_TESTS_EXITCODE)
            sys.exit(0)


main = TestProgram
