"""Causes of concern that nothing but a heading of a letter tells: "Cause of concern: vetting".

Belongs here: which of these headings are findings themselves. Not here: the headings (`labels.sections`), causes that a
sentence tells (`prose.cause_statements`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from pipelines.extraction.context import Context
from pipelines.extraction.findings.causes.groups import stands_still
from pipelines.extraction.findings.words.lines import Found


def untold_titles(titles: Sequence[Found], told: Iterable[Found], context: Context) -> list[Found]:
    """The titles with nothing below that says what the cause is, or that it is over; none where a sentence elsewhere
    tells what the causes are.
    """
    below = {title.block_index: _below(title, context) for title in titles}
    causes = [f for f in told if f.kind.startswith("cause") and f.rule != "causes_of_concern_counted"]
    if any(not any(found.block_index in part for part in below.values()) for found in causes):
        return []
    untold = (title for title in titles if not any(found.block_index in below[title.block_index] for found in causes))
    return [title for title in untold if _stands(below[title.block_index], context)]


def _below(title: Found, context: Context) -> range:
    blocks = context.document.blocks
    part = takewhile(lambda at: blocks[at].kind != "heading", range(title.block_index + 1, len(blocks)))
    return range(title.block_index, max(part, default=title.block_index) + 1)


def _stands(part: range, context: Context) -> bool:
    """Whether the text below speaks of the cause of concern only as one that stays, if at all."""
    sentences = (sentence.text for index in part[1:] for sentence in context.in_block(index))
    return all(stands_still(text) for text in sentences if "of concern" in text)
