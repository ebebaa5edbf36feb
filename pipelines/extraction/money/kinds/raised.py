"""Constructions of money that is raised: council tax, what is charged or sold, borrowing.

Belongs here: precept, income and borrowing told by grammar. Not here: reserves (`reserved`), money that is given
(`given`, `received`), goes out (`spent`), is saved or missed (`saved`), or the words of the vocabulary
(`words.kinds_named`).
"""

from __future__ import annotations

from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.money.words.patterns import Construction, after_amount, then_amount
from pipelines.extraction.records import MoneyKind

_SOURCES: tuple[tuple[MoneyKind, str], ...] = (
    ("borrowing", r"(?:borrowing|loans?)"),
    ("reserve", r"(?:reserves|balances)"),
    ("funding", r"(?:grants?)"),
)
"""What pays for something is where the money comes from, and no cost."""

RAISED = (
    # 'policing will cost £22.50 more per household'
    Construction(
        "precept",
        "inflow",
        Quick(r"\b(?:rise|rises|increase|increases|go(?:es)?\s+up|up|pay|costs?|more|extra|hike)\b[^;.£]*$"),
        after_amount(
            r"(?:(?:more|extra)\s+)?(?:(?:a|per|each)\s+year\s+)?(?P<word>(?:per|for\s+(?:each|every|the\s+average|an\s+average|a\s+typical))\s+(?:average\s+|typical\s+)?(?:household|home))\b"
        ),
        is_verb=False,
    ),
    # 'the £10 increase', of council tax if that was spoken of
    Construction(
        "precept",
        "inflow",
        Quick(r"\b(?:the|an?|this|that|his|her|my|our|full|maximum|proposed)\s+$"),
        after_amount(r"(?P<word>increase|rise)\b(?!\s+(?:in|of|on|to|for)\s)"),
        is_verb=False,
    ),
    # 'the rise would take the average charge to £265'
    Construction(
        "precept",
        "inflow",
        then_amount(
            r"(?P<word>(?:tak(?:e|es|ing)|bring(?:s|ing)?|push(?:es|ing)?|rais(?:e|es|ing)|lift(?:s|ing)?)\s+(?:the|an?|its|that)\s+(?:[\w-]+\s+){0,2}?(?:charge|bill|levy|precept)\s+"
            r"(?:(?:for|on)\s+[^,;.£]{3,40}?\s+)?(?:up\s+)?to)"
        ),
        is_verb=False,
    ),
    # 'an increase of £10', of council tax if that was spoken of
    Construction(
        "precept",
        "inflow",
        then_amount(
            r"(?:an?|the|this|that|his|her)\s+(?:(?:maximum|full|proposed|further|smaller|larger|lower|higher)\s+)?(?P<word>increase|rise)\s+of"
        ),
        is_verb=False,
    ),
    # 'borrowing will pay for £33m', 'reserves covered £2m of it'
    *(
        Construction(
            kind,
            "inflow",
            then_amount(
                rf"(?P<word>{source}\s+(?:(?:will|would|is|are|was|were|has|have|had|to|also)\s+)*(?:pays?|paid|fund(?:s|ed)?|"
                r"financ(?:e|es|ed)|meets?|met|cover(?:s|ed)?|suppl(?:y|ies|ied)|provides?|provided)(?:\s+for)?)"
            ),
            is_verb=False,
        )
        for kind, source in _SOURCES
    ),
    # 'the old headquarters fetched £3.4m at auction'
    Construction(
        "income", "inflow", then_amount(r"(?P<word>fetch(?:es|ed|ing)?|sold\s+(?:for|at|to\s+[^.;£]{3,40}?\s+for))")
    ),
    # 'it means to sell 30 buildings for £28m'
    Construction(
        "income",
        "inflow",
        then_amount(r"(?P<word>(?:sell(?:s|ing)?|sold|dispos(?:e|es|ed|ing)\s+of)\s+[^.;£]{3,40}?\s+for)"),
    ),
    # 'it recovered £640,000 of these costs'
    Construction(
        "income",
        "inflow",
        then_amount(r"(?P<word>recover(?:s|ed|ing)?|claw(?:s|ed|ing)?\s+back|got\s+back)"),
        after_amount(
            r"(?:a\s+year\s+)?(?:of\s+(?:this|these|it|them|that|its|the)\b|from\s+(?:(?:the|its|a)\s+)?(?:organisers|promoters|clubs|other|contractors?|suppliers?|insurers?)|in\s+costs)"
        ),
    ),
    # 'it earned £1.1m from its training college', 'it expects to earn £2m'
    Construction(
        "income",
        "inflow",
        then_amount(
            r"(?:force|constabulary|commissioner|it|we|they)\s+(?:(?:also|now|will|would|could|should|can|has|have|is\s+to|\w+s\s+to)\s+)*(?P<word>earn(?:s|ed)?)"
        ),
    ),
    # '£2m came from selling the old station'
    Construction(
        "income",
        "inflow",
        behind=after_amount(
            r"(?:(?:has|have|had|will|would|is\s+to|should)\s+)?(?P<word>c[ao]mes?)\s+from\s+(?:sell|dispos|charg|rent|leas|hir)[a-z]*ing\b"
        ),
    ),
    # 'council tax bills could go up by £14'
    Construction(
        "precept",
        "inflow",
        then_amount(
            r"(?P<word>bills?\s+(?:(?:could|will|would|may|might|should|must|to|are|is|set|likely)\s+)+(?:go\s+up|rise|increase))\s+by"
        ),
        is_verb=False,
    ),
    # 'an increase of £10 for a Band D property'
    Construction(
        "precept",
        "inflow",
        behind=after_amount(
            r"(?:(?:a|per|each)\s+year\s+)?(?:for|on)\s+(?P<word>(?:an?|each|every|the)\s+(?:average\s+|typical\s+)?band\s+[a-h]\s+(?:home|household|property|house|dwelling))\b"
        ),
        is_verb=False,
    ),
    # 'I shall ask for an extra £13 a year'
    Construction(
        "precept",
        "inflow",
        then_amount(r"\b(?P<word>ask(?:s|ed|ing)?(?:\s+\w+){0,3}?\s+for)"),
        after_amount(r"(?:more\s+)?(?:a|per|each)\s+year\b"),
        is_verb=False,
    ),
    # '£41m of which will be financed from borrowing'
    *(
        Construction(
            kind,
            "inflow",
            behind=after_amount(
                r"of\s+(?:which|this|it|that|these)\s+(?:(?:will|would|is|are|was|were|to|be|being|has|have|been)\s+)+(?:financed|funded|met|paid(?:\s+for)?|covered)\s+(?:by|from|through|out\s+of)\s+"
                rf"(?:[\w-]+\s+){{0,2}}?(?P<word>{source})\b"
            ),
        )
        for kind, source in _SOURCES
    ),
)
