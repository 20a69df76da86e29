import _package.two

value = 1
