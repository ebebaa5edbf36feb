"""How fast plain text and Markdown are read: run `python -m benchmarks.text`.

Speed is given in MB/s of processor time on one core, from bytes to a Document: its blocks alone, and with who and when
it is about, which costs the same for a page and for a thousand. A report of 150 kB and one of 5 MB are read; the run
fails where the large one takes much more for each of its bytes, or more memory than its bound.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from time import process_time

from benchmarks.extraction import report_text
from pipelines.documents.reader import read, read_text
from pipelines.engine import collect_garbage_seldom

_REPORT, _HUGE = 150_000, 5_000_000
_MOST_GROWTH = 1.5
_MEGABYTES = 600
_REPEATS = 3


def _speed(work: Callable[[], object], size: int) -> float:
    """MB/s, the best of several times."""
    times = []
    for _ in range(_REPEATS):
        start = process_time()
        work()
        times.append(process_time() - start)
    return size / 1e6 / min(times)


def main() -> int:
    collect_garbage_seldom()
    within = True
    for name, opening in (("text", ""), ("Markdown", "# ")):
        speeds = []
        for size in (_REPORT, _HUGE):
            data = (opening + report_text(size)).encode()
            blocks = _speed(lambda data=data: read_text(data), len(data))
            speeds.append(_speed(lambda data=data: read(data, "report"), len(data)))
            print(f"{name} of {len(data) / 1e6:.2f} MB: {blocks:.1f} MB/s, as a Document {speeds[-1]:.1f} MB/s")
        within = within and speeds[0] <= _MOST_GROWTH * speeds[1]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:,.0f} MB")
    return int(not within or peak > _MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
