"""Whom a document lets speak, as a list of named marks: how much is speech, and of which camps the speakers are.

Belongs here: telling the narrator from the people quoted, and the camp that each of those belongs to
(`reference/speakers.csv`). Not here: what the layout shows (`layout`), the words of the narrator, or the weight of any
mark (`reference/kind_signs.csv`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.documents.identity.bodies.commissioners import OFFICE_NAMED, names_one_without_office
from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.identity.running_text import SPOKEN_ON
from pipelines.reference import rows

NOTHING_BUT_SPEECH = "nothing but speech"
_QUOTED = expression(
    r"\"[^\"]{24,}(?:\"|$)|'(?:(?<=^')|(?<=\bsaid ')|(?<=\bsaid: '))(?=[A-Z][^']{40,}).{24,}", re.DOTALL
)
_REPORTS = expression(
    r"\b(?:sa(?:id|ys|ying)|add(?:s|ed)|told|(?:comment|continu|explain|warn|stat|respond|insist)ed)\b"
)
_FIRST_PERSON = expression(r"\b(?:we|our|ours|us|I|my)\b", re.IGNORECASE)
_JUDGED = Quick(
    r"\b(?:inspectorate|HMIC\w*\)?|inspectors|watchdog)\b.{0,200}\b(?:graded|rated|judged|branded)\b",
    r"\b(?:has|have|was|were)(?: been)? (?:graded|rated|judged|branded)\b",
)
_ALL_SPEECH = 0.15
"""Where the narrator has less of the words, the one who speaks is the author."""
_MOST_SPEECH = 0.4


def marks_of_voice(evidence: Evidence) -> Iterator[str]:
    """The marks in no particular order, each as often as it counts."""
    if evidence.title and is_headline(evidence.title):
        yield "headline"
    paragraphs = evidence.paragraphs
    spoken = [words for words in paragraphs if _QUOTED.search(words)]
    yield from ("speech" for _ in spoken)
    people = _people(evidence.flowing)
    speaking = [camp for words in paragraphs if (camp := _camp_of(words, people))]
    camps = set(speaking)
    yield from _marks_of_camps(camps)
    named_on_top = OFFICE_NAMED.search("\n".join((evidence.titles, evidence.site, *evidence.letterhead)))
    if camps == {"force"} and not named_on_top:
        yield "the force speaks where nothing on top names a commissioner"
    if not named_on_top and _comes_before("force", "commissioner", speaking):
        yield "the force speaks before its commissioner"
    if spoken and camps != {"commissioner"} and not _FIRST_PERSON.search(evidence.unquoted):
        yield "third person"
    if (
        not spoken
        and evidence.forces
        and _JUDGED.search(flowing := evidence.flowing)
        and not _FIRST_PERSON.search(flowing)
    ):
        yield "tells of a judgment"
    for camp in _called_by_first_name(evidence, people):
        yield f"the {camp} goes by a first name"
    if writer := _writer(evidence):
        yield f"the {writer} writes"
    if names_one_without_office(evidence):
        yield "a commissioner without his office"
    narrated = sum(len(_QUOTED.sub("", words)) for words in paragraphs if not SPOKEN_ON.match(words))
    words_in_all = sum(map(len, paragraphs))
    if spoken and narrated < _ALL_SPEECH * words_in_all:
        yield NOTHING_BUT_SPEECH
    if spoken and len(camps) == 1 and narrated < _MOST_SPEECH * words_in_all:
        yield f"mostly the {min(camps)} speaks"


def _called_by_first_name(evidence: Evidence, people: Sequence[_Person]) -> Iterator[str]:
    """The camp of one who is named in full once, or nowhere, and speaks as 'John', as only his own office calls him."""
    speaking = list(filter(None, map(_BY_FIRST_NAME.match, evidence.paragraphs)))
    called = {speaks["called"] for speaks in speaking}
    yield from {one.camp for one in people if one.first in called}
    titled = (speaks["first"] for speaks in speaking if speaks["called"] != speaks["first"])
    if OFFICE_NAMED.search(evidence.unquoted) and any(
        not re.search(rf"\b{one} [A-Z]", evidence.flowing) for one in titled
    ):
        yield "commissioner"


def _writer(evidence: Evidence) -> str | None:
    """The camp of the office that stands above a text, or introduces one, in which somebody says 'I'."""
    if len(_SINGULAR.findall(evidence.unquoted)) < _OFTEN:
        return None
    return camp_named_first(_BEGINS_TO_SPEAK.split(f"{evidence.titles}\n{evidence.lead}", maxsplit=1)[0])


def camp_named_first(words: str) -> str | None:
    """The camp of the first office that words name."""
    found = [(named.start(), camp) for camp, pattern in _camps().items() if (named := pattern.search(words))]
    return min(found)[1] if found else None


_SINGULAR = expression(r"\b(?:I|my|me)\b")
_BEGINS_TO_SPEAK = expression(r"\b(?:I|[Mm]y)\b|[\"\u201c]")
_OFTEN = 2
_BY_FIRST_NAME = expression(
    r"(?P<called>(?:(?:Sir|Dame|Lord) )?(?P<first>[A-Z][a-z]+)) "
    r"(?:also |further |then )?(?:said|added|commented|continued|explained|concluded)\b"
)


def _comes_before(one: str, other: str, speaking: Sequence[str]) -> bool:
    return one in speaking and other in speaking and speaking.index(one) < speaking.index(other)


def is_headline(title: str) -> bool:
    """Whether it says what somebody does, as the titles of papers and figures don't."""
    return not title.endswith("?") and _headline_verb().search(title) is not None


