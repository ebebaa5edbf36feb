"""A page of the inspectorate's register: what one recommendation asks for, and what became of it between printed marks.

Belongs here: telling such a page by its marks, and what of it is recommended. Not here: registers set as tables
(`tables`), or the words of a status (`words.follow_up`).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context
from pipelines.extraction.findings.prose.demands import begins_with_deadline
from pipelines.extraction.findings.prose.stated import stated_by
from pipelines.extraction.findings.words.follow_up import deadline_in
from pipelines.extraction.findings.words.grammar import asks
from pipelines.extraction.findings.words.lines import Found

_MARK = expression(r"\[/?(?:on|status|comment)\]")
_STATUS = expression(r"\[status\]([\w -]+)\[/status\]")


def marked_statuses(context: Context) -> list[str]:
    """What became of the recommendation, one after the other: 'awaiting-review', 'complete'."""
    return _STATUS.findall(context.document.plain)


def read_register(context: Context, labelled: Iterable[Found]) -> list[Found]:
    """What stands before the first mark: under a label, or else the first sentence that asks for something."""
    first = _MARK.search(context.document.plain)
    end = first.start() if first else 0
    told = [found for found in labelled if found.quote.start < end]
    asked = (
        stated_by(sentence, "recommendation", "register", deadline_in(sentence.text))
        for sentence in context.sentences
        if sentence.start < end and (asks(sentence.text) or begins_with_deadline(sentence.text))
    )
    return told or list(islice(asked, 1))
