"""Constructions of money that comes to a force or the police, whoever gives it: 'it was handed £1.6m', 'a £20m boost'.

Belongs here: funding told by grammar. Not here: money whose giver is named (`given`), that is charged, sold or borrowed
(`raised`), goes out (`spent`), is saved or missed (`saved`), or the words of the vocabulary (`words.kinds_named`).
"""

from __future__ import annotations

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar.function_words import HAVE
from pipelines.extraction.money.words.patterns import Construction, after_amount, then_amount

RECEIVED = (
    # 'we expect £6.3m towards the rise in national insurance'
    Construction(
        "funding",
        "inflow",
        then_amount(
            r"(?P<word>expects?|expecting|gets?|getting|got|receiv(?:e|es|ed|ing)|gain(?:s|ed|ing)?|given|offered|awarded|promised|secured|"
            r"(?:us|it|them|me|forces)|has|have|had|be)"
        ),
        after_amount(
            r"(?:(?:a|per)\s+year\s+)?towards?\s+(?:the\s+|its\s+|our\s+)?(?:[\w-]+\s+){0,2}?(?:costs?|rise|increase|bills?|pay|pensions?|overtime|expense|price)\b"
        ),
    ),
    # 'a further £2.7m is ring-fenced for neighbourhood policing': of what the Government gives
    Construction(
        "funding",
        "inflow",
        behind=after_amount(r"(?:is|are|being)\s+(?:also\s+)?(?P<word>ring-?\s?fenced)\s+(?:for|to)\b"),
    ),
    # 'the Home Office has been asked to reimburse £0.4m of it'
    Construction(
        "funding",
        "inflow",
        then_amount(
            r"\b(?:home\s+office|government|ministers|treasury|council|partners|organisers)\b[^.;£]{0,60}?\b(?P<word>(?:reimburs|refund)(?:e|es|ed|ing)?)"
        ),
    ),
    # 'the force will get £1.1m for a new unit'
    Construction(
        "funding",
        "inflow",
        then_amount(r"\b(?P<word>gets?|getting)"),
        after_amount(r"(?:(?:a|per)\s+year\s+)?(?:for|so)\s+(?!(?:each|every)\b)"),
    ),
    # 'I have asked ministers for the missing £1.7m'
    Construction(
        "funding",
        "inflow",
        then_amount(
            r"(?P<word>(?:ask|lobb|press|urg|appeal|call|writ|wrote|petition)\w*\s+(?:(?:to|on)\s+)?(?:the\s+)?(?:ministers?|(?:Home\s+)?(?:Office|Secretary)|Government|Treasury|Chancellor|policing\s+minister)\s+"
            r"(?:for|to\s+(?:provide|give|find|pay|fund|hand\s+over|make\s+good|refund|cover|meet))(?:\s+(?:the|us|it|forces))?(?:\s+(?:missing|outstanding|remaining|full|extra|other))*)"
        ),
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
    # 'the £8.6bn that is available nationally'
    Construction(
        "funding",
        "inflow",
        behind=after_amount(
            r"(?:(?:more|extra|additional|of\s+capital)\s+)?(?:(?:(?:that|which)\s+)?(?:is|was|are|will\s+be|has\s+been)\s+(?:now\s+)?)?(?:(?:being\s+)?made\s+)?"
            r"(?P<word>available\s+(?:for\s+\w+\s+)?(?:nationally|(?:to|for)\s+(?:the\s+|all\s+)?(?:police|policing|forces)))\b"
        ),
    ),
    # 'it was agreed that £250,000 be made available for victims', 'that £1.2m be awarded over two years'
    Construction(
        "funding",
        "inflow",
        behind=after_amount(
            r"(?:a\s+year\s+)?(?:(?:(?:is|was|will|would|should|has|have|to|also|now|been|be|being)\s+)+(?P<word>made\s+available)\s+(?:for|to|over|in|from)\b|"
            r"be\s+(?P<given>awarded|granted|provided))"
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
    # 'the force was handed £1.6m by ministers', 'it has won £1m for Hull and Grimsby'
    Construction(
        "funding",
        "inflow",
        then_amount(
            r"(?:(?:was|were|been|is|be|being)\s+(?:also\s+)?(?P<word>handed|given|granted|awarded|promised|offered|allocated)|"
            rf"{HAVE}\s+(?:\w+ly\s+|also\s+|now\s+|since\s+)?(?P<prize>won|landed|attracted)|"
            r"(?:stands?\s+to|will|would|could|may|might)\s+(?P<gain>gain))"
        ),
    ),
    # 'partners win £1.9m from rounds of a fund'; what is won from a force is damages
    Construction(
        "funding",
        "inflow",
        then_amount(r"(?P<word>w[io]n|wins|winning|attracts?|attracted)"),
        after_amount(
            r"(?:(?:(?:worth\s+)?(?:of|in)\s+)?(?:grants?|funding)|from\s+(?!(?:the\s+|its\s+)?(?:[A-Z]\w+\s+)*(?:police|force|constabulary|council)\b)|towards?)\b"
        ),
    ),
    # 'there will be an extra £50m for counter-terrorism'
    Construction(
        "funding",
        "inflow",
        then_amount(
            r"\b(?P<word>there(?:'s|\s+is|\s+are|\s+was|\s+will\s+be)\s+(?:also\s+)?(?:an?\s+)?(?:extra|additional|further|new))"
        ),
        after_amount(r"(?:for|to)\b"),
        is_verb=False,
    ),
    # 'it has also made available £200m nationally', '£200m has been shared among all forces'
    Construction(
        "funding",
        "inflow",
        then_amount(r"(?P<word>ma(?:de|kes?|king)\s+available|set\s+aside|announced|put\s+up|found|added)"),
        after_amount(r"(?:more\s+|extra\s+)?(?:nationally|across\s+(?:the\s+country|England))\b"),
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
    Construction(  # 'the £8.8m given to pilot schemes'
        "funding",
        "inflow",
        Quick(r"\bthe\s+(?:further\s+|extra\s+|additional\s+)?$"),
        after_amount(r"(?:already\s+)?(?P<word>given|granted|awarded)\s+to\b"),
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
