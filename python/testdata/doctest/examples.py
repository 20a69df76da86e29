"""
>>> 1+1
2
>>> print("a\\n\\nb")
a
<BLANKLINE>
b
>>> 1/0
Traceback (most recent call last):
   ...
ZeroDivisionError: division by zero
>>> for i in range(2):
...     print(i)
0
1
>>> 2
3
>>> print(list(range(20))) # doctest: +ELLIPSIS
[0, 1, ..., 19]
>>> x = 1 # doctest: +SKIP
>>> def f(:
Traceback (most recent call last):
SyntaxError: invalid syntax
>>> 5
Traceback (most recent call last):
ValueError: detail
>>> raise ValueError("other") # doctest: +IGNORE_EXCEPTION_DETAIL
Traceback (most recent call last):
ValueError: detail
"""
import doctest, unittest, io
class C:
    """
    >>> C().x
    5
    """
    x=5
    def m(self):
        """>>> C().m()
        7
        """
        return 7
    @property
    def p(self):
        """
        >>> C().p
        8
        """
        return 8
def nodoc(): pass
__test__ = {'s': ">>> 3\n3\n"}
print(doctest.testmod())
print(doctest.testmod(verbose=True, exclude_empty=False))
for t in doctest.DocTestFinder().find(__import__('__main__')): print(t, t.lineno)
print(doctest.script_from_examples(__doc__))
for flags in doctest.REPORT_NDIFF, doctest.REPORT_UDIFF, doctest.REPORT_CDIFF:
    print(doctest.OutputChecker().output_difference(doctest.Example("x","a\nb\nc\nd\n"), "a\nb\nx\n\nd\n", flags))
for bad in ">>>x\n1", ">>> if 1:\n ... 2", "  >>> 1\n 2", ">>> 1 # doctest: +FOO", ">>> # doctest: +SKIP\n1":
    try: print(doctest.DocTestParser().parse(bad))
    except ValueError as e: print(e)
