"""Verbs that say a figure went up or down: 'jumped by a fifth', 'has crept up to 14.9 percent', 'tumbled from 24,310'.

Belongs here: the vocabulary of `reference/movement_verbs.csv` as parts of a pattern. Not here: which figures move
(`volumes.shapes.behind_nouns`, `rates.roles`), or verbs that cause a movement ('cut', 'raised'), which each of them
adds.

Columns of the vocabulary: `form`; `part`: base, past, participle or ing.
"""

from __future__ import annotations

from pipelines import reference
from pipelines.extraction.grammar.phrases import one_of

_FORMS = {row["form"]: row["part"] for row in reference.rows("movement_verbs")}

MOVING = one_of(form for form, part in _FORMS.items() if part == "ing")
"""'Falling', 'creeping up'."""
MOVED = one_of((form for form, part in _FORMS.items() if part != "ing"), gap=r"\s+(?:back\s+)?")
"""'Falls', 'jumped', 'crept up', 'crept back up'."""
HOW_MUCH = (
    r"(?:\s+(?:up|down|back|again|further|slightly|sharply|steadily|steeply|dramatically|significantly|markedly|rapidly|"
    r"considerably|substantially|gradually|marginally|modestly)){0,2}"
)
"""'Has fallen sharply to'."""
