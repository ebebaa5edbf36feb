"""Headings and names of areas that run into what stands below them, in copies that lost their line breaks.

Belongs here: telling where a heading ends that no full stop parts from its paragraph, where areas part that stood
below each other under a grade, and demands under their label. Not here: labels, days and numbers of pages, or which
text lost its breaks (`pages`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.wording import question_level

GRADE = (
    r"(?:Outstanding|Good|Adequate|Requires improvement|Inadequate|Not graded|Ungraded|"
    r"OUTSTANDING|GOOD|ADEQUATE|REQUIRES IMPROVEMENT|INADEQUATE|NOT GRADED)"
)
_OPENING = (
    r"(?:The|I|We|In|It|Its|Our|This|These|They|There|Since|During|Although|While|When|Where|As|At|For|From|On|Of|To|A|"
    r"An|All|Each|Most|Some|Many|Few|Both|However|But|And|If|Once|By|With|Under|Until|After|Before|Police forces|"
    r"Inspectors|Officers|Just|Only|Nearly|Almost|About|Around|Over|More|Fewer|Less|Too|None|Every|Such|Another|Other|"
    r"Overall|Half|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Here|What|Also|Despite|Following|Although|Because|"
    r"Together|Recently|Last|Next|Not|No|Yet|Still|Now|Then|So)"
)
_PREPOSITION = "(?:In|On|At|By|During|Since|From|Between|Before|After|Until|Of|For)"
_UNENDED = expression(r"(?:^|(?<=[.!?)] ))(?=[A-Z]|\d{1,3}(?:\.\d)?% of )(?:[^.!?]|\.(?=\d)){18,}")
"""Words from where a sentence may begin to where one ends."""
_BEGINS = expression(
    rf"(?<=[a-z)]) (?:(?P<opening>{_OPENING}(?= [a-z\d])|{_PREPOSITION}(?= [A-Z\d]))|"
    r"(?P<force>(?:[A-Z][\w-]+ (?:and )?){1,3}(?:Police|Constabulary))(?= (?:is|has|was|had|does|doesn't|isn't|hasn't|"
    r"should|must|needs|requires|could|will|can|told|needed|answers|attends|records) )|"
    r"(?P<word>[A-Z][a-z]{2,}(?:'s|s')?)(?= [a-z\d]))"
)
_SHORTEST_HEADING, _LONGEST_HEADING = 16, 200
_GOES_ON = expression(
    r"\b(?:the|an?|this|that|these|those|its|our|their|his|her|your|each|every|any|no|some|all|both|and|or|but|nor|of|to|"
    r"in|on|at|by|for|from|with|into|as|than|about|over|under|between|through|via|per|called|named|told|found|said|says|"
    r"asked|graded|judged|rated|see|known|via|within|without|against|towards?|across|during|since|until|when|where|"
    r"which|who|if|because|while|former|new|current)$"
)
"""The last word before a capital that stands within a sentence, as in 'of the Force', 'told Members'."""
_SMALL = expression(r"[\s(][a-z][\w'-]*\)?$")
"""No name is broken: 'West | Mercia will'."""
_ADVERBIAL = expression(
    r"(?:In|By|During|At|On|With|From|Since|When|If|As|While|Although|After|Before|For|Until|Under|Through|Despite|"
    r"Following|Because|Between|Within|Once|Where) "
)
"""'In the course of the year I asked …' opens a sentence, not a heading."""
_DOES = expression(
    r" (?:is|are|was|were|isn't|aren't|has|have|had|can|can't|do|does|doesn't|don't|will|should|must|remains?)\b"
)
_I = expression(r"\bI\b")
_OFFICES = expression(
    r"force|constabulary|police|commissioner|panel|members?|board|committee|council(?:lor)?|chief|inspector|government|"
    r"office|service|report|officer|director|home|cabinet|mayor|minister|secretary|act|plan|strategy|programme|"
    r"operation|project|chair(?:man)?|leader|constable|superintendent|sergeant|page|table|figure|annex|appendix|"
    r"section|chapter|part|paragraph|question"
)
"""Words that many write with a capital wherever they stand."""
_WORD = expression(r"(?<![\w'])[a-z]{3,}(?!\w)")
_ENDS_IN_GRADE = expression(rf"(?:^|: ?){GRADE}$")
_CAPITAL = expression(r"(?<= )(?=[A-Z])")
_LONGEST_NAMES = 400
"""Characters."""


def known_words(lines: Sequence[str]) -> frozenset[str]:
    """What the text writes with a small letter: no names."""
    words = {word for line in lines for word in _WORD.findall(line)}
    return frozenset(word for word in words if not _OFFICES.fullmatch(word))


def first_heading(line: str, begin: int, known: frozenset[str]) -> int | None:
    """Where the heading ends that opens the words from `begin` on, which run on into a sentence."""
    unended = _UNENDED.match(line, begin)
    if unended is None or _ADVERBIAL.match(line, begin):
        return None
    for start in _BEGINS.finditer(line, begin + _SHORTEST_HEADING, min(unended.end() + 2, begin + _LONGEST_HEADING)):
        word = start["word"]
        before = line[begin : start.start()]
        if start["opening"] is None and (_GOES_ON.search(before) or not _SMALL.search(before)):
            continue
        if start["opening"] == "I" and (_I.search(before) or before.count('"') % 2):
            continue  # 'When I was elected I promised …', 'said: "Last year I promised …'
        if word is None or word.split("'")[0].lower() in known or _DOES.match(line, start.end()):
            return start.start()
    return None


def headings_within(words: str, known: frozenset[str]) -> set[int]:
    """Where headings begin and end that no full stop parts from what follows."""
    found: set[int] = set()
    for one in _UNENDED.finditer(words):
        if (end := first_heading(words, one.start(), known)) is not None:
            found |= {one.start(), end}
    return found


def areas_beside_grades(words: str, _: frozenset[str]) -> set[int]:
    """Where 'Investigating crime: Good' begins and ends, or a grade alone behind 'We graded five areas:'."""
    found: set[int] = set()
    for beside in _BESIDE.finditer(words):
        label = words[max(beside.start() - _LONGEST_AREA, 0) : beside.start()]
        starts = (one.start() - 1 for one in _CAPITAL.finditer(f" {label}"))
        begins = next((start for start in starts if question_level(label[start:]) is not None), None)
        found |= {beside.end(), beside.start("grade") if begins is None else beside.start() - len(label) + begins}
    return found


_BESIDE = expression(rf": (?P<grade>{GRADE})(?= [A-Z]|$)")
_LONGEST_AREA = 90
"""Characters."""


def areas_above_grades(line: str, found: set[int]) -> set[int]:
    """Where the name of an area begins that stands above its grade, behind other words: 'Area Grade Leadership'."""
    begun: set[int] = set()
    for (begin, end), (_, below) in pairwise(pairwise([0, *sorted(found), len(line)])):
        if _GRADE_ALONE.fullmatch(line[end:below].rstrip()):
            begin = max(begin, end - _LONGEST_QUESTION)
            name = line[begin:end].rstrip()
            starts = [one.start() for one in _CAPITAL.finditer(name) if _is_judged(name[one.start() :])]
            begun.update(begin + start for start in starts[:1])
    return begun


def _is_judged(name: str) -> bool:
    return question_level(name) is not None or _OVERALL.fullmatch(name) is not None


_GRADE_ALONE = expression(GRADE)
_OVERALL = expression(r"Overall(?: (?:effectiveness|efficiency|legitimacy|judge?ment|grade|rating))?")
_LONGEST_QUESTION = 200
"""Characters."""


def areas_below_grades(line: str, found: set[int]) -> set[int]:
    """Where areas part that stand side by side below their grade: 'Good', 'Preventing crime Managing offenders'."""
    parted: set[int] = set()
    below_grade = False
    for begin, end in pairwise([0, *sorted(found), len(line)]):
        words = line[begin:end].rstrip()
        if _ENDS_IN_GRADE.search(words):
            below_grade = True
        elif below_grade:
            names = _areas_in(words)
            parted.update(begin + place for place in names or ())
            below_grade = names is not None
    return parted


def _areas_in(words: str) -> list[int] | None:
    """Where each area but the first begins, in words that name nothing but areas."""
    if len(words) > _LONGEST_NAMES:
        return None
    if question_level(words) is not None:
        return []
    for begins in _CAPITAL.finditer(words):
        if question_level(words[: begins.start()].rstrip()) is not None:
            rest = _areas_in(words[begins.start() :])
            if rest is not None:
                return [begins.start(), *(begins.start() + place for place in rest)]
    return None


_HEADS_DEMANDS = expression(r"(?:Areas for improvement|Recommendations)(?: \d{1,2})?:?", re.IGNORECASE)
_DEMAND = expression(
    r"(?:(?:(?:Within|By|With)\b[^.,]{3,40}, )?(?:[Tt]he (?:force|constabulary)|[Ii]t|(?:[A-Z][\w-]+ (?:and )?){1,3}"
    r"(?:Police|Constabulary)|[Cc]hief constables?|[Dd]etainees|[Oo]fficers|[Ss]upervisors) should\b)"
)
_NEXT_SENTENCE = expression(r"(?<=[a-z\d)][.!?] )(?=[A-Z])")


_SERIES = expression(r"\b(?:should|must): (?P<items>[a-z][^.:;]{8,400}(?:; (?:and )?[a-z][^.:;]{8,400}){1,9})\.(?= |$)")
"""'The force should: review …; train …; and tell …'"""
_NEXT_OF_SERIES = expression(r"; (?:and )?")


def demands_in_series(words: str, _: frozenset[str]) -> set[int]:
    """Where each thing begins that stood as an item below 'The force should:', and where the last one ends."""
    found: set[int] = set()
    for series in _SERIES.finditer(words):
        begin, end = series.span("items")
        found |= {begin, series.end()} | {item.end() for item in _NEXT_OF_SERIES.finditer(words, begin, end)}
    return found


_LEADS_TO_DEMANDS = expression(
    r"\b(?:areas? for improvement|AFIs?|recommend(?:ations?|ed|s)|require(?:d|ments?)|following)\b[^.:]{0,90}: $",
    re.IGNORECASE,
)
_OF_THE_FORCE = expression(
    r"(?:^|(?<=[a-z).;:] ))(?:The (?:force|constabulary)|[A-Z][\w-]+ (?:Police|Constabulary)) should "
)


def demands_together(words: str, _: frozenset[str]) -> set[int]:
    """Where each 'The force should …' begins behind 'areas for improvement:', whether or not a full stop parts them."""
    demands = [one.start() for one in _OF_THE_FORCE.finditer(words)]
    together = len(demands) > 1 and _LEADS_TO_DEMANDS.search(words, max(0, demands[0] - _LONGEST_LEAD), demands[0])
    return set(demands) if together else set()


_LONGEST_LEAD = 160
"""Characters."""


def demands_below_labels(line: str, found: set[int]) -> set[int]:
    """Where each sentence begins that says what a force should do, in a list that lost its marks."""
    parted: set[int] = set()
    labelled = False
    for begin, end in pairwise([0, *sorted(found), len(line)]):
        words = line[begin:end]
        if labelled and _DEMAND.match(words):
            starts = [one.start() for one in _NEXT_SENTENCE.finditer(words)]
            demands = [start for start in starts if _DEMAND.match(words, start)]
            last = next((start for start in starts if demands and start > demands[-1]), None)
            parted.update(begin + start for start in (*demands, *([last] if last else [])))
        labelled = _HEADS_DEMANDS.fullmatch(words.strip()) is not None
    return parted
