"""Police forces and other inspected bodies, recognised by the names that people give them.

Belongs here: finding the names of `reference/forces.csv`, in all their variants, in a plain view. Not here: which force
a document or a fact is about (`identity.subjects`, `subjects`), or the names themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from pipelines.documents.expressions.late import expression
from pipelines.reference import Force, forces

ForceForm = Literal["full_name", "alias", "place"]


@dataclass(frozen=True, slots=True)
class ForceMention:
    """A name in the text: the force's own name, another name of the force, or only the place it polices."""

    start: int
    end: int
    force_id: str
    form: ForceForm


_POLICE_WORD = r"(?i:police service|police force|county constabulary|county police|police|constabulary|heddlu|force)"
_PLURAL_POLICE_WORD = r"(?i:police forces|constabularies|forces)"
_OTHER_BODY = (
    r"(?!,?[ ](?:(?:and|&)[ ])?(?i:fire|crime|authority|federation|effectiveness|efficiency|"
    r"legitimacy)\b)"
)
"""'Northshire Police and Crime Commissioner', '… Police, Fire and Crime …', '… Police Federation': not the force."""

_POLICE_ENDING = expression(r"[ ](?:Police Service|Police|Constabulary|County Constabulary|Police Force)$")
_POLICE_NAME = expression(r"Police|Constabulary|Heddlu|Agency|Revenue|Yard|^The ")
_ABBREVIATION = expression(r"[A-Z][A-Za-z]?[A-Z&]+")
_SHORT = 3
"""Abbreviations of up to so many letters mean other things elsewhere (DPP, SWP): they count only where the text also
names the force in another way."""

_POLICE_CONTEXT_AFTER = expression(
    r"(?:'s?)?[ ](?i:chief constable|deputy chief|assistant chief|chief officers|police|force|constabulary|officers|"
    r"bobbies|detectives|cops)\b" + _OTHER_BODY
)
_POLICE_CONTEXT_BEFORE = expression(r"(?i:chief constable)(?:[ ]of|[ ]for)?[ ](?:the[ ])?$")
_OTHER_NAME_AFTER = expression(
    r"(?![ ]County Council's police and crime panel)"
    r"(?:'s)?[ ](?:and[ ](?:the[ ])?[A-Z]\w+[ ])?(?i:county|city|borough|district|parish|combined|unitary|council|fire|"
    r"ambulance|university|college|school|hospitals?|nhs|health|healthcare|heath|live|times|telegraph|evening|post|"
    r"echo|mail|gazette|news|online|cricket|football|rugby|fc|cc|show|wildlife|dales|island|road|street|magistrates|"
    r"crown court|coroner|family court|lieutenancy|chamber|hall|railway|rescue|authority|office(?! of)|line|bridge|"
    r"station)\b"
)
_REGION_AFTER = expression(r"(?i:[ ](?:region|regional|rocu|mayor|metro)\b)")
_OTHER_NAME_BEFORE = expression(r"(?:University|Duke|Earl|Bishop|Bank|Countess|Duchess|Royal|Archdeacon) of[ ]$")
_LOCAL_POLICING_BODY = expression(
    r" (?:Police(?:,? Fire)? (?:and|&) Crime (?:Commissioner|Panel)|(?:O?P)?PF?CC|PF?CP)\b", re.IGNORECASE
)
"""'The West Midlands Police and Crime Panel' is of the force's area, though the region has its name."""
_NAME_WORD_BEFORE = expression(r"\b([A-Z][a-z'-]+)\.?[ ]$")
_CAPITALISED_AT_THE_START = expression(
    r"A|About|Across|Against|All|And|As|At|Before|Both|But|By|Chief|Crime|For|Forces?|From|How|If|In|Inside|Inspectors|"
    r"Inspection|It|Its|Like|Near|Of|On|Or|Our|Outside|Over|Police|Since|Than|That|The|This|Through|To|Under|Until|Was|"
    r"Were|What|When|Where|While|Who|Why|With|Within|Constable|Commissioner|Report|Policing|Only|Just|Neighbouring|Nearby|Meanwhile|Neither|Nor|Even|Yet|So|Among|Unlike|Elsewhere|"
    r"Though|Although|However|Also|Then"
)
"""Words that may stand capitalised before a place without making one name with it, as 'Clark' would before 'Kent'."""
_CHAIN = expression(r",?[ ](?:and|&|or)[ ]|,[ ]")

_TEXTS_KEPT, _LONGEST_KEPT = 1024, 1000
"""Sentences and headings whose names are remembered: rule after rule asks for them. In characters."""


