"""Demands of the inspectorate that others quote word for word: 'Its report says: "The force should …"'.

Belongs here: which quotation is such a demand, and by whom it isn't made. Not here: whose sentence it is (`speakers`),
quotations that stand on lines of their own (`listed`).
"""

from __future__ import annotations

from pipelines.documents.late import expression
from pipelines.extraction.findings.grammar import any_of

_FORCE = (
    r"(?:(?:[Tt]he|[Tt]his|[Ii]ts) )?(?:force|constabulary|service)"
    r"|(?:[A-Z][\w&'-]+ ){1,4}?(?:Police|Constabulary)|[Ii]t|(?:(?:All|Police) )?[Ff]orces|[Cc]hief [Cc]onstables"
    r"|[Tt]he (?:Home Office|College of Policing|NPCC|National Police Chiefs' Council)"
)
_PEOPLE = (
    r"(?:(?:[Tt]he|[Ii]ts) )?(?:(?:[Ss]enior|[Ff]orce|[Cc]hief) )?(?:[Ll]eaders|[Oo]fficers|[Ss]upervisors|[Ss]taff"
    r"|[Ii]nvestigators|[Mm]anagers)"
)
_QUOTED_DEMAND = expression(
    r"(?<!\w)[\"'](?:[^\"]{1,200}[.!?] )?(?:(?:[Ww]ithin|[Bb]y|[Ii]mmediately|[Ww]ith immediate)\b[^\"]{0,40}, )?"
    rf"(?:{_FORCE}|{_PEOPLE}) (?:should(?! be (?:proud|congratulated|ashamed|commended)\b)"
    r"|must|ought to|(?:needs?|has|have) to) [^\"]{12,}[\"']"
)
_IN_PART = expression(
    rf"(?:{_FORCE}) (?:should \"(?!be\b)|\"(?:should|must|ought to|(?:needs?|has|have) to) (?!be\b))[^\"]{{20,}}\""
)
"""'It said the force should "reduce the number of …"': the words of the demand, but for its beginning."""
_AFTER_COLON = expression(
    r"\b(?:[Rr]eport|[Ll]etter|[Ii]nspectors|[Ii]nspectorate|HMIC\w*|[Ww]atchdog|[Ii]t|[Tt]hey|one|another)"
    r" (?:says?|said|reads?|states?|stated|writes?|wrote|adds?|added|asks?(?: for this)?|asked(?: for this)?): "
    rf"(?:{_FORCE}) (?:should(?! be (?:proud|congratulated|ashamed|commended)\b)|must|ought to"
    r"|(?:needs?|has|have) to) .{12}"
)
"""'Its report says: The force should …', in italics instead of quotation marks."""
_WRITTEN = any_of(r"\b(?:should|needs? to)\b")
_PERSON = any_of(
    r"\binspectors? of constabulary\b",
    r"\b(?:Mr|Ms|Mrs|Sir|Dame|councillor|Cllr|chief constable|commissioner|PCC|mayor|minister|chair(?:man|woman)?"
    r"|spokes\w+)\b",
    r"\b(?:said|says|added|adds|wrote) (?-i:[A-Z][a-z]+ [A-Z])",
    r"\b(?-i:[A-Z][a-z]+ [A-Z][a-z]+),? (?:said|says|added|adds|wrote)\b",
)
"""A person speaks for himself, also one of the inspectors."""


def quotes_demand(text: str) -> bool:
    """A demand in quotation marks, by nobody who is named."""
    if '"' not in text and "'" not in text:
        return ":" in text and _AFTER_COLON.search(text) is not None and not _PERSON.search(text)
    found = _QUOTED_DEMAND.search(text) or _IN_PART.search(text)
    before = text[: found.start()] if found else ""
    if found is None or before.endswith("such as "):  # an example of what one may say
        return False
    if not (_WRITTEN.search(found.group()) or any(map(str.isalpha, before))):
        return False  # what must be done is said in speeches, too
    return not _PERSON.search(f"{text[: found.start()]} … {text[found.end() :]}")


_IS_ONE = any_of(r"[\"'],? (?:is|was) (?:one|another|the (?:first|second|other|last)) of (?:these|those|them|the)\b")


def is_one_of_them(text: str) -> bool:
    """'"The force should …" was one of these.', behind a sentence that counts them."""
    return bool(_IS_ONE.search(text))
