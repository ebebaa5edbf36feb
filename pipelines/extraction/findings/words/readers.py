"""What a paper asks of those who read it: "The Board is asked to note the report."

Belongs here: telling that from what inspectors recommend. Not here: any finding.
"""

from __future__ import annotations

from pipelines.extraction.findings.words.grammar import any_of

_BODY = (
    r"(?:board|(?:sub-?)?committee|panel|members?|meeting|authority|commissioner|cabinet|council(?:lors)?|executive"
    r"|trustees|jias?c|jarac)"
)
_ASKS_OF_READERS = any_of(
    rf"\b{_BODY}\b[^.:]{{0,40}}\b(?:is|are) (?:therefore |also )?(?:asked|invited|recommended|requested|advised)"
    r" (?:to|that)\b",
    rf"^\W*(?:it is recommended )?that (?:the )?(?:[\w&,-]+ ){{0,4}}{_BODY}\b(?: \w+)?\s*:\W*$",
    r"^\W*(?:the |this )(?:[\w&-]+ ){0,3}(?:(?:sub-?)?committee|panel|meeting|cabinet|council|jias?c|jarac)"
    r" (?:should|may wish to|might)\b",
    rf"^\W*(?:it is recommended )?that (?:the )?(?:[\w&,-]+ ){{0,4}}{_BODY}\b"
    r" (?:notes?|agrees?|approves?|endorses?|receives?|considers?|accepts?|supports?)\b",
    r"^\W*(?:to |that |members (?:(?:should|must|may wish to|are to|need to) )?)?"
    r"(?:notes?|noted|approves?|endorses?|receives?|comments? on|scrutinises?)\b(?! down\b)",
)


def asks_of_readers(line: str) -> bool:
    """The words of a paper's own recommendation, or those that lead to it."""
    return bool(_ASKS_OF_READERS.search(line))
