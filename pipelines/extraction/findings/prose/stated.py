"""The record of a finding that a sentence states.

Belongs here: making it, with whether it looks back to an earlier inspection. Not here: which sentences state findings
(`statements`, `cause_statements`).
"""

from __future__ import annotations

from dataclasses import replace

from pipelines.documents.document import Span
from pipelines.extraction.context import Sentence
from pipelines.extraction.findings.causes.raised import names_earlier_visit
from pipelines.extraction.findings.prose.counted import is_counted_demand
from pipelines.extraction.findings.words.lines import Found, found_at
from pipelines.extraction.findings.words.retold import retells
from pipelines.extraction.records import FindingKind


def stated_by(
    sentence: Sentence, kind: FindingKind, rule: str, deadline: str | None = None, until: Sentence | None = None
) -> Found:
    """A finding stated by one sentence, or by those up to `until`."""
    title = " ".join(f"{sentence.text} {until.text if until else ''}".split())
    looks_back = names_earlier_visit(title) or retells(title) or is_counted_demand(title)
    earlier = kind == "recommendation" and looks_back
    span = Span(sentence.start, until.end if until else sentence.end)
    return replace(found_at(kind, span, sentence.block_index, rule, title), deadline=deadline, earlier=earlier)
