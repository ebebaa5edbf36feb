"""What a count takes over from the one before it: its verb, its noun, its measure.

Belongs here: words that several counts of a sentence, or of two, have in common. Not here: the fields of a fact by
itself (`facts`), or which numbers count (`places`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.counted import CountedNumber, things_before
from pipelines.extraction.grammar.elliptical import places_of_subjects
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.quantities import clause_bounds, clause_end
from pipelines.extraction.grammar.vocabulary import words_of
from pipelines.extraction.measures.measure import measure_of
from pipelines.extraction.measures.measured_words import names_a_time_alone
from pipelines.extraction.records import Volume
from pipelines.extraction.volumes.shapes.around import MODIFIERS, NO_NOUN_AFTER
from pipelines.extraction.volumes.shapes.comparisons import for_so_many_people, of_nation
from pipelines.extraction.volumes.shapes.parts import is_part, is_step


def begins_at(following: CountedNumber, counted: CountedNumber) -> int:
    """Where the words of the next count begin: at its number where both are of the noun of this one."""
    return following.start if following.start >= counted.end else following.number.start


_COORDINATED = expression(rf"(?:,|,?\s+(?:and|plus|as\s+well\s+as))\s+{HEDGED_MORE}", re.IGNORECASE)
_HAS_NUMBER = expression(rf"(?<!\d)(?!{YEAR}\b)\d")
"""'5,583 staff made up of 3,259 officers and 287 PCSOs': what leads there speaks of another number."""
_RULE_BESIDE_NOUN = "counted_things"


def verb_shared(text: str, shared: str, before: CountedNumber, counted: CountedNumber) -> str:
    """The 'it has axed' of 'it has axed 700 officers and 275 staff', for the second; empty where it has its own.

    `shared` is what the one before shared with those before it.
    """
    beside_nouns = before.rule == counted.rule == _RULE_BESIDE_NOUN
    if not beside_nouns or not _COORDINATED.fullmatch(text, before.end, counted.number.start):
        return ""
    own = text[clause_bounds(text, before.start, before.end)[0] : before.number.start]
    return shared or ("" if _HAS_NUMBER.search(own) else own)


def lent(sentence: Sentence, counted: CountedNumber, fact: Volume, lender: Volume, opened: int) -> Volume:
    """A count without a noun, with what the count that it leans on says of it."""
    of_force = lender.force_id if fact.force_id == sentence.force_id else fact.force_id
    if (
        lender.measure_id
        and lender.quote == fact.quote
        and _MOVED_TO.fullmatch(sentence.text, opened, counted.number.start)
    ):
        return replace(
            fact, measure_id=lender.measure_id, force_id=fact.force_id, subject=fact.subject or lender.subject
        )
    if lender.measure_id and (_to_follow(sentence, counted) or _at_another_time(sentence, counted, lender)):
        return replace(fact, measure_id=lender.measure_id, subject=fact.subject or lender.subject)
    if _TO_A_TOTAL.search(sentence.text, opened, counted.number.start):
        said = f"it has {sentence.text[counted.number.start : counted.number.end]} {_MORE_OF.sub('', lender.subject)}"
    else:
        said = _with_noun(sentence.text, counted, lender.subject, opened)
    before = places_of_subjects(words_of(sentence.text[: counted.number.start]))
    named = fact.measure_id if before and lender.quote != fact.quote else None  # 'officer strength is kept at 1,220'
    own = named or measure_of(said, said, "", sentence.area_id, "volume", surroundings=sentence.text) or fact.measure_id
    if _OTHERS.match(sentence.text, counted.number.end):
        return replace(fact, measure_id=fact.measure_id, force_id=of_force)
    if lender.quote == fact.quote and for_so_many_people(sentence.text, lender.anchor.end - sentence.start):
        own = lender.measure_id or own
    apart = is_part(sentence.text, counted.number) or _EACH.match(sentence.text, counted.number.end)
    return replace(
        fact,
        measure_id=own or (None if apart else lender.measure_id),
        force_id=None if of_nation(sentence.text, counted.number, counted.thing) else of_force,
        subject=fact.subject or lender.subject,
    )


def _to_follow(sentence: Sentence, counted: CountedNumber) -> bool:
    """'It trained 870 officers, with another 140 to follow': to be trained."""
    return _FOLLOWS.match(sentence.text, counted.number.end) is not None


def _at_another_time(sentence: Sentence, counted: CountedNumber, lender: Volume) -> bool:
    """'Visits that were overdue (96 at 31 October; 22 at 31 January)': the same, later."""
    text, ended = sentence.text, lender.anchor.end - sentence.start
    if not 0 <= ended < counted.number.start or ";" not in text[ended : counted.number.start]:
        return False
    behind = clause_end(text[counted.number.end :])
    return names_a_time_alone(text[ended : counted.number.start]) and names_a_time_alone(behind)


_EACH = expression(r"\s+(?:each|apiece|to\s+(?:one|1|each|every))\b", re.IGNORECASE)
"""'21 officers, an average of 54 each' counts no officers."""
_FOLLOWS = expression(
    r"\s+(?:more\s+|others\s+)?(?:(?:are|is|were|was)\s+)?(?:still\s+)?(?:to\s+(?:follow|come|go|do\s+so)|due\s+to\s+(?:follow|do\s+so)|(?:will|would)\s+(?:follow|do\s+so)|following)\b",
    re.IGNORECASE,
)
_TO_A_TOTAL = expression(
    rf"\b(?:(?:tak|bring|lift|rais|push)(?:e|es|ing|s)\s+[^.;\d]{{2,60}}?\s+to|to\s+make|making|for\s+a\s+total\s+of)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'120 more officers are due, which will take the force to 2,310': how many there will be, and not how many come."""
