"""Constructions of money that goes out: 'put £2m into', 'a £48m scheme'.

Belongs here: investment, budgets and costs told by grammar. Not here: what a year ends with (`outturns`),
money that comes in (`given`, `received`) or is saved (`saved`), or words whose kind depends on what they govern
(`governed`).
"""

from __future__ import annotations

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar.function_words import HAVE
from pipelines.extraction.money.words.patterns import Construction, after_amount, then_amount

_HAVE_BEEN = r"(?:(?:has|have|had|was|were|is|are|will|being|to|already|now|been|be)\s+)*"
_MOVED = r"(?:put|gone|ploughed|poured|pumped|channelled|directed|redirected|diverted|switched|moved|shifted|committed)"
_THAT_SOMEONE = r"(?:that|which)\s+(?:the\s+|its\s+|our\s+)?(?:[\w']+\s+){0,4}?(?:has|have|had|will)"
_SOMEONE = r"(?:I|we|they|he|she|it|the\s+(?:force|constabulary|commissioner|chief\s+constable))"
"""'The £3m I put into the contact centre'."""

_NO_RESERVE = (
    r"(?!\s+(?:the|its|our|their|an?|one|another)\s+(?:[\w-]+\s+){0,4}?(?:reserves?|balances)\b)"
    r"(?!\s+(?:the\s+)?(?:next|following|later|coming|(?:19|20)\d\d))"
)
"""'Put £1m into the pensions reserve', 'moved to next year': kept, and not spent."""

