"""Lines that stand around texts, as `reference/page_lines.csv` has them: of papers, of keepers of copies, of sites.

Belongs here: the patterns of that table, by what they mean. Not here: where such lines stand (`surroundings`).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.documents.expressions.late import expression
from pipelines.reference import rows


@cache
def page_lines(meaning: str) -> re.Pattern[str]:
    """All rows of one meaning, in any letters."""
    return expression("|".join(row["words"] for row in rows("page_lines") if row["meaning"] == meaning), re.IGNORECASE)
