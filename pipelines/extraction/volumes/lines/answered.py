"""Questions and the figures that alone answer them: 'How many officers left in 2021?' above '187'.

Belongs here: a block that is no more than a number, below the question that asks for it. Not here: figures above or
below their labels (`alone`), or answers with words of their own (`leaning.named_above`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.volumes.shapes.labels import LabelledFigure
from pipelines.extraction.volumes.tables.plain_cells import names_no_count, tells_rate

_ASKS = expression(
    r"\b(?:how\s+many|(?:what\s+(?:is|was|are|were)\s+)?the\s+(?:total\s+)?numbers?\s+of|(?:total\s+)?numbers?\s+of)\s+"
    r"(?P<what>[^?]{3,160})\?[\s\"')]*$",
    re.IGNORECASE,
)
_NUMBER_ALONE = expression(r"\W*(?:A(?:nswer|ns)?\d{0,2}\s*[.:=-]\s*)?(?:\d{1,3}(?:,\d{3})+|\d+)\W*", re.IGNORECASE)


def answers_alone(context: Context) -> Iterator[LabelledFigure]:
    """The figures that stand by themselves below a question of how many there are."""
    for sentence in context.sentences:
        if sentence.block.kind == "table_row" or _NUMBER_ALONE.fullmatch(sentence.text) is None:
            continue
        number = next((one for one in sentence.numbers if one.kind == "cardinal"), None)
        asked = _question_above(context, sentence) if number else None
        if number and asked and not (names_no_count(asked) or tells_rate(asked)):
            yield LabelledFigure(sentence, number, asked, sentence.force_id, (number.start, number.start))


def _question_above(context: Context, sentence: Sentence) -> str | None:
    """What the question right above asks for: 'officers left in 2021'."""
    at = context.position(sentence)
    above = context.sentences[at - 1] if at else None
    asked = _ASKS.search(above.text) if above else None
    return " ".join(asked["what"].split()) if asked else None