SPENT = (
    # 'the £2m growth in call handling that we agreed': what a budget gives a service more
    Construction(
        "investment",
        "outflow",
        behind=after_amount(
            r"(?:(?:a\s+year\s+)?of\s+)?(?P<word>growth)\s+(?:in|for)\s+(?:(?!demand\b|costs?\b|funding\b|grants?\b|income\b|reserves?\b)[\w'-]+\s+){1,4}?"
            rf"(?:(?:which|that)\s+)?(?:I|we|he|she|they|the\s+[\w-]+)\s+(?:{HAVE}\s+)?(?:agreed|approved|funded)\b"
        ),
    ),
    # 'the budget includes growth of £1.7m for digital forensics'
    Construction(
        "investment",
        "outflow",
        then_amount(r"(?P<word>growth)\s+of"),
        after_amount(
            rf"(?:a\s+year\s+)?(?:for|in)\s+(?!(?:the\s+)?{YEAR}|demand\b|costs?\b|funding\b|grants?\b|income\b)"
        ),
        is_verb=False,
    ),
    # 'Unison claims that £5m has gone on consultants'
    Construction("cost", "outflow", behind=after_amount(rf"{_HAVE_BEEN}(?P<word>gone|goes|went)\s+on\b")),
    # 'put £5.1m of this into investigation', '£1.4m has been put into the contact centre'
    Construction(
        "investment",
        "outflow",
        then_amount(rf"(?P<word>{_MOVED})"),
        after_amount(rf"[^.;£]{{0,35}}?\b(?:in|into|towards?|to)\b{_NO_RESERVE}"),
    ),
    Construction(
        "investment",
        "outflow",
        then_amount(r"(?P<word>putting|puts)"),
        after_amount(rf"[^.;£]{{0,35}}?\b(?:in|into)\b{_NO_RESERVE}"),
    ),
    Construction(
        "investment",
        "outflow",
        behind=after_amount(
            rf"(?:{_THAT_SOMEONE}\s+|{_SOMEONE}\s+)?{_HAVE_BEEN}(?P<word>{_MOVED}\s+(?:in)?to(?:wards)?)\b{_NO_RESERVE}"
        ),
    ),
    # 'the force has since approved £1.3m for equipment'
    Construction(
        "investment",
        "outflow",
        then_amount(
            r"(?:(?:force|constabulary|it|they|we|I)(?:'ve|'s)?\s+(?:(?:has|have|had|since|also|now|already|recently)\s+)*(?P<word>approved|signed\s+off|agreed|allocated|committed|authorised)|"
            r"(?:commissioner|PF?CC|mayor|he|she)(?:'s)?\s+(?:(?:has|have|had|since|also|now|already|recently)\s+)*(?P<gives>approved|signed\s+off|agreed|committed|authorised))"
        ),
        after_amount(
            rf"(?:(?:a|per)\s+year,?\s+)?(?:(?:from|over|in)\s+[^,;.£]{{3,25}}?,?\s+)?(?:for|to|towards)\b(?!\s+(?:the\s+)?{YEAR})"
        ),
    ),
    # 'I have allocated £900,000 to tackle rural crime', 'the budget sets aside £1.2m for detectives'
    Construction(
        "investment",
        "outflow",
        then_amount(
            r"(?:(?:I|we)(?:'ve|\s+have|\s+am|\s+are)?\s+(?:also\s+|now\s+)?(?P<word>allocated|allocating|committed|committing)|"
            r"budget\s+(?:also\s+)?(?P<sets>allocates?|sets?\s+aside|includes?|contains?|earmarks?|makes\s+provision\s+for|provides?|gives?|funds?))"
        ),
        after_amount(
            rf"(?:more\s+|extra\s+)?(?:from\s+[^,;.£]{{3,40}}?\s+)?(?:for|to|towards)\b(?!\s+(?:the\s+)?(?:{YEAR}|force|constabulary|police))"
        ),
    ),
    # 'it has bought 400 laptops for £520,000', 'two officers were taken on for £148,000'
    Construction(
        "cost",
        "outflow",
        then_amount(
            r"(?P<word>(?:bought|purchased|acquired|procured|hired|recruited|taken\s+on)(?:\s+[^.;£]{3,50}?)?\s+for)"
        ),
    ),
    # 'he has pledged £1m to reopen front counters'
    Construction(
        "investment",
        "outflow",
        then_amount(
            r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\s+\w+|he|she|commissioner|PCC|force)\s+(?:(?:has|have|had|also)\s+)*(?P<word>pledged|promised|committed)"
        ),
        after_amount(rf"(?:to|for|towards)\b(?!\s+(?:the\s+)?(?:force|constabulary|police|{YEAR}))"),
    ),
    # 'it has put £1.9m aside for a new system'
    Construction(
        "investment", "outflow", then_amount(r"(?P<word>puts?|putting|sets?|setting)"), after_amount(r"aside\b")
    ),
    # 'a new custody suite is planned, with a budget of £18.5m'
    Construction(
        "investment",
        "outflow",
        then_amount(
            r"\b(?:suite|stations?|building|headquarters|centre|hub|base|college|scheme|project|refurbishment|redevelopment)\b[^.;£]{0,60}?,?\s+(?:with|has|had)\s+"
            r"(?:an?|its)\s+(?:(?:approved|total|agreed|estimated|overall)\s+)?(?P<word>budget)\s+of"
        ),
        is_verb=False,
    ),
    # 'of this, £750,000 goes to neighbourhood policing'
    Construction(
        "investment",
        "outflow",
        behind=after_amount(
            r"(?:a\s+year\s+)?(?:(?:will|would|should|is\s+to|are\s+to)\s+)?(?P<word>go(?:es)?|went)\s+(?:in)?to(?:wards?)?\b"
        ),
    ),
    # 'a £48m scheme'
    Construction(
        "investment",
        "outflow",
        Quick(
            r"\b(?P<word>(?:an?|the|its|our|their|this|\w+'s)\s+(?:(?:new|further|planned|proposed|major|whole|purpose-built)\s+)*)$",
        ),
        after_amount(
            r"(?:(?!savings?\b|efficiency\b|cuts?\b|change\b|grants?\b)[\w-]+\s+){0,4}(?:scheme|project|redevelopment|refurbishment|"
            r"programme\s+(?:to|of)\s+(?:replac|build|rebuild|upgrad|refurbish|renew|moderni[sz]|renovat|repair|buy|extend|equip)\w*|"
            r"rebuild|extension|upgrade|replacement|building|station|headquarters|complex|facility|suite|(?:police|custody|control|training|phone|telephone|computer|"
            r"IT)\s+(?:station|suite|block|unit|room|centre|college|system|base)|hub)\b"
        ),
        is_verb=False,
    ),
    # 'it has ring-fenced £2m for'
    Construction(
        "investment",
        "outflow",
        then_amount(r"(?P<word>earmark(?:ed|s|ing)|ring-?fenc(?:ed|es|ing)|sett(?:ing)\s+aside)"),
        after_amount(r"(?:(?:a|per|each)\s+year\s+)?(?:(?:in|over|during|across)\s+[^,;.£]{3,30}?\s+)?(?:for|to)\b"),
    ),
    # '£1.2m a year has been set aside for call handling'
    Construction(
        "investment",
        "outflow",
        behind=after_amount(
            r"(?:(?:a|per|each)\s+year\s+)?(?:(?:that|which)\s+)?(?:has|have|had|was|were|is|are|will|would)\s+(?:(?:now|also|already|been|be)\s+)*"
            r"(?P<word>(?:earmarked|(?<!\bis\s)(?<!\bare\s)ring-?fenced|set\s+aside))\s+(?:for|to)\b"
        ),
    ),
    # 'the constabulary runs on £144m a year'
    Construction(
        "budget",
        "outflow",
        then_amount(r"(?:force|constabulary|service|police|which|that|it|we)\s+(?P<word>(?:runs?|ran|operates?)\s+on)"),
    ),
    # 'has £190m to spend'
    Construction(
        "budget",
        "outflow",
        then_amount(r"(?:has|have|had|with)"),
        after_amount(r"(?:(?:a|per|each)\s+year\s+)?(?P<word>to\s+spend)\b"),
        is_verb=False,
    ),
)
