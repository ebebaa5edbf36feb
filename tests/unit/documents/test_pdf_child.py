"""Files that can't be read, and files made to do harm: each is turned away with the reason; the next one is read."""

from __future__ import annotations

import random
import time
import zlib
from collections.abc import Sequence
from io import BytesIO

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipelines.documents.pdf.child import Child, read_pdf
from pipelines.documents.unreadable import Unreadable
from tests.unit.documents import pdf_samples as pdf

GIGABYTE = 1024**3


def good() -> bytes:
    return pdf.report([pdf.area("Summary"), pdf.text("The force answers its calls in time.")])


def reason(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read_pdf(data)
    return caught.value.reason


def objects(*bodies: bytes) -> bytes:
    """A PDF of these objects, the first its catalogue."""
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(bodies) + 1, table, len(bodies) + 1, len(out))
    )


def stream(content: bytes, keys: bytes = b"", times: int = 1) -> bytes:
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(content) for _ in range(times)) + packer.flush()
    return b"<<%s/Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (keys, len(packed), packed)


def one_page(content: bytes, resources: bytes = b"<<>>", more: Sequence[bytes] = ()) -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources %s>>" % resources
    return objects(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, content, *more
    )  # fmt: skip


def drawings_of_drawings() -> bytes:
    """Ten drawings in each drawing, nine deep: a file of two kilobytes that takes a thousand million steps."""
    forms = [
        stream(
            b"/D%d Do " % (n + 1) * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</D%d %d 0 R>>>>" % (n + 1, n + 6),
        )
        for n in range(9)
    ]
    last = stream(b"0 0 m 9 9 l S", b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]")
    return one_page(stream(b"/D0 Do"), b"<</XObject<</D0 5 0 R>>>>", [*forms, last])


