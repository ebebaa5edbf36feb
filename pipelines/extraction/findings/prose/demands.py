"""Sentences of prose that ask for something: that recommend it, or set a date for it.

Belongs here: their grammar. Not here: what was recommended before (`words.retold`), or counted, told one by one
(`counted`), what letters ask (`letters`), sentences that only name an area for improvement (`areas_named`), causes of
concern and improvements made (`causes.raised`, `improvements`), whose sentence it is (`statements`).
"""

from __future__ import annotations

from pipelines.documents.expressions.late import expression
from pipelines.extraction.findings.causes.raised import is_unsaid
from pipelines.extraction.findings.words.follow_up import MONTH, SETTLED, deadline_in
from pipelines.extraction.findings.words.grammar import any_of, asks
from pipelines.extraction.findings.words.retold import retells
from pipelines.extraction.grammar.function_words import ARE, HAVE
from pipelines.extraction.grammar.phrases import holds_any

_INSPECTORS = (
    r"(?:(?:we|HMIC\w*|inspectors|the inspectorate|the watchdog|the report|the review|the letter|I|it|they)"
    r"(?:['’](?:ve|s|d|re|m))?)"
)
_RECOMMENDED = any_of(
    # "HMICFRS therefore recommends that …", "we first made this recommendation in …"
    rf"\b{_INSPECTORS}\b(?: (?:have|has|had|also|further|therefore|strongly|now|first|previously|again|separately"
    r"|accordingly|specifically))*"
    r" (?:(?:(?:am|are|is) (?:\w+ )?recommending|recommend(?:s|ed)?)\b(?! (?:the|you) read)"
    r"(?! (?:in|at|during|after|by|last|previously)\b(?!.*\b(?:that|should)\b))|made (?:this|a|the) recommendation\b)",
    # "it has made two recommendations: that by June …", "makes one recommendation, due by May: the force should …"
    r"\b(?:ma(?:de|kes?)|has|have|had|gave|gives?|issued|contains?|holds?) (?:[\w-]+ ){0,3}recommendations?\b"
    r"[^.:;]{0,60}(?::|; ?(?=\")| - (?=(?-i:[a-z]))"
    r"|, (?=that\b)|,? (?=(?:namely|including|which includes?)(?: that| \w+ing)\b))"
    r" ?(?=.{12})",
    # "I should be grateful if you would put this right by March"
    r"\b(?:I|we) (?:should|would) be grateful if you (?:would|could) (?!(?:send|let|write|confirm|reply|provide|share"
    r"|respond|pass|tell|forward|publish)\b)\w+.{12}",
    rf"\b{ARE} a recommendation (?:identified|made|from|in|of|we made)\b",
    # "only one recommendation was made: that the force recruit …"
    r"\brecommendations? (?:was|were) (?:also )?made\b[^.:;]{0,40}(?::|,) ?(?:that|to)\b",
    # "it is our recommendation that …", "other recommendations include better training for call takers"
    r"\bit is (?:also )?(?:our|my|the inspectorate's|HMIC\w*'s?) recommendation that\b",
    r"(?:\b(?:the|its|their|other|further|our|national|key|main)(?: \w+)? |^\W*)recommendations include[ds]?:?"
    r"(?=(?: [\w'-]+,?){4})",
    # "It also asked that training be given", "it was recommended that the force train …"
    rf"\b{_INSPECTORS}\b(?: (?:have|has|had|also|therefore|now))* (?:asked|asks|directed|required|requested) that"
    r" .{3,120}? be \w+",
    # "there is one thing I would ask of you: supervisors should …"
    r"\b(?:one|a (?:single|final|further|last)|another|two|three) (?:\w+ )?"
    r"(?:things?|matters?|points?|requests?|actions?|steps?) (?:(?:that|which) )?(?:I|we|HMIC\w*|inspectors)"
    r"(?: (?:would|do|must|still|also|now|have to|wish to))* (?:ask|request|want|urge|press|need|expect)\b[^:]{0,40}: ?"
    r"(?=.{12})",
    # "among its recommendations was that the force publish …"
    rf"\b(?:among|(?:one|another|some|the (?:first|last)) of) (?:[\w'’-]+ ){{1,4}}recommendations\b"
    rf"[^.:;]{{0,40}}\b{ARE}\b(?! (?:\w+ )?{SETTLED}\b| (?:made|still|now|not|open|due|being)\b)(?=.{{12}})",
    r"\bit was (?:also |further )?recommended (?:by [\w ]{3,30} )?that"
    r" (?!(?:the )?(?:panel|committee|board|members?)\b)",
)
_GOES_ON = expression(
    r"\W*(?:(?:The|Its|Their|Other|Further)(?: \w+)? r|R)ecommendations include"
    r"|\W*(?:Only |Just )?[Oo]ne recommendation was made"
)
_SUBJECT = expression(r"\W*(?:[\w'&-]+,? ){1,14}?(?:should|must)\b")
_OTHER_VERB = any_of(r"\b(?:is|are|was|were|has|have|had|will|would|can|does|did)\b")
_PROCEDURE = any_of(
    r"\b(?:should|must|will|to) (?:\w+ ){0,2}(?:send|provide|submit|report|write|update|give|tell|inform)\b.{0,60}"
    r"\b(?:us|me|HMIC\w*|the inspectorate)\b",
    r"\bto (?:write|report|respond|reply)(?: back)? to (?:it|them|her|him)\b",
    r"\bmust (?:publish|prepare|submit) .{0,20}\b(?:comments|response)\b",
    r"\b(?:should|must|will|to) (?:send|prepare|submit|produce|provide) .{0,40}\bwritten statement\b",
    r"\b(?:report|update|paper|minutes|contents?|presentation) be (?:noted|approved|received|agreed|endorsed)\b",
    r"\b(?:share|discuss|read) (?:this|the) (?:letter|report)\b",
    r"\bto (?:send|provide|submit|give|produce)(?: us| me)?(?: with)? an? (?:updated )?action plan\b",
    # "I recommended that it be moved out of Engage"
    r"\b(?:be )?(?:re)?(?:moved?|taken|returned|released|step(?:ped)?) (?:down |back |out )?(?:of|from|to|into)"
    r" (?:\w+ ){0,3}(?:monitoring|engage|scan|special measures)\b",
    # "it has until June to meet them"
    r"\bto carry them (?:all )?out\b",
    r"\bto (?:meet|implement|complete|act on|respond to|address|carry out) (?:them|these|all of them"
    r"|(?:the|its|their|these|those) (?:\w+ )?recommendations)\b",
)
"""What a force owes the inspectors, not the public."""

