"""Demands of the inspectorate that others quote word for word: 'Its report says: "The force should …"'.

Belongs here: which quotation is such a demand, and by whom it isn't made; findings announced by their kind and quoted
one after the other. Not here: whose sentence it is (`speakers`), quotations on lines of their own (`lists.listed`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.findings.causes.names import names_causes
from pipelines.extraction.findings.prose.speakers import told_by_inspectors
from pipelines.extraction.findings.prose.stated import stated_by
from pipelines.extraction.findings.words.follow_up import deadline_in
from pipelines.extraction.findings.words.grammar import any_of
from pipelines.extraction.findings.words.lines import Found
from pipelines.extraction.findings.words.neighbours import before_in_paragraph
from pipelines.extraction.grammar.function_words import ARE
from pipelines.extraction.records import FindingKind

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


def quoted_demand(context: Context, sentence: Sentence, text: str) -> Found | None:
    """A demand that is quoted: of inspectors, or one of those that the sentence before speaks of."""
    before = before_in_paragraph(context, sentence)
    if not before and _IS_ONE.search(text):
        before = " ".join(other.text for other in context.before(sentence, 2))
    told = "ecommendation" in before or "for improvement" in before
    if not (told or told_by_inspectors(context, sentence)):
        return None
    is_recommended = "ecommendation" in before or deadline_in(text)
    kind: FindingKind = "recommendation" if is_recommended else "area_for_improvement"
    return stated_by(sentence, kind, "quoted_demand", deadline_in(text))


_IS_ONE = any_of(r"[\"'],? (?:is|was) (?:one|another|the (?:first|second|other|last)) of (?:these|those|them|the)\b")
"""'"The force should …" was one of these.', behind a sentence that counts them."""
_IN_THEIR_WORDS = (
    r"in (?:(?:its|their|the (?:inspectorate|inspectors|report|watchdog)(?:'s|')|HMIC\w*'s?) (?:own )?|these )words"
)
_ANNOUNCED = expression(
    r"[^.:]{0,60}\b(?:(?P<cause_of_concern>causes? of concern)|(?P<area_for_improvement>areas? for improvement|AFIs?)"
    r"|(?P<recommendation>recommendations?))\b(?:"
    rf"[^.:]{{0,90}}\b(?:{ARE}|reads?|sa(?:ys?|id)|r[au]ns?|put|worded|quoted?|given|stated|set out|follow)"
    rf" (?:as )?(?:these|this|the following|follows?|here|below|so|thus|in full|word for word|{_IN_THEIR_WORDS})"
    rf"|[^.:]{{0,60}}\b{_IN_THEIR_WORDS}|[^.:]{{0,60}} (?:in full|word for word|verbatim))\W*",
)
_ONE_QUOTED = expression(
    r"\W*(?:(?:And|Also|Then|Next|Finally|One|Another|(?:The )?(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Oo]ther"
    r"|[Ll]ast))\b[^\".;]{0,40})?\"[^\"]{20,}\"\W*"
)


class Quotations:
    """Findings that a sentence announces by their kind, each in a sentence of its own, all in quotation marks.

    'The causes of concern, in its own words, were these. "The force does not …" And: "The force is not …"'
    """

    def __init__(self) -> None:
        self._kind: FindingKind | None = None
        self._at = 0

    def read(self, sentence: Sentence) -> Found | None:
        """The finding that a sentence quotes, if those before it announced that."""
        is_near = sentence.block_index <= self._at + 1
        if self._kind and is_near and '"' in sentence.text and _ONE_QUOTED.fullmatch(" ".join(sentence.text.split())):
            self._at = sentence.block_index
            return stated_by(sentence, self._kind, f"{self._kind}_quoted")
        self._kind = None
        if "oncern" in sentence.text or "mprove" in sentence.text or "ecommend" in sentence.text:
            self._announce(sentence)
        return None

    def _announce(self, sentence: Sentence) -> None:
        said = _ANNOUNCED.fullmatch(names_causes(" ".join(sentence.text.split())))
        kinds: tuple[FindingKind, ...] = ("cause_of_concern", "area_for_improvement", "recommendation")
        self._kind = next((kind for kind in kinds if said and said[kind]), None)
        self._at = sentence.block_index


_EACH_DEMAND = expression(r"\"[A-Z][^\"]*\b(?:should|must|ought to|needs? to|has to|have to)\b[^\"]{12,}\"")
_FEWEST = 2


def each_quoted(found: Found, sentence: Sentence) -> Sequence[Found]:
    """'I watch "The force should answer …" and "The force needs to look after …"': each demand by itself."""
    told = list(_EACH_DEMAND.finditer(sentence.text)) if found.rule == "quoted_demand" else []
    if len(told) < _FEWEST:
        return [found]
    spans = [sentence.span(*demand.span()) for demand in told]
    titles = [" ".join(demand.group().split()) for demand in told]
    return [replace(found, quote=span, anchor=span, title=title) for span, title in zip(spans, titles, strict=True)]