def find_forces(plain: str) -> list[ForceMention]:
    """Every mention in the text, in order and never overlapping, the longest name first.

    Give it a whole document where there is one: a short abbreviation is only believed beside the force's name.
    """
    return list(_mentions_of(plain)) if len(plain) <= _LONGEST_KEPT else _mentions(plain)


@lru_cache(maxsize=_TEXTS_KEPT)
def _mentions_of(plain: str) -> tuple[ForceMention, ...]:
    return tuple(_mentions(plain))


def _mentions(plain: str) -> list[ForceMention]:
    grammar = _grammar()
    found: list[ForceMention] = []
    for match in grammar.names.finditer(plain):
        mention = _read(match, plain, grammar)
        if mention is not None:
            found.append(mention)
    found = _share_the_police_word(_with_points_shared(found, plain), plain)
    named = {mention.force_id for mention in found if not _is_short(plain, mention)}
    return [mention for mention in found if mention.force_id in named or not _is_short(plain, mention)]


@dataclass(frozen=True)
class _Grammar:
    names: re.Pattern[str]
    by_key: dict[str, tuple[str, ForceForm]]
    regions: frozenset[str]
    """Keys of places that are regions too: 'the West Midlands' is the region."""


@cache
def _grammar() -> _Grammar:
    by_key: dict[str, tuple[str, ForceForm]] = {}
    places: set[str] = set()
    wholes: set[str] = set()
    for force in forces():
        _add_names(force, by_key, places, wholes)
    police_names, place_names = _longest_first(wholes), _longest_first(places)
    names = expression(
        rf"(?<![\w&@./-])(?=[A-Z]|{_SMALL_POINT}[ ]Wales)(?:"
        rf"(?P<police>{_POLICE_NAMES_OF_PLACES.format(places=_alternatives(place_names), word=_POLICE_WORD)})(?!\w)"
        rf"{_OTHER_BODY}|"
        rf"(?P<whole>{_alternatives(police_names)})(?!\w){_OTHER_BODY}|"
        rf"(?P<place>{_alternatives(place_names)}))(?![\w@&])"
    )
    regions = frozenset(by_key).intersection(_key(force.region) for force in forces() if force.region)
    return _Grammar(names, by_key, regions)


def _longest_first(names: set[str]) -> list[str]:
    """Those of one length by the alphabet: the expression is the same in every process."""
    return sorted(names, key=lambda name: (-len(name), name))


_POLICE_NAMES_OF_PLACES = r"(?:Heddlu[ ])?(?:{places})(?:'s|')?(?:[ ]{{1,2}}|[ ]?\n){word}"


def _add_names(force: Force, by_key: dict[str, tuple[str, ForceForm]], places: set[str], wholes: set[str]) -> None:
    for name in (force.name, *force.aliases):
        form: ForceForm = "full_name" if name == force.name else "alias"
        place = _POLICE_ENDING.sub("", name)
        if _POLICE_NAME.search(name) or _ABBREVIATION.fullmatch(name):
            wholes.add(name)
            by_key.setdefault(_key(name), (force.force_id, form))
        if force.kind.startswith("territorial") and place != name:
            places.add(place)
            by_key.setdefault(_key(place), (force.force_id, "place"))
        if not _POLICE_NAME.search(name) and not _ABBREVIATION.fullmatch(name):
            places.add(name)
            by_key.setdefault(_key(name), (force.force_id, "place"))


def _alternatives(names: list[str]) -> str:
    return "|".join(_written(name) for name in names)


_SMALL_POINT = r"(?:north|south)"
"""'North Wales' and 'south Wales': many write the point of the compass small there."""


def _written(name: str) -> str:
    """A pattern for one name: '&' or 'and', hyphen or space, capitals throughout; abbreviations only as they are."""
    if _ABBREVIATION.fullmatch(name):
        return re.escape(name)
    words = re.split(r"[ -]", name)
    parts = (_written_word(word, words) for word in words)
    return r"(?:[ ]{1,2}|-|[ ]?\n)".join(parts)


def _written_word(word: str, words: list[str]) -> str:
    if word.lower() in ("and", "&"):
        return r"(?i:and|&)(?:[ ](?i:the))?"
    ways = [re.escape(word), re.escape(word.upper())]
    point = word in _POINTS and len(words) == _TWO_WORDS
    if _POLICE_NAME.match(word) or word in _COMMON_NOUNS or (point and "Wales" in words):
        ways.append(re.escape(word.lower()))
    if point:
        ways.append(rf"{word[0]}\.?")
    return rf"(?:{'|'.join(ways)})"