@cache
def _headline_verb() -> re.Pattern[str]:
    """Titles of papers and reports go without these; 'have your say' is no statement."""
    verbs = "|".join(row["verb"] for row in rows("headline_verbs"))
    return re.compile(rf"(?<!\w)(?<!your )(?:{verbs})(?!\w)(?! your say)", re.IGNORECASE)


def _camp_of(words: str, people: Sequence[_Person]) -> str | None:
    """The camp of the first office, or else of one whom the text names with it, whom the narrator lets speak."""
    around = _QUOTED.sub(" ", words)
    if not _REPORTS.search(around) or (around == words and _SINGULAR.search(words)):
        return None
    by_name = (one.camp for one in people if re.search(rf"\b{one.last}\b", around))
    return camp_named_first(around) or next(by_name, None)


@dataclass(frozen=True, slots=True)
class _Person:
    first: str
    last: str
    camp: str


def _people(flowing: str) -> list[_Person]:
    """Those whom a text names with their office: 'Commissioner Jane Doe', 'Jane Doe, the Commissioner'."""
    return [
        _Person(named["first"] or named["called"], named["last"] or named["surname"], camp)
        for camp, office in _BESIDE_OFFICE.items()
        if camp != "commissioner" or _OF_CRIME.search(flowing)
        for named in office.finditer(flowing)
    ]


_OF_CRIME = Quick(r"\bCrime\b.{0,12}Commissioner", r"\bP?F?CC\b", r"Commissioner for .{0,30}\bCrime\b")
"""London's commissioners are chiefs of police."""
_BESIDE_OFFICE = {
    camp: Quick(
        rf"\b(?:{office})(?: \(\w+\))?(?: (?:for|of) [A-Z][\w',& -]{{2,40}}?)?,? (?:(?:Sir|Dame|Dr) )?"
        r"(?P<first>[A-Z][a-z]+) (?P<last>[A-Z][\w'-]+)|"
        r"\b(?P<called>[A-Z][a-z]+) (?P<surname>[A-Z][\w'-]+), (?:[Tt]he )?(?:(?:[A-Z][\w'-]+|&|and) ){0,5}"
        rf"(?:{office})\b",
        flags=0,
    )
    for camp, office in {
        "force": "[Cc]hief (?:[Cc]onstable|Officer)",
        "commissioner": "[Cc]ommissioner|P?F?CC",
        "federation": "(?:[Bb]ranch|[Ff]ederation) (?:[Cc]hair(?:man|woman|person)?|[Ss]ecretary)",
    }.items()
}


def _marks_of_camps(known: set[str]) -> Iterator[str]:
    """Who alone is quoted, or that people of several camps are; inspectors are quoted by everybody."""
    if len(known) == 1:
        yield f"only the {min(known)} speaks"
        return
    if known == {"inspectorate", "federation"}:
        yield "only the federation speaks"
    if known & {"others", "federation"}:
        yield "others speak"
    if len(known - {"inspectorate"}) > 1:
        yield "several camps speak"


@cache
def _camps() -> dict[str, re.Pattern[str]]:
    return {row["camp"]: re.compile(row["words"], re.IGNORECASE) for row in rows("speakers")}
