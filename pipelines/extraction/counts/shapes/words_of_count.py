"""The words that belong to a bare number: its noun, 'of them', 'nine of the warnings', 'most (29)'.

Belongs here: how far the words of a count reach, and whether its noun is the one of the cases given before. Not here:
the places of a number in its clause (`places`), or the nouns of cases as such (`grammar.case_nouns`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Sentence
from pipelines.extraction.counts.senses.sense import sense
from pipelines.extraction.counts.sizes.base import Base, head_of
from pipelines.extraction.grammar.case_nouns import Noun, case_noun, counts_scope
from pipelines.extraction.grammar.clauses import FRONTED, LIMITS, SUBJECT
from pipelines.extraction.grammar.function_words import THE_FORCE, THEM
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.numbers import Number

OF_THEM = expression(
    rf"\s+(?:\w+\s+)?of\s+(?:(?:them|these|those|which|whom)\b|(?:its|{THE_FORCE}'s)\s+(?:own\s+)?(?:gradings|grades|marks|self-assessments)\b)",
    re.IGNORECASE,
)
"""'12 of them'; 'we agreed with 18 of the force's gradings'."""
_OTHERS = expression(r"\s+(?:others?|more|further)\b", re.IGNORECASE)
GENERIC = frozenset((
    "case", "file", "record", "crime", "incident", "call", "investigation", "report", "victim", "occasion", "instance",
    "example", "decision", "one", "search", "offence", "detainee", "child", "children", "person", "people", "suspect",
    "offender", "caller", "cancellation",
))  # fmt: skip
"""Nouns that any review can go on about, whatever it called its cases."""
CASES_AT_LARGE = frozenset(("case", "file", "record", "investigation", "instance"))
"""Nouns that any case goes by, whatever it is about."""
_PAPERS = frozenset(("log", "form", "letter", "recording", "plan", "review", "assessment", "statement"))
"""What may be read where the number of cases came without a noun: 'the audit (n=64)'."""
_OF_NAMED = expression(r"\s+of\s+(?:the|these|those)(?=\s)", re.IGNORECASE)


def goes_on_about(noun: Noun, base: Base) -> bool:
    """Whether a noun can name the cases given before."""
    head = head_of(noun)
    if head == "occasion" and base.head in (*_WORKFORCE, "staff", "member", "people"):
        return False
    return head in GENERIC or head == base.head or (not base.head and head in _PAPERS)


def are_others(text: str, number: Number, base: Base) -> bool:
    """Whether a number has a noun of its own that tells of others than the cases given before.

    'We read 36 reports. Eleven children were missing at the time of our visit', '… 48 children charged and refused bail
    had been kept in cells'; and where there are more of them than of the cases.
    """
    noun = case_noun(text, number.end)
    if noun is None or head_of(noun) == base.head:
        return False
    if (number.value or 0) > base.size or _AT_THAT_TIME.match(text, noun.end) or _DEFINED.match(text, noun.end):
        return True
    people = head_of(noun) in ("people", "person")
    return people and base.head in _WORKFORCE and base.head not in noun.words.lower()


_WORKFORCE = frozenset(("officer", "investigator", "detective", "sergeant", "supervisor", "inspector", "prosecutor"))
_AT_THAT_TIME = expression(
    r"[^.;,]{0,60}?\b(?:at\s+the\s+time\s+of|on\s+the\s+day\s+(?:of|that|we)|on\s+the\s+day\b|when\s+(?:we|inspectors)\s+(?:called|visited|arrived|inspected|came))\b",
    re.IGNORECASE,
)
_DEFINED = expression(
    r"\s+(?:charged|arrested|detained|held|refused|aged|waiting|wanted|missing|living)\b[^.;,]*?\s(?:had|were|was|have)\b",
    re.IGNORECASE,
)


def named_again(text: str, number: Number) -> Noun | None:
    """The cases of 'nine of the warnings'."""
    pointing = _OF_NAMED.match(text, number.end)
    return case_noun(text, pointing.end()) if pointing else None


def is_after_scope(sentence: Sentence, number: Number) -> bool:
    """'A backlog was found in seven of eight forces; in one, 1,200 devices …': of the forces, and no cases."""
    if case_noun(sentence.text, number.end) is not None:
        return False
    return any(
        other.end < number.start and other.kind == "cardinal" and counts_scope(sentence.text, other.end)
        for other in sentence.numbers
    )


