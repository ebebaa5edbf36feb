"""Which words of a sentence speak of one of its figures, where the clause of the figure leaves something unsaid.

Belongs here: what is said by the way and of other things, the part of a sentence with the figure, its quiet rest, what
'these incidents' are. Not here: what the words measure (`measure`), clauses that say nothing of their own
(`grammar.elliptical`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import MONTHS
from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.documents.forces import find_forces
from pipelines.extraction.grammar.counted import thing_after
from pipelines.extraction.grammar.elliptical import places_of_subjects, without
from pipelines.extraction.grammar.numbers import find_numbers
from pipelines.extraction.grammar.vocabulary import words_of

_PART = expression(r"([,;:()]|\b(?:and|but|while|whereas|with|compared)\b)")
_QUANTITY = expression(
    r"\ball (?:the )?\d|\d\s*(?:percent|per cent|%|percentage)|\d\s*(?:out )?of (?:the |these |those |our )?\d|"
    r"\b\d+ (?:of |out of )?(?:the |these )?(?:cases|records|files|crimes|victims|officers|incidents)\b|"
    r"\d[^,;:]{0,50}? (?:go|goes|going|went) unrecorded\b"
)
"""A part of a sentence with a quantity of its own says what that one is about."""
_SHARE_IN_WORDS = expression(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) "
    r"(?:in (?:every )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred)\b|"
    r"(?:out )?of (?:the |its |our |these |those )?\d)|"
    r"\b(?:a|one|two|three|four)[\s-](?:half|thirds?|quarters?|fifths?|sixths?|tenths?) "
    r"(?:of\b|were\b|was\b|had\b|have\b|did\b|said\b|[a-z]+ed\b)",
    re.IGNORECASE,
)
"""'One in six leaves', 'twelve of the 14 are closed': a quantity of its own, too."""
_CLAUSE_STOOD = "|"
"""What `without` puts in the place of the clause: the quantity beside it is that of the clause."""
_HAS_NUMBER = expression(r"\d")
_LONGEST_LABEL = 60
"""Characters of a line that is the name of a force and its figure."""
_AS_REQUIRED = Quick(
    r",?\s+(?:which|as|that)\s+[^,;.]{3,50}?\s+(?:requires?|asks?(?:\s+for)?|expects?|demands?|sets?\s+out)(?=[,;.\s]|$),?",
)
"""'A needs assessment, which the Victims' Code requires': by what rule, and not what was done."""
_BY_WHOSE_WORD = Quick(r"(?:^|,?\s+)according\s+to\s+[^,;.]{3,80}(?=[,;.]|$)")
"""'Burglary has dropped 23 percent, according to the Office for National Statistics': who says so is not measured."""
_NEXT_STATEMENT = expression(
    r",\s+(?:(?:and|but|while)\s+)?(?:the|its|their|an?)\s+[^,;]{3,60}?\s(?:was|is|were|are|had|has|fell|rose|stood)\b.*\d.*",
    re.IGNORECASE,
)
"""'Of 999 calls were answered in time, the wait for 101 was 4 minutes': what comes next is a figure of its own."""
_PER_SO_MANY_STAFF = expression(
    r"\s+(?:per|for\s+(?:every|each))\s+[\d,]+\s+(?:(?:members\s+of|police|full-time)\s+)*(?:officers|staff|employees|workforce)\b",
    re.IGNORECASE,
)
"""'460 allegations per 1,000 officers' counts no officers."""
_SUCH_AS = expression(r",\s+(?:(?:and\s+)?including|such\s+as|especially|particularly)\s+[^;.()]*", re.IGNORECASE)
"""'Some 5,300 crimes, including violence': a few examples of what is counted."""
_SOME_OF_THEM = expression(
    r",?\s+of\s+wh(?:ich|om)\b[^.;|]*|,\s+(?:many|most|some|half|(?:a|one|two)[\s-]\w+)\s+of\s+(?:them|these)\b[^,.;|]*",
    re.IGNORECASE,
)
"""'Eleven areas for improvement, of which four are complete', 'crimes, a third of them violent': said of other ones."""
_OTHER_QUANTITY = expression(
    r",?\s+(?:and|but|though|while)\s+(?:none|all|most|neither|nobody|both|some|many|few)\s+(?:of\s+(?:them|these|those|whom|which)\s+)?"
    r"(?:was|were|had|have|has|did|is|are)\b[^.;]*",
    re.IGNORECASE,
)
"""'Sixty children were detained, and none was held overnight': said of none of them."""
_NEARLY_ALL = expression(
    r",\s+(?:and\s+)?(?:(?:nearly|almost)\s+)?(?:all|most|some|many|few)\s+(?:of\s+(?:them|these)\s+)?(?:with)?in\s+(?:an?|one|two|\d+)\s+(?:hours?|days?|weeks?|months?)\b",
    re.IGNORECASE,
)
"""'28 had been recorded as crimes, and nearly all within a day': how quickly is said by the way."""
_INCLUDES = expression(r"(?<=[a-z])\s+(?:include|includes|included)\s+[^;.]*", re.IGNORECASE)
"""'The 9.8 percent of crimes that aren't recorded include rapes': a few examples of them."""
_SAID_BESIDE = expression(
    r"(?<=\|)[^;.|]*?\b(?:unless|because|although|though|despite|since\s+the|after\s+(?:the|it|a)|when\s+the)\s[^;.|]*",
    re.IGNORECASE,
)
"""'The budget would fall by 1.3 percent unless precepts rise': why, when and on what terms, behind the clause."""
_OF_THAT_KIND = Quick(
    r"\b(?:these|those|such)\s+(?P<noun>[a-z]{4,})\b(?!\s+(?:of|who|that|which)\b)",
)
_NO_KIND = expression(
    r"\b(?:the|an?|of|in|on|to|for|from|by|with|and|or|all|any|some|no|its|our|their|we|it|they|that|which|were|was|had|has|have|"
    r"these|those|such|many|few|most|more|than|other|relevant|\d[\d,.]*)\b",
    re.IGNORECASE,
)
"""Words that say nothing of the kind, or with which something else begins."""
_PARTS = expression(r"[;:]|,\s+(?:and|but|while|whereas|although|though|with)\b|\s+(?:while|whereas)\s")


