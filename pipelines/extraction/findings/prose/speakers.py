"""Whose view a sentence gives, in what others write about an inspection: the inspectors' or the force's.

Belongs here: who speaks in news, responses and papers. Not here: what is said (`improvements`, `statements`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.findings.words.grammar import any_of
from pipelines.extraction.findings.words.lines import BY_INSPECTORS

_SAYS = any_of(r"\b(?:said|says|added|adds|commented|continued|explained|stated|wrote|told)\b")
_INSPECTING = any_of(
    r"\b(?:inspector(?:s|ate)?|HMI\w*|HM Inspector\w*|inspection|findings|watchdog)\b",
    r"\b(?:the|its|their|this|our|an?(?= (?:new|latest|damning|critical|inspection|PEEL|HMIC)))"
    r" (?:(?:latest|new|full|final|most recent|recent|damning|critical|PEEL|HMIC\w*|inspection) ){0,3}report\b",
    r"\b(?:police|constabulary)\b[^;]*,? a (?:[\w-]+ )?report (?:has |had )?"
    r"(?:said|says|found|finds|warned|warns|concluded|revealed|reveals)\b",
)
_POLICE_INSPECTOR = any_of(r"\b(?:detective|chief|temporary|police) (?:chief )?inspector\b(?! of constabulary)")
_AT_A_TIME = any_of(r"\b(?:since|after|following|before|until) (?:(?:the|our|its|their|that|this|last) )*inspection\b")
"""'Since the inspection we have recruited 22 people': that it came before says nothing of who speaks."""
_FORCE_VOICE = any_of(
    r"\b(?:chief constable|deputy chief|assistant chief|CC|DCC|ACC|superintendent|detective|spokes\w+|federation)\b",
    r"\b(?:force|(?<!of )constabulary|police)(?: has| have| had| also)? (?:said|says|added|explained|stated)\b",
    r"\b(?:commissioner|PCC|PFCC|mayor|councillor|Cllr|MP|minister)\b",
)
_INSPECTORATES = frozenset({"HMIC", "HMICFRS"})
_LED = any_of(r"\b(?:led|carried out)\b")
_THEY_SAY = expression(
    r"(?:And|But|Also,?)? ?(?:[Tt]hey|[Ii]t) (?:also |even |then )?(?:said|say|wrote|write|added|told us)\b"
)
"""'The inspectors praised our searches. They said our hub is innovative. And they wrote that …'"""
_REACH_OF_THEY = 2
_REACH = 8
"""Sentences back in which the speaker of a quotation is looked for."""


def said_by_inspectors(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence of a document that isn't the inspectorate's own gives the inspectors' view."""
    if _names_inspectors(sentence.text):
        return True
    is_speech = '"' in sentence.text or bool(_SAYS.search(sentence.text))
    if _FORCE_VOICE.search(sentence.text) or not is_speech:
        return False
    they_say = _THEY_SAY.match(sentence.text) is not None
    near = context.before(sentence, _REACH_OF_THEY) if they_say else ()
    for earlier in context.before(sentence, _REACH):
        inspectors = _names_inspectors(earlier.text)
        if _SAYS.search(earlier.text) and (inspectors or _FORCE_VOICE.search(earlier.text)):
            return inspectors
        if inspectors and (_LED.search(earlier.text) or earlier in near):
            return True
    return False


def _names_inspectors(text: str) -> bool:
    speaks_for_force = _FORCE_VOICE.search(text) and _SAYS.search(text)
    return bool(_INSPECTING.search(_AT_A_TIME.sub("", _POLICE_INSPECTOR.sub("", text)))) and not speaks_for_force


def from_inspectors(context: Context, sentence: Sentence) -> bool:
    """The same of a sentence of any document: in its own the inspectorate always speaks."""
    if context.document.identity.kind in BY_INSPECTORS or said_by_inspectors(context, sentence):
        return True
    return context.document.identity.publisher in _INSPECTORATES


_THEY = expression(
    r"(?:(?:However|But|And|In addition|Instead|Still),? )?"
    r"(?i:It|They|She|He|The (?:report|review|watchdog|inspectorate)) "
)


def told_by_inspectors(context: Context, sentence: Sentence) -> bool:
    """As `from_inspectors`; in news also "It wants …" behind a sentence that names them."""
    if from_inspectors(context, sentence):
        return True
    return named_before(context, sentence) and _THEY.match(sentence.text) is not None


def named_before(context: Context, sentence: Sentence, reach: int = 1) -> bool:
    """Whether the sentences before it name the inspectors, or are theirs."""
    return any(said_by_inspectors(context, other) for other in context.before(sentence, reach))


def tells_of_inspection(context: Context) -> bool:
    """Whether a document speaks of inspectors at all: what a law or an office asks of people is no finding."""
    named = context.document.identity.programme or context.document.identity.kind in BY_INSPECTORS | {"pcc_response"}
    return bool(named) or _OF_INSPECTION.search(context.document.plain) is not None


_OF_INSPECTION = expression(
    r"\b(?:HMI\w*|inspect(?:or(?!s? [A-Z])|ion|ed)\w*|watchdog|AFIs?|areas? for improvement|causes? of concern|"
    r"reviewers?|peer review|super-complaint|(?:innovative|promising) (?:practice|approach)|chief constables should)\b",
    re.IGNORECASE,
)
