"""Which area of policing a wording, a heading trail or a sentence is about.

Belongs here: comparing words with what each cycle calls its areas. Not here: the wordings themselves
(`wordings`), or which sentence grades an area (`grades`).

Three strengths, strongest first: a wording of a graded area, as some cycle words it (`area_of_wording`, `find_areas`);
the innermost heading that is such a wording or leads a known section (`area_of_trail`); the topic words of a sentence
(`area_of_topic`). The first must never read an area into words that only resemble one: 'recording crimes of rape' is
no area, though 'recording crime' is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from pipelines.documents.expressions.late import expression
from pipelines.extraction.areas.lineage import area_in_cycle
from pipelines.extraction.areas.wordings import (
    NUMBERING,
    PARENTHESIS,
    QUALITY,
    SMALL_WORDS,
    WORD,
    Meaning,
    current_in,
    graded_wordings,
    key_of,
    keys_of,
    meaning_in,
    names,
    section_names,
    short_names,
    stem_of,
    topics,
    with_synonyms,
    wordings_in,
    words_of_area,
)
from pipelines.extraction.grammar.vocabulary import words_of


@lru_cache(maxsize=4096)
def area_of_wording(wording: str, cycle: str | None = None, *, current: bool = False) -> str | None:
    """The area whose name, question or grading phrase the wording is, as `cycle` means it; None if it is none.

    With `current` not in the words of another cycle: in 2015 'investigating crime and managing offenders' was one area.
    """
    for key in keys_of(wording):
        meanings = graded_wordings().get(frozenset(key), ())
        found = meaning_in(current_in(meanings, cycle) if current else meanings, cycle)
        if found:
            return _part_in_brackets(wording, cycle) or _pillar_said(found, wording)
    return None


def _part_in_brackets(wording: str, cycle: str | None) -> str | None:
    """'Police effectiveness (vulnerability)': the area within a pillar that brackets name."""
    within = _IN_BRACKETS.search(wording)
    return area_of_short_name(within["words"], cycle) if within else None


_IN_BRACKETS = expression(r"\beffectiveness\b[^()\n]{0,12}\((?P<words>[^()\n]{4,40})\)", re.IGNORECASE)


_PILLAR_OF_QUALITY = {
    "effectiv": "overall_effectiveness", "efficient": "overall_efficiency", "legitimat": "overall_legitimacy"
}  # fmt: skip


def _pillar_said(area: str, wording: str) -> str:
    """'How legitimately it keeps people safe': all pillars share these words, and the quality tells which it is."""
    if not area.startswith(WHOLE_FORCE + "_"):
        return area
    said = {pillar for stem, pillar in _PILLAR_OF_QUALITY.items() if stem in key_of(wording)}
    return said.pop() if len(said) == 1 else area


def area_of_short_name(wording: str, cycle: str | None = None) -> str | None:
    """The area that a word or two name in a list of areas, such as 'response' or 'workforce'."""
    return meaning_in(current_in(short_names().get(key_of(wording.strip()), ()), cycle), cycle)


@lru_cache(maxsize=4096)
def area_of_paraphrase(wording: str, cycle: str | None = None) -> str | None:
    """The area whose wording comes clearly nearest to words that name one, such as what a force is graded at.

    Only for use where the grammar says already that an area is named. A word that no wording of the area has ('rape',
    'sport') narrows the words to something smaller than an area.
    """
    if exact := area_of_wording(wording, cycle):
        return exact
    text = NUMBERING.sub("", PARENTHESIS.sub(" ", " ".join(wording.lower().split())).strip(" ?.:;,'\"-|*#"))
    said = frozenset(key_of(with_synonyms(text))) - QUALITY
    if exact := meaning_in(graded_wordings().get(said, ()), cycle):
        return exact
    near: dict[str, float] = {}
    for area, words in words_of_area().items():
        if said <= words:
            shares = (_share(said, stems) for stems in wordings_in(cycle).get(area, ()))
            near[area] = max(shares, default=0.0)
    ranked = sorted(((share, area) for area, share in near.items()), reverse=True)
    if not ranked or ranked[0][0] < _NEAR or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _NEARER_BY):
        return None
    return ranked[0][1]


def _share(said: frozenset[str], stems: frozenset[str]) -> float:
    shared = len(said & stems)
    return shared / len(said | stems) if shared >= _SHARED_AT_LEAST else 0.0


def area_of_trail(headings: Sequence[str], cycle: str | None = None) -> str | None:
    """The area of the innermost heading that names an area or leads a section of one; outermost heading first.

    'Summary' and the like are about the whole force only where no heading around them names an area.
    """
    sections = [
        area_of_wording(heading, cycle)
        or _section(heading, cycle)
        or (area_of_paraphrase(heading, cycle) if heading.rstrip().endswith("?") else None)
        or _behind_colon(heading, cycle)
        for heading in reversed(headings)
    ]
    named = [area for area in sections if area]
    return next((area for area in named if area != WHOLE_FORCE), named[0] if named else None)


_CLEARLY_MORE = 2
"""Words on one area's topics beyond those on the next area's."""


def area_of_topic(sentence: str, lead: int = _CLEARLY_MORE, called: Callable[[str], str] | None = None) -> str | None:
    """The area whose topics a sentence speaks of, by so many words more than of any other's; else None.

    `called` says what an area is called in the document's cycle; it is that of the latest cycle by default.
    """
    weights: dict[str, int] = {}
    for match in topics().matches(words_of(sentence)):
        area = called(match.entry) if called else area_in_cycle(match.entry, None)
        weights[area] = max(weights.get(area, 0), len(match.everywhere))
    most = max(weights, key=lambda area: weights[area], default=None)
    near = most is not None and any(weights[most] - weights[area] < lead for area in weights if area != most)
    return None if near else most


def find_areas(text: str, cycle: str | None = None) -> list[tuple[int, int, str]]:
    """Every area named in a run of levelled text, such as a list: start, end and area, in reading order.

    Of two names that begin at the same word the longer counts. What only begins like a name is passed over.
    """
    words = [(found.start(), found.end(), stem_of(found.group())) for found in WORD.finditer(text.lower())]
    firsts = names().firsts
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(words):
        named = _longest_name(words, at, text, cycle) if words[at][2] in firsts else None
        if named:
            last, area = named
            found.append((words[at][0], words[last][1], area))
            at = last
        at += 1
    return found


def _behind_colon(heading: str, cycle: str | None) -> str | None:
    """The area that a heading names behind a colon, pillars aside: 'East Midlands: serious and organised crime'."""
    area_id = area_of_wording(heading.rsplit(":", 1)[1], cycle) if ":" in heading else None
    pillar = area_id is not None and area_id.startswith(WHOLE_FORCE) and not heading.upper().startswith("PEEL")
    return None if pillar else area_id


WHOLE_FORCE = "overall"

_NAME_ENDS = expression(
    r"\s*(?:$|[,.;:?!()'\"\]|/-])|"
    r"\s+(?:and|or|but|while|whilst|whereas|as|is|are|was|were|has|have|had|with|at|which|although|though|however"
    r"|plus|will|still|"
    r"also|needs?|requires?|remains?|overall|than|both|well|effectively|in (?:its|the|our|this|which|20\d\d)"
    r"|this (?:time|year)"
    r"|of (?:(?:its|their|the|local) )?policing"
    r"|of (?:(?:the|this|all|every|each|our|police) )*(?:forces?|constabular(?:y|ies))(?!'|\w))\b|\s*\n"
)
"""What may follow the name of an area. Anything else continues it: 'recording crime when …', 'vetting officers'."""
_NAME_BREAKS = expression(r"[.;:?!•|]|\n\s*\n|\n\s*-")
_ONE_WORD_NAMES = frozenset({"effectiveness", "efficiency", "legitimacy"})
"""Single words that name an area within running text; any other would be too common."""
_NEAR, _NEARER_BY, _SHARED_AT_LEAST = 0.55, 0.1, 2
"""Share of telling words that a paraphrase has in common with a wording, its lead over the next area, and how many
words at least."""
_TELLING_SECTION = 3
"""A section's name of so many words counts also as part of a longer heading, such as a report's title."""


_HEADINGS_KEPT = 4_096


def _longest_name(
    words: Sequence[tuple[int, int, str]], at: int, text: str, cycle: str | None
) -> tuple[int, str] | None:
    """The last word and the area of the longest name that begins at a word."""
    known = names()
    key: list[str] = []
    best: tuple[int, str] | None = None
    for place in range(at, len(words)):
        if place > at and _NAME_BREAKS.search(text, words[place - 1][1], words[place][0]):
            break
        stem = words[place][2]
        if stem in SMALL_WORDS:
            continue
        key.append(stem)
        if len(key) > known.longest:
            break
        current = current_in(known.meanings.get(tuple(key), ()), cycle)
        area = meaning_in(current, cycle)
        telling = len(key) > 1 or key[0] in _ONE_WORD_NAMES
        if area and telling and _NAME_ENDS.match(text, words[place][1]):
            best = place, area
    return best


@lru_cache(maxsize=_HEADINGS_KEPT)
def _section(heading: str, cycle: str | None) -> str | None:
    """The area of a section that is led by words in which nothing is graded."""
    names = section_names()
    for key in keys_of(heading):
        size = len(key)
        parts = {key[start:end] for start in range(size) for end in range(start + _TELLING_SECTION, size + 1)}
        meanings = [named for part in {key, *parts} for named in names.get(part, ())]
        if found := [(place, meaning.area_id) for place, meaning in meanings if _may_mean(meaning, cycle)]:
            return min(found)[1]
    return None


def _may_mean(meaning: Meaning, cycle: str | None) -> bool:
    return not meaning.cycles or cycle is None or cycle in meaning.cycles
