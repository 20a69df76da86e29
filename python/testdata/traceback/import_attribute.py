import _names

_names.functoin()
