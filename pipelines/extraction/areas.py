"""Which area of policing a wording, a heading trail or a sentence is about.

Belongs here: comparing words with what each cycle calls its areas. Not here: the wordings themselves
(`reference/questions.csv`, and `reference/area_words.csv` for the forms that sentences and tables give them), or
which sentence grades an area (`grades`).

Three strengths, strongest first: a wording of a graded area, as some cycle words it (`area_of_wording`, `find_areas`);
the innermost heading that is such a wording or leads a known section (`area_of_trail`); the topic words of a sentence
(`area_of_topic`). The first must never read an area into words that only resemble one: 'recording crimes of rape' is
no area, though 'recording crime' is. So two wordings are the same only if they have the same words, apart from
grammatical forms ('treats', 'treating', 'treatment'), small words and the order.

`area_words.csv`: `cycle` lists the cycles (';') in which the wording means that area, empty for all; `use` is graded,
heading (it leads a section but nothing is graded in these words), or topic (the notation of `vocabulary`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipelines.extraction.vocabulary import Vocabulary, words_of
from pipelines.reference import cycles, questions, rows

Key = tuple[str, ...]
"""The stems of a wording's telling words, in order."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    area_id: str
    cycles: frozenset[str]
    """Empty for every cycle."""


def area_of_wording(wording: str, cycle: str | None = None, *, current: bool = False) -> str | None:
    """The area whose name, question or grading phrase the wording is, as `cycle` means it; None if it is none.

    With `current` not in the words of another cycle: 'investigating crime and managing offenders' was one question once.
    """
    for key in _keys(wording):
        meanings = _graded().get(frozenset(key), ())
        found = _meaning(_current(meanings, cycle) if current else meanings, cycle)
        if found:
            return found
    return None


def area_of_paraphrase(wording: str, cycle: str | None = None) -> str | None:
    """The area whose wording comes clearly nearest to words that name one, such as what a force is graded at.

    Only for use where the grammar says already that an area is named. A word that no wording of the area has ('rape',
    'sport') narrows the words to something smaller than an area.
    """
    if exact := area_of_wording(wording, cycle):
        return exact
    text = _PARENTHESIS.sub(" ", " ".join(wording.lower().split())).strip(" ?.:;,'\"-|*#")
    said = frozenset(_key(_synonyms().sub(lambda found: _means()[found.group()], text))) - _QUALITY
    if exact := _meaning(_graded().get(said, ()), cycle):
        return exact
    near: dict[str, float] = {}
    for stems, meanings in _graded().items():
        area = _meaning(_current(meanings, cycle), cycle)
        shared = len(said & stems)
        if area and shared >= _SHARED_AT_LEAST and said - stems <= _words_of_area()[area]:
            near[area] = max(near.get(area, 0.0), shared / len(said | stems))
    ranked = sorted(((share, area) for area, share in near.items()), reverse=True)
    if not ranked or ranked[0][0] < _NEAR or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _NEARER_BY):
        return None
    return ranked[0][1]


def area_of_trail(headings: Sequence[str], cycle: str | None = None) -> str | None:
    """The area of the innermost heading that names an area or leads a section of one; outermost heading first.

    'Summary' and the like are about the whole force only where no heading around them names an area.
    """
    sections = [
        area_of_wording(heading, cycle)
        or _section(heading)
        or (area_of_paraphrase(heading, cycle) if heading.rstrip().endswith("?") else None)
        for heading in reversed(headings)
    ]
    named = [area for area in sections if area]
    return next((area for area in named if area != WHOLE_FORCE), named[0] if named else None)


def area_of_topic(sentence: str) -> str | None:
    """The area whose topics a sentence speaks of, clearly more than of any other's; else None."""
    weights = sorted((len(match.everywhere), match.entry) for match in _topics().matches(words_of(sentence)))
    if not weights or (len(weights) > 1 and weights[-1][0] - weights[-2][0] < _CLEARLY_MORE):
        return None
    return weights[-1][1]


def find_areas(text: str, cycle: str | None = None) -> list[tuple[int, int, str]]:
    """Every area named in a run of levelled text, such as a list: start, end and area, in reading order.

    Of two names that begin at the same word the longer counts. What only begins like a name is passed over.
    """
    words = [(found.start(), found.end(), _stem(found.group())) for found in _WORD.finditer(text.lower())]
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(words):
        named = None if words[at][2] in _SMALL_WORDS else _longest_name(words, at, text, cycle)
        if named:
            last, area = named
            found.append((words[at][0], words[last][1], area))
            at = last
        at += 1
    return found


WHOLE_FORCE = "overall"

