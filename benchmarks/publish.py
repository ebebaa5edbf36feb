"""What ten million facts cost: run `python -m benchmarks.publish [MILLIONS]`.

Facts of real forces, invented otherwise, are written as Parquet tables; then the database is published from them, once
anew and once with a changed table, by a process of its own, of which the time and the most memory are told, with the
size of the file. Then the ten questions of the data dictionary are asked, a thousand rows of each answer fetched, and
the time told that nineteen of twenty askings stay below.

The warehouse holds each fact three more times: in `core.fact`, in `mart.fact` and in its history.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import duckdb

from tests.sql.small import small_store
from warehouse.contract import load_contracts
from warehouse.files import put_in_place
from warehouse.models import load_models
from warehouse.publish import publish
from warehouse.questions import load_questions
from warehouse.reader import DATABASE, open_latest
from warehouse.statistics import make_known
from warehouse.store import Store

_FACTS_OF_A_DOCUMENT = 500
_ASKINGS = 20
_ROWS_FETCHED = 1_000
_SHARES = {"case_count": 0.4, "rate": 0.3, "grade": 0.3}
"""Of the facts, by kind."""
_EVIDENCE = """
    'The inspection' as section, null::integer as page, {quote} as quote, 0 as span_start, length({quote})::integer as
    span_end, 0 as anchor_start, 3 as anchor_end, 'by hand' as rule, '1' as extractor_version
"""
_ABOUT = "forces[1 + n % len(forces)] as force_id, areas[1 + n % len(areas)] as area_id"
_COUNT = "'In ' || n % 90 || ' of 90 files, case ' || n || ', the force kept no record of why it did so.'"
_RATE = "'It recorded ' || n % 100 || ' percent of crimes in the group of cases ' || n || '.'"
_GRADE = "'The force requires improvement in the matter of ' || n || '.'"
_OWN = {
    "case_count": f"""
        {_ABOUT}, measures[1 + n % len(measures)] as measure_id, 'kept no record of its reasons' as subject,
        (n % 90)::integer as numerator, 90 as denominator, ['met', 'not_met'][1 + n % 2] as numerator_counts,
        (n % 90) / 90 as share, 0.0 as share_low, 1.0 as share_high, {_EVIDENCE.format(quote=_COUNT)}
    """,
    "rate": f"""
        {_ABOUT}, measures[1 + n % len(measures)] as measure_id, 'recorded crimes' as subject,
        (n % 1000) / 10 as percent, 1.5 as ci_half_width, 95.0 as ci_level, 'exact' as qualifier,
        ['estimate', 'observed'][1 + n % 2] as role, date '2021-04-01' as period_start,
        date '2022-03-31' as period_end, {_EVIDENCE.format(quote=_RATE)}
    """,
    "grade": f"""
        {_ABOUT}, 'PEEL' as programme, ['2021/22', '2023-25'][1 + n % 2] as cycle, 'five-tier' as scale,
        'an area' as area_as_written, ['good', 'adequate', 'requires improvement'][1 + n % 3] as grade,
        'statement' as basis, {_EVIDENCE.format(quote=_GRADE)}
    """,
}


_MANY = {
    "core.dim_force": ("force_id", "if(range = 0, 'derbyshire', 'force ' || range)", 43),
    "core.dim_area": ("area_id", "'area ' || range", 15),
    "core.dim_measure": ("measure_id", "'measure ' || range", 200),
}
"""Tables that facts refer to: the key, its values, and how many there are."""
_MODELS = (
    "core.fact",
    "mart.fact",
    "mart.force_scorecard",
    "mart.grade_history",
    "mart.coverage",
    "mart.case_counts",
    "mart.case_count_benchmark",
    "mart.document_summary",
)
"""Those made anew from the facts. The other questions are asked of the small warehouse's own rows."""


