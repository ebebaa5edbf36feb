"""Phrases around a count, of which the ways to count are built: hedges, what ends it, by how much, meanwhile.

Belongs here: parts of patterns that several modules of volumes share. Not here: the ways to count themselves
(`constructions`, `places`, `behind_nouns`, `comparisons`) or hedges with their meaning (`grammar.quantities`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import MONTHS, YEAR
from pipelines.documents.expressions.late import expression

NO_NOUN_AFTER = expression(
    r"\s*(?:$|[.,;:)(\"|]|-\s|(?:more|extra|fewer|others?)\s*(?:[.,;)]|$|\s(?:in|over|during|since|by|last|this|at|for|on)\b)|\b(?:in|at|by|on|to|from|and|but|or|during|compared|for|over|since|across|per|each|a|an|last|this|as|which|"
    r"joined|left|while|after|before|than|with|against|funded|budgeted|planned|the|out|now|then|today|currently|so|is|was|were|are|that|because|between|when|had|have|has|they|it|we|he|she|"
    r"there|off|overall|altogether|among|amongst|nationally|throughout|already|again|too|also|though|although|whereas|until|unless|despite|whether|if|once|locally|within|one\s+(?:day|morning|afternoon|evening|night|weekend))\b|\s+(?:an?\s+(?:few|couple\s+of|dozen)|\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|many)\s+(?:years?|months?|weeks?|days?)\s+(?:earlier|before|previously|ago|later|on)\b)"
)
PART_AFTER = expression(
    r"\s+of\s+(?:(?:them|these|those|whom|which)\b|the\s+(?:most\s+[a-z]+(?:ous|ent|ed|ing|able|ble|ive|al)|worst|oldest|newest|largest|smallest|highest-risk)\s+"
    r"(?:were|was|are|is|had|have|has|remain\w*|still|ha[ds]n't)\b)|\s+(?:fewer|more|less)\s+than\b",
    re.IGNORECASE,
)
"""'17 of them', 'nineteen of the most dangerous remain', '136 fewer than in 2010': of the things named before."""
BY_A_SHARE = (
    r"(?:\s+in\s+half|\s+[\d.]+\s?(?:%|per\s?cent|percent)|\s+by\s+(?:[\d.]+\s?(?:%|per\s?cent|percent)|\d[\d,]*(?=\s+to\b)|half|(?:an?\s+|nearly\s+|almost\s+|over\s+|about\s+|(?:more|less)\s+than\s+)*(?:\w+\s+)?"
    r"(?:half|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)))?"
)
MEANWHILE = (
    r"(?:\s+(?:last|this)\s+(?:year|month|quarter|week|spring|summer|autumn|winter)|\s+(?:year\s+on\s+year|on\s+(?:the\s+)?(?:previous\s+|last\s+)?year)|"
    rf"\s+(?:in|over|during|since)\s+(?:(?:[A-Z][a-z]+\s+)?{YEAR}(?:[/-]\d\d(?:\d\d)?)?|(?-i:[A-Z])[a-z]+|(?:the|a|that|this|two|three|four|five|six|ten)\s+"
    r"(?:[\w-]+\s+){0,2}?(?:years?|months?|period|quarter)"
    rf"(?:\s+(?:to|ending|ended)\s+(?:\d{{1,2}}\s+)?[A-Z][a-z]+\s+{YEAR})?)|"
    rf"\s+between\s+(?:(?:our|the|its|these|those)\s+(?:(?:two|last|first)\s+){{0,2}}?(?:visits|inspections|reports|years|reviews)|(?:[A-Z][a-z]+\s+)?{YEAR}(?:/\d\d)?\s+and\s+(?:[A-Z][a-z]+\s+)?{YEAR}(?:/\d\d)?))?"
)
NO_COUNT = expression(
    r"(?:costs|savings|reserves|scores|times|averages|marks|speeds|delays|hours|minutes|days|weeks|years|months|points|ages|rates|percentages|prices|levels|values)$",
    re.IGNORECASE,
)
OPENS = r"^\W*(?:\d+(?:\.\d+)+\.?\s+|\d+[.)]\s+|[a-z]{1,3}\)\s+)?"
"""Where a sentence begins, the number of its paragraph aside: '3.3 Twenty-two have passed'."""
REACH = 120
"""Characters before a number in which the words stand that say what it is a count of."""
NAMED = (
    r"(?-i:(?!(?:Chief|Inspector|Superintendent|Sergeant|Constable|Councillor|Judge|Sir|Mr|Mrs|Ms|Dr|Operation|Section|Part|Chapter|Annex|Level|Grade|Band|Tier|Figure|Table|Phase|Article|Schedule|Form|Appendix|Recommendation|"
    r"Paragraph|Outcome|Code|Page|Question|Class|Category|Area|Division|Room|Flat|Route|Junction|In|On|By|At|For|Of|To|And|But|From|With|About|Over|Under|Up|Around|Between|Since|Until|"
    rf"After|Before|Only|Just|Some|The|An?|This|That|These|Those|There|Nearly|Almost|{MONTHS}|England|Wales|Scotland|Britain|London)\b)"
    r"[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?)"
)
"""The name of a force or a place."""
SINGULAR_THINGS = (
    r"(?:(?:(?:recorded|knife|gun|hate|violent|rural|business|retail|vehicle|overall|total|cyber)\s+)?crime|burglary|robbery|theft|arson|shoplifting|fraud|rape|stalking|harassment|"
    r"violence|criminal\s+damage|anti-?\s?social\s+behaviour|domestic\s+abuse|(?:999|101|call)\s+demand|use\s+of\s+(?:force|taser)|stop\s+and\s+search|wastage|attrition)"
)
"""What is counted in the singular: 'burglary went from 188 a month to 141'."""
UNITS_NAMED = ("people", "posts", "vehicles", "devices")
MODIFIERS = expression(
    r"\b(?:(?!(?:of|in|on|at|to|for|by|from|with|and|or|the|an?|its|their|our|is|was|were|are|has|had|have|that|which|numbers?|as|such|than|about|after|per|every|each|this|these|those|no|not|we|it|they|recruit\w+|maintain\w+)\b)[\w'-]+\s+){1,3}$",
    re.IGNORECASE,
)
"""The words of 'hate crime reports' before the noun that is counted."""
