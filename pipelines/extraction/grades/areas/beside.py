"""Which areas the words beside a grade name: the list behind it, or the subject or object before it.

Belongs here: taking such words apart into areas, so that every word is accounted for. Not here: what each wording means
(`areas`), or where a judgment's areas stand (`statements`).

    preventing crime, managing offenders and investigating crime     three areas
    recording rapes                                                  none: a word is left over
    Kent Police's performance in treating the public fairly          one, behind its head 'performance in'
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.documents.dates import MONTHS
from pipelines.documents.expressions.late import expression
from pipelines.extraction.areas.area import WHOLE_FORCE, area_of_paraphrase, area_of_short_name, area_of_wording
from pipelines.extraction.areas.wordings import QUALITY, key_of, with_synonyms
from pipelines.extraction.grades.asked import FEW_KNOWN, areas_asked
from pipelines.extraction.grammar.function_words import HAVE, THE_FORCE
from pipelines.extraction.grammar.grade_words import terms


@dataclass(frozen=True, slots=True)
class AreaPlace:
    """An area and where its words stand."""

    start: int
    end: int
    area_id: str


_BETWEEN = expression(
    r"['\"]?\s*(?:\s[/·•|]\s|[,;]['\"]?(?!\s*with\b)\s*(?:and\b|or\b|but\b(?:\s+also\b)?|as\s+well\s+as\b|plus\b|(?:together|along)\s+with\b)?|\band\b|\bor\b|\bbut\s+also\b|&"
    r"|\bas\s+well\s+as\b|\bplus\b|"
    r"\b(?:together|along)\s+with\b)\s*(?:(?:also|both|at|in|for|on|when|its|their|the(?!\s+(?:way|manner)\b))\s+(?=\w))*(?:whether\s+"
    r"|(?:how\s+(?:well\s+)?|the\s+(?:way|manner)\s+(?:that\s+|in\s+which\s+)?)"
    r"(?:it|they|we|the\s+(?:force|constabulary)|(?:its\s+)?officers|(?:the\s+)?police)\s+)?",
    re.IGNORECASE,
)
"""What parts two areas of a list: ', ', ' and at ', '; how it '."""
_GOES_ON = expression(
    r"\s*(?:$|[.:()\"!?]|'(?!\w)|\s-\s|,\s+(?:with|while|whilst|whereas)\b|\s(?:from|by|alongside|besides|after|following|according|because|despite|again|but|while|whilst"
    r"|whereas|"
    r"which|where|(?<!those\s)(?<!people\s)who|as|since|during|when|overall|there|here|too|than|compared|though"
    r"|although|however|including|once|(?:strand|pillar|element|category|section)s?\b|(?:leaves?|left|means|meant|shows|showed|reflects|reflected|puts|makes|marks|came|comes"
    r"|follows|followed|represents)\b|"
    r"alike|throughout|all\s+round|is|are|was|were|has|have|had|to\s+be|(?:it|they|we|this|last)\s+|(?:\w+|\d+)\s+(?:years?|months?)\s+(?:ago|earlier|before)\b|"
    rf"in\s+(?:{MONTHS})\b|"
    r"in\s+(?:its|the|our|this|their|which|an?|both|(?:19|20)\d\d|(?:[\w-]+\s+){1,3}?(?:reports?|inspections?|reviews?|assessments?))|for\s+(?:(?:an?|the)\s+)?(?:\w+\s+){1,2}(?:time|years?"
    r"|inspections?|report)\b|for\s+another|"
    r"with\s+(?:an?|the|its|other|room|which)|graded|judged|rated|also|respectively|and\s+(?:it|was|is|were|are|has|they"
    r"|we|the\s+(?:force|constabulary)|as)|"
    r"at\s+(?:the|one|once|present|least|last)|on\s+(?:\d|the)|across|throughout|under|against)\b)",
    re.IGNORECASE,
)
"""What may follow the last area of a list. Anything else makes it something smaller: 'recording crimes of rape'."""
_GOES_ON_TO = expression(
    rf"\s+(?:(?!{terms('is')}\b|{terms('judge')}\b|and\s+it\b|it\s+\w)[^,;.:()]){{2,60}}?(?:,\s+(?:and\s+)?|\s+and\s+)(?:also\s+)?(?:at|for|in|on)\s+"
    r"(?:(?:its|their|the|our)\s+)?(?:how\s+(?:well\s+)?(?:it|they|we)\s+)?",
    re.IGNORECASE,
)
"""'for dealing with the public on the phone and in person, for | its use of police powers': an item may say more."""
_OWN_CLAUSE = expression(
    rf"\s+(?:it|they|we|{THE_FORCE})(?:\s+(?:is|are|was|were|has|have|had|got|gets|received|remains?"
    r"|requires?)\b|\s*$)",
    re.IGNORECASE,
)
"""'good for efficiency, but for effectiveness it was …': the second area belongs to the next grade."""
_ONE_VERB = expression(r"[\s'\"\ue000]*\w+ed[\s'\",;]*", re.IGNORECASE)
"""'Kent Police managed four good ratings': no area, though 'management' is one."""
_UNKNOWN_ITEM = expression(
    r"(?!(?:\w*\s*(?:is|are|was|were|said|says|it|they|we)|one|two|three|four|five|six|seven|eight|nine|ten|\d+|others?)\b)[\w'&-]+(?:\s+(?!(?:is|are|was|were|has|had|said|says|it|they|we|with"
    r"|but|while)\b)[\w'&-]+){0,4}?\s*(?:[,;]\s*(?:and\s+)?|\s+and\s+)",
    re.IGNORECASE,
)
_KNOWN_PER_UNKNOWN = 3
"""So many areas must stand in a list of areas beside one item that names none: a misprint, or words nobody knows."""
_NO_WORDS = " '\".,;:)\ue000-"
"""What may be left of a subject: 'For managing offenders, Kent Police …' names the force too."""
_LONGEST = 260
"""Characters that a list of areas may take."""


def areas_listed(
    text: str, cycle: str | None, *, whole: bool = False, loosely: bool = False, briefly: bool = False
) -> list[AreaPlace]:
    """The areas that a text begins with; with `whole`, none unless it holds nothing else.

    `loosely` lets a paraphrase stand for an area: for words that are certain to name one; `briefly` a short name too:
    for lists that say that they hold areas.
    """
    if whole and len(text) > _LONGEST:
        return []
    text = text if whole else text[:_LONGEST]
    found: list[AreaPlace] = []
    skipped, before_unknown = 0, None
    at = len(text) - len(text.lstrip(" '\"(:"))
    while at < len(text):
        named = _area_at(text, at, cycle, whole=whole, loosely=loosely, briefly=briefly)
        if named is None and found and briefly and (unknown := _UNKNOWN_ITEM.match(text, at)):
            before_unknown = found if before_unknown is None else before_unknown
            found, at = [*found], unknown.end()
            skipped += 1
            continue
        if named is None:
            return [] if whole else before_unknown or found
        if found and not whole and _OWN_CLAUSE.match(text, named.end):
            break
        found.append(named)
        between = _BETWEEN.match(text, named.end)
        if between is None or between.end() == named.end:
            between = None if whole else _GOES_ON_TO.match(text, named.end)
        if between is None:
            break
        at = between.end()
        if not text[at:].strip(_NO_WORDS):
            break
    if before_unknown is not None and len(found) < _KNOWN_PER_UNKNOWN * skipped:
        return [] if whole else before_unknown
    if whole and found and text[found[-1].end :].strip(_NO_WORDS):
        return []
    return found


def _area_at(text: str, at: int, cycle: str | None, *, whole: bool, loosely: bool, briefly: bool) -> AreaPlace | None:
    """The longest run of words from here that names one area and may end where it ends."""
    ends = {found.start() for found in _BETWEEN.finditer(text, at + 1)} | {len(text)}
    if not whole:
        ends |= {found.start() for found in _GOES_ON.finditer(text, at + 1)}
    ends = {end for end in ends if not _ONE_VERB.fullmatch(text, at, end)}
    ends = {end for end in ends if text.count("(", at, end) <= text.count(")", at, end)} or ends  # brackets explain
    if not ends:
        return None
    ends = {end for end in ends if not _HALF_A_LINK.search(text, at, end)} or ends
    if loosely and (parted := _two_areas(text, at, sorted(ends), cycle)):
        ends = {parted}
    for end in sorted(ends, reverse=True):
        parts = list(_BETWEEN.finditer(text, at + 1, end))
        if parts and not whole and QUALITY.issuperset(key_of(text[parts[-1].end() : end])):
            continue  # '… and in how it' belongs to the next area
        if any(_linked_anew(text, at, part, end, cycle) for part in parts):
            continue
        several = bool(parts)
        words = text[at:end].strip(" '\",;\ue000")
        area_id = area_of_wording(words, cycle, current=several)
        area_id = area_id or area_of_wording(with_synonyms(words.lower()), cycle, current=several)
        if several and not _is_asked(area_id, cycle):
            continue
        if area_id and parts and (first := _first_of_two(text, at, parts[0], end, cycle)):
            return _trimmed(text, at, parts[0].start(), first)
        if area_id:
            return _trimmed(text, at, end, area_id)
    for end in sorted(ends) if briefly else ():
        if area_id := area_of_short_name(text[at:end].strip(" '\",;()."), cycle):
            return _trimmed(text, at, end, area_id)
    if loosely:
        for end in sorted(ends, reverse=True):
            if area_id := area_of_paraphrase(text[at:end], cycle):
                return _trimmed(text, at, end, area_id)
    return None


def _is_asked(area_id: str | None, cycle: str | None) -> bool:
    """Whether a cycle asked about an area, as far as is known: 'public treatment and workforce' is no pillar now."""
    asked = areas_asked(cycle)
    return area_id is None or len(asked) < FEW_KNOWN or area_id in asked or not area_id.startswith(WHOLE_FORCE)


def _first_of_two(text: str, at: int, parted: re.Match[str], end: int, cycle: str | None) -> str | None:
    """The first of two areas whose words together sound like one: 'protecting the vulnerable, supporting our people'.

    No name says a word twice.
    """
    said = key_of(with_synonyms(text[at:end].lower()))
    plain = key_of(text[at:end])
    if len(set(said)) == len(said) and len(set(plain)) == len(plain):
        return None
    first = area_of_wording(with_synonyms(text[at : parted.start()].lower()), cycle, current=True)
    second = area_of_wording(with_synonyms(text[parted.end() : end].lower().strip(" .,")), cycle, current=True)
    return first if first and second and first != second else None


_LINK_ANEW = expression(r"\b(?:at|in|for|on)\s+$", re.IGNORECASE)


def _linked_anew(text: str, at: int, parted: re.Match[str], end: int, cycle: str | None) -> bool:
    """'keeping people safe and reducing crime, as well as for | legitimacy': an area of its own behind its link."""
    if _LINK_ANEW.search(parted.group()) is None:
        return False
    first, second = text[at : parted.start()].strip(" '\","), text[parted.end() : end].strip(" '\",.")
    return area_of_wording(first, cycle) is not None and area_of_wording(second, cycle) is not None


def _two_areas(text: str, at: int, ends: list[int], cycle: str | None) -> int | None:
    """Where the first of two areas ends, each named on its own: 'looking after its staff and how it is run'."""
    between = _BETWEEN.search(text, at + 1, ends[-1])
    if between is None or between.start() not in ends:
        return None
    behind = next((end for end in ends if end > between.end()), ends[-1])
    first = area_of_paraphrase(text[at : between.start()], cycle)
    second = area_of_paraphrase(text[between.end() : behind], cycle)
    words = text[at:behind]
    whole = area_of_wording(words, cycle) or area_of_wording(with_synonyms(words.lower()), cycle)
    return between.start() if first and second and first != second and not whole else None


_HALF_A_LINK = expression(r"\sas\s+well$", re.IGNORECASE)
"""'Preventing crime as well | as …'"""
_LEFT_OVER = expression(
    r"(?:\s+(?:is|are|was|were|has|have|been|and|or|the|it|as|in|at|for|to|by|of)|[\s'\",;\ue000])+$", re.IGNORECASE
)


def _trimmed(text: str, start: int, end: int, area_id: str) -> AreaPlace:
    return AreaPlace(start, start + len(_LEFT_OVER.sub("", text[start:end])), area_id)


_BEGINS = expression(
    rf"^\s*(?:(?:in|since|during)\s+(?:(?:early|late)\s+)?(?:(?:{MONTHS})\s+)?20\d\d(?:/\d\d)?|(?:last|this)\s+(?:year|month|week|time))\s+"
    r"|^\s*|[;:.]\s+|,\s+(?:(?:among\s+them|including|such\s+as|namely|notably)\s+)|,\s+(?:and\s+|but\s+|while\s+|with\s+|where\s+)?|\s-\s|\b(?:and|but|while|whereas|although|though|that"
    r"|found|said|says|told|saying|why|because|included?|includes|including)\s+|['\"(]|"
    rf"\b(?=(?:its|our|their|\ue000+'s|the\s+(?:force|constabulary)'s)\s+(?:overall\s+)?{terms('area head')}\b)",
    re.IGNORECASE,
)
"""Where a subject may begin."""
_HEAD = expression(
    rf"\s*(?:(?:overall|in\s+our\s+(?:judge?ment|view)|however|today|this\s+(?:year|time)|(?:only|just|even)(?!\s+(?:at|for|in|on|by)\b))\s*,?\s+)*"
    rf"(?:(?:our|its|their|the|this|his|her|\ue000+(?:'s)?|force's|constabulary's|service's)\s+)*(?:(?:overall"
    rf"|latest|current|new|own)\s+)*"
    rf"(?:(?:{terms('area head')}|{terms('area noun')})\s+(?:(?:at|in|on|for|of|to|with|when|regarding)\s+|(?=$)))?"
    r"(?:that\s+for\s+)?"
    r"(?:the\s+(?:force|constabulary)'s\s+)?",
    re.IGNORECASE,
)
_TAIL = expression(
    r"(?:\s*\b(?:(?:is|are|was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?\w+ed\s+(?:and|but)|(?:arrangements|performance|work|procedures|processes)\s+(?:at|in|of|within|by)\s+(?:the\s+)?(?:\ue000+|force)"
    r"|also|still|now|all|both|arrangements|performance|work|standards|processes|practices|record|grade|rating|judge?ment|capability|are|is|was|were"
    rf"|{HAVE}\s+been|as|area|question))+\s*$",
    re.IGNORECASE,
)


def areas_of_subject(text: str, cycle: str | None, *, loosely: bool = False, briefly: bool = False) -> list[AreaPlace]:
    """The areas that the words before a verb name as its subject (or after it as its object), which are nothing else.

    The subject begins where the text or a clause begins: 'Leadership of investigating crime' names no area.
    """
    for begin in _BEGINS.finditer(text):
        head = _HEAD.match(text, begin.end())
        for start in dict.fromkeys((begin.end(), head.end() if head else begin.end())):
            subject = text[start:]
            for words in dict.fromkeys((subject, _TAIL.sub("", subject))):
                if found := areas_listed(words, cycle, whole=True, loosely=loosely, briefly=briefly):
                    return [AreaPlace(start + place.start, start + place.end, place.area_id) for place in found]
    return []
