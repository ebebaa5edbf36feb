"""Which pieces of a text are headings.

Belongs here: the rules of meaning that tell a heading from a paragraph, list entry, signature or caption.
Not here: how deep a heading stands (`levels`) or known wordings (`lines.wording`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile, zip_longest

from pipelines.documents.blocks.drafts import Draft
from pipelines.documents.blocks.levels import TITLE_PAGE, with_levels
from pipelines.documents.blocks.tasks_listed import tasks_below
from pipelines.documents.document import Block
from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.about_papers import is_about_the_paper
from pipelines.documents.lines.addresses import INSPECTOR, PERSON
from pipelines.documents.lines.line import NUMBER_ALONE, NUMBERED_TITLE, RULE, SEE
from pipelines.documents.lines.links import LINK_ANNOUNCEMENT
from pipelines.documents.lines.mastheads import is_body
from pipelines.documents.lines.wording import QUESTION, is_known, is_sentence_like

_LONGEST = 300
_LONGEST_LABEL = 150
_FIRST_LINES = 3
_LONGEST_NUMBERED = 120
_LONGEST_OFFICE = 110
"""Characters: a sentence may begin with an office, too."""
_LIST_WITHOUT_MARKS = 5
"""So many short lines in a row, none of a known wording, are a list or a table that lost its marks."""
_CLOSING = "'\")]"
_SEE_BEHIND = expression(rf"(?<=[.!?]){SEE}$")
_POINTS = (".", ";", ":", ":-", ",", "!", "…")
_LEFT_OPEN = expression(
    r"\b(?:and|or|the|of|(?<!promised )(?<!able )(?<!ought )(?<!needs )(?<!expected )(?<!supposed )(?<!meant )to"
    r"|a|in|for|by|with|that|which|will|its)$"
)
"""'It doesn't always attend when it has promised to' says all."""
_LONGEST_LEFT_OPEN = 5
"""Characters of the longest of these words: no more of a line's end is looked at."""
_CAPTION = expression(
    r"(?:figure|table|chart|graph|map|image|photo|picture|source|note|caption|box)\b ?\d*[ :.-]", re.IGNORECASE
)
_HEADLINE_QUOTE = expression(r"(?P<mark>['\"])\w(?:[^'\".!?]|(?<=\w)'(?=\w)){2,80}(?P=mark)(?::| [\w£])")
"""'"A poor service": what inspectors saw': a headline that begins with somebody's words."""
_REFERENCE = expression(r"(?<=\w)\s*(?:\([^()]*\d[^()]*\)|[-–] \d{1,6}[A-Z]?/\d\d)$")
"""'(FOI 1234/21)' behind a title."""
_ASKS_READER = expression(
    r"(?:please|could you|can you|would you|kindly|I would like|I(?:'d| would) be grateful)(?: \S+){3}", re.IGNORECASE
)
"""'Please provide me with the following information': a sentence to somebody, with or without its stop."""
_NAMED_BY_NUMBER = expression(r"(?:19|20)\d\d\b|(?:999|101)(?:(?:/| and | & )(?:999|101))? [A-Za-z]")
"""'2018 inspection', '999 and 101 calls'."""
_CODE = expression(r"[A-Z]{3,5}[ /-](?!(?:19|20[0-3])\d)\d{3,6}(?:/\d\d)?")
"""'PUB 2041', by which a site counts its pages."""
_GRADES = expression(r"(?:\b(?:Outstanding|Good|Adequate|Requires [Ii]mprovement|Inadequate)\b.*?){3}")  # run together
_CALLS = expression(r"\b(?:999|101)\b")
_REPORTED = expression(r"\b(?:said|told (?:the|us|BBC)|added that|according to)\b")
"""A sentence of a news article that lost its full stop, not a heading."""
_PUBLISHER_NAME = expression(
    r"(?:HM|His Majesty's|Her Majesty's) Inspectorate of Constabulary.{0,60}|HMIC(?:FRS)?|(?:HM )?Home Office|"
    r"College of Policing",
    re.IGNORECASE,
)


