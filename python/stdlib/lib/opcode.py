"""The operations of jink's virtual machine: their names and numbers, and what their arguments mean."""

import _dis
from _dis import EXTENDED_ARG, HAVE_ARGUMENT, cmp_op, stack_effect

__all__ = ['cmp_op', 'stack_effect', 'hascompare', 'opname', 'opmap', 'EXTENDED_ARG', 'HAVE_ARGUMENT', 'hasarg', 'hasconst', 'hasname', 'hasjump',
           'hasjrel', 'hasjabs', 'hasfree', 'haslocal', 'hasexc']

opname = list(_dis.opname)
opmap = {name: number for number, name in enumerate(opname) if name[0] != '<'}
hasarg = list(_dis.hasarg)
hasconst = list(_dis.hasconst)
hasname = list(_dis.hasname)
hasjrel = list(_dis.hasjrel)
hasjabs = list(_dis.hasjabs)
hasjump = sorted(hasjrel + hasjabs)
hasfree = list(_dis.hasfree)
haslocal = list(_dis.haslocal)
hascompare = list(_dis.hascompare)
hasexc = [opmap[name] for name in ('SETUP_FINALLY', 'SETUP_WITH', 'SETUP_ASYNC_WITH')]
