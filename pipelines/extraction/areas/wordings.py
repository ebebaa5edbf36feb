"""The wordings of each area, by their telling words: what cycles, sentences and tables call an area.

Belongs here: reading `reference/questions.csv`, `area_words.csv` and `area_synonyms.csv` into forms that can be
compared. Not here: the comparing (`area`).

Two wordings are the same only if they have the same words, apart from grammatical forms ('treats', 'treating',
'treatment'), small words and the order. In `area_words.csv`, `cycle` lists the cycles (';') in which the wording means
that area, empty for all; `use` is graded, short (the same, but only in a list of areas), heading (it leads a section
but nothing is graded in these words), or topic (the notation of `grammar.vocabulary_notation`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.vocabulary import Vocabulary
from pipelines.reference import cycles, questions, rows

Key = tuple[str, ...]
"""The stems of a wording's telling words, in order."""


@dataclass(frozen=True, slots=True)
class Meaning:
    area_id: str
    cycles: frozenset[str]
    """Empty for every cycle."""


WORD = expression(r"\b(?:anti|counter|re|non)[- ]+(?=social|corruption|offend)[a-z]+|[a-z]+(?:'[a-z]+)?|\d+")
PARENTHESIS = expression(r"\([^()]*\)")
NUMBERING = expression(
    r"^(?:q\.? ?(?=\d)|(?:core |sub-?)?(?:question|chapter|section|part|pillar|area)\s+)?"
    r"(?:[\divx]+(?:\.\d+)*[.:)]?|\(?[a-j]\))\s+"
)
_GRADE_AT_END = expression(
    r"[\s:|,;(-]+(?:outstanding|good|adequate|requires improvement|inadequate|not graded|ungraded)\)?$"
)
_CYCLE_AT_END = expression(r"[\s,:-]*\b(?:in |for )?(?:peel )?20\d\d(?:\s?[/-]\s?\d\d(?:\d\d)?)?$")
_FORCE_AT_START = expression(
    r"^(?:(?:the|our) )?(?:(?:avon|devon|hampshire) (?:and|&) )?(?:(?!and |the )[\w-]+ ){0,4}?"
    r"(?:constabulary|police service|police|force)(?:'s)? (?=\w)"
)

SMALL_WORDS = frozenset({
    "the", "it", "its", "they", "them", "this", "these", "that", "those", "their", "his", "her", "our", "your", "a",
    "an", "all", "of", "at", "in", "to", "for", "by", "with", "and", "or", "which", "who", "whom", "is", "are", "be",
    "been", "was", "were", "has", "have", "do", "does", "did", "how", "what", "way", "manner", "extent", "degree",
    "force", "forces", "constabulary", "peel", "as", "on", "from", "s", "both", "each", "hmic", "hmicfrs",
    "whether", "can", "toward", "towards",
})  # fmt: skip
"""Words that come and go between two wordings of one area."""

QUALITY = frozenset({"effectiv", "efficient", "legitimat", "good", "well"})
"""Stems of what 'How effective is the force at …' asks: they tell a wording apart only where they name a pillar."""

_ENDINGS = ("ments", "ment", "ings", "ing", "ness", "es", "ed", "ly", "s", "e")
_SHORTEST_STEM = 3
_SAME_WORD = {
    "making": "ensur", "makes": "ensur", "make": "ensur", "sure": "ensur", "use": "use", "uses": "use", "using": "use",
    "used": "use",
    "response": "respond", "acts": "behav", "acting": "behav", "behaviour": "behav", "prevention": "prevent",
    "protection": "protect", "deterrence": "deter", "deterring": "deter", "disruption": "disrupt", "planning": "plan",
    "ethically": "ethic", "ethical": "ethic", "respectful": "respect", "respectfully": "respect",
    "investigation": "investigat", "investigations": "investigat", "investigative": "investigative",
    "affordability": "afford", "affordable": "afford",
    "leading": "leading", "building": "build", "effectiveness": "effectiveness",
}  # fmt: skip
"""Forms of one word that the ending does not show."""


def keys_of(wording: str) -> Iterator[Key]:
    """The wording's telling words; then without its numbering, grade, quality words, or the force's name."""
    whole = PARENTHESIS.sub(" ", " ".join(wording.lower().split())).strip(" ?.:;,'\"-|*#")
    key = key_of(whole)
    yield key
    text = _CYCLE_AT_END.sub("", _GRADE_AT_END.sub("", NUMBERING.sub("", whole))).strip(" ?.:;,'\"-|")
    if text != whole:
        yield (key := key_of(text))
    yield from _without_quality(key)
    if (rest := _FORCE_AT_START.sub("", text)) != text:
        yield (key := key_of(rest))
        yield from _without_quality(key)


def _without_quality(key: Key) -> Iterator[Key]:
    if not QUALITY.isdisjoint(key):
        yield tuple(stem for stem in key if stem not in QUALITY)


def key_of(text: str) -> Key:
    return tuple([stem for stem in map(stem_of, WORD.findall(text.lower())) if stem not in SMALL_WORDS])


