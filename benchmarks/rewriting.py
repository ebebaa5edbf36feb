"""Changes to a text that leave its facts as they are, by name: what `benchmarks.rewordings` measures the rules with.

Belongs here: rewriting. Not here: reading, or comparing. Each change takes and gives the whole of a text.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping
from itertools import count

Change = Callable[[str], str]
_GRADE = r"requires improvement|inadequate|outstanding|adequate|good"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SENTENCE = re.compile(
    r"(?<=[a-z)%]\.[ \n])(?:The|We|It|This|These|In|Its|There|Some|Most|All|Officers|Inspectors|Staff|They|At|For)\b"
)
"""Where a sentence begins with a word that is written small anywhere else."""
_LINES_OF_A_PAGE = 45


def _changed(pattern: str, replacement: str | Callable[[re.Match[str]], str]) -> Change:
    compiled = re.compile(pattern, re.MULTILINE)
    return lambda text: compiled.sub(replacement, text)


def _in_other_words(words: Mapping[str, str]) -> Change:
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b", re.IGNORECASE)

    def other(found: re.Match[str]) -> str:
        word = words[found.group().lower()]
        return word[:1].upper() + word[1:] if found.group()[0].isupper() else word

    return lambda text: pattern.sub(other, text)


def _led_by(words: str) -> Change:
    """The words before every other sentence."""

    def change(text: str) -> str:
        at = count()
        return _SENTENCE.sub(lambda found: words + found.group().lower() if next(at) % 2 else found.group(), text)

    return change


def _followed_by(words: str) -> Change:
    """The words at the end of every other sentence of prose."""

    def change(text: str) -> str:
        at = count()
        return re.sub(r"(?<=[a-z])\.(?=\s+[A-Z][a-z])", lambda _: f"{words}." if next(at) % 2 else ".", text)

    return change


def _wrapped(width: int, hyphens: bool = False) -> Change:
    """Lines of print; the rows of tables are left as they are."""

    def change(text: str) -> str:
        lines: list[str] = []
        for line in text.split("\n"):
            if len(line) <= width or "|" in line or "\t" in line or re.search(r"\S {3,}\S", line) or line[:1] == "#":
                lines.append(line)
                continue
            marker = re.match(r"\s*(?:[-*•]|\d+[.)])?\s*", line)
            indent = " " * len(marker.group()) if marker else ""
            lines += textwrap.wrap(
                line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=hyphens
            )
        return "\n".join(lines)

    return change


def _paged(foot: str, head: str = "") -> Change:
    """Print with a foot and a head on each page, wherever in a sentence it ends."""

    def change(text: str) -> str:
        lines: list[str] = []
        for at, line in enumerate(_wrapped(90)(text).split("\n"), start=1):
            lines.append(line)
            if at % _LINES_OF_A_PAGE == 0:
                lines += ["", foot.format(page=at // _LINES_OF_A_PAGE), *([head] if head else []), ""]
        return "\n".join(lines)

    return change


def _as_table(row: Callable[[list[str]], str]) -> Change:
    """The rows of Markdown's tables written down in another way."""

    def one(found: re.Match[str]) -> str:
        cells = [cell.strip() for cell in found.group(1).split("|")]
        return "" if all(re.fullmatch(r"[:-]*", cell) for cell in cells) else row(cells)

    return _changed(r"^\|(.*)\|$", one)


def _with_notes(mark: str) -> Change:
    """A mark behind every other sentence, as of a footnote."""
    return _changed(r"(?<=[a-z]{5})\. (?=The )", f".{mark} ")


def _full_pounds(found: re.Match[str]) -> str:
    return f"£{round(float(found.group(1)) * 1_000_000):,}"


