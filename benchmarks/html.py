"""How fast pages are read, and what a huge page takes: run `python benchmarks/html.py`.

Speed is given in MB/s of processor time and as a ratio to what the parser alone needs to give the page's bare text. A
page of 50 MB is read in a process of its own, whose peak memory is measured; the run fails when a bound is broken.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from time import process_time

from selectolax.lexbor import LexborHTMLParser

from pipelines.documents.html.reading import read_html
from pipelines.engine import collect_garbage_seldom

_SECTION = """
<section class="report-section"><h2 id="area-{n}">Area {n}: investigating crime</h2>
<p class="judgement"><span class="grade grade--good">Good</span></p>
<p>The force is good at investigating crime. In {n} of 990 cases the <a href="/guide">supervision</a> was effective,
and 93.{n} percent of crimes were recorded&nbsp;&ndash; more than in the year before.</p>
<div class="box"><h3>Area for improvement</h3><p>The force should review its plans each year.</p></div>
<ul><li>It has {n} detectives.</li><li>It plans to recruit more of them by 2026.</li></ul>
<table><thead><tr><th>Year</th><th>Cases</th><th>Share</th></tr></thead>
<tbody><tr><td>2021</td><td>{n}</td><td>4.{n}%</td></tr><tr><td>2022</td><td>3{n}</td><td>5.{n}%</td></tr></tbody></table>
</section>"""
_PAGE_BYTES = 225_000
"""A long chapter of a report on the inspectorate's site."""
_HUGE_BYTES = 50_000_000
_HUGE_SECONDS = 120
_HUGE_MEGABYTES = 1_000
_REPEATS = 5


def page(size: int) -> bytes:
    """A page of about so many bytes, with all that a report has."""
    parts = ["<!DOCTYPE html><html><head><meta charset=utf-8><title>Report</title></head><body><main><h1>Report</h1>"]
    length, number = 0, 0
    while length < size:
        number += 1
        parts.append(_SECTION.format(n=number % 990))
        length += len(parts[-1])
    return "".join([*parts, "</main></body></html>"]).encode()


def bare_text(data: bytes) -> str:
    return LexborHTMLParser(data).text()


def _best(work: Callable[[bytes], object], data: bytes) -> float:
    times = []
    for _ in range(_REPEATS):
        start = process_time()
        work(data)
        times.append(process_time() - start)
    return min(times)


def _read_huge() -> None:
    """In a process of its own, set as those of a refresh are: seconds and the peak of memory in MB."""
    collect_garbage_seldom()
    data = page(_HUGE_BYTES)
    start = process_time()
    blocks = len(read_html(data).blocks)
    print(process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, blocks)


def main() -> int:
    data = page(_PAGE_BYTES)
    bare, ours = _best(bare_text, data), _best(read_html, data)
    size = len(data) / 1e6
    print(f"page of {size * 1000:.0f} kB: bare text {size / bare:.0f} MB/s, read with blocks {size / ours:.1f} MB/s")
    print(f"ratio {ours / bare:.0f}, {ours * 1000:.0f} ms a page")
    said = subprocess.run(
        [sys.executable, __file__, "huge"], capture_output=True, text=True, check=True, timeout=_HUGE_SECONDS * 2
    ).stdout.split()
    seconds, megabytes = float(said[0]), float(said[1])
    speed = _HUGE_BYTES / 1e6 / seconds
    print(f"page of {_HUGE_BYTES / 1e6:.0f} MB: {speed:.1f} MB/s, {megabytes:.0f} MB at most, {said[2]} blocks")
    return int(seconds > _HUGE_SECONDS or megabytes > _HUGE_MEGABYTES)


if __name__ == "__main__":
    sys.exit(_read_huge() if sys.argv[1:] == ["huge"] else main())