_ASKS_OF_FORCE = expression(
    r"(?:AFI\W+)?(?:First(?:ly)?,? |One is that )?"
    r"(?:[Ii]t|(?:[Tt]he|[Oo]ur|[Tt]his) (?:[Ff]orce|[Cc]onstabulary|[Pp]olice|[Ss]ervice)"
    r"|[A-Z][\w'’&, -]+ (?:Police|Constabulary))(?: also| still)? (?:should|must|needs to|ought to)\b"
)
_DUE = any_of(
    r"\b(?:you|force|forces|constabulary|police|service|chief constables?|officer|unit)(?: should| must),? "
    rf"(?:by (?:the end of )?(?:the )?(?:\d|{MONTH}|spring|summer|autumn|winter)"
    r"|no later than|within|in the next|over the next|at once,|straight ?away,)"
)
_COUNTED = r"(?:\d{1,2}|one|two|three|four|six|nine|twelve)"
_SET_A_TIME = any_of(
    # "it has three months to put a plan in place"
    rf"\b(?:force|constabulary|it|they) (?:now )?{HAVE} (?P<span>(?:just |only |up to )?(?:\d{{1,2}}|one|two"
    r"|three|four|six|nine"
    r"|twelve) (?:days|weeks|months?)) to (?!see\b)(?:put|improve|clear|fix|fill|make|show|train|draw|set|produce"
    r"|respond|act)\b",
    # "she gave the chief constable until 31 May to fill half the posts"
    r"\b(?:gave|gives?|given|giving|set|sets|has|have|had) (?:(?:the |its )?(?:[A-Z][\w-]+ ){0,3}?"
    r"(?:force|constabulary|chief constable|chief|police|bosses|leaders|it|them) )?"
    rf"(?P<until>(?:until|till) (?:the end of )?(?:\d{{1,2}} )?"
    rf"(?:{MONTH}|next \w+|spring|summer|autumn|winter)(?: 20\d\d)?"
    r"|(?:just |only |up to )?(?:\d{1,2}|one|two|three|four|six|nine|twelve) (?:days|weeks|months?))\b"
    r".{0,30}?\bto (?!see\b)\w+",
)
_GIVEN_TIME = any_of(
    r"\b(?:force|constabulary|police|bosses|it) (?:has|have|was|were)(?: been)?(?: now| also| only)? given"
    rf" (?:until|till|(?:just |only |up to )?{_COUNTED} (?:months|weeks))\b",
    r"\b(?:force|constabulary|police|bosses|it) (?:has|have|was|were)(?: been)?(?: now| also)?"
    r" (?:told|ordered|instructed) to\b",
)
_MUST_BY = any_of(
    # but not "the force must save £4m by 2026": that is what its budget asks of it
    r"\b(?:force|constabulary|police|chief constable|it) (?:must|has to|needs to|should)\b"
    r"(?! (?:\w+ )?(?:save|find|cut) (?:\w+ ){0,3}£).{3,160}"
    r"\b(?:within|by|at once|immediately|straight away)\b",
    r"\b(?:force|constabulary|police|chief constable|it) (?:must|has to|needs to|should) (?:at once|immediately|now)\b",
    # "the inspectorate has ordered the chief constable to produce guidance by Christmas", "inspectors want it to …"
    r"\b(?:told|ordered|instructed|asked|urged|wants?|wanted)"
    r"(?: (?:[\w']+ ){0,4}?(?:force|constabulary|police|chief constable|it))? to\b",
)