_QUANTIFIER = expression(
    r"\b(?:(?:just\s+|well\s+)?(?:over|under|nearly|almost|about|(?:more|less|fewer)\s+than)\s+)?"
    rf"(?:most|many|some|several|half|{HEDGES}(?:\d[\d.]*|{CARDINAL})\s?(?:%|per\s?cent)|(?:a|one)\s+(?:third|quarter|fifth)|two[\s-]thirds|three[\s-]quarters|(?:the|a)\s+majority|"
    r"the\s+rest|the\s+others?)(?:\s+of\s+(?:them|these|those|(?:the\s+)?(?:cases|files|records)|(?:the|these|those|our)\s+(?:[\w'-]+\s+)?[a-z'-]+s|(?:the|these|those|our)\s+\d+\s+(?:[\w'-]+\s+){0,2}[\w'-]+))?"
    r"\s+(?:\(|-\s+)$",
    re.IGNORECASE,
)
"""'Most (29) were supervised', 'more than half of the 50 files - 27 in all -': the number makes the word exact."""
_ENDS_ASIDE = expression(r"(?:\s+in\s+(?:all|total))?\s+-\s")


def quantifier_of(text: str, number: Number) -> re.Match[str] | None:
    """The words that a number in brackets makes exact."""
    if text.startswith(")", number.end) or _ENDS_ASIDE.match(text, number.end):
        return _QUANTIFIER.search(text, 0, number.start)
    return _IN_COMMAS.search(text, 0, number.start) if text.startswith(", ", number.end) else None


_IN_COMMAS = Quick(
    rf"(?:^|[;:.]\s+)(?:nearly\s+all|almost\s+all|most|the\s+majority|a\s+majority|many)(?:\s+of\s+{THEM})?,\s+$|"
    rf"\b(?:the\s+(?:rest|remainder|others|remaining))(?:\s+of\s+{THEM})?,\s+$",
)
"""'Nearly all, 72, were supervised.'"""


def noun_end(text: str, number: Number) -> int:
    """Where the words of a bare number end: with its noun, with 'of them', or with itself."""
    noun = case_noun(text, number.end)
    if noun and noun.end - number.end < _LONGEST_NOUN:
        return noun.end
    if named := named_again(text, number):
        return named.end
    pointing = OF_THEM.match(text, number.end) or _OTHERS.match(text, number.end)
    return pointing.end() if pointing else number.end


def past_aside(text: str, end: int) -> int:
    """Where 'in 73 of the cases - more than a third - the victim …' goes on."""
    aside = _ASIDE.match(text, end)
    return aside.end() if aside else end


_ASIDE = expression(r"\s+[-–]\s+[^.;:–-]{3,50}?\s+[-–](?=\s)")
_LONGEST_NOUN = 25
"""Characters from a number to the end of its noun; further off stands the noun of another phrase."""


def is_who_acted(text: str, number: Number) -> bool:
    """'Of 60 incidents, in 52 officers arrived in time': the noun behind opens the clause."""
    return FRONTED.search(text, 0, number.start) is not None and _ACTED.match(text, number.end) is not None


