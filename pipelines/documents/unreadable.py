"""What every reader raises for a source that it cannot take in.

Belongs here: the exception alone, so that readers and the dispatcher can both import it. Not here: telling formats
apart (`reader`).
"""

from __future__ import annotations


class Unreadable(Exception):
    """A source that cannot be read; `reason` is one sentence for the person who put it there."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