def recommends_in_prose(text: str) -> bool:
    if is_procedure(text):
        return False
    found = (
        _RECOMMENDED.search(text) if holds_any(text, ("ecommend", "ed that ", "asks that ", ":", "grateful")) else None
    )
    return not is_unsaid(text, found) if found else retells(text) or begins_with_deadline(text) or _due_in_prose(text)


def ordered_in_news(text: str) -> str | None:
    """By when inspectors want a thing done, in the words of news: "gave it until May to …", "must … within a month"."""
    if is_procedure(text):
        return None
    if set_time := _SET_A_TIME.search(text):
        return set_time[1]
    deadline = deadline_in(text)
    return deadline if deadline and _MUST_BY.search(text) else None


def was_given_time(text: str) -> bool:
    """ "Gwent Police has been given until July to …": news of an inspection needn't say by whom."""
    return bool(_GIVEN_TIME.search(text))


def goes_on_recommending(text: str) -> bool:
    """ "Other recommendations include …", behind words that say whose they are."""
    return bool(_GOES_ON.match(text))


_ITEM = expression(r"\W*(?:\(?(?:\d{1,2}(?:\.\d{1,2})?|[a-z]|[ivx]{1,4})[.)]|\d{1,2})?\W*")
_JOINS = expression(r"(?:And|But|Also|Finally|Separately|In addition),? ")


def begins_with_deadline(text: str) -> bool:
    """ "By January 2022, the Home Office should …" """
    deadline = deadline_in(text)
    bare = _JOINS.sub("", _ITEM.sub("", text, count=1).lstrip(" -\"'(")) if deadline else ""
    if not deadline or not bare.startswith(deadline):
        return False
    subject = _SUBJECT.match(bare, len(deadline))
    return bool(subject) and not _OTHER_VERB.search(subject.group() if subject else "")


_ALL_FORCES = expression(
    r"\W*(?:(?:all |every |police |other |\d\d )*(?:forces?|chief (?:constables|officers))"
    r"|(?:[A-Z][\w'’&-]* (?:and )?){1,4}(?:Police|Constabulary)) (?:should|must)\b"
)


def asks_all_forces(text: str) -> bool:
    """ "By May 2019, all forces should carry out an audit", or one by its name: nobody else addresses them so."""
    deadline = deadline_in(text)
    return bool(deadline and begins_with_deadline(text) and _ALL_FORCES.match(text.partition(deadline)[2]))


def begins_with_demand(text: str) -> bool:
    """ "Chief constables should make sure that …" """
    subject = _SUBJECT.match(text)
    return subject is not None and not _OTHER_VERB.search(subject.group())


