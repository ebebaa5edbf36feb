"""How fast PDFs are read, beside the library's bare text of the same file in the same run: `python -m benchmarks.pdf`.

The file has 1,000 pages of running text, grades, tables and columns, most lines set as one string of type; what office
programs and browsers write in several strings a line takes up to half as long again. It is read as `peel refresh` reads
it, in the process that can be stopped; the times of the steps inside are given too. Beside the bare text stands the
least that any reader pays who wants to know where words stand: the place, size and font of each line asked for, and
nothing made of the answers. All times are those of one processor, so that a busy machine does not count. The run fails
when a bound is broken.
"""

from __future__ import annotations

import ctypes
import gc
import resource
import sys
from collections.abc import Callable
from io import BytesIO
from time import process_time

import pypdfium2
import pypdfium2.raw

from pipelines.documents.blocks.pieces import write_down
from pipelines.documents.pdf.calls import unchecked
from pipelines.documents.pdf.child import read_pdf, stop_child
from pipelines.documents.pdf.flow import read_flow
from pipelines.documents.pdf.page import read_pages
from tests.unit.documents import pdf_samples as pdf

_PAGES = 1_000
_REPEATS = 5
_CHILDREN, _READINGS = 3, 3
_SECONDS = 30
_MEGABYTES = 600

_PARAGRAPH = (
    "In {n} of 990 cases that we read, the force answered in good time and told the caller what would happen next. It "
    "spent £{n},000 on its control room between April 2021 and March 2022, and it expects to save more than that each "
    "year from 2024/25. Supervisors look at some of the cases, but few of them write down what they find, and the "
    "force doesn’t know whether its anti-social behaviour teams make a difference to the people who ask for them. "
)


def report_of(pages: int) -> bytes:
    """Forty pages as the inspectorate sets them, over and over."""
    story = [pdf.title("PEEL 2021/22"), *pdf.new_page()]
    for n in range(10):
        text = [pdf.text(_PARAGRAPH.format(n=100 + n * 9 + m)) for m in range(22)]
        story += [pdf.area(f"Area {n} of policing"), pdf.grade_box("Adequate"), pdf.space(8), *text[:6]]
        story += [pdf.section("Areas for improvement"), pdf.finding("The force should do this better"), *text[6:14]]
        story += [pdf.bullets("recording what callers say;", "sending someone in time."), *text[14:]]
        files = [["Question", "Yes", "No"], *([f"Was step {m} done?", str(m), str(60 - m)] for m in range(9))]
        story += [pdf.table(files, [9, 2, 2], ruled=n % 2 == 0)]
        story += pdf.new_page(2 if n % 3 == 1 else 1)
    source, target, out = pypdfium2.PdfDocument(pdf.report(story)), pypdfium2.PdfDocument.new(), BytesIO()
    while len(target) < pages:
        target.import_pages(source, range(min(len(source), pages - len(target))))
    target.save(out)
    return out.getvalue()


def bare_text(data: bytes) -> int:
    """What the library alone does: the text of each page as it comes."""
    document = pypdfium2.PdfDocument(data)
    characters = 0
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        characters += len(text.get_text_range())
        text.close()
        page.close()
    return characters


def bare_places(data: bytes) -> int:
    """What the library alone does where the place, size and font of each line are asked for, too."""
    x0, y1, x1, y0 = (ctypes.byref(ctypes.c_double()) for _ in range(4))
    matrix, flags = ctypes.byref(pypdfium2.raw.FS_MATRIX()), ctypes.byref(ctypes.c_int())
    name, length = ctypes.create_string_buffer(128), ctypes.c_ulong(128)
    count, rect, transform, size, font = (
        unchecked(f"FPDFText_{call}") for call in ("CountRects", "GetRect", "GetMatrix", "GetFontSize", "GetFontInfo")
    )
    document = pypdfium2.PdfDocument(data)
    lines = 0
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        raw = text.raw
        at = 0
        for line in text.get_text_range().split("\r\n"):
            count(raw, at, len(line))
            rect(raw, 0, x0, y1, x1, y0)
            transform(raw, at, matrix)
            size(raw, at)
            font(raw, at, name, length, flags)
            at += len(line) + 2
            lines += 1
        text.close()
        page.close()
    return lines


def _times(*works: Callable[[], object]) -> list[float]:
    """The least processor time of each, taken in turns so that a busy machine hits all alike."""
    best = [float("inf")] * len(works)
    for _ in range(_REPEATS):
        for n, work in enumerate(works):
            start = process_time()
            work()
            best[n] = min(best[n], process_time() - start)
    return best


def _in_child(data: bytes) -> float:
    """Processor time of a whole reading in the child and of taking over its answer, without the child's start."""
    once, several = (min(_of_child(data, times) for _ in range(_CHILDREN)) for times in (1, 1 + _READINGS))
    return (several - once) / _READINGS


def _of_child(data: bytes, times: int) -> float:
    stop_child()
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), process_time()
    for _ in range(times):
        read_pdf(data)
    stop_child()  # what a child has used is known once it has ended
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime + process_time() - start


def main() -> int:
    gc.disable()  # as in the process that reads PDFs
    data = report_of(_PAGES)
    reading = read_pdf(data)
    pages = list(read_pages(data))
    flow = read_flow(pages)
    bare, least, library, order, writing = _times(
        lambda: bare_text(data),
        lambda: bare_places(data),
        lambda: list(read_pages(data)),
        lambda: read_flow(pages),
        lambda: write_down(flow),
    )
    whole = _in_child(data)
    print(f"{_PAGES} pages, {len(data) / 1e6:.1f} MB, {len(reading.text):,} characters, {len(reading.blocks):,} blocks")
    for name, seconds in (
        ("the library's bare text", bare), ("  and where its lines stand", least),
        ("whole reading, in the child", whole),
        ("  runs of text with place and type", library), ("  order, columns, tables, paragraphs", order),
        ("  text, contents, headings", writing),
    ):  # fmt: skip
        print(f"{name:36} {_PAGES / seconds:7,.0f} pages/s {seconds / bare:5.2f} times the bare text")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of the child {peak:,.0f} MB")
    within = whole < _SECONDS and peak < _MEGABYTES
    print("within bounds" if within else f"BROKEN: {_SECONDS} s and {_MEGABYTES} MB are the bounds")
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