def own_words(clause: str, sentence: str, earlier: str, *, counting: bool) -> tuple[str, str]:
    """Clause and sentence without what is said by the way, and with the kind of 'these incidents'.

    `counting`: whether the figure counts things, and isn't a share of them.
    """
    clause, sentence = _with_their_kind(clause, earlier), _with_their_kind(sentence, earlier)
    clause, sentence = _with_training(clause, earlier), _with_training(sentence, earlier)
    clause = _with_what_it_exceeds(clause, sentence)
    clause = _NEARLY_ALL.sub("", clause)
    whole, clause, sentence = sentence, _AS_REQUIRED.sub("", clause), _AS_REQUIRED.sub("", sentence)
    clause, sentence = _BY_WHOSE_WORD.sub("", clause), _BY_WHOSE_WORD.sub("", sentence)
    if not clause.strip() or (clause.strip() in whole and clause.strip() not in sentence):
        clause = sentence
    if not counting and clause.lstrip().startswith(("of ", "that ", "which ")):
        clause = _INCLUDES.sub("", _NEXT_STATEMENT.sub("", clause))
        sentence = _INCLUDES.sub("", sentence)
    if not counting and clause in (stripped := _SUCH_AS.sub("", sentence)):
        sentence = stripped
    if counting:
        if (whole := _SOME_OF_THEM.sub("", clause)) != clause and find_numbers(whole):
            clause = whole
        clause, sentence = _PER_SO_MANY_STAFF.sub("", clause), _PER_SO_MANY_STAFF.sub("", sentence)
        if _SUCH_AS.search(sentence) and find_numbers(whole := _SUCH_AS.sub("", clause)):
            clause, sentence = whole, _SUCH_AS.sub("", sentence)
    return clause, sentence


