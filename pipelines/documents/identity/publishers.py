"""Who published a document, by the name that a reader would give.

Belongs here: the inspectorate's names over time, the titles of commissioners, councils and panels. Not here: unions,
charities and others (`bodies.authors`), Parliament (`kinds.parliament`), hosts of meetings (`kinds.meetings`), which
kind of document it is (`kinds.kind`), which force it is about (`subjects`).
"""

from __future__ import annotations

import re
from datetime import date

from pipelines.documents.characters.plain import plain_view
from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.documents.identity.bodies.auditors import auditor_of
from pipelines.documents.identity.bodies.authors import author_of, author_of_page
from pipelines.documents.identity.bodies.hosts import host_of_page, paper_of
from pipelines.documents.identity.bodies.inspectorate import inspectorate_of, is_yearly_account
from pipelines.documents.identity.bodies.offices import OFFICE, commissioner_of
from pipelines.documents.identity.bodies.police_authorities import authority_of
from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.identity.kinds.meetings import COUNCIL, committee_that_met, host_of_meeting, tells_of_a_meeting
from pipelines.documents.identity.kinds.parliament import is_member, keeper_of_record
from pipelines.documents.identity.kinds.voices import camp_named_first
from pipelines.documents.identity.kinds.ways_of_working import speak_of_their_own_work
from pipelines.documents.lines.mastheads import as_written, is_body, is_force
from pipelines.reference import Force

_INSPECTORATE_KINDS = frozenset(
    {
        "inspection_report", "inspection_page", "crime_data_integrity_report", "child_protection_report",
        "regional_report", "revisit_letter", "press_release",
    }
)  # fmt: skip


def publisher_of(kind: str, force: Force | None, evidence: Evidence, when: date | None) -> str | None:
    if kind in _INSPECTORATE_KINDS:
        return inspectorate_of(evidence, when)
    if kind == "news_article":
        return paper_of(evidence) or "news media"
    if kind == "force_news":
        return _own_name(force, evidence) if force else None
    if author := auditor_of(evidence) or authority_of(evidence, when) if kind in ("finance_paper", "other") else None:
        return author
    reports = _REPORT_OF.search("\n".join((*evidence.metadata, evidence.head[:_COVER])))
    if reports and kind in ("finance_paper", "other"):
        return as_written(reports["whose"])
    commissioner = re.search(
        r"commissioner|\bO?P?PCC\b|\bPFCC\b|mayor|crime panel\b", evidence.titles + evidence.head, re.IGNORECASE
    )
    council = next((body for body in evidence.letterhead if body.casefold().endswith(" council")), None)
    if kind == "finance_paper" and council:
        return as_written(council)
    if kind == "finance_paper" and force and _are_of_chief_constable(evidence):
        return _own_name(force, evidence)
    precept = kind == "finance_paper" and _PRECEPT.search(evidence.titles)
    if kind == "pcc_response" or precept or (kind == "finance_paper" and commissioner):
        return commissioner_of(force, evidence)
    if kind == "finance_paper":
        return force.name if force else None
    return _of_another_kind(force, evidence, when)


def _are_of_chief_constable(evidence: Evidence) -> bool:
    """Whether accounts have the chief constable's name on their cover, above any commissioner's: each has his own."""
    cover = "\n".join((*evidence.letterhead, *evidence.metadata, evidence.titles, evidence.head[:_COVER]))
    whose = _WHOSE_ACCOUNTS.search(cover) if _ACCOUNTS.search(cover) else None
    return whose is not None and whose["chief"] is not None


_ACCOUNTS = expression(r"\b(?:statements? of accounts|(?:annual|final) accounts|financial statements)\b", re.IGNORECASE)
_WHOSE_ACCOUNTS = expression(
    r"(?P<chief>\bchief constable\b(?!'s report))|\bcrime commissioner\b|\bO?P?PCC\b|\bgroup\b", re.IGNORECASE
)
_PRECEPT = expression(r"\bprecept\b", re.IGNORECASE)
"""No force sets one."""
_IN_TWO_LANGUAGES = expression(r"\bHeddlu\b.*\bPolice\b")
_PAGE_OF_INSPECTORATE = expression(r"print this document", re.IGNORECASE)
"""What the inspectorate's site puts below the title of what it publishes."""