def adds_demand(text: str) -> bool:
    """ "And within six months it should train its call takers", right below a list of what is recommended."""
    return bool(_JOINS.match(text)) and begins_with_deadline(text)


def is_procedure(text: str) -> bool:
    """ "Within six weeks the force should send us an action plan." """
    return bool(_PROCEDURE.search(text))


def asks_of_force(text: str) -> bool:
    """ "It should make sure that …", right behind a sentence that counts."""
    return asks(text) and bool(_ASKS_OF_FORCE.match(text))


def is_demand(item: str) -> bool:
    """'1. "The force should …"': an item that begins with something asked of the force, or due by a date."""
    bare = _ITEM.sub("", item, count=1)
    return asks_of_force(bare) or begins_with_deadline(bare)


_WANTED = any_of(
    r"\b(?:HMIC\w*|inspectors|the (?:inspectorate|watchdog)|(?:its|the|their) report|we|it|they)"
    r"(?: (?:have|has|had|also|now|therefore|further))* (?:demand(?:s|ed)?|insist(?:s|ed)?|stipulate[sd]?|requires?d?"
    r"|asks?|asked|wants?|wanted|expects?|expected|urges?|urged|call(?:s|ed)? (?:for|on)|orders?|ordered"
    r"|instructs?|instructed|directs?|directed)(?: also)?(?! (?:to|a|an|our|its|their|further|more|me)\b)"
    r" (?:that\b|on\b|the\b|all\b|every\b|each\b|it\b|them\b|us\b|more\b|officers\b|forces\b|chief\b"
    r"|(?-i:[A-Z])|[a-z]+s (?:to|be)\b)",
)


def _wanted_by(text: str) -> bool:
    """ "The inspectorate has demanded that all officers be trained by June", "HMICFRS wants every file read by May"."""
    deadline = deadline_in(text)
    wanted = _WANTED.search(text) if deadline else None
    if wanted is None or deadline is None:
        return False
    if text.index(deadline) < wanted.start():
        return text.startswith(deadline)
    return not _SAID_BESIDES.search(text, wanted.end(), text.index(deadline))


_SAID_BESIDES = any_of(r", (?:\w+ ){0,4}(?:who|whom|whose|which|where)\b")
"""'… to keep its detectives, a fifth of whom left within three years.'"""


_DUE_LAST = expression(
    r"(?:^|[;:] |, (?:and|so|but) )(?:The (?:force|constabulary|service)|[A-Z]\w+(?: [A-Z]\w+)* (?:Police|Constabulary)"
    r"|[Ii]t|[Tt]hey) should (?!have\b|be (?:proud|able)\b)[^;:£]{8,200}$"
)
"""'It has no such meeting; it should set one up by March 2023.'"""
_SET_DATE = expression(r"\d{4}|(?:months?|years?|spring|summer|autumn|winter)$")


def _due_at_last(text: str) -> bool:
    found = _DUE_LAST.search(text.rstrip(" .\"'"))
    due = deadline_in(found.group()) if found else None
    return due is not None and _SET_DATE.search(due) is not None


_SAYS_THAT = expression(r"\b(?:that|and|but|said|says|added|adds|wrote|warned)[,:]? [\"']?$")


def _due_at_first(text: str) -> bool:
    """ "Inspectors said that, within three months, the force should make sure …" """
    deadline = deadline_in(text)
    before, found, behind = text.partition(deadline) if deadline else ("", "", "")
    subject = _SUBJECT.match(behind) if found and _SAYS_THAT.search(before) else None
    return subject is not None and not _OTHER_VERB.search(subject.group()) and bool(_SPEAKS.search(before))


_SPEAKS = any_of(rf"\b{_INSPECTORS}\b")


def _due_in_prose(text: str) -> bool:
    """ "The force should, within six months, audit its records." """
    if holds_any(text, (" should", " must")) and (_due_at_first(text) or _due_at_last(text)):
        return not is_procedure(text)
    if _wanted_by(text):
        return not is_procedure(text)
    due = _DUE.search(text) if holds_any(text, (" should", " must")) else None
    return due is not None and deadline_in(text) is not None and not is_procedure(text)
