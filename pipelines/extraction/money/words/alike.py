"""Kinds of money that several rules treat alike.

Belongs here: groups of kinds that more than one module asks for. Not here: groups that one rule knows, which stand with
it, or the words of each kind (`kinds_named`).
"""

from __future__ import annotations

from pipelines.extraction.records import MoneyKind

OF_A_GAP: tuple[MoneyKind, ...] = ("deficit", "saving")
"""A gap, and what closes it."""
OUTTURNS: tuple[MoneyKind, ...] = ("overspend", "underspend")
"""What a year ends with, and so is foreseen only while it runs."""
STOCKS: tuple[MoneyKind, ...] = ("reserve", "borrowing")
"""What is held on a day rather than moved in a year."""
