"""What a share is told of: the head of the phrase that its verb or its noun goes with.

Belongs here: 'The charge rate was 9%', 'pay awards of 2.5%', 'a cut in grant of 5%', 'a 5% rise in burglary'. Not here:
what follows a share as its whole, 'of officers' (`wholes_told`), or what the words of the head measure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.elliptical import places_of_subjects
from pipelines.extraction.grammar.function_words import ARE, HAVE
from pipelines.extraction.grammar.hedges import HEDGED_NOUN
from pipelines.extraction.grammar.movements import HOW_MUCH, MOVED, MOVING
from pipelines.extraction.grammar.quantities import clause_bounds
from pipelines.extraction.grammar.vocabulary import words_of

_MOVE = (
    r"(?:rise|increase|fall|drop|decrease|cut|reduction|growth|gain|loss|"
    r"award|settlement|uplift|decline|surge|jump|hike|freeze)s?"
)
_IS = (
    rf"(?:(?:(?:will|would|to|had|has|have)\s+)?(?:be|been)|{ARE}|stood|stands?|remain(?:s|ed)?|"
    r"average[sd]?|reached|reaches|hit|comes?|came|runs?|running|ran|went|gone|goes|go|going)"
)
_VERB = expression(
    rf"(?P<what>.{{3,140}}?),?\s+(?:(?:{HAVE}|{ARE}|will|would|may|could|be|been|also|now|still|then|since|already|only)\s+){{0,4}}"
    rf"(?:(?:{MOVED}|{MOVING}){HOW_MUCH}|{_IS})(?:\s+(?:now|still|down|up|back|put|set|assumed|estimated|forecast|budgeted|expected|higher|lower|also|just|currently)){{0,2}}"
    rf"(?:\s+(?:by|at|to|from|of|to\s+be|even))?\s+{HEDGED_NOUN}",
    re.IGNORECASE | re.DOTALL,
)
"""'The charge rate has fallen to', 'sickness stands at'."""
_CAUSED = expression(
    r"\b(?:cut|cuts|cutting|reduc(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|lower(?:s|ed|ing)?|boost(?:s|ed|ing)?|improv(?:e|es|ed|ing)|slash(?:es|ed|ing)?|"
    r"br(?:ing|ings|ought|inging)(?:\s+(?:down|up))?|driv(?:e|en|ing)(?:\s+(?:down|up))?)\s+"
    rf"(?P<what>(?:(?!by\b)[\w'’-]+\s+){{1,9}})(?:down\s+|up\s+)?by\s+{HEDGED_NOUN}$",
    re.IGNORECASE,
)
_MOVE_IN = expression(
    rf"\b{_MOVE}\s+(?:in|to|on)\s+(?P<what>(?:(?!of\b)[\w'’-]+\s+){{1,9}})of\s+{HEDGED_NOUN}$", re.IGNORECASE
)
_OWN_MOVE = expression(rf"(?P<what>(?:[A-Za-z][\w'’-]*\s+){{1,4}}{_MOVE})\s+of\s+{HEDGED_NOUN}$", re.IGNORECASE)
_MOVE_BEHIND = expression(
    rf"\s+(?:(?P<own>(?:(?!(?:of|and|or|to|in|on|by|for|with|an?|the|no|any|more|less|higher|lower|was|were|is|are|[a-z]+ed)\b)[A-Za-z][\w'’-]*\s+){{1,3}}){_MOVE}\b|{_MOVE}\s+(?:in|to)\s+(?P<what>[^,;:.()]{{3,80}}))",
    re.IGNORECASE,
)
_THE_MOVE = expression(r"\b(?:the|this|that)\s+(?:overall\s+)?$", re.IGNORECASE)
_MOVE_ALONE = expression(rf"\s+{_MOVE}\b(?!\s+(?:in|to|on|for)\b)", re.IGNORECASE)
"""'The 4% rise was driven by': of what was told before."""
_OPENS_PHRASE = expression(
    r"\b(?:that|and|or|but|the|an?|no|any|this|its|their|our|his|her|in|on|to|for|of|by|with|from|at|assum(?:es?|ed|ing)|means|shows?|includ\w+|\w+'s|[a-z]+ed)\s+",
)
_NEXT_PHRASE = expression(
    r"\b(?:that|which|who|whose|where|when|in|at|for|among|between|on|by|from|with|to|as|compared|over|during|since|through|per|against|across|within|after|before|while|and\s+(?:the|its|our|their|a))\b|[,;:()]",
    re.IGNORECASE,
)
_ADJUNCT = expression(
    r"\W*(?:(?:.*\b(?:(?:sa(?:y|ys|id)|told\s+\w+|calculates?)\s+(?:that\s+)?|(?:not(?:es?|ed)|heard|found|repl(?:y|ies|ied)|estimates?|add(?:s|ed)?|thinks?|shows?|reports?|reported|confirm(?:s|ed)?|state[sd]?|means|suggests?)\s+that\s+))?"
    r"(?:(?:and|but|so|that|because|also)\s+)*)(?:(?:in|by|at|on|for|since|during|over|from|last|this|until|under|between|among|across|of|when|while|where|as|if|using|excluding|including|looking)\b.*?"
    r"(?:,\s+|(?=\b(?:the|our|its|their)\s)))?",
    re.IGNORECASE | re.DOTALL,
)
_RELATIVE = expression(r"\b(?:that|which|who|whose|where|when)\b", re.IGNORECASE)
_LONGEST = 14
_TEXTS_KEPT = 512
_GOT_TO = expression(r"\b(?:reach\w+|hit)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """What a share is told of."""

    start: int
    """Where its clause begins."""
    head: str
    """The words that name it; empty where they only point back: 'it was', 'the rate fell to'."""
    alone: bool = False
    """Whether what stands before them in the sentence only says when or why: 'After the change it was'."""
    gapped: bool = False
    """Whether the verb of the share before goes with it, too: 'knife crime fell by 8%, burglary by 15%'."""


@lru_cache(maxsize=_TEXTS_KEPT)
def told_of(text: str, start: int, end: int, opened: int) -> Told | None:
    """What a share is told of, where the grammar tells; `opened`: where the share before ends."""
    if found := _MOVE_IN.search(text, opened, start) or _CAUSED.search(text, opened, start):
        return Told(found.start(), content(found["what"]))
    if found := _OWN_MOVE.search(text, opened, start):
        in_what = _MOVED_WHAT.match(text, end)
        what = in_what["what"] if in_what else _OPENS_PHRASE.split(found["what"])[-1]
        return Told(end if in_what else found.end("what") - len(what), content(what))
    if found := _MOVE_BEHIND.match(text, end):
        what = found["own"] or found["what"]
        return Told(end, "" if _PLACE.match(what) else content(_NEXT_PHRASE.split(what)[0]))
    if _THE_MOVE.search(text, opened, start) and _MOVE_ALONE.match(text, end):
        return Told(end, "")
    if opened and (found := _GAPPED.fullmatch(text, opened, start)) and not _HAS_VERB.search(found["what"]):
        return Told(found.start("what"), content(found["what"]), gapped=True)
    return _subject(text, start, max(opened, clause_bounds(text, start, end)[0]))


def _subject(text: str, start: int, opened: int) -> Told | None:
    """The subject of the verb that leads to a share."""
    found = _VERB.fullmatch(text, opened, start)
    if found is None or _IS_THAT.search(text, opened, start):
        return None
    adjunct = _ADJUNCT.match(found["what"])
    what = found["what"][adjunct.end() if adjunct else 0 :]
    if _HAS_VERB.search(what):
        what = _NEXT_SUBJECT.split(what)[-1]
    elif len(what.split()) > _LONGEST:
        what = what.partition(",")[0]
    if _HAS_VERB.match(what) or _NO_SUBJECT.search(what) or len(what.split()) > _LONGEST:
        return None
    if pronoun := _PRONOUN.search(what):
        alone = _WHEN.match(text, opened) is not None
        return Told(found.end("what") - len(pronoun.group()) if alone else opened, "", alone)
    phrase = what if _ONE_OF.match(what) else _NEXT_PHRASE.split(what, maxsplit=1)[0]
    head = content(phrase) or content(_RELATIVE.split(what.partition(",")[0], maxsplit=1)[0])
    got_to = head and _GOT_TO.search(text, found.end("what"), start)
    return Told(opened, head) if phrase.strip() and not got_to else None


_GAPPED = expression(
    rf"(?:\s+(?:in|for|from|over|on|to|across)\s+[^,;.\d]{{2,40}}?)?(?:[,;]|,?\s+and|,?\s+while|,?\s+but)\s+(?:(?:and|while|but)\s+)?"
    rf"(?P<what>(?!(?:in|for|from|over|on|to|by|at|of|an?|up|down|with|rising|falling|{MOVED})\b)[A-Za-z][\w'’-]*(?:\s+(?!(?:{MOVED}|{MOVING}|up|down)\b)[\w'’-]+){{0,6}}?)\s+by\s+{HEDGED_NOUN}",
    re.IGNORECASE,
)
_HAS_VERB = expression(rf"\b(?:{ARE}|{HAVE}|[a-z]+'(?:ve|re|ll|d)|did|does|do|can|could|would|should)\b", re.IGNORECASE)
_NEXT_SUBJECT = expression(r",\s+(?:whose\s+)?|\s+(?:and|but|whose|although|because|since|until)\s+", re.IGNORECASE)
_NO_SUBJECT = expression(r"(?:^|\b(?:there|an?|the|and|which))\s*$", re.IGNORECASE)
_PLACE = expression(r"(?:the\s+)?[A-Z][a-z]+\b(?!\s+[a-z]+s\b)")
"""'A rise of 5% in London': of what rose, the words before tell."""
_IS_THAT = expression(rf"\b{ARE}\s+that\s", re.IGNORECASE)
_PRONOUN = expression(r"\b(?:it|this|that|they|these|those)\s*$", re.IGNORECASE)
_WHEN = expression(
    r"\W*(?:after|before|since|when|once|following|despite|although|though|because|as|with|while)\b", re.IGNORECASE
)
_ONE_OF = expression(r"\W*(?:the\s+)?(?:share|proportion|percentage)\s+of\b", re.IGNORECASE)
_MOVED_WHAT = expression(
    r"\s+in\s+(?!(?:the\s+(?:year|last|same|first|past|12|twelve)|real|cash|\d|two|three|four|five|each|every|[A-Z]))(?P<what>(?:(?!(?:from|in|at|on|since|over|to|by|and)\b)[\w'-]+\s*){1,8})"
)


def content(what: str) -> str:
    """Those of some words that name something, without the noun of a movement: nothing of 'the rate', 'a fall'."""
    words = words_of(_ONLY_MOVE.sub(" ", what))
    return " ".join(words[at] for at in sorted(places_of_subjects(words)))


_ONLY_MOVE = expression(
    rf"^\W*(?:(?:further|overall|average|\w+er|\w+est)\s+)*{_MOVE}\W*$|\b(?:rise|increase|fall|drop|decrease|reduction|number|compliance|performance|take-up|uptake|actual)s?\b",
    re.IGNORECASE,
)
