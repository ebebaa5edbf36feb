"""Who and what a document is about, from the document itself: kind, publisher, title, force, programme, cycle, date.

Belongs here: putting the judgments together. Not here: weighing kinds (`kinds.kind`), forces (`subjects`), programmes
(`programmes`), cycles (`peel_cycles`) or dates (`dates.publication`), or telling who published it (`publishers`).
"""

from __future__ import annotations

from pipelines.documents.document import Block, Identity
from pipelines.documents.identity.bodies.inspectorate import tells_of_an_inspection
from pipelines.documents.identity.citing import cited_by
from pipelines.documents.identity.dates.inspection_years import inspection_year
from pipelines.documents.identity.dates.publication import published
from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.identity.kinds.kind import kind_of
from pipelines.documents.identity.kinds.ways_of_working import tells_how_inspectors_work
from pipelines.documents.identity.peel_cycles import end_of_cycle, peel_cycle, stated_peel_cycle
from pipelines.documents.identity.programmes import PEEL, programme_of
from pipelines.documents.identity.publishers import publisher_of
from pipelines.documents.identity.subjects import force_of, force_of_commissioner
from pipelines.documents.identity.titles.listings import tells_what_became

_TOLD_BY_OTHERS = ("news_article", "force_news", "pcc_response")
"""They speak of much else than inspections, also in the words of one."""


def identify(text: str, plain: str, blocks: tuple[Block, ...], source_name: str) -> Identity:
    """What the document says about itself; None stands where it does not say."""
    evidence = Evidence(text, plain, blocks)
    kind = kind_of(evidence)
    of_none = kind == "regional_report" or (kind == "other" and tells_how_inspectors_work(evidence))
    force = None if of_none else force_of(evidence)
    if force is None and kind in ("pcc_response", "finance_paper"):
        force = force_of_commissioner(evidence)
    of_one = kind not in _TOLD_BY_OTHERS or tells_of_an_inspection(evidence)
    programme = programme_of(evidence, kind, force) if of_one else None
    stated = stated_peel_cycle(evidence) if programme == PEEL else None
    follows_up = kind == "revisit_letter"  # of its own day, however long ago the cycle was
    until = end_of_cycle(stated) if stated and not follows_up else None
    of_a_log = kind == "inspection_page" and tells_what_became(evidence.head, evidence.body)
    when = None if of_a_log else published(evidence, until)
    cycle = (
        peel_cycle(evidence, when, kind)
        if programme == PEEL
        else inspection_year(programme, evidence, when)
        if programme
        else None
    )
    day = when.first if when and when.precision == "day" else None
    return Identity(
        title=cited_by(evidence, kind, programme, cycle[0] if cycle else None, force, day),
        kind=kind,
        publisher=publisher_of(kind, force, evidence, when.last if when else end_of_cycle(cycle[0]) if cycle else None),
        force_id=force.force_id if force else None,
        programme=programme,
        cycle=cycle[0] if cycle else None,
        cycle_basis=cycle[1] if cycle else None,
        published_date=when.first if when else None,
        published_precision=when.precision if when else None,
    )
