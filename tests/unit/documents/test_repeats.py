"""The same notice on another host is one document; another report on the same template is another one."""

from __future__ import annotations

import random
import re
from collections.abc import Collection
from datetime import date
from functools import cache
from itertools import combinations, permutations

import pytest

from pipelines.documents.document import Document
from pipelines.documents.likeness.repeats import Candidate, Repeat, find_repeats
from pipelines.documents.likeness.resemblance import Wording, signature, similarity, wording, words_of
from pipelines.documents.reader import read

NOTICE = """# Kent Police must answer the public sooner

Press release

14 March 2022

Kent Police is good at preventing crime, but must improve how it answers the public, inspectors said today.

HMICFRS examined 96 case files and listened to 60 calls. In 21 of 51 cases the victim wasn't told of a delay. It found
that the force recorded 92.5 percent of crimes, and that "too many callers give up before anyone speaks to them".

The force has put £2.4m into its control room. It plans 40 further posts by 2023/24, and has asked the commissioner for
a rise of £10 a year in the council tax to pay for them.

The inspector, Ada Hale, said:

"Officers in Kent work hard, and people should be proud of them. But a call that nobody answers is a victim whom nobody
helps. I have asked the chief constable for a plan within three months."

## Notes

1. The report is one of nine published today.
2. For more, call 020 7946 0000.
"""
COPY = NOTICE.replace('"', "\u201d").replace("wasn't", "wasn\u2019t").replace("14 March 2022", "15/03/2022, 09:14 am")

SECTIONS = (
    "{force} is {grade} at preventing crime. We looked at {a} files and found that {b} of {c} victims had been rung.",
    "Since our last inspection the force has put £{a}m into its control room, where {b} of {c} posts were filled.",
    "In {year} the force recorded {d} percent of the crimes reported to it. We estimate that {a} crimes were lost.",
    "{force} should make sure that its officers keep a record of what they decide, and that supervisors look at it. "
    "We found that supervisors had looked at {b} of {c} records, and that hardly any was the worse for it.",
    "Leaders of {force} speak about what they expect, and staff whom we met in {a} focus groups knew what it is. "
    "They told us that they feel heard, that their sergeants have time for them, and would recommend the force.",
)


@cache
def document(text: str, name: str = "report.txt") -> Document:
    return read(text.encode(), name)


def report(force: str, year: str, seed: int, paragraphs: int = 30) -> str:
    """A report on the template that every other one is on, with figures and grades of its own."""
    dice = random.Random(f"{force} {year} {seed}")
    parts = [f"# PEEL {year}: an inspection of {force}\n"]
    for number in range(paragraphs):
        of = dice.randint(30, 90)
        figures = {"a": dice.randint(11, 99), "b": dice.randint(1, of), "c": of, "d": dice.randint(800, 980) / 10}
        grade = dice.choice(["good", "adequate", "inadequate", "outstanding"])
        parts.append(SECTIONS[number % len(SECTIONS)].format(force=force, year=year, grade=grade, **figures) + "\n")
    return "\n".join(parts)


def wording_of(of: Document) -> Wording:
    return wording(words_of(of.text, of.blocks))


def alike(one: str, other: str) -> float | None:
    first, second = document(one), document(other)
    return similarity(wording_of(first), wording_of(second))


@pytest.mark.parametrize(
    "copy",
    [
        COPY,
        NOTICE.replace("\n\n", "\n\n\n").replace(". ", ".  "),
        "By Our Reporter, The Evening Paper\n\n" + NOTICE,
        NOTICE
        + "\n\nRead more\n\nSubscribe to our newsletter for the latest from your county and the towns around it.\n",
        re.sub(r"^[#>] |^\d\. ", "", NOTICE, flags=re.MULTILINE),
        NOTICE.partition("## Notes")[0],
        NOTICE.replace("inspectors said today", "inspectors said on Monday"),
    ],
    ids=["quotes and date", "white space", "byline", "words around it", "no marks", "without the notes", "one word"],
)
def test_a_notice_is_itself_however_it_is_dressed(copy: str) -> None:
    assert (alike(NOTICE, copy) or 0) > 0.6


def test_a_copy_with_hardly_a_figure_of_its_own_is_a_copy_either_way() -> None:
    assert (alike(COPY, NOTICE) or 0) > 0.9
    assert (alike(NOTICE.replace("1. The report", "The report"), NOTICE) or 0) > 0.9


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("21 of 51", "12 of 51"),
        ("is good at", "is adequate at"),
        ("92.5 percent", "93.5 percent"),
        ("£2.4m", "£4.2m"),
        ("Kent Police", "Surrey Police"),
        ("2023/24", "2024/25"),
        ("three months", "six months"),
    ],
)
def test_a_notice_with_another_figure_is_another_notice(before: str, after: str) -> None:
    assert alike(NOTICE, NOTICE.replace(before, after)) is None


def test_an_article_that_quotes_half_of_a_notice_is_an_article() -> None:
    quoted = NOTICE.partition("The inspector, Ada Hale")[0].partition("Press release")[2]
    article = (
        "# Calls to police go unanswered, say inspectors\n\nBy Our Reporter\n\nPeople in the county who ring the "
        "police may wait for long, as a couple from the coast found when their shed was broken into last month.\n"
        + quoted
    )
    assert alike(NOTICE, article) is None


