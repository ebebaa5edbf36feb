"""How much of what people read in documents the rules read too: each set of documents against its gold.

One warehouse is built from all sets by the job that `peel refresh` runs, with its checks but without its web pages, and
each gold is compared with what it published. Who wrote which set, and which were measured before anybody read them, is
told in tests/fixtures/README.md.

A number that no fact claims and that nothing else explains stays `unread`, so that users see what was not understood.
`unread.csv` holds each one that the rules leave open, and why: what the number is, or which rule is missing. Where a
rule learns to read one, its row goes; a new one is read by a rule, or gets a row.
"""

from __future__ import annotations

import csv
import shutil
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pytest

from pipelines.assets.site import SITE
from pipelines.automation import REFRESH
from pipelines.definitions import build_definitions
from pipelines.evaluation import published_facts
from pipelines.places import Home
from pipelines.preparing import prepare
from warehouse.evaluate import evaluate
from warehouse.reader import query
from warehouse.scorecard import KindScore, Scorecard

Facts = Mapping[str, pa.Table]
"""By the names of their tables."""
ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
SHARED = ROOT.parent / "shared"


@dataclass(frozen=True)
class GoldSet:
    name: str
    documents: Path
    gold: Path
    least_f1: float
    """Of every kind of fact that the gold has five rows of or more."""


SETS = [
    GoldSet("shared", SHARED / "documents", SHARED / "gold", 1.0),
    GoldSet("examples", ROOT / "examples", FIXTURES / "examples_gold", 1.0),
    GoldSet("open", FIXTURES / "open", FIXTURES / "open_gold", 0.98),
    GoldSet("varied", FIXTURES / "varied", FIXTURES / "varied_gold", 0.96),
    GoldSet("kept", FIXTURES / "kept", FIXTURES / "kept_gold", 0.94),
    GoldSet("fresh", FIXTURES / "fresh", FIXTURES / "fresh_gold", 0.97),
    GoldSet("mixed", FIXTURES / "mixed", FIXTURES / "mixed_gold", 0.95),
    GoldSet("unseen", FIXTURES / "unseen", FIXTURES / "unseen_gold", 0.95),
    GoldSet("later", FIXTURES / "later", FIXTURES / "later_gold", 0.95),
    GoldSet("wider", FIXTURES / "wider", FIXTURES / "wider_gold", 0.96),
    GoldSet("before", FIXTURES / "before", FIXTURES / "before_gold", 0.95),
    GoldSet("last", FIXTURES / "last", FIXTURES / "last_gold", 0.94),
    GoldSet("newer", FIXTURES / "newer", FIXTURES / "newer_gold", 0.97),
    GoldSet("newest", FIXTURES / "newest", FIXTURES / "newest_gold", 0.97),
    GoldSet("further", FIXTURES / "further", FIXTURES / "further_gold", 0.95),
    GoldSet("furthest", FIXTURES / "furthest", FIXTURES / "furthest_gold", 0.95),
    GoldSet("beyond", FIXTURES / "beyond", FIXTURES / "beyond_gold", 0.94),
    GoldSet("afar", FIXTURES / "afar", FIXTURES / "afar_gold", 0.95),
    GoldSet("outside", FIXTURES / "outside", FIXTURES / "outside_gold", 0.86),
    GoldSet("across", FIXTURES / "across", FIXTURES / "across_gold", 0.94),
    GoldSet("around", FIXTURES / "around", FIXTURES / "around_gold", 0.92),
    GoldSet("yonder", FIXTURES / "yonder", FIXTURES / "yonder_gold", 0.96),
    GoldSet("reports", FIXTURES / "reports", FIXTURES / "reports_gold", 0.89),
    GoldSet("elders", FIXTURES / "elders", FIXTURES / "elders_gold", 0.88),
    GoldSet("audits", FIXTURES / "audits", FIXTURES / "audits_gold", 0.92),
    GoldSet("letters", FIXTURES / "letters", FIXTURES / "letters_gold", 0.93),
    GoldSet("papers", FIXTURES / "papers", FIXTURES / "papers_gold", 0.9),
    GoldSet("press", FIXTURES / "press", FIXTURES / "press_gold", 0.92),
    GoldSet("accounts", FIXTURES / "accounts", FIXTURES / "accounts_gold", 0.95),
    GoldSet("rounds", FIXTURES / "rounds", FIXTURES / "rounds_gold", 0.95),
    GoldSet("inspectors", FIXTURES / "inspectors", FIXTURES / "inspectors_gold", 0.9),
    GoldSet("former", FIXTURES / "former", FIXTURES / "former_gold", 0.89),
    GoldSet("forces", FIXTURES / "forces", FIXTURES / "forces_gold", 0.9),
    GoldSet("offices", FIXTURES / "offices", FIXTURES / "offices_gold", 0.89),
    GoldSet("dailies", FIXTURES / "dailies", FIXTURES / "dailies_gold", 0.89),
    GoldSet("chambers", FIXTURES / "chambers", FIXTURES / "chambers_gold", 0.89),
    GoldSet("usual", FIXTURES / "usual", FIXTURES / "usual_gold", 0.95),
    GoldSet("recent", FIXTURES / "recent", FIXTURES / "recent_gold", 0.87),
    GoldSet("assorted", FIXTURES / "assorted", FIXTURES / "assorted_gold", 0.92),
    GoldSet("since", FIXTURES / "since", FIXTURES / "since_gold", 0.94),
    GoldSet("after", FIXTURES / "after", FIXTURES / "after_gold", 0.88),
    GoldSet("onward", FIXTURES / "onward", FIXTURES / "onward_gold", 0.87),
]


