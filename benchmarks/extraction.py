"""How fast facts are read from a document: run `python -m benchmarks.extraction [--profile]`.

Speed is given in MB of text per second of processor time on one core, from a read Document to its facts, for a report
of 5 MB made here; and as a ratio to what splitting the same text into sentences takes: by one regular expression, and
by spaCy's blank sentencizer where spaCy is installed (`pip install spacy`; needed for nothing else). The run fails when
the time is not linear in the length of the text.
"""

from __future__ import annotations

import cProfile
import importlib
import pstats
import random
import re
import sys
from collections.abc import Callable
from datetime import date
from time import process_time

from pipelines.documents.document import Document, Identity
from pipelines.documents.plain import plain_view
from pipelines.documents.structure import read_blocks
from pipelines.extraction import extract

_SIZE = 5_000_000
_SMALL_PART = 8
"""A text of one eighth of the size must take about one eighth of the time."""
_MOST_GROWTH = 1.3
_HOTTEST = 12
_SPACY_LIMIT = 1_000_000
"""Characters that spaCy is given at a time."""

_PLAIN = (
    "The force works well with the councils of its area and with schools.",
    "Officers told us that leaders listen to them, and that training has become easier to attend.",
    "Neighbourhood teams know the people who live in their area and solve problems together with them.",
    "Its plans are clear, but staff in some teams do not understand how their work helps to achieve them.",
    "Supervisors meet every morning to decide who will look after the most urgent matters of the day.",
    "We saw good examples of the way in which partners share what they know about children at risk.",
    "The control room is calm and well led, and call handlers were patient with people in distress.",
    "Detectives carry heavy workloads, and some are waiting for the courses that would accredit them.",
    "The chief constable has made it plain that victims come before everything else.",
)
_NUMBERED = (
    "In {a} of {b} cases we reviewed, the call handler didn't use a structured triage to assess the risk.",
    "The force answered {p} percent of 999 calls within 10 seconds, against the national standard of 90 percent.",
    "We estimate that it recorded {p} percent (with a confidence interval of +/- 2.{d} percent) of reported crime.",
    "It has a funding gap of £{d}.{d}m in 20{y}/{z}, and plans to save £{b}m over the next four years.",
    "The force has {b},{c} officers and about {b}{c} community support officers.",
    "In the year to 31 March 20{y}, it received {b},{c} calls to 101, and {p} percent of callers hung up.",
    "We looked at {b} files; {a} had an investigation plan, and in {d} there was no sign of supervision.",
    "Nearly one in five victims ({p}%) withdrew their support.",
)
_NUMBERED_SHARE = 0.12
"""Of the sentences of published reports, about one in nine holds a number."""
_GRADES = ("Outstanding", "Good", "Adequate", "Requires improvement", "Inadequate")
_AREAS = ("Preventing crime", "Responding to the public", "Investigating crime", "Protecting vulnerable people")


def report_text(size: int) -> str:
    """A report of about so many characters: headings, grades, paragraphs, lists and tables; the same in every run."""
    chance = random.Random(7)
    parts = ["An inspection of Kent Police\n\nPublished on 2 May 2023\n\n"]
    length = 0
    while length < size:
        part = _section(chance)
        parts.append(part)
        length += len(part)
    return "".join(parts)


def _section(chance: random.Random) -> str:
    area = chance.choice(_AREAS)
    lines = [
        area,
        chance.choice(_GRADES),
        f"Kent Police {chance.choice(('is good', 'requires improvement'))} at {area.lower()}.",
    ]
    lines += [" ".join(_sentence(chance) for _ in range(chance.randint(2, 6))) for _ in range(5)]
    lines += ["Area for improvement", "The force should make sure that its supervisors review investigations on time."]
    lines += ["We found that:", *(f"• {_sentence(chance)}" for _ in range(3))]
    lines.append(
        "\n".join(f"Year 20{year}\t{chance.randint(10, 99)}\t{chance.randint(100, 999)}" for year in (21, 22, 23))
    )
    return "\n\n".join(lines) + "\n\n"


def _sentence(chance: random.Random) -> str:
    if chance.random() >= _NUMBERED_SHARE:
        return chance.choice(_PLAIN)
    whole = chance.randint(20, 99)
    year = chance.randint(18, 23)
    return chance.choice(_NUMBERED).format(
        a=chance.randint(2, 19), b=whole, c=chance.randint(100, 999), d=chance.randint(2, 9),
        p=f"{chance.randint(2, 98)}.{chance.randint(1, 9)}", y=year, z=year + 1,
    )  # fmt: skip


def document(text: str) -> Document:
    identity = Identity(kind="inspection_report", force_id="kent", cycle="2021/22", published_date=date(2023, 5, 2))
    return Document("id", "report.txt", "txt", text, read_blocks(text, plain_view(text)), identity)


_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def split_by_expression(text: str) -> int:
    return len(_SENTENCE_END.split(text))


def spacy_splitter() -> Callable[[str], int] | None:
    """A splitter by spaCy's blank English pipeline with its sentencizer; None where spaCy isn't installed."""
    try:
        spacy = importlib.import_module("spacy")
    except ImportError:
        return None
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")

    def split(text: str) -> int:
        pieces = (text[at : at + _SPACY_LIMIT] for at in range(0, len(text), _SPACY_LIMIT))
        return sum(len(list(pipeline(piece).sents)) for piece in pieces)

    return split


def seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def main() -> int:
    text = report_text(_SIZE)
    small, whole = document(text[: _SIZE // _SMALL_PART]), document(text)
    extract(document(report_text(20_000)))  # vocabularies are compiled once
    if "--profile" in sys.argv:
        profile = cProfile.Profile()
        profile.runcall(extract, small)
        pstats.Stats(profile).sort_stats("tottime").print_stats(_HOTTEST * 3)
        return 0
    spent_small, spent = seconds(lambda: extract(small)), seconds(lambda: extract(whole))
    megabytes = len(text) / 1e6
    print(f"Document to facts   {megabytes / spent:6.2f} MB/s  ({spent:.1f} s for {megabytes:.1f} MB)")
    for name, split in (("regular expression", split_by_expression), ("spaCy sentencizer", spacy_splitter())):
        if split is None:
            print(f"{name:<19} not installed")
            continue
        taken = seconds(lambda split=split: split(text))
        print(f"{name:<19} {megabytes / taken:6.2f} MB/s  ratio {taken / spent:.3f}")
    growth = spent / (spent_small * _SMALL_PART)
    print(f"growth with length  {growth:6.2f} (1 is linear)")
    return 0 if growth <= _MOST_GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
