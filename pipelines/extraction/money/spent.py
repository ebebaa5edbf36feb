"""Constructions of money that goes out, is saved or is missed: 'put £2m into', 'take £4m out of', '£640k over'.

Belongs here: investment, budgets, savings, gaps, over- and underspending told by grammar. Not here: money that comes in
(`received`), or words whose kind depends on what they govern (`governed`).
"""

from __future__ import annotations

import re

from pipelines.extraction.money.patterns import Construction, after_amount, then_amount

_HAVE_BEEN = r"(?:(?:has|have|had|was|were|is|are|will|being|to|already|now|been|be)\s+)*"
_HELPED = r"(?:should|will|would|could|may|might|can|has|have|had|was|were|is|are|to|then|also|now|already|therefore)"
_MOVED = r"(?:put|gone|ploughed|poured|pumped|channelled|directed|committed)"
_THAT_SOMEONE = r"(?:that|which)\s+(?:the\s+|its\s+|our\s+)?(?:[\w']+\s+){0,4}?(?:has|have|had|will)"
_SOMEONE = r"(?:I|we|they|he|she|it|the\s+(?:force|constabulary|commissioner|chief\s+constable))"
"""'The £3m I put into the contact centre'."""
_CLOSES = r"(?=\s*(?:[.,;:)]|$|(?:at|by)\s+(?:the\s+)?year|(?:for|in)\s+the\s+(?:year|first|last)\b))"