CHANGES: dict[str, Change] = {
    # numbers, amounts and dates
    "percent": _changed(r"(?<=\d)(?:%| per cent\b)", " percent"),
    "per cent": _changed(r"(?<=\d)(?:%| percent\b(?!age))", " per cent"),
    "percent sign": _changed(r"(?<=\d) per ?cent\b(?!age)", "%"),
    "out of": _changed(r"(?<=\d) of (?=(?:the |these |those )?\d)", " out of "),
    "thousands": _changed(r"(?<=\d),(?=\d{3}\b)", ""),
    "millions": _changed(r"(£\d[\d.]*) ?m(?:illion)?\b", r"\1 million"),
    "millions in full": _changed(r"£(\d[\d.]*\d|\d) ?(?:million|m)\b", _full_pounds),
    "fiscal years": _changed(r"\b(20\d\d)/(\d\d)\b", r"\1-\2"),
    "days": _changed(rf"\b(\d{{1,2}}) ({_MONTHS}) (20\d\d)\b", r"\2 \1, \3"),
    # how sentences begin, end and hang together
    "overall": _led_by("Overall, "),
    "we found that": _led_by("We found that "),
    "according to": _led_by("According to the report, "),
    "concern that": _led_by("It is a concern that "),
    "report says": _followed_by(", the report says"),
    "at the time": _followed_by(" at the time of the inspection"),
    "joined": _changed(r"(?<=[a-z])\. (?=(?:The|It|This|They|We) )", "; "),
    "asides in commas": _changed(r" \(([^()\n]{3,60})\)(?= )", r", \1,"),
    "contracted": _changed(r"\b(did|was|were|had|has|have|is|are|does|do) not\b", r"\1n't"),
    "written out": _changed(r"\b(did|was|were|had|has|have|is|are|does|do)n['’]t\b", r"\1 not"),
    "tense": _in_other_words({"is": "was", "are": "were", "has": "had", "have": "had"}),
    "adverbs": _changed(r"\b(was|were|is|are) (?!also|not|no\b|still|only)(?=[a-z]+)", r"\1 also "),
    # words of the field
    "constabulary": _in_other_words({"the force": "the constabulary", "the force's": "the constabulary's"}),
    "looked at": _in_other_words({"reviewed": "looked at", "examined": "checked", "assessed": "examined"}),
    "concluded": _in_other_words({"found that": "concluded that"}),
    "inspectors": _changed(r"\bWe (?=found|reviewed|examined|looked|saw|assessed|judged)", "Inspectors "),
    "must": _changed(r"\bshould (?!have)(?=[a-z]+)", "must "),
    "rated": _in_other_words({"graded": "rated", "judged": "rated"}),
    "grade in quotes": _changed(rf"\b(is|as|be|to be) ({_GRADE})(?= (?:at|in|for)\b)", r"\1 '\2'"),
    "when it comes to": _changed(rf"({_GRADE}) (?:at|in) (?=[a-z]+ing )", r"\1 when it comes to "),
    # lines and characters of copies
    "lines of print": _wrapped(80),
    "narrow print": _wrapped(60),
    "hyphens": _wrapped(72, hyphens=True),
    "numbers of pages": _paged("{page}"),
    "heads of pages": _paged("Page {page}", "OFFICIAL"),
    "lines set apart": _changed(r"\n(?=[^\n])", "\n\n"),
    "lines set close": _changed(r"\n{2,}", "\n"),
    "without breaks": _changed(r"(?<=[^\n])\n(?=[^\n#|*•-])", " "),
    "other bullets": _changed(r"^[-*•] ", "\uf0b7 "),
    "no bullets": _changed(r"^[-*•] ", ""),
    "table of tabs": _as_table("\t".join),
    "table of blanks": _as_table(lambda cells: "".join(f"{cell:<80}   " for cell in cells).rstrip()),
    "table of cells": _as_table("\n".join),
    "notes": _with_notes("12"),
    "notes in brackets": _with_notes("[12]"),
    "soft hyphens": _changed(r"(?<=[a-z]{4})(?=tion|ment|able|ing\b)", "\u00ad"),
    "ligatures": lambda text: text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "entities": lambda text: text.replace("&", "&amp;").replace("£", "&pound;").replace("’", "&rsquo;"),
}
