"""The wordings of labels in `finding_labels.csv` as patterns.

Belongs here: what their words in capitals stand for. Not here: which line is a label (`known`).
"""

from __future__ import annotations

import re

from pipelines.reference import rows

_BODY = (
    r"(?:(?:HMIC\w*|(?:the )?(?:inspectors|inspectorate|report)|they) (?:said|says?|told us|thinks?|found)(?: that)? )?"
    r"(?:the |this |your |our )?(?:force|constabulary|police|service|unit|region|it|they|we|us|them|you)"
)
_INSPECTORS = r"(?:HMIC\w*|(?:the )?(?:inspectors|inspectorate|report|letter|HMI)|they|we|it)"
_ASKED = (
    r"(?:(?:has|have|had) )?(?:asks?|asked|tells?|told|wants?|wanted|expects?|expected|urges?|urged|advise[sd]?"
    r"|requires?|required|would like|called(?: on)?|calls?(?: on)?)"
)
_BEEN_ASKED = r"(?:is|are|was|were|has been|have been) (?:asked|told|urged|advised|required|expected)"
_OUGHT = r"(?:(?:still|now|also) )?(?:needs? to|should|must|could|can|has to|have to|ought to)"
_STAND_FOR_ANY = {
    "BODY": _BODY, "OUGHT": _OUGHT, "INSPECTORS": _INSPECTORS, "BEEN_ASKED": _BEEN_ASKED, "ASKED": _ASKED,
}  # fmt: skip


def wordings(use: str) -> str:
    """The words of one use as one pattern; `(s)` is an ending that may be missing, words in capitals stand for any."""
    listed = [row["words"] for row in rows("finding_labels") if row["use"] == use]
    forms = (re.escape(words).replace(r"\(s\)", "s?") for words in sorted(listed, key=len, reverse=True))
    pattern = "|".join(forms)
    for word, any_of_them in _STAND_FOR_ANY.items():
        pattern = pattern.replace(word, any_of_them)
    return f"(?:{pattern})"
