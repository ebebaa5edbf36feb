"""Constructions of money that is saved: 'take £4m out of', '£31m came from cuts'.

Belongs here: savings told by grammar. Not here: what is missed (`missed`), goes out (`spent`) or comes in
(`given`, `received`), or words whose kind depends on what they govern (`governed`).
"""

from __future__ import annotations

from pipelines.extraction.grammar.function_words import HAVE, THEIR
from pipelines.extraction.money.words.patterns import Construction, after_amount, then_amount

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
    # 'plans exist for a further £3.9m'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"plans?\s+(?:(?:already|now|also)\s+)?(?P<word>exists?\s+for|(?:is|are|were|was)\s+in\s+place\s+(?:for|to\s+cover)|account\s+for|cover(?:s|ed)?|identif(?:y|ies|ied))"
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
    # '£6m must come out of its costs', '£38m has gone from the budget'
    Construction(
        "saving",
        "inflow",
        behind=after_amount(
            rf"(?:a\s+year\s+)?(?:{_HELPED}\s+|must\s+|needs?\s+to\s+|ha(?:s|d|ve)\s+to\s+)*(?P<word>c[ao]mes?|taken|cut|go|gone)\s+(?:(?:out\s+of|off|from)\s+"
            r"(?:(?:the|its|their|our|annual|running|operating)\s+)*(?:[\w-]+\s+)?(?:costs?|budgets?|spending|expenditure|overheads)\b|out\b(?!\s+of))"
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
