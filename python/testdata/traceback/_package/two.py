import _package.one

_package.one.value