def _own_name(force: Force, evidence: Evidence) -> str:
    """The force's name as it stands above the title; its full name where it does not."""
    opening = evidence.plain[evidence.body_start : evidence.body_start + _COVER]
    for line in (*evidence.letterhead, evidence.site, *opening.splitlines()):
        named = find_forces(line)
        if is_force(line) and len(named) == 1 and named[0].force_id == force.force_id:
            own = as_written(line[named[0].start : named[0].end])
            return force.name if _IN_TWO_LANGUAGES.search(own) else own
    return force.name


def _of_another_kind(force: Force | None, evidence: Evidence, when: date | None) -> str | None:
    """Who published what no kind covers: minutes, plans, debates, pages of those who stand up for officers."""
    named = (*evidence.letterhead, *evidence.metadata, *filter(is_body, evidence.titles.splitlines()))
    if panel := _PANEL.search("\n".join(named)):
        return as_written(panel["panel"])
    if force and (auditing := _AUDITING.search(evidence.head)):
        return f"{force.name} {auditing['committee'].title().replace(' And ', ' and ')}"
    if _ASSEMBLY.search(evidence.head):
        return "London Assembly"
    if sender := _SENT_IN_BY.search(plain_view("\n".join((evidence.title or "", evidence.lead)))):
        return sender["sender"]
    if is_yearly_account(evidence.title or ""):
        return inspectorate_of(evidence, when)
    if keeper := keeper_of_record(evidence):
        return keeper
    if author := author_of_page(evidence) or _federation(evidence) or author_of(evidence):
        return author
    if host := host_of_page(evidence):
        return host
    if member := next(filter(is_member, evidence.titles.splitlines()), None):
        return member
    own = re.search(r"©[^\n]{0,20}HMIC", evidence.body, re.IGNORECASE) or _OF_INSPECTIONS.search(evidence.titles)
    if own or any(map(_PAGE_OF_INSPECTORATE.fullmatch, evidence.footers)) or speak_of_their_own_work(evidence):
        return inspectorate_of(evidence, when)
    if board := next(filter(_OVERSEES.search, evidence.bodies_above), None):
        if whose := next(filter(None, map(_HOLDS_TO_ACCOUNT.fullmatch, evidence.bodies_above)), None):
            return as_written(whose["whose"])
        return as_written(re.sub(r"(?: -|:) ", " ", board))
    host = host_of_meeting(force, evidence) if tells_of_a_meeting(evidence) else None
    return host or _whose_paper(force, evidence, when) or committee_that_met(evidence)


