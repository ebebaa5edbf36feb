"""Constructions of money that is saved or is missed: 'take £4m out of', '£31m came from cuts', 'left it £4m short'.

Belongs here: savings, gaps and grants that are lost, told by grammar. Not here: money that goes out (`spent`) or comes
in (`given`, `received`), or words whose kind depends on what they govern (`governed`).
"""

from __future__ import annotations

from pipelines.extraction.grammar.function_words import HAVE, THEIR
from pipelines.extraction.grammar.phrases import Quick
from pipelines.extraction.money.patterns import Construction, after_amount, then_amount

_HELPED = r"(?:should|will|would|could|may|might|can|has|have|had|was|were|is|are|to|then|also|now|already|therefore)"

SAVED = (
    # 'we have lost £31m from our budget'
    Construction(
        "saving",
        "inflow",
        then_amount(r"(?P<word>lost|losing)"),
        after_amount(rf"(?:from|off|out\s+of)\s+{THEIR}\s+(?:[\w-]+\s+)?budgets?\b"),
    ),
    # 'it has lost £12m in real terms': of its budget
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"(?:force|constabulary|police|service|it|we|they|which|that|budget)\s+(?:(?:has|have|had|already|now)\s+)*(?P<word>lost)"
        ),
        after_amount(r"in\s+real\s+terms\b"),
    ),
    # 'under the new formula the force would lose as much as £27m'
    Construction(
        "funding",
        "outflow",
        then_amount(r"(?:formula|settlement)\b[^;£]{0,80}\b(?P<word>los(?:e|es|ing)|lost|gains?)"),
    ),
    # 'it stands to lose £3m'
    Construction(
        "funding",
        "outflow",
        then_amount(r"(?P<word>stands?\s+to\s+(?:lose|gain)|risk(?:s|ing)?\s+losing|risk\s+of\s+losing)"),
    ),
    # 'its budget has been reduced by £31m'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"budgets?\s+(?:(?:has|have|had|was|were|is|are|will|being|be|been|to|already|now)\s+)+(?P<word>reduced|cut|trimmed|slashed)\s+by"
        ),
    ),
    # 'it has plans for £5m of this'
    Construction(
        "saving",
        "inflow",
        then_amount(r"(?P<word>plan(?:s|ned)?\s+(?:(?:are\s+)?in\s+place\s+)?for)(?:\s+all\s+but)?"),
        after_amount(r"of\s+(?:this|it|them|that|these|those|the)\b"),
    ),
    # 'it has schemes in place that will deliver £16m'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"(?:schemes|plans|projects|measures|initiatives|proposals|reviews)\b[^.;£]{0,30}?\b(?:that|which|to)\s+(?:(?:will|would|should|could|are|is|expected|likely|to)\s+)*"
            r"(?P<word>deliver|release|achieve|realise)"
        ),
    ),
    # 'its plans include £5.5m from sharing services'
    Construction(
        "saving",
        "inflow",
        then_amount(r"(?P<word>plans?\s+includes?)"),
        after_amount(
            r"(?:to\s+come\s+)?from\s+(?!reserves|balances|borrow|sell|sales?\b|grants?|the\s+(?:precept|government|home|sale)|council)"
        ),
    ),
    # 'options for £3m are being worked up', 'proposals worth £3m', 'schemes amounting to £3m': what a gap calls for
    Construction(
        "saving",
        "inflow",
        then_amount(r"(?P<word>(?:options|proposals|ideas|schemes)\s+(?:for|worth|amounting\s+to|totalling))"),
        after_amount(r"(?:are|is|have|has|were|will|would|could|that|which|remain)\b"),
        is_verb=False,
    ),
    # 'it has cut the cost of uniforms by £210,000'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"(?P<word>(?:cut|cutting|cuts|reduc\w+'?|lower\w*|slash\w*|trim\w*|shr[aiu]nk|shrinking|br(?:ing|ought)\s+down)\s+(?:[\w'-]+\s+){0,4}?"
            r"(?:costs?|spend|spending|bills?|expenditure|overtime|budgets?)(?:\s+(?:of|on|for|in)\s+(?:[\w'-]+\s+){0,4}?[\w'-]+)?\s+by)"
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
    # 'running costs are now £2.7m a year lower'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"(?P<word>(?:costs?|spending|bills?|expenditure|overtime)\s+(?:(?:on|of|for)\s+(?:[\w'-]+\s+){1,3}?)?(?:is|are|was|were|will\s+be|should\s+be)(?:\s+(?:now|then))?)"
        ),
        after_amount(
            r"(?:(?:a|per|each)\s+year\s+)?(?:lower|less|cheaper)\b(?!\s+(?:than\s+)?(?:the\s+)?(?:budget|plan|forecast|expected|average|other|similar|most))"
        ),
    ),
    # 'take £15m out of its running costs', 'stripped £4m from the budget'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"(?P<word>takes?|took|taken|taking|cut|cutting|strip(?:s|ped|ping)?|remov(?:es?|ed|ing)|trim(?:s|med|ming)?|"
            r"shav(?:e|ed|ing)|slash(?:es|ed|ing)?|ax(?:e|es|ed|ing)|chop(?:s|ped|ping)?|knock(?:s|ed|ing)?|wip(?:e|es|ed|ing)|lop(?:s|ped|ping)?)(?:\s+costs\s+of)?"
        ),
        after_amount(
            r"(?:a\s+year\s+)?(?:out\s+of|from|off)\s+(?:(?:the|its|their|our|his|her|that|running|operating|annual)\s+)*"
            r"(?:(?!reserves?\b|balances?\b)[\w-]+\s+and\s+)?(?:[\w-]+\s+){0,2}?(?:costs?|budgets?|spending|expenditure|pay\s*bill|wage\s+bill|bills?|overheads|spend|base|organisation|force|constabulary|business)\b"
        ),
    ),
    # '£4m has already been axed from the budget'
    Construction(
        "saving",
        "inflow",
        behind=after_amount(
            r"(?:a\s+year\s+)?(?:(?:has|have|had|was|were|is|are|will|would|must|could|to|be|been|being|already|also|now|since)\s+)*"
            r"(?P<word>cut|axed|slashed|stripped|trimmed|taken|removed|shaved|chopped|knocked|wiped|lopped)\s+(?:out\s+of|from|off)\s+"
            r"(?:(?:the|its|their|our|that)\s+)?(?:[\w'-]+\s+){0,3}?(?:costs?|budgets?|spending|expenditure|overheads|base)\b"
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
            r"(?P<word>achiev(?:e|es|ed|ing)|deliver(?:s|ed|ing)?|secur(?:e|es|ed|ing)|clos(?:e|es|ed|ing)|bridg(?:e|es|ed|ing)|fill(?:s|ed|ing)?|plug(?:s|ged|ging)?|cover(?:s|ed|ing)?)"
        ),
        after_amount(r"of\s+(?:this|it|them|that|these|those|the\s+(?:\w+\s+)?(?:gap|deficit|shortfall|hole))\b"),
    ),
    # 'some £1.7m is unidentified'
    Construction(
        "deficit",
        "outflow",
        behind=after_amount(r"(?:is|are|was|remains?)\s+(?:still\s+|as\s+yet\s+)?(?P<word>unidentified)\b"),
    ),
    # 'a hole in next year's budget of £14m'
    Construction(
        "deficit",
        "outflow",
        then_amount(
            r"(?P<word>(?:holes?|gaps?|shortfalls?|deficits?)\s+in\s+(?:[\w'/-]+\s+){1,4}?(?:budgets?|finances|accounts|plans?))(?:\s+(?:of|worth|that\s+is|is|was))"
        ),
        is_verb=False,
    ),
    # '£0.9m may not be achieved'
    Construction(
        "saving",
        "inflow",
        behind=after_amount(
            r"(?:[^.;£]{0,30}?\s)?(?:may|might|could|will)\s+not\s+be\s+(?P<word>achieved|delivered|realised|found)\b"
        ),
    ),
    # 'to close it through a vacancy freeze (£5m) and procurement (£2m)'
    Construction(
        "saving",
        "inflow",
        Quick(
            r"\b(?P<word>(?:clos(?:e|ed|ing)|bridg(?:e|ed|ing)|fill(?:ed|ing)?|plug(?:ged|ging)?|tackl(?:e|ed|ing))\s+(?:it|this|that|(?:the|its|this|that)\s+(?:[\w-]+\s+){0,2}?(?:gap|deficit|shortfall|hole))\s+"
            r"(?:through|by|with)\s+(?!reserves)[^.;£]{3,60}\()$"
        ),
    ),
    # 'it left the force £4m short'
    Construction(
        "deficit",
        "outflow",
        behind=after_amount(
            r"(?:a\s+year\s+)?(?P<word>short)(?=\s*(?:[.,;)]|$)|\s+(?:each|every|a|per)\s+year\b|\s+(?:by|in|next|this)\b)"
        ),
        is_verb=False,
    ),
    # 'the £18m that it is likely to be short'
    Construction(
        "deficit",
        "outflow",
        behind=after_amount(
            r"(?:that\s+)?(?:it|they|we|the\s+force)\s+(?:is|are|will|expects?|could|may)\s+(?:\w+\s+)?(?:to\s+)?be\s+(?P<word>short)\b"
        ),
        is_verb=False,
    ),
    # 'it will finish the year £750,000 in the red'
    Construction("deficit", "outflow", behind=after_amount(r"(?P<word>in\s+the\s+red)\b"), is_verb=False),
    # '£15m would have to go'
    Construction(
        "saving", "inflow", behind=after_amount(r"(?P<word>(?:must|(?:will|would|has|have)\s+(?:have\s+)?to)\s+go)\b")
    ),
    # '£38m had gone from the budget'
    Construction(
        "saving",
        "inflow",
        behind=after_amount(
            rf"(?:a\s+year\s+)?{HAVE}\s+(?:already\s+|now\s+)?(?P<word>gone|disappeared|vanished)\s+from\s+{THEIR}\s+(?:[\w'-]+\s+){{0,2}}?(?:budgets?|costs|spending)\b"
        ),
    ),
    # '£6m must come out of its costs'
    Construction(
        "saving",
        "inflow",
        behind=after_amount(
            rf"(?:a\s+year\s+)?(?:{_HELPED}\s+|must\s+|needs?\s+to\s+|ha(?:s|d|ve)\s+to\s+)*(?P<word>c[ao]mes?|taken|cut)\s+(?:out\s+of|off)\s+"
            r"(?:(?:the|its|their|our|annual|running|operating)\s+)*(?:[\w-]+\s+)?(?:costs?|budgets?|spending|expenditure|overheads)\b"
        ),
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
        then_amount(r"(?P<word>takes?|took|taken|taking|strip(?:s|ped|ping)?|lop(?:s|ped|ping)?)"),
        after_amount(
            r"(?:a\s+year\s+)?(?:out|off)(?=\s*(?:[.,;)]|$|since\b|over\b|in\b|by\b|so\s+far\b|already\b|between\b|during\b))"
        ),
    ),
    Construction(
        "saving",
        "inflow",
        behind=after_amount(rf"(?:that|which)\s+(?P<word>{HAVE}\s+(?:already\s+|now\s+)?gone)\b"),
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
    # '£2.1m from reducing supervisory ranks'
    Construction(
        "saving",
        "inflow",
        behind=after_amount(
            r"(?P<word>from)\s+(?:reducing|cutting|sharing|merging|closing|holding|streamlining|renegotiating|deleting|freezing|trimming)\b"
        ),
    ),
    # '£31m came from reductions in the workforce'
    Construction(
        "saving",
        "inflow",
        behind=after_amount(
            r"(?:(?:has|have|had|will|would|is\s+to|should)\s+)?(?P<word>c[ao]mes?)\s+from\s+(?:the\s+|a\s+)?(?:[\w-]+\s+){0,2}?"
            r"(?:reductions?|cuts?|savings?|efficiencies|redundancies)\b"
        ),
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
