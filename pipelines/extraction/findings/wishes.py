"""What inspectors, as others tell it, said that a force has to do better: areas for improvement in running news.

Belongs here: the grammar of wishes told in indirect speech, "Inspectors said the force needed to …". Not here:
sentences that name an area for improvement or a recommendation as such (`demands`), and who speaks (`improvements`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.extraction.areas import find_areas
from pipelines.extraction.findings.causes import is_unsaid, looks_back
from pipelines.extraction.findings.demands import is_procedure
from pipelines.extraction.findings.follow_up import deadline_in
from pipelines.extraction.grammar.phrases import Quick

_INSPECTORS = (
    r"(?:(?:(?:the|an?|today's|this|their|its) (?:new |latest |damning |critical )?)?"
    r"(?:inspectors|inspectorate|inspection|watchdog|report|review|HMIC\w*"
    r"|HM Inspector(?: of Constabulary)?|HMI)(?: [A-Z][\w'-]+){0,3}|(?:Mr|Mrs|Ms|Dr|Sir) (?-i:[A-Z])[\w'-]+"
    r"|they|it|she|he)"
)
_SAID = (
    r"(?:said|says|found|finds|felt|wrote|writes|warned|warns|concluded|concludes|stated|states|noted|notes|added|adds"
    r"|believed?|stressed|judged|reported)"
)
_FORCE = (
    r"(?:it|they|we|(?:(?:the|its|their|our|his|her|this|more) )?(?:(?!the\b)[\w'-]+ ){0,3}?"
    r"(?:force|constabulary|service|officers|staff|supervisors|detectives|leaders|managers|chief constable"
    r"|call handlers|sergeants|investigators|team|teams|control room)"
    r"|(?-i:[A-Z])[\w'-]+(?: (?:and|of|(?-i:[A-Z])[\w'-]+))*)"
)
_OUGHT = r"(?:need(?:s|ed)? to|must|should|ha[sd] to|have to|ought to)"
_HOW = r"(?: (?:also|now|still|urgently|therefore|further|both|\w+ly))*"
_NO_MORE = (
    r"(?=\W*$|,? (?:and (?:was|were|is|has|\w+ed)|but|by (?:the|its|inspectors|HMIC\w*)|after|following|before|within"
    r"|as|because|when|amid|despite|(?:in|after|by) (?:an?|the|its) (?:[\w-]+ ){0,2}(?:report|review|inspection))\b)"
)
_UNTOLD = (
    r"(?:(?:improve|change|act|(?:raise|up|lift|step up) (?:its|their|our) game|take (?:[\w-]+ ){0,3}(?:action|steps)"
    r"|(?:improve|raise) (?:its|their|our) (?:overall )?(?:performance|services?|standards))"
    r"(?: (?:\w+ly|further|fast))?"
    r"|(?:address|tackle|fix|resolve|remedy|deal with|act on|respond to) (?:[\w-]+ ){0,4}"
    rf"(?:issues|problems|failings|failures|concerns|shortcomings|weaknesses|matters)){_NO_MORE}"
)
"""'Told to improve and called inadequate', 'to take action', 'to address several issues'."""
_VAGUE = (
    rf"(?:{_UNTOLD}"
    r"|be|have|get(?:\W*$| better(?! at)| it right)|do better|do more\W*$|improve\W*$"
    r"|make (?:[\w-]+ )?(?:improvements?|changes)"
    r"|(?:improve|change|do more)(?: [\w-]+){0,4} "
    r"(?:areas|ways|respects|aspects|things|performance|services?|work)\W*$)"
)
"""'Needed to improve in several areas' says nothing of what."""
_WISHED = Quick(
    # "inspectors found the force needed to improve the way it supervises investigations"
    rf"\b{_INSPECTORS}{_HOW} {_SAID}(?: \w+ly)?(?: that)? (?:\w+,? )?{_FORCE}{_HOW} {_OUGHT}{_HOW}"
    rf" (?!{_VAGUE}\b)\w+\b.{{12}}",
    # "the constabulary should also review its use of handcuffs, the report said"
    rf"^{_FORCE}{_HOW} {_OUGHT}{_HOW} (?!{_VAGUE}\b)\w+\b.{{12,}}, {_INSPECTORS} (?:also |has |have )?{_SAID}\b",
    # "there was room for improvement in the way that …"
    r"\broom (?:for improvement|to improve|to do better) (?:in|with|at|on|over|when)\b"
    r"(?! (?:[\w-]+ ){0,3}(?:areas|respects|aspects|ways|places)\b).{12}",
    # "inspectors felt that more could be done to support witnesses"
    rf"\b{_INSPECTORS}{_HOW} (?:{_SAID}|identified|identifies|recogni[sz]e[sd]|highlight(?:s|ed)|acknowledge[sd])"
    r"(?: that)? (?:much |even )?more (?:can|could|should|must) be done (?:to|in|on|around|by)\b"
    r"(?!.{0,60}\b(?:national|nationally|forces|police service|policing)\b).{12}",
    # "the report highlights the need for us to improve how …"
    rf"\b(?:highlight\w*|identif\w+|stress\w*|underlin\w+|recogni[sz]\w+|point\w* to|sets? out|noted)"
    rf" (?:the|a) (?:\w+ )?need (?:for .{{2,40}}? )?to (?!{_VAGUE}\b)\w+\b.{{12}}",
    # "it told the chief constable to clear the backlog"
    rf"\b{_INSPECTORS} (?:has |have |had |also )*(?:told|asked|urged|ordered|instructed|advised) {_FORCE}"
    rf" (?:to|(?:that )?(?:it|they){_HOW} {_OUGHT}){_HOW} (?!{_VAGUE}\b)\w+\b.{{8}}",
    # "inspectors want the Metropolitan Police to publish, within six months, …"
    rf"\b{_INSPECTORS} (?:has |have |had |also )*(?:wants?|wanted|expects?|expected|would like|calls? on|called on) "
    rf"(?:the )?{_FORCE} to (?!{_VAGUE}\b)\w+\b.{{12}}",
    # "under 'areas for improvement', the inspectors wrote that …"
    rf"\b(?:under|among|as|in) (?:the |its )?(?:heading )?['\"]?areas? for improvement['\"]?,? {_INSPECTORS}"
    rf"{_HOW} (?:{_SAID}|list(?:s|ed)|include[sd]?|mention(?:s|ed)|name[sd]?|put)\b.{{12}}",
)
_MAY_WISH = re.compile(
    r"need|must|should|ha[sd] to|have to|ought|room|told|asked|urged|order|instruct|advis|areas? for|want|expect"
    r"|would like|call(?:s|ed)? on|more (?:could|can|work)"
)
"""Cheap: no wish is told without one of these."""


_IMPROVE = re.compile(
    r"\b(?:improve|better at) (?:how (?:well )?|the way (?:in which )?)(?:it|they|the force|officers) "
    r"|\bat (?=\w+ing )",
    re.IGNORECASE,
)


def names_only_areas(text: str) -> bool:
    """ "The force needed to improve how it investigates crime and responds to the public": that tells its grades."""
    wish = _IMPROVE.search(text)
    named = find_areas(text[wish.end() :]) if wish else []
    return bool(named) and named[0][0] == 0


_ALSO_ASKED = re.compile(
    r"\W*(?:And |But |However,? )?(?:It|it|[Tt]he (?:force|constabulary)|(?:[A-Z][\w-]+ ){1,4}(?:Police|Constabulary))"
    rf"{_HOW} (?:needs? to|must|should){_HOW} (?!{_VAGUE}\b)\w+\b.{{12}}"
)


def goes_on_asking(text: str) -> bool:
    """ "It must also improve its understanding of demand", right behind a wish."""
    asked = _ALSO_ASKED.match(text)
    return asked is not None and "also" in asked.group() and not names_only_areas(text)


_ASIDE = re.compile(r", (?:[\w-]+ ){0,4}(?:which|who|whom|whose)\b.*")


def wished_by(text: str) -> str | None:
    """By when inspectors want it; what is told by the way, ", a fifth of whom left within three years", is no time."""
    return deadline_in(_ASIDE.sub("", text)) if tells_wish(text) else None


@lru_cache(maxsize=64)
def tells_wish(text: str) -> bool:
    """The sentence tells what inspectors want done; who it is that says so isn't checked."""
    text = text.replace('"', "")
    found = _WISHED.search(text) if _MAY_WISH.search(text) else None
    if found is None or is_procedure(text) or looks_back(text) or names_only_areas(text):
        return False
    return not is_unsaid(text, found)


