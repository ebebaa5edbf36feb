"""How many people answered a survey, a questionnaire or a consultation, or were asked.

Whoever ran it - inspectors, a force, a commissioner, a federation - they are a sample: of them the shares are told.
Where both how many were asked and how many answered is told, the sample are those who answered.

Belongs here: telling that a number says so. Not here: people that inspectors spoke to (`interviewed`), cases and
records that were read (`reviewed`), or which numbers are sizes of samples in all (`sample_sizes`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.sizes.respondents import PEOPLE, answered_otherwise
from pipelines.extraction.grammar.clauses import LIMITS
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.phrases import holds_any

_SURVEY = Quick(
    r"\b(?:survey(?:s|ed|ing)?|questionnaires?|polls?|polled|polling|consultations?|consulted|consultees)\b"
)
_SIGNS = ("survey", "questionnaire", "poll", "consult", "response rate", "respondents", "had their say")


def answered(context: Context, sentence: Sentence, number: Number) -> bool:
    """Whether a number says how many a survey reached, or how many answered it."""
    text = sentence.text
    if _RANG.search(text, 0, number.start) and _NAMES_PEOPLE.match(text, number.end):
        return True
    if _WERE_RUNG.match(text, number.end):
        return True
    if _SHARED.match(text, number.end):
        return True
    heard = _VIEWS_OF.search(text, 0, number.start) or _POLLSTER.search(text, 0, number.start)
    if heard and _NAMES_PEOPLE.match(text, number.end):
        return True
    if (number.value or 0) % 1 or _BESIDE_OTHERS.match(text, number.end) or _IN_N.search(text, 0, number.start):
        return False
    helped = _HELPED.search(text, 0, number.start) is not None
    if _is_share_of_people(sentence, number) or (not helped and _SHARE_OF_WHOM.match(text, number.end)):
        return True
    if answered_otherwise(sentence, number):
        return True
    if _OF_ALL.search(text, 0, number.start) and not _WHO.match(text, number.end):
        return False
    if _ASKED.search(text, 0, number.start) and _ABOUT_IT.match(text, number.end):
        return True
    if not _speaks_of_survey(context, sentence, number):
        return False
    return _is_object(sentence, number) or _is_subject(context, sentence, number)


_RANG = Quick(
    rf"\b(?:we|i|(?:my|our|the)\s+(?:office|team|researchers)|researchers|inspectors|inspectorate|hmicfrs)\b(?:[^.;]{{3,80}}?,?\s+and)?\s+(?:then\s+|also\s+|have\s+)?(?:rang|rung|phoned|telephoned)\s+{LIMITS}$"
)
_VIEWS_OF = Quick(
    r"\b(?:obtained|sought|gathered|collected|took|canvassed|heard|received)\s+(?:(?:the|written|first-hand|detailed)\s+)*(?:views|opinions|experiences|accounts|feedback|testimony|evidence|stories)\s+"
    rf"(?:of|from)\s+{LIMITS}$",
    rf"\b(?:commissioned|engaged|invited|asked|paid)\s+[^.;]{{3,60}}?\s+to\s+(?:(?:speak|talk|listen)\s+(?:to|with)|interview|survey|hear\s+from)\s+{LIMITS}$",
)
"""'We obtained the views of 114 lawyers.'"""
_SHARED = expression(
    rf"\s+(?:[\w'’-]+\s+){{0,4}}?{PEOPLE}\s+(?:have\s+)?(?:shared|described|told\s+us|told\s+inspectors)\s+(?:of\s+|about\s+)?their\s+(?:own\s+)?(?:stories|story|experiences?|accounts?|views)\b",
    re.IGNORECASE,
)
"""'Eight survivors shared their stories.'"""
_POLLSTER = Quick(
    r"\b(?:ipsos|yougov|bmg|icm|savanta|comres|opinium|survation|[\w-]+\s+research|market\s+researchers?|research\s+(?:company|agency|firm)|pollsters?|fieldworkers|researchers)\b[^.;]{0,60}?\s"
    rf"(?:interviewed|questioned|spoke\s+to|talked\s+to|asked|polled|surveyed|telephoned)\s+{LIMITS}$"
)
"""'Ipsos MORI interviewed 10,250 adults for us.'"""
_WERE_RUNG = Quick(
    rf"\s+(?:[\w'’-]+\s+){{0,4}}?{PEOPLE}\s+(?:were|had\s+been)\s+(?:telephoned|phoned|rung|surveyed|interviewed|questioned|polled|canvassed|contacted)\s+"
    r"(?:by|for)\s+(?:my|our|the|an?)\s+(?:[\w'’-]+\s+){0,4}?(?:office|company|researchers?|university|charity|team|panel|agency|commissioner|study|survey)\b"
)
"""'Sixty victims were telephoned by my office.'"""
_OF_ALL = expression(
    rf"(?:\d|\b(?:{CARDINAL}|none|most|half|all))\s*(?:%|per\s?cent)?\s+(?:out\s+)?of\s+(?:our|its|the|their|my|some)?\s*{LIMITS}$",
    re.IGNORECASE,
)
_WHO = expression(
    rf"\s+(?:[\w'’-]+\s+){{0,4}}?(?:respondents\b|{PEOPLE}\s+(?:[\w'’-]+\s+){{0,3}}?(?:who|that|(?:we|it|they)\s+(?:surveyed|polled|asked))\b(?!\s+(?:survey|questionnaire|poll|consultation)\b))",
    re.IGNORECASE,
)
"""'Only 1,200 of some 5,000 people had answered the survey', but 'half of the 310 officers who responded'."""
_BESIDE_OTHERS = expression(
    r"\s*(?:%|per\s?cent\b|-|–|years?\b|days?\b|weeks?\b|months?\b|hours?\b|minutes?\b|"
    rf"(?:out\s+of|in)\s+(?:every\s+|each\s+|the\s+)?(?:\d|{CARDINAL}\b))",
    re.IGNORECASE,
)
_IN_N = expression(
    rf"(?:\d|\b{CARDINAL})\s+(?:in|out\s+of)\s+(?:every\s+|each\s+)?$|\b(?:for|of|in)\s+(?:every|each)\s+$",
    re.IGNORECASE,
)
"""'Seven in 10 of the 432 people who responded'."""


def _speaks_of_survey(context: Context, sentence: Sentence, number: Number) -> bool:
    """Whether a survey is spoken of here, in the paragraph before it or in the heading above."""
    heading = sentence.headings[-1] if sentence.headings else ""
    lead = context.lead_in(sentence)
    before = (said.text for said in context.before(sentence, reach=2) if said.block_index == sentence.block_index)
    texts = (sentence.text, heading, lead.text if lead else "", *before)
    if _ENDS_IN_ANSWER.match(sentence.text, number.end):
        texts = (*texts, *(said.text for said in context.before(sentence, reach=2)))
    if (number.value or 0) >= _MANY and (title := context.document.identity.title):
        texts = (*texts, title)
    return any(holds_any(text, _SIGNS) or _ASKED_PEOPLE.search(text) for text in texts)


_MANY = 100
"""As many are likely to be those who answered the survey that a document is headed by."""
_ENDS_IN_ANSWER = expression(
    rf"\s+(?:[\w'’-]+\s+){{0,3}}?{PEOPLE}\s+(?:had\s+|have\s+)?(?:responded|replied|answered|took\s+part)\s*(?:[.,;(]|$)",
    re.IGNORECASE,
)
"""'In Surrey, 612 members responded', a paragraph after the survey is told of."""
_ASKED_PEOPLE = Quick(
    rf"\b(?:we|i|he|she|it|commissioner|force)\s+(?:also\s+|have\s+|has\s+|had\s+)?asked\s+(?:[\w'-]+\s+){{0,3}}?(?:{PEOPLE}|you|the\s+public|for\s+(?:[\w'’-]+\s+){{0,2}}(?:views|opinions|feedback|thoughts))\b(?!\s+to\s+(?:come|report|contact|call|leave|send|look))"
)


_OPINION = (
    r"(?:said|say|says|told|felt|feel|thought|think|believed?|agreed?|disagreed|wanted|want|knew|know|reported|considered|rated|supported|opposed|"
    r"favoured|preferred|(?:would|could|did|didn't|do|don't)\b|(?:were|are)\s+(?:\w+ly\s+)?(?:satisfied|dissatisfied|willing|prepared|confident|happy|"
    r"content|unhappy|ready|in\s+favour|against|proud|worried|asked|questioned|surveyed|polled|interviewed)|"
    r"(?:who\s+(?:were\s+|had\s+(?:been\s+)?|have\s+)?)?(?:asked|questioned|surveyed|polled|interviewed|answered|replied|responded|took\s+part)|had\s+confidence|have\s+confidence)"
)
_OF_PEOPLE_SAID = expression(
    rf"\s+(?:[\w'-]+\s+){{0,3}}?{PEOPLE}\s+(?:in\s+[\w'-]+\s+){{0,2}}{_OPINION}\b", re.IGNORECASE
)
_HELPED = expression(
    r"\b(?:help|support|assist|serv|saw|see|treat|train|reach|house|counsel|accommodat|receiv|recruit|refer|advis|protect|"
    r"(?:dealt|worked|work|deal)\s+with|cared\s+for|looked\s+after|came\s+to)(?:ed|d|s|es|ing)?\s+"
    rf"{LIMITS}$",
    re.IGNORECASE,
)
"""'It supported 640 victims, 86% of whom said …': how many of them were asked, nobody says."""
_SHARE_OF_WHOM = expression(
    rf"\s+(?:[\w'-]+\s+){{0,3}}?{PEOPLE}\b[^.;]{{0,60}}?,\s+(?:of\s+whom\s+\d[\d.]*\s?(?:%|per\s?cent)|\d[\d.]*\s?(?:%|per\s?cent)\s+of\s+whom)\s+{_OPINION}\b",
    re.IGNORECASE,
)
"""'… to 391 people who had been stopped, 44% of whom said …'."""
_SHARE_OF = expression(r"\s+of\s+(?:the\s+|all\s+|some\s+|about\s+|around\s+|over\s+|nearly\s+|more\s+than\s+)*")


def _is_share_of_people(sentence: Sentence, number: Number) -> bool:
    """'54% of 1,200 residents said …': the share is told of those asked."""
    if not _OF_PEOPLE_SAID.match(sentence.text, number.end):
        return False
    return any(
        share.kind in ("percent", "fraction") and _SHARE_OF.fullmatch(sentence.text, share.end, number.start)
        for share in sentence.numbers
    )


_IN_IT = (
    r"(?!\s+in\s+(?:the|a|an|our|its|their|his|her|my|this|that|these)\b"
    r"(?!\s+(?:[\w'’-]+\s+){0,5}?(?:survey|questionnaire|poll|consultation|exercise|discussions?)\b))"
)
"""Who 'took part in the clean-up' answered nothing."""
_THEIR = r"(?:their|his|her|its|an?|the|some)"
_ANSWERED = (
    r"(?:(?:who|that|which|had|have|has|also|so\s+far|already|since|then|online)\s+){0,3}"
    rf"(?:answered(?!\s+(?:\d|within|in\s+(?:\d|under)|calls|the\s+(?:call|phone)))|replied|responded|(?:took|taken|take|taking)\s+part{_IN_IT}|participated{_IN_IT}|"
    r"completed|filled\s+(?:in|out)|returned|contributed|submitted|"
    r"(?:shared|described)\s+(?:their\s+(?:own\s+)?(?:experiences?|story|stories|accounts?)|what)|wrote\s+(?:in|to\s+(?:us|me))|got\s+in\s+touch|"
    rf"(?:gave|given|shared|expressed|offered|sent\s+in)\s+(?:(?:us|me)\s+)?{_THEIR}?\s*(?:views?|opinions?|thoughts|feedback|answers?|responses?|replies)|"
    rf"(?:gave|given)\s+{_THEIR}?\s*(?:views?|opinions?)|had\s+their\s+say|told\s+(?:us|me|him|her|the\s+\w+)\s+what|were\s+(?:asked|polled|surveyed|questioned|returned|received)|"
    r"(?:(?:we|it|they|the\s+(?:force|constabulary))\s+)?(?:asked|polled|surveyed|questioned)(?=\s|[,.;)]))"
)
_SOME = (
    rf"(?:of\s+(?:{THEM}|the|our|its|their|my|whom)\s+)?"
    r"(?:(?!(?:was|were|is|are|said|but|to|which|while|because|where|that)\b)[\w'’-]+\s+){0,7}?(?:who\s+(?:(?!(?:said|but|which|while|because|where|that)\b)[\w'’-]+\s+){1,12}?)?"
)
_ASIDE = r"(?:[–-]\s+[^–;.]{3,50}?\s+[–-]\s+|\([^()]{3,50}\)\s+)?"
_WHO_ANSWERED = expression(rf"\s+{_SOME}{_ASIDE}{_ANSWERED}\b", re.IGNORECASE)
"""'1,104 people gave their views', '1,004 of the workforce answered', '1,200 residents polled'."""
_NEEDS_SURVEY = expression(r"(?:completed|submitted|returned|contributed|filled\s+(?:in|out))$", re.IGNORECASE)
_OTHER_OBJECT = expression(
    r"\s+(?:(?:the|a|an|its|their|this|these|his|her|our|my|all|some|of|\w+ly)\s+)*(?:[\w'’-]+\s+){0,3}?"
    r"(?:courses?|training|programmes?|schemes?|projects?|modules?|forms?|probation|degrees?|calls?|incidents?|operations?|sessions?|exercises?|interviews?|patrols?|pilots?)\b",
    re.IGNORECASE,
)
"""'640 people have completed the course' answered nothing."""
_REPLIES = expression(
    r"\s+(?:(?!(?:emergency|armed|police|crime)\b)[\w'’-]+\s+){0,2}?(?:replies|responses|respondents|returns|answers|consultees|participants|completed\s+(?:questionnaires|surveys|forms)|"
    r"(?:questionnaires|surveys)\s+(?:were|had\s+been|was)\s+(?:completed|returned|filled\s+in))\b",
    re.IGNORECASE,
)
"""'There were 23 replies', 'the survey had 17,000 respondents'."""


_LABELLED = expression(
    r"\W*(?:(?:total|number|no\.?)\s+(?:of\s+)?)?(?:(?:survey|consultation|completed)\s+)?(?:respondents|responses|replies|returns)\s*[:=]\s*",
    re.IGNORECASE,
)
"""'Respondents: 1,233'."""
_WAY_OF_ASKING = expression(
    r"\W*(?:[\w'’-]+\s+){0,5}?(?:surveys?|questionnaires?|polls?|interviews?|responses?|respondents|forms?|replies|online|(?:tele)?phone|post|paper|street|e-?mail|face[\s-]to[\s-]face|events?)\b"
    r"[^.:;\d–-]{0,60}(?:\s*[:=]\s*|\s+[–-]\s+)(?:\w+\s+)?",
    re.IGNORECASE,
)
_ENDS_LINE = expression(
    rf"\s*(?:(?:[\w'’-]+\s+){{0,3}}?{PEOPLE})?\s*(?:\([^()]*\))?\s*[.;,]?\s*(?:and\s*)?$", re.IGNORECASE
)
"""'Street interviews – 88', 'online: 1,422 residents'."""
_ANSWERS_NUMBERED = Quick(
    rf"\b(?:responses|replies|returns|respondents|answers|participants)\b[^.;\d]{{0,50}}?\b(?:numbered|totalled|came\s+to|stood\s+at|amounted\s+to)\s+{LIMITS}$"
)
_RESPONSE_RATE = expression(
    r"\bresponse\s+rate\b[^.;()]{0,40}(?:\(|,|,?\s+(?:or|which\s+(?:is|was)|that\s+is,?))\s*$", re.IGNORECASE
)
_PEOPLE_IN_BRACKETS = expression(rf"\s+(?:[\w'’-]+\s+){{0,3}}?{PEOPLE}\s*[).,;]", re.IGNORECASE)
"""'A response rate of 34 percent (1,240 people)'."""


def _is_subject(context: Context, sentence: Sentence, number: Number) -> bool:
    """'1,688 people responded', 'it drew 900 replies'."""
    text = sentence.text
    if _REPLIES.match(text, number.end) or _LABELLED.fullmatch(text, 0, number.start):
        return True
    if _WAY_OF_ASKING.fullmatch(text, 0, number.start) and _ENDS_LINE.match(text, number.end):
        return True
    if _ANSWERS_NUMBERED.search(text, 0, number.start):
        return True
    if _RESPONSE_RATE.search(text, 0, number.start) and _PEOPLE_IN_BRACKETS.match(text, number.end):
        return True
    who = _WHO_ANSWERED.match(text, number.end)
    if who is None or _OTHER_OBJECT.match(text, who.end()):
        return False
    if _NEEDS_SURVEY.search(who.group()):
        return _SURVEY.search(text) is not None
    return True


_SURVEYED = Quick(
    rf"\b(?:surveyed|polled|heard\s+from|to\s+(?:poll|survey|question|ask)|(?:surveys?|polls?|questionnaires?|consultations?)\s+(?:(?:carried\s+out\s+|conducted\s+)?(?:by|for)\s+(?:[\w'’-]+\s+){{1,5}}?)?(?:of|with|among|amongst|by)|(?:{_ANSWERED})(?:\s+(?:online|in\s+full|so\s+far))?\s+by|"
    r"(?:responses?|repl(?:y|ies)|answers|views|questionnaires?|feedback|opinions)\s+(?:(?:were|was|had\s+been)\s+)?(?:received\s+|gathered\s+|sought\s+|collected\s+)?(?:from|of))\s+"
    rf"(?:a\s+(?:\w+\s+){{0,2}}sample\s+of\s+)?{LIMITS}(?:[\w-]+\s+)?$",
)
_ASKS = Quick(
    r"\b(?:survey|poll|questionnaire|company|it|which|that)\s+(?:also\s+)?(?:asks?|interviews?|interviewed|questions|questioned|covers?|covered|reached|reaches)\s+"
    rf"{LIMITS}$",
)
_ASKED = Quick(
    rf"\b(?:have|has|had|we|i|they|it|inspectors|hmicfrs|hmic|commissioner|council|researchers|who|charity|company)\s+(?:also\s+|then\s+)?(?:asked|questioned|polled|quizzed)\s+{LIMITS}$"
)
_ABOUT_IT = expression(
    rf"\s+(?:[\w'’-]+\s+){{0,3}}?{PEOPLE}\s+(?:about|whether|if|how|what|for\s+their|to\s+(?:say|tell|rate|describe|score|explain|name|list|complete|fill|give|share|comment|set\s+out))\b",
    re.IGNORECASE,
)
"""'It had asked 1,500 victims about their experience.'"""
_SENT_TO = Quick(
    rf"\b(?:survey|questionnaire|poll|consultation)s?(?:,|\s+which)?(?:\s+(?:was|were|is|had\s+been))?\s+(?:\w+ly\s+)?(?:sent|issued|posted|emailed|e-mailed|texted|mailed|given|put|distributed)\s+(?:out\s+)?to\s+{LIMITS}$"
)
_NAMES_PEOPLE = expression(rf"\s+(?:[\w'’-]+\s+){{0,4}}?{PEOPLE}\b", re.IGNORECASE)
_SOME_ANSWERED = expression(
    r"\b(?:repl(?:y|ies|ied)|responses?|respond(?:ed|ents)|answered|answers|returned|returns|took\s+part)\b",
    re.IGNORECASE,
)


def _is_object(sentence: Sentence, number: Number) -> bool:
    """'We surveyed 331 members', 'completed by 1,316 people', 'which interviews 4,800 residents a year'."""
    text = sentence.text
    if not _NAMES_PEOPLE.match(text, number.end):
        return False
    asked = _SURVEYED.search(text, 0, number.start) or _ASKS.search(text, 0, number.start)
    if asked or _is_next_of_surveyed(sentence, number):
        return True
    sent = _SENT_TO.search(text, 0, number.start)
    return sent is not None and not _SOME_ANSWERED.search(text, number.end)


def _is_next_of_surveyed(sentence: Sentence, number: Number) -> bool:
    """'Surveys of 451 victims of burglary, 380 victims of violence and 265 …': others of the same people."""
    text = sentence.text
    before = [other for other in sentence.numbers if other.end < number.start and other.kind == "cardinal"]
    if not before or not _NEXT_OF_LIST.fullmatch(text, before[-1].end, number.start):
        return False
    people, same = (_NAMES_PEOPLE.match(text, other.end) for other in (before[-1], number))
    alike = people is not None and same is not None and people.group().split()[-1] == same.group().split()[-1]
    return alike and _is_object(sentence, before[-1])


_NEXT_OF_LIST = expression(rf"[^.;:\d]{{3,60}}?(?:,|\band)\s+{LIMITS}", re.IGNORECASE)
