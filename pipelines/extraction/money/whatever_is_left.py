"""Amounts that no word of money reads: where money of the police is what is told of, they are some of it.

Belongs here: when an amount without a word of its own is the force's all the same, and of which kind it then is. Not
here: amounts that words, lists or sentences before tell of (`meaning`), or whose money is others' (`subjects`).

    £650,000 has been approved for eight more offender managers      given out: an investment
    The fund stood at £31m. The plan brings it down by £20m          of what was told of before
    Commissioned services for victims at £1.9m                       in a paper about nothing but money: a cost
    Twelve posts are filled by agency staff, at £640,000 a year      a sum that only a force's accounts hold: a cost
    That is a rise of 6 percent, from £234.89 to £248.89             where a charge is told of: council tax
"""

from __future__ import annotations

import re

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.hedges import HEDGED_MORE, HEDGED_NOUN, HEDGES
from pipelines.extraction.money.kinds.leaning import Meaning
from pipelines.extraction.money.kinds.own_words import nearest_word
from pipelines.extraction.money.kinds.place import Place
from pipelines.extraction.money.papers.paper import proposes, year_proposed
from pipelines.extraction.money.subjects import belongs_to_others, is_of_others, names_others
from pipelines.extraction.money.words.beside import OF_A_WHOLE
from pipelines.extraction.money.words.kinds_named import kind_words
from pipelines.extraction.money.words.tense import has_verb

RULE = "amount_left_over"
_DIFFERENCE = expression(
    r"\s+(?:a\s+year\s+|per\s+\w+\s+)?(?:or\s+)?(?:less|lower|higher|more\s+(?:than|on)|better|worse|short\s+of|"
    r"(?:over|under|above|below)\s+(?:the|its|that|what|budget|average))\b",
    re.IGNORECASE,
)
"""'£17 less than the average of all forces' is nobody's money."""
_BESIDES = expression(
    r"\b(?:above|below|worth|valued\s+at|where|each|every|any|than|between|up\s+to|at\s+least|over|under)\s+$",
    re.IGNORECASE,
)
"""'Each £1 on the bill', 'up to £13', 'cars worth £40,000': a measure, a limit or what a thing would sell for."""
_HEDGED = expression(
    r"(?:\b(?:increase|rise|reduction|cut|fall|drop|loss|uplift|boost|growth)\s+of|"
    r"(?:%|\bper\s?cent|\bpercent)\s*,?\s+(?:or|-|–)|\bby)\s+"
    r"(?:just\s+|a\s+little\s+|slightly\s+)?(?:up\s+to|at\s+least|over|under|more\s+than|less\s+than)\s+$",
    re.IGNORECASE,
)
"""'A cut of more than £3m', 'by 4 percent, or over £9m': how exactly it is told."""
_GIVEN = expression(
    r"(?:\s+(?:a\s+year|over\s+\w+\s+years?|more))?\s+(?:(?:earmarked|allocated|set\s+aside|approved)\s+(?:to|for)\b|(?:is|are|was|were|has|have|had|will)\s+(?:now\s+|also\s+|to\s+)?(?:be(?:en)?\s+)?"
    r"(?:approved|agreed|earmarked|allocated|authorised|awarded|released|found|set\s+aside|ring-?fenced|put|made\s+available)\b"
    r"|(?:in)?to(?:wards)?\s+(?:local\s+|neighbourhood\s+)?policing\b)",
    re.IGNORECASE,
)
_IS_FOUND = expression(
    r"\s+(?:(?:of|in)\s+(?:this|it|them)\s+)?(?:(?:has|have|had|was|were|is|are|will|not|yet|still|to|be|been|already|now)\s+)+(?:identified|delivered|achieved|realised)\b",
    re.IGNORECASE,
)
_TARGET_OF = expression(rf"\b(?:targets?\s+of|identif(?:y|ied)|(?:still|yet)\s+to\s+find)\s+{HEDGES}$", re.IGNORECASE)
"""'The remaining £4m has not yet been identified', 'against a target of £4m': to be saved."""
_FOR_SOMETHING = expression(
    r"(?:\s+(?:a\s+year|over\s+\w+\s+years?))?\s+(?:is\s+)?(?:for|towards|on)\s+\w", re.IGNORECASE
)
_OPENS_ITEM = expression(
    rf"\W*(?:[\d.]+\s+)?(?:{HEDGED_NOUN}|(?:an?\s+)?(?:further|extra|additional|new|more)\s+){{0,2}}\s*", re.IGNORECASE
)
"""'- A further £2.6m for neighbourhood policing'"""


