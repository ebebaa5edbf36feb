"""A scorecard for people: tables on a terminal.

Belongs here: the rendering. Not here: the counts (`scorecard`).
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from warehouse.scorecard import AttributeScore, Difference, KindScore, Score, Scorecard


def render(scorecard: Scorecard) -> RenderableType:
    """Scores per kind, document and rule, then every disagreement with its sentence, then faults of the gold."""
    parts: list[RenderableType] = [
        _scores("Per kind", "kind", _kind_rows(scorecard)),
        _scores("Per document", "document", scorecard.by_document.items()),
        _scores("Per rule", "rule", _rule_rows(scorecard)),
    ]
    attributes = [(kind, attribute) for kind in scorecard.kinds for attribute in kind.attributes]
    parts.append(_attributes([(k, a) for k, a in attributes if a.right or a.wrong]))
    parts += [_disagreements(kind) for kind in scorecard.kinds if _disagrees(kind)]
    if scorecard.problems:
        parts.append(Text("Faults of the gold", style="bold yellow"))
        parts += [Text(f"  {problem}", style="yellow") for problem in scorecard.problems]
    return Group(*parts)


def _kind_rows(scorecard: Scorecard) -> Iterable[tuple[str, Score]]:
    for kind in scorecard.kinds:
        yield kind.kind, kind.score
        for name, score in kind.by_subkind.items():
            yield f"  {name}", score
    yield "all", scorecard.score


def _rule_rows(scorecard: Scorecard) -> Iterable[tuple[str, Score]]:
    for kind in scorecard.kinds:
        for rule, score in kind.by_rule.items():
            yield f"{kind.kind}: {rule}", score


def _scores(title: str, first: str, rows: Iterable[tuple[str, Score]]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column(first)
    for name in ("precision", "recall", "F1", "matched", "missed", "invented"):
        table.add_column(name, justify="right")
    for name, score in rows:
        shares = [Text(f"{value:.3f}", style=_style(value)) for value in (score.precision, score.recall, score.f1)]
        table.add_row(Text(name), *shares, str(score.matched), str(score.missed), str(score.invented))
    return table


def _attributes(rows: list[tuple[KindScore, AttributeScore]]) -> Table:
    table = Table(title="Attributes of what matched", title_justify="left")
    for name in ("kind", "attribute", "", "right of", "accuracy"):
        table.add_column(name)
    for kind, attribute in rows:
        table.add_row(
            kind.kind,
            attribute.name,
            "scored" if attribute.scored else "reported",
            f"{attribute.right} of {attribute.right + len(attribute.wrong)}",
            Text(f"{attribute.accuracy:.3f}", style=_style(attribute.accuracy)),
        )
    return table


def _disagrees(kind: KindScore) -> bool:
    return bool(kind.misses or kind.inventions or any(attribute.wrong for attribute in kind.attributes))


def _disagreements(kind: KindScore) -> RenderableType:
    lines = [Text(f"\n{kind.kind}", style="bold")]
    lines += [_difference("missed", "red", miss) for miss in kind.misses]
    lines += [_difference("invented", "magenta", invention) for invention in kind.inventions]
    lines += [
        Text.assemble(
            ("  wrong    ", "cyan"),
            f"{wrong.document}: {wrong.judgment}: {attribute.name} ",
            f"is {wrong.expected}, read as {wrong.found or 'none'}",
            (f"\n           {_line(wrong.quote)}", "dim"),
        )
        for attribute in kind.attributes
        for wrong in attribute.wrong
    ]
    return Group(*lines)


def _difference(word: str, style: str, difference: Difference) -> Text:
    rule = f" (rule {difference.rule})" if difference.rule else ""
    return Text.assemble(
        (f"  {word:<9}", style),
        f"{difference.document}: {difference.judgment}{rule}",
        (f"\n           {_line(difference.quote)}", "dim"),
    )


def _line(quote: str) -> str:
    return " ".join(quote.split())


def _style(share: float) -> str:
    if share == 1:
        return "green"
    return "yellow" if share >= 0.95 else "red"  # what a release asks of findings other than areas for improvement
