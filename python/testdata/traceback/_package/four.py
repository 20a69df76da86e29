import _package.three

value = 1