@cache
def stem_of(word: str) -> str:
    """'treating', 'treats', 'treatment' are 'treat'; a small word stays as it is."""
    word = word.replace("-", "").replace(" ", "").removesuffix("'s")
    if word in SMALL_WORDS or word in _SAME_WORD:
        return _SAME_WORD.get(word, word)
    for _ in range(2):
        ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _SHORTEST_STEM), None)
        if not ending:
            break
        word = word.removesuffix(ending)
    return word


def meaning_in(meanings: Iterable[Meaning], cycle: str | None) -> str | None:
    """The one area meant in a cycle: by a wording of that cycle, else by one of any cycle, else by any wording."""
    meanings = tuple(meanings)
    if not meanings:
        return None
    of_cycle = {meaning.area_id for meaning in meanings if cycle and cycle in meaning.cycles}
    of_any = {meaning.area_id for meaning in meanings if not meaning.cycles}
    for areas in (of_cycle, of_any, {meaning.area_id for meaning in meanings}):
        if areas:
            return areas.pop() if len(areas) == 1 else None
    return None


def current_in(meanings: Sequence[Meaning], cycle: str | None) -> list[Meaning]:
    """What a wording may mean in a cycle; where that is unknown, not what only one cycle said."""
    if cycle:
        return [meaning for meaning in meanings if not meaning.cycles or cycle in meaning.cycles]
    said_in = frozenset().union(*(meaning.cycles for meaning in meanings))
    lasting = len(said_in) > 1 or any(not meaning.cycles for meaning in meanings)
    return list(meanings) if lasting else []


@dataclass(frozen=True, slots=True)
class Names:
    meanings: dict[Key, list[Meaning]]
    firsts: frozenset[str]
    """The stems that some name begins with."""
    longest: int


@cache
def names() -> Names:
    """Every wording of an area by its telling words."""
    known_cycles = {cycle.cycle for cycle in cycles()}
    meanings: dict[Key, list[Meaning]] = defaultdict(list)
    for question in questions():
        valid = frozenset({question.cycle} & known_cycles)
        for wording in question.headings:
            key = key_of(PARENTHESIS.sub(" ", wording))
            forms = {key} if question.level == "pillar" else {key, tuple(stem for stem in key if stem not in QUALITY)}
            for form in forms:
                meanings[form].append(Meaning(question.area_id, valid))
    for row in rows("area_words"):
        if row["use"] == "graded":
            valid = frozenset(filter(None, row["cycle"].split(";")))
            meanings[key_of(row["wording"])].append(Meaning(row["area_id"], valid))
    meanings.pop((), None)
    return Names(dict(meanings), frozenset(key[0] for key in meanings), max(map(len, meanings)))


@cache
def short_names() -> dict[Key, list[Meaning]]:
    """Names so short that they count only in a list of areas: 'response', 'workforce'."""
    short: dict[Key, list[Meaning]] = defaultdict(list)
    for row in rows("area_words"):
        if row["use"] == "short":
            short[key_of(row["wording"])].append(
                Meaning(row["area_id"], frozenset(filter(None, row["cycle"].split(";"))))
            )
    return dict(short)


@cache
def graded_wordings() -> dict[frozenset[str], list[Meaning]]:
    """The same, whatever the order of the words."""
    unordered: dict[frozenset[str], list[Meaning]] = defaultdict(list)
    for key, meanings in names().meanings.items():
        unordered[frozenset(key)] += meanings
    return unordered


@cache
def wordings_in(cycle: str | None) -> dict[str, tuple[frozenset[str], ...]]:
    """What each area may be called in a cycle."""
    called: dict[str, tuple[frozenset[str], ...]] = {}
    for stems, meanings in graded_wordings().items():
        if area := meaning_in(current_in(meanings, cycle), cycle):
            called[area] = (*called.get(area, ()), stems)
    return called


@cache
def words_of_area() -> dict[str, frozenset[str]]:
    """Every telling word that some wording of an area has."""
    words: dict[str, frozenset[str]] = defaultdict(frozenset)
    for stems, meanings in graded_wordings().items():
        for meaning in meanings:
            words[meaning.area_id] |= stems
    return dict(words)


@cache
def _means() -> dict[str, str]:
    return {row["phrase"]: row["means"] for row in rows("area_synonyms")}


@cache
def _synonyms() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(_means(), key=len, reverse=True)))})\b")


@cache
def section_names() -> dict[Key, list[tuple[int, Meaning]]]:
    """What each name of a section means, and which place the name has in the list: the first that fits counts."""
    found: dict[Key, list[tuple[int, Meaning]]] = defaultdict(list)
    for place, row in enumerate(row for row in rows("area_words") if row["use"] == "heading"):
        meaning = Meaning(row["area_id"], frozenset(filter(None, row["cycle"].split(";"))))
        found[key_of(row["wording"])].append((place, meaning))
    return dict(found)


@cache
def topics() -> Vocabulary:
    return Vocabulary((row["area_id"], row["wording"]) for row in rows("area_words") if row["use"] == "topic")


def with_synonyms(text: str) -> str:
    """The text in the words that areas are worded in: 'looks after its people' becomes 'supports workforce'."""
    meant = _synonyms().sub(lambda found: _means()[found.group()], text)
    return text if meant != text and key_of(meant) == _BARE_ACTIVITY else meant


_BARE_ACTIVITY = ("manag",)
"""'Their handling' of cases isn't the management of the force."""
