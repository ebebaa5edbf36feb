"""What kind of document this is, by the weight of what it shows.

Belongs here: the signs by which a reader tells a report from a press notice, a letter or a newspaper, each with the
weight it carries. Not here: who published it or which force it is about (`identification`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipelines.documents.evidence import Evidence

Zone = Literal["title", "head", "body", "unquoted", "address", "metadata"]


@dataclass(frozen=True)
class Sign:
    """Where `pattern` is found in `zone`, the document is `weight` more likely of `kind`; up to `times` times."""

    kind: str
    zone: Zone
    pattern: re.Pattern[str]
    weight: float
    times: int = 1


def _sign(kind: str, zone: Zone, pattern: str, weight: float, times: int = 1) -> Sign:
    return Sign(kind, zone, re.compile(pattern, re.IGNORECASE | re.MULTILINE), weight, times)


_INSPECTORATE = r"(?:HMIC(?:FRS)?|HMICRFS|inspectorate of constabulary)"
_COMMISSIONER = r"(?:police(?:,? fire)? (?:and|&) crime commissioner|\b[PO]*P?F?CC\b|\bcommissioner\b|mayor's office)"
_OWN_FINDING = (
    r"\b(?:we|our)\b[^.\n]{0,40}\b(?:inspect\w*|found|assess\w*|judg\w*|graded|reviewed|estimate|"
    r"recommend|identified)"
)

SIGNS = (
    # reports and pages of the inspectorate: its own voice, a title page, a contents list
    _sign("inspection_report", "title", r"\ban? inspection of\b|\binspection report\b", 3),
    _sign("inspection_report", "title", r"\bPEEL\b|police (?:effectiveness|efficiency|legitimacy)", 2),
    _sign("inspection_report", "unquoted", _OWN_FINDING, 0.5, 8),
    _sign("inspection_report", "body", r"^(?:areas? for improvement|causes? of concern|main findings)$", 0.5, 4),
    _sign("inspection_report", "body", r"our inspection assessed how (?:good|well)|we make graded judge?ments", 3),
    _sign("inspection_report", "title", r"unannounced inspection|custody suites|state of policing|\bspotlight\b", 3),
    _sign("inspection_report", "head", r"unannounced inspection|^by HM Inspectorate", 2),
    _sign("inspection_page", "title", r"^(?:[A-Z][\w&'-]+ ){1,4}(?:PEEL )?20[12]\d(?:/\d\d)?$", 7),
    _sign("inspection_page", "title", r"^PEEL 20[12]\d(?:/\d\d)? ?[-:] ?[A-Z][\w&' -]{3,40}$", 2),
    _sign(
        "inspection_page",
        "body",
        r"^read more about |^read my assessment of|detailed findings for question|"
        r"^summary for question",
        2,
        2,
    ),
    _sign("inspection_page", "unquoted", r"this is (?:the|hmic\w*'?s?) \w+ peel", 2),
    _sign(
        "inspection_page",
        "body",
        r"consistent with (?:our|last|the) (?:last|previous|"
        r"year)[^.]{0,40}(?:inspection|20\d\d)",
        1,
        2,
    ),
    _sign("inspection_page", "address", r"peel-assessments/", 4),
    _sign("crime_data_integrity_report", "title", r"crime[- ]data[- ]integrity", 6),
    _sign("crime_data_integrity_report", "unquoted", _OWN_FINDING, 0.5, 8),
    _sign(
        "crime_data_integrity_report",
        "body",
        r"crimes? (?:reported|that (?:are|"
        r"were) reported)[^.]{0,60}record",
        0.5,
        2,
    ),
    _sign("child_protection_report", "title", r"child protection", 5),
    _sign("child_protection_report", "unquoted", _OWN_FINDING, 0.5, 8),
    _sign(
        "child_protection_report",
        "body",
        r"experiences? (?:and progress )?of children|case (?:audits|"
        r"files?)",
        0.5,
        2,
    ),
    _sign("regional_report", "title", r"regional (?:response|organised crime unit\b)|\bROCU\b", 7),
    _sign("regional_report", "unquoted", _OWN_FINDING, 0.5, 8),
    _sign("regional_report", "body", r"^regional findings$|regional organised crime unit", 1, 2),
    # letters of the inspectorate
    _sign(
        "revisit_letter",
        "title",
        r"\brevisit\b|progress (?:letter|update)|letter to (?:the )?chief constable|"
        r"\bletter\b",
        4,
    ),
    _sign("revisit_letter", "head", r"^dear\b", 4),
    _sign("revisit_letter", "head", r"letter information", 4),
    _sign("revisit_letter", "body", r"^yours (?:sincerely|faithfully)|^kind regards", 2),
    _sign(
        "revisit_letter",
        "unquoted",
        r"\b(?:we|I|inspectors) (?:revisited|returned|re-?inspected|"
        r"carried out a revisit)|\brevisit\b",
        1,
        3,
    ),
    _sign("revisit_letter", "head", rf"{_INSPECTORATE}|HM (?:chief )?inspector", 1),
    # notices of the inspectorate to the press
    _sign("press_release", "title", r"press releases?", 6),
    _sign(
        "press_release",
        "body",
        r"^(?:get|read|see|view|download) (?:the|our) (?:\w+ )?(?:report|press release)s?$",
        2,
        2,
    ),
    _sign(
        "press_release",
        "body",
        r"press office|notes (?:to|for) editors?|for (?:further|"
        r"more) information,? (?:please )?contact|media enquiries",
        2,
        2,
    ),
    _sign(
        "press_release",
        "body",
        r"inspectorate[^.\n]{0,60}has today published|"
        r"hmic\w* has (?:today )?published (?:a|our|its)|today published",
        2,
    ),
    _sign(
        "press_release",
        "body",
        r"(?:HM|His Majesty's|Her Majesty's) (?:chief )?inspector of constabulary,?"
        r"(?: [A-Z][^\n]{0,40})? said:",
        3,
    ),
    _sign("press_release", "unquoted", r"inspectors found that|HMIC\w* (?:judged|found|said)", 0.5, 2),
    _sign("press_release", "address", r"justiceinspectorates[^ ]*/news/", 5),
    # answers of police and crime commissioners
    _sign("pcc_response", "title", rf"(?:response|comments?)\b.{{0,80}}|{_COMMISSIONER}.{{0,80}}response", 2),
    _sign("pcc_response", "title", _COMMISSIONER, 3),
    _sign(
        "pcc_response",
        "head",
        rf"{_COMMISSIONER}[^.\n]{{0,60}}\b(?:response|comments)|(?:response|"
        rf"comments)[^.\n]{{0,60}}{_COMMISSIONER}",
        3,
    ),
    _sign("pcc_response", "body", r"section 55|s\.? ?55\b|police act 1996", 2),
    _sign(
        "pcc_response",
        "unquoted",
        r"\bI (?:welcome|have asked|am (?:pleased|satisfied|reassured|concerned|disappointed)|"
        r"(?:always|very much) welcome|"
        r"will (?:continue|hold|monitor)|have (?:sought|requested))|the chief constable has (?:stated|provided|"
        r"responded)|my (?:office|police and crime plan)|hold the chief constable to account",
        1.5,
        3,
    ),
    _sign("pcc_response", "address", r"-p?f?cc\.|pcc\.gov|commissioner", 3),
    _sign("pcc_response", "metadata", r"office of the .{0,40}commissioner", 2),
    _sign("pcc_response", "unquoted", r"\bthe commissioner (?:welcomes|is pleased|notes|will|has asked)\b", 1, 2),
    _sign("pcc_response", "head", r"^response from:?.{0,40}(?:commissioner|PCC|mayor)", 6),
    _sign("pcc_response", "body", rf"{_COMMISSIONER}[^.\n]{{0,40}} (?:said|commented|responded):$", 2.5),
    # news of the force itself
    _sign("force_news", "unquoted", r"\bwe (?:have been|were|are) (?:now )?(?:rated|graded|judged|inspected)", 3),
    _sign("force_news", "address", r"\b[\w-]+\.police\.uk|heddlu", 6),
    _sign("force_news", "title", r"\| .*(?:police|constabulary|heddlu)", 3),
    _sign(
        "force_news",
        "unquoted",
        r"\b(?:we|our)\b[^.\n]{0,40}\b(?:officers|communities|residents|force|people|"
        r"services?|staff|invested|welcome|pleased|proud|committed|recognise|working|know)\b",
        1,
        4,
    ),
    _sign(
        "force_news",
        "body",
        r"(?:chief constable|CC|DCC|"
        r"deputy chief constable) [A-Z][\w' -]{2,40}(?:,[^.\n]{0,40},)? (?:said|added|continued|commented)",
        1,
        2,
    ),
    _sign("force_news", "head", r"^(?:published|posted|\d\d[:.]\d\d \d\d?/\d\d?/\d{4})", 0.5),
    # newspapers and broadcasters
    _sign(
        "news_article",
        "body",
        r"(?:has|have|had|was|been) (?:been )?(?:contacted|approached|"
        r"asked) for (?:a )?(?:comment|response)|told (?:the )?(?:BBC|LDRS|Press Association)|\b(?:BBC|ITV|"
        r"Sky) (?:News|Wales|Cymru|Radio)\b|Local Democracy|media (?:caption|playback)",
        3,
    ),
    _sign(
        "news_article", "metadata", r"^by (?!HM |Her Maj|His Maj)\w|reporter|correspondent|BBC|^(?:- )?published$", 3
    ),
    _sign(
        "news_article",
        "title",
        r"(?:BBC|ITV|Sky) News|\| (?:the )?[\w ]*(?:times|mail|post|echo|gazette|news|"
        r"live|telegraph|guardian|argus|express)",
        3,
    ),
    _sign(
        "news_article",
        "body",
        r"\b(?:he|she|they|mr|mrs|ms|dame|sir)(?: [A-Z][\w'-]+)? (?:said|added|told|"
        r"branded|described)|\" (?:he|she) (?:said|added)",
        1,
        3,
    ),
    _sign(
        "news_article",
        "head",
        r"\bwatchdog\b|\b(?:inspectors|report|inspection) (?:has|have|said|says|told|"
        r"found|finds)|according to|been told|damning|criticised|special measures",
        1,
        2,
    ),
    _sign("news_article", "address", r"bbc\.co|itv\.com|theguardian|\.co\.uk/news|newspaper|telegraph|mail", 4),
    _sign("news_article", "metadata", r"^date \d{4}-", 0.5),
    _sign("news_article", "unquoted", r"\bsaid (?:it|she|he|they|that|the|its)\b", 1, 2),
    _sign("news_article", "body", r"\bcredit: [A-Z]|\b(?:HMIC\w*|watchdog) (?:report )?says", 2),
    _sign(
        "news_article",
        "title",
        r"\b(?:report|watchdog|inspectors) (?:says?|finds?|warns?)$|\bsays? (?:watchdog|report)",
        1.5,
    ),
    # money
    _sign(
        "finance_paper",
        "title",
        r"budget|medium[- ]term financ|financial (?:plan|strategy|report|outturn|"
        r"monitoring)|precept|reserves? strategy|statement of accounts|treasury|capital (?:programme|strategy|plan)|"
        r"revenue",
        7,
    ),
    _sign(
        "finance_paper",
        "head",
        r"medium[- ]term financ|MTF[PS]|precept|revenue budget|council tax|"
        r"capital programme|reserves strategy|outturn",
        1.5,
        3,
    ),
    _sign(
        "finance_paper",
        "body",
        r"precept|revenue budget|council tax|band d\b|capital programme|general (?:fund|"
        r"reserve)|chief finance officer|section 151",
        0.5,
        6,
    ),
)
_ENOUGH = 3.0
_REPORT_KINDS = ("crime_data_integrity_report", "child_protection_report", "regional_report")


def kind_of(evidence: Evidence) -> str:
    """The kind with the most weight; 'other' where nothing weighs enough."""
    zones: dict[Zone, str] = {
        "title": evidence.titles,
        "head": evidence.head,
        "body": evidence.body,
        "unquoted": evidence.unquoted,
        "address": evidence.address,
        "metadata": "\n".join(evidence.metadata),
    }
    scores: dict[str, float] = {}
    for sign in SIGNS:
        found = len(sign.pattern.findall(zones[sign.zone]))
        scores[sign.kind] = scores.get(sign.kind, 0.0) + sign.weight * min(found, sign.times)
    printed = any(block.kind == "contents" for block in evidence.blocks) or re.search(
        r"©[^\n]{0,20}HMIC", evidence.body
    )
    own_voice = printed or re.search(_OWN_FINDING, evidence.unquoted, re.IGNORECASE)
    for kind in _REPORT_KINDS:
        if not own_voice:
            scores[kind] = 0.0
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] >= _ENOUGH else "other"