_TRAINING = expression(
    r"(?P<kind>(?:[\w'-]+\s+){0,4}?)(?P<noun>training|courses?|programmes?|workshops?|modules?|e-learning|packages?)\b"
    r"(?P<of>(?:\s+(?:in|on|about|for|to)\s+(?:[\w'-]++\s*){1,5})?)",
    re.IGNORECASE,
)
_NAMES_TRAINING = ("train", "course", "programme", "workshop", "module", "learning", "package")
_UNDERGONE = expression(
    r"\b(?:complet\w+|attend\w*|receiv\w+|undertak\w+|undertook|undergone|underwent|tak(?:e|en|ing)|took|passed|finished|done|did|had|have|has|"
    r"(?:been|gone|went|go)\s+(?:on|through)|been\s+given)\s+(?:it|this|them|one|theirs)\b|"
    r"\b(?:had|have|has|were|was|been|to)\s+(?:(?:not|never|yet|already|since|n't)\s+)*(?:been\s+(?:trained|through)|attend(?:ed)?|taken\s+part|complete(?:d)?|done\s+so|up\s+to\s+date|in\s+date)"
    r"(?=\W*$|[,.;]|\s+(?:in\s+the|by|so|at|since|yet|within|during|and|but)\b)",
    re.IGNORECASE,
)
"""'91 percent of officers had completed it', '37 percent had not been trained in the past year'."""


def _with_training(text: str, earlier: str) -> str:
    """'91 percent of officers had completed it' with the training that the sentence before speaks of."""
    told = earlier.lower()
    if not any(noun in told for noun in _NAMES_TRAINING):
        return text
    done = _UNDERGONE.search(text)
    if done is None or any(noun in text.lower() for noun in _NAMES_TRAINING[1:]):
        return text
    kinds = [
        f"{_NO_KIND.split(said['kind'])[-1].strip()} training {said['of'].strip()}".strip()
        for said in _TRAINING.finditer(earlier)
    ]
    what = max(kinds, key=len, default="")
    return f"{text[: done.end()]} {what}{text[done.end() :]}" if " " in what else text


def _with_what_it_exceeds(clause: str, sentence: str) -> str:
    """'Of officers had less' with the 'than three years' service' that it was cut off from."""
    at = sentence.find(clause) if _CUT_SHORT.search(clause) else -1
    than = _THAN.match(sentence, at + len(clause)) if at >= 0 else None
    return clause + than.group() if than else clause


_CUT_SHORT = expression(r"\b(?:less|more|fewer|longer|under|over)$", re.IGNORECASE)
_THAN = expression(r"\s+than\s+[^,;.]{2,40}")


def part_of(clause: str, sentence: str) -> str:
    """The part of the sentence that holds the clause: 'and a plan was in place for 91 percent of them'."""
    whole, own = " ".join(sentence.split()), " ".join(clause.split())
    at = whole.find(own) if own else -1
    if at < 0:
        return ""
    ends = [0, *(part.start() for part in _PARTS.finditer(whole)), len(whole)]
    start = max(end for end in ends if end <= at)
    end = min(end for end in ends if end >= at + len(own))
    return whole[start:end]


def holds_a_share(text: str) -> bool:
    """Whether a figure of a text is a share or a count of cases: '2,400 crimes go unrecorded' has none."""
    return _QUANTITY.search(text) is not None or _SHARE_IN_WORDS.search(text) is not None


def names_a_force_alone(clause: str) -> bool:
    """Whether a clause only says of whom the figure is, as a line below a caption does: 'Kent Police: 74'."""
    if len(clause) > _LONGEST_LABEL or not clause[:1].isupper():
        return False
    named = [(mention.start, mention.end) for mention in find_forces(clause)]
    rest = "".join(letter for at, letter in enumerate(clause) if not any(start <= at < end for start, end in named))
    return (bool(named) or "England and Wales" in clause) and not places_of_subjects(words_of(rest))


