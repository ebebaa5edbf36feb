"""Copies that lost their line breaks: what stood on a line of its own stands in the middle of a page of text.

Belongs here: telling such a text, and where in its lines something begins or ends that stands by itself on a page: the
day of publication, the labels of sections, questions and their grades. Not here: what these are (`roles`, `wording`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipelines.documents.dates import find_dates
from pipelines.documents.late import expression

_LONGEST_PARAGRAPH = 1_200
"""Characters: a longer line is a page, or a column of one, that lost its breaks."""
_HEAD = 1_000
"""Characters from the top among which the day of publication stands."""
_SENTENCE = expression(r"[a-z\d)]{2}[.!?](?=\s+[A-Z\"'])")
_GRADE = r"(?:Outstanding|Good|Adequate|Requires improvement|Inadequate|Not graded|Ungraded)"
_LABEL = (
    r"(?:(?:Accelerated )?(?:Areas?|Causes?) (?:for|of) (?:improvement|concern)|(?:Main|Key) findings|Recommendations?|"
    r"(?:Innovative|Promising|Good|Notable) practice|(?:Overall|Executive) summary|Our judge?ments|"
    r"Victim service assessment|Crime data integrity)"
)
_IMPRINT = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December) 20\d\d (?:\| )?)?"
    r"© (?:Crown copyright|HMIC(?:FRS)?)(?: 20\d\d)?(?: (?:\| )?ISBN:? [\d-]+)?(?: (?:\| )?www\.\S+)?"
)
_LABEL_AND_WORDS = (
    r"(?:(?:AFI|Areas? for improvement|Recommendation|Cause of concern|Key finding)(?: \d{1,2})?(?:[:.]| -)|"
    r"(?:Status|(?:Our |Force |PCC )?(?:[Rr]esponse|[Uu]pdate|[Cc]omment)|Deadline|Due date|Owner|Lead|Progress)s?:) "
    r"(?=[A-Z\d])"
)
"""'AFI 2 - The force should …', 'Recommendation: …', and 'Status: Open', which ends it."""
_HMI = r"(?:HM|His Majesty's|Her Majesty's) (?:Chief )?Inspector of Constabulary"
_BREAKS = expression(
    rf"(?:^|(?<= )){_IMPRINT}|"
    rf"(?:^|(?<=\S )){_LABEL}(?: \d{{1,2}})?(?= (?:[-–*•●▪■◦] ?)?[A-Z])|(?<=[.!?] ){_LABEL}(?= ?$)|"
    rf"(?:^|(?<=\S ))[A-Z][a-z][^.:;?!]{{3,80}}: {_GRADE}(?= [A-Z]|$)|"
    rf"(?<=\S )(?={_LABEL_AND_WORDS})|"
    rf"^{_GRADE}(?= [A-Z])|(?<=[.!?] )(?:[A-Z][\w'-]+ ){{2,4}}(?:CBE |QPM )?{_HMI}(?= [A-Z])|"
    r"(?:^|(?<=[.!?)\d] ))(?:How|To what extent)\b[^.?!]{10,200}\?|"
    rf"(?:^|(?<=[.!?)] ))[A-Z][^.!?:]{{3,90}}(?= {_GRADE} [A-Z])|(?<=[a-z?)] ){_GRADE}(?= [A-Z])|"
    rf"(?<= )(?={_GRADE}: [A-Z])|(?<= )(?:Effectiveness|Efficiency|Legitimacy|Overall judge?ment): {_GRADE}(?= )|"
    r"(?<=[:;.] )(?=[-–*] \w)|(?<= )(?=[•●▪■◦] ?\w)"
)
_LABELS_WITHIN = expression(rf"[.!?] {_LABEL} [A-Z]|[a-z?)] {_GRADE} [A-Z]")
_OPENING = (
    r"(?:The|I|We|In|It|Its|Our|This|These|They|There|Since|During|Although|While|When|Where|As|At|For|From|On|Of|To|A|"
    r"An|All|Each|Most|Some|Many|Few|Both|However|But|And|If|Once|By|With|Under|Until|After|Before|Police forces|"
    r"Inspectors|Officers|Just|Only|Nearly|Almost|About|Around|Over|More|Fewer|Less|Too|None|Every|Such|Another|Other|"
    r"Overall|Half|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Here|What|Also|Despite|Following|Although|Because|"
    r"Together|Recently|Last|Next|Not|No|Yet|Still|Now|Then|So)"
)
_PREPOSITION = "(?:In|On|At|By|During|Since|From|Between|Before|After|Until|Of|For)"
_UNENDED = expression(r"(?:^|(?<=[.!?)] ))(?=[A-Z])(?:[^.!?]|\.(?=\d)){18,}")
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
_LAST_ITEM = expression(r"[-–*•●▪■◦] ?\w[^.!?]+[.!?](?P<cut> )(?=[A-Z\"'])")
_ENTRY = expression(r"(?<= )[A-Z\d][^.!?;]{2,160}?[^\W\d](?: ?\.{3,})? (?P<page>\d{1,3})(?= [A-Z\d]|$)")
_CONTENTS = expression(r"\b(?:Table of contents|Contents|CONTENTS) (?=[A-Z\d])")
_FEWEST_ENTRIES = 4
_OPENS_PAGE = expression(r"(?P<page>\d{1,3}) (?P<cut>)(?=\S)")
_CLOSES_PAGE = expression(r"(?<=\S )(?P<cut>)(?P<page>\d{1,3})$")
_LABELLED_DAY = expression(r"(?:(?:First |Date )?[Pp]ublished|Posted|Last updated|Date)(?: on| at)?:? ?$")


def is_run_on(text: str) -> bool:
    """Whether most of the text stands in lines that are longer than any paragraph, or that headings open."""
    written = text.split("\n")
    long_lines = sum(len(line) for line in written if len(line) > _LONGEST_PARAGRAPH)
    return long_lines * 2 > len(text) or _heads_run_in(text, written)


def _heads_run_in(text: str, written: Sequence[str]) -> bool:
    """Whether paragraphs begin with their headings: 'Response times The force answers …'."""
    joined = [line for line in written if len(line) > _SHORTEST_JOINED]
    if len(joined) < _FEWEST_HEADS or sum(map(len, joined)) < _MOST * len(text):
        return False
    known = _known_words(written)
    heads = sum(
        _first_heading(line, 0, known) is not None or _LABELS_WITHIN.search(line) is not None for line in joined
    )
    return heads >= _FEWEST_HEADS and heads >= _SHARE_OF_HEADS * len(joined)


_SHORTEST_JOINED = 160
"""Characters."""
_FEWEST_HEADS = 3
_MOST, _SHARE_OF_HEADS = 0.5, 0.2


def _known_words(lines: Sequence[str]) -> frozenset[str]:
    """What the text writes with a small letter: no names."""
    words = {word for line in lines for word in _WORD.findall(line)}
    return frozenset(word for word in words if not _OFFICES.fullmatch(word))


def _first_heading(line: str, begin: int, known: frozenset[str]) -> int | None:
    """Where the heading ends that opens the words from `begin` on, which run on into a sentence."""
    unended = _UNENDED.match(line, begin)
    if unended is None or _ADVERBIAL.match(line, begin):
        return None
    for start in _BEGINS.finditer(line, begin + _SHORTEST_HEADING, min(unended.end() + 2, begin + _LONGEST_HEADING)):
        word = start["word"]
        before = line[begin : start.start()]
        if start["opening"] is None and (_GOES_ON.search(before) or not _SMALL.search(before)):
            continue
        if start["opening"] == "I" and _I.search(before):
            continue  # 'When I was elected I promised …'
        if word is None or word.split("'")[0].lower() in known or _DOES.match(line, start.end()):
            return start.start()
    return None


def breaks(lines: Sequence[str]) -> dict[int, list[int]]:
    """Where in each line, levelled for matching, a page would begin a new one; in their order."""
    found = _page_numbers(lines)
    known = _known_words(lines)
    dated = False
    above = 0
    for at, line in enumerate(lines):
        day = set() if dated or above > _HEAD else _around_the_day(line[:_HEAD])
        dated = dated or bool(day)
        above += len(line)
        found.setdefault(at, set()).update(_breaks(line, day, known))
    return {at: sorted(place for place in places if 0 < place < len(lines[at])) for at, places in found.items()}


def _breaks(line: str, day: set[int], known: frozenset[str]) -> set[int]:
    entries = _entries_of_contents(line)
    found = {*entries, *day}
    listed = range(min(entries), max(entries)) if entries else range(0)
    for told in (_standing_alone, _headings):
        for begin, end in pairwise([0, *sorted(found), len(line)]):
            if begin not in listed:
                found |= {begin + place for place in told(line[begin:end], known)}
        found = {_next_word(line, place) for place in found}
    for begin, end in pairwise([0, *sorted(found), len(line)]):
        if last := _LAST_ITEM.match(line, begin, end):
            found.add(last.end("cut"))
    return found


def _standing_alone(words: str, _: frozenset[str]) -> set[int]:
    return {place for one in _BREAKS.finditer(words) for place in one.span()}


def _headings(words: str, known: frozenset[str]) -> set[int]:
    """Where headings begin and end that no full stop parts from what follows."""
    found: set[int] = set()
    for one in _UNENDED.finditer(words):
        if (end := _first_heading(words, one.start(), known)) is not None:
            found |= {one.start(), end}
    return found


def _entries_of_contents(line: str) -> list[int]:
    """Where the entries of a contents list begin and the last one ends: titles and pages that only grow."""
    found: list[int] = []
    page = last = 0
    for entry in _ENTRY.finditer(line):
        goes_on = bool(found) and entry.start() - last <= 1 and int(entry["page"]) >= page
        if not goes_on and len(found) >= _FEWEST_ENTRIES:
            break
        title = _CONTENTS.search(line, entry.start(), entry.end())
        begins = [title.start(), title.end()] if title else [entry.start()]
        found = [*found, *begins] if goes_on else begins
        page, last = int(entry["page"]), entry.end()
    return [*found, _next_word(line, last)] if len(found) >= _FEWEST_ENTRIES else []


def _page_numbers(lines: Sequence[str]) -> dict[int, set[int]]:
    """Where the number of a page parts from the text that it opens or closes: such numbers count up line by line."""
    found: dict[int, set[int]] = {}
    for mark_of in (_OPENS_PAGE.match, _CLOSES_PAGE.search):
        marked = [(at, mark) for at, line in enumerate(lines) if (mark := mark_of(line))]
        for (at, mark), (after, following) in pairwise(marked):
            if int(following["page"]) == int(mark["page"]) + 1:
                found.setdefault(at, set()).add(mark.start("cut"))
                found.setdefault(after, set()).add(following.start("cut"))
    return found


def _next_word(line: str, place: int) -> int:
    while place < len(line) and line[place] == " ":
        place += 1
    return place


def _around_the_day(head: str) -> set[int]:
    """Before and after the first day or month that stands in no sentence."""
    sentence = _SENTENCE.search(head)
    for day in find_dates(head[: sentence.end() if sentence else len(head)]):
        if day.precision == "year":
            continue
        label = _LABELLED_DAY.search(head, 0, day.start)
        return {label.start() if label else day.start, day.end}
    return set()


_NAMED_PAGE = expression(r"Page \d{1,3}:(?= \S)")
_FEWEST_PAGES = 3


def named_pages(lines: Sequence[str]) -> dict[int, list[int]]:
    """Where the name of a page ends that a viewer of documents set before its first line: 'Page 3: Areas for …'.

    Where the same words follow on each page, all of the line is its name.
    """
    found = {number: [name.end()] for number, line in enumerate(lines) if (name := _NAMED_PAGE.match(line))}
    named = Counter(lines[number][ends[0] :] for number, ends in found.items())
    own = {number: ends for number, ends in found.items() if named[lines[number][ends[0] :]] == 1}
    return own if len(found) >= _FEWEST_PAGES else {}
