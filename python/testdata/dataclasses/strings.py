# Annotations in strings that name ClassVar and InitVar, in all ways to write them.
import dataclasses
import typing
import typing as t
from dataclasses import InitVar, dataclass
from typing import ClassVar

for text in ('ClassVar', 'ClassVar[int]', 'ClassVar [int]', 't.ClassVar', 'typing.ClassVar[int]', 'typing . ClassVar[int]', ' ClassVar', 'ClassVar+', 'x.ClassVar',
             'dataclasses.InitVar[int]', 'InitVar', 'dataclasses .InitVar', 'ClassVar_', 'list[typing.ClassVar]', 'typing.typing.ClassVar', ''):
    @dataclass
    class C:
        x: text
        y: int = 1
    print(repr(text), C.__dataclass_fields__['x']._field_type, [f.name for f in dataclasses.fields(C)])
