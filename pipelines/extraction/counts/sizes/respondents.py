"""Who answered, told without a verb of answering: 'the survey (1,002 residents)', '412 victims gave feedback'.

Belongs here: the number behind a survey's name, the base of its figures, what came back from so many, and the ways of
asking. Not here: surveys and answers told as such (`surveyed`), or people that inspectors spoke to (`interviewed`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Sentence
from pipelines.extraction.grammar.clauses import LIMITS
from pipelines.extraction.grammar.numbers import Number

PEOPLE = (
    r"(?:people|representatives|stakeholders|delegates|residents|adults|officers|staff|victims|members|respondents|employees|children|youngsters|callers|women|men|lawyers|parents|carers|pupils|"
    r"students|drivers|motorists|households|householders|taxpayers|constituents|businesses|firms|traders|retailers|farmers|volunteers|"
    r"practitioners|professionals|partners|organisations|groups|colleagues|constables|sergeants|specials|detectives|workers|"
    r"survivors|users|participants|individuals|locals|villagers|listeners|readers|viewers|shopkeepers|shoppers|customers|passengers|landlords|tenants|voters|leavers|recruits)"
)
"""Who may be asked, as the head of the noun behind a number."""
_ANSWERS = (
    r"(?:interviews|responses|replies|respondents|answers|returns|questionnaires|participants|"
    r"completed\s+(?:forms|surveys|questionnaires))"
)
_WHO = rf"\s+(?:(?!(?:who|that|which|of|in|focus|discussion|working)\b)[\w'’-]+\s+){{0,3}}?(?:{PEOPLE}|{_ANSWERS})\b"
_NAMES_ANYBODY = expression(_WHO, re.IGNORECASE)
_ASKING = r"(?:surveys?|polls?|questionnaires?|consultations?|barometer|tracker|omnibus|sample)"
_FRONTS = Quick(
    rf"\b{_ASKING}\b[^.;()]{{0,60}}\(\s*(?:(?:of|base|sample(?:\s+of)?|n)\s*[:=]?\s*)?{LIMITS}$",
    rf"(?:^|[(\[;,.])\s*(?:base|sample(?:\s+size)?)\s*[:=]\s*{LIMITS}$",
    r"\b(?:findings?|results?|figures?|data|answers|views|it|this|they|which|report)\s+(?:(?:are|is|was|were)\s+(?:drawn\s+|taken\s+|based\s+)?|comes?\s+|came\s+|draws?\s+|drew\s+|relies\s+|rests?\s+)"
    rf"(?:up)?(?:from|on)\s+(?:the\s+)?(?:(?:answers|views|responses|replies|experiences|accounts)\s+(?:of|from)|interviews\s+with)\s+{LIMITS}$",
    rf"\bbased\s+(?:up)?on\s+(?:(?:interviews\s+with|(?:the\s+)?(?:answers|views|responses|replies)\s+(?:of|from))\s+)?{LIMITS}$",
    r"\b(?:feedback|views|replies|responses|opinions)\s+(?:(?:was|were|had\s+been)\s+)?(?:received|gathered|sought|collected|obtained|taken|heard)\s+from\s+"
    rf"{LIMITS}$",
    rf"\b(?:{_ASKING}|study|research),?\s+(?:of|with|among|amongst)\s+{LIMITS}$",
    rf"\b(?:sample|base)\s+(?:size\s+)?(?:(?:was|is)\s+)?(?:one\s+)?of\s+{LIMITS}$",
    rf"\b{_ASKING}\b[^.;]{{0,40}}?\b(?:carried\s+out|conducted|completed|held|undertaken|done)\s+(?:with|among|amongst|of)\s+{LIMITS}$",
)
"""What leads to the number of those who answered, whose noun is to follow."""
_NAMED_IN_BRACKETS = Quick(
    rf"\b{_ASKING}\b[^.;()]{{0,60}}\(\s*(?:n|base|sample(?:\s+size)?)\s*[:=]?\s*{LIMITS}$",
    rf"\(\s*(?:base|n)\s*[:=]\s*{LIMITS}$",
    rf"\b(?:respondents|replies|responses|interviewees|participants)\s+\(\s*(?:n\s*=\s*)?{LIMITS}$",
)
"""'Our victim survey (n=312)', 'respondents (3,012)'."""
_TOOK_TROUBLE = expression(
    rf"(?:\s+(?:(?!(?:who|that|which|was|were)\b)[\w'’-]+\s+){{0,5}}?{PEOPLE})?\s+(?:(?:who|have|had|also)\s+)*(?:took|taken)\s+(?:the\s+)?(?:time|trouble|opportunity|chance)\s+"
    r"(?:to\s+(?:answer|reply|respond|complete|fill|take\s+part|tell|share|give|have\s+their\s+say|do\s+so|write\s+to\s+us)|and\s+(?:answered|replied))\b",
    re.IGNORECASE,
)
_FILLING_IN = expression(
    rf"\s+(?:[\w'’-]+\s+){{0,3}}?{PEOPLE}\s+(?:filling\s+(?:in|out)|completing|answering|responding|replying|returning|having\s+their\s+say|taking\s+part)\b"
    rf"(?:\s*[.,;]|$|\s+(?:to\s+)?(?:it|them|the\s+(?:[\w-]+\s+)?(?:form|survey|questionnaire|consultation|poll|questions)|our\s+(?:[\w-]+\s+)?(?:survey|questionnaire))\b)",
    re.IGNORECASE,
)
_IN_A_WAY = expression(
    r"\s+(?:(?:more|others?|further|people|residents|interviews)\s+){0,2}(?:online|by\s+(?:tele)?phone|by\s+(?:post|text|e-?mail)|face[\s-]to[\s-]face|in\s+person|on\s+(?:the\s+street|paper|doorsteps)|at\s+events)\b",
    re.IGNORECASE,
)
_SURVEYED_SOME = Quick(
    rf"\b(?:surveyed|polled|questioned|interviewed|reached|heard\s+from|(?:survey|questionnaire|poll|consultation)\b[^.;]{{2,80}}?)\s+{LIMITS}(?:\d[\d,]*\s+[^.;\d]{{3,60}}?(?:and|,)\s+{LIMITS})?$"
)
_SHARE_OF = expression(
    r"(?:%|\bper\s?cent|\b(?:in|out\s+of)\s+(?:\d+|[a-z]+)|\bhalf|\bthirds?|\bquarters?|\bmost)\s+of\s+(?:the\s+|all\s+|some\s+)?$",
    re.IGNORECASE,
)
_OUT_OF = expression(rf"(?:^|[,;:.]\s+)\W*(?:out\s+)?of\s+(?:the\s+|all\s+)?{LIMITS}$", re.IGNORECASE)
_ASKED_SO_MANY = expression(
    rf"\s+(?:(?!(?:that|which|was|were)\b)[\w'’-]+\s+){{0,3}}?{PEOPLE}\s+(?:(?:who|that)\s+(?:were|had\s+been)\s+)?(?:questioned|polled|surveyed|interviewed|asked|canvassed)\b"
    r"[^.;:]{0,60}?,\s+(?:\w+\s+){0,3}?(?:\d[\d.]*\s?(?:%|per\s?cent)|half|(?:two|three)?[\s-]?(?:thirds|quarters))",
    re.IGNORECASE,
)
"""'Of 7,450 residents interviewed in the year, 76% thought …'."""
_OF_THEM = expression(r"\s+of\s+(?:them|these|those)\b", re.IGNORECASE)
_POLLED = Quick(rf"\b(?:surveyed|polled|questioned|telephoned|rang)\s+{LIMITS}$")


def answered_otherwise(sentence: Sentence, number: Number) -> bool:
    """Whether a number says how many answered, where no verb of answering stands with it."""
    text = sentence.text
    if _TOOK_TROUBLE.match(text, number.end) or _FILLING_IN.match(text, number.end):
        return True
    if _NAMED_IN_BRACKETS.search(text, 0, number.start) and text.startswith(")", number.end):
        return True
    if _FRONTS.search(text, 0, number.start):
        return _NAMES_ANYBODY.match(text, number.end) is not None
    if _SHARE_OF.search(text, 0, number.start):
        return False
    if _OUT_OF.search(text, 0, number.start) and _ASKED_SO_MANY.match(text, number.end):
        return True
    if _OF_THEM.match(text, number.end):
        return _POLLED.search(text, 0, number.start) is not None
    return _IN_A_WAY.match(text, number.end) is not None and _SURVEYED_SOME.search(text, 0, number.start) is not None
