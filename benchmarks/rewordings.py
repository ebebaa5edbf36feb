"""Which facts are still read when documents say the same in other words or lines: `python -m benchmarks.rewordings`.

Each of the project's own documents is rewritten by one change at a time that leaves its facts as they are, such as
another spelling of percent, an adverb, another verb for what inspectors do, or the lines of a copy of print, and read
before and after. The share of the facts that are read again tells how much the rules hang on words and layouts; what is
new afterwards was invented. Some changes spoil a sentence here and there, so a share just below one may be as good.

    python -m benchmarks.rewordings                     every change, on every eighth document
    python -m benchmarks.rewordings --every 1 tense     one change, on all of them
    python -m benchmarks.rewordings --show tense        with each fact that is lost (-) or new (+)
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.rewriting import CHANGES
from pipelines.documents.reader import read
from pipelines.extraction import extract

_DOCUMENTS = Path(__file__).parents[1] / "tests" / "fixtures"
_TOLD_BY = {
    "Grade": ("force_id", "cycle", "area_id", "grade"),
    "CaseCount": ("numerator", "denominator", "numerator_counts"),
    "Sample": ("size",),
    "Rate": ("percent", "ci_half_width", "role"),
    "Finance": ("amount_gbp", "kind"),
    "Volume": ("value",),
    "Finding": ("kind",),
}
"""What makes two facts of a kind the same; a document holds as many of them as it states."""
_EVERY = 8

Told = Counter[tuple[object, ...]]


class Outcome(NamedTuple):
    """Of one document after one change."""

    change: str
    name: str
    before: int
    lost: Told
    new: Told


def told(text: str, name: str) -> Told:
    """The facts that are read from a text, and what it is read to be."""
    document = read(text.encode(), name)
    identity = document.identity
    found: Told = Counter([("Document", identity.kind, identity.force_id, identity.cycle, identity.published_date)])
    extraction = extract(document)
    for field in fields(extraction):
        for fact in getattr(extraction, field.name):
            if told_by := _TOLD_BY.get(kind := type(fact).__name__):
                found[kind, *(getattr(fact, name) for name in told_by)] += 1
    return found


def outcome(job: tuple[Path, str]) -> Outcome | None:
    """What a change does to a document; None where it has nothing to change."""
    path, change = job
    text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
    rewritten = CHANGES[change](text)
    if rewritten == text:
        return None
    before, after = told(text, path.name), told(rewritten, path.name)
    return Outcome(change, f"{path.parent.name}/{path.name}", before.total(), before - after, after - before)


def documents(every: int) -> list[Path]:
    """Every so-manieth text of the project; pages of HTML, whose lines are nobody's, are left out."""
    folders = sorted(f for f in _DOCUMENTS.iterdir() if f.is_dir() and not f.name.endswith("_gold"))
    texts = [path for folder in folders for path in sorted(folder.iterdir()) if path.suffix in (".txt", ".md")]
    return texts[::every]


def outcomes(
    changes: Sequence[str], paths: Sequence[Path], run: Callable[..., Iterator[Outcome | None]]
) -> Iterator[tuple[str, list[Outcome]]]:
    """By change, in their order."""
    jobs = [(path, change) for change in changes for path in paths]
    done = list(run(outcome, jobs))
    for change in changes:
        yield change, [one for one in done if one is not None and one.change == change]


def _show(change: str, found: Sequence[Outcome], in_full: bool) -> None:
    before = sum(one.before for one in found)
    lost, new = (
        sum(counted.total() for counted in kind) for kind in zip(*((o.lost, o.new) for o in found), strict=True)
    )
    print(f"{change:<24}{before:>7}{lost:>7}{new:>7}{1 - lost / before:>9.3f}")
    for one in found if in_full else ():
        for mark, facts in (("-", one.lost), ("+", one.new)):
            for fact in sorted(facts, key=str):
                print(f"    {mark} {one.name}: {' '.join(map(str, fact))}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rewordings", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("changes", nargs="*", metavar="CHANGE", help="only these; all of them by default")
    parser.add_argument("--every", type=int, default=_EVERY, help="take every so-manieth document (default: 8)")
    parser.add_argument("--show", action="store_true", help="show each fact that is lost or new")
    asked = parser.parse_args()
    if unknown := [change for change in asked.changes if change not in CHANGES]:
        parser.error(f"no such change: {', '.join(unknown)}; there are {', '.join(CHANGES)}")
    print(f"{'change':<24}{'facts':>7}{'lost':>7}{'new':>7}{'kept':>9}")
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        run = partial(pool.map, chunksize=4)
        for change, found in outcomes(asked.changes or list(CHANGES), documents(max(1, asked.every)), run):
            if found:
                _show(change, found, asked.show)
            else:
                print(f"{change:<24} changes none of these documents")


if __name__ == "__main__":
    main()
