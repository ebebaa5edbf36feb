"""What a text keeps coming back to, which tells its subject where its title is lost: children, recording, a region.

Belongs here: how often words of a subject stand among all words. Not here: what that weighs
(`reference/kind_signs.csv`), or the names of programmes (`programmes`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from math import ceil

from pipelines.documents.expressions.quick import Quick
from pipelines.documents.identity.evidence import Evidence

_WORDS_OF = (
    ("children", 15, Quick(r"\bchild(?:ren)?\b")),
    (
        "the recording of crime",
        8,
        Quick(
            r"\bcrimes? (?:[\w,]+ ){0,4}?(?:un)?record\w*",
            r"\b(?:un)?record(?:s|ed|ing)? (?:[\w,]+ ){0,3}?crimes?\b",
            r"\bcrime[- ]recording\b",
        ),
    ),
    ("a region", 12, Quick(r"\bregion(?:al|s)?\b", r"\bROCUs?\b")),
)
"""Each with how often, in a thousand words, its own stand in a text about it, and hardly in any other."""
_ENOUGH_TO_COUNT = 150
"""Words."""
_FEW_FORCES = 2
"""A report on more of them is on the nation."""


def matters_of(evidence: Evidence) -> Iterator[str]:
    """'comes back to children': a mark for each subject that the text is full of."""
    words = len(evidence.body.split())
    if words < _ENOUGH_TO_COUNT:
        return
    named = {mention.force_id for mention in evidence.forces if mention.form != "place"}
    for subject, often, pattern in _WORDS_OF:
        of_a_force = len(named) <= _FEW_FORCES or subject == "a region"
        enough = ceil(often * words / 1000)
        if of_a_force and sum(1 for _ in islice(pattern.finditer(evidence.body), enough)) == enough:
            yield f"comes back to {subject}"
