"""The area that a grade belongs to where nothing beside it names one.

Belongs here: headings, the opening of a list and the subject of a whole inspection. Not here: areas that the sentence
names (`graded_areas`).
"""

from __future__ import annotations

from pipelines.extraction.areas import WHOLE_FORCE, area_of_topic, find_areas
from pipelines.extraction.context import Context, Sentence

_WHOLE_INSPECTION = {
    "crime_data_integrity_report": "crime_recording",
    "Crime Data Integrity": "crime_recording",
    "regional_report": "serious_organised_crime",
}
"""What an inspection of one area, known by the kind of document or by its programme, grades if no heading says more."""


def unsaid_area(context: Context, sentence: Sentence) -> str | None:
    """The area of the headings, of the list's opening, or of the whole inspection; `WHOLE_FORCE` for 'Summary'."""
    if sentence.area_id and sentence.area_id != WHOLE_FORCE:
        return sentence.area_id
    identity = context.document.identity
    opening = context.lead_in(sentence)
    if opening is not None:
        named = {area for _, _, area in find_areas(opening.text, identity.cycle)}
        area_id = named.pop() if len(named) == 1 else area_of_topic(opening.text) if not named else None
        if area_id:
            return area_id
    return _WHOLE_INSPECTION.get(identity.kind) or _WHOLE_INSPECTION.get(identity.programme or "") or sentence.area_id
