"""Constructions of money that is raised: council tax, what is charged or sold, borrowing.

Belongs here: precept, income and borrowing told by grammar. Not here: reserves (`reserved`), money that is given
(`given`, `received`), goes out (`spent`), is saved or missed (`saved`), or the words of the vocabulary (`words`).
"""

from __future__ import annotations

from pipelines.extraction.grammar.function_words import THE_FORCE
from pipelines.extraction.grammar.hedges import HEDGED_NOUN
from pipelines.extraction.grammar.phrases import Quick
from pipelines.extraction.money.patterns import Construction, after_amount, then_amount
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
    # 'for most households the burden would be an increase of less than £24 a year'
    Construction(
        "precept",
        "inflow",
        Quick(
            r"\b(?:households?|families|householders?|homes?|homeowners?|residents?|taxpayers?|propert(?:y|ies)|bands?\s+[a-h])\b[^;£]{0,160}"
            rf"\b(?P<word>(?:increases?|rises?|extra|additional|more)(?:\s+of)?)\s+{HEDGED_NOUN}$",
        ),
        after_amount(r"(?:more\s+)?(?:a|per|each|every)\s+year\b"),
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
    # 'a 7 percent increase (£16 a year)', 'options for the rise – £19 a year', of council tax if that was spoken of
    Construction(
        "precept",
        "inflow",
        Quick(r"(?P<word>increases?|rises?)\s*(?:\(|\s[–-]|:)\s*$"),
        after_amount(r"(?:(?:a|per|each)\s+(?:year|annum|month|week)|for\s+(?:a|an|the\s+average)\s)"),
        is_verb=False,
    ),
    # 'he was able to keep the rise to £8', of council tax if that was spoken of
    Construction(
        "precept",
        "inflow",
        then_amount(
            r"(?:keep(?:ing)?|kept|limit(?:ed|ing)?|hold(?:ing)?|held|restrict(?:ed|ing)?)\s+(?:the|his|her|its|that)\s+(?P<word>increase|rise)\s+(?:to|at)"
        ),
        is_verb=False,
    ),
    # 'the maximum rise is £13', of council tax if that was spoken of
    Construction(
        "precept",
        "inflow",
        then_amount(
            r"\b(?:the|this|that|our|an?)\s+(?:(?:maximum|proposed|average|annual|total|biggest|largest|highest)\s+)+(?P<word>increase|rise)"
            r"(?:\s+(?:allowed|permitted|possible|proposed|allowable))?\s+(?:is|was|would\s+be|will\s+be|has\s+been|remains)(?:\s+(?:set|capped|limited)\s+(?:at|to))?"
        ),
        is_verb=False,
    ),
    # 'the rise will provide an extra £0.6m', which is council tax if that was spoken of
    Construction(
        "income",
        "inflow",
        then_amount(
            r"(?:the|this|that|his|her|an?)\s+(?:[\w.%-]+\s+){0,3}?(?:increase|rise)\s+(?:(?:will|would|should|could|also)\s+)*"
            r"(?P<word>provides?|gives?|delivers?|releases?|secures?|adds?)\s+(?:(?:the\s+force|police|policing|us|him|her)\s+)?"
            r"(?:(?:an?|with)\s+)*(?:extra|additional|further|another)?"
        ),
    ),
    # 'the force made £1.3m from speed awareness courses'
    Construction(
        "income",
        "inflow",
        then_amount(
            r"(?:force|constabulary|police|commissioner|it|we|they)\s+(?:(?:has|have|had|also|now)\s+)*(?P<word>ma(?:de|kes?)|rais(?:es?|ed))"
        ),
        after_amount(
            r"(?:(?:a|last|this)\s+year\s+)?(?:from|by\s+(?:selling|renting|leasing|charging|hiring))\s+(?!saving|cut|efficienc|reserve|council|the\s+precept)"
        ),
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
    # 'it charges promoters £1.3m a year'
    Construction(
        "income",
        "inflow",
        then_amount(
            r"(?P<word>charg(?:es?|ed|ing)\s+(?:(?:the|its|other|event)\s+)*(?!(?:is|was|has|does)\b)[a-z]+s(?:\s+and\s+[a-z]+s)?)"
        ),
    ),
    # 'the £2m or more that the old site ought to fetch'
    Construction(
        "income",
        "inflow",
        behind=after_amount(
            r"(?:or\s+(?:so|more)\s+)?(?:(?:that|which)\s+)?(?:the|its|our|their|these|those)\s+[^.;£]{3,40}?\b(?P<word>fetch(?:es|ed)?)\b"
        ),
    ),
    # 'the old headquarters fetched £3.4m at auction'
    Construction(
        "income", "inflow", then_amount(r"(?P<word>fetch(?:es|ed|ing)?|sold\s+(?:for|at|to\s+[^.;£]{3,40}?\s+for))")
    ),
    # 'the sale of its training centre, which could realise £4m'
    Construction(
        "income",
        "inflow",
        then_amount(
            r"\b(?:sales?|disposals?|sell(?:s|ing)?|auction)\b[^.;£]{0,80}?\b(?P<word>reali[sz](?:e|es|ed|ing)|releas(?:e|es|ed|ing)|net(?:s|ted|ting)?|(?:bring|brings|brought|bringing)\s+in)"
        ),
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
    # 'money taken from criminals brought the force £300,000'
    Construction(
        "income",
        "inflow",
        then_amount(rf"(?P<word>(?:brought|earned|netted|made)\s+(?:it|us|{THE_FORCE}))"),
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
    # 'it collects £900,000 a year in charges for events'
    Construction(
        "income",
        "inflow",
        then_amount(r"(?P<word>collect(?:s|ed|ing)?|tak(?:es?|ing)|took|earn(?:s|ed)?|receiv(?:es?|ed)|ma(?:kes?|de))"),
        after_amount(
            r"(?:(?:a|per|each|last|this)\s+year\s+)?(?:(?:in|from|through)\s+(?:charges|fees|rents?|fines|sales|royalties|course\s+fees|sponsorship)|for\s+(?:work|repairs|servicing|training|hiring|letting)\s+(?:on|to|for|out|other|others)?)\b"
        ),
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