SPENT = (
    # 'put £5.1m of this into investigation', '£1.4m has been put into the contact centre'
    Construction(
        "investment",
        "outflow",
        then_amount(rf"(?P<word>{_MOVED})"),
        after_amount(r"[^.;£]{0,35}?\b(?:in|into|towards?|to)\b"),
    ),
    Construction(
        "investment", "outflow", then_amount(r"(?P<word>putting|puts)"), after_amount(r"[^.;£]{0,35}?\b(?:in|into)\b")
    ),
    Construction(
        "investment",
        "outflow",
        behind=after_amount(
            rf"(?:{_THAT_SOMEONE}\s+|{_SOMEONE}\s+)?{_HAVE_BEEN}(?P<word>{_MOVED}\s+(?:in)?to(?:wards)?)\b"
        ),
    ),
    # 'the force has since approved £1.3m for equipment'
    Construction(
        "investment",
        "outflow",
        then_amount(
            r"(?:force|constabulary|it|they|we)\s+(?:(?:has|have|had|since|also|now|already|recently)\s+)*"
            r"(?P<word>approved|signed\s+off|agreed|allocated|committed|authorised)"
        ),
        after_amount(r"(?:for|to|towards)\b(?!\s+(?:the\s+)?(?:19|20)\d\d)"),
    ),
    # 'I have allocated £900,000 to tackle rural crime', 'the budget sets aside £1.2m for detectives'
    Construction(
        "investment",
        "outflow",
        then_amount(
            r"(?:(?:I|we)(?:'ve|\s+have|\s+am|\s+are)?\s+(?:also\s+|now\s+)?(?P<word>allocated|allocating|committed|committing)|"
            r"budget\s+(?:also\s+)?(?P<sets>allocates?|sets?\s+aside|includes?|contains?|earmarks?|makes\s+provision\s+for))"
        ),
        after_amount(
            r"(?:more\s+|extra\s+)?(?:for|to|towards)\b(?!\s+(?:the\s+)?(?:(?:19|20)\d\d|force|constabulary|police))"
        ),
    ),
    # '£2m a year to be allocated to this area'
    Construction(
        "investment",
        "outflow",
        behind=after_amount(
            r"(?:(?:a|per)\s+year\s+)?(?:(?:is|was|has|have|been|will|to|be)\s+)+(?P<word>allocated)\s+(?:to|for)\b"
            r"(?!\s+(?:the\s+)?(?:force|constabulary|police|commissioner))"
        ),
    ),
    # 'its budget has been reduced by £31m'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"budgets?\s+(?:(?:has|have|had|was|were|is|are|will|being|be|been|to|already|now)\s+)+(?P<word>reduced|cut|trimmed|slashed)\s+by"
        ),
    ),
    # 'some £2.9m will go on mobile technology'
    Construction(
        "investment",
        "outflow",
        behind=after_amount(
            r"(?:a\s+year\s+)?(?:will|would|is\s+to|are\s+to)\s+(?P<word>go|be\s+put)\s+(?:on|towards?|into)\b"
        ),
    ),
    # '£2.3m will be carried forward'
    Construction(
        "underspend",
        "inflow",
        re.compile(r"^(?!.*\b(?:remaining|rest|balance|other)\b)", re.IGNORECASE),
        after_amount(
            r"(?:(?:will|would|has|have|had|is|are|was|were|to|also|now|be|been)\s+)+(?P<word>(?:carried|rolled)\s+(?:forward|over))\b"
        ),
    ),
    # 'it is £23.8m below the revised budget'
    Construction(
        "underspend",
        "inflow",
        behind=after_amount(
            r"(?P<word>(?:below|under|less\s+than)\s+(?:the|its|their|our)\s+(?:\w+\s+){0,2}?budget)\b"
        ),
        is_verb=False,
    ),
    Construction(
        "overspend",
        "outflow",
        behind=after_amount(
            r"(?P<word>(?:above|over|more\s+than|in\s+excess\s+of)\s+(?:the|its|their|our)\s+(?:\w+\s+){0,2}?budget)\b"
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
        re.compile(
            r"\b(?P<word>(?:an?|the|its|our|their|this)\s+(?:(?:new|further|planned|proposed|major|whole|purpose-built)\s+)*)$",
            re.IGNORECASE,
        ),
        after_amount(
            r"(?:(?!savings?\b|efficiency\b|cuts?\b|change\b|grants?\b)[\w-]+\s+){0,4}(?:scheme|project|redevelopment|refurbishment|"
            r"programme\s+(?:to|of)\s+(?:replac|build|rebuild|upgrad|refurbish|renew|moderni[sz]|renovat|repair|buy|extend|equip)\w*|"
            r"rebuild|extension|upgrade|replacement|building|headquarters|complex|facility|suite|(?:police|custody|control|training|phone|telephone|computer|"
            r"IT)\s+(?:station|suite|block|unit|room|centre|college|system|base)|hub)\b"
        ),
        is_verb=False,
    ),
    # 'it has ring-fenced £2m for'
    Construction(
        "investment", "outflow", then_amount(r"(?P<word>earmarked|ring-?fenced)"), after_amount(r"(?:for|to)\b")
    ),
    # '£1.2m a year has been set aside for call handling'
    Construction(
        "investment",
        "outflow",
        behind=after_amount(
            r"(?:(?:a|per|each)\s+year\s+)?(?:has|have|had|was|were|is|are|will|would)\s+(?:(?:now|also|already|been|be)\s+)*"
            r"(?P<word>(?:earmarked|ring-?fenced|set\s+aside))\s+(?:for|to)\b"
        ),
    ),
    # 'has £190m to spend'
    Construction(
        "budget",
        "outflow",
        then_amount(r"(?:has|have|had|with)"),
        after_amount(r"(?:(?:a|per|each)\s+year\s+)?(?P<word>to\s+spend)\b"),
        is_verb=False,
    ),
    # 'it has plans for £5m of this'
    Construction(
        "saving",
        "inflow",
        then_amount(r"(?P<word>plan(?:s|ned)?\s+(?:(?:are\s+)?in\s+place\s+)?for)(?:\s+all\s+but)?"),
        after_amount(r"of\s+(?:this|it|them|that|these|those|the)\b"),
    ),
    # 'options for £3m are being worked up', 'proposals worth £3m': what a gap calls for
    Construction(
        "saving",
        "inflow",
        then_amount(r"(?P<word>(?:options|proposals|ideas|schemes)\s+(?:for|worth))"),
        after_amount(r"(?:are|is|have|has|were|will|would|could|that|which|remain)\b"),
        is_verb=False,
    ),
    # 'spending will exceed the budget by £2.8m'
    Construction(
        "overspend",
        "outflow",
        then_amount(
            r"(?P<word>(?:exceed(?:s|ed|ing)?|blew|blown|bust(?:ed)?|overshot|overran|breached|broke)\s+(?:the|its|their|our|that)\s+(?:\w+\s+)?"
            r"budgets?\s+by)"
        ),
    ),
    # 'it has cut the cost of uniforms by £210,000'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"(?P<word>(?:cut|cutting|cuts|reduc\w+'?|lower\w*|slash\w*|trim\w*|shr[aiu]nk|shrinking|br(?:ing|ought)\s+down)\s+(?:[\w'-]+\s+){0,4}?"
            r"(?:costs?|spending|bills?|expenditure|overtime|budgets?)(?:\s+(?:of|on|for|in)\s+(?:[\w'-]+\s+){0,4}?[\w'-]+)?\s+by)"
        ),
    ),
    # 'running costs should then fall by £350,000'
    Construction(
        "saving",
        "inflow",
        then_amount(
            rf"(?:costs?|spending|bills?|expenditure|overtime)\s+(?:(?:on|of|for)\s+(?:[\w'-]+\s+){{1,3}}?)?(?:{_HELPED}\s+)*"
            r"(?P<word>f[ae]ll(?:s|en|ing)?|drop(?:s|ped)?|(?:be\s+|been\s+)?(?:reduced|cut|lowered|trimmed)|c[ao]me\s+down|go(?:ne)?\s+down|went\s+down)\s+by"
        ),
    ),
    # 'take £15m out of its running costs', 'stripped £4m from the budget'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"(?P<word>takes?|took|taken|taking|cut|cutting|strip(?:s|ped|ping)?|remov(?:es?|ed|ing)|trim(?:s|med|ming)?|"
            r"shav(?:e|ed|ing)|slash(?:es|ed|ing)?|ax(?:e|es|ed|ing)|chop(?:s|ped|ping)?|knock(?:s|ed|ing)?|wip(?:e|es|ed|ing))"
        ),
        after_amount(
            r"(?:a\s+year\s+)?(?:out\s+of|from|off)\s+(?:(?:the|its|their|our|his|her|that|running|operating|annual)\s+)*(?:\w+\s+){0,2}?"
            r"(?:costs?|budgets?|spending|expenditure|pay\s*bill|wage\s+bill|bills?|overheads|spend|base)\b"
        ),
    ),
    # 'spending will outstrip income by £13m'
    Construction(
        "deficit",
        "outflow",
        then_amount(
            r"(?P<word>(?:spending|costs?|expenditure|demand|outgoings)\b[^.;£]{0,30}?\b(?:exceed|outstrip|outpace|outrun|overtak|outweigh)\w*\s+"
            r"(?:its\s+|the\s+|their\s+|our\s+)?(?:\w+\s+){0,2}?(?:income|funding|resources|grants?|revenues?|money)\b(?:\s+available)?\s+by)"
        ),
    ),
    # 'plans to close £24.5m of it'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"(?P<word>clos(?:e|es|ed|ing)|bridg(?:e|es|ed|ing)|fill(?:s|ed|ing)?|plug(?:s|ged|ging)?|cover(?:s|ed|ing)?)"
        ),
        after_amount(r"of\s+(?:this|it|them|that|these|those|the\s+(?:\w+\s+)?(?:gap|deficit|shortfall|hole))\b"),
    ),
    # 'it left the force £4m short'
    Construction(
        "deficit", "outflow", behind=after_amount(r"(?:a\s+year\s+)?(?P<word>short)(?=\s*(?:[.,;)]|$))"), is_verb=False
    ),
    # 'it will finish the year £750,000 in the red'
    Construction("deficit", "outflow", behind=after_amount(r"(?P<word>in\s+the\s+red)\b"), is_verb=False),
    Construction("underspend", "inflow", behind=after_amount(r"(?P<word>in\s+the\s+black)\b"), is_verb=False),
    # '£15m would have to go'
    Construction(
        "saving", "inflow", behind=after_amount(r"(?P<word>(?:must|(?:will|would|has|have)\s+(?:have\s+)?to)\s+go)\b")
    ),
    # 'costs of £1.2m have been avoided'
    Construction(
        "saving",
        "inflow",
        behind=after_amount(
            r"(?:a\s+year\s+)?(?:(?:has|have|had|was|were|is|are|will|can|could)\s+)+(?:be\s+|been\s+)?(?P<word>avoided)\b"
        ),
    ),
    # 'we've taken £40m out since 2010', 'the £35m that has already gone'
    Construction(
        "saving",
        "inflow",
        then_amount(r"(?P<word>takes?|took|taken|taking|strip(?:s|ped|ping)?)"),
        after_amount(
            r"(?:a\s+year\s+)?out(?=\s*(?:[.,;)]|$|since\b|over\b|in\b|by\b|so\s+far\b|already\b|between\b|during\b))"
        ),
    ),
    Construction(
        "saving",
        "inflow",
        behind=after_amount(r"(?:that|which)\s+(?P<word>(?:has|have|had)\s+(?:already\s+|now\s+)?gone)\b"),
    ),
    # '£6.6m came from letting posts lie vacant'
    Construction(
        "saving",
        "inflow",
        behind=after_amount(
            r"(?:(?:has|have|had|will|would|is\s+to|should)\s+)?(?P<word>c[ao]mes?)\s+from\s+(?:not\s+)?(?!sell|rais|borrow|charg|"
            r"rent|leas|hir|dispos|draw|us|tax|bidd|invest|be)[a-z]+ing\b"
        ),
    ),
    # 'overtime came in £640k over', '£1.9m under at year end', '£1.3m unspent'
    Construction("overspend", "outflow", behind=after_amount(rf"(?P<word>over){_CLOSES}"), is_verb=False),
    Construction("underspend", "inflow", behind=after_amount(rf"(?P<word>under){_CLOSES}"), is_verb=False),
    Construction(
        "underspend", "inflow", behind=after_amount(r"(?P<word>unspent|left\s+over|to\s+spare)\b"), is_verb=False
    ),
    # '£3.1m still to be identified'
    Construction(
        "saving",
        "inflow",
        behind=after_amount(
            r"(?:(?:has|have|had|is|are|was)\s+)?(?P<word>(?:still|left|yet)\s+to\s+(?:be\s+)?(?:found|find|identified|identify|saved|save))\b"
        ),
    ),
)