_LEAST_OF_ACCOUNTS = 10_000.0
"""Pounds. Smaller sums are told of in too many other ways."""
_PUT_IN = expression(r"(?:\s+(?:a\s+year|more|extra))?\s+(?:into|behind)\b", re.IGNORECASE)
"""'Brought £1.6m into contact services', 'a plan with £5m behind it'."""
_GIVES = expression(
    rf"\b(?:approv|agree|earmark|allocat|authoris|releas|commit|secur|giv|award|set\s+aside|set\s+apart|f(?:i|ou)nd)\w*\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'Have approved £400,000 for a health unit'"""
_GOVERNMENT = expression(
    r"\W*(?:[\d.]+\s+)?(?:the\s+|UK\s+|Welsh\s+)*(?:government|home\s+office|home\s+secretary|treasury|chancellor|ministers)\s+(?!estimat|reckon|says)|"
    r".*\b(?:government|home\s+office|home\s+secretary|treasury|chancellor|ministers)\s+to\s+(?:\w+\s+){1,3}(?:an?\s+)?(?:extra|additional|further|another|more)?\s*$",
    re.IGNORECASE,
)
"""'The Government has announced £100m', 'wants ministers to hand over an extra £12m'."""
_FOR_POLICE = expression(
    r"\s+(?:(?:more|extra|is|are|going)\s+)*(?:for|to|into|towards)\s+(?:the\s+)?(?:(?:neighbourhood|local|frontline|rural)\s+)?(?:police|policing|forces)\b",
    re.IGNORECASE,
)
"""'£8m for police to patrol more', '£1bn extra going into policing'"""
_RISES = expression(
    r"\b(?:ris(?:e|es|ing)|rose|increas\w+|rais\w+|more|extra|another|additional|go(?:es|ing)?\s+up|up\s+by|pay(?:s|ing)?|limits?|cap(?:ped)?|"
    r"maximum|allow\w+|band\s+[a-h]|bills?|charges?|average|difference|households?|homes?)\b",
    re.IGNORECASE,
)
"""What is said of what a household pays."""
_OF_A_YEAR = expression(rf"\W*{YEAR}\s?[/-]\s?(?:{YEAR}|\d\d)\s*[:=–-]?\s*£[\d.,]+\W*")
"""'2019/20 £191.40', a line of a list of what was charged."""
_OF_A_BAND = expression(r"\W*(?:band\s+)?[A-H]\s*[:=–-]?\s*£?[\d.,]+\W*", re.IGNORECASE)
"""'D £256.11', a line of a list of bands."""
_DIFFERENCE_IS = expression(
    r"^\W*(?:[\d.]+\s+)?(?:the|this|that|such\s+an?)\s+(?:\w+\s+)?(?:difference|increase|rise|freeze)\b", re.IGNORECASE
)
"""'The difference is worth £390,000', of two precepts."""
_IS_WORTH = expression(
    rf"{_DIFFERENCE_IS.pattern}[^.;£]*\b(?:is|was|will\s+be|would\s+be)\s+worth\s+{HEDGES}$", re.IGNORECASE
)


def left_over(place: Place) -> Meaning | None:
    """What an amount is that nothing else reads; None where it is a difference, a limit or others' money."""
    text, amount = place.text, place.amount
    if place.is_bill:
        return left_of_bills(place)
    if _is_worth_of_rise(place):
        return Meaning("precept", "inflow", RULE, None)
    if _DIFFERENCE.match(text, amount.end):
        return None
    if _BESIDES.search(place.until) and not _HEDGED.search(place.until):
        return None
    if is_of_others(text, amount.start, amount.end):
        return None
    nearest = nearest_word(place, amount)
    if nearest and belongs_to_others(text, nearest.word, amount.start, amount.end):
        return None
    told = place.joined or place.spoken.fact
    if told:
        return Meaning(told.kind, told.direction, RULE, None, leans_on=told)
    if _IS_FOUND.match(text, amount.end) or _TARGET_OF.search(place.until):
        return Meaning("saving", "inflow", RULE, None)
    if _GIVEN.match(text, amount.end):
        return Meaning("investment", "outflow", RULE, None)
    paper = place.context.document.identity.kind == "finance_paper"
    item = paper or place.sentence.block.kind == "list_item"
    if item and _FOR_SOMETHING.match(text, amount.end) and _OPENS_ITEM.fullmatch(place.until):
        return Meaning("investment", "outflow", RULE, None)
    if not paper:
        return _of_accounts(place)
    headed = [word for heading in place.sentence.headings[-1:] for word in kind_words(heading) if not word.is_verb]
    if headed and headed[-1].kind:
        return Meaning(headed[-1].kind, headed[-1].direction, RULE, None)
    return Meaning("cost", "outflow", RULE, None)


def left_of_bills(place: Place) -> Meaning | None:
    """What a household pays, where the sentences before, the heading or the paper tell of council tax."""
    joined = place.joined and place.joined.kind == "precept"
    line = _OF_A_YEAR.fullmatch(place.text) or _OF_A_BAND.fullmatch(place.text)
    told = joined or (line and _is_about_tax(place))
    if not told and not (_RISES.search(place.text) and _tells_of_a_charge(place)):
        return None
    if is_of_others(place.text, place.amount.start, place.amount.end):
        return None
    return Meaning("precept", "inflow", RULE, None)


def _is_worth_of_rise(place: Place) -> bool:
    """'The rise is worth £10.3m', where a household's charge was told of last."""
    told = place.spoken.fact.kind if place.spoken.fact else "precept"
    return bool(_IS_WORTH.search(place.until)) and told == "precept" and _tells_of_a_charge(place)


def _is_about_tax(place: Place) -> bool:
    title = place.context.document.identity.title or ""
    above = (other.text for other in place.context.before(place.sentence, _BANDS_AND_HEAD))
    said = (title, *place.sentence.headings, *above)
    return any(word.kind == "precept" for told in said for word in kind_words(told))


_BANDS_AND_HEAD = 10
"""Lines that a list of bands has at most, from the words that open it on."""


def _tells_of_a_charge(place: Place) -> bool:
    if any(word.kind == "precept" for word in place.spoken.words):
        return True
    return place.context.once(year_proposed) is not None or place.context.once(proposes)


def _of_accounts(place: Place) -> Meaning | None:
    """A sum that a sentence without a word of money tells of, in a text about nobody's accounts."""
    text, amount = place.text, place.amount
    listed = place.sentence.block.kind == "list_item" and place.context.document.identity.kind != "news_article"
    sentence = listed or has_verb(text) or text.rstrip("\"'”’ ").endswith(".")
    if amount.value < _LEAST_OF_ACCOUNTS or not sentence or names_others(text) or OF_A_WHOLE.search(place.until):
        return None
    if _GOVERNMENT.match(place.until) or _FOR_POLICE.match(text, amount.end):
        return Meaning("funding", "inflow", RULE, None)
    if _DIFFERENCE_IS.match(text) and _tells_of_a_charge(place):
        return Meaning("precept", "inflow", RULE, None)
    if _PUT_IN.match(text, amount.end) or (_GIVES.search(place.until) and _FOR_SOMETHING.match(text, amount.end)):
        return Meaning("investment", "outflow", RULE, None)
    return Meaning("cost", "outflow", RULE, None)
