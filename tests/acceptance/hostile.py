"""Files that are broken, or made to do harm: more than two hundred, the same in every run.

Belongs here: making them. Not here: what a refresh makes of them (`test_hostile_files`).
"""

from __future__ import annotations

import gzip
import os
import random
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from pipelines.collect.landing import is_skipped
from pipelines.places import examples_folder
from tests.unit.documents import docx_samples as word
from tests.unit.documents import pdf_samples as pdf

SEED = 2026
SENTENCE = (
    "In 21 of 51 cases Kent Police did not tell the victim of a delay, and 92.5 percent of crimes were recorded. "
)
PAGE = (
    "<!doctype html><html><head><title>Kent Police</title></head><body><nav><a href='/'>Home</a></nav><main>"
    "<h1>PEEL 2021/22: Kent Police</h1><h2>Responding to the public</h2>"
    "<p>The force requires improvement at responding to the public.</p>"
    "<table><tr><th>Area</th><th>Grade</th></tr><tr><td>Preventing crime</td><td>Good</td></tr></table>"
    f"<p>{SENTENCE}</p>"
    "<ul><li>It should answer sooner.</li></ul></main></body></html>"
).encode()


def put_hostile_files(folder: Path) -> list[str]:
    """Write all of them; gives the names that a refresh must account for."""
    for name, data in _files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for name, data in _odd_names():
        (folder / os.fsdecode(name)).write_bytes(data)
    _odd_things(folder)
    found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return sorted(path.name for path in found if not is_skipped(path.name))


def _files() -> Iterator[tuple[str, bytes]]:
    originals = {
        "text": sorted(examples_folder().glob("*.txt"))[0].read_bytes(),
        "article": sorted(examples_folder().glob("news*.txt"))[0].read_bytes(),
        "html": PAGE,
        "pdf": pdf.report(
            [pdf.title("Kent Police"), pdf.text(SENTENCE * 20), pdf.table([["Area", "Grade"]] * 5, [90, 90])]
        ),
        "docx": word.document(
            word.paragraph("Kent Police", "Heading1") + word.paragraph(SENTENCE) + word.table(("a", "b"))
        ),
    }
    for kind, data in originals.items():
        for number in range(24):
            damage = _DAMAGES[number % len(_DAMAGES)]
            dice = random.Random(f"{SEED} {kind} {number}")
            yield f"mutated/{kind}-{number:02}-{damage.__name__.strip('_')}.{kind}", damage(data, dice)
    yield from _archives()
    yield from _pages()
    yield from _texts()
    yield from _wrong_extensions(originals)