_WORD = re.compile(r"\b(?:anti|counter|re|non)[- ]+(?=social|corruption|offend)[a-z]+|[a-z]+(?:'[a-z]+)?|\d+")
_PARENTHESIS = re.compile(r"\([^()]*\)")
_NUMBERING = re.compile(
    r"^(?:(?:core |sub-?)?(?:question|chapter|section|part|pillar|area)\s+)?[\divx]+(?:\.\d+)*[.:)]?\s+"
)
_GRADE_AT_END = re.compile(
    r"[\s:|,;(-]+(?:outstanding|good|adequate|requires improvement|inadequate|not graded|ungraded)\)?$"
)
_CYCLE_AT_END = re.compile(r"[\s,:-]*\b(?:in |for )?(?:peel )?20\d\d(?:\s?[/-]\s?\d\d(?:\d\d)?)?$")
_FORCE_AT_START = re.compile(r"^(?:[\w-]+ ){0,4}?[\w-]+ (?:constabulary|police service|police|force)(?:'s)? (?=\w)")

_SMALL_WORDS = frozenset({
    "the", "it", "its", "they", "them", "this", "these", "that", "those", "their", "his", "her", "our", "your", "a",
    "an", "all", "of", "at", "in", "to", "for", "by", "with", "and", "or", "which", "who", "whom", "is", "are", "be",
    "been", "was", "were", "has", "have", "do", "does", "did", "how", "what", "way", "manner", "extent", "degree",
    "force", "forces", "constabulary", "peel", "as", "on", "from", "s", "both", "each", "hmic", "hmicfrs",
})  # fmt: skip
"""Words that come and go between two wordings of one area."""

_QUALITY = frozenset({"effectiv", "efficient", "legitimat", "good", "well"})
"""Stems of what 'How effective is the force at …' asks: they tell a wording apart only where they name a pillar."""

_ENDINGS = ("ments", "ment", "ings", "ing", "ness", "es", "ed", "ly", "s", "e")
_SHORTEST_STEM = 3
_SAME_WORD = {
    "making": "ensur", "makes": "ensur", "make": "ensur", "sure": "ensur", "use": "use", "uses": "use", "using": "use",
    "response": "respond", "acts": "behav", "acting": "behav", "behaviour": "behav", "prevention": "prevent",
    "protection": "protect", "deterrence": "deter", "deterring": "deter", "disruption": "disrupt", "planning": "plan",
    "ethically": "ethic", "ethical": "ethic", "respectful": "respect", "respectfully": "respect",
    "investigation": "investigat", "investigations": "investigat", "investigative": "investigative",
    "leading": "leading", "building": "build", "effectiveness": "effectiveness",
}  # fmt: skip
"""Forms of one word that the ending does not show."""

_NAME_ENDS = re.compile(
    r"\s*(?:$|[,.;:?!()'\"\]|/-])|"
    r"\s+(?:and|or|but|while|whilst|whereas|as|is|are|was|were|has|have|had|with|at|which|although|though|however|plus|"
    r"also|needs?|requires?|remains?|overall|than|both|well|effectively|in (?:its|the|our|this|which|20\d\d))\b|\s*\n"
)
"""What may follow the name of an area. Anything else continues it: 'recording crime when …', 'vetting officers'."""
_NAME_BREAKS = re.compile(r"[.;:?!•|]|\n\s*\n|\n\s*-")
_ONE_WORD_NAMES = frozenset({"effectiveness", "efficiency", "legitimacy"})
"""Single words that name an area within running text; any other would be too common."""
_CLEARLY_MORE = 2
"""Words on one area's topics beyond those on the next area's."""
_NEAR, _NEARER_BY, _SHARED_AT_LEAST = 0.55, 0.1, 2
"""Share of telling words that a paraphrase has in common with a wording, its lead over the next area, and how many
words at least."""
_TELLING_SECTION = 3
"""A section's name of so many words counts also as part of a longer heading, such as a report's title."""


def _keys(wording: str) -> Iterator[Key]:
    """The wording's telling words; then without its numbering, grade, quality words, or the force's name."""
    text = _PARENTHESIS.sub(" ", " ".join(wording.lower().split())).strip(" ?.:;,'\"-|*#")
    yield _key(text)
    text = _CYCLE_AT_END.sub("", _GRADE_AT_END.sub("", _NUMBERING.sub("", text))).strip(" ?.:;,'\"-|")
    key = _key(text)
    yield key
    yield tuple(stem for stem in key if stem not in _QUALITY)
    key = _key(_FORCE_AT_START.sub("", text))
    yield key
    yield tuple(stem for stem in key if stem not in _QUALITY)


def _key(text: str) -> Key:
    stems = (_stem(word) for word in _WORD.findall(text.lower()))
    return tuple(stem for stem in stems if stem not in _SMALL_WORDS)