def mark_headings(drafts: list[Draft], plain: str, announced: set[str]) -> list[Block]:
    """The drafts as blocks, headings told and levelled; `announced` are the titles of the contents list."""
    drafts = _lists_after_a_colon(_link_labels(drafts))
    marked = sum(draft.kind == "heading" for draft in drafts) >= 2
    first = next((at for at, draft in enumerate(drafts) if draft.kind == "heading"), 0)
    masthead = [draft._replace(bold=False) for draft in drafts[: first + 1]]  # may be bold without being a heading
    drafts = [*masthead, *drafts[first + 1 :]]
    told = list(_told(drafts, announced, marked))
    told = _without_unmarked_lists(told, announced)
    return [draft.block() for draft in with_levels(told, plain, marked)]


def _link_labels(drafts: list[Draft]) -> list[Draft]:
    """The title of what 'Get the report' links to is no heading of this document."""
    labelled = list(drafts)
    for position, draft in enumerate(drafts[1:], start=1):
        before = drafts[position - 1]
        if draft.kind == "paragraph" and before.kind == "furniture" and LINK_ANNOUNCEMENT.fullmatch(before.plain):
            lone = len(draft.plain) <= _LONGEST_LABEL and not _ends_no_heading(draft.plain)
            several = before.plain.rstrip(":").endswith("s")  # 'Get the force press releases': they follow
            if lone and not several and not is_known(draft.plain) and not is_sentence_like(draft.plain):
                labelled[position] = draft._replace(kind="furniture")
    return labelled


def _lists_after_a_colon(drafts: list[Draft]) -> list[Draft]:
    """Short lines below '… are:' that lost their bullets are list items."""
    listed: list[Draft] = []
    open_list = False
    tasks = 0
    for at, (draft, below) in enumerate(zip_longest(drafts, drafts[1:])):
        if tasks:
            listed.append(draft._replace(kind="list_item"))
            tasks -= 1
            continue
        follows = listed[-1] if listed and listed[-1].kind == "list_item" else None
        if follows and follows.plain[:1].islower() and not draft.plain[:1].islower():
            open_list = False
        if open_list and follows is None and below is not None and _heads(draft, below):
            open_list = False
        demands = follows is not None and _demands_alike(follows.plain, draft.plain)
        if open_list and draft.kind == "paragraph" and not draft.grade and (demands or _is_unmarked_item(draft.plain)):
            listed.append(draft._replace(kind="list_item"))
            open_list = not draft.plain.endswith(".")
            continue
        listed.append(draft)
        open_list = draft.kind == "paragraph" and draft.plain.endswith(":")
        tasks = tasks_below(draft.plain, _paragraphs(drafts[at + 1 :])) if open_list else 0
    return listed


def _paragraphs(drafts: list[Draft]) -> Iterator[str]:
    return (draft.plain for draft in takewhile(lambda one: one.kind == "paragraph" and not one.grade, drafts))


def _heads(draft: Draft, below: Draft) -> bool:
    """'My principal findings are these:', a sentence without a full stop, and its text: a heading, no list of one."""
    tells = below.kind == "paragraph" and below.plain[:1].isupper() and re.search(r"[a-z]\.['\")]*$", below.plain)
    return bool(tells) and draft.plain[:1].isupper() and draft.plain[-1:].isalnum() and is_sentence_like(draft.plain)


def _demands_alike(above: str, words: str) -> bool:
    """Whether both begin 'The force should …': so does the last of a list, which alone ends in a full stop."""
    demand = _DEMAND.match(above)
    return demand is not None and words.startswith(demand.group())


_DEMAND = expression(r"(?:The (?:force|constabulary)|[A-Z][\w-]+ (?:Police|Constabulary)) should ")


def _is_unmarked_item(words: str) -> bool:
    if is_known(words) or words.isupper() or len(words) > _LONGEST or words.startswith(('"', "'")):
        return False
    return words[:1].islower() or words.endswith((";", "; and", "; or")) or not re.search(r"[.!?:]['\"]?$", words)


