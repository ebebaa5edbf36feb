"""The fiscal year that a question names, for the amounts of its answer.

Belongs here: 'what was spent in 2020/21?' above 'Q4 £1,148,000', a written question and its answer. Not here: telling
questions about measures (`questions_asked`), or other sources of years (`dated`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.money.words.terms import horizons

_ASKS = expression(
    r"\?[\s\"”’]*$|^\W*(?:[\w .'-]{2,40}:\s+)?To\s+ask\b|"
    r"\b(?:[Pp]lease|[Kk]indly)\s+(?:provide|supply|state|confirm|tell|give)\b"
)
_LABELLED = expression(r"\W*(?:Q|question|answer(?:\s+to)?|a)?\s*(?P<number>\d{1,2})\s*[:.)]?\s", re.IGNORECASE)
"""'Q4 £1,148,000', which answers '4. What did you spend …?'"""
_A_YEAR = expression(rf"\b{YEAR}\b")


def year_asked(context: Context, sentence: Sentence) -> str | None:
    """The one fiscal year that the question which a sentence answers names; None where it names a year of its own."""
    if _A_YEAR.search(sentence.text):
        return None
    label = _LABELLED.match(sentence.text)
    numbered = context.once(_numbered_questions).get(label["number"]) if label else None
    above = [*(said.text for said in context.before(sentence, 2)), *sentence.headings[-1:]]
    asked = numbered or next((text for text in above if _ASKS.search(text)), None)
    named = {when.starts for when in horizons(asked) if when.starts == when.ends} if asked else set()
    return named.pop() if len(named) == 1 else None


def _numbered_questions(context: Context) -> dict[str, str]:
    """The questions of a document by their numbers."""
    found: dict[str, str] = {}
    for sentence in context.sentences:
        if sentence.text.rstrip("\"'”’ ").endswith("?") and (label := _LABELLED.match(sentence.text)):
            found.setdefault(label["number"], sentence.text)
    return found
