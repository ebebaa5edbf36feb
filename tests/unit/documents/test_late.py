"""Expressions that wait: they find what others find, and every one of the rules is an expression."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import pipelines.documents
import pipelines.extraction
from pipelines.documents.expressions import late
from pipelines.documents.expressions.compiled import compiled


def test_it_finds_what_a_compiled_expression_finds() -> None:
    plain, waiting = re.compile(r"(\d+) of (\d+)", re.IGNORECASE), late.expression(r"(\d+) of (\d+)", re.IGNORECASE)
    text = "In 9 OF 14 calls and 21 of 51 cases"
    assert [found.span() for found in waiting.finditer(text)] == [found.span() for found in plain.finditer(text)]
    assert waiting.sub("N of M", text) == plain.sub("N of M", text)
    assert waiting.groups == plain.groups
    assert waiting.pattern == plain.pattern


def test_a_fault_is_told_when_it_is_used() -> None:
    faulty = late.expression("(")
    with pytest.raises(re.error):
        faulty.search("7 of 9")


def test_every_expression_of_the_rules_is_compiled_as_re_compiles_it() -> None:
    for room in (pipelines.documents, pipelines.extraction):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            importlib.import_module(module.name)
    rules = [rule for rule in late.expressions() if rule != ("(", 0)]
    assert len(rules) > 3_000
    assert [pattern for pattern, flags in rules if compiled(pattern, flags) != re.compile(pattern, flags)] == []
