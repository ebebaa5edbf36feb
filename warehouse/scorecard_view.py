"""A scorecard for people: tables on a terminal.

Belongs here: the rendering. Not here: the counts (`scorecard`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from warehouse.scorecard import AttributeScore, Difference, KindScore, Score, Scorecard


def summary(scorecard: Scorecard, before: Mapping[str, Any] | None = None) -> RenderableType:
    """Scores per kind, each beside what it was `before` (a scorecard as JSON), attributes, and faults of the gold."""
    parts: list[RenderableType] = [_scores("Per kind", "kind", _kind_rows(scorecard), _f1_before(before))]
    attributes = [(kind, attribute) for kind in scorecard.kinds for attribute in kind.attributes]
    parts.append(_attributes([(k, a) for k, a in attributes if a.right or a.wrong]))
    if scorecard.problems:
        parts.append(Text("Faults of the gold", style="bold yellow"))
        parts += [Text(f"  {problem}", style="yellow") for problem in scorecard.problems]
    return Group(*parts)


def details(scorecard: Scorecard) -> RenderableType:
    """Scores per document and rule, then every disagreement with its sentence."""
    return Group(
        _scores("Per document", "document", scorecard.by_document.items()),
        _scores("Per rule", "rule", _rule_rows(scorecard)),
        *(_disagreements(kind) for kind in scorecard.kinds if _disagrees(kind)),
    )


def changes(scorecard: Scorecard, before: Mapping[str, Any]) -> RenderableType:
    """Which judgments were found or lost, invented or given up since `before`, one line each."""
    now = _disagreed(scorecard.to_dict())
    then = _disagreed(before)
    lines = [Text.assemble(("  worse    ", "red"), line) for line in sorted(now - then)]
    lines += [Text.assemble(("  better   ", "green"), line) for line in sorted(then - now)]
    if not lines:
        return Text("Nothing has changed since the last run on this gold.")
    return Group(Text("Since the last run on this gold", style="bold"), *lines)


def _disagreed(scores: Mapping[str, Any]) -> set[str]:
    return {
        f"{kind} {what}: {one['document']}: {one['judgment']}"
        for kind, counted in scores["kinds"].items()
        for what, group in (("missed", "misses"), ("invented", "inventions"))
        for one in counted[group]
    }


def _f1_before(before: Mapping[str, Any] | None) -> Mapping[str, float] | None:
    """F1 by the names of `_kind_rows`; None where there is nothing to compare with."""
    if before is None:
        return None
    found = {"all": before["score"]["f1"]}
    for name, kind in before["kinds"].items():
        found[name] = kind["f1"]
        found |= {f"  {subkind}": score["f1"] for subkind, score in kind["by_subkind"].items()}
    return found


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


def _scores(
    title: str, first: str, rows: Iterable[tuple[str, Score]], before: Mapping[str, float] | None = None
) -> Table:
    table = Table(title=title, title_justify="left", box=None)
    table.add_column(first, no_wrap=True)
    for name in ("precision", "recall", "F1", "matched", "missed", "invented"):
        table.add_column(name, justify="right")
    if before is not None:
        table.add_column("F1 before", justify="right")
    for name, score in rows:
        shares = [Text(f"{value:.3f}", style=_style(value)) for value in (score.precision, score.recall, score.f1)]
        row: list[str | Text] = [Text(name), *shares, str(score.matched), str(score.missed), str(score.invented)]
        if before is not None:
            row.append(_compared(score.f1, before.get(name)))
        table.add_row(*row)
    return table


def _compared(now: float, before: float | None) -> Text:
    if before is None:
        return Text("new")
    change = round(now, 3) - round(before, 3)
    if not change:
        return Text("same", style="dim")
    return Text(f"{before:.3f} ({change:+.3f})", style="green" if change > 0 else "red")


def _attributes(rows: list[tuple[KindScore, AttributeScore]]) -> Table:
    table = Table(title="Attributes of what matched", title_justify="left", box=None)
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
