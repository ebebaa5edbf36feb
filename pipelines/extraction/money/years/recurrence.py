"""How often an amount of money falls due: once, or each year.

Belongs here: the words that say so. Not here: by when it falls due and for which years (`words.terms`).
"""

from __future__ import annotations

import re
from typing import Literal

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar.function_words import THE_FORCE

Recurrence = Literal["total", "per year"]
_AFTER_YEARLY = expression(
    r"(?<!\bin )(?<!\bwithin )(?<!\bover )(?<!\bfor )(?<!\bonce )(?<!\bhalf )\b"
    r"(?:(?:per|a|each|every)\s+(?:financial\s+)?(?:year|annum)|in\s+a\s+full\s+year|to\s+(?:the|an?)\s+(?:[\w']+\s+){0,4}annual\s+bill|p\.?\s?a\b\.?|annually|yearly|year[\s-]on[\s-]year|on\s+a\s+recurring\s+basis|recurrently|recurring|recurrent|(?:will|would|should)\s+recur)"
    r"(?!\s+(?:ago|earlier|later|before|after|period|end|ahead|behind|early|late|sooner|longer|or\s+(?:two|so))\b)(?<!\ba\syear(?=\son\s*(?:$|[.,;)]|from\b|it\b|they\b|we\b)))|"
    r"\bannually(?=\s+(?:after|from)\b)",
    re.IGNORECASE,
)
_OPENING_YEARLY = expression(
    rf"^\W*(?:\w+\s+)?(?:each|every)\s+year\b|\b(?:each|every)\s+year,?\s+(?:it|they|we|{THE_FORCE})\b",
    re.IGNORECASE,
)
_BEFORE_YEARLY = expression(
    r"\b(?:annual(?:ly|ised)?|yearly|recurring|recurrent)\b"
    r"(?!\s+(?:reports?|conference|statement|survey|plan|inspection|assessment|leave)|\s+budgets?\s+(?:since|and|over)\b)",
    re.IGNORECASE,
)
_ANNUAL_BEHIND = Quick(
    r"\s+(?:(?:worth\s+)?(?:of|in)\s+)?(?:(?:further|additional|total|recurring)\s+)?(?:annual|yearly|recurring|recurrent)\s+"
    r"(?!reports?|conference|statement|survey|plan|inspection|assessment|leave)",
)
"""'£43m of annual savings', 'its £103m annual budget'"""
_ONE_OFF_BEHIND = expression(r"\s+(?:(?:of|in)\s+)?(?:one-off|non-recurring|non-recurrent)\b", re.IGNORECASE)
_ONE_OFF_BEFORE = expression(
    r"\b(?:one-off|non-recurring|non-recurrent)\s+(?:[\w-]+\s+){0,3}(?:of\s+)?(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
"""'£3m of recurring and £2.7m of one-off savings'"""
_OFF_THE_YEARLY = expression(
    r"\s+(?:(?:has|have|had|was|were|been|cut|taken|stripped|removed|shaved|gone|sliced)\s+)*(?:from|out\s+of|off)\s+(?:its|our|their|[\w'-]+'s?)\s+"
    r"(?:annual|yearly)\s+(?:[\w-]+\s+){0,2}?(?:budget|costs?|spending|expenditure|bill)\b",
    re.IGNORECASE,
)
"""'Has taken £30m out of its annual running costs': so much less in every year since."""
_EACH_OF = expression(
    r"\b(?:in|for|over|during)\s+(?:each|every\s+one|both)\s+of\s+(?:the|its|those|these)\s+(?:[\w-]+\s+){0,3}years?\b",
    re.IGNORECASE,
)
"""'In each of the next two years'"""
_SHARE = expression(r"\d\s*(?:%|per\s?cent)", re.IGNORECASE)
"""'£100m, with an increase of 5% per annum': what comes back is the share."""


def recurrence(before: str, after: str) -> Recurrence:
    """'per year' for money that comes back: '£2m a year', 'annual savings of £2m'. `before` and `after` surround it."""
    clause = re.split(r"[;.]\s|,\s+(?:and|but|which|while)\s", after)[0]
    said = re.split(r"[;.]\s|,\s|\bwhile\s", before)[-1]
    after_it = _AFTER_YEARLY.search(clause)
    of_amount = after_it is not None and not _SHARE.search(clause, 0, after_it.start())
    if _ONE_OFF_BEHIND.match(after) or _ONE_OFF_BEFORE.search(said):
        return "per year" if of_amount and after_it and "recurr" not in after_it.group().lower() else "total"
    behind = _ANNUAL_BEHIND.match(after) or _OFF_THE_YEARLY.match(after) or _EACH_OF.search(clause)
    in_front = _BEFORE_YEARLY.search(said) or _OPENING_YEARLY.search(before)
    return "per year" if of_amount or behind or in_front else "total"
