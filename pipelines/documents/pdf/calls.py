"""Calls of the PDF library by the hundred thousand.

Belongs here: how its functions are called where a file asks for very many calls. Not here: what is asked (`runs`,
`rules`).
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as library


def unchecked(name: str) -> Any:
    """The library's function, called as it is.

    The interpreter is kept in the meantime, and arguments are handed over unchecked: indexes as int, all else as what
    ctypes made for it. Both together make a call three to four times as quick.
    """
    function = getattr(library, name)
    return ctypes.PYFUNCTYPE(function.restype)(ctypes.cast(function, ctypes.c_void_p).value or 0)
