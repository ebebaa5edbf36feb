"""What a letter or a notice of the inspectors asks of the force under no name: "You should make sure that …"

Belongs here: the grammar of such sentences. Not here: recommendations and what is due by a date (`demands`).
"""

from __future__ import annotations

from pipelines.documents.expressions.late import expression
from pipelines.extraction.findings.prose.demands import is_procedure
from pipelines.extraction.findings.words.grammar import any_of, asks

_LETTER_ASKS = expression(
    r"(?:(?:The|Your) (?:force|constabulary|police|service)"
    r"|[A-Z][\w'’&-]+(?: (?:[A-Z][\w'’&-]*|and|of|&))* (?:Constabulary|Police|Service))(?: also| still| now)?"
    r" (?:should|must|(?:needs|has|ought) to)\b"
    r"|You(?: also| still| now)? (?:should|must|need to) (?:also )?(?!(?:be|have|note|know|send|write|tell|share|see"
    r"|read|let|reply|respond|publish|report|contact|continue|keep|find|expect|feel|take (?:pride|comfort|heart))\b)"
)
_LETTER_WANTS = any_of(
    r"\b(?:I|we) (?:(?:also|still|now|therefore|continue to) )?(?:want|expect|would like|ask|urge|look to) you to"
    r" (?:also )?(?!(?:be|have|thank|pass|note|know|send|write|tell|share|see|read|consider|let|reply|respond|give"
    r"|provide|publish|report|keep)\b)\w+\b.{8}",
    r"\b(?:further|more|additional) work (?:is|was|will be) (?:still |also )?(?:needed|required|necessary)"
    r" (?:to|on|in)\b.{12}",
)
"""What the letter asks you to send or read is procedure."""
_RETOLD_BY_FORCE = any_of(
    r"\b(?:you|they|he|she|your \w+|the chief(?: constable)?)(?: \w+)? "
    r"(?:told|tell|tells|said|say|explained|assured|wrote|"
    r"accept(?:ed)?|recogni[sz]ed?|acknowledged?|report(?:ed)?|estimated?|expect(?:ed)?)\b"
)
"""What the force says of itself in a letter to it is asked by nobody."""


def asks_in_letter(text: str) -> bool:
    return (
        not _RETOLD_BY_FORCE.search(text)
        and ((asks(text) and bool(_LETTER_ASKS.match(text))) or bool(_LETTER_WANTS.search(text)))
        and not is_procedure(text)
    )


_TOLD_FORCE = any_of(
    r"\b(?:inspectors|HMIC\w*|the inspectorate|we) (?:(?:have|has|had|also|therefore) )*(?:told|asked|advised|urged)"
    r" (?:the (?:force|constabulary)|it|(?-i:[A-Z][\w&-]+(?: [A-Z][\w&-]+)* (?:Police|Constabulary)))"
    r" (?:(?:that )?it (?:should|needs to)|to) (?!(?:be|have|write|send|publish|report|respond|do better)\b)\w+"
)


def told_to_force(text: str) -> bool:
    """ "Inspectors have told the force it should make sure that …", in a notice of their own."""
    return bool(_TOLD_FORCE.search(text)) and not is_procedure(text)
