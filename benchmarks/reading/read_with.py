"""Reads every Parquet file of an export with one library, and prints a digest of its rows, for `benchmarks.readers`.

It runs in an environment that has nothing but that library: `python read_with.py LIBRARY FOLDER`. Other files of this
folder do the same in other languages, so values are written in a form that all of them can write: texts as they are,
numbers to twelve digits, days as texts, moments in milliseconds since 1970, parted by characters that no text has.
"""

import hashlib
import importlib
import json
import math
import sys
from pathlib import Path
from typing import Any

CELL, ROW, ITEM, NOTHING = "\x1f", "\x1e", "\x1d", "\x00"


def columns(library: str, file: Path) -> dict[str, list[Any]]:
    """The values of each column; nulls in whatever form the library gives them."""
    module = importlib.import_module(library)
    if library == "pyarrow":
        table = importlib.import_module("pyarrow.parquet").read_table(file, partitioning=None)
        return {name: table.column(name).to_pylist() for name in table.column_names}
    if library == "polars":
        return module.read_parquet(file).to_dict(as_series=False)  # type: ignore[no-any-return]
    if library == "pandas":
        frame = module.read_parquet(file)
    elif library == "fastparquet":
        frame = module.ParquetFile(str(file)).to_pandas()
    else:
        connection = module.connect()
        connection.execute("set timezone = 'UTC'")
        cursor = connection.execute("select * from read_parquet(?)", [str(file)])
        names = [described[0] for described in cursor.description]
        rows = cursor.fetchall()
        return {name: [row[place] for row in rows] for place, name in enumerate(names)}
    return {str(name): frame[name].tolist() for name in frame.columns}


def is_null(value: Any) -> bool:
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(value, float) and math.isnan(value)


def written(value: Any, kind: str) -> str:
    if not hasattr(value, "__len__") and is_null(value):
        return NOTHING
    if kind == "any":
        return "[" + ITEM.join(map(str, value))
    if kind == "boolean":
        return "true" if value else "false"
    if kind == "integer":
        return str(int(value))
    if kind == "number":
        return number(float(value))
    if kind == "date":
        return str(value)[:10]
    if kind == "datetime":
        return str(math.floor(value.timestamp() * 1000 + 0.0005))
    return str(value)


def number(value: float) -> str:
    """`1.5e0`: digits and exponent without what languages fill them up with."""
    digits, _, exponent = f"{value:.12e}".partition("e")
    return f"{digits.rstrip('0').rstrip('.')}e{int(exponent)}"


def digest(library: str, file: Path, kinds: dict[str, str]) -> tuple[int, str]:
    read = columns(library, file)
    cells = [[written(value, kind) for value in read[name]] for name, kind in kinds.items()]
    rows = ROW.join(CELL.join(row) for row in zip(*cells, strict=True))
    return len(cells[0]), hashlib.sha256(rows.encode()).hexdigest()


def main() -> None:
    library, folder = sys.argv[1], Path(sys.argv[2])
    for resource in json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]:
        kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        rows, sha256 = digest(library, folder / resource["path"], kinds)
        print(resource["path"], rows, sha256)


if __name__ == "__main__":
    main()