def make(home: Path, facts: int) -> Store:
    """A warehouse of that many facts; the tables that aren't about them stay those of the small one."""
    store = small_store(home)
    documents = facts // _FACTS_OF_A_DOCUMENT
    many = {**_MANY, **dict.fromkeys(("core.dim_document", "raw.document"), ("document_id", "'d' || range", documents))}
    with duckdb.connect(config={"memory_limit": "2GB", "temp_directory": str(home / "spill")}) as connection:
        make_known(connection)
        for name, contract in load_contracts().items():
            if store.exists(name):
                connection.execute(f'create schema if not exists "{contract.schema_name}"')
                connection.execute(f"create view {contract.sql_name()} as from read_parquet('{store.path(name)}')")
        for table, (key, value, rows) in many.items():
            one = f"(from {load_contracts()[table].sql_name()} limit 1)"
            _replace(connection, store, table, f"select * replace ({value} as {key}) from {one}, range({rows})")
        begins = 0
        for kind, share in _SHARES.items():
            rows = int(facts * share)
            _replace(connection, store, f"core.fact_{kind}", _facts(kind, begins, rows, documents))
            begins += rows
        for name in _MODELS:
            _replace(connection, store, name, load_models()[name].sql)
    return store


def _facts(kind: str, begins: int, rows: int, documents: int) -> str:
    return f"""
        with
        numbers as (
            select
                range as n,
                (select list(force_id order by force_id) from core.dim_force) as forces,
                (select list(area_id order by area_id) from core.dim_area) as areas,
                (select list(measure_id order by measure_id) from core.dim_measure) as measures
            from range({begins}, {begins + rows})
        )
        select 'x-' || n as fact_id, 'd' || n % {documents} as document_id, {_OWN[kind]}
        from numbers
    """


def _replace(connection: duckdb.DuckDBPyConnection, store: Store, table: str, sql: str) -> None:
    columns = ", ".join(f'"{c.name}"::{c.sql_type} as "{c.name}"' for c in load_contracts()[table].columns)
    made = store.path(table).with_suffix(".made")
    connection.execute(f"copy (select {columns} from ({sql})) to '{made}' (format parquet, compression zstd)")
    put_in_place(made, store.path(table))


def _publish(home: str, results: multiprocessing.Queue[tuple[float, float]]) -> None:
    begun = perf_counter()
    publish(Store(Path(home)), load_contracts(), Path(home) / DATABASE)
    # Linux tells kilobytes.
    results.put((perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6))


def _in_its_own_process(home: Path) -> tuple[float, float]:
    """Seconds, and GB of memory at most."""
    processes = multiprocessing.get_context("spawn")
    results = processes.Queue()
    publisher = processes.Process(target=_publish, args=(str(home), results))
    publisher.start()
    publisher.join()
    return results.get(timeout=1)


def _ask(home: Path) -> None:
    for question in load_questions():
        times = []
        for _ in range(_ASKINGS):
            begun = perf_counter()
            with open_latest(home) as connection:
                connection.execute(f"from ({question.sql}) limit {_ROWS_FETCHED}").fetchall()
            times.append(perf_counter() - begun)
        print(f"  {sorted(times)[-2]:7.3f} s  {question.question}")


def main() -> None:
    millions = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        begun = perf_counter()
        store = make(home, int(millions * 1_000_000))
        tables = sum(file.stat().st_size for file in home.glob("tables/*/*.parquet"))
        print(f"{millions:g} million facts as Parquet: {tables / 1e6:,.0f} MB, made in {perf_counter() - begun:.0f} s")
        for what in ("published anew", "published with one changed table"):
            seconds, memory = _in_its_own_process(home)
            size = (home / DATABASE).stat().st_size / 1e6
            print(f"{what}: {seconds:.0f} s, {memory:.2f} GB of memory, {size:,.0f} MB")
            with duckdb.connect() as connection:
                dimension = store.path("core.dim_force")
                changed = f"select * replace (name || ' (changed)' as name) from read_parquet('{dimension}')"
                connection.execute(f"copy ({changed}) to '{dimension}.made' (format parquet)")
            put_in_place(Path(f"{dimension}.made"), dimension)
        print(f"The ten questions, 19 of 20 times in less than (at most {_ROWS_FETCHED:,} rows fetched):")
        _ask(home)


if __name__ == "__main__":
    main()
