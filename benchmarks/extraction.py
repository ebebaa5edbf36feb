"""How fast facts are read from a document: run `python -m benchmarks.extraction [--profile]`.

Speed is given in MB of text per second of processor time on one core, from read Documents to their facts, for reports
made here of the length that published ones have; and as a ratio to what splitting the same text into sentences takes in
the same run: by one regular expression, and by spaCy's blank sentencizer where spaCy is installed (`pip install spacy`;
needed for nothing else). Then one document of 1, 4 and 16 times the length, and the functions that take most time by
themselves. The run fails when the time is not linear in the length of the text.
"""

from __future__ import annotations

import cProfile
import gc
import importlib
import pstats
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from time import process_time

from pipelines.documents.blocks.structure import read_blocks
from pipelines.documents.characters.plain import plain_view
from pipelines.documents.document import Document, Identity
from pipelines.extraction import extract

_REPORTS, _REPORT = 20, 150_000
"""Documents, and characters in each."""
_SHORTEST = 250_000
_TIMES_AS_LONG = (1, 4, 16)
_MOST_GROWTH = 1.3
"""A text of 16 times the length must not take more than so much more for each of its characters."""
_HOTTEST = 3
_SPACY_LIMIT = 1_000_000
"""Characters that spaCy is given at a time."""

_SUBJECTS = (
    "The force", "The constabulary", "Its control room", "A team of detectives", "Neighbourhood teams", "Supervisors",
    "Senior leaders", "Most officers we spoke to", "The public protection unit", "Staff in the custody suites",
    "The chief constable", "Call handlers", "Response teams", "Its partners in the councils", "Victims of crime",
)  # fmt: skip
_VERBS = (
    "works well with", "has a clear plan for", "told us that they value", "doesn't always record", "is calm about",
    "meets every morning to discuss", "shares what it knows about", "knows", "carries a heavy load of", "listens to",
    "has made progress with", "should do more to understand", "could better explain", "is waiting for",
)  # fmt: skip
_OBJECTS = (
    "the people who live in its area", "children at risk of harm", "repeat victims and their families", "local schools",
    "the most urgent matters of the day", "courses that would accredit new detectives", "the reasons for delay",
    "its vetting backlog", "evidence from body-worn video", "the wellbeing of its workforce", "hate crime", "rape",
    "those who pose a risk to others", "the way in which searches are recorded", "serious and organised crime",
)  # fmt: skip
_ENDINGS = (
    "", ", and this has become easier", " when demand is high", ", which is good to see", " across the county",
    ", but some staff don't understand how their work helps", " and reviews it every month", ", as we found before",
)  # fmt: skip
"""Of these so many sentences can be made that few occur twice: nothing gains by remembering whole ones."""
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


def report_text(size: int, seed: int = 7) -> str:
    """A report of about so many characters: headings, grades, paragraphs, lists and tables; the same in every run."""
    chance = random.Random(seed)
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
        return " ".join(map(chance.choice, (_SUBJECTS, _VERBS, _OBJECTS))) + chance.choice(_ENDINGS) + "."
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


def hottest(work: Callable[[], object]) -> list[tuple[str, float]]:
    """The functions that take most time by themselves, with what they call in C, and their share of the whole."""
    profile = cProfile.Profile()
    gc.disable()  # or what the profile itself keeps would be searched for circles, and counted
    profile.runcall(work)
    gc.enable()
    known = vars(pstats.Stats(profile))["stats"]
    spent: Counter[str] = Counter()
    for (file, _, name), (_, _, own, _, callers) in known.items():
        if file == "~":
            for (caller, _, calling), (_, _, part, _) in callers.items():
                spent[f"{_module(caller)}.{calling}"] += part
        else:
            spent[f"{_module(file)}.{name}"] += own
    whole = sum(spent.values())
    return [(name, seconds_spent / whole) for name, seconds_spent in spent.most_common(_HOTTEST)]


def _module(file: str) -> str:
    return file.rsplit("/", 1)[-1].removesuffix(".py")


def extract_all(documents: Sequence[Document]) -> None:
    for one in documents:
        extract(one)


def main() -> int:
    extract(document(report_text(20_000)))  # vocabularies are compiled once
    texts = [report_text(_REPORT, seed) for seed in range(_REPORTS)]
    documents = [document(text) for text in texts]
    if "--profile" in sys.argv:
        profile = cProfile.Profile()
        profile.runcall(extract_all, documents[:3])
        pstats.Stats(profile).sort_stats("tottime").print_stats(40)
        return 0
    megabytes = sum(map(len, texts)) / 1e6
    spent = seconds(lambda: extract_all(documents))
    print(f"Document to facts   {megabytes / spent:6.2f} MB/s  ({_REPORTS} reports, {spent:.1f} s)")
    for name, split in (("regular expression", split_by_expression), ("spaCy sentencizer", spacy_splitter())):
        if split is None:
            print(f"{name:<19} not installed")
            continue
        taken = sum(seconds(partial(split, text)) for text in texts)
        print(f"{name:<19} {megabytes / taken:6.2f} MB/s  ratio {taken / spent:.3f}")
    rates = [seconds(partial(extract, one)) / len(one.text) for one in _lengthening()]
    growths = [rate / rates[0] for rate in rates]
    told = ", ".join(f"{times}x {growth:.2f}" for times, growth in zip(_TIMES_AS_LONG, growths, strict=True))
    print(f"time per character  {told}  (1 is linear in the length of one document)")
    named = ", ".join(f"{name} {share:.0%}" for name, share in hottest(lambda: extract_all(documents[:3])))
    print(f"hottest places      {named}")
    return 0 if growths[-1] <= _MOST_GROWTH else 1


def _lengthening() -> list[Document]:
    return [document(report_text(_SHORTEST * times)) for times in _TIMES_AS_LONG]


if __name__ == "__main__":
    sys.exit(main())