def _told(drafts: list[Draft], announced: set[str], marked: bool) -> Iterator[Draft]:
    speaking = [position for position, draft in enumerate(drafts) if draft.kind not in ("furniture", "contents")]
    order = {position: place for place, position in enumerate(speaking)}
    last_number = 0
    figures = _lines_of_figures(drafts)
    title = next((at for at, draft in enumerate(drafts) if draft.kind == "heading" and draft.level == 1), 0)
    for position, draft in enumerate(drafts):
        if position not in order or draft.kind not in ("paragraph", "list_item") or draft.grade or position in figures:
            yield draft
            continue
        place = order[position]
        before = drafts[speaking[place - 1]] if place else None
        below = (drafts[speaking[next_one]] for next_one in range(place + 1, len(speaking)))
        after = next((one for one in below if not NUMBER_ALONE.fullmatch(one.plain)), None)
        if draft.kind == "list_item":
            if _is_numbered_title(draft, before, after, last_number):
                last_number = _number(draft)
                yield draft._replace(kind="heading", start=draft.marker_start)
            else:
                yield draft
        elif before is not None and before.kind == "metadata" and _PUBLISHER_NAME.fullmatch(draft.plain):
            yield draft._replace(kind="metadata")
        elif _is_heading(draft, before, after, announced, marked, position < title):
            last_number = _number(draft) or last_number
            yield draft._replace(kind="heading")
        else:
            yield draft


_FIGURE = (
    r"[£<>~c.+-]{0,2}\d[\d,.]*"
    r"(?: ?(?:m|k|bn|million|percent|per cent|pp|days?|hours?|minutes?|mins|seconds?|secs?)\b|%)?"
)
_FIGURE_LINE = expression(
    r"(?!(?:recommendation|question|area|cause|annex|appendix|chapter|section|part|figure|table|page|item|phase|tier|"
    r"theme|priority|objective|issue|quarter|week|month|year|day|step|stage|strand|pillar|domain|case study)s?"
    r"\W+\d[\d.]*(?:$| ?[:–-]))(?=.*[a-z]{3})"
    rf"(?:[^.?!:]{{2,80}}: ?{_FIGURE}(?![/\w])[^.?!:]{{0,60}}|"
    rf"[^.?!]{{2,80}} (?!(?:19|20)\d\d(?:[/-]\d\d)?$){_FIGURE}(?: ?[(\[][^()]{{1,60}}[)\]])?)",
    re.IGNORECASE,
)
"""'Arrests 412 (14.4%)', 'Complaints received: 2,143': a label with its figure. 'PEEL 2018', 'Question 3' are none."""


def _lines_of_figures(drafts: list[Draft]) -> set[int]:
    """Where lines of a label and a figure stand below each other: rows of a table that lost its marks."""
    alone = (one.plain if one.kind == "paragraph" and one.first_line == one.last_line else "" for one in drafts)
    told = [_FIGURE_LINE.fullmatch(line) is not None for line in alone]
    around = [False, *told, False]
    below = {at for at, is_one in enumerate(told) if is_one and (around[at] or around[at + 2])}
    return below | {at for at, draft in enumerate(drafts) if _ROW_OF_SHARES.fullmatch(draft.plain)}


_ROW_OF_SHARES = expression(r"(?:[^.?!\d%\n]{2,50}[ :]\d{1,3}(?:\.\d{1,2})?%[,;|]?){3,8}")
"""'Kent 63.1% Similar forces 57.3% England and Wales 56.2%', in one line."""


def _number(draft: Draft) -> int:
    numbered = NUMBERED_TITLE.match(draft.plain)
    return int(numbered.group(1).partition(".")[0]) if numbered else 0


def _is_numbered_title(draft: Draft, before: Draft | None, after: Draft | None, last_number: int) -> bool:
    """'1. Introduction' between paragraphs, or the next number of such titles; not one of a list of items."""
    if draft.first_line != draft.last_line or len(draft.plain) > _LONGEST_NUMBERED or after is None:
        return False
    if not NUMBERED_TITLE.match(draft.plain) or _ends_no_heading(draft.plain):
        return False
    if after.kind not in ("paragraph", "heading"):
        return False
    next_one = 0 < last_number == _number(draft) - 1
    return before is None or before.kind != "list_item" or (next_one and _number(before) != last_number)


