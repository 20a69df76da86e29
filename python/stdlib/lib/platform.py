"""What the program runs on, as far as the host tells: os.uname() is all that is asked."""

import collections
import functools
import os
import re
import sys

__version__ = '1.0.8'


class uname_result(collections.namedtuple('uname_result_base', 'system node release version machine')):
    """The parts of uname(); the processor is looked for when it is asked for."""

    @functools.cached_property
    def processor(self):
        return ''

    def __iter__(self):
        yield from super().__iter__()
        yield self.processor

    @classmethod
    def _make(cls, iterable):
        return cls(*tuple(iterable)[:5])

    def __getitem__(self, key):
        return tuple(self)[key]

    def __len__(self):
        return len(tuple(iter(self)))

    def __reduce__(self):
        return uname_result, tuple(self)[:5]


# As in CPython, the field is named without being part of what the constructor takes.
uname_result._fields = uname_result._fields + ('processor',)


@functools.cache
def uname():
    """Return the system, the name of the machine, release, version, kind of machine, and processor."""
    return uname_result(*('' if text == 'unknown' else text for text in os.uname()))


def system():
    return uname().system


def node():
    return uname().node


def release():
    return uname().release


def version():
    return uname().version


def machine():
    return uname().machine


def processor():
    return uname().processor


def system_alias(system, release, version):
    """Return the names under which a system is sold."""
    if system == 'SunOS' and release >= '5':
        # Solaris 2.x was SunOS 5.x; from 6 on the numbers are the same.
        major, sep, minor = release.partition('.')
        try:
            number = int(major) - 3
        except ValueError:
            return 'Solaris', release, version
        return 'Solaris', f'{number}{sep}{minor}', version
    if system in ('win32', 'win16'):
        return 'Windows', release, version
    return system, release, version


def architecture(executable=sys.executable, bits='', linkage=''):
    """Return how many bits a pointer has; the linkage of the executable is not looked at."""
    return bits or ('64bit' if sys.maxsize > 2**32 else '32bit'), linkage


def libc_ver(executable=None, lib='', version='', chunksize=16384):
    """Return the C library: jink uses none."""
    return lib, version


@functools.cache
def platform(aliased=False, terse=False):
    """Return what the program runs on, as one word."""
    name, _, release_, version_, machine_, _ = uname()
    if aliased:
        name, release_, version_ = system_alias(name, release_, version_)
    parts = [name, release_] if terse else [name, release_, machine_]
    text = '-'.join(part.strip() for part in parts if part)
    return re.sub('-+', '-', re.sub(r'[ /\\:;"()]', '-', text.replace(' ', '_'))).rstrip('-')


def python_implementation():
    """Return what runs Python here."""
    name = sys.implementation.name
    return {'cpython': 'CPython', 'pypy': 'PyPy'}.get(name, name)


def python_version():
    """Return the version of the language, as 'major.minor.patch'."""
    return '%d.%d.%d' % sys.version_info[:3]


def python_version_tuple():
    return tuple(python_version().split('.'))


def python_branch():
    return ''


def python_revision():
    return ''


def python_build():
    return '', ''


def python_compiler():
    return ''


def java_ver(release='', vendor='', vminfo=('', '', ''), osinfo=('', '', '')):
    return release, vendor, vminfo, osinfo


def win32_ver(release='', version='', csd='', ptype=''):
    return release, version, csd, ptype


def win32_edition():
    return None


def win32_is_iot():
    return False


def mac_ver(release='', versioninfo=('', '', ''), machine=''):
    return release, versioninfo, machine


AndroidVer = collections.namedtuple('AndroidVer', 'release api_level manufacturer model device is_emulator')
IOSVersionInfo = collections.namedtuple('IOSVersionInfo', 'system release model is_simulator')


def android_ver(release='', api_level=0, manufacturer='', model='', device='', is_emulator=False):
    return AndroidVer(release, api_level, manufacturer, model, device, is_emulator)


def ios_ver(system='', release='', model='', is_simulator=False):
    return IOSVersionInfo(system, release, model, is_simulator)


_os_release = re.compile(r'''^(?P<name>[a-zA-Z0-9_]+)=(?P<quote>["']?)(?P<value>.*)(?P=quote)$''')


@functools.cache
def _read_os_release():
    error = None
    for place in ('/etc/os-release', '/usr/lib/os-release'):
        info = {'NAME': 'Linux', 'ID': 'linux', 'PRETTY_NAME': 'Linux'}
        try:
            with open(place, encoding='utf-8') as lines:
                for line in lines:
                    if m := _os_release.match(line):
                        info[m['name']] = re.sub(r'\\([\\$"\'`])', r'\1', m['value'])
            return info
        except OSError as e:
            error = e
    raise OSError(error.errno, f'Unable to read files {", ".join(("/etc/os-release", "/usr/lib/os-release"))}') from error


def freedesktop_os_release():
    """Return what /etc/os-release says."""
    return dict(_read_os_release())


if __name__ == '__main__':
    short = 'terse' in sys.argv or '--terse' in sys.argv
    print(platform('nonaliased' not in sys.argv and '--nonaliased' not in sys.argv, short))