class TestUnreadable:
    def test_a_password_is_needed(self) -> None:
        assert reason(pdf.report([pdf.text("A secret.")], password="secret")) == "The PDF is protected by a password."

    def test_a_scan_has_no_text(self) -> None:
        picture = ImageReader(BytesIO(b"P6 2 2 255 " + bytes(12)))

        def page(canvas: Canvas) -> None:
            canvas.drawImage(picture, 0, 0, pdf.WIDTH, pdf.HEIGHT)

        assert reason(pdf.drawn(page, page)) == (
            "The PDF holds only pictures of its pages, as scans do, and no text: "
            "pass it through text recognition (OCR) first."
        )

    def test_some_pages_are_scans(self) -> None:
        picture = ImageReader(BytesIO(b"P6 2 2 255 " + bytes(12)))

        def scan(canvas: Canvas) -> None:
            canvas.drawImage(picture, 30, 30, 500, 700)

        def words(canvas: Canvas) -> None:
            canvas.drawImage(picture, 30, 700, 60, 60)
            pdf.lines(canvas, 72, 600, "The force answered 90 percent of calls in time.")

        def logo(canvas: Canvas) -> None:
            canvas.drawImage(picture, 30, 700, 60, 60)

        lacking = read_pdf(pdf.drawn(words, scan, logo, words, scan, scan, scan)).lacking
        assert lacking == "Pages 2 and 5 to 7 are without text: only pictures, as in a scan."
        assert read_pdf(pdf.drawn(words, scan)).lacking == "Page 2 is without text: only pictures, as in a scan."
        assert read_pdf(pdf.drawn(words, logo, words)).lacking == ""

    def test_some_pages_are_damaged(self) -> None:
        """The second page's dictionary is no page."""
        shown = stream(b"BT /F 12 Tf 72 700 Td (The force answered 90 percent of calls.) Tj ET")
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 6 0 R>>>>>>"
        font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
        kids = b"<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>"
        file = objects(b"<</Type/Catalog/Pages 2 0 R>>", kids, page, b"42", shown, font)
        reading = read_pdf(file)
        assert reading.text == "The force answered 90 percent of calls."
        assert reading.lacking == "Page 2 is damaged and can't be opened."

    def test_blank_pages(self) -> None:
        assert reason(pdf.drawn(lambda canvas: None)) == "The PDF's pages are blank."

    def test_no_pages(self) -> None:
        empty = objects(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>")
        assert reason(empty) == "The PDF has no pages."

    def test_pages_that_can_not_be_opened(self) -> None:
        circle = objects(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 5/Kids[2 0 R 2 0 R]>>")
        assert reason(circle) == "None of the PDF's pages can be opened: the file is damaged."

    @pytest.mark.parametrize("damaged", [b"%PDF-1.7\n", b"%PDF-1.4 and then nothing of the kind", good()[:900]])
    def test_damaged_or_cut_short(self, damaged: bytes) -> None:
        assert reason(damaged) == "The file begins like a PDF but is damaged or cut short."

    def test_letters_without_a_meaning(self) -> None:
        font = (
            b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 1/LastChar 9/Widths["
            b"9 9 9 9 9 9 9 9 9]/CharProcs<</a 4 0 R>>/Encoding<</Differences[1/a/a/a/a/a/a/a/a/a]>>/ToUnicode 6 0 R>>"
        )
        private = stream(b"1 begincodespacerange<01><09>endcodespacerange 1 beginbfrange<01><09><E001>endbfrange")
        shown = stream(b"BT /F 1 Tf 72 700 Td <0102030405060708> Tj ET")
        assert reason(one_page(shown, b"<</Font<</F 5 0 R>>>>", [font, private])) == (
            "The PDF's fonts don't say which letters they show, so its text can't be read."
        )


class TestHarm:
    def test_a_file_that_takes_too_long_is_given_up(self) -> None:
        child = Child(seconds=1)
        started = time.monotonic()
        with pytest.raises(Unreadable, match="was not read within 1 seconds, and was given up"):
            child.read(drawings_of_drawings())
        assert time.monotonic() - started < 5
        assert not child.alive

    def test_a_file_that_unpacks_to_more_than_fits_is_given_up(self) -> None:
        child = Child(memory=GIGABYTE // 2)
        with pytest.raises(Unreadable, match=r"needed more than 0\.5 GB of memory"):
            child.read(one_page(stream(bytes(1_000_000), times=500)))
        assert not child.alive

    def test_the_next_file_is_read_after_one_that_did_harm(self) -> None:
        before = read_pdf(good())
        assert reason(b"%PDF-1.4 and then nothing")
        assert read_pdf(good()) == before

    def test_it_is_kept_however_large_the_process_that_started_it(self) -> None:
        ballast = b"x" * (GIGABYTE * 2 // 3)
        child = Child()
        child.read(good())
        assert child.alive
        child.stop()
        assert ballast

    def test_a_million_brackets(self) -> None:
        assert reason(one_page(stream(b"[" * 1_000_000))) == "The PDF's pages are blank."

    def test_a_file_may_claim_any_number_of_pages(self) -> None:
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
        claimed = objects(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 2000000000/Kids[3 0 R]>>", page)
        assert reason(claimed) == "The PDF's pages are blank."

    def test_damage_anywhere_gives_a_reading_or_a_reason(self) -> None:
        whole = pdf.whole_report()
        chance = random.Random(43)
        read, reasons = 0, set[str]()
        for _ in range(60):
            data = bytearray(whole)
            for _ in range(chance.choice((1, 5, 50))):
                at = chance.randrange(len(data))
                data[at : at + chance.choice((0, 1, 20))] = chance.randbytes(chance.choice((0, 1, 20)))
            try:
                reading = read_pdf(bytes(data))
            except Unreadable as unreadable:
                reasons.add(unreadable.reason)
            else:
                read += 1
                assert all(0 <= block.start < block.end <= len(reading.text) for block in reading.blocks)
        assert read > 20
        assert not [reason for reason in reasons if "failed" in reason]


def test_a_thousand_pages_within_seconds() -> None:
    page = pdf.text("The force answers most of its calls in time, and it sends someone to most of those who ask. " * 30)
    ten = pypdfium2.PdfDocument(pdf.report([flowable for _ in range(10) for flowable in (page, *pdf.new_page())]))
    thousand, out = pypdfium2.PdfDocument.new(), BytesIO()
    for _ in range(100):
        thousand.import_pages(ten, range(10))
    thousand.save(out)
    started = time.monotonic()
    reading = read_pdf(out.getvalue())
    assert time.monotonic() - started < 20
    assert {block.page for block in reading.blocks} == set(range(1, 1001))
