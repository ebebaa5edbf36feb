"""Tables of audits: which figure of a row or column is the number of cases looked at, and which say how many were so.

Belongs here: the words of heads that tell it, and tables that are set the other way round, with the cases audited in a
row and a column for each kind of case. Not here: the facts that are made of them (`tables`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.grade_words import bare_grade
from pipelines.extraction.tables.figures import Cell, figure_rows

Column = tuple[tuple[Sentence, Cell], ...]
"""The cells of a column from the top, each with its row; the label of the row is the head of its cell."""

_REVIEWED_HEAD = expression(
    r"\b(?:reviewed|audited|examined|sampled|looked\s+at)\b|\bsample(?:\s+size)?$|^(?:size\s+of\s+(?:the\s+)?)?sample|"
    r"\b(?:files?|cases|records|logs|forms|recordings|calls|incidents|investigations|plans|reports|slips|stops)\s+(?:(?:that\s+)?(?:we|inspectors)\s+)?"
    r"(?:read|seen|saw|heard|tested|viewed|selected|chosen|checked|assessed|dip-sampled|listened\s+to)\b",
    re.IGNORECASE,
)
"""'Records audited', 'Sample', 'Calls listened to'."""
_PAPERS = expression(
    r"(?:number\s+of\s+|no\.?\s+of\s+|all\s+)?(?:case\s+)?(?:files?|records?|logs?|forms?|recordings?)$", re.IGNORECASE
)
"""What is read one by one, so that a column of its number is one of what was read."""
_WITH_SHARE = expression(r"\d[\d,]*\s*\(\s*\d[\d.]*\s?(?:%|per\s?cent)\s*\)", re.IGNORECASE)
"""'17 (52%)': how many, and again as a share."""


def whole(cell: Cell) -> int | None:
    counted = [number for number in cell.numbers if number.kind != "percent"]
    plain = len(counted) == len(cell.numbers) or _WITH_SHARE.fullmatch(cell.text) is not None
    number = counted[0] if len(counted) == 1 and plain else None
    if number is None or number.kind != "cardinal" or number.value is None or number.value % 1:
        return None
    return int(number.value)


_AUDITED = expression(
    r"\b(?:reviewed|audited|examined|assessed|sampled|checked|inspected|looked\s+at|in\s+(?:the\s+)?sample|sample|"
    r"should\s+have\s+been|ought\s+to\s+have|relevant|applicable|applied|eligible|in\s+scope|due|total)\b|"
    r"^(?:no\.?\s+of\s+|number\s+of\s+|all\s+)?(?:cases?|files?|records?|reports?|calls|crimes|incidents|searches|"
    r"investigations|victims|forms|logs|visits|stops|referrals|decisions|n|no\.?|number|base|out\s+of|of|size|denominator)$",
    re.IGNORECASE,
)
JUDGED = expression(
    r"\b(?:\w+ly|recorded|met|right|wrong|green|amber|red|supervised|standard|passed|failed|good|poor|concerns?|"
    r"(?:in|un|dis|non-?)?(?:appropriate|justified|reasonable|correct|accurate|sound|compliant|effective|satisfactory|suitable|proportionate|lawful|necessary|acceptable|adequate|complete|valid|clear|legitimate)|body-worn\s+video(?:\s+(?:on|used|activated|available)(?:\s+throughout)?)?|cancelled|updated|completed|evidence[ds]?|missed|late|on\s+time|in\s+time|not|yes|no|done)\b",
    re.IGNORECASE,
)


_DONE_HEAD = expression(
    r"\b(?!(?:dated|red|bed|need|speed|indeed|aged|named|based)\b)(?:\w+ed|taken|given|made|done|sent|found|held|told|kept|seen|sought|written|"
    r"drawn|set|put|left|begun|agreed|heard|spoken)\b(?:\s+(?:to|in|at|on|with|by|for|of|up|back)\b[^.;]{0,30})?$",
    re.IGNORECASE,
)
"""'Risk assessed', 'Order considered', 'Plan written': what was done in so many of the files of a row."""
_IDENTIFIED = (
    r"(?<!of\sthe\s)(?<!of\sthese\s)(?<!of\sthose\s)\b(?:crimes?|offences)\s+(?:that\s+were\s+)?(?:identified|found)\b|"
    r"\bidentified\s+(?:the\s+following|this|so\s+many)\b"
)
"""'Crimes identified': what auditors found in the records reviewed, and should be recorded."""
_DUE_HEAD = expression(
    r"\b(?:should|ought\s+to)\s+have\b|\b(?:relevant|applicable|applied|eligible|due)\b|\bin\s+scope\b|"
    rf"{_IDENTIFIED}",
    re.IGNORECASE,
)
"""'Audited | Should have been recorded | Recorded': the nearer column is what the right ones are out of."""
_SHOWN_HEAD = expression(
    r"(?:with(?:out)?|had|having|showing|containing|no|in\s+which|where)\s|.*\s(?:available|present|complete|clear|in\s+place|on\s+(?:file|record))$|.*[a-z]\s+(?:was|were|is|are|had|has|did)\s|"
    r"(?!.*\b(?:crimes?|offences?|victims?|suspects?|children|people|cases|incidents)\b)(?=.*\b(?:\w{4,}ed|given|made|sent|taken|seen|written)$)",
    re.IGNORECASE,
)
"""'With a plan', 'Call handler was polite', 'Supervised': what so many of the files reviewed showed."""
_TOTAL = expression(r"^(?:total|all|cases|files|sample|number)\b", re.IGNORECASE)


_FOUND_HEAD = expression(
    r"^(?:(?:the\s+)?(?:numerator|found|results?|number|no\.?|count|cases?|files?|records?|calls?|how\s+many)|yes|met|done)\b(?!.*\b(?:relevant|applicable|not)\b)|"
    r"\b(?:that|which|where|with|who)\b",
    re.IGNORECASE,
)
"""'Cases that met it', 'Number': how many of those were so, where another column says of how many."""


def audited(cells: Sequence[Cell]) -> tuple[Cell, list[Cell]] | None:
    """The column of cases audited, and those that say how many of them were right: 'Records reviewed', 'Recorded'.

    Columns that add up to the cases audited divide them, whatever they are called: 'Done', 'Not done'.
    """
    if any(_OF_FINDINGS.search(said) for said in (cells[0].label, *(cell.head for cell in cells))):
        return None
    return _audited_before(cells) or _audited_behind(cells)


_OF_FINDINGS = expression(
    r"\b(?:recommendations?|areas?\s+for\s+improvement|AFIs?|causes?\s+of\s+concern|actions?)\b", re.IGNORECASE
)
"""What inspectors ask for is open or closed, and no case that they looked at."""


def _audited_behind(cells: Sequence[Cell]) -> tuple[Cell, list[Cell]] | None:
    """The same where the cases audited stand behind what was found: 'Cases that met it | Relevant cases'."""
    for at, base in enumerate(cells):
        size = whole(base) if at else None
        if not size or not base.label or bare_grade(base.label) or not _is_behind(base.head):
            continue
        parts = [
            cell for cell in cells if cell is not base and whole(cell) is not None and not _IN_PERCENT.search(cell.head)
        ]
        found = [cell for cell in parts if tells_found(cell.head) and not _is_behind(cell.head)]
        if found and parts[0] is found[0] and all((whole(cell) or 0) <= size for cell in parts):
            return base, found
    return None


_IN_PERCENT = expression(r"%|\bper\s?cent", re.IGNORECASE)


def _is_behind(head: str) -> bool:
    return any(said.search(head) for said in (_DUE_HEAD, _REVIEWED_HEAD))


def tells_found(head: str) -> bool:
    """Whether a head says what was found in so many cases: 'Cases that met it', 'Risk assessed', 'With a plan'."""
    told = (JUDGED.search, _DONE_HEAD.search, _FOUND_HEAD.search, _SHOWN_HEAD.match)
    return any(says(head) for says in told)


def _audited_before(cells: Sequence[Cell]) -> tuple[Cell, list[Cell]] | None:
    base, *parts = cells
    sizes = [cell for cell in parts if _PAPERS.match(cell.head) and whole(cell) is not None]
    if len(sizes) == 1 and not _PAPERS.match(base.head) and not _AUDITED.search(base.head):
        base, parts = sizes[0], [cell for cell in cells if cell is not sizes[0]]
    while parts and _is_due(parts[0], base):
        base, *parts = parts
    if _TOTAL.search(cells[-1].head) and all(JUDGED.search(cell.head) for cell in cells[:-1]):
        *parts, base = cells
    size = whole(base)
    papers, reviewed, due = _PAPERS.match(base.head), _REVIEWED_HEAD.search(base.head), _DUE_HEAD.search(base.head)
    of_cases = papers or reviewed or due or (_AUDITED.search(base.head) and not _is_demand(base, size))
    is_told = base.label or reviewed or due  # a row that begins with its figures needs heads that tell more
    if not parts or not is_told or not size or not of_cases or bare_grade(base.label):
        return None
    within = [cell for cell in parts if (part := whole(cell)) is not None and part <= size]
    adds_up = len(within) > 1 and sum(whole(cell) or 0 for cell in within) == size
    told = _DONE_HEAD.search if papers else _SHOWN_HEAD.match if reviewed else JUDGED.search
    counted = [cell for cell in within if adds_up or JUDGED.search(cell.head) or told(cell.head)]
    if reviewed and len(within) == len(parts) <= 2 * len(counted):
        counted = within
    return (base, counted) if counted and not any(bare_grade(cell.head) for cell in parts) else None


def _is_demand(base: Cell, size: int | None) -> bool:
    """Whether a column is of all that came in, 'Incidents 4,306', and no sample of it."""
    return (size or 0) >= _MANY and not _DUE_HEAD.search(base.head)


_MANY = 1000


def _is_due(cell: Cell, base: Cell) -> bool:
    """Whether what was due stands in a cell behind the cases audited; reports may hold more crimes than there are."""
    within = (whole(cell) or 0) <= (whole(base) or 0)
    return bool(_DUE_HEAD.search(cell.head) and (within or _SHOULD_HAVE.search(cell.head)))


def is_size(head: str, *, of_base: bool) -> bool:
    """Whether a column is headed as how many cases were looked at."""
    return _REVIEWED_HEAD.search(head) is not None or (of_base and _PAPERS.match(head) is not None)


def is_size_of_share(head: str) -> bool:
    """Whether a column beside percentages is headed as of how many they are."""
    return _REVIEWED_HEAD.search(head) is not None


def is_size_of_method(cell: Cell) -> bool:
    """Whether the label of a row with one figure says what was read, or who was heard, in an inspection or a survey."""
    if (whole(cell) or 0) <= 1:
        return False
    if _READ_LABEL.fullmatch(cell.label):
        return True
    return _METHOD.search(f"{cell.caption} {cell.head}") is not None and _HEARD_LABEL.fullmatch(cell.label) is not None


_READ_LABEL = expression(
    r"(?:number\s+of\s+|no\.?\s+of\s+|total\s+)?(?:[\w'-]+,?\s+){0,5}?(?:files?|cases|records|logs|forms|recordings|footage|clips|videos?|calls|incidents|investigations|"
    r"plans|reports|slips|searches|crimes|referrals|decisions|complaints)(?:\s+(?:of|from|about|for|on)\s+(?:[\w'-]+\s+){1,4}?[\w'-]+)?\s+"
    r"(?:reviewed|audited|examined|(?:dip-?\s?)?sampled|analysed|viewed|watched|read|listened\s+to|looked\s+at|scrutinised|tracked|observed|cross-checked)"
    r"(?:\s+(?:by\s+(?:us|inspectors|hmicfrs|hmic|auditors|the\s+(?:panel|team))|in\s+(?:depth|detail|total|all)))?",
    re.IGNORECASE,
)
_HEARD_LABEL = expression(
    r"(?:number\s+of\s+|no\.?\s+of\s+|total\s+)?(?:(?:telephone|individual|group|structured|in-depth|one-to-one)\s+)*(?:interviews|conversations|discussions)\s+with\s+[^|]+|"
    r"[^|]{3,60}?\s(?:interviewed|spoken\s+to|surveyed|(?:attending|in|at|taking\s+part\s+in|who\s+attended)\s+(?:our\s+)?(?:focus|discussion)\s+groups)|"
    r"(?:[\w'-]+\s+){0,4}?(?:survey|questionnaire|consultation)\s+(?:responses|replies|returns|respondents)|"
    r"(?:[\w'-]+\s+){0,3}?(?:case|file|record|call)\s+(?:file\s+|record\s+)?(?:audits|reviews|assessments)|"
    r"(?:case\s+)?(?:files?|custody\s+records|records|calls|logs|forms)",
    re.IGNORECASE,
)
_METHOD = expression(
    r"\b(?:method\w*|evidence|fieldwork|how\s+we|what\s+we\s+did|sample\w*|audit\w*|sources?|our\s+(?:inspection|review|work)|about\s+(?:this|the|our)\s+\w+|survey\w*)\b",
    re.IGNORECASE,
)
"""'Source of evidence', 'How we inspected': such a table tells of what was read and who was heard."""


def turned_columns(context: Context) -> tuple[Column, ...]:
    """The columns of tables that have the cases audited in a row: 'Rape | Fraud' above 'Records audited | 30 | 60'."""
    return context.once(_turned_columns)


def rows_of(columns: Sequence[Column]) -> frozenset[int]:
    """Where the rows of such columns begin in the document."""
    return frozenset(row.start for column in columns for row, _ in column)


def _turned_columns(context: Context) -> tuple[Column, ...]:
    return tuple(column for rows in _tables(context) for column in _turned(rows))


_Rows = list[tuple[Sentence, tuple[Cell, ...]]]


def _tables(context: Context) -> Iterator[_Rows]:
    """Rows right below each other under the same heads."""
    numbered = enumerate(figure_rows(context))
    for _, table in groupby(numbered, lambda one: (one[1][0].block_index - one[0], _heads(one[1][1]))):
        yield [row for _, row in table]


def _heads(cells: Sequence[Cell]) -> tuple[str, ...]:
    return (cells[0].caption, *(cell.head for cell in cells))


def _opens_column(label: str, above: str) -> bool:
    reviewed = _REVIEWED_HEAD.search(label) is not None
    return reviewed or (_SHOULD_HAVE.search(label) is not None and _REVIEWED_HEAD.search(above) is None)


_SHOULD_HAVE = expression(rf"\b(?:should|ought\s+to)\s+have\s+been\b|{_IDENTIFIED}", re.IGNORECASE)


def _turned(rows: _Rows) -> Iterator[Column]:
    if any(audited(cells) for _, cells in rows):
        return
    labels = [cells[0].label for _, cells in rows]
    opened = [at for at, label in enumerate(labels) if _opens_column(label, labels[at - 1] if at else "")]
    for start, end in pairwise([*opened, len(rows)]):
        for at, first in enumerate(rows[start][1]):
            below = rows[start:end]
            column = tuple((row, replace(cells[at], head=cells[at].label, label=first.head)) for row, cells in below)
            if len(column) > 1 and audited([cell for _, cell in column]):
                yield column
