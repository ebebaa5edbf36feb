"""The interval of a share, against what defines it instead of the formula that computes it.

An end `p` of Wilson's interval is a true share from which the observed one lies exactly z standard errors away.
"""

from __future__ import annotations

import math

import pyarrow as pa

from warehouse.contract import load_contracts
from warehouse.models import load_models
from warehouse.runner import rows_of
from warehouse.scratch import scratch

Z = 1.959963984540054
LARGEST_SAMPLE = 40


def test_both_ends_are_z_standard_errors_from_the_share_observed() -> None:
    counts = [
        {"fact_id": f"{n} of {d}", "numerator": n, "denominator": d, "quote_start": 0, "quote_end": 1}
        for d in range(1, LARGEST_SAMPLE + 1)
        for n in range(d + 1)
    ]
    tables = {
        "raw.extraction": [{"document_id": "d1", "case_counts": counts}],
        "core.dim_document": [{"document_id": "d1", "text": "x"}],
    }
    with scratch() as connection:
        for name, rows in tables.items():
            contract = load_contracts()[name]
            connection.register("given", pa.Table.from_pylist(rows, schema=contract.arrow_schema()))
            connection.execute(f'create schema "{contract.schema_name}"')
            connection.execute(f"create table {contract.sql_name()} as select * from given")
        facts = rows_of(connection, load_models()["core.fact_case_count"].sql).to_pylist()
    assert len(facts) == len(counts)
    for fact in facts:
        low, share, high = fact["share_low"], fact["share"], fact["share_high"]
        assert 0 <= low <= share <= high <= 1, fact["fact_id"]
        for end in (low, high):
            distance = Z * math.sqrt(end * (1 - end) / fact["denominator"])
            assert math.isclose(abs(share - end), distance, abs_tol=1e-7), fact["fact_id"]