def _is_heading(
    draft: Draft, before: Draft | None, after: Draft | None, announced: set[str], marked: bool, above_title: bool
) -> bool:
    words = draft.plain
    if after is None and before is not None:
        return False
    if after and after.kind == "paragraph" and after.plain[:1].islower() and not is_about_the_paper(after.plain):
        return False  # a page break cut the sentence
    if is_known(words):
        return True
    signs = _is_signature(words, after) and not (before is None and is_body(words))  # a letterhead names an office, too
    if not _may_be_heading(words) or signs:
        return False
    if words.endswith("?"):
        above = before or after  # a headline with its day below it
        dated = above is not None and above.kind == "metadata" and above.first_line <= _FIRST_LINES
        return dated or (before is None and ":" in words) or QUESTION.fullmatch(words) is not None
    if marked:
        told_by_words = is_sentence_like(words) and not above_title
        return told_by_words or words.lower() in announced or draft.bold
    if before is not None and _REPORTED.search(words):
        return False
    if len(words) > _LONGEST_LABEL:
        return is_sentence_like(words)
    return True


def _ends_no_heading(words: str) -> bool:
    """Whether the words end as no heading does: in a full stop, or in a word that others follow."""
    words = _SEE_BEHIND.sub("", words)
    return words.rstrip(_CLOSING).endswith(_POINTS) or bool(_LEFT_OPEN.search(words, len(words) - _LONGEST_LEFT_OPEN))


def _may_be_heading(words: str) -> bool:
    if len(words) > _LONGEST or _ends_no_heading(words) or _CAPTION.match(words) or "@" in words:
        return False
    if RULE.fullmatch(words) or words[:1].islower() or not re.search(r"[^\W\d_]{2}", words):
        return False
    if _ASKS_READER.match(words) or words.count(";") > 1 or _CODE.fullmatch(words) or _GRADES.search(words):
        return False
    if words.startswith(('"', "'")) and not (len(words) <= 60 and words.endswith(('"', "'"))):
        return _HEADLINE_QUOTE.match(words) is not None and not re.search(r"[.!,]['\")\]]*$", words)
    if words.endswith(('"', "'")) and re.search(r"[.!?,]['\"]$", words):
        return False
    if re.match(r"[\d£€(+%]", words):
        return bool(NUMBERED_TITLE.match(words) or _NAMED_BY_NUMBER.match(words))
    named = _CALLS.sub("calls", _REFERENCE.sub("", words))
    letters = sum(letter.isalpha() or letter.isspace() for letter in named) / len(named)
    return letters > (0.3 if TITLE_PAGE.search(words) else 0.6)


def _is_signature(words: str, after: Draft | None) -> bool:
    if INSPECTOR.fullmatch(words):
        return True
    name, _, office = words.partition(", ")
    if PERSON.fullmatch(name) and office and INSPECTOR.fullmatch(office):
        return True
    signed = after is not None and len(after.plain) <= _LONGEST_OFFICE and INSPECTOR.match(after.plain)
    return bool(signed and PERSON.fullmatch(words))


def _without_unmarked_lists(drafts: list[Draft], announced: set[str]) -> list[Draft]:
    """Runs of short lines without text below any of them are entries of a lost list, not headings."""
    kept = list(drafts)
    run: list[int] = []
    seen_text = False
    for position, draft in enumerate([*drafts, None]):
        entry = draft is not None and draft.kind == "heading" and draft.level is None
        if entry and draft is not None and not _is_firm(draft, announced):
            run.append(position)
            continue
        if len(run) >= _LIST_WITHOUT_MARKS and seen_text:
            for listed in run[:-1] if draft is not None and draft.kind == "paragraph" else run:
                kept[listed] = kept[listed]._replace(kind="paragraph")
        run = []
        seen_text = seen_text or (draft is not None and draft.kind in ("paragraph", "list_item", "table_row"))
    return kept


def _is_firm(draft: Draft, announced: set[str]) -> bool:
    return is_known(draft.plain) or draft.plain.lower() in announced or is_sentence_like(draft.plain)
