"""Rows of a table that name a kind of crime, and hold how many of them were recorded in each year.

Belongs here: telling such a row. Not here: the cells of other tables (`cells`), or what a label measures by its words
(`measures.measure`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression

_A_CRIME = expression(
    r"\W*(?:(?:all|total|recorded|reported|residential|domestic(?!\s+abuse)|dwelling|business|personal|vehicle|knife|gun|serious|other|theft|violent|rural|retail|"
    r"neighbourhood|drugs?|weapons?|public\s+order|acquisitive|sexual|victim-based|motor|bicycle|most|possession|criminal|violence|burglary|robbery)\s+(?:of\s+|from\s+|and\s+|with(?:out)?\s+|the\s+)*)*"
    r"(?:crimes?|offences|burglar(?:y|ies)|robber(?:y|ies)|thefts?|shoplifting|violence|injury|person|assaults?|homicides?|rapes?|damage|arson|fraud|trafficking|dwelling|home)"
    r"(?:\s+against\s+the\s+person)?\W*(?:\((?:dwelling|residential|home|business|all|total|excluding\s+fraud)\))?\W*",
    re.IGNORECASE,
)
"""'Burglary (dwelling)', 'Violence with injury': a row of the crimes of each year."""
_OF_OUTCOMES = expression(
    r"\b(?:survey\w*|satisf\w+|outcomes?|charge[sd]?|solved|detect\w+|unrecorded|not\s+recorded|audit\w*|sampl\w+|reviewed|cancel\w+|integrity|arrests?|victims|search\w*|stops?)\b",
    re.IGNORECASE,
)
"""What else a table by kinds of crime counts."""


def crimes_of_row(label: str, beside: str) -> str | None:
    """The measure of a plain number in a row whose label is a kind of crime; `beside` stands over the table."""
    of_a_crime = _A_CRIME.fullmatch(label) and not _OF_OUTCOMES.search(beside)
    return "recorded_crime_volume" if of_a_crime else None
