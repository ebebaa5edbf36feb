"""What is kept from one process to the next is the same again; whatever happens to the file is never in the way."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.documents.expressions import kept
from pipelines.documents.expressions.compiled import compiled
from pipelines.documents.expressions.kept import Kept


@pytest.fixture(autouse=True)
def writing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "__pycache__" / "kept"


def _work() -> NoReturn:
    raise AssertionError("it was kept")


def test_what_one_process_has_worked_out_the_next_need_not(file: Path) -> None:
    first = Kept(file)
    assert first.value(("words", "cases?"), lambda: frozenset({"case"})) == {"case"}
    first.keep()
    assert Kept(file).value(("words", "cases?"), _work) == {"case"}


def test_each_process_adds_its_own(file: Path) -> None:
    one, other = Kept(file), Kept(file)
    one.value(("one",), lambda: 1)
    other.value(("other",), lambda: 2)
    one.keep()
    other.keep()
    one.value(("later",), lambda: 3)
    one.keep()
    after = Kept(file)
    assert [after.value((key,), _work) for key in ("one", "other", "later")] == [1, 2, 3]


def test_nothing_is_written_where_python_writes_no_bytecode(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    process = Kept(file)
    process.value(("one",), lambda: 1)
    process.keep()
    assert not file.exists()


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    process = Kept(tmp_path / "file" / "kept")
    assert process.value(("one",), lambda: 1) == 1
    process.keep()


def test_what_another_python_has_written_is_not_taken(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as other:
        other.setattr(kept, "_INTERPRETER", ("cpython", "3.99", "little"))
        process = Kept(file)
        process.value(("one",), lambda: 99)
        process.keep()
    process = Kept(file)
    assert process.value(("one",), lambda: 1) == 1
    process.keep()
    assert Kept(file).value(("one",), _work) == 1


def test_a_file_that_has_grown_too_large_is_begun_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_MOST_BYTES", 10)
    for key in ("one", "two"):
        process = Kept(file)
        process.value((key,), lambda: 1)
        process.keep()
    assert Kept(file).value(("two",), _work) == 1
    assert Kept(file).value(("one",), lambda: "anew") == "anew"


@given(st.lists(st.binary(min_size=1), min_size=1, max_size=4), st.data())
def test_a_file_cut_or_changed_anywhere_gives_nothing_wrong(values: list[bytes], data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "kept")
        for number, value in enumerate(values):
            process = Kept(file)
            process.value((number,), lambda value=value: value)  # type: ignore[misc]
            process.keep()
        whole = file.read_bytes()
        at = data.draw(st.integers(0, len(whole) - 1))
        file.write_bytes(data.draw(st.sampled_from([whole[:at], whole[:at] + b"\0" + whole[at + 1 :]])))
        process = Kept(file)
        assert [process.value((number,), lambda value=value: value) for number, value in enumerate(values)] == values  # type: ignore[misc]
        process.keep()
        assert [Kept(file).value((number,), _work) for number in range(len(values))] == values


def test_numbers_that_are_no_expression_are_compiled_as_always(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Kept(file)
    broken.value(("form", r"(\d+) of (\d+)", 0), lambda: (32, b"\1\2\3\4", 2, {}, (None, None, None)))
    monkeypatch.setattr("pipelines.documents.expressions.compiled.KEPT", broken)
    found = compiled(r"(\d+) of (\d+)").search("9 of 14 calls")
    assert found is not None
    assert found.groups() == ("9", "14")
