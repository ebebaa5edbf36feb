"""Constructions of the money of crime: what is taken from criminals, and what crime costs everybody else.

Belongs here: sums of a year, or of many cases, which a force or the nation tells of as its results or its burden. Not
here: the cash of one raid, the loss of one victim, fines and other money of courts (`subjects`), or what a force spends
(`spent`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar.hedges import HEDGED_NOUN
from pipelines.extraction.money.words.patterns import Construction

_LEAST_OF_MANY = 100_000.0
"""Pounds. The cash of one raid, and what one crime costs its victim, are less."""
_SEIZED = (
    r"(?:seiz(?:e|es|ed|ing)|recover(?:s|ed|ing)?|confiscat(?:e|es|ed|ing)|forfeit(?:s|ed|ing)?|restrain(?:s|ed|ing)?"
    r"|fr[eo]+z(?:e|es|en|ing)|detain(?:s|ed|ing)?)"
)
_TOOK = (
    rf"(?:{_SEIZED}|tak(?:e|es|en|ing)|took|stripp?(?:s|ed|ing)?|remov(?:e|es|ed|ing)|depriv(?:e|es|ed|ing)"
    r"|den(?:y|ies|ied|ying))"
)
_CRIMINALS = (
    r"(?:criminals?|offenders?|(?:drugs?\s+)?dealers|(?:organised\s+)?(?:crime\s+)?(?:gangs?|groups?)|fraudsters|suspects"
    r"|traffickers|(?:money\s+)?launderers|organised\s+crim\w+)"
)
_GOODS = (
    r"(?:(?:illicit|criminal|ill-?gotten|tainted|dirty|frozen|suspected|other|crypto)\s+)*"
    r"(?:cash|assets?|crypto\s?-?currenc\w+|crypto(?:\s?-?assets)?|gains|proceeds|money|property|jewellery|goods|vehicles)\b"
)
_BY_LAW = (
    r"(?:under\s+(?:the\s+)?(?:proceeds\s+of\s+crime\b|POCA\b)|(?:through|by(?:\s+way\s+of|\s+means\s+of)?|in|from|via|using)"
    r"\s+(?:(?:cash|account|asset|criminal|the)\s+)*(?:confiscations?|forfeitures?|seizures?|restraints?"
    r"|proceeds\s+of\s+crime|POCA)\b)"
)
_FROM_THEM = rf"(?:(?:from|off|out\s+of\s+the\s+hands\s+of|away\s+from)\s+(?:[\w-]+\s+){{0,2}}?{_CRIMINALS}\b)"
_OUT_OF_HANDS = r"(?:out\s+of\s+the\s+(?:hands|pockets|reach)\s+of\b)"
_WAS = r"(?:(?:has|have|had|was|were|is|been|being|also|then|so\s+far|that)\s+)*"
_IN_GOODS = rf"(?:(?:in|of|worth\s+of)\s+{_GOODS}(?:\s+(?:and|or)\s+(?:other\s+)?{_GOODS})?)"

TAKEN = (
    # 'it seized 31 firearms and £5.4m in cash', 'recovered £7.2m through confiscation', 'took £3m from criminals'
    Construction(
        "income",
        "inflow",
        Quick(rf"(?P<word>\b{_TOOK}\b(?:[^.;£]|\.(?=\d)){{0,60}}?\s){HEDGED_NOUN}$"),
        expression(rf"(?:\s+{_IN_GOODS})?\s+(?:{_BY_LAW}|{_FROM_THEM}|{_OUT_OF_HANDS})", re.IGNORECASE),
        least=_LEAST_OF_MANY,
    ),
    Construction(
        "income",
        "inflow",
        Quick(rf"(?P<word>\b{_SEIZED}\b(?:[^.;£]|\.(?=\d)){{0,60}}?\s){HEDGED_NOUN}$"),
        expression(rf"\s+{_IN_GOODS}", re.IGNORECASE),
        least=_LEAST_OF_MANY,
    ),
    # '£2.6m in cash and assets was taken from criminals', 'the £11.2m recovered through confiscation'
    Construction(
        "income",
        "inflow",
        behind=expression(
            rf"(?P<word>\s+{_IN_GOODS}\s+{_WAS}{_SEIZED}\b|(?:\s+{_IN_GOODS})?\s+{_WAS}{_TOOK}\s+"
            rf"(?:back\s+)?(?:{_BY_LAW}|{_FROM_THEM}|{_OUT_OF_HANDS}))",
            re.IGNORECASE,
        ),
        least=_LEAST_OF_MANY,
    ),
    # 'assets worth £1.4m were confiscated', 'criminal cash of £2m has been forfeited'
    Construction(
        "income",
        "inflow",
        Quick(
            rf"(?P<word>\b{_GOODS}\s+(?:worth|of|valued\s+at|totalling|amounting\s+to|to\s+the\s+(?:value|tune)\s+of)\s+){HEDGED_NOUN}$"
        ),
        expression(rf"\s+{_WAS}{_SEIZED}\b", re.IGNORECASE),
        least=_LEAST_OF_MANY,
    ),
    # 'restrained assets worth £3.1m', 'obtained confiscation orders to the value of £640,000'
    Construction(
        "income",
        "inflow",
        Quick(
            rf"(?P<word>\b(?:{_SEIZED}\b(?:[^.;£]|\.(?=\d)){{0,50}}?\s{_GOODS}|(?:confiscation|forfeiture|restraint|civil\s+recovery)\s+orders)"
            r"(?:\s+(?:were|was|made|granted|obtained|against\s+\w+))*,?\s+"
            rf"(?:worth|of|for|valued\s+at|totalling|amounting\s+to|to\s+the\s+(?:value|tune)\s+of)\s+){HEDGED_NOUN}$"
        ),
        least=_LEAST_OF_MANY,
    ),
)

_EVERYBODY = (
    r"(?:(?:the\s+)?(?:(?:UK|British|national|local|wider|rural|[A-Z]\w+)\s+)?(?:society|economy|country|nation|taxpayers?|public(?:\s+purse)?"
    r"|exchequer|NHS|UK)|Britain|England\s+and\s+Wales|(?:British|UK|local)?\s*(?:businesses|retailers|farmers)|everyone|us\s+all)"
)
_LOSS = r"(?:(?:economic|social|societal|total|overall|annual|estimated|financial|wider|whole)(?:\s+and\s+)?\s*)*"

BORNE = (
    # 'fraud costs society an estimated £6.8bn a year', 'the cost to the economy of serious crime is £37bn'
    Construction(
        "cost",
        "outflow",
        Quick(
            rf"(?P<word>\b(?:cost(?:s|ing)?|{_LOSS}costs?\s+(?:of\s+[\w\s-]{{3,40}}\s+)?(?:to|for))\s+{_EVERYBODY}\b"
            r"(?:\s+of\s+[\w\s-]{3,50}?)?(?:\s+(?:is|was|are|has\s+been|put|estimated|at|to\s+be|now|stands|reckoned))*\s+)"
            rf"(?:an\s+estimated\s+)?{HEDGED_NOUN}$"
        ),
        expression(r"(?!\s+(?:more\s+)?(?:in|through|on)\s+(?:their\s+)?council\s+tax)", re.IGNORECASE),
    ),
)
