"""Whether a line tells of somebody doing something, by the forms of its verbs and what stands around them.

Belongs here: verbs of doing in the present and the past, told from nouns and participles. Not here: the verbs
themselves (`reference/verbs.csv`, `past_forms.csv`), or what a sentence among headings and findings means
(`extraction.findings.words.grammar`).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.reference import rows

_PLURALS = frozenset({"public", "people", "staff", "police", "children", "women", "personnel"})


_BEFORE_NOUN = frozenset({
    "a", "an", "the", "its", "our", "their", "your", "this", "these", "those", "all", "both", "many", "some", "few",
    "other", "more", "further", "recent", "related", "previous", "earlier", "latest", "key", "new", "national",
})  # fmt: skip
"""'Other reports on this force': what follows is no verb."""


_BEFORE_OBJECT = frozenset({
    "a", "an", "the", "its", "their", "his", "her", "them", "it", "every", "each", "all", "most", "many", "some", "no",
    "few", "too", "enough", "how", "what", "who", "when", "whether", "more", "less", "better", "well", "quickly",
    "victims", "people", "officers", "children", "offenders", "suspects", "crimes", "crime", "offending", "reoffending",
    "errors", "mistakes", "problems", "risks", "needs", "violence", "harm", "burglaries", "delays", "young",
})  # fmt: skip


_PARTICIPLE = re.compile(
    r"(?:held|made|kept|given|taken|found|lost|sent|left|known|seen|(?!need|speed)\w{3,}ed) "
    r"(?:on|in|by|for|to|from|at)\b"
)
"""'Crime reports held on other systems': 'reports' is a noun."""


@cache
def plain_verbs() -> frozenset[str]:
    return frozenset(row["verb"] for row in rows("verbs") if not row["noun_too"])


def opens_with_verb(words: str) -> bool:
    """'Attend calls sooner', 'Have plans in place', 'Plan how …': a verb in its plain form comes first."""
    first, *rest = words.split(maxsplit=2)
    verb = first.lower()
    if verb in plain_verbs() or verb in ("have", "be", "do"):
        return True
    return verb in _nouns_too() and bool(rest) and rest[0].lower() in _BEFORE_OBJECT


@cache
def _third_person() -> frozenset[str]:
    return _with_s(plain_verbs())


@cache
def _plurals_too() -> frozenset[str]:
    """ "calls", "searches": verbs only where an object follows."""
    return _with_s(_nouns_too())


@cache
def _nouns_too() -> frozenset[str]:
    return frozenset(row["verb"] for row in rows("verbs") if row["noun_too"])


def _with_s(verbs: frozenset[str]) -> frozenset[str]:
    regular = {verb + ("es" if verb.endswith(_HISSING) else "s") for verb in verbs}
    return frozenset(regular | {verb[:-1] + "ies" for verb in verbs if verb.endswith("y")})


_HISSING = ("s", "x", "z", "ch", "sh", "o")
"""'Reaches', but not 'suites'."""


@cache
def _past_alone() -> frozenset[str]:
    """ "gave", "knew": never a participle."""
    return frozenset(row["form"] for row in rows("past_forms") if not row["participle_too"])


@cache
def _past_or_participle() -> frozenset[str]:
    """ "met", "recorded"."""
    irregular = {row["verb"] for row in rows("past_forms")}
    regular = (plain_verbs() | _nouns_too()) - irregular
    forms = {verb + ending for verb in regular for ending in ("d", "ed")}
    forms |= {verb[:-1] + "ied" for verb in regular if verb.endswith("y")}
    forms |= {verb + verb[-1] + "ed" for verb in regular}
    return frozenset(forms | {row["form"] for row in rows("past_forms") if row["participle_too"]})


_WHO_DO = frozenset({
    "force", "constabulary", "service", "unit", "region", "it", "they", "we", "officers", "leaders", "supervisors",
    "managers", "detectives", "sergeants", "investigators", "handlers", "takers", "teams", "partners", "victims",
    "callers", "residents", "nobody", "somebody", "everybody",
})  # fmt: skip
_OBJECT = frozenset({
    "a", "an", "the", "its", "their", "his", "her", "them", "it", "all", "most", "many", "some", "no", "few", "fewer",
    "more", "less", "both", "enough", "only", "nothing", "little", "almost", "nearly", "good", "better",
})  # fmt: skip
_NO_OBJECT = frozenset({
    "on", "in", "by", "for", "to", "from", "at", "with", "as", "of", "under", "during", "against", "about", "after",
    "before", "and", "or", "per", "into", "over", "within", "since", "through", "outside", "between", "using",
})  # fmt: skip
_TWO_OBJECTS = frozenset({"asked", "told", "offered", "paid", "sent", "taught", "denied", "granted", "awarded", "left"})
"""'Victims offered a needs assessment', where nobody says who offered it."""
_NOT_BEFORE = frozenset({"who", "that", "which", "and", "or", "to", "be", "been", "being", "is", "are", "were", "was"})


def _tells_of_past(words: list[str], at: int) -> bool:
    """ "Leaders | knew where …", "the force | met its target"; but not "calls answered in time"."""
    before, after = words[at - 1], words[at + 1]
    if before in _NOT_BEFORE:
        return False
    if words[at].rstrip(",") in _past_alone():
        return True
    if words[at] not in _past_or_participle():
        return False
    subject = words[at - 2] if at > 1 and (before.endswith("ly") or before in _ADVERBS) else before
    if subject in _WHO_DO and after not in _NO_OBJECT:
        return words[at] not in _TWO_OBJECTS or subject in ("force", "constabulary", "it", "they", "we")
    too_much = after == "too" and at + 2 < len(words) and words[at + 2] in ("many", "few", "much", "little")
    return (after in _OBJECT or too_much) and words[at] not in _TWO_OBJECTS


_ADVERBS = frozenset({"often", "always", "also", "now", "still", "never"})


def has_verb_of_doing(line: str) -> bool:
    """ "The force deals well with …", "officers often use …"; never the first or the last word."""
    words = line.casefold().split()
    named = _names_in(line)
    many = _OF_MANY.match(line)
    for at in range(1, len(words) - 1):
        before = words[at - 1]
        if not before[-1].isalnum() or before in _BEFORE_NOUN or at in named:
            continue
        if words[at] in _third_person() and not _PARTICIPLE.match(" ".join(words[at + 1 :])):
            return True
        has_object = words[at + 1].rstrip(",") in _BEFORE_OBJECT
        if words[at] in _plurals_too() and has_object:
            return True
        if _tells_of_past(words, at):
            return True
        if words[at] in plain_verbs():
            adverb = at > 1 and (before.endswith("ly") or before in ("often", "always"))
            subject = words[at - 2] if adverb else before
            if subject.endswith("s") or subject in _PLURALS or many or _are_of_place(words, at, named):
                return True
            if at - 1 not in named and _stands_behind_phrase(words, at):
                return True
        of_many = before.endswith("s") or before in _PLURALS or _are_of_place(words, at, named)
        if of_many and words[at] in _nouns_too() and (has_object or words[at + 1] in _BEFORE_CLAUSE):
            return True
    return False


_BEFORE_CLAUSE = frozenset({"because", "when", "before", "if", "while", "without", "unless", "until", "once", "too"})
"""'Investigations end when …': no noun stands there."""
_OF_MANY = re.compile(r"(?:(?:far )?too )?(?:many|most|some|few|several)\b|not (?:all|every)\b", re.IGNORECASE)
"""'Too many of the calls made to the force go unanswered': the verb stands far from what is many."""


def _are_of_place(words: list[str], at: int, named: frozenset[int]) -> bool:
    """ "Officers in Grimsby | run a club": several people, and where they are."""
    if at < 3 or not (words[0].endswith("s") or words[0] in _PLURALS) or words[1] not in ("in", "at", "from", "across"):
        return False
    return named.issuperset(range(2, at))


_PHRASE_OPENS = frozenset({"in", "at", "from", "across", "to", "on", "with", "for", "within", "under", "outside"})
_CLAUSE_OPENS = frozenset({"who", "that", "which"})
_SHORTEST_CLAUSE = 3
"""Words: 'who', its verb, and what the verb is about."""
_NO_SUBJECT_LAST = _NO_OBJECT | _NOT_BEFORE | {"not", "they", "it", "we", "can", "will", "more", "most", "very"}


def _stands_behind_phrase(words: list[str], at: int) -> bool:
    """ "Victims in the county | wait too long", "people who dial 101 | get through": the verb of what is many.

    Only with something behind it that no noun would have: 'officers with a clear plan' holds no verb. Nor behind a
    name: 'comments on the Ofsted report on schools'.
    """
    after = words[at + 1].rstrip(",")
    goes_on = after in _BEFORE_OBJECT or after in _GOES_WITH_VERB or (after.endswith("s") and not after.endswith("ss"))
    if words[at - 1] in _NO_SUBJECT_LAST or not goes_on:
        return False
    opens = next((n for n in range(1, at - 1) if words[n] in _PHRASE_OPENS | _CLAUSE_OPENS | {"of"}), None)
    if opens is None or words[opens] == "of":
        return False
    is_many = words[opens - 1].endswith("s") or words[opens - 1] in _PLURALS
    long_enough = words[opens] in _PHRASE_OPENS or at - opens >= _SHORTEST_CLAUSE
    return is_many and long_enough and not _CLAUSE_OPENS & set(words[opens + 1 : at])


_GOES_WITH_VERB = frozenset({"through", "on", "about", "from", "with", "to", "at"})


def _names_in(line: str) -> frozenset[int]:
    """Which words a capital makes a name of: 'the Children Act'; none where all words have one."""
    capital = frozenset(at for at, word in enumerate(line.split()) if at and word[:1].isupper())
    return capital if 2 * len(capital) < len(line.split()) else frozenset()