@cache
def _stem(word: str) -> str:
    """'treating', 'treats', 'treatment' are 'treat'; a small word stays as it is."""
    word = word.replace("-", "").replace(" ", "").removesuffix("'s")
    if word in _SMALL_WORDS or word in _SAME_WORD:
        return _SAME_WORD.get(word, word)
    for _ in range(2):
        ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _SHORTEST_STEM), None)
        if not ending:
            break
        word = word.removesuffix(ending)
    return word


def _meaning(meanings: Iterable[_Meaning], cycle: str | None) -> str | None:
    """The one area meant in a cycle: by a wording of that cycle, else by one of any cycle, else by any wording."""
    meanings = tuple(meanings)
    of_cycle = {meaning.area_id for meaning in meanings if cycle and cycle in meaning.cycles}
    of_any = {meaning.area_id for meaning in meanings if not meaning.cycles}
    for areas in (of_cycle, of_any, {meaning.area_id for meaning in meanings}):
        if areas:
            return areas.pop() if len(areas) == 1 else None
    return None


def _longest_name(
    words: Sequence[tuple[int, int, str]], at: int, text: str, cycle: str | None
) -> tuple[int, str] | None:
    """The last word and the area of the longest name that begins at a word."""
    names = _names()
    key: list[str] = []
    best: tuple[int, str] | None = None
    for place in range(at, len(words)):
        if place > at and _NAME_BREAKS.search(text, words[place - 1][1], words[place][0]):
            break
        stem = words[place][2]
        if stem in _SMALL_WORDS:
            continue
        key.append(stem)
        if len(key) > names.longest:
            break
        current = _current(names.meanings.get(tuple(key), ()), cycle)
        area = _meaning(current, cycle)
        telling = len(key) > 1 or key[0] in _ONE_WORD_NAMES
        if area and telling and _NAME_ENDS.match(text, words[place][1]):
            best = place, area
    return best


def _current(meanings: Sequence[_Meaning], cycle: str | None) -> list[_Meaning]:
    """What a wording may mean in a cycle; where that is unknown, not what only one cycle said."""
    if cycle:
        return [meaning for meaning in meanings if not meaning.cycles or cycle in meaning.cycles]
    said_in = frozenset().union(*(meaning.cycles for meaning in meanings))
    lasting = len(said_in) > 1 or any(not meaning.cycles for meaning in meanings)
    return list(meanings) if lasting else []


def _section(heading: str) -> str | None:
    """The area of a section that is led by words in which nothing is graded."""
    for key in _keys(heading):
        for name, area in _sections():
            length = len(name)
            if name == key or (
                length >= _TELLING_SECTION
                and any(key[start : start + length] == name for start in range(len(key) - length + 1))
            ):
                return area
    return None


@dataclass(frozen=True, slots=True)
class _Names:
    meanings: dict[Key, list[_Meaning]]
    longest: int


@cache
def _names() -> _Names:
    """Every wording of an area by its telling words."""
    known_cycles = {cycle.cycle for cycle in cycles()}
    meanings: dict[Key, list[_Meaning]] = defaultdict(list)
    for question in questions():
        valid = frozenset({question.cycle} & known_cycles)
        for wording in question.headings:
            key = _key(_PARENTHESIS.sub(" ", wording))
            forms = {key} if question.level == "pillar" else {key, tuple(stem for stem in key if stem not in _QUALITY)}
            for form in forms:
                meanings[form].append(_Meaning(question.area_id, valid))
    for row in rows("area_words"):
        if row["use"] == "graded":
            valid = frozenset(filter(None, row["cycle"].split(";")))
            meanings[_key(row["wording"])].append(_Meaning(row["area_id"], valid))
    meanings.pop((), None)
    return _Names(dict(meanings), max(map(len, meanings)))


@cache
def _graded() -> dict[frozenset[str], list[_Meaning]]:
    """The same, whatever the order of the words."""
    unordered: dict[frozenset[str], list[_Meaning]] = defaultdict(list)
    for key, meanings in _names().meanings.items():
        unordered[frozenset(key)] += meanings
    return unordered


@cache
def _words_of_area() -> dict[str, frozenset[str]]:
    """Every telling word that some wording of an area has."""
    words: dict[str, frozenset[str]] = defaultdict(frozenset)
    for stems, meanings in _graded().items():
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
def _sections() -> tuple[tuple[Key, str], ...]:
    return tuple((_key(row["wording"]), row["area_id"]) for row in rows("area_words") if row["use"] == "heading")


@cache
def _topics() -> Vocabulary:
    return Vocabulary((row["area_id"], row["wording"]) for row in rows("area_words") if row["use"] == "topic")
