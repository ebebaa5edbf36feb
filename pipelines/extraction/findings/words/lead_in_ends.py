"""How a line that opens a list ends: in a colon, with words that point below, or in the middle of its sentence.

Belongs here: telling such a line by its end. Not here: what its words say that the list holds (`lead_ins`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression


def is_lead_in(line: str) -> bool:
    """The words that open a list."""
    return line.rstrip().endswith((":", ":-", ": -", "…", "...", "set out below."))


_POINTER = expression(
    r"(?<=\w)(?:,? (?:as follows|these|the following|as set out below|(?:set out|listed|given|shown) below|below|namely"
    r"|in (?:particular|brief|short|summary|full|order))"
    r"| \((?:see |set out |listed |given |as )?(?:below|overleaf|in full|in summary)\))(?=\s*:)",
    re.IGNORECASE,
)
_NEEDS_OBJECT = expression(
    r"\b(?:are|is|were|was|be|include[ds]?|do|read|said|says|found|that|of|on|to|in|at)$", re.IGNORECASE
)


def without_pointer(lead_in: str) -> str:
    """ "They asked us to improve in three ways, as follows:" opens what it does without pointing below."""
    pointer = _POINTER.search(lead_in)
    if pointer is None or _NEEDS_OBJECT.search(lead_in[: pointer.start()]):
        return lead_in
    return lead_in[: pointer.start()] + lead_in[pointer.end() :]


_BREAKS_OFF = expression(
    r".*\b(?:should|must|(?:needs?|ought|has|have|had|is|are|was|were) to"
    r"|(?:told|asked|urged|wants?|expects?) (?:[\w']+ ){1,3}to"
    r"|(?:say|said|says|found|finds|find|so|ensure|sure|is|was|are|were|include[sd]?|including|them|warned|noted|wrote"
    r"|concluded|reported) that"
    r"|(?:improvement|concern|recommendations?|AFIs?|they|these|those|which|findings) (?:are|were|is|was|include[sd]?)"
    r"|(?:include[sd]?|including)"
    r"|(?:force|constabulary|police|it|that it|we|they) (?:has|had|have))(?: (?:also|now|immediately))?",
    re.IGNORECASE,
)


def breaks_off(line: str) -> bool:
    """ "The force should", "Inspectors found that", with a list below and no colon."""
    line = line.strip()
    return line[-1:].isalpha() and bool(_BREAKS_OFF.fullmatch(line))