_ACTED = expression(
    r"\s+(?:(?:call|custody|control\s+room|response|neighbourhood)\s+)?(?:officers|inspectors|supervisors|staff|sergeants|detectives|investigators|"
    r"constables|handlers|takers|operators|victims|callers|managers|prosecutors|nurses|partners)\s+(?:(?:also|still|either|only)\s+)?"
    r"(?:was|were|had|did|didn't|hadn't|weren't|could|couldn't|failed|found|saw|took|gave|made|got|arrived|attended|came|went|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)


def is_thought_so(text: str, number: Number) -> bool:
    """'They went through 90 decisions and thought seven questionable.'"""
    return _THOUGHT.search(text, 0, number.start) is not None and _WAS_THOUGHT.match(text, number.end) is not None


_THOUGHT = expression(rf"\b(?:thought|considered|deemed|judged|felt|believed|called|found)\s+{LIMITS}$", re.IGNORECASE)
_WAS_THOUGHT = expression(
    rf"\s+(?:of\s+{THEM}\s+)?(?:to\s+be\s+)?(?!{CARDINAL}\b|(?:cases|files|records|others?|more)\b)[a-z]{{4,}}(?:able|ible|ate|ive|ful|ed|ing|or|ak|ound|ong|ant|ent|er)\s*(?:[.,;:]|$|\sand\b)",
    re.IGNORECASE,
)


def were_heard_or_read(text: str, number: Number) -> bool:
    """'We spoke with parents of six of the children', 'the footage for 14 of these was looked at'."""
    if _READERS.match(text, number.end):
        return True
    return _WERE_READ.match(text, number.end) is not None


_READERS = expression(
    r"\s+(?:[\w'-]+\s+){0,2}?(?:reviewers|auditors|assessors|inspectors|readers|experts|lawyers)\s+(?:\w+ed|read|saw|looked|went)\b",
    re.IGNORECASE,
)
"""'Two reviewers scored every file.'"""
_WERE_READ = expression(
    rf"\s+of\s+{THEM}\s+(?:was|were)\s+(?:(?:then|also)\s+)?(?:looked\s+at|reviewed|examined|read|watched|sampled|audited|viewed|listened\s+to)\b",
    re.IGNORECASE,
)


_THE = expression(r"(?:^|[;.]\s+)the\s+$", re.IGNORECASE)
_WHICH_LEAVES = expression(r"\bwhich\s+(?:leaves|left)\s+$", re.IGNORECASE)
"""'1,480 were recorded, which leaves 124 that were not.'"""
_THAT = expression(r"\s+(?:[\w-]+\s+)?(?:that|which|who)\s", re.IGNORECASE)


def is_rest_again(text: str, number: Number, base: Base) -> bool:
    """'302 of the 318 were recorded. The 16 that were not included two rapes': told again, to say what they were."""
    rest = base.source is not None and base.last is not None and number.value == base.size - base.last
    again = rest and _THE.search(text, 0, number.start) is not None and _THAT.match(text, number.end) is not None
    leaves = _WHICH_LEAVES.search(text, 0, number.start) is not None
    return again or (leaves and base.last is not None and number.value == base.size - base.last)


def takes_in_all(text: str, number: Number, base: Base) -> bool:
    """'Supervision was poor in 29 of 78 files. Fourteen of them had no plan': 'them' are all that were read.

    Unless the sentence takes up what was found in the 29, or says 'these': 'In 14 of these …', '… the delay in nine'.
    """
    before = base.counted_in
    if before is None or base.here or base.last is None or base.head in _SPOKEN_OF:
        return False
    if not _OF_THEM_ALL.match(text, number.end) or _TAKES_UP.search(text):
        return False
    if _led_its_sentence(before, base):
        most = 2 * (number.value or 0) > base.last
        return most and sense(before.text) == "met" and sense(text[number.end :]) == "not_met"
    told = {word[:_STEM] for word in re.findall(r"[a-z]{4,}", before.text.lower())}
    named = ((found["noun"] or found["verb"]).lower() for found in _TOLD_AGAIN.finditer(text))
    return not any(word[:_STEM] in told and word.rstrip("s") not in _NAMED_ANYHOW for word in named)


def _led_its_sentence(told: Sentence, base: Base) -> bool:
    """'The three others were under another code. Two of them …': those that the sentence before was about.

    Not 'Of the 72 files, 61 were supervised. A plan was in 58 of them': that sentence was about the files.
    """
    counted = next((number for number in told.numbers if number.value == base.last), None)
    if counted is None or any(number.value == base.size and number.end < counted.start for number in told.numbers):
        return False
    return SUBJECT.search(told.text, 0, counted.start) is not None


_OF_THEM_ALL = expression(r"\s+of\s+them\b", re.IGNORECASE)
_SPOKEN_OF = frozenset(("child", "children", "person", "people", "detainee", "recommendation", "improvement"))
"""Those to whom something happened are the ones that the next sentence goes on about."""
_TAKES_UP = expression(
    r"^\W*(?:(?:but|and|yet|however|even\s+then),?\s+)?(?:it|this|that|these|those|they)\b|"
    r"\b(?:the|this|that|their|its)\s+(?:\w+\s+)?(?:delays?|wait|reasons?|errors?|mistakes?|failures?|omissions?|gaps?|lapses?|"
    r"refusals?|withdrawals?|lateness|explanations?|results?)\b|\b(?:why|so)\b|\b(?:done|did)\s+so\b",
    re.IGNORECASE,
)
_TOLD_AGAIN = expression(
    r"\b(?:the|this|that)\s+(?:[\w'-]+\s+)?(?P<noun>[a-z]{4,})|\b(?:was|were|been)\s+(?P<verb>[a-z]{4,}ed)\b",
    re.IGNORECASE,
)
"""'A plan was made in 20 of 40. In six of them the plan was thin.'"""
_STEM = 5
_NAMED_ANYHOW = GENERIC | frozenset(("officer", "supervisor", "force", "constabulary", "police", "caller", "sergeant"))