_NOT_WHAT = (
    rf"(?!{_UNTOLD}|do (?:better|more)\b|be\b)"
    r"(?!make (?:[\w-]+ ){0,2}(?:improvements?|changes)\b(?! (?:to|in|at|on)\b)"
    r"|(?:\w+ly )?(?:produce|draw up|develop|write|submit) an? (?:[\w-]+ )?plan\b(?! (?:to|for|that)\b))"
)
"""'Told to improve', 'to make urgent improvements', 'to produce an improvement plan': that says nothing of what."""
_TOLD_TO = Quick(
    # "Cleveland Police was rated good but told that it needs to ensure that …"
    r"\b(?:but|and)(?: (?:was|were|also))* (?:told|warned|urged|asked)(?: by [\w ]{3,30})?"
    rf" (?:that )?it (?:must|should|needs to|has to) {_NOT_WHAT}\w+.{{20}}",
    # "Gwent Police was told to cut the queue"
    r"\b(?:force|constabulary|police(?: in [A-Z]\w+)?|service|it|they)(?: has| had| have)?(?: also)?"
    r" (?:was|were|been)(?: also)?"
    r" (?:told|urged|ordered|asked|advised|instructed|warned)(?: by [\w ]{3,30})?"
    rf" (?:to|(?:that )?(?:it|they) (?:must|should|needs? to|ha(?:s|ve) to)) {_NOT_WHAT}"
    # … but not only "to improve in several areas"
    r"(?!(?:improve|change)(?: [\w-]+){0,3} (?:areas|ways|respects|aspects|things|performance|services?)\W*$)\w+.{8}",
)
_WE_WERE_TOLD = Quick(
    # "we were asked to look again at how long we keep people on bail"
    r"\bwe (?:were|have been)(?: also)? (?:told|urged|asked|advised|instructed|warned)(?: by [\w ]{3,30})?"
    r" (?:to|(?:that )?we (?:must|should|need to|have to)) "
    r"(?!improve\W*$|do (?:better|more)\b|(?:be|an?|the)\b)\w+.{8}",
)


def told_to_improve(text: str, by_force: bool = False) -> bool:
    """What news says the inspectors told a force to do; in the force's own news also what "we were asked to do"."""
    text = text.replace('"', "")
    found = None if is_procedure(text) else _TOLD_TO.search(text) or (_WE_WERE_TOLD.search(text) if by_force else None)
    return bool(found) and not looks_back(text) and not (found and is_unsaid(text, found))
