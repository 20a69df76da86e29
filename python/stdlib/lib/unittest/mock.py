"""Objects that stand in for others, remember how they were used, and can be put in their place for a time."""

__all__ = ('Mock', 'MagicMock', 'patch', 'sentinel', 'DEFAULT', 'ANY', 'call', 'create_autospec', 'AsyncMock', 'FILTER_DIR',
           'NonCallableMock', 'NonCallableMagicMock', 'mock_open', 'PropertyMock', 'seal')

from ._mockcall import ANY, DEFAULT, _Call, _CallList, call, sentinel
from ._mockobject import (AsyncMock, MagicMock, Mock, NonCallableMagicMock, NonCallableMock, PropertyMock, create_autospec,
                          mock_open, seal)
from ._mockpatch import patch

FILTER_DIR = True
