"""Names and passwords for hosts, as ~/.netrc has them."""

import os
import stat

__all__ = ['netrc', 'NetrcParseError']


class NetrcParseError(Exception):
    """A file cannot be read as one of this kind."""

    def __init__(self, msg, filename=None, lineno=None):
        self.filename, self.lineno, self.msg = filename, lineno, msg
        Exception.__init__(self, msg)

    def __str__(self):
        return f'{self.msg} ({self.filename}, line {self.lineno})'


class _Words:
    """The words of a file, which may be quoted; a backslash takes the meaning of the character behind it."""

    def __init__(self, text):
        self.text, self.at, self.line = text, 0, 1
        self.before = []

    def char(self):
        char = self.text[self.at:self.at + 1]
        self.at += 1
        if char == '\n':
            self.line += 1
        return char

    def rest_of_line(self):
        """Return what is left of the line."""
        end = self.text.find('\n', self.at)
        end = len(self.text) if end < 0 else end + 1
        line, self.at = self.text[self.at:end], end
        self.line += line.endswith('\n')
        return line

    def word(self):
        """Return the next word, '' at the end."""
        if self.before:
            return self.before.pop()
        char = self.char()
        while char and char in '\n\t\r ':
            char = self.char()
        quoted = char == '"'
        word = '' if quoted else char if char != '\\' else self.char()
        while char and (char := self.char()):
            if char == '"' if quoted else char in '\n\t\r ':
                if char == '\n':
                    self.at, self.line = self.at - 1, self.line - 1  # the line of the word is this one
                break
            word += self.char() if char == '\\' else char
        return word


class netrc:
    """The hosts of a file, to tuples of name, account and password; and the macros."""

    def __init__(self, file=None):
        self.hosts, self.macros = {}, {}
        default = file is None
        if default:
            file = os.path.join(os.path.expanduser('~'), '.netrc')
        try:
            with open(file, encoding='utf-8') as fp:
                text = fp.read()
        except UnicodeDecodeError:
            with open(file, encoding='locale') as fp:
                text = fp.read()
        self._file, self._default = file, default
        self._parse(_Words(text))

    def _parse(self, words):
        while word := words.word():
            if word[0] == '#':
                words.rest_of_line()
            elif word == 'macdef':
                self.macros[words.word()] = lines = []
                words.rest_of_line()
                while True:
                    line = words.rest_of_line()
                    if not line:
                        raise NetrcParseError('Macro definition missing null line terminator.', self._file, words.line)
                    if line == '\n':
                        break
                    lines.append(line)
            elif word in ('machine', 'default'):
                host = 'default' if word == 'default' else words.word()
                if not host:
                    raise NetrcParseError(f'missing {word!r} name', self._file, words.line)
                self._host(host, words)
            else:
                raise NetrcParseError(f'bad toplevel token {word!r}', self._file, words.line)

    def _host(self, host, words):
        known = {'login': '', 'account': '', 'password': ''}
        while True:
            word = words.word()
            if word.startswith('#'):
                words.rest_of_line()
                continue
            if word in ('', 'machine', 'default', 'macdef'):
                if word:
                    words.before.append(word)
                break
            name = 'login' if word == 'user' else word
            if name not in known:
                raise NetrcParseError(f'bad follower token {word!r}', self._file, words.line)
            known[name] = words.word()
        self.hosts[host] = tuple(known.values())
        if self._default and known['login'] != 'anonymous':
            self._check_mode()

    def _check_mode(self):
        """Refuse passwords in a file that others may read."""
        if stat.S_IMODE(os.stat(self._file).st_mode) & 0o077:
            raise NetrcParseError('~/.netrc access too permissive: access permissions must restrict access to only the owner', self._file, None)

    def authenticators(self, host):
        """Return name, account and password for a host, or those of default; None if there are none."""
        return self.hosts.get(host) or self.hosts.get('default')

    def __repr__(self):
        out = []
        for host, (login, account, password) in self.hosts.items():
            out.append(f'machine {host}\n\tlogin {login}\n')
            if account:
                out.append(f'\taccount {account}\n')
            out.append(f'\tpassword {password}\n')
        for name, lines in self.macros.items():
            out.append(f'macdef {name}\n')
            out += [*lines, '\n']
        return ''.join(out)
