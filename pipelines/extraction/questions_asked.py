"""Questions and their answers, as papers of scrutiny and answers to requests for information have them.

Belongs here: telling that a sentence answers the question before it. Not here: what is measured there
(`measures.measure`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence

_ANSWER = expression(
    r"\W*(?:answer|response|reply|our\s+(?:answer|response)|a\d{0,2}(?=\s*[:.)]))\b\s*\d{0,2}\s*[:.)–-]+\s*",
    re.IGNORECASE,
)


def is_answer(context: Context, sentence: Sentence) -> bool:
    """Whether the sentence right before one asks a question."""
    return any(said.text.rstrip().endswith("?") for said in context.before(sentence))


def answers_one(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence answers with one figure what was asked."""
    return is_answer(context, sentence)


def without_answer(text: str) -> str:
    """'Answer: 6.1% in 2023' without its label."""
    return _ANSWER.sub("", text, count=1) if _ANSWER.match(text) else text
