"""What a refresh costs when little or nothing has changed: `python -m benchmarks.refresh [DOCUMENTS]`.

Documents are the project's own fixtures over and over, each with a paragraph of its own, so that none repeats another.
Every step is a command in a process of its own; what the interpreter and the imports take is measured beside it and
taken off. Told are the seconds, those of processors among them (which other work on the machine lengthens less), and
the peak of memory of the largest process: for a quarter of the documents, for all, and for twice as many, in a folder
of their own each, so that one sees what grows with the archive.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

_ROOT = Path(__file__).parents[1]
_COMMAND = "from pipelines.cli import main; main()"
_IMPORTS = "import pipelines.refresh"
_NOTHING_NEW_SECONDS = 2.0
_GROWTH = 1.25
"""Of memory, from a quarter of the documents to twice as many."""


def documents(count: int) -> Iterator[tuple[str, str]]:
    """Names and texts of so many documents."""
    texts = [
        (file.name, file.read_text(encoding="utf-8"))
        for folder in ("open", "varied")
        for file in sorted((_ROOT / "tests" / "fixtures" / folder).glob("*"))
        if file.suffix in (".txt", ".md")
    ]
    chance = random.Random(7)
    for number in range(count):
        name, text = texts[number % len(texts)]
        figures = " ".join(
            f"In {chance.randint(1, 400)} of {chance.randint(401, 999)} cases of group {number}-{n} it was late."
            for n in range(12)
        )
        yield f"{number:05}-{name}", f"{text}\n\n## What else was found\n\n{figures}\n"


def _new() -> tuple[str, str]:
    return "new.txt", next(documents(1))[1].replace("group 0", "group new")


def _land(home: Path, files: Iterable[tuple[str, str]]) -> None:
    (home / "landing").mkdir(parents=True, exist_ok=True)
    for name, text in files:
        (home / "landing" / name).write_text(text, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took."""

    seconds: float
    processor_seconds: float
    peak_megabytes: float

    def __sub__(self, other: Cost) -> Cost:
        return Cost(self.seconds - other.seconds, self.processor_seconds - other.processor_seconds, self.peak_megabytes)

    def __str__(self) -> str:
        return f"{self.seconds:8.2f} s, {self.processor_seconds:7.2f} of processors, peak {self.peak_megabytes:,.0f} MB"


def cost(home: Path, code: str, *arguments: str) -> Cost:
    """Of a command, with all the processes that it starts."""
    start = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.DEVNULL, cwd=_ROOT,
        env={**os.environ, "PEEL_HOME": str(home), "PYTHONPATH": str(_ROOT)},
    )  # fmt: skip
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{' '.join(arguments)} failed")
    return Cost(perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with tempfile.TemporaryDirectory(prefix="peel-benchmark-") as folder:
        home = Path(folder) / "imports"
        home.mkdir()
        imports = min((cost(home, _IMPORTS) for _ in range(3)), key=lambda found: found.seconds)
        print(
            f"{count:,} documents; load {os.getloadavg()[0]:.1f}; interpreter and imports, taken off below: {imports}"
        )

        def step(at: Path, name: str, *arguments: str, times: int = 1) -> Cost:
            taken = min((cost(at, _COMMAND, *arguments) for _ in range(times)), key=lambda found: found.seconds)
            print(f"{name:<28}{taken - imports}; load {os.getloadavg()[0]:.1f}", flush=True)
            return taken - imports

        made = list(documents(2 * count))
        peaks = []
        for size in (count // 4, count, 2 * count):
            at = Path(folder) / f"{size}"
            _land(at, made[:size])
            step(at, f"first, {size:,} documents", "refresh")
            if size == count:
                nothing = step(at, "  nothing new", "refresh", times=3)
            _land(at, [_new()])
            peaks.append(step(at, "  one new", "refresh").peak_megabytes)
            if size == count:
                _land(at, [(made[0][0], made[0][1] + "\nIn 7 of 9 cases it was early.\n")])
                step(at, "  one changed", "refresh")
                step(at, "  one withdrawn", "withdraw", made[1][0])
        print(f"peak of one new among eight times as many documents: {peaks[-1] / peaks[0]:.2f} of what it was")
        print(f"{sum(len(text) for _, text in made) / 1e6:.1f} MB of text in all")
    broken = [
        *([f"nothing new may cost {_NOTHING_NEW_SECONDS:g} s"] if nothing.seconds >= _NOTHING_NEW_SECONDS else []),
        *([f"memory may grow to {_GROWTH:g} of what it was"] if peaks[-1] > _GROWTH * peaks[0] else []),
    ]
    print(f"BROKEN: {'; '.join(broken)}" if broken else "within bounds")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
