"""Judgments whose areas stand at the front of the sentence.

Belongs here: areas before the force that is judged. Not here: areas as the subject or object of judging
(`before`).

    At responding to the public, the force is adequate.     Recording crime and managing offenders, he said it was good.
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grades.areas.beside import areas_listed
from pipelines.extraction.grades.areas.lists import HOW, TALLY
from pipelines.extraction.grades.areas.places import Judgment, Place
from pipelines.extraction.grades.claims.levelling import FORCE
from pipelines.extraction.grammar.grade_words import terms
from pipelines.extraction.grammar.number_words import CARDINAL

ALONE = expression(
    r"['\")]*\s*(?:$|[.,;:()!-]|(?:and|but|while|at(?=\s+(?:this|the|present|least|all)\b|\s*[,.;]|\W*$)|in|for|overall|by|with"
    r"|this|as|"
    rf"which|when|following|because|although|{terms('grade noun')}|though|compared|having|again|on|after|according|"
    r"from|across|under|than|since|both|too|also|up|down|says?|said)\b)",
    re.IGNORECASE,
)
"""What may follow a grade that judges: in 'management of outstanding offenders' the word only describes."""
_IN_FRONT = expression(
    r"(?:^|[;.,]\s+(?:and\s+|but\s+|while\s+)?|\b(?:and|but|that|although|though|whereas|yet)\s+)(?:only\s+)?"
    rf"(?:{terms('link')}|as\s+(?:for|to))\s+(?:{TALLY})?{HOW}"
    r"(?P<areas>[^;.]{4,160}?)(?:,?\s+(?:hmic\w*|inspectors|the\s+(?:report|inspectorate|watchdog))\s+"
    r"(?:says?|said|finds?|found|judges?|judged|concludes?|concluded)(?:\s+that)?)?"
    r"(?:\)?,\s+|\s-\s|\)?\s+(?=the\s+force\b|the\s+constabulary\b|(?:is|was)\s+(?:it"
    r"|the\s+force)\b|did\s+(?:the\s+)?(?:\ue000|force\b|constabulary\b|it\b)|\ue000|(?:it|they|we)\s+(?:$|(?:has|have|had)\b"
    rf"|{terms('is')}\b|{terms('award')}\b)|(?:the|its)\s+{terms('grade noun')}\s+(?:{terms('is')}|given)\b"
    rf"|(?:\d{{1,2}}|{CARDINAL})\s+(?:of\s+the\s+\d+\s+)?forces\b))"
    r"(?P<rest>(?:(?!\s-\s)[^,;.)]|,(?=\s+to\b)){2,90})$",
    re.IGNORECASE,
)
_OWN = expression(
    rf"{FORCE}|\b(?:forces?|constabulary|service|it|they|we|us|inspectors|hmic\w*|grade|rating)\b", re.IGNORECASE
)


def in_front(place: Place) -> list[Judgment]:
    """'At preventing and deterring crime, Derbyshire Constabulary is adequate.'"""
    found = _IN_FRONT.search(place.text, place.floor, place.mention.start)
    if found is None or place.claim.of_others or not ALONE.match(place.tail) or not _OWN.search(found["rest"]):
        return []
    words = found["areas"].rstrip()
    briefly = found["tally"] is not None
    areas = areas_listed(words, place.cycle, whole=True, loosely=True, briefly=briefly)
    return place.judging(areas, found.start("areas"), "tally_of_areas" if found["tally"] else "area_in_front")
