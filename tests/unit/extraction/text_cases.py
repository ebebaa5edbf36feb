"""Readable files of cases: a text, and below it, after '=>', the facts that it holds.

A case is a run of lines up to an empty one. '## ' opens a group (the rule that its facts come from) and '-- ' is a
remark. '@ force | programme cycle | kind [| day]' says what document the text stands in ('-' for none, 'cycle?' for one
that is inferred). In the text '# ' marks a heading, '- ' an item of a list and ' | ' parts the cells of a table row;
any other line is a paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.documents.document import Block, Document, Identity, Span
from pipelines.extraction.context import Context, lay_out


@dataclass(frozen=True)
class Setting:
    """The document that a text stands in."""

    force_id: str | None
    programme: str | None
    cycle: str | None
    kind: str
    published: date | None = None
    inferred: bool = False


@dataclass(frozen=True)
class TextCase:
    group: str
    lines: tuple[str, ...]
    expected: tuple[str, ...]
    setting: Setting | None = None

    def __str__(self) -> str:
        return " / ".join(self.lines)


def text_cases(path: Path) -> list[TextCase]:
    """The cases of a file, in order."""
    found: list[TextCase] = []
    group = ""
    for piece in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in piece.strip("\n").splitlines() if line and not line.startswith("-- ")]
        if lines and lines[0].startswith("## "):
            group = lines.pop(0).removeprefix("## ")
        if lines:
            settings = [_setting(line) for line in lines if line.startswith("@ ")]
            texts = tuple(line for line in lines if not line.startswith(("=>", "@ ")))
            expected = tuple(line.removeprefix("=>").strip() for line in lines if line.startswith("=>"))
            assert texts, f"{path.name}: facts without a text: {lines}"
            assert expected, f"{path.name}: a text without what it holds: {lines}"
            setting = settings[0] if settings else None
            found.append(TextCase(group, texts, tuple(e for e in expected if e != "nothing"), setting))
    return found


def _setting(line: str) -> Setting:
    force_id, inspection, kind, *day = line.removeprefix("@ ").split(" | ")
    programme, _, cycle = inspection.rpartition(" ")
    return Setting(
        None if force_id == "-" else force_id,
        None if programme == "-" else programme,
        None if cycle == "-" else cycle.rstrip("?"),
        kind,
        date.fromisoformat(day[0]) if day else None,
        inferred=cycle.endswith("?"),
    )


def context_of(
    lines: tuple[str, ...],
    force_id: str | None = "kent",
    published: date | None = date(2023, 6, 1),
    setting: Setting | None = None,
) -> Context:
    """The lines laid out as a document about a force, published on a day; `setting` says more of the document."""
    blocks: list[Block] = []
    position = 0
    for line in lines:
        end = position + len(line)
        if line.startswith("# "):
            blocks.append(Block("heading", position + 2, end, level=2))
        elif line.startswith("- "):
            blocks.append(Block("list_item", position + 2, end))
        elif " | " in line:
            cells: list[Span] = []
            at = position
            for cell in line.split(" | "):
                cells.append(Span(at, at + len(cell)))
                at += len(cell) + 3
            blocks.append(Block("table_row", position, end, cells=tuple(cells)))
        else:
            blocks.append(Block("paragraph", position, end))
        position = end + 1
    identity = Identity(force_id=force_id, published_date=published)
    if setting:
        identity = Identity(
            kind=setting.kind, force_id=setting.force_id, programme=setting.programme, cycle=setting.cycle,
            cycle_basis="inferred" if setting.inferred else None, published_date=setting.published or published,
        )  # fmt: skip
    return lay_out(Document("id", "case.txt", "txt", "\n".join(lines), tuple(blocks), identity))
