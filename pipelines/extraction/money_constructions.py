"""Constructions that say what an amount is by their grammar rather than by a noun: 'put £2m into', '£640k over'.

Belongs here: who gives and who spends, what money is spent on, amounts before a bare 'over'. Not here: the vocabulary
of single words (`money_words`), words whose kind depends on what they govern (`money_governed`), choosing among all
that speaks of an amount (`money_meaning`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.extraction.amounts import Amount
from pipelines.extraction.money_words import Direction, KindWord
from pipelines.extraction.records import MoneyKind

_HEDGES = (
    r"(?:(?:about|around|some|nearly|almost|over|under|only|just|more\s+than|less\s+than|up\s+to|at\s+least|approximately|"
    r"roughly|an?|another|additional|further|extra|the|that|its|this)\s+)*"
)
_GIVER = (
    r"(?:home\s+office|government|ministers?|treasury|mayor(?:'s\s+office)?|lottery|health\s+board|college\s+of\s+policing|"
    r"councils?|local\s+authorit(?:y|ies)|partners?|ministry\s+of\s+justice)"
)
_FUNDER = rf"(?:{_GIVER}|(?:police\s+(?:and|,)\s+(?:fire\s+and\s+)?crime\s+)?commissioner|p[f]?cc)"
_WHOM = r"(?:(?:us|it|them|police|forces|the\s+(?:force|constabulary)|[A-Z]\w+\s+Police)(?:\s+with)?)?"
_HAVE_BEEN = r"(?:(?:has|have|had|was|were|is|are|will|being|to|already|now|been|be)\s+)*"
_HELPED = r"(?:should|will|would|could|may|might|can|has|have|had|was|were|is|are|to|then|also|now|already|therefore)"
_MOVED = r"(?:put|gone|ploughed|poured|pumped|channelled|directed|committed)"
_THAT_SOMEONE = r"(?:that|which)\s+(?:the\s+|its\s+|our\s+)?(?:[\w']+\s+){0,4}?(?:has|have|had|will)"
_CLOSES = r"(?=\s*(?:[.,;:)]|$|(?:at|by)\s+(?:the\s+)?year|for\s+the\s+year))"


_SOURCES: tuple[tuple[MoneyKind, str], ...] = (
    ("borrowing", r"(?:borrowing|loans?)"),
    ("reserve", r"(?:reserves|balances)"),
    ("funding", r"(?:grants?)"),
)
"""What pays for something is where the money comes from, and no cost."""


@dataclass(frozen=True, slots=True)
class _Construction:
    """What stands before the amount and what behind it; `word` names the part that tells the kind."""

    kind: MoneyKind
    direction: Direction
    before: re.Pattern[str] | None = None
    behind: re.Pattern[str] | None = None
    is_verb: bool = True


def _then_amount(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b{pattern}\s+{_HEDGES}$", re.IGNORECASE)


def _after_amount(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\s+{pattern}", re.IGNORECASE)


_CONSTRUCTIONS = (
    # 'the Home Office paid £30m towards'
    _Construction(
        "funding", "inflow", _then_amount(rf"(?:{_GIVER}|forces)\b[^.;£]{{0,40}}\b(?P<word>pays?|paid)(?:\s+{_WHOM})?")
    ),
    # 'the commissioner has found an extra £2.8m', 'the council gave it £300,000'
    _Construction(
        "funding",
        "inflow",
        _then_amount(
            rf"{_FUNDER}\s+(?:(?:has|have|had|will|would|also|now|recently|already|to|is|are)\s+)*(?P<word>(?:gives?|gave|given|finds?|"
            rf"found|provides?|provided|contribut\w+|hand(?:s|ed)|awarded|offer(?:s|ed)?|put\s+(?:up|in)|promis(?:es?|ed)|pledge[sd]?|meets?|met|"
            rf"agreed\s+to|come\s+up\s+with)(?:\s+{_WHOM.removesuffix('?')})?)"
        ),
    ),
    # 'I have found £1m to keep the mounted section': a commissioner gives
    _Construction(
        "funding",
        "inflow",
        _then_amount(
            r"\bI(?:'ve|\s+have)?\s+(?:also\s+)?(?P<word>found|given|gave|provided|made\s+available|put\s+(?:in|up))"
        ),
        _after_amount(r"(?:a\s+year\s+)?(?:to|for|so|from)\b"),
    ),
    # 'borrowing will pay for £33m', 'reserves covered £2m of it'
    *(
        _Construction(
            kind,
            "inflow",
            _then_amount(
                rf"(?P<word>{source}\s+(?:(?:will|would|is|are|was|were|has|have|had|to|also)\s+)*(?:pays?|paid|fund(?:s|ed)?|"
                r"financ(?:e|es|ed)|meets?|met|cover(?:s|ed)?|suppl(?:y|ies|ied)|provides?|provided)(?:\s+for)?)"
            ),
            is_verb=False,
        )
        for kind, source in _SOURCES
    ),
    # 'the Government put £18m into work with offenders'
    _Construction(
        "funding",
        "inflow",
        _then_amount(
            rf"{_GIVER}\s+(?:(?:has|have|had|will|would|also|now|recently|already|to|is|are)\s+)*(?P<word>puts?|putting|ploughed|"
            r"poured|pumped|channelled|directed|invest(?:s|ed|ing)?)"
        ),
        _after_amount(r"[^.;£]{0,35}?\b(?:in|into|towards?)\b"),
    ),
    # 'an extra £65m from government'
    _Construction(
        "funding",
        "inflow",
        behind=_after_amount(rf"(?:a\s+year\s+)?(?P<word>from\s+(?:the\s+|central\s+|our\s+)*{_GIVER})\b(?!\s+tax)"),
        is_verb=False,
    ),
    # 'the force was handed £1.6m by ministers'
    _Construction(
        "funding",
        "inflow",
        _then_amount(
            r"(?:was|were|been|is|be|being)\s+(?:also\s+)?(?P<word>handed|given|granted|awarded|promised|offered|allocated)"
        ),
    ),
    # 'it charges promoters £1.3m a year'
    _Construction(
        "income",
        "inflow",
        _then_amount(r"(?P<word>charg(?:es?|ed|ing)\s+(?:(?:the|its|other|event)\s+)*[a-z]+s(?:\s+and\s+[a-z]+s)?)"),
    ),
    # 'it recovered £640,000 of these costs'
    _Construction(
        "income",
        "inflow",
        _then_amount(r"(?P<word>recover(?:s|ed|ing)?|claws?\s+back|got\s+back)"),
        _after_amount(
            r"(?:a\s+year\s+)?(?:of\s+(?:this|these|it|them|that|its|the)\b|from\s+(?:organisers|promoters|clubs|other)|in\s+costs)"
        ),
    ),
    # '£450,000, was paid by the county council', '£3.2m given to us by the commissioner'
    _Construction(
        "funding",
        "inflow",
        behind=re.compile(
            rf"(?:,|\s)[^.;£]{{0,40}}?\b(?P<word>given|paid|provided|funded|found|contributed|awarded|granted)\b"
            rf"(?:\s+(?:to|for)?\s*(?:us|it|the\s+force|them))?\s+by\s+(?:the\s+|our\s+|its\s+)?(?:\w+\s+){{0,2}}?{_FUNDER}\b",
            re.IGNORECASE,
        ),
    ),
    # 'an additional £180,000 was approved'
    _Construction(
        "funding",
        "inflow",
        re.compile(r"\b(?:an?\s+(?:additional|extra|further)|another)\s+(?:sum\s+of\s+)?$", re.IGNORECASE),
        _after_amount(
            r"(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?P<word>approved|agreed|made\s+available|granted|released)\b"
        ),
    ),
    # 'put £5.1m of this into investigation', '£1.4m has been put into the contact centre'
    _Construction(
        "investment",
        "outflow",
        _then_amount(rf"(?P<word>{_MOVED})"),
        _after_amount(r"[^.;£]{0,35}?\b(?:in|into|towards?|to)\b"),
    ),
    _Construction(
        "investment", "outflow", _then_amount(r"(?P<word>putting|puts)"), _after_amount(r"[^.;£]{0,35}?\b(?:in|into)\b")
    ),
    _Construction(
        "investment",
        "outflow",
        behind=_after_amount(rf"(?:{_THAT_SOMEONE}\s+)?{_HAVE_BEEN}(?P<word>{_MOVED}\s+(?:in)?to(?:wards)?)\b"),
    ),
    # 'a £48m scheme'
    _Construction(
        "investment",
        "outflow",
        re.compile(r"\b(?P<word>an?)\s+(?:new\s+|further\s+)?$", re.IGNORECASE),
        _after_amount(
            r"(?:(?!savings?\b|efficiency\b|cuts?\b|change\b|grants?\b)[\w-]+\s+){0,2}(?:scheme|project|redevelopment|refurbishment|"
            r"rebuild|extension|upgrade|replacement|building|headquarters|complex|facility)\b"
        ),
        is_verb=False,
    ),
    # 'it has ring-fenced £2m for'
    _Construction(
        "investment", "outflow", _then_amount(r"(?P<word>earmarked|ring-?fenced)"), _after_amount(r"(?:for|to)\b")
    ),
    # '£1.2m a year has been set aside for call handling'
    _Construction(
        "investment",
        "outflow",
        behind=_after_amount(
            r"(?:(?:a|per|each)\s+year\s+)?(?:has|have|had|was|were|is|are|will|would)\s+(?:(?:now|also|already|been|be)\s+)*"
            r"(?P<word>(?:earmarked|ring-?fenced|set\s+aside))\s+(?:for|to)\b"
        ),
    ),
    # 'has £190m to spend'
    _Construction(
        "budget",
        "outflow",
        _then_amount(r"(?:has|have|had|with)"),
        _after_amount(r"(?:(?:a|per|each)\s+year\s+)?(?P<word>to\s+spend)\b"),
        is_verb=False,
    ),
    # 'it has plans for £5m of this'
    _Construction(
        "saving",
        "inflow",
        _then_amount(r"(?P<word>plan(?:s|ned)?\s+(?:(?:are\s+)?in\s+place\s+)?for)(?:\s+all\s+but)?"),
        _after_amount(r"of\s+(?:this|it|them|that|these|those|the)\b"),
    ),
    # 'options for £3m are being worked up', 'proposals worth £3m': what a gap calls for
    _Construction(
        "saving",
        "inflow",
        _then_amount(r"(?P<word>(?:options|proposals|ideas|schemes)\s+(?:for|worth))"),
        _after_amount(r"(?:are|is|have|has|were|will|would|could|that|which|remain)\b"),
        is_verb=False,
    ),
    # 'spending will exceed the budget by £2.8m'
    _Construction(
        "overspend",
        "outflow",
        _then_amount(
            r"(?P<word>(?:exceed(?:s|ed|ing)?|blew|blown|bust(?:ed)?|overshot|overran|breached|broke)\s+(?:the|its|their|our|that)\s+(?:\w+\s+)?"
            r"budgets?\s+by)"
        ),
    ),
    # 'it has cut the cost of uniforms by £210,000'
    _Construction(
        "saving",
        "inflow",
        _then_amount(
            r"(?P<word>(?:cut|cutting|cuts|reduc\w+|lower\w*|slash\w*|trim\w*|br(?:ing|ought)\s+down)\s+(?:[\w'-]+\s+){0,4}?"
            r"(?:costs?|spending|bills?|expenditure|overtime)(?:\s+(?:of|on)\s+[\w'-]+)?\s+by)"
        ),
    ),
    # 'running costs should then fall by £350,000'
    _Construction(
        "saving",
        "inflow",
        _then_amount(
            rf"(?:costs?|spending|bills?|expenditure|overtime)\s+(?:(?:on|of|for)\s+(?:[\w'-]+\s+){{1,3}}?)?(?:{_HELPED}\s+)*"
            r"(?P<word>f[ae]ll(?:s|en|ing)?|drop(?:s|ped)?|(?:be\s+|been\s+)?(?:reduced|cut|lowered|trimmed)|c[ao]me\s+down|go(?:ne)?\s+down|went\s+down)\s+by"
        ),
    ),
    # 'take £15m out of its running costs', 'stripped £4m from the budget'
    _Construction(
        "saving",
        "inflow",
        _then_amount(
            r"(?P<word>takes?|took|taken|taking|cut|cutting|strip(?:s|ped|ping)?|remov(?:es?|ed|ing)|trim(?:s|med|ming)?|shav(?:e|ed|ing))"
        ),
        _after_amount(
            r"(?:a\s+year\s+)?(?:out\s+of|from|off)\s+(?:(?:the|its|their|our|his|her|that|running|operating|annual)\s+)*(?:\w+\s+){0,2}?"
            r"(?:costs?|budgets?|spending|expenditure|pay\s*bill|wage\s+bill|bills?|overheads|spend|base)\b"
        ),
    ),
    # 'spending will outstrip income by £13m'
    _Construction(
        "deficit",
        "outflow",
        _then_amount(
            r"(?P<word>(?:spending|costs?|expenditure|demand|outgoings)\b[^.;£]{0,30}?\b(?:exceed|outstrip|outpace|outrun|overtak|outweigh)\w*\s+"
            r"(?:its\s+|the\s+|their\s+|our\s+)?(?:\w+\s+){0,2}?(?:income|funding|resources|grants?|revenues?|money)\b(?:\s+available)?\s+by)"
        ),
    ),
    # 'plans to close £24.5m of it'
    _Construction(
        "saving",
        "inflow",
        _then_amount(
            r"(?P<word>clos(?:e|es|ed|ing)|bridg(?:e|es|ed|ing)|fill(?:s|ed|ing)?|plug(?:s|ged|ging)?|cover(?:s|ed|ing)?)"
        ),
        _after_amount(r"of\s+(?:this|it|them|that|these|those|the\s+(?:\w+\s+)?(?:gap|deficit|shortfall|hole))\b"),
    ),
    # 'it left the force £4m short'
    _Construction(
        "deficit", "outflow", behind=_after_amount(r"(?:a\s+year\s+)?(?P<word>short)(?=\s*(?:[.,;)]|$))"), is_verb=False
    ),
    # 'it earned £1.1m from its training college'
    _Construction(
        "income",
        "inflow",
        _then_amount(r"(?:force|constabulary|commissioner|it|we|they)\s+(?:also\s+|now\s+)?(?P<word>earn(?:s|ed)?)"),
    ),
    # 'it will finish the year £750,000 in the red'
    _Construction("deficit", "outflow", behind=_after_amount(r"(?P<word>in\s+the\s+red)\b"), is_verb=False),
    _Construction("underspend", "inflow", behind=_after_amount(r"(?P<word>in\s+the\s+black)\b"), is_verb=False),
    # '£15m would have to go'
    _Construction(
        "saving", "inflow", behind=_after_amount(r"(?P<word>(?:must|(?:will|would|has|have)\s+(?:have\s+)?to)\s+go)\b")
    ),
    # 'costs of £1.2m have been avoided'
    _Construction(
        "saving",
        "inflow",
        behind=_after_amount(
            r"(?:a\s+year\s+)?(?:(?:has|have|had|was|were|is|are|will|can|could)\s+)+(?:be\s+|been\s+)?(?P<word>avoided)\b"
        ),
    ),
    # 'we've taken £40m out since 2010', 'the £35m that has already gone'
    _Construction(
        "saving",
        "inflow",
        _then_amount(r"(?P<word>takes?|took|taken|taking|strip(?:s|ped|ping)?)"),
        _after_amount(
            r"(?:a\s+year\s+)?out(?=\s*(?:[.,;)]|$|since\b|over\b|in\b|by\b|so\s+far\b|already\b|between\b|during\b))"
        ),
    ),
    _Construction(
        "saving",
        "inflow",
        behind=_after_amount(r"(?:that|which)\s+(?P<word>(?:has|have|had)\s+(?:already\s+|now\s+)?gone)\b"),
    ),
    # '£2m came from selling the old station'
    _Construction(
        "income",
        "inflow",
        behind=_after_amount(
            r"(?:(?:has|have|had|will|would|is\s+to|should)\s+)?(?P<word>c[ao]mes?)\s+from\s+(?:sell|dispos|charg|rent|leas|hir)[a-z]*ing\b"
        ),
    ),
    # '£6.6m came from letting posts lie vacant'
    _Construction(
        "saving",
        "inflow",
        behind=_after_amount(
            r"(?:(?:has|have|had|will|would|is\s+to|should)\s+)?(?P<word>c[ao]mes?)\s+from\s+(?:not\s+)?(?!sell|rais|borrow|charg|"
            r"rent|leas|hir|dispos|draw|us|tax|bidd|invest|be)[a-z]+ing\b"
        ),
    ),
    # 'overtime came in £640k over', '£1.9m under at year end', '£1.3m unspent'
    _Construction("overspend", "outflow", behind=_after_amount(rf"(?P<word>over){_CLOSES}"), is_verb=False),
    _Construction("underspend", "inflow", behind=_after_amount(rf"(?P<word>under){_CLOSES}"), is_verb=False),
    _Construction(
        "underspend", "inflow", behind=_after_amount(r"(?P<word>unspent|left\s+over|to\s+spare)\b"), is_verb=False
    ),
    # '£3.1m still to be identified'
    _Construction(
        "saving",
        "inflow",
        behind=_after_amount(
            r"(?:(?:has|have|had|is|are|was)\s+)?(?P<word>(?:still|left|yet)\s+to\s+(?:be\s+)?(?:found|find|identified|identify|saved|save))\b"
        ),
    ),
    # '£35m put by'
    _Construction(
        "reserve", "inflow", behind=_after_amount(r"(?P<word>put\s+by|in\s+hand|in\s+the\s+bank)\b"), is_verb=False
    ),
)


def constructions(text: str, found: Sequence[Amount]) -> list[KindWord]:
    """The words around each amount that tell its kind by how they stand to it, as words of the vocabulary."""
    words: list[KindWord] = []
    for position, amount in enumerate(found):
        opened = found[position - 1].end if position else 0
        closed = found[position + 1].start if position + 1 < len(found) else len(text)
        for one in _CONSTRUCTIONS:
            before = one.before.search(text[opened : amount.start]) if one.before else None
            behind = one.behind.match(text[:closed], amount.end) if one.behind else None
            if (one.before and not before) or (one.behind and not behind):
                continue
            start, end = 0, 0
            if before and "word" in before.re.groupindex:
                start, end = opened + before.start("word"), opened + before.end("word")
            elif behind:
                start, end = behind.span("word")
            words.append(KindWord(start, end, one.kind, one.direction, one.is_verb, end <= amount.start, amount.start))
    return words
