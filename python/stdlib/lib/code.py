"""A console: reads Python line by line, and runs it."""

import builtins
import sys
import traceback
from codeop import CommandCompiler, compile_command

__all__ = ["InteractiveInterpreter", "InteractiveConsole", "interact", "compile_command"]


class InteractiveInterpreter:
    """Runs commands in a namespace, and shows what goes wrong."""

    def __init__(self, locals=None):
        self.locals = {"__name__": "__console__", "__doc__": None} if locals is None else locals
        self.compile = CommandCompiler()

    def runsource(self, source, filename="<input>", symbol="single"):
        """Run a command; report whether it is not whole yet."""
        try:
            code = self.compile(source, filename, symbol)
        except (OverflowError, SyntaxError, ValueError):
            self.showsyntaxerror(filename, source=source)
        else:
            if code is None:
                return True
            self.runcode(code)
        return False

    def runcode(self, code):
        """Run code; what it raises is shown, but for SystemExit."""
        try:
            exec(code, self.locals)
        except BaseException as e:
            if isinstance(e, SystemExit):
                raise
            self.showtraceback()

    def showsyntaxerror(self, filename=None, **kwargs):
        """Show the syntax error that is handled."""
        try:
            typ, value, tb = sys.exc_info()
            if filename and issubclass(typ, SyntaxError):
                value.filename = filename
            self._show(typ, value, None, kwargs.pop("source", ""))
        finally:
            typ = value = tb = None

    def showtraceback(self):
        """Show the exception that is handled, without the frame of this module."""
        try:
            typ, value, tb = sys.exc_info()
            self._show(typ, value, tb.tb_next, "")
        finally:
            typ = value = tb = None

    def _show(self, typ, value, tb, source):
        sys.last_type = typ
        sys.last_traceback = tb
        value = value.with_traceback(tb)
        sys.last_exc = sys.last_value = value
        if sys.excepthook is sys.__excepthook__:
            self.write("".join(traceback.format_exception(typ, value, tb)))
            return
        try:
            sys.excepthook(typ, value, tb)
        except BaseException as e:
            if isinstance(e, SystemExit):
                raise
            e.__context__ = None
            print("Error in sys.excepthook:", file=sys.stderr)
            sys.__excepthook__(type(e), e, e.__traceback__.tb_next)
            print("\nOriginal exception was:", file=sys.stderr)
            sys.__excepthook__(typ, value, tb)

    def write(self, data):
        """Write to standard error."""
        sys.stderr.write(data)


class InteractiveConsole(InteractiveInterpreter):
    """Reads commands, and runs them."""

    def __init__(self, locals=None, filename="<console>", *, local_exit=False):
        super().__init__(locals)
        self.filename, self.local_exit = filename, local_exit
        self.resetbuffer()

    def resetbuffer(self):
        """Forget what was typed of a command."""
        self.buffer = []

    def interact(self, banner=None, exitmsg=None):
        """Read commands until there are no more."""
        for name, prompt in (("ps1", ">>> "), ("ps2", "... ")):
            if not hasattr(sys, name):
                setattr(sys, name, prompt)
        if banner is None:
            self.write('Python %s on %s\nType "help", "copyright", "credits" or "license" for more information.\n(%s)\n' % (
                sys.version, sys.platform, self.__class__.__name__))
        elif banner:
            self.write("%s\n" % str(banner))
        self._converse()
        if exitmsg is None:
            self.write("now exiting %s...\n" % self.__class__.__name__)
        elif exitmsg != "":
            self.write("%s\n" % exitmsg)

    def _converse(self):
        more = False
        while True:
            try:
                more = self.push(self.raw_input(sys.ps2 if more else sys.ps1))
            except KeyboardInterrupt:
                self.write("\nKeyboardInterrupt\n")
                self.resetbuffer()
                more = False
            except (EOFError, SystemExit) as end:
                if isinstance(end, SystemExit) and not self.local_exit:
                    raise
                self.write("\n")
                return

    def push(self, line, filename=None, _symbol="single"):
        """Take a line; report whether more is to come."""
        self.buffer.append(line)
        more = self.runsource("\n".join(self.buffer), self.filename if filename is None else filename, symbol=_symbol)
        if not more:
            self.resetbuffer()
        return more

    def raw_input(self, prompt=""):
        """Read a line."""
        return input(prompt)


def interact(banner=None, readfunc=None, local=None, exitmsg=None, local_exit=False):
    """Read commands, and run them, until there are no more."""
    console = InteractiveConsole(local, local_exit=local_exit)
    if readfunc is not None:
        console.raw_input = readfunc
    console.interact(banner, exitmsg)
