"""Running other programs, where the host allows it; where not, starting one is a PermissionError."""

import errno
import io
import operator
import os
import posix
import signal
import sys
import threading
import time
import types
import warnings

__all__ = ['Popen', 'PIPE', 'STDOUT', 'call', 'check_call', 'getstatusoutput', 'getoutput', 'check_output', 'run', 'CalledProcessError',
           'DEVNULL', 'SubprocessError', 'TimeoutExpired', 'CompletedProcess']

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    """What goes wrong with programs that are run."""


class CalledProcessError(SubprocessError):
    """A program ended with another exit code than 0."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

    def __str__(self):
        if not self.returncode or self.returncode > 0:
            return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."
        try:
            return f"Command '{self.cmd}' died with {signal.Signals(-self.returncode)!r}."
        except ValueError:
            return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """A program took longer than it should."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


def _cleanup():
    """Do nothing: the host waits for the programs that nobody waits for."""


class CompletedProcess:
    """What a program that was run left behind."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    def __repr__(self):
        parts = [f'args={self.args!r}', f'returncode={self.returncode!r}']
        parts += [f'{name}={value!r}' for name in ('stdout', 'stderr') if (value := getattr(self, name)) is not None]
        return f'{type(self).__name__}({", ".join(parts)})'

    __class_getitem__ = classmethod(types.GenericAlias)

    def check_returncode(self):
        """Raise CalledProcessError if the exit code is not 0."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Run a program to its end, and return a CompletedProcess. Popen tells of the other arguments."""
    if input is not None:
        if kwargs.get('stdin') is not None:
            raise ValueError('stdin and input arguments may not both be used.')
        kwargs['stdin'] = PIPE
    if capture_output:
        if kwargs.get('stdout') is not None or kwargs.get('stderr') is not None:
            raise ValueError('stdout and stderr arguments may not be used with capture_output.')
        kwargs['stdout'] = kwargs['stderr'] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except:
            process.kill()
            raise
        code = process.poll()
    done = CompletedProcess(process.args, code, stdout, stderr)
    if check:
        done.check_returncode()
    return done


def call(*popenargs, timeout=None, **kwargs):
    """Run a program to its end, and return its exit code."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    """Run a program to its end; an exit code other than 0 is a CalledProcessError."""
    code = call(*popenargs, **kwargs)
    if code:
        raise CalledProcessError(code, kwargs.get('args') or popenargs[0])
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Run a program to its end, and return what it writes; an exit code other than 0 is a CalledProcessError."""
    for name in ('stdout', 'check'):
        if name in kwargs:
            raise ValueError(f'{name} argument not allowed, it will be overridden.')
    if 'input' in kwargs and kwargs['input'] is None:
        # None means nothing here, and not the standard input of this program.
        text = kwargs.get('universal_newlines') or kwargs.get('text') or kwargs.get('encoding') or kwargs.get('errors')
        kwargs['input'] = '' if text else b''
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """Return the exit code and the output, with what goes to the standard error, of a command of the shell."""
    try:
        code, text = 0, check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
    except CalledProcessError as error:
        code, text = error.returncode, error.output
    return code, text.removesuffix('\n')


