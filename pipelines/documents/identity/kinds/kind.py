"""What kind of document this is, by the weight of what it shows.

Belongs here: adding up the signs of `reference/kind_signs.csv`, first for whose voice it is (the inspectorate's own,
its notices and letters, a commissioner's, a force's, a journalist's, a treasurer's), then for the subject and form of
an inspection. Not here: the signs themselves, what a layout shows (`layout`), or the publisher and force
(`identification`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.needed_words import Needed, may_match, needed_words
from pipelines.documents.expressions.quick import Quick, alternatives
from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.identity.kinds.layout import marks_of
from pipelines.documents.identity.kinds.voices import NOTHING_BUT_SPEECH, is_headline, marks_of_voice
from pipelines.reference import rows

_INSPECTION = "inspection"
"""The voice of those who inspected, whatever the form: its kinds are told apart afterwards."""
_FORMS = ("inspection_report", "inspection_page")
_SUBJECTS = ("crime_data_integrity_report", "child_protection_report", "regional_report")
_OPENING, _CLOSING = 12_000, 4_000
"""Characters."""
_ENOUGH = 3.0
_ENOUGH_OF_NEWS = 1.5
"""Where people are quoted or inspectors told of, somebody tells news: whose it is may show less."""
_NEWS = ("force_news", "news_article", "pcc_response")
_TELLS = expression(
    r"\b(?:said|says|added|adds|commented|continued):?\s{0,2}(?:\"|'(?-i:[A-Z]))|"
    r"[,.?!]\"\s(?:says|said|added|explained)\b|"
    r"\b(?:welcomed|responded to|praised|criticised)[^.\n\"]{3,60}:\s{0,2}\"|"
    r"\b(?:says|said|warns|warned) (?:that|there|the (?:force|constabulary))\b|"
    r"\b(?:announced|warned|revealed) (?:it|that|the|of|plans)\b|"
    r"\b(?:HMIC\w*\)?|inspectors|(?:the|latest|new) report) (?:has |have |also )?"
    r"(?:found|rated|graded|judged|said|warned|states|reveals|revealed)\b|"
    r"\bpublished today (?:graded|rated|judged)\b|\b(?:has|have) been (?:graded|rated|judged) (?:as )?\W?\w",
    re.IGNORECASE,
)
_ENOUGH_FOR_A_SUBJECT = 5.0

_NAMED = {
    "inspectorate": r"(?:HMIC(?:FRS)?|HMICRFS|inspectorate of constabulary)",
    "commissioner": (
        r"(?:police(?:,? fire)? (?:and|&) crime commissioner|"
        r"police,? (?:fire,? )?crime(?: and|,| &) victims' commissioner|\bPCVC\b|\b[PO]*P?F?CC\b|"
        r"(?<!abuse )(?<!information )(?<!victims' )(?<!children's )\bcommissioner\b|"
        r"mayor's office)(?!s\b)"
    ),
    "own_finding": (
        r"\b(?:we|our|I)\b[^.\n]{0,40}\b(?:inspect\w*|found|assess\w*|judg\w*|graded|reviewed|estimate|recommend|"
        r"identified|looked at|examined|visited|spoke to|saw)\b|\bmy report\b"
    ),
}
"""Patterns that several signs share, written '{inspectorate}' in the table."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Where `pattern` is found in `zone`, the document is `weight` more likely of `kind`; up to `times` times."""

    kind: str
    zone: str
    weight: float
    times: int
    pattern: Quick
    needed: Needed
    """One of them stands in every text that the pattern matches."""

    def count(self, text: str, lowered: str) -> int:
        """How often it is found, as far as that weighs."""
        if not may_match(self.needed, lowered):
            return 0
        return sum(1 for _ in islice(self.pattern.finditer(text, lowered), self.times))


@cache
def signs() -> tuple[Sign, ...]:
    """Every sign of `kind_signs.csv`; a `zone` is one of `zones`."""
    return tuple(
        Sign(
            row["kind"],
            row["zone"],
            float(row["weight"]),
            int(row["times"]),
            Quick(*alternatives(written := _written_out(row["sign"])), flags=re.IGNORECASE | re.MULTILINE),
            needed_words(written),
        )
        for row in rows("kind_signs")
    )


def _written_out(sign: str) -> str:
    for name, written in _NAMED.items():
        sign = sign.replace("{" + name + "}", written)
    return sign


def kind_of(evidence: Evidence) -> str:
    """The kind with the most weight; 'other' where nothing weighs enough."""
    scores = weights(evidence)
    voices = {kind: weight for kind, weight in scores.items() if kind not in (*_FORMS, *_SUBJECTS)}
    voice = max(voices, key=lambda kind: voices[kind])
    if voices[voice] < _ENOUGH:
        teller = max(_NEWS, key=lambda kind: voices[kind])
        told = voices[teller] >= _ENOUGH_OF_NEWS and _TELLS.search(_ends_of(evidence.body))
        return teller if told else "other"
    if (
        voice == "pcc_response"
        and _ON_WHAT_PEOPLE_PAY.search(evidence.title or "")
        and not _NAMES_INSPECTORS.search(f"{evidence.titles}\n{evidence.lead}")
    ):
        return "finance_paper"
    if voice != _INSPECTION:
        return voice
    subject = max(_SUBJECTS, key=lambda kind: scores[kind])
    if scores[subject] >= _ENOUGH_FOR_A_SUBJECT:
        return subject
    return max(_FORMS, key=lambda kind: scores[kind])


_ON_WHAT_PEOPLE_PAY = expression(r"\b(?:precept|council tax|polic(?:e|ing) budget|budget proposals?)\b", re.IGNORECASE)
_NAMES_INSPECTORS = expression(r"\b(?:HMIC\w*|inspect\w+)", re.IGNORECASE)
"""What a commissioner says of the precept answers no inspection."""


def _ends_of(words: str) -> str:
    """The beginning and the end: there a document shows its kind, and a thousand pages cost no more than ten."""
    return words if len(words) <= _OPENING + _CLOSING else f"{words[:_OPENING]}\n{words[-_CLOSING:]}"


def zones(evidence: Evidence) -> dict[str, str]:
    """The parts of a document that signs are looked for in."""
    voice = list(marks_of_voice(evidence))
    body = _ends_of(evidence.flowing)
    return {
        "title": evidence.own_titles,
        "label": "\n".join(line for line in evidence.own_titles.splitlines() if not is_headline(line)),
        "letterhead": "\n".join(evidence.letterhead),
        "head": evidence.head,
        "lead": evidence.lead,
        "body": body,
        "unquoted": body if NOTHING_BUT_SPEECH in voice else _ends_of(evidence.unquoted),
        "address": evidence.address,
        "site": evidence.site,
        "metadata": "\n".join(evidence.metadata),
        "page": "\n".join(evidence.footers),
        "layout": "\n".join(marks_of(evidence)),
        "voice": "\n".join(voice),
    }


def weights(evidence: Evidence) -> dict[str, float]:
    """What speaks for each kind."""
    parts = zones(evidence)
    lowered = {zone: text.lower() for zone, text in parts.items()}
    scores: dict[str, float] = {}
    for sign in signs():
        found = sign.count(parts[sign.zone], lowered[sign.zone])
        scores[sign.kind] = scores.get(sign.kind, 0.0) + sign.weight * found
    return scores
