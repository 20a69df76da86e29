from _package.four import value