_MORE_OF = expression(r"^(?:more|new|extra|additional|further)\s+", re.IGNORECASE)
_OTHERS = expression(r"\s+others?\b(?!\s+(?:officers|staff|offenders|crimes))", re.IGNORECASE)
"""'287 PCSOs and 2,037 others' are no PCSOs."""
_MOVED_TO = expression(
    rf"(?:\s+(?:in|at|on|by|among|amongst|for)\s+(?:the\s+)?(?:\w+\s+){{0,4}}?\w+)?,?\s+(?:to|and\s+now|down\s+from|up\s+from|compared\s+with)\s+{HEDGED_MORE}",
    re.IGNORECASE,
)
"""'Resignations by officers fell from 213 in 2022 to 158': the same, at another time."""


def _with_noun(text: str, counted: CountedNumber, noun: str, opened: int) -> str:
    """The clause of a count with the noun that it leaves out: '4 recommendations remain', 'looks after 82 offenders'.

    How many more or fewer there are than before stays as it is: that counts something else.
    """
    start, end = clause_bounds(text, counted.start, counted.end)
    own_verb = _OWN_VERB.search(text, opened, counted.number.start) if opened else None
    told = start >= opened and not _TAKES_UP.search(text, start, counted.number.start)
    begins = own_verb.end() if own_verb else start if told else counted.number.start
    number = text[begins if opened else start : counted.number.end]
    behind = text[counted.number.end : end]
    if short := _FEWER_THAN_SHOULD.match(text, counted.number.end):
        return f"{text[counted.number.start : counted.number.end]} {noun}{short.group()}"
    if (apart := _MORE_THAN_THEN.match(behind)) and _ARE_PEOPLE.search(noun) and not is_step(text, counted.number):
        return f"{text[counted.number.start : counted.number.end]} {apart['how']} {noun} than{behind[apart.end() :]}"
    if _DIFFERENCE.match(behind) or is_step(text, counted.number):
        return text[counted.number.start : end]
    if more := _MORE.match(behind):
        return f"{number}{more.group()} {noun}{behind[more.end() :]}"
    return f"{number} {noun}{_OF_THEM_BEHIND.sub('', behind, count=1)}"