@pytest.fixture(scope="session")
def warehouse_of_all(tmp_path_factory: pytest.TempPathFactory) -> Home:
    landing = tmp_path_factory.mktemp("landing")
    for gold_set in SETS:
        if gold_set.documents.is_dir():
            shutil.copytree(gold_set.documents, landing / gold_set.name)
    names = [path.name for path in landing.rglob("*.*")]
    assert len(names) == len(set(names)), "gold names a document by its file: names of two sets must differ"
    home = Home(tmp_path_factory.mktemp("warehouse") / "data")
    prepare(home)
    definitions = build_definitions(home=home.path, landing=landing)
    made = set(definitions.resolve_asset_graph().materializable_asset_keys) - {SITE}
    done = definitions.resolve_job_def(REFRESH).execute_in_process(
        asset_selection=sorted(made),
        raise_on_error=False,
        run_config={"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}},
    )
    assert done.success
    return home


@pytest.fixture(scope="session")
def facts_of_all(warehouse_of_all: Home) -> Facts:
    return published_facts(warehouse_of_all)


@pytest.fixture(scope="session")
def numbers_of_all(warehouse_of_all: Home) -> Mapping[str, list[tuple[str, str]]]:
    """By the name of the file: each number's text and reading."""
    numbers = query(
        warehouse_of_all.database,
        "select source_name, number.text, reading from raw.number join core.dim_document using (document_id)",
    )
    of_documents = defaultdict(list)
    for name, text, reading in zip(*(column.to_pylist() for column in numbers.columns), strict=True):
        of_documents[name].append((text, reading))
    return of_documents


def _scores(gold_set: GoldSet, facts: Facts) -> Scorecard:
    if not gold_set.gold.is_dir():
        pytest.skip(f"{gold_set.gold} is not beside this checkout")
    return evaluate(facts, gold_set.gold)


def _enough(kind: KindScore) -> bool:
    return kind.score.matched + kind.score.missed >= 5


@pytest.mark.parametrize("gold_set", SETS, ids=lambda gold_set: gold_set.name)
def test_every_kind_of_fact_is_read_as_people_read_it(gold_set: GoldSet, facts_of_all: Facts) -> None:
    card = _scores(gold_set, facts_of_all)
    assert card.problems == ()
    f1 = {kind.kind: round(kind.score.f1, 3) for kind in card.kinds if _enough(kind)}
    assert {name: score for name, score in f1.items() if score < gold_set.least_f1} == {}


@pytest.mark.parametrize("name", ["shared", "examples"])
def test_the_attributes_that_count_are_right_on_every_row(name: str, facts_of_all: Facts) -> None:
    gold_set = next(gold_set for gold_set in SETS if gold_set.name == name)
    card = _scores(gold_set, facts_of_all)
    wrong = [
        f"{kind.kind}: {attribute.name}"
        for kind in card.kinds
        for attribute in kind.attributes
        if attribute.scored and attribute.wrong
    ]
    assert wrong == []


def _explained(gold_set: GoldSet) -> Counter[tuple[str, str]]:
    with (Path(__file__).parent / "unread.csv").open(encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["set"] == gold_set.name]
    assert all(row["reason"] for row in rows)
    return Counter((row["document"], row["text"]) for row in rows)


@pytest.mark.parametrize("gold_set", SETS, ids=lambda gold_set: gold_set.name)
def test_every_unread_number_has_its_reason(
    gold_set: GoldSet, numbers_of_all: Mapping[str, list[tuple[str, str]]]
) -> None:
    if not gold_set.documents.is_dir():
        pytest.skip(f"{gold_set.documents} is not beside this checkout")
    names = {path.name for path in gold_set.documents.iterdir() if path.is_file()}
    assert names - numbers_of_all.keys() == set(), "every document holds numbers"
    unread = Counter((name, text) for name in names for text, reading in numbers_of_all[name] if reading == "unread")
    assert unread == _explained(gold_set)
