"""Facts against gold: the scores of every kind.

Belongs here: counting. Not here: reading the gold (`gold`), what counts as the same judgment (`pairing`), the records
that come out (`scorecard`), showing them (`scorecard_view`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from warehouse.gold import KINDS, GoldKind, GoldRow, Key, read_gold
from warehouse.pairing import ClaimedFact, Outcome, Pair, Texts, pair_findings, pair_keys
from warehouse.quotations import words_of
from warehouse.scorecard import AttributeScore, Difference, KindScore, Score, Scorecard, WrongAttribute, total

IDENTIFICATION = "identification"
"""Stands for a rule where documents themselves are judged."""


def evaluate(facts: Mapping[str, pa.Table], gold_dir: Path) -> Scorecard:
    """Compare the facts, tables by name such as `core.fact_grade`, with the gold folder.

    A kind without a gold file isn't scored; only documents named in documents.csv are judged. Raises GoldError where
    the folder is no gold folder at all; smaller faults of the gold are lines in `Scorecard.problems`.
    """
    gold = read_gold(gold_dir)
    documents = facts["core.dim_document"].to_pylist()
    names = {row["document_id"]: row["source_name"] for row in documents}
    texts = Texts({row["source_name"]: row["text"] or "" for row in documents})
    problems = [*gold.problems]
    problems += [
        f"{name}: not in the warehouse, all its gold is missed." for name in gold.documents if name not in texts
    ]
    kinds: list[KindScore] = []
    for kind in KINDS:
        if kind.name not in gold.rows:
            continue
        rows = [row for row in gold.rows[kind.name] if row.document in gold.documents]
        problems += _unjudged(kind, gold.rows[kind.name], gold.documents)
        if kind.name == "documents":
            by_name = {str(row["source_name"]): row for row in documents}
            kinds.append(_score_documents(kind, rows, by_name))
            continue
        problems += _not_found(kind, rows, texts)
        claimed = [fact for fact in _facts_of(kind, facts, names) if fact.document in gold.documents]
        outcome = pair_findings(rows, claimed, texts) if kind.name == "findings" else pair_keys(rows, claimed)
        kinds.append(_score(kind, outcome, gold.documents, texts))
    return Scorecard(tuple(kinds), tuple(problems))


def _unjudged(kind: GoldKind, rows: Sequence[GoldRow], judged: frozenset[str]) -> list[str]:
    others = sorted({row.document for row in rows} - judged)
    return [f"{kind.name}.csv: {name} isn't named in documents.csv, its rows aren't judged." for name in others]


def _not_found(kind: GoldKind, rows: Sequence[GoldRow], texts: Texts) -> list[str]:
    return [
        f"{kind.name}.csv line {row.line}: the quotation isn't in {row.document}: {_shortened(row.quote)}"
        for row in rows
        if row.quote and row.document in texts and not texts.occurrences(row.document, row.quote)
    ]


def _facts_of(kind: GoldKind, facts: Mapping[str, pa.Table], names: Mapping[str, str]) -> list[ClaimedFact]:
    table = facts.get(kind.table)
    if table is None:
        return []
    return [
        ClaimedFact(
            document=names.get(row["document_id"], row["document_id"]),
            key=tuple(read(_as_written(row[column])) for column, read in kind.key.values()),
            quote=row["quote"],
            span=(row["span_start"], row["span_end"]),
            rule=row["rule"],
            fact_id=row.get("fact_id"),
            cells=row,
        )
        for row in table.to_pylist()
    ]


def _score(kind: GoldKind, outcome: Outcome, documents: frozenset[str], texts: Texts) -> KindScore:
    matched = {(pair.gold.document, pair.gold.key, _identity(kind, pair.gold)): pair for pair in outcome.pairs}
    to_find = len(matched) + len(outcome.misses)

    def score(keeps: Callable[[GoldRow | ClaimedFact], bool]) -> Score:
        return Score(
            sum(keeps(pair.gold) for pair in matched.values()),
            sum(map(keeps, outcome.misses)),
            sum(map(keeps, outcome.inventions)),
        )

    by_document = {name: score(lambda judged, name=name: judged.document == name) for name in sorted(documents)}  # type: ignore[misc]
    rules = sorted(
        {fact.rule for pair in outcome.pairs for fact in pair.facts} | {fact.rule for fact in outcome.inventions}
    )
    by_rule: dict[str, Score] = {}
    for rule in rules:
        found = sum(any(fact.rule == rule for fact in pair.facts) for pair in matched.values())
        by_rule[rule] = Score(found, to_find - found, sum(fact.rule == rule for fact in outcome.inventions))
    keys = [judged.key for judged in (*(pair.gold for pair in outcome.pairs), *outcome.misses)]
    keys += [fact.key for fact in outcome.inventions]
    subkinds = sorted({str(key[0]) for key in keys}) if kind.name == "findings" else []
    return KindScore(
        kind=kind.name,
        score=total(by_document.values()),
        by_document=by_document,
        by_rule=by_rule,
        by_subkind={sub: score(lambda judged, sub=sub: judged.key[0] == sub) for sub in subkinds},  # type: ignore[misc]
        misses=tuple(Difference(row.document, _judgment(kind, row.key), row.quote) for row in outcome.misses),
        inventions=tuple(
            Difference(fact.document, _judgment(kind, fact.key), fact.quote, fact.rule, fact.fact_id)
            for fact in outcome.inventions
        ),
        attributes=tuple(
            _attribute(kind, outcome.pairs, name, column, scored, texts)
            for scored, columns in ((True, kind.scored), (False, kind.reported))
            for name, column in columns.items()
        ),
    )


def _identity(kind: GoldKind, row: GoldRow) -> tuple[str, ...]:
    """What tells two gold rows of one key apart: nothing, but for findings their wording."""
    return tuple(words_of(row.quote)) if kind.name == "findings" else ()


def _attribute(
    kind: GoldKind, pairs: Sequence[Pair], name: str, column: str, scored: bool, texts: Texts
) -> AttributeScore:
    """Compare with the facts that stand where the gold row stands, of all that have its key."""
    right, wrong = 0, []
    for pair in pairs:
        expected = pair.gold.cells.get(name, "")
        if not expected:
            continue
        overlaps = [texts.overlap(pair.gold, fact) for fact in pair.facts]
        nearest = [f for f, overlap in zip(pair.facts, overlaps, strict=True) if overlap == max(overlaps)]
        found = [_as_written(fact.cells.get(column)) for fact in nearest]
        if expected.casefold() in (value.casefold() for value in found):
            right += 1
        else:
            judgment = _judgment(kind, pair.gold.key)
            wrong.append(WrongAttribute(pair.gold.document, judgment, expected, found[0] or None, pair.gold.quote))
    return AttributeScore(name, scored, right, tuple(wrong))


def _score_documents(kind: GoldKind, rows: Sequence[GoldRow], documents: Mapping[str, Mapping[str, Any]]) -> KindScore:
    """A document agrees when every scored attribute that the gold gives agrees."""
    attributes = tuple(
        _document_attribute(rows, documents, name, column, scored)
        for scored, columns in ((True, kind.scored), (False, kind.reported))
        for name, column in columns.items()
    )
    disagreeing = {wrong.document for attribute in attributes if attribute.scored for wrong in attribute.wrong}
    by_document: dict[str, Score] = {}
    for row in rows:
        there = row.document in documents
        agrees = there and row.document not in disagreeing
        if not row.optional:
            by_document[row.document] = Score(int(agrees), int(not agrees), int(there and not agrees))
    read = total(by_document.values())
    misses = tuple(
        Difference(row.document, "identity", row.quote)
        for row in rows
        if row.document in by_document and by_document[row.document].missed
    )
    inventions = tuple(
        Difference(miss.document, "identity", miss.quote, IDENTIFICATION)
        for miss in misses
        if miss.document in documents
    )
    return KindScore(kind.name, read, by_document, {IDENTIFICATION: read}, {}, misses, inventions, attributes)


def _document_attribute(
    rows: Sequence[GoldRow], documents: Mapping[str, Mapping[str, Any]], name: str, column: str, scored: bool
) -> AttributeScore:
    right, wrong = 0, []
    for row in rows:
        expected = row.cells.get(name, "")
        if not expected or row.optional or row.document not in documents:
            continue
        document = documents[row.document]
        found = _published(document) if name == "published" else _as_written(document.get(column))
        # A gold date may be a month or a year: the document's date must lie in it and be as precise.
        if found.startswith(expected) if name == "published" else found.casefold() == expected.casefold():
            right += 1
        else:
            wrong.append(WrongAttribute(row.document, "identity", expected, found or None, row.quote))
    return AttributeScore(name, scored, right, tuple(wrong))


def _published(document: Mapping[str, Any]) -> str:
    length = {"year": len("2022"), "month": len("2022-11")}.get(str(document.get("published_precision")))
    return _as_written(document.get("published_date"))[:length]


def _as_written(value: object) -> str:
    """A value of a fact as a gold file would write it; empty for null."""
    if value is None:
        return ""
    return value.isoformat()[:10] if isinstance(value, date) else str(value)


def _judgment(kind: GoldKind, key: Key) -> str:
    values = (f"{value:g}" if isinstance(value, float) and value < 1e6 else _plain(value) for value in key)
    return " ".join(f"{name}={value}" for name, value in zip(kind.key, values, strict=True))


def _plain(value: object) -> str:
    if value is None:
        return "none"
    return f"{value:.0f}" if isinstance(value, float) else str(value)


def _shortened(quote: str, longest: int = 80) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