_WORDS_OF_TIME = expression(
    rf"[^a-z]*(?:(?:q[1-4]?|quarters?|months?|years?|period|this|last|previous|current|same|latest|prior|before|to|date|ending|end|in|"
    rf"of|the|and|at|on|financial|calendar|rolling|twelve|per|cent|percent|{MONTHS}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|"
    r"dec))\b[^a-z]*)+",
    re.IGNORECASE,
)


def names_a_time_alone(text: str) -> bool:
    """Whether a text only says when its figure was: 'Last quarter: 9%', 'Same month last year', '2023/24 88%'."""
    return len(text) <= _LONGEST_LABEL and _WORDS_OF_TIME.fullmatch(text) is not None


def rest_of(clause: str, text: str) -> str:
    """The text around a clause, up to where it says behind it why or on what terms."""
    return _SAID_BESIDE.sub("", without(clause, text))


def quiet_rest(clause: str, sentence: str, *, keeps_own: bool) -> str:
    """The rest of the sentence without its parts that hold a quantity of their own.

    The clause of a share often begins behind the figure: with `keeps_own` the words that lead to it stay.
    """
    parts = _PART.split(_OTHER_QUANTITY.sub("", _SOME_OF_THEM.sub("", rest_of(clause, sentence))))
    return "".join(
        " | "
        if ((_HAS_NUMBER.search(part) and _QUANTITY.search(part)) or _SHARE_IN_WORDS.search(part))
        and not (keeps_own and _CLAUSE_STOOD in part)
        else part
        for part in parts
    )


def _with_their_kind(text: str, earlier: str) -> str:
    """'These incidents' as 'these priority incidents', of which the sentence before speaks."""

    def kind_told(found: re.Match[str]) -> str:
        noun = found["noun"]
        told = re.search(rf"((?:[\w'-]+\s+){{1,3}}){re.escape(noun)}\b", earlier, re.IGNORECASE)
        kind = _NO_KIND.split(told[1])[-1].strip() if told else ""
        return f"{found.group()[: -len(noun)]}{kind} {noun}" if kind else found.group()

    if not earlier:
        return text
    pointed = _OF_THOSE.search(text, 0, _OPENING)
    things = _things_counted(earlier) if pointed else ""
    if pointed and things:
        text = f"{text[: pointed.end()]} {things}{text[pointed.end() :]}"
    return _OF_THAT_KIND.sub(kind_told, text)


_LABEL = expression(
    r"\W*(?:recommendation|AFI|areas?\s+(?:for|of)\s+improvement|causes?\s+(?:of|for)\s+concern|action|objective)\s+\w{0,4}\s*[:.–—-]\s*(?=[A-Za-z])",
    re.IGNORECASE,
)


def without_label(told: str) -> str:
    """'Area for improvement 2: the force should complete …' without its label, which measures nothing."""
    return _LABEL.sub("", told, count=1) if _LABEL.match(told) else told


_OPENING = 60
"""Characters: further on, a sentence has things of its own that 'of them' may mean."""
_OF_THOSE = expression(
    r"\bof\s+(?:these|those|them)(?=\s+(?:had|have|has|was|were|is|are|did|led|ended|resulted|went|came|got|would|will|and|but|while)\b|\s*[,.;]|\s*$)",
    re.IGNORECASE,
)
"""'Of these, 2.9 percent had resulted in a charge': of the rapes that the sentence before counts."""


def _things_counted(earlier: str) -> str:
    """The things that a sentence counted last: 'rapes', 'domestic abuse incidents'."""
    for number in reversed(find_numbers(earlier)):
        thing = thing_after(earlier, number.end) if number.kind == "cardinal" else None
        if thing:
            return " ".join(earlier[number.end : thing.end].split())
    return ""