def getoutput(cmd, *, encoding=None, errors=None):
    """Return the output of a command of the shell."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def list2cmdline(seq):
    """Return arguments as one line, in the way in which programs of Windows take it apart."""
    words = []
    for word in map(os.fsdecode, seq):
        quoted, slashes = [], 0
        for c in word:
            if c == '\\':
                slashes += 1
            elif c == '"':
                quoted.append('\\' * (slashes * 2 + 1) + c)
                slashes = 0
            else:
                quoted.append('\\' * slashes + c)
                slashes = 0
        if not word or ' ' in word or '\t' in word:
            words.append('"' + ''.join(quoted) + '\\' * (slashes * 2) + '"')
        else:
            words.append(''.join(quoted) + '\\' * slashes)
    return ' '.join(words)


def _args_from_interpreter_flags():
    """Return the options that another interpreter would need to be as this one: there are none."""
    return []


_optim_args_from_interpreter_flags = _args_from_interpreter_flags


class Popen:
    """A program that runs.

    args is a list, the first of it the program's name, or a str: that name, or with shell what the shell is to run. stdin, stdout
    and stderr are None for those of this program, PIPE, DEVNULL, a descriptor or a file; stderr may be STDOUT. Streams are of bytes,
    unless text, encoding or errors is given. The system decides on none of user, group, extra_groups, umask and preexec_fn here:
    they are refused.
    """

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None, close_fds=True, shell=False,
                 cwd=None, env=None, universal_newlines=None, startupinfo=None, creationflags=0, restore_signals=True,
                 start_new_session=False, pass_fds=(), *, user=None, group=None, extra_groups=None, encoding=None, errors=None, text=None,
                 umask=-1, pipesize=-1, process_group=None):
        self._communication_started = False
        self._exchange = None
        self._sent = None
        self._waitpid_lock = threading.Lock()
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError('bufsize must be an integer')
        if not isinstance(pipesize, int):
            raise TypeError('pipesize must be an integer')
        if startupinfo is not None:
            raise ValueError('startupinfo is only supported on Windows platforms')
        if creationflags != 0:
            raise ValueError('creationflags is only supported on Windows platforms')
        self.args, self.pid, self.returncode = args, None, None
        self.stdin = self.stdout = self.stderr = None
        self.encoding, self.errors, self.pipesize = encoding, errors, pipesize
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError('Cannot disambiguate when both text and universal_newlines are supplied but different. '
                                  'Pass one or the other.')
        self.text_mode = encoding or errors or text or universal_newlines
        if self.text_mode and encoding is None:
            self.encoding = encoding = 'UTF-8'
        for name, value in (('user', user), ('group', group), ('extra_groups', extra_groups), ('preexec_fn', preexec_fn)):
            if value is not None:
                if isinstance(value, int) and value < 0:
                    raise ValueError(f'{"User" if name == "user" else "Group"} ID cannot be negative, got {value}')
                raise ValueError(f"The '{name}' parameter is not supported on the current platform")
        if operator.index(umask) >= 0:
            raise ValueError("The 'umask' parameter is not supported on the current platform")
        process_group = -1 if process_group is None else operator.index(process_group)
        line_buffering = bufsize == 1
        if line_buffering and not self.text_mode:
            warnings.warn("line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
                          RuntimeWarning, stacklevel=2)
        if line_buffering:
            bufsize = -1
        given, kept, ours = self._streams(stdin, stdout, stderr)
        try:
            self._start(args, executable, shell, cwd, env, given, sorted({*map(int, pass_fds)}), start_new_session,
                        process_group)
        except:
            for fd in (*ours, *filter(None, kept)):
                os.close(fd)
            raise
        for fd in ours:
            os.close(fd)
        for name, fd in zip(('stdin', 'stdout', 'stderr'), kept):
            if fd is None:
                continue
            stream = io.open(fd, 'wb' if name == 'stdin' else 'rb', bufsize)
            if self.text_mode:
                options = {'write_through': True, 'line_buffering': line_buffering} if name == 'stdin' else {}
                stream = io.TextIOWrapper(stream, encoding=encoding, errors=errors, **options)
            setattr(self, name, stream)

    @property
    def universal_newlines(self):
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, value):
        self.text_mode = bool(value)

    def __repr__(self):
        shown = f'<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>'
        return shown[:76] + '...>' if len(shown) > 80 else shown

    __class_getitem__ = classmethod(types.GenericAlias)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        for stream in (self.stdout, self.stderr):
            if stream:
                stream.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            if kind is KeyboardInterrupt:
                # Ctrl-C reached the program too: it has a moment to end, and no more.
                try:
                    self.wait(0.25)
                except TimeoutExpired:
                    pass
            else:
                self.wait()

    def _streams(self, stdin, stdout, stderr):
        """Return the descriptors for the program, those that stay here, and those to close once it has its own."""
        given, kept, ours = [], [], []
        try:
            for number, stream in enumerate((stdin, stdout, stderr)):
                here = None
                if stream is None:
                    fd = -1
                elif stream == PIPE:
                    read, write = posix._pipe()
                    fd, here = (read, write) if number == 0 else (write, read)
                    ours.append(fd)
                elif stream == DEVNULL:
                    fd = os.open(os.devnull, os.O_RDWR)
                    ours.append(fd)
                elif stream == STDOUT and isinstance(stream, int):
                    if number != 2:
                        raise ValueError('STDOUT can only be used for stderr')
                    fd = given[1] if given[1] != -1 else 1
                elif isinstance(stream, int):
                    if stream < 0:
                        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
                    fd = stream
                else:
                    fd = stream.fileno()
                given.append(fd)
                kept.append(here)
        except:
            for fd in (*ours, *filter(None, kept)):
                os.close(fd)
            raise
        return given, kept, ours

    def _start(self, args, executable, shell, cwd, env, given, pass_fds, session, group):
        """Run the program; of several places where it may be, that in which it can be run first."""
        if isinstance(args, (str, bytes)) or hasattr(args, '__fspath__'):
            args = [args]
        else:
            args = list(args)
        if shell:
            unix_shell = '/system/bin/sh' if hasattr(sys, 'getandroidapilevel') else '/bin/sh'
            args = [unix_shell, '-c', *args]
            if executable:
                args[0] = executable
        if executable is None:
            executable = args[0]
        sys.audit('subprocess.Popen', executable, args, cwd, env)
        environment = os.environ if env is None else env
        pairs = []
        for name, value in environment.items():
            name = os.fsencode(name)
            if b'=' in name:
                raise ValueError('illegal environment variable name')
            pairs.append(name + b'=' + os.fsencode(value))
        program = os.fsencode(executable)
        if os.path.dirname(program):
            places = [program]
        else:
            places = [os.path.join(os.fsencode(directory), program) for directory in os.get_exec_path(env)]
        failed = errno.ENOENT
        for place in places:
            started = posix._start_process(place, args, None if cwd is None else os.fspath(cwd), pairs, *given, pass_fds, session, group)
            if started > 0:
                self.pid = started
                return
            if -started not in (errno.ENOENT, errno.ENOTDIR):
                failed = -started
                break
            failed = -started
        where = executable
        if cwd is not None and not os.path.isdir(cwd):
            where = cwd
        raise OSError(failed, os.strerror(failed), where)

    def poll(self):
        """Return the exit code, or None while the program runs."""
        if self.returncode is None and self._waitpid_lock.acquire(False):
            try:
                if self.returncode is None:
                    self._ended(0)
            finally:
                self._waitpid_lock.release()
        return self.returncode

    def _ended(self, timeout):
        try:
            self.returncode = posix._wait_process(self.pid, timeout)
        except ChildProcessError:
            self.returncode = 0  # somebody else waited for it: nobody knows how it ended

    def wait(self, timeout=None):
        """Wait for the end, and return the exit code: minus the number of the signal, if that ended it."""
        end = None if timeout is None else time.monotonic() + timeout
        while self.returncode is None:
            left = None if end is None else max(end - time.monotonic(), 0)
            if not self._waitpid_lock.acquire(True, -1 if left is None else left):
                raise TimeoutExpired(self.args, timeout)
            try:
                if self.returncode is None:
                    self._ended(left if end is None else max(end - time.monotonic(), 0))
            finally:
                self._waitpid_lock.release()
            if self.returncode is None:
                raise TimeoutExpired(self.args, timeout)
        return self.returncode

    def communicate(self, input=None, timeout=None):
        """Give the program its input, take what it writes, and wait for its end; return (stdout, stderr).

        After a TimeoutExpired it can be called again: nothing is lost.
        """
        if self._communication_started and input:
            raise ValueError('Cannot send input after starting communication')
        end = None if timeout is None else time.monotonic() + timeout
        if self._exchange is None and not self._communication_started:
            self._begin(input)
        if self._exchange is not None:
            left = None if end is None else max(end - time.monotonic(), 0)
            if not posix._exchange_wait(self._exchange, left):
                stdout, stderr = self._written()
                raise TimeoutExpired(self.args, timeout, stdout or None, stderr or None)
        try:
            self.wait(None if end is None else max(end - time.monotonic(), 0))
        except TimeoutExpired:
            raise TimeoutExpired(self.args, timeout) from None
        if self._exchange is not None:
            self._sent = [self._text(data, stream) for data, stream in zip(self._written(), (self.stdout, self.stderr))]
            posix._exchange_end(self._exchange)
            self._exchange = None
            for stream in (self.stdout, self.stderr):
                if stream:
                    stream.close()
        return tuple(self._sent)

    def _begin(self, input):
        """Begin to serve the pipes."""
        self._communication_started = True
        self._sent = [None, None]
        stdin = None
        if self.stdin and not self.stdin.closed:
            try:
                self.stdin.flush()
            except BrokenPipeError:
                pass  # nobody reads any more
            if input is None:
                input = b''
            elif self.text_mode and isinstance(input, str):
                input = input.encode(self.stdin.encoding, self.stdin.errors)
            stdin = self.stdin.fileno()
        outputs = [stream.fileno() for stream in (self.stdout, self.stderr) if stream and not stream.closed]
        if stdin is not None or outputs:
            self._exchange = posix._exchange_start(input, stdin, outputs)
        if stdin is not None:
            try:
                self.stdin.close()
            except BrokenPipeError:
                pass

    def _written(self):
        """Return what came so far."""
        data, at = [], 0
        for stream in (self.stdout, self.stderr):
            if stream and not stream.closed:
                data.append(posix._exchange_data(self._exchange, at))
                at += 1
            else:
                data.append(None)
        return data

    def _text(self, data, stream):
        if data is None or not self.text_mode:
            return data
        return data.decode(stream.encoding, stream.errors).replace('\r\n', '\n').replace('\r', '\n')

    def send_signal(self, sig):
        """Send a signal, if the program still runs."""
        self.poll()
        if self.returncode is not None:
            return
        try:
            os.kill(self.pid, sig)
        except ProcessLookupError:
            pass  # it ended just now

    def terminate(self):
        """Ask the program to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self):
        """End the program."""
        self.send_signal(signal.SIGKILL)
