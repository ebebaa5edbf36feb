"""Constructions of money that is given: by the Government, a commissioner, forces or partners.

Belongs here: funding told by grammar. Not here: money that is charged, sold or borrowed (`raised`), goes out (`spent`),
is saved or missed (`saved`), or the words of the vocabulary (`words`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import YEAR
from pipelines.extraction.grammar.function_words import ARE, HAVE, THE_FORCE
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.grammar.phrases import Quick
from pipelines.extraction.money.patterns import Construction, after_amount, then_amount

_GIVER = (
    r"(?:home\s+office|government|ministers?|treasury|mayor(?:'s\s+office|\s+of\s+(?-i:[A-Z])\w+(?:\s+(?-i:[A-Z])\w+)?)?|lottery|health\s+board|college\s+of\s+policing|"
    r"councils?|local\s+authorit(?:y|ies)|partners?|ministry\s+of\s+justice|department(?:\s+for\s+transport)?)"
)
_FUNDER = rf"(?:{_GIVER}|(?:police\s+(?:and|,)\s+(?:fire\s+and\s+)?crime\s+)?commissioner|p[f]?cc)"
_WHOM = (
    rf"(?:(?:us|me|it|them|my\s+office|the\s+(?:commissioner|PCC)|police|forces|{THE_FORCE}|[A-Z]\w+\s+Police|(?-i:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?))"
    r"(?:\s+with)?)?"
)

RECEIVED = (
    # 'he has asked the Government for £10m'
    Construction(
        "funding",
        "inflow",
        then_amount(
            rf"(?P<word>(?:ask|lobby|press|appeal)(?:s|ed|ing)?\s+(?:to\s+)?(?:the\s+|her\s+|his\s+)?{_FUNDER}\s+for)"
        ),
    ),
    # 'the £3.0m from revenue' that pays for a programme
    Construction("funding", "inflow", behind=after_amount(r"from\s+(?P<word>revenue)\b"), is_verb=False),
    # 'the Home Office paid £30m towards'
    Construction(
        "funding", "inflow", then_amount(rf"(?:{_GIVER}|forces)\b[^.;£]{{0,40}}\b(?P<word>pays?|paid)(?:\s+{_WHOM})?")
    ),
    # 'the commissioner has found an extra £2.8m', 'the council gave it £300,000'
    Construction(
        "funding",
        "inflow",
        then_amount(
            rf"{_FUNDER}\s+(?:(?:has|have|had|will|would|also|now|so\s+far|recently|already|to|is|are)\s+)*(?P<word>(?:gives?|gave|given|finds?|"
            rf"found|provides?|provided|contribut\w+|hand(?:s|ed)|awarded|offer(?:s|ed)?|put\s+(?:up|in)|promis(?:es?|ed)|pledge[sd]?|meets?|met|"
            rf"reimburs\w+|refund(?:s|ed)?|match(?:es|ed)?|funds?|funded|covers?|covered|tops?\s+up|topped\s+up|"
            rf"agreed\s+to|come\s+up\s+with|ma(?:de|kes?)\s+available)(?:\s+{_WHOM.removesuffix('?')})?)"
        ),
    ),
    # 'and the commissioner has added £400,000 of her own'
    Construction(
        "funding",
        "inflow",
        then_amount(rf"{_FUNDER}\s+(?:(?:has|have|had|will|would|also)\s+)*(?P<word>add(?:s|ed)?)"),
        after_amount(r"(?:of\s+(?:her|his|its|their|my|our)\s+own|to\s+(?:this|that|it))\b"),
    ),
    # 'the commissioner has made £1.2m available for detectives', 'I have made £1m available from reserves'
    Construction(
        "funding",
        "inflow",
        then_amount(
            rf"(?:{_FUNDER}|I(?:'ve|'m|'ll)?)\s+(?:(?:has|have|had|will|would|also|now|am|is|are)\s+)*(?P<word>ma(?:de|kes?|king))"
        ),
        after_amount(r"(?:a\s+year\s+)?available\b"),
    ),
    # 'I have found £1m to keep the mounted section': a commissioner gives
    Construction(
        "funding",
        "inflow",
        then_amount(
            r"\bI(?:'ve|\s+have)?\s+(?:also\s+)?(?P<word>found|given|gave|provided|made\s+available|put\s+(?:in|up))"
        ),
        after_amount(r"(?:a\s+year\s+)?(?:to|for|so|from)\b"),
    ),
    # 'the force has since found £310,000 to double the team'; what is found to close a gap is saved
    Construction(
        "funding",
        "inflow",
        then_amount(
            r"(?:force|constabulary|it|they|we|he|she)\s+(?:(?:has|have|had|since|also|now|already|recently)\s+)*(?P<word>found)"
        ),
        after_amount(
            r"(?:to\s+(?!(?:help\s+)?(?:close|bridge|balance|meet|fill|plug|cover|reduce|offset|save|cut|date)\b)[a-z]|"
            rf"for\s+(?!(?:the\s+)?(?:{YEAR}|next|coming|year|current|financial)|this|next)\w)"
        ),
    ),
    # 'the Government put £18m into work with offenders'
    Construction(
        "funding",
        "inflow",
        then_amount(
            rf"{_GIVER}(?:,\s+who)?\s+(?:(?:has|have|had|will|would|also|now|recently|already|to|is|are)\s+)*(?P<word>puts?|putting|ploughed|"
            r"poured|pumped|channelled|directed|invest(?:s|ed|ing)?)"
        ),
        after_amount(r"[^.;£]{0,35}?\b(?:in|into|towards?)\b"),
    ),
    # 'the £8.6bn that is available nationally'
    Construction(
        "funding",
        "inflow",
        behind=after_amount(
            r"(?:(?:more|extra|additional)\s+)?(?:(?:(?:that|which)\s+)?(?:is|was|are|will\s+be|has\s+been)\s+)?(?:(?:being\s+)?made\s+)?(?P<word>available\s+(?:nationally|(?:to|for)\s+"
            r"(?:the\s+)?(?:police|policing|forces)))\b"
        ),
    ),
    # 'up to £3m may be available from the Home Office'
    Construction(
        "funding",
        "inflow",
        behind=after_amount(
            rf"(?:a\s+year\s+)?(?:is|are|was|were|will\s+be|may\s+be|might\s+be|could\s+be|would\s+be)\s+(?P<word>available)\s+from\s+(?:the\s+)?{_GIVER}"
        ),
    ),
    # 'it was agreed that £250,000 be made available for victims'
    Construction(
        "funding",
        "inflow",
        behind=after_amount(
            r"(?:a\s+year\s+)?(?:(?:is|was|will|would|should|has|have|to|also|now|been|be|being)\s+)+(?P<word>made\s+available)\s+(?:for|to)\b"
        ),
    ),
    # 'an extra £1bn was promised to forces'
    Construction(
        "funding",
        "inflow",
        behind=after_amount(
            r"(?:(?:was|were|is|are|has|have|had|been|being)\s+)+(?P<word>promised|pledged)\s+(?:to|for)\s+(?:the\s+|all\s+)?(?:police|policing|forces?|constabulary)\b"
        ),
    ),
    # 'the £24m that the department added'
    Construction(
        "funding",
        "inflow",
        behind=after_amount(
            rf"(?:(?:that|which)\s+)?(?:the\s+|our\s+|its\s+)?{_GIVER}\s+(?:(?:has|have|had|will)\s+)?"
            r"(?P<word>added|adds|gave|gives|given|provided|provides|provide|paid|pays|put\s+in|contributed|contributes|awarded|granted)\b"
        ),
    ),
    # 'there is £300m extra going into policing'
    Construction(
        "funding",
        "inflow",
        behind=after_amount(
            r"(?:(?:more|extra|additional)\s+)?(?:(?:which|that|is|are|was|will\s+be|being)\s+)*(?P<word>going\s+(?:in)?to|to\s+go\s+(?:in)?to)\s+"
            r"(?:the\s+|our\s+)?(?:[\w-]+\s+){0,2}?(?:policing|police(?:\s+forces)?|forces)\b"
        ),
    ),
    # 'an extra £65m from government'
    Construction(
        "funding",
        "inflow",
        behind=after_amount(
            rf"(?:a\s+year\s+)?(?:(?:over|in|for|during|across)\s+[^,;.£]{{3,25}}?\s+)?"
            rf"(?:(?:will\s+|would\s+|is\s+to\s+)?(?:c[ao]m(?:es?|ing)|be|is|are|was|were)\s+)?(?P<word>from\s+(?:the\s+|central\s+|our\s+|welsh\s+|UK\s+|scottish\s+)*{_GIVER})\b(?!\s+tax)"
        ),
        is_verb=False,
    ),
    # 'includes £3.1m of new money from the Home Office'
    Construction(
        "funding",
        "inflow",
        behind=after_amount(
            rf"(?:of|in)\s+(?:(?:new|extra|additional|one-off|further)\s+)*(?P<word>(?:money|cash|funding|support)\s+from\s+(?:the\s+)?{_GIVER})\b"
        ),
        is_verb=False,
    ),
    # 'an extra £36m coming alongside cash for officers'
    Construction(
        "funding",
        "inflow",
        Quick(r"\b(?:an?\s+(?:additional|extra|further)|another)\s+(?:sum\s+of\s+)?$"),
        after_amount(r"(?:(?:is|was|will\s+be)\s+)?(?P<word>coming)\b(?!\s+(?:off|out))"),
    ),
    # 'the force was handed £1.6m by ministers', 'it has won £1m for Hull and Grimsby'
    Construction(
        "funding",
        "inflow",
        then_amount(
            r"(?:(?:was|were|been|is|be|being)\s+(?:also\s+)?(?P<word>handed|given|granted|awarded|promised|offered|allocated)|"
            rf"{HAVE}\s+(?:\w+ly\s+|also\s+|now\s+|since\s+)?(?P<prize>won|landed|attracted))"
        ),
    ),
    # '£450,000, was paid by the county council', '£3.2m given to us by the commissioner'
    Construction(
        "funding",
        "inflow",
        behind=re.compile(
            rf"(?:,|\s)[^.;£]{{0,40}}?\b(?P<word>given|paid|provided|funded|found|contributed|awarded|granted)\b"
            rf"(?:\s+(?:to|for)?\s*(?:us|it|the\s+force|them))?\s+by\s+(?:the\s+|our\s+|its\s+)?(?:\w+\s+){{0,2}}?{_FUNDER}\b",
            re.IGNORECASE,
        ),
    ),
    # 'a £20m boost to its budget'
    Construction(
        "funding",
        "inflow",
        behind=after_amount(r"(?P<word>(?:(?:funding|cash|budget|spending)\s+)?(?:boost|uplift|injection))\b"),
        is_verb=False,
    ),
    # 'the Government is covering only £6.5m'
    Construction(
        "funding",
        "inflow",
        then_amount(
            rf"{_FUNDER}\s+{ARE}\s+(?:only\s+|also\s+|now\s+)*(?P<word>covering|meeting|giving|providing|paying|funding|contributing|offering)(?:\s+{_WHOM.removesuffix('?')})?"
        ),
    ),
    # '£1.5m extra for neighbourhood policing'
    Construction(
        "funding",
        "inflow",
        Quick(
            rf"\b(?:there(?:'s|\s+is|\s+are|\s+was|\s+will\s+be)|includes?|contains?)\s+(?:also\s+)?{HEDGES}$",
        ),
        after_amount(r"(?P<word>extra|more|additional)\s+(?:for|to)\b"),
    ),
    # 'it has also made available £200m nationally', '£200m has been shared among all forces'
    Construction(
        "funding",
        "inflow",
        then_amount(r"(?P<word>ma(?:de|kes?|king)\s+available|set\s+aside|announced|put\s+up|found|added)"),
        after_amount(r"(?:more\s+|extra\s+)?(?:nationally|across\s+(?:the\s+country|England))\b"),
    ),
    # 'of which the force's share is £4.1m', 'Kent's share of the fund is £2m'
    Construction(
        "funding",
        "inflow",
        then_amount(
            r"(?P<word>(?:(?:force|constabulary|commissioner)'s|our|its|[A-Z][a-z]+(?:'s|s'))\s+(?:share|portion|allocation)(?:\s+of\s+(?:it|this|that|(?:the|this|that)\s+(?:[\w-]+\s+){0,3}?(?:funding|fund|money|grant|pot|sum|total)))?)"
            r"\s+(?:is|was|will\s+be|would\s+be|being|comes\s+to|amounts\s+to|of)"
        ),
        is_verb=False,
    ),
    # 'compensation for the rise in National Insurance is £6.8m'
    Construction(
        "funding",
        "inflow",
        then_amount(
            r"(?P<word>(?:compensation|compensated|reimburse\w*)\b[^.;£]{0,50}?\b(?:national\s+insurance|employers?'?s?'?\s+(?:contributions?|pension)|NICs?|pensions?)\b[^.;£]{0,25}?)\s+(?:is|was|of|will\s+be|at|by|comes\s+to|amounts\s+to)"
        ),
        is_verb=False,
    ),
    # 'the £8.8m given to pilot schemes'
    Construction(
        "funding",
        "inflow",
        Quick(r"\bthe\s+(?:further\s+|extra\s+|additional\s+)?$"),
        after_amount(r"(?:already\s+)?(?P<word>given|granted|awarded)\s+to\b"),
    ),
    # 'a budget of £19m, £7m of which comes from the three forces'
    Construction(
        "funding",
        "inflow",
        behind=after_amount(
            rf"of\s+(?:which|this|it)\s+(?P<word>(?:c[ao]mes?|is|was|are|were)\s+(?:provided\s+|paid\s+)?(?:from|by))\s+(?:the\s+)?(?:[\w-]+\s+){{0,2}}?(?:{_GIVER}|forces)\b"
        ),
        is_verb=False,
    ),
    # 'plans for an additional £85m for the Met'
    Construction(
        "funding",
        "inflow",
        Quick(r"\b(?:an?\s+(?:additional|extra|further)|another)\s+(?:sum\s+of\s+)?$"),
        after_amount(
            r"(?P<word>for)\s+(?:the\s+)?(?:met|force|constabulary|police|policing|forces)\b(?!\s+(?:pay|costs?|pensions?|officers?|station))"
        ),
    ),
    # 'paid for with £1.4m of Home Office money'
    Construction(
        "funding",
        "inflow",
        behind=after_amount(
            rf"(?:worth\s+)?(?:of|in)\s+(?P<word>(?:the\s+)?(?:{_GIVER})(?:'s?)?\s+(?:money|cash|funds|support|aid))\b"
        ),
        is_verb=False,
    ),
    # '£2.4m more has been provided to keep up numbers'
    Construction(
        "funding",
        "inflow",
        behind=after_amount(
            rf"(?:more\s+|extra\s+)?(?:{HAVE}\s+(?:also\s+|now\s+)?been|will\s+be|is\s+being)\s+(?:also\s+|now\s+)?(?P<word>provided|awarded|granted|made\s+available)\b"
        ),
    ),
    # 'an additional £180,000 was approved'
    Construction(
        "funding",
        "inflow",
        Quick(r"\b(?:an?\s+(?:additional|extra|further)|another)\s+(?:sum\s+of\s+)?$"),
        after_amount(
            r"(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?P<word>approved|agreed|made\s+available|granted|released)\b"
        ),
    ),
)
