from . import sub
from .sub import deep as d
__all__ = ["exported", "sub"]
exported = "E" + d