def test_an_article_with_figures_of_its_own_is_an_article() -> None:
    own = "\n".join(
        f"The town of Number {n} had {n * 37} calls, {n * 3} more than in the year before, and {n} that were lost."
        for n in range(3, 11)
    )
    assert alike(NOTICE, NOTICE + own) is None


FORCES = ("Kent Police", "Surrey Police", "West Yorkshire Police", "Devon and Cornwall Police")
YEARS = ("2018/19", "2021/22")


@pytest.mark.parametrize("paragraphs", [5, 30, 200])
def test_reports_on_one_template_are_never_the_same(paragraphs: int) -> None:
    texts = [report(force, year, 1, paragraphs) for force in FORCES for year in YEARS]
    assert [pair for pair in combinations(texts, 2) if alike(*pair) is not None] == []


def test_the_template_with_the_same_figures_is_another_report_where_the_force_or_year_is_another() -> None:
    text = report("Kent Police", "2021/22", 1)
    assert alike(text, text.replace("Kent Police", "Essex Police")) is None
    assert alike(text, text.replace("2021/22", "2023/25")) is None


def candidate(text: str, name: str, kind: str = "press_release", published: date | None = None) -> Candidate:
    read_document = document(text)
    return Candidate(
        document_id=name,
        kind=kind,
        force_id=read_document.identity.force_id,
        cycle=None,
        published_date=published,
        signature=signature(words_of(read_document.text, read_document.blocks)),
    )


def repeats(texts: dict[str, str], candidates: list[Candidate]) -> list[tuple[str, str]]:
    found: list[Repeat] = find_repeats(candidates, lambda names: {n: wording_of(document(texts[n])) for n in names}, {})
    return [(repeat.document_id, repeat.resembles_id) for repeat in found]


def test_the_inspectorate_comes_first_then_the_force_then_the_earliest() -> None:
    texts = {
        "paper": NOTICE,
        "force": COPY,
        "inspectorate": "Notice\n\n" + NOTICE,
        "second paper": NOTICE + "\nMore.\n",
    }
    paper = candidate(texts["paper"], "paper", "news_article", date(2022, 3, 1))
    second = candidate(texts["second paper"], "second paper", "news_article", date(2022, 2, 1))
    force = candidate(texts["force"], "force", "force_news", date(2022, 3, 15))
    inspectorate = candidate(texts["inspectorate"], "inspectorate", "press_release", None)
    for order in permutations([paper, second, force, inspectorate]):
        assert repeats(texts, list(order)) == [
            ("force", "inspectorate"),
            ("paper", "inspectorate"),
            ("second paper", "inspectorate"),
        ]
    assert repeats(texts, [paper, second]) == [("paper", "second paper")]


def test_many_reports_and_their_copies_are_told_apart() -> None:
    texts: dict[str, str] = {}
    for number, (force, seed) in enumerate((force, seed) for force in FORCES for seed in range(12)):
        text = report(force, "2021/22", seed, 10)
        texts[f"{number:02} original"] = text
        if number % 3 == 0:
            texts[f"{number:02} repeated"] = "By Our Reporter\n\n" + text.replace("'", "\u2019")
    candidates = [
        candidate(text, name, "press_release" if "original" in name else "news_article") for name, text in texts.items()
    ]
    expected = [(name, name.replace("repeated", "original")) for name in sorted(texts) if "repeated" in name]
    assert repeats(texts, candidates) == expected


def test_a_hundred_copies_are_one_document() -> None:
    texts = {f"{number:03}": NOTICE + "\n" * number for number in range(100)}
    candidates = [candidate(NOTICE, name) for name in texts]
    assert repeats(texts, candidates) == [(name, "000") for name in sorted(texts)[1:]]


def test_a_new_document_is_compared_and_the_others_are_not_again() -> None:
    names = ("Herald", "Courier", "Gazette", "Observer")
    texts = {name: f"By Our Reporter, {name}\n\n{NOTICE}" for name in names}
    texts["Argus"] = NOTICE.replace("21 of 51", "12 of 51")
    candidates = [candidate(text, name, "news_article") for name, text in texts.items()]
    asked: list[set[str]] = []

    def noting(document_ids: Collection[str]) -> dict[str, Wording]:
        asked.append(set(document_ids))
        return {name: wording_of(document(texts[name])) for name in document_ids}

    judged: dict[tuple[str, str], float | None] = {}
    find_repeats(candidates[:-1], noting, judged)
    before = set(judged)
    found = find_repeats(candidates, noting, judged)
    assert all("Argus" in pair for pair in judged.keys() - before)
    asked.clear()
    assert find_repeats(candidates, noting, judged) == found
    assert asked == []
    assert find_repeats(candidates, noting, {}) == found


def test_nothing_resembles_nothing() -> None:
    assert similarity(wording(()), wording(())) is None
    assert find_repeats([], lambda names: {}, {}) == []