_POINTS = {"North": "n", "South": "s", "West": "w"}
_TWO_WORDS = 2
_POINT_ALONE = expression(r"^(?P<point>[nsw])\.? ")
_COMMON_NOUNS = frozenset({"Transport", "Defence", "Nuclear"})
"""Many write them small in the name of a force."""


def _key(written: str) -> str:
    """One spelling for all the ways to write a name."""
    levelled = re.sub(r"[\s-]+", " ", written.lower().replace("&", "and"))
    if point := _POINT_ALONE.match(levelled):
        whole = next(word for word, letter in _POINTS.items() if letter == point["point"])
        levelled = f"{whole.lower()} {levelled[point.end() :]}"
    return re.sub(r"\band the\b", "and", levelled)


def _read(match: re.Match[str], plain: str, grammar: _Grammar) -> ForceMention | None:
    key = _key(match.group())
    start, end = match.span()
    if match.lastgroup == "whole":
        return ForceMention(start, end, *grammar.by_key[key])
    if match.lastgroup == "police":
        if key in grammar.by_key:
            return ForceMention(start, end, *grammar.by_key[key])
        place = re.sub(rf"(?:'s|')? {_POLICE_WORD}$", "", key.removeprefix("heddlu "))
        return ForceMention(start, end, grammar.by_key[place][0], "alias")
    return _read_place(key, start, end, plain, grammar)


def _read_place(key: str, start: int, end: int, plain: str, grammar: _Grammar) -> ForceMention | None:
    force_id = grammar.by_key[key][0]
    before, after = plain[max(start - 40, 0) : start], plain[end : end + 60]
    if _OTHER_NAME_AFTER.match(after) or _OTHER_NAME_BEFORE.search(before):
        return None
    if _POLICE_CONTEXT_AFTER.match(after) or _POLICE_CONTEXT_BEFORE.search(before):
        return ForceMention(start, end, force_id, "alias")
    is_region = before.endswith(("the ", "The ")) or _REGION_AFTER.match(after)
    if key in grammar.regions and is_region and not _LOCAL_POLICING_BODY.match(after):
        return None
    if len(key) <= _SHORT:  # 'Met' is a verb unless it is 'the Met'
        return ForceMention(start, end, force_id, "alias") if before.endswith(("the ", "The ")) else None
    name_word = _NAME_WORD_BEFORE.search(before)
    if name_word and not _CAPITALISED_AT_THE_START.fullmatch(name_word.group(1)):
        return None
    return ForceMention(start, end, force_id, "place")


def _with_points_shared(found: list[ForceMention], plain: str) -> list[ForceMention]:
    """With the place of 'West' where 'West and South Yorkshire' stands."""
    shared = list(found)
    for mention in found:
        point, _, whole = plain[mention.start : mention.end].partition(" ")
        if point not in _POINTS:
            continue
        before = _POINT_BEFORE.search(plain, max(mention.start - _LONGEST_POINT, 0), mention.start)
        if before and before["point"] != point:
            named = _grammar().by_key.get(_key(f"{before['point']} {whole}"))
            shared += [ForceMention(before.start(), before.end("point"), named[0], "place")] if named else []
    return sorted(shared, key=lambda mention: mention.start)


_POINT_BEFORE = expression(r"\b(?P<point>North|South|West) (?:and|&) $")
_LONGEST_POINT = 10
"""Characters."""


def _share_the_police_word(found: list[ForceMention], plain: str) -> list[ForceMention]:
    """'Norfolk and Suffolk constabularies', 'Kent and Essex Police': the word at the end belongs to each place."""
    shared = list(found)
    for index in range(len(shared) - 1, -1, -1):
        mention = shared[index]
        if mention.form != "place":
            continue
        follows_plural = re.match(rf"[ ]{_PLURAL_POLICE_WORD}\b", plain[mention.end : mention.end + 20])
        following = shared[index + 1] if index + 1 < len(shared) else None
        chained = (
            following is not None
            and following.form != "place"
            and _CHAIN.fullmatch(plain[mention.end : following.start]) is not None
            and (not plain[mention.end : following.start].startswith(", and") or _is_listed(shared, index, plain))
        )
        if follows_plural or chained:
            shared[index] = ForceMention(mention.start, mention.end, mention.force_id, "alias")
    return shared


def _is_listed(mentions: list[ForceMention], index: int, plain: str) -> bool:
    """Whether a comma stands before a name, too: 'Essex, Kent, and Surrey police' is one list."""
    return index > 0 and plain[mentions[index - 1].end : mentions[index].start] == ", "


def _is_short(plain: str, mention: ForceMention) -> bool:
    written = plain[mention.start : mention.end]
    return len(written) <= _SHORT and written.isupper()
