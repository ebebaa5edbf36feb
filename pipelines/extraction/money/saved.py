"""Constructions of money that is saved: 'take £4m out of', '£31m came from cuts'.

Belongs here: savings told by grammar. Not here: what is missed (`missed`), goes out (`spent`) or comes in
(`given`, `received`), or words whose kind depends on what they govern (`governed`).
"""

from __future__ import annotations

from pipelines.extraction.grammar.function_words import HAVE, THEIR
from pipelines.extraction.grammar.phrases import Quick
from pipelines.extraction.money.patterns import Construction, after_amount, then_amount

_HELPED = r"(?:should|will|would|could|may|might|can|has|have|had|was|were|is|are|to|then|also|now|already|therefore)"

SAVED = (
    # 'the force is looking for £10.6m over four years'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"(?P<word>(?:looking|searching|hunting|casting\s+about)\s+(?:for|to\s+(?:lose|shed|strip\s+out)))(?:\s+(?:an?\s+)?(?:extra|further|additional|another))?"
        ),
        after_amount(
            r"(?:(?:worth\s+)?(?:of|in)\s+(?:[\w-]+\s+)?(?:savings?|cuts?|efficienc\w+|economies|reductions)\b|(?:a\s+year\s*)?(?=[,.;)]|$)|(?:over|by|in|between|during|across)\b)"
        ),
    ),
    # 'we have lost £31m from our budget'
    Construction(
        "saving",
        "inflow",
        then_amount(r"(?P<word>lost|losing)"),
        after_amount(rf"(?:from|off|out\s+of)\s+{THEIR}\s+(?:[\w-]+\s+)?budgets?\b"),
    ),
    # 'it has lost £12m in real terms', 'the force has lost £21m since 2010': of its budget
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"(?:force|constabulary|police|service|it|we|they|which|that|budget)\s+(?:(?:has|have|had|already|now)\s+)*(?P<word>lost)"
        ),
        after_amount(r"(?:in\s+real\s+terms|since\s+(?:19|20)\d\d)\b"),
    ),
    # 'its budget has been reduced by £31m'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"budgets?\s+(?:(?:has|have|had|was|were|is|are|will|being|be|been|to|already|now)\s+)+(?P<word>reduced|cut|trimmed|slashed)\s+by"
        ),
    ),
    # 'it had realised £15.1m of the total required'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"(?P<word>reali[sz](?:e|es|ed|ing)|achiev(?:e|es|ed|ing)|deliver(?:s|ed|ing)?|secur(?:e|es|ed|ing)|ma(?:de|kes?|king)|f(?:ou|i)nd(?:s|ing)?|identif(?:y|ies|ied|ying)|reach(?:es|ed|ing)?)"
        ),
        after_amount(
            r"(?:out\s+)?of\s+(?:the|its|this|that)\s+(?:(?:total|full|whole|overall|amount|sum|figure|target|requirement)\s+)+(?:that\s+(?:is|was|had\s+been)\s+|which\s+(?:is|was)\s+|it\s+)?(?:required|needed|needs|asked|sought|set|expected)\b"
        ),
    ),
    # '£4.05m of the £4.47m plan delivered'
    Construction(
        "saving",
        "inflow",
        behind=after_amount(
            r"(?:savings?\s+|efficiency\s+|productivity\s+)?(?P<word>(?:plan|target|requirement))\s+(?:(?:has|have|had|was|were|is|been|now|already)\s+)*(?:delivered|achieved|secured|reali[sz]ed|met|banked)\b"
        ),
        is_verb=False,
    ),
    # 'it has delivered all of the £5.9m that was promised'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"(?P<word>(?:deliver(?:s|ed|ing)?|achiev(?:e|es|ed|ing)|reali[sz](?:e|es|ed|ing))\s+(?:all|most|half|the\s+whole)\s+of)"
        ),
    ),
    # 'plans exist for a further £3.9m'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"plans?\s+(?:(?:already|now|also)\s+)?(?P<word>exists?\s+for|(?:is|are|were|was)\s+in\s+place\s+(?:for|to\s+cover)|account\s+for|cover(?:s|ed)?|identif(?:y|ies|ied))"
        ),
    ),
    # 'a national approach to vetting could be worth £12m a year'
    Construction(
        "saving",
        "inflow",
        then_amount(r"\b(?P<word>(?:could|would|might|may|should)\s+be\s+worth)"),
        after_amount(r"(?:a|per|each|every)\s+year\b"),
        is_verb=False,
    ),
    # 'a benefit which it values at £3.8m a year'
    Construction(
        "saving",
        "inflow",
        then_amount(r"\b(?:benefits?|gains?)\b[^.;£]{0,30}?\b(?P<word>valu(?:es|ed|ing)\s+at)"),
        is_verb=False,
    ),
    # 'returns of £1.1m a year are forecast'
    Construction("saving", "inflow", then_amount(r"(?P<word>(?:returns|paybacks?)\s+(?:of|worth))"), is_verb=False),
    # 'measures to bring spending back into line are worth £1.4m'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"(?P<word>(?:measures|steps|actions?|controls|restrictions|curbs|changes)\s+(?:(?:taken|agreed|planned|introduced)\s+)?to\s+(?:[\w-]+\s+){0,3}?(?:reduc|cut|curb|bring|hold|restrain|contain|control|limit|lower|recover|mitigat)\w*\b[^.;£]{3,60}?"
            r"(?:worth|total(?:s|ling|led)?|amount(?:s|ing|ed)?\s+to|c[ao]mes?\s+to))"
        ),
        is_verb=False,
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
    # 'take £15m out of its running costs', 'stripped £4m from the budget'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"(?P<word>takes?|took|taken|taking|cut|cutting|strip(?:s|ped|ping)?|remov(?:es?|ed|ing)|trim(?:s|med|ming)?|"
            r"shav(?:e|ed|ing)|slash(?:es|ed|ing)?|ax(?:e|es|ed|ing)|chop(?:s|ped|ping)?|knock(?:s|ed|ing)?|wip(?:e|es|ed|ing)|lop(?:s|ped|ping)?|shed(?:s|ding)?|los(?:t|ing)|dr(?:ive|iven|ove|iving)\s+out|squeez(?:e|es|ed|ing)(?:\s+out)?)(?:\s+costs\s+of)?"
        ),
        after_amount(
            r"(?:a\s+year\s+)?(?:out\s+of|from|off|(?:in|of)(?=\s+(?:running\s+|operating\s+|annual\s+)*(?:costs?|spending|overheads)\b))\s+(?:(?:the|its|their|our|his|her|that|running|operating|annual)\s+)*"
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
    # 'plans to close £24.5m of it'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"(?P<word>achiev(?:e|es|ed|ing)|deliver(?:s|ed|ing)?|secur(?:e|es|ed|ing)|clos(?:e|es|ed|ing)|bridg(?:e|es|ed|ing)|fill(?:s|ed|ing)?|plug(?:s|ged|ging)?|cover(?:s|ed|ing)?)"
        ),
        after_amount(r"of\s+(?:this|it|them|that|these|those|the\s+(?:\w+\s+)?(?:gap|deficit|shortfall|hole))\b"),
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
    # '£15m would have to go'
    Construction(
        "saving", "inflow", behind=after_amount(r"(?P<word>(?:must|(?:will|would|has|have)\s+(?:have\s+)?to)\s+go)\b")
    ),
    # 'it has seen £82m go from its budget'
    Construction(
        "saving",
        "inflow",
        then_amount(r"(?P<word>s(?:ees?|een|aw|eeing)|watched)"),
        after_amount(
            rf"(?:a\s+year\s+)?(?:go|gone|cut|taken|stripped|slashed|removed|disappear|vanish|lopped|wiped)\s+(?:from|out\s+of|off)\s+{THEIR}\s+(?:[\w'-]+\s+){{0,2}}?(?:budgets?|funding|costs|spending)\b"
        ),
    ),
    # '£6.8m has to come out by 2021'
    Construction(
        "saving",
        "inflow",
        behind=after_amount(
            r"(?:has\s+to|have\s+to|had\s+to|needs?\s+to|must)\s+(?P<word>come\s+out)\b(?!\s+of\s+(?:[\w-]+\s+){0,2}?(?:reserves?|balances|contingency))"
        ),
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
