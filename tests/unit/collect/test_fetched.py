"""Pages put into the landing folder: safe names, the encoding kept, one file for each address."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pipelines.collect.addresses import NotFetchable
from pipelines.collect.fetch import Page
from pipelines.collect.fetched import file_name, land, with_its_encoding
from pipelines.collect.landing import landed_files
from pipelines.collect.register import Register, RegisterUnreadable
from pipelines.documents.reader import read

HTML = "<html><head><title>Heddlu Dyfed-Powys</title></head><body><p>Y gost yw £5 – dim mwy.</p></body></html>"


def page(
    address: str = "https://example.org/report", data: bytes = b"<html><body>x</body></html>", **headers: str
) -> Page:
    return Page(address, address, {name.replace("_", "-"): value for name, value in headers.items()}, data)


@pytest.mark.parametrize(
    ("address", "headers", "name"),
    [
        ("https://example.org/reports/kent-2022", {}, "kent-2022.html"),
        ("https://example.org/reports/kent%202022.pdf", {}, "kent-2022.html"),
        ("https://example.org/", {}, "index.html"),
        ("https://example.org", {}, "index.html"),
        ("https://example.org/page.php?id=7&lang=cy", {}, "page-id-7-lang-cy.html"),
        ("https://example.org/v1.2", {}, "v1.2.html"),
        ("https://example.org/x", {"content_disposition": 'attachment; filename="The report.pdf"'}, "The-report.html"),
        ("https://example.org/x", {"content_disposition": "inline; filename=report.pdf"}, "report.html"),
        (
            "https://example.org/x",
            {"content_disposition": "attachment; filename=\"a.pdf\"; filename*=UTF-8''Gwent%20Heddlu%20%C5%B5.pdf"},
            "Gwent-Heddlu-ŵ.html",
        ),
        ("https://example.org/x", {"content_disposition": 'attachment; filename="../../etc/passwd"'}, "passwd.html"),
        ("https://example.org/x", {"content_disposition": 'attachment; filename="C:\\\\temp\\\\a.pdf"'}, "a.html"),
        ("https://example.org/..%2F..%2Fetc%2Fpasswd", {}, "passwd.html"),
        ("https://example.org/.htaccess", {}, "htaccess.html"),
        ("https://example.org/a%00b%0Ac%22d", {}, "a-b-c-d.html"),
        ("https://example.org/con", {}, "page-con.html"),
        ("https://example.org/...", {}, "index.html"),
    ],
)
def test_names_are_safe_and_say_what_the_page_is(address: str, headers: Mapping[str, Any], name: str) -> None:
    assert file_name(page(address, **headers), ".html") == name


def test_a_name_is_never_longer_than_file_systems_allow() -> None:
    assert len(file_name(page("https://example.org/" + "a" * 5000), ".html")) < 120


@pytest.mark.parametrize(
    ("data", "content_type", "kept"),
    [
        (HTML.encode(), "text/html; charset=utf-8", True),
        (HTML.encode(), "text/html; charset=iso-8859-1", True),  # the bytes are UTF-8, whatever the server says
        (HTML.encode("cp1252"), "text/html", True),
        (HTML.encode("cp1252"), "text/html; charset=utf-8", True),  # they aren't what the server says
        (HTML.encode("cp1252"), "text/html; charset=no-such-thing", True),
        (HTML.replace("<head>", '<head><meta charset="windows-1252">').encode("cp1252"), "text/html; charset=x", True),
        (HTML.encode("cp1252"), "text/html; charset=windows-1252", False),
        (HTML.replace("–", "-").encode("iso-8859-14", "replace"), 'text/html; charset="ISO-8859-14"', False),
        (HTML.encode("utf-16-le"), "text/html; charset=utf-16le", False),
    ],
)
def test_the_encoding_that_only_the_server_knows_is_kept(data: bytes, content_type: str, kept: bool) -> None:
    settled = with_its_encoding(data, {"content-type": content_type})
    assert (settled == data) is kept
    assert "Y gost yw £5" in read(settled, "page.html").text


def test_an_encoding_that_cannot_be_guessed_is_read_right(tmp_path: Path) -> None:
    welsh = "<html><body><p>Mae’r heddlu yn dda: ŵ ŷ Ŵ.</p></body></html>".replace("’", "'")
    data = welsh.encode("iso-8859-14")
    file = land(
        page(data=data, content_type="text/html; charset=iso-8859-14"), tmp_path, Register(tmp_path / "r.jsonl")
    )
    assert "yn dda: ŵ ŷ Ŵ." in read(file.read_bytes(), file.name).text


def test_each_address_has_a_file_of_its_own(tmp_path: Path) -> None:
    register = Register(tmp_path / "fetched.jsonl")
    landing = tmp_path / "landing"
    first = land(page("https://example.org/a/report"), landing, register)
    second = land(page("https://example.org/b/report"), landing, register)
    assert first.relative_to(landing).as_posix() == "web/example.org/report.html"
    assert second.parent == first.parent
    assert second != first
    again = land(page("https://example.org/a/report", b"<html><body>new</body></html>"), landing, register)
    assert again == first
    assert register.files().keys() == {"https://example.org/a/report", "https://example.org/b/report"}


def test_a_file_that_somebody_put_there_is_neither_lost_nor_mistaken(tmp_path: Path) -> None:
    register, landing = Register(tmp_path / "fetched.jsonl"), tmp_path / "landing"
    own = landing / "web/example.org/report.html"
    own.parent.mkdir(parents=True)
    own.write_text("my own")
    fetched = land(page(), landing, register)
    assert own.read_text() == "my own"
    fetched.write_text("another size")
    (addresses,) = [register.addresses()]
    assert [(f.below_root, f.size) for f in landed_files(landing) if (f.below_root, f.size) in addresses] == []


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n...", b"\x1f\x8b\x08...", b"MZ\x90\x00"])
def test_what_is_no_document_does_not_land(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(NotFetchable, match="is no document: The file is a"):
        land(page(data=data), tmp_path / "landing", Register(tmp_path / "fetched.jsonl"))
    assert list(tmp_path.iterdir()) == []


def test_a_register_that_cannot_be_read_says_which_line(tmp_path: Path) -> None:
    register = Register(tmp_path / "fetched.jsonl")
    land(page(), tmp_path, register)
    with register.path.open("a") as file:
        file.write("half a li")
    with pytest.raises(RegisterUnreadable, match="line 2 of "):
        register.files()
