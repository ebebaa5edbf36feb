"""Marks of footnotes in a text: '… seventy-one people short.12 The chief constable …', '… in 2016.[3]'.

A converter that loses what stood raised leaves their figures in the line, where they would close no sentence, and count
something. Belongs here: telling them. Not here: marks that HTML, Word or PDF show to be raised, whose readers know.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.documents.late import expression

_FIGURES = r"\d{1,3}(?:,\d{1,3}){0,2}"
_ABBREVIATED = (
    r"(?<!\bpara)(?<!\bparas)(?<!\bapprox)(?<!\bcirca)(?<!\barts)(?<!\bsect)(?<!\bregs)(?<!\bappx)"
    r"(?<!\btel)(?<!\bext)(?<!\bref)(?<!\bvol)(?<!\bfig)(?<!\bver)(?<!\bsec)"
    r"(?<!\bjan)(?<!\bfeb)(?<!\bmar)(?<!\bapr)(?<!\bjun)(?<!\bjul)(?<!\baug)(?<!\bsept)(?<!\boct)(?<!\bnov)(?<!\bdec)"
)
_AFTER_WORD = rf"[a-z]{{3}}{_ABBREVIATED}[)\]\"'”’]*"
_NUMBERED = (
    "covid|phase|outcome|section|sect|form|year|level|tier|band|grade|stage|step|part|table|figure|page|chapter|annex|"
    "question|group|zone|area|unit|team|windows|code|class|category|type|appendix|week|month|quarter|priority|volume|"
    "article|schedule|paragraph|para|note|version|term|room|gate|door|line|item|point|model|under|over|channel|radio|sport"
)
"""Words that a number follows as a name, now and then without a blank."""
_STUCK = rf"(?<![\w./@-])(?!(?:{_NUMBERED})\d)(?:[a-z]{{4,}}|[A-Z]{{4,}}|Police|Constabulary|Force)"
_MARKS = expression(
    # behind the end of a sentence, without a blank: what follows begins another, or nothing follows
    rf"(?:{_AFTER_WORD}|[%\d]\)|(?<=\d)%)[.?!][\"'”’)]*(?P<ended>{_FIGURES})(?=[ \t]*\n|[ \t]*$|[ \t]+[\"'“‘(]?[A-Z])"
    # behind a comma or semicolon: the sentence goes on in small letters
    rf"|{_AFTER_WORD}[,;](?P<within>\d{{1,3}})(?=[ \t\n]+[a-z])"
    # close to a word, where the sentence goes on, or ends
    rf"|{_STUCK}(?P<stuck>\d{{1,2}})(?=[ \t]*\n|[ \t]*$|[ \t]+[a-z(]|[,;.)][ \t\n]|[.]$)"
    # in brackets, close to a word or to the end of a sentence
    r"|[\w%)][.,;?!\"'”’]*(?P<bracketed>\[\^?\d{1,3}\](?![(:]))"
    # raised figures and daggers
    r"|[^\W\d_][.,;:?!\"'”’)]*(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[†‡]{1,2})(?=[\s.,;:)]|$)"
)
_KINDS = ("ended", "within", "stuck", "bracketed", "raised")


def find_note_marks(text: str) -> Iterator[tuple[int, int]]:
    """Where marks of footnotes stand, in their order."""
    for found in _MARKS.finditer(text):
        yield next(found.span(kind) for kind in _KINDS if found[kind])
