"""Which blocks below an opening are the items of its list, whatever form the list has.

Belongs here: lists of bullets, numbers, quotations, bold lines, headings or bare demands, also where an answer, a
status or a remark stands behind each. Not here: what opens a list (`openings`), what an item states (`listed`),
rows of tables (`tables`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context
from pipelines.extraction.findings.lists.openings import Opening, opens_any
from pipelines.extraction.findings.lists.parts import Lists
from pipelines.extraction.findings.prose.demands import is_demand
from pipelines.extraction.findings.words.grammar import begins_with_verb, reads_as_sentence
from pipelines.extraction.findings.words.known import is_answer, read_label
from pipelines.extraction.findings.words.lead_in_ends import is_lead_in
from pipelines.extraction.findings.words.lead_ins import announces_one
from pipelines.extraction.grammar.number_words import CARDINAL, cardinal
from pipelines.extraction.records import FindingKind

_ASKED_FOR: tuple[FindingKind, ...] = ("area_for_improvement", "recommendation")
_QUOTED = expression(
    r"(?:\(?\w{1,2}[.)]\s+)?[\"'](?!(?:[\w,]+ )?(?:I|We|Our|My|I'm|We're|We've)\b).*[\"']\W*", re.DOTALL
)
_BOLD = expression(r"\s*(?:\(?\w{1,2}[.)]\s+)?(\*\*|__)(?=\S).+?\1", re.DOTALL)
_MARKS = expression(r"[*_]+")
_NUMBER = expression(r"\W*(?:\(?(?:\d{1,2}(?:\.\d{1,2})?|[a-z]|[ivx]{1,4})[.)]|\d{1,2})?\W*")
_FEWEST_FRAGMENTS = 2
_RELATIVE = expression(r" (?:that|which|who) ")
"""'The support that is on offer': the verb is no statement's."""


class Items:
    """Finds the items below an opening."""

    def __init__(self, context: Context, lists: Lists) -> None:
        self._context = context
        self._blocks = context.document.blocks
        self._lists = lists

    def of(self, index: int, opening: Opening) -> list[int]:
        """The blocks of the list below a block; the next one where a single finding is announced."""
        if opening.only_counts:
            return self._told_below(index, opening) or self._right_below(index, opening)
        items = self._go_on(list(self._lists.items_below(index)), opening)
        if opening.is_quoted and not items:
            return self._told_below(index, opening) or self._next(index)
        if not announces_one(opening.words):
            return items or self._told_below(index, opening) or self._fragments_below(index)
        if items or any(block.kind == "heading" for block in self._blocks[index + 1 : index + 2]):
            return items[:1] if opening.kind == "area_for_improvement" else items
        return self._next(index)

    def _next(self, index: int) -> list[int]:
        is_told = self._context.in_block(index + 1) and self._blocks[index + 1].kind != "table_row"
        return [index + 1] if is_told else []

    def _right_below(self, index: int, opening: Opening) -> list[int]:
        """Bullets right below words that only count: '- Review each file', '- Calls are graded too late'."""
        is_one_itself = self._blocks[index].kind == "list_item"
        items = [] if is_one_itself or not self._lists.is_above(index) else list(self._lists.items_below(index))
        tells = self._names_action if opening.kind in _ASKED_FOR else self._states
        return items if items and all(map(tells, items)) else []

    def _states(self, at: int) -> bool:
        return reads_as_sentence(self._first(at))

    def _names_action(self, at: int) -> bool:
        first = self._first(at)
        return begins_with_verb(first) or self._is_demand(at)

    def _first(self, at: int) -> str:
        """The first sentence of a block, without number and marks."""
        sentences = self._context.in_block(at)
        return " ".join(_bare(sentences[0].text).split()) if sentences else ""

    def _go_on(self, items: list[int], opening: Opening) -> list[int]:
        """The items with those that follow behind an answer to the last of them."""
        if not items or opening.kind not in _ASKED_FOR or not self._is_demand(items[-1]):
            return items
        last = self._lists.last_part(items[-1])
        return [*items, *self._told_below(last, opening, self._form(items[-1]))]

    def _told_below(self, index: int, opening: Opening, form: str = "") -> list[int]:
        """Blocks of one form that hold one finding each; what was done about it may follow each."""
        run: list[int] = []
        for at in range(index + 1, len(self._blocks)):
            block = self._blocks[at]
            if block.kind in ("furniture", "metadata") or (run and at <= self._lists.last_part(run[-1])):
                continue
            found = "" if self._is_answer(at) else self._form(at)
            if found and found == (form or found) and self._holds_finding(at, found, opening.kind):
                run.append(at)
                form = found
            elif not form or self._ends(at):
                break
        if form == "line" and opening.kind not in _ASKED_FOR and len(run) != _how_many(opening.words):
            return []
        return run

    def _holds_finding(self, at: int, form: str, kind: FindingKind) -> bool:
        if kind in _ASKED_FOR:
            return self._is_demand(at) or form == "quoted"
        return form != "item" and self._states(at)

    def _ends(self, at: int) -> bool:
        """Whether a block can't stand between two items: another heading, label or list of findings."""
        block = self._blocks[at]
        line = self._line(at)
        if is_answer(line):
            return False
        is_label = block.kind == "heading" or read_label(line, is_heading=False) is not None
        return is_label or opens_any(self._context, self._lists, at)

    def _line(self, at: int) -> str:
        block = self._blocks[at]
        return " ".join(_MARKS.sub("", self._context.document.plain[block.start : block.end]).split())

    def _is_answer(self, at: int) -> bool:
        return self._blocks[at].kind == "paragraph" and is_answer(self._line(at))

    def _form(self, at: int) -> str:
        """How a block is set: as a heading, in quotation marks, in bold, as an item or as a line of its own."""
        block = self._blocks[at]
        if block.kind == "heading":
            return "heading"
        sentences = self._context.in_block(at)
        if block.kind not in ("paragraph", "list_item") or not sentences:
            return ""
        text = self._context.document.plain[block.start : block.end].strip()
        if _QUOTED.fullmatch(text):
            return "quoted"
        if _BOLD.match(self._context.document.text, block.start, block.end):
            return "bold"
        if block.kind == "list_item" or text.startswith(">"):
            return "item"
        return "line" if len(sentences) == 1 else ""

    def _is_demand(self, at: int) -> bool:
        """Whether a block begins with something that is asked of the force, maybe behind its number."""
        return is_demand(_MARKS.sub("", " ".join(s.text for s in self._context.in_block(at))))

    def _fragments_below(self, index: int) -> list[int]:
        """Lines that go on with the opening, each a block of its own: a list whose marks were lost."""
        run: list[int] = []
        for at in range(index + 1, len(self._blocks)):
            sentences = self._context.in_block(at)
            line = " ".join(sentences[0].text.split()).rstrip(" .;") if len(sentences) == 1 else ""
            states = reads_as_sentence(_RELATIVE.split(line)[0])
            if not line or self._blocks[at].kind != "paragraph" or states or is_lead_in(line):
                break
            run.append(at)
        return run if len(run) >= _FEWEST_FRAGMENTS else []


_COUNTED = expression(rf"\b({CARDINAL}|\d{{1,2}}|one)(?= (?:[\w-]+ ){{0,2}}causes? of concern\b)", re.IGNORECASE)


def _how_many(words: str) -> int:
    found = _COUNTED.search(words)
    return int(found[1]) if found and found[1].isdigit() else int((found and cardinal(found[1])) or 0)


def _bare(text: str) -> str:
    """The words of an item without its number and its marks."""
    return _NUMBER.sub("", _MARKS.sub("", text), count=1)