_OWN_VERB = expression(
    r"[,;]\s+(?:(?:and|but)\s+)?(?=(?:that\s+)?(?:(?:each|every|one|the\s+average|a\s+typical)\s+(?:\w+\s+){1,2}?)?(?:(?:has|have|had|will|would|could|may|must|(?:plans|expects|aims|hopes|intends|is|are)\s+to)\s+)?[a-z]+\s+(?:\w+\s+){0,2}$)"
)
"""'It recruited 174 officers, lost 96': what happened to these."""
_TAKES_UP = expression(
    r"\b(?:this|it|that|the\s+(?:number|figure|total))\s+(?:had|has|was|is|now|rose|fell|stood)\b", re.IGNORECASE
)
"""'304 had none; this had been reduced to six': nobody has lost them."""
_OF_THEM_BEHIND = expression(r"^\s+of\s+(?:which|whom|them|these|those)\b", re.IGNORECASE)
_MORE = expression(r"\s+(?:more|others?|fewer|extra|additional)\b", re.IGNORECASE)
_FEWER_THAN_SHOULD = expression(
    r"\s+(?:(?:fewer|less)\s+than|below|short\s+of|under)\s+(?:(?:it|they|we|the\s+(?:force|constabulary))\s+(?:should|ought|needs?|needed|wants?|wanted|requires?|"
    r"planned|is\s+meant|are\s+meant)|(?:its|the|their|our)\s+(?:\w+\s+)?(?:establishment|target|strength|complement|plan))\b",
    re.IGNORECASE,
)
"""'71 detectives, 12 fewer than it should have': so many are missing."""
_DIFFERENCE = expression(r"\s+(?:more|fewer|less)\s+than\b", re.IGNORECASE)
_MORE_THAN_THEN = expression(
    r"\s+(?P<how>more|fewer|less)\s+than\b(?=\s+(?:in|at|on|a|an|the|ten|five|two|three|four|six|seven|last|before|it\s+had)\b)",
    re.IGNORECASE,
)
_ARE_PEOPLE = expression(r"\b(?:officers|staff|constables|pcsos|workforce|employees|people)$", re.IGNORECASE)
"""'1,080 officers, 170 fewer than in 2010': so many have gone."""


def measure_before(context: Context, sentence: Sentence, counted: CountedNumber) -> str | None:
    """What the sentence before names, where this one only says how many: 'Assaults rose. There were 643 in 2019'."""
    number, earlier = counted.number, next(iter(context.before(sentence)), None)
    only_says = NO_NOUN_AFTER.match(sentence.text, number.end) and _ONLY_SAYS.fullmatch(sentence.text, 0, number.start)
    if earlier is None or not only_says:
        return None
    return measure_of_things_told(earlier.text, sentence.text[number.start : number.end], sentence)


def measure_of_things_told(earlier: str, value: str, sentence: Sentence) -> str | None:
    """The measure of so many of the things that earlier words name, the last of them first."""
    told, at = f"{earlier} ", len(earlier) + 1
    if so_many := _NUMBER_OF.search(earlier):
        said = f"{value} {clause_end(earlier[so_many.end() :])}"
        if measure := measure_of(said, said, area_id=sentence.area_id, kind="volume"):
            return measure
    while thing := things_before(told, at):
        at = thing.start
        named = MODIFIERS.search(told, 0, at)
        said = f"{value} {clause_end(told[named.start() if named else at :])}"
        if measure := measure_of(said, said, area_id=sentence.area_id, kind="volume"):
            return measure
    return None


_NUMBER_OF = expression(r"\b(?:numbers?|backlogs?|queues?|lists?|totals?|volumes?)\s+of\s+", re.IGNORECASE)
_ONLY_SAYS = expression(
    rf"\W*(?:(?:in|at|on|by|during|over|since)\s[^.;]{{2,45}}?,?\s+)?(?:there\s+(?:are|were|ha(?:s|d|ve)\s+been)|"
    rf"it\s+(?:has|had|made|received|recorded|issued|dealt\s+with))\s+(?:(?:now|still|then|only)\s+)*{HEDGED_MORE}",
    re.IGNORECASE,
)
