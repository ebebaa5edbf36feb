"""Which programs read what `peel export` writes, and do they read the same: `python -m benchmarks.readers [FOLDER]`.

What is published in the data folder (by default the command's own) is exported. Every Parquet file is then read by
several implementations, each in an environment of its own that is made for it, and digests of all cells are compared.
R reads the CSV files with what it brings along. The validator of the Data Package standard checks each format, data
included, and has to find a fault that is put in. Whatever isn't to be had here is said to be missing.

The run fails where a reader reads something else, or the validator is wrong.
"""

from __future__ import annotations

import csv
import hashlib
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.contract import load_contracts
from warehouse.export import export
from warehouse.formats import ExportFormat
from warehouse.reader import DATABASE, default_home

_SCRIPTS = Path(__file__).parent / "reading"
_PYTHON_READERS = {
    "Arrow in C++, as under R's arrow": ("pyarrow", "pyarrow"),
    "the same of 2023": ("pyarrow", "pyarrow==12.0.1 numpy<2"),
    "pandas": ("pandas", "pandas pyarrow"),
    "polars, in Rust": ("polars", "polars"),
    "fastparquet, in Cython": ("fastparquet", "fastparquet"),
    "DuckDB 1.1": ("duckdb", "duckdb==1.1.3 pytz"),
    "DuckDB of now": ("duckdb", "duckdb pytz"),
}
"""What is read with, the module, and what is installed for it."""
_NODE_READERS = {"hyparquet, in JavaScript": "hyparquet", "arrow-rs, in WebAssembly": "parquet-wasm"}
_NODE_PACKAGES = ("hyparquet", "hyparquet-compressors", "parquet-wasm", "apache-arrow")
_VALIDATOR = "frictionless[excel] pandas pyarrow"


class _Missing(Exception):
    """A program that isn't to be had here."""


def _run(*command: str | Path, where: Path | None = None) -> str:
    """What it prints. Raises `_Missing` where there is no such program, CalledProcessError where it fails."""
    try:
        done = subprocess.run([str(word) for word in command], cwd=where, capture_output=True, text=True, check=True)
    except FileNotFoundError as error:
        raise _Missing(str(error)) from error
    return done.stdout


def _environment(at: Path, packages: str) -> Path:
    """The Python of a new environment that holds them."""
    python = at / "bin" / "python"
    if not python.exists():
        venv.create(at, with_pip=True)
        try:
            _run(python, "-m", "pip", "install", "--quiet", *packages.split())
        except subprocess.CalledProcessError as error:
            shutil.rmtree(at)
            raise _Missing(f"{packages} can't be installed") from error
    return python


def _in_python(module: str, packages: str, at: Path, folder: Path) -> str:
    return _run(_environment(at, packages), _SCRIPTS / "read_with.py", module, folder)


def _in_node(library: str, at: Path, folder: Path) -> str:
    if not (at / "node_modules").exists():
        at.mkdir(exist_ok=True)
        _run("npm", "install", "--no-save", "--silent", *_NODE_PACKAGES, where=at)
    return _run("node", _SCRIPTS / "read_with.mjs", library, folder, where=at)


def _in_r(folder: Path, files: list[str]) -> str:
    return _run("Rscript", _SCRIPTS / "read_with.R", folder, *files)


def _csv_digests(folder: Path, files: list[str]) -> str:
    """What R must print of the texts in the cells."""
    csv.field_size_limit(sys.maxsize)
    lines = []
    for name in files:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            _, *rows = csv.reader(file)
        text = "\x1e".join("\x1f".join(row) for row in rows)
        lines.append(f"{name} {len(rows)} {hashlib.md5(text.encode()).hexdigest()} \n")
    return "".join(lines)


def _agrees(who: str, read: Callable[[], str], expected: str) -> bool:
    try:
        found = read()
    except _Missing as missing:
        print(f"  missing    {who}: {missing}")
        return True
    except subprocess.CalledProcessError as error:
        print(f"  FAILED     {who}: {error.stderr.strip().splitlines()[-1:]}")
        return False
    differing = [line.split()[0] for line in set(found.splitlines()) ^ set(expected.splitlines())]
    print(f"  {'DIFFERS' if differing else 'the same':<10} {who}", *sorted(set(differing)))
    return not differing


def _validator_agrees(at: Path, folders: dict[str, Path]) -> bool:
    try:
        python = _environment(at, _VALIDATOR)
    except _Missing as missing:
        print(f"  missing    the validator: {missing}")
        return True
    verdicts = {}
    for name, folder in folders.items():
        command = [str(python), str(_SCRIPTS / "validate.py"), str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        verdicts[name] = done.returncode == 0
        print(f"  {name}: {done.stdout.strip() or done.stderr.strip()[-300:]}")
    return verdicts == {name: name != "with a fault" for name in folders}


def _with_a_fault(folder: Path, copy: Path) -> Path:
    """A grade that there is none of."""
    shutil.copytree(folder, copy)
    file = copy / "core" / "fact_grade.parquet"
    grades = pq.read_table(file)
    place = grades.column_names.index("grade")
    faulty = pa.array(["superb"] * grades.num_rows)
    pq.write_table(grades.set_column(place, "grade", faulty), file)
    return copy


def main() -> int:
    database = Path(sys.argv[1]) / DATABASE if len(sys.argv) > 1 else default_home() / DATABASE
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        folders = {format.value: place / format.value for format in ExportFormat}
        for format in ExportFormat:
            exported = export(database, load_contracts(), folders[format.value], format)
        rows = sum(table.rows for table in exported)
        print(f"{len(exported)} tables with {rows:,} rows. Parquet, beside Arrow of this environment:")
        parquet = folders["parquet"]
        expected = _run(sys.executable, _SCRIPTS / "read_with.py", "pyarrow", parquet)
        agree = [
            _agrees(who, partial(_in_python, module, packages, place / f"python {number}", parquet), expected)
            for number, (who, (module, packages)) in enumerate(_PYTHON_READERS.items())
        ]
        for who, library in _NODE_READERS.items():
            agree.append(_agrees(who, partial(_in_node, library, place / "node", parquet), expected))
        files = sorted(file.relative_to(folders["csv"]).as_posix() for file in folders["csv"].glob("*/*.csv"))
        print("CSV, beside the csv module of Python:")
        expected = _csv_digests(folders["csv"], files)
        agree.append(_agrees("R", partial(_in_r, folders["csv"], files), expected))
        print("The validator of the Data Package standard:")
        folders["with a fault"] = _with_a_fault(parquet, place / "with a fault")
        agree.append(_validator_agrees(place / "validator", folders))
    return 0 if all(agree) else 1


if __name__ == "__main__":
    sys.exit(main())
