"""Lines at the top that say whose paper a document is, to whom it goes, or its place among others, and are no titles.

Belongs here: telling such a line by its words. Not here: names of bodies, bylines and datelines (`mastheads`), or menus
and paths (`surroundings.navigation`).
"""

from __future__ import annotations

from pipelines.documents.lines.page_lines import page_lines


def is_about_the_paper(plain: str) -> bool:
    """'Report of the Treasurer', 'Report to: the Panel', 'Agenda item 7': whose paper it is, or its place."""
    return page_lines("of the paper itself").fullmatch(plain.strip(" *#")) is not None