_OF_INSPECTIONS = expression(
    r"^(?:the )?state of (?:policing|fire and rescue)|^(?:how|who|what|why|when) we (?:inspect|grade|judge)\b|"
    r"^how to (?:read|interpret|understand|use) our (?:\w+ )?(?:grad|judg|report|assess)|"
    r"^(?:20\d\d )?PEEL assessments?(?: 20\d\d\s?[/-]\s?\d+)?$|"
    r"\b(?:HMIC\w*|PEEL|(?:national )?child protection|crime data integrity|polic(?:e|ing)|custody) "
    r"(?:inspections?|assessments?)\b[^\n]{0,40}\b(?:programme|framework|methodology|criteria|aims)\b|"
    r"^letter (?:from|by|of) (?:HM|his majesty's|her majesty's|sir thomas winsor)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""What only the inspectorate writes on, of itself."""


def _whose_paper(force: Force | None, evidence: Evidence, when: date | None) -> str | None:
    """The council, inspectorate, commissioner or force that the letterhead, the title or 'Report of …' names."""
    opening = evidence.plain[evidence.body_start : evidence.body_start + _COVER]
    above = "\n".join((*evidence.bodies_above, *evidence.metadata))
    cover = opening.partition(evidence.lead[:_COVER] or "\n\n\n")[0]
    if council := COUNCIL.search(f"{above}\n{cover}"):
        return council["council"]
    if _BY_INSPECTORATE.search(cover):
        return inspectorate_of(evidence, when)
    if force is None:
        return as_written(evidence.letterhead[0]) if evidence.letterhead else None
    if _PLAN.search(evidence.title or "") and not tells_of_a_meeting(evidence):
        return commissioner_of(force, evidence)
    titles = evidence.titles.splitlines()[:1]
    named_above = (line for line in f"{above}\n{opening}".splitlines() if plain_view(line) not in titles)
    by_its_name = any(is_force(part) for line in named_above for part in re.split(r" [|-] ", line))
    if by_its_name or _OF_CHIEF.search(f"{above}\n{opening}"):
        return _own_name(force, evidence)
    if camp_named_first(evidence.lead) == "commissioner" and not tells_of_a_meeting(evidence):
        return commissioner_of(force, evidence)
    if _ANSWERS_REQUEST.search(evidence.head):
        return _own_name(force, evidence)
    named = "\n".join((above, evidence.title or "", *filter(is_body, opening.splitlines())))
    own = any(map(OFFICE.fullmatch, evidence.letterhead))
    if not own and _MINUTED.search(evidence.head):
        return None  # 'The Commissioner's proposed budget' is what a panel talked about
    decides = _OF_COMMISSIONER.search(named) or _DECIDES.search(evidence.head)
    return commissioner_of(force, evidence) if own or decides else None


_MINUTED = expression(r"^Minutes:$", re.MULTILINE)
_PLAN = expression(r"\bpolice(?:,? fire)? (?:and|&) crime plan\b", re.IGNORECASE)
"""Each commissioner has one, and no force."""
_OVERSEES = expression(r"\b(?:police|constabulary)\b.*\b(?:board|committee)$", re.IGNORECASE)
"""A board or a committee that names the force which it oversees."""
_HOLDS_TO_ACCOUNT = expression(
    r"(?:the )?(?P<whose>(?:office of the )?police(?:,? fire)? (?:and|&) crime commissioner for .{3,60}|"
    r".{3,40} police(?:,? fire)? (?:and|&) crime commissioner)",
    re.IGNORECASE,
)
"""Whose board it is."""
_ANSWERS_REQUEST = expression(
    r"\bfreedom of information\b|\bFOI\b|^(?:home[^\n]*)?\b(?:stats and data|statistics|disclosure log)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""Answers to requests and figures stand on the force's own site."""
_BY_INSPECTORATE = expression(
    r"^HMIC(?:FRS)?$|^By:?\s+[^\n]{0,60}\b(?:HM|(?:His|Her) Majesty's) (?:Chief )?Inspector(?:ate)? of Constabulary\b",
    re.MULTILINE,
)
_COVER = 300
"""Characters."""
_OF_COMMISSIONER = expression(r"\bcrime commissioner\b", re.IGNORECASE)
_DECIDES = expression(
    r"\b(?:PF?CC|crime commissioner)(?:'s)? decision\b|\bdecision (?:record|notice|log)\b|\bI hereby approve\b",
    re.IGNORECASE,
)
"""Forces, panels and councils keep no such records."""
_OF_CHIEF = expression(
    r"^(?:report|foreword|introduction) (?:of|by|from):? (?:the )?(?:(?:temporary|acting|deputy|assistant) )?"
    r"(?:chief constable|commissioner of police)\b|^author: [^\n]*\b(?:police|constabulary)$|"
    r"^(?:the )?chief constable's (?:annual )?report\b|^[^\n]{0,40}\bforce management statement\b",
    re.IGNORECASE | re.MULTILINE,
)


def _federation(evidence: Evidence) -> str | None:
    """The branch of those who stand up for officers, or all of them, where the text begins with it."""
    if re.search(r"^(?:agenda item|minutes)\b", evidence.head, re.IGNORECASE | re.MULTILINE):
        return None
    for zone in ("\n".join(evidence.letterhead), evidence.titles, evidence.lead, evidence.head):
        if branch := _BRANCH.search(zone):
            return branch["branch"]
        if _FEDERATION.search(zone):
            return "Police Federation of England and Wales"
    chair = _CHAIR_OF_BRANCH.search(evidence.head)
    return f"{chair['place']} Police Federation" if chair and _OF_FEDERATION.search(evidence.head) else None


_PANEL = expression(
    r"^(?:(?:minutes of (?:the|a) )?meeting of (?:the )?)?"
    r"(?P<panel>(?-i:[A-Z])[\w, '-]{3,60} (?:police|crime)(?:,? fire)? (?:and|&) (?:police|crime) panel\b|"
    r"police(?:,? fire)? (?:and|&) crime panel for (?:the )?(?-i:[A-Z])[\w, '-]{3,60}$)",
    re.IGNORECASE | re.MULTILINE,
)
_BRANCH = expression(
    r"\b(?P<branch>(?:(?!The\b|\w+'s )[A-Z][\w'-]+ (?:and |& )?){1,4}Police Federation)\b(?! of England)"
)
_CHAIR_OF_BRANCH = expression(
    r"\b(?P<place>(?!The\b)[A-Z][\w'-]+(?: (?:and )?[A-Z][\w'-]+){0,3}) branch (?:[Cc]hair\w*|[Ss]ecretary|members)\b"
)
_OF_FEDERATION = expression(r"\b(?:Police|the) Federation\b")
_FEDERATION = expression(
    r"(?:^|\b(?:says|warns|said|by|from) |[|:\u2013-] )(?:[Tt]he )?(?:Police Federation|PFEW)\b|"
    r"\b(?:Police Federation|PFEW)(?: of England and Wales)?(?: \(PFEW\))?(?:'s)?,? (?:\w+ ){0,2}"
    r"(?:[Cc]hair\w*|secretary|sa(?:ys?|id)|has|have|welcom\w+|warn\w*|respon\w+|calls?|reacts?|members?|branch)\b",
    re.MULTILINE,
)
"""It speaks, and is not spoken of."""
_AUDITING = expression(
    r"^(?:(?:agenda item \d+ )?report (?:to|for) (?:the )?)?"
    r"(?P<committee>(?:joint |independent )*audit,? (?:(?!committee)\w+,? ){0,3}committee)(?: meeting)?(?:$| (?=\d))",
    re.IGNORECASE | re.MULTILINE,
)
_ASSEMBLY = expression(r"^London Assembly$", re.MULTILINE)
"""It questions the Mayor, who is London's commissioner."""
_SENT_IN_BY = expression(
    r"^(?:Written evidence|Memorandum) (?:submitted by|from) (?:the )?(?P<sender>[A-Z][\w' -]{3,60}?)"
    r"(?: for England(?: and Wales)?)?\s*(?:[,.(\n]|$)",
    re.MULTILINE,
)
"""What is sent to a committee of Parliament."""
_REPORT_OF = expression(
    r"^(?:report|paper) (?:of|by|from):? ?(?:the )?(?P<whose>"
    r"office of the police(?:,? fire)? (?:and|&) crime commissioner for [\w&', -]{3,60}|"
    r"(?:(?! to )[\w&' -]){3,40} (?:office of the police(?:,? fire)? (?:and|&) crime commissioner|"
    r"police(?:,? fire)? (?:and|&) crime panel))$",
    re.IGNORECASE | re.MULTILINE,
)
"""'Report of: Office of the …' below the name of the panel that it goes to, or 'Report of the Northshire … Panel'."""