def _flipped(data: bytes, dice: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(max(1, len(data) // 200)):
        broken[dice.randrange(len(broken))] = dice.randrange(256)
    return bytes(broken)


def _cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(1, len(data))]


def _beheaded(data: bytes, dice: random.Random) -> bytes:
    return data[dice.randrange(1, len(data)) :]


def _repeated(data: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(data))
    piece = data[start : start + dice.randrange(1, 400)]
    return data[:start] + piece * dice.randrange(2, 300) + data[start:]


def _shuffled(data: bytes, dice: random.Random) -> bytes:
    pieces = [data[at : at + 64] for at in range(0, len(data), 64)]
    dice.shuffle(pieces)
    return b"".join(pieces)


def _sprinkled(data: bytes, dice: random.Random) -> bytes:
    broken = bytearray(data)
    marks = [
        b"\x00",
        b"\xff",
        b"<",
        b">",
        b"\xe2\x80\xae",
        b"\xed\xa0\x80",
        b"&#x0;",
        b"\r",
        b"\x1b[2J",
        b"]]>",
        b"(" * 50,
    ]
    for _ in range(30):
        at = dice.randrange(len(broken))
        broken[at:at] = dice.choice(marks)
    return bytes(broken)


_DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flipped,
    _cut,
    _beheaded,
    _repeated,
    _shuffled,
    _sprinkled,
)


def _zipped(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def _archives() -> Iterator[tuple[str, bytes]]:
    body = "<w:document xmlns:w='{}'><w:body>{}</w:body></w:document>"
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    laughs = f"<!DOCTYPE x [{entities}]>{body.format(word.MAIN, '<w:p><w:r><w:t>&e11;</w:t></w:r></w:p>')}"
    outside = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + body.format(word.MAIN, "<w:p>&f;</w:p>")
    deep = body.format(word.MAIN, "<w:tbl><w:tr><w:tc>" * 20_000)
    huge = (
        "<w:tbl>" + ("<w:tr>" + "<w:tc><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc>" * 50 + "</w:tr>") * 500 + "</w:tbl>"
    )
    bomb = _zipped({"word/document.xml": b"<a>" + b" " * 300_000_000})
    yield "archives/bomb.docx", bomb
    yield "archives/bomb-in-bomb.docx", _zipped({"word/document.xml": bomb})
    yield "archives/bomb-of-names.docx", _zipped({f"word/{n}.xml": b"" for n in range(25_000)})
    yield "archives/laughs.docx", _zipped({"word/document.xml": laughs.encode()})
    yield "archives/outside.docx", _zipped({"word/document.xml": outside.encode()})
    yield "archives/deep.docx", _zipped({"word/document.xml": deep.encode()})
    yield "archives/huge-table.docx", _zipped({"word/document.xml": body.format(word.MAIN, huge).encode()})
    yield "archives/climbing.docx", _zipped({"../../../etc/passwd": b"x", "word/document.xml": b"<a/>"})
    yield "archives/no-document.docx", _zipped({"readme.txt": b"x"})
    yield "archives/empty.docx", _zipped({})
    yield "archives/sheet.xlsx", _zipped({"xl/workbook.xml": b"<a/>"})
    yield "archives/open.odt", _zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"})
    yield "archives/not-a-zip.docx", b"PK\x03\x04" + b"\x00" * 5_000
    yield "archives/bomb.txt.gz", gzip.compress(b"x" * 50_000_000)


def _pages() -> Iterator[tuple[str, bytes]]:
    start, end = b"<html><body><p>Kent Police is good at it.</p>", b"</body></html>"
    yield "pages/deep-boxes.html", start + b"<div>" * 150_000 + b"x" + end
    yield "pages/deep-lists.html", start + b"<ul><li>" * 30_000 + end
    yield "pages/deep-tables.html", start + b"<table><tr><td>" * 20_000 + end
    yield "pages/left-open.html", start + b"".join(b"<b id=%d>" % n for n in range(5_000)) + b"<p>x" * 5_000 + end
    yield (
        "pages/huge-table.html",
        start + b"<table>" + (b"<tr>" + b"<td>7</td>" * 100 + b"</tr>") * 200 + b"</table>" + end,
    )
    yield "pages/wide-cells.html", start + b"<table><tr><td colspan=99999999 rowspan=99999999>7</td></tr></table>" + end
    yield "pages/attributes.html", start + b"<p " + b"".join(b"a%d=1 " % n for n in range(60_000)) + b">x</p>" + end
    yield "pages/one-attribute.html", start + b"<p title='" + b"a" * 3_000_000 + b"'>x</p>" + end
    yield "pages/entities.html", start + b"&lt;&amp;&#128514;&#xD800;&#0;&nope;&" * 20_000 + end
    yield "pages/open-comment.html", start + b"<!--" * 100_000 + end
    yield "pages/open-script.html", start + b"<script>" + b"x" * 500_000
    yield "pages/scripts.html", start + b"<script>while(true){}</script>" * 5_000 + end
    yield "pages/laughs.html", b'<!DOCTYPE html [<!ENTITY a "&b;&b;">]>' + start + b"&a;" + end
    yield "pages/frames.html", b"<html><frameset><frame src=/></frameset></html>"
    yield "pages/empty-body.html", b"<html><body></body></html>"
    yield "pages/ends.html", start + b"</div></p></b>" * 50_000 + end
    yield "pages/lines.html", start + b"<br>" * 200_000 + end
    yield "pages/headings.html", start + b"<h2>The force</h2>" * 10_000 + end
    yield "pages/angles.html", start + b"<" * 300_000 + end
    yield "pages/utf-16.html", PAGE.decode().encode("utf-16")
    yield "pages/says-utf-16.html", PAGE.replace(b"<head>", b"<head><meta charset=utf-16>")
    yield "pages/says-utf-7.html", PAGE.replace(b"<head>", b"<head><meta charset=utf-7>") + b"\xff"
    yield "pages/says-nothing.html", PAGE.replace(b"<head>", b"<head><meta charset='" + b"x" * 5_000 + b"'>") + b"\xff"
    yield "pages/nul.html", PAGE.replace(b"Kent", b"Ke\x00nt")


def _texts() -> Iterator[tuple[str, bytes]]:
    sentence = SENTENCE.encode()
    yield "texts/fifty-megabytes.txt", sentence * (50_000_000 // len(sentence))
    yield "texts/fifty-megabytes-of-lines.txt", b"7 of 9\n" * (50_000_000 // 7)
    yield "texts/one-line.txt", sentence * 500
    yield "texts/nul.txt", sentence.replace(b"Kent", b"Ke\x00nt")
    yield "texts/nul-only.txt", b"\x00" * 10_000
    yield "texts/blank.txt", b" \n\t" * 10_000
    yield "texts/empty.txt", b""
    yield "texts/one-byte.txt", b"x"
    yield "texts/escape.txt", sentence + b"\x1b[2J\x1b]0;title\x07"
    yield "texts/bells.txt", sentence + b"\x07" * 1_000
    yield "texts/right-to-left.txt", ("\u202e" + SENTENCE + "\u202c\u2066\u200f" + SENTENCE).encode()
    yield "texts/arabic.txt", "وجد المفتشون أن الشرطة في 21 من 51 حالة لم تخبر الضحية.".encode() * 50
    yield "texts/combining.txt", ("K" + "\u0301" * 20_000 + "ent " + SENTENCE).encode()
    yield "texts/invisible.txt", "\u200b".join(SENTENCE).encode()
    yield "texts/full-width.txt", "Ｉｎ ２１ ｏｆ ５１ ｃａｓｅｓ Kent Police was late. ".encode() * 20
    yield "texts/other-digits.txt", ("In ٢١ of ٥١ cases, and in ² of ½ of ⅧⅨ. " * 20).encode()
    yield "texts/surrogates-in-utf-8.txt", sentence + b"\xed\xa0\x80\xed\xb0\x80" * 20
    yield "texts/surrogates-in-utf-16.txt", b"\xff\xfe" + SENTENCE.encode("utf-16-le") + b"\x00\xd8" * 20
    yield "texts/overlong.txt", sentence + b"\xc0\xaf\xe0\x80\xaf" * 20
    yield "texts/two-marks.txt", b"\xef\xbb\xbf\xff\xfe" + sentence
    yield "texts/utf-32.txt", SENTENCE.encode("utf-32")
    yield "texts/odd-utf-16.txt", SENTENCE.encode("utf-16") + b"x"
    yield "texts/digits.txt", b"9" * 500_000
    yield "texts/commas.txt", b"1," * 250_000
    yield "texts/points.txt", b"1." * 250_000
    yield (
        "texts/thousands.txt",
        b"In 1,000,000,000,000,000,000 of 2,000,000,000,000,000,000 cases it was so. " * 50,
    )
    yield "texts/billions.txt", "It will save £9999999999999999999999 billion by 2024/25, or £1e400. ".encode() * 50
    yield "texts/percent.txt", b"The force recorded 9999999999 percent, 150 percent and -20 percent of crimes. " * 50
    yield (
        "texts/zero-of-zero.txt",
        b"In 0 of 0 cases, in 51 of 21 cases and in 4000000000 of 4000000001 cases it was so. " * 20,
    )
    yield "texts/number-words.txt", b"twenty-" * 200
    yield "texts/hundreds.txt", b"one hundred and " * 10_000
    yield "texts/of.txt", b"7 of " * 4_000  # one sentence: it takes too long, and is given up
    yield "texts/pounds.txt", "£".encode() * 200_000
    yield "texts/money.txt", "£10m to £20m, ".encode() * 150
    yield "texts/dates.txt", b"14 March 2022 to " * 4_000
    yield "texts/years.txt", b"2021/22-2022/23/" * 20_000
    yield "texts/plus-minus.txt", "92.5 percent (± 2.5 percent, ".encode() * 150
    yield "texts/opening.txt", b"(" * 200_000
    yield "texts/links.txt", b"[" * 100_000 + b"](" * 100_000
    yield "texts/pictures.txt", b"![" * 100_000
    yield "texts/stars.txt", b"*_" * 100_000
    yield "texts/hashes.md", b"# " * 100_000
    yield "texts/headings.md", b"## The force\n\n" * 15_000
    yield "texts/bars.md", b"|" * 200_000
    yield "texts/table.md", b"| Area | Grade |\n|---|---|\n" + b"| Preventing crime | Good |\n" * 5_000
    yield "texts/tabs.txt", b"Preventing crime\tGood\t" * 500
    yield "texts/quotes.txt", b'"' * 100_000 + b"'" * 100_000
    yield "texts/bullets.txt", b"- " * 50_000 + b"\n- x" * 20_000
    yield "texts/contents.txt", b"Contents\n" + b"".join(b"Chapter %d ........ %d\n" % (n, n) for n in range(1_500))
    yield "texts/front-matter.md", b"---\n" + b"a: &a [*a, *a]\n" * 1_000 + b"---\n" + sentence
    yield "texts/open-front-matter.md", b"---\ntitle: x\n" + sentence * 200
    yield "texts/forces.txt", b"Kent Police and Essex Police, " * 3_000
    yield "texts/grades.txt", b"The force is good is adequate requires improvement is inadequate " * 1_500
    yield "texts/no-spaces.txt", b"inspection" * 50_000
    yield "texts/full-stops.txt", b". " * 200_000
    yield "texts/carriage-returns.txt", sentence.replace(b" ", b"\r") * 50
    yield "texts/form-feeds.txt", (sentence + b"\x0c") * 300
    yield "texts/base64.txt", b"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=\n" * 3_000
    yield "texts/query.txt", b"'; drop table core.fact_grade; -- " * 100 + sentence


def _wrong_extensions(originals: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    pairs = {"pdf": "txt", "docx": "html", "html": "pdf", "text": "docx", "article": "pdf"}
    for kind, extension in pairs.items():
        yield f"named/{kind}.{extension}", originals[kind] + b"\n"
    signatures = {
        "png.pdf": b"\x89PNG\r\n\x1a\n", "jpeg.txt": b"\xff\xd8\xff\xe0", "gif.html": b"GIF89a", "rtf.docx": b"{\\rtf1",
        "old-word.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "program.pdf": b"\x7fELF", "windows.txt": b"MZ\x90\x00",
        "parquet.txt": b"PAR1", "sqlite.md": b"SQLite format 3\x00", "seven.docx": b"7z\xbc\xaf\x27\x1c",
        "pdf.pdf": b"%PDF-1.7",
    }  # fmt: skip
    for name, start in signatures.items():
        yield f"named/{name}", start + random.Random(name).randbytes(3_000)


def _odd_names() -> Iterator[tuple[bytes, bytes]]:
    names = (
        b"two\nlines.txt", b"tab\there.txt", b"'single'.txt", b'"double".txt', b"..%2f..%2fetc.txt", b"$(reboot).txt",
        b"'; drop table x; --.txt", b"-rf.txt", b" blank first.txt", b"blank last.txt ", b"back\\slash.txt", b"a|b.txt",
        b"<b>bold<b>.txt", b"[red]markup[-red].txt", b"\xff\xfe.txt", b"\x1b[2J.txt", "\u202etxt.exe".encode(),
        "😀.txt".encode(), b"x" * 250 + b".txt", b"...txt", b"100%s%n{0}.txt", b"CON.txt", b"no extension",
    )  # fmt: skip
    for number, name in enumerate(names):
        yield name, f"# Kent Police, note {number}\n\n{SENTENCE}\n".encode()


def _odd_things(folder: Path) -> None:
    odd = folder / "things"
    odd.mkdir()
    os.mkfifo(odd / "pipe.txt")
    (odd / "circle.txt").symlink_to(odd / "circle.txt")
    (odd / "one.txt").symlink_to(odd / "other.txt")
    (odd / "other.txt").symlink_to(odd / "one.txt")
    (odd / "up").symlink_to(folder)
    (odd / "outside.txt").symlink_to("/etc/passwd")
    (odd / "nowhere.txt").symlink_to(odd / "nothing")
    (odd / "locked.txt").write_text(SENTENCE)
    (odd / "locked.txt").chmod(0)
    (odd / "a folder.txt").mkdir()
    with (odd / "vast.txt").open("wb") as vast:
        vast.truncate(300 * 1024 * 1024)
    (odd / "/".join(["deep"] * 60)).mkdir(parents=True)
    (odd / "/".join(["deep"] * 60) / "note.txt").write_text(f"# Kent Police, far below\n\n{SENTENCE}\n")
