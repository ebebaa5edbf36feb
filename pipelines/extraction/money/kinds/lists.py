"""Amounts in lists and lines of labels: what the words above them, or the heading, say that they are.

Belongs here: labels that stand before their amounts, and the words that open a list. Not here: choosing what an amount
is (`meaning`), or tables (`tables.budgets`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.money.words.amounts import Amount
from pipelines.extraction.money.words.kinds_named import KindWord, kind_words, status_words
from pipelines.extraction.money.words.tense import has_verb
from pipelines.extraction.records import MoneyKind, MoneyStatus

_LABEL_FIRST = expression(r"(?:,|,?\s+and)\s+(?:and\s+)?(?:[\w'/&-]+\s+){1,7}£\d|\s*\.?$")
"""'Estate £1.4m, vacancies held in staff £3.7m': the words behind an amount are the label of the next."""
_FINITE = expression(
    r"\b(?:is|are|was|were|will|would|has|have|had|can|could|should|may|might|must|of\s+which|expect\w*|plan\w*|need\w*|sav\w+|forecast\w*|"
    r"with|to|from|by|on|for|than|put\w*|spen[dt]\w*|rais\w+|br(?:ing|ought)\w*|find\w*|found|ris\w+|rose|f[ae]ll\w*)\b",
    re.IGNORECASE,
)
"""What makes a clause of the words between two amounts, and no mere label."""
_LABELLED = expression(r"[^:;.£]{2,60}(?::|\s-|,)\s*£\S+[^;:]{0,40}", re.IGNORECASE)
_TOTAL = expression(r"\W*(?:grand\s+|overall\s+)?total\b[^£.;]{0,40}£\S+\W*", re.IGNORECASE)
"""'TOTAL £122.1m' below lines that have lost their table."""


_DATED = expression(rf"\W*{YEAR}\s?[/-]\s?\d{{2,4}}\s*(?::|\s[-–])\s", re.IGNORECASE)
_WILL_DO = expression(r"\b(?:will|shall)\b[^.;£]*:\s*$", re.IGNORECASE)
"""'The force will also:', and below it 'get £1.1m for a new unit'."""
_HOLDS = expression(
    r"\b(?:includes?|contains?|provides?(?:\s+for)?|funds?|allows?\s+for|pays?\s+for|sets?\s+aside|finds?)\W*$",
    re.IGNORECASE,
)
_FOR = expression(
    r"\W*(?:[a-z\d]{1,3}[).]\s+)?(?:(?:an?|one-off|another|further|extra|additional|about|some)\s+)*£\S+\s?(?:million|thousand|bn|m|k)?\s+(?:a\s+year\s+)?(?:for|to|towards)\s",
    re.IGNORECASE,
)
"""'The budget includes:', and below it '£1.9m for 40 more officers': what is new in it."""
_LABEL = expression(r"\W*(?:[\d.]+\s+)?(?P<label>[A-Z][\w\s-]{3,40}):\s")
"""'Capital: the programme totals £58.3m.'"""
_CAPITAL = expression(r"\bcapital\b(?!\s+(?:programme|plan|spend|expenditure|receipt|reserve))", re.IGNORECASE)


def is_label_first(text: str, opened: int, amount: Amount) -> bool:
    """Whether the amount ends an item of a list whose labels stand before their amounts."""
    label = text[opened : amount.start]
    opens = re.match(r"[,:]|\s+and\s|.*:\s", label)
    return bool(opens) and not _FINITE.search(label.split(":")[-1]) and bool(_LABEL_FIRST.match(text, amount.end))


def is_total(text: str) -> bool:
    """Whether a line is the total below others: 'TOTAL £122.1m'."""
    return _TOTAL.fullmatch(text) is not None


def is_dated_item(sentence: Sentence) -> bool:
    """Whether it is an item of a list that opens with its year: '2024/25 - £5.9m'."""
    return sentence.block.kind == "list_item" and _DATED.match(sentence.text) is not None


def with_capital_named(words: str) -> str:
    """The words with 'capital' alone written out as the capital programme that it stands for."""
    return _CAPITAL.sub("capital programme", words)


def named_above(sentence: Sentence) -> KindWord | None:
    """The one kind of money that the label of the sentence, or else its heading, names."""
    label = _LABEL.match(sentence.text)
    above = label["label"] if label else sentence.headings[-1] if sentence.headings else ""
    named = [word for word in kind_words(with_capital_named(above)) if word.kind]
    return named[0] if len({word.kind for word in named}) == 1 else None


def is_of_capital(sentence: Sentence) -> bool:
    """Whether the section is that of capital, where what is spent is invested."""
    heading = sentence.headings[-1] if sentence.headings else ""
    return re.search(r"\bcapital\b", heading, re.IGNORECASE) is not None and "revenue" not in heading.lower()


def words_above(context: Context, sentence: Sentence) -> str:
    """The words that open the list of an item, or the question above an answer without a verb; else none."""
    if lead_in := context.lead_in(sentence):
        return lead_in.text
    if nested := _opened_above(context, sentence):
        return nested.text
    asked = sentence.headings[-1] if sentence.headings else ""
    return asked if asked.rstrip().endswith("?") and not has_verb(sentence.text) else ""


def _opened_above(context: Context, item: Sentence) -> Sentence | None:
    """The item that opens a list within a list: '4. Savings build up as follows:', above '(a) 2011/12 – £14.9m'."""
    if item.block.kind != "list_item" or has_verb(item.text):
        return None
    for other in context.before(item, _LONGEST_LIST):
        if other.text.rstrip().endswith(":"):
            return other
        if other.block.kind != "list_item" or has_verb(other.text):
            return None
    return None


_LONGEST_LIST = 8


def status_above(above: str, kind: MoneyKind) -> MoneyStatus | None:
    """What the words above a list say of the status of its amounts."""
    heard = status_words(above)
    if heard:  # 'How much is being asked for?'
        return "planned" if kind == "precept" and heard[-1].status == "required" else heard[-1].status
    return "planned" if kind in ("funding", "saving", "investment") and _WILL_DO.search(above) else None


def kind_of_list(context: Context, sentence: Sentence) -> KindWord | None:
    """What the words that open a list, or the heading above a list of labels, say that its amounts are."""
    if above := words_above(context, sentence):
        said = [word for word in kind_words(above) if word.kind]
        if said and said[-1].kind == "budget" and _HOLDS.search(above) and _FOR.match(sentence.text):
            return replace(said[-1], kind="investment")
        return said[-1] if said else _named_over(context, sentence)
    labelled = sentence.block.kind == "list_item" and _LABELLED.fullmatch(sentence.text)
    if sentence.headings and (labelled or is_total(sentence.text)):
        named = [word for word in kind_words(sentence.headings[-1]) if word.kind and not word.is_verb]
        return named[-1] if named else None
    return None


def _named_over(context: Context, item: Sentence) -> KindWord | None:
    """The noun of money in the sentence before the words that open a list, else in the heading over both."""
    opening = context.lead_in(item)
    if opening is None or not _LABELLED.fullmatch(item.text):
        return None
    for words in (*(other.text for other in context.before(opening)), *item.headings[-1:]):
        if named := [word for word in kind_words(words) if word.kind and not word.is_verb]:
            return named[-1]
    return None
