"""Constructions of money that a giver named gives: the Government, a commissioner, a council, partners.

Belongs here: funding told by who gives it. Not here: money that comes in, no giver named (`received`), is charged, sold
or borrowed (`raised`), or the words of the vocabulary (`words.kinds_named`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.function_words import ARE, THE_FORCE
from pipelines.extraction.money.words.patterns import Construction, after_amount, then_amount

_GIVER = (
    r"(?:home\s+(?:office|secretary)|chancellor|government|ministers?|treasury|mayor(?:'s\s+office|\s+of\s+(?-i:[A-Z])\w+(?:\s+(?-i:[A-Z])\w+)?)?|lottery|health\s+board|college\s+of\s+policing|"
    r"councils?|local\s+authorit(?:y|ies)|partners?|ministry\s+of\s+justice|department(?:\s+for\s+transport)?)"
)
_FUNDER = rf"(?:{_GIVER}|(?:police\s+(?:and|,)\s+(?:fire\s+and\s+)?crime\s+)?commissioner|p[f]?cc)"
_WHOM = (
    rf"(?:(?:us|me|it|them|my\s+office|the\s+(?:commissioner|PCC)|police|forces|{THE_FORCE}|[A-Z]\w+\s+Police|(?-i:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?))"
    r"(?:\s+with)?)?"
)

GIVEN = (
    # 'the Government promised 20,000 officers, with £750m set aside for the first year'
    Construction(
        "funding",
        "inflow",
        then_amount(rf"(?P<word>{_GIVER}\b[^.;£]{{3,90}}?,?\s+with)(?:\s+(?:an?\s+)?(?:initial|first|extra|further))?"),
        after_amount(
            r"(?:more\s+|extra\s+)?(?:to\s+be\s+|being\s+)?(?:set\s+aside|earmarked|allocated|made\s+available|promised|committed|pledged|provided)\b"
        ),
    ),
    # 'he has asked the Government for £10m', 'to provide £10m'
    Construction(
        "funding",
        "inflow",
        then_amount(
            rf"(?P<word>(?:ask|lobby|press|appeal|urg|call)(?:e?s|ed|ing)?\s+(?:to\s+|on\s+)?(?:the\s+|her\s+|his\s+)?{_FUNDER}\s+"
            r"(?:for|to\s+(?:provide|find|give|pay|contribute|release|put\s+in|make\s+available)))"
        ),
    ),
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
    # 'the commissioner has supported the work with £240,000 a year'
    Construction(
        "funding",
        "inflow",
        then_amount(
            rf"{_FUNDER}\s+(?:(?:has|have|had|will|would|also|now)\s+)*(?P<word>(?:support|back|help|boost)(?:s|ed)?\s+[^.;£]{{2,40}}?\s+with)"
        ),
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
    # 'the £24m that the department added'
    Construction(
        "funding",
        "inflow",
        behind=after_amount(
            rf"(?:(?:that|which)\s+)?(?:the\s+|our\s+|its\s+)?{_GIVER}\s+(?:(?:has|have|had|will)\s+)?"
            r"(?P<word>added|adds|gave|gives|given|provided|provides|provide|paid|pays|put\s+in|contributed|contributes|awarded|granted)\b"
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
    # '£450,000, was paid by the county council', '£3.2m given to us by the commissioner'
    Construction(
        "funding",
        "inflow",
        behind=expression(
            rf"(?:,|\s)[^.;£]{{0,40}}?\b(?P<word>given|paid|provided|funded|found|contributed|awarded|granted)\b"
            rf"(?:\s+(?:to|for)?\s*(?:us|it|the\s+(?:force|constabulary)|them))?\s+by\s+(?:the\s+|our\s+|its\s+)?(?:\w+\s+){{0,2}}?{_FUNDER}\b",
            re.IGNORECASE,
        ),
    ),
    # 'the Government is covering only £6.5m'
    Construction(
        "funding",
        "inflow",
        then_amount(
            rf"{_FUNDER}\s+{ARE}\s+(?:only\s+|also\s+|now\s+)*(?P<word>covering|meeting|giving|providing|paying|funding|contributing|offering)(?:\s+{_WHOM.removesuffix('?')})?"
        ),
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
    # 'paid for with £1.4m of Home Office money'
    Construction(
        "funding",
        "inflow",
        behind=after_amount(
            rf"(?:worth\s+)?(?:of|in)\s+(?P<word>(?:the\s+)?(?:{_GIVER})(?:'s?)?\s+(?:money|cash|funds|support|aid))\b"
        ),
        is_verb=False,
    ),
)
