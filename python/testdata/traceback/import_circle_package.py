import _package.four
