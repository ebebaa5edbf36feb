"""What the web pages of the whole country cost: run `python -m benchmarks.site [FORCES] [CYCLES]`.

For each of 43 forces and each of six cycles, a report of invented findings, counts, percentages and money is refreshed,
in the words of the field. Then the site is made anew, again with nothing changed, and again after one title has
changed; told are the seconds, the files written, the size, the largest page, and, where there is a Chromium, how long
each kind of page takes to open from disk.
"""

from __future__ import annotations

import csv
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import duckdb

from pages.build import build
from warehouse.reader import DATABASE

_CYCLES = {
    "2016": ("2016", "good,requires improvement,inadequate,outstanding"),
    "2017": ("2017", "good,requires improvement,inadequate,outstanding"),
    "2018/19": ("2019", "good,requires improvement,inadequate,outstanding"),
    "2021/22": ("2022", "good,adequate,requires improvement,inadequate,outstanding"),
    "2023-25": ("2024", "good,adequate,requires improvement,inadequate,outstanding"),
    "2025-27": ("2026", "good,adequate,requires improvement,inadequate,outstanding"),
}
_AREAS = {
    "preventing crime": "Preventing crime",
    "responding to the public": "Responding to the public",
    "investigating crime": "Investigating crime",
    "protecting vulnerable people": "Protecting vulnerable people",
    "managing offenders": "Managing offenders",
    "treating the public fairly": "Treating the public fairly",
}
_COUNTS = (
    "call handlers didn't use a structured risk assessment",
    "the victim wasn't told about the delay",
    "the investigation plan was missing",
    "the investigation wasn't supervised effectively",
    "the victim's decision wasn't recorded",
)
_PADDING = (
    "Officers told us how the work is shared between teams, and what they would like to see done otherwise. " * 12
)


def report(force: str, cycle: str, chance: random.Random) -> str:
    """A report of about twenty thousand characters."""
    year, grades = _CYCLES[cycle]
    day = f"{chance.randint(1, 28)} {chance.choice(['March', 'June', 'October'])} {year}"
    parts = [f"# PEEL {cycle}: An inspection of {force}", f"Published on {day}", "HMICFRS"]
    for place, (area, heading) in enumerate(_AREAS.items()):
        grade = chance.choice(grades.split(","))
        says = "requires improvement" if grade == "requires improvement" else f"is {grade}"
        parts += [f"## {heading}", f"{force} {says} at {area}."]
        for each in _COUNTS:
            cases = chance.randint(18, 90)
            parts += [f"In {chance.randint(0, cases)} of {cases} cases, {each}.", _PADDING]
        if place % 2:
            parts += ["### Area for improvement", f"The force should improve how it works at {area} by {year}."]
        rate, width = chance.randint(820, 980) / 10, chance.randint(10, 40) / 10
        parts.append(f"We estimate that the force records {rate} percent (+/- {width} percent) of reported crime.")
        parts.append(f"The force's budget is £{chance.randint(100, 400)}m for {year}/{int(year[2:]) + 1}.")
    return "\n\n".join(parts) + "\n"


def _names() -> list[str]:
    with (Path(__file__).parents[1] / "pipelines/reference/forces.csv").open(encoding="utf-8", newline="") as stream:
        return [row["name"] for row in csv.DictReader(stream) if row["kind"] == "territorial"]


def _timed(what: str, work: Callable[[], object]) -> None:
    begun = perf_counter()
    done = work()
    print(f"{what}: {perf_counter() - begun:.1f} s, {done}", flush=True)


def _refresh(home: Path, landing: Path) -> None:
    command = "from pipelines.cli import main; main()"
    subprocess.run(
        [sys.executable, "-c", command, "refresh", "--landing", str(landing)],
        env={**os.environ, "PEEL_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        check=True,
    )


def _open_each_kind(site: Path) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        print("There is no chromium to open pages with.")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        for kind in ("", "forces", "areas", "measures", "documents"):
            files = sorted((site / kind).glob("*.html"), key=lambda file: -file.stat().st_size)[:5]
            times = []
            for file in files:
                begun = perf_counter()
                page.goto(file.as_uri(), wait_until="load")
                times.append(perf_counter() - begun)
            print(f"  the largest five of {kind or 'the others'}: opened in at most {max(times):.2f} s")
        begun = perf_counter()
        page.goto(f"{(site / 'search.html').as_uri()}#q=improve")
        page.locator("#results li").first.wait_for()
        print(f"  first search: {perf_counter() - begun:.2f} s")
        browser.close()


def main() -> None:
    forces = int(sys.argv[1]) if len(sys.argv) > 1 else 43
    cycles = list(_CYCLES)[-int(sys.argv[2]) :] if len(sys.argv) > 2 else list(_CYCLES)
    chance = random.Random(43)
    with tempfile.TemporaryDirectory() as folder:
        home, landing = Path(folder) / "data", Path(folder) / "landing"
        landing.mkdir()
        names = _names()[:forces]
        for force in names:
            for cycle in cycles:
                file = landing / f"{force} {cycle.replace('/', '-')}.md"
                file.write_text(report(force, cycle, chance), encoding="utf-8")
        _refresh(home, landing)
        shutil.rmtree(home / "site", ignore_errors=True)
        site = home / "site"

        def make() -> object:
            return build(home, site, lambda document_id: None)

        _timed(f"site of {len(names)} forces and {len(cycles)} cycles, made anew", make)
        _timed("nothing changed", make)
        with duckdb.connect(home / DATABASE) as connection:  # as no publication would, but the pages can't know
            connection.execute("update core.dim_document set title = title || '.' where rowid = 0")
            connection.execute("update meta.build set build_id = build_id || '+'")
        _timed("the title of one document changed", make)
        files = [file for file in site.rglob("*") if file.is_file()]
        html = [file for file in files if file.suffix == ".html"]
        largest = max(html, key=lambda file: file.stat().st_size)
        size = sum(file.stat().st_size for file in files) / 1e6
        downloads = sum(file.stat().st_size for file in (site / "downloads").rglob("*") if file.is_file()) / 1e6
        print(f"{len(html):,} pages, {size:,.0f} MB, of which {downloads:,.0f} MB are tables to download")
        print(f"the largest page, {largest.relative_to(site)}: {largest.stat().st_size / 1e3:,.0f} kB")
        _open_each_kind(site)


if __name__ == "__main__":
    main()
